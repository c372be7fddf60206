"""Stories for a trainer: search, themes, the story itself, and who is in the room."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from archive.editions import shelf
from archive.editions.edition import Edition
from archive.editions.quilt import patch
from archive.editions.show import article, name_of
from archive.ground import visitors, web
from archive.ground.web import only_for
from archive.reading import complaining, forms, playlists, teaching, viewers
from archive.reading import search as searching
from archive.reading.awaiting import Awaiting, awaiting
from archive.reading.finding import kept, nearby
from archive.reading.finding.within import within
from archive.reading.forms import Asking
from archive.reading.routes import looking
from archive.reading.routes.here import (
    NOTHING_TYPED,
    Complained,
    Opening,
    complained,
    complaint_form,
    in_the_room,
    lists,
    pace,
    page,
    play,
    room,
    viewer,
    who_form,
)
from archive.reading.routes.here import teaching as her_teaching
from archive.reading.routes.topics import sparing
from archive.reading.trainers import ROLE
from archive.rules.errors import BadInput
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import THEMES

bp = Blueprint("stories", __name__)


@bp.get("/search")
@only_for(ROLE)
def search() -> ResponseReturnValue:
    """Show what this viewer may see of what was asked; with nothing asked, everything."""
    asked = forms.asking(request.args)
    without = sparing(".search", q=asked.text or None, **asked.only.query)
    found = looking.look(viewer(), asked, spared=without.topics)
    return page(
        "search.html",
        found=found,
        asked=asked,
        leads=looking.Leads(".search", asked.text),
        who=who_form(in_the_room()),
        patches={result.id: patch(result.id, size=72) for result in found.results},
        playlists=playlists.mine(lists(), visitors.visitor().id),
        meant=looking.meant(found),
        kept=kept.how_many(lists(), visitors.visitor().id),
        awaiting=_awaiting(asked, without.topics),
        sparing=without,
    )


def _awaiting(asked: Asking, spared: frozenset[str]) -> Awaiting | None:
    """Return what waits for her, on the page she comes in by; not on every search."""
    if asked.text or asked.only.query or asked.page > 1:
        return None
    found = awaiting(room(), lists(), her_teaching(), viewer(), web.moment(), spared=spared)
    return found if found.is_any else None


@bp.get("/themes")
@only_for(ROLE)
def themes() -> ResponseReturnValue:
    """Show all themes with how many stories this viewer may see."""
    without = sparing(".themes")
    groups = searching.by_theme(room(), viewer(), web.moment(), spared=without.topics)
    return page("themes.html", groups=groups, who=who_form(in_the_room()), sparing=without)


@bp.get("/stories/<id>")
@only_for(ROLE)
def story(id: str) -> ResponseReturnValue:
    """Show one story, or hand out a recording of it. That it was read is written down before a word of it leaves."""
    sign_in = visitors.visitor().sign_in.token
    seen_as = teaching.finishing(room(), viewer(), [id], sign_in=sign_in, now=web.moment().now)
    if "medium" in request.args:
        return play(id, seen_as, Opening(sign_in, her_teaching().area), shown=None)
    edition = shelf.get(room().shelf, id, seen_as, Outlet.PAGE, web.moment())
    asked = forms.asking(request.args).text
    if asked:
        pace().note(visitors.visitor().id, f"{id}|{asked}", web.moment().now)
    teaching.note_prepared(
        room(),
        edition.id,
        area=her_teaching().area,
        sign_in=sign_in,
        now=web.moment().now,
    )
    looked = within(edition, asked) if asked else None
    without = sparing(".story", id=id)
    shown = page(
        "story.html",
        edition=edition.id,
        title=edition.content.title,
        article=looked.article if looked else article(edition.content),
        within=looked,
        patch=patch(edition.id, size=240),
        playlists=playlists.mine(lists(), visitors.visitor().id),
        here=in_the_room(),
        near=nearby.near(room(), edition, viewer(), web.moment(), spared=without.topics),
        sparing=without,
        plays=bool(edition.content.sounds),
        still=url_for(".still", id=id),
        **_about(edition),
    )
    return web.let_it_play(Response(shown), sends=True)


def _about(edition: Edition) -> dict[str, object]:
    """Return what is said about a story: who may see it and for what, its themes, and the languages that it is told in."""
    others = shelf.versions(room().shelf, edition.id, viewer(), web.moment())
    return {
        "version": name_of(edition.content) if others else "",
        "versions": tuple((other.id, name_of(other.content)) for other in others),
        "who": viewers.who_may_see(edition.grant),
        "whom": viewers.for_whom(edition.grant),
        "uses": viewers.for_what(edition.grant),
        "themes": tuple(THEMES[theme] for theme in edition.themes if theme in THEMES),
    }


@bp.get("/stories/<id>/still")
@visitors.by_itself
@only_for(ROLE)
def still(id: str) -> ResponseReturnValue:
    """Say whether the story on an open page may stand there still: 204 when it may; otherwise as for a story that is not there."""
    sign_in = visitors.visitor().sign_in.token
    seen_as = teaching.finishing(room(), viewer(), [id], sign_in=sign_in, now=web.moment().now)
    shelf.get(room().shelf, id, seen_as, Outlet.PAGE, web.moment())
    return Response(status=204)


@bp.get("/stories/<id>/not-right")
@only_for(ROLE)
def not_right(id: str) -> ResponseReturnValue:
    """Ask what is wrong with a story that this trainer may see."""
    shelf.get(room().shelf, id, _reading_on(id), Outlet.PAGE, web.moment())
    return _not_right(id)


@bp.post("/stories/<id>/not-right")
@only_for(ROLE)
def complain(id: str) -> ResponseReturnValue:
    """Hide a story, for everybody and at once. For one that this trainer cannot see just now nothing is sent."""
    typed = complained(request.form)
    found = shelf.find(room().shelf, [id], _reading_on(id), Outlet.PAGE, web.moment())
    try:
        for edition in found:
            complaining.complain(
                room(), edition, typed.why, typed.words,
                who=visitors.visitor().id, sign_in=visitors.visitor().sign_in.token, moment=web.moment(),
            )  # fmt: skip
    except BadInput as refused:
        return web.refused(refused, Response(_not_right(id, typed, refused.sentences)))
    onward = url_for(".search")
    return page("complaint.html", base="room/layout.html", is_kept=True, has_gone=not found, onward=onward)


def _reading_on(id: str) -> Viewer:
    """Return the viewer as of a story that she has just opened: its last opening does not shut it in her own face."""
    return teaching.finishing(
        room(), viewer(), [id], sign_in=visitors.visitor().sign_in.token, now=web.moment().now
    )


def _not_right(id: str, typed: Complained = NOTHING_TYPED, problems: tuple[str, ...] = ()) -> str:
    return page(
        "complaint.html",
        base="room/layout.html",
        address=url_for(".complain", id=id),
        back=url_for(".story", id=id),
        **complaint_form(typed, problems),
    )
