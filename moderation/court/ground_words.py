"""The sentences that a ground is for, as whoever confirms it has to read them: nobody confirms what they have not seen (c10)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from archive.rules.clock import Moment
from archive.rules.errors import NotFound
from archive.rules.grounds import Gate, Ground
from moderation.queue import queue
from stories import finished, gates, tongues
from stories.desk import Desk
from stories.tables import State, Story

READ_FIRST = "Take the story and open her words first. You confirm a ground on the sentences that it is for."
NONE_STANDS = "None of the sentences that it is for stands in her words any more. Enter it anew."


def gate_of(desk: Desk, session: Session, story: Story) -> Gate | None:
    """Return what the law asks of each sentence; None while there is no copy of her words as they are."""
    if story.state == State.DELETED:
        return None
    try:
        copy = finished.newest(session, story.id)
    except NotFound:
        return None
    if finished.is_stale(desk, session, story, copy):
        return None
    return gates.of(desk, session, story, finished.read(desk, copy))


def read_for(
    session: Session, story: Story, gate: Gate | None, ground: Ground, *, staff_id: str, moment: Moment
) -> tuple[str, ...]:
    """Return the sentences of a ground as this person may read them; nothing where one of them may not be.

    Nobody holds a story that two people have finished. There they stand as others meet them, and only what may be seen
    today on another ground: so one that ends later can be confirmed before that one is over.
    """
    if gate is None:
        return ()
    if queue.shows(session, story.id, staff_id, moment):
        return tuple(one.text for one in gate.sentences if one.key in ground.covers)
    if story.state not in tongues.FINISHED or story.hidden_by is not None:
        return ()
    wanted = frozenset(one.key for one in gate.sentences if one.key in ground.covers)
    seen = dict(_seen(gate, moment))
    return tuple(seen[key] for key in seen if key in wanted) if wanted <= seen.keys() else ()


def objections(
    session: Session, story: Story, gate: Gate | None, ground: Ground, *, staff_id: str, moment: Moment
) -> tuple[str, ...]:
    """Return why this person has not read what a ground is for; empty when they have it before them."""
    if read_for(session, story, gate, ground, staff_id=staff_id, moment=moment):
        return ()
    return (NONE_STANDS,) if queue.shows(session, story.id, staff_id, moment) else (READ_FIRST,)


def _seen(gate: Gate, moment: Moment) -> Iterator[tuple[str, str]]:
    locked = frozenset(one.key for one in gate.locked(moment.today))
    yield from ((one.key, one.seen) for one in gate.about_court if one.key not in locked)
