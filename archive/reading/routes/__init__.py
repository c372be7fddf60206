"""Every address of the Reading room: the entrance, stories, playlists, the learners' way, what came of it, and research."""

from __future__ import annotations

from archive.reading import sharing
from archive.reading.routes import (
    access,
    arranging,
    asking,
    courses,
    entrance,
    finding,
    handouts,
    houses,
    impact,
    inside,
    learners,
    leaving_out,
    packs,
    parts,
    playlists,
    present,
    research,
    sessions,
    stewards,
    stories,
    topics,
    trying,
    turned_back,
    whom,
)

for _of_a_list in (playlists.bp, arranging.bp, present.bp, handouts.bp, packs.bp, sessions.bp):
    turned_back.say_on_the_list(_of_a_list)

BLUEPRINTS = (
    access.bp,
    asking.bp,
    entrance.bp,
    whom.bp,
    stories.bp,
    finding.bp,
    topics.bp,
    playlists.bp,
    arranging.bp,
    parts.bp,
    trying.bp,
    learners.bp,
    leaving_out.bp,
    courses.bp,
    houses.bp,
    stewards.bp,
    present.bp,
    handouts.bp,
    packs.bp,
    sessions.bp,
    impact.bp,
    research.bp,
)


def roles_here() -> frozenset[str]:
    """Return the roles of whoever sent this request: of an account that may come in today, a learner's, or none."""
    learner = frozenset({sharing.KIND}) if learners.learner_here() else frozenset()
    return inside.roles_here() | learner
