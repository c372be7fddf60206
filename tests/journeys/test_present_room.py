"""The screen of a room in a real browser: both windows in step, a blank key, a story pulled in between, and nothing on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from archive.editions.edition import Content, ContentNote, Cue, File, Picture, Sound
from archive.rules.choices import Medium, Use
from archive.settings import Place
from stories.desk import Desk
from tests import voices
from tests.journeys.doors import served
from tests.journeys.street import STORES, files_holding, files_with, titles, until
from tests.made import drawing
from tests.rooms.packing import fetch, make
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import Library, close, file, grant, open_library, put_out

pytestmark = pytest.mark.browser

SAID = "the yellow ducks on the blanket"
GAP = "This one is not here just now"
HARD = (("removal", "described"), ("eating", "mentioned"), ("police", "mentioned"))
TAKEN = """key => !document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))"""
"""Whether the screen takes a key for itself, so that it does not move through what has the focus."""


@pytest.fixture
def library(place: Place, desk: Desk) -> Iterator[Library]:
    """A shelf and a Reading room."""
    opened = open_library(place, desk)
    yield opened
    close(opened)


def spoken(library: Library) -> tuple[str, bytes, bytes]:
    """Put a story with a recording, a picture and words on the shelf; return its id and bytes of both files."""
    voice, drawn = voices.encoded(voices.voice(6.0), "ogg", "libopus"), drawing()
    cues = (Cue(0, 1500, "It was raining."), Cue(1500, 6000, "They gave me a form."))
    sound = Sound((file("opus", voice),), 6000, cues, (0, 50, 100))
    picture = Picture(
        (File("jpeg", file("jpeg", drawn).sha256, len(drawn)),), 320, 240, "A cot with a mobile."
    )
    # As long as a note gets: on a wall it fits beside all its rows.
    note = ContentNote(f"A mother tells {'how a form was read out too fast, ' * 4}and what helped.", HARD)
    content = Content("Rain", f"I asked for {SAID}. " * 12, note, media=(sound, picture))
    allowed = grant(media=(Medium.WORDS, Medium.OWN_VOICE, Medium.ART))
    id = put_out(library.press, content, allowed, media=(voice, drawn))
    return id, voice[len(voice) // 2 :][:48], drawn[len(drawn) // 2 :][:48]


def prepared_list(library: Library) -> tuple[str, str, str, bytes, bytes]:
    """Return a playlist's path, the cookie of its trainer, the id of its story, and bytes of its voice and its picture."""
    trainer = library.trainer()
    story, heard, seen = spoken(library)
    address = playlist(trainer, story, library.publish("The door", "Second words."))
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first="Sit well.", ask_after="Who had time?", quiet_minutes="2"
    )
    cookie = trainer.client.get_cookie("s-r", domain="localhost")
    assert cookie is not None
    return address, cookie.value, story, heard, seen


def step(page: Page) -> str:
    """Which page of the show stands there."""
    return str(page.locator("[data-step]").get_attribute("data-step"))


def in_step(screen: Page, notes: Page) -> str:
    """Wait until both windows stand at one page of the show; return it."""
    notes.wait_for_function(
        "at => document.querySelector('[data-step]').dataset.step === at", arg=step(screen)
    )
    return step(screen)


def onward(page: Page, key: str) -> str:
    """Press a key, and return where it led."""
    before = step(page)
    page.keyboard.press(key)
    page.wait_for_function("at => document.querySelector('[data-step]').dataset.step !== at", arg=before)
    return step(page)


