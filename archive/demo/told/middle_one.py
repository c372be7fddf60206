"""Words and a painting, published: a quilt of nine squares, the middle one left as paper."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Drawing, Standing, Told, hers, ours
from archive.editions.edition import ContentNote
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

QUILT = Drawing(
    "the_middle_one.jpg",
    1200,
    1200,
    alternative=(
        "A watercolour plan for a quilt, three squares by three, sewn together with pencil stitches. Around "
        "the edge are a moon, stripes, a house with one lit window, dots, a flower, waves, a fish and a leafy "
        "twig. The square in the middle is bare paper, with a needle on a red thread lying across it."
    ),
)

STORY = Told(
    key="the-middle-one",
    title="The middle one",
    sent=(
        "There's a group of us, Wednesdays, we are making a quilt. This is the plan for mine. Eight are "
        "painted. The middle one is for a bit of her first blanket. I haven't got it. They are asking the "
        "other family. I've left the needle in so I know where I was."
    ),
    swaps=(),
    note=ContentNote(
        "A painting about a child who lives with another family for good. It is quiet.",
        (("removal", "mentioned"),),
    ),
    themes=("6.5", "5.5", "8.3"),
    intruder=(
        "The women of her group will know it. They have all said that is all right. Half the towns in the "
        "country have such a group on some weekday; no place is left."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset(Profession),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.TALK_OR_REPORT}),
        until_in_days=400,
        given_days_ago=61,
        then=Then.ASK,
        media=frozenset({Medium.WORDS, Medium.ART}),
    ),
    court=Court(
        Stage.ENDED, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read and seen. A sewing group, no court.", 55
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=61,
    letters=(
        ours("What should we say of the middle square to people who cannot see it?", 59),
        hers("Say it's paper. It isn't white, it's paper", 58),
    ),
    drawings=(QUILT,),
)
