"""How much each trait of a word weighs, in hundredths, as `python -m tests.bench.weigh` fitted it to our marked passages. Data.

A line has a kind (what stands before its colon) and traits of that kind: "after my" is of the kind "after". Above nothing it
speaks for a word that tells, below nothing against. `TOLD` has how often a word stood free in those passages, and in what tells.
"""

from __future__ import annotations

BASE = -61
"""What all words begin with."""

WEIGHTS = """
:-able 9 | -age -47 | -al -30 | -an -14 | -ance -74 | -ed 30 | -en 31 | -ence -54 | -er 3 | -ery -49
:-es -17 | -est 65 | -et -10 | -ian 35 | -ic 61 | -ie 28 | -ies -79 | -ing 97 | -ish -79 | -ist -24
:-ity -16 | -ive 16 | -le 12 | -ling 24 | -ly -14 | -ment -51 | -ness 143 | -or -11 | -ous -2 | -s -10
:-th 14 | -tion 48 | -ure -60 | -y -4 | a and common 1 | a and heard 56 | a and known -10 | a and rare 10
:a capital 265 | a digit 301 | a matter -70 | a relation -18 | a role -73 | an and common -25
:an and heard 73 | an and known 3 | an and rare -37 | around 0 -399 | around 1 -243 | around 2 -87
:around 3 123 | around 4 186 | around 5 168 | around 6 190 | at and common -19 | at and heard -20
:at and known 88 | at and rare 95 | begins -70 | common 0.0 84 | common 3.0 42 | common 3.5 28
:common 4.0 -18 | common 4.5 -66 | common 5.0 -81 | common 5.5 -129 | common 6.0 -160 | everybody's -28
:first ! 130 | first " -17 | first ' -59 | first ( 19 | first * -1 | first , -137 | first - 15 | first . -2
:first / 55 | first : 101 | first ; -34 | first ? 51 | first a space -36 | free 0 79 | free 1 8 | free 2 46
:free 3 -12 | free 4 -27 | free 5 -41 | free 6 -114 | her and common 32 | her and heard 43
:her and known -19 | her and rare -83 | his and common 41 | his and heard -45 | his and known -40
:his and rare 20 | in and common 2 | in and heard 10 | in and known -59 | in and rare 99 | left check 65
:left free -92 | left likely 23 | left nothing -70 | left unusual 13 | letters 1 -55 | letters 10 66
:letters 2 -27 | letters 3 -51 | letters 4 -16 | letters 5 -17 | letters 6 -10 | letters 7 11 | letters 8 24
:letters 9 14 | my and common 47 | my and heard 24 | my and known -81 | my and rare -93 | names nothing -157
:near 1 38 | near 2 4 | near 3 -6 | near 4 -12 | near 7 -43 | near none -41 | of and common 2
:of and heard -29 | of and known 44 | of and rare 30 | of this world -95 | on and common 50
:on and heard 27 | on and known -51 | on and rare 58 | our and common -64 | our and heard -68
:our and known 51 | right check 51 | right free -72 | right likely -37 | right nothing -24
:right unusual 21 | said of many 163 | share 0 -79 | share 1 -40 | share 2 -2 | share 3 15 | share 4 72
:share 5 65 | spoken -150 | the and common 26 | the and heard -5 | the and known -27 | the and rare 23
:then ! -64 | then " -77 | then ' -70 | then ( 64 | then ) 47 | then , 28 | then - 113 | then . 27
:then / 114 | then : -68 | then ; 39 | then ? -141 | then a space 10 | to and common 16 | to and heard -24
:to and known -29 | to and rare 88 | told 0 -147 | told 1 -64 | told 2 -45 | told 3 -8 | told 4 37
:told 5 166 | two and common 37 | two and heard 59 | two and known 4 | two and rare -85 | who is met -22
:with and common -17 | with and heard -33 | with and known 49 | with and rare 45
after :1 49 | 2 79 | 3 88 | 4 45 | 5 4 | a 57 | a relation 63 | about 36 | after 43 | all 25 | also -12
after :always -34 | am 77 | an 13 | and -20 | another -70 | any -23 | are 78 | as -61 | at 144 | away 72
after :back -23 | be -62 | because 97 | been 1 | before 60 | being -34 | big 29 | both -55 | but -52 | by 52
after :can -1 | can't -13 | city 18 | come -81 | could -58 | day 68 | days 66 | did 29 | didn't -49 | do 128
after :does 85 | doing 64 | don't -41 | down -40 | each -39 | even 34 | ever -29 | every -101 | fae 50
after :family 20 | first -16 | for 96 | found -21 | from 140 | get -116 | give -8 | go 54 | good -34
after :got 26 | great -51 | had 78 | has 116 | have 136 | he 32 | help -10 | her -28 | here 70 | him 20
after :his -24 | home -8 | house 21 | how -60 | i -47 | i'm 60 | i've 54 | if -88 | in 51 | into -53 | is 40
after :it -77 | its 39 | just -47 | keep -66 | know 48 | last 32 | left 83 | let -18 | like 31 | little -23
after :long -30 | look -26 | ma -80 | made -39 | make 41 | man -11 | may -49 | me -64 | more -11 | mr 142
after :must -10 | my -103 | name 21 | never -44 | new -17 | next 53 | night 82 | no -103 | not -126
after :nothing -70 | now 43 | number 32 | of 48 | off 39 | old -43 | on 83 | one 33 | one of 0 -29
after :one of 0 -ed 35 | one of 0 -ing 19 | one of 0 -s -41 | one of 3 24 | one of 3 -ed 85
after :one of 3 -ing 30 | one of 3 -s -4 | one of 4 57 | one of 4 -ed 5 | one of 4 -ing 50 | one of 4 -s 42
after :one of 5 34 | one of 5 -ed 59 | one of 5 -ing -40 | one of 5 -s 50 | only -30 | or -120 | other -87
after :our -16 | out 71 | over -32 | own -120 | people -52 | please -4 | put 46 | right -47 | said -26
after :same -31 | say 21 | school 84 | second 124 | see 2 | she -68 | should -13 | since -37 | so -57
after :some -33 | still -35 | tae 41 | take -57 | team -26 | that -25 | the 17 | their -34 | them -88
after :then 9 | there 51 | these -57 | they -44 | thing -42 | think -13 | this -30 | three 21 | through 3
after :time 46 | to 50 | too -81 | two 14 | under -79 | until -10 | up 25 | us -75 | used 5 | very -20
after :was 31 | way 62 | we -63 | well -94 | were -16 | what -55 | when -85 | where -11 | which -29 | who -3
after :why -6 | wi -19 | will -32 | wis 4 | with 45 | without -42 | work -53 | would -26 | year -17
after :years -17 | you -35 | you're -14 | your -106
before :1 23 | 2 108 | 3 -58 | 4 47 | 5 -23 | a -23 | a relation -11 | about 71 | after -2 | again -30
before :against -12 | all 45 | also 14 | always 19 | an 24 | and 78 | are 24 | as 53 | at 30 | away 5
before :back 86 | be -127 | because -10 | been -167 | before -22 | big 14 | both 32 | but 1 | by 44
before :can -24 | come -50 | could -14 | day 49 | days 91 | did -70 | do 38 | does -57 | don't -55
before :down -78 | end 96 | even 28 | ever -6 | every -69 | fae -15 | family 14 | first 11 | for 46
before :found 61 | from 49 | get -55 | give -20 | go -51 | going 88 | good -3 | got 0 | had -4 | has 16
before :have -148 | he 31 | her -68 | here 9 | him -131 | his -114 | home -20 | house 32 | how -20 | i -21
before :i'm -8 | i've 41 | if 16 | in 57 | into 25 | is 20 | it -75 | its -20 | just -20 | keep -13
before :know -28 | last 79 | left 19 | let 7 | like -1 | little -13 | long -5 | look -68 | love 26 | ma -110
before :made -55 | man 22 | may -58 | me -84 | more 14 | mr -21 | much -36 | my -38 | name -93 | never -7
before :next 81 | night 66 | no -23 | not -63 | nothing -24 | now 181 | number -74 | of 64 | off 57 | old 9
before :on 46 | one -17 | one of 0 13 | one of 0 -ed 129 | one of 0 -ing -40 | one of 0 -s 40 | one of 3 23
before :one of 3 -ed -60 | one of 3 -ing 18 | one of 3 -s 32 | one of 4 59 | one of 4 -ed 46
before :one of 4 -ing 1 | one of 4 -s 19 | one of 5 42 | one of 5 -ed 10 | one of 5 -ing -29
before :one of 5 -s 27 | only -62 | or -83 | other 72 | our -15 | out -47 | over 71 | people -141
before :place -37 | play 2 | please 54 | put 14 | right 13 | said 67 | same 13 | say -101 | school 37
before :second 40 | see -38 | she 38 | since 4 | so 78 | some -25 | someone -18 | something -49 | still 17
before :tae -57 | take -9 | team -5 | than -113 | that 9 | the 33 | them -82 | then 53 | there -66 | they 9
before :thing -39 | things -11 | think -3 | this -42 | three 115 | through 37 | time 13 | to 30 | too 41
before :two 28 | under 57 | until 15 | up -54 | us -70 | very -24 | was -40 | way 86 | we -30 | well 21
before :were 34 | what -93 | when 9 | where 5 | which 41 | while 48 | who -69 | why -6 | wi 40 | will -16
before :wis -60 | with 46 | without 36 | work 102 | would -100 | year 88 | years 28 | you 36 | your -22
two after :2 -87 | 3 93 | 4 -19 | 5 -19 | a 96 | a relation 7 | about 55 | after -1 | all -64 | am 84
two after :an 57 | and -4 | are -41 | as 5 | at 89 | away -114 | back 11 | be -65 | because -36 | been 20
two after :before -37 | big -14 | both -20 | but -7 | by 33 | can -33 | come 104 | could -13 | day 32
two after :days 62 | did 59 | didn't -8 | do 5 | does 46 | doing 31 | don't -35 | down -29 | end -60
two after :even -49 | every -102 | fae 12 | family 113 | find -93 | first -25 | for 35 | found 34 | from 48
two after :get 40 | give 4 | go -41 | good -34 | got 14 | had 35 | has 135 | have 86 | he 5 | help -6
two after :her 42 | here -44 | him 33 | his 16 | home 47 | house 18 | how -60 | i -20 | i'm 39 | i've 72
two after :if -85 | in 39 | into -61 | is 49 | it -30 | its 48 | just -37 | keep 39 | know -46 | last -5
two after :left -7 | let -69 | like -36 | little -14 | long 5 | look -44 | ma 28 | made -101 | make -79
two after :man -66 | may 2 | me -20 | mr -15 | my -1 | name 20 | never -50 | new 5 | next 16 | night 11
two after :no -31 | not -146 | nothing -65 | now 53 | number 97 | of 44 | off 34 | old -13 | on 69 | one 13
two after :one of 0 -26 | one of 0 -ed 52 | one of 0 -ing 72 | one of 0 -s -13 | one of 3 12
two after :one of 3 -ed 3 | one of 3 -ing 32 | one of 3 -s 32 | one of 4 13 | one of 4 -ed 26
two after :one of 4 -ing 85 | one of 4 -s -36 | one of 5 14 | one of 5 -ed -48 | one of 5 -ing -66
two after :one of 5 -s -34 | only -62 | or -19 | other -11 | our 59 | out -10 | over 129 | own -41
two after :people -5 | place 82 | play 56 | put -70 | right -50 | said -16 | same -3 | say -61 | school 37
two after :second 0 | see -50 | she -15 | should -17 | since 46 | so -37 | some -8 | someone -9
two after :something -18 | still -18 | tae -98 | take 55 | than -28 | that -27 | the 83 | their -29
two after :them 17 | then -42 | there -33 | they -40 | thing -33 | think -4 | this -69 | three -41
two after :through -51 | time 62 | to 17 | too -11 | two 7 | under 47 | until 84 | up -16 | us -41 | use -3
two after :used 34 | very 74 | want -102 | was 39 | way 6 | we -32 | well 7 | were 47 | what -40 | when -16
two after :where -38 | which -51 | while 70 | who 0 | why -26 | wi 72 | will 1 | wis 62 | with 64
two after :without -29 | work 96 | would -29 | year 28 | years 70 | you -5 | your 60
two before :1 61 | 2 -64 | 3 57 | 4 -84 | a 1 | a relation 25 | about 4 | after -9 | again -15 | all 66
two before :am 3 | an -22 | and 22 | another -5 | any -4 | are 12 | as 29 | at 39 | away -19 | back 74
two before :be -41 | because -41 | been 21 | before -67 | being -5 | big 17 | both 80 | but -36 | by 39
two before :can 51 | come -4 | could 8 | day 55 | days -13 | did -23 | didn't -3 | do 41 | does -62
two before :don't -87 | down 13 | each 5 | even -34 | ever -26 | every 24 | fae -21 | family 49 | find -30
two before :first 30 | for 1 | found -16 | from 16 | get -9 | give -30 | go 19 | good 13 | got 24
two before :great -42 | had 63 | has 47 | have -57 | he 12 | help -83 | her -9 | here -3 | him -3 | his -7
two before :home 15 | house -68 | how -15 | i -5 | i'm -135 | i've -9 | if -99 | in 42 | into 1 | is 1
two before :it 4 | its -47 | just -19 | keep -41 | know 34 | last 30 | left 62 | let 80 | life -41 | like -6
two before :little -11 | long 55 | look 4 | love -19 | ma 15 | made -34 | make 31 | man -109 | may 27
two before :me -16 | more -16 | mr -37 | much -17 | my 21 | name 23 | never 1 | new 40 | next 85 | night 18
two before :no 15 | not -27 | nothing 12 | now 134 | number 27 | of 18 | off -69 | old 52 | on 39 | one 49
two before :one of 0 -18 | one of 0 -ed 44 | one of 0 -ing -23 | one of 0 -s -26 | one of 3 14
two before :one of 3 -ed 64 | one of 3 -ing 29 | one of 3 -s -18 | one of 4 24 | one of 4 -ed 26
two before :one of 4 -ing -26 | one of 4 -s 20 | one of 5 16 | one of 5 -ed -20 | one of 5 -ing 13
two before :one of 5 -s -53 | only -7 | or -5 | other -50 | our 158 | out 16 | over 3 | own -2 | people -148
two before :put -36 | right 119 | said 38 | same -12 | say -91 | school 27 | second -55 | see -53 | she -11
two before :should -22 | since -18 | so 66 | some -19 | still 57 | tae -20 | than -85 | that -63 | the 24
two before :their 57 | them -47 | then -19 | there 44 | they -14 | thing -18 | things -28 | think 8
two before :this -56 | three 41 | through 29 | time 34 | to -27 | too 72 | two 50 | under 27 | until 36
two before :up -32 | us -123 | used -32 | very -6 | want 0 | was 28 | way 0 | we -13 | well 64 | were 46
two before :what -49 | when 29 | where -3 | which 18 | while 50 | who -70 | why -19 | wi 154 | will -10
two before :wis -83 | with 35 | without -6 | work 17 | would -36 | year 23 | years -64 | you 30 | your -36
"""

