"""How an edition is rendered: the same code, hence the same bytes, for her preview, moderators and learners (b13)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from archive.editions.edition import Content
from archive.ground.clean import paragraphs
from archive.rules.themes import WARNINGS


@dataclass(frozen=True)
class Shown:
    """What the one template of an edition gets."""

    title: str
    language: str
    minutes: int
    what: str
    warnings: tuple[tuple[str, str], ...]
    """Pairs of a warning in words and how much of it there is."""

    body: Markup


def shown(content: Content) -> Shown:
    """Return a content ready for its template."""
    warnings = tuple((WARNINGS[name], intensity) for name, intensity in content.note.warnings)
    return Shown(
        content.title,
        content.language,
        content.minutes,
        content.note.what,
        warnings,
        paragraphs(content.words),
    )


def article(content: Content) -> Markup:
    """Return the HTML of an edition: content note, title and words. No id, no grant, no door in it."""
    return Markup(render_template("parts/edition.html", edition=shown(content)))  # noqa: S704 -- autoescaped by the template.
