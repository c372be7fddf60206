"""A sweep over a folder of hostile files, named in IHW_HOSTILE, with a `MANIFEST.csv` that says what hides in each.

Every one is refused with a sentence or comes out clean: by a search for what hid in it, by exiftool and ffprobe where
they are installed, and by a look at what is seen.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageOps

from archive import cli
from tests.drawings import photo, saved, with_name


def _strip(source: Path, target: Path) -> Result:
    return CliRunner().invoke(cli.main, ["strip", str(source), str(target)])


HOSTILE = os.environ.get("IHW_HOSTILE", "")

PLAIN_GROUPS = {"SourceFile", "System", "File", "ExifTool", "JFIF", "Composite", "MPEG"}
PLAIN_TAGS = {
    "PNG:" + name
    for name in (
        "ImageWidth",
        "ImageHeight",
        "BitDepth",
        "ColorType",
        "Compression",
        "Filter",
        "Interlace",
        "Palette",
    )
} | {"Opus:OpusVersion", "Opus:AudioChannels", "Opus:SampleRate", "Opus:OutputGain", "Vorbis:Vendor"}


def _rows() -> list[dict[str, str]]:
    manifest = Path(HOSTILE) / "MANIFEST.csv"
    if not HOSTILE or not manifest.is_file():
        return []
    with manifest.open(newline="") as file:
        return list(csv.DictReader(file))


def _canaries(row: dict[str, str]) -> Iterator[bytes]:
    yield from (b"CANARY", b"CAN7", b"<script", b"jvoisin")
    for column in ("person_names", "places"):
        for word in (row.get(column) or "").split(";"):
            if len(word.strip(" '\"[]")) > 5:
                yield word.strip(" '\"[]").encode()


def _odd_tags(path: Path) -> dict[str, object]:
    program = shutil.which("exiftool")
    if program is None:
        return {}
    command = [program, "-j", "-G1", "-a", "-u", "-U", str(path)]
    said = subprocess.run(command, capture_output=True, check=True)
    tags = json.loads(said.stdout)[0]
    return {
        name: value
        for name, value in tags.items()
        if name.split(":")[0] not in PLAIN_GROUPS and name not in PLAIN_TAGS
    }


def _streams(path: Path) -> list[str]:
    program = shutil.which("ffprobe")
    if program is None:
        return ["audio"]
    command = [program, *"-v error -show_streams -show_format -show_chapters -of json".split(), str(path)]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert not said["chapters"] and not said["format"].get("tags", {}).keys() - {"encoder"}
    return [one["codec_type"] for one in said["streams"]]


def _first_look(data: bytes) -> Image.Image | None:
    """What a person sees first in the sender's picture, decoded without any care."""
    try:
        if data[4:8] == b"ftyp":
            return pillow_heif.open_heif(io.BytesIO(data)).to_pillow().convert("RGB")
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGBA")
    except Exception:  # noqa: BLE001 -- then there is nothing to compare with.
        return None
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def _look_at(path: Path, original: bytes) -> None:
    with Image.open(path) as made:
        assert (
            getattr(made, "n_frames", 1) == 1 and made.mode in {"RGB", "L", "P"} and "exif" not in made.info
        )
        seen = made.convert("RGB")
    first = _first_look(original)
    if first is not None:
        away = np.asarray(seen.resize((64, 64)), np.int16) - np.asarray(first.resize((64, 64)), np.int16)
        assert float(np.abs(away).mean()) < 40, "another frame, or another way up"


def test_the_look_would_see_a_second_frame_and_a_place(tmp_path: Path) -> None:
    """The planted faults: what the sweep below asserts can fail."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    dirty = tmp_path / "a.jpg"
    dirty.write_bytes(saved(photo(), "JPEG", exif=exif.tobytes()))
    assert _odd_tags(dirty) or not shutil.which("exiftool")
    other = saved(ImageOps.invert(with_name(photo())), "JPEG")
    with pytest.raises(AssertionError):
        _look_at(dirty, other)


@pytest.mark.skipif(not _rows(), reason="IHW_HOSTILE names no folder of hostile files")
def test_every_hostile_file_is_refused_or_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for number, row in enumerate(_rows()):
        folder = tmp_path / str(number)
        folder.mkdir()
        source = Path(HOSTILE) / row["file"]
        ended = _strip(source, folder)
        written = list(folder.iterdir())
        assert not list(temporary.iterdir()), row["file"]
        if ended.exit_code:
            assert (ended.exit_code, written) == (2, []), (row["file"], ended.output)
            assert ended.stderr.strip().endswith("."), row["file"]
            continue
        (made,) = written
        data = made.read_bytes()
        assert not [word for word in _canaries(row) if word in data], row["file"]
        assert not _odd_tags(made), row["file"]
        if made.suffix == ".ogg":
            assert _streams(made) == ["audio"], row["file"]
        else:
            _look_at(made, source.read_bytes())
