"""Things, people and matters that every home, body, file and office here has: they tell nobody who somebody is. Data.

English has them less often than "house" and "time", so how common a word is does not tell them from a tent, a duck or a thesis.
"""

from __future__ import annotations

WHO_IS_MET = frozenset(
    """
    worker visitor officer manager nurse doctor midwife teacher parent carer stranger mother father mum mummy dad
    daddy nan nana granny gran grandmother grandfather grandparents sister brother son daughter boyfriend girlfriend
    wife husband mate friends neighbour baby babies child kid girl boy lad twin woman lady ladies gentleman bloke guy
    staff boss expert professional adult teenager human person patient client receptionist lawyer guard security
    driver judge employer police policeman solicitor barrister psychologist interpreter advocate supervisor
    policewoman psychiatrist paediatrician counsellor therapist landlady landlord chaperone infant victim enemy ally
    hero winner loser survivor guest host audience reader listener talker drinker smoker colleague counsel adviser
    advisor
    """.split()
)
"""Who everybody has, or meets here."""

_THINGS = frozenset(
    """
    childhood flat house room bedroom kitchen bathroom toilet stairs step door doorway window wall floor ceiling roof
    gate garden yard street road lane path pavement corner building corridor office lift car park parking desk chair
    table seat bench sofa couch bed cot carpet rug mat curtain shelf shelves cupboard box bin basket bag pocket purse
    wallet key lock bolt handle tap sink bath shower mirror bell buzzer clock watch phone telephone mobile tablet
    laptop computer screen television telly radio camera battery bottle milk formula nappy nappies wipes dummy blanket
    towel sheet pillow clothes coat jacket hat shoe boot dress skirt jeans shirt trousers vest button sleeve collar
    zip ring toy teddy pram buggy tea coffee water juice sugar bread butter toast egg meat cheese soup pasta chips
    crisps biscuit cake sweets chocolate fruit lunch dinner breakfast supper meal food plate cup mug glass knife
    knives fork pan pot dish kettle oven cooker fridge freezer microwave heating washing ironing cleaning cooking
    shopping sleeping paper pen pencil page letter note envelope stamp file folder form report statement document copy
    copies list signature reference diary book word sentence line number date name tape card photo photograph picture
    pics video message text email call meeting assessment visit contact conference hearing court case law order plan
    decision appeal evidence proof witness trial threshold welfare consent appointment interview session course group
    class referral register agency charity support ward clinic hospital surgery ambulance emergency medicine
    medication injection needle drip tube scan blood pressure temperature pulse pregnancy birth labour delivery bump
    belly tummy womb stomach chest breast heart lungs back neck throat shoulder arm elbow wrist hand finger thumb palm
    fist nail leg knee foot feet toe skin bone head face forehead cheek chin nose mouth lip tongue teeth tooth ear eye
    hair brain mind nerves muscle sweat spit breath pain ache fever flu cough cold sick sickness illness disease
    infection virus wound cut bruise mark rash depression breakdown shock stress panic trauma grief anger rage fear
    hope joy love hate pride shame guilt blame fault doubt worry worries trouble luck mercy grace glory peace truth
    lie secret joke dream nightmare memory memories thought feeling mood voice tone accent noise sound silence whisper
    shout scream smell taste touch kiss hug smile laugh laughter cry tear look stare glance chat talk gossip morning
    afternoon evening night weekend hour minute second moment week month year birthday age past future present start
    end beginning middle edge side top bottom front bit lot piece pile heap bunch plenty load rest half quarter couple
    pair dozen weather rain snow wind storm sun moon stars sky cloud dark light shadow air smoke steam dust dirt mud
    grass tree leaf leaves ground stone money cash bill rent debt salary benefit pay job work shift licence tax bank
    account thing stuff way kind sort type reason excuse question answer problem mistake chance choice change help
    care trust respect notice warning threat risk danger harm abuse violence neglect crime punishment rule right power
    control permission advice opinion view concern complaint allegation accusation conversation argument fight row
    promise apology sorry thanks goodbye habit routine skill lesson homework school nursery college training education
    system society community public media news internet website online everyone everybody anyone anybody everywhere
    nowhere somewhere anywhere wherever whoever themselves yourselves ourselves myself herself himself itself theirs
    hers ours bus train van bike journey trip walk drive ride move crisis incident accident attack behaviour manner
    attitude character personality identity relationship family families friendship marriage divorce separation
    absence presence attachment bond safety protection privacy freedom independence confidence strength weakness
    patience kindness politeness understanding drug drink drinking smoking alcohol fag bar pub game story stories song
    music prayer heat electric electricity sleep nap bedtime gift surprise treat example detail fact point level stage
    process procedure policy policies budget target timetable deadline queue colour shape size weight height length
    distance space gap hole crack circle square ink tissue label sticker board device machine equipment tool placement
    leaflet clipboard incubator rota comfort clap notebook suitcase binder spreadsheet torch heater cushion carrier
    rucksack sigh nod lump grudge scratch sob yawn giggle frown shrug headache stitch chronology bundle mattress duvet
    breeze draught puddle shiver daydream rant lecture folk bother advance turns testimony residence verbal tab pad
    cord alarm patch liar temper wreck hip disgrace nuisance coward fool idiot saint angel monster devil failure
    burden miracle blessing curse fold pie pastry jam rice potato potatoes carrot onion apple orange banana lemon salt
    pepper sauce gravy salad cream flour oil sandwich roast curry stew porridge cereal snack recipe tin can lid tray
    foil wrapper packet carton straw cutlery bead necklace bracelet earring chain belt strap lace ribbon thread wool
    cloth fabric rag apron scarf cap hood hanky handkerchief sock pyjamas slipper sandal uniform suit tie rail railing
    post pole fence hedge lawn bush branch twig root weed pond river sea beach sand hill field valley bird cat nest
    fly ant spider worm penny pound pence wage fare ticket stall till counter receipt voucher bargain programme
    grammar signal factor custom accommodation irony honour conduct precision gender plague creature column theme
    topic phrase verse chapter method status value impact effect result purpose role duty theory logic standard
    pattern rhythm image symbol version format style sake extent scale measure range rate ratio amount sum total
    portion share majority minority origin source cause outcome basis means nature culture tradition aspect element
    item object subject matter affair business deal dealing interest attention intention effort attempt success
    progress improvement damage loss gain profit cost price charge fee fine penalty reward task mission challenge
    struggle battle war crowd paragraph margin capital comma dot tick cross arrow code password term phase era period
    century decade anniversary season festival break pause delay behalf request refusal leak error summary draft entry
    panel passage portrait sample stretch transcript translation maths iphone legend virtue giant nightdress app merit
    circumstance offence observation warrant breach provision regard remedy dispute regime remainder obligation
    prospect consequence occasion criterion criteria summons premises enquiry inquiry institution transfer arrest mail
    indictment judgment finding ruling sanction consideration contribution severity spectrum asset dismissal
    """.split()
)
EVERYBODYS = WHO_IS_MET | _THINGS
"""Of one and of several alike: `is_everybodys` knows a plural by its last s."""

