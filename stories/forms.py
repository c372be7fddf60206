"""What one press of a button brought, as plain values, read leniently: an old or a repeated press is no accident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archive.rules.court_papers import looks
from archive.rules.court_signs import Reason
from stories.arriving import Arriving

TICKS = (
    "court", "who", "jobs", "voice", "aloud", "art", "use", "areas", "tongue", "long", "then", "copy", "stop",
    "contact", "voicemail", "led", "named", "child", "parent", "someone",
    "passage", "label", "told", "see", "places", "how",
)  # fmt: skip
SPEAK = "speak"
"""The verb of a button that names a language: the same page once more, with everything she typed or ticked."""

EASY, PLAIN = "easy", "plain"
"""The verbs of the button that shows the same page as Easy Read, and of the way back."""

SAME_PAGE = frozenset({SPEAK, EASY, PLAIN})

PICKS = frozenset({"sheet", "kind", "put"})
"""The verbs of buttons that name a picture or a word of the list (`stories/picking.py`), and no story."""

DIGITS = 6
"""Of a number in a form; a longer one is no number of ours."""


@dataclass(frozen=True)
class Posted:
    """One press. Everything is optional; what is missing is empty."""

    page: str = ""
    """The page on which it was pressed; it may be an old one (Back button)."""

    do: str = ""
    """The verb of the button."""

    language: str = ""
    """The language she wants from now on, with the verb `speak`."""

    story: str = ""
    """The story it is about: named by the button, or by the page."""

    was: str = ""
    """The page before a side step to `help` or `stop`."""

    once: str = ""
    """Random, so that a blank page sent twice makes one story."""

    seen: str = ""
    """What the saved words were when the page was made, as a keyed hash."""

    seal: str = ""
    """The hash of the finished version that stood on the page."""

    part: str = ""
    """The recording or picture it is about, named by the button as `verb:story.part`."""

    segment: int = 0
    n: int = 0
    """Which piece of a recording this is."""

    upload: Arriving | None = field(default=None, repr=False)
    """The file that came with it."""

    after: str = ""
    """Where to go once the code words are in, as `verb:story`."""

    title: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    locator: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    place: int = 0
    """Which of the six words she looks for by its picture, from 1; 0 is none."""

    sheet: str = ""
    kind: str = ""
    """The pictures, and the picture, that stand on the page."""

    picked: str = field(default="", repr=False)
    """What the button names, with a verb of `PICKS`."""

    day: str = field(default="", repr=False)
    ticked: str = ""
    """On a side step: the page whose ticks it carries."""

    login: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    digits: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    """Of the second factor that a worker is about to set up."""

    invitation: str = field(default="", repr=False)
    times: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    hours: str = field(default="", repr=False)
    say: str = field(default="", repr=False)
    ticks: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def signs(self) -> tuple[Reason, ...]:
        """Why what she typed looks like a court paper; empty when it does not, and for every other press."""
        return looks(f"{self.title}\n{self.words}").reasons if self.has_words else ()

    @property
    def has_words(self) -> bool:
        """Whether she typed a story here that must not get lost."""
        return self.page == "write" and bool(self.words.strip() or self.title.strip())


AS_TYPED = (
    "page", "was", "once", "seen", "seal", "after", "title", "words", "note", "locator", "code",
    "sheet", "kind", "day", "ticked", "login", "name", "password", "digits", "secret", "invitation",
    "times", "number", "hours", "say",
)  # fmt: skip
"""Fields of a form that are taken as they came."""


def read(form: Mapping[str, Sequence[str]], upload: Arriving | None = None) -> Posted:
    """Return one press, from the lists of values of a form, and the file that came with it."""

    def one(name: str) -> str:
        return next(iter(form.get(name, ())), "")

    verb, _, about = one("do").partition(":")
    about, _, part = about.partition(".")
    ticks = {name: tuple(form.get(name, ())) for name in TICKS}
    return Posted(
        do=verb,
        language=about if verb == SPEAK else "",
        story=one("story") if verb in PICKS | {SPEAK} else about or one("story"),
        picked=about if verb in PICKS else "",
        place=number(one("place")),
        part=part or one("part"),
        segment=number(one("segment")),
        n=number(one("n")),
        upload=upload,
        ticks=ticks,
        **{name: one(name) for name in AS_TYPED},
    )


def number(text: str) -> int:
    """Return a number of a form, read leniently: what is none of ours is 0."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else 0


def step(text: str) -> tuple[str, str]:
    """Return the verb and the story in `verb:story`."""
    verb, _, about = text.partition(":")
    return verb, about
