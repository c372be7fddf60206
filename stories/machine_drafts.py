"""What a machine guessed that is said in a recording: sealed, beside the working copy and never in it (ADR 39).

It stands while the first reader works at that copy, and goes with the recording, the story, the copy, and its day. It lies
in a table of its own, which nothing that makes, shows, finds or puts out a finished version ever reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, object_session

from archive.rules import first_draft
from archive.rules.clock import Moment
from archive.rules.errors import Unreadable
from archive.rules.first_draft import Guess, Stretch
from stories.desk import Desk
from stories.tables import Part, PartState, State, Story, WorkingCopy
from stories.work_tables import MachineDraft


@dataclass(frozen=True)
class Draft:
    """What is sealed in it."""

    guesses: tuple[Guess, ...] = ()
    heard: int = 0
    """How far it heard, in milliseconds."""

    is_done: bool = False
    covers: tuple[Stretch, ...] = ()
    """What was covered when it was last looked at: of this the guesses hold nothing."""

    trouble: str = ""
    """Why the machine could not hear it, as a sentence."""

    def fitting(self, covers: Sequence[Stretch]) -> Draft:
        """Return it without what is covered now."""
        left = first_draft.uncovered(self.guesses, self.covers, covers)
        return replace(self, guesses=left, covers=tuple(covers))


def begin(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, part_id: str, moment: Moment
) -> None:
    """Keep an empty draft of a recording, in place of one that stands there."""
    destroy(session, part_id)
    row = MachineDraft(
        part_id=part_id, story_id=story.id, copy_id=copy.id, until=first_draft.last_day(moment.today), said=b""
    )  # fmt: skip
    write(desk, row, Draft())
    session.add(row)
    session.flush()


def row_of(session: Session, part_id: str, moment: Moment) -> MachineDraft | None:
    """Return the row of a draft that still stands; None when there is none, or its time or its use is over."""
    row = session.get(MachineDraft, part_id)
    return row if row is not None and _stands(session, row, moment) else None


def read(desk: Desk, row: MachineDraft) -> Draft:
    """Return what is sealed in a row."""
    plain = json.loads(desk.unseal(row.story_id, row.said, f"machine_draft|said|{row.part_id}"))
    guesses = tuple(Guess(**one) for one in plain.pop("guesses"))
    covers = tuple((start, end) for start, end in plain.pop("covers"))
    return Draft(guesses=guesses, covers=covers, **plain)


def write(desk: Desk, row: MachineDraft, draft: Draft) -> None:
    """Seal a draft into its row."""
    text = json.dumps(asdict(draft), ensure_ascii=False)
    row.said = desk.seal(row.story_id, text, f"machine_draft|said|{row.part_id}")


def fit(desk: Desk, copy: WorkingCopy, part_id: str, covers: Sequence[Stretch]) -> None:
    """Take out of a draft whatever is covered now; called whenever a working copy is written, by whomever."""
    session = object_session(copy)
    row = session.get(MachineDraft, part_id) if session is not None else None
    if session is None or row is None:
        return
    try:
        before = read(desk, row)
    except Unreadable:
        # A guess that cannot be opened is of use to nobody, and must not keep a story from being hidden.
        destroy(session, part_id)
        return
    after = before.fitting(covers)
    if after != before:
        write(desk, row, after)


def destroy(session: Session, part_id: str) -> None:
    """Destroy the draft of one recording."""
    session.execute(delete(MachineDraft).where(MachineDraft.part_id == part_id))


def destroy_all(session: Session, story_id: str) -> None:
    """Destroy every draft of a story."""
    session.execute(delete(MachineDraft).where(MachineDraft.story_id == story_id))


def destroy_spent(session: Session, moment: Moment) -> int:
    """Destroy every draft whose day or whose use is over; return how many. Run by the sweep; safe to repeat."""
    spent = [
        row for row in session.execute(select(MachineDraft)).scalars() if not _stands(session, row, moment)
    ]
    for row in spent:
        session.delete(row)
    session.flush()
    return len(spent)


def _stands(session: Session, row: MachineDraft, moment: Moment) -> bool:
    story, part = session.get(Story, row.story_id), session.get(Part, row.part_id)
    newest = (
        select(WorkingCopy.id)
        .where(WorkingCopy.story_id == row.story_id)
        .order_by(WorkingCopy.version.desc())
    )
    return (
        moment.today <= row.until
        and story is not None
        and story.state == State.SENT
        and not story.hiders
        and part is not None
        and part.state == PartState.READY
        and session.execute(newest.limit(1)).scalar_one_or_none() == row.copy_id
    )
