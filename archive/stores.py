"""Which tables lie in which store, and how a deployment is prepared. Only the command line and tests come here."""

from __future__ import annotations

from sqlalchemy import Engine, MetaData, inspect, select

from archive.editions import complaints, copies, replies  # noqa: F401 -- their tables lie in the store of uses.
from archive.editions.ledger import UsesBase
from archive.editions.press import Press
from archive.editions.press import prepare as prepare_press
from archive.editions.tables import ShelfBase
from archive.ground import accounts as _people  # noqa: F401 -- their tables lie beside the sign-ins.
from archive.ground import migrate
from archive.ground.audit import AuditBase
from archive.ground.clock import ClockBase
from archive.ground.db import open_store, reading
from archive.ground.files import Files
from archive.ground.jobs import JobBase
from archive.ground.keyring import KeyBase, KeyRow, Keys, Master, make_secret
from archive.ground.logbook import SIGN_KEY
from archive.ground.sign_ins import AccountBase
from archive.reading.access.tables import ASKING_KEY, VIEWING_KEY
from archive.reading.finding import tables as finding_tables  # noqa: F401 -- its table lies in the store of lists.
from archive.reading.giving import tables as giving_tables  # noqa: F401 -- theirs lie in the store of lists.
from archive.reading.lms import tables as _courses  # noqa: F401 -- its tables lie among the lists.
from archive.reading.research import tables as research_tables  # noqa: F401 -- the same.
from archive.reading.tables import TRAINER_KEY, ListBase
from archive.rules.errors import Refused
from archive.settings import STORES, Place
from moderation.people_tables import SAFEGUARDING_KEY
from moderation.tables import STAFF_KEY
from stories import work_tables  # noqa: F401 -- its tables lie on the desk.
from stories.beside_tables import SUPPORTER_KEY
from stories.identity import IDENTITY_KEY
from stories.lost import PLEA_KEY
from stories.tables import DeskBase

METADATA: dict[str, tuple[MetaData, ...]] = {
    "desk": (
        DeskBase.metadata,
        JobBase.metadata,
        AuditBase.metadata,
        AccountBase.metadata,
        ClockBase.metadata,
    ),
    "shelf": (ShelfBase.metadata,),
    "lists": (ListBase.metadata, AccountBase.metadata, ClockBase.metadata),
    "keys": (KeyBase.metadata,),
    "shelf-keys": (KeyBase.metadata,),
    "uses": (UsesBase.metadata,),
}
READ_BY_OTHERS = ("shelf", "shelf-keys")
"""Stores that the reading process opens read-only: no write-ahead log there."""
LOST_MASTER = (
    "The master key {} is missing, and what is kept here opens with it alone. Put back your copy of the key folder. "
    "No other key was made in its place."
)


def open_named(place: Place, name: str) -> Engine:
    """Return an engine on one store, as its owner opens it."""
    return open_store(place.store(name), write_ahead=name not in READ_BY_OTHERS)


def prepare(place: Place) -> None:
    """Make folders, master keys, cookie secrets and every store at its newest schema. Safe to repeat.

    Raises:
        Refused: a master key is gone, and something here opens with it alone.
    """
    for folder in (place.data, place.keys, place.originals, place.published):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    for name, store in (("desk", "keys"), ("shelf", "shelf-keys")):
        master = Master(place.keys / f"{name}.key")
        if not master.path.exists() and _holds_keys(place, store):
            # A new one would seal what comes next, and that would be lost when the right one is put back.
            raise Refused(LOST_MASTER.format(master.path.name))
        master.make()
    for name in ("notes", "desk", "reading"):
        make_secret(place.keys / f"{name}.cookie")
    _stores(place, Master(place.keys / "desk.key"), Master(place.keys / "shelf.key"))


def _holds_keys(place: Place, store: str) -> bool:
    if not place.store(store).exists():
        return False
    engine = open_named(place, store)
    try:
        with reading(engine).connect() as connection:
            has_table = inspect(connection).has_table(KeyRow.__tablename__)
            return has_table and connection.execute(select(KeyRow.id)).first() is not None
    finally:
        engine.dispose()


def prepare_carried(place: Place, held: tuple[Master, Master]) -> None:
    """Make the stores of a folder that is carried, whose master keys no file holds. Safe to repeat."""
    for folder in (place.data, place.originals, place.published):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _stores(place, *held)


def _stores(place: Place, desk_master: Master, shelf_master: Master) -> None:
    for name in STORES:
        engine = open_named(place, name)
        migrate.upgrade(engine, name)
        engine.dispose()
    desk = Keys(open_named(place, "keys"), desk_master)
    shelf = Keys(open_named(place, "shelf-keys"), shelf_master)
    desk.standing(STAFF_KEY)
    desk.standing(SUPPORTER_KEY)
    desk.standing("tombstones")
    desk.keep_tombstones()
    desk.standing(PLEA_KEY)
    desk.standing(SIGN_KEY)
    desk.standing(IDENTITY_KEY)
    desk.standing(SAFEGUARDING_KEY)
    for name in (TRAINER_KEY, ASKING_KEY, VIEWING_KEY):
        shelf.standing(name)
    press = Press(open_named(place, "shelf"), shelf, Files(place.published))
    prepare_press(press)
    for opened in (desk.engine, shelf.engine, press.engine):
        opened.dispose()
