"""The pictures beside code words: each shows of what kind the thing is that a word names, as a bird for `heron`.

They help her to remember, and open nothing: the key is the words alone (a1). The picture follows from the word and from
nothing else, so it is the same in every language, and it tells nothing of her. Drawn in `templates/parts/kinds.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from stories.word_kinds import WORDS

_LIVING: Mapping[str, str] = {
    "bird": "Birds",
    "fish": "Fish and sea animals",
    "cat": "Cats",
    "dog": "Dogs",
    "horse": "Horses",
    "sheep": "On the farm",
    "elephant": "Wild animals",
    "rabbit": "Small animals",
    "snake": "Snakes and frogs",
    "butterfly": "Insects",
    "tree": "Trees and wood",
    "flower": "Flowers",
    "leaf": "Plants",
    "sun": "The sun",
    "moon": "Moon and stars",
    "rain": "Rain",
    "snow": "Snow and cold",
    "wind": "Wind and air",
    "mountain": "Hills and stones",
    "wave": "Water and sea",
    "fire": "Fire",
}
_HOME: Mapping[str, str] = {
    "apple": "Fruit",
    "carrot": "Greens and roots",
    "wheat": "Grain and spice",
    "cake": "Bread and cake",
    "sweet": "Sweets",
    "plate": "Meals",
    "tea": "Drinks",
    "pan": "In the kitchen",
    "shirt": "Clothes",
    "shoe": "Shoes",
    "hat": "Hats",
    "bag": "Bags",
    "ring": "Jewels",
    "thread": "Thread and cloth",
    "comb": "Hair and looks",
    "chair": "Chairs and tables",
    "bed": "Bed and sleep",
    "lamp": "Lamps and light",
    "door": "Doors",
    "key": "Keys and locks",
    "house": "Houses",
    "wash": "Washing and cleaning",
}
_THINGS: Mapping[str, str] = {
    "box": "Boxes",
    "coin": "Money and shops",
    "envelope": "Post",
    "book": "Books and school",
    "pencil": "Writing",
    "brush": "Paint and colour",
    "picture": "Photos and films",
    "clock": "Time",
    "hammer": "Tools",
    "scissors": "Cutting",
    "rope": "Ribbon and rope",
    "gear": "Machines",
    "flask": "Science",
    "computer": "Phones and screens",
    "number": "Numbers",
    "ruler": "Big and small",
    "shape": "Shapes",
    "again": "Once more",
}
_WAYS: Mapping[str, str] = {
    "car": "Cars",
    "train": "Trains",
    "boat": "Boats",
    "plane": "Planes",
    "bike": "Bikes and wheels",
    "road": "Roads and maps",
    "tower": "Towns and towers",
    "crown": "Kings and magic",
    "music": "Music",
    "mask": "Stage and dance",
    "ball": "Sport",
    "walk": "Walking and running",
    "dice": "Games",
    "prize": "Prizes",
    "people": "People",
    "eye": "Eyes and seeing",
    "hand": "Hands",
    "ear": "Ears and sounds",
    "tooth": "Mouth and teeth",
    "smile": "Being glad",
    "heart": "Being fond",
    "talk": "Talking",
}

NAMES: Mapping[str, str] = {**_LIVING, **_HOME, **_THINGS, **_WAYS}
"""What each picture is called, where she looks for a word by it."""

SHEETS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "living": ("Animals, plants, weather", _LIVING),
    "home": ("Food, clothes, home", _HOME),
    "things": ("Tools and things", _THINGS),
    "ways": ("Ways, play, people", _WAYS),
}
"""The pictures are too many for one page: they stand on four, each with its name."""


def kind_of(word: str) -> str:
    """Return the kind of thing that a word of the list names; empty when it cannot be drawn."""
    return _kinds().get(word, "")


def words_of(kind: str) -> tuple[str, ...]:
    """Return the words of one kind, sorted; none for a kind that there is not."""
    return tuple(WORDS.get(kind, "").split())


@cache
def _kinds() -> Mapping[str, str]:
    return {word: kind for kind in WORDS for word in words_of(kind)}
