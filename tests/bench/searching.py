"""Search with both engines beside raw SQLite FTS5 in the same run, and hide-to-gone."""

from __future__ import annotations

import sqlite3
import statistics
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import event

from archive.editions import press, shelf
from archive.editions.index import Entry, Search, open_index
from archive.editions.index.words import Asked, tokens, understand
from archive.editions.tables import bits
from archive.reading import search
from archive.reading.facets import Only
from archive.reading.room import Room, open_room
from archive.rules import publication
from archive.rules.consent import Audience, Consent, Outlet, Profession, Then, Use, Viewer
from archive.rules.court import Basis, CourtCheck, Stage
from archive.rules.court import Content as CourtContent
from archive.settings import Address, Place, desk_settings, reading_settings
from archive.stores import prepare
from stories.desk import Desk, open_desk
from tests.bench.corpus import Corpus, Synthetic
from tests.bench.timing import percentile, timed
from tests.rules.cases import NO_SENTENCE, asked

VIEWER = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset({"surrey"})
)
WORDING = "0" * 64
ADDRESS = Address("http://room.localhost:8003")


def searching(folder: Path, count: int, queries: int) -> None:
    """Print what putting out, indexing, searching and hiding so many synthetic stories takes."""
    place = Place.at(folder / "data")
    prepare(place)
    desk = open_desk(desk_settings(place, ADDRESS))
    for engine in (desk.press.engine, desk.press.keys.engine):
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    corpus = Corpus()
    made = list(corpus.editions(count, desk.clock.moment().today))
    print(f"\n== {count:,} synthetic stories, {sum(len(one.content.words.split()) for one in made):,} words")
    timed("put out, sealed, one at a time", lambda: _put_out(desk, made))
    room = open_room(reading_settings(place, ADDRESS))
    rooms = {engine: _indexed(room, folder / engine, engine, made) for engine in Search}
    raw = timed("index built (raw FTS5)", lambda: _fts5(folder / "raw.sqlite", made))
    _queries(rooms, raw, corpus.queries(queries))
    _hide_to_gone(desk, room, made)


def _indexed(room: Room, folder: Path, engine: Search, made: list[Synthetic]) -> Room:
    """Return the room with an index of its own, made by this engine; one story is put in beside, as the worker does."""
    index = open_index(folder / "index", rebuild_with=engine)
    entries = [Entry.of(one.id, one.content, one.themes) for one in made]
    timed(f"index built ({engine})", lambda: index.rebuild(entries))
    timed(f"one story put in ({engine})", lambda: index.put(entries[:1]))
    size = sum(path.stat().st_size for path in _index_files(folder))
    print(f"index on disk ({engine}): {size / 1e6:.1f} MB")
    return replace(room, index=index)


def _index_files(folder: Path) -> list[Path]:
    """Return the files of an index."""
    return [path for path in folder.rglob("*") if path.is_file()]


def _put_out(desk: Desk, made: list[Synthetic]) -> None:
    moment = desk.clock.moment()
    for one in made:
        consent = Consent("given", one.grant, Then.HIDE, moment.today, WORDING)
        check = CourtCheck(Basis.NOT_ABOUT, "synthetic", "r", CourtContent.OWN_LIFE, moment.today)
        seal = one.content.seal
        facts = publication.Facts(
            consent,
            frozenset({WORDING}),
            (),
            "synthetic",
            Stage.NONE,
            check,
            "a",
            "b",
            seal,
            seal,
            hidden=False,
            deleted=False,
            wait=publication.Wait(moment.today, 0),
            set_aside=False,
            vetoed=False,
            panel=asked(one.grant, moment.today),
            text="text",
            gate=NO_SENTENCE,
        )
        if not publication.objections(facts, moment):
            press.put_out(desk.press, publication.clear(facts, moment), one.id, one.content, one.themes)


