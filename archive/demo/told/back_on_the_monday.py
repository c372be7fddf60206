"""Spoken, published: a social worker who came back when she said she would; Scottish, in recovery."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "back_on_the_monday.ogg",
    57614,
    covers=(
        Covered(10608, 11224, "silence", "The social worker's name.", "Morag"),
        Covered(12935, 13756, "silence", "The date.", "the tenth of June"),
        Covered(42563, 43296, "silence", "The clinic's name.", "the Cairn Clinic"),
        Covered(49455, 50016, "silence", "The town.", "Paisley"),
    ),
    cues=(
        Cue(350, 3583, "There's a lot of leaving. I'd say that first. Folk leave."),
        Cue(
            4237,
            9062,
            "I had four social workers in the one year. My boy thought it was a job you did for a month.",
        ),
        Cue(
            9745,
            17961,
            "And then I had another one. And she said, I'm on holiday from the Friday, and I'm back on "
            "the Monday, three weeks after. And she wrote it on my calendar.",
        ),
        Cue(18646, 20428, "And I thought, aye. Right."),
        Cue(
            21261,
            27335,
            "I had a bad three weeks. I'd been off it since Christmas, and I, I wasn't off it then. One "
            "day. One day I wasn't.",
        ),
        Cue(
            28198,
            32759,
            "And on the Monday she's at the door, brown as anything. And she says, I said I'd be back.",
        ),
        Cue(
            33474,
            38354,
            "So I told her. I hadn't planned on it. I told her on the stair, before she had her coat off.",
        ),
        Cue(
            39073,
            47508,
            "She could have, well. She could have gone the other way with that. She phoned the clinic, "
            "from my own kitchen. On the loudspeaker. So I'd hear what she said about me.",
        ),
        Cue(48287, 52283, "He came home to me, in my own place, after the summer. He's at the big school."),
        Cue(
            52951,
            57144,
            "She didn't have to be, you know, wonderful. She just had to be there on the Monday.",
        ),
    ),
)

STORY = Told(
    key="back-on-the-monday",
    title="Back on the Monday",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother in recovery has a bad day and tells her social worker. Her son comes home to her later.",
        (("drugs", "mentioned"),),
    ),
    themes=("4.4", "3.2", "5.7", "7.6"),
    intruder=(
        "The social worker would know it is her, and has been told of it by her. Clinic, town and the"
        " day are covered. The clinic's name led nowhere."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE, Use.RESEARCH}),
        until_in_days=420,
        given_days_ago=37,
        then=Then.ASK,
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Heard in full. A return home, nothing of a court.", 33
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=37,
    recordings=(HEARD,),
)
