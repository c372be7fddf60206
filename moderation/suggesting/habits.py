"""Drink and drugs of somebody: what he drank, that she was using, how long somebody is sober. All of it is to be checked.

The words are everybody's, and a baby drinks too. So they count where a person's drinking is meant: not with milk, tea or water
behind them, from a cup or a bottle, or so many millilitres.
"""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import Label, Suggestion, Tier

DRINK_OR_DRUGS = "Drink or drugs: not many share this, so together with other details it could tell."

_ENDS = r"(?=[.,;:!?)]|\n|\Z|"
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|a few|nearly a|over a|almost a)"
_SO_LONG = (
    rf"{_NUMBER} (?:and a half )?(?:days?|weeks?|months?|years?)(?: and {_NUMBER} (?:days?|weeks?|months?))?"
)
_SPIRITS = "vodka|gin|rum|wine|cider|whisky|whiskey|brandy|beer|lager|stout|spirits|sherry|alcohol|booze|buckfast|cans"
_DRUGS = (
    "drugs|heroin|crack|cocaine|coke|weed|skunk|cannabis|hash|spice|speed|ketamine|pills|smack|gear|brown|amphetamines?|methadone|"
    "substances"
)
_ANY_DRINK = (
    "milk|formula|breast ?milk|water|tea|coffee|juice|squash|pop|cola|lemonade|ribena|chocolate|soup|brews?|cuppas?|smoothies?|"
    "feeds?|cups?|glass(?:es)?|mugs?|bottles?|cartons?|ml|mls|oz|ounces?|pints? of milk|it|them|that|this|straws?|fountains?|games?"
)
_OF_SPIRITS = rf"(?! (?:of )?(?:neat )?(?:{_SPIRITS})\b)"
_NOT_A_FEED = (
    r"(?! ?(?:(?:his|her|my|their|our|the|a|an|some|any|only|just|enough|more|most of|all|all of|lots of|plenty of|a lot of|full|little|"
    rf"cold|hot|warm|cool|own|first|last|whole|half|of|\d{{1,4}}|two|three|four|five|six) ){{0,3}}(?:(?:{_ANY_DRINK})\b{_OF_SPIRITS}|"
    r"\d{1,4} ?(?:ml|mls|oz)\b))"
    r"(?! (?:so |really |very )?(?:from|out of|through|well|nicely|lovely|beautifully|properly|happily|the lot|up)\b)"
)
_STILL = r"(?:still |always |only |just |never |also |both |all |already |really |heavily |constantly |secretly |out |back |not |actually )?"
_BE = r"(?:was|were|wis|is|am|are|be|been|['’](?:s|m|re))"
_WHOSE = r"(?:my|his|her|our|their|your|the|[a-z]{2,14}['’]s)"
_PARENT = "dad|da|father|mum|mam|mother|nan|nana|gran|grandad|partner|husband|boyfriend|fella|ex|brother|sister|uncle|aunt|auntie|parents|stepdad"
_WHO = rf"(?:i|he|she|we|they|who|{_PARENT}|(?-i:[A-Z])[\w'’-]{{1,20}})(?: (?:both|still|always|never|just|only))?"
_NO_BABY = r"(?<!baby )(?<!baba )(?<!bairn )(?<!newborn )(?<!twins )"
_WHEN = (
    r" (?:and|but|or|again|when|while|whilst|before|after|since|until|till|because|cos|so|then|now|every|all (?:day|night|through|week|weekend|the time)|"
    r"too much|a lot|heavily|daily|himself|herself|myself|themselves|at|in|with|to|on|through|throughout|during|for|like|that (?:night|day|summer|year)|most|"
    r"behind|as|round|by|if)\b)"
)


def _form(pattern: str) -> Form:
    return worded(pattern, Label.DEMOGRAPHIC, Tier.CHECK, DRINK_OR_DRUGS)


