"""A demo archive whose Reading room is served in a process of its own, and somebody signed in to it."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyotp

from archive.demo import filling
from archive.settings import Place
from archive.supervising import Ports


@dataclass(frozen=True)
class Served:
    """Where the room is served, and the cookie of a trainer."""

    port: int
    cookie: str

    def get(self, path: str) -> str:
        """Return a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        assert answer.status == 200, (path, answer.status)
        return body


@contextmanager
def served(folder: Path, more: Callable[[Place], object] = lambda _: None) -> Iterator[Served]:
    """Fill a demo archive, let `more` add to it, and serve its Reading room."""
    place = Place.at(folder / "data")
    ports = Ports(*(free_port() for _ in range(3)))
    trainer = filling.fill(place, ports.addresses())["trainers"][0]
    more(place)
    names = {"DATA": str(place.data), "KEYS": str(place.keys), "PORT": str(ports.reading)}
    names |= {"READING": ports.addresses()["reading"]}
    with running(["archive.reading"], ports.reading, {f"IHW_{name}": value for name, value in names.items()}):
        cookie = _sign_in(ports.reading, trainer["login"], trainer["password"], trainer["totp_secret"])
        yield Served(ports.reading, cookie)


@contextmanager
def running(module: Sequence[str], port: int, environment: dict[str, str] | None = None) -> Iterator[None]:
    """Run a module that serves on `port`, with its arguments, until this ends."""
    child = subprocess.Popen([sys.executable, "-m", *module], env={**os.environ, **(environment or {})})
    try:
        _wait_for(port)
        yield
    finally:
        child.terminate()
        child.wait(timeout=15)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("The server did not start.")


def _sign_in(port: int, login: str, password: str, secret: str) -> str:
    typed = {"login": login, "password": password, "code": pyotp.TOTP(secret).now()}
    cookie = _post(port, "/sign-in", "", typed)
    cookie = _post(port, "/purpose", cookie, {"purpose": "teaching", "promised": "yes"})
    return _go_on(port, cookie)


def _post(port: int, path: str, cookie: str, typed: Mapping[str, str | list[str]]) -> str:
    """Open a page, send its form, and return the cookie that the browser then holds."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    cookie = _cookie(answer) or cookie
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.read().decode())
    assert token is not None
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", path, urlencode({"csrf_token": token[1], **typed}, doseq=True), headers)
    answer = connection.getresponse()
    answer.read()
    return _cookie(answer) or cookie


def _go_on(port: int, cookie: str) -> str:
    """Say who is in the room as the form offers it."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/who", headers={"Cookie": cookie})
    ticked = re.findall(
        r'name="profession" value="([\w-]+)" checked', connection.getresponse().read().decode()
    )
    return _post(port, "/who", cookie, {"audience": "training-room", "profession": ticked})


def _cookie(answer: http.client.HTTPResponse) -> str:
    return (answer.getheader("Set-Cookie") or "").split(";")[0]
