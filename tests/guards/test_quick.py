"""What makes a run of tests quick is in the tests alone: the product hashes slowly and waits for the disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archive.ground import accounts
from archive.ground.db import open_store

ASKED = """
import json, sys
from pathlib import Path
from flask import Flask
from werkzeug.routing import Rule
from archive.ground import accounts, db

one, other = (db.open_store(Path(sys.argv[1]) / name) for name in ("one.sqlite", "other.sqlite"))
with one.connect() as line:
    waits = line.exec_driver_sql("PRAGMA synchronous").scalar_one()
slow = accounts.hasher()
print(json.dumps({
    "waits": waits, "hash": [slow.time_cost, slow.memory_cost, slow.parallelism], "shares": one.dialect is other.dialect,
    "templates": list(Flask.jinja_options), "addresses": Rule._compile_builder.__module__,
}))
"""
FULL, OFF = 2, 0
"""What `PRAGMA synchronous` answers."""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process without tests says of itself, whatever stands in its environment."""
    folder = str(tmp_path_factory.mktemp("product"))
    said = subprocess.run([sys.executable, "-c", ASKED, folder], capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(said.stdout)
    return answer


def test_a_store_of_the_product_waits_for_the_disk_and_one_of_a_test_does_not(
    product: dict[str, Any], tmp_path: Path
) -> None:
    with open_store(tmp_path / "one.sqlite").connect() as line:
        assert line.exec_driver_sql("PRAGMA synchronous").scalar_one() == OFF, "the measurement itself"
    assert product["waits"] == FULL


def test_a_hash_of_the_product_is_slow_and_one_of_a_test_is_not(product: dict[str, Any]) -> None:
    assert accounts.hasher().memory_cost < 1024, "the measurement itself"
    assert product["hash"] == [4, 64 * 1024, 2]


def test_nothing_is_shared_in_the_product(product: dict[str, Any]) -> None:
    assert (product["shares"], product["templates"]) == (False, [])
    assert product["addresses"] == "werkzeug.routing.rules"