def _fts5(path: Path, made: list[Synthetic]) -> sqlite3.Connection:
    raw = sqlite3.connect(path)
    raw.execute("CREATE VIRTUAL TABLE story USING fts5(words, themes, content='', tokenize='unicode61')")
    raw.execute("CREATE TABLE grants (n INTEGER PRIMARY KEY, audiences, professions, until)")
    raw.execute("CREATE TABLE near (n, area)")
    # The same analysis chain for both, so that hits are alike.
    for number, one in enumerate(made, start=1):
        text = Entry.of(one.id, one.content, one.themes).text
        marks = " ".join("t" + theme.replace(".", "x") for theme in one.themes)
        raw.execute(
            "INSERT INTO story (rowid, words, themes) VALUES (?, ?, ?)",
            (number, " ".join(tokens(text)), marks),
        )
        raw.execute(
            "INSERT INTO grants VALUES (?, ?, ?, ?)",
            (number, bits(one.grant.audiences), bits(one.grant.professions), str(one.grant.until)),
        )
        raw.executemany("INSERT INTO near VALUES (?, ?)", [(number, area) for area in one.grant.not_near])
    raw.commit()
    return raw


RAW = """SELECT story.rowid FROM story JOIN grants ON grants.n = story.rowid
WHERE story MATCH ? AND audiences & ? AND professions & ? AND until >= ?
AND NOT EXISTS (SELECT 1 FROM near WHERE near.n = grants.n AND area IN ('surrey')) ORDER BY rank LIMIT 20"""


def _match(asked: Asked, joined: str) -> str:
    groups = []
    for group in asked.groups:
        own = 'words : "' + " ".join(group.stems) + '"'
        themes = [f"themes : t{theme.replace('.', 'x')}" for theme in group.themes]
        groups.append("(" + " OR ".join([own, *themes]) + ")")
    must = [f"themes : t{theme.replace('.', 'x')}" for theme in asked.themes]
    return " AND ".join(["(" + f" {joined} ".join(groups) + ")", *must])


def _ask_raw(raw: sqlite3.Connection, asked: Asked, today: str) -> int:
    values = (bits({VIEWER.audience}), bits(VIEWER.professions), today)
    found = raw.execute(RAW, (_match(asked, "AND"), *values)).fetchall()
    if len(found) < 10 and len(asked.groups) > 1:
        found = raw.execute(RAW, (_match(asked, "OR"), *values)).fetchall()
    return len(found)


def _queries(
    rooms: dict[Search, Room], raw: sqlite3.Connection, classes: dict[str, list[tuple[str, tuple[str, ...]]]]
) -> None:
    moment = rooms[Search.WHOOSH].clock.moment()
    for room in rooms.values():
        search.find(room, VIEWER, moment, text="warm")
    print("wall ms. Ours: grant, page, all counts, snippets. Raw: grant, 20 ids.")
    print(f"{'query class':18}" + "".join(f"{name + ' p50':>13}{'p95':>8}" for name in (*rooms, "raw FTS5")) + "   ratio of p50 to raw    hits")  # fmt: skip
    for name, queries in classes.items():
        took: dict[str, list[float]] = {engine: [] for engine in (*rooms, "raw")}
        hits = []
        for text, themes in queries:
            for engine, room in rooms.items():
                began = time.perf_counter()
                found = search.find(room, VIEWER, moment, text=text, only=Only(theme=themes))
                took[engine].append((time.perf_counter() - began) * 1000)
            began = time.perf_counter()
            _ask_raw(raw, understand(text, frozenset(themes)), str(moment.today))
            took["raw"].append((time.perf_counter() - began) * 1000)
            hits.append(found.total)
        figures = "".join(
            f"{percentile(times, 50):13.1f}{percentile(times, 95):8.1f}" for times in took.values()
        )
        ratios = "".join(
            f"{percentile(took[engine], 50) / percentile(took['raw'], 50):10.1f}x" for engine in rooms
        )
        print(f"{name:18}{figures}{ratios}{statistics.median(hits):8.0f}")


def _hide_to_gone(desk: Desk, room: Room, made: list[Synthetic]) -> None:
    moment, took, cost = room.clock.moment(), [], []
    seen = [one for one in made if shelf.find(room.shelf, [one.id], VIEWER, Outlet.PAGE, moment)][:40]
    for one in seen:
        began = time.perf_counter()
        press.pull(desk.press, [one.id], moment.now)
        cost.append((time.perf_counter() - began) * 1000)
        assert not shelf.find(room.shelf, [one.id], VIEWER, Outlet.PAGE, moment)
        assert one.id not in room.scopes.of(room.shelf, VIEWER, moment).ids
        took.append((time.perf_counter() - began) * 1000)
    print(
        f"hide to gone, page and search scope both asked: p50 {percentile(took, 50):.1f} ms, p95 {percentile(took, 95):.1f} ms (of it the pull: {percentile(cost, 50):.1f} ms; synchronous writes off)"
    )
