"""Has it asked of a story who it could be, and what each sentence tells, through the page itself: by its form, or in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.town_served import press

FORM = {
    "answer-family": "His mother might, and she says let her.",
    "answer-colleague": "No: roles stand where names were.",
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
    for name, value in FORM.items():
        box = page.locator(f"[name={name}]")
        if name == "was_read":
            box.check()
        else:
            box.fill(value)
    press(page, "Keep this and go back to the story")
    page.locator("#sentences").wait_for()
    proposed = page.get_by_role("button", name="as proposed")
    if proposed.count():
        proposed.click()
