"""What stands on the pages of a finished version: what others would see, what was changed in it, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from archive.editions import show
from archive.ground.clean import paragraphs
from archive.ground.languages import direction_of, named_day, say
from archive.media.kinds import Kind
from archive.rules import anonymity
from archive.rules.anonymity import REASONS
from archive.rules.errors import Refused
from stories import (
    cards,
    consenting,
    drafts,
    finished,
    part_sayings,
    parts,
    readings,
    sayings,
    taking_back,
    tongues,
)
from stories.tables import Story
from stories.visit import Turn, Visit


@dataclass(frozen=True)
class Change:
    """One thing that was taken out of her words, and why."""

    number: int
    before: str
    now: str
    why: str


def _finished(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    copy = finished.newest(visit.session, story.id)
    body = finished.read(visit.desk, copy)
    content = finished.content(visit.desk, story, body)
    return {
        "article": show.article(content),
        "seal": content.seal,
        "changes": _changes(visit, story, body),
        "covered": _covered(visit, story, body),
        "is_read": readings.is_read(visit, story),
        "retitled": _retitled(visit, story, body),
        "called": _called(visit, story, body),
        "has_taken_back": taking_back.has_taken_back(body),
        "seen_by": cards.would_be_seen_by(visit, story),
        "out_from": _would_be_out_from(visit, story),
        "stays": _stays(visit, story),
    }


def _stays(visit: Visit, story: Story) -> str:
    consent = consenting.newest(visit.desk, visit.session, story.id)
    return sayings.OWN_STAY if consent is not None and not consent.grant.own_words else ""


def _english(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    row, of = (
        tongues.waits_for_her(visit.desk, visit.session, story),
        tongues.basis(visit.desk, visit.session, story),
    )
    if row is None or of is None:
        raise Refused(sayings.ENGLISH_NOT_READY)
    words = tongues.read(visit.desk, row)
    content = tongues.content(story, row, words, of.body)
    return {
        "article": show.article(content),
        "own": show.article(tongues.in_writing(of)),
        "seal": content.seal,
        "made": sayings.MADE[words.made_by],
        "in_short": paragraphs(words.in_short),
        "told_in": story.language,
        "told_in_direction": direction_of(story.language),
        "ways": tuple(sayings.HOW.items()),
        "seen_by": cards.would_be_seen_by(visit, story),
    }


def _would_be_out_from(visit: Visit, story: Story) -> str:
    first = consenting.would_be_out_from(visit.desk, visit.session, story, visit.moment)
    return named_day(first) if first is not None and visit.moment.today < first else ""


def _changes(visit: Visit, story: Story, body: finished.Body) -> tuple[Change, ...]:
    marked = [piece for piece in finished.changes(visit.desk, story, body) if piece.mark is not None]
    return tuple(
        Change(number, piece.text, piece.mark.replacement, piece.mark.reason or REASONS[piece.mark.kind])
        for number, piece in enumerate(marked, start=1)
        if piece.mark is not None and piece.mark.replacement != piece.text
    )


@dataclass(frozen=True)
class Called:
    """Somebody, or somewhere, in the finished version: every name she wrote, and the one that stands instead."""

    names: tuple[str, ...]
    now: str


@dataclass(frozen=True)
class Covered:
    """One recording or picture in the finished version: what was covered in it, each with its reason."""

    name: str
    said: tuple[str, ...]


def _retitled(visit: Visit, story: Story, body: finished.Body) -> Change | None:
    hers = drafts.title_of(visit.desk, story)
    return Change(0, hers, body.title, sayings.RETITLED) if hers and hers != body.title else None


def _called(visit: Visit, story: Story, body: finished.Body) -> tuple[Called, ...]:
    """Return who is called what instead, one line each: whoever stands in what she can read now."""
    words = drafts.words_of(visit.desk, story)
    taken_out = [words[mark.start : mark.end] for mark in body.marks if not mark.is_taken_back]
    stands = (
        (figure, [name for name in figure.aliases if _is_among(name, taken_out)]) for figure in body.cast
    )
    return tuple(Called(tuple(names), figure.instead) for figure, names in stands if names and figure.instead)


def _is_among(name: str, phrases: Iterable[str]) -> bool:
    return any(anonymity.same_phrase(name, phrase) for phrase in phrases)


def _covered(visit: Visit, story: Story, body: finished.Body) -> tuple[Covered, ...]:
    numbers = {kind: count(1) for kind in Kind}
    names = {Kind.SOUND: "Recording {n}", Kind.PICTURE: "Picture {n}"}
    found = tuple(
        Covered(
            say(names[Kind(work.kind)], n=next(numbers[Kind(work.kind)])),
            part_sayings.of_part(work, _size(visit, story, work.id)),
        )
        for work in body.parts
    )
    read = finished.read_aloud(visit.desk, story, body)
    if read is None or not read.is_made:
        return found
    return (*found, Covered(say("What you wrote"), part_sayings.of_part(read)))


def _size(visit: Visit, story: Story, part_id: str) -> tuple[int, int]:
    facts = parts.facts_of(visit.desk, parts.hers(visit.session, story, part_id))
    return int(facts.get("width", 0)), int(facts.get("height", 0))


def _passages(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    copy = finished.newest(visit.session, story.id)
    body = finished.read(visit.desk, copy)
    return {
        "card": cards.of(visit, story),
        "groups": taking_back.passages(visit.desk, story, body),
        "seal": copy.id,
        "has_taken_back": taking_back.has_taken_back(body),
    }


VIEWS: Mapping[str, Callable[[Visit, Turn], dict[str, Any]]] = {
    "finished": _finished,
    "english": _english,
    "passages": _passages,
}
