"""What sets one apart from others: each kind in sentences of our own, beside what it leaves alone."""

from __future__ import annotations

import pytest

from moderation.suggesting import set_apart
from moderation.suggesting.suggestion import Tier


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in set_apart.find(text)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # which of several
        ("Rowan was my third.", "my third"),
        ("He's the youngest, and he knows it.", "the youngest"),
        ("It was quiet. The second died at home.", "The second"),
        ("I kept two of them and lost the rest.", "two of them"),
        ("I have three of mine back.", "three of mine"),
        ("She lived only an hour.", "an hour"),
        ("I was carrying the third.", "the third"),
        ("4 of them in a caravan", "4 of them"),
        ("kian had just turnt one.", "one"),
        # who has the child
        ("My sister has her now.", "My sister has"),
        ("my cousin adopted them both", "my cousin adopted"),
        ("Her gran brought up the twins.", "Her gran brought up"),
        # the only, the smallest
        ("I was the only girl on the site.", "the only girl"),
        ("He was the smallest they had seen.", "the smallest"),
        ("We were the last family in the row.", "the last family"),
        ("They changed his middle name.", "his middle name"),
        ("They said he will never walk.", "never walk"),
        ("I hear nothing in my left ear.", "left ear"),
        ("He lives with Marcus and his husband.", "his husband"),
        ("I like bell ringing.", "bell ringing"),
        # what she believes
        ("It is against my religion.", "my religion"),
        ("I cover my hair.", "my hair"),
        ("We kept the sabbath.", "the sabbath"),
        ("we dont celebrate birthdays", "dont celebrate birthdays"),
        ("We fast in that month.", "We fast in"),
        # what people heard of
        ("I had a card from the king.", "the king"),
        ("He shot the telly.", "the telly"),
        ("He is high up in the police.", "police"),
    ],
)
def test_what_sets_one_apart_is_found(text: str, what: str) -> None:
    assert what in found(text), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was the worst in my life, and the hardest to say.",
        "She was the only one who came, and the first person to ask.",
        "That was the last time I saw the second form.",
        "My mother had me at the door. My sister has a key.",
        "All of them came, and I saw both of them.",
        "I lived for my visits. He lasted longer than the rest.",
        "He was in my name. They spelt my name wrong.",
        "I never walk there now. It was on the left.",
        "I held his left shoe and told the truth.",
        "I like being there and I love waiting. She had her husband there.",
        "He shot off. I was big in those days.",
    ],
)
def test_what_anybody_could_say_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_all_of_it_is_to_be_checked_and_none_is_likely() -> None:
    assert {form.tier for form in set_apart.FORMS} == {Tier.CHECK}
