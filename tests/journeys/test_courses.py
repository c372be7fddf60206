"""A course, in a real browser: its launch crosses from one site to another, and a SCORM card runs in a real runtime (f4)."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask, Response, request
from playwright.sync_api import BrowserContext, Page, sync_playwright

from archive.reading.app import create_app
from archive.reading.lms.scorm import card
from archive.settings import Address, Place, reading_settings
from stories.desk import Desk
from tests.journeys import probes
from tests.journeys.doors import free_port, served
from tests.journeys.probes import RULES, SMALL_TARGETS
from tests.rooms.learning_system import LTI_DL, LearningSystem
from tests.rooms.shelving import PASSWORD, Library, close

pytestmark = pytest.mark.browser

RUNTIME = "IHW_SCORM_AGAIN"
HOW_TO_GET_IT = (
    "No SCORM runtime here. Run: npm install --ignore-scripts --no-save --prefix var/scorm scorm-again@3.4.3"
    f" and set {RUNTIME}=var/scorm/node_modules/scorm-again"
)
WORDS = "She read the form aloud to me."


@pytest.fixture
def room(place: Place, desk: Desk) -> Iterator[tuple[Library, str]]:
    """A Reading room that is served, and where."""
    home = f"http://room.localhost:{(port := free_port())}"
    library = Library(place, desk, create_app(reading_settings(place, Address(home))))
    library.app.config["WTF_CSRF_ENABLED"] = True
    with served(library.app, port):
        yield library, home
    close(library)


@pytest.fixture(scope="module")
def browsers(chromium: Path) -> Iterator[Callable[[], BrowserContext]]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        yield opened.new_context
        opened.close()


def school(system: LearningSystem, room: str, kept: list[dict[str, object]]) -> Flask:
    """The learning system's own pages: a course with one item, and the place where a choice comes back."""
    app = Flask("school")

    def course() -> str:
        press = "<form method=post target=_blank action='{}/course/login'>{}<button>{}</button></form>"
        fields = {"iss": system.issuer, "client_id": system.client_id, "target_link_uri": room}
        sent = "".join(f"<input type=hidden name={name} value='{value}'>" for name, value in fields.items())
        hints = "<input type=hidden name=login_hint value={}>"
        return "<!doctype html><title>Course</title>" + "".join(
            press.format(room, sent + hints.format(hint), label)
            for hint, label in (("choose", "Choose"), ("open", "Open"))
        )

    def auth() -> str:
        asked = request.args
        said = (
            system.choosing(asked["nonce"])
            if asked["login_hint"] == "choose"
            else system.resource(asked["nonce"], kept[-1])
        )
        fields = {"state": asked["state"], "id_token": system.sign(said)}
        hidden = "".join(f"<input type=hidden name={name} value='{value}'>" for name, value in fields.items())
        to = asked["redirect_uri"]
        return f"<!doctype html><form method=post action='{to}'>{hidden}</form><script>document.forms[0].submit()</script>"

    def deep() -> str:
        said = system.read(request.form["JWT"], app.config["keys"])
        kept.extend(said[LTI_DL + "content_items"])
        return "<!doctype html><title>Kept</title><h1>The course keeps it</h1>"

    app.add_url_rule("/", "course", course)
    app.add_url_rule("/auth", "auth", auth)
    app.add_url_rule("/deep", "deep", deep, methods=["POST"])
    return app


def test_a_trainer_puts_a_session_into_a_course_and_a_learner_opens_it_there(
    room: tuple[Library, str], browsers: Callable[[], BrowserContext]
) -> None:
    library, home = room
    port, kept = free_port(), list[dict[str, object]]()
    system = LearningSystem(issuer=f"http://learn.localhost:{port}", home=f"http://learn.localhost:{port}")
    secret, login = trainer_with(library, system)
    app = school(system, home, kept)
    app.config["keys"] = library.visitor().get("/course/keys", headers={"Host": "room.localhost"}).get_json()

    with served(app, port):
        page = browsers().new_page()
        assert faults(chosen(page, system)) == [], "the page that asks her to sign in"
        sign_in(page, home, login, secret)
        choosing = chosen(page, system)
        assert faults(choosing) == []
        choosing.get_by_label("Tuesday, second years").check()
        choosing.get_by_role("button", name="Put it into the course").click()
        choosing.get_by_role("button", name="Back to the course, with it").wait_for()
        assert faults(choosing) == []
        choosing.get_by_role("button", name="Back to the course, with it").click()
        choosing.get_by_role("heading", name="The course keeps it").wait_for()

        learner = browsers().new_page()
        learner.goto(system.home)
        with learner.context.expect_page() as opening:
            learner.get_by_role("button", name="Open").click()
        session = opening.value
        session.get_by_role("heading", name="One story, told by a mother").wait_for()
        assert WORDS not in session.content() and faults(session) == []
        session.get_by_role("button", name="Start").click()
        session.wait_for_url("**/together/1")

        page.goto(f"{home}/playlists")
        assert page.get_by_role("link", name="Tuesday, second years").is_visible(), "She is still signed in."


