"""Where on the page of a story each thing that is still open is mended: every sentence is asked of the rule that says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from sqlalchemy.orm import Session

from archive.media.kinds import Kind
from archive.rules import court as law
from archive.rules import grounds
from archive.rules.clock import Moment
from archive.rules.court import CourtCheck
from archive.rules.grounds import Gate
from archive.rules.publication import NO_INTRUDER_NOTE
from moderation.concerns import vetoes
from moderation.parts import found_in_pictures
from moderation.replacing.proposing import Read
from moderation.voices import her_voice
from moderation.who import jigsaw
from stories import finished, quarantine
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Story, WorkingCopy

_MARK = re.compile(r"\bmark (\d+)", re.IGNORECASE)


def together(sentences: Iterable[str]) -> dict[str, str]:
    """Return what stands against a story as it is shown, each with the sentence that its place is asked of.

    What is said of several marks is said once, with their numbers: a name that stands twenty times is one thing to mend.
    """
    numbers: dict[str, list[str]] = {}
    firsts: dict[str, str] = {}
    for sentence in sentences:
        same = _MARK.sub("mark #", sentence)
        firsts.setdefault(same, sentence)
        numbers.setdefault(same, []).extend(_MARK.findall(sentence))
    return {_with(first, numbers[same][1:]): first for same, first in firsts.items()}


def _with(sentence: str, others: list[str]) -> str:
    if not others:
        return sentence
    *most, last = others
    which = f"marks {', '.join(most)} and {last}" if most else f"mark {last}"
    return f"{sentence} The same of {which}."


def counted(sentences: Iterable[str], places: Mapping[str, str], inside: Mapping[str, str]) -> dict[str, int]:
    """Return how many things are open at each place of the page, as they are shown.

    Args:
        sentences: what stands against the story.
        places: the place of each, by its sentence.
        inside: places that stand within another, which is counted.
    """
    at = Counter(places[first] for first in together(sentences).values() if first in places)
    found: Counter[str] = Counter()
    for place, number in at.items():
        found[inside.get(place, place)] += number
    return dict(found)


def places(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, body: Body, *,
    read: Read, gate: Gate | None, check: CourtCheck | None, moment: Moment,
) -> Mapping[str, str]:  # fmt: skip
    """Return the place of each sentence that stands against this story now, by the sentence; what has no place is not in it."""
    found: dict[str, str] = {}
    for place, sentences in (
        ("aside", quarantine.objections(session, story.id)),
        ("no", vetoes.objections(session, story.id)),
        ("suggested", read.waiting),
        ("note", (*finished.unsaid(body), NO_INTRUDER_NOTE)),
        ("who", jigsaw.problems(desk, session, story, body, moment)),
        ("sentences", grounds.objections(gate, check, moment.today)),
        ("court", law.objections(story.stage, check, moment.today)),
        *_of_parts(session, copy, body),
        *_of_reading(desk, story, body),
        ("of-voice", her_voice.waiting(desk, session, story, body)),
        ("marks", (*finished.names_left(desk, story, body), *finished.choices(desk, story, body))),
    ):
        for sentence in sentences:
            found.setdefault(sentence, place)
    return found


def _of_reading(desk: Desk, story: Story, body: Body) -> Iterator[tuple[str, tuple[str, ...]]]:
    if body.aloud is not None:
        yield f"part-{body.aloud.id}", finished.unheard(desk, story, body)


def _of_parts(session: Session, copy: WorkingCopy, body: Body) -> Iterator[tuple[str, tuple[str, ...]]]:
    numbers = {kind: count(1) for kind in Kind}
    for work in body.parts:
        number = next(numbers[Kind(work.kind)])
        is_picture = work.kind == Kind.PICTURE
        looked = found_in_pictures.of_one(session, copy.id, work, number) if is_picture else ()
        yield f"part-{work.id}", (*work.objections(number), *looked)
