"""The review page as a moderator has it open: every box and button of its one form, pressed with all that stands there."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from archive.ground.db import reading
from moderation.queue import queue
from stories import finished
from stories.desk import Desk
from stories.finished import Body
from tests.rooms.four_seats import sign_in
from tests.rooms.with_parts import Work
from tests.staffed import HOST
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


def press(review: Review, deed: str, typed: dict[str, str]) -> int:
    page = review.page()
    token = page.html.split('name="csrf_token" value="')[1].split('"')[0]
    boxes = dict(page.boxes) | {"csrf_token": token} | typed
    return review.client.post(f"/stories/{review.work.id}/{deed}", data=boxes, **HOST).status_code


def taken(app: Flask, desk: Desk) -> Review:
    """Return the page of a story with a recording and a picture, in Ann's hands."""
    work = Work(Town(desk), words="Denise opened the door.")
    client = sign_in(app, "ann")
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    page = client.get("/queue", **HOST).get_data(as_text=True)
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    assert client.post(f"/stories/{work.id}/claim", data={"csrf_token": token}, **HOST).status_code == 303
    return Review(client, work)
