"""Names, and the words that stand before them.

First names and surnames come from the lists of `faker`; what those lack, and people here are called, stands below.
"""

from __future__ import annotations

NAMED = frozenset(
    """
    aaliyah aaminah abbie abdi abdirahman abdullahi abshir adaeze adebayo aden adil adrianna aerin afua agnieszka ahlam aidan
    aiden aija ailbhe ailidh ailsa aimee aine aisha aishah aisling aiya ajmal akosua alana alayna aled alesha alexa alfie
    algie ali alia alina alisha alishba alun alys ama amaal amara amelia amina aminata amira amrit amrita amy anais anastasia
    anca andreea andrei andrii andriy aneesa aneira aneurin angharad anisa anita anjali anna annalise anwen anwar aoife ardal
    areeba arfan arfon arlo arooj arwel arwen arya asha ashleigh asma atticus ava awen awa ayaan ayan ayanna ayesha aylin ayo
    ayodele azra babs bailey bartek basia bea becca becki becky beca bethan bethany beti bev bex billie billy blaine blake
    bleddyn blessing blod blodwen bobbi bobbie bobby bogdan bohdan bonnie bozena brandon breda brenna bridie brielle brigid
    bronagh bronwen bryn brynmor buddy burak byron cadi caitlin caitlyn caleb callie callum cara caragh caren caron carrie
    carys casey cass cassidy catrin cara cayden cathal celyn ceri cerian cerys chantelle chanel charlene charley charlie
    charlotte chayse chelsea cheryl cheska chiamaka chidi chidinma chinedu chloe chrissie christabel cian ciara ciaran cillian
    cleo clodagh codie cody cohen colm connie connor corey corrie cosmin courtney cristina czesia dafydd dai daina damilola
    danuta dara daria darragh darcey darcie dariusz dawid daz dazza dazzer debbie debs dee deio deirdre demi denny deryn des
    destiny dewi dexter dez dilys dmytro dodie dom donna dorota doina dot dougie dunja dusty dyfan dylan dympna eabha ebony
    ebru edie edyta eevee efa effie eifion eilidh eimear eira eirian eirlys eirwen ela eleri eliza elin ellie ellis elliw
    elluned elif elodie elowen elsie emer emilia emmy emyr ena enda eniola enlli enya eoghan eoin erin errol esme esmee ethan
    etain evan evie ewa ewan eve faduma fadumo faith farah farhan farhiya farida farrah fatema fatima fatou fatoumata fearne
    femi ffion fflur fi fionn fiona fion finlay finley flo florin fran frankie freddie freya freyja gabi gabriela gareth
    gaynor gaz gazza gemma georgie georgia geraint gerry gethin ghazala gill ginny giulia glenys gloria glyn gosia grainne
    gracie gracjan grazyna greta guled guto gwen gwenda gwenllian gwenno gwil gwilym gwyn gwyneth habiba hafsa hafsah hailey
    halima halimah halyna hamda hamza hana hanan hani hanna hannah harjit harley harlow harpreet harriet harri harvey hattie
    havva hayden hayley heidi heledd helena heulwen hibo hoda hodan holly huda hugo huw huma husna ianto iary ibado ibrahim
    idris iestyn ieuan ifan ifeoma ifor ifrah igor iga ikram iman imogen imran imtiaz ines iolo iona ioana ion ionut ioan iqra
    irena irina iryna isha isla isobel israa ivana iveta iwan iwona izabela izzy jacek jade jaden jadwiga jagoda jaime jaimie
    jakub jamal jamie jamila jannat jarek jaroslaw jaspreet jatinder javid jax jaxon jayda jayden jaylen jazz jen jenna jess
    jessie jez jodie jody joey jorja josh josie jowita juju jude julka kacey kacper kaden kai kaiden kaja kalina kallum kamil
    kamila kanwal karolina kasia kaszia kat katarzyna katie katya katy kaya kayden kaylee kayleigh keane keanu keeley keelan
    keeva keisha kelan kelly kelsey kemi kendra kenzie keri kerry keziah khadija khadijah khadra khalid kian kiara kiera
    kieran kinga kirsty kitty kira kofi krystian krzysztof ksenia kulwinder kwabena kwame kyla kylan kyle kyra lacey lachlan
    laila lainey lakeisha laszlo latifa latoya layla lea leah leanne leann leila leighton leila lena lenka lenny leo leon lexi
    leyla liam libby lidia lilly lilia lindiwe linzi liv liza llew lleucu llinos llio llyr lloyd lola lorcan lottie loughlin
    lowri lubna luca lucas lucja luiza lukasz lyla lyra lyudmyla maariya mabel macaulay mackenzie macey macie maddie maddison
    madiha maeve magda magdalena maggie maggs mags mahad mahira mahmood mai maia maimuna mairead mairi maisie maja malachi
    malak malakai malgorzata malika malky malwina mandy manisha manpreet maram marcel marcin mared maren marged margaret mari
    maria mariam mariama marian mariana mariola marios mariusz mariya marnie marsha martyna maryam maryan maryna mason mateusz
    matei matilda maurice maxine mays maz megan mehak mehmet mehwish meic meical meinir meirion melania mercedes mererid mia
    mihaela mihai mikey mikolaj mila milena millie milo mina minahil minnie mirela miriam misbah mo moira mollie molly monika
    morag morwenna mubarak muhammad muna munira musa musab mustafa mya myfanwy myfi myles nabila nada nadia nadiya naila
    nainsi naima najma nana nansi nasra nasreen nasteho nastya natalia natalka nathan nawal naz nazia ned neha nest nia nial
    niamh nikki nikita nimco nimo niall nicky nisha nkechi noa noah noor nora norma nosheen nour nusrat nyah nye odhran oksana
    ola olek oleksandr oleksii oleksiy olena olga olha oliwia olivia ollie oluwaseun omari ophelia oran orla orlaith osian
    oskar ottilie owain owen paddy padraig paige pallavi parveen patryk paulina pavlo pawel peggy petra petru phoebe phyllis
    piotr pip piran pippa polly poppie priya przemek pwyll radka radoslaw rafal rahma raisa raluca ramla rania rashida raven
    ravinder raya rayan reece reese rehana reggie renata reuben rhea rhiannon rhian rhianna rhodri rhona rhydian rhys rico
    ricky riley rihanna rita robyn rocco roisin roksana roma romeo romilly ronnie rosie rory roxana roxanne roza rozalia ruby
    rubi ruairi rubina rukhsana rukia runa ruqayya ruqiya rylan ryan saba sabah sabina sabrina saddiq sade sadia sadiq safa
    saffron safia safiya sagal sahra saira sajida sakina saklain salma sam sameena samiha samina samira samsam sandeep sana
    sanaa saoirse sara sargam saorla sascha savannah scarlett seamus sean sebastian seren serena seosamh shabana shabnam shabs
    shaf shagufta shahid shaista shakira shamsa shanaya shanice shania shannon shaz shazia shelby shell shelley shereen
    sheridan shireen shivani shola shona shukri siân sian sienna sinead sinaid siobhan skye sofia sofiia solomiya sonia sorcha
    stefan stefania steffan stella steph stevie sukhi sumaya sumayya sundus suad svitlana swnyth sylwia szymon tabitha tadeusz
    tadhg tahira taiwo tamara tamsin tanisha taras tarek tariq tasha tasnim tatiana tayla taylor tayyaba teagan tegan tegid
    teddi teddy tegwen temi teodora tetiana tetyana theo theodora tia tiana tiegan tilly tillie tinashe tobi toby tochi tomasz
    tomos toni tracy treasa tremaine trish tristan tudor tudur tymur tyrone ubah ulyana uche umar uzma valentyna vanda vasile
    verity vicki vicky victoria viktoria viktoriia vitalii volodymyr vova wafa wajiha waleed waqas warsame wiktor wiktoria
    wilma winnie wioletta wojciech wojtek wyn xena yahya yana yasmin yasmina yaroslav yevhen yevgenia yolanda yousef yousuf
    yulia yuliia yusra yusuf yvette zac zach zaida zahid zahra zaina zainab zakaria zaki zakiya zamzam zara zayd zayn zaynab
    zbigniew zbyszek zeinab zeynep zion zofia zoya zsofia zubaida jan jordan mason tyler taylor carter logan morgan parker
    presley jude harper rees jasmine victor vera reggie regina ruby sally sam tom tim tommy josh ben betty nancy martin roman
    rowan peter justin hunter lee mae ken kelly keziah anest nosipho thandi lwazi bukola yetunde folasade chioma obinna nneka
    ebere sekai tendai rudo farai chipo selam hiwot tesfaye samrawit almaz mehari abrahet linh thuy trang hoa mei xiu yan jing
    fang hui arjun rohan gurpreet manjit kiran simran harleen bilal hassan zayan ayat inaya maryum zunera areej iqra kausar
    nasreen rukhsana parveen shazia zuhur zuleikha zunaira zuzanna
    abbey abi abigail ade aggie ally andi andie andy archie barb babs barney bella bernie bernadette bert bertha bertie beth
    bonita cath cathal chaz chrissie chrissy cliff connie dave davey davy denise derek dermot desmond doris dorothy doug duncan
    eddie ernie fergus fraser freddie freddy gav gavin geoff georgina gerald ginnie giles graham hamish hattie hettie ike imelda
    jackie jimmy joanie kath kathy kay kenneth kenny kev kieron kirstin leni len lex libbie lindsay liz lizzie lizzy lorna lou
    louie lyn lynne madge mavis maxi mel mick mickey minna mitch mitchell morven moses myra nate ned nell nellie netta nige
    nigel norm norman pete phil philippa quentin ralph ricardo rodney ron rosalind rosaleen roseanne russ sal seb selena shaun
    shauna shay sid sidney stan steven stu stuart syd tess tessa tina trev trevor val viv wes winston wilf zack zak zander
    ruaridh catriona iain mhairi morna isobel kirstie senga rab shug shuggie agnieszka asha ayub bashir farid hamid hassan
    hussain hussein iqbal karim khaled layla mahmoud mehdi mustapha nabil nadeem nasir nasser omar rafiq rashid salim shabir
    tahir yasir younis zeeshan
    harrison albie ezra grayson jenson jasper felix hudson oakley otis rupert olly eli maya isabelle eva ada margot sadie
    alba remi quinn percy horace edna gladys myrtle mildred jo dani danni danny hyacinth delroy adjoa efua osei mensah
    temitope segun kunle folake funmi yemi dayo wale chika amaka adaora aminu ahmed abdullah fartun hamdi deqa idil ladan
    filsan mohsin farzana bushra fozia saima sobia ambreen mehreen hira hina sidra aroosa harjinder balvinder kuldeep
    jaswinder sukhwinder paramjit baljit navdeep jasleen jagdeep amandeep rajinder surinder kavita sunita meena geeta
    seema rekha usha jaya sita rahul vijay sanjay raj ravi suresh ramesh mahesh dinesh ania halina marta patrycja weronika
    bartosz darek janusz tomek ana vlad nataliia liudmyla kateryna anastasiia daryna solomiia oleh serhii mykola petro
    ihor danylo tesfay tesfai yonas dawit rahel hirut mulu abeba meron semhar winta luwam filmon robel senait tsehay
    gebremedhin haile kidane pablo paulo nguyen huong nga nhung phuong thao tuyet duc minh quang nguyet wei xin ying
    xiaoling meiling jie siu kwok ayse emine hatice merve esra sevgi ahmet huseyin hasan murat emre cem narges shirin
    parisa fatemeh nasrin azadeh mahsa reza hossein amir arash farhad rojin berivan zozan shilan hevin baran mbali nomsa
    sipho thabo rumbidzai tafadzwa nyasha loveness zawadi elspeth ishbel kirsteen struan alasdair murdo magnus rognvald
    osla ceridwen nerys sioned emrys hywel macsen bazza kez jaz chel tash nat deb loz moz nic nicki rach becs becks
    cam dunc jonno johnno macca smithy jonesy robbo wardy tommo thommo deano kezza pez scotty stevo titch tosh wiggy ziggy
    jimbo jock jimbob fitzy gibbo gibbsy hodgy willo stormi raine wanjiru njeri wambui muthoni achieng atieno akinyi
    otieno kamau mwangi xiomara guadalupe boleslaw bolek grzesiek eefa hank oluwaseyi seun seyi sammy seersha shazza ste
    vinny wazza zhenya zuzia detta abrahim adams alastair aleksander alessia alexia alfonso allegra alonso amani amirah
    anders andre angelo antoine antonio armaan aryan aston aubrey austin avery axel aziz benny beckett beyonce boris
    brennan brodie brody bruno cain camille candice carlo carlos carrieanne casper cassius chad chantal chardonnay
    cherelle cindy claude clint clyde conrad courteney dallas damon dante darlene darrell darryl davina delaney delia dex
    diego dina dino dion dirk dolores dominique donny donovan dwayne dwight eduardo edwin elaina elias eliot elisabeth
    elise elissa elle eloise elsa elton elvis emmanuel enrique esteban esther etta eugene everett evelina ezekiel fabian
    fabio faisal fallon fernando flora floyd flynn francesca francesco frida gabby gage garth genevieve gideon gil giorgia
    giovanni glenda godfrey gordon gus hector henrietta herman hilda hilary holden homer humphrey ida ignacio imani ingrid
    irvin isaac isadora israel issa ivan jacinta jacques jai jamaal jarvis javier jayne jeanette jed jemima jensen
    jermaine jerome jethro joaquin johan jolie jonah jonas jorge josef juan judah jules juliet julio juliette kaylie kayla
    keira kendall kendrick kenton kiki kirk kobi krishna kris kyrie lamar lance lars laurence laurie leanna leonie leona
    leroy lester lewis lexie liana lila lilith lionel livia lorelei lorenzo louisa luther lulu lyle lyndon mack maddox
    madeleine madeline malcolm mara marc marcelo marco margarita mariah marlon marley marlowe marvin mateo maude maureen
    melody merle merlin mikhail milan milos mimi mira missy mitzi mohammad monty muhammed mungo myron nadir natalya
    nathaniel nico nicolas nolan norbert odette odin olaf oleg olivier orlando oscar oswald otto pamela paolo patrice
    paula paulette pedro pia pierre pilar portia quincy rae rafael ramon raphael raquel raul rebekah regan remy rene rhett
    robbie roberta roberto rodrigo roland rolf romy rosa rosalina rosanna roscoe rosetta roxy royce rudi rudy rufus sabine
    salman sami samson santiago saul sergei sergio seth shane shanelle shari shaquille sheldon silas silvia skyla skylar
    solomon sonny soraya spencer stefano sven sylvester talia tallulah tania tanner tate tatum thaddeus thiago thora
    thierry timmy tobias tomas trent trey trixie troy tyra tyson uriah ursula valentina valeria vaughan vernon vince
    vincent virgil vito vivian viviana vivienne vladimir wade wallace wanda warren wendell wilbur wilhelmina willa wyatt
    xavier yannick yuri zeke zelda zia zola zuri
    """.split()
)
"""First names and nicknames in small letters: Welsh, Irish, Scottish, Polish, Romanian, Ukrainian, Somali, Urdu, Yoruba, ..."""

