"""`ihw strip`: any accepted file becomes clean, every other is refused with a sentence; nothing half written, nothing left."""

from __future__ import annotations

import errno
import os
import struct
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, NoReturn

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from archive import cli
from archive.media import cage, picture_proof, pictures, sound_proof, strip
from archive.media.cage import Interrupted
from tests.made import drawing, tagged, voice

CANARY = b"canary"


def _strip(source: Path, target: Path) -> Result:
    return CliRunner().invoke(cli.main, ["strip", str(source), str(target)])


def _given(folder: Path, name: str, plain: bytes) -> Path:
    path = folder / name
    path.write_bytes(plain)
    return path


def _gif() -> bytes:
    frames = [Image.new("RGB", (40, 30), "white"), Image.new("RGB", (40, 30), "red")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=b"the canary of Alder Road")
    return out.getvalue()


def _turned() -> bytes:
    facts = Image.Exif()
    facts[0x0112], facts[0x010E] = 6, "canary"
    out = BytesIO()
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste("black", (0, 0, 20, 20))
    picture.save(out, "JPEG", exif=facts, quality=95)
    return out.getvalue()


def _see_through() -> bytes:
    picture = Image.new("RGBA", (60, 40), (200, 30, 30, 0))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


ACCEPTED = {
    "photo.jpg": (drawing, ".jpg"),
    "photo.mp3": (drawing, ".jpg"),
    "turned.jpg": (_turned, ".png"),
    "moving.gif": (_gif, ".png"),
    "ghost.png": (_see_through, ".png"),
    "both.jpg": (lambda: drawing() + drawing() + b"PK\x03\x04 canary <script>", ".jpg"),
    "voice.wav": (lambda: voice(1.0), ".ogg"),
    "voice.pdf": (lambda: voice(1.0), ".ogg"),
    "tagged.m4a": (tagged, ".ogg"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_accepted_becomes_clean(tmp_path: Path, name: str) -> None:
    make, suffix = ACCEPTED[name]
    source, out = _given(tmp_path, name, make()), tmp_path / "out"
    out.mkdir()
    run = _strip(source, out)
    assert run.exit_code == 0, run.output
    (made,) = out.iterdir()
    assert made.suffix == suffix and str(made) == run.output.strip()
    plain = made.read_bytes()
    for word in (CANARY, b"Exif", b"Alder", b"51.5074", b"<script", b"PK\x03"):
        assert word not in plain
    if suffix != ".ogg":
        picture = Image.open(BytesIO(plain))
        assert (
            getattr(picture, "n_frames", 1) == 1 and not picture.getexif() and not picture.info.get("comment")
        )


def test_a_turned_photo_stands_upright_and_what_was_seen_through_is_white(tmp_path: Path) -> None:
    _strip(_given(tmp_path, "turned.jpg", _turned()), tmp_path / "up.png")
    picture = Image.open(BytesIO((tmp_path / "up.png").read_bytes())).convert("RGB")
    assert picture.size == (40, 60) and sum(picture.getpixel((35, 5))) < 60  # type: ignore[arg-type]  # Of a colour picture it is three numbers.
    _strip(_given(tmp_path, "ghost.png", _see_through()), tmp_path / "white.png")
    white = Image.open(BytesIO((tmp_path / "white.png").read_bytes()))
    assert white.convert("RGB").getcolors() == [(2400, (255, 255, 255))]


def _bomb() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    import zlib

    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + b"\0" * 40
    )


def _fast_wav() -> bytes:
    plain = bytearray(voice(0.2))
    plain[24:28] = struct.pack("<I", 100_000_000)
    return bytes(plain)


REFUSED = {
    "empty.jpg": b"",
    "paper.jpg": b"%PDF-1.7 canary",
    "page.jpg": b"<html><script>alert(1)</script>",
    "drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "list.mp3": b"ffconcat version 1.0\nfile secret.wav\n",
    "list.wav": b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
    "call.m4a": b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",
    "program.png": b"MZ\x90\x00" + bytes(60),
    "folder.jpg": b"PK\x03\x04" + bytes(60),
    "huge.png": _bomb(),
    "broken.jpg": b"\xff\xd8\xff\xe0" + os.urandom(200),
    "broken.mp4": b"\0\0\0\x18ftypM4A " + os.urandom(300),
    "broken.webm": b"\x1a\x45\xdf\xa3" + os.urandom(300),
    "fast.wav": _fast_wav(),
    "words.ogg": b"dear reader, this is text",
}


@pytest.mark.parametrize("name", REFUSED)
def test_every_other_is_refused_with_a_sentence_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.wav").write_bytes(voice(0.3))
    source, out = _given(tmp_path, name, REFUSED[name]), tmp_path / "out"
    out.mkdir()
    run = _strip(source, out)
    assert run.exit_code == 2, run.output
    assert run.stderr.strip().endswith(".") and "Traceback" not in run.output
    assert not list(out.iterdir())


def _refused(source: Path, target: Path, sentence: str) -> None:
    """It is refused with this sentence, and the folder holds what it held."""
    before = {one: one.read_bytes() for one in source.parent.iterdir() if one.is_file()}
    run = _strip(source, target)
    assert run.exit_code == 2 and sentence in run.stderr and run.stderr.strip().endswith("."), run.output
    assert {one: one.read_bytes() for one in source.parent.iterdir() if one.is_file()} == before


def test_the_file_itself_is_never_overwritten(tmp_path: Path) -> None:
    source = _given(tmp_path, "photo.jpg", drawing())
    (tmp_path / "soft.jpg").symlink_to(source)
    (tmp_path / "hard.jpg").hardlink_to(source)
    for target in (source, tmp_path, tmp_path / "soft.jpg", tmp_path / "hard.jpg"):
        _refused(source, target, "take the place of the file itself")


def test_what_is_no_file_to_read_is_told(tmp_path: Path) -> None:
    photo = _given(tmp_path, "photo.jpg", drawing())
    out = tmp_path / "x.jpg"
    _refused(tmp_path / "nowhere.jpg", out, "cannot be read")
    run = _strip(tmp_path, out)
    assert run.exit_code == 2 and "is no file" in run.stderr
    os.mkfifo(tmp_path / "pipe.jpg")
    assert _strip(tmp_path / "pipe.jpg", out).exit_code == 2
    assert not out.exists() and photo.exists()


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("no/folder.jpg", "There is no folder"),
        ("photo.jpg/inside.jpg", "There is no folder"),
        ("/dev/null", "no file that can be written over"),
        ("x" * 300 + ".jpg", "cannot be written"),
        ("/proc/out.jpg", "cannot be written"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path, target: str, sentence: str) -> None:
    _refused(_given(tmp_path, "photo.jpg", drawing()), tmp_path / target, sentence)
    assert Path("/dev/null").is_char_device()


def test_a_file_that_was_there_is_replaced_only_by_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = _given(tmp_path, "photo.jpg", drawing()), _given(tmp_path, "out.jpg", b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        _refused(source, target, "its disk has room")
    assert target.read_bytes() == b"old"
    assert _strip(source, target).exit_code == 0
    assert target.read_bytes()[:2] == b"\xff\xd8" and len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("name", "plain", "proof"),
    [("photo.jpg", drawing(), picture_proof), ("voice.wav", voice(0.5), sound_proof)],
)
def test_what_does_not_pass_its_proof_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, plain: bytes, proof: ModuleType
) -> None:
    monkeypatch.setattr(proof, "faults", lambda *_: ("Something is left.",))
    _refused(_given(tmp_path, name, plain), tmp_path / "out", "did not pass its check")


