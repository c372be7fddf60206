"""What the page of a story says and shows: after a press too, of many marks at once, and of a picture before it is asked for."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.ground.db import reading
from archive.rules import anonymity
from archive.rules.anonymity import Kind, Mark
from moderation.decisions import decisions
from moderation.pages import forms, leading, marks_table
from moderation.queue import caring, queue
from moderation.queue.caring import Mine
from stories import finished
from tests.rooms.with_parts import Work
from tests.staffed import HOST, Seat, Staffed
from tests.town import Town

ROOT = Path(__file__).resolve().parents[2]


def test_a_refused_second_reader_still_sees_the_picture_and_hears_the_recording(house: Staffed) -> None:
    seat, path = _second(house)
    shown = _media(seat.get(path)[1])
    assert {one.rpartition(".")[2] for one in shown} >= {"opus", "jpeg"}, (
        "on its own address they are relative"
    )
    status, page = seat.post(f"{path}/agree")
    assert status == 409 and "Nobody has done the legal check yet." in page
    assert _media(page) == [f"{path}{one}" for one in shown]
    found = {seat.client.get(one, **HOST).status_code for one in _media(page) if not one.endswith(".vtt")}
    assert found == {200}


def _second(house: Staffed) -> tuple[Seat, str]:
    work = Work(Town(house.desk))
    work.decide()
    work.make()
    with Session(house.desk.engine) as session, session.begin():
        panels.ask(house.desk, session, work.id, "ann", work.town.now)
        decisions.ready(house.desk, session, work.story(session), "ann", work.town.now)
        queue.let_go(session, work.id, "ann", work.town.now)
    seat, path = house.let_in("bea"), f"/stories/{work.id}"
    assert seat.post(f"{path}/claim")[0] == 303 and seat.post(f"{path}/show")[0] == 303
    return seat, path


def _media(page: str) -> list[str]:
    return re.findall(r'src="([^"]*\?medium=[^"]+)"', page)


def test_what_is_said_of_several_marks_is_said_once_and_leads_where_it_is_mended() -> None:
    open_ = "Mark {} is not decided: say what stands there instead."
    bare = "What mark {} takes out still stands in the title."
    other = "It has no theme yet, so no one could find it."
    said = leading.together(
        [*map(open_.format, (1, 2, 5)), *map(bare.format, (2, 5)), other, open_.format(12)]
    )
    assert said == {
        f"{open_.format(1)} The same of marks 2, 5 and 12.": open_.format(1),
        f"{bare.format(2)} The same of mark 5.": bare.format(2),
        other: other,
    }
    assert leading.together([]) == {}


WORDS = "Denise came. I told Denise to go, and Denise went. Denise Hall is a house."


def _marked(house: Staffed) -> tuple[Seat, str, Work]:
    town = Town(house.desk)
    work = Work(town, words=WORDS)
    with Session(house.desk.engine) as session, session.begin():
        caring.keep(house.desk, session, house.ids["ann"], Mine(at_once=True))
        queue.let_go(session, work.id, "ann", town.now)
    seat, path = house.let_in("ann"), f"/stories/{work.id}"
    assert seat.post(f"{path}/claim")[0] == 303
    assert seat.post(f"{path}/mark", phrase="Denise", kind="person", instead="")[0] == 303
    return seat, path, work


def _instead(work: Work) -> list[str]:
    with Session(reading(work.desk.engine)) as session:
        return [one.replacement for one in finished.read(work.desk, finished.newest(session, work.id)).marks]


def test_a_name_is_changed_at_all_its_mentions_by_one_press_and_undone_by_one(house: Staffed) -> None:
    seat, path, work = _marked(house)
    page = seat.get(path)[1]
    assert "the same at all 4 mentions" in page and 'href="#marks">Mark 1 is not decided' in page
    assert "The same of marks 2, 3 and 4." in page
    box = {"instead-2": "the worker", "kind-2": "person", "reason-2": ""}
    assert seat.post(f"{path}/marks/2", do="change", **box)[0] == 303
    assert _instead(work) == ["", "the worker", "", ""], "without the tick it is the one alone"
    box = {"instead-3": "the visitor", "kind-3": "person", "reason-3": ""}
    assert seat.post(f"{path}/marks/3", do="change", **box, **{"alike-3": "yes"})[0] == 303
    assert _instead(work) == ["the visitor"] * 4
    assert seat.post(f"{path}/undo")[0] == 303 and _instead(work) == ["", "the worker", "", ""]
    assert seat.post(f"{path}/marks/1", do="away", **{"alike-1": "yes"})[0] == 303 and _instead(work) == []


def test_a_press_made_twice_or_from_an_old_page_takes_away_no_other_mark(house: Staffed) -> None:
    seat, path, work = _marked(house)
    assert seat.post(f"{path}/mark", phrase="a house", kind="place", instead="somewhere")[0] == 303
    found = re.search(r'name="stood-1" form="work" value="([^"]+)"', seat.get(path)[1])
    assert found is not None
    press = {"do": "away", "alike-1": "yes", "stood-1": unescape(found[1])}
    assert seat.post(f"{path}/marks/1", **press)[0] == 303 and _instead(work) == ["somewhere"]
    status, page = seat.post(f"{path}/marks/1", **press)
    assert status == 409 and forms.MOVED in unescape(page) and _instead(work) == ["somewhere"]


def test_marks_of_other_words_stay_as_they_are(house: Staffed) -> None:
    seat, path, work = _marked(house)
    assert seat.post(f"{path}/mark", phrase="a house", kind="place", instead="somewhere")[0] == 303
    assert seat.post(f"{path}/marks/1", do="keep", **{"alike-1": "yes"})[0] == 303
    assert _instead(work) == ["Denise"] * 4 + ["somewhere"]


def test_a_finished_picture_waits_small_and_grey_until_it_is_asked_for(house: Staffed) -> None:
    seat, path = _second(house)
    page = seat.get(path)[1]
    assert 'class="in-colour">' in page and "Pictures large, and in colour" in page
    style = (ROOT / "static/rooms.css").read_text()
    assert ".asks .drawing img { filter: grayscale(1);" in style
    assert ".asks:has(.in-colour:checked) .drawing img { filter: none;" in style
    assert re.search(r'class="[^"]*\basks\b[^"]*" aria-labelledby="h-out"', page)


@pytest.mark.parametrize("kind", sorted(anonymity.PASSAGES))
def test_a_press_for_all_mentions_is_about_no_mark_that_only_she_or_the_law_decides(kind: Kind) -> None:
    marks = (
        Mark(0, 6, Kind.PERSON, "a worker", "A name."),
        Mark(20, 26, kind, "", "Taken back."),
        Mark(38, 44, Kind.PERSON, "", "A name."),
    )
    assert [WORDS[one.start : one.end] for one in marks] == ["Denise"] * 3
    assert [marks_table.alike(WORDS, marks, n) for n in (1, 2, 3)] == [(1, 3), (2,), (1, 3)]
