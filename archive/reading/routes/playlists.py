"""Playlists: arranging stories, sharing them by a link, and writing down that they were shown."""

from __future__ import annotations

from flask import Blueprint, make_response, request, url_for
from flask.typing import ResponseReturnValue

from archive.editions.quilt import patch
from archive.editions.replies import QUESTIONS
from archive.ground import visitors, web
from archive.ground.qr import qr
from archive.ground.web import only_for
from archive.reading import (
    arranging,
    authors,
    forms,
    parting,
    plans,
    printing,
    replacing,
    replying,
    sharing,
    viewers,
    whom,
)
from archive.reading import playlists as lists_of
from archive.reading import prompts as writing
from archive.reading.clashing import Clash, clash_of
from archive.reading.clips import serving
from archive.reading.forms import Asking
from archive.reading.giving import sessions
from archive.reading.routes import looking
from archive.reading.routes.arranging import arranging_of
from archive.reading.routes.here import in_the_room, lists, page, room, see_other, teaching, viewer, who_form
from archive.reading.routes.inside import hands_out, is_for_research
from archive.reading.routes.ticked import keep_ticked
from archive.reading.routes.topics import Sparing, sparing
from archive.reading.running import running
from archive.reading.tables import Playlist
from archive.reading.teach import locked_copies
from archive.reading.timeline import timeline
from archive.reading.trainers import ROLE
from archive.rules.areas import AREAS
from archive.rules.errors import Trouble

bp = Blueprint("playlists", __name__, url_prefix="/playlists")

BESIDE = 5
"""Stories found that stand beside a running order at once; the rest is a press away."""

TRY = "try"
WAYS = {TRY: "trying.before", "guide": "handouts.guide", "copy": "packs.ask"}
"""Where a way out leads that is pressed beside who is in the room."""


@bp.get("")
@only_for(ROLE)
def all() -> ResponseReturnValue:
    """Show the playlists that this trainer may change, and where a place is empty now."""
    return all_lists()


def all_lists(problems: tuple[str, ...] = ()) -> str:
    """Return the page of all her lists; after a refusal it says why, and what she typed stands there still."""
    hers = lists_of.mine(lists(), visitors.visitor().id)
    return page(
        "playlists.html",
        playlists=hers,
        empty=replacing.empty_places(room(), lists(), teaching(), hers, web.moment()),
        here=in_the_room(),
        lengths=plans.LENGTHS,
        packs=locked_copies.standing(room(), lists(), visitors.visitor().id, web.moment()),
        problems=problems,
        typed=request.form,
        for_research=is_for_research(),
    )


@bp.post("")
@only_for(ROLE)
def make() -> ResponseReturnValue:
    """Make a playlist for who is in the room now; from a plan, or with a story in it, when one was chosen."""
    title = request.form.get("title", "")
    id = lists_of.make(lists(), teaching(), title=title, here=in_the_room(), moment=web.moment())
    if request.form.get("plan"):
        length = forms.number(request.form, "plan", "Choose a plan from the list.")
        arranging.begin_with(lists(), lists_of.owned(lists(), visitors.visitor().id, id), length)
    if request.form.get("edition"):
        _add(lists_of.owned(lists(), visitors.visitor().id, id))
    return _to(id)


@bp.post("/add")
@only_for(ROLE)
def add_to() -> ResponseReturnValue:
    """Add a story to the playlist chosen in the form."""
    playlist = _hers(request.form.get("playlist", ""))
    _add(playlist)
    return _to(playlist.id)


@bp.get("/<id>")
@only_for(ROLE)
def one(id: str) -> ResponseReturnValue:
    """Show a playlist: its running order, what could be added, its links."""
    return one_list(id)


def one_list(id: str, problems: tuple[str, ...] = ()) -> str:
    """Return the page of one of her lists; after a refusal it says why, and what she typed stands there still.

    Raises:
        NotFound: it is not hers to change.
    """
    return _page(_hers(id), problems=problems)


def _page(playlist: Playlist, clash: Clash | None = None, problems: tuple[str, ...] = ()) -> str:
    here = lists_of.here(playlist)
    # A press of this page carries its search as fields.
    asked = forms.asking(request.form if request.method == "POST" else request.args)
    without = sparing(
        "playlists.one", id=playlist.id, q=asked.text or None, _anchor="add", **asked.only.query
    )
    order = running(room(), lists(), playlist, teaching(), web.moment(), spared=without.topics)
    return page(
        "playlist.html",
        id=playlist.id,
        title=playlist.title,
        here=here,
        who=who_form(here),
        line=whom.line(teaching(), here),
        order=order,
        timeline=timeline(order),
        sparing=without,
        there=frozenset(story.edition_id for story in order.stories),
        for_research=is_for_research(),
        kept="kept" in request.args,
        added=request.args.get("added", ""),
        about=QUESTIONS,
        clash=clash,
        problems=problems,
        typed=request.form,
        **_looked_for(playlist, asked, without, has_stories=bool(order.stories)),
        **_handed_out(playlist),
        **arranging_of(playlist),
    )


