"""Either moderator takes a story down alone, by one press: it waits for no words, and she hears why afterwards (row 28)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.accounts import Person
from archive.ground.keyring import KeyRow
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused, Trouble, Unreadable
from moderation import worker
from moderation.concerns import takedowns
from moderation.decisions import decisions
from moderation.letters import letters, notices
from moderation.promises import owed, promises
from moderation.queue import caring
from moderation.queue.caring import Mine
from moderation.routes import review
from moderation.tables import TakedownRow
from stories import drafts, messages, withdrawal
from stories.tables import State, Story, WorkingCopy
from tests.pairs import let_be_seen
from tests.rooms.four_seats import post, sign_in
from tests.rooms.shelving import text_of
from tests.rooms.two_readers import is_seen, published, sent
from tests.staffed import HOST, token_in
from tests.town import Town

LETTER = letters.LETTERS["hide"]
WHY = "We met your street in one line. Shall we take the line out together?"


def _thread(town: Town, story_id: str) -> list[messages.Note]:
    with Session(town.desk.engine) as session:
        return list(messages.thread(town.desk, session, session.get_one(Story, story_id)))


def _owed(town: Town) -> frozenset[str]:
    with Session(town.desk.engine) as session:
        return owed.a_reason(session)


def _hide(client: FlaskClient, story_id: str, **form: str) -> tuple[int, str]:
    return post(client, f"/stories/{story_id}/decide", do="hide", **form)


@pytest.mark.parametrize("words", ["", "  ", LETTER.words])
def test_one_press_hides_it_and_no_word_has_to_be_written(
    app: Flask,
    town: Town,
    index: Index,
    words: str,
) -> None:
    story_id, edition_id = published(town, index)
    assert is_seen(town, edition_id)
    form = {"words-hide": words, "rule-hide": LETTER.rule} if words else {}
    status, _ = _hide(sign_in(app, "ann"), story_id, **form)
    assert status == 303 and not is_seen(town, edition_id)
    assert [note.words for note in _thread(town, story_id)] == [notices.HIDDEN]
    assert _owed(town) == {story_id}


def test_the_press_stands_beside_the_title_before_anything_there_is_to_read(
    app: Flask,
    town: Town,
    index: Index,
) -> None:
    story_id, _ = published(town, index)
    ann = sign_in(app, "ann")
    page = ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    press = 'name="do" value="hide">Hide it now<'
    assert page.count(press) == 1 and page.index("<h1>") < page.index(press) < page.index('id="gist"')
    _hide(ann, story_id)
    assert press not in ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True), "it is hidden"


def test_a_note_that_was_written_goes_with_it(app: Flask, town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    _hide(sign_in(app, "ann"), story_id, **{"words-hide": WHY, "rule-hide": "safety"})
    assert not is_seen(town, edition_id) and [note.words for note in _thread(town, story_id)] == [WHY]
    assert _owed(town) == frozenset()


@pytest.mark.parametrize(
    ("words", "rule", "says"),
    [
        (
            "Someone may know you by [this part]. Write to us here about it, please, on any day you like.",
            "safety",
            letters.A_GAP,
        ),
        (WHY, "no such rule", letters.NO_RULE),
        ("x" * 4_001, "safety", "A note can have"),
    ],
)
def test_a_note_that_cannot_be_left_stops_nothing_and_is_handed_back(
    app: Flask,
    town: Town,
    index: Index,
    words: str,
    rule: str,
    says: str,
) -> None:
    story_id, edition_id = published(town, index)
    status, page = _hide(sign_in(app, "ann"), story_id, **{"words-hide": words, "rule-hide": rule})
    assert status == 200 and not is_seen(town, edition_id)
    assert "The story is hidden" in text_of(page) and says in text_of(page) and words in page
    assert [note.words for note in _thread(town, story_id)] == [notices.HIDDEN]


def test_what_stands_elsewhere_on_the_page_stops_nothing_either(app: Flask, town: Town, index: Index) -> None:
    story_id = sent(town)
    ann = sign_in(app, "ann")
    post(ann, f"/stories/{story_id}/claim")
    status, page = _hide(ann, story_id, what="A gist half wr", language="no such language")
    with Session(town.desk.engine) as session:
        assert session.get_one(Story, story_id).hiders, page
    assert status == 200 and "Choose the language" in text_of(page) and "A gist half wr" in page, (
        "handed back"
    )


def test_she_is_told_why_afterwards_and_only_of_what_we_hid(app: Flask, town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    ann = sign_in(app, "ann")
    tell = {"words-hide": WHY, "rule-hide": "safety", "do": "tell"}
    assert post(ann, f"/stories/{story_id}/decide", **tell)[0] == 409, "nobody of us has hidden it"
    _hide(ann, story_id)
    page = ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "not yet why" in text_of(page)
    assert post(ann, f"/stories/{story_id}/decide", **{**tell, "words-hide": LETTER.words})[0] == 422
    assert post(ann, f"/stories/{story_id}/decide", **tell)[0] == 303
    assert [note.words for note in _thread(town, story_id)] == [notices.HIDDEN, WHY] and _owed(
        town
    ) == frozenset()
    assert "not yet why" not in text_of(ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))


def test_what_we_owe_stands_on_the_page_of_promises(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        decisions.hide(town.desk, session, session.get_one(Story, story_id), "ann", moment=town.now)
    with Session(town.desk.engine) as session:
        found = promises.in_queue(town.desk, session, town.now, "unexplained")
        assert found is not None and found.stories == {story_id}
    later = Moment(town.now.now + timedelta(hours=1), None)
    with Session(town.desk.engine) as session, session.begin():
        story = session.get_one(Story, story_id)
        messages.write(town.desk, session, story, "Just a note.", staff_id="ann", moment=later)
    assert _owed(town) == frozenset(), "any word of a person's own"
    with Session(town.desk.engine) as session, session.begin():
        story = session.get_one(Story, story_id)
        let_be_seen(town.desk, session, story, later)
        withdrawal.hide(town.desk, session, story, later)
    assert _owed(town) == frozenset(), "her own hide is hers"


def test_a_complaint_is_not_decided_by_a_press_without_words(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        story = session.get_one(Story, story_id)
        session.add(TakedownRow(complaint_id="complaint", story_id=story_id, came_on=town.now.today))
        decisions.hide(town.desk, session, story, "ann", moment=town.now)
    with Session(town.desk.engine) as session, session.begin():
        story = session.get_one(Story, story_id)
        assert takedowns.is_open(session, story_id)
        with pytest.raises(Refused):
            decisions.tell_why(town.desk, session, story, "ann", rule="safety", words=WHY, moment=town.now)
        with pytest.raises(BadInput):
            decisions.stays_hidden(town.desk, session, story, "ann", rule="safety", words="", moment=town.now)


# Somebody who has no account


def test_a_complaint_by_letter_goes_the_way_of_every_other(app: Flask, town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    ann, path = sign_in(app, "ann"), f"/takedowns/came/{story_id}"
    assert "Somebody asked us" in text_of(ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))
    status, page = post(ann, path, words="She is my cousin.")
    assert status == 422 and "Choose what is wrong" in text_of(page) and "my cousin" in page
    assert is_seen(town, edition_id)
    assert post(ann, path, why="about-me", words="She is my cousin.")[0] == 303
    assert not is_seen(town, edition_id)
    assert [note.words for note in _thread(town, story_id)] == [notices.COMPLAINT]
    with Session(town.desk.engine) as session:
        (waits,) = takedowns.waiting(town.desk, session, town.now)
    assert waits.story_id == story_id and waits.said[0][1] == "She is my cousin." and not waits.is_late
    assert post(ann, path, why="about-me")[0] == 303, "said once more, it counts once more"
    assert sign_in(app, "adm").get(path, **HOST).status_code == 404


def test_a_complaint_is_never_too_long_to_hide_what_it_is_about(app: Flask, town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    letter = "She is my cousin, and the whole street knows her. " * 100
    assert post(sign_in(app, "ann"), f"/takedowns/came/{story_id}", why="about-me", words=letter)[0] == 303
    assert not is_seen(town, edition_id)
    with Session(town.desk.engine) as session:
        assert takedowns.waiting(town.desk, session, town.now)[0].said[0][1] == letter.strip()


@pytest.mark.parametrize("found", [BadInput("No."), Refused("No."), NotFound("No."), Unreadable("No.")])
def test_nothing_that_stands_beside_it_stops_a_hide(
    app: Flask, town: Town, index: Index, monkeypatch: pytest.MonkeyPatch, found: Trouble
) -> None:
    def stops(*_: object) -> None:
        raise found

    story_id, edition_id = published(town, index)
    monkeypatch.setattr(review, "keep_typed_if_held", stops)
    assert _hide(sign_in(app, "ann"), story_id, title="A title")[0] == 200
    assert not is_seen(town, edition_id)


def test_a_damaged_key_stops_no_hide(app: Flask, town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with town.desk.keys.engine.begin() as connection:
        connection.execute(update(KeyRow).where(KeyRow.id == story_id).values(wrapped=bytes(60)))
    ann = sign_in(app, "ann")
    assert ann.get(f"/stories/{story_id}", **HOST).status_code == 503
    assert _hide(ann, story_id)[0] == 303 and not is_seen(town, edition_id)


def test_a_complaint_counts_also_while_nobody_can_see_the_story(app: Flask, town: Town, index: Index) -> None:
    """She has hidden it, or it is not out yet: the complaint waits, and nothing puts the story out before it is decided."""
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, session.get_one(Story, story_id), town.now)
    assert (
        post(sign_in(app, "ann"), f"/takedowns/came/{story_id}", why="about-me", words="She is my cousin.")[0]
        == 303
    )
    with Session(town.desk.engine) as session, session.begin():
        story = session.get_one(Story, story_id)
        assert takedowns.is_open(session, story_id) and takedowns.WHO in story.hiders
        with pytest.raises(Refused):
            withdrawal.bring_back(session, story, town.now)
    worker.run_once(town.desk, index)
    assert not is_seen(town, edition_id), "people decide first"
    with Session(town.desk.engine) as session:
        (waits,) = takedowns.waiting(town.desk, session, town.now)
        assert "while nobody could see" in waits.said[0][0]


def test_a_story_that_nobody_has_ever_seen_needs_no_taking_down(app: Flask, town: Town) -> None:
    story_id = sent(town)
    assert post(sign_in(app, "ann"), f"/takedowns/came/{story_id}", why="about-me")[0] == 409


def test_pressed_twice_it_tells_her_once(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    for _ in range(3):
        with Session(town.desk.engine) as session, session.begin():
            decisions.hide(town.desk, session, session.get_one(Story, story_id), "ann", moment=town.now)
    assert [note.words for note in _thread(town, story_id)] == [notices.HIDDEN]


def test_damaged_bytes_keep_nothing_from_being_hidden(app: Flask, town: Town) -> None:
    story_id = sent(town)
    ann = sign_in(app, "ann")
    post(ann, f"/stories/{story_id}/claim")
    with Session(town.desk.engine) as session, session.begin():
        copy = session.query(WorkingCopy).filter_by(story_id=story_id).one()
        copy.body = copy.body[:-1] + bytes([copy.body[-1] ^ 1])
    token = token_in(ann.get("/promises", **HOST).get_data(as_text=True))
    form = {"csrf_token": token, "do": "hide", "what": "A gist half wr"}
    answer = ann.post(f"/stories/{story_id}/decide", data=form, **HOST)
    with Session(town.desk.engine) as session:
        assert session.get_one(Story, story_id).hiders, text_of(answer.get_data(as_text=True))


# What she still writes


def test_what_she_still_writes_is_measured_by_nobody(app: Flask, town: Town) -> None:
    story_id = sent(town)
    ann = sign_in(app, "ann")
    assert "domestic abuse" not in text_of(ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))
    pages = []
    for words in ("He hit me.", "He hit me. " * 400):
        with Session(town.desk.engine) as session, session.begin():
            story = session.get_one(Story, story_id)
            story.state = State.BACK
            drafts.save(town.desk, session, story, title="The coat", words=words, moment=town.now)
        both = [
            ann.get(path, **HOST).get_data(as_text=True)
            for path in (f"/stories/{story_id}", "/queue?show=all")
        ]
        pages.append([text_of(page) for page in both])
    assert pages[0] == pages[1], "neither what it tells nor how long it is"
    assert not any("domestic abuse" in page for page in pages[0])


# Her notes


def _writes(town: Town, story_id: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story = session.get_one(Story, story_id)
        messages.write(town.desk, session, story, "One thing more.", staff_id=None, moment=town.now)


def _unread(town: Town, story_id: str) -> int:
    with Session(town.desk.engine) as session:
        return messages.unread(session, session.get_one(Story, story_id), by_her=False)


def test_a_note_of_hers_is_read_when_it_is_shown_and_not_when_the_gist_is(app: Flask, town: Town) -> None:
    story_id = sent(town)
    with Session(town.desk.engine) as session, session.begin():
        ann = session.query(Person).filter_by(login="ann").one().id
        caring.keep(town.desk, session, ann, Mine(at_once=False))
    _writes(town, story_id)
    client = sign_in(app, "ann")
    post(client, f"/stories/{story_id}/claim")
    assert _unread(town, story_id) == 1, "she met the gist alone"
    assert post(client, f"/stories/{story_id}/notes-read")[0] == 409
    post(client, f"/stories/{story_id}/let-go")
    assert _unread(town, story_id) == 1
    post(client, f"/stories/{story_id}/claim")
    assert post(client, f"/stories/{story_id}/show")[0] == 303
    assert _unread(town, story_id) == 0


def test_a_note_at_a_story_that_is_out_can_be_said_to_be_read(app: Flask, town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    _writes(town, story_id)
    client = sign_in(app, "ann")
    page = client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "I have read her notes" in page and _unread(town, story_id) == 1, "to look is not to say so"
    assert post(client, f"/stories/{story_id}/notes-read")[0] == 303
    assert _unread(town, story_id) == 0
    assert "I have read her notes" not in client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)


def test_a_colleague_is_told_who_hid_it_before_they_bring_it_back(
    app: Flask,
    town: Town,
    index: Index,
) -> None:
    story_id, _ = published(town, index)
    ann, bea = sign_in(app, "ann"), sign_in(app, "bea")
    _hide(ann, story_id)
    said = [text_of(one.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)) for one in (ann, bea)]
    assert all("Nobody can see it. Ann did." in page for page in said)
    assert ["Ask why before you press this." in page for page in said] == [False, True]
