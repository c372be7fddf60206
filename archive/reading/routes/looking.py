"""Looking for stories, on the page of search and beside a playlist: one way, with the same filters and account of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from archive.ground import visitors, web
from archive.reading import forms
from archive.reading import search as searching
from archive.reading import teaching as showings
from archive.reading.facets import Only
from archive.reading.finding.spelling import did_you_mean
from archive.reading.forms import Asking
from archive.reading.routes.here import glimpses, pace, room, see_other, teaching
from archive.reading.scope import NOTHING
from archive.reading.search import Found
from archive.rules.grant import Viewer


@dataclass(frozen=True)
class Leads:
    """Where the choices and pages of a search lead: back to the page on which it stands."""

    endpoint: str
    text: str
    named: Mapping[str, Any] = field(default_factory=dict)
    anchor: str | None = None

    def to(self, only: Only, page: int = 1) -> str:
        """Return the address of the same search, narrowed to `only`."""
        number = page if page > 1 else None
        return self._of(q=self.text or None, page=number, **only.query)

    def instead(self, theme: str) -> str:
        """Return the address of a search for this theme alone, on the same page."""
        return self._of(**Only(theme=(theme,)).query)

    def _of(self, **asked: Any) -> str:
        return url_for(self.endpoint, **self.named, _anchor=self.anchor, **asked)


def look(
    viewer: Viewer, asked: Asking, *, size: int = searching.PAGE, spared: frozenset[str] = NOTHING
) -> Found:
    """Return one page of what `viewer` may see of what was asked.

    Whoever reads a story by searching it piece by piece has read it: that is written down before the next piece leaves.
    """
    if asked.text or asked.only.query:
        pace().note(visitors.visitor().id, f"{asked.text}|{sorted(asked.only.pairs)}", web.moment().now)
    found = searching.find(
        room(),
        viewer,
        web.moment(),
        text=asked.text,
        only=asked.only,
        page=asked.page,
        size=size,
        spared=spared,
    )
    showings.note_glimpsed(
        room(),
        glimpses(),
        found,
        person_id=visitors.visitor().id,
        area=teaching().area,
        sign_in=visitors.visitor().sign_in.token,
        now=web.moment(),
    )
    return found


def meant(found: Found) -> str:
    """Return another spelling of what was looked for, where few stories hold it; empty for none."""
    return did_you_mean(found.text) if found.is_scarce and not found.is_away else ""


def fields(asked: Asking) -> list[tuple[str, str]]:
    """Return a search as the hidden fields of a form that leads back to it."""
    found = [("q", asked.text)] if asked.text else []
    found += asked.only.pairs
    return [*found, ("page", str(asked.page))] if asked.page > 1 else found


def back_to_list(id: str, anchor: str, added: str | None = None) -> Response:
    """Lead back to a playlist, with what was looked for beside it as it stood; `added` is an item to be told of."""
    asked = forms.asking(request.form)
    named = {"id": id, "added": added}
    leads = Leads("playlists.one", asked.text, named, anchor)
    return see_other(leads.to(asked.only, asked.page))
