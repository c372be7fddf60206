"""Three in writing, short, published: a chemist, a bottle (read aloud too), a question; each lets researchers count her story."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, ReadAloud, Standing, Swap, Told, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

EVERYONE = frozenset(
    {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
)

TEN_TO_NINE = Told(
    key="ten-to-nine",
    title="Ten to nine",
    sent=prose("""
The chemist on Sidgate Row does the methadone at ten to nine, before the shop opens, so you can go in without people. That
is what they say it is for. Everybody round us knows what ten to nine is.

I went every day with the pram. Mr Aziz used to say good morning to the baby first. Then it said in my notes that I had
missed a day. I hadn't. The machine was down and he had written me in the book by hand.

My social worker, Lorna, could have put it in as it stood. She rang the shop instead, and then she came down herself at ten
to nine and stood in the queue with me and looked at the book. She said sorry, on the pavement. I said it was all right. It
was cold and I wanted to get him home.
"""),
    swaps=(
        Swap("on Sidgate Row", Kind.PLACE, "near us"),
        Swap("Mr Aziz", Kind.PERSON, "The man there"),
        Swap("My social worker, Lorna,", Kind.PERSON, "My social worker"),
    ),
    note=ContentNote(
        "A mother fetches her medicine every day. A record says that she missed one, and her social worker looks into it.",
        (("drugs", "mentioned"),),
    ),
    themes=("3.2", "4.4", "4.6"),
    intruder="Many chemists do it at that hour. Street and names are out. Nobody but her worker could tell; she has been told.",
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=EVERYONE,
        uses=frozenset({Use.TEACHING, Use.RESEARCH}),
        until_in_days=380,
        given_days_ago=33,
        then=Then.HIDE,
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. A chemist's book, no court.", 29
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=33,
)

TWO_BOTTLES = Told(
    key="two-bottles",
    title="Two bottles",
    sent=prose("""
I told them about the bottle in the wardrobe because Kerry from the drink service said that if I told them first it would
count for me. I think she believed that. I had two by then. I told them about one.

They found the other one on 3 March. After that nobody could say what I was telling the truth about, and nor could I, to be
fair. It was all true but one bottle.

He lives with my sister in Whitby now. It is a good house. I go once a week and I ring the bell like anyone else. She says I
should be glad it is her, and I am.

People ask would I tell them again. I would tell them two.
"""),
    swaps=(
        Swap("Kerry from the drink service", Kind.PERSON, "a worker from the drink service"),
        Swap("on 3 March", Kind.DATE, "in the spring"),
        Swap("in Whitby", Kind.PLACE, "in another town"),
    ),
    note=ContentNote(
        "A mother who drinks tells her workers a part of the truth. Her son lives with her sister now.",
        (("alcohol", "described"), ("removal", "mentioned")),
    ),
    themes=("3.2", "4.4", "5.6"),
    intruder="Her sister would know it and has read it. The worker may: her name is out. Day and town are out.",
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=EVERYONE | {Profession.COURT},
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.RESEARCH}),
        until_in_days=400,
        given_days_ago=51,
        then=Then.ASK,
        media=frozenset({Medium.WORDS, Medium.WORDS_READ}),
    ),
    court=Court(
        Stage.ENDED, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. Her home and her sister's.", 47
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=51,
    reading=ReadAloud("two_bottles_read.ogg", "Ruth of the choir"),
)

WHAT_FOR = Told(
    key="what-for",
    title="What for",
    sent=prose("""
Everyone asked how much. The midwife, the duty worker, the one after her. How much and how often. I had it off by heart. A
couple of joints, at night, most nights.

It was Zainab, a student, second week at the Marsh Lane practice, who asked what it was for. The other one looked at her. I
said it was so I could sleep on the settee, because I would not lie down in the bedroom any more. Nobody wrote for a bit.

It did not change much. I still did the tests, and I still went to the course in Rotherham on the bus. But after that it said
on the form why, and I was not somebody who just liked it.
"""),
    swaps=(
        Swap(
            "Zainab, a student, second week at the Marsh Lane practice,", Kind.PERSON, "a student, and new,"
        ),
        Swap("in Rotherham", Kind.PLACE, "in another town"),
    ),
    note=ContentNote(
        "A pregnant mother is asked again and again what she smokes, and once why. What happened before is not told.",
        (("drugs", "described"),),
    ),
    themes=("3.2", "4.4", "1.1"),
    intruder="The student may know it, and that is hers to know. Names, practice and town are out. Nobody else was there.",
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=EVERYONE,
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.RESEARCH}),
        until_in_days=310,
        given_days_ago=26,
        then=Then.ASK,
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. An assessment, never a court.", 22
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=26,
)

STORIES = (TEN_TO_NINE, TWO_BOTTLES, WHAT_FOR)
