from __future__ import annotations

import copy
import dataclasses
import gc
import pickle
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import jigsaw, publication
from archive.rules.choices import Audience, Medium, Then
from archive.rules.clock import LEAPT_FORWARD, Moment, begins
from archive.rules.consent import Consent, Method, Status
from archive.rules.court import Basis, Content, CourtCheck, Stage
from archive.rules.errors import Refused
from archive.rules.grant import Grant
from archive.rules.grounds import Gate, Ground
from archive.rules.how_many import Fact
from archive.rules.sentences import Sentence, Told
from tests.rules.cases import MANY, NO_SENTENCE, NOON, TODAY, WORDING, asked, grant, longer, some, statuses

HASH, OTHER_HASH = "e" * 64, "f" * 64
CHECK = CourtCheck(Basis.NOT_ABOUT, "read 24 Nov", "staff-3", Content.OWN_LIFE, TODAY)
LEAPT = Moment(now=NOON.now, latest=None, jumped=True)


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return publication


def consent(**changes: Any) -> Consent:
    """Return a consent that holds, with changes."""
    parts = {
        "status": Status.GIVEN,
        "grant": Grant(**grant()),
        "then": Then.HIDE,
        "given_on": TODAY,
        "wording": WORDING,
    }
    return Consent(**{**parts, **changes})


def facts(rules: ModuleType, **changes: Any) -> Any:
    """Return facts on which a story clears, with changes."""
    parts: dict[str, Any] = {
        "consent": consent(),
        "wording_now": frozenset({WORDING}),
        "open_marks": (),
        "intruder_note": "Two of us searched for an hour and found nobody.",
        "stage": Stage.ENDED,
        "check": CHECK,
        "first": "staff-1",
        "second": "staff-2",
        "released_hash": HASH,
        "edition_hash": HASH,
        "hidden": False,
        "deleted": False,
        "wait": rules.Wait(TODAY, 0),
        "set_aside": False,
        "vetoed": False,
        "panel": asked(Grant(**grant()), TODAY),
        "text": "text",
        "gate": NO_SENTENCE,
    }
    return rules.Facts(**{**parts, **changes})


COURT = Sentence(
    "k", "", 0, 31, "The judge said I was not ready.", "The judge said I was not ready.", Told.COURT
)
LEAVE = Ground(
    "g", "court-permission", "order 7", "all of it", frozenset({"mother"}), TODAY, TODAY + timedelta(days=9),
    frozenset({"k"}), "staff-3", TODAY, "staff-4",
)  # fmt: skip
BY_LEAVE = dataclasses.replace(CHECK, basis=Basis.PERMISSION, may_publish="mother", until=date(2028, 1, 1))

