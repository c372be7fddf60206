"""An edge inside a sentence: asked for, locked, and looked at by a steward who is not its author (`domain/rules.md` 24).

Only lines of the captions can be edges there, so that what is read ends where what is heard ends. Until a steward says yes, and
after a no, whole sentences are served.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Content, Cue, Edition
from archive.ground import too_long
from archive.reading import viewers
from archive.reading.clips import keeping, serving
from archive.reading.clips.cutting import Part, cut
from archive.reading.clips.keeping import ASKED, NO, YES
from archive.reading.clips.serving import Shown
from archive.reading.room import Room
from archive.reading.tables import Clip
from archive.rules.clock import Moment
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound, Refused
from archive.rules.grant import Viewer

LONGEST_REASON = 300
WHY = f"Say in a sentence why, in at most {LONGEST_REASON} characters."
CHANGED = "The part was changed while you looked at it. Look at it once more."
NOT_YOU = "Somebody else has to look at this: you chose it yourself."


@dataclass(frozen=True)
class Looked:
    """A clip as a steward looks at it: what stands before it, the wish itself, and what stands after it."""

    clip_id: str
    title: str
    why: str = field(repr=False)
    before: str = field(repr=False)
    """What is said right before it, in the sentence that is cut and the one before."""

    asked: Shown
    after: str = field(repr=False)
    viewer: Viewer
    version: str
    """Of the wish: whoever answers says which one was looked at."""


def ask(room: Room, clip: Clip, content: Content, *, start: int, end: int, why: str, viewer: Viewer) -> None:
    """Ask that a clip begins and ends inside its sentences; nothing changes until a steward has looked at it.

    Args:
        room: the Reading room.
        clip: of the one who asks.
        content: of the whole story, as she may see it.
        start: a moment of the recording, in ms; the line in which it falls begins the part.
        end: a moment of the recording, in ms; the line in which it falls ends it.
        why: in a sentence.
        viewer: for whom it is.

    Raises:
        BadInput: the moments are not inside the part, or nothing is said why.
        Refused: the part is of her words, which stay whole; or it is gone.
    """
    whole = keeping.sentences_of(room, clip)
    if not whole.is_sound:
        raise Refused("A part of her words begins and ends with whole sentences.")
    lines = lines_of(content, whole)
    first = next((cue for cue in lines if start < cue.end), None)
    last = next((cue for cue in reversed(lines) if cue.start < end), None)
    if (
        first is None
        or last is None
        or first.start > last.start
        or not whole.start <= start < end <= whole.end
    ):
        raise BadInput("Choose two moments inside the part, the first one earlier.")
    why = too_long.line(why, LONGEST_REASON, "A reason")
    if not why:
        raise BadInput(WHY)
    wish: dict[str, object] = {"start": first.start, "end": last.end, "why": why}
    clip.asked = keeping.sealed(room, clip, "asked", wish)
    clip.viewer, clip.answer, clip.reason = viewers.frozen(viewer), ASKED, None


def waiting(session: Session) -> Sequence[str]:
    """Return the ids of clips that wait for a steward, the oldest first."""
    query = select(Clip.id).where(Clip.answer == ASKED).order_by(Clip.made_on, Clip.id)
    return session.execute(query).scalars().all()


def seen_by(room: Room, session: Session, moment: Moment) -> tuple[Looked, ...]:
    """Return the clips that wait and can be looked at now; one whose story is gone, or not for them any more, is passed over."""
    found, ids = [], waiting(session)
    clips = keeping.by_ids(session, ids)
    for id in ids:
        try:
            found.append(look(room, clips[id], moment))
        except (NotFound, Refused):
            continue
    return tuple(found)


def look(
    room: Room, clip: Clip, moment: Moment, finishing: Callable[[Viewer], Viewer] = lambda viewer: viewer
) -> Looked:
    """Return a clip that waits, as those for whom it is asked would meet it.

    Args:
        room: the Reading room.
        clip: the clip.
        moment: now.
        finishing: returns the viewer who may finish what this sign-in has just opened (`archive.reading.teaching`).

    Raises:
        NotFound: it does not wait, its story may not be shown to them any more, or it is not what it was.
    """
    if clip.answer != ASKED or clip.asked is None or clip.viewer is None:
        raise NotFound(NOTHING_HERE)
    viewer = finishing(viewers.thawed(clip.viewer))
    edition = serving.whole_for_parts(room, clip.edition_id, viewer, moment)
    plain = keeping.unsealed(
        keeping.keys_of(room, [clip.edition_id])[clip.edition_id], clip, "asked", clip.asked
    )
    whole = keeping.sentences_of(room, clip)
    wish = Part(whole.clip_id, whole.place, int(str(plain["start"])), int(str(plain["end"])), whole.source)
    return _looked(clip, edition, wish, str(plain["why"]), viewer)


def answer(room: Room, clip: Clip, looked: Looked, *, by: str, seen: str, yes: bool, reason: str) -> None:
    """Write down what a steward decided, and why.

    Args:
        room: the Reading room.
        clip: the clip.
        looked: the same as it can be looked at now; what cannot be is not answered, whatever the cause (`look`).
        by: the steward.
        seen: the version that she looked at.
        yes: her answer.
        reason: in a sentence.

    Raises:
        Refused: the steward is its author, or looked at another wish than the one that stands there now.
        BadInput: nothing is said why.
    """
    if clip.person_id == by:
        raise Refused(NOT_YOU)
    if seen != looked.version:
        raise Refused(CHANGED)
    reason = too_long.line(reason, LONGEST_REASON, "A reason")
    if not reason:
        raise BadInput(WHY)
    clip.reason = keeping.sealed(room, clip, "reason", {"reason": reason, "by": by})
    clip.answer = YES if yes else NO


def reason_of(room: Room, clip: Clip) -> str:
    """Return why a steward said yes or no; empty when nobody did, or nothing can be read any more."""
    key = keeping.keys_of(room, [clip.edition_id]).get(clip.edition_id)
    if key is None or clip.reason is None:
        return ""
    return str(keeping.unsealed(key, clip, "reason", clip.reason)["reason"])


def lines_of(content: Content, part: Part) -> tuple[Cue, ...]:
    """Return the lines of a recording that lie in a part: where an edge inside a sentence may be asked for."""
    sound = serving.sound_of(content, part.place)
    return (
        tuple(cue for cue in sound.cues if part.start <= cue.start and cue.end <= part.end) if sound else ()
    )


def _looked(clip: Clip, edition: Edition, wish: Part, why: str, viewer: Viewer) -> Looked:
    content = cut(edition.content, wish)
    sound = serving.sound_of(edition.content, wish.place)
    if content is None or sound is None:
        raise NotFound(NOTHING_HERE)
    shown = Shown(Edition(edition.id, content, edition.themes, edition.grant, edition.key_id), wish)
    before = [cue.text for cue in sound.cues if cue.end <= wish.start][-2:]
    after = [cue.text for cue in sound.cues if cue.start >= wish.end][:2]
    return Looked(
        clip.id, edition.content.title, why, " ".join(before), shown, " ".join(after), viewer, _version(clip)
    )


def _version(clip: Clip) -> str:
    return hashlib.sha256(clip.asked or b"").hexdigest()[:16]
