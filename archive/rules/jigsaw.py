"""Who could this be? What a story still tells, put together as somebody would who looks for her (rules 8, 14, 23; c9, c12).

Two independent questions. In the world: about how many mothers could it be, by public figures? In the archive: which few
details has this story alone? Neither decides by itself: a person codes the facts, answers for those who know her already,
and tries. Sources: ICO, anonymisation (singling out, linking, inference; the motivated intruder); minimal sample uniques as
in SUDA; Brophy, anonymisation of children judgments (2016): weigh "the distinctive but also the mundane".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import chain, combinations
from math import floor

from archive.rules.figures import (
    A_YEAR,
    BASE,
    NAMES,
    NO_FIGURE,
    NOT_COUNTED_THERE,
    OPTIONS,
    YEARS,
    Band,
    Level,
    Option,
    Told,
    counted,
    is_estimate,
)
from archive.rules.folding import fold
from archive.rules.grant import Grant

RED_BELOW = 20
"""Fewer mothers than this: it does not go out."""

GREEN_ABOVE = 200
"""Up to this many: a second moderator says why it may go out nevertheless."""

LONGEST_WORDS = 300
"""Letters of the words that tell one fact."""

MOST_TOGETHER = 3
MONTHS = 12
"""After so many months it is asked again (rule 14)."""

INDEPENDENT = (
    "The shares are multiplied as if these things had nothing to do with each other. Often they have: take the sum for a "
    "measure of caution, never for a count."
)


@dataclass(frozen=True)
class Fact:
    """One fact as it stands in what others would read, hear and see."""

    option: str
    words: str = field(default="", repr=False)
    """The very words that tell it, several by semicolons; empty when it is told without a word of its own."""

    @property
    def way(self) -> Option:
        """How it is told."""
        return OPTIONS[self.option]

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words that tell it, one by one."""
        return tuple(filter(None, (one.strip() for one in self.words.split(";"))))

    @property
    def label(self) -> str:
        """How it is spoken of among moderators."""
        return self.words if self.way.level == Level.EXACT and self.words else self.way.says

    @property
    def figure(self) -> tuple[Fraction | None, str]:
        """Which share of mothers it leaves, and whose figure that is: of its very words where they are counted, else of its way.

        Of several words it is the rarest that is counted; they are never multiplied, for they mostly name one thing.
        """
        found = [one for one in self._counted if one is not None]
        return min(found, default=(self.way.share, self.way.source))

    @property
    def ceiling(self) -> Band:
        """The best that a story with it can be: no exact word that nobody has counted is green by itself.

        Nor is a people, a tongue, a faith or a country by its name, however many there are: it is told more softly, or a
        reviewer says why not (rule 7; Brophy, 2016).
        """
        if self.names_origin:
            return Band.AMBER
        is_counted = bool(self._counted) and all(one is not None for one in self._counted)
        return Band.GREEN if is_counted else self.way.ceiling

    @property
    def names_origin(self) -> bool:
        """Whether it names where she comes from, what she speaks or what she believes."""
        return (self.way.told, self.way.level) == (Told.BACKGROUND, Level.EXACT)

    @property
    def _counted(self) -> tuple[tuple[Fraction, str] | None, ...]:
        if self.way.level != Level.EXACT:
            return ()
        return tuple(counted(self.way.told, phrase) for phrase in self.phrases)


# In the world


@dataclass(frozen=True)
class Line:
    """One line of the funnel."""

    says: str
    share: str
    source: str
    women: int

    @property
    def is_estimate(self) -> bool:
        """Whether its share is an estimate of ours."""
        return is_estimate(self.source)


def mothers(facts: Iterable[Fact]) -> Fraction:
    """Return about how many mothers it could be: those of a year, times the share of each fact."""
    facts = tuple(facts)
    found = A_YEAR if any(fact.way.told == Told.TIME for fact in facts) else A_YEAR * YEARS
    for fact in facts:
        share, _ = fact.figure
        found *= 1 if share is None else share
    return found


def funnel(facts: Sequence[Fact]) -> tuple[Line, ...]:
    """Return every step from all mothers to those that it could be: what, which share, whose figure, how many are left."""
    years = 1 if any(fact.way.told == Told.TIME for fact in facts) else YEARS
    lines = [Line(*_everyone(years), floor(A_YEAR * years))]
    # Time first: it says of how many years the mothers are counted.
    ordered = sorted(facts, key=lambda fact: fact.way.told != Told.TIME)
    lines += [_line(fact, floor(mothers(ordered[:n]))) for n, fact in enumerate(ordered, start=1)]
    return tuple(lines)


def _everyone(years: int) -> tuple[str, str, str]:
    mothers = "Mothers of infants in care proceedings in England"
    if years == 1:
        return f"{mothers}, in a year", "everyone", BASE
    return f"{mothers}, in {years} years", "everyone", f"{BASE} No time is told: counted as {years} years."


