"""What a hostile file might have a decoder do, as a module for the cage: `task` names one deed, or all of them."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from archive.media.inside.reasons import No, Why

_EXECUTABLE = mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


ESCAPES: dict[str, Callable[[], object]] = {
    "read a file": lambda: Path("/etc/passwd").read_bytes(),
    "read its own program": lambda: Path(__file__).read_bytes(),
    "list a folder": lambda: list(Path("/").iterdir()),
    "write a file": lambda: Path("/tmp/ihw-escaped").write_text("x"),  # noqa: S108 -- it must not come to that.
    "make a folder": lambda: Path("/tmp/ihw-escaped").mkdir(),  # noqa: S108
    "remove a file": lambda: Path("/tmp/ihw-escaped").unlink(),  # noqa: S108
    "call the network": lambda: socket.socket(),
    "call its neighbours": lambda: socket.socket(socket.AF_UNIX),
    "make a process": _fork,
    "run a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606 -- it must not come to that.
    "kill its parent": lambda: os.kill(os.getppid(), signal.SIGCONT),
    "make a file in memory": lambda: os.memfd_create("more"),
    "open a pipe": os.pipe,
    "run what it has written": lambda: mmap.mmap(-1, 4096, prot=_EXECUTABLE),
    "import something": lambda: __import__("sqlite3"),
}


def warm() -> None:
    """Nothing loads late here."""


def work(task: dict[str, Any], given: list[BinaryIO], wanted: list[BinaryIO]) -> Any:
    """Do what `task["do"]` says."""
    return DEEDS[task["do"]](given, wanted)


def _escapes(_: list[BinaryIO], __: list[BinaryIO]) -> list[str]:
    """Return what was possible and should not be."""
    possible = []
    for name, deed in ESCAPES.items():
        try:
            deed()
        except (OSError, ImportError):
            continue
        possible.append(name)
    return possible


def _copy(given: list[BinaryIO], wanted: list[BinaryIO]) -> int:
    return wanted[0].write(given[0].read())


def _write_back(given: list[BinaryIO], _: list[BinaryIO]) -> None:
    os.write(given[0].fileno(), b"changed")


def _fill_disk(_: list[BinaryIO], wanted: list[BinaryIO]) -> None:
    while True:
        wanted[0].write(bytes(1 << 20))


def _eat(_: list[BinaryIO], __: list[BinaryIO]) -> int:
    return len(bytearray(2 << 30))


def _spin(_: list[BinaryIO], __: list[BinaryIO]) -> None:
    while True:
        pass


def _sleep(_: list[BinaryIO], __: list[BinaryIO]) -> None:
    time.sleep(600)


def _crash(_: list[BinaryIO], __: list[BinaryIO]) -> None:
    ctypes.string_at(0)


def _refuse(_: list[BinaryIO], __: list[BinaryIO]) -> None:
    raise No(Why.TOO_LONG)


def _tell(_: list[BinaryIO], __: list[BinaryIO]) -> None:
    sys.stderr.write("her name is Anna")
    raise ValueError("her name is Anna")


def _say(line: bytes) -> Callable[[list[BinaryIO], list[BinaryIO]], None]:
    def deed(_: list[BinaryIO], __: list[BinaryIO]) -> None:
        os.write(1, line)
        os._exit(0)

    return deed


DEEDS: dict[str, Callable[[list[BinaryIO], list[BinaryIO]], Any]] = {
    "escape": _escapes,
    "copy": _copy,
    "write back": _write_back,
    "fill the disk": _fill_disk,
    "eat memory": _eat,
    "spin": _spin,
    "sleep": _sleep,
    "crash": _crash,
    "refuse": _refuse,
    "tell": _tell,
    "say garbage": _say(b"\x00\xff{"),
    "say a name": _say(b'{"no": "her name is Anna"}'),
    "say a list": _say(b'["done"]'),
    "say it deeply": _say(b"[" * 100_000),
    "say it twice": _say(b'{"done": 1}\n{"done": 2}'),
    "say nothing": _say(b""),
}
