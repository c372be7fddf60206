"""What somebody is, has, learns, takes or did, told by the words before it: forms for what no list can name. All of it is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.suggesting.numbers import Form, said_by, worded
from moderation.suggesting.suggestion import HEARD_OF, UNSHARED, Label, Suggestion, Tier

_KIN = (
    "husband|wife|partner|boyfriend|girlfriend|fella|man|bloke|ex|dad|da|father|tad|mum|mam|mom|mother|nan|nana|nain|gran|granny|grandma|grandad|grandfather|grandmother|"
    "uncle|auntie|aunty|aunt|cousin|brother|sister|son|daughter|boy|girl|lad|mate|friend|neighbour|fiance|stepdad"
)
_BE = r"(?:was|is|wis|were|are|am|be|been|being|became|become|['’](?:s|m|re)|im|hes|shes)"
_NOBODY = (
    "guardian|midwife|vet who|mother|father|sister|brother|daughter|stranger|monster|danger|number|letter|paper|winter|summer|matter|disaster|prisoner|teenager|toddler|youngster|bother|other|another|better|"
    "bigger|corner|river|liar|failure|human|woman|man|baby|newborn|person|sinner|loser|nutter|horror|error|terror|mirror|favour|colour|harbour|neighbour|flavour|humour|rumour|tumour|"
    "order|border|disorder|reminder|wonder|murder|shoulder|ladder|bladder|power|tower|shower|flower|answer|prayer|player|layer|offer|computer|printer|poster|counter|printer|"
    "hunger|anger|finger|trigger|cover|lover|killer|cancer|dancer's|washer|drier|dryer|cooker|heater|blanket|hour|four|floor|door|poor|minor|major|visitor|member|carer|mess|"
    "worker|supervisor|assessor|manager|doctor|solicitor|barrister|fighter|survivor|listener|talker|reader|drinker|smoker|user|beggar|bugger|blur|"
    "week later|year later|month later|day later|bit later|bitter|bit better|lot better|lot easier|bit easier|chapter|barrier|carrier|factor|theatre|centre|litre|metre|manner|dinner|"
    "copper|whisper|clear|bear|tear|fear|year|near|ear|beer|peer|career|car|jar|star|scar|bar|guitar|pair|chair|hair|stair|affair|nightmare|relative|detective|grown|"
    "sofa bed|plan|van|ban|fan|pan|scan|divan|christian|indian|asian|participant|infant|giant|plant|restaurant|elephant|constant|distant|important|pregnant|instant|tenant|"
    "employee|committee|coffee|knee|fee|bee|tree|degree|three|refugee|list|fist|mist|twist|wrist|waist|ghost|mistress|dress|press|stress|mattress|address|progress|princess|success|process"
)
_ADJ = r"(?:(?!bit|lot|little|good|bad|better|great|terrible|proper|loving|caring|lovely|fit|single|young|new|first time|nervous|big|old|strong|weak|tired|nice|kind|total|complete|real|poor|wee)[a-z][a-z'’-]{2,14} ){0,2}"
_DOER = (
    r"(?:(?!(?:"
    + _NOBODY
    + r")\b)[a-z][a-z'’-]{2,14}(?:er|or|ist|ian|ant|ee|eer|man|woman|wife|maid|smith|wright|boy|lady|ess|ier|ive)|(?!(?:old|young|little|big|good|bad|nice|lovely|kind|poor|wee|other|same|tall|fat|thin|quiet|angry|sad|mad|new|right|wrong|proper|real|normal|grown|single|married|strong|dead|better|changed|different|daft|silly|clever|white|black|innocent|free|lucky|sick|ill|horrible|violent|broken|busy|private|proud|family|social|duty|support|key|case|contact|agency|senior|lead|new|first|busy|decent|different|gentle|patient|stupid|brave|bitter|lonely|careful|honest|wiser|better|worse|grand|terrible|brilliant|funny|cold|warm|hard|soft|loud|bossy|stern|polite|rude|tired|scared|frightened|angrier|desperate|wicked|cruel|evil|cheerful|beautiful|pretty|hungry|homeless|lovely|special|good|naughty|smiley|bonny|bonnie|wonderful|amazing|clumsy|selfish|stubborn|bright|smart|perfect|tough|jealous|dangerous|grumpy|moody|nosy)\b)[a-z]{3,14} (?:lady|man|woman|boy|girl|lad|lass|hand|nurse|worker|operative|assistant|attendant|driver|rep|inspector|controller|guard|coach|teacher|player))"
)
_STOP = r"(?=[,.;:!?)]|\n|\Z| (?:and|but|when|before|at|in|for|from|till|until|on|with|to|who|then|by|of|n|an|so|because|cos|once|now|myself|back|there|here|up|down)\b)"
_ILLS = (
    "adhd|add|asd|autism|ptsd|c-?ptsd|eupd|bpd|pnd|ppd|ocd|odd|pmdd|pots|eds|ibs|pcos|copd|tb|hiv|hep ?[abc]|thyroid|underactive thyroid|overactive thyroid|high blood pressure|low blood pressure|blood pressure|"
    "pressure and sugar|pressure|sugar|the sugar|sugar diabetes|type (?:one|two|1|2)(?: diabetes)?|gestational diabetes|pre-?eclampsia|hellp|obstetric cholestasis|cholestasis|hyperemesis|spd|pgp|"
    "bad nerves|psychotic episodes?|flashbacks|voices|panic attacks|blackouts|night terrors|seizures|fits|absences|tremors?|"
    "brain (?:injury|damage|tumour|bleed|haemorrhage)|head injury|learning (?:disability|disabilities|disabilty|difficulty|difficulties|needs)|special needs|additional needs|global delay|"
    "developmental delay|delayed speech|speech delay|growth restriction|low muscle tone|webbed toes|six toes|tongue tie|clicky hips?|hip dysplasia|heart (?:defect|murmur|condition|problems?|trouble|valve)|"
    "bad (?:back|chest|heart|hip|knee|leg|eyes|teeth|kidneys|lungs)|weak (?:heart|chest|lungs|eyes)|one (?:kidney|lung|eye|leg|arm|ovary)|half (?:a )?lung|false (?:teeth|leg|eye)|wooden leg|"
    "milk fever|childbed fever|scarlet fever|rheumatic fever|glandular fever|whooping cough|chicken pox|head ?lice|nits|worms|ringworm|rickets|sickle cell trait|"
    "mixed anxiety(?: (?:state|and depression))?|attachment (?:disorder|issues|problems)|anger issues|trust issues|mental health(?: issues| problems)?|flat affect|low iq|an iq of \\d{2,3}|avoidant|"
    "spiral fracture|broken (?:arm|leg|rib|ribs|wrist|collarbone|jaw|nose|femur)|fractured (?:skull|arm|leg|rib|ribs|femur|wrist)|skull fracture|bleed on (?:the|his|her) brain|retinal bleeds?|"
    "fabricated illness|fii|munchausen['’]?s?(?: by proxy)?|low mood|high risk pregnancy|(?:crash|classical|second|third|planned|elective) (?:c-?)?section|c-?section|caesarean|forceps|ventouse|a cochlear implant|cochlear implants?|hearing aids?|implant|pacemaker|shunt|catheter|disabled|genetic|allerg(?:y|ies)|dog bite|bite|asbestos(?:is)?|black lung|vibration white finger|gulf war syndrome|"
    "subdurals?|subdural haemorrhages?|mongolian spots?|birth ?marks?|burns?|scalds?|a burn|a scald|hole in (?:the |his |her |my )?heart"
)
_SURE_ILLS = (
    "adhd|c-?ptsd|ptsd|eupd|pnd|pmdd|pcos|pre-?eclampsia|obstetric cholestasis|night terrors|panic attacks|psychotic episodes?|brain (?:injury|damage|tumour|bleed|haemorrhage)|head injury|(?:moderate |mild |severe )?learning (?:disability|disabilities|"
    "disabilty|difficulty|difficulties)|developmental delay|speech delay|webbed toes|tongue tie|clicky hips?|hip dysplasia|heart (?:defect|murmur|condition|valve)|milk fever|scarlet fever|whooping cough|(?:mixed )?anxiety state|"
    "(?:small |large |wee )?hole in (?:the |his |her |my )?heart|attachment (?:disorder|issues)|anger issues|flat affect|low mood|(?:spiral|rib|skull|leg|arm|metaphyseal) fractures?|retinal bleeds?|subdurals?|mongolian (?:blue )?spots?|fabricated illness|high risk pregnancy|"
    "(?:[a-z]{3,10} )?(?:c-section|caesarean)|(?:emergency|crash|planned|elective|classical) section|dog bite|false leg|wooden leg|glass eye|one kidney|blood (?:clot|transfusion|disorder)|bone marrow|(?:kidney|liver|heart|cornea) (?:failure|transplant|disease|trouble)|"
    "(?:heart|lung|liver|kidney|skin|bowel|breast|cervical|ovarian) (?:cancer|failure|disease|trouble|complaint)|miscarriages?|stillbirths?|genetic (?:disorder|condition|test)|a genetic|rare (?:disease|condition|disorder|gene|illness)"
)
_TAKEN = (
    "tablets|the tablets|medication|meds|a script|script|subutex|methadone|antidepressants|antipsychotics|benzos|valium|diazepam|heroin|crack|coke|cocaine|speed|weed|skunk|spice|monkey dust|mamba|ket|pills|"
    "drink|the drink|the drugs|drugs|the gear|gear|the brown|brown|smack|the bottle|the game|the streets|oxygen|dialysis|chemo|insulin|lithium|sertraline|steroids|a drip|a ventilator|cpap|the pill|the sick|"
    "disability|dla|pip|esa|uc|universal credit|benefits|the social|tag|a tag|bail|licence|remand|probation|a community order|the register|the run|the boats|the bins|the buses|the rigs|the ferries|the trains|"
    "the railways?|the taxis|the lorries|the vans|the tools|the sites|the post|the markets?|the doors|the tills?|the phones|the fishing|the trawlers|the oil|nights|days|earlies|lates|a zero hours contract"
)
_NO_NOUN = (
    "meeting|conference|difference|review|hearing|wreck|joke|lie|risk|danger|problem|surprise|shock|relief|blessing|child|kid|girl|boy|lass|lad|lady|girlie|bit|lot|few|shame|fool|idiot|state|mess|good|bad|nice|kind|lovely|great|big|small|little|young|old|new|real|right|wrong|"
    "single|proper|total|complete|strong|weak|happy|quiet|private|nervous|terrible|horrible|different|normal|clean|perfect|model|nightmare|saint|angel|devil|ghost|shadow|shell|mum|mam|mom|mummy|dad|daddy|parent|nan|nana|gran|"
    "grandma|sister|victim|friend|mate|case|name|file|thing|woman|burden|threat|disgrace|waste|coward|criminal|animal|dream|loss|gift|miracle|treasure|delight|handful|star|half|hundred|thousand|million|while|minute|moment|"
    "second|couple|pair|sort|type|part|piece|bunch|group|long|short|quick|slow|hard|soft|cold|warm|hot|dark|light|heavy|clear|simple|serious|sign|sight|sound|smile|scream|blank|crime|choice|chance|change|start|place|house|home|room|"
    "bag|cot|hand|head|heart|voice|face|word|story|list|form|note|text|call|time|baby|survivor|human|person|somebody|someone"
)
"""What may stand after "was a" and says nothing of anybody."""

_NOT_DONE = (
    "assessment|assessments|meeting|meetings|group|contact|work|course|visit|visits|not|what|everything|anything|something|nothing|that|this|them|things|well|fine|okay|right|wrong|better|best|more|most|less|love|know|think|feel|want|need|have|remember|believe|wonder|miss|hope|wish|care|good|harm|same|washing|dishes|shopping|"
    "away|off|out|over|down|into|around|late|home|back|upstairs|along|after|towards|him|her|school|lesson|truth|baby|child|children|kids|house|home|time|work|just|only|even|still|really|always|never|sometimes|often|also|like|look"
)
_CRIMES = (
    "stabbing|murder|manslaughter|armed robbery|robbery|burglary|shoplifting|county lines|supply|supplying|dealing|drugs|possession|fraud(?: by false rep(?:resentation)?)?|benefit fraud|theft|arson|gbh|abh|"
    "affray|assault|rape|grooming|harassment|stalking|breach|breaching|perverting the course(?: of justice)?|perjury|neglect|cruelty|death by dangerous driving|drink driving|driving while banned|"
    "soliciting|trafficking|smuggling|immigration|kidnap|kidnapping|false imprisonment|intent|blackmail|criminal damage|firearms?|a firearm|a knife|handling|money laundering|conspiracy|contempt"
)


def _form(pattern: str, label: Label = Label.DEMOGRAPHIC, reason: str = UNSHARED) -> Form:
    return worded(pattern, label, Tier.CHECK, reason)


FORMS = (
    _form(
        rf"(?:(?:i|he|she|who|(?:{_KIN}|(?-i:[A-Z])[a-z’'-]{{2,20}}),?) ?(?:only |just |once |always |still )?{_BE} |as |[\w’']{{2,20}}, )(?:only |just |once |still )?(?:a|an|the) (?P<it>{_ADJ}{_DOER}){_STOP}"
    ),
    _form(
        rf"(?:(?:i|he|she|who|(?:{_KIN})) ?{_BE}|[\w’']{{2,20}},) (?:a|an) (?P<it>(?!(?:social|support|family|duty|new|nice|lovely|young|older|different|kind|good|bad|agency|key|contact|health|senior)\b)(?:[a-z]{{3,14}} ){{0,2}}(?:nurse|teacher|midwife|cook|chef|guard|guide|tutor|clerk|student|coach|pilot|judge|officer|assistant|volunteer|"
        r"apprentice|cleaner|carer|worker|manager|doctor|solicitor|barrister|secretary|porter|driver|trainer|fighter|writer|singer|dancer|player|champion|survivor|refugee|councillor))(?! of (?:mine|ours|hers))"
    ),
    _form(rf"(?:i|he|she|who|(?:{_KIN})) ?{_BE} (?P<it>(?:writing|reading|studying|training|making|selling|running|painting|learning|doing|teaching|driving|farming|fishing|packing|picking|building|cleaning|cooking|sewing|boxing|fixing|laying|delivering|breeding|keeping|growing|collecting|recording) "
          r"(?!(?:the (?:washing|dishes|shopping|right|wrong|same|best)|my (?:best|head|hair|job)|his|her|it|that|this|what|well|ok|okay|alright|better|fine|everything|anything|something|nothing|up|out|me|so|too|as|in|a lot|things|sure|dinner|tea|with|good|really|great|my)\b)"
          r"(?:a |an |the |some )?(?:[a-z][a-z'’-]{2,14})(?: (?:about|of|on|at|for|in) (?!the time|night|home|me|him|her)[a-z][a-z'’-]{2,14})?)"),
    _form(
        rf"(?:have|has|had|got|gotten|with|diagnosed(?: (?:me|him|her|us))?(?: with| as)?|suffer(?:s|ed|ing)?(?: from| with)?|said (?:i|he|she|it) (?:had|has|was|is)|say (?:i|he|she) (?:have|has)|ve|having|said|called me|called it|of|"
        rf"my|me|his|her|the|from|through|developed|caught|for)(?: with| as)? (?:(?:a|an|the|really|very|bad|severe|mild|moderate|chronic|complex|my|his|her|some|acute|untreated|undiagnosed|this|small|big|little) ){{0,3}}(?P<it>(?:{_ILLS}))(?= |[,.;:!?)]|\n|\Z)"
        r"(?! (?:cooker|to|on me|on us|of time|washer|group|team|from (?:the|my)|worker|and you|i|you|he|she|they)\b)"
    ),
    _form(rf"(?:was|were|am|is|are|been|went|going|got|stayed|put (?:me|him|her)|back|gone|still|im|i['’]m|he['’]s|she['’]s|they['’]re|me|him|works?|worked|working|live|living|lives|lived|off) (?:still |only |just |back )?on (?P<it>(?:{_TAKEN}))(?= |[,.;:!?)]|\n|\Z)(?! (?:list|floor|phone|off)\b)"),
    _form(rf"(?:for|of|did|charged with|done for|sent down for|inside for|convicted of|guilty of|up for|nicked for|arrested for|months for|years for|prison for) (?P<it>(?:a |an |the )?(?:[a-z]{{3,12}} )?(?:{_CRIMES}))(?=[,.;:!?)]|\n|\Z| (?:and|in|at|when|wen|on|before|after|but|so|it|n|cos|coz|because)\b)"),
    _form(r"(?:do|does|did|doing|done|started|finished|passed|failing|failed|took|take|takes|taking|teach|teaches|taught|on|had) (?:my |me |a |an |the |some |his |her )?(?P<it>(?:[a-z]{3,14} ){0,2}(?:class|classes|course|courses|college|gcses?|a[ -]?levels?|nvq|btec|access|diploma|degree|masters|phd|level (?:one|two|three|four|five|\d)|entry (?:level )?(?:one|two|three|\d)|"
          r"theory|driving test|lessons|apprenticeship|training|exams?|esol|functional skills|catechism|conversion|parenting (?:assessment|course|class|programme)|programme|detox|rehab))(?! of\b)"),
    _form(r"(?:a|an|my|the|his|her) (?P<it>(?:[a-z]{3,14} )?(?:degree|doctorate|phd|masters|first in [a-z]{4,15}|scholarship|visa|green card|asylum claim|indefinite leave|leave to remain|settled status|pre-settled status|refugee status|brp|deportation order|removal order|asbo|injunction|non[ -]mol|"
          r"restraining order|criminal record|caution|suspended sentence|community order|curfew|bail conditions?)(?: (?:in|of|from|until|till|for) [\w’'-]{3,15})?)"),
    _form(r"(?:status|leave|visa|papers?|paper|permit|stay|licence|contract) (?:to remain )?(?:until|till|for|up to) (?:\d{4}|(?:two|three|five|ten|thirty|\d{1,2}) (?:months?|years?))"),
    _form(r"(?:unemployed|signing on|on the sick|made redundant|laid off|sacked|self[ -]employed|bankrupt|evicted|homeless|sofa[ -]surfing|sleeping rough|rough sleeping|street homeless|squatting|undocumented|overstayed|overstayer|illegal|deported|"
          r"excommunicated|shunned|disowned|ostracised|divorced|separated|widowed|twice married|unmarried|engaged to my cousin|married (?:to )?(?:my|his|her) cousin|non[ -]?binary|bisexual|asexual|pansexual|intersex|teetotal|celibate|vegetarian|vegan|left[ -]handed|illiterate|semi[ -]literate|"
          r"colour ?blind|partially sighted|sight impaired|hard of hearing|hearing impaired|mute|selectively mute|tone deaf|double[ -]jointed|albino|adopted from|fostered from)"),
    _form(r"(?:half|part|quarter|mixed) (?-i:[A-Z])[a-z]{3,14}(?:(?: and|,)? half (?-i:[A-Z])[a-z]{3,14})?|(?:first|second|third)[ -]generation(?: [a-z]{4,14})?|(?:born|raised|brought up|reared|grew up|christened|baptised|bar mitzvahed|confirmed) (?:a |an |as a )?(?-i:[A-Z])[a-z]{3,14}"),
    _form(r"(?:raised|brought up|reared|fetched up) (?:by|in|with) (?:(?:a|an|the|my|me|his|her) )?(?:[a-z]{3,12} )?(?:nan|nana|gran|granny|grandparents|grandmother|grandad|aunt|auntie|sister|brother|nuns|care|children['’]?s homes?|convent|cult|commune|army camps?|refugee camp|boarding schools?|pub|hotel)"),
    _form(r"(?:above|over|behind|opposite|next door to|next to|beside|round the corner from|across from|by|near|under|facing|overlooking) (?:a|an|the) (?P<it>(?:(?!(?:baby|bed|door|window|wall|other|same|table|cot|sofa|chair|sink|cooker|telly|whole|counter|desk|phone|next)\b)[a-z]{3,14} )?"
          r"(?:shop|chippy|chip shop|bakers|bakery|butchers|bookies|pub|club|church|chapel|mosque|temple|synagogue|school|nursery|park|river|canal|sea|beach|station|line|tracks|railway|motorway|bypass|bridge|"
          r"airport|prison|hospital|cemetery|graveyard|factory|mill|works|quarry|pit|tip|dump|ground|stadium|pitch|racecourse|docks?|harbour|lighthouse|castle|cathedral|market|garage|petrol station|launderette|"
          r"takeaway|kebab shop|nisa|spar|co-?op|tesco|aldi|lidl|asda|post office|library|fire station|police station|dentist['’]?s?|doctor['’]?s|vets?|hairdressers|barbers|salon|undertakers|farm|barn|stables|allotments?|reservoir|lake|loch|lough|woods?|gasworks|power station|pylon|mast|crematorium))", Label.EVENT_MISC, HEARD_OF),
    _form(r"(?:has|had|have|got|wore|wears|wearing|with|in) (?:a|an|his|her|my|the|these|those|big|long|bright|both) (?P<it>(?:[a-z]{3,12} )?(?:lip ring|nose ring|tattoos?|piercings?|dreadlocks?|dreads|locks|afro|beard|moustache|monobrow|eyebrows|scar|limp|stammer|stutter|lisp|squint|glass eye|gold tooth|gold teeth|wig|walking stick|crutches|turban|"
          r"headscarf|hijab|niqab|veil|sari|kilt|dog collar|cassock|medals?|uniform|bow tie|odd socks|roller skates|wellies|clogs|bindi|cross|crucifix|rosary|skullcap|kippah|mullet|mohican|perm|ponytail|plaits|cornrows|freckles|dimple|birthmark|kit|shirt|football shirt|strip|tracksuit|suit|jumper))(?= |[,.;:!?)]|\n|\Z)", Label.EVENT_MISC, HEARD_OF),
    _form(r"(?:came|come|comes|brought|brings|bring|gave|gives|give|sent|sends|send|bought|buys|knitted|made|makes|won|wins|left|baked|painted|drew|built|carved|planted|wrote) (?:me |us |him |her |them |round |over |in |back )?(?:with )?(?:a|an|some|his|her|their|my|one|two|the)? ?(?P<it>(?:(?!(?:letter|report|phone|chance|choice|call|cup|hug|kiss|look|form|word|note|list|plan|lot|bit|mess|baby|way|decision|promise|"
          r"complaint|statement|noise|face|point|mistake|fuss|difference|sense|sure|time|space|house|room|card|message|text|email|bag|bottle|drink|tea|coffee|book|diary)s?\b)[a-z]{3,12} )?(?:rug|carpet|lamp|microwave|washer|washing machine|radio|bike|"
          r"dog|cat|kitten|puppy|fish|shark|drawing|painting|picture|medal|trophy|prize|certificate|banner|poster|key ring|keyring|necklace|locket|shawl|quilt|bootees|doll|lego|sausages|curry|samosas|"
          r"poem|book of poems|novel|snow globe|postcard|music box|rosary|bible|qur['’]?an|balloon|balloons|bouquet|wreath))(?=[,.;:!?)]|\n|\Z| (?:and|for|to|from|on|in|of|at|when|with|every|each|once|that|because|cos)\b)", Label.EVENT_MISC, HEARD_OF),
    _form(r"(?:sings?|sang|singing|plays?|played|playing|dances?|danced|dancing|marches|marched|drums?|swims?|runs?|ran|fights?|boxes|boxed|rides?|rode|skates?|bowls?|preach(?:es|ed)?|worship(?:s|ped)?) (?:in|for|with|at|on) (?:a|an|the|my|our|his|her)? ?(?P<it>(?!(?:time|tune|them|him|her|me|it|us|night|the|home|school|park|garden|floor|street|room|house|same|other|kids|children|baby|toys|bath|rain|sun)\b)(?:[a-z]{3,12} )?[a-z]{3,12})", Label.EVENT_MISC, HEARD_OF),
    _form(r"(?:on|in|made) (?:the |it |a |it onto the )?(?P<it>(?:local |evening |six o['’]?clock |ten o['’]?clock |front page of the |front page |welsh |irish |scottish |regional )?(?:news|papers|front page|headlines|daily mail|mail|sun|mirror|express|echo|star|post|youtube|(?:facebook|tiktok|insta|instagram|snapchat)(?= (?:photo|page|group|live|video))|reddit|mumsnet|netmums|crimewatch|panorama|documentary|podcast|bailii))(?= (?:because|and|when|that|cos|about|with|for|it|photo|page|group|live|video)\b|[,.;:!?)]|\n|\Z)", Label.EVENT_MISC, HEARD_OF),
    _form(r"(?:au pair|live[- ]in nanny|stable boy|care job|carers?['’]? job|cleaning job|bar job|factory job|shop job|zero hours|agency (?:work|job|worker|shifts?|cleaning|nurse)|council (?:house|flat)|housing association|right to buy|temporary accommodation|emergency accommodation|the housing list|private rent(?:ed)?|"
          r"shared house|kinship carers?|special guardian(?:s|ship)?|respite|boarding|private foster(?:ing|er)?)"),
    _form(rf"(?P<it>{_SURE_ILLS})"),
    _form(r"(?:does|do|did|doing|clean|cleans|cleaned|cleaning|pack|packs|packed|packing|pick|picks|picked|picking|sell|sells|sold|gut|guts|gutted|stack|stacks|stacked|stacking|deliver|delivers|delivered|drive|drives|drove|sew|sews|sewed|make|makes|fix|fixes|fixed|mend|mends|"
          r"farm|farms|farmed|breed|breeds|bred|teach|teaches|taught|cook|cooks|cooked|wash|washes|washed|serve|serves|served|sort|sorts|sorted|build|builds|built|lay|lays|laid|paint|paints|painted|load|loads|loaded|dig|digs|dug) (?:the |in )?"
          r"(?P<it>(?:[a-z]{3,10} )?(?:bins|windows|offices|houses|trains|planes|buses|schools|toilets|ships|streets|cars|caravans|hotel rooms|rooms|boxes|meat|fish|fish fingers|chickens?|turkeys?|ducks|salmon|eggs|veg|vegetables|fruit|onions?|leeks|potatoes|daffodils|flowers|strawberries|mushrooms|tomatoes|salad|parcels|"
          r"pallets|shelves|lorries|coaches|taxis|vans|tractors|forklifts|cabs|curtains|clothes|shirts|shoes|bricks|roads|tarmac|tarmacing|carpets|kitchens|fences|roofs|boilers|bikes|phones|computers|nails|hair|lashes|gardens|graves|trees|doors|security|deliveries|dinners|school dinners|weddings|funerals|tattoos|bread|pizzas|kebabs|"
          r"english|maths|geography|piano|violin|music|dance|swimming|yoga|sheep|cattle|cows|pigs|horses|dogs|bees|turf|peat|coal|crab|crabs|mussels|oysters|prawns|sandwiches|chocolates|crisps|biscuits|cakes|fireworks|pottery|pots|tiles|steel|carpets|lace|hosiery|tweed))(?=[,.;:!?)]|\n|\Z| (?:and|at|in|for|on|of|now|with|then|nights|from|to|twelve|a)\b)(?! (?:and|for) (?:him|her|me|the baby))"),
    _form(
        rf"(?:i|he|she|who|(?:{_KIN}),?|(?!(?:there|it|that|this|what|here|when|where|mine|hers)\b)(?-i:[A-Z])[a-z’'-]{{2,20}}|one of them) ?(?:only |just |once |always |still )?(?:{_BE} )(?:a|an) (?P<it>(?!(?:{_NOBODY}|{_NO_NOUN})\b)[a-z][a-z'’-]{{3,14}})(?=[,.;:!?)]|\n|\Z| (?:in|at|for|from|till|until|on|with|by|and|then|before|once|now)\b)"
    ),
    _form(rf"(?:i|he|she|we|who|(?:{_KIN})) (?:do|does|did|run|runs|ran|teach|teaches|taught|manage|manages|managed|own|owns|owned) (?:the |a |an |some |his |her |our |my )?(?P<it>(?!(?:{_NOT_DONE})\b)[a-z][a-z'’-]{{3,14}}(?: (?:shop|stall|school|company|business|farm|pub|club|group|bar|cafe|van|stables|kennels|garage|salon|class|classes|home|house))?)(?= (?:at|in|for|on|now|nights|of a|down|from)\b)"),
    _form(r"(?:teach|teaches|taught|work|works|worked|studied|study|volunteer|volunteers) (?:at|in|for) (?P<it>(?:a|an|the) (?:[a-z]{3,12} )?[a-z]{3,14})"),
    _form(r"(?:struck off|sectioned under|sent down|on the run|under police protection|witness protection|refused asylum|claimed asylum|claiming asylum|seeking asylum|failed asylum|no recourse(?: to public funds)?|cold turkey|rattling|clucking|withdrawals?|in recovery|in rehab|relapsed on|triple bypass|a bypass|"
          r"gastric (?:band|sleeve)|ivf|iui|donor egg|hip replacement|blood thinners?|a patch on (?:his|her|my) eye|eye patch|(?:broken|fractured|cracked|dislocated) (?:clavicle|collarbone|shoulder|elbow|wrist|hip|pelvis|ankle|shin|thigh|skull|jaw|cheekbone|nose|ribs?|arm|leg|tibia|femur|back|neck)|cigarette burns?|bite marks?|black eye|"
          r"supervision order|compulsory supervision(?: order)?|fire eater|bus controller|a copper|the jocks|the paras|the ta|the territorials?)"),
    _form(r"(?:my|his|her) (?P<it>(?:bad |dodgy |left |right |new |false |gammy )?(?:kidneys?|liver|lungs?|bowels?|pelvis|spine|thyroid|stoma|womb|ovar(?:y|ies)|cervix|bladder|prostate|retina|eyesight|hearing|speech|stammer|stutter|limp|scars?|wheelchair|crutches|frame|prosthetic|iq))(?=[,.;:!?)]|\n|\Z| (?:and|was|is|went|failed|gave|got|that|since|from|in)\b)"),
    _form(r"(?:on|behind|across|under|down|inside) (?:my|his|her|the) (?P<it>(?:left |right |inner |upper |lower )?(?:ribs|wrists?|neck|ankles?|calf|shins?|collarbone|thighs?|forearms?|jaw|cheeks?|scalp|buttocks?|eyelids?|elbows?|spine))(?= (?:and|that|which|from|for|with)\b|[,.;!?)]|\n|\Z)", Label.EVENT_MISC, HEARD_OF),
    _form(
        r"(?:born|delivered|gave birth(?: to (?:him|her|them))?|had (?:him|her|them)|came|labou?red|birthed) (?:right |out |there )?(?P<it>(?:on|in|at|outside|behind) (?:(?:a|an|the|my|our|me|his|her) )?(?:[a-z]{3,10} (?:of (?:a|an|the|my) )?)?"
        r"(?:bus|train|taxi|car|car park|ambulance|lift|bath|bathroom|toilets?|loo|kitchen|hallway|corridor|field|tent|caravan|van|lorry|boat|cell|cells|prison|police station|lay-?by|motorway|shop|garden|hotel|hostel|shed|barn|stairs|stairwell|landing|living room|front room|home|"
        r"caul|pool|sac|toilet block|waiting room|reception|queue|street|pavement|flat|bedsit|squat|church|mosque|refuge|camp|desert|sea))(?=[,.;!?]|\n|\Z| (?:and|with|on|in|at|by|because|when|before|after|of|while)\b)", Label.EVENT_MISC, HEARD_OF,
    ),
    _form(r"(?:a |the )?(?:home|water|breech|free|back to back|caul|lotus|unassisted|concealed|denied) ?(?:birth|pregnancy)|(?:in|on) (?:an|the|a) (?P<it>incubator|ventilator|delivery suite|special care(?: baby unit)?|intensive care|high dependency|neonatal unit|cooling mat|drip|oxygen)|(?:in |on )?(?:scbu|nicu|picu|hdu|icu)|"
          r"(?:born|was born|is) (?:without|missing) (?:a|an|one|his|her|any) [a-z]{3,10}"),
    _form(r"(?:drowned|hanged (?:him|her)self|hung (?:him|her)self|overdosed|took (?:his|her) own life|killed (?:him|her)self|shot (?:dead|himself|in)|stabbed|beheaded|electrocuted|run over|knocked down|got knifed|went missing|disappeared|crushed|blown up|burnt to death|fell off|died (?:of|from|in|on|at) (?!(?:that|the same|his|her|my|a broken heart|hospital|night)\b)(?:the |a |an )?[a-z]{3,15})", Label.EVENT_MISC, HEARD_OF),
    _form(r"(?:show ?(?:people|men|folk)|fairground (?:people|family|folk)|boat people|bargees|new age travell?ers|roadside|on the road|barge people|fisher ?folk|crofters|mining family|pit village|army family|forces family|military family|farming (?:family|people|stock)|circus (?:people|family))"),
    _form(r"(?:grew up|raised|brought up|lived|living|been|put) in (?P<it>(?:a |an |the )?(?:[a-z]{3,10} )?(?:children['’]?s home|kids['’]? home|care home|orphanage|convent|pub|vicarage|manse|rectory|commune|cult|squat|barracks|tower block|high rise|prefab|lighthouse|castle|hotel|bedsit|hostel|refuge|b ?& ?b|bed and breakfast|travelodge|premier inn|temporary|homeless accommodation|shared house|supported (?:housing|living|lodgings)))"),
    _form(r"(?:ran|run|runs|kept|keep|keeps|own|owns|owned|had|have|has|got|opened|bought) (?P<it>(?:a|an|the|our own|my own|his own|her own|their own) (?:[a-z]{3,12} )?(?:pub|shop|chippy|cafe|café|caff|stall|farm|smallholding|croft|garage|salon|barbers|butchers|bakery|nursery|kennels|stables|guest ?house|b ?& ?b|hotel|restaurant|takeaway|laundrette|launderette|taxi firm|business|company|scrapyard|market stall|allotment|boat|caravan site|van round|milk round|paper round|window round|ice cream van|burger van))"),
    _form(r"(?:to|into|in|from|at|left|reached) (?P<it>(?:a|an|the) (?:[a-z]{3,12} )?(?:refuge|hostel|safe house|b ?& ?b|bed and breakfast|travelodge|premier inn|half[ -]?way house|bail hostel|night shelter|squat|detention centre|removal centre|asylum hotel))", Label.ORG, HEARD_OF),
    _form(r"(?:down south|up north|out west|over the (?:border|water|bridge|hill|tops|moor|river)|across the (?:water|border|road from|sea)|other (?:end|side) of the (?:country|county|city|world)|the islands?|the valleys|the borders|the coast|the highlands|the fens|the black country|the potteries|the wirral|the north east|the north west|the south coast|the west country|the home counties|the midlands|back (?:o|of) beyond)", Label.PLACE, "It says which part of the country."),
    _form(r"(?:on |from |up on )?(?:the )?(?P<it>(?:ground|top|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|\d{1,2}(?:st|nd|rd|th)) floor)(?! (?:was|is|were)\b)", Label.PLACE, "It says where."),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield what somebody is, has, learns, takes or did."""
    yield from said_by(FORMS, text)
