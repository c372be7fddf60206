"""Promises: each number counts just the stories it says, of a small town whose states are known; and the log's page (i6, c17)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive.ground import audit, chain, logbook
from archive.ground.audit import HERS
from archive.ground.chain import Head
from archive.rules.clock import Moment
from archive.rules.consent import Status
from moderation.people import staff
from moderation.promises import promises
from moderation.queue import queue
from moderation.tables import TakedownRow
from stories import consenting, finished, known_there, messages
from stories.desk import Desk
from stories.finished import Body
from stories.tables import PleaRow, State, WorkingCopy
from tests.rooms.four_seats import post, sign_in
from tests.rooms.shelving import text_of
from tests.staffed import HOST
from tests.town import NOW, Town, consent, grant

TODAY = NOW.date()


@pytest.fixture
def town(desk: Desk) -> dict[str, str]:
    """Stories by name; what each name says is so of it on the day of the tests, and nothing else."""
    here = Town(desk)
    names = (
        "new",
        "today",
        "after",
        "fresh",
        "late",
        "second",
        "hidden",
        "held",
        "hers",
        "draft",
        "silent",
        "known",
    )
    ids = {name: here.tell("It rained.") for name in names}
    ids |= {
        "out": here.publish("It snowed.")[0],
        "ending": here.publish("It thawed.", given=grant(until=TODAY + timedelta(days=30)))[0],
    }
    ids |= {name: here.publish("It froze.")[0] for name in ("complained", "near", "over")}
    sent = {
        "today": 7,
        "after": 5,
        "fresh": 4,
        "late": 8,
        "second": 3,
        "hidden": 90,
        "silent": 90,
        "held": 90,
        "hers": 90,
        "draft": 90,
        "known": 90,
    }
    states = {
        "second": State.SECOND,
        "held": State.HELD,
        "hers": State.HERS,
        "draft": State.DRAFT,
        "silent": State.BACK,
    }
    with Session(desk.engine) as session, session.begin():
        for name, days in sent.items():
            here.story(session, ids[name]).sent_at = NOW - timedelta(days=days)
        for name, state in states.items():
            here.story(session, ids[name]).state = state
        known_there.ask(desk, session, here.story(session, ids["known"]), "ann", Moment(NOW, None))
        for name in ("hidden", "complained", "near", "over"):
            here.story(session, ids[name]).note_hiders(frozenset({"ann"}))
        for name, days in {"complained": 0, "near": 11, "over": 15}.items():
            session.add(TakedownRow(complaint_id=name, story_id=ids[name], came_on=TODAY - timedelta(days=days), outcome=None, staff_id=None, decided_at=None))  # fmt: skip
        session.add(TakedownRow(complaint_id="done", story_id=ids["out"], came_on=TODAY, outcome="seen", staff_id="ann", decided_at=NOW))  # fmt: skip
        session.add(PleaRow(id="plea", words=None, came_on=TODAY, done_by=None, done_at=None))
        for name, days in {"silent": 8, "hidden": 7, "draft": 40}.items():
            then = Moment(NOW - timedelta(days=days), None)
            messages.write(desk, session, here.story(session, ids[name]), "When?", staff_id=None, moment=then)
        messages.write(
            desk, session, here.story(session, ids["new"]), "Read.", staff_id=None, moment=Moment(NOW, None)
        )
        messages.mark_read(session, here.story(session, ids["new"]), by_her=False)
        for copy in session.execute(select(WorkingCopy)).scalars():
            finished.write(desk, copy, Body("A story"))
    return ids


COUNTED = {
    "late": {"late"},
    "due": {"today", "after"},
    "first": {"fresh", "after", "today", "new", "late", "known"},
    "second": {"second"},
    "notes": {"silent", "hidden"},
    "notes-late": {"silent"},
    "takedowns": {"complained", "near", "over"},
    "takedowns-near": {"near"},
    "takedowns-late": {"over"},
    "lost": set(),
    "ending": {"ending"},
    "lapsing": set(),
    "unexplained": set(),
    "seen-again": set(),
    "late-reviews": set(),
    "worries": set(),
    "again": {"out", "ending"},
    "held": {"held"},
    "translations": set(),
    "replies": set(),
    "recalls": set(),
    "damaged": set(),
    "unseen": set(),
    "known": {"known"},
    "hers": {"hers"},
}


def _standing(desk: Desk, moment: Moment) -> dict[str, promises.Promise]:
    with Session(desk.engine) as session:
        return {one.id: one for group in promises.standing(desk, session, moment) for one in group.promises}


def test_each_number_counts_what_it_says_and_nothing_else(desk: Desk, town: dict[str, str]) -> None:
    found = _standing(desk, Moment(NOW, None))
    names = {id: name for name, id in town.items()}
    assert {id: {names[story] for story in one.stories} for id, one in found.items()} == COUNTED
    assert found["lost"].count == 1 and found["replies"].count == 0
    assert {id for id, one in found.items() if one.is_broken} == {"late", "notes-late", "takedowns-late"}


def test_the_queue_counts_as_ending_what_this_page_counts(desk: Desk) -> None:
    here, soon = Town(desk), grant(until=TODAY + timedelta(days=9))
    kept, over, hidden = (here.publish("It thawed.", given=soon)[0] for _ in range(3))
    with Session(desk.engine) as session, session.begin():
        ended = replace(consent(soon), status=Status.EXPIRED)
        story = here.story(session, over)
        consenting.record(desk, session, story, ended, version=consenting.NO_PAGE, moment=here.now)
        here.story(session, hidden).note_hiders(frozenset({"ann"}))
    with Session(desk.engine) as session:
        assert queue.counts(session, here.now).lapsing == 1
    assert _standing(desk, here.now)["ending"].stories == {kept}


def test_a_town_without_stories_owes_nothing(desk: Desk) -> None:
    assert not any(one.count or one.is_broken for one in _standing(desk, Moment(NOW, None)).values())


def test_the_day_is_the_one_that_the_operator_promises(desk: Desk, town: dict[str, str]) -> None:
    slower = replace(desk, reading_days=8)
    assert _standing(slower, Moment(NOW, None))["late"].count == 0
    assert "older than 8 days" in _standing(slower, Moment(NOW, None))["notes-late"].says


def test_the_queue_shows_just_those_stories_with_the_day_that_her_page_names(
    desk: Desk, town: dict[str, str]
) -> None:
    now = Moment(NOW, None)
    by_name: dict[str, date | None] = {}
    with Session(desk.engine) as session:
        for id in promises.IN_QUEUE:
            one = promises.in_queue(desk, session, now, id)
            assert one is not None
            lines = queue.waiting(desk, session, "ann", now, only=one.stories)
            assert {line.id for line in lines} == {town[name] for name in COUNTED[id]}, id
            by_name |= {line.id: line.answer_by for line in lines}
    assert by_name[town["today"]] == TODAY
    assert by_name[town["late"]] == TODAY - timedelta(days=1)
    assert by_name[town["hers"]] is None, "then we owe her nothing"
    assert by_name[town["known"]] is None, "nor then: it waits for her word"


def test_readers_come_from_each_number_to_its_stories(app: Flask, desk: Desk) -> None:
    """The door has the clock of this day: whatever was sent on the day of the tests may be late by now."""
    here = Town(desk)
    read_once = here.tell("It rained.")
    with Session(desk.engine) as session, session.begin():
        here.story(session, read_once).state = State.SECOND
    ann = sign_in(app, "ann")
    page = ann.get("/promises", **HOST).get_data(as_text=True)
    for title, _, ids in promises.GROUPS:
        assert title in page and all(promises.SAYS[id][1] in page for id in ids)
    links = re.findall(r'href="(/queue\?show=[a-z-]+)" aria-label="See them', page)
    assert "/queue?show=second" in links
    for link in links:
        shown = ann.get(link, **HOST)
        assert shown.status_code == 200 and "Back to the promises" in shown.get_data(as_text=True)
    assert ann.get("/queue?show=nonsense", **HOST).status_code == 200
    assert "promised by" in ann.get("/queue", **HOST).get_data(as_text=True)


def test_the_administrator_sees_numbers_and_no_way_to_a_story(
    app: Flask, desk: Desk, town: dict[str, str]
) -> None:
    adm = sign_in(app, "adm")
    page = adm.get("/promises", **HOST).get_data(as_text=True)
    assert "What we promised" in page and "<b>3</b>" in page
    assert "/queue" not in page and "/stories/" not in page and "See them" not in page
    assert not any(id in page for id in town.values())
    assert not any(name in text_of(page[page.index("<main") :]) for name in ("Ann", "Bea", "Rev", "Adm")), (
        "nobody is compared"
    )
    assert adm.get("/queue?show=late", **HOST).status_code == 404


# The log's page


def _fill(desk: Desk, count: int) -> None:
    with Session(desk.engine) as session, session.begin():
        for n in range(count):
            audit.note(
                session,
                who=HERS if n % 2 else "worker",
                act="save" if n % 2 else "claim",
                subject=f"s{n % 3}",
                at=NOW,
            )


def test_the_log_is_filtered_and_comes_in_pages(app: Flask, desk: Desk) -> None:
    adm = sign_in(app, "adm")
    _fill(desk, 153)
    page = adm.get("/log", **HOST).get_data(as_text=True)
    assert "153 lines, page 1 of 4" in page and "Older" in page and "Newer" not in page
    assert "153 lines, page 4 of 4" in adm.get("/log?page=9999", **HOST).get_data(as_text=True)
    assert "page 1 of 4" in adm.get("/log?page=-1", **HOST).get_data(as_text=True)
    saved = adm.get("/log?act=save", **HOST).get_data(as_text=True)
    assert "76 lines" in saved and "<td>claim</td>" not in saved
    both = adm.get("/log?act=save&on=s1", **HOST).get_data(as_text=True)
    assert "26 lines" in both and "on=s2" not in both
    assert "Look whether the whole id" in adm.get("/log?on=nobody", **HOST).get_data(as_text=True)
    rows = page[page.index("<tbody") :]
    assert rows.count("24 November 2026, between 12:00 and 13:00") == rows.count("12:"), (
        "the hour, and no minute"
    )


def test_an_erased_id_is_said_to_be_erased(app: Flask, desk: Desk) -> None:
    adm = sign_in(app, "adm")
    _fill(desk, 3)
    with Session(desk.engine) as session, session.begin():
        audit.forget(session, ["s1"], at=NOW)
    page = adm.get("/log", **HOST).get_data(as_text=True)
    assert '<span class="soft">erased</span>' in page and "on=s1" not in page


def test_the_file_of_the_page_verifies_and_says_who_took_it(app: Flask, desk: Desk) -> None:
    Town(desk).tell("Canary words.", title="Canary title")
    adm = sign_in(app, "adm")
    page = adm.get("/log", **HOST).get_data(as_text=True)
    head = re.search(r"ihw-head-1 [^<]+", page)
    assert head is not None
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    for ids in ("open", "none"):
        answer = adm.post("/log/export", data={"csrf_token": token[1], "ids": ids}, **HOST)
        lines = answer.get_data(as_text=True).splitlines()
        assert answer.headers["Content-Disposition"] == 'attachment; filename="log.txt"'
        assert answer.headers["Cache-Control"] == "no-store"
        found = chain.verify(lines, [Head.read(head[0].strip())])
        assert (found.fault, found.are_ids_open) == ("", ids == "open")
        assert "anary" not in "\n".join(lines) and '"act":"export the log"' in lines[-2]
        assert not any(name in "\n".join(lines) for name in ("Adm", "Ann", "adm@", "127.0.0.1"))
    with Session(desk.engine) as session:
        assert logbook.fault(session, desk.keys.get(logbook.SIGN_KEY)) == ""


def test_only_those_who_may_read_the_log_see_it_or_take_it(app: Flask, desk: Desk) -> None:
    assert (
        staff.may_read_log({staff.ADMINISTRATOR})
        and not staff.may_read_log({*staff.READERS})
        and not staff.may_read_log(())
    )
    ann = sign_in(app, "ann")
    assert ann.get("/log", **HOST).status_code == 404
    assert post(ann, "/log/export")[0] == 404
    assert "/log" not in ann.get("/promises", **HOST).get_data(as_text=True)
    with desk.engine.connect() as connection:
        assert (
            connection.execute(text("SELECT count(*) FROM audit WHERE act = 'export the log'")).scalar() == 0
        )
