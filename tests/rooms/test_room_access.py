"""Who may come into the Reading room, until when and for what: and that nobody who looks after people sees a story by it."""

from __future__ import annotations

import json
import re
from datetime import datetime, time, timedelta
from itertools import islice

import pytest
import time_machine
from click.testing import CliRunner
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from archive.cli import main
from archive.editions.edition import Content, ContentNote
from archive.ground.accounts import Invitation
from archive.reading import shutting, trainers
from archive.reading.access import covenant, people
from archive.reading.access.tables import Access, Viewing
from archive.reading.research.tables import TakenCopy
from archive.reading.tables import Link
from archive.rules import access as rules
from archive.rules.choices import Medium, Use
from archive.rules.clock import LONDON
from archive.rules.errors import NotFound
from archive.rules.grant import LEAVING
from tests.rooms.coming_in import acts, addresses, admin_of, set_until
from tests.rooms.links import begin, link, page
from tests.rooms.playlists import playlist
from tests.rooms.shelving import KENT, SURREY, Library, day, grant, now, sound, text_of

LONG = bytes(range(256)) * 1024 * 2
"""Eight chunks of a recording."""


def spoken(library: Library) -> str:
    """Put a recording on the shelf; return its id."""
    content = Content("The kettle", "", ContentNote("Tea."), media=(sound(LONG),))
    return library.put(content, grant(media=[Medium.WORDS, Medium.OWN_VOICE]), [LONG])


def viewings(library: Library) -> list[Viewing]:
    with Session(library.room.lists, expire_on_commit=False) as session:
        return list(session.execute(select(Viewing).where(Viewing.kind == "sign-in")).scalars())


# Until when (d3)


def test_on_the_last_day_everything_is_open_and_after_midnight_in_london_nothing_of_hers_is(
    library: Library,
) -> None:
    edition = spoken(library)
    last = day(2)
    midnight = datetime.combine(last + timedelta(days=1), time(), LONDON)
    with time_machine.travel(midnight - timedelta(minutes=10), tick=True):
        trainer = library.trainer(until=last)
        learner = begin(library, link(trainer, playlist(trainer, edition)))
        assert trainer.client.get(f"/stories/{edition}?medium=0.opus").status_code == 200
        assert learner.get("/together/1/story?medium=0.opus").status_code == 200
        assert "your access ends on" in text_of(trainer.get("/search"))
    with time_machine.travel(midnight + timedelta(minutes=1), tick=True):
        for path in ("/search", "/playlists", f"/stories/{edition}", f"/stories/{edition}?medium=0.opus"):
            said = page(trainer.client, path, 401)
            assert "Your access ended on" in text_of(said) and "kettle" not in said, path
        assert page(learner, "/together/1/story?medium=0.opus", 409) and page(
            learner, "/together/1/story", 409
        )
        assert "was stopped" in page(learner, "/together/1", 409)
        again = library.sign_in_again(trainer)
        assert "Your access ended on" in page(again.client, "/search", 401)


def test_a_stream_that_is_under_way_ends_with_the_access_of_who_began_it(library: Library) -> None:
    edition = spoken(library)
    trainer = library.trainer()
    learner = begin(library, link(trainer, playlist(trainer, edition)))
    answers = [
        trainer.client.get(f"/stories/{edition}?medium=0.opus", buffered=False),
        learner.get("/together/1/story?medium=0.opus", buffered=False),
    ]
    streams = [answer.iter_encoded() for answer in answers]
    for pieces in streams:
        assert len(b"".join(islice(pieces, 2))) < len(LONG)
    set_until(library, trainer, -1)
    assert [b"".join(pieces) for pieces in streams] == [b"", b""]
    for answer in answers:
        answer.close()


