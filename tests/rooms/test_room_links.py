"""Learner links: counted, ending, stoppable, frozen; no account, no trace of what is left out."""

from __future__ import annotations

import json
import logging
import re
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
import time_machine
from click.testing import CliRunner
from sqlalchemy.orm import Session

from archive.cli import main
from archive.editions.ledger import Kind
from archive.ground.accounts import Person
from archive.reading.access import covenant
from archive.reading.access.tables import Access
from archive.reading.tables import Link
from archive.rules.choices import Audience, Profession, Use
from tests.rooms.links import begin, link, local, page
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import KENT, PASSWORD, Library, Signed, grant, text_of


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


# The way of a learner


def test_a_learner_is_told_what_comes_before_anything_starts(library: Library, trainer: Signed) -> None:
    story = library.publish(
        words="Her words stand here.", what="A form is read aloud.", warnings=(("removal", "mentioned"),)
    )
    path = link(trainer, playlist(trainer, story))

    first = page(library.visitor(), path)

    assert "A form is read aloud." in first
    assert "a child is removed" in text_of(first)
    assert "about 1 minute" in text_of(first)
    assert "step out at any time" in first
    assert "Her words stand here." not in first
    assert library.showings(story) == ()


def test_who_opens_a_link_reads_the_promise_in_the_words_of_the_covenant(
    library: Library, trainer: Signed
) -> None:
    said = text_of(page(library.visitor(), link(trainer, playlist(trainer, library.publish()))))
    assert set(covenant.FOR_LEARNERS) < set(covenant.SENTENCES)
    assert all(sentence in said for sentence in covenant.FOR_LEARNERS)


def test_a_learner_meets_one_story_at_a_time_with_prompts_pauses_and_help(
    library: Library, trainer: Signed
) -> None:
    one, two = library.publish("One", "First words."), library.publish("Two", "Second words.")
    address = playlist(trainer, one, two)
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first="Sit well.", ask_after="Who had time?", quiet_minutes="1"
    )
    learner = begin(library, link(trainer, address))

    before = page(learner, "/together/1")
    assert "Sit well." in before
    assert "First words." not in before
    assert library.showings(one) == ()

    story = page(learner, "/together/1/story")
    assert "First words." in story
    assert "Second words." not in story
    assert story.index("First words.") < story.index("1 quiet minute") < story.index("Who had time?")
    assert "You can step out at any time" in story
    assert "Second words." in page(learner, "/together/2/story")
    for path in ("/together/end", "/together/step-out?from=2"):
        assert "116 123" in page(learner, path)
        assert "mental health option" in page(learner, path)
    assert 'href="/together/2"' in page(learner, "/together/step-out?from=2")
    for nowhere in ("0", "3", "-1", "x", "1e3", "9" * 5000):
        page(learner, f"/together/{nowhere}", 404)
        page(learner, f"/together/{nowhere}/story", 404)


def test_what_is_said_to_a_room_first_is_not_for_a_learner_who_looks_alone(
    library: Library, trainer: Signed
) -> None:
    address = playlist(trainer, library.publish("One", "First words."))
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first="Then we talk.", ask_after="Who came?", quiet_minutes="1"
    )
    learner = begin(library, link(trainer, address))
    assert "Then we talk." in page(learner, "/together/1")

    trainer.post(f"{address}/who", audience="private-link", profession="social-workers")

    alone = begin(library, link(trainer, address))
    for walks in (learner, alone):
        assert "Then we talk." not in page(walks, "/together/1")
        assert "Who came?" in page(walks, "/together/1/story")
    assert "Then we talk." not in trainer.get(f"{address}/try/1"), "as learners meet it"
    until = {"opens": local(timedelta(minutes=-1)), "ends": local(timedelta(days=3)), "most": "5"}
    assert "do not read what you wrote under “Say first”" in trainer.post(f"{address}/links", **until)
    trainer.post(f"{address}/who", audience="training-room", profession="social-workers")
    assert "Learners read what you wrote under “Say first”" in trainer.post(f"{address}/links", **until)


def test_opening_a_story_is_written_down_once_for_each_learner(library: Library, trainer: Signed) -> None:
    story = library.publish()
    path = link(trainer, playlist(trainer, story))
    learners = [begin(library, path) for _ in range(2)]
    for learner in learners:
        for _ in range(3):
            page(learner, "/together/1/story")

    links = [use for use in library.showings(story) if use.kind == Kind.LINK]
    assert [(use.area, use.people) for use in links] == [(KENT, 1), (KENT, 1)]


