"""What the page "Who could this be?" is given: one frozen picture of the facts, the funnel, the archive and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import floor

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.rules import anonymity, how_many
from archive.rules.clock import Moment
from archive.rules.figures import OPTIONS, Band, Level, Option, Told
from archive.rules.how_many import Line, Softening
from archive.rules.jigsaw import Panel
from moderation.people import staff
from moderation.queue import queue
from moderation.replacing import proposing
from moderation.who import jigsaw, offering, others
from moderation.who.offering import Offer
from stories import finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import State, Story
from stories.work_tables import SofteningRow

SOFTENED_SHOWN = 20

WAYS: dict[Told, dict[Level, tuple[Option, ...]]] = {
    told: {
        level: tuple(one for one in OPTIONS.values() if (one.told, one.level) == (told, level))
        for level in (Level.EXACT, Level.SOFT)
    }
    for told in Told
}
"""What can be chosen for each sort of fact, the exact ones first."""

SAYS = {
    Band.GREEN: "Many could have told it. It may go out.",
    Band.AMBER: "Somebody else says why it may go out.",
    Band.RED: "It would lead to her. It does not go out like this.",
}
FEW = "Few could have told it."
UNCOUNTED = "A detail is exact, and nobody has counted how many it fits."
ORIGIN = "It names a people, a language, a faith or a country. Say it more softly, or say why it stands."
OUTSIDE = "It tells of a part of the country whose mothers are not counted here."
ODD = "Something odd stands in it."
ALONE = "Nothing here is like it."
LOST = "What was answered is damaged. Answer it again."


@dataclass(frozen=True)
class Softened:
    """One line of the log: hashes only, and why."""

    at: datetime
    who: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Asking:
    """Everything on the page."""

    id: str
    title: str
    words: str
    """What others will read as it stands; empty for whoever may not see it now."""

    besides: tuple[str, ...]
    """What others read of her recordings and pictures."""

    intruder_note: str
    panel: Panel | None
    band: Band
    verdict: str
    """What the band means here, and why it is this one."""

    about: str
    lines: tuple[Line, ...]
    together: tuple[str, ...]
    softenings: tuple[Softening, ...]
    problems: tuple[str, ...]
    log: tuple[Softened, ...]
    coder: str
    is_mine: bool
    """Whether whoever looks coded it; somebody else gives the reason."""

    may_ask: bool
    is_out: bool
    """Whether she has said yes to it as it stands: it is out, or on its way."""

    offers: Mapping[Told, Offer]
    """What the words tell and nobody has coded, for whoever may ask."""

    rest: tuple[Told, ...]
    """The sorts of which nothing was found, and nobody has said anything yet: one press answers for all of them."""


def may_ask(session: Session, story: Story, staff_id: str, moment: Moment) -> bool:
    """Return whether this person may ask it now: whoever has its words open, and anybody of a story that is out or on its way."""
    if story.state in jigsaw.ON_ITS_WAY and story.hidden_by is None:
        return True
    return queue.shows(session, story.id, staff_id, moment)


def picture(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> Asking:
    """Return the picture; nothing of the story is in it for whoever may not ask now."""
    is_theirs = may_ask(session, story, staff_id, moment)
    body = finished.read(desk, finished.newest(session, story.id)) if is_theirs else Body("")
    panel = jigsaw.newest_whole(desk, session, story) if is_theirs else None
    facts = panel.facts if panel else ()
    offers = _offers(desk, story, body, panel) if is_theirs else {}
    return Asking(
        id=story.id,
        title=body.title,
        words=_shown(desk, story, body) if is_theirs else "",
        besides=_besides(body),
        intruder_note=body.intruder_note,
        panel=panel,
        band=panel.band if panel else Band.GREEN,
        verdict=verdict(panel) if panel else "",
        about=how_many.about(floor(how_many.mothers(facts))),
        lines=how_many.funnel(facts),
        together=tuple(one.says for one in others.together(desk, session, story, facts)),
        softenings=how_many.softenings(facts),
        problems=_problems(desk, session, story, body, moment) if is_theirs else (),
        log=_log(desk, session, story) if is_theirs else (),
        coder=staff.names(session).get(panel.by, "a colleague") if panel else "",
        is_mine=panel is not None and panel.by == staff_id,
        may_ask=is_theirs,
        is_out=story.state in jigsaw.ON_ITS_WAY,
        offers=offers,
        rest=_rest(panel, offers),
    )


def _offers(desk: Desk, story: Story, body: Body, panel: Panel | None) -> Mapping[Told, Offer]:
    facts, refused = (panel.facts, panel.refused) if panel else ((), ())
    return offering.offers(proposing.read(desk, story, body), facts, refused)


def _rest(panel: Panel | None, offers: Mapping[Told, Offer]) -> tuple[Told, ...]:
    said = {*(fact.way.told for fact in panel.facts), *panel.not_told} if panel else set()
    return tuple(told for told in Told if told not in said and told not in offers)


def _problems(desk: Desk, session: Session, story: Story, body: Body, moment: Moment) -> tuple[str, ...]:
    return jigsaw.problems(desk, session, story, body, moment, is_first=story.state == State.SENT)


def line_of(desk: Desk, session: Session, story: Story) -> str:
    """Return what was found when somebody last asked, for the story's page."""
    panel = jigsaw.newest_whole(desk, session, story)
    return LOST if panel is None and jigsaw.is_damaged(desk, session, story) else in_a_line(panel)


def in_a_line(panel: Panel | None) -> str:
    """Return what was found, in a line."""
    if panel is None:
        return "Nobody has asked yet."
    found = how_many.about(floor(how_many.mothers(panel.facts)))
    return f"{found[0].upper()}{found[1:]} could have told it. {verdict(panel)}"


def verdict(panel: Panel) -> str:
    """Return what its band means, and of an amber one why it is amber: each reason that is there, and no other."""
    if panel.band != Band.AMBER:
        return SAYS[panel.band]
    of_themselves = [fact for fact in panel.facts if fact.ceiling == Band.AMBER]
    whys = {
        FEW: how_many.band_of(floor(how_many.mothers(panel.facts))) == Band.AMBER,
        ORIGIN: any(fact.names_origin for fact in panel.facts),
        OUTSIDE: any(fact.way.is_outside for fact in panel.facts),
        ODD: any(fact.way.level == Level.SOFT and not fact.way.is_outside for fact in of_themselves),
        UNCOUNTED: any(fact.way.level == Level.EXACT and not fact.names_origin for fact in of_themselves),
        ALONE: panel.stands_out,
    }
    return " ".join((*(why for why, is_so in whys.items() if is_so), SAYS[Band.AMBER]))


def _shown(desk: Desk, story: Story, body: Body) -> str:
    return anonymity.as_read(finished.changes(desk, story, body))


def _besides(body: Body) -> tuple[str, ...]:
    said = (" ".join(cue.text for cue in work.said) for work in body.parts)
    return tuple(filter(None, (*said, *(work.alternative for work in body.parts))))


def _log(desk: Desk, session: Session, story: Story) -> tuple[Softened, ...]:
    query = select(SofteningRow).where(SofteningRow.story_id == story.id).order_by(SofteningRow.n.desc())
    names = staff.names(session)
    return tuple(
        Softened(
            row.at,
            names.get(row.staff_id, "a colleague"),
            row.before[:8],
            row.after[:8],
            desk.unseal(story.id, row.reason, f"softening|reason|{row.id}"),
        )
        for row in session.execute(query.limit(SOFTENED_SHOWN)).scalars()
    )
