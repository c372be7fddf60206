"""Suggestions in passages that no rule was made for, as they are written and without capitals; and texts that hide a name from the eye."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from archive import cli
from moderation.suggesting.finding import suggest
from moderation.suggesting.suggestion import Label, Tier
from tests.bench.marked_texts import Marked
from tests.bench.suggest import joined_up
from tests.bench.unseen_texts import passages, without_capitals

WRITTEN = (*passages("unseen"), *passages("fresh"))
BLIND = passages("blind")
TUNED_ON = passages("third_tuning")
CLEAN = (*passages("unseen_clean"), *passages("fresh_clean"))


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text)]


def measured(texts: Sequence[Marked]) -> tuple[float, float, float]:
    """Return the share found of what tells by itself, of what tells beside others, and false alarms in 1,000 words."""
    told: dict[bool, list[bool]] = {True: [], False: []}
    false = words = 0
    for text in texts:
        shown = suggest(text.text)
        for span in text.spans:
            told[span.is_direct].append(any(s.start < span.end and span.start < s.end for s in shown))
        flagged = joined_up(text.text, shown)
        false += sum(not any(start < m.end and m.start < end for m in text.spans) for start, end in flagged)
        words += len(text.text.split())
    direct, indirect = (sum(told[kind]) / max(1, len(told[kind])) for kind in (True, False))
    return direct, indirect, 1000 * false / words


def test_the_passages_are_many_and_of_many_kinds() -> None:
    assert len(WRITTEN) >= 80 and len(CLEAN) >= 33
    assert {span.label for text in WRITTEN for span in text.spans} == set(Label) - {Label.UNUSUAL}
    assert not any(text.spans for text in CLEAN)


def test_what_tells_is_found_in_them_and_few_alarms_are_false() -> None:
    direct, indirect, false = measured(WRITTEN)
    assert direct >= 0.99 and indirect >= 0.97
    assert false <= 18


def test_passages_of_another_flavour_that_the_rules_were_widened_by_are_met() -> None:
    # Marked more strictly than the others: "a key ring", "the lift".
    direct, indirect, false = measured(TUNED_ON)
    assert len(TUNED_ON) >= 50
    assert direct >= 0.99 and indirect >= 0.93
    assert false <= 14


def test_what_was_written_by_somebody_who_knew_no_rule_is_met() -> None:
    # Graded blind at .988 and .952 first (ADR 19), and looked at since.
    direct, indirect, false = measured(BLIND)
    assert direct >= 0.99 and indirect >= 0.98
    assert false <= 20
    assert measured(passages("blind_clean"))[2] <= 20


@pytest.mark.parametrize(
    ("name", "least", "most", "clean"),
    [
        ("blind_2", 0.985, 13, 17),
        ("blind_3", 0.97, 14, 28),
        ("blind_4", 0.975, 17, 27),
        ("blind_5", 0.965, 20, 27),
        ("blind_6", 0.96, 19, 28),
        ("blind_7", 0.95, 20, 10),
        ("blind_8", 0.915, 32, 20),  # Graded once and not looked at: these are its figures, no aim.
    ],
)
def test_the_further_blind_sets_are_met(name: str, least: float, most: float, clean: float) -> None:
    direct, indirect, false = measured(passages(name))
    assert direct >= 0.99 and indirect >= least
    assert false <= most
    assert measured(passages(f"{name}_clean"))[2] <= clean


def test_who_types_no_capitals_is_kept_as_well() -> None:
    direct, indirect, false = measured([without_capitals(text) for text in WRITTEN])
    assert direct >= 0.97 and indirect >= 0.94
    assert false <= 25


def test_passages_that_tell_nothing_are_hardly_touched() -> None:
    assert measured(CLEAN)[2] <= 15
    assert measured([without_capitals(text) for text in CLEAN])[2] <= 30


def test_the_measure_sees_a_name_that_is_not_found() -> None:
    hidden = "some words and then more of them"
    nothing = Marked(hidden, (type(WRITTEN[0].spans[0])(0, 4, Label.PERSON, is_direct=True),))
    assert measured([nothing])[0] == 0.0


# What tells by its neighbours


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Then kev came round and shouted.", "kev"),
        ("I had harry in the sling.", "harry"),
        ("Stevie'd gone by then.", "Stevie"),
        ("my mate gem rang them", "gem"),
        ("my names hope im 19", "hope"),
        ("i went home with will and the baby", "will"),
        ("and then will got up and left", "will"),
        ("grace my sister came", "grace"),
        ("mrs utting said it", "utting"),
        ("They took Ibrahim, three, and left me.", "three"),
        ("I am left with my two.", "two"),
        ("We lived by the harbour.", "harbour"),
        ("My father was the bank manager there.", "bank manager"),
        ("She has gastroparesis osteomalacia and thrombocytopaenia syndrome.", "syndrome"),
        ("He was on the boats.", "boats"),
        ("We lived behind a yellow gate.", "yellow gate"),
        ("She was in the general, on my own.", "general"),
        ("They came on her second birthday.", "second birthday"),
        ("They came at ten past three.", "ten past three"),
        ("Ring 077 00 90 01 23 for me.", "077 00 90 01 23"),
        ("It is oh seven seven double oh nine hundred one two.", "oh seven seven double oh nine hundred one two"),
        ("mail me kerry dot smith at example dot org", "kerry dot smith at example dot org"),
        ("we stayed in lavender house then", "lavender house"),
        ("i lived down bell road then", "bell road"),
        ("I call her An An.", "An An"),
    ],
)  # fmt: skip
def test_what_tells_by_its_neighbours_is_found(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "i will get up. may i see him. i hope so. just miss u",
        "They said we had to wait on the stairs. I was on my own.",
        "she was on the phone and i was on the floor",
        "my mum's side of it, and my mum shouted",
        "We worked with them and we worked at it.",
    ],
)
def test_plain_words_beside_the_same_words_are_left_alone(text: str) -> None:
    assert found(text) == []


# Texts that hide a name from the eye


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Then K\u200ba\u200di cried.", "K\u200ba\u200di"),
        ("Then A\u00adyaan cried.", "A\u00adyaan"),
        ("Then \u202eAyaan\u202c cried.", "Ayaan\u202c"),
        ("Then Sea\u0301n cried.", "Sea\u0301n"),
        ("Then Zoe\u0308 cried.", "Zoe\u0308"),
        ("Ring ０７７００ ９００１２３ now.", "０７７００ ９００１２３"),
        ("Then Ａｙａａｎ cried.", "Ａｙａａｎ"),
        ("My son\u00a0Ayaan\r\ncried.", "Ayaan"),
        ("A\0 Then Ayaan\0 cried.", "Ayaan"),
        ("\ufeffThen Ayaan cried.", "Ayaan"),
        ("👩‍👧 Then Ayaan cried 👩🏽‍🦱.", "Ayaan"),
    ],
)
def test_a_name_is_found_however_it_is_hidden_and_its_place_is_that_of_the_text(text: str, what: str) -> None:
    run = CliRunner().invoke(cli.main, ["suggest", "--json"], input=text.encode())
    assert run.exit_code == 0
    assert what in [text[one["start"] : one["end"]] for one in json.loads(run.output)]


def test_a_text_that_needs_no_second_look_is_read_as_it_is() -> None:
    plain = suggest("Then Ayaan cried.")
    assert [(one.start, one.end, one.tier) for one in plain] == [(5, 10, Tier.LIKELY)]