def test_no_page_of_a_learner_holds_the_id_of_a_story_or_of_the_trainer(
    library: Library, trainer: Signed
) -> None:
    story = library.publish()
    path = link(trainer, playlist(trainer, story))
    learner = begin(library, path)

    for address in (path, "/together/1", "/together/1/story", "/together/end", "/together/step-out"):
        held = page(learner, address)
        assert story not in held
        assert "Tess" not in held
        assert "/playlists" not in held


def test_the_token_is_in_no_page_after_the_start_in_no_log_and_not_in_the_lists(
    library: Library, trainer: Signed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = link(trainer, playlist(trainer, library.publish()))
    token = path.rpartition("/")[2]
    learner = begin(library, path)
    page(learner, "/together/1/story")
    library.visitor().get(path + "x")

    for address in ("/together/1", "/together/1/story", "/together/end", "/together/step-out"):
        assert token not in page(learner, address)
    assert token not in caplog.text
    assert learner.get(path).headers["Referrer-Policy"] == "no-referrer"
    held = b"".join(found.read_bytes() for found in library.place.data.rglob("*") if found.is_file())
    assert token.encode() not in held


def test_a_learner_who_finished_is_out_and_a_kept_cookie_opens_nothing(
    library: Library, trainer: Signed
) -> None:
    learner = begin(library, link(trainer, playlist(trainer, library.publish())))
    kept = learner.get_cookie("s-r", domain="localhost")
    assert kept is not None
    assert learner.post("/together/finish").status_code == 200

    again = library.visitor()
    again.set_cookie("s-r", kept.value, domain="localhost")
    assert again.get("/together/1/story").status_code == 401


def test_a_learner_cannot_go_where_trainers_go(library: Library, trainer: Signed) -> None:
    story = library.publish()
    learner = begin(library, link(trainer, playlist(trainer, story)))

    for address in ("/search", "/themes", "/playlists", f"/stories/{story}"):
        assert learner.get(address).status_code == 404


def test_starting_twice_in_one_browser_counts_once(library: Library, trainer: Signed) -> None:
    path = link(trainer, playlist(trainer, library.publish()), most=1)
    learner = begin(library, path)

    assert learner.post(path).status_code == 303
    assert "Go on" in page(learner, path)
    assert library.visitor().post(path).status_code == 409


# What a link opens


def test_what_learners_may_not_see_is_left_out_without_a_trace_and_the_trainer_is_told(
    library: Library, trainer: Signed
) -> None:
    shown = library.publish("Shown", "Shown words.")
    room_only = library.publish(
        "Room only", "Room words.", given=grant(audiences=[Audience.TRAINING_ROOM]), what="A secret gist."
    )
    address = playlist(trainer, shown, room_only)
    made = trainer.post(f"{address}/links", opens=local(), ends=local(timedelta(days=1)), most="3")
    assert "Room only" in made
    path = re.findall(r"/with-us/[\w-]{43}", made)[0]

    learner = begin(library, path)
    told = [page(learner, address) for address in (path, "/together/1", "/together/1/story", "/together/end")]

    assert "1 of 1" in told[1]
    assert not [one for one in told if "Room only" in one or "secret gist" in one or "not here" in one]
    page(learner, "/together/2", 404)


def test_a_list_with_nothing_for_learners_makes_no_link(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(given=grant(audiences=[Audience.TRAINING_ROOM])))

    status, refusal = trainer.refused(
        f"{address}/links", opens=local(), ends=local(timedelta(days=1)), most="3"
    )

    assert status == 409
    assert "None of these stories" in refusal


def test_a_link_keeps_to_the_stories_and_the_viewer_it_was_made_with(
    library: Library, trainer: Signed
) -> None:
    one, later = library.publish("One"), library.publish("Later", "Later words.")
    address = playlist(trainer, one)
    learner = begin(library, link(trainer, address))

    trainer.post(f"{address}/items", edition=later)
    trainer.post(f"{address}/who", audience="support-group", profession=["social-workers"])

    assert "1 of 1" in page(learner, "/together/1")
    page(learner, "/together/1/story")
    with Session(library.room.lists) as session:
        frozen = session.query(Link).one().viewer
    assert "private-link" in frozen
    assert "kent" in frozen


def test_a_story_pulled_after_the_start_is_a_calm_gap_at_once(library: Library, trainer: Signed) -> None:
    one, two = (
        library.publish("One", "First words."),
        library.publish("Two", "Second words.", what="Second gist."),
    )
    path = link(trainer, playlist(trainer, one, two))
    learner = begin(library, path)
    assert "Second words." in page(learner, "/together/2/story")

    library.pull(two)

    gap = page(learner, "/together/2")
    assert "This one is not here just now" in gap
    assert learner.get("/together/2/story").headers["Location"] == "/together/2"
    assert "Second gist." not in gap + page(learner, path)
    assert "First words." in page(learner, "/together/1/story")


@pytest.mark.parametrize(
    "narrower",
    [
        grant(audiences=[Audience.TRAINING_ROOM]),
        grant(professions=[Profession.SOCIAL_WORKERS]),
        grant(not_near=[KENT]),
        grant(days=-1),
        grant(uses=[Use.BESIDE]),
    ],
)
def test_a_narrower_yes_reaches_learners_who_have_begun(
    library: Library, trainer: Signed, narrower: Any
) -> None:
    story = library.publish(words="Her words.")
    learner = begin(library, link(trainer, playlist(trainer, story)))
    library.narrow(story, narrower)

    assert "This one is not here just now" in page(learner, "/together/1")
    assert learner.get("/together/1/story").status_code == 303


def test_two_that_lost_their_yes_to_standing_together_are_not_in_one_link(
    library: Library, trainer: Signed
) -> None:
    one, two = library.publish("One"), library.publish("Two")
    learner = begin(library, link(trainer, playlist(trainer, one, two)))
    library.narrow(one, grant(uses=[Use.TEACHING]))

    assert "not here just now" in page(learner, "/together/1")
    assert "What comes next" in page(learner, "/together/2")


# When it opens, ends, is stopped


def test_an_unknown_link_leads_nowhere(library: Library) -> None:
    for path in ("/with-us/" + "A" * 43, "/with-us/x", "/with-us/" + "A" * 4000):
        for method in ("GET", "POST"):
            assert library.visitor().open(path, method=method).status_code == 404


def test_a_link_opens_and_ends_when_it_says(library: Library, trainer: Signed) -> None:
    path = link(
        trainer,
        playlist(trainer, library.publish()),
        opens=local(timedelta(hours=1)),
        ends=local(timedelta(hours=2)),
    )
    now = datetime.now(UTC)
    early = library.visitor()
    for method in ("GET", "POST"):
        answer = early.open(path, method=method)
        assert answer.status_code == 409
        assert "This link opens on" in answer.get_data(as_text=True)
    with time_machine.travel(now + timedelta(minutes=61), tick=True):
        learner = begin(library, path)
        page(learner, "/together/1/story")
    with time_machine.travel(now + timedelta(minutes=121), tick=True):
        for client, address in (
            (learner, "/together/1"),
            (learner, "/together/1/story"),
            (library.visitor(), path),
        ):
            assert "This link has ended" in page(client, address, 409)
        assert library.visitor().post(path).status_code == 409


def test_a_stopped_link_stops_also_for_those_who_have_begun(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(words="Her words."))
    path = link(trainer, address)
    learner = begin(library, path)
    stop = re.findall(r"/playlists/[\w-]{22}/links/[\w-]{22}/stop", trainer.get(address))[0]
    other = library.trainer("other")
    assert other.refused(stop)[0] == 404
    page(learner, "/together/1/story")

    trainer.post(stop)

    for client, where in (
        (learner, "/together/1"),
        (learner, "/together/1/story"),
        (library.visitor(), path),
    ):
        assert "This link was stopped" in page(client, where, 409)
    assert library.visitor().post(path).status_code == 409
    assert "stopped" in text_of(trainer.get(address))


def test_a_deleted_playlist_takes_its_links_along(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish())
    path = link(trainer, address)
    learner = begin(library, path)

    trainer.post(f"{address}/delete")

    page(learner, "/together/1", 404)
    page(library.visitor(), path, 404)


def test_the_links_of_a_trainer_who_left_stop(library: Library, trainer: Signed) -> None:
    path = link(trainer, playlist(trainer, library.publish()))
    learner = begin(library, path)
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Person, trainer.person_id).is_disabled = True

    assert "This link was stopped" in page(learner, "/together/1", 409)
    assert library.visitor().post(path).status_code == 409


