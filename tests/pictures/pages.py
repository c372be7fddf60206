"""The pages of each door, and how a person comes to them, with JavaScript off; `tests/pictures/beside.py` has a visit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page

from archive.ground import accounts
from archive.ground.clock import utc_now
from tests.journeys.doors import PATIENCE_MS
from tests.papers.papers import PAPERS

Sheet = dict[str, Any]
Look = Callable[[str, Page], None]
"""Called with the name of each page while it stands there."""

PUBLISHED, LINKED, LAPSING, HIDDEN, WITH_HER, LEAVING, IN_FRENCH = 0, 1, 3, 4, 5, 8, 16
"""Which of the demo's mothers."""


def settle(page: Page) -> None:
    """Wait until the page that a press led to stands there: between two pages there is no document to look at."""
    page.wait_for_load_state()
    page.locator("main").first.wait_for()


def press(page: Page, label: str) -> None:
    """Press the first button or link of that name, with or without what waits there, and wait for the page that it leads to.

    On a phone the ways of the Desk are folded away: they are opened when nothing of that name is to be seen.
    """
    name = re.compile(rf"^{re.escape(label)}(?: \(\d+\))?$")
    button = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name))
    folded = page.locator(".all-ways:not([open]) > summary")
    if folded.is_visible() and not button.count():
        folded.click()
    with page.expect_navigation():
        button.first.click()


def do(page: Page, verb: str) -> None:
    """Press the first button of that verb, where several have one name or the name is a question; wait for its page."""
    with page.expect_navigation():
        page.locator(
            f'button[name=do]:not(.enter)[value="{verb}"], button[name=do]:not(.enter)[value^="{verb}:"]'
        ).first.click()


