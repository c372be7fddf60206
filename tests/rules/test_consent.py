from __future__ import annotations

import dataclasses
import itertools
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import consent
from archive.rules.clock import RAN_BACKWARDS, Moment
from archive.rules.consent import (
    Audience,
    Event,
    Medium,
    Method,
    Outlet,
    Profession,
    Status,
    Then,
    Use,
    Viewer,
)
from tests.rules.cases import (
    AREAS,
    MANY,
    NOON,
    OPEN_OUTLETS,
    TODAY,
    WORDING,
    days,
    grant,
    grants,
    longer,
    may_see,
    moments,
    outlets,
    some,
    statuses,
    viewer,
    viewers,
)

BACKWARDS = Moment(now=NOON.now, latest=NOON.now + timedelta(hours=1))


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return consent


def said(rules: ModuleType, **changes: Any) -> Any:
    """Return a consent that holds, with changes; parts of its grant are changed by name."""
    names = {field.name for field in dataclasses.fields(rules.Consent)}
    parts: dict[str, Any] = {
        "status": Status.GIVEN,
        "grant": rules.Grant(**grant(**{name: changes[name] for name in changes.keys() - names})),
        "then": Then.HIDE,
        "given_on": TODAY,
        "wording": WORDING,
        **{name: changes[name] for name in changes.keys() & names},
    }
    return rules.Consent(**parts)


@MANY
@given(statuses(), outlets())
def test_only_given_and_renewed_let_anything_out_and_only_by_a_way_we_know(
    rules: ModuleType, status: str, outlet: str
) -> None:
    holding = said(rules, status=status)

    against = (*holding.objections(NOON), *holding.grant.objections(viewer(), outlet, NOON))

    assert bool(against) == (status not in ("given", "renewed") or outlet not in OPEN_OUTLETS)


def test_every_status_meets_every_outlet(rules: ModuleType) -> None:
    passed = {
        (str(status), str(outlet))
        for status, outlet in itertools.product([*Status, "granted", ""], [*Outlet, "feed", ""])
        if not said(rules, status=status).objections(NOON)
        and not rules.Grant(**grant()).objections(viewer(), outlet, NOON)
    }

    assert passed == set(itertools.product(("given", "renewed"), OPEN_OUTLETS))


def test_each_refused_status_and_outlet_has_a_sentence_of_its_own(rules: ModuleType) -> None:
    refused = [status for status in Status if status not in (Status.GIVEN, Status.RENEWED)]
    shut = [outlet for outlet in Outlet if outlet not in OPEN_OUTLETS]

    of_status = [said(rules, status=status).objections(NOON) for status in (*refused, "granted")]
    of_outlet = [rules.Grant(**grant()).objections(viewer(), outlet, NOON) for outlet in (*shut, "feed")]

    for answers in (of_status, of_outlet):
        assert all(len(answer) == 1 for answer in answers)
        assert len(set(answers)) == len(answers)


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


@MANY
@given(st.integers(0, 5), st.integers(0, 5) | st.none())
def test_a_counted_yes_ends_with_its_last_opening_and_is_a_no_when_nobody_counted(
    rules: ModuleType, openings: int, opened: int | None
) -> None:
    still = opened is not None and opened + 1 <= openings
    counted, holding = rules.Grant(**grant(openings=openings)), said(rules, openings=openings)

    assert (not counted.objections(viewer(), Outlet.PAGE, NOON, opened=opened)) == still
    assert (not holding.objections(NOON, opened=opened)) == still


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


@MANY
@given(st.sampled_from(Method) | st.sampled_from(["", "OWN-SCREEN", "own-screen ", "interpreter"]))
def test_only_a_yes_that_she_gave_by_herself_authorises(rules: ModuleType, method: str) -> None:
    alone = method == "own-screen"

    assert (said(rules, method=method).objections(NOON) == ()) == alone
    assert said(rules, method=method).is_provisional == (not alone)
    assert not said(rules, method=method, status=Status.WITHDRAWN).is_provisional


def test_a_consent_that_asks_for_the_internet_authorises_nothing(rules: ModuleType) -> None:
    everywhere = said(rules, audiences=frozenset({Audience.TRAINING_ROOM, Audience.INTERNET}))

    assert len(everywhere.objections(NOON)) == 1


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


@pytest.mark.parametrize(
    ("until", "shut_at"),
    [
        (date(2027, 1, 15), datetime(2027, 1, 16, 0, tzinfo=UTC)),
        (date(2027, 3, 27), datetime(2027, 3, 28, 0, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 23, tzinfo=UTC)),
        (date(2027, 7, 1), datetime(2027, 7, 1, 23, tzinfo=UTC)),
        (date(2027, 10, 30), datetime(2027, 10, 30, 23, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2027, 11, 1, 0, tzinfo=UTC)),
        (date(2028, 2, 29), datetime(2028, 3, 1, 0, tzinfo=UTC)),
    ],
    ids=str,
)
def test_the_last_day_counts_until_midnight_in_london(
    rules: ModuleType, until: date, shut_at: datetime
) -> None:
    parts, holding = grant(until=until), said(rules, until=until)
    after = Moment(now=shut_at, latest=None)
    before = longer(after, microseconds=-1)

    assert rules.Grant(**parts).objections(viewer(), Outlet.PAGE, before) == holding.objections(before) == ()
    assert rules.Grant(**parts).objections(viewer(), Outlet.PAGE, after) == holding.objections(after) != ()


