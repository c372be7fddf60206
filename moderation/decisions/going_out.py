"""Her own words go out: after her release and on their day, if everything still clears; otherwise held, and she is told (c11, c14).

Recorded and committed on the desk first, put out second: whatever breaks in between, less is public. A translation
goes out by `english_going_out.py`; what both share is `publishing.py`.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.editions.index import Entry, Index
from archive.editions.words_proof import StillThere
from archive.ground import audit
from archive.ground.jobs import NotYet
from archive.rules import publication
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from archive.rules.publication import Clearance, Facts
from moderation.concerns import takedowns, vetoes
from moderation.court import court
from moderation.decisions import decisions, english_going_out, publishing, taken_out
from moderation.letters import notices
from moderation.who import jigsaw
from stories import consenting, drafts, finished, gates, messages, pulling, quarantine, wording
from stories.desk import Desk
from stories.partwork import not_in_her_voice
from stories.tables import State, Story


def publish(desk: Desk, index: Index | None, story_id: str, moment: Moment) -> None:
    """Put out what she released, if it still clears; otherwise hold it and tell her. Safe to repeat.

    As long as she may change her mind nothing happens, and the job comes again on the day. Recorded and committed on
    the desk first, put out second. Without an index: whoever calls makes it anew afterwards.

    Raises:
        NotYet: the clock cannot be believed just now.
    """
    if moment.publishing_objections():
        # A clock that cannot be believed passes; nothing she said yes to is held for it.
        raise NotYet(*moment.publishing_objections())
    if _record_outing(desk, story_id, moment):
        entry = _put_out(desk, story_id, moment)
        if entry is not None and index is not None:
            index.put([entry])
    english_going_out.publish(desk, index, story_id, moment)


def facts_of(desk: Desk, session: Session, story: Story) -> Facts:
    """Return everything on which the publishing of a story rests."""
    copy, body = decisions.copy_of_now(desk, session, story)
    consent = consenting.newest(desk, session, story.id)
    open_marks = (*finished.objections(desk, story, body), *not_in_her_voice(body.parts, consent))
    return Facts(
        consent=consent,
        wording_now=wording.accepted(),
        open_marks=open_marks,
        intruder_note=body.intruder_note,
        stage=story.stage,
        check=court.newest(desk, session, story),
        first=copy.first,
        second=copy.second,
        released_hash=consenting.released_seal(session, story.id),
        edition_hash="" if open_marks else finished.content(desk, story, body).seal,
        hidden=story.hidden_by is not None,
        deleted=story.state == State.DELETED,
        set_aside=bool(quarantine.objections(session, story.id)),
        vetoed=vetoes.is_held(session, story.id),
        opened=consenting.opened(desk, session, story.id),
        wait=consenting.wait_of(desk, session, story.id),
        panel=jigsaw.newest(desk, session, story),
        text=jigsaw.text_of(desk, story, body),
        is_out=jigsaw.is_out(session, story),
        rested_from=jigsaw.rested_from(session, story, copy),
        gate=gates.of(desk, session, story, body),
    )


def objections(desk: Desk, session: Session, story: Story, moment: Moment) -> tuple[str, ...]:
    """Return every reason why a story may not go out now."""
    return publication.objections(facts_of(desk, session, story), moment)


def _record_outing(desk: Desk, story_id: str, moment: Moment) -> bool:
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        story = session.get(Story, story_id)
        if story is None or story.state not in (State.RELEASED, State.PUBLISHED):
            return False
        # A complaint that nobody has taken in yet must not be outrun by putting the story out under a new key.
        takedowns.take_in(desk, session, moment)
        if _stays_in(desk, session, story):
            _keep_in(desk, session, story, moment)
            return False
        cleared = _cleared(desk, session, story, moment)
        if cleared is None:
            return False
        copy, body = decisions.copy_of_now(desk, session, story)
        content = finished.content(desk, story, body)
        outing = publishing.outing_of(desk, session, story, copy.id, content, body.themes)
        consenting.note_out(desk, outing, cleared.grant)
        story.state = State.PUBLISHED
        audit.note(session, who=decisions.WORKER, act="publish", subject=story.id, at=moment.now)
        _pull_hers(desk, session, story, outing.edition_id, moment)
        pulling.ask_who_again(session, moment)
        return True


def _put_out(desk: Desk, story_id: str, moment: Moment) -> Entry | None:
    """Put the recorded outing on the shelf, inside the desk's write lock.

    Everything is cleared once more under that lock: what she hid, narrowed or deleted since the outing was recorded
    must not come out after her, nor under an older grant. Her own press on a button waits for the lock, or comes first.
    """
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        takedowns.take_in(desk, session, moment)
        story = session.get(Story, story_id)
        if story is None or story.state != State.PUBLISHED or _stays_in(desk, session, story):
            return None
        clearance = _cleared(desk, session, story, moment)
        if clearance is None:
            return None
        copy, body = decisions.copy_of_now(desk, session, story)
        content = finished.content(desk, story, body)
        outing = publishing.outing_of(desk, session, story, copy.id, content, body.themes)
        media = finished.media_bytes(desk, session, story, body, clearance.grant.media)
        taken = taken_out.of(drafts.words_of(desk, story), body)
        try:
            return publishing.put_out(desk, session, story, clearance, outing, content, taken, media)
        except StillThere as found:
            _keep_back(desk, session, story, found, notices.HELD, moment)
            return None


def _stays_in(desk: Desk, session: Session, story: Story) -> bool:
    """Return whether she released her own words for a translation alone: nobody meets them in her own language."""
    consent = consenting.newest(desk, session, story.id)
    return consent is not None and not consent.grant.own_words


def _keep_in(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    _pull_hers(desk, session, story, "", moment)
    if story.state == State.RELEASED:
        story.state = State.PUBLISHED
        audit.note(
            session, who=decisions.WORKER, act="keep her own words in", subject=story.id, at=moment.now
        )


def _cleared(desk: Desk, session: Session, story: Story, moment: Moment) -> Clearance | None:
    facts = None
    try:
        facts = facts_of(desk, session, story)
        return publishing.cleared(session, story, facts, moment)
    except Refused as refused:
        # Without facts she has changed her words since.
        has_run_out = facts is not None and facts.gate is not None and facts.gate.has_run_out(moment.today)
        letter = notices.GROUND_ENDED if has_run_out else notices.HELD
        _keep_back(desk, session, story, refused, letter, moment)
        return None


def _keep_back(
    desk: Desk, session: Session, story: Story, refused: Refused, letter: str, moment: Moment
) -> None:
    publishing.pull(desk, session, story, moment)
    consent = consenting.newest(desk, session, story.id)
    if story.hidden_by is not None or (consent is not None and consent.grant.until < moment.today):
        # Hidden, it waits for whoever hid it. A yes whose day is over ends by itself: the sweep says so to her.
        return
    story.state = State.HELD
    messages.write(desk, session, story, letter, staff_id=decisions.WORKER, moment=moment)
    decisions.note(
        session, story, decisions.WORKER, f"held by {len(refused.sentences)} reasons", "consent", moment
    )


def _pull_hers(desk: Desk, session: Session, story: Story, besides: str, moment: Moment) -> None:
    """Take down every edition of her own words but the one that is named; a translation is judged by itself."""
    publishing.pull(
        desk, session, story, moment, lambda one: one.edition_id != besides and one.translation_id is None
    )
