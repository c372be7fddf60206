"""The finished version: what the moderators made of her words, as bytes that can be released, and every change shown.

Used by the Desk to make it and by Notes to show it to her: one place, so that both see the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Content, ContentNote
from archive.rules import anonymity
from archive.rules.anonymity import Kind, Mark, Piece
from archive.rules.errors import NotFound
from stories import drafts
from stories.desk import Desk
from stories.tables import Story, WorkingCopy


@dataclass(frozen=True)
class Body:
    """What is sealed in a working copy."""

    title: str
    marks: tuple[Mark, ...] = ()
    what: str = ""
    """The gist, for the content note: what it is about, without a name."""

    warnings: tuple[tuple[str, str], ...] = ()
    themes: tuple[str, ...] = ()
    intruder_note: str = ""
    """Who could still tell that it is her, what was tried, and what came of it (rules 8 and 23)."""

    flags: tuple[str, ...] = field(default=())
    """Short notes among moderators; never shown to her or to learners."""

    def as_text(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Body:
        """Return the body in this JSON."""
        plain = json.loads(text)
        marks = tuple(Mark(**{**mark, "kind": Kind(mark["kind"])}) for mark in plain.pop("marks"))
        pairs = tuple((name, intensity) for name, intensity in plain.pop("warnings"))
        lists = {name: tuple(plain.pop(name)) for name in ("themes", "flags")}
        return cls(marks=marks, warnings=pairs, themes=lists["themes"], flags=lists["flags"], **plain)


def newest(session: Session, story_id: str) -> WorkingCopy:
    """Return the newest working copy of a story.

    Raises:
        NotFound: nobody has made one yet.
    """
    query = (
        select(WorkingCopy)
        .where(WorkingCopy.story_id == story_id)
        .order_by(WorkingCopy.version.desc())
        .limit(1)
    )
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        raise NotFound(drafts.NOT_HERS)
    return found


def read(desk: Desk, copy: WorkingCopy) -> Body:
    """Return what is sealed in a working copy."""
    return Body.from_text(desk.unseal(copy.story_id, copy.body, f"working_copy|body|{copy.id}"))


def write(desk: Desk, copy: WorkingCopy, body: Body) -> None:
    """Seal `body` into a working copy."""
    copy.body = desk.seal(copy.story_id, body.as_text(), f"working_copy|body|{copy.id}")


def is_stale(desk: Desk, story: Story, copy: WorkingCopy) -> bool:
    """Return whether she has changed her words since the copy was made."""
    return copy.source != drafts.source_of(desk, story)


def content(desk: Desk, story: Story, body: Body) -> Content:
    """Return what would go out: her words with every mark replaced, and the content note.

    Raises:
        Refused: a mark is undecided, or two overlap.
    """
    words = anonymity.apply(drafts.words_of(desk, story), body.marks)
    return Content(body.title, words, ContentNote(body.what, body.warnings), story.language)


def changes(desk: Desk, story: Story, body: Body) -> tuple[Piece, ...]:
    """Return her words in pieces, each with its mark or none: every change and its reason (c15)."""
    return anonymity.pieces(drafts.words_of(desk, story), body.marks)


def objections(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return what still stands in the way of calling this anonymous, the title and the note included."""
    words = drafts.words_of(desk, story)
    found = list(anonymity.objections(words, body.marks))
    around = f"{body.title}\n{body.what}"
    for number, mark in enumerate(body.marks, start=1):
        if anonymity.find(around, words[mark.start : mark.end]):
            found.append(f"What mark {number} takes out still stands in the title or the content note.")
    if not body.title.strip():
        found.append("It has no title yet.")
    if not body.what.strip():
        found.append("The content note does not say yet what it is about.")
    if not body.themes:
        found.append("It has no theme yet, so no one could find it.")
    return tuple(dict.fromkeys(found))
