"""A content with nothing but one part in it: its sentences or its seconds, its captions, its outline. Plain Python.

What is not in the part is not in the value, so no page drawn from it can show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from archive.editions.edition import Content, ContentNote, Cue, Sound
from archive.ground import languages
from archive.reading.clips.edges import WORDS, Source, source_at

PART_PLACES = 50
"""Added to the number of a recording on a page that shows a part of it: no whole file lies under such a number on the shelf."""

DOTS = "…"
PEAK_MS = 100


@dataclass(frozen=True)
class Part:
    """What is served of a story: between two edges of one place."""

    clip_id: str
    place: int
    """`edges.WORDS`, or the number of a recording."""

    start: int
    """Code points or milliseconds; `end` is exclusive."""

    end: int
    source: str = field(repr=False)
    """The hash of what it was cut from (`edges.Source.seal`)."""

    @property
    def is_sound(self) -> bool:
        """Whether it is a part of a recording."""
        return self.place != WORDS


def cut(content: Content, part: Part) -> Content | None:
    """Return the content with only this part in it; None when what it was cut from is not there as it was."""
    source = source_at(content, part.place)
    if source is None or source.seal != part.source:
        return None
    note = replace(content.note, what=f"{languages.say('A part of a longer story.')} {content.note.what}")
    note = replace(note, moments=_moments(note, part) if part.is_sound else ())
    bare = replace(content, note=note, words="", media=(), places=())
    if not part.is_sound:
        return replace(bare, words=_with_dots(content.words[part.start : part.end], source, part))
    sound = next(one for place, one in content.placed if place == part.place)
    if not isinstance(sound, Sound):
        return None
    return replace(bare, media=(_sound(sound, source, part),), places=(PART_PLACES + part.place,))


def _moments(note: ContentNote, part: Part) -> tuple[tuple[str, int, int, int], ...]:
    """Return where hard things are in the part, counted from its own beginning."""
    return tuple(
        (name, PART_PLACES + n, max(start, part.start) - part.start, min(end, part.end) - part.start)
        for name, n, start, end in note.moments
        if n == part.place and start < part.end and end > part.start
    )


def _sound(sound: Sound, source: Source, part: Part) -> Sound:
    inside = [cue for cue in sound.cues if part.start <= cue.start and cue.end <= part.end]
    cues = [Cue(cue.start - part.start, cue.end - part.start, cue.text) for cue in inside]
    if cues:
        cues[0] = replace(cues[0], text=_with_dots(cues[0].text, source, part, ends=False))
        cues[-1] = replace(cues[-1], text=_with_dots(cues[-1].text, source, part, opens=False))
    # Rounded inwards: a bar of the outline that reaches over an edge tells how loud it is beyond.
    peaks = sound.peaks[-(-part.start // PEAK_MS) : part.end // PEAK_MS]
    return replace(sound, ms=part.end - part.start, cues=tuple(cues), peaks=peaks)


def _with_dots(text: str, source: Source, part: Part, *, opens: bool = True, ends: bool = True) -> str:
    before = f"{DOTS} " if opens and part.start > source.sentences[0].start else ""
    after = f" {DOTS}" if ends and part.end < source.sentences[-1].end else ""
    return f"{before}{text}{after}"
