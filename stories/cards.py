"""A story as it stands, in her words: for the status page, "Change your mind" and "Right now, this may be seen by"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.ground import audit
from archive.ground.languages import day, month, named_day, say
from archive.rules.consent import AUTHORISING, Consent
from archive.rules.court import Stage
from stories import (
    answers,
    consenting,
    drafts,
    gates,
    impact,
    known_there,
    lasting,
    looked_for,
    messages,
    parts,
    quarantine,
    reading_rows,
    sayings,
    support,
    taking_back,
    ticked,
    tongues,
)
from stories.partwork import reads_words
from stories.quarantine import Why
from stories.tables import State, Story, TranslationRow
from stories.visit import Visit

WITH_TEAM = frozenset({State.SENT, State.SECOND, State.HERS, State.HELD})
CAN_ASK_BACK = WITH_TEAM | {State.RELEASED}
OUT = frozenset({State.PUBLISHED, State.RELEASED})


@dataclass(frozen=True)
class Aside:
    """One thing that is set aside: what it is, in sentences, and nothing of what it says."""

    id: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """One story on the status page. Her title stands here only after the six words were given once more."""

    id: str
    name: str
    begun: str
    stands: str
    next: str
    """What happens next, and by when; or that we are late."""

    more: str
    seen_by: tuple[str, ...]
    until: str
    ends_soon: str
    """What is asked of her before her yes ends; empty when nothing is."""

    has_new_words: bool
    """Whether keeping it leads through the pages again."""

    new_notes: int
    state: str
    is_hidden: bool
    is_hidden_by_us: bool
    has_yes: bool
    news: str
    """What her story led to, in a sentence, if she wants to be told."""

    voice_is_out: bool
    reading_is_yes: bool
    """Whether her yes lets her words be read aloud, so that this can be taken back, out or not."""

    reading_waits: bool
    """Whether it waits for somebody to read them."""

    picture_is_out: bool
    out_from: str = ""
    """The first day on which it may be out, while she may still change her mind; empty when it waits for no day."""

    ends: tuple[str, ...] = ()
    """With what besides a day it ends: an event, a number of openings."""

    came: tuple[str, ...] = ()
    """The buttons that say that such an event has come."""

    aside: tuple[Aside, ...] = ()
    """What may be a court paper, and is shut away."""

    versions: tuple[str, ...] = ()
    """Where her own words and the English ones stand; empty for a story that she told in English."""

    english_waits: bool = False
    own_is_out: bool = False
    """Whether her own words can be taken back apart from the English ones."""

    english_is_yes: bool = False
    """Whether her yes lets English words out, so that they can be taken back."""

    may_be_known: bool = False
    """Whether people who were there may know her by it, and it waits for what she says (rule 23)."""

    voice_asks: str = ""
    """What is said where her voice would be heard, somebody must not find out, and she has not thought of it since she said so."""

    to_confirm: tuple[ticked.Row, ...] = ()
    """What she said yes to while she was not alone, as long as she has not confirmed it."""

    @property
    def can_take_back(self) -> bool:
        """Whether parts of it can be taken back one by one."""
        return self.state in OUT

    @property
    def is_stopped(self) -> bool:
        """Whether she said no to it, after her yes and before it was out."""
        return self.state == State.RELEASED and self.is_hidden and not self.is_hidden_by_us

    @property
    def is_with_us(self) -> bool:
        """Whether it has left her hands."""
        return self.state not in consenting.SENDABLE

    @property
    def can_be_asked_back(self) -> bool:
        """Whether she can take it back to change it."""
        return self.state in CAN_ASK_BACK

    @property
    def is_out(self) -> bool:
        """Whether it is out, or is about to be."""
        return self.state in OUT and not self.is_hidden


def all_of(visit: Visit) -> tuple[Card, ...]:
    """Return every story of the notebook: those with a new note from us first, then the newest."""
    every = [of(visit, story) for story in visit.stories()]
    return tuple(sorted(every, key=lambda card: not card.new_notes))


def of(visit: Visit, story: Story) -> Card:
    """Return one story as it stands."""
    consent = consenting.newest(visit.desk, visit.session, story.id)
    has_yes = consent is not None and consent.status in AUTHORISING
    beside = taking_back.media_out(visit, story)
    may_end = has_yes and story.state != State.LAPSED
    return Card(
        id=story.id,
        name=_name(visit, story),
        begun=month(story.made_on),
        stands=_stands(visit, story),
        next=_next(visit, story),
        more=_more(story),
        seen_by=seen_by(visit, story),
        until=day(_last_day(visit, story, consent)) if consent is not None and has_yes else "",
        ends_soon=lasting.question(visit.desk, story, consent, visit.moment.today),
        has_new_words=consent is not None and lasting.has_new_words(consent),
        new_notes=messages.unread(visit.session, story, by_her=True),
        state=story.state,
        is_hidden=story.hidden_by is not None,
        is_hidden_by_us=bool(story.hiders - {audit.HERS}),
        has_yes=has_yes,
        news=impact.news(visit.desk, visit.session, story, visit.moment),
        voice_is_out=bool(beside & taking_back.VOICES),
        reading_is_yes=_reading_is_yes(story, consent),
        reading_waits=_reading_is_yes(story, consent) and _waits_for_reader(visit, story),
        picture_is_out=bool(beside & taking_back.PICTURES),
        out_from=_out_from(visit, story),
        ends=_ends(visit, story, consent) if consent is not None and may_end else (),
        came=_came(consent) if consent is not None and may_end else (),
        aside=_aside(visit, story),
        to_confirm=_to_confirm(visit, story, consent),
        may_be_known=_may_be_known(visit, story),
        voice_asks=looked_for.asks(visit, story),
        **_of_versions(visit, story, consent),
    )


def _reading_is_yes(story: Story, consent: Consent | None) -> bool:
    is_yes = consent is not None and consent.status in AUTHORISING and reads_words(consent.grant)
    return is_yes and story.state in WITH_TEAM | OUT


def _waits_for_reader(visit: Visit, story: Story) -> bool:
    return story.hidden_by is None and any(
        row.state in reading_rows.WAITS and reading_rows.is_of_words(visit.session, row)
        for row in reading_rows.open_ones(visit.session, story.id)
    )


def _may_be_known(visit: Visit, story: Story) -> bool:
    return story.hidden_by is None and known_there.waits(visit.desk, visit.session, story)


def _last_day(visit: Visit, story: Story, consent: Consent) -> date:
    # What a court allowed up to a day is seen no longer than that, whatever she said.
    until = consent.grant.until
    if story.state not in OUT:
        return until
    return min(until, gates.last_day(visit.desk, visit.session, story, visit.moment.today) or until)


def _of_versions(visit: Visit, story: Story, consent: Consent | None) -> dict[str, Any]:
    is_asked = tongues.has_another(story) and story.state in tongues.FINISHED and story.hidden_by is None
    if not is_asked or consent is None or consent.status not in AUTHORISING:
        return {}
    own_is_out, english_is_out = tongues.out(visit.session, story.id)
    newest = tongues.newest(visit.session, story.id)
    of = tongues.basis(visit.desk, visit.session, story)
    is_anew = newest is None or tongues.is_superseded(newest, of) or tongues.is_damaged(visit.desk, newest)
    row = None if is_anew else newest
    waits = tongues.waits_for_her(visit.desk, visit.session, story)
    return {
        "versions": tuple(
            map(say, _versions(story, consent, row, own_is_out, english_is_out, waits is not None))
        ),
        "english_waits": waits is not None,
        "own_is_out": own_is_out,
        "english_is_yes": bool(consent.grant.translations) and newest is not None,
    }


def _versions(
    story: Story, consent: Consent, row: TranslationRow | None, own: bool, english: bool, waits: bool
) -> Iterator[str]:
    if story.state == State.PUBLISHED:
        yield sayings.OWN_OUT if own else sayings.OWN_IN
    if english:
        yield sayings.ENGLISH_OUT
    elif waits:
        yield sayings.ENGLISH_WAITS
    elif not consent.grant.translations:
        yield sayings.ENGLISH_NOT_ASKED
    elif row is not None and row.state == tongues.Standing.YES:
        yield sayings.ENGLISH_AFTER_OWN if story.state == State.HERS else sayings.ENGLISH_SOON
    else:
        yield sayings.ENGLISH_BEING_MADE


def seen_by(visit: Visit, story: Story) -> tuple[str, ...]:
    """Return who may see it at this moment: what is out, not what was ticked; and her worker, if she may."""
    others = _others(visit, story)
    if not support.worker_sees(visit.session, story, visit.moment.today):
        return others
    return (*(who for who in others if who != sayings.ONLY_HER), sayings.HER_WORKER)


def _out_from(visit: Visit, story: Story) -> str:
    first = consenting.waits_until(visit.desk, visit.session, story, visit.moment)
    return named_day(first) if first is not None and story.hidden_by is None else ""


def _others(visit: Visit, story: Story) -> tuple[str, ...]:
    if story.hidden_by is None and story.state in WITH_TEAM | {State.RELEASED}:
        return (sayings.OUR_TEAM,)
    if story.hidden_by is not None or story.state != State.PUBLISHED:
        return (sayings.ONLY_HER,)
    if _nothing_is_out(visit, story):
        return (sayings.OUR_TEAM,)
    return would_be_seen_by(visit, story)


def _nothing_is_out(visit: Visit, story: Story) -> bool:
    """Return whether she keeps her own words in, and the English ones are not out yet."""
    consent = consenting.newest(visit.desk, visit.session, story.id)
    keeps_in = consent is not None and not consent.grant.own_words
    return keeps_in and story.state == State.PUBLISHED and not any(tongues.out(visit.session, story.id))


def would_be_seen_by(visit: Visit, story: Story) -> tuple[str, ...]:
    """Return who may see it as far as she said yes."""
    consent = consenting.newest(visit.desk, visit.session, story.id)
    opened = consenting.opened(visit.desk, visit.session, story.id)
    if consent is None or consent.objections(visit.moment, opened=opened):
        return (sayings.ONLY_HER,)
    return tuple(sayings.SEEN_BY[audience] for audience in sorted(consent.grant.audiences))


def _came(consent: Consent) -> tuple[str, ...]:
    return tuple(say(sayings.CAME[event]) for event in sorted(consent.grant.ends_with))


def _to_confirm(visit: Visit, story: Story, consent: Consent | None) -> tuple[ticked.Row, ...]:
    if consent is None or not consent.is_provisional:
        return ()
    opened = consenting.opened(visit.desk, visit.session, story.id)
    kinds = parts.kinds_of(visit.session, story.id)
    said = answers.from_consent(consent, story.stage, opened=opened, kinds=kinds)
    return ticked.rows(
        said,
        visit.moment.today,
        names_places=visit.may_read(story.id),
        has_another=tongues.has_another(story),
    )


def _ends(visit: Visit, story: Story, consent: Consent) -> tuple[str, ...]:
    events = (f"{say(sayings.ENDS_WITH[event])}." for event in sorted(consent.grant.ends_with))
    if consent.grant.openings is None:
        return tuple(events)
    left = consent.grant.openings - consenting.opened(visit.desk, visit.session, story.id)
    return (*events, f"{sayings.openings_left(left)}." if left > 0 else say(sayings.OPENED_ENOUGH))


def _name(visit: Visit, story: Story) -> str:
    title = drafts.title_of(visit.desk, story) if visit.may_read(story.id) else ""
    if title:
        return title
    ids = sorted((other.made_on, other.id) for other in visit.stories())
    return (
        say("Story {n}", n=[id for _, id in ids].index(story.id) + 1) if len(ids) > 1 else say("Your story")
    )


def _stands(visit: Visit, story: Story) -> str:
    if story.hidden_by is not None and story.hiders - {audit.HERS}:
        return sayings.HIDDEN_BY_US
    if story.hidden_by is not None:
        return sayings.STOPPED_BY_HER if story.state == State.RELEASED else sayings.HIDDEN_BY_HER
    if first := _out_from(visit, story):
        return say(sayings.STANDS_WAITING, day=first)
    stands = sayings.STANDS.get(story.state, sayings.STANDS[State.HELD])
    if _nothing_is_out(visit, story):
        return sayings.NOTHING_OUT_YET
    if support.worker_sees(visit.session, story, visit.moment.today):
        return sayings.STANDS_BESIDE.get(story.state, stands)
    return stands


def _next(visit: Visit, story: Story) -> str:
    if story.hidden_by is not None and story.hiders - {audit.HERS}:
        return sayings.NEXT_HIDDEN_BY_US
    if story.hidden_by is not None:
        stopped = story.state == State.RELEASED
        return sayings.NEXT_STOPPED_BY_HER if stopped else sayings.NEXT_HIDDEN_BY_HER
    if first := _out_from(visit, story):
        return say(sayings.NEXT_WAITING, day=first)
    if _may_be_known(visit, story):
        return sayings.NEXT_MAY_BE_KNOWN
    due = visit.desk.answer_by(story.sent_at) if story.sent_at else None
    if story.state in (State.SENT, State.SECOND) and due is not None:
        return sayings.LATE if visit.moment.today > due else say(sayings.BY_WHEN, day=day(due))
    kept = visit.notebook.keep_until if visit.notebook is not None else visit.moment.today
    return say(sayings.NEXT.get(story.state, ""), kept=day(kept))


def _aside(visit: Visit, story: Story) -> tuple[Aside, ...]:
    kinds = {part.id: part.kind for part in parts.all_of(visit.session, story.id)}
    return tuple(
        Aside(
            one.id,
            (
                sayings.ASIDE[kinds.get(one.part_id, "words")],
                sayings.ASIDE_HERS if one.why == Why.HERS else sayings.ASIDE_OURS,
                sayings.ASIDE_KEPT,
            ),
        )
        for one in quarantine.standing(visit.session, story.id)
    )


def _more(story: Story) -> str:
    waits = story.state in WITH_TEAM and story.stage not in (Stage.ENDED, Stage.NONE)
    return sayings.WAITS_FOR_COURT if waits and story.hidden_by is None else ""
