"""Where it was, told by what stands there and not by a name: above a shop, under a flight path, on an island. All of it is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import Label, Suggestion, Tier

_STANDS = (
    "airport|runway|flight path|motorway|dual carriageway|ring road|railway(?: line)?|train line|train tracks|viaduct|level crossing|lock|quay|marina|pier|prom|promenade|lighthouse|cliffs?|sea wall|sea front|seafront|estuary|weir|loch|reservoir|"
    "dam|windmill|mine|pithead|pit head|colliery|steelworks|steel works|refinery|power station|wind farm|wind turbines|pylons?|mast|brewery|distillery|abattoir|slaughterhouse|crematorium|graveyard|churchyard|cathedral|minster|"
    "abbey|castle|racecourse|race course|racetrack|dog track|stadium|football ground|rugby club|cricket ground|ice rink|zoo|theme park|funfair|fairground|showground|army camp|army base|airbase|air base|campus|town hall|civic centre|"
    "arndale|arcade|precinct|market square|clock tower|war memorial|bandstand|tram stop|tram line|ferry port|dockyard|shipyard|shipyards|car wash|truck stop|retail park|trading estate|industrial estate|business park|launderette|laundrette|"
    "kebab shop|bookies|betting shop|tattoo (?:shop|parlour)|funeral (?:parlour|director['’]?s)|undertaker['’]?s|ambulance station|police station|fire station|bus station|train station|coach station|bus depot|sorting office|old people['’]?s home|old folks['’]? home|"
    "nursing home|bingo(?: hall)?|swimming baths|scrapyard|scrap yard|sewage works|gasworks|gas works|waterworks|synagogue|gurdwara|monastery|mission|convent|vicarage|rectory|manse|sheltered housing|caravan park|holiday park|gypsy site|travellers['’]? site|"
    "golf course|riding school|stables|boating lake|bowling green|skate park|country park|nature reserve|bird reserve|observatory|radio mast|border|county line|toll bridge|suspension bridge|swing bridge|roundabout|flyover|underpass|subway|multi[ -]storey"
)
_WHERE = (
    r"(?:on|to|at|from|off|in|near|by|above|over|below|behind|beside|opposite|next to|next door to|under|beneath|across from|outside|past|down from|up from|round from|between|facing|overlooking|see|saw|hear|heard|round the back of|the back of|"
    r"back of|end of|other side of|far side of|edge of|top of|bottom of)"
)
_LAND = "island|isle|peninsula|farm|croft|smallholding|hill farm|dairy farm|houseboat|canal boat|boat|barge|yacht|lightship|tower block|high rise|prefab|almshouse|almshouses|squat|commune|kibbutz|yurt|tent|shed|bus shelter|van|camper ?van|static|park home|log cabin|bothy|tied cottage|pub|reservation|settlement"


def _form(pattern: str, label: Label = Label.PLACE) -> Form:
    return worded(
        pattern, label, Tier.CHECK, "It says where without a name: together with other details it could tell."
    )


FORMS = (
    _form(rf"{_WHERE} (?P<it>(?:a|an|the|some|this|that|our|my) (?:(?:old|big|little|new|main|local|disused|derelict|busy|biggest|nearest) )?(?:{_STANDS}))"),
    _form(rf"(?:live|lives|lived|living|stayed|stay|staying|slept|sleeping|moved|moves|brought up|grew up|raised|born|camped|move|moving|hid|hiding)(?: \w{{2,4}})? (?:on|in|to|onto|into|above|over) (?P<it>(?:a|an|the|his|her|my) (?:(?:old|little|small|tiny|remote|big|council|family) )?(?:{_LAND}))"),
    _form(r"(?:the |an? )?(?:last|first|second|third|next|end) (?:stop|house|bungalow|door|flat|caravan|pitch|turning|farm|shop) (?:on|before|after|in|from|past|off|to) (?:the |a )?[\w'’-]{3,14}(?: [\w'’-]{3,14})?"),
    _form(r"(?:the |that |this |an? )(?P<it>old (?:police station|school|school house|schoolhouse|vicarage|rectory|mill|workhouse|hospital|asylum|infirmary|chapel|church|station|fire station|dairy|bakery|forge|post office|town hall|swimming baths|cinema|pit|barracks|pub|town|bridge|harbour|library|bank|cottage hospital|convent|orphanage|courthouse))", Label.ORG),
    _form(r"(?:the |a |on |children['’]?s|childrens)? ?(?P<it>(?:children['’]?s|childrens|burns|cardiac|renal|surgical|orthopaedic|psychiatric|psych|secure|oncology|stroke|paediatric|high dependency|intensive care|locked|medium secure|eating disorders?|gynae|special care|acute) (?:ward|unit|bay))", Label.ORG),
    _form(r"(?:in|at|to|outside|inside|from|by|near) (?P<it>(?:the |a |our |their )(?:(?:local|town|central|main|public|mobile) )?(?:library|museum|theatre|cinema|leisure centre|community centre|village hall|church hall|scout hut|job ?centre|town hall|sports hall|art gallery|garden centre|cash and carry|food court|shopping centre|bowling alley|trampoline park|soft play))", Label.ORG),
    _form(r"(?:a|an|the|one|two|three|four|five|six|\d{1,3}|half an?) (?:hours?|minutes?|miles?|streets?|stops?|doors?|floors?|fields?|bus rides?|train rides?)['’]?(?: (?:drive|walk|bus ride|ride|flight|train))? (?P<it>(?:away|from|up|down|north|south|east|west|outside|out of|over|beyond|inland|off)(?: (?:the|my|his|her|our|a))? [\w'’-]{3,14})"),
    _form(r"(?:up|down|out|over|way|right|all the way) (?P<it>(?:north|south|the north|the south|the valleys|the coast|in the hills|the dale|the glen|the fens|the highlands|the islands|the borders|the midlands|the smoke|the mainland|the peninsula))"),
    _form(r"(?:the|an?|wan|this|our|that|off|whole|wee|small|same) (?P<it>islands?|islanders?|islander|mainland|archipelago|croft|glen|loch|lough|fens?|moors?|dales?|valleys?|wolds|broads|levels|peninsula|estuary|marsh(?:es)?)(?=[,.;!?]|\n|\Z| (?:and|are|is|was|were|where|in|on|at|with|an|but|has|had|who|that|they|we|i)\b)"),
    _form(r"the (?:north|south|midlands|west country|black country|north[ -]east|north[ -]west|south[ -]east|south[ -]west|home counties|potteries|east end|west end|central belt|far north|deep south|west coast|east coast|south coast|north coast)(?=[,.;!?]|\n|\Z| (?:and|of|where|but|then|is|was|when|with)\b)"),
    _form(r"the (?:housing )?(?:association|co-?operative|guinness trust|peabody)(?=[,.;!?]|\n|\Z| (?:and|said|not|never|came|sent|was|would|had|put|wouldn['’]t|did|didn['’]t|has|is)\b)|housing association", Label.ORG),
    _form(r"(?:live|lives|lived|living|stay|stayed|staying|born|slept|sleeping|found|buried|hid|hiding|camped|raised|reared|grew up|brought up|parked|moved)(?: (?:him|her|up|down|then|now|out|back))? (?:in|on|under|over|above|behind|by|near|beside|outside|off|next to|opposite|into) (?P<it>(?:an?|the|one|two|his|her|my) (?!(?:same|way|end|time|day|night|morning|middle|other|first|last|next|end|moment|fear|world|past|floor|bed|bedroom|kitchen|room|house|flat|home|hospital|ward|door|stairs|corner|corridor|car|chair|sofa|settee|couch|street|road|area|community|family|foster|new|own|social|lot|bit|children|child|baby|mother|father|parents|mum|dad|mam|nan|evening|afternoon|week|weekend|month|year|years|weeks|months|days|hours|minutes|system|state|shadow|hope|silence|dark|cold|table|window|town|towns|place|places|granny|gran|friend|friends|mate|van|rib|country|city|village|phone|line|care|council|name|cot|pram|blanket|wall|side|back|front|top|box|bag|drawer|bottom|edge|hands|arms|radar|impression|assumption|understanding|stress)\b)[a-z][\w'’-]{2,14}(?: (?!(?:and|but|when|with|for|in|at|on|of|by|to|till|until|then|that|who|where|now|because|so|from|he|she|they|i|we|was|were)\b)[a-z][\w'’-]{2,14})?)"),
    _form(r"called (?:me|him|her|us|them) (?P<it>the [a-z][\w'’-]{2,14}(?: [a-z][\w'’-]{2,14})?)(?=[,.;!?]|\n|\Z| (?:and|because|cos|in|at|for|when)\b)", Label.EVENT_MISC),
    _form(r"(?:the )?(?:other side|wrong side|far side|far end|edge) (?:of|o) (?:the )?(?P<it>(?!(?:bed|room|house|stairs|page|list|table|day|night|week|month|year|phone|line|street|road|door|bag|cot|garden|story|world|hour|hall|corridor|letter|form|file|report|meeting|order|hearing|term|pile|box|drawer|window|ward|queue|car|bus|van|sofa|bath|him|her|me|it|them|us|nowhere|everything|all|my|his|our|their|your|this|that)\b)[a-z][\w'’-]{2,14}(?: (?:by|near|past|above) (?:the |a )?[\w'’-]{3,14}(?: [\w'’-]{3,14})?)?)(?=[,.;!?]|\n|\Z| (?:and|where|in|at|by|near|with|from|on|there)\b)"),
    _form(r"(?:see|hear|smell|smelt|heard|saw|watch|watched|looking at|look at|view of|looked out on|looks onto|overlooked|facing|smelt of|smelled of|smell of|out to) (?P<it>the (?:[a-z]{3,10} )?(?:sea|harbour|docks|foghorn|gulls|ferr(?:y|ies)|trains|trams|planes|brewery|refinery|abattoir|biscuit factory|sugar beet|chip shop|football ground|crowd|match|minster|cathedral|bells|call to prayer|mosque|castle|mountains?|hills|moors?|lighthouse|pit wheel|chimneys?|pylons|cranes|bridge|tower|gasworks|power station|prison|racecourse|river|lake|loch|canal|weir|mill|motorway))"),
    _form(r"(?:in|at|to|from|on) (?P<it>the (?:[a-z]{3,12} ){1,2}(?:place|clinic|unit|wing|annexe|block|hub|hut|portakabin|outbuilding|day centre|drop[ -]in|meeting house|group))(?=[,.;!?]|\n|\Z| (?:and|for|in|at|on|when|they|where|with)\b)", Label.ORG),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield places that are told by what stands there."""
    yield from said_by(FORMS, text)