SAID_OF_MANY = frozenset(
    """
    adult aggressive alive alone angry afraid asleep awake awful awkward bad beautiful best better big bitter blank
    bright broken brave brief busy calm careful careless cheap clean clear clever cold common complete constant
    contact cool court crazy cruel curious daft dark dead dear deep different difficult dirty dreadful dry dull duty
    early easy elder eldest empty entire equal every evil exact extra fair false family fast fat female few final fine
    firm first flat foolish foreign former foster free fresh front full funny future general gentle glad good grand
    great grown guilty half happy hard harsh health heavy hidden high home honest horrible hot huge human ill inner
    inside jealous keen key kind large last late lazy least left legal less level little local lonely long loose lost
    loud lovely low lower lucky mad main major male many medical mental mere middle mild minor mixed modern more most
    narrow nasty near neat necessary nervous new next nice normal numb odd official old only open opposite ordinary
    other outer outside own pale past perfect personal plain pleasant polite poor posh possible present pretty prior
    private proper proud public pure quick quiet rare raw ready real recent regular rich right rough round rude sad
    safe same scared school secret senior separate serious severe sharp short shy sick silent silly similar simple
    single slight slow small smart smooth social soft solid sore sorry special spare specific stiff still straight
    strange strict strong stupid sudden sure sweet tall terrible thick thin third tight tiny tired top total tough
    true ugly upper upset upstairs usual vast wee weak weird welcome wet whole wicked wide wild wise wonderful worse
    worst worth wrong yearly young black white red blue green yellow brown pink grey purple golden silver second
    double triple birth baby child day night morning evening afternoon weekend week month year hour minute summer
    winter spring autumn support back side bottom mother's children's contrary oral subsequent judicial preliminary
    partial procedural constitutional sufficient insufficient psychological psychiatric forensic unfair vital covert
    preventive discretionary verbal likely unlikely
    """.split()
)
"""What may be said of anything, and makes no thing rare."""