def test_signing_out_ends_a_stream_too_and_who_stays_hears_it_to_its_end(library: Library) -> None:
    edition, trainer = spoken(library), library.trainer()
    heard = trainer.client.get(f"/stories/{edition}?medium=0.opus", buffered=False)
    assert b"".join(heard.iter_encoded()) == LONG
    answer = trainer.client.get(f"/stories/{edition}?medium=0.opus", buffered=False)
    pieces = answer.iter_encoded()
    next(pieces)
    with Session(library.room.lists) as session, session.begin():
        shutting.shut_out(session, trainer.login)
    assert b"".join(pieces) == b""
    answer.close()


def test_the_end_is_said_when_it_is_near_and_only_then(library: Library) -> None:
    trainer = library.trainer(until=day(31))
    assert "your access ends on" not in text_of(trainer.get("/search"))
    set_until(library, trainer, 30)
    assert f"your access ends on {day(30).day} " in text_of(trainer.get("/playlists"))


def test_an_account_without_an_access_comes_nowhere(library: Library) -> None:
    trainer = library.trainer()
    with Session(library.room.lists) as session, session.begin():
        session.delete(session.get_one(Access, trainer.person_id))
    assert "not set up" in page(trainer.client, "/search", 401)


# Stewards, and who looks after trainers (d1)


def test_neither_a_steward_nor_who_looks_after_trainers_meets_a_story_or_a_playlist(library: Library) -> None:
    edition, house = library.publish(), library.organisation()
    trainer = library.trainer(organisation=house)
    address = playlist(trainer, edition)
    hers = {
        (method, path.replace("A" * 22, id))
        for method, path in addresses(library)
        for id in (edition, address.rpartition("/")[2])
        if path.startswith(("/stories", "/search", "/themes", "/playlists", "/who", "/purpose", "/together"))
    }
    assert len(hers) > 40
    for other in (library.steward(), admin_of(library, house)):
        for method, path in sorted(hers):
            answer = other.client.open(path, method=method)
            assert answer.status_code == 404, (other.login, method, path)
            assert "kettle" not in answer.get_data(as_text=True)


def test_a_steward_makes_an_organisation_with_areas_and_invites_who_looks_after_it(library: Library) -> None:
    steward = library.steward()
    status, said = steward.refused("/organisations", name="Tarnside College")
    assert status == 422 and "at least one area" in said and "Tarnside College" in said
    steward.post("/organisations", name="Tarnside College", area=["kent", "devon"])
    status, said = steward.refused("/organisations", name="Tarnside College", area=["kent"])
    assert status == 422 and "already" in said, "a second press makes no second organisation"
    home = re.search(r"/organisations/[\w-]{22}", steward.get("/organisations"))
    assert home
    status, said = steward.refused(f"{home[0]}/invite", role="organisation-admin")
    assert status == 422 and rules.NO_DAY in said
    shown = steward.post(f"{home[0]}/invite", role="organisation-admin", until=day(100).isoformat())
    token = re.search(r"/invitation/([\w-]{43})", shown)
    assert token
    admin = library.join(token[1], "ada")
    assert admin.client.get("/organisation").headers["Location"] == home[0]
    own = admin.get(home[0])
    assert "Invite a trainer" in own and "Only a steward of the archive changes this" in own
    assert library.visitor().get(f"/invitation/{token[1]}").status_code == 404, "used up"
    assert acts(library) == ["make organisation", "invite organisation-admin"]


