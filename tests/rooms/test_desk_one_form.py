"""Recordings and pictures on the review page belong to its one form: no button there wipes what stands in another box."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from archive.ground.db import reading
from archive.rules.themes import THEMES
from moderation.pages import forms
from moderation.parts.covering import shown_lines
from moderation.queue import queue
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
        self.buttons: list[tuple[str, str, str]] = []
        """Every button of the work form: where it leads, its name and its value."""

        self.stray: list[str] = []
        self.html = html
        self._area: str | None = None
        self._select: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "input" and at.get("form") == "work":
            if at.get("type") not in ("radio", "checkbox", "file") or "checked" in at:
                self.boxes.append((at["name"], at.get("value", "")))
        elif tag == "textarea" and at.get("form") == "work":
            self._area = at["name"]
            self.boxes.append((self._area, ""))
        elif tag == "select" and at.get("form") == "work":
            self._select = at["name"]
        elif tag == "option" and self._select and "selected" in at:
            self.boxes.append((self._select, at.get("value", "")))
        elif tag == "button" and at.get("form") == "work":
            action = at["formaction"].partition("#")[0]
            self.deeds[action] = at.get("value", "")
            self.buttons.append((action, at.get("name", ""), at.get("value", "")))
        elif tag == "form" and at.get("id") != "work" and not at["action"].endswith("/sign-out"):
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

    def press(
        self, deed: str, typed: dict[str, str], page: Page | None = None, button: tuple[str, str] = ("", "")
    ) -> TestResponse:
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
        if button[0]:
            data[button[0]] = [button[1]]
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


def test_no_form_on_the_page_stands_beside_the_one(review: Review) -> None:
    page = review.page()
    assert page.stray == []
    assert sum("/parts/" in deed for deed in page.deeds) >= 5
    assert Page('<form action="/stories/x/let-go">').stray, "the measurement itself"


def _own(deed: str, value: str) -> tuple[str, ...]:
    """Return the boxes that this one button does away with, which is what it is for."""
    rest, _, done = deed.rpartition("/")
    if "/marks" in rest and value in ("keep", "away"):
        return (f"instead-{done}", f"reason-{done}")
    of = f"-{rest.rpartition('/')[2]}"
    boxes = {
        "cover": [f"{box}{of}" for box in ("start", "end", "left", "top", "width", "height", "why")],
        "crop": [f"{box}{of}" for box in ("left", "top", "width", "height", "why")] if value != "whole" else [],
        "mark": ["phrase", "instead", "reason"], "note": ["note"], "decide": [f"words-{value}"],
    }  # fmt: skip
    return tuple(boxes.get(done, ()))


def _lost(review: Review, page: Page, button: tuple[str, str, str], typed: dict[str, str]) -> list[str]:
    """Press one button; return the boxes whose text stands nowhere afterwards."""
    deed, name, value = button
    deed = deed.removeprefix(f"/stories/{review.work.id}/")
    answer = review.press(deed, typed, page, (name, value))
    assert answer.status_code in (200, 303, 409, 422), (deed, value, answer.status_code)
    after = answer.get_data(as_text=True) if answer.status_code != 303 else review.page().html
    shown = unescape(after)
    if value == "hide":
        # It is in nobody's hands now: what was kept of it is seen by whoever takes it next.
        shown += review.body().as_text() + str(shown_lines(review.body().parts[0].cues))
        shown += "; ".join(THEMES[id].label for id in review.body().themes)
    own = _own(deed, value) if answer.status_code in (200, 303) else ()
    return [f"{deed} {value}: {box}" for box, text in typed.items() if box not in own and text not in shown]


def _into_every_box(page: Page) -> dict[str, str]:
    """Return something of its own for every box of text on a page; where a time or a number is asked for, one."""
    times = {"start": "0:01.25", "end": "0:01.75", "from": "0:00.5", "to": "0:02.5"}
    numbers = {"left": "41", "top": "31", "width": "21", "height": "11"}
    fixed = {"theme_named": "Explain it to me", "phrase": "Denise", "paper": "Denise", "until": "2030-01-02"}
    found = {}
    for name, _ in page.boxes:
        box = name.partition("-")[0]
        if box in (
            "kind",
            "how",
            "where",
            "rule",
            "warning",
            "theme",
            "stood",
            "content",
            "basis",
            "may_publish",
            "put",
            "language",
            "heard",
            "hers",
            "again",
            "letter",
            "shown",
            "finds",
            "own",  # It comes and goes with its suggestion.
        ):
            continue
        found[name] = fixed.get(name) or times.get(box) or numbers.get(box) or f"typed into {name}"
    return found


def test_whatever_is_pressed_nothing_that_was_typed_is_lost(review: Review) -> None:
    review.press("mark", {"phrase": "the door", "instead": "a gate"})
    page = review.page()
    typed = _into_every_box(page)
    assert {"title", "note", "instead-1", "reason-1", "words-hide", "phrase"} <= set(typed)
    assert len(page.buttons) > 15
    # Set aside as a court paper, all of it is shut away unread: `test_court_papers_desk.py`.
    # All are made at once below: after that press, none has a button of its own.
    apart = ("/court-paper", "/make-all")
    left = [button for button in page.buttons if not button[0].endswith(apart)]
    in_turn = sorted(left, key=lambda button: button[2] == "hide")  # Once it is hidden it is nobody's.
    assert in_turn[-1][2] == "hide" and {"ready", "let-go", "decide"} <= {
        one[0].rpartition("/")[2] for one in in_turn
    }
    lost: list[str] = []
    for button in in_turn:
        now = review.page()
        # What is typed into title and gist is looked through as well, so what is suggested comes and goes.
        if button[0] in now.deeds or not button[0].endswith(COME_AND_GO):
            lost += _lost(review, now, button, _now(review, typed))
    assert lost == []


def test_all_are_made_by_one_press_and_nothing_that_was_typed_is_lost(review: Review) -> None:
    page = review.page()
    (button,) = [one for one in page.buttons if one[0].endswith("/make-all")]
    assert _lost(review, page, button, _into_every_box(page)) == []
    after = review.page()
    assert after.html.count("It is being made.") == len(review.work.ids)
    assert not any(deed.endswith(("/make", "/make-all")) for deed in after.deeds)


COME_AND_GO = ("/take-offered", "/suggested", "/let-be", "/looked-through", "/ask-again")
"""Buttons beside what is suggested: they stand there as long as it does."""


def _now(review: Review, typed: dict[str, str]) -> dict[str, str]:
    """Return what of it has a box now: a mark that was taken away has none."""
    boxes = {name for name, _ in review.page().boxes}
    return {name: text for name, text in typed.items() if name in boxes}


def test_an_old_page_changes_no_mark(review: Review) -> None:
    review.press("mark", {"phrase": "the door", "instead": "a gate"})
    old = review.page()
    review.press("marks/1", {"instead-1": "an entrance"}, button=("do", "change"))
    review.press("describe", {"note": ""}, old)
    assert review.body().marks[0].replacement == "an entrance", "what nobody touched stays as it is now"
    review.press("mark", {"phrase": "Denise", "instead": "she"})
    answer = review.press("describe", {"instead-1": "a hatch"}, old)
    assert answer.status_code == 409 and "a hatch" in answer.get_data(as_text=True)
    assert [mark.replacement for mark in review.body().marks] == ["she", "an entrance"]


def test_all_that_was_typed_of_parts_and_marks_is_kept_by_another_button(review: Review) -> None:
    review.press("mark", {"phrase": "the door", "instead": "a gate"})
    sound, picture = review.work.ids
    typed = {
        "instead-1": "a hatch",
        f"text-{sound}": "I sat down.",
        f"from-{sound}": "0:00",
        f"alternative-{picture}": "A door.",
    }
    review.press("mark", typed | {"phrase": "Denise", "instead": "she"})
    body = review.body()
    assert [mark.replacement for mark in body.marks] == ["she", "a hatch"]
    assert [cue.text for cue in body.parts[0].cues] == ["I sat down."] and body.parts[
        1
    ].alternative == "A door."


def test_giving_it_back_keeps_what_can_be_kept_and_asks_for_the_rest(review: Review) -> None:
    answer = review.press(
        "let-go", {"title": "The door", "what": "A mother is asked in.", "note": "Dear you."}
    )
    assert answer.status_code == 409 and forms.NOT_KEPT_YET in answer.get_data(as_text=True)
    assert review.press("let-go", {"title": "The door", "what": "A mother is asked in."}).status_code == 303
    assert (review.body().title, review.body().what) == ("The door", "A mother is asked in.")


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
