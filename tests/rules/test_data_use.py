"""What may be done with a copy of her words: each code follows her own yes, and what stays has a reason for each yes that is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import data_use
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.grant import COUNTED_COPY, LEAVING, Grant, Outlet, Viewer
from tests.rules.cases import MANY, NOON

FULL = Grant(
    frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
    frozenset({Profession.MIDWIVES}),
    frozenset(Use),
    frozenset({Medium.WORDS}),
    date(2027, 3, 4),
)
HOUSE = {"DUO:0000026", "DUO:0000021", "DUO:0000046", "DUO:0000015", "DUO:0000022", "DUO:0000025"}

# By hand: what is left out of her yes, the codes of our own that follow, and the reasons why it stays. None: it has to leave.
TABLE: tuple[tuple[str, Grant, set[str] | None, int], ...] = (
    ("every yes", FULL, set(), 0),
    ("no teaching", replace(FULL, uses=FULL.uses - {Use.TEACHING}), {"IHW:no-teaching"}, 0),
    ("no part", replace(FULL, uses=FULL.uses - {Use.SHORT_PART}), {"IHW:no-quote"}, 0),
    ("no languages", replace(FULL, uses=FULL.uses - {Use.LANGUAGES}), {"IHW:no-translation"}, 0),
    ("no locked copy", replace(FULL, uses=FULL.uses - {Use.OFFLINE}), set(), 0),
    ("other areas", replace(FULL, not_near=frozenset({"kent"})), set(), 0),
    ("no research", replace(FULL, uses=FULL.uses - {Use.RESEARCH}), None, 0),
    ("no report", replace(FULL, uses=FULL.uses - {Use.TALK_OR_REPORT}), None, 1),
    ("alone", replace(FULL, uses=FULL.uses - {Use.BESIDE}), None, 1),
    ("a room only", replace(FULL, audiences=frozenset({Audience.TRAINING_ROOM})), None, 1),
    ("counted", replace(FULL, openings=3), None, 1),
    ("no words", replace(FULL, media=frozenset({Medium.OWN_VOICE})), None, 0),
    ("nothing but research", replace(FULL, uses=frozenset({Use.RESEARCH}), audiences=frozenset()), None, 3),
)


@pytest.mark.parametrize(("name", "grant", "ours", "reasons"), TABLE, ids=[row[0] for row in TABLE])
def test_each_code_follows_her_yes(name: str, grant: Grant, ours: set[str] | None, reasons: int) -> None:
    ids = {code.id for code in data_use.codes(grant)}
    assert ids == (HOUSE | ours if ours is not None else set()), name
    assert len(data_use.bars(grant)) == reasons


def _some(options: type[Audience | Medium | Use]) -> st.SearchStrategy[frozenset[Audience | Medium | Use]]:
    every = list(options)
    return st.sampled_from(
        [
            frozenset(some)
            for some in chain.from_iterable(combinations(every, n) for n in range(len(every) + 1))
        ]
    )


grants = st.builds(
    lambda audiences, uses, media, days, near, openings: replace(
        FULL, audiences=audiences, uses=uses, media=media, until=date(2026, 11, 24 + days), not_near=near, openings=openings
    ),
    _some(Audience), st.one_of(_some(Use), _some(Use).map(LEAVING.union)), _some(Medium), st.integers(0, 5),
    st.sampled_from([frozenset[str](), frozenset({"kent"})]), st.sampled_from([None, 0, 3]),
)  # fmt: skip
RESEARCHER = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.RESEARCH}), frozenset({"surrey"})
)
CARRIER = replace(RESEARCHER, audience=Audience.PRIVATE_LINK, uses=LEAVING)


@MANY
@given(grants)
def test_what_has_codes_is_just_what_the_consent_lets_leave(grant: Grant) -> None:
    leaves = not grant.objections(CARRIER, Outlet.EXPORT, NOON)
    assert bool(data_use.codes(grant)) == bool(data_use.uses(grant)) == data_use.may_leave(grant) == leaves
    assert grant.lets_copies_leave == leaves


@MANY
@given(grants)
def test_what_stays_has_a_reason_for_each_yes_that_is_missing_and_no_other(grant: Grant) -> None:
    uncounted = replace(grant, openings=None)
    if uncounted.objections(RESEARCHER, Outlet.COUNT, NOON):
        return  # Not for research: of it nothing is said.
    refused = {
        bar.why for bar in data_use.BARS if uncounted.objections(bar.asks(RESEARCHER), Outlet.COUNT, NOON)
    }
    assert set(data_use.bars(grant)) == refused | ({COUNTED_COPY} if grant.openings is not None else set())
    assert data_use.may_leave(grant) == (not data_use.bars(grant))


@MANY
@given(grants)
def test_no_code_tells_of_where_she_lives_and_each_yes_less_never_takes_a_condition_away(
    grant: Grant,
) -> None:
    codes = set(data_use.codes(grant))
    assert set(data_use.codes(replace(grant, not_near=frozenset()))) == codes
    assert {code.value for code in codes} - {""} == ({grant.until.isoformat()} if codes else set())
    for use in grant.uses:
        less = replace(grant, uses=grant.uses - {use})
        assert not data_use.codes(less) or set(data_use.codes(less)) >= codes


def test_a_planted_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = (row for row in TABLE if row[0] == "a room only")
    test_each_code_follows_her_yes(*row)
    monkeypatch.setattr(data_use, "BARS", data_use.BARS[:2])
    with pytest.raises(AssertionError):
        test_each_code_follows_her_yes(*row)
    with pytest.raises(AssertionError):
        test_what_has_codes_is_just_what_the_consent_lets_leave()
