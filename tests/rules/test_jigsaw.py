from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest

from archive.rules import figures, jigsaw
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.figures import OPTIONS, Told
from archive.rules.how_many import Fact
from tests.rules.cases import TODAY
from tests.rules.panels import ANSWERS, CHILD, COLLEAGUE, FAMILY, TEXT, YES, facts, panel


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return jigsaw


def against(rules: ModuleType, found: Any, **changes: Any) -> tuple[str, ...]:
    """Return what stands against it on a day when everything else is as it was."""
    parts: dict[str, Any] = {"text": TEXT, "grant": YES, "today": TODAY}
    return tuple(rules.objections(found, **{**parts, **changes}))


@pytest.mark.parametrize("key", ["rare", "printed", "was-in-news", "judge-wrote"])
def test_a_reason_lets_nothing_out_that_can_be_looked_up(rules: ModuleType, key: str) -> None:
    found = against(rules, panel(rules, facts=facts(key), reason="It is fine.", reason_by="bea"))
    assert found == (rules.KEY,)


def test_what_became_alone_is_asked_again_and_stays_out_until_two_have_answered(rules: ModuleType) -> None:
    now = panel(rules, is_asked_again=True)
    assert against(rules, now) == (rules.ALONE_NOW,)
    assert against(rules, now, is_out=True) == ()
    coded = panel(rules, is_asked_again=True, stands_out=True)
    assert against(rules, coded, is_out=True) == () and against(rules, coded) == (rules.NO_REASON,)
    assert against(rules, panel(rules, stands_out=True), is_out=True) == (rules.NO_REASON,)
    red = panel(rules, is_asked_again=True, facts=(Fact("rare", "x"),))
    assert rules.KEY in against(rules, red, is_out=True), "what is red comes down"


def test_a_panel_in_order_stands_in_nobodys_way(rules: ModuleType) -> None:
    assert against(rules, panel(rules)) == ()
    assert against(rules, panel(rules), grant=None) == (), "she has not said yes: it goes to nobody"


MORE_OF_IT: dict[str, dict[str, Any]] = {
    "more people": {"audiences": YES.audiences | {Audience.INTERNET}},
    "another profession": {"professions": YES.professions | {Profession.COURT}},
    "another use": {"uses": YES.uses | {Use.OFFLINE}},
    "another form": {"media": YES.media | {Medium.OWN_VOICE}},
    "near her": {"not_near": frozenset()},
}


@pytest.mark.parametrize("more", MORE_OF_IT)
def test_it_is_asked_again_for_whatever_reaches_further(rules: ModuleType, more: str) -> None:
    wider = dataclasses.replace(YES, **MORE_OF_IT[more])
    assert wider != YES and against(rules, panel(rules), grant=wider) == (rules.WIDER,)
    assert against(rules, panel(rules, grant=wider)) == (), "narrower is fine"


def test_a_longer_time_or_another_tongue_reaches_no_further(rules: ModuleType) -> None:
    longer = dataclasses.replace(YES, until=YES.until + timedelta(days=90), translations=frozenset({"en-GB"}))
    assert against(rules, panel(rules), grant=longer) == ()


def test_what_was_asked_before_her_yes_is_asked_again_after_it(rules: ModuleType) -> None:
    assert against(rules, panel(rules, grant=None)) == (rules.WIDER,)


def test_what_was_asked_before_all_this_was_kept_stays_out_and_does_not_go_out(rules: ModuleType) -> None:
    older = panel(rules, grant=None, not_told=frozenset(), were_there=None)
    assert against(rules, older, is_out=True) == ()
    assert len(against(rules, older)) == 3
    assert len(against(rules, panel(rules, not_told=frozenset(), were_there=None), is_out=True)) == 2
    assert against(rules, dataclasses.replace(older, her_word=rules.HerWord.WAITS), is_out=True) == (
        rules.WAITS_FOR_HER,
    )
    assert rules.NOT_READ in against(rules, dataclasses.replace(older, was_read=False), is_out=True)


@pytest.mark.parametrize("sort", Told)
def test_of_each_sort_it_is_said_that_it_is_told_or_that_it_is_not(rules: ModuleType, sort: Told) -> None:
    name, rest = figures.NAMES[sort], frozenset(Told) - {sort}
    assert against(rules, panel(rules, not_told=rest)) == (rules.UNSAID.format(name),)
    soft = next(one.id for one in OPTIONS.values() if one.told == sort)
    assert rules.UNSAID.format(name) not in against(rules, panel(rules, not_told=rest, facts=facts(soft)))


