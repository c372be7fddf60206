"""Words from outside become plain paragraphs, whatever they were."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ground.clean import one_line, paragraphs, plain

ATTACKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<p title='Kelly'>x</p>", "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<template>Kelly</template>", "<!--><img src=x onerror=alert(1)>-->", "]]><script>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_as_she_typed_it_and_never_becomes_markup(attack: str) -> None:
    html = str(paragraphs(attack))
    assert set(re.findall(r"<(/?\w+)[^>]*>", html)) <= {"p", "/p", "br"}
    assert not re.search(r"<\w+\s", html), "no element carries an attribute"


@given(st.text(max_size=400))
def test_only_paragraphs_and_line_ends_come_out(words: str) -> None:
    html = str(paragraphs(words))
    assert re.fullmatch(r"(<p>([^<]|<br>)*</p>)*", html)


@given(st.text(max_size=200))
def test_plain_words_stay_plain(words: str) -> None:
    assert plain(plain(words)) == plain(words)
    assert "\n" not in one_line(words) and len(one_line(words)) <= 120


def test_invisible_characters_go_and_languages_stay() -> None:
    assert plain("a\u202eb\u200bc\x00d\r\ne") == "abcd\ne"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"
    assert plain("cafe\u0301") == "café"


def test_two_paragraphs_and_a_line_end() -> None:
    assert str(paragraphs("One\ntwo\n\n\n three")) == "<p>One<br>two</p><p> three</p>"


def test_a_long_hostile_text_is_answered_soon() -> None:
    assert paragraphs("<p><em>" * 20_000).startswith("<p>&lt;p&gt;")
