"""A story in words on its way through the Desk, a step at a time: sent, read twice, checked, released, out."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions import shelf
from archive.editions.index import Index
from archive.rules.anonymity import Kind
from archive.rules.court import Basis, Content
from archive.rules.grant import Outlet
from moderation.anonymise import anonymise
from moderation.court import court
from moderation.decisions import decisions, going_out
from moderation.queue import queue
from stories import consenting, finished, wording
from stories.tables import Outing
from tests.town import MIDWIVES, Town, consent, grant

WORDS = "Denise came on Tuesday. She went to the Royal Alder. Denise's coat was wet."
MARKS = (
    ("Denise", Kind.PERSON, "the worker"),
    ("the Royal Alder", Kind.ORGANISATION, "the hospital"),
    ("Tuesday", Kind.DATE, "one morning"),
)


def sent(town: Town, words: str = WORDS) -> str:
    """Return a story whose yes was given under the wording in force."""
    story_id = town.tell(words, title="The coat")
    with Session(town.desk.engine) as session, session.begin():
        yes = replace(consent(grant()), wording=wording.CURRENT.hash)
        consenting.record(
            town.desk, session, town.story(session, story_id), yes, version="1", moment=town.now
        )
    return story_id


def first_reading(town: Town, story_id: str, staff_id: str = "ann") -> None:
    """Mark, describe and answer everything, and call the first reading done."""
    with Session(town.desk.engine, expire_on_commit=False) as session, session.begin():
        queue.claim(session, story_id, staff_id, town.now)
        story = town.story(session, story_id)
        copy = anonymise.open_copy(town.desk, session, story, town.now)
        for phrase, kind, instead in MARKS:
            anonymise.mark(
                town.desk, session, story, copy, phrase=phrase, kind=kind, instead=instead, staff_id=staff_id, moment=town.now
            )  # fmt: skip
        anonymise.describe(
            town.desk,
            session,
            story,
            copy,
            title="The coat",
            what="A worker comes to the house.",
            warnings=(("removal", "mentioned"),),
            themes=("6.1",),
            intruder_note="Asked at the group: nobody could tell.",
            staff_id=staff_id,
            moment=town.now,
        )
        panels.ask(town.desk, session, story_id, staff_id, town.now)
        decisions.ready(town.desk, session, story, staff_id, town.now)


def court_check(town: Town, story_id: str) -> None:
    """Record that it tells nothing of a court."""
    with Session(town.desk.engine) as session, session.begin():
        court.record(
            town.desk, session, town.story(session, story_id), basis=Basis.NOT_ABOUT, content=Content.OWN_LIFE,
            reference="read 24 November, nothing of court", may_publish="", until=None, staff_id="rev", moment=town.now,
        )  # fmt: skip


def second_reading(town: Town, story_id: str, staff_id: str = "bea") -> None:
    """Agree, as somebody else."""
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, story_id, staff_id, town.now)
        decisions.agree(town.desk, session, town.story(session, story_id), staff_id, town.now)


def her_yes(town: Town, story_id: str) -> None:
    """Release the finished version, as she does."""
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, story_id)
        consenting.release(
            town.desk, session, town.story(session, story_id), copy, seal=copy.seal or "", moment=town.now
        )


def published(town: Town, index: Index) -> tuple[str, str]:
    """Go the whole way; return the ids of the story and of its edition."""
    story_id = sent(town)
    first_reading(town, story_id)
    court_check(town, story_id)
    second_reading(town, story_id)
    her_yes(town, story_id)
    going_out.publish(town.desk, index, story_id, town.now)
    with Session(town.desk.engine) as session:
        return story_id, session.query(Outing).filter_by(story_id=story_id, is_out=True).one().edition_id


def state_of(town: Town, story_id: str) -> str:
    """Return the state of a story."""
    with Session(town.desk.engine) as session:
        return town.story(session, story_id).state


def is_seen(town: Town, edition_id: str) -> bool:
    """Return whether a trainer finds an edition on the shelf."""
    return bool(shelf.find(town.desk.press.shelf, [edition_id], MIDWIVES, Outlet.PAGE, town.now))