def test_two_windows_go_in_step_and_nothing_is_left(chromium: Path, library: Library, tmp_path: Path) -> None:
    address, cookie, story, heard, seen = prepared_list(library)
    profile = tmp_path / "profile"
    with served(library.app) as port, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=str(chromium),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
            ignore_default_args=["--disable-back-forward-cache"],
        )
        home = f"http://localhost:{port}"
        context.add_cookies(
            [{"name": "s-r", "value": cookie, "url": home, "httpOnly": True, "sameSite": "Strict"}]
        )
        said: list[str] = []
        context.on("console", lambda message: said.append(message.text))
        _session(context, home, address, library, story)
        kept = [page.evaluate("[localStorage.length, sessionStorage.length]") for page in context.pages]
        with suppress(Error):
            context.close()
    assert kept == [[0, 0]] * len(kept) and len(kept) == 2
    assert not [line for line in said if "Content Security Policy" in line or "TrustedHTML" in line]
    assert titles(profile) <= {"Reading room", "Week one", "Notes for you", ""}
    assert (
        not files_with(profile, heard)
        and not files_with(profile, seen)
        and not files_with(profile, b"OpusHead")
    )
    for words in (SAID, "It was raining", "Second words", "Sit well"):
        assert not files_holding(profile, words), words
    assert not [path for name in STORES for path in profile.glob(f"Default/{name}/**/*localhost*")]


def _session(context: BrowserContext, home: str, address: str, library: Library, story: str) -> None:
    screen = context.pages[0]
    screen.goto(home + address)
    screen.get_by_role("button", name="Present").click()
    with context.expect_page() as opened:
        screen.get_by_role("link", name="Notes for you").click()
    notes = opened.value
    notes.wait_for_load_state()
    first = step(screen)

    assert onward(screen, "PageDown") == in_step(screen, notes) != first
    assert "Sit well." in notes.inner_text("main")
    before = step(screen)
    notes.get_by_role("link", name="Go on").click()
    notes.wait_for_function("at => document.querySelector('[data-step]').dataset.step !== at", arg=before)
    screen.wait_for_function(
        "at => document.querySelector('[data-step]').dataset.step === at", arg=step(notes)
    )

    _hears(screen, notes)
    screen.locator(".lines").focus()
    assert [screen.evaluate(TAKEN, key) for key in ("ArrowDown", "PageUp", "p")] == [False, False, True]
    for key in ("b", "."):
        screen.keyboard.press(key)
        assert screen.evaluate(
            "document.querySelector('dialog.hush').open && document.querySelector('audio').paused"
        )
        screen.keyboard.press(key)
        assert not screen.evaluate("document.querySelector('dialog.hush').open")
    notes.get_by_role("button", name="Blank the screen").click()
    screen.wait_for_function("() => document.querySelector('dialog.hush').open")
    notes.get_by_role("button", name="Blank the screen").click()
    screen.wait_for_function("() => !document.querySelector('dialog.hush').open")

    onward(screen, "ArrowRight")
    screen.wait_for_function("() => document.querySelector('figure img').naturalWidth > 0")
    onward(screen, " ")
    assert SAID in screen.inner_text("main") and in_step(screen, notes)
    library.pull(story)
    # Nobody presses anything: the screen itself asks every five seconds.
    screen.wait_for_function("gap => document.querySelector('h1').textContent === gap", arg=GAP)
    notes.wait_for_function("() => document.querySelector('h1').textContent === 'A calm gap'")
    assert SAID not in screen.content() + notes.content()
    while screen.locator("[rel=next]").count():
        onward(screen, "PageDown")
    assert "116 123" in screen.inner_text("main") and in_step(screen, notes)
    assert onward(screen, "PageUp")


