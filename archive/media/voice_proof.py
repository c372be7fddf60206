"""Is what goes out still her own voice? Asked by code that shares nothing with the maker, of the recording as she sent it.

A softened recording passes two proofs: this one against hers, and `sound_proof`, against the softened sound, for what is
covered in it. Passing says that the wave is not hers, and that no single guess undoes it. It does not say that nobody knows
her by it: ADR 20 has the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from archive.media import cage, sound_proof
from archive.media.kinds import Format
from archive.media.parts import parts
from archive.media.sound import Cover, Heard, limits
from archive.media.sound_proof import Fault

SENTENCES: Mapping[str, str] = {
    **sound_proof.SENTENCES,
    "colour": "{file} keeps the colour of her own voice; only its pitch was changed.",
    "own": "{file} lets her own voice be heard between {start} and {end} ms.",
    "pitch": "{file} is as high as her own voice.",
    "shrill": "{file} holds something above a softened voice, where only a machine hears.",
}
"""By what was found. For the log of a proof: no word of a recording, and nothing of what was drawn, is in them."""


def faults(
    sources: Sequence[BinaryIO],
    covers: Sequence[Cover],
    heard: Heard,
    made: Mapping[str, tuple[BinaryIO, Format]],
) -> tuple[Fault, ...]:
    """Return everything that is wrong with a softened recording; empty means it is proved.

    Args:
        sources: the recording, as it was sent.
        covers: what nobody hears of it; `sound_proof` looks there.
        heard: what listening to it showed.
        made: the files to prove by their names, and the format of each.

    Raises:
        BadInput: the recording cannot be opened any more.
    """
    files, formats = parts(sources)
    found: list[dict[str, Any]] = cage.run(
        "archive.media.inside.voice_proving",
        {
            "formats": formats,
            "covers": [{"start": cover.start, "end": cover.end} for cover in covers],
            "made": [(name, format) for name, (_, format) in made.items()],
        },
        sources=[*files, *(file for file, _ in made.values())],
        limits=limits(2 * (1 + len(made)) * heard.ms, file=cage.LONGEST_REPORT),
    )
    for file, _ in made.values():
        file.seek(0)
    return tuple(sound_proof.said(one, SENTENCES) for one in found)
