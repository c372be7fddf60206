"""The cage: one of our own modules, run in a child that can do nothing but compute.

    parent                                        child (`archive.media.inside`)
    memory files, read-only ──descriptors──▶      limits on memory, time, files
    memory files, empty ─────descriptors──▶       loads its decoder, then closes the walls:
    order (JSON) ────────────descriptor 0──▶      no path, no network, no program, no process
    one line of JSON ◀───────descriptor 1──       works; its errors are dropped

Whatever goes wrong in there (a refusal, a crash, too much of anything, garbage in the report) is one `BadInput` out here,
with a sentence of ours. Nothing that the child says reaches a person or a log. What comes from outside (the machine is
shut down or out of memory, the program was being replaced) is `Interrupted`: no verdict on a file. No clock decides
either; a child is judged by what it computed, so a busy machine is only slower.

The child dies with whoever asked, even by `kill -9`: with the thread, strictly, which waits here all the while.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from archive.media.inside.reasons import Why
from archive.media.memory import memory_file
from archive.rules.errors import BadInput

_ROOT = str(Path(__file__).resolve().parents[2])
_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from archive.media.inside.start import main; main()"
_PYTHON = ("-I", "-B", "-W", "ignore", "-c", _BEGIN, _ROOT)

LONGEST_REPORT = 4_000_000
"""Bytes; the waveform of ninety minutes takes about 250,000."""

SENTENCES = {
    Why.CHANGED: "This recording is not the one that was listened to before. Ask for it to be prepared again.",
    Why.DAMAGED: "This file cannot be opened; it may be damaged. Save it again and choose it again.",
    Why.NO_SOUND: "There is no sound in this file. Listen to it on your phone first, then choose it again.",
    Why.ODD: "This recording is made in a way that cannot be opened here. Save it as MP3 or M4A and choose that.",
    Why.ONLY_PICTURES: "This film has no sound in it. Films are taken for their sound. For a picture, choose a photo.",
    Why.OUTSIDE: "One box lies outside the picture. Move it, or take it away.",
    Why.TOO_LONG: "This recording is longer than 90 minutes. Cut it into parts and send each as a story of its own.",
    Why.TOO_MANY_PIXELS: "This picture has more than 40 million dots. Save it smaller, or take a screenshot of it.",
}
"""What she reads, for each reason the cage may give."""


@dataclass(frozen=True)
class Limits:
    """What a child may use: bytes of memory, seconds of computing, bytes per file written."""

    memory: int
    cpu: int
    file: int


class Interrupted(Exception):
    """The child was stopped from outside, or could not begin. It says nothing of the file: the same may be asked again."""


def run(
    module: str,
    task: Mapping[str, Any],
    *,
    warm: Mapping[str, Any] | None = None,
    sources: Sequence[BinaryIO] = (),
    outs: Sequence[BinaryIO] = (),
    limits: Limits,
    otherwise: str = SENTENCES[Why.DAMAGED],
) -> Any:
    """Return what `module.work(task, sources, outs)` answered from inside the cage, as JSON gives it back.

    Args:
        module: full name of a module with `warm` and `work`.
        task: anything that JSON can hold.
        warm: what `module.warm` is told before the walls close; nothing for most.
        sources: files the child may read, from their beginning; it can change none of them.
        outs: memory files the child fills; rewound when this returns.
        limits: what it may use.
        otherwise: the sentence for a crash, too much computing, or an answer that makes no sense.

    Raises:
        BadInput: it refused, or it did not come to an end of its own.
        Interrupted: it was stopped from outside.
    """
    with ExitStack() as held, memory_file() as report:
        given = [held.enter_context(_readable(source)) for source in sources]
        wanted = [out.fileno() for out in outs]
        order: dict[str, Any] = {
            "module": module,
            "warm": dict(warm or {}),
            "task": task,
            "in": given,
            "out": wanted,
        }
        order |= {"limits": asdict(limits), "parent": os.getpid()}
        ended = _child(order, report.fileno(), limits.cpu)
        answer = _answer(report) if ended else {}
    for out in outs:
        out.seek(0)
    if "done" in answer:
        return answer["done"]
    raise BadInput(SENTENCES.get(answer.get("no", ""), otherwise))


def _child(order: dict[str, Any], report: int, cpu: int) -> bool:
    """Start the child, wait, and leave none of its group alive; True when it ended by itself and well."""
    child = _started(order, report)
    try:
        ended = _ends(child.pid)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if ended and _is_from_outside(child.returncode, used.ru_utime + used.ru_stime, cpu):
        raise Interrupted
    return ended and child.returncode == 0


def _started(order: dict[str, Any], report: int) -> subprocess.Popen[bytes]:
    with memory_file() as asked:
        asked.write(json.dumps(order).encode())
        asked.seek(0)
        try:
            return subprocess.Popen(  # noqa: S603 -- our own interpreter, our own module.
                [sys.executable, *_PYTHON],
                stdin=asked,
                stdout=report,
                stderr=subprocess.DEVNULL,
                pass_fds=(*order["in"], *order["out"]),
                cwd="/",
                env={},
                start_new_session=True,
            )
        except OSError as trouble:
            raise Interrupted from trouble


LOOK_EVERY, LOOKS, LEAST_SHARE = 30.0, 4, 0.02
"""Seconds between looks, and how many looks in a row may find that it computed less than this share of the time.

