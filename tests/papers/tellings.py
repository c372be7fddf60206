"""Tellings of mothers, invented, in many styles: of the court too, with its words in them. None may be met as a paper."""

from __future__ import annotations

TELLINGS: dict[str, str] = {
    "the brief": "the judge said I could not have her back, I got the C110A in the post",
    "one line": "They took him on the Tuesday.",
    "angry": "THEY TOOK MY BABY AND NOBODY IN THAT COURT LOOKED AT ME ONCE. NOT ONCE. I WAS HIS MUM.",
    "no stops": "so i went in the family court at leeds and i sat there and my solicitor said just nod so i nodded and then "
    "they said interim care order and i didnt even know what that was i thought interim meant after",
    "begins at court": """In the family court at Hull I sat on a plastic chair for three hours. I had my best coat on.
Before the judge came in my barrister squeezed my arm. I cannot remember one word of what was said.""",
    "names the judge": """Her Honour Judge Pellow was kind. She looked at me when she spoke. She said my name properly.
I hated what she decided but I did not hate her.""",
    "quotes one sentence": """I know one line off by heart. "It is ordered that the child shall live with the maternal
grandmother." I say it to myself in the shower. The child. She has a name. I gave it to her.""",
    "quotes a threshold": """They wrote that I was "likely to cause significant harm". I read it on the bus. I had to get off.
I had never hurt anybody in my life and there it was in black and white about me.""",
    "threshold talk": """My barrister said if I agree threshold it will go better for me. I did not know what threshold was.
She said it is the bar they have to get over. I said I am not a bar. I am his mum.""",
    "got the number": """I still know my case number. LS23C50123. I know it better than my own phone number.
I used to say it at the desk and they would look it up and send me to a room.""",
    "position statement": """My solicitor rang me in the car park and read me my position statement and I said that is not what
I said, I never said that, and she said it is how we have to put it.""",
    "cafcass": """The guardian came for twenty minutes. Twenty minutes. Then she wrote her analysis and I was all the things
I was scared of. She spelt my little boy's name wrong all the way through it.""",
    "expert": """They sent me to a psychologist, Dr somebody. I did the tests with the blocks. In his report it said I was
guarded. Of course I was guarded. I was sat with a man who could take my baby off me with a tick.""",
    "list of what helps": """What I want you to know.
1. I was listening, even when I looked like I was not.
2. Say my name.
3. Tell me what happens next.
4. Do not write while I am crying.""",
    "list of steps": """My list for other mums:
1. Write down every date.
2. Ask for an advocate.
3. Eat something before you go in.
4. You are still a mum.""",
    "letter to child": """Dear baby, this is your mum. I want you to know that I went to every contact. Every one. I got two
buses. You had a yellow hat and you held my thumb. I was not allowed to give you my scarf so I left it on the chair.""",
    "letter to judge": """Dear Judge, you will not remember me. I was the first one on your list that day, before ten o'clock.
You said you had read everything. I want to ask you if you read the bit where I rang them myself for help.""",
    "letter to social worker": """To my social worker. You told the court that I did not engage. I rang you nine times. I have the
numbers on my phone bill. I kept it. I do not know who I am keeping it for.""",
    "midwife voice": """I am telling this so midwives know. I was thirty six weeks. You knew and I did not. You had the plan in
your bag. I could see the corner of it when you took my blood.""",
    "third person telling": """There was a girl who had a baby and the baby was put in a plastic cot with wheels. The girl slept
with her hand through the hole in the side. In the morning two women came with a car seat. The girl was me.""",
    "poem": """I had a room with a cot in it.
I had a cot with a blanket in it.
I had a blanket with a smell in it.
I have the smell.""",
    "short poem": """before the judge
before the stamp
before they said my name
you were mine""",
    "diary": """Monday. Court again. Adjourned. Tuesday. Contact, he smiled. Wednesday nothing. Thursday I rang and rang.
Friday the letter came with the blue stamp and I put it in the drawer and did not open it until Sunday night.""",
    "diary with dates": """3 May: waters went. 4 May: he came, six pound two. 5 May: two ladies came. 6 May: the hearing was on the
phone and I was in my nightie. 7 May: I went home on the bus with the balloon.""",
    "court words all through": """I had an ICO, then the IRH, then the final hearing. I learned all the letters. I was the first
respondent. Nobody ever called me anything in that room but mother. Mother says. Mother accepts. I put my hand up once.""",
    "called mother": """They called me the mother. The mother did this and the mother failed to do that. I wanted to stand up and
say she is here, she can hear you, I am sat right here.""",
    "the applicant": """I asked my solicitor why am I the respondent, I have not answered anything. She laughed. She said the applicant
is the council. I thought applicant was for jobs.""",
    "contact order": """I got contact three times a week then twice then once then letterbox. It said on the order the mother shall have
contact at the discretion of the local authority. Discretion means whenever they feel like it. I looked it up.""",
    "form in the post": """A big brown envelope came. Form C110A. My hands shook. I rang my mum and she said read it to me so I read it to
her and I could hear her crying and I stopped reading.""",
    "children act": """I got the Children Act 1989 out of the library. I read all of it. I am not stupid. It says the child's welfare is
paramount and I thought yes, so is mine a bit, because she needs me.""",
    "section 20": """I signed a section 20 on the ward. I had been awake for two days. Nobody told me I could say no. I signed because
she had a pen and I did not.""",
    "ordered": """The judge ordered that we go to a mother and baby placement. I was so happy I dropped my bag. Twelve weeks they
watched us. I passed. I have still got her. She is sat next to me now eating toast.""",
    "upon hearing": """Upon hearing that I was to lose her I made a noise I did not know I had in me. The usher gave me a tissue out of
her own sleeve. I think about that usher more than I think about the judge.""",
    "reads judgment later": """Years after I found the judgment. My solicitor had kept it. I am satisfied, it said. I remember thinking
satisfied like after a dinner. I am satisfied that the mother loves her. That was in it too. Nobody told me that bit.""",
    "Scotland": """I am up in Fife. We do not have the same as down there. It was a panel, three folk round a table, and the Reporter.
They asked me to leave the room. I got grounds in the post and I did not accept them so it went to the Sheriff Court.""",
    "Northern Ireland": """It was the family proceedings court in Belfast. I wore my sister's shoes. The Trust had two barristers and I had
a fella I had met that morning in the corridor.""",
    "Welsh": """Es i i'r llys yn Abertawe a doedd neb yn siarad Cymraeg â fi. Roeddwn i'n deall y geiriau ond ddim y ffordd yr oedden
nhw'n edrych arna i. Fy merch i oedd hi. Rwy'n dal i gadw ei het fach wrth fy ngwely.""",
    "Welsh of the judge": """Dywedodd y barnwr na fyddai hi'n dod adre gyda fi. Gofynnais i beth oedd gorchymyn gofal a dywedodd fy nghyfreithiwr
wrtha i am fod yn dawel. Wnes i grio yn y car yr holl ffordd adre.""",
    "spelling": """i no i shud of went to the asesment but i was scard. they put in the report mum did not atend. it dont say why.
i cudnt get the bus fair. i rote a letter to the cort but my soliciter sed dont send it""",
    "dialect": """Me mam come wi me to court like. She had her big coat on. Judge said summat about threshold and me mam said what's he on
about and the usher said shh. We had a pasty after. We couldn't eat it.""",
    "interpreter": """They gave me an interpreter on the phone. She said the words after, slow. When the judge spoke I watched the faces.
I knew before she said it. In my language there is no word for placement order. I made one.""",
    "long and calm": """I want to tell it in order. I was well until the third week. Then I stopped sleeping and I thought the clock was talking
about me. My husband rang the GP, the GP rang the crisis team, and the crisis team were lovely, they were. Then somebody rang
somebody else. I was in the mother and baby unit when the social worker came with the letter before proceedings. I read it
with the ward cat on my knee. It said they were thinking of going to court. I had thought I was getting better.""",
    "final hearing": """The final hearing was five days. I gave evidence for one of them. I had a glass of water and I held it the whole time.
When I came out I still had it. I took it home. It is in my kitchen now. It says property of the court on the bottom.""",
    "good ending": """I got her back. I want somebody to write that down. Supervision order, twelve months, then done. The judge said well done.
I have it framed, not the order, the bus ticket from that day.""",
    "advice on court": """Take a cardigan, it is freezing. Ask where you can sit that is not near him. Ask your solicitor to say it again. If they
say file and serve it means hand it in. If they say adjourned it means not today. You will want a snack.""",
    "what words mean": """These are words I had to learn: threshold, disclosure, interim, respondent, viability, bundle. I made flash cards. I was
better at it than my solicitor in the end. I could have been a lawyer my mum said.""",
    "about the order, many words": """On the order it says no order as to costs. I asked what costs. I said it cost me everything. My barrister
went red. I was not trying to be clever. I really thought he was asking me for money.""",
    "two quotes": """The paper said "the mother has not worked openly with professionals" and then further down "the mother is guarded". I had
been beaten for opening my mouth for six years. I thought, yes, I am guarded. Who was guarding me?""",
    "quotes the guardian": """"This is a mother who loves her child." That is what the guardian said. I wrote it on my hand in biro so I would not
lose it. Then she said but. I did not write down the but.""",
    "in the matter of": """It says at the top in the matter of and then my little girl's name. In the matter of. Like she was what is the matter.
I cut that bit off with the scissors and I burned it in the sink. I kept her name.""",
    "confidential": """I am not allowed to show you. It says confidential on every page. I am telling you what it was like, not what it says. It
was like being read out loud by someone who does not like you.""",
    "contempt scare": """My solicitor said if I put anything on Facebook it is contempt of court and I could go to prison. So I said nothing for
four years. I did not even tell my nan. That is why I am telling you and not saying any names.""",
    "without I": """Two cups. Two spoons. One bottle, made up, going cold. The car seat by the door. The door shut. The bus at twenty five past.
Nobody on it. Milk coming through a school shirt.""",
    "without I, of court": """Court one. A coat rail. A jug of water nobody drank. A woman in a good suit saying the mother, the mother, the mother. A clock.
A stamp. A corridor. A vending machine that took the pound and gave nothing.""",
    "questions": """What did the social worker write when she said she was only popping in? Who read it? Did the judge read it? Did the judge have
children? Why was I asked to wait outside? Who has his first shoes?""",
    "father": """He went for me in the corridor and security came. They put it in the schedule of findings like I had done it. Finding six.
I was finding six. I had a black eye in the witness box and finding six said we argued.""",
    "non mol": """I had a non mol on him and he came anyway. I rang 999. The order was on the fridge. The policeman read it off the fridge door
and said this has run out love. It ran out on the Sunday.""",
    "adoption": """Placement order. Then adoption order. I went to the second one even though they said you do not have to. I wore the dress I
wore when I came home from hospital with him. It did up.""",
    "letterbox": """Once a year I write. I am not allowed to put love mum, I have to put my name. I put a x and they tippexed it. I know because
you can see it if you hold it up.""",
    "twins": """There were two and I got one home. How do you tell that? The court split them on a Thursday. I had one in the sling and I was
watching the other one's hat go down the stairs.""",
    "care leaver": """I was in care myself. I had the same court, the same stairs. I was six the first time and I had a colouring book. I was nineteen
the second time and I had a baby. The man on the door said I know you.""",
    "learning disability": """I am slow to read. They gave me a big bundle. I like pictures. My advocate read it to me with a ruler under the line. I said
stop. I said that is not me. She said I know.""",
    "numbered paragraphs of her own": """1. I was seventeen and I did not know I was pregnant until the fifth month.
2. I told my college tutor first. She made me tea.
3. The social worker said it was a child in need plan and I thought good, I am in need.
4. In court I was sat behind my own barrister so I only ever saw his back.
5. I have a boy. He is nine. I saw him in Asda once and I hid behind the cereal so that I would not scare him.""",
    "retells a hearing": """The judge asked the local authority why they had not filed the plan. The barrister said they had no time. The judge was cross with
them, not with me. I thought this is it, we are winning. Then she said it makes no difference to my decision. I will always hear it.""",
    "angry at the words": """Significant harm. On the balance of probabilities. Nothing else will do. Say them in a kitchen. Say them to my mum. I had to nod
at them. I nodded at nothing else will do. I have not forgiven my own neck.""",
    "orders in a row": """First I had an EPO, then an ICO, then a care order and a placement order all in one go. I have them in a shoe box. I do not
read them. I keep her hospital bracelet on the top so that when I open it I see that and I shut it again.""",
    "statement": """They made me do a statement. I believe that the facts stated in it are true. I signed that. I did believe it. Nobody else did. I
had a spelling mistake in it and he read it out in court just to make me small.""",
    "heading and one quote": """In the matter of the Children Act 1989. That is how it starts, the letter about us. I used to think my story would start with
once upon a time. I was going to tell her it every birthday. I tell it to the cat. He is called District Judge because he sits and stares.""",
    "names of papers": """I had the lot. Parenting assessment, psychological, viability for my mum, hair strand. I passed the hair strand. I was clean for
eleven months. They said it was good progress but not in her timescales. I have my own timescales now. Four years clean.""",
    "reads like notes": """Contact notes. Mum arrived late. Mum brought a cake. Mum cried at the end. That is me they are on about. They did not write that
the bus did not come, or that it was her birthday, or that she cried first.""",
    "speech to learners": """Thank you for having me. I was asked to say what it is like to be the respondent mother. I will tell you. You are the only person
in the room who is not being paid. You are the only person who does not go for lunch.""",
    "on costs of it": "I pawned my ring for the train to court. Final hearing. I never got it back. I never got either of them back.",
    "of permission": """The judge gave me permission to tell it, in a talk, with no names. I cried more at that than at the rest. I have the paper. I am not
showing it you. I am just telling you that somebody said I may speak.""",
}
