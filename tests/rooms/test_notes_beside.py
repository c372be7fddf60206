"""Beside a worker: she types with her, gives the words over, and from then on sees nothing that she is not let see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.audit import AuditRow
from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.ground.sign_ins import SignInRow
from archive.rules import support as rules
from archive.rules.consent import Method
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.support import TELLINGS, Category
from moderation.people import staff
from stories import beside, forms, keeping, moves, recovering, support, supporters
from stories.beside_tables import Assisted, AssistedStory, RecoveryRow, Sight, SupporterRow
from stories.desk import Desk
from stories.tables import ConsentRow, Notebook, Story
from stories.visit import Visit
from tests.phone import Phone
from tests.workers import (
    CANARY,
    PASSWORD,
    begin,
    notebook,
    only_visit,
    own_visit,
    sign_in,
    told_beside,
    worker,
)


@pytest.fixture
def jo(desk: Desk) -> str:
    """A support worker."""
    return worker(desk)


@pytest.fixture
def laptop(notes: Flask, desk: Desk, jo: str) -> Phone:
    """Her laptop, with her list open."""
    return sign_in(Phone(notes), desk)


# Accounts


def test_an_invitation_becomes_an_account_at_notes_alone(notes: Flask, desk: Desk, phone: Phone) -> None:
    moment = desk.clock.moment()
    with Session(desk.engine) as session, session.begin():
        token = supporters.invite(session, category="other", ends_on=moment.today + timedelta(days=9), staff_id="adm", moment=moment)  # fmt: skip
        foreign = accounts.invite(session, roles=("moderator",), now=moment.now)
    phone.press("worker").press("worker-invited")
    secret = phone.form.fields["secret"][0]
    typed = {
        "name": "Jo",
        "login": "jo",
        "password": PASSWORD,
        "digits": accounts.digits_of(secret, moment.now),
    }
    _joins(phone, invitation=foreign, **typed)
    assert phone.page == "worker-join" and accounts.NO_INVITATION in phone.text
    assert phone.form.fields["secret"] == [secret] and phone.form.fields["login"] == ["jo"]
    _joins(phone, invitation=token, **{**typed, "password": "short"})
    assert "at least 15" in phone.text and phone.form.fields["invitation"] == [token]
    _joins(phone, invitation=token, **typed)
    assert phone.page == "worker-list" and "Jo" in phone.text
    late = Phone(notes).press("worker").press("worker-invited")
    assert _joins(late, invitation=token, **{**typed, "login": "kit"}).page == "worker-join"


def test_another_language_and_easy_read_keep_what_she_typed_for_her_account(phone: Phone) -> None:
    phone.press("worker").press("worker-invited")
    secret = phone.form.fields["secret"]
    for do in ("speak:cy", "easy", "plain", "speak:en-GB"):
        typed = {"invitation": ["a-code"], "name": ["Jo"], "login": ["jo"], "password": [PASSWORD], "digits": ["123456"]}  # fmt: skip
        phone.send(phone.form.fields | typed | {"do": [do]})
        assert phone.page == "worker-join", do
        fields = phone.form.fields
        assert [fields[name] for name in ("invitation", "name", "login")] == [["a-code"], ["Jo"], ["jo"]], do
        assert fields["secret"] == secret, "the app on her phone was set up with it"
        assert PASSWORD not in phone.html and "123456" not in phone.html


def _joins(phone: Phone, **typed: str) -> Phone:
    fields = {name: [value] for name, value in typed.items()}
    return phone.send(phone.form.fields | fields | {"do": ["worker-join"]})


def test_a_wrong_sign_in_keeps_the_name_that_she_is_asked_to_look_at(
    notes: Flask, desk: Desk, jo: str
) -> None:
    tried = sign_in(Phone(notes), desk, password="x" * 20)
    assert tried.page == "worker-in" and tried.form.fields["login"] == ["jo"]
    assert tried.form.fields["password"] == [""] and "x" * 20 not in tried.html


def test_wrong_shut_and_over_answer_the_same(notes: Flask, desk: Desk, jo: str) -> None:
    wrong = sign_in(Phone(notes), desk, password="x" * 20).text
    nobody = sign_in(Phone(notes), desk, login="nobody").text
    with Session(desk.engine) as session, session.begin():
        staff.shut(session, jo, "adm", desk.clock.moment())
    shut = sign_in(Phone(notes), desk).text
    with Session(desk.engine) as session, session.begin():
        staff.open_again(session, jo, "adm", desk.clock.moment())
        session.execute(update(SupporterRow).values(ends_on=desk.clock.moment().today - timedelta(days=1)))
    over = sign_in(Phone(notes), desk).text
    assert "did not match" in wrong and wrong == nobody == shut == over


def test_a_moderator_has_no_list_and_a_worker_no_desk(notes: Flask, desk: Desk, jo: str) -> None:
    with Session(desk.engine) as session, session.begin():
        accounts.add_person(
            session, staff.totp_key(desk), login="ann", name="Ann", roles=("moderator",),
            password=accounts.new_password(PASSWORD), secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        )  # fmt: skip
    assert sign_in(Phone(notes), desk, login="ann").page == "worker-in"
    with Session(reading(desk.engine)) as session:
        now = desk.clock.moment().now
        for roles, is_in in ((tuple(staff.ROLES), False), ((supporters.ROLE,), True)):
            key = supporters.totp_key(desk)
            checked = accounts.check(session, key, login="jo", password=PASSWORD, code=accounts.digits_of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", now), now=now, roles=roles)  # fmt: skip
            assert (checked.person_id is not None) is is_in


def test_a_shut_account_is_out_at_its_next_press(laptop: Phone, desk: Desk, jo: str) -> None:
    with Session(desk.engine) as session, session.begin():
        session.execute(update(Person).where(Person.id == jo).values(is_disabled=True))
    assert laptop.press("worker-new").page == "worker-in"


def test_a_list_that_closed_meanwhile_leads_to_the_way_in(laptop: Phone, notes: Flask, desk: Desk) -> None:
    told_beside(notes, desk)
    visit, _, _ = only_visit(desk)
    with time_machine.travel(utc_now() + timedelta(minutes=20), tick=False):
        for do in ("worker-new", f"worker-read:{visit}", f"worker-lost:{visit}", "worker-start"):
            answer = laptop.send(laptop.form.fields | {"do": [do]})
            assert answer.page == "worker-in" and "You were away" in answer.text, do


@pytest.mark.parametrize(("category", "days"), [("nurse", 9), ("other", 0), ("other", 800)])
def test_an_invitation_says_what_kind_and_until_when(desk: Desk, category: str, days: int) -> None:
    moment = desk.clock.moment()
    with Session(desk.engine) as session, pytest.raises(BadInput):
        supporters.invite(session, category=category, ends_on=moment.today + timedelta(days=days), staff_id="adm", moment=moment)  # fmt: skip


# A visit


def test_the_first_page_has_a_quiet_way_in(phone: Phone) -> None:
    assert phone.form.buttons["worker"] == "I am a support worker"
    assert phone.press("worker").page == "worker-in" and "<title>Notes</title>" in phone.html


def test_that_an_interpreter_carried_her_words_is_written_down_and_staff_are_told(
    laptop: Phone, desk: Desk, jo: str
) -> None:
    begin(laptop, told=Method.WITH_INTERPRETER).press("save", words=CANARY)
    _, _, story = only_visit(desk)
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(Assisted.method)).scalar_one() == Method.WITH_INTERPRETER
        told = support.how_told(session, story)
    assert told is not None and "interpreter" in told.says


def test_a_visit_has_a_name_of_ours_and_no_box_for_another(laptop: Phone, desk: Desk, jo: str) -> None:
    laptop.press("worker-new")
    assert len(laptop.form.offered["label"]) == support.OFFERED and set(laptop.form.offered["label"]) <= set(
        support.LABELS
    )
    fields = laptop.form.fields | {"label": ["Marion"], "told": ["beside-worker"], "do": ["worker-start"]}
    assert laptop.send(fields).page == "worker-begin" and "Pick one" in laptop.text
    with Session(desk.engine) as session, session.begin():
        moment = desk.clock.moment()
        support.begin(session, jo, label="Blue cup", telling=Method.BESIDE_WORKER, moment=moment)
        with pytest.raises(BadInput):
            support.begin(session, jo, label="Blue cup", telling=Method.BESIDE_WORKER, moment=moment)
        assert all("Blue cup" not in support.labels_for(session, jo) for _ in range(30))


def test_the_limits_are_said_before_anything_is_typed_and_she_is_at_her_list_no_more(laptop: Phone) -> None:
    begin(laptop)
    assert laptop.pages[-2:] == ["before", "write"]
    assert laptop.press("save", words=CANARY).page == "write", "no words before the end"
    assert "Your visits" not in laptop.open().text
    fields = laptop.form.fields | {"do": ["worker"]}
    assert "Your visits" not in laptop.send(fields).text, (
        "who is left alone with the laptop sees no other visit"
    )


@pytest.mark.parametrize("told", list(TELLINGS))
def test_it_goes_on_record_who_told_it_and_how(laptop: Phone, desk: Desk, told: Method) -> None:
    begin(laptop, told).press("save-go-on", words=CANARY)
    laptop.press("go-on", tick={"court": ["none"]}).press("go-on", tick={"who": ["training-room"]})
    laptop.press("go-on", tick={"jobs": ["social-workers"]}).press(
        "go-on", tick={"long": ["1-year"], "then": ["ask"]}
    )
    laptop.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    _, _, story = only_visit(desk)
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(ConsentRow.method)).scalar_one() == told
        said = support.how_told(session, story)
    assert said == support.Told(rules.TELLINGS[told], rules.CATEGORIES[Category.HEALTH])


def test_a_consent_she_gives_alone_says_so(phone: Phone, desk: Desk) -> None:
    phone.tell(CANARY)
    phone.say_yes()
    with Session(reading(desk.engine)) as session:
        story = session.execute(select(Story.id)).scalar_one()
        assert session.execute(select(ConsentRow.method)).scalar_one() == "own-screen"
        assert support.how_told(session, story) is None


def test_a_visit_that_broke_off_goes_on_from_her_list(laptop: Phone, desk: Desk, notes: Flask) -> None:
    begin(laptop).press("save", words=CANARY)
    again = sign_in(Phone(notes), desk)
    assert "Not handed over yet" in again.text and CANARY not in again.html
    again.press("worker-go-on").press("write")
    assert CANARY in again.html
    assert CANARY not in laptop.open().html, "one screen at a time"


def test_words_typed_after_the_sign_in_ran_out_wait_for_the_visit(
    laptop: Phone, desk: Desk, notes: Flask
) -> None:
    begin(laptop).press("save", words="First line.")
    with time_machine.travel(utc_now() + timedelta(minutes=45), tick=False):
        laptop.press("save", words=CANARY)
        assert laptop.page == "worker-in" and "What was typed is kept" in laptop.text
        sign_in(laptop, desk).press("worker-go-on")
        assert laptop.page == "write" and CANARY in laptop.html
    with Session(reading(desk.engine)) as session:
        assert len(session.execute(select(Notebook)).all()) == 1


def test_nothing_today_is_fine(laptop: Phone, desk: Desk) -> None:
    begin(laptop).press("hand-over")
    assert laptop.page == "handed" and "Nothing was told today" in laptop.text


def test_a_visit_that_nobody_handed_over_is_wiped_after_its_day(laptop: Phone, desk: Desk) -> None:
    begin(laptop).press("save", words=CANARY)
    _, book, story = only_visit(desk)
    with time_machine.travel(utc_now() + rules.OPEN_LIVES + timedelta(days=1), tick=False):
        moment = desk.clock.moment()
        with Session(desk.engine) as session, session.begin():
            assert keeping.overdue(session, moment.today) == (book,)
            keeping.destroy(desk, session, book, moment)
    with Session(reading(desk.engine)) as session:
        for table in (Assisted, AssistedStory, Sight, RecoveryRow):
            assert session.execute(select(table)).first() is None, table
    assert desk.readable([story]) == frozenset()


# The hand-over


CHANGES_MUCH = frozenset({"delete-now", "hand-over-now", "new-words", "handed"})
"""Pressed last, so that with a fault planted there is still something to be found."""


def _every_press(story: str, visit: str) -> Iterator[dict[str, list[str]]]:
    verbs = {*moves.VERBS, *beside.WORKER_VERBS, *moves.ASIDE, "open", "unlock", "back", *(f"to-{page}" for page in moves.PAGES_TO)}  # fmt: skip
    pages = ("write", "read", "record", "worker-read")
    for verb in sorted(verbs, key=lambda verb: (verb in CHANGES_MUCH, verb)):
        for about in (story, visit):
            for page in pages if verb in ("back", "read") else pages[:1]:
                yield {"do": [f"{verb}:{about}"], "page": [page], "story": [about], "was": ["write"], "after": [f"read:{story}"]}  # fmt: skip


def _leaks(client: FlaskClient, cookie: str, token: str, desk: Desk) -> list[str]:
    """Return every press and address with which this cookie shows something of hers; each from where things stand now."""
    visit, _, story = only_visit(desk)
    with Session(reading(desk.engine)) as session:
        stands = [dict(row) for row in session.execute(select(SignInRow.__table__)).mappings()]
    addresses = ("/", f"/?part={story}", "/?medium=0.text", f"/?story={story}", f"/{story}", "/leave")

    def shows(ask: Callable[[], TestResponse]) -> bool:
        with Session(desk.engine) as session, session.begin():
            for row in stands:
                session.merge(SignInRow(**row))
        client.set_cookie("s-n", cookie)
        return "canary" in ask().get_data(as_text=True).lower()

    def press(fields: dict[str, list[str]]) -> TestResponse:
        return client.post("/", data={**fields, "csrf_token": [token]})

    presses = _every_press(story, visit)
    found = [address for address in addresses if shows(partial(client.get, address))]
    return found + [fields["do"][0] for fields in presses if shows(partial(press, fields))]


def _cookie(phone: Phone) -> str:
    held = phone.client.get_cookie("s-n", domain="localhost")
    assert held is not None
    return held.value


def _kept(notes: Flask, desk: Desk) -> dict[str, tuple[str, str]]:
    """Return cookies and form tokens a worker could keep: of her list, of the visit, and of the screen with the words."""
    laptop, kept = sign_in(Phone(notes), desk), {}

    def keep(name: str) -> None:
        kept[name] = (_cookie(laptop), laptop.form.fields["csrf_token"][0])

    keep("list")
    begin(laptop).press("save", words=CANARY, title="Canary title")
    keep("visit")
    laptop.press("hand-over").press("hand-over-now")
    keep("words")
    laptop.press("handed")
    keep("after")
    sign_in(laptop, desk)
    keep("list again")
    return kept


def test_after_the_hand_over_no_cookie_no_verb_and_no_address_shows_her_words(
    notes: Flask, desk: Desk, jo: str
) -> None:
    for name, (cookie, token) in _kept(notes, desk).items():
        assert _leaks(notes.test_client(), cookie, token, desk) == [], name


def test_the_screen_that_still_shows_her_words_shows_nothing_else(notes: Flask, desk: Desk, jo: str) -> None:
    laptop = sign_in(Phone(notes), desk)
    begin(laptop).press("save", words=CANARY).press("hand-over").press("hand-over-now")
    assert _leaks(notes.test_client(), _cookie(laptop), laptop.form.fields["csrf_token"][0], desk) == []


@pytest.mark.parametrize("fault", ["sight", "handed", "sign-in"])
def test_a_planted_fault_is_found(
    notes: Flask, desk: Desk, jo: str, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    kept = _kept(notes, desk)
    if fault == "sight":
        monkeypatch.setattr(rules, "may_read", lambda *_: True)
    with Session(desk.engine) as session, session.begin():
        if fault == "handed":
            session.execute(update(Assisted).values(handed_on=None))
        if fault == "sign-in":
            monkeypatch.setattr(Visit, "is_handed_over", property(lambda _: False))
            session.execute(update(SignInRow).values(ended=False))
    which = {"sight": "list again", "handed": "list again", "sign-in": "visit"}[fault]
    assert _leaks(notes.test_client(), *kept[which], desk), "the sweep would not notice"


def test_a_form_of_the_visit_sent_again_after_it_is_handed_back_to_nobody(
    notes: Flask, desk: Desk, jo: str
) -> None:
    laptop = sign_in(Phone(notes), desk)
    begin(laptop)
    old = laptop.form.fields | {"words": [CANARY], "do": ["save"]}
    laptop.press("save", words=CANARY).press("hand-over").press("hand-over-now").press("handed")
    assert CANARY not in laptop.send(old).html


def test_another_worker_sees_neither_the_visit_nor_its_name(notes: Flask, desk: Desk, jo: str) -> None:
    told_beside(notes, desk)
    visit, _, _ = only_visit(desk)
    kit = worker(desk, "kit")
    other = sign_in(Phone(notes), desk, login="kit")
    assert "There are no visits yet" in other.text
    with Session(desk.engine) as session, session.begin():
        moment = desk.clock.moment()
        support.let_see(session, session.get_one(Assisted, visit), moment.today, moment)
    for verb in ("worker-read", "worker-go-on", "worker-lost", "worker-vouch", "worker-give"):
        page = sign_in(Phone(notes), desk, login="kit")
        page.send(page.form.fields | {"do": [f"{verb}:{visit}"]})
        assert "anary" not in page.html, verb
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(RecoveryRow)).first() is None
        with pytest.raises(NotFound):
            support.readable(desk, session, kit, visit, moment)


# Her own words


def test_at_her_first_own_visit_her_words_change_and_the_old_ones_die(
    notes: Flask, desk: Desk, jo: str
) -> None:
    _, code = told_beside(notes, desk)
    hers = Phone(notes)
    new = own_visit(hers, code)
    assert new != code and new[0] == code[0] and "only you have seen them" in hers.text
    assert Phone(notes).come_back(code).page == "back", "the worker typed the words she saw"
    assert Phone(notes).come_back(new).page == "status"


def test_before_her_words_are_changed_nothing_else_is_shown(notes: Flask, desk: Desk, jo: str) -> None:
    _, code = told_beside(notes, desk)
    typed = Phone(notes).come_back(code)
    cookie, token = _cookie(typed), typed.form.fields["csrf_token"][0]
    before = notebook(desk).words
    visit, _, story = only_visit(desk)
    client = notes.test_client()
    for fields in _every_press(story, visit):
        if fields["do"][0].split(":")[0] in ("change-words-now", "rest", "hide"):
            continue
        client.set_cookie("s-n", cookie)
        assert "anary" not in client.post("/", data={**fields, "csrf_token": [token]}).get_data(
            as_text=True
        ), fields
    assert notebook(desk).words == before
    with Session(reading(desk.engine)) as session:
        assert (
            session.get_one(Story, story).state == "draft" and session.execute(select(Sight)).first() is None
        )


def test_to_hide_a_story_waits_for_no_new_words(notes: Flask, desk: Desk, jo: str) -> None:
    _, code = told_beside(notes, desk)
    _, _, story = only_visit(desk)
    with Session(desk.engine) as session, session.begin():
        session.get_one(Story, story).state = "sent"
    phone = Phone(notes).come_back(code).press("stop").press("hide")
    assert phone.page == "hidden"
    assert phone.press("status").page == "change-words"


def test_a_double_tap_on_the_words_gives_words_that_work(notes: Flask, desk: Desk, jo: str) -> None:
    laptop = sign_in(Phone(notes), desk)
    begin(laptop).press("save", words=CANARY).press("hand-over")
    press = laptop.form.fields | {"do": ["hand-over-now"]}
    laptop.send(press)
    code = laptop.send(press).code_words()
    hers = Phone(notes).come_back(code)
    press = hers.form.fields | {"do": ["change-words-now"]}
    hers.send(press)
    assert Phone(notes).come_back(hers.send(press).code_words()).page == "status"


def test_a_little_later_the_laptop_gives_no_words_any_more(notes: Flask, desk: Desk, jo: str) -> None:
    laptop = sign_in(Phone(notes), desk)
    begin(laptop).press("save", words=CANARY).press("hand-over").press("hand-over-now")
    words = notebook(desk).words
    for do in ("hand-over-now", "new-words"):
        with time_machine.travel(utc_now() + recovering.SHOWN_AGAIN + timedelta(seconds=1), tick=False):
            laptop.send(laptop.form.fields | {"do": [do]})
        assert laptop.page in ("handed", "before")
    assert notebook(desk).words == words


def test_an_open_visit_is_over_when_she_has_words_of_her_own(notes: Flask, desk: Desk, jo: str) -> None:
    _, code = told_beside(notes, desk)
    own_visit(Phone(notes), code)
    visit, _, _ = only_visit(desk)
    with Session(desk.engine) as session, pytest.raises(Refused):
        support.open_again(session, jo, visit, desk.clock.moment())


def test_she_can_change_her_words_on_any_day(notes: Flask, phone: Phone) -> None:
    code = phone.tell(CANARY)
    other = Phone(notes).come_back(code)
    hers = Phone(notes).come_back(code)
    new = hers.press("new-words").unlock(code).code_words()
    assert Phone(notes).come_back(code).page == "back" and Phone(notes).come_back(new).page == "status"
    assert other.press("read").page == "before", "whoever came in with the old ones is out"
    assert hers.press("status").page == "status"


# What she lets her worker see


def _invites(notes: Flask, desk: Desk) -> tuple[Phone, tuple[str, str]]:
    _, code = told_beside(notes, desk)
    hers = Phone(notes)
    new = own_visit(hers, code)
    hers.press("status").press("your-worker")
    assert "They cannot see your story" in hers.text
    hers.press("let-see", tick={"see": ["week"]})
    assert hers.page == "unlock", "it is asked of her, not of who picked up the phone"
    hers.unlock(new).press("let-see", tick={"see": ["week"]})
    assert "They can read your words" in hers.text
    return hers, new


def test_her_worker_reads_until_the_day_she_said_and_not_after(notes: Flask, desk: Desk, jo: str) -> None:
    _invites(notes, desk)
    assert CANARY in sign_in(Phone(notes), desk).press("worker-read").text
    with time_machine.travel(utc_now() + timedelta(days=8), tick=False):
        assert "worker-read" not in " ".join(sign_in(Phone(notes), desk).form.buttons)


def test_she_stops_it_and_an_open_page_shows_nothing_more(notes: Flask, desk: Desk, jo: str) -> None:
    hers, _ = _invites(notes, desk)
    reads = sign_in(Phone(notes), desk).press("worker-read")
    assert CANARY in reads.html
    hers.press("stop-see")
    assert "They cannot see your story" in hers.text
    assert CANARY not in reads.open().html
    visit, _, _ = only_visit(desk)
    assert CANARY not in reads.send(reads.form.fields | {"do": [f"worker-read:{visit}"]}).html


@pytest.mark.parametrize("do", ["speak:cy", "easy"])
def test_a_worker_reads_on_in_another_language_only_while_she_may(
    notes: Flask, desk: Desk, jo: str, do: str
) -> None:
    hers, _ = _invites(notes, desk)
    reads = sign_in(Phone(notes), desk).press("worker-read").press(do)
    assert reads.page == "worker-read" and CANARY in reads.html
    hers.press("stop-see")
    assert reads.press("plain" if do == "easy" else "speak:en-GB").page == "worker-list"
    assert CANARY not in reads.html


def test_her_pages_say_so_while_a_worker_may_see_it(notes: Flask, desk: Desk, jo: str) -> None:
    laptop = begin(sign_in(Phone(notes), desk)).press("save", words=CANARY)
    assert "You and your worker can see it" in laptop.text
    assert "but you and your worker" in laptop.press("back").text and "No one but you" not in laptop.text
    laptop.press("hand-over").press("hand-over-now")
    hers = Phone(notes)
    code = own_visit(hers, laptop.code_words())
    assert (
        "No one but you" in hers.press("status").text
        and "Your worker" not in hers.html.split("chips")[1].split("</ul>")[0]
    )
    hers.press("read").unlock(code).press("status").press("your-worker").press(
        "let-see", tick={"see": ["week"]}
    )
    assert "but you and your worker" in hers.press("status").text and "No one but you" not in hers.text


def test_what_she_hides_is_hidden_from_her_worker_too(notes: Flask, desk: Desk, jo: str) -> None:
    _invites(notes, desk)
    with Session(desk.engine) as session, session.begin():
        session.execute(select(Story)).scalar_one().note_hiders(frozenset({"contributor"}))
    assert CANARY not in sign_in(Phone(notes), desk).press("worker-read").text


def test_what_she_tells_later_is_not_in_it(notes: Flask, desk: Desk, jo: str) -> None:
    hers, _ = _invites(notes, desk)
    hers.press("status").press("new").press("save", words="A later robin.", title="")
    assert "robin" not in sign_in(Phone(notes), desk).press("worker-read").text


def test_her_answers_are_kept_one_after_the_other(notes: Flask, desk: Desk, jo: str) -> None:
    hers, _ = _invites(notes, desk)
    hers.press("stop-see")
    with Session(reading(desk.engine)) as session:
        assert [row.until is None for row in session.execute(select(Sight).order_by(Sight.n)).scalars()] == [
            False,
            True,
        ]
    with Session(desk.engine) as session, pytest.raises(Exception, match="never changed"):
        session.execute(update(Sight).values(until=None))


def test_beside_the_worker_she_is_not_asked(laptop: Phone, desk: Desk) -> None:
    begin(laptop).press("save", words=CANARY)
    visit, _, _ = only_visit(desk)
    for do in ("your-worker", f"let-see:{visit}"):
        laptop.send(laptop.form.fields | {"do": [do], "see": ["week"]})
        assert laptop.page == "status"
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(Sight)).first() is None


# Lost words: two people


def _vouched(notes: Flask, desk: Desk) -> tuple[tuple[str, str], str]:
    _, code = told_beside(notes, desk)
    new = own_visit(Phone(notes), code)
    sign_in(Phone(notes), desk).press("worker-lost").press("worker-vouch")
    with Session(reading(desk.engine)) as session:
        return new, session.execute(select(RecoveryRow.id)).scalar_one()


def _decides(desk: Desk, id: str, who: str = "cus", role: str = "custodian", *, yes: bool = True) -> None:
    with Session(desk.engine) as session, session.begin():
        recovering.decide(session, id, who, frozenset({role}), says_yes=yes, moment=desk.clock.moment())


def test_two_people_give_new_words_once_and_the_old_ones_die(notes: Flask, desk: Desk, jo: str) -> None:
    old, id = _vouched(notes, desk)
    open_elsewhere = Phone(notes)
    waits = sign_in(Phone(notes), desk)
    assert "One more person has to say yes" in waits.text and "worker-give" not in " ".join(
        waits.form.buttons
    )
    _decides(desk, id)
    shows = sign_in(Phone(notes), desk).press("worker-give")
    assert shows.page == "worker-gave" and CANARY not in shows.html
    code = _card(shows)
    assert open_elsewhere.come_back(old).page == "back"
    assert "anary" not in shows.press("worker-close").html
    newest = own_visit(Phone(notes), code)
    assert Phone(notes).come_back(code).page == "back" and Phone(notes).come_back(newest).page == "status"


def _card(phone: Phone) -> tuple[str, str]:
    card = phone.html.split('class="locator">')[1]
    return card.split("<")[0], " ".join(
        piece.split("<")[0] for piece in card.split("</ol>")[0].split("<li>")[1:]
    )


def test_a_worker_alone_gets_no_words(notes: Flask, desk: Desk, jo: str) -> None:
    _, id = _vouched(notes, desk)
    before, (visit, _, _) = notebook(desk).words, only_visit(desk)
    page = sign_in(Phone(notes), desk)
    page.send(page.form.fields | {"do": [f"worker-give:{visit}"]})
    assert "no new words" in page.text and notebook(desk).words == before
    for role in (supporters.ROLE, "custodian"):
        with pytest.raises(Refused):
            _decides(desk, id, who=jo, role=role)
    assert notebook(desk).words == before


@pytest.mark.parametrize(
    "role", ["moderator", "reviewer", "administrator", "safeguarding", "supporter", "trainer"]
)
def test_no_other_role_is_the_second_person(notes: Flask, desk: Desk, jo: str, role: str) -> None:
    _, id = _vouched(notes, desk)
    with pytest.raises(Refused):
        _decides(desk, id, who="somebody", role=role)


def test_a_custodian_alone_gets_no_words(notes: Flask, desk: Desk, jo: str) -> None:
    told_beside(notes, desk)
    visit, _, _ = only_visit(desk)
    before, moment = notebook(desk).words, desk.clock.moment()
    other = worker(desk, "made-up")
    with Session(desk.engine) as session:
        for who in ("cus", other):
            with pytest.raises(NotFound):
                recovering.vouch(session, who, visit, moment)
    assert notebook(desk).words == before


def test_the_words_are_shown_once(notes: Flask, desk: Desk, jo: str) -> None:
    _, id = _vouched(notes, desk)
    _decides(desk, id)
    shows = sign_in(Phone(notes), desk)
    press = shows.form.fields | {
        "do": [value for value in shows.form.buttons if value.startswith("worker-give")]
    }
    shows.send(press)
    twice = _card(shows.send(press))
    assert Phone(notes).come_back(twice).page == "change-words", "a double tap loses nothing"
    with time_machine.travel(utc_now() + recovering.SHOWN_AGAIN + timedelta(seconds=1), tick=False):
        assert "no new words" in shows.send(press).text
    with pytest.raises(Refused):
        _decides(desk, id)


def test_who_comes_with_the_words_has_not_lost_them(notes: Flask, desk: Desk, jo: str) -> None:
    new, id = _vouched(notes, desk)
    _decides(desk, id)
    hers = Phone(notes).come_back(new)
    assert hers.page == "status" and "we stopped that" in hers.text
    assert "worker-give" not in " ".join(sign_in(Phone(notes), desk).form.buttons)


def test_a_no_and_a_long_wait_give_nothing(notes: Flask, desk: Desk, jo: str) -> None:
    _, id = _vouched(notes, desk)
    _decides(desk, id, yes=False)
    visit, _, _ = only_visit(desk)
    with Session(desk.engine) as session, session.begin():
        recovering.vouch(session, jo, visit, desk.clock.moment())
        second = session.execute(select(RecoveryRow.id).where(RecoveryRow.state == "asked")).scalar_one()
    with (
        time_machine.travel(utc_now() + recovering.LIVES + timedelta(days=1), tick=False),
        pytest.raises(Refused),
    ):
        _decides(desk, second)


def test_all_of_it_is_in_the_log_without_a_word(notes: Flask, desk: Desk, jo: str) -> None:
    _, id = _vouched(notes, desk)
    _decides(desk, id)
    shows = sign_in(Phone(notes), desk).press("worker-give")
    code = _card(shows)
    label = next(label for label in support.LABELS if label in sign_in(Phone(notes), desk).text)
    with Session(reading(desk.engine)) as session:
        rows = list(session.execute(select(AuditRow)).scalars())
    acts = [row.act for row in rows]
    for act in ("hand over", "vouch for new words", "agree to new words", "show new words"):
        assert act in acts
    said = " ".join(f"{row.who} {row.act} {row.subject}" for row in rows)
    assert not any(words in said for words in (CANARY, "anary", label, code[0], code[1]))
    # Whole words: one of hers may be "word", and what was done is told with "new words".
    assert not set(code[1].split()) & set(re.findall(r"[\w-]+", said))


# What lies on the disk


def test_a_cookie_and_a_place_hold_ids_only(laptop: Phone, desk: Desk) -> None:
    begin(laptop).press("save", words=CANARY)
    with Session(reading(desk.engine)) as session:
        for row in session.execute(select(SignInRow)).scalars():
            assert not re.search(r"anary|kettle", row.place)


def test_a_password_is_nothing_that_a_press_shows() -> None:
    posted = forms.read(
        {"password": ["hunter2 hunter2"], "secret": ["ABC"], "digits": ["123"], "invitation": ["tok"]}
    )
    assert not re.search("hunter2|ABC|123|tok", repr(posted))
