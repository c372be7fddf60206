"""What the panel "What happened in court" is given: sentences by paragraph, what is locked, the grounds, ways to tell it anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count, groupby
from typing import Any

from sqlalchemy.orm import Session

from archive.rules import court_law, retelling
from archive.rules.clock import Moment
from archive.rules.grounds import RULES, Gate, Ground, Kind, Who
from archive.rules.retelling import Way
from archive.rules.sentences import Sentence, Told
from moderation.court import ground_words, sentences
from moderation.people import staff
from moderation.queue import queue
from stories import gates
from stories.desk import Desk
from stories.tables import Story

KINDS = {
    Kind.PERMISSION: "The court gave her leave",
    Kind.JUDGMENT: "A published judgment says it",
    Kind.TRANSPARENCY: "A transparency order names her",
}
PEOPLE = {
    Who.MOTHER: "the mother herself",
    Who.ANYONE: "anyone",
    Who.REPORTERS: "reporters",
    Who.OTHERS: "somebody else",
}
FEW_WORDS = 6


@dataclass(frozen=True)
class Row:
    """One sentence as it stands on the page."""

    key: str
    anchor: str
    """By which the page leads back to it; two sentences that read alike have one key and two of these."""

    text: str = field(repr=False)
    few: str = field(repr=False)
    """Its first words, by which a button is told from the others."""

    told: str
    proposed: str
    """What the signs make of it; empty where nothing is proposed."""

    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    is_left_out: bool
    is_ours: bool
    is_beside: bool
    """Whether it is written otherwise where it stands, and not left out."""

    where: str
    """The place in words, where it stands beside what she told."""

    is_locked: bool
    until: date | None
    """The last day on which a ground lets it be seen."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of her words, or one recording."""

    name: str
    rows: tuple[Row, ...]

    @property
    def keys(self) -> str:
        """The keys of its sentences, as its two buttons send them; what she took back needs no answer."""
        return " ".join(row.key for row in self.rows if not row.is_left_out)

    @property
    def is_open(self) -> bool:
        """Whether something in it is about the court, or may be."""
        return any(
            Told.COURT in (row.told, row.proposed if row.told == Told.UNDECIDED else "") for row in self.rows
        )

    @property
    def undecided(self) -> int:
        """How many of its sentences wait."""
        return sum(row.told == Told.UNDECIDED and not row.is_left_out for row in self.rows)


@dataclass(frozen=True)
class GroundShown:
    """One ground as a line of the list."""

    ground: Ground
    kind: str
    who: str
    covers: int
    words: tuple[str, ...] = field(repr=False)
    """The sentences that it is for; empty for whoever may not read them now."""

    entered: str
    confirmed: str
    problems: tuple[str, ...]
    waits: bool
    """Whether this person could confirm it, once they have read what it is for."""

    is_over: bool

    @property
    def may_confirm(self) -> bool:
        """Whether it can be confirmed here: the sentences stand beside the button."""
        return self.waits and bool(self.words)


@dataclass(frozen=True)
class Courtroom:
    """Everything in the panel."""

    paragraphs: tuple[Paragraph, ...]
    """Only for whoever has the story open."""

    undecided: int
    proposed: int
    """How many of the undecided the signs take for the court."""

    about_court: int
    left_out: int
    locked: tuple[Row, ...]
    out: tuple[Row, ...]
    """What we left out."""

    ways: tuple[Way, ...]
    grounds: tuple[GroundShown, ...]
    proposes: bool
    """Whether signs are looked for in her language."""

    may_read: bool
    was_opened: bool
    """Whether there is a copy of her words as they are; before, nothing can be said of its sentences."""


