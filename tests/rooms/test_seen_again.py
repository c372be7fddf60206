"""What one of us hid is seen again by two people, and by nobody alone, not even by whoever hid it (c11, ADR 22)."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.rules.errors import BadInput, Refused
from moderation import worker
from moderation.concerns import forgetting
from moderation.decisions import decisions, seen_again
from moderation.decisions.seen_again import Proposal
from moderation.promises import promises
from moderation.tables import SeenAgainRow, TakedownRow
from stories import cards, sayings, withdrawal
from stories.tables import Notebook
from stories.visit import Visit
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_pages import HOST, _post, _sign_in, app
from tests.rooms.test_desk_work import _is_seen, _published
from tests.town import Town

__all__ = ["app"]
WAITS = "to be seen again: a second person"
WHY = "I asked Ann. The street is taken out now."


@pytest.fixture
def hidden(town: Town, index: Index) -> tuple[str, str]:
    """A story that was out and that ann has hidden, and its edition."""
    story_id, edition_id = _published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        decisions.hide(town.desk, session, town.story(session, story_id), "ann", moment=town.now)
    return story_id, edition_id


def _propose(town: Town, story_id: str, who: str = "bea", words: str = WHY) -> str:
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        seen_again.propose(town.desk, session, story, who, words=words, moment=town.now)
        return session.get_one(SeenAgainRow, story_id).id


def _confirm(town: Town, story_id: str, who: str, id: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        seen_again.confirm(session, town.story(session, story_id), who, id, town.now)


def _drop(town: Town, story_id: str, who: str, id: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        seen_again.drop(session, town.story(session, story_id), who, id, town.now)


def _standing(town: Town, story_id: str, who: str = "ann") -> Proposal | None:
    with Session(town.desk.engine) as session:
        return seen_again.standing(town.desk, session, town.story(session, story_id), who)


def _hiders(town: Town, story_id: str) -> frozenset[str]:
    with Session(town.desk.engine) as session:
        return town.story(session, story_id).hiders


def _hide(town: Town, story_id: str, who: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        decisions.hide(town.desk, session, town.story(session, story_id), who, moment=town.now)


def _acts(town: Town, story_id: str) -> list[tuple[str, str]]:
    with Session(town.desk.engine) as session:
        query = select(AuditRow.who, AuditRow.act).where(AuditRow.subject == story_id).order_by(AuditRow.n)
        return [(one.who, one.act) for one in session.execute(query)]


@pytest.mark.parametrize(("first", "second"), [("bea", "ann"), ("ann", "bea"), ("bea", "cay")])
def test_two_people_let_it_be_seen_whoever_of_them_hid_it(
    town: Town,
    index: Index,
    hidden: tuple[str, str],
    first: str,
    second: str,
) -> None:
    story_id, edition_id = hidden
    id = _propose(town, story_id, first)
    worker.run_once(town.desk, index)
    assert not _is_seen(town, edition_id) and _hiders(town, story_id) == {"ann"}, "nothing has changed yet"
    _confirm(town, story_id, second, id)
    worker.run_once(town.desk, index)
    assert _is_seen(town, edition_id) and _standing(town, story_id) is None
    said = [(who, act) for who, act in _acts(town, story_id) if "seen" in act]
    assert said == [(first, "propose to let be seen"), (second, "let be seen")]


@pytest.mark.parametrize("who", ["ann", "bea"])
def test_nobody_alone_undoes_it_not_even_who_hid_it(
    town: Town,
    hidden: tuple[str, str],
    who: str,
) -> None:
    story_id, _ = hidden
    id = _propose(town, story_id, who)
    with pytest.raises(Refused, match="takes two of us"):
        _confirm(town, story_id, who, id)
    assert _hiders(town, story_id) == {"ann"} and _standing(town, story_id) is not None


def test_a_reason_is_written_sealed_and_read_by_colleagues_alone(
    town: Town,
    hidden: tuple[str, str],
) -> None:
    story_id, _ = hidden
    for words in ("", "  ", "x" * (seen_again.LONGEST + 1)):
        with pytest.raises(BadInput):
            _propose(town, story_id, words=words)
    _propose(town, story_id)
    standing = _standing(town, story_id)
    assert standing is not None and standing.words == WHY
    with Session(town.desk.engine) as session:
        assert b"street" not in session.get_one(SeenAgainRow, story_id).words
    assert all("street" not in act for _, act in _acts(town, story_id))


def test_her_own_hide_stays_hers_and_her_page_says_that_we_hid_it_until_two_said_so(
    town: Town,
    hidden: tuple[str, str],
) -> None:
    story_id, _ = hidden

    def _stands() -> tuple[str, bool]:
        with Session(town.desk.engine) as session:
            story = town.story(session, story_id)
            notebook = session.get_one(Notebook, story.notebook_id)
            card = cards.of(Visit(town.desk, session, town.now, notebook=notebook), story)
            return card.stands, card.is_hidden_by_us

    before = _stands()
    id = _propose(town, story_id)
    assert _stands() == before == (sayings.HIDDEN_BY_US, True)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
    _confirm(town, story_id, "ann", id)
    assert _hiders(town, story_id) == {"contributor"}
    with pytest.raises(Refused):
        _propose(town, story_id)


@pytest.mark.parametrize("who", ["bea", "ann", "cay"])
def test_until_it_is_confirmed_one_press_of_anybody_ends_it(
    town: Town,
    hidden: tuple[str, str],
    who: str,
) -> None:
    story_id, _ = hidden
    id = _propose(town, story_id)
    _drop(town, story_id, who, id)
    assert _standing(town, story_id) is None
    with pytest.raises(Refused, match="does not wait any more"):
        _confirm(town, story_id, "ann", id)
    said = "take back what was proposed" if who == "bea" else "say no to let be seen"
    assert _acts(town, story_id)[-1] == (who, said)
    assert _hiders(town, story_id) == {"ann"}


def test_what_was_proposed_before_a_newer_hide_is_nothing(
    town: Town,
    hidden: tuple[str, str],
) -> None:
    story_id, _ = hidden
    for who in ("cay", "ann"):
        id = _propose(town, story_id)
        _hide(town, story_id, who)
        assert _standing(town, story_id) is None
        with pytest.raises(Refused, match="does not wait any more"):
            _confirm(town, story_id, "rev", id)
        with Session(town.desk.engine) as session:
            assert seen_again.waiting(session) == frozenset()
    assert _hiders(town, story_id) == {"ann", "cay"}


def test_a_yes_to_one_reason_is_no_yes_to_another(town: Town, hidden: tuple[str, str]) -> None:
    story_id, _ = hidden
    id = _propose(town, story_id)
    with pytest.raises(Refused, match="already"):
        _propose(town, story_id, "cay")
    _drop(town, story_id, "bea", id)
    _propose(town, story_id, words="Another reason.")
    with pytest.raises(Refused, match="does not wait any more"):
        _confirm(town, story_id, "ann", id)


def test_while_a_complaint_waits_neither_is_heard(town: Town, hidden: tuple[str, str]) -> None:
    story_id, _ = hidden
    id = _propose(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        session.add(TakedownRow(complaint_id="c", story_id=story_id, came_on=town.now.today))
    with pytest.raises(Refused, match="Take-downs"):
        _confirm(town, story_id, "ann", id)
    _drop(town, story_id, "bea", id)
    with pytest.raises(Refused, match="Take-downs"):
        _propose(town, story_id)


def test_of_many_presses_at_once_one_counts(town: Town, hidden: tuple[str, str]) -> None:
    """Two people propose at once, two confirm at once, and one says no at once: one of each wins, and it is done once."""
    story_id, _ = hidden
    ids = _at_once(lambda who: _propose(town, story_id, who), ("bea", "cay"))
    assert len(ids) == 1
    won = _at_once(lambda who: _confirm(town, story_id, who, ids[0]), ("rev", "ann", "dee"))
    assert len(won) == 1
    assert [act for _, act in _acts(town, story_id)].count("let be seen") == 1


def _at_once(press: Callable[[str], str | None], people: tuple[str, ...]) -> list[str]:
    """Return what came of those presses that were not refused, all made at the same moment."""
    barrier, won = Barrier(len(people)), list[str]()

    def run(who: str) -> None:
        barrier.wait()
        try:
            won.append(press(who) or who)
        except Refused:
            return

    threads = [Thread(target=run, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won


def test_it_waits_in_the_queue_and_among_the_promises_and_goes_with_the_story(
    town: Town,
    hidden: tuple[str, str],
) -> None:
    story_id, _ = hidden
    _propose(town, story_id)
    with Session(town.desk.engine) as session, session.begin():
        found = promises.in_queue(town.desk, session, town.now, "seen-again")
        assert found is not None and found.stories == {story_id} and not found.is_broken
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
        assert seen_again.waiting(session) == frozenset()
        forgetting.forget_deleted(session, town.now)
        assert session.get(SeenAgainRow, story_id) is None


# By the pages


def _proposal_in(page: str) -> str:
    found = re.search(r'/let-be-seen/([^"]+)"', page)
    assert found is not None
    return found[1]


def _page(client: FlaskClient, story_id: str) -> str:
    return client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)


def test_by_the_page_one_asks_and_another_says_yes(
    app: Flask,
    town: Town,
    index: Index,
) -> None:
    story_id, edition_id = _published(town, index)
    with Session(town.desk.engine) as session:
        ann_id = session.execute(select(Person.id).where(Person.login == "ann")).scalar_one()
    _hide(town, story_id, ann_id)
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    path = f"/stories/{story_id}/let-be-seen"
    assert WAITS not in text_of(ann.get("/queue", **HOST).get_data(as_text=True))
    assert "Ask why before you press this." in text_of(_page(bea, story_id))
    status, page = _post(bea, path, seen_why=" ", note="A note half wr")
    assert status == 422 and seen_again.NO_REASON in text_of(page) and "A note half wr" in page
    assert _post(bea, path, seen_why=WHY)[0] == 303
    mine, hers = _page(bea, story_id), _page(ann, story_id)
    assert "Take that back" in mine and "Yes, let it be seen again" not in mine and WHY in mine
    assert "Yes, let it be seen again" in hers and "Bea says that it may be seen again" in text_of(hers)
    assert WAITS in text_of(ann.get("/queue", **HOST).get_data(as_text=True))
    assert WHY not in ann.get("/queue?show=seen-again", **HOST).get_data(as_text=True)
    answer = f"{path}/{_proposal_in(hers)}"
    assert _post(bea, answer, do="seen")[0] == 409
    assert _post(_sign_in(app, "adm"), answer, do="seen")[0] == 404
    assert not _is_seen(town, edition_id)
    assert _post(ann, answer, do="seen")[0] == 303
    worker.run_once(town.desk, index)
    assert _is_seen(town, edition_id)
    assert _post(ann, answer, do="seen")[0] == 409, "once"


def test_what_was_typed_as_a_reason_is_handed_back_by_every_other_button(
    app: Flask,
    town: Town,
    index: Index,
) -> None:
    story_id, _ = _published(town, index)
    ann = _sign_in(app, "ann")
    _post(ann, f"/stories/{story_id}/decide", do="hide")
    status, page = _post(
        ann, f"/stories/{story_id}/note", note="We look at your street tomorrow.", seen_why="Half a reas"
    )
    assert status == 200 and "Half a reas" in page
