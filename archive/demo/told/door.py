"""Words and a drawing, in the queue: the carers' front door, with a number and a name to cover."""

from __future__ import annotations

from archive.demo.pieces import Boxed, Choices, Court, Drawing, Frame, Standing, Swap, Told
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Content, Stage

DOOR = Drawing(
    "i_knew_the_door.jpg",
    829,
    1160,
    alternative=(
        "A green front door in a red brick wall, coloured with crayon. The glass above it is lit. An envelope "
        "hangs half out of the letter box, and on the step stand a pair of black wellingtons, a very small "
        "yellow pair, and a pot of flowers. A place on the door and one beside it are covered."
    ),
    covers=(
        Boxed(Frame(334, 358, 172, 130), "With the colour of the door, the number could be found.", "61A"),
        Boxed(Frame(655, 518, 148, 108), "The name of the people he lives with.", "BANKS"),
    ),
)

STORY = Told(
    key="i-knew-the-door",
    title="I knew the door",
    sent=(
        "I was not meant to know where. He told me himself, he was four, he said the door is green and it has "
        "a letter mouth and Jean Banks has a dog called Pepper. I never went. I want that put down. I could "
        "have drawn you that door from what he said and this is me doing it. The small wellies I made up."
    ),
    swaps=(
        Swap("he was four", Kind.AGE_FAMILY, "he was little"),
        Swap("Jean Banks has a dog called Pepper", Kind.PERSON, "they have a dog"),
    ),
    note=ContentNote(
        "A mother draws the house where her son lives with carers. She has never gone there.",
        (("removal", "mentioned"),),
    ),
    themes=("6.4", "4.4", "7.1"),
    intruder=(
        "Number and name are covered, the carer and the dog are out of the words. If a carer saw it, she would "
        "know the door is green, and that he said so. Could it set off a worry that the mother knows where? She "
        "never went there and wants that known. Ask her once more."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.BESIDE}),
        until_in_days=300,
        given_days_ago=1,
        then=Then.HIDE,
        not_near=frozenset({"nottinghamshire"}),
        media=frozenset({Medium.WORDS, Medium.ART}),
    ),
    court=Court(Stage.ENDED, Content.OWN_LIFE),
    standing=Standing.QUEUE,
    sent_days_ago=1,
    drawings=(DOOR,),
)
