"""How a door is served: one process, a threaded server that streams bodies and writes no log of who came.

cheroot was chosen because it spools nothing to disk (`docs/decisions/0003-doors-and-server.md`); others write large
bodies to temporary files in clear.
"""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from cheroot import wsgi

from archive.rules.errors import BadInput
from archive.settings import COOLING_DAYS, MOST_COOLING_DAYS

THREADS = 8
CONTROLLER = ("name", "address", "contact", "stored_in")
"""What `IHW_CONTROLLER_…` can say."""
NO_SUCH_COOLING = (
    f"IHW_COOLING_DAYS has to be a whole number of days, from 0 to {MOST_COOLING_DAYS}. "
    f"Leave it out for {COOLING_DAYS}."
)

NO_SUCH_MODEL = (
    "IHW_SPEECH_MODEL has to be a folder with a Whisper model in the form of CTranslate2: config.json, model.bin and a "
    "vocabulary. Leave it out for the model in the package."
)
NO_SUCH_CHOICE = "IHW_SMALL_MODEL has to be yes or no. Leave it out for no."


def serve(application: Any, *, port: int, host: str = "127.0.0.1") -> None:
    """Serve one door until SIGTERM or SIGINT. Prints nothing of requests; errors go to our own log."""
    server = wsgi.Server((host, port), application, numthreads=THREADS, request_queue_size=64)
    server.server_name = "web"  # Its own name and version are nobody's business.
    server.max_request_body_size = 0  # The application itself answers with a page that says what to do.
    server.error_log = _quiet  # type: ignore[method-assign]  # the server's own way to hand it another.
    stop_on_signals(server.stop)
    server.safe_start()


def stop_on_signals(stop: Any) -> None:
    """Call `stop`, in a thread of its own, at SIGTERM or SIGINT."""

    def stopping(_: int, __: FrameType | None) -> None:
        threading.Thread(target=stop, daemon=True).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stopping)


def from_environment(name: str, default: str = "") -> str:
    """Return a setting that `ihw serve` handed to this process."""
    return os.environ.get(f"IHW_{name}", default)


def days_from_environment(name: str, default: int) -> int:
    """Return a number of days from the environment; the default when it is none."""
    text = from_environment(name)
    return int(text) if text.isascii() and text.isdecimal() else default


def cooling_days(typed: str) -> int:
    """Return how many whole days she may change her mind, as an operator wrote it; the usual number when nothing is written.

    Raises:
        BadInput: it is no such number. A guess could put a story out before its day, so nothing starts.
    """
    text = typed.strip()
    if not text:
        return COOLING_DAYS
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_COOLING_DAYS))
    if not is_number or int(text) > MOST_COOLING_DAYS:
        raise BadInput(NO_SUCH_COOLING)
    return int(text)


def promises() -> dict[str, Any]:
    """Return what an operator promises mothers: how long two people read, and how early her page asks before an end.

    And how long she may change her mind before her story is out for the first time.

    Raises:
        BadInput: that is no number of days.
    """
    return {
        "reading_days": days_from_environment("READING_DAYS", 7),
        "ask_days": days_from_environment("ASK_DAYS", 42),
        "cooling_days": cooling_days(from_environment("COOLING_DAYS")),
    }


def small_model() -> bool:
    """Return whether an operator chose the small model beside the rules that suggest what could tell (ADR 19).

    Raises:
        BadInput: what was written is neither yes nor no.
    """
    said = from_environment("SMALL_MODEL", "no").strip().lower() or "no"
    if said not in {"yes", "no"}:
        raise BadInput(NO_SUCH_CHOICE)
    return said == "yes"


def speech_model() -> str:
    """Return the folder of the model that an operator chose for first drafts of recordings; empty for the packaged one (ADR 39).

    Raises:
        BadInput: there is no such model. It is never fetched.
    """
    said = from_environment("SPEECH_MODEL").strip()
    if not said:
        return ""
    folder = Path(said).absolute()
    vocabulary = any((folder / name).is_file() for name in ("vocabulary.txt", "vocabulary.json"))
    if not (vocabulary and (folder / "model.bin").is_file() and (folder / "config.json").is_file()):
        raise BadInput(NO_SUCH_MODEL)
    return str(folder)


def chosen_aids() -> dict[str, Any]:
    """Return what an operator chose of the aids that the Desk and its worker have.

    Raises:
        BadInput: a choice that cannot be read.
    """
    return {"small_model": small_model(), "speech_model": speech_model()}


def named_controller() -> dict[str, str]:
    """Return who answers for what mothers tell here, as far as the operator has said it."""
    return {name: from_environment(f"CONTROLLER_{name.upper()}") for name in CONTROLLER}


def _quiet(msg: str = "", level: int = 20, traceback: bool = False) -> None:
    """Drop the server's own messages: they carry addresses of who asked."""
