"""Who this could be, at the Desk: facts coded, answers given, the test written down, and details softened (c9, c12).

All of it is sealed with the story's key and bound to a hash of what others would read, hear and see. It goes with the story.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from archive.ground import audit, jobs, too_long
from archive.ground.crypto import fingerprint, new_id
from archive.rules import anonymity, jigsaw, publication
from archive.rules.clock import Moment
from archive.rules.errors import Refused, Unreadable
from archive.rules.figures import Band, Told
from archive.rules.grant import Grant
from archive.rules.how_many import LONGEST_WORDS, Fact, band
from archive.rules.jigsaw import HerWord, Knows, Panel, Tried
from moderation.anonymise import anonymise
from moderation.letters import letters
from moderation.replacing import proposing
from moderation.tables import AloneRow
from moderation.who import offering, others
from moderation.who.others import coded
from stories import consenting, finished, known_there, messages, pulling
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Outing, State, Story, WorkingCopy
from stories.work_tables import PanelReason, PanelRow

LONGEST_ANSWER = 2_000
LONGEST_NAME = 120
ON_ITS_WAY = (State.RELEASED, State.PUBLISHED)
"""She has said yes to these bytes; nobody of us has it open."""

WERE_THERE = letters.start("ask", "were-there")
"""The letter to start from."""

NOBODY_THERE = "Say first that people who were there could know that it is her."
STAYS_ASKED = (
    "She was asked whether she may be known by people who were there. Leave that at “yes”, and wait for what she says. "
    "Was it a mistake? Write her so: she can answer that it stays as it is."
)
LESS_ALONE = (
    "It is out, or on its way, and you coded it. That less is told in it, or that nobody could know her after all, "
    "a colleague says. Leave that as it was here, and ask one to look."
)
DAMAGED = (
    "What was answered to “Who could this be?” is damaged here and cannot be opened. Answer it again from the beginning; of what "
    "is out, or on its way, a colleague says then why it may go out. It stays where it is until then. Tell whoever looks after "
    "this archive as well: they may have a copy."
)
YOUR_OWN = "This is your own coding. Somebody else says why it may go out."


@dataclass(frozen=True)
class Said:
    """What a moderator says on the page."""

    facts: tuple[Fact, ...] = field(default=(), repr=False)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    were_there: bool | None = None
    """Whether people who were there could know that it is her; None while nobody has said."""

    not_told: frozenset[str] = frozenset()
    """The sorts that are not told, or gone."""

    refused: tuple[Fact, ...] = field(default=(), repr=False)
    """What was found in the very words, and is not what it looked like."""

    was_read: bool = False
    tried: Tried = field(default_factory=Tried)

    def clean(self) -> Said:
        """Return it as it is kept: plain text, what is not told left out.

        Raises:
            BadInput: something of it is too long.
        """
        answers = {id: too_long.text(self.answers.get(id, ""), LONGEST_ANSWER, "An answer") for id in Knows}
        who = too_long.line(self.tried.who, LONGEST_NAME, "Who tried")
        how = too_long.text(self.tried.how, LONGEST_ANSWER, "How it was tried")
        facts = tuple(_clean(self.facts))
        return replace(
            self,
            facts=facts,
            not_told=self.not_told.intersection(Told) - {fact.way.told for fact in facts},
            refused=tuple(_clean(self.refused)),
            answers={str(id): words for id, words in answers.items() if words},
            tried=replace(self.tried, who=who, how=how),
        )


def text_of(desk: Desk, story: Story, body: Body) -> str:
    """Return a keyed hash of all that others would read, hear and see of the copy as it stands, decided or not."""
    shown = anonymity.as_read(finished.changes(desk, story, body))
    parts = [[work.recipe, work.alternative, *(cue.text for cue in work.said)] for work in body.parts]
    told = [body.title, shown, body.what, sorted(body.warnings), sorted(body.themes), parts]
    return fingerprint(desk.keys.get(story.id), json.dumps(told, ensure_ascii=False))


def newest(desk: Desk, session: Session, story: Story) -> Panel | None:
    """Return what was found when somebody last asked, whether or not it reads so still; None when nobody has."""
    row = _row(session, story.id)
    if row is None:
        return None
    said = json.loads(desk.unseal(story.id, row.said, f"panel|said|{row.id}"))
    reason = _reason(session, row.id)
    return Panel(
        facts=coded(said["facts"]),
        not_told=frozenset(said.get("not_told", ())),
        refused=coded(said.get("refused", ())),
        left=frozenset(said.get("left", ())),
        answers=said["answers"],
        were_there=said.get("were_there"),
        her_word=known_there.word(desk, session, story),
        was_read=said["was_read"],
        tried=_tried(said["tried"]),
        stands_out=said["stands_out"],
        by=row.staff_id,
        on=row.on,
        text=row.text,
        grant=_grant(said),
        reason=desk.unseal(story.id, reason.words, f"panel_reason|words|{reason.id}") if reason else "",
        reason_by=reason.staff_id if reason else "",
        is_asked_again=_is_alone(session, story.id),
        alone_with=_alone_with(said),
    )


def newest_whole(desk: Desk, session: Session, story: Story) -> Panel | None:
    """Return the same; None also of what cannot be opened (`is_damaged`)."""
    try:
        return newest(desk, session, story)
    except Unreadable:
        return None


def is_damaged(desk: Desk, session: Session, story: Story) -> bool:
    """Return whether what was found when somebody last asked cannot be opened, although the story is not deleted."""
    try:
        newest(desk, session, story)
    except Unreadable:
        return bool(desk.readable([story.id]))
    return False


def id_of_newest(session: Session, story_id: str) -> str:
    """Return the id of what was found when somebody last asked; empty when nobody has."""
    row = _row(session, story_id)
    return row.id if row is not None else ""


def problems(
    desk: Desk, session: Session, story: Story, body: Body, moment: Moment, *, is_first: bool = False
) -> tuple[str, ...]:
    """Return every reason why the question who this could be is not answered; of what is out, also that it is asked again."""
    if is_damaged(desk, session, story):
        return (DAMAGED,)
    return jigsaw.objections(
        newest(desk, session, story),
        text=text_of(desk, story, body),
        grant=_grant_now(desk, session, story),
        today=moment.today,
        is_first=is_first,
    )


def is_out(session: Session, story: Story) -> bool:
    """Return whether an edition of her own words is out. A translation is asked for itself (`stories.tongues.is_out`).

    What is out stays where it is while it is asked again; of a story whose translation alone is out, her own words are not,
    and wait for the answer as what is new.
    """
    known = consenting.outings(session, story.id) if story.state == State.PUBLISHED else []
    return any(one.is_out and one.translation_id is None for one in known)


def rested_from(session: Session, story: Story, copy: WorkingCopy) -> date | None:
    """Return the day on which she hid this very version while it was out; None when anybody else took it down, or nobody did."""
    query = select(Outing.rested_from).where(
        Outing.story_id == story.id, Outing.copy_id == copy.id, Outing.translation_id.is_(None)
    )
    return session.execute(query).scalars().first() if story.state == State.PUBLISHED else None


def record(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, said: Said, *, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Keep what a moderator says. The same again is kept only when it is asked again; then it stays the coder's own.

    A second reader who says otherwise takes the first one's name off, as with any change. What is out and comes out red, or
    has to wait for her word, is cleared anew by the worker, and so taken down. Where what stood is damaged, nobody can say
    that this is no less strict: of what is out, or on its way, a second person says why.

    Raises:
        Refused: it is out or on its way, and this is less strict than what stands, without a second person or her word.
    """
    body, before, said = finished.read(desk, copy), newest_whole(desk, session, story), said.clean()
    if before is not None:
        # What was refused once stays so: a page names only what it found since.
        said = replace(said, refused=tuple(dict.fromkeys((*before.refused, *said.refused))))
    is_same = before is not None and said_in(before) == said
    if before is not None and is_same and not _is_asked_again(desk, session, story, body, before, moment):
        return
    _refuse_less(desk, session, story, before, said, staff_id)
    if (
        before is not None
        and not is_same
        and story.state == State.SECOND
        and before.text == text_of(desk, story, body)
    ):
        anonymise.keep(desk, session, story, copy, body, staff_id, "say who it could be", moment)
    if (
        said.were_there is False and story.state not in ON_ITS_WAY
    ):  # Else her page asks, and promises, for nothing.
        known_there.ask_no_more(desk, session, story, staff_id, moment)
    coder = before.by if before is not None and is_same else staff_id
    if story.state in ON_ITS_WAY and is_damaged(desk, session, story):
        mark(session, story.id, moment, is_alone=True)
    write(desk, session, story, body, said, coder, moment)
    audit.note(session, who=staff_id, act="ask who it could be", subject=story.id, at=moment.now)
    pulling.ask_who_again(session, moment)  # What it told, others may have been like.
    is_waiting = said.were_there is True and known_there.word(desk, session, story) != HerWord.LEAVES_IT
    if story.state == State.PUBLISHED and (band(said.facts) == Band.RED or is_waiting):
        jobs.later(session, "publish", story.id, due=moment.now)


