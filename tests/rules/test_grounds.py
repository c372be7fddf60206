"""Rules 1-5 and 9 for each sentence: a model that shares no code with the rule, over random sentences, grounds and days."""

from __future__ import annotations

from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import court, grounds
from archive.rules.court import Basis, Content, CourtCheck, Stage
from archive.rules.sentences import Sentence, Told
from tests.rules.cases import MANY, TODAY

CHECK = CourtCheck(Basis.PERMISSION, "order 7", "rev", Content.DESCRIBES, TODAY, "mother", date(2030, 1, 1))
OWN = CourtCheck(Basis.NOT_ABOUT, "read", "rev", Content.OWN_LIFE, TODAY)


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return grounds


def sentence(
    key: str = "a", told: str = "court", text: str = "The judge said I was not ready.", **more: Any
) -> Sentence:
    """Return a sentence about the court, with changes."""
    return Sentence(key, "", 0, len(text), text, more.pop("seen", text), Told(told), **more)


def ground(rules: ModuleType, **changes: Any) -> Any:
    """Return a ground that holds for the sentence `a`, with changes."""
    parts: dict[str, Any] = {
        "id": "g",
        "kind": "court-permission",
        "reference": "order 7",
        "scope": "what was said on 3 May, under another name",
        "who": frozenset({"mother"}),
        "starts": TODAY - timedelta(days=9),
        "until": TODAY + timedelta(days=9),
        "covers": frozenset({"a"}),
        "entered_by": "rev",
        "entered_on": TODAY - timedelta(days=9),
        "confirmed_by": "ann",
    }
    return rules.Ground(**{**parts, **changes})


def gate(rules: ModuleType, *found: Sentence, on: tuple[Any, ...] = (), texts: tuple[str, ...] = ()) -> Any:
    """Return the gate of a story with these sentences and grounds."""
    return rules.Gate(found, on, texts)


def waits(rules: ModuleType, **changes: Any) -> Any:
    """Return a ground that waits for a second person, with changes."""
    return ground(rules, **{"confirmed_by": "", **changes})


