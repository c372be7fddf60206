"""What a file is by its first bytes, and what is said to whom brings something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.media.cage import SENTENCES
from archive.media.kinds import HEAD, Format, Kind, kind_of, refusal, sniff
from tests.rules.plain_sentences import MOST_WORDS, NEVER

SNIFFED = {
    b"\x1aE\xdf\xa3\x9fB\x86\x81\x01": Format.WEBM,
    b"OggS\0\2": Format.OGG,
    b"\0\0\0\x20ftypM4A \0\0\0\0isommp42": Format.MP4,
    b"\0\0\0\x18ftyp3gp4\0\0\0\0isom3gp4": Format.MP4,
    b"\0\0\0\x14ftypqt  \0\0\0\0qt  ": Format.MP4,
    b"\0\0\0\x08wide\0\0\0\0mdat": Format.MP4,
    b"ID3\4\0\0\0\0\1\0": Format.MP3,
    b"\xff\xfb\x90\x64": Format.MP3,
    b"\xff\xf3\x40\xc0": Format.MP3,
    b"\xff\xf1\x50\x80": Format.AAC,
    b"RIFF\x24\0\0\0WAVEfmt ": Format.WAV,
    b"RF64\xff\xff\xff\xffWAVEds64": Format.WAV,
    b"fLaC\0\0\0\x22": Format.FLAC,
    b"#!AMR\n\x3c": Format.AMR,
    b"#!AMR-WB\n\x3c": Format.AMR,
    b"\xff\xd8\xff\xe1": Format.JPEG,
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": Format.PNG,
    b"RIFF\x24\0\0\0WEBPVP8 ": Format.WEBP,
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic": Format.HEIC,
    b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf": Format.HEIC,
    b"GIF89a\1\0": Format.GIF,
    b"II*\0\x08\0\0\0": Format.TIFF,
    b"MM\0*\0\0\0\x08": Format.TIFF,
}

REFUSED = {
    b"": "empty",
    b"%PDF-1.7": "in your own words",
    b"PK\3\4\x14\0": "packed folder",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "document",
    b"{\\rtf1\\ansi": "document",
    b"<svg xmlns='http": "SVG",
    b"<?xml version='1.0'?><!DOCTYPE svg": "SVG",
    b"#EXTM3U\n#EXT-X": "list that points",
    b"ffconcat version 1.0\n": "list that points",
    b"v=0\r\no=- 0 0 IN": "list that points",
    b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf": "JPEG",
    b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf": "JPEG",
    b"\0\0\0\x18ftypcrx \0\0\0\1crx isom": "JPEG",
    b"8BPS\0\1": "JPEG",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11": "MP3",
    b"RIFF\x24\0\0\0AVI LIST": "MP3",
    b"MThd\0\0\0\6": "MP3",
    b"<html><script>alert(1)</script>": "text",
    "Été, a file of words".encode("utf-16"): "text",
    b"MZ\x90\0\3\0": "no kind of sound or picture",
    b"\x7fELF\2\1\1\0": "no kind of sound or picture",
    b"RIFF\x24\0\0\0sfbkLIST": "no kind of sound or picture",
}


@pytest.mark.parametrize("head", SNIFFED)
def test_a_format_is_known_by_its_first_bytes(head: bytes) -> None:
    assert sniff(head + bytes(HEAD)) is SNIFFED[head]


def test_every_format_can_be_known() -> None:
    assert set(SNIFFED.values()) == set(Format)


@pytest.mark.parametrize("head", REFUSED)
def test_what_is_refused_hears_what_to_do(head: bytes) -> None:
    assert sniff(head) is None
    assert REFUSED[head] in refusal(head)


def test_sound_and_pictures_are_told_apart() -> None:
    pictures = {Format.JPEG, Format.PNG, Format.WEBP, Format.HEIC, Format.GIF, Format.TIFF}
    assert {one for one in Format if kind_of(one) is Kind.PICTURE} == pictures


@given(st.binary(max_size=HEAD))
def test_any_bytes_are_known_or_refused_with_a_sentence(head: bytes) -> None:
    assert sniff(head) in {None, *Format}
    assert refusal(head).endswith(".")


def test_no_sentence_blames_or_is_long() -> None:
    said = {refusal(head) for head in REFUSED} | set(SENTENCES.values())
    for text in said:
        assert not any(word in text.lower() for word in NEVER), text
        assert all(len(one.split()) <= MOST_WORDS + 5 for one in text.split(". ")), text
