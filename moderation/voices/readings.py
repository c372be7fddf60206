"""Having her words read aloud by somebody else: two people let the words out, one link, one reading, one check (ADR 24).

A reader sees the lines that others may read and nothing else: no voice, no title, no name, no other page. What they send is
sealed as it arrives, opened in the cage, made anew and proved; what they sent is then destroyed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive.editions.edition import File
from archive.ground import audit
from archive.ground.crypto import new_id, new_token, token_hash
from archive.ground.db import reading
from archive.media import made_with, sound, sound_proof
from archive.media.kinds import Kind
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from moderation.anonymise.hands import Hands
from moderation.letters import notices
from moderation.queue import queue
from moderation.voices import for_reader, readers, reading_times
from stories import (
    finished,
    messages,
    next_version,
    parts,
    pieces,
    quarantine,
    reading_rows,
    readings,
)
from stories.desk import Desk
from stories.finished import Body
from stories.parts import Role
from stories.partwork import Finished, PartWork
from stories.reading_rows import Standing
from stories.tables import Part, Story
from stories.work_tables import ReadingRow

READER = "reader"
"""Who did it, in the log: never which reader."""

DAYS = 14
"""How long a link shows the words; no promise is made by it, and a new one is two presses away."""

NO_LINK = "There is nothing behind this link. Ask the person who gave it to you for a new one."
NOT_NOW = (
    "There is nothing to read here just now. You did nothing wrong. Ask the person who gave you this link."
)
SAY_YES_FIRST = "Say yes to the two sentences first. Then you see the words."
FAILED = "What was made of it did not pass its check. Ask for it once more."
GONE = (
    "What was sent could not be opened: a part of it is missing here. Nothing was wrong with the reading. "
    "It has to be read and sent once more; if the link is over, close this reading and ask again."
)
NOT_WANTED = "She does not want this read by somebody else."
NO_LINES = "Write the transcript first, without names and places. A reader sees these lines and nothing else."
NO_WORDS = (
    "Decide every mark in her words first. A reader sees them as others will read them, and nothing else."
)
OTHER_PERSON = "You said that these words are ready. Somebody else looks at them, and asks a reader."
OTHER_WORDS = (
    "The transcript has changed since. Close this reading, and begin again with the words as they are now."
)

YES_TO = (
    "Other people may hear me read these words. The mother who told them has chosen who they are.",
    "I can take it back on any day, with this same link: nobody hears it then, but who has heard it has heard it.",
)
"""What a reader says yes to."""


def sentences_hash() -> str:
    """Return the SHA-256 of what a reader says yes to."""
    return hashlib.sha256("\n".join(YES_TO).encode()).hexdigest()


# At the Desk


def say_ready(hands: Hands, part_id: str) -> None:
    """Say, as the first person, that the words of a recording, or what she wrote, may be read by somebody outside.

    Raises:
        BadInput: she does not want it read, or there are no words yet.
        Refused: a reading is under way, or something that a reader would see is not decided, or locked.
    """
    work, body = _wanted(hands, part_id), finished.read(hands.desk, hands.copy)
    for_reader.check(hands.desk, hands.session, hands.story, body, work, hands.moment)
    if reading_rows.of_part(hands.session, part_id) is not None:
        raise Refused("A reading of this is under way. Close it first.")
    query = select(func.coalesce(func.max(ReadingRow.number), 0)).where(ReadingRow.part_id == part_id)
    row = ReadingRow(
        id=new_id(),
        story_id=hands.story.id,
        part_id=part_id,
        number=hands.session.execute(query).scalar_one() + 1,
        state=Standing.READY,
        of=readings.let_out(hands.desk, hands.story.id, work, body),
        first=hands.staff_id,
    )
    hands.session.add(row)
    hands.session.flush()
    hands.log("words ready for a reader")


def ask(hands: Hands, part_id: str, reader_id: str) -> str:
    """Return the token of a link for one reading, as the second person; it is shown once.

    Raises:
        BadInput: as `say_ready`.
        NotFound: nobody said that the words are ready, or there is no such reader.
        Refused: the same person did, the words have changed since, or as `say_ready`.
    """
    row, work = _standing(hands, part_id, Standing.READY), _wanted(hands, part_id)
    body = finished.read(hands.desk, hands.copy)
    if row.first == hands.staff_id:
        raise Refused(OTHER_PERSON)
    if row.of != readings.let_out(hands.desk, hands.story.id, work, body):
        raise Refused(OTHER_WORDS)
    for_reader.check(hands.desk, hands.session, hands.story, body, work, hands.moment)
    reader, token = readers.one(hands.session, reader_id), new_token()
    row.second, row.reader_id, row.token = hands.staff_id, reader.id, token_hash(token)
    row.state, row.ends = Standing.ASKED, hands.moment.now + timedelta(days=DAYS)
    hands.log("ask a reader")
    return token


def close(hands: Hands, part_id: str) -> None:
    """Close a reading: the link ends, and nothing of the voice is kept.

    Raises:
        NotFound: there is none.
    """
    row = reading_rows.of_part(hands.session, part_id)
    if row is None:
        raise NotFound(NOT_NOW)
    reading_rows.close(hands.desk, hands.session, row, hands.moment, who=hands.staff_id)
    next_version.without_readings(
        hands.desk, hands.session, hands.story, {row.id}, hands.moment, who=hands.staff_id
    )


def check(hands: Hands, part_id: str) -> None:
    """Say that one has heard it, and that it says these words and nothing more: it is what others hear.

    Raises:
        BadInput: as `say_ready`.
        NotFound: no reading waits to be heard.
        Refused: the words have changed since they were read.
    """
    row, work = _standing(hands, part_id, Standing.HEARD), _wanted(hands, part_id)
    if not row.of.startswith(readings.source_of(hands.desk, hands.story.id, work)):
        raise Refused(
            OTHER_WORDS
        )  # A reading is of its lines alone: what it is about may be put otherwise since.
    facts = facts_of(hands.desk, row)
    files = tuple(File(**one) for one in facts["files"])
    cues = reading_times.timed(readings.words_of(work), facts["ms"], facts["peaks"])
    fresh = replace(work, reading=row.id, read_cues=cues)
    made = Finished(fresh.recipe, files, facts["ms"], tuple(facts["peaks"]), form=fresh.form)
    row.state, row.checked = Standing.CHECKED, hands.staff_id
    hands.keep(replace(fresh, made=made), "check a reading")


def facts_of(desk: Desk, row: ReadingRow) -> dict[str, Any]:
    """Return what was made of a reading: its files, length and outline.

    Raises:
        NotFound: nothing was made of it yet, or it is closed.
    """
    if row.facts is None:
        raise NotFound(parts.NO_SUCH_PART)
    plain: dict[str, Any] = json.loads(desk.unseal(row.story_id, row.facts, f"reading|facts|{row.id}"))
    return plain


def _wanted(hands: Hands, part_id: str) -> PartWork:
    work = _work(hands.desk, hands.story, finished.read(hands.desk, hands.copy), part_id)
    if work is None:
        raise NotFound(parts.NO_SUCH_PART)
    if not for_reader.is_wanted(hands.desk, hands.session, hands.story, work):
        raise BadInput(NOT_WANTED)
    if not readings.words_of(work):
        raise BadInput(NO_WORDS if work.form == Medium.WORDS_READ else NO_LINES)
    return work


def _work(desk: Desk, story: Story, body: Body, part_id: str) -> PartWork | None:
    return next((one for one in finished.works(desk, story, body) if one.id == part_id), None)


def _standing(hands: Hands, part_id: str, state: Standing) -> ReadingRow:
    row = reading_rows.of_part(hands.session, part_id)
    if row is None or row.state != state or row.story_id != hands.story.id:
        raise NotFound("This reading stands otherwise now. Look at the page again.")
    return row


# The reader's link


@dataclass(frozen=True)
class Asked:
    """What a link shows."""

    state: str
    what: str
    """What it is about, without a name, before the words themselves."""

    warnings: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    """The lines to read; empty until the reader said yes, and once the reading is here."""

    is_written: bool = False
    """Whether she wrote it, and has no voice in it."""


def by_token(session: Session, token: str) -> ReadingRow:
    """Return the reading that a link is for.

    Raises:
        NotFound: there is none.
    """
    query = select(ReadingRow).where(ReadingRow.token == token_hash(token))
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        raise NotFound(NO_LINK)
    return found


def shown(desk: Desk, session: Session, row: ReadingRow, moment: Moment, *, in_full: bool = False) -> Asked:
    """Return what a link shows now; with `in_full` the words too, once the reader said yes.

    Raises:
        NotFound: there is nothing to read now.
    """
    if row.state != Standing.ASKED:
        return Asked(row.state, "", (), ())
    work, story = _work_for_reader(desk, session, row, moment), session.get_one(Story, row.story_id)
    body = finished.read(desk, finished.newest(session, story.id))
    words = readings.words_of(work) if in_full and row.yes_on is not None else ()
    return Asked(row.state, body.what, body.warnings, words, work.form == Medium.WORDS_READ)


def say_yes(desk: Desk, session: Session, row: ReadingRow, moment: Moment, *, is_yes: bool) -> None:
    """Record that the reader may be heard.

    Raises:
        BadInput: there was no yes.
        NotFound: there is nothing to read now.
    """
    _work_for_reader(desk, session, row, moment)
    if not is_yes:
        raise BadInput(SAY_YES_FIRST)
    row.yes_on, row.yes_to = row.yes_on or moment.today, sentences_hash()


def may_send(desk: Desk, session: Session, token: str, moment: Moment) -> bool:
    """Return whether a recording may be sent with this link now."""
    try:
        may_be_read(desk, session, by_token(session, token), moment)
    except (BadInput, NotFound):
        return False
    return True


def may_be_read(desk: Desk, session: Session, row: ReadingRow, moment: Moment) -> None:
    """Do nothing when the reader said yes, and the words of this link may be read and sent now.

    Raises:
        BadInput: there was no yes.
        NotFound: there is nothing to read now, or a reading came in already.
    """
    _work_for_reader(desk, session, row, moment)
    if row.yes_on is None:
        raise BadInput(SAY_YES_FIRST)


def take_back(desk: Desk, session: Session, row: ReadingRow, moment: Moment) -> None:
    """Close it because the reader does not want to be heard any more: at once, everywhere. Safe to repeat."""
    if row.state == Standing.CLOSED:
        return
    story = session.get_one(Story, row.story_id)
    was_heard = row.state == Standing.CHECKED
    if was_heard:
        # Down first: a press that fails after this leaves less to be heard, never more.
        next_version.without_readings(desk, session, story, {row.id}, moment, who=READER)
        messages.write(desk, session, story, notices.READING_GONE, staff_id=READER, moment=moment)
    reading_rows.close(desk, session, row, moment, who=READER)


def _work_for_reader(desk: Desk, session: Session, row: ReadingRow, moment: Moment) -> PartWork:
    """Return the words of a link that is open, while the story is with the moderators, she wants it and nothing is open."""
    story = session.get(Story, row.story_id)
    if (
        story is None
        or row.state != Standing.ASKED
        or row.ends is None
        or row.ends < moment.now
        or story.state not in queue.WORK
        or story.hidden_by is not None
        or quarantine.objections(session, story.id)
    ):
        raise NotFound(NOT_NOW)
    copy = finished.newest_or_none(session, story.id)
    if copy is None or finished.is_stale(desk, session, story, copy):
        raise NotFound(NOT_NOW)
    body = finished.read(desk, copy)
    work = _work(desk, story, body, row.part_id)
    if work is None or not for_reader.is_wanted(desk, session, story, work):
        raise NotFound(NOT_NOW)
    if readings.let_out(desk, story.id, work, body) != row.of:
        raise NotFound(NOT_NOW)
    if for_reader.objections(desk, session, story, body, work, moment):
        raise NotFound(NOT_NOW)
    return work


# By the worker


def look(desk: Desk, reading_id: str) -> None:
    """Open what a reader sent, make it anew and prove it; what was sent is destroyed. Safe to repeat."""
    with ExitStack() as stack:
        sources = _waiting(desk, reading_id)
        for source in sources:
            stack.callback(source.close)
        if not sources:
            return
        try:
            made = _made(sources)
        except BadInput as refused:
            _refuse(desk, reading_id, str(refused))
            return
        stack.callback(made.opus.close)
        stack.callback(made.mp3.close)
        _keep(desk, reading_id, made)


def tell_gone(desk: Desk, reading_id: str) -> None:
    """Say, to the reader and at the Desk, that what was sent cannot be opened; the link takes another one while it lasts."""
    _refuse(desk, reading_id, GONE)


def _waiting(desk: Desk, reading_id: str) -> list[BinaryIO]:
    with Session(reading(desk.engine)) as session:
        row = session.get(ReadingRow, reading_id)
        if row is None or row.state != Standing.SENT or not desk.readable([row.story_id]):
            return []
        sources = pieces.segments(desk, session, session.get_one(Part, row.part_id), Role.READ_SENT)
        if not sources:
            raise NotFound(GONE)
        return sources


def _made(sources: Sequence[BinaryIO]) -> sound.Made:
    heard = sound.hear(sources)
    made = sound.make(sources, (), heard)
    if sound_proof.faults(sources, (), heard, made):
        made.opus.close()
        made.mp3.close()
        raise BadInput(FAILED)
    return made


def _keep(desk: Desk, reading_id: str, made: sound.Made) -> None:
    act, at = f"make reading, by {made_with.tools(Kind.SOUND)}", desk.clock.moment().now
    with Session(desk.engine) as session, session.begin():
        row = session.get(ReadingRow, reading_id)
        if row is None or row.state != Standing.SENT:
            return
        part = session.get_one(Part, row.part_id)
        files = []
        for role, encoding, file in (
            (Role.READ_OPUS, "opus", made.opus),
            (Role.READ_MP3, "mp3", made.mp3),
        ):
            file.seek(0)
            blob = parts.keep(desk, session, part, role, file)
            files.append(asdict(File(encoding, blob.sha256, blob.size)))
        # Gone with the commit: a reading that is here, as the reader was told, is never gone before what is made of it.
        parts.destroy_files(desk, session, part, {Role.READ_SENT})
        facts = json.dumps({"files": files, "ms": made.ms, "peaks": made.peaks})
        row.facts = desk.seal(row.story_id, facts, f"reading|facts|{row.id}")
        row.state = Standing.HEARD
        audit.note(session, who=audit.WORKER, act=act, subject=row.story_id, at=at)


def _refuse(desk: Desk, reading_id: str, why: str) -> None:
    """Say why it could not be used; the link takes another one while it lasts."""
    with Session(desk.engine) as session, session.begin():
        row = session.get(ReadingRow, reading_id)
        if row is None or row.state != Standing.SENT:
            return
        parts.destroy_files(desk, session, session.get_one(Part, row.part_id), parts.READ)
        row.state, row.why = Standing.ASKED, why
