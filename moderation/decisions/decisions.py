"""What moderators decide: ready, agree, ask, hold, hide (c11); what follows her release is `going_out.py`.

Two different people, checked here and again by the rule that clears. A decision's words to her are a note; the
decision itself holds only ids, its kind and the rule it rests on.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.ground import audit
from archive.rules import court as law
from archive.rules import grounds, publication
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, Refused, Unreadable
from moderation.anonymise import undoing
from moderation.concerns import takedowns, vetoes
from moderation.concerns.takedowns import Outcome
from moderation.court import court, sentences
from moderation.decisions import made_words, taken_out
from moderation.letters import letters, notices
from moderation.parts import found_in_pictures, lines_and_sound
from moderation.queue import queue
from moderation.replacing import proposing
from moderation.tables import Claim, Decision
from moderation.voices import her_voice
from moderation.who import jigsaw
from stories import (
    consenting,
    finished,
    gates,
    machine_drafts,
    messages,
    quarantine,
    tongues,
    withdrawal,
)
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import not_in_her_voice
from stories.tables import State, Story, WorkingCopy

WORKER = "worker"
READ_FIRST = "You did the first reading. A second person has to agree."


def ready(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Say that the first reading is done.

    Raises:
        Refused: this person met the gist alone; or with everything that is still open, at once.
    """
    queue.held_by(session, story.id, staff_id, moment)
    queue.refuse_unless_shown(session, story.id, staff_id, moment)
    if story.state != State.SENT:
        raise Refused("This story does not wait for a first reading.")
    copy, body = copy_of_now(desk, session, story)
    problems = [
        *quarantine.objections(session, story.id),
        *_open_in(desk, session, story, copy, body, is_first=True),
    ]
    problems += jigsaw.problems(desk, session, story, body, moment, is_first=True)
    if problems:
        raise Refused(*problems)
    copy.first, copy.second, copy.seal = staff_id, None, finished.content(desk, story, body).seal
    story.state = State.SECOND
    made_words.note(session, story, body, moment)
    _decide(session, story, copy, staff_id, "ready", "anonymity", moment)


