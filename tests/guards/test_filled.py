"""The demo of a run is filled once, also by two who begin at the same time; what was not filled whole counts for nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.filled import Filled, once


def test_two_who_begin_at_once_fill_it_once_and_get_the_same(tmp_path: Path) -> None:
    calls: list[Path] = []
    got: list[Filled] = []
    both = threading.Barrier(2)

    def fill(data: Path) -> str:
        calls.append(data)
        return f'{{"turn": {len(calls)}}}'

    def come() -> None:
        both.wait()
        got.append(once(tmp_path, fill))

    comers = [threading.Thread(target=come) for _ in range(2)]
    for one in comers:
        one.start()
    for one in comers:
        one.join()
    assert calls == [tmp_path / "data"]
    assert [one.printed for one in got] == [{"turn": 1}] * 2


def test_a_filling_that_went_wrong_is_nobodys_demo(tmp_path: Path) -> None:
    def fails(_: Path) -> str:
        raise AssertionError("The disk is full.")

    with pytest.raises(AssertionError):
        once(tmp_path, fails)
    assert once(tmp_path, lambda _: "{}").printed == {}
