"""Killed at any step of sending and opening: nothing is lost that she was told is saved, nothing in clear is left behind."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.clock import Moment
from archive.settings import Address, Place, desk_settings
from archive.stores import open_named
from moderation.parts import making
from moderation.voices import readings
from stories import drafts, finished, looking, parts, pieces
from stories.desk import Desk, open_desk
from stories.parts import Role
from stories.reading_rows import Standing
from stories.tables import BlobRow, Part, PartState
from tests.journeys.doors import until, wait_for
from tests.journeys.town_served import Town, new_page, press, served
from tests.made import grainy, phone_photo, voice
from tests.rooms.test_desk_parts import Work
from tests.rooms.test_readings import Reading
from tests.town import Town as Story
from tests.voices import voice as spoken
from tests.voices import wav

VOICE = voice(4.0)
CANARY = VOICE[9_000:9_060]
DELAYS = (0.05, 0.4, 0.7, 1.0, 1.4, 2.0)
"""Seconds after which a helper is killed: before it reads, while it decodes, while it seals, when it is done."""

RUN = """
import sys
from pathlib import Path
from archive.settings import Address, Place, desk_settings
from stories.desk import open_desk
from archive.ground.clock import utc_now
from archive.rules.clock import Moment
desk = open_desk(desk_settings(Place.at(sys.argv[1], sys.argv[2]), Address("http://desk.localhost")))
print("begun", flush=True)
if sys.argv[3] == "look":
    from stories import looking
    looking.look(desk, sys.argv[4])
else:
    from moderation import making, readings
    making.make(desk, sys.argv[4], Moment(utc_now(), None))
"""


def _killed_after(place: Place, temporary: Path, what: str, about: str, delay: float) -> None:
    command = [sys.executable, "-c", RUN, str(place.data), str(place.keys), what, about]
    with subprocess.Popen(
        command, env={"TMPDIR": str(temporary), "PATH": ""}, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(delay)
        child.kill()
    # What the killed one was running in its cage ends with it, or by its own limits.


SHARED = Path("/dev/shm")  # noqa: S108 -- looked through, never written: where a careless helper would put things.


def _in_clear(*folders: Path, canary: bytes = CANARY) -> list[Path]:
    found = []
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        with suppress(OSError):  # A file of somebody else, gone meanwhile.
            if canary in path.read_bytes():
                found.append(path)
    return found


def _kept(desk: Desk, kind: Kind, plain: bytes) -> str:
    story = Story(desk)
    with Session(desk.engine) as session, session.begin():
        told = drafts.new_story(desk, session, drafts.begin(session, story.now), story.now)
        part = parts.begin(session, told, kind, story.now)
        pieces.add(desk, session, part, desk.originals.keep(BytesIO(plain)))
        parts.finish(session, part, story.now)
        return part.id


def test_a_worker_that_is_killed_while_it_opens_a_recording_loses_nothing(
    desk: Desk, place: Place, tmp_path: Path
) -> None:
    part_id, temporary = _kept(desk, Kind.SOUND, VOICE), tmp_path / "temporary"
    temporary.mkdir()
    for delay in DELAYS:
        _killed_after(place, temporary, "look", part_id, delay)
        assert not _in_clear(place.data, temporary, SHARED)
        assert not list(temporary.iterdir())
    looking.look(desk, part_id)
    with Session(reading(desk.engine)) as session:
        part = session.get_one(Part, part_id)
        assert (part.state, parts.facts_of(desk, part)["ms"]) == (PartState.READY, 4000)
        needed = parts.needed_files(session)
        roles = [row.role for row in parts.rows_of(session, part)]
    assert sorted(roles) == ["heard", "sent"], "once each, however often it was begun"
    assert needed <= desk.originals.ids()


def test_a_worker_that_is_killed_while_it_opens_a_picture_loses_nothing(
    desk: Desk, place: Place, tmp_path: Path
) -> None:
    photo, temporary = phone_photo(), tmp_path / "temporary"
    canary = photo[len(photo) // 2 :][:60]
    part_id = _kept(desk, Kind.PICTURE, photo)
    temporary.mkdir()
    for delay in DELAYS:
        _killed_after(place, temporary, "look", part_id, delay)
        assert not _in_clear(place.data, temporary, SHARED, canary=canary)
        assert not list(temporary.iterdir())
    looking.look(desk, part_id)
    with Session(reading(desk.engine)) as session:
        part = session.get_one(Part, part_id)
        assert part.state == PartState.READY
        roles = sorted(row.role for row in parts.rows_of(session, part))
        assert parts.needed_files(session) <= desk.originals.ids()
    assert roles == ["clean", "grey", "sent"], "once each"


@pytest.mark.parametrize("which", [0, 1], ids=["hear", "see"])
def test_a_worker_that_is_killed_while_it_makes_what_others_meet_leaves_all_of_it_or_nothing(
    desk: Desk, place: Place, tmp_path: Path, which: int
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    work = Work(Story(desk))
    work.decide()
    part_id = work.ids[which]
    with Session(reading(desk.engine)) as session:
        copy_id = finished.newest(session, work.id).id
        before = len(parts.rows_of(session, session.get_one(Part, part_id)))
    for delay in DELAYS:
        _killed_after(place, temporary, "make", f"{copy_id}.{part_id}", delay)
        assert not list(temporary.iterdir())
        _whole_or_nothing(desk, work, part_id, before)
    making.make(desk, f"{copy_id}.{part_id}", work.town.now)
    with Session(reading(desk.engine)) as session:
        assert finished.read(desk, finished.newest(session, work.id)).part(part_id).is_made


def _whole_or_nothing(desk: Desk, work: Work, part_id: str, before: int) -> None:
    with Session(reading(desk.engine)) as session:
        made = finished.read(desk, finished.newest(session, work.id)).part(part_id).made
        part = session.get_one(Part, part_id)
        blobs = [parts.opened(desk, part, row) for row in parts.rows_of(session, part)]
    assert all(desk.originals.is_whole(blob) for blob in blobs)
    assert (made is None) == (len(blobs) == before), "all that is made beside what was there, or none of it"


# The Notes process, killed while she talks


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A served house."""
    with served(tmp_path_factory.mktemp("house"), leave_to="http://127.0.0.1:9/") as house:
        yield house


