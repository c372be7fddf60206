"""She takes back a passage, her voice, her picture: gone at once; what is left goes out after one look, and her own yes."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions import shelf
from archive.editions.edition import Content, ContentNote
from archive.editions.index import Index
from archive.ground.db import reading
from archive.rules.anonymity import GAP
from archive.rules.choices import Medium
from archive.rules.errors import BadInput, Refused
from archive.rules.grant import Outlet
from moderation.anonymise import anonymise
from moderation.decisions import decisions, going_out
from moderation.parts import covering
from moderation.queue import queue
from stories import consenting, finished, next_version, taking_back, withdrawal
from stories.tables import State
from stories.visit import Visit
from tests.phone import Phone
from tests.rooms.team import Team
from tests.rooms.with_parts import Work
from tests.town import MIDWIVES, Town, grant


def _out_now(town: Town, edition: str) -> bool:
    return bool(shelf.find(town.desk.press.shelf, [edition], MIDWIVES, Outlet.PAGE, town.now))


def _taken(work: Work, ids: list[str]) -> None:
    with Session(work.desk.engine) as session, session.begin():
        story, copy = work.story(session), finished.newest(session, work.id)
        left = taking_back.without(work.desk, story, finished.read(work.desk, copy), ids)
        next_version.take_back(work.desk, session, story, copy, left, work.town.now)


def _published(town: Town, index: Index, words: str = "I came in. He sat there. I went.") -> tuple[Work, str]:
    work = Work(town, words=words)
    work.decide()
    work.make()
    return work, work.publish(index)


def _state(work: Work) -> str:
    with Session(reading(work.desk.engine)) as session:
        return work.story(session).state


def _agree(work: Work, who: str) -> None:
    with Session(work.desk.engine) as session, session.begin():
        queue.claim(session, work.id, who, work.town.now)
        anonymise.open_copy(work.desk, session, work.story(session), work.town.now)
        panels.ask(work.desk, session, work.id, who, work.town.now)
        decisions.agree(work.desk, session, work.story(session), who, work.town.now)


def _released(work: Work, index: Index) -> str:
    with Session(work.desk.engine) as session, session.begin():
        copy = finished.newest(session, work.id)
        consenting.release(
            work.desk, session, work.story(session), copy, seal=copy.seal or "", moment=work.town.now
        )
    going_out.publish(work.desk, index, work.id, work.town.now)
    with Session(reading(work.desk.engine)) as session:
        return next(one.edition_id for one in consenting.outings(session, work.id) if one.is_out)


def test_a_sentence_taken_back_stops_all_of_it_and_comes_back_without_after_one_look_and_her_yes(
    town: Town, index: Index
) -> None:
    work, edition = _published(town, index)
    _taken(work, ["w.1"])
    assert not _out_now(town, edition) and _state(work) == State.SECOND
    with pytest.raises(Refused):
        _agree(work, "ann")  # She read it first, and is not the one who looks now.
    _agree(work, "bea")
    assert _state(work) == State.HERS and not _out_now(town, edition)
    fresh = _released(work, index)
    shown = shelf.find(town.desk.press.shelf, [fresh], MIDWIVES, Outlet.PAGE, town.now)[0]
    assert shown.content.words == f"I came in. {GAP} I went."
    assert fresh != edition


def test_a_line_of_a_recording_is_silenced_made_anew_and_gone_from_the_transcript(
    town: Town, index: Index
) -> None:
    work, edition = _published(town, index)
    before = work.content().sounds[0]
    _taken(work, [f"{work.ids[0]}.0"])
    assert not _out_now(town, edition)
    with pytest.raises(Refused, match="has to be made"):
        _agree(work, "bea")
    work.make()
    _agree(work, "bea")
    after = work.content().sounds[0]
    assert [cue.text for cue in after.cues] == [before.cues[1].text]
    assert {file.sha256 for file in after.files}.isdisjoint(file.sha256 for file in before.files)
    assert max(after.peaks[2:7]) == 0 < max(before.peaks[2:7]), "the line is silent in what is played"
    assert _out_now(town, _released(work, index))


def test_the_shelf_is_first_whatever_breaks_afterwards(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, edition = _published(town, index)
    monkeypatch.setattr(next_version, "_next_copy", lambda *_: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        _taken(work, ["w.1"])
    assert not _out_now(town, edition)


def test_nobody_at_the_desk_puts_it_back(town: Town, index: Index) -> None:
    work, _ = _published(town, index)
    _taken(work, ["w.1", f"{work.ids[0]}.0"])
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, work.id, "bea", town.now)
        hands = work.hands(session)
        body = finished.read(work.desk, hands.copy)
        number = next(n for n, mark in enumerate(body.marks, 1) if mark.is_taken_back)
        silenced = next(n for n, cover in enumerate(body.part(work.ids[0]).covers, 1) if cover.is_hers)
        for verb in (anonymise.take_away, anonymise.keep_word):
            with pytest.raises(Refused):
                verb(work.desk, session, hands.story, hands.copy, number, staff_id="bea", moment=town.now)
        with pytest.raises(Refused):
            covering.uncover(hands, work.ids[0], silenced)


def test_a_change_at_the_desk_takes_two_people_again(town: Town, index: Index) -> None:
    work, _ = _published(town, index)
    _taken(work, ["w.1"])
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, work.id, "bea", town.now)
        covering.describe_picture(work.hands(session), work.ids[1], "A door.")
    assert _state(work) == State.SENT


def test_a_passage_after_her_voice_takes_two_people_for_words_come_in_its_place(
    town: Town, index: Index
) -> None:
    work, _ = _published(town, index)
    with Session(work.desk.engine) as session, session.begin():
        consent = consenting.newest(work.desk, session, work.id)
        assert consent is not None
        less = dataclasses.replace(consent.grant, media=consent.grant.media - {Medium.OWN_VOICE})
        withdrawal.narrow(work.desk, session, work.story(session), less, version="2", moment=town.now)
    _taken(work, ["w.1"])
    assert _state(work) == State.SENT


def test_put_back_it_is_read_by_two_people_and_says_what_it_said(town: Town, index: Index) -> None:
    work, _ = _published(town, index)
    whole = work.content()
    _taken(work, ["w.1", f"{work.ids[0]}.0"])
    _agree_made(work)
    fresh = _released(work, index)
    with Session(work.desk.engine) as session, session.begin():
        story, copy = work.story(session), finished.newest(session, work.id)
        body = taking_back.whole_again(finished.read(work.desk, copy))
        next_version.put_back(work.desk, session, story, copy, body, town.now)
    assert not _out_now(town, fresh) and _state(work) == State.SENT
    work.make()
    again = work.content()
    assert (again.words, [cue.text for cue in again.sounds[0].cues]) == (
        whole.words, [cue.text for cue in whole.sounds[0].cues],
    )  # fmt: skip


def _agree_made(work: Work) -> None:
    work.make()
    _agree(work, "bea")


def test_all_of_it_is_hide_and_none_of_it_is_asked_again(town: Town, index: Index) -> None:
    work, edition = _published(town, index)
    with pytest.raises(BadInput):
        _taken(work, [])
    with pytest.raises(BadInput):
        _taken(work, ["w.77", "../1"])
    assert _out_now(town, edition)


# Her pages


def test_she_ticks_a_sentence_and_it_is_gone_at_once(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    phone.come_back(code).press("stop").press("passages")
    phone.unlock(code)
    assert "the midwife put the kettle on." in phone.text and "Marion" not in phone.html
    assert out in team.ids()
    phone.press("take-back", tick={"passage": ["w.0"]})
    assert "It is taken back" in phone.text and team.ids() == frozenset()
    assert team.state() == State.SECOND
    with Session(reading(team.desk.engine)) as session:
        copy = finished.newest(session, team.only())
        assert (copy.first, copy.second) == ("a", None) and copy.seal


def test_an_old_page_takes_nothing_back_by_mistake(
    phone: Phone, code: tuple[str, str], out: str, team: Team
) -> None:
    phone.come_back(code).press("stop").press("passages")
    phone.unlock(code)
    old = {**phone.form.fields, "seal": ["x"], "passage": ["w.0"], "do": [f"take-back:{team.only()}"]}
    phone.send(old)
    assert phone.page == "passages" and "changed while you were reading" in phone.text
    assert out in team.ids()
    phone.press("take-back")
    assert "Tick what you want" in phone.text


def test_all_ticked_points_to_hide(phone: Phone, code: tuple[str, str], out: str, team: Team) -> None:
    phone.come_back(code).press("stop").press("passages")
    phone.unlock(code)
    phone.press("take-back", tick={"passage": ["w.0", "w.1"]})
    assert "all of it" in phone.text and out in team.ids()


def test_passages_of_others_are_nobodys(phone: Phone, code: tuple[str, str], out: str, team: Team) -> None:
    phone.come_back(code)
    for do in ("passages:none", "take-back:none", "put-back:none", "voice-back:none", "picture-back:none"):
        phone.send({**phone.form.fields, "do": [do]})
        assert phone.page in ("status", "trouble")
    assert out in team.ids()


# What the page says before it is pressed


@pytest.mark.parametrize(("words", "lasts"), [("", {"voice-back"}), ("I sat on the step.", set())])
def test_the_page_knows_when_her_voice_is_all_there_is(
    town: Town, monkeypatch: pytest.MonkeyPatch, words: str, lasts: set[str]
) -> None:
    given = grant(media=frozenset({Medium.WORDS, Medium.OWN_VOICE}))
    story_id, _ = town.publish("I sat on the step.", given=given)
    content = Content("A story", words, ContentNote("What it is about."))
    monkeypatch.setattr(finished, "read", lambda *_: None)
    monkeypatch.setattr(finished, "content", lambda *_: content)
    with Session(town.desk.engine) as session:
        visit = Visit(town.desk, session, town.now)
        assert taking_back.that_is_all(visit, town.story(session, story_id)) == lasts


def test_a_damaged_version_keeps_her_from_no_page(town: Town) -> None:
    given = grant(media=frozenset({Medium.WORDS, Medium.OWN_VOICE}))
    story_id, _ = town.publish("I sat on the step.", given=given)
    with Session(town.desk.engine) as session:
        visit = Visit(town.desk, session, town.now)
        assert taking_back.that_is_all(visit, town.story(session, story_id)) == frozenset()
