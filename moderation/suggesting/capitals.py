"""Words with a capital, in runs: a person, a place, a house or a team; by their names, and by the words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting import emphasis
from moderation.suggesting.backgrounds import PEOPLES
from moderation.suggesting.lexicon import COMMON, USUAL, lexicon
from moderation.suggesting.names import (
    CALLED,
    CALLS,
    NOT_A_NAME_AFTER,
    PARTICLES,
    RARELY_NAMES,
    RELATIONS,
    ROLES,
    TITLES,
    TITLES_MID_SENTENCE_ONLY,
    TWO_LETTERS,
)
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.places import (
    AT_A_PLACE,
    HOUSE_HEADS,
    STREET_HEADS,
    TOWNS,
    TOWNS_ALSO_WORDS,
    WORLD,
)
from moderation.suggesting.runs import Run, acts, is_acting, is_rare_and_acts, is_word_acting
from moderation.suggesting.suggestion import (
    AFTER_TITLE,
    CALLED_SO,
    ELSEWHERE,
    HERS,
    LETTERS,
    OF_A_SAINT,
    RARE_AND_ACTS,
    RARE_AND_CAPITAL,
    RARE_AND_FIRST,
    Label,
    Suggestion,
    Tier,
)
from moderation.suggesting.tokens import Token, gap

CALENDAR = frozenset(
    """
    january february march april may june july august september october november december feb aug sept oct nov dec monday
    tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
    christmas easter eid ramadan diwali hogmanay halloween xmas lent
    """.split()
)
_ARTICLES = frozenset({"a", "an", "the"})
SAINTS = frozenset({"st", "saint", "saints", "our"})
LONGEST_RUN = 8
_JOINS = frozenset({" ", "-", "–", "'", "’", ""})
_SAID_EVERYWHERE = 6.0
"""From how common on a word owns nothing: "She's"."""

_VERY_COMMON = 5.0
_OF = frozenset({"of", "for"})
_OFFICES = frozenset(
    """
    agency association authority board bureau centre church city college county court
    commission committee council department directorate district
    faculty foundation friends guild hospital house institute league ministry office order school secretary society trust union
    university
    """.split()
)
"""Words that begin the name of an office which goes on after "of" or "for": "the Ministry of Justice"."""

_OF_AN_OFFICE = frozenset(
    """
    authority authorities services service court courts council police panel team health care act party republic rights state
    secretary commission conference order
    """.split()
)
"""Of words that say nothing by themselves: those that belong to the name before them, "Trent Health Authority"."""

_NO_INITIALS = frozenset("IAOXURNY")
_ALSO_LETTERS = frozenset({"pip", "royal"})
"""What everybody here knows by these letters or this word, and a child may be called by."""

_SHORT_TITLES = frozenset(
    "mr mrs ms mx dr prof rev revd fr sr st sgt pc dc ds di dci insp capt maj col lt cpl cllr hon supt".split()
)
"""Those that are written with a stop, after which the name goes on."""

_PLACES = TOWNS | WORLD
_SEASONS = frozenset("spring summer autumn winter".split())
_POINTS = frozenset("in this last next every each that since until by early late the".split())
_BEFORE_A_PLACE = frozenset(
    "new old north south east west great little upper lower high low long white black red green".split()
)
"""At the head of a sentence, and a capital after it: "New Cross tested"."""

_NO_LISTED = PEOPLES | _PLACES | HOUSE_HEADS
_ON = frozenset("on in at from to off down up round near by fae frae outside".split())
_HOME = frozenset({"england", "scotland", "wales", "ireland", "britain", "cymru"})


def find(text: str, tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield what words with a capital could name."""
    is_stressing = emphasis.stresses(tokens)
    for run in _runs(text, tokens):
        if is_stressing and _is_stressed(run):
            continue
        house = _house(text, run)
        if house is not None:
            yield house
            continue
        yield from _twice(run)
        name = _without_common_edges(run)
        if name is not None:
            found = _judged(name)
            if found is not None:
                yield found


def _is_stressed(run: Run) -> bool:
    """Return whether a run is of everyday words, in a text whose capitals stress: "with Will and Courage"."""
    known = lexicon()
    return all(
        (known.is_ordinary(word, USUAL) or word in emphasis.OF_OFFICES)
        and not (known.is_clearly_name(word) or known.is_family(word) or word in PEOPLES or word in _PLACES)
        for word in run.words
    ) and not (run.back() in RELATIONS | CALLED | TITLES or acts(run))


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[Run]:
    n = 0
    while n < len(tokens):
        if not tokens[n].is_capital:
            n += 1
            continue
        last = n
        while last - n < LONGEST_RUN and _goes_on(text, tokens, last):
            last += 1
        while last > n and not tokens[last].is_capital:  # A particle alone ends nothing: "Maria de".
            last -= 1
        yield Run(tokens, n, last)
        n = last + 1


