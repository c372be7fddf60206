"""What belongs to a suggestion and stands right beside it: "the surgery on" a lane, "the feast of" a saint, a number's noun.

Half a phrase left standing tells the other half: "the night of ▢" is a day still, and "the hostel off ▢" a house. What is widened is as
sure as it was, so that it is one suggestion and not two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moderation.suggesting.places import HOUSE_HEADS
from moderation.suggesting.suggestion import BARE_NUMBER, Label, Suggestion

_BACK, _ON = 70, 30
"""Signs before and after a suggestion in which it is looked for."""

_HEADS = "|".join(
    sorted(
        HOUSE_HEADS
        | set(
            """
            office offices soft play shop shops baker's bakers butcher's dentist's doctor's site flat flats bedsit cottage house maisonette room rooms cells jail gaol mbu cafe
            café bookies chippy launderette garage salon gym library baths pool park farm fairground field prep residential family hub nursery playgroup creche maternity
            midwives midwifery social branch depot docks yard works mass mosque cathedral abbey shelter safe hotel hostel refuge guest b&b surgery bathroom toilet toilets
            stairwell landing car-park bridge flyover towers block estate patch caravan campsite
            """.split()
        ),
        key=len,
        reverse=True,
    )
)
_PEOPLE = re.compile(
    r"(?<!\w)(?:a|an|the|some|this|that|one|young|old) (?:(?:young|old|older|posh|nice|lovely|retired|foster|english|christian|gay|childless|farming|church|local|other|rich) )?"
    r"(?:couple|family|girl|lady|woman|man|lad|lass|lassie|bloke|fella|folk|people|carers?|boy|priest|vicar|nurse|teacher|solicitor|barrister|surgeon|doctor|worker|one|person|agency|friend|firm) "
    r"(?:in|from|fae|frae|near|out|off|of|over in|up in|down in|called|named) (?:the )?$",
    re.IGNORECASE,
)
_NO_PART = "at|in|to|from|on|of|by|and|was|is|were|had|has|have|the|a|an|my|our|his|her|this|that|i|we|they|he|she|it|who|with|for|but|so|then|when|went|left|go|goes|live|lives|lived|up|down"
_HOUSE = re.compile(
    rf"(?<!\w)(?:(?:the|a|an|my|our|me|his|her|this|that) (?:(?!(?:{_NO_PART})\b)[a-z][a-z’'&-]{{1,14}} ){{0,2}}|(?:(?!(?:{_NO_PART})\b)[a-z][a-z’'&-]{{1,14}} )?|mother and )"
    rf"(?:{_HEADS}) (?:on|in|at|off|near|by|of|from|down|up|over|opposite|behind|outside) (?:the )?$",
    re.IGNORECASE,
)
_OWN_HOME = re.compile(
    r"(?<!\w)(?:my|our|me|his|her|their|your|ma) (?:[a-z][a-z’'&-]{1,14} ){0,2}(?:flat|house|home|place|room|bedsit|caravan) "
    r"(?:on|in|at|off|near|by|over|behind) (?:the )?$",
    re.IGNORECASE,
)
"""Where somebody lives: a place, and no office."""

_OF_A_TIME = re.compile(
    r"(?<!\w)(?:(?:the|that|this|on|da|every|each|one|all|till|until|before|after|by|during|between|from) )?(?:the |da |all |that |this )?(?:(?:very |same |first |second |last |whole |dark |hot |cold )?(?:day|days|night|nights|week|weekend|month|"
    r"morning|evening|eve|afternoon|year|summer|winter|spring|autumn|feast|festival|start|end|beginning|middle|back end|time|season) (?:o|of|before|after|that|when|until|till|efter) |"
    r"(?:until|till|til|before|after|during|between|b4|efter|afore|since|nearly|almost|just before|just after|half|mid-?|alternate|early|late) ?)(?:the |a |my |his |her |our )?(?:first |second |third |following |last |next )?$",
    re.IGNORECASE,
)
_OF_A_FEAST = re.compile(
    r"(?<!\w)(?:the |on |da )?(?:feast|eve|night|week|festival|octave) (?:of|o|before|after) $", re.IGNORECASE
)
_ON_A_TIME = re.compile(
    r" ?(?:eve|day|night|weekend|week|morning|afternoon|evening|sunset|term|half[ -]term|time|that (?:week|year|month)|this year|last year|next year|running|straight|in a row|apart|late|early|odd|exactly|and a bit|or so|on the dot|sharp|gone)(?!\w)",
    re.IGNORECASE,
)
_ON_A_WEIGHT = re.compile(
    r" (?:odd|exactly|nowt|nothing|dead|on the nose|and (?:a|an|one) (?:half|bit|ounce|quarter|three quarters)|and (?:[a-z]{3,5}) quarters|and an? [a-z]{4,6}|and (?:a )?half|n a (?:half|bit)|an a half|and a half)(?!\w)",
    re.IGNORECASE,
)
_ON_A_HOUSE = re.compile(
    r" (?:website|social services|social|children['’]?s services|services|council|police|wing|ward|unit|hospital|team|practice|clinic|surgery|project|parish|diocese|mags|building|caravan park|hotel|centre|choir|class|group|temple|church|mosque|gurdwara|school|college|court|family court|hostel|refuge|prison|nursery|pub|shop|club|hall|house|home|mass|kit|bag|shirt|scarf|bus|family|girl|lad|lass|woman|man|people|couple|daft|royal|general|memorial|women['’]?s|children['’]?s|maternity|infirmary|free press|gazette|echo|chronicle)(?!\w)",
    re.IGNORECASE,
)
_OF_A_NUMBER = re.compile(
    r" (?!(?:and|or|of|to|the|my|his|her|they|that|was|were|who|when|with|for|from|but|because|then|now|in|at|on|by|i|he|she|we|it|so|has|had|got|always|never|says|is|as|us)\b)(?:[a-z]{3,12} )?(?:legs of )?"
    r"(?!(?:was|has|is|his|us|this|always|as|cos|does)\b)[a-z]{2,14}(?:s|men|people|children|feet|bus|lamb)(?!\w)",
    re.IGNORECASE,
)
_ROYAL = re.compile(
    r"(?<!\w)(?:the )?(?:royal|princess royal|queen|king|general|old|new|saint|st\.?|ward \w{1,4},? (?:at )?(?:the )?(?:royal)?|children) $",
    re.IGNORECASE,
)
_ON_WORK = re.compile(
    r" (?:of (?!mine|ours|hers|his|the\b)(?:[a-z]{3,14})|in the (?-i:[A-Z])[\w’'-]{2,20}(?: (?-i:[A-Z])[\w’'-]{2,20})?|for the (?-i:[A-Z])[\w’'-]{2,20}|at night|on nights|nights|by trade)(?!\w)",
    re.IGNORECASE,
)


def find(text: str, found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield wider suggestions for those that have something of theirs beside them."""
    for one in found:
        wider = _back(text, one, _on(text, one))
        if wider != one:
            yield wider


