"""Her yes: recorded with the hash of the exact words she saw, append-only, the newest row holds (b1-b4, b6)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import ledger
from archive.ground import audit, jobs
from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.ground.languages import day, say
from archive.rules.choices import Then
from archive.rules.clock import Moment, begins
from archive.rules.consent import Consent, Method, Status
from archive.rules.errors import Refused
from archive.rules.grant import Grant
from archive.rules.publication import Wait
from stories import machine_drafts, sayings
from stories.desk import Desk
from stories.tables import ConsentRow, Outing, Release, State, Story, WorkingCopy

SENDABLE = frozenset({State.DRAFT, State.BACK, State.LAPSED})
NO_PAGE = "-"
"""The version of the wording of a row that no page was shown for."""


@dataclass(frozen=True)
class Answered:
    """One answer of hers as it lies on record."""

    id: str
    """Of the row. It opens nothing."""

    version: str
    """Of the wording she read; `NO_PAGE` when no page was shown."""

    consent: Consent


def record(
    desk: Desk,
    session: Session,
    story: Story,
    consent: Consent,
    *,
    version: str,
    moment: Moment,
    who: str = audit.HERS,
    method: Method | None = None,
) -> None:
    """Append one consent row. Nothing else changes: what follows from it is decided elsewhere.

    `method` says how it was given; None leaves it as the consent says.
    """
    id = new_id()
    row = ConsentRow(
        id=id,
        story_id=story.id,
        status=str(consent.status),
        grant=desk.seal(story.id, json.dumps(consent.grant.as_json()), f"consent|grant|{id}"),
        until=consent.grant.until,
        openings=consent.grant.openings,
        then=consent.then,
        given_on=consent.given_on,
        wording=consent.wording,
        wording_version=version,
        language=consent.language,
        method=method or consent.method,
    )
    session.add(row)
    session.flush()
    audit.note(session, who=who, act=f"consent {consent.status}", subject=story.id, at=moment.now)


def newest(desk: Desk, session: Session, story_id: str) -> Consent | None:
    """Return the consent that holds now, or None when she was never asked."""
    query = select(ConsentRow).where(ConsentRow.story_id == story_id).order_by(ConsentRow.n.desc()).limit(1)
    row = session.execute(query).scalar_one_or_none()
    return _consent(desk, row) if row is not None else None


def history(desk: Desk, session: Session, story_id: str) -> tuple[Answered, ...]:
    """Return every answer on record about a story, oldest first."""
    query = select(ConsentRow).where(ConsentRow.story_id == story_id).order_by(ConsentRow.n)
    rows = session.execute(query).scalars()
    return tuple(Answered(row.id, row.wording_version, _consent(desk, row)) for row in rows)


def confirm(desk: Desk, session: Session, story: Story, moment: Moment) -> None:
    """Record that she confirmed, by herself, what she said yes to while she was not alone: the same yes, for as long.

    Raises:
        Refused: there is nothing to confirm.
    """
    before = newest(desk, session, story.id)
    if before is None or not before.is_provisional:
        raise Refused("There is nothing to say yes to just now.")
    alone = replace(before, status=Status.RENEWED, method=Method.OWN_SCREEN)
    record(desk, session, story, alone, version=_version(session, story.id), moment=moment)


def _version(session: Session, story_id: str) -> str:
    query = select(ConsentRow.wording_version).where(ConsentRow.story_id == story_id)
    return session.execute(query.order_by(ConsentRow.n.desc()).limit(1)).scalar_one()


def send(session: Session, story: Story, moment: Moment) -> None:
    """Hand her story to the moderators. The queue is a query on this state.

    Raises:
        Refused: it is not hers to send just now.
    """
    if story.state not in SENDABLE:
        raise Refused("This story is with us already.")
    story.state = State.SENT
    story.sent_at = moment.now.replace(minute=0, second=0, microsecond=0)
    audit.note(session, who=audit.HERS, act="send", subject=story.id, at=moment.now)


def ask_back(session: Session, story: Story, moment: Moment) -> None:
    """Give her story back to her to change: while it is with the moderators, waits for her yes, or waits for its day."""
    if story.state not in {State.SENT, State.SECOND, State.HERS, State.RELEASED, State.HELD}:
        raise Refused("You can change this one now, or hide it first.")
    story.state = State.BACK
    machine_drafts.destroy_all(session, story.id)
    audit.note(session, who=audit.HERS, act="ask back", subject=story.id, at=moment.now)


def release(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *, seal: str, moment: Moment
) -> date:
    """Record that she released these exact bytes, and ask for the publishing, in one transaction.

    Return the first day on which it may be out: today, when it does not wait.

    Raises:
        Refused: it does not wait for her, these are not the bytes that two moderators finished, or her yes would be over
            before anybody could see it.
    """
    if story.state != State.HERS:
        raise Refused("This story is not ready for your yes just now.")
    if (
        copy.story_id != story.id
        or copy.seal is None
        or copy.seal != seal
        or not (copy.first and copy.second)
    ):
        raise Refused(sayings.CHANGED_MEANWHILE)
    on, first = moment.latest_day, _out_from(desk, session, story, moment)
    session.add(Release(story_id=story.id, copy_id=copy.id, seal=seal, on=on, out_from=first))
    story.state = State.RELEASED
    audit.note(session, who=audit.HERS, act="release", subject=story.id, at=moment.now)
    jobs.later(session, "publish", story.id, due=max(moment.now, begins(first)))
    return first


def would_be_out_from(desk: Desk, session: Session, story: Story, moment: Moment) -> date | None:
    """Return the first day on which it may be out if she says yes now; None when she has not said who may see it."""
    consent = newest(desk, session, story.id)
    wait = Wait(moment.latest_day, desk.cooling_days, was_out=last_out(desk, session, story.id))
    return wait.ends(consent.grant) if consent is not None else None


def _out_from(desk: Desk, session: Session, story: Story, moment: Moment) -> date:
    consent, first = newest(desk, session, story.id), would_be_out_from(desk, session, story, moment)
    if consent is None or first is None:
        raise Refused(sayings.NO_YES_YET)
    if moment.latest_day <= (last := consent.grant.until) < first:
        raise Refused(say(sayings.OVER_BEFORE, first=day(first), last=day(last)))
    return first


def wait_of(desk: Desk, session: Session, story_id: str) -> Wait | None:
    """Return how long she may change her mind about what she released last; None when she released nothing."""
    newest_one = select(Release).where(Release.story_id == story_id).order_by(Release.n.desc()).limit(1)
    row = session.execute(newest_one).scalar_one_or_none()
    if row is None:
        return None
    return Wait(row.on, desk.cooling_days, promised=row.out_from, was_out=last_out(desk, session, story_id))


def waits_until(desk: Desk, session: Session, story: Story, moment: Moment) -> date | None:
    """Return the first day on which a story may be out that she released; None when it does not wait for one."""
    if story.state != State.RELEASED:
        return None
    wait, consent = wait_of(desk, session, story.id), newest(desk, session, story.id)
    if wait is None or consent is None:
        return None
    first = wait.ends(consent.grant)
    return first if moment.today < first else None


def last_out(desk: Desk, session: Session, story_id: str, *, translated: bool = False) -> Grant | None:
    """Return what her own words, or their translation, were last out under; None when they never were, or nobody kept it."""
    query = (
        select(Outing)
        .join(WorkingCopy, WorkingCopy.id == Outing.copy_id)
        .where(Outing.story_id == story_id, Outing.translation_id.is_not(None) == translated)
        .order_by(WorkingCopy.version.desc())
        .limit(1)
    )
    outing = session.execute(query).scalar_one_or_none()
    if outing is None or outing.grant is None:
        return None
    kept = desk.unseal(story_id, outing.grant, f"outing|grant|{outing.edition_id}")
    return Grant.from_json(json.loads(kept))


def note_out(desk: Desk, outing: Outing, grant: Grant) -> None:
    """Keep what an edition is out under from now on."""
    about = f"outing|grant|{outing.edition_id}"
    outing.grant = desk.seal(outing.story_id, json.dumps(grant.as_json()), about)


def released_seal(session: Session, story_id: str) -> str | None:
    """Return the hash she released last, or None."""
    query = select(Release.seal).where(Release.story_id == story_id).order_by(Release.n.desc()).limit(1)
    return session.execute(query).scalar_one_or_none()


def outings(session: Session, story_id: str) -> Sequence[Outing]:
    """Return every edition that was ever put out from this story."""
    return session.execute(select(Outing).where(Outing.story_id == story_id)).scalars().all()


def opened(desk: Desk, session: Session, story_id: str, *, besides: str = "") -> int:
    """Return how often her story was opened, in all its editions but the one that is named."""
    ids = [outing.edition_id for outing in outings(session, story_id) if outing.edition_id != besides]
    with Session(reading(desk.uses)) as uses:
        return sum(ledger.openings_of(uses, ids).values())


def _consent(desk: Desk, row: ConsentRow) -> Consent:
    grant = Grant.from_json(json.loads(desk.unseal(row.story_id, row.grant, f"consent|grant|{row.id}")))
    return Consent(
        status=_status(row.status),
        grant=grant,
        then=Then(row.then),
        given_on=row.given_on,
        wording=row.wording,
        language=row.language,
        method=Method(row.method) if row.method in set(Method) else row.method,
    )


def _status(value: str) -> Status | str:
    # A status we do not know stays a plain string, and the rule refuses it.
    return Status(value) if value in set(Status) else value
