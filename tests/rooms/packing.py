"""A locked copy: made and fetched by a trainer, opened as a browser opens it."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from typing import Any

from sqlalchemy.orm import Session

from archive.editions import copies
from archive.ground.crypto import unseal
from archive.ground.db import reading
from archive.rules.choices import Use
from tests.rooms.shelving import Library, Signed

YES = (Use.TEACHING, Use.BESIDE, Use.OFFLINE)
VOICE, DRAWING = b"voice" * 50, b"drawn" * 50


def make(trainer: Signed, address: str, days: int = 2) -> tuple[str, str, str]:
    """Make a copy; return the page, where its file is had, and its code."""
    page = trainer.post(f"{address}/pack", days=str(days))
    return (
        page,
        re.findall(r'action="(/packs/[\w-]{22}/file)"', page)[0],
        re.findall(r'name="code" value="([^"]+)"', page)[0],
    )


def fetch(trainer: Signed, where: str, typed: str) -> str:
    """Fetch a copy by its code: each comes as a file, and is kept by nothing on the way."""
    answer = trainer.client.post(where, data={"code": typed})
    assert answer.status_code == 200, answer.get_data(as_text=True)[-500:]
    assert (
        answer.headers["Cache-Control"] == "no-store"
        and "attachment" in answer.headers["Content-Disposition"]
    )
    return answer.get_data(as_text=True)


def facts(page: str) -> dict[str, str]:
    return dict(re.findall(r'data-(number|ends|rounds|salt)="([^"]+)"', page))


def session_in(page: str, typed: str, **changed: str) -> dict[str, Any]:
    """Open a copy as a browser does."""
    told = facts(page) | changed
    key = hashlib.pbkdf2_hmac("sha256", typed.encode(), b64decode(told["salt"]), int(told["rounds"]))
    packed = b64decode(re.findall(r'data-salt="[^"]+">([^<]+)<', page)[0])
    found: dict[str, Any] = json.loads(unseal(key, packed, about=f"pack|{told['number']}|{told['ends']}"))
    return found


def opened(page: str, typed: str, **changed: str) -> list[dict[str, Any]]:
    """The stories in a copy."""
    return [part for part in session_in(page, typed, **changed)["parts"] if "title" in part]


def kinds(parts: list[dict[str, Any]]) -> list[str]:
    return [page["kind"] for part in parts for page in part["pages"]]


def words_in(part: dict[str, Any]) -> list[str]:
    return [page["said"] for page in part["pages"] if page["kind"] == "words"]


def media_in(part: dict[str, Any]) -> list[bytes]:
    return [b64decode(page["medium"]["bytes"]) for page in part["pages"] if "medium" in page]


def counted(library: Library, edition: str) -> tuple[int, int]:
    with Session(reading(library.room.uses)) as session:
        found = copies.of(session, [edition])
    return found.packed, found.packs_gone
