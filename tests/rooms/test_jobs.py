"""Jobs: asked for in the caller's transaction, run again when a worker dies, never twice at once, never dropped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from archive.ground import jobs
from archive.ground.jobs import Worker
from archive.rules.errors import Unreadable
from archive.settings import Place
from archive.stores import open_named

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def store(place: Place) -> Engine:
    """The store that holds the jobs."""
    return open_named(place, "desk")


def _ask(store: Engine, argument: str = "id-1", **how: bool) -> None:
    with Session(store) as session, session.begin():
        jobs.later(session, "note", argument, due=NOW, **how)


def test_a_job_is_there_only_when_the_change_that_asked_for_it_is(store: Engine) -> None:
    with Session(store) as session:
        jobs.later(session, "note", "id-1", due=NOW)
        session.rollback()
    assert not Worker(store, {"note": lambda _: None}).run_one(NOW)


def test_a_job_is_done_once(store: Engine) -> None:
    done: list[str] = []
    _ask(store)
    worker = Worker(store, {"note": done.append})
    assert worker.run_all(NOW) == 1
    assert worker.run_all(NOW + timedelta(days=1)) == 0
    assert done == ["id-1"]


def test_the_same_purge_asked_for_twice_is_done_once(store: Engine) -> None:
    done: list[str] = []
    for _ in range(3):
        _ask(store, "shelf", once=True)
    Worker(store, {"note": done.append}).run_all(NOW)
    assert done == ["shelf"]


def test_a_failing_job_waits_longer_and_is_never_dropped(store: Engine) -> None:
    tries: list[str] = []

    def failing(argument: str) -> None:
        tries.append(argument)
        if len(tries) < 8:
            raise RuntimeError(argument)

    _ask(store)
    worker = Worker(store, {"note": failing})
    now = NOW
    for _ in range(20):
        worker.run_all(now)
        now += timedelta(hours=1)
    assert len(tries) == 8
    with Session(store) as session:
        assert jobs.waiting(session) == 0


def test_what_a_failing_job_stumbled_over_is_not_logged(
    store: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(_: str) -> None:
        raise RuntimeError("canary words of hers")

    _ask(store)
    Worker(store, {"note": failing}).run_one(NOW)
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


def test_two_workers_never_run_the_same_job(store: Engine) -> None:
    done: list[str] = []
    for number in range(60):
        _ask(store, f"id-{number}")
    workers = [Worker(store, {"note": done.append}) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda worker: worker.run_all(NOW), workers))
    assert sorted(done) == sorted(f"id-{number}" for number in range(60))


def test_a_worker_that_lost_its_lease_cannot_finish_the_job(store: Engine) -> None:
    _ask(store)
    slow, late = Worker(store, {}), NOW + timedelta(minutes=2)
    taken = slow._take(NOW)
    assert taken is not None
    done: list[str] = []
    assert Worker(store, {"note": done.append}).run_one(late)
    slow._put_back(taken[0], taken[4], NOW)
    assert not Worker(store, {"note": done.append}).run_one(late + timedelta(minutes=2))
    assert done == ["id-1"]


def test_a_killed_workers_job_runs_again(store: Engine, place: Place, tmp_path: Path) -> None:
    _ask(store)
    begun = tmp_path / "begun"
    code = f"""
        import time, pathlib
        from datetime import datetime, UTC
        from archive.ground.jobs import Worker
        from archive.ground.db import open_store
        def slow(_):
            pathlib.Path({str(begun)!r}).touch()
            time.sleep(60)
        Worker(open_store(pathlib.Path({str(place.store("desk"))!r})), {{"note": slow}}).run_one(datetime(2026, 11, 24, 12, tzinfo=UTC))
    """
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)])
    try:
        for _ in range(2_400):
            if begun.exists():
                break
            time.sleep(0.05)
        assert begun.exists()
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    done: list[str] = []
    worker = Worker(store, {"note": done.append})
    assert not worker.run_one(NOW + timedelta(seconds=30)), "its lease still runs"
    assert worker.run_one(NOW + timedelta(seconds=61))
    assert done == ["id-1"]


def test_what_stays_gone_is_told_to_somebody_and_anything_else_is_tried_for_ever(store: Engine) -> None:
    told: list[str] = []
    gone = [True]

    def failing(_: str) -> None:
        raise Unreadable("This file is gone.") if gone[0] else RuntimeError

    worker, now = Worker(store, {"note": failing}, {"note": told.append}), NOW
    for is_gone in (False, True):
        gone[0] = is_gone
        _ask(store, f"{is_gone}")
        for _ in range(20):
            now += timedelta(hours=2)
            worker.run_all(now)
        assert told == (["False", "True"] if is_gone else []), "none too early, none too late"
