"""One story's whole life, in a real browser, without scripts: told, cleared, taught with, hidden, brought back, deleted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.checking import faults
from archive.editions import stocktaking
from archive.editions.shelf import Shelf
from archive.ground.db import open_store
from archive.ground.files import Files
from archive.ground.jobs import JobRow
from archive.ground.keyring import Keys, Master
from archive.rules.errors import Unreadable
from archive.stores import open_named
from stories.tables import State, Story
from tests.asked import ask
from tests.journeys.doors import until
from tests.journeys.town_served import (
    Town,
    card_of,
    come_back,
    new_page,
    press,
    see_what_is_finished,
    served,
    sign_in,
)

pytestmark = pytest.mark.browser

WORDS = (
    "Bryony from the Larksmead team put her canary yellow umbrella on my table. "
    "It was 14 March and I was thirty-one weeks. I asked Bryony to say it again, slower.\n\n"
    "She did, and the kettle boiled dry while we talked."
)
GONE = ("Bryony", "Larksmead", "14 March", "thirty-one weeks")
KEPT = "kettle boiled dry"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A served house."""
    with served(tmp_path_factory.mktemp("house"), leave_to="http://127.0.0.1:9/") as house:
        yield house


def _tell(page: Page, town: Town) -> str:
    """Tell the story, take the short path, and return the code words."""
    page.goto(town.addresses["notes"])
    press(page, "Carry on")
    page.fill("#title", "The umbrella")
    page.fill("#words", WORDS)
    press(page, "Save")
    code = card_of(page)
    press(page, "Go on: who may see it")
    for choice in ("No, it has ended", "People in a training room", "Midwives and health visitors", "1 year"):
        page.get_by_text(choice, exact=True).click()
        if choice == "People in a training room":
            page.get_by_text("People with a private link", exact=True).click()
        if choice == "1 year":
            page.get_by_text("Hide it and keep it safe", exact=True).click()
        press(page, "Save and go on")
    press(page, "Yes, this is right")
    press(page, page.locator(".acts button").first.inner_text())
    assert "No one else can see it yet" in page.inner_text("main")
    return code


def _first_reading(page: Page, town: Town) -> None:
    sign_in(page, town, "desk", "ann")
    page.get_by_role("button", name=re.compile("Take number")).first.click()
    for phrase, kind, instead in (
        ("Bryony", "person", "the worker"),
        ("Larksmead", "organisation", "early help"),
        ("14 March", "date", "spring"),
        ("thirty-one weeks", "age-family", "far along"),
    ):
        page.fill("#phrase", phrase)
        page.fill("#instead", instead)
        page.select_option("#kind", kind)
        press(page, "Mark it")
    page.fill("#what", "A worker visits a pregnant mother at home.")
    page.locator("summary", has_text="Themes").click()
    page.get_by_label("Explain it to me").check()
    page.fill(
        "#intruder", "The worker would know it. Asked two colleagues from the same town: they could not tell."
    )
    press(page, "Keep this")
    # A canary yellow is no canary, and many umbrellas are yellow.
    for _ in ("worth a look", "words few people use"):
        press(page, "Nothing in the rest tells who she is: I have looked")
    ask(page)
    press(page, "Ready for the second reading")


def _second_reading(page: Page, town: Town) -> None:
    sign_in(page, town, "desk", "rev")
    page.get_by_role("button", name=re.compile("Take number")).first.click()
    page.locator("summary", has_text="Record a check").click()
    page.get_by_text("It is not about the proceedings").first.click()
    page.fill("#reference", "read today, nothing of court")
    page.select_option("#content", "own-life")
    press(page, "Record the check")
    press(page, "I agree. It goes to her")


def _release(page: Page, town: Town, code: str) -> str:
    """Say yes to the finished version; return the very bytes she saw of it."""
    come_back(page, town, code)
    see_what_is_finished(page, code)
    shown = page.content()
    changes = page.locator(".changes").inner_text()
    assert all(word in changes for word in GONE), "she sees every change"
    press(page, "Yes, this is right")
    return _article(shown)


def _article(html: str) -> str:
    found = re.search(r'<article class="edition".*?</article>', html, re.DOTALL)
    assert found is not None
    return found[0]


def _story(town: Town) -> Story:
    with Session(open_named(town.place, "desk")) as session:
        return session.execute(select(Story)).scalars().one()


def _jobs_are_done(town: Town) -> bool:
    with Session(open_named(town.place, "desk")) as session:
        return session.execute(select(JobRow).where(JobRow.done_at.is_(None))).first() is None


def _files(town: Town, *names: str) -> list[Path]:
    found = [path for pattern in names for path in town.place.data.glob(pattern)]
    return [
        file for path in found for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()
    ]


