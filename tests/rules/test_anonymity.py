from __future__ import annotations

import dataclasses
import re
from types import ModuleType
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.rules import anonymity
from archive.rules.anonymity import KEPT, REASONS, Kind, Mark
from archive.rules.errors import Refused
from tests.rules.cases import MANY, marked

WORDS = st.text(st.sampled_from("ab Zé'\u2019-.,\n…ß\u0301"), max_size=40)
FILLER = ("she", "went", "home", "Tuesday,", "(crying)", "baby's", "_so_", "\n\n", "annabel", "rowannan")


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The rules under test; `test_planted_faults` hands the same tests a copy with a fault in it."""
    return anonymity


def mark(
    rules: ModuleType, words: str, phrase: str, instead: str, kind: Kind = Kind.PERSON, **more: Any
) -> Any:
    """Return a mark over the first place where a phrase stands."""
    start = words.index(phrase)
    return rules.Mark(start, start + len(phrase), kind, instead, **more)


def all_marks(
    rules: ModuleType, words: str, phrase: str, instead: str, kind: Kind = Kind.PERSON
) -> tuple[Any, ...]:
    """Return a mark over every place where a phrase stands."""
    return tuple(rules.Mark(start, end, kind, instead) for start, end in rules.find(words, phrase))


def apart(stretches: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return those stretches that lie within and do not overlap an earlier one."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if 0 <= start < end <= length and (not taken or start >= taken[-1][1]):
            taken.append((start, end))
    return taken


# Finding


@MANY
@given(
    st.lists(st.sampled_from([*FILLER, "*"]), max_size=12),
    st.lists(
        st.sampled_from(["Anna", "ANNA", "anna", "Ánna", "An\u0301na", "A\u200bnna"]),
        min_size=12,
        max_size=12,
    ),
)
def test_every_place_is_found_and_no_other(rules: ModuleType, parts: list[str], typed: list[str]) -> None:
    words, places = "", []
    for part, name in zip(parts, typed, strict=False):
        if part == "*":
            places.append((len(words), len(words) + len(name)))
        words += (name if part == "*" else part) + " "

    assert list(rules.find(words, "anna")) == places


@pytest.mark.parametrize(
    ("words", "phrase", "places"),
    [
        ("Anna's coat", "Anna", [(0, 4)]),
        ("O\u2019Brien and O'BRIEN", "o'brien", [(0, 7), (12, 19)]),
        ("at St\n Mary\u2019s.", "St Mary's", [(3, 13)]),
        ("Anna, she said", "Anna,", [(0, 4)]),
        ("_Anna_ (Anna)", "Anna", [(1, 5), (8, 12)]),
        ("Ann-Marie", "Ann", [(0, 3)]),
        ("Sia\u0302n left", "Siân", [(0, 5)]),
        ("for Zoe\u0301\u200b.", "zoé", [(4, 9)]),
        ("Weißgasse 3", "WEISSGASSE", [(0, 9)]),
        ("ward 12, 112", "12", [(5, 7)]),
        ("a rose 🌹 for 🌹", "🌹", [(7, 8), (13, 14)]),
        ("what\u2047", "?", [(4, 5)]),
        ("Susannah Hannah", "anna", []),
        ("anything", "", []),
        ("anything", " \n", []),
        ("", "Anna", []),
    ],
)
def test_a_phrase_is_found_as_whole_words(
    rules: ModuleType, words: str, phrase: str, places: list[tuple[int, int]]
) -> None:
    assert list(rules.find(words, phrase)) == places


@MANY
@given(WORDS, WORDS)
def test_places_lie_within_in_order_and_apart(rules: ModuleType, words: str, phrase: str) -> None:
    places = rules.find(words, phrase)

    assert apart(list(places), len(words)) == list(places)


@MANY
@given(WORDS, st.data())
def test_a_whole_word_of_hers_is_found_where_it_stands(
    rules: ModuleType, words: str, data: st.DataObject
) -> None:
    # A word is told apart here by spaces alone, and looked for as somebody would select it.
    singles = [found.span() for found in re.finditer(r"[^\s]*[abZ][^\s]*", words)]
    assume(singles)
    start, end = data.draw(st.sampled_from(singles))

    places = rules.find(words, words[start:end])

    assert any(start <= one < other <= end or one < end <= other for one, other in places)


# Applying


@MANY
@given(marked(), st.randoms(use_true_random=False))
def test_every_mark_is_replaced_and_the_rest_is_hers(
    rules: ModuleType, case: tuple[str, list[tuple[int, int]]], order: Any
) -> None:
    words, stretches = case
    taken = apart(stretches, len(words))
    marks = [rules.Mark(start, end, Kind.OTHER, f"<{start}>") for start, end in taken]
    expected = words
    for start, end in reversed(taken):  # From the back, so that no place moves.
        expected = expected[:start] + f"<{start}>" + expected[end:]
    order.shuffle(marks)

    assert rules.apply(words, marks) == expected


@MANY
@given(marked(), st.booleans())
def test_a_mark_that_overlaps_lies_outside_or_is_undecided_is_refused(
    rules: ModuleType, case: tuple[str, list[tuple[int, int]]], is_decided: bool
) -> None:
    words, stretches = case
    marks = [rules.Mark(start, end, Kind.OTHER, "x" if is_decided else " \n") for start, end in stretches]
    is_sound = len(apart(stretches, len(words))) == len(stretches) and (is_decided or not marks)

    if is_sound:
        rules.apply(words, marks)
        return
    with pytest.raises(Refused) as refused:
        rules.apply(words, marks)
    assert set(refused.value.sentences) <= set(rules.objections(words, marks))


@MANY
@given(marked())
def test_the_pieces_are_her_words_again(rules: ModuleType, case: tuple[str, list[tuple[int, int]]]) -> None:
    words, stretches = case
    marks = [rules.Mark(start, end, Kind.OTHER, "x") for start, end in stretches]

    cut = rules.pieces(words, marks)

    assert "".join(piece.text for piece in cut) == words
    assert all(piece.text for piece in cut)
    for piece in cut:
        if piece.mark:
            assert piece.text == words[piece.mark.start : piece.mark.end]
            assert rules.in_order(marks)[piece.number - 1] == piece.mark


@MANY
@given(marked())
def test_the_pieces_show_every_mark_that_fits(
    rules: ModuleType, case: tuple[str, list[tuple[int, int]]]
) -> None:
    words, stretches = case
    taken = apart(stretches, len(words))

    shown = [
        piece.mark
        for piece in rules.pieces(words, [rules.Mark(*one, Kind.OTHER) for one in taken])
        if piece.mark
    ]

    assert [(mark.start, mark.end) for mark in shown] == taken


def test_marks_side_by_side_do_not_overlap_and_one_under_a_long_one_does(rules: ModuleType) -> None:
    stretches = [(0, 2), (2, 4), (4, 20), (5, 6), (8, 9), (20, 21)]
    marks = [rules.Mark(start, end, Kind.OTHER, "x") for start, end in stretches]

    with pytest.raises(Refused) as refused:
        rules.apply("abcdefghij" * 3, marks)

    assert refused.value.sentences == (
        "Mark 4 overlaps one before it. Take one of them away.",
        "Mark 5 overlaps one before it. Take one of them away.",
    )


def test_pieces_leave_out_a_mark_that_overlaps_an_earlier_one(rules: ModuleType) -> None:
    words = "abcdefghij"
    marks = [
        rules.Mark(start, end, Kind.OTHER, "x") for start, end in [(0, 6), (2, 4), (5, 8), (7, 9), (9, 12)]
    ]

    shown = [(piece.text, piece.number) for piece in rules.pieces(words, marks)]

    assert shown == [("abcdef", 1), ("g", 0), ("hi", 4), ("j", 0)]


def test_a_mark_is_decided_by_words_and_not_by_spaces(rules: ModuleType) -> None:
    for replacement, is_decided in (("", False), ("  \n", False), ("a town", True)):
        found = rules.Mark(0, 1, Kind.PLACE, replacement)
        assert found.is_decided is is_decided


# Objecting


def test_marks_that_take_everything_out_leave_no_objection(rules: ModuleType) -> None:
    words = "Denise came. I told DENISE\u2019s boss in St Helens; then denise left."
    marks = all_marks(rules, words, "Denise", "the worker") + all_marks(
        rules, words, "St Helens", "a town", Kind.PLACE
    )

    assert rules.objections(words, marks) == ()
    assert (
        rules.apply(words, marks)
        == "the worker came. I told the worker\u2019s boss in a town; then the worker left."
    )


@pytest.mark.parametrize(
    "again", ["Denise", "DENISE", "denise's", "De\u0301nise", "De\u200bnise", "(Denise)"]
)
def test_a_name_that_still_stands_somewhere_is_noticed(rules: ModuleType, again: str) -> None:
    words = f"Denise came, and later {again} left."

    assert rules.objections(words, [mark(rules, words, "Denise", "the worker")]) == (
        "What mark 1 takes out still stands somewhere else. Mark that place too.",
    )


@MANY
@given(st.permutations(["Denise", "met", "Rotherham", "Denise", "and"]), st.sets(st.integers(0, 4)))
def test_what_is_taken_out_is_nowhere_in_what_comes_out(
    rules: ModuleType, order: list[str], marked: set[int]
) -> None:
    words, marks, at = " ".join(order), [], 0
    for place, word in enumerate(order):
        if place in marked:
            marks.append(rules.Mark(at, at + len(word), Kind.OTHER, f"({place})"))
        at += len(word) + 1
    left = [word for place, word in enumerate(order) if place not in marked]
    still_stands = any(order[place] in left for place in marked)

    assert bool(rules.objections(words, marks)) == still_stands


def test_a_name_put_back_by_another_mark_is_noticed(rules: ModuleType) -> None:
    words = "Denise met Rob."
    marks = [mark(rules, words, "Denise", "the worker"), mark(rules, words, "Rob", "Denise")]

    assert "What mark 1 takes out still stands somewhere else. Mark that place too." in rules.objections(
        words, marks
    )


@pytest.mark.parametrize(
    ("original", "instead", "kind"),
    [
        ("Leeds", "near LEEDS", Kind.PLACE),
        ("Ann", "Joanne", Kind.PERSON),
        ("12 May", "on 12\nMay", Kind.DATE),
        ("Siân", "Sian", Kind.PERSON),
    ],
)
def test_a_replacement_that_holds_what_it_takes_out_is_refused(
    rules: ModuleType, original: str, instead: str, kind: Kind
) -> None:
    found = rules.objections(original, [rules.Mark(0, len(original), kind, instead)])

    assert "What stands instead at mark 1 still holds what it takes out. Choose other words." in found


@pytest.mark.parametrize(
    ("original", "instead", "sentence"),
    [
        ("Anna", "Amy", "like the real one"),
        ("anna", "Amy", "like the real one"),
        ("Anna Smith", "Sue", "like the real one"),
        ("Anna Smith-Jones", "Jo", "like the real one"),
        ("Élodie", "Eve", "like the real one"),
        ("Dr O\u2019Hara", "Dr Oakes", "like the real one"),
        ("Anna", "Zoe", "Z or Q"),
        ("Anna", "Mrs Q", "Z or Q"),
        ("Anna", "z.", "Z or Q"),
    ],
)
def test_a_name_like_the_real_one_or_with_z_or_q_is_refused(
    rules: ModuleType, original: str, instead: str, sentence: str
) -> None:
    marks = [rules.Mark(0, len(original), Kind.PERSON, instead)]
    found = rules.choices(original, marks)

    assert len(found) == 1 and rules.objections(original, marks) == ()
    assert sentence in found[0]


@pytest.mark.parametrize(
    ("original", "instead", "kind"),
    [
        ("Mary", "My sister", Kind.PERSON),
        ("Mary", "my midwife", Kind.PERSON),
        ("Dr Khan", "Dr Brown", Kind.PERSON),
        ("Sarah", "the social worker", Kind.PERSON),
        ("son", "a person", Kind.AGE_FAMILY),
        ("Leeds", "Lower town", Kind.PLACE),
        ("Anna", "a quiet woman", Kind.PERSON),
    ],
)
def test_a_role_or_another_name_is_welcome(
    rules: ModuleType, original: str, instead: str, kind: Kind
) -> None:
    assert rules.objections(original, [rules.Mark(0, len(original), kind, instead)]) == ()


def test_a_plain_word_can_be_kept_on_purpose(rules: ModuleType) -> None:
    words = "Will came. I will not go. Will Smith said so."
    name = mark(rules, words, "Will", "Ben")
    person = mark(rules, words, "Will Smith", "Ben")
    kept = mark(rules, words, "will", "will", Kind.OTHER, reason=KEPT)

    assert len(rules.objections(words, [name, person])) == 1
    assert rules.objections(words, [name, person, kept]) == ()
    assert rules.apply(words, [name, person, kept]) == "Ben came. I will not go. Ben said so."


def test_a_word_is_kept_only_with_the_very_reason_and_only_where_it_is_marked(rules: ModuleType) -> None:
    words = "Will came. I will not go. He will."
    name = mark(rules, words, "Will", "Sam")
    kept = mark(rules, words, "will", "will", Kind.OTHER, reason=KEPT)

    assert rules.objections(words, [name, kept])
    for other in (REASONS[Kind.OTHER], "", KEPT.upper()):
        assert rules.objections("Rotherham", [rules.Mark(0, 9, Kind.OTHER, "Rotherham", other)])


def test_a_kept_word_does_not_hide_a_longer_name_around_it(rules: ModuleType) -> None:
    words = "Anna Smith came. Then Anna Smith left."
    whole = mark(rules, words, "Anna Smith", "Jo")
    kept = rules.Mark(22, 26, Kind.OTHER, "Anna", KEPT)

    assert len(rules.objections(words, [whole, kept])) == 1


def test_every_reason_is_said_at_once_and_by_the_number_as_it_stands(rules: ModuleType) -> None:
    words = "Denise came to Leeds with Anna. Denise left."
    marks = [
        rules.Mark(40, 90, Kind.OTHER, "x"),
        mark(rules, words, "Anna", "Amy"),
        mark(rules, words, "Leeds with", "", Kind.PLACE),
        mark(rules, words, "to Leeds", "back to Leeds again", Kind.PLACE),
        mark(rules, words, "Denise", "the worker"),
    ]

    assert set(rules.objections(words, marks)) == {
        "What mark 1 takes out still stands somewhere else. Mark that place too.",
        "What stands instead at mark 2 still holds what it takes out. Choose other words.",
        "What mark 2 takes out still stands somewhere else. Mark that place too.",
        "Mark 3 overlaps one before it. Take one of them away.",
        "Mark 3 is not decided: say what stands there instead.",
        "Mark 5 does not lie within the words. Take it away and mark the place again.",
    }
    assert rules.choices(words, marks) == ("The name at mark 4 begins like the real one. Choose another.",)


SENTENCES = {
    "Mark # does not lie within the words. Take it away and mark the place again.",
    "Mark # overlaps one before it. Take one of them away.",
    "Mark # is not decided: say what stands there instead.",
    "What stands instead at mark # still holds what it takes out. Choose other words.",
    "The name at mark # begins like the real one. Choose another.",
    "The name at mark # begins with Z or Q, which draws the eye. Choose another.",
    "The name at mark # sounds like the real one. Choose another.",
    "What mark # takes out still stands somewhere else. Mark that place too.",
}


@MANY
@given(marked(), st.sampled_from(Kind), WORDS)
def test_no_sentence_ever_holds_a_word_of_the_story(
    rules: ModuleType, case: tuple[str, list[tuple[int, int]]], kind: Kind, instead: str
) -> None:
    words, stretches = case
    marks = [rules.Mark(start, end, kind, instead) for start, end in stretches]

    found = (*rules.objections(words, marks), *rules.choices(words, marks))

    assert {re.sub(r"\d+", "#", sentence) for sentence in found} <= SENTENCES


def test_neither_a_mark_nor_a_piece_shows_words_in_its_repr(rules: ModuleType) -> None:
    words = "Denise came."
    marked = dataclasses.replace(mark(rules, words, "Denise", "Brenda"), reason="her cousin")

    shown = repr((marked, rules.pieces(words, [marked])))

    assert not any(word in shown for word in ("Denise", "Brenda", "came", "cousin"))


def test_every_kind_has_a_reason_she_can_read() -> None:
    assert set(REASONS) == set(Kind)
    assert len(set(REASONS.values())) == len(Kind)


# Suggestions


def test_a_suggestion_is_open_until_somebody_decides() -> None:
    assert anonymity.unanswered(["Ayaan", "ayaan", "Leeds"], (), ()) == ("ayaan", "Leeds")
    assert anonymity.unanswered(["Ayaan", "Leeds"], (), ["AYAAN,"]) == ("Leeds",)


def test_what_stands_in_place_of_something_is_decided_and_what_is_not_replaced_yet_is_not() -> None:
    marks = (Mark(0, 5, Kind.PERSON, "Noah"), Mark(6, 9, Kind.PERSON, ""))
    assert anonymity.unanswered(["Noah", "Ada"], marks, ()) == ("Ada",)


@pytest.mark.parametrize(
    ("likely", "said"),
    [(["A"], "1 suggestion that is likely is"), (["A", "B"], "2 suggestions that are likely are")],
)
def test_it_says_how_many_are_open_and_never_which(likely: list[str], said: str) -> None:
    (reason,) = anonymity.waiting(likely, (), ())
    assert reason.startswith(said) and not any(f" {one} " in reason for one in likely)
    assert anonymity.waiting(likely, (), likely) == ()


def test_a_wider_word_is_no_name_that_begins_like_the_real_one(rules: ModuleType) -> None:
    assert not rules.begins_like("Ellie", "my eldest")
    assert rules.begins_like("Ellie", "my Edith")
    assert not rules.begins_like("Exeter", "a town in England", is_name=False)
    assert rules.begins_like("Exeter", "Easton", is_name=False)


@pytest.mark.parametrize(
    ("name", "instead", "says"),
    [
        ("kelly", "katie", "begins like"),
        ("kelly", "Katie", "begins like"),
        ("Kaitlyn", "Caitlin", "begins like"),
        ("Geoff", "Jeff", "begins like"),
        ("Philippa", "Fiona", "begins like"),
        ("Joanne", "Leanne", "sounds like"),
        ("Joanne", "Ann", "sounds like"),
        ("joanne", "ann", "sounds like"),
        ("Joanne", "Mary", ""),
        ("Chelsea", "Kate", ""),
        ("Christine", "Kate", "begins like"),
        ("sam", "someone", ""),
        ("kelly", "my kid", ""),
        ("Gareth", "Helen", ""),
        ("Ann", "Joe", ""),
    ],
)
def test_a_name_instead_is_not_the_real_one_in_other_letters(
    rules: ModuleType, name: str, instead: str, says: str
) -> None:
    words = f"I told {name} all of it."
    marks = [mark(rules, words, name, instead)]
    found = " ".join(rules.choices(words, marks))
    assert says in found if says else found == ""
    assert rules.objections(words, marks) == (), "a badly chosen name takes nothing down that was agreed to"


@pytest.mark.parametrize(
    ("instead", "is_fine"), [("Halifax", False), ("a town in the north of England", True), ("York", True)]
)
def test_a_made_up_place_begins_otherwise_than_the_real_one(
    rules: ModuleType, instead: str, is_fine: bool
) -> None:
    words = "We lived in Harrogate."
    assert (rules.choices(words, [mark(rules, words, "Harrogate", instead, Kind.PLACE)]) == ()) is is_fine


def test_only_a_name_that_stands_instead_is_a_choice(rules: ModuleType) -> None:
    words = "Anna and Ann left."
    open_mark, kept = mark(rules, words, "Anna", ""), mark(rules, words, "Anna", "Anna", reason=KEPT)
    outside = rules.Mark(40, 44, Kind.PERSON, "Zoe")
    assert rules.choices(words, [open_mark]) == rules.choices(words, [kept]) == ()
    assert rules.choices(words, [outside]) == ()
