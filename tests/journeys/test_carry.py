"""The whole circle by the commands themselves, over a real line on this machine; and killed at every step of the way home."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import checking
from archive.carrying import bringing, out
from archive.carrying import folder as folders
from archive.ground import accounts
from archive.ground.clock import utc_now
from archive.ground.db import open_store, reading
from archive.settings import Place
from stories.beside_tables import Assisted
from stories.desk import Desk
from stories.tables import Part, PartState, Story
from tests.carried import PASSPHRASE, SLOW, TITLE, VOICE, Road
from tests.journeys.doors import PATIENCE, free_port, until, wait_for
from tests.phone import Phone
from tests.workers import CANARY, PASSWORD, SECRET, begin, own_visit, worker

IHW = (sys.executable, "-c", "from archive.cli import main; main()")


def ihw(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    command = [*IHW, *map(str, arguments)]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False)


@dataclass
class _Answer:
    body: bytes

    def get_data(self, as_text: bool = True) -> str:  # noqa: ARG002 -- as the test client's.
        return self.body.decode()


@dataclass
class _Line:
    """A browser's line to a served Notes, with what `tests.phone.Phone` asks of a test client."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> _Answer:
        return self._ask("GET", path, b"", "")

    def post(self, path: str, data: Mapping[str, Any]) -> _Answer:
        if not any(isinstance(value, tuple) for value in data.values()):
            return self._ask(
                "POST", path, urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"
            )
        return self._ask("POST", path, _in_parts(data), "multipart/form-data; boundary=edge")

    def _ask(self, method: str, path: str, body: bytes, kind: str) -> _Answer:
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        line.request(
            method,
            path,
            body,
            {"Host": f"notes.localhost:{self.port}", "Cookie": cookies, "Content-Type": kind},
        )
        answer = line.getresponse()
        body = answer.read()
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        line.close()
        return _Answer(body)


def _in_parts(data: Mapping[str, Any]) -> bytes:
    whole = b""
    for name, value in data.items():
        for one in value if isinstance(value, list) else [value]:
            named, plain = (f'; filename="{one[1]}"', one[0]) if isinstance(one, tuple) else ("", one)
            said = plain.read() if isinstance(plain, BytesIO) else plain.encode()
            whole += (
                f'--edge\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode()
                + said
                + b"\r\n"
            )
    return whole + b"--edge--\r\n"


class ServedPhone(Phone):
    """A phone on a served Notes."""

    def __init__(self, port: int) -> None:
        """Open the address."""
        self.client = cast("FlaskClient", _Line(port))
        self.answer = self.client.get("/")
        self.pages, self.taps = ["before"], 0


def _is_ready(folder: Path) -> bool:
    engine = open_store(folders.place_of(folder).store("desk"))
    with Session(reading(engine)) as session:
        found = session.execute(select(Part.state)).scalar_one() == PartState.READY
    engine.dispose()
    return found


