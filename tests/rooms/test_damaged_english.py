"""A translation that cannot be opened: the Desk says so where its state stands, and it is written anew (ADR 18)."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.db import reading
from archive.rules.errors import Refused, Unreadable
from moderation.decisions import decisions, files_gone, translating
from moderation.promises import promises
from moderation.queue import queue
from stories import sayings, tongues, withdrawal
from stories.desk import Desk
from stories.tables import State
from stories.tongues import How, Standing
from tests.rooms.four_seats import post, sign_in
from tests.rooms.shelving import text_of
from tests.rooms.tongues import BOTH, ENGLAND, TYPED, Hers, Told
from tests.staffed import HOST
from tests.town import grant

ANEW = translating.IS_DAMAGED.format(translating.WRITE_IT_ANEW)


@pytest.fixture
def told(desk: Desk, index: Index) -> Told:
    """A story of which both versions may go out."""
    return Told(desk, index, grant(translations=BOTH))


@pytest.fixture
def hers(desk: Desk, notes: Flask, index: Index) -> Hers:
    """Her phone."""
    return Hers(desk, notes, index)


def _damage(told: Told) -> None:
    """Change a byte of the newest translation; its key lives."""
    with told.story() as (session, _):
        row = tongues.newest(session, told.id)
        assert row is not None
        row.body = bytes([*row.body[:-1], row.body[-1] ^ 1])
        with pytest.raises(Unreadable):
            tongues.read(told.desk, row)


def _says(told: Told) -> str:
    with told.story() as (session, story):
        return translating.damaged(told.desk, session, story)


def _listed(told: Told) -> list[str]:
    with Session(reading(told.desk.engine)) as session:
        return [line.state for line in translating.waiting(told.desk, session)]


@pytest.fixture
def lost(told: Told) -> Told:
    """Her own words are out, and the English that she released is damaged before it goes out."""
    told.release()
    told.translate()
    told.say_yes_to_english()
    _damage(told)
    return told


def test_the_desk_says_so_where_the_state_of_it_stands_and_what_to_do(app: Flask, lost: Told) -> None:
    ann = sign_in(app, "ann")
    for page in (f"/stories/{lost.id}", f"/stories/{lost.id}/english"):
        answer = ann.get(page, **HOST)
        assert answer.status_code == 200 and ANEW in text_of(answer.get_data(as_text=True)), page
    assert "damaged here" in text_of(ann.get("/translations", **HOST).get_data(as_text=True))
    with Session(reading(lost.desk.engine)) as session:
        groups = promises.standing(lost.desk, session, lost.now)
        count = {one.id: one.count for group in groups for one in group.promises}
        assert count["translations"] == 1, "somebody has something to do"


def test_what_is_whole_is_not_said_to_be_damaged(app: Flask, told: Told) -> None:
    told.both_out()
    assert _says(told) == "" and _listed(told) == []
    page = sign_in(app, "ann").get(f"/stories/{told.id}", **HOST)
    assert page.status_code == 200 and "damaged" not in text_of(page.get_data(as_text=True))


def test_it_is_written_anew_from_its_page_and_takes_the_place_of_the_damaged_one(
    app: Flask, lost: Told
) -> None:
    ann = sign_in(app, "ann")
    form = {
        "title": TYPED.title,
        "words": TYPED.words,
        "what": TYPED.what,
        "made_by": TYPED.made_by,
        "more": "no",
    }
    form |= {"in_short": TYPED.in_short, "intruder_note": TYPED.intruder_note, "saved": "0", "do": "ready"}
    assert post(ann, f"/stories/{lost.id}/english", **form)[0] == 303
    assert _says(lost) == "" and _listed(lost) == [Standing.SECOND]
    with lost.story() as (session, story):
        translating.agree(lost.desk, session, story, "bea", lost.now)
    assert lost.standing() == Standing.HERS, "she is asked again"
    lost.release_english()
    assert lost.out().keys() == {"es", ENGLAND}


def test_what_is_out_stays_out_while_nobody_has_written_it_anew(told: Told) -> None:
    told.both_out()
    _damage(told)
    assert _says(told) == ANEW and told.out().keys() == {"es", ENGLAND}


def test_what_waits_for_her_is_not_shown_to_her_and_cannot_be_released(told: Told) -> None:
    told.release()
    told.translate()
    _damage(told)
    with told.story() as (session, story):
        row = tongues.newest(session, told.id)
        assert row is not None and row.state == Standing.HERS
        assert tongues.waits_for_her(told.desk, session, story) is None
        with pytest.raises(Refused):
            tongues.release(told.desk, session, story, seal=row.seal or "", how=How.READ, moment=told.now)
    assert _listed(told) == [translating.DAMAGED]


def test_held_with_nothing_else_out_the_page_says_that_the_queue_comes_first(
    app: Flask, desk: Desk, index: Index
) -> None:
    told = Told(desk, index, grant(own_words=False, translations=BOTH))
    told.both_out()
    _damage(told)
    with told.story() as (session, story):
        withdrawal.hide(desk, session, story, told.now)
        withdrawal.bring_back(session, story, told.now)
    files_gone.tell(desk, told.id, told.now)  # What the worker says once it has tried in vain.
    page = text_of(sign_in(app, "ann").get(f"/stories/{told.id}", **HOST).get_data(as_text=True))
    assert translating.IS_DAMAGED.format(translating.FROM_THE_QUEUE) in page
    with told.story() as (session, story):
        assert story.state == State.HELD
        decisions.take_up_again(session, story, "ann", told.now)
        assert translating.damaged(desk, session, story) == "", "her own words come first"
        queue.claim(session, story.id, "ann", told.now)
        decisions.ready(desk, session, story, "ann", told.now)
    with told.story() as (session, story):
        queue.claim(session, story.id, "bea", told.now)
        decisions.agree(desk, session, story, "bea", told.now)
    told.translate()
    assert told.standing() == Standing.HERS


@pytest.mark.parametrize("said_yes", [False, True])
def test_her_page_says_that_it_is_being_made(hers: Hers, said_yes: bool) -> None:
    hers.release().phone.press("to-tongue").press("go-on", tick={"tongue": ["own", ENGLAND]})
    hers.told.translate()
    if said_yes:
        hers.phone.press("status").press("english").press("english-yes", tick={"how": ["read"]}).press(
            "receipt"
        )
    _damage(hers.told)
    hers.phone.press("status")
    assert sayings.ENGLISH_BEING_MADE in hers.phone.text
    assert not any(one in hers.phone.text for one in (sayings.ENGLISH_WAITS, sayings.ENGLISH_SOON))


@pytest.mark.parametrize("why", ["refused", "superseded"])
def test_what_has_to_be_written_anew_anyway_is_not_named(lost: Told, why: str) -> None:
    with lost.story() as (session, _):
        row = tongues.newest(session, lost.id)
        assert row is not None
        if why == "refused":
            row.state = Standing.NO
        else:
            row.of_seal = "another"
    assert _says(lost) == ""
    lost.translate()
    assert lost.standing() == Standing.HERS
