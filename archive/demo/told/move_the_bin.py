"""In the queue: a young care leaver in text-speak; a baby separated in hospital and home again later."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Content, Stage

SENT = prose("""
right im not great at writing so its gonna be how i talk

im shanice im 20 now i was 18 then. i was in supported in margate n id been in care since i was 6 so i knew
how this goes. like i know what a LAC review is i was the LAC lol. when i got pregnant my PA from leaving
care natalie said be honest with them so i was. i told them i get low n i told them about the cutting when i
was 14. it went on every form after that. every single one. if i hadnt of said they wouldnt know

i had her 3 wks early at the saxonshore on 28 feb, 5lb 9. i called her nevaeh-rose. i had her 31 hrs. they
put me in a side room on marigold with the door propped open with a bin so they could see in. everyone who
went past looked. dads with balloons n that. i asked can we shut it n the midwife said its in the birth plan.
she ment the social services one. id done a birth plan it had a playlist on

then on the night there was a different midwife, jo. she didnt ask no one she just took the bin away n got a
chair n sat in the doorway herself w her back to me n did her writing. so i had a door. the door was her. she
goes if anyone asks im observing you

becky my social worker was crying when she took her. idk how i feel about that. i ended up saying its ok
becky its ok. it wasnt ok. but she was in bits n there was only me there to say it

they gave me tablets n a leaflet n put me in a taxi. taxi driver goes boy or girl

milk came in on the thurs. nobody told me it would!! im in a house w 4 lads n 1 washing machine. i googled it
at 3 in the morning n it said cabbage. so i went out soon as the shop opened n got a cabbage n tariq from
room 2 saw me on the stairs with it n goes u making soup. i said yeah

she did come home in the end but not for 10 months. thats a different story. this ones about the bin

so if ur a midwife move the bin. n if ur the social worker have ur cry after. n SOMEONE say about the milk

if u want to ask me stuff im on insta @shan.nr07
""")

STORY = Told(
    key="move-the-bin",
    title="move the bin",
    sent=SENT,
    swaps=(
        Swap("im shanice im 20 now i was 18 then", Kind.PERSON, "i was a teenager then"),
        Swap("in margate", Kind.PLACE, "in a town by the sea"),
        Swap("since i was 6", Kind.AGE_FAMILY, "since i was little"),
        Swap("natalie said", Kind.PERSON, "said"),
        Swap("when i was 14", Kind.AGE_FAMILY, "when i was at school"),
        Swap("3 wks early", Kind.AGE_FAMILY, "a bit early"),
        Swap("the saxonshore on 28 feb", Kind.ORGANISATION, "the hospital in winter"),
        Swap("5lb 9", Kind.AGE_FAMILY, "a fair size"),
        Swap("nevaeh-rose", Kind.PERSON, "lily-mae"),
        Swap("31 hrs", Kind.DATE, "just over a day"),
        Swap("on marigold", Kind.ORGANISATION, "on the ward"),
        Swap("a different midwife, jo", Kind.PERSON, "a different midwife"),
        Swap("becky my social worker", Kind.PERSON, "my social worker"),
        Swap("its ok becky its ok", Kind.PERSON, "its ok its ok"),
        Swap("w 4 lads", Kind.AGE_FAMILY, "full of lads"),
        Swap("on the thurs", Kind.DATE, "after a few days"),
        Swap("tariq from room 2", Kind.PERSON, "one of the lads"),
        Swap("10 months", Kind.DATE, "ages"),
        Swap("if u want to ask me stuff im on insta @shan.nr07", Kind.CONTACT, "thats it"),
    ),
    note=ContentNote(
        "A young mother's baby is taken from the ward after a day. She goes home alone. Her baby comes home "
        "to her later, which is not told here.",
        (("removal", "described"), ("self-harm", "mentioned")),
    ),
    themes=("6.1", "6.2", "3.4", "1.4", "8.1"),
    intruder=(
        "Staff of that ward could know the bin and the chair. Ask her if she minds. The account name has to "
        "go: it leads straight to her. Search the baby's name with the town; it is rare."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE}),
        until_in_days=364,
        given_days_ago=1,
        then=Then.HIDE,
    ),
    court=Court(Stage.ENDED, Content.OWN_LIFE),
    standing=Standing.QUEUE,
    sent_days_ago=1,
    letters=(hers("how long does it take. dont text me im just asking", 1),),
)
