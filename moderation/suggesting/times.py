"""Days, times, ages, weights and how many children: looked for by their form, in figures and in words."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import (
    A_SUM,
    BARE_NUMBER,
    KNOWN_NUMBER,
    WHICH_CHILDREN,
    Label,
    Suggestion,
    Tier,
)

_S = r"[\s-]{1,3}"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_OTHERS = "wan|twa|a couple of|a few|several"
_WORDED = rf"(?:(?:(?:{_ONES}|a){_S}hundred(?:{_S}and)?{_S})?(?:(?:{_TENS})(?:{_S}(?:{_ONES}))?|{_TEENS}|{_ONES}|wan|twa)|(?:{_ONES}|a){_S}hundred)"
_N = rf"(?:\d{{1,4}}(?:[.,+/]\d{{1,2}})?|{_WORDED})(?:{_S}(?:and a half|and a bit))?"
_ORDINAL = (
    rf"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    rf"eighteenth|nineteenth|twentieth|thirtieth|twenty{_S}(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty{_S}first)"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|febuary|apr|jul|aug|sept|sep|oct|nov|dec"
_SURE_MONTH = "january|february|april|june|july|august|september|october|november|december|febuary|sept"
_DAY = r"(?:mon|tues|wednes|weds|thurs|fri|satur|sun)days?"
_FEAST = (
    r"christmas(?: eve| day)?|xmas(?: eve| day)?|boxing day|new year(?:['’]?s)?(?: eve| day)?|hogmanay|easter(?: sunday| monday)?|good friday|eid"
    r"(?: al[- ]fitr| al[- ]adha)?|ramadan|diwali|vaisakhi|hanukkah|passover|yom kippur|holi|halloween|bonfire night|guy fawkes|mother['’]?s day|"
    r"father['’]?s day|valentine['’]?s(?: day)?|remembrance (?:day|sunday)|pancake day|shrove tuesday|plough monday|ash wednesday|palm sunday|lent|"
    r"(?:st|saint)\.? [a-z]{3,12}['’]?s? day|burns night|bank holiday|carnival|jubilee|the world cup|the euros|the olympics|lockdown|covid|"
    r"whit(?:sun| sunday| monday| week)|advent|epiphany|twelfth night|candlemas|michaelmas|martinmas|lammas|all (?:saints|souls)(?:['’]? day)?|maundy thursday|"
    r"ascension day|corpus christi|harvest festival|christmas eve|stir up sunday|up helly aa|the twelfth|the eleventh night|midsummer(?:['’]?s)?(?: day| night)?|"
    r"mayday|may day|the coronation|the royal wedding|the queen['’]?s funeral|the king['’]?s birthday|the eclipse|the eurovision|eurovision|the cup final|"
    r"the grand national|grand national|the derby|glastonbury|the eisteddfod|the royal welsh|pride|the mela|the referendum|brexit|the election|"
    r"the strikes?|the floods?|the riots|the big snow|the beast from the east|the heatwave|rosh hashanah|purim|shavuot|sukkot|chanukah|hanukah|hannukah|"
    r"muharram|ashura|mawlid|milad|shab e barat|laylat al[- ]qadr|eid (?:ul|al)[- ][a-z]{4,5}|navratri|dussehra|durga puja|janmashtami|pongal|onam|"
    r"lohri|raksha bandhan|tihar|dashain|n[oe]w?r[ou]u?z|chinese new year|lunar new year|moon festival|orthodox (?:easter|christmas)|name day|"
    r"independence day|thanksgiving|day of the dead|black friday|a level results|results day|freshers(?: week)?|sports day|nativity"
)
_SEASON = "spring|summer|autumn|winter|half[ -]term|summer holidays|easter holidays|christmas holidays"
_POINT = "a|that|this|last|next|the|one|late|early|mid|every|each|since|by|until|till|before|after|in|on"
_UNIT = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|nites?|weekends?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?)"
_GROWN = r"(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)"
_KIDS = (
    r"(?:kids?|kidz|children|childer|child|boys?|girls?|sons?|daughters?|brothers?|sisters?|babies|baby|bairns?|weans?|siblings?|grandchildren|"
    r"grandkids|lads|lasses|littl(?:e|est) ones?|girlies|pregnancies|miscarriages)"
)
_IS = (
    r"(?:was|is|am|im|i['’]m|he['’]s|she['’]s|hes|shes|whos|turned|turns|turning|aged?|be|wis|at|nearly|almost|only|just|going on|rising|coming up to|coming up|pushing|approaching|gone|were|about|barely|till|until|"
    r"after|since|of)"
)
_AFTER_AGE = (
    rf"(?![\s-]{{1,2}}(?:of|other|more|times?|people|things?|{_UNIT}|o['’]?clock|in|thirty|fifteen|forty|point|percent|per|pounds?|lbs?|{_KIDS}|"
    r"social|bags?|rooms?|bed|thing|by|day|women|men|strangers|hundred|thousand|who|that|which|from|person|point)\b)"
)
_CLOCK = (
    rf"\d{{1,2}}[:.]\d\d ?(?:am|pm)?|\d{{1,2}} ?(?:am|pm|o['’]clock)|(?:half|hauf|quarter|(?:about |just )?(?:{_ONES}|{_TEENS}|twenty(?:{_S}five)?|\d{{1,2}})(?: minutes?)?) "
    rf"(?:past |to |gone )(?:{_ONES}|{_TEENS}|\d{{1,2}}|midnight|noon|midday)|(?:half|hauf) (?:{_ONES}|{_TEENS})|"
    rf"(?:{_ONES}|{_TEENS}) (?:o['’]clock|in the (?:morning|mornin|afternoon|evening)|am|pm|at night)"
)


def _form(pattern: str, label: Label, tier: Tier, reason: str) -> Form:
    return worded(pattern, label, tier, reason)


_DAY_OF_MONTH = rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})"
_ON = rf"(?:(?:{_DAY_OF_MONTH}(?: (?:day )?of)? )?(?:{_MONTH})(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d(?:/\d{{1,2}})?|{_DAY_OF_MONTH})"

_DATED = (
    _form(
        rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL}) of (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})",
        Label.DATE, Tier.LIKELY, "A day that could be matched with her case.",
    ),
    _form(
        r"the (?:hottest|coldest|wettest|longest|shortest|snowiest) (?:day|night|week|summer|winter)",
        Label.DATE, Tier.CHECK, "A time that people could place.",
    ),
    _form(
        rf"(?:between|from) {_ON} (?:and|to|until|till|[–-]) (?:{_DAY_OF_MONTH} )?(?:{_MONTH}|(?:19|20)\d\d)(?:,? (?:19|20)\d\d)?",
        Label.DATE, Tier.LIKELY, "A time that could be matched with her case.",
    ),
    _form(
        rf"{_DAY_OF_MONTH}(?:,| and| to| or|[–-]) ?{_DAY_OF_MONTH}(?: of)? (?:{_MONTH})(?:,? (?:19|20)\d\d)?|"
        rf"(?:{_MONTH}) of (?:that|this|the same|last) year",
        Label.DATE, Tier.LIKELY, "Days that could be matched with her case.",
    ),
    _form(
        rf"(?:the )?(?:{_DAY},? )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})(?: of)? (?:{_MONTH})(?:,? (?:of )?(?:\d{{4}}|\d{{2}}))?",
        Label.DATE, Tier.LIKELY, "A day that could be matched with her case.",
    ),
    _form(
        rf"(?:{_MONTH}) (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})(?:,? \d{{4}})?|(?:{_MONTH}),? (?:of |in )?(?:19|20)\d\d",
        Label.DATE, Tier.LIKELY, "A day or month that could be matched with her case.",
    ),
    _form(
        r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d",
        Label.DATE, Tier.LIKELY, "A day that could be matched with her case.",
    ),
    _form(
        r"(?<!/)(?!24/7|[12]/[23](?![.:])|[13]/4)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?!/)",
        Label.DATE, Tier.CHECK, "A day and a month, it may be.",
    ),
    _form(
        r"(?:19|20)\d\d(?:[-/]\d\d)?|(?:19|20)\d0s|['’](?:8|9|0|1|2)\ds?",
        Label.DATE, Tier.LIKELY, "A year.",
    ),
    _form(
        rf"two thousand(?: and)? (?:{_ONES}|{_TEENS}|twenty(?:{_S}(?:{_ONES}))?)|(?:nineteen|twenty){_S}(?:oh{_S}(?:{_ONES})|{_TEENS}|"
        rf"(?:{_TENS})(?:{_S}(?:{_ONES}))?)",
        Label.DATE, Tier.LIKELY, "A year, in words.",
    ),
    _form(
        rf"(?:(?:{_POINT}) ){{0,2}}(?:{_DAY}|{_SURE_MONTH})(?: (?:after|before|night|morning|mornin|evening|afternoon|of)(?: the)?(?: (?:{_FEAST}))?)?",
        Label.DATE, Tier.CHECK, "A day or a month: together with other details it could tell.",
    ),
    _form(
        rf"{_DAY} (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})|(?:{_DAY}|the day|the week|the morning|the night) (?:the |after |before |efter |of the )"
        r"(?:[a-z’']{2,15} ){0,3}(?:clocks went (?:back|forward)|fair|floods?|funeral|wedding|christening|election|match|final|eclipse|snow|storm)",
        Label.DATE, Tier.LIKELY, "A day that people could place.",
    ),
    _form(
        rf"(?:in|this|last|next|that|since|until|till|by|early|late|mid|end of|start of|of|before|after|every) (?:may|march|{_MONTH})",
        Label.DATE, Tier.CHECK, "A month: together with other details it could tell.",
    ),
    _form(
        rf"(?:{_POINT}) (?:(?:{_POINT}) )?(?:{_SEASON})", Label.DATE, Tier.CHECK, "A time of the year.",
    ),
    _form(
        rf"(?:the )?(?:(?:day|night|week|month|{_DAY}) (?:before|after|of) )?(?:the )?(?:{_FEAST})|(?:my|his|her|our|their) {_ORDINAL} birthday|"
        r"on (?:my|his|her|our|their) (?:own )?birthday|(?:a|the|my|his|her|our) (?:week|day|month|year|night) (?:before|after|of) (?:my|his|her|our|the) "
        r"(?:[a-z]{2,10} )?(?:birthday|birth|christening|naming|wedding|funeral|anniversary|operation|scan|due date)",
        Label.DATE, Tier.CHECK, "A day or a time that many can place.",
    ),
    _form(
        rf"(?!one day\b){_N}{_S}{_UNIT}(?: (?:later|ago|before|after|earlier|in|straight)(?: (?:that|the|{_FEAST}))?)?",
        Label.DATE, Tier.CHECK, "A length of time: together with other details it could tell.",
    ),
    _form(
        rf"(?:1[1-46-9]|[2-9]\d|\d{{3}}|eleven|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|(?:{_TENS}){_S}(?:{_ONES})|"
        rf"(?:{_ONES}|a){_S}hundred(?:{_S}and{_S}(?:{_TENS}|{_TEENS}|{_ONES})(?:{_S}(?:{_ONES}))?)?){_S}(?:days?|nights?|weeks?|months?)",
        Label.DATE, Tier.LIKELY, "An exact length of time, as a file would have it.",
    ),
    _form(
        rf"(?:the |every |each )?(?:first|second|third|fourth|last|other) (?:weekend|week|{_DAY})(?: (?:of|in) (?:the|each|every) (?:month|year))?|"
        rf"(?:my|his|her|their) first (?:tooth|steps?|words?|smile|haircut|shoes|day at (?:school|nursery))|day (?:{_N})|the \d{{1,2}}(?:st|nd|rd|th)|"
        rf"\d{{1,2}}(?:st|nd|rd|th)|on the {_ORDINAL}(?=[.,;!?]|\n|\Z)|(?:tues|weds?|thurs?|fri) ?(?:\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?|mornings?|nights?|afternoons?)",
        Label.DATE, Tier.CHECK, "A day: together with other details it could tell.",
    ),
    _form(r"for (?:(?:over|nearly|about|almost) )?(?:a|the whole|half a) (?:month|year)", Label.DATE, Tier.CHECK, "A length of time: together with other details it could tell."),
    _form(_CLOCK, Label.DATE, Tier.CHECK, "A time of day."),
    _form(
        r"(?:early|late|mid)?[ -]?(?:in )?the (?:(?:early|late|mid)[ -])?(?:fifties|sixties|seventies|eighties|nineties|noughties)",
        Label.DATE, Tier.CHECK, "A time that could be matched with her age.",
    ),
)  # fmt: skip

_AGED = (
    _form(
        rf"{_N}[\s-]{{0,2}}(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)[\s-]{{1,2}}olds?|\d{{1,3}} ?y/?o|\d{{1,2}} ?yrs|aged? {_N}|age of {_N}|"
        rf"{_N}{_S}{_GROWN} (?:pregnant|gone|premature|prem|early|gestation)|\d\d ?\+ ?\d(?: weeks)?",
        Label.AGE_FAMILY, Tier.LIKELY, "An age.",
    ),
    _form(
        rf"(?<=\bi )(?:was|am|wis|turned|were)(?: only| just| nearly| barely| about)? (?:[1-6]\d|{_TEENS}|(?:{_TENS})(?:{_S}(?:{_ONES}))?)"
        rf"{_AFTER_AGE}|(?<=\bi['’]m )(?:only |just |nearly )?(?:[1-6]\d|{_TEENS}|(?:{_TENS})(?:{_S}(?:{_ONES}))?){_AFTER_AGE}",
        Label.AGE_FAMILY, Tier.LIKELY, "How old she is, or was.",
    ),
    _form(
        rf"all {_N}(?: of (?:us|them|my|the))?(?! (?:days?|nights?|hours?|weeks?|years?|months?|o)\b)", Label.AGE_FAMILY, Tier.CHECK,
        WHICH_CHILDREN,
    ),
    _form(
        rf"(?:(?!it|that|this|there|what|here|then|when)(?-i:[A-Z])[\w'’-]{{1,20}}|he|she|who|baby|daughter|son|boy|girl|lad|lass|wean|bairn) "
        rf"(?P<it>(?:is|was|wis|turned)(?: only| just| nearly| barely| about)? (?:\d{{1,2}}|{_ONES}|{_TEENS})){_AFTER_AGE}",
        Label.AGE_FAMILY, Tier.LIKELY, "How old somebody is, or was.",
    ),
    _form(
        rf"[\w'’-]{{2,20}}, ?(?P<it>(?:\d{{1,2}}|{_ONES}|{_TEENS}))(?=[,.;:!?)]| (?:and|now|then|at the time)\b)",
        Label.AGE_FAMILY, Tier.CHECK, "A number after a name: most often an age.",
    ),
    _form(
        r"(?:my|the|her|his|our|with|wi|these|those|me) (?:(?:big|little|older|younger|eldest|youngest|oldest|wee|other|last|first|next) )?"
        r"(?P<it>(?:big|little|older|younger|other|last|first)? ?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]))(?=[,.;:!?]|\n|\Z| (?:are|were|was|"
        r"is|got|went|came|at home|in care|back|boys|girls|and then|but)\b)",
        Label.AGE_FAMILY, Tier.CHECK, WHICH_CHILDREN,
    ),
    _form(
        rf"{_N} under (?:the age of )?{_N}|(?:\d{{1,2}}|{_ONES}|{_TEENS}) of us", Label.AGE_FAMILY, Tier.CHECK,
        "How many children, or how large a family: together with other details it could tell.",
    ),
    _form(
        r"(?-i:[A-Z])[a-z'’-]{2,20} (?P<it>[1-9]\d?)(?=[.,;!?)]| (?:and|n|is|was)\b)", Label.AGE_FAMILY, Tier.CHECK, "A number after a name: most often an age.",
    ),
    _form(rf"{_N} (?:years?|months?|weeks?) of age", Label.AGE_FAMILY, Tier.LIKELY, "An age."),
    _form(
        rf"(?:the )?(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|last|one) of (?:\d{{1,2}}|{_ONES}|{_TEENS})"
        rf"(?! ?(?:{_MONTH}|{_UNIT})\b)|(?:[5-9]|1\d|five|six|seven|eight|nine|{_TEENS}) (?:[a-z]{{2,12}} )?{_KIDS}",
        Label.AGE_FAMILY, Tier.LIKELY, "Not many families are so large.",
    ),
    _form(rf"at {_N} weeks|when (?:i|he|she) was {_N} {_GROWN}", Label.AGE_FAMILY, Tier.CHECK, "How far on, or how old."),
    _form(
        rf"(?:\d{{1,2}}|{_ONES}|{_TEENS}) ?(?:lbs?|pounds?)(?! (?:{_TENS}))[\s,]{{0,2}}(?:and )?(?:(?:\d{{1,2}}|{_ONES}|{_TEENS})(?:[\s-]?(?:oz|ounces?))?)?|"
        r"\d{1,2} ?(?:lb|st) ?\d{1,2}|\d(?:[.,]\d{1,3})? ?(?:kgs?|kilos?|kilograms?)|\d{3,4} ?(?:g|grams?)|"
        rf"(?:{_ONES}) (?:point (?:{_ONES}) )?(?:kilos?|kg)",
        Label.AGE_FAMILY, Tier.LIKELY, "A weight.",
    ),
    _form(rf"(?:{_TENS})(?:{_S}(?:{_ONES}))?|{_TEENS}", Label.AGE_FAMILY, Tier.CHECK, BARE_NUMBER),
    _form(
        rf"(?:\d{{1,2}}|{_ONES}|{_TEENS}) and (?:\d{{1,2}}|{_ONES}|{_TEENS}){_AFTER_AGE}|(?:had|have|got|has) (?P<it>(?:[3-9]|three|four|five|six|seven|eight|nine))(?! "
        r"(?:or|to|and|other|more|different|big|of|bags?|cups?|people|things?|goes|calls?|texts?|visits?|meetings?)\b)",
        Label.AGE_FAMILY, Tier.CHECK, "How many children, or how old: together with other details it could tell.",
    ),
    _form(
        rf"(?:two|three|four|five|six|seven|eight|nine|ten)(?!:| (?:of|or|to|times?|people|things?|{_UNIT}|other|more|hundred|thousand|foot|feet|steps|bags?|cups?|"
        r"different|big|men|women|strangers|workers?|social|professionals?|police|pages?|questions?|chairs?)\b)|under (?P<it>[1-9])",
        Label.AGE_FAMILY, Tier.UNUSUAL, BARE_NUMBER,
    ),
    _form(rf"{_IS} {_N}{_AFTER_AGE}", Label.AGE_FAMILY, Tier.CHECK, "It may be an age."),
    _form(
        rf"(?:my |the |all |her |his |our |with |of )?{_N} (?:[a-z]{{2,12}} )?{_KIDS}|{_N} of (?:my|the|us|them|her|his|our) {_KIDS}|"
        rf"(?:the |my |his |her |our )?(?:{_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)|youngest|eldest|oldest|middle|last) (?:(?:of )?(?:{_KIDS}|born)|of {_N}|(?:{_ONES})(?! day))|(?:the|an|my|her|his) only (?:{_KIDS})",
        Label.AGE_FAMILY, Tier.CHECK, WHICH_CHILDREN,
    ),
    _form(
        r"twins?|triplets?|quads|quadruplets|identical twins?|only child|firstborn|first born|half[ -](?:brother|sister)s?|step[ -]?(?:brother|sister)s?",
        Label.AGE_FAMILY, Tier.CHECK, "Not many families have this.",
    ),
    _form(
        r"(?:in )?(?:year|primary|p|class|standard) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)|reception|sixth form|"
        r"gcses?|a[ -]levels|transfer test|eleven plus|first communion|bar mitzvah|bat mitzvah|teen mum|teenage mother",
        Label.AGE_FAMILY, Tier.CHECK, "It says how old somebody is.",
    ),
    _form(
        rf"(?:(?:{_N}|couple of|few){_S})?(?:{_N}|couple of|few){_S}(?:(?:hundred|thousand)(?:{_S}and{_S}{_WORDED})?|grand|quid|pounds?|pence|euros?|dollars?|zloty|rupees?|lakhs?|taka|naira|million)",
        Label.EVENT_MISC, Tier.CHECK, A_SUM,
    ),
    _form(rf"in (?:my|her|his) (?:teens|twenties|thirties|forties|fifties|sixties)|{_N} times|{_N} miles|{_N} (?:fractures|bruises|burns|ribs|stitches|operations|seizures|fits|social workers|midwives|carers|in (?:one|a|the same) (?:house|room|flat|bed|caravan)|rounds|goes|houses|moves|placements|workers|counts|offences|charges|convictions|"
          rf"sentences|homes|schools|appeals)",
          Label.EVENT_MISC, Tier.CHECK, KNOWN_NUMBER),
)  # fmt: skip

FORMS = (*_AGED, *_DATED)


def find(text: str) -> Iterator[Suggestion]:
    """Yield days, times, ages, weights and numbers of children."""
    yield from said_by(FORMS, text)
