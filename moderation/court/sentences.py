"""Sentence by sentence at the Desk: signs propose, a reader decides, and what the law locks is left out or told anew (c10).

Decisions lie in the working copy, by the sentence and the one before it; a copy that is made anew keeps those that still stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from archive.rules import anonymity
from archive.rules import grounds as law
from archive.rules import sentences as rules
from archive.rules.anonymity import Kind
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused
from archive.rules.sentences import Sentence, Told
from moderation.anonymise import anonymise
from moderation.parts.covering import in_order
from stories import drafts, finished, gates
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import Cover, PartWork
from stories.sentences import every
from stories.tables import Story, WorkingCopy

NO_SUCH = "That sentence is another one now. Look at it below, then decide it."
WRITTEN_BESIDE = (
    "The title, the gist and the words for a picture are not left out. Write it otherwise where it stands."
)
ONLY_ENGLISH = "The signs know English alone. Decide each sentence, or each paragraph, as you read it."
STILL_OVER = "A part of this line is left out with another one. Look at when this line begins and ends, or put both in."
SIGNED_LANGUAGE = "en"
"""In any other nothing is proposed, and nothing is taken for her own life by itself: a few words of Welsh are not enough."""


def waiting(desk: Desk, session: Session, story: Story, body: Body) -> tuple[str, ...]:
    """Return why it may not go to a second reader while a sentence is undecided."""
    return law.waiting(gates.of(desk, session, story, body))


def proposes(story: Story) -> bool:
    """Return whether signs are looked for in the language in which she told it."""
    return story.language.partition("-")[0] == SIGNED_LANGUAGE


def decide(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, keys: Iterable[str], told: Told, *,
    staff_id: str, moment: Moment,
) -> None:  # fmt: skip
    """Keep what some sentences tell.

    Raises:
        BadInput: a sentence that does not stand there any more.
    """
    body = finished.read(desk, copy)
    wanted = _known(every(desk, story, body), keys)
    _keep(desk, session, story, copy, body, {one.key: told for one in wanted}, staff_id, moment)


def decide_as_proposed(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *, staff_id: str, moment: Moment
) -> int:
    """Keep what is proposed of every sentence that nobody has decided, and return of how many.

    Raises:
        Refused: in this language nothing is proposed.
    """
    if not proposes(story):
        raise Refused(ONLY_ENGLISH)
    body = finished.read(desk, copy)
    left = [one for one in every(desk, story, body) if one.told == Told.UNDECIDED]
    _keep(desk, session, story, copy, body, {one.key: one.proposed for one in left}, staff_id, moment)
    return len(left)


def leave_out(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, keys: Iterable[str], *, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Leave sentences about the court out of what others will see; she sees it as a change, with its reason.

    Raises:
        BadInput: a sentence that does not stand there any more, that is not decided as what happened in court, or that
            stands beside what she told.
    """
    body = finished.read(desk, copy)
    found = every(desk, story, body)
    wanted = [one for one in _known(found, keys) if one.told == Told.COURT]
    if any(one.is_beside for one in wanted):
        raise BadInput(WRITTEN_BESIDE)
    if not wanted:
        raise BadInput("Choose a sentence that is decided as what happened in court.")
    out = {one.key for one in found if one.is_ours} | {one.key for one in wanted}
    _cut(desk, session, story, copy, body, out, "leave out a sentence", staff_id, moment)


def put_in(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, keys: Iterable[str], *, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Put sentences in their places again; without a ground they are locked as before.

    Raises:
        BadInput: a sentence that does not stand there any more, or a line that is left out with another one.
    """
    body = finished.read(desk, copy)
    found = every(desk, story, body)
    gone = {one.key for one in _known(found, keys)}
    out = {one.key for one in found if one.is_ours} - gone
    _cut(desk, session, story, copy, body, out, "put a sentence in again", staff_id, moment)


def _known(found: Iterable[Sentence], keys: Iterable[str]) -> list[Sentence]:
    wanted = set(keys)
    known = [one for one in found if one.key in wanted]
    if not known or {one.key for one in known} != wanted:
        raise BadInput(NO_SUCH)
    return known


def _keep(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, body: Body, fresh: Mapping[str, Told],
    staff_id: str, moment: Moment,
) -> None:  # fmt: skip
    before = dict(body.court)
    after = {**before, **{key: str(told) for key, told in fresh.items()}}
    if after != before:
        kept = replace(body, court=tuple(sorted(after.items())))
        anonymise.keep(desk, session, story, copy, kept, staff_id, "say what a sentence tells", moment)


def _cut(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, body: Body, out: set[str], act: str,
    staff_id: str, moment: Moment,
) -> None:  # fmt: skip
    found = every(desk, story, body)
    spans = [(one.start, one.end) for one in found if not one.where and one.key in out]
    cut = rules.left_out(drafts.words_of(desk, story), body.marks, body.beneath, spans)
    works = tuple(
        _without_lines(work, [one for one in found if one.where == work.id], out) for work in body.parts
    )
    kept = replace(body, marks=cut.marks, beneath=cut.beneath, parts=works)
    anonymise.keep(desk, session, story, copy, kept, staff_id, act, moment)


def _without_lines(work: PartWork, lines: Sequence[Sentence], out: Collection[str]) -> PartWork:
    """Cover the lines that are left out. A cover that stands goes with its own line alone, and is never made shorter.

    The line under it may have been corrected, or emptied, since: what was said in court is still to be heard there.
    """
    before = [cover for cover in work.covers if cover.is_court]
    back = [one for one in lines if one.is_ours and one.key not in out]
    stays = [cover for cover in before if not any(_is_over(cover, one) for one in back)]
    left = [
        one
        for one in lines
        if one.key in out and (not one.is_ours or any(_is_over(cover, one) for cover in before))
    ]
    fresh = {
        Cover(one.start, one.end, "silence", anonymity.REASONS[Kind.COURT], is_court=True)
        for one in left
        if not any(cover.start <= one.start and one.end <= cover.end for cover in stays)
    }
    if any(_common(cover, one) > 0 for cover in (*stays, *fresh) for one in back):
        raise BadInput(STILL_OVER)
    covers = in_order({cover for cover in work.covers if not cover.is_court}.union(stays, fresh))
    return work if covers == work.covers else replace(work, covers=covers, trouble="")


def _is_over(cover: Cover, line: Sentence) -> bool:
    """Return whether a cover is that of this line, as it stands or cut or joined, and not only of one beside it."""
    return 2 * _common(cover, line) >= min(cover.end - cover.start, line.end - line.start)


def _common(cover: Cover, line: Sentence) -> int:
    return min(cover.end, line.end) - max(cover.start, line.start)
