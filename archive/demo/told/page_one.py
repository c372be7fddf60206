"""Spoken and drawn, published: a file of eleven hundred pages and nine chairs; a young mother who grew up in care."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Drawing, Recording, Standing, Told, hers, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "page_one.ogg",
    93089,
    covers=(
        Covered(740, 1290, "tone", "Your age, with the rest of it.", "nineteen"),
        Covered(9907, 10757, "tone", "The office.", "Beacon House"),
        Covered(10932, 11382, "tone", "The town.", "Wigan"),
        Covered(41762, 42487, "tone", "Your worker's name.", "Shabana"),
        Covered(65909, 66809, "tone", "His name.", "Mister Pennington"),
        Covered(82867, 83828, "tone", "The date stands in your file.", "Ninth of February"),
        Covered(84557, 84932, "tone", "Your daughter's name.", "Skye"),
    ),
    cues=(
        Cue(
            350,
            4791,
            "So I'm a teenager, and I've been in care since I was four, so I've got a file. Obviously.",
        ),
        Cue(5079, 7382, "It's eleven hundred pages. I asked."),
        Cue(
            7740,
            14220,
            "When I got pregnant there was this meeting, at their office, in town, and the social worker "
            "had read it. All of it, she said.",
        ),
        Cue(14694, 17645, "And she's being nice. She's going, I feel like I know you."),
        Cue(
            18111,
            22809,
            "And I'm like, you don't, though. You've read what somebody wrote when I was nine and I'd bit "
            "a teacher.",
        ),
        Cue(
            23509,
            28117,
            "I did bite him. It was one time. But they've put, like, a summary, and it's on page one.",
        ),
        Cue(
            28535,
            34438,
            "So they're all sat there, and I can see them thinking about it. I'm seven months gone. I'm "
            "not going to bite anyone.",
        ),
        Cue(
            35038,
            39814,
            "And it's my baby that's getting assessed, right. But it's me when I'm nine they're talking "
            "about.",
        ),
        Cue(
            40122,
            45520,
            "And my PA from leaving care, she's sat next to me, she's not said a word the whole time.",
        ),
        Cue(
            45834,
            50598,
            "And she goes, can I ask something? She goes, who here's asked her what happened before she "
            "bit him?",
        ),
        Cue(51498, 54547, "And nobody had. Ten years. Eleven hundred pages."),
        Cue(54832, 56978, "And she looks at me, like, you don't have to."),
        Cue(
            57271,
            62167,
            "So I said it. I said, he read my mum's letter out. To the class. He thought it was my homework.",
        ),
        Cue(63067, 67930, "And it went dead quiet. And the chair, this old guy, took his glasses off."),
        Cue(
            68328,
            72527,
            "He said, I'd like that put in. And the minute taker went, where? And he said, page one.",
        ),
        Cue(
            73327,
            79158,
            "I'm not saying that's why I've got her. I did all the other stuff as well. I did the course. "
            "I did the placement. I got up.",
        ),
        Cue(
            79455,
            83828,
            "But it's in there now. I've seen it. It's got the date on and everything. I know it by heart.",
        ),
        Cue(
            84275,
            88581,
            "And my little girl's going to be able to read that one day, if she wants. And she'll know why.",
        ),
        Cue(89113, 92650, "So, yeah. If you've read the file, that's fine. Read it. But then ask."),
    ),
)

CHAIRS = Drawing(
    "too_many_chairs.jpg",
    1280,
    914,
    alternative=(
        "A crayon drawing of a large brown table. Nine empty chairs in different colours stand around three "
        "sides, each with a sheet of paper before it. At the near side, seen from behind, a small figure in "
        "red sits on a stool with both arms on the table. A blue and white mug steams in front of her."
    ),
)

STORY = Told(
    key="page-one",
    title="Page one",
    sent=(
        "I did the room with my daughter's crayons, so sorry about the colours. I counted nine chairs. The "
        "tea was there when I got there and I never found out who made it. I've drawn the table bigger than "
        "it was because that is how big it was."
    ),
    swaps=(),
    note=ContentNote(
        "A young mother who grew up in care is assessed before her baby is born. A meeting talks about what "
        "she did when she was nine. Her baby stays with her. There is a drawing of the room.",
        (("childhood-abuse", "mentioned"),),
    ),
    themes=("3.4", "1.1", "4.3", "4.6", "8.3", "5.7"),
    intruder=(
        "The people of that meeting would know it is her: she wants them to. Age, town, office, the names and "
        "the day are covered. The drawing shows no face and no sign. The bite stands in her file and nowhere "
        "else; we searched."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.COURT, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE}),
        until_in_days=480,
        given_days_ago=29,
        then=Then.ASK,
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE, Medium.ART}),
    ),
    court=Court(
        Stage.NONE,
        Content.OWN_LIFE,
        Basis.NOT_ABOUT,
        "Heard in full. A meeting at an office, never a court.",
        24,
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=29,
    letters=(
        hers("i swear a bit less on it than i normally do. and can the picture go with it", 28),
        ours(
            "The picture goes with it. Someone has put it into words too, for people who cannot see it.", 26
        ),
    ),
    recordings=(HEARD,),
    drawings=(CHAIRS,),
    hard=(("childhood-abuse", "0:57-1:02"),),
)
