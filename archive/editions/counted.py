"""What can be counted of editions without opening them: themes, minutes, languages, warnings, forms, uses, and their kin.

Only for ids that the shelf has just returned through its gate: nothing here asks who looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, select

from archive.editions.gate import with_grant
from archive.editions.shelf import Shelf, if_few
from archive.editions.tables import EditionRow, GrantRow, MediumRow, ThemeRow, WarningRow, members_of
from archive.ground.db import reading
from archive.rules.choices import Medium, Use
from archive.rules.themes import INTENSITIES


def kin_of(shelf: Shelf, ids: Iterable[str]) -> dict[str, str]:
    """Return what versions of one story have in common, of those editions that may have another version."""
    wanted = frozenset(ids)
    columns: tuple[Any, ...] = (EditionRow.id, EditionRow.kin)
    # By its index: "is not null" would look at every row of the shelf (measured).
    query = select(*columns).where(EditionRow.kin > "")
    with reading(shelf.engine).connect() as connection:
        rows = connection.execute(if_few(query, EditionRow.id, wanted))
        return {row.id: row.kin for row in rows if row.id in wanted}


def themes_of(shelf: Shelf, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the themes of these editions. Only for ids that `allowed` or `find` has just returned."""
    query = select(ThemeRow.edition_id, ThemeRow.theme)
    wanted = frozenset(ids)
    found: dict[str, list[str]] = {id: [] for id in wanted}
    with reading(shelf.engine).connect() as connection:
        for id, theme in connection.execute(query):
            if id in wanted:
                found[id].append(theme)
    return {id: tuple(sorted(themes)) for id, themes in found.items()}


def by_theme(shelf: Shelf, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return which of these editions carry each theme. Only for ids that `allowed` or `find` has just returned."""
    same = {id: id for id in ids}
    found: dict[str, set[str]] = {}
    query = select(ThemeRow.edition_id, ThemeRow.theme)
    with reading(shelf.engine).connect() as connection:
        for id, theme in connection.execute(if_few(query, ThemeRow.edition_id, same)):
            if id in same:
                found.setdefault(theme, set()).add(same[id])
    return {theme: frozenset(ids) for theme, ids in sorted(found.items())}


@dataclass(frozen=True)
class Facts:
    """What can be counted of an edition without opening it."""

    minutes: int
    language: str
    warnings: frozenset[str] = frozenset()
    forms: frozenset[Medium] = frozenset({Medium.WORDS})
    """In which it can be met under its newest grant."""

    is_cut: bool = False
    """Whether its newest grant leaves out a form that it was put out with."""

    uses: frozenset[Use] = frozenset()
    """What its newest grant says it may be used for."""

    strongest: str = ""
    """How much there is of the hardest thing in it (`archive.rules.themes.INTENSITIES`); empty when no warning stands."""


def facts_of(shelf: Shelf, ids: Iterable[str]) -> dict[str, Facts]:
    """Return the facts of these editions. Only for ids that `allowed` or `find` has just returned."""
    # One string for each id, and one value for the many editions that have the same facts.
    same, known, found = {id: id for id in ids}, dict[Facts, Facts](), dict[str, Facts]()
    held: dict[str, int] = {}
    warnings: dict[str, dict[str, str]] = {}
    with reading(shelf.engine).connect() as connection:
        for id, warning, how in connection.execute(if_few(_WARNINGS, WarningRow.edition_id, same)):
            if id in same:
                warnings.setdefault(same[id], {})[warning] = how
        for id, form in connection.execute(if_few(_FORMS, MediumRow.edition_id, same)):
            if id in same:
                held[same[id]] = held.get(id, 0) | form
        for row in connection.execute(if_few(_with_facts(), EditionRow.id, same)):
            if row.id in same:
                facts = _facts(row, warnings.get(row.id, {}), held.get(row.id, 0))
                found[same[row.id]] = known.setdefault(facts, facts)
    return found


_WARNINGS = select(WarningRow.edition_id, WarningRow.warning, WarningRow.intensity)
_FORMS = select(MediumRow.edition_id, MediumRow.form)


@cache
def _with_facts() -> Select[Any]:
    columns: tuple[Any, ...] = (
        EditionRow.id, EditionRow.minutes, EditionRow.language, GrantRow.media, GrantRow.uses,
    )  # fmt: skip
    return with_grant(select(*columns))


# The same few bit sets stand in very many grants.
_members_of = cache(members_of)


def _facts(row: Any, warnings: Mapping[str, str], held: int) -> Facts:
    return Facts(
        row.minutes,
        row.language,
        frozenset(warnings),
        _members_of(Medium, held & row.media) | {Medium.WORDS},
        is_cut=bool(held & ~row.media),
        uses=_members_of(Use, row.uses),
        strongest=max(warnings.values(), key=_strength, default=""),
    )


def _strength(intensity: str) -> int:
    # A word that nobody here knows is taken for the strongest.
    return INTENSITIES.index(intensity) if intensity in INTENSITIES else len(INTENSITIES)
