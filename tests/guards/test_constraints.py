"""Every package is pinned with its hashes, and no file of ours says where packages are fetched from."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TOOLING = ("constraints.txt", "pyproject.toml", "Makefile", ".ci/run")
_PINNED = re.compile(r"[a-z0-9-]+==[^\s;]+(?: ; [^\\]+)?(?: --hash=sha256:[0-9a-f]{64})+")
_SOURCE = re.compile(r"(?i)://|-index-url|--find-links[ =]\S|--trusted-host|--index[ =]|\bfile:/")


def _entries(constraints: str) -> list[str]:
    """Return one line for each package, with its hashes; comments are left out."""
    joined = re.sub(r"\s*\\\n\s*", " ", constraints)
    lines = (line.split(" #")[0].rstrip() for line in joined.splitlines())
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _unpinned(constraints: str) -> list[str]:
    return [entry for entry in _entries(constraints) if not _PINNED.fullmatch(entry)]


def _sources(text: str) -> list[str]:
    return [line for line in text.splitlines() if _SOURCE.search(re.sub(r"--no-emit-[a-z-]+", "", line))]


def _pins() -> dict[str, Requirement]:
    entries = _entries((ROOT / "constraints.txt").read_text())
    pins = [Requirement(entry.split(" --hash")[0]) for entry in entries]
    return {canonicalize_name(pin.name): pin for pin in pins}


def _declared() -> list[Requirement]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = settings["project"]
    lists = (
        project["dependencies"],
        *project["optional-dependencies"].values(),
        settings["build-system"]["requires"],
    )
    return [Requirement(line) for lines in lists for line in lines]


def _version(pin: Requirement) -> str:
    (only,) = pin.specifier
    return only.version


@pytest.mark.parametrize(
    "line",
    [
        "flask>=3.1 \\\n    --hash=sha256:" + "0" * 64,
        "flask==3.1.3",
        "flask==3.1.3 \\\n    --hash=md5:" + "0" * 32,
        "flask @ https://example.org/flask.whl",
        "-e .",
    ],
)
def test_a_package_without_a_version_or_a_hash_is_noticed(line: str) -> None:
    assert _unpinned(line)


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url https://packages.example.org/simple",
        "--extra-index-url=https://packages.example.org/simple",
        "--find-links wheels",
        "--trusted-host packages.example.org",
        "# via https://packages.example.org/simple",
        "pip install --index https://packages.example.org/simple flask",
        "flask @ file:///srv/flask.whl",
    ],
)
def test_the_address_of_a_registry_is_noticed(line: str) -> None:
    assert _sources(line)


def test_every_package_is_pinned_with_its_hashes() -> None:
    constraints = (ROOT / "constraints.txt").read_text()
    assert len(_entries(constraints)) > len(_declared())
    assert _unpinned(constraints) == []


@pytest.mark.parametrize("name", TOOLING)
def test_no_file_says_where_packages_are_fetched_from(name: str) -> None:
    assert _sources((ROOT / name).read_text()) == []


@pytest.mark.parametrize("wanted", _declared(), ids=lambda wanted: wanted.name)
def test_what_is_declared_is_pinned_to_a_version_it_allows(wanted: Requirement) -> None:
    pin = _pins().get(canonicalize_name(wanted.name))
    assert pin is not None, "run: make lock"
    assert wanted.specifier.contains(_version(pin)), f"{wanted} but pinned {pin}; run: make lock"


def test_the_tests_run_on_the_pinned_versions() -> None:
    different = {}
    for name, pin in _pins().items():
        if pin.marker is None or pin.marker.evaluate():
            try:
                found = version(name)
            except PackageNotFoundError:
                found = "nothing"
            if found != _version(pin):
                different[name] = f"{found}, not {_version(pin)}"
    assert different == {}, "run: make"
