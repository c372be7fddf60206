"""What somebody leaves behind whose access has ended: hers alone goes, at once or after a while; what colleagues share stays."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.reading import shutting
from archive.reading.access import left_behind
from archive.reading.access.asking import Broom
from archive.reading.finding.tables import KeptSearch, SparedTopics
from archive.reading.tables import Organisation, Playlist, PlaylistItem, Printed
from archive.rules import access as rules
from tests.rooms.coming_in import admin_of, set_until
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, day, now

LAST = -rules.KEPT.days
"""The oldest last day after which things are still kept."""


def kept(library: Library, who: Signed) -> tuple[int, int, int]:
    """How many searches, choices of topics and playlists there are of somebody's."""
    with Session(library.room.lists) as session:
        searches, topics, lists = (
            session.execute(select(func.count()).where(table.person_id == who.person_id)).scalar_one()
            for table in (KeptSearch, SparedTopics, Playlist)
        )
    return searches, topics, lists


def sweep(library: Library) -> None:
    Broom().sweep(library.room.lists, now())


@pytest.fixture
def house(library: Library) -> str:
    return library.organisation()


@pytest.fixture
def trainer(library: Library, house: str) -> Signed:
    """A trainer who keeps one of everything, and a note in her list."""
    one = library.trainer(organisation=house)
    address = playlist(one, library.publish())
    item = re.search(address + r"/items/([\w-]+)", one.get(address))
    assert item
    one.post(f"{address}/items/{item[1]}/prompts", say_first="Breathe.", ask_after="", quiet_minutes="0")
    one.post("/kept-searches", q="kettle")
    one.post("/topics", topic=["eating"])
    assert kept(library, one) == (1, 1, 1)
    return one


def test_what_a_steward_ends_takes_what_was_hers_alone_with_it_at_once(
    library: Library, house: str, trainer: Signed
) -> None:
    other = library.trainer("vera", organisation=house)
    other.post("/topics", topic=["eating"])
    library.steward().post(f"/organisations/{house}/people/{trainer.person_id}/end")
    assert kept(library, trainer) == (0, 0, 1)
    assert kept(library, other) == (0, 1, 0)


def test_so_does_the_command_line(library: Library, trainer: Signed) -> None:
    with Session(library.room.lists) as session, session.begin():
        shutting.shut_out(session, trainer.login)
    assert kept(library, trainer) == (0, 0, 1)


def test_an_end_that_is_often_a_slip_takes_nothing_for_a_while(
    library: Library, house: str, trainer: Signed
) -> None:
    admin = admin_of(library, house)
    at = f"/organisations/{house}/people/{trainer.person_id}"
    admin.post(f"{at}/end")
    sweep(library)
    admin.post(f"{at}/renew", until=day(20).isoformat())
    assert kept(library, trainer) == (1, 1, 1)
    assert "checked" in library.sign_in_again(trainer).get("/topics")


@pytest.mark.parametrize(("last", "left"), [(LAST, (1, 1, 1)), (LAST - 1, (0, 0, 0)), (30, (1, 1, 1))])
def test_after_a_while_it_goes_by_itself(
    library: Library, trainer: Signed, last: int, left: tuple[int, int, int]
) -> None:
    set_until(library, trainer, last)
    sweep(library)
    assert kept(library, trainer) == left


def test_so_it_does_when_the_organisation_has_ended(library: Library, house: str, trainer: Signed) -> None:
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Organisation, house).ended_on = day(LAST - 1)
    sweep(library)
    assert kept(library, trainer) == (0, 0, 0)


def test_a_list_that_a_colleague_shares_stays_with_her_and_goes_when_she_is_gone_too(
    library: Library, house: str, trainer: Signed
) -> None:
    other = library.trainer("vera", organisation=house)
    address = re.findall(r'href="(/playlists/[\w-]{22})"', trainer.get("/playlists"))[0]
    trainer.post(f"{address}/colleagues", name="vera")
    set_until(library, trainer, LAST - 1)
    sweep(library)
    assert kept(library, trainer) == (0, 0, 1)
    assert "Breathe." in other.get(address)
    set_until(library, other, LAST)
    sweep(library)
    assert kept(library, trainer) == (0, 0, 1)
    set_until(library, other, LAST - 1)
    sweep(library)
    assert kept(library, trainer) == (0, 0, 0)


def test_of_a_list_that_was_printed_only_what_was_written_goes(library: Library, trainer: Signed) -> None:
    with Session(library.room.lists) as session, session.begin():
        (row,) = session.execute(select(PlaylistItem)).scalars()
        session.add(Printed(id="p", playlist_id=row.playlist_id, edition_id=row.edition_id, many=3))
    set_until(library, trainer, LAST - 1)
    sweep(library)
    assert kept(library, trainer) == (0, 0, 1)
    with Session(library.room.lists) as session, session.begin():
        assert session.execute(select(PlaylistItem.prompts)).scalars().all() == [None]
        assert left_behind.destroy_old(session, now().today) == 0, "safe to repeat"
