"""What few share: where somebody comes from, what she believes, her work, her health; and what people may have heard of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.names import RELATIONS
from moderation.suggesting.suggestion import HEARD_OF, UNSHARED, Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before

PEOPLES = frozenset(
    """
    african afghan albanian algerian american angolan arab arabic armenian asian australian azeri bajan bangladeshi bengali
    black bosnian brazilian british bulgarian cameroonian canadian caribbean catholic chinese christian congolese cornish
    croatian cypriot czech danish dutch egyptian english eritrean estonian ethiopian filipino filipina finnish french fulani
    gambian georgian german ghanaian greek gujarati gypsy hausa hindu hindi hungarian igbo indian indonesian iranian iraqi
    irish israeli italian jain jamaican japanese jewish jew jordanian kashmiri kenyan korean kosovan kurdish kurd latvian
    lebanese libyan lithuanian malawian malaysian maltese mirpuri moldovan mongolian moroccan mormon muslim nepali nepalese
    nigerian norwegian orthodox pakistani palestinian pashto pathan pentecostal persian polish portuguese protestant punjabi
    quaker roma romani romanian romanichal russian rwandan salvation scottish scots scouse sephardi serbian shia shona
    sicilian sikh sierra leonean sinhalese slovak slovakian slovenian somali spanish sudanese sunni swahili swedish sylheti
    syrian taiwanese tamil thai tibetan tigrinya traveller travellers travelling trinidadian tunisian turkish turk twi ugandan
    ukrainian urdu uzbek vietnamese welsh white yemeni yoruba zambian zimbabwean zulu geordie brummie cockney glaswegian
    mancunian deaf jehovah's witness witnesses baptist methodist pagan buddhist atheist gaelic
    """.split()
)
"""Peoples, faiths and tongues, in small letters."""

_LOW_TOO = PEOPLES - frozenset(
    "black white deaf salvation witness witnesses traveller travellers travelling".split()
)

WORK = frozenset(
    """
    accountant actor actress acrobat architect astronaut athlete au-pair auctioneer baker barber barista barmaid beautician
    beekeeper biologist blacksmith boxer bricklayer brickie builder butcher captain caretaker carpenter chef chemist
    choreographer clown coastguard cobbler cooper corporal councillor courier cutter cyclist dancer decorator dentist dinner
    designer detective diver docker driver electrician engineer estate-agent farmer farrier firefighter fireman fisherman
    florist footballer gamekeeper gardener goalkeeper groomer hairdresser headteacher jeweller jockey joiner journalist
    lecturer librarian lifeguard lorry machinist marine mechanic milkman miner model musician optician painter paramedic
    pharmacist photographer physicist physio pilot plasterer plumber poet politician postman postwoman potter printer
    professor programmer publican qc kc radiographer receptionist reporter researcher roofer sailor scaffolder scientist
    seamstress shepherd singer soldier squaddie stripper submariner surgeon surveyor tailor tanner tattooist technician
    trawlerman trucker tutor upholsterer vet veterinary vicar deacon dean curate verger waitress watchmaker weaver welder
    wrestler writer zookeeper lap-dancer escort apprentice undertaker binman bouncer bodyguard croupier hgv cleaner
    childminder seasonal picker registrar headmistress headmaster governor magistrate mp councillor mayor mayoress celebrity
    influencer youtuber tiktoker blogger navy army raf marines seaman sailor merchant offshore rigs trawlers lorries coaches
    """.split()
)
"""Work that is not part of this world's own: nobody here is known as "a midwife"."""

HEALTH = frozenset(
    """
    deaf achondroplasia addison's albinism alopecia amputee anorexia anorexic aphasia asperger's ataxia autism autistic
    bipolar blind blindness borderline bulimia bulimic cancer cataplexy cerebral chemo chemotherapy chorea cleft coeliac
    colostomy crohn's cystic dementia diabetes diabetic dialysis downs down's dwarfism dyslexia dyslexic dyspraxia dyspraxic
    dystrophy eclampsia ehlers-danlos endometriosis epilepsy epileptic fibromyalgia fibrosis fits gastroschisis
    guillain-barré haemophilia hepatitis copd mrsa adem huntington's hydrocephalus hyperemesis hypermobility hiv leukaemia
    lupus ms marfan meningitis motor narcolepsy neurofibromatosis ocd osteogenesis pacemaker palsy paralysed parkinson's
    paraplegic personality pku pots prosthetic psoriasis puerperal schizophrenia schizophrenic schizoaffective scoliosis
    seizures sickle sepsis spina spondylosis stammer stutter stoma stroke thalassaemia tourette's transplant tuberculosis
    tumour vitiligo wheelchair eds dissociative psychosis paranoid legionnaires legionnaire's
    """.split()
)

