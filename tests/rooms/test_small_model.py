"""The small model: off unless chosen and installed, read once in the cage, in the lowest tier, and never in anybody's way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from archive.editions.index import Index
from archive.ground.db import reading
from archive.media import naming as caged
from archive.rules.errors import BadInput
from archive.serving import NO_SUCH_CHOICE, small_model
from moderation.anonymise import anonymise, undoing
from moderation.queue import queue
from moderation.replacing import naming, proposing
from moderation.suggesting import finding, modelled
from moderation.suggesting.suggestion import Label, Tier
from moderation.worker import run_once
from stories import drafts, finished, withdrawal
from stories.desk import Desk
from stories.finished import Body
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.town import Town

WORDS = "I went with Sandra to the Bluebird Trust, past the Door. Mum cried."
NAMED = (("Bluebird Trust", "ORG"), ("Door", "ORG"), ("Mum", "PERSON"), ("Sandra", "PERSON"))

here = pytest.mark.skipif(not caged.is_here(), reason="the extra `model` is not installed")


def taken(desk: Desk) -> str:
    town = Town(desk)
    id = town.tell(WORDS)
    with Session(desk.engine) as session, session.begin():
        queue.claim(session, id, "ann", town.now)
        naming.ask(
            desk, session, anonymise.open_copy(desk, session, drafts.story(session, id), town.now), town.now
        )
    return id


def body_of(desk: Desk, id: str) -> Body:
    with Session(reading(desk.engine)) as session:
        return finished.read(desk, finished.newest(session, id))


def note(desk: Desk, id: str) -> None:
    """Have it noted what the model took for a name."""
    with Session(desk.engine) as session, session.begin():
        copy = finished.newest(session, id)
        finished.write(desk, copy, replace(finished.read(desk, copy), named=NAMED))


# What it adds


def test_what_it_found_is_suggested_in_the_lowest_tier_wherever_it_stands() -> None:
    found = list(
        modelled.find("Bluebird Trust, the Bluebird Trusts, and Bluebird Trust.", [("Bluebird Trust", "ORG")])
    )
    assert [(one.start, one.end, one.label, one.tier) for one in found] == [
        (0, 14, Label.ORG, Tier.UNUSUAL), (41, 55, Label.ORG, Tier.UNUSUAL),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "named",
    [
        ("Mum", "PERSON"),
        ("the social worker", "ORG"),
        ("nine", "CARDINAL"),
        ("the house", "ORG"),
        ("Dr", "PERSON"),
    ],
)
def test_what_names_nobody_is_not_suggested(named: tuple[str, str]) -> None:
    assert not list(modelled.find(f"I saw {named[0]} there.", [named]))


def test_it_takes_nothing_from_what_the_rules_are_sure_of() -> None:
    plain = finding.suggest(WORDS)
    both = finding.apart(WORDS, [*plain, *modelled.find(WORDS, NAMED)])
    assert {one for one in plain if one.tier != Tier.UNUSUAL} <= set(both)


# Chosen, or not


@pytest.mark.parametrize(
    ("said", "chosen"), [(None, False), ("", False), ("no", False), ("yes", True), (" YES ", True)]
)
def test_it_is_off_unless_it_was_chosen(
    monkeypatch: pytest.MonkeyPatch, said: str | None, chosen: bool
) -> None:
    monkeypatch.delenv("IHW_SMALL_MODEL", raising=False)
    if said is not None:
        monkeypatch.setenv("IHW_SMALL_MODEL", said)
    assert small_model() is chosen


def test_another_answer_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IHW_SMALL_MODEL", "perhaps")
    with pytest.raises(BadInput, match=NO_SUCH_CHOICE):
        small_model()


def test_without_the_package_it_is_not_here_and_the_page_says_so(
    app: Flask, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caged, "NEEDS", ("no_such_package",))
    assert not caged.is_here()
    id = taken(desk)
    client = _sign_in(app, "ann")
    _post(client, f"/stories/{id}/claim")
    assert "small model" not in client.get(f"/stories/{id}", **HOST).get_data(as_text=True)
    app.extensions["desk"] = replace(desk, small_model=True)
    assert naming.NOT_HERE in client.get(f"/stories/{id}", **HOST).get_data(as_text=True)


def test_who_did_not_choose_it_is_suggested_nothing_of_it(desk: Desk) -> None:
    id = taken(desk)
    note(desk, id)
    for chosen, expected in ((desk, False), (replace(desk, small_model=True), True)):
        with Session(reading(desk.engine)) as session:
            read = proposing.read(chosen, drafts.story(session, id), body_of(desk, id))
        assert (modelled.REASON in {one.reason for one in read.every}) == expected


# At the Desk


def test_it_reads_once_when_a_story_is_taken_and_holds_nothing_back(
    desk: Desk, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(caged, "is_here", lambda: True)

    def find(text: str) -> tuple[tuple[str, str], ...]:
        read.append(text)
        return NAMED

    monkeypatch.setattr(caged, "find", find)
    chosen = replace(desk, small_model=True)
    id = taken(chosen)
    with Session(reading(desk.engine)) as session:
        story = drafts.story(session, id)
        assert naming.says(chosen, session, story, body_of(desk, id)) == naming.NOT_YET
        before = proposing.waiting(chosen, story, body_of(desk, id))
    run_once(chosen, index)
    assert len(read) == 1 and WORDS in read[0] and body_of(desk, id).named == NAMED
    naming.read(chosen, _copy(desk, id))
    with Session(desk.engine) as session, session.begin():
        naming.ask(chosen, session, finished.newest(session, id), Town(desk).now)
    run_once(chosen, index)
    assert len(read) == 1, "what was read is read no more"
    with Session(reading(desk.engine)) as session:
        story = drafts.story(session, id)
        assert naming.says(chosen, session, story, body_of(desk, id)) == naming.HAS_READ
        assert proposing.waiting(chosen, story, body_of(desk, id)) == before, (
            "the lowest tier holds nothing back"
        )


def _copy(desk: Desk, id: str) -> str:
    with Session(reading(desk.engine)) as session:
        return finished.newest(session, id).id


def test_a_text_that_it_cannot_read_is_one_it_has_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: str) -> tuple[tuple[str, str], ...]:
        raise BadInput(caged.NOT_READ)

    monkeypatch.setattr(caged, "find", refused)
    id = taken(desk)
    naming.read(desk, _copy(desk, id))
    assert body_of(desk, id).named == ()


def test_of_a_story_that_is_gone_nothing_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caged, "find", lambda _: pytest.fail("it was read"))
    id = taken(desk)
    copy = _copy(desk, id)
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, drafts.story(session, id), Town(desk).now)
    naming.read(desk, copy)
    naming.read(desk, "no such copy")


def test_what_it_found_stays_when_a_press_is_undone(desk: Desk) -> None:
    id = taken(desk)
    before = body_of(desk, id)
    note(desk, id)
    with Session(reading(desk.engine)) as session:
        story = drafts.story(session, id)
        same = [undoing._sign(desk, story, body, story.language) for body in (before, body_of(desk, id))]
    assert same[0] == same[1], (
        "it is nothing that people decided, so a press can be undone as if it were not there"
    )
    assert undoing._with_what_was_made(before, body_of(desk, id)).named == NAMED


def test_of_changed_words_it_is_asked_anew(desk: Desk) -> None:
    id = taken(desk)
    note(desk, id)
    with Session(reading(desk.engine)) as session:
        story = drafts.story(session, id)
        assert anonymise._carried_over(desk, story, body_of(desk, id)).named is None


# The model itself


@here
def test_the_model_names_people_places_and_offices_behind_the_walls() -> None:
    found = dict(
        caged.find(
            "My name is Anna Kowalska and I went to Leeds with Sandra.\n\nThe Ministry of Justice wrote on 9 May."
        )
    )
    assert found["Anna Kowalska"] == "PERSON" and found["Leeds"] == "GPE"
    assert set(found.values()) <= set(modelled.LABELS) and not any("May" in phrase for phrase in found)


@here
def test_the_model_reads_nothing_and_much_and_odd_signs() -> None:
    assert caged.find("") == ()
    assert caged.find("\u200b\ud83e\udd31".encode("utf-16", "surrogatepass").decode("utf-16")) == ()
    assert ("Leeds", "GPE") in caged.find("My name is Anna Kowalska and I went to Leeds with Sandra. " * 200)
