"""What stands on the pages beside a support worker: her way in, her list, the hand-over, and what the mother lets her see."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from archive.ground import accounts
from archive.ground.clean import paragraphs
from archive.ground.languages import day
from archive.ground.qr import qr
from archive.rules import support as rules
from archive.rules.consent import Method
from archive.rules.support import COVERED
from stories import recovering, sayings, support, supporters
from stories.beside_tables import Assisted
from stories.recovering import Standing
from stories.visit import Turn, Visit

WORKERS_ONLY = frozenset({"worker-list", "worker-begin", "worker-read", "worker-lost", "worker-gave"})


@dataclass(frozen=True)
class Line:
    """One visit in a worker's list. Nothing tells what became of the story."""

    id: str
    label: str
    begun: str
    open_until: str
    """Until when she can go on with it; empty once it was handed over."""

    seen_until: str
    """Until when the mother lets her read it; empty when not."""

    is_asked: bool
    """Whether new words wait for a second person's yes."""

    is_approved: bool
    """Whether new words wait to be shown."""


@dataclass(frozen=True)
class Beside:
    """A worker who sat beside her, as the mother sees it."""

    id: str
    name: str
    begun: str
    seen_until: str


def let_in(visit: Visit, turn: Turn) -> Turn:
    """Return the turn, or the way in when a worker's page is asked for and no worker is there."""
    if turn.page in WORKERS_ONLY and visit.supporter is None:
        return Turn("worker-in", problems=turn.problems or (sayings.AWAY_BESIDE,))
    if turn.page == "worker-read" and not _may_read(visit, turn.story):
        return Turn("worker-list")
    if turn.page == "worker-gave" and turn.code is None:
        return Turn("worker-list")
    if turn.page == "your-worker" and not has_worker(visit):
        return dataclasses.replace(turn, page="status")
    return turn


def has_worker(visit: Visit) -> bool:
    """Return whether somebody sat beside her, in a visit that is over."""
    return bool(_workers(visit))


def _may_read(visit: Visit, id: str) -> bool:
    worker = visit.supporter
    found = visit.session.get(Assisted, id)
    if worker is None or found is None:
        return False
    return rules.may_read(support.as_rule(visit.session, found), worker.id, visit.moment.today)


def _plain(_visit: Visit, _turn: Turn) -> dict[str, Any]:
    return {}


def _in(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"login": (turn.joining or {}).get("login", "")}


def _join(_visit: Visit, turn: Turn) -> dict[str, Any]:
    typed = turn.joining or {}
    secret = typed.get("secret") or accounts.new_totp_secret()
    address = accounts.provisioning_uri(secret, typed.get("login") or "worker", "Notes")
    picture: Markup = qr(address, label="Code for your authenticator app")
    return {
        "secret": secret,
        "spaced": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "picture": picture,
        "typed": {name: typed.get(name, "") for name in ("invitation", "login", "name")},
        "shortest": accounts.SHORTEST_PASSWORD,
    }


def _list(visit: Visit, _: Turn) -> dict[str, Any]:
    if visit.supporter is None:
        return {"lines": (), "name": "", "ends": ""}
    visits = support.all_of(visit.session, visit.supporter.id)
    return {
        "lines": tuple(_line(visit, found) for found in visits),
        "name": visit.supporter.name,
        "ends": day(visit.supporter.ends_on),
    }


def _line(visit: Visit, found: Assisted) -> Line:
    known, today = support.as_rule(visit.session, found), visit.moment.today
    stands = recovering.standing(visit.session, found.id, visit.moment)
    reads = rules.may_read(known, found.supporter_id, today)
    return Line(
        id=found.id,
        label=found.label,
        begun=day(found.begun_on),
        open_until=day(found.begun_on + rules.OPEN_LIVES) if rules.is_open(known, today) else "",
        seen_until=day(known.seen_until) if reads and known.seen_until is not None else "",
        is_asked=stands == Standing.ASKED,
        is_approved=stands == Standing.APPROVED,
    )


def _begin(visit: Visit, _: Turn) -> dict[str, Any]:
    worker = visit.supporter
    labels = support.labels_for(visit.session, worker.id) if worker is not None else ()
    is_covered = worker is not None and worker.category in COVERED
    return {
        "labels": labels,
        "is_covered": is_covered,
        "own": Method.BESIDE_WORKER,
        "interpreted": Method.WITH_INTERPRETER,
        "for_her": Method.ON_BEHALF,
    }


def _read(visit: Visit, turn: Turn) -> dict[str, Any]:
    worker = visit.supporter.id if visit.supporter is not None else ""
    found, stories = support.readable(visit.desk, visit.session, worker, turn.story, visit.moment)
    until = support.seen_until(visit.session, found.id)
    return {
        "label": found.label,
        "until": day(until) if until is not None else "",
        "stories": tuple((story.title, paragraphs(story.words)) for story in stories),
    }


def _lost(visit: Visit, turn: Turn) -> dict[str, Any]:
    worker = visit.supporter.id if visit.supporter is not None else ""
    return {"label": support.hers(visit.session, worker, turn.story).label}


def _gave(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"code": turn.code}


def _yours(visit: Visit, _: Turn) -> dict[str, Any]:
    return {"workers": _workers(visit)}


def _workers(visit: Visit) -> tuple[Beside, ...]:
    if visit.notebook is None or visit.beside is not None:
        return ()
    found = []
    for row in support.of_notebook(visit.session, visit.notebook.id):
        worker = supporters.known(visit.session, row.supporter_id)
        until = support.seen_until(visit.session, row.id)
        sees = until is not None and until >= visit.moment.today
        said = day(until) if until is not None and sees else ""
        found.append(Beside(row.id, worker.name if worker is not None else "", day(row.begun_on), said))
    return tuple(found)


VIEWS: Mapping[str, Callable[[Visit, Turn], dict[str, Any]]] = {
    "worker-in": _in,
    "worker-join": _join,
    "worker-list": _list,
    "worker-begin": _begin,
    "worker-read": _read,
    "worker-lost": _lost,
    "worker-gave": _gave,
    "worker-out": _plain,
    "hand-over": _plain,
    "handed": _plain,
    "change-words": _plain,
    "your-worker": _yours,
}