FORMS = (
    _form(rf"{_NO_BABY}(?:{_BE} {_STILL}|{_WHOSE} (?:heavy |daily |binge )?|['’]s |['’]m |['’]re )(?P<it>(?:binge )?drinking){_NOT_A_FEED}"),
    _form(
        r"(?:started|starting|start|stopped|stop|stopping|quit|kept|keeps|began|begun|gave up|given up|carried on|went back to|back to|from|about|"
        rf"without|caught (?:me|him|her)|of|due to|because of|after|before|off|through|over|by) (?P<it>(?:binge )?drinking){_NOT_A_FEED}"
    ),
    _form(rf"{_WHO} (?P<it>drank(?: (?:too much|heavily|a lot|himself|herself|myself|(?:{_SPIRITS})))?){_NOT_A_FEED}{_ENDS}{_WHEN}"),
    _form(rf"(?:drink|drinks|drinking|drank|drunk) (?:(?:a|the|neat|cheap|strong|his|her|my|cans of|a bottle of|bottles of|pints of) )?(?:{_SPIRITS})"),
    _form(r"(?<!milk )(?<!had )(?<!have )(?<!has )(?<!milk-)(?:drunk(?:en|ard|ards)?|blind drunk|pissed up|paralytic|off (?:his|her|my|their) (?:face|head))" + _NOT_A_FEED),
    _form(rf"(?:{_BE}|started|stopped|kept|back|caught|of|his|her|my|their|about) {_STILL}(?P<it>using)(?: (?:{_DRUGS})| (?:was|is|had|got)\b|{_ENDS}{_WHEN})"),
    _form(rf"(?:use|used|take|took|taking|taken|smoke|smoked|smoking|snort(?:ed|ing)?|inject(?:ed|ing)?|sold|selling|deals?|dealt) (?:hard |class a )?(?:{_DRUGS})"),
    _form(rf"(?:on|off|onto|hit|hitting|to) the (?P<it>gear|drink|booze|brown|smack|crack|weed|drugs|ale|sauce|wagon|rock){_ENDS}{_WHEN}"),
    _form(rf"(?:gave up|given up|give up|giving up|with|to|for) (?P<it>the (?:drink|booze)){_ENDS}{_WHEN}|(?P<drink>the drink)(?= (?:had|took|got|killed|came)\b)"),
    _form(r"(?:drinking|using) (?:in front of|all day|all night|every (?:day|night|weekend)|too much|on top|alone)"),
    _form(r"(?:i|he|she|we|they|who) (?:was|were|is|wis|got) (?:always |still )?(?P<it>high|stoned|wasted|pissed|steaming|hammered)(?! off)(?=[.,;!?]|\n|\Z| (?:on|and|when|most|all|every|again|in|at)\b)"),
    _form(r"(?:i|he|she|we|they|who) (?P<it>used)(?= (?:all (?:the way )?through|every day|daily|throughout|again|for years|on top|while|when i was)\b)"),
    _form(r"(?:hit|hitting|turned to|turning to|turn to) (?P<it>(?:the bottle|drink|drugs|alcohol|booze))|reek(?:ed|ing)? of \w{3,12}"),
    _form(rf"{_SO_LONG} (?:sober|clean|dry|drug[- ]free|off (?:the )?(?:drink|{_DRUGS}))"),
    _form(rf"(?:sober|clean|dry|drug[- ]free|alcohol[- ]free) (?:now )?(?:for |since |from |about |nearly |over )?{_SO_LONG}"),
    _form(rf"(?:{_BE}|got|get|getting|stay|stayed|staying|keep|stone cold|came home|when|while|not) {_STILL}(?P<it>sober)|sobriety"),
    _form(r"(?:got|get|getting|stayed|staying|stay|keep|keeping) (?P<it>clean)(?=[.,;!?]|\n|\Z| (?:for (?:him|her|them|my|good)|since|off|in rehab|before)\b)"),
    _form(r"relaps(?:e|ed|es|ing)|(?:drink|drinking|drugs?|alcohol|gambling) (?:problem|habit)s?|problems? with (?:the )?(?:drink|drugs|alcohol)"),
    _form(rf"(?:smell|smelt|smelled|smelling|stank|stinking|stunk|traces) (?:of |like )?(?:the )?(?:drink|{_SPIRITS}|weed|skunk|cannabis)"),
    _form(r"(?:likes?|liked|had|have|has|fancied) (?P<it>a drink in (?:him|her|me)|a drink(?=[.!?;]))"),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield what tells of somebody's drink or drugs."""
    yield from said_by(FORMS, text)