LIFE = frozenset(
    """
    adoptee asexual asylum autistic bisexual bi-polar brides burka burqa care-leaver celibate clairvoyant communion
    convert converted baptised deported donor hajj halal headscarf hijab hijabi homeless hostel imam intersex ivf kosher
    lesbian mosque niqab nonbinary non-binary nun nuns orphan orphaned polygamous prison qur'an quran rabbi refugee
    refugees remand rosary sari surrogate surrogacy synagogue temple testosterone trafficked trans transgender traveller
    turban undocumented veteran visa widow widowed widower widows widowers divorced williamson gurdwara church chapel
    smuggled sperm egg gay queer non-verbal
    """.split()
)

EVENTS = frozenset(
    """
    alpaca alpacas arson allotment ambushed avalanche barge beekeeping birthmark bombing bomb boxer budgie camel caravan
    caravans caving celebrity championship circus cockatoo collapsed crash crashed darts documentary donkey donkeys
    dumplings earthquake eclipse explosion ferret ferrets festival fire flood floods flooded fundraiser funfair greenhouse
    greyhound greyhounds hamster headline headlines hijacked horse horses hostage houseboat iguana inquest karaoke knifed
    lighthouse lottery manslaughter marathon medal migrant murder murdered narrowboat newspaper newspapers overdose
    parachute parrot petition piano pigeon pigeons pony ponies quarry rabbit reptile riot rugby shooting skydive snake
    snakes stabbed stabbing submarine submarines tarantula tattoo tattoos telly-programme tornado tractor trailer trampoline
    trombone tortoise trawler trophy trombone trumpet violin viral whippet wrestling yacht journalist chapbook choir
    brass-band bagpipes accordion derby aldi argos asda bhs costcutter farmfoods greggs heron ikea kfc ladbrokes lidl londis
    maccies mcdonalds morrisons nandos netto nisa poundland primark sainsburys spoons waitrose wetherspoons wilko wilkos
    woolies woolworths celtic everton hibs millwall rangers spurs villa wolves arsenal corsa fiesta astra mondeo clio micra
    zafira vectra transit minibus motorbike moped quad hearse ballet karate judo taekwondo gymnastics netball hurling
    camogie cricket majorettes brownies cubs scouts guides swimming drums guitar cello flute clarinet trombone fiddle harp
    costa starbucks dominos matalan superdrug halfords wickes screwfix deliveroo uber amazon ebay vinted shein evri
    boat boats yacht limousine limo corrie eastenders emmerdale hollyoaks bluey cbeebies
    """.split()
)
"""What people may have heard of, or would know somebody by."""

_SHARED_BY_FEW = """
    care leaver | care experienced | in care | no recourse | student visa | asylum seeker | learning disability |
    learning difficulties | hearing aid | hearing aids | sign language | mental health act | personality
    disorder | postnatal psychosis | postpartum psychosis | puerperal psychosis | multiple sclerosis | spina bifida |
    cerebral palsy | cystic fibrosis | sickle cell | long distance driver | lorry driver | bus driver | taxi driver |
    train driver | lance corporal | wing commander | prison officer | police officer | dinner lady | lollipop lady | on
    the boats | on the bins | on the rigs | in the army | in the navy | in the forces | armed forces | sex work | sex
    worker | arranged marriage | forced marriage | same sex | study nursing | studying nursing | study law | studying
    law | study medicine | two mums | two dads | known donor | egg donor | donor egg | sperm donor | foetal alcohol |
    the only black | the only asian | the only white | mixed race | mixed heritage | dual heritage | born again |
    jehovah's witness | jehovah's witnesses | first language | second language | clean aff | clean off | a first in | a
    degree in | a masters in | trainee solicitor | deputy head | head teacher | reed cutter | signal box | at uni |
    doing law | phd student | master student | young offenders | secure unit | special school | boarding school |
    private school | grammar school | my mamgu | my taid | my oma | my babcia | my nani | my dadi | my abuela | my
    yiayia | my ayeeyo
"""
_HEARD_OF = """
    man united | man city | man u | west ham | aston villa | crystal palace | newcastle united | leeds united | season
    ticket | match day | love island | big brother | x factor | bake off | peppa pig | jeremy kyle | strictly come dancing
    | britain's got talent | coronation street | home bargains | b and m | b n m | land rover | range rover | morris minor
    | night bus |
    in the paper | in the papers | on the news | on the radio | world cup | white streak | go fund me | number plate |
    burned down | burnt down | fire station | post office | bus route | the manor | the chippy | the pub |
    the barracks | the quarry | the takeaway | the mosque | the factory | earth closet | emigrated to | buried at | the
    other wives | roller derby | brass band | food bank | school bus | food truck | ice cream van | burger van | market
    stall | chip shop | cat called | dog called | yellow coat | red coat | nose ring
    | co op | b and q | b & q | pound shop | charity shop | betting shop | corner shop | royal mail |
    first communion | house fire | car crash | hit and run | bank robbery | king's speech | court artist | my own book
    | my book | a podcast | youtube channel
"""
PHRASES: dict[str, Label] = {
    " ".join(phrase.split()): label
    for phrases, label in ((_SHARED_BY_FEW, Label.DEMOGRAPHIC), (_HEARD_OF, Label.EVENT_MISC))
    for phrase in phrases.split("|")
}
"""Two to four words, in small letters."""

