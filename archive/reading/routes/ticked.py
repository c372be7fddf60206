"""Who is ticked on a playlist's page: kept before anything is shown, so that nobody opens it for a room she did not tick.

Present and the other ways out stand in the form of "Who is in the room?", so the browser sends what is ticked along with them,
with script or without.
"""

from __future__ import annotations

from flask import request

from archive.reading import playlists, viewers
from archive.reading.routes.here import teaching
from archive.reading.tables import Playlist


def keep_ticked(playlist: Playlist) -> None:
    """Keep who is in the room as the form says; a form that says nothing of it changes nothing.

    Raises:
        BadInput: nobody is ticked, or somebody whom she does not teach.
    """
    if "audience" in request.form or "profession" in request.form:
        audience, professions = request.form.get("audience", ""), request.form.getlist("profession")
        playlists.show_to(playlist, viewers.chosen(teaching(), audience, professions))
