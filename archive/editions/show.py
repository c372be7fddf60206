"""How an edition is rendered: the same code, hence the same bytes, for her preview, moderators and learners (b13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from flask import render_template
from markupsafe import Markup

from archive.editions.edition import MADE_BY, MIME, MINUTE, Content, Cue, Picture, Sound
from archive.editions.outline import outline
from archive.ground import languages
from archive.ground.clean import paragraphs
from archive.rules.choices import READ_ALOUD, Medium
from archive.rules.themes import WARNINGS, how_much, inside

HOW = {
    (True, False): "to read",
    (False, True): "to hear",
    (True, True): "to read and hear",
    (False, False): "to look at",
}
"""By whether there are words, and whether there is sound."""


VOICES: Mapping[Medium, str] = {
    Medium.CHANGED_VOICE: "A softened voice: her own, changed by a machine.",
    Medium.READ_BY_OTHER: "Read by somebody else: her words, in another person’s voice.",
    Medium.WORDS_READ: "Read by somebody else: what she wrote, in another person’s voice. Her words stand below.",
}
"""What stands beside the player."""

Mark = Callable[[str, str], Markup]
"""Draws a text of hers with something marked in it; told where it stands (`At 1:23`), empty for her written words."""


@dataclass(frozen=True)
class ShownCue:
    """One line of a transcript."""

    start: int
    end: int
    at: str
    """When it is said, e.g. `1:23`."""

    text: str


@dataclass(frozen=True)
class ShownMedium:
    """One recording or picture."""

    n: int
    number: int
    """Among its kind, from 1."""

    name: str
    """How a screen reader calls it; unique on the page."""

    is_sound: bool
    voice: str
    """Whose voice it is, where it is not her own as it is."""

    files: tuple[tuple[str, str], ...]
    """Pairs of an encoding and its MIME type."""

    cues: tuple[ShownCue, ...] = ()
    is_below: bool = False
    """Whether its lines are her written words: then they are its captions, and no second text beside them."""

    outline: Markup | None = None
    long: str = ""
    """How long a recording is, e.g. `3:12`."""

    seconds: int = 0
    width: int = 0
    height: int = 0
    alternative: str = ""
    below: str = ""
    """The same, as it stands under the picture."""


@dataclass(frozen=True)
class Shown:
    """What the one template of an edition gets."""

    title: str
    language: str
    direction: str
    """`ltr` or `rtl`."""

    whose: str
    """Of a translation: whose words these are, and by what kind of person they were put into this language."""

    minutes: int
    how: str
    next: str
    what: str
    warnings: tuple[tuple[str, str], ...]
    """Pairs of a warning and how much of it there is, both in words."""

    moments: tuple[tuple[str, str], ...]
    """Pairs of a warning in words and where in a recording it is, e.g. `1:10 to 1:40`."""

    media: tuple[ShownMedium, ...]
    sounds: int
    """How many of them are recordings."""

    body: Markup

    @property
    def in_it(self) -> str:
        """The warnings in one row."""
        return ", ".join(f"{name} ({how})" for name, how in in_a_row(self.warnings))

    @property
    def when(self) -> str:
        """The moments in one row."""
        return "; ".join(f"{name} {times}" for name, times in in_a_row(self.moments))


def in_a_row(named: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Yield warnings as they stand one after the other in a row: a capital begins the first alone."""
    for n, (name, said) in enumerate(named):
        yield (inside(name) if n else name), said


def shown(content: Content, mark: Mark | None = None) -> Shown:
    """Return a content ready for its template; what `mark` draws comes in the order in which it stands on the page."""
    title = mark(content.title, "In its title") if mark else content.title
    media = tuple(_medium(content, n, one, mark) for n, one in content.placed)
    warnings = tuple((WARNINGS[name], how_much(intensity)) for name, intensity in content.note.warnings)
    has_words = bool(content.words.strip())
    return Shown(
        title,
        content.language,
        languages.direction_of(content.language),
        _whose(content),
        content.minutes,
        HOW[has_words, bool(content.sounds)],
        _next(content, has_words),
        content.note.what,
        warnings,
        _moments(content),
        media,
        len(content.sounds),
        _body(content.words, mark),
    )


_ELEMENT = re.compile(r"(<[^>]*>)")


