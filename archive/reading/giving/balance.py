"""What the collection holds and what it lacks: by theme, form, language and what came after, without a small number (rule 29).

"Narratives may lack diversity": a shelf of nothing but rescue teaches that it always ends well, and one of nothing but
loss that it never does. No metadata says how a life went on, so what came after is read from the themes that people gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.editions import counted, shelf
from archive.editions.counted import Facts
from archive.reading.finding.kinds import FORMS, name_of_language, values_of
from archive.reading.room import Room
from archive.reading.viewers import OFFERED
from archive.rules.choices import Profession, Use
from archive.rules.clock import Moment
from archive.rules.counts import FEWEST, about, at_most
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import GROUPS, THEMES

AFTER: Mapping[str, tuple[str, ...]] = {
    "Together, or home again": ("5.7",),
    "With family or friends": ("5.6",),
    "Adopted, or apart for good": ("5.5", "6.3"),
    "Grief, and no support": ("7.1", "7.3", "7.5"),
    "Next pregnancy, or it began again": ("7.4",),
    "Hope, recovery and what helped": ("7.6",),
}
"""How it went on, by themes that people gave a story. One story may stand under several."""

HOPE, HARD = "Hope, recovery and what helped", "Grief, and no support"
LOPSIDED = 3
"""So many times as much of the one as of the other, and the shelf tells one kind of ending. Our choice."""


@dataclass(frozen=True)
class Line:
    """One row of the report."""

    label: str
    stories: int | None
    """In fives; None when fewer than five."""


@dataclass(frozen=True)
class Report:
    """The report: its parts, and what is missing, in sentences."""

    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    missing: tuple[str, ...]


def report(room: Room, moment: Moment) -> Report:
    """Return the report on everything that is out now."""
    ids = _all_out(room, moment)
    kin = counted.kin_of(room.shelf, ids)
    sets = {theme: frozenset[str]() for theme in THEMES} | _by_theme(room, ids, kin)
    facts = counted.facts_of(room.shelf, ids)
    after = {label: frozenset[str]().union(*(sets[id] for id in themes)) for label, themes in AFTER.items()}
    parts = (
        ("How it went on", _lines(after)),
        ("How a story can be met", _lines(_by_form(facts, kin))),
        ("Language", tuple(line for line in _lines(_by_language(facts)) if line.stories is not None)),
        *((label, _lines(_of_group(sets, group))) for group, label in GROUPS.items()),
    )
    return Report(parts, tuple(_missing(dict(parts))))


def _all_out(room: Room, moment: Moment) -> frozenset[str]:
    """Return what anybody at all may see here now: every audience, profession and use that we serve, one by one.

    No place is asked: this counts the collection, and shows nobody a story.
    """
    asked = (
        Viewer(audience, frozenset({profession}), frozenset({use}), frozenset())
        for audience in OFFERED
        for profession in Profession
        for use in (Use.TEACHING, Use.RESEARCH)
    )
    return frozenset[str]().union(*(shelf.allowed(room.shelf, one, Outlet.COUNT, moment) for one in asked))


def _by_theme(room: Room, ids: frozenset[str], kin: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for id, themes in counted.themes_of(room.shelf, ids).items():
        for theme in themes:
            found.setdefault(theme, set()).add(kin.get(id, id))
    return {theme: frozenset(stories) for theme, stories in found.items()}


def _by_form(facts: Mapping[str, Facts], kin: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {
        label: frozenset(kin.get(id, id) for id, one in facts.items() if form in values_of(one, "form"))
        for form, label in FORMS.items()
    }


def _by_language(facts: Mapping[str, Facts]) -> dict[str, frozenset[str]]:
    # A language that few stories are in is not even named: its name alone would say that there is one.
    found: dict[str, set[str]] = {}
    for id, one in facts.items():
        found.setdefault(name_of_language(one.language), set()).add(id)
    return {name: frozenset(ids) for name, ids in sorted(found.items())}


def _of_group(sets: Mapping[str, frozenset[str]], group: str) -> dict[str, frozenset[str]]:
    return {theme.label: sets[id] for id, theme in THEMES.items() if theme.group == group}


def _lines(sets: Mapping[str, frozenset[str]]) -> tuple[Line, ...]:
    return tuple(Line(label, about(len(stories))) for label, stories in sets.items())


def _missing(parts: Mapping[str, tuple[Line, ...]]) -> Iterable[str]:
    for label, lines in parts.items():
        few = [line.label for line in lines if line.stories is None]
        if len(few) == len(lines):
            yield f"{label}: fewer than {FEWEST} stories on anything that stands here."
        elif few:
            yield f"{label}: fewer than {FEWEST} stories on {_listed(few)}."
    after = {line.label: line.stories or 0 for line in parts["How it went on"]}
    if _outweighs(after[HOPE], after[HARD]):
        yield "Nearly every story that tells what came after tells of hope. Look for those where it did not end well."
    if _outweighs(after[HARD], after[HOPE]):
        yield "Nearly every story that tells what came after tells of loss. Look for those where something helped."


def _outweighs(one: int, other: int) -> bool:
    # Said in fives, so the least of the one is held against the most of the other.
    return one > LOPSIDED * at_most(other)


def _listed(labels: list[str]) -> str:
    quoted = [f"“{label}”" for label in labels]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
