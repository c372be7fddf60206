"""What a run of tests does once and not for every test anew, though each has an archive and doors of its own.

Measured on tests of pages: of their computing a quarter went into compiling the same templates, a tenth into the same
statements, a twentieth into addresses that were never built; and a tenth of their time was waiting for a disk that
nobody would read again. `tests/guards/test_quick.py` holds that a process without tests does none of this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine, create_engine
from werkzeug.routing import Rule

from archive.ground import db

STATEMENTS = 4_000
"""So many are kept; a run has about half as many."""


@pytest.fixture(scope="session", autouse=True)
def quick_house() -> Iterator[None]:
    """Share what is the same for every test, and wait for no disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": _Compiled()})
        patch.setattr(Rule, "_compile_builder", _when_asked(Rule._compile_builder))
        patch.setattr(db, "create_engine", _sharing_statements())
        patch.setattr(db, "_prepare", _in_haste(db._prepare))
        yield


class _Compiled(BytecodeCache):
    """Compiled templates by door, place and text: one that is changed is compiled anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template that was compiled before."""
        bucket.code = self._known.get(self._named(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        if bucket.code is not None:
            self._known[self._named(bucket)] = bucket.code

    def _named(self, bucket: Bucket) -> tuple[str, str, str]:
        # Each door has filters and globals of its own.
        door: Flask = getattr(bucket.environment, "app")  # noqa: B009 -- Flask's own kind of environment has it.
        return door.name, bucket.key, bucket.checksum


def _when_asked(compiles: Callable[..., Any]) -> Callable[..., Any]:
    """Have what builds an address compiled when the first is built: a door has hundreds, and a test builds a few."""

    def compile_builder(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        made: list[Callable[..., tuple[str, str]]] = []

        def build(itself: Rule, /, **values: Any) -> tuple[str, str]:
            if not made:
                made.append(compiles(rule, append_unknown))
            return made[0](itself, **values)

        return build

    return compile_builder


def _sharing_statements() -> Callable[..., Engine]:
    """Have all stores speak one dialect: what was put into it for one of them is there for the others."""
    pattern = create_engine("sqlite://", query_cache_size=STATEMENTS)
    pattern.connect().close()  # A dialect asks its first connection what it can do.

    def create(*args: Any, **how: Any) -> Engine:
        engine = create_engine(*args, **how)
        engine.dialect, engine._compiled_cache = pattern.dialect, pattern._compiled_cache
        return engine

    return create


def _in_haste(prepares: Callable[..., None]) -> Callable[..., None]:
    """Have a store not wait for the disk. Whoever is killed loses nothing by it: only a machine that goes dark would."""

    def prepare(raw: Any, *how: Any) -> None:
        prepares(raw, *how)
        raw.execute("PRAGMA synchronous=OFF")

    return prepare
