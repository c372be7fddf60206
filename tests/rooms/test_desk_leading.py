"""What is still open leads to its place: each sentence under "Not yet" whose place is known is a link to it."""

from __future__ import annotations

import re
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.rules.jigsaw import NO_PANEL
from archive.rules.publication import NO_INTRUDER_NOTE, SET_ASIDE, VETOED
from moderation.concerns import vetoes
from moderation.concerns.vetoes import Kind
from moderation.queue import queue
from stories import quarantine
from stories.desk import Desk
from tests.rooms.four_seats import page_of, post, sign_in
from tests.rooms.two_readers import court_check, first_reading, sent
from tests.rooms.with_parts import Work
from tests.town import Town


def _not_yet(page: str) -> dict[str, str]:
    """Return the place of each sentence under "Not yet"; empty where it is no link."""
    found = re.search(r'<div class="problems" role="alert">(.*?)</div>', page, re.DOTALL)
    assert found is not None and "Not yet" in found[1]
    items = re.findall(r'<li>(?:<a href="#([^"]+)">)?([^<]+)', found[1])
    return {unescape(sentence): place for place, sentence in items}


def test_what_is_not_yet_done_leads_to_its_place(app: Flask, desk: Desk) -> None:
    work = Work(Town(desk), words="Denise came. I sat at the back. The judge said I was not ready.")
    ann, path = sign_in(app, "ann"), f"/stories/{work.id}"
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    assert [post(ann, f"{path}/{act}")[0] for act in ("claim", "show")] == [303, 303]
    status, page = post(ann, f"{path}/ready")
    assert status in {409, 422}
    led = _not_yet(page)
    sound, picture = work.ids
    assert led[NO_PANEL] == "who" and led[NO_INTRUDER_NOTE] == "note"
    assert led["It has no theme yet, so no one could find it."] == "note"
    assert led["Recording 1 has no transcript yet."] == f"part-{sound}"
    assert led["Picture 1 has no words yet for those who do not see it."] == f"part-{picture}"
    assert "suggested" in led.values() and "sentences" in led.values()
    assert [place for place in led.values() if place and f'id="{place}"' not in page] == []


def _bar(page: str) -> str:
    """Return what the bar at the foot of a story says is left."""
    found = re.search(r'<div class="decide".*?</div></div>', page, re.DOTALL)
    assert found is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", "", found[0])).split())


def _second(app: Flask, desk: Desk) -> tuple[Town, str, FlaskClient]:
    """Return a story of which the first reading is done, in the hands of a second person."""
    town = Town(desk)
    id = sent(town)
    first_reading(town, id, "nobody here")
    return town, id, _takes(app, "bea", id)


def _takes(app: Flask, login: str, id: str) -> FlaskClient:
    client = sign_in(app, login)
    assert post(client, f"/stories/{id}/claim")[0] == 303
    return client


def test_the_bar_tells_in_the_first_reading_what_the_law_wants_later(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    id = sent(town)
    ann = _takes(app, "ann", id)
    page = page_of(ann, f"/stories/{id}")
    assert "1 by law before it goes to her" in _bar(page) and 'href="#court"' in page
    court_check(town, id)
    assert "by law" not in _bar(page_of(ann, f"/stories/{id}"))


def test_the_second_bar_counts_the_law_and_its_list_names_it(app: Flask, desk: Desk) -> None:
    _, id, bea = _second(app, desk)
    page = page_of(bea, f"/stories/{id}")
    assert "1 thing left" in _bar(page) and "by law" not in _bar(page)
    assert "By law, before it goes to her: " in page


def test_an_advisers_no_is_among_what_is_left(app: Flask, desk: Desk) -> None:
    town, id, bea = _second(app, desk)
    court_check(town, id)
    assert "Nothing is left open" in _bar(page_of(bea, f"/stories/{id}"))
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, id)
        vetoes.add(desk, session, story, "viv", kind=Kind.SHELVING, why="No.", phrase="", moment=town.now)
    page = page_of(bea, f"/stories/{id}")
    assert "1 thing left" in _bar(page) and f'<a href="#no">{VETOED}</a>' in page


def test_what_is_set_aside_is_never_nothing_left(app: Flask, desk: Desk) -> None:
    town, id, bea = _second(app, desk)
    court_check(town, id)
    with Session(desk.engine) as session, session.begin():
        quarantine.words(desk, session, town.story(session, id), "Case number ZW21C00123", moment=town.now)
    page = page_of(bea, f"/stories/{id}")
    assert "Nothing is left open" not in _bar(page) and SET_ASIDE in page


def test_a_press_about_a_recording_that_is_refused_says_why_where_it_was_made(app: Flask, desk: Desk) -> None:
    work = Work(Town(desk))
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    ann, path, (sound, picture) = _takes(app, "ann", work.id), f"/stories/{work.id}", work.ids
    status, page = post(
        ann,
        f"{path}/parts/{sound}/cover",
        **{f"start-{sound}": "0:02", f"end-{sound}": "0:01", f"how-{sound}": "silence"},
    )
    why = "The end has to come after the beginning."
    assert status == 422 and _not_yet(page) == {why: f"part-{sound}"}
    here = page[page.index(f'id="part-{sound}"') : page.index(f'id="part-{picture}"')]
    assert why in here and 'role="alert"' not in here
    assert page.count(why) == 2, "at the head, and where it was pressed"