def test_no_detail_coded_and_nothing_said_of_any_is_no_answer(rules: ModuleType) -> None:
    found = against(rules, panel(rules, not_told=frozenset()))
    assert found == (rules.UNSAID.format(", ".join(figures.NAMES[one] for one in Told)),)


def test_what_was_found_and_left_is_named_by_its_sort(rules: ModuleType) -> None:
    found = against(rules, panel(rules, left=frozenset({Told.TIME, Told.PLACE})))
    assert found == (rules.LEFT.format("Where, When"),)


@pytest.mark.parametrize(
    ("were_there", "word", "first", "second"),
    [
        (None, "leaves-it", jigsaw.NOT_SAID_WHO_WAS_THERE, jigsaw.NOT_SAID_WHO_WAS_THERE),
        (False, "not-asked", "", ""),
        (False, "waits", "", jigsaw.WAITS_FOR_HER),
        (False, "leaves-it", "", ""),
        (True, "not-asked", jigsaw.ASK_HER, jigsaw.ASK_HER),
        (True, "waits", "", jigsaw.WAITS_FOR_HER),
        (True, "leaves-it", "", ""),
    ],
)
def test_it_waits_for_her_where_people_who_were_there_could_know_her(
    rules: ModuleType, were_there: bool | None, word: str, first: str, second: str
) -> None:
    found = panel(rules, were_there=were_there, her_word=rules.HerWord(word))
    assert against(rules, found) == ((second,) if second else ())
    assert against(rules, found, is_first=True) == ((first,) if first else ())
    assert against(rules, found, is_out=True) == against(rules, found), (
        "out already, it waits for her as well"
    )


@pytest.mark.parametrize("words", ["Pakistani", "Muslim", "Polish", "Sylheti", ""])
def test_a_people_a_faith_or_a_tongue_by_its_name_takes_a_reason_however_many_there_are(
    rules: ModuleType, words: str
) -> None:
    told = Fact("people", words)
    named = panel(rules, facts=(told,))
    assert against(rules, named) == (rules.NO_REASON,)
    why = panel(rules, facts=(told,), reason="She wants it said.", reason_by="bea")
    assert against(rules, why) == () and against(rules, panel(rules, facts=facts("another-background"))) == ()


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no answer for the family": ({"answers": {**ANSWERS, FAMILY: " "}}, jigsaw.QUESTIONS[FAMILY]),
    "no answer for a colleague": ({"answers": {**ANSWERS, COLLEAGUE: ""}}, jigsaw.QUESTIONS[COLLEAGUE]),
    "no answer for the child": ({"answers": {FAMILY: "No.", COLLEAGUE: "No."}}, jigsaw.QUESTIONS[CHILD]),
    "not read": ({"was_read": False}, jigsaw.NOT_READ),
    "nobody tried": ({"tried": jigsaw.Tried(" ", "the press", 9, TODAY)}, jigsaw.NOT_TRIED),
    "nothing searched": ({"tried": jigsaw.Tried("Ann", "", 9, TODAY)}, jigsaw.NOT_TRIED),
    "no minutes": ({"tried": jigsaw.Tried("Ann", "the press", 0, TODAY)}, jigsaw.NOT_TRIED),
    "no day": ({"tried": jigsaw.Tried("Ann", "the press", 9, None)}, jigsaw.NOT_TRIED),
    "of other words": ({"text": "b" * 64}, jigsaw.STALE),
    "for fewer people": ({"grant": dataclasses.replace(YES, professions=frozenset())}, jigsaw.WIDER),
    "nothing said of a place": ({"not_told": frozenset(Told) - {Told.PLACE}}, jigsaw.UNSAID.format("Where")),
    "something found and left": ({"left": frozenset({Told.TIME})}, jigsaw.LEFT.format("When")),
    "not said who was there": ({"were_there": None}, jigsaw.NOT_SAID_WHO_WAS_THERE),
    "she was not asked": ({"were_there": True}, jigsaw.ASK_HER),
    "red": ({"facts": facts("day", "twins")}, jigsaw.TOO_FEW),
    "amber": ({"facts": (Fact("in-north", "Easterside"),)}, jigsaw.NO_REASON),
    "stands out": ({"stands_out": True}, jigsaw.NO_REASON),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_thing_amiss_is_enough(rules: ModuleType, fault: str) -> None:
    changes, sentence = FAULTS[fault]
    found = against(rules, panel(rules, **changes))
    assert len(found) == 1 and sentence in found[0]


