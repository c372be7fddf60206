"""A SCORM card: a page with a link, for courses that know no LTI. No medium and no word of a story is in it (rule of f4).

What a course unpacks we can never reach again, so there is nothing to reach: when the link is stopped, the card opens
a page that says so. It tells the course that it was opened, and no more: who read what is nobody's to know.
Sources: SCORM 1.2 content packaging 2.3, run-time 3.4; SCORM 2004 4th edition CAM 3.4, RTE 4.2.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO
from pathlib import Path

from archive.rules.errors import BadInput

FILE_NAME = "session-card.zip"
HERE = Path(__file__).parent / "card"
MANIFESTS: Mapping[str, str] = {"1.2": "manifest-1.2.xml", "2004": "manifest-2004.xml"}
"""By what the form calls it; the course finds it as `imsmanifest.xml`."""

PAGES = ("index.html", "card.js", "card.css")
NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name: when a card was made is nobody's to know either."""


def card(version: str, address: str, *, ends: str) -> bytes:
    """Return the card of a learner link, a zip of four small files.

    Args:
        version: "1.2" or "2004".
        address: the link, whole.
        ends: when it ends, in words.

    Raises:
        BadInput: there is no such version.
    """
    if version not in MANIFESTS:
        raise BadInput("Choose a SCORM 1.2 or a SCORM 2004 card.")
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as into:
        _add(into, "imsmanifest.xml", (HERE / MANIFESTS[version]).read_text())
        for name in PAGES:
            text = (HERE / name).read_text()
            _add(into, name, text.replace("{address}", escape(address)).replace("{ends}", escape(ends)))
    return made.getvalue()


def _add(into: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, date_time=NO_TIME)
    entry.external_attr = 0o644 << 16
    into.writestr(entry, text)
