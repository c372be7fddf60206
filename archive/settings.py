"""Where everything lies, read once: one frozen class per door, so that no door can name what it may not open.

Two folders: `data` (stores, sealed bytes, index) and `keys` (master keys and cookie secrets), which lies
beside the data folder and never inside it, so that a copy of the data folder is a copy of ciphertext.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent

TEMPLATES: Path = _ROOT / "templates"
"""The page templates: inside the package once installed, beside it in a checkout."""

STATIC: Path = _ROOT / "static"
"""Stylesheets, scripts and icons; the same two places."""

LEAVE_TO = "https://www.bbc.co.uk/weather"
"""Where the Leave control ends: a page that says nothing of who came from where (`design/dignity.md` 2.1)."""

COOLING_DAYS = 2
"""Whole days between her yes to the finished version and the first day on which it may be out, unless an operator says
otherwise."""

MOST_COOLING_DAYS = 90

STORES = ("desk", "shelf", "lists", "keys", "shelf-keys", "uses")


@dataclass(frozen=True)
class Place:
    """The two folders of one deployment."""

    data: Path
    keys: Path

    @classmethod
    def at(cls, data: Path | str, keys: Path | str | None = None) -> Place:
        """Return the place at `data`, with its keys in `keys` or in the folder `<data>-keys` beside it."""
        here = Path(data).absolute()
        return cls(here, Path(keys).absolute() if keys else here.with_name(here.name + "-keys"))

    def store(self, name: str) -> Path:
        """Return the file of one store.

        Raises:
            KeyError: no store has that name.
        """
        if name not in STORES:
            raise KeyError(name)
        return self.data / f"{name}.sqlite"

    @property
    def originals(self) -> Path:
        """The sealed files of the private side: what she sent, and what was made of it."""
        return self.data / "originals"

    @property
    def published(self) -> Path:
        """The sealed files of the shelf."""
        return self.data / "published"

    @property
    def index(self) -> Path:
        """The search index: a shadow of the shelf, rebuilt and never backed up."""
        return self.data / "index"


@dataclass(frozen=True)
class Address:
    """How one door is reached, e.g. `http://notes.localhost:8001`."""

    base_url: str

    @property
    def port(self) -> int:
        """The TCP port, 443 or 80 when the address names none."""
        parts = urlsplit(self.base_url)
        return parts.port or (443 if parts.scheme == "https" else 80)

    @property
    def host(self) -> str:
        """The host name, lower case."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_secure(self) -> bool:
        """Whether cookies may carry `Secure` and the `__Host-` prefix."""
        return urlsplit(self.base_url).scheme == "https"


@dataclass(frozen=True)
class Controller:
    """Who answers for what mothers tell here, as a receipt must name them; what an operator has not said is empty."""

    name: str = ""
    address: str = ""
    contact: str = ""
    stored_in: str = ""
    """Where it lies, e.g. `England`."""

    @property
    def is_named(self) -> bool:
        """Whether a receipt can be whole."""
        return all((self.name, self.address, self.contact, self.stored_in))


NOBODY_NAMED = Controller()


@dataclass(frozen=True)
class DeskSettings:
    """What Notes and the Desk may open: the private side, and the press."""

    desk: Path
    keys: Path
    shelf: Path
    shelf_keys: Path
    uses: Path
    index: Path
    originals: Path
    published: Path
    master_key: Path
    shelf_master_key: Path
    cookie_key: Path
    address: Address
    leave_to: str = LEAVE_TO
    reading_days: int = 7
    """About how many days two people take to read a story: she is told so, and staff must be able to keep it."""

    ask_days: int = 42
    """How many days before her yes ends her page asks whether to keep it."""

    controller: Controller = NOBODY_NAMED
    cooling_days: int = COOLING_DAYS
    """How many whole days she has between her yes to the finished version and the first day on which it may be out."""

    speech_model: str = ""
    """Folder of a model that writes first drafts of recordings, in place of the packaged one; empty for that (ADR 39)."""

    small_model: bool = False
    """Whether the small model reads beside the rules that suggest what could tell; it needs the extra `model` (ADR 19)."""


@dataclass(frozen=True)
class ReadingSettings:
    """What the Reading room may open: no path of the private side stands here."""

    shelf: Path
    shelf_keys: Path
    lists: Path
    uses: Path
    index: Path
    published: Path
    shelf_master_key: Path
    cookie_key: Path
    address: Address


def notes_settings(
    place: Place,
    address: Address,
    leave_to: str = LEAVE_TO,
    *,
    reading_days: int = 7,
    ask_days: int = 42,
    controller: Controller = NOBODY_NAMED,
    cooling_days: int = COOLING_DAYS,
) -> DeskSettings:
    """Return the settings of the mothers' door."""
    hers = _private_side(place, address, "notes", leave_to)
    return replace(
        hers, reading_days=reading_days, ask_days=ask_days, controller=controller, cooling_days=cooling_days
    )


def desk_settings(
    place: Place,
    address: Address,
    *,
    reading_days: int = 7,
    ask_days: int = 42,
    cooling_days: int = COOLING_DAYS,
    small_model: bool = False,
    speech_model: str = "",
) -> DeskSettings:
    """Return the settings of the staff's door, and of the worker."""
    theirs = _private_side(place, address, "desk", LEAVE_TO)
    return replace(
        theirs,
        reading_days=reading_days,
        ask_days=ask_days,
        cooling_days=cooling_days,
        small_model=small_model,
        speech_model=speech_model,
    )


def reading_settings(place: Place, address: Address) -> ReadingSettings:
    """Return the settings of the Reading room."""
    return ReadingSettings(
        shelf=place.store("shelf"),
        shelf_keys=place.store("shelf-keys"),
        lists=place.store("lists"),
        uses=place.store("uses"),
        index=place.index,
        published=place.published,
        shelf_master_key=place.keys / "shelf.key",
        cookie_key=place.keys / "reading.cookie",
        address=address,
    )


def _private_side(place: Place, address: Address, door: str, leave_to: str) -> DeskSettings:
    return DeskSettings(
        desk=place.store("desk"),
        keys=place.store("keys"),
        shelf=place.store("shelf"),
        shelf_keys=place.store("shelf-keys"),
        uses=place.store("uses"),
        index=place.index,
        originals=place.originals,
        published=place.published,
        master_key=place.keys / "desk.key",
        shelf_master_key=place.keys / "shelf.key",
        cookie_key=place.keys / f"{door}.cookie",
        address=address,
        leave_to=leave_to,
    )
