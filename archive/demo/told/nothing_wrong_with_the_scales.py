"""Spoken, published: he was always in the room when they rang, and a health visitor saw it; dry, from the Midlands."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, hers, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "nothing_wrong_with_the_scales.ogg",
    55617,
    covers=(
        Covered(6526, 7114, "silence", "Your name. You chose the other one.", "Joanne"),
        Covered(15044, 15615, "silence", "The month.", "July"),
        Covered(26533, 27022, "silence", "The health visitor's name.", "Pat"),
        Covered(34643, 35255, "silence", "The town.", "Bilston"),
    ),
    cues=(
        Cue(350, 4645, "They always rang when he was in. I don't think they knew that. But they always did."),
        Cue(5379, 8877, "And it'd be, hello, Sarah. Is everything all right at home?"),
        Cue(9454, 13263, "And he's stood there with the tea towel. So, yes. Everything's lovely."),
        Cue(
            14065,
            20325,
            "I had the baby in the summer. And it got in the notes that I, that I minimise. That was the "
            "word. I had to look it up.",
        ),
        Cue(21001, 24424, "Well, I'll tell you what it was. It was a phone on loudspeaker."),
        Cue(
            25167,
            28824,
            "The one who worked it out was the health visitor. She never said a thing in the house.",
        ),
        Cue(
            29364,
            35254,
            "She weighed the baby, and she goes, oh, these scales are playing up. You'll have to come "
            "down the clinic in town.",
        ),
        Cue(
            35845,
            41206,
            "And he couldn't come in. Because it was feeding group. She'd put me on a Thursday, when it "
            "was feeding group.",
        ),
        Cue(41855, 45757, "And she shut the door, and she said, there's nothing wrong with my scales."),
        Cue(46592, 50081, "That's when I said. We've been on our own six years, me and the kids."),
        Cue(50783, 55105, "So if you ring, ask who's in. Or ask something I can answer with a yes."),
    ),
)

STORY = Told(
    key="nothing-wrong-with-the-scales",
    title="Nothing wrong with the scales",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother could not speak because her partner stood beside her. A health visitor finds a way "
        "to see her alone. No violence is described.",
        (("domestic-abuse", "mentioned"), ("coercive-control", "described")),
    ),
    themes=("3.1", "1.4", "4.4", "8.4"),
    intruder=(
        "He would know the scales if he met this. She has thought about it, and keeps it out of links"
        " that can be passed on. Both names, the month and the town are covered."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING}),
        until_in_days=150,
        given_days_ago=22,
        then=Then.HIDE,
        not_near=frozenset({"black-country"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Heard in full. A phone, a clinic, no court.", 18
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=22,
    letters=(
        ours("Could he meet this anywhere? We would like to think it through with you first.", 20),
        hers("Not in a classroom he couldn't. Put it in classrooms.", 19),
    ),
    recordings=(HEARD,),
)