def test_the_proof_sees_what_the_maker_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = pictures.clean

    def careless(source: BinaryIO) -> pictures.Clean:
        made = right(source)
        made.image.seek(0, os.SEEK_END)
        made.image.write(b"canary")
        return made

    monkeypatch.setattr(pictures, "clean", careless)
    _refused(_given(tmp_path, "photo.jpg", drawing()), tmp_path / "out.jpg", "did not pass its check")


def test_what_is_stopped_from_outside_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> NoReturn:
        raise Interrupted

    monkeypatch.setattr(cage, "_child", stopped)
    _refused(_given(tmp_path, "photo.jpg", drawing()), tmp_path / "out.jpg", "stopped before it was done")


def test_a_name_full_of_tricks_is_only_a_name(tmp_path: Path) -> None:
    out = tmp_path / "clean"
    out.mkdir()
    for name in ("-rf.jpg", "concat:a|b.jpg", "a\nb.jpg", "{{7*7}}.jpg", ".jpg", "x" * 240 + ".jpg"):
        strip.strip(_given(tmp_path, name, drawing()), out)
    assert len(list(out.iterdir())) == 6


def test_a_recording_becomes_mp3_when_that_is_asked_for(tmp_path: Path) -> None:
    assert _strip(_given(tmp_path, "voice.wav", voice(0.5)), tmp_path / "out.MP3").exit_code == 0
    assert (tmp_path / "out.MP3").read_bytes()[:2] == b"\xff\xfb"