def _refuse_less(
    desk: Desk, session: Session, story: Story, before: Panel | None, said: Said, staff_id: str
) -> None:
    # Nobody has it open then, so one person's word must not be enough to let it out.
    if story.state not in ON_ITS_WAY:
        return
    # She was asked because somebody said that they could, also where that cannot be opened any more.
    could_be_known = before is None or before.were_there is True
    takes_back = could_be_known and said.were_there is not True
    if takes_back and known_there.word(desk, session, story) == HerWord.WAITS:
        raise Refused(STAYS_ASKED)
    if before is None:
        return
    if staff_id == before.by and (takes_back or jigsaw.tells_less(said.facts, before.facts)):
        raise Refused(LESS_ALONE)


def give_reason(
    desk: Desk, session: Session, story: Story, words: str, *, staff_id: str, moment: Moment
) -> None:
    """Keep why it may go out although few mothers could have told it.

    Raises:
        Refused: whoever coded it gives the reason, or nobody has asked yet.
    """
    row, words = _row(session, story.id), too_long.text(words, LONGEST_ANSWER, "A reason")
    before = newest(desk, session, story)
    if row is None or before is None:
        raise Refused(jigsaw.NO_PANEL)
    if row.staff_id == staff_id:
        raise Refused(YOUR_OWN)
    id = new_id()
    sealed = desk.seal(story.id, words, f"panel_reason|words|{id}")
    session.add(
        PanelReason(id=id, story_id=story.id, panel_id=row.id, words=sealed, staff_id=staff_id, at=moment.now)
    )
    session.flush()
    # Otherwise nobody has coded it again since it is alone, or alone with less.
    if words and before.stands_out and not before.is_to_code_again:
        session.execute(delete(AloneRow).where(AloneRow.story_id == story.id))
    audit.note(session, who=staff_id, act="say why it may go out", subject=story.id, at=moment.now)


