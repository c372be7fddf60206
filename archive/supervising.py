"""`ihw serve`: three doors and a worker, each in a process of its own, started anew when one dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import click

from archive.serving import from_environment, stop_on_signals
from archive.settings import Place

QUICK = 2.0
"""Seconds; a process that dies faster than this, three times over, will not get better by itself."""

MOST_QUICK_DEATHS = 3


@dataclass(frozen=True)
class Ports:
    """The ports of the three doors on this machine."""

    notes: int = 8001
    desk: int = 8002
    reading: int = 8003

    def addresses(self) -> dict[str, str]:
        """Return the address of each door: different host names, because cookies ignore ports."""
        return {
            "notes": f"http://notes.localhost:{self.notes}",
            "desk": f"http://desk.localhost:{self.desk}",
            "reading": f"http://room.localhost:{self.reading}",
        }


def said_addresses(ports: Ports) -> dict[str, str]:
    """Return the address of each door as people reach it: what the environment says (`IHW_NOTES` …), else on this machine.

    Raises:
        UsageError: what it says is no address of a host.
    """
    return {name: _said(name.upper(), default) for name, default in ports.addresses().items()}


def _said(name: str, default: str) -> str:
    said = from_environment(name).strip().rstrip("/")
    parts = urlsplit(said)
    if said and not (
        parts.scheme in ("http", "https") and parts.hostname and not parts.path and not parts.query
    ):
        raise click.UsageError(f"IHW_{name} is no address of a door. Say one like https://door.example.org.")
    return said or default


@dataclass
class _Child:
    module: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    quick_deaths: int = 0

    def start(self) -> None:
        """Start it; it inherits our standard error."""
        self.began = time.monotonic()
        self.process = subprocess.Popen([sys.executable, "-m", self.module], env=self.environment)  # noqa: S603 -- our own modules.

    def look_after(self) -> bool:
        """Start it anew if it died; return False when that has not helped."""
        if self.process is not None and self.process.poll() is None:
            return True
        self.quick_deaths = self.quick_deaths + 1 if time.monotonic() - self.began < QUICK else 0
        if self.quick_deaths >= MOST_QUICK_DEATHS:
            return False
        self.start()
        return True

    def stop(self) -> None:
        """Ask it to end, and wait."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def run_all(place: Place, ports: Ports, *, leave_to: str | None = None) -> int:
    """Run everything until SIGTERM or SIGINT; return the exit code."""
    children = _children(place, ports, leave_to)
    stopped = threading.Event()
    stop_on_signals(stopped.set)
    for child in children:
        child.start()
    failed = ""
    while not stopped.wait(0.5) and not failed:
        failed = next((child.module for child in children if not child.look_after()), "")
    for child in children:
        child.stop()
    if failed:
        click.echo(
            f"{failed} does not stay up. Is its port in use? Choose others with --notes-port, --desk-port, --reading-port.",
            err=True,
        )
    return 1 if failed else 0


def _children(place: Place, ports: Ports, leave_to: str | None) -> list[_Child]:
    common = {"IHW_DATA": str(place.data), "IHW_KEYS": str(place.keys)}
    for name, address in said_addresses(ports).items():
        common[f"IHW_{name.upper()}"] = address
    if leave_to:
        common["IHW_LEAVE_TO"] = leave_to
    doors = {"stories": ports.notes, "moderation": ports.desk, "archive.reading": ports.reading}
    served = [
        _Child(module, {**os.environ, **common, "IHW_PORT": str(port)}) for module, port in doors.items()
    ]
    return [*served, _Child("moderation.working", {**os.environ, **common})]
