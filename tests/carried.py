"""A folder on the road, for tests: made at the office, opened in this process, told into, packed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive.carrying import folder as folders
from archive.carrying import out, packing, road
from archive.carrying.folder import Held, Letter
from archive.carrying.packing import Packed
from archive.ground.jobs import Worker
from archive.settings import Address, Place, notes_settings
from stories.app import create_app
from stories.desk import Desk
from tests.made import voice
from tests.phone import Phone
from tests.workers import CANARY, begin, sign_in

PASSPHRASE = "rain on the long road north"
VOICE = voice(1.5)
SLOW = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
TITLE = "Canary title"


@dataclass
class Road:
    """One folder, and the office that gave it out."""

    office: Place
    desk: Desk
    folder: Path
    code: tuple[str, str] = ("", "")
    label: str = ""

    def make(self, login: str = "jo") -> Road:
        """Have the office make it."""
        now = self.desk.clock.moment()
        out.make(self.office, self.desk, self.folder, login=login, passphrase=PASSPHRASE, moment=now)
        return self

    @property
    def letter(self) -> Letter:
        """Its letter."""
        return folders.read_letter(self.folder)

    @property
    def held(self) -> Held:
        """Its keys."""
        return folders.unlock(self.letter, PASSPHRASE)

    @contextmanager
    def opened(self) -> Iterator[tuple[Desk, Phone]]:
        """Open it, with the laptop's browser on Notes."""
        with folders.opened(self.folder, self.held) as away:
            settings = notes_settings(
                folders.place_of(self.folder), Address("http://localhost:8001"), "http://localhost:9/weather"
            )
            yield away, Phone(create_app(settings, away, "0" * 64))

    def tell(self, words: str = CANARY, *, sound: bool = True, login: str = "jo") -> Road:
        """Have a whole visit: words, a voice, the smallest yes, and the words of the way back handed over."""
        with self.opened() as (away, laptop):
            begin(sign_in(laptop, away, login)).press("save", words=words, title=TITLE)
            if sound:
                laptop.press("talk").press("add", files={"sound": VOICE})
                Worker(away.engine, road.handlers(away)).run_all(away.clock.moment().now)
                laptop.press("write")
            laptop.press("save-go-on", words=words, title=TITLE)
            laptop.press("go-on", tick={"court": ["none"]}).press("go-on", tick={"who": ["training-room"]})
            laptop.press("go-on", tick={"jobs": ["social-workers"]})
            if sound:
                laptop.press("go-on", tick={"voice": laptop.form.offered["voice"][:1]})
            laptop.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
            laptop.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})
            laptop.press("hand-over").press("hand-over-now")
            self.code = laptop.code_words()
            laptop.press("handed")
        return self

    def pack(self, target: Path) -> Packed:
        """Pack it."""
        return packing.pack(self.folder, self.letter, self.held, target)

    def all_bytes(self) -> bytes:
        """Every byte of every file, with their names."""
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return b"".join(path.name.encode() + path.read_bytes() for path in paths)
