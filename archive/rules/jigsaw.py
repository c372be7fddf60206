"""Who could this be? What a story still tells, put together as somebody would who looks for her (rules 8, 14, 23; c9, c12).

Two independent questions. In the world: about how many mothers could it be (`how_many`)? In the archive: which few
details has this story alone (`alone`)? Neither decides by itself: a person codes the facts, answers for those who know her
already, and tries. What is still open of all this is answered here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import floor

from archive.rules.alone import tokens
from archive.rules.figures import NAMES, Band, Level, Told
from archive.rules.grant import Grant
from archive.rules.how_many import Fact, band, band_of, look_up_keys, mothers

MONTHS = 12
"""After so many months it is asked again (rule 14)."""


class Knows(StrEnum):
    """Who knows her already: statistics cannot answer for them."""

    FAMILY = "family"
    COLLEAGUE = "colleague"
    CHILD = "child"


class HerWord(StrEnum):
    """What she says to it that people who were there could know her (rule 23)."""

    NOT_ASKED = "not-asked"
    WAITS = "waits"
    """She was asked, and has not answered."""

    LEAVES_IT = "leaves-it"
    """It is all right with her: it stays as it is. Good for her words as they stand now, and no others."""


QUESTIONS: Mapping[Knows, str] = {
    Knows.FAMILY: "Could her ex-partner or his family tell that it is her?",
    Knows.COLLEAGUE: "Could people who were there, or a colleague of theirs, tell?",
    Knows.CHILD: "Could the child tell, reading it at 18?",
}


@dataclass(frozen=True)
class Tried:
    """The motivated intruder's test: who played the intruder, what was searched, for how long, and when."""

    who: str = ""
    how: str = field(default="", repr=False)
    minutes: int = 0
    on: date | None = None


@dataclass(frozen=True)
class Panel:
    """What was found when somebody asked who this could be."""

    facts: tuple[Fact, ...] = field(repr=False)
    not_told: frozenset[str]
    """The sorts of which somebody said that they are not told, or gone. Of which nothing was said is in neither."""

    refused: tuple[Fact, ...] = field(repr=False)
    """What was found in the very words, and is not what it looked like."""

    left: frozenset[str]
    """The sorts of which something was found that nobody took or refused."""

    answers: Mapping[str, str] = field(repr=False)
    were_there: bool | None
    """Whether people who were there could know that it is her; None while nobody has said."""

    her_word: HerWord
    """What she says to that, of her words as they stand now."""

    was_read: bool
    """Read once for meaning: jobs, objects, relations, journeys."""

    tried: Tried
    stands_out: bool
    """Whether the archive had no other mother's story like it when it was asked, or less was coded since it was alone."""

    by: str
    """Staff id of whoever coded it."""

    on: date
    text: str
    """Hash of what others would read, hear and see, as it was then."""

    grant: Grant | None
    """What her yes let out when it was asked: to whom, what for, in what form, and not near where. None: she had said none."""

    reason: str = field(default="", repr=False)
    """Why it may go out although it is amber."""

    reason_by: str = ""
    is_asked_again: bool = False
    """Whether stories have left the archive since, so that it is alone there, or with less, and nobody has answered that yet."""

    alone_with: frozenset[frozenset[str]] | None = field(default=None, repr=False)
    """What stood out when it was asked, as `tokens` compares it; None of what was asked before that was kept."""

    @property
    def band(self) -> Band:
        """What it allows; a combination that stands out takes a second person (rule 8)."""
        return max(band(self.facts), Band.AMBER if self.stands_out else Band.GREEN)

    @property
    def has_reason(self) -> bool:
        """Whether a second person has said why it may go out although it is amber."""
        return bool(self.reason.strip()) and self.reason_by not in {"", self.by}

    @property
    def is_to_code_again(self) -> bool:
        """Whether it is asked again, and nobody has coded it since: what two had answered before that answers it no more."""
        return self.is_asked_again and (not self.stands_out or self.has_reason)

    @property
    def asked_again_from(self) -> date:
        """The day from which it is asked again."""
        return months_after(self.on, MONTHS)


NO_PANEL = "Nobody has asked yet who this could be. Open “Who could this be?”."
STALE = "It reads differently since somebody asked who this could be. Look at it again."
WIDER = "It would reach more people, more places, or go further than when somebody asked who this could be. Look at it again."
TOO_OLD = f"It is {MONTHS} months since somebody asked who this could be. Look at it again."
ALONE_NOW = (
    "It is the only one here that tells some things together, which it was not when somebody asked, or fewer of them are "
    "enough now. Look at it again."
)
ASKED_BEFORE = "Somebody asked before we kept for whom her yes was, and what is not told. Look at it again, sort by sort."
KEY = "A detail in it can be looked up, so it leads to her. Take it out."
TOO_FEW = "Too few mothers could have told this. Say something in it more softly."
UNSAID = "Say of each sort whether it is told, or not told or gone. Nothing is said yet of: {}."
LEFT = "These were found in the very words. Tick what is so, and say “not this” of the rest: {}."
NOT_SAID_WHO_WAS_THERE = "Say yes or no: could people who were there know that it is her?"
ASK_HER = "People who were there could know that it is her. Tell her, and ask her: the note stands beside the question."
WAITS_FOR_HER = "She was asked whether she may be known by people who were there. It waits for what she says."
NOT_READ = "Read it once for what identifies only by its meaning: jobs, objects, relations, journeys."
NOT_TRIED = (
    "Write down the test: who tried to find her, what they searched, for how many minutes, and on which day."
)
NO_REASON = (
    "Few mothers could have told this, a detail is exact, or nothing here is like it. "
    "A second moderator says why it may go out."
)


