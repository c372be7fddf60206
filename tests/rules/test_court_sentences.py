from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import court_words, sentences
from archive.rules.anonymity import GAP, Kind, Mark, apply, in_order
from archive.rules.court_words import signs
from archive.rules.passages import sentences as spans_of
from archive.rules.sentences import Told, keys, left_out, nested, paragraphs, put_in, slipped
from tests.rules.cases import MANY

IN_COURT = (
    "The judge said I was not ready.",
    "At the final hearing nobody looked at me.",
    "Then my barrister argued that they had not helped.",
    "The order said he would live with his dad.",
    "The guardian's report came on the Friday.",
    "They said I had crossed the threshold.",
    "The expert witness had met me once.",
    "She filed a statement the night before.",
    "The social worker gave evidence for two hours.",
    "He told the judge that I shouted.",
    "They read out his wishes and feelings.",
    "Dywedodd y barnwr na.",
    "The panel member asked me to leave.",
    "Mother minimises the risk and presents as compliant.",
    "The psychologist said I had a dependent style.",
    "It was in the bundle, page ninety.",
)
HER_LIFE = (
    "I sat on the stairs and held his hat.",
    "My nan is hard of hearing.",
    "I kept hearing her cry in my sleep.",
    "I was hearing voices for a week.",
    "She had a hearing test at eight weeks.",
    "They came on the Monday with two bags.",
    "I judged myself for years.",
    "I asked in the shop and they ordered it.",
    "We went to the park and he fed the ducks.",
    "Nobody asked me how I was.",
    "It took up a place on the bench and people stood.",
)


@pytest.mark.parametrize("text", IN_COURT)
def test_a_sentence_that_tells_of_a_court_bears_a_sign(text: str) -> None:
    (found,) = signs([text])
    assert found
    assert all(sign.source and sign.says for sign in found)


@pytest.mark.parametrize("text", HER_LIFE)
def test_her_own_life_bears_none(text: str) -> None:
    assert signs([text]) == ((),)


def test_what_goes_on_from_a_judge_is_proposed_too_and_no_further() -> None:
    found = signs(["The judge looked at me.", "He said I was late.", "I went home.", "He said nothing."])
    assert [[sign.id for sign in each] for each in found] == [["judge"], ["goes-on"], [], []]


def test_a_few_sentences_between_two_about_the_court_are_taken_for_the_same_in_one_paragraph() -> None:
    said = ["The judge came in.", "Rain fell.", "I shook.", "The hearing took an hour."]
    assert [bool(each) for each in signs(said)] == [True, True, True, True]
    assert [bool(each) for each in signs(said, [1, 1, 2, 2])] == [True, False, False, True]
    far = ["The judge came in.", *["I shook."] * 4, "The hearing took an hour."]
    assert [bool(each) for each in signs(far)] == [True, *[False] * 4, True]


def test_every_sign_is_data_with_a_source() -> None:
    every = (*court_words.SIGNS, court_words.GOES_ON, court_words.AMONG)
    assert len({sign.id for sign in every}) == len(every)
    assert all(sign.says and sign.source for sign in every)


# What follows her words


LINES = st.lists(
    st.sampled_from(["I cried.", "He said no.", "The judge left.", "It rained.", "Why?"]), max_size=8
)


@MANY
@given(LINES, LINES, LINES)
def test_a_decision_follows_its_sentence_and_the_one_before_and_nothing_else(
    before: list[str], after: list[str], more: list[str]
) -> None:
    """Whatever stands around: the same pair has the same key, and another pair another one."""
    old, new = keys("", before + after), keys("", more + after)
    pairs_of = {
        (a, b): key
        for said, found in ((before + after, old), (more + after, new))
        for a, b, key in zip(["", *said], said, found, strict=False)
    }
    assert len(set(pairs_of.values())) == len(pairs_of)
    assert old[len(before) + 1 :] == new[len(more) + 1 :]


def test_a_changed_sentence_and_the_one_after_it_are_undecided_again_and_gaps_change_nothing() -> None:
    old = keys("", ["I cried.", "He said no.", "It rained.", "I slept."])
    decided = dict.fromkeys(old, Told.LIFE.value)
    new = keys("", ["I  cried.", "He said no!", "It rained.", "I slept."])
    assert [sentences.told(key, decided) for key in new] == ["life", "undecided", "undecided", "life"]


def test_the_same_words_in_a_recording_are_another_sentence() -> None:
    assert set(keys("", ["I cried."])).isdisjoint(keys("r1", ["I cried."]))


