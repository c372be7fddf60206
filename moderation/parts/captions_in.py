"""Captions that somebody else made (WebVTT or SubRip), read as the lines of a transcript.

Words and times come in and nothing else: no note, style, region or setting, no name of a line or of a speaker (a file says
`<v Kelly>`). What is said in them is then looked through like any other words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from io import StringIO
from itertools import pairwise

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from archive.rules.errors import BadInput
from moderation.parts.covering import LONGEST_CUE, MOST_CUES, clock, milliseconds

Line = tuple[str, str, str]

LARGEST = 500_000
"""Letters of a file; ninety minutes of talk take about 150,000."""

_LATE = 1_000
"""Milliseconds by which a last line may end after the recording: players and typists round up."""

EMPTY = "Choose a file of captions, or paste its text, then press once more."
NO_CAPTIONS = (
    "This cannot be read as captions. A file of captions is called .vtt or .srt, and is plain text in UTF-8. "
    "Save it so, or type the lines below."
)
TOO_LARGE = "This is too long for captions of one recording. Take only the part that belongs to it."
STAND_THERE = "Lines stand there already. Tick the box “in place of the lines that stand there” if these are to come instead."
NO_LINES = "There is no line in it. Look whether it is the right file."

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}")
_ARROW = re.compile(r"^.*-->.*$", re.MULTILINE)


def text_of(plain: bytes) -> str:
    """Return a file as text.

    Raises:
        BadInput: it is no text in UTF-8, or UTF-16 that says so.
    """
    if len(plain) > 4 * LARGEST:
        raise BadInput(TOO_LARGE)
    wide = plain.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return plain.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as found:
        raise BadInput(NO_CAPTIONS) from found


def lines_of(text: str, *, ms: int) -> list[Line]:
    """Return start, end and words of each line, in the order of time.

    Args:
        text: what stands in the file, or was pasted.
        ms: how long the recording is.

    Raises:
        BadInput: it is no WebVTT and no SubRip, a time cannot be read, lines stand over each other, or it is longer than
            the recording.
    """
    if not text.strip():
        raise BadInput(EMPTY)
    if len(text) > LARGEST:
        raise BadInput(TOO_LARGE)
    if "\0" in text:
        raise BadInput(NO_CAPTIONS)
    found = [one for one in _cues(text) if one[2]]
    if not found:
        raise BadInput(NO_LINES)
    if len(found) > MOST_CUES:
        raise BadInput(f"A transcript has {MOST_CUES} lines at most, and this has {len(found)}.")
    _refuse_odd(found, ms)
    return [(clock(start), clock(min(end, ms)), words) for start, end, words in found]


def _cues(text: str) -> list[tuple[int, int, str]]:
    is_vtt = text.lstrip("\ufeff \r\n\t").startswith("WEBVTT")
    plain = text.lstrip("\ufeff \r\n\t") if is_vtt else text.strip("\ufeff \r\n\t")
    try:
        captions = webvtt.from_buffer(StringIO(plain), format="vtt" if is_vtt else "srt").captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as found:
        raise BadInput(NO_CAPTIONS) from found
    if len(captions) != len(_ARROW.findall(plain)):
        # What the reader passed over in silence would be missing in silence.
        raise BadInput(
            f"{len(_ARROW.findall(plain)) - len(captions)} of its times cannot be read. "
            "Each stands as 00:01:23.500 --> 00:01:25.000, on a line of its own."
        )
    return [(milliseconds(one.start), milliseconds(one.end), _words(one.raw_text)) for one in captions]


def _words(raw: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", raw)).split())


def _refuse_odd(found: Sequence[tuple[int, int, str]], ms: int) -> None:
    for number, (start, end, words) in enumerate(found, start=1):
        if end <= start:
            raise BadInput(
                f"Line {number} of it ends before it begins. Mend its times, then take it once more."
            )
        if start >= ms or end > ms + _LATE:
            raise BadInput(
                f"Line {number} of it ends at {clock(end)}, and the recording at {clock(ms)}. "
                "Look whether it belongs to this recording."
            )
        if len(words) > LONGEST_CUE:
            raise BadInput(f"Line {number} of it is longer than {LONGEST_CUE} letters. Cut it in two.")
    for number, (one, after) in enumerate(pairwise(found), start=1):
        if after[0] < one[1]:
            raise BadInput(
                f"Lines {number} and {number + 1} of it stand over each other. Mend their times, then take it once more."
            )
