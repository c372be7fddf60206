"""Is nothing of what was covered left in a published recording? Asked by code that shares no covering with the maker.

The measuring happens in the cage (`inside.proving`), since it opens the sender's file once more; the bytes of what goes
out are looked at here (`sound_bytes`): two plain containers of ours and nothing else. `design/sound.md`, section 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from archive.media import cage, sound_bytes
from archive.media.parts import parts
from archive.media.sound import Cover, Heard, Made, limits

PEAK_MS = 100
BESIDE_MS = 200
"""How far another cover is kept away: it is made wider than it is marked."""

STANDS_STILL = 2
"""Hundredths of full scale by which the outline of a tone may move: the last, shorter moment and rounding."""

SENTENCES: Mapping[str, str] = {
    "again": "{file} lets be heard, between {start} and {end} ms, what is covered.",
    "beside": "The sound holds something, between {start} and {end} ms, that the recording does not.",
    "length": "{file} is not as long as the recording.",
    "loud": "{file} lets something be heard between {start} and {end} ms, which is covered.",
    "outline": "The outline shows, between {start} and {end} ms, how what is covered rises and falls.",
    "outline-long": "The outline is not that of a recording as long as this.",
    "plain": "{file} holds something beside the sound.",
    "remade": "{file} is not what the recording gives when it is made once more.",
    "scrap": "{file} keeps a scrap of the voice between {start} and {end} ms, which is covered.",
    "shift": "{file} does not keep the time of the recording.",
    "source": "The recording is not as long as it was when it was heard.",
    "tag": "{file} repeats what a tag of the sender's file says.",
    "unlike": "{file} does not sound like the recording where nothing is covered.",
}
"""By what was found. For the log of a proof: no word of a recording is in them."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with what was made.

    Attributes:
        what: its mark, as in `SENTENCES`.
        start: where it begins, in ms, when it has a place.
        end: where it ends.
        sentence: it, in words.
    """

    what: str
    start: int = 0
    end: int = 0
    sentence: str = ""

    def __str__(self) -> str:
        """Say it in words."""
        return self.sentence


def faults(
    sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard, made: Made
) -> tuple[Fault, ...]:
    """Return everything that is wrong with what was made; empty means it is proved.

    Args:
        sources: the recording, as it was sent.
        covers: what must not be heard, as it was marked.
        heard: what listening to it showed.
        made: the two files to prove.

    Raises:
        BadInput: the recording cannot be opened any more.
    """
    files, formats = parts(sources)
    found: list[dict[str, Any]] = cage.run(
        "archive.media.inside.proving",
        {
            "formats": formats,
            "covers": [asdict(cover) for cover in covers],
            "ms": heard.ms,
            "lufs": heard.lufs,
            "peak": heard.peak,
        },
        sources=[*files, made.opus, made.mp3],
        limits=limits(3 * heard.ms, file=cage.LONGEST_REPORT),
    )
    for name, is_plain, file in (
        ("opus", sound_bytes.opus_is_plain, made.opus),
        ("mp3", sound_bytes.mp3_is_plain, made.mp3),
    ):
        if not is_plain(file):
            found.append({"what": "plain", "file": name})
        file.seek(0)
    found += _of_the_outline(made, covers, heard)
    return tuple(said(one, SENTENCES) for one in found)


def _of_the_outline(made: Made, covers: Sequence[Cover], heard: Heard) -> Iterator[dict[str, Any]]:
    """Yield what is wrong with the outline: under a cover it stands still, as silence and a tone do, and speech does not."""
    if made.ms != heard.ms or len(made.peaks) != -(-made.ms // PEAK_MS):
        yield {"what": "outline-long"}
        return
    for cover in covers:
        shown = _shown_inside(made, cover, [one for one in covers if one is not cover])
        moved = max(shown, default=0) - (0 if cover.how == "silence" else min(shown, default=0))
        if moved > STANDS_STILL:
            yield {"what": "outline", "start": cover.start, "end": cover.end}


def _shown_inside(made: Made, cover: Cover, others: Sequence[Cover]) -> list[int]:
    """Return the outline of what lies wholly under one cover and under no other, which may sound otherwise."""
    wide = [(one.start - BESIDE_MS, one.end + BESIDE_MS) for one in others]
    return [
        made.peaks[n]
        for n in range(-(-cover.start // PEAK_MS), cover.end // PEAK_MS)
        if not any(start < (n + 1) * PEAK_MS and n * PEAK_MS < end for start, end in wide)
    ]


def said(fault: Mapping[str, Any], sentences: Mapping[str, str]) -> Fault:
    """Return what was found, with the sentence for it."""
    known = {"file": "The sound", "start": 0, "end": 0, **fault}
    words = sentences.get(known["what"], "{file} did not pass its proof.").format(**known)
    return Fault(known["what"], known["start"], known["end"], words)
