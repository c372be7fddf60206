"""Cases for the rules: small ones to start from, strategies for many, and faults to plant.

A test of a rule takes the module it tests as its first argument, so that the very same test can be run against a copy
with a fault in it: `test_planted_faults` does.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st

from archive.rules.choices import Audience, Event, Medium, Profession, Use
from archive.rules.clock import Moment
from archive.rules.consent import Status
from archive.rules.figures import Told
from archive.rules.grant import Grant, Outlet, Viewer
from archive.rules.grounds import Gate
from archive.rules.jigsaw import HerWord, Knows, Panel, Tried

MANY = settings(
    max_examples=60, phases=(Phase.explicit, Phase.generate), deadline=None, database=None, derandomize=True
)
"""Enough to find every planted fault, and the same cases each time. No shrinking: the cases are small already, and more
than a hundred faults make a test fail on purpose."""

TODAY = date(2026, 11, 24)
NOON = Moment(now=datetime(2026, 11, 24, 12, tzinfo=UTC), latest=None)
WORDING = "a" * 64
NO_SENTENCE = Gate(())
"""The gate of a story in which no sentence tells of the court."""

AREAS = ("kent", "surrey", "cornwall")

MIDNIGHTS = (
    (date(2027, 1, 15), datetime(2027, 1, 16, 0, tzinfo=UTC)),
    (date(2027, 3, 27), datetime(2027, 3, 28, 0, tzinfo=UTC)),
    (date(2027, 3, 28), datetime(2027, 3, 28, 23, tzinfo=UTC)),
    (date(2027, 7, 1), datetime(2027, 7, 1, 23, tzinfo=UTC)),
    (date(2027, 10, 30), datetime(2027, 10, 30, 23, tzinfo=UTC)),
    (date(2027, 10, 31), datetime(2027, 11, 1, 0, tzinfo=UTC)),
    (date(2028, 2, 29), datetime(2028, 3, 1, 0, tzinfo=UTC)),
)
"""Last days, and the first moment after each in London, in summer and in winter."""

OPEN_OUTLETS = ("page", "search", "count", "playlist", "link", "media")
"""Written by hand: every other way out is shut."""


def grant(**changes: Any) -> dict[str, Any]:
    """Return the parts of a plain grant, with changes."""
    return {
        "audiences": frozenset({Audience.TRAINING_ROOM}),
        "professions": frozenset({Profession.MIDWIVES, Profession.STUDENTS}),
        "uses": frozenset({Use.TEACHING}),
        "media": frozenset({Medium.WORDS}),
        "until": date(2027, 11, 24),
        "not_near": frozenset(),
        **changes,
    }


def viewer(**changes: Any) -> Viewer:
    """Return a viewer whom the plain grant admits, with changes."""
    parts: dict[str, Any] = {
        "audience": Audience.TRAINING_ROOM,
        "professions": frozenset({Profession.MIDWIVES}),
        "uses": frozenset({Use.TEACHING}),
        "areas": frozenset(),
        **changes,
    }
    return Viewer(**parts)


def moments(first: date = date(2024, 1, 1), last: date = date(2032, 12, 31)) -> st.SearchStrategy[Moment]:
    """Any believable moment between two days."""
    start, end = datetime.combine(first, datetime.min.time()), datetime.combine(last, datetime.max.time())
    return st.builds(Moment, now=st.datetimes(start, end, timezones=st.just(UTC)), latest=st.none())


def some(options: Any, least: int = 0) -> st.SearchStrategy[Any]:
    """Any set of these options, with at least so many."""
    return st.frozensets(st.sampled_from(list(options)), min_size=least)


def days(first: date = date(2026, 1, 1), last: date = date(2029, 12, 31)) -> st.SearchStrategy[date]:
    """Any day around now."""
    return st.dates(first, last)


def grants(least: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """The parts of any grant over a small world, so that two of them often meet."""
    return st.fixed_dictionaries(
        {
            "audiences": some([Audience.TRAINING_ROOM, Audience.PRIVATE_LINK], least),
            "professions": some([Profession.MIDWIVES, Profession.COURT], least),
            "uses": some([Use.TEACHING, Use.BESIDE], least),
            "media": some([Medium.WORDS, Medium.ART], least),
            "until": st.dates(date(2027, 3, 1), date(2027, 3, 4)),
            "not_near": some(AREAS),
            "ends_with": some(Event),
            "openings": st.sampled_from([None, 1, 2]),
        }
    )


def viewers() -> st.SearchStrategy[Viewer]:
    """Anyone who could ask, people from the internet and empty rooms too."""
    return st.builds(
        Viewer,
        audience=st.sampled_from(Audience),
        professions=some(Profession),
        uses=some(Use),
        areas=some(AREAS),
        media=some(Medium),
    )


@st.composite
def marked(draw: st.DrawFn, alphabet: str = "ab Zé'\u2019-.,\n…ß\u0301") -> tuple[str, list[tuple[int, int]]]:
    """Some words, and stretches of them: mostly side by side, now and then upside down, outside or overlapping."""
    words = draw(st.text(st.sampled_from(alphabet), max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(words)), max_size=8)))
    beside = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts) - 1, draw(st.sampled_from([1, 2])))]
    anywhere = st.lists(
        st.tuples(st.integers(-2, len(words) + 2), st.integers(-2, len(words) + 2)), max_size=3
    )
    return words, draw(st.permutations(beside + draw(st.just([]) | st.just([]) | anywhere)))


def statuses() -> st.SearchStrategy[str]:
    """Every status, and strings that are none."""
    return (
        st.sampled_from(Status)
        | st.sampled_from(["GIVEN", "given ", "ConsentGiven", "yes", ""])
        | st.text(max_size=8)
    )


def outlets() -> st.SearchStrategy[str]:
    """Every outlet, and strings that are none."""
    return (
        st.sampled_from(Outlet)
        | st.sampled_from(["PAGE", "page ", "feed", "print", ""])
        | st.text(max_size=8)
    )


def may_see(
    plain: dict[str, Any], who: Viewer, day: date, opened: int = 0, came: frozenset[str] = frozenset()
) -> bool:
    """Tell in another way, from the JSON of a grant, whether somebody may see it on a day: one question at a time.

    It was opened so often before, and these events came.
    """
    is_there = who.audience != "internet" and plain["audiences"].count(who.audience) == 1
    if not is_there or not may_go_on(plain, day, opened, came):
        return False
    for wanted, allowed in ((who.professions, "professions"), (who.uses, "uses"), (who.media, "media")):
        if len(wanted) == 0:
            return False
        for one in wanted:
            if one not in plain[allowed]:
                return False
    return not any(area in plain["not_near"] for area in who.areas)


def may_go_on(plain: dict[str, Any], day: date, opened: int, came: frozenset[str]) -> bool:
    """Tell, from the JSON of a grant, whether it has not come to one of its ends."""
    if any(event in plain.get("ends_with", ()) for event in came):
        return False
    if "openings" in plain and opened > plain["openings"] - 1:
        return False
    return day.isoformat() <= str(plain["until"])


def longer(moment: Moment, **by: float) -> Moment:
    """Return the moment so much later."""
    return Moment(now=moment.now + timedelta(**by), latest=moment.latest, jumped=moment.jumped)


def asked(given: Grant, day: date) -> Panel:
    """Return a panel in order, for whoever this grant is for, about a text of the hash "text"."""
    tried = Tried("Ann", "the local papers", 30, day)
    answers = {str(who): "Nobody could." for who in Knows}
    return Panel(
        (),
        not_told=frozenset(Told),
        refused=(),
        left=frozenset(),
        answers=answers,
        were_there=False,
        her_word=HerWord.NOT_ASKED,
        was_read=True,
        tried=tried,
        stands_out=False,
        by="a",
        on=day,
        text="text",
        grant=given,
    )


@contextmanager
def planted(module: ModuleType, sound: str, faulty: str) -> Iterator[ModuleType]:
    """Give a copy of a module in which one piece of code, which stands there exactly once, is replaced."""
    source = inspect.getsource(module)
    assert source.count(sound) == 1, (
        f"the place to plant stands {source.count(sound)} times in {module.__name__}"
    )
    copy = ModuleType(f"planted_in_{module.__name__.rpartition('.')[2]}")
    sys.modules[copy.__name__] = copy  # dataclasses look their module up by name.
    try:
        exec(compile(source.replace(sound, faulty), copy.__name__, "exec"), copy.__dict__)  # noqa: S102 -- our own code.
        yield copy
    finally:
        del sys.modules[copy.__name__]