def test_who_looks_after_trainers_invites_them_to_teach_and_can_do_nothing_else(library: Library) -> None:
    house, other = library.organisation(), library.organisation("Other", [SURREY])
    admin, stranger = admin_of(library, house), library.trainer("uma", organisation=other)
    shown = admin.post(
        f"/organisations/{house}/invite", profession="midwives-health-visitors", until=day(50).isoformat(),
        role=["organisation-admin", "steward"], use="research", conditions="All of it",
    )  # fmt: skip
    token = re.search(r"/invitation/([\w-]{43})", shown)
    assert token
    trainer = library.join(token[1], "tess")
    with Session(library.room.lists) as session:
        got = session.get_one(Access, trainer.person_id)
        assert (json.loads(got.uses), got.conditions, got.until) == (["teaching"], "", day(50))
    assert admin.client.get(f"/organisations/{house}").status_code == 200
    assert trainer.client.get(f"/organisations/{house}").status_code == 404
    for path in ("/organisations", f"/organisations/{other}", "/requests", "/screen"):
        assert admin.client.get(path).status_code == 404, path
    for path in (
        f"/organisations/{house}/areas", f"/organisations/{house}/end", f"/organisations/{other}/invite",
        f"/organisations/{house}/people/{admin.person_id}/renew", f"/organisations/{house}/people/{stranger.person_id}/end",
        f"/organisations/{other}/people/{stranger.person_id}/end",
    ):  # fmt: skip
        form = {"area": "kent", "until": day(9).isoformat(), "profession": "midwives-health-visitors"}
        assert admin.client.post(path, data=form).status_code == 404, path
    assert stranger.client.get("/search").status_code == 200
    with Session(library.room.lists) as session:
        assert trainers.teaching_of(session, trainer.person_id).areas == {KENT}


def test_an_access_is_ended_at_once_and_renewed_with_the_links_still_stopped(library: Library) -> None:
    edition, house = library.publish(), library.organisation()
    admin, trainer = admin_of(library, house), library.trainer(organisation=house)
    learner = begin(library, link(trainer, playlist(trainer, edition)))
    at = f"/organisations/{house}/people/{trainer.person_id}"
    for _ in range(2):
        admin.post(f"{at}/end")
    assert trainer.client.get("/search").status_code == 401
    assert page(learner, "/together/1", 409)
    status, said = admin.refused(f"{at}/renew", until=day(-1).isoformat())
    assert status == 422 and "is past" in said
    status, said = admin.refused(f"{at}/renew", until="when it suits")
    assert status == 422 and "as a date" in said
    admin.post(f"{at}/renew", until=day(20).isoformat())
    assert library.sign_in_again(trainer).client.get("/playlists").status_code == 200
    assert page(learner, "/together/1", 409), "what was stopped stays so"
    assert acts(library) == ["end access", "renew"], "a second press does nothing"


def test_what_a_steward_ended_only_a_steward_brings_back(library: Library) -> None:
    house, steward = library.organisation(), library.steward()
    admin, trainer = admin_of(library, house), library.trainer(organisation=house)
    at = f"/organisations/{house}/people/{trainer.person_id}"
    admin.post(f"{at}/end")
    for _ in range(2):
        steward.post(f"{at}/end")
    admin.post(f"{at}/end")
    status, said = admin.refused(f"{at}/renew", until=day(30).isoformat())
    assert status == 409 and "only a steward lets her in again" in said
    shown = admin.get(f"/organisations/{house}")
    assert f"{at}/renew" not in shown and "Only a steward lets her in again" in shown
    again = page(library.sign_in_again(trainer).client, "/search", 401)
    assert "Ask whoever runs this archive" in again and "looks after trainers" not in again
    steward.post(f"{at}/renew", until=day(20).isoformat())
    assert library.sign_in_again(trainer).client.get("/playlists").status_code == 200
    admin.post(f"{at}/end")
    admin.post(f"{at}/renew", until=day(20).isoformat())
    assert library.sign_in_again(trainer).client.get("/playlists").status_code == 200, (
        "her own end is her own"
    )
    assert acts(library) == ["end access", "end access", "renew", "end access", "renew"]


