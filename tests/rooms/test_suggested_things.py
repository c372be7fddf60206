"""Things that not everybody has, by where a word stands and how common it is; each rule beside what it leaves alone."""

from __future__ import annotations

import pytest

from moderation.suggesting import everyday, nouns
from moderation.suggesting.finding import suggest
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.suggestion import Label, Tier
from moderation.suggesting.tokens import tokens_of

BESIDE = " We had our tea by then, and nobody said a thing. It was quiet."


def things(text: str) -> list[str]:
    return [text[one.start : one.end] for one in nouns.find(text, tokens_of(text))]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I kept him in a drawer.", "drawer"),  # new in the story, though every house has one
        ("He gave me a duck.", "duck"),
        ("She keeps my dad's candle.", "candle"),
        ("It was two tents and a fire.", "tents"),
        ("He came home with mud.", ""),
        ("He came from the tower and said so.", "tower"),
        ("It was a long lonely mountain.", ""),  # two words between are one too many
        ("It was a lonely mountain.", "mountain"),
        ("She sold candles.", "candles"),
        ("My brother bred mice and pigeons.", ""),
        ("My brother breeds ducks.", "ducks"),
        ("She read the torture report.", "torture report"),
        ("she came with the sponsor", "sponsor"),
    ],
)
def test_a_thing_is_found_by_its_place(text: str, thing: str) -> None:
    assert (thing in things(text)) if thing else not things(text), things(text)


@pytest.mark.parametrize(
    "text",
    [
        "I put the bottle in the bag and the coat on the chair.",
        "She has my file, and her report, and two letters from the court.",
        "He took a long time. It was the wrong way. I had no chance.",
        "They said it in a whisper. I gave him a hug. It was a lie.",
        "My mother and my nan held his hand.",
        "She was in a panic, with tears in her eyes.",
        "I went to respond, and they chose to interpret.",
        "The quiet went on. They were gone, and so were we.",
    ],
)
def test_what_everybody_has_is_left_alone(text: str) -> None:
    assert things(text) == []


def test_what_is_new_is_told_once_and_what_is_known_is_not() -> None:
    assert things("He slept in a drawer.") == ["drawer"]
    assert things("I shut the drawer.") == []


def test_a_plural_is_everybodys_as_its_one_is() -> None:
    assert (
        everyday.is_everybodys("letter")
        and everyday.is_everybodys("letters")
        and everyday.is_everybodys("boxes")
    )
    assert not everyday.is_everybodys("duck")


def test_the_list_has_no_word_that_the_frequency_passes_over_anyway() -> None:
    rare = [word for word in everyday.EVERYBODYS if lexicon().often(word) < nouns.SAID_BY_MANY]
    assert len(rare) > len(everyday.EVERYBODYS) // 2


@pytest.mark.parametrize("word", ["flew", "outdoors", "ye've", "posh", "dropped", "lonely", "kindness"])
def test_what_was_done_or_how_is_no_thing(word: str) -> None:
    assert everyday.names_nothing(word)


def test_things_are_in_the_lowest_tier_and_never_hold_by_themselves() -> None:
    text = "I had a thesis and two candles." + BESIDE
    shown = [one for one in suggest(text) if text[one.start : one.end] in {"thesis", "candles"}]
    assert shown and all(one.tier == Tier.UNUSUAL for one in shown)


@pytest.mark.parametrize(
    "text", ["He was a gift to me.", "My solicitor was lovely.", "It was only a temper."]
)
def test_a_plain_word_alone_is_not_told_by_a_form_either(text: str) -> None:
    assert [text[one.start : one.end] for one in suggest(text + BESIDE)] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Because I am black they did not listen.", "black"),
        ("My husband is white and I am not.", "white"),
        ("She was brown like me.", "brown"),
        ("I am straight.", "straight"),
        ("He was a mixed child.", "mixed"),
    ],
)
def test_what_somebody_is_stays_though_anything_may_be_it(text: str, what: str) -> None:
    assert what in {text[one.start : one.end] for one in suggest(text)}


@pytest.mark.parametrize("text", ["The coat was black.", "It is white.", "I had a straight answer."])
def test_a_colour_of_a_thing_is_nobodys(text: str) -> None:
    assert [text[one.start : one.end] for one in suggest(text)] == []


def test_a_day_and_a_month_with_a_stroke_may_be_a_day_and_a_fraction_is_none() -> None:
    shown = [
        one
        for one in suggest("4/4. Hearing. 12/11. Home. I ate 1/2 of it, 24/7." + BESIDE)
        if one.label == Label.DATE
    ]
    assert [(one.start, one.end) for one in shown] == [(0, 3), (14, 19)]


def test_ing_without_its_g_is_the_word_that_it_is() -> None:
    assert lexicon().is_ordinary("freezin") and not lexicon().is_ordinary("trevin")


def test_in_another_language_things_say_nothing() -> None:
    text = "Roeddwn i'n byw mewn tŷ bach gyda fy mam a fy chwaer a'r babi bach newydd. " * 6
    assert not [one for one in suggest(text) if one.reason == nouns.REASON]
