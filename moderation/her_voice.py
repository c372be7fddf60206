"""Where she told us of somebody who must not find out, and her voice would be heard: what she wants is asked before Ready (c5).

Her own press counts, on her pages, where she was told (`stories.looked_for`). Otherwise a moderator asks her and keeps what she
said, sealed in the working copy. It is an answer about this form of her voice and about whom she told us of: of anything else
it is none, and it is asked anew. Nothing that others meet changes by it, so whoever finished the story need not look again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.clean import plain
from archive.media.kinds import Kind
from archive.rules.consent import HER_VOICE, Medium
from archive.rules.errors import BadInput, Refused
from moderation.covering import Hands
from stories import finished, wishes
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story
from stories.wishes import Wishes

LONGEST = 600
_TOLD = (
    "She told us of somebody who must not find out, and {would_be_heard}. Ask her, and keep what she said."
)
ASKS = {
    Medium.OWN_VOICE: _TOLD.format(would_be_heard="her own voice would be heard"),
    Medium.CHANGED_VOICE: _TOLD.format(would_be_heard="her voice, softened, would be heard"),
}
"""What is open, by the form in which her voice would be heard."""

WHAT_SHE_SAID = "Write what she said when she was asked, and how: in a note, or through her worker."
NOTHING_TO_ASK = "There is nothing to ask her about her voice just now. Look at the story again."


@dataclass(frozen=True)
class Asked:
    """How it stands with the question, for whoever is shown her words."""

    part_id: str
    """The first recording in which her voice would be heard; there it stands."""

    asks: str
    by_her: bool
    """Whether she left it as it is herself, where she was told."""

    kept: str = field(repr=False)
    """What she said, as a moderator kept it of just this; empty while nobody has."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return not self.by_her and not self.kept


def asked(desk: Desk, session: Session, story: Story, body: Body) -> Asked | None:
    """Return how it stands; None where nobody looks for her, or her voice is not heard."""
    heard = next((one for one in body.parts if one.kind == Kind.SOUND and one.form in HER_VOICE), None)
    said = wishes.of(desk, session, story) if heard is not None else Wishes()
    if heard is None or not said.is_looked_for:
        return None
    kept = body.voice_said if body.voice_of == _of(heard.form, said) else ""
    return Asked(heard.id, ASKS[Medium(heard.form)], said.voice == heard.form, kept)


def waiting(desk: Desk, session: Session, story: Story, body: Body) -> tuple[str, ...]:
    """Return what is to be asked of her yet, as a sentence."""
    found = asked(desk, session, story, body)
    return (found.asks,) if found is not None and found.is_open else ()


def keep(hands: Hands, words: str) -> None:
    """Keep what she said when she was asked.

    Raises:
        BadInput: nothing is said.
        Refused: there is nothing to ask her, or she has answered herself meanwhile.
    """
    body, words = finished.read(hands.desk, hands.copy), plain(words).strip()[:LONGEST]
    found = asked(hands.desk, hands.session, hands.story, body)
    if found is None or found.by_her:
        raise Refused(NOTHING_TO_ASK)
    if not words:
        raise BadInput(WHAT_SHE_SAID)
    of = _of(body.part(found.part_id).form, wishes.of(hands.desk, hands.session, hands.story))
    finished.write(hands.desk, hands.copy, replace(body, voice_said=words, voice_of=of))
    audit.note(
        hands.session, who=hands.staff_id, act="keep what she said of her voice", subject=hands.story.id, at=hands.moment.now
    )  # fmt: skip


def _of(form: str, said: Wishes) -> str:
    """Return of what an answer is one: the form of her voice, and whom she told us of."""
    return " ".join([form, *sorted(f"{who}:{how}" for who, how in said.feared)])