def test_the_end_of_an_organisation_stops_its_people_its_links_and_its_invitations(library: Library) -> None:
    edition, house = library.publish(), library.organisation()
    steward, admin, trainer = library.steward(), admin_of(library, house), library.trainer(organisation=house)
    other = library.trainer("uma")
    path = link(trainer, playlist(trainer, edition))
    learner = begin(library, path)
    admin.post(
        f"/organisations/{house}/invite", profession="midwives-health-visitors", until=day(5).isoformat()
    )
    for _ in range(2):
        steward.post(f"/organisations/{house}/end")
    for gone in (trainer, admin):
        assert gone.client.get("/").status_code in (302, 303)
        assert gone.client.get("/playlists").status_code == 401, gone.login
        again = library.sign_in_again(gone)
        assert "organisation ended on" in page(
            again.client, "/organisation" if gone is admin else "/search", 401
        )
    assert page(learner, "/together/1", 409) and page(library.visitor(), path, 409)
    assert other.client.get("/search").status_code == 200, "nobody else's"
    with Session(library.room.lists) as session:
        assert not session.execute(select(Invitation)).first()
    assert (
        steward.refused(
            f"/organisations/{house}/invite",
            role="trainer",
            profession="midwives-health-visitors",
            until=day(5).isoformat(),
        )[0]
        == 409
    )
    steward.post(f"/organisations/{house}/open")
    assert library.sign_in_again(trainer).client.get("/search").status_code == 200
    assert page(learner, "/together/1", 409)


def test_other_areas_stop_the_links_that_hold_the_old_ones(library: Library) -> None:
    edition, house, steward = library.publish(), library.organisation(), library.steward()
    trainer = library.trainer(organisation=house)
    learner = begin(library, link(trainer, playlist(trainer, edition)))
    steward.post(f"/organisations/{house}/areas", area=KENT)
    assert learner.get("/together/1").status_code == 200, "the same areas are no move"
    steward.post(f"/organisations/{house}/areas", area=SURREY)
    assert page(learner, "/together/1", 409)
    assert steward.refused(f"/organisations/{house}/areas")[0] == 422


def test_the_command_line_invites_the_first_steward_and_a_trainer_until_a_day(library: Library) -> None:
    def ihw(*asked: str) -> str:
        place = ["--data", str(library.place.data), "--keys", str(library.place.keys)]
        return CliRunner().invoke(main, ["invite", *asked, *place]).output

    token = re.search(r"/invitation/([\w-]{43})", ihw("--steward"))
    assert token
    assert library.join(token[1], "stella").get("/requests")
    assert "Say --steward alone" in ihw("--steward", "--organisation", "A college")
    assert "Say --organisation" in ihw()
    there = ("--organisation", "A college", "--area", "kent", "--profession", "students")
    token = re.search(r"/invitation/([\w-]{43})", ihw(*there, "--until", day(9).isoformat()))
    assert token
    trainer = library.join(token[1], "tess")
    with Session(library.room.lists) as session:
        assert session.get_one(Access, trainer.person_id).until == day(9)
    assert "is past" in ihw(
        "--organisation", "A college", "--profession", "students", "--until", "2020-01-01"
    )


def test_a_person_of_another_organisation_is_nobody_there(library: Library) -> None:
    one, two = library.trainer("tess"), library.organisation("Other")
    with Session(library.room.lists) as session, pytest.raises(NotFound):
        people.end(session, two, one.person_id, by="s", moment=now())


# What she is here for, and what she promises (d5)


