"""What stands on the pages where she tells: writing, recording, drawing, her six words, and what she told so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from archive.ground.clean import paragraphs
from archive.ground.crypto import new_id
from archive.ground.languages import say, say_many
from archive.media.kinds import Kind
from stories import (
    adding,
    anew,
    beside_pages,
    cards,
    drafts,
    keeping,
    part_sayings,
    parts,
    picking,
    pictured,
)
from stories.tables import Story
from stories.visit import Turn, Typing, Visit


def _write(visit: Visit, turn: Turn) -> dict[str, Any]:
    if not turn.story or visit.has_deleted(turn.story):
        title, words = turn.typed or ("", "")
        return {
            "title": title,
            "words": words,
            "seen": "",
            "once": new_id(),
            "is_back": False,
            "pieces": (),
            "anew": (),
        }
    story = visit.story(turn.story)
    kept = keeping.kept(visit.desk, story)
    title, words = drafts.title_of(visit.desk, story), drafts.words_of(visit.desk, story)
    if turn.typed is None and kept is not None:
        title, words = kept.title, kept.words
    title, words = turn.typed or (title, words)
    is_back = story.state == "back"
    return {
        "title": title,
        "words": words,
        "seen": drafts.source_of(visit.desk, story),
        "once": "",
        "is_back": is_back,
        "pieces": _pieces(visit, story),
        "anew": anew.lines(visit.desk, visit.session, story, visit.moment),
    }


@dataclass(frozen=True)
class Piece:
    """One recording or picture of hers, as it stands."""

    id: str
    kind: str
    number: int
    """Among its kind, from 1."""

    state: str
    stands: str
    """In words: saved, being opened, ready, or why it cannot be used."""

    long: str
    """How long a recording is, e.g. `2 minutes 5 seconds`; empty before it was opened."""


def _adding(visit: Visit, turn: Turn) -> dict[str, Any]:
    words = {text: said for text in part_sayings.RECORDER if (said := say(text)) != text}
    page = {"once": turn.once or new_id(), "words_of_script": words}
    if not turn.story:
        return page | {"pieces": (), "is_open": True}
    story = visit.story(turn.story)
    kind = adding.KINDS[turn.page]
    pieces = tuple(piece for piece in _pieces(visit, story) if piece.kind == kind)
    return page | {"pieces": pieces, "is_open": story.state in drafts.WRITABLE}


def _pieces(visit: Visit, story: Story) -> tuple[Piece, ...]:
    numbers = {kind: count(1) for kind in Kind}
    return tuple(
        Piece(
            part.id, part.kind, next(numbers[Kind(part.kind)]), part.state,
            part.why or part_sayings.PARTS[part.state], _long(parts.facts_of(visit.desk, part).get("ms", 0)),
        )
        for part in parts.all_of(visit.session, story.id)
    )  # fmt: skip


def _long(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    said = (
        say_many("1 minute", "{n} minutes", minutes) if minutes else "",
        say_many("1 second", "{n} seconds", seconds) if seconds else "",
    )
    return " ".join(filter(None, said))


def _words(visit: Visit, turn: Turn) -> dict[str, Any]:
    return {
        "code": turn.code,
        "is_draft": turn.story in {story.id for story in visit.stories()},
        "with_worker": visit.beside is not None or beside_pages.has_worker(visit),
    }


def _by_picture(_visit: Visit, turn: Turn) -> dict[str, Any]:
    so_far = turn.typing or Typing()
    sheet = so_far.sheet if so_far.sheet in pictured.SHEETS else next(iter(pictured.SHEETS))
    others = {id: name for id, (name, _) in pictured.SHEETS.items() if id != sheet}
    return {"places": picking.PLACES, "kinds": pictured.SHEETS[sheet][1], "others": others}


def _of_kind(_visit: Visit, turn: Turn) -> dict[str, Any]:
    kind = (turn.typing or Typing()).kind
    return {"kind": kind, "name": pictured.NAMES.get(kind, ""), "words": pictured.words_of(kind)}


def hers(visit: Visit, turn: Turn) -> dict[str, Any]:
    """Return her own words and pieces, with the card of her story."""
    story = visit.story(turn.story)
    return {
        "card": cards.of(visit, story),
        "title": drafts.title_of(visit.desk, story),
        "body": paragraphs(drafts.words_of(visit.desk, story)),
        "pieces": _pieces(visit, story),
    }


VIEWS: Mapping[str, Callable[[Visit, Turn], dict[str, Any]]] = {
    "write": _write,
    "words": _words,
    "record": _adding,
    "picture": _adding,
    "by-picture": _by_picture,
    "of-kind": _of_kind,
    "read": hers,
}
