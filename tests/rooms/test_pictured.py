"""The pictures beside code words: which word has which, that they are light, and that they tell nothing but the word."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from flask import Flask

from stories import codewords, pictured, wordlist
from stories.codewords import CodeWords
from stories.word_kinds import WORDS
from tests.phone import Phone

FEWEST = 0.45
"""Of the list: then half of all cards have three pictures or more."""

HURTFUL = (
    "alcohol", "baby", "beer", "bottle", "bride", "child", "coffin", "court", "cradle", "cross", "family", "gavel", "grave",
    "hospital", "judge", "knife", "police", "pram", "prison", "scales", "syringe", "toddler", "wedding", "wine",
)  # fmt: skip
"""What is never drawn here."""


def drawn(notes: Flask) -> dict[str, str]:
    return dict(getattr(notes.jinja_env.get_template("parts/kinds.html").module, "drawn"))  # noqa: B009


def test_every_word_with_a_picture_stands_in_the_list_and_with_one_kind_only() -> None:
    pictures = list(chain.from_iterable(map(pictured.words_of, WORDS)))
    assert set(pictures) <= set(wordlist.words())
    assert len(pictures) == len(set(pictures))


def test_the_pictures_cover_enough_of_the_list_for_three_on_most_cards() -> None:
    known = sum(bool(pictured.kind_of(word)) for word in wordlist.words())
    assert known / len(wordlist.words()) >= FEWEST


def test_every_kind_has_its_words_one_name_one_sheet_and_one_drawing(notes: Flask) -> None:
    on_sheets = [kind for _, names in pictured.SHEETS.values() for kind in names]
    assert set(on_sheets) == set(WORDS) == set(pictured.NAMES) == set(drawn(notes))
    assert len(on_sheets) == len(set(on_sheets))
    assert len(set(pictured.NAMES.values())) == len(on_sheets)
    assert all(map(pictured.words_of, WORDS))


def test_no_two_kinds_look_the_same(notes: Flask) -> None:
    assert len(set(drawn(notes).values())) == len(drawn(notes))


@pytest.mark.parametrize("thing", HURTFUL)
def test_nothing_is_drawn_that_could_hurt_here(thing: str) -> None:
    said = f"{' '.join(WORDS)} {' '.join(pictured.NAMES.values())}".lower()
    assert not re.search(rf"\b{thing}(s|es)?\b", said)


def test_a_drawing_is_light_and_holds_no_text_no_address_and_no_style(notes: Flask) -> None:
    for kind, inner in drawn(notes).items():
        assert len(inner) <= 300, (kind, len(inner))
        assert not re.search(r"<text|style=|href|\bid=|<title", inner), kind


def test_a_picture_follows_from_the_word_alone() -> None:
    words = ("heron", "ladle", "drizzle", "maple", "trombone", "whoever")
    kinds = ("bird", "pan", "rain", "tree", "music", "people")
    for locator in ("K7MQ2X", "A2BC3D"):
        assert CodeWords(locator, words).pictured == tuple(zip(words, kinds, strict=True))
    assert pictured.kind_of("although") == pictured.kind_of("no-such-word") == ""


def _card(phone: Phone) -> str:
    found = re.search(r'(?s)<ol class="words">.*?</ol>', phone.html)
    assert found is not None
    return found[0]


def test_the_card_has_the_same_pictures_in_every_language_and_a_screen_reader_passes_them_by(
    notes: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("heron", "ladle", "although", "maple", "trombone", "drizzle")
    hashed = codewords.draw().hashed
    monkeypatch.setattr(codewords, "draw", lambda: codewords.Drawn(words, hashed))
    cards = []
    for language in ("en-GB", "cy", "ur"):
        phone = Phone(notes)
        if language != "en-GB":
            phone.press(f"speak:{language}")
        phone.tell("I sat on the step.")
        assert f'lang="{language}"' in phone.html
        cards.append(_card(phone))
    assert cards[0] == cards[1] == cards[2]
    assert re.findall(r"<li>(\w+)<svg", cards[0]) == list(words)
    assert cards[0].count('<svg class="sign" aria-hidden="true"') == 6
    assert drawn(notes)["bird"] in cards[0]
    assert re.findall(r"<li>(\w+)<svg[^>]*></svg>", cards[0]) == ["although"], "an empty place, and no claim"


def test_how_to_learn_the_words_stands_beside_the_card_and_not_on_it(phone: Phone) -> None:
    phone.tell("I sat on the step.")
    card = phone.html.split('<div class="key-card">')[1].split("</div>")[0]
    assert "The words are what opens this page." in phone.text
    assert "opens this page" not in card and "tale" not in card
