"""Times that are told by what happened, by a term or a turn of the year, or in a diary's short forms. All of it is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import A_TIME, Label, Suggestion, Tier

_DAY = "mon|tues?|wed|weds|wednes|thurs?|thu|fri|sat|satur|sun"
_DAYS = r"(?:mon|tues|wednes|weds|thurs|fri|satur|sun)days?"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|aug|sept|oct|nov|dec"
_N = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|a couple of|a few|\d{1,3})"
_UNIT = "minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|terms?|summers?|winters?|christmases|birthdays|school years?|sundays?|saturdays?"
_HAPPENED = (
    "mocks|gcses?|exams?|a[ -]levels|wedding|funeral|christening|baptism|communion|confirmation|scan|section|c-section|caesarean|op|operation|birth|due date|"
    "birthday|hearing|trial|verdict|inquest|sentencing|assessment|conference|release|move|flood|floods|fire|storm|snow|crash|strike|riots?|election|"
    "coronation|jubilee|funeral|final|match|fair|carnival|festival|fete|parade|parades|march|eclipse|war|invasion|coup|earthquake|bombing|attack|lockdown|first lockdown|second lockdown|pandemic|"
    "harvest|lambing|haymaking|shearing|sheep sales|calving|second cut|potato picking|hop picking|school holidays|holidays|half[ -]term|term|end of term|summer term|spring term|"
    "autumn term|play scheme|sports day|nativity|prom|bank holiday|clocks (?:went|go) (?:back|forward)|first frost|first snow|peats|tatties|dark nights|anniversary|eviction|"
    "stroke|accident|split|divorce|tribunal|final hearing|fact[ -]find(?:ing)?|stillbirth|miscarriage"
)
_WHEN = (
    "before|after|until|till|til|since|by|during|between|from|around|round about|just before|just after|right before|right after|the day before|the day after|the night before|the morning after|"
    "the week before|the week after|the month before|the month after|the year before|the year after|efter|afore|ower"
)
_SPAN = "day|night|week|weekend|month|year|morning|evening|afternoon|summer|winter|spring|autumn|term|season|christmas|easter|ramadan|time"


def _form(pattern: str) -> Form:
    return worded(pattern, Label.DATE, Tier.CHECK, A_TIME)


FORMS = (
    _form(rf"(?:(?:{_WHEN}) )(?:(?:the|my|his|her|our|their|a) )(?:[a-z]{{2,12}} )?(?:{_HAPPENED})"),
    _form(rf"{_N} (?:{_UNIT}) (?:before|after|from|into|since|until|off|past|short of|b4) (?:(?:the|my|his|her|our|their|a) )?(?:[a-z]{{2,12}} ){{0,2}}(?:{_HAPPENED})"),
    _form(
        rf"(?:that|the|this|one|last|all that|the same|the whole|that whole|a whole|the very same|the very next|the next|the following|the previous) "
        rf"(?:{_SPAN})(?: (?:that|when|of|after|before) (?:the |my |his |her |a |our )?(?!(?:it|life|things|was|when|they|that|this|there|their|what|everything|somebody|someone)\b)[\w'’-]{{3,15}}(?: (?:was born|were born|died|came|closed|burned|burnt|went|got|"
        r"shut|flooded|opened|left|won|started|finished|ended|broke|fell)(?: [\w'’-]{2,12}){0,2})?)"
    ),
    _form(
        r"(?:the|that|this|an?|one|my|his|her|all|all that) (?:entire |whole |full |hot |cold |wet |bad |hard |long |last |first |second |third |next |same |following |school )"
        r"(?:(?:working|school|autumn|spring|summer|winter) )?(?:term|summer|winter|spring|autumn|season|half[ -]term|working day|school day|day of (?:term|school|spring|summer|winter|autumn|the holidays)|"
        r"christmas|easter|birthday|mother['’]?s day|shift|night shift)(?: (?:before|after|of|since) [\w'’-]{3,15}(?: [\w'’-]{3,15})?)?"
    ),
    _form(r"(?:a|an|one|two|three|four|five|six) (?:years?|months?|weeks?|days?) and (?:a|an|one|two|three|four|five|six|\d{1,2}) (?:days?|weeks?|months?|hours?|nights?|bit|half)"),
    _form(rf"(?:alternate|every other|every second|every third|each|every) (?:{_DAYS}|(?:{_DAY})|weekends?|fortnights?|sixth week|half[ -]term|school holidays?|term)|(?:alternate|every (?:other|second|third|sixth|few)) (?:days?|weeks?|months?)"),
    _form(r"(?:once|twice|thrice) (?:a|an|every|each) (?:day|week|fortnight|month|year|term)|fortnightly|quarterly|six[ -]monthly|yearly"),
    _form(rf"(?:{_DAY})(?=:|,? \d{{1,2}}(?:st|nd|rd|th)?\b|[,.] ?$)|(?:on|this|last|next|every|till|til|until|by|since|from) (?:{_DAY})(?=[,.;:!?)]|\n|\Z| (?:and|at|n|night|nite|morning|aft|after|we|i|they|he|she|to|till|-)\b)|(?:{_DAY}) (?:night|nite|morning|mornin|aft|afternoon|eve|dinnertime|teatime)s?|(?:{_DAY}) ?(?:to|till|-|–) ?(?:{_DAY})"),
    _form(r"(?-i:Mon|Tues|Tue|Weds|Wed|Thurs|Thu|Fri|Sat|Sun)(?=[.,:;!?)]|\n|\Z)"),
    _form(r"(?:on )?(?:the )?(?:shortest|longest)(?: day(?: of the year)?)?(?=[.,;!?]|\n|\Z)|(?:the )?(?:winter|summer) solstice|(?:the )?(?:spring|autumn) equinox|midwinter|midsummer|leap (?:day|year)"),
    _form(r"(?:every |each |on |by |the |before |after )?(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)?) of (?:the|each|every|that|this) month"),
    _form(r"(?:\d{1,2}|twelve) (?:noon|midday|midnight|sharp|on the dot)|(?:midnight|noon|midday|sunrise|sunset|home time|hometime|kicking out time|closing time)(?= (?:on|that|the)|[.,;!?]|\n)|(?:from|at|after|before|by|till) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?(?:sunset|sundown|dusk|dawn|midnight|noon|midday|closing time|kicking out time|home time|last orders)"),
    _form(rf"(?:early|mid|late|mid-|end of|the end of|start of|the start of|beginning of|the beginning of|middle of|the middle of|back end of|first week of|first week in|last week of|last week in|second week of|second week in|the first day of|first day of|last day of) ?(?:the )?(?:{_MONTH}|summer|winter|spring|autumn|term|year|holidays|six weeks|school year|season)(?:,? (?:19|20)\d\d)?"),
    _form(rf"(?:from|between) (?:the )?(?:(?:end|start|beginning|middle|first|last) (?:day )?of )?(?:{_MONTH}|{_DAYS}|easter|christmas|xmas|ramadan|eid|diwali|half[ -]term|{_MONTH} half[ -]term|\d{{1,2}}(?:st|nd|rd|th)|(?:19|20)\d\d) (?:to|till|til|until|and|through to) (?:the )?(?:(?:end|start|beginning|middle|first|last) (?:day )?of )?(?:{_MONTH}|{_DAYS}|easter|christmas(?: eve)?|xmas|new year|ramadan|eid|diwali|half[ -]term|\d{{1,2}}(?:st|nd|rd|th)|(?:19|20)\d\d)(?: (?:half[ -]term|day|eve|\d{{4}}))?"),
    _form(r"(?:when|since|until|till|before) (?:i|he|she|we|they) (?:was|were|wis) (?:in )?(?:year (?:\d{1,2}|[a-z]{3,6})|reception|nursery|primary|the infants|the juniors|(?:big|high|secondary|primary) school|sixth form|the womb|my belly)"),
    _form(r"(?:when|before|after|until|till|since|the (?:day|week|night|morning)) (?:the )?(?:clocks|schools?|shops|pits?|mills?|factory|works|pubs|nurser(?:y|ies)|borders?|yards?|bombs|snow|river|roof|lights) (?:went (?:back|forward|out)|changed|broke up|went back|shut|closed|opened|reopened|started|ended|came|burst|fell in|froze|flooded)"),
    _form(r"gone (?:midnight|noon|midday|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[,.;!?]|\n| (?:at|in|when|and|by)\b))|(?:the )?(?:start|end|beginning|middle|first day|last day|eve) of (?:the |my |his |her )?(?:[a-z]{3,12} )?(?:holidays|season|term|fast|fair|festival|games|trial|war|strike|lockdown|school year|fortnight|break|week)"),
    _form(r"that (?:very |same |whole |first |last )?(?:year|month|christmas|easter|ramadan|term|weekend)(?=[,.;!?]|\n|\Z| (?:and|when|he|she|they|i|we|it|in|at|on|with)\b)|(?:the |my |his |her |their |on the |by the |in (?:my|his|her|the) )(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fortieth|hundredth|\d{1,3}(?:rd|th|st|nd)) (?:day|night|morning|evening|afternoon|week|weekend|month|year|hour|christmas|birthday|attempt|visit|round)"),
    _form(r"(?:in |my |his |her |a |the )?(?:first|second|third|fourth|final|last) year(?=[,.;!?]|\n|\Z| (?:of|at|in|when|student|and)\b)|on the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))(?= (?:and|i|he|she|we|they|of|so|with)\b|[,.;!?]|\n)"),
    _form(r"the (?:very )?(?:day|night|morning|evening|afternoon|week) (?:that )?(?:i|he|she|we) (?:was|were|wis) (?:due|booked|supposed|meant|to (?:start|sit|have|marry|fly)|born|getting|moving|starting|released|sectioned|arrested|discharged|induced)(?: [\w'’-]{2,12}){0,2}|(?:that|the|all the|all that) (?:big |bad |heavy |first )?(?:snow|floods?|flooding|storm|heatwave|drought|hurricane|frost|fog)(?=[,.;!?]|\n|\Z| (?:and|in|on|of|came|was|when|we|i|that)\b)|by (?:the )?(?:first|second|third|last) (?:cut|frost|snow|light|milking)"),
    _form(r"(?:the )?(?:start|end|beginning|middle|back end) of (?:the )?(?:war|troubles|covid|lockdown|pandemic|summer|holidays|season|harvest|term|miners['’]? strike)|the (?:war|troubles|miners['’]? strike|blitz|coup|revolution|invasion|earthquake|tsunami|riots|poll tax)(?= (?:started|came|began|ended|was|when)|[.,;!?]|\n|\Z)"),
    _form(r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}) (?:terms?|seasons?|summers?|winters?|christmases|easters|birthdays|harvests|ramadans|school years?|decades?|half[ -]terms)(?: (?:ago|later|running|since|in))?"),
    _form(r"(?:nearly|almost|over|just over|just under|about|coming up to|going on|getting on for|the best part of|most of|half) (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|\d{1,3}) (?:days?|nights?|weeks?|months?|years?|hours?|terms?)"),
    _form(r"(?:a|one|half a|the best part of a|a good|a whole|a full|nearly a|over a|about a|just over a|just under a) (?:year|decade|century|month|term)(?=[.,;!?]|\n|\Z| (?:and|of|in|at|on|to|after|later|before|ago|with|without|inside|off|for|from|clean|sober)\b)"),
    _form(r"(?:before|afore|until|till|after|since|the (?:day|night|week|year|summer|winter) (?:before |after )?)(?: she| he| they| i)? (?:she|he|they|i) (?:was|wis|were|wur) (?:even |ever )?(?:born|christened|baptised|conceived|released|sectioned|arrested|sentenced|married|deported|weaned|walking|crawling|talking)"),
    _form(r"(?:in|at|by|before|after|until|till|since|during) (?:the )?(?:lambing|haymaking|harvest|calving|shearing|tupping|pea|potato|hop|fruit|apple|strawberry|daffodil|tourist|fishing|herring|football|cricket|pantomime|panto|cane|rainy|dry|monsoon|snow|fair|carnival|marching|silage|cherry)(?:[ -](?:season|time|weekend|week|picking|fortnight|holidays?))?(?=[,.;!?]|\n|\Z| (?:and|when|that|he|she|they|i|we|with|was)\b)|(?:after|before|at|till|since) (?:first|second|third|last) (?:cut|frost|snow|feed|light|milking|orders|bell|prayer|mass|shift|harvest)"),
    _form(r"all (?:that )?(?:winter|summer|spring|autumn|ramadan|lent|advent|term|season)"),
    _form(r"at (?P<it>(?!feeding|visiting|sleeping|eating|wasting|spending|having|opening|closing|meeting|bathing|changing)[a-z]{4,10}ing time)"),
    _form(r"the (?:(?:local|general|council|european|by-?) )?elections?(?=[,.;!?]|\n|\Z| (?:and|when|that|in|of|he|she|they|i|we)\b)|the (?:referendum|coronation|jubilee)"),
    _form(r"(?:the|that) (?:very )?(?:day|week|night|weekend|month|year|summer|winter|morning|afternoon) (?:that )?(?:the|my|our|his|a) (?!(?:baby|babies|social|police|worker|judge|letter|phone|door|doorbell|kids|children|boys|girls|son|daughter|order|court|twins|midwife|heating|house|home|world|health|guardian|solicitor|manager)\b)"
          r"[a-z'’-]{3,14} (?:[a-z'’-]{3,14} )?(?:[a-z]{3,12}(?:ed|t)|came|went|fell|rose|froze|shut|closed|broke|blew|won|lost|burnt|burned|sank|sunk|stuck|stopped|started|opened|died|was|were|got|caught|hit|left|struck|ran|ended|began)(?: (?:down|over|off|out|up|in|on|back|away|again))?(?=[,.;!?)]|\n|\Z| (?:and|we|i|they|he|she)\b)"),
    _form(r"(?:when|since|until|till|before|after) (?:i|he|she) (?:was|were|wis|is|turned|turns) (?:only |just |about |nearly |barely )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|[a-z]{3,5}teen)(?! (?:of|thousand|hundred))"),
    _form(r"(?:the )?(?:anniversary|birthday|eve|month|feast|night|day|week|year|time|season|festival|end|start) of (?!(?:the|a|an|my|our|his|her|their|your|it|them|that|this|us|life|time|course)\b)[\w’'-]{3,15}|(?-i:[A-Z])[a-z]{3,12} (?:v|vs|versus|against) (?-i:[A-Z])[a-z]{3,12}|one (?:school|calendar|whole|full|single) (?:year|term|month|week|season)"),
    _form(rf"(?:{_DAY}) ?(?:n|and|&|/|,|to|-) ?(?:{_DAY})(?: \d{{1,2}} ?(?:til|till|to|-|2|until) ?\d{{1,2}})?|(?:\d{{1,2}}|[a-z]{{3,6}}) (?:til|till|until) (?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|half [a-z]{{3,5}})"),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield times that are told by what happened then, or in short."""
    yield from said_by(FORMS, text)
