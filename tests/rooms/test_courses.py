"""Courses of other learning systems: who may open a session from there, and what neither side learns of the other (f4)."""

from __future__ import annotations

import json
import re
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import jwt
import pytest
import time_machine
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.cli import main
from archive.reading.access import covenant
from archive.reading.lms import launching, platforms, scorm, tokens
from archive.reading.lms.choosing import FOR_TEACHING
from archive.reading.lms.launching import ELSEWHERE as OTHER_BROWSER
from archive.reading.lms.launching import NOTHING_CHOSEN, TOO_LATE, USED
from archive.reading.lms.platforms import NO_COURSE
from archive.reading.lms.tables import Launch
from archive.reading.lms.tokens import NOT_TRUE
from archive.reading.tables import Link
from archive.rules.choices import Audience, Use
from archive.rules.errors import BadInput
from tests.rooms.coming_in import set_until
from tests.rooms.learning_system import CANARY, ELSEWHERE, LTI, LTI_DL, LearningSystem, new_key, sent_back
from tests.rooms.links import link
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, grant, text_of

WISH = {"opens": "2026-01-01T10:00", "most": "3"}


@pytest.fixture(scope="module")
def system() -> LearningSystem:
    return LearningSystem()


@pytest.fixture
def tess(library: Library, system: LearningSystem) -> Signed:
    """A trainer whose organisation has that learning system."""
    trainer = library.trainer()
    system.register(library, library.organisation_of(trainer))
    return trainer


def playlist_of(trainer: Signed, *ids: str) -> str:
    answer = trainer.client.post("/playlists", data={"title": "Tuesday, second years"})
    id = answer.headers["Location"].rsplit("/", 1)[1]
    for edition in ids:
        trainer.client.post(f"/playlists/{id}/items", data={"edition": edition})
    return id


def wish(**others: str) -> dict[str, str]:
    today = datetime.now(UTC)
    first = {
        "opens": f"{today - timedelta(days=1):%Y-%m-%dT%H:%M}",
        "ends": f"{today + timedelta(days=5):%Y-%m-%dT%H:%M}",
    }
    return WISH | first | others


def item_in_course(
    library: Library, system: LearningSystem, trainer: Signed, *ids: str, **others: str
) -> dict[str, Any]:
    """Put a session into a course, as a trainer does; return the item as the course keeps it."""
    address = system.choose(trainer.client).replace("/open/", "/choose/")
    answer = trainer.client.post(address, data={"playlist": playlist_of(trainer, *ids), **wish(**others)})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200, page
    _, token = sent_back(page)
    said = system.read(token, library.visitor().get("/course/keys").get_json())
    items: list[dict[str, Any]] = said[LTI_DL + "content_items"]
    return items[0]


def test_a_course_opens_the_session_and_the_learner_has_no_account(library: Library, system: LearningSystem, tess: Signed) -> None:  # fmt: skip
    story = library.publish("The kettle", "She read the form aloud to me.")
    item = item_in_course(library, system, tess, story)
    learner = library.visitor()

    opened = system.launch(learner, item)
    before = text_of(learner.get(opened).get_data(as_text=True))
    assert "A form is read aloud." in before
    assert "She read the form aloud to me." not in before

    assert learner.post(opened).headers["Location"] == "/together/1"
    assert "She read the form aloud to me." in text_of(
        learner.get("/together/1/story").get_data(as_text=True)
    )
    assert [showing.people for showing in library.showings(story)] == [1]