@pytest.mark.parametrize(
    "fields",
    [
        {"opens": "tomorrow"},
        {"ends": ""},
        {"ends": "2026-13-45T99:99"},
        {"opens": "0001-01-01T00:00", "ends": "9999-12-31T23:59"},
        {"opens": "2099-01-02T00:00", "ends": "2099-01-01T00:00"},
        {"opens": "2020-01-01T00:00", "ends": "2020-01-02T00:00"},
        {"most": "0"},
        {"most": "301"},
        {"most": "all"},
    ],
)
def test_a_link_that_cannot_be_is_refused_with_what_to_do(
    library: Library, trainer: Signed, fields: dict[str, str]
) -> None:
    address = playlist(trainer, library.publish())
    wish = {"opens": local(), "ends": local(timedelta(days=2)), "most": "3", **fields}

    assert trainer.refused(f"{address}/links", **wish)[0] == 422
    with Session(library.room.lists) as session:
        assert session.query(Link).count() == 0


# Counted


def test_a_link_is_full_when_as_many_as_it_is_for_have_begun(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish())
    path = link(trainer, address, most=2)
    begin(library, path)
    begin(library, path)

    answer = library.visitor().post(path)

    assert answer.status_code == 409
    assert "has started already" in answer.get_data(as_text=True)
    assert "2 of 2" in text_of(trainer.get(address))


