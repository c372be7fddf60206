"""A pasted court paper on Notes: nothing of it is kept, nothing of it is lost, and she is asked kindly what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.checking import private
from archive.ground.clock import utc_now
from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.rules.court_signs import REASONS
from archive.settings import Place
from moderation.letters import notices
from stories import moves, part_sayings, quarantine, sayings
from stories.desk import Desk
from stories.forms import Posted
from stories.tables import Quarantined, State, Story
from tests.papers.papers import PAPERS
from tests.papers.tellings import TELLINGS
from tests.phone import Phone
from tests.rooms.test_notes_pages import HARDEST, banned_in, grade

CANARY = "Zinnia Quillfeather"
PAPER = PAPERS["care order, whole"].replace("Robyn Tarrow", CANARY)
HERS = "I sat by the window and nobody said a word."


@pytest.fixture
def app_desk(notes: Flask) -> Desk:
    """The private side that Notes has open."""
    found: Desk = notes.extensions["private"]
    return found


def _plain(desk: Desk, *, besides: str = "") -> Iterator[str]:
    """Yield every sealed value of every story, opened."""
    with Session(reading(desk.engine)) as session:
        for story in session.execute(select(Story).where(Story.state != State.DELETED)).scalars():
            key = desk.keys.get(story.id)
            for about, sealed in private.sealed_values(session, story.id):
                if not besides or not about.startswith(besides):
                    yield unseal(key, sealed, about=about).decode("utf-8", "replace")


def _is_kept(desk: Desk, *, besides: str = "") -> bool:
    return any(CANARY in value for value in _plain(desk, besides=besides))


def _asides(desk: Desk) -> int:
    with Session(reading(desk.engine)) as session:
        return session.execute(select(func.count()).select_from(Quarantined)).scalar_one()


def _stories(desk: Desk) -> int:
    with Session(reading(desk.engine)) as session:
        return session.execute(select(func.count()).select_from(Story)).scalar_one()


def _box(phone: Phone) -> str:
    return phone.form.fields["words"][0].replace("\r\n", "\n")


def _met(phone: Phone) -> None:
    assert phone.answer.status_code == 200 and phone.page == "write"
    assert _box(phone) == PAPER
    assert "This looks like a paper from a court" in phone.text
    assert {"save", "paper-out"} <= {do.partition(":")[0] for do in phone.form.buttons}


@pytest.mark.parametrize("do", ["save", "talk", "draw", "easy", "speak:cy", "back"])
def test_a_pasted_paper_is_kept_nowhere_and_stands_in_the_box(phone: Phone, app_desk: Desk, do: str) -> None:
    phone.press("carry-on").press(do, words=PAPER, title="Mine")
    assert phone.page == "write" and _box(phone) == PAPER
    assert phone.form.fields["title"] == ["Mine"]
    assert "own-words" in phone.form.buttons and "paper-out" in phone.form.buttons
    assert _stories(app_desk) == 0 and not _is_kept(app_desk)


@pytest.mark.parametrize("do", ["save", "save-go-on", "talk", "draw", "easy", "back"])
def test_what_she_saved_before_stays_as_it_was(phone: Phone, app_desk: Desk, do: str) -> None:
    phone.tell(HERS)
    phone.press("back").press(do, words=f"{HERS}\n\n{PAPER}")
    assert _box(phone) == f"{HERS}\n\n{PAPER}"
    assert HERS in "".join(_plain(app_desk)) and not _is_kept(app_desk)
    phone.press("paper-out")
    assert phone.page == "write" and _box(phone) == HERS and "Nothing of it was kept" in phone.text


def test_no_byte_of_it_lies_on_the_disk(phone: Phone, place: Place, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER)
    files = [path for path in place.data.rglob("*") if path.is_file()]
    assert files and not [path for path in files if CANARY.encode() in path.read_bytes()]


@pytest.mark.parametrize("way", [("help",), ("stop",), ("help", "stop"), ("stop", "easy", "help")])
def test_help_and_her_no_never_wait_and_the_box_is_full_again(
    phone: Phone, app_desk: Desk, way: tuple[str, ...]
) -> None:
    phone.press("carry-on").press("save", words=PAPER, title="Mine")
    for door in way:
        phone.press(door)
        if door in moves.ASIDE:
            assert phone.page == door
    phone.press("back")
    _met(phone)
    assert phone.form.fields["title"] == ["Mine"] and not _is_kept(app_desk)


def test_told_in_her_own_words_it_is_saved_like_any_other(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER).press("save", words=HERS)
    assert phone.page == "words" and HERS in "".join(_plain(app_desk)) and _asides(app_desk) == 0


def test_her_own_words_changed_in_the_box_are_saved_by_either_button(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER).press("own-words", words=HERS)
    assert phone.page == "words" and _asides(app_desk) == 0 and HERS in "".join(_plain(app_desk))


def test_what_she_says_is_hers_is_shut_away_and_shown_nowhere(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER, title=CANARY).press("own-words")
    code = phone.code_words()
    assert _asides(app_desk) == 1 and not _is_kept(app_desk, besides="quarantine|words")
    assert _is_kept(app_desk)
    phone.press("rest")
    phone.come_back(code)
    assert phone.page == "status"
    for sentence in (sayings.ASIDE["words"], sayings.ASIDE_HERS, sayings.ASIDE_KEPT):
        assert sentence in phone.text
    for do in ("read", "write"):
        phone.press(do)
        if phone.page == "unlock":
            phone.unlock(code)
        assert phone.page == do and CANARY not in phone.html
        phone.press("back")


def test_pressed_twice_it_is_one_thing(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER)
    fields = phone.form.fields | {"do": ["own-words"]}
    phone.send(fields).send(fields)
    assert _asides(app_desk) == 1 and _stories(app_desk) == 1


def test_she_takes_it_out_for_good_and_a_second_press_says_the_same(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER).press("own-words")
    code = phone.code_words()
    phone.press("rest")
    phone.come_back(code)
    fields = phone.form.fields | {"do": [next(do for do in phone.form.buttons if do.startswith("aside-out"))]}
    for _ in range(2):
        phone.send(fields)
        assert phone.page == "status" and part_sayings.TAKEN_OUT in phone.text
    assert _asides(app_desk) == 0 and not _is_kept(app_desk)
    assert sayings.ASIDE["words"] not in phone.text


def test_another_phone_takes_nothing_of_hers_out(phone: Phone, notes: Flask, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER).press("own-words")
    with Session(reading(app_desk.engine)) as session:
        row = session.execute(select(Quarantined)).scalar_one()
    other = Phone(notes)
    other.tell(HERS)
    mine = next(do for do in other.form.buttons if do.startswith("who:")).partition(":")[2]
    for story in (row.story_id, mine):
        other.send(other.form.fields | {"do": [f"aside-out:{story}.{row.id}"]})
    assert _asides(app_desk) == 1


def test_more_than_ten_is_said_kindly_and_nothing_is_lost(phone: Phone, app_desk: Desk) -> None:
    phone.tell(HERS)
    for number in range(11):
        phone.press("back" if phone.page == "words" else "write")
        phone.press("save", words=f"{PAPER} {number}").press("own-words")
    assert quarantine.TOO_MANY in phone.text and _box(phone) == f"{PAPER} 10" and _asides(app_desk) == 10


def test_a_story_of_nothing_else_can_be_sent(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on").press("save", words=PAPER).press("own-words")
    phone.say_yes()
    with Session(reading(app_desk.engine)) as session:
        assert session.execute(select(Story.state)).scalar_one() == State.SENT


# Late, old and large


def _away(phone: Phone, do: str, words: str) -> Phone:
    with time_machine.travel(utc_now() + timedelta(minutes=45), tick=False):
        return phone.press(do, words=words)


def test_a_paper_that_came_too_late_is_kept_nowhere_and_stands_in_the_box(
    phone: Phone, app_desk: Desk
) -> None:
    phone.tell(HERS)
    phone.press("back")
    _away(phone, "save", PAPER)
    _met(phone)
    assert HERS not in phone.html and not _is_kept(app_desk)


def test_own_words_that_came_too_late_are_shut_away_beside_her_story(phone: Phone, app_desk: Desk) -> None:
    phone.tell(HERS)
    phone.press("back").press("save", words=PAPER)
    with time_machine.travel(utc_now() + timedelta(minutes=45), tick=False):
        phone.press("own-words")
    assert phone.page == "back" and CANARY not in phone.html
    assert _asides(app_desk) == 1 and not _is_kept(app_desk, besides="quarantine|words")
    assert _stories(app_desk) == 1


def test_taken_out_too_late_nothing_is_kept_either(phone: Phone, app_desk: Desk) -> None:
    phone.tell(HERS)
    phone.press("back").press("save", words=PAPER)
    with time_machine.travel(utc_now() + timedelta(minutes=45), tick=False):
        phone.press("paper-out")
    assert phone.page == "back" and not _is_kept(app_desk)


def test_a_form_that_is_too_old_keeps_no_paper(phone: Phone, app_desk: Desk) -> None:
    phone.tell(HERS)
    phone.press("back")
    phone.send(phone.form.fields | {"words": [PAPER], "do": ["save"], "csrf_token": ["stale"]})
    _met(phone)
    assert not _is_kept(app_desk)


def test_a_bundle_of_papers_that_is_far_too_large_keeps_none(phone: Phone, app_desk: Desk) -> None:
    phone.press("carry-on")
    bundle = f"{PAPER}\n\n" * 4_000
    phone.press("save", words=bundle)
    assert phone.page == "write" and CANARY in phone.html and not _is_kept(app_desk)


# Nothing of this meets a mother who tells


@pytest.mark.parametrize(
    "name", ["the brief", "no stops", "begins at court", "quotes one sentence", "court words all through"]
)
def test_a_telling_of_the_court_is_saved_without_a_word_about_papers(phone: Phone, name: str) -> None:
    phone.press("carry-on").press("save", words=TELLINGS[name])
    assert phone.page == "words" and "paper from a court" not in phone.text


def test_the_picture_page_asks_for_no_photo_of_a_paper(phone: Phone) -> None:
    phone.press("carry-on").press("draw")
    assert "Please do not add a photo of a court paper or a letter." in phone.text


def test_the_test_sees_a_way_that_forgot_to_look(
    phone: Phone, app_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Posted, "signs", ())
    phone.press("carry-on").press("save", words=PAPER)
    assert _is_kept(app_desk)


def test_the_words_are_plain(phone: Phone) -> None:
    phone.press("carry-on").press("save", words=PAPER)
    page = [line for line in phone.form.text if len(line.split()) > 2]
    said = [
        *sayings.ASIDE.values(),
        sayings.ASIDE_HERS,
        sayings.ASIDE_OURS,
        sayings.ASIDE_KEPT,
        sayings.PAPER,
        sayings.SET_ASIDE,
    ]
    for read in (
        page,
        said,
        [one.says for one in REASONS.values()],
        [notices.PAPER, notices.NO_PAPER],
    ):
        assert grade(read) <= HARDEST, (grade(read), read)
        assert not banned_in(" ".join(read))
    for sentence in part_sayings.PAPER_FILE.values():
        assert grade([sentence]) <= HARDEST, grade([sentence])