TOLD = """
aa/7/2 abba/0/2 aberdeen/0/3 abigail/0/2 above/8/2 absence/2/0 accent/2/0 access/2/0 accommodated/3/0
accord/2/0 across/5/0 act/2/0 acute/0/2 address/8/0 adhd/0/2 adopted/8/2 adult/1/1 advice/2/0 advocate/7/0
ae/4/0 affect/1/1 afraid/10/0 after/93/19 afternoon/4/0 again/23/0 against/9/0 age/4/2 aged/2/0 agency/5/2
aggressive/2/0 ago/2/2 agree/2/0 ah/46/0 ain/4/0 air/1/4 airport/1/2 al/0/2 alarm/1/1 alcohol/0/2
allowed/10/0 alone/10/1 along/5/0 aloud/2/0 already/17/1 also/12/0 alternate/0/2 always/19/0 am/167/2
amazon/0/3 ambulance/3/2 andrew/0/2 angel/4/2 angry/6/0 ann/0/4 anne/0/4 another/17/0 answered/2/0
anxious/2/0 any/15/0 anybody/10/0 anyone/9/0 anything/14/0 anyway/8/0 appeal/2/0 apple/2/0 april/0/10
arabic/0/2 argue/2/0 arm/6/3 arms/10/1 army/1/3 arrested/3/0 articulate/2/0 ashamed/6/0 ask/58/0 asked/72/0
asking/4/0 asks/4/0 asleep/13/0 assessed/3/0 assessment/8/2 assistant/1/3 asthma/0/3 asylum/1/1 ate/7/1
attended/2/0 au/0/2 august/1/17 aunt/2/1 auntie/4/4 authority/5/0 autistic/0/6 autumn/1/4 avenue/0/3 aw/6/0
away/21/1 aye/6/0 aziz/0/3 b/4/4 babe/4/0 babies/3/1 baby/130/16 back/102/11 bad/24/3 badge/3/1 bag/22/4
bain/0/2 baker/0/2 bakery/0/3 balcony/0/2 band/2/1 bands/1/1 bangor/0/2 bank/3/9 bar/2/1 barber/0/3 bare/3/0
barrister/5/3 barry/0/3 bath/8/3 bay/2/8 bear/5/1 beard/2/1 beat/3/0 beauty/0/2 because/101/0 bed/20/3
bedroom/5/0 beds/3/1 beech/0/2 bees/1/2 before/47/15 began/5/0 beginning/4/0 behind/13/1 being/20/0
belfast/0/2 believe/12/0 believed/8/0 bell/2/5 belly/2/0 belt/0/2 bernard/0/3 best/8/0 better/8/0
between/4/1 big/23/9 bigger/2/0 bill/4/2 bin/5/2 bins/0/3 bipolar/0/3 bird/2/0 birth/29/1 birthday/6/5
biscuit/3/2 bishop/0/4 bit/15/1 bits/5/0 bk/2/0 black/5/3 blacked/2/0 blame/5/0 blanket/12/0 bled/2/0
bleeding/4/0 bless/3/0 blind/2/3 blood/4/1 blue/5/7 blues/2/0 board/3/1 boat/7/3 boats/0/3 body/3/1
bolton/0/8 bomb/1/1 bones/1/3 bonfire/1/5 book/6/2 boot/2/1 boots/5/3 boring/2/0 born/103/2 boss/2/0
boston/0/3 both/21/0 bother/2/0 bottle/6/3 bottles/5/1 bottom/3/1 bought/4/0 box/11/1 boxes/1/1 boxing/0/6
boy/26/6 boyfriend/5/0 boys/6/10 bracelet/3/1 bradford/0/2 brain/0/2 brave/2/0 bread/5/1 break/4/0
breast/1/2 breastfeeding/1/1 breath/3/0 breathe/4/0 breathing/3/0 brick/1/2 bridge/1/2 bright/2/0 bring/29/0
bristol/0/2 british/1/1 brittle/0/3 broke/13/0 broken/2/2 brother/20/4 brothers/3/1 brought/31/0 brown/3/2
bruise/3/1 brunei/0/2 bump/2/1 bundle/4/0 bungalow/1/1 bunk/0/2 buried/3/0 burn/2/1 burned/4/2 burnley/0/4
burns/0/2 burnt/3/0 bury/0/5 bus/17/18 buses/3/1 business/5/1 butter/3/1 button/0/2 buy/4/0 c/0/4 cadets/0/2
cafe/1/3 cake/8/0 cakes/2/0 calais/0/2 calf/2/1 call/27/0 called/87/4 calling/3/0 calls/20/0 cam/3/1
cambridge/0/2 came/220/0 camera/3/0 cameras/2/0 camp/1/2 cancelled/3/0 candle/6/0 candles/2/0 cannot/16/1
canon/0/3 cant/6/0 cantonese/0/3 cap/2/0 capitals/2/0 captain/0/4 car/30/7 caravan/3/3 card/8/2 cardiff/0/7
care/19/16 carers/9/1 carol/0/5 carpet/6/1 carrick/0/2 carried/11/0 carry/10/1 carrying/5/0 cars/6/1
case/19/0 castle/0/2 cat/3/1 catering/0/2 catholic/0/4 caught/2/0 cause/2/0 cell/1/4 central/0/2 centre/2/22
cerebral/0/3 certificate/10/1 chad/0/3 chain/2/1 chair/9/0 chaired/3/0 chairs/2/0 chance/4/0 change/5/0
changed/5/2 chapel/3/6 charge/2/1 charity/4/0 chat/6/0 check/2/0 cheers/3/0 cheese/1/1 chemist/2/0
cherries/0/2 cherry/0/2 chester/0/4 chesterfield/0/3 chicken/1/5 chief/1/1 child/39/5 children/19/22
childrens/1/3 chin/1/1 chinese/1/2 chips/2/0 choice/5/0 choir/1/6 choose/3/0 choosing/2/0 christmas/2/8
church/6/12 circle/1/1 city/2/11 civic/0/2 clare/0/2 class/1/5 classes/3/0 clean/16/2 cleaned/1/2
cleaner/3/1 cleaning/3/4 clear/1/1 clerk/4/0 clinic/1/1 clock/2/0 clocks/1/3 closed/9/2 cloth/2/0
clothes/3/0 club/0/3 co/0/3 coach/1/3 coal/1/1 coat/22/5 coats/1/1 coffee/1/1 coin/1/1 cold/12/0 collar/2/0
college/1/6 colour/2/0 come/113/0 comes/23/0 comfort/1/3 comin/3/0 coming/7/0 community/4/0 complain/1/1
concern/3/0 concerned/2/0 concerns/2/0 conference/5/0 confirmation/1/1 confused/3/0 constable/1/1
consultant/2/2 contact/23/2 cook/9/5 cope/2/0 copied/2/0 copper/2/1 copy/7/0 cord/2/0 corner/6/0 correct/3/0
corrected/2/0 corridor/14/0 cos/24/0 costa/0/2 cot/14/2 cottage/1/5 could/78/0 couldnt/4/0 council/12/21
councillor/0/4 counsel/2/1 count/9/0 counted/7/0 country/9/2 counts/3/0 county/1/9 couple/8/3 courage/2/0
course/4/1 court/34/16 cousin/12/6 cow/2/0 cows/1/1 cox/0/3 coz/5/0 crane/0/2 crawl/2/0 cream/1/1 cried/29/0
cries/4/0 crooked/0/2 cross/6/5 crown/0/2 croydon/0/3 cry/14/0 crying/10/0 culture/2/0 cumberland/0/2
cup/3/1 cupboard/1/1 cups/2/0 curtain/3/0 curtains/3/1 custom/2/0 cut/15/4 d/0/4 da/21/9 dad/51/1 daddy/3/1
dads/3/1 dae/2/0 daft/2/1 daily/1/1 dairy/0/4 daisy/1/1 damp/2/0 dancer/0/2 dangerous/2/0 dark/4/0
darling/2/0 date/9/3 dates/3/0 daughter/36/3 daughters/1/3 dawn/1/1 day/66/62 days/12/106 deacon/0/2
dead/6/1 deaf/0/12 deal/1/2 dean/0/2 dear/12/0 december/0/7 decent/3/0 decide/2/0 degree/0/3 delivered/5/0
dementia/0/3 dent/1/1 dentist/0/7 depressed/2/1 depression/2/4 derby/1/7 desk/4/0 devon/0/4 diabetes/0/2
diagnosed/5/0 dictionary/2/0 did/152/1 didnt/4/0 died/10/1 difference/5/0 different/6/1 dig/2/0 dinner/1/5
dinners/3/1 disability/0/3 discharged/2/0 disease/0/2 disorder/0/3 diss/0/2 district/1/2 dna/3/0 docks/0/2
doctor/25/2 doctors/3/0 does/30/2 dog/18/5 dogs/2/1 doin/2/0 doing/14/0 doll/3/0 domestic/2/0 doncaster/0/3
done/25/0 donor/0/2 dont/25/0 door/47/5 doors/4/0 doorstep/2/0 doorway/1/1 double/1/1 doubt/2/0 down/87/4
dr/1/27 drank/3/0 draw/3/0 drawer/3/4 drawing/1/1 drawings/3/0 dress/3/0 dressed/5/1 drew/3/0 drink/8/0
drinking/8/0 drive/2/3 driver/6/2 drives/4/1 driving/2/2 drop/3/0 dropped/6/0 drove/25/1 drowning/2/0
drug/1/2 drugs/1/1 drum/0/2 drunk/4/0 dry/3/0 dubai/0/2 duck/2/0 due/3/1 dunkirk/0/2 durham/0/3 during/3/2
duty/6/1 e/3/2 each/13/0 ear/2/3 early/6/6 ears/6/0 easier/2/0 east/1/3 easter/0/8 easton/0/3 eastwood/0/2
eat/15/0 eaten/3/0 eating/5/1 eaton/0/2 eats/2/0 edge/1/1 edmonton/0/2 egg/1/1 eggs/3/0 eh/3/0 eid/0/4
eight/2/47 eighteen/0/15 eighth/0/2 eighty/0/4 elder/2/1 eldest/2/5 electric/2/0 eleven/0/49 eleventh/0/4
elizabeth/0/6 ellen/0/2 else/9/0 ely/0/4 em/5/0 email/4/0 emergency/2/1 emma/0/2 emotional/2/0
emotionally/1/1 empty/7/0 end/28/4 ended/4/0 ends/1/1 engage/4/0 engine/1/1 england/0/2 english/19/4
enough/17/0 entry/0/2 epilepsy/0/4 eritrea/0/2 estate/2/3 eve/0/6 even/23/1 ever/14/0 every/75/12
everybody/15/0 everyone/34/0 everything/21/0 everywhere/2/0 evidence/7/0 ex/8/1 exactly/2/1 excuse/2/0
exeter/0/3 expecting/3/0 expert/3/0 explain/4/0 explained/5/0 explains/2/0 ey/2/0 eye/3/4 eyes/6/1
fabricated/0/3 face/16/0 facebook/2/1 fact/2/0 factory/0/7 failed/2/0 failure/3/0 fair/7/7 faith/3/1
fall/2/1 false/2/1 family/33/16 fan/2/1 far/7/0 farm/2/5 fast/4/0 fasting/3/0 father/45/7 fatima/0/2
fault/2/0 feast/1/3 feb/0/2 february/0/8 fed/9/0 feed/9/2 feel/6/0 feet/2/0 fell/15/3 fella/11/0
fellowship/0/2 felt/5/0 fern/0/4 ferries/1/3 ferry/0/3 festival/1/1 fever/2/1 field/2/1 fiesta/0/2
fifteen/2/12 fifth/1/5 fifty/0/16 fight/4/0 file/12/0 fill/3/0 filled/3/0 film/2/0 filmed/2/0 films/2/0
final/1/1 finals/0/2 find/17/0 fine/8/0 finger/2/1 fingers/2/2 finished/6/0 fiona/0/5 fire/5/5 fireman/2/1
firm/1/2 first/70/16 fish/2/5 fishermen/0/3 fit/5/0 five/6/77 flask/1/1 flat/21/4 fleet/0/3 fleetwood/0/2
flew/4/1 flight/1/1 flood/2/0 floods/0/2 floor/11/5 flower/2/0 flowers/2/1 flown/2/0 flu/1/1 fold/2/0
folded/5/0 folder/6/0 folk/8/1 followed/3/0 following/1/1 food/4/3 foot/3/2 football/1/5 force/1/1
forget/6/0 forgets/2/0 forgive/8/0 forgot/2/0 forgotten/2/0 form/19/2 forth/0/3 fortnite/1/1 forty/4/36
foster/19/6 fostering/1/1 fought/2/0 found/37/0 four/12/83 fourteen/0/22 fourth/1/5 fracture/1/1 frame/1/1
france/0/2 frank/3/0 fraud/0/2 free/3/4 freedom/0/3 fri/0/4 friday/2/17 fridge/6/0 friend/13/1 friendly/2/0
frightened/7/0 front/18/1 frost/0/3 frozen/0/3 fruit/2/0 full/9/1 funding/2/0 funeral/1/1 funny/13/0
further/3/0 gaelic/0/3 gareth/0/2 gate/10/3 gave/57/1 gavin/0/2 gear/1/1 gemma/0/2 gender/1/1 gene/2/0
general/0/10 generation/1/1 generations/1/1 george/0/2 gerard/0/2 gets/4/0 getting/5/0 ghanaian/0/3 gift/1/1
gilbert/0/2 gill/0/2 gillian/0/5 ginger/2/1 girl/46/4 girlfriend/2/0 girls/16/11 give/29/0 given/5/0
gives/3/0 glass/5/1 glasses/1/3 glory/2/0 gloucester/0/2 gmc/1/1 go/69/1 god/14/1 goes/20/0 goin/3/0
going/15/1 gold/2/2 golden/0/2 gone/23/3 gonna/2/0 good/50/5 got/144/1 gp/2/0 grace/4/0 grady/0/2
grammar/2/2 gran/5/0 grand/2/4 grandfather/2/0 grandmother/2/0 grange/0/4 granny/9/0 grass/2/0 grateful/2/0
great/6/6 green/0/19 greenwich/0/2 grew/6/0 grey/3/0 grief/2/0 grieve/2/0 griffiths/0/3 ground/2/2 group/8/4
guard/3/0 guarded/4/0 guardian/14/1 guards/1/1 guernsey/0/2 guide/2/1 h/0/2 hackney/0/4 hae/3/0 haha/2/0
hair/8/7 halal/1/1 half/6/26 hall/3/13 halloween/0/2 hand/24/1 hands/18/1 hannah/0/3 happened/6/0
happens/3/0 happy/5/0 harbour/0/2 hard/7/2 hardest/3/0 harm/1/1 harrow/0/3 harvey/0/2 hat/6/4 hate/5/0
hats/1/2 having/4/0 hayley/0/2 hazel/0/3 head/10/1 health/26/4 hear/14/1 heard/13/0 hearing/15/5 heart/2/5
heath/0/8 heather/1/3 hedge/2/0 held/22/0 hello/3/0 help/17/1 helped/8/0 helps/4/0 hen/5/1 here/35/1
hers/2/0 herself/5/1 hes/11/0 hey/1/1 hi/3/0 hid/6/0 hide/4/0 high/1/4 highland/0/2 hill/3/15 him/216/1
himself/7/0 hip/0/4 hit/4/0 hiv/1/1 hiya/5/0 hms/0/2 hold/17/0 holding/5/0 hole/0/3 holiday/1/5 holidays/1/2
holy/0/4 home/84/10 homeless/2/1 homes/0/3 honest/4/0 hong/1/1 honour/2/2 hoover/1/1 hop/0/2 hope/8/1
hops/1/1 horse/0/4 hospital/17/14 hostel/3/4 hostile/2/0 hot/3/2 hotel/6/4 hour/13/5 hours/5/22 house/48/25
houses/1/2 housing/0/2 hub/0/4 hull/1/6 hun/2/0 hundred/3/19 hurt/2/0 husband/88/2 hymn/2/0 ice/0/2 id/2/0
identity/2/0 il/2/0 ill/2/0 illness/1/2 im/32/0 imagine/5/0 implant/1/1 imran/0/2 incubator/2/0
independence/1/1 infant/3/0 infirmary/0/3 inside/6/1 insight/2/0 inspector/1/1 insta/2/0 instagram/2/0
instead/5/0 int/11/0 interim/2/1 interpret/3/0 interpreter/20/2 into/18/0 inverness/0/4 ipswich/0/2 iran/0/2
irish/0/2 island/1/1 isle/2/2 isnt/2/0 isolated/1/1 its/20/0 iv/5/0 ive/4/0 ivf/0/2 j/0/2 jackie/0/3
james/0/2 jan/0/6 january/1/13 jar/0/2 jersey/0/2 job/6/3 john/0/3 joke/3/0 jokes/2/0 joseph/1/1 joy/2/0
jubilee/0/4 judge/42/8 judgment/5/0 judith/0/3 julie/0/2 juliet/0/2 july/0/8 jumper/1/2 june/0/15 jus/2/0
justice/0/5 keep/28/0 keeps/2/0 keith/0/2 ken/8/0 kent/1/5 kept/40/0 kettle/5/2 key/4/1 keys/4/0 kg/0/4
kicked/4/0 kid/4/2 kids/11/4 kill/3/0 killed/1/1 kilo/0/4 kilos/0/6 kind/14/0 kindness/2/0 king/0/5
kings/0/2 kirsten/0/2 kit/0/4 kitchen/14/3 knee/3/1 knees/5/0 knew/37/0 knitted/3/2 knitting/2/0 knock/2/0
knocked/3/0 know/119/0 known/7/1 knows/15/0 kong/1/1 kosher/0/2 kurdish/0/2 la/2/0 labour/1/1 lacey/0/2
lack/3/0 lad/12/1 lads/2/3 lady/50/12 laid/2/0 lamb/1/4 landlord/2/0 lane/4/8 language/9/1 large/2/0
lass/4/0 last/20/13 late/6/3 later/12/0 latin/0/2 laugh/10/0 laughed/11/0 laughs/2/0 laundry/0/3
lavender/0/2 law/23/4 laws/2/0 lawyer/7/1 lay/4/1 lb/0/2 leaf/1/1 leaflet/5/0 leaking/2/0 leap/0/2 learn/8/0
learned/17/0 learning/1/5 leave/20/1 leaves/2/0 leaving/4/3 leeds/0/5 left/33/3 leg/3/1 legal/1/1 legend/3/0
lego/0/2 legs/3/2 leicester/0/4 leigh/0/2 leighton/0/2 lemon/1/1 lent/0/3 lesley/0/3 less/2/0 let/43/0
letter/32/0 letters/11/1 level/0/7 library/2/1 libya/0/4 licence/4/1 lie/7/0 lies/3/0 life/10/1 lifeboat/0/6
lift/6/3 lifted/10/1 light/9/1 lights/4/0 liked/6/0 likes/7/0 lil/4/0 lincolnshire/0/2 lindsay/0/2 line/9/0
lines/2/1 lip/2/1 list/2/1 listen/9/0 listened/3/0 listening/2/0 lister/0/2 lists/2/0 lit/2/0 lithium/1/2
lithuanian/0/2 little/18/8 live/47/1 lived/26/0 liverpool/0/3 lives/10/0 living/10/1 lo/2/1 local/5/1
lock/1/1 lockdown/1/4 locked/2/0 lodge/0/5 lol/8/0 lollipop/0/3 london/0/2 long/28/3 longer/5/0 loo/2/0
look/47/1 looked/21/1 looking/8/0 looks/3/0 lorna/0/2 lorry/4/4 lose/5/0 lost/29/1 lot/10/2 loud/10/0
loudly/2/0 love/16/0 loved/8/0 lovely/11/0 loves/3/0 low/5/6 luck/2/0 lucky/4/0 lunch/1/1 luton/0/5
lying/2/0 m/0/2 ma/48/0 machine/1/1 mad/8/1 madam/3/0 made/31/0 magistrate/2/1 mail/1/1 mailbox/0/2
major/0/2 make/16/0 makes/2/0 making/2/0 malcolm/0/3 male/0/2 mam/21/0 man/41/11 manage/3/0 manager/11/1
managing/2/0 manchester/0/4 mann/0/2 many/7/0 march/3/15 mare/0/2 margaret/0/2 marion/0/2 mark/9/5
market/1/4 marriage/5/1 married/20/1 mary/0/4 mass/0/2 mate/12/0 maternity/1/1 maths/3/0 matron/2/3
matter/4/0 maxine/0/2 may/26/14 maybe/4/0 mean/12/0 meaning/3/0 means/12/0 meant/15/0 medicine/3/0 meet/2/0
meeting/26/2 meetings/5/1 memory/2/0 men/2/2 meningitis/0/4 mention/2/0 mercy/3/0 mess/4/0 message/4/0
messages/5/0 met/25/1 metal/0/2 methodist/0/3 metro/0/3 mi/10/0 michael/0/2 michelle/0/3 mid/0/2 middle/4/3
middlesbrough/0/2 midsummer/0/2 midwife/21/3 midwives/3/0 might/6/0 mil/1/1 mile/0/2 miles/2/5 milk/17/3
mill/0/2 mind/13/0 minding/3/0 mine/20/1 mini/0/2 minister/2/1 mins/2/0 minute/5/1 minutes/7/11 miracle/2/0
mirror/2/0 miss/7/30 missed/7/0 missing/5/0 mission/0/2 mistake/3/0 mixed/0/2 mobile/2/0 mobility/0/3
mocks/0/2 moderate/0/2 moira/0/3 mon/0/3 monday/2/10 mondays/1/3 money/9/0 month/10/26 months/2/74 moon/2/0
morning/14/16 morphine/2/0 mosque/1/3 moss/0/5 most/7/0 mostly/3/0 mother/91/9 mothers/3/3 mouth/11/0
move/3/0 moved/22/0 mr/0/50 mrs/3/43 ms/0/16 much/14/0 mud/2/0 mug/3/0 mum/59/2 mummy/5/2 mums/3/1 music/2/0
must/12/0 myself/15/0 n/74/10 nail/1/1 nails/0/5 name/133/5 named/11/1 names/7/3 nan/23/0 nana/5/1 nanny/1/1
natal/0/2 national/1/3 navy/0/4 near/17/1 nearest/2/0 nearly/4/4 neck/4/1 nee/2/0 need/8/0 needed/8/0
needle/4/1 needs/4/0 neglect/3/0 neighbour/16/1 neighbours/4/0 neither/3/0 never/106/1 newborn/2/0
newport/0/3 news/1/1 newton/0/3 next/30/8 nhs/4/0 ni/2/0 nice/8/0 nick/0/2 niece/1/1 night/31/29
nights/15/16 nine/4/76 nineteen/0/33 nineteenth/0/2 ninety/0/10 ninth/0/7 nobody/89/0 noise/3/1 non/1/3
none/7/0 noon/3/2 norfolk/0/2 normal/3/0 norris/0/5 north/1/9 northampton/0/2 norway/0/2 norwegian/0/3
nose/2/2 note/2/0 notes/6/0 nothing/38/1 noticed/6/0 nov/0/2 november/0/13 now/125/1 nowhere/3/0 numb/2/0
number/45/9 nurse/28/14 nursery/7/6 nursing/0/2 o/5/7 obi/0/2 occupational/2/0 ocd/0/3 october/0/9 odd/2/2
off/50/6 office/14/5 officer/11/3 officers/4/0 offices/0/3 offshore/0/2 oh/2/0 oi/1/1 oil/1/1 ok/6/0
okay/4/0 old/18/23 older/2/2 oldham/0/4 once/16/1 ones/8/4 onion/1/1 onions/1/1 only/60/2 op/0/3 open/14/1
opened/5/0 opening/4/0 operation/2/0 orange/2/0 order/19/3 orthodox/0/5 other/37/7 others/5/0 ounces/0/2
our/49/8 ours/4/0 outside/21/4 over/38/6 owe/2/0 own/39/4 owner/1/1 p/0/2 pa/3/0 pack/2/0 packed/5/0
packet/1/1 packing/0/3 paddock/0/2 padre/1/3 page/10/5 pages/2/0 paid/4/0 paint/2/0 painted/2/1 pair/0/2
paisley/0/2 pal/2/0 pals/2/0 palsy/0/4 pan/2/2 pancake/0/2 panel/8/0 pans/2/0 paper/20/1 papers/12/0
parent/6/0 parenting/3/1 parents/8/1 parish/0/2 park/12/21 parked/2/0 parking/3/0 parrot/2/4 part/4/0
partner/10/1 pass/3/0 passed/5/0 passport/6/0 past/13/9 pasta/2/0 pastor/5/3 pat/2/1 patch/1/2 patel/0/2
patience/5/1 patrick/0/3 paul/0/3 pay/6/0 pc/0/2 pe/1/1 peas/2/0 pen/9/1 penn/0/2 penny/2/0 pepper/2/1
perfect/2/0 person/16/0 perth/0/2 peter/0/5 peterborough/0/4 petrol/0/3 pharmacist/1/4 phd/0/2 phone/22/1
phoned/6/0 photo/7/0 photographs/1/1 piano/1/3 pick/5/1 picked/3/1 pickering/0/3 picking/1/4 picks/2/0
pics/2/0 picture/5/1 pictures/1/1 pie/2/0 pieces/1/1 pig/2/2 pilgrim/0/2 pink/0/2 pit/10/2 pity/2/0
place/8/3 placed/10/0 placement/11/2 placements/0/5 places/2/0 placid/2/0 plain/3/1 plan/8/1 plane/1/1
plants/0/4 plate/1/1 play/10/1 played/2/2 plays/2/3 please/14/0 pls/2/0 plus/0/2 po/0/4 point/2/0
pointed/2/0 police/34/10 polish/0/2 polite/7/0 pool/0/2 poor/4/0 port/0/5 porter/2/1 positive/2/0 post/6/4
pot/4/1 pots/1/1 pound/0/22 pounds/0/13 power/1/1 ppl/5/0 practise/2/0 pray/5/0 prayed/5/0 pre/4/2
pregnant/14/1 presbyterian/0/2 presents/2/0 pressure/1/1 preston/0/2 pride/0/2 priest/5/1 primary/0/5
prince/0/2 princess/0/3 print/4/0 prison/2/1 probation/1/1 problem/4/0 proceedings/3/0 professionals/1/1
professor/0/2 programme/2/2 promised/2/0 proper/4/1 properly/3/0 protect/5/0 protection/3/1 protestant/0/2
proud/2/0 psychologist/3/0 psychosis/0/2 ptsd/0/3 pub/1/2 public/2/1 pulled/5/0 pun/0/2 purpose/4/0
put/126/1 putting/2/1 python/0/2 q/11/0 quad/0/3 qualified/2/1 quarters/2/2 queen/1/7 questions/2/0
queue/2/0 quiet/7/0 r/8/0 race/0/2 radcliffe/0/2 radio/2/4 rail/2/0 rain/3/0 rains/2/0 raised/4/0
ramadan/0/8 ran/8/0 rang/38/0 re/2/0 reach/2/0 reached/2/0 read/40/0 reading/9/2 reads/4/0 ready/2/0
real/5/0 really/5/0 reared/8/0 reason/3/0 reception/1/6 record/7/2 red/3/12 ref/4/0 reference/4/0
referral/3/0 refuge/5/5 refuse/2/0 refused/2/1 registrar/0/2 rehab/0/2 remember/19/0 removed/6/0 report/16/0
reported/6/0 reporter/4/0 reports/4/1 resident/3/0 respect/3/0 respite/1/1 respond/3/0 retired/6/5
returned/3/0 reverend/0/2 review/4/1 rice/2/0 rides/2/0 rifles/0/2 right/44/0 rights/2/0 rigs/0/3 ring/26/2
rings/6/0 rise/2/0 risk/5/0 river/3/1 road/10/35 robin/1/1 rochdale/0/2 rolled/3/0 roma/0/5 room/40/7
rooms/2/1 rosary/2/0 rose/1/2 rosie/0/3 round/16/1 rover/0/2 royal/0/34 rude/2/0 rugby/0/5 run/10/2 rung/3/0
running/1/1 runs/1/1 russian/0/2 ruth/0/2 s/2/0 sad/4/0 safe/9/1 safeguarding/1/1 safer/2/0 said/346/1
saint/1/5 salford/0/3 salmon/0/3 salvation/0/2 same/33/4 sandra/0/4 sandwich/2/0 sandwiches/1/1 sang/13/0
sari/0/2 sat/49/3 saturday/3/8 saturdays/0/2 saved/3/0 saw/37/0 say/185/0 sayin/3/0 saying/18/0 says/53/0
scan/2/2 scar/1/1 scarborough/0/2 scared/4/0 scarf/3/0 school/27/30 schools/1/2 science/0/2 scooter/0/2
scotland/0/4 scottish/0/2 scrap/1/1 screamed/2/0 screen/3/0 script/0/4 scrubbed/3/1 sea/6/6 seals/1/1
seat/5/1 second/14/26 section/9/4 see/64/0 seen/20/0 self/2/2 send/12/0 sending/2/0 sends/2/0 sensory/0/2
sent/36/1 september/1/7 sergeant/0/2 service/1/2 services/8/5 sessions/1/3 set/3/0 settled/3/1 seven/3/46
sevens/1/1 seventeen/0/15 seventeenth/0/2 seventh/0/3 seventy/0/9 sewing/2/2 shake/5/0 shaking/2/0 shall/2/0
sharing/2/0 shaw/0/2 sheep/0/2 sheet/2/0 sheffield/0/2 shelf/3/0 sheriff/0/2 shes/4/0 shields/0/2 shift/5/2
shirt/1/3 shoes/10/0 shook/4/0 shop/14/14 shopping/2/0 shops/1/1 short/7/0 shortest/0/2 shot/1/1 should/25/0
shout/8/1 shouted/9/0 shouting/4/0 show/2/1 showed/6/0 shrewsbury/0/2 shut/15/0 sick/8/0 sickle/0/4
sickness/2/0 side/15/4 sides/2/0 sign/19/0 signed/14/0 sikh/0/2 silence/2/0 since/48/2 sing/8/0 singer/0/2
singing/3/0 sings/4/0 sink/3/0 sir/2/1 sister/34/17 sisters/3/0 sit/24/0 site/1/4 six/4/77 sixteen/1/20
sixth/0/6 sixty/1/13 skin/4/0 sleep/17/1 sleeping/4/0 sleeps/3/1 slept/14/0 sling/3/0 slippers/4/0 slow/4/0
slower/2/0 small/13/4 smell/6/0 smelled/3/0 smile/3/0 snap/2/0 snow/5/5 sober/3/0 social/120/6 sock/2/0
soft/6/1 sold/2/2 solicitor/18/2 somali/0/3 somebody/28/3 someone/17/0 something/16/2 sometimes/4/0 son/39/3
song/2/0 songs/3/3 soon/2/0 sorry/15/0 sort/4/0 soul/2/0 sound/7/0 sounds/3/0 soup/8/0 south/0/5
southend/0/3 southport/0/2 spare/2/0 speak/25/1 speaking/7/0 speaks/2/0 special/3/1 speech/3/0 spell/4/0
spent/2/0 spice/0/4 split/4/0 spoke/8/0 sponsor/7/0 spoon/2/1 spreadsheet/3/2 spring/5/3 sri/1/2 ss/2/0
st/0/43 staff/3/5 stair/4/0 stairs/15/1 stamford/0/2 stand/10/0 standing/5/0 star/0/2 stars/0/2 start/11/0
started/10/1 state/6/1 statement/2/0 station/1/9 stay/7/0 stayed/17/0 steam/1/1 step/8/0 stepping/0/2
steps/2/2 stevie/0/2 still/62/0 stitches/1/1 stoke/0/5 stone/0/3 stood/20/0 stop/17/0 stopped/18/1
stopping/2/0 storm/2/1 story/7/0 straight/5/0 strand/1/2 strange/2/0 stranger/2/0 strangers/6/0 strategy/1/1
straw/2/0 strawberry/2/0 street/9/21 strengths/2/0 stroke/1/3 strong/2/0 stuck/1/2 student/6/6 students/2/0
studies/1/1 study/4/0 stuff/2/0 subject/2/0 sudan/0/2 sue/0/3 suffolk/0/2 sugar/3/2 suit/0/2 summer/3/4
sun/6/2 sunday/3/21 sundays/3/1 sunderland/0/3 super/0/2 supervision/1/1 supervisor/2/0 support/7/1
supports/2/0 suppose/2/0 sure/2/0 surgeon/0/3 surrey/0/2 surveyor/0/2 sutton/0/5 sw/16/0 swapped/2/0
sweet/3/2 swimming/1/1 swing/1/1 syndrome/0/6 system/2/0 t/0/2 ta/3/1 tab/2/0 table/7/1 tablet/3/0
tablets/2/1 tae/25/1 tag/4/2 take/27/0 taken/17/1 takes/3/0 talk/17/0 talked/10/0 talking/7/0 tamil/0/2
tanya/0/2 tap/4/0 tape/2/0 tate/0/2 tattoo/1/2 taught/5/0 taxi/2/4 tea/14/0 teach/4/0 teacher/8/6
teaching/0/3 team/5/7 tears/2/0 teen/2/0 teeth/1/1 telegraph/0/2 telephone/3/0 tell/53/0 telling/2/0
tells/11/0 telly/4/1 temper/2/0 temple/1/4 ten/3/43 tent/1/2 tenth/0/3 term/0/5 tesco/0/2 test/6/0
testament/0/3 tested/3/0 testified/2/0 text/2/0 textiles/1/1 than/19/0 thank/9/0 thanks/2/0 thats/5/0
theatre/1/2 theirs/5/0 them/144/1 then/190/3 therapist/3/0 therefore/2/0 these/7/0 thin/3/0 thing/37/3
things/24/0 think/45/1 thinking/4/0 third/2/14 thirteen/0/9 thirty/3/42 thorne/0/2 those/3/1 though/2/0
thought/57/0 thousand/0/6 three/21/89 threshold/2/0 threw/2/0 through/34/1 thru/2/0 thumb/2/0 thursday/0/13
thyroid/0/3 ticket/3/0 tickets/2/0 tidy/2/0 tie/0/2 tied/2/1 tight/2/0 til/12/2 till/21/4 times/10/10
tin/3/1 tiny/3/0 tired/10/0 toast/4/1 today/2/0 toes/1/2 together/3/1 told/110/0 tongue/2/0 too/33/0
took/106/1 tooth/2/2 top/6/2 touch/2/0 touched/3/0 tourist/2/0 tower/1/3 town/5/1 toys/4/0 tractor/1/4
tracy/0/2 trailer/5/1 train/9/3 trainee/0/2 trains/1/2 tram/0/3 trampoline/0/3 trams/0/2 transit/0/2
translate/2/0 translated/3/0 traveller/1/1 tree/1/3 trees/1/1 trevor/0/3 tried/5/0 trolley/1/2 trouble/6/0
true/6/0 trust/3/7 truth/6/0 try/9/0 trying/4/0 tub/2/1 tuesday/3/11 turkey/1/2 turkish/0/4 turn/7/0
turned/8/0 turns/8/0 tv/1/1 twelfth/0/7 twelve/0/22 twenty/0/52 twice/6/2 twin/0/2 twins/4/8 two/50/138
ty/0/2 type/1/6 typed/2/0 typing/2/0 u/44/1 ukraine/0/2 um/13/0 uncle/4/0 under/23/3 understand/15/0
understood/5/0 uniform/1/2 union/2/2 unit/14/14 university/1/1 unsigned/2/0 unstable/1/1 until/24/3
upstairs/7/1 ur/18/0 us/90/3 use/9/0 used/29/0 usher/0/3 using/2/1 val/0/2 vale/0/2 valentines/0/2
valley/0/4 van/6/6 very/22/2 vest/3/0 vet/1/4 veterinary/0/2 vikings/1/1 village/4/0 visa/3/7 visit/6/0
visitor/26/2 visits/3/0 vitamin/0/3 voice/11/2 wait/11/0 waited/5/0 waiting/13/0 wakefield/0/2 wales/0/3
walk/10/1 walked/11/0 walking/5/0 walks/2/1 wall/10/2 walton/0/4 wan/12/6 wanna/2/0 want/38/0 wanted/24/0
wants/5/0 war/3/1 ward/13/13 wardrobe/1/2 warm/9/0 warrington/0/2 wash/2/2 washed/7/0 washer/3/0
washing/10/0 watch/10/0 watched/6/0 water/3/2 waters/3/1 wave/2/0 way/27/3 ways/2/0 wear/5/0 wearing/2/0
wears/2/0 wedding/3/1 wednesday/1/11 wee/20/1 week/9/25 weekend/7/4 weeks/3/124 weigh/2/0 weighed/5/0
weight/3/0 welfare/3/3 well/49/0 wells/0/3 welsh/3/8 wen/11/2 wendy/0/2 went/159/3 west/1/7 western/0/5
weston/0/2 wet/2/1 whatever/5/0 wheeled/2/0 where/45/0 wherever/3/0 whether/6/0 while/13/0 whit/6/3
white/9/4 whites/1/1 whoever/4/0 whole/21/1 whom/4/0 why/25/0 wi/44/2 widow/0/2 wife/12/3 wigan/0/2
william/0/2 williams/0/3 willow/0/2 wiltshire/0/2 win/3/0 window/8/1 windows/2/0 wine/0/2 wing/3/3
winter/6/4 wis/78/1 wish/7/0 withdrawing/2/0 without/19/0 witness/0/2 wolverhampton/0/2 woman/38/3 women/8/8
won/4/0 wont/2/0 wood/1/7 word/27/1 words/15/0 wore/6/0 work/31/3 worked/18/1 worker/125/2 workers/3/1
working/8/2 works/9/0 worry/2/0 worse/4/0 worst/3/0 wot/5/0 wrist/2/2 write/48/0 writes/2/0 writing/17/1
written/10/0 wrong/25/3 wrote/93/0 x/4/0 xx/3/0 yard/1/1 ye/24/0 yeah/8/0 year/19/41 years/5/41 yellow/1/4
yemeni/0/2 yer/3/0 yes/16/0 york/0/2 yorkshire/0/2 young/14/4 youngest/0/2 yours/6/0 yourself/4/0 yr/0/2
yvonne/0/2 zara/0/2
"""
