"""What comes back from the page "Who could this be?" of each sort: taken, refused, not told, or left open (c9).

What somebody answers is what she saw, word for word: it comes back with her press, and nothing is looked for meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from archive.rules import anonymity
from archive.rules.figures import OPTIONS, Told
from archive.rules.how_many import Fact
from moderation.pages.forms import Form

TICKED = "take-{}"
NOT_THIS = "not "
"""Before what is offered: it is not what it looks like."""

SHOWN = "shown-{}"
"""What was offered on the page that comes back, so that "not told, or gone" is said of that."""

GONE = "gone"
"""Of one sort: it is not told, or gone."""

REST = "rest"
"""The sorts, with spaces between them, of which nothing was found, and nothing else is said: they are not told."""


def taken(form: Form) -> Form:
    """Return what was typed, with every ticked offer in the boxes of its fact: beside what stood there, and as clear as either."""
    found: Form = MultiDict(form)
    for told in Told:
        id, is_ticked, words = form.get(TICKED.format(told), "").partition(": ")
        if not is_ticked or _is_not_this(id):
            continue
        found.poplist(TICKED.format(told))
        box, chosen = f"words-{told}", OPTIONS.get(form.get(f"told-{told}", ""))
        found[box] = "; ".join(_beside(form.get(box, ""), words))
        if chosen is None or (id in OPTIONS and OPTIONS[id].level > chosen.level):
            found[f"told-{told}"] = id
    return found


def refused(form: Form) -> tuple[Fact, ...]:
    """Return what was refused: by "not this", or because its sort was said to be not told, or gone."""
    found = []
    for told in Told:
        answer = form.get(TICKED.format(told), "")
        shown = form.get(SHOWN.format(told), "") if form.get(f"told-{told}") == GONE and not answer else ""
        id, is_one, words = (answer.removeprefix(NOT_THIS) if _is_not_this(answer) else shown).partition(": ")
        if is_one and id in OPTIONS and OPTIONS[id].told == told:
            found.append(Fact(id, words))
    return tuple(found)


def not_told(form: Form) -> frozenset[str]:
    """Return the sorts that are said to be not told: each by itself, by its refusal, or with all the others that the page named."""
    rest = form.get(REST, "").split()
    return frozenset(
        told
        for told in Told
        if form.get(f"told-{told}") in (GONE, "", None)
        and (
            form.get(f"told-{told}") == GONE
            or _is_not_this(form.get(TICKED.format(told), ""))
            or told in rest
        )
    )


def _is_not_this(answer: str) -> bool:
    return answer.startswith(NOT_THIS)


def _beside(typed: str, offered: str) -> Iterator[str]:
    stood = Fact("", typed).phrases
    yield from stood
    for phrase in Fact("", offered).phrases:
        if not any(anonymity.same_phrase(phrase, one) for one in stood):
            yield phrase
