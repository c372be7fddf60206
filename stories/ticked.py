"""What she ticked on the pages, line by line, as she reads it: before she sends, on her receipt, and when she confirms it.

Also what she left open. No number of hers stands in it, and no name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from archive.ground.languages import day, say, say_many
from archive.rules.areas import AREAS
from archive.rules.errors import BadInput
from stories import answers, sayings, wording
from stories.answers import Answers
from stories.contact import Contact
from stories.wishes import PEOPLE, Wishes

NOTHING = "Nothing yet"
IN_WHICH_WORDS = "In which words"
ASKS = {"voice": "Your voice", "art": "Your picture"}
ALOUD = "Read out by someone else"


@dataclass(frozen=True)
class Row:
    """One line of what she ticked: the page that changes it, its question, and her answers."""

    page: str
    question: str
    said: tuple[str, ...]


def names(said: Answers) -> tuple[str, ...]:
    """Return the names of what she has ticked so far, of audiences and workers."""
    return (*(sayings.SEEN_BY[who] for who in said.who), *_names("jobs", said))


def rows(
    said: Answers, today: date, *, names_places: bool, has_another: bool = False, asks_aloud: bool = False,
    kinds: Collection[str] = (),
) -> tuple[Row, ...]:  # fmt: skip
    """Return what she ticked, page by page. Places are named only where her words may be read: they say where she lives.

    `asks_aloud` has her no to a reading of her words stand there too, so that she can make it a yes; `kinds` has what she
    left open about such a recording or picture.
    """
    asked = {answers.ASKED_OF[kind] for kind in kinds if kind in answers.ASKED_OF}
    return (
        _row("who", "Who may see it", _names("who", said) or (NOTHING,)),
        _row("jobs", "Which workers", _names("jobs", said) or (NOTHING,)),
        *(
            _row(page, ASKS[page], _names(page, said) or (NOTHING,))
            for page in ASKS
            if said.ticked(page) or page in asked
        ),
        *([_row("aloud", ALOUD, (read_aloud(said),))] if asks_aloud or said.aloud else []),
        _row("use", "What for", _names("use", said) or (NOTHING,)),
        *([_row("tongue", IN_WHICH_WORDS, _names("tongue", said) or (NOTHING,))] if has_another else []),
        _row("long", "How long", _how_long(said, today)),
        _row("areas", "Not shown near", _places(said, names_places)),
    )


def read_aloud(said: Answers) -> str:
    """Return what she said to a reading of her words by somebody else; a no until she says yes."""
    yes, no = wording.shown().page("aloud").group("aloud").choices
    return yes.name if said.aloud == yes.id else no.name


def _row(page: str, question: str, said: tuple[str, ...]) -> Row:
    return Row(page, say(question), tuple(say(one) for one in said))


def reach(terms: Contact) -> Row:
    """Return how she may be contacted; never the number."""
    led = (sayings.LED[terms.led],) if terms.led in sayings.LED else ()
    return _row("contact", "May we get in touch", (sayings.REACHED[terms.reaches_by], *led))


def wished(said: Wishes) -> tuple[Row, ...]:
    """Return how she wants to be named, and whether she said who else is in it; never who, and no name."""
    is_said = any(said.ticked(who) for who in PEOPLE)
    others = "You told us" if is_said else NOTHING
    return (
        _row("named", "How we name you", (sayings.NAMED[said.naming],)),
        _row("others", "Who else is in it", (others,)),
    )


def left_open(said: Answers, kinds: Collection[str]) -> tuple[Row, ...]:
    """Return the questions without an answer, without which nothing is sent; and the one about court.

    `kinds` are those of the recordings and pictures in the story.
    """
    beside = ((page, ASKS[page]) for kind, page in answers.ASKED_OF.items() if kind in kinds)
    questions = (
        ("court", "Is a family court looking at it?"),
        ("who", "Who may see it"),
        ("jobs", "Which workers"),
        *beside,
        ("use", "What for"),
        ("tongue", IN_WHICH_WORDS),
        ("long", "How long"),
    )
    return tuple(_row(page, question, (NOTHING,)) for page, question in questions if not said.ticked(page))


def _names(group: str, said: Answers) -> tuple[str, ...]:
    page = {"then": "long"}.get(group, group)
    choices = wording.shown().page(page).group(group).choices
    return tuple(choice.name for choice in choices if choice.id in said.ticked(group))


def _places(said: Answers, names_places: bool) -> tuple[str, ...]:
    places = [AREAS[area] for area in said.areas if area in AREAS]
    if places and not names_places:
        return (say_many("1 place named", "{n} places named", len(places)),)
    return tuple(places) or ("No place named",)


def _how_long(said: Answers, today: date) -> tuple[str, ...]:
    try:
        last = date.fromisoformat(said.until) if said.until else answers.last_day(said, today)
        left = answers.openings(said, 0)
    except (BadInput, ValueError):
        last = left = None
    if last is None:
        return (NOTHING,)
    then = next(iter(_names("then", said)), say("Hide it and keep it safe"))
    sooner = [
        say(sayings.ENDS_WITH[end]) for end in sorted({said.long, *said.ends}) if end in sayings.ENDS_WITH
    ]
    sooner += [sayings.openings_left(left)] if left is not None else []
    on = say("Not after {day}", day=day(last)) if sooner else say("Until {day}", day=day(last))
    return (*sooner, on, say("Then: {what}", what=then))
