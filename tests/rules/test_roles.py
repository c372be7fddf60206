"""Which roles one person may hold at the Desk."""

from __future__ import annotations

from itertools import combinations
from types import ModuleType
from typing import Any

import pytest

from archive.rules import roles

EVERY = [set(some) for size in range(9) for some in combinations(roles.ROLES, size)]
STARS = {"moderator", "reviewer", "custodian"}


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return roles


@pytest.mark.parametrize("held", EVERY, ids=lambda held: "+".join(sorted(held)) or "none")
def test_two_starred_roles_are_never_one_persons(rules: ModuleType, held: set[str]) -> None:
    said = rules.objections(held)
    assert (rules.TWO_STARRED in said) == (len(held & STARS) > 1)
    knows_both = "custodian" in held and bool(held & {"adviser", "safeguarding"})
    assert (rules.KNOWS_BOTH in said) == knows_both
    assert (rules.NOT_ALONE in said) == (
        bool(held & {"administrator", "auditor", "archivist"}) and len(held) > 1
    )
    assert (rules.NO_ROLE in said) == (not held)


def test_a_role_that_nobody_knows_is_no_role(rules: ModuleType) -> None:
    assert rules.objections({"moderator", "queen"}) == (rules.NO_ROLE,)


def test_who_has_read_stories_never_comes_to_hold_identities_nor_the_other_way_round(
    rules: ModuleType,
) -> None:
    def said(wanted: str, **did: bool) -> Any:
        return rules.against_change({wanted}, **{"has_read": False, "has_held": False, **did})

    assert said("custodian", has_read=True) == (rules.HAS_READ,)
    for reads in ("moderator", "reviewer", "adviser", "safeguarding"):
        assert said(reads, has_held=True) == (rules.HAS_HELD,)
        assert not said(reads, has_read=True)
    assert not said("custodian", has_held=True) and not said("auditor", has_held=True, has_read=True)
    assert not said("archivist", has_held=True, has_read=True), (
        "a package tells nothing that could be put beside it"
    )
