"""What tells by how it is said: what somebody works at, has, wears or is on; illnesses, trades, beasts and things with a colour.

The lists of `backgrounds` know words; these forms know the words around one, so that they find what no list names. All of it is
to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import A_FAMILY, A_TIME, HEARD_OF, UNSHARED, Label, Suggestion, Tier

_ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_A = "(?:a|an|the|his|her|my|our|their|some|this|that)"
_RELATION = (
    "husband|wife|partner|boyfriend|girlfriend|fella|man|bloke|ex|dad|da|father|mum|mam|mom|mother|nan|nana|gran|granny|grandma|grandad|"
    "grandfather|grandmother|uncle|auntie|aunty|aunt|cousin|brother|sister|son|daughter|boy|girl|lad|family|parents|mate|friend|neighbour"
)
_WHO = (
    rf"(?:(?:my|his|her|our|me|ma|the|whose) (?:late |own |old |step)?(?:{_RELATION})|i|he|she|we|they|who)"
)
_BE = r"(?:was|is|wis|were|are|am|be|been|['’](?:s|m|re)|works? as|worked as|trained as|working as)"
_NOT_THINGS = (
    "the|it|that|this|them|him|her|me|us|you|myself|himself|herself|what|everything|something|anything|nothing|my own|our own|his own|her own|time|and|"
    "but|so|because|top|paper|purpose|and off|end|edge|way|side|floor|ground|phone|bed|sofa|couch|settee|stairs|step|doorstep|landing|list|"
    "waiting|register|verge|brink|mend|move|same|other|first|last|next|one|day|night|morning|whole|outside|inside|back|front|table|wall|bus|train|"
    "street|road|pavement|bench|chair|internet|news|telly|tv|radio|ward|plan|case|books|file|record|my knees|my feet|my mind|my side|my case|his side|"
    "her side|her knee|his knee|our side|about|a bad|a good|and on|a plan"
)
_TAIL = r"(?: (?!and|but|so|when|because|then|which|who|that|i|he|she|they|we|it|was|is)[a-z'’-]{2,20}){0,3}"
_WORD = r"[a-z][a-z'’-]{2,20}"
_COLOURS = (
    "red|green|yellow|orange|purple|pink|blue|turquoise|lemon|lilac|mauve|maroon|crimson|scarlet|golden|silver|tartan|stripy|striped|spotty|"
    "leopard-print|leopard print|leather|velvet|knitted|crochet"
)
_NO_THING = "light|lights|eyes|eye|with|and|or|as|in|on|at|the|to|from|for|but|because|when|that|cross|tape|flag|flags|mist|line|form|forms|team|paper|papers"
_ILL = (
    r"[a-z]{3,20}(?:itis|aemia|emia|plegia|pathy|philia|algia|trophy|ectomy|phrenia|uria|plasia)|(?!diagnosis|prognosis|hypnosis|overdosis)[a-z]{3,20}osis|"
    rf"(?:{_WORD} ){{1,2}}(?:syndrome|disorder|disease|deficiency|dystrophy|palsy|transplant|cancer|tumour|operation)|"
    r"(?:a )?(?:hole|murmur) in (?:the|his|her|my) (?:heart|lung)|(?:stoma|feeding tube|hearing aids?|wheelchair|walking frame|guide dog|glass eye|"
    r"cleft (?:lip|palate)|club foot|brittle bones?|heart condition|birth ?mark|strawberry mark|lazy eye|squint)"
)
_TRADE = (
    r"(?!psychologist)[a-z]{2,12}(?:monger|smith|wright|keeper|maker|ologist|grapher|packer|picker|plucker|cutter|catcher|fitter|driver|dresser|herd)s?|"
    r"(?:[a-z]{3,15} ){0,1}(?:apprentice|operative|attendant|trader|dealer|dinner lady|lollipop lady|live[- ]in carer|pilot|croupier|conductor|mechanic)"
)
_BEASTS = (
    "bees|hens?|chickens?|ducks?|geese|goose|goats?|sheep|lambs?|lambing|cows?|cattle|calf|calves|heifers?|bulls?|pigs?|donkeys?|mules?|foals?|mares?|"
    "stallions?|ponies|pony|horses?|llamas?|alpacas?|turkeys?|peacocks?|swans?|owls?|hawks?|falcons?|pigeons?|budgies?|canary|canaries|parrots?|"
    "cockatiels?|macaws?|kittens?|pupp(?:y|ies)|greyhounds?|whippets?|lurchers?|terriers?|alsatians?|staff(?:y|ies)|collies?|sheepdogs?|labradors?|"
    "spaniels?|huskies|husky|rottweilers?|gerbils?|hamsters?|guinea pigs?|rabbits?|ferrets?|tortoises?|geckos?|lizards?|goldfish|koi|tadpoles?|hedgehogs?|"
    "badgers?|seals?|dolphins?|whales?|salmon|trout|herring|mackerel|crabs?|lobsters?|oysters?|mussels|maggots"
)
_PLACES = (
    "cottage|farmhouse|houseboat|airport|harbour|docks?|dockyard|shipyard|steelworks|colliery|pit|brewery|distillery|racecourse|racetrack|stadium|football ground|pier|seafront|"
    "promenade|prom|lighthouse|castle|cathedral|abbey|monastery|convent|viaduct|power station|caravan park|trailer park|campsite|holiday park|zoo|aquarium|"
    "museum|bookies|bingo|mandir|gurdwara|mosque|synagogue|temple|chapel|allotments?|canal|reservoir|loch|glen|moors?|marina|ferry|ferries|tram|metro|"
    "overground|tube|market|market stall|fairground|funfair|borough|parish|crematorium|cemetery|flyover|underpass|roundabout|ring road|motorway|"
    "tip|dump|sawmill|abattoir|slaughterhouse|golf club|rugby club|working men['’]?s club|snooker hall|nightclub|casino|arcade|chip shop|kebab shop|"
    "nail bar|tanning salon|betting shop|corner shop|sari shop|sweet shop|cheese shop|bakery|butchers?|fishmongers?|launderette|laundrette|car wash|"
    "petrol station|garage|off[- ]licence|salon|guest house|restaurant|stall|boat|uni|chicken shop|takeaway|tower block|high rise|homeless hostel|bail hostel|detention centre|immigration centre|army camp"
)
_BODY = "hips?|knees?|kidneys?|lungs?|legs?|arms?|eyes?|ears?|toes?|fingers?|thumbs?|foot|feet|spine|lips?|palate|jaw|womb|bowel|liver|breasts?|scars?"
_SAME = "night|day|week|month|year|morning|evening|afternoon|weekend|summer|winter|spring|autumn"


def _form(pattern: str, label: Label, reason: str) -> Form:
    return worded(pattern, label, Tier.CHECK, reason)


FORMS = (
    _form(
        rf"(?:{_WHO} ?{_BE}|,) (?:the|a|an) (?P<it>(?:only |first |famous |well known |local |qualified |retired )?(?:{_TRADE}|{_WORD} (?:manager|officer|owner|"
        r"worker|lady|man|woman|player|singer|writer|teacher|nurse|driver|boss|foreman|supervisor|warden|clerk|cook|porter|guard|engineer|assistant|"
        r"student|champion|councillor|trainer|instructor|adviser|inspector|agent)))",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        r"(?:work|works|worked|working|job|shifts?|trained|training|apprenticed|employed|volunteer|volunteered|volunteering) (?:nights |days |part time |"
        rf"full time |away )?(?:in|at|on|for|with|down|out of|off|(?=the)) ?(?:{_A} )?(?P<it>(?!(?:{_NOT_THINGS}|social|services|parents|families|children|mums|"
        rf"professionals|hard|home)\b){_WORD}{_TAIL})",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:study|studied|studying|studies|qualified in|degree in|diploma in|course in|apprenticeship in|exams? in) (?:for )?(?:{_A} )?"
        rf"(?P<it>(?!(?:{_NOT_THINGS}|how|to|about|hard)\b){_WORD})",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:{_WHO} ?{_BE}|put (?:me|him|her)) on (?:the )?(?P<it>(?!(?:{_NOT_THINGS}|a|an|my|his|her|our|their|to|at|with|well|"
        rf"fine|for|holiday|fire)\b){_WORD})",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        r"[a-z]{3,12}[ -](?:picking|packing|plucking|fishing|farming|weaving|dealing|laying|fitting|roofing|tarmacing|trapping|breeding|racing)|(?:at|on) the fishin['g]?|"
        r"(?:drove|drives?|driving) (?:(?:a|an|the|his|for) )?(?:coach(?:es)?|lorr(?:y|ies)|bus(?:es)?|tax(?:i|is)|trains?|vans?|trucks?|hgvs?|tractors?|cabs?|minicabs?|"
        r"ambulances?|uber|forklifts?|cranes?|diggers?|trams?)|(?:do|does|did|doing) (?:the |my |some )?(?:nails|hair|lashes|eyebrows|cleaning|caring|ironing|"
        r"bakery|gardens?|bar work|night shifts?|takeaways|deliveries|childminding)|(?:as|being|am|was) a (?:man|trans (?:man|woman)|single dad)",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"one of (?:the|those) (?P<it>(?!(?:social|workers?|staff|nurses|midwives|girls|women|men|police|kids|other|others|things|only|few|reasons|worst|best|first|"
        rf"last|main|ones|ladies|people|children|professionals|mums|mothers|reports|pages|hardest)\b){_WORD})|(?:wear|wears|wore|wearing) (?:a|an|the) {_WORD}",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(
        r"(?:postnatal|antenatal|post natal|severe|manic|clinical|prenatal) depression|[a-z]{4,12} issues|(?:[a-z]{3,12} )?(?:fraud|shoplifting|burglary|robbery|affray|soliciting|"
        r"arson|gbh|abh|dealing|drink[ -]driving|perverting|wounding|trafficking|smuggling)|clean (?:since|for|from)|sober (?:since|for|from)|been clean|\d{1,3} ?mls?",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:(?:a|an|one)|(?:his|her|my)(?= [a-z]{{3,12}} (?:{_BODY})\b)) (?P<it>(?:[a-z]{{3,12}} )?(?:{_BODY}))(?= (?:and|but|that|since|from|because|like)\b|[.,;!?]|\n|\Z)",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        r"(?:am|was|is|were|['’]m|been) (?P<it>(?:cleaning|washing|packing|selling|sewing|cooking|serving|delivering|sorting|gutting|building|looking after) "
        rf"(?!(?:the|my|his|her|up|it|them|him|me|us|out|and|for|in|at|a|our|your|everything|bottles|clothes|dishes)\b){_WORD})",
        Label.DEMOGRAPHIC, UNSHARED,
    ),
    _form(
        rf"(?:plays?|playing|played) (?:the )?(?P<it>(?!(?:with|in|at|on|the|a|for|up|and|again|along|outside|out|games?|his|her|my|some|no|it)\b){_WORD})|"
        rf"(?:he|she|who) (?:likes|loves|collects) (?!(?:to|me|it|him|her|us|them|you|his|my|the|being|going|when|that|a|an|all|your)\b){_WORD}",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(_ILL, Label.DEMOGRAPHIC, UNSHARED),
    _form(rf"(?:{_A}|as|of) (?P<it>{_TRADE})", Label.DEMOGRAPHIC, UNSHARED),
    _form(rf"(?:{_A}|of|with|kept?|keeping|keeps?|and|two|three|the|out|at|had|have|has|got|bred|breeds?|some|few|many|feed|milk|milks|sell|sells|sold) (?P<it>{_BEASTS})", Label.EVENT_MISC, HEARD_OF),
    _form(
        rf"(?:{_A}|[a-z]{{2,12}}['’]s|with|has|have|had|wore|wears|wearing|in) (?P<it>(?:old |big |little |bright |dark |light )?(?:{_COLOURS}) (?!(?:{_NO_THING})\b){_WORD})",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(
        r"(?:red|ginger|auburn|curly red|white blonde) (?:hair|haired|head|curls|loon|lad|lass)|(?:lip|nose|tongue|eyebrow|belly) (?:ring|stud|piercing|bar)",
        Label.EVENT_MISC, HEARD_OF,
    ),
    _form(rf"(?:{_A}|in|at|on|by|from|to|of|like|above|near) (?P<it>{_PLACES})", Label.EVENT_MISC, HEARD_OF),
    _form(
        r"(?:at|in|to|from|up|down) the (?P<it>(?:general|royal|infirmary|maternity|women['’]?s|children['’]?s|queen['’]?s|king['’]?s|victoria|county|western|northern|"
        r"eastern|southern|manor|priory|grange|city|alex|memorial))(?=[.,;:!?)]|\n|\Z| (?:and|but|they|with|for|when|on|where|was|were|had|by|in|wiv|n|because|cos|then|so|at|as|is|to|until|till|again|that|every|last|next|it|which|who|we|an|wi|again|once|"
        r"after|before|i|he|she|we)\b)|(?:sacred|immaculate|holy|blessed|good|corpus|our lady of|christ the|all) (?:heart|conception|trinity|family|cross|rood|name|ghost|"
        r"spirit|redeemer|sacrament|shepherd|christi|king|saints|souls|mount|lourdes)",
        Label.ORG, "A house that people here know by a short name.",
    ),
    _form(
        r"(?:daily|evening|sunday|morning|weekly|local|yorkshire|manchester|liverpool|northern|western|south wales|belfast) (?:mail|mirror|star|sun|express|telegraph|times|"
        r"record|post|news|echo|chronicle|gazette|argus|herald|standard|politics live|evening news)",
        Label.ORG, "A paper, or the news of a place.",
    ),
    _form(
        rf"(?:the |that )?(?:very )?same (?:{_SAME})|the (?:year|month|week|summer|winter|spring|autumn) (?:after|before)|a fortnight",
        Label.DATE, A_TIME,
    ),
    _form(
        rf"(?:my|his|her|our|their|me) (?:{_RELATION})['’]?s (?P<it>(?:{_RELATION}|in-laws|family))|(?:first|second|third) wife|ex-wife|"
        r"ex-husband|(?:step|half)[ -]?(?:son|daughter|children|kids|mum|dad)",
        Label.AGE_FAMILY, A_FAMILY,
    ),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield what tells by the words around it."""
    yield from said_by(FORMS, text)