ALSO_WORDS = frozenset(
    """
    ace aerial amber angel april archer ash august aurora autumn bailey baker barry basil bay beau bee bell berry bill birdie
    blaze bliss blossom bob bonny bow brad brandy bray brook brooke brooks buck bud buster butch carol celeste charity chase
    cherish cherry china christian clay cliff clover coco cole colt comfort cooper coral courage crystal daisy dale dame dan
    dash dawn dean del destiny dick dolly don dot drew duke earl echo eden ember emerald endeavour ernest essence eve ever
    faith fay fern fin fleur ford forest fox frank gale gay ginger glen glory grace grant halo harmony harry haven hazel heath
    heather henna herb heritage holly honey honour hope indigo ion ira isle ivory ivy jack jade jay jersey jet jewel jolly
    journey joy judge june juniper justice kit knight lance laurel lavender les levy lilac lily lincoln liv lo loll lord luck
    luna magic maple marble mark marvel matt max may meadow melody mercy merit merry miles miller mimosa ming miracle misty
    moll moon myrrh neon nick noble nova obi olive opal oral page paige pansy paris pat patience patsy patty peace pearl penny
    pepper perry petal phoenix piper pippin pixie poppy porter precious princess promise prudence quill rainbow raven ray
    rebel reign rex rich rob robin roger rose rosy roy sage scarlet scot serenity shay sierra skip skipper sky sonny sorrow
    spring starr sterling sue summer summers sunny sunshine sutton tad tanner tawny ted temperance topaz trinity tripp tuesday
    ty unity van venus vesper victory viola violet viper virtue walker wally wednesday will willow winter winters woody wren
    zion
    """.split()
)
"""Names that are words as well: in small letters, or at the head of a sentence, they mean nothing by themselves."""

