"""Notes on the road: the mothers' door alone, on this machine alone, and the worker that looks at recordings."""

from __future__ import annotations

import os
import secrets
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from archive.carrying import folder as folders
from archive.carrying.folder import PACKED
from archive.ground.jobs import Worker
from archive.rules.errors import Refused
from archive.serving import serve
from archive.settings import LEAVE_TO, Address, notes_settings
from moderation import sweeps
from moderation.worker import POLL_SECONDS
from stories import looking
from stories.app import create_app
from stories.desk import Desk
from stories.pulling import ALONE_JOB

IS_PACKED = "This folder is packed: carry its bundle in first. If nobody has that bundle yet, destroy it and say --unpack."


def may_open(folder: Path, *, unpack: bool) -> None:
    """Do nothing when stories may be told in it.

    Raises:
        Refused: it was packed. What is told after its bundle came in could never be carried in.
    """
    if (folder / PACKED).exists() and not unpack:
        raise Refused(IS_PACKED)


def run(folder: Path, desk: Desk, *, port: int, leave_to: str = LEAVE_TO) -> None:
    """Serve Notes and look at recordings until SIGTERM, SIGINT or a closed terminal."""
    address = Address(f"http://notes.localhost:{port}")
    settings = notes_settings(folders.place_of(folder), address, leave_to)
    application = create_app(settings, desk, secrets.token_hex(32))
    stopped = threading.Event()
    looks = threading.Thread(target=work, args=(desk, stopped))
    looks.start()
    signal.signal(signal.SIGHUP, _as_if_asked_to_stop)
    try:
        serve(application, port=port)
    finally:
        stopped.set()
        looks.join()


def work(desk: Desk, stopped: threading.Event) -> None:
    """Run jobs until `stopped` is set."""
    worker = Worker(desk.engine, handlers(desk))
    while not stopped.is_set():
        if not worker.run_one(desk.clock.moment().now):
            stopped.wait(POLL_SECONDS)


def handlers(desk: Desk) -> dict[str, Callable[[str], None]]:
    """Return what each job's name does here. There is no index, and nothing is out that could be pulled again."""

    def not_here(_: str) -> None:
        """Leave it: what it does is done at the office, or never needed."""

    return {
        "look": lambda part_id: looking.look(desk, part_id),
        "erase": lambda _: sweeps.erase(desk, desk.clock.moment()),
        **dict.fromkeys(("make", "publish", "pull-again", "purge-index", "rotate", ALONE_JOB), not_here),
    }


def _as_if_asked_to_stop(_: int, __: FrameType | None) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
