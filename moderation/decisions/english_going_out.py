"""Putting out the English that she released: by the worker, under a clearance of its own, as her own words are (`going_out`).

Cleared once more, recorded on the desk, put out, or taken down and told to her.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.editions.edition import Content
from archive.editions.index import Entry, Index
from archive.editions.words_proof import StillThere
from archive.ground import audit
from archive.rules import publication
from archive.rules.clock import Moment
from archive.rules.errors import Refused, Unreadable
from archive.rules.publication import Clearance, Facts
from moderation.concerns import takedowns, vetoes
from moderation.court import court
from moderation.decisions import publishing, taken_out
from moderation.letters import notices
from moderation.who import jigsaw
from stories import consenting, drafts, gates, messages, quarantine, tongues, wording
from stories.desk import Desk
from stories.tables import Outing, State, Story, TranslationRow
from stories.tongues import Basis, Standing


def publish(desk: Desk, index: Index | None, story_id: str, moment: Moment) -> None:
    """Put out the translation that she released, if it still clears; take it down otherwise. Safe to repeat.

    As her own words: recorded on the desk first, put out second, and cleared once more under the desk's write lock.
    """
    if _record(desk, story_id, moment):
        entry = _put_out(desk, story_id, moment)
        if entry is not None and index is not None:
            index.put([entry])


def facts_of(desk: Desk, session: Session, story: Story, row: TranslationRow) -> Facts:
    """Return everything on which the publishing of a translation rests."""
    of, words = tongues.basis(desk, session, story), tongues.read(desk, row)
    open_ones = tongues.objections(desk, story, row, words, of)
    return Facts(
        consent=consenting.newest(desk, session, story.id),
        wording_now=wording.accepted(),
        open_marks=open_ones,
        intruder_note=words.intruder_note,
        stage=story.stage,
        check=court.newest(desk, session, story),
        first=row.first,
        second=row.second,
        released_hash=tongues.released_seal(session, row),
        edition_hash="" if of is None or open_ones else tongues.content(story, row, words, of.body).seal,
        hidden=story.hidden_by is not None,
        deleted=story.state == State.DELETED,
        opened=consenting.opened(desk, session, story.id),
        set_aside=bool(quarantine.objections(session, story.id)),
        vetoed=vetoes.is_held(session, story.id),
        wait=tongues.wait_of(desk, session, row),
        # What the translated version tells was asked of that version; the translation has its own note of who could tell.
        panel=jigsaw.newest(desk, session, story),
        text="" if of is None else jigsaw.text_of(desk, story, of.body),
        # What is out stays while it is asked anew; a translation that is not out yet has to be asked first.
        is_out=tongues.is_out(session, row),
        rested_from=tongues.rested_from(session, row),
        translation=row.language,
        # A translation tells what the sentences of her own words tell.
        gate=None if of is None else gates.of(desk, session, story, of.body),
    )


def _record(desk: Desk, story_id: str, moment: Moment) -> bool:
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        story = session.get(Story, story_id)
        if story is None or story.state == State.DELETED:
            return False
        row = tongues.newest(session, story_id)
        keep_out = (
            row if row is not None and _cleared(desk, session, story, row, moment) is not None else None
        )
        _pull_others(desk, session, story, keep_out, moment)
        if keep_out is None:
            _hold(desk, session, story, row, moment)
            return False
        _outing(desk, session, story, keep_out)
        audit.note(session, who="worker", act="publish a translation", subject=story.id, at=moment.now)
        return True


def _hold(desk: Desk, session: Session, story: Story, row: TranslationRow | None, moment: Moment) -> None:
    """Hold a story of which others met the translation alone, and tell her; with her own words out, those decide.

    What is hidden waits for whoever hid it, what has ended says so by itself, and what waits for its day is no trouble.
    """
    consent = consenting.newest(desk, session, story.id)
    if (
        row is None
        or row.state != Standing.YES
        or story.state != State.PUBLISHED
        or story.hidden_by is not None
    ):
        return
    if consent is None or consent.grant.own_words or row.language not in consent.grant.translations:
        return
    opened = consenting.opened(desk, session, story.id)
    if consent.objections(moment, opened=opened) or _waits(desk, session, story, row, moment):
        return
    story.state = State.HELD
    messages.write(desk, session, story, notices.HELD, staff_id="worker", moment=moment)
    audit.note(session, who="worker", act="hold a translation", subject=story.id, at=moment.now)


def _waits(desk: Desk, session: Session, story: Story, row: TranslationRow, moment: Moment) -> bool:
    return publication.waits_until(facts_of(desk, session, story, row), moment) is not None


def is_due(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    """Return whether a translation that is not out could go out now: its time to change her mind is over, and all is clear.

    One that is damaged is not: asked every minute, it must not keep the sweep from all the others.
    """
    row = tongues.newest(session, story.id)
    if row is None or row.state != Standing.YES or tongues.is_out(session, row):
        return False
    try:
        return not publication.objections(facts_of(desk, session, story, row), moment)
    except Unreadable:
        return False


def _put_out(desk: Desk, story_id: str, moment: Moment) -> Entry | None:
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        takedowns.take_in(desk, session, moment)
        story, row = session.get(Story, story_id), tongues.newest(session, story_id)
        clearance = (
            _cleared(desk, session, story, row, moment) if story is not None and row is not None else None
        )
        if story is None or row is None or clearance is None:
            return None
        outing = _outing(desk, session, story, row)
        consenting.note_out(desk, outing, clearance.grant)
        content = _content(desk, session, story, row)
        body = _basis(desk, session, story).body
        taken = taken_out.of_translation(drafts.words_of(desk, story), body, tongues.read(desk, row))
        try:
            return publishing.put_out(desk, session, story, clearance, outing, content, taken)
        except StillThere:
            _give_back(desk, session, story, row, moment)
            return None


def _give_back(desk: Desk, session: Session, story: Story, row: TranslationRow, moment: Moment) -> None:
    """Take a translation down that did not pass its proof, and hold the story; whoever translates has it in hand again."""
    _pull_others(desk, session, story, None, moment)
    _hold(desk, session, story, row, moment)
    row.first = row.second = row.seal = None
    row.state = Standing.WORKING
    audit.note(session, who="worker", act="give a translation back", subject=story.id, at=moment.now)


def _cleared(
    desk: Desk, session: Session, story: Story, row: TranslationRow, moment: Moment
) -> Clearance | None:
    if story.state != State.PUBLISHED or row.state != Standing.YES:
        return None
    facts = facts_of(
        desk, session, story, row
    )  # Refuses nothing by itself: a changed original is one of its objections.
    try:
        return publishing.cleared(session, story, facts, moment)
    except Refused:
        return None


def _pull_others(
    desk: Desk, session: Session, story: Story, keep_out: TranslationRow | None, moment: Moment
) -> None:
    """Take down every translation of a story but one: superseded, refused, or not cleared any more."""
    kept = keep_out.id if keep_out is not None else None
    publishing.pull(
        desk, session, story, moment,
        lambda one: one.translation_id is not None and one.translation_id != kept,
    )  # fmt: skip


def _outing(desk: Desk, session: Session, story: Story, row: TranslationRow) -> Outing:
    content, themes = _content(desk, session, story, row), _basis(desk, session, story).body.themes
    return publishing.outing_of(desk, session, story, row.copy_id, content, themes, translation_id=row.id)


def _content(desk: Desk, session: Session, story: Story, row: TranslationRow) -> Content:
    return tongues.content(story, row, tongues.read(desk, row), _basis(desk, session, story).body)


def _basis(desk: Desk, session: Session, story: Story) -> Basis:
    of = tongues.basis(desk, session, story)
    if of is None:
        raise Refused(tongues.SUPERSEDED)
    return of
