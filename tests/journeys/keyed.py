"""One item at the Desk by keyboard alone: words, three minutes of sound, a picture, a note, and ready. Every key is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO

import numpy as np
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.settings import Address, desk_settings
from moderation.queue import caring
from moderation.queue.caring import Mine
from stories import consenting, drafts, finished, parts, pieces, wording
from stories.desk import Desk, open_desk
from stories.tables import Part, PartState
from tests.asked import FORM
from tests.journeys.doors import until
from tests.journeys.town_served import Town
from tests.made import RATE, drawing, wav
from tests.town import consent, grant

MINUTES = 3
WORDS = (
    "Denise came on 9 March. She had the form with her and read it out. "
    "We sat in the corridor of the Royal Alder Hospital till it was dark, and nobody said what would come next."
)
HARDER = (
    "Denise came on 9 March with Oksana from Croydon. She had the form with her and read it out. "
    "We sat in the corridor of the Royal Alder Hospital till it was dark, and Priya said what would come next."
)
MEDIA = frozenset({Medium.WORDS, Medium.OWN_VOICE, Medium.ART})


@dataclass
class Hands:
    """Two hands on a keyboard. What is typed into a box is not counted; every other key is, Tab and Escape too."""

    page: Page
    pressed: list[str] = field(default_factory=list)

    def press(self, *every: str) -> None:
        """Press keys that lead to no other page."""
        for key in every:
            self.page.keyboard.press(key)
            self.pressed.append(key)

    def go(self, key: str) -> None:
        """Press one key that leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.pressed.append(key)

    def type(self, into: str, words: str) -> None:
        """Type into the box that the keys led to."""
        here = self.page.evaluate("document.activeElement.name || document.activeElement.id")
        assert here.startswith(into), f"the keys led to {here!r}, not to {into!r}: {self.pressed}"
        self.page.keyboard.type(words)


def told(town: Town, words: str = WORDS) -> tuple[Desk, str]:
    """Have a story told in writing, aloud for three minutes, and in a picture; return it once all of it is opened."""
    desk = open_desk(desk_settings(town.place, Address("")))
    now = Moment(utc_now(), None)
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        story = drafts.new_story(desk, session, drafts.begin(session, now), now)
        story.stage = "none"
        drafts.save(desk, session, story, title="The corridor", words=words, moment=now)
        for kind, plain in ((Kind.SOUND, _voice()), (Kind.PICTURE, drawing())):
            part = parts.begin(session, story, kind, now)
            pieces.add(desk, session, part, desk.originals.keep(BytesIO(plain)))
            parts.finish(session, part, now)
        until_day = now.today.replace(year=now.today.year + 1)
        given = replace(
            consent(grant(media=MEDIA, until=until_day)), wording=wording.CURRENT.hash, given_on=now.today
        )
        consenting.record(desk, session, story, given, version="2", moment=now)
        consenting.send(session, story, now)
        # The gist first, as for everybody who has not said otherwise.
        person = session.execute(select(Person.id).where(Person.login == "ann")).scalar_one()
        caring.keep(desk, session, person, Mine())
        id = story.id

    def opened() -> bool:
        with Session(reading(desk.engine)) as session:
            rows = session.execute(select(Part.state).where(Part.story_id == id)).scalars().all()
            return len(rows) == len(Kind) and all(state == PartState.READY for state in rows)

    until(opened)
    return desk, id


def _voice() -> bytes:
    at = np.arange(MINUTES * 60 * RATE) / RATE
    loud = 0.15 + 0.6 * np.abs(np.sin(np.pi * 4 * at))
    return wav(loud * sum(np.sin(2 * np.pi * 190 * k * at) / k for k in range(1, 5)) / 4)


