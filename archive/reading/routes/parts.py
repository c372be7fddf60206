"""Parts of stories: a trainer chooses one, and a steward looks at an edge inside a sentence."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from archive.editions.ledger import Kind
from archive.editions.show import article, clock
from archive.editions.show import shown as note_of
from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import playlists, viewers
from archive.reading import teaching as showings
from archive.reading.clips import asking, choosing, keeping, serving
from archive.reading.routes import inside
from archive.reading.routes.here import Opening, lists, page, play, room, see_other, teaching
from archive.reading.tables import Playlist, PlaylistItem
from archive.reading.trainers import ROLE, STEWARD
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound
from archive.rules.grant import Outlet, Viewer

bp = Blueprint("parts", __name__)


@bp.get("/playlists/<id>/items/<item>/part")
@only_for(ROLE)
def choose(id: str, item: str) -> ResponseReturnValue:
    """Show a story sentence by sentence, to choose a part of it; or hand out the sound of the part that is chosen."""
    playlist, row, viewer = _asked(id, item)
    serving.whole_for_parts(room(), row.edition_id, viewer, web.moment())
    shown = _shown(row, viewer)
    if "medium" in request.args:
        # Before a part is chosen she chooses by ear, from the whole; after it she hears just what others will.
        heard = None if "whole" in request.args else shown
        opening = Opening(visitors.visitor().sign_in.token, teaching().area)
        return play(row.edition_id, viewer, opening, shown=heard)
    return _page(playlist, row, viewer, shown)


def _page(
    playlist: Playlist,
    row: PlaylistItem,
    viewer: Viewer,
    shown: serving.Shown | None,
    problems: tuple[str, ...] = (),
) -> Response:
    """Return the page on which a part is chosen; after a refusal it says why, and what was ticked or typed stands there still."""
    whole = serving.whole_for_parts(room(), row.edition_id, viewer, web.moment())
    sign_in = visitors.visitor().sign_in.token
    showings.note_prepared(
        room(), row.edition_id, area=teaching().area, sign_in=sign_in, now=web.moment().now
    )
    clip = keeping.by_id(lists(), row.clip_id) if row.clip_id else None
    drawn = page(
        "part.html",
        id=playlist.id,
        item=row.id,
        problems=problems,
        typed=request.form,
        playlist=playlist.title,
        title=whole.content.title,
        sources=choosing.offered(room(), whole.content, clip),
        article=article(shown.edition.content) if shown and shown.part else None,
        is_part=clip is not None,
        lines=asking.lines_of(whole.content, keeping.sentences_of(room(), clip)) if clip else (),
        answer=keeping.answer_for(clip, viewer) if clip else "",
        reason=asking.reason_of(room(), clip) if clip else "",
        clock=clock,
    )
    return web.let_it_play(Response(drawn))


@bp.post("/playlists/<id>/items/<item>/part")
@only_for(ROLE)
def keep(id: str, item: str) -> ResponseReturnValue:
    """Show only this part from now on."""
    playlist, row, viewer = _asked(id, item)
    whole = serving.whole_for_parts(room(), row.edition_id, viewer, web.moment())
    before = row.clip_id
    try:
        chosen = choosing.chosen(request.form.get("from", ""), request.form.get("to", ""))
        row.clip_id = keeping.make(
            room(), lists(), edition_id=row.edition_id, content=whole.content, chosen=chosen,
            by=visitors.visitor().id, moment=web.moment(),
        )  # fmt: skip
    except BadInput as found:
        return web.refused(found, _page(playlist, row, viewer, _shown(row, viewer), found.sentences))
    keeping.forget_unused(lists(), [before] if before else [])
    return _back(id, item)


@bp.post("/playlists/<id>/items/<item>/part/whole")
@only_for(ROLE)
def show_whole(id: str, item: str) -> ResponseReturnValue:
    """Show the whole story again."""
    _, row, _ = _asked(id, item)
    before, row.clip_id = row.clip_id, None
    keeping.forget_unused(lists(), [before] if before else [])
    return see_other(url_for("playlists.one", id=id, _anchor=f"item-{item}"))


@bp.post("/playlists/<id>/items/<item>/part/ask")
@only_for(ROLE)
def ask(id: str, item: str) -> ResponseReturnValue:
    """Ask for an edge inside a sentence; until a steward has said yes, the whole sentence is shown."""
    playlist, row, viewer = _asked(id, item)
    if row.clip_id is None:
        raise NotFound(NOTHING_HERE)
    try:
        _wish(row, row.clip_id, viewer)
    except BadInput as found:
        lists().rollback()  # A clip of her own may have been made for the wish; the page draws what stands.
        playlist, row, viewer = _asked(id, item)
        return web.refused(found, _page(playlist, row, viewer, _shown(row, viewer), found.sentences))
    return _back(id, item)


def _wish(row: PlaylistItem, before: str, viewer: Viewer) -> None:
    whole = serving.whole_for_parts(room(), row.edition_id, viewer, web.moment())
    clip = keeping.by_id(lists(), before)
    start, end = (choosing.moment(request.form.get(name, "")) for name in ("start", "end"))
    why = request.form.get("why", "")
    if clip.person_id != visitors.visitor().id or clip.answer == keeping.YES:
        # What a colleague chose, or a steward has answered, stays as it is: this is a wish of her own.
        clip = choosing.again(room(), lists(), clip, by=visitors.visitor().id, moment=web.moment())
        keeping.forget_unused(lists(), [before])
        row.clip_id = clip.id
    asking.ask(room(), clip, whole.content, start=start, end=end, why=why, viewer=viewer)


# Stewards


@bp.get("/parts")
@only_for(STEWARD)
def waiting() -> ResponseReturnValue:
    """Show which parts wait for a steward."""
    found = asking.seen_by(room(), lists(), web.moment())
    if found:
        inside.note_looking()
    return page("parts.html", waiting=found)


@bp.get("/parts/<clip>")
@only_for(STEWARD)
def look(clip: str) -> ResponseReturnValue:
    """Say what comes, before a line of it is read: as before every story (`domain/rules.md` 26)."""
    found = _looked(clip)
    return page("part-before.html", look=found, note=note_of(found.asked.edition.content))


@bp.get("/parts/<clip>/lines")
@only_for(STEWARD)
def lines(clip: str) -> ResponseReturnValue:
    """Show a part that waits, with what stands before and after it. That it was opened is written down first."""
    found, sign_in = _looked(clip), visitors.visitor().sign_in.token
    edition_id = found.asked.edition.id
    inside.note_looking()
    if "medium" in request.args:
        return play(edition_id, found.viewer, Opening(sign_in, area="", kind=Kind.LOOKED), shown=found.asked)
    showings.note_looked(room(), edition_id, sign_in=sign_in, now=web.moment().now)
    drawn = page(
        "part-look.html",
        look=found,
        article=article(found.asked.edition.content),
    )
    return web.let_it_play(Response(drawn))


@bp.post("/parts/<clip>")
@only_for(STEWARD)
def answer(clip: str) -> ResponseReturnValue:
    """Say yes or no to it, and why."""
    row = keeping.by_id(lists(), clip)
    asking.answer(
        room(),
        row,
        _looked(clip),
        by=visitors.visitor().id,
        seen=request.form.get("seen", ""),
        yes=request.form.get("answer") == keeping.YES,
        reason=request.form.get("reason", ""),
    )
    return see_other(url_for(".waiting"))


def _looked(clip: str) -> asking.Looked:
    row, sign_in, now = keeping.by_id(lists(), clip), visitors.visitor().sign_in.token, web.moment().now
    return asking.look(
        room(),
        row,
        web.moment(),
        lambda viewer: showings.finishing(room(), viewer, [row.edition_id], sign_in=sign_in, now=now),
    )


def _asked(id: str, item: str) -> tuple[Playlist, PlaylistItem, Viewer]:
    playlist = playlists.owned(lists(), visitors.visitor().id, id)
    row = playlists.item_of(lists(), playlist, item)
    if not row.edition_id:
        raise NotFound(NOTHING_HERE)
    viewer = viewers.viewer(teaching(), playlists.here(playlist))
    seen_as = showings.finishing(
        room(), viewer, [row.edition_id], sign_in=visitors.visitor().sign_in.token, now=web.moment().now
    )
    return playlist, row, seen_as


def _shown(row: PlaylistItem, viewer: Viewer) -> serving.Shown | None:
    place = playlists.place_of(row)
    return serving.together(room(), lists(), [place], viewer, Outlet.PLAYLIST, web.moment()).get(place)


def _back(id: str, item: str) -> ResponseReturnValue:
    return see_other(url_for(".choose", id=id, item=item))
