"""Topics that somebody does not want to meet: what a content note may name, chosen by her, told to nobody (d9).

A trainer's choice is kept with her account until she changes it. A learner's holds for her visit and is kept nowhere: her
browser carries it, sealed (`archive.reading.routes.learners`). It goes by what content notes say; what a note does not name
can still be met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from archive.ground.crypto import seal, unseal
from archive.reading.finding.tables import SparedTopics
from archive.reading.room import Room
from archive.reading.tables import TRAINER_KEY
from archive.rules.themes import WARNINGS

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Violence and abuse": (
        "domestic-abuse", "coercive-control", "physical-assault", "sexual-abuse", "childhood-abuse", "neglect", "weapons",
    ),
    "Birth, loss and death": (
        "traumatic-birth", "pregnancy-loss", "death-of-a-baby", "suicide-death", "medical-equipment",
    ),
    "A child taken, courts and police": ("removal", "police", "prison", "immigration"),
    "How the mind can suffer": ("suicidal-thoughts", "self-harm", "psychosis", "restraint", "eating"),
    "Drink and drugs": ("alcohol", "drugs", "overdose"),
    "Words, sounds and pictures": (
        "racism", "stigmatising-words", "strong-language", "distressed-crying", "flashing-lights",
    ),
}  # fmt: skip
"""Every warning of a content note, in groups that can be looked through."""

LENGTH = 512
"""Bytes of every choice before it is sealed, so that its length does not tell how much was chosen. All topics need fewer."""


def of(session: Session, room: Room, person_id: str) -> frozenset[str]:
    """Return what a trainer does not want to meet; empty when she chose nothing.

    Raises:
        Unreadable: what is kept cannot be opened. Then nothing is listed, rather than what she did not want to meet.
    """
    row = session.get(SparedTopics, person_id)
    return frozenset() if row is None else opened(room, row.topics, about=_about(person_id))


def keep(session: Session, room: Room, person_id: str, topics: Iterable[str]) -> None:
    """Keep what a trainer does not want to meet, in place of what was kept; with nothing chosen nothing is kept."""
    chosen, row = known(topics), session.get(SparedTopics, person_id)
    if not chosen:
        if row is not None:
            session.delete(row)
        return
    row = row or SparedTopics(person_id=person_id, topics=b"")
    row.topics = sealed(room, chosen, about=_about(person_id))
    session.add(row)


def known(topics: Iterable[str]) -> frozenset[str]:
    """Return those of these topics that a content note can name."""
    return frozenset(WARNINGS).intersection(topics)


def sealed(room: Room, topics: Iterable[str], *, about: str) -> bytes:
    """Return topics sealed with the house key, each choice as long as any other."""
    return seal(_key(room), " ".join(sorted(topics)).ljust(LENGTH).encode(), about=about)


def opened(room: Room, kept: bytes, *, about: str) -> frozenset[str]:
    """Return the topics that were sealed.

    Raises:
        Unreadable: they were sealed about something else, or changed.
    """
    return known(unseal(_key(room), kept, about=about).decode().split())


def _key(room: Room) -> bytes:
    return room.shelf.keys.get(TRAINER_KEY)


def _about(person_id: str) -> str:
    return f"spared_topics|topics|{person_id}"
