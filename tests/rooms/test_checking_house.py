"""`ihw check` opens what is sealed with the house's own keys, and no binary column of the desk is passed over."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, update
from sqlalchemy.orm import Session

from archive.checking import ground, private
from archive.checking import house as checked
from archive.ground.crypto import new_id, seal_text
from archive.ground.keyring import KeyRow
from archive.settings import Place
from archive.stores import METADATA
from moderation.concerns import concerns, telling_services
from moderation.queue import caring
from moderation.queue.caring import Mine
from stories.desk import Desk
from stories.lost import PLEA_KEY
from stories.tables import PleaRow
from tests.staffed import Staffed, fill
from tests.town import Town


def _unaccounted(*more: MetaData) -> set[tuple[str, str]]:
    """Return the binary columns of the desk that neither check opens, and that no reason excuses."""
    every = {
        (table.name, column.name)
        for one in (*METADATA["desk"], *more)
        for table in one.sorted_tables
        for column in table.c
        if isinstance(column.type, LargeBinary)
    }
    of_stories = {(table.name, column.name) for table, column in private.sealed_columns()}
    return every - of_stories - checked.columns() - set(checked.OTHERWISE)


def test_every_binary_column_of_the_desk_is_opened_by_a_check_or_says_why_not() -> None:
    assert _unaccounted() == set()
    planted = MetaData()
    Table("planted", planted, Column("id", String, primary_key=True), Column("said", LargeBinary))
    assert _unaccounted(planted) == {("planted", "said")}


@pytest.fixture
def house(place: Place, desk: Desk, cheap_hash: None) -> Staffed:
    """The Desk with everybody who works there."""
    return fill(place, desk)


@pytest.fixture
def desk_with_all(house: Staffed) -> Desk:
    """A desk with something of every kind that a house key seals."""
    desk, town, ann = house.desk, Town(house.desk), house.ids["ann"]
    story_id = town.tell("A door.")
    with Session(desk.engine) as session, session.begin():
        caring.keep(desk, session, ann, Mine(heavy=2))
        caring.worked(desk, session, ann, town.now)
        id = concerns.raise_one(
            desk, session, ann, about="story", about_id=story_id, words="I worry.", moment=town.now
        )
        telling_services.tell(
            desk, session, id, house.ids["lea"], service="police", talked="yes", words="Please look.",
            is_emergency=True, moment=town.now,
        )  # fmt: skip
        plea = new_id()
        sealed = seal_text(desk.keys.standing(PLEA_KEY), "Hide it.", about=f"plea|words|{plea}")
        session.add(PleaRow(id=plea, words=sealed, came_on=town.now.today))
    return desk


def test_what_does_not_open_is_named_by_its_kind_and_number(desk_with_all: Desk) -> None:
    assert list(checked.faults(desk_with_all)) == []
    for so_far, kind in enumerate(checked.SEALED, start=1):
        with desk_with_all.engine.begin() as connection:
            connection.execute(update(checked._table(kind.table)).values({kind.column: b"\x01" * 60}))
        faults = list(checked.faults(desk_with_all))
        assert len(faults) == so_far and faults[-1].startswith(kind.what), faults
    assert any("Notes about somebody's safety: 1 of 1 cannot be opened" in fault for fault in faults)


def test_an_older_master_key_that_a_damaged_key_holds_back_is_told(place: Place, desk: Desk) -> None:
    desk.keys.mint("damaged")
    desk.keys.rotate()
    assert not list(ground.old_masters(place))
    with desk.keys.engine.begin() as connection:
        connection.execute(update(KeyRow).where(KeyRow.id == "damaged").values(wrapped=b"x" * 60))
    desk.keys.rotate()
    assert [told.split(".key")[0] for told in ground.old_masters(place)] == ["The key file desk"]
    desk.keys.destroy(["damaged"], why="deleted by her", now=Town(desk).now.now)
    desk.keys.rotate()
    assert not list(ground.old_masters(place))
