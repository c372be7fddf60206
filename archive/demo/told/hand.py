"""Words and a print, held: a small hand inside a large one, while a court is still looking at her case."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Drawing, Standing, Told, hers
from archive.editions.edition import ContentNote
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Content, Stage

HANDS = Drawing(
    "round_my_hand.jpg",
    1000,
    1200,
    alternative=(
        "The outline of a grown woman's hand, drawn round twice in purple felt tip, fills the page. In the "
        "middle of its palm is the print of a very small hand in orange paint. There are a few orange spots "
        "beside it."
    ),
)

STORY = Told(
    key="round-my-hand",
    title="Round my hand",
    sent=(
        "He did the orange one. I put my hand round his after, when he had gone, because if I had done it "
        "first he would have gone over the lines and I would have minded. I don't think I would mind now."
    ),
    swaps=(),
    note=ContentNote("A mother's hand and a child's, made on a visit. It is about seeing him and then not."),
    themes=("6.4", "7.2"),
    intruder=(
        "A print of a real hand could be matched with a child. The paint is thick: we enlarged it, and no line "
        "of the skin can be seen. His carers may know the paint."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING}),
        until_in_days=180,
        given_days_ago=10,
        then=Then.ASK,
        media=frozenset({Medium.WORDS, Medium.ART}),
    ),
    court=Court(Stage.GOING_ON, Content.OWN_LIFE),
    standing=Standing.HELD,
    sent_days_ago=10,
    asked=(
        "Thank you for the two hands. You told us a court is looking at your case. While it does, we show this "
        "to no one. You have done nothing wrong. Write to us when it has ended, or if the judge says you may."
    ),
    letters=(hers("its still going on. do you want me to take it back then", 6),),
    drawings=(HANDS,),
)