LONGEST_PHRASE = 4
_SAID_OF_MANY = 4.9
_WORKING = frozenset("work works worked working job shifts nights degree trained course".split())
_WORKING_AT = frozenset("in at as for on".split())
_SINGLE = dict.fromkeys(WORK | HEALTH | LIFE, Label.DEMOGRAPHIC) | dict.fromkeys(EVENTS, Label.EVENT_MISC)
_REASONS = {
    Label.DEMOGRAPHIC: UNSHARED,
    Label.EVENT_MISC: HEARD_OF,
}
_SOMEBODY = RELATIONS | {"i", "he", "she", "we", "they", "who"}
"""Of whom a colour is said that is no coat's."""

_PEOPLE = frozenset(
    """
    baby babies boy boys british caribbean african child children couple families family father girl girls kid kids lad lady man
    men mother mothers mum mums parent parents people person woman women worker workers
    """.split()
)
_WHERE_FROM = frozenset(
    "national nationals citizen citizens heritage origin descent speaker speakers speaking born".split()
)
_OF_HERS = frozenset(
    "i im i'm am is was he's she's worked works working trained training studied study studying job as".split()
)
_OF_NOBODY = frozenset("there it that this which what everything step".split())
"""Before "was a ...": not somebody."""

_OF_NO_WORK = frozenset(
    """
    wreck stranger joke liar failure nightmare blur ghost shadow shell saint monster fool idiot coward nan needle danger
    shock handful
    """.split()
)
"""After "was a ...": what anybody may be."""

_OFFICE = frozenset(
    """
    teacher nurse midwife doctor solicitor barrister carer student secretary assistant officer porter cook cleaner
    """.split()
)


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield what few share, by lists; single words and short phrases."""
    for n, token in enumerate(tokens):
        yield from _phrases(tokens, n)
        label = _SINGLE.get(token.low)
        if label is None and not token.is_capital and token.low in _LOW_TOO:
            label = Label.DEMOGRAPHIC
        if label is None and token.low in PEOPLES and _goes_with(tokens, n + 1):
            label = Label.DEMOGRAPHIC
        if label is None and token.low in {"black", "white", "brown"} and _is_of_people(tokens, n):
            label = Label.DEMOGRAPHIC
        if label is None and (_is_somebodys(tokens, n) or _is_work(tokens, n)):
            label = Label.DEMOGRAPHIC
        if label is not None:
            end = tokens[n + 1].end if token.low in PEOPLES and _goes_with(tokens, n + 1) else token.end
            yield Suggestion(token.start, end, label, Tier.CHECK, _REASONS[label])


def _phrases(tokens: Sequence[Token], n: int) -> Iterator[Suggestion]:
    for length in range(2, LONGEST_PHRASE + 1):
        words = tokens[n : n + length]
        if len(words) < length or any(word.begins for word in words[1:]):
            return
        label = PHRASES.get(" ".join(word.low for word in words))
        if label is not None:
            yield Suggestion(words[0].start, words[-1].end, label, Tier.CHECK, _REASONS[label])


def _goes_with(tokens: Sequence[Token], n: int) -> bool:
    return n < len(tokens) and not tokens[n].begins and tokens[n].low in _WHERE_FROM


def _is_of_people(tokens: Sequence[Token], n: int) -> bool:
    """Return whether a colour is said of somebody: "the only black mum", and not "a black coat"."""
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if after is not None and not after.begins and after.low in _PEOPLE:
        return True
    return before(tokens, n) in {"i'm", "am", "he's", "she's", "we're", "they're"} or (
        before(tokens, n) in {"is", "was", "are", "were"} and before(tokens, n, 2) in _SOMEBODY
    )


def _is_somebodys(tokens: Sequence[Token], n: int) -> bool:
    """Return whether it is said of somebody: "I was a nurse", and not "a nurse came"."""
    said = any(
        before(tokens, n, back) in {"a", "an"}
        and before(tokens, n, back + 1) in _OF_HERS
        and before(tokens, n, back + 2) not in _OF_NOBODY
        for back in (1, 2)
    )
    return (said and tokens[n].low not in _OF_NO_WORK) and (
        tokens[n].low in _OFFICE or (before(tokens, n) in {"a", "an"} and _is_telling(tokens[n]))
    )


def _is_work(tokens: Sequence[Token], n: int) -> bool:
    """Return whether it says where somebody works or what she learns: "worked in packing"."""
    head = before(tokens, n, 2)
    if before(tokens, n) in {"a", "an", "the"}:
        head = before(tokens, n, 3) if before(tokens, n, 2) in _WORKING_AT else ""
    elif before(tokens, n) not in _WORKING_AT:
        return False
    return head in _WORKING and _is_telling(tokens[n])


def _is_telling(token: Token) -> bool:
    known = lexicon()
    return not (token.is_capital or known.is_taught(token.low) or known.often(token.low) >= _SAID_OF_MANY)
