"""How a demo story comes to be read aloud by somebody else: two moderators, a reader, and one who hears it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.demo.bringing import VOICES
from archive.demo.pieces import Told
from archive.rules.clock import Moment
from moderation.anonymise.hands import Hands
from moderation.voices import readers, reading_in, readings
from stories import drafts, finished, parts
from stories.desk import Desk
from stories.work_tables import ReaderRow


def read(desk: Desk, story_id: str, told: Told, hands: Mapping[str, str], moment: Moment) -> None:
    """Have a story read, where its mother wants that: the same verbs as the pages of the Desk and of a reader."""
    if told.reading is None:
        return
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        part_id = _part(desk, session, story_id)
        readings.say_ready(_hands(desk, session, story_id, hands["first"], moment), part_id)
        reader = _reader(session, told.reading.reader, hands["second"], moment)
        token = readings.ask(_hands(desk, session, story_id, hands["second"], moment), part_id, reader)
    sent = (VOICES / told.reading.file).read_bytes()
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        row = readings.by_token(session, token)
        readings.say_yes(desk, session, row, moment, is_yes=True)
        reading_in.send(desk, session, row, desk.originals.keep(BytesIO(sent)), moment)
        id = row.id
    readings.look(desk, id)
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        readings.check(_hands(desk, session, story_id, hands["second"], moment), part_id)


def _part(desk: Desk, session: Session, story_id: str) -> str:
    """Return what is read: her words, or her first recording."""
    body = finished.read(desk, finished.newest(session, story_id))
    return body.aloud.id if body.aloud is not None else parts.usable(session, story_id)[0].id


def _hands(desk: Desk, session: Session, story_id: str, staff_id: str, moment: Moment) -> Hands:
    story, copy = drafts.story(session, story_id), finished.newest(session, story_id)
    return Hands(desk, session, story, copy, staff_id, moment)


def _reader(session: Session, name: str, staff_id: str, moment: Moment) -> str:
    query = select(ReaderRow.id).where(ReaderRow.name == name)
    if session.execute(query).first() is None:
        readers.add(session, name, staff_id, moment)
    return session.execute(query).scalar_one()
