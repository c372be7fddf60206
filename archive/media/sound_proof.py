"""Is nothing of what was covered left in a published recording? Asked by code that shares nothing with the maker.

The measuring happens in the cage (`inside.proving`), since it opens the sender's file once more; the bytes of what goes
out are looked at here (`sound_bytes`): two plain containers of ours and nothing else. `design/sound.md`, section 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, BinaryIO

from archive.media import cage, sound_bytes
from archive.media.parts import parts
from archive.media.sound import Cover, Heard, Made, limits

SENTENCES: Mapping[str, str] = {
    "again": "{file} lets be heard, between {start} and {end} ms, what is covered.",
    "length": "{file} is not as long as the recording.",
    "loud": "{file} lets something be heard between {start} and {end} ms, which is covered.",
    "plain": "{file} holds something beside the sound.",
    "scrap": "{file} keeps a scrap of the voice between {start} and {end} ms, which is covered.",
    "shift": "{file} does not keep the time of the recording.",
    "source": "The recording is not as long as it was when it was heard.",
    "tag": "{file} repeats what a tag of the sender's file says.",
    "unlike": "{file} does not sound like the recording where nothing is covered.",
}
"""By what was found. For the log of a proof: no word of a recording is in them."""


def faults(sources: Sequence[BinaryIO], covers: Sequence[Cover], heard: Heard, made: Made) -> tuple[str, ...]:
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
        {"formats": formats, "covers": [asdict(cover) for cover in covers], "ms": heard.ms},
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
    return tuple(said(one, SENTENCES) for one in found)


def said(fault: Mapping[str, Any], sentences: Mapping[str, str]) -> str:
    """Return the sentence for what was found."""
    known = {"file": "The sound", "start": 0, "end": 0, **fault}
    return sentences.get(known["what"], "{file} did not pass its proof.").format(**known)
