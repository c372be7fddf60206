"""The press "How does it read?" beside every note to her: it says so, keeps what was typed, leaves nothing, and stops nothing."""

from __future__ import annotations

from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.ground.db import reading
from moderation.queue import queue
from stories import messages
from stories.desk import Desk
from tests.rooms.shelving import text_of
from tests.rooms.test_concerns import _raise, story_id
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_takedowns import _complain, _take_in
from tests.staffed import Staffed
from tests.town import Town

__all__ = ["story_id"]

OFFICE = "Unfortunately we were unable to proceed in accordance with our policy regarding your submission."
KIND = "Thank you for the bit about the van. Shall we take it out? You choose."


def _notes(desk: Desk, id: str) -> int:
    with Session(reading(desk.engine)) as session:
        return len(messages.thread(desk, session, Town(desk).story(session, id)))


@pytest.mark.parametrize("which", ["note", "ask", "hold", "hide"])
def test_on_the_storys_page_each_note_can_be_asked_about(app: Flask, desk: Desk, which: str) -> None:
    id = Town(desk).tell("Denise came.")
    ann = _sign_in(app, "ann")
    _post(ann, f"/stories/{id}/claim")
    box = "note" if which == "note" else f"words-{which}"
    typed = {"note": "Dear you.", "phrase": "came", "reads": which, box: OFFICE}
    before = _notes(desk, id)
    status, page = _post(ann, f"/stories/{id}/how-it-reads", **typed)
    said = text_of(page)
    assert status == 200 and f'id="reads-{which}"' in page and page.count('id="reads-') == 1
    assert "What mothers read is at grade 6 or below." in said
    assert "Words that an office writes, and kinder ones:" in said and "Words that can hurt" not in said
    assert "“Unfortunately”: we are sorry, or leave it out" in said
    for text in typed.values():
        assert text in unescape(page)
    assert _notes(desk, id) == before, "nothing is left for her"
    status, page = _post(ann, f"/stories/{id}/how-it-reads", **{**typed, box: KIND})
    assert "It reads well." in text_of(page)
    # And it is left as it is, if somebody thinks so.
    if which == "note":
        assert _post(ann, f"/stories/{id}/note", note=OFFICE)[0] == 303 and _notes(desk, id) == before + 1


def test_a_box_that_is_none_has_nothing_to_read(app: Flask, desk: Desk) -> None:
    id = Town(desk).tell("Denise came.")
    ann = _sign_in(app, "ann")
    for which in ("", "elsewhere", "<b>"):
        assert _post(ann, f"/stories/{id}/how-it-reads", reads=which)[0] == 200
    assert _post(ann, "/stories/nobody/how-it-reads", reads="note")[0] == 404


def test_of_a_story_in_other_hands_a_note_can_be_asked_about_too(app: Flask, desk: Desk) -> None:
    id = Town(desk).tell("Denise came.")
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, id, "bea", Town(desk).now)
    status, page = _post(_sign_in(app, "ann"), f"/stories/{id}/how-it-reads", reads="note", note=KIND)
    assert status == 200 and "It reads well." in text_of(page) and "Denise came" not in page


def test_beside_a_take_down(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    (one, edition), (two, another) = town.publish("A canary."), town.publish("Another one.")
    for id in (edition, another):
        _complain(town, id)
    _take_in(town)
    ann = _sign_in(app, "ann")
    typed = {
        "reads": "stays", f"words-stays-{one}": OFFICE, f"words-seen-{one}": "Half a note.", f"rule-stays-{one}": "court",
        f"words-seen-{two}": "Of another story.",
    }  # fmt: skip
    status, page = _post(ann, f"/takedowns/{one}/how-it-reads", **typed)
    assert status == 200 and page.count('id="reads-stays"') == 1 and page.count(OFFICE) == 1
    assert "Half a note.</textarea>" in page and '<option value="court" selected>' in page
    assert "Of another story.</textarea>" in page, "a letter that is begun beside it"
    assert "“unable to”: cannot" in text_of(page)
    assert ann.get("/takedowns", **HOST).get_data(as_text=True).count(">How does it read?<") == 4


def test_beside_the_note_of_the_safeguarding_lead(house: Staffed, story_id: str) -> None:
    path, lea = f"/safeguarding/{_raise(house, story_id)}/how-it-reads", house.let_in("lea")
    typed = {"words": "She rang.", "telling": "He came.", "service": "police", "talked": "yes"}
    status, page = lea.post(path, reads="to_her", to_her=OFFICE, is_safe="yes", **typed)
    assert ">She rang.</textarea>" in page and ">He came.</textarea>" in page
    assert (
        '<option value="police" selected>' in page and 'name="talked" form="work" value="yes" checked' in page
    )
    assert status == 200 and OFFICE in page and 'value="yes" checked' in page
    assert "“policy”: say the reason itself" in text_of(page)
