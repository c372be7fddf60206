"""Who is inside: what an account may still do today, and what this sign-in said that it is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from flask import g, url_for
from flask_login import current_user
from sqlalchemy.orm import Session

from archive.ground import sign_ins, visitors, web
from archive.ground.web import View
from archive.reading.access import standing, viewings
from archive.reading.access.standing import Standing
from archive.reading.access.tables import Viewing
from archive.reading.trainers import ADMIN, ROLE, STEWARD
from archive.rules import access as rules
from archive.rules import counts
from archive.rules.choices import Use
from archive.rules.clock import in_words

EVERYBODY = (ROLE, ADMIN, STEWARD)
THE_ARCHIVE = "the archive"
"""Where a steward works: she is of no organisation."""

_INSIDE = re.compile(r"/(?!/)[\w\-.~/?=&%+,:;@!$'()*#]*", re.ASCII)
"""An address of this door, and of no other."""


def hands_out(back: str) -> Callable[[View], View]:
    """Mark a POST that hands something out, or opens a way to it: it waits for her promise under the covenant of now.

    Any other POST only keeps what she typed, and passes while the covenant changes. She is led to the page `back` (an endpoint).
    """

    def mark(view: View) -> View:
        view.hands_out = back  # type: ignore[attr-defined]  # A mark on the view itself.
        return view

    return mark


def roles_here() -> frozenset[str]:
    """Return the roles that whoever is signed in may use today: none once her access, or her organisation's, has ended."""
    roles = visitors.roles_of_visitor()
    return frozenset() if roles and objections() else roles


def first_page() -> str:
    """Return the endpoint to which somebody who has signed in is led."""
    roles = visitors.roles_of_visitor()
    if STEWARD in roles:
        return "stewards.requests"
    return "stories.search" if ROLE in roles else "houses.mine"


def onward(asked: str) -> str:
    """Return where somebody goes on who was held up by a question: where she wanted to go, if it is of this door."""
    return asked if _INSIDE.fullmatch(asked) else url_for("stories.search")


def objections() -> tuple[str, ...]:
    """Return every reason why the visitor may not come in today. A steward has no end, but what the command line sets."""
    if STEWARD in visitors.roles_of_visitor():
        return ()
    found = stands()
    return (standing.NOT_SET_UP,) if found is None else found.objections(web.moment().today)


def stands() -> Standing | None:
    """Return how the visitor stands; None for a steward."""
    if "stands" not in g:
        # Read apart: this request's own session would take the lock of the lists, also where nothing is written.
        with web.looking("lists") as session:
            g.stands = standing.of(session, visitors.visitor().id)
    return cast("Standing | None", g.stands)


def organisation() -> str:
    """Return where the visitor works, in words."""
    found = stands()
    return found.organisation if found else THE_ARCHIVE


def held() -> Viewing | None:
    """Return what this sign-in said that it is for, under the covenant of now; None when it did not say so yet."""
    if "held" not in g:
        with web.looking("lists") as session:
            said = visitors.visitor().sign_in.place.get("viewing", "")
            g.held = viewings.holding(session, said, visitors.visitor().id)
    return cast("Viewing | None", g.held)


def has_stated() -> bool:
    """Return whether this sign-in has said what it is for, and what was agreed with her is agreed."""
    found = stands()
    return found is not None and found.has_agreed and held() is not None


def purpose() -> Use:
    """Return what this sign-in is for; teaching as long as nothing was said."""
    said = held()
    return Use(said.purpose) if said else Use.TEACHING


def has_said_for_whom() -> bool:
    """Return whether this sign-in has said who is in the room. Who is here for research has nobody there."""
    return bool(visitors.visitor().sign_in.place.get("audience")) or not rules.shows_to_others({purpose()})


def is_for_research() -> bool:
    """Return whether this sign-in said that it is for research."""
    return purpose() is Use.RESEARCH


def tell(count: int) -> str:
    """Return a count of stories as this sign-in reads it: for research in fives, and none below five."""
    return counts.in_words(counts.about(count)) if is_for_research() else str(count)


def state(purpose: str, *, promised: bool) -> None:
    """Write down what this sign-in is for, and that she accepted the covenant.

    Raises:
        BadInput: no such purpose for her, or she did not promise.
    """
    here, me = web.store("lists"), visitors.visitor()
    id = viewings.state(here, me.id, purpose=purpose, promised=promised, moment=web.moment())
    sign_ins.move(here, me.sign_in.token, viewing=id)
    g.pop("held", None)


def state_again() -> None:
    """Write the same once more for another room; whoever has said nothing yet is asked anyway."""
    if said := held():
        state(said.purpose, promised=True)


def note_looking() -> str:
    """Write down, once a sign-in, that a steward looks at words of a mother's; return the id of that viewing."""
    if "looking" not in g:
        me = visitors.visitor()
        g.looking = me.sign_in.place.get("viewing", "")
        if not g.looking:
            # Apart from this request's own session, which only reads: before a word is shown it is written.
            with Session(web.door().stores["lists"]) as session, session.begin():
                g.looking = viewings.note_steward(session, me.id, web.moment())
                sign_ins.move(session, me.sign_in.token, viewing=g.looking)
    return cast("str", g.looking)


def looking() -> str:
    """Return the id of a steward's viewing on a page that shows her words of a mother's; empty on every other page of hers."""
    return cast("str", g.get("looking", ""))


def ending() -> str:
    """Return the last day of the visitor's access in words when it is near; empty before."""
    if not current_user.is_authenticated or (found := stands()) is None:
        return ""
    return in_words(found.until) if rules.ends_soon(found.until, web.moment().today) else ""
