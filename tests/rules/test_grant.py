from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import grant as the_grant
from archive.rules.choices import Audience, Event, Medium, Profession, Use
from archive.rules.clock import RAN_BACKWARDS, Moment
from archive.rules.grant import Outlet, Viewer
from tests.rules.cases import (
    AREAS,
    MANY,
    MIDNIGHTS,
    NOON,
    OPEN_OUTLETS,
    days,
    grant,
    grants,
    longer,
    may_see,
    moments,
    outlets,
    viewer,
    viewers,
)

BACKWARDS = Moment(now=NOON.now, latest=NOON.now + timedelta(hours=1))


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return the_grant


@MANY
@given(
    grants(),
    viewers(),
    st.sampled_from(OPEN_OUTLETS),
    moments(date(2027, 2, 27), date(2027, 3, 6)),
    st.integers(0, 3),
)
def test_a_grant_admits_whom_it_names_and_nobody_else(
    rules: ModuleType, parts: dict[str, Any], who: Viewer, outlet: str, moment: Moment, opened: int
) -> None:
    given_grant = rules.Grant(**parts)

    assert (not given_grant.objections(who, outlet, moment, opened=opened)) == may_see(
        given_grant.as_json(), who, moment.today, opened
    )


# A copy for research

BY_POST = viewer(
    audience=Audience.PRIVATE_LINK, uses=frozenset({Use.RESEARCH, Use.BESIDE, Use.TALK_OR_REPORT})
)
"""Who may carry words away, at most."""


def _all_of(who: Viewer, **changes: Any) -> dict[str, Any]:
    return grant(audiences=frozenset({who.audience}), uses=who.uses, media=who.media, **changes)


def test_words_leave_only_where_each_yes_that_a_copy_needs_was_given(rules: ModuleType) -> None:
    assert not rules.Grant(**_all_of(BY_POST)).objections(BY_POST, Outlet.EXPORT, NOON)
    for use in BY_POST.uses:
        less = rules.Grant(**_all_of(BY_POST) | {"uses": BY_POST.uses - {use}})
        assert less.objections(BY_POST, Outlet.EXPORT, NOON), use
    assert rules.Grant(**grant(uses=BY_POST.uses)).objections(BY_POST, Outlet.EXPORT, NOON), "a room is none"


@pytest.mark.parametrize(
    "asks_less",
    [
        {"audience": Audience.TRAINING_ROOM},
        {"media": frozenset({Medium.WORDS, Medium.ART})},
        {"media": frozenset({Medium.OWN_VOICE})},
        *({"uses": BY_POST.uses - {use}} for use in sorted(BY_POST.uses)),
    ],
)
def test_whoever_asks_for_a_copy_asks_for_all_of_it(rules: ModuleType, asks_less: dict[str, Any]) -> None:
    who = dataclasses.replace(BY_POST, **asks_less)

    assert len(rules.Grant(**_all_of(who)).objections(who, Outlet.EXPORT, NOON)) == 1


def test_what_is_opened_a_number_of_times_is_never_copied(rules: ModuleType) -> None:
    counted = rules.Grant(**_all_of(BY_POST, openings=9))

    assert not counted.objections(BY_POST, Outlet.LINK, NOON, opened=0)
    assert counted.objections(BY_POST, Outlet.EXPORT, NOON, opened=0)


@MANY
@given(grants(least=1), viewers())
def test_a_viewer_is_admitted_as_often_as_not(rules: ModuleType, parts: dict[str, Any], who: Viewer) -> None:
    # The positive half: a rule that refuses everybody would pass the test above on most of its cases.
    asked = dataclasses.replace(
        who,
        audience=min(parts["audiences"]),
        professions=parts["professions"],
        uses=parts["uses"],
        media=parts["media"],
        areas=frozenset(AREAS) - parts["not_near"],
    )

    assert rules.Grant(**parts).objections(asked, Outlet.PAGE, NOON, opened=0) == ()


@MANY
@given(grants(), viewers(), moments(date(2027, 2, 27), date(2027, 3, 6)), st.integers(0, 3))
def test_a_copy_leaves_by_a_yes_to_that_alone_and_never_where_openings_count(
    rules: ModuleType, parts: dict[str, Any], who: Viewer, moment: Moment, opened: int
) -> None:
    given_grant = rules.Grant(**parts)
    plain = given_grant.as_json()
    may_leave = "offline" in plain["uses"] and "openings" not in plain

    assert (not given_grant.objections(who, "pack", moment, opened=opened)) == (
        may_leave and may_see(plain, who, moment.today, opened)
    )


def test_a_copy_may_leave_at_all(rules: ModuleType) -> None:
    # The positive half, and each of the two reasons by itself.
    wide, who = grant(uses=frozenset({Use.TEACHING, Use.OFFLINE})), rules.Viewer(**vars(viewer()))

    assert rules.Grant(**wide).objections(who, Outlet.PACK, NOON) == ()
    assert len(rules.Grant(**grant()).objections(who, Outlet.PACK, NOON)) == 1
    counted = rules.Grant(**{**wide, "openings": 3})
    assert len(counted.objections(who, Outlet.PACK, NOON, opened=0)) == 1
    assert counted.objections(who, Outlet.PAGE, NOON, opened=0) == ()


def test_what_she_waits_for_is_in_no_repr(rules: ModuleType) -> None:
    assert "case" not in repr(rules.Grant(**grant(ends_with=frozenset({Event.CASE_ENDS}))))