def test_no_panel_is_a_no(rules: ModuleType) -> None:
    assert against(rules, None) == (rules.NO_PANEL,)
    assert against(rules, None, is_out=True) == (rules.NO_PANEL,)


@pytest.mark.parametrize(
    ("reason", "by", "is_enough"), [("She said so.", "bea", True), ("She said so.", "ann", False), (" ", "bea", False), ("She said so.", "", False)]
)  # fmt: skip
def test_amber_takes_a_reason_of_somebody_else(
    rules: ModuleType, reason: str, by: str, is_enough: bool
) -> None:
    amber = panel(rules, facts=(Fact("in-north", "Easterside"),), reason=reason, reason_by=by)
    assert against(rules, amber) == (() if is_enough else (rules.NO_REASON,))
    assert against(rules, amber, is_first=True) == ()


def test_a_reason_never_helps_what_is_red(rules: ModuleType) -> None:
    red = panel(rules, facts=facts("day", "twins"), reason="It is fine.", reason_by="bea")
    assert against(rules, red) == against(rules, red, is_first=True) == (rules.TOO_FEW,)


@pytest.mark.parametrize(
    ("before", "now", "less"),
    [
        (facts("few-years"), facts("few-years"), False),
        (facts("few-years"), facts("few-years", "several"), False),
        (facts("few-years", "several"), facts("few-years"), True),
        ((Fact("day", "on Tuesday"),), facts("few-years"), True),
        (facts("few-years"), (Fact("day", "on Tuesday"),), False),
        ((Fact("day", "on Tuesday; in May"),), (Fact("day", "on Tuesday"),), True),
        ((Fact("day", "on Tuesday"),), (Fact("day", "on  tuesday; in May"),), False),
        (facts("one-child"), facts("twins"), False),
        (facts("twins"), facts("one-child"), True),
    ],
)
def test_less_is_told_where_a_detail_is_gone_or_softer(
    rules: ModuleType, before: tuple[Fact, ...], now: tuple[Fact, ...], less: bool
) -> None:
    assert rules.tells_less(now, before) is less


def test_after_twelve_months_it_is_asked_again_and_what_is_out_stays_meanwhile(rules: ModuleType) -> None:
    last = date(2027, 11, 23)
    assert against(rules, panel(rules), today=last) == ()
    assert against(rules, panel(rules), today=last + timedelta(days=1)) == (rules.TOO_OLD,)
    assert against(rules, panel(rules), today=date(2030, 1, 1), is_out=True) == ()


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [(date(2026, 11, 24), 12, date(2027, 11, 24)), (date(2028, 2, 29), 12, date(2029, 2, 28)), (date(2026, 1, 31), 1, date(2026, 2, 28)),
     (date(2026, 12, 5), 1, date(2027, 1, 5)), (date(2026, 8, 31), 18, date(2028, 2, 29))],
)  # fmt: skip
def test_months_are_counted_by_the_calendar(rules: ModuleType, day: date, months: int, then: date) -> None:
    assert rules.months_after(day, months) == then


# Where it stands: not out yet, out, hidden by her for a while, or for longer than the months

NEW: dict[str, Any] = {}
OUT: dict[str, Any] = {"is_out": True, "was_out": YES}
BACK: dict[str, Any] = {"rested_from": TODAY - timedelta(days=30), "was_out": YES}
"""It was out, she hid it herself, nobody else has taken it down since, and she brings it back."""

LONG: dict[str, Any] = {"rested_from": jigsaw.months_after(TODAY, -jigsaw.MONTHS), "was_out": YES}
WIDER_YES = dataclasses.replace(YES, professions=YES.professions | {Profession.COURT})
LESS = dataclasses.replace(YES, professions=frozenset())
A_YEAR_AGO = jigsaw.months_after(TODAY, -jigsaw.MONTHS)
OLDER: dict[str, Any] = {"grant": None, "not_told": frozenset(), "were_there": None}
"""Asked before it was kept for whom her yes was, and of each sort what is not told."""

UNSAID_OF_ALL = jigsaw.UNSAID.format(", ".join(figures.NAMES[one] for one in Told))
NEW_OLDER = (jigsaw.WIDER, UNSAID_OF_ALL, jigsaw.NOT_SAID_WHO_WAS_THERE)
ALONE: dict[str, Any] = {"is_asked_again": True}
CODED: dict[str, Any] = {"is_asked_again": True, "stands_out": True}

