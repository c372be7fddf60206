"""A link to a playlist, and the browser of a learner who comes by it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from flask.testing import FlaskClient

from archive.rules.clock import LONDON
from tests.rooms.shelving import Library, Signed


def local(offset: timedelta = timedelta()) -> str:
    """A moment as the form sends it, relative to now."""
    return f"{datetime.now(LONDON) + offset:%Y-%m-%dT%H:%M}"


def link(trainer: Signed, address: str, *, most: int = 5, opens: str = "", ends: str = "") -> str:
    """Make a link; return its path."""
    page = trainer.post(
        f"{address}/links",
        opens=opens or local(timedelta(minutes=-1)),
        ends=ends or local(timedelta(days=3)),
        most=str(most),
    )
    found = re.search(r'value="http://room\.localhost:8003(/with-us/[\w-]{43})"', page)
    assert found
    return found[1]


def begin(library: Library, path: str) -> FlaskClient:
    """Come by a link and start; return the learner's browser."""
    learner = library.visitor()
    assert learner.post(path).status_code == 303
    return learner


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    """A page, which comes with this status."""
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.get_data(as_text=True)[-400:])
    return answer.get_data(as_text=True)
