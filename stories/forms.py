"""What one press of a button brought, as plain values, read leniently: an old or a repeated press is no accident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TICKS = ("court", "who", "jobs", "use", "areas", "long", "then", "copy", "stop")


@dataclass(frozen=True)
class Posted:
    """One press. Everything is optional; what is missing is empty."""

    page: str = ""
    """The page on which it was pressed; it may be an old one (Back button)."""

    do: str = ""
    """The verb of the button."""

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

    after: str = ""
    """Where to go once the code words are in, as `verb:story`."""

    title: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    locator: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    day: str = field(default="", repr=False)
    ticks: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def has_words(self) -> bool:
        """Whether she typed a story here that must not get lost."""
        return self.page == "write" and bool(self.words.strip() or self.title.strip())


def read(form: Mapping[str, Sequence[str]]) -> Posted:
    """Return one press, from the lists of values of a form."""

    def one(name: str) -> str:
        return next(iter(form.get(name, ())), "")

    verb, _, about = one("do").partition(":")
    plain = (
        "page",
        "was",
        "once",
        "seen",
        "seal",
        "after",
        "title",
        "words",
        "note",
        "locator",
        "code",
        "day",
    )
    ticks = {name: tuple(form.get(name, ())) for name in TICKS}
    return Posted(do=verb, story=about or one("story"), ticks=ticks, **{name: one(name) for name in plain})


def step(text: str) -> tuple[str, str]:
    """Return the verb and the story in `verb:story`."""
    verb, _, about = text.partition(":")
    return verb, about