def _hold(files: list[Path], words: tuple[str, ...]) -> list[str]:
    return [
        f"{path.name}: {word}"
        for path in files
        for word in words
        if word.lower().encode() in path.read_bytes().lower()
    ]


def _find(page: Page, town: Town) -> str:
    page.goto(f"{town.addresses['reading']}/search?q=kettle")
    return page.inner_text("main")


def test_one_story_from_her_telling_to_a_playlist_and_back(town: Town, browser: Browser) -> None:
    mother, trainer, learner = (new_page(browser) for _ in range(3))
    code = _tell(mother, town)
    _first_reading(new_page(browser), town)
    _second_reading(new_page(browser), town)
    seen_by_her = _release(mother, town, code)
    until(lambda: _story(town).state == State.PUBLISHED)
    story_id = _story(town).id

    # The trainer finds it by the system's word for the theme, and meets the very bytes she released.
    sign_in(trainer, town, "reading", "tess")
    trainer.goto(f"{town.addresses['reading']}/search?q=plain+English")
    assert "Also searched: Explain it to me" in trainer.inner_text("main")
    trainer.get_by_role("link", name="The umbrella").first.click()
    story_url = trainer.url
    assert _article(trainer.content()) == seen_by_her
    assert not any(word in trainer.content() for word in GONE)

    # Into a playlist, shown in a room, opened by a link.
    trainer.locator("#title").fill("Being told")
    press(trainer, "Make it")
    playlist_url = trainer.url.split("#")[0]
    trainer.locator("#later > summary").click()
    trainer.fill("#people", "14")
    press(trainer, "Write it down")
    trainer.goto(playlist_url)
    trainer.locator("summary", has_text="Make a link").click()
    press(trainer, "Make the link")
    link = re.search(r"http://room\.localhost:\d+/with-us/[\w-]+", trainer.content())
    assert link is not None
    learner.goto(link[0])
    for _ in range(3):  # What to expect, what is said first, the story.
        if KEPT not in learner.content():
            learner.locator("main form button, main a.btn").first.click()
    assert KEPT in learner.content()
    learner_url = learner.url

    # She reads where it has been.
    come_back(mother, town, code)
    press(mother, "Where it has been")
    been = mother.inner_text("main")
    assert "14" in been and "Kent" in been

    # Nothing on the shelf's side names her, or leads back.
    shelf_files = _files(town, "shelf*", "index*", "lists*", "uses*")
    assert not _hold(shelf_files, (*GONE, "canary", story_id, KEPT))

    # Hidden: one press, and every way is shut at its next request.
    come_back(mother, town, code)
    press(mother, "Hide it now")
    assert "No one can see it" in mother.inner_text("main")
    assert trainer.goto(story_url).status == 404  # type: ignore[union-attr]  # It goes to another page, so one answers.
    assert KEPT not in _find(trainer, town)
    trainer.goto(playlist_url)
    assert "umbrella" not in trainer.content() and "not here just now" in trainer.content()
    learner.goto(learner_url)
    assert KEPT not in learner.content()
    until(lambda: _jobs_are_done(town))
    assert not _hold(_files(town, "index*"), ("kettl", "umbrella"))

    # Brought back: the same edition, so the playlist heals.
    come_back(mother, town, code)
    press(mother, "Bring it back")
    until(lambda: trainer.goto(story_url).status == 200)  # type: ignore[union-attr]  # It goes to another page, so one answers.
    trainer.goto(playlist_url)
    assert "The umbrella" in trainer.content()

    # Deleted for good, with an old copy of everything kept aside.
    old = town.place.data.with_name("old")
    shutil.copytree(town.place.data, old)
    come_back(mother, town, code)
    press(mother, "Delete it for good")
    press(mother, "Delete it for good")
    assert trainer.goto(story_url).status == 404  # type: ignore[union-attr]  # It goes to another page, so one answers.
    until(lambda: _jobs_are_done(town))
    left = [path for path in [*town.place.data.rglob("*"), *town.temporary.rglob("*")] if path.is_file()]
    assert not _hold(left, (*GONE, "canary", KEPT, "kettl", "The umbrella"))
    _nothing_opens_in(old, town)
    assert faults(town.place) == ()


def _nothing_opens_in(old: Path, town: Town) -> None:
    for name, key in (("keys", "desk.key"), ("shelf-keys", "shelf.key")):
        keys = Keys(open_store(old / f"{name}.sqlite"), Master(town.place.keys / key))
        if name == "keys":
            with pytest.raises(Unreadable):
                keys.get(_story(town).id)
            continue
        copy = Shelf(open_store(old / "shelf.sqlite", write_ahead=False), keys, Files(old / "published"))
        for id in stocktaking.ids(copy):
            with pytest.raises(Unreadable):
                stocktaking.unsealed(copy, id)
