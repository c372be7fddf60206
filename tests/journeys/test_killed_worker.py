"""The worker killed at each step of a job: nothing lost, nothing in clear left behind, and the job goes on by itself.

No clock says when. The child runs one job of the house and stands still at the named step; there it is killed.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.demo.bringing import VOICES
from archive.ground import jobs
from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.ground.jobs import JobRow
from archive.rules.clock import Moment
from archive.settings import Place
from moderation.parts import first_drafts
from stories import machine_drafts, parts
from stories.desk import Desk
from stories.parts import Role
from stories.reading_rows import Standing
from stories.tables import Part
from stories.work_tables import MachineDraft
from tests.journeys.test_killed import SHARED, _in_clear
from tests.made import samples_of
from tests.rooms import voicing
from tests.rooms.test_desk_parts import ALL
from tests.rooms.test_readings import THEIRS, Reading
from tests.rooms.test_softened_choice import SOFTENED
from tests.rooms.voicing import HERS, Told, no_pictures, no_sound
from tests.town import Town
from tests.voices import RATE, wav

PATIENCE = 120
"""Seconds in which a worker comes to any step, on any machine."""

RUN = """
import importlib, signal, sys
from datetime import datetime
from pathlib import Path
from archive.editions.index import open_index
from archive.ground.jobs import Worker
from archive.settings import Address, Place, desk_settings
from moderation.worker import handlers
from stories.desk import open_desk

data, keys, now, step, left = sys.argv[1:]
place = Place.at(data, keys)
module, _, name = step.partition(":")
owner = importlib.import_module(module)
*path, verb = name.split(".")
for one in path:
    owner = getattr(owner, one)
real, left = getattr(owner, verb), int(left)

def stands_still(*args, **how):
    global left
    left -= 1
    if not left:
        print("here", flush=True)
        signal.pause()
    return real(*args, **how)

setattr(owner, verb, stands_still)
desk = open_desk(desk_settings(place, Address("http://desk.localhost")))
print("ran" if Worker(desk.engine, handlers(desk, open_index(place.index))).run_one(datetime.fromisoformat(now)) else "idle")
"""

COMPUTING = "archive.media.cage:_ends"
"""A child of the cage has its order and works."""

SEALED = "archive.ground.files:Writer.finish"
"""All of a file was sealed, and it has no name and no row yet."""

DESTROYED = "archive.ground.files:Files.destroy"
"""A sealed file is about to go."""

RAN = "archive.ground.jobs:Worker._finish"
"""Everything is committed but that the job is done."""

PLAIN = (b"OggS\0\2", b"WAVEfmt ", b"Info\0\0\0\x0f", b"Xing\0\0\0\x0f", b"JFIF\0\1", b"\x89PNG\r\n\x1a\n")
"""How a sound or a picture in clear is known by its first page, chunk or frame, whichever it is."""


@dataclass
class House:
    """A house whose worker is killed, started anew, and killed again."""

    place: Place
    desk: Desk
    temporary: Path
    town: Town
    starts: int = 0

    def killed_at(self, step: str, *, call: int = 1) -> None:
        """Start the worker, and kill it with the given call of a step."""
        assert self._starts(step, call) == "here", f"it never came to {step}"

    def runs(self) -> None:
        """Start the worker once more, and let it do one job."""
        assert self._starts("signal:strsignal", 1) == "ran"

    def _starts(self, step: str, call: int) -> str:
        # A worker that was killed holds its job for as long as its lease lasts: so the next one comes after that.
        now = self.town.now.now + self.starts * (jobs.LEASE + timedelta(seconds=1))
        self.starts += 1
        command = [sys.executable, "-c", RUN, str(self.place.data), str(self.place.keys), now.isoformat(), step, str(call)]  # fmt: skip
        with subprocess.Popen(
            command, env={"TMPDIR": str(self.temporary), "PATH": ""}, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            # One that comes nowhere is stopped, and says nothing.
            giving_up = Timer(PATIENCE, child.kill)
            giving_up.start()
            said = child.stdout.readline().strip()
            giving_up.cancel()
            child.kill()
        return said

    def only(self, name: str, about: str) -> None:
        """Let the worker have no other job than the one of this name whose id ends so."""
        with Session(self.desk.engine) as session, session.begin():
            other = (JobRow.name != name) | JobRow.argument.not_like(f"%{about}")
            rest = update(JobRow).where(other).values(done_at=self.town.now.now)
            session.execute(rest)

    def waits(self, name: str) -> bool:
        """Return whether a job of this name is not done."""
        with Session(reading(self.desk.engine)) as session:
            return jobs.waiting(session, name) > 0

    def nothing_in_clear(self, *canaries: bytes) -> None:
        """Find nothing in clear in any folder, and nothing at all in that for temporary files."""
        for canary in (*canaries, *PLAIN):
            assert not _in_clear(self.place.data, self.temporary, canary=canary), canary
        for canary in canaries:
            assert not _in_clear(SHARED, canary=canary)
        assert not list(self.temporary.iterdir())

    def all_there(self) -> None:
        """Find every file that a row names, whole."""
        with Session(reading(self.desk.engine)) as session:
            for part in session.execute(select(Part)).scalars():
                for row in parts.rows_of(session, part):
                    assert self.desk.originals.is_whole(parts.opened(self.desk, part, row)), row.role


@pytest.fixture
def house(place: Place, desk: Desk, tmp_path: Path) -> House:
    """A house at the hour that it is: a worker asks its own clock."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    return House(place, desk, temporary, Town(desk, Moment(utc_now(), None)))


