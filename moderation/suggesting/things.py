"""Things that somebody may be known by: what stood in the room, what she ate, wore, drove, grew, played or won. Data, and one rule.

A home has a thousand things. Those that every home and every file here has (a cot, a bag, a bottle, a phone) tell nobody
anything and are not on these lists; a harmonium, a chandelier that somebody brought or a labradoodle may be what a reader knows her
by. All of it is to be checked, and none of it is likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moderation.suggesting.suggestion import HEARD_OF, UNSHARED, Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before

_OF_HOUSES = """
    airbed awning balcony bannister barometer bedstead bunk caravanette chandelier conservatory crucifix dresser fireside
    futon gramophone hammock hoover jacuzzi jukebox lamp lean-to microwave mobility mosaic portakabin sauna scullery shed
    skylight sundial tapestry tepee tipi treehouse turntable vestry wardrobe woodburner yurt
"""
_TO_EAT = """
    bacon bagel baklava beetroot biryani broth brownies burger burgers cannabis cawl champagne chapati chapatis cheesecake
    chilli chutney cocaine crumble cupcake cupcakes dal dhal doughnut doughnuts dumpling fajitas flapjack flapjacks fudge haggis
    halva heroin honey hummus injera jelly jollof kebab ketamine lasagne lavabread liquorice macaroni mangoes marmalade marmite
    meatballs meringue momo nettles noodles nuggets onion onions pancake pancakes papaya parathas pierogi plantain plantains
    popcorn porridge quiche radishes rhubarb roti rotis rum samosa samosas sandwiches sausage sausages scones shortbread sherry
    spaghetti spice stew strawberries tandoori tamales trifle tripe turnip turnips vodka waffles whisky whiskey yam yams
"""
_TO_WEAR = """
    abaya anorak apron balaclava bangles barbour beard beret blazer bonnet bowtie brooch cape cassock cloak clogs corset
    cufflinks dreadlocks dreads dungarees earring earrings fleece freckles jodhpurs jumper kilt locket mackintosh
    mittens mohawk moustache onesie overalls overcoat parka perm pinafore pinny piercing piercings poncho poppy ringlets sandals
    sarong shawl sombrero stetson stilettos suit sunglasses sundress tabard tiara topknot tracksuit trilby tuxedo waistcoat
    wellingtons wig wimple
"""
_TO_KEEP = """
    anchor armband banjo banner bauble binoculars brass bugle camcorder cassette charm charms compass diploma
    dollhouse easel envelope fan figurine firework fireworks flag flask footprint gnome harmonica harmonium harness kite keyring
    lampshade lifeboat locket machete marbles medal medals microphone ornament ornaments pamphlet paintbrush parcel pebble
    pebbles penknife plaque playstation plinth postcard postcards poster pottery pram-shoe printer puppet quilt recorder rocket
    rosette sampler saxophone scooter screwdriver sculpture seashell skates skateboard skis snowglobe stamps statue stethoscope
    surfboard sword telescope trinket trumpet tuba typewriter ukulele urn windchime xbox lego barbie duplo nintendo pokemon
"""
_OUT_OF_DOORS = """
    acorn bonfire bluebells blossom bracken bramble brambles cactus cherries cockles conker conkers crocus daffs
    dandelion dandelions ferns foxgloves geranium geraniums gorse greenhouse harvest haystack hedgerow herbs hydrangea lilacs
    limpets lupins marigolds marrow marrows mistletoe moss nettle orchard orchid orchids pansies peat peats petunias plums
    polytunnel pond pumpkin pumpkins seaweed snowdrops sunflower sunflowers sweetpeas thistles tulips vineyard wallflowers
    windmill
"""
_TO_DRIVE = """
    aeroplane audi bentley bicycle bmw cadillac canoe dinghy estate-car ferrari forklift harley helicopter honda hovercraft jag
    jaguar jeep kayak kia landrover lifeboat mercedes mobility-scooter motorhome nissan passat peugeot pickup polo porsche
    renault rickshaw scooter sidecar skoda sleigh subaru tandem tesla toyota tricycle trolleybus tuktuk volvo vauxhall
    volkswagen vespa wagon yamaha yaris
"""
_TO_DO = """
    abseiling aerobics archery athletics badminton baking baseball basketball basketry bellringing billiards bingo birdwatching
    boxing breakdancing busking calligraphy canoeing cheerleading chess choral composing cookery crochet crocheting crossbow
    crosswords cycling djing dominoes dressage embroidery fencing fishing flamenco football gambling gardening graffiti gymkhana
    hockey iceskating ironman jiujitsu jogging juggling kayaking kickboxing knitting kickboxer lacrosse linedancing martial
    marathons metalwork modelling morris motocross mummers needlework netballer origami orienteering paintballing panto
    pantomime parkour parkrun photography pilates pole-dancing poker polo pottery quilting rapping raves reciting reiki rowing
    salsa scouting sewing skateboarding skating skiing snooker snowboarding songwriting sprinting squash sudoku surfing swimming
    tango tapdancing tarot tennis trampolining triathlon ufos volleyball weaving weightlifting welding whittling woodwork yoga
    zumba cadets
