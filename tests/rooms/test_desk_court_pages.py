"""The panel "What happened in court" as people press it: who may what, and nothing that was typed is lost."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.rules import retelling
from archive.rules.sentences import Told
from moderation.anonymise import anonymise
from stories import drafts, finished, sentences
from stories.desk import Desk
from stories.tables import State
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.town import Town

WORDS = "I sat at the back.\nThe judge said I was not ready.\nI washed his cup."
GROUND = {
    "ground-kind": "court-permission",
    "ground-reference": "FD26P00123",
    "ground-scope": "what was said of her",
    "ground-who-mother": "yes",
    "ground-until": "2099-01-01",
}


@pytest.fixture
def story_id(desk: Desk) -> str:
    """A story with a sentence about the court, in the queue."""
    return Town(desk).tell(WORDS, title="The cup")


@pytest.fixture
def ann(app: Flask, story_id: str) -> FlaskClient:
    """A moderator who has it open."""
    client = _sign_in(app, "ann")
    _post(client, f"/stories/{story_id}/claim")
    return client


def _page(client: FlaskClient, story_id: str) -> str:
    return unescape(client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True))


def _told(desk: Desk, story_id: str) -> list[str]:
    with Session(desk.engine) as session:
        body = finished.read(desk, finished.newest(session, story_id))
        return [one.told for one in sentences.every(desk, drafts.story(session, story_id), body)]


def _button(page: str, label: str, of: str) -> str:
    found = re.search(rf'name="(?:told|keys)" value="([^"]+)">{label}<span class="sr">: {of}', page)
    assert found is not None, (label, of)
    return found[1]


def test_what_is_proposed_is_shown_with_its_reason_and_decided_by_one_press(
    desk: Desk, ann: FlaskClient, story_id: str
) -> None:
    page = _page(ann, story_id)
    assert "proposed: in court" in page and "A judge or a magistrate" in page
    assert "This is not legal advice." in page and "We last read it on 26 November 2026" in page
    assert "Decide all 3 as proposed" in page and "1 in court, 2 her life" in page
    assert _post(ann, f"/stories/{story_id}/sentences/as-proposed")[0] == 303
    assert _told(desk, story_id) == [Told.LIFE, Told.COURT, Told.LIFE]


def test_a_press_decides_one_sentence_or_leaves_it_out_and_puts_it_in(
    desk: Desk, ann: FlaskClient, story_id: str
) -> None:
    home = f"/stories/{story_id}/sentences"
    _post(ann, f"{home}/as-proposed")
    told = _button(_page(ann, story_id), "In court", "I washed his cup.")
    assert _post(ann, f"{home}/decide", told=told)[0] == 303
    keys = _button(_page(ann, story_id), "Leave it out", "The judge said")
    assert _post(ann, f"{home}/leave-out", keys=keys)[0] == 303
    page = _page(ann, story_id)
    assert "<ins>[…]</ins>" in page and "See What happened in court." in page
    assert _post(ann, f"{home}/put-in", keys=_button(page, "Put it in again", "The judge said"))[0] == 303
    assert "<ins>[…]</ins>" not in _page(ann, story_id)


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("decide", {"told": "court"}),
        ("decide", {"told": "undecided x"}),
        ("decide", {}),
        ("decide", {"told": "life nothing"}),
        ("leave-out", {}),
        ("put-in", {"keys": "x"}),
    ],
)
def test_a_press_that_means_nothing_is_one_kind_sentence(
    ann: FlaskClient, story_id: str, what: str, form: dict[str, str]
) -> None:
    status, page = _post(ann, f"/stories/{story_id}/sentences/{what}", note="Dear you.", **form)
    assert status in (400, 409, 422)
    assert "Dear you." in page, "what was typed is handed back"
    assert "sentence" in page


def test_a_moderator_enters_no_ground_and_a_reviewer_does_not_confirm_her_own(
    app: Flask,
    ann: FlaskClient,
    story_id: str,
) -> None:
    home = f"/stories/{story_id}/sentences"
    _post(ann, f"{home}/as-proposed")
    assert _post(ann, f"{home}/grounds", **GROUND)[0] in (403, 404)
    assert "Enter a ground" not in _page(ann, story_id)
    rev = _sign_in(app, "rev")
    assert _post(rev, f"{home}/grounds", **GROUND)[0] == 303
    page = _page(rev, story_id)
    assert "FD26P00123" in page and "Nobody has confirmed the ground yet." in page
    assert "I confirm it" not in page
    assert "<li>“The judge said I was not ready.”</li>" in _page(ann, story_id), "beside the button"
    path = re.search(r'formaction="([^"]+/confirm)"', _page(ann, story_id))
    assert path is not None
    assert _post(rev, path[1])[0] == 409
    assert _post(ann, path[1])[0] == 303
    assert "may be seen until 1 January 2099" in _page(ann, story_id)
    assert "The judge said" not in _page(rev, story_id), "whoever has not taken it reads no sentence of hers"


def test_a_ground_that_says_too_little_comes_back_with_all_that_was_typed(
    app: Flask,
    ann: FlaskClient,
    story_id: str,
) -> None:
    _post(ann, f"/stories/{story_id}/sentences/as-proposed")
    rev = _sign_in(app, "rev")
    little = {**GROUND, "ground-who-mother": "", "ground-scope": "  "}
    status, page = _post(rev, f"/stories/{story_id}/sentences/grounds", note="Dear you.", **little)
    assert status in (400, 422)
    assert "does not say what may be published" in page and "does not let the mother herself publish" in page
    assert 'value="FD26P00123"' in page and 'value="2099-01-01"' in page and "Dear you." in page


def test_another_press_keeps_a_ground_that_is_being_typed(
    app: Flask, ann: FlaskClient, story_id: str
) -> None:
    _post(ann, f"/stories/{story_id}/sentences/as-proposed")
    _post(ann, f"/stories/{story_id}/let-go")
    rev = _sign_in(app, "rev")
    _post(rev, f"/stories/{story_id}/claim")
    key = _button(_page(rev, story_id), "Her life", "The judge said").split()[1]
    form = {**GROUND, f"ground-for-{key}": "yes"}
    status, page = _post(rev, f"/stories/{story_id}/sentences/decide", told=f"court {key}", **form)
    assert status == 200
    assert 'value="FD26P00123"' in page and f'name="ground-for-{key}" value="yes" checked' in page


def test_a_note_is_begun_and_left_only_when_it_was_made_hers(
    desk: Desk, ann: FlaskClient, story_id: str
) -> None:
    home = f"/stories/{story_id}"
    _post(ann, f"{home}/sentences/as-proposed")
    status, page = _post(ann, f"{home}/sentences/retell")
    offered = retelling.letter([retelling.FELT])
    assert status == 200
    assert offered in unescape(page)
    sent = {"do": "ask", "rule-ask": "court"}
    assert _post(ann, f"{home}/decide", **sent, **{"words-ask": offered})[0] in (400, 422)
    begun = f"{offered} Your line about the cup stayed with me."
    assert _post(ann, f"{home}/sentences/retell", **{"words-ask": begun})[0] in (400, 422), (
        "what was begun is not wiped"
    )
    assert _post(ann, f"{home}/decide", **sent, **{"words-ask": begun})[0] == 303
    with Session(desk.engine) as session:
        assert drafts.story(session, story_id).state == State.BACK


def test_of_a_story_that_is_out_nobody_is_told_to_take_it(app: Flask, desk: Desk, story_id: str) -> None:
    bea, take = _sign_in(app, "bea"), "Take the story to read its sentences."
    assert take in _page(bea, story_id)
    with Session(desk.engine) as session, session.begin():
        story = drafts.story(session, story_id)
        story.state = State.HELD
    page = _page(bea, story_id)
    assert take not in page and "Nobody has read its sentences yet." in page
    with Session(desk.engine) as session, session.begin():
        story = drafts.story(session, story_id)
        anonymise.open_copy(desk, session, story, Town(desk).now)
        story.state = State.PUBLISHED
    page = _page(bea, story_id)
    assert take not in page and "0 sentences" not in page
    assert "3 of its sentences are not decided." in page and ">3 not decided yet</span>" in page
