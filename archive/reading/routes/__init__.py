"""Every address of the Reading room: the entrance, stories, playlists, the learners' way, what came of it, and research."""

from __future__ import annotations

from archive.ground.web import roles_of_visitor
from archive.reading import sharing
from archive.reading.routes import entrance, impact, learners, playlists, research, sessions, stories, trying

BLUEPRINTS = (
    entrance.bp,
    stories.bp,
    playlists.bp,
    trying.bp,
    learners.bp,
    sessions.bp,
    impact.bp,
    research.bp,
)


def roles_here() -> frozenset[str]:
    """Return the roles of whoever sent this request: a trainer's, a learner's, or none."""
    learner = frozenset({sharing.KIND}) if learners.learner_here() else frozenset()
    return roles_of_visitor() | learner
