"""What the review page is given: one frozen picture of a story, its copy, her yes, the law and the two people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from markupsafe import Markup
from sqlalchemy.orm import Session

from archive.editions import show
from archive.editions.edition import minutes_of
from archive.ground import audit, languages
from archive.media.kinds import Kind
from archive.rules import anonymity, grounds
from archive.rules import court as law
from archive.rules.anonymity import REASONS, Mark, Piece
from archive.rules.areas import AREAS
from archive.rules.clock import Moment
from archive.rules.consent import AUTHORISING, NAMES, Event, Grant, Then
from archive.rules.court import CourtCheck
from archive.rules.errors import NotFound
from archive.rules.grounds import Gate
from archive.rules.publication import NO_INTRUDER_NOTE
from moderation import (
    caring,
    court,
    forms,
    found_in_pictures,
    her_voice,
    jigsaw,
    leading,
    lines_and_sound,
    looking_through,
    owed,
    papers,
    proposing,
    queue,
    said_times,
    seen_again,
    showing_parts,
    staff,
    taken_out,
    who_page,
)
from moderation.her_voice import Asked
from moderation.looking_through import LetPass
from moderation.papers import AsideShown
from moderation.proposing import Proposal, Read, Shown
from moderation.seen_again import Proposal as ToBeSeen
from moderation.showing_parts import AloudShown, PartShown
from moderation.suggesting.suggestion import Tier
from moderation.tables import Claim
from stories import consenting, contact, drafts, finished, gates, messages, parts, support, wishes
from stories.contact import Way
from stories.desk import Desk
from stories.finished import Body
from stories.messages import Note
from stories.support import Told
from stories.tables import State, Story, WorkingCopy
from stories.wishes import Naming, Other, Wishes

THEN = {
    Then.ASK: "then ask her; hide it if she cannot be reached",
    Then.HIDE: "then hide it",
    Then.DELETE: "then delete it",
}


ENDS = {
    Event.CASE_ENDS: "her court case ends",
    Event.SETTLED: "it is settled where her child will live",
}


NAMED = {
    Naming.NONE: "She wants no name in it.",
    Naming.MADE_UP: "Named: by a name that you make up, with no initial of hers.",
    Naming.CHOSEN: "Named: “{name}”, which she picked. Check that nobody calls her that.",
    Naming.OWN: "Named: she wants her own first name. The law stands in the way (Children Act 1989 s.97). "
    "Tell her why; never show it.",
}
OTHERS = {
    "child": "Her child is in it.",
    "parent": "The other parent is in it.",
    "someone": "Somebody else is in it.",
}
HOW = {
    Other.KNOWS: "They know that she tells this.",
    Other.DOES_NOT_KNOW: "They do not know that she tells this.",
    Other.DANGER: "Someone could get hurt if they find out: could they know her by it?",
}
REACHED = {
    Way.NONE: "",
    Way.WORKER: "She may be told through her worker, when they next meet. The worker knows that she shared a story, "
    "and nothing of what it says.",
    Way.PHONE: "She may be called or written to, in her words and at her time only.",
}


@dataclass(frozen=True)
class Marked:
    """One mark as a line of the table."""

    number: int
    words: str
    kind: str
    instead: str
    reason: str
    is_kept: bool
    stood: str
    """A sign for how it stands, which its boxes carry: so a change of theirs is kept, and an old page changes nothing."""


@dataclass(frozen=True)
class Yes:
    """Her yes in words."""

    said: tuple[str, ...]
    until: date
    then: str
    ends_with: tuple[str, ...]
    waits: bool
    """Whether it holds, and may still end with one of these."""

    openings: int | None
    opened: int
    not_near: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """Everything on the review page."""

    id: str
    state: State
    title: str
    """Empty while it is hers as she typed it, for whoever is not shown her words."""

    body: Body
    pieces: tuple[Piece, ...]
    shown: tuple[Shown, ...]
    """Her words, with what is marked and what is suggested."""

    proposals: dict[str, tuple[Proposal, ...]]
    """What is suggested and not decided, by tier; only for whoever has claimed it."""

    passed: tuple[LetPass, ...]
    """What was suggested, let pass, and still stands there; only for whoever has claimed it."""

    takable: int
    """How many likely ones can be taken in one press, as they are offered."""

    marks: tuple[Marked, ...]
    article: Markup | None
    """The finished version by the learners' own code; None until a first moderator has finished it, while she hides it,
    and while the law locks some of it for whoever has not got it open."""

    problems: tuple[str, ...]
    law_problems: tuple[str, ...]
    places: Mapping[str, str]
    """Where on the page each of them is mended, by its sentence; only for whoever is shown her words."""

    check: CourtCheck | None
    stage: str
    yes: Yes | None
    thread: tuple[Note, ...]
    unanswered: frozenset[str]
    """Ids of the notes of hers that came after our last one."""

    first: str
    second: str
    is_mine: bool
    gist_only: bool
    """Whether it is theirs, and they have not asked for its words: nothing of hers, or about her, is on the page."""

    is_open: bool
    """Whether its words are shown to this person: it is theirs, and they asked for them."""

    to_look_at: str
    """How many recordings and pictures there are, in words; empty for none."""

    held_until: str
    is_stale: bool
    read_first_by_me: bool
    hidden_by_her: bool
    hidden_by_us: bool
    hidden_by: tuple[str, ...]
    """Who of us hid it, by name; of a complaint or a sweep nobody."""

    seen_again: ToBeSeen | None
    """That one of us says it may be seen again, while a second person has not looked."""

    owed_a_reason: bool
    """One of us hid it, and she has not been told why yet."""

    may_hold: tuple[str, ...]
    """Hard things that her words may tell of, while nobody has said what it is about."""

    has_words: bool
    """Whether she wrote anything; otherwise there is nothing to guess by."""

    minutes: int
    changes: int
    reach: str
    """How she may be contacted; empty when she may not be."""

    wishes: tuple[str, ...]
    """How she wants to be named, and who else is in it; only for whoever is shown her words."""

    parts: tuple[PartShown, ...]
    """Her recordings and pictures; only for whoever has claimed it."""

    aloud: AloudShown | None
    """The reading of what she wrote by somebody else, where she wants one; as them."""

    of_voice: Asked | None
    """Whether her voice stays although somebody must not find out, where she told us so; only for whoever is shown her words."""

    who: str
    """What was found when somebody asked who this could be, in a line."""

    told: Told | None
    """How it came to be typed, when a support worker sat beside her."""

    out_from: date | None
    """The first day on which it may be out, while she may still change her mind."""

    aside: tuple[AsideShown, ...]
    """What may be a court paper, and lies unread."""

    given: tuple[tuple[str, str], ...]
    """Her recordings and pictures that are not set aside, by id and name."""

    language: str
    """In which she told it (BCP 47)."""


@dataclass(frozen=True)
class _Hand:
    """What the picture is drawn from."""

    copy: WorkingCopy | None
    body: Body
    words: str
    claim: Claim | None
    """Of this moderator; None when somebody else has it, or nobody."""

    is_stale: bool
    gate: Gate | None
    """What the law asks of each sentence; None while there is no copy of her words as they are."""

    read: Read | None
    """What others would read of it, for whoever has claimed it."""


def review(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> Review:
    """Return the picture of one story for one moderator; her raw words are in it only for whoever has claimed it."""
    hand = _in_hand(desk, session, story, staff_id, moment)
    check = court.newest(desk, session, story)
    return Review(
        id=story.id,
        state=State(story.state),
        title=_title(desk, story, hand),
        body=hand.body,
        article=_article(desk, story, hand, moment),
        problems=_problems(desk, session, story, hand, moment),
        law_problems=_law(story, hand, check, moment),
        check=check,
        stage=story.stage or "",
        yes=_yes(desk, session, story, moment),
        changes=len(hand.body.marks),
        reach=REACHED[contact.way_of(desk, session, story)],
        who=who_page.in_a_line(jigsaw.newest(desk, session, story)),
        told=support.how_told(session, story.id),
        out_from=consenting.waits_until(desk, session, story, moment),
        aside=papers.shown(session, story, staff_id),
        given=papers.given(session, story),
        language=story.language,
        **_words(desk, session, story, hand, check, moment),
        **_measured(desk, session, story, hand),
        **_in_whose_hands(session, hand, staff_id),
        **_who_hid_it(desk, session, story, staff_id),
        **_said(desk, session, story),
    )


def _words(
    desk: Desk, session: Session, story: Story, hand: _Hand, check: CourtCheck | None, moment: Moment
) -> dict[str, Any]:
    """Return what only whoever is shown her words meets: the words, what is marked and suggested in them, her files, her wishes."""
    if not _is_open(hand):
        nothing = dict.fromkeys(("pieces", "shown", "passed", "marks", "wishes", "parts"), ())
        return {**nothing, "proposals": {}, "takable": 0, "places": {}, "aloud": None, "of_voice": None}
    read = hand.read
    proposals = proposing.by_tier(read) if read is not None else {}
    return {
        "pieces": finished.changes(desk, story, hand.body),
        "shown": proposing.shown(read) if read is not None else (),
        "proposals": proposals,
        "passed": looking_through.let_pass(session, read) if read is not None else (),
        "takable": len(looking_through.takable(proposals.get(Tier.LIKELY, ())[: proposing.MOST], hand.body)),
        "marks": marks_of(hand.words, hand.body),
        "places": _places(desk, session, story, hand, check, moment),
        "wishes": _wishes(wishes.of(desk, session, story)),
        "parts": showing_parts.all_of(desk, session, story, hand.body, moment),
        "aloud": showing_parts.read_aloud(desk, session, story, hand.body),
        "of_voice": her_voice.asked(desk, session, story, hand.body),
    }


def _places(
    desk: Desk, session: Session, story: Story, hand: _Hand, check: CourtCheck | None, moment: Moment
) -> Mapping[str, str]:
    if hand.copy is None or hand.read is None:
        return {}
    return leading.places(
        desk, session, story, hand.copy, hand.body, read=hand.read, gate=hand.gate, check=check, moment=moment
    )


def _measured(desk: Desk, session: Session, story: Story, hand: _Hand) -> dict[str, Any]:
    """Return how long it is and what it may hold, as far as her words are with us."""
    known = _known(story, hand)
    return {
        "may_hold": caring.may_hold(known, hand.body),
        "has_words": bool(known.strip()),
        "minutes": minutes_of(known, ms=_sound(desk, session, story)),
        "to_look_at": _to_look_at(session, story),
    }


def _in_whose_hands(session: Session, hand: _Hand, staff_id: str) -> dict[str, Any]:
    """Return who has read it, and whether it is open to whoever looks."""
    first, second = _readers(session, hand.copy)
    return {
        "first": first,
        "second": second,
        "is_mine": hand.claim is not None,
        "gist_only": hand.claim is not None and not hand.claim.shown,
        "is_open": _is_open(hand),
        "held_until": said_times.time(hand.claim.until) if hand.claim is not None else "",
        "is_stale": hand.is_stale,
        "read_first_by_me": hand.copy is not None and hand.copy.first == staff_id,
    }


def _who_hid_it(desk: Desk, session: Session, story: Story, staff_id: str) -> dict[str, Any]:
    """Return who has hidden it, whether she knows why, and what waits for a second person."""
    names = staff.names(session)
    return {
        "hidden_by_her": audit.HERS in story.hiders,
        "hidden_by_us": bool(story.hiders - {audit.HERS}),
        "hidden_by": tuple(sorted(names[one] for one in story.hiders if one in names)),
        "seen_again": seen_again.standing(desk, session, story, staff_id),
        "owed_a_reason": story.id in owed.a_reason(session),
    }


def _said(desk: Desk, session: Session, story: Story) -> dict[str, Any]:
    """Return what she and we wrote to each other, and which notes of hers came after our last one."""
    thread = messages.thread(desk, session, story)
    unanswered = frozenset(note.id for note in takewhile(lambda note: note.is_hers, reversed(thread)))
    return {"thread": thread, "unanswered": unanswered}


def _known(story: Story, hand: _Hand) -> str:
    """Return her words as far as they are with us: what she still writes, or has hidden, is measured by nobody."""
    are_ours = State(story.state) in queue.WORK or (hand.copy is not None and not hand.is_stale)
    return hand.words if are_ours and audit.HERS not in story.hiders else ""


def _sound(desk: Desk, session: Session, story: Story) -> int:
    return sum(int(parts.facts_of(desk, part).get("ms", 0)) for part in parts.usable(session, story.id))


def _wishes(said: Wishes) -> tuple[str, ...]:
    named = NAMED[said.naming].format(name=said.name)
    return (named, *(f"{OTHERS[who]} {HOW[how]}" for who, how in said.others.items()))


def _in_hand(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> _Hand:
    copy, body = _copy(desk, session, story)
    claim = queue.holder(session, story.id, moment)
    is_stale = copy is not None and finished.is_stale(desk, session, story, copy)
    mine = claim if claim is not None and claim.staff_id == staff_id else None
    return _Hand(
        copy,
        body,
        drafts.words_of(desk, story),
        mine,
        is_stale,
        gates.of(desk, session, story, body) if copy is not None and not is_stale else None,
        proposing.read(desk, story, body, proposing.barred(desk, session, story))
        if mine is not None and not is_stale
        else None,
    )


def _readers(session: Session, copy: WorkingCopy | None) -> tuple[str, str]:
    if copy is None:
        return "", ""
    names = staff.names(session)
    return names.get(copy.first or "", ""), names.get(copy.second or "", "")


def _shows_hers(hand: _Hand) -> bool:
    return hand.claim is not None and not hand.is_stale


def _is_open(hand: _Hand) -> bool:
    return _shows_hers(hand) and hand.claim is not None and hand.claim.shown


def _title(desk: Desk, story: Story, hand: _Hand) -> str:
    """Return the title that a person has kept: another than hers, or hers with a gist beside it."""
    is_kept = bool(hand.body.what) or hand.body.title != drafts.title_of(desk, story)
    return hand.body.title if is_kept or _is_open(hand) else ""


def _to_look_at(session: Session, story: Story) -> str:
    kinds = [part.kind for part in parts.usable(session, story.id)]
    counted = (
        (kinds.count(Kind.SOUND), "recording"),
        (kinds.count(Kind.PICTURE), "picture"),
    )
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counted if n)


def _problems(desk: Desk, session: Session, story: Story, hand: _Hand, moment: Moment) -> tuple[str, ...]:
    open_marks = () if hand.is_stale else finished.objections(desk, story, hand.body)
    badly_named = () if hand.is_stale else finished.choices(desk, story, hand.body)
    proof = () if hand.is_stale else taken_out.left(desk, story, hand.body)
    who = (
        () if hand.is_stale
        else jigsaw.problems(desk, session, story, hand.body, moment, is_first=story.state == State.SENT)
    )  # fmt: skip
    suggested = hand.read.waiting if hand.read is not None else ()
    if hand.copy is not None and not hand.is_stale:
        suggested += found_in_pictures.waiting(session, hand.copy.id, hand.body)
        suggested += lines_and_sound.waiting(desk, session, story, hand.body)
        suggested += her_voice.waiting(desk, session, story, hand.body) if _is_open(hand) else ()
    undecided = grounds.waiting(hand.gate) if hand.gate is not None else ()
    return (
        *open_marks,
        *badly_named,
        *proof,
        *suggested,
        *undecided,
        *who,
        *(() if hand.body.intruder_note.strip() else (NO_INTRUDER_NOTE,)),
    )


def _law(story: Story, hand: _Hand, check: CourtCheck | None, moment: Moment) -> tuple[str, ...]:
    about = grounds.objections(hand.gate, check, moment.today) if hand.gate is not None else ()
    # What is undecided stands among what is still open.
    locked = (one for one in about if one not in grounds.waiting(hand.gate))
    return (*law.objections(story.stage, check, moment.today), *locked)


def _copy(desk: Desk, session: Session, story: Story) -> tuple[WorkingCopy | None, Body]:
    try:
        copy = finished.newest(session, story.id)
    except NotFound:
        return None, Body("")
    return copy, finished.read(desk, copy)


def marks_of(words: str, body: Body) -> tuple[Marked, ...]:
    """Return every mark as it stands on the page."""
    return tuple(_marked(words, number, mark) for number, mark in enumerate(body.marks, start=1))


def _marked(words: str, number: int, mark: Mark) -> Marked:
    is_kept = anonymity.is_kept(words, mark)
    reason = mark.reason or REASONS[mark.kind]
    boxes = (mark.kind, "", "") if is_kept else (mark.kind, mark.replacement, reason)
    stood = forms.stood(f"{mark.start}-{mark.end}", *boxes)
    return Marked(number, words[mark.start : mark.end], mark.kind, mark.replacement, reason, is_kept, stood)


def _may_be_read(story: Story, copy: WorkingCopy | None) -> bool:
    return copy is not None and copy.first is not None and audit.HERS not in story.hiders


def _article(desk: Desk, story: Story, hand: _Hand, moment: Moment) -> Markup | None:
    # What was said in court is read by whoever has it in hand, and by nobody else.
    is_clear = _is_open(hand) or (hand.gate is not None and hand.gate.is_open_on(moment.today))
    may_be_read = _may_be_read(story, hand.copy) and not hand.is_stale and is_clear
    return show.article(finished.content(desk, story, hand.body)) if may_be_read else None


def _yes(desk: Desk, session: Session, story: Story, moment: Moment) -> Yes | None:
    consent = consenting.newest(desk, session, story.id)
    if consent is None:
        return None
    opened = consenting.opened(desk, session, story.id)
    grant = consent.grant
    ticked = [*sorted(grant.audiences), *sorted(grant.professions), *sorted(grant.uses), *sorted(grant.media)]
    return Yes(
        said=(*(NAMES[option] for option in ticked), *_versions(grant)),
        until=grant.until,
        then=THEN[consent.then],
        ends_with=tuple(ENDS[event] for event in sorted(grant.ends_with)),
        waits=bool(grant.ends_with) and consent.status in AUTHORISING,
        openings=grant.openings,
        opened=opened,
        not_near=tuple(AREAS[area] for area in sorted(grant.not_near)),
        problems=consent.objections(moment, opened=opened),
    )


def _versions(grant: Grant) -> tuple[str, ...]:
    own = () if grant.own_words else ("Not in her own language",)
    return (*own, *(f"Translated into {languages.english_name(tag)}" for tag in sorted(grant.translations)))
