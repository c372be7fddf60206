"""A playlist on the screen of a room: begun, and walked page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.rooms.shelving import Signed, text_of


def begin(trainer: Signed, address: str) -> str:
    """Press "Present"; return where it leads."""
    answer = trainer.client.post(f"{address}/present")
    assert answer.status_code == 303, answer.get_data(as_text=True)[-600:]
    return answer.headers["Location"]


def on(page: str, rel: str = "next") -> str:
    """Where a page of the screen leads."""
    found = re.search(rf'rel="{rel}" href="([^"]+)"', page)
    return found[1] if found else ""


def walk(trainer: Signed, at: str) -> Iterator[tuple[str, str]]:
    """Every page from here on, with its address."""
    while at:
        page = trainer.get(at)
        yield at, page
        at = on(page)


def main(page: str) -> str:
    """The page between header and footer, as text."""
    return text_of(page.partition('<main id="main">')[2].partition("</main>")[0])
