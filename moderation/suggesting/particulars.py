"""Particulars of one life: what is made or managed for a living, a standing before some office, a place without capitals, an odd vessel or token.

Forms, as in the files beside it; all of it is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import (
    A_FAMILY,
    A_TIME,
    HEARD_OF,
    UNSHARED,
    WHICH_CHILDREN,
    Label,
    Suggestion,
    Tier,
)

_KIN = "dad|da|father|faither|mum|mam|mother|mither|nan|nana|gran|granny|grandad|grandma|brother|sister|uncle|aunt|auntie|cousin|husband|wife|man|fella|partner|in[ -]laws|family|friend|mate"
_WHOSE = "my|his|her|our|me|ma|mi|your|their|wor"
_STOP = r"(?=[,.;:!?)]|\n|\Z| (?:and|but|so|when|in|at|on|for|with|from|now|then|till|until|because|cos|an|that|who|off|she|he|they|i)\b)"
_NO_FIRST = (
    "the|a|an|this|that|my|his|her|our|their|your|one|each|every|either|both|other|no|any|some|same|dead|far|front|back|left|right|wrong|bottom|very|whole|work|week|weeks|days|day|year|month|"
    "and|or|of|in|on|at|to|by|for|from|with|its|these|those|all|more|such|what|which|nearest|local|main|busy|steep|little|big|small|long|short|me|ma|wor|him|them|it|just|only|water|play|car|"
    "theme|business|retail|river|life|bed|bath|cold|hot|dry|wet|trailer|caravan|holiday|memory|west|east|north|south|food|blood|milk|dark|next|red|corner|same|go|get|sign|shop|show|dog|high|up|down"
)
_NO_WORTH = "the|a|an|it|him|her|me|us|them|everything|something|nothing|that|this|myself|himself|herself|my|his|our|their"
_FIELDS = (
    r"(?:adult|children['’]?s|child|mental health|learning disability|veterinary|dental|district|theatre) nursing|air traffic(?: control(?:ler)?)?|search and rescue|bomb disposal|fire service|"
    r"ambulance service|border force|prison service|civil service|royal engineers|signals|medical corps|catering corps|mountain rescue|merchant navy|cabin crew|ground crew|baggage handling|"
    r"quality control|data entry|call centre|quantity surveying|web design|graphic design|landscape gardening|(?:soil|food|computer|political|forensic|animal|marine|rocket|materials) science|"
    r"marine biology|(?:civil|chemical|electrical|mechanical|marine|sound|software|structural) engineering|dress ?making|shop ?fitting|tree surgery|dry stone walling|pest control|events? management"
)
_STANDINGS = (
    r"age[ -]assessment|age[ -]disputed|national referral mechanism|the mechanism|nrm|asylum support|conclusive grounds|reasonable grounds|leave to remain|settled status|pre[ -]settled|spous(?:al|e) visa|"
    r"fianc[eé]e? visa|dependant visa|work permit|section 95|blue badge|tied (?:cottage|house)|alms ?houses?|park home|static caravan|prefab|lodgings|married quarters|(?:transit|halting|traveller|gypsy) site|"
    r"oxygen (?:bottle|tank|cylinder|mask)|motability|mobility (?:car|scooter)|attendance centre|bail hostel|witness protection|police bail|on licen[cs]e|the watch list"
)
_VESSELS = "drawer|trolley|jar|crate|shoe ?box|shoebox|wheelbarrow|barrow|tin bath|sink|bucket|manger|egg box|apple box|fish box|hay loft|hayloft|bread bin|toolbox|banana box|orange box|pillowcase|sidecar|cool ?box"
_INNS = (
    "civic|guildhall|corn exchange|assembly rooms|legion|memorial hall|regal|odeon|gaumont|plaza|palais|locarno|ritz|empire|hippodrome|alhambra|palladium|apollo|roxy|lyceum|winter gardens|institute|miners['’]?|"
    r"(?:king['’]?s|queen['’]?s|prince['’]?s|duke['’]?s|bishop['’]?s|carpenter['’]?s|farmer['’]?s|mason['’]?s|miner['’]?s) (?:arms|head|cross|oak|legs)|(?:red|white|black|golden|green|blue|old) (?:lion|hart|horse|swan|bull|boar|bell|"
    r"dragon|man|ship|fleece|dog|anchor|star|lamb|cow|crown|bear)|fox and hounds|coach and horses|rose and crown|hare and hounds|dog and duck|plough|feathers|wheatsheaf|railway tavern|royal oak|bay horse"
)
_RANKS = "dame|knight|lord|lady|obe|mbe|cbe|qc|kc|bishop|canon|judge|professor|partner|sergeant|inspector|captain|major|mayor|head ?teacher|foreman|alderman|elder|deacon|saint|colonel|corporal|governor"


def _form(pattern: str, label: Label, reason: str) -> Form:
    return worded(pattern, label, Tier.CHECK, reason)


_WORK = (
    _form(r"(?<!on )(?:the|another) (?:other|wrong) (?:side|sort|kind|crowd|persuasion)(?=[.,;:!?]|\n|\Z| (?:and|so|but)\b)", Label.DEMOGRAPHIC, UNSHARED),
    _form(rf"{_FIELDS}|{_STANDINGS}", Label.DEMOGRAPHIC, UNSHARED),
    _form(
        r"(?:phd|doctorate|masters?|msc|bsc|degree|diploma|hnd|nvq|btec|candidate|thesis|dissertation|lecturer|researcher|research|fellow|professor|graduate|student|expert|apprentice|apprenticeship|"
        rf"qualification|certificate|trainee|specialist|lectures?|lectured|graduated) (?:in|of|on) (?P<it>(?!(?:{_NO_WORTH}|court|care|time|front|hand|what|how|why|attendance|charge|place|birth|death|marriage)\b)[a-z]{{4,14}}(?: (?!and\b|at\b|in\b|for\b|from\b|with\b)[a-z]{{4,14}})?){_STOP}",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:i|he|she|we|they|(?:{_WHOSE}) (?:{_KIN})) (?P<it>(?:makes?|made|manages?|managed|grows?|grew|imports?|imported|exports?|supplies|supplied|designs?|designed|welds?|presse[sd]|irons?|stacks?|stacked|bottles?|shells?|smoke|smoked|"
        r"stitche[sd]|assembled|assembles|inspects?|inspected|polishe[sd]) (?!(?:mistakes|friends|notes|plans|sandwiches|bottles|cakes|cards|calls|promises|excuses|decisions|things|changes|choices|beds|always|this|cigarettes|fags|sounds|noises|jokes|was|lists|meals|"
        r"dinners|clothes|dishes|shirts|appointments|times|days|weeks|feeds|allowances|statements|allegations|complaints|threats|arrangements|enquiries|ends|tears|his|hers|us)\b)[a-z]{3,12}s)(?=[,.;!?]|\n|\Z| (?:for|in|at|by|out|all|and)\b)|"
        rf"i manage (?:(?!(?:{_NO_WORTH}|well|fine|alone|okay|ok|somehow|mostly|now|better|both|one|two|alright|perfectly|usually|most|without|because|sometimes|okay|today|tomorrow)\b)[a-z]{{4,14}}){_STOP}",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:work|works|worked|job|working) (?:before|now|then|first|always|mostly|nights?|days|evenings|mornings|there) (?:in|with|at|on) (?P<it>(?:the |an? )?(?!(?:{_NO_WORTH}|time|home|front|care)\b)[a-z]{{4,14}}(?: [a-z]{{4,12}})?){_STOP}|"
        r"(?:(?<=, )|and )(?:then|now|after|after that) (?:the |on the |at the |in the |drove )?(?:taxi|taxis|cabs?|buses|lorries|bins|post|security|factory|warehouse|kitchens?|mill|pit|docks|rigs|trawlers|hotels?|care homes?|offices|farms?|restaurant|takeaway|catering)(?=[,.;!?]|\n)",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:above|over|behind|beside|under|next to|in|at|for|run|ran|had|from) (?:(?:{_WHOSE}|an?|the) )?(?:(?:{_KIN})['’]?s )?(?P<it>(?!(?:{_NO_FIRST})\b)[a-z]{{3,12}} (?:shop|stall|garage|firm|restaurant|studio|workshop|warehouse|factory|surgery|bakery|yard|parlour|showroom|wholesaler['’]?s?))",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        r"(?-i:[A-Z])[\w’'-]{1,20}, (?P<it>an? (?!(?:friend|mate|few|bit|lot|good|nice|lovely|kind|woman|lady|man|girl|boy|baby|worker|social|stranger|support|family|place|name|time|child|mum|mother|brother|sister|son|daughter|"
        r"really|very|big|small|little|young|old|new|different|long|short|real|total|complete|proper|whole|month|week|year|day|letter|phone|proud|happy|sad)\b)[a-z][\w’'-]{2,14}(?: (?!(?:off|from|at|in|on|with|who|and|that|of|for|to)\b)[a-z][\w’'-]{2,14}){0,2})"
        r"(?=[,.;]| (?:off|from|at|in|on|with|who|by)\b)",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:been|was|were|get|got|being|be|is) (?:made|appointed|elected|ordained|promoted(?: to)?|sworn in(?: as)?) (?:up )?(?:to )?(?P<it>(?:an? |the )?(?:{_RANKS}))|knighted",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        r"(?:at|away to|gone to|to|for) the (?:berries|tatties|neeps|hops|peas|peats|fishing|herring|fruit|grouse|beating|lambing|sprouts|daffs|cockles)|(?:is|was|were|away|still|months|weeks) (?P<it>at sea|off ?shore|on tour|on deployment|on exercise|on manoeuvres)|"
        r"(?:went|gone|ran away|run away) (?:to sea|down the pit|on the road|on the game|on the rigs|on the trawlers)|(?:on|off) (?:a|the) (?:script|shout|methadone programme)|the (?:run|crossing) to [a-z]{3,12}",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        r"(?:has|had|have|got|carries|carried|with|wears|wore|shows?|showed) (?:me |them |us )?(?:an?|the|his|her) (?P<it>badge|warrant card|uniform|gun|taser|stripe|pips|epaulettes|dog collar|guide dog|stick|walking stick|white stick|prosthetic)(?=[,.;!?]|\n| (?:and|on|so|at|in|with)\b)|"
        r"the (?:only )?one (?:(?:in|with|without) (?:the |an? )?(?!(?:baby|babies|kids|most|least|power|problem|problems|charge|it|him|her|me|them|my|his|all|this|that|trouble|wrong|black|middle)\b)[a-z]{4,14})(?=[,.;!?]|\n)",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:(?:{_WHOSE}) (?:{_KIN})|he|(?-i:[A-Z])[\w’'-]{{1,20}}),? (?:(?-i:[A-Z])[\w’'-]{{1,20}},? )?(?:was|is|stayed|stays|stops) (?P<it>(?:at )?home (?:with|wi|wiv) (?:the |our |his )?(?:children|kids|baby|boys|girls|bairns|weans|twins))|"
        r"(?:she|he|they|xe|ze|fae) ?/ ?(?:her|him|them|they|theirs|xem)(?:s)?|(?:first|second|third|fourth|fifth|sixth)[ -]generation|still (?:nursing|expressing|pumping)(?=[,.;!?]|\n)|(?:been|was|is|am|im|i['’]m|got|very|so|badly) (?:depressed|manic|psychotic|housebound|bedridden|bedbound|hypomanic|stateless)",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
)  # fmt: skip

_TOKENS = (
    _form(
        r"(?:bruise|mark|stamp|scar|stain|tattoo|cake|rash|bite|burn|print|badge|brooch|pendant|necklace|cloud|birthmark|cut|dent|cookie|balloon|candle|ring|sticker) (?P<it>(?:in the shape of|the shape of|shaped like|the size of|of|like) (?:an? |the )[a-z]{3,14})|"
        r"an? [a-z]{3,12}['’]s (?:width|length|throw|breadth|weight)",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(rf"(?:in|out of|into|inside|from) (?P<it>an? (?:[a-z]{{3,10}} )?(?:{_VESSELS})(?: [a-z]{{3,8}})?){_STOP}", Label.EVENT_MISC, HEARD_OF),
    _form(
        r"(?:an? |the |his |her )?(?:gps |hidden |little |secret )?(?:tracker|air ?tag|tracking device|hidden camera|nanny ?cam|spy ?cam|spyware|listening device|recording device|ring doorbell|dash ?cam|body ?cam)s?(?: (?:in|on|under|inside) (?:the|my|his|her|a) [a-z]{3,12})?|"
        r"(?:won|winning|wins) (?:me |him |her |us )?(?P<it>(?:an?|the) (?!(?:case|appeal|fight|battle|war|point|argument|day|right|little|bit)\b)[a-z]{3,12})|bow ?tie|(?:the )?(?:top|upper|lower) deck",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(
        r"(?:on|across) (?P<it>the back of (?:an?|the|my|his|her) (?!(?:head|hand|hands|neck|leg|legs|car|bike|bus|chair|door|sofa|form|van|queue|room|house|court|mind|knee|knees|line|taxi)\b)[a-z]{3,14}(?: (?:packet|box|pack|mat|ticket|card|list|wrapper))?)|"
        rf"(?:has|have|had|wears?|wore|wearing|got|kept|in|with|left me|gave me|under) (?:{_WHOSE}) (?:{_KIN})['’]?s (?:(?:old |best |good |big )?(?!(?:house|flat|place|room|name|arms|care|car|bed|side|face|eyes|hands?|head|voice|home|garden|kitchen|number|address|phone|help|word|back|spare|front|sofa|couch|settee|best|birthday|funeral|mum|dad|mam|sister|brother)\b)[a-z]{{3,12}})",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(
        r"(?:call|calls|called|named|name)(?: (?:him|her|it|them|the baby|my son|my daughter))? [\w’'-]{2,15},? (?:after|for|from) (?P<it>(?:the|an?|my|his|her|our|me|ma) [a-z’'-]{3,14}(?: [a-z’'-]{2,14}){0,4})(?=[,.;!?]|\n|\Z)|"
        r"(?:kept|keep|keeps|made|began|started|starts) (?:an? |the |my )?(?:(?:[a-z]{3,10} )?(?:spreadsheets?|ledgers?|graphs?|scrapbooks?|log ?books?|databases?|flow ?charts?|wall ?charts?|star ?charts?|card index))",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(
        r"(?:a |my |his |her |the )?(?:head of |heid o )?(?:bright|curly|wavy|red|rid|straight|thick|jet|black|dark|fair|white|blonde?|frizzy|afro|ginger|brown|grey|shaved|dyed|plaited) (?:(?:red|rid|black|brown|blonde?|curly) )?hair|"
        r"(?:which|it|that|name|and) means? (?P<it>(?:the |an? )?(?!(?:that|this|they|she|you|nothing|everything|something|more|less|well|the|lot|there|what|when|not|having|being)\b)[a-z]{3,14})(?=[.,;)]|\n| in )",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(
        r"grow(?:ing)?[ -]lamps?|lamps and plants|plants and lamps|(?:cannabis|weed|skunk) (?:farm|house|factory|grow|plants)|grow ?house|trap ?house|brothel|crack (?:den|house)|massage parlour|"
        rf"(?:(?:{_WHOSE}) (?:{_KIN}|boyfriend)|they|he) (?P<it>(?:sold|traded|swapped|lent|married off|gave away) (?:me|her|us|him))(?=[,.;!?]|\n|\Z| (?:to|for|when|at|in|and|i)\b)|"
        r"for (?:(?:the|an?) (?:county|country|school|city|island|village|works|regiment|parish))(?=[,.;!?]|\n)|(?:stands?|stood|was|been|played) (?:(?:an? )?extra (?:on|in) [\w’'-]{3,14})",
        Label.EVENT_MISC, HEARD_OF,
    ),
)  # fmt: skip

_WHEN_AND_WHO = (
    _form(
        r"in (?:the|that|this|early|late|mid) (?:may|march)(?=[,.;!?]|\n|\Z| (?:and|when|of|i|he|she|we|they|it|that)\b)|(?:on|every|each) (?:an?|the|our|my) (?!(?:good|bad|next|same|other|first|last|whole|very|new|old|hard|long|one|single|fine|cold|hot|wet|sunny|normal|given)\b)[a-z]{3,10} day(?=[,.;!?]|\n|\Z| (?:and|when|i|he|she|we|they|in|at)\b)|"
        r"bank holidays?(?: (?:monday|weekend))?|in (?:my|his|her|their|our) (?:own )?(?:holidays?|lunch (?:hour|break)|dinner hour|leave|annual leave|days? off)(?=[,.;!?]|\n|\Z| (?:and|to|so|from|with)\b)|"
        r"(?:comes?|came|visits?|back|home|out|due|starts?|cumin|coming) (?P<it>mon|tues?|weds?|thurs?|fri|sat|sun)(?=[.,;!?]|\n|\Z)",
        Label.DATE, A_TIME,
    ),
    _form(
        r"in (?:the )?(?P<it>(?:first|second|third|fourth|fifth|sixth|junior|senior|top|bottom|infant) (?:class|form|set|infants|juniors))|(?:(?<=, )|(?<=['’]s )|(?:is|was|being) )(?:(?:the|my|our) (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|youngest|eldest|middle one))(?=[.:,;!?]|\n|\Z)|"
        r"(?:my|our) (?:boys|girls|lads|kids|children|bairns|weans|twins|three|four|five) (?:are|is|is called|are called) (?=(?-i:[A-Z]))|(?:one|two|three), (?=(?-i:[A-Z])[\w’'-]{1,15}, (?:was|is|were|are)\b)",
        Label.AGE_FAMILY, WHICH_CHILDREN,
    ),
    _form(
        r"(?:doing|doin|sat|sitting|did|failed|passed|resitting|revising|taking) (?:for )?(?:my|me|mi|ma|his|her|their) (?P<it>finals|exams|gcses|a[ -]?levels|mocks|o[ -]?levels|highers|nat fives|sats|resits|btec|nvq|prelims)",
        Label.AGE_FAMILY, A_FAMILY,
    ),
)  # fmt: skip

_WHERE = (
    _form(
        rf"(?:at|in|from|to|near|up|round|off|past|down|over|outside) (?P<it>(?!(?:{_NO_FIRST})\b)[a-z]{{3,10}} (?:hill|cross|heath|moss|green|bank|gate|bridge|vale|fields|brook|bay|sands|point|head|city|edge|lea|dene|haugh|brow|mount|croft|wells|quay|wharf|cliff))(?=[,.;!?]|\n|\Z| (?:and|an|but|with|wi|in|on|when|where|who|she|he|they|i|my|me|it|cos|that|for|by|then|now)\b)",
        Label.PLACE, "It may be a place, in small letters.",
    ),
    _form(rf"(?:up|at|to|in|from|down|by|outside|off|behind|opposite|round) (?P<it>the (?:{_INNS}))", Label.ORG, "It may be the name of a house."),
)  # fmt: skip

FORMS = (*_WORK, *_TOKENS, *_WHEN_AND_WHO, *_WHERE)


def find(text: str) -> Iterator[Suggestion]:
    """Yield the particulars of one life that these forms know."""
    yield from said_by(FORMS, text)
