"""What is decided about one recording or picture: what is covered, what is read instead, and what was made of it.

It is sealed inside the working copy. What was made remembers from which decisions, so that a change of any of them makes
it stale; nothing stale can be released.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from archive.editions.edition import Cue, File, Picture, Sound
from archive.media.kinds import Kind
from archive.rules.choices import READ_ALOUD, VOICES, Medium
from archive.rules.consent import Consent
from archive.rules.grant import Grant
from stories.word_times import Spoken

LOOKED = "looked"


class Fate(StrEnum):
    """What becomes of a face, or of words, found in a picture."""

    OPEN = "open"
    COVERED = "covered"
    OUTSIDE = "outside"
    """It lies outside the part that is shown."""

    STAYS = "stays"


SLACK = 150
"""Milliseconds by which the time of a line may reach into a cover without being beside it: by so much a cover is widened."""

HOW = {"silence": "silence", "tone": "soft tone"}
"""What stands in place of a part of a recording, and how moderators call it."""


@dataclass(frozen=True)
class Cover:
    """A part of a recording that nobody will hear."""

    start: int
    """Milliseconds from the beginning."""

    end: int
    how: str
    reason: str = ""
    """Said to her beside it."""

    is_hers: bool = False
    """Whether she took this part back herself. Only she takes such a cover away."""

    is_court: bool = False
    """Whether a line about the court is left out here because of the law (`archive.rules.grounds`)."""

    told: str = field(default="", compare=False)
    """A hash of the words beside it of which somebody said that they tell nothing of what is covered (`beside`)."""


@dataclass(frozen=True)
class Box:
    """A part of a picture, in pixels of the clean copy."""

    left: int
    top: int
    width: int
    height: int
    reason: str = ""


@dataclass(frozen=True)
class Seen:
    """A face, or a line of written words, that a machine found in a picture; people decide what becomes of it."""

    what: str
    left: int
    top: int
    width: int
    height: int
    words: str = field(default="", repr=False)
    """How the writing reads, for moderators alone; sealed with everything else here."""

    stays: str = ""
    """Why people let it stand; empty while nobody has said."""


@dataclass(frozen=True)
class ByEye:
    """That somebody says of a picture which no machine has looked at: I looked for faces and writing in it."""

    recipe: str
    """How it was covered and cut then (`PartWork.recipe`); of anything else it says nothing."""

    staff_id: str
    at: str
    """When (ISO 8601)."""


@dataclass(frozen=True)
class Finished:
    """What was made: files by their hashes, and their measures."""

    recipe: str
    """From which decisions (`PartWork.recipe`)."""

    files: tuple[File, ...]
    ms: int = 0
    peaks: tuple[int, ...] = ()
    width: int = 0
    height: int = 0
    form: str = ""
    """In which form (`Medium`) these very bytes were made and proved; it goes with them, whatever is wished later.
    Empty of what was made before there was more than one form of a voice."""


@dataclass(frozen=True)
class PartWork:
    """The decisions about one part."""

    id: str
    kind: str
    form: str = ""
    """The form in which she lets it out (`Medium`); empty: a recording in writing only, a picture not at all."""

    covers: tuple[Cover, ...] = ()
    cues: tuple[Cue, ...] = ()
    boxes: tuple[Box, ...] = ()
    crop: Box | None = None
    alternative: str = ""
    made: Finished | None = None
    reading: str = ""
    """Which reading by somebody else is heard (`stories.readings`); empty for none."""

    read_cues: tuple[Cue, ...] = ()
    """The lines with the times of that reading."""

    trouble: str = ""
    """Why it could not be made, as a sentence."""

    wordless: str = ""
    """A hash of the stretches without a line in which somebody heard that nobody speaks."""

    spoken: tuple[Spoken, ...] = ()
    """When each word is said, as far as a machine could tell."""

    seen: tuple[Seen, ...] = ()
    looked: str = ""
    """`LOOKED` when a machine has looked for faces and words, why it could not, or empty when it has not."""

    by_eye: ByEye | None = None
    """Who of us has looked instead, last; it holds as long as what is seen is what they saw (`needs_eyes`)."""

    @property
    def recipe(self) -> str:
        """A hash of everything that what is made depends on."""
        if self.is_read_aloud:
            said = [self.form, self.reading, [cue.text for cue in self.said]]
            return hashlib.sha256(json.dumps(said).encode()).hexdigest()
        boxes = [asdict(box) | {"reason": ""} for box in (*self.boxes, *filter(None, [self.crop]))]
        covers = [{"start": c.start, "end": c.end, "how": c.how, "reason": ""} for c in self.covers]
        plain = json.dumps([self.form, covers, boxes, self.crop is not None], sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def said(self) -> tuple[Cue, ...]:
        """The lines of the transcript that others may read: without those that she took back or the law keeps out."""
        gone = [cover for cover in self.covers if cover.is_hers or cover.is_court]
        return tuple(cue for cue in self.cues if all(cue.end <= c.start or c.end <= cue.start for c in gone))

    def beside(self, cover: Cover) -> tuple[Cue, ...]:
        """Return the lines that others may read though what is heard at their times is covered: a short word as well.

        A line whose times only reach into a cover, by no more than `SLACK`, is not beside it; one of which a word is nowhere
        heard any more is, and one in which the whole cover lies.
        """
        return tuple(cue for cue in self.said if self._is_beside(cue, cover))

    def _is_beside(self, cue: Cue, cover: Cover) -> bool:
        if min(cue.end, cover.end) - max(cue.start, cover.start) > SLACK:
            return True
        if cue.start <= cover.start and cover.end <= cue.end:
            return True
        if min(cue.end, cover.end + SLACK) <= max(cue.start, cover.start - SLACK):
            return False
        words = (one for one in self.spoken if cue.start <= one.start and one.end <= cue.end)
        return self._is_destroyed(cue.start, cue.end) or any(
            cover.start <= one.start and one.end <= cover.end for one in words
        )

    def _is_destroyed(self, start: int, end: int) -> bool:
        """Return whether nothing between these times is heard: covers are made wider, so near ones meet."""
        for cover in sorted(self.covers, key=lambda one: one.start):
            if cover.start - SLACK <= start < cover.end + SLACK:
                start = cover.end + SLACK
        return start >= end

    @property
    def needs_eyes(self) -> bool:
        """Whether it goes out as a picture that neither a machine nor a person has looked at, as it is covered now."""
        is_shown = self.kind == Kind.PICTURE and self.goes_out
        return (
            is_shown and self.looked != LOOKED and (self.by_eye is None or self.by_eye.recipe != self.recipe)
        )

    @property
    def undecided(self) -> tuple[int, ...]:
        """The numbers, from 1, of what was found in it and is neither covered, nor left out, nor said to stay."""
        return tuple(n for n, one in enumerate(self.seen, start=1) if self.fate(one) == Fate.OPEN)

    def fate(self, one: Seen) -> Fate:
        """Return what becomes of something that was found, as things are decided now. A half cover covers nothing."""
        left, top, right, bottom = one.left, one.top, one.left + one.width, one.top + one.height
        if self.crop is not None:
            left, right = max(left, self.crop.left), min(right, self.crop.left + self.crop.width)
            top, bottom = max(top, self.crop.top), min(bottom, self.crop.top + self.crop.height)
            if left >= right or top >= bottom:
                return Fate.OUTSIDE
        if any(
            box.left <= left
            and box.top <= top
            and right <= box.left + box.width
            and bottom <= box.top + box.height
            for box in self.boxes
        ):
            return Fate.COVERED
        return Fate.STAYS if one.stays else Fate.OPEN

    @property
    def is_made(self) -> bool:
        """Whether what was made is what is decided now."""
        return self.made is not None and self.made.recipe == self.recipe and self._made_form == self.form

    @property
    def goes_out(self) -> bool:
        """Whether anything of it can be met beside words."""
        return bool(self.form)

    @property
    def keeps_her_voice_back(self) -> bool:
        """Whether others hear another voice than hers: whoever proves that, as the second reader, does not hear hers."""
        return self.form in {Medium.CHANGED_VOICE, Medium.READ_BY_OTHER}

    @property
    def is_read_aloud(self) -> bool:
        """Whether somebody else is heard: then nothing is made of it here, a reader sends it."""
        return self.form in READ_ALOUD

    @property
    def _made_form(self) -> str:
        form = self.made.form if self.made is not None else ""
        return form or (Medium.OWN_VOICE if self.kind == Kind.SOUND else self.form)

    def medium(self) -> Sound | Picture | None:
        """Return what goes out of it, or None when nothing does, or it is not made as decided."""
        if self.made is None or not self.goes_out or not self.is_made:
            return None
        made, form = self.made, Medium(self._made_form)
        if self.kind == Kind.SOUND:
            said = self.read_cues if form in READ_ALOUD else self.said
            return Sound(made.files, made.ms, said, made.peaks, form)
        return Picture(made.files, made.width, made.height, self.alternative, form)

    def objections(self, number: int) -> tuple[str, ...]:
        """Return what is still open about it; `number` is its place among its kind."""
        is_sound = self.kind == Kind.SOUND
        found = _about_sound(self, f"Recording {number}") if is_sound else _about_picture(self, number)
        return tuple(found)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> PartWork:
        """Return what `asdict` wrote."""
        made = plain["made"] and Finished(
            **{
                **plain["made"],
                "files": _each(File, plain["made"]["files"]),
                "peaks": tuple(plain["made"]["peaks"]),
            }
        )
        return cls(
            **{
                **plain,
                "covers": _each(Cover, plain["covers"]),
                "cues": _each(Cue, plain["cues"]),
                "read_cues": _each(Cue, plain.get("read_cues", ())),
                "boxes": _each(Box, plain["boxes"]),
                "spoken": _each(Spoken, plain.get("spoken", [])),
                "seen": _each(Seen, plain.get("seen", [])),
                "crop": Box(**plain["crop"]) if plain["crop"] else None,
                "by_eye": ByEye(**plain["by_eye"]) if plain.get("by_eye") else None,
                "made": made or None,
            }
        )


def form_of(kind: str, consent: Consent | None) -> str:
    """Return the form in which her yes lets a part of this kind out; empty for none."""
    media = consent.grant.media if consent is not None else frozenset()
    if kind == Kind.SOUND:
        return voice_in(media)
    return next((form.value for form in (Medium.ART, Medium.ART_PART) if form in media), "")


def voice_in(media: Collection[Medium]) -> str:
    """Return the form in which a recording may be heard; empty for none. Of two the one that holds less of her."""
    return next((form.value for form in VOICES if form in media), "")


def reads_words(grant: Grant) -> bool:
    """Return whether what she wrote may be read aloud by somebody else: only where her own words may be seen."""
    return Medium.WORDS_READ in grant.media and grant.own_words


def not_in_her_voice(works: Iterable[PartWork], consent: Consent | None) -> tuple[str, ...]:
    """Return which recordings stand in another form than the one in which she lets them be heard."""
    sounds = [work for work in works if work.kind == Kind.SOUND]
    wished = form_of(Kind.SOUND, consent)
    return tuple(
        f"Recording {number} stands in another form than she chose. Take the story again."
        for number, work in enumerate(sounds, start=1)
        if wished and work.form != wished
    )


def unread(work: PartWork) -> PartWork:
    """Return the same decisions without a reading by somebody else."""
    return replace(work, reading="", read_cues=(), made=None) if work.reading else work


def in_form(work: PartWork, form: str) -> PartWork:
    """Return the same decisions for another form; what was made for the old one is stale by itself."""
    return work if work.form == form else replace(work, form=form, reading="", read_cues=())


MAKE_IT = "has to be made, as others will hear it"


def _each(kind: type[Any], rows: list[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(kind(**row) for row in rows)


def _about_sound(work: PartWork, name: str) -> list[str]:
    found = []
    if not work.cues:
        found.append(f"{name} has no transcript yet.")
    if any(cue.end <= cue.start for cue in work.cues) or any(
        later.start < earlier.end for earlier, later in zip(work.cues, work.cues[1:], strict=False)
    ):
        found.append(f"{name}: two lines of the transcript stand over each other.")
    if work.goes_out and not work.is_made:
        found.append(f"{name} {'waits for somebody to read it aloud' if work.is_read_aloud else MAKE_IT}.")
    return found


def _about_picture(work: PartWork, number: int) -> list[str]:
    if not work.goes_out:
        return []
    found, name = [], f"Picture {number}"
    if not work.alternative.strip():
        found.append(f"{name} has no words yet for those who do not see it.")
    if work.undecided:
        found.append(
            f"{name}: {_things(len(work.undecided))} nobody has decided yet. Cover it, or say why it may stay."
        )
    if work.form == Medium.ART_PART and work.crop is None:
        found.append(f"She lets a part of picture {name.rsplit(maxsplit=1)[-1]} be seen. Choose which part.")
    if not work.is_made:
        found.append(f"{name} has to be made, as others will see it.")
    return found


def _things(count: int) -> str:
    return (
        "a face or written words were found, and"
        if count == 1
        else f"{count} faces or lines of writing were found, and"
    )