def test_the_whole_circle_by_the_commands(place: Place, desk: Desk, notes: Flask, tmp_path: Path) -> None:
    worker(desk)
    folder, stick = tmp_path / "laptop", tmp_path / "stick.ihw"
    data = ("--data", place.data)
    assert ihw("carry", "out", *data, "--worker", "jo", folder, typed="short\n").returncode == 1
    made = ihw("carry", "out", *data, "--worker", "jo", folder, typed=f"{PASSPHRASE}\n")
    assert made.returncode == 0, made.stderr
    assert "ihw carry wipe" in made.stdout and PASSPHRASE not in made.stdout
    wrong = ihw("carry", "open", folder, typed="rain on the long road south\n")
    assert wrong.returncode == 1 and "does not open with that passphrase" in wrong.stderr
    code, label = _tell_on_the_road(folder)
    secret = [CANARY, TITLE, PASSWORD, PASSPHRASE, label, code[1], *code[1].split(), code[0].replace("-", "")]
    packed = ihw("carry", "pack", folder, stick, typed=f"{PASSPHRASE}\n")
    assert packed.returncode == 0 and "1 story packed" in packed.stdout, packed.stderr
    for where in (Road(place, desk, folder).all_bytes(), stick.read_bytes()):
        assert [one for one in secret if len(one) > 3 and one.encode() in where] == []
        assert VOICE[9_000:9_060] not in where and b"SQLite format" not in where
    again = ihw("carry", "open", folder, typed=f"{PASSPHRASE}\n")
    assert again.returncode == 1 and "is packed" in again.stderr
    early = ihw("carry", "wipe", folder, "--receipt", stick)
    assert early.returncode == 1 and "no receipt" in early.stderr and folder.exists()
    for option in ((), ("--without-receipt",), ("--force",)):
        assert ihw("carry", "wipe", folder, *option).returncode == 2
    first = ihw("carry", "in", *data, stick)
    assert first.returncode == 0 and "1 story came in" in first.stdout, first.stderr
    receipt = stick.with_name("stick.ihw.receipt")
    text = receipt.read_text()
    second = ihw("carry", "in", *data, stick)
    assert second.returncode == 0 and "here already" in second.stdout and receipt.read_text() == text
    assert set(json.loads(text)) == {"receipt", "id", "carry", "digest", "stories", "on", "signature"}
    assert ihw("sweep", *data).returncode == 0
    with Session(reading(desk.engine)) as session:
        assert session.execute(select(Part.state)).scalar_one() == PartState.READY
    assert checking.faults(place) == ()
    phone = Phone(notes)
    hers = own_visit(phone, code)
    phone.press("rest").come_back(hers).press("read").unlock(hers)
    assert CANARY in phone.html
    wiped = ihw("carry", "wipe", folder, "--receipt", receipt)
    assert wiped.returncode == 0 and "0 are left" in wiped.stdout, wiped.stderr
    assert list(folder.iterdir()) == []


