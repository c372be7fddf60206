"""What a file is, by its first bytes, and how large it may be. Names and suffixes are never asked.

Each format has exactly one reader that will be allowed to look at it (`archive.media.inside`); bytes that fit none are
refused with a sentence that says what to do.
"""

from __future__ import annotations

import re
from enum import StrEnum

LONGEST_SOUND = 90 * 60 * 1000
"""Milliseconds, over all parts of one recording."""

LARGEST_SOUND = 200 * 1024 * 1024
"""Bytes, over all parts of one recording."""

LARGEST_PICTURE = 40_000_000
"""Bytes."""

MOST_PIXELS = 40_000_000
"""Pixels of one picture as it came; phones of 2026 take 12 to 50 million, and offer less."""

HEAD = 64
"""Bytes that `sniff` and `refusal` look at."""


class Kind(StrEnum):
    """What somebody does with it: listens or looks."""

    SOUND = "sound"
    PICTURE = "picture"


class Format(StrEnum):
    """The formats taken in. WEBM is all of Matroska; MP4 is its whole family: m4a, 3gp, mov."""

    WEBM = "webm"
    OGG = "ogg"
    MP4 = "mp4"
    MP3 = "mp3"
    WAV = "wav"
    FLAC = "flac"
    AMR = "amr"
    AAC = "aac"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    GIF = "gif"
    TIFF = "tiff"


_PICTURES = frozenset({Format.JPEG, Format.PNG, Format.WEBP, Format.HEIC, Format.GIF, Format.TIFF})

_STARTS = (
    (b"\x1a\x45\xdf\xa3", Format.WEBM),
    (b"OggS", Format.OGG),
    (b"fLaC", Format.FLAC),
    (b"#!AMR\n", Format.AMR),
    (b"#!AMR-WB\n", Format.AMR),
    (b"ID3", Format.MP3),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
)

_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"heif"})
_AVIF = frozenset({b"avif", b"avis"})
_STILL_OTHERS = frozenset({b"crx ", b"jp2 ", b"jpx ", b"jxl "})
_NO_RATE = 0x0C
"""The bits of a frame of MP3 that would name its rate, set to none."""

_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip"})
"""First boxes of films older than the box that says what they are."""


def sniff(head: bytes) -> Format | None:
    """Return what a file is from its first `HEAD` bytes; None is for `refusal` to explain.

    Source: the registered marks of each format; for MP4 and HEIC the brands of ISO/IEC 14496-12 and 23008-12.
    """
    for start, format in _STARTS:
        if head.startswith(start):
            return format
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[4:8] in _QUICKTIME:
        return Format.MP4
    if head[:4] in {b"RIFF", b"RF64"}:
        return {b"WAVE": Format.WAV, b"WEBP": Format.WEBP}.get(head[8:12])
    return _by_sync(head)


def kind_of(format: Format) -> Kind:
    """Return whether one listens to it or looks at it."""
    return Kind.PICTURE if format in _PICTURES else Kind.SOUND


def _brands(head: bytes) -> list[bytes]:
    """Return the main brand and, as far as they stand in `head`, the further ones it claims to fit."""
    end = min(len(head), max(16, int.from_bytes(head[:4], "big")))
    return [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]


def _by_brand(head: bytes) -> Format | None:
    main, *others = _brands(head)
    if main in _AVIF or main in _STILL_OTHERS:
        return None
    if main in _HEIC:
        return None if _AVIF & set(others) and not {b"heic", b"heix"} & {main, *others} else Format.HEIC
    return Format.MP4


_AAC_FRAME = re.compile(rb"\xff[\xf0\xf1\xf8\xf9]")
_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][^\xf0-\xff]", re.DOTALL)


def _by_sync(head: bytes) -> Format | None:
    """Tell AAC (ADTS) and MP3 (layer III) by the bits with which every one of their frames begins."""
    if _AAC_FRAME.match(head):
        return Format.AAC
    return Format.MP3 if _MP3_FRAME.match(head) and head[2] & 0x0C != _NO_RATE else None


