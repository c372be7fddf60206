"""Where the judges lie: programs and data of the design's documents, which are no part of the tree."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
BESIDE = TREE.parent / "shared"
"""Where the documents are looked for when no other place is named."""


class Missing(Exception):
    """A judge or what it needs is not there; says what to do."""


@dataclass(frozen=True)
class Place:
    """The folder with the documents, and the Python that has the packages a judge works with (ours has not)."""

    documents: Path
    python: str

    def program(self, name: str) -> Path:
        """Return the judge's own program.

        Raises:
            Missing: it is not there.
        """
        found = self.documents / "tools" / name
        if not found.is_file():
            raise Missing(
                f"The judge {name} is not at {found}. It is no part of this tree, and nothing here needs it. If you have the "
                "documents of the design, say where they lie: --documents FOLDER, or set IHW_JUDGES."
            )
        return found


def place_of(documents: Path | None, python: str | None) -> Place:
    """Return the place that was named, or else that of the environment, or else the one beside the tree."""
    folder = documents or Path(os.environ.get("IHW_JUDGES", BESIDE))
    return Place(folder.resolve(), python or os.environ.get("IHW_JUDGE_PYTHON", sys.executable))