def test_a_part_on_its_own_needs_her_yes_to_that(rules: ModuleType) -> None:
    alone = frozenset({Use.TEACHING})
    for uses, says_no in (
        (alone, True),
        (alone | {Use.SHORT_PART}, False),
        (frozenset({Use.SHORT_PART}), True),
    ):
        given_to = rules.Grant(**grant(uses=uses))
        for wanted in (alone, alone | {Use.SHORT_PART}):
            against = given_to.objections(rules.Viewer(**vars(viewer(uses=wanted))), Outlet.CLIP, NOON)
            assert bool(against) == says_no and len(set(against)) == len(against)
    # Who asks for nothing is not answered because a way out asks for something.
    nothing = rules.Viewer(**vars(viewer(uses=frozenset())))
    assert rules.Grant(**grant(uses=frozenset({Use.SHORT_PART}))).objections(nothing, Outlet.CLIP, NOON)


@MANY
@given(viewers())
def test_nobody_on_the_internet_sees_anything(rules: ModuleType, who: Viewer) -> None:
    wide = rules.Grant(
        frozenset(Audience), frozenset(Profession), frozenset(Use), frozenset(Medium), date(2027, 1, 1)
    )
    stranger = dataclasses.replace(who, audience=Audience.INTERNET)

    assert "Nothing here is open to anyone on the internet." in wide.objections(stranger, Outlet.PAGE, NOON)


def test_everyone_in_the_room_has_to_be_allowed(rules: ModuleType) -> None:
    mixed = viewer(professions=frozenset({Profession.MIDWIVES, Profession.COURT}))

    against = rules.Grant(**grant()).objections(mixed, Outlet.PAGE, NOON)

    assert against == ("She has not said yes to this: Judges, lawyers and court staff.",)


@pytest.mark.parametrize("part", ["professions", "uses", "media"])
def test_an_empty_wish_is_refused(rules: ModuleType, part: str) -> None:
    empty = viewer(**{part: frozenset()})

    assert len(rules.Grant(**grant()).objections(empty, Outlet.PAGE, NOON)) == 1


def test_where_she_lives_is_in_no_sentence_and_no_repr(rules: ModuleType) -> None:
    near = rules.Grant(**grant(not_near=frozenset({"kent"})))

    against = near.objections(viewer(areas=frozenset({"kent", "surrey"})), Outlet.PAGE, NOON)

    assert against == ("She asked us not to show it near here.",)
    assert "kent" not in repr(near) + " ".join(against)


@MANY
@given(days(), moments(), st.integers(0, 3000))
def test_time_alone_never_lets_anything_out_again(
    rules: ModuleType, until: date, moment: Moment, hours: int
) -> None:
    shown = rules.Grant(**grant(until=until))
    later = longer(moment, hours=hours)

    if shown.objections(viewer(), Outlet.PAGE, moment):
        assert shown.objections(viewer(), Outlet.PAGE, later)


def test_a_viewer_hears_every_reason_at_once(rules: ModuleType) -> None:
    stranger = Viewer(
        Audience.PRIVATE_LINK,
        frozenset({Profession.COURT, Profession.DOCTORS}),
        frozenset({Use.RESEARCH}),
        frozenset({"kent"}),
        frozenset({Medium.ART}),
    )
    ended = rules.Grant(**grant(until=date(2026, 1, 4), not_near=frozenset({"kent"})))

    assert ended.objections(stranger, "feed", BACKWARDS) == (
        RAN_BACKWARDS,
        "We do not know this way out, so nothing goes out by it.",
        "She has not said yes to this: People with a private link.",
        "She has not said yes to this: Judges, lawyers and court staff.",
        "She has not said yes to this: Doctors and nurses.",
        "She has not said yes to this: Research.",
        "She has not said yes to this: Her drawing or photo.",
        "She asked us not to show it near here.",
        "Her yes ended on 4 January 2026.",
    )


def test_no_grant_can_be_changed_after_it_was_made(rules: ModuleType) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        rules.Grant(**grant()).until = date(2040, 1, 1)


@MANY
@given(outlets())
def test_only_a_way_we_know_lets_anything_out(rules: ModuleType, outlet: str) -> None:
    assert bool(rules.Grant(**grant()).objections(viewer(), outlet, NOON)) == (outlet not in OPEN_OUTLETS)


def test_each_shut_outlet_has_a_sentence_of_its_own(rules: ModuleType) -> None:
    shut = [outlet for outlet in Outlet if outlet not in OPEN_OUTLETS]

    answers = [rules.Grant(**grant()).objections(viewer(), outlet, NOON) for outlet in (*shut, "feed")]

    assert all(len(answer) == 1 for answer in answers)
    assert len(set(answers)) == len(answers)


@MANY
@given(st.integers(0, 5), st.integers(0, 5) | st.none())
def test_a_counted_grant_ends_with_its_last_opening_and_is_a_no_when_nobody_counted(
    rules: ModuleType, openings: int, opened: int | None
) -> None:
    still = opened is not None and opened + 1 <= openings
    counted = rules.Grant(**grant(openings=openings))

    assert (not counted.objections(viewer(), Outlet.PAGE, NOON, opened=opened)) == still


@pytest.mark.parametrize(("until", "shut_at"), MIDNIGHTS, ids=str)
def test_the_last_day_counts_until_midnight_in_london(
    rules: ModuleType, until: date, shut_at: datetime
) -> None:
    shown, after = rules.Grant(**grant(until=until)), Moment(now=shut_at, latest=None)

    assert shown.objections(viewer(), Outlet.PAGE, longer(after, microseconds=-1)) == ()
    assert shown.objections(viewer(), Outlet.PAGE, after) != ()


def test_a_clock_that_ran_backwards_shuts_everything(rules: ModuleType) -> None:
    for outlet in (*Outlet, "feed"):
        assert RAN_BACKWARDS in rules.Grant(**grant()).objections(viewer(), outlet, BACKWARDS)
