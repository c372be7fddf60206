"""What cannot be done with a playlist is said on its own page: nobody is led away from the list that she works on.

Anything pressed there can be refused: a link that ends before it begins, a story that may only stand alone, nobody ticked. The
page stands again with every reason at its head, and what she typed still in its boxes.
"""

from __future__ import annotations

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from archive.ground import web
from archive.reading.routes import playlists
from archive.reading.routes.here import lists
from archive.rules.errors import BadInput, Refused, Trouble


def say_on_the_list(bp: Blueprint) -> None:
    """Let what is refused to a POST of this blueprint be said on the page of the list that it is about."""
    for kind in (Refused, BadInput):
        bp.register_error_handler(kind, _said)


def _said(found: Trouble) -> ResponseReturnValue:
    about = (request.view_args or {}).get("id") or request.form.get("playlist", "")
    if request.method != "POST" or not (about or request.endpoint == "playlists.make"):
        return web.trouble(found)
    # What the press had begun is undone before the page is drawn: it shows what stands.
    lists().rollback()
    try:
        drawn = playlists.one_list(about, found.sentences) if about else playlists.all_lists(found.sentences)
    except Trouble:
        return web.trouble(found)
    return web.refused(found, Response(drawn))
