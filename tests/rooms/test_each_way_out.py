"""By no way out does a story reach a viewer beyond its mother's yes: worlds drawn by chance, and a leak planted in each way.

`ways_out.py` lists the ways, `worlds.py` draws stories, grants and seats and says on its own who may meet what. All of it is
asked at the level of the functions, so that there can be many worlds; the pages are walked in `test_nothing_beyond_her_yes.py`.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import settings
from archive.editions import counted, stocktaking
from archive.editions import shelf as shelves
from archive.editions.edition import Content, Edition
from archive.editions.shelf import Playing, Shelf
from archive.editions.tables import EditionRow, members_of
from archive.ground.db import reading
from archive.reading import offering, replacing, search, sharing, walking
from archive.reading.clips import serving
from archive.reading.clips.serving import Place, Shown
from archive.reading.facets import Only, facets
from archive.reading.finding import kept, nearby, spelling
from archive.reading.lms import scorm
from archive.reading.research import clusters, word_copies
from archive.reading.room import Room
from archive.reading.scope import Scope, Scopes
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.teach import guide, locked_copies, present
from archive.rules import grant as the_grant
from archive.rules.areas import AREAS
from archive.rules.choices import Medium, Use
from archive.rules.errors import NotFound
from archive.rules.grant import Outlet, Viewer
from tests.rooms.shelving import KENT, SURREY
from tests.rooms.two_rooms import room
from tests.rooms.ways_out import WAYS, beyond
from tests.rooms.worlds import (
    WORDS,
    House,
    Told,
    World,
    another_seat,
    built,
    drawn,
    on_the_shelf,
    one_of_each,
    seat_in,
    settled,
    stories,
    widest,
)

SHELVES, WORLDS = 6, 6
"""So many shelves of stories, and on each so many worlds of grants and seats. The last asks by the slow ways too, and pulls."""

HOWEVER_FEW = 3
"""Worlds in which each way has to tell of something: one that never says anything shows nothing."""

NEVER_SAY_ANYTHING = {"another spelling", "a card"}
"""Ways that are to tell of no story at all."""

OF_A_SEAT = (
    "results",
    "counts",
    "themes",
    "facets",
    "stories near one",
    "pages and errors",
    "recordings",
    "what is told together",
)
"""Ways that ask for a seat alone, and for nothing that was made for it before."""


@pytest.fixture(scope="module")
def house(prepared: settings.Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A room with trainers in it, for all the worlds of this file: what is gone of each stays in the index."""
    with room(prepared, tmp_path_factory.mktemp("worlds")) as library:
        yield settled(library)


def test_by_no_way_out_does_a_story_go_beyond_her_yes(house: House) -> None:
    says: Counter[str] = Counter()
    for shelf in range(SHELVES):
        every = stories(shelf)
        with on_the_shelf(house.library, every):
            for n in range(WORLDS):
                says.update(_ask(shelf * WORLDS + n, every, house, is_last=n == WORLDS - 1))
    silent = {name for name, way in WAYS.items() if says[name] < (1 if way.is_slow else HOWEVER_FEW)}
    assert silent == NEVER_SAY_ANYTHING, "A way that tells of nothing shows nothing."


def _ask(number: int, every: Sequence[Told], house: House, *, is_last: bool) -> list[str]:
    """Ask one world by each way; return by which of them it should tell of something, and of something not."""
    ways = [name for name, way in WAYS.items() if is_last or not way.is_slow]
    with (
        Session(house.library.room.lists) as session,
        built(drawn(number, every, house, session, pulls=is_last)) as world,
    ):
        assert beyond(world, ways) == [], f"World {number}."
        assert beyond(another_seat(number, world, house), OF_A_SEAT) == [], f"World {number}, another seat."
        return [name for name in ways if says_something(world, name)]


def says_something(world: World, name: str) -> bool:
    """Whether a way should tell anything else than it would if there were no story, while some story stays out."""
    empty = replace(world, stories=[replace(one, is_pulled=True) for one in world.stories])
    is_some_kept = len(world.seat.among(world.stories)) < len(world.stories)
    return is_some_kept and WAYS[name].should(world) != WAYS[name].should(empty)


def test_in_a_world_with_each_kind_of_no_nothing_goes_beyond(each_no: World) -> None:
    assert beyond(each_no, list(WAYS)) == []


# Planted


@pytest.fixture(scope="module")
def each_no_built(house: House) -> Iterator[World]:
    seat, every = one_of_each()
    with (
        on_the_shelf(house.library, every),
        Session(house.library.room.lists) as session,
        built(seat_in(house, session, seat, every)) as world,
    ):
        yield world


