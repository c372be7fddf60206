"""A string is translated as it is shown, and the Desk says a time in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from moderation import said_times

ROOT = Path(__file__).resolve().parents[2]
CUT = re.compile(r"""_\((?:"[^"]*"|'[^']*')[^()]*\)\s*(?:\|\s*(?:replace|trim|truncate)|\[)""")
"""What a template takes off a string after it was translated: another language may end otherwise."""

OWN_WAY = re.compile(r"strftime|:%[A-Za-z]|\{\{[^}]*\.day\b")
"""A time that is put into letters on the spot."""


def cut(pages: Iterable[tuple[str, str]]) -> list[str]:
    """Return the pages that cut something off a translated string."""
    return [name for name, text in pages if CUT.search(text)]


def own_ways(files: Iterable[tuple[str, str]]) -> list[str]:
    """Return the files that say a time in a way of their own."""
    return [name for name, text in files if OWN_WAY.search(text)]


def _texts(folder: str, kind: str) -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), path.read_text())
        for path in sorted((ROOT / folder).rglob(f"*.{kind}"))
        if path.name != "said_times.py"
    ]


def test_nothing_is_cut_off_a_string_that_is_translated() -> None:
    assert cut([("planted", '<dt>{{ _("How:")|replace(":", "") }}</dt>'), ("fine", '{{ _("How") }}')]) == [
        "planted"
    ]
    assert cut(_texts("templates", "html")) == []


def test_the_desk_says_a_time_in_one_way() -> None:
    planted = ("{{ one.at.strftime('%d %b') }}", 'f"{row.ends:%d %B}"', "{{ one.at.day }} November")
    assert len(own_ways([("planted", text) for text in planted])) == len(planted)
    assert own_ways([*_texts("templates/desk", "html"), *_texts("moderation", "py")]) == []


def test_a_time_is_said_in_words_with_its_year_and_the_hour_of_the_log_is_no_closer() -> None:
    at = datetime(2026, 11, 6, 9, 31, tzinfo=UTC)
    assert said_times.day(at) == "6 November 2026" and said_times.near_day(at) == "6 November"
    assert said_times.moment(at) == "6 November 2026, 09:31"
    assert said_times.time(at) == "09:31"
    assert said_times.hour(at) == "6 November 2026, between 09:00 and 10:00"
    assert said_times.hour(at.replace(hour=23)) == "6 November 2026, between 23:00 and 00:00"


def test_in_british_summer_a_time_is_what_the_clock_on_the_wall_shows() -> None:
    at = datetime(2026, 7, 6, 23, 31, tzinfo=UTC)
    assert said_times.time(at) == "00:31"
    assert said_times.moment(at) == "7 July 2026, 00:31" and said_times.near_day(at) == "7 July"
    assert said_times.hour(at) == "7 July 2026, between 00:00 and 01:00"
    assert said_times.moment(at.replace(tzinfo=None)) == "7 July 2026, 00:31", "one without a zone is of UTC"
    assert said_times.day(at.date()) == "6 July 2026", "a day is a day, wherever"


def test_the_hour_that_comes_twice_says_which_it_is() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert (said_times.time(first), said_times.time(second)) == ("01:30 BST", "01:30 GMT")
    assert said_times.hour(first) == "25 October 2026, between 01:00 and 02:00 BST"
    assert said_times.hour(second) == "25 October 2026, between 01:00 and 02:00 GMT"
    assert said_times.time(second.replace(hour=2)) == "02:30"
