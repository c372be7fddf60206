"""A moderator says "this is a court paper": set aside at once and unread, at no door, taken out by her or lifted by two reviewers."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.checking import private
from archive.editions import press, shelf, stocktaking
from archive.editions.index import Index
from archive.ground import accounts
from archive.ground.audit import AuditRow
from archive.ground.clock import utc_now
from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet
from archive.rules.publication import SET_ASIDE
from archive.settings import Address, Place, desk_settings
from moderation import sweeps
from moderation.anonymise import anonymise
from moderation.app import create_app
from moderation.decisions import decisions, going_out, papers
from moderation.letters import notices
from moderation.queue import queue
from moderation.tables import Decision
from stories import drafts, finished, looking, messages, parts, pulling, quarantine, withdrawal
from stories.desk import Desk
from stories.parts import Role
from stories.tables import Outing, PartState, Quarantined, State, Story
from tests.made import drawing
from tests.phone import Phone
from tests.rooms.test_desk_pages import HOST, PASSWORD, ROLES, SECRETS
from tests.rooms.test_desk_parts import Work
from tests.staffed import add_known, token_in
from tests.town import MIDWIVES, Town

CANARY = "the zinnia order of the fourth"
WORDS = f"I sat by the window. It says {CANARY} on it. Then I went home."
MARKS = ("passage", "words", "all")


@pytest.fixture
def app(place: Place, desk: Desk) -> Flask:
    """The Desk, with two moderators, two reviewers and an administrator."""
    with Session(desk.engine) as session, session.begin():
        for login, role in {**ROLES, "roy": "reviewer"}.items():
            add_known(
                session, desk, login, role, secret=SECRETS.get(login, SECRETS["ann"]), password=PASSWORD
            )
    return create_app(desk_settings(place, Address("http://desk.localhost:8002")))


def _sign_in(app: Flask, login: str) -> FlaskClient:
    client = app.test_client()
    page = client.get("/sign-in", **HOST).get_data(as_text=True)
    code = accounts.digits_of(SECRETS.get(login, SECRETS["ann"]), utc_now())
    form = {"csrf_token": token_in(page), "login": login, "password": PASSWORD, "code": code}
    assert client.post("/sign-in", data=form, **HOST).status_code == 303
    return client


def _post(client: FlaskClient, path: str, **form: str) -> tuple[int, bytes]:
    page = client.get("/queue", **HOST).get_data(as_text=True)
    answer = client.post(path, data={"csrf_token": token_in(page), **form}, **HOST)
    return answer.status_code, answer.get_data()


def _mark(town: Town, story_id: str, what: str, who: str = "ann", phrase: str = CANARY) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        papers.set_aside(town.desk, session, story, who, what, phrase=phrase, moment=town.now)


def _told(town: Town, words: str = WORDS) -> str:
    """Return a story in the hands of ann."""
    story_id = town.tell(words, title="The window")
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, "ann", town.now)
        anonymise.open_copy(town.desk, session, town.story(session, story_id), town.now)
    return story_id


def _aside(desk: Desk) -> list[Quarantined]:
    with Session(reading(desk.engine), expire_on_commit=False) as session:
        return list(session.execute(select(Quarantined).order_by(Quarantined.id)).scalars())


def _row(desk: Desk, story_id: str) -> Story:
    with Session(reading(desk.engine), expire_on_commit=False) as session:
        return session.get_one(Story, story_id)


def _words(desk: Desk, story_id: str) -> str:
    return drafts.words_of(desk, _row(desk, story_id))


def _sealed(desk: Desk, story_id: str) -> Iterator[tuple[str, str]]:
    """Yield every sealed value of a story outside the quarantine, opened."""
    with Session(reading(desk.engine)) as session:
        for about, sealed in private.sealed_values(session, story_id):
            if not about.startswith("quarantine|"):
                yield about, unseal(desk.keys.get(story_id), sealed, about=about).decode("utf-8", "replace")


# What is set aside is nowhere


@pytest.mark.parametrize("what", MARKS)
def test_words_that_are_set_aside_stand_nowhere_else(town: Town, what: str) -> None:
    story_id = _told(town)
    _mark(town, story_id, what)
    assert [about for about, value in _sealed(town.desk, story_id) if CANARY in value] == []
    assert _row(town.desk, story_id).state == State.HELD and len(_aside(town.desk)) == 1


def test_a_passage_leaves_a_gap_and_the_rest_stands(town: Town) -> None:
    story_id = _told(town)
    _mark(town, story_id, "passage")
    assert _words(town.desk, story_id) == WORDS.replace(CANARY, "[…]")


def test_a_passage_is_set_aside_wherever_it_stands(town: Town) -> None:
    story_id = _told(town, f"{WORDS} {CANARY}.")
    _mark(town, story_id, "passage")
    assert CANARY not in _words(town.desk, story_id) and len(_aside(town.desk)) == 2


@pytest.mark.parametrize(("what", "phrase"), [("passage", ""), ("passage", "no such words"), ("", "")])
def test_what_is_not_said_sets_nothing_aside(town: Town, what: str, phrase: str) -> None:
    story_id = _told(town)
    with pytest.raises(BadInput):
        _mark(town, story_id, what, phrase=phrase)
    assert _words(town.desk, story_id) == WORDS and not _aside(town.desk)


def test_a_passage_takes_the_story_in_hand_and_everything_else_does_not(town: Town) -> None:
    story_id = _told(town)
    with pytest.raises(Refused):
        _mark(town, story_id, "passage", who="bea")
    _mark(town, story_id, "words", who="bea")
    assert _aside(town.desk)


def test_pressed_twice_she_is_told_once(town: Town) -> None:
    story_id = _told(town)
    _mark(town, story_id, "all")
    _mark(town, story_id, "all")
    with Session(reading(town.desk.engine)) as session:
        notes = messages.thread(town.desk, session, town.story(session, story_id))
    assert [(note.words, note.rule) for note in notes] == [(notices.PAPER, "court")]


def test_it_is_written_down_without_a_word(town: Town) -> None:
    story_id = _told(town)
    _mark(town, story_id, "all")
    with Session(reading(town.desk.engine)) as session:
        acts = [row.act for row in session.execute(select(AuditRow)).scalars()]
        kinds = [(row.kind, row.rule) for row in session.execute(select(Decision)).scalars()]
    assert "set aside" in acts and ("court paper", "court") in kinds
    assert CANARY not in repr(acts) + repr(kinds)


@pytest.fixture
def out(town: Town, index: Index) -> tuple[Work, str]:
    """A story with a recording and a picture, out; and its edition."""
    work = Work(town, words=WORDS)
    work.decide()
    work.make()
    return work, work.publish(index)


@pytest.mark.parametrize("what", ["passage", "words", "all", "sound", "picture"])
def test_what_is_out_is_pulled_first_and_no_door_has_a_byte_of_it(
    town: Town, index: Index, app: Flask, place: Place, out: tuple[Work, str], what: str
) -> None:
    work, edition = out
    sound, picture = work.ids
    id = {"sound": sound, "picture": picture}.get(what, what)
    if what == "passage":
        with Session(town.desk.engine) as session, session.begin():
            quarantine.passage(town.desk, session, work.story(session), CANARY, who="ann", moment=town.now)
    else:
        _mark(town, work.id, id, who="bea")
    sweeps.purge_index(town.desk, index)
    # The Reading room.
    assert not stocktaking.ids(town.desk.press.shelf) and edition not in index.ids()
    with pytest.raises(NotFound):
        shelf.get(town.desk.press.shelf, edition, MIDWIVES, Outlet.PAGE, town.now)
    assert not list(place.published.iterdir())
    assert not [path for path in place.index.rglob("*") if path.is_file() and b"zinnia" in path.read_bytes()]
    # The Desk, by every address, for everybody.
    shut = set(work.ids) if what == "all" else {id} & set(work.ids)
    for login in ("ann", "bea", "rev", "adm"):
        client = _sign_in(app, login)
        for path in _addresses(app, work):
            answer = client.get(path, **HOST)
            assert what in ("sound", "picture") or CANARY.encode() not in answer.data, (login, path)
            assert not any(part in path for part in shut) or answer.status_code in (404, 409), (login, path)
    # And nothing that was made of it is left.
    with Session(reading(town.desk.engine)) as session:
        for part in parts.all_of(session, work.id):
            if part.id in shut:
                assert part.state == PartState.ASIDE
                assert {row.role for row in parts.rows_of(session, part)} <= quarantine.KEPT_FOR_REVIEW
        body = finished.read(town.desk, finished.newest(session, work.id))
        assert not shut & {one.id for one in body.parts}
        assert all(not town.desk.unseal(work.id, one.content, f"outing|content|{one.edition_id}") for one in session.query(Outing))  # fmt: skip


def _addresses(app: Flask, work: Work) -> Iterator[str]:
    yield from ("/queue?show=all", "/log", f"/stories/{work.id}")
    yield from (
        f"/stories/{work.id}?medium={n}.{end}"
        for n in (0, 1)
        for end in ("opus", "mp3", "png", "jpeg", "vtt")
    )
    for part_id in work.ids:
        yield from (f"/stories/{work.id}/parts/{part_id}/{which}" for which in ("heard", "clean", "grey", "finished-sound", "finished-picture"))  # fmt: skip


def test_the_doors_test_sees_a_press_that_was_forgotten(
    town: Town, out: tuple[Work, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "pull", lambda *_: None)
    _mark(town, out[0].id, "all", who="bea")
    assert out[1] in stocktaking.ids(town.desk.press.shelf)


def test_the_doors_test_sees_a_part_whose_files_still_open(
    town: Town, out: tuple[Work, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = out[0].ids[1]
    _mark(town, out[0].id, picture, who="bea")
    monkeypatch.setattr(parts, "PartState", SimpleNamespace(ASIDE="forgotten"))
    with Session(reading(town.desk.engine)) as session:
        part = parts.hers(session, town.story(session, out[0].id), picture)
        assert parts.file_of(town.desk, session, part, Role.CLEAN).size


def test_what_is_out_with_something_set_aside_is_taken_down_by_the_sweep(
    town: Town, index: Index, out: tuple[Work, str]
) -> None:
    with Session(town.desk.engine) as session, session.begin():
        quarantine.words(town.desk, session, out[0].story(session), "a line", moment=town.now)
    assert out[1] in stocktaking.ids(town.desk.press.shelf)
    sweeps.hold_unclear(town.desk, index, town.now)
    assert not stocktaking.ids(town.desk.press.shelf)
    assert press.orphans(town.desk.press, ()) == frozenset()


def test_nothing_of_such_a_story_goes_on(town: Town) -> None:
    story_id = _told(town)
    with Session(town.desk.engine) as session, session.begin():
        quarantine.words(town.desk, session, town.story(session, story_id), "a line", moment=town.now)
    for verb in (decisions.ready, decisions.agree):
        with Session(town.desk.engine) as session, pytest.raises(Refused) as refused:
            verb(town.desk, session, town.story(session, story_id), "ann", town.now)
        assert SET_ASIDE in refused.value.sentences
    with Session(reading(town.desk.engine)) as session:
        assert SET_ASIDE in going_out.objections(town.desk, session, town.story(session, story_id), town.now)


def test_a_held_story_is_not_taken_up_before_it_is_settled(town: Town) -> None:
    story_id = _told(town)
    _mark(town, story_id, "words")
    with Session(town.desk.engine) as session, pytest.raises(Refused, match="set aside"):
        decisions.take_up_again(session, town.story(session, story_id), "ann", town.now)


# Opened and lifted: reviewers, and two of them


def _lift(town: Town, story_id: str, who: str, *, looks: bool = True) -> bool:
    (row,) = _aside(town.desk)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        if looks:
            quarantine.look(town.desk, session, story, row.id, who, town.now)
        return papers.say_none(town.desk, session, story, who, row.id, town.now)


@pytest.mark.parametrize("what", MARKS)
def test_two_reviewers_give_her_words_back_where_they_stood(town: Town, what: str) -> None:
    story_id = _told(town)
    _mark(town, story_id, what)
    assert not _lift(town, story_id, "rev")
    assert CANARY not in _words(town.desk, story_id)
    with pytest.raises(Refused, match="second reviewer"):
        _lift(town, story_id, "rev")
    with pytest.raises(Refused, match="Open it first"):
        _lift(town, story_id, "roy", looks=False)
    assert _lift(town, story_id, "roy")
    assert _words(town.desk, story_id) == WORDS and not _aside(town.desk)
    assert drafts.title_of(town.desk, _row(town.desk, story_id)) == "The window"
    assert _row(town.desk, story_id).state == State.HELD, "two people still have to read it"


def test_words_she_changed_meanwhile_keep_and_the_passage_follows(town: Town) -> None:
    story_id = _told(town)
    _mark(town, story_id, "passage")
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        story.state = State.BACK
        drafts.save(town.desk, session, story, title="The window", words="Only this.", moment=town.now)
    _lift(town, story_id, "rev")
    _lift(town, story_id, "roy")
    assert _words(town.desk, story_id) == f"Only this.\n\n{CANARY}"


def test_a_lifted_picture_is_looked_at_anew(town: Town) -> None:
    work = Work(town, words=WORDS)
    _mark(town, work.id, work.ids[1])
    _lift(town, work.id, "rev")
    _lift(town, work.id, "roy")
    looking.look(town.desk, work.ids[1])
    with Session(reading(town.desk.engine)) as session:
        part = parts.hers(session, town.story(session, work.id), work.ids[1])
        assert part.state == PartState.READY
        assert {row.role for row in parts.rows_of(session, part)} == {Role.SENT, Role.CLEAN, Role.GREY}


def test_only_a_reviewer_opens_it_and_that_is_written_down(town: Town, app: Flask) -> None:
    story_id = _told(town)
    _mark(town, story_id, "words")
    (row,) = _aside(town.desk)
    path = f"/stories/{story_id}/aside/{row.id}"
    for login in ("ann", "bea", "adm"):
        client = _sign_in(app, login)
        page = client.get("/queue" if login != "adm" else "/people", **HOST).get_data(as_text=True)
        for act in ("open", "none"):
            answer = client.post(f"{path}/{act}", data={"csrf_token": token_in(page)}, **HOST)
            assert answer.status_code == 404 and CANARY.encode() not in answer.data
    reviewer = _sign_in(app, "rev")
    page = reviewer.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "Set aside, unread" in page and CANARY not in page and "It is no court paper" not in page
    status, shown = _post(reviewer, f"{path}/open")
    assert status == 200 and CANARY.encode() in shown
    with Session(reading(town.desk.engine)) as session:
        opened = [
            row.who for row in session.execute(select(AuditRow)).scalars() if row.act.startswith("open what")
        ]
    assert len(opened) == 1
    assert CANARY not in reviewer.get(f"/stories/{story_id}", **HOST).get_data(as_text=True), (
        "shown this once"
    )
    assert _post(reviewer, f"{path}/none")[0] == 303
    assert "A second reviewer has to say so too" in reviewer.get(f"/stories/{story_id}", **HOST).get_data(
        as_text=True
    )
    other = _sign_in(app, "roy")
    assert _post(other, f"{path}/none")[0] == 409
    _post(other, f"{path}/open")
    assert _post(other, f"{path}/none")[0] == 303
    assert not _aside(town.desk)


def test_a_reviewer_opens_a_picture_that_nobody_else_can(town: Town, app: Flask) -> None:
    work = Work(town, words=WORDS)
    _mark(town, work.id, work.ids[1])
    (row,) = _aside(town.desk)
    status, shown = _post(_sign_in(app, "rev"), f"/stories/{work.id}/aside/{row.id}/open")
    assert status == 200 and shown[:2] in (b"\xff\xd8", b"\x89P")


def test_the_desk_says_it_in_the_queue_and_marks_it_by_one_button(town: Town, app: Flask) -> None:
    story_id = _told(town)
    client = _sign_in(app, "bea")
    page = client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "This is a court paper" in page and "The whole story" in page
    assert _post(client, f"/stories/{story_id}/court-paper", set_aside="all")[0] == 303
    listed = client.get("/queue?show=all", **HOST).get_data(as_text=True)
    assert "May hold words of a court paper: set aside, unread" in listed


def test_a_part_of_another_story_is_not_there(town: Town) -> None:
    work, story_id = Work(town, words=WORDS), _told(town)
    with pytest.raises(NotFound):
        _mark(town, story_id, work.ids[0])
    assert not _aside(town.desk)


# She


@pytest.fixture
def hers(notes: Flask, phone: Phone) -> tuple[Desk, str, tuple[str, str]]:
    """A story of words and a picture that she sent: the private side, its id, and her code words."""
    desk: Desk = notes.extensions["private"]
    code = phone.tell(WORDS)
    phone.press("back").press("draw").press("add", files={"picture": drawing()})
    with Session(reading(desk.engine)) as session:
        story_id = session.execute(select(Story.id)).scalar_one()
        ids = [part.id for part in parts.all_of(session, story_id)]
    for id in ids:
        looking.look(desk, id)
    phone.client.get("/leave.css")
    with Session(desk.engine) as session, session.begin():
        drafts.story(session, story_id).state = State.SENT
    return desk, story_id, code


def test_she_is_told_kindly_and_has_three_ways(hers: tuple[Desk, str, tuple[str, str]], phone: Phone) -> None:
    desk, story_id, code = hers
    _mark(Town(desk, desk.clock.moment()), story_id, "all")
    phone.come_back(code)
    assert "It is not about what you said." in phone.text and CANARY not in phone.html
    assert {"aside-out", "tell-again", "notes"} <= {do.partition(":")[0] for do in phone.form.buttons}
    phone.press("notes")
    assert "A part of this may be a paper from a court." in phone.text
    phone.press("back").press("tell-again")
    phone.unlock(code)
    assert phone.page == "write" and CANARY not in phone.html
    assert _row(desk, story_id).state == State.BACK


def test_her_own_page_hands_out_no_byte_of_it(hers: tuple[Desk, str, tuple[str, str]], phone: Phone) -> None:
    desk, story_id, code = hers
    with Session(reading(desk.engine)) as session:
        (part,) = parts.all_of(session, story_id)
    phone.come_back(code).press("read")
    phone.unlock(code)
    assert phone.client.get(f"/?part={part.id}").status_code == 200
    _mark(Town(desk, desk.clock.moment()), story_id, part.id)
    assert phone.client.get(f"/?part={part.id}").status_code == 404
    phone.open()
    assert f"?part={part.id}" not in phone.html


def test_taken_out_for_good_its_files_are_gone_and_the_story_is_hers_again(
    hers: tuple[Desk, str, tuple[str, str]], phone: Phone, place: Place
) -> None:
    desk, story_id, code = hers
    with Session(reading(desk.engine)) as session:
        (part,) = parts.all_of(session, story_id)
    _mark(Town(desk, desk.clock.moment()), story_id, part.id)
    phone.come_back(code).press("aside-out")
    assert not list(place.originals.iterdir()) and not _aside(desk)
    assert _row(desk, story_id).state == State.BACK and _words(desk, story_id) == WORDS


def test_taken_out_on_the_picture_page_nothing_stands_any_more(
    hers: tuple[Desk, str, tuple[str, str]],
) -> None:
    desk, story_id, _ = hers
    town = Town(desk, desk.clock.moment())
    with Session(desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        (part,) = parts.all_of(session, story_id)
        quarantine.part(desk, session, story, part.id, who="ann", moment=town.now)
        story.state = State.BACK
        parts.take_out(desk, session, story, part, town.now)
        assert not quarantine.standing(session, story_id)


def test_deleted_nothing_of_it_is_left(town: Town) -> None:
    story_id = _told(town)
    _mark(town, story_id, "all")
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
    assert not _aside(town.desk)
