"""Doors for a test: an app served on this machine, ports that nobody takes meanwhile, and how long anything may take."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from werkzeug.serving import WSGIRequestHandler, make_server

PATIENCE = 120.0
"""Seconds that a test waits for what must come. Only a fault uses them up: a slow machine with other work beside is none.

With ten, the walks of `test_pages.py` were cut short wherever two other runs went on at the same time.
"""

PATIENCE_MS = PATIENCE * 1000

OURS = range(12_000, 32_000)
"""Below the ports that a system gives to whoever asks for any (32768 and up): a door often opens a minute after its
address was chosen, and until then nobody else may be given it."""

_given: set[int] = set()


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


def free_port() -> int:
    """Return a port that nobody uses, that nobody is given who asks for any, and that this was not asked for before."""
    while True:
        port = random.SystemRandom().choice(OURS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in _given:
                _given.add(port)
                return port


@contextmanager
def served(app: Callable[..., object], port: int = 0) -> Iterator[int]:
    """Serve `app` on this machine, on any port unless one is named; return which."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Quiet)  # type: ignore[arg-type]  # Werkzeug types an app more narrowly than WSGI does.
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wait_for(port: int) -> None:
    """Wait until somebody listens on a port.

    Raises:
        AssertionError: nobody did, in time.
    """
    until(lambda: _answers(port), f"The door at {port} did not open.")


def until(true: Callable[[], object], otherwise: str = "That did not happen in time.") -> None:
    """Wait until a callable returns something true.

    Raises:
        AssertionError: it did not, in time.
    """
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, otherwise
        time.sleep(0.1)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
