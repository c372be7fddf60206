"""How fast one person may search: nobody who plans a session meets it, and whoever tries word after word does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.finding.pace import LONGEST, MOST, Pace
from archive.rules.errors import TooMany
from tests.rooms.shelving import Library, text_of

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_so_many_in_a_minute_and_so_many_in_an_hour() -> None:
    pace = Pace()
    for n in range(MOST[MINUTE]):
        pace.note("tess", f"{n}", NOON)
    with pytest.raises(TooMany, match="still in it"):
        pace.note("tess", "one more", NOON)
    pace.note("tess", "0", NOON)  # Asked again it is none.
    pace.note("vera", "one more", NOON)  # Each has a pace of her own.
    pace.note("tess", "one more", NOON + MINUTE)
    for n in range(MOST[LONGEST] - MOST[MINUTE] - 1):
        pace.note("tess", f"{n} slowly", NOON + timedelta(seconds=65 + 5 * n))
    late = NOON + timedelta(minutes=50)
    with pytest.raises(TooMany):
        pace.note("tess", "slow, and too many", late)
    pace.note("tess", "an hour later", NOON + LONGEST)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 50), st.integers(0, 40)), max_size=150))
def test_no_minute_holds_more_than_it_may_and_waiting_always_helps(asked: list[tuple[str, int, int]]) -> None:
    pace, at = Pace(), NOON
    first: dict[tuple[str, int], datetime] = {}
    for who, question, seconds in asked:
        at += timedelta(seconds=seconds / 10)
        of_late = sum(w == who and at - t < MINUTE for (w, _), t in first.items())
        is_new = (who, question) not in first
        try:
            pace.note(who, str(question), at)
            assert not is_new or of_late < MOST[MINUTE]
            first.setdefault((who, question), at)
        except TooMany:
            assert is_new and of_late == MOST[MINUTE]
    pace.note("a", "after a while", at + LONGEST)


def test_nothing_of_what_was_asked_is_kept_for_longer_than_an_hour() -> None:
    pace = Pace()
    pace.note("tess", "kettle", NOON)
    assert "kettle" not in repr(pace)
    pace.note("vera", "kettle", NOON + LONGEST)
    assert "tess" not in repr(pace)


def test_the_page_says_so_kindly_and_leads_back_to_what_was_typed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST, MINUTE, 3)
    id = library.publish()
    trainer = library.trainer()
    for path in ("/search?q=one", "/search?theme=8.2", f"/stories/{id}?q=two"):
        trainer.get(path)
    for path in ("/search?q=three", f"/stories/{id}?q=three", "/search?theme=8.3"):
        answer = trainer.client.get(path)
        said = answer.get_data(as_text=True)
        assert answer.status_code == 429
        assert "wait a minute" in text_of(said) and f'href="{path}"' in said
    for path in ("/search", "/search?q=one", "/search?q=one&page=2", f"/stories/{id}", "/themes"):
        trainer.get(path)


def test_a_story_is_not_counted_as_read_when_its_page_was_not_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST, MINUTE, 0)
    id = library.publish()
    assert library.trainer().client.get(f"/stories/{id}?q=two").status_code == 429
    assert library.showings(id) == ()
