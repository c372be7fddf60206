"""After a complaint: pulled for good, her told, people decide, and nothing puts it out before they have (d10, rule 22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.editions import complaints, stocktaking
from archive.editions.index import Index
from archive.editions.tables import EditionRow
from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.rules.errors import BadInput, Refused
from moderation import sweeps
from moderation.concerns import takedowns
from moderation.concerns.takedowns import ANSWER_WITHIN, Outcome
from moderation.decisions import decisions, going_out
from moderation.letters import letters, notices
from moderation.tables import TakedownRow
from stories import lost, messages, sayings, withdrawal
from stories.beside_tables import Carry
from stories.desk import Desk
from stories.tables import Outing, PleaRow, State, Story
from tests.pairs import let_be_seen
from tests.phone import Phone
from tests.rooms.test_desk_pages import _post, _sign_in, app
from tests.town import Town
from tests.workers import worker

__all__ = ["app"]
WORDS = "Shall we talk about the second line? It is hidden until then. Nothing is lost."


def _complain(town: Town, edition_id: str, words: str = "The second line.") -> None:
    desk = town.desk
    with Session(reading(desk.press.engine)) as session:
        key_id = session.get_one(EditionRow, edition_id).key_id
    with Session(desk.uses) as uses, uses.begin():
        complaints.make(uses, desk.press.keys, edition_id=edition_id, key_id=key_id, why="identifies", words=words, on=town.now.today, once=f"{edition_id}|{words}")  # fmt: skip


def _said_to_her(town: Town, story_id: str) -> list[str]:
    with Session(town.desk.engine) as session:
        return [note.words for note in messages.thread(town.desk, session, town.story(session, story_id))]


def _take_in(town: Town) -> int:
    return sweeps.take_in_complaints(town.desk, town.now)


def test_the_next_sweep_pulls_it_tells_her_once_and_puts_it_on_the_list(town: Town) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    assert _take_in(town) == 1
    assert edition_id not in stocktaking.ids(town.desk.press.shelf)
    assert _take_in(town) == 0, "safe to repeat"
    assert _said_to_her(town, story_id) == [notices.COMPLAINT]
    with Session(town.desk.engine) as session:
        (one,) = takedowns.waiting(town.desk, session, town.now)
        assert one.story_id == story_id and one.said == (
            (complaints.WHYS[complaints.Why.IDENTIFIES], "The second line."),
        )
        assert not one.is_late and one.answer_by == town.now.today + ANSWER_WITHIN
        later = replace(town.now, now=town.now.now + ANSWER_WITHIN + timedelta(days=1))
        assert takedowns.waiting(town.desk, session, later)[0].is_late


def test_she_cannot_bring_it_back_alone_and_a_publishing_cannot_outrun_it(town: Town, index: Index) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    # Before any sweep she hides it and brings it back, so that it would go out under a new key.
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, town.story(session, story_id), town.now)
        withdrawal.bring_back(session, town.story(session, story_id), town.now)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        assert takedowns.WHO in town.story(session, story_id).hiders
        assert not session.execute(select(Outing.is_out).where(Outing.story_id == story_id)).scalar_one()
    assert stocktaking.ids(town.desk.press.shelf) == frozenset()


def test_a_publishing_that_does_not_look_is_caught(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    monkeypatch.setattr(takedowns, "take_in", lambda *_: 0)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        assert takedowns.WHO not in town.story(session, story_id).hiders, "planted: nobody looked"


def test_it_may_be_seen_again_only_with_a_note_of_our_own_to_her(town: Town) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    _take_in(town)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        with pytest.raises(BadInput, match="speaks to her"):
            decisions.seen_again(town.desk, session, story, "ann", rule="safety", words=letters.SEEN_AGAIN, moment=town.now)  # fmt: skip
        decisions.seen_again(town.desk, session, story, "ann", rule="safety", words=WORDS, moment=town.now)
        assert story.hidden_by is None
        assert takedowns.waiting(town.desk, session, town.now) == ()
        row = session.execute(select(TakedownRow)).scalar_one()
        assert (row.outcome, row.staff_id) == (Outcome.SEEN, "ann")
    assert WORDS in _said_to_her(town, story_id)
    assert _take_in(town) == 0, "what was decided stays decided"


def test_or_it_stays_hidden_and_her_own_hide_is_hers(town: Town) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    _take_in(town)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        withdrawal.hide(town.desk, session, story, town.now)
        decisions.hide(town.desk, session, story, "ann", rule="safety", words=WORDS, moment=town.now)
        assert takedowns.count(session) == 0
        let_be_seen(town.desk, session, story, town.now)
        assert story.hidden_by == "contributor"


def test_the_button_of_the_storys_page_does_not_go_round_the_decision(town: Town) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    _take_in(town)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        with pytest.raises(Refused, match="Take-downs"):
            let_be_seen(town.desk, session, story, town.now)
        withdrawal.hide(town.desk, session, story, town.now, who="bea")
        decisions.seen_again(town.desk, session, story, "ann", rule="safety", words=WORDS, moment=town.now)
        assert story.hidden_by == "bea", "a colleague's own hide stays"
        with pytest.raises(Refused, match="already"):
            decisions.seen_again(
                town.desk, session, story, "ann", rule="safety", words=WORDS, moment=town.now
            )


def test_a_deleted_story_waits_for_nobody(town: Town) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id)
    _take_in(town)
    with Session(town.desk.engine) as session, session.begin():
        assert takedowns.count(session) == 1
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
        assert takedowns.count(session) == 0 and takedowns.waiting(town.desk, session, town.now) == ()


def test_the_page_shows_what_was_said_keeps_what_was_typed_and_decides(app: Flask, town: Town) -> None:
    story_id, edition_id = town.publish("The canary in the hall.")
    _complain(town, edition_id, words="She is my <b>cousin</b>.")
    _take_in(town)
    ann = _sign_in(app, "ann")
    assert "1</b> take-down" in ann.get("/queue", base_url="http://desk.localhost:8002").get_data(
        as_text=True
    )
    shown = ann.get("/takedowns", base_url="http://desk.localhost:8002").get_data(as_text=True)
    assert "She is my &lt;b&gt;cousin&lt;/b&gt;." in shown and "canary in the hall" not in shown
    status, page = _post(ann, f"/takedowns/{story_id}", do="stays", **{f"words-stays-{story_id}": letters.LETTERS["hide"].words, f"rule-stays-{story_id}": "safety"})  # fmt: skip
    assert status == 422 and "never left as it is" in page
    status, page = _post(ann, f"/takedowns/{story_id}", **{f"words-stays-{story_id}": "Half a note"})
    assert status == 422 and "Choose: it may be seen again" in page and "Half a note" in page
    status, _ = _post(
        ann,
        f"/takedowns/{story_id}",
        do="stays",
        **{f"words-stays-{story_id}": WORDS, f"rule-stays-{story_id}": "safety"},
    )
    assert status == 303
    assert "Nobody has asked" in ann.get("/takedowns", base_url="http://desk.localhost:8002").get_data(as_text=True)  # fmt: skip
    adm = _sign_in(app, "adm")
    assert adm.get("/takedowns", base_url="http://desk.localhost:8002").status_code == 404


# She lost her words


def _told(phone: Phone, desk: Desk) -> str:
    code = phone.tell("The canary in the hall.")
    with Session(desk.engine) as session, session.begin():
        session.execute(update(Story).values(state=State.PUBLISHED))
    return code[0]


def _hiders(desk: Desk) -> list[str | None]:
    with Session(desk.engine) as session:
        return list(session.execute(select(Story.hidden_by)).scalars())


def test_with_the_short_code_alone_she_hides_it_and_only_words_bring_it_back(
    notes: Flask, phone: Phone, desk: Desk
) -> None:
    locator = _told(phone, desk)
    stranger = Phone(notes).press("again").press("lost")
    assert stranger.page == "lost" and "canary" not in stranger.html
    stranger.press("hide-by-code", locator=locator.lower())
    assert sayings.HIDDEN_BY_CODE in stranger.text and "canary" not in stranger.html
    assert _hiders(desk) == ["contributor"]
    assert "bring-back" not in " ".join(stranger.form.buttons)
    stranger.open()
    assert stranger.page == "before", "no sign-in came of it"


@pytest.mark.parametrize(
    ("typed", "said"), [("", "six letters"), ("K7M", "six letters"), ("x" * 500, "too long")]
)
def test_a_code_that_is_none_says_so_and_keeps_what_she_wrote(notes: Flask, typed: str, said: str) -> None:
    phone = Phone(notes).press("again").press("lost")
    phone.press("hide-by-code", locator=typed, note="About the kettle.")
    assert phone.page == "lost" and said in phone.text
    assert phone.form.fields["note"] == ["About the kettle."] and phone.form.fields["locator"] == [typed]


def test_who_found_her_card_learns_nothing_by_the_short_code(notes: Flask, phone: Phone, desk: Desk) -> None:
    locator = _told(phone, desk)
    hers = Phone(notes).press("again").press("lost").press("hide-by-code", locator=locator)
    nobodys = Phone(notes).press("again").press("lost").press("hide-by-code", locator="K7M-Q2X")
    again = Phone(notes).press("again").press("lost").press("hide-by-code", locator=locator)
    assert hers.text == nobodys.text == again.text


def test_on_a_workers_laptop_she_is_sent_to_a_person(notes: Flask, desk: Desk) -> None:
    jo = worker(desk)
    with Session(desk.engine) as session, session.begin():
        session.add(Carry(id=new_id(), supporter_id=jo, out_on=desk.clock.moment().today, is_here=True))
    phone = Phone(notes).press("again").press("lost")
    assert sayings.ASK_A_PERSON in phone.press("ask-to-hide", note="About a canary.").text
    assert phone.form.fields["note"] == ["About a canary."]
    assert sayings.ASK_A_PERSON in phone.press("hide-by-code", locator="K7M-Q2X").text
    with Session(desk.engine) as session:
        assert lost.count(session) == 0


def test_a_flood_of_notes_is_refused_with_a_way_on(
    notes: Flask, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost, "MOST_WAITING", 1)
    phone = Phone(notes).press("again").press("lost").press("ask-to-hide", note="One.")
    assert sayings.WILL_LOOK in phone.text
    assert sayings.ASK_A_PERSON in phone.press("ask-to-hide", note="Two.").text


def test_without_any_of_it_people_look_and_what_she_wrote_is_let_go(
    notes: Flask, app: Flask, desk: Desk
) -> None:
    phone = Phone(notes).press("again").press("lost")
    assert sayings.NOTHING_TO_FIND in phone.press("ask-to-hide", note="  ").text
    long = "x" * (lost.LONGEST + 1)
    assert phone.press("ask-to-hide", note=long).form.fields["note"] == [long]
    assert sayings.WILL_LOOK in phone.press("ask-to-hide", note="It is about a canary, told in May.").text
    assert phone.form.fields["note"] == [""]
    ann = _sign_in(app, "ann")
    shown = ann.get("/takedowns", base_url="http://desk.localhost:8002").get_data(as_text=True)
    assert "It is about a canary" in shown
    with Session(desk.engine) as session:
        (one,) = lost.waiting(desk, session)
        assert b"canary" not in (session.get_one(PleaRow, one.id).words or b"")
    assert _post(ann, f"/takedowns/lost/{one.id}/done")[0] == 303
    assert "canary" not in ann.get("/takedowns", base_url="http://desk.localhost:8002").get_data(as_text=True)
    with Session(desk.engine) as session:
        assert session.get_one(PleaRow, one.id).words is None and lost.count(session) == 0
    assert _post(ann, "/takedowns/lost/never/done")[0] == 404


@pytest.mark.parametrize("do", ["speak:cy", "easy", "help"])
def test_another_language_easy_read_and_help_keep_what_she_wrote(notes: Flask, do: str) -> None:
    phone = Phone(notes).press("again").press("lost")
    phone.press(do, locator="K7M-Q2X", note="About the kettle.")
    if do == "help":
        phone.press("back")
    assert phone.page == "lost" and phone.form.fields["note"] == ["About the kettle."]