def _body(words: str, mark: Mark | None) -> Markup:
    html = paragraphs(words)
    if mark is None:
        return html
    # What is hers is escaped, so every element here is a paragraph or the end of a line.
    pieces = enumerate(_ELEMENT.split(str(html)))
    return Markup().join(Markup(piece) if n % 2 else mark(unescape(piece), "") for n, piece in pieces)  # noqa: S704 -- as above.


def _moments(content: Content) -> tuple[tuple[str, str], ...]:
    """Return where hard things are in the recordings that can be heard; of one that is not there nothing is said."""
    numbers = {
        n: number
        for number, (n, one) in enumerate(
            ((n, one) for n, one in content.placed if isinstance(one, Sound)), 1
        )
    }
    several = len(numbers) > 1
    found: dict[str, list[str]] = {}
    for name, n, start, end in content.note.moments:
        if n in numbers:
            where = f" in recording {numbers[n]}" if several else ""
            found.setdefault(WARNINGS[name], []).append(f"{clock(start)} to {clock(end)}{where}")
    return tuple((name, ", ".join(times)) for name, times in found.items())


def article(content: Content, mark: Mark | None = None) -> Markup:
    """Return the HTML of an edition: content note, title, recordings, pictures and words. No id, no grant, no door in it."""
    return Markup(render_template("parts/edition.html", edition=shown(content, mark)))  # noqa: S704 -- autoescaped by the template.


def clock(ms: int) -> str:
    """Return a moment of a recording as people say it, e.g. `1:23`."""
    minutes, rest = divmod(ms, MINUTE)
    return f"{minutes}:{rest // 1000:02}"


def name_of(content: Content) -> str:
    """Return how one version of a story is offered beside the others, e.g. `In Spanish (her own words)`."""
    made = f"translated {MADE_BY[content.made_by]}" if content.told_in else "her own words"
    return f"In {languages.english_name(content.language)} ({made})"


def _whose(content: Content) -> str:
    if not content.told_in:
        return ""
    told_in = languages.english_name(content.told_in)
    return f"hers, told in {told_in}, and translated {MADE_BY[content.made_by]}"


def _next(content: Content, has_words: bool) -> str:
    kinds = [
        (bool(content.sounds), _heard(content)),
        (bool(content.pictures), "her picture"),
        # A reading of what she wrote is her words once more, and nothing that comes after them.
        (has_words and len(content.told) == len(content.media), "her words"),
    ]
    return " and ".join(name for is_there, name in kinds if is_there) or "her words"


def _heard(content: Content) -> str:
    form = content.sounds[0].form if content.sounds else Medium.OWN_VOICE
    if form in READ_ALOUD:
        return "a reading of her words"
    return "a softened voice" if form == Medium.CHANGED_VOICE else "her voice"


def _medium(content: Content, n: int, one: Sound | Picture, mark: Mark | None) -> ShownMedium:
    files = tuple((file.encoding, MIME[file.encoding]) for file in one.files)
    if isinstance(one, Picture):
        number = content.pictures.index(one) + 1
        return ShownMedium(
            n,
            number,
            f"Picture {number}",
            is_sound=False,
            voice="",
            files=files,
            width=one.width,
            height=one.height,
            alternative=one.alternative,
            below=mark(one.alternative, "In a picture") if mark else one.alternative,
        )
    is_below = one.form == Medium.WORDS_READ
    cues = tuple(_cue(cue, None if is_below else mark) for cue in one.cues)
    number = content.sounds.index(one) + 1
    long = clock(one.ms)
    return ShownMedium(
        n, number, f"Recording {number}, {long} long, of {content.title}", is_sound=True,
        voice=VOICES.get(one.form, ""), files=files, cues=cues, is_below=is_below, outline=outline(one.peaks),
        long=long, seconds=-(-one.ms // 1000),
    )  # fmt: skip


def _cue(cue: Cue, mark: Mark | None) -> ShownCue:
    at = clock(cue.start)
    if mark is None:
        return ShownCue(cue.start, cue.end, at, cue.text)
    # A line is laid out in columns: without a frame of its own each mark would be one.
    said = Markup('<span class="marked-line">{}</span>').format(mark(cue.text, f"At {at}"))
    return ShownCue(cue.start, cue.end, at, said)
