"""What stands beside the work on a story's page, each on a page of its own: an adviser's no, a worry, how to reach her."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.utils import redirect

from archive.ground.web import only_for
from archive.rules.errors import NOTHING_HERE, NotFound
from moderation.concerns import concerns, telling_services, vetoes
from moderation.concerns.concern_rows import About
from moderation.concerns.vetoes import Veto
from moderation.people import custody, staff
from moderation.routes.here import desk, me, session
from moderation.routes.review import handing_back, keep_typed_if_held, left_of, page_of, story_of

bp = Blueprint("beside", __name__)

LEFT_TYPED = "What you typed below is not kept yet. Finish it, or empty its box; then press this again."


@bp.app_context_processor
def what_stands() -> dict[str, Callable[..., Any]]:
    """Give every page what it may ask: what stands against a story, and how much waits for whoever is signed in."""
    return {
        "vetoes_of": _vetoes_of,
        "identities_wait": lambda: custody.count(session()),
        "concerns_wait": lambda: concerns.count(session()),
        "seconds_wait": lambda: telling_services.count_for_second(session(), me()),
    }


@bp.post("/stories/<id>/leave-for")
@only_for(*staff.READERS)
@handing_back
def leave_for(id: str) -> ResponseReturnValue:
    """Keep the story's page and go on. What that page cannot keep stays there, with a word why."""
    found, where = story_of(id), _where(id, request.form.get("to", ""))
    keep_typed_if_held(id)
    beside = left_of()
    return page_of(found, beside, (LEFT_TYPED,)) if beside else redirect(where, code=303)


def _where(id: str, to: str) -> str:
    if to == "reach":
        return url_for("custody.ask", id=id)
    about, _, about_id = to.partition(":")
    if about not in (About.STORY, About.NOTE):
        raise NotFound(NOTHING_HERE)
    return url_for("safeguarding.worry", about=about, about_id=about_id)


def _vetoes_of(story_id: str) -> tuple[Veto, ...]:
    return vetoes.standing(desk(), session(), story_id)
