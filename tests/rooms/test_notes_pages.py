"""Every page of Notes, as rendered: plain words, little weight, one title, the same ways out, nothing foreign."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground import public
from archive.ground.db import reading
from archive.rules.reading_grade import HARDEST as HARDEST  # noqa: PLC0414 -- asked for here by other tests, with the next ones.
from archive.rules.reading_grade import LONGEST_SENTENCE
from archive.rules.reading_grade import grade as grade  # noqa: PLC0414 -- the same.
from archive.rules.reading_grade import sentences as sentences  # noqa: PLC0414 -- the same.
from archive.rules.support import Category
from archive.settings import TEMPLATES, Controller
from stories import (
    easy,
    easy_signs,
    looking,
    pictured,
    recovering,
    withdrawal,
    worded_pages,
    wording,
    wordlist,
)
from stories.beside_tables import RecoveryRow
from stories.desk import Desk
from stories.pages import VIEWS
from stories.tables import Part
from tests import workers
from tests.made import drawing, voice
from tests.papers.papers import PAPERS
from tests.phone import Form, Phone
from tests.rooms.test_notes_returning import Team
from tests.rooms.test_own_language import Hers

BANNED = (
    "submit", "content", "proceed", "policy", "data subject", "pursuant", "unfortunately", "failed", "rejected",
    "please note", "error", "invalid", "consent", "moderator", "withdraw", "anonymise", "edition", "user",
)  # fmt: skip
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
HERS = "I sat on the step. Nobody came. I went in again."


def banned_in(text: str) -> list[str]:
    return [word for word in BANNED if re.search(rf"\b{word}(s|t?ed|t?ing)?\b", text, re.IGNORECASE)]


def blocks(html: str) -> list[str]:
    """Return what she reads, block by block: a button or a label is a piece of its own."""
    body = re.sub(r"(?s)<(script|style|svg|textarea|title)\b.*?</\1>", " ", html)
    body = re.sub(r"</?(b|a|span class=\"sr\"|sup|ins|del)\b[^>]*>", " ", body)
    pieces = (unescape(re.sub(r"\s+", " ", piece)).strip() for piece in re.split(r"<[^>]*>", body))
    return [piece for piece in pieces if piece]


# Every page once


@pytest.fixture
def pages(notes: Flask, phone: Phone, team: Team) -> dict[str, str]:
    """The HTML of every page, by its name; some with more than one face."""
    seen: dict[str, str] = {}

    def keep(name: str = "") -> None:
        seen[name or phone.page] = phone.html

    keep()
    for do in ("help", "back", "stop", "back", "again", "lost", "hide-by-code", "again", "open"):
        phone.press(do)
        keep("back-wrong" if do == "open" else "stop-out" if do == "stop" else "")
    _by_picture(phone, keep)
    phone.open().press("carry-on")
    keep("write-blank")
    phone.press("save", words=PAPERS["care order, whole"])
    keep("write-paper")
    phone.press("paper-out")
    phone.press("save", words=HERS)
    code = phone.code_words()
    keep()
    _say_yes(phone, keep)
    phone.press("rest")
    keep()
    _come_back(phone, code, keep)
    seal = team.finish()
    phone.open().press("see")
    keep()
    assert seal in phone.html
    phone.press("release")
    team.put_out()
    phone.open()
    keep("status-out")
    phone.press("led")
    keep("led-asked")
    for do in ("tell-all", "tell-good", "tell-nothing"):
        phone.press(do)
        keep()
    phone.press("status").press("stop").press("passages")
    keep()
    phone.press("stop")
    for do in ("narrow", "stop", "hide", "status", "receipt", "status", "delete", "delete-now"):
        phone.press(do)
        keep({"status": "status-hidden", "receipt": "receipt-hidden"}.get(do, ""))
    more = _of_recordings(notes) | _beside_a_worker(notes) | _of_ends(notes) | _of_help(notes)
    return seen | more | _of_keeping(notes) | _of_versions(notes)


def _by_picture(phone: Phone, keep: Callable[[str], None]) -> None:
    """The four sheets of pictures, and the words of the picture that has the most."""
    phone.press("by-picture")
    for sheet in reversed(list(pictured.SHEETS)):
        phone.press(f"sheet:{sheet}")
        keep(f"by-picture-{sheet}")
    keep("by-picture")
    most = max(pictured.NAMES, key=lambda kind: len("".join(pictured.words_of(kind))))
    of_most = next(sheet for sheet, (_, names) in pictured.SHEETS.items() if most in names)
    if of_most != next(iter(pictured.SHEETS)):  # The one that lies open now.
        phone.press(f"sheet:{of_most}")
    phone.press(f"kind:{most}")
    keep("of-kind")


def _of_versions(notes: Flask) -> dict[str, str]:
    """The pages of a story that she told in another language, and of its English words."""
    hers = Hers(notes.extensions["private"], notes, None).release()
    phone, seen = hers.phone, {"status-own-language": hers.phone.html}
    seen["tongue-narrower"] = phone.press("to-tongue").html
    seen["narrow-both"] = phone.press("go-on", tick={"tongue": ["own", "en-GB"]}).html
    hers.told.translate()
    seen["status-english-waits"] = phone.press("status").html
    seen["english"] = phone.press("english").html
    seen["english-how"] = phone.press("english-yes").html
    seen["status-english-yes"] = phone.press("english-yes", tick={"how": ["in-short"]}).html
    hers.told.work()
    seen["receipt-english"] = phone.press("receipt").html
    seen["stop-versions"] = phone.press("stop").html
    seen["status-own-back"] = phone.press("own-back").html
    with hers.told.story() as (session, story):
        withdrawal.lapse(hers.told.desk, session, story, hers.told.now)
    phone.press("stop").press("back").press("who")
    seen["tongue"] = phone.send(phone.form.fields | {"do": [f"to-tongue:{hers.told.id}"]}).html
    return seen


def _of_recordings(notes: Flask) -> dict[str, str]:
    """The pages for talking and drawing, and what is asked of them, in each of their faces."""
    phone, seen = Phone(notes), {}
    private: Desk = notes.extensions["private"]

    def keep(name: str = "") -> None:
        seen[name or phone.page] = phone.html

    def look() -> None:
        with Session(reading(private.engine)) as session:
            ids = list(session.execute(select(Part.id)).scalars())
        for id in ids:
            looking.look(private, id)

    phone.press("carry-on").press("talk")
    keep()
    phone.press("add", files={"sound": voice(0.6)}).press("who").press("back").press("talk")
    keep("record-waiting")
    phone.press("draw")
    keep()
    phone.press("add", files={"picture": drawing()})
    look()
    phone.press("look") if "look" in phone.text else None
    keep("picture-ready")
    phone.press("talk")
    keep("record-ready")
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]})
    keep()
    phone.press("go-on", tick={"voice": ["own-voice"]})
    keep()
    phone.press("go-on", tick={"art": ["art"]}).press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    keep("check-with-recordings")
    return seen


def _beside_a_worker(notes: Flask) -> dict[str, str]:
    """The pages of a support worker, of a visit, and of the mother after it, in each of their faces."""
    laptop, hers, seen = Phone(notes), Phone(notes), {}
    private: Desk = notes.extensions["private"]
    workers.worker(private, category=Category.OTHER)

    def keep(phone: Phone, name: str = "") -> None:
        seen[name or phone.page] = phone.html

    for do in ("worker", "worker-open", "worker-invited", "worker-join"):
        laptop.press(do) if do != "worker-invited" else laptop.press("back").press("worker").press(do)
        keep(
            laptop,
            "worker-in-wrong" if do == "worker-open" else "worker-join-wrong" if do == "worker-join" else "",
        )
    workers.sign_in(laptop, private)
    keep(laptop, "worker-list-empty")
    laptop.press("worker-new")
    keep(laptop)
    workers.begin(laptop.press("worker")).press("save", words=HERS)
    keep(laptop, "write-beside")
    keep(workers.sign_in(Phone(notes), private), "worker-list-open")
    laptop.press("back")
    keep(laptop, "status-beside")
    laptop.press("hand-over")
    keep(laptop)
    code = laptop.press("hand-over-now").code_words()
    keep(laptop, "words-handed")
    laptop.press("handed")
    keep(laptop)
    hers.come_back(code)
    keep(hers)
    code = hers.press("change-words-now").code_words()
    keep(hers, "words-new")
    hers.press("status").press("your-worker")
    keep(hers)
    hers.press("let-see", tick={"see": ["week"]}).unlock(code).press("let-see", tick={"see": ["week"]})
    keep(hers, "your-worker-sees")
    workers.sign_in(laptop, private).press("worker-read")
    keep(laptop)
    laptop.press("worker").press("worker-lost")
    keep(laptop)
    laptop.press("worker-vouch")
    keep(laptop)
    with Session(private.engine) as session, session.begin():
        id = session.execute(select(RecoveryRow.id)).scalar_one()
        custodian = frozenset({"custodian"})
        recovering.decide(session, id, "cus", custodian, says_yes=True, moment=private.clock.moment())
    laptop.open()
    keep(laptop, "worker-list-approved")
    laptop.press("worker-give")
    keep(laptop)
    laptop.press("worker-close")
    keep(laptop)
    return seen


def _of_help(notes: Flask) -> dict[str, str]:
    """The pages after a yes that she gave while somebody sat beside her."""
    phone, private = Phone(notes), notes.extensions["private"]
    phone.press("carry-on").press("save", words=HERS)
    workers.sit_down(private)
    phone.say_yes().press("status")
    seen = {"status-not-alone-yet": phone.html, "receipt-beside": phone.press("receipt").html}
    phone.press("status").press("confirm")
    return seen | {"status-not-alone": phone.html}


def _of_keeping(notes: Flask) -> dict[str, str]:
    """The page that asks whether she wants a copy of her receipt, with all that can be asked there."""
    phone, private = Phone(notes), notes.extensions["private"]
    notes.extensions["private"] = replace(
        private, controller=Controller("A Charity", "Leeds", "01632 960000", "England")
    )
    phone.press("carry-on").press("save", words=HERS)
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]}).press(
        "go-on", tick={"long": ["1-year"], "then": ["ask"]}
    )
    phone.press("change").press("to-areas").press("go-on", tick={"areas": ["kent"]})
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press("status").press(
        "receipt"
    )
    return {"keep": phone.press("keep-copy").html}


def _of_ends(notes: Flask) -> dict[str, str]:
    """The pages of stories whose yes ends with something that happens, or is counted."""
    phone, seen = Phone(notes), {}
    phone.press("carry-on").press("save", words=HERS)
    for long, times in (("case-ends", ""), ("settled", ""), ("times", "1")):
        phone.press("who").press("go-on", tick={"court": ["none"]})
        phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
        phone.press("go-on", tick={"long": ["times"], "then": ["hide"]}, times="0")
        seen["long-number"] = phone.html
        phone.press("go-on", tick={"long": [long], "then": ["delete"]}, times=times)
        seen[f"check-{long}"] = phone.html
        phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press("status")
        seen[f"status-{long}"] = phone.html
        seen[f"receipt-{long}"] = phone.press("receipt").html
        phone.press("status")
        if not times:
            phone.press("came")
            seen[f"status-{long}-came"] = phone.html
    return seen


def _say_yes(phone: Phone, keep: Callable[..., None]) -> None:
    phone.press("who")
    keep()
    for ticks in (
        {"court": ["not-sure"]}, {"who": ["training-room", "private-link"]},
        {"jobs": ["social-workers", "midwives-health-visitors"]}, {"long": ["1-year"], "then": ["delete"]},
    ):  # fmt: skip
        phone.press("go-on", tick=ticks)
        keep()
    phone.press("change")
    keep()
    phone.press("to-contact")
    keep()
    phone.press("go-on", tick={"contact": ["phone"]}, number="nobody")
    keep("contact-open")
    phone.press("skip").press("change").press("to-named")
    keep()
    phone.press("go-on", tick={"named": ["chosen"]})
    keep("named-open")
    phone.press("go-on", tick={"named": ["own"]}).press("change").press("to-others")
    keep()
    phone.press("go-on", tick={"child": ["does-not-know"], "parent": ["danger"]}).press("change")
    keep("change-wished")
    for page in ("use", "areas", "aloud"):
        phone.press(f"to-{page}")
        keep()
        phone.press("go-on").press("change")
    phone.press("to-check").press("right")
    keep()
    phone.press("cleared", tick={"copy": ["yes"], "stop": ["no"]})
    keep()
    phone.press("understood")
    keep()


def _come_back(phone: Phone, code: tuple[str, str], keep: Callable[..., None]) -> None:
    phone.press("again").press("open", locator=code[0], code=code[1])
    keep()
    phone.press("read")
    keep()
    phone.unlock(code)
    keep()
    for do in ("notes", "leave-note", "receipt", "been"):
        phone.press("status") if do != "leave-note" else None
        if do == "leave-note":
            phone.press(do, note="Thank you.")
        else:
            phone.press(do)
        keep()
    phone.press("status").press("ask-back").press("write")
    keep()
    phone.press("send")


@pytest.fixture
def team(desk: object) -> Team:
    return Team(desk)  # type: ignore[arg-type]


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
    assert not cookie or ("HttpOnly" in cookie and "SameSite=Strict" in cookie)


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
        for field in re.findall(r"<(?:input|textarea) id=\"(?:locator|code)\"[^>]*>", pages[name]):
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