def _goes_on(text: str, tokens: Sequence[Token], n: int) -> bool:
    if n + 1 >= len(tokens):
        return False
    between, after = gap(text, tokens, n), tokens[n + 1]
    is_initial = len(tokens[n].text) == 1 and between in {". ", ".", ".-"}
    is_short_form = is_initial or (between == ". " and tokens[n].low in _SHORT_TITLES)
    if between == " " and after.low in _OF and n + 2 < len(tokens) and tokens[n + 2].is_capital:
        return _is_office(tokens[n]) and not after.begins and gap(text, tokens, n + 1) == " "
    if not (is_short_form or (between in _JOINS and not after.begins)):
        return False
    return after.is_capital or (after.low in PARTICLES and n + 2 < len(tokens) and tokens[n + 2].is_capital)


def _twice(run: Run) -> Iterator[Suggestion]:
    """Yield a name that is one word said twice: "An An"."""
    if len(run.words) == 2 and run.words[0] == run.words[1] and not run.tokens[run.last].begins:  # noqa: PLR2004 -- twice.
        yield run.as_(Label.PERSON, Tier.CHECK, "One word twice, with capitals: it may be a name.")


def _house(text: str, run: Run) -> Suggestion | None:  # noqa: PLR0911 -- one question a line.
    """Return a house, a team or a street: known by its last word, by a saint, or by "the" before it."""
    words, last = run.words, run.last
    tells = [word for word in words if not _is_everyday(word)]
    if words[0] == "hmp" and len(words) > 1:
        return run.as_(Label.ORG, Tier.LIKELY, "A prison.")
    saint = _saint_in(run)
    if saint is not None:
        return saint.as_(Label.ORG, Tier.LIKELY, OF_A_SAINT)
    if (
        words[-1] in STREET_HEADS
        and len(words) > 1
        and (tells or not run.begins)
        and words[0] not in CALENDAR
    ):
        return run.as_(Label.PLACE, Tier.LIKELY, "The name of a street or an estate.")
    if words[-1] in HOUSE_HEADS and len(words) > 1 and tells and tells[0] not in TITLES:
        return run.as_(Label.ORG, Tier.LIKELY, "The name of a house, a team or a paper.")
    after = run.tokens[last + 1] if last + 1 < len(run.tokens) else None
    if after is None or gap(text, run.tokens, last) != " " or after.low not in HOUSE_HEADS | STREET_HEADS:
        return None
    name = _without_common_edges(run)
    if name is None or not tells or name.words[-1] in CALENDAR or words[0] in TITLES:
        return None
    is_sure = not any(word in PEOPLES for word in name.words)
    whole = Run(run.tokens, name.first, last + 1)
    label = Label.ORG if after.low in HOUSE_HEADS else Label.PLACE
    return whole.as_(
        label, Tier.LIKELY if is_sure else Tier.CHECK, "The name of a house, a team or a street."
    )


def _saint_in(run: Run) -> Run | None:
    """Return what is named after a saint, without a word that only begins the sentence: "At St Bride's"; None for none."""
    skipped = 1 if run.begins and run.words[0] in NOT_A_NAME_AFTER else 0
    words = run.words[skipped:]
    if len(words) < 2 or words[0] not in SAINTS or words[0] == "our":  # noqa: PLR2004 -- the word and whose it is.
        return None
    return Run(run.tokens, run.first + skipped, run.last)


def _is_everyday(word: str) -> bool:
    return word in SAFE_CAPITALS or word in HOUSE_HEADS or lexicon().often(word) >= _VERY_COMMON


def _without_common_edges(run: Run) -> Run | None:
    """Return the run without everyday words at its edges; None when nothing is left."""
    tokens, first, last = run.tokens, run.first, run.last
    while first <= last and _is_common_head(run, first):
        first += 1
    is_named = first <= last and tokens[first].low not in SAFE_CAPITALS
    while (
        last > first
        and tokens[last].low in SAFE_CAPITALS
        and not (is_named and tokens[last].low in _OF_AN_OFFICE)
    ):
        last -= 1
    return Run(tokens, first, last) if first <= last else None


