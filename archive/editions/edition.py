"""An edition: what may leave, as one frozen value. No story id, no contributor, no way back.

The seal is what she releases: SHA-256 of the canonical JSON of title, words, content note, alternative texts,
captions and the hash of each medium; neither grant nor id (`design/decisions.md`, Consent as data).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from archive.rules.choices import Medium
from archive.rules.grant import Grant

READING_PACE = 180
"""Words a minute when read silently by an adult; a teaching room reads along, so the slower end. Our choice."""

MINUTE = 60_000
"""Milliseconds."""

MIME: Mapping[str, str] = {
    "opus": "audio/ogg",
    "mp3": "audio/mpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
"""The encodings in which anything goes out, and what a browser is told. They are ours, never the sender's."""


MADE_BY: Mapping[str, str] = {
    "person": "by a person",
    "checked": "by a machine, and checked by a person",
    "herself": "by herself",
}
"""Who made a translation, by kind."""


@dataclass(frozen=True)
class ContentNote:
    """What comes, before it comes: what it is about and which hard things are in it (d9)."""

    what: str
    warnings: tuple[tuple[str, str], ...] = ()
    """Pairs of a warning id and its intensity (`archive.rules.themes`)."""

    moments: tuple[tuple[str, int, int, int], ...] = ()
    """Where in a recording it is: a warning id, the number of the medium from 0, and from when to when in milliseconds."""

    def plain(self) -> dict[str, Any]:
        """Return it for the canonical form; what has no moments is written as it was before there were any."""
        kept = {"what": self.what, "warnings": [list(pair) for pair in self.warnings]}
        return {**kept, "moments": [list(one) for one in self.moments]} if self.moments else kept


@dataclass(frozen=True)
class File:
    """One encoding of a medium, by its hash."""

    encoding: str
    """A key of `MIME`."""

    sha256: str
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Cue:
    """What is said between two moments, as it may be read."""

    start: int
    """Milliseconds from the beginning."""

    end: int
    text: str


@dataclass(frozen=True)
class Sound:
    """A recording as it goes out: what must not be heard is not in it."""

    files: tuple[File, ...]
    ms: int
    cues: tuple[Cue, ...]
    """The whole transcript, in order; also the captions."""

    peaks: tuple[int, ...]
    """Its outline, made from the finished sound: 0 to 100, one for every 100 ms."""

    form: Medium = Medium.OWN_VOICE


@dataclass(frozen=True)
class Picture:
    """A drawing or photo as it goes out: what must not be seen is not in it."""

    files: tuple[File, ...]
    width: int
    """Pixels."""

    height: int
    alternative: str
    """What can be seen, in words, for those who do not see it."""

    form: Medium = Medium.ART


