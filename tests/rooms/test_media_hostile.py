"""Files that hide a canary in every place their formats have: stripped, nothing of it is left; or refused with a sentence."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from archive import cli
from archive.media import picture_bytes, sound_bytes
from tests import hostile
from tests.drawings import saved
from tests.voices import encoded

MARKS = (
    b"Exif",
    b"GPS",
    b"51.5",
    b"51,30",
    b"xmpmeta",
    b"PK\3\4",
    b"APETAG",
    b"udta",
    b"bext",
    b"iXML",
    b"ID3",
    b"TAG",
)


def _strip(folder: Path, plain: bytes) -> tuple[Result, list[bytes]]:
    """Run the command; return how it ended, and every file that it left."""
    (folder / "in").write_bytes(plain)
    out = folder / "out"
    out.mkdir()
    ended = CliRunner().invoke(cli.main, ["strip", str(folder / "in"), str(out)])
    assert {one.name for one in folder.iterdir()} == {"in", "out"}
    return ended, [one.read_bytes() for one in out.iterdir()]


def _left(made: bytes) -> list[bytes]:
    """Return everything of the canary, in any spelling, and every mark of a place to hide in."""
    words = hostile.CANARY
    spelt = [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be"), words.lower().encode()]
    folded = base64.b64encode(words.encode())[3:-4]
    return [one for one in (*spelt, b"CANARY", folded, *MARKS) if one in made]


def _look(made: bytes) -> None:
    """Read everything that Pillow knows to read, and look at every dot."""
    with Image.open(BytesIO(made)) as picture:
        assert getattr(picture, "n_frames", 1) == 1 and not picture.getexif()
        assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not getattr(picture, "text", {}) and not getattr(picture, "applist", [])[1:]
        mime = Image.MIME[picture.format or ""]
        dots = np.asarray(picture.convert("RGB"), np.int16)
    assert picture_bytes.is_plain(BytesIO(made), mime)
    assert (np.abs(dots - hostile.ELSE).max(axis=2) > 60).all(), "a dot of another picture"


def _listen(made: bytes) -> None:
    """Read everything that FFmpeg knows to read."""
    with av.open(BytesIO(made), "r") as container:
        assert [one.type for one in container.streams] == ["audio"] and not container.chapters()
        for holder in (container, *container.streams):
            assert holder.metadata.keys() <= {"encoder"}
        heard = np.concatenate([frame.to_ndarray().ravel() for frame in container.decode(audio=0)])
    loud, pitch = np.abs(np.fft.rfft(heard)) ** 2, np.fft.rfftfreq(len(heard), 1 / 48_000)
    assert loud[np.abs(pitch - hostile.PITCH_ELSE) < 50].sum() < 0.01 * loud.sum() + 1e-3, "another track"
    assert sound_bytes.opus_is_plain(BytesIO(made))


@pytest.mark.parametrize("name", [*hostile.PICTURES, *hostile.RECORDINGS])
def test_nothing_that_hides_in_a_file_is_left(tmp_path: Path, name: str) -> None:
    plain = {**hostile.PICTURES, **hostile.RECORDINGS}[name]()
    assert _left(plain), "or there was nothing to find"
    ended, made = _strip(tmp_path, plain)
    assert ended.exit_code == 0, ended.output
    assert len(made) == 1 and _left(made[0]) == []
    (_look if name in hostile.PICTURES else _listen)(made[0])


@pytest.mark.parametrize("name", hostile.CUT)
def test_half_a_photo_is_taken_as_far_as_it_goes_or_refused(tmp_path: Path, name: str) -> None:
    ended, made = _strip(tmp_path, hostile.CUT[name]())
    if ended.exit_code:
        assert (ended.exit_code, made) == (2, []) and ended.stderr.strip().endswith(".")
        return
    assert _left(made[0]) == []
    _look(made[0])


def test_a_picture_that_says_it_is_a_wall_is_refused(tmp_path: Path) -> None:
    ended, made = _strip(tmp_path, hostile.tiff_of_a_wall())
    assert (ended.exit_code, made) == (2, []) and "40 million dots" in ended.stderr


def test_a_photo_of_which_nothing_can_be_read_is_refused_and_not_taken_as_black(tmp_path: Path) -> None:
    ended, made = _strip(tmp_path, hostile.jpeg_of_nothing())
    assert (ended.exit_code, made) == (2, []) and "may be damaged" in ended.stderr


@pytest.mark.parametrize("between", [b"", b"JUNK\0\0\0\0" * 5_000])
def test_a_wave_of_two_sounds_is_refused(tmp_path: Path, between: bytes) -> None:
    """Whoever chose it heard the first."""
    two = hostile.wave_of_two()
    at = two.rindex(b"data")
    ended, made = _strip(tmp_path, two[:at] + between + two[at:])
    assert (ended.exit_code, made) == (2, []) and "cannot be opened here" in ended.stderr


def test_whoever_looks_would_see_what_is_left() -> None:
    """The planted faults: a place, a second frame, a picture of another, a tag, a chapter."""
    for dirty in (
        saved(hostile.SEEN, "JPEG", exif=hostile.exif()),
        saved(hostile.SEEN, "PNG", save_all=True, append_images=[hostile.OTHER]),
        saved(hostile.OTHER, "JPEG"),
        hostile.webp(),
    ):
        with pytest.raises(AssertionError):
            _look(dirty)
    whistle = encoded(hostile.SAID_ELSE, "ogg", "libopus")
    for dirty in (hostile.ogg(), hostile.mp3(), hostile.m4a(), hostile.matroska(), whistle):
        with pytest.raises(AssertionError):
            _listen(dirty)