def test_a_decision_that_we_do_not_know_is_none() -> None:
    assert sentences.told("a", {"a": "maybe"}) == Told.UNDECIDED
    assert sentences.told("a", {}) == Told.UNDECIDED


def test_paragraphs_are_told_by_the_ends_of_lines() -> None:
    words = "One. Two.\nThree.\n\nFour. Five."
    assert paragraphs(words, spans_of(words, ())) == (1, 1, 2, 3, 3)


# Left out, and put in again


WORDS = "I cried. The judge Ann said no. He left. It rained on Ann.\nI slept."
ANN = (Mark(19, 22, Kind.PERSON, "the woman"), Mark(54, 57, Kind.PERSON, "the woman"))


def test_what_is_left_out_is_a_gap_with_its_reason_and_the_marks_come_back() -> None:
    spans = spans_of(WORDS, ())
    cut = left_out(WORDS, ANN, (), [spans[1], spans[2]])
    assert apply(WORDS, cut.marks) == f"I cried. {GAP} It rained on the woman.\nI slept."
    assert [mark.reason for mark in cut.marks if mark.kind == Kind.COURT] == [
        "The law does not let us show what was said in court."
    ]
    assert cut.beneath == ANN[:1]
    back = put_in(cut.marks, cut.beneath)
    assert (back.marks, back.beneath) == (ANN, ())


def test_a_gap_never_ends_inside_a_mark_nor_runs_over_a_line() -> None:
    over = Mark(26, 35, Kind.OTHER, "…")
    cut = left_out(WORDS, [over], (), [spans_of(WORDS, ())[1]])
    assert [(mark.start, mark.end) for mark in cut.marks] == [(9, 35)]
    spans = spans_of(WORDS, ())
    two = left_out(WORDS, (), (), spans[3:])
    assert apply(WORDS, two.marks).endswith(f"{GAP}\n{GAP}")


def test_what_she_took_back_stays_hers() -> None:
    spans = spans_of(WORDS, ())
    hers = Mark(*spans[1], Kind.TAKEN_BACK, GAP)
    cut = left_out(WORDS, [hers], ANN[:1], [spans[2]])
    back = put_in(cut.marks, cut.beneath)
    assert (back.marks, back.beneath) == ((hers,), ANN[:1])


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    """Some sentences with marks side by side, within and over their ends."""
    words = draw(st.sampled_from([" ", "\n"])).join(draw(LINES))
    cuts = sorted(draw(st.sets(st.integers(0, len(words)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return words, tuple(Mark(start, end, Kind.OTHER, "x") for start, end in pairs)


@MANY
@given(stories(), st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_leaving_out_and_putting_in_again_loses_no_mark_and_shows_no_letter(
    story: tuple[str, tuple[Mark, ...]], first: set[int], then: set[int]
) -> None:
    words, marks = story
    spans = spans_of(words, ())
    once = left_out(words, marks, (), [spans[n] for n in first if n < len(spans)])
    chosen = [spans[n] for n in then if n < len(spans)]
    twice = left_out(words, once.marks, once.beneath, chosen)
    gaps = [mark for mark in twice.marks if mark.kind == Kind.COURT]
    for start, end in chosen:
        assert any(gap.start <= start and end <= gap.end for gap in gaps)
    apply(words, twice.marks)  # Nothing overlaps, and nothing is undecided.
    back = put_in(twice.marks, twice.beneath)
    assert (back.marks, back.beneath) == (in_order(marks), ())
    again = nested((*twice.marks, *twice.beneath))
    assert again.marks == twice.marks
    assert set(again.beneath) == set(twice.beneath)


# What slipped through


@pytest.mark.parametrize(
    "text",
    [
        "I cried. The judge said I was not ready. I went home.",
        "THE JUDGE SAID I WAS NOT READY",
        "He told me the judge\nsaid: I was not ready, and left.",
        "the judge  said\u2014I was not ready",
    ],
)
def test_a_locked_sentence_is_found_wherever_it_stands(text: str) -> None:
    assert slipped(["A title", text], ["The judge said I was not ready."]) == 1


def test_a_short_one_is_found_as_a_sentence_alone() -> None:
    assert slipped(["He said no. I left."], ["He said no."]) == 1
    assert slipped(["I knew he said no to them."], ["He said no."]) == 0
    assert slipped(["The judge said I was not ready for it"], ["", " ", "."]) == 0
