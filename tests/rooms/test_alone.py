"""When the only other story that told the same is gone, it is asked again who the one that stays could be (rules 8, 14; ADR 21)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground import jobs
from archive.ground.audit import AuditRow
from archive.ground.db import reading
from archive.ground.jobs import JobRow
from archive.rules import jigsaw as rules
from archive.rules.errors import Refused, Unreadable
from archive.rules.how_many import Fact
from archive.rules.jigsaw import Panel
from moderation import worker
from moderation.concerns import forgetting
from moderation.decisions import going_out
from moderation.pages import who_page
from moderation.promises import promises
from moderation.queue import queue
from moderation.tables import AloneRow
from moderation.who import alone, asking_again, jigsaw
from stories import finished, known_there, withdrawal
from stories.desk import Desk
from stories.tables import State, Story
from stories.work_tables import PanelRow
from tests.asked import FORM
from tests.rooms.four_seats import post, sign_in
from tests.rooms.shelving import text_of
from tests.rooms.two_readers import is_seen, published
from tests.rooms.who_asked import ask, opened, panel_of, problems_of
from tests.staffed import HOST
from tests.town import Town

SHARED = (Fact("several"), Fact("unwell"))


@pytest.fixture
def two(town: Town, index: Index) -> tuple[str, str, str]:
    """The one that goes, the one that stays, and the edition of that: both are out, and tell the same."""
    goes, (stays, edition_id) = published(town, index)[0], published(town, index)
    ask(town, goes, *SHARED)
    ask(town, stays, *SHARED)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(
            session, goes
        )  # The first of its kind, so a second person has said why it may go out.
        jigsaw.give_reason(town.desk, session, story, "It is told often.", staff_id="bea", moment=town.now)
    assert not panel_of(town, stays).stands_out
    _work(town, index)
    assert _marked(town) == set()
    return goes, stays, edition_id


def _work(town: Town, index: Index, times: int = 2) -> None:
    """Let the worker do what is due, and what that asks for."""
    for _ in range(times):
        worker.run_once(town.desk, index)


def _marked(town: Town) -> set[str]:
    with Session(reading(town.desk.engine)) as session:
        return set(session.execute(select(AloneRow.story_id)).scalars())


def _asked_again(town: Town) -> frozenset[str]:
    return frozenset(_why(town))


def _why(town: Town) -> dict[str, str]:
    with Session(reading(town.desk.engine)) as session:
        return dict(asking_again.asked_again(session, town.now))


def _objections(town: Town, story_id: str) -> tuple[str, ...]:
    with Session(reading(town.desk.engine)) as session:
        return going_out.objections(town.desk, session, town.story(session, story_id), town.now)


def _delete(town: Town, session: Session, story: Story) -> None:
    withdrawal.delete(town.desk, session, story, town.now)


def _hide(town: Town, session: Session, story: Story) -> None:
    withdrawal.hide(town.desk, session, story, town.now)


def _lapse(town: Town, session: Session, story: Story) -> None:
    withdrawal.lapse(town.desk, session, story, town.now)


def _tells_less(town: Town, session: Session, story: Story) -> None:
    said = replace(jigsaw.said_in(panel_of(town, story.id)), facts=(Fact("several"),))
    copy = finished.newest(session, story.id)
    jigsaw.record(town.desk, session, story, copy, said, staff_id="bea", moment=town.now)


@pytest.mark.parametrize("leave", [_delete, _hide, _lapse, _tells_less])
def test_whatever_makes_it_alone_it_is_asked_again_and_stays_out_meanwhile(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
    leave: Callable[[Town, Session, Story], None],
) -> None:
    goes, stays, edition_id = two
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        leave(town, session, town.story(session, goes))
    assert _asked_again(town) == frozenset(), "in the background"
    _work(town, index)
    assert _marked(town) == {stays} == _asked_again(town)
    assert _objections(town, stays) == () and is_seen(town, edition_id), "it stays where it is"
    going_out.publish(town.desk, index, stays, town.now)
    assert is_seen(town, edition_id), "also when it is cleared anew"
    with Session(reading(town.desk.engine)) as session:
        assert queue.counts(session, town.now).again == 1
        found = promises.in_queue(town.desk, session, town.now, "again")
        assert found is not None and found.stories == {stays}
        body = finished.read(town.desk, finished.newest(session, stays))
        story = town.story(session, stays)
        assert jigsaw.problems(town.desk, session, story, body, town.now) == (rules.ALONE_NOW,)


def test_it_is_answered_by_two_and_listed_and_out_until_then(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
) -> None:
    goes, stays, edition_id = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    ask(town, stays, *SHARED, who="bea")
    assert panel_of(town, stays).stands_out and panel_of(town, stays).by == "ann", (
        "the same coding is its coder's"
    )
    _work(town, index)
    going_out.publish(town.desk, index, stays, town.now)
    assert _asked_again(town) == {stays} and is_seen(town, edition_id)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, stays)
        with pytest.raises(Refused):
            jigsaw.give_reason(town.desk, session, story, "I say so.", staff_id="ann", moment=town.now)
        jigsaw.give_reason(town.desk, session, story, " ", staff_id="bea", moment=town.now)
    assert _asked_again(town) == {stays}, "nothing was said"
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, stays)
        jigsaw.give_reason(town.desk, session, story, "Many tell this.", staff_id="bea", moment=town.now)
    _work(town, index)
    assert _asked_again(town) == frozenset() == _marked(town) and _objections(town, stays) == ()


def test_what_was_asked_before_her_yes_was_kept_is_listed_until_it_is_asked(
    town: Town, index: Index, two: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, stays, edition_id = two
    ask(town, two[0], *SHARED, Fact("few-years"), who="bea")
    with monkeypatch.context() as older:
        older.setattr(jigsaw, "_grant_now", lambda *_: None)
        ask(town, stays, *SHARED, Fact("few-years"), who="bea")
    assert panel_of(town, stays).grant is None
    alone.look(town.desk, "", town.now)
    assert _why(town) == {stays: rules.ASKED_BEFORE}
    assert _objections(town, stays) == () and is_seen(town, edition_id)
    assert not panel_of(town, stays).is_asked_again, "it is not alone"
    ask(town, stays, *SHARED, Fact("few-years"), who="ann")
    _work(town, index)
    assert _asked_again(town) == frozenset()


def test_what_was_asked_before_and_is_coded_as_alone_now_stays_out_until_two_have_answered(
    town: Town, index: Index, two: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, stays, edition_id = two
    ask(town, two[0], *SHARED, Fact("few-years"), who="bea")
    with monkeypatch.context() as older:
        older.setattr(jigsaw, "_grant_now", lambda *_: None)
        ask(town, stays, *SHARED, Fact("few-years"), who="bea")
    alone.look(town.desk, "", town.now)
    ask(town, stays, *SHARED, Fact("few-years"), Fact("twins"), who="ann")
    _work(town, index)
    going_out.publish(town.desk, index, stays, town.now)
    assert panel_of(town, stays).stands_out and is_seen(town, edition_id)
    assert _why(town) == {stays: rules.ALONE_NOW}, "the second person is told what is missing"
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, stays)
        jigsaw.give_reason(town.desk, session, story, "Twins are not rare.", staff_id="bea", moment=town.now)
    _work(town, index)
    assert _why(town) == {} and _objections(town, stays) == ()


def test_what_was_asked_before_and_has_become_alone_is_listed_and_said_so(
    town: Town, index: Index, two: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    goes, stays, edition_id = two
    with monkeypatch.context() as older:
        older.setattr(jigsaw, "_grant_now", lambda *_: None)
        ask(town, stays, *SHARED, Fact("few-years"), who="bea")
    assert panel_of(town, stays).grant is None and panel_of(town, stays).stands_out
    alone.look(town.desk, "", town.now)
    assert _why(town) == {stays: rules.ASKED_BEFORE}, "also what was alone when it was asked"
    with monkeypatch.context() as older:
        older.setattr(jigsaw, "_grant_now", lambda *_: None)
        ask(town, stays, *SHARED, who="ann")
    alone.look(town.desk, "", town.now)
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    assert _why(town) == {stays: rules.ALONE_NOW} and is_seen(town, edition_id)
    ask(town, stays, *SHARED, who="bea")
    with Session(town.desk.engine) as session, session.begin():
        story, by = town.story(session, stays), "ann" if panel_of(town, stays).by == "bea" else "bea"
        jigsaw.give_reason(town.desk, session, story, "Many tell this.", staff_id=by, moment=town.now)
    _work(town, index)
    assert _why(town) == {}


def test_a_reason_answers_only_what_was_coded_again(
    town: Town, index: Index, two: tuple[str, str, str]
) -> None:
    goes, stays, _ = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, stays)
        jigsaw.give_reason(town.desk, session, story, "Many tell this.", staff_id="bea", moment=town.now)
    assert _asked_again(town) == {stays}, "nobody has looked at it"


def test_that_less_is_told_now_takes_a_second_person_as_well(
    town: Town, index: Index, two: tuple[str, str, str]
) -> None:
    goes, stays, edition_id = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    ask(town, stays, who="bea")
    _work(town, index)
    assert _asked_again(town) == {stays}, "one person alone took all of it out"
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, stays), finished.newest(session, stays)
        said = replace(jigsaw.said_in(panel_of(town, stays)), answers={"family": "No."})
        jigsaw.record(town.desk, session, story, copy, said, staff_id="bea", moment=town.now)
    _work(town, index)
    assert _asked_again(town) == {stays} and is_seen(town, edition_id), "nor by saying it in two steps"
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, stays)
        with pytest.raises(Refused):
            jigsaw.give_reason(town.desk, session, story, "It is gone.", staff_id="bea", moment=town.now)
        jigsaw.give_reason(town.desk, session, story, "It is gone.", staff_id="ann", moment=town.now)
    _work(town, index)
    assert _asked_again(town) == frozenset() == _marked(town)


def _answer(town: Town, story_id: str, *facts: Fact) -> None:
    """Code it, and have a second person say why it may be out."""
    ask(town, story_id, *facts, who="bea")
    with Session(town.desk.engine) as session, session.begin():
        story, by = town.story(session, story_id), "ann" if panel_of(town, story_id).by == "bea" else "bea"
        jigsaw.give_reason(town.desk, session, story, "It is often told.", staff_id=by, moment=town.now)


@pytest.fixture
def alone_with_three(town: Town, index: Index, two: tuple[str, str, str]) -> tuple[str, str, str]:
    """As `two`; the one that stays is alone with three details, which two people have answered, and shares each two of them."""
    goes, stays, edition_id = two
    early = Fact("early")
    _answer(town, goes, SHARED[0], early)
    for pair in (SHARED, (SHARED[1], early)):
        _answer(town, published(town, index)[0], *pair)
    _answer(town, stays, *SHARED, early)
    _work(town, index)
    assert panel_of(town, stays).alone_with == frozenset({frozenset({"several", "unwell", "early"})})
    assert _marked(town) == set(), "answered as alone, it is asked no more"
    return goes, stays, edition_id


def test_what_was_answered_as_alone_is_asked_again_when_fewer_details_are_enough(
    town: Town, index: Index, alone_with_three: tuple[str, str, str]
) -> None:
    goes, stays, edition_id = alone_with_three
    with Session(town.desk.engine) as session, session.begin():
        _hide(town, session, town.story(session, goes))
    _work(town, index)
    assert _why(town) == {stays: rules.ALONE_NOW} and is_seen(town, edition_id)
    with Session(town.desk.engine) as session, session.begin():
        story, by = town.story(session, stays), panel_of(town, stays).by
        other = "ann" if by == "bea" else "bea"
        jigsaw.give_reason(town.desk, session, story, "As before.", staff_id=other, moment=town.now)
    assert _marked(town) == {stays}, "a reason alone answers nothing that was coded before"
    _answer(town, stays, *SHARED, Fact("early"))
    _work(town, index)
    assert _marked(town) == set(), "once two have answered that, nobody is asked again"


def _gone_and_back(town: Town, index: Index, goes: str, stays: str) -> None:
    """Have one mother hide her story, which marks the other's, and bring it back."""
    with Session(town.desk.engine) as session, session.begin():
        _hide(town, session, town.story(session, goes))
    _work(town, index)
    assert _marked(town) == {stays}
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.bring_back(session, town.story(session, goes), town.now)
    _work(town, index)


