"""What has to happen by itself: lapses, a second pull, erasing, rotation, reaping, rebuilding. All safe to repeat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from archive.editions import copies, given, ledger, press, stocktaking
from archive.editions.index import Entry, Index
from archive.ground import jobs, logbook, sign_ins
from archive.ground.db import erase_traces, reading
from archive.ground.jobs import NotYet
from archive.rules import court as law
from archive.rules.choices import Then, Use
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING, Status
from archive.rules.errors import Unreadable
from moderation.anonymise import undoing
from moderation.concerns import forgetting, takedowns
from moderation.court import court, grounds
from moderation.decisions import decisions, going_out, translating
from moderation.letters import notices
from moderation.voices import reading_in
from stories import (
    consenting,
    contact,
    finished,
    gates,
    keeping,
    machine_drafts,
    messages,
    packages,
    parts,
    quarantine,
    withdrawal,
)
from stories.desk import Desk
from stories.tables import ConsentRow, Outing, State, Story

DONE_JOBS_LIVE = timedelta(days=7)
IN_HER_HANDS = frozenset({State.DRAFT, State.BACK, State.DELETED})


def sweep(desk: Desk, index: Index, moment: Moment) -> None:
    """Run every sweep once; the worker does it each minute."""
    finish_deletions(desk, moment)  # First: nothing else can read a story whose key is gone.
    take_in_complaints(desk, moment)
    lapse_ended(desk, moment)
    hold_unclear(desk, index, moment)
    put_out_in_time(desk, moment)
    pull_again(desk, moment)
    reap(desk, moment)
    reconcile(desk, index)
    sweep_files(desk)
    sign_log(desk, moment)
    with Session(desk.engine) as session, session.begin():
        contact.seal_older(desk, session)
        forgetting.forget_deleted(session, moment)
        sign_ins.forget_old_sign_ins(session, moment.now)
        undoing.forget_left(session, moment)
        reading_in.forget_unsent(desk, session, moment)
        machine_drafts.destroy_spent(session, moment)
        jobs.forget_done(session, moment.now - DONE_JOBS_LIVE)
    packages.check_some(desk, moment)  # Last: it reads much, and nothing above waits for it.


def lapse_ended(desk: Desk, moment: Moment) -> int:
    """Take down every story whose yes has ended; delete it, wherever it stands with us, if she asked for that; return how many.

    What she released and what still waits for its day ends as well: it never goes out then.

    A clock that ran backwards ends nothing and opens nothing: the grants on the shelf refuse by themselves.
    """
    if moment.objections():
        return 0
    with Session(desk.engine) as session, session.begin():
        to_delete = _to_delete(desk, session, moment)
        for story in to_delete:
            withdrawal.delete(desk, session, story, moment, who="worker")
        ended = [
            story
            for story in _in_states(session, State.PUBLISHED, State.RELEASED)
            if _has_ended(desk, session, story, moment)
        ]
        for story in ended:
            withdrawal.lapse(desk, session, story, moment)
            _ask_if_she_wished(desk, session, story, moment)
        return len(to_delete) + len(ended)


def _ask_if_she_wished(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    consent = consenting.newest(desk, session, story.id)
    if consent is not None and consent.then == Then.ASK:
        messages.write(desk, session, story, notices.ENDED, staff_id=decisions.WORKER, moment=moment)


def finish_deletions(desk: Desk, moment: Moment) -> int:
    """Finish what a crash in the middle of a deletion left: a story that is buried, and still stands; return how many."""
    with Session(desk.engine) as session, session.begin():
        standing = session.execute(select(Story).where(Story.state != State.DELETED)).scalars().all()
        buried = [story for story in standing if desk.keys.is_buried(story.id)]
        for story in buried:
            withdrawal.delete(desk, session, story, moment)
        return len(buried)


def take_in_complaints(desk: Desk, moment: Moment) -> int:
    """Pull every story that somebody complained of, and have people decide; return how many complaints were new."""
    with Session(desk.engine) as session, session.begin():
        return takedowns.take_in(desk, session, moment)


def hold_unclear(desk: Desk, index: Index, moment: Moment) -> int:
    """Take down what is out and no longer clear in law: an order that ended, a newer check, a court paper; return how many.

    Clearing it anew pulls it, holds it, and tells her.
    """
    if moment.publishing_objections():
        return 0
    with Session(desk.engine) as session:
        out = _published(session)
        aside = quarantine.of_stories(session, [story.id for story in out])
        on_grounds = grounds.stories_with(session)
        unclear = [
            story.id
            for story in out
            if story.id in aside
            or law.objections(story.stage, court.newest(desk, session, story), moment.today)
            or (story.id in on_grounds and _is_locked(desk, session, story, moment))
        ]
    for story_id in unclear:
        going_out.publish(desk, index, story_id, moment)
    return len(unclear)


def _is_locked(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    body = finished.read(desk, finished.newest(session, story.id))
    return bool(gates.of(desk, session, story, body).locked(moment.today))


def put_out_in_time(desk: Desk, moment: Moment) -> int:
    """Ask for the publishing of what has waited long enough, when no job of it comes soon; return how many.

    A clock that leapt may have put its job off for days; a job that only fails comes again within the hour.
    """
    if moment.publishing_objections():
        return 0
    soon = moment.now + jobs.RETRY_STEPS[-1]
    with Session(desk.engine) as session, session.begin():
        ready = [
            story.id
            for story in _in_states(session, State.RELEASED)
            if story.hidden_by is None
            and consenting.waits_until(desk, session, story, moment) is None
            and not jobs.is_waiting(session, "publish", story.id, by=soon)
        ]
        ready += [
            story.id
            for story in _published(session)
            if story.hidden_by is None
            and not jobs.is_waiting(session, "publish", story.id, by=soon)
            and translating.is_due(desk, session, story, moment)
        ]
        for story_id in ready:
            jobs.later(session, "publish", story_id, due=moment.now)
        return len(ready)


def pull_again(desk: Desk, moment: Moment) -> int:
    """Pull whatever is on the shelf that the desk does not know as out, and destroy keys without an edition; return how many.

    Only a crash between a pull and its record, or a restored shelf, leaves such a thing.
    """
    with Session(desk.engine) as session, session.begin():
        # Inside the desk's write lock: a publishing that is half done has recorded its outing before it puts out.
        known = session.execute(select(Outing.edition_id).where(Outing.is_out)).scalars().all()
        strays = press.orphans(desk.press, known)
        press.pull(desk.press, sorted(strays), moment.now)
        press.destroy_unused_keys(desk.press, moment.now)
        return len(strays)


def unconfirmed(desk: Desk, session: Session) -> int:
    """Return how many copies (paper, locked, for research) of what was taken back nobody has said are destroyed (b12).

    A locked copy, or one for research, is asked for as soon as her yes to such copies is gone, though the story may still be out.
    """
    out = frozenset(session.execute(select(Outing.edition_id).where(Outing.is_out)).scalars())
    with Session(reading(desk.uses)) as uses:
        found = copies.out_of_reach(uses)
    total = 0
    for id, left in found.items():
        grant = press.standing_grant(desk.press, id) if id in out else None
        if grant is None:
            total += max(0, left.printed - left.gone)
        if grant is None or Use.OFFLINE not in grant.uses:
            total += max(0, left.packed - left.packs_gone)
        if grant is None or not grant.lets_copies_leave:
            total += max(0, left.exported - left.exports_gone)
    return total


def sweep_files(desk: Desk) -> int:
    """Delete sealed files that no row names: an upload that broke off, a crash while something was made; return how many."""
    with Session(desk.engine) as session:
        left = desk.originals.sweep(parts.needed_files(session))
    return left + desk.press.published.sweep(press.needed_files(desk.press))


def purge_index(desk: Desk, index: Index) -> None:
    """Make the index anew from the shelf, so that no word of what was pulled is left in its files."""
    index.rebuild(_entries(desk))


def reconcile(desk: Desk, index: Index) -> int:
    """Put into the index what the shelf has and it has not, and rebuild it when it shows more; return the differences.

    An index that cannot be used is made anew too.
    """
    on_shelf = stocktaking.ids(desk.press.shelf)
    try:
        indexed = index.ids()
        if on_shelf - indexed and not indexed - on_shelf:
            index.put(_entries(desk, on_shelf - indexed))
        elif indexed - on_shelf:
            purge_index(desk, index)
    except Unreadable:
        indexed = frozenset()
        purge_index(desk, index)
    return len(on_shelf ^ indexed)


def erase(desk: Desk, moment: Moment) -> None:
    """Leave no erased byte in any store of the private side.

    Raises:
        NotYet: a reader stood in the way.
    """
    with Session(desk.engine) as session, session.begin():
        jobs.forget_done(session, moment.now - DONE_JOBS_LIVE)
    engines = (desk.engine, desk.keys.engine, desk.uses)
    done = [erase_traces(engine) for engine in engines]  # Each of them, even when the first did not succeed.
    if not all(done):
        raise NotYet


def reap(desk: Desk, moment: Moment) -> int:
    """Destroy notebooks that nobody came back to in time; return how many. A clock that leapt destroys nothing."""
    if moment.publishing_objections():
        return 0
    with Session(desk.engine) as session, session.begin():
        late = keeping.overdue(session, moment.today)
        for notebook_id in late:
            keeping.destroy(desk, session, notebook_id, moment)
        return len(late)


def sign_log(desk: Desk, moment: Moment) -> bool:
    """Sign how far the log has come, once a day; return whether it was signed."""
    private = desk.keys.standing(logbook.SIGN_KEY)
    with Session(desk.engine) as session, session.begin():
        return logbook.sign_daily(session, private, moment.today)


def rebuild_shelf(desk: Desk, index: Index, moment: Moment) -> int:
    """Make shelf and index anew from the desk: what was out and still clears goes out again under its id; the rest is pulled."""
    if moment.publishing_objections():
        raise NotYet(*moment.publishing_objections())
    finish_deletions(desk, moment)
    pull_again(desk, moment)
    with Session(desk.engine) as session:
        ids = [story.id for story in _published(session) if story.hidden_by is None]
    for story_id in ids:
        going_out.publish(desk, None, story_id, moment)
    pull_again(desk, moment)
    purge_index(desk, index)
    return len(stocktaking.ids(desk.press.shelf))


def _entries(desk: Desk, ids: frozenset[str] | None = None) -> Iterator[Entry]:
    here = desk.press.shelf
    return given.entries(here, stocktaking.ids(here) if ids is None else ids)


def _published(session: Session) -> list[Story]:
    return _in_states(session, State.PUBLISHED)


def _in_states(session: Session, *states: State) -> list[Story]:
    return list(session.execute(select(Story).where(Story.state.in_(states))).scalars())


def _has_ended(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    newest = select(func.max(ConsentRow.n)).where(ConsentRow.story_id == story.id)
    row = session.execute(select(ConsentRow).where(ConsentRow.n == newest.scalar_subquery())).scalar_one()
    return row.until < moment.today or _is_spent(desk, session, row, moment)


def _is_spent(desk: Desk, session: Session, row: ConsentRow, moment: Moment) -> bool:
    """Return whether it was opened as often as she said, and whoever opened it last has finished.

    The shelf shows it to nobody new from the last opening on; only they may still hear it to the end.
    """
    if row.openings is None or consenting.opened(desk, session, row.story_id) < row.openings:
        return False
    editions = [outing.edition_id for outing in consenting.outings(session, row.story_id)]
    with Session(reading(desk.uses)) as uses:
        return not ledger.is_open(uses, editions, moment.now)


def _to_delete(desk: Desk, session: Session, moment: Moment) -> list[Story]:
    """Return what she wanted deleted at its end, which is over: published, held, on its way, or taken down by a clock that leapt.

    What she has in her own hands again is not among them: she is writing in it.
    """
    if moment.publishing_objections():
        # A clock that leapt takes down; what cannot be undone waits until a person has looked at it.
        return []
    newest = select(func.max(ConsentRow.n)).where(ConsentRow.story_id == Story.id).correlate(Story)
    query = (
        select(Story, ConsentRow)
        .join(ConsentRow, ConsentRow.n == newest.scalar_subquery())
        .where(Story.state.not_in(IN_HER_HANDS), ConsentRow.status.in_(AUTHORISING | {Status.EXPIRED}))
        .where(ConsentRow.then == Then.DELETE)
        .where(or_(ConsentRow.until < moment.today, ConsentRow.openings.is_not(None)))
    )
    return [
        story
        for story, row in session.execute(query)
        if row.until < moment.today or _is_spent(desk, session, row, moment)
    ]
