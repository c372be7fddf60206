"""The last net, weighed: the table is what the command gives, and only the lowest tier is touched, and no name in it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from moderation.suggesting import unusual, weighed
from moderation.suggesting.finding import nets, suggest
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import tokens_of
from tests.bench.weigh import HANDS, all_read, off_by, sets, to_fit

STORY = (
    "I had my boy at home and my nan held my hand. My sister came on a Tuesday from Leeds with a tin whistle, "
    "and we sang to him. I was nineteen. My dad kept ferrets and he gave me a purple barrow for the cot. "
    "We lived by the harbour then and I cleaned the boats. I still have his little vest, and a feather."
)


@pytest.fixture(scope="module")
def shared() -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    return weighed.weights()


def test_the_table_is_what_the_command_gives(
    shared: tuple[dict[str, float], dict[str, tuple[int, int]]],
) -> None:
    weight, told = shared
    given, times = to_fit(all_read())
    assert told == times
    assert set(weight) == set(given.names)
    by = np.array([weight[name] for name in given.names])
    assert np.abs(off_by(given, by)).max() < 0.02
    by[7] += 0.1  # Somebody turned a weight by hand.
    assert np.abs(off_by(given, by)).max() > 0.05


def test_every_hand_wrote_something_and_no_set_is_twice() -> None:
    names = [name for hand in HANDS for name in sets(hand)]
    assert len(names) == len(set(names)) >= 18
    assert all(texts for hand in HANDS for texts in sets(hand).values())


def test_what_is_likely_or_to_be_checked_stays_as_it_was() -> None:
    _, shown = nets(STORY)
    after = suggest(STORY)
    assert [one for one in shown if one.tier != Tier.UNUSUAL] == [
        one for one in after if one.tier != Tier.UNUSUAL
    ]


@pytest.mark.parametrize("how", [0.0, 1.0])
def test_if_nothing_weighs_anything_only_what_could_be_a_name_stays(how: float) -> None:
    text = "I was there and chelle came with my zzyzx and a ladder, and I saw Faith."
    tokens, shown = nets(text)
    share = dict.fromkeys(range(len(tokens)), how)
    kept = {text[one.start : one.end] for one in weighed.chosen(tokens, shown, share)}
    assert {"zzyzx", "Faith"} <= kept
    assert any("chelle" in one for one in kept)
    assert ("ladder" in " ".join(kept)) is (how == 1.0)


def test_a_word_that_no_net_met_is_shown_when_it_weighs_enough_and_none_twice() -> None:
    tokens, shown = nets(STORY)
    free = next(
        n
        for n, token in enumerate(tokens)
        if token.low == "feather"
        or (len(token.low) > 3 and not any(s.start <= token.start < s.end for s in shown))
    )
    found = weighed.chosen(tokens, shown, {free: 1.0})
    new = [one for one in found if one.reason == weighed.REASON]
    assert [(one.start, one.end, one.tier) for one in new] == [
        (tokens[free].start, tokens[free].end, Tier.UNUSUAL)
    ]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(one.reason == weighed.REASON for one in weighed.chosen(tokens, shown, {free: 0.1}))


def test_a_text_that_nobody_tells_of_herself_is_left_to_the_nets() -> None:
    text = (
        "The applicant lodged the complaint with the registry and the court heard the parties. The report of the "
        "expert was read in the chamber, and the parties were asked for their observations on the merits. "
        "expert was read again, and the appeal was dismissed with costs. The mother kept a loom and a barrow."
    )
    assert not weighed.is_told_by_her(tokens_of(text))
    assert weighed.is_told_by_her(tokens_of(STORY))
    assert suggest(text) == nets(text)[1]


def test_weights_are_added_up() -> None:
    assert weighed.likely((), {"": 0.0}) == 0.5
    assert weighed.likely(("a", "b"), {"": 0.0, "a": 3.0, "b": -3.0, "c": 9.0}) == 0.5
    assert weighed.likely(("a",), {"": 0.0, "a": 3.0}) > 0.95


def test_what_a_net_took_for_a_name_is_never_let_go() -> None:
    text = "I sat there and i said to zzyzx that " * 6
    tokens = tokens_of(text)
    name = Suggestion(6, 11, Label.UNUSUAL, Tier.UNUSUAL, "A name, in a text without capitals.")
    word = Suggestion(26, 31, Label.UNUSUAL, Tier.UNUSUAL, unusual.REASON)
    nothing = dict.fromkeys(range(len(tokens)), 0.0)
    assert weighed.chosen(tokens, [name], nothing) == (name,)
    assert weighed.chosen(tokens, [word], nothing) == (word,)  # It is no English word.
    plain = Suggestion(6, 11, Label.UNUSUAL, Tier.UNUSUAL, unusual.REASON)
    assert weighed.chosen(tokens, [plain], nothing) == ()


def test_a_short_text_is_left_to_the_nets() -> None:
    text = "I had a thesis and two candles. We had our tea by then, and nobody said a thing. It was quiet."
    assert suggest(text) == nets(text)[1]
    assert {text[one.start : one.end] for one in suggest(text)} >= {"thesis", "two candles"}
