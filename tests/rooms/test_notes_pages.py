"""Every page of Notes, as rendered: plain words, little weight, one title, the same ways out, nothing foreign."""

from __future__ import annotations

import re
from functools import cache

from flask import Flask

from archive.ground import public
from archive.rules.reading_grade import HARDEST, LONGEST_SENTENCE, grade, sentences
from archive.settings import TEMPLATES
from stories import easy, easy_signs, worded_pages, wording, wordlist
from stories.pages import VIEWS
from tests.phone import Form, Phone
from tests.rooms.every_page import HERS
from tests.rooms.plain_words import banned_in, blocks

HEAVIEST = 30 * 1024
UNPICTURED = frozenset(
    {
        "Please look at this",
        "You left this open",
        "You left these open",
        "Kettle",
        "Her story",
        "La sala",
        "The room",
    }
)
"""Lesser headings for which we know no picture that speaks for itself, and titles that somebody gave."""

SHOWN_ONCE = frozenset({"words", "again", "unlock", "back", "trouble"})


# Every page once


def test_every_page_is_looked_at_here(pages: dict[str, str]) -> None:
    assert set(VIEWS) <= set(pages), set(VIEWS) - set(pages)


def test_every_page_reads_at_grade_six_or_below_in_short_sentences(pages: dict[str, str]) -> None:
    assert (
        grade(["The aforementioned documentation necessitates considerable deliberation."]) > HARDEST
    )  # Planted.
    for name, html in pages.items():
        read = [piece for piece in blocks(html) if piece not in HERS and piece not in wordlist.words()]
        assert grade(read) <= HARDEST, (name, grade(read))
        prose = [piece for piece in read if piece.endswith((".", "?"))]
        assert not prose or grade(prose) <= HARDEST, (name, grade(prose))
        long = [sentence for sentence in sentences(read) if len(sentence.split()) > LONGEST_SENTENCE]
        assert not long, (name, long)


def test_no_page_uses_a_word_of_offices(pages: dict[str, str]) -> None:
    assert banned_in("You may proceed once it is submitted.") == ["submit", "proceed"]  # Planted.
    for name, html in pages.items():
        assert not banned_in(" ".join(blocks(html))), name


