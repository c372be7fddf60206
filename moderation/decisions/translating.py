"""Translating a finished version: typed beside the anonymised words, read by a second person, released by her alone.

A translator never sees what she sent, only what others may see. Every version goes out under a clearance of
its own (`english_going_out`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import audit, too_long
from archive.ground.clean import one_line, plain
from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable
from moderation.decisions import english_answers, english_names, made_words, taken_out
from moderation.who import jigsaw
from stories import consenting, drafts, tongues
from stories.desk import Desk
from stories.finished import Passed
from stories.tables import State, Story, TranslationRow
from stories.tongues import Basis, Standing, Words

LONGEST_GIST = 300
LONGEST_NOTE = 2_000
MOST_LET_BE = 200
SAVED_MEANWHILE = "A colleague has changed it meanwhile. Below is what you typed; theirs stands when you open the page again."
NOT_OPEN = "This translation is not open any more. Begin a new one if her words have changed."
DAMAGED = "damaged"
"""How a translation stands that cannot be opened: beside those of `Standing`, and in no row."""

IS_DAMAGED = (
    "Its English is damaged here and cannot be opened. What is out stays out. Tell whoever looks after this archive: they may "
    "have a copy. If they have none, {}: a second person reads it, and she is asked for her yes to it."
)
WRITE_IT_ANEW = "write it anew under “Into English”"
FROM_THE_QUEUE = "put the story back into the queue, and write the English anew once two people have read her own words again"
NO_SUCH = "There is no translation of this story."


@dataclass(frozen=True)
class Waiting:
    """A story whose words may be heard in another language, as a line of the list."""

    id: str
    gist: str
    told_in: str
    state: str
    """Where its translation stands (`Standing`, or `DAMAGED`); empty while there is none, or none of the words as they are now."""

    first: str


def waiting(desk: Desk, session: Session) -> tuple[Waiting, ...]:
    """Return what could be translated now, is being translated, or waits for her; what she answered is not in it."""
    query = select(Story).where(Story.state.in_(tongues.FINISHED), Story.hidden_by.is_(None))
    others = [
        story
        for story in session.execute(query.order_by(Story.sent_at)).scalars()
        if tongues.has_another(story)
    ]
    readable = desk.readable([story.id for story in others])
    lines = (_line(desk, session, story) for story in others if story.id in readable)
    return tuple(line for line in lines if line is not None)


def open_for(desk: Desk, session: Session, story: Story) -> tuple[TranslationRow | None, Basis]:
    """Return the translation of the finished version, if one was begun and can be opened, and that version.

    Raises:
        Refused: her own words are not finished, are hidden, or she said yes to no translation.
    """
    of = tongues.basis(desk, session, story)
    if of is None or story.hidden_by is not None:
        raise Refused(tongues.NOT_YET)
    consent = consenting.newest(desk, session, story.id)
    if consent is None or consent.status not in AUTHORISING or not consent.grant.translations:
        raise Refused(tongues.NO_YES)
    row = tongues.newest(session, story.id)
    is_none = row is None or tongues.is_superseded(row, of) or tongues.is_damaged(desk, row)
    return (None if is_none else row), of


def damaged(desk: Desk, session: Session, story: Story) -> str:
    """Return that the translation of a story cannot be opened, and what to do about it; empty when there is nothing to do.

    What she refused, and what was made of other words than hers are now, has to be written anew anyway.
    """
    row = tongues.newest(session, story.id)
    if row is None or row.state == Standing.NO or not tongues.is_damaged(desk, row):
        return ""
    of = tongues.basis(desk, session, story)
    if of is None:
        return IS_DAMAGED.format(FROM_THE_QUEUE) if story.state == State.HELD else ""
    return "" if tongues.is_superseded(row, of) else IS_DAMAGED.format(WRITE_IT_ANEW)


def keep(
    desk: Desk, session: Session, story: Story, words: Words, *, saved: int, staff_id: str, moment: Moment,
    looked: tuple[Passed, ...] = (),
) -> TranslationRow:  # fmt: skip
    """Keep what was typed; whoever had finished it has to look again. The same once more changes nothing.

    Args:
        desk: the private side.
        session: of the desk's store.
        story: whose.
        words: as typed.
        saved: how often it had been kept when the page was made.
        staff_id: who keeps it.
        moment: now.
        looked: what was let pass just now with the rest of a list.

    Raises:
        Refused: as `open_for`; or somebody else kept it meanwhile.
    """
    row, of = open_for(desk, session, story)
    before = tongues.read(desk, row) if row is not None else begun(desk, session, story, of)
    clean = english_answers.kept_as(before, _clean(words), jigsaw.id_of_newest(session, story.id), looked)
    if row is None or row.state == Standing.NO:
        row = _begin(desk, session, story, of, moment)
    elif row.saved != saved:
        raise Refused(SAVED_MEANWHILE)
    elif before == clean:
        return row
    elif row.state == Standing.YES:
        raise Refused(
            "She has released this translation. It changes only when her own words do, or when she takes it back."
        )
    tongues.write(desk, row, clean)
    row.saved, row.state = row.saved + 1, Standing.WORKING
    row.first = row.second = row.seal = None
    audit.note(session, who=staff_id, act="translate", subject=story.id, at=moment.now)
    return row


def ready(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Say that the translation is done and can be read by a second person.

    Raises:
        Refused: with everything that is still open, at once.
    """
    row, words, of = _standing(desk, session, story, Standing.WORKING)
    problems = _open_in(desk, session, story, row, words, of)
    if problems:
        raise Refused(*problems)
    row.first, row.second, row.seal = staff_id, None, tongues.content(story, row, words, of.body).seal
    row.state = Standing.SECOND
    made_words.note(session, story, of.body, moment, made_words.TRANSLATION)
    audit.note(session, who=staff_id, act="finish a translation", subject=story.id, at=moment.now)


