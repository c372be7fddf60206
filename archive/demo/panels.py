"""Who the demo's stories could be: what each still tells, coded as a moderator would, with answers and the test.

Also what tests use to have a story asked: one place, so that a question more is asked here alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from archive.demo.pieces import Told
from archive.rules.clock import Moment
from archive.rules.figures import Band
from archive.rules.figures import Told as Kinds
from archive.rules.how_many import Fact
from archive.rules.jigsaw import Knows, Tried
from archive.rules.sentences import Told as Tells
from moderation.anonymise.hands import Hands
from moderation.court import sentences as sentencing
from moderation.replacing import looking_through, proposing
from moderation.who import jigsaw, offering
from moderation.who.jigsaw import Said
from stories import drafts, finished, sentences
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story

ANSWERS: Mapping[str, str] = {
    Knows.FAMILY: "They were there, so they could. She has thought of it, and said who may see it.",
    Knows.COLLEAGUE: "Only somebody who was in the room: roles stand where names were, and no place or day.",
    Knows.CHILD: "Yes, when somebody tells the child whose it is. Nothing in it is said to hurt.",
}
SEARCHED = "Its three oddest details with every place and sort of work in it, in a search engine and the local papers."
REASON = "What it still tells is told by many, and she wants it to stand. Nothing of it could be looked up."

FACTS: Mapping[str, tuple[str, ...]] = {
    "three-visits-a-week": ("forties", "several"),
    "phone-on-the-windowsill": ("few-years", "twenties", "early-or-small", "another-background"),
    "pictures-of-my-hands": ("twenties", "one-child", "unwell"),
    "who-carries-the-bag": ("teens", "one-child"),
    "two-hundred-and-fifteen": ("unwell", "some-work", "kind-of-house"),
    "wednesdays-and-sundays": ("twenties", "unwell"),
    "nine-bags": ("forties", "several", "kind-of-house"),
    "the-door-shut": ("kind-of-house",),
    "no-box-for-the-car": ("forties", "one-child"),
    "room-four": ("one-child",),
    "two-cups": ("unwell", "another-background", "kind-of-house"),
    "nothing-wrong-with-the-scales": (),
    "back-on-the-monday": ("unwell",),
    "una-carta-al-ano": ("another-background", "one-child"),
    "qui-elle-cherche": ("another-background", "girl-or-boy"),
    "page-one": ("teens", "one-child"),
    "the-washing-powder": ("girl-or-boy",),
    "i-taped-it": ("unwell", "one-child"),
    "the-middle-one": ("several",),
    "the-car-seat": (),
    "wound-up": (),
    "twenty-five-past-two": (),
    "ten-to-nine": (),
    "two-bottles": ("one-child",),
    "what-for": (),
}
"""What each story that goes out still tells, by the ids of `archive.rules.figures`."""


def ask(
    desk: Desk, session: Session, story_id: str, staff_id: str, moment: Moment, facts: Iterable[Fact] = ()
) -> None:
    """Have a moderator look through what could still tell, code these facts as the copy stands, answer, and note the test."""
    story, copy = drafts.story(session, story_id), finished.newest(session, story_id)
    tried = Tried("The first reader and a colleague from another town", SEARCHED, 40, moment.today)
    facts, body = tuple(facts), finished.read(desk, copy)
    said = Said(
        facts,
        ANSWERS,
        were_there=False,
        not_told=frozenset(Kinds) - {fact.way.told for fact in facts},
        refused=_refused(desk, story, body, facts),
        was_read=True,
        tried=tried,
    )
    jigsaw.record(desk, session, story, copy, said, staff_id=staff_id, moment=moment)
    looking_through.look_through_all(Hands(desk, session, story, copy, staff_id, moment))
    read_sentences(desk, session, story_id, staff_id, moment)


def _refused(desk: Desk, story: Story, body: Body, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return what is found in the words beside these facts, down to the least clear: somebody looked at each, and it is not so."""
    read, found = proposing.read(desk, story, body), list[Fact]()
    while left := offering.offers(read, facts, found):
        found += [Fact(offer.option.id, "; ".join(offer.phrases)) for offer in left.values()]
    return tuple(found)


def read_sentences(desk: Desk, session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Have a moderator say of every sentence that nobody has decided that it is of her own life: they read it, and it is."""
    story, copy = drafts.story(session, story_id), finished.newest(session, story_id)
    found = sentences.every(desk, story, finished.read(desk, copy))
    left = [one.key for one in found if one.told == Tells.UNDECIDED]
    if left:
        sentencing.decide(desk, session, story, copy, left, Tells.LIFE, staff_id=staff_id, moment=moment)


def ask_of(desk: Desk, session: Session, story_id: str, told: Told, staff_id: str, moment: Moment) -> None:
    """Have it asked of a demo story."""
    ask(desk, session, story_id, staff_id, moment, [Fact(id) for id in FACTS[told.key]])


def say_why(desk: Desk, session: Session, story_id: str, staff_id: str, moment: Moment) -> None:
    """Have a second moderator say why it may go out, where that is needed."""
    story = drafts.story(session, story_id)
    panel = jigsaw.newest(desk, session, story)
    if panel is not None and panel.band == Band.AMBER:
        jigsaw.give_reason(desk, session, story, REASON, staff_id=staff_id, moment=moment)
