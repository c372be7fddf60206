"""Taking words out wherever others would read or hear them: her words, title, gist, transcripts with their sound, pictures' words.

Over her own words stand marks; beside them the words themselves are changed, for those are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.ground import too_long
from archive.media.kinds import Kind as Medium
from archive.rules import anonymity
from archive.rules.anonymity import Kind, Mark
from archive.rules.errors import BadInput
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.parts import cue_table
from moderation.parts.covering import LONGEST_ALTERNATIVE
from stories import drafts, finished
from stories.finished import Body
from stories.partwork import PartWork

NOT_INSTEAD = "Choose what stands there instead: in a title, a gist, a line or the words for a picture it cannot be said later."
TOO_LONG = "With “{instead}” in it, {place} is too long. Make it shorter, then press once more."
COVER = "tone"


def take_out(hands: Hands, phrase: str, kind: Kind, *, instead: str) -> None:
    """Mark a phrase wherever it stands in her words, and put what stands instead wherever it stands beside them.

    Raises:
        BadInput: it stands nowhere any more, or nothing is chosen to stand where no mark can.
    """
    body, words = finished.read(hands.desk, hands.copy), drafts.words_of(hands.desk, hands.story)
    places = anonymise.free(anonymity.find(words, phrase), body.marks)
    said = too_long.line(instead, anonymise.LONGEST_WORDS, anonymise.INSTEAD)
    fresh = [Mark(start, end, kind, said) for start, end in places]
    left = replace(body, marks=tuple(anonymity.in_order((*body.marks, *fresh))))
    if said:
        left = beside(hands, left, [phrase], said)
    elif not fresh and anonymity.find(finished.around(body), phrase):
        raise BadInput(NOT_INSTEAD)
    if left == body:
        raise BadInput("Those words do not stand there any more, or are marked already.")
    anonymise.keep(
        hands.desk, hands.session, hands.story, hands.copy, left, hands.staff_id, "mark", hands.moment
    )


def beside(hands: Hands, body: Body, phrases: Iterable[str], instead: str) -> Body:
    """Return a body in which phrases stand nowhere beside her words; in a recording their sound is covered as well.

    Raises:
        BadInput: what stands instead makes a place too long.
    """
    instead = too_long.line(instead, anonymise.LONGEST_WORDS, anonymise.INSTEAD)
    for phrase in phrases:
        body = replace(
            body,
            title=_put(body.title, phrase, instead, "the title", drafts.LONGEST_TITLE),
            what=_put(body.what, phrase, instead, "the gist", anonymise.LONGEST_GIST),
        )
        for work in body.parts:
            after = _heard(hands, work, phrase, instead) if work.kind == Medium.SOUND else work
            after = replace(
                after,
                alternative=_put(
                    work.alternative, phrase, instead, "what is written of a picture", LONGEST_ALTERNATIVE
                ),
            )
            if after != work:
                body = body.with_part(after)
    return body


def _heard(hands: Hands, work: PartWork, phrase: str, instead: str) -> PartWork:
    # A line that she took back or the law keeps out is read by nobody, and stays as it was decided.
    read = set(work.said)
    chosen = [at for at, cue in enumerate(work.cues) if cue in read]
    return cue_table.covered(
        work, hands.length(work.id), chosen, phrase=phrase, instead=instead, how=COVER, reason=""
    )[0]


def _put(text: str, phrase: str, instead: str, place: str, most: int) -> str:
    places = anonymity.find(text, phrase)
    for start, end in reversed(places):
        text = f"{text[:start]}{instead}{text[end:]}"
    if places and len(text) > most:
        raise BadInput(TOO_LONG.format(instead=instead, place=place))
    return text
