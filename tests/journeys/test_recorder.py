"""The recorder of the page where phones differ: no microphone, no recorder, one that a call takes away, a sign-in that ran out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.ground.sign_ins import SignInRow
from archive.settings import Place
from stories.tables import BlobRow, Part
from tests.journeys.doors import PATIENCE
from tests.journeys.street import Street, browser, press, street, until
from tests.made import voice

pytestmark = pytest.mark.browser

KEEPS_STREAM = """
const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wanted) => (window.heldStream = await real(wanted));
"""
SAYS = "document.querySelector('[data-state]').textContent.includes({!r})"


@pytest.fixture
def flags(tmp_path: Path) -> tuple[str, ...]:
    """A browser whose microphone is a file."""
    spoken = tmp_path / "voice.wav"
    spoken.write_bytes(voice(8.0))
    return (
        "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={spoken}",
    )  # fmt: skip


def _talk(page: Page, at: Street) -> None:
    page.goto(at.notes)
    press(page, "carry-on")
    press(page, "talk")


def _start(page: Page) -> None:
    page.get_by_role("button", name="Start").click()


def test_a_microphone_that_is_refused_is_told_with_another_way(
    chromium: Path, place: Place, tmp_path: Path
) -> None:
    with street(place) as at, browser(chromium, tmp_path / "profile", script=True) as context:
        page = context.pages[0]
        _talk(page, at)
        assert not page.locator("#sound").is_visible()
        _start(page)
        until(page, SAYS.format("may not use the microphone"))
        assert page.locator("#sound").is_visible(), "her phone's own recorder is at hand at once"
        assert page.get_by_role("button", name="Start").is_enabled()


def test_a_browser_without_a_recorder_offers_the_phones_own(
    chromium: Path, place: Place, tmp_path: Path
) -> None:
    with street(place) as at, browser(chromium, tmp_path / "profile", script=True) as context:
        context.add_init_script("delete window.MediaRecorder")
        page = context.pages[0]
        _talk(page, at)
        assert not page.locator("[data-recorder]").is_visible() and page.locator("#sound").is_visible()


def test_a_microphone_that_a_call_takes_away_is_told_and_she_goes_on(
    chromium: Path, place: Place, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    with street(place) as at, browser(chromium, tmp_path / "profile", script=True, flags=flags) as context:
        context.add_init_script(KEEPS_STREAM)
        page = context.pages[0]
        _talk(page, at)
        _start(page)
        until(page, SAYS.format("is saved"))
        page.evaluate("heldStream.getTracks().forEach((track) => track.stop())")
        until(page, SAYS.format("stopped the microphone"))
        assert page.locator("[data-back] audio").is_visible(), "she can hear what there is"
        page.get_by_role("button", name="Go on", exact=True).click()
        until(page, SAYS.format("Recording. What you said is saved"))
        page.get_by_role("button", name="That is all. Keep it").click()
        page.locator(".key-card").wait_for()
        with Session(reading(at.desk.engine)) as session:
            assert len(session.execute(select(Part.id)).all()) == 1
            segments = session.execute(select(BlobRow.segment).distinct()).scalars().all()
    assert sorted(segments) == [0, 1]


def test_a_sign_in_that_runs_out_while_she_talks_loses_nothing(
    chromium: Path, place: Place, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    with street(place) as at, browser(chromium, tmp_path / "profile", script=True, flags=flags) as context:
        page = context.pages[0]
        _talk(page, at)
        _start(page)
        until(page, SAYS.format("is saved"))
        with Session(at.desk.engine) as session, session.begin():
            row = session.execute(select(SignInRow)).scalar_one()
            session.execute(update(SignInRow).values(began=row.began.replace(year=2020), seen=row.seen.replace(year=2020)))  # fmt: skip
        before = _pieces(at)
        for _ in range(int(PATIENCE * 10)):
            if _pieces(at) > before:
                break
            page.wait_for_timeout(100)
        assert _pieces(at) > before, "she goes on talking, and it is kept"
        page.get_by_role("button", name="That is all. Keep it").click()
        page.locator(".key-card").wait_for()
        assert "We kept what you said" in page.inner_text("main")


def _pieces(at: Street) -> int:
    with Session(reading(at.desk.engine)) as session:
        return len(session.execute(select(BlobRow.id)).all())
