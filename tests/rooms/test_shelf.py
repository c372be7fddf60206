"""The shelf: nobody sees what a grant does not reach, whichever way they ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from archive.editions import counted, gate, stocktaking
from archive.editions import press as presses
from archive.editions import shelf as shelves
from archive.editions.edition import Content, ContentNote
from archive.editions.press import Press
from archive.editions.shelf import Shelf
from archive.editions.tables import HideRow
from archive.ground.db import open_store
from archive.ground.files import Files
from archive.ground.keyring import Keys, Master
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Refused
from archive.rules.grant import Grant, Outlet, Viewer
from archive.settings import Place
from archive.stores import prepare
from tests.rooms.shelving import forget_statements, grant, now, open_press, put_out

NOTE = ContentNote("A form is read aloud.", (("removal", "mentioned"),))
SEEN = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset({"kent"})
)
AREAS = ("kent", "surrey", "devon", "cornwall")
COUNT = 6


def content(words: str = "She read the form aloud.") -> Content:
    return Content("The form", words, NOTE)


@pytest.fixture
def press(place: Place) -> Iterator[Press]:
    opened = open_press(place)
    yield opened
    opened.engine.dispose()
    opened.keys.engine.dispose()


def read_only(place: Place) -> Shelf:
    keys = Keys(open_store(place.store("shelf-keys"), read_only=True), Master(place.keys / "shelf.key"))
    return Shelf(open_store(place.store("shelf"), read_only=True), keys, Files(place.published))


# One edition


def test_an_edition_comes_back_with_the_very_bytes_that_were_cleared(press: Press) -> None:
    id = put_out(press, content(), grant(), ("8.2",))

    found = shelves.get(press.shelf, id, SEEN, Outlet.PAGE, now())

    assert found.content == content()
    assert found.content.seal == content().seal
    assert found.themes == ("8.2",)


def test_what_a_viewer_may_not_see_answers_as_what_never_was(press: Press) -> None:
    id = put_out(press, content(), grant(professions=[Profession.COURT]))

    with pytest.raises(NotFound) as hers:
        shelves.get(press.shelf, id, SEEN, Outlet.PAGE, now())
    with pytest.raises(NotFound) as nobodys:
        shelves.get(press.shelf, "A" * 22, SEEN, Outlet.PAGE, now())

    assert hers.value.sentences == nobodys.value.sentences


@pytest.mark.parametrize(
    "seen",
    [
        replace(SEEN, audience=Audience.SUPPORT_GROUP),
        replace(SEEN, audience=Audience.INTERNET),
        replace(SEEN, professions=frozenset({Profession.MIDWIVES, Profession.COURT})),
        replace(SEEN, professions=frozenset()),
        replace(SEEN, uses=frozenset({Use.TEACHING, Use.RESEARCH})),
        replace(SEEN, uses=frozenset()),
        replace(SEEN, media=frozenset({Medium.OWN_VOICE})),
        replace(SEEN, media=frozenset()),
        replace(SEEN, areas=frozenset({"kent", "surrey"})),
    ],
)
def test_each_part_of_a_grant_is_asked(press: Press, seen: Viewer) -> None:
    id = put_out(press, content(), grant(not_near=["surrey"]))

    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, now())
    assert shelves.find(press.shelf, [id], seen, Outlet.PAGE, now()) == []
    assert shelves.allowed(press.shelf, seen, Outlet.PAGE, now()) == frozenset()


@pytest.mark.parametrize("outlet", [Outlet.EXPORT, Outlet.LOG, Outlet.SUGGESTION, "carrier-pigeon"])
def test_a_shut_outlet_gives_neither_words_nor_ids(press: Press, outlet: Outlet) -> None:
    id = put_out(press, content(), grant())

    assert shelves.find(press.shelf, [id], SEEN, outlet, now()) == []
    assert shelves.allowed(press.shelf, SEEN, outlet, now()) == frozenset()


def test_anyone_on_the_internet_is_never_counted_even_where_a_grant_says_so(press: Press) -> None:
    id = put_out(press, content(), grant())
    plant(press, id, replace(grant(), audiences=frozenset(Audience)))

    assert (
        shelves.allowed(press.shelf, replace(SEEN, audience=Audience.INTERNET), Outlet.SEARCH, now())
        == frozenset()
    )


def test_the_last_day_is_shown_and_the_next_is_not(press: Press) -> None:
    id = put_out(press, content(), grant(days=0))
    last = datetime.combine(now().today, datetime.min.time(), UTC) + timedelta(hours=12)

    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, Moment(now=last, latest=None))
    tomorrow = Moment(now=last + timedelta(days=1), latest=None)
    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, tomorrow) == []
    assert shelves.allowed(press.shelf, SEEN, Outlet.PAGE, tomorrow) == frozenset()


def test_a_clock_that_ran_backwards_shows_nothing(press: Press) -> None:
    id = put_out(press, content(), grant())
    backwards = Moment(now=now().now, latest=now().now + timedelta(hours=1))

    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, backwards) == []
    assert shelves.allowed(press.shelf, SEEN, Outlet.PAGE, backwards) == frozenset()


def test_a_pulled_edition_is_gone_with_its_key_and_its_words(press: Press, place: Place) -> None:
    id = put_out(press, content("A canary called vixenbrook sang."), grant(), ("8.2",))
    presses.pull(press, [id], now().now)

    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, now()) == []
    assert stocktaking.ids(press.shelf) == frozenset()
    assert counted.themes_of(press.shelf, [id]) == {id: ()}


def test_a_hide_above_an_edition_that_still_stands_is_enough(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment in the middle of a pull: the hide is committed, the rows and the key are still there."""
    id = put_out(press, content(), grant(), ("8.2",))
    before = shelves.epoch(press.shelf)
    monkeypatch.setattr(presses, "_take_off", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        presses.pull(press, [id], now().now)

    assert stocktaking.unsealed(press.shelf, id) == content(), "it stands, and opens"
    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, now()) == []
    assert shelves.allowed(press.shelf, SEEN, Outlet.SEARCH, now()) == frozenset()
    assert shelves.epoch(press.shelf) != before