@dataclass(frozen=True)
class Content:
    """Everything of an edition that a learner can meet; the seal is drawn from all of it."""

    title: str
    words: str
    note: ContentNote
    language: str = "en-GB"
    media: tuple[Sound | Picture, ...] = ()
    places: tuple[int, ...] = ()
    """Where each of them stood before some were taken away (`in_forms`); empty when none was. Not part of the seal."""

    told_in: str = ""
    """Of a translation: the language in which she told it. Empty for her own words."""

    made_by: str = ""
    """Of a translation: by what kind of person it was made (a key of `MADE_BY`), never by whom."""

    def canonical(self) -> bytes:
        """Return the one JSON form of this content: sorted keys, no spaces, UTF-8."""
        plain = {
            "title": self.title,
            "words": self.words,
            "language": self.language,
            "note": self.note.plain(),
            "alternative_texts": [one.alternative for one in self.pictures],
            "captions": [[[cue.start, cue.end, cue.text] for cue in one.cues] for one in self.sounds],
            "media": [_plain(one) for one in self.media],
        }
        if self.told_in:
            plain["translation"] = {"from": self.told_in, "by": self.made_by}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def seal(self) -> str:
        """The SHA-256 of the canonical form, 64 hex digits."""
        return hashlib.sha256(self.canonical()).hexdigest()

    @property
    def translation(self) -> str:
        """The language into which it was translated; empty for her own words."""
        return self.language if self.told_in else ""

    @property
    def sounds(self) -> tuple[Sound, ...]:
        """Its recordings, in order."""
        return tuple(one for one in self.media if isinstance(one, Sound))

    @property
    def told(self) -> tuple[tuple[int, Sound | Picture], ...]:
        """What of it tells more than her words do, each with its number: a reading of the words says them once more."""
        return tuple((n, one) for n, one in self.placed if one.form != Medium.WORDS_READ)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, in order."""
        return tuple(one for one in self.media if isinstance(one, Picture))

    @property
    def spoken(self) -> str:
        """What is said in its recordings and seen in its pictures, as words to search in."""
        said = [cue.text for _, one in self.told if isinstance(one, Sound) for cue in one.cues]
        return "\n".join([*said, *(one.alternative for one in self.pictures)])

    @property
    def every_text(self) -> tuple[str, ...]:
        """Everything in it that can be read, text by text; lines of a recording alone and in a row."""
        rows = [" ".join(cue.text for cue in sound.cues) for sound in self.sounds]
        lines = [cue.text for sound in self.sounds for cue in sound.cues]
        return (
            self.title,
            self.words,
            self.note.what,
            *(one.alternative for one in self.pictures),
            *lines,
            *rows,
        )

    @property
    def minutes(self) -> int:
        """How long the words take to read and the recordings to hear, in whole minutes, at least one.

        Words that are read aloud take either the one or the other: the longer of both counts.
        """
        told = sum(one.ms for _, one in self.told if isinstance(one, Sound))
        heard = sum(sound.ms for sound in self.sounds)
        return max(minutes_of(self.words, ms=told), minutes_of("", ms=heard))

    @property
    def forms(self) -> frozenset[Medium]:
        """In which forms it can be met."""
        return frozenset({Medium.WORDS} | {one.form for one in self.media})

    def in_forms(self, granted: Iterable[Medium]) -> Content:
        """Return what is left of it in these forms: what she did not allow, or has taken back, is not there."""
        allowed = frozenset(granted)
        left = [(place, one) for place, one in self.placed if one.form in allowed]
        if len(left) == len(self.media):
            return self
        return replace(self, media=tuple(one for _, one in left), places=tuple(place for place, _ in left))

    @property
    def placed(self) -> tuple[tuple[int, Sound | Picture], ...]:
        """Its recordings and pictures, each with the number under which its files lie on the shelf."""
        return tuple(zip(self.places or range(len(self.media)), self.media, strict=False))

    @classmethod
    def from_canonical(cls, body: bytes) -> Content:
        """Return the content whose canonical form is `body`."""
        plain = json.loads(body)
        warnings = tuple((name, intensity) for name, intensity in plain["note"]["warnings"])
        moments = tuple((name, n, start, end) for name, n, start, end in plain["note"].get("moments", ()))
        note = ContentNote(plain["note"]["what"], warnings, moments)
        made = plain.get("translation", {"from": "", "by": ""})
        return cls(
            plain["title"], plain["words"], note, plain["language"], _media(plain),
            told_in=made["from"], made_by=made["by"],
        )  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """A content with its random id, its themes and the grant it was put out under."""

    id: str
    content: Content
    themes: tuple[str, ...]
    grant: Grant
    key_id: str = field(default="", repr=False)


def minutes_of(words: str, *, ms: int = 0) -> int:
    """Return how long these words take to read, and so much sound to hear, in whole minutes, at least one."""
    return max(1, round(len(words.split()) / READING_PACE + ms / MINUTE))


def _plain(one: Sound | Picture) -> dict[str, Any]:
    kind = "sound" if isinstance(one, Sound) else "picture"
    # Captions and alternative texts stand in lists of their own, so that a person can read them there.
    facts = {name: value for name, value in asdict(one).items() if name not in ("cues", "alternative")}
    return {"kind": kind, **facts}


def _media(plain: dict[str, Any]) -> tuple[Sound | Picture, ...]:
    captions, alternatives = iter(plain["captions"]), iter(plain["alternative_texts"])
    found: list[Sound | Picture] = []
    for one in plain["media"]:
        files = tuple(File(**file) for file in one["files"])
        form = Medium(one["form"])
        if one["kind"] == "sound":
            cues = tuple(Cue(start, end, text) for start, end, text in next(captions))
            found.append(Sound(files, one["ms"], cues, tuple(one["peaks"]), form))
        else:
            found.append(Picture(files, one["width"], one["height"], next(alternatives), form))
    return tuple(found)