def _line(fact: Fact, women: int) -> Line:
    share, source = fact.figure
    if share is None:
        source = NOT_COUNTED_THERE if fact.way.is_outside else NO_FIGURE
        return Line(fact.label, "everyone", source, women)
    return Line(fact.label, in_words(share), source, women)


def in_words(share: Fraction) -> str:
    """Return a share without a decimal: "1 in 64", "47 in 100", "5 times"."""
    if share >= 1:
        return "as many" if share == 1 else f"{floor(share)} times"
    if share.numerator == 1 or share < Fraction(1, 10):
        return f"1 in {round(1 / share)}"
    return f"{round(share * 100)} in 100"


def about(women: int) -> str:
    """Return how many mothers, in words, rounded down and without a decimal."""
    if women < 1:
        return "almost certainly one mother"
    if women < 1000:  # noqa: PLR2004 -- from here on the last digits say nothing.
        return f"about {women} {'mother' if women == 1 else 'mothers'}"
    step = 10 ** (len(str(women)) - 2)
    return f"about {women // step * step:,} mothers"


def band_of(women: int) -> Band:
    """Return what so many mothers allow."""
    if women < RED_BELOW:
        return Band.RED
    return Band.GREEN if women > GREEN_ABOVE else Band.AMBER


def band(facts: Sequence[Fact]) -> Band:
    """Return what the facts allow: no better than any one of them, whatever the funnel says (look-up keys are red)."""
    return max([band_of(floor(mothers(facts))), *(fact.ceiling for fact in facts)])


# In the archive


@dataclass(frozen=True)
class Row:
    """What one story of the archive tells, and whose it is."""

    story: str
    mother: str = field(repr=False)
    tokens: frozenset[str] = field(repr=False)


@dataclass(frozen=True)
class Together:
    """A few details that no story of another mother has, and none of which could be left out."""

    labels: tuple[str, ...] = field(repr=False)
    hers: int
    """How many other stories of hers have them too."""

    tokens: frozenset[str] = field(repr=False)
    """The same details as they are compared between stories (`tokens`)."""

    @property
    def says(self) -> str:
        """The sentence."""
        details = _and(tuple(f"“{label}”" for label in self.labels))
        if self.hers:
            many = "another story" if self.hers == 1 else f"{self.hers} other stories"
            return f"Only this story and {many} by the same mother have {details}: read together, they tell more."
        return f"Only this story has {details}."


def tokens(facts: Iterable[Fact]) -> Mapping[str, str]:
    """Return what can be compared between stories, and how each is spoken of. An exact fact also tells its soft form.

    Phrase by phrase: a story that names a town and its ward shares the town with one that names the town alone.
    """
    found: dict[str, str] = {}
    for fact in facts:
        way = fact.way
        if way.level == Level.EXACT:
            found |= _by_phrase(fact)
            way = OPTIONS.get(way.softer, way)
        found[way.id] = way.says
    return found


def _by_phrase(fact: Fact) -> Mapping[str, str]:
    told = fact.way.told
    return {f"{told}={fold(one).text.strip()}": one for one in fact.phrases} or {
        f"{told}={fact.option}": fact.label
    }


def standing_out(facts: Sequence[Fact], mother: str, others: Iterable[Row]) -> tuple[Together, ...]:
    """Return every minimal combination of up to three details that only this mother's stories have.

    What links this story to another one of hers comes first, then what stands here alone; of each the fewest details first.

    One pass over the archive, then intersections of bit sets: 10,000 stories take a fraction of a second.
    """
    mine = tokens(facts)
    theirs, hers = dict.fromkeys(mine, 0), dict.fromkeys(mine, 0)
    for n, row in enumerate(others):
        bits = hers if row.mother == mother else theirs
        for token in row.tokens & mine.keys():
            bits[token] |= 1 << n
    every = [
        Together(tuple(mine[token] for token in one), _shared(hers, one).bit_count(), frozenset(one))
        for one in _shared_by_nobody(theirs)
    ]
    return tuple(sorted(every, key=lambda one: not one.hers))


def is_more_alone(now: Iterable[frozenset[str]], answered: Collection[frozenset[str]] | None) -> bool:
    """Return whether fewer details are enough to stand out than were when somebody answered: less is needed to know her.

    That is so where something smaller than what was answered stands out, or a part of it does. As many other details, or
    more, set nobody more apart than she was, and ask nobody anew.

    Args:
        now: every minimal combination that stands out now, as `tokens` compares them; read no further than to the first
            that is fewer.
        answered: those that stood out then; none where it was only taken for alone. None: nobody kept them, so nothing is
            known to be fewer.
    """
    if answered is None:
        return False
    fewest, parts = _fewest(answered), frozenset(chain.from_iterable(map(_parts, answered)))
    return any(len(one) < fewest or one in parts for one in now)


