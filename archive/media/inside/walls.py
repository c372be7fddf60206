"""The walls of the cage, put up by the child around itself: limits first, then, with everything loaded, the rest.

Linux calls by number, through ctypes, as any user. What a kernel lacks is left out, and the report says what stands.
Numbers: `man 2 syscalls` for x86-64, `linux/landlock.h`, `linux/seccomp.h`, `linux/prctl.h`.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
import sys

_C = ctypes.CDLL(None, use_errno=True)

_NEW_SPACES = 0x10000000 | 0x40000000 | 0x08000000  # User, network, and System V ways to talk.
_DIE_WITH_PARENT, _DUMPABLE, _SECCOMP, _NO_NEW_PRIVILEGES = 1, 4, 22, 38
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446


def limit(*, parent: int, memory: int, cpu: int, file: int, files: int) -> None:
    """Bound what this process may use, and bind its life to its parent's.

    Args:
        parent: number of the process that asked; when it is gone, or goes, so does this one.
        memory: bytes of address space.
        cpu: seconds of computing.
        file: bytes of any file it writes.
        files: how many may be open.
    """
    _C.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    _C.prctl(_DUMPABLE, 0, 0, 0, 0)
    _C.unshare(_NEW_SPACES)  # Best effort, and only while there is one thread.
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, file),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def close() -> tuple[str, ...]:
    """Shut every way out but the files already open; return which walls stand. Nothing can be loaded from here on."""
    stand = ["limits"]
    if _C.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        stand.append("privileges")
        stand += ["landlock"] * _no_paths()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    if "privileges" in stand:
        stand += ["seccomp"] * _few_calls()
    return tuple(stand)


# ------------------------------------------------------------------------------------------------------- Landlock
_RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""From which version on how many rights over files exist, each one bit."""

_TCP, _SCOPES = 3, 3
_FIELDS = (1, 4, 6)
"""From which version on there is a field for files, for TCP, for scopes."""


def _no_paths() -> bool:
    """Take away every right over every path, over TCP, and over other processes' sockets and signals."""
    version = _C.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    bits = max(count for since, count in _RIGHTS if version >= since)
    known = 8 * sum(version >= since for since in _FIELDS)
    rules = struct.pack("QQQ", (1 << bits) - 1, _TCP, _SCOPES)[:known]
    handle = _C.syscall(_LANDLOCK_CREATE, rules, ctypes.c_size_t(len(rules)), 0)
    if handle < 0:
        return False
    done = bool(_C.syscall(_LANDLOCK_RESTRICT, handle, 0) == 0)
    os.close(handle)
    return done


# -------------------------------------------------------------------------------------------------------- seccomp
_X86_64 = 0xC000003E
_LOAD, _EQUAL, _AT_LEAST, _HAS_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _MISSING, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | 38, 0x00050000 | 1
_NUMBER, _ARCHITECTURE, _FIRST, _THIRD = 0, 4, 16, 32
_CLONE, _THREAD = 56, 0x10000
_MAPS, _EXECUTABLE = (9, 10), 4

_PLAIN = (
    *(0, 1, 3, 5, 8, 17, 18, 19, 20, 77, 262),  # Read, write, seek, close, size: of files already open.
    *(11, 12, 25, 28),  # Memory.
    *(13, 14, 15, 131, 219),  # Signals to itself.
    *(24, 35, 96, 98, 99, 100, 201, 204, 228, 229, 230, 309),  # Time, and how many processors.
    *(39, 60, 186, 202, 218, 231, 273, 274, 318, 324, 334),  # Threads, chance, the end.
)
"""All that a decoder needs once it is loaded. No open, no socket, no program, no process, no signal to others."""


def _few_calls() -> bool:
    """Let only `_PLAIN` calls through, new threads, and memory that is never code; any other call does not exist."""
    if platform.machine() != "x86_64" or sys.maxsize < 1 << 32:
        return False
    code = b"".join(struct.pack("HBBI", *line) for line in _filter())
    kept = ctypes.create_string_buffer(code, len(code))
    whole = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(kept))
    return bool(_C.prctl(_SECCOMP, 2, whole, 0, 0) == 0)


def _filter() -> list[tuple[int, int, int, int]]:
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _X86_64),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, 0x40000000),
        (_RETURN, 0, 0, _KILL),
    ]
    for call in _PLAIN:
        lines += [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, _ALLOW)]
    lines += _only_if(_CLONE, _FIRST, _THREAD, then=_ALLOW, otherwise=_REFUSE)
    for call in _MAPS:
        lines += _only_if(call, _THIRD, _EXECUTABLE, then=_REFUSE, otherwise=_ALLOW)
    return [*lines, (_RETURN, 0, 0, _MISSING)]


def _only_if(
    call: int, argument: int, bit: int, *, then: int, otherwise: int
) -> list[tuple[int, int, int, int]]:
    """Judge `call` by one bit of one argument."""
    return [
        (_EQUAL, 0, 4, call),
        (_LOAD, 0, 0, argument),
        (_HAS_BIT, 0, 1, bit),
        (_RETURN, 0, 0, then),
        (_RETURN, 0, 0, otherwise),
    ]
