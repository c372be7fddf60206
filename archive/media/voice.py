"""A softened voice: her recording, said again in a voice by chance. Softer to know, never anonymous (ADR 20).

What is drawn for it is drawn in the cage and ends there: no one, and nothing on any disk, can say afterwards which voice
it was. Ask twice and there are two voices; of one story only one may ever go out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO

from archive.media import cage
from archive.media.memory import kept, memory_file
from archive.media.parts import parts
from archive.media.sound import Cover, Heard, limits, widened

_LARGEST = 180_000_000
"""Bytes of a softened recording: ninety minutes take 173 million."""


def soften(
    sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard, *, seed: int | None = None
) -> BinaryIO:
    """Return the recording in another voice: a WAV file in memory, mono, 16,000 samples a second, just as long.

    What a cover marks, widened as ever, never goes into it: there is silence where it was.

    Args:
        sources: its parts, recorded one after another.
        covers: what must not be heard.
        heard: what listening to it showed.
        seed: the same voice again, to measure how strong it is; never for what goes out.

    Raises:
        BadInput: the recording is not the one that was heard, or it cannot be opened.
    """
    out = memory_file()
    with kept(out):
        files, formats = parts(sources)
        cage.run(
            "archive.media.inside.softening",
            {
                "formats": formats,
                "covers": [asdict(cover) for cover in widened(covers, heard.ms)],
                "ms": heard.ms,
                "seed": seed,
            },
            sources=files,
            outs=[out],
            limits=limits(heard.ms, file=_LARGEST),
        )
    return out
