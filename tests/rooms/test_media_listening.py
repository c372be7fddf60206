"""Typed lines laid over the sound: the time of each word, and a cover that takes a name and not its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy.orm import Session

from archive.demo.bringing import VOICES
from archive.editions.edition import Cue
from archive.editions.index import open_index
from archive.ground.jobs import Worker
from archive.media import listening
from archive.media.inside.decoding import Pcm
from archive.media.listening import Laid
from archive.media.sound import WIDER
from archive.rules.errors import BadInput
from moderation.parts import covering, cue_table, word_timing
from moderation.worker import handlers
from stories import finished, word_times
from stories.desk import Desk
from stories.partwork import PartWork
from stories.word_times import Spoken
from tests.rooms.test_desk_parts import Work
from tests.town import Town

LINES = (
    (350, 2228, "Hello. I'm Donna Leigh.".split()),
    (2633, 5626, "I've got a learning disability. It's called moderate.".split()),
)
NAME = (1348, 2228)
"""When the name of the first line is said, as the model that made the voice noted it (`archive/demo/told/`)."""


@pytest.fixture(scope="module")
def laid() -> tuple[Laid, ...]:
    """The words of two lines of a voice of the demo."""
    if not listening.is_here():
        pytest.skip("pocketsphinx has no wheel for this Python yet")
    with (VOICES / "taped.ogg").open("rb") as file:
        return listening.lay([file], LINES, ms=95_909)


def _spoken(laid: Sequence[Laid]) -> tuple[Spoken, ...]:
    return tuple(Spoken(one.start, one.end, LINES[one.line][2][one.place]) for one in laid)


def _hides(found: Sequence[tuple[int, int]], truth: tuple[int, int]) -> bool:
    """Return whether what is made of these covers, wider at each side, hides all that is said there."""
    return any(start - WIDER <= truth[0] and truth[1] <= end + WIDER for start, end in found)


def test_every_word_has_its_time_in_order(laid: tuple[Laid, ...]) -> None:
    assert [(one.line, one.place) for one in laid] == [
        (n, k) for n, line in enumerate(LINES) for k in range(len(line[2]))
    ]
    assert all(one.start < one.end for one in laid) and list(laid) == sorted(laid, key=lambda one: one.start)


def test_a_name_is_hidden_whole_and_what_stands_before_it_is_heard(laid: tuple[Laid, ...]) -> None:
    found = word_times.of(_spoken(laid), Cue(350, 2228, "Hello. I'm Donna Leigh."), "Donna Leigh")
    assert _hides(found, NAME) and len(found) == 1
    assert found[0][0] - WIDER > 800, "the rest of the line is heard"


def test_the_check_sees_a_time_that_is_another_words(laid: tuple[Laid, ...]) -> None:
    for far in (-400, 600):
        moved = tuple(Spoken(one.start + far, one.end + far, one.word) for one in _spoken(laid))
        found = word_times.of(moved, Cue(0, 4_000, "Hello. I'm Donna Leigh."), "Donna Leigh")
        assert not _hides(found, NAME)


def test_each_line_is_laid_over_the_very_stretch_of_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    aligning = pytest.importorskip("archive.media.inside.aligning")
    dice = np.random.default_rng(5)
    whole = dice.integers(-30_000, 30_000, 16_000 * 9).astype(np.int16)
    cuts = np.sort(dice.integers(0, len(whole), 40))
    lines = [(0, 500, 0), (400, 5_000, 1), (2_000, 2_100, 2), (1_000, 1_200, 3), (8_000, 20_000, 4), (15_000, 16_000, 5), (0, 9_000, 6)]  # fmt: skip
    laid: dict[str, Pcm] = {}

    def seen(words: list[str], sound: Pcm) -> list[tuple[int, int, int]]:
        laid[words[0]] = sound.copy()
        return [(0, 10, 20)]

    ended: list[bool] = []

    def joined(*_: object) -> Iterator[Pcm]:
        yield from np.split(whole, cuts)
        ended.append(True)

    monkeypatch.setattr(aligning.decoding, "joined", joined)
    monkeypatch.setattr(aligning, "slower", lambda pieces: pieces)
    monkeypatch.setattr(aligning, "_laid", seen)
    task = {"formats": ["wav"], "lines": [[start, end, [str(n)]] for start, end, n in lines]}
    found = aligning.work(task, [], [])
    assert [one[2] for one in found] == [n for _, _, n in lines], "in the order of the lines"
    for start, end, n in lines:
        first = max(0, start - 300)
        assert found[n][:2] == [first + 10, first + 20]
        assert np.array_equal(laid[str(n)], whole[first * 16 : (end + 300) * 16]), n
    assert ended, "all of it is opened, so that what is damaged behind the last line is found as ever"


def test_lines_that_cannot_be_laid_are_left_out() -> None:
    if not listening.is_here():
        pytest.skip("pocketsphinx has no wheel for this Python yet")
    with (VOICES / "taped.ogg").open("rb") as file:
        odd: list[tuple[int, int, list[str]]] = [
            (350, 2228, "مرحبا 12".split()),
            (999_000, 999_900, ["hello"]),
            (2633, 5626, []),
        ]
        assert listening.lay([file], odd, ms=95_909) == ()


def _recording_of(work: Work) -> PartWork:
    with Session(work.desk.engine) as session:
        return finished.read(work.desk, finished.newest(session, work.id)).part(work.ids[0])


def _run(work: Work) -> None:
    named = handlers(work.desk, open_index(work.desk.press.published.folder.parent / "index"))
    Worker(work.desk.engine, {word_timing.JOB: named[word_timing.JOB]}).run_all(
        work.town.now.now + timedelta(days=9)
    )


def test_asked_for_it_is_found_by_the_worker_and_covers_the_words_alone(
    quick: None, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(Town(desk))
    monkeypatch.setattr(listening, "is_here", lambda: True)
    with Session(desk.engine) as session, session.begin():
        with pytest.raises(BadInput, match="Type the lines first"):
            word_timing.ask(work.hands(session), work.ids[0])
        covering.write_transcript(work.hands(session), work.ids[0], [("0", "0:02", "Then Kelly came in.")])
        word_timing.ask(work.hands(session), work.ids[0])
        copy = finished.newest(session, work.id)
        assert word_timing.is_under_way(session, copy.id, work.ids[0])
    said = [Laid(0, 300, 0, 0), Laid(300, 700, 0, 1), Laid(800, 1000, 0, 2), Laid(1000, 1500, 0, 3)]
    monkeypatch.setattr(listening, "lay", lambda *_, **__: tuple(said))
    _run(work)
    assert [one.word for one in _recording_of(work).spoken] == ["Then", "Kelly", "came", "in."]
    assert "Kelly" not in repr(_recording_of(work).spoken)
    with Session(desk.engine) as session, session.begin():
        cue_table.cover_words(
            work.hands(session), work.ids[0], phrase="Kelly", instead="she", how="tone", reason=""
        )
    assert [(one.start, one.end) for one in _recording_of(work).covers] == [(300, 800)]


def test_what_cannot_be_timed_is_said_and_whole_lines_are_covered(
    quick: None, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(Town(desk))

    def broken(*_: object, **__: object) -> None:
        raise BadInput("canary")

    monkeypatch.setattr(listening, "is_here", lambda: True)
    monkeypatch.setattr(listening, "lay", broken)
    with Session(desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), work.ids[0], [("0", "0:02", "Then Kelly came in.")])
        word_timing.ask(work.hands(session), work.ids[0])
    _run(work)
    assert _recording_of(work).trouble == listening.NOT_TIMED and _recording_of(work).spoken == ()
    monkeypatch.setattr(listening, "is_here", lambda: False)
    with Session(desk.engine) as session, pytest.raises(BadInput, match="without the aid"):
        word_timing.ask(work.hands(session), work.ids[0])
