"""A visit, and how people come to its pages: a support worker, the mother she sat with, and the second person of lost words."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page

from tests.pictures.pages import SHORT_PATH, Look, Sheet, do, new_page, next_digits, press, sign_in


def beside(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    """Walk through a visit: the worker, the mother after it, and words that are lost and given anew."""
    page, jo = new_page(context), sheet["supporters"][0]
    page.goto(sheet["addresses"]["notes"])
    press(page, "I am a support worker")
    look("notes-worker-in", page)
    do(page, "worker-invited")
    look("notes-worker-join", page)
    page.goto(sheet["addresses"]["notes"])
    press(page, "I am a support worker")
    _comes_in(page, jo)
    look("notes-worker-list", page)
    code = _visit(page, look)
    context.clear_cookies()
    _alone(page, sheet, code, look)
    context.clear_cookies()
    page.goto(sheet["addresses"]["notes"])
    press(page, "I am a support worker")
    _comes_in(page, jo)
    do(page, "worker-read")
    look("notes-worker-read", page)
    do(page, "worker")
    do(page, "worker-lost")
    look("notes-worker-lost", page)
    do(page, "worker-vouch")
    look("notes-worker-list-asked", page)
    _second_yes(context, sheet, look)
    page.goto(sheet["addresses"]["notes"])
    look("notes-worker-list-approved", page)
    do(page, "worker-give")
    look("notes-worker-gave", page)
    do(page, "worker-close")
    look("notes-worker-out", page)
    page.close()


def _comes_in(page: Page, who: Sheet) -> None:
    page.fill("#login", who["login"])
    page.fill("#password", who["password"])
    page.fill("#digits", next_digits(who))
    do(page, "worker-open")


def _visit(page: Page, look: Look) -> str:
    """Tell something together, say yes, and hand over; return what stands on her card."""
    do(page, "worker-new")
    look("notes-worker-begin", page)
    page.locator("label.chip").first.click()
    page.get_by_text("She tells it herself", exact=True).click()
    do(page, "worker-start")
    press(page, "Carry on")
    page.fill("#words", "We sat in the kitchen. I said it, and she typed it as I said it.")
    press(page, "Save")
    look("notes-write-beside", page)
    press(page, "Save, and choose who may see it")
    for _, choices in SHORT_PATH:
        for choice in choices:
            page.get_by_text(choice, exact=True).click()
        press(page, "Save and go on")
    look("notes-check-beside", page)
    press(page, "Yes, this is right")
    do(page, "cleared")
    do(page, "hand-over")
    look("notes-hand-over", page)
    do(page, "hand-over-now")
    look("notes-words-handed", page)
    code = _card(page)
    do(page, "handed")
    look("notes-handed", page)
    return code


def _card(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator(".key-card").inner_text()).partition(" Six words.")[0]


def _alone(page: Page, sheet: Sheet, code: str, look: Look) -> None:
    page.goto(sheet["addresses"]["notes"])
    press(page, "I have been here before")
    page.fill("#code", code)
    press(page, "Go on")
    look("notes-change-words", page)
    do(page, "change-words-now")
    look("notes-words-new", page)
    code = _card(page)
    do(page, "status")
    look("notes-status-not-alone", page)
    do(page, "confirm")
    do(page, "your-worker")
    look("notes-your-worker", page)
    _let_see(page)
    page.fill("#code", code)
    press(page, "Go on")
    _let_see(page)
    look("notes-your-worker-sees", page)


def _let_see(page: Page) -> None:
    page.get_by_text("For a week", exact=True).click()
    do(page, "let-see")


def _second_yes(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    page, home = new_page(context), sheet["addresses"]["desk"]
    sign_in(page, home, sheet["staff"][4])
    look("desk-words-lost", page)
    press(page, "Yes to new words, asked by Bridie Castell")
    press(page, "Sign out")
    sign_in(page, home, sheet["staff"][3])
    press(page, "Workers")
    press(page, "Make an invitation")
    look("desk-workers", page)
    page.close()
