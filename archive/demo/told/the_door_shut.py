"""Spoken, published, read by somebody else: a midwife who asked before she came in; from the north, not used to talking."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, ReadAloud, Recording, Standing, Told, hers, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "the_door_shut.ogg",
    45989,
    covers=(
        Covered(4133, 5336, "silence", "The hospital's name.", "Northmoor General"),
        Covered(17474, 17865, "silence", "The midwife's name.", "Sheena"),
        Covered(27514, 28092, "silence", "The month could be looked up with the hospital.", "February"),
        Covered(38124, 38945, "silence", "The town where you live.", "Dewsbury"),
    ),
    cues=(
        Cue(350, 2884, "Right. I don't, I'm not good at this. I'll just say it."),
        Cue(3585, 7076, "I had him at the hospital. On a Tuesday, about tea time."),
        Cue(7666, 10623, "And there'd been, what, nine people in and out. Nine."),
        Cue(11047, 14778, "And they all said, just pop yourself up. Just pop your legs. Just pop."),
        Cue(15528, 17864, "And then they changed over, and there was a new midwife."),
        Cue(
            18300,
            22636,
            "And she stood at the door, she didn't come in. She goes, do you want this shut or open?",
        ),
        Cue(
            23229,
            28091,
            "And I, I didn't know. I honestly didn't know. Nobody had asked me anything since the winter.",
        ),
        Cue(28617, 32385, "So I said shut. And she shut it. And that was it. That was all it was."),
        Cue(33223, 35886, "They took him on the Thursday. It didn't stop that."),
        Cue(
            36541,
            41766,
            "I still see her, in the market, in town. She says hello first. So I don't have to decide.",
        ),
        Cue(42413, 45469, "You could ask people. It's not, it doesn't cost anything."),
    ),
)

STORY = Told(
    key="the-door-shut",
    title="Do you want this shut",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother talks about a midwife who asked her something at a birth. Her baby goes to other "
        "carers soon after, which is only mentioned.",
        (("removal", "mentioned"),),
    ),
    themes=("1.4", "8.1", "6.1"),
    intruder=(
        "The midwife could know herself by the question. The mother hopes so. Hospital, month, town "
        "and name are covered; we searched the hospital with the month and found nothing of her."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE}),
        until_in_days=330,
        given_days_ago=26,
        then=Then.ASK,
        not_near=frozenset({"west-yorkshire"}),
        media=frozenset({Medium.WORDS, Medium.READ_BY_OTHER}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Heard in full. It says nothing of a court.", 22
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=26,
    letters=(
        hers("Do I have to write it down as well or is talking enough", 25),
        ours("Talking is enough. We wrote it down for you, so that people who do not hear can read it.", 24),
    ),
    recordings=(HEARD,),
    reading=ReadAloud("the_door_shut_read.ogg", "Ines of the reading group"),
)
