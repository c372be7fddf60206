"""When somebody's hour with a story is over: others may take it, and until one does nothing that was typed is lost to a clock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from moderation.tables import Claim
from stories import drafts
from stories.desk import Desk
from stories.tables import State
from tests.rooms.four_seats import post, sign_in
from tests.staffed import HOST

TYPED = {"title": "The door", "what": "A worker calls.", "intruder_note": "Asked: nobody could tell."}


@pytest.fixture
def ann(app: Flask, desk: Desk, story_id: str) -> FlaskClient:
    """Ann, who has read for more than an hour without a press."""
    client = sign_in(app, "ann")
    post(client, f"/stories/{story_id}/claim")
    _an_hour_later(desk)
    return client


def _an_hour_later(desk: Desk) -> None:
    with Session(desk.engine) as session, session.begin():
        session.execute(select(Claim)).scalar_one().until = utc_now() - timedelta(seconds=1)


def _page(client: FlaskClient, story_id: str) -> str:
    return client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)


@pytest.mark.parametrize("deed", ["describe", "make-all", "pause", "let-go"])
def test_who_read_slowly_goes_on_where_nobody_has_taken_it(
    ann: FlaskClient, desk: Desk, story_id: str, deed: str
) -> None:
    status, page = post(ann, f"/stories/{story_id}/{deed}", **TYPED)
    assert status in (200, 303) and "hour is over" not in page
    if deed == "pause":
        assert all(said in page for said in TYPED.values())
        return
    post(ann, f"/stories/{story_id}/claim")
    assert all(
        f">{said}<" in (page := _page(ann, story_id)) or f'"{said}"' in page for said in TYPED.values()
    )


def test_a_note_that_was_typed_meanwhile_is_left(ann: FlaskClient, story_id: str) -> None:
    post(ann, f"/stories/{story_id}/note", note="Dear you, I read it twice.", **TYPED)
    page = _page(ann, story_id)
    assert "Dear you, I read it twice." in page and ">A worker calls.<" in page


def test_to_look_is_no_press_and_the_story_stays_free(ann: FlaskClient, app: Flask, story_id: str) -> None:
    assert "Denise" not in _page(ann, story_id) and "Denise" not in _page(ann, story_id)
    assert post(sign_in(app, "bea"), f"/stories/{story_id}/claim")[0] == 303


def test_a_colleague_who_took_it_has_it_and_what_was_typed_is_handed_back(
    ann: FlaskClient, app: Flask, story_id: str
) -> None:
    bea = sign_in(app, "bea")
    post(bea, f"/stories/{story_id}/claim")
    status, page = post(ann, f"/stories/{story_id}/describe", **TYPED)
    assert status == 409 and all(f"\n{said}<" in page for said in TYPED.values()) and "Denise" not in page
    post(bea, f"/stories/{story_id}/let-go")
    assert post(ann, f"/stories/{story_id}/describe", **TYPED)[0] == 409, "it is back in the queue, for all"


@pytest.mark.parametrize("state", [State.BACK, State.HERS, State.HELD])
def test_a_story_that_went_on_meanwhile_is_in_nobodys_hands(
    ann: FlaskClient, desk: Desk, story_id: str, state: State
) -> None:
    with Session(desk.engine) as session, session.begin():
        drafts.story(session, story_id).state = state
    assert post(ann, f"/stories/{story_id}/describe", **TYPED)[0] == 409