FAULTS: dict[str, dict[str, Any]] = {
    "no consent": {"consent": None},
    "beside a worker": {"consent": consent(method=Method.BESIDE_WORKER)},
    "on her behalf": {"consent": consent(method=Method.ON_BEHALF)},
    "counted by nobody": {"consent": consent(grant=Grant(**grant(openings=2)))},
    "old wording": {"wording_now": frozenset({"b" * 64})},
    "an open mark": {"open_marks": ("Mark 1 is not decided: say what stands there instead.",)},
    "two open marks": {"open_marks": ("Mark 2 is open.", "Mark 3 is open.")},
    "no intruder note": {"intruder_note": " \n"},
    "never asked who it could be": {"panel": None},
    "asked of other words": {"text": "other"},
    "asked for fewer people": {"panel": asked(Grant(**grant(professions=frozenset())), TODAY)},
    "asked a year ago": {"panel": asked(Grant(**grant()), date(2025, 11, 24))},
    "a detail that can be looked up": {
        "panel": dataclasses.replace(asked(Grant(**grant()), TODAY), facts=(Fact("rare"),))
    },
    "nothing like it and no reason": {
        "panel": dataclasses.replace(asked(Grant(**grant()), TODAY), stands_out=True)
    },
    "a live case": {"stage": Stage.GOING_ON},
    "not sure of a case": {"stage": Stage.NOT_SURE},
    "never asked of a case": {"stage": None},
    "a stage we do not know": {"stage": "closed"},
    "no check": {"check": None},
    "no sentence was ever read": {"gate": None},
    "a sentence that nobody decided": {"gate": Gate((dataclasses.replace(COURT, told=Told.UNDECIDED),))},
    "a hollow check": {"check": dataclasses.replace(CHECK, reference="")},
    "no first": {"first": None},
    "an empty first": {"first": "  "},
    "no second": {"second": ""},
    "one person": {"second": "staff-1"},
    "one person, typed again": {"second": " staff-1 "},
    "not released": {"released_hash": None},
    "released nothing": {"released_hash": ""},
    "released something else": {"released_hash": OTHER_HASH},
    "nothing finished": {"edition_hash": "", "released_hash": ""},
    "hidden": {"hidden": True},
    "deleted": {"deleted": True},
    "nobody knows how long she had": {"wait": None},
    "set aside": {"set_aside": True},
    "an adviser said no": {"vetoed": True},
    "withdrawn": {"consent": consent(status=Status.WITHDRAWN)},
    "ended": {"consent": consent(grant=Grant(**grant(until=date(2026, 11, 23))))},
    "the internet": {"consent": consent(grant=Grant(**grant(audiences=frozenset({Audience.INTERNET}))))},
}


def test_a_story_with_everything_in_order_clears(rules: ModuleType) -> None:
    cleared = rules.clear(facts(rules), NOON)

    assert rules.Clearance.genuine(cleared)
    assert (cleared.grant, cleared.edition_hash, cleared.on) == (Grant(**grant()), HASH, TODAY)


VERSIONS: dict[str, dict[str, Any]] = {
    "a translation without its own yes": {"translation": "en-GB"},
    "a translation into another language": {
        "translation": "en-GB",
        "consent": consent(grant=Grant(**grant(), translations=frozenset({"cy"}))),
    },
    "her own words when only the translation may be seen": {
        "consent": consent(grant=Grant(**grant(), own_words=False, translations=frozenset({"en-GB"})))
    },
}


@pytest.mark.parametrize("fault", VERSIONS)
def test_each_version_needs_its_own_yes(rules: ModuleType, fault: str) -> None:
    against = rules.objections(facts(rules, **VERSIONS[fault]), NOON)

    assert len(against) == 1 and "She has not said yes" in against[0]


def test_a_clearance_is_for_the_one_version_that_was_asked_for(rules: ModuleType) -> None:
    both = consent(grant=Grant(**grant(), translations=frozenset({"en-GB"})))
    hers, english = (
        rules.clear(facts(rules, consent=both, translation=version), NOON) for version in ("", "en-GB")
    )

    assert (hers.translation, english.translation) == ("", "en-GB")
    object.__setattr__(hers, "translation", "en-GB")
    assert not rules.Clearance.genuine(hers)


@pytest.mark.parametrize("fault", FAULTS)
def test_one_thing_amiss_is_enough(rules: ModuleType, fault: str) -> None:
    amiss = facts(rules, **FAULTS[fault])

    with pytest.raises(Refused) as refused:
        rules.clear(amiss, NOON)
    assert refused.value.sentences == rules.objections(amiss, NOON) != ()


@pytest.mark.parametrize(("opened", "clears"), [(None, False), (0, True), (1, True), (2, False), (3, False)])
def test_a_counted_yes_clears_until_it_was_opened_so_often(
    rules: ModuleType, opened: int | None, clears: bool
) -> None:
    counted = facts(rules, consent=consent(grant=Grant(**grant(openings=2))), opened=opened)

    assert (rules.objections(counted, NOON) == ()) == clears


@MANY
@given(statuses())
def test_only_a_yes_clears(rules: ModuleType, status: str) -> None:
    against = rules.objections(facts(rules, consent=consent(status=status)), NOON)

    assert bool(against) == (status not in ("given", "renewed"))


