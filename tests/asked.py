"""Has it asked of a story who it could be, and what each sentence tells, through the page itself: by its form, or in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

from archive.rules.figures import Told
from tests.journeys.town_served import press

FORM = {
    "rest": " ".join(Told),
    "answer-family": "His mother might, and she says let her.",
    "answer-colleague": "No: roles stand where names were.",
    "were_there": "no",
    "answer-child": "Yes, and she wants that.",
    "was_read": "yes",
    "who": "Ann and a colleague",
    "how": "The odd words with the town, in a search engine and the local paper.",
    "minutes": "30",
    "on": "2026-11-24",
}
"""Everything that has to be answered, and nothing that the story tells."""


def ask(page: Page) -> None:
    """Go from the story's page to the question, answer it, and come back."""
    press(page, "Who could this be?")
    _look_through_what_was_found(page)
    for name, value in FORM.items():
        box = page.locator(f"[name={name}]")
        if name == "rest":
            if box.count():
                box.select_option(index=1)
        elif name == "were_there":
            box.select_option(value)
        elif name == "was_read":
            box.check()
        else:
            box.fill(value)
    press(page, "Keep this and go back to the story")
    page.locator("#sentences").wait_for()
    proposed = page.get_by_role("button", name="as proposed")
    if proposed.count():
        proposed.click()


def _look_through_what_was_found(page: Page) -> None:
    """Say of all that is offered that it is not so, until nothing less clear is offered instead."""
    while page.locator("[data-refused]").count():
        for box in page.locator("[data-refused]").all():
            box.check()
        press(page, "Keep this and count")