def objections(
    panel: Panel | None, *, text: str, grant: Grant | None, today: date, is_out: bool = False,
    rested_from: date | None = None, was_out: Grant | None = None, is_first: bool = False,
) -> tuple[str, ...]:  # fmt: skip
    """Return every reason why the question who this could be is not answered.

    Args:
        panel: what was found; None when nobody has asked.
        text: hash of what others would read, hear and see now.
        grant: what her yes lets out now; None while she has not said yes.
        today: the day in London.
        is_out: it is out already: what is only asked again, after months or because it is alone now, stays where it is until
            two people have answered.
        rested_from: the day on which she hid it herself, where it was out as it stands until then and nobody but her took it
            down. Brought back within the months it reaches nobody new, so it is asked no more than what is out; but what is
            alone by then, or is to reach further, waits for people.
        was_out: what it was last out under; None when it never was, or nobody kept it.
        is_first: the first reader's turn: the second person's reason comes later.
    """
    if panel is None:
        return (NO_PANEL,)
    is_back = rested_from is not None and today < months_after(rested_from, MONTHS)
    stays = is_out or is_back
    is_older = stays and panel.grant is None  # Asked before these were kept: it stays where it is, too.
    asked = was_out if is_older else panel.grant
    is_unknown = is_out and asked is None  # Nobody kept it, and it is where it was.
    found = [
        *([STALE] if panel.text != text else []),
        *([WIDER] if is_wider(grant, asked) and not is_unknown else []),
        *([TOO_OLD] if today >= panel.asked_again_from and not stays else []),
        *([ALONE_NOW] if panel.is_to_code_again and not is_out else []),
        *_unanswered(panel, is_older=is_older),
        *_known_there(panel, is_first=is_first, is_older=is_older),
        *_too_clear(panel),
    ]
    is_being_asked = panel.is_asked_again and is_out
    if panel.band == Band.AMBER and not (panel.has_reason or is_first or is_being_asked):
        found.append(NO_REASON)
    return tuple(found)


def is_wider(now: Grant | None, asked: Grant | None) -> bool:
    """Return whether her yes lets it reach further than the one under which it was asked (rule 14)."""
    return now is not None and (asked is None or not now.reaches_no_further(asked))


def tells_less(now: Sequence[Fact], before: Iterable[Fact]) -> bool:
    """Return whether some detail of before is gone, or told more softly; a rarer one of its sort in its place is not less."""
    kept = tokens(now).keys()
    return any(
        not (tokens((one,)).keys() <= kept or any(_is_no_softer(new, one) for new in now)) for one in before
    )


def _is_no_softer(new: Fact, old: Fact) -> bool:
    if new.way.told != old.way.told or old.way.level == Level.EXACT:
        return False
    share, was = (1 if one.figure[0] is None else one.figure[0] for one in (new, old))
    return share <= was and new.ceiling >= old.ceiling


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _unanswered(panel: Panel, *, is_older: bool) -> Iterator[str]:
    told = {fact.way.told for fact in panel.facts}
    unsaid = [NAMES[one] for one in Told if one not in told and one not in panel.not_told]
    if unsaid and not is_older:
        yield UNSAID.format(", ".join(unsaid))
    if panel.left:
        yield LEFT.format(", ".join(NAMES[one] for one in Told if one in panel.left))
    for id, question in QUESTIONS.items():
        if not panel.answers.get(id, "").strip():
            yield f"Answer in a few words: {question}"
    if not panel.was_read:
        yield NOT_READ
    tried = panel.tried
    if not (tried.who.strip() and tried.how.strip() and tried.minutes > 0 and tried.on is not None):
        yield NOT_TRIED


def _known_there(panel: Panel, *, is_first: bool, is_older: bool) -> Iterator[str]:
    """Yield what is missing of rule 23; the first reading may end while she thinks about it, and nothing after it."""
    if panel.were_there is None and not is_older:
        yield NOT_SAID_WHO_WAS_THERE
    elif panel.were_there and panel.her_word == HerWord.NOT_ASKED:
        yield ASK_HER
    if (
        panel.her_word == HerWord.WAITS and not is_first
    ):  # Whatever was said since: she was promised that it waits.
        yield WAITS_FOR_HER


def _too_clear(panel: Panel) -> Iterator[str]:
    if look_up_keys(panel.facts):
        yield KEY
    if band_of(floor(mothers(panel.facts))) == Band.RED:
        yield TOO_FEW
