"""Where she told us of somebody who must not find out, and her voice would be heard: what she wants is asked before Ready (c5).

Her own press counts, on her pages, where she was told (`stories.looked_for`). Otherwise a moderator asks her and keeps what she
said, sealed in the working copy: that it stays, or that she does not want it; then it waits until she chooses again. It is an
answer about this form of her voice and about whom she told us of: of anything else it is none, and it is asked anew. Nothing that
others meet changes by it, so whoever finished the story need not look again. The log tells no more than that something was kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlalchemy.orm import Session

from archive.ground import too_long
from archive.ground.crypto import fingerprint
from archive.media.kinds import Kind
from archive.rules.choices import HER_VOICE, Medium
from archive.rules.errors import BadInput, NotFound, Refused
from moderation.anonymise.hands import Hands
from stories import finished, wishes
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story
from stories.wishes import Wishes

ACT = "describe"
"""As the log has it: the act of whoever keeps a gist or a note, in every story. One of its own would tell all who read the log
that she fears somebody."""

LONGEST = 600
_TOLD = (
    "She told us of somebody who must not find out, and {would_be_heard}. Ask her, and keep what she said."
)
ASKS = {
    Medium.OWN_VOICE: _TOLD.format(would_be_heard="her own voice would be heard"),
    Medium.CHANGED_VOICE: _TOLD.format(would_be_heard="her voice, softened, would be heard"),
}
"""What is open, by the form in which her voice would be heard."""

SHE_DOES_NOT_WANT_IT = (
    "She does not want her voice heard. Ask her to choose again on her page, or give it back to her."
)
"""What is open when she was asked, and said no."""

WHICH = "Choose one of the two: it stays, or she does not want it."
WHAT_SHE_SAID = "Write what she said when she was asked, and how: in a note, or through her worker."
NOTHING_TO_ASK = "There is nothing to ask her about her voice just now. Look at the story again."
NOBODY_ASKED = "Nobody has kept an answer of hers about her voice as it is now. Look at the story again."


class Answer(StrEnum):
    """What she said when she was asked."""

    STAYS = "stays"
    NOT_HEARD = "not-heard"


SAYS: Mapping[Answer, str] = {Answer.STAYS: "It stays", Answer.NOT_HEARD: "She does not want it"}
"""The two choices, as they stand beside the box."""


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

    answer: str = ""
    """Whether it stays, then (`Answer`)."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return not self.by_her and not self.kept

    @property
    def is_no(self) -> bool:
        """Whether she said, when she was asked, that she does not want it; and nothing else on her page."""
        return not self.by_her and self.answer == Answer.NOT_HEARD


def asked(desk: Desk, session: Session, story: Story, body: Body) -> Asked | None:
    """Return how it stands; None where nobody looks for her, or her voice is not heard."""
    heard = next((one for one in body.parts if one.kind == Kind.SOUND and one.form in HER_VOICE), None)
    said = wishes.of(desk, session, story) if heard is not None else Wishes()
    if heard is None or not said.is_looked_for:
        return None
    is_kept = body.voice_answer in set(Answer) and body.voice_of == _of(desk, story, heard.form, said)
    kept, answer = (body.voice_said, body.voice_answer) if is_kept else ("", "")
    return Asked(heard.id, ASKS[Medium(heard.form)], said.voice == heard.form, kept, answer)


def waiting(desk: Desk, session: Session, story: Story, body: Body) -> tuple[str, ...]:
    """Return what is to be asked of her yet, or that she said no, as a sentence."""
    found = asked(desk, session, story, body)
    if found is None:
        return ()
    return (found.asks,) if found.is_open else (SHE_DOES_NOT_WANT_IT,) if found.is_no else ()


def keep(hands: Hands, words: str, answer: str) -> None:
    """Keep what she said when she was asked.

    Args:
        hands: whose they are, and when.
        words: what she said, and how.
        answer: whether it stays (`Answer`); empty where nothing was chosen.

    Raises:
        BadInput: nothing is said, or nothing is chosen.
        Refused: there is nothing to ask her, or she has answered herself meanwhile.
    """
    body, words = finished.read(hands.desk, hands.copy), too_long.text(words, LONGEST, "What she said")
    found = asked(hands.desk, hands.session, hands.story, body)
    if found is None or found.by_her:
        raise Refused(NOTHING_TO_ASK)
    problems = [*([] if answer in set(Answer) else [WHICH]), *([] if words else [WHAT_SHE_SAID])]
    if problems:
        raise BadInput(*problems)
    said = wishes.of(hands.desk, hands.session, hands.story)
    of = _of(hands.desk, hands.story, body.part(found.part_id).form, said)
    _write(hands, replace(body, voice_said=words, voice_answer=answer, voice_of=of))


def ask_again(hands: Hands) -> None:
    """Have her asked once more: a slip, or she has thought of it since.

    Raises:
        NotFound: nobody has kept an answer.
    """
    body = finished.read(hands.desk, hands.copy)
    found = asked(hands.desk, hands.session, hands.story, body)
    if found is None or not found.kept:
        raise NotFound(NOBODY_ASKED)
    _write(hands, replace(body, voice_said="", voice_answer="", voice_of=""))


def _write(hands: Hands, body: Body) -> None:
    """Seal it into the copy."""
    finished.write(hands.desk, hands.copy, body)
    hands.log(ACT)


def _of(desk: Desk, story: Story, form: str, said: Wishes) -> str:
    """Return a keyed hash of that of which an answer is one: the form of her voice, and whom she told us of.

    In plain words it would still tell whom she feared after she has taken that back.
    """
    about = " ".join(["her voice", form, *sorted(f"{who}:{how}" for who, how in said.feared)])
    return fingerprint(desk.keys.get(story.id), about)