def picture(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> Courtroom:
    """Return the panel of one story for one moderator; no sentence is in it but for whoever has claimed it."""
    gate = ground_words.gate_of(desk, session, story)
    may_read = gate is not None and queue.shows(session, story.id, staff_id, moment)
    found = gate if gate is not None else Gate(())
    shown = _paragraphs(found, moment.today, proposes=sentences.proposes(story)) if may_read else ()
    rows = [row for one in shown for row in one.rows]
    locked = found.locked(moment.today)
    return Courtroom(
        paragraphs=shown,
        undecided=len(found.undecided),
        proposed=sum(one.proposed == Told.COURT for one in found.undecided),
        about_court=len(found.about_court),
        left_out=sum(one.is_ours for one in found.sentences),
        locked=tuple(row for row in rows if row.is_locked),
        out=tuple(row for row in rows if row.is_ours),
        ways=retelling.ways_of(hers) if (hers := _hers(locked)) else (),
        grounds=_grounds(desk, session, story, gate, staff_id, moment),
        proposes=sentences.proposes(story),
        may_read=may_read,
        was_opened=gate is not None,
    )


def for_page(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> dict[str, Any]:
    """Return what the panel's template is given beside the story itself."""
    return {
        "court": picture(desk, session, story, staff_id, moment),
        "ground_rules": RULES,
        "ground_kinds": KINDS,
        "ground_people": PEOPLE,
        "law_by_place": court_law.by_place(),
        "not_advice": court_law.NOT_ADVICE,
        "only_english": sentences.ONLY_ENGLISH,
        "read_first": ground_words.READ_FIRST,
    }


def offered_note(desk: Desk, session: Session, story: Story, moment: Moment) -> str:
    """Return the note to start from when she is asked to tell what is locked anew."""
    gate = ground_words.gate_of(desk, session, story)
    return retelling.letter(retelling.ways_of(_hers(gate.locked(moment.today)) if gate is not None else ()))


def _hers(locked: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Return what she could tell anew: what stands beside her words is ours to write otherwise."""
    return tuple(one for one in locked if not one.is_beside)


def _paragraphs(gate: Gate, today: date, *, proposes: bool) -> tuple[Paragraph, ...]:
    recordings, numbers, found = count(1), count(1), []
    locked = frozenset(one.key for one in gate.locked(today))
    for (where, number), group in groupby(gate.sentences, key=lambda one: (one.where, one.paragraph)):
        every = tuple(group)
        if every[0].is_beside:
            name = where[:1].upper() + where[1:]
        else:
            name = f"Recording {next(recordings)}" if where else f"Paragraph {number}"
        rows = tuple(_row(gate, one, next(numbers), locked, today, proposes=proposes) for one in every)
        found.append(Paragraph(name, rows))
    return tuple(found)


def _row(
    gate: Gate, one: Sentence, number: int, locked: frozenset[str], today: date, *, proposes: bool
) -> Row:
    ends = [ground.until for ground in gate.holding(one, today) if ground.until is not None]
    return Row(
        key=one.key,
        anchor=f"s{number}",
        text=one.text,
        few=" ".join(one.text.split()[:FEW_WORDS]),
        told=one.told,
        proposed=one.proposed if proposes else "",
        reasons=tuple(sign.says for sign in one.signs),
        sources=tuple(dict.fromkeys(sign.source for sign in one.signs)),
        is_left_out=one.is_left_out,
        is_ours=one.is_ours,
        is_beside=one.is_beside,
        where=one.where if one.is_beside else "",
        is_locked=one.key in locked and not one.is_left_out,
        until=max(ends, default=None),
    )


def _grounds(
    desk: Desk, session: Session, story: Story, gate: Gate | None, staff_id: str, moment: Moment
) -> tuple[GroundShown, ...]:
    names = staff.names(session)
    return tuple(
        GroundShown(
            ground=one,
            kind=KINDS.get(Kind(one.kind), "") if one.kind in set(Kind) else "",
            who=", ".join(PEOPLE[who] for who in Who if who in one.who) or "nobody",
            covers=len(one.covers),
            words=ground_words.read_for(session, story, gate, one, staff_id=staff_id, moment=moment),
            entered=names.get(one.entered_by, "a colleague"),
            confirmed=names.get(one.confirmed_by, "a colleague") if one.confirmed_by else "",
            problems=one.objections(moment.today),
            waits=not one.confirmed_by and not one.is_ended and one.entered_by != staff_id,
            is_over=one.has_run_out(moment.today),
        )
        for one in gates.grounds_of(desk, session, story)
    )
