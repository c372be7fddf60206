"""The whole house, served: three doors and the worker as `ihw serve` starts them, and people who walk through it in Chromium."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session

from archive import stores
from archive.ground import accounts
from archive.ground.clock import utc_now
from archive.reading import trainers
from archive.reading.tables import TRAINER_KEY
from archive.rules.choices import Profession
from archive.settings import Address, Place, desk_settings
from archive.supervising import Ports
from moderation.queue import caring
from moderation.queue.caring import Mine
from stories.desk import open_desk
from tests.journeys.doors import PATIENCE, free_port, until, wait_for
from tests.staffed import add_known

PASSWORD = "three plain words here"
STEP_SECONDS = 30


@dataclass(frozen=True)
class Town:
    """A served house."""

    place: Place
    addresses: dict[str, str]
    secrets: dict[str, str]
    """Second factors by sign-in name."""

    temporary: Path
    """The folder that every process of this house uses for temporary files."""

    pid: int = 0
    """The process that supervises the others."""

    used: dict[str, int] = field(default_factory=dict)
    """The time step of the last second factor by sign-in name: a code works once."""

    def digits(self, login: str) -> str:
        """Return six digits that this person has not used yet; on a quick machine, those of the next half minute."""
        step = max(_step(), self.used.get(login, 0) + 1)
        until(lambda: step <= _step() + 1)  # The door takes one step ahead, no more.
        self.used[login] = step
        return accounts.digits_of(self.secrets[login], datetime.fromtimestamp(step * STEP_SECONDS, UTC))

    def kill(self, module: str) -> None:
        """Kill -9 one process of this house, by its module, and wait until it is dead; the supervisor starts it anew.

        A signal only asks. Until it is dead its door still stands open, and whoever waits for a door would find that one.

        Raises:
            LookupError: it does not run just now.
        """
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                command = path.read_bytes().split(b"\0")
                parent = int((path.parent / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue  # It ended while we looked.
            if parent == self.pid and module.encode() in command:
                os.kill(int(path.parent.name), signal.SIGKILL)
                until(partial(_is_dead, path.parent))
                return
        raise LookupError(module)


def _is_dead(process: Path) -> bool:
    """Return whether nothing of a process is left but its name: it is gone, or waits for its parent to take note."""
    try:
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        return state in {"Z", "X"} and len(list((process / "task").iterdir())) <= 1
    except OSError:
        return True


def free_ports() -> Ports:
    """Return three ports that nobody uses."""
    return Ports(*(free_port() for _ in range(3)))


def _without(folder: Path, packages: Sequence[str]) -> dict[str, str]:
    """Return what an environment needs for a house in which these packages are not installed."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(
        f"import sys\nsys.modules.update(dict.fromkeys({[*packages]!r}))\n"
    )
    paths = (str(folder), os.environ.get("PYTHONPATH", ""))
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


@contextmanager
def served(folder: Path, leave_to: str, *, without: Sequence[str] = ()) -> Iterator[Town]:
    """Prepare a house in `folder`, serve it, and stop it; `without` packages that are not installed there."""
    plain = _without(folder / "without", without) if without else {}
    place, ports, temporary = Place.at(folder / "data"), free_ports(), folder / "temporary"
    temporary.mkdir()
    stores.prepare(place)
    secrets = _people(place)
    flags = [f"--{name}-port={getattr(ports, name)}" for name in ("notes", "desk", "reading")]
    command = [
        sys.executable,
        "-c",
        "from archive.cli import main; main()",
        "serve",
        "--data",
        str(place.data),
        *flags,
        "--leave-to",
        leave_to,
    ]
    child = subprocess.Popen(
        command,
        env={**os.environ, **plain, "TMPDIR": str(temporary), "IHW_COOLING_DAYS": "0"},
        stdout=subprocess.DEVNULL,
    )
    try:
        for port in (ports.notes, ports.desk, ports.reading):
            wait_for(port)
        yield Town(place, ports.addresses(), secrets, temporary, child.pid)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=PATIENCE)


def _people(place: Place) -> dict[str, str]:
    secrets = {name: accounts.new_totp_secret() for name in ("ann", "rev", "tess")}
    desk = open_desk(desk_settings(place, Address("")))
    with Session(desk.engine) as session, session.begin():
        for login, role in (("ann", "moderator"), ("rev", "reviewer")):
            person = add_known(session, desk, login, role, secret=secrets[login], password=PASSWORD)
            # The gist first, and the words by a press: `test_keys.py`.
            caring.keep(desk, session, person.id, Mine(at_once=True))
    with Session(stores.open_named(place, "lists")) as session, session.begin():
        house = trainers.found_organisation(session, name="A college", areas=["kent"])
        token = trainers.invite(
            session, organisation_id=house, professions=[Profession.MIDWIVES], now=utc_now()
        )
        session.flush()
        key = desk.press.keys.get(TRAINER_KEY)
        code = accounts.digits_of(secrets["tess"], utc_now())
        trainers.accept(
            session,
            key,
            token,
            login="tess",
            name="Tess",
            password=accounts.new_password(PASSWORD),
            secret=secrets["tess"],
            code=code,
            now=utc_now(),
        )
    return secrets


# People who walk


def _step() -> int:
    """Return the half minute of now, as authenticator apps count them."""
    return int(utc_now().timestamp()) // STEP_SECONDS


def new_page(browser: Browser, *, scripts: bool = False) -> Page:
    """Return a page of a person of its own, on a phone, without scripts unless asked."""
    return browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740}).new_page()


def press(page: Page, label: str) -> None:
    """Press the first button or link of that name."""
    page.get_by_role("button", name=label, exact=True).or_(
        page.get_by_role("link", name=label, exact=True)
    ).first.click()


def see_what_is_finished(page: Page, code: str) -> None:
    """Open what is ready for her to look at; where her six words are asked first, give them."""
    press(page, "See it and decide")
    page.locator(".changes, #code").first.wait_for()  # One of two pages: which one is known once it is here.
    if page.locator("#code").count():
        page.fill("#code", code)
        press(page, "Go on")
    page.locator(".changes").wait_for()


def sign_in(page: Page, town: Town, door: str, login: str) -> None:
    """Sign in at the Desk or the Reading room."""
    page.goto(f"{town.addresses[door]}/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.fill("#code", town.digits(login))
    press(page, "Sign in")
    page.wait_for_url(lambda address: not address.endswith("/sign-in"))
    if door == "reading":
        press(page, "I promise this")
        page.wait_for_url(lambda address: "/purpose" not in address)
        press(page, "Go on")
        page.wait_for_url(lambda address: "/who" not in address)


def come_back(page: Page, town: Town, code: str) -> None:
    """Come back to Notes with the card's text."""
    page.context.clear_cookies()  # Another day: the browser holds no sign-in any more.
    page.goto(town.addresses["notes"])
    press(page, "I have been here before")
    page.fill("#code", code)
    press(page, "Go on")


def card_of(page: Page) -> str:
    """Return the code words that stand on the page, as she would copy them."""
    card = page.locator(".key-card")
    return " ".join([card.locator(".locator").inner_text(), *card.locator(".words li").all_inner_texts()])
