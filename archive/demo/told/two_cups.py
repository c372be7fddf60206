"""Spoken, published: a mother and baby unit, and an interpreter who knew the family; English is her third language."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "two_cups.ogg",
    59561,
    covers=(
        Covered(13879, 14910, "silence", "The city.", "Winchester"),
        Covered(19628, 20139, "silence", "The interpreter's name.", "Nasreen"),
        Covered(46151, 47062, "silence", "Where the other interpreter was.", "Glasgow"),
        Covered(50986, 52175, "silence", "The date.", "the nineteenth of March"),
    ),
    cues=(
        Cue(350, 3124, "My English is coming. Please, you will be patient."),
        Cue(
            3767,
            10964,
            "After my daughter I was not sleeping, eleven nights. I was hearing my mother in the wall. My"
            " mother is not, she is passed away.",
        ),
        Cue(
            11665,
            16738,
            "They bring us to the mother and baby unit, in another city. One hour and half from my house.",
        ),
        Cue(
            17383,
            23269,
            "They had interpreter. But this lady, the interpreter, she knows my husband's brother. She "
            "knows all the family.",
        ),
        Cue(23829, 27928, "So I said, I am fine. Every day, I am fine, I am fine. What else I can say."),
        Cue(
            28742,
            33665,
            "One nurse, night nurse, she saw. I don't know how. She did not have one word of my language.",
        ),
        Cue(
            34253,
            41148,
            "She made two cups of tea. And she draw on paper a telephone, and a cross on the telephone. "
            "And she looked at me like a question.",
        ),
        Cue(41882, 42922, "I said yes."),
        Cue(
            43633,
            49483,
            "After that it was a voice from far away, from a place I do not know. Nobody I know. And I "
            "told about the wall.",
        ),
        Cue(50172, 54172, "We came home on a day in spring. Both of us. She is walking now."),
        Cue(54877, 59029, "Please ask. Not, do you want interpreter. Ask, is it this one you want."),
    ),
)

STORY = Told(
    key="two-cups",
    title="Two cups",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother who hears voices after a birth goes to a mother and baby unit with her daughter. An"
        " interpreter knows her family. They come home together.",
        (("psychosis", "described"),),
    ),
    themes=("2.7", "2.4", "3.6", "8.2"),
    intruder=(
        "The interpreter would know it is her, and so might the night nurse. Her name, the cities and"
        " the day are covered. She asked that it is not shown near the unit."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.LANGUAGES}),
        until_in_days=280,
        given_days_ago=31,
        then=Then.HIDE,
        not_near=frozenset({"hampshire-and-isle-of-wight"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Heard in full. A hospital, nothing of a court.", 27
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=31,
    letters=(ours("Thank you for speaking in English. We changed none of your words.", 29),),
    recordings=(HEARD,),
)
