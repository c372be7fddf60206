"""Words and a drawing, given back with a question: a school jumper with a name, a badge and a red darn."""

from __future__ import annotations

from archive.demo.pieces import Boxed, Choices, Court, Drawing, Frame, Standing, Told, hers
from archive.editions.edition import ContentNote
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Content, Stage

JUMPER = Drawing(
    "age_five_to_six.jpg",
    1160,
    1071,
    alternative=(
        "A coloured pencil drawing of a child's blue school jumper laid flat, with yellow at the neck, cuffs "
        "and hem. One elbow has a neat square darn in red. The label in the neck and the badge are covered."
    ),
    covers=(
        Boxed(Frame(490, 198, 188, 92), "Your daughter's name.", "MIA PRICE"),
        Boxed(Frame(608, 340, 168, 172), "People near the school would know the badge.", ""),
    ),
)

STORY = Told(
    key="age-five-to-six",
    title="Age five to six",
    sent=(
        "This is off the peg at her contact. It was on the chair and I folded it, and I did the elbow at home "
        "and took it back the next week. It was the wrong wool. Nobody said. I sewed her name in like you do "
        "and I thought, that is my stitching, in her neck, all day."
    ),
    swaps=(),
    note=ContentNote("A drawing of a child's jumper, mended by her mother, who sees her on visits."),
    themes=("6.4", "7.2"),
    intruder=(
        "Name and badge are covered. Blue with yellow is worn at hundreds of schools. The red darn is worn at "
        "one: it is for her to say."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART}),
        until_in_days=365,
        given_days_ago=9,
        then=Then.ASK,
        not_near=frozenset({"leicestershire"}),
        media=frozenset({Medium.WORDS, Medium.ART}),
    ),
    court=Court(Stage.ENDED, Content.OWN_LIFE),
    standing=Standing.BACK,
    sent_days_ago=9,
    asked=(
        "Thank you for the jumper. We have covered the name and the badge. Her teacher could know the red darn. "
        "Shall it stay, or shall we cover it? Both are fine. There is no rush."
    ),
    letters=(hers("She's only got the one jumper so yes they would. Let me think", 5),),
    drawings=(JUMPER,),
)
