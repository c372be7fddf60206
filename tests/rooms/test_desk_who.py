"""Who could this be? At the Desk: coded, answered and tried; softened by marks; gone with the story; asked again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.demo import panels, telling
from archive.demo.pieces import Standing
from archive.editions import stocktaking
from archive.editions.index import Index
from archive.ground import audit
from archive.ground.db import reading
from archive.rules import jigsaw as rules
from archive.rules.anonymity import Kind
from archive.rules.choices import Profession
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused
from archive.rules.figures import OPTIONS, Band, Told
from archive.rules.how_many import Fact, band
from moderation import sweeps
from moderation.anonymise import anonymise
from moderation.decisions import decisions, going_out
from moderation.pages import who_page
from moderation.queue import queue
from moderation.tables import AloneRow
from moderation.who import asking_again, jigsaw, others, softer_words
from stories import consenting, finished, withdrawal, wording
from stories.tables import State
from stories.work_tables import PanelReason, PanelRow, SofteningRow
from tests.asked import FORM
from tests.rooms.four_seats import post, sign_in
from tests.rooms.shelving import text_of
from tests.rooms.two_readers import court_check, first_reading, her_yes, published, second_reading, sent
from tests.rooms.who_asked import ask, opened, panel_of, problems_of
from tests.rules.panels import panel as made
from tests.staffed import HOST
from tests.town import Town, consent, grant


def _count(town: Town, table: type[PanelRow | PanelReason | SofteningRow]) -> int:
    with Session(reading(town.desk.engine)) as session:
        return session.query(table).count()


# The rule, at every step


def test_nothing_goes_to_the_second_reader_unasked(town: Town) -> None:
    story_id = opened(town)
    with Session(town.desk.engine) as session, pytest.raises(Refused) as found:
        decisions.ready(town.desk, session, town.story(session, story_id), "ann", town.now)
    assert rules.NO_PANEL in found.value.sentences


def test_amber_is_ready_for_the_second_reader_and_goes_on_only_with_their_reason(
    town: Town, index: Index
) -> None:
    story_id = sent(town)
    first_reading(town, story_id)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, "bea", town.now)
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        said = replace(jigsaw.said_in(panel_of(town, story_id)), facts=(Fact("few-years"), Fact("several")))
        jigsaw.record(town.desk, session, story, copy, said, staff_id="bea", moment=town.now)
        assert story.state == State.SENT and copy.first is None, "she said otherwise: read it again"
        queue.claim(session, story_id, "bea", town.now)
        decisions.ready(town.desk, session, story, "bea", town.now)
    court_check(town, story_id)
    with pytest.raises(Refused) as refused:
        second_reading(town, story_id, "ann")
    assert refused.value.sentences == (rules.NO_REASON,)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        with pytest.raises(Refused):
            jigsaw.give_reason(town.desk, session, story, "I say so.", staff_id="bea", moment=town.now)
        jigsaw.give_reason(town.desk, session, story, "Many tell this.", staff_id="ann", moment=town.now)
    second_reading(town, story_id, "ann")
    her_yes(town, story_id)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        assert town.story(session, story_id).state == State.PUBLISHED


def test_it_is_stale_as_soon_as_it_reads_differently(town: Town) -> None:
    story_id = opened(town)
    ask(town, story_id)
    assert problems_of(town, story_id) == ()
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        anonymise.mark(
            town.desk, session, story, copy, phrase="Tuesday", kind=Kind.DATE, instead="one day", staff_id="ann", moment=town.now
        )  # fmt: skip
    assert problems_of(town, story_id) == (rules.STALE,)
    ask(town, story_id)
    assert problems_of(town, story_id) == ()
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        anonymise.describe(
            town.desk, session, story, copy, title="Denise", what="", warnings=(), themes=(), intruder_note="", staff_id="ann",
            moment=town.now,
        )  # fmt: skip
    assert problems_of(town, story_id) == (rules.STALE,)


def test_who_confirms_the_same_coding_does_not_become_its_coder(town: Town) -> None:
    story_id = opened(town)
    ask(town, story_id, Fact("several"))
    ask(town, story_id, Fact("several"), who="bea")
    assert _count(town, PanelRow) == 1, "the same again is nothing new"
    later = Moment(town.now.now + timedelta(days=365), None)
    ask(town, story_id, Fact("several"), who="bea", moment=later)
    assert _count(town, PanelRow) == 2 and panel_of(town, story_id).by == "bea", "another day is another test"
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        much_later = Moment(later.now + timedelta(days=400), None)
        same = jigsaw.said_in(panel_of(town, story_id))
        jigsaw.record(town.desk, session, story, copy, same, staff_id="cem", moment=much_later)
    assert panel_of(town, story_id).by == "bea" and panel_of(town, story_id).on == much_later.today


def test_a_wider_yes_asks_again_and_takes_down_what_is_out(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        wide = grant(professions=frozenset({Profession.MIDWIVES, Profession.COURT}))
        yes = replace(consent(wide), wording=wording.CURRENT.hash)
        consenting.record(
            town.desk, session, town.story(session, story_id), yes, version="1", moment=town.now
        )
    assert problems_of(town, story_id) == (rules.WIDER,)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        assert town.story(session, story_id).state == State.HELD
        assert edition_id not in stocktaking.ids(town.desk.press.shelf)


def test_after_a_year_it_is_asked_again_and_stays_out_meanwhile(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    near = Moment(town.now.now + timedelta(days=364), None)
    late = Moment(town.now.now + timedelta(days=365), None)
    with Session(town.desk.engine) as session:
        assert not asking_again.asked_again(session, near)
        assert asking_again.asked_again(session, late) == {story_id: rules.TOO_OLD}
        assert (queue.counts(session, near).again, queue.counts(session, late).again) == (0, 1)
        assert rules.TOO_OLD not in going_out.objections(
            town.desk, session, town.story(session, story_id), late
        )
    assert problems_of(town, story_id, late) == (rules.TOO_OLD,), "the page says so"
    ask(town, story_id, who="bea", moment=late)
    with Session(town.desk.engine) as session:
        assert not asking_again.asked_again(session, late)


def test_what_is_out_and_comes_out_red_is_taken_down(town: Town, index: Index) -> None:
    from moderation.worker import run_once

    story_id, _ = published(town, index)
    ask(town, story_id, Fact("rare", "the worker came"), who="bea")
    run_once(town.desk, index)
    with Session(town.desk.engine) as session:
        assert town.story(session, story_id).state == State.HELD
        assert not any(one.is_out for one in consenting.outings(session, story_id))


def test_what_she_hid_for_a_year_does_not_come_back_unasked(town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    late = Moment(town.now.now + timedelta(days=365), None)
    with Session(town.desk.engine) as session, session.begin():
        story = town.story(session, story_id)
        withdrawal.hide(town.desk, session, story, town.now)
        withdrawal.bring_back(session, story, late)
        assert rules.TOO_OLD in going_out.objections(town.desk, session, story, late)


BACK_ON = 366
"""Days after it was asked who she could be."""


def _hides_and_brings_back(town: Town, story_id: str, *, who: str = "", first: bool = False) -> Moment:
    """Hide it for a month, over the day on which it is asked again, and bring it back; return when."""
    hid, back = (Moment(town.now.now + timedelta(days=BACK_ON - days), None) for days in (30, 0))
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        yes = replace(consent(grant(until=date(2028, 1, 1))), wording=wording.CURRENT.hash)
        story = town.story(session, story_id)
        consenting.record(town.desk, session, story, yes, version="1", moment=town.now)
        for one in (who, audit.HERS) if first else (audit.HERS, who):
            if one:
                withdrawal.hide(town.desk, session, story, hid, who=one)
        withdrawal.hide(town.desk, session, story, back)  # Pressed again, it is no other day.
        if who:
            story.note_hiders(frozenset({audit.HERS}))
        withdrawal.bring_back(session, story, back)
    return back


def test_what_she_hid_for_a_while_comes_back_unasked(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    back = _hides_and_brings_back(town, story_id)
    with Session(town.desk.engine) as session:
        story = town.story(session, story_id)
        (outing,) = consenting.outings(session, story_id)
        assert outing.rested_from == (back.now - timedelta(days=30)).date(), "the first press counts"
        assert rules.TOO_OLD not in going_out.objections(town.desk, session, story, back)
        assert asking_again.asked_again(session, back) == {story_id: rules.TOO_OLD}, (
            "and is listed, as what is out"
        )
    going_out.publish(town.desk, index, story_id, back)
    assert edition_id in stocktaking.ids(town.desk.press.shelf)
    with Session(town.desk.engine) as session:
        (outing,) = consenting.outings(session, story_id)
        assert outing.is_out and outing.rested_from is None


@pytest.mark.parametrize("who", ["ann", "complaint"])
@pytest.mark.parametrize("first", [True, False])
def test_what_anybody_else_took_down_besides_is_asked_first(
    town: Town, index: Index, who: str, first: bool
) -> None:
    story_id, edition_id = published(town, index)
    back = _hides_and_brings_back(town, story_id, who=who, first=first)
    with Session(town.desk.engine) as session:
        assert going_out.objections(town.desk, session, town.story(session, story_id), back) == (
            rules.TOO_OLD,
        )
    going_out.publish(town.desk, index, story_id, back)
    assert edition_id not in stocktaking.ids(town.desk.press.shelf)


def test_what_was_asked_before_her_yes_was_kept_comes_back_unasked(
    town: Town, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_id, edition_id = published(town, index)
    with monkeypatch.context() as older:
        older.setattr(jigsaw, "_grant_now", lambda *_: None)
        ask(town, story_id, Fact("few-years"), who="bea")
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story = town.story(session, story_id)
        jigsaw.give_reason(town.desk, session, story, "Many tell it.", staff_id="ann", moment=town.now)
        withdrawal.hide(town.desk, session, story, town.now)
        withdrawal.bring_back(session, story, town.now)
    with Session(town.desk.engine) as session:
        panel = jigsaw.newest(town.desk, session, town.story(session, story_id))
        assert panel is not None and panel.grant is None
    going_out.publish(town.desk, index, story_id, town.now)
    assert edition_id in stocktaking.ids(town.desk.press.shelf)


def test_what_became_alone_while_she_hid_it_waits_for_people(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story = town.story(session, story_id)
        withdrawal.hide(town.desk, session, story, town.now)
        session.add(AloneRow(story_id=story_id, since=town.now.today, is_alone=True))
        withdrawal.bring_back(session, story, town.now)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        assert town.story(session, story_id).state == State.HELD
        assert edition_id not in stocktaking.ids(town.desk.press.shelf)


def test_a_rebuilt_shelf_keeps_what_is_only_asked_again(town: Town, index: Index) -> None:
    story_id, edition_id = published(town, index)
    late = Moment(town.now.now + timedelta(days=365), None)
    with Session(town.desk.engine) as session:
        assert going_out.facts_of(town.desk, session, town.story(session, story_id)).is_out
    with Session(town.desk.engine) as session, session.begin():
        yes = replace(consent(grant(until=date(2028, 1, 1))), wording=wording.CURRENT.hash)
        consenting.record(
            town.desk, session, town.story(session, story_id), yes, version="1", moment=town.now
        )
    sweeps.rebuild_shelf(town.desk, index, late)
    assert edition_id in index.ids()


# Kept sealed, and gone with the story


def test_all_of_it_is_sealed_and_goes_with_the_story(town: Town) -> None:
    story_id = opened(town)
    ask(town, story_id, Fact("day", "Tuesday"))
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        jigsaw.give_reason(town.desk, session, story, "Tuesdays come often.", staff_id="bea", moment=town.now)
        softer_words.soften(
            town.desk, session, story, copy, Told.TIME, instead="one day", reason="Tuesday was one.", staff_id="ann", moment=town.now
        )  # fmt: skip
        rows = [*session.query(PanelRow), *session.query(PanelReason), *session.query(SofteningRow)]
        plain = b" ".join(
            getattr(row, name) for row in rows for name in ("said", "words", "reason") if hasattr(row, name)
        )
        assert len(rows) == 4 and b"Tuesday" not in plain and b"one day" not in plain
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, town.story(session, story_id), town.now)
    assert [_count(town, table) for table in (PanelRow, PanelReason, SofteningRow)] == [0, 0, 0]


# The archive


def test_only_what_is_out_is_compared_and_of_hers_everything(town: Town, index: Index) -> None:
    mine, _ = published(town, index)
    other, _ = published(town, index)
    waiting = opened(town)
    ask(town, other, Fact("several"))
    ask(town, waiting, Fact("unwell"))

    def alone(*facts: Fact) -> list[str]:
        with Session(reading(town.desk.engine)) as session:
            return [one.says for one in others.together(town.desk, session, town.story(session, mine), facts)]

    assert alone(Fact("several")) == []
    assert alone(Fact("unwell")) == ["Only this story has “unwell”."], "nobody can read the one that waits"
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, waiting).notebook_id = town.story(session, mine).notebook_id
    assert alone(Fact("unwell"))[0].startswith(
        "Only this story and another story by the same mother have “unwell”"
    )
    with Session(town.desk.engine) as session, session.begin():
        town.story(session, other).note_hiders(frozenset({"staff"}))
    assert alone(Fact("several")) == ["Only this story has “several children”."]


# Softening


def test_softening_marks_every_place_and_codes_it_softer_and_is_written_down(town: Town) -> None:
    story_id = opened(town, "We lived in Leeds then. LEEDS was cold.")
    ask(town, story_id, Fact("in-north", "Leeds"))
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        before = jigsaw.text_of(town.desk, story, finished.read(town.desk, copy))
        softer_words.soften(
            town.desk, session, story, copy, Told.PLACE, instead="the north of England", reason="", staff_id="ann", moment=town.now
        )  # fmt: skip
        body, row = finished.read(town.desk, copy), session.query(SofteningRow).one()
        assert [mark.replacement for mark in body.marks] == ["the north of England"] * 2
        assert {mark.kind for mark in body.marks} == {Kind.PLACE}
        assert (row.before, row.after) == (
            before,
            jigsaw.text_of(town.desk, story, body),
        ) and row.before != row.after
    found = panel_of(town, story_id)
    assert [(one.option, one.words) for one in found.facts] == [("north", "the north of England")]
    assert rules.STALE not in problems_of(town, story_id)
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        softer_words.soften(
            town.desk,
            session,
            story,
            copy,
            Told.PLACE,
            instead="a town",
            reason="",
            staff_id="ann",
            moment=town.now,
        )
        assert [mark.replacement for mark in finished.read(town.desk, copy).marks] == ["a town"] * 2
    assert panel_of(town, story_id).facts == ()


def test_softening_answers_nothing_that_was_coded_of_other_words(town: Town) -> None:
    story_id = opened(town)
    ask(town, story_id, Fact("day", "Tuesday"))
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        anonymise.mark(town.desk, session, story, copy, phrase="Denise", kind=Kind.PERSON, instead="she", staff_id="ann", moment=town.now)  # fmt: skip
        softer_words.soften(
            town.desk,
            session,
            story,
            copy,
            Told.TIME,
            instead="one day",
            reason="",
            staff_id="ann",
            moment=town.now,
        )
    assert rules.STALE in problems_of(town, story_id)


@pytest.mark.parametrize(("words", "instead"), [("Tuesday", " "), ("Wednesday", "one day"), ("", "one day")])
def test_what_cannot_be_softened_says_what_to_do_and_changes_nothing(
    town: Town, words: str, instead: str
) -> None:
    story_id = opened(town)
    ask(town, story_id, Fact("day", words))
    with Session(town.desk.engine, expire_on_commit=False) as session:
        story, copy = town.story(session, story_id), finished.newest(session, story_id)
        with pytest.raises(BadInput):
            softer_words.soften(
                town.desk,
                session,
                story,
                copy,
                Told.TIME,
                instead=instead,
                reason="",
                staff_id="ann",
                moment=town.now,
            )
    assert _count(town, SofteningRow) == 0


# The page


@pytest.fixture
def ann(app: Flask, story_id: str) -> FlaskClient:
    """A moderator who has the story open."""
    client = sign_in(app, "ann")
    post(client, f"/stories/{story_id}/claim")
    return client


def _page(client: FlaskClient, story_id: str) -> str:
    return client.get(f"/stories/{story_id}/who", **HOST).get_data(as_text=True)


TYPED = {
    **FORM,
    "told-time": "day",
    "words-time": "Tuesday",
    "told-place": "north",
    "words-place": "",
    "minutes": "25",
}


def _stands(page: str, **but: str) -> list[str]:
    """Return which of what was typed does not stand in its box."""
    wanted = {
        "time": 'value="day" selected', "words": 'value="Tuesday"', "place": 'value="north" selected', "minutes": 'value="25"',
        "on": 'value="2026-11-24"', "read": 'value="yes" form="ask" checked', "who": 'value="Ann and a colleague"',
        **{name: f">{FORM[name]}<" for name in ("how", "answer-family", "answer-colleague", "answer-child")}, **but,
    }  # fmt: skip
    return [name for name, box in wanted.items() if box not in page]


def test_the_page_keeps_and_counts(ann: FlaskClient, story_id: str) -> None:
    page = _page(ann, story_id)
    assert "Nothing is coded yet" in page and rules.NO_PANEL in page and "About 29,000 mothers" in page
    assert post(ann, f"/stories/{story_id}/who", **TYPED)[0] == 303
    page = _page(ann, story_id)
    assert _stands(page) == []
    for wanted in (
        "About 4 mothers",
        "<b>Red.</b>",
        "1 in 365",
        "The calendar.",
        "28 in 100",
        "of those of England. Read in the publication.",
        "multiplied as if",
    ):
        assert wanted in page, wanted
    assert "estimate" not in text_of(page)
    assert "Only this story has “Tuesday”." in page
    assert not re.search(r"\d\.\d", re.sub(r"<[^>]*>", "", page))


def test_a_share_that_is_an_estimate_is_marked_and_the_page_says_what_that_is(
    ann: FlaskClient, story_id: str
) -> None:
    post(ann, f"/stories/{story_id}/who", **{**TYPED, "told-place": "in-north", "words-place": "Rotherham"})
    page = text_of(_page(ann, story_id))
    assert "An estimate: from memory, and not yet found in a publication." in page
    assert "a share marked as an estimate stands in no publication that we have read" in page
    assert re.search(r"1 in 209\s+estimate", page) and not re.search(r"1 in 365\s+estimate", page)


def test_a_press_that_softens_keeps_all_else(ann: FlaskClient, story_id: str) -> None:
    typed = {**TYPED, "instead-time": "one day", "why-time": "It is her hearing's."}
    assert post(ann, f"/stories/{story_id}/who/soften/time", **typed)[0] == 303
    page = _page(ann, story_id)
    assert _stands(page, time='value="few-years" selected', words='value="one day"') == []
    assert (
        "one day" in page and "Tuesday" not in page and "It is her hearing’s." in page.replace("&#39;", "’")
    )


@pytest.mark.parametrize("deed", ["who", "who/soften/time"])
@pytest.mark.parametrize("do", ["", "back"])
def test_softer_words_that_were_only_begun_still_stand_there(
    ann: FlaskClient, story_id: str, deed: str, do: str
) -> None:
    post(ann, f"/stories/{story_id}/who", **TYPED)
    begun = {
        "instead-time": "one day",
        "instead-place": "up there",
        "why-place": "She asked.",
        "words-place": "came",
        "do": do,
    }
    status, page = post(ann, f"/stories/{story_id}/{deed}", **{**TYPED, **begun})
    assert status == 200 and 'value="up there"' in page and 'value="She asked."' in page
    assert ("not put there yet" in page) == (deed == "who" and do == "back")
    softened = {"time": 'value="few-years" selected', "words": 'value="one day"'}
    assert _stands(page, **(softened if "soften" in deed else {})) == []
    as_offered = {**TYPED, "instead-time": "a few years ago", "instead-place": ""}
    assert post(ann, f"/stories/{story_id}/who", **as_offered)[0] == 303


@pytest.mark.parametrize(
    ("deed", "form", "status", "said"),
    [
        ("who", {"minutes": "half an hour"}, 422, "whole number"),
        ("who", {"on": "2999-01-01"}, 422, "has not come yet"),
        ("who", {"on": "last week"}, 422, "year-month-day"),
        ("who", {"told-time": "north"}, 422, "from its list"),
        ("who/soften/time", {"instead-time": ""}, 422, "what stands there instead"),
        ("who/soften/time", {"instead-time": "one day", "words-time": "Friday"}, 422, "do not stand there"),
        ("who/soften/nothing", {}, 404, "no such detail"),
        ("who", {"reason": "I say so."}, 409, "your own coding"),
    ],
)  # fmt: skip
def test_a_refusal_hands_every_box_back(
    ann: FlaskClient, story_id: str, deed: str, form: dict[str, str], status: int, said: str
) -> None:
    if "soften" in deed:
        post(ann, f"/stories/{story_id}/who", **TYPED)  # Its boxes stand there only once it is coded.
    answered, page = post(ann, f"/stories/{story_id}/{deed}", **{**TYPED, **form})
    assert answered == status and said in page and 'id="ask"' in page
    changed = {"minutes": "minutes", "on": "on", "told-time": "time", "words-time": "words"}
    assert set(_stands(page)) == {changed[name] for name in form if name in changed}
    for value in filter(None, form.values()):
        assert value in page or value == "north"
    assert ("Nothing is coded yet" in _page(ann, story_id)) == (deed == "who"), (
        "a refusal keeps nothing by halves"
    )


def test_nobody_who_has_not_the_story_open_meets_a_word_of_it(
    app: Flask, ann: FlaskClient, story_id: str
) -> None:
    post(ann, f"/stories/{story_id}/who", **TYPED)
    bea = sign_in(app, "bea")
    answer = bea.get(f"/stories/{story_id}/who", **HOST)
    assert answer.status_code == 409
    status, page = post(bea, f"/stories/{story_id}/who", **{**FORM, "how": "I typed this."})
    assert status == 409 and ">I typed this.<" in page
    for shown in (answer.get_data(as_text=True), page):
        assert "Tuesday" not in shown and "Denise" not in shown


def test_the_storys_page_leads_there_and_keeps_what_it_can(ann: FlaskClient, story_id: str) -> None:
    described = {"title": "A visit", "what": "A worker calls.", "theme": "6.1", "intruder_note": "Her ex."}
    answer = ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "Nobody has asked yet." in answer and rules.NO_PANEL in answer
    assert post(ann, f"/stories/{story_id}/who/open", **described)[0] == 303
    assert "A visit" in _page(ann, story_id) and "“Her ex.”" in _page(ann, story_id)
    status, page = post(ann, f"/stories/{story_id}/who/open", **described, note="Dear you.")
    assert status == 200 and ">Dear you.<" in page and "not kept yet" in page


def test_the_queue_leads_to_what_is_asked_again(app: Flask, town: Town, index: Index) -> None:
    story_id, _ = published(town, index)
    with Session(town.desk.engine) as session, session.begin():
        session.query(PanelRow).delete()  # As if it had gone out before anybody was asked.
    ann = sign_in(app, "ann")
    assert "to ask again who they could be" in ann.get("/queue", **HOST).get_data(as_text=True)
    page = ann.get("/queue?show=again", **HOST).get_data(as_text=True)
    assert "Ask again" in page and "who could this be?" in page
    assert rules.NO_PANEL in page, "and says why"
    assert post(ann, f"/stories/{story_id}/who", **FORM)[0] == 303, "whoever reads may ask of what is out"
    assert "to ask again" not in ann.get("/queue", **HOST).get_data(as_text=True)


# The demo


def test_every_demo_story_that_goes_out_is_coded_and_none_other() -> None:
    read = {
        one.key for one in telling.EVERY if one.standing not in (Standing.QUEUE, Standing.BACK, Standing.HELD)
    }
    assert set(panels.FACTS) == read
    for ids in panels.FACTS.values():
        facts = [Fact(id) for id in ids]
        assert band(facts) != Band.RED and len({OPTIONS[id].told for id in ids}) == len(ids)


def test_of_a_search_that_is_written_down_an_empty_name_and_day_are_its_writers(
    ann: FlaskClient, story_id: str
) -> None:
    assert post(ann, f"/stories/{story_id}/who", **{**TYPED, "who": "", "on": ""})[0] == 303
    page = _page(ann, story_id)
    assert re.search(r'name="who" form="ask" value="Ann"', page), "whoever wrote it"
    assert re.search(r'name="on" form="ask" type="date" class="short" value="\d{4}-', page), "today"
    assert post(ann, f"/stories/{story_id}/who", **{**TYPED, "who": "", "how": "", "on": ""})[0] == 303
    assert 'name="who" form="ask" value=""' in _page(ann, story_id), "nothing was searched"


@pytest.mark.parametrize(
    ("facts", "stands_out", "whys"),
    [
        ((Fact("in-north", "Easterside"),), False, [who_page.UNCOUNTED]),
        ((Fact("north"), Fact("died")), False, [who_page.FEW]),
        ((), True, [who_page.ALONE]),
        ((Fact("in-north", "Easterside"),), True, [who_page.UNCOUNTED, who_page.ALONE]),
        ((), False, []),
    ],
)
def test_of_an_amber_story_the_reasons_that_are_there_are_told_and_no_other(
    facts: tuple[Fact, ...], stands_out: bool, whys: list[str]
) -> None:
    said = who_page.in_a_line(made(rules, facts=facts, stands_out=stands_out))
    every = (who_page.FEW, who_page.UNCOUNTED, who_page.ALONE)
    assert [why for why in every if why in said] == whys
    assert ("Somebody else says why" in said) == bool(whys)
