"""The cast list at the Desk: people say who is one person, and what stands instead of all her names (c3).

It is sealed in the working copy, so it is this story's alone, goes with its key, and is read again by the second person
and by her. Every verb here changes marks as well, so that list and marks never say two things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.ground import too_long
from archive.ground.crypto import new_id
from archive.rules import anonymity, cast
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from archive.rules.errors import BadInput, Refused
from moderation.anonymise.anonymise import INSTEAD, LONGEST_WORDS
from moderation.anonymise.hands import Hands
from moderation.replacing import every_place
from stories import drafts, finished
from stories.finished import Body

NO_NAME = "Tick at least one name."
NOT_THERE = "That name stands nowhere in what she sent. Copy it just as it stands."
GONE = "The cast list has changed since this page was opened. Look at it below, then press once more."


def one_person(hands: Hands, names: Iterable[str], kind: Kind, *, instead: str, line: str = "") -> Figure:
    """Say that these names are one, and put one name instead wherever any of them stands.

    Args:
        hands: whose story, and who says so.
        names: as they stand; some may be of the line already.
        kind: what sort of thing it is.
        instead: what stands there from now on; of a line that is there, what it has already.
        line: the id of the line to which they belong; empty for a line of their own.

    Raises:
        BadInput: no name, or one that stands nowhere.
        Refused: the line is gone, or what would stand instead cannot.
    """
    body = finished.read(hands.desk, hands.copy)
    fresh = tuple(dict.fromkeys(filter(None, (_name(name) for name in names))))
    text = f"{drafts.words_of(hands.desk, hands.story)}\n\n{finished.around(body)}"
    if not fresh:
        raise BadInput(NO_NAME)
    if kind not in cast.KINDS:
        raise BadInput("Only a person, a place or an organisation has a line in the cast list.")
    if not all(anonymity.find(text, name) for name in fresh):
        raise BadInput(NOT_THERE)
    said = _instead(instead)
    if line:
        old = _of(body, line)
        figure = replace(old, aliases=_together(old.aliases, fresh), instead=old.instead or said)
    else:
        figure = Figure(new_id(), kind, _together((), fresh), said)
    _keep(hands, body, figure)
    return figure


def change(hands: Hands, line: str, *, instead: str, also: str = "") -> None:
    """Give a line another name instead, and perhaps one more name of the same person; all mentions follow.

    Raises:
        BadInput: the further name stands nowhere.
        Refused: the line is gone, or what would stand instead cannot.
    """
    body = finished.read(hands.desk, hands.copy)
    figure = replace(_of(body, line), instead=_instead(instead))
    more = _name(also)
    if more:
        text = f"{drafts.words_of(hands.desk, hands.story)}\n\n{finished.around(body)}"
        if not anonymity.find(text, more):
            raise BadInput(NOT_THERE)
        figure = replace(figure, aliases=_together(figure.aliases, (more,)))
    _keep(hands, body, figure)


def join(hands: Hands, line: str, other: str) -> None:
    """Say that two lines are one; what stands instead in the first stands for both.

    Raises:
        Refused: one of them is gone, or they are not the same sort of thing.
    """
    body = finished.read(hands.desk, hands.copy)
    one, gone = _of(body, line), _of(body, other)
    if one == gone or one.kind != gone.kind:
        raise Refused("Choose the line that is the same person, or the same place.")
    left = replace(body, cast=tuple(each for each in body.cast if each != gone))
    _keep(
        hands,
        left,
        replace(one, aliases=_together(one.aliases, gone.aliases), instead=one.instead or gone.instead),
    )


def split(hands: Hands, line: str, names: Iterable[str]) -> None:
    """Say that some names of a line are somebody else: a line of their own, in which nobody has said yet what stands instead.

    Raises:
        BadInput: none is ticked, or all are.
        Refused: the line is gone.
    """
    body = finished.read(hands.desk, hands.copy)
    figure, off = _of(body, line), set(names)
    theirs = tuple(alias for alias in figure.aliases if alias in off)
    ours = tuple(alias for alias in figure.aliases if alias not in off)
    if not theirs or not ours:
        raise BadInput("Tick the names that are somebody else, and leave at least one that is not.")
    left = replace(
        body, cast=tuple(replace(figure, aliases=ours) if one == figure else one for one in body.cast)
    )
    _keep(hands, left, Figure(new_id(), figure.kind, theirs))


def drop(hands: Hands, line: str) -> None:
    """Take a line off the list; its marks stay as they are.

    Raises:
        Refused: it is gone already.
    """
    body = finished.read(hands.desk, hands.copy)
    gone = _of(body, line)
    _seal(hands, replace(body, cast=tuple(one for one in body.cast if one != gone)))


def place_all(hands: Hands) -> None:
    """Mark every mention of every line anew: after she has changed her words no mark stands any more, and the list does."""
    body, words = finished.read(hands.desk, hands.copy), drafts.words_of(hands.desk, hands.story)
    marks = body.marks
    for figure in body.cast:
        marks = cast.placed(words, marks, figure)
    left = replace(body, marks=marks)
    for figure in body.cast:
        left = _beside(hands, left, figure)
    _seal(hands, left)


def _of(body: Body, line: str) -> Figure:
    found = next((one for one in body.cast if one.id == line), None)
    if found is None:
        raise Refused(GONE)
    return found


def _together(old: Iterable[str], fresh: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in (*old, *fresh):
        if not any(anonymity.same_phrase(name, one) for one in found):
            found.append(name)
    return tuple(found)


def _keep(hands: Hands, body: Body, figure: Figure) -> None:
    problems = cast.against(figure, body.cast)
    if problems:
        raise Refused(*problems)
    is_new = all(one.id != figure.id for one in body.cast)
    lines = (
        (*body.cast, figure) if is_new else tuple(figure if one.id == figure.id else one for one in body.cast)
    )
    marks = cast.placed(drafts.words_of(hands.desk, hands.story), body.marks, figure)
    _seal(hands, _beside(hands, replace(body, cast=lines, marks=marks), figure))


def _beside(hands: Hands, body: Body, figure: Figure) -> Body:
    """Put it in the title, the gist, the transcripts and the words for pictures too, as soon as it is said what stands there."""
    if not figure.instead:
        return body
    return every_place.beside(hands, body, figure.aliases, figure.instead)


def _seal(hands: Hands, body: Body) -> None:
    if body != finished.read(hands.desk, hands.copy):
        hands.keep_all(body, "cast list")


def _name(typed: str) -> str:
    return too_long.line(typed, LONGEST_WORDS, "A name")


def _instead(typed: str) -> str:
    return too_long.line(typed, LONGEST_WORDS, INSTEAD)
