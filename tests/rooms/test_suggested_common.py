"""Common words that tell by their kind, words that name nothing, and the common ground of every such story; each beside its look-alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moderation.suggesting import kinds, matters, nouns, unusual
from moderation.suggesting.common_ground import is_common_ground
from moderation.suggesting.finding import suggest
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.suggestion import A_TIME, Label, Suggestion, Tier
from moderation.suggesting.things import HEALTH, WORK
from moderation.suggesting.tokens import tokens_of

BESIDE = " We had our tea by then, and nobody said a thing. It was quiet."


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text + BESIDE) if one.start < len(text)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They came in by the green door.", "green"),
        ("He has metal in his back.", "metal"),
        ("She kept the belt.", "belt"),
        ("She has the same teeth as me.", "teeth"),
        ("We could see the sea from there.", "sea"),
        ("There was frost on it.", "frost"),
        ("He keeps horses now.", "horses"),
        ("They sent a taxi for us.", "taxi"),
        ("I was at the factory by then.", "factory"),
        ("His brother is an elder there.", "elder"),
        ("He won the race that day.", "race"),
        ("I framed it, and there it is.", "framed"),
        ("I was in the cell for it.", "cell"),
        ("He had jaundice, and they knew.", "jaundice"),
        ("It was the day of the strike.", "strike"),
        ("I was carrying the third.", "third"),
        ("They sent the holy oil.", "holy"),
        ("He was the second to go.", "second"),
    ],
)
def test_a_common_word_of_a_kind_that_tells_is_suggested(text: str, what: str) -> None:
    kind = [text[one.start : one.end] for one in kinds.find(tokens_of(text))]
    assert what in kind and any(what in one for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "It took a second. They wait one second.",
        "I had no bank account, a letter from the bank came, and that was a red flag.",
        "She went red when I said it.",
        "They gave me a second chance, and I saw the team.",
        "I saw the worker on the stairs with the bottle and the coat.",
    ],
)
def test_what_is_said_by_all_is_left_alone_though_a_word_of_it_is_of_such_a_kind(text: str) -> None:
    assert not [one for one in suggest(text + BESIDE) if one.reason == kinds.REASON], found(text)


def test_a_kind_is_in_the_lowest_tier_and_a_name_is_left_to_the_rules_for_names() -> None:
    shown = [one for one in suggest("It was knitted in purple." + BESIDE) if one.reason == kinds.REASON]
    assert shown and all(one.tier == Tier.UNUSUAL for one in shown)
    assert not [one for one in suggest("I told Mr Green." + BESIDE) if one.reason == kinds.REASON]


def test_in_another_language_no_kind_says_anything() -> None:
    text = "Roeddwn i'n byw mewn tŷ bach gyda fy mam a fy chwaer a'r plant newydd heddiw hefyd. " * 6
    assert not [one for one in suggest(text) if one.reason == kinds.REASON]


def test_no_word_is_of_a_kind_that_tells_and_names_nothing_at_once() -> None:
    assert not {word for word in kinds.TELLING if matters.is_matter(word) or matters.is_spoken_here(word)}


@pytest.mark.parametrize(
    "text",
    [
        "They chose to interpret it, and she would translate for us.",
        "I was obliged to accommodate them, and I depend on it.",
        "It was unsafe and unnatural, she was placid, and that was a wicked temptation.",
        "They asked me for my passport and for a certificate.",
        "it wis affrontit and thrawn, an ah hud tae thole it",
        "he was well jiggered and yapping, it did my head in",
    ],
)
def test_what_is_done_felt_and_said_is_no_word_that_few_use(text: str) -> None:
    nets = {unusual.REASON, nouns.REASON}
    assert not [one for one in suggest(text + BESIDE) if one.reason in nets], found(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I was coppicing then.", "coppicing"),
        ("They disfellowshipped me.", "disfellowshipped"),
        ("She did the embroidery there.", "embroidery"),
        ("He had a stroke.", "stroke"),
        ("He shows mice.", "mice"),
        ("I kept the loom in there.", "loom"),
        ("Then I told Thole about it.", "Thole"),
    ],
)
def test_what_few_do_is_still_suggested_beside_them(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


def test_no_name_no_work_and_no_illness_names_nothing() -> None:
    both = matters._MATTERS | matters._SPOKEN_HERE
    assert not {word for word in both if lexicon().could_be_name(word)}
    assert not both & (WORK | HEALTH)


# The common ground


@pytest.mark.parametrize(
    "text",
    [
        "Then the consultant came in.",
        "It took the community nurse to see it.",
        "The reporter said so.",
        "There were the two of us there.",
        "We had one hour.",
        "Two bottles. A blanket.",
        "They said no.\nTwo, the blanket.",
        "I had it with two officers there.",
    ],
)
def test_what_every_such_story_has_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I am a consultant there.", "consultant"),
        ("He was the driver of it.", "driver"),
        ("I am a community nurse.", "community nurse"),
        ("There were seven of us.", "seven of us"),
        ("It was four hours.", "four hours"),
        ("He has two alpacas.", "alpacas"),
        ("She is two. The boy is at home.", "two"),
        ("I have two names for him.", "two names"),
    ],
)
def test_what_only_looks_like_common_ground_is_suggested(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


def test_what_is_likely_is_never_passed_over_as_common_ground() -> None:
    text = "We had one hour."
    one = Suggestion(7, 15, Label.DATE, Tier.CHECK, A_TIME)
    assert is_common_ground(text, one) and not is_common_ground(text, replace(one, tier=Tier.LIKELY))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("He had bright red hair.", "bright red hair"),
        ("She had curly hair even then.", "curly hair"),
        ("We called him Lowen, which means happy.", "happy"),
        ("He was the other side, and they knew.", "the other side"),
    ],
)
def test_hair_a_meaning_and_the_other_side_are_suggested(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I brushed her hair and then I tied it back.",
        "That means nothing to me, and it means that I wait.",
        "We sat on the other side. It means nothing.",
    ],
)
def test_hair_means_and_sides_of_everybody_are_left_alone(text: str) -> None:
    assert found(text) == []
