"""Before every page: nobody whose access has ended, and no story before she said what it is for. And the number of a viewing."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import sharing
from archive.reading.access import covenant, viewings
from archive.reading.access.asking import Broom
from archive.reading.access.tables import VIEWING_KEY, Access
from archive.reading.routes import inside
from archive.reading.routes.here import lists, page, room, see_other
from archive.reading.routes.learners import learner_here
from archive.reading.trainers import ROLE, STEWARD
from archive.rules import access as rules
from archive.rules.choices import NAMES, Use
from archive.rules.clock import in_words
from archive.rules.errors import BadInput, NotFound, Refused, SignedOut

bp = Blueprint("access", __name__)

FIRST = "First say what you are here for: open the start page in another window. Then send this page again."
WITHOUT_A_ROOM = frozenset({bp.name, "whom"})
"""Where nobody is asked who is in the room: before it could be said, and where it is said."""


@bp.before_app_request
def ask_first() -> ResponseReturnValue | None:
    """Let nobody past whose access has ended, and no trainer to a story before she said what it is for, and for whom."""
    admits = _admits()
    if not current_user.is_authenticated or admits.isdisjoint(inside.EVERYBODY):
        return None
    _broom().sweep(web.door().stores["lists"], web.moment())
    if request.endpoint == "entrance.sign_out":
        return None
    return held_back(admits) or _ask_for_whom(admits)


def held_back(admits: frozenset[str]) -> ResponseReturnValue | None:
    """Return the page that whoever is signed in meets instead of one for these roles; None when she may go on.

    Also asked by a view that is open to all and shows an account more.
    """
    if sentences := inside.objections():
        ended = render_template("room/access-ended.html", sentences=sentences)
        return make_response(ended, web.STATUS[SignedOut])
    return _ask_what_for() if ROLE in admits & inside.roles_here() else None


def _ask_what_for() -> ResponseReturnValue | None:
    if request.blueprint == bp.name or inside.has_stated():
        return None
    if request.method in ("GET", "HEAD"):
        return see_other(url_for("access.purpose", next=request.full_path.rstrip("?")))
    if back := getattr(_view(), "hands_out", ""):
        named = {name: value for name, value in (request.view_args or {}).items() if name == "id"}
        return see_other(url_for("access.purpose", next=url_for(back, **named)))
    if not visitors.visitor().sign_in.place.get("viewing"):
        raise Refused(FIRST)
    # The covenant has changed while she wrote: what she sends is kept, nothing is handed out for it, and the next page asks her.
    return None


def _ask_for_whom(admits: frozenset[str]) -> ResponseReturnValue | None:
    """Return the way to the question who is in the room: once in each visit, before the first page that lists or plans.

    A POST passes: it only keeps, and until she has said it everybody she teaches is in the room, which shows the least.
    """
    if request.method not in ("GET", "HEAD") or request.blueprint in WITHOUT_A_ROOM:
        return None
    if ROLE not in admits & inside.roles_here() or inside.has_said_for_whom():
        return None
    return see_other(url_for("whom.ask", next=request.full_path.rstrip("?")))


def _admits() -> frozenset[str]:
    return cast("frozenset[str]", getattr(_view(), "admits", None) or frozenset())


def _view() -> object:
    return current_app.view_functions.get(request.endpoint or "")


def _broom() -> Broom:
    return cast("Broom", current_app.extensions.setdefault("broom", Broom()))


@bp.app_context_processor
def on_every_page() -> dict[str, object]:
    """Hand every page the number of its viewing, and the end of an access that is near."""
    return {
        "viewing": number,
        "access_ends": inside.ending,
        "here_for": _here_for,
        "roles_here": _roles,
        "tell": inside.tell,
    }


def number() -> str:
    """Return the number of this viewing; empty on a page that shows nobody a story."""
    id = _viewing_id()
    return viewings.number(room().shelf.keys.get(VIEWING_KEY), id, web.moment().today) if id else ""


def _viewing_id() -> str:
    admits = _admits()
    if ROLE in admits and current_user.is_authenticated:
        said = inside.held()
        return said.id if said else ""
    if STEWARD in admits and current_user.is_authenticated:
        return inside.looking()
    learner = learner_here() if sharing.KIND in admits else None
    return learner.who if learner else ""


def _here_for() -> str:
    said = inside.held()
    return NAMES[Use(said.purpose)] if said else ""


def _roles() -> frozenset[str]:
    return inside.roles_here() if current_user.is_authenticated else frozenset()


@bp.get("/purpose")
@only_for(ROLE)
def purpose() -> ResponseReturnValue:
    """Ask what she is here for, and what she promises."""
    return _purpose()


@bp.post("/purpose")
@only_for(ROLE)
def promise() -> ResponseReturnValue:
    """Write down what she said, and lead to where she wanted to go. The same said twice is written once."""
    said, promised = request.form.get("purpose", ""), "promised" in request.form
    before = inside.held()
    if not (before and before.purpose == said and promised and inside.has_stated()):
        try:
            inside.state(said, promised=promised)
        except BadInput as found:
            return web.refused(found, make_response(_purpose(found.sentences)))
        _agree()
    return see_other(inside.onward(request.form.get("next", "")))


def _agree() -> None:
    access = lists().get(Access, visitors.visitor().id)
    if access is None:
        raise NotFound(web.SENTENCES[404])
    if access.conditions and access.agreed_on is None:
        access.agreed_on = web.moment().today


def _purpose(problems: tuple[str, ...] = ()) -> str:
    stands = inside.stands()
    if stands is None:
        raise NotFound(web.SENTENCES[404])
    ticked = request.form.get("purpose") or inside.purpose()
    return page(
        "access-purpose.html",
        purposes=[(use, rules.PURPOSES[use], use == ticked) for use in rules.purposes(stands.uses)],
        sentences=covenant.SENTENCES,
        conditions="" if stands.has_agreed else stands.conditions,
        until=in_words(stands.until),
        next=inside.onward(request.values.get("next", "")),
        problems=problems,
    )
