"""The name that stands instead is hers to approve: shown plainly before she releases it, and another is one note away."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from stories import finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import State
from tests.phone import Phone
from tests.rooms.team import Team

CAST = (
    Figure("1", Kind.PERSON, ("Marion", "Maz"), "the midwife"),
    Figure("2", Kind.PLACE, ("Corby",), "our town"),
    Figure("3", Kind.PERSON, ("Nobody Here",), "Joan"),
)


def _cast(team: Team, desk: Desk) -> None:
    with Session(desk.engine) as session, session.begin():
        copy = finished.newest(session, team.only())
        finished.write(desk, copy, replace(finished.read(desk, copy), cast=CAST))


def _body(team: Team, desk: Desk) -> Body:
    with Session(reading(desk.engine)) as session:
        return finished.read(desk, finished.newest(session, team.only()))


def _read_it(team: Team, desk: Desk, phone: Phone, code: tuple[str, str]) -> str:
    seal = team.finish()
    _cast(team, desk)
    phone.come_back(code).press("see")
    phone.unlock(code)
    return seal


def test_each_new_name_stands_plainly_beside_hers_and_only_what_is_there(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str]
) -> None:
    seal = _read_it(team, desk, phone, code)
    names = phone.html.split("The new names")[1].split("Each change")[0]
    assert "Marion" in names and "the midwife" in names and "Corby" in names and "our town" in names
    assert "Maz" not in names and "Nobody Here" not in names and "Joan" not in names
    assert phone.form.fields["seal"] == [seal], (
        "the list is beside the bytes that she releases, and no part of them"
    )


def test_she_asks_for_another_name_as_for_anything_else_and_sees_it_again(
    team: Team, desk: Desk, phone: Phone, code: tuple[str, str]
) -> None:
    _read_it(team, desk, phone, code)
    assert "Would you like a different name?" in phone.text
    phone.press("send-back", note="Please call the midwife Ruth.")
    assert team.state() == State.SENT and _body(team, desk).cast == CAST


def test_without_a_cast_list_the_page_says_nothing_of_names(
    team: Team, phone: Phone, code: tuple[str, str]
) -> None:
    team.finish()
    phone.come_back(code).press("see")
    assert "The new names" not in phone.unlock(code).text
