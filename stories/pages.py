"""What stands on each page: frozen values for one template, read from the stores, never a row and never written.

Pages with her own words ask for the six words once more, unless she began here or has just given them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.ground.languages import day
from stories import (
    asking,
    beside_pages,
    cards,
    finished_pages,
    impact,
    keepsake,
    messages,
    picking,
    question_pages,
    sayings,
    shut,
    taking_back,
    telling_pages,
    tongues,
    whereabouts,
    wishes,
)
from stories.visit import Turn, Typing, Visit

READING_DAYS = 7
LOCKED: Mapping[str, str] = {
    "read": "read",
    "write": "write",
    "check": "to-check",
    "finished": "see",
    "english": "english",
    "areas": "to-areas",
    "passages": "passages",
    "contact": "to-contact",
    "named": "to-named",
    "others": "to-others",
    "keep": "keep-copy",
}
"""Pages with what is hers alone, a copy to keep too, and the verb that leads there after the code words."""


@dataclass(frozen=True)
class Screen:
    """A template of `templates/notes` and everything it gets."""

    template: str
    context: dict[str, Any]


def screen(visit: Visit, turn: Turn, *, days: int = READING_DAYS) -> Screen:
    """Return the page that a turn leads to."""
    turn = beside_pages.let_in(visit, _locked(visit, _still_there(visit, turn)))
    view = VIEWS.get(turn.page)
    if view is None:
        turn = Turn("status" if visit.has_code_words else "before", problems=turn.problems, told=turn.told)
        view = VIEWS[turn.page]
    context = {
        "page": turn.page,
        "story": turn.story,
        "was": turn.was,
        "after": turn.after,
        "problems": turn.problems,
        "told": turn.told,
        "signs": turn.signs,
        "note": turn.note,
        "typing": turn.typing or Typing(),
        "carried": (*_carried(turn), *_typing(turn)),
        "is_in": visit.is_in,
        "beside": visit.beside.label if visit.beside is not None and not visit.is_handed_over else "",
        "is_handed_over": visit.is_handed_over,
        "has_code_words": visit.has_code_words,
        "days": days,
    }
    return Screen(TEMPLATES.get(turn.page, turn.page), context | view(visit, turn))


def _carried(turn: Turn) -> tuple[tuple[str, str], ...]:
    """Return the hidden fields in which a side step carries what is kept nowhere: what was ticked, and a court paper.

    The question itself, and the page with the box, have them in the open.
    """
    if turn.typed is not None and turn.page != "write":
        return (("title", turn.typed[0]), ("words", turn.typed[1]))
    ticked = turn.ticked
    if ticked is None or turn.page == ticked.page:
        return ()
    ticks = [(name, choice) for name, choices in ticked.ticks.items() for choice in choices]
    return (("ticked", ticked.page), ("day", ticked.day), *ticks)


def _typing(turn: Turn) -> tuple[tuple[str, str], ...]:
    """Return the hidden fields in which her code words, typed so far, come along; the boxes themselves have them."""
    so_far = turn.typing
    if so_far is None or turn.page in picking.BOXES:
        return ()
    place = () if turn.page == "by-picture" else (("place", str(so_far.place)),)
    named = {"locator": so_far.locator, "code": so_far.code, "sheet": so_far.sheet, "kind": so_far.kind}
    return (*named.items(), *place)


def _still_there(visit: Visit, turn: Turn) -> Turn:
    """Return where her stories stand instead of English words that wait for her no more."""
    if turn.page != "english":
        return turn
    waits = turn.story and tongues.waits_for_her(visit.desk, visit.session, visit.story(turn.story))
    return turn if waits else dataclasses.replace(turn, page="status")


def _locked(visit: Visit, turn: Turn) -> Turn:
    shows_hers = turn.page in LOCKED and turn.story and turn.typed is None
    if not shows_hers or visit.may_read(turn.story):
        return turn
    after = f"{LOCKED[turn.page]}:{turn.story}"
    return dataclasses.replace(turn, page="unlock", after=after)


def _plain(_visit: Visit, _turn: Turn) -> dict[str, Any]:
    return {}


def _status(visit: Visit, _turn: Turn) -> dict[str, Any]:
    return {
        "cards": cards.all_of(visit), "has_worker": beside_pages.has_worker(visit), "not_alone": sayings.NOT_ALONE,
        "may_be_known": sayings.MAY_BE_KNOWN, **_shut(visit),
    }  # fmt: skip


def _one(visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"card": cards.of(visit, visit.story(turn.story))}


def _stop(visit: Visit, turn: Turn) -> dict[str, Any]:
    every = cards.all_of(visit)
    asked = tuple(card for card in every if card.id == turn.story) or every
    lasts = {card.id: taking_back.that_is_all(visit, visit.story(card.id)) for card in asked}
    return {"cards": asked, "lasts": lasts} | _shut(visit)


def _shut(visit: Visit) -> dict[str, Any]:
    return {"shut": shut.all_of(visit), "hidden_shut": sayings.HIDDEN_SHUT}


def _been(visit: Visit, turn: Turn) -> dict[str, Any]:
    return _one(visit, turn) | {"been": whereabouts.of(visit.desk, visit.session, turn.story)}


def _delete(visit: Visit, turn: Turn) -> dict[str, Any]:
    # It may be one that cannot be opened: that it can be deleted must not depend on what can be read of it.
    card = shut.one(visit, turn.story) or cards.of(visit, visit.story(turn.story))
    return {"card": card, "been": whereabouts.of(visit.desk, visit.session, turn.story)}


def _led(visit: Visit, turn: Turn) -> dict[str, Any]:
    led = impact.of(visit.desk, visit.session, visit.story(turn.story), visit.moment)
    return _one(visit, turn) | {"led": led, "names": sayings.LED_TO, "wishes": sayings.WISHED}


def _lost(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"typed": turn.typed[0] if turn.typed else ""}


def _notes(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    thread = messages.thread(visit.desk, visit.session, story)
    return _one(visit, turn) | {
        "fresh": tuple(_told(note) for note in thread if note.id in turn.fresh),
        "thread": tuple(_told(note) for note in thread if note.id not in turn.fresh),
    }


def _told(note: messages.Note) -> tuple[bool, str, str, str]:
    return note.is_hers, note.words, day(note.at.date()), sayings.RULES.get(note.rule, "")


View = Callable[[Visit, Turn], dict[str, Any]]

VIEWS: Mapping[str, View] = {
    "back": _plain,
    "lost": _lost,
    "unlock": _plain,
    "status": _status,
    "notes": _notes,
    "receipt": keepsake.receipt_page,
    "keep": keepsake.keep_page,
    "been": _been,
    "led": _led,
    "stop": _stop,
    "hidden": _been,
    "delete": _delete,
    "gone": _plain,
    "rest": _plain,
    "help": _plain,
    **beside_pages.VIEWS,
    **finished_pages.VIEWS,
    **question_pages.VIEWS,
    **telling_pages.VIEWS,
}
TEMPLATES: Mapping[str, str] = {
    **dict.fromkeys((*sorted(asking.QUESTIONS), "clear"), "question"),
    **dict.fromkeys(wishes.PAGES, "wished"),
}
"""Pages that share one template; every other page has one of its own name."""
