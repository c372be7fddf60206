"""Words and a part of a painting, published: a cot that waited; she lets the cot be seen and not the window."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Drawing, Frame, Standing, Told, hers, ours
from archive.editions.edition import ContentNote
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

COT = Drawing(
    "wound_up.jpg",
    1400,
    1100,
    alternative=(
        "A pencil and watercolour drawing of a wooden cot. A grey toy rabbit and a folded yellow blanket lie on "
        "the mattress; nobody is in it. Above it, from a bent arm, hangs a mobile: a moon, a fish, a star and a "
        "bird, each turned a little."
    ),
    part=Frame(70, 70, 828, 930),
)

STORY = Told(
    key="wound-up",
    title="Wound up",
    sent=(
        "It plays if you wind it. I wound it every night for about three weeks so it wouldn't stick. My "
        "partner thought I was losing it. Then she came home and it was the right tune and it didn't stick. "
        "Just the cot, please, not the window."
    ),
    swaps=(),
    note=ContentNote(
        "A painting of an empty cot. The baby was in care for some weeks and did come home to it."
    ),
    themes=("5.7", "4.1", "7.5", "8.4"),
    intruder=(
        "The view from her window is not in what is shown: she asked for the cot alone. The mobile is one that "
        "many people have. Her partner has seen it. Nobody else could tell."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE}),
        until_in_days=530,
        given_days_ago=24,
        then=Then.ASK,
        media=frozenset({Medium.WORDS, Medium.ART_PART}),
    ),
    court=Court(Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read and seen. A cot at home, no court.", 19),
    standing=Standing.PUBLISHED,
    sent_days_ago=24,
    letters=(
        hers("You can see our street out of it at night thats all", 23),
        ours("We have cut it at the curtain. The window is gone from what is shown.", 21),
    ),
    drawings=(COT,),
)
