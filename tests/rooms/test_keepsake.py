"""A copy of her receipt that she may choose to keep: what it holds, what it never holds, and that nothing makes it but her press."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import languages
from archive.ground.db import reading
from archive.media.kinds import Kind as PartKind
from archive.rules.choices import Medium
from archive.rules.consent import Status
from archive.rules.reading_grade import HARDEST, grade
from archive.rules.receipts import lacking
from archive.settings import Controller
from moderation.decisions import decisions
from stories import consenting, contact, history, keepsake, parts, receipts, wishes, wording
from stories.contact import Contact
from stories.desk import Desk
from stories.history import Kind
from stories.tables import ConsentRow, Notebook, State, Story
from stories.wishes import Wishes
from tests import workers
from tests.pairs import let_be_seen
from tests.phone import Phone
from tests.rooms.plain_words import banned_in
from tests.rooms.team import Team

WORDS = "Marion put the kettle on. I sat by the window in Corby and nobody said a word."
TITLE = "Kettle"
WHO = Controller("A Charity", "1 High Street, Leeds", "01632 960123", "England")
LINE = "\n"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """What one test speaks is not heard in the next."""
    yield
    languages.speak(None)


@pytest.fixture
def named(notes: Flask) -> Flask:
    """Notes whose operator has said who answers for it."""
    notes.extensions["private"] = replace(notes.extensions["private"], controller=WHO)
    return notes


@pytest.fixture
def code(named: Flask) -> tuple[str, str]:
    """The code words of a story that was sent, with two places where it is not shown, a name and a number."""
    phone = Phone(named)
    code = phone.tell(WORDS, title=TITLE)
    phone.say_yes()
    private: Desk = named.extensions["private"]
    with Session(private.engine) as session, session.begin():
        story = session.execute(select(Story)).scalar_one()
        before = consenting.newest(private, session, story.id)
        assert before is not None
        less = replace(
            before, status=Status.RENEWED, grant=replace(before.grant, not_near=frozenset({"kent", "surrey"}))
        )
        consenting.record(private, session, story, less, version="3", moment=private.clock.moment())
        contact.keep(private, session, story, Contact(way="phone", number="07700 900123", hours="mornings"))
        wishes.keep(private, session, story, Wishes(named="chosen", name="Wren"))
    return code


@pytest.fixture
def phone(named: Flask) -> Phone:
    return Phone(named)


def asked(phone: Phone, code: tuple[str, str]) -> Phone:
    """Go to the page that asks whether she wants a copy."""
    return phone.come_back(code).press("receipt").press("keep-copy").unlock(code)


def words(phone: Phone, **how: Any) -> str:
    """Keep it in plain words, and return them."""
    phone.press("copy-words", **how)
    assert phone.answer.mimetype == "text/plain"
    return phone.answer.get_data().decode("utf-8-sig")


def only(desk: Desk) -> Story:
    with Session(reading(desk.engine)) as session:
        return session.execute(select(Story)).scalar_one()


@pytest.mark.parametrize(
    ("kind", "asked_of"), [(None, ""), (PartKind.SOUND, "Your voice"), (PartKind.PICTURE, "Your picture")]
)
def test_nothing_is_said_of_a_voice_or_a_picture_that_is_not_there(
    phone: Phone, code: tuple[str, str], desk: Desk, kind: PartKind | None, asked_of: str
) -> None:
    if kind is not None:
        with Session(desk.engine) as session, session.begin():
            story = session.execute(select(Story)).scalar_one()
            sent, story.state = story.state, State.BACK
            parts.begin(session, story, kind, desk.clock.moment()).state = "ready"
            story.state = sent
    narrower = phone.come_back(code).press("narrow").text
    on_page = phone.press("status").press("receipt").text
    kept = words(phone.press("keep-copy").unlock(code))
    for said in (on_page, kept, narrower):
        assert ("Do not play it" in said) == (kind == PartKind.SOUND)
        assert [one for one in ("Your voice", "Your picture") if one in said] == [asked_of] * bool(asked_of)


# What it takes


def test_the_page_says_what_a_copy_means_before_there_is_one(phone: Phone, code: tuple[str, str]) -> None:
    asked(phone, code)
    assert phone.page == "keep"
    for said in (
        "Anyone who has this phone can open the copy",
        "You can see it here on any day",
        "Do not keep a copy",
    ):
        assert said in phone.text
    first = next(value for value in phone.form.buttons if value)
    assert first.startswith("receipt:"), "Enter keeps nothing"


@pytest.mark.parametrize("do", ["keep-copy", "copy-words", "copy-record"])
def test_one_entry_of_code_words_hands_out_nothing(
    phone: Phone, code: tuple[str, str], desk: Desk, do: str
) -> None:
    phone.come_back(code).press("receipt")
    phone.send(phone.form.fields | {"do": [f"{do}:{only(desk).id}"]})
    assert phone.page == "unlock"
    assert "Content-Disposition" not in phone.answer.headers
    assert phone.unlock(code).page == "keep", "and the words lead to the page that asks, never to a copy"


@pytest.mark.parametrize(("do", "name"), [("copy-words", "notes.txt"), ("copy-record", "notes.json")])
def test_a_copy_has_a_name_that_says_nothing_is_kept_nowhere_else_and_leaves_the_page(
    phone: Phone, code: tuple[str, str], do: str, name: str
) -> None:
    asked(phone, code)
    before = phone.html
    phone.press(do)
    assert phone.answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert phone.answer.headers["Cache-Control"] == "no-store"
    assert phone.answer.headers["X-Content-Type-Options"] == "nosniff"
    phone.open()
    assert phone.page == "keep"
    assert len(before) - len(phone.html) in range(-400, 400)


def test_no_address_hands_out_a_copy(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    asked(phone, code)
    for path in (f"/?do=copy-words:{only(desk).id}", "/notes.txt", "/?medium=notes.txt"):
        assert "Content-Disposition" not in phone.open(path).answer.headers


def test_beside_a_worker_there_is_no_copy_and_a_kept_press_makes_none(named: Flask) -> None:
    phone, private = Phone(named), named.extensions["private"]
    phone.tell(WORDS)
    workers.sit_down(private)
    phone.say_yes().press("status").press("receipt")
    assert not [do for do in phone.form.buttons if do.startswith("keep-copy")]
    story = only(private).id
    for do in ("keep-copy", "copy-words", "copy-record"):
        phone.send(phone.form.fields | {"do": [f"{do}:{story}"]})
        assert (phone.page, "Content-Disposition" in phone.answer.headers) == ("receipt", False)
        assert keepsake.NOT_ALONE in phone.text


def test_another_notebook_gets_no_copy(phone: Phone, code: tuple[str, str], named: Flask, desk: Desk) -> None:
    story = only(desk).id
    other = Phone(named)
    other.tell("Mine.")
    for do in ("keep-copy", "copy-words", "copy-record"):
        other.send(other.form.fields | {"do": [f"{do}:{story}"], "story": [story]})
        assert other.answer.status_code == 404
        assert "Content-Disposition" not in other.answer.headers
        other.open()


def test_without_a_yes_there_is_nothing_to_keep(named: Flask) -> None:
    phone = Phone(named)
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]}).press("skip").open()
    while not [do for do in phone.form.buttons if do == "status"]:
        phone.press("skip")
    phone.press("status").press("receipt")
    assert not [do for do in phone.form.buttons if do.startswith("keep-copy")]
    phone.send(phone.form.fields | {"do": [f"copy-words:{only(named.extensions['private']).id}"]})
    assert phone.page == "receipt"


def test_nobody_named_no_record_for_other_systems(named: Flask, phone: Phone, code: tuple[str, str]) -> None:
    private: Desk = named.extensions["private"]
    named.extensions["private"] = replace(private, controller=replace(WHO, stored_in=""))
    asked(phone, code)
    assert not [do for do in phone.form.buttons if do.startswith("copy-record")]
    phone.send(phone.form.fields | {"do": [f"copy-record:{only(private).id}"]})
    assert phone.page == "keep"


# What it holds


def test_the_plain_words_say_what_she_said_yes_to_and_what_became_of_it(
    phone: Phone, code: tuple[str, str]
) -> None:
    found = words(asked(phone, code))
    for said in (
        "What you said yes to", "Who may see it\n- People in a training room\n", "Which workers\n- Social workers\n",
        "What for\n- Teaching\n", "How\n- Your words in writing\n- Nothing else, and no one else.\n",
        "Not shown near\n- 2 places named\n", "You said yes.", "You changed it, to fewer people or to less.", "01632 960123",
        wording.CURRENT.hash, "To stop: come back with your code words and press Hide it now.",
    ):  # fmt: skip
        assert said in found, said
    sentences = [line for line in found.splitlines() if ". " in line.rstrip(".")]
    assert [line for line in sentences if "Leeds" not in line and "sha" not in line] == [], (
        "one sentence a line"
    )


@pytest.mark.parametrize("do", ["copy-words", "copy-record"])
@pytest.mark.parametrize("asks", [False, True])
def test_no_word_of_hers_is_in_it_and_places_only_when_she_asks(
    phone: Phone, code: tuple[str, str], desk: Desk, do: str, asks: bool
) -> None:
    asked(phone, code).press(do, tick={"places": ["named"]} if asks else {})
    found = phone.answer.get_data().decode()
    with Session(reading(desk.engine)) as session:
        notebook = session.execute(select(Notebook)).scalar_one()
        locator, notebook_id = str(notebook.locator), notebook.id
    for secret in (
        *WORDS.split(". "), TITLE, "Wren", "07700", "mornings", code[0], code[1], locator, notebook_id, only(desk).id,
        "localhost",
    ):  # fmt: skip
        assert secret not in found, secret
    # A short word of her code may stand in any text; two of them side by side may not.
    pairs = zip(code[1].split(), code[1].split()[1:], strict=False)
    assert not [pair for pair in pairs if " ".join(pair) in found]
    assert ("Kent" in found) == asks


def test_the_record_is_whole_and_tells_the_same(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    record = json.loads(asked(phone, code).press("copy-record").answer.get_data())
    assert lacking(record) == ()
    assert [part["dct:title"] for part in record["dct:hasPart"]] == ["She said yes", "She narrowed it"]
    assert [notice["dct:identifier"] for notice in record["dpv:hasNotice"]] == [
        f"sha256:{wording.CURRENT.hash}"
    ]
    with Session(reading(desk.engine)) as session:
        ids = list(session.execute(select(ConsentRow.id).order_by(ConsentRow.n)).scalars())
    assert record["dct:source"]["dct:identifier"] == ids[0]


@pytest.mark.parametrize(("language", "heading"), [("cy", "Cymraeg"), ("ur", "اردو")])
def test_the_plain_words_are_in_her_language(
    phone: Phone, code: tuple[str, str], language: str, heading: str
) -> None:
    asked(phone, code).press(f"speak:{language}")
    assert phone.page == "keep"
    found = words(phone)
    assert phone.answer.mimetype_params == {"charset": "utf-8"}
    say = languages.every()[language].catalogue.gettext
    for text in ("Who may see it", "People in a training room", "Teaching", "Your words in writing"):
        assert say(text) != text
        assert say(text) in found
    assert heading in languages.every()[language].name


def test_every_line_of_what_became_of_it_is_plain() -> None:
    every = [
        *keepsake.HAPPENED.values(),
        keepsake.OVER,
        keepsake.NOT_ALONE,
        keepsake.TO_STOP,
        keepsake.WITH_SOMEONE,
    ]
    assert set(keepsake.HAPPENED) == set(Kind)
    assert grade(every) <= HARDEST
    assert not banned_in(" ".join(every))


# It stays true whatever becomes of her yes


def told_after(desk: Desk) -> list[Kind]:
    with Session(reading(desk.engine)) as session:
        story = session.execute(select(Story)).scalar_one()
        return [step.kind for step in history.of(desk, session, story)]


def test_a_hidden_story_has_a_receipt_that_says_so(phone: Phone, code: tuple[str, str], desk: Desk) -> None:
    phone.come_back(code).press("hide").press("status").press("receipt")
    assert "You hid it. No one can see it but you." in phone.text
    assert f"{languages.day(desk.clock.moment().today)}\nYou hid it." in phone.text
    record = json.loads(phone.press("keep-copy").unlock(code).press("copy-record").answer.get_data())
    assert record["dpv:hasConsentStatus"] == {"@id": "dpv:ConsentWithdrawn"}
    phone.open().press("receipt").press("status").press("bring-back").press("receipt")
    assert "You brought it back." in phone.text
    assert told_after(desk) == [Kind.YES, Kind.NARROWED, Kind.HID, Kind.BROUGHT_BACK]


def test_a_story_that_staff_hid_says_that_we_did(
    phone: Phone, code: tuple[str, str], desk: Desk, team: Team
) -> None:
    with Session(desk.engine) as session, session.begin():
        decisions.hide(desk, session, session.get_one(Story, team.only()), "a", rule="safety", words="Look at this.", moment=team.moment)  # fmt: skip
    phone.come_back(code).press("receipt")
    assert "We hid it to keep you safe." in phone.text
    with Session(desk.engine) as session, session.begin():
        let_be_seen(desk, session, session.get_one(Story, team.only()), team.moment)
    assert told_after(desk)[-2:] == [Kind.WE_HID, Kind.WE_LET]


def test_a_yes_that_ended_is_history_and_offers_no_change(
    phone: Phone, code: tuple[str, str], desk: Desk, team: Team
) -> None:
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        consenting.ask_back(session, story, team.moment)
        story.state = State.LAPSED
    phone.come_back(code).press("receipt")
    assert keepsake.OVER in phone.text and "People in a training room" in phone.text
    assert not [do for do in phone.form.buttons if do.startswith("narrow")]
    assert keepsake.OVER.split(". ")[0] in words(phone.press("keep-copy").unlock(code))


def test_what_she_waited_for_came_and_her_receipt_still_says_what_it_was(named: Flask) -> None:
    phone = Phone(named)
    code = phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]}).press(
        "go-on", tick={"long": ["case-ends"], "then": ["hide"]}
    )
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press("status").press(
        "came"
    )
    phone.press("receipt")
    for said in (
        "Students",
        "Until your court case ends",
        "What you waited for had come. It stopped.",
        keepsake.OVER,
    ):
        assert said in phone.text, said
    record = json.loads(asked(Phone(named), code).press("copy-record").answer.get_data())
    assert (lacking(record), record["dpv:hasConsentStatus"]) == ((), {"@id": "dpv:ConsentExpired"})


def test_a_yes_beside_a_worker_says_so_on_the_copy_and_so_does_the_one_she_confirmed(named: Flask) -> None:
    phone, private = Phone(named), named.extensions["private"]
    code = phone.tell(WORDS)
    workers.sit_down(private)
    phone.say_yes()
    workers.get_up(private)
    phone = asked(Phone(named), code)
    found, record = words(phone), json.loads(phone.open().press("copy-record").answer.get_data())
    assert keepsake.WITH_SOMEONE.split(". ")[0] in found and "Someone was with you." in found
    assert (
        record["dct:hasPart"][0]["dpv:isIndicatedBy"]["dct:title"] == "The mother, with a worker beside her"
    )
    assert record["dpv:hasConsentStatus"] == {"@id": "dpv:ConsentRequested"}
    phone.open().press("receipt").press("status").press("confirm").press("receipt")
    assert "You said it once more, on your own." in phone.text


def test_the_days_of_a_receipt_are_those_on_which_it_was_said(
    phone: Phone, code: tuple[str, str], desk: Desk, team: Team
) -> None:
    later = replace(team.moment, now=team.moment.now + timedelta(days=9))
    with Session(desk.engine) as session, session.begin():
        story = session.get_one(Story, team.only())
        before = consenting.newest(desk, session, story.id)
        assert before is not None
        less = replace(
            before, grant=replace(before.grant, media=frozenset({Medium.WORDS}), until=later.today)
        )
        consenting.record(desk, session, story, less, version="3", moment=later)
    with Session(reading(desk.engine)) as session:
        steps = history.of(desk, session, session.get_one(Story, team.only()))
    assert (steps[-1].kind, steps[-1].on) == (Kind.NARROWED, later.now.date())
    assert receipts.last_yes(steps) is not None
