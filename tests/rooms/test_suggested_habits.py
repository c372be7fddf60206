"""Drink and drugs of somebody are suggested to be checked; what a baby drinks, and tea, are not."""

from __future__ import annotations

import pytest

from moderation.suggesting.finding import suggest
from moderation.suggesting.habits import DRINK_OR_DRUGS
from moderation.suggesting.suggestion import Tier

TELLS = {
    "He was drinking.": "drinking",
    "His drinking got worse.": "drinking",
    "I was drinking when I had him.": "drinking",
    "It was all because of my drinking.": "drinking",
    "They wrote that dad's drinking was a risk.": "drinking",
    "Her dad was drinking again.": "drinking",
    "They said I was still drinking": "drinking",
    "He'd been drinking.": "drinking",
    "She started drinking again.": "drinking",
    "I stopped drinking.": "drinking",
    "He was drinking too much.": "drinking too much",
    "He was drinking a bottle of vodka a day.": "drinking a bottle of vodka",
    "He was drinking cans by ten.": "drinking cans",
    "HE WAS DRINKING": "DRINKING",
    "He drank.": "drank",
    "Ian drank every night.": "drank",
    "We both drank.": "drank",
    "I drank all through it.": "drank",
    "My dad drank himself to death.": "drank himself",
    "He came home drunk.": "drunk",
    "I had been drunk at the contact.": "drunk",
    "He was on the gear.": "the gear",
    "I was back on the gear.": "the gear",
    "I came off the drink.": "drink",
    "I gave up the drink.": "the drink",
    "I was still using when I found out.": "using",
    "I stopped using.": "using",
    "He was using again.": "using",
    "She had been using for years.": "using",
    "My using was no secret.": "using",
    "He used drugs.": "used drugs",
    "I smoked weed then.": "smoked weed",
    "I am sober nine months now.": "sober nine months",
    "I am nine months sober.": "nine months sober",
    "I'm two years clean.": "two years clean",
    "I was sober.": "sober",
    "I got clean.": "clean",
    "I relapsed.": "relapsed",
    "I had a drink problem.": "drink problem",
    "They said they smelt alcohol on me.": "smelt alcohol",
    "He was off his face.": "off his face",
}

TELLS_NOTHING = (
    "He was drinking his milk.",
    "She was drinking from a bottle.",
    "The baby was drinking.",
    "She was drinking so nicely.",
    "I was drinking tea in the kitchen.",
    "I was drinking water.",
    "He was drinking 60ml by then.",
    "He was drinking a full bottle.",
    "The nurse was drinking her coffee.",
    "We kept drinking the tea they gave us.",
    "He drank his bottle.",
    "He drank it all.",
    "She drank the lot.",
    "I drank my tea.",
    "He was milk drunk.",
    "He had drunk his milk.",
    "They were using my words against me.",
    "They kept using that word.",
    "The lift was broken, so I was using the stairs.",
    "We had been using her old cot.",
    "I used to sing to him.",
    "I used the stairs.",
    "We got clean clothes.",
    "I got him clean and dressed.",
    "The house was clean.",
    "The drinking water was off.",
    "He came off the bottle.",
    "I sat on the brown carpet.",
    "I put it with the drink he left.",
    "The heating was high.",
    "I was pissed off.",
)


def _found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text) if one.reason == DRINK_OR_DRUGS]


@pytest.mark.parametrize("text", TELLS)
def test_drink_and_drugs_of_somebody_are_suggested_to_be_checked(text: str) -> None:
    found = [text[one.start : one.end] for one in suggest(text) if one.tier == Tier.CHECK]
    assert TELLS[text] in found


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_what_a_baby_drinks_and_what_anybody_uses_is_not(text: str) -> None:
    assert _found(text) == []


def test_a_baby_that_drinks_in_the_same_text_is_not_taken_for_the_one_who_does() -> None:
    assert _found("His drinking was bad. The baby was drinking her milk. I was drinking tea.") == ["drinking"]
