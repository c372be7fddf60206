"""Taking back a passage, her voice or her picture of a story that is out; each in one press from her page (b9).

What she takes back stops at once. What is left goes out again after one person has looked that it still holds, and she
has released it (`docs/decisions/0011-taking-back.md`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from archive.editions.edition import Cue
from archive.ground.languages import say
from archive.media.kinds import Kind
from archive.rules import anonymity
from archive.rules import sentences as sentencing
from archive.rules.choices import VOICES as HEARD
from archive.rules.choices import Medium
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable
from archive.rules.passages import sentences, take_back
from stories import consenting, drafts, finished, next_version, parts, sayings, withdrawal, wording
from stories.desk import Desk
from stories.finished import Body
from stories.forms import Posted
from stories.partwork import Cover, PartWork
from stories.tables import State, Story
from stories.visit import Turn, Visit

OUT = frozenset({State.PUBLISHED, State.RELEASED})
CAN_BE_PUT_BACK = frozenset({State.SENT, State.SECOND, State.HERS, State.HELD, *OUT})
VOICES = frozenset(HEARD)
PICTURES = frozenset({Medium.ART, Medium.ART_PART})
READING = frozenset({Medium.WORDS_READ})


@dataclass(frozen=True)
class Passage:
    """One sentence of hers, or one line of what she said, as others see it; without an id it is taken back already."""

    id: str
    text: str = field(repr=False)
    why: str = ""
    """Of one that is gone: by whom, or because of what."""


@dataclass(frozen=True)
class Passages:
    """Those of her words, or of one recording."""

    name: str
    """Empty for her words."""

    every: tuple[Passage, ...]


def passages(desk: Desk, story: Story, body: Body) -> tuple[Passages, ...]:
    """Return everything that is out in words, passage by passage, as others see it."""
    words, numbers = drafts.words_of(desk, story), count(1)
    hers = [
        Passage("", anonymity.GAP, anonymity.REASONS[gap.kind])
        if (gap := _gap(body, span)) is not None
        else Passage(f"w.{n}", _as_seen(words, body, span))
        for n, span in enumerate(sentences(words, body.marks))
    ]
    spoken = [
        Passages(say("Recording {n}", n=next(numbers)), _lines(work))
        for work in body.parts
        if work.kind == Kind.SOUND
    ]
    return tuple(one for one in (Passages("", tuple(hers)), *spoken) if one.every)


def without(desk: Desk, story: Story, body: Body, chosen: Iterable[str]) -> Body:
    """Return the finished version without the chosen passages.

    Raises:
        BadInput: nothing is chosen, or nothing would be left.
    """
    offered = {one.id for group in passages(desk, story, body) for one in group.every if one.id}
    wanted = offered & set(chosen)
    if not wanted:
        raise BadInput(sayings.TICK_A_PART)
    if wanted == offered and not any(_is_seen(work) for work in body.parts):
        raise BadInput(sayings.ALL_OF_IT)
    words = drafts.words_of(desk, story)
    picked = [int(id.removeprefix("w.")) for id in wanted if id.startswith("w.")]
    cut = take_back(body.marks, sentences(words, body.marks), picked)
    works = tuple(_without_lines(work, wanted) for work in body.parts)
    return dataclasses.replace(body, marks=cut.marks, beneath=(*body.beneath, *cut.beneath), parts=works)


def whole_again(body: Body) -> Body:
    """Return the version with every passage that she took back in its place again, and the marks inside them."""
    # What the law keeps out stays out, with what is beneath it.
    every = sentencing.nested(mark for mark in (*body.marks, *body.beneath) if not mark.is_taken_back)
    works = tuple(
        dataclasses.replace(work, covers=tuple(cover for cover in work.covers if not cover.is_hers))
        for work in body.parts
    )
    return dataclasses.replace(body, marks=every.marks, beneath=every.beneath, parts=works)


def has_taken_back(body: Body) -> bool:
    """Return whether she has taken anything back from this version."""
    return any(mark.is_taken_back for mark in body.marks) or any(
        cover.is_hers for work in body.parts for cover in work.covers
    )


def media_out(visit: Visit, story: Story) -> frozenset[Medium]:
    """Return the forms beside words in which the story can be met, and which she could take back."""
    consent = consenting.newest(visit.desk, visit.session, story.id)
    if consent is None or story.state not in OUT:
        return frozenset()
    kinds = {part.kind for part in parts.usable(visit.session, story.id)}
    could_be = (VOICES if Kind.SOUND in kinds else frozenset()) | (
        PICTURES if Kind.PICTURE in kinds else frozenset()
    )
    return consent.grant.media & (could_be | READING)


def that_is_all(visit: Visit, story: Story) -> frozenset[str]:
    """Return the verbs that take back the last there is to see: all of it is hidden then, and the page says so first."""
    consent = consenting.newest(visit.desk, visit.session, story.id)
    if consent is None or story.state not in OUT:
        return frozenset()
    grant = consent.grant
    lasts = {
        verb
        for verb, forms in (("voice-back", VOICES), ("picture-back", PICTURES))
        if grant.media & forms and _is_last(visit, story, grant.media - forms)
    }
    return frozenset(lasts if grant.own_words else {*lasts, "english-back"})


def _is_last(visit: Visit, story: Story, media: frozenset[Medium]) -> bool:
    try:
        return not _anything_left(visit, story, media)
    except (NotFound, Unreadable):
        return False  # The page on which she stops it opens all the same.


# Her moves


def show(visit: Visit, posted: Posted) -> Turn:
    """Show what is out, passage by passage, to tick."""
    story = visit.story(posted.story)
    return Turn("passages" if story.state in OUT else "status", story.id)


def take(visit: Visit, posted: Posted) -> Turn:
    """Take the ticked passages back, now."""
    story = visit.story(posted.story)
    if story.state not in OUT:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    copy = finished.newest(visit.session, story.id)
    if posted.seal != copy.id:
        return Turn("passages", story.id, problems=(sayings.CHANGED_MEANWHILE,))
    body = finished.read(visit.desk, copy)
    try:
        left = without(visit.desk, story, body, posted.ticks.get("passage", ()))
    except BadInput as found:
        return Turn("passages", story.id, problems=found.sentences)
    next_version.take_back(visit.desk, visit.session, story, copy, left, visit.moment)
    return Turn("status", story.id, told=(sayings.TAKEN_BACK,))


def put_back(visit: Visit, posted: Posted) -> Turn:
    """Put everything she took back in its place again; two people read it anew, and she sees it before anything goes out."""
    story = visit.story(posted.story)
    copy = finished.newest(visit.session, story.id)
    body = finished.read(visit.desk, copy)
    if story.state not in CAN_BE_PUT_BACK or not has_taken_back(body):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    next_version.put_back(visit.desk, visit.session, story, copy, whole_again(body), visit.moment)
    return Turn("status", story.id, told=(sayings.SENT_AGAIN,))


def voice(visit: Visit, posted: Posted) -> Turn:
    """Take her voice back, now."""
    return _medium(visit, posted, VOICES, sayings.VOICE_BACK)


def reading(visit: Visit, posted: Posted) -> Turn:
    """Take the reading of her words back, now; the words stay."""
    return _medium(visit, posted, READING, sayings.READING_BACK)


def picture(visit: Visit, posted: Posted) -> Turn:
    """Take her picture back, now."""
    return _medium(visit, posted, PICTURES, sayings.PICTURE_BACK)


def _medium(visit: Visit, posted: Posted, forms: frozenset[Medium], told: str) -> Turn:
    story = visit.story(posted.story)
    consent = consenting.newest(visit.desk, visit.session, story.id)
    if consent is None or not consent.grant.media & forms:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    left = dataclasses.replace(consent.grant, media=consent.grant.media - forms)
    if not _anything_left(visit, story, left.media):
        withdrawal.hide(visit.desk, visit.session, story, visit.moment)
        return Turn("hidden", story.id, told=(sayings.THAT_WAS_ALL,))
    try:
        withdrawal.narrow(
            visit.desk, visit.session, story, left, version=wording.CURRENT.version, moment=visit.moment
        )
    except (BadInput, Refused) as found:
        return Turn("status", story.id, problems=found.sentences)
    return Turn("status", story.id, told=(told,))


def _anything_left(visit: Visit, story: Story, media: frozenset[Medium]) -> bool:
    if story.state not in OUT:
        return True
    copy = finished.newest(visit.session, story.id)
    content = finished.content(visit.desk, story, finished.read(visit.desk, copy))
    left = content.in_forms(media)
    return bool(left.words.strip() or left.media)


# What a passage is


def _gap(body: Body, span: tuple[int, int]) -> anonymity.Mark | None:
    return next((mark for mark in body.marks if mark.is_passage and (mark.start, mark.end) == span), None)


def _as_seen(words: str, body: Body, span: tuple[int, int]) -> str:
    start, end = span
    inside = [
        dataclasses.replace(mark, start=mark.start - start, end=mark.end - start)
        for mark in body.marks
        if start <= mark.start and mark.end <= end
    ]
    return anonymity.apply(words[start:end], inside)


def _is_seen(work: PartWork) -> bool:
    return work.kind == Kind.PICTURE and work.goes_out


def _lines(work: PartWork) -> tuple[Passage, ...]:
    kept = set(work.said)
    return tuple(
        Passage(f"{work.id}.{n}", cue.text) if cue in kept else Passage("", anonymity.GAP, _why(work, cue))
        for n, cue in enumerate(work.cues)
    )


def _why(work: PartWork, cue: Cue) -> str:
    over = [cover for cover in work.covers if cover.start < cue.end and cue.start < cover.end]
    is_hers = any(cover.is_hers for cover in over)
    return anonymity.REASONS[anonymity.Kind.TAKEN_BACK if is_hers else anonymity.Kind.COURT]


def _without_lines(work: PartWork, wanted: set[str]) -> PartWork:
    gone = [cue for n, cue in enumerate(work.cues) if f"{work.id}.{n}" in wanted]
    if not gone:
        return work
    reason = anonymity.REASONS[anonymity.Kind.TAKEN_BACK]
    fresh = {Cover(cue.start, cue.end, "silence", reason, is_hers=True) for cue in gone}
    covers = tuple(sorted({*work.covers, *fresh}, key=lambda one: (one.start, one.end)))
    return dataclasses.replace(work, covers=covers, trouble="")
