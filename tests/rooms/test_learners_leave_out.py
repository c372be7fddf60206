"""A learner leaves a story out, or all about one thing for today: in this visit alone, kept nowhere, told to nobody."""

from __future__ import annotations

import re
import sqlite3
from base64 import b64decode
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.reading.routes import today
from tests.rooms.links import begin, link, page
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, text_of

CALM = "You chose to leave this out today"
REMINDED = "Some of it is left out, as you chose"


def told(library: Library, title: str, *warnings: str) -> str:
    """Publish a story whose note names these."""
    named = tuple((one, "described") for one in warnings)
    return library.publish(title, f"Words of {title}.", what=f"Gist of {title}.", warnings=named)


def leave_out(learner: FlaskClient, number: int, *topics: str) -> str:
    """Press "nothing about it today"; return where that leads."""
    answer = learner.post(f"/together/{number}/nothing-about", data={"topic": list(topics)})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


@pytest.fixture
def path(library: Library, trainer: Signed) -> str:
    """A link to four stories; the first and the third name the same thing."""
    stories = (
        told(library, "One", "eating", "police"),
        told(library, "Two"),
        told(library, "Three", "eating"),
        told(library, "Four", "police"),
    )
    return link(trainer, playlist(trainer, *stories), most=9)


def test_before_a_story_a_learner_can_leave_out_all_that_its_note_names(library: Library, path: str) -> None:
    learner = begin(library, path)
    before = text_of(page(learner, "/together/1"))
    assert "Leave this one out" in before
    assert "Nothing about: eating problems" in before and "Nothing about: police" in before
    assert "Nothing about" not in text_of(page(learner, "/together/2")), "its note names nothing"

    assert leave_out(learner, 1, "eating") == "/together/2"

    assert 'href="/together/4"' in page(learner, "/together/2")
    assert 'href="/together/4"' in page(learner, "/together/2/story")
    for number, title in ((1, "One"), (3, "Three")):
        calm = page(learner, f"/together/{number}")
        assert CALM in text_of(calm)
        assert f"Gist of {title}" not in calm
        assert learner.get(f"/together/{number}/story").headers["Location"] == f"/together/{number}"
    assert "Words of Four." in page(learner, "/together/4/story")
    after = page(learner, "/together/2")
    assert after.index('role="status"') < after.index(REMINDED) < after.index("<h1>"), "said first"
    assert "eating" not in text_of(page(learner, "/together/2")).lower()


def test_it_can_be_brought_back_with_one_press(library: Library, path: str) -> None:
    learner = begin(library, path)
    leave_out(learner, 1, "eating")
    assert learner.post("/together/2/bring-back").headers["Location"] == "/together/2"
    assert 'href="/together/3"' in page(learner, "/together/2")
    assert REMINDED not in text_of(page(learner, "/together/2"))
    assert "Gist of One" in page(learner, "/together/1")


def test_two_topics_add_up_and_when_all_is_left_out_the_end_comes(library: Library, path: str) -> None:
    learner = begin(library, path)
    leave_out(learner, 1, "eating")
    leave_out(learner, 4, "police")
    assert 'href="/together/end"' in page(learner, "/together/2")
    assert CALM in text_of(page(learner, "/together/4"))
    assert REMINDED in text_of(page(learner, "/together/end"))


def test_nothing_is_stored_and_no_one_else_meets_a_difference(
    library: Library, trainer: Signed, path: str
) -> None:
    learner, other = begin(library, path), begin(library, path)
    list_of = re.findall(r"/playlists/[\w-]{22}", trainer.get("/playlists"))[0]
    seen_by_trainer = text_of(trainer.get(list_of))
    stores = [library.place.store(name) for name in ("lists", "uses", "shelf")]
    before = [_dump(store) for store in stores]

    leave_out(learner, 1, "eating")
    page(learner, "/together/2")

    assert [_dump(store) for store in stores] == before
    assert text_of(trainer.get(list_of)) == seen_by_trainer
    assert "Gist of One" in page(other, "/together/1")
    assert "Gist of One" in page(begin(library, path), "/together/1")


def _dump(store: Path) -> list[str]:
    with sqlite3.connect(store) as held:
        return list(held.iterdump())


def test_the_cookie_tells_neither_what_nor_how_much_and_holds_for_one_visit(
    library: Library, path: str
) -> None:
    learner, kept = begin(library, path), []
    for topic in ("eating", "police"):
        leave_out(learner, 1, topic)
        kept.append(_carried(learner))
        assert not {"eating", "police"} & set(re.findall(r"[a-z]+", kept[-1].decode(errors="replace")))
    assert len(kept[0]) == len(kept[1])

    with learner.session_transaction() as held:
        kept = held[today.COOKIE]
    next_visit = begin(library, path)
    with next_visit.session_transaction() as held:
        held[today.COOKIE] = kept
    assert "Gist of One" in page(next_visit, "/together/1"), "it is bound to the visit in which it was chosen"

    assert learner.post("/together/finish").status_code == 200
    with learner.session_transaction() as held:
        assert today.COOKIE not in held


def _carried(client: FlaskClient) -> bytes:
    """What the browser carries of it."""
    with client.session_transaction() as held:
        return b64decode(held[today.COOKIE])


def test_what_is_no_topic_of_that_story_leaves_nothing_out(library: Library, path: str) -> None:
    learner = begin(library, path)
    for number, topic in ((1, "x" * 5000), (2, "eating"), (1, "")):
        leave_out(learner, number, topic)
    assert REMINDED not in text_of(page(learner, "/together/2"))
    assert learner.post("/together/99/nothing-about", data={"topic": "eating"}).status_code == 404
    assert library.visitor().post("/together/1/nothing-about").status_code == 401


def test_who_tries_a_playlist_meets_no_such_press(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, told(library, "One", "eating"))
    assert "Nothing about" not in text_of(trainer.get(f"{address}/try/1"))


def test_a_planted_way_on_that_passes_nothing_over_is_found(
    library: Library, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today, "is_left_out", lambda *_: False)
    with pytest.raises(AssertionError):
        test_before_a_story_a_learner_can_leave_out_all_that_its_note_names(library, path)
