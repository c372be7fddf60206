"""An edition: what may leave, as one frozen value. No story id, no contributor, no way back.

The seal is what she releases: SHA-256 of the canonical JSON of title, words, content note, alternative texts,
captions and the hash of each medium; neither grant nor id (`design/decisions.md`, Consent as data).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from archive.rules.consent import Grant

READING_PACE = 180
"""Words a minute when read silently by an adult; a teaching room reads along, so the slower end. Our choice."""


@dataclass(frozen=True)
class ContentNote:
    """What comes, before it comes: what it is about and which hard things are in it (d9)."""

    what: str
    warnings: tuple[tuple[str, str], ...] = ()
    """Pairs of a warning id and its intensity (`archive.rules.themes`)."""


@dataclass(frozen=True)
class Content:
    """Everything of an edition that a learner can meet; the seal is drawn from all of it."""

    title: str
    words: str
    note: ContentNote
    language: str = "en-GB"

    def canonical(self) -> bytes:
        """Return the one JSON form of this content: sorted keys, no spaces, UTF-8."""
        plain = {
            "title": self.title,
            "words": self.words,
            "language": self.language,
            "note": {"what": self.note.what, "warnings": [list(pair) for pair in self.note.warnings]},
            "alternative_texts": [],
            "captions": [],
            "media": [],
        }
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def seal(self) -> str:
        """The SHA-256 of the canonical form, 64 hex digits."""
        return hashlib.sha256(self.canonical()).hexdigest()

    @property
    def minutes(self) -> int:
        """How long the words take to read, in whole minutes, at least one."""
        return max(1, round(len(self.words.split()) / READING_PACE))

    @classmethod
    def from_canonical(cls, body: bytes) -> Content:
        """Return the content whose canonical form is `body`."""
        plain = json.loads(body)
        warnings = tuple((name, intensity) for name, intensity in plain["note"]["warnings"])
        note = ContentNote(plain["note"]["what"], warnings)
        return cls(plain["title"], plain["words"], note, plain["language"])


@dataclass(frozen=True)
class Edition:
    """A content with its random id, its themes and the grant it was put out under."""

    id: str
    content: Content
    themes: tuple[str, ...]
    grant: Grant
    key_id: str = field(default="", repr=False)