def _tell_on_the_road(folder: Path) -> tuple[tuple[str, str], str]:
    port = free_port()
    child = subprocess.Popen(
        [*IHW, "carry", "open", str(folder), "--notes-port", str(port)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdin is not None
    child.stdin.write(f"{PASSPHRASE}\n")
    child.stdin.close()
    child.stdin = None
    try:
        wait_for(port)
        busy = ihw("carry", "open", folder, typed=f"{PASSPHRASE}\n")
        assert busy.returncode == 1 and "open in another window" in busy.stderr
        code = _visit(ServedPhone(port), folder)
        label = _label(folder)
        assert CANARY.encode() not in b"".join(
            path.read_bytes() for path in folder.rglob("*") if path.is_file()
        )
    finally:
        child.send_signal(signal.SIGTERM)
        said, _ = child.communicate(timeout=PATIENCE)
    assert child.returncode == 0 and "Only sealed files are left" in said
    return code, label


def _visit(laptop: ServedPhone, folder: Path) -> tuple[str, str]:
    digits = accounts.digits_of(SECRET, utc_now())
    laptop.press("worker").press("worker-open", login="jo", password=PASSWORD, digits=digits)
    begin(laptop).press("save", words=CANARY, title=TITLE).press("talk").press("add", files={"sound": VOICE})
    until(lambda: _is_ready(folder))
    laptop.press("write").press("save-go-on", words=CANARY, title=TITLE)
    laptop.press("go-on", tick={"court": ["none"]}).press("go-on", tick={"who": ["training-room"]})
    laptop.press("go-on", tick={"jobs": ["social-workers"]})
    laptop.press("go-on", tick={"voice": laptop.form.offered["voice"][:1]})
    laptop.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    laptop.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
    laptop.press("hand-over").press("hand-over-now")
    code = laptop.code_words()
    laptop.press("handed")
    return code


def _label(folder: Path) -> str:
    engine = open_store(folders.place_of(folder).store("desk"))
    with Session(reading(engine)) as session:
        found = session.execute(select(Assisted.label)).scalar_one()
    engine.dispose()
    return found


# Killed

KILLED = """
import os, shutil, signal, sqlite3, sys
from pathlib import Path
from sqlalchemy import Engine, event
from archive.carrying import bringing, wiping
from archive.cli import main

fresh, work, begins, command = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
module, name = {"in": (bringing, "bring"), "wipe": (wiping, "wipe")}[begins]

def run(at):
    '''Run the command in a child, killed at its step `at`; return whether it came to its end.'''
    pid = os.fork()
    if pid == 0:
        steps, real = [0], getattr(module, name)
        def step(*_):
            steps[0] += 1
            if steps[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
        def stepping(call):
            def stepped(*given, **named):
                step()
                return call(*given, **named)
            return stepped
        def counted(*given):
            os.fsync, os.open, os.unlink, os.rmdir = map(stepping, (os.fsync, os.open, os.unlink, os.rmdir))
            Path.replace, Path.unlink = stepping(Path.replace), stepping(Path.unlink)
            event.listen(Engine, "commit", step)
            return real(*given)
        setattr(module, name, counted)
        try:
            main(command, standalone_mode=False)
        except BaseException as found:
            print(repr(found), flush=True)
            os._exit(3)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    return (os.WIFSIGNALED(status), os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0)

at = 0
while True:
    at += 1
    if work.exists():
        shutil.rmtree(work)
    shutil.copytree(fresh, work)
    killed, code = run(at)
    state = sorted(path.relative_to(work).as_posix() for path in work.rglob("*"))
    rows = ""
    if begins == "in":
        desk = sqlite3.connect(work / "data" / "desk.sqlite")
        counts = [desk.execute("SELECT count(*) FROM " + table).fetchone()[0] for table in ("notebook", "story", "consent", "assisted", "blob")]
        rows = str((counts, desk.execute("SELECT count(*) FROM carry WHERE came_on IS NOT NULL").fetchone()[0]))
        desk.close()
    again = run(0) if killed else (False, code)
    print("step", at, killed, rows, "letter" if any("letter.json" in one for one in state) else "none", *again, flush=True)
    if not killed:
        break
"""


@pytest.fixture
def told(place: Place, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Road:
    """A folder that was told into and packed, and whose office nobody has open."""
    monkeypatch.setattr(out, "SLOW", SLOW)
    worker(desk)
    home = tmp_path / "home"
    home.mkdir()
    road = Road(place, desk, home / "laptop").make().tell()
    road.pack(home / "stick")
    return road


def _killed(tmp_path: Path, begins: str, *command: str | Path) -> list[list[str]]:
    paths = [str(tmp_path / "home"), str(tmp_path / "work")]
    said = subprocess.run(
        [sys.executable, "-c", KILLED, *paths, begins, *map(str, command)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout + said.stderr
    return [line.rsplit(maxsplit=3) for line in said.stdout.splitlines() if line.startswith("step ")]


def test_killed_at_any_step_of_in_it_is_all_here_or_not_at_all(
    told: Road, tmp_path: Path, place: Place
) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    for engine in (told.desk.engine, told.desk.keys.engine):
        engine.dispose()
    place.data.rename(home / "data")
    place.keys.rename(home / "data-keys")
    lines = _killed(tmp_path, "in", "carry", "in", "--data", work / "data", work / "stick")
    assert len(lines) > 8, "there are that many steps"
    states = {line[0].split(" ", 3)[3] for line in lines}
    assert states == {"([0, 0, 0, 0, 0], 0)", "([1, 1, 1, 1, 1], 1)"}
    assert all(line[2:] == ["False", "0"] for line in lines), "run again, it ends well"
    assert checking.faults(Place.at(work / "data")) == ()
    with Session(reading(open_store(work / "data" / "desk.sqlite"))) as session:
        assert len(session.execute(select(Story.id)).all()) == 1


def test_killed_at_any_step_of_wipe_it_goes_on(told: Road, tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    brought = bringing.bring(told.desk, home / "stick", told.desk.clock.moment())
    (home / "receipt").write_text(brought.receipt)
    lines = _killed(tmp_path, "wipe", "carry", "wipe", work / "laptop", "--receipt", work / "receipt")
    assert len(lines) > 8 and all(line[2:] == ["False", "0"] for line in lines), lines
    assert {line[1] for line in lines} == {"letter", "none"}
    assert list((work / "laptop").iterdir()) == []
