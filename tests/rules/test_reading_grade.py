"""How hard a note is to read, and the words in it that hurt or that an office writes, with kinder ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import kinder, reading_grade
from archive.rules.kinder import PHRASES, Why
from archive.rules.reading_grade import HARDEST, grade, sentences, syllables
from moderation.letters import how_it_reads, letters, notices
from moderation.letters.how_it_reads import NOTHING, OTHER, measure

HARD = "The aforementioned documentation necessitates considerable deliberation regarding your participation."
EASY = "Thank you for the bit about the van. Shall we take it out? You choose."


def test_syllables_are_counted_as_groups_of_vowels() -> None:
    assert [syllables(word) for word in ("cat", "late", "table", "being", "area", "rhythm", "don’t")] == [
        1,
        1,
        2,
        1,
        2,
        1,
        1,
    ]


def test_sentences_end_at_points_and_a_piece_is_one() -> None:
    assert sentences(["One. Two? Three: four!", "Five", "...", "Six."]) == [
        "One.",
        "Two?",
        "Three:",
        "four!",
        "Five",
        "Six.",
    ]


def test_what_is_hard_is_above_what_mothers_read_and_what_is_easy_below() -> None:
    assert grade([HARD]) > HARDEST > grade([EASY])


def test_a_note_that_reads_well_has_nothing_said_of_it() -> None:
    found = measure("note", EASY)
    assert found.is_fine and (found.long, found.words) == ((), ()) and 1 <= found.grade <= HARDEST


def test_a_hard_note_is_told_what_makes_it_hard() -> None:
    found = measure("note", f"{HARD}\nWe are here. " + "and then she came " * 6 + "in.")
    assert not found.is_easy and found.grade > HARDEST
    assert [words for _, words in found.long] == [25]
    assert found.long[0][0].endswith("…") and len(found.long[0][0]) <= how_it_reads.BEGINS + 2
    assert found.long_words == (
        "aforementioned",
        "documentation",
        "necessitates",
        "considerable",
        "deliberation",
    )
    assert [one.said for one in found.words] == ["regarding"]


@pytest.mark.parametrize(("text", "trouble"), [("", NOTHING), ("  \n", NOTHING), ("Thank you", NOTHING), ("14 + 3 = 17", NOTHING), ("آپ کا شکریہ، ہم نے پڑھا", OTHER)])  # fmt: skip
def test_where_there_is_nothing_to_count_it_says_so(text: str, trouble: str) -> None:
    assert measure("ask", text).trouble == trouble


@given(st.text(max_size=200))
def test_whatever_is_typed_has_an_answer(text: str) -> None:
    found = measure("note", text)
    assert found.trouble or found.grade >= 1


# Words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Unfortunately you failed to say.", ["Unfortunately", "failed to"]),
        ("You did not claim that, he claimed it. CLAIMED, he did.", ["claim", "claimed"]),
        ("We were unable to proceed.", ["unable to", "proceed"]),
        ("You can’t; why didn’t you?", ["why didn’t you"]),
        ("It was not in any way your fault. It was never your fault. It is not your fault.", []),
        ("It was your fault.", ["your fault"]),
        ("A disclaimer, a policyholder, a reuser and contentment are other words.", []),
        ("The client's worker", []),
        ("", []),
    ],
)
def test_whole_words_are_found_once_and_as_they_stand(text: str, said: list[str]) -> None:
    assert [one.said for one in kinder.found(text)] == said


def test_the_longest_phrase_is_the_one_that_is_named() -> None:
    (found,) = kinder.found("He committed suicide.")
    assert (found.said, found.why, found.kinder) == ("committed suicide", Why.HURTS, "died by suicide")


def test_every_word_is_named_once_with_something_kinder_that_is_not_named_itself() -> None:
    listed = [
        phrase.strip()
        for table in (kinder._HURTS, kinder._OFFICE)
        for row in table
        for phrase in row.split("|")
    ]
    assert len(listed) == len(set(listed)) == len(PHRASES)
    for phrase, (_, instead) in PHRASES.items():
        assert phrase == phrase.lower() and [one.said for one in kinder.found(phrase)] == [phrase]
        assert kinder.found(instead) == (), (phrase, instead)
        assert max(map(syllables, reading_grade.words(instead))) <= 3, (phrase, instead)


def test_no_letter_or_notice_of_ours_has_such_a_word() -> None:
    ours = (*letters.offered(), *(start.words for starts in letters.STARTS.values() for start in starts))
    assert [(one.said, text) for text in (*ours, *notices.EVERY) for one in kinder.found(text)] == []
    assert [
        text for text in ours if not measure("note", text.replace("[", "").replace("]", "")).is_easy
    ] == []
