"""Recordings and pictures on the review page belong to its one form: no button there wipes what stands in another box."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from archive.ground.db import reading
from moderation import queue
from stories import finished
from stories.desk import Desk
from stories.finished import Body
from tests.rooms.test_desk_pages import HOST, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town


class Page(HTMLParser):
    """The boxes and buttons of the work form, wherever they stand on the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.boxes: list[tuple[str, str]] = []
        self.deeds: dict[str, str] = {}
        self.stray: list[str] = []
        self.html = html
        self._area: str | None = None
        self._select: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "input" and at.get("form") == "work":
            if at.get("type") not in ("radio", "checkbox") or "checked" in at:
                self.boxes.append((at["name"], at.get("value", "")))
        elif tag == "textarea" and at.get("form") == "work":
            self._area = at["name"]
            self.boxes.append((self._area, ""))
        elif tag == "select" and at.get("form") == "work":
            self._select = at["name"]
        elif tag == "option" and self._select and "selected" in at:
            self.boxes.append((self._select, at.get("value", "")))
        elif tag == "button" and at.get("form") == "work":
            self.deeds[at["formaction"].partition("#")[0]] = at.get("value", "")
        elif tag == "form" and "/parts/" in at.get("action", ""):
            self.stray.append(at["action"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            name, before = self.boxes[-1]
            self.boxes[-1] = (name, before + data)


@dataclass
class Review:
    """One moderator on the review page."""

    client: FlaskClient
    work: Work

    def page(self) -> Page:
        return Page(self.client.get(f"/stories/{self.work.id}", **HOST).get_data(as_text=True))

    def press(self, deed: str, typed: dict[str, str], page: Page | None = None) -> TestResponse:
        """Press a button with everything that stands on the page, and what was typed over it."""
        page = page or self.page()
        deed = f"/stories/{self.work.id}/{deed}"
        assert deed in page.deeds, sorted(page.deeds)
        token = page.html.split('name="csrf_token" value="')[1].split('"')[0]
        left = dict(typed)
        data: dict[str, list[str]] = {"csrf_token": [token]}
        for name, value in page.boxes:
            data.setdefault(name, []).append(left.pop(name, value))
        assert not left, f"no such boxes: {left}"
        return self.client.post(deed, data=data, **HOST)

    def body(self) -> Body:
        desk = self.work.desk
        with Session(reading(desk.engine)) as session:
            return finished.read(desk, finished.newest(session, self.work.id))


@pytest.fixture
def review(app: Flask, desk: Desk) -> Review:
    """Ann, with a recording and a picture in her hands."""
    work = Work(Town(desk), words="Denise opened the door.")
    client = _sign_in(app, "ann")
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    page = client.get("/queue", **HOST).get_data(as_text=True)
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    assert client.post(f"/stories/{work.id}/claim", data={"csrf_token": token}, **HOST).status_code == 303
    return Review(client, work)


def _typed(review: Review) -> dict[str, str]:
    """Return something for every kind of box, none of it saved."""
    sound, picture = review.work.ids
    return {
        "title": "The door", "what": "A mother is asked in.", "intruder_note": "Asked: nobody.", "note": "Dear you.",
        "phrase": "Denise", f"from-{sound}": "0:00", f"text-{sound}": "I was asked to sit down.",
        f"start-{sound}": "0:01", f"end-{sound}": "0:01.5", f"why-{sound}": "A name.",
        f"alternative-{picture}": "A door.", f"left-{picture}": "40", f"top-{picture}": "30", f"width-{picture}": "20",
        f"height-{picture}": "10", f"why-{picture}": "A face.",
    }  # fmt: skip


KEPT = ("title", "what", "intruder_note", "from", "text", "alternative")


def _deeds(review: Review) -> list[str]:
    start = f"/stories/{review.work.id}/"
    sent_on = ("ready", "decide", "court", "suggested", "let-be")  # These are pressed in test_desk_suggested.
    return [
        deed.removeprefix(start) for deed in review.page().deeds if deed.removeprefix(start) not in sent_on
    ]


def test_no_form_on_the_page_stands_beside_the_one(review: Review) -> None:
    page = review.page()
    assert page.stray == []
    assert sum("/parts/" in deed for deed in page.deeds) >= 5
    assert Page('<form action="/stories/x/parts/y/cover">').stray, "the measurement itself"


def test_whatever_is_pressed_all_that_was_typed_is_kept_or_still_stands_there(review: Review) -> None:
    typed = _typed(review)
    for deed in _deeds(review):
        answer = review.press(deed, typed)
        page = Page(answer.get_data(as_text=True)) if answer.status_code == 200 else review.page()
        assert answer.status_code in (200, 303), (deed, answer.status_code)
        done = deed.rpartition("/")[2]
        own = {
            "cover": ("start", "end", "left", "top", "width", "height", "why"),
            "crop": ("left", "top", "width", "height", "why"),
            "mark": ("phrase",), "note": ("note",),
        }.get(done, ())  # fmt: skip
        part = deed.split("/")[1] if "/" in deed else ""
        stands: dict[str, list[str]] = {}
        for name, value in page.boxes:
            stands.setdefault(name, []).append(value)
        for name, value in typed.items():
            box, _, of = name.partition("-")
            if box in own and of == part:
                continue
            assert value in " ".join(stands.get(name, [])), (deed, name)
    (sound, picture) = review.body().parts
    assert [cue.text for cue in sound.cues] == ["I was asked to sit down."] and sound.covers
    assert picture.alternative == "A door." and picture.boxes


def test_a_refusal_hands_every_box_back(review: Review) -> None:
    sound, _ = review.work.ids
    typed = _typed(review) | {f"end-{sound}": "later"}
    answer = review.press(f"parts/{sound}/cover", typed)
    assert answer.status_code == 422
    boxes = Page(answer.get_data(as_text=True)).boxes
    for name, value in typed.items():
        assert (name, value) in boxes, name
    assert review.body().what == "", "nothing was kept by halves"


def test_times_that_cannot_be_read_are_told_with_the_recording(review: Review) -> None:
    sound, _ = review.work.ids
    answer = review.press("describe", _typed(review) | {f"from-{sound}": "soon"})
    assert answer.status_code == 422 and "Recording 1: Write a time" in answer.get_data(as_text=True)


def test_the_same_page_sent_once_more_changes_nothing(review: Review) -> None:
    sound, _ = review.work.ids
    review.press(f"parts/{sound}/keep", {f"from-{sound}": "0:00.25", f"text-{sound}": "Sit down."})
    before = review.body()
    assert before.parts[0].cues[0].start == 250
    page = review.page()
    review.press("describe", {}, page)
    assert review.body() == before, "a moment comes back as fine as it was typed"


def test_what_was_typed_of_a_recording_is_shown_when_the_hour_is_over(review: Review) -> None:
    sound, _ = review.work.ids
    page = review.page()
    with Session(review.work.desk.engine) as session, session.begin():
        claim = queue.holder(session, review.work.id, review.work.town.now)
        if claim is not None:
            queue.let_go(session, review.work.id, claim.staff_id, review.work.town.now)
    answer = review.press(f"parts/{sound}/keep", _typed(review), page)
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 409 and "I was asked to sit down." in shown and "A door." in shown
