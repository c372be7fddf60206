"""A recording in a softened voice, drawn once: what goes out in that voice is made from it, now and after every change.

Two voices drawn for the same words could be laid over each other, and what is hers would be left. So it is drawn anew only
where it has to be (`moderation.parts.drawn_voice`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from archive.media import voice, voice_proof
from archive.media.kinds import Format
from archive.media.memory import kept
from archive.media.softened import TRIES
from archive.media.sound import Cover, Heard
from archive.rules.errors import BadInput

TOO_NEAR = (
    "The changed voice came out too near to hers each time, so it was thrown away. What you covered is kept. "
    "Make it again, or ask her about another form."
)


def drawn(sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard) -> BinaryIO:
    """Return the recording in a voice by chance, proved against hers: a WAV file in memory, just as long.

    What a cover marks is silence in it.

    Raises:
        BadInput: no voice that was drawn was far enough from hers, or the recording cannot be opened.
    """
    for _ in range(TRIES):
        soft = voice.soften(sources, covers, heard)
        with kept(soft):
            wrong = voice_proof.faults(sources, covers, heard, {"wav": (soft, Format.WAV)})
        if not wrong:
            return soft
        soft.close()
    raise BadInput(TOO_NEAR)
