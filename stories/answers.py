"""What she has answered so far, sealed, and the consent that it amounts to: what she left open is a no."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from archive.media.kinds import Kind
from archive.rules.areas import AREAS
from archive.rules.clock import Moment
from archive.rules.consent import (
    LONGEST,
    Audience,
    Consent,
    Grant,
    Medium,
    Profession,
    Status,
    Then,
    Use,
    years_after,
)
from archive.rules.court import Stage
from archive.rules.errors import BadInput
from stories import wording
from stories.desk import Desk
from stories.tables import Story

HALF_A_YEAR = 6
MONTHS = 12
NO_SUCH_DAY = "We could not read that day. Pick one in the next 2 years."


ASKED_OF: Mapping[str, str] = {Kind.SOUND: "voice", Kind.PICTURE: "art"}
"""The page that a story with such a part has beside the others."""

FORMS: Mapping[str, frozenset[Medium]] = {
    "own-voice": frozenset({Medium.OWN_VOICE}),
    "art": frozenset({Medium.ART, Medium.ART_PART}),
    "art-part": frozenset({Medium.ART_PART}),
}
"""What her answers on those pages open."""


@dataclass(frozen=True)
class Answers:
    """The ticks of the consent pages, by page. Empty means not answered, and that is a no."""

    court: str = ""
    who: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    voice: str = ""
    """How her voice may be used; asked only when there is a recording."""

    art: str = ""
    """Whether her picture may be shown; asked only when there is one."""

    use: tuple[str, ...] = (Use.TEACHING.value,)
    """Preset to the narrowest on the short path: teaching, and nothing else."""

    areas: tuple[str, ...] = ()
    long: str = ""
    until: str = ""
    """The day she picked, ISO; only with `long` = `until`."""

    then: str = ""
    copy: str = ""
    stop: str = ""

    def ticked(self, group: str) -> tuple[str, ...]:
        """Return what is ticked in one question."""
        value = getattr(self, group)
        return value if isinstance(value, tuple) else tuple(filter(None, [value]))


def answers_of(desk: Desk, story: Story) -> Answers:
    """Return what she has answered so far; nothing, when she has answered nothing."""
    if story.answers is None:
        return Answers()
    plain = json.loads(desk.unseal(story.id, story.answers, f"story|answers|{story.id}"))
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()
    }
    return Answers(**known)


def keep(desk: Desk, story: Story, answers: Answers) -> None:
    """Keep her answers, sealed, and the court stage where the moderators find it."""
    story.answers = desk.seal(story.id, json.dumps(asdict(answers)), f"story|answers|{story.id}")
    story.stage = answers.court or None


def with_page(before: Answers, page: str, ticks: dict[str, tuple[str, ...]], day: str = "") -> Answers:
    """Return the answers after one page, with only what that page offers; a group without a tick becomes unanswered."""
    changed: dict[str, Any] = {}
    for group in wording.CURRENT.page(page).groups:
        offered = {choice.id for choice in group.choices}
        kept = tuple(choice for choice in dict.fromkeys(ticks.get(group.id, ())) if choice in offered)
        changed[group.id] = kept if group.many else next(iter(kept), "")
    if page == "long":
        changed["until"] = day.strip() if changed["long"] == "until" else ""
    return replace(before, **changed)


def without_page(before: Answers, page: str) -> Answers:
    """Return the answers after `Not sure. Keep it private`: no, or wait."""
    emptied = with_page(before, page, {})
    return replace(emptied, court=Stage.NOT_SURE.value) if page == "court" else emptied


def last_day(answers: Answers, today: date) -> date | None:
    """Return the last day on which it may be seen, inclusive; None when she has not said.

    Raises:
        BadInput: she picked a day that is none, is over, or is more than two years away.
    """
    if answers.long == "6-months":
        return _months_after(today, HALF_A_YEAR)
    if answers.long in ("1-year", "2-years"):
        return years_after(today, int(answers.long[0]))
    return _picked(answers.until, today) if answers.long == "until" else None


def grant_of(answers: Answers, until: date) -> Grant:
    """Return the grant of these answers. Writing is in each: what is said or drawn is also told in words."""
    return Grant(
        audiences=frozenset(map(Audience, answers.who)),
        professions=frozenset(map(Profession, answers.jobs)),
        uses=frozenset(map(Use, answers.use)),
        media=frozenset({Medium.WORDS, *FORMS.get(answers.voice, ()), *FORMS.get(answers.art, ())}),
        until=until,
        not_near=frozenset(answers.areas) & frozenset(AREAS),
    )


def is_yes(answers: Answers, kinds: Collection[str] = ()) -> bool:
    """Return whether she has said yes to somebody, for something, for some time. Anything less waits.

    `kinds` are those of the recordings and pictures in the story: what may be done with them has to be answered too.
    """
    open_ones = [page for kind, page in ASKED_OF.items() if kind in kinds and not getattr(answers, page)]
    return bool(answers.who and answers.jobs and answers.use and answers.long) and not open_ones


def consent_of(
    answers: Answers, moment: Moment, *, renewed: bool = False, kinds: Collection[str] = ()
) -> Consent:
    """Return what is put on record: given, renewed, or (when something is left open) deferred.

    Raises:
        BadInput: as `last_day`.
    """
    until = last_day(answers, moment.today)
    said_yes = is_yes(answers, kinds) and until is not None
    given = Status.RENEWED if renewed else Status.GIVEN
    return Consent(
        status=given if said_yes else Status.DEFERRED,
        grant=grant_of(answers, until or moment.today),
        then=Then(answers.then or Then.HIDE),
        given_on=moment.today,
        wording=wording.shown().hash,
        language=wording.shown().language,
    )


def from_consent(consent: Consent, stage: str | None) -> Answers:
    """Return the answers that a consent on record stands for, to fill the pages again: they are hers."""
    grant = consent.grant
    return Answers(
        court=stage or "",
        who=tuple(sorted(grant.audiences)),
        jobs=tuple(sorted(grant.professions)),
        voice="own-voice" if Medium.OWN_VOICE in grant.media else "words",
        art=next((said for said in ("art", "art-part") if Medium(said) in grant.media), "no"),
        use=tuple(sorted(grant.uses)),
        areas=tuple(sorted(grant.not_near)),
        long="until",
        until=grant.until.isoformat(),
        then=consent.then.value,
    )


def latest_day(today: date) -> date:
    """Return the last day she may pick."""
    return years_after(today, LONGEST)


def _picked(typed: str, today: date) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError as found:
        raise BadInput(NO_SUCH_DAY) from found
    if not today <= day <= latest_day(today):
        raise BadInput(NO_SUCH_DAY)
    return day


def _months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    ahead = day.month - 1 + months
    year, month = day.year + ahead // MONTHS, ahead % MONTHS + 1
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)