def test_a_clock_that_leapt_stops_publishing(rules: ModuleType) -> None:
    assert rules.objections(facts(rules), LEAPT) == (LEAPT_FORWARD,)


@MANY
@given(some(FAULTS), st.booleans())
def test_every_reason_is_said_at_once_and_once(
    rules: ModuleType, names: frozenset[str], is_leapt: bool
) -> None:
    # Later changes to the same fact win, so only those faults that still stand are counted.
    changes: dict[str, Any] = {}
    for name in sorted(names):
        changes.update(FAULTS[name])
    alone = {part: rules.objections(facts(rules, **{part: value}), NOON) for part, value in changes.items()}
    hashes = {part: changes[part] for part in ("released_hash", "edition_hash") if part in changes}
    people = {part: changes[part] for part in ("first", "second") if part in changes}
    # Without a panel nothing is said against it, and without a yes it is for nobody.
    asking = {part: changes[part] for part in ("panel", "text", "consent", "wording_now") if part in changes}
    expected = {
        reason
        for part, reasons in alone.items()
        if part not in {*hashes, *people, *asking}
        for reason in reasons
    }
    expected |= set(rules.objections(facts(rules, **hashes), NOON)) | set(
        rules.objections(facts(rules, **people), NOON)
    )
    expected |= set(rules.objections(facts(rules, **asking), NOON))

    if "wait" in changes and not (changes.get("released_hash", HASH) and changes.get("consent", facts)):
        expected -= set(alone["wait"])

    found = rules.objections(facts(rules, **changes), LEAPT if is_leapt else NOON)

    assert set(found) == expected | ({LEAPT_FORWARD} if is_leapt else set())
    assert len(found) == len(set(found))


def test_what_is_out_stays_while_it_is_asked_again_after_a_year(rules: ModuleType) -> None:
    old = asked(Grant(**grant()), date(2025, 11, 24))

    assert rules.objections(facts(rules, panel=old, is_out=True), NOON) == ()
    assert rules.objections(facts(rules, panel=dataclasses.replace(old, on=date(2025, 11, 25))), NOON) == ()


def test_what_she_hid_for_a_while_is_asked_as_little_as_what_is_out(rules: ModuleType) -> None:
    old = asked(Grant(**grant()), date(2025, 11, 24))
    before_it_was_kept = dataclasses.replace(asked(Grant(**grant()), TODAY), grant=None)
    out = rules.Wait(TODAY, 0, was_out=Grant(**grant()))

    assert rules.objections(facts(rules, panel=old, rested_from=TODAY), NOON) == ()
    assert rules.objections(facts(rules, panel=before_it_was_kept, rested_from=TODAY, wait=out), NOON) == ()
    assert rules.objections(facts(rules, panel=before_it_was_kept, rested_from=TODAY), NOON) == (
        jigsaw.WIDER,
    )


def test_what_is_out_does_not_stay_for_more_people_than_were_asked_for(rules: ModuleType) -> None:
    narrow = asked(Grant(**grant(audiences=frozenset())), TODAY)

    assert rules.objections(facts(rules, panel=narrow, is_out=True), NOON) == (jigsaw.WIDER,)


def test_what_is_not_finished_is_not_released(rules: ModuleType) -> None:
    nothing = {"There is no finished version yet.", "She has not released the finished version yet."}

    assert set(rules.objections(facts(rules, edition_hash="", released_hash=""), NOON)) == nothing
    assert set(rules.objections(facts(rules, edition_hash="", released_hash=None), NOON)) == nothing


def test_the_moderators_note_is_in_no_repr(rules: ModuleType) -> None:
    said = repr(facts(rules))
    assert "searched" not in said and "local papers" not in said


# A clearance cannot be forged


def bare(rules: ModuleType) -> Any:
    """Return a clearance made behind the back of `clear`."""
    return object.__new__(rules.Clearance)


