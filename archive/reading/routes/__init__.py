"""Every address of the Reading room: the entrance, stories, playlists, and the learners' way."""

from __future__ import annotations

from archive.ground.web import roles_of_visitor
from archive.reading import sharing
from archive.reading.routes import arranging, entrance, learners, parts, playlists, stories, trying

BLUEPRINTS = (entrance.bp, stories.bp, playlists.bp, arranging.bp, parts.bp, trying.bp, learners.bp)


def roles_here() -> frozenset[str]:
    """Return the roles of whoever sent this request: a trainer's, a learner's, or none."""
    learner = frozenset({sharing.KIND}) if learners.learner_here() else frozenset()
    return roles_of_visitor() | learner
