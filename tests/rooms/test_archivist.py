"""The archivist's page: marks and steps, whether each package is whole, and nothing of anybody (vocabularies 4.4, ADR 41)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.keyring import Keys
from moderation.promises import archiving, promises
from stories import packages
from stories.desk import Desk
from stories.tables import Story
from tests.packed import Packed, age, now, tell
from tests.staffed import Seat, Staffed


@pytest.fixture
def told(desk: Desk) -> Packed:
    """A story that was sent the month before, with a recording, and looked at today."""
    found = tell(desk, "Denise came at nine.")
    packages.write_down_older(desk, now(desk))
    _sent(found, days=40)
    age(desk, now(desk).today)
    return found


def _sent(told: Packed, days: int) -> None:
    with Session(told.desk.engine) as session, session.begin():
        session.get_one(Story, told.story_id).sent_at = now(told.desk).now - timedelta(days=days)


@pytest.fixture
def arc(house: Staffed) -> Seat:
    """The archivist's browser."""
    return house.let_in("arc")


def _page(seat: Seat) -> str:
    status, page = seat.get("/packages")
    assert status == 200
    return page


def _main(page: str) -> str:
    return re.sub(r"\s+", " ", page.split("<h1>")[1])


def test_the_archivist_begins_at_the_packages_and_sees_nothing_else(arc: Seat, told: Packed) -> None:
    assert arc.client.get("/", base_url="http://desk.localhost:8002").headers["Location"] == "/packages"
    assert told.mark in _page(arc) and "Every package is whole" in _page(arc)


def test_nothing_of_a_story_stands_on_the_page(arc: Seat, told: Packed) -> None:
    told.flip()
    packages.check_all(told.desk, now(told.desk))
    page = _page(arc)
    with Session(told.desk.engine) as session:
        story = session.get_one(Story, told.story_id)
        sent = story.sent_at
        ids = {story.id, story.notebook_id, told.part_id, told.blob_id}
    row = told.row()
    assert row is not None and sent is not None
    for secret in (*ids, row.id, row.sha256, "Rain", "Denise", "recording", str(row.size), f"{sent:%H:%M}", f"{sent.day} {sent:%B}"):  # fmt: skip
        assert secret not in _main(page), secret
    assert told.mark in page, "it is there, by its mark"


def test_two_packages_that_differ_in_everything_look_alike_but_for_the_mark(arc: Seat, told: Packed) -> None:
    other = tell(told.desk, "A much longer story. " * 500, sound=b"y" * 700_000)
    packages.write_down_older(told.desk, now(told.desk))
    _sent(other, days=70)
    age(told.desk, now(told.desk).today)
    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", _main(_page(arc)))
    assert len(rows) == 2
    assert len({row.replace(told.mark, "").replace(other.mark, "") for row in rows}) == 1


def test_two_stories_of_one_mother_have_marks_that_tell_nothing_of_each_other(told: Packed) -> None:
    other = tell(told.desk)
    with Session(told.desk.engine) as session, session.begin():
        mine = session.get_one(Story, told.story_id)
        session.get_one(Story, other.story_id).notebook_id = mine.notebook_id
    assert not set(told.mark.split("-")) & set(other.mark.split("-"))
    for one in (other, *(tell(told.desk) for _ in range(5))):
        _sent(one, days=40)
    shown = archiving.shown(told.desk, Session(told.desk.engine), now(told.desk), 1)
    marks = [one.mark for one in shown.packages]
    assert marks == sorted(marks), "in the order of their marks, not as they came"


def test_a_package_of_this_month_is_listed_with_the_next_but_its_loss_at_once(
    arc: Seat, told: Packed
) -> None:
    _sent(told, days=0)
    assert told.mark not in _page(arc) and "All packages: 0" in _page(arc)
    told.path.unlink()
    packages.check_all(told.desk, now(told.desk))
    assert told.mark in _page(arc) and "something is lost" in _page(arc)


def test_the_day_of_a_look_is_not_told_of_one_package_but_that_it_is_late_is(arc: Seat, told: Packed) -> None:
    age(told.desk, now(told.desk).today - timedelta(days=30))
    assert "within 30 days" in _page(arc) and "Longer than" not in _page(arc)
    age(told.desk, now(told.desk).today - timedelta(days=31))
    page = _page(arc)
    assert "Longer than 30 days ago" in page and "3 sealed parts were not looked at" in page


def test_the_administrator_sees_what_is_not_whole_by_its_mark_and_no_list(
    house: Staffed, told: Packed
) -> None:
    adm = house.let_in("adm")
    assert told.mark not in _page(adm)
    told.flip()
    packages.check_all(told.desk, now(told.desk))
    page = _page(adm)
    assert told.mark in page and "something is changed" in page and "All packages" not in page
    log = adm.get("/log")[1]
    assert "sealed part changed" in log and told.mark in log


def test_a_loss_and_a_look_that_is_late_are_promises_not_kept(house: Staffed, told: Packed) -> None:
    def kept() -> dict[str, int]:
        with Session(told.desk.engine) as session:
            groups = promises.standing(told.desk, session, now(told.desk))
        return {one.id: one.count for group in groups for one in group.promises if one.id in ("damaged", "unseen")}  # fmt: skip

    assert kept() == {"damaged": 0, "unseen": 0}
    told.flip()
    packages.check_all(told.desk, now(told.desk))
    age(told.desk, now(told.desk).today - timedelta(days=31))
    assert kept() == {"damaged": 1, "unseen": 3}
    page = house.let_in("ann").get("/promises")[1]
    assert page.split("Nothing rots")[-1].count("Promise not kept") == 2 and told.mark not in page


def test_the_page_says_when_a_copy_for_keeping_is_missing_or_old(arc: Seat, told: Packed) -> None:
    assert "no copy for keeping was written yet" in _page(arc)
    for days, is_old in ((32, True), (0, False)):
        with Session(told.desk.engine) as session, session.begin():
            at = now(told.desk).now - timedelta(days=days)
            audit.note(session, who="operator", act=archiving.COPIED, subject="packages", at=at)
        assert ("more than 31 days ago" in _page(arc)) == is_old


def test_a_large_house_comes_in_pages(arc: Seat, told: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    more = [told, *(tell(told.desk) for _ in range(2))]
    for one in more:
        _sent(one, days=40)
    monkeypatch.setattr(archiving, "A_PAGE", 2)
    pages = [arc.get(f"/packages?page={number}")[1] for number in (1, 2, 99, "x")]
    assert [sum(one.mark in page for one in more) for page in pages] == [2, 1, 1, 2]
    assert "page 2 of 2" in pages[2]


def test_the_page_opens_no_story(arc: Seat, told: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    get = Keys.get

    def watching(self: Keys, id: str) -> bytes:
        asked.append(id)
        return get(self, id)

    assert told.mark in _page(arc)
    monkeypatch.setattr(Keys, "get", watching)
    assert arc.get("/packages")[0] == 200
    with Session(told.desk.engine) as session:
        stories = set(session.execute(select(Story.id)).scalars())
    assert not stories & set(asked) and packages.MARKS_KEY in asked
