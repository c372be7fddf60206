"""Sealed files: nothing in clear, any range, every tampering noticed, and an unfinished one leaves nothing."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ground.files import CHUNK, HEADER, Blob, Files, sealed_size
from archive.rules.errors import Unreadable

CANARY = b"the canary by the window"
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """An empty folder of sealed files."""
    return Files(tmp_path / "sealed")


def _plain(size: int) -> bytes:
    return (CANARY * (size // len(CANARY) + 1))[:size]


@pytest.mark.parametrize("size", SIZES)
def test_what_was_kept_is_read_again_and_lies_there_as_noise(files: Files, size: int) -> None:
    blob = files.keep(io.BytesIO(_plain(size)))
    assert b"".join(files.read(blob)) == _plain(size)
    assert files.is_whole(blob)
    raw = (files.folder / blob.id).read_bytes()
    assert len(raw) == sealed_size(size)
    assert CANARY not in raw
    assert (files.folder / blob.id).stat().st_mode & 0o077 == 0


@given(start=st.integers(0, 3 * CHUNK), length=st.integers(0, 2 * CHUNK))
def test_any_range_is_that_range(tmp_path_factory: pytest.TempPathFactory, start: int, length: int) -> None:
    files = Files(tmp_path_factory.mktemp("sealed"))
    plain = os.urandom(2 * CHUNK + 99)
    blob = files.keep(io.BytesIO(plain))
    assert b"".join(files.read(blob, start, start + length)) == plain[start : start + length]


def _flipped(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])


def _chunks_swapped(raw: bytes) -> bytes:
    step = CHUNK + 16
    first, second = raw[HEADER : HEADER + step], raw[HEADER + step : HEADER + 2 * step]
    return raw[:HEADER] + second + first + raw[HEADER + 2 * step :]


TAMPERED: dict[str, Callable[[bytes], bytes]] = {
    "a bit flipped": _flipped,
    "two chunks swapped": _chunks_swapped,
    "cut at a chunk's edge": lambda raw: raw[: HEADER + 2 * (CHUNK + 16)],
    "its first chunk gone": lambda raw: raw[:HEADER] + raw[HEADER + CHUNK + 16 :],
    "something added": lambda raw: raw + b"x",
    "another header": lambda raw: b"IHW0" + raw[4:],
    "another nonce": lambda raw: raw[:4] + bytes(7) + raw[11:],
}


@pytest.mark.parametrize("how", TAMPERED)
def test_every_tampering_is_noticed(files: Files, how: str) -> None:
    blob = files.keep(io.BytesIO(_plain(3 * CHUNK)))
    path = files.folder / blob.id
    path.write_bytes(TAMPERED[how](path.read_bytes()))
    assert not files.is_whole(blob)


def test_a_cut_file_is_refused_even_for_a_range_before_the_cut(files: Files) -> None:
    blob = files.keep(io.BytesIO(_plain(3 * CHUNK)))
    path = files.folder / blob.id
    path.write_bytes(path.read_bytes()[: HEADER + 2 * (CHUNK + 16)])
    with pytest.raises(Unreadable):
        b"".join(files.read(blob, 0, 10))


def test_another_key_and_another_name_open_nothing(files: Files) -> None:
    blob, other = files.keep(io.BytesIO(b"one")), files.keep(io.BytesIO(b"two"))
    assert not files.is_whole(replace(blob, key=other.key))
    assert not files.is_whole(replace(blob, id=other.id))
    assert not files.is_whole(replace(blob, id="../desk.sqlite"))


def test_an_unfinished_file_is_nobodys_and_leaves_nothing(files: Files) -> None:
    with files.write() as writer:
        writer.write(_plain(2 * CHUNK))
        assert files.ids() == frozenset()
        assert len(list(files.folder.iterdir())) == 1
    assert not list(files.folder.iterdir())


def test_a_destroyed_file_is_gone_twice_over(files: Files) -> None:
    blob = files.keep(io.BytesIO(b"one"))
    files.destroy(blob.id)
    files.destroy(blob.id)
    assert files.ids() == frozenset()
    with pytest.raises(Unreadable):
        b"".join(files.read(blob))


def test_a_blob_never_says_its_key() -> None:
    assert "secret" not in repr(Blob("id", b"secret", 3))