def _back(text: str, one: Suggestion, so_far: Suggestion) -> Suggestion:
    start = max(0, one.start - _BACK)
    before = text[start : one.start]
    for label, pattern, becomes in _BEFORE:
        if one.label != label or not before.endswith((" ", "-")):
            continue
        said = pattern.search(before)
        if said is not None and said.group().strip():
            return replace(so_far, start=start + said.start(), label=becomes)
    return so_far


def _on(text: str, one: Suggestion) -> Suggestion:
    after = text[one.end : one.end + _ON]
    if one.reason == BARE_NUMBER and (said := _OF_A_NUMBER.match(after)) is not None:
        return replace(one, end=one.end + said.end())
    for label, pattern in _AFTER:
        said = pattern.match(after) if one.label == label else None
        if said is not None and _is_whole(text, one.end + said.end()):
            return replace(one, end=one.end + said.end())
    return one


def _is_whole(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()


_BEFORE = (
    (Label.PLACE, _OWN_HOME, Label.PLACE),
    (Label.PLACE, _HOUSE, Label.ORG),
    (Label.ORG, _HOUSE, Label.ORG),
    (Label.ORG, _OF_A_FEAST, Label.DATE),
    (Label.PLACE, _PEOPLE, Label.EVENT_MISC),
    (Label.PLACE, _ROYAL, Label.ORG),
    (Label.ORG, _ROYAL, Label.ORG),
    (Label.DATE, _OF_A_TIME, Label.DATE),
)
_AFTER = (
    (Label.DATE, _ON_A_TIME),
    (Label.AGE_FAMILY, _ON_A_WEIGHT),
    (Label.AGE_FAMILY, _ON_A_TIME),
    (Label.PLACE, _ON_A_HOUSE),
    (Label.ORG, _ON_A_HOUSE),
    (Label.DEMOGRAPHIC, _ON_A_HOUSE),
    (Label.DEMOGRAPHIC, _ON_WORK),
)