def _looked_for(
    playlist: Playlist, asked: Asking, without: Sparing, *, has_stories: bool
) -> dict[str, object]:
    """Return what a search beside the list found: once there is a story, only those that may stand next to it."""
    hers = viewers.viewer(teaching(), lists_of.here(playlist))
    could_join = serving.beside(hers) if has_stories else hers
    found = looking.look(could_join, asked, size=BESIDE, spared=without.topics)
    return {
        "asked": asked,
        "found": found,
        "leads": looking.Leads("playlists.one", asked.text, {"id": playlist.id}, "add"),
        "meant": looking.meant(found),
        "searched": looking.fields(asked),
        "patches": {result.id: patch(result.id, size=56) for result in found.results},
    }


def _handed_out(playlist: Playlist) -> dict[str, object]:
    """Return what of it is, or was, with others: links, sessions, paper and locked copies."""
    return {
        "links": sharing.standing(room(), lists(), playlist, web.moment()),
        "wish": request.form if "most" in request.form else forms.first_wish(web.moment().now),
        "said": sharing.said,
        "log": sessions.log_form(lists_of.here(playlist), AREAS.get(teaching().area, "")),
        "to_destroy": printing.to_destroy(room(), lists(), playlist, teaching(), web.moment()),
        "still_out": printing.still_out(lists(), playlist),
        "packs": locked_copies.standing(room(), lists(), visitors.visitor().id, web.moment()),
    }


@bp.post("/<id>/title")
@only_for(ROLE)
def rename(id: str) -> ResponseReturnValue:
    """Give it another title."""
    lists_of.rename(_hers(id), request.form.get("title", ""))
    return _to(id)


@bp.post("/<id>/who")
@only_for(ROLE)
def who(id: str) -> ResponseReturnValue:
    """Say anew who is in the room, and go on to the way out that was pressed, if one was."""
    keep_ticked(_hers(id))
    way = request.form.get("way", "")
    if way in WAYS:
        return see_other(url_for(WAYS[way], id=id, number=1) if way == TRY else url_for(WAYS[way], id=id))
    return _to(id)


@bp.post("/<id>/delete")
@only_for(ROLE)
def delete(id: str) -> ResponseReturnValue:
    """Delete it with its links: its owner alone, once nothing printed from it is about."""
    playlist = authors.own(lists(), visitors.visitor().id, id)
    printing.refuse_while_out(lists(), playlist)
    lists_of.remove(lists(), playlist)
    return see_other(url_for(".all"))


# Items


@bp.post("/<id>/items")
@only_for(ROLE)
def add(id: str) -> ResponseReturnValue:
    """Add a story to the first place that waits, or at the end; stay where it was found, and say where it stands now."""
    playlist, edition = _hers(id), request.form.get("edition", "")
    hers = viewers.viewer(teaching(), lists_of.here(playlist))
    theme = request.form.get("for_theme", "")
    item = lists_of.add(
        room(), lists(), playlist, teaching(), edition, seen_as=hers, moment=web.moment(), theme=theme
    )
    printing.note_listed(room(), playlist, edition)
    return looking.back_to_list(id, "added", item)


@bp.post("/<id>/items/<item>/prompts")
@only_for(ROLE)
def prompts(id: str, item: str) -> ResponseReturnValue:
    """Keep what is said, asked and wanted in a place, and how long it is quiet; never over what somebody else kept meanwhile."""
    playlist, typed = _hers(id), clash_of(item, request.form)
    try:
        row = lists_of.told_in(room(), lists(), playlist, teaching(), item, web.moment())
        typed.refuse_if_overtaken(writing.version(row))
        writing.write(
            room(),
            row,
            say_first=typed.say_first,
            ask_after=typed.ask_after,
            quiet_minutes=forms.number(request.form, "quiet_minutes", "Say the quiet minutes as a number."),
        )
        parting.note_quotes(room(), lists(), playlist, teaching(), row, web.moment())
        if typed.theme is not None:
            lists_of.want(lists(), playlist, item, typed.theme)
    except Trouble as found:
        return web.refused(found, make_response(_page(playlist, typed.told(found.sentences))))
    return _to(id, item)