def test_every_page_is_light_and_asks_for_three_files_at_most(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        asked = re.findall(r'(?:href|src)="/static/([\w.-]+)', html)
        weight = len(html.encode()) + sum(len(public.files()[file].packed) for file in asked)
        assert asked, "the measurement itself"
        assert weight <= HEAVIEST, (name, weight)
        # The pages that take recordings and pictures have the script that sends them, and no other page has it. Her own
        # pictures and recordings come on top, as her words do.
        sends = name.startswith(("record", "picture"))
        assert len(asked) <= 3 + sends, name
        assert ("record.js" in html) is sends, name
        assert "//" not in re.sub(r"https?://www\.w3\.org/\S+", "", html).replace("<!--", ""), name


def test_every_page_has_the_one_title_and_the_same_ways_out(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert "<title>Notes</title>" in html, name
        footer = html.split("<footer>")[1]
        ways = list(Form(footer).buttons.items())
        assert ways[:3] == [
            ("help", "Talk to someone now"),
            ("stop", "Change your mind"),
            ("back", "Go back a page"),
        ], name
        # A page that shows something once only does not offer to come again in another language; the page that shows the
        # code words does not even offer to come again laid out anew.
        once_more = [] if name.split("-")[0] in ("words", "trouble") else [("easy", "Easy Read")]
        is_once = name.split("-")[0] in SHOWN_ONCE
        languages = [] if is_once else [("speak:cy", "Cymraeg"), ("speak:ur", "اردو")]
        assert ways[3:] == once_more + languages, name


def test_easy_read_of_every_page_has_the_very_same_words_and_is_light_too(
    pages: dict[str, str], notes: Flask
) -> None:
    bare: set[tuple[str, str]] = set()
    for name, html in pages.items():
        page = next(iter(Form(html).fields.get("page", [""])))
        start, end = html.index("<main"), html.index("</body>")
        head, main = html[:start], html[start:end]
        laid_out = easy.lay_out(notes.jinja_env, main, True, page)
        assert _words(laid_out) == _words(main), name
        assert "<h1" not in laid_out or re.search(r"<h1[^>]*><svg", laid_out) or not page, name
        weight = len((head + laid_out).encode()) + sum(
            len(public.files()[file].packed) for file in ("patch.css", "leave.js", "icon.svg")
        )
        assert weight <= HEAVIEST, (name, weight)
        bare |= {(name, said.strip()) for said in re.findall(r"<h[23][^>]*>([^<]+)</h", laid_out)}
    assert {one for one in bare if one[1] not in UNPICTURED} == set()
    source = "".join(path.read_text() for path in TEMPLATES.glob("notes/*.html"))
    asked = {said for page in wording.CURRENT.pages for said in wording.CURRENT.sentences(page.id)}
    assert not [said for said in easy_signs.HEADINGS if said not in source and said not in asked], "nowhere"


def _words(html: str) -> str:
    """All text of a piece of a page, to the letter, in its order."""
    return re.sub(r"<[^>]*>", "", html)


def test_leave_is_the_first_thing_that_can_be_reached(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        body = html.split("<body")[1]
        first = re.search(r"<(a|button|input(?! type=\"hidden\")|textarea|select)\b[^>]*>", body)
        assert first is not None and 'href="/leave"' in first[0] and "data-leave" in first[0], name


def test_nothing_in_a_page_needs_script_or_style_of_its_own(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:|<script(?![^>]*\ssrc=)", html), name
        assert not re.search(r"maxlength|autofocus", html), name
        ids = re.findall(r"\sid=\"([^\"]+)\"", html)
        assert len(ids) == len(set(ids)), name


def test_every_answer_is_private_and_strict(phone: Phone) -> None:
    for answer in (
        phone.answer,
        phone.press("carry-on").answer,
        phone.client.get("/leave"),
        phone.client.get("/none"),
    ):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    cookie = phone.answer.headers.get("Set-Cookie", "")
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie


def test_there_is_one_path_for_all_pages(notes: Flask) -> None:
    paths = {rule.rule for rule in notes.url_map.iter_rules() if rule.endpoint != "static"}
    assert paths == {"/", "/leave", "/leave.css"}


def test_what_is_hashed_is_what_is_shown(pages: dict[str, str]) -> None:
    for page in wording.CURRENT.pages:
        shown = " ".join(blocks(pages[page.id]))
        for sentence in wording.CURRENT.sentences(page.id):
            assert sentence.format(days=7) in shown, (page.id, sentence)


def test_the_code_word_fields_leave_no_trace_in_the_phone(pages: dict[str, str]) -> None:
    for name in ("back", "unlock"):
        fields = re.findall(r"<(?:input|textarea) id=\"(?:locator|code)\"[^>]*>", pages[name])
        assert fields, name
        for field in fields:
            for wanted in ('autocomplete="off"', 'spellcheck="false"', 'autocapitalize="none"'):
                assert wanted in field


def test_the_hash_of_the_wording_changes_with_a_single_letter() -> None:
    first, *rest = wording.CURRENT.pages
    other = worded_pages.Wording(
        wording.CURRENT.version, "en-GB", (worded_pages.Page(first.id, first.heading + "!"), *rest)
    )
    assert other.hash != wording.CURRENT.hash and len(wording.CURRENT.hash) == 64


@cache
def _help_lines() -> tuple[str, ...]:
    return ("tel:999", "tel:116123", "tel:111", "sms:85258", "tel:08082000247", "tel:08088010366")


def test_help_names_only_the_lines_that_were_checked(pages: dict[str, str]) -> None:
    links = re.findall(r"href=\"((?:tel|sms):\d+)", pages["help"])
    assert set(links) == set(_help_lines())
