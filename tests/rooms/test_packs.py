"""Locked copies: only by a yes to that use, numbered, ending, sealed, counted for the mother, and asked for when she says stop."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy.orm import Session

from archive.editions import copies
from archive.editions.copies import Copies
from archive.editions.edition import Content, ContentNote
from archive.editions.ledger import Kind
from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.reading import sharing
from archive.reading.access import houses
from archive.reading.access.tables import Access
from archive.reading.teach import locked_file as files
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.clock import LONDON
from archive.rules.errors import Unreadable
from archive.rules.grant import LEAVING, Grant
from moderation import sweeps
from moderation.promises import promises
from stories.desk import Desk
from stories.tables import Outing
from tests.phone import Phone
from tests.rooms.shelving import (
    SURREY,
    Library,
    Signed,
    day,
    grant,
    hrefs,
    now,
    picture,
    put_out,
    sound,
    text_of,
)
from tests.rooms.test_notes_returning import Team, code, out, team
from tests.rooms.test_room_playlists import playlist
from tests.town import Town
from tests.town import grant as town_grant

__all__ = ["code", "out", "team"]

YES = (Use.TEACHING, Use.BESIDE, Use.OFFLINE)
VOICE, DRAWING = b"voice" * 50, b"drawn" * 50


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def make(trainer: Signed, address: str, days: int = 2) -> tuple[str, str, str]:
    """Make a copy; return the page, where its file is had, and its code."""
    page = trainer.post(f"{address}/pack", days=str(days))
    return (
        page,
        re.findall(r'action="(/packs/[\w-]{22}/file)"', page)[0],
        re.findall(r'name="code" value="([^"]+)"', page)[0],
    )


def fetch(trainer: Signed, where: str, typed: str) -> str:
    answer = trainer.client.post(where, data={"code": typed})
    assert answer.status_code == 200, answer.get_data(as_text=True)[-500:]
    assert (
        answer.headers["Cache-Control"] == "no-store"
        and "attachment" in answer.headers["Content-Disposition"]
    )
    return answer.get_data(as_text=True)


def facts(page: str) -> dict[str, str]:
    return dict(re.findall(r'data-(number|ends|rounds|salt)="([^"]+)"', page))


def session_in(page: str, typed: str, **changed: str) -> dict[str, Any]:
    """Open a copy as a browser does."""
    told = facts(page) | changed
    key = hashlib.pbkdf2_hmac("sha256", typed.encode(), b64decode(told["salt"]), int(told["rounds"]))
    packed = b64decode(re.findall(r'data-salt="[^"]+">([^<]+)<', page)[0])
    found: dict[str, Any] = json.loads(unseal(key, packed, about=f"pack|{told['number']}|{told['ends']}"))
    return found


def opened(page: str, typed: str, **changed: str) -> list[dict[str, Any]]:
    """The stories in a copy."""
    return [part for part in session_in(page, typed, **changed)["parts"] if "title" in part]


def kinds(parts: list[dict[str, Any]]) -> list[str]:
    return [page["kind"] for part in parts for page in part["pages"]]


def words_in(part: dict[str, Any]) -> list[str]:
    return [page["said"] for page in part["pages"] if page["kind"] == "words"]


def media_in(part: dict[str, Any]) -> list[bytes]:
    return [b64decode(page["medium"]["bytes"]) for page in part["pages"] if "medium" in page]


def counted(library: Library, edition: str) -> tuple[int, int]:
    with Session(reading(library.room.uses)) as session:
        found = copies.of(session, [edition])
    return found.packed, found.packs_gone


# What may leave


def test_a_copy_holds_what_may_leave_sealed_and_opens_with_its_code_alone(
    library: Library, trainer: Signed
) -> None:
    content = Content(
        "The kettle", "Her words.\n\nMore words.", ContentNote("Tea."), media=(sound(VOICE), picture(DRAWING))
    )
    edition = put_out(
        library.press,
        content,
        grant(uses=YES, media=(Medium.WORDS, Medium.OWN_VOICE, Medium.ART)),
        media=(VOICE, DRAWING),
    )
    _, where, typed = make(trainer, playlist(trainer, edition))
    assert counted(library, edition) == (0, 0), "nothing has left yet"
    file = fetch(trainer, where, typed)
    for hers in (
        "kettle",
        "Her words",
        "Tea.",
        "A cot",
        "I was asked",
        typed,
        "Tess",
        "Meadow",
        "Week one",
        edition,
    ):
        assert hers not in file, hers
    (story,) = opened(file, typed)
    assert (story["title"], words_in(story)) == ("The kettle", ["Her words.", "More words."])
    assert media_in(story) == [VOICE, DRAWING]
    assert file.count(facts(file)["number"]) >= 4 and "We cannot stop somebody who sets the clock" in file
    for wrong in ("AAAA-" * 4 + "AAAA", typed.lower()):
        with pytest.raises(Unreadable):
            opened(file, wrong)
    for changed in ({"ends": "9999999999999"}, {"number": "AAAA-AAAA"}):
        with pytest.raises(Unreadable):
            opened(file, typed, **changed)
    assert trainer.refused(where, code="AAAA-" * 4 + "AAAA")[0] == 404
    assert counted(library, edition) == (1, 0)
    assert [use.kind for use in library.showings(edition)] == [Kind.PREPARED]


def test_without_a_yes_to_a_copy_a_story_stays_and_the_trainer_is_told(
    library: Library, trainer: Signed
) -> None:
    leaves = library.publish("Leaves", "Leaving words.", given=grant(uses=YES))
    stays = library.publish("Stays", "Staying words.")
    both = playlist(trainer, leaves, stays)
    page, where, typed = make(trainer, both)
    assert "Stays" in page and "1" in text_of(page)
    told = json.dumps(opened(fetch(trainer, where, typed), typed))
    assert "Leaving words." in told and "Stay" not in told
    assert counted(library, stays) == (0, 0)
    assert trainer.refused(f"{playlist(trainer, stays)}/pack", days="2")[0] == 409


def test_what_is_counted_by_opening_never_leaves(library: Library, trainer: Signed) -> None:
    content = Content("The kettle", "Her words.", ContentNote("Tea."))
    edition = library.put(content, replace(grant(uses=YES), openings=5))
    assert trainer.refused(f"{playlist(trainer, edition)}/pack", days="2")[0] == 409


def test_two_that_may_leave_but_not_stand_together_do_not_leave_together(
    library: Library, trainer: Signed
) -> None:
    first = library.publish("First", "First words.", given=grant(uses=YES))
    address = playlist(trainer, first, library.publish("Second", "Second words.", given=grant(uses=YES)))
    library.narrow(first, grant(uses=(Use.TEACHING, Use.OFFLINE)))
    _, where, typed = make(trainer, address)
    assert "First words." not in json.dumps(opened(fetch(trainer, where, typed), typed))


def test_a_list_for_a_private_link_makes_no_copy(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(given=grant(uses=YES)))
    trainer.post(f"{address}/who", audience="private-link", profession="social-workers")
    assert trainer.refused(f"{address}/pack", days="2")[0] == 409


@pytest.mark.parametrize("days", ["0", "8", "-1", "x", "9" * 5000])
def test_days_that_cannot_be_are_refused(library: Library, trainer: Signed, days: str) -> None:
    address = playlist(trainer, library.publish(given=grant(uses=YES)))
    assert trainer.refused(f"{address}/pack", days=days)[0] == 422


def test_a_copy_never_lasts_longer_than_her_yes(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(given=grant(uses=YES, days=0)))
    _, where, typed = make(trainer, address, days=7)
    ends = int(facts(fetch(trainer, where, typed))["ends"]) / 1000
    assert ends <= (now().now + timedelta(hours=26)).timestamp()


def test_a_yes_made_shorter_before_the_copy_is_saved_ends_the_copy_sooner(
    library: Library, trainer: Signed
) -> None:
    story = library.publish(given=grant(uses=YES))
    _, where, typed = make(trainer, playlist(trainer, story), days=7)
    library.narrow(story, grant(uses=YES, days=1))
    ends = int(facts(fetch(trainer, where, typed))["ends"]) / 1000
    last = datetime.combine(day(2), time(), LONDON)
    assert ends <= last.timestamp()
    assert sharing.said(last) in trainer.get("/packs")


def test_what_would_be_too_large_is_refused_with_what_to_do(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Content("The kettle", "", ContentNote("Tea."), media=(sound(VOICE),))
    edition = put_out(
        library.press, content, grant(uses=YES, media=(Medium.WORDS, Medium.OWN_VOICE)), media=(VOICE,)
    )
    _, where, typed = make(trainer, playlist(trainer, edition))
    monkeypatch.setattr(files, "MOST_BYTES", len(VOICE) - 1)
    status, said = trainer.refused(where, code=typed)
    assert status == 409 and "two playlists" in said and counted(library, edition) == (0, 0)


# Asked for again


@pytest.mark.parametrize("cause", ["pulled", "narrowed"])
def test_a_story_that_is_taken_back_calls_the_whole_copy_back(
    library: Library, trainer: Signed, cause: str
) -> None:
    hers, other = (
        library.publish(title, f"{title} words.", given=grant(uses=YES)) for title in ("One", "Two")
    )
    address = playlist(trainer, hers, other)
    _, where, typed = make(trainer, address)
    fetch(trainer, where, typed)
    fetch(trainer, where, typed)
    assert counted(library, hers) == counted(library, other) == (1, 0), "one copy, however often it is saved"
    assert "was taken back" not in trainer.get("/packs") + trainer.get(address)
    if cause == "pulled":
        library.pull(hers)
    else:
        library.narrow(hers, grant())
    assert trainer.refused(where, code=typed)[0] == 409
    trainer.post(f"{address}/delete")
    asked = trainer.get("/packs")
    assert (
        "was taken back" in asked
        and "One" not in text_of(asked)
        and "was taken back" in trainer.get(playlist(trainer, other))
    )
    gone = next(address for address in hrefs(asked) if address.endswith("/gone"))
    stranger = library.trainer("una")
    assert stranger.refused(gone)[0] == stranger.refused(where, code=typed)[0] == 404
    for _ in range(2):
        assert "No locked copy of yours is out" in trainer.post(gone)
    assert counted(library, hers) == counted(library, other) == (1, 1)
    assert trainer.refused(where, code=typed)[0] == 409


def test_who_deleted_her_list_is_still_asked_to_destroy_its_copy(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant(uses=YES))
    address = playlist(trainer, edition)
    _, where, typed = make(trainer, address)
    fetch(trainer, where, typed)
    assert "taken back" not in trainer.get("/playlists")
    library.pull(edition)
    assert "A story in your locked copy" in text_of(trainer.get("/playlists"))
    trainer.post(f"{address}/delete")
    page = trainer.get("/playlists")
    assert "You have no playlist yet." in text_of(page) and "A story in your locked copy" in text_of(page)
    trainer.post(re.findall(r'action="(/packs/[\w-]{22}/gone)"', page)[0])
    assert "taken back" not in trainer.get("/playlists")


def test_a_copy_that_was_never_saved_is_neither_counted_nor_asked_for(
    library: Library, trainer: Signed
) -> None:
    hers = library.publish(given=grant(uses=YES))
    address = playlist(trainer, hers)
    _, where, typed = make(trainer, address)
    fetch(trainer, where, typed)
    _, never, _ = make(trainer, address)
    assert trainer.get("/packs").count("</section>") == 1
    trainer.post(never.replace("/file", "/gone"))
    assert counted(library, hers) == (1, 0), "the one that is out is not taken for destroyed"


def test_after_its_last_moment_the_file_is_refused_and_asked_for(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(given=grant(uses=YES)))
    _, where, typed = make(trainer, address, days=1)
    fetch(trainer, where, typed)
    with time_machine.travel(now().now + timedelta(days=1, seconds=5)):
        again = library.sign_in_again(trainer)
        assert again.refused(where, code=typed)[0] == 409
        assert "has ended. Please delete the file" in again.get("/packs")


def test_a_copy_follows_where_the_organisation_works(library: Library, trainer: Signed) -> None:
    story = library.publish(given=grant(uses=YES, not_near=[SURREY]))
    _, where, typed = make(trainer, playlist(trainer, story))
    fetch(trainer, where, typed)
    assert "was taken back" not in trainer.get("/packs")
    with Session(library.room.lists) as session, session.begin():
        houses.move(session, library.organisation_of(trainer), [SURREY], by="x", moment=now())
    assert trainer.refused(where, code=typed)[0] == 409
    assert "was taken back" in trainer.get("/packs")


def for_a_talk(library: Library, given: Grant) -> tuple[Signed, str, str]:
    """Make a copy for a talk; return its trainer, where its file is had, and its code."""
    trainer = library.trainer("una", uses=[Use.TALK_OR_REPORT])
    trainer.client.post("/purpose", data={"purpose": "talk-report", "promised": "yes"})
    _, where, typed = make(trainer, playlist(trainer, library.publish(given=given)))
    fetch(trainer, where, typed)
    return trainer, where, typed


def test_a_copy_ends_with_the_use_it_was_made_for(library: Library) -> None:
    trainer, where, typed = for_a_talk(library, grant(uses=[*YES, Use.TALK_OR_REPORT]))
    assert "was taken back" not in trainer.get("/packs")
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Access, trainer.person_id).uses = json.dumps(["teaching"])
    trainer.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    assert trainer.refused(where, code=typed)[0] == 409
    assert "was taken back" in trainer.get("/packs")


def test_a_copy_is_handed_out_only_for_what_this_sign_in_is_for(library: Library) -> None:
    trainer, where, typed = for_a_talk(library, grant(uses=[Use.TALK_OR_REPORT, Use.BESIDE, Use.OFFLINE]))
    trainer.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    assert trainer.refused(where, code=typed)[0] == 409
    assert "was taken back" not in trainer.get("/packs"), "it may still be shown for the talk"


def test_a_copy_needs_the_whole_of_the_room(library: Library, trainer: Signed) -> None:
    only = grant(uses=YES, audiences=[Audience.TRAINING_ROOM], professions=[Profession.SOCIAL_WORKERS])
    address = playlist(trainer, library.publish(given=grant(uses=YES)))
    _, where, typed = make(trainer, address)
    library.narrow(
        re.findall(r'name="edition" value="([^"]+)"|/stories/([\w-]{22})', trainer.get(address))[0][1], only
    )
    assert trainer.refused(where, code=typed)[0] == 409, "midwives sit there too"


# Her pages


def test_she_reads_that_a_copy_left_and_what_became_of_it(
    phone: Phone, team: Team, code: tuple[str, str], out: str
) -> None:
    with Session(team.desk.uses) as session, session.begin():
        for kind, many in ((copies.Kind.PACKED, 6), (copies.Kind.PACK_GONE, 1)):
            for _ in range(many):
                copies.note(session, edition_id=out, kind=kind)
    phone.come_back(code).press("been")
    assert "A trainer took a locked copy of it to a room with no internet 6 times." in phone.text
    assert "Some of these copies are destroyed." in phone.text
    phone.press("hide")
    assert "We ask for it back, to destroy it." in phone.text
    with Session(reading(team.desk.uses)) as session:
        assert copies.of(session, [out]) == Copies(0, 0, 0, 6, 1)


def test_what_is_asked_back_and_not_confirmed_is_counted_at_the_desk(desk: Desk) -> None:
    here = Town(desk)
    stays, gone, narrower = (
        here.publish("It thawed.", given=town_grant(uses=frozenset({Use.TEACHING, *uses})))[1]
        for uses in ((Use.OFFLINE,), (Use.OFFLINE,), ())
    )
    with Session(desk.uses) as session, session.begin():
        for id in (stays, gone, narrower):
            for kind in (copies.Kind.PRINTED, copies.Kind.PACKED, copies.Kind.PACKED):
                copies.note(session, edition_id=id, kind=kind)
    with Session(desk.engine) as session:
        assert sweeps.unconfirmed(desk, session) == 2, (
            "the two locked copies of what she no longer lets leave"
        )
    with Session(desk.engine) as session, session.begin():
        session.get_one(Outing, gone).is_out = False
    with Session(desk.uses) as session, session.begin():
        copies.note(session, edition_id=gone, kind=copies.Kind.PACK_GONE)
    with Session(desk.engine) as session:
        assert sweeps.unconfirmed(desk, session) == 2 + 1 + 1
        assert promises.standing(desk, session, here.now)[4].promises[-1].count == 4


def test_a_copy_for_research_that_is_asked_back_is_counted_at_the_desk(desk: Desk) -> None:
    here = Town(desk)
    given = town_grant(uses=LEAVING, audiences=frozenset({Audience.PRIVATE_LINK}))
    (stays, gone), narrower = ([here.publish("It thawed.", given=given)[1] for _ in range(2)], [
        here.publish("It thawed.", given=replace(given, **less))[1]
        for less in (
            {"uses": frozenset({Use.RESEARCH, Use.BESIDE})},
            {"audiences": frozenset({Audience.TRAINING_ROOM})},
        )
    ])  # fmt: skip
    with Session(desk.uses) as session, session.begin():
        for id in (stays, gone, *narrower):
            copies.note(session, edition_id=id, kind=copies.Kind.EXPORTED)
        copies.note(session, edition_id=gone, kind=copies.Kind.EXPORTED)
    with Session(desk.engine) as session:
        assert sweeps.unconfirmed(desk, session) == 2, "each whose yes reaches no such copy any more"
    with Session(desk.engine) as session, session.begin():
        session.get_one(Outing, gone).is_out = False
    with Session(desk.uses) as session, session.begin():
        copies.note(session, edition_id=gone, kind=copies.Kind.EXPORT_GONE)
    with Session(desk.engine) as session:
        assert sweeps.unconfirmed(desk, session) == 2 + 1