@bp.post("/<id>/items/<item>/up")
@only_for(ROLE)
def up(id: str, item: str) -> ResponseReturnValue:
    """Move an item one place up."""
    lists_of.move(lists(), _hers(id), item, up=True)
    return looking.back_to_list(id, f"item-{item}")


@bp.post("/<id>/items/<item>/down")
@only_for(ROLE)
def down(id: str, item: str) -> ResponseReturnValue:
    """Move an item one place down."""
    lists_of.move(lists(), _hers(id), item, up=False)
    return looking.back_to_list(id, f"item-{item}")


@bp.post("/<id>/items/<item>/take-out")
@only_for(ROLE)
def take_out(id: str, item: str) -> ResponseReturnValue:
    """Take an item, or a gap, out of the list."""
    parting.take_out(room(), lists(), _hers(id), teaching(), item, web.moment())
    return looking.back_to_list(id, "order")


@bp.post("/<id>/items/<item>/instead")
@only_for(ROLE)
def instead(id: str, item: str) -> ResponseReturnValue:
    """Put another story in the place of a gap."""
    edition = request.form.get("edition", "")
    playlist = _hers(id)
    parting.put_instead(room(), lists(), playlist, teaching(), item, edition, web.moment())
    printing.note_listed(room(), playlist, edition)
    return _to(id, item)


# Showings and links


@bp.post("/<id>/words")
@only_for(ROLE)
def words(id: str) -> ResponseReturnValue:
    """Write down, for one mother, what people said or what is different now because of her."""
    playlist, form = _hers(id), request.form
    order = running(room(), lists(), playlist, teaching(), web.moment())
    kept = replying.by_trainer(
        room(), order, form.get("edition", ""), form.get("kind", ""), form.get("words", ""),
        sign_in=visitors.visitor().sign_in.token, moment=web.moment(),
    )  # fmt: skip
    sessions.remember(lists(), sessions.organisation_of(lists(), visitors.visitor().id), kept)
    return see_other(url_for(".one", id=id, kept=1, _anchor="after"))


@bp.post("/<id>/printed")
@only_for(ROLE)
def printed(id: str) -> ResponseReturnValue:
    """Write down that a story was printed."""
    playlist = _hers(id)
    many = forms.number(request.form, "many", "Say how many copies there are, as a number.")
    order = running(room(), lists(), playlist, teaching(), web.moment())
    edition, use = request.form.get("edition", ""), teaching().purpose
    printing.note_printed(room(), lists(), playlist, order, edition, many, use)
    return see_other(url_for(".one", id=id, _anchor="after"))


@bp.post("/<id>/printed/<printed_id>/gone")
@only_for(ROLE)
def gone(id: str, printed_id: str) -> ResponseReturnValue:
    """Write down that printed copies are destroyed: the owner of the list alone, who was asked."""
    printing.note_gone(room(), lists(), authors.own(lists(), visitors.visitor().id, id), printed_id)
    return see_other(url_for(".one", id=id, _anchor="after"))


@bp.post("/<id>/links")
@only_for(ROLE)
@hands_out("playlists.one")
def link(id: str) -> ResponseReturnValue:
    """Make a link and show it, this once: what is kept of it cannot be turned back into an address."""
    playlist = _hers(id)
    wish = forms.link_wish(request.form)
    made = sharing.make(
        room(),
        lists(),
        playlist,
        teaching(),
        opens_at=wish.opens_at,
        ends_at=wish.ends_at,
        most=wish.most,
        moment=web.moment(),
    )
    address = web.door().address.base_url.rstrip("/") + url_for("learners.come", token=made.token)
    picture = qr(address, label="The link as a code to scan")
    return page(
        "link.html",
        id=id,
        title=playlist.title,
        made=made,
        alone=lists_of.is_for_each_alone(playlist),
        wish=wish,
        said=sharing.said,
        address=address,
        token=made.token,
        picture=picture,
    )


@bp.post("/<id>/links/<link_id>/stop")
@only_for(ROLE)
def stop(id: str, link_id: str) -> ResponseReturnValue:
    """Stop a link now."""
    sharing.stop(lists(), _hers(id), link_id)
    return see_other(url_for(".one", id=id, _anchor="links"))


def _hers(id: str) -> Playlist:
    return lists_of.owned(lists(), visitors.visitor().id, id)


def _add(playlist: Playlist) -> None:
    edition = request.form.get("edition", "")
    lists_of.add(room(), lists(), playlist, teaching(), edition, seen_as=viewer(), moment=web.moment())
    printing.note_listed(room(), playlist, edition)


def _to(id: str, item: str | None = None) -> ResponseReturnValue:
    return see_other(url_for(".one", id=id, _anchor=f"item-{item}" if item else None))
