"""What this house is made of, for the entry in the log of whatever it makes: its own version, and those of its tools.

A version number says which release it is. What really ran is said by the fingerprint of the program: of every file of ours
that holds code, a list or a figure. So a list that somebody renewed, or a line that somebody changed, is another program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

import archive

OURS = ("archive", "moderation", "stories")
KINDS = (".json", ".npz", ".py", ".txt")
LETTERS = 12
"""Of the fingerprint that is written down: enough to tell one program from another, and no secret."""


def made_by(tools: Iterable[str] = (), *, besides: str = "") -> str:
    """Return house and tools as the log has them: one line, no comma that means something else.

    Args:
        tools: names of distributions that took part; one that is not installed took none.
        besides: a further tool with its version, as it is to stand there.
    """
    of_tools = (f"{name} {version}" for name in tools if (version := _version(name)))
    house = f"in-her-words {archive.__version__}, program {fingerprint()}"
    return ", ".join(filter(None, (house, *of_tools, besides)))


@cache
def fingerprint() -> str:
    """Return the fingerprint of the program as it lay there when this process first asked."""
    return of_folders(tuple(Path(archive.__file__).parents[1] / name for name in OURS))


def of_folders(folders: Iterable[Path]) -> str:
    """Return the fingerprint of every file of ours in these folders: of names and of bytes, in one order everywhere."""
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in KINDS and path.is_file()):
            name = path.relative_to(folder.parent).as_posix()
            whole.update(f"{name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:LETTERS]


@cache
def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
