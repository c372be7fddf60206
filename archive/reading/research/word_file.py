"""The file of a copy of words: plain words, and beside them in JSON what may be done with each and until when.

No id of ours leaves: a story has the number it has in this copy. The same stories give the same bytes, whenever it is made.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.editions.edition import Edition
from archive.rules import data_use
from archive.rules.choices import NAMES
from archive.rules.counts import in_words
from archive.rules.themes import THEMES, WARNINGS

BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The day that every file in a ZIP gets: when a story was changed or packed is nobody's business."""

RULES = """These words belong to the women who told them. Each said yes to research, and only as far as stories.json says.

- Only whoever took this copy reads it, for the research they were let in for. Do not pass it on.
- Do not try to find out who a woman is, and do not join this with anything that could tell.
- Use it only where your organisation works. Quote a line only of a story that has no code "no part on its own".
- Never train a machine with it, never sell it, never give it to the news.
- Look at "Copies" in the Reading room before each use. If it says that copy {number} has to go, destroy it: a mother has
  taken back her yes. You are not told who, and do not need to be. Then press "It is destroyed" there.
- Destroy it by {until} in any case: then the first yes in it ends.
"""


@dataclass(frozen=True)
class Left:
    """A reason why stories stayed here, with their number in fives; None when fewer than five."""

    why: str
    stories: int | None

    @property
    def said(self) -> str:
        """The number in words."""
        return in_words(self.stories)


def packed(editions: Sequence[Edition], left: Sequence[Left], *, number: int, taken_on: date) -> bytes:
    """Return the copy as a ZIP."""
    files = {_name(n): _words(edition) for n, edition in enumerate(editions, start=1)}
    until = min(edition.grant.until for edition in editions)
    about = {
        "copy": number,
        "taken_on": taken_on.isoformat(),
        "destroy_by": until.isoformat(),
        "stories": [_facts(n, edition, files[_name(n)]) for n, edition in enumerate(editions, start=1)],
        "left_out": [{"why": one.why, "stories": one.said} for one in left],
        "left_out_note": "Of stories that may be used for research. One story can stand under several reasons.",
    }
    plain = json.dumps(about, ensure_ascii=False, indent=2).encode()
    readme = f"Copy {number}\n\n{RULES.format(number=number, until=until.isoformat())}"
    return _zipped({"read-me-first.txt": readme.encode(), "stories.json": plain, **files})


def _name(n: int) -> str:
    return f"story-{n:04}.txt"


def _words(edition: Edition) -> bytes:
    return f"{edition.content.title}\n\n{edition.content.words}\n".encode()


def _facts(n: int, edition: Edition, words: bytes) -> dict[str, object]:
    content = edition.content
    return {
        "file": _name(n),
        "sha256": hashlib.sha256(words).hexdigest(),
        "language": content.language,
        "translated_from": content.told_in or None,
        "about": content.note.what,
        "warnings": [
            {"warning": WARNINGS.get(warning, warning), "how_much": how}
            for warning, how in content.note.warnings
        ],
        "themes": [{"id": id, "label": THEMES[id].label} for id in edition.themes if id in THEMES],
        "uses": [NAMES[use] for use in data_use.uses(edition.grant)],
        "codes": [code.plain for code in data_use.codes(edition.grant)],
        "until": edition.grant.until.isoformat(),
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, BEGINNING_OF_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            folder.writestr(entry, body)
    return target.getvalue()