def filled(rules: ModuleType) -> Any:
    """Return one that also holds all that a real one holds."""
    real, forged = rules.clear(facts(rules), NOON), bare(rules)
    for part in ("grant", "edition_hash", "on"):
        object.__setattr__(forged, part, getattr(real, part))
    assert rules.Clearance.genuine(real)
    return forged


def altered(part: str, value: object) -> Callable[[ModuleType], Any]:
    """Return a way to make a real one and force a part of it to say something else."""

    def alter(rules: ModuleType) -> Any:
        real = rules.clear(facts(rules), NOON)
        object.__setattr__(real, part, value)
        return real

    return alter


def widened(rules: ModuleType) -> Any:
    """Return a real one whose grant was widened from within."""
    real = rules.clear(facts(rules), NOON)
    object.__setattr__(real.grant, "until", date(2040, 1, 1))
    return real


def emptied(rules: ModuleType) -> Any:
    """Return a real one with a part taken out by force."""
    real = rules.clear(facts(rules), NOON)
    object.__delattr__(real, "grant")
    return real


def looking_alike(rules: ModuleType) -> Any:
    """Return something that only looks like one, and says it equals every other."""

    class Alike:
        grant, edition_hash, on = Grant(**grant()), HASH, TODAY
        __class__ = rules.Clearance

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    return Alike()


FORGERIES: dict[str, Callable[[ModuleType], Any]] = {
    "bare": bare,
    "filled": filled,
    "other bytes": altered("edition_hash", OTHER_HASH),
    "another grant": altered("grant", Grant(**grant(until=date(2028, 11, 24)))),
    "another day": altered("on", date(2026, 11, 25)),
    "no grant": altered("grant", None),
    "widened from within": widened,
    "emptied": emptied,
    "looking alike": looking_alike,
}


@pytest.mark.parametrize(
    "other",
    [None, True, "a clearance", (Grant(**grant()), HASH, TODAY), object()],
    ids=["nothing", "true", "words", "its parts", "an object"],
)
def test_what_is_no_clearance_is_none(rules: ModuleType, other: object) -> None:
    assert not rules.Clearance.genuine(other)
    assert not rules.Clearance.genuine(rules.Clearance)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_clearance_is_noticed(rules: ModuleType, forgery: str) -> None:
    assert not rules.Clearance.genuine(FORGERIES[forgery](rules))


BY_HAND: dict[str, Callable[[Any], Any]] = {
    "direct": lambda real: type(real)(real.grant, real.edition_hash, real.on),
    "direct, by name": lambda real: type(real)(grant=real.grant, edition_hash=HASH, on=TODAY),
    "without anything": lambda real: type(real)(),
    "replace": lambda real: dataclasses.replace(real, edition_hash=OTHER_HASH),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "deepcopy inside": lambda real: copy.deepcopy({"clearance": [real]}),
    **{
        f"pickle {protocol}": partial(pickle.dumps, protocol=protocol)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
    "subclass": lambda real: type("Mine", (type(real),), {}),
    "set": lambda real: setattr(real, "edition_hash", OTHER_HASH),
    "delete": lambda real: delattr(real, "grant"),
    "a new part": lambda real: setattr(real, "extra", 1),
}


@pytest.mark.parametrize("way", BY_HAND)
def test_a_clearance_is_made_by_clear_alone_and_never_changes(rules: ModuleType, way: str) -> None:
    real = rules.clear(facts(rules), NOON)

    with pytest.raises(TypeError):
        BY_HAND[way](real)
    assert rules.Clearance.genuine(real)
    assert real.edition_hash == HASH


def test_each_clearance_stands_for_itself(rules: ModuleType) -> None:
    one, other = rules.clear(facts(rules), NOON), rules.clear(facts(rules), NOON)

    assert one != other
    assert rules.Clearance.genuine(one)
    assert rules.Clearance.genuine(other)


def test_a_clearance_that_nobody_holds_is_forgotten(rules: ModuleType) -> None:
    gc.collect()
    before = len(rules._made)

    cleared = rules.clear(facts(rules), NOON)
    assert len(rules._made) == before + 1
    del cleared
    gc.collect()

    assert len(rules._made) == before


def test_a_refusal_leaves_no_clearance_behind(rules: ModuleType) -> None:
    gc.collect()
    before = len(rules._made)

    with pytest.raises(Refused):
        rules.clear(facts(rules, hidden=True), NOON)

    assert len(rules._made) == before


# Her time to change her mind

A_YEAR = Grant(**grant())
WIDER: dict[str, dict[str, Any]] = {
    "more people": {"audiences": frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK})},
    "another form": {"media": frozenset({Medium.WORDS, Medium.OWN_VOICE})},
    "a longer time": {"until": date(2027, 11, 25)},
}
NARROWER: dict[str, dict[str, Any]] = {
    "the same": {},
    "a shorter time": {"until": date(2027, 11, 23)},
    "not near somewhere": {"not_near": frozenset({"kent"})},
}


