"""How every door answers: deny by default, strict headers, nothing spooled, nothing private in an error or a log.

A view carries its mark (`open_to_all` or `only_for`); one without a mark admits nobody. Errors are raised by the
verbs and become pages here, once. Parameters: `design/security.md` 1.3.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, TypeVar, cast

from flask import Blueprint, Flask, Request, Response, current_app, g, render_template, request, session
from flask_wtf.csrf import CSRFError, CSRFProtect
from jinja2 import StrictUndefined
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from archive.ground import failures, languages, public, sign_ins
from archive.ground.clock import Clock
from archive.ground.db import reading
from archive.ground.keyring import read_secret
from archive.rules.clock import Moment
from archive.rules.errors import (
    NOTHING_HERE,
    BadInput,
    NotFound,
    Refused,
    SignedOut,
    TooMany,
    Trouble,
    Unreadable,
)
from archive.settings import STATIC, TEMPLATES, Address

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes of one request; 50,000 characters of any script, percent-encoded, fit three times over."""

STATUS: Mapping[type[Trouble], int] = {
    BadInput: 422, SignedOut: 401, NotFound: 404, Refused: 409, TooMany: 429, Unreadable: 503,
}  # fmt: skip
SENTENCES = {
    400: "This page did not hear you right. Please go back and try again.",
    404: NOTHING_HERE,
    405: "This page cannot be used in that way. Please go back.",
    413: "That is too much at once. Please send it in smaller parts.",
    500: "Something went wrong on our side. Nothing you saved is lost. Please try again in a minute.",
    503: "We are closed for a moment. Nothing you saved is lost. Please come back soon.",
}

_log = logging.getLogger("ihw.web")
View = TypeVar("View", bound=Callable[..., Any])


# Who may use a view


def open_to_all(view: View) -> View:
    """Mark a view that admits anyone, signed in or not."""
    view.admits = None  # type: ignore[attr-defined]  # A mark on the view itself.
    return view


def only_for(*roles: str) -> Callable[[View], View]:
    """Mark a view that admits only a visitor with one of these roles."""

    def mark(view: View) -> View:
        view.admits = frozenset(roles)  # type: ignore[attr-defined]  # A mark on the view itself.
        return view

    return mark


def from_elsewhere(view: View) -> View:
    """Mark a view that other sites post to. No cookie of ours comes with it, so it may change nothing for whoever is signed in."""
    view.is_from_elsewhere = True  # type: ignore[attr-defined]  # A mark on the view itself.
    return view


def changes_nothing(view: View) -> View:
    """Mark a view that answers a form and changes nothing: it asks for no token, which ends with the sign-in that made it.

    Another site is refused here as anywhere (`is_forged`).
    """
    view.changes_nothing = True  # type: ignore[attr-defined]  # A mark on the view itself.
    return view


def is_marked(view: Callable[..., Any]) -> bool:
    """Return whether somebody decided whom the view admits."""
    return hasattr(view, "admits")


def _admit(roles_here: Callable[[], frozenset[str]]) -> None:
    if request.endpoint in (None, "static"):
        return
    view = current_app.view_functions[request.endpoint]
    if not is_marked(view):
        raise NotFound(SENTENCES[404])
    admits: frozenset[str] | None = getattr(view, "admits")  # noqa: B009 -- an attribute that we put there.
    if admits is None:
        return
    mine = roles_here()
    if not mine:
        raise SignedOut(sign_ins.SIGNED_OUT)
    if not mine & admits:
        # Somebody else's page looks like no page at all.
        raise NotFound(SENTENCES[404])


# The application


class QuietRequest(Request):
    """A request whose parts stay in memory of bounded size: the framework's own would spool them to a temp file in clear."""

    max_content_length: Any = LARGEST_BODY
    max_form_memory_size = LARGEST_BODY
    max_form_parts = 200

    def _get_file_stream(
        self, *_: Any, **__: Any
    ) -> IO[bytes]:  # What the library hands over does not matter here.
        return BytesIO()


@dataclass(frozen=True)
class Door:
    """What one door needs: its name, its address, its stores by name, its clock, its policy for scripts."""

    name: str
    address: Address
    cookie_key: str
    stores: Mapping[str, Engine]
    clock: Clock
    scripts: bool = False
    shows_editions: bool = False
    """Whether it shuts while the clock runs backwards. Where she hides and deletes stays open under any clock."""

    @property
    def cookie(self) -> str:
        """The cookie's name: neutral, one a door."""
        return ("__Host-" if self.address.is_secure else "") + f"s-{self.name[0]}"


