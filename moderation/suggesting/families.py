"""Which of how many: the eldest, the middle two, a girl and a boy, the one in the ground; and things that are counted.

Who has three boys and then a girl, with twins in the middle, is known by that in her street. All of it is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import A_FAMILY, KNOWN_NUMBER, WHICH_CHILDREN, Label, Suggestion, Tier

_ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MANY = rf"(?:{_ONES}|[2-9]|1[0-2])"
_HER = "(?:my|me|ma|mi|our|wor|the|her|his|their)"
_WHICH = "eldest|oldest|youngest|middle|older|elder|younger|littlest|tiniest|smallest|biggest|second|third|fourth|last"
_CHILD = (
    "boys?|girls?|lads?|lasses|lassies?|lass|sons?|daughters?|kids?|child|childs|children|childrens|bairns?|weans?|wains?|babies|baby|bab|babby|"
    "ones?|sister|brother|sisters|brothers|twins?|triplets"
)
_IN_SERIES = r"(?=[,.;:!?)]|\n|\Z| (?:was|is|were|are|wis|and|n|an|who|had|has|got|went|in|at|with|to|by|from|before|after|then|now|took|taken|came|started|starts)\b)"
_TAKEN = "took|taken|gone|removed|adopted|fostered|lost|at home|in care|home|left|already|living|dead|grown up|inside|with me|kept"
_COUNTED = (
    "buses|trains|trams|planes|ferries|rooms|bedrooms|beds|flats|floors|tours|parishes|villages|counties|countries|stamps|medals|cats|dogs|cows|sheep|ewes|acres|"
    "horses|hens|goats|caravans|cars|vans|jobs|shops|pubs|languages|passports|brothers|sisters|wives|husbands|dads|fathers|mums|mothers|marriages|"
    "weddings|funerals|refuges|hostels|prisons|hospitals|wards|courts|judges|solicitors|barristers|experts|guardians|psychologists|interpreters|"
    "families|generations|attempts|overdoses|arrests|warnings|cautions|convictions|offences|charges|counts|sentences|appeals|hearings|adjournments|"
    "operations|transfusions|rounds|cycles|scans|scars|stitches|teeth|toes|fingers|tattoos|piercings|hours a (?:day|week|month|fortnight)|"
    "times|visits a week|nights running|days running|days straight|foot|feet|inches|stone|acres|yards|miles|kilometres|km|valleys|streets|doors|storeys|flights of stairs|"
    "steps|stops|pints|litres|bottles of|tins of|cans|grams of|pages|bundles|letters|photos|pictures|postcards|texts|calls|followers|views|likes|subscribers|"
    "thousand|hundred|million|apologies|sandwiches|candles|goldfish|snakes|rabbits|pigeons|chickens|lambs|calves|adults|men|women|lads|girls|of us"
)


def _form(pattern: str, label: Label, reason: str) -> Form:
    return worded(pattern, label, Tier.CHECK, reason)


FORMS = (
    _form(rf"{_HER} (?:(?:{_WHICH}) (?:{_MANY} )?(?:{_CHILD})|(?:big|wee|little) (?:{_MANY}|son|sons|daughters|boys|girls|lads|bairns|weans))", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(rf"{_HER} (?:{_MANY}) (?:{_WHICH}|big|little|wee|other)(?: (?:{_CHILD}))?", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(rf"{_HER} (?:{_WHICH}|other) (?:{_MANY})(?! (?:days?|nights?|weeks?|months?|years?|hours?|minutes?|times?)\b)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(rf"{_HER} (?:eldest|oldest|youngest|second eldest|second youngest|smallest|littlest|tiniest){_IN_SERIES}", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(rf"{_HER} (?:elder|younger|firstborn|first born|afterthought|surprise baby|rainbow baby|last born|second born){_IN_SERIES}", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(
        rf"(?:all|both)(?: (?:of )?(?:my|the|them|our))? (?:(?:{_MANY}|small|big|little|older|younger|wee) )(?:(?:small|big|little|older|younger|wee) )?(?:{_CHILD})",
        Label.AGE_FAMILY, WHICH_CHILDREN,
    ),
    _form(rf"(?:{_MANY}|one) of (?:my|our|his|her|their) own|(?:{_MANY}|one) (?:from|by|with) (?:his|her|my|a|the) (?:first|previous|last|other|ex|new)(?: [a-z]{{3,12}})?",
          Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(
        r"(?:a|one|two|three|four|five|six|my|the|[1-6]) (?:wee |little |big |older |younger )?(?:boys?|girls?|lads?|lasses|lass|sons?|daughters?)(?:,| and| n| an|, and|, then| then) "
        r"(?:a|one|two|three|four|five|six|my|the|[1-6]) (?:wee |little |big |older |younger )?(?:boys?|girls?|lads?|lasses|lass|sons?|daughters?)",
        Label.AGE_FAMILY, WHICH_CHILDREN,
    ),
    _form(
        rf"(?:had|have|has|got|ve|lost|with|raised|reared|raise|mother (?:of|to)|mum (?:of|to)|mam (?:of|to)|nan (?:of|to)|father of|dad of|by) (?P<it>(?:{_MANY})(?: (?:{_TAKEN}))?)"
        rf"(?=[,.;:!?)]|\n|\Z| (?:and|n|but|already|before|by|when|under|at home|in|now|who|with|then|that)\b)(?! (?:in|by|with) (?:the|all|a) (?:morning|afternoon|evening))",
        Label.AGE_FAMILY, WHICH_CHILDREN,
    ),
    _form(rf"(?:{_MANY}|one) (?:{_TAKEN})(?: (?:already|before|off me|from me|into care))?(?=[,.;:!?)]|\n|\Z| (?:and|n|but|when|who|before|so|by)\b)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?<!the )(?<!young )(?<!big )one (?:in|at|on|from) (?:the|my|me|her|his|a|(?-i:[A-Z])[\w'’-]{2,20})(?: (?!morning|night|day|hand|time|side|end|point|go|way|word)[a-z]{3,12})?"
          r"(?=,| and one|, one|\.)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(
        r"(?:a|an|my|our|her|identical|boy and girl|girl and boy|mixed|conjoined|non[ -]identical|unidentical|the other|the older|the surviving|the smaller|the first|the second) "
        r"(?:twins?|triplets?|triplet|quads?|twin who (?:died|lived)|twin (?:boys?|girls?|brothers?|sisters?))",
        Label.AGE_FAMILY, "Not many families have this.",
    ),
    _form(
        r"(?:a |one |two |three |[1-3] )?(?:stillbirths?|stillborn(?: (?:twin|son|daughter|boy|girl|baby))?|miscarriages?|terminations?|abortions?|cot deaths?|losses|neonatal deaths?|"
        r"ectopics?(?: pregnanc(?:y|ies))?|angel bab(?:y|ies)|molar pregnanc(?:y|ies))",
        Label.AGE_FAMILY, "Not many families have this.",
    ),
    _form(
        r"(?:(?:an?|my|her|the) )?(?:(?:first|second|third|fourth|fifth|half|great|maternal|paternal|twin|adoptive|birth|biological) ?-?)"
        r"(?:cousins?|aunt(?:ie)?s?|uncles?|nieces?|nephews?|grand(?:mother|father|parents?|dad|ma|pa|son|daughter|child)|nan|gran|mother|father|mum|dad|parents|sister|brother|son|daughter)"
        r"(?: (?:once|twice) removed)?",
        Label.AGE_FAMILY, A_FAMILY,
    ),
    _form(
        r"(?:his|her|my|their|our) (?:wives|husbands|other (?:woman|wife|family|kids|children|girlfriend|baby|bm)|co[ -]wife|"
        r"late (?:husband|wife|partner|mother|father|mum|dad)|adopted (?:mum|dad|parents|brother|sister)|godmother|godfather|godparents|godson|goddaughter)",
        Label.AGE_FAMILY, A_FAMILY,
    ),
    _form(
        rf"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|\d{{1,3}}) (?:hundred|thousand)(?: and)? )?(?:{_MANY}|1[3-9]|[2-9]\d|\d{{3,4}}|(?:thir|four|fif|six|seven|eigh|nine)teen|"
        rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_ONES}|one))?|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)(?: and [a-z]{{3,8}}| [a-z]{{3,7}} hundred)?) "
        rf"(?:(?:different|separate|big|little|small|new|more|extra|foster|old|other|double|single|spare) )?(?:{_COUNTED})(?: (?:running|apart|over|up|away|straight|in a row))?",
        Label.EVENT_MISC, KNOWN_NUMBER,
    ),
    _form(r"\d{1,3}(?:[.,]\d)?k(?: (?:followers|views|likes|subscribers))?", Label.EVENT_MISC, KNOWN_NUMBER),
    _form(r"one (?P<it>(?:good |bad |working |proper )?(?:kidney|eye|lung|arm|leg|hand|ear|bed|bedroom|room|apology|visit|photo|photograph|picture|letter)s?)(?=[,.;:!?)]|\n|\Z| (?:and|of|in|at|from|left|each|every|a)\b)",
          Label.EVENT_MISC, KNOWN_NUMBER),
    _form(
        r"(?:once|twice|three times|four times|\d times) (?:a|an|every|each|in a) (?:day|week|fortnight|month|year|term|blue moon)|(?:a|an) (?:hour|day|night|week|weekend|month) (?:a|every|each) (?:day|week|fortnight|month|year|term)",
        Label.DATE, "How often: together with other details it could tell.",
    ),
    _form(
        rf"(?:(?:{_ONES}|one|a few|few|\d{{1,2}}) )(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) (?:apart|early|late|overdue|premature|prem|too soon|between them|older|younger|(?:older|younger) than (?:me|him|her|us))",
        Label.AGE_FAMILY, "How early, or how far apart: together with other details it could tell.",
    ),
    _form(
        rf"(?:prem|premature|early|born|induced|delivered|overdue|full term|section|sectioned)(?:,)? at (?P<it>(?:{_ONES}|\d\d|[a-z]{{5,7}}(?:[- ][a-z]{{3,5}})?)(?: ?\+ ?\d)?(?: ?(?:weeks?|wks?|months?))?(?: and \d days?| and [a-z]{{3,5}} days?)?)",
        Label.AGE_FAMILY, "How early: together with other details it could tell.",
    ),
    _form(r"(?:my|our|his|her) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: (?:and (?:my |our )?(?:last|youngest)|one))?(?=[,.;:!?]|\n| (?:and|was|is|were|came|now|by|with|who|at|in)\b)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:the |my )?(?:third|fourth|fifth|sixth|seventh|eighth|ninth|last) month(?: (?:of (?:my )?pregnancy|gone))?|month (?:two|three|four|five|six|seven|eight|nine|[2-9])|(?:first|second|third) trimester", Label.AGE_FAMILY, "How far on: together with other details it could tell."),
    _form(r"(?:at|to|in|into|started|starts|left) (?:the |a |his |her |my |their )?(?P<it>(?:grammar|comp|comprehensive|sixth form|college|big school|high school|secondary|uni|university|seminary|academy|infants|juniors|pre-?school|playgroup|meithrin|cylch|gaelscoil|bunscoil|ysgol|montessori|special school|boarding school|borstal))(?= (?:now|in|and|at|doing|on|with|when|this|next|he|she)\b|[,.;!?]|\n|\Z)", Label.ORG, "A school: together with other details it could tell."),
    _form(r"(?:the |that |a |their |his |her )?(?P<it>(?:health visitor|leaving care|sensory|court|duty|assessment|family time|contact|looked after|lac|mental health|perinatal|crisis|home treatment|early help|mash|adoption|fostering|permanence|edge of care|intensive|youth offending|yot|probation|"
          r"drug and alcohol|substance misuse|housing|children['’]?s disabilit(?:y|ies)|pre[ -]birth|traveller education|send|safeguarding|family support|pause|hospital) team)|(?:mother (?:and|n|&) baby|mum (?:and|n|an|&) (?:a )?baby)(?: (?:unit|home|placement|foster|place|hostel|prison))?|(?:children|children['’]s|childrens|women|women['’]s|general|maternity|army|cottage|psychiatric|mental) hospital|"
          r"the (?:royal courts|rolls building|old bailey|high court|court of appeal|supreme court|court of session|sheriff court|grammar schools?|night school|sunday school|hostel|refuge|safe house)", Label.ORG, "A house or a team: together with other details it could tell."),
    _form(r"(?:the|my|our) (?P<it>(?:last|first|second|third|fourth|fifth)) (?:is|was|being|came|wis) (?=(?-i:[A-Z]))", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:the (?:minister|vicar|priest|imam|rabbi|doctor|teacher|headmaster|butcher|farmer|postman|landlord|sergeant|colonel|major|bishop|squire|laird) and (?:his|her) (?:wife|husband|mother|sister|family))", Label.PERSON, "People that a place knows."),
    _form(r"(?:the|my|our|all the|both) (?P<it>(?:lads|lasses|bairns|weans|big ones|little ones|small ones|older ones|younger ones|two boys|two girls|boys|girls)) (?=(?:in|at|wi|with|went|live|lives|are|were|stayed|are at|go to|to)\b (?:(?-i:[A-Z])|my|me|his|her|their|a))", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:sitting|sat|doing|did|failed|passed|resitting|revising for|taking) (?:my|his|her|their) (?P<it>finals|exams|gcses|a[ -]?levels|mocks|o[ -]?levels|highers|nat fives|sats|eleven plus|transfer|leaving cert|driving test)", Label.AGE_FAMILY, "It says how old somebody is."),
    _form(rf"(?:{_MANY}|one|some|none|all|most|both) of (?:mine|hers|ours|theirs|his (?:kids|children|own))|(?:got|get|had|have) (?P<it>(?:one|{_MANY}) back)(?=[,.;!?]|\n| (?:and|but|from|in|at|home)\b)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:my|our|the|his|her) only (?:girl|boy|son|daughter|lad|lass|child|baby|bairn|wean)|(?:a|one) (?:half |twin |little |big |baby |older |younger )?(?:brother|sister) (?:he|she|they|i)(?:['’](?:s|d|ve)| has| had| have)? never (?:met|seen|knew|known)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:step[ -]?(?:nan|nana|gran|grandad|dad|mum|brother|sister|son|daughter|kids?))|(?:his|her) (?:mum|mam|mother|ma) and (?:his |her )?(?:nan|gran|dad|sister|aunt|auntie|stepdad|boyfriend|brother)", Label.AGE_FAMILY, A_FAMILY),
    _form(r"(?:my |our |his |her )?(?:nan|nana|gran|granny|grandparents|grandmother|aunt|auntie|sister|uncle|grandad|neighbour|dad|stepdad) (?:brought|reared|raised|fetched|dragged) (?:me|us|him|her|them)(?: up)?", Label.AGE_FAMILY, A_FAMILY),
    _form(r"(?:my|his|her|our) (?:daughter|son|sister|brother|mum|mam|mother|dad|father|nan|gran|cousin|uncle|aunt|auntie|husband)['’]?s (?:wedding|funeral|christening|baptism|birthday|fortieth|fiftieth|sixtieth|thirtieth|eighteenth|twenty[ -]first|wake|naming|communion|inquest|trial|shop|pub|farm|boat|caravan|business)", Label.EVENT_MISC, "People may have heard of this, or been there."),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield which of how many children, what a family is made of, and what is counted."""
    yield from said_by(FORMS, text)
