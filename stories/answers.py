"""What she has answered so far, sealed, and the consent that it amounts to: what she left open is a no."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from archive.ground.languages import say
from archive.media.kinds import Kind
from archive.rules.areas import AREAS
from archive.rules.choices import VOICES, Audience, Event, Medium, Profession, Then, Use
from archive.rules.clock import Moment
from archive.rules.consent import LONGEST, Consent, Status, years_after
from archive.rules.court import Stage
from archive.rules.errors import BadInput
from archive.rules.grant import Grant
from stories import wording
from stories.desk import Desk
from stories.tables import Story

HALF_A_YEAR = 6
MONTHS = 12
NO_SUCH_DAY = "We could not read that day. Pick one in the next 2 years."
TIMES = "times"
MOST_TIMES = 100
"""Openings; who wants more wants a day."""

NO_SUCH_NUMBER = "How many times? Put in a number from 1 to {most}."


ASKED_OF: Mapping[str, str] = {Kind.SOUND: "voice", Kind.PICTURE: "art"}
"""The page that a story with such a part has beside the others."""

FORMS: Mapping[str, frozenset[Medium]] = {
    "own-voice": frozenset({Medium.OWN_VOICE}),
    "changed-voice": frozenset({Medium.CHANGED_VOICE}),
    "read-by-other": frozenset({Medium.READ_BY_OTHER}),
    "words-read": frozenset({Medium.WORDS_READ}),
    "art": frozenset({Medium.ART, Medium.ART_PART}),
    "art-part": frozenset({Medium.ART_PART}),
}
"""What her answers on those pages open."""

OWN_WORDS = "own"
"""Her answer that lets her words be seen in the language in which she told them; each other one is a language."""

DAYS = frozenset({"6-months", "1-year", "2-years", "until"})
"""Answers to "How long" that are a day."""


@dataclass(frozen=True)
class Answers:
    """The ticks of the consent pages, by page. Empty means not answered, and that is a no."""

    court: str = ""
    who: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    voice: str = ""
    """How her voice may be used; asked only when there is a recording."""

    aloud: str = ""
    """Whether somebody else may read aloud what she wrote; asked off the short path, and a no until she says yes."""

    art: str = ""
    """Whether her picture may be shown; asked only when there is one."""

    use: tuple[str, ...] = (Use.TEACHING.value,)
    """Preset to the narrowest on the short path: teaching, and nothing else."""

    areas: tuple[str, ...] = ()
    tongue: tuple[str, ...] = (OWN_WORDS,)
    """In which words it may be seen; asked only of a story told in another language than English."""

    long: str = ""
    until: str = ""
    """The day she picked, ISO; only with `long` = `until`."""

    times: str = ""
    """How often it may be opened from now on, as typed; only with `long` = `times`."""

    ends: tuple[str, ...] = ()
    """Events with which a yes on record ends besides what `long` says."""

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


def with_page(
    before: Answers, page: str, ticks: dict[str, tuple[str, ...]], day: str = "", times: str = ""
) -> Answers:
    """Return the answers after one page, with only what that page offers; a group without a tick becomes unanswered."""
    changed: dict[str, Any] = {}
    for group in wording.CURRENT.page(page).groups:
        offered = {choice.id for choice in group.choices}
        kept = tuple(choice for choice in dict.fromkeys(ticks.get(group.id, ())) if choice in offered)
        changed[group.id] = kept if group.many else next(iter(kept), "")
    if page == "long":
        changed["until"] = day.strip() if changed["long"] == "until" else ""
        changed["times"] = times.strip() if changed["long"] == TIMES else ""
        changed["ends"] = ()
    return replace(before, **changed)


def without_page(before: Answers, page: str) -> Answers:
    """Return the answers after `Not sure. Keep it private`: no, or wait."""
    emptied = with_page(before, page, {})
    if page == "tongue":
        return replace(emptied, tongue=(OWN_WORDS,))
    return replace(emptied, court=Stage.NOT_SURE.value) if page == "court" else emptied


def last_day(answers: Answers, today: date) -> date | None:
    """Return the last day on which it may be seen, inclusive; None when she has not said.

    What ends with an event or a number has one too: nothing goes on for more than two years.

    Raises:
        BadInput: she picked a day that is none, is over, or is more than two years away; or a number that is none.
    """
    openings(answers, 0)
    if answers.long in {TIMES, *Event}:
        return latest_day(today)
    if answers.long == "6-months":
        return _months_after(today, HALF_A_YEAR)
    if answers.long in ("1-year", "2-years"):
        return years_after(today, int(answers.long[0]))
    return _picked(answers.until, today) if answers.long == "until" else None


def openings(answers: Answers, opened: int) -> int | None:
    """Return how often it may be opened all in all, when it was opened so often; None when nothing counts that.

    Raises:
        BadInput: it is no number that can be.
    """
    if answers.long != TIMES:
        return None
    typed = answers.times
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_TIMES))):
        raise BadInput(say(NO_SUCH_NUMBER, most=MOST_TIMES))
    if not 1 <= int(typed) <= MOST_TIMES:
        raise BadInput(say(NO_SUCH_NUMBER, most=MOST_TIMES))
    return opened + int(typed)


def grant_of(answers: Answers, until: date, most: int | None = None) -> Grant:
    """Return the grant of these answers. Writing is in each: what is said or drawn is also told in words."""
    return Grant(
        audiences=frozenset(map(Audience, answers.who)),
        professions=frozenset(map(Profession, answers.jobs)),
        uses=frozenset(map(Use, answers.use)),
        media=frozenset(
            {
                Medium.WORDS,
                *(
                    form
                    for said in (answers.voice, answers.aloud, answers.art)
                    for form in FORMS.get(said, ())
                ),
            }
        ),
        until=until,
        not_near=frozenset(answers.areas) & frozenset(AREAS),
        ends_with=frozenset(event for event in Event if event in {answers.long, *answers.ends}),
        openings=most,
        own_words=OWN_WORDS in answers.tongue,
        translations=frozenset(answers.tongue) - {OWN_WORDS},
    )


def narrowed(answers: Answers, page: str, before: Grant, *, today: date, opened: int) -> Grant:
    """Return the grant after one page of what may be made smaller: an end that she asked for before stays one.

    Raises:
        BadInput: as `last_day`.
    """
    if page != "long":
        grant, most = grant_of(answers, before.until), before.openings
    else:
        until = last_day(answers, today) or before.until
        # Two years is what we add to an end without a date of its own; that it is later than her day is not her wish.
        grant = grant_of(answers, until if answers.long in DAYS else min(until, before.until))
        said = [n for n in (openings(answers, opened), before.openings) if n is not None]
        most = min(said, default=None)
    return replace(grant, ends_with=grant.ends_with | before.ends_with, openings=most)


def is_yes(answers: Answers, kinds: Collection[str] = ()) -> bool:
    """Return whether she has said yes to somebody, for something, for some time. Anything less waits.

    `kinds` are those of the recordings and pictures in the story: what may be done with them has to be answered too.
    """
    open_ones = [page for kind, page in ASKED_OF.items() if kind in kinds and not getattr(answers, page)]
    asked_of_all = answers.who and answers.jobs and answers.use and answers.tongue and answers.long
    return bool(asked_of_all) and not open_ones


def consent_of(
    answers: Answers, moment: Moment, *, renewed: bool = False, kinds: Collection[str] = (), opened: int = 0
) -> Consent:
    """Return what is put on record: given, renewed, or (when something is left open) deferred.

    Raises:
        BadInput: as `last_day`.
    """
    if Kind.SOUND in kinds:
        # Where there is a recording she is asked about her voice, and not about what she wrote.
        answers = replace(answers, aloud="")
    until = last_day(answers, moment.today)
    said_yes = is_yes(answers, kinds) and until is not None
    given = Status.RENEWED if renewed else Status.GIVEN
    return Consent(
        status=given if said_yes else Status.DEFERRED,
        grant=grant_of(answers, until or moment.today, openings(answers, opened)),
        then=Then(answers.then or Then.HIDE),
        given_on=moment.today,
        wording=wording.shown().hash,
        language=wording.shown().language,
    )


def from_consent(
    consent: Consent, stage: str | None, *, opened: int = 0, kinds: Collection[str] = frozenset(ASKED_OF)
) -> Answers:
    """Return the answers that a consent on record stands for, to fill the pages again: they are hers.

    `kinds` are those of the recordings and pictures in the story: of what it does not hold she never said no.
    """
    grant = consent.grant
    left = None if grant.openings is None else str(max(0, grant.openings - opened))
    events = sorted(grant.ends_with)
    return Answers(
        court=stage or "",
        who=tuple(sorted(grant.audiences)),
        jobs=tuple(sorted(grant.professions)),
        voice=next(
            (form.value for form in VOICES if form in grant.media), "words" if Kind.SOUND in kinds else ""
        ),
        aloud="words-read" if Medium.WORDS_READ in grant.media else "",
        art=next(
            (said for said in ("art", "art-part") if Medium(said) in grant.media),
            "no" if Kind.PICTURE in kinds else "",
        ),
        use=tuple(sorted(grant.uses)),
        areas=tuple(sorted(grant.not_near)),
        tongue=tongue_of(grant),
        long=TIMES if left is not None else next(iter(events), "until"),
        until=grant.until.isoformat(),
        times=left or "",
        ends=tuple(events),
        then=consent.then.value,
    )


def tongue_of(grant: Grant) -> tuple[str, ...]:
    """Return her answer about the words in which it may be seen."""
    return (*((OWN_WORDS,) if grant.own_words else ()), *sorted(grant.translations))


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
