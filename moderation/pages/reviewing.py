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
from archive.ground import audit
from archive.media.kinds import Kind
from archive.rules.anonymity import Piece
from archive.rules.clock import Moment
from archive.rules.court import CourtCheck
from moderation import said_times
from moderation.court import court
from moderation.decisions import files_gone, papers, seen_again
from moderation.decisions.papers import AsideShown
from moderation.decisions.seen_again import Proposal as ToBeSeen
from moderation.letters import her_yes
from moderation.letters.her_yes import Yes
from moderation.pages import leading, marks_table, showing_parts, still_open, who_page
from moderation.pages.marks_table import Marked
from moderation.pages.showing_parts import AloudShown, PartShown
from moderation.people import staff
from moderation.promises import owed
from moderation.queue import caring, in_hand, queue
from moderation.queue.in_hand import Hand
from moderation.replacing import looking_through, proposing
from moderation.replacing.looking_through import LetPass
from moderation.replacing.proposing import Proposal, Shown
from moderation.suggesting.suggestion import Tier
from moderation.voices import her_voice
from moderation.voices.her_voice import Asked
from moderation.who import jigsaw
from stories import consenting, contact, drafts, finished, messages, parts, support, wishes
from stories.desk import Desk
from stories.finished import Body
from stories.messages import Note
from stories.support import Told
from stories.tables import State, Story, WorkingCopy


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
    file_gone: str
    """Why it is held and what can be done, where a finished file is gone; empty otherwise."""

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


def review(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> Review:
    """Return the picture of one story for one moderator; her raw words are in it only for whoever has claimed it."""
    hand = in_hand.of(desk, session, story, staff_id, moment)
    check = court.newest(desk, session, story)
    return Review(
        id=story.id,
        state=State(story.state),
        title=_title(desk, story, hand),
        body=hand.body,
        article=_article(desk, story, hand, moment),
        problems=still_open.in_the_story(desk, session, story, hand, moment),
        law_problems=still_open.by_law(story, hand, check, moment),
        check=check,
        stage=story.stage or "",
        file_gone=files_gone.why(session, story),
        yes=her_yes.in_words(desk, session, story, moment),
        changes=len(hand.body.marks),
        reach=her_yes.REACHED[contact.way_of(desk, session, story)],
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
    desk: Desk, session: Session, story: Story, hand: Hand, check: CourtCheck | None, moment: Moment
) -> dict[str, Any]:
    """Return what only whoever is shown her words meets: the words, what is marked and suggested in them, her files, her wishes."""
    if not hand.is_open:
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
        "marks": marks_table.marks_of(hand.words, hand.body),
        "places": _places(desk, session, story, hand, check, moment),
        "wishes": her_yes.wishes_in_words(wishes.of(desk, session, story)),
        "parts": showing_parts.all_of(desk, session, story, hand.body, moment),
        "aloud": showing_parts.read_aloud(desk, session, story, hand.body),
        "of_voice": her_voice.asked(desk, session, story, hand.body),
    }


def _places(
    desk: Desk, session: Session, story: Story, hand: Hand, check: CourtCheck | None, moment: Moment
) -> Mapping[str, str]:
    if hand.copy is None or hand.read is None:
        return {}
    return leading.places(
        desk, session, story, hand.copy, hand.body, read=hand.read, gate=hand.gate, check=check, moment=moment
    )


def _measured(desk: Desk, session: Session, story: Story, hand: Hand) -> dict[str, Any]:
    """Return how long it is and what it may hold, as far as her words are with us."""
    known = _known(story, hand)
    return {
        "may_hold": caring.may_hold(known, hand.body),
        "has_words": bool(known.strip()),
        "minutes": minutes_of(known, ms=_sound(desk, session, story)),
        "to_look_at": _to_look_at(session, story),
    }


def _in_whose_hands(session: Session, hand: Hand, staff_id: str) -> dict[str, Any]:
    """Return who has read it, and whether it is open to whoever looks."""
    first, second = _readers(session, hand.copy)
    return {
        "first": first,
        "second": second,
        "is_mine": hand.claim is not None,
        "gist_only": hand.claim is not None and not hand.claim.shown,
        "is_open": hand.is_open,
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


def _known(story: Story, hand: Hand) -> str:
    """Return her words as far as they are with us: what she still writes, or has hidden, is measured by nobody."""
    are_ours = State(story.state) in queue.WORK or (hand.copy is not None and not hand.is_stale)
    return hand.words if are_ours and audit.HERS not in story.hiders else ""


def _sound(desk: Desk, session: Session, story: Story) -> int:
    return sum(int(parts.facts_of(desk, part).get("ms", 0)) for part in parts.usable(session, story.id))


def _readers(session: Session, copy: WorkingCopy | None) -> tuple[str, str]:
    if copy is None:
        return "", ""
    names = staff.names(session)
    return names.get(copy.first or "", ""), names.get(copy.second or "", "")


def _title(desk: Desk, story: Story, hand: Hand) -> str:
    """Return the title that a person has kept: another than hers, or hers with a gist beside it."""
    is_kept = bool(hand.body.what) or hand.body.title != drafts.title_of(desk, story)
    return hand.body.title if is_kept or hand.is_open else ""


def _to_look_at(session: Session, story: Story) -> str:
    kinds = [part.kind for part in parts.usable(session, story.id)]
    counted = (
        (kinds.count(Kind.SOUND), "recording"),
        (kinds.count(Kind.PICTURE), "picture"),
    )
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counted if n)


def _may_be_read(story: Story, copy: WorkingCopy | None) -> bool:
    return copy is not None and copy.first is not None and audit.HERS not in story.hiders


def _article(desk: Desk, story: Story, hand: Hand, moment: Moment) -> Markup | None:
    # What was said in court is read by whoever has it in hand, and by nobody else.
    is_clear = hand.is_open or (hand.gate is not None and hand.gate.is_open_on(moment.today))
    may_be_read = _may_be_read(story, hand.copy) and not hand.is_stale and is_clear
    return show.article(finished.content(desk, story, hand.body)) if may_be_read else None
