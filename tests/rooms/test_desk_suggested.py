"""Suggestions at the Desk: three tiers, decided by one press each; nothing goes on while a likely one is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.ground import audit
from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from archive.rules.errors import BadInput, Refused
from moderation.anonymise import anonymise, undoing
from moderation.anonymise.hands import Hands
from moderation.decisions import decisions
from moderation.pages import forms
from moderation.replacing import looking_through, proposing
from moderation.wider.names_by import EVERY
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body, Passed
from stories.tables import State
from tests.rooms.review_page import Review, press
from tests.town import Town

WORDS = "Ayaan slept. I held Ayaan on a Tuesday by the cowslips. A door shut."


@pytest.fixture
def copied(desk: Desk) -> tuple[Town, str]:
    """A story with a name, a day and a rare word, in Ann's hands."""
    town = Town(desk)
    id = town.tell(WORDS)
    with Session(desk.engine) as session, session.begin():
        from moderation.queue import queue

        queue.claim(session, id, "ann", town.now)
        copy = anonymise.open_copy(desk, session, drafts.story(session, id), town.now)
        body = finished.read(desk, copy)
        finished.write(
            desk,
            copy,
            replace(body, title="A door", what="A mother waits.", themes=("6.1",), intruder_note="Nobody."),
        )
    return town, id


def body_of(town: Town, id: str) -> Body:
    with Session(reading(town.desk.engine)) as session:
        return finished.read(town.desk, finished.newest(session, id))


def phrases(town: Town, id: str, tier: str) -> list[str]:
    with Session(reading(town.desk.engine)) as session:
        every = proposing.by_tier(proposing.read(town.desk, drafts.story(session, id), body_of(town, id)))
    return [one.phrase for one in every[tier]]


def do(town: Town, id: str, **changed: Any) -> None:
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, id)
        finished.write(town.desk, copy, replace(finished.read(town.desk, copy), **changed))


