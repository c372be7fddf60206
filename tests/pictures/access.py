"""The walk through who may come in: somebody asks, a steward answers, and an organisation is looked after."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

from tests.pictures.pages import Look, Sheet, new_page, press, sign_in

STEWARD, ADMIN = 0, 1
"""Where each stands in the demo's sheet."""


def access(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    """Walk through the pages of who asks, of a steward, and of who looks after trainers."""
    page, home = new_page(context), sheet["addresses"]["reading"]
    code = _ask(page, home, look)
    sign_in(page, home, sheet["stewards"][STEWARD])
    look("room-requests", page)
    page.get_by_role("link", name="Rosalind Ferncliffe").click()
    look("room-request", page)
    page.fill("#why", "We let in people who teach. Ask again when you do.")
    press(page, "Say no")
    press(page, "Parts")
    look("room-parts", page)
    page.get_by_role("link", name="A part of “Page one”").click()
    look("room-part-before", page)
    press(page, "Read the part")
    look("room-part-look", page)
    press(page, "What is missing")
    look("room-missing", page)
    press(page, "Organisations")
    look("room-organisations", page)
    page.get_by_role("link", name="Larkbeck Maternity Learning").click()
    look("room-organisation", page)
    press(page, "A screen was found")
    page.fill("#number", "4F7-K2Q")
    press(page, "Find it")
    look("room-screen", page)
    press(page, "Sign out")
    page.goto(f"{home}/ask")
    page.fill("#code", code)
    press(page, "See the answer")
    look("room-answer", page)
    sign_in(page, home, sheet["stewards"][ADMIN])
    look("room-organisation-mine", page)
    page.get_by_label("Students", exact=True).check()
    page.fill("#until-new", page.get_attribute("#until-new", "max") or "")
    press(page, "Make an invitation")
    look("room-invited", page)
    invitation = page.input_value("#address")
    press(page, "Sign out")
    page.goto(invitation)
    look("room-invitation", page)
    page.close()


def _ask(page: Page, home: str, look: Look) -> str:
    page.goto(f"{home}/ask")
    for box in ("name", "contact", "works", "teaches", "what_for", "how_long"):
        page.fill(f"#{box}", "A made-up college")
    look("room-ask", page)
    page.get_by_role("button", name="Ask", exact=True).click()
    look("room-asked", page)
    return page.locator(".key-card code").inner_text()