def chosen(page: Page, system: LearningSystem) -> Page:
    """Ask from a course what it should open; return the window that opens, once it stands there."""
    course = page.context.new_page()
    course.goto(system.home)
    with page.context.expect_page() as opening:
        course.get_by_role("button", name="Choose").click()
    opening.value.get_by_role(
        "heading", name=re.compile("session for your course|should your course open")
    ).wait_for()
    return opening.value


def faults(page: Page) -> list[str]:
    """What is wrong with a page for a small screen, a screen reader, the keyboard or axe: as `test_pages.py` asks of every page."""
    wide = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    violations = Axe().run(page, options=RULES).response["violations"]
    small = page.evaluate(SMALL_TARGETS, 36)
    found = [
        *probes.sideways(page).values(),
        probes.names(page),
        probes.stops(page),
        small,
        [one["id"] for one in violations],
    ]
    if wide:
        page.set_viewport_size(wide)
    return [wrong for each in found for wrong in each]


def trainer_with(library: Library, system: LearningSystem) -> tuple[str, str]:
    """A trainer with a playlist, whose organisation has that learning system: her second factor, her name."""
    library.app.config["WTF_CSRF_ENABLED"] = False
    trainer = library.trainer()
    made = trainer.client.post("/playlists", data={"title": "Tuesday, second years"})
    trainer.client.post(f"{made.headers['Location']}/items", data={"edition": library.publish(words=WORDS)})
    library.app.config["WTF_CSRF_ENABLED"] = True
    system.register(library, library.organisation_of(trainer))
    library.forget_digits(trainer)
    return trainer.secret, trainer.login


def sign_in(page: Page, home: str, login: str, secret: str) -> None:
    page.goto(f"{home}/sign-in")
    for name, value in (("login", login), ("password", PASSWORD), ("code", pyotp.TOTP(secret).now())):
        page.fill(f"[name={name}]", value)
    page.locator("main button").first.click()
    page.get_by_role("button", name="I promise this").click()
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(lambda address: "/who" not in address)


# The card


@pytest.fixture(scope="module")
def runtime() -> Path:
    """Where the SCORM runtime lies. Without it the test is skipped, and fails when `CI` is set."""
    found = Path(os.environ.get(RUNTIME, "var/scorm/node_modules/scorm-again")) / "dist"
    if not found.is_dir() and os.environ.get("CI"):
        pytest.fail(HOW_TO_GET_IT)
    if not found.is_dir():
        pytest.skip(HOW_TO_GET_IT)
    return found


def lms(runtime: Path, made: bytes) -> Flask:
    """A learning system that has unpacked a card: the runtime in its own page, the card in a frame."""
    app, files = Flask("lms"), zipfile.ZipFile(BytesIO(made))
    kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css", "xml": "text/xml"}

    def player(version: str) -> str:
        start = (
            "API = new Scorm12API({autocommit: false})"
            if version == "1.2"
            else "API_1484_11 = new Scorm2004API({autocommit: false})"
        )
        script = "scorm12" if version == "1.2" else "scorm2004"
        return f"<!doctype html><script src=/run/{script}.js></script><script>window.{start}</script><iframe width=800 height=600 src=/card/index.html></iframe>"

    def of_card(name: str) -> Response:
        return Response(files.read(name), mimetype=kinds[name.rsplit(".", 1)[1]])

    app.add_url_rule("/play/<version>", "player", player)
    app.add_url_rule("/card/<name>", "card", of_card)
    app.add_url_rule(
        "/run/<name>", "run", lambda name: Response((runtime / name).read_bytes(), mimetype="text/javascript")
    )
    return app


STATUS = {
    "1.2": "API.cmi.core.lesson_status",
    "2004": "API_1484_11.cmi.completion_status",
}
OVER = {"1.2": "API.isTerminated()", "2004": "API_1484_11.isTerminated()"}


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_the_card_runs_in_a_real_runtime_and_opens_a_window_of_its_own(
    version: str, runtime: Path, browsers: Callable[[], BrowserContext]
) -> None:
    elsewhere, port = Flask("elsewhere"), free_port()
    elsewhere.add_url_rule("/with-us/<token>", "come", lambda token: f"<h1>Came with {token}</h1>")
    there = free_port()
    made = card(version, f"http://room.localhost:{there}/with-us/abc", ends="3 December 2026, 18:00")
    with served(lms(runtime, made), port), served(elsewhere, there):
        page = browsers().new_page()
        faults = list[str]()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(f"http://learn.localhost:{port}/play/{version}")
        frame = page.frame_locator("iframe")
        link = frame.get_by_role("link", name="Open the session in a new window")
        link.wait_for()
        assert page.evaluate(STATUS[version]) == "incomplete"

        with page.context.expect_page() as opening:
            link.click()
        opening.value.get_by_role("heading", name="Came with abc").wait_for()
        assert opening.value.evaluate("window.opener") is None
        assert page.evaluate(STATUS[version]) == "completed"

        page.locator("iframe").evaluate("frame => { frame.src = 'about:blank' }")
        page.wait_for_function(OVER[version])
        assert not [fault for fault in faults if "favicon" not in fault and "404" not in fault]
