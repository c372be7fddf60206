"""Words that people leave after a story: a learner by a link, a trainer for her room or her organisation (g4, g5).

A story that cannot be shown takes no more of them. Each write is a transaction of its own.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.editions import replies
from archive.editions.replies import NO_LONGER, QUESTIONS, Kind
from archive.reading.room import Room
from archive.reading.running import Running
from archive.reading.walking import Stop
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused

ASKED = {kind: QUESTIONS[kind] for kind in (Kind.NEXT_TIME, Kind.TO_HER)}
"""What a learner is asked after a story."""


def by_learner(
    room: Room, stop: Stop, words: dict[Kind, str], *, sign_in: str, moment: Moment
) -> tuple[str, ...]:
    """Keep what a learner wrote after one story, the first answer to each question; return the ids.

    Raises:
        BadInput: nothing was written, or too much.
        Refused: the story cannot be shown to her any more.
    """
    if stop.edition is None:
        raise Refused(NO_LONGER)
    return after(room, stop.edition.id, words, secret=sign_in, moment=moment)


def after(
    room: Room, edition_id: str, words: dict[Kind, str], *, secret: str, moment: Moment
) -> tuple[str, ...]:
    """Keep answers to the two questions about one story that was just met; return the ids.

    Raises:
        BadInput: nothing was written, or too much.
    """
    written = {kind: said for kind, said in words.items() if kind in ASKED and said.strip()}
    if not written:
        raise BadInput("There is nothing written yet. You can also just go on.")
    once = {kind: f"{secret}|{edition_id}|{kind}" for kind in written}
    return _leave(room, edition_id, written, once, moment)


def by_trainer(
    room: Room, running: Running, edition_id: str, kind: str, words: str, *, sign_in: str, moment: Moment
) -> tuple[str, ...]:
    """Keep what a trainer wrote down for one story of a playlist that can be shown now; return the id.

    Raises:
        BadInput: nothing was written, too much, or not for one of the questions.
        Refused: the story cannot be shown now.
    """
    if kind not in set(Kind):
        raise BadInput("Choose what the words are about.")
    if edition_id not in {story.edition_id for story in running.stories}:
        raise Refused(NO_LONGER)
    asked = Kind(kind)
    once = {asked: f"{sign_in}|{edition_id}|{kind}|{words}"}
    return _leave(room, edition_id, {asked: words}, once, moment)


def _leave(
    room: Room, edition_id: str, words: dict[Kind, str], once: dict[Kind, str], moment: Moment
) -> tuple[str, ...]:
    with Session(room.uses) as session, session.begin():
        return tuple(
            replies.leave(
                session, room.shelf.keys, edition_id=edition_id, kind=kind, words=said, on=moment.today, once=once[kind]
            )
            for kind, said in words.items()
        )  # fmt: skip