OF_PEOPLE = frozenset("black white brown mixed straight foreign foster minority giant".split())
"""Said of anything too; but of a person, or of what she is, they are what not everybody is: "I am black"."""

DONE = frozenset(
    """
    ate beat beaten became begun bent bet bit bitten blew blown bore born bought bound broke brought built burnt burst
    came caught chose chosen come cut dealt did done drank drawn drew driven drove drunk dug eat eaten fed fell fallen
    fought flew flown forgot forgotten froze gave given gone got grew grown heard held hit hung hurt kept knew known
    laid lain lay led left lent lit lost made meant met paid ran rang read ridden ring risen rode rose said sang sank
    sat saw sawn seen sent set shone shook shot shown shrank shut sold spat spelt spend spent split spoke spoken
    spread sprung stood stole stolen struck stuck stung sung sunk swam swept swore sworn swung taken taught think
    thought threw thrown told took tore torn understood went woke woken won wore worn wound wrote written cook
    complain engage borrow knock spell swear pray belong differ alter refuse delete publish approve disclose propose
    remind connect threaten hurry decide invite interpret respond argue seek rely insist prefer avoid swap wipe knit
    swing tug wag upheld examine communicate commence submit amend induce involve assess defer indicate refrain
    prolong intervene pertain discontinue annul terminate invoke stipulate acquit dismiss
    """.split()
)
"""What was done, where the ending does not say so."""

OF_MATTERS = ("ment", "ity", "ence", "ance", "tion", "sion", "ship", "hood")
"""How words end that name a matter and no thing."""

_PASSED_OVER = frozenset(
    """
    altogether beside bye cheers hello lap nowt ought outdoors indoors underneath alongside amongst amid beneath onto
    unto versus via per hardly barely merely ever anyway somehow instead maybe perhaps indeed meanwhile whilst whereas
    although though unless ere ye thy noon midnight midday please thank moreover furthermore nevertheless nonetheless
    meantime inter alia nos thereof therein hereby
    """.split()
)
"""Words of speech, and of where."""

OF_MANNER = (
    "ed",
    "ing",
    "ly",
    "ness",
    "ful",
    "less",
    "ous",
    "able",
    "ible",
    "ive",
    "iest",
    "ally",
)
"""How words end that say what was done, or how."""


def names_nothing(word: str) -> bool:
    """Return whether a word says that something was done, or how or where, and names nothing: "flew", "outdoors", "ye've"."""
    if (
        word in DONE
        or word in SAID_OF_MANY
        or word in _PASSED_OVER
        or "'" in word
        or word.endswith(OF_MANNER)
    ):
        return True
    return word.endswith("est") and not SAID_OF_MANY.isdisjoint((word[:-3], word[:-2]))


def is_plain(word: str) -> bool:
    """Return whether a word alone names a thing of everybody's, or says what anything may be: it tells nothing by itself."""
    if word in OF_PEOPLE:
        return False
    return word in SAID_OF_MANY or (
        is_everybodys(word) and word not in WHO_IS_MET and word.removesuffix("s") not in WHO_IS_MET
    )


def is_everybodys(word: str) -> bool:
    """Return whether every home, body or file has it, be it one or several."""
    return word in EVERYBODYS or word.removesuffix("s") in EVERYBODYS or word.removesuffix("es") in EVERYBODYS