@pytest.fixture
def each_no(each_no_built: World) -> Iterator[World]:
    """The same world for every leak; what was counted while one was planted is forgotten."""
    scopes = each_no_built.library.room.scopes
    scopes._known.clear()
    yield each_no_built
    scopes._known.clear()


def everything(shelf: Shelf) -> list[Edition]:
    """Return all that stands on a shelf, whoever may see it."""
    columns: tuple[Any, ...] = (EditionRow.id, EditionRow.key_id)
    with reading(shelf.engine).connect() as connection:
        rows = connection.execute(select(*columns)).all()
    themes = counted.themes_of(shelf, [row.id for row in rows])
    return [
        Edition(row.id, stocktaking.unsealed(shelf, row.id), themes[row.id], widest(), row.key_id)
        for row in rows
    ]


def _all_ids(shelf: Shelf, *_: object, **__: object) -> frozenset[str]:
    return stocktaking.ids(shelf)


def _find_all(shelf: Shelf, ids: Sequence[str], *_: object) -> list[Edition]:
    by_id = {one.id: one for one in everything(shelf)}
    return [by_id[id] for id in ids if id in by_id]


def _whole_scope(shelf: Shelf) -> Scope:
    ids = stocktaking.ids(shelf)
    return Scope(ids, counted.by_theme(shelf, ids), counted.facts_of(shelf, ids), counted.kin_of(shelf, ids))


def _shown_all(room: Room, _session: object, places: Sequence[Place], *_: object) -> dict[Place, Shown]:
    by_id = {one.id: one for one in everything(room.shelf)}
    return {place: Shown(by_id[place.edition_id]) for place in places if place.edition_id in by_id}


OPEN = SimpleNamespace(**{**vars(shelves), "allowed": _all_ids, "find": _find_all})
"""A shelf that asks nothing."""

FAR_AWAY = next(area for area in AREAS if area not in (KENT, SURREY))


