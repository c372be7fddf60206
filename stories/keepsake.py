"""Her receipt: on her page, and as a copy she may choose to keep, in plain words or as a record for other systems (b5).

A copy on a shared phone can be read by whoever holds the phone. So it is never made by itself, never while somebody sits
beside her, only after her six words, and its name says nothing. It holds what she said yes to and what became of it: no
word of her story, no name, no number, no code word; and of the places only how many, unless she ticks that they are named.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.ground.crypto import new_id
from archive.ground.languages import day, say
from archive.rules.consent import AUTHORISING, Consent
from stories import (
    answers,
    cards,
    consenting,
    contact,
    history,
    parts,
    receipts,
    sayings,
    ticked,
    tongues,
    wishes,
)
from stories.consenting import Answered
from stories.forms import Posted
from stories.history import Kind, Step
from stories.tables import State, Story
from stories.visit import File, Turn, Visit

TEXT = "text/plain"
NAME = "notes"
"""What a copy is called: what the page's title says, and no more."""

MARK = "\ufeff"
"""At the head of the plain words, so that a reader of files takes them for UTF-8 and shows Welsh and Urdu as they are."""

SENTENCE = re.compile(r"(?<=[.!?۔؟])\s+(?=\S)")
OVER = "This is over now. No one may see it."
TO_STOP = (
    "To stop: come back with your code words and press Hide it now. Or tell any of our team. "
    "You do not need a reason."
)
SAID_YES_TO_ENGLISH = "You said yes to your words in English on {day}."
SAID_NO_TO_ENGLISH = "You said no to your words in English on {day}."
NOT_ALONE = "You are not on your own now. You can keep a copy when you come back alone."
WITH_SOMEONE = "You said yes. Someone was with you."
HAPPENED: Mapping[Kind, str] = {
    Kind.YES: "You said yes.",
    Kind.YES_AGAIN: "You said yes again.",
    Kind.CONFIRMED: "You said it once more, on your own.",
    Kind.NARROWED: "You changed it, to fewer people or to less.",
    Kind.LEFT_OPEN: "You left some of it open. So it was not a yes.",
    Kind.EVENT_CAME: "What you waited for had come. It stopped.",
    Kind.NO: "It stopped.",
    Kind.HID: "You hid it.",
    Kind.WE_HID: "We hid it to keep you safe.",
    Kind.BROUGHT_BACK: "You brought it back.",
    Kind.WE_LET: "We did not hide it any more.",
    Kind.LAPSED: "The time you gave was over. It stopped.",
    Kind.TOOK_PART: "You took a part of it back.",
    Kind.PUT_BACK: "You put a part of it back.",
}
"""What became of her yes, day by day."""


@dataclass(frozen=True)
class Receipt:
    """What she said yes to and what became of it, in her language."""

    given_on: str = ""
    """Empty when she never said yes."""

    given_beside: str = ""
    released_on: str = ""
    """When she said yes to the finished version that is on its way or out; empty else."""

    over: str = ""
    """That this yes does not hold any more; empty while it does."""

    rows: tuple[ticked.Row, ...] = field(default=(), repr=False)
    how: tuple[str, ...] = ()
    named: str = ""
    contact: str = ""
    english: tuple[str, ...] = ()
    """What she said to the English words; nothing while she was not asked."""

    happened: tuple[tuple[str, str], ...] = ()
    """Days, and what was on them, oldest first."""


def of(visit: Visit, story: Story, *, names_places: bool) -> Receipt:
    """Return the receipt of one story as it stands now."""
    steps = history.of(visit.desk, visit.session, story)
    happened = tuple((day(step.on), say(_said(step))) for step in steps)
    answered = receipts.last_yes(steps)
    if answered is None:
        return Receipt(happened=happened)
    consent = answered.consent
    newest = consenting.newest(visit.desk, visit.session, story.id)
    wait = consenting.wait_of(visit.desk, visit.session, story.id)
    is_over = newest is None or newest.status not in AUTHORISING or story.state == State.LAPSED
    return Receipt(
        given_on=day(consent.given_on),
        given_beside=sayings.GIVEN_BESIDE if consent.is_provisional and not is_over else "",
        released_on=day(wait.released_on) if wait is not None and story.state in cards.OUT else "",
        over=OVER if is_over else "",
        rows=ticked.rows(
            _answers(visit, story, consent, is_over=is_over), visit.moment.today, names_places=names_places
        ),
        how=tuple(say(sayings.IN_FORM[medium]) for medium in sorted(consent.grant.media)),
        named=say(sayings.NAMED[wishes.of(visit.desk, visit.session, story).naming]),
        contact=ticked.reach(contact.of(visit.desk, visit.session, story)).said[0],
        english=_said_to_english(visit, story),
        happened=happened,
    )


def _said_to_english(visit: Visit, story: Story) -> tuple[str, ...]:
    """Return what she said to the English words, when, and how she had met them."""
    row = tongues.newest(visit.session, story.id)
    said = tongues.answer(visit.session, row) if row is not None else None
    if said is None:
        return ()
    words = SAID_YES_TO_ENGLISH if said.is_yes else SAID_NO_TO_ENGLISH
    met = sayings.HOW_SHE_MET_IT.get(said.how, "")
    return tuple(filter(None, (say(words, day=day(said.on)), say(met))))


