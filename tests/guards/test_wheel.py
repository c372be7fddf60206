"""What is installed is whole: templates, static files and migrations travel in the wheel and are found from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRAVELS = {
    "templates": "archive/templates",
    "static": "archive/static",
    "archive": "archive",
    "moderation": "moderation",
    "stories": "stories",
}
"""Folders of the checkout, and where they lie once installed."""


def _run(*arguments: str | Path, at: Path = ROOT) -> str:
    quiet = {**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    said = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=at, env=quiet, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


def _missing(installed: Path) -> list[str]:
    """Return every file of the checkout that should have travelled and did not, or not with the same bytes."""
    travelled = {
        file: installed / target / file.relative_to(ROOT / source)
        for source, target in TRAVELS.items()
        for file in (ROOT / source).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    return [str(file.relative_to(ROOT)) for file, copy in travelled.items() if not _same(file, copy)]


def _same(file: Path, copy: Path) -> bool:
    return copy.is_file() and copy.read_bytes() == file.read_bytes()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's wheel, built with the pinned tools and no network."""
    folder = tmp_path_factory.mktemp("wheel")
    _run("-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (built,) = folder.glob("in_her_words-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    _run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", folder, wheel)
    return folder


@pytest.mark.parametrize("folder", ["templates", "static", "archive/migrations"])
def test_there_is_something_to_travel(folder: str) -> None:
    assert any(file.is_file() for file in (ROOT / folder).rglob("*"))


def test_every_file_is_installed_with_the_same_bytes(installed: Path) -> None:
    assert _missing(installed) == []


def test_a_migration_or_a_template_left_behind_is_noticed(wheel: Path, tmp_path: Path) -> None:
    left_behind = ("archive/migrations/script.py.mako", "archive/templates/base.html")
    with zipfile.ZipFile(wheel) as bundle:
        bundle.extractall(tmp_path, [name for name in bundle.namelist() if name not in left_behind])
    assert sorted(_missing(tmp_path)) == ["archive/migrations/script.py.mako", "templates/base.html"]


def test_nothing_else_is_installed(installed: Path) -> None:
    tops = {entry.name for entry in installed.iterdir() if entry.suffix != ".dist-info"}
    assert tops == {"archive", "bin", "moderation", "stories"}


def test_the_installed_settings_find_templates_and_static_files_beside_them(installed: Path) -> None:
    ask = (
        f"import json, sys; sys.path.insert(0, {str(installed)!r}); from archive.settings import STATIC, TEMPLATES;"
        "print(json.dumps([str(STATIC), str(TEMPLATES)]))"
    )
    found = [Path(path) for path in json.loads(_run("-I", "-c", ask, at=installed.parent))]
    assert found == [installed / "archive" / "static", installed / "archive" / "templates"]


def test_the_checkout_finds_its_own() -> None:
    ask = "from archive.settings import STATIC, TEMPLATES; print(STATIC, TEMPLATES, sep='|')"
    assert _run("-c", ask).strip() == f"{ROOT / 'static'}|{ROOT / 'templates'}"