def test_who_comes_to_a_full_link_hears_it_before_she_reads_and_promises(
    library: Library, trainer: Signed
) -> None:
    path = link(trainer, playlist(trainer, library.publish("Rain", "It rains.")), most=1)
    inside = begin(library, path)
    late = text_of(page(library.visitor(), path, 409))
    assert "Not just now" in late and "has started already" in late and "116 123" in late
    assert "What you promise" not in late and "That did not work" not in late
    assert "Go on" in text_of(page(inside, path)), "who has begun goes on"


def test_of_thirty_who_press_at_once_as_many_begin_as_the_link_is_for(
    library: Library, trainer: Signed
) -> None:
    path = link(trainer, playlist(trainer, library.publish()), most=7)
    together = threading.Barrier(30)
    answers: list[int] = []

    def press() -> None:
        learner = library.visitor()
        together.wait()
        answers.append(learner.post(path).status_code)

    threads = [threading.Thread(target=press) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [303] * 7 + [409] * 23
    with Session(library.room.lists) as session:
        assert session.query(Link).one().started == 7


def test_stopping_while_many_start_leaves_nobody_inside(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(words="Her words."))
    path = link(trainer, address, most=50)
    stop = re.findall(r"/playlists/[\w-]{22}/links/[\w-]{22}/stop", trainer.get(address))[0]
    learners = [library.visitor() for _ in range(12)]
    threads = [threading.Thread(target=learner.post, args=(path,)) for learner in learners]
    threads.insert(6, threading.Thread(target=trainer.client.post, args=(stop,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for learner in learners:
        answer = learner.get("/together/1/story")
        assert answer.status_code in {401, 409}
        assert b"Her words." not in answer.data


def test_a_trainer_who_is_shut_out_is_out_everywhere_at_once(library: Library, trainer: Signed) -> None:
    path = link(trainer, playlist(trainer, library.publish()))
    learner = begin(library, path)
    other = library.trainer("vera")
    others = link(other, playlist(other, library.publish("Another")))
    place = ["--data", str(library.place.data), "--keys", str(library.place.keys)]

    done = CliRunner().invoke(main, ["shut-out", *place, " Tess"])

    assert (done.exit_code, "1 links stopped" in done.output) == (0, True), done.output
    assert trainer.client.get("/search").status_code == 401
    assert page(learner, "/together/1", 409)
    assert page(library.visitor(), path, 409)
    form = {"login": "tess", "password": PASSWORD, "code": pyotp.TOTP(trainer.secret).now()}
    assert library.visitor().post("/sign-in", data=form).status_code == 422
    assert other.get("/search")
    assert page(library.visitor(), others)
    assert CliRunner().invoke(main, ["shut-out", *place, "tess"]).exit_code == 0, "safe to repeat"
    missing = CliRunner().invoke(main, ["shut-out", *place, "nobody"])
    assert missing.exit_code == 1
    assert "Nobody in the Reading room has that sign-in name." in missing.output


def test_a_link_made_for_a_talk_ends_when_its_maker_may_give_none_any_more(library: Library) -> None:
    speaker = library.trainer("rhea", uses=[Use.TALK_OR_REPORT])
    given = grant(uses=[Use.TALK_OR_REPORT])
    speaker.client.post("/purpose", data={"purpose": Use.TALK_OR_REPORT.value, "promised": "yes"})
    where = link(
        speaker, playlist(speaker, library.publish("Rain", "Words of hers stand here.", given=given))
    )
    learner = begin(library, where)
    assert "stand here" in learner.get("/together/1/story").get_data(as_text=True)
    speaker.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    taught = link(speaker, playlist(speaker, library.publish("Snow")))
    assert library.visitor().get(where).status_code == 200, "another purpose of hers ends nothing"

    with Session(library.room.lists) as session, session.begin():
        session.get_one(Access, speaker.person_id).uses = json.dumps([Use.TEACHING])

    assert library.visitor().get(where).status_code == 409
    assert learner.get("/together/1/story").status_code == 409
    assert library.visitor().get(taught).status_code == 200
