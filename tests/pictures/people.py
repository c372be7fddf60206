"""The walk through who may know what: a custodian, the safeguarding lead, an adviser, and who asks them."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page

from tests.pictures.pages import Look, Sheet, new_page, press, sign_in

MODERATOR, CUSTODIAN, LEAD, ADVISER, AUDITOR, ARCHIVIST = 1, 4, 5, 6, 7, 8
"""Where each stands among the demo's staff."""


def people(context: BrowserContext, sheet: Sheet, look: Look) -> None:
    """Walk through the pages of every role beside those who read and who look after accounts."""
    page = new_page(context)
    _in(page, sheet, MODERATOR)
    page.get_by_role("button", name=re.compile("Take number")).last.click()
    press(page, "Ask the custodian")
    look("desk-ask", page)
    page.locator("[name=reason][value=now]").check(force=True)
    page.fill("#words", "She writes that he is at the door.")
    press(page, "Ask the custodian")
    look("desk-asked", page)
    page.go_back()
    page.go_back()
    press(page, "Raise it")
    look("desk-worry", page)
    page.fill("#words", "She writes that he has found where she lives.")
    press(page, "Tell the lead")
    look("desk-worry-raised", page)
    _lead(page, sheet, look)
    _custodian(page, sheet, look)
    _adviser(page, sheet, look)
    _in(page, sheet, ARCHIVIST)
    look("desk-packages", page)
    page.close()


def _lead(page: Page, sheet: Sheet, look: Look) -> None:
    _in(page, sheet, LEAD)
    look("desk-safeguarding", page)
    page.get_by_role("link", name="Open number 1").click()
    page.select_option("#service", "children")
    page.locator("[name=talked][value=yes]").check(force=True)
    page.fill("#telling", "He has found where she lives.")
    press(page, "Ask a second person")
    look("desk-concern", page)


def _custodian(page: Page, sheet: Sheet, look: Look) -> None:
    _in(page, sheet, CUSTODIAN)
    look("desk-identities", page)
    page.get_by_role("button", name="Number 1: I tell her myself").click()
    page.get_by_role("button", name="Show number 1, this once").click()
    look("desk-identity", page)
    press(page, "Second person")
    look("desk-second", page)


def _adviser(page: Page, sheet: Sheet, look: Look) -> None:
    _in(page, sheet, ADVISER)
    look("desk-before", page)
    page.get_by_role("link", name="Look at number 1").first.click()
    press(page, "Hold it")
    look("desk-before-story", page)
    press(page, "Passkeys")
    look("desk-passkeys", page)
    press(page, "Sign out")
    page.goto(f"{sheet['addresses']['desk']}/sign-in")
    page.fill("#name", sheet["staff"][ADVISER]["login"])
    press(page, "Use a passkey")
    look("desk-passkey", page)


def _in(page: Page, sheet: Sheet, number: int) -> None:
    page.context.clear_cookies()
    sign_in(page, sheet["addresses"]["desk"], sheet["staff"][number])