def test_when_the_other_one_comes_back_the_smaller_combination_is_asked_no_more(
    town: Town, index: Index, alone_with_three: tuple[str, str, str]
) -> None:
    goes, stays, _ = alone_with_three
    _gone_and_back(town, index, goes, stays)
    assert _marked(town) == set()


def test_what_is_alone_with_two_is_not_asked_for_another_two(
    town: Town, index: Index, two: tuple[str, str, str]
) -> None:
    goes, stays, _ = two
    few = Fact("few-years")
    ask(town, goes, *SHARED)
    _answer(town, stays, *SHARED, few, Fact("early"))
    _answer(town, published(town, index)[0], few, Fact("early"))
    _answer(town, stays, *SHARED, few, Fact("early"))
    _work(town, index)
    before = _marked(town)
    with Session(town.desk.engine) as session, session.begin():
        _hide(town, session, town.story(session, goes))
    _work(town, index)
    assert stays not in before and stays not in _marked(town)


def test_what_is_on_its_way_waits_when_fewer_details_are_enough(
    town: Town, index: Index, alone_with_three: tuple[str, str, str]
) -> None:
    goes, stays, _ = alone_with_three
    with Session(town.desk.engine) as session, session.begin():
        _hide(town, session, town.story(session, stays))
        withdrawal.bring_back(session, town.story(session, stays), town.now)
        town.story(session, stays).state = State.RELEASED
        _delete(town, session, town.story(session, goes))
    alone.look(town.desk, "", town.now)
    assert rules.ALONE_NOW in _objections(town, stays)