def _fewest(answered: Collection[frozenset[str]]) -> int:
    return min(map(len, answered), default=MOST_TOGETHER + 1)


def _parts(answered: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every part of a combination that is less than the whole, up to as many details as are ever put together."""
    sizes = range(min(len(answered), MOST_TOGETHER + 1))
    return (frozenset(part) for size in sizes for part in combinations(sorted(answered), size))


def _shared_by_nobody(theirs: Mapping[str, int], most: int = MOST_TOGETHER) -> Iterator[tuple[str, ...]]:
    """Yield every minimal combination of up to `most` details, the fewest first, that no story of another mother has.

    What holds such a combination is shared by nobody either, and is not minimal. So details are only ever added to what is
    shared, and a larger combination is looked at only where every part of it is.
    """
    shared: dict[tuple[str, ...], int] = {(): -1}
    for size in range(1, most + 1):
        larger: dict[tuple[str, ...], int] = {}
        for combination in combinations(theirs, size):
            parts_are_shared = all(part in shared for part in combinations(combination, size - 1))
            if not parts_are_shared:
                continue
            bits = shared[combination[:-1]] & theirs[combination[-1]]
            if not bits:
                yield combination
            elif size < most:
                # Of the largest nothing is kept: there may be very many, and nothing is added to them.
                larger[combination] = bits
        shared = larger


class Crowd:
    """What every story of the archive tells, as bit sets: many stories can be asked one after the other whether they are alone."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take every story of the archive in, once."""
        self._telling: dict[str, int] = {}
        self._of: dict[str, int] = {}
        for n, row in enumerate(rows):
            self._of[row.mother] = self._of.get(row.mother, 0) | 1 << n
            for token in row.tokens:
                self._telling[token] = self._telling.get(token, 0) | 1 << n

    def is_alone(self, facts: Iterable[Fact], mother: str) -> bool:
        """Return whether only this mother's stories have some of these together: as `standing_out`, without saying which.

        The largest combinations decide: what is shared by three together is shared by each of them.
        """
        theirs = self._theirs(facts, mother)
        sizes = min(MOST_TOGETHER, len(theirs))
        return sizes > 0 and not all(_shared(theirs, some) for some in combinations(theirs, sizes))

    def is_more_alone(
        self, facts: Iterable[Fact], mother: str, answered: Collection[frozenset[str]] | None
    ) -> bool:
        """Return whether fewer of these are enough now than were answered (`is_more_alone`).

        Only what could be fewer is looked for: less than the most details that were answered, or than the fewest.
        """
        if answered is None:
            return False
        fewer = max([_fewest(answered), *map(len, answered)]) - 1
        now = _shared_by_nobody(self._theirs(facts, mother), min(fewer, MOST_TOGETHER))
        return is_more_alone(map(frozenset, now), answered)

    def _theirs(self, facts: Iterable[Fact], mother: str) -> Mapping[str, int]:
        hers = self._of.get(mother, 0)
        return {token: self._telling.get(token, 0) & ~hers for token in tokens(facts)}


def _shared(bits: Mapping[str, int], combination: Sequence[str]) -> int:
    found = -1
    for token in combination:
        found &= bits[token]
    return found


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


# Softening


@dataclass(frozen=True)
class Softening:
    """One change, and what comes of it."""

    fact: Fact
    softer: Fact | None
    """None: it is told no more."""

    left: Fraction
    band: Band
    lost: int
    """How many words of the story fewer."""

    keys: int
    """How many look-up keys are left; while there is one, nothing else helps."""

    @property
    def women(self) -> int:
        """About how many mothers it could be then."""
        return floor(self.left)


def softenings(facts: Sequence[Fact]) -> tuple[Softening, ...]:
    """Return every single change, the best first: no key left, the best band, the most mothers, the fewest words lost."""
    found = [_softened(facts, n) for n in range(len(facts))]
    return tuple(sorted(found, key=lambda one: (one.keys, one.band, -one.left, one.lost)))


def _softened(facts: Sequence[Fact], n: int) -> Softening:
    fact = facts[n]
    way = OPTIONS.get(fact.way.softer)
    softer = Fact(way.id, way.says) if way is not None else None
    left = [*facts[:n], *([softer] if softer else []), *facts[n + 1 :]]
    lost = sum(len(phrase.split()) for phrase in fact.phrases) - len(softer.words.split() if softer else [])
    return Softening(fact, softer, mothers(left), band(left), max(lost, 0), _keys(left))


def _keys(facts: Iterable[Fact]) -> int:
    return sum(fact.way.ceiling == Band.RED for fact in facts)


# The panel as a rule


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
    if _keys(panel.facts):
        yield KEY
    if band_of(floor(mothers(panel.facts))) == Band.RED:
        yield TOO_FEW
