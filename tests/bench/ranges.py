"""Sealed recordings by range, through the grant, beside a plain file: same server, same bytes, same ranges, in turn."""

from __future__ import annotations

import http.client
import random
from dataclasses import dataclass
from pathlib import Path

from archive.editions.edition import Content, ContentNote
from archive.rules.choices import Medium, Profession
from archive.settings import Address, Place, desk_settings
from stories.desk import open_desk
from tests.bench.served import Served, free_port, running
from tests.bench.timing import milliseconds, percentile
from tests.rooms.shelving import grant, put_out, sound

EDITION = "edition-of-an-hour-long-recording"
SIZE = 60 * 60 * 64_000 // 8
"""Bytes of an hour at 64 kbit/s."""

RANGES = {"64 KiB": 1 << 16, "1 MiB": 1 << 20}
ASKED = 200


def recording() -> bytes:
    """Return the bytes of an hour; no player could play them."""
    return random.Random(1).randbytes(SIZE)  # noqa: S311 -- the same bytes again, not a secret.


def put_recording(place: Place) -> None:
    """Put it on the shelf, for every profession."""
    desk = open_desk(desk_settings(place, Address("http://desk.localhost:8002")))
    plain = recording()
    content = Content("An hour", "", ContentNote("Synthetic."), media=(sound(plain),))
    given = grant(media=(Medium.WORDS, Medium.OWN_VOICE), professions=Profession)
    put_out(desk.press, content, given, (), id=EDITION, media=(plain,))


@dataclass
class _Client:
    """One kept connection, and how long each answer took."""

    port: int
    path: str
    headers: dict[str, str]

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
        self.times: list[float] = []
        self.body = b""

    def ask(self, start: int, end: int) -> None:
        self.times.append(milliseconds(lambda: self._read(start, end)))

    def _read(self, start: int, end: int) -> None:
        asked = {**self.headers, "Range": f"bytes={start}-{end - 1}"}
        self.connection.request("GET", self.path, headers=asked)
        answer = self.connection.getresponse()
        self.body = answer.read()
        assert answer.status == 206, answer.status


def ranges(room: Served, folder: Path) -> None:
    """Print reads a second of both, and their ratio."""
    path, port = folder / "plain.ogg", free_port()
    path.write_bytes(plain := recording())
    print("\n== ranges of an hour's recording, one client: sealed and through the grant, beside a plain file")
    with running(["tests.bench.plain_files", str(port), str(path)], port):
        for name, size in RANGES.items():
            ours = _Client(room.port, f"/stories/{EDITION}?medium=0.opus", {"Cookie": room.cookie})
            peer = _Client(port, "/file", {})
            _in_turn(ours, peer, plain, size)
            _say(name, size, ours.times, peer.times)


def _in_turn(ours: _Client, peer: _Client, plain: bytes, size: int) -> None:
    chance = random.Random(2)  # noqa: S311 -- the same ranges in every run.
    for _ in range(ASKED):
        start = chance.randrange(SIZE - size)
        for client in (ours, peer):
            client.ask(start, start + size)
            assert client.body == plain[start : start + size]


def _say(name: str, size: int, ours: list[float], peer: list[float]) -> None:
    for who, times in (("sealed", ours), ("plain file", peer)):
        rate = len(times) / (sum(times) / 1000)
        print(
            f"{name:8}{who:11}{rate:7.0f} reads a second, {rate * size / 1e6:6.0f} MB a second, "
            f"p50 {percentile(times, 50):5.1f} ms, p95 {percentile(times, 95):5.1f} ms"
        )
    print(f"{name:8}a sealed read takes {percentile(ours, 50) / percentile(peer, 50):.1f}x a plain one (p50)")
