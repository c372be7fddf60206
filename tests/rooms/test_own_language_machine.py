"""Whatever she does with her two versions, in whatever order: what can be met is what the rules of consent say.

A model of a dozen lines beside the archive; the same walk, led straight to where a fault was planted, has to stumble.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from archive.demo import panels
from archive.editions import press
from archive.editions.index import Index
from archive.rules.errors import BadInput, Refused
from archive.rules.grant import Grant
from moderation.decisions import decisions, going_out, translating
from moderation.queue import queue
from stories import finished, next_version, taking_back, tongues, withdrawal
from stories.desk import Desk
from tests.rooms.test_own_language import BOTH, ENGLAND, TYPED, Told
from tests.town import grant

HERS = "es"


@dataclass
class Model:
    """Two versions: which she allows, which she released as they are now, and whether she hides all of it."""

    allows: set[str] = field(default_factory=lambda: {HERS, ENGLAND})
    released: set[str] = field(default_factory=set)
    is_made: bool = False
    """Whether there is a translation of her words as they are now, read by two."""

    is_hidden: bool = False
    is_whole: bool = True

    def out(self) -> set[str]:
        """Return what can be met: nothing before she has said that her own words are right."""
        if self.is_hidden or HERS not in self.released:
            return set()
        return self.allows & self.released


class Walk:
    """One story on a whole desk, and beside it the model."""

    def __init__(self, desk: Desk, index: Index, given: Grant) -> None:
        """Tell it, and have two people read it."""
        self.told, self.model = Told(desk, index, given), Model()
        if not given.own_words:
            self.model.allows = {ENGLAND}

    def step(self, name: str) -> None:
        """Take one step, in both; what is refused changes nothing."""
        is_done = getattr(self, f"_{name}")()
        assert set(self.told.out()) <= self.model.out(), f"{name}, before the worker came"
        if is_done is not False:
            self.told.work()
        assert set(self.told.out()) == self.model.out(), name

    def _release(self) -> bool:
        if HERS in self.model.released:
            return False
        self.told.release()
        self.model.released.add(HERS)
        return True

    def _translate(self) -> bool:
        if self.model.is_made or ENGLAND not in self.model.allows or self.model.is_hidden:
            return False
        self.told.translate(replace(TYPED, title="The room" + "!" * len(self.model.released)))
        self.model.is_made = True
        return True

    def _release_english(self) -> None:
        try:
            self.told.release_english()
        except (AssertionError, Refused):
            return
        assert self.model.is_made and not self.model.is_hidden
        self.model.released.add(ENGLAND)

    def _take_english_back(self) -> None:
        self._narrow(ENGLAND, translations=frozenset())
        if ENGLAND not in self.model.allows:
            self.model.released.discard(ENGLAND)
            self.model.is_made = False

    def _take_own_back(self) -> None:
        self._narrow(HERS, own_words=False)

    def _narrow(self, version: str, **less: object) -> None:
        try:
            self.told.narrow(**less)
        except BadInput:
            assert self.model.allows == {version}
            return
        self.model.allows.discard(version)

    def _change(self) -> bool:
        """Take a passage back: all has to be looked at, and translated, anew."""
        if HERS not in self.model.released or not self.model.is_whole or self.model.is_hidden:
            return False
        with self.told.story() as (session, story):
            copy = finished.newest(session, story.id)
            left = taking_back.without(self.told.desk, story, finished.read(self.told.desk, copy), ["w.1"])
            next_version.take_back(self.told.desk, session, story, copy, left, self.told.now)
        with self.told.story() as (session, story):
            queue.claim(session, story.id, "bea", self.told.now)
            panels.ask(self.told.desk, session, story.id, "bea", self.told.now)
            decisions.agree(self.told.desk, session, story, "bea", self.told.now)
        self.model.released.clear()
        self.model.is_made = self.model.is_whole = False
        return True

    def _hide(self) -> None:
        with self.told.story() as (session, story):
            withdrawal.hide(self.told.desk, session, story, self.told.now)
        self.model.is_hidden = True

    def _bring_back(self) -> bool:
        if not self.model.is_hidden:
            return False
        with self.told.story() as (session, story):
            withdrawal.bring_back(session, story, self.told.now)
        self.model.is_hidden = False
        return True


STEPS = (
    "release", "translate", "release_english", "take_english_back", "take_own_back", "change", "hide", "bring_back",
)  # fmt: skip
ALL_OUT = ("release", "translate", "release_english")
ONLY_ENGLISH = {"own_words": False, "translations": BOTH}


@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_met_is_what_the_model_says(desk: Desk, index: Index, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same walks each time.
    walk = Walk(desk, index, grant(**(ONLY_ENGLISH if seed % 3 == 2 else {"translations": BOTH})))
    for step in (*ALL_OUT[: chance.randrange(4)], *chance.choices(STEPS, k=8)):
        walk.step(step)


@dataclass(frozen=True)
class Fault:
    """A fault in the archive, and the steps on which the walk has to stumble over it."""

    says: str
    where: Any
    name: str
    faulty: Callable[[Any], Any]
    steps: tuple[str, ...]
    given: dict[str, Any] = field(default_factory=lambda: {"translations": BOTH})

    @contextmanager
    def planted(self) -> Iterator[None]:
        """Plant it."""
        sound = getattr(self.where, self.name)
        setattr(self.where, self.name, self.faulty(sound))
        try:
            yield
        finally:
            setattr(self.where, self.name, sound)


def _never(_: Any) -> Any:
    return lambda *_, **__: None


def _and_release(sound: Any) -> Any:
    def agree(desk: Desk, session: Any, story: Any, who: str, moment: Any) -> None:
        sound(desk, session, story, who, moment)
        row = tongues.newest(session, story.id)
        assert row is not None
        tongues.release(desk, session, story, seal=row.seal or "", how=tongues.How.READ, moment=moment)

    return agree


FAULTS = (
    Fault("a yes to one version passes for both", Grant, "lets_out", lambda _: lambda *_: True, (*ALL_OUT, "take_english_back")),
    Fault("it goes out as soon as two have read it", translating, "agree", _and_release, ALL_OUT[:2]),
    Fault("her own words are shown where only the translation may be", going_out, "_stays_in", lambda _: lambda *_: False,
          ALL_OUT, ONLY_ENGLISH),
    Fault("a superseded translation comes out again", tongues, "is_superseded", lambda _: lambda *_: False,
          (*ALL_OUT, "change", "release")),
    Fault("a version is taken back on record only", withdrawal, "_pull_versions", _never, (*ALL_OUT, "take_own_back")),
    Fault("a hide forgets the translation", press, "pull",
          lambda sound: lambda at, ids, now: sound(at, list(ids)[:1], now), (*ALL_OUT, "hide")),
)  # fmt: skip


def _go(desk: Desk, index: Index, fault: Fault) -> None:
    walk = Walk(desk, index, grant(**fault.given))
    for step in fault.steps:
        walk.step(step)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.says)
def test_the_walk_stumbles_over_a_fault_and_over_nothing_else(desk: Desk, index: Index, fault: Fault) -> None:
    _go(desk, index, fault)
    with fault.planted(), pytest.raises((AssertionError, Refused)):
        _go(desk, index, fault)