def _hears(screen: Page, notes: Page) -> None:
    """The recording plays from the notes' window, and the line that is said stands large on the screen."""
    # Slowly: on a busy machine the first line would be over before anybody looked.
    screen.locator("audio").evaluate("one => { one.playbackRate = 0.1; }")
    notes.get_by_role("button", name="Play or stop").click()
    screen.wait_for_function("() => document.querySelector('audio').currentTime > 0.1")
    line = screen.locator(".now-said")
    assert line.inner_text() == "It was raining."
    size = float(line.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
    rest = screen.locator(".lines p:not(.now-said)").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size > 1.5 * float(rest)
    screen.locator("audio").evaluate("one => { one.playbackRate = 1; one.play(); }")
    screen.wait_for_function(
        "() => document.querySelector('.now-said')?.textContent === 'They gave me a form.'"
    )


@pytest.mark.parametrize("script", [True, False], ids=["script-on", "script-off"])
def test_the_line_for_the_back_of_the_room_is_large_and_fits(
    chromium: Path, library: Library, script: bool
) -> None:
    address, cookie, *_ = prepared_list(library)
    with served(library.app) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        home = f"http://localhost:{port}"
        context = browser.new_context(viewport={"width": 1920, "height": 1080}, java_script_enabled=script)
        context.add_cookies([{"name": "s-r", "value": cookie, "url": home}])
        page = context.new_page()
        page.goto(home + address)
        page.get_by_role("button", name="Present").click()
        while not page.locator(".said").count():
            _fits(page)
            before = step(page)
            page.get_by_role("link", name="Go on").click()
            page.locator(f"[data-step='{before}']").wait_for(state="detached")
        box = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.said')).fontSize)")
        assert 66 <= box <= 74
        _fits(page)
        page.get_by_role("link", name="Blank screen").click()
        if not script:
            assert page.inner_text("main").strip() == "The screen is blank"
            page.get_by_role("link", name="Go on").click()
            assert page.locator(".said").count() == 1
        browser.close()


def _fits(page: Page) -> None:
    """Nothing of a page is wider than the screen, on a wall all of it is seen at once, and the blank is in sight everywhere."""
    for width, height in ((360, 740), (1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        wide, tall, strip, blank = page.evaluate(
            """() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight,
                document.querySelector(".viewing").getBoundingClientRect().top,
                document.querySelector("[data-blank]").getBoundingClientRect().bottom]"""
        )
        assert wide <= width and (width < 1000 or tall <= height), (step(page), width, wide, tall)
        assert 0 < blank <= strip < height, (step(page), width, blank)


def test_a_locked_copy_opens_with_its_code_alone_and_asks_nobody(
    chromium: Path, library: Library, tmp_path: Path
) -> None:
    trainer = library.trainer()
    voice, drawn = voices.encoded(voices.voice(2.0), "ogg", "libopus"), drawing()
    media = (
        Sound((file("opus", voice),), 2000, (Cue(0, 2000, "It was raining."),), (0, 50)),
        Picture((file("jpeg", drawn),), 320, 240, "A cot with a mobile."),
    )
    allowed = grant(uses=(Use.TEACHING, Use.OFFLINE), media=(Medium.WORDS, Medium.OWN_VOICE, Medium.ART))
    told = Content("Rain", f"I asked for {SAID}.", ContentNote("A form."), media=media)
    address = playlist(trainer, put_out(library.press, told, allowed, media=(voice, drawn)))
    _, where, code = make(trainer, address)
    saved = tmp_path / "copy.html"
    saved.write_text(fetch(trainer, where, code))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(saved.as_uri())
        for typed, answer in (
            ("wrong", "does not open it"),
            (code.lower().replace("-", " "), "Before each one you hear what comes."),
        ):
            page.get_by_label("The code").fill(typed)
            page.get_by_role("button", name="Open it").click()
            page.get_by_text(answer).wait_for()
        assert "116 123" in page.inner_text("main") and SAID not in page.content()
        page.get_by_role("button", name="Go on").click()
        assert "A form." in page.inner_text("main") and "It was raining." not in page.content()
        page.keyboard.press("PageDown")
        page.locator("audio").evaluate("one => { one.muted = true; return one.play(); }")
        page.locator(".now-said", has_text="It was raining.").wait_for()
        page.keyboard.press("b")
        assert page.locator("#hush").is_visible() and page.locator("audio").evaluate("one => one.paused")
        page.keyboard.press("b")
        page.keyboard.press("ArrowRight")
        until(page, "document.querySelector('img').naturalWidth === 320")
        page.get_by_role("button", name="Notes for you").click()
        assert "minutes so far" in page.inner_text("#notes")
        page.keyboard.press("ArrowDown")
        assert SAID in page.inner_text("main") and not page.locator("audio, img").count()
        page.keyboard.press("PageUp")
        assert SAID not in page.inner_text("main")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
        # The clock of the machine goes past the end while it stands open.
        page.clock.install(time=datetime.now(UTC) + timedelta(days=3))
        page.reload()
        page.get_by_text("This copy has ended.").wait_for()
        assert (
            not page.locator("#ask").is_visible()
            and page.evaluate("document.getElementById('pack').textContent") == ""
        )
        browser.close()
