"""What somebody typed in the Reading room comes back when it could not be done, and no browser cuts it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete
from sqlalchemy.orm import Session

from archive.ground.sign_ins import SignInRow
from archive.reading.routes import typed
from archive.settings import TEMPLATES
from tests.rooms.links import begin, link
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import PASSWORD, Library, text_of

SAID = "Say gently what comes, and that anybody may leave. <b>No</b> “press” takes it away."
"""What somebody writes who takes more than half an hour for it."""

LONG = "We wait until she has said what she wants to say. " * 60


def _signed_out(library: Library) -> None:
    with Session(library.room.lists) as session, session.begin():
        session.execute(delete(SignInRow))


def _of_another_tab(library: Library) -> None:
    library.app.config["WTF_CSRF_ENABLED"] = True


MEANWHILE: list[tuple[Callable[[Library], None], int]] = [(_signed_out, 401), (_of_another_tab, 400)]


def _handed_back(answer: str) -> list[str]:
    return re.findall(
        r'<label for="typed-\d+">([^<]*)</label><textarea id="typed-\d+" rows="\d" readonly>\n', answer
    )


@pytest.mark.parametrize(("meanwhile", "status"), MEANWHILE)
def test_what_a_trainer_wrote_comes_back_when_her_form_no_longer_counts(
    library: Library, meanwhile: Callable[[Library], None], status: int
) -> None:
    trainer = library.trainer()
    week = playlist(trainer, library.publish("Rain", "It rains."))
    item = item_ids(trainer.get(week))[0]
    meanwhile(library)
    answer = trainer.client.post(
        f"{week}/items/{item}/prompts", data={"say_first": SAID, "ask_after": "Who asked?"}
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert _handed_back(page) == ["Say first", "Ask after"]
    assert "takes it away." in page and "Who asked?" in page and "<b>No" not in page
    assert "It was not kept" in page and "go back" not in text_of(page)


@pytest.mark.parametrize(("meanwhile", "status"), MEANWHILE)
def test_what_a_learner_wrote_comes_back_too(
    library: Library, meanwhile: Callable[[Library], None], status: int
) -> None:
    trainer = library.trainer()
    learner = begin(library, link(trainer, playlist(trainer, library.publish("Rain", "It rains."))))
    meanwhile(library)
    answer = learner.post("/together/1/words", data={"next-time": SAID, "to-her": ""})
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert _handed_back(page) == ["What will you do differently?"] and "takes it away." in page


def test_no_password_no_code_and_nothing_chosen_comes_back(library: Library) -> None:
    _of_another_tab(library)
    page = _page(
        library.visitor(),
        "/sign-in",
        login="tess",
        password=PASSWORD,
        code="123456",
        why=next(iter(typed.CHOSEN)),
    )
    assert PASSWORD not in page and "123456" not in page and "What you typed" not in page
    assert "What you typed" not in library.visitor().get("/nowhere").get_data(as_text=True)


def test_what_another_site_sends_is_not_shown_as_typed(library: Library) -> None:
    answer = library.visitor().post(
        "/playlists", data={"title": "Call this number"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 404 and "Call this number" not in answer.get_data(as_text=True)


def _page(client: FlaskClient, address: str, **fields: str) -> str:
    return client.post(address, data=fields).get_data(as_text=True)


def _boxes(source: str) -> set[str]:
    return set(re.findall(r'<textarea(?![^>]*readonly)[^>]*?\bname="([^"]+)"', source))


def test_every_box_for_more_than_a_line_is_known() -> None:
    pages = sorted((TEMPLATES / "room").rglob("*.html"))
    named = {name for page in pages for name in _boxes(page.read_text())}
    assert len(named) > 4 and named - {"{{ kind }}", "{{ name }}"} <= set(typed.BOXES)
    assert _boxes('<textarea id="x" name="new" rows="2">') == {"new"}


@pytest.mark.parametrize(
    ("path", "fields", "box"),
    [
        ("/playlists", {"title": LONG}, "title"),
        ("{week}/title", {"title": LONG}, "title"),
        ("{week}/items/{item}/prompts", {"say_first": LONG, "quiet_minutes": "0"}, "say_first"),
        ("{week}/items/{item}/prompts", {"ask_after": LONG, "quiet_minutes": "0"}, "ask_after"),
        ("{week}/words", {"edition": "{story}", "kind": "changed", "words": LONG}, "words"),
        ("{story_page}/not-right", {"why": next(iter(typed.CHOSEN)), "words": LONG}, "words"),
        ("{week}/colleagues", {"name": LONG}, "name"),
    ],
)
def test_what_is_too_long_is_refused_in_words_and_stands_whole_in_its_box(
    library: Library, path: str, fields: dict[str, str], box: str
) -> None:
    trainer, story = library.trainer(), library.publish("Rain", "It rains.")
    week = playlist(trainer, story)
    at = {
        "week": week,
        "item": item_ids(trainer.get(week))[0],
        "story": story,
        "story_page": f"/stories/{story}",
    }
    status, page = trainer.refused(
        path.format(**at), **{name: value.format(**at) for name, value in fields.items()}
    )
    assert status == 422 and _stands_in(page, box)
    if box != "name":
        assert f"{len(LONG.strip()):,}" in page


def _stands_in(page: str, box: str) -> bool:
    found = re.findall(rf'<(?:textarea|input)\b[^>]*\bname="{box}"[^>]*>[^<]*', page)
    return any(LONG.strip() in one for one in found)


def _cut_by_the_browser(source: str) -> list[str]:
    return [
        box
        for box in re.findall(r"<(?:input|textarea)\b[^<>]*\bmaxlength\b[^<]*", source)
        if 'type="search"' not in box and not re.search(r'id="(?:number|code)"', box)
    ]


def test_no_browser_cuts_what_is_pasted_into_a_box_of_the_reading_room() -> None:
    """What is looked for, and a code that is copied off a screen, are not written."""
    pages = sorted((TEMPLATES / "room").rglob("*.html"))
    assert len(pages) > 60
    assert [(page.name, box) for page in pages for box in _cut_by_the_browser(page.read_text())] == []
    assert _cut_by_the_browser('<p><textarea id="why" rows="2" maxlength="100">') != []
