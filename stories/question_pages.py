"""What stands on the pages that ask her: who may see it, how she may be reached and named, and what she said so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.rules.court import Stage
from stories import (
    answers,
    asking,
    cards,
    consent_pages,
    contact,
    looked_for,
    parts,
    sayings,
    telling_pages,
    ticked,
    tongues,
    wishes,
    wording,
)
from stories.answers import Answers
from stories.contact import Contact
from stories.tables import Story
from stories.visit import Turn, Visit
from stories.wishes import Wishes
from stories.worded_pages import Choice, Page


@dataclass(frozen=True)
class Ticked:
    """A choice, and whether it is ticked."""

    choice: Choice
    is_ticked: bool
    suggested: str = ""
    """Why we suggest it, in a sentence; empty of every other. It is no more ticked for that."""


@dataclass(frozen=True)
class Asked:
    """One question as it stands on the page."""

    id: str
    question: str
    many: bool
    choices: tuple[Ticked, ...]


def _worded(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"wording": wording.shown().page(turn.page)}


def _question(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    said = asking.answers_for(visit, story)
    if turn.ticked is not None and turn.ticked.page == turn.page:
        said = answers.with_page(said, turn.page, dict(turn.ticked.ticks), turn.ticked.day)
    page = wording.shown().page(turn.page)
    today, path = visit.moment.today, asking.path(visit, story)
    return {
        "wording": page,
        "looked_for": _looked_for(visit, story, turn.page),
        "groups": _with_suggested(visit, page, _asked(page, said)),
        "part": path.index(turn.page) + 1 if turn.page in path else 0,
        "parts": len(path),
        "is_narrower": asking.is_with_us(story),
        "seen_by": cards.seen_by(visit, story),
        "so_far": ticked.names(said),
        "day": said.until,
        "times": said.times,
        "most_times": answers.MOST_TIMES,
        "first_day": today.isoformat(),
        "latest_day": answers.latest_day(today).isoformat(),
    }


def _looked_for(visit: Visit, story: Story, page: str) -> str:
    """Return what is said beside the question about her voice, where somebody may look for her, or nobody knows."""
    if page != "voice":
        return ""
    if looked_for.is_told(visit):
        return sayings.LOOKED_FOR
    said = wishes.of(visit.desk, visit.session, story) if visit.may_read(story.id) else Wishes()
    return "" if said.parent and said.someone else sayings.PERHAPS_LOOKED_FOR


def _with_suggested(visit: Visit, page: Page, groups: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """Put the answer that we suggest first, where a particular person may look for her. Nothing is ticked by it."""
    if page.id != "voice" or not looked_for.is_told(visit):
        return groups
    (asked,) = groups
    first = [one for one in asked.choices if one.choice.id == looked_for.SUGGESTED]
    rest = [one for one in asked.choices if one not in first]
    marked = (replace(one, suggested=sayings.WE_SUGGEST) for one in first)
    return (replace(asked, choices=(*marked, *rest)),)


def _contact(visit: Visit, turn: Turn) -> dict[str, Any]:
    terms = contact.of(visit.desk, visit.session, visit.story(turn.story))
    page = wording.shown().page(turn.page)
    return {
        "wording": page,
        "groups": {group.id: group for group in _asked(page, terms)},
        "terms": terms,
        "neutral": contact.NEUTRAL,
    }


def _wished(visit: Visit, turn: Turn) -> dict[str, Any]:
    said = wishes.of(visit.desk, visit.session, visit.story(turn.story))
    page = wording.shown().page(turn.page)
    return {"wording": page, "groups": _asked(page, said), "name": said.name}


def _asked(page: Page, said: Answers | Contact | Wishes) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            group.id,
            group.question,
            group.many,
            tuple(Ticked(choice, choice.id in said.ticked(group.id)) for choice in group.choices),
        )
        for group in page.groups
    )


def _check(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    said = asking.answers_for(visit, story)
    return (
        _question(visit, turn)
        | telling_pages.hers(visit, turn)
        | {
            "open": ticked.left_open(said, parts.kinds_of(visit.session, story.id)),
            "aloud": _aloud(visit, turn, said),
            "voice_asks": looked_for.asks(visit, story, turn.page),
        }
    )


def _aloud(visit: Visit, turn: Turn, said: Answers) -> ticked.Row | None:
    """Return what she has said to a reading of her words; None where that is no question, or its place is elsewhere."""
    story = visit.story(turn.story)
    is_asked = asking.may_be_read_aloud(visit, story) and not asking.is_with_us(story)
    page = wording.shown().page("aloud")
    return ticked.Row(page.id, page.heading, (ticked.read_aloud(said),)) if is_asked else None


def _change(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    said = asking.answers_for(visit, story)
    reach = ticked.reach(contact.of(visit.desk, visit.session, story))
    wished = ticked.wished(wishes.of(visit.desk, visit.session, story))
    is_hers = not asking.is_with_us(story)
    asks_aloud = is_hers and asking.may_be_read_aloud(visit, story)
    if is_hers and not asks_aloud:  # What she said of it before there was a recording counts no more.
        said = replace(said, aloud="")
    rows = _rows(visit, story, said, asks_aloud=asks_aloud)
    return {"rows": (*rows, *wished, reach), "seen_by": cards.seen_by(visit, story)}


def _rows(visit: Visit, story: Story, said: Answers, *, asks_aloud: bool = False) -> tuple[ticked.Row, ...]:
    return ticked.rows(
        said,
        visit.moment.today,
        names_places=visit.may_read(story.id),
        has_another=tongues.has_another(story),
        asks_aloud=asks_aloud,
        kinds=parts.kinds_of(visit.session, story.id),
    )


def _again(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"again": turn.again or tuple(said for _, said in consent_pages.AGAIN.values())}


def _done(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    waits = story.stage not in (Stage.ENDED, Stage.NONE)
    said = asking.answers_for(visit, story)
    return _worded(visit, turn) | {
        "is_sent": asking.is_with_us(story),
        "waits": sayings.WAITS_FOR_COURT if waits else "",
        "private": sayings.PRIVATE_SO_FAR if said.who else sayings.PRIVATE,
        "open": ticked.left_open(said, parts.kinds_of(visit.session, story.id)) if said.who else (),
    }


VIEWS: Mapping[str, Callable[[Visit, Turn], dict[str, Any]]] = {
    "before": _worded,
    "court": _question,
    "voice": _question,
    "aloud": _question,
    "art": _question,
    "who": _question,
    "jobs": _question,
    "use": _question,
    "areas": _question,
    "tongue": _question,
    "long": _question,
    "contact": _contact,
    "named": _wished,
    "others": _wished,
    "check": _check,
    "change": _change,
    "clear": _question,
    "again": _again,
    "done": _done,
    "narrow": _change,
}