def agree(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Say, as a second person, that it may go to her for her yes.

    What is open tells what she said of others; so nothing of it is said to anybody who is not shown her words.

    Raises:
        Refused: the same person, one who met the gist alone, changed words, something open, or the court question not clear.
    """
    if finished.newest(session, story.id).first == staff_id:
        raise Refused(READ_FIRST)
    queue.held_by(session, story.id, staff_id, moment)
    queue.refuse_unless_shown(session, story.id, staff_id, moment)
    copy, body = copy_of_now(desk, session, story)
    problems = list(_second_problems(desk, session, story, copy, body, moment))
    if problems:
        raise Refused(*problems)
    # What she took back may have had to be made anew after the first reader; these are the bytes that were agreed to.
    if copy.seal is None:
        made_words.note(session, story, body, moment)
    copy.second, copy.seal = staff_id, copy.seal or finished.content(desk, story, body).seal
    story.state = State.HERS
    # An older yes to a translation was given before all this; her own words are released anew, and so is that.
    tongues.ask_anew(session, story.id)
    _decide(session, story, copy, staff_id, "agree", "anonymity", moment)


def ask_to_change(
    desk: Desk, session: Session, story: Story, staff_id: str, *, rule: str, words: str, moment: Moment
) -> None:
    """Give it back to her with a kind note.

    Raises:
        BadInput: there is no note, or it is the one to start from, unedited.
    """
    queue.held_by(session, story.id, staff_id, moment)
    _tell_her(desk, session, story, staff_id, rule, words, moment)
    story.state = State.BACK
    _decide(session, story, None, staff_id, "ask", rule, moment)


def hold(
    desk: Desk, session: Session, story: Story, staff_id: str, *, rule: str, words: str, moment: Moment
) -> None:
    """Keep it back for a reason that she is told.

    Raises:
        BadInput: there is no note, or it is the one to start from, unedited.
    """
    queue.held_by(session, story.id, staff_id, moment)
    _tell_her(desk, session, story, staff_id, rule, words, moment)
    story.state = State.HELD
    _decide(session, story, None, staff_id, "hold", rule, moment)


def take_up_again(session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Put a held story back into the queue.

    Raises:
        Refused: it is not held.
    """
    if story.state != State.HELD:
        raise Refused("This story is not held.")
    if quarantine.objections(session, story.id):
        raise Refused(*quarantine.objections(session, story.id))
    story.state = State.SENT
    _decide(session, story, None, staff_id, "take up again", "court", moment)


NO_LETTER = (
    "Your note could not be left: something of this story is damaged. Tell whoever looks after this archive."
)


def hide(
    desk: Desk,
    session: Session,
    story: Story,
    staff_id: str,
    *,
    moment: Moment,
    rule: str = "",
    words: str = "",
) -> tuple[str, ...]:
    """Take it down everywhere, alone and at once: it waits for no words (row 28 of the scorecard).

    A note that is written goes to her with it. Without one she is told that it is hidden, and hears why afterwards
    (`tell_why`).

    Returns:
        Why her note was not left, in sentences; none when it was, or when nobody had begun one.
    """
    why_not: tuple[str, ...] = ()
    try:
        stays_hidden(desk, session, story, staff_id, rule=rule, words=words, moment=moment)
    except (BadInput, Unreadable) as found:
        sentences = found.sentences if isinstance(found, BadInput) else (NO_LETTER,)
        why_not = sentences if letters.is_begun(words) else ()
        # Pressed again, it tells her nothing new; where her key is damaged nothing can be written to her.
        if story.hiders <= {audit.HERS} and desk.readable([story.id]):
            messages.write(desk, session, story, notices.HIDDEN, staff_id=WORKER, moment=moment)
        withdrawal.hide(desk, session, story, moment, who=staff_id)
        _decide(session, story, None, staff_id, "hide", "safety", moment)
    return why_not


def tell_why(
    desk: Desk, session: Session, story: Story, staff_id: str, *, rule: str, words: str, moment: Moment
) -> None:
    """Write to her why one of us has hidden her story.

    Raises:
        BadInput: there is no note, or it is the one to start from, unedited.
        Refused: nobody of us has hidden it, or a complaint has to be decided.
    """
    if not story.hiders - {audit.HERS}:
        raise Refused(
            "We have not hidden this story, so there is nothing to explain. Leave her a note instead."
        )
    takedowns.refuse_while_open(session, story)
    _tell_her(desk, session, story, staff_id, rule, words, moment)


def stays_hidden(
    desk: Desk, session: Session, story: Story, staff_id: str, *, rule: str, words: str, moment: Moment
) -> None:
    """Hide it, or leave it hidden, and tell her why; what was complained of is decided by that.

    Raises:
        BadInput: there is no note to her, or it is the one to start from, unedited.
    """
    _tell_her(desk, session, story, staff_id, rule, words, moment)
    withdrawal.hide(desk, session, story, moment, who=staff_id)
    takedowns.close(session, story, staff_id, Outcome.STAYS, moment)
    _decide(session, story, None, staff_id, "hide", rule, moment)


def seen_again(
    desk: Desk, session: Session, story: Story, staff_id: str, *, rule: str, words: str, moment: Moment
) -> None:
    """Decide that a story which was complained of may be seen, and tell her.

    Raises:
        BadInput: there is no note to her, or it is the one to start from, unedited.
        Refused: nobody of us has hidden it.
    """
    takedowns.refuse_if_decided(session, story.id)
    _tell_her(desk, session, story, staff_id, rule, words, moment)
    takedowns.close(session, story, staff_id, Outcome.SEEN, moment)
    # What a colleague or she herself has hidden for reasons of their own stays hidden.
    others = story.hiders - {takedowns.WHO}
    story.note_hiders(others)
    if not others:
        withdrawal.unhide(session, story, moment)
    _decide(session, story, None, staff_id, "let be seen", rule, moment)


def event_came(desk: Desk, session: Session, story: Story, staff_id: str, moment: Moment) -> None:
    """Take it down because what she waited for has come, and tell her.

    Raises:
        Refused: her yes does not end with an event, or is over already.
    """
    withdrawal.event_came(desk, session, story, moment, who=staff_id)
    messages.write(desk, session, story, notices.EVENT, staff_id=staff_id, moment=moment)
    _decide(session, story, None, staff_id, "event came", "consent", moment)


def note(session: Session, story: Story, staff_id: str, kind: str, rule: str, moment: Moment) -> None:
    """Write down what a moderator decided elsewhere; whoever has the story open lets go of it."""
    _decide(session, story, None, staff_id, kind, rule, moment)


# Shared


def copy_of_now(desk: Desk, session: Session, story: Story) -> tuple[WorkingCopy, Body]:
    """Return the newest working copy and what it holds.

    Raises:
        Refused: she has changed her words since it was made.
    """
    copy = finished.newest(session, story.id)
    if finished.is_stale(desk, session, story, copy):
        raise Refused("She has changed her words since. Open the story again and read the new ones.")
    return copy, finished.read(desk, copy)


def _open_in(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, body: Body, *, is_first: bool = False
) -> list[str]:
    """Return what is still open in a copy, whoever reads it; what each sentence tells is the first reader's to say."""
    return [
        *finished.objections(desk, story, body),
        *finished.choices(desk, story, body),
        *taken_out.left(desk, story, body),
        *_voices(desk, session, story, body),
        *proposing.waiting(desk, story, body),
        *(sentences.waiting(desk, session, story, body) if is_first else ()),
        *found_in_pictures.waiting(session, copy.id, body),
        *lines_and_sound.waiting(desk, session, story, body),
        *her_voice.waiting(desk, session, story, body),
        *_unsaid(body),
    ]


def _second_problems(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, body: Body, moment: Moment
) -> list[str]:
    problems = _open_in(desk, session, story, copy, body)
    problems += jigsaw.problems(desk, session, story, body, moment)
    if story.state != State.SECOND or not copy.first:
        problems.insert(0, "This story does not wait for a second reading.")
    if not problems and copy.seal is not None and copy.seal != finished.content(desk, story, body).seal:
        problems.append("It has changed since the first reading.")
    problems.extend(quarantine.objections(session, story.id))
    problems.extend(vetoes.objections(session, story.id))
    return [*problems, *_law(desk, session, story, body, moment)]


def _law(desk: Desk, session: Session, story: Story, body: Body, moment: Moment) -> tuple[str, ...]:
    check, gate = court.newest(desk, session, story), gates.of(desk, session, story, body)
    return (
        *law.objections(story.stage, check, moment.today),
        *grounds.objections(gate, check, moment.today),
    )


def _voices(desk: Desk, session: Session, story: Story, body: Body) -> tuple[str, ...]:
    return not_in_her_voice(body.parts, consenting.newest(desk, session, story.id))


def _unsaid(body: Body) -> list[str]:
    return [] if body.intruder_note.strip() else [publication.NO_INTRUDER_NOTE]


def _tell_her(
    desk: Desk, session: Session, story: Story, staff_id: str, rule: str, words: str, moment: Moment
) -> None:
    letters.refuse_unless_written(rule, words)
    messages.write(desk, session, story, words, staff_id=staff_id, moment=moment, rule=rule)


def _decide(
    session: Session,
    story: Story,
    copy: WorkingCopy | None,
    staff_id: str,
    kind: str,
    rule: str,
    moment: Moment,
) -> None:
    session.add(
        Decision(
            story_id=story.id,
            copy_id=copy.id if copy else None,
            staff_id=staff_id,
            kind=kind,
            rule=rule,
            at=moment.now,
        )
    )
    claim = session.get(Claim, story.id)
    if claim is not None:
        session.delete(claim)
    undoing.forget(session, story.id)
    if story.state != State.SENT:
        machine_drafts.destroy_all(session, story.id)
    audit.note(session, who=staff_id, act=kind.split(" by ", maxsplit=1)[0], subject=story.id, at=moment.now)
