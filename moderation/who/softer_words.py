"""Saying a detail more softly, in one press: by the same marks as on the story's page, and written down (rule 15).

The log lies on the desk, sealed and apart from what is published: hashes of before and after, who, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from archive.ground import audit, too_long
from archive.ground.crypto import new_id
from archive.rules import anonymity
from archive.rules.anonymity import Kind
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound
from archive.rules.figures import NAMES, OPTIONS, Option, Told
from archive.rules.how_many import LONGEST_WORDS, Fact
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.replacing import every_place
from moderation.who import jigsaw
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story, WorkingCopy
from stories.work_tables import SofteningRow

KINDS: Mapping[Told, Kind] = {
    Told.PLACE: Kind.PLACE,
    Told.TIME: Kind.DATE,
    Told.AGE: Kind.AGE_FAMILY,
    Told.CHILDREN: Kind.AGE_FAMILY,
    Told.BABY: Kind.AGE_FAMILY,
    Told.BACKGROUND: Kind.BACKGROUND,
    Told.CONDITION: Kind.BACKGROUND,
    Told.WORK: Kind.OTHER,
    Told.INSTITUTION: Kind.ORGANISATION,
    Told.EVENT: Kind.EVENT,
    Told.NEWS: Kind.EVENT,
    Told.JUDGMENT: Kind.EVENT,
}
"""What sort of mark softens which fact: she reads the reason of that sort."""

NOT_SO = "Those words do not stand there just so. Copy them as they stand, or mark them on the story's page."
NOT_INSTEAD = "Say what stands there instead, so that it still reads well."


def soften(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, told: Told, *, instead: str, reason: str, staff_id: str,
    moment: Moment,
) -> None:  # fmt: skip
    """Put softer words wherever a detail stands, by the same marks as on the story's page, and code it as softer.

    Raises:
        BadInput: there is nothing to put instead, or the words of the detail do not stand there.
        NotFound: nobody has said that it is told.
    """
    panel, instead = (
        jigsaw.newest(desk, session, story),
        too_long.line(instead, LONGEST_WORDS, "What stands instead"),
    )
    fact = next((one for one in panel.facts if one.way.told == told), None) if panel else None
    if panel is None or fact is None:
        raise NotFound("There is no such detail any more.")
    if not instead:
        raise BadInput(NOT_INSTEAD)
    before = jigsaw.text_of(desk, story, finished.read(desk, copy))
    hands = Hands(desk, session, story, copy, staff_id, moment)
    stood = [_replace(hands, phrase, KINDS[told], instead) for phrase in fact.phrases]
    if not any(stood):
        raise BadInput(NOT_SO)
    body = finished.read(desk, copy)
    _log(hands, before, jigsaw.text_of(desk, story, body), reason or f"{NAMES[told]}: told more softly.")
    softer = OPTIONS.get(fact.way.softer)
    facts = tuple(_left(one, fact, softer, instead) for one in panel.facts)
    before_it = jigsaw.said_in(panel)
    # With nothing softer to be coded as, it is told no more; that is what the press says of its sort.
    gone = {told} if softer is None else frozenset[Told]()
    said = replace(
        before_it,
        facts=tuple(one for one in facts if one is not None),
        not_told=before_it.not_told | gone,
    ).clean()
    # What was coded of other words stays so: softening answers no question that was open before.
    jigsaw.write(
        desk, session, story, body, said, staff_id, moment, "" if panel.text == before else panel.text
    )


def _replace(hands: Hands, phrase: str, kind: Kind, instead: str) -> bool:
    """Put it wherever a phrase stands: by marks in her words, in every mark that puts it there, and beside them."""
    desk, session, story, copy = hands.desk, hands.session, hands.story, hands.copy
    stood = False
    for number, mark in enumerate(finished.read(desk, copy).marks, start=1):
        found = anonymity.find(mark.replacement, phrase)
        if found and not mark.is_passage:
            stood = True
            anonymise.change_mark(
                desk, session, story, copy, number, kind=mark.kind, instead=_with(mark.replacement, found, instead),
                reason="" if mark.reason == anonymity.KEPT else mark.reason, staff_id=hands.staff_id, moment=hands.moment,
            )  # fmt: skip
    if _is_free(drafts.words_of(desk, story), phrase, finished.read(desk, copy)):
        stood = True
        anonymise.mark(
            desk, session, story, copy, phrase=phrase, kind=kind, instead=instead, staff_id=hands.staff_id,
            moment=hands.moment,
        )  # fmt: skip
    return _replace_beside(hands, phrase, instead) or stood


def _replace_beside(hands: Hands, phrase: str, instead: str) -> bool:
    body = finished.read(hands.desk, hands.copy)
    left = every_place.beside(hands, body, [phrase], instead)
    if left != body:
        hands.keep_all(left, "change words")
    return left != body


def _is_free(words: str, phrase: str, body: Body) -> bool:
    return any(
        all(end <= mark.start or mark.end <= start for mark in body.marks)
        for start, end in anonymity.find(words, phrase)
    )


def _with(words: str, places: Iterable[tuple[int, int]], instead: str) -> str:
    for start, end in reversed(tuple(places)):
        words = f"{words[:start]}{instead}{words[end:]}"
    return words


def _left(one: Fact, softened: Fact, softer: Option | None, instead: str) -> Fact | None:
    if one != softened:
        return one
    return Fact(softer.id, instead) if softer is not None else None


def _log(hands: Hands, before: str, after: str, reason: str) -> None:
    id, story = new_id(), hands.story
    sealed = hands.desk.seal(
        story.id, too_long.line(reason, LONGEST_WORDS, "A reason"), f"softening|reason|{id}"
    )
    hands.session.add(
        SofteningRow(
            id=id, story_id=story.id, before=before, after=after, reason=sealed, staff_id=hands.staff_id,
            at=hands.moment.now,
        )
    )  # fmt: skip
    audit.note(hands.session, who=hands.staff_id, act="soften", subject=story.id, at=hands.moment.now)