def one_item(page: Page, desk: Desk, story_id: str, *, otherwise: bool = False) -> list[str]:
    """Read one item for the first time, answer all that is asked of it, and hand it on. Return every key for that.

    With `otherwise`, each likely suggestion is answered in words of one's own.
    """
    hands = Hands(page)
    hands.go("t")
    gist = page.inner_text("main")
    assert "With 1 recording, 1 picture" in gist and "Denise" not in gist
    hands.go("s")
    assert "Denise" in page.inner_text("main")
    assert page.locator("img").count() == 0 or not page.locator(".grey").first.is_visible()
    assert page.evaluate("[...document.querySelectorAll('audio')].every((one) => one.paused)")
    _her_voice(page, hands)
    hands.press("s")
    page.locator(".grey").wait_for()  # Small and grey, when asked.
    is_looked_at = page.locator("[data-eyes]").count() == 0
    assert bool(page.locator(".found b.likely").count()) == is_looked_at, (
        "found by the machine, or asked of a person"
    )
    if otherwise:
        _in_own_words(page, hands)
    hands.go("a")
    assert not page.locator("b.likely").count(), "the words and what was found in the picture"
    hands.press("n")
    hands.type("what", "A mother waits in a corridor and is told nothing.")
    hands.press("Tab")
    hands.type("intruder_note", "Asked two colleagues with the local paper: they could not tell.")
    hands.press("Tab")
    hands.type("theme_named", "Explain it to me")
    hands.press("F8")
    hands.type("text-", "I waited in the corridor, and nobody told me anything.")
    hands.press("F8")
    if not is_looked_at:
        hands.press(
            "t"
        )  # "I looked for faces and writing in this picture": one tick, and on to the next box.
    hands.type("alternative-", "A door, with a path in front of it.")
    hands.press("F8")
    hands.type("note", "Thank you. The corridor stayed with me. We read on with care.")
    hands.press("Tab")
    hands.go("Enter")
    hands.press("g")
    hands.go("Enter")  # The line stands beside the bit that is covered, and tells nothing of it.
    hands.go("d")
    _who(hands)
    until(lambda: _is_made(desk, story_id))
    hands.press("r")
    hands.go("Enter")
    # The item is done: a minute's rest is offered, and one press goes on to the next.
    page.wait_for_url("**/minute")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue")
    return hands.pressed


def _her_voice(page: Page, hands: Hands) -> None:
    """Listen, and cover what is heard between two presses."""
    where = "document.querySelector('.part audio').currentTime"
    hands.press("l")
    until(lambda: page.evaluate(where) > 0.6)
    until(lambda: page.evaluate(where) > 2.6)
    hands.go("c")
    assert page.locator("[data-bit]").count() == 1


def _in_own_words(page: Page, hands: Hands) -> None:
    """Type something else for each suggestion, one box after the other, and leave the last."""
    likely = page.locator("#suggested li:has(b.likely)").count()
    assert likely > 4, "harder than the first"
    hands.press("o")
    for n in range(likely):
        hands.type("own-", f"somebody or something {'abcdefghij'[n]}")
        hands.press("F8" if n < likely - 1 else "Escape")


def _who(hands: Hands) -> None:
    """Answer the page that asks who it could be: it begins in its first empty box, and Enter in its last goes back."""
    hands.go("q")
    if hands.page.locator(".offered").count():
        hands.press("a")  # It begins with what was found: one key ticks all of it, and goes on.
    # Left empty: whoever writes it, today. That it was read once for meaning says the button to which Enter leads.
    boxes = [name for name in FORM if name not in ("who", "on", "was_read")]
    for name, after in zip(boxes, (*boxes[1:], ""), strict=True):
        # In a list that is chosen from, a letter chooses.
        hands.type(name, "n" if name in ("rest", "were_there") else FORM[name])
        if after:
            hands.press("F8" if name == "rest" or after == "how" else "Tab")
    hands.press("Enter")
    hands.go("Enter")


def _is_made(desk: Desk, story_id: str) -> bool:
    with Session(reading(desk.engine)) as session:
        body = finished.read(desk, finished.newest(session, story_id))
        return all(work.is_made for work in body.parts)


def ignored(page: Page) -> list[str]:
    """Return what a key did although it was not ours: with Ctrl, Cmd, Alt or AltGr, in a box, or while letters are put together."""
    found = []
    for name, how in (
        ("Ctrl", "ctrlKey: true"), ("Cmd", "metaKey: true"), ("Alt", "altKey: true"),
        ("AltGr", "modifierAltGraph: true"), ("IME", "isComposing: true"),
    ):  # fmt: skip
        page.evaluate(
            f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: 'p', bubbles: true, {how}}}))"
        )
        if page.locator("dialog.calm[open]").count():
            found.append(name)
            page.keyboard.press("Escape")
    for box in ("#to-her", "#title", "select#language"):
        page.locator(box).focus()
        page.keyboard.press("p")
        if page.locator("dialog.calm[open]").count():
            found.append(box)
            page.keyboard.press("Escape")
    page.reload()
    return found


def pauses(page: Page) -> Callable[[], bool]:
    """Return a question: is the page covered, and silent?"""
    return lambda: page.evaluate(
        "!!document.querySelector('dialog.calm[open]') && [...document.querySelectorAll('audio')].every((one) => one.paused)"
    )