@pytest.mark.parametrize(
    ("who", "changes", "unread", "expected"),
    [
        ("ann", {}, (), ()),
        ("rev", {}, (), ("YOU_ENTERED",)),
        (" rev ", {}, (), ("YOU_ENTERED",)),
        ("rev", {"entered_by": " rev"}, (), ("YOU_ENTERED",)),
        ("", {}, (), ("YOU_ENTERED",)),
        ("ann", {"confirmed_by": "bea"}, (), ("NOT_WAITING",)),
        ("ann", {"is_ended": True}, (), ("NOT_WAITING",)),
        ("ann", {}, ("unread",), ("unread",)),
        ("rev", {"is_ended": True}, ("unread",), ("YOU_ENTERED", "NOT_WAITING", "unread")),
    ],
)
def test_a_ground_is_confirmed_once_by_a_second_person_who_has_read_what_it_is_for(
    rules: ModuleType, who: str, changes: dict[str, Any], unread: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    said = tuple(getattr(rules, name, name) for name in expected)
    assert rules.against_confirming(waits(rules, **changes), who, unread) == said


def test_what_happened_in_court_is_locked_without_a_ground(rules: ModuleType) -> None:
    assert rules.objections(gate(rules, sentence()), CHECK, TODAY)
    assert not rules.objections(gate(rules, sentence(), on=(ground(rules),)), CHECK, TODAY)


def test_her_own_life_needs_none_and_nobody_read_is_a_no(rules: ModuleType) -> None:
    assert not rules.objections(gate(rules, sentence(told="life")), OWN, TODAY)
    assert rules.objections(None, OWN, TODAY) == (rules.NOT_READ,)


def test_nothing_goes_on_while_a_sentence_is_undecided(rules: ModuleType) -> None:
    one = gate(rules, sentence(told="undecided"), sentence("b", "life"))
    assert rules.waiting(one) == (
        "1 sentence is not decided yet: what happened to her, or what happened in court.",
    )
    assert rules.objections(one, OWN, TODAY) == rules.waiting(one)
    assert (
        "2 sentences are"
        in rules.waiting(gate(rules, sentence(told="undecided"), sentence("b", "undecided")))[0]
    )
    assert not rules.waiting(gate(rules, sentence(told="undecided", is_left_out=True)))


def test_what_is_left_out_needs_no_ground(rules: ModuleType) -> None:
    assert not rules.objections(gate(rules, sentence(is_left_out=True, is_ours=True)), OWN, TODAY)


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a kind that we do not know": ({"kind": "my-own-say-so"}, "UNKNOWN"),
    "not about the proceedings": ({"kind": "not-about-proceedings"}, "UNKNOWN"),
    "no reference": ({"reference": " "}, "NO_REFERENCE"),
    "no scope": ({"scope": ""}, "NO_SCOPE"),
    "for reporters": ({"who": frozenset({"reporters"})}, "NOT_HER"),
    "for anyone, by an order": ({"who": frozenset({"anyone"})}, "NOT_HER"),
    "a transparency order": (
        {"kind": "transparency-order", "who": frozenset({"reporters", "anyone"})},
        "NOT_HER",
    ),
    "a judgment for reporters": ({"kind": "published-judgment", "who": frozenset({"reporters"})}, "NOT_HER"),
    "for nobody": ({"who": frozenset()}, "NOT_HER"),
    "no last day": ({"until": None}, "NO_END"),
    "a transparency order without end": ({"kind": "transparency-order", "until": None}, "NO_END"),
    "nobody confirmed it": ({"confirmed_by": ""}, "NOT_CONFIRMED"),
    "nobody entered it": ({"entered_by": " "}, "NOT_CONFIRMED"),
    "one person": ({"confirmed_by": "rev"}, "SAME_PERSON"),
    "one person, typed again": ({"confirmed_by": "rev "}, "SAME_PERSON"),
    "ended by one of us": ({"is_ended": True}, "ENDED_EARLY"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_alone_locks_it_and_says_why(rules: ModuleType, fault: str) -> None:
    changes, why = FAULTS[fault]
    one = gate(rules, sentence(), on=(ground(rules, **changes),))
    assert getattr(rules, why) in rules.objections(one, CHECK, TODAY)
    assert one.locked(TODAY)


def test_its_days_are_inclusive(rules: ModuleType) -> None:
    first, last = date(2026, 12, 1), date(2026, 12, 31)
    one = gate(rules, sentence(), on=(ground(rules, starts=first, until=last),))
    open_days = [
        day
        for day in (first - timedelta(days=1), first, last, last + timedelta(days=1))
        if not one.locked(day)
    ]
    assert open_days == [first, last]
    said = rules.objections(one, CHECK, last + timedelta(days=1))
    assert "The ground ended on 31 December 2026." in said
    assert one.has_run_out(last + timedelta(days=1))
    assert not one.has_run_out(last)


def test_it_begins_on_its_day_and_not_before_it_was_entered(rules: ModuleType) -> None:
    tomorrow = TODAY + timedelta(days=1)
    for changes in ({"starts": tomorrow}, {"entered_on": tomorrow}):
        one = gate(rules, sentence(), on=(ground(rules, **changes),))
        assert one.locked(TODAY)
        assert not one.locked(tomorrow)
        assert "The ground starts on 25 November 2026." in rules.objections(one, CHECK, TODAY)


def test_what_a_ground_carries_is_not_kept_out(rules: ModuleType) -> None:
    one = gate(rules, sentence(), sentence("b", text="The order said go away."), on=(ground(rules),))
    assert one.kept_out(TODAY) == frozenset({"The order said go away."})


def test_a_judgment_needs_no_last_day_and_a_transparency_order_may_name_her(rules: ModuleType) -> None:
    judgment = ground(rules, kind="published-judgment", who=frozenset({"anyone"}), until=None)
    named = ground(rules, kind="transparency-order", who=frozenset({"mother", "reporters"}))
    for one in (judgment, named):
        assert not rules.objections(gate(rules, sentence(), on=(one,)), CHECK, TODAY)


def test_a_ground_is_for_the_sentences_that_it_names_alone(rules: ModuleType) -> None:
    one = gate(rules, sentence(), sentence("b", text="The order said I had to leave."), on=(ground(rules),))
    assert [it.key for it in one.locked(TODAY)] == ["b"]


def test_that_a_case_has_ended_unlocks_nothing(rules: ModuleType) -> None:
    """Rule 2: the gate asks nothing of the stage, and the stage nothing of the gate."""
    for stage in Stage:
        assert rules.objections(gate(rules, sentence()), CHECK, TODAY)
        facts = (stage, OWN, TODAY)
        holds = bool(court.objections(*facts))
        assert holds == (stage in (Stage.GOING_ON, Stage.NOT_SURE)), (
            "rule 9: a live case waits whatever is decided"
        )


def test_two_answers_that_do_not_agree_are_a_no(rules: ModuleType) -> None:
    one = gate(rules, sentence(), on=(ground(rules),))
    assert rules.objections(one, OWN, TODAY) == (rules.TWO_ANSWERS,)


def test_the_edition_ends_with_the_ground_that_ends_first(rules: ModuleType) -> None:
    days = [TODAY + timedelta(days=n) for n in (3, 5, 8)]
    short, long, other = (
        ground(rules, until=days[0]),
        ground(rules, until=days[2]),
        ground(rules, until=days[1], covers=frozenset({"b"})),
    )
    two = (sentence(), sentence("b", text="The order said I had to leave."))
    assert gate(rules, *two, on=(short, other)).last_day(TODAY) == days[0]
    assert gate(rules, *two, on=(short, long, other)).last_day(TODAY) == days[1]
    judgment = ground(rules, kind="published-judgment", until=None, covers=frozenset({"a", "b"}))
    assert gate(rules, *two, on=(short, judgment)).last_day(TODAY) is None
    assert gate(rules, sentence(told="life"), on=(short,)).last_day(TODAY) is None


def test_what_is_left_out_is_looked_for_in_all_that_others_read(rules: ModuleType) -> None:
    out = sentence(is_left_out=True, is_ours=True, seen="The judge said she was not ready.")
    for text in ("A story. The judge said I was not ready.", "the judge said she was not ready"):
        assert rules.objections(gate(rules, out, texts=("A title", text)), OWN, TODAY) == (rules.STILL_THERE,)
    assert not rules.objections(gate(rules, out, texts=("A title", "I cried.")), OWN, TODAY)


def test_her_own_life_in_the_very_same_words_may_stand(rules: ModuleType) -> None:
    out = sentence(is_left_out=True, is_ours=True, text="He said that it was over.")
    home = sentence("b", "life", text="He said that it was over.")
    assert not rules.objections(gate(rules, out, home, texts=("He said that it was over.",)), OWN, TODAY)
    assert gate(rules, out, home).kept_out(TODAY) == frozenset()


def test_nothing_that_is_said_holds_a_word_of_the_story_or_of_an_order(rules: ModuleType) -> None:
    one = gate(rules, sentence(), on=(ground(rules, confirmed_by="", reference="FD26P00123"),))
    said = " ".join(rules.objections(one, CHECK, TODAY))
    assert "ready" not in said and "FD26P00123" not in said
    assert "ready" not in repr(one) and "FD26P00123" not in repr(one) and "another name" not in repr(one)


# A model that shares no code with the rule


KINDS = ("court-permission", "published-judgment", "transparency-order", "case-ended", "")
DAYS = st.dates(date(2026, 11, 20), date(2026, 11, 28))


def grounds_of(rules: ModuleType) -> st.SearchStrategy[Any]:
    """Any ground over a small world."""
    return st.builds(
        rules.Ground,
        id=st.just("g"),
        kind=st.sampled_from(KINDS),
        reference=st.sampled_from(["order 7", " "]),
        scope=st.sampled_from(["all of it", "all of it", ""]),
        who=st.frozensets(st.sampled_from(["mother", "anyone", "reporters", "others"])),
        starts=DAYS,
        until=st.none() | DAYS,
        covers=st.frozensets(st.sampled_from("abc")),
        entered_by=st.sampled_from(["rev", "ann", ""]),
        entered_on=DAYS,
        confirmed_by=st.sampled_from(["rev", "ann", "bea", ""]),
        is_ended=st.booleans(),
    )


def may_stand(it: Any, key: str, day: date) -> bool:
    """Tell in another way whether a ground lets a sentence be seen: one question at a time, from its plain values."""
    people = {it.entered_by, it.confirmed_by} - {""}
    if it.is_ended or key not in list(it.covers) or len(people) != 2:
        return False
    if not it.reference.split() or not it.scope.split():
        return False
    if not it.entered_on.toordinal() <= day.toordinal() or it.starts.toordinal() > day.toordinal():
        return False
    allowed = {
        "court-permission": "mother",
        "transparency-order": "mother",
        "published-judgment": "mother anyone",
    }
    if not any(who in allowed.get(str(it.kind), "").split() for who in it.who):
        return False
    if it.until is None:
        return bool(it.kind == "published-judgment")
    return bool(it.until.toordinal() >= day.toordinal())


TOLD = st.sampled_from(["life", "court", "undecided"])


@MANY
@given(st.data())
def test_a_story_clears_when_each_of_its_sentences_may_stand(rules: ModuleType, data: st.DataObject) -> None:
    texts = {
        "a": "The judge said one thing then.",
        "b": "The judge said two things then.",
        "c": "I went home with mum.",
    }
    found = tuple(
        sentence(key, data.draw(TOLD), text=texts[key], is_left_out=data.draw(st.booleans())) for key in "abc"
    )
    on = tuple(data.draw(st.lists(grounds_of(rules), max_size=3)))
    day = data.draw(DAYS)
    one = gate(rules, *found, on=on)
    for_each = [
        it.is_left_out
        or it.told.value == "life"
        or (it.told.value == "court" and any(may_stand(ground_, it.key, day) for ground_ in on))
        for it in found
    ]
    assert bool(rules.objections(one, CHECK, day)) == (not all(for_each))
    seen = {
        it.text
        for it in found
        if it.told.value == "life" or any(may_stand(g, it.key, day) for g in on if it.told.value == "court")
    }
    assert one.kept_out(day) == {it.text for it in found} - seen
    if all(for_each):
        last = one.last_day(day)
        for later in range(12):
            then = day + timedelta(days=later)
            still = not rules.objections(one, CHECK, then)
            if last is not None and then > last:
                assert not still, "nothing is shown after the day that the clearance carries"
            if later == 0:
                assert still and (last is None or last >= day)
