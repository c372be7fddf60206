"""Words and a drawing in biro, published: the way home from hospital, with one sign to cover."""

from __future__ import annotations

from archive.demo.pieces import Boxed, Choices, Court, Drawing, Frame, Standing, Told
from archive.editions.edition import ContentNote
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SHELTER = Drawing(
    "bus_stop.jpg",
    829,
    1160,
    alternative=(
        "A biro drawing on lined paper. It rains hard. In a lit bus shelter, coloured yellow, a woman whose "
        "coat does not close sits very straight on the bench. Beside her is an empty baby's car seat. A puddle "
        "in the road holds some of the light. The sign of the stop is covered."
    ),
    covers=(
        Boxed(
            Frame(652, 100, 168, 162),
            "Number and name say which stop, and so which hospital.",
            "38 MILL LANE",
        ),
    ),
)

STORY = Told(
    key="the-car-seat",
    title="The car seat had to go somewhere",
    sent=(
        "You can't leave hospital without a car seat, so I had bought one. Then I had to get it home again. "
        "It took up a place on the bench and people stood. The driver asked was I waiting for somebody. I "
        "said no. I had a yellow pen so I did the light."
    ),
    swaps=(),
    note=ContentNote(
        "A drawing of a mother on the way home from hospital without her baby. Nothing happens in it.",
        (("removal", "mentioned"),),
    ),
    themes=("6.2", "7.1", "7.3"),
    intruder=(
        "Number and name of the stop would find the hospital; both are covered. A driver could remember the "
        "seat. She thought about him and said he was kind. We searched the words: nothing."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=frozenset({Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.BESIDE}),
        until_in_days=220,
        given_days_ago=33,
        then=Then.HIDE,
        not_near=frozenset({"staffordshire"}),
        media=frozenset({Medium.WORDS, Medium.ART}),
    ),
    court=Court(Stage.ENDED, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read and seen. A bus stop, no court.", 28),
    standing=Standing.PUBLISHED,
    sent_days_ago=33,
    drawings=(SHELTER,),
)