def notes(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    """Walk through Notes: a new story up to its last page, then six mothers who come back."""
    page = new_page(context)
    page.goto(sheet["addresses"]["notes"])
    look("notes-before", page)
    press(page, "Talk to someone now")
    look("notes-help", page)
    press(page, "Go back a page")
    press(page, "Carry on")
    look("notes-write", page)
    for verb, name in (("talk", "record"), ("draw", "picture")):
        do(page, verb)
        look(f"notes-{name}", page)
    do(page, "new")
    page.fill("#words", PAPER)
    press(page, "Save")
    look("notes-write-paper", page)
    press(page, "Take it out")
    page.fill(
        "#words", "They put the kettle on and asked me what I wanted to say.\n\nNobody had asked that before."
    )
    press(page, "Save")
    look("notes-words", page)
    press(page, "Go on: who may see it")
    for name, choices in SHORT_PATH:
        look(name, page)
        for choice in choices:
            page.get_by_text(choice, exact=True).click()
        press(page, "Save and go on")
    look("notes-check", page)
    press(page, "Change something")
    look("notes-change", page)
    for name in ("contact", "named", "others", "use", "areas", "aloud"):
        do(page, f"to-{name}")
        look(f"notes-{name}", page)
        press(page, "Go back a page")
    do(page, "to-check")
    press(page, "Yes, this is right")
    look("notes-clear", page)
    for group, wrong in (("copy", "yes"), ("stop", "no")):
        page.locator(f"input[name={group}][value={wrong}]").check()
    do(page, "cleared")
    look("notes-say-it-again", page)
    do(page, "understood")
    look("notes-done", page)
    do(page, "rest")
    look("notes-rest", page)
    context.clear_cookies()
    for walk in (_out, _hers, _lapsing, _hidden, _in_french, _leaving):
        walk(page, sheet, look)
        context.clear_cookies()
    page.close()


PAPER = PAPERS["care order, whole"]
"""What looks like a court paper: invented."""

SHORT_PATH = (
    ("notes-court", ("No, it has ended",)),
    ("notes-who", ("People in a training room",)),
    ("notes-jobs", ("Midwives and health visitors",)),
    ("notes-long", ("1 year", "Ask me")),
)
"""The pages of the smallest yes, and what is picked on each."""


def _come_back(page: Page, sheet: Sheet, which: int, look: Look | None = None) -> str:
    mother = sheet["mothers"][which]
    page.goto(sheet["addresses"]["notes"])
    press(page, "I have been here before")
    if look:
        look("notes-again", page)
        page.fill("#code", "these are not the right words")
        press(page, "Go on")
        look("notes-back", page)
        page.fill("#code", "these are not the")  # Beside all six she would be asked first which one it is.
        do(page, "by-picture")
        look("notes-by-picture", page)
        do(page, "kind:wave")
        look("notes-of-kind", page)
        press(page, "Go back a page")
        press(page, "Go back a page")
        do(page, "lost")
        page.fill("#locator", "K7M-Q2X")
        page.fill("#note", "It is about the form that had no box for me. I told it in spring.")
        do(page, "hide-by-code")
        look("notes-lost", page)
        do(page, "again")
    page.fill("#code", f"{mother['locator']} {mother['words']}")
    press(page, "Go on")
    return str(mother["words"])


def _unlocked(page: Page, words: str, look: Look | None = None) -> None:
    if page.get_by_role("heading", name="Your six words, once more").count():
        if look:
            look("notes-unlock", page)
        page.fill("#code", words)
        press(page, "Go on")


def _out(page: Page, sheet: Sheet, look: Look) -> None:
    words = _come_back(page, sheet, PUBLISHED, look)
    look("notes-status", page)
    for label, name in (
        ("Where it has been", "been"),
        ("What I said yes to", "receipt"),
        ("Notes with us", "messages"),
        ("Read my words", "read"),
        ("How to reach me", "reach"),
        ("What it led to", "led-asked"),
    ):
        press(page, label)
        _unlocked(page, words, look)
        look(f"notes-{name}", page)
        if name == "receipt":
            _keep(page, words, look)
        _back_to_status(page)
    press(page, "What it led to")
    do(page, "tell-all")
    look("notes-led", page)
    press(page, "Where it stands")
    look("notes-status-news", page)
    press(page, "Change your mind")
    look("notes-stop", page)
    do(page, "passages")
    look("notes-passages", page)
    do(page, "stop")
    press(page, "Change who may see it")
    look("notes-narrow", page)
    press(page, "Go back a page")
    press(page, "Delete it for good")
    look("notes-delete", page)
    _back_to_status(page)
    _with_something_aside(page, look)


def _with_something_aside(page: Page, look: Look) -> None:
    """Say of what looks like a court paper that it is her own words, and take it out for good."""
    press(page, "Tell something else")
    page.fill("#words", PAPER)
    press(page, "Save")
    press(page, "These are my own words")
    look("notes-status-aside", page)
    do(page, "aside-out")


def _keep(page: Page, words: str, look: Look) -> None:
    """Look at the page that asks whether she wants a copy, and keep none."""
    do(page, "keep-copy")
    _unlocked(page, words, look)
    look("notes-keep", page)
    do(page, "receipt")


def _back_to_status(page: Page) -> None:
    """Go to the page of all her stories, from a page that leads there or one that only leads back."""
    stands = page.get_by_role("button", name="Where it stands", exact=True)
    with page.expect_navigation():
        stands.or_(page.get_by_role("button", name="Go back a page", exact=True)).first.click()


def _hers(page: Page, sheet: Sheet, look: Look) -> None:
    words = _come_back(page, sheet, WITH_HER)
    look("notes-status-hers", page)
    press(page, "See it and decide")
    _unlocked(page, words)
    look("notes-finished", page)


def _in_french(page: Page, sheet: Sheet, look: Look) -> None:
    words = _come_back(page, sheet, IN_FRENCH)
    look("notes-status-versions", page)
    press(page, "See my words in English")
    _unlocked(page, words)
    look("notes-english", page)
    press(page, "Go back a page")
    do(page, "to-tongue")
    look("notes-tongue", page)
    press(page, "Change your mind")
    look("notes-stop-versions", page)


def _hidden(page: Page, sheet: Sheet, look: Look) -> None:
    _come_back(page, sheet, HIDDEN)
    look("notes-status-hidden", page)


def _lapsing(page: Page, sheet: Sheet, look: Look) -> None:
    _come_back(page, sheet, LAPSING)
    look("notes-status-ends", page)


def _leaving(page: Page, sheet: Sheet, look: Look) -> None:
    _come_back(page, sheet, LEAVING)
    do(page, "hide")
    look("notes-hidden", page)
    do(page, "delete")
    do(page, "delete-now")
    look("notes-gone", page)


def desk(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    """Walk through the Desk: a moderator, then the administrator."""
    page = new_page(context)
    page.goto(f"{sheet['addresses']['desk']}/sign-in")
    look("desk-sign-in", page)
    sign_in(page, sheet["addresses"]["desk"], sheet["staff"][0])
    look("desk-queue", page)
    press(page, "How I read")
    look("desk-my-reading", page)
    page.goto(f"{sheet['addresses']['desk']}/calm")
    look("desk-calm", page)
    press(page, "Go on")
    page.get_by_role("button", name=re.compile("Take number")).first.click()
    look("desk-gist", page)
    press(page, "Show her words")
    look("desk-review", page)
    name, instead = _somebody(page.locator(".words-pane").first.inner_text())
    page.fill("#phrase", name)
    page.fill("#instead", instead)
    press(page, "Mark it")
    look("desk-review-marked", page)
    press(page, "Ready for the second reading")
    look("desk-refused", page)
    page.goto(f"{sheet['addresses']['desk']}/queue")
    page.get_by_role("link", name=re.compile("Go on with number")).first.click()
    _who(page, look)
    page.locator("summary", has_text="This is a court paper").click()
    press(page, "All she wrote")
    look("desk-review-aside", page)
    page.goto(f"{sheet['addresses']['desk']}/queue")
    press(page, "All stories")
    look("desk-all", page)
    press(page, "Promises")
    look("desk-promises", page)
    press(page, "Words for mothers")
    look("desk-words", page)
    _draft(page, sheet, look)
    press(page, "Into English")
    look("desk-translations", page)
    page.get_by_role("link", name=re.compile("Open number")).first.click()
    look("desk-translation", page)
    page.goto(f"{sheet['addresses']['desk']}/ending")
    look("desk-ending", page)
    page.goto(f"{sheet['addresses']['desk']}/queue?show=all")
    page.get_by_role("link", name=re.compile("number 1")).first.click()
    press(page, "Somebody asked us to take it down")
    look("desk-complaint", page)
    press(page, "Take-downs")
    look("desk-takedowns", page)
    press(page, "Readers")
    look("desk-readers", page)
    press(page, "Sign out")
    look("desk-signed-out", page)
    sign_in(page, sheet["addresses"]["desk"], sheet["staff"][3])
    page.locator("#new-moderator").check(force=True)
    press(page, "Make an invitation")
    look("desk-people", page)
    invitation = page.locator(".address").inner_text()
    press(page, "Log")
    look("desk-log", page)
    press(page, "Sign out")
    page.goto(invitation)
    look("desk-invitation", page)
    page.close()


def _draft(page: Page, sheet: Sheet, look: Look) -> None:
    """Open the first draft that waits beside a recording."""
    page.goto(f"{sheet['addresses']['desk']}/queue")
    page.locator("tr", has_text="a recording of 2 min").get_by_role("button").click()
    press(page, "Show her words")
    press(page, "Listen to the draft, line by line")
    look("desk-first-draft", page)
    page.goto(f"{sheet['addresses']['desk']}/queue")


def _who(page: Page, look: Look) -> None:
    press(page, "Who could this be?")
    page.select_option("[name=told-place]", "in-north")
    page.select_option("[name=told-children]", "twins")
    page.select_option("[name=told-time]", "few-years")
    press(page, "Keep this and count")
    look("desk-who", page)
    page.select_option("[name=told-news]", "printed")
    page.fill("[name=minutes]", "half an hour")
    press(page, "Keep this and count")
    look("desk-who-refused", page)
    page.fill("[name=minutes]", "30")
    press(page, "Keep this and go back to the story")


def _here_for(page: Page, purpose: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{purpose}")).check(force=True)
    press(page, "I promise this")


_NAMED = (("Annabel", "the worker"), ("shanice", "someone"))


def _somebody(words: str) -> tuple[str, str]:
    """Return a real name that stands in the story of the demo that is open, and what to put instead."""
    return next((name, instead) for name, instead in _NAMED if name in words)


def room(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    """Walk through the Reading room: a trainer, then a learner."""
    page, home = new_page(context), sheet["addresses"]["reading"]
    page.goto(f"{home}/sign-in")
    look("room-sign-in", page)
    sign_in(page, home, sheet["trainers"][0])
    look("room-purpose", page)
    press(page, "I promise this")
    page.get_by_role("heading", name="Who is in the room?").wait_for()
    look("room-who", page)
    press(page, "Go on")
    look("room-stories", page)
    for name, path in (
        ("room-search", "/search?q=social+worker+asked"),
        ("room-nothing", "/search?q=submarine"),
        ("room-spelling", "/search?q=safegaurding&level=described"),
        ("room-themes", "/themes"),
    ):
        page.goto(home + path)
        look(name, page)
    _topics(page, home, look)
    page.goto(f"{home}/search?q=visits")
    press(page, "Keep this search")
    look("room-kept", page)
    page.get_by_role("button", name=re.compile("^Look: ")).first.click()
    page.locator(".hits a").first.click()
    look("room-story", page)
    page.goto(f"{home}/search?q=car")
    page.get_by_role("link", name="No box for the car").first.click()
    look("room-story-heard", page)
    press(page, "Something here is not right: hide it")
    page.fill("#about", "The second paragraph.")
    press(page, "Hide this story")
    look("room-not-right", page)
    page.goto(f"{home}/search?q=bank")
    _only(page, "Students")  # Its mother said nothing of midwives.
    page.get_by_role("link", name="One letter a year").first.click()
    look("room-story-versions", page)
    page.goto(f"{home}/search")
    _only(page, "Midwives and health visitors", "Students")
    press(page, "Playlists")
    look("room-playlists", page)
    page.get_by_role("link", name=re.compile("on who asks first")).first.click()
    look("room-plan-filled", page)
    page.go_back()
    page.get_by_role("link", name=re.compile("The first visit")).first.click()
    look("room-playlist", page)
    _part(page, look)
    for more in ("After the session", "We printed a story", "Tell a mother what came of it", "This playlist"):
        page.locator("summary", has_text=more).first.click()
    look("room-playlist-after", page)
    _present(page, look)
    _session(page, look)
    page.goto(f"{home}/what-came-of-it")
    look("room-came-of-it", page)
    page.goto(f"{home}/research")
    look("room-research-first", page)
    page.get_by_role("link", name="Say that I am here for research").click()
    _here_for(page, "Research")
    look("room-together", page)
    page.goto(f"{home}/research/copies")
    look("room-copies", page)
    page.goto(f"{home}/purpose?next=/playlists")
    _here_for(page, "Teaching")
    page.get_by_role("link", name=re.compile("The first visit")).first.click()
    page.locator("summary", has_text="Other ways").click()
    look("room-other-ways", page)
    press(page, "Try it on this screen")
    look("room-try", page)
    press(page, "Back to playlist")
    page.locator("summary", has_text="Make a link").click()
    press(page, "Make the link")
    look("room-link", page)
    press(page, "Show the code large")
    look("room-code", page)
    page.goto(f"{home}/stories/nothing-is-here-at-all")
    look("room-not-found", page)
    page.goto(f"{home}/playlists")
    page.fill("#title", "An hour about being asked")
    page.get_by_label("A plan for 60 minutes").check()
    press(page, "Make it")
    look("room-plan", page)
    _ask_for_a_part(page, look)
    press(page, "Sign out")
    look("room-signed-out", page)
    _learner(page, sheet, look)
    page.close()


def _topics(page: Page, home: str, look: Look) -> None:
    """Choose a topic not to meet, see what a list of stories says of it, and choose none again."""
    page.goto(f"{home}/topics")
    look("room-topics", page)
    page.get_by_label("Police", exact=True).check()
    press(page, "Keep this")
    look("room-topics-kept", page)
    page.goto(f"{home}/search")
    look("room-stories-spared", page)
    press(page, "Show everything for half an hour")
    look("room-stories-whole", page)
    page.goto(f"{home}/topics")
    page.get_by_label("Police", exact=True).uncheck()
    press(page, "Keep this")


def _present(page: Page, look: Look) -> None:
    """Show the playlist to a room, see the notes beside it, and what can be carried there; then stand at the playlist again."""
    at = page.url.partition("#")[0]
    press(page, "Present")
    for name in ("room-present", "room-present-note", "room-present-story", "room-present-next"):
        look(name, page)
        here = page.locator("[data-step]").get_attribute("data-step")
        page.locator("[rel=next]").click()
        page.locator(f"[data-step='{here}']").wait_for(state="detached")
    for beside in ("notes", "blank"):
        page.goto(f"{page.url}/{beside}")
        look(f"room-present-{beside}", page)
        page.go_back()
    for name in ("guide", "pack"):
        page.goto(f"{at}/{name}")
        look(f"room-{name}", page)
    press(page, "Make the copy")
    look("room-pack-made", page)
    page.goto(f"{at.partition('/playlists')[0]}/packs")
    look("room-packs", page)
    page.goto(at)


def _session(page: Page, look: Look) -> None:
    """Write a session down, on its own page, and come to the page for the people who were there."""
    page.goto(f"{page.url.partition('#')[0]}/session")
    look("room-session", page)
    page.fill("#people", "14")
    press(page, "Write it down")
    look("room-session-written", page)
    page.goto(page.input_value("#address"))
    look("learner-after-the-session", page)


def _part(page: Page, look: Look) -> None:
    """Choose a part of a story in a playlist, and show the whole of it again."""
    page.locator("summary", has_text="Change what you say and ask").first.click()
    page.get_by_role("link", name=re.compile("Show only a part of it")).first.click()
    look("room-part", page)
    for edge in ("Begins here", "Ends here"):
        page.get_by_label(edge).first.check()
    press(page, "Show only this part")
    look("room-part-chosen", page)
    press(page, "Show the whole story again")


def _ask_for_a_part(page: Page, look: Look) -> None:
    """Put a story that is told aloud into the plan, and ask for a part of it that begins inside a sentence: a steward's work."""
    page.fill("#theme", "Page one")
    page.locator(".to-add button").first.click()
    press(page, "Add Page one")
    look("room-plan-begun", page)
    page.locator("summary", has_text="What you say first and ask after").first.click()
    page.get_by_role("link", name=re.compile("Show only a part of it")).first.click()
    for edge, sentence in (("Begins here", 1), ("Ends here", 2)):
        page.get_by_label(edge).nth(sentence).check()
    press(page, "Show only this part")
    page.locator("summary", has_text="Begin or end inside a sentence").click()
    page.select_option("#start", index=1)
    page.fill("#why", "The line before it names the office.")
    press(page, "Ask for it")
    look("room-part-asked", page)


def _only(page: Page, *professions: str) -> None:
    """Say who is in the room."""
    page.locator(".for a").click()
    for name in ("Midwives and health visitors", "Students"):
        page.get_by_label(name, exact=True).set_checked(name in professions)
    press(page, "Go on")


def _learner(page: Page, sheet: Sheet, look: Look) -> None:
    page.goto(sheet["learner_link"])
    for number in range(1, 9):
        look(f"learner-{number}", page)
        if number == _FIRST_STORY:
            _aside(page, look)
        onward = page.locator("main .btn.go")
        if not onward.count():
            return
        onward.first.click()


_FIRST_STORY = 3
"""Which of the learner's pages; before it stand what to expect and what comes next."""


def _aside(page: Page, look: Look) -> None:
    """Step out of a story and in again, leave all like it out for a moment, and leave a few words for its mother."""
    page.locator("header a.btn").click()
    look("learner-out", page)
    press(page, "Go back in")
    before = page.url
    page.get_by_role("button", name=re.compile("^Nothing about: ")).first.click()
    look("learner-passed-over", page)
    page.goto(before)
    look("learner-left-out", page)
    press(page, "Bring it back")
    page.locator("main .btn.go").first.click()
    page.locator("textarea").first.fill("I will ask, and then I will wait.")
    press(page, "Leave these words")
    look("learner-words", page)
    press(page, "Something here is not right: hide it")
    page.get_by_text("Something else should not be here").click()
    press(page, "Hide this story")
    look("learner-hidden", page)


def new_page(context: BrowserContext) -> Page:
    """Return a page that waits for what a slow machine is slow to show."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page


def sign_in(page: Page, home: str, who: Sheet) -> None:
    """Sign in at the Desk or the Reading room."""
    page.goto(f"{home}/sign-in")
    page.fill("#login", who["login"])
    page.fill("#password", who["password"])
    page.fill("#code", next_digits(who))
    press(page, "Sign in")


def next_digits(who: Sheet) -> str:
    """Return six digits that this person has not used; the next half minute's count too, and each counts once."""
    used: Counter[str] = who.setdefault("used", Counter())
    used["digits"] += 1
    return accounts.digits_of(who["totp_secret"], utc_now() + timedelta(seconds=30 * (used["digits"] - 1)))
