"""Kinds of detail that the rules of callings, families, occasions, things and what is joined to them know, each beside what they leave alone."""

from __future__ import annotations

import pytest

from moderation.suggesting import (
    callings,
    circumstances,
    families,
    happenings,
    numbers,
    occasions,
    particulars,
    standings,
    times,
    whereabouts,
)
from moderation.suggesting.finding import suggest
from moderation.suggesting.suggestion import Label, Tier


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # families
        ("The eldest was asleep.", "The eldest"),
        ("They took my two middle ones.", "two middle ones"),
        ("I have two of my own.", "two of my own"),
        ("I had a girl and a boy.", "a girl and a boy"),
        ("We had our only girl then.", "our only girl"),
        ("She has a brother she's never met.", "a brother she's never met"),
        ("My nan brought me up.", "nan brought me up"),
        ("Four of mine are gone.", "Four of mine"),
        ("I had two stillbirths.", "two stillbirths"),
        ("It was 2 buses to get there.", "2 buses"),
        ("There are twelve candles there.", "twelve candles"),
        # occasions
        ("He was there for an entire term.", "an entire term"),
        ("It took a year and a day.", "a year and a day"),
        ("I see him on alternate Sundays.", "alternate Sundays"),
        ("It came a week after the section.", "a week after the section"),
        ("It was the week the swing bridge stuck.", "the week the swing bridge stuck"),
        ("Weds: nobody rang.", "Weds"),
        ("He went before she was even born.", "before she was even born"),
        ("Every sixth of the month I ring.", "Every sixth of the month"),
        # callings
        ("My brother is a copper.", "copper"),
        ("My dad was a bus controller.", "bus controller"),
        ("My dad, a retired mill worker, sat there.", "retired mill worker"),
        ("I was a school crossing lady for years.", "school crossing lady"),
        ("I have ADHD and so has he.", "ADHD"),
        ("I got thyroid, very bad.", "thyroid"),
        ("He was inside for county lines.", "county lines"),
        ("I do payroll at the place.", "payroll"),
        ("I clean trains at night.", "trains"),
        ("They have put us in a bed and breakfast.", "a bed and breakfast"),
        ("I gave birth in the bath.", "in the bath"),
        ("He drowned.", "drowned"),
        ("We lived on the tenth floor.", "tenth floor"),
        ("It was on her ribs.", "ribs"),
        # things
        ("She played the harmonium.", "harmonium"),
        ("He is an actuary.", "actuary"),
        ("We had a labradoodle.", "labradoodle"),
        # names
        ("After it came the rest. Joss left.", "Joss"),
        ("Joss and I met there.", "Joss"),
    ],
)  # fmt: skip
def test_what_is_of_a_kind_that_tells_is_found_whole(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was the only one who asked. The other thing was the worst.",
        "I was a wreck and she was a stranger. There was a meeting.",
        "There was an incident and there's a difference.",
        "I did everything for them and they did not care.",
        "They took him and I had him on my hip and on my knee.",
        "The day they came I was on my own. It was the morning when I cried.",
        "She had the same coat on. They said it was for the best.",
        "I was frightened and it was all chaotic. I grieved on the landing.",
        "The loon grat and the quine gaed hame, and I wis trauchled.",
        "I alredy telt them n i alreddy sed so.",
        "Her real face. She cried more than me.",
    ],
)
def test_plain_words_beside_them_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "whole", "label"),
    [
        ("We were at the surgery on Lumb Lane then.", "the surgery on Lumb Lane", Label.ORG),
        ("She was in a hostel off Oldham Street then.", "a hostel off Oldham Street", Label.ORG),
        ("They put him with a couple in Alnwick then.", "a couple in Alnwick", Label.EVENT_MISC),
        ("It was the feast of St Piran then.", "the feast of St Piran", Label.DATE),
        ("It was until Christmas Eve.", "until Christmas Eve", Label.DATE),
        ("He was nine pound odd.", "nine pound odd", Label.AGE_FAMILY),
        ("I enclose eleven photographs.", "eleven photographs", None),
    ],
)
def test_what_belongs_to_a_suggestion_is_in_it(text: str, whole: str, label: Label | None) -> None:
    said = {text[one.start : one.end]: one.label for one in suggest(text)}
    assert whole in said, said
    assert label is None or said[whole] == label


def test_what_is_widened_is_as_sure_as_it_was_and_not_widened_twice() -> None:
    bare, wide = "near Lumb Lane", "the surgery on Lumb Lane"
    assert {one.tier for one in suggest(bare)} == {one.tier for one in suggest(wide)} == {Tier.LIKELY}
    # Widened once for each that was found: a list that grows while it is read would have no end worth waiting for.
    assert len(suggest("St " * 600)) <= 600


@pytest.mark.parametrize("text", ["I AM A NURSE.", "İ was SIXTEEN.", "Ⅷ ẞ Iİı STRASSE", ""])
def test_a_text_in_small_letters_keeps_every_sign_at_its_place(text: str) -> None:
    low = numbers.in_small_letters(text)
    assert len(low) == len(text)
    assert all(b in {a, a.lower()} for a, b in zip(text, low, strict=True))


def test_a_form_that_reads_small_letters_is_met_by_capitals_too() -> None:
    small, large = suggest("my dad was a bus controller."), suggest("MY DAD WAS A BUS CONTROLLER.")
    assert [(one.start, one.end) for one in small] == [(one.start, one.end) for one in large]


def test_every_form_that_reads_small_letters_has_none_that_are_capitals() -> None:
    modules = (
        callings, circumstances, families, happenings, occasions, particulars, standings, times, whereabouts,
    )  # fmt: skip
    forms = [form for module in modules for form in module.FORMS]
    escapes = {"\\Z", "\\S", "\\W", "\\D", "\\B", "\\A"}
    for form in forms:
        bare = form.pattern.pattern.replace("(?P<", "(?p<")
        for escape in escapes:
            bare = bare.replace(escape, "")
        assert form.reads_low == (bare == bare.lower()), form.pattern.pattern


@pytest.mark.parametrize("spelt", ["T y l e r", "t-y-l-e-r", "T. Y. L. E. R", "t, y, l, e, r"])
def test_a_name_that_is_said_letter_by_letter_is_likely(spelt: str) -> None:
    whole = [one for one in suggest(f"He is {spelt} and he was small.") if one.tier == Tier.LIKELY]
    assert [(one.start, one.end) for one in whole] == [(6, 6 + len(spelt))]


def test_letters_that_spell_nothing_are_left_alone() -> None:
    assert found("We lived at b-y-k-e-r then.") == ["b-y-k-e-r"]
    for text in ("I said i c u to her.", "She sang a b c d e to him.", "He is not a i or so."):
        assert not [one for one in suggest(text) if "letter by letter" in one.reason]