def ask_her(desk: Desk, session: Session, story: Story, words: str, *, staff_id: str, moment: Moment) -> None:
    """Tell her that people who were there could know her, and ask what she wants; it waits for that (rule 23).

    Raises:
        BadInput: the note is the letter to start from, unedited, or has a gap.
        Refused: nobody has said that they could.
    """
    panel = newest(desk, session, story)
    if panel is None or panel.were_there is not True:
        raise Refused(NOBODY_THERE)
    letters.refuse_unless_written(WERE_THERE.rule, words)
    messages.write(desk, session, story, words, staff_id=staff_id, moment=moment, rule=WERE_THERE.rule)
    known_there.ask(desk, session, story, staff_id, moment)


def mark(session: Session, story_id: str, moment: Moment, *, is_alone: bool) -> None:
    """Have a story asked again: because it is alone, or for what else there is (`asking_again`)."""
    row = insert(AloneRow).values(story_id=story_id, since=moment.today, is_alone=is_alone)
    session.execute(row.on_conflict_do_update(index_elements=["story_id"], set_={"is_alone": is_alone}))


def write(
    desk: Desk, session: Session, story: Story, body: Body, said: Said, coder: str, moment: Moment, text: str = ""
) -> None:  # fmt: skip
    """Keep a panel about the copy as it stands, or about another `text`."""
    id, grant = new_id(), _grant_now(desk, session, story)
    found = others.together(desk, session, story, said.facts)
    stands_out = bool(found) or _lets_go(desk, session, story, said)
    marked = AloneRow.story_id == story.id
    if stands_out:  # Whatever it was asked for, it is asked until a second person has said why it may go out, and stays until then.
        session.execute(update(AloneRow).where(marked).values(is_alone=True))
    else:
        session.execute(delete(AloneRow).where(marked))
    whole = {
        **asdict(said),
        "not_told": sorted(said.not_told),
        "left": sorted(offering.offers(proposing.read(desk, story, body), said.facts, said.refused)),
        "tried": {**asdict(said.tried), "on": said.tried.on.isoformat() if said.tried.on else None},
        "stands_out": stands_out,
        "alone_with": sorted(sorted(one.tokens) for one in found),
        "grant": grant.as_json() if grant is not None else None,
    }
    sealed = desk.seal(story.id, json.dumps(whole, ensure_ascii=False), f"panel|said|{id}")
    session.add(
        PanelRow(
            id=id, story_id=story.id, text=text or text_of(desk, story, body), said=sealed, staff_id=coder, on=moment.today
        )
    )  # fmt: skip
    session.flush()


