"""What she hears from us: unread first, each decision with its rule, every change with its reason, and by when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.clock import in_words
from moderation.decisions import decisions
from moderation.letters import letters
from moderation.queue import queue
from stories import cards, messages, part_sayings, sayings
from stories.desk import Desk
from stories.partwork import Box, Cover, PartWork
from stories.tables import State, Story
from tests.phone import Phone
from tests.rooms.test_notes_pages import HARDEST, grade
from tests.rooms.test_notes_returning import Team, code, out, team

__all__ = ["code", "out", "team"]


def test_what_is_new_from_us_stands_first_and_is_new_once(
    phone: Phone, team: Team, code: tuple[str, str]
) -> None:
    team.note("The old one.")
    phone.come_back(code).press("notes").press("leave-note", note="Mine.")
    team.note("The new one.")
    phone.press("status").press("notes")
    order = [
        phone.text.index(words)
        for words in ("New from us", "The new one.", "Before that", "The old one.", "Mine.")
    ]
    assert order[:4] == sorted(order[:4])
    phone.press("status").press("notes")
    assert "New from us" not in phone.text and "The new one." in phone.text


def test_whichever_story_has_news_stands_first(
    phone: Phone, team: Team, desk: Desk, code: tuple[str, str]
) -> None:
    phone.come_back(code).press("new").press("save", words="Another one.").press("back")
    both = _order(phone)
    assert len(both) == 2
    for id in (*both, both[0]):
        with Session(desk.engine) as session, session.begin():
            story = session.get_one(Story, id)
            messages.write(desk, session, story, "There is no rush.", staff_id="a", moment=team.moment)
        phone.open()
        assert _order(phone)[0] == id
        phone.press("notes").press("status")
    assert _order(phone) == both, "once it is read, they stand as before"


def _order(phone: Phone) -> list[str]:
    return [do.partition(":")[2] for do in phone.form.buttons if do.startswith("receipt")]


def test_she_may_write_at_any_time_and_answer_a_decision(
    phone: Phone, team: Team, desk: Desk, code: tuple[str, str]
) -> None:
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, team.only(), "ann", team.moment)
        story = session.get_one(Story, team.only())
        decisions.hold(
            desk, session, story, "ann", rule="court", words="We wait for the judge.", moment=team.moment
        )
    phone.come_back(code)
    phone.press("notes")
    assert "We wait for the judge." in phone.text and sayings.RULES["court"] in phone.text
    assert "You can answer, and you can say no." in phone.text
    phone.press("leave-note", note="There is no court any more.").press("status")
    with Session(reading(desk.engine)) as session:
        story = session.get_one(Story, team.only())
        assert messages.unread(session, story, by_her=False) == 1 and story.state == State.HELD
    for state in State:
        if state == State.DELETED:
            continue
        with Session(desk.engine) as session, session.begin():
            session.get_one(Story, team.only()).state = state
        assert any(do.startswith("notes:") for do in phone.open().form.buttons), state


def test_every_rule_has_words_for_her_that_she_can_read() -> None:
    assert set(sayings.RULES) == set(letters.RULES)
    assert grade(list(sayings.RULES.values())) <= HARDEST


def test_not_today_keeps_everything(phone: Phone, team: Team, code: tuple[str, str]) -> None:
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code)
    seal = phone.form.fields["seal"]
    phone.press("status", note="Take out the kettle.")
    assert phone.form.fields["note"] == ["Take out the kettle."], "a note in the box is not lost either"
    phone.press("clear-note").press("status")
    assert team.state() == State.HERS
    phone.press("see")
    assert phone.form.fields["seal"] == seal


def test_a_name_that_we_changed_is_among_the_changes(
    phone: Phone, team: Team, desk: Desk, code: tuple[str, str]
) -> None:
    phone.come_back(code).press("ask-back").press("write")
    phone.unlock(code)
    phone.press("save", title="Marion").press("send")
    team.finish()
    phone.open().press("see")
    assert "Marion" in phone.text and sayings.RETITLED in phone.text


def test_covers_and_boxes_are_told_with_where_and_why() -> None:
    picture = PartWork(
        "p", "picture", "art", boxes=(Box(0, 0, 10, 10, "A name."), Box(90, 95, 5, 5), Box(45, 45, 9, 9))
    )
    assert part_sayings.of_part(picture, (100, 100)) == (
        "A part at the top, on the left, is covered. A name.",
        f"A part at the bottom, on the right, is covered. {part_sayings.BOXED}",
        f"A part in the middle is covered. {part_sayings.BOXED}",
    )
    sound = PartWork("s", "sound", "own-voice", covers=(Cover(1000, 2500, "tone", "A place."),))
    assert part_sayings.of_part(sound) == ("From 0:01 to 0:02 you hear a soft tone. A place.",)


# By when


@pytest.mark.parametrize(("days_ago", "is_late"), [(0, False), (7, False), (8, True)])
def test_while_we_read_she_is_told_by_when_and_when_we_are_late(
    phone: Phone, team: Team, desk: Desk, code: tuple[str, str], days_ago: int, is_late: bool
) -> None:
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        assert story.sent_at is not None
        story.sent_at = sent = story.sent_at - timedelta(days=days_ago)
    phone.come_back(code)
    assert (sayings.LATE in phone.text) is is_late
    promised = sayings.BY_WHEN.format(day=in_words(sent.date() + timedelta(days=7)))
    assert (promised in phone.text) is not is_late


def test_every_state_says_what_is_and_what_comes_next_in_plain_words(
    phone: Phone, team: Team, desk: Desk, code: tuple[str, str]
) -> None:
    phone.come_back(code)
    for state in State:
        if state == State.DELETED:
            continue
        with Session(desk.engine) as session, session.begin():
            session.get_one(Story, team.only()).state = state
        said = phone.open().text
        assert sayings.STANDS[state] in said, state
        following = (
            said[said.index(sayings.STANDS[state]) + len(sayings.STANDS[state]) :].strip().splitlines()[0]
        )
        assert following != "" and grade([sayings.STANDS[state], following]) <= HARDEST, state
        assert following != "Right now, this may be seen by", state
    assert set(sayings.NEXT) | {State.SENT, State.SECOND, State.DELETED} == set(State)
    assert set(sayings.STANDS) >= cards.OUT
