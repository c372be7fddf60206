"""Words that everybody knows and that tell all the same, by their kind: a colour, what a thing is of, the lie of the land, a trade.

How common a word is does not show it: "sea" and "factory" are as common as "sink" and "folder", and tell where she lived and what
she did. The kinds are those of which more than half of what stood in our passages was marked by whoever wrote them, in both halves
of the sets (ADR 19); dogs, stairs, soup and songs are not among them. Data, and one rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before

_COLOURS = """
    red blue green yellow purple pink brown broon silver gold golden turquoise violet scarlet crimson maroon lilac
"""
_STUFF = """
    metal copper iron steel brass bronze leather velvet silk satin lace ribbon ribbons wooden wood timber brick
    bricks stone stones marble granite slate string rope ropes wire coal wax oil clay wool ice
"""
"""What a thing is made of."""

_WORN = """
    belt belts boots trousers gloves glasses bracelet bracelets necklace necklaces shirt shirts skirt skirts jeans
    hood veil suit uniform bow badge badges
"""
_OF_THE_BODY = """
    tooth teeth nose chin ankle ankles toe toes limp brain bone bones kidney kidneys lung lungs spine skull jaw ribs
    wrist ear lip
"""
_LAND = """
    sea ocean beach beaches river rivers lake lakes hill hills mountain mountains island islands isle fields forest
    woods cliff cliffs shore coast coastal harbour port bridge bridges canal valley stream waterfall north south
    east west northern southern eastern western castle tower tunnel motorway airport airports station stations
    platform lighthouse miles mile garden gardens camp barn stable
"""
_SKY = """
    snow snowed snowing storm storms frost fog flood floods flooded thunder lightning stars winter summer spring
    autumn
"""
_LIVING = """
    fish horse horses birds cats plant plants flowers seeds roses feather feathers wings goose mouse wolf lion tiger
    elephant monkey
"""
_GOING = """
    ship ships boat boats sailing plane planes bike bikes ferry coach van vans truck trucks ambulance taxi taxis
    flight
"""
_TRADES = """
    theatre cinema museum palace gallery ballroom stadium academy railway hunting racing riding bank banks market
    markets yard farm farms farming factory factories restaurant restaurants pub pubs laundry hotel hotels studio
    library gym garage shops teaching driving nursing cleaning building nails sewing fishing baking elder elders
    crew college university degree class exam exams science artist artists author authors writer writers engineer
    engineers player singer actor actress dancer professor captain champion farmer farmers lord king kings queen
    queens prince princess soldier soldiers
"""
"""Trades, where they are plied, and what is learnt."""

_PLAYED = """
    band bands radio race races match clubs club prize prizes medal trophy poem poems dance dancing concert concerts
    festival guitar choir bells chess football rugby cricket
"""
_BY_HAND = """
    framed carved wove weave weaves dyed musical artistic athletic
"""
"""What few hands do, and few are."""

_OF_LAW_AND_WAR = """
    cell cells wing quarters bomb bombs bombing war army navy gang raid raids raided bail guns tag tagged
"""
_OF_HEALTH = """
    disability disabilities disabled illness depression insulin placenta breech jaundice seizure seizures transplant
    virus cancer overdose operation stroke
"""
_EVENTS = """
    strike strikes election elections parade parades procession riot riots explosion bonfire carnival holiday
    holidays accident compensation lottery fortune
"""
_WHICH = """
    second third fourth fifth sixth seventh eighth ninth tenth hole plaque
"""
"""Which of several, for that is which child, or which year; and what is left in a door, or on a bench."""

_OFFICES = """
    centre county offices association committee department team teams unit units welfare
"""
"""How a house or a team is called that is not named."""

_FAITH = """
    holy mass masses faith bible temple altar religion blessing
"""

TELLING = frozenset(
    word
    for words in (
        _COLOURS, _STUFF, _WORN, _OF_THE_BODY, _LAND, _SKY, _LIVING, _GOING, _TRADES, _PLAYED, _BY_HAND, _OF_LAW_AND_WAR,
        _OF_HEALTH, _EVENTS, _WHICH, _OFFICES, _FAITH,
    )
    for word in words.split()
)  # fmt: skip

_PAIRS = """
    a team, all red, bank account, bank card, bank details, bank statement, bank statements, bank
    transfer, blue light, blue lights, care team, class action, contact centre, contact centres, driving licence,
    driving license, ear infection, fish finger, fish fingers, flight risk, the bank, go red, goes red, going
    red, good faith, green light, legal team, mental illness, police station, red book, red
    flag, red flags, red tape, second chance, second chances, second hand, second thought, second thoughts, seeing red, first tooth,
    the team, third party, turned blue, went blue, went red, work team
"""
_SAID_BY_ALL = frozenset(" ".join(pair.split()) for pair in _PAIRS.split(","))
"""Two words beside each other that say nothing by either."""

_WHOSE = frozenset("the my our me his her their".split())

REASON = "A word that everybody knows, of a kind that often tells. If many have this here, let it be."


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every word of these kinds."""
    for n, token in enumerate(tokens):
        if token.low not in TELLING or _is_left(tokens, n):
            continue
        after = tokens[n + 1].low if n + 1 < len(tokens) else ""
        pairs = {f"{token.low} {after}", f"{before(tokens, n)} {token.low}"}
        if _SAID_BY_ALL.isdisjoint(pairs):
            yield Suggestion(token.start, token.end, Label.UNUSUAL, Tier.UNUSUAL, REASON)


def _is_left(tokens: Sequence[Token], n: int) -> bool:
    """Return whether a word is left to the rules for names, or is a second of time, or what came second."""
    token = tokens[n]
    if token.is_capital and (not token.begins or lexicon().is_name(token.low)):
        return True
    return token.low == "second" and before(tokens, n) not in _WHOSE