def let_be(town: Town, id: str, *given: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story, copy = drafts.story(session, id), finished.newest(session, id)
        anonymise.let_be(town.desk, session, story, copy, given, staff_id="ann", moment=town.now)


def mark(town: Town, id: str, phrase: str, instead: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        story, copy = drafts.story(session, id), finished.newest(session, id)
        anonymise.mark(
            town.desk,
            session,
            story,
            copy,
            phrase=phrase,
            kind=Kind.PERSON,
            instead=instead,
            staff_id="ann",
            moment=town.now,
        )


def ready(town: Town, id: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        panels.ask(town.desk, session, id, "ann", town.now)
        decisions.ready(town.desk, session, drafts.story(session, id), "ann", town.now)


def test_each_phrase_stands_once_in_its_tier(copied: tuple[Town, str]) -> None:
    assert [phrases(*copied, tier) for tier in ("likely", "check", "unusual")] == [
        ["Ayaan"],
        ["on a Tuesday"],
        ["cowslips"],
    ]


def test_nothing_goes_on_while_a_likely_one_is_open(copied: tuple[Town, str]) -> None:
    with pytest.raises(Refused) as refused:
        ready(*copied)
    assert refused.value.sentences == (
        "1 suggestion that is likely is not decided yet. Take each out, or say that it is not one.",
    )
    let_be(*copied, "ayaan")
    ready(*copied)


def test_what_was_put_there_is_not_asked_with_a_word_of_hers_before_it_either(
    copied: tuple[Town, str],
) -> None:
    mark(*copied, "Tuesday", "spring day")
    assert "on a spring" not in phrases(*copied, "check")
    do(*copied, what="It was on a winter night.")
    assert phrases(*copied, "check") == ["on a winter night"]


def test_nothing_goes_on_while_a_lesser_list_is_not_answered(copied: tuple[Town, str]) -> None:
    let_be(*copied, "Ayaan")
    with pytest.raises(Refused) as refused:
        bare_ready(*copied)
    assert refused.value.sentences == (
        "1 under “Worth a look” is not answered yet. Take out what tells, then say that you have looked.",
        "1 under “Words few people use” is not answered yet. Take out what tells, then say that you have looked.",
    )
    looked(*copied, "check", "on a Tuesday")
    with pytest.raises(Refused) as refused:
        bare_ready(*copied)
    assert len(refused.value.sentences) == 1
    looked(*copied, "unusual", "cowslips")
    bare_ready(*copied)


def test_what_came_after_somebody_looked_is_not_answered(copied: tuple[Town, str]) -> None:
    let_be(*copied, "Ayaan")
    looked(*copied, "check", "on a Tuesday")
    looked(*copied, "unusual", "cowslips")
    do(*copied, what="A mother waits for 14 hours.")
    with pytest.raises(Refused):
        bare_ready(*copied)


def test_it_is_written_down_who_let_what_pass_and_it_can_be_asked_again(copied: tuple[Town, str]) -> None:
    town, id = copied
    looked(town, id, "check", "on a Tuesday")
    let_be(town, id, "cowslips")
    assert body_of(town, id).passed == (Passed("on a Tuesday", "check", "ann"),)
    with Session(reading(town.desk.engine)) as session:
        acts = [one.act for one in audit.read(session, most=2, subject=id)]
        shown = looking_through.let_pass(
            session, proposing.read(town.desk, drafts.story(session, id), body_of(town, id))
        )
    assert acts == ["let be", "look through"]
    assert [(one.phrase, bool(one.by)) for one in shown] == [("on a Tuesday", True), ("cowslips", False)]
    with Session(town.desk.engine) as session, session.begin():
        looking_through.ask_again(hands(town, session, id), "On a Tuesday")
    assert phrases(town, id, "check") == ["on a Tuesday"] and body_of(town, id).passed == ()


def test_nobody_looks_through_what_is_likely_nor_through_nothing(copied: tuple[Town, str]) -> None:
    for tier, given in (("likely", ("Ayaan",)), ("check", ()), ("", ("on a Tuesday",))):
        with pytest.raises(BadInput):
            looked(*copied, tier, *given)


def test_all_that_is_likely_is_taken_in_one_press_and_undone_in_one(copied: tuple[Town, str]) -> None:
    town, id = copied
    do(town, id, title="A door, 9 March")
    with Session(town.desk.engine) as session, session.begin():
        mine = hands(town, session, id)
        read = proposing.read(town.desk, mine.story, body_of(town, id))
        likely = looking_through.takable(proposing.by_tier(read)["likely"], read.body)
        taken = looking_through.take_all(mine, {one.phrase: one.chosen for one in likely})
        assert len(taken) == 2
    body = body_of(town, id)
    assert phrases(town, id, "likely") == [] and body.title == "A door, one spring day"
    assert {mark.replacement for mark in body.marks} <= EVERY and len(body.marks) == 2
    with Session(town.desk.engine) as session, session.begin():
        story, copy = drafts.story(session, id), finished.newest(session, id)
        undoing.undo(town.desk, session, story, copy, staff_id="ann", moment=town.now)
    assert phrases(town, id, "likely") == ["Ayaan", "9 March"] and not body_of(town, id).marks


def test_in_one_press_nothing_is_taken_that_has_nothing_chosen_or_may_be_one_person(
    copied: tuple[Town, str],
) -> None:
    town, id = copied
    do(town, id, title="Rebecca and Becky, the 2016 order")
    with Session(reading(town.desk.engine)) as session:
        read = proposing.read(town.desk, drafts.story(session, id), body_of(town, id))
        every = proposing.by_tier(read)["likely"]
    assert {"Rebecca", "Becky", "2016"} <= {one.phrase for one in every}
    assert [one.phrase for one in looking_through.takable(every, read.body)] == ["Ayaan"]
    with_line = replace(read.body, cast=(Figure("one", Kind.PERSON, ("Ayaan Warsame",), "Nimco"),))
    assert not looking_through.takable(every, with_line), "it may be who has a line already"


def looked(town: Town, id: str, tier: str, *given: str) -> None:
    with Session(town.desk.engine) as session, session.begin():
        looking_through.look_through(hands(town, session, id), tier, given)


def hands(town: Town, session: Session, id: str) -> Hands:
    return Hands(town.desk, session, drafts.story(session, id), finished.newest(session, id), "ann", town.now)


def bare_ready(town: Town, id: str) -> None:
    """Hand it on with all answered but what could still tell."""
    with Session(town.desk.engine) as session, session.begin():
        story, copy = drafts.story(session, id), finished.newest(session, id)
        body = finished.read(town.desk, copy)
        panels.ask(town.desk, session, id, "ann", town.now)
        finished.write(
            town.desk, copy, replace(finished.read(town.desk, copy), let_be=body.let_be, passed=body.passed)
        )
        decisions.ready(town.desk, session, story, "ann", town.now)


def test_what_people_put_in_place_of_a_name_is_not_asked(copied: tuple[Town, str]) -> None:
    mark(*copied, "Ayaan", "Noah")
    assert phrases(*copied, "likely") == []
    ready(*copied)


@pytest.mark.parametrize("where", ["title", "what"])
def test_a_name_in_the_title_or_the_gist_is_found_too(copied: tuple[Town, str], where: str) -> None:
    mark(*copied, "Ayaan", "Noah")
    do(*copied, title="The night Gwenllian came") if where == "title" else do(*copied, what="Gwenllian came.")
    assert phrases(*copied, "likely") == ["Gwenllian"]
    with pytest.raises(Refused):
        ready(*copied)


def test_a_decision_outlives_a_newer_copy(copied: tuple[Town, str]) -> None:
    town, id = copied
    let_be(town, id, "Ayaan")
    with Session(town.desk.engine) as session, session.begin():
        story = drafts.story(session, id)
        story.state = State.BACK
        drafts.save(town.desk, session, story, title="A story", words=WORDS + " More.", moment=town.now)
        anonymise.open_copy(town.desk, session, story, town.now)
    assert body_of(town, id).let_be == ("Ayaan",)
    assert phrases(town, id, "likely") == []


def test_to_let_be_changes_nothing_that_others_see_so_nobody_has_to_look_again(
    copied: tuple[Town, str],
) -> None:
    town, id = copied
    let_be(town, id, "Ayaan")
    ready(town, id)
    let_be(town, id, "on a Tuesday")
    with Session(reading(town.desk.engine)) as session:
        assert finished.newest(session, id).first == "ann"


def test_no_decision_lies_in_the_store_in_clear(copied: tuple[Town, str]) -> None:
    town, id = copied
    let_be(town, id, "Ayaan")
    with town.desk.engine.connect() as store:
        tables = [
            row[0] for row in store.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        ]
        rows = [row for table in tables for row in store.execute(text(f"SELECT * FROM {table}"))]
    assert rows and not any("ayaan" in str(row).lower() for row in rows)


def test_her_words_are_whole_when_shown_with_suggestions(copied: tuple[Town, str]) -> None:
    town, id = copied
    mark(town, id, "A door", "Something")
    with Session(reading(town.desk.engine)) as session:
        bits = proposing.shown(proposing.read(town.desk, drafts.story(session, id), body_of(town, id)))
    assert "".join(bit.text for bit in bits) == WORDS
    assert [(bit.text, bit.tier) for bit in bits if bit.tier] == [
        ("Ayaan", "likely"), ("Ayaan", "likely"), ("on a Tuesday", "check"), ("cowslips", "unusual"),
    ]  # fmt: skip


# The page


def test_the_page_lists_them_by_tier_and_one_press_decides(review: Review) -> None:
    page = review.page()
    assert "Likely: 1 to decide" in page.html and 'class="maybe likely">Denise<' in page.html
    chosen = next(value for name, value in page.boxes if name == "put-likely-1") if page.boxes else ""
    answer = press(
        review, "suggested", {"suggested": "likely-1 Denise", "put-likely-1": chosen or "the worker"}
    )
    assert answer == 303
    (one,) = review.body().marks
    assert (one.kind, one.replacement) == (Kind.PERSON, chosen or "the worker")
    assert "Likely: none" in review.page().html


def test_not_this_one_is_for_all_mentions_and_is_not_asked_again(review: Review) -> None:
    assert press(review, "let-be", {"suggested": "likely-1 Denise"}) == 303
    assert review.body().let_be == ("Denise",)
    assert "Likely: none" in review.page().html


def test_a_press_without_a_suggestion_says_so_and_loses_nothing(review: Review) -> None:
    answer = review.press("let-be", {"title": "Typed", "phrase": "Denise"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Choose one of the suggestions." in page and "Typed" in page


def test_a_press_keeps_what_is_typed_in_other_boxes(review: Review) -> None:
    press(review, "let-be", {"suggested": "likely-1 Denise", "title": "Kept", "note": "To her"})
    assert review.body().title == "Kept"


def test_the_whole_of_a_lesser_tier_can_be_let_be(app: Flask, review: Review) -> None:
    with Session(review.work.desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(review.work.desk, copy)
        finished.write(review.work.desk, copy, replace(body, what="On a Monday, by the cowslips."))
    assert press(review, "looked-through", {"tier": "check", "what": "On a Monday, by the cowslips."}) == 303
    assert "On a Monday" in review.body().let_be
    assert "Worth a look: none" in review.page().html


def test_where_nothing_is_chosen_somebody_types_it_and_no_other_press_loses_it(review: Review) -> None:
    gist = "By the cowslips."
    with Session(review.work.desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(review.work.desk, copy)
        finished.write(review.work.desk, copy, replace(body, what=gist))
    typed = {forms.own_box("cowslips"): "flowers"}
    assert ("put-unusual-1", "") in review.page().boxes
    answer = review.press("let-be", {"what": gist} | typed, button=("suggested", "likely-1 Denise"))
    assert 'value="flowers"' in answer.get_data(as_text=True)
    # Without a word there is nothing to put into a gist.
    assert press(review, "suggested", {"suggested": "unusual-1 cowslips", "what": gist}) == 422
    assert press(review, "suggested", {"suggested": "unusual-1 cowslips", "what": gist} | typed) == 303
    assert review.body().what == "By the flowers."


def test_the_page_says_what_was_let_pass_and_by_whom(review: Review) -> None:
    gist = "By the cowslips, on a Monday."
    assert press(review, "let-be", {"suggested": "likely-1 Denise", "what": gist}) == 303
    assert press(review, "looked-through", {"tier": "unusual", "what": gist}) == 303
    page = review.page().html
    assert "Let pass: 2 still stand there" in page and "looked through the list, and let it pass." in page
    assert "Somebody said: it may stay." in page
    assert press(review, "ask-again", {"passed": "cowslips", "what": gist}) == 303
    assert "Let pass: 1 still stands there" in review.page().html
    assert press(review, "ask-again", {"passed": "cowslips", "what": gist}) == 422


def test_none_of_these_is_about_what_the_page_showed_and_nothing_else(review: Review) -> None:
    every = [f"{hours} hours" for hours in range(20, proposing.MOST + 21)]
    with Session(review.work.desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(review.work.desk, copy)
        picture = replace(body.parts[1], alternative=" ".join(f"It was {one}." for one in every))
        finished.write(review.work.desk, copy, body.with_part(picture))
    box = f"alternative-{picture.id}"
    assert press(review, "looked-through", {"tier": "check"}) == 303
    assert list(review.body().let_be) == every[: proposing.MOST]
    assert "1 more come" not in review.page().html, "the next one stands there now"
    # What came to stand there after the page was opened was seen by nobody.
    assert (
        press(review, "looked-through", {"tier": "check", box: f"It was {every[-1]}. It was 99 hours."})
        == 303
    )
    assert list(review.body().let_be) == every


def test_a_name_that_somebody_has_by_now_is_offered_to_nobody_else(copied: tuple[Town, str]) -> None:
    town, id = copied
    do(town, id, title="Ayaan and Rhiannon")
    with Session(reading(town.desk.engine)) as session:
        first, second = proposing.by_tier(
            proposing.read(town.desk, drafts.story(session, id), body_of(town, id))
        )["likely"]
    given = second.chosen
    assert given in EVERY and given != first.chosen
    do(town, id, cast=(Figure("one", Kind.PERSON, (first.phrase,), given),), let_be=(first.phrase,))
    with Session(reading(town.desk.engine)) as session:
        (left,) = proposing.by_tier(proposing.read(town.desk, drafts.story(session, id), body_of(town, id)))[
            "likely"
        ]
    assert left.phrase == second.phrase and given not in (left.chosen, *left.offers) and left.chosen in EVERY


def test_what_others_would_read_is_read_once_for_a_page(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moderation.suggesting import finding

    looked: list[str] = []
    suggest = finding.suggest

    def counted(text: str, *rest: Any) -> object:
        looked.append(text)
        return suggest(text, *rest)

    monkeypatch.setattr(finding, "suggest", counted)
    review.page()
    assert looked and len(looked) <= 2, (
        "her words as others read them, and as she sent them for the cast list"
    )
