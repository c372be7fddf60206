"""What has to happen by itself: lapses, a second pull, erasing, rotation, reaping, rebuilding. All safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from archive.editions import copies, given, press, stocktaking
from archive.editions.index import Entry, Index
from archive.ground import jobs, logbook, sign_ins
from archive.ground.db import erase_traces, reading
from archive.ground.files import Files
from archive.ground.jobs import NotYet
from archive.rules import court as law
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Unreadable
from moderation import in_turn
from moderation.anonymise import undoing
from moderation.concerns import forgetting, takedowns
from moderation.court import court, grounds
from moderation.decisions import ended, english_going_out, files_gone, going_out
from moderation.voices import reading_in
from stories import (
    consenting,
    contact,
    finished,
    gates,
    keeping,
    machine_drafts,
    packages,
    parts,
    quarantine,
    withdrawal,
)
from stories.desk import Desk
from stories.tables import Outing, State, Story

DONE_JOBS_LIVE = timedelta(days=7)


def sweep(desk: Desk, index: Index, moment: Moment) -> None:
    """Run every sweep once; the worker does it each minute. One that fails keeps no other from its turn.

    Raises:
        Exception: whatever went wrong first, once all have had their turn.
    """
    steps: tuple[Callable[[], object], ...] = (
        lambda: finish_deletions(desk, moment),  # First: nothing else can read a story whose key is gone.
        lambda: take_in_complaints(desk, moment),
        lambda: ended.lapse_ended(desk, moment),
        lambda: hold_unclear(desk, index, moment),
        lambda: put_out_in_time(desk, moment),
        lambda: pull_again(desk, moment),
        lambda: reap(desk, moment),
        lambda: reconcile(desk, index),
        lambda: sweep_files(desk),
        lambda: sign_log(desk, moment),
        *(partial(in_turn.locked, desk, one) for one in _tidying(desk, moment)),
        lambda: packages.check_some(desk, moment),  # Last: it reads much, and nothing above waits for it.
    )
    in_turn.each(steps)


def _tidying(desk: Desk, moment: Moment) -> Iterable[Callable[[Session], object]]:
    """Return what is let go of, each in a transaction of its own."""
    return (
        lambda session: contact.seal_older(desk, session),
        lambda session: forgetting.forget_deleted(session, moment),
        lambda session: sign_ins.forget_old_sign_ins(session, moment.now),
        lambda session: undoing.forget_left(session, moment),
        lambda session: reading_in.forget_unsent(desk, session, moment),
        lambda session: machine_drafts.destroy_spent(session, moment),
        lambda session: jobs.forget_done(session, moment.now - DONE_JOBS_LIVE),
    )


def finish_deletions(desk: Desk, moment: Moment) -> int:
    """Finish a deletion that a crash cut short, or that an older copy of the data folder undid; return how many.

    Such a story is buried, and still stands.
    """
    desk.keys.keep_tombstones()
    with Session(reading(desk.engine)) as session:
        standing = session.execute(select(Story.id).where(Story.state != State.DELETED)).scalars().all()
    buried = sorted(desk.keys.buried_among(standing))
    return in_turn.with_each(desk, buried, lambda session, story: _finish(desk, session, story, moment))


def _finish(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    is_standing = story.state != State.DELETED
    if is_standing:
        withdrawal.delete(desk, session, story, moment)
    return is_standing


def take_in_complaints(desk: Desk, moment: Moment) -> int:
    """Pull every story that somebody complained of, and have people decide; return how many complaints were new."""
    with Session(desk.engine) as session, session.begin():
        return takedowns.take_in(desk, session, moment)


def hold_unclear(desk: Desk, index: Index, moment: Moment) -> int:
    """Take down what is out and no longer clear in law: an order that ended, a newer check, a court paper; return how many.

    Clearing it anew pulls it, holds it, and tells her: all is looked at once more inside the lock that writers wait for.
    """
    if moment.publishing_objections():
        return 0
    with Session(reading(desk.engine)) as session:
        unclear = [story.id for story in _unclear(desk, session, _published(session), moment)]
    in_turn.each(partial(_clear_anew, desk, index, id, moment) for id in unclear)
    return len(unclear)


def _clear_anew(desk: Desk, index: Index, story_id: str, moment: Moment) -> None:
    try:
        going_out.publish(desk, index, story_id, moment)
    except (NotFound, Unreadable):
        # Something of it is damaged, so nothing says that it is clear: it does not stay out for that.
        with Session(desk.engine) as session, session.begin():
            for story in _unclear(desk, session, [session.get_one(Story, story_id)], moment):
                files_gone.hold(desk, session, story, moment)


def _unclear(desk: Desk, session: Session, stories: Sequence[Story], moment: Moment) -> Iterable[Story]:
    ids = [story.id for story in stories]
    aside, opens = quarantine.of_stories(session, ids), desk.readable(ids)
    on_grounds = grounds.stories_with(session)
    for story in stories:
        # What is out has a key of its own. Where hers is damaged she can hide her story, and cannot look at what others see of it.
        is_shut = story.id not in opens
        if is_shut or story.id in aside or _is_unclear(desk, session, story, moment, on_grounds):
            yield story


def _is_unclear(
    desk: Desk, session: Session, story: Story, moment: Moment, on_grounds: Collection[str]
) -> bool:
    try:
        check = court.newest(desk, session, story)
        is_locked = story.id in on_grounds and _is_locked(desk, session, story, moment)
    except (NotFound, Unreadable):
        return True  # What is deleted meanwhile is found deleted by whoever clears it anew.
    return is_locked or bool(law.objections(story.stage, check, moment.today))


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
            and _waits_no_more(desk, session, story, moment)
            and not jobs.is_waiting(session, "publish", story.id, by=soon)
        ]
        ready += [
            story.id
            for story in _published(session)
            if story.hidden_by is None
            and not jobs.is_waiting(session, "publish", story.id, by=soon)
            and english_going_out.is_due(desk, session, story, moment)
        ]
        for story_id in ready:
            jobs.later(session, "publish", story_id, due=moment.now)
        return len(ready)


def _waits_no_more(desk: Desk, session: Session, story: Story, moment: Moment) -> bool:
    """Return whether its day has come. Of one that is damaged nobody can say so: its own job finds that, and tells people."""
    try:
        return consenting.waits_until(desk, session, story, moment) is None
    except Unreadable:
        return False


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
    left = _sweep_folder(desk.originals, desk.engine, parts.needed_files)
    return left + _sweep_folder(
        desk.press.published, desk.press.engine, lambda _: press.needed_files(desk.press)
    )


def _sweep_folder(files: Files, engine: Engine, needed: Callable[[Session], Collection[str]]) -> int:
    with Session(reading(engine)) as session:
        if not files.left(needed(session)):
            return 0
    with Session(engine) as session, session.begin():
        # Inside the write lock: the row of such a file may have been written since, and none can be until this is over.
        return files.sweep(needed(session))


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
    with Session(reading(desk.engine)) as session:
        late = keeping.overdue(session, moment.today)
    # Inside the lock each is looked at once more: she may have come back.
    in_turn.each(partial(in_turn.locked, desk, partial(_destroy, desk, id, moment)) for id in late)
    return len(late)


def _destroy(desk: Desk, notebook_id: str, moment: Moment, session: Session) -> None:
    keeping.destroy(desk, session, notebook_id, moment)


def sign_log(desk: Desk, moment: Moment) -> bool:
    """Sign how far the log has come, once a day; return whether it was signed."""
    private = desk.keys.standing(logbook.SIGN_KEY)
    with Session(desk.engine) as session, session.begin():
        return logbook.sign_daily(session, private, moment.today)


def rebuild_shelf(desk: Desk, index: Index, moment: Moment) -> int:
    """Make shelf and index anew from the desk: what was out and still clears goes out again under its id; the rest is pulled.

    Raises:
        NotYet: the clock cannot be believed just now.
        Exception: whatever went wrong first, once all have had their turn.
    """
    if moment.publishing_objections():
        raise NotYet(*moment.publishing_objections())
    finish_deletions(desk, moment)
    pull_again(desk, moment)
    with Session(reading(desk.engine)) as session:
        ids = [story.id for story in _published(session) if story.hidden_by is None]
    in_turn.each(
        (
            *(partial(going_out.publish, desk, None, id, moment) for id in ids),
            lambda: pull_again(desk, moment),
            lambda: purge_index(desk, index),
        )
    )
    return len(stocktaking.ids(desk.press.shelf))


def _entries(desk: Desk, ids: frozenset[str] | None = None) -> Iterator[Entry]:
    here = desk.press.shelf
    return given.entries(here, stocktaking.ids(here) if ids is None else ids)


def _published(session: Session) -> list[Story]:
    return _in_states(session, State.PUBLISHED)


def _in_states(session: Session, *states: State) -> list[Story]:
    return list(session.execute(select(Story).where(Story.state.in_(states))).scalars())
