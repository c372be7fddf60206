"""What every page of the Desk needs: the private side, the session, and who is signed in."""

from __future__ import annotations

from typing import Any, cast

from flask import current_app, redirect, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from archive.ground import web
from stories.desk import Desk


def desk() -> Desk:
    """Return the private side."""
    return cast("Desk", current_app.extensions["desk"])


def session() -> Session:
    """Return this request's session on the desk's store."""
    return web.store("desk")


def me() -> str:
    """Return the id of whoever is signed in."""
    return web.visitor().id


def to(endpoint: str, **values: Any) -> Response:
    """Return a redirect that is always a GET."""
    return redirect(url_for(endpoint, **values), code=303)