TWO_LETTERS = frozenset("al bo cy di ed em fi jo ky mo oz si ty vi".split())
"""First names that are written as often as words are, for they are short: with a capital they are names where they do something."""

RARELY_NAMES = frozenset(
    """
    africa apollo apple aspen atlas badger bandit bear bentley birch blu blue bluebell boston bracken bramble bug bunny
    buttercup cairo canyon carolina cash cedar chance cinnamon clementine cove dakota denim denver devon diesel dior dixie
    dizzy doe dove dragon duchess dusty eagle easter fable fairy falcon fawn fig finch friday gem genesis goodness gospel
    gucci hare hawk heaven heron honesty honor houston india innocent jericho jupiter kenya kerry kestrel king kingston
    kobe lake legend lexus linnet lion loch lotus lovely loyal lucky lyric marigold maverick memory memphis merlin messiah
    monday montana moss nevada north nutmeg oak ocean onyx orion otter paisley peaches pebbles peony plum poet porsche
    prairie primrose prince privilege psalm queen queenie rain reef riot river rocket royal royalty ruby rue ryder saint
    sapphire sea shore silver sincere sparrow spike spud stag star starling storm stormy story sunday swallow sweetness
    swift thistle tiger tink trace treasure tulip valley verona wolf wolfe wonder
    beloved blessed blessing brilliant clever delight divine favour forgive fortune gift gladness happiness humble joyful knowledge
    learnmore lovemore loveness marvellous miracles nomore obvious perseverance pleasure praise pretty progress prosper proud
    respect rejoice salvation success talent testimony trust trymore valentine welcome wisdom witness worship sparky
    """.split()
)
"""Words that children are called by now, and that nearly always mean the thing: names only where their neighbours say so."""

