"""What stands in the way of showing lines to a reader outside: the law, names that are left, and her own newest yes (ADR 24)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.rules import grounds as law
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING
from archive.rules.errors import Refused
from archive.rules.grounds import Gate
from archive.rules.sentences import Told, slipped
from moderation.replacing import proposing
from stories import consenting, finished, gates, readings
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork, reads_words
from stories.tables import Story


def check(desk: Desk, session: Session, story: Story, body: Body, work: PartWork, moment: Moment) -> None:
    """Do nothing when the lines of a recording may be shown to somebody outside.

    Raises:
        Refused: with everything that is still open, at once.
    """
    if problems := objections(desk, session, story, body, work, moment):
        raise Refused(*problems)


def objections(
    desk: Desk, session: Session, story: Story, body: Body, work: PartWork, moment: Moment
) -> tuple[str, ...]:
    """Return why the lines of a recording, and what it is about, may not be shown to a reader now; empty when they may."""
    gate, parts = gates.of(desk, session, story, body), {one.id for one in body.parts}
    return (
        # What she wrote has no place of its own in the gate: its sentences are told apart by where they stand.
        *_of_law(gate, body, work, moment, where=work.id if work.id in parts else ""),
        *finished.names_left(desk, story, body),
        *proposing.waiting(desk, story, body),
    )


def is_wanted(desk: Desk, session: Session, story: Story, work: PartWork) -> bool:
    """Return whether her newest yes asks for a reading of this by somebody else, and holds."""
    consent = consenting.newest(desk, session, story.id)
    if consent is None or consent.status not in AUTHORISING or not work.is_read_aloud:
        return False
    wished = (
        reads_words(consent.grant) if work.form == Medium.WORDS_READ else work.form in consent.grant.media
    )
    return bool(wished)


def _of_law(gate: Gate, body: Body, work: PartWork, moment: Moment, *, where: str) -> tuple[str, ...]:
    lines = Gate(
        tuple(one for one in gate.sentences if one.where == where and not one.is_beside), gate.grounds
    )
    found = law.objections(lines, None, moment.today)
    decided = Gate(tuple(one for one in gate.sentences if one.told != Told.UNDECIDED), gate.grounds)
    # What is locked in her words, or left out of them, may stand in her recording and in the gist just as well.
    stands = slipped((body.what, *readings.words_of(work)), decided.kept_out(moment.today))
    return (*found, law.STILL_THERE) if stands and not found else found
