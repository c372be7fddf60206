"""The people of the demo, a playlist, and what has been shown and written. All made up.

No password stands here; the demo mints them when it is filled and prints them once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.editions import replies
from archive.editions.complaints import Why
from archive.editions.ledger import Kind, Lesson
from archive.rules.choices import Audience, Profession, Use
from archive.rules.support import Category
from stories.impact import Verdict


@dataclass(frozen=True)
class Colleague:
    """One of the staff at the Desk."""

    login: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class House:
    """An organisation and the areas it works in."""

    key: str
    name: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Teacher:
    """A trainer: where, and which professions."""

    login: str
    name: str
    house: str
    professions: frozenset[Profession]
    researches: bool = False


@dataclass(frozen=True)
class Item:
    """One story in a playlist, by its key."""

    story: str
    say_first: str
    ask_after: str
    quiet_minutes: int
    part: tuple[int, int] | None = None
    """Of its recording: from which sentence to which, counted from 0; None for the whole story."""


@dataclass(frozen=True)
class Session:
    """A playlist and whom it is for."""

    title: str
    teacher: str
    audience: Audience
    professions: frozenset[Profession]
    uses: frozenset[Use]
    items: tuple[Item, ...]
    made_days_ago: int


@dataclass(frozen=True)
class Shown:
    """One showing of a story, as the ledger writes it."""

    story: str
    kind: Kind
    house: str
    people: int
    days_ago: int


@dataclass(frozen=True)
class Supporter:
    """A support worker, and what she called the visit behind her."""

    login: str
    name: str
    category: Category
    visit: str


@dataclass(frozen=True)
class Left:
    """What somebody wrote for a mother, and what a moderator said of it; no verdict while nobody has read it."""

    story: str
    kind: replies.Kind
    words: str
    days_ago: int
    verdict: Verdict | None


@dataclass(frozen=True)
class Held:
    """A session that was written down, and what people who were there wrote."""

    people: int
    lesson: Lesson
    days_ago: int
    said: tuple[Left, ...]


@dataclass(frozen=True)
class Said:
    """What one of the staff, or somebody from outside, said of a story at the Desk."""

    story: str
    words: str
    days_ago: int = 1
    by: str = ""
    why: str = ""


@dataclass(frozen=True)
class Hands:
    """Which two moderators read a story, and who did the legal check: staff by login."""

    first: str
    second: str
    reviewer: str


STAFF: tuple[Colleague, ...] = (
    Colleague("nuala", "Nuala Brannigan", ("moderator",)),
    Colleague("tobias", "Tobias Achebe", ("moderator",)),
    Colleague("hester", "Hester Lindqvist", ("reviewer",)),
    Colleague("imogen", "Imogen Sparrow", ("administrator",)),
    Colleague("delphine", "Delphine Marsh", ("custodian",)),
    Colleague("osian", "Osian Rees", ("safeguarding",)),
    Colleague("marigold", "Marigold Ferris", ("adviser",)),
    Colleague("aurelio", "Aurelio Banks", ("auditor",)),
    Colleague("ottoline", "Ottoline Greaves", ("archivist",)),
)
"""Nine people: the starred roles of `domain/vocabularies.md` 4.4 are never shared, and an auditor or archivist is nothing else."""

HOUSES: tuple[House, ...] = (
    House("larkbeck", "Larkbeck Maternity Learning", ("west-yorkshire",)),
    House("combe-and-lyd", "Combe and Lyd Family Practice", ("cornwall", "devon")),
)

TEACHERS: tuple[Teacher, ...] = (
    Teacher(
        "ruth",
        "Ruth Oyelaran",
        "larkbeck",
        frozenset({Profession.MIDWIVES, Profession.STUDENTS}),
        researches=True,
    ),
    Teacher(
        "calum", "Calum Hesketh", "larkbeck", frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS})
    ),
    Teacher(
        "priya", "Priya Venning", "combe-and-lyd", frozenset({Profession.SOCIAL_WORKERS, Profession.DOCTORS})
    ),
)

STEWARD = Colleague("sunniva", "Sunniva Thorne", ("steward",))
ADMIN = Colleague("ignace", "Ignace Bellweather", ("organisation-admin",))
"""Of the Reading room: who decides who may come in, and who looks after the trainers of the first house. Neither sees a story."""

ASKED: Mapping[str, str] = {
    "name": "Rosalind Ferncliffe",
    "contact": "r.ferncliffe@tarnside-college.example",
    "works": "Tarnside College, the course for student midwives",
    "teaches": "Second-year students of midwifery, about thirty",
    "what_for": "Two sessions on being asked and being told, before they go out with a community midwife",
    "how_long": "Until the end of the summer term",
}
"""Somebody who asks to come in, and waits for an answer."""

SUPPORTER = Supporter("bridie", "Bridie Castell", Category.HEALTH, "Blue kettle")

SESSION = Session(
    title="The first visit: being asked, being told",
    teacher="ruth",
    audience=Audience.TRAINING_ROOM,
    professions=frozenset({Profession.MIDWIVES, Profession.STUDENTS}),
    uses=frozenset({Use.TEACHING, Use.BESIDE}),
    items=(
        Item(
            "three-visits-a-week",
            "This takes about three minutes. A mother talks about being visited at home before her baby is "
            "born. Her baby stays with her. It is allowed to be funny. You can step out, or look away, at "
            "any point. Then we talk in pairs.",
            "What changed after the note on the ham, and who changed it? Think of one thing you look into or"
            " open as a matter of course. How would you ask?",
            0,
        ),
        Item(
            "two-hundred-and-fifteen",
            "This takes about three minutes. A mother talks about being very ill after a birth. She and her "
            "baby are not parted. You can step out at any point; the room next door is open. We are quiet "
            "for two minutes after.",
            "Who asked her something, and when? What had each of them noticed already?",
            2,
        ),
        Item(
            "phone-on-the-windowsill",
            "This takes about three minutes. A mother tells of a paper she signed and an interpreter on a "
            "telephone. Her baby comes home. English is not her first language; please read it as she wrote "
            "it. You can step out at any point. We stop for one minute after.",
            "Tell the person beside you, in your own words, what your last consent form says. Then let them "
            "tell you what they heard. Where did the words change?",
            1,
        ),
    ),
    made_days_ago=21,
)
"""Its mother hid the middle story, so the playlist shows a calm gap; the other two may go behind a link."""

PLAN = Session(
    title="An hour and a half on who asks first",
    teacher="ruth",
    audience=Audience.TRAINING_ROOM,
    professions=frozenset({Profession.STUDENTS}),
    uses=frozenset({Use.TEACHING, Use.BESIDE, Use.SHORT_PART}),
    items=(
        Item(
            "the-washing-powder",
            "This takes about two minutes. A mother tells what a contact worker noticed. You can step out, or "
            "look away, at any point.",
            "What did the worker see that nobody had asked her to look for?",
            1,
        ),
        Item(
            "page-one",
            "You hear a part of it, less than a minute. A young mother sits in a meeting about her file. You can "
            "step out at any point.",
            "Whose file is open in your next meeting? Who will ask what happened before?",
            0,
            part=(8, 11),
        ),
    ),
    made_days_ago=6,
)
"""A plan of which the last place for a story is still empty; of the second story only a part is shown."""

PLAN_MINUTES = 90
CO_AUTHOR = "calum"
KEPT_SEARCH = "asked before"

PRINTED: Mapping[str, int] = {"three-visits-a-week": 18, "two-hundred-and-fifteen": 12}
"""Copies on paper from the first playlist, by story. The mother of the second hid it: its copies are asked back."""

HELD_SESSION = Held(
    people=14,
    lesson=Lesson.TRAINING,
    days_ago=2,
    said=(
        Left(
            "phone-on-the-windowsill",
            replies.Kind.NEXT_TIME,
            "I will have the paper read to her in her own language before I ask her to sign it, and I will wait.",
            1,
            Verdict.GOOD,
        ),
        Left(
            "phone-on-the-windowsill",
            replies.Kind.TO_HER,
            "I have been the voice on the telephone. I was paid by the minute. I think of it differently now.",
            2,
            None,
        ),
    ),
)
"""After the first playlist. One of the two has been read and given to her; the other waits."""

SHOWINGS: tuple[Shown, ...] = (
    Shown("three-visits-a-week", Kind.PREPARED, "larkbeck", 1, 22),
    Shown("three-visits-a-week", Kind.ROOM, "larkbeck", 18, 16),
    Shown("three-visits-a-week", Kind.LINK, "larkbeck", 1, 15),
    Shown("three-visits-a-week", Kind.LINK, "larkbeck", 1, 14),
    Shown("three-visits-a-week", Kind.ROOM, "combe-and-lyd", 11, 6),
    Shown("phone-on-the-windowsill", Kind.PREPARED, "larkbeck", 1, 22),
    Shown("phone-on-the-windowsill", Kind.ROOM, "larkbeck", 18, 16),
    Shown("phone-on-the-windowsill", Kind.LINK, "larkbeck", 1, 15),
    Shown("no-box-for-the-car", Kind.PREPARED, "larkbeck", 1, 12),
    Shown("no-box-for-the-car", Kind.ROOM, "larkbeck", 15, 9),
    Shown("page-one", Kind.PREPARED, "larkbeck", 1, 11),
    Shown("page-one", Kind.ROOM, "larkbeck", 21, 8),
    Shown("page-one", Kind.LINK, "larkbeck", 1, 7),
    Shown("the-washing-powder", Kind.ROOM, "combe-and-lyd", 14, 19),
    Shown("nine-bags", Kind.ROOM, "combe-and-lyd", 9, 13),
    Shown("the-middle-one", Kind.ROOM, "larkbeck", 16, 27),
    Shown("twenty-five-past-two", Kind.ROOM, "larkbeck", 12, 18),
    Shown("two-cups", Kind.ROOM, "combe-and-lyd", 8, 5),
    Shown("room-four", Kind.PREPARED, "larkbeck", 1, 4),
    Shown("pictures-of-my-hands", Kind.PREPARED, "combe-and-lyd", 1, 3),
    Shown("who-carries-the-bag", Kind.ROOM, "larkbeck", 24, 96),
    Shown("who-carries-the-bag", Kind.ROOM, "combe-and-lyd", 9, 40),
    Shown("who-carries-the-bag", Kind.PREPARED, "larkbeck", 1, 19),
    Shown("two-hundred-and-fifteen", Kind.PREPARED, "larkbeck", 1, 22),
    Shown("two-hundred-and-fifteen", Kind.ROOM, "larkbeck", 18, 16),
    Shown("two-hundred-and-fifteen", Kind.LINK, "larkbeck", 1, 15),
    Shown("two-hundred-and-fifteen", Kind.LINK, "larkbeck", 1, 14),
)
"""All of them after the story went out; the one she hid was shown before she hid it."""

BESIDE: Mapping[str, tuple[str, str, str]] = {
    "three-visits-a-week": ("worker", "", "made-up"),
    "phone-on-the-windowsill": ("none", "good", "none"),
    "wednesdays-and-sundays": ("none", "good", "none"),
}
"""What three mothers said beside their yes: how to reach them, what to tell them (empty: not asked yet), how to name them."""

LEFT: tuple[Left, ...] = (
    Left(
        "three-visits-a-week",
        replies.Kind.NEXT_TIME,
        "Before I look in a cupboard I will ask, and I will say what I am looking for.",
        15,
        Verdict.GOOD,
    ),
    Left(
        "three-visits-a-week",
        replies.Kind.TO_HER,
        "I have been the one who wrote such a note. I did not know how it reads. I am sorry.",
        14,
        Verdict.HARD,
    ),
    Left(
        "three-visits-a-week",
        replies.Kind.CHANGED,
        "We ask before we open anything now, and each mother reads what we wrote before we go.",
        6,
        Verdict.GOOD,
    ),
    Left(
        "three-visits-a-week",
        replies.Kind.TO_HER,
        "I laughed at the ham, and then I did not. Thank you for telling it.",
        2,
        None,
    ),
)
"""Her page shows three of them when she asks for all, and two when she asks for the good; the Desk has one to read."""

READ_BY: Mapping[str, Hands] = {
    "three-visits-a-week": Hands("nuala", "tobias", "hester"),
    "phone-on-the-windowsill": Hands("tobias", "nuala", "hester"),
    "pictures-of-my-hands": Hands("nuala", "tobias", "hester"),
    "who-carries-the-bag": Hands("tobias", "nuala", "hester"),
    "two-hundred-and-fifteen": Hands("nuala", "tobias", "hester"),
    "wednesdays-and-sundays": Hands("tobias", "nuala", "hester"),
    "the-door-shut": Hands("nuala", "tobias", "hester"),
    "no-box-for-the-car": Hands("tobias", "nuala", "hester"),
    "room-four": Hands("nuala", "tobias", "hester"),
    "two-cups": Hands("tobias", "nuala", "hester"),
    "nothing-wrong-with-the-scales": Hands("nuala", "tobias", "hester"),
    "back-on-the-monday": Hands("tobias", "nuala", "hester"),
    "una-carta-al-ano": Hands("nuala", "tobias", "hester"),
    "qui-elle-cherche": Hands("tobias", "nuala", "hester"),
    "nine-bags": Hands("nuala", "tobias", "hester"),
    "page-one": Hands("tobias", "nuala", "hester"),
    "the-washing-powder": Hands("nuala", "tobias", "hester"),
    "i-taped-it": Hands("tobias", "nuala", "hester"),
    "the-middle-one": Hands("nuala", "tobias", "hester"),
    "the-car-seat": Hands("tobias", "nuala", "hester"),
    "wound-up": Hands("nuala", "tobias", "hester"),
    "twenty-five-past-two": Hands("tobias", "nuala", "hester"),
    "round-my-hand": Hands("nuala", "tobias", "hester"),
    "age-five-to-six": Hands("tobias", "nuala", "hester"),
    "ten-to-nine": Hands("nuala", "tobias", "hester"),
    "two-bottles": Hands("tobias", "nuala", "hester"),
    "what-for": Hands("nuala", "tobias", "hester"),
}
"""The stories that have been read; of those given back or held only the first has acted. Those in the queue, nobody."""

LOST_WORDS = (
    "I told it in June, on my sister’s phone, and the card went in the wash. It is about a health visitor who wrote down "
    "that I was calm when I was only tired. There is a bit about a blue coat. Please hide it until I have words again."
)
"""What a mother wrote who lost her code words. Fictional, like everything here."""

COMPLAINT = Said(
    "twenty-five-past-two",
    "I work in that building. There are not many with such a clock, and I think colleagues could tell which day it was.",
    why=Why.IDENTIFIES,
)
"""A letter that came to us. Nothing has been decided; the story is hidden until it is."""

WORRY = Said(
    "move-the-bin",
    "She writes that she gets low, and she gives a name by which anybody could find her. Could you look whether somebody "
    "is with her just now?",
    by="nuala",
)
REACH = Said("who-carries-the-bag", "Her yes ends in nine days, and she wanted to be asked.", by="tobias")
REACH_NUMBER = "01632 960417"
"""Of the numbers that are kept for fiction: it reaches nobody."""

REACH_HOURS = "Weekdays from ten to two"
REACH_SAY = "Hello, it is about the parcel."

DRAFTED = Said("the-coat-off-the-peg", "(Made up for the demo: no machine heard this.)", by="nuala")
MISHEARD: Mapping[str, str] = {"coat": "goat", "sober": "so bare", "comic": "comet", "nursery": "nursing"}
"""What the made-up first draft gets wrong, as such machines do."""
