"""How well stories are found: nDCG@10 of each engine on judged questions, ours and those of public collections beside the tree."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from archive.bench.judged import QUESTIONS, TEXTS
from archive.editions.edition import Content, ContentNote
from archive.editions.index import Entry, Index, Search, open_index
from archive.editions.index.words import understand

DEPTH = 10
PUBLIC: Mapping[str, float] = {"cran": 0.52, "cisi": 0.36, "med": 0.71, "adi": 0.48}
"""Collections that may lie beside the tree, each in a folder of its name, and what to reach (`design/search.md`)."""

_MARK = re.compile(r"^\.([A-Z])\b[ \t]*(\S*)", re.MULTILINE)


@dataclass(frozen=True)
class Collection:
    """Texts, questions, and how well each text answers each question."""

    name: str
    entries: tuple[Entry, ...] = field(repr=False)
    judged: tuple[tuple[str, Mapping[str, int]], ...] = field(repr=False)
    to_reach: float | None = None


def ours() -> Collection:
    """Return the collection that we wrote."""
    entries = tuple(
        Entry.of(id, Content(title, words, ContentNote("")), themes)
        for id, (title, words, themes) in TEXTS.items()
    )
    return Collection("ours", entries, tuple(QUESTIONS.items()))


def beside(folder: Path) -> Iterable[Collection]:
    """Yield the public collections that lie in `folder`, in the form they are handed on in: `.I`, `.T`, `.W`, and judgments."""
    for name, to_reach in PUBLIC.items():
        found = [path for path in folder.iterdir() if path.is_dir() and path.name.lower().startswith(name)]
        for path in found[:1]:
            yield _collection(name, path, to_reach)


def score(index: Index, collection: Collection) -> float:
    """Return the mean nDCG@10 of an index that holds the collection."""
    allowed = index.ids()
    return mean(
        ndcg(index.search(understand(question), allowed, most=DEPTH).best, grades)
        for question, grades in collection.judged
    )


def ndcg(best: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the gain of this order, discounted by place, as a share of the best there could be."""
    gained = sum(_gain(grades.get(id, 0), place) for place, id in enumerate(best[:DEPTH]))
    most = sum(
        _gain(grade, place) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:DEPTH])
    )
    return gained / most if most else 0.0


def measure(backends: Iterable[Search], folder: Path | None) -> dict[str, dict[str, float]]:
    """Return the score of each engine on each collection."""
    collections = [ours(), *(beside(folder) if folder else ())]
    return {
        collection.name: {str(engine): _scored(collection, engine) for engine in backends}
        for collection in collections
    }


def _scored(collection: Collection, engine: Search) -> float:
    with TemporaryDirectory(prefix="ihw-bench-") as folder:
        index = open_index(Path(folder) / "index", rebuild_with=engine)
        index.rebuild(collection.entries)
        return round(score(index, collection), 3)


def _gain(grade: int, place: int) -> float:
    return float(2**grade - 1) / math.log2(place + 2)


def _collection(name: str, folder: Path, to_reach: float) -> Collection:
    texts = _records(_file(folder, "all"))
    entries = tuple(Entry(id, f"{said.get('T', '')}\n{said.get('W', '')}", ()) for id, said in texts)
    # Cranfield's judgments count its questions from 1, whatever number stands at them.
    questions = [
        (str(n) if name == "cran" else id, said.get("W", ""))
        for n, (id, said) in enumerate(_records(_file(folder, "qry")), start=1)
    ]
    grades = _judgments(_file(folder, "rel"))
    judged = tuple((text, grades[id]) for id, text in questions if grades.get(id))
    return Collection(name, entries, judged, to_reach)


def _file(folder: Path, kind: str) -> str:
    """Return the text of the file of one kind: CISI.ALL, cran.all.1400, cranqrel."""
    names = {"all": ("all",), "qry": ("qry",), "rel": ("qrel", ".rel")}[kind]
    found = sorted(
        path for path in folder.rglob("*") if path.is_file() and any(n in path.name.lower() for n in names)
    )
    return found[0].read_text(encoding="utf-8", errors="replace") if found else ""


def _records(text: str) -> list[tuple[str, dict[str, str]]]:
    records: list[tuple[str, dict[str, str]]] = []
    marks = list(_MARK.finditer(text))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        if mark[1] == "I":
            records.append((mark[2].lstrip("0"), {}))
        elif records:
            records[-1][1][mark[1]] = text[mark.end() : end].strip()
    return records


def _judgments(text: str) -> dict[str, dict[str, int]]:
    rows = [line.split() for line in text.splitlines() if line.strip()]
    # Some hand on "question 0 text 1", as evaluation programs read it; others "question text …".
    place = 2 if rows and all(len(row) > 3 and row[1] == "0" for row in rows) else 1  # noqa: PLR2004 -- see above.
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        if len(row) > place:
            found.setdefault(row[0].lstrip("0"), {})[row[place].lstrip("0")] = 1
    return found