def test_a_red_answer_takes_it_down(town: Town, index: Index, two: tuple[str, str, str]) -> None:
    goes, stays, edition_id = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    ask(town, stays, Fact("rare", "the worker came"), who="bea")
    _work(town, index)
    with Session(reading(town.desk.engine)) as session:
        assert town.story(session, stays).state == State.HELD and not is_seen(town, edition_id)


def test_when_another_one_tells_it_again_nobody_is_asked(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
) -> None:
    goes, stays, _ = two
    _gone_and_back(town, index, goes, stays)
    assert _marked(town) == set() == set(_asked_again(town))


def test_what_is_on_its_way_out_waits_for_the_answer_and_can_be_asked(
    app: Flask,
    town: Town,
    index: Index,
    two: tuple[str, str, str],
) -> None:
    goes, stays, _ = two
    with Session(town.desk.engine) as session, session.begin():
        _hide(town, session, town.story(session, stays))
        withdrawal.bring_back(session, town.story(session, stays), town.now)
        town.story(session, stays).state = State.RELEASED
        _delete(town, session, town.story(session, goes))
    alone.look(town.desk, "", town.now)
    assert _asked_again(town) == {stays} and rules.ALONE_NOW in _objections(town, stays)
    ann = sign_in(app, "ann")
    page = ann.get(f"/stories/{stays}/who", **HOST)
    assert page.status_code == 200 and rules.ALONE_NOW in text_of(page.get_data(as_text=True))
    assert post(ann, f"/stories/{stays}/who", **FORM)[0] == 303


