"""Faces and written words found in pictures: in the cage, by what lies in packages, and nothing covered by it."""

from __future__ import annotations

from io import BytesIO

import pytest

from archive.media import cage, looking
from archive.media.cage import Limits
from archive.media.looking import Found
from archive.rules.errors import BadInput
from tests.drawings import FACE, WRITTEN, family, line_art, saved


@pytest.fixture(scope="module")
def found() -> tuple[Found, ...]:
    """What is found in a drawing with one face and one line of words."""
    return looking.look(BytesIO(saved(family(), "PNG")))


def test_the_face_is_found_with_its_hair_and_chin(found: tuple[Found, ...]) -> None:
    (face,) = (one for one in found if one.what == looking.FACE)
    left, top, width, height = FACE
    across = min(face.left + face.width, left + width) - max(face.left, left)
    down = min(face.top + face.height, top + height) - max(face.top, top)
    assert across * down >= 0.9 * width * height


def test_the_words_are_found_and_read(found: tuple[Found, ...]) -> None:
    (line,) = (one for one in found if one.what == looking.WORDS and one.words)
    assert line.words == WRITTEN and line.top <= 352 <= line.top + line.height
    assert WRITTEN not in repr(line), "what is written stands in no log"


def test_a_drawing_without_either_shows_no_face() -> None:
    assert not [one for one in looking.look(BytesIO(saved(line_art(), "PNG"))) if one.what == looking.FACE]


def test_what_is_no_picture_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for plain in (b"", b"words", b"\x89PNG\r\n\x1a\n" + b"\0" * 99):
        with pytest.raises(BadInput):
            looking.look(BytesIO(plain))


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_LIMITS", Limits(memory=256 << 20, cpu=60, file=cage.LONGEST_REPORT))
    with pytest.raises((BadInput, cage.Interrupted)):
        looking.look(BytesIO(saved(family(), "PNG")))


def test_models_other_than_those_that_were_measured_are_not_loaded() -> None:
    from archive.media.inside import looking as inside

    with pytest.raises(ImportError):
        inside._session(inside.FINDER[0], "0" * 64)


def test_without_the_packages_it_is_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looking.is_here()
    monkeypatch.setattr(looking, "NEEDS", (*looking.NEEDS, "no_such_package"))
    assert not looking.is_here()