def test_pulling_twice_changes_nothing_and_putting_out_again_brings_it_back(press: Press) -> None:
    id = put_out(press, content(), grant())
    presses.pull(press, [id], now().now)
    before = shelves.epoch(press.shelf)
    presses.pull(press, [id], now().now)
    assert shelves.epoch(press.shelf) == before

    put_out(press, content(), grant(), id=id)

    assert shelves.get(press.shelf, id, SEEN, Outlet.PAGE, now()).content == content()


def test_a_narrower_grant_holds_at_once_and_a_wider_one_is_refused(press: Press) -> None:
    id = put_out(press, content(), grant(professions=[Profession.MIDWIVES, Profession.STUDENTS]))
    narrower = grant(professions=[Profession.STUDENTS])
    presses.narrow(press, id, narrower, until_now=grant())

    assert shelves.find(press.shelf, [id], SEEN, Outlet.PAGE, now()) == []
    with pytest.raises(Refused):
        presses.narrow(press, id, grant(), until_now=narrower)


def test_every_change_moves_the_epoch(press: Press) -> None:
    seen = [shelves.epoch(press.shelf)]
    id = put_out(press, content(), grant())
    seen.append(shelves.epoch(press.shelf))
    presses.narrow(press, id, grant(days=3), until_now=grant())
    seen.append(shelves.epoch(press.shelf))
    presses.pull(press, [id], now().now)
    seen.append(shelves.epoch(press.shelf))

    assert len(set(seen)) == len(seen)


