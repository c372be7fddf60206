"""`ihw check`: prove seals, sizes, keys, and that nothing shows what the shelf does not hold. Says ids and counts, never words."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import press, shelf
from archive.editions.index import FTS5_FROM, Index, Search, open_index
from archive.ground import migrate
from archive.ground.crypto import DESTROYED, LIVE, KeyRow
from archive.ground.db import is_whole, reading
from archive.rules.errors import Trouble
from archive.settings import STORES, Address, Place, desk_settings
from archive.stores import open_named
from stories import consenting, drafts
from stories.desk import Desk, open_desk
from stories.tables import Outing, State, Story


def faults(place: Place) -> tuple[str, ...]:
    """Return everything that is not as it should be; empty means all is well."""
    missing = tuple(
        f"The store {name} is missing. Run: ihw prepare" for name in STORES if not place.store(name).exists()
    )
    if missing:
        return missing
    desk = open_desk(desk_settings(place, Address("")))
    found = (
        *_stores(place),
        *_key_files(place),
        *_stories(desk),
        *_shelf(desk),
        *_outings(desk),
        *_index(desk, open_index(place.index)),
    )
    return tuple(found)


def advice(place: Place) -> tuple[str, ...]:
    """Return what would serve better than it is, though nothing is wrong."""
    if not place.store("shelf").exists():
        return ()
    count = len(shelf.ids(open_desk(desk_settings(place, Address(""))).press.shelf))
    if count < FTS5_FROM or open_index(place.index).engine() == Search.FTS5:
        return ()
    return (
        f"Advice: with {count:,} stories, SQLite FTS5 is the better search. Run: ihw rebuild --search fts5",
    )


def counts(place: Place) -> dict[str, int]:
    """Return how much was checked."""
    desk = open_desk(desk_settings(place, Address("")))
    with Session(reading(desk.engine)) as session:
        stories = len(session.execute(select(Story.id).where(Story.state != State.DELETED)).all())
    return {
        "stories": stories,
        "editions": len(shelf.ids(desk.press.shelf)),
        "indexed": len(open_index(place.index).ids()),
    }


def _stores(place: Place) -> Iterator[str]:
    for name in STORES:
        engine = open_named(place, name)
        if not is_whole(engine):
            yield f"The store {name} is damaged."
        if not migrate.is_current(engine, name):
            yield f"The store {name} has an old schema. Run: ihw prepare"
        engine.dispose()


def _key_files(place: Place) -> Iterator[str]:
    if place.data in (place.keys, *place.keys.parents):
        yield "The key folder lies inside the data folder: a copy of one is a copy of both."
    for path in sorted(place.keys.glob("*")):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"The key file {path.name} can be read by others. Run: chmod 0400 on it."


def _stories(desk: Desk) -> Iterator[str]:
    with Session(reading(desk.keys.engine)) as keys:
        states = {row.id: row.state for row in keys.execute(select(KeyRow.id, KeyRow.state))}
    with Session(reading(desk.engine)) as session:
        for story in session.execute(select(Story)).scalars():
            yield from _story(desk, session, story, states.get(story.id))


def _story(desk: Desk, session: Session, story: Story, key: str | None) -> Iterator[str]:
    if story.state == State.DELETED:
        if key != DESTROYED or not desk.keys.is_buried(story.id):
            yield f"Story {story.id} was deleted, but its key or its tombstone is not as it should be."
        return
    if key != LIVE:
        yield f"Story {story.id} has no key."
        return
    try:
        drafts.title_of(desk, story)
        drafts.words_of(desk, story)
        consenting.newest(desk, session, story.id)
    except (Trouble, ValueError):
        yield f"Story {story.id} cannot be opened with its key."


def _shelf(desk: Desk) -> Iterator[str]:
    for id in sorted(shelf.ids(desk.press.shelf)):
        try:
            shelf.unsealed(desk.press.shelf, id)
        except Trouble:
            yield f"Edition {id} does not match its seal, its size or its key."
    unused = sorted(press.unused_keys(desk.press))
    yield from (f"The shelf keeps a key that no edition needs: {id}. Run: ihw rebuild" for id in unused)


def _outings(desk: Desk) -> Iterator[str]:
    on_shelf = shelf.ids(desk.press.shelf)
    with Session(reading(desk.engine)) as session:
        out = session.execute(select(Outing).where(Outing.is_out)).scalars().all()
        for id in sorted(on_shelf - {outing.edition_id for outing in out}):
            yield f"Edition {id} is on the shelf, but the desk does not know it as out."
        for outing in out:
            if outing.edition_id in on_shelf:
                yield from _outing(desk, session, outing)


def _outing(desk: Desk, session: Session, outing: Outing) -> Iterator[str]:
    story = session.get_one(Story, outing.story_id)
    if story.hidden_by is not None or story.state != State.PUBLISHED:
        yield f"Edition {outing.edition_id} is out, but its story is hidden or not published."
    try:
        consent = consenting.newest(desk, session, outing.story_id)
    except Trouble:
        return  # Its story has been named above: it cannot be opened.
    grant = press.standing_grant(desk.press, outing.edition_id)
    if consent is None or grant is None or not _no_wider(grant.as_json(), consent.grant.as_json()):
        yield f"Edition {outing.edition_id} is shown wider than she said."
    if sorted(shelf.themes_of(desk.press.shelf, [outing.edition_id])[outing.edition_id]) != sorted(
        json.loads(outing.themes)
    ):
        yield f"Edition {outing.edition_id} carries other themes than were put out."


def _no_wider(grant: dict[str, list[str] | str], consent: dict[str, list[str] | str]) -> bool:
    lists = ("audiences", "professions", "uses", "media")
    return all(set(grant[name]) <= set(consent[name]) for name in lists) and str(grant["until"]) <= str(
        consent["until"]
    )


def _index(desk: Desk, index: Index) -> Iterator[str]:
    on_shelf = shelf.ids(desk.press.shelf)
    try:
        indexed = index.ids()
    except Trouble:
        yield "The search index cannot be used. Run: ihw rebuild"
        return
    yield from (
        f"The index shows {id}, which is not on the shelf. Run: ihw rebuild"
        for id in sorted(indexed - on_shelf)
    )
    yield from (f"The index misses {id}. Run: ihw rebuild" for id in sorted(on_shelf - indexed))
