"""A drawing alone, published until somebody complained: a corridor with a clock that is too large; she wrote nothing with it."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Drawing, Standing, Told
from archive.editions.edition import ContentNote
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

CORRIDOR = Drawing(
    "twenty_five_past_two.jpg",
    1000,
    1400,
    alternative=(
        "A marker drawing of a long empty corridor with two shut doors on each side. Over its far end hangs an "
        "enormous clock, drawn with great care, at nearly twenty-five past two. Far down on the right a small "
        "figure in red sits on one of three chairs, with her back to us."
    ),
)

STORY = Told(
    key="twenty-five-past-two",
    title="Twenty-five past two",
    sent="",
    swaps=(),
    note=ContentNote("A drawing about waiting. No one is hurt in it and nothing is said."),
    themes=("7.5", "4.2"),
    intruder=(
        "No sign, no number on a door. She wrote nothing with it and wanted nothing written. Any building with "
        "a corridor could be this one."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.DOCTORS, Profession.COURT, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.TALK_OR_REPORT}),
        until_in_days=365,
        given_days_ago=47,
        then=Then.HIDE,
        media=frozenset({Medium.WORDS, Medium.ART}),
    ),
    court=Court(
        Stage.ENDED, Content.OWN_LIFE, Basis.NOT_ABOUT, "Seen. A corridor; nothing says of what.", 41
    ),
    standing=Standing.ASKED_DOWN,
    sent_days_ago=47,
    drawings=(CORRIDOR,),
)
