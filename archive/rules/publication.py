"""When a story may go out: all reasons at once, or a `Clearance`, which is the only way to the press.

Consent, nothing identifying open, the court question clear for the story and for each sentence, two different people, her
release of the exact bytes, and whole days in which she could change her mind (`domain/rules.md` 1, 6, 8, 13, 19;
`features.md` b13, b14, c10, c11).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NoReturn
from weakref import WeakKeyDictionary

from archive.rules import court, grounds, jigsaw
from archive.rules.clock import Moment, in_words
from archive.rules.consent import Consent
from archive.rules.court import CourtCheck, Stage
from archive.rules.errors import Refused
from archive.rules.grant import Grant
from archive.rules.grounds import Gate
from archive.rules.jigsaw import Panel

SET_ASIDE = "Something of it is set aside as a possible court paper. It waits until that is settled."
"""Anonymising does not make a court paper fit to be shown (`domain/rules.md` 1; AJA 1960 s.12)."""

NOT_HER_OWN_WORDS = "She has not said yes to her words in the language in which she told them."
NOT_TRANSLATED = "She has not said yes to this translation of her words."
NO_INTRUDER_NOTE = "Write down who could still tell that it is her, and what was tried."
VETOED = "A lived-experience adviser has said no to this. It waits until two people have settled it."
NO_WAIT = "Nobody knows how long she has had to change her mind."


@dataclass(frozen=True)
class Wait:
    """How long she may change her mind between her yes to the finished version and the day on which it may be out.

    What was out before and gets no wider (a passage less, a shorter time, a corrected line) does not wait. What is
    wider anywhere than what was out last waits as if it had never been out: more people, another form, a longer time.
    """

    released_on: date
    """The day of her yes, and never one before the latest day that this house has seen."""

    days: int
    """Whole days between the day of her yes and the first on which it may be out."""

    promised: date | None = None
    """The first day as she was told it; nothing that changes afterwards makes it earlier."""

    was_out: Grant | None = None
    """What the story was last out under; None when it never was, or when nobody knows."""

    def ends(self, grant: Grant) -> date:
        """Return the first day on which it may be out under this grant."""
        is_known = self.was_out is not None and grant.narrows(self.was_out)
        first = self.released_on if is_known else _after(self.released_on, self.days)
        return max(first, self.promised or first)


def _after(day: date, whole_days: int) -> date:
    # The day of her yes has begun already, so it is none of the whole ones.
    return day + timedelta(days=whole_days + 1) if whole_days > 0 else day


@dataclass(frozen=True)
class Facts:
    """Everything the decision rests on; nothing here is fetched, and nothing has a lenient default."""

    consent: Consent | None
    wording_now: frozenset[str]
    """Hashes of the wordings in force; an older yes has to be asked again."""

    open_marks: tuple[str, ...]
    """What `anonymity.objections` still says."""

    intruder_note: str = field(repr=False)
    """Who could still tell, what was tried, what came of it."""

    stage: Stage | str | None
    check: CourtCheck | None
    first: str | None
    """Staff id of the moderator who finished it."""

    second: str | None
    """Staff id of the moderator who agreed."""

    released_hash: str | None
    edition_hash: str
    hidden: bool
    deleted: bool
    set_aside: bool
    """Whether something of it is set aside as a possible court paper."""

    vetoed: bool
    """Whether an adviser has said no to it, and two people have not settled that yet."""

    opened: int | None = None
    """How often it was opened, in all its editions; None when nobody counted, and then a counted yes is a no."""

    wait: Wait | None = None
    """How long she may change her mind; None when nobody knows, and then what she released does not go out."""

    panel: Panel | None = None
    """What was found when somebody asked who this could be; None is a no."""

    text: str = ""
    """Hash of what others would read, hear and see now; the panel has to be about that."""

    is_out: bool = False
    """Whether it is out already: with the months the question is asked again, and it stays out meanwhile (rule 14)."""

    rested_from: date | None = None
    """The day on which she hid it herself, where it was out as it stands until then and nobody but her took it down."""

    translation: str = ""
    """The language of the translation that would go out; empty for her own words. The press asks the content as well."""

    gate: Gate | None = None
    """What each sentence tells, her life or the court, and the grounds on record; None is a no."""


class Clearance:
    """Leave to put out these exact bytes under this grant. `clear` alone makes one; nobody copies or stores it.

    It is worth something only to `genuine`, which knows every one that was made, and what it said then.
    """

    __slots__ = ("__weakref__", "edition_hash", "grant", "kept_out", "on", "translation", "until")

    grant: Grant
    edition_hash: str
    on: date
    translation: str
    """The one version it is for: a language, or empty for her own words."""

    kept_out: frozenset[str]
    """Sentences about the court that may stand nowhere in it; the press looks for itself."""

    until: date
    """The last day on which it may be seen: that of her yes, or of a ground or an order that ends sooner."""

    def __init__(self, *_: object, **__: object) -> None:
        """Refuse: a clearance is not made by hand.

        Raises:
            TypeError: always.
        """
        raise TypeError(_BY_HAND)

    def __init_subclass__(cls, **_: object) -> NoReturn:
        """Refuse: there is one kind of clearance."""
        raise TypeError(_BY_HAND)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a clearance never changes."""
        raise TypeError(_FIXED)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: a clearance never changes."""
        raise TypeError(_FIXED)

    def __reduce__(self) -> NoReturn:
        """Refuse: a clearance holds for one moment, so it is neither copied nor stored."""
        raise TypeError(_ONCE)

    @staticmethod
    def genuine(candidate: object) -> bool:
        """Return whether `clear` made this very object, and it still says what it said then."""
        if type(candidate) is not Clearance or candidate not in _made:
            return False
        return _made[candidate] == _said(candidate)


_BY_HAND = "A clearance is made by publication.clear alone."
_FIXED = "A clearance never changes."
_ONCE = "A clearance is neither copied nor stored."

# Keyed by the object itself (a Clearance has no equality of its own), so an equal one is not the same one.
_made: WeakKeyDictionary[Clearance, str] = WeakKeyDictionary()


def objections(facts: Facts, moment: Moment) -> tuple[str, ...]:
    """Return every reason why this may not go out now, each once; empty means it may."""
    found = (
        *_gone(facts),
        *_consent(facts, moment),
        *_made_safe(facts),
        *_could_be(facts, moment),
        *court.objections(facts.stage, facts.check, moment.today),
        *grounds.objections(facts.gate, facts.check, moment.today),
        *_two_people(facts),
        *_release(facts),
        *_wait(facts, moment),
    )
    return tuple(dict.fromkeys(found))


def waits_until(facts: Facts, moment: Moment) -> date | None:
    """Return the day for which it waits when nothing else stands in its way; None when something else does, or nothing."""
    if facts.wait is None or facts.consent is None or not objections(facts, moment):
        return None
    if objections(replace(facts, wait=Wait(date.min, 0)), moment):
        return None
    return facts.wait.ends(facts.consent.grant)


def clear(facts: Facts, moment: Moment) -> Clearance:
    """Return leave to put it out.

    Raises:
        Refused: with every reason.
    """
    reasons = objections(facts, moment)
    if reasons or facts.consent is None or facts.gate is None:
        raise Refused(*reasons)
    made = object.__new__(Clearance)
    object.__setattr__(made, "grant", facts.consent.grant)
    object.__setattr__(made, "edition_hash", facts.edition_hash)
    object.__setattr__(made, "on", moment.today)
    object.__setattr__(made, "translation", facts.translation)
    object.__setattr__(made, "kept_out", facts.gate.kept_out(moment.today))
    object.__setattr__(made, "until", _last_day(facts.consent.grant, facts.gate, facts.check, moment.today))
    _made[made] = _said(made)
    return made


def _last_day(grant: Grant, gate: Gate, check: CourtCheck | None, today: date) -> date:
    is_order = check is not None and court.LAWS[check.basis].is_an_order
    ends = (grant.until, gate.last_day(today), check.until if check is not None and is_order else None)
    return min(end for end in ends if end is not None)


def _said(clearance: Clearance) -> str:
    # What stands in it, in one text; a part that was deleted by force leaves an empty place, never an error.
    grant: object = getattr(clearance, "grant", None)
    plain = grant.as_json() if isinstance(grant, Grant) else None
    kept = (getattr(clearance, name, None) for name in ("edition_hash", "translation"))
    days = (str(getattr(clearance, name, None)) for name in ("on", "until"))
    kept_out: object = getattr(clearance, "kept_out", None)
    parts = [plain, *kept, *days, sorted(map(repr, kept_out)) if isinstance(kept_out, frozenset) else None]
    return json.dumps(parts, sort_keys=True, default=repr)


def _gone(facts: Facts) -> Iterator[str]:
    if facts.deleted:
        yield "She has deleted this story for good."
    if facts.hidden:
        yield "This story is hidden. It can go out again once it is brought back."
    if facts.set_aside:
        yield SET_ASIDE
    if facts.vetoed:
        yield VETOED


def _consent(facts: Facts, moment: Moment) -> Iterator[str]:
    yield from moment.publishing_objections()
    if facts.consent is None:
        yield "She has not said yet who may see it."
    else:
        yield from facts.consent.objections(moment, wording_now=facts.wording_now, opened=facts.opened)
        if not facts.consent.grant.lets_out(facts.translation):
            yield NOT_TRANSLATED if facts.translation else NOT_HER_OWN_WORDS


def _made_safe(facts: Facts) -> Iterator[str]:
    yield from facts.open_marks
    if not facts.intruder_note.strip():
        yield NO_INTRUDER_NOTE


def _could_be(facts: Facts, moment: Moment) -> tuple[str, ...]:
    return jigsaw.objections(
        facts.panel,
        text=facts.text,
        grant=grant_of(facts.consent),
        today=moment.today,
        is_out=facts.is_out,
        rested_from=facts.rested_from,
        was_out=facts.wait.was_out if facts.wait is not None else None,
    )


def grant_of(consent: Consent | None) -> Grant | None:
    """Return what a yes lets out, as the panel remembers it; None while she has not said yes."""
    return None if consent is None else consent.grant


def _two_people(facts: Facts) -> Iterator[str]:
    first, second = (facts.first or "").strip(), (facts.second or "").strip()
    if not first:
        yield "No first moderator has finished it yet."
    if not second:
        yield "No second moderator has agreed yet."
    if first and first == second:
        yield "The first and the second moderator are the same person. It takes two."


def _release(facts: Facts) -> Iterator[str]:
    if not facts.edition_hash:
        yield "There is no finished version yet."
    if not facts.released_hash:
        yield "She has not released the finished version yet."
    elif facts.released_hash != facts.edition_hash:
        yield "What she released is not what would go out now. Please show it to her again."


def _wait(facts: Facts, moment: Moment) -> Iterator[str]:
    if facts.consent is None or not facts.released_hash:
        return
    if facts.wait is None:
        yield NO_WAIT
    elif moment.today < (first := facts.wait.ends(facts.consent.grant)):
        yield f"She may still change her mind. It can be out from {in_words(first)}."
