"""Suggestions at the Desk: three tiers, decided by one press each; nothing goes on while a likely one is open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from archive.rules.errors import Refused
from moderation import anonymise, decisions, proposing
from moderation.suggesting.instead import NAMES, offers
from moderation.suggesting.suggestion import Label
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import State
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import HOST
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.town import Town

WORDS = "Ayaan slept. I held Ayaan on a Tuesday by the cowslips. A door shut."


@pytest.fixture
def copied(desk: Desk) -> tuple[Town, str]:
    """A story with a name, a day and a rare word, in Ann's hands."""
    town = Town(desk)
    id = town.tell(WORDS)
    with Session(desk.engine) as session, session.begin():
        from moderation import queue

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


def do(town: Town, id: str, **changed: object) -> None:
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, id)
        finished.write(town.desk, copy, replace(finished.read(town.desk, copy), **changed))  # type: ignore[arg-type]


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


# What is offered


@pytest.mark.parametrize("name", [*NAMES, "Ayaan", "Gwenllian", "Dr Popescu"])
def test_no_name_that_is_offered_begins_like_the_original(name: str) -> None:
    given = [one for one in offers(Label.PERSON, name, ["Mirela"], "story") if one[0].isupper()]
    assert given and not {one[0] for one in given} & {word[0] for word in name.split()} | {
        one[0] for one in given
    } & set("MZQ")


def test_two_stories_are_not_offered_the_same_names_in_the_same_order() -> None:
    assert len({offers(Label.PERSON, "Ayaan", (), salt) for salt in "abcdef"}) > 1


def test_who_has_a_title_becomes_what_she_does_and_others_get_a_name() -> None:
    assert offers(Label.PERSON, "Mr Peart")[0] == "the worker"
    assert offers(Label.PERSON, "Ayaan")[0] in NAMES


def test_what_is_offered_first_fits_the_words() -> None:
    assert offers(Label.ORG, "St Mary's school")[0] == "a school"
    assert offers(Label.DATE, "the 2nd of May")[0] == "one spring"


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


def press(review: Review, deed: str, typed: dict[str, str]) -> int:
    page = review.page()
    token = page.html.split('name="csrf_token" value="')[1].split('"')[0]
    boxes = dict(page.boxes) | {"csrf_token": token} | typed
    return review.client.post(f"/stories/{review.work.id}/{deed}", data=boxes, **HOST).status_code


def test_the_whole_of_a_lesser_tier_can_be_let_be(app: Flask, review: Review) -> None:
    with Session(review.work.desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(review.work.desk, copy)
        finished.write(review.work.desk, copy, replace(body, what="On a Monday, by the cowslips."))
    assert press(review, "let-be", {"tier": "check", "what": "On a Monday, by the cowslips."}) == 303
    assert "On a Monday" in review.body().let_be
    assert "Worth a look: none" in review.page().html


def test_none_of_these_is_about_what_the_page_showed_and_nothing_else(review: Review) -> None:
    every = [f"{hours} hours" for hours in range(20, proposing.MOST + 21)]
    with Session(review.work.desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(review.work.desk, copy)
        picture = replace(body.parts[1], alternative=" ".join(f"It was {one}." for one in every))
        finished.write(review.work.desk, copy, body.with_part(picture))
    box = f"alternative-{picture.id}"
    assert press(review, "let-be", {"tier": "check"}) == 303
    assert list(review.body().let_be) == every[: proposing.MOST]
    assert "1 more come" not in review.page().html, "the next one stands there now"
    # What came to stand there after the page was opened was seen by nobody.
    assert press(review, "let-be", {"tier": "check", box: f"It was {every[-1]}. It was 99 hours."}) == 303
    assert list(review.body().let_be) == every


def test_a_name_that_somebody_has_by_now_is_offered_to_nobody_else(copied: tuple[Town, str]) -> None:
    town, id = copied
    do(town, id, title="Ayaan and Rhiannon")
    with Session(reading(town.desk.engine)) as session:
        first, second = proposing.by_tier(
            proposing.read(town.desk, drafts.story(session, id), body_of(town, id))
        )["likely"]
    given = second.offers[0]
    assert given in NAMES
    do(town, id, cast=(Figure("one", Kind.PERSON, (first.phrase,), given),), let_be=(first.phrase,))
    with Session(reading(town.desk.engine)) as session:
        (left,) = proposing.by_tier(proposing.read(town.desk, drafts.story(session, id), body_of(town, id)))[
            "likely"
        ]
    assert left.phrase == second.phrase and given not in left.offers and left.offers[0] in NAMES


def test_what_others_would_read_is_read_once_for_a_page(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moderation.suggesting import finding

    looked: list[str] = []
    suggest = finding.suggest

    def counted(text: str, *rest: object) -> object:
        looked.append(text)
        return suggest(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(finding, "suggest", counted)
    review.page()
    assert looked and len(looked) <= 2, (
        "her words as others read them, and as she sent them for the cast list"
    )
