"""She tells, stops, comes back: nothing typed is ever lost, and nothing is shown without her words."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from archive.ground.db import reading
from stories import drafts, keeping, sayings
from stories.desk import Desk
from stories.tables import Notebook, State, Story
from tests.phone import Phone

WORDS = "They came on a Tuesday. I had just put the kettle on, and I let it boil dry."


def stories_in(desk: Desk) -> list[tuple[str, str, str]]:
    with Session(reading(desk.engine)) as session:
        found = session.execute(
            select(Story).where(Story.state != State.DELETED).order_by(Story.made_on)
        ).scalars()
        return [(story.state, drafts.title_of(desk, story), drafts.words_of(desk, story)) for story in found]


def count(desk: Desk, table: type[Notebook | Story]) -> int:
    with Session(reading(desk.engine)) as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


# Telling


def test_the_first_page_tells_the_two_limits_before_anything_can_be_typed(phone: Phone, desk: Desk) -> None:
    assert "There are two limits." in phone.text and "a judge could order us" in phone.text
    assert "words" not in phone.form.fields
    assert count(desk, Notebook) == 0


def test_she_is_saved_with_code_words_within_four_screens_and_six_taps(phone: Phone, desk: Desk) -> None:
    phone.press("carry-on").press("save", words=WORDS)
    assert phone.page == "words" and len(phone.pages) <= 4 and phone.taps <= 6
    assert stories_in(desk) == [("draft", "", WORDS)]
    phone.press("rest")
    assert WORDS not in phone.open().html


def test_the_smallest_yes_takes_eight_screens(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    before = len(phone.pages)
    phone.say_yes()
    consent = ["before", *phone.pages[before:]]
    assert consent == ["before", "court", "who", "jobs", "long", "check", "clear", "done"]
    assert stories_in(desk)[0][0] == "sent"


def test_every_page_can_be_left_open_and_then_nobody_sees_it(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["not-sure"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("skip").press("skip")
    phone.press("right").press("cleared")
    assert phone.page == "done" and "no one will see it" in phone.text
    assert stories_in(desk)[0][0] == "draft"


def test_nothing_is_ticked_before_she_ticks_it(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("who")
    for page, ticks in (("court", ["none"]), ("who", ["support-group"]), ("jobs", []), ("long", [])):
        assert phone.page == page
        assert not set(phone.form.offered) & set(phone.form.fields)
        phone.press("go-on", tick={page: ticks})
    phone.press("right")
    assert phone.page == "clear" and not set(phone.form.offered) & set(phone.form.fields)


def test_anyone_on_the_internet_is_not_offered(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    assert phone.page == "who" and "internet" not in phone.form.offered["who"]


def test_a_wrong_answer_is_told_again_and_blocks_nothing(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["ended"]}).press(
        "go-on", tick={"who": ["private-link"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]}).press("go-on", tick={"long": ["6-months"]}).press(
        "right"
    )
    phone.press("cleared", tick={"copy": ["yes"], "stop": ["not-sure"]})
    assert phone.page == "again" and "we cannot get it back" in phone.text and "on any day" in phone.text
    assert phone.press("understood").page == "done"
    assert stories_in(desk)[0][0] == "sent"


def test_a_day_that_is_none_is_asked_for_again(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("skip")
    for day in ("", "soon", "2020-01-01", "2099-01-01"):
        phone.press("go-on", tick={"long": ["until"]}, day=day)
        assert phone.page == "long" and "Pick one in the next 2 years" in phone.text
    near = (utc_now() + timedelta(days=40)).date().isoformat()
    assert phone.press("go-on", tick={"long": ["until"]}, day=near).page == "check"


def test_a_story_that_may_be_before_a_court_says_that_it_waits(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["going-on"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]}).press(
        "go-on", tick={"long": ["1-year"], "then": ["hide"]}
    )
    phone.press("right").press("cleared")
    assert phone.page == "done" and "until a legal check is done" in phone.text


def test_places_and_uses_are_reached_from_the_check(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("skip").press("skip")
    phone.press("change").press("to-areas").press("go-on", tick={"areas": ["norfolk", "cornwall"]})
    assert phone.page == "check"
    phone.press("change")
    assert "Norfolk" in phone.text and "Teaching" in phone.text


# Old presses, double presses, lapsed sign-ins


def test_a_double_tap_on_save_makes_one_story_and_its_words_work(phone: Phone, desk: Desk) -> None:
    phone.press("carry-on")
    fields = phone.form.fields | {"do": ["save"], "words": [WORDS]}
    phone.send(fields)
    first = phone.code_words()
    phone.send(fields)
    second = phone.code_words()
    assert count(desk, Story) == 1 and count(desk, Notebook) == 1
    assert first[0] == second[0]
    phone.press("rest")
    assert phone.come_back(second).page == "status"


def test_an_older_page_sent_again_loses_neither_text(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("back")
    old = phone.form.fields | {"do": ["save"], "words": ["Something else altogether."]}
    phone.press("save", words="Newer words.")
    phone.send(old)
    assert phone.page == "write"
    box = phone.form.fields["words"][0]
    assert "Newer words." in box and "Something else altogether." in box
    phone.press("save")
    assert stories_in(desk)[0][2] == box


def test_every_press_of_every_button_may_come_twice(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    steps: list[tuple[str, dict[str, list[str]]]] = [
        ("who", {}), ("go-on", {"court": ["none"]}), ("go-on", {"who": ["training-room"]}),
        ("go-on", {"jobs": ["court"]}), ("go-on", {"long": ["1-year"], "then": ["ask"]}), ("right", {}), ("cleared", {}),
        ("status", {}), ("hide", {}), ("bring-back", {}), ("delete", {}), ("delete-now", {}),
    ]  # fmt: skip
    for do, ticks in steps:
        form = phone.form
        wanted = (
            do if do in form.buttons else next(value for value in form.buttons if value.startswith(f"{do}:"))
        )
        fields = form.fields | ticks | {"do": [wanted]}
        assert phone.send(fields).answer.status_code == 200
        shown = phone.page
        assert phone.send(fields).answer.status_code == 200
        assert phone.page in (shown, "status"), do
    assert phone.page == "gone" and not stories_in(desk)


def test_words_typed_for_too_long_are_kept_and_handed_back(notes: Flask, desk: Desk) -> None:
    with time_machine.travel(utc_now(), tick=False) as clock:
        phone = Phone(notes)
        code = phone.tell(WORDS)
        phone.press("back")
        longer = WORDS + " Then the phone rang."
        fields = phone.form.fields | {"do": ["save"], "words": [longer], "title": ["Kettle"]}
        clock.shift(timedelta(minutes=45))
        phone.send(fields)
        assert phone.page == "back" and "What you typed is kept." in phone.text and longer not in phone.html
        assert stories_in(desk)[0][2] == WORDS
        phone.press("open", locator=code[0], code=code[1])
        assert phone.page == "write" and phone.form.fields["words"] == [longer]
        assert phone.form.fields["title"] == ["Kettle"]
        phone.press("save")
        assert stories_in(desk) == [("draft", "Kettle", longer)]


def test_words_typed_before_any_code_words_go_into_a_new_notebook(notes: Flask, desk: Desk) -> None:
    with time_machine.travel(utc_now(), tick=False) as clock:
        phone = Phone(notes)
        phone.press("carry-on")
        fields = phone.form.fields | {"do": ["save"], "words": [WORDS]}
        clock.shift(timedelta(minutes=45))
        phone.send(fields)
        assert phone.page == "words"
        assert stories_in(desk) == [("draft", "", WORDS)]


def test_a_form_with_a_bad_token_does_nothing_and_loses_nothing(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("back")
    phone.send(phone.form.fields | {"csrf_token": ["wrong"], "do": ["save"], "words": ["More words."]})
    assert phone.page == "write" and phone.form.fields["words"] == ["More words."]
    assert stories_in(desk)[0][2] == WORDS
    assert phone.press("save").answer.status_code == 200
    assert stories_in(desk)[0][2] == "More words."


def test_a_side_step_keeps_what_she_typed(phone: Phone, desk: Desk) -> None:
    phone.press("carry-on").press("help", words=WORDS)
    assert phone.page == "help" and "116 123" in phone.text
    phone.press("back")
    assert phone.page == "write" and phone.form.fields["words"] == [WORDS]


def test_a_text_that_is_too_long_is_all_kept_and_said_so(phone: Phone, desk: Desk) -> None:
    long = "word " * 12_000
    phone.press("carry-on").press("save", words=long)
    assert "This is too long by" in phone.text
    assert len(stories_in(desk)[0][2]) == len(long)
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("skip").press("skip").press("right")
    assert phone.page == "write" and "too long" in phone.text


def test_a_text_larger_than_a_request_keeps_its_first_part(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("back")
    phone.send(phone.form.fields | {"do": ["save"], "words": ["sea " * 700_000]})
    assert phone.page == "write" and "We kept the first part." in phone.text
    assert phone.form.fields["words"][0].startswith("sea sea")
    assert stories_in(desk)[0][2] == WORDS


def test_words_sent_while_two_people_read_become_a_new_story(phone: Phone, desk: Desk) -> None:
    phone.tell(WORDS)
    phone.press("back")
    old = phone.form.fields | {"do": ["save"], "words": ["One more thing."]}
    phone.press("save")
    phone.press("save-go-on")
    phone.press("go-on", tick={"court": ["none"]}).press("go-on", tick={"who": ["training-room"]})
    phone.press("go-on", tick={"jobs": ["students"]}).press("go-on", tick={"long": ["1-year"]})
    phone.press("right").press("cleared")
    phone.send(old)
    assert {words for _, _, words in stories_in(desk)} == {WORDS, "One more thing."}


# Coming back


def test_coming_back_shows_where_it_stands_and_not_a_word_of_hers(notes: Flask, phone: Phone) -> None:
    code = phone.tell(WORDS, title="Kettle")
    phone.press("rest")
    later = Phone(notes)
    later.come_back(code)
    assert later.page == "status" and "kettle" not in later.html.lower()
    later.press("read")
    assert later.page == "unlock" and "kettle" not in later.html.lower()
    later.unlock(("", code[1]))
    assert later.page == "read" and WORDS in later.text


@pytest.mark.parametrize("page", ["read", "write", "check"])
def test_no_page_with_her_words_opens_without_them_once_more(notes: Flask, phone: Phone, page: str) -> None:
    code = phone.tell(WORDS)
    phone.press("rest")
    later = Phone(notes).come_back(code)
    story = later.form.buttons
    id = next(value for value in story if value.startswith("read:")).partition(":")[2]
    verb = "to-check" if page == "check" else page
    later.send(later.form.fields | {"do": [f"{verb}:{id}"]})
    assert later.page == "unlock" and "kettle" not in later.html
    later.open()
    assert "kettle" not in later.html
    assert later.unlock(code).page == page and "kettle" in later.html


def test_wrong_words_and_unknown_codes_answer_the_same(phone: Phone) -> None:
    locator, words = phone.tell(WORDS)
    phone.press("rest").press("again")
    said = []
    for short, six in ((locator, "lemon kettle river button wool gate"), ("A2A-A2A", words)):
        phone.press("open", locator=short, code=six)
        assert phone.page == "back" and (short, six) == tuple(
            phone.form.fields[name][0] for name in ("locator", "code")
        )
        said.append(
            phone.html.replace(short, "").replace(six, "").replace(phone.form.fields["csrf_token"][0], "")
        )
    assert said[0] == said[1]


def test_a_notebook_tried_too_often_waits_and_others_do_not(notes: Flask, phone: Phone) -> None:
    locator, words = phone.tell(WORDS)
    other = Phone(notes).tell("Another story.")
    phone.press("rest").press("again")
    for _ in range(5):
        phone.press("open", locator=locator, code="lemon kettle river button wool gate")
    phone.press("open", locator=locator, code=words)
    assert phone.answer.status_code == 429
    assert Phone(notes).come_back(other).page == "status"


def test_a_replayed_cookie_after_leave_shows_nothing_of_hers(notes: Flask, phone: Phone) -> None:
    phone.tell(WORDS, title="Kettle")
    phone.press("back")
    assert WORDS in phone.open().form.fields["words"][0]
    name = notes.config["SESSION_COOKIE_NAME"]
    kept = phone.client.get_cookie(name)
    assert kept is not None
    answer = phone.client.get("/leave.css")
    assert '"cookies"' in answer.headers["Clear-Site-Data"]
    phone.client.set_cookie(name, kept.value)
    assert phone.open().page == "before" and "kettle" not in phone.html.lower()


def test_another_site_cannot_press_leave_for_her(phone: Phone) -> None:
    phone.tell(WORDS)
    phone.press("back")
    answer = phone.client.get("/leave.css", headers={"Sec-Fetch-Site": "cross-site"})
    assert "Clear-Site-Data" not in answer.headers
    assert phone.open().page == "write"


# Keeping


def test_any_visit_renews_how_long_it_is_kept(notes: Flask, desk: Desk) -> None:
    with time_machine.travel(utc_now(), tick=False) as clock:
        code = Phone(notes).tell(WORDS)
        clock.shift(timedelta(days=80))
        Phone(notes).come_back(code)
        with Session(reading(desk.engine)) as session:
            (notebook,) = session.execute(select(Notebook)).scalars()
            assert notebook.keep_until == desk.clock.moment().today + drafts.DRAFT_LIVES


def test_only_notebooks_that_nobody_came_back_to_are_destroyed(notes: Flask, desk: Desk) -> None:
    with time_machine.travel(utc_now(), tick=False) as clock:
        Phone(notes).press("carry-on")
        Phone(notes).tell(WORDS)
        sent = Phone(notes)
        sent.tell("Sent to the moderators.")
        sent.say_yes()
        for days, left in ((3, 2), (100, 1)):
            clock.shift(timedelta(days=days))
            moment = desk.clock.moment()
            with Session(desk.engine) as session, session.begin():
                for id in keeping.overdue(session, moment.today):
                    keeping.destroy(desk, session, id, moment)
            with Session(reading(desk.engine)) as session:
                open_to = (
                    session.execute(select(Notebook).where(Notebook.keep_until > moment.today))
                    .scalars()
                    .all()
                )
                tried = [notebook for notebook in open_to if notebook.locator is not None]
            assert len(tried) <= left
        assert [words for _, _, words in stories_in(desk)] == ["Sent to the moderators."]


@pytest.mark.parametrize("do", ["save", "save-go-on"])
def test_what_she_types_on_an_old_page_of_a_deleted_story_is_kept_and_said_truly(
    notes: Flask, phone: Phone, do: str
) -> None:
    code = phone.tell(WORDS)
    back = Phone(notes).come_back(code).press("write").unlock(code)
    old = back.form.fields
    back.press("stop").press("delete").press("delete-now")
    back.send(old | {"words": ["A lamp by the window."], "do": [do]})
    assert back.page == "write" and sayings.FIRST_IS_GONE in back.text
    assert back.form.fields["words"] == ["A lamp by the window."]


def test_what_she_types_on_an_old_page_of_a_story_with_us_is_kept_and_said_truly(
    notes: Flask, phone: Phone
) -> None:
    code = phone.tell(WORDS)
    old = Phone(notes).come_back(code).press("write").unlock(code)
    phone.say_yes()
    old.press("save", words="A lamp by the window.")
    assert old.page == "write" and sayings.FIRST_IS_WITH_US in old.text
    assert old.form.fields["words"] == ["A lamp by the window."]


@pytest.fixture
def old(notes: Flask, phone: Phone) -> Phone:
    """A page with her words in the box, while she has deleted their story in another tab."""
    code = phone.tell(WORDS)
    back = Phone(notes).come_back(code).press("write").unlock(code)
    fields = back.form.fields
    back.press("stop").press("delete").press("delete-now")
    back.answer = back.client.post("/", data=fields | {"do": ["easy"]})
    return back


@pytest.mark.parametrize("do", ["back", "talk", "draw", "plain", "speak:cy"])
def test_what_she_deleted_comes_back_by_no_button_of_an_old_page(old: Phone, desk: Desk, do: str) -> None:
    assert stories_in(desk) == []
    old.press(do)
    assert old.page == "write" and old.form.fields["words"] == [WORDS] and stories_in(desk) == []
    old.press("back", words="", title="")
    assert old.page == "status" and stories_in(desk) == []


@pytest.mark.parametrize("do", ["help", "stop"])
def test_help_waits_for_no_deleted_words_and_takes_none_along(old: Phone, desk: Desk, do: str) -> None:
    old.press(do)
    assert old.page == do and WORDS not in old.html and stories_in(desk) == []
    assert old.press("back").page == "status"


def test_only_save_keeps_the_words_of_a_story_that_she_deleted(old: Phone, desk: Desk) -> None:
    assert sayings.IN_BOX_ALONE.split(". ")[0] in old.text
    old.press("save")
    assert stories_in(desk) == [("draft", "", WORDS)]