def test_the_excluded_areas_cannot_be_read_from_the_file(press: Press, place: Place) -> None:
    id = put_out(press, content(), grant(not_near=["cornwall"]))
    with press.engine.connect() as connection:
        tokens = list(connection.execute(text("select token from grant_area")).scalars())

    assert len(tokens) == presses.TOKENS_PER_GRANT
    assert b"cornwall" not in place.store("shelf").read_bytes()
    assert content().words.encode() not in place.store("shelf").read_bytes()
    assert (
        shelves.find(press.shelf, [id], replace(SEEN, areas=frozenset({"cornwall"})), Outlet.PAGE, now())
        == []
    )


def _tokens_by_grant(press: Press) -> list[frozenset[str]]:
    with press.engine.connect() as connection:
        rows = connection.execute(text("select grant_n, token from grant_area")).all()
    return [frozenset(token for n, token in rows if n == grant_n) for grant_n in sorted({n for n, _ in rows})]


def test_a_second_grant_of_an_edition_does_not_tell_places_from_decoys(press: Press) -> None:
    id = put_out(press, content(), grant(not_near=["cornwall"]))
    presses.narrow(press, id, grant(days=3, not_near=["cornwall"]), until_now=grant(not_near=["cornwall"]))
    first, second = _tokens_by_grant(press)

    assert first == second


def test_the_same_place_has_another_token_in_each_edition(press: Press) -> None:
    for _ in range(2):
        put_out(press, content(), grant(not_near=["cornwall", "devon"]))
    first, second = _tokens_by_grant(press)

    assert not first & second


def test_the_statement_itself_asks_for_each_place(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [put_out(press, content(), grant(not_near=[area])) for area in ("cornwall", "devon")]
    seen = replace(SEEN, areas=frozenset({"kent", "devon"}))

    assert shelves.allowed(press.shelf, seen, Outlet.SEARCH, now()) == {ids[0]}


def test_what_is_deleted_for_good_leaves_no_grant_and_moves_the_epoch(press: Press) -> None:
    id, other = put_out(press, content(), grant()), put_out(press, content(), grant(not_near=["kent"]))
    presses.pull(press, [other], now().now)
    seen = [shelves.epoch(press.shelf)]
    presses.forget(press, [other], now().now)
    seen.append(shelves.epoch(press.shelf))
    presses.narrow(press, id, grant(days=3), until_now=grant())
    seen.append(shelves.epoch(press.shelf))

    assert len(set(seen)) == len(seen), (
        "a number of a grant that comes again is no old count that holds again"
    )
    with press.engine.connect() as connection:
        assert set(connection.execute(text('select edition_id from "grant"')).scalars()) == {id}
        assert len(connection.execute(text("select 1 from grant_area")).all()) == 2 * presses.TOKENS_PER_GRANT
        assert connection.execute(text("select 1 from hide where edition_id = :id"), {"id": other}).first()


def test_changed_bytes_are_not_shown(press: Press) -> None:
    id, whole = put_out(press, content(), grant()), put_out(press, content("Another."), grant())
    with press.engine.begin() as connection:
        connection.execute(text("drop trigger edition_no_update"))
        connection.execute(text("update edition set sealed = zeroblob(80) where id = :id"), {"id": id})

    found = shelves.find(press.shelf, [id, whole], SEEN, Outlet.PAGE, now())

    assert [edition.id for edition in found] == [whole]


def test_two_editions_whose_sealed_words_were_swapped_do_not_open(press: Press) -> None:
    one, other = put_out(press, content("One."), grant()), put_out(press, content("Two."), grant())
    with press.engine.begin() as connection:
        connection.execute(text("drop trigger edition_no_update"))
        connection.execute(
            text(
                "update edition set (key_id, sealed, size, seal) = (select key_id, sealed, size, seal from edition where id = :b) where id = :a"
            ),
            {"a": one, "b": other},
        )

    assert [edition.id for edition in shelves.find(press.shelf, [one, other], SEEN, Outlet.PAGE, now())] == [
        other
    ]


def test_the_order_asked_for_is_kept_over_many_statements(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "MOST_IDS", 2)
    ids = [put_out(press, content(f"Story {number}."), grant()) for number in range(5)]
    asked = [ids[3], "nothing", ids[0], ids[4], ids[1]]

    assert [edition.id for edition in shelves.find(press.shelf, asked, SEEN, Outlet.PAGE, now())] == [
        ids[3],
        ids[0],
        ids[4],
        ids[1],
    ]


@pytest.mark.parametrize("table", ["edition", "edition_theme", "grant", "grant_area", "hide"])
def test_sqlite_itself_refuses_an_update(press: Press, table: str) -> None:
    put_out(press, content(), grant(), ("8.2",))
    with press.engine.connect() as connection, pytest.raises(DatabaseError, match="never changed"):
        connection.execute(text(f'update "{table}" set rowid = rowid'))


def test_the_reading_side_cannot_write_to_the_shelf(press: Press, place: Place) -> None:
    put_out(press, content(), grant())
    shelf = read_only(place)
    with pytest.raises(DatabaseError), shelf.engine.begin() as connection:
        connection.execute(text("delete from hide"))
    with pytest.raises(DatabaseError), shelf.keys.engine.begin() as connection:
        connection.execute(text("delete from key"))
    shelf.engine.dispose()
    shelf.keys.engine.dispose()


# Against an independent model


def plant(press: Press, id: str, given: Grant) -> None:
    """Write any grant, also one that the rules would never let through."""
    with Session(press.engine) as session, session.begin():
        presses._add_grant(session, press.keys, id, given)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Press, Shelf, list[str]]]:
    """Six editions whose grants the examples write anew; the newest row holds, so nothing has to be undone."""
    place = Place.at(tmp_path_factory.mktemp("crowd") / "data")
    prepare(place)
    press, shelf = open_press(place), read_only(place)
    yield press, shelf, [put_out(press, content(f"Words number {n}."), grant()) for n in range(COUNT)]
    for engine in (press.engine, press.keys.engine, shelf.engine, shelf.keys.engine):
        engine.dispose()