def _is_common_head(run: Run, n: int) -> bool:
    token = run.tokens[n]
    if n < run.last and (token.low in TITLES or _begins_a_place(run, n)):
        return False
    if token.low in SAFE_CAPITALS:
        return not (token.low in _ALSO_LETTERS and token.text.istitle() and not token.begins)
    known = lexicon()
    if len(token.text) == 1 and token.begins and n == run.last:
        return token.text in _NO_INITIALS or not acts(Run(run.tokens, n, n))
    is_told = token.low in _PLACES or known.is_clearly_name(token.low) or is_acting(run, n)
    is_told = is_told or known.is_family(token.low) or is_word_acting(run)
    if token.begins and is_rare_and_acts(run):
        return False
    return token.begins and known.is_ordinary(token.low) and not is_told


def _begins_a_place(run: Run, n: int) -> bool:
    token, after = run.tokens[n], run.tokens[n + 1]
    return token.begins and token.low in _BEFORE_A_PLACE and after.low not in SAFE_CAPITALS | CALENDAR


def _is_office(token: Token) -> bool:
    return token.low in _OFFICES


def _judged(run: Run) -> Suggestion | None:
    if run.words == ("eve",) and run.back() in CALENDAR | {"year", "years"}:
        return None  # A day of the year, and nobody called Eve.
    return _office(run) or _person_by_context(run) or _known(run) or _place_by_context(run) or _unknown(run)


def _office(run: Run) -> Suggestion | None:
    """Return an office that goes on after "of" or "for"."""
    if run.words[0] not in _OFFICES or _OF.isdisjoint(run.words):
        return None
    return run.as_(Label.ORG, Tier.CHECK, "The name of an office.")


def _person_by_context(run: Run) -> Suggestion | None:  # noqa: PLR0911 -- one question a line.
    words, back = run.words, run.back()
    if words[0] in TITLES and len(words) > 1:
        return run.as_(Label.PERSON, Tier.LIKELY, "A title and a name.")
    if words[-1] in CALENDAR or (len(words) == 1 and words[0] in PEOPLES):
        return None
    if back in TITLES and back not in TITLES_MID_SENTENCE_ONLY:
        return run.as_(Label.PERSON, Tier.LIKELY, AFTER_TITLE)
    if (
        (back in CALLED and (back != "cried" or _is_right_after(run)))
        or (back in {"is", "was", "names", "name's", "be"} and run.back(2) in {"name", "name's", "names"})
        or back == "names"
        or (back in {"him", "her", "them", "it"} and run.back(2) in CALLS)
    ):
        return run.as_(Label.PERSON, Tier.LIKELY, CALLED_SO)
    if _is_listed(run):
        return run.as_(Label.PERSON, Tier.LIKELY, "It stands beside a name.")
    if back in RELATIONS or back in ROLES or back in TITLES:
        if not _is_place(run):
            return run.as_(Label.PERSON, Tier.LIKELY, HERS)
        return run.as_(Label.PLACE, Tier.LIKELY, "A place.")
    return None


def _is_right_after(run: Run) -> bool:
    """Return whether nothing but a gap stands before it: "he cried, Fair play" names nobody."""
    return run.tokens[run.first].start - run.tokens[run.first - 1].end == 1


def _is_listed(run: Run) -> bool:
    """Return whether it follows a first name and an "and", and is itself no place, no people and no everyday word."""
    if run.back() not in {"and", "n"} or run.first < 2:  # noqa: PLR2004 -- the name, and the "and".
        return False
    other, known = run.tokens[run.first - 2], lexicon()
    telling = all(known.often(word) < COMMON and word not in _NO_LISTED for word in run.words)
    return telling and other.is_capital and known.is_clearly_name(other.low)


def _known(run: Run) -> Suggestion | None:  # noqa: PLR0911 -- one question a line.
    words, known = run.words, lexicon()
    if all(word in CALENDAR for word in words):
        return None
    clear = any(known.is_clearly_name(word) for word in words)
    if len(words) == 1 and words[0] in PEOPLES:
        return run.as_(Label.DEMOGRAPHIC, Tier.CHECK, "Where somebody comes from, or what she believes.")
    if clear and not (_is_place(run) and run.back() in AT_A_PLACE):
        # "The Aga" is a thing that is called like somebody.
        tier = Tier.CHECK if len(words) == 1 and run.back() in {"the", "an"} else Tier.LIKELY
        return run.as_(Label.PERSON, tier, "A first name.")
    if _is_place(run):
        return run.as_(Label.PLACE, Tier.LIKELY, "A town, a borough or a county.")
    if " ".join(words) in known.countries or any(word in WORLD or word in known.countries for word in words):
        is_sure = run.back() in AT_A_PLACE and _HOME.isdisjoint(words)
        return run.as_(Label.PLACE, Tier.LIKELY if is_sure else Tier.CHECK, ELSEWHERE)
    if any(known.is_clearly_surname(word) for word in words):
        return run.as_(Label.PERSON, Tier.LIKELY, "A surname.")
    return _name_and_word(run)


