"""The lines of a transcript as a typist works on them: cut, joined, and words covered together with their sound (c4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.editions.edition import Cue
from archive.ground import too_long
from archive.rules import anonymity
from archive.rules.errors import BadInput
from moderation.anonymise.anonymise import INSTEAD, LONGEST_WORDS
from moderation.anonymise.hands import Hands
from moderation.parts import lines_and_sound
from moderation.parts.covering import LONGEST_CUE, SHORTEST, check_how, in_order, why, with_lines
from stories import word_times
from stories.partwork import Cover, PartWork

CUT = "|"
"""Where a typist wants a line cut; without one it is cut in the middle."""

NO_WORDS = "Type the words to cover, just as they stand in a line."
NOT_THERE = "Those words stand in no line. Copy them just as they stand; words of two lines are covered one line at a time."
NO_LINE = "There is no line with this number. Look at the numbers beside the lines."
ONE_WORD = "A line of one word cannot be cut in two."
TOO_SHORT = "This line is too short to be cut in two. Look at its times."


def cover_words(
    hands: Hands, part_id: str, *, phrase: str, only: str = "", instead: str, how: str, reason: str
) -> int:
    """Take a phrase out of the lines and cover the sound of it in the same press; return at how many places.

    Where the time of each word is known, its sound alone is covered; otherwise that of the whole line, never less.

    Args:
        hands: where, whose, and when.
        part_id: the recording.
        phrase: the words, as they stand in a line.
        only: the number of the one line it is about; empty for all.
        instead: what is read in their place; empty for an ellipsis.
        how: silence or a soft tone.
        reason: what she reads beside it.

    Raises:
        BadInput: there are no such words, or no such line.
    """
    if not phrase.strip():
        raise BadInput(NO_WORDS)
    check_how(how)
    work = hands.work(part_id)
    chosen = range(len(work.cues)) if not only.strip() else [_place(work, only)]
    after, count = covered(
        work, hands.length(part_id), chosen, phrase=phrase, instead=instead, how=how, reason=reason
    )
    if not count:
        raise BadInput(NOT_THERE)
    hands.keep(after, "cover words and sound")
    return count


def covered(
    work: PartWork, long: int, chosen: Iterable[int], *, phrase: str, instead: str, how: str, reason: str
) -> tuple[PartWork, int]:
    """Return a recording with a phrase taken out of some lines and its sound covered, and at how many places it stood."""
    cues, fresh, count = list(work.cues), set[Cover](), 0
    said = too_long.line(instead, LONGEST_WORDS, INSTEAD)
    for at in chosen:
        spans = anonymity.find(cues[at].text, phrase)
        for start, end in _stretches(work, cues[at], phrase, len(spans), long):
            fresh.add(Cover(start, end, how, why(reason)))
        count += len(spans)
        cues[at] = replace(cues[at], text=_without(cues[at].text, spans, said))
    if not count:
        return work, 0
    # The times of words stay: what is said there has not changed, only what is read instead. And no line is asked about
    # that was read against its cover already: this press took the very words out.
    answered = {*work.covers, *fresh} - {one.cover for one in lines_and_sound.untold(work)}
    after = replace(work, cues=tuple(cues), covers=in_order({*work.covers, *fresh}), trouble="")
    return lines_and_sound.told(after, tuple(answered)), count


def split(hands: Hands, part_id: str, number: str) -> None:
    """Cut a line in two where its `CUT` stands, or in the middle; the time is shared out by letters.

    Raises:
        BadInput: there is no such line, or nothing to cut.
    """
    work = hands.work(part_id)
    at = _place(work, number)
    cue = work.cues[at]
    first, second = _halves(cue.text)
    middle = cue.start + round((cue.end - cue.start) * len(first) / (len(first) + len(second)))
    if not cue.start < middle < cue.end:
        raise BadInput(TOO_SHORT)
    both = (Cue(cue.start, middle, first), Cue(middle, cue.end, second))
    hands.keep(with_lines(work, (*work.cues[:at], *both, *work.cues[at + 1 :])), "write transcript")


def join(hands: Hands, part_id: str, number: str) -> None:
    """Make one line of a line and the next.

    Raises:
        BadInput: there is no such line, none after it, or both together are too long.
    """
    work = hands.work(part_id)
    at = _place(work, number)
    if at + 1 == len(work.cues):
        raise BadInput("This is the last line. Name the one before it to join the two.")
    one, after = work.cues[at : at + 2]
    text = f"{one.text} {after.text}"
    if len(text) > LONGEST_CUE:
        raise BadInput(f"Both together are longer than {LONGEST_CUE} letters, so they stay two.")
    joined = Cue(one.start, max(one.end, after.end), text)
    hands.keep(with_lines(work, (*work.cues[:at], joined, *work.cues[at + 2 :])), "write transcript")


def _place(work: PartWork, number: str) -> int:
    text = number.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 4 and 1 <= int(text) <= len(work.cues)):  # noqa: PLR2004 -- digits.
        raise BadInput(NO_LINE)
    return int(text) - 1


def _halves(text: str) -> tuple[str, str]:
    if CUT in text:
        halves = tuple(half.strip() for half in text.split(CUT, maxsplit=1))
    else:
        words = text.split()
        middle = min(
            range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(text) / 2), default=0
        )
        halves = " ".join(words[:middle]), " ".join(words[middle:])
    first, second = halves
    if not first or not second:
        raise BadInput(ONE_WORD)
    return first, second


def _stretches(work: PartWork, cue: Cue, phrase: str, places: int, long: int) -> Iterator[tuple[int, int]]:
    if not places:
        return
    known = word_times.of(work.spoken, cue, phrase)
    # As many as are written, or none of them is trusted: one that was not found would be heard.
    for start, end in known if len(known) == places else [(cue.start, cue.end)]:
        yield max(0, start), min(long, max(end, start + SHORTEST))


def _without(text: str, spans: tuple[tuple[int, int], ...], instead: str) -> str:
    found, at = "", 0
    for start, end in spans:
        found += text[at:start] + (instead or "…")
        at = end
    return too_long.line(found + text[at:], LONGEST_CUE, "A line")
