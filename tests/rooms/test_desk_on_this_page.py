"""The page of a story begins with a list of its parts: every part that is there, none that is not, in their order."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from flask import Flask
from sqlalchemy.orm import Session

from moderation.pages import leading
from moderation.queue import queue
from moderation.queue.caring import Mine
from stories.desk import Desk
from tests.rooms.four_seats import page_of, post, reads, sign_in
from tests.rooms.review_page import Review
from tests.rooms.two_readers import first_reading, sent
from tests.town import Town

AT_ITS_HEAD = {"h-show", "h-typed"}
"""Parts that stand right under the list, when they are there at all."""


class Parts(HTMLParser):
    """What the list leads to, and the parts that stand below it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.listed: list[str] = []
        self.ids: list[str] = []
        self.parts: list[tuple[str, ...]] = []
        self._in_list = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self._in_list = self._in_list or at.get("class") == "on-this-page"
        if at.get("id"):
            self.ids.append(at["id"])
        if tag == "a" and self._in_list:
            self.listed.append(at["href"].removeprefix("#"))
        if tag == "section" and "pane" in at.get("class", "").split():
            self.parts.append(tuple(filter(None, (at.get("id"), at["aria-labelledby"]))))

    def handle_endtag(self, tag: str) -> None:
        self._in_list = self._in_list and tag != "nav"


def _wrong(html: str) -> list[str]:
    """Return every part that the list leaves out, every link that leads nowhere, and whatever is out of its order."""
    found = Parts(html)
    left_out = [
        part[0] for part in found.parts if not {*part} & {*found.listed} and not {*part} & AT_ITS_HEAD
    ]
    nowhere = [place for place in found.listed if place not in found.ids]
    order = [found.ids.index(place) for place in found.listed if place in found.ids]
    return left_out + nowhere + ([] if order == sorted(order) else ["order"])


def test_every_part_of_an_open_story_is_listed_and_no_other(review: Review) -> None:
    html = review.page().html
    listed = Parts(html).listed
    assert _wrong(html) == [] and len(listed) > 12
    assert {f"part-{id}" for id in review.work.ids} <= {*listed}
    # The measurement itself.
    assert "talk" in _wrong(re.sub(r'<li><a href="#talk".*?</li>', "", html, count=1))
    assert "nowhere" in _wrong(html.replace('href="#note"', 'href="#nowhere"', 1))


def test_before_her_words_are_shown_only_what_is_there_is_listed(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    id = town.tell("We had tea.")
    reads(desk, "ann", Mine())
    ann, path = sign_in(app, "ann"), f"/stories/{id}"
    assert _wrong(page_of(ann, path)) == []
    post(ann, f"{path}/claim")
    html = page_of(ann, path)
    assert "Show her words" in html and _wrong(html) == []
    assert not {"marks", "note", "who"} & {*Parts(html).listed}


def test_in_the_second_reading_and_beside_it_too(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    id = sent(town)
    first_reading(town, id, "ann")
    bea, path = sign_in(app, "bea"), f"/stories/{id}"
    assert _wrong(page_of(bea, path)) == []
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, id, "ann", town.now)
    post(bea, f"{path}/claim")
    post(bea, f"{path}/show")
    assert _wrong(page_of(bea, path)) == []


def test_each_part_says_how_much_is_open_in_it(review: Review) -> None:
    review.press("mark", {"phrase": "Denise", "instead": ""})
    html = review.page().html
    shown = dict(re.findall(r'<a href="#([\w-]+)">[^<]*<b class="tag">(\d+)<span class="sr"> open', html))
    assert shown["marks"] == "1" and "note" in shown and "talk" not in shown
    still = html.split('id="h-open"')[1].split("</section>")[0]
    assert int(shown["note"]) == still.count('href="#note"')


def test_many_marks_of_one_kind_are_one_thing_and_what_stands_within_a_part_is_its() -> None:
    said = ("Mark 1 says nothing.", "Mark 2 says nothing.", "Ask her.", "Nowhere.")
    places = {said[0]: "marks", said[1]: "marks", said[2]: "of-voice"}
    assert leading.counted(said, places, {"of-voice": "part-x"}) == {"marks": 1, "part-x": 1}
