"""The layers hold, and the contracts that say so can see: each is shown a planted fault first.

The contracts stand in `pyproject.toml`. They read the code, so an import made with `importlib` escapes them; for that,
the reading process itself is asked what it has loaded.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("archive", "moderation", "stories")
PRIVATE = ("archive.editions.press", "archive.stores", "moderation", "stories")
"""What the reading process must never hold."""

WORDS_APART = "What proves words shares no code with what makes them"
MEDIA_APART = "What proves sounds and pictures shares no code with what makes them"
PUBLISHED_SIDE = "The published side never reaches the private side, nor the press"


@dataclass(frozen=True)
class Fault:
    """Lines to plant, by file, and the contract that must break."""

    contract: str
    lines: dict[str, str]

    def plant(self, tree: Path) -> None:
        """Add each line at the end of its file; a file that is not there is made."""
        for name, line in self.lines.items():
            with (tree / name).open("a") as file:
                file.write(f"\n{line}\n")


FAULTS = (
    Fault("Down only", {"archive/ground/db.py": "import archive.editions.shelf"}),
    Fault("Down only", {"stories/drafts.py": "import archive.reading"}),
    Fault(
        "Every room of the archive stands in the drawing", {"archive/lobby.py": '"""Nobody drew this one."""'}
    ),
    Fault(PUBLISHED_SIDE, {"archive/reading/search.py": "import stories"}),
    Fault(PUBLISHED_SIDE, {"archive/reading/search.py": "def later() -> None:\n    import moderation"}),
    Fault(PUBLISHED_SIDE, {"archive/editions/shelf.py": "from archive.editions import press"}),
    Fault(
        PUBLISHED_SIDE,
        {
            "archive/reading/search.py": "import archive.ground.passage",
            "archive/ground/passage.py": "import stories.tables",
        },
    ),
    Fault(
        "The Reading room takes nothing off the shelf unasked",
        {"archive/reading/search.py": "from archive.editions import stocktaking"},
    ),
    Fault("Few hands touch the press", {"stories/drafts.py": "from archive.editions import press"}),
    Fault("The rules are plain Python", {"archive/rules/consent.py": "import flask"}),
    Fault(
        "Flask stays in routes, apps and web",
        {"stories/drafts.py": "from flask import render_template"},
    ),
    Fault(WORDS_APART, {"archive/editions/words_proof.py": "from archive.rules.folding import fold"}),
    Fault(
        WORDS_APART,
        {"archive/editions/words_proof.py": "def later() -> None:\n    from archive.rules import cast"},
    ),
    Fault(
        MEDIA_APART, {"archive/media/inside/following.py": "from archive.media.inside.fillers import PITCH"}
    ),
    Fault(MEDIA_APART, {"archive/media/inside/comparing.py": "from archive.media.inside import painting"}),
    Fault("Whoosh stays in one file", {"archive/reading/search.py": "import whoosh"}),
    Fault("The sanitisers stay in one file", {"stories/drafts.py": "import bleach"}),
    Fault("The sanitisers stay in one file", {"archive/editions/show.py": "from nh3 import clean"}),
    Fault("Decoders stay in the media room", {"archive/ground/clean.py": "from PIL import Image"}),
    Fault(
        "Decoders stay in the media room",
        {"moderation/queue/queue.py": "def later() -> None:\n    import av"},
    ),
    Fault("The reading side decodes nothing", {"archive/reading/search.py": "import archive.media.kinds"}),
    Fault(
        "The reading side decodes nothing", {"archive/editions/shelf.py": "from archive.media import sound"}
    ),
    Fault("Suggestions know text alone", {"moderation/suggesting/finding.py": "import stories.drafts"}),
    Fault("Suggestions know text alone", {"moderation/suggesting/times.py": "import archive.ground.audit"}),
    Fault(
        "The list of common words stays in one file on each side",
        {"moderation/anonymise/anonymise.py": "import wordfreq"},
    ),
    Fault("The small model stays in one file", {"moderation/suggesting/modelled.py": "import spacy"}),
    Fault(
        "The small model stays in one file",
        {"archive/media/naming.py": "def later() -> None:\n    import spacy"},
    ),
    Fault("Passkeys are spoken to from one file", {"moderation/people/passkeys.py": "import webauthn"}),
    Fault("Captions of others are read in one file", {"moderation/parts/covering.py": "import webvtt"}),
    Fault("Slides are written in one file", {"archive/reading/teach/guide.py": "import pptx"}),
    Fault("Tokens of learning systems are read in one file", {"archive/reading/sharing.py": "import jwt"}),
    Fault(
        "Cryptography stays in one file", {"archive/ground/accounts.py": "from cryptography import fernet"}
    ),
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the code, to spoil."""
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _broken_contracts(tree: Path) -> set[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    wide = {**os.environ, "COLUMNS": "200"}  # So that no name of a contract is broken over two lines.
    said = subprocess.run(command, cwd=tree, env=wide, capture_output=True, text=True, check=False)
    broken = set(re.findall(r"^(.+) BROKEN(?: \(\d+ ignored imports?\))?$", said.stdout, flags=re.MULTILINE))
    finished = re.search(r"^Contracts: \d+ kept, (\d+) broken", said.stdout, flags=re.MULTILINE)
    assert finished, f"lint-imports came to no verdict:\n{said.stdout}{said.stderr}"
    assert (said.returncode, len(broken)) == (int(bool(broken)), int(finished[1])), said.stdout
    return broken


def _private_modules_of_the_reading_room(tree: Path) -> list[str]:
    ask = "import json, sys, archive.reading.app as app; print(json.dumps([app.__file__, *sys.modules]))"
    said = subprocess.run([sys.executable, "-c", ask], cwd=tree, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    where, *loaded = json.loads(said.stdout)
    assert Path(where).is_relative_to(tree), "another tree was asked"
    return sorted(
        name
        for name in loaded
        if name.startswith(tuple(f"{private}." for private in PRIVATE)) or name in PRIVATE
    )


def test_the_code_keeps_every_contract(tree: Path) -> None:
    assert _broken_contracts(tree) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.contract}: {next(iter(fault.lines))}")
def test_a_planted_import_breaks_its_contract(tree: Path, fault: Fault) -> None:
    fault.plant(tree)
    assert fault.contract in _broken_contracts(tree)


def test_every_contract_has_seen_a_fault() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == {fault.contract for fault in FAULTS}


def test_the_reading_process_holds_no_private_module() -> None:
    assert _private_modules_of_the_reading_room(ROOT) == []


def test_an_import_that_the_contracts_cannot_see_is_found_in_the_process(tree: Path) -> None:
    hidden = 'import importlib\n\nimportlib.import_module("stories.tables")'
    Fault(PUBLISHED_SIDE, {"archive/reading/app.py": hidden}).plant(tree)
    assert _broken_contracts(tree) == set(), "the planted fault: the contracts must not see it"
    assert "stories.tables" in _private_modules_of_the_reading_room(tree)
