"""Nothing that somebody typed at the Desk is lost to what happened meanwhile: taken, decided, hidden, closed or deleted.

Every page with room for more than a line is opened, its boxes are filled, and then something happens elsewhere; whichever
button is pressed, all of it comes back with a sentence. Of a story that she has taken away, her words do not.
"""

from __future__ import annotations

import json
import re
import sqlite3
from base64 import urlsafe_b64decode
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from zlib import decompress

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from archive.ground.accounts import Person
from archive.ground.clock import utc_now
from archive.ground.crypto import unseal
from archive.ground.sign_ins import SignInRow
from archive.ground.web import LARGEST_BODY, SENTENCES
from moderation.concerns import takedowns
from moderation.concerns.takedowns import Outcome
from moderation.pages import forms, typed_words
from moderation.people import knowing
from moderation.people_tables import ConcernRow
from moderation.queue import caring, queue
from moderation.queue.caring import Mine
from moderation.routes import typed_again, whose_words
from stories import consenting, drafts, withdrawal
from stories.desk import Desk
from stories.tables import Story
from tests.rooms.raised import complain
from tests.rooms.with_parts import Work
from tests.staffed import HOST, PASSWORD, Seat, Staffed, whose
from tests.town import Town

ROOT = Path(__file__).resolve().parents[2]