FAMILIES = frozenset(
    """
    adams allen allan anderson andrews armstrong atkinson bailey barnes barrett bennett bradley burgess byrne campbell
    carr carter chapman clark clarke collins connolly cox crawford cunningham davidson davies davis dawson dixon doherty
    donnelly doyle duffy edwards elliott evans farrell ferguson fisher fitzgerald fleming fletcher fraser gallagher
    gardner gibson gilbert gill gordon graham griffin griffiths hamilton hammond harding harris harrison harvey hawkins
    henderson hewitt higgins hobbs hodgson holmes hopkins houghton howard howells hudson hughes humphries hussain
    hutchinson jackson jarvis jenkins jennings johnson johnston jones kaur kavanagh kelly kennedy khan knowles lawson
    lewis lloyd macdonald macleod mahmood marsden marshall martin matthews mccarthy mcdonald mclean mcgregor mcintyre
    mckenzie miah mitchell moore moran morgan morris morrison murphy murray nelson newman nicholson nolan norris okafor
    osborne owens palmer parker parry parsons patel patterson payne pearce pearson perkins perry peters phillips pollard
    poole powell pritchard pugh quinn rahman rees reid reynolds richards richardson roberts robertson robinson rogers ross
    rowlands russell ryan sanders saunders schofield shah shaw shepherd sheridan simmons simpson sinclair singh skinner
    slater smith spencer stevens stevenson stewart sullivan sutherland sutton sweeney taylor thomas thompson thomson
    thornton townsend tucker turnbull turner uddin vaughan wagner walsh walters watkins watson watts webster whitehead
    whittaker wilkins wilkinson williams williamson willis wilson woodward wright yates
    """.split()
)
"""Everyday surnames that are no word, however often they are written."""

