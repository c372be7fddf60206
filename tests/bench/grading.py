"""How strong a softened voice is: a judge from outside grades our command, if one is named."""

from __future__ import annotations

import shlex
import subprocess
import sys

GRADE = "with `disguise`: a program that grades a disguise, and its words; it is given --name and --cmd with our command"

COMMAND = "{python} -c 'from archive.cli import main; main()' disguise {{in}} {{out}} --seed {{seed}}"


def grading(words: list[str] | None) -> None:
    """Let the judge speak; without one, say that none was named."""
    if not words:
        print("\n== how strong a softened voice is: no judge was named (--grade PYTHON PROGRAM ...)")
        return
    print("\n== how strong a softened voice is, by another's measure", flush=True)
    command = COMMAND.format(python=shlex.quote(sys.executable))
    subprocess.run([*words, "--name", "softened", "--cmd", command], check=True)