def agree(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Say, as a second person, that the translation may go to her.

    Raises:
        Refused: the same person, changed words, or something open.
    """
    row, words, of = _standing(desk, session, story, Standing.SECOND)
    problems = list(_open_in(desk, session, story, row, words, of))
    if row.first == staff_id:
        problems.insert(0, "You finished this translation. A second person has to agree.")
    if not problems and row.seal != tongues.content(story, row, words, of.body).seal:
        problems.append("It has changed since it was finished.")
    if problems:
        raise Refused(*problems)
    row.second, row.state = staff_id, Standing.HERS
    audit.note(session, who=staff_id, act="agree to a translation", subject=story.id, at=moment.now)


def left_in(desk: Desk, session: Session, story: Story, words: Words, of: Basis) -> tuple[str, ...]:
    """Return what is still open in a translation, with what could tell who somebody is and nobody has decided."""
    hers = drafts.words_of(desk, story)
    return (
        *tongues.open_in(desk, story, words, of),
        *english_names.waiting(desk, story, words, of),
        *english_answers.waiting(words, jigsaw.id_of_newest(session, story.id)),
        *taken_out.left_in_translation(hers, of.body, words),
    )


def says_the_same(kept: Words, typed: Words) -> bool:
    """Return whether what was typed is what is kept."""
    return kept == english_answers.kept_as(kept, _clean(typed), kept.more_panel)


def begun(desk: Desk, session: Session, story: Story, of: Basis) -> Words:
    """Return what stands in the boxes of a new translation: an older one to start from, its intruder note asked anew.

    Nothing, when her words are others now or she has taken some back: the old English still tells what must not be told. Nor
    of one that is damaged.
    """
    before = tongues.newest(session, story.id)
    if before is None or tongues.is_damaged(desk, before) or not tongues.tells_the_same(session, before, of):
        return Words()
    return english_answers.asked_anew(tongues.read(desk, before))


def _open_in(
    desk: Desk, session: Session, story: Story, row: TranslationRow, words: Words, of: Basis
) -> tuple[str, ...]:
    if tongues.is_superseded(row, of):
        return (tongues.SUPERSEDED,)
    return left_in(desk, session, story, words, of)


def _begin(desk: Desk, session: Session, story: Story, of: Basis, moment: Moment) -> TranslationRow:
    before = tongues.newest(session, story.id)
    row = TranslationRow(
        id=new_id(), story_id=story.id, copy_id=of.copy.id, of_seal=of.content.seal, language=tongues.INTO[0],
        number=before.number + 1 if before is not None else 1, state=Standing.WORKING, body=b"", saved=0,
        made_at=moment.now,
    )  # fmt: skip
    tongues.write(desk, row, Words())
    session.add(row)
    session.flush()
    return row


def _standing(
    desk: Desk, session: Session, story: Story, state: Standing
) -> tuple[TranslationRow, Words, Basis]:
    row, of = open_for(desk, session, story)
    if row is None:
        raise NotFound(NO_SUCH)
    if row.state != state:
        raise Refused(NOT_OPEN)
    return row, tongues.read(desk, row), of


def _line(desk: Desk, session: Session, story: Story) -> Waiting | None:
    try:
        row, of = open_for(desk, session, story)
    except (Refused, Unreadable):  # Of a damaged one the queue says so; this list must stand for the others.
        return None
    if row is not None and row.state == Standing.YES:
        return None
    state, first = (row.state, row.first or "") if row is not None else ("", "")
    if damaged(desk, session, story):
        state = DAMAGED
    return Waiting(story.id, of.body.what, story.language, state, first)


def _clean(words: Words) -> Words:
    if len(words.words) > drafts.LONGEST:
        raise BadInput(f"A translation has at most {drafts.LONGEST:,} characters.")
    return replace(
        words,
        title=too_long.line(words.title, drafts.LONGEST_TITLE, "A title"),
        words=plain(words.words).strip(),
        what=too_long.line(words.what, LONGEST_GIST, "A gist"),
        in_short=too_long.text(words.in_short, LONGEST_NOTE, "What it says, in short,"),
        stay=too_long.line(words.stay, LONGEST_GIST, "Plain words here"),
        intruder_note=too_long.text(words.intruder_note, LONGEST_NOTE, "What you tried"),
        # What more it tells is an answer to yes alone.
        more_said=too_long.line(words.more_said, LONGEST_GIST, "What more it tells")
        if words.more == "yes"
        else "",
        # In one order, so that the same boxes ticked are the same words.
        let_be=tuple(sorted({one_line(one, most=LONGEST_GIST) for one in words.let_be} - {""}))[:MOST_LET_BE],
    )
