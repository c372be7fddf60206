"""A letter that is offered is never left as it is: what counts as words of one's own."""

from __future__ import annotations

from types import ModuleType

import pytest

from archive.rules import own_words

HIDE = "We have hidden your story for now, to keep you safe. Nobody can see it. Nothing is lost."
GAP = "Thank you for telling this. Someone who was there may know you by [this part]. You choose."
OFFERED = (HIDE, GAP, "There is no rush.")


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return own_words


@pytest.mark.parametrize(
    "note",
    [
        HIDE,
        HIDE.upper(),
        HIDE.replace(" ", "  ").replace(".", " ...\n"),
        HIDE.replace(",", "").replace(".", "!"),
        f"Dear Ann. {HIDE}",
        HIDE.replace("hidden your", "hidden, Ann, your"),
        HIDE.replace("Nobody", "No body"),
        HIDE.replace("safe", "saef"),
        f"{HIDE} Ann",
        "Nothing is lost. Nobody can see it.",
        "Nobody can see it.",
        f"{HIDE} There is no rush.",
        GAP,
        f"Dear Ann. {GAP}",
        GAP.replace("[", "").replace("]", ""),
        GAP.replace("[this part]", "this"),
        GAP.replace(" by [this part]", ""),
        GAP.replace("[this part]", "[the part about the van]").replace("the part about the van", "this part"),
    ],
)
def test_a_letter_with_hardly_a_word_of_ones_own_is_unedited(rules: ModuleType, note: str) -> None:
    assert rules.is_unedited(note, OFFERED)


@pytest.mark.parametrize(
    "note",
    [
        "Are you safe tonight?",
        "Call us.",
        "We hid it. Let us talk.",
        f"{HIDE} The bit about the van is what worries us.",
        HIDE.replace("to keep you safe", "because the van could tell where you live"),
        GAP.replace("[this part]", "the van"),
        GAP.replace("[this part]", "Leeds"),
        f"The van, and the name of your dog. {GAP}",
        "We have not hidden anything of yours at all.",
    ],
)
def test_what_somebody_wrote_is_theirs(rules: ModuleType, note: str) -> None:
    assert not rules.is_unedited(note, OFFERED)


def test_the_fewest_words_that_count(rules: ModuleType) -> None:
    own = ["van", "green", "your"]
    assert rules.is_unedited(f"{HIDE} {' '.join(own[1:])}", OFFERED)
    assert not rules.is_unedited(f"{HIDE} {' '.join(own)}", OFFERED)


def test_nothing_is_no_letter(rules: ModuleType) -> None:
    assert (
        not rules.is_unedited("", OFFERED)
        and not rules.is_unedited(" … ", OFFERED)
        and not rules.is_unedited(HIDE, ())
    )
