"""The list that code words are drawn from: 77 bits in six of them, and nothing that hurts whoever has to keep it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from stories import codewords, wordlist

HURTFUL = (
    "thumping fictitious silenced obedient helpless unvisited polygraph clutter flashback scanner ultrasound putdown "
    "wikipedia islamic impotency blatancy overeater ethically zestfully abdomen monkhood sliceable crying boozy stupor "
    "pelvis thigh sultry gloomy hazing custody removal childless abandoned babied lullaby supermom coffin gallows police "
    "suspect confess vodka cartel ecstasy pope islam yiddish facebook skype walmart immigrant wife husband contact "
    "contents contented edition error policy pursuant user"
).split()


@pytest.fixture(autouse=True)
def _fresh() -> None:
    wordlist.words.cache_clear()


def test_six_words_have_at_least_77_bits() -> None:
    assert wordlist.COUNT == 6
    assert wordlist.bits() >= wordlist.FEWEST_BITS
    assert len(wordlist.words()) >= 7_298


def test_a_list_that_became_too_short_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    few = frozenset(wordlist.words()[:100])
    wordlist.words.cache_clear()
    monkeypatch.setattr(wordlist, "UNWANTED", wordlist.UNWANTED | few)  # Planted.
    with pytest.raises(ValueError, match="too few"):
        wordlist.words()


@pytest.mark.parametrize("word", HURTFUL)
def test_no_word_that_a_reviewer_stumbled_over_is_drawn(word: str) -> None:
    assert word not in wordlist.words()


def test_what_was_picked_is_not_taken_out_again_and_stands_in_no_list_twice() -> None:
    assert not wordlist.PICKED & (wordlist.UNWANTED | wordlist.RETIRED)
    assert set(wordlist.words()) >= wordlist.PICKED


def test_what_is_taken_out_stands_in_the_lists() -> None:
    folder = files("xkcdpass").joinpath("static")
    listed = {word for name in wordlist.LISTS for word in folder.joinpath(name).read_text("ascii").split()}
    assert not (wordlist.UNWANTED | wordlist.RETIRED) - listed, "a word that no list holds is a slip of ours"


def test_every_word_is_plain_letters_and_short_enough_to_copy() -> None:
    for word in wordlist.words():
        assert word.isascii() and word.isalpha() and word.islower() and len(word) <= 13, word
    assert 6 * max(map(len, wordlist.words())) < codewords.LONGEST
