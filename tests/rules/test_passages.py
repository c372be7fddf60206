"""What she can take back one by one: whole sentences, never half a mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.rules import anonymity, passages
from archive.rules.anonymity import GAP, Kind, Mark
from tests.rules.cases import MANY, marked

WORDS = "He came at six. “Sit down,” he said. I did not.\nNobody spoke!  Then it was over"


def _texts(words: str, marks: tuple[Mark, ...] = ()) -> list[str]:
    return [words[start:end] for start, end in passages.sentences(words, marks)]


def test_a_sentence_ends_with_its_sign_or_its_line() -> None:
    assert _texts(WORDS) == [
        "He came at six.", "“Sit down,” he said.", "I did not.", "Nobody spoke!", "Then it was over",
    ]  # fmt: skip


def test_no_passage_ends_inside_a_mark() -> None:
    words = "I saw St. Mary. Then home."
    mark = Mark(6, 14, Kind.ORGANISATION, "a hospital")
    assert _texts(words, (mark,)) == ["I saw St. Mary.", "Then home."]
    assert _texts(words) != _texts(words, (mark,))


def test_what_is_taken_back_leaves_one_gap_and_keeps_the_marks_beneath() -> None:
    words = "Anna came. She sat. I cried. Anna left."
    marks = tuple(Mark(start, end, Kind.PERSON, "Beth") for start, end in anonymity.find(words, "Anna"))
    cut = passages.take_back(marks, passages.sentences(words, marks), [0, 1, 99])
    assert anonymity.apply(words, cut.marks) == f"{GAP} I cried. Beth left."
    assert cut.beneath == (marks[0],)
    assert anonymity.objections(words, cut.marks) == ()


def test_a_sentence_taken_back_may_stand_elsewhere_and_a_name_may_not() -> None:
    words = "I cried. He sat. I cried."
    taken = Mark(0, 8, Kind.TAKEN_BACK, GAP)
    assert anonymity.objections(words, (taken,)) == ()
    assert anonymity.objections(words, (Mark(0, 8, Kind.OTHER, GAP),)), "planted"


@MANY
@given(marked(), st.sets(st.integers(0, 5)))
def test_taking_back_only_ever_takes_away(case: tuple[str, list[tuple[int, int]]], chosen: set[int]) -> None:
    words, stretches = case
    marks: list[Mark] = []
    for start, end in sorted(stretches):
        if 0 <= start < end <= len(words) and (not marks or start >= marks[-1].end):
            marks.append(Mark(start, end, Kind.PLACE, "there"))
    spans = passages.sentences(words, marks)
    cut = passages.take_back(marks, spans, chosen)

    assert set(cut.marks) - {m for m in cut.marks if m.is_taken_back} <= set(marks)
    assert set(marks) == {m for m in cut.marks if not m.is_taken_back} | set(cut.beneath)
    for piece in anonymity.pieces(words, cut.marks):
        assert piece.text in words
    gone = [spans[n] for n in chosen if n < len(spans)]
    for start, end in gone:
        assert any(m.is_taken_back and m.start <= start and end <= m.end for m in cut.marks)
