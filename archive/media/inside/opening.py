"""The door for sound into the cage: which reader may see a file, which decoders may run, and that nothing else opens.

FFmpeg guesses by default, and a guess can be led: a text that calls itself a recording can have it read its neighbours
(seen with a list of files; a denying `io_open` alone did not stop it). So the reader is the one that the first bytes
named, the names it goes by are the only ones allowed, and no protocol is.
"""

from __future__ import annotations

from typing import Any, BinaryIO, NoReturn

import av
import av.audio.resampler
import av.container
import av.error
import av.subtitles.codeccontext
import av.subtitles.stream
import av.subtitles.subtitle  # Loaded late otherwise, when the walls stand, by a file with words on a track.

from archive.media.inside.reasons import No, Why
from archive.media.kinds import Format

READERS = {
    Format.WEBM: ("matroska", "matroska,webm"),
    Format.OGG: ("ogg", "ogg"),
    Format.MP4: ("mov", "mov,mp4,m4a,3gp,3g2,mj2"),
    Format.MP3: ("mp3", "mp3"),
    Format.WAV: ("wav", "wav"),
    Format.FLAC: ("flac", "flac"),
    Format.AMR: ("amr", "amr"),
    Format.AAC: ("aac", "aac"),
}
"""Per format the one reader, and the names it goes by."""

DECODERS = (
    "opus,libopus,vorbis,aac,mp3float,mp3,flac,alac,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,"
    "pcm_s16le,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le,pcm_f64le,pcm_s16be,pcm_s24be,pcm_mulaw,pcm_alaw,adpcm_ima_wav,"
    "adpcm_ms,gsm_ms,ac3"
)
"""Of phones, browsers, dictaphones and cameras. All others of FFmpeg's hundreds stay shut."""

_BOUNDS = {"max_streams": "32", "probesize": "5000000", "analyzeduration": "10000000"}
_MOST_CHUNKS = 4_096
"""Chunks of a WAV file; field recorders write about ten."""

_NO_SIZE = 0xFFFFFFFF
"""Where the size of a chunk stands elsewhere, or was not known yet."""

_FORGIVING_SINCE = 19
_OLDER = (
    {"metadata_errors": "ignore"} if int(av.__version__.split(".", maxsplit=1)[0]) < _FORGIVING_SINCE else {}
)
"""Tags in a broken alphabet are no reason to refuse her voice; from that version on it is so by itself."""

UNREADABLE = (av.error.InvalidDataError, av.error.PatchWelcomeError)
"""What a decoder says of one packet that was spoilt, or that says of itself what nobody can; the next may be whole."""

_ATTACHED = 0x400
"""FFmpeg's mark on a track that is a cover picture, not a film (`AV_DISPOSITION_ATTACHED_PIC`)."""


def opened(source: BinaryIO, format: Format) -> Any:
    """Return an open container, read from the beginning whoever read the file before.

    Raises:
        No: the one reader allowed cannot make sense of it.
    """
    if format is Format.WAV and not _is_one_sound(source):
        raise No(Why.ODD)
    reader, names = READERS[format]
    only = {"protocol_whitelist": "none", "format_whitelist": names, "codec_whitelist": DECODERS}
    how: dict[str, Any] = {"io_open": _deny, "options": {**only, **_BOUNDS}, **_OLDER}
    source.seek(0)
    try:
        return av.open(source, "r", reader, **how)
    except (av.error.FFmpegError, ValueError, OSError) as error:
        raise No(Why.DAMAGED) from error


def _is_one_sound(source: BinaryIO) -> bool:
    """Return whether a WAV file holds its sound once: of two, players play the first and FFmpeg reads the last."""
    found, at = 0, 12
    for _ in range(_MOST_CHUNKS):
        source.seek(at)
        head = source.read(8)
        found += head[:4] == b"data"
        size = int.from_bytes(head[4:], "little")
        if len(head) < 8 or size == _NO_SIZE:  # noqa: PLR2004 -- a name and a size.
            return found <= 1
        at += 8 + size + size % 2
    return False


def decoder(stream: Any) -> Any:
    """Return what will decode a track of sound, set to one thread.

    FFmpeg asks the list only while it looks a file over; what PyAV opens later it opens without asking.

    Raises:
        No: it is none of `DECODERS`.
    """
    context = stream.codec_context
    if context is None or context.codec.name not in DECODERS.split(","):
        raise No(Why.ODD)
    context.thread_count = 1
    return context


def films(container: Any) -> list[Any]:
    """Return its tracks of moving pictures; cover pictures are none."""
    return [one for one in container.streams.video if not int(one.disposition) & _ATTACHED]


def _deny(*_: object, **__: object) -> NoReturn:
    raise PermissionError