def _name_and_word(run: Run) -> Suggestion | None:
    """Return a name that is a word as well."""
    if run.words[0] in _SEASONS and run.first == run.last and run.back() in _POINTS:
        return None
    if run.words[0] in TWO_LETTERS and run.tokens[run.first].text.isupper():
        return None  # "I was in ED all night": letters that stand for something.
    if (not run.begins or is_acting(run, run.first)) and any(map(lexicon().is_name, run.words)):
        return run.as_(Label.PERSON, Tier.LIKELY, "A first name that is a word as well.")
    if is_word_acting(run):
        tier = Tier.LIKELY if is_rare_and_acts(run) else Tier.CHECK
        return run.as_(Label.PERSON, tier, "A word that a child may be called by, and it does something.")
    return None


def _is_place(run: Run) -> bool:
    back = run.back()
    return any(
        word in TOWNS and (word not in TOWNS_ALSO_WORDS or back in AT_A_PLACE or back == "at")
        for word in run.words
    )


def _place_by_context(run: Run) -> Suggestion | None:
    if run.begins or all(lexicon().often(word) >= COMMON for word in run.words) or run.words[-1] in CALENDAR:
        return None
    back = run.back()
    if back in _ARTICLES and run.back(2) in {*AT_A_PLACE, "at"}:
        return run.as_(Label.ORG, Tier.LIKELY, "A name after words that say where.")
    if back in AT_A_PLACE:
        return run.as_(Label.PLACE, Tier.LIKELY, "A name after a word that says where.")
    if back == "at":
        return run.as_(Label.ORG, Tier.LIKELY, "A name after words that say where.")
    return None


def _unknown(run: Run) -> Suggestion | None:
    if all(word in CALENDAR for word in run.words):
        return None
    is_place = run.begins and run.first < run.last and run.words[0] in _BEFORE_A_PLACE
    return _rare(run) or (None if run.begins and not is_place else _common(run))


def _rare(run: Run) -> Suggestion | None:
    known, word = lexicon(), run.tokens[run.first].text
    is_alone = run.first == run.last
    if is_alone and len(word) == 1 and (not run.begins or (word not in _NO_INITIALS and acts(run))):
        return run.as_(Label.PERSON, Tier.CHECK, "An initial.")
    is_told = run.begins and is_rare_and_acts(run)
    if not is_told and all(known.is_ordinary(one) or one in known.languages for one in run.words):
        return None
    if is_alone and word.isupper():
        return run.as_(Label.ORG, Tier.CHECK, LETTERS)
    if run.begins and acts(run):
        return run.as_(Label.PERSON, Tier.LIKELY, RARE_AND_ACTS)
    if run.begins:
        return run.as_(Label.PERSON, Tier.CHECK, RARE_AND_FIRST)
    return run.as_(Label.PERSON, Tier.LIKELY, RARE_AND_CAPITAL)


def _very_common(run: Run) -> Suggestion | None:
    """Return a word that everybody says and that has a capital: a child called Blue, or "on the Wall"."""
    if run.back() == "the" and run.back(2) in _ON and run.words[0] not in SAFE_CAPITALS | RELATIONS | ROLES:
        return run.as_(Label.PLACE, Tier.CHECK, "A place that people here know by a short name.")
    if run.words[0] in RARELY_NAMES and run.back() not in _ARTICLES:
        return run.as_(Label.PERSON, Tier.CHECK, "A word that a child may be called by, with a capital.")
    return None


def _common(run: Run) -> Suggestion | None:
    known = lexicon()
    if any(word in known.languages for word in run.words):
        return run.as_(Label.DEMOGRAPHIC, Tier.CHECK, "A language.")
    often = max(known.often(word) for word in run.words)
    if often < _SAID_EVERYWHERE and run.tokens[run.last].text.lower().endswith(("'s", "’s")):
        return run.as_(
            Label.ORG, Tier.CHECK, "A capital, and something of theirs: a shop, a hospital, a person."
        )
    if emphasis.is_of_offices(run.words):
        return None
    if often >= _VERY_COMMON and run.first == run.last:
        return _very_common(run)
    if run.first < run.last:
        return run.as_(
            Label.ORG, Tier.CHECK, "Words with capitals that stand together: an office, a team, a paper."
        )
    label = Label.PERSON if often < USUAL else Label.EVENT_MISC
    return run.as_(label, Tier.CHECK, "A capital in the middle of a sentence.")