def some(options: type[Audience | Profession | Use | Medium]) -> st.SearchStrategy[frozenset[object]]:
    return st.frozensets(st.sampled_from(list(options)))


def mostly(options: type[Audience | Profession | Use | Medium]) -> st.SearchStrategy[frozenset[object]]:
    return st.one_of(st.just(frozenset(options)), some(options))


DAY = date(2026, 11, 24)
grants = st.builds(
    Grant,
    audiences=mostly(Audience),
    professions=mostly(Profession),
    uses=mostly(Use),
    media=mostly(Medium),
    until=st.integers(-2, 3).map(lambda days: DAY + timedelta(days=days)),
    not_near=st.frozensets(st.sampled_from(AREAS), max_size=3),
)
viewers = st.builds(
    Viewer,
    audience=st.sampled_from(list(Audience)),
    professions=st.frozensets(st.sampled_from(list(Profession)), max_size=3),
    uses=st.frozensets(st.sampled_from(list(Use)), max_size=2),
    areas=st.frozensets(st.sampled_from(AREAS), max_size=2),
    media=st.one_of(
        st.just(frozenset({Medium.WORDS})), st.frozensets(st.sampled_from(list(Medium)), max_size=2)
    ),
)
hours = st.integers(0, 72).map(lambda hour: datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(hours=hour))


def model(given: Grant, is_hidden: bool, viewer: Viewer, outlet: str, at: datetime) -> bool:
    """Say whether it may be shown, from the sentences of the rules and without their code."""
    if is_hidden or outlet not in {"page", "search", "count", "playlist", "link", "media", "clip"}:
        return False
    if outlet == "clip" and "short-part" not in given.uses:
        return False
    if viewer.audience.value == "internet" or viewer.audience not in given.audiences:
        return False
    for asked, allowed in (
        (viewer.professions, given.professions),
        (viewer.uses, given.uses),
        (viewer.media, given.media),
    ):
        if len(asked) == 0 or any(one not in allowed for one in asked):
            return False
    if any(area in given.not_near for area in viewer.areas):
        return False
    # November: London keeps UTC, so the day ends at midnight of both.
    ends = datetime.combine(given.until, datetime.min.time(), UTC) + timedelta(days=1)
    return at < ends


