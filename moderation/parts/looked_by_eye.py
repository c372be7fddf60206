"""Faces and writing in a picture that no machine has looked at: a person looks, and says so (c6).

Where the aid is not installed, or could not look, silence is no answer: the story waits until somebody has said that they
looked, at this picture, as it is covered and cut. Any cover and any cut since then asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from archive.media import looking
from archive.rules.errors import NotFound
from moderation import said_times
from moderation.anonymise.hands import Hands
from moderation.people import staff
from stories import finished
from stories.partwork import ByEye, PartWork

ACT = "look in picture"
SAYING = "I looked for faces and writing in this picture"
_HOW = f"cover what could tell who somebody is, then tick “{SAYING}” beside it."
NO_AID = f"nobody has looked for faces and writing yet; this house has no aid that looks. Look at it in colour, {_HOW}"
COULD_NOT = f"the aid could not look for faces and writing in it. Look at it in colour yourself, {_HOW}"
NOT_YET = (
    "nobody has looked for faces and writing yet. Press “Look for faces and words” beside it; or look at it in colour "
    f"yourself, {_HOW}"
)
CHANGED = f"what is seen of it has changed since somebody looked for faces and writing. Look at it once more, {_HOW}"
NOBODY_LOOKED = "Nobody has said that they looked at this picture, as it is covered now. Look at it below."


def asked(work: PartWork) -> str:
    """Return what is asked of a person about a picture, as the rest of a sentence; empty for nothing."""
    if not work.needs_eyes:
        return ""
    if work.by_eye is not None:
        return CHANGED
    if work.looked:
        return COULD_NOT
    return NOT_YET if looking.is_here() else NO_AID


def said(session: Session, work: PartWork) -> str:
    """Return who looked at a picture and when, as a sentence; empty when nobody has."""
    if work.by_eye is None:
        return ""
    who = staff.names(session).get(work.by_eye.staff_id, "Somebody")
    when = said_times.moment(datetime.fromisoformat(work.by_eye.at))
    return f"{who} looked for faces and writing in it on {when}."


def say(hands: Hands, ticked: Mapping[str, str]) -> None:
    """Say that one has looked at each of these pictures; of one that has another recipe by now nothing is said.

    Nothing others will meet changes, so whoever has finished it need not look again.

    Args:
        hands: whose they are, and when.
        ticked: the recipe that stood on the page, by the id of the picture.
    """
    for work in finished.read(hands.desk, hands.copy).parts:
        if work.needs_eyes and ticked.get(work.id) == work.recipe:
            looked = ByEye(work.recipe, hands.staff_id, hands.moment.now.isoformat())
            hands.note(replace(work, by_eye=looked), ACT)


def ask_again(hands: Hands, part_id: str) -> None:
    """Have somebody look once more: a slip, or a second reader who wants it.

    Raises:
        NotFound: nobody has said that they looked.
    """
    work = hands.work(part_id)
    if work.by_eye is None:
        raise NotFound(NOBODY_LOOKED)
    hands.note(replace(work, by_eye=None), "decide anew")
