"""Who asks in the measures, and what a question is: all that the searching process needs to know of the synthetic archive."""

from __future__ import annotations

from archive.rules.choices import Audience, Profession, Use
from archive.rules.grant import Viewer

VIEWER = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset({"surrey"})
)
"""Who searches: about a fifth of the stories are open to this viewer."""

Query = tuple[str, tuple[str, ...]]
"""Words, and themes that each hit must carry."""