MOSTLY_NAMES = frozenset(
    """
    amber barry basil bailey brook brooke carol cole cooper daisy dan dean dolly faye fern fleur frank glen harry hazel heather
    holly ivy jack jade jay lily liv luna marvin matt max nick olive penny perry piper poppy ray robin roger rosie roy ruby
    sonny sue ted violet wally willow wren zion
    """.split()
)
"""Of names: those that a mother who types no capitals means as a name far more often than as a word."""

TITLES = frozenset(
    """
    mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend fr father sister sr brother imam rabbi pastor
    maulana mufti sheikh canon bishop judge justice recorder sgt sergeant pc dc dci ds inspector constable captain capt major
    colonel col lieutenant lt corporal cpl wing sqn squadron flt commander ldr leader honour honourable hon magistrate nurse
    matron cllr councillor auntie aunty aunt uncle nan nanna nana gran granny grandma grandad grandpa granda nain taid mamgu
    tadcu bampy nanny mimi big wee little baby old mam cousin
    """.split()
)

TITLES_MID_SENTENCE_ONLY = frozenset(
    "big wee little baby old sister brother father cousin nanny major wing leader honour hon recorder judge justice nurse miss lady"
    " canon commander inspector constable mam nan nanna gran granny grandma grandad nana".split()
)
"""Of these: words so common that what follows has to look like a name."""

