"""Search made quick: the same stories, order and counts as the slow and plain way gives, and a scope that follows each change."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.editions import changes
from archive.editions import press as presses
from archive.editions import shelf as shelves
from archive.editions.complaints import make as complain
from archive.editions.edition import Content, ContentNote
from archive.editions.index import Entry, Hits, Search, fts5, open_index
from archive.editions.index.folder import FolderIndex
from archive.editions.index.words import understand
from archive.editions.shelf import Epoch
from archive.ground.db import open_store
from archive.reading.finding.kinds import KINDS
from archive.reading.scope import Scope, Scopes
from archive.rules.choices import Profession
from archive.rules.grant import Outlet
from tests.rooms.finding import ROOM
from tests.rooms.shelving import Library, grant, now, put_out

WORDS = [f"{a}{b}" for a in ("bram", "cren", "dulf", "gorn") for b in ("ib", "ock", "ush", "ant", "eld")]
QUESTIONS = [
    "bramib", "bramib bramock", "gorneld gornant zebrafinch", '"bramib bramock"', "family court bramib", "nobody",
    "bramib bramib", '"crenock dulfush" gornant bramush',
]  # fmt: skip

PLAIN = """
SELECT entry.id FROM story CROSS JOIN entry ON entry.n = story.rowid
WHERE story MATCH ? AND may(entry.id) ORDER BY bm25(story, 1.0, 0.6), entry.n
"""
"""How it was asked before: a function of each hit, and everything ranked."""


def entries() -> list[Entry]:
    """Four hundred stories, drawn the same each time."""
    dice = random.Random(11)  # noqa: S311 -- the same stories each time.
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    return [
        Entry(
            f"story{n:03}",
            " ".join(dice.choices(WORDS, weights, k=dice.randint(5, 90))) + " zebrafinch" * (n % 97 == 0),
            tuple(sorted(dice.sample(["5.2", "6.4", "8.2"], dice.randint(1, 2)))),
        )
        for n in range(400)
    ]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> FolderIndex:
    """An index of SQLite of which a tenth was taken out and a tenth replaced since it was built."""
    opened = open_index(tmp_path_factory.mktemp("scale") / "index", rebuild_with=Search.FTS5)
    assert isinstance(opened, FolderIndex)
    stories = entries()
    opened.rebuild(stories[:360])
    opened.put(stories[360:])
    opened.put([Entry(one.id, f"{one.text} bramib", one.themes) for one in stories[5::10]])
    opened.drop([one.id for one in stories[::10]])
    return opened


def plainly(index: FolderIndex, question: str, allowed: frozenset[str]) -> tuple[list[str], bool]:
    """Every id found, best first, by the plain statement; and whether it was widened."""
    (file,) = index.folder.glob("*.sqlite")
    asked, ranked = understand(question), dict[str, list[str]]()
    with open_store(file, read_only=True).connect() as connection:
        connection.connection.driver_connection.create_function("may", 1, allowed.__contains__)  # type: ignore[union-attr]  # An open connection has it.
        for joined in ("AND", "OR"):
            found = connection.exec_driver_sql(PLAIN, (fts5._match(asked, joined),)).scalars()
            ranked[joined] = list(found)
    connection.engine.dispose()
    first, then = ranked["AND"], ranked["OR"]
    if len(first) >= 10 or len(asked.groups) < 2 or not set(then) > set(first):
        return first, False
    return [*first, *(id for id in then if id not in first)], True


ALLOWED = {
    "all": frozenset(f"story{n:03}" for n in range(400)),
    "a third": frozenset(f"story{n:03}" for n in range(400) if n % 3),
    "one": frozenset({"story007"}),
    "none": frozenset({"unknown"}),
}


@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_is_found_in_the_same_order_as_by_the_plain_statement(
    index: FolderIndex, question: str, allowed: frozenset[str]
) -> None:
    every, widened = plainly(index, question, allowed)
    for most in (0, 5, 1000):
        hits = index.search(understand(question), allowed, most=most)
        assert hits == Hits(tuple(every[:most]), frozenset(every), widened)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_best_of_a_few_are_in_the_order_of_all(index: FolderIndex, question: str) -> None:
    allowed = ALLOWED["a third"]
    few = frozenset(id for id in allowed if id.endswith(("1", "4", "5")))
    every, widened = plainly(index, question, allowed)
    hits = index.search(understand(question), allowed, most=1000, best_of=few)

    assert hits.all == frozenset(every)
    assert hits.widened == widened, "how widely is searched does not go by what is ranked"
    assert list(hits.best) == [id for id in every if id in few]
    whoosh = open_index(index.folder.parent / "other", rebuild_with=Search.WHOOSH)
    whoosh.put(entries()[:50])
    some = whoosh.search(understand(question), allowed, most=1000)
    ours = whoosh.search(understand(question), allowed, most=1000, best_of=few)
    assert (ours.all, ours.best) == (some.all, tuple(id for id in some.best if id in few))


def test_numbers_that_were_looked_up_end_with_a_change_and_with_their_ids(tmp_path: Path) -> None:
    writer = open_index(tmp_path / "index", rebuild_with=Search.FTS5)
    reader = open_index(tmp_path / "index")
    allowed = frozenset({"one", "two", "three"})

    def found(among: frozenset[str]) -> frozenset[str]:
        return reader.search(understand("kettle"), among, most=9).all

    writer.put([Entry("one", "kettle", ()), Entry("two", "kettle", ()), Entry("other", "kettle", ())])
    assert found(allowed) == {"one", "two"}
    writer.put([Entry("three", "kettle", ())])
    assert found(allowed) == {"one", "two", "three"}
    writer.put([Entry("two", "window", ())])
    writer.drop(["one"])
    assert found(allowed) == {"three"}
    writer.rebuild([Entry("two", "kettle", ()), Entry("one", "window", ())])
    assert found(allowed) == {"two"}

    key = id(allowed)
    assert key in fts5._known._of
    del allowed
    assert key not in fts5._known._of


def test_without_looking_whether_the_index_changed_the_old_numbers_would_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = open_index(tmp_path / "index", rebuild_with=Search.FTS5)
    allowed = frozenset({"one", "two"})
    index.put([Entry("one", "kettle", ())])
    monkeypatch.setattr("archive.editions.index.numbers._state", lambda *_: ("same", 9, 9))
    assert index.search(understand("kettle"), allowed, most=9).all == {"one"}
    index.put([Entry("two", "kettle", ())])
    assert index.search(understand("kettle"), allowed, most=9).all == {"one"}
    monkeypatch.undo()
    assert index.search(understand("kettle"), allowed, most=9).all == {"one", "two"}


# A scope that follows each change


def anew(library: Library) -> Scope:
    """The scope as it is counted from nothing."""
    return Scopes().of(library.shelf, ROOM, now())


def same(one: Scope, other: Scope) -> bool:
    """Say whether two scopes hold and count the same, wherever their stories have their places."""
    assert (one.ids, one.by_theme, one.facts, one.kin) == (other.ids, other.by_theme, other.facts, other.kin)
    assert list(one.by_theme) == list(other.by_theme)
    for name in ("theme", *KINDS):
        assert set(one.tally.values(name)) == set(other.tally.values(name)), name
        for value in one.tally.values(name):
            bits = [each.tally.among(each.ids, each.tally.carrying(name, value)) for each in (one, other)]
            assert bits[0] == bits[1], (name, value)
    assert one.tally.known.bit_count() == other.tally.known.bit_count()
    assert one.counts() == other.counts()
    return True


def asked_again(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str] | None]:
    """Note which editions are asked again at each change; None for all."""
    asked: list[frozenset[str] | None] = []
    real = shelves.allowed

    def allowed(*of: Any, among: frozenset[str] | None = None) -> frozenset[str]:
        asked.append(among)
        return real(*of, among=among)

    monkeypatch.setattr("archive.reading.scope.shelves.allowed", allowed)
    return asked


def publish(library: Library, dice: random.Random, id: str = "", kin: str = "") -> str:
    """Put out a story of some kind or other."""
    note = ContentNote(
        "A note.", (("removal", dice.choice(["mentioned", "described"])),) * dice.randint(0, 1)
    )
    content = Content("Title", "kettle " * dice.choice([5, 900]), note, dice.choice(["en-GB", "cy"]))
    given = grant(professions=dice.choice([[Profession.COURT], [*Profession], [*Profession]]))
    themes = dice.sample(["8.2", "5.2", "6.1"], 2)
    return put_out(library.press, content, given, themes, id=id, kin=kin)


def test_after_each_change_the_scope_is_what_counting_anew_would_give(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(4)  # noqa: S311 -- the same changes each time.
    scopes, asked = Scopes(), asked_again(monkeypatch)
    ids = [publish(library, dice, kin="two" if n < 2 else "") for n in range(12)]
    assert same(scopes.of(library.shelf, ROOM, now()), anew(library))
    asked.clear()
    for step in range(24):
        id = dice.choice(ids)
        what = step % 4
        if what == 0:
            ids.append(publish(library, dice))
        elif what == 1:
            library.pull(id)
        elif what == 2:
            publish(library, dice, id=id, kin=dice.choice(["", "two"]))
        elif (standing := presses.standing_grant(library.press, id)) is not None:
            library.narrow(id, replace(standing, professions=standing.professions - {Profession.MIDWIVES}))
        assert same(scopes.of(library.shelf, ROOM, now()), anew(library)), (step, what)
    followed = [one for one in asked if one is not None]
    assert len(followed) >= 18 and all(len(one) == 1 for one in followed)


def test_what_is_opened_as_often_as_she_said_leaves_the_scope_and_the_rest_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes, asked = Scopes(), asked_again(monkeypatch)
    stays = library.publish()
    once = library.put(Content("Once", "A kettle.", ContentNote("")), replace(grant(), openings=1))
    assert scopes.of(library.shelf, ROOM, now()).ids == {stays, once}
    library.open(once)

    assert scopes.of(library.shelf, ROOM, now()).ids == {stays}
    assert asked[1:] == [frozenset({once})]


def test_after_a_complaint_and_on_another_day_all_is_counted_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes, asked = Scopes(), asked_again(monkeypatch)
    id, stays = library.publish(), library.publish()
    scopes.of(library.shelf, ROOM, now())
    key_id = shelves.get(library.shelf, id, ROOM, Outlet.PAGE, now()).key_id
    with Session(library.room.uses) as session, session.begin():
        complain(
            session, library.shelf.keys, edition_id=id, key_id=key_id, why="other", words="", on=now().today, once="x"
        )  # fmt: skip

    assert scopes.of(library.shelf, ROOM, now()).ids == {stays}
    tomorrow = replace(now(), now=now().now + timedelta(days=1))
    scopes.of(library.shelf, ROOM, tomorrow)
    assert asked == [None, None, None]


def test_a_number_that_is_given_again_after_a_deletion_for_good_hides_no_change(library: Library) -> None:
    """The grants of what is deleted for good go, and the next grant gets the number of the last of them."""
    scopes = Scopes()
    narrowed, gone = library.publish(), library.publish()
    assert scopes.of(library.shelf, ROOM, now()).ids == {narrowed, gone}
    before = shelves.epoch(library.shelf)
    library.pull(gone)
    presses.forget(library.press, [gone], now().now)
    library.narrow(narrowed, grant(professions=[Profession.STUDENTS]))

    assert shelves.epoch(library.shelf).grant == before.grant, "the number was given again"
    assert changes.since(library.shelf, before, shelves.epoch(library.shelf)) is None
    assert scopes.of(library.shelf, ROOM, now()).ids == frozenset()


def test_without_that_look_a_story_would_stay_that_was_taken_from_this_viewer(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes = Scopes()
    id = library.publish()
    scopes.of(library.shelf, ROOM, now())
    monkeypatch.setattr(changes, "since", lambda *_: frozenset())
    library.narrow(id, grant(professions=[Profession.STUDENTS]))
    assert scopes.of(library.shelf, ROOM, now()).ids == {id}, "the planted fault"


def test_after_very_many_changes_or_with_another_shelf_nobody_guesses(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.publish()
    epoch = shelves.epoch(library.shelf)
    nothing = Epoch(0, 0, epoch.spent, epoch.complaints)
    assert changes.since(library.shelf, epoch, epoch) == frozenset()
    assert len(changes.since(library.shelf, nothing, epoch) or ()) == 1
    assert changes.since(library.shelf, epoch._replace(grant=epoch.grant + 1), epoch) is None
    assert changes.since(library.shelf, epoch._replace(hide=epoch.hide + 1), epoch) is None
    monkeypatch.setattr(changes, "MOST_IDS", 0)
    assert changes.since(library.shelf, nothing, epoch) is None


def test_one_scope_is_kept_for_a_viewer_however_often_the_shelf_changes(library: Library) -> None:
    scopes = Scopes()
    for _ in range(5):
        library.publish()
        scopes.of(library.shelf, ROOM, now())
        scopes.of(library.shelf, ROOM, now(), frozenset({"police"}))
    assert len(scopes._known) == 2


def test_a_scope_that_spares_follows_the_shelf_too(library: Library) -> None:
    scopes, spared = Scopes(), frozenset({"removal"})
    calm = library.publish(warnings=())
    assert scopes.of(library.shelf, ROOM, now(), spared).ids == {calm}
    library.publish(), library.publish(warnings=())
    assert len(scopes.of(library.shelf, ROOM, now(), spared).ids) == 2
    library.pull(calm)
    assert calm not in scopes.of(library.shelf, ROOM, now(), spared).ids
