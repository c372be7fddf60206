"""What somebody promises before the first story of a sign-in (d5). Its version is the hash of its words."""

from __future__ import annotations

import hashlib
import json

SENTENCES: tuple[str, ...] = (
    "I do not copy, film, photograph, record or print what I see or hear here.",
    "I do not try to find out who a mother is, or who anybody in her story is.",
    "I do not pass on a story, and I do not retell it so that somebody could know her.",
    "If I recognise somebody, I stop, I tell nobody in the room, and I say so with “Something here is not right”.",
    "When a mother takes her story back, I stop using it at once, also what I remember to say.",
    "I tell the people in the room the same before the first story.",
)

VERSION = hashlib.sha256(json.dumps(SENTENCES, ensure_ascii=False).encode()).hexdigest()
"""Written down with each acceptance; with other words everybody is asked anew."""

FOR_LEARNERS: tuple[str, ...] = SENTENCES[:4]
"""What whoever opens a link reads before it starts. Nobody is asked for a name there, so nothing is written down of it."""
