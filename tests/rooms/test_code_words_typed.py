"""Code words as people type, paste and copy them: twenty ways that are all hers, and a few that are nobody's (row 17)."""

from __future__ import annotations

import pytest

from stories import codewords, wordlist

LOCATOR = "K7MQ2X"
WORDS = [word for word in wordlist.words() if len(word) > 7][5:305:50]
"""Long ones: a slip in each of six short words may fit so many others that only some readings are tried (`MOST_READINGS`)."""

TYPED = " ".join(WORDS)


def _slip(word: str, how: str) -> str:
    """Return the word with one slip that makes no other word of the list."""
    slips = {
        "a letter too many": word[:2] + word[1:],
        "a letter too few": word[:-1],
        "a wrong letter": word[:-1] + "q",
        "two swapped": word[0] + word[2] + word[1] + word[3:],
    }
    return slips[how]


VARIANTS = {
    "as shown": (f"{LOCATOR[:3]}-{LOCATOR[3:]}", TYPED),
    "capitals": (LOCATOR, TYPED.upper()),
    "a capital each": (LOCATOR, TYPED.title()),
    "small letters in the short code": (LOCATOR.lower(), TYPED),
    "a space in the short code": ("K7M Q2X", TYPED),
    "hyphens": (LOCATOR, TYPED.replace(" ", "-")),
    "commas": (LOCATOR, TYPED.replace(" ", ", ")),
    "commas without spaces": (LOCATOR, TYPED.replace(" ", ",")),
    "full stops": (LOCATOR, TYPED.replace(" ", ". ")),
    "many spaces": (LOCATOR, f"  {TYPED.replace(' ', '   ')}  "),
    "a line each": (LOCATOR, TYPED.replace(" ", "\n")),
    "a line each from another system": (LOCATOR, TYPED.replace(" ", "\r\n")),
    "tabs": (LOCATOR, TYPED.replace(" ", "\t")),
    "numbers before them": (LOCATOR, " ".join(f"{n}. {word}" for n, word in enumerate(WORDS, 1))),
    "the whole card in one box": ("", f"K7M-Q2X\n{TYPED}"),
    "all of it in the first box": (f"K7M-Q2X {TYPED}", ""),
    **{
        how: (LOCATOR, " ".join(_slip(word, how) for word in WORDS))
        for how in ("a letter too many", "a letter too few", "a wrong letter", "two swapped")
    },
}


def test_there_are_twenty_ways() -> None:
    assert len(VARIANTS) == 20


@pytest.mark.parametrize(("locator", "words"), VARIANTS.values(), ids=VARIANTS)
def test_it_is_read_as_what_she_means(locator: str, words: str) -> None:
    typed = codewords.read(locator, words)
    assert typed.locator == LOCATOR and TYPED in typed.readings


@pytest.mark.parametrize(
    "words",
    [
        " ".join(reversed(WORDS)),
        " ".join(WORDS[:5]),
        f"{TYPED} {WORDS[0]}",
        TYPED.replace(WORDS[0], "zzzzzz"),
        "",
    ],
    ids=["another order", "one missing", "one too many", "no such word", "nothing"],
)
def test_other_words_are_not_hers(words: str) -> None:
    assert TYPED not in codewords.read(LOCATOR, words).readings


def test_words_that_were_taken_out_of_the_list_since_still_open_what_they_opened() -> None:
    """A list that is made kinder locks nobody out: such a word is read as it is typed, with a slip, and run together."""
    card = ["thumping", "bogus", *WORDS[2:]]
    assert set(card[:2]) <= wordlist.RETIRED and not wordlist.RETIRED & set(wordlist.words())
    slipped = [_slip(word, "a letter too few") for word in card]
    for typed in (" ".join(card), " ".join(slipped), "".join(card[:2]) + " " + " ".join(card[2:])):
        assert " ".join(card) in codewords.read(LOCATOR, typed).readings, typed