def test_no_story_and_no_title_comes_before_she_said_what_it_is_for(library: Library) -> None:
    edition = library.publish()
    trainer = library.trainer()
    fresh = library.sign_in_again(trainer, promises=False)
    before = len(viewings(library))
    for path in (
        "/search?q=kettle",
        f"/stories/{edition}",
        f"/stories/{edition}?medium=0.opus",
        "/playlists",
    ):
        answer = fresh.client.get(path)
        assert answer.status_code == 303 and answer.headers["Location"].startswith("/purpose?next="), path
    status, said = fresh.refused("/playlists", title="Mine")
    assert status == 409 and "First say" in said
    asked = fresh.get(f"/purpose?next=/stories/{edition}")
    assert all(sentence in asked.replace("&#39;", "'") for sentence in covenant.SENTENCES)
    for wrong in ({"promised": "yes"}, {"purpose": "research", "promised": "yes"}, {"purpose": "teaching"}):
        assert fresh.refused("/purpose", **wrong)[0] == 422
    assert len(viewings(library)) == before
    gone_on = fresh.client.post(
        "/purpose", data={"purpose": "teaching", "promised": "yes", "next": f"/stories/{edition}"}
    )
    assert gone_on.headers["Location"] == f"/stories/{edition}", "one page, one press"
    fresh.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    taught = ["social-workers", "midwives-health-visitors"]
    fresh.client.post("/who", data={"audience": "training-room", "profession": taught})
    assert "kettle" in fresh.get(f"/stories/{edition}")
    [*_, said_now] = viewings(library)
    assert len(viewings(library)) == before + 1, "said twice, written once"
    assert (said_now.person_id, said_now.purpose, said_now.covenant, said_now.first) == (
        trainer.person_id, "teaching", covenant.VERSION, day(0),
    )  # fmt: skip


@pytest.mark.parametrize(
    "onward", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere", "search", ""]
)
def test_it_leads_to_no_other_house(library: Library, onward: str) -> None:
    trainer = library.trainer()
    answer = trainer.client.post("/purpose", data={"purpose": "teaching", "promised": "yes", "next": onward})
    assert answer.headers["Location"] == "/search"


def test_a_story_whose_mother_did_not_say_yes_to_the_purpose_does_not_exist(library: Library) -> None:
    only_taught = library.publish("The blanket", "I folded the blanket.", given=grant(uses=[Use.TEACHING]))
    both = library.publish(
        "The window", "The window was shut.", given=grant(uses=[Use.TEACHING, Use.RESEARCH])
    )
    trainer = library.trainer(uses=[Use.RESEARCH])
    assert trainer.client.get(f"/stories/{only_taught}").status_code == 200
    address = playlist(trainer, only_taught)
    trainer.post("/purpose", purpose="research", promised="yes")
    assert trainer.client.get(f"/stories/{both}").status_code == 200
    missing, random = (
        trainer.client.get(f"/stories/{only_taught}"),
        trainer.client.get("/stories/" + "z" * 22),
    )
    assert (missing.status_code, missing.data) == (404, random.data)
    found = trainer.get("/search?q=blanket")
    assert "folded" not in found and "The blanket" not in found
    assert "The window" in trainer.get("/search") and "The blanket" not in trainer.get("/search")
    assert "folded" not in trainer.get(address) and "The blanket" not in trainer.get(address)
    assert (
        trainer.refused(f"{address}/links", opens="2026-11-26T10:00", ends="2027-11-27T10:00", most="5")[0]
        != 200
    )
    with Session(library.room.lists) as session, session.begin():
        session.execute(update(Access).values(uses='["teaching"]'))
    assert trainer.client.get(f"/stories/{both}").status_code == 303, (
        "a use that is taken from her ends at once"
    )


def test_with_other_words_everybody_promises_anew_and_what_she_wrote_meanwhile_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer, edition = library.trainer(), library.publish()
    address = playlist(trainer, edition)
    monkeypatch.setattr(covenant, "VERSION", "f" * 64)
    assert trainer.client.post(f"{address}/title", data={"title": "Kept"}).status_code == 303
    assert trainer.client.get(address).headers["Location"].startswith("/purpose")
    trainer.post("/purpose", purpose="teaching", promised="yes")
    assert "Kept" in trainer.get(address)