@MANY
@given(days(), moments(), st.integers(0, 3000))
def test_time_alone_never_lets_anything_out_again(
    rules: ModuleType, until: date, moment: Moment, hours: int
) -> None:
    shown = rules.Grant(**grant(until=until))
    later = longer(moment, hours=hours)

    if shown.objections(viewer(), Outlet.PAGE, moment):
        assert shown.objections(viewer(), Outlet.PAGE, later)


def test_a_clock_that_ran_backwards_shuts_everything(rules: ModuleType) -> None:
    for outlet in OPEN_OUTLETS:
        assert RAN_BACKWARDS in rules.Grant(**grant()).objections(viewer(), outlet, BACKWARDS)
    assert RAN_BACKWARDS in said(rules).objections(BACKWARDS)


@MANY
@given(
    days(date(2020, 1, 1), date(2040, 12, 31)) | st.just(date(2028, 2, 29)),
    st.sampled_from([-800, -1, 0, 1, 2, 800]),
)
def test_a_yes_holds_two_years_at_most(rules: ModuleType, given_on: date, extra: int) -> None:
    # Counted another way: the same month and day two years on, or the last day of February.
    same_day = f"{given_on.year + 2}{given_on:-%m-%d}"
    longest = same_day if not same_day.endswith("02-29") else f"{given_on.year + 2}-02-28"
    until = date.fromisoformat(longest) + timedelta(days=extra)
    at = Moment(now=datetime.combine(given_on, datetime.min.time(), tzinfo=UTC), latest=None)

    too_long = [
        said
        for said in said(rules, given_on=given_on, until=until).objections(at)
        if "2 years at most" in said
    ]

    assert bool(too_long) == (extra > 0)


def test_a_yes_given_tomorrow_is_not_a_yes_today(rules: ModuleType) -> None:
    assert said(rules, given_on=TODAY).objections(NOON) == ()
    assert len(said(rules, given_on=TODAY + timedelta(days=1)).objections(NOON)) == 1


@MANY
@given(some(["a" * 64, "b" * 64, "c" * 64]), st.sampled_from(["a" * 64, "d" * 64, ""]))
def test_a_yes_to_other_words_has_to_be_asked_again(
    rules: ModuleType, now: frozenset[str], shown: str
) -> None:
    asked = said(rules, wording=shown)

    assert bool(asked.objections(NOON, wording_now=now)) == (shown not in now)
    assert bool(asked.objections(NOON)) == (shown == "")


FAULTS: dict[str, Any] = {
    "status": Status.PAUSED,
    "audiences": frozenset(),
    "professions": frozenset(),
    "uses": frozenset(),
    "media": frozenset(),
    "until": date(2024, 1, 1),
    "wording": "d" * 64,
    "given_on": date(2027, 1, 1),
    "openings": 0,
    "own_words": False,
    "method": Method.BESIDE_WORKER,
}


@MANY
@given(some(FAULTS), st.booleans())
def test_every_reason_is_said_at_once(rules: ModuleType, names: frozenset[str], is_backwards: bool) -> None:
    moment = BACKWARDS if is_backwards else NOON
    if {"status", "method"} <= names:
        names -= {"method"}  # What is no yes at all does not wait to be confirmed.
    alone = [
        said(rules, **{name: FAULTS[name]}).objections(NOON, wording_now=frozenset({WORDING}), opened=0)
        for name in names
    ]
    assert all(len(reasons) == 1 for reasons in alone)

    together = said(rules, **{name: FAULTS[name] for name in names})
    found = together.objections(moment, wording_now=frozenset({WORDING}), opened=0)

    assert len(found) == len(set(found)) == len(names) + is_backwards
    assert set(found) == {reason for reasons in alone for reason in reasons} | (
        {RAN_BACKWARDS} if is_backwards else set()
    )


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


# The vocabulary


def test_every_option_has_a_name_for_staff_and_no_two_share_one() -> None:
    options = [*Audience, *Profession, *Use, *Medium]

    assert set(consent.NAMES) == set(options)
    assert len(set(consent.NAMES.values())) == len(set(map(str, options))) == len(options)


def test_there_is_no_option_for_what_she_was_promised_never_happens() -> None:
    words = " ".join(map(str, [*Audience, *Profession, *Use, *Medium]))

    assert not any(
        never in words.split("-") for never in ("ai", "news", "media", "sale", "sell", "broadcast")
    )


def test_no_grant_can_be_changed_after_it_was_made(rules: ModuleType) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        rules.Grant(**grant()).until = date(2040, 1, 1)
