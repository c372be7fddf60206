"""Suggestions: what could tell is found by its form, its name and its neighbours; the places are right; no text is slow."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import cli
from moderation.suggesting import (
    again,
    backgrounds,
    callings,
    capitals,
    circumstances,
    families,
    flat,
    happenings,
    introduced,
    joined,
    numbers,
    occasions,
    particulars,
    roles,
    smalls,
    spoken,
    standings,
    things,
    times,
    tokens,
    unusual,
    whereabouts,
)
from moderation.suggesting.finding import apart, suggest
from moderation.suggesting.numbers import is_nhs_number
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from tests.bench.further_texts import LAST
from tests.bench.further_texts import TEXTS as FURTHER
from tests.bench.marked_texts import TEXTS, read
from tests.bench.suggest import joined_up

L, C = Tier.LIKELY, Tier.CHECK
SOME = settings(max_examples=60, deadline=None)
AROUND = st.lists(
    st.sampled_from("i sat there and the baby cried so I rang. Then he wept!".split()), max_size=12
).map(" ".join)


def found(text: str) -> list[tuple[str, Label, Tier]]:
    return [(text[one.start : one.end], one.label, one.tier) for one in suggest(text)]


def sort_of(text: str, what: str) -> tuple[Label, Tier] | None:
    return next(((label, tier) for words, label, tier in found(text) if what in words), None)


@pytest.mark.parametrize(
    ("text", "what", "label", "tier"),
    [
        ("My number is 943 476 5919.", "943 476 5919", Label.CODE, L),
        ("My number is 943 476 5918.", "943 476 5918", Label.CODE, L),
        ("It says AB 12 34 56 C on it.", "AB 12 34 56 C", Label.CODE, L),
        ("case number WV13C00671 look", "WV13C00671", Label.CODE, L),
        ("We lived at LS6 2AB then.", "LS6 2AB", Label.PLACE, L),
        ("i am from bd8 me", "bd8", Label.PLACE, L),
        ("ring 07700 900123 please", "07700 900123", Label.CONTACT, L),
        ("em me a.b@example.org x", "a.b@example.org", Label.CONTACT, L),
        ("look at www.example.org/x now", "www.example.org/x", Label.CONTACT, L),
        ("i am @mum_of_two there", "@mum_of_two", Label.CONTACT, L),
        ("he drove AB12 CDE away", "AB12 CDE", Label.CODE, L),
        ("Then Ayaan came.", "Ayaan", Label.PERSON, L),
        ("his name is theo and", "theo", Label.PERSON, L),
        ("my little theo cried", "theo", Label.PERSON, L),
        ("sw was karen yes", "karen", Label.PERSON, L),
        ("the social worker, Xyvonne, came", "Xyvonne", Label.PERSON, L),
        ("I told Mrs Ollerenshaw that", "Mrs Ollerenshaw", Label.PERSON, L),
        ("MY SOLICITOR WAS MR AHMED THEN", "AHMED", Label.PERSON, L),
        ("I will call him D for now.", "D", Label.PERSON, L),
        ("We lived in Penrhys then.", "Penrhys", Label.PLACE, L),
        ("i grew up in walsall me", "walsall", Label.PLACE, L),
        ("It was at St Mary's on the hill.", "St Mary's", Label.ORG, L),
        ("At St Bronagh's the midwife said so.", "St Bronagh's", Label.ORG, L),
        ("I counted the tiles, two hundred and fifteen.", "two hundred and fifteen", Label.EVENT_MISC, Tier.CHECK),
        ("We sat in Parkside Lodge all day.", "Parkside Lodge", Label.ORG, L),
        ("She ran along Gipton Approach.", "Gipton Approach", Label.PLACE, L),
        ("It was the second of May and cold.", "the second of May", Label.DATE, L),
        ("It was 14/02/21 then.", "14/02/21", Label.DATE, L),
        ("They came 3 weeks before Christmas.", "3 weeks", Label.DATE, C),
        ("They came on a Tuesday.", "Tuesday", Label.DATE, C),
        ("my lad is 7yo now", "7yo", Label.AGE_FAMILY, L),
        ("She was aged four then.", "aged four", Label.AGE_FAMILY, L),
        ("He was 14 months old.", "14 months old", Label.AGE_FAMILY, L),
        ("She was 6lb 4 at birth.", "6lb 4", Label.AGE_FAMILY, L),
        ("He was 2.9 kilos at birth.", "2.9 kilos", Label.AGE_FAMILY, L),
        ("I had four kids then.", "four kids", Label.AGE_FAMILY, C),
        ("It was the twins first.", "twins", Label.AGE_FAMILY, C),
        ("I am Romanian by birth.", "Romanian", Label.DEMOGRAPHIC, C),
        ("She has sickle cell too.", "sickle cell", Label.DEMOGRAPHIC, C),
        ("He was a joiner then.", "joiner", Label.DEMOGRAPHIC, C),
        ("My number is QQ 12 34 56 C now.", "QQ 12 34 56 C", Label.CODE, L),
        ("We live at number 40 there.", "number 40", Label.PLACE, L),
        ("They paid £1,250 for it.", "1,250", Label.EVENT_MISC, C),
        ("He was in HMP Styal then.", "HMP Styal", Label.ORG, L),
        ("It was between 3 and 5 May then.", "between 3 and 5 May", Label.DATE, L),
        ("I came in the nineties, me.", "in the nineties", Label.DATE, C),
        ("It took 206 days of my life.", "206 days", Label.DATE, L),
        ("I was nineteen when he came.", "was nineteen", Label.AGE_FAMILY, L),
        ("I am the youngest of eleven there.", "youngest of eleven", Label.AGE_FAMILY, L),
        ("The only black mum there was me.", "black", Label.DEMOGRAPHIC, C),
        ("He is a Romanian national now.", "Romanian national", Label.DEMOGRAPHIC, C),
        ("I came from Wenzhou with him.", "Wenzhou", Label.PLACE, L),
        ("They sent the Ministry of Justice a copy.", "Ministry of Justice", Label.ORG, C),
        ("We saw Mr J.-P. Costa there.", "Mr J.-P. Costa", Label.PERSON, L),
        ("Then it came. Kezzle was crying.", "Kezzle", Label.PERSON, L),
        ("Then it came. Otto had a cold.", "Otto", Label.PERSON, L),
        ("my lad zavviar cried", "zavviar", Label.PERSON, C),
        ("She trod on the cowslips there.", "cowslips", Label.UNUSUAL, Tier.UNUSUAL),
    ],
)  # fmt: skip
def test_what_could_tell_is_suggested(text: str, what: str, label: Label, tier: Tier) -> None:
    assert sort_of(text, what) == (label, tier), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I will never forget it. May I see him? Grace and hope is all we have.",
        "Nobody said sorry. Everyone looked at the floor. The Social Worker wrote it down.",
        "u know wen u cant cry no more. i just sat on his bed",
        "Ah wis that tired ah couldnae see. Naebody asked.",
        "They said section 20 and then section 47. I had a black coat and a guy was kind to me nana.",
        "The Order said so, and the Rules. My SW and the HV sat down.",
        "",
        "?!… 😀",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_name_is_found_again_in_small_letters_misspelt_and_shortened() -> None:
    text = "My husband Zubair came. Then zubair left. Nobody asked zubeir. Zubi cried."
    assert [words for words, label, _ in found(text) if label == Label.PERSON] == [
        "Zubair",
        "zubair",
        "zubeir",
        "Zubi",
    ]


def test_a_name_that_is_a_word_is_not_found_again_in_small_letters() -> None:
    text = "We called him Will. I will go."
    assert [words for words, _, _ in found(text)] == ["Will"]


def test_in_another_language_the_net_of_ordinary_words_says_nothing() -> None:
    text = "nie wiem dlaczego oni tak powiedzieli przecież dziecko było czyste najedzone i spokojne " * 5
    assert not [one for one in suggest(text) if one.tier == Tier.UNUSUAL]


def test_nine_in_ten_of_our_own_marks_are_met_and_no_text_without_marks_is_drowned() -> None:
    met = total = false = words = 0
    for one in map(read, (*TEXTS, *FURTHER, *LAST)):
        shown = suggest(one.text)
        total += len(one.spans)
        met += sum(any(s.start < m.end and m.start < s.end for s in shown) for m in one.spans)
        flagged = joined_up(one.text, shown)
        false += sum(not any(start < m.end and m.start < end for m in one.spans) for start, end in flagged)
        words += len(one.text.split())
    assert len(TEXTS) >= 30
    assert met / total >= 0.94
    assert 1000 * false / words <= 20


# Whatever the text is


@SOME
@given(st.text(max_size=200) | st.text(st.sampled_from("Aa 1.@'-’\nMay St Dr"), max_size=120))
def test_the_places_are_right_in_order_and_apart(text: str) -> None:
    shown = suggest(text)
    assert all(0 <= one.start < one.end <= len(text) for one in shown)
    assert all(one.end <= other.start for one, other in pairwise(shown))
    assert all(one.reason.endswith((".", "?")) for one in shown)


def test_the_surer_stands_and_what_is_left_of_the_other_only_if_it_says_something() -> None:
    text = "in the Leeds house"
    sure = Suggestion(7, 12, Label.PLACE, L, "A place.")
    assert apart(text, [sure, Suggestion(0, 12, Label.DATE, C, "x.")]) == (sure,)
    assert apart(text, [sure, Suggestion(7, 18, Label.ORG, C, "x.")]) == (
        sure,
        Suggestion(13, 18, Label.ORG, C, "x."),
    )


@SOME
@given(st.integers(0, 999_999_999), AROUND, AROUND, st.sampled_from(["", " ", "-"]))
def test_every_nhs_number_is_likely_with_one_digit_wrong_as_well(
    first: int, before: str, after: str, gap: str
) -> None:
    nine = f"{first:09d}"
    for tenth in "0123456789":
        ten = nine + tenth
        shown = gap.join((ten[:3], ten[3:6], ten[6:]))
        text = f"{before} {shown} {after}"
        at = len(before) + 1
        over = [one for one in suggest(text) if one.start < at + len(shown) and at < one.end]
        assert over, text
        if is_nhs_number(ten):
            assert [(o.start, o.end, o.label, o.tier) for o in over] == [(at, at + len(shown), Label.CODE, L)]
        else:
            assert {one.tier for one in over} == {L}


@SOME
@given(
    st.from_regex(r"\A(?:LS|M|SW|BD|EH)[1-9]{1,2} [1-9][ABDEFGH]{2}\Z")
    | st.from_regex(r"\A07[1-9]\d{2} \d{6}\Z")
    | st.from_regex(r"\A[a-z]{3,9}\.[a-z]{3,9}@[a-z]{3,9}\.org\Z")
    | st.from_regex(r"\A[ABCEGHJ][ABCEGHJ] ?[1-9]\d ?\d\d ?\d\d ?[ABCD]\Z"),
    AROUND,
    AROUND,
)
def test_every_planted_identifier_is_likely_whole(planted: str, before: str, after: str) -> None:
    text = f"{before} {planted} {after}"
    at = len(before) + 1
    covered = {place for one in suggest(text) if one.tier == L for place in range(one.start, one.end)}
    assert {at + n for n, sign in enumerate(planted) if sign.isalnum()} <= covered, text


# No text makes it slow

MODULES = (
    again, backgrounds, capitals, circumstances, flat, introduced, joined, numbers, particulars, roles, smalls, spoken, things, times, tokens, unusual,
)  # fmt: skip


def _patterns() -> list[re.Pattern[str]]:
    forms = (
        numbers, times, circumstances, callings, families, occasions, happenings, particulars, standings, whereabouts,
    )  # fmt: skip
    found = [form.pattern for module in forms for form in module.FORMS]
    for module in MODULES:
        found += [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    return found


def _unbounded(pattern: re.Pattern[str]) -> bool:
    """Return whether a pattern may take as much as it likes at one place, or try a nested repeat in too many ways."""
    parser: Any = import_module("re._parser")
    return _ways(parser.parse(pattern.pattern, pattern.flags)) > 10_000


def _ways(parsed: Any) -> int:
    ways = 1
    for op, value in parsed:
        name = str(op)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            low, high, inner = value
            within = _ways(inner)
            ways = max(
                ways,
                10**9
                if int(high) > 300 or (within > 300 and int(high) > 4)
                else within * max(1, int(high) - int(low)),
            )
        elif name == "SUBPATTERN":
            ways = max(ways, _ways(value[3]))
        elif name == "BRANCH":
            ways = max(ways, *map(_ways, value[1]))
        elif name in {"ASSERT", "ASSERT_NOT"}:
            ways = max(ways, _ways(value[1]))
    return ways


def test_the_bound_sees_patterns_that_take_too_much() -> None:
    assert (
        _unbounded(re.compile(r"(a+)+b"))
        and _unbounded(re.compile(r"\w*@"))
        and _unbounded(re.compile(r"(?:(?:a{1,50}){1,50}){1,50}"))
    )
    assert not _unbounded(re.compile(r"(?<!\w)\d{2,5}(?: \d{2})?"))


def test_every_pattern_but_that_of_a_word_is_bounded() -> None:
    # The pattern of a word takes what it takes once: after it, nothing has to follow.
    patterns = [one for one in _patterns() if one is not tokens._WORD]
    assert len(patterns) > 30
    assert [one.pattern for one in patterns if _unbounded(one)] == []


HOSTILE = [
    "one ",
    "Ab ",
    "Dr. ",
    "St ",
    "A.",
    "’’",
    "1-1-",
    "a@a.",
    "case no ",
    "twenty one hundred ",
    "Maria de ",
    "the first of ",
    "\n",
    "ab",
    "half past ",
    "double oh ",
    "worked in the ",
    "my mum is the ",
    "will hope ",
    "K\u200bai ",
    "e\u0301",
]


@pytest.mark.parametrize("bit", HOSTILE)
def test_twice_the_text_takes_about_twice_the_steps(bit: str) -> None:
    suggest("A word.")  # The lists are read once, and are no part of the text's own work.
    few, many = (_steps((bit * 20_000)[:size]) for size in (1_500, 3_000))
    assert many <= 2.5 * few + 500


def test_two_hundred_thousand_letters_of_all_that_come_to_an_end() -> None:
    text = "".join(bit * (200_000 // len(HOSTILE) // len(bit)) for bit in HOSTILE)
    assert all(one.end <= len(text) for one in suggest(text))


def _steps(text: str) -> int:
    """Return how many lines of our own are gone through."""
    count = 0

    def step(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        suggest(text)
    finally:
        sys.settrace(before)
    return count


# The command


def _said(text: bytes, *asked: str) -> Result:
    return CliRunner().invoke(cli.main, ["suggest", *asked], input=text)


def test_the_command_gives_places_in_code_points() -> None:
    run = _said("😀 Then Seán Óg came.".encode(), "--json")
    assert run.exit_code == 0
    assert json.loads(run.output) == [{"start": 7, "end": 14, "label": "PERSON", "tier": "likely"}]


def test_the_command_speaks_to_people() -> None:
    run = _said(b"Then Ayaan came.")
    assert "likely" in run.output and "Ayaan" in run.output and "A first name." in run.output


def test_a_text_that_is_none_is_refused_with_a_sentence() -> None:
    run = _said(b"\xff\xfe broken", "--json")
    assert run.exit_code == 2 and "UTF-8" in run.stderr and not run.stdout
    assert _said(b"", "--json").output.strip() == "[]"


# Names in small letters that were halved, or not surely found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i loved kayleigh-mae so much", "kayleigh-mae"), ("then kobi-james cried", "kobi-james"), ("my nevaeh-rose slept", "nevaeh-rose"),
        ("and Nevaeh-rose slept", "Nevaeh-rose"), ("I saw Kayleigh Mae there.", "Kayleigh Mae"),
    ],
)  # fmt: skip
def test_a_double_name_is_one_suggestion(text: str, name: str) -> None:
    people = [(text[one.start : one.end], one.tier) for one in suggest(text) if one.label == Label.PERSON]
    assert people == [(name, L)]
    assert not [one for one in suggest(text) if one.label == Label.UNUSUAL]


@pytest.mark.parametrize(
    "text",
    [
        "it was a well-known thing",
        "mid-april came",
        "the saxon-ware pot",
        "hope-grace and self-harm",
        "a-b-c-d",
    ],
)
def test_words_with_a_hyphen_are_no_double_name(text: str) -> None:
    assert not [one for one in suggest(text) if one.reason == "A double name."]


@pytest.mark.parametrize("text", ["we called her wren then", "i call him zephyr", "and named her nevaeh"])
def test_who_is_called_so_in_small_letters_is_likely(text: str) -> None:
    name = text.rsplit("her ", maxsplit=1)[-1].rsplit("him ", maxsplit=1)[-1].split(maxsplit=1)[0]
    assert (name, Label.PERSON, L) in [
        (text[one.start : one.end], one.label, one.tier) for one in suggest(text)
    ]