@pytest.mark.parametrize("change", ["other words", "other terms"])
def test_nothing_is_handed_out_before_she_promised_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    given = grant(uses=[Use.TEACHING, Use.BESIDE, Use.OFFLINE, *LEAVING])
    trainer, edition = library.trainer(uses=[Use.RESEARCH]), library.publish(given=given)
    address = playlist(trainer, edition)
    made = trainer.post(f"{address}/pack", days="2")
    file, code = (
        re.findall(r'action="(/packs/[\w-]{22}/file)"', made)[0],
        re.findall(r'name="code" value="([^"]+)"', made)[0],
    )
    trainer.post("/purpose", purpose="research", promised="yes")
    wish = {
        "opens": f"{day(0)}T00:00",
        "ends": f"{day(3)}T10:00",
        "most": "5",
        "code": code,
        "agrees": "1",
        "days": "2",
    }
    before = len(library.showings(edition))
    if change == "other words":
        monkeypatch.setattr(covenant, "VERSION", "f" * 64)
    else:
        with Session(library.room.lists) as session, session.begin():
            session.execute(update(Access).values(conditions="Only the third year.", agreed_on=None))
    back = {
        file: "/packs", "/course/card": "/playlists", "/research/copies": "/research/copies", f"{address}/pack": f"{address}/pack",
        **dict.fromkeys([f"{address}/{way}" for way in ("slides", "guide", "links", "present")], address),
    }  # fmt: skip
    for path, onward in back.items():
        answer = trainer.client.post(path, data=wish)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/purpose?next={onward}"), path
    with Session(library.room.lists) as session:
        assert not session.execute(select(Link)).first() and not session.execute(select(TakenCopy)).first()
    assert len(library.showings(edition)) == before
    trainer.post("/purpose", purpose="research", promised="yes")
    assert trainer.client.post("/research/copies", data=wish).mimetype == "application/zip"


def test_what_hands_something_out_is_marked(library: Library) -> None:
    marked = {name for name, view in library.app.view_functions.items() if getattr(view, "hands_out", "")}
    assert marked == {
        "packs.make", "packs.file", "research.take", "handouts.guide_with_link", "handouts.slides", "playlists.link",
        "courses.choose", "courses.card", "present.begin",
    }  # fmt: skip
    for name in marked:
        assert getattr(library.app.view_functions[name], "hands_out") in library.app.view_functions  # noqa: B009 -- an attribute that we put there.


def test_another_room_is_written_down_too_and_the_same_one_is_not(library: Library) -> None:
    trainer = library.trainer()
    form = {"audience": "training-room", "profession": ["social-workers", "midwives-health-visitors"]}
    before = len(viewings(library))
    trainer.post("/who", **form)
    assert len(viewings(library)) == before
    trainer.post("/who", audience="training-room", profession="midwives-health-visitors")
    [*_, old, new] = viewings(library)
    assert len(viewings(library)) == before + 1 and (old.purpose, old.covenant) == (new.purpose, new.covenant)


def test_what_is_written_is_never_changed_and_holds_no_word_of_a_story(library: Library) -> None:
    edition = library.publish()
    library.trainer().get(f"/stories/{edition}")
    with library.room.lists.connect() as connection:
        rows = connection.execute(text("SELECT * FROM viewing")).all()
        assert rows and edition not in repr(rows) and "kettle" not in repr(rows)
    for statement in (
        "UPDATE viewing SET purpose = 'research'",
        "DELETE FROM viewing",
        "DELETE FROM room_act",
    ):
        with library.room.lists.begin() as connection:
            connection.execute(
                text("INSERT INTO room_act (at, who, act, subject) VALUES ('x', 'x', 'x', 'x')")
            )
            with pytest.raises(DatabaseError):
                connection.execute(text(statement))


def test_what_was_agreed_stands_there_until_she_agrees(library: Library) -> None:
    trainer = library.trainer(conditions="Only with your students of this term.")
    with Session(library.room.lists) as session, session.begin():
        assert session.get_one(Access, trainer.person_id).agreed_on == day(0), "the fixture agreed for her"
        session.get_one(Access, trainer.person_id).agreed_on = None
    assert trainer.client.get("/search").status_code == 303
    assert "Only with your students" in trainer.get("/purpose")
    trainer.post("/purpose", purpose="teaching", promised="yes")
    assert "Only with your students" not in trainer.get("/purpose")
    assert trainer.client.get("/search").status_code == 200
