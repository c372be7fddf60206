"""Postings gathered for Whoosh are those of its own pool, and small segments are joined before they are many."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.writing import PostingPool

from archive.editions.index import Entry, Search, gathered, open_index, whoosh
from archive.editions.index.gathered import Gathered
from archive.editions.index.words import understand

Item = tuple[str, bytes, int, float, bytes]


def postings() -> list[Item]:
    """Three hundred documents in the order of their numbers, their words in no order."""
    dice = random.Random(3)  # noqa: S311 -- the same each time.
    words = [f"{a}{b}".encode() for a in "abcdé" for b in ("", "x", "xy", "'z")]
    return [
        (field, word, number, float(dice.randint(1, 5)), dice.choice([b"", b"\x00a", b"b"]))
        for number in range(300)
        for field in ("words", "id", "themes")
        for word in dice.sample(words, dice.randint(1, 9))
    ]


@pytest.mark.parametrize("most", [1, 97, 1_000_000])
def test_the_writer_is_handed_the_very_same_in_the_very_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(gathered, "MOST_HELD", most)
    given = postings()[: 400 if most == 1 else None]
    theirs, ours = PostingPool(FileStorage(str(tmp_path)), W3Segment("MAIN", None)), Gathered(tmp_path)
    for item in given:
        theirs.add(item)
        ours.add(item)
    assert len(list(tmp_path.glob("*.run"))) == (len(given) // most)

    assert list(ours.iter_postings()) == list(theirs.iter_postings())
    ours.cleanup()
    assert list(tmp_path.iterdir()) == []


def stories(count: int) -> list[Entry]:
    return [Entry(f"story{n}", f"kettle window{n} number{n % 7}", ("8.2",)) for n in range(count)]


def files(folder: Path) -> dict[str, list[bytes]]:
    """What the files of an index hold, by their kind; their names are drawn by chance."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix != ".toc":
            found.setdefault(path.suffix, []).append(path.read_bytes())
    return {kind: sorted(held) for kind, held in found.items()}


def test_what_was_parked_makes_the_same_files_and_stays_in_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, parted = (tmp_path / name / "index" for name in ("whole", "parted"))
    open_index(whole, rebuild_with=Search.WHOOSH).rebuild(stories(50))
    monkeypatch.setattr(gathered, "MOST_HELD", 40)
    open_index(parted, rebuild_with=Search.WHOOSH).rebuild(stories(50))

    assert files(parted) == files(whole)
    assert not [path for path in parted.parent.rglob("*") if path.is_dir() and path != parted]


def test_small_segments_are_joined_before_they_are_many_and_large_ones_stay(tmp_path: Path) -> None:
    folder, every = tmp_path / "index", stories(500)
    index = open_index(folder, rebuild_with=Search.WHOOSH)
    index.rebuild(every[:400])
    (large,) = folder.glob("*.trm")
    joins, before = 0, 1
    for one in every[400:]:
        index.put([one])
        now = len(list(folder.glob("*.trm")))
        joins, before = joins + (now <= before), now
        assert now <= whoosh.MANY + 4

    assert joins <= 5, "of a hundred publications fewer than five in the hundred wait for a join"
    assert large.exists()
    index.drop(["story0", "story450"])
    assert index.ids() == {one.id for one in every} - {"story0", "story450"}
    for n in (399, 401, 451, 499):
        assert index.search(understand(f"window{n}"), index.ids(), most=3).best == (f"story{n}",)