It has nothing to wait for: all its files are in memory. So one that stands still will stand still for ever."""


def _ends(child: int) -> bool:
    """Wait until it ends; False when it stands still. Its number is not taken back, so the group killed next is its own."""
    handle = os.pidfd_open(child)
    try:
        watch = select.poll()
        watch.register(handle, select.POLLIN)
        before, still = 0.0, 0
        while not watch.poll(LOOK_EVERY * 1000):
            now = _computed(child)
            still = still + 1 if now - before < LEAST_SHARE * LOOK_EVERY else 0
            before = now
            if still == LOOKS:
                return False
        return True
    finally:
        os.close(handle)


def _computed(child: int) -> float:
    """Return the seconds that all its threads have computed: its clock by number, as `clock_getcpuclockid` makes it."""
    return time.clock_gettime(~child << 3 | 2)


_STOPPED = {-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP, -signal.SIGQUIT}
_NOT_BEGUN = 1
"""How Python ends when something goes wrong outside `inside.start`'s own care: before there was any file."""


def _is_from_outside(status: int, computed: float, cpu: int) -> bool:
    """Return whether its end says nothing of the file. The kernel kills, too, what has computed for `cpu` seconds."""
    if status == -signal.SIGKILL and computed > 0.9 * cpu:
        return False
    return status in _STOPPED or status == _NOT_BEGUN


def _answer(report: BinaryIO) -> dict[str, Any]:
    report.seek(0)
    line = report.read(LONGEST_REPORT + 1)
    try:
        answer = json.loads(line) if len(line) <= LONGEST_REPORT else {}
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


@contextmanager
def _readable(source: BinaryIO) -> Iterator[int]:
    """Give a descriptor of `source` that reads from the beginning and cannot write.

    One opened anew has a place of its own: two children, or two threads, never move each other along.
    """
    with ExitStack() as held:
        file = source if _is_real(source) else held.enter_context(_copied(source))
        descriptor = os.open(f"/proc/self/fd/{file.fileno()}", os.O_RDONLY | os.O_CLOEXEC)
        held.callback(os.close, descriptor)
        yield descriptor


def _is_real(source: BinaryIO) -> bool:
    try:
        source.fileno()
    except (OSError, AttributeError):
        return False
    if source.writable():
        source.flush()
    return True


def _copied(source: BinaryIO) -> BinaryIO:
    source.seek(0)
    file = memory_file()
    shutil.copyfileobj(source, file)
    file.flush()
    return file
