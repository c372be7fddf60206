"""Snippets: cut from the page itself, with what was asked for marked, and nothing else changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.editions.index.words import stem, tokens, understand
from archive.reading.snippets import LONGEST, cut


def said(words: str, query: str) -> str:
    """The snippet with its marks in brackets."""
    return "".join(
        f"[{bit.text}]" if bit.is_found else bit.text for bit in cut(words, understand(query).stems)
    )


def test_what_was_asked_for_is_marked_in_every_form_it_takes() -> None:
    assert (
        said("She reads. I read, too, while reading.", "read")
        == "She [reads]. I [read], too, while [reading]."
    )


def test_an_american_spelling_finds_and_marks_ours() -> None:
    assert said("My mum came to the centre.", "mom center") == "My [mum] came to the [centre]."


def test_curly_apostrophes_and_accents_are_marked_whole() -> None:
    assert said("The baby’s café was shut.", "cafe") == "The baby’s [café] was shut."


def test_a_long_story_is_cut_around_where_most_of_it_stands() -> None:
    words = (
        "once a kettle. "
        + "and then some more " * 60
        + "the kettle and the window and the door "
        + "after that nothing " * 60
    )
    snippet = said(words, "kettle window door")

    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert "[kettle] and the [window] and the [door]" in snippet
    assert len(snippet.split()) <= LONGEST + 2


def test_a_story_that_does_not_hold_the_words_has_no_snippet() -> None:
    assert cut("She read the form.", understand("kettle").stems) == ()
    assert cut("", understand("kettle").stems) == ()
    assert cut("She read the form.", frozenset()) == ()


def test_markup_stays_text() -> None:
    assert said("<b>kettle</b> & tea", "kettle") == "b>[kettle]</b> & tea"


word = st.sampled_from(
    ["kettle", "Kettles", "window", "form", "reading", "a", "the", "\n\n", "—", "don't", "x1"]
)


@given(
    words=st.lists(word, max_size=120).map(" ".join),
    query=st.sampled_from(["kettle", "reading form", "window don't", "zzz"]),
)
def test_a_snippet_is_a_stretch_of_the_page_and_marks_only_what_was_asked(words: str, query: str) -> None:
    stems = understand(query).stems
    bits = cut(words, stems)
    flat = " ".join(words.split())
    plain = "".join(bit.text for bit in bits).removeprefix("… ").removesuffix(" …")

    assert " ".join(plain.split()) in flat
    for bit in bits:
        assert bit.is_found == bool(stems.intersection(tokens(bit.text))) or not bit.text.strip()
    assert bool(bits) == bool(stems.intersection(tokens(words)))
    assert all(bit.text for bit in bits)


@given(words=st.text(max_size=300), asked=st.text(max_size=40))
def test_any_text_at_all_can_be_cut(words: str, asked: str) -> None:
    bits = cut(words, frozenset(map(stem, asked.split())) | understand(asked).stems)

    assert not bits or any(bit.is_found for bit in bits)