@pytest.fixture
def uncaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes before the job is not what is killed here."""
    no_pictures(monkeypatch)
    no_sound(monkeypatch)


def test_what_lies_in_clear_would_be_found(house: House) -> None:
    (house.place.data / "left.tmp").write_bytes(b"...OggS\0\2...")
    with pytest.raises(AssertionError):
        house.nothing_in_clear()


# ---------------------------------------------------------------------------------------------- a voice that is softened
@pytest.mark.usefixtures("uncaged")
def test_killed_while_a_voice_is_softened_it_is_softened_after_all(house: House) -> None:
    told = Told(house.town, media=SOFTENED)
    told.decide()
    house.only("make", told.ids[0])
    canary = HERS[20_000:20_060]
    # The drawing, the encoding after it was proved, the last of three files, and all but that it is done.
    for step, call in ((COMPUTING, 1), (COMPUTING, 3), (SEALED, 3), (RAN, 1)):
        before = told.roles()
        house.killed_at(step, call=call)
        house.nothing_in_clear(canary)
        house.all_there()
        assert house.waits("make"), "it is taken up again by itself"
        if step != RAN:
            assert told.roles() == before and not told.sound.is_made, "nothing by halves"
    made = told.sound.made
    assert told.sound.is_made and {Role.SOFT, Role.SOFT_OPUS, Role.SOFT_MP3} <= told.roles()
    house.runs()
    assert told.sound.made == made, "what was made is not made once more: a second voice was never drawn"
    assert not house.waits("make")


# ---------------------------------------------------------------------------------------- a reading by somebody else
@pytest.mark.usefixtures("uncaged")
def test_killed_while_a_reading_is_opened_the_reading_is_still_there(house: House) -> None:
    told = Reading(house.town)
    told.send(told.ask())
    house.only("open-reading", told.row().id)
    canary = THEIRS[20_000:20_060]
    for step, call in ((COMPUTING, 1), (SEALED, 2), (DESTROYED, 1), (RAN, 1)):
        house.killed_at(step, call=call)
        house.nothing_in_clear(canary)
        house.all_there()
        assert house.waits("open-reading")
        assert told.row().state == (Standing.HEARD if step in (DESTROYED, RAN) else Standing.SENT)
        assert (Role.READ_SENT in told.roles()) == (told.row().state == Standing.SENT), "as she was told"
    house.runs()
    assert told.row().state == Standing.HEARD and {Role.READ_OPUS, Role.READ_MP3} <= told.roles()
    assert not house.waits("open-reading")


@pytest.mark.usefixtures("uncaged")
def test_killed_while_a_reading_is_refused_the_link_takes_another_one(house: House) -> None:
    told = Reading(house.town)
    token = told.ask()
    told.send(token, b"no sound at all" * 99)
    house.only("open-reading", told.row().id)
    house.killed_at(DESTROYED)
    house.all_there()
    house.runs()
    assert told.row().state == Standing.ASKED and told.row().why and Role.READ_SENT not in told.roles()


# ------------------------------------------------------------------------------------------ a machine's draft of a recording
SAID = b"window"
"""What is said in the piece that the machine hears, and stands nowhere else in the house."""


def _a_few_words() -> bytes:
    samples = samples_of((VOICES / "room_four.ogg").read_bytes())
    return wav(samples[round(45.3 * RATE) : round(48.6 * RATE)])


@pytest.mark.usefixtures("uncaged")
def test_killed_while_a_machine_listens_the_draft_is_written_after_all(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _a_few_words()
    monkeypatch.setattr(voicing, "HERS", plain)
    told = Told(house.town, media=ALL)
    with Session(house.desk.engine) as session, session.begin():
        first_drafts.ask(told.hands(session), told.ids[0])
    house.only(first_drafts.JOB, told.ids[0])
    for step, call in ((COMPUTING, 1), ("stories.machine_drafts:write", 1), (RAN, 1)):
        house.killed_at(step, call=call)
        house.nothing_in_clear(plain[40_000:40_060], SAID)
        house.all_there()
        assert house.waits(first_drafts.JOB)
        assert (SAID.decode() in _drafted(told)) == (step == RAN)
    house.runs()
    assert _drafted(told).count(SAID.decode()) == 1, "heard once, however often it was begun"
    assert not house.waits(first_drafts.JOB)


def _drafted(told: Told) -> str:
    with Session(reading(told.desk.engine)) as session:
        draft = machine_drafts.read(told.desk, session.get_one(MachineDraft, told.ids[0]))
    return " ".join(guess.text for guess in draft.guesses)
