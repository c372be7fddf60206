"""Ages and counts that only their place tells; and what the small words beside them leave alone."""

from __future__ import annotations

import pytest

from moderation.suggesting.finding import suggest


def _found(text: str) -> set[str]:
    return {text[one.start : one.end] for one in suggest(text)}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It was in front of Freya (5) and Hal.", "5"),
        ("Connor were nine and Lexi one. I were tired.", "one"),
        ("There he stood. I've six more and there was no room.", "six"),
        ("I'd three: two stayed with me.", "three"),
        ("Print that if you like. Two of five.", "Two of five"),
        ("The bones healed, but I've metal in my back.", "metal in my back"),
        ("They took him at milking time because they could.", "milking time"),
        ("We had them off for the whole of the local elections, which was quiet.", "the local elections"),
        ("A lass from the drug team sat by the incubator.", "the drug team"),
        ("An hour a fortnight at the childrens centre.", "the childrens centre"),
        ("The air ambulance landed on the green.", "The air ambulance"),
    ],
)
def test_what_only_its_place_tells_is_found(text: str, what: str) -> None:
    assert any(what in one or one in what for one in _found(text) if len(one) > 1 or one == what), _found(
        text
    )


@pytest.mark.parametrize(
    "text",
    [
        "I had one more cup of tea.",
        "She came at visiting time.",
        "One of them wrote it down.",
        "The plate was in my hand.",
    ],
)
def test_what_everybody_says_is_left_alone(text: str) -> None:
    assert _found(text) == set()