def test_the_course_gets_a_link_and_nothing_of_a_story(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    story = library.publish("Vixenbrook", "Words of hers stand here.")
    item = item_in_course(library, system, tess, story)

    assert set(item) == {"type", "title", "url", "custom", "window", "available"}
    assert item["window"] == {"targetName": "_blank"}
    assert not any(
        word in json.dumps(item)
        for word in ("Vixenbrook", "stand here", story, "Tuesday", "Tess", tess.person_id)
    )


def test_the_answer_is_for_that_system_alone_and_carries_its_own_data_back(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    address = system.choose(tess.client).replace("/open/", "/choose/")
    data = {"playlist": playlist_of(tess, library.publish()), **wish()}
    answer = tess.client.post(address, data=data)
    to, token = sent_back(answer.get_data(as_text=True))

    said = system.read(token, library.visitor().get("/course/keys").get_json())
    assert to == f"{system.home}/deep"
    assert said[LTI_DL + "data"] == "csrf-of-theirs"
    assert said[LTI + "deployment_id"] == system.deployment
    assert "form-action 'self' https://learn.example.org;" in answer.headers["Content-Security-Policy"]
    assert tess.client.post(address, data=data).status_code == 409, "One choice for each time of asking."


def test_our_keys_are_handed_out_without_their_private_half(library: Library, system: LearningSystem, tess: Signed) -> None:  # fmt: skip
    (key,) = library.visitor().get("/course/keys").get_json()["keys"]
    assert {"kid", "n", "e"} <= set(key)
    assert not {"d", "p", "q", "dp", "dq", "qi"} & set(key)


def test_nothing_that_a_system_says_of_a_learner_is_kept(library: Library, system: LearningSystem, tess: Signed) -> None:  # fmt: skip
    learner = library.visitor()
    learner.post(system.launch(learner, item_in_course(library, system, tess, library.publish())))
    for store in ("lists", "uses"):
        files = list(library.place.data.glob(f"{store}.sqlite*"))
        assert files, store
        for file in files:
            kept = file.read_bytes()
            assert not any(word in kept for word in (CANARY.encode(), b"Quatt", b"learner-88"))


# What proves nothing


def _of(**others: object) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda said: said | others


def _without(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda said: {name: value for name, value in said.items() if name not in names}


UNTRUE: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another issuer": _of(iss="https://learn.example.com"),
    "said to somebody else": _of(aud="tool-8"),
    "said to several, made for nobody": _of(aud=["tool-7", "tool-8"]),
    "said to several, made for another": _of(aud=["tool-7", "tool-8"], azp="tool-8"),
    "made for another": _of(azp="tool-8"),
    "over for long": lambda said: said | {"exp": time.time() - 301, "iat": time.time() - 600},
    "from tomorrow": lambda said: said | {"iat": time.time() + 86_400, "exp": time.time() + 90_000},
    "at no time": _of(exp="soon"),
    "at a true time": _of(iat=True),
    "for ever": _without("exp"),
    "another nonce": _of(nonce="n" * 43),
    "a nonce that is no text": _of(nonce=7),
    "no nonce": _without("nonce"),
    "another version": _of(**{LTI + "version": "1.1"}),
    "another kind of message": _of(**{LTI + "message_type": "LtiSubmissionReviewRequest"}),
    "a deployment that nobody registered": _of(**{LTI + "deployment_id": "2"}),
    "a deployment that is a list": _of(**{LTI + "deployment_id": ["1"]}),
    "an item that opens nothing": _of(**{LTI + "custom": {"session": "x" * 22}}),
    "custom that is a text": _of(**{LTI + "custom": "session"}),
    "a session that is a number": _of(**{LTI + "custom": {"session": 1}}),
}


@pytest.fixture
def item(library: Library, system: LearningSystem, tess: Signed) -> dict[str, Any]:
    return item_in_course(library, system, tess, library.publish())


def test_what_does_not_prove_it_all_opens_nothing(library: Library, system: LearningSystem, item: dict[str, Any]) -> None:  # fmt: skip
    for case, untrue in UNTRUE.items():
        learner = library.visitor()
        asked = system.ask(learner)
        answer = system.send(learner, asked, untrue(system.resource(asked["nonce"], item)))
        assert answer.status_code in (404, 409), case
        assert "refresh" not in answer.get_data(as_text=True), case
    assert count(library) == 0


def count(library: Library) -> int:
    """How many launches were proved and not chosen with."""
    with Session(library.room.lists) as session:
        return len(session.execute(select(Launch).where(Launch.placement_id.is_not(None))).scalars().all())


FORGED: dict[str, Callable[[LearningSystem, dict[str, Any]], str]] = {
    "another key": lambda _, said: jwt.encode(said, new_key(), algorithm="RS256", headers={"kid": "k1"}),
    "a key that is not known": lambda system, said: system.sign(said, kid="k2"),
    "no signature": lambda _, said: jwt.encode(said, "", algorithm="none", headers={"kid": "k1"}),
    "our public key as a password": lambda system, said: jwt.encode(
        said, system.key_set.ljust(64)[:64], algorithm="HS256", headers={"kid": "k1"}
    ),
    "no token": lambda *_: "",
    "words": lambda *_: "not a token at all",
    "far too much": lambda system, said: system.sign(said | {"more": "x" * 30_000}),
}


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_what_the_system_did_not_sign_opens_nothing(library: Library, system: LearningSystem, item: dict[str, Any]) -> None:  # fmt: skip
    for case, forge in FORGED.items():
        learner = library.visitor()
        asked = system.ask(learner)
        token = forge(system, system.resource(asked["nonce"], item))
        answer = learner.post("/course/launch", data={"state": asked["state"], "id_token": token})
        assert answer.status_code == 409, case
    assert count(library) == 0


def test_a_state_that_is_not_ours_opens_nothing(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    for state in ("", "x", "é", "A" * 400, "A" * 30_000):
        answer = system.send(library.visitor(), {"state": state}, system.resource("n", {}))
        assert answer.status_code == 409, state


def test_a_launch_opens_once_in_its_own_browser_and_not_for_ever(
    library: Library, system: LearningSystem, item: dict[str, Any]
) -> None:
    hers, other = library.visitor(), library.visitor()
    asked = system.ask(hers)
    said = system.resource(asked["nonce"], item)
    opened = system.launch(hers, item)

    assert OTHER_BROWSER in other.get(opened).get_data(as_text=True)
    system.ask(other)
    assert OTHER_BROWSER in other.get(opened).get_data(as_text=True)
    assert other.post(opened).status_code == 409

    assert system.send(hers, asked, said).status_code == 200
    assert USED in system.send(hers, asked, said).get_data(as_text=True)


def test_a_launch_is_proved_once_however_its_state_is_written(
    library: Library, system: LearningSystem, item: dict[str, Any]
) -> None:
    hers = library.visitor()
    asked = system.ask(hers)
    said, state = system.resource(asked["nonce"], item), asked["state"]
    written = ("...." + state, state + "=", state + "\n", f"{state[:9]}!{state[9:]}", state + "====")
    for other in written:
        answer = system.send(hers, {"state": other}, said)
        assert NOT_TRUE in answer.get_data(as_text=True), other
    assert system.send(hers, asked, said).status_code == 200
    for other in (state, *written):
        assert system.send(hers, {"state": other}, said).status_code == 409, other
    assert count(library) == 1


def test_one_nonce_is_one_launch(
    library: Library, system: LearningSystem, item: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    hers = library.visitor()
    asked = system.ask(hers)
    said = system.resource(asked["nonce"], item)
    assert system.send(hers, asked, said).status_code == 200
    # Also if one day a state could be written two ways: what was proved is the nonce.
    monkeypatch.setattr(launching, "_written", lambda _: asked["state"] + "=")
    assert USED in system.send(hers, {"state": asked["state"] + "="}, said).get_data(as_text=True)


def test_a_launch_waits_ten_minutes_for_its_proof_and_an_hour_for_its_browser(
    library: Library, system: LearningSystem, item: dict[str, Any]
) -> None:
    hers = library.visitor()
    asked, opened = system.ask(hers), system.launch(hers, item)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11)):
        late = system.send(hers, asked, system.resource(asked["nonce"], item))
        assert TOO_LATE in late.get_data(as_text=True)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        assert OTHER_BROWSER in hers.get(opened).get_data(as_text=True)


def test_an_item_of_another_system_or_deployment_opens_nothing(
    library: Library, system: LearningSystem, tess: Signed, item: dict[str, Any]
) -> None:
    other = LearningSystem(
        name="Brook Learn", issuer="https://brook.example.org", home="https://brook.example.org"
    )
    other.register(library, library.organisation("Brook College"))
    learner = library.visitor()
    asked = other.ask(learner)
    answer = other.send(learner, asked, other.resource(asked["nonce"], item))
    assert (answer.status_code, NOTHING_CHOSEN in answer.get_data(as_text=True)) == (404, True)


# Whose session it is


def test_a_launch_signs_nobody_out_and_in(library: Library, system: LearningSystem, tess: Signed, item: dict[str, Any]) -> None:  # fmt: skip
    browser = library.visitor()
    asked = browser.post("/course/login", data={"iss": system.issuer, "login_hint": "88"}, headers=ELSEWHERE)
    (kept,) = asked.headers.getlist("Set-Cookie")
    assert all(part in kept for part in ("s-r-course=", "HttpOnly", "SameSite=Strict", "Path=/course"))

    known = system.ask(browser)
    answer = system.send(browser, known, system.resource(known["nonce"], item))
    assert not answer.headers.getlist("Set-Cookie")


def test_other_sites_still_post_to_nothing_else(library: Library, tess: Signed) -> None:
    assert tess.client.post("/playlists", data={"title": "Theirs"}, headers=ELSEWHERE).status_code == 404
    assert library.visitor().post("/course/open/x", headers=ELSEWHERE).status_code == 404


def test_only_a_trainer_of_the_systems_own_organisation_chooses(library: Library, system: LearningSystem, tess: Signed) -> None:  # fmt: skip
    nobody = library.visitor()
    page = nobody.get(system.choose(nobody)).get_data(as_text=True)
    assert "Sign in to the Reading room first" in text_of(page)

    stranger = library.trainer("una")
    opened = system.choose(stranger.client)
    assert NO_COURSE in stranger.client.get(opened).get_data(as_text=True)
    own = {"playlist": playlist_of(stranger, library.publish()), **wish()}
    assert stranger.client.post(opened.replace("/open/", "/choose/"), data=own).status_code == 404

    opened = system.choose(tess.client)
    assert "What should your course open?" in tess.get(opened)
    assert tess.client.post(opened.replace("/open/", "/choose/"), data=own).status_code == 404, (
        "Somebody else's playlist."
    )


@pytest.mark.parametrize("why", ["her access ended", "she promised nothing", "the covenant changed"])
def test_who_may_not_come_in_meets_no_playlist_through_a_course(
    library: Library, system: LearningSystem, tess: Signed, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    playlist(tess, library.publish("Rain"), title="Vixenbrook week")
    browser = tess.client
    if why == "her access ended":
        set_until(library, tess, -1)
    elif why == "she promised nothing":
        browser = library.sign_in_again(tess, promises=False).client
    else:
        monkeypatch.setattr(covenant, "VERSION", "z" * 64)
    opened = system.choose(browser)

    answer = browser.get(opened)

    assert answer.status_code == (401 if why == "her access ended" else 303)
    assert "Vixenbrook" not in answer.get_data(as_text=True)
    if why != "her access ended":
        assert answer.headers["Location"] == f"/purpose?next={opened}"
        back = browser.post("/purpose", data={"purpose": "teaching", "promised": "yes", "next": opened})
        assert back.headers["Location"] == opened
        assert "Vixenbrook" in browser.get(opened).get_data(as_text=True)


def test_a_course_is_for_teaching(library: Library, system: LearningSystem) -> None:
    trainer = library.trainer(uses=[Use.RESEARCH])
    system.register(library, library.organisation_of(trainer))
    story = library.publish("Rain", "Words of hers.", given=grant(uses=[Use.RESEARCH]))
    trainer.client.post("/purpose", data={"purpose": "research", "promised": "yes"})
    opened = system.choose(trainer.client)
    answer = trainer.client.get(opened)
    assert (answer.status_code, FOR_TEACHING in answer.get_data(as_text=True)) == (409, True)

    wanted = {"playlist": playlist_of(trainer, story), **wish()}
    address = opened.replace("/open/", "/choose/")
    assert FOR_TEACHING in trainer.client.post(address, data=wanted).get_data(as_text=True)
    with Session(library.room.lists) as session:
        assert session.execute(select(Link)).first() is None

    trainer.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    assert "What should your course open?" in trainer.get(opened)


def test_a_system_that_takes_no_links_gets_none(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    asked = system.ask(tess.client)
    wants = {
        LTI_DL + "deep_linking_settings": {
            "deep_link_return_url": "https://a.example",
            "accept_types": ["html"],
        }
    }
    answer = system.send(tess.client, asked, system.choosing(asked["nonce"], **wants))
    assert answer.status_code == 409


def test_an_answer_goes_to_no_address_that_is_none(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    for to in ("http://learn.example.org/deep", "javascript:alert(1)", "https://a;b.example", 7, None):
        asked = system.ask(tess.client)
        wants = {
            LTI_DL + "deep_linking_settings": {
                "deep_link_return_url": to,
                "accept_types": ["ltiResourceLink"],
            }
        }
        answer = system.send(tess.client, asked, system.choosing(asked["nonce"], **wants))
        assert answer.status_code in (409, 422), to


# What her yes does there


def test_a_story_without_a_yes_to_links_stays_out_and_one_taken_back_is_gone(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    kept, taken = library.publish("Kept", "Kept words."), library.publish("Taken", "Taken words.")
    room_only = library.publish("Room", "Room words.", given=grant(audiences=[Audience.TRAINING_ROOM]))
    item = item_in_course(library, system, tess, kept, taken, room_only)
    learner = library.visitor()
    learner.post(system.launch(learner, item))
    assert read(learner, 1) + read(learner, 2) == "Kept words.Taken words."

    library.pull(taken)
    assert "Taken words." not in read(learner, 2)
    late = library.visitor()
    assert "2 stories" not in late.get(system.launch(late, item)).get_data(as_text=True)


def read(learner: FlaskClient, number: int) -> str:
    page = text_of(learner.get(f"/together/{number}/story").get_data(as_text=True))
    return "".join(words for words in ("Kept words.", "Taken words.", "Room words.") if words in page)


def test_it_counts_and_stops_like_every_link(library: Library, system: LearningSystem, tess: Signed) -> None:
    item = item_in_course(library, system, tess, library.publish(), most="1")
    first, second = library.visitor(), library.visitor()
    first.post(system.launch(first, item))
    assert second.post(system.launch(second, item)).status_code == 409


def test_a_system_that_ended_opens_nothing_and_ends_what_was_begun(
    library: Library, system: LearningSystem, tess: Signed
) -> None:
    item = item_in_course(library, system, tess, library.publish())
    first, other = library.visitor(), link(tess, playlist(tess, library.publish()))
    first.post(system.launch(first, item))
    waiting = library.visitor()
    opened = system.launch(waiting, item)
    assert first.get("/together/1/story").status_code == 200

    with Session(library.room.lists) as session, session.begin():
        platforms.end(session, system.name)
    browser = library.visitor()
    asked = browser.post("/course/login", data={"iss": system.issuer, "login_hint": "8"}, headers=ELSEWHERE)
    assert NO_COURSE in asked.get_data(as_text=True)
    assert waiting.post(opened).status_code == 404
    for page in ("/together/1", "/together/1/story"):
        assert first.get(page).status_code == 409, page
    assert library.visitor().get(other).status_code == 200, "a link that no course opens stays"


# The card


def made_link(trainer: Signed, *ids: str) -> str:
    """Make a link; return the token that its page shows this once."""
    page = trainer.post(f"/playlists/{playlist_of(trainer, *ids)}/links", **wish())
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_card_holds_a_link_and_nothing_else(library: Library, tess: Signed) -> None:
    token = made_link(tess, library.publish("Vixenbrook", "Words of hers stand here."))
    for version, named in (("1.2", b"<schemaversion>1.2<"), ("2004", b"<schemaversion>2004 4th Edition<")):
        answer = tess.client.post("/course/card", data={"token": token, "version": version})
        made = zipfile.ZipFile(BytesIO(answer.data))
        files = {info.filename: made.read(info) for info in made.infolist()}
        whole = b"".join(files.values())

        assert set(files) == {"imsmanifest.xml", "index.html", "card.js", "card.css"}
        assert named in files["imsmanifest.xml"]
        assert files_of(files["imsmanifest.xml"]) == set(files) - {"imsmanifest.xml"}
        assert f"http://room.localhost:8003/with-us/{token}".encode() in files["index.html"]
        assert b"{" not in files["index.html"], "Every place is filled."
        assert not any(word in whole for word in (b"Vixenbrook", b"of hers", b"Tuesday", b"Tess"))
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert answer.data == tess.client.post("/course/card", data={"token": token, "version": version}).data


def files_of(manifest: bytes) -> set[str]:
    root = ET.fromstring(manifest)  # noqa: S314 -- our own.
    return {file.attrib["href"] for file in root.iter() if file.tag.endswith("}file")}


def test_a_card_is_made_of_ones_own_link_only(library: Library, tess: Signed) -> None:
    token = made_link(tess, library.publish())
    assert tess.client.post("/course/card", data={"token": token, "version": "3"}).status_code == 422
    assert tess.client.post("/course/card", data={"token": "x" * 43, "version": "1.2"}).status_code == 404
    assert (
        library.trainer("una")
        .client.post("/course/card", data={"token": token, "version": "1.2"})
        .status_code
        == 404
    )
    assert library.visitor().post("/course/card", data={"token": token, "version": "1.2"}).status_code == 401


def test_an_address_cannot_break_out_of_the_card() -> None:
    page = zipfile.ZipFile(BytesIO(scorm.card("1.2", 'https://a/"><script>', ends="<b>"))).read("index.html")
    assert b'"><script>' not in page
    assert b"<b>" not in page


# Registering


@pytest.mark.parametrize(
    "keys",
    [
        "",
        "{}",
        "[]",
        '{"keys": []}',
        '{"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": "a"}]}',
        '{"keys": 7}',
        "\x00",
    ],
)
def test_what_is_no_set_of_public_keys_is_refused(keys: str) -> None:
    with pytest.raises(BadInput):
        tokens.read_keys(keys)


def test_a_private_key_among_them_is_refused() -> None:
    whole = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(new_key())) | {"kid": "k1"}
    with pytest.raises(BadInput, match="private"):
        tokens.read_keys(json.dumps({"keys": [whole]}))


def test_the_commands_register_list_and_end(library: Library, system: LearningSystem) -> None:
    library.organisation("Meadow Training")
    run, place = CliRunner(), ["--data", str(library.place.data), "--keys", str(library.place.keys)]
    about = [
        "--organisation",
        "Meadow Training",
        "--issuer",
        system.issuer,
        "--client-id",
        "tool-7",
        "--deployment",
        "1",
    ]
    add = ["lti", "add", *place, *about, "--sign-in", "https://learn.example.org/auth", system.name, "-"]

    assert run.invoke(main, add, input=system.key_set).exit_code == 0
    again = run.invoke(main, add, input=system.key_set)
    assert (again.exit_code, "registered already" in again.output) == (1, True)
    assert run.invoke(main, ["lti", "keys", *place, system.name, "-"], input="none").exit_code == 1
    assert run.invoke(main, ["lti", "keys", *place, system.name, "-"], input=system.key_set).exit_code == 0
    assert f"{system.name:24} open" in run.invoke(main, ["lti", "list", *place]).output
    assert run.invoke(main, ["lti", "end", *place, system.name]).exit_code == 0
    assert f"{system.name:24} ended" in run.invoke(main, ["lti", "list", *place]).output
    shown = run.invoke(main, ["lti", "addresses", "https://room.example.org"]).output
    assert "https://room.example.org/course/login" in shown
