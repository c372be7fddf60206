"""Before her yes ends: one press keeps it as it was, one lets it end, and silence closes."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.editions import press, shelf
from archive.editions.index import Index
from archive.ground.db import reading
from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.consent import Consent
from archive.rules.grant import Grant, Outlet
from moderation.decisions import ended, going_out
from moderation.letters import ending, her_yes
from stories import consenting, contact, lasting, messages, sayings, wording
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import Notebook, State, Story
from stories.visit import Visit
from tests.phone import Phone
from tests.rooms.team import Team
from tests.rooms.with_parts import Work
from tests.town import MIDWIVES, NOW, Town, consent, grant

BY_PHONE = contact.Contact(way="phone", number="07700 900123", hours="Monday, 10 to 12")


SOON = Moment(NOW + timedelta(days=340), None)
"""25 days before the year of these stories is over."""

OVER = Moment(NOW + timedelta(days=366), None)


def _ends_in(team: Team, days: int, **other: Any) -> None:
    """Have her yes of the only story be 300 days old, and end in so many days."""
    with Session(team.desk.engine) as session, session.begin():
        before = consenting.newest(team.desk, session, team.only())
        assert before is not None
        today = team.moment.today
        grant = dataclasses.replace(before.grant, until=today + timedelta(days=days))
        fresh = dataclasses.replace(before, grant=grant, given_on=today - timedelta(days=300), **other)
        story = Town(team.desk).story(session, team.only())
        consenting.record(team.desk, session, story, fresh, version="x", moment=team.moment)


def _may_be_told(desk: Desk, story_id: str, terms: contact.Contact = BY_PHONE) -> None:
    """Have her say how she may be reached."""
    with Session(desk.engine) as session, session.begin():
        contact.keep(desk, session, session.get_one(Story, story_id), terms)


def _newest(town: Town, story_id: str) -> Consent:
    with Session(reading(town.desk.engine)) as session:
        found = consenting.newest(town.desk, session, story_id)
        assert found is not None
        return found


@pytest.mark.parametrize(("days", "asks"), [(42, True), (43, False), (0, True)])
def test_some_weeks_before_the_end_her_page_asks(
    phone: Phone, code: tuple[str, str], out: str, team: Team, days: int, asks: bool
) -> None:
    _ends_in(team, days)
    _may_be_told(team.desk, team.only())
    phone.come_back(code)
    assert ("If you do nothing, it stops then" in phone.text) is asks
    assert any(do.startswith("keep-on") for do in phone.form.buttons) is asks
    with Session(reading(team.desk.engine)) as session:
        assert bool(ending.due(team.desk, session, team.moment)) is asks


def test_one_press_keeps_it_for_as_long_again_and_for_no_one_more(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    _ends_in(team, 10)
    phone.come_back(code).press("keep-on")
    assert "You kept it, just as it was" in phone.text
    with Session(reading(team.desk.engine)) as session:
        kept = consenting.newest(team.desk, session, team.only())
    assert kept is not None and kept.given_on == team.moment.today
    assert kept.grant.until == team.moment.today + timedelta(days=310)
    assert kept.grant == dataclasses.replace(team_grant(team), until=kept.grant.until)
    assert "publish" in team.jobs(), "it is cleared anew before it stays"
    assert not any(do.startswith("keep-on") for do in phone.form.buttons)


def team_grant(team: Team) -> Grant:
    """Return the grant as it stands on the shelf: what she said before."""
    (edition,) = team.ids()
    found = press.standing_grant(team.desk.press, edition)
    assert found is not None
    return found


def test_let_it_end_asks_no_more_and_tells_nobody_to_ask(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    _ends_in(team, 10)
    phone.come_back(code).press("let-end")
    assert "You do not have to do anything" in phone.text
    assert not any(do.startswith("keep-on") for do in phone.form.buttons)
    with Session(reading(team.desk.engine)) as session:
        assert ending.due(team.desk, session, team.moment) == ()
    assert team.state() == State.PUBLISHED, "until its day"


def test_when_our_words_have_changed_she_reads_them_before_she_says_yes_again(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    _ends_in(team, 10, wording="0" * 64)
    phone.come_back(code)
    assert "words on our pages have changed" in phone.text
    phone.press("keep-on")
    assert phone.page == "court" and team.ids() == frozenset()


def test_a_page_of_yesterday_keeps_nothing_by_mistake(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    phone.come_back(code)
    before = team_grant(team)
    phone.send({**phone.form.fields, "do": [f"keep-on:{team.only()}"]})
    assert sayings.ALREADY in phone.text and team_grant(team) == before


# The whole way, through the press


def _published(town: Town, index: Index) -> tuple[Work, str]:
    work = Work(town, words="I came in. He sat there.")
    work.decide()
    work.make()
    return work, work.publish(index)


def _seen(town: Town, edition: str, moment: Moment) -> bool:
    return bool(shelf.find(town.desk.press.shelf, [edition], MIDWIVES, Outlet.PAGE, moment))


def test_kept_it_is_seen_after_its_first_end_under_the_same_id(town: Town, index: Index) -> None:
    work, edition = _published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        story = work.story(session)
        notebook = session.get_one(Notebook, story.notebook_id)
        lasting.keep(Visit(town.desk, session, SOON, notebook=notebook), Posted(story=work.id))
    going_out.publish(town.desk, index, work.id, SOON)
    ended.lapse_ended(town.desk, OVER)
    assert _seen(town, edition, OVER)
    assert not _seen(town, edition, Moment(SOON.now + timedelta(days=366), None)), "as long again, no longer"


@pytest.mark.parametrize("then", Then)
def test_silence_closes_and_what_she_wished_then_is_done(town: Town, index: Index, then: Then) -> None:
    work, edition = _published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        wish = dataclasses.replace(_newest(town, work.id), then=then)
        consenting.record(town.desk, session, work.story(session), wish, version="x", moment=town.now)
    _may_be_told(town.desk, work.id)
    assert _seen(town, edition, SOON)
    ended.lapse_ended(town.desk, OVER)
    assert not _seen(town, edition, OVER) and not _seen(town, edition, SOON), "it is off the shelf"
    with Session(reading(town.desk.engine)) as session:
        story = town.story(session, work.id)
        due = ending.due(town.desk, session, OVER)
        if then == Then.DELETE:
            assert story.state == State.DELETED and due == ()
            return
        notes = messages.thread(town.desk, session, story)
        assert story.state == State.LAPSED
        assert [note.words.startswith("The time you gave") for note in notes] == (
            [True] if then == Then.ASK else []
        )
        assert [one.id for one in due] == ([work.id] if then == Then.ASK else [])


def test_the_length_is_never_beyond_two_years(town: Town) -> None:
    today = NOW.date()
    given = dataclasses.replace(_given(), given_on=today - timedelta(days=725))
    long = dataclasses.replace(given, grant=dataclasses.replace(given.grant, until=today + timedelta(days=5)))
    kept = lasting.kept_until(long, today)
    assert today < kept <= today.replace(year=today.year + 2)
    fresh = dataclasses.replace(long, grant=dataclasses.replace(long.grant, until=kept), given_on=today)
    assert fresh.objections(Moment(NOW, None)) == ()


def _given() -> Consent:
    return dataclasses.replace(consent(grant()), wording=wording.CURRENT.hash)


@pytest.mark.parametrize(
    ("terms", "reach"),
    [
        (None, None),
        (contact.Contact(way="none"), None),
        (contact.Contact(way="phone", number="07700 900123"), None),
        (contact.Contact(way="worker"), her_yes.REACHED[contact.Way.WORKER]),
        (BY_PHONE, her_yes.REACHED[contact.Way.PHONE]),
    ],
    ids=["she was not asked", "never", "no safe time", "her worker", "by phone"],
)
def test_only_who_let_us_get_in_touch_is_listed_and_never_her_number(
    town: Town, index: Index, terms: contact.Contact | None, reach: str | None
) -> None:
    work, _ = _published(town, index)
    if terms is not None:
        _may_be_told(town.desk, work.id, terms)
    with Session(reading(town.desk.engine)) as session:
        due = ending.due(town.desk, session, SOON)
    assert [one.reach for one in due] == ([reach] if reach else [])
    assert "07700" not in repr(due) and "Monday" not in repr(due)
