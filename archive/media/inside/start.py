"""Where a child begins: limits, loading, walls, work, one line of report. Nothing else is ever said."""

from __future__ import annotations

import importlib
import json
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

from archive.media.inside import walls
from archive.media.inside.reasons import No, Why

ORDER, REPORT = 0, 1
"""Descriptors: what to do, and where to say how it went. The third, where errors would go, is nothing."""

FEW = 24
"""Files that loading needs open at one time, at the most."""


def main() -> NoReturn:
    """Read the order, do it behind the walls, report and end without tidying up."""
    with open(ORDER, "rb", closefd=False) as file:
        order = json.load(file)
    os.environ.update(PATH="", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MALLOC_ARENA_MAX="1")
    walls.limit(parent=order["parent"], files=FEW + len(order["in"]) + len(order["out"]), **order["limits"])
    module = importlib.import_module(order["module"])
    module.warm(**order["warm"])
    _say(_answer(module.work, order))


def _answer(work: Any, order: dict[str, Any]) -> dict[str, Any]:
    given = [open(fd, "rb", closefd=False) for fd in order["in"]]  # noqa: SIM115 -- the end of the process closes them.
    wanted = [open(fd, "w+b", buffering=0, closefd=False) for fd in order["out"]]  # noqa: SIM115 -- the same.
    stand = walls.close()
    try:
        return {"done": work(order["task"], given, wanted), "walls": stand}
    except No as no:
        return {"no": no.why}
    except BaseException:  # noqa: BLE001 -- a decoder's words may quote the file: nothing of them may leave.
        return {"no": Why.DAMAGED}


def _say(report: dict[str, Any]) -> NoReturn:
    line = (json.dumps(report) + "\n").encode()
    with suppress(OSError):
        while line:
            line = line[os.write(REPORT, line) :]
    os._exit(0)


if __name__ == "__main__":  # pragma: no cover -- started by its name in `archive.media.cage`.
    sys.exit("This runs in the cage only.")
