"""What the index is given: each edition as it may be shown now, and nothing of what is gone or damaged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from archive.editions import counted, given, stocktaking
from archive.editions import press as presses
from archive.editions.edition import Content, ContentNote, Cue
from archive.editions.index import Entry
from archive.editions.tables import EditionRow
from archive.ground.keyring import KeyRow
from archive.rules.choices import Medium
from stories.desk import Desk
from tests.rooms.shelving import grant, put_out, sound

OWN = (Medium.WORDS, Medium.OWN_VOICE)


def content(n: int) -> Content:
    said = sound(b"%d" % n, cues=(Cue(0, 900, f"Then vixenbrook {n}."),))
    return Content(f"The form {n}", f"She read form {n} aloud.", ContentNote("A form."), media=(said,))


@pytest.fixture
def out(desk: Desk) -> list[str]:
    """Seven editions on the shelf, in the order in which they are read; more than one reading needs."""
    return sorted(
        put_out(desk.press, content(n), grant(media=OWN), ("8.2", "4.4")[: n % 3], media=[b"%d" % n])
        for n in range(7)
    )


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "AT_ONCE", 3)


def test_each_is_given_as_it_stands_with_its_themes_whoever_may_see_it(desk: Desk, out: list[str]) -> None:
    here = desk.press.shelf
    themes = counted.themes_of(here, out)
    one_by_one = [Entry.of(id, stocktaking.unsealed(here, id), themes[id]) for id in out]

    assert list(given.entries(here, out)) == one_by_one
    assert all("vixenbrook" in entry.text for entry in one_by_one)
    assert list(given.entries(here, [*out[2:4], "unknown"])) == one_by_one[2:4]
    assert list(given.entries(here, [])) == []


def test_a_form_that_she_took_back_is_not_given(desk: Desk, out: list[str]) -> None:
    presses.narrow(desk.press, out[4], grant(media=(Medium.WORDS,)), until_now=grant(media=OWN))

    with_voice = [entry.id for entry in given.entries(desk.press.shelf, out) if "vixenbrook" in entry.text]
    assert with_voice == out[:4] + out[5:]


def test_what_is_pulled_or_damaged_is_left_out_and_the_others_are_given(desk: Desk, out: list[str]) -> None:
    presses.pull(desk.press, [out[0]], datetime.now(UTC))
    with desk.press.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER edition_no_update")
        connection.execute(update(EditionRow).where(EditionRow.id == out[5]).values(sealed=b"changed"))
        key_id = connection.execute(select(EditionRow.key_id).where(EditionRow.id == out[3])).scalar_one()
    with desk.press.keys.engine.begin() as connection:
        connection.execute(update(KeyRow).where(KeyRow.id == key_id).values(wrapped=b"changed"))

    left = [entry.id for entry in given.entries(desk.press.shelf, out)]
    assert left == [out[1], out[2], out[4], out[6]]