def _lets_go(desk: Desk, session: Session, story: Story, said: Said) -> bool:
    # That it is alone no more only because less is coded, now or since it was asked again, is no one person's to say.
    before = newest_whole(desk, session, story)
    if before is None:  # Nobody has asked, or what was answered is damaged: then it is marked.
        return _is_alone(session, story.id)
    if not before.is_asked_again:
        return False
    return before.stands_out or jigsaw.tells_less(said.facts, before.facts)


def said_in(panel: Panel) -> Said:
    """Return what a panel says, without what was found."""
    return Said(
        panel.facts,
        panel.answers,
        panel.were_there,
        panel.not_told,
        panel.refused,
        panel.was_read,
        panel.tried,
    )


def _is_asked_again(
    desk: Desk, session: Session, story: Story, body: Body, panel: Panel, moment: Moment
) -> bool:
    is_wider = jigsaw.is_wider(_grant_now(desk, session, story), panel.grant)
    return (
        is_wider
        or panel.is_to_code_again
        or panel.text != text_of(desk, story, body)
        or moment.today >= panel.asked_again_from
    )


def _grant_now(desk: Desk, session: Session, story: Story) -> Grant | None:
    return publication.grant_of(consenting.newest(desk, session, story.id))


def _alone_with(said: Mapping[str, Any]) -> frozenset[frozenset[str]] | None:
    kept = said.get("alone_with")
    return None if kept is None else frozenset(map(frozenset, kept))


def _grant(said: Mapping[str, Any]) -> Grant | None:
    # What was asked before this was kept knew audiences and professions alone: it is asked again.
    kept = said.get("grant")
    return None if kept is None else Grant.from_json(kept)


def _clean(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        yield Fact(fact.option, too_long.line(fact.words, LONGEST_WORDS, "The words that tell it"))


def _tried(said: Mapping[str, Any]) -> Tried:
    on = said["on"]
    return Tried(said["who"], said["how"], said["minutes"], date.fromisoformat(on) if on else None)


def _row(session: Session, story_id: str) -> PanelRow | None:
    query = select(PanelRow).where(PanelRow.story_id == story_id).order_by(PanelRow.n.desc()).limit(1)
    return session.execute(query).scalar_one_or_none()


def _is_alone(session: Session, story_id: str) -> bool:
    row = session.get(AloneRow, story_id)
    return row is not None and row.is_alone


def _reason(session: Session, panel_id: str) -> PanelReason | None:
    query = (
        select(PanelReason).where(PanelReason.panel_id == panel_id).order_by(PanelReason.n.desc()).limit(1)
    )
    return session.execute(query).scalar_one_or_none()