RELATIONS = frozenset(
    """
    husband wife partner boyfriend girlfriend fella feller bloke ex hubby fiance fiancé fiancee son daughter boy girl lad lass
    baby brother sister sis bro mum mam mom mother mummy dad da dada father daddy nan nana nanna gran granny grandma grandad
    aunt auntie aunty uncle cousin niece nephew stepson stepdaughter stepdad stepmum twin twins neighbour neighbor mate friend
    bestie flatmate housemate toddler youngest eldest oldest middle kid kids children bairn bairns wean weans wain babby bab
    wee'un daughters sons babies lads
    """.split()
)

ROLES = frozenset(
    """
    worker sw midwife midwives nurse doctor gp consultant psychologist psychiatrist therapist counsellor paediatrician
    obstetrician solicitor barrister lawyer judge guardian manager advocate interpreter teacher head headteacher carer carers
    mentor visitor hv supervisor assessor contact coordinator registrar locum student officer policeman policewoman copper pc
    landlord landlady manageress priest imam vicar minister pastor nun doula keyworker iro chair chairman chairwoman reviewing
    assistant
    """.split()
)

ACTS = frozenset(
    """
    was is wis had has came went cried slept said says told lived died weighed screamed smiled laughed started stopped loved
    loves likes hates signs learned learnt wrote rang kept got gets didn't doesn't couldn't won't wouldn't never wasn't
    hasn't would took takes sat stood held looked called calls asked knew thought wanted moved left gave made still will
    drove walked shouted hit used does did works stayed stays comes goes says tells
    sleeps cries wants needs waited arrived brought ran sang
    helped married rings visited
    """.split()
)
"""What somebody does or is: a rare word before it, at the head of a sentence, is most often a name."""

CALLS = frozenset("call calls called calling name named".split())
"""Words that give a name to whoever stands between: "I will call him Wren"."""

CALLED = frozenset("called named cried nicknamed christened hight calling renamed".split())
"""Words after which a name stands."""

NOT_A_NAME_AFTER = frozenset(
    """
    lassie lassies real since
    a an the and or but so was were is are had has have did do does said says say told tells came come comes went goes got
    gets took takes in on at of to from with for by as if when where who which that this these those they he she it we you i
    me him her his their our my your not no never always just only also even then there here now back still again after before
    because cos until till while never would could should will can might may must be been being am im i'm ill i'll id i'd ive
    i've hes he's shes she's theyre they're wouldn't couldn't didn't wasn't don't won't can't weren't isn't wis wid telt sed n
    cuz coz wiv wi fae tae ae asked asking wrote written kept keeps left leaves rang rings rung made makes put gave gives knew
    knows saw sees thought thinks wanted wants needed needs started stopped died dies lived lives worked works sat stood
    looked looks held cried
    """.split()
)
"""What follows a role or a relation and is no name, however it is written."""

PARTICLES = frozenset(
    "de da di van von der den del bin ibn bint al el ul ap ab ferch mac nic ní ó o' st".split()
)

FAKER_FIRST = (
    "en_GB en_IE ga_IE en_IN en_NG en_KE en_PK en_US pl_PL ro_RO lt_LT lv_LV cs_CZ hu_HU pt_PT es_ES fr_FR tr_TR yo_NG ig_NG ha_NG"
    " sw tw_GH zu_ZA az_AZ hr_HR"
    " en en_NZ sk_SK sl_SI pt_BR uz_UZ fr_DZ nl_NL"
).split()
"""Where the mothers of this country, or theirs, come from; lists in the Latin script."""