def test_nothing_tells_which_story_went_nor_when(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
) -> None:
    goes, stays, _ = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    with Session(reading(town.desk.engine)) as session:
        before = session.execute(select(AuditRow.n)).scalars().all()
    alone.look(town.desk, "", town.now)
    with Session(reading(town.desk.engine)) as session:
        assert session.execute(select(AuditRow.n)).scalars().all() == before
        (row,) = session.execute(text("SELECT * FROM alone")).mappings()
        assert dict(row) == {"story_id": stays, "since": town.now.today.isoformat(), "is_alone": True}


def test_it_is_asked_in_batches_each_story_once(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes, _, _ = two
    third = published(town, index)[0]
    ask(town, third, Fact("several"))
    _work(town, index)
    monkeypatch.setattr(alone, "AT_ONCE", 1)
    seen: list[list[str]] = []
    real = alone._alone

    def counted(desk: object, session: Session, ids: list[str]) -> dict[str, bool | None]:
        seen.append(ids)
        return real(town.desk, session, ids)

    monkeypatch.setattr(alone, "_alone", counted)
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index, times=4)
    asked = [id for ids in seen for id in ids]
    assert len(asked) == len(set(asked)) == 2 and all(len(ids) <= 1 for ids in seen)


def test_who_answers_while_it_is_counted_is_not_asked_once_more(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes, stays, _ = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    real = alone._alone

    def slow(desk: object, session: Session, ids: list[str]) -> dict[str, bool | None]:
        found = real(town.desk, session, ids)
        ask(town, stays, Fact("one-child"), who="bea")
        return found

    monkeypatch.setattr(alone, "_alone", slow)
    alone.look(town.desk, "", town.now)
    assert _marked(town) == set()


def test_what_she_deletes_while_it_is_counted_is_passed_over_and_the_others_are_asked(
    town: Town,
    index: Index,
    two: tuple[str, str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes, stays, _ = two
    third = published(town, index)[0]
    ask(town, third, Fact("twins"))
    with Session(town.desk.engine) as session, session.begin():
        session.execute(delete(JobRow))
        _delete(town, session, town.story(session, goes))
    real = jigsaw.newest

    def slow(desk: Desk, session: Session, story: Story) -> Panel | None:
        if story.id == third and desk.readable([third]):
            with Session(desk.engine) as other, other.begin():
                _delete(town, other, town.story(other, third))
        return real(desk, session, story)

    monkeypatch.setattr(jigsaw, "newest", slow)
    alone.look(town.desk, "", town.now)
    assert town.desk.readable([third]) == frozenset() and _marked(town) == {stays}


def _damage(town: Town, story_id: str) -> None:
    """Change a byte of what was last answered; its key lives."""
    with Session(town.desk.engine) as session, session.begin():
        session.execute(text("DROP TRIGGER panel_no_update"))
        newest = select(func.max(PanelRow.n)).where(PanelRow.story_id == story_id).scalar_subquery()
        row = session.execute(select(PanelRow).where(PanelRow.n == newest)).scalar_one()
        row.said = bytes([*row.said[:-1], row.said[-1] ^ 1])
    with Session(reading(town.desk.engine)) as session, pytest.raises(Unreadable):
        jigsaw.newest(town.desk, session, town.story(session, story_id))


@pytest.fixture
def damaged(town: Town, index: Index, two: tuple[str, str, str]) -> tuple[str, str, str]:
    """The one whose answers are damaged, its edition, and the one that is alone; both are out."""
    goes, stays, _ = two
    third, edition_id = published(town, index)
    _answer(town, third, Fact("twins"))
    _work(town, index)
    _damage(town, third)
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    return third, edition_id, stays


def test_what_is_damaged_is_passed_over_and_the_others_are_asked(
    town: Town, damaged: tuple[str, str, str]
) -> None:
    third, edition_id, stays = damaged
    with Session(reading(town.desk.engine)) as session:
        assert jobs.waiting(session, alone.JOB) == 0
        assert asking_again.why_asked_again(town.desk, session, town.now) == {
            stays: rules.ALONE_NOW, third: jigsaw.DAMAGED
        }  # fmt: skip
        assert queue.counts(session, town.now).again == 2, "each is one thing to do"
    assert is_seen(town, edition_id), "it stays where it is"


def test_what_is_damaged_is_no_reason_to_take_anothers_detail_for_shared(
    town: Town, index: Index, damaged: tuple[str, str, str]
) -> None:
    other = published(town, index)[0]
    ask(town, other, Fact("twins"))
    assert panel_of(town, other).stands_out, "of what cannot be opened nobody knows what it tells"


def test_the_desk_says_what_to_do_about_what_is_damaged(
    app: Flask, town: Town, damaged: tuple[str, str, str]
) -> None:
    third, _, _ = damaged
    ann = sign_in(app, "ann")
    for page in (f"/stories/{third}", f"/stories/{third}/who", "/queue?show=again"):
        answer = ann.get(page, **HOST)
        assert answer.status_code == 200 and jigsaw.DAMAGED in text_of(answer.get_data(as_text=True)), page
    assert post(ann, f"/stories/{third}/who", **FORM)[0] == 303
    assert _why(town).get(third) == rules.ALONE_NOW, "one person alone does not answer it"
    with Session(town.desk.engine) as session, session.begin():
        story, by = town.story(session, third), "ann" if panel_of(town, third).by == "bea" else "bea"
        jigsaw.give_reason(town.desk, session, story, "As before.", staff_id=by, moment=town.now)
    assert third not in _asked_again(town) and _objections(town, third) == ()


def test_what_is_damaged_and_answered_anew_stays_out_until_a_second_person_has_said_why(
    town: Town, index: Index, damaged: tuple[str, str, str]
) -> None:
    third, edition_id, _ = damaged
    with Session(town.desk.engine) as session, session.begin():
        session.execute(delete(AloneRow))  # Answered before the job came by.
    ask(town, third, *SHARED, who="bea")
    going_out.publish(town.desk, index, third, town.now)
    assert panel_of(town, third).stands_out and not panel_of(town, third).has_reason
    assert is_seen(town, edition_id) and third in _asked_again(town)


def test_what_she_was_asked_stays_asked_where_the_answer_is_damaged(
    town: Town, damaged: tuple[str, str, str]
) -> None:
    third, _, _ = damaged
    with Session(town.desk.engine) as session, session.begin():
        known_there.ask(town.desk, session, town.story(session, third), "ann", town.now)
    with pytest.raises(Refused, match=re.escape(jigsaw.STAYS_ASKED)):
        ask(town, third, *SHARED)


def test_what_is_in_hand_and_damaged_is_answered_anew(app: Flask, town: Town) -> None:
    story_id = opened(town)
    ask(town, story_id, *SHARED)
    _damage(town, story_id)
    assert problems_of(town, story_id) == (jigsaw.DAMAGED,)
    ann = sign_in(app, "ann")
    assert who_page.LOST in text_of(ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))
    ask(town, story_id, *SHARED)
    assert jigsaw.DAMAGED not in problems_of(town, story_id)


def test_what_was_put_back_is_asked_no_more(town: Town, index: Index, damaged: tuple[str, str, str]) -> None:
    third, _, stays = damaged
    with Session(town.desk.engine) as session, session.begin():
        newest = select(func.max(PanelRow.n)).where(PanelRow.story_id == third).scalar_subquery()
        row = session.execute(select(PanelRow).where(PanelRow.n == newest)).scalar_one()
        row.said = bytes([*row.said[:-1], row.said[-1] ^ 1])
    alone.look(town.desk, "", town.now)
    assert _marked(town) == {stays}


def test_the_mark_goes_with_the_story(town: Town, index: Index, two: tuple[str, str, str]) -> None:
    goes, stays, _ = two
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, goes))
    _work(town, index)
    with Session(town.desk.engine) as session, session.begin():
        _delete(town, session, town.story(session, stays))
        forgetting.forget_deleted(session, town.now)
    assert _marked(town) == set()