def leaks(
    crowd: tuple[Press, Shelf, list[str]],
    wishes: list[tuple[Grant, bool]],
    viewer: Viewer,
    outlet: Outlet,
    at: datetime,
) -> None:
    """Write the grants, ask every way there is, and compare with the model."""
    press, shelf, ids = crowd
    with Session(press.engine) as session, session.begin():
        for id, (wish, is_hidden) in zip(ids, wishes, strict=True):
            presses._add_grant(session, press.keys, id, wish)
            session.add(HideRow(edition_id=id, hidden=is_hidden))
    expected = [
        id for id, (wish, hidden) in zip(ids, wishes, strict=True) if model(wish, hidden, viewer, outlet, at)
    ]
    moment = Moment(now=at, latest=None)
    assert shelves.allowed(shelf, viewer, outlet, moment) == frozenset(expected)
    assert [edition.id for edition in shelves.find(shelf, ids, viewer, outlet, moment)] == expected


@settings(max_examples=120)
@given(
    wishes=st.lists(st.tuples(grants, st.booleans()), min_size=COUNT, max_size=COUNT),
    viewer=viewers,
    outlet=st.sampled_from(list(Outlet)),
    at=hours,
)
def test_the_shelf_agrees_with_the_model(
    crowd: tuple[Press, Shelf, list[str]],
    wishes: list[tuple[Grant, bool]],
    viewer: Viewer,
    outlet: Outlet,
    at: datetime,
) -> None:
    leaks(crowd, wishes, viewer, outlet, at)


FAULTS = ("_is_hidden", "_is_near", "_has_all", "_newest_grant", "_is_shut")


@pytest.fixture
def statements_anew() -> Iterator[None]:
    """Forget the sound statements before a fault is planted, and the faulty ones after."""
    forget_statements()
    yield
    forget_statements()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_model_catches_a_planted_fault(
    crowd: tuple[Press, Shelf, list[str]], fault: str, monkeypatch: pytest.MonkeyPatch, statements_anew: None
) -> None:
    """Take one part of the gate out and see the comparison fail: a guard that never barks guards nothing."""
    from sqlalchemy import false, func, select, true

    from archive.editions.tables import GrantRow

    broken = {
        "_is_hidden": lambda: false(),
        "_is_near": lambda *_: false(),
        "_has_all": lambda column, wanted: true(),
        "_newest_grant": lambda: select(func.min(GrantRow.n)).scalar_subquery(),
        "_is_shut": lambda viewer, outlet, moment: False,
    }
    monkeypatch.setattr(shelves if fault == "_is_shut" else gate, fault, broken[fault])
    everything = Grant(frozenset(Audience), frozenset(Profession), frozenset(Use), frozenset(Medium), DAY)
    nothing = replace(everything, professions=frozenset())
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    wide = replace(SEEN, areas=frozenset({"kent"}))
    tries = [
        ([(everything, True)] * COUNT, wide, Outlet.PAGE),
        ([(replace(everything, not_near=frozenset({"kent"})), False)] * COUNT, wide, Outlet.PAGE),
        ([(nothing, False)] * COUNT, wide, Outlet.PAGE),
        ([(everything, False)] * COUNT, wide, Outlet.PAGE),
        ([(everything, False)] * COUNT, wide, Outlet.EXPORT),
    ]
    barks = 0
    for wishes, viewer, outlet in tries:
        try:
            leaks(crowd, wishes, viewer, outlet, at)
        except AssertionError:
            barks += 1
    assert barks