class Areas(HTMLParser):
    """The boxes for more than a line on a page, and every button of the forms in which they stand."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.areas: dict[str, list[str]] = {}
        """By form: the names of its boxes."""

        self.presses: list[tuple[str, str, str, str]] = []
        """Form, address, name and value of each button."""

        self.names: set[str] = set()
        """Of every box but buttons and what is hidden."""

        self._form, self._at = "", {"": ""}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = at.get("id") or f"form {len(self._at)}"
            self._at[self._form] = at.get("action", "")
        form = at.get("form") or self._form
        if tag in ("textarea", "select") or (tag == "input" and at.get("type") != "hidden"):
            self.names.add(at.get("name", ""))
        if tag == "textarea" and "readonly" not in at and at.get("name"):
            self.areas.setdefault(form, []).append(at["name"])
        elif tag == "button" and at.get("type") != "button" and form:
            action = at.get("formaction") or self._at.get(form, "")
            self.presses.append((form, action.partition("#")[0], at.get("name", ""), at.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""


def _typed_into(name: str) -> str:
    return f"Typed into {name}, and meant for somebody."


@dataclass
class Scene:
    """A page with boxes, who sits before it, and its story."""

    house: Staffed
    path: str
    login: str
    story_id: str
    town: Town
    seat: Seat = field(init=False)

    def __post_init__(self) -> None:
        self.seat = self.house.let_in(self.login)

    @property
    def desk(self) -> Desk:
        return self.house.desk

    def story(self, session: Session) -> Story:
        return drafts.story(session, self.story_id)


Race = Callable[[Scene], None]
Scenery = Callable[[Staffed], Scene]


# What happens meanwhile


def _taken(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        queue.let_go(session, scene.story_id, scene.house.ids[scene.login], scene.town.now)
        queue.claim(session, scene.story_id, scene.house.ids["bea"], scene.town.now)


def _deleted(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        withdrawal.delete(scene.desk, session, scene.story(session), scene.town.now)


def _with_her_again(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        consenting.ask_back(session, scene.story(session), scene.town.now)


def _hidden_by_her(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        withdrawal.hide(scene.desk, session, scene.story(session), scene.town.now)


def _decided(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        takedowns.close(session, scene.story(session), "bea", Outcome.STAYS, scene.town.now)


def _closed(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        session.execute(select(ConcernRow)).scalar_one().state = "closed"


def _signed_out(scene: Scene) -> None:
    with Session(scene.desk.engine) as session, session.begin():
        session.execute(delete(SignInRow))


# The pages


def _in_hand(house: Staffed, page: str = "") -> Scene:
    town = Town(house.desk)
    work = Work(town, words="Denise opened the door.")
    with Session(house.desk.engine) as session, session.begin():
        caring.keep(house.desk, session, house.ids["ann"], Mine(at_once=True))
        queue.let_go(session, work.id, "ann", town.now)
    scene = Scene(house, f"/stories/{work.id}{page}", "ann", work.id, town)
    assert scene.seat.post(f"/stories/{work.id}/claim")[0] == 303
    return scene


def _published(house: Staffed, path: str, login: str) -> Scene:
    town = Town(house.desk)
    id, edition = town.publish("Denise came on Tuesday.")
    if path == "/takedowns":
        complain(town, edition)
        with Session(house.desk.engine) as session, session.begin():
            takedowns.take_in(house.desk, session, town.now)
    return Scene(house, path.format(id), login, id, town)


def _concern(house: Staffed) -> Scene:
    scene = _published(house, "/concern/story/{}", "lea")
    assert scene.seat.post(scene.path, words="She writes that he has found her.")[0] == 200
    with Session(house.desk.engine) as session:
        scene.path = f"/safeguarding/{session.execute(select(ConcernRow.id)).scalar_one()}"
    return scene


SCENES: dict[str, tuple[Scenery, tuple[Race, ...]]] = {
    "review": (_in_hand, (_taken, _deleted, _with_her_again, _hidden_by_her, _signed_out)),
    "who": (lambda house: _in_hand(house, "/who"), (_taken, _deleted, _with_her_again, _signed_out)),
    "take-downs": (lambda house: _published(house, "/takedowns", "ann"), (_decided, _deleted, _signed_out)),
    "complaint": (lambda house: _published(house, "/takedowns/came/{}", "ann"), (_deleted, _hidden_by_her)),
    "identity": (lambda house: _published(house, "/identity/ask/{}", "ann"), (_deleted, _signed_out)),
    "concern": (lambda house: _published(house, "/concern/story/{}", "ann"), (_deleted, _signed_out)),
    "safeguarding": (_concern, (_closed, _deleted, _signed_out)),
}
EACH = [(place, race) for place, (_, races) in SCENES.items() for race in races]
HERS_GOES = (_deleted, _with_her_again)


def _with(data: dict[str, str], name: str, value: str) -> MultiDict[str, str]:
    """Return a form with its button: a box of the same name is sent as well."""
    return MultiDict([*data.items(), *([(name, value)] if name else [])])


def _answers(scene: Scene, race: Race) -> tuple[dict[str, list[str]], list[tuple[str, int, str]]]:
    """Return the boxes of the page by form, and what each press answered after that happened."""
    status, html = scene.seat.get(scene.path)
    page, carried = Areas(html), whose(html)
    assert status == 200 and page.areas, "the page has room to write"
    race(scene)
    found = []
    for form, action, name, value in page.presses:
        if form not in page.areas:
            continue
        data = {**carried, **{box: _typed_into(box) for box in page.areas[form]}}
        data |= {
            f"{at}-{box[5:]}": "0:01" for box in data if box.startswith("text-") for at in ("from", "to")
        }
        answer = scene.seat.client.post(
            action, data=_with(data, name, value), headers={"Sec-Fetch-Site": "same-origin"}, **HOST
        )  # fmt: skip
        found.append(
            (f"{form} {action} {value}", answer.status_code, unescape(answer.get_data(as_text=True)))
        )
    return page.areas, found


@pytest.mark.parametrize("place_of", SCENES)
def test_no_button_has_the_name_of_a_box_whose_words_would_be_read_in_its_stead(
    house: Staffed, place_of: str
) -> None:
    scene = SCENES[place_of][0](house)
    page = Areas(scene.seat.get(scene.path)[1])
    assert page.names and not page.names & {name for _, _, name, _ in page.presses if name}


def _kept_by_the_browser_alone(areas: dict[str, list[str]], status: int, shown: str) -> list[str]:
    """Return no boxes: whoever is signed out is told how to come to what she typed, and the house prints nothing of it."""
    assert status in (400, 401) and whose_words.GO_BACK in shown
    assert not [box for boxes in areas.values() for box in boxes if _typed_into(box) in shown]
    return []


@pytest.mark.parametrize(("place_of", "race"), EACH, ids=[f"{place}{race.__name__}" for place, race in EACH])
def test_whatever_happened_meanwhile_what_was_typed_comes_back(
    house: Staffed, place_of: str, race: Race
) -> None:
    scene = SCENES[place_of][0](house)
    areas, answers = _answers(scene, race)
    assert answers
    lost = []
    for press, status, shown in answers:
        if status == 303:
            # A press that needs nobody's hands was made: what it is about is kept, and nothing else stood beside it.
            continue
        boxes = areas[press.split(" /")[0]]
        if status == 200 and "/court-paper " in press:
            boxes = [box for box in boxes if box != "paper"]  # That is what was just set aside.
        if race is _signed_out:
            boxes = _kept_by_the_browser_alone(areas, status, shown)
        kept = [box for box in boxes if typed_words.is_ours(box)] if race in HERS_GOES else boxes
        lost += [f"{press} {status}: {box}" for box in kept if _typed_into(box) not in shown]
        assert SENTENCES[500] not in shown, press
        if race is _decided and "/takedowns/" in press and "/how-it-reads" not in press:
            assert status == 409 and takedowns.DECIDED_MEANWHILE in shown
    assert lost == [], "\n".join(lost[:50])
    assert any(status in (401, 404, 409, 422, 400) for _, status, _ in answers)


def test_every_box_for_more_than_a_line_has_a_name_here() -> None:
    """So that a new one is handed back too; those of parts come as one text, and the lines of a first draft."""
    boxes = {
        name
        for path in (ROOT / "templates/desk").glob("*.html")
        for name in re.findall(r'<textarea[^>]*? name="([^"]+)"', path.read_text())
    }
    assert len(boxes) > 12
    of_parts = ("pasted-", "from-", "to-", "text-", "alternative-", "voice-")
    assert all(forms.as_text(MultiDict({f"{name}x": "what was typed"})) for name in ("pasted-", "voice-"))
    unknown = [
        name for name in boxes if not name.startswith(of_parts) and not typed_words.is_known(re.sub(r"\{\{.*", "x", name))
    ]  # fmt: skip
    assert unknown == [] and not typed_words.is_known("planted")


def test_of_a_story_that_she_took_away_her_words_do_not_come_back(house: Staffed) -> None:
    scene = _in_hand(house)
    found = re.search(r'name="(text-[^"]+)"', scene.seat.get(scene.path)[1])
    assert found is not None
    _deleted(scene)
    hers = {"what": "She waits for the door.", "phrase": "Denise", found[1]: "I was asked to sit down."}
    status, page = scene.seat.post(f"{scene.path}/note", note="We read on with care.", **hers)
    assert status == 404 and "We read on with care." in page
    assert not [words for words in hers.values() if words in page]


def test_of_a_story_that_she_asked_back_her_words_do_not_come_back(house: Staffed) -> None:
    scene = _in_hand(house)
    found = re.search(r'name="(text-[^"]+)"', scene.seat.get(scene.path)[1])
    assert found is not None
    _with_her_again(scene)
    hers = {
        "title": "How the quarry door was opened", "what": "She waits by the quarry.", "phrase": "Quarry Denise",
        "instead": "a quarry worker", found[1]: "I was asked to sit by the quarry.",
    }  # fmt: skip
    for do in ("note", "describe", "mark", "go-on"):
        status, page = scene.seat.post(f"{scene.path}/{do}", note="We read on with care.", **hers)
        assert status in (200, 409), do
        assert not [words for words in hers.values() if words in unescape(page)], do


TYPED = {
    "note": "Mr Denison came with the bailiff.",
    "what": "She waits by the quarry.",
    "phrase": "Quarry Denise",
}


def _sent_again(seat: Seat, path: str, form: dict[str, str]) -> tuple[int, str]:
    """Press Resend: what another page carried, with the token of the session that is open now."""
    now = whose(seat.client.get("/", follow_redirects=True, **HOST).get_data(as_text=True))
    answer = seat.client.post(path, data={**now, **form, **TYPED}, **HOST)
    return answer.status_code, unescape(answer.get_data(as_text=True))


@pytest.mark.parametrize("login", ["bea", "rev", "cus", "viv", "adm", "lea"])
@pytest.mark.parametrize("do", ["note", "describe", "pause", "go-on", "mark"])
def test_what_somebody_else_typed_is_neither_done_nor_shown(house: Staffed, login: str, do: str) -> None:
    scene = _in_hand(house)
    typed_by = whose(scene.seat.get(scene.path)[1])["typed_by"]
    status, page = _sent_again(house.let_in(login), f"{scene.path}/{do}", {"typed_by": typed_by})
    assert status in (404, 409) and whose_words.GO_BACK in page
    assert not [words for words in TYPED.values() if words in page]


def test_the_same_person_signed_in_again_sends_it_again(house: Staffed) -> None:
    scene = _in_hand(house)
    carried = whose(scene.seat.get(scene.path)[1])
    _signed_out(scene)
    status, page = _sent_again(Seat(house.app.test_client()), f"{scene.path}/describe", carried)
    assert status in (400, 401) and not [words for words in TYPED.values() if words in page]
    again = house.let_in("ann", 1)
    stale = again.client.post(f"{scene.path}/note", data={**carried, **TYPED}, **HOST)
    assert stale.status_code == 400 and TYPED["note"] in unescape(stale.get_data(as_text=True))
    status, page = _sent_again(again, f"{scene.path}/go-on", {"typed_by": carried["typed_by"]})
    assert status == 200 and TYPED["note"] in page


def test_a_form_that_does_not_say_who_typed_it_is_given_nothing_back(house: Staffed) -> None:
    scene = _in_hand(house)
    _deleted(scene)
    status, page = scene.seat.post(f"{scene.path}/note", typed_by="", **TYPED)
    assert status == 404 and not [words for words in TYPED.values() if words in page]


def test_a_press_that_another_site_sent_is_given_nothing_back(house: Staffed) -> None:
    scene = _in_hand(house)
    client = house.app.test_client()
    answer = client.post(
        f"{scene.path}/note", data={"note": "Typed elsewhere."}, headers={"Sec-Fetch-Site": "cross-site"}, **HOST
    )  # fmt: skip
    assert answer.status_code == 404 and "Typed elsewhere." not in answer.get_data(as_text=True)


def _locked_in(page: str) -> str:
    found = re.search(r'name="locked" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def _typed_signed_out(house: Staffed, path: str = "/note") -> tuple[Scene, str]:
    """Return a page that somebody typed into, was signed out of, and pressed a button of: what it carries."""
    scene = _in_hand(house)
    page = scene.seat.get(scene.path)[1]
    lines = dict.fromkeys(re.findall(r'name="(text-[^"]+)"', page)[:1], "I was asked to sit down.")
    times = {name.replace("text-", at): "0:01" for name in lines for at in ("from-", "to-")}
    held = {"title": "The door", "intruder_note": "", "words-hold": "", **TYPED, **lines, **times}
    _signed_out(scene)
    answer = scene.seat.client.post(f"{scene.path}{path}", data={**whose(page), **held}, **HOST)
    shown = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 401 and not [
        words for words in held.values() if len(words) > 9 and words in shown
    ]
    return scene, _locked_in(shown)


def _opened(house: Staffed, login: str, locked: str, **headers: str) -> tuple[int, str]:
    return _shown(house.let_in(login, again=1), locked, **headers)


def _shown(seat: Seat, locked: str, **headers: str) -> tuple[int, str]:
    answer = seat.client.post("/typed", data={"locked": locked}, headers=headers, **HOST)
    return answer.status_code, unescape(answer.get_data(as_text=True))


def test_what_was_typed_before_a_sign_in_ended_stands_in_its_boxes_again(house: Staffed) -> None:
    scene, locked = _typed_signed_out(house)
    status, page = _opened(house, "ann", locked)
    assert status == 200 and typed_again.SEND_AGAIN in page
    assert not [words for words in (*TYPED.values(), "I was asked to sit down.") if words not in page]
    assert 'id="to-her"' in page and f'action="{scene.path}/describe"' in page
    assert scene.seat.get(scene.path)[0] == 401, "the tab that was signed out stays signed out"


def test_what_was_typed_opens_for_nobody_else_not_when_changed_and_not_from_another_site(
    house: Staffed,
) -> None:
    _, locked = _typed_signed_out(house)
    for login, sealed, headers in (
        ("bea", locked, {}), ("adm", locked, {}), ("rev", locked[:-9] + "AAAAAAAA=", {}), ("lea", "", {}),
        ("ann", locked, {"Sec-Fetch-Site": "cross-site"}),
    ):  # fmt: skip
        status, page = _opened(house, login, sealed, **headers)
        assert status in (404, 409), login
        assert not [words for words in TYPED.values() if words in page], login
    early = house.app.test_client().post("/typed", data={"locked": locked}, **HOST)
    again = unescape(early.get_data(as_text=True))
    assert early.status_code == 401 and TYPED["note"] not in again
    assert _locked_in(again) == locked, "a press that comes too early loses nothing"


@pytest.mark.parametrize("race", HERS_GOES)
def test_what_repeats_her_words_does_not_come_back_once_she_has_taken_them_away(
    house: Staffed, race: Race
) -> None:
    scene, locked = _typed_signed_out(house)
    race(scene)
    status, page = _opened(house, "ann", locked)
    assert status == 200 and TYPED["note"] in page
    assert TYPED["what"] not in page and TYPED["phrase"] not in page and "asked to sit down" not in page


def test_what_was_typed_elsewhere_comes_back_to_be_copied_and_not_for_ever(
    house: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = _published(house, "/identity/ask/{}", "ann")
    carried = whose(scene.seat.get(scene.path)[1])
    _signed_out(scene)
    answer = scene.seat.client.post(
        scene.path, data={**carried, "reason": "now", "words": "He is at the door."}, **HOST
    )
    locked = _locked_in(answer.get_data(as_text=True))
    seat = house.let_in("ann", again=1)
    status, page = _shown(seat, locked)
    assert status == 200 and "He is at the door." in page and "What you typed" in page
    monkeypatch.setattr(whose_words, "LASTS", whose_words.LASTS - whose_words.LASTS)
    status, page = _shown(seat, locked)
    assert status == 409 and whose_words.TOO_LATE in page and "He is at the door." not in page


def test_a_password_and_its_six_digits_are_locked_into_no_page(house: Staffed) -> None:
    seat = house.let_in("ann")
    carried = whose(seat.get("/passkeys")[1])
    with Session(house.desk.engine) as session, session.begin():
        session.execute(delete(SignInRow))
    form = {**carried, "name": "My telephone", "password": PASSWORD, "code": "123456"}
    answer = seat.client.post("/passkeys", data=form, **HOST)
    shown = answer.get_data(as_text=True)
    with house.app.test_request_context("/typed", **HOST):
        key = whose_words._key()
    held = unseal(key, urlsafe_b64decode(_locked_in(shown)), about=whose_words.LOCKED)
    whole = decompress(held).decode()
    assert answer.status_code == 401 and "My telephone" in whole
    assert not [words for words in (PASSWORD, "123456") if words in whole]


def test_whoever_reads_no_more_gets_her_words_back_no_more(house: Staffed) -> None:
    _, locked = _typed_signed_out(house)
    with Session(house.desk.engine) as session, session.begin():
        person = session.get_one(Person, house.ids["ann"])
        person.roles = json.dumps(["administrator"])
        knowing.let_stand(session, person, utc_now())
    status, page = _opened(house, "ann", locked)
    assert status == 200 and TYPED["note"] in page
    hers = (TYPED["what"], TYPED["phrase"], "I was asked to sit down.")
    assert not [words for words in hers if words in page]


def test_a_full_form_in_another_script_comes_back_too(house: Staffed) -> None:
    scene = _in_hand(house)
    carried = whose(scene.seat.get(scene.path)[1])
    _signed_out(scene)
    long = "".join(chr(0x620 + n * n % 43) for n in range(300_000))
    held = {**carried, "note": long, "words-hold": ""}
    answer = scene.seat.client.post(f"{scene.path}/note", data=held, **HOST)
    assert answer.status_code == 401
    status, page = _opened(house, "ann", _locked_in(answer.get_data(as_text=True)))
    assert status == 200 and long in page


def test_more_than_a_door_takes_is_refused_in_words_here_too(house: Staffed) -> None:
    status, page = _shown(house.let_in("ann"), "A" * (LARGEST_BODY + 1))
    assert status == 413 and SENTENCES[413] in page
    status, page = _shown(Seat(house.app.test_client()), "A" * (LARGEST_BODY + 1))
    assert status == 401 and 'name="locked"' not in page


def test_to_see_what_was_typed_changes_nothing(house: Staffed) -> None:
    _, locked = _typed_signed_out(house)
    seat = house.let_in("ann", again=1)
    seat.get("/")
    with closing(sqlite3.connect(house.desk.engine.url.database or "")) as store:
        before = list(store.iterdump())
        assert _shown(seat, locked)[0] == 200
        assert list(store.iterdump()) == before
