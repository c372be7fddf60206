"""What somebody is to others, can do or cannot, went through or lives with: forms for what lists do not name. All of it is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import (
    A_FAMILY,
    UNSHARED,
    WHICH_CHILDREN,
    Label,
    Suggestion,
    Tier,
)

_KIN = (
    "cousin|brother|uncle|nephew|sister|aunt|auntie|niece|husband|wife|boyfriend|girlfriend|son|daughter|dad|father|mum|mam|mother|nan|gran|grandad|mate|friend|best friend|ex|boss|teacher|"
    "stepbrother|stepsister|stepdad|stepmum|stepson|half[ -]brother|half[ -]sister|brother[ -]in[ -]law|sister[ -]in[ -]law|father[ -]in[ -]law|mother[ -]in[ -]law|godfather|godmother"
)
_OVER = (
    "teacher|tutor|boss|landlord|dealer|doctor|manager|coach|carer|lodger|supervisor|sergeant|pimp|priest|pastor|imam|lecturer|instructor|lawyer|therapist|social worker|key ?worker|driver|"
    "stepbrother|stepdad|cousin|first cousin|uncle|nephew|half[ -]brother|brother[ -]in[ -]law|father[ -]in[ -]law"
)
_WHOSE = r"(?:my|his|her|our|me|ma)"
_IS = r"(?: is| was| wis| were|['’]s|s)"
_N = "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\\d{1,2}(?:st|nd|rd|th)"
_END = r"(?=[,.;:!?)]|\n|\Z| (?:and|or|but|when|then|so|till|until|at|in|on|because|cos|properly|well|very|much|now|back|back then|yet|from|since|with|for|after|once|twice|again|before)\b)"
_TRADES = (
    "wash|washes|washed|valet|valets|fix|fixes|fixed|mend|mends|mended|repair|repairs|repaired|clean|cleans|cleaned|drive|drives|drove|lay|lays|laid|dig|digs|dug|build|builds|built|sell|sells|sold|bake|bakes|baked|breed|breeds|bred|"
    "train|trains|trained|teach|teaches|taught|deliver|delivers|delivered|pack|packs|packed|pick|picks|picked|sew|sews|sewed|weave|weaves|wove|carve|carves|carved|paint|paints|painted|tune|tunes|tuned|restore|"
    "restores|restored|groom|grooms|groomed|shear|shears|milk|milks|milked|farm|farms|farmed|race|races|raced|fly|flies|flew|sail|sails|sailed|collect|collects|collected|print|prints|printed|gut|guts|"
    "gutted|pluck|plucks|plucked|skin|skins|skinned|stuff|stuffs|stuffed|weld|welds|welded|fit|fits|fitted|install|installs|inspect|inspects|guard|guards|guarded|stack|stacks|stacked|shoe|shoes|shod|"
    "import|imports|imported|smuggle|smuggles|smuggled|forge|forged|fake|fakes|faked|steal|steals|stole"
)
_NO_GOODS = (
    "always|sometimes|windows|rooms|towards|across|upstairs|downstairs|bottles|clothes|dishes|nappies|things|kids|toys|friends|tears|eyes|teeth|words|letters|plans|calls|notes|photos|excuses|promises|mistakes|bags|boxes|cards|pictures|times|this|his|hers|"
    "us|was|boys|girls|cases|walls|nails off|hands|floors|stairs|weights|miles|hours|days|nights|weeks|months|years|cupboards|windows open|us|shoes off|wipes|bits|sides|ours|others|stories|lies|dreams|memories|trousers|sandwiches|as|less|unless|because|curtains|blankets|cots|"
    "across|pyjamas|cushions|themselves|ourselves|lots|loads|parents|mothers|children's|visits|sessions|reports|does|has|goes|is|its|yes|dress|success|access|process|business|mess|princess"
)

_HABITS = (
    "says|knows|thinks|wants|loves|likes|lives|comes|goes|gets|has|does|looks|calls|asks|needs|tells|takes|gives|sees|feels|helps|rings|visits|sits|cries|sleeps|works|is|was|wis|his|this|hers|us|misses|stays|wakes|"
    "hates|believes|means|hopes|remembers|talks|understands|walks|stands|waits|starts|stops|seems|sounds|tries|eats|laughs|smiles|screams|shouts|asks|reckons|hears|cares|matters|hurts|puts|turns|runs out|moves|"
    "leaves|lets|holds|brings|shows|sends|writes|keeps|makes|always|sometimes|nights|days|years|weeks|months|as|less|perhaps|unless|because|besides|afterwards|becomes|remains|finds|thanks|deserves|appears|gets|yes|"
    "folds|irons|hangs|tidies|hoovers|rocks|strokes|pulls|points|opens|closes|picks|carries|watches|waves|pretends|deals|claims|types|nods|things|others|bus|boss|class|dress|kiss|miss|pass|cross|press|guess|does|goes|gives|wears|looks|smells|grows|dies|died|pays|falls|speaks|shakes|nods|agrees|kicks|hits|hugs|kisses|worries|lies|doesn|wishes|expects"
)
_USED_TO = (
    "be|have|think|feel|love|like|hate|lie|sit|cry|dream|wonder|wish|believe|say|tell|know|see|go|get|come|want|need|hope|worry|wake|sleep|it|that|this|him|her|them|hearing|being|people|ask|call|ring|visit|take|"
    "do|make|look|stay|help|laugh|talk|hold|put|imagine|stand|listen|trust|live|blame|pray"
)


def _form(pattern: str, label: Label = Label.DEMOGRAPHIC, reason: str = UNSHARED) -> Form:
    return worded(pattern, label, Tier.CHECK, reason)


FORMS = (
    _form(rf"(?:husband|partner|dad|father|fella|boyfriend|ex|he|man|mother|mum) ?{_IS} (?:actually |really |only |also )?(?P<it>{_WHOSE} (?:own |first |second )?(?:{_OVER})|(?:{_WHOSE} )?(?:{_KIN})['’]s (?:{_KIN}|{_OVER}|best friend))", Label.AGE_FAMILY, A_FAMILY),
    _form(rf"(?:married|marry|marrying|engaged to|left me for|ran off with|went off with|slept with|pregnant by|got with|lived with|expecting with|affair with) (?P<it>{_WHOSE} (?:own |best |first |late |dead |older |younger |little |big )?(?:{_KIN}|{_OVER}|brother|sister|cousin)(?:['’]s (?:{_KIN}))?)", Label.AGE_FAMILY, A_FAMILY),
    _form(r"(?:twice|half|double|three times) (?:my|his|her) age|old enough to be (?:my|his|her) (?:dad|father|grandad|mother|mum|nan)|(?:child bride|head girl|head boy|teen mum|teenage mum|school captain|only child|orphans?|foundling|changeling|care kid|army brat)"),
    _form(rf"(?:can['’]?t|cannot|can not|couldn['’]?t|couldnae|cannae|canna|could not|never learned to|never learnt to|never could|unable to|not able to|don['’]?t|didn['’]?t) (?P<it>(?:read (?:or|nor|and) write|tell the time|speak (?:any |much |a word of )?english|count money|read english)|(?:read|spell|swim|drive)(?=[,.;!?]|\n|\Z)){_END}"),
    _form(r"lip[ -]?reads?|lip[ -]?reading|bsl|makaton|braille|guide dog|hearing dog|assistance dog|white stick|sign(?:s|ed|ing)? (?:for|to|with) (?:me|him|her|us|my)|(?:in|by|with) sign(?:ing)?(?=[,.;!?]|\n)|easy read"),
    _form(rf"(?:{_WHOSE} (?:mother|mum|mam|dad|father|nan|gran|grandad|brother|sister|parents|husband|partner|son|daughter)['’]?s carer|young carer|(?:full[ -]time )?carer (?:for|to) {_WHOSE} [a-z'’-]{{2,12}}|(?:cared for|looked after|caring for|looking after|nursed) {_WHOSE} (?:sick |dying |blind |disabled |own )?(?:mum|mam|mother|dad|father|nan|gran|grandad|brother|sister|brothers|sisters|siblings|parents|husband|uncle|aunt|auntie))", Label.AGE_FAMILY, A_FAMILY),
    _form(rf"(?:the |my |his |her |our |their )?(?:{_N}) (?:foster )?(?:placement|home|carers?|family|school|social worker|worker|guardian|solicitor|refuge|hostel|house|flat|move|husband|wife|judge|hearing|assessment|pregnancy|labour|birth|removal|attempt|go|country|language|nationality)", Label.EVENT_MISC, UNSHARED),
    _form(r"(?:the |my |his |her )?(?:first|second|last|only) (?:placement|foster (?:home|carers?|family|placement|mum|mother)|husband|wife|marriage)", Label.EVENT_MISC, UNSHARED),
    _form(r"(?:born|came out|come out) (?P<it>(?:withdrawing|addicted|rattling|blue|deaf|blind|breech|dead|asleep|sleeping|silent|jaundiced|tongue[ -]tied|bum first|feet first|backwards|face up|at home|early|in the caul|en caul|without (?:an? |his |her )?[\w'’-]{3,12}|with (?:one|no|two|six|half|an extra|an? [a-z]{3,12}(?: [a-z]{3,12})? (?:mark|missing|defect|palate|lip|foot|feet|hip|hips|heart|hand|arm|leg|ear|eye|head|spine|toe|toes|finger|fingers)) ?(?:[\w'’-]{2,14})?))"),
    _form(r"(?:lost|losing|lose|lose[ds]?|missing|without|replaced|broke|fractured|shattered|amputated) (?P<it>(?:my|his|her|an?|one|the) (?:[a-z]{3,7} )?(?:leg|arm|eye|foot|finger|toe|thumb|breast|kidney|hearing|sight|eyesight|womb|spleen|ovary|tube|bowel|front teeth|licence|pelvis|hip|spine|jaw|ankle|wrist|collarbone|ribs?))(?! (?:to|on me|at me)\b)"),
    _form(rf"(?:cut|cutting|cuts|burnt|burned|burning|hung|hang|drown|kill|killed|harm|harmed|harming|stabbed|starved) (?P<it>myself|herself|himself){_END}|(?:self[ -]?harm(?:ed|ing|s)?|overdosed|od['’]?d|slit my wrists|suicide attempts?|suicide note|suicidal)"),
    _form(r"(?:training|trained|train|studying|learning|qualified|qualifying|hoping|works|work|worked|working|employed|job|retrained|retraining|applied) (?:to be|as|to become|to be made) (?P<it>(?:an? |the )?(?!(?:much|long|soon|well|if|it|good|normal|usual|their|his|her|my|they|he|she|we|i)\b)[a-z][a-z'’-]{2,14}(?: (?!(?:and|in|at|for|with|on|to|when|then|but|by|now|before|until)\b)[a-z][a-z'’-]{2,14})?)"),
    _form(r"(?:has|have|had|['’]s|got|with|only) (?P<it>(?:no|one|only one|two|half an?) (?:left |right |good |working |glass |club |webbed )?(?:ear|eye|arm|leg|hand|foot|kidney|lung|thumb|fingers?|toes?|ears|eyes|teeth|feet|wombs?))|(?:22q|trisomy \d{1,2}|t21|cmv|hie|mosaic|xyy|xxy|fragile x|prader[ -]willi|williams syndrome|turner['’]?s syndrome)|reads? (?:tea leaves|palms|tarot|cards|fortunes)"),
    _form(r"(?:the )?(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|first|youngest|eldest|oldest) of (?:my|her|his|our|the|their) (?:kids|children|boys|girls|babies|sons|daughters|bairns|weans|siblings|lot|brood|grandchildren)|(?:an? )?(?:\d{1,2}|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?pounder", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:hear|heard|hearing) (?P<it>(?:voices|god|the devil|messages))(?=[,.;!?]|\n|\Z| (?:and|telling|that|from|since|when|in my)\b)|allergic to (?:[\w'’-]{3,14}(?: (?:and|or) [\w'’-]{3,14})?)|(?:was|were|got|been|be|being|get|is|me|him|her|wis) sectioned"),
    _form(rf"(?:i|he|she|who|(?:my|his|her|our) (?:{_KIN})|(?-i:[A-Z])[\w'’-]{{2,20}}) (?:only |just |still |also |used to |would |always |once )?(?P<it>(?:{_TRADES}) (?:the |old |new |big |second[ -]hand )?(?!(?:{_NO_GOODS})\b)[a-z]{{3,12}}s)(?=[,.;!?]|\n|\Z| (?:and|for|in|at|on|by|with|to|from|all|before|after|when|now|door|then|nights|over|out|round)\b)"),
    _form(r"(?:an?|the|one|two|wee|little|old|young) (?P<it>(?:working girl|street girl|care girl|runaway|sex worker|escort|mule|dealer|shoplifter|burglar|arsonist|squatter|stowaway|asylum seeker|failed asylum seeker|illegal|immigrant|migrant|mail order bride|spouse visa|refugee child|convict|ex[ -]con|lifer|alcoholic|addict|junkie|smackhead|crackhead|drunk|gambler|hoarder|recluse|hermit|cult|sect|commune|squat|brotherhood|sisterhood|coven))(?=[,.;!?]|\n|\Z| (?:and|who|from|in|at|on|for|when|with|like|but|by|because)\b)"),
    _form(r"(?:only|just|barely|nearly|not even|not yet|exactly|was|were|is|at) ?(?P<it>an? (?:hour|day|week|fortnight|month|year) old|(?:hours|days|minutes|weeks|months) old|(?:not even|not yet) (?:one|two|three|a (?:day|week|month|year)|born)|newborn twins)|(?:(?:two|one|three) of each|still (?:at|in) (?:school|college|uni|nappies|primary)|(?:just )?(?:left|leaving|finished) (?:school|college|uni)|(?:starts?|started|starting|goes to|went to|going to) (?:big school|secondary|high school|the comp|primary|reception|nursery|playgroup|college|uni)(?! (?:with|the)\b)|in (?:reception|nursery|sixth form|primary [a-z\d]{1,6}|p\d|s\d|year (?:\d{1,2}|[a-z]{3,8})|the (?:infants|juniors|sixth form)))", Label.AGE_FAMILY, UNSHARED),
    _form(r"(?:an?|my|his|her|one|two|first|our|the|only) (?P<it>(?:great[ -]?)?(?:grandson|granddaughter|grandchild|grandchildren|grandbaby|grandkids|godson|goddaughter|step[ -]?grandson|great[ -]nephew|great[ -]niece|nephew and niece))", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"no (?P<it>(?:recourse|papers|passport|status|visa|fixed abode))(?=[,.;!?]|\n|\Z| (?:and|to|so|here|in|then|when|but)\b)"),
    _form(r"(?:has|have|had|own|owns|owned|run|runs|ran|keep|keeps|kept|opened|open|do|does|did|started|inherited|manage|manages|managed|sell from|trade from|works? in|worked in|working in) (?:an? |the |his |her |my |their |our |some |two |three )?(?P<it>(?:(?!and\b)[a-z]{2,12} )?(?:cash and carry|pharmacy|takeaway|restaurant|garage|off[ -]licence|post office|bakery|salon|nail bar|barber['’]?s|barbers|butcher['’]?s|butchers|(?:sweet|corner|paper|fish|chip|carpet|wool|pet|vape|phone|charity|farm|antique|kebab|bike|betting|flower|record|book|dress|tattoo) shops?|market stall|stall|car wash|taxi firm|removals?|scrap ?yard|scrap metal|(?:building|cleaning|haulage|lorry|coach|roofing|plumbing|catering|security|removal|painting) (?:firm|business|company)|care home|nursing home|farm|croft|hotel|b&b|guest ?house|caravan site|kennels|stables|riding school|driving school|dance school|gym|caf[eé]|tea ?room|launderette|laundrette|florist['’]?s?|funeral parlour|undertaker['’]?s|bookies|workshop|warehouse|fishing boat|trawler|ice cream van|burger van|food truck|allotment|vineyard|brewery|pub|shop|shops|business|smallholding|nursery place))(?=[,.;:!?)]|\n|\Z| (?:and|in|at|on|to|by|with|but|for|near|off|down|up|where|which|then|now|till|until)\b)"),
    _form(r"(?:do|does|did|doing|done) (?:the )?(?P<it>(?:car boots?|markets?|scrap(?: metal)?|roofs|roofing|gardens|gardening|driveways|tarmac|removals|security|deliveries|deliveroo|house clearances?|doors|bins|takeaways|catering|childcare|bar work|shift work|zero hours|seasonal|piecework|alterations|weddings|funerals|tattoos|eyebrows|braids|weaves|mehndi|henna|make ?up))(?=[,.;!?]|\n|\Z| (?:and|now|with|wiv|on|in|at|for|for a|from|nights|when)\b)"),
    _form(r"(?:staff|theatre|scrub|dental|veterinary|vet|psychiatric|charge|agency|nursery|district|community|bank|army|prison|practice|paediatric|mental health|cardiac|intensive care|icu|itu) (?:nurses?|sister|midwi(?:fe|ves)|matron)"),
    _form(r"(?:teaching|nursing|summer|live[ -]in|weekend|paper|cleaning|bar|factory|army|council|kitchen|night|shop|office|farm|warehouse|teaching assistant|part[ -]time|saturday) (?:posts?|jobs?|round|contract)"),
    _form(r"(?:cleaned|cooked|packed|temped|served|waitressed|labou?red|clean|cook|pack|trained|apprenticed|worked|works|work|working) (?:at|for|wi|with) (?P<it>(?!(?:the|an?|it|home|me|him|her|them|us|you|that|this|night|nights|my|his|our|their|your|all|what|both|each|what|being|school|some|people|families|years|hours|days|months|weeks|free|nothing|ages|years|other|two|three|one)\b)[a-z][\w'’&-]{2,14}(?: (?!(?:for|and|in|on|at|when|till|until|but|so|then|with|twenty|ten|five|the)\b)[a-z][\w'’-]{2,14})?)"),
    _form(r"(?:hair (?:and|n|&) beauty|health (?:and|n|&) social(?: care)?|travel (?:and|n|&) tourism|public services|animal care|bricklaying|plastering|motor vehicle|business studies|food tech|performing arts|media studies|sports science|early years|teaching assistant course|access course|open university|the ou\b|night classes?|evening classes?|welsh classes|english classes|esol)"),
    _form(r"non[ -]accidental(?: injur(?:y|ies))?|inflicted injur(?:y|ies)|shaken baby(?: syndrome)?|(?:dual |single |multi[ -])?(?:sensory|hearing|sight|vision|visual|memory) (?:loss|impairment|impaired)|(?:his|her|my|on|took|the|missed) (?P<it>insulin|epipen|inhaler|nebuliser|catheter|shunt|feeding tube|peg tube|ng tube|oxygen|ventilator|morphine pump|hearing aids?|calipers|splints|helmet|eye patch)|placenta praevia|(?:the |a |low |lying )?placenta|(?:undiagnosed |footling |frank |extended )?breech|transverse lie|(?:for|on|of|did|do|doing|sniffing|sniff|some|taking|took|selling|4) (?:coke|speed|weed|ket|mandy|pills|crack|gear|brown|base|bud)(?=[,.;!?]|\n|\Z| (?:and|so|at|on|in|when|with|n)\b)|type (?:one|two|three|1|2|3)(?=[,.;!?]|\n| (?:and|diabet))"),
    _form(r"(?:my|the|her|his|our|me|ma) (?P<it>(?:peerie|peedie|wee|bairn|youngest|eldest|auldest|oldest|big|little|middle) (?:wan|ane|yin|een|yan|wans|yins|eens))|(?:(?:twa|three|fower|fowr|five|two|four|six|tree|thri) (?:wee |big |ither |other |young )?(?:lassies|laddies|loons|quines|wains|wans|bairns|women|woman|girls|mums|mothers|mams|lads|gyals|pickney|pickneys))|only (?:had |have |has |ever had )?(?:the one)(?=[,.;!?]|\n)", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?P<it>(?:one|two|three|four|five|six|seven|eight|nine) more)(?=,? (?:(?-i:[A-Z])|at home|in care|after|since|by|with my))|(?:(?:one|two|three|four|five)) (?=(?:to|in|at|with|from|by|near) (?:(?-i:[A-Z][a-z]))|(?:went|stayed|live|lives|are|is|was|were) (?:to|in|at|with|adopted|in care))", Label.AGE_FAMILY, WHICH_CHILDREN),
    _form(r"(?:the )?only (?P<it>(?:[a-z]{3,12} )?(?:boy|girl|lad|lass|kid|woman|man|mum|family|baby|black|white|brown|asian|chinese|muslim|catholic|protestant|welsh|english|hearing|deaf|blind|foreign|gypsy|traveller) (?:there|here|one|in|on|at|person|girl|boy|mum|woman|family|child|kid|face)(?: (?:the |our |my |that )?[\w'’-]{3,14})?)"),
    _form(r"(?:in|our|the|army|navy|married|service|officers['’]?) (?P<it>quarters)|(?:(?:coloured|settled|gorger|gorja|country|half[ -]caste|hearing|posh|private|gypsy|travelling) (?:girl|boy|woman|man|lady|people|family|folk|mum|lad|baby|child))|(?:second|third|first)[ -]generation|leaving care|self[ -]advocacy|people first|care experienced"),
    _form(rf"(?:(?:my|his|her|our|me|ma) (?:{_KIN}|dad|mam|mum|man|fella|bloke|partner)|he|she|who|(?-i:[A-Z])[a-z’'-]{{2,20}}) (?:now |still |also |only |just )?(?P<it>(?!(?:{_HABITS})\b)[a-z]{{3,12}}[^s\W]s (?:(?:the|a|an|his|her|for|in|on|at|with|to|like|my) )?(?!(?:it|me|us|them|him|her|that|and|but|when|so|like|up|out|off|down|back|over|away|home|there|here|now|then|too|if|how|what|why|about|more|better|well|on|in|at|his|my|the|a|to|i|he|she|they|we|you)\b)[a-z]{{3,14}})(?=[,.;:!?)]|\n|\Z| (?:and|in|at|on|for|by|with|now|every|like|from|to|of|all|who|but)\b)"),
    _form(rf"i (?:used to|was used to|would always|only ever) (?P<it>(?!(?:{_USED_TO})\b)[a-z]{{3,12}}(?: (?:the|a|an|in|on|for|at|with|my))?(?: (?!(?:and|but|when|me|him|her|it|them|that|so|because|up|out)\b)[a-z]{{3,14}})?)"),
    _form(r"in (?:an?|the|his|her|my|our|that) (?P<it>(?:[a-z]{3,14} )?(?:advert|choir|band|squad|brigade|cadets|panto|orchestra|troop|troupe|league|gang|parade|procession|regiment|relay|chorus|corps|crew|scouts|guides|cubs|brownies|marching band|football team|darts team|pool team|rugby team|netball team))(?=[,.;:!?)]|\n|\Z| (?:and|at|for|in|on|of|when|with|from)\b)|under (?:the |a )?(?:[a-z]{3,12} )?(?:clinic|camhs|crisis team|neurologist|cardiologist|heart team|home treatment team|memory clinic|pain clinic)"),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield what somebody is to others, cannot do, or lives with."""
    yield from said_by(FORMS, text)