def on_day(days: int) -> Moment:
    """Return noon, so many days after she released it."""
    return Moment(NOON.now + timedelta(days=days))


@MANY
@given(st.integers(0, 9), st.integers(0, 12))
def test_it_is_never_out_before_whole_days_have_passed(rules: ModuleType, days: int, later: int) -> None:
    waiting = facts(rules, wait=rules.Wait(TODAY, days))

    assert (rules.objections(waiting, on_day(later)) == ()) == (later > days or days == 0)


@pytest.mark.parametrize("days", [1, 2])
def test_a_whole_day_lies_between_also_for_a_yes_just_before_midnight(rules: ModuleType, days: int) -> None:
    released = begins(TODAY + timedelta(days=1)) - timedelta(minutes=1)
    first = begins(rules.Wait(TODAY, days).ends(A_YEAR))

    assert first - released >= timedelta(days=days)
    waiting = facts(rules, wait=rules.Wait(TODAY, days))
    assert rules.objections(waiting, Moment(first - timedelta(seconds=1)))
    assert not rules.objections(waiting, Moment(first))


def test_nobody_who_does_not_know_how_long_she_had_puts_it_out(rules: ModuleType) -> None:
    assert rules.objections(facts(rules, wait=None), on_day(100)) == (rules.NO_WAIT,)


@pytest.mark.parametrize("name", NARROWER)
def test_what_was_out_and_is_no_wider_does_not_wait(rules: ModuleType, name: str) -> None:
    corrected = consent(grant=Grant(**grant(**NARROWER[name])))
    waiting = facts(rules, consent=corrected, wait=rules.Wait(TODAY, 2, was_out=A_YEAR))

    assert rules.objections(waiting, NOON) == ()


@pytest.mark.parametrize("name", WIDER)
def test_what_is_wider_than_what_was_out_waits_again(rules: ModuleType, name: str) -> None:
    widened = consent(grant=Grant(**grant(**WIDER[name])))
    panel = asked(widened.grant, TODAY)
    waiting = facts(rules, consent=widened, panel=panel, wait=rules.Wait(TODAY, 2, was_out=A_YEAR))

    assert rules.objections(waiting, on_day(2)) and not rules.objections(waiting, on_day(3))


@pytest.mark.parametrize("was_out", [None, A_YEAR])
def test_no_day_that_she_was_told_is_made_earlier(rules: ModuleType, was_out: Grant | None) -> None:
    told = rules.Wait(TODAY, 0, promised=TODAY + timedelta(days=5), was_out=was_out)

    assert rules.objections(facts(rules, wait=told), on_day(4))
    assert not rules.objections(facts(rules, wait=told), on_day(5))


def test_an_earlier_promise_shortens_nothing(rules: ModuleType) -> None:
    told = rules.Wait(TODAY, 2, promised=TODAY)

    assert rules.objections(facts(rules, wait=told), on_day(2))