@pytest.fixture(scope="module")
def browser(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose microphone is a file."""
    spoken = tmp_path_factory.mktemp("microphone") / "voice.wav"
    spoken.write_bytes(voice(20.0))
    arguments = [
        "--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={spoken}",
    ]  # fmt: skip
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


def _whole(town: Town, before: set[str], plain: bytes) -> str:
    """Return the id of the part that was sent since, every slice of which lies there once."""
    rows = sorted((row for row in _sent(town) if row.id not in before), key=lambda row: row.n)
    assert [row.n for row in rows] == list(range(len(rows))) and len(rows) > 2, "every slice once"
    assert sum(row.size for row in rows) == len(plain)
    return rows[0].part_id


def _sent(town: Town, role: Role = Role.SENT) -> list[BlobRow]:
    with Session(reading(open_named(town.place, "desk")), expire_on_commit=False) as session:
        return list(session.execute(select(BlobRow).where(BlobRow.role == role)).scalars())


def _seconds(clock: str) -> int:
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds)


def _has_more_than(town: Town, pieces: int) -> bool:
    return len(_sent(town)) > pieces


@pytest.mark.browser
def test_notes_killed_while_a_file_is_on_its_way_takes_it_up_again(town: Town, browser: Browser) -> None:
    plain = voice(60.0)  # So many slices that the last of them is never sent before the kill.
    page = new_page(browser, scripts=True)
    page.goto(town.addresses["notes"])
    press(page, "Carry on")
    press(page, "Record your voice")
    page.locator("[data-other] summary").click()
    page.set_input_files("#sound", {"name": "long.wav", "mimeType": "audio/wav", "buffer": plain})
    before = {row.id for row in _sent(town)}
    press(page, "Keep this recording")
    until(lambda: len(_sent(town)) > len(before))
    town.kill("stories")
    page.locator(".key-card").wait_for()
    _whole(town, before, plain)
    assert not _in_clear(town.place.data, town.temporary, SHARED) and not list(town.temporary.iterdir())
    page.context.close()


@pytest.mark.browser
def test_notes_killed_three_times_while_she_talks_keeps_every_second(town: Town, browser: Browser) -> None:
    page = new_page(browser, scripts=True)
    page.goto(town.addresses["notes"])
    press(page, "Carry on")
    press(page, "Record your voice")
    page.get_by_role("button", name="Start").click()
    begun, before = time.monotonic(), {row.id for row in _sent(town)}
    for _ in range(3):
        pieces = len(_sent(town))
        until(partial(_has_more_than, town, pieces))
        town.kill("stories")
    shown = page.locator("[data-clock]").inner_text()
    page.get_by_role("button", name="That is all. Keep it").click()
    talked = time.monotonic() - begun
    page.locator(".key-card").wait_for()

    def opened() -> bool:
        with Session(reading(open_named(town.place, "desk"))) as session:
            return set(session.execute(select(Part.state)).scalars()) == {PartState.READY}

    until(opened)
    rows = [row for row in _sent(town) if row.id not in before]
    assert [row.n for row in rows] == list(range(len(rows))), "every piece once"
    page.get_by_role("button", name="Go back a page").click()
    page.get_by_role("button", name="Record your voice").click()
    said = page.locator(".piece h2 .soft").inner_text()
    # All that her recorder had counted when she was about to end it, and no more than passed until she had.
    assert _seconds(shown) - 2 <= int(said.split()[0]) <= talked + 2, (shown, said, talked)
    assert not list(town.temporary.iterdir())


def _opened_well(town: Town, part_id: str) -> bool:
    with Session(reading(open_named(town.place, "desk"))) as session:
        return session.get_one(Part, part_id).state == PartState.READY


def _in_her_pictures(browser: Browser, town: Town, *, scripts: bool) -> Page:
    """Return the page on which she adds a picture, with words of hers that were saved before."""
    page = new_page(browser, scripts=scripts)
    page.goto(town.addresses["notes"])
    press(page, "Carry on")
    press(page, "Add a drawing or a photo")
    return page


@pytest.mark.browser
def test_notes_killed_while_a_picture_is_on_its_way_takes_it_up_again(town: Town, browser: Browser) -> None:
    plain = grainy()
    page, before = _in_her_pictures(browser, town, scripts=True), {row.id for row in _sent(town)}
    page.set_input_files("#picture", {"name": "door.png", "mimeType": "image/png", "buffer": plain})
    press(page, "Keep this picture")
    until(lambda: len(_sent(town)) > len(before))
    town.kill("stories")
    page.locator(".key-card").wait_for()
    part_id = _whole(town, before, plain)
    canary = plain[len(plain) // 2 :][:60]
    assert not _in_clear(town.place.data, town.temporary, SHARED, canary=canary)
    until(lambda: _opened_well(town, part_id))
    assert not list(town.temporary.iterdir())
    page.context.close()


@pytest.mark.browser
def test_notes_killed_in_the_middle_of_one_press_without_script_leaves_nothing_of_it_in_clear(
    town: Town, browser: Browser
) -> None:
    plain = grainy()
    page, before = _in_her_pictures(browser, town, scripts=False), {row.id for row in _sent(town)}
    sealed = town.place.originals
    with _half_of_a_press(page, "picture", plain):
        # More than half a megabyte came in, and the form is not at its end.
        until(lambda: any(path.stat().st_size > len(plain) // 4 for path in sealed.glob("*.part")))
        assert not _in_clear(town.place.data, town.temporary, SHARED, canary=plain[99_000:99_060])
        town.kill("stories")
    assert not _in_clear(town.place.data, town.temporary, SHARED, canary=plain[99_000:99_060])
    assert {row.id for row in _sent(town)} == before and not list(town.temporary.iterdir())
    # She presses once more, on the page that stands there still.
    wait_for(int(town.addresses["notes"].rpartition(":")[2]))
    page.set_input_files("#picture", {"name": "door.png", "mimeType": "image/png", "buffer": plain})
    press(page, "Keep this picture")
    page.locator(".key-card").wait_for()
    (row,) = (row for row in _sent(town) if row.id not in before)
    assert row.size == len(plain)
    page.context.close()


@contextmanager
def _half_of_a_press(page: Page, name: str, plain: bytes) -> Iterator[None]:
    """Send half of what a press on the page would send, and leave the line open."""
    fields = page.eval_on_selector_all(
        "#page input[type=hidden]", "all => all.map((one) => [one.name, one.value])"
    )
    says = "".join(
        f'--edge\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in [*fields, ["do", "add"]]
    )
    says += f'--edge\r\nContent-Disposition: form-data; name="{name}"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n'
    whole = len(says) + len(plain) + len("\r\n--edge--\r\n")
    here = urlsplit(page.url)
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    head = (
        f"POST / HTTP/1.1\r\nHost: {here.netloc}\r\nOrigin: {here.scheme}://{here.netloc}\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {whole}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", here.port or 80)) as line:
        line.sendall(head.encode() + says.encode() + plain[: len(plain) // 2])
        yield


# The Desk, killed while somebody reads aloud for her


@pytest.mark.browser
def test_the_desk_killed_while_a_reading_comes_in_takes_it_up_again(town: Town, browser: Browser) -> None:
    opened = open_desk(desk_settings(town.place, Address(""), cooling_days=0))
    told = Reading(Story(opened, Moment(utc_now(), None)))
    plain, page = wav(spoken(12.0, seed=9)), new_page(browser, scripts=True)
    page.goto(f"{town.addresses['desk']}/reading/{told.ask()}")
    page.get_by_label("Yes to both").check()
    press(page, "Show me the words")
    page.locator("[data-other] summary").click()
    page.set_input_files("#sound", {"name": "read.wav", "mimeType": "audio/wav", "buffer": plain})
    press(page, "Send my reading")
    until(lambda: _sent(town, Role.READ_SENT))
    town.kill("moderation")
    page.get_by_role("heading", name="Thank you. Your reading is here").wait_for()
    assert not _in_clear(town.place.data, town.temporary, SHARED, canary=plain[99_000:99_060])
    until(lambda: told.row().state == Standing.HEARD)
    facts = readings.facts_of(opened, told.row())
    assert abs(facts["ms"] - 12_000) < 50, "all of it, and nothing twice"
    assert not list(town.temporary.iterdir())
    page.context.close()
