"""The worker: runs jobs as they come due and every sweep once a minute. It is the one writer of the search index."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from archive.editions.index import Index
from archive.ground import failures, versions
from archive.ground.jobs import Worker
from moderation import sweeps
from moderation.decisions import files_gone, going_out
from moderation.letters import replies
from moderation.parts import first_drafts, found_in_pictures, making, word_timing
from moderation.replacing import naming
from moderation.voices import readings
from moderation.who import alone
from stories import looking
from stories.desk import Desk

POLL_SECONDS = 0.5
SWEEP_EVERY = timedelta(minutes=1)

_log = logging.getLogger("ihw.worker")


def handlers(desk: Desk, index: Index) -> dict[str, Callable[[str], None]]:
    """Return what each job's name does; every one is safe to repeat."""
    return {
        "make": lambda asked: making.make(desk, asked, desk.clock.moment()),
        "look": lambda part_id: looking.look(desk, part_id),
        "look-for": lambda asked: found_in_pictures.look(desk, asked),
        naming.JOB: lambda copy_id: naming.read(desk, copy_id),
        first_drafts.JOB: lambda asked: first_drafts.hear(desk, asked, desk.clock.moment()),
        "open-reading": lambda reading_id: readings.look(desk, reading_id),
        word_timing.JOB: lambda asked: word_timing.time_words(desk, asked),
        "publish": lambda story_id: going_out.publish(desk, index, story_id, desk.clock.moment()),
        "pull-again": lambda _: _done(sweeps.pull_again(desk, desk.clock.moment())),
        "purge-index": lambda _: sweeps.purge_index(desk, index),
        replies.JOB: lambda reply_id: replies.pass_on(desk, reply_id, desk.clock.moment()),
        alone.JOB: lambda after: alone.look(desk, after, desk.clock.moment()),
        "erase": lambda _: sweeps.erase(desk, desk.clock.moment()),
        "rotate": lambda which: _done((desk.keys if which == "desk" else desk.press.keys).rotate()),
    }


def tellers(desk: Desk) -> dict[str, Callable[[str], None]]:
    """Return, by the name of a job that opens a file of hers or of a reader, what tells people that the file is gone."""
    return {
        "make": lambda asked: making.tell_gone(desk, asked),
        first_drafts.JOB: lambda asked: first_drafts.tell_gone(desk, asked, desk.clock.moment()),
        word_timing.JOB: lambda asked: word_timing.tell_gone(desk, asked),
        # Of words that cannot be opened the page says that nothing has read them.
        naming.JOB: lambda _: None,
        "look-for": lambda asked: found_in_pictures.tell_gone(desk, asked),
        "open-reading": lambda reading_id: readings.tell_gone(desk, reading_id),
        "publish": lambda story_id: files_gone.tell(desk, story_id, desk.clock.moment()),
    }


def run_once(desk: Desk, index: Index) -> int:
    """Run all due jobs and every sweep once; return how many jobs were run."""
    moment = desk.clock.moment()
    count = Worker(desk.engine, handlers(desk, index), tellers(desk)).run_all(moment.now)
    sweeps.sweep(desk, index, moment)
    return count


def run(desk: Desk, index: Index, stopped: threading.Event) -> None:
    """Work until `stopped` is set. A sweep that fails is tried again with the next; its error's text is never logged."""
    versions.fingerprint()  # Of the program that runs: it may be replaced on the disk while this process stands.
    worker = Worker(desk.engine, handlers(desk, index), tellers(desk))
    next_sweep = desk.clock.moment().now
    while not stopped.is_set():
        now = desk.clock.moment().now
        if now >= next_sweep:
            next_sweep = now + SWEEP_EVERY
            _sweep(desk, index)
        if not worker.run_one(now):
            stopped.wait(POLL_SECONDS)


def _sweep(desk: Desk, index: Index) -> None:
    try:
        sweeps.sweep(desk, index, desk.clock.moment())
    except Exception as found:  # noqa: BLE001 -- whatever it is, the next sweep tries again.
        _log.warning("a sweep failed: %s", failures.told(found))


def _done(_: int) -> None:
    """Let a count go."""
