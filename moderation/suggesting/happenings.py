"""What befell somebody, or what she did or was told that people would know again: forms for the telling of it. All of it is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import HEARD_OF, Label, Suggestion, Tier

_WHO = (
    r"(?:i|he|she|we|they|who|(?:my|his|her|our|me|ma) [a-z'’-]{2,14}|(?-i:[A-Z])[\w'’-]{1,20})"
    r"(?:['’](?:s|d|ve|m))?"
)
_WAS = r"(?: (?:was|were|wis|got|been|is|had been|has been|being|nearly got|almost got))"
_BEFELL = (
    "killed|murdered|stabbed|shot|strangled|electrocuted|struck|hit|run over|ran over|knocked down|knocked over|knocked off|mugged|attacked|burgled|robbed|kidnapped|abducted|sold|smuggled|"
    "taken hostage|held hostage|burned|burnt|scalded|crushed|hanged|executed|deported|rescued|airlifted|crowned|elected|expelled|excluded|bitten|kicked|thrown|pushed|locked|tied|chained|found dead|beaten"
)
_NOT_BY = r"(?!(?:him|her|me|it|them|us|that|this|all|what|you|social|the (?:police|social|door|judge|system|worker|letter|news|words|time|hardest|lowest)|a (?:wall|brick|social|letter|text|low|feeling|wave))\b)"
_A_THING = r"(?:a |an |the |my |his |her |our |their )?[a-z][\w'’-]{2,14}"


def _form(pattern: str) -> Form:
    return worded(pattern, Label.EVENT_MISC, Tier.CHECK, HEARD_OF)


FORMS = (
    _form(rf"{_WHO}{_WAS} (?P<it>(?:{_BEFELL}) (?:by|at|in|on|with|off|from|to|out of|over) {_NOT_BY}{_A_THING})"),
    _form(rf"{_WHO}{_WAS} (?P<it>killed|murdered|stabbed|shot|strangled|hanged|electrocuted|airlifted|expelled|kidnapped|abducted|trafficked|deported|mugged|burgled|run over)(?=[,.;!?]|\n|\Z| (?:and|when|before|after|last|that|once|twice|in|from|by)\b)"),
    _form(r"(?:a|an|the|that|one|another) (?P<it>(?:dawn |police |drugs |immigration |gas |car |train |coach |bike )?(?:raid|siege|stand[ -]off|manhunt|explosion|gas leak|derailment|pile[ -]up|shoot[ -]?out|hold[ -]up|landslide|mudslide|cave[ -]in|lynching|arson attack|acid attack|drive[ -]by|coup|massacre))"),
    _form(r"(?:tried to|threatened to|went to|going to|said he['’]d|said he would) (?P<it>(?:run (?:me|us|him|her) over|kill (?:me|us|himself|herself|him|her|them)|strangle (?:me|us|him|her)|drown (?:me|us|him|her|himself)|burn (?:the|us|me|my)(?: house| flat| car| place)?(?: down)?|poison (?:me|us|him|her)|stab (?:me|us|him|her)|set fire to \w{1,15}|blow \w{1,15} up|sell (?:him|her|the baby|my baby)))"),
    _form(r"(?:set fire to|burnt down|burned down|blew up|smashed up|crashed|wrote off|petrol bombed|shot at|drove into) (?P<it>(?:the|a|an|my|his|her|our|their) [a-z][\w'’-]{2,14})"),
    _form(r"(?:got|given|doing|did|serving|served|gave (?:me|him|her)|facing|looking at) (?P<it>(?:a )?life(?: sentence)?|an? suspended(?: sentence)?|an? ipp|community service|unpaid work|community payback|whole life|an? (?:asbo|caution|conditional discharge|community order|hospital order|curfew|tag|driving ban)|(?:(?:[a-z]{3,8}|\d{1,2}) )(?:stretch|year stretch|month stretch))(?=[,.;!?]|\n|\Z| (?:and|for|in|at|after|when|so|but)\b)"),
    _form(r"first (?:proper |real )?(?:words?|sign|sentence) (?:was|were|is|wis) (?P<it>['‘“\"]?[\w'’-]{2,14}(?: [\w'’-]{2,14}){0,2})"),
    _form(r"(?:calls?|called|calling|callin) (?:me|her|him|them|us) (?P<it>(?:mum|mam|mummy|mammy|mama|dad|daddy|nan|nana|auntie|aunty|miss|uncle)(?: [\w'’-]{2,14})?)(?=[,.;!?]|\n|\Z| (?:and|now|by|when|but|in|because|cos|once|still)\b)"),
    _form(r"(?:there['’]?s|there is|there was|theres|have|had|did|made|wrote|got|is|was|of|saw|in) (?P<it>(?:a|an|one|my|the) (?:[a-z]{3,12} )?(?:book|film|song|play|poem|documentary|programme|podcast|blog|website|plaque|statue|bench|mural|sculpture|exhibition|photo|painting|portrait|article|interview|memorial|facebook page|page|talk|speech) (?:about|for|called|at|outside|with|on|to)(?! (?:the|my|his|her|a|our|me|us|him|it|this|that) (?:wall|table|fridge|bed|phone|door|shelf|window|floor|side|end)\b) [\w'’-]{2,14}(?: [\w'’-]{2,14})?)"),
    _form(r"(?:named|called) (?P<it>(?:a|an|the|my|our) (?:star|boat|horse|pony|foal|ward|bench|rose|dog|cat|puppy|calf|lamb|van|doll|teddy|tree|house|shop|cafe)(?: (?:after|for) [\w'’-]{2,14})?)"),
    _form(r"(?:set up|setup|started|founded|co-?founded|run|runs|ran|chair|chairs|lead|leads|led|own|owns|owned|opened|organise|organised|joined|volunteer (?:at|with|for|in)|volunteered (?:at|with|for|in)) (?P<it>(?:a|an|my own|our own|the|my|our|his|her) (?:[a-z-]{3,14} )?(?:charity|group|campaign|petition|page|business|shop|salon|caf[eé]|stall|choir|club|podcast|blog|channel|company|firm|union|branch|food ?bank|band|troupe|team|league|network|newsletter|project|co-?op|bakery|nursery|garage|gym|school|takeaway|restaurant|pub|farm|stables|kennels)(?: (?:for|of|in|at|called) [\w'’-]{2,14})?)"),
    _form(r"(?:representing|represented|represent|defended) (?P<it>myself|himself|herself|ourselves)|(?:litigants? in person|litigation friend|official solicitor|mckenzie friend|pro bono|legal aid was refused)"),
    _form(r"(?:judge|magistrate|usher|recorder|lord justice|her ladyship|his lordship|the bench) (?P<it>(?:even |just |actually |nearly |almost )?(?:cried|wept|apologi[sz]ed|quoted|sighed|hugged|winked|fainted|fell asleep|walked out|told (?:them|her|him) off|had tears|was in tears|had a cold|sneezed|retired|said sorry|thanked me|shook my)(?: [\w'’-]{2,14}){0,2})"),
    _form(r"(?:judge|judgment|judgement|magistrate|paper|papers|newspaper|headline|headlines|article|coroner|mp|minister|priest) (?:said|wrote|called|says|read|was|were|put|that said)[^.!?\n\"“'‘]{0,30}[\"“'‘](?P<it>[^\"”'’\n]{6,80})[\"”'’]"),
    _form(r"(?:ashes|urn) (?:are|is|were|went|sit|sits) (?P<it>(?:in|on|at|under|off|with|by|over|next to|inside) [\w'’-]{1,12}(?: [\w'’-]{2,14}){0,2})|(?:buried|scattered|cremated) (?:him |her |them |it )?(?:(?:in|on|at|under|off|with|by|over|next to|beside|near|along|inside) [\w'’-]{1,12}(?: [\w'’-]{2,14}){0,2})"),
    _form(r"(?:painted|wrote|write|carved|sprayed|scratched|tattooed|stitched|sewed|knitted|chalked|planted|hung|tied|released|let off|lit|chained) (?P<it>(?:myself|a (?:balloon|lantern|candle|tree|rose|banner|ribbon)|(?:his|her|their|my|our) (?:name|names|face|initials|date|birthday|handprint)) (?:on|in|into|onto|to|at|by|outside|from) (?:a|an|the|my|his|her|our|every) [\w'’-]{3,14})"),
    _form(r"(?:hair|front door|door|gate|car|van|house|caravan|boat|wedding dress|pram) (?:was|is|wis|were) (?:still |all |always )?(?P<it>(?:bright |dark |pale |dyed |half |baby )?(?:pink|purple|blue|green|ginger|red|orange|silver|turquoise|yellow|lilac|rainbow|bleached|shaved|white blonde|down to (?:my|his|her) \w{1,15}))"),
    _form(r"(?:the |my |his |her )?(?:first|only|youngest|oldest|tallest|smallest|biggest|longest|worst|last) (?P<it>(?:woman|girl|mum|mother|baby|case|family|child|boy|birth|twins|patient|student|prisoner|officer) (?:in|on|at|to|from) (?:(?:the|our|my|that|this|any) )?[\w'’-]{3,14}(?: [\w'’-]{3,14})?)"),
    _form(r"(?:won|winning|lost|entered|ran|swam|climbed|walked|rowed|cycled|sailed|completed|did) (?P<it>(?:the|a|an|my first|my) (?:[a-z'’-]{3,14} )?(?:marathon|half marathon|channel|lottery|pools|bingo|raffle|scholarship|cup|medal|trophy|award|prize|competition|contest|pageant|title|championship|championships|race|10k|5k|triathlon|election|seat|appeal|snowdon|ben nevis|great north run|three peaks|coast to coast))"),
    _form(r"(?:been|was|went|got|were|are|appeared|seen (?:me|him|her|us)|sang|spoke|spoken) (?P<it>on (?:the )?(?:telly|tv|television|news|radio|front page|bake off|big brother|jeremy kyle|question time|panorama|crimewatch|this morning|loose women|woman['’]s hour|dragons den|the voice|x factor|mastermind|the one show|local radio|youtube|tiktok|the internet))(?=[,.;!?]|\n|\Z| (?:and|once|when|for|with|last|in|because|cos|about|talking|saying|as)\b)"),
    _form(r"(?:on|to|by|off|in|from|with|under|against|up|for) (?P<it>(?:the )?(?:protest|picket(?: line)?|march|strike|demo|vigil|sit[ -]in|encampment|blockade|hunger strike|rally|pilgrimage|umrah|hajj|aliyah))"),
    _form(r"(?:had|birthed|delivered|born|arrived|gave birth)(?: [\w'’-]{1,14}){0,4},? (?P<it>(?:at home(?:,? in the [a-z]{3,12})?|in the (?:bath|birth(?:ing)? pool|paddling pool|bathroom|car park|lift|ambulance|taxi|toilets?|shower|field|tent|caravan|sea|garden|barn|byre)))(?=[,.;!?]|\n|\Z| (?:and|on|with|of|at|by|in|because)\b)"),
    _form(r"(?:(?-i:[A-Z])[\w'’-]{2,20}|name),? (?:means|meant|meaning|which means|that means|it means) (?P<it>(?!(?:a lot|nothing|something|that|you|we|they|i|it|everything|more|the world|no|well|to|so|not|business|he|she|there|what|all)\b)['‘“\"]?(?:the |a |an )?[\w'’-]{2,14}(?: [\w'’-]{2,14})?)"),
    _form(r"(?:an?|the|her|his|my) (?P<it>(?:boy|girl|man|woman|joke|saint|pet|stage|drag|pen|street|clan|grandfather|grandmother)(?:['’]s)? name)|name (?:means|is from|comes from|came from|was for|is for) (?:[\w'’-]{2,14}(?: [\w'’-]{2,14})?)"),
    _form(r"(?:an?|the|his|her|one|little|small|big) (?P<it>(?:birth)?(?:mark|scar|patch|spot|mole|dimple|streak|curl|tuft|lump|dent|freckle)s? (?:like|shaped|in the shape|under|behind|above|below|across|on|over) [\w'’-]{1,12}(?: [\w'’-]{2,14}){0,2})"),
    _form(r"(?:an?|one|two|three|four|five|with|got|have|has|the|stars?|\d) (?P<it>(?!(?:hand|hands|blanket|coat|arm|hat|weight|baby|bag|towel|pain|kiss|tears?|phone|lanyard|head|thumb|finger|badge|smile|cup|hood|look|water|milk|blood|sick|snot|time|only|shawl|sheet|pillow|cushion|spot|rash|cold|sweat|sun|rain|light|breath|hair|strap|phone|file|notes|plate|book|something|somebody|nothing|him|her|it)\b)[a-z'’-]{3,14} (?:on|across|behind|down|up|round|inside|over) (?:my|his|her|me|ma) (?:left |right |whole |upper |lower |other )?(?:wrists?|neck|arms?|forearm|shoulder|back|legs?|ankle|calf|thigh|foot|feet|hands?|fingers?|knuckles|face|cheek|chin|lip|eyebrow|ear|head|belly|hip|ribs|collarbone)(?: (?:with|wi|that) [\w'’-]{1,12}(?: [\w'’-]{2,14})?)?)"),
    _form(r"(?:i|he|she) (?:(?:really|still|only|always) )?(?:like|likes|love|loves|collect|collects|draws|draw) (?P<it>(?!(?:kids|this|his|hers|ours|yours|theirs|us|things|words|lies|parties|cuddles|days|mornings|nights|babies|children|boys|girls|myself|always|as|less)\b)[a-z]{3,14}s)(?=[.,;!?]|\n|\Z| (?:and|but|because|cos|the best|most)\b)"),
    _form(r"(?:with|without|lost|wanted|had|has|got|loves?|hugging|holding|clutching|carried|carrying|packed|took|brought|forgot|left|kept|gave (?:him|her)|bought (?:him|her)) (?P<it>(?:his|her|a|an|the|my|that|their) (?:[a-z]{3,10} )?(?:elephant|giraffe|monkey|dinosaurs?|unicorn|penguin|hedgehog|zebra|hippo|frog|digger|tractor|scooter|trike|rocking horse|doll['’]?s house|train set|drum kit|keyboard|recorder|telescope|microscope|kite|rod|rocket|spaceship|batman|spiderman|elsa|superman|peppa|paw patrol|cape|crown|tiara|wings|steam engine|pipe|compass|penknife|medal|shell|conker|feather|pebble))"),
    _form(r"(?:the|a|an|by|on|took|get|got|catch|caught|last|first) (?P<it>(?:night|early|last|first|sleeper|overnight|morning|evening|milk|mail|boat|school|work|works|staff|prison|hospital|ferry|dawn|six o['’]clock|national express|mega)[ -]?(?:coach|bus|train|boat|ferry|plane|flight|tram|sleeper))"),
    _form(r"(?:coal|milk|bread|fish|rag and bone|ice cream|pools|insurance|rent|provvy|provident|tally|lemonade|egg|onion|window|gas|leccy|electric|telly|water|bin|lollipop|dinner|avon|betterware|catalogue|tupperware) (?:man|woman|lady|lad|boy)"),
    _form(r"(?:they |had me |was |were |got |being )?(?P<it>(?:flew|flown|helicoptered|blue[ -]lighted|air ambulanced?|medevac(?:ed)?|shipped|ferried|sailed|bussed|sledged|wheeled|carried) (?:me|him|her|us|them)?(?: ?(?:oot|out|over|to|down|up|off|across|from|south|home))(?: [\w'’-]{3,14})?)(?=[,.;!?]|\n|\Z| (?:at|to|in|on|from|and|wi|with)\b)"),
    _form(r"(?:cut|cutting|snipped) (?P<it>the ribbon(?: (?:on|at|of|for) (?:the |a )?[\w'’-]{3,14})?)|(?:met|shook hands with|had tea with|sang for|cooked for|danced for|waved (?:to|at)) (?:the (?:queen|king|princess|prince|mayor|bishop|pope|prime minister|duke|duchess))"),
    _form(r"(?:washed|bathed|rubbed|oiled|smeared|fed|gave|wrapped|blessed|smudged) (?:him|her|them|the baby|baby|me) (?:with|in) (?P<it>(?!(?:the|a|an|my|his|her|its|it|me|that|this|bed|front|there|and|bottles?|formula|milk|blankets?|towels?|love)\b)[a-z]{3,12}(?: [a-z]{3,12})?)(?=[,.;!?]|\n|\Z| (?:and|because|for|like|as|on|every|when)\b)"),
    _form(r"(?:an?|the|our|my|every|each) (?P<it>[a-z]{3,12} (?:ceremony|ritual|procession|pageant|regatta|gymkhana|ceilidh|eisteddfod|feis|jumble sale|car boot|bring and buy|coffee morning|harvest supper|barn dance|tea dance))|(?:cousin|arranged|love|proxy|child|temple|civil|sham|mixed) marriages?"),
    _form(r"(?:glasses|hair|eyes|hat|coat|boots|shoes|car|van|scarf|dress|jumper|wellies|door|gate)(?:,| -| –|:) (?:the |a )?(?P<it>(?:bright |dark |light |pale )?(?:pink|purple|blue|green|red|orange|silver|turquoise|yellow|lilac|rainbow|gold|spotty|stripy|striped|tartan) (?:one|ones|frames))"),
    _form(r"(?P<it>['‘“\"]?[\w'’-]{2,14}['’”\"]?,) (?:that|it|which) was (?:his|her) (?:very )?first (?:word|sign)"),
    _form(r"(?:the|in the|from the|at the) (?P<it>jungle|kindertransport|magdalene laundry|laundries|workhouse|blitz|evacuation|windrush|mother and baby homes?|moral welfare)"),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield what befell somebody, or what people would know her by."""
    yield from said_by(FORMS, text)