def make_app(
    door: Door,
    blueprints: tuple[Blueprint, ...],
    roles_here: Callable[[], frozenset[str]],
    request_class: type[QuietRequest] = QuietRequest,
) -> Flask:
    """Return the WSGI application of one door.

    Args:
        door: its name, stores and clock.
        blueprints: its pages.
        roles_here: returns the roles of whoever sent this request; empty for nobody.
        request_class: one that seals files as they arrive, where a door takes any.
    """
    app = Flask(f"ihw.{door.name}", template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.view_functions["static"] = lambda filename: public.answer(filename, request)
    app.request_class = request_class
    app.config.update(_config(door))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals |= {
        "asset": _asset, "_": languages.say, "many": languages.say_many,
        "language": languages.spoken, "languages": languages.every,
    }  # fmt: skip
    app.extensions["door"] = door
    # First of all, so that even the page that refuses a forged form knows what time it is.
    app.before_request(_begin)
    forged = CSRFProtect(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    for view in app.view_functions.values():
        if _is_from_elsewhere(view) or getattr(view, "changes_nothing", False):
            forged.exempt(view)
    app.before_request(lambda: _admit(roles_here))
    app.after_request(_commit)
    app.after_request(_headers)
    app.teardown_request(_close)
    _answer_troubles(app)
    return app


def _config(door: Door) -> dict[str, Any]:
    local = ["127.0.0.1", "localhost"] if door.address.host.endswith("localhost") else []
    return {
        "SECRET_KEY": door.cookie_key,
        "SESSION_COOKIE_NAME": door.cookie,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_SECURE": door.address.is_secure,
        "MAX_CONTENT_LENGTH": LARGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": LARGEST_BODY,
        "TRUSTED_HOSTS": [door.address.host, *local],
        "WTF_CSRF_TIME_LIMIT": None,
        # A referrer is never sent (Referrer-Policy), so the library's check of it would refuse every form.
        "WTF_CSRF_SSL_STRICT": False,
        "PROPAGATE_EXCEPTIONS": False,
    }


def door() -> Door:
    """Return the door that answers this request."""
    return cast("Door", current_app.extensions["door"])


def moment() -> Moment:
    """Return the moment at which this request came; one moment for all it does."""
    return cast("Moment", g.moment)


def store(name: str) -> Session:
    """Return this request's session on one of the door's stores.

    It is committed when the view returns, and rolled back when the view raises. A GET takes no write lock.
    """
    opened: dict[str, Session] = g.setdefault("sessions", {})
    if name not in opened:
        engine = door().stores[name]
        opened[name] = Session(
            reading(engine) if request.method in ("GET", "HEAD") else engine, expire_on_commit=False
        )
    return opened[name]


@contextmanager
def looking(name: str) -> Iterator[Session]:
    """Yield a session on one of the door's stores that only reads, also in a POST: for what is slow and needs no lock."""
    with Session(reading(door().stores[name]), expire_on_commit=False) as opened:
        yield opened


def _begin() -> None:
    # A public file is the same in every language: whoever keeps it must not ask for a cookie.
    languages.speak(session.get("language") if request.endpoint != "static" else None)
    g.moment = door().clock.moment()
    if door().shows_editions and g.moment.ran_backwards and request.endpoint != "static":
        raise Unreadable(*g.moment.objections())
    if request.method == "POST" and is_forged():
        raise NotFound(SENTENCES[404])


def is_forged() -> bool:
    """Return whether another site sent this press."""
    ours = request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    return not ours and not _is_from_elsewhere(current_app.view_functions.get(request.endpoint or ""))


def _is_from_elsewhere(view: object) -> bool:
    return getattr(view, "is_from_elsewhere", False)


def _commit(response: Response) -> Response:
    failed = g.pop("failed", False)
    for opened in g.get("sessions", {}).values():
        if failed:
            opened.rollback()
        else:
            opened.commit()
    return response


def _close(_: BaseException | None) -> None:
    for opened in g.pop("sessions", {}).values():
        opened.close()


# Headers


def _headers(response: Response) -> Response:
    for name, value in _always().items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def let_it_play(response: Response, *, sends: bool = False, records: bool = False) -> Response:
    """Let a page play recordings of this door, and nothing else; one that `records` may use the microphone too.

    A page that `sends` files piece by piece speaks to this door alone (`connect-src`); the recorder plays back what it
    has just made (`blob:`).
    """
    media = "media-src 'self' blob:; " if records else "media-src 'self'; "
    media += "connect-src 'self'; " if sends else ""
    response.headers["Content-Security-Policy"] = _policy(media)
    if records:
        response.headers["Permissions-Policy"] = PERMISSIONS.replace("microphone=()", "microphone=(self)")
    return response


def let_it_post_to(response: Response, origin: str) -> Response:
    """Let the forms of a page go to one other house, too: where a person takes an answer of ours."""
    response.headers["Content-Security-Policy"] = _policy(posts_to=f" {origin}")
    return response


PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def _policy(media: str = "", posts_to: str = "") -> str:
    script = "'self'" if door().scripts else "'none'"
    return (
        f"default-src 'none'; script-src {script}; style-src 'self'; img-src 'self'; {media}form-action 'self'{posts_to}; "
        "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    )


def _always() -> dict[str, str]:
    here = door()
    headers = {
        "Content-Security-Policy": _policy(),
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Permissions-Policy": PERMISSIONS,
        "X-Robots-Tag": "noindex, noarchive",
    }
    if here.address.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def _asset(name: str) -> str:
    return f"/static/{name}?v={public.files()[name].version}"


# Errors


def _answer_troubles(app: Flask) -> None:
    app.register_error_handler(Trouble, trouble)
    app.register_error_handler(CSRFError, lambda _: page_of_trouble(400, (SENTENCES[400],)))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def page_of_trouble(status: int, sentences: tuple[str, ...]) -> Response:
    """Return the door's own page that says what went wrong and what can be done; what the request changed is undone."""
    g.failed = True
    body = render_template(f"{door().name}/trouble.html", status=status, sentences=sentences)
    return Response(body, status=status)


def refused(found: Trouble, answer: Response) -> Response:
    """Return the view's own page, which says why it was refused, with the status of that; what the request changed is undone."""
    g.failed = True
    answer.status_code = STATUS[type(found)]
    return answer


def trouble(found: Trouble) -> Response:
    """Return the page that says what went wrong, where no page of its own does."""
    return page_of_trouble(STATUS[type(found)], found.sentences)


def _http(found: HTTPException) -> Response:
    status = found.code or 500
    return page_of_trouble(status, (SENTENCES.get(status, SENTENCES[400]),))


def _unforeseen(found: Exception) -> Response:
    _log.error(failures.told(found))
    return page_of_trouble(500, (SENTENCES[500],))


def secret_of(path: Any) -> str:
    """Return the cookie secret of a door."""
    return read_secret(path)