_EMPTY = "This file is empty. Perhaps it was still being saved: wait a moment and choose it again."
_DOCUMENT = (
    "This is a document, and only sound and pictures can be taken here. "
    "Papers from a court could get you into trouble, so tell it in your own words instead."
)
_PACKED = (
    "This is a document or a packed folder, and only sound and pictures can be taken here. "
    "Choose the recordings or pictures inside it one by one, or tell it in your own words."
)
_DRAWN = "This is a drawing saved as SVG. Save it as a PNG or JPEG picture and choose that."
_MARKED_UP = (
    "This is text, or a drawing saved as SVG. Copy words into your story; "
    "save a drawing as a PNG or JPEG picture and choose that."
)
_AVIF_SAVED = (
    "This is an AVIF picture. Open it and save it as a JPEG, or take a screenshot of it, and choose that."
)
_OTHER_PICTURE = (
    "This kind of picture cannot be opened here. Save it as a JPEG, or take a screenshot, and choose that."
)
_OTHER_SOUND = "This kind of recording cannot be opened here. Save it as MP3 or M4A and choose that."
_LIST = "This is a list that points to recordings, not a recording. Choose the recording itself."
_TEXT = "This is text, and only sound and pictures can be taken here. Copy the words into your story."
_UNKNOWN = (
    "This is no kind of sound or picture that can be opened here. "
    "Sound can be MP3, M4A, WAV, OGG or WebM; a picture can be JPEG, PNG or a photo from a phone."
)

_OTHER_PICTURES = rb"BM....\x00\x00\x00\x00|8BPS|\x00\x00[\x01\x02]\x00|\xff\x4f\xff\x51|\x01\xda|....jP  |....JXL |\xff\x0a"
_OTHER_SOUNDS = rb"\x30\x26\xb2\x75|FORM....AIF|caff|\.snd|MThd|RIFF....AVI |\.RMF|FLV"

_LETTERS = re.compile(
    rb"%PDF|\{\\rtf|\xd0\xcf\x11\xe0"
    rb"|PK\x03\x04.{26}(\[Content_Types\]|_rels/|docProps/|word/|mimetypeapplication/vnd\.oasis)"
    rb"|(\xef\xbb\xbf)?\s*(<!doctype html|<html|<head|<body)"
    rb"|(return-path|received|delivered-to|from|to|date|subject|message-id|mime-version|x-[a-z-]+):",
    re.DOTALL | re.IGNORECASE,
)
"""How letters and papers begin: PDF, RTF, Word (both kinds), OpenDocument, a web page, an e-mail."""

_REFUSED = (
    (re.compile(rb"%PDF|\{\\rtf|\xd0\xcf\x11\xe0"), _DOCUMENT),
    (re.compile(rb"PK\x03\x04|PK\x05\x06|Rar!|7z\xbc\xaf|\x1f\x8b|BZh"), _PACKED),
    (re.compile(rb"\s*(#EXTM3U|ffconcat|\[playlist\]|v=0\r?\no=|<\?wpl|<asx)", re.IGNORECASE), _LIST),
    (re.compile(rb"\s*<svg|.*<svg", re.IGNORECASE | re.DOTALL), _DRAWN),
    (re.compile(rb"\s*<\?xml", re.IGNORECASE), _MARKED_UP),
    (re.compile(_OTHER_PICTURES, re.DOTALL), _OTHER_PICTURE),
    (re.compile(_OTHER_SOUNDS, re.DOTALL), _OTHER_SOUND),
)


def refusal(head: bytes) -> str:
    """Return the sentence for bytes that `sniff` knows nothing of: what it is, as far as that shows, and what to do."""
    if not head:
        return _EMPTY
    if head[4:8] == b"ftyp":
        return _AVIF_SAVED if _AVIF & set(_brands(head)) else _OTHER_PICTURE
    for pattern, sentence in _REFUSED:
        if pattern.match(head):
            return sentence
    return _TEXT if _reads_as_text(head) else _UNKNOWN


def is_letter(head: bytes) -> bool:
    """Return whether this looks like a letter or a paper. By its first bytes alone: it is never opened, nor is its name asked."""
    if sniff(head) is not None or not head:
        return False
    if _LETTERS.match(head):
        return True
    return refusal(head) == _TEXT


def _reads_as_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    return all(byte >= 0x20 or byte in b"\t\n\r\f" for byte in head)  # noqa: PLR2004 -- the first that is no control.