def test_a_clock_set_back_is_not_taken_for_a_later_day(rules: ModuleType) -> None:
    back = Moment(NOON.now, on_day(9).now)

    assert len(rules.objections(facts(rules, wait=rules.Wait(TODAY, 2)), back)) == 2


def test_a_clock_that_leapt_shortens_no_wait(rules: ModuleType) -> None:
    ahead = Moment(NOON.now + timedelta(days=9), NOON.now, jumped=True)

    assert rules.objections(facts(rules, wait=rules.Wait(TODAY, 2)), ahead) == (LEAPT_FORWARD,)


def test_what_only_waits_is_told_from_what_is_kept_back(rules: ModuleType) -> None:
    wait = rules.Wait(TODAY, 2)

    assert rules.waits_until(facts(rules, wait=wait), NOON) == TODAY + timedelta(days=3)
    assert rules.waits_until(facts(rules, wait=wait), on_day(3)) is None
    for amiss in FAULTS.values():
        assert rules.waits_until(facts(rules, **{"wait": wait, **amiss}), NOON) is None
    not_yet = rules.Wait(TODAY + timedelta(days=1), 0)
    assert rules.waits_until(facts(rules, wait=not_yet), NOON) == TODAY + timedelta(days=1)


def test_a_clearance_carries_the_last_day_of_the_ground_and_what_is_kept_out(rules: ModuleType) -> None:
    out = dataclasses.replace(
        COURT, key="o", text="The order said go.", seen="The order said go.", is_left_out=True
    )
    cleared = rules.clear(facts(rules, gate=Gate((COURT, out), (LEAVE,)), check=BY_LEAVE), NOON)
    assert cleared.until == LEAVE.until
    assert cleared.grant.until == date(2027, 11, 24), "her yes itself stays as she said it"
    assert cleared.kept_out == frozenset({"The order said go."})
    assert rules.clear(facts(rules), NOON).until == date(2027, 11, 24)
    short = dataclasses.replace(BY_LEAVE, until=date(2026, 12, 1))
    assert rules.clear(facts(rules, check=short), NOON).until == date(2026, 12, 1), (
        "an order for the whole story ends it too"
    )
    no_order = dataclasses.replace(CHECK, until=date(2026, 12, 1))
    assert rules.clear(facts(rules, check=no_order), NOON).until == date(2027, 11, 24)
    over = longer(NOON, days=10)
    assert any(
        "9" in one or "ended" in one
        for one in rules.objections(facts(rules, gate=Gate((COURT,), (LEAVE,)), check=BY_LEAVE), over)
    )


@pytest.mark.parametrize(("name", "value"), [("until", date(2030, 1, 1)), ("kept_out", frozenset())])
def test_a_clearance_whose_law_was_changed_by_force_is_none(
    rules: ModuleType, name: str, value: object
) -> None:
    gate = Gate(
        (COURT, dataclasses.replace(COURT, key="o", text="Go away now, she wrote.", is_left_out=True)),
        (LEAVE,),
    )
    cleared = rules.clear(facts(rules, gate=gate, check=BY_LEAVE), NOON)
    assert rules.Clearance.genuine(cleared)
    object.__setattr__(cleared, name, value)
    assert not rules.Clearance.genuine(cleared)


@pytest.mark.parametrize("audience", [Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP])
def test_fewer_people_never_lower_what_the_law_asks_of_a_sentence(
    rules: ModuleType, audience: Audience
) -> None:
    """Rule 5: a training room is a section of the public."""
    yes = Grant(**grant(audiences=frozenset({audience})))
    asked_of = {"consent": consent(grant=yes), "panel": asked(yes, TODAY), "check": BY_LEAVE}
    locked = rules.objections(facts(rules, gate=Gate((COURT,)), **asked_of), NOON)
    assert len(locked) == 1
    assert "without a ground" in locked[0]
    assert not rules.objections(facts(rules, gate=Gate((COURT,), (LEAVE,)), **asked_of), NOON)
