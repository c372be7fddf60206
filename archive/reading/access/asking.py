"""Somebody without an account asks to come in, and a steward answers (d4).

What she tells lies sealed. No address of hers is taken: tries are counted for the whole house. The code she gets is drawn
with a house key and kept as a hash; nothing else leads to a request, and after `rules.KEPT` nothing does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date

from sqlalchemy import Engine, delete, func, or_, select
from sqlalchemy.orm import Session

from archive.ground import sign_ins
from archive.ground.clean import plain
from archive.ground.crypto import fingerprint, new_id, new_token, seal_text, token_hash, unseal_text
from archive.ground.db import erase_traces
from archive.reading.access import acts, left_behind, people, viewings
from archive.reading.access.people import Wish
from archive.reading.access.tables import AccessRequest
from archive.rules import access as rules
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused, TooMany

LONGEST = 500
"""Characters of each field."""

MOST_WAITING = 100
"""More than people can answer would only lie here."""

EVERYBODY = "ask for access"
"""The one name under which tries are counted, for the whole house: to count them for each asker we would have to know her."""

YES, NO = "yes", "no"
NO_CODE = "No request has this code. Look at each letter again. A request is destroyed 90 days after the last answer."
NO_REQUEST = (
    "There is no such request. It may have been destroyed: that happens 90 days after the last answer."
)
FULL = "More people have asked than we can answer just now. Nothing you typed was kept. Please come back next week."
ANSWERED = "This request was answered already. The answer stands, and no second invitation was made."
NO_REASON = "Say why, in kind words: she reads them."
SHORTEST_ONCE = 32


@dataclass(frozen=True)
class Told:
    """What somebody who asks tells of herself."""

    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    works: str = field(default="", repr=False)
    teaches: str = field(default="", repr=False)
    what_for: str = field(default="", repr=False)
    how_long: str = field(default="", repr=False)


LABELS: Mapping[str, str] = {
    "name": "Your name",
    "contact": "A work e-mail address or phone number, where a person can check that it is you",
    "works": "Where you work",
    "teaches": "Whom you teach",
    "what_for": "What the stories are for",
    "how_long": "For how long you need them",
}
SHORT: Mapping[str, str] = {
    "name": "Name",
    "contact": "E-mail or phone",
    "works": "Where they work",
    "teaches": "Whom they teach",
    "what_for": "What the stories are for",
    "how_long": "For how long",
}
"""The same for the steward who reads it."""

MISSING: Mapping[str, str] = {
    "name": "Write your name.",
    "contact": "Write a work e-mail address or phone number.",
    "works": "Write where you work.",
    "teaches": "Write whom you teach.",
    "what_for": "Write what the stories are for.",
    "how_long": "Write for how long you need them.",
}


@dataclass(frozen=True)
class Request:
    """A request, opened."""

    id: str
    told: Told
    asked_on: date
    answer: str
    said: str = field(repr=False)
    answered_on: date | None


def told(form: Mapping[str, str]) -> Told:
    """Return what was posted, as plain lines."""
    return Told(**{one.name: plain(form.get(one.name, "")).strip() for one in fields(Told)})


def ask(session: Session, key: bytes, asked: Told, *, once: str, moment: Moment) -> str:
    """Return the code of a request, which is kept sealed. The same form sent twice is one request with one code.

    Args:
        session: of the lists.
        key: the house key `ASKING_KEY`.
        asked: what she tells.
        once: a secret of the form that was sent.
        moment: now.

    Raises:
        BadInput: a field is empty, or too long.
        TooMany: too many ask at this minute, or wait already.
    """
    _check(asked)
    once = once if len(once) >= SHORTEST_ONCE else new_token()
    code = rules.as_code(fingerprint(key, f"access request|{once}"))
    known = _by_code(session, code)
    if known is None:
        _refuse_flood(session, moment)
        known = AccessRequest(
            id=new_id(), code=token_hash(code), told=b"", asked_on=moment.today, answer="", said=None, answered_on=None
        )  # fmt: skip
        session.add(known)
    if not known.answer:
        known.told = seal_text(key, json.dumps(asdict(asked)), about=_about(known, "told"))
    session.flush()
    return code


def _check(asked: Told) -> None:
    problems = [MISSING[name] for name, value in asdict(asked).items() if not value]
    problems += [
        f"{LABELS[name]}: use at most {LONGEST} characters. This has {len(value):,}."
        for name, value in asdict(asked).items()
        if len(value) > LONGEST
    ]
    if problems:
        raise BadInput(*problems)


def _refuse_flood(session: Session, moment: Moment) -> None:
    sign_ins.refuse_when_tried_too_often(session, EVERYBODY, moment.now)
    sign_ins.note_failed_try(session, EVERYBODY, moment.now)
    waiting = select(func.count()).select_from(AccessRequest).where(AccessRequest.answer == "")
    if session.execute(waiting).scalar_one() >= MOST_WAITING:
        raise TooMany(FULL)


def by_code(session: Session, key: bytes, typed: str, today: date) -> Request:
    """Return the request of a code, for who asked.

    Raises:
        NotFound: no such code, or its request is too old.
    """
    row = _by_code(session, rules.code_typed(typed))
    if row is None or not rules.is_kept(row.asked_on, row.answered_on, today):
        raise NotFound(NO_CODE)
    return _opened(key, row)


def _by_code(session: Session, code: str) -> AccessRequest | None:
    query = select(AccessRequest).where(AccessRequest.code == token_hash(code))
    return session.execute(query).scalar_one_or_none()


def _opened(key: bytes, row: AccessRequest) -> Request:
    asked = Told(**json.loads(unseal_text(key, row.told, about=_about(row, "told"))))
    said = unseal_text(key, row.said, about=_about(row, "said")) if row.said else ""
    return Request(row.id, asked, row.asked_on, row.answer, said, row.answered_on)


def _about(row: AccessRequest, column: str) -> str:
    return f"access_request|{column}|{row.id}"


# The steward's side


def all(session: Session, key: bytes, today: date) -> tuple[Request, ...]:
    """Return every request that is kept: those that wait first, the longest first."""
    query = select(AccessRequest).order_by(
        AccessRequest.answer != "", AccessRequest.asked_on, AccessRequest.id
    )
    rows = session.execute(query).scalars()
    return tuple(_opened(key, row) for row in rows if rules.is_kept(row.asked_on, row.answered_on, today))


def one(session: Session, key: bytes, id: str, today: date) -> Request:
    """Return one request.

    Raises:
        NotFound: no such request, or it is too old.
    """
    return _opened(key, _row(session, id, today))


def say_yes(
    session: Session, key: bytes, id: str, organisation_id: str, wish: Wish, *, by: str, moment: Moment
) -> str:
    """Return the token of the invitation that answers a request: a steward hands it over herself.

    Raises:
        NotFound: no such request or organisation.
        Refused: it was answered already, or the organisation's access has ended.
        BadInput: as `people.invite`.
    """
    row = _unanswered(session, id, moment.today)
    token = people.invite(session, organisation_id, wish, by=by, moment=moment)
    _answer(session, key, row, YES, plain(wish.conditions).strip(), by=by, moment=moment)
    return token


def say_no(session: Session, key: bytes, id: str, why: str, *, by: str, moment: Moment) -> None:
    """Answer a request with a no and its reason, which the asker reads.

    Raises:
        NotFound: no such request.
        Refused: it was answered already.
        BadInput: no reason, or a very long one.
    """
    row, why = _unanswered(session, id, moment.today), plain(why).strip()
    if not why:
        raise BadInput(NO_REASON)
    if len(why) > people.LONGEST:
        raise BadInput(f"Say why in at most {people.LONGEST:,} characters. This has {len(why):,}.")
    _answer(session, key, row, NO, why, by=by, moment=moment)


def _answer(
    session: Session, key: bytes, row: AccessRequest, answer: str, said: str, *, by: str, moment: Moment
) -> None:
    row.answer, row.answered_on = answer, moment.today
    row.said = seal_text(key, said, about=_about(row, "said"))
    acts.note(session, who=by, act=f"answer {answer}", subject=row.id, at=moment.now)


def _unanswered(session: Session, id: str, today: date) -> AccessRequest:
    row = _row(session, id, today)
    if row.answer:
        raise Refused(ANSWERED)
    return row


def _row(session: Session, id: str, today: date) -> AccessRequest:
    row = session.get(AccessRequest, id)
    if row is None or not rules.is_kept(row.asked_on, row.answered_on, today):
        raise NotFound(NO_REQUEST)
    return row


@dataclass
class Broom:
    """Sweeps the lists once a day, at the first request of somebody with an account: what is too old to be known."""

    swept_on: date | None = None

    def sweep(self, lists: Engine, moment: Moment) -> None:
        """Destroy what is too old, unless that was done today."""
        if self.swept_on == moment.today:
            return
        with Session(lists) as session, session.begin():
            many = destroy_old(session, moment.today)
            many += viewings.destroy_old(session, moment.today) + acts.destroy_old(session, moment.now)
            many += left_behind.destroy_old(session, moment.today)
            sign_ins.forget_old_sign_ins(session, moment.now)
        if many:
            erase_traces(lists)
        self.swept_on = moment.today


def destroy_old(session: Session, today: date) -> int:
    """Destroy every request that is too old to be known; return how many there were."""
    oldest = today - rules.KEPT
    answered, unanswered = AccessRequest.answered_on < oldest, AccessRequest.answered_on.is_(None)
    too_old = delete(AccessRequest).where(or_(answered, unanswered & (AccessRequest.asked_on < oldest)))
    return int(session.execute(too_old).rowcount)  # type: ignore[attr-defined]  # a DELETE's result has it.