# What the panel is, what is so now, and what is said against it when it is new, back, back after a year, and out.
TRUTH: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[tuple[str, ...], ...]]] = {
    "nothing changed": ({}, {}, ((), (), (), ())),
    "a year old": ({"on": A_YEAR_AGO}, {}, ((jigsaw.TOO_OLD,), (), (jigsaw.TOO_OLD,), ())),
    "older": (OLDER, {}, (NEW_OLDER, (), NEW_OLDER, ())),
    "older, for fewer": (OLDER, {"grant": LESS}, (NEW_OLDER, (), NEW_OLDER, ())),
    "older, for more": (
        OLDER, {"grant": WIDER_YES}, (NEW_OLDER, (jigsaw.WIDER,), NEW_OLDER, (jigsaw.WIDER,))
    ),
    "older, and nobody kept what it was out under": (
        OLDER, {"was_out": None}, (NEW_OLDER, (jigsaw.WIDER,), NEW_OLDER, ())
    ),
    "for more": ({}, {"grant": WIDER_YES}, ((jigsaw.WIDER,),) * 4),
    "for fewer": ({}, {"grant": LESS}, ((),) * 4),
    "it reads differently": ({}, {"text": "b" * 64}, ((jigsaw.STALE,),) * 4),
    "older, and reads differently": (
        OLDER, {"text": "b" * 64}, ((jigsaw.STALE, *NEW_OLDER), (jigsaw.STALE,), (jigsaw.STALE, *NEW_OLDER), (jigsaw.STALE,))
    ),
    "alone now": (ALONE, {}, ((jigsaw.ALONE_NOW,), (jigsaw.ALONE_NOW,), (jigsaw.ALONE_NOW,), ())),
    "older, alone now": (
        {**OLDER, **ALONE}, {},
        ((jigsaw.WIDER, jigsaw.ALONE_NOW, *NEW_OLDER[1:]), (jigsaw.ALONE_NOW,), (jigsaw.WIDER, jigsaw.ALONE_NOW, *NEW_OLDER[1:]), ()),
    ),
    "alone, a year old": (
        {**ALONE, "on": A_YEAR_AGO}, {},
        ((jigsaw.TOO_OLD, jigsaw.ALONE_NOW), (jigsaw.ALONE_NOW,), (jigsaw.TOO_OLD, jigsaw.ALONE_NOW), ()),
    ),
    "alone, coded by one": (CODED, {}, ((jigsaw.NO_REASON,), (jigsaw.NO_REASON,), (jigsaw.NO_REASON,), ())),
    "alone, answered by two": ({"stands_out": True, "reason": "Many tell it.", "reason_by": "bea"}, {}, ((),) * 4),
    "alone with less since two answered": (
        {**CODED, "reason": "Many tell it.", "reason_by": "bea"}, {},
        ((jigsaw.ALONE_NOW,), (jigsaw.ALONE_NOW,), (jigsaw.ALONE_NOW,), ()),
    ),
    "alone from the first, and answered": (
        {**OLDER, "stands_out": True, "reason": "Many tell it.", "reason_by": "bea"}, {}, (NEW_OLDER, (), NEW_OLDER, ())
    ),
    "red": ({"facts": (Fact("rare", "x"),)}, {}, ((jigsaw.KEY,),) * 4),
    "she was asked": ({"her_word": jigsaw.HerWord.WAITS}, {}, ((jigsaw.WAITS_FOR_HER,),) * 4),
}  # fmt: skip


@pytest.mark.parametrize("stands", [0, 1, 2, 3], ids=["new", "back", "long", "out"])
@pytest.mark.parametrize("case", TRUTH)
def test_what_is_asked_again_follows_from_what_changed_and_from_where_it_stands(
    rules: ModuleType, case: str, stands: int
) -> None:
    changes, now, expected = TRUTH[case]
    found = against(rules, panel(rules, **changes), **{**(NEW, BACK, LONG, OUT)[stands], **now})
    assert set(found) == set(expected[stands])


def test_what_she_hid_comes_back_up_to_the_last_day_of_the_months(rules: ModuleType) -> None:
    old = panel(rules, on=A_YEAR_AGO)
    first = A_YEAR_AGO + timedelta(days=1)
    assert against(rules, old, rested_from=first) == ()
    assert against(rules, old, rested_from=A_YEAR_AGO) == (rules.TOO_OLD,)


def test_nothing_of_a_story_is_in_a_repr_or_a_reason(rules: ModuleType) -> None:
    told = Fact("in-north", "Rotherham")
    full = panel(rules, facts=(told,), tried=rules.Tried("Ann", "Rotherham", 5, TODAY), reason="Rotherham")
    assert "Rotherham" not in repr(full)
    assert not any("Rotherham" in sentence for sentence in against(rules, full))