def _answers(visit: Visit, story: Story, consent: Consent, *, is_over: bool) -> answers.Answers:
    opened = consenting.opened(visit.desk, visit.session, story.id)
    kinds = parts.kinds_of(visit.session, story.id)
    said = answers.from_consent(consent, story.stage, opened=opened, kinds=kinds)
    # What was counted is used up: how often it may still be opened is nothing to say of a yes that is over.
    return dataclasses.replace(said, long="until", times="") if is_over and said.times else said


def _said(step: Step) -> str:
    return WITH_SOMEONE if step.kind == Kind.YES and step.consent.is_provisional else HAPPENED[step.kind]


# Her moves


def show(visit: Visit, posted: Posted) -> Turn:
    """Say what a copy on this phone means, before there is one."""
    story = visit.story(posted.story)
    refused = _refused(visit, story)
    return refused or Turn("keep", story.id)


def in_words(visit: Visit, posted: Posted) -> Turn:
    """Hand out the copy in plain words, in her language."""
    story = visit.story(posted.story)
    refused = _refused(visit, story) or _locked(visit, story)
    if refused is not None:
        return refused
    words = MARK + plain(visit, story, names_places=_names_places(posted))
    return Turn("keep", story.id, file=File(f"{NAME}.txt", TEXT, words.encode()))


def as_record(visit: Visit, posted: Posted) -> Turn:
    """Hand out the copy that other systems read; nothing when nobody has said who answers for it."""
    story = visit.story(posted.story)
    refused = _refused(visit, story) or _locked(visit, story)
    if refused is not None or not visit.desk.controller.is_named:
        return refused or Turn("keep", story.id)
    facts = receipts.Facts(
        new_id(),
        visit.moment.today,
        history.of(visit.desk, visit.session, story),
        visit.desk.controller,
        _names_places(posted),
    )
    return Turn("keep", story.id, file=File(f"{NAME}.json", receipts.MIME, receipts.as_json(facts)))


def _refused(visit: Visit, story: Story) -> Turn | None:
    if visit.is_beside_worker:
        return Turn("receipt", story.id, problems=(NOT_ALONE,))
    return None if _yes(visit, story) is not None else Turn("receipt", story.id)


def _locked(visit: Visit, story: Story) -> Turn | None:
    # The page asks for her six words itself.
    return None if visit.may_read(story.id) else Turn("keep", story.id)


def _names_places(posted: Posted) -> bool:
    return bool(posted.ticks.get("places"))


def _yes(visit: Visit, story: Story) -> Answered | None:
    return receipts.last_yes(history.of(visit.desk, visit.session, story))


# What stands on the pages, and in the copy


def receipt_page(visit: Visit, turn: Turn) -> dict[str, Any]:
    """Return what stands on the page of her receipt."""
    story = visit.story(turn.story)
    return {
        "card": cards.of(visit, story),
        "receipt": of(visit, story, names_places=visit.may_read(story.id)),
        "can_keep": not visit.is_beside_worker,
    }


def keep_page(visit: Visit, turn: Turn) -> dict[str, Any]:
    """Return what stands on the page that asks whether she wants a copy."""
    answered = _yes(visit, visit.story(turn.story))
    return {
        "has_places": answered is not None and bool(answered.consent.grant.not_near),
        "has_record": visit.desk.controller.is_named,
    }


def plain(visit: Visit, story: Story, *, names_places: bool) -> str:
    """Return the receipt as plain words, one sentence a line, for a file."""
    receipt = of(visit, story, names_places=names_places)
    card = cards.of(visit, story)
    who = visit.desk.controller
    about = [
        say("You said this on {day}.", day=receipt.given_on),
        *(say(said) for said in (receipt.given_beside, receipt.over) if said),
        say(card.stands),
    ]
    rows = [
        *((row.question, row.said) for row in receipt.rows),
        (say("How"), (*receipt.how, say("Nothing else, and no one else."))),
        (say("Name"), (receipt.named,)),
        (say("Contact"), (receipt.contact,)),
    ]
    pieces = (
        [say("What you said yes to")],
        about,
        *([question, *(f"- {one}" for one in said)] for question, said in rows),
        [say(TO_STOP)],
        [say("Day by day"), *(f"{on}: {said}" for on, said in receipt.happened)],
        [say("The pages you read"), *_read(visit, story)],
        [say("Who answers for this"), *(filter(None, (who.name, who.address, who.contact)))]
        if who.name
        else [],
        [say("Written down on {day}.", day=day(visit.moment.today))],
    )
    return "\n".join("\n".join(_lines(part)) + "\n" for part in pieces if part)


def _lines(part: list[str]) -> list[str]:
    return [line for said in part for line in SENTENCE.split(said)]


def _read(visit: Visit, story: Story) -> list[str]:
    every = consenting.history(visit.desk, visit.session, story.id)
    shown = [one for one in every if one.version != consenting.NO_PAGE]
    return list(
        dict.fromkeys(f"{one.version}, {one.consent.language}: {one.consent.wording}" for one in shown)
    )