"""
_OF_A_NIGHT = """
    ambush balaclavas barricade blackout blizzard boycott burglary camper candlelight chainsaw cyclone drought evacuation
    extradition fireworks gas-leak gunshot gunshots hail heatwave helicopter hurricane inquest kidnapping landslide looting
    machete meteor militia mortar mudslide outbreak pandemic paintballers pistol powercut quicksand ransom revolt rally
    sandstorm scabies shotgun sleet snowstorm stampede sunset swastika taser thunderstorm tsunami typhoon ufo wildfire windfall
"""

WORK = frozenset(
    """
    actuary anaesthetist archaeologist archivist arborist astronomer auditor banker bailiff barman bartender bombardier
    bookbinder bookkeeper bookseller botanist brewer broker busker cabbie cameraman cardiologist cellist chaplain childcarer
    chiropodist choirmaster churchwarden civvy cleaners clergyman coalman coastguardsman comedian compere conductor conjuror
    consultant copywriter costumier crofter curator cutler decorator dermatologist dispatcher distiller dj doorman doorlady
    drayman dressmaker ecologist economist embroiderer embalmer fiddler filleter fishwife fitter flautist foreman forester
    forger freelancer fruiterer gamekeeper gardeners geneticist geologist ghillie ghostwriter glassblower glazier goldsmith
    gravedigger greengrocer groundsman guardsman guitarist gunner gynaecologist haematologist harbourmaster harpist hawker
    herbalist herdsman hod-carrier housekeeper huntsman illustrator immunologist insurer ironmonger janitor kitchen-porter
    knacker labourer labourers lacemaker landscaper laundress lector lineman linguist locksmith longshoreman magician magistrate
    manicurist marksman masseuse matelot mechanic metalworker midshipman milkmaid milliner millworker minicab missionary
    mortician musicologist nailtech naturalist navvy neurologist novelist nurseryman oboist oncologist optometrist organist
    osteopath painter-decorator paralegal paratrooper pathologist pawnbroker pensioner percussionist perfumer physicist
    physiotherapist pianist piper ploughman podiatrist postie potter proofreader prospector purser quartermaster radiologist
    ranger rector restorer rifleman ringmaster roadie sacristan saddler salesgirl salesman saleswoman sapper saxophonist
    screenwriter sculptor seaman sexton shepherdess shoemaker shopkeeper signalman signwriter silversmith sociologist spinner
    stablehand statistician steelworker stewardess stockbroker stockman stoker stonemason storeman stuntman stylist surgeons
    swineherd tattooer tarmacker taxidermist telephonist textile thatcher tiler toolmaker treasurer trombonist trumpeter
    tv-presenter tyre-fitter urologist usherette vendor ventriloquist verger vintner violinist virologist wardrobe-mistress
    warehouseman watchman weatherman whaler wheelwright wigmaker woodcutter woodman zoologist canoeist cabinetmaker carer's
    caterer cashier cowman crane-driver dairyman dinnerlady docker fishmonger footman gasfitter jeweller lampwright picker
    quarryman rigger shipwright shopgirl slaughterman slater steeplejack telesales trawlerman warrener welder
    """.split()
)
"""Work that no list beside it knows: of the kind that a village tells people apart by."""

HEALTH = frozenset(
    """
    abscess agoraphobia agoraphobic allergy anaemia anaemic aneurysm appendix arthritis asthma asthmatic blindness bronchiolitis
    bronchitis catatonic cataracts chickenpox chlamydia concussion conjunctivitis constipation croup cyst cysts deafness
    diphtheria disabilty dislocated dislocation emphysema encephalitis fibroids fracture fractured fractures
    gallstones gangrene glaucoma gonorrhoea gout hernia hoarder hysterectomy immunodeficiency impetigo incontinent infertile
    insomnia jaundiced kidney lithium malaria malnourished malnutrition mastectomy mastitis measles melanoma menopause methadone
    migraine migraines mumps myeloma neuropathy nystagmus obese obesity olanzapine osteoporosis overdoses pancreatitis paranoia
    pcos pleurisy pneumonia polio prednisolone prolapse quadriplegic quetiapine retina retinitis rickets ringworm rubella
    sarcoma sciatica sertraline shingles smallpox spine squint sterilised subutex suicidal-ideation synaesthesia tb tinnitus
    tongue-tie tracheostomy tuberous typhoid ulcer ulcers underactive underweight valium vasectomy wheelchairs unemployed
    illiterate pregnant-again dyscalculia citalopram fluoxetine diazepam antipsychotics antidepressants clozapine amphetamine
    amphetamines skunk spliff spliffs cannabis crystal mdma ecstasy alcoholics rehab detoxed
    """.split()
)
"""Illnesses, what is taken against them, and what else a file notes."""

_THINGS = (_OF_HOUSES, _TO_EAT, _TO_WEAR, _TO_KEEP, _OUT_OF_DOORS, _TO_DRIVE, _TO_DO, _OF_A_NIGHT)
EVENTS = frozenset(word for words in _THINGS for word in words.split())

_LABELS: Mapping[str, Label] = dict.fromkeys(EVENTS, Label.EVENT_MISC) | dict.fromkeys(
    WORK | HEALTH, Label.DEMOGRAPHIC
)


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield every word that is on one of these lists."""
    for n, token in enumerate(tokens):
        label = _LABELS.get(token.low)
        if label is not None and before(tokens, n) != "to":
            reason = HEARD_OF if label == Label.EVENT_MISC else UNSHARED
            yield Suggestion(token.start, token.end, label, Tier.CHECK, reason)
