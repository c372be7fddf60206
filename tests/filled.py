"""One filled demo for a whole run: filling takes most of a minute, so everybody takes a copy of this one."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from archive import cli
from archive.settings import Place


@dataclass(frozen=True)
class Filled:
    """Where it is, and what the command that filled it printed."""

    place: Place
    printed: dict[str, Any]


@cache
def filled_demo() -> Filled:
    """Return the demo that nobody changes, filled by the command; it is gone with the process."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    data = Path(folder.name) / "data"
    run = CliRunner().invoke(cli.main, ["demo", "--data", str(data), "--json"])
    assert run.exit_code == 0, run.output
    return Filled(Place.at(data), json.loads(run.output))


def copy_demo(to: Path) -> Place:
    """Return a copy of one's own at `to`. Sealed files are never written twice, so they are linked and not copied."""
    demo, mine = filled_demo().place, Place.at(to)
    sealed = {demo.originals, demo.published}

    def take(source: str, target: str) -> None:
        (os.link if Path(source).parent in sealed else shutil.copy2)(source, target)

    shutil.copytree(demo.data, mine.data, copy_function=take)
    shutil.copytree(demo.keys, mine.keys)
    return mine