def _asked_from_afar(real: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same function, which forgets where the viewer is."""

    def asked(*given: Any, **named: Any) -> Any:
        afar = (
            replace(one, areas=frozenset({FAR_AWAY})) if isinstance(one, Viewer) else one for one in given
        )
        return real(*afar, **named)

    return asked


def _says_why(shelf: Shelf, id: str, *rest: Any) -> Edition:
    try:
        return real_get(shelf, id, *rest)
    except NotFound:
        if id in stocktaking.ids(shelf):
            raise NotFound("This story is not for you.") from None
        raise


def _plays_all(shelf: Shelf, id: str, n: int, *_: object, **__: object) -> Playing:
    row = stocktaking.unsealed(shelf, id)
    if not row.media:
        raise NotFound("Nothing there.")
    whole = id.encode() * 20
    return Playing("audio/ogg", len(whole), id, lambda start, end: iter([whole[start:end]]), lambda: True)


def _a_card_with_a_title(version: str, address: str, *, ends: str) -> bytes:
    made = io.BytesIO(real_card(version, address, ends=ends))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as card:
        card.writestr("titles.txt", f"The {WORDS[0]}")
    return made.getvalue()


def _each_alone(room: Room, *_: object, **__: object) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({id}) for id in stocktaking.ids(room.shelf))


def _leave_all(room: Room, _session: object, places: Sequence[Place], *_: object) -> dict[Place, Shown]:
    # Their recordings ask for themselves, each piece: so only what is written is handed out.
    found = {one.id: one for one in _find_all(room.shelf, [place.edition_id for place in places])}
    return {
        place: Shown(replace(one, content=one.content.in_forms(frozenset({Medium.WORDS}))), None)
        for place in places
        if (one := found.get(place.edition_id)) is not None
    }


def _on_the_screen(
    room: Room, _session: object, rows: Sequence[PlaylistItem], *_: object
) -> dict[str, Shown]:
    by_id = {one.id: one for one in everything(room.shelf)}
    return {row.id: Shown(by_id[row.edition_id]) for row in rows if row.edition_id in by_id}


def _told_all(room: Room, session: Session, playlist: Playlist, *_: object) -> tuple[object, object]:
    every = _shown_all(room, session, walking.places_of(session, playlist))
    return every, dict(list(every.items())[:1])


def _forms_of_old(row: Any, warnings: Mapping[str, str], held: int) -> counted.Facts:
    return replace(real_facts(row, warnings, held), forms=members_of(Medium, held))


def _themes_of_all(shelf: Shelf) -> Callable[..., dict[str, int]]:
    return lambda *_, **__: {theme: len(ids) for theme, ids in _whole_scope(shelf).by_theme.items()}


def _choices_of_all(shelf: Shelf) -> Callable[..., object]:
    def offered(_scope: Scope, _left: object, only: Only) -> object:
        whole = _whole_scope(shelf)
        return real_choices(whole, whole.ids, only)

    return offered


def _same(viewer: Viewer) -> Viewer:
    return viewer


def _her_note(edition: Edition) -> str:
    return edition.content.note.what


real_get, real_card, real_choices, real_facts = shelves.get, scorm.card, facets, counted._facts

Planted = Sequence[tuple[object, str, object]]
NO_YES_TO_BESIDE: Planted = [(serving, "beside", _same)]
NO_YES_TO_PARTS: Planted = [
    (serving, "in_part", _same),
    (the_grant, "OUTLET_USES", {Outlet.PACK: Use.OFFLINE}),
]
LEAKS: Mapping[str, tuple[str, Callable[[Shelf], Planted]]] = {
    "results that are not asked for again": (
        "results", lambda shelf: [(search, "_fetched", lambda *_: everything(shelf))]),
    "a count of all that there is": ("counts", lambda _: [(shelves, "allowed", _all_ids)]),
    "a search beyond the scope": ("counts", lambda shelf: [(Scopes, "of", lambda *_: _whole_scope(shelf))]),
    "words of a voice that was taken back": ("counts", lambda _: [(Scope, "cut", frozenset[str]())]),
    "themes counted of all": ("themes", lambda shelf: [(Scope, "counts", _themes_of_all(shelf))]),
    "choices counted of all": ("facets", lambda shelf: [(search, "facets", _choices_of_all(shelf))]),
    "a voice that was taken back, as a choice": ("facets", lambda _: [(counted, "_facts", _forms_of_old)]),
    "another spelling out of the words of stories": (
        "another spelling", lambda _: [(spelling, "common_words", lambda: dict.fromkeys(WORDS, 1.0))]),
    "a kept search that counts all": ("a kept search", lambda _: [(kept, "stories_found", _each_alone)]),
    "stories near one, of all": (
        "stories near one", lambda shelf: [(nearby, "_ranked", lambda *_: sorted(stocktaking.ids(shelf))), (nearby, "shelf", OPEN)]),
    "an error of its own": ("pages and errors", lambda _: [(shelves, "get", _says_why)]),
    "a page with a voice that was taken back": (
        "pages and errors", lambda _: [(Content, "in_forms", lambda content, _: content)]),
    "a recording that asks nothing": ("recordings", lambda _: [(shelves, "playing", _plays_all)]),
    "a list without a yes to stand beside others": ("a list", lambda _: NO_YES_TO_BESIDE),
    "a list that asks nothing": ("a list", lambda _: [(serving, "_shown", _shown_all)]),
    "a replacement offered to somebody elsewhere": (
        "what could stand in a gap", lambda _: [(offering, "offers", _asked_from_afar(offering.offers))]),
    "an empty place that counts as filled": (
        "how many places are empty", lambda _: [(replacing, "_shown", lambda _, __, ids, *___: len(ids))]),
    "a part without a yes to parts": ("parts", lambda _: NO_YES_TO_PARTS),
    "the whole in place of a part": ("parts", lambda _: [(serving, "cut", lambda content, _: content)]),
    "a screen that asks nothing": ("the screen", lambda _: [(present, "_here", _on_the_screen)]),
    "a link that asks nothing": ("a link", lambda _: [(serving, "together", _shown_all)]),
    "titles that a new link leaves out, of all": ("a new link", lambda _: [(sharing, "_told", _told_all)]),
    "a copy without a yes to copies": ("a copy", lambda _: [(locked_copies, "_may_leave", _leave_all)]),
    "an old copy, handed out once more": ("an old copy", lambda _: [(locked_copies, "_may_leave", _leave_all)]),
    "a guide that says what comes in her words": ("a guide", lambda _: [(guide, "note", _her_note)]),
    "a guide that counts what is left out": ("a guide", lambda _: NO_YES_TO_BESIDE),
    "slides that say what comes in her words": ("slides", lambda _: [(guide, "note", _her_note)]),
    "a card with a title": ("a card", lambda _: [(scorm, "card", _a_card_with_a_title)]),
    "what is told together, of all": (
        "what is told together", lambda shelf: [(clusters, "stories_by_theme", lambda _: _whole_scope(shelf).by_theme)]),
    "a copy for research that asks nothing": ("a copy for research", lambda _: [(word_copies, "shelf", OPEN)]),
}  # fmt: skip
"""What each leak does, by which way it has to be seen, and where it is planted."""


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_planted_in_one_way_is_seen_there(
    each_no: World, leak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    way, planted = LEAKS[leak]
    for one in planted(each_no.library.shelf):
        monkeypatch.setattr(*one)
    assert beyond(each_no, [way])


def test_for_every_way_a_leak_is_planted() -> None:
    assert {way for way, _ in LEAKS.values()} == WAYS.keys()
