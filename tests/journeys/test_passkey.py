"""A passkey in a real browser, under the strict policy: added at the Desk, and signed in with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.clock import utc_now
from archive.settings import Address, Place, desk_settings
from moderation.app import create_app
from stories.desk import Desk
from tests.journeys.doors import free_port, served
from tests.staffed import PASSWORD, SECRET, add_known

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def home(place: Place, desk: Desk) -> Iterator[str]:
    """The Desk with one moderator, served on this machine."""
    with Session(desk.engine) as session, session.begin():
        add_known(session, desk, "ann", "moderator", secret=SECRET, password=PASSWORD)
    base = f"http://desk.localhost:{(port := free_port())}"
    with served(create_app(desk_settings(place, Address(base))), port):
        yield base


def test_a_passkey_is_added_and_signs_in_without_digits(home: str, chromium: Path) -> None:
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context()
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        control = context.new_cdp_session(page)
        control.send("WebAuthn.enable")
        made = control.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto(f"{home}/sign-in")
        page.fill("#login", "ann")
        page.fill("#password", PASSWORD)
        page.fill("#code", accounts.digits_of(SECRET, utc_now()))
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{home}/passkeys")
        page.fill("#name", "Work phone")
        page.fill("#password", PASSWORD)
        page.fill("#code", _next_digits())
        page.get_by_role("button", name="Add a passkey").click()
        page.get_by_role("button", name="Make the passkey").click()
        page.get_by_role("rowheader", name="Work phone").wait_for()
        page.get_by_role("button", name="Sign out").click()
        _sign_in(page, home)
        page.get_by_role("heading", name="What waits").wait_for()
        # A device on which nobody proves who it is gives no key, and the page says what to do.
        page.get_by_role("button", name="Sign out").click()
        control.send("WebAuthn.setUserVerified", {**made, "isUserVerified": False})
        _sign_in(page, home)
        page.get_by_text("your device did not give a key").wait_for()
        browser.close()
    assert [line for line in said if "Clear-Site-Data" not in line] == [], "no violation of the policy"


def _sign_in(page: Page, home: str) -> None:
    page.goto(f"{home}/sign-in")
    page.fill("#name", "ann")
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("button", name="Sign in").click()


def _next_digits() -> str:
    return accounts.digits_of(SECRET, utc_now() + timedelta(seconds=30))
