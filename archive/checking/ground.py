"""Whether stores and keys are there, whole, of the newest schema, and closed to others."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from archive.ground import migrate
from archive.ground.db import is_whole
from archive.ground.keyring import Master
from archive.rules.errors import Unreadable
from archive.settings import STORES, Place
from archive.stores import open_named
from stories.desk import Desk


def stores(place: Place) -> Iterator[str]:
    """Yield what is wrong with the stores' own files."""
    missing = [name for name in STORES if not place.store(name).exists()]
    yield from (f"The store {name} is missing. Run: ihw prepare" for name in missing)
    for name in STORES:
        if name not in missing:
            yield from _store(place, name)


def _store(place: Place, name: str) -> Iterator[str]:
    engine = open_named(place, name)
    if not is_whole(engine):
        yield f"The store {name} is damaged. Put back the last copy of the data folder, then run: ihw rebuild"
    elif not migrate.is_current(engine, name):
        yield f"The store {name} has an old schema. Run: ihw prepare"
    engine.dispose()


def keys(place: Place) -> Iterator[str]:
    """Yield which master keys cannot be read: without them nothing can."""
    for name in ("desk", "shelf"):
        try:
            Master(place.keys / f"{name}.key").read()
        except Unreadable:
            yield f"The master key {name}.key is missing or damaged. Put back your copy of the key folder."


def open_to_others(place: Place) -> Iterator[str]:
    """Yield which keys others than the service could read."""
    if place.data in (place.keys, *place.keys.parents):
        yield "The key folder lies inside the data folder: a copy of one is a copy of both."
    for path in sorted(place.keys.glob("*")):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield f"The key file {path.name} can be read by others. Run: chmod 0400 on it."


def old_masters(place: Place) -> Iterator[str]:
    """Yield which key files still hold an older master key: copies of that age can be opened as long as it stands there."""
    for name in ("desk", "shelf"):
        if len(Master(place.keys / f"{name}.key").read()) > 1:
            yield (
                f"The key file {name}.key still holds an older master key, because a key that it wraps is damaged or a change of "
                "keys was cut short. While it stands there, old copies open what was deleted since. The next deletion ends it, "
                "once every damaged key is put back from a copy, or its story deleted."
            )


def tombstones(desk: Desk) -> Iterator[str]:
    """Yield whether deletions are known in the data folder alone: an older copy of it would undo them."""
    try:
        left = desk.keys.not_beside()
    except OSError:
        yield (
            "The list of deletions beside the master key, desk.buried, cannot be read. "
            "Put back your copy of that file, then run: ihw sweep"
        )
        return
    if left:
        yield (
            f"{left} deletions are not written beside the master key, so an older copy of the data folder would undo them. "
            "Look whether the key folder can be written to, then run: ihw sweep"
        )
