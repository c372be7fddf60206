"""One filled demo for a whole run: filling takes most of a minute, so everybody takes a copy of this one.

`make test` runs its two halves side by side, and names one folder for both: whoever comes first fills it there.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from archive import cli
from archive.settings import Place

BOTH = "IHW_FILLED"
"""Names the folder that both halves share; it is empty when they begin, and gone with them."""


@dataclass(frozen=True)
class Filled:
    """Where it is, and what the command that filled it printed."""

    place: Place
    printed: dict[str, Any]


@cache
def filled_demo() -> Filled:
    """Return the demo that nobody changes, filled by the command; it is gone with the process, or with `make test`."""
    if named := os.environ.get(BOTH):
        return once(Path(named), _fill)
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return once(Path(folder.name), _fill)


def once(folder: Path, fill: Callable[[Path], str]) -> Filled:
    """Return what is filled in `folder`; fill it unless somebody has, and wait for somebody who does just now."""
    data, said = folder / "data", folder / "printed.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            said.write_text(fill(data))
    return Filled(Place.at(data), json.loads(said.read_text()))


def _fill(data: Path) -> str:
    run = CliRunner().invoke(cli.main, ["demo", "--data", str(data), "--json"])
    assert run.exit_code == 0, run.output
    return run.output


def copy_demo(to: Path) -> Place:
    """Return a copy of one's own at `to`. Sealed files are never written twice, so they are linked and not copied."""
    demo, mine = filled_demo().place, Place.at(to)
    sealed = {demo.originals, demo.published}

    def take(source: str, target: str) -> None:
        (os.link if Path(source).parent in sealed else shutil.copy2)(source, target)

    shutil.copytree(demo.data, mine.data, copy_function=take)
    shutil.copytree(demo.keys, mine.keys)
    return mine
