"""The words that code words are drawn from: three lists of the EFF without what would hurt here, and words we picked.

The lists come with the package `xkcdpass` (BSD), and only this file opens them. They were made for dice: picturable,
mostly short (EFF, "Deep Dive: EFF's New Wordlists", 2016). They also hold `removal`, `custody` and `childless`. What is
taken out would fall below the floor, so plain things of house, garden, kitchen and weather are put in.
Six words keep 77 bits as long as 7,298 words are left; `bits` says what they have, and a shorter list does not load.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

COUNT = 6
FEWEST_BITS = 77
LISTS = ("eff-long", "eff-short", "eff-special")

_COURT = """
    affidavit agency amnesty appealing apprehend arbitrary arbitrate arrest attest chaperone clause clerk
    confess consent constable coroner culpable culprit custodian custody debatable decree deed defendant
    defender defense defensive defiance defiant deniable denial deny deport deprecate detective detention
    dispute enactment enforced enforcer evict evidence exonerate handcuff impeach imprison jailbird
    jailbreak jailer jailhouse judge judgingly judicial judiciary jurist juror jury justice justifier
    justify justifying justly justness legal legislate liability liable litigate litigator mandate
    mandatory monitor mugshot paralegal pardon parole penalize penalty perjurer perjury plead pleading
    pledge police policeman precinct prelaw prison probation proven punisher refutable refute repeal
    reporter retrial revocable revoke sanction statutory suing supervise suspect swore sworn trial
    tribunal unfair unjustly unlawful unsworn verdict wrongdoer wronged wrongful wrongly wrongness
"""
_CHILDREN = """
    amniotic babied bonded bonding breed breeder breeding brethren bride caregiver caretaker celibacy
    celibate cesarean childcare childhood childish childless childlike cradle cradling crib cuddle cuddly
    dad daughter daycare diaper divorcee dowry eldercare elope epidural family fetal foster gestate
    gestation granddad grandkid grandma grandpa grandson granny hatching husband immature junior juvenile
    kindred kinfolk kinship kinsman kinswoman lullaby mama marital married marry maternal maternity mating
    matriarch matrimony mom mummy nanny nappy nephew niece nuptials nursery nursing ovary pacifier
    pampered pamperer pampers paternal paternity patriarch pediatric playpen pregnancy pregnant prenatal
    preschool preteen procreate progeny protegee pureblood rebirth reborn remarry sibling sister
    sisterhood spousal spouse stroller supermom surrogate swaddling trimester twins tyke umbilical uncle
    underage unwed wife wifeless womanless womb
"""
_TAKEN = """
    abandoned absence absentee absently abyss alone aloof banish banister captivate captive captivity
    capture dejected departed departure deplete deprive deserving desolate despair destitute detached
    discard discharge disengage disjoin dislocate dismiss disown divided emancipate emptiness entangled
    estranged evacuee evade exile expel expulsion grief grievance grieving grievous isolated isolating
    isolation mourner mournful neglector negligee negligent outcast overtake parted parting ransack
    reassign recluse reclusive refusal refusing relocate removable removal removed remover removing repel
    repossess reunion reunite robbing secluded secluding segregator seizing shun stole surrender taking
    trapping unclaimed uninvited unlovable unloved unloving unwanted unwelcome vagabond vagrancy vagrantly
"""
_DEATH = """
    afterlife ashen ashes ashy atrophy banshee boogeyman boogieman casket casualty catacomb collapse coma
    deceased demise drown dwindling entomb epidemic eulogy euthanize exhume expire expiring extinct famine
    famished gallows ghoulishly grave graves graveyard headstone hemlock immortal morbidity morbidly
    mortality mortally mortician mortuary mummified mummify obituary overboard overkill pandemic perish
    phantom reburial scythe shrouded skeletal skeleton starved starving stiffness stifle stifling undead
    undying unearth unexpired vanish widow zombie
"""
_HARM = """
    abhorrence abrasion abrasive affair afflicted afraid aggressor agonize agonizing agony ambush anger
    angrily angriness anguished anxiety ashamed atrocious avalanche avenge avenging backlash backstab
    barbed bash battered battering battery battle blame blaming bleak blighted browbeat bruising brute
    brutishly bullfight bullwhip bully carnage catfight chastise chokehold choking clash clobber coerce
    confined confining conflict cried crier cringe cringing cruelly cruelness cruelty crush crushable
    crushed crusher crushing crying danger deceit deceiver deceiving deception deceptive deface defacing
    defame defeat defection defile defiling defraud demeaning deranged desecrate despise destruct devious
    devourer devouring diabolic dictator direness disaster disbelief disdain disfigure dislike disliking
    disloyal dismantle dismay disobey displease disregard distaste distress distrust domestic dreaded
    dreadful drearily dreary duress embattled endanger enrage enslave ensnare entrap eradicate exorcism
    exorcist exploit fang fester flail flinch flogging foe fondling frantic frenzied frenzy fretful
    fretted frighten frightful glaring gloater gloating gloomily gloomy gore gory grimace grimacing grope
    grudge grudging guerrilla hacked hardship harm harmful harsh hate hatred haunt hazard hazing headlock
    heinously henchman humiliate hurled hurler hurling hurt implode implosion implosive irate irritable
    irritant irritate jab jealous jeeringly jeopardize jittery kick lash lurch lure lurk maggot maimed
    mangle manhandle manhunt marauding mobster monstrous mortified mortify mutilated mutilator mutiny
    nefarious nemeses nemesis nervous nervously nervy numbing numbness obliterate oblivion oblivious
    obnoxious obsessed obsession obsessive ominous onslaught oppressed oppressor outburst outrage
    overpower overrun overthrow panic persecute pest pester plunder pounce predator provoke provoking
    prowler prowling pulverize pummel punch punctured quarrel rabid rage raging raid raider rampantly rant
    ranting rants ravage ravishing reckless regretful repent repressed reprimand reproach repugnant
    repulsion repulsive resent retaliate revenge riot ruckus ruin ruined sabotage sacrifice sadden sadly
    sadness savage scalded scalding scandal scapegoat scared scarily scariness scarring scary scold
    scolding scorch scorn scowl scowling severely severity shank shock shove shriek shudder sinister slain
    slam slander slapping slashed slashing slit smash smasher smashing smashup smite smother snare snarl
    sneer snide spew squabble squall stagnant startle startling stomp stoning stranger strangle stricken
    strike struck struggle stumble stumbling subdued subduing submerge sufferer suffering suffocate sulk
    sullen swear tantrum tattered taunt thrash threaten throttle tirade tragedy traitor trapped treachery
    treason tremble trembling tremor trespass trouble troubling turmoil tyrannical unclothed undress
    unease uneasily uneasy unfeeling unhappily unhappy unharmed unhealthy unhelpful uninjured unleash
    unlovely unluckily unlucky unmanned unnerve unnerving unruly unsafe unscathed unsettled unshackle
    upheaval uprising uproar vanquish vanquished vendetta vengeful venomous vexingly vice vigilante
    villain violate violation violator void vulnerable whacking wince worried worrier worrisome worry
    worsening worst wound wrangle wrath wreck wreckage wrecker wrecking wrench wrongdoing yelling yelp
"""
_WEAPONS = """
    armed arming arson bazooka blade buckshot cannon dagger detonate detonator dynamite explode handgun
    hatchet mace revolver rifling shrapnel spearhead
"""
_CRIME = """
    ammunition arsonist barrack battalion bribe cartel cheating cleaver crook embezzle espionage extortion
    extradite gambling gangway goon hacker hacking kamikaze landmine musket nuclear plutonium poach poison
    postwar prewar pyromania scam shoplift slingshot smuggler smuggling snitch spied squealer stash sword
    theft thieving thievish unarmored unwarlike
"""
_DRUGS = """
    absinthe abstain amaretto barmaid barman barstool bartender bootleg boozy brewery brewing cannabis
    chug cider crave craving dealer detoxify dosage dose drank drinking ecstasy ethanol ether freebase
    groggily groggy guzzler habitual hangover ibuprofen junkie keg liqueur margarita moonshine morphine
    morphing nicotine opium pharmacy prescribe prozac rehab relapse relapsing ritalin saloon schnapps
    scotch sedate sedation sedative sherry smoked smoking snort stimulant stupor syringes tavern trance
    valium woozy
"""
_BODY = """
    abdomen abdominal achiness aching aids ambulance anemia anemic anesthesia aneurism aorta apnea arousal
    asocial autism autistic backside badass bladder bloated bloating bloomers bodacious bronchial bunion
    bust cardiac catatonic cathouse cavity chaste chastity chemo chubby contusion coronary cranial cranium
    crazed crazily craziness crazy curdle deaf deafening deafness dehydrate delirious delouse delusion
    depress deviancy deviant deviate diabetes diabetic diagnoses diagnosis dilated dilation disabled
    douche dwarf dwarfism dyslexia dyslexic egomaniac embolism emergency epilepsy epileptic esophagus
    estrogen excretion excretory feeble femur fever feverish fleshed fleshiness fleshy fragile fragility
    frail frigidity frigidly frostbite gag gangrene geriatric gigolo glandular glaucoma gristle groin gut
    gutless guts gynecology hardcore hemoglobin hump humped hunk imbecile impaired impotence impotency
    impotent jaundice kissable kisser kissing laryngitis latrine laxative leukemia lewdness lubricant
    lubricate lunacy luridness lustfully lustily lustiness lusty malformed mammary mammogram manhood moan
    moaner moaning monogamy mooned mumps mutate mutation neurology neuron neurosis neurotic neuter ogle
    overeater overfed overfeed palpitate pancreas panty pantyhose paralyses paralysis paralyze paramedic
    parasitic pelvis phobia pneumonia podiatrist pox prude prudishly psychic psychopath pulmonary rash
    rectal retinal ribcage scabbed scabby scurvy seduce seducing sensation sensually sensuous septic
    septum siamese sinless skinless skinning skinny skintight spinal spleen sterile sterility sterilize
    strep sultry surgery surgical sweat swinger tanned thigh thong throb throbbing tubby udder unclad
    underfed underwear unisexual unrobed unshaved unshaven unsterile unwashed unwomanly upchuck urologist
    urology vascular ventricle vertebrae viper viral virus viscous vixen whoopee womanhood womanlike
"""
_INSULT = """
    arrogance arrogant asinine badly badness blabber bonehead boneless boney bony bossiness bucktooth
    buffoon busybody cattishly cesspool chump clammy clumsily clumsy crudely crudeness crummiest crummy
    dander dandruff defective degraded degrading depraved depravity dimmer dinginess dingy dirtiness
    disgrace dodgy dork dweeb ethically ethics fascism filth flatfoot freeload geek goofball gossip
    greasily greedily greedy grime griminess grimy grinch grumpily gullible hunchback hypocrisy hypocrite
    idiocy immorally jockstrap junkman junky junkyard lankiness lanky lazily laziness lazy lazybones lying
    mangy mongrel moocher muck muckiness nag nerd nuisance nutcase oaf paltry pauper pettiness petty
    phoniness phony punk pushiness pushover pushy racism rascal rogue rotten rotting runt scoundrel
    scrawny scrounger shabby shame shiftless shifty sinner skinhead slacker slacking slimy slob slobbery
    sloppily sloppy slouchy sludge slum smell smelliness smugly smugness spinster stench stingily stingy
    stinking stinky stooge swagger tackiness tacky tainted thinness tightwad trash trustless twerp
    unashamed uncaring uncivil uncouth undercut underdog undermine underpaid unequal unethical unfitted
    unfitting ungodly unkempt unkind unlikable unmindful unmoral unpaid unpopular unseemly unsightly
    unskilled untidy untrue untruth unwieldy unworthy uselessly vanity varmint wimp yuppie
"""
_BELIEF = """
    agnostic angelic anointer apache apostle blaspheme blasphemy bless buddhist caucasian chaplain cherub
    clergyman colonial colonist colonize colony convent crusader cult deacon deity democrat devoutly
    divinely divinity easter eskimo evil fanatic feminism feminist freemason gentile goliath halo islam
    islamic islamist jezebel kosher marxism monastery monkhood native natives nativity neoliberal nirvana
    occultist pagan parasite parish pastor pope prayer praying preacher preaching preachy profane
    profanity purgatory puritan reverend sabbath sacrament saint sainthood salvation savior sect senator
    sermon siberian spiritism spiritual synagogue tarot theology tribe tribesman trinity unblessed unholy
    unneeded unstable worshiper yiddish zealot
"""
_BRANDS = """
    cadillac chevy coke cola dropbox ebay facebook frisbee google ipad iphone ipod itunes jeep kleenex
    lego muppet myspace nintendo oxford plexiglas popsicle scrabble scrooge sharpie skype superbowl
    superman tabasco tupperware twitter vaseline velcro walmart wikipedia xbox xerox yahoo
"""
# Nothing said against them but that they weigh on whoever has to carry them.
_HEAVY = """
    absurd alien alienable alienate aliens animosity antidote arguable arguably argue argument aversion
    broke broken caution cautious chafe chaffing chaos confused confusing confusion contact contend cough
    cramp crouch cut darn debt debtless debtor decay demote demotion deplored derail detest disagree
    disallow disarm disarray disorder displace disposal dispose disrupt dissuade distort distract divisive
    dizziness dizzy drool dropout drudge duller dullness dupe duplicity eavesdrop egotism egotistic eject
    elitism encroach erratic exhaust exposable expose exposure failing falsify feigned flaccid frisk frown
    frustrate gawk germicide haggard hassle haughty herbicide hunger hungrily hungry hunt hunter hunting
    huntress huntsman illicitly immigrant immodest impatient impending imperfect implicate impolite impose
    imposing improper imprudent impure impurity irk irksome irritably jaws jaywalker jinx jitters
    joylessly lethargic lethargy listless luckless mocker moodiness moody mumble mumbling mumbo murkiness
    murky mute nastily nastiness negate negation negative nevermore nullify obscure obscurity obstacle
    obstinate obstruct obtrusive overcrowd overexert overlord override overrule penniless pesky pessimism
    pessimist phoney pointless pretense probe probing problem procurer pry purge purging quaking qualm
    ragged rancidity rebuff recant recoil reformer relenting remorse renegade renounce resigned revolt
    riddance sagging saggy sarcasm sarcastic scant scarce scarcity scare scoff seclusion shadiness shady
    shakily shakiness shaky sham shrill siren skimpily skirmish skulk smirk sneak snub spoil spoiled
    spoiling spoils squat squatted squatter squatting stain stained stammer strained stray stubborn stuffy
    stunned suspend suspense swerve tamper trap trapper traps trickery trolling uncanny underling
    undesired unengaged unhearing unplanned unpleased unsaved unsecured unwell uproot urgency urgent wad
    wanted wasting zit
"""
# Hard to spell from a card.
_HARD = """
    acclimate aeration amoeba armoire cytoplasm cytoplast emcee entourage epidermal epidermis equivocal
    euphemism extenuate extrude extruding feudalist glutinous glycerin hydroxide ionosphere italicize
    jujitsu liverwurst luau macarena nanometer nebulizer oxidant oxidize oxidizing paparazzi percolate
    preamble prognosis protozoan provolone purveyor quesadilla reoccur rhetoric sasquatch seismology
    semantic senorita sinuous stegosaur subatomic synapse synopses thespian trapezoid turbofan urethane
    zirconium
"""
# What doubts her word, or watches her.
_DOUBTED = """
    alibi bogus bogusness conceal conceded debug decoy delirium deviation deviator disclose disprove dodge
    dubiously evasion evasive excusable excusably excuse explicit false fantasize fiction fictitious
    figment hypnoses hypnosis hypnotic hypnotism hypnotist hypnotize illusion illusive imaginary imagines
    nuttiness nutty onlooker overact overreact plotted polygraph pretended pretender pretext proof proofs
    provable proved proving rambling raving rebuttal recount retract ruse scheme scheming scrutiny secrecy
    secret self shadily skeptic sly snooper tabloid tattle tattling tipoff trick trickily tricking
    trickster tricky truth unbalance unfounded unhinge unmasked unmasking unnatural unproven unreal
    vindicate watch
"""
# What judges her, her home or her body, or is said by an office.
_JUDGED = """
    applicant careless caress clutter contempt corset covenant curfew deodorant deodorize depose deserve
    disinfect droppings dumping dumpster dutiful duty expectant feminize germless germproof gonad groom
    grunge hygienist icky impulse impulsive knickers letdown mannish moneyless morality morally mousy
    naturist obligate obliged ought overbill overdraft overdrawn overdue overload overpay oversized
    overspend overuse parched patronize petition prissy purebred purity putdown reformed reformist
    registrar remedial remission residence residency retention safeguard safehouse scan scanner scanning
    scraggly scruffy slacked slackness slimness slouching specimen spoilage squeamish stainable staleness
    starless suitor supremacy ultrasound uncombed underfeed underhand underpay underrate unearned unsavory
    unsoiled unstylish untrained untreated unvisited visiting visitor wannabe willpower womankind womanly
"""
# What she is not, or has not.
_LACKING = """
    unable unadvised unaligned unaware unbeaten unbitten unbroken uncertain undecided undoing undone
    unfilled unfixable unfixed unfocused unfunded unguarded unheard unheated unhidden uninsured unissued
    unknowing unlivable unmade unmanaged unmarked unmatched unmoved unmoving unnamed unnoticed unpaired
    unreached unrelated unrest unsaid unsealed unseated unseeing unseen unsent unshaken unsocial unspoken
    unsteady unsuited unsure untainted untaken untamed untapped untie untold untouched unusable unvalued
    unwary unwatched unwilling unwitting unwound unyielding
"""
# What strikes, hushes, hurries or sinks.
_DOWN = """
    abnormal amiss amuck asbestos blunderer bondless boned botch breach brownnose brunt cage calamity
    capsize catcall cauterize charred chase chasing clubbed clubbing coagulant cohabitate collision
    commotion constrain control cosigner crabbing curse cussed dastardly decompose deferral deferred
    depletion despite destiny detract devalue difficult diminish disband disparate docile drastic droop
    dropkick duly dwindle eerie ejection eliminate eliminator emptier empty endurable endurance enduring
    engulf entrench envious envy erase erased eraser erasure escalate evacuate evacuation exclude excluding
    exclusion expletive faceless fasting ferocious ferocity flashback fled foil frayed frivolous gaffe
    glutton gorged graveness grueling gruffly haggler haphazard headless heaving helpless hesitancy
    hesitant hesitate hesitation hush hushing imminent immobile impale impound imprecise jabbering jarring
    jugular lagging lair landless limping lividly ludicrous massager mutt muzzle neither obedience obedient
    obediently obsolete obtuse opponent oppose opposing overeager overlabor overreach pacify pawing
    perplexed pesticide plunging polio pouncing quicksand quit radiation rebel recapture refuse reluctant
    resistant resisting resurrect reversion revert rigid riskily runaround rundown rupture sank sassy
    scalping scavenger scorer sequester shivering shout shrank shrivel shush silenced silencer slick
    slighted slighting smitten smog snagged snuff spellbind splatter squander squealing stagnate stalemate
    stalling staring stark sternness sting stinger stinging stonewall straining strangely strenuous stress
    strict strife strung stubbed stuck stung sublease submitter survival survive surviving survivor swooned
    tactless tarnish thud thump thumping thwarting timid travesty tryout twisted ultimatum upheld upstart
    uptight urging vacancy vacant vacate vagueness veto visa volatile waged wanting wincing wipeout yanking
    yapping
"""
# Hard to spell, to say or to see.
_ODD = """
    atonable axially blatancy blatantly duh eelworm email exes exfoliate fiscally hullabaloo ouch oxymoron
    pseudo reabsorb referable sixtyfold skedaddle sliceable subheader sulfite sulphate sulphur sulphuric
    unaudited unmixable unnamable unviable unvocal viselike wisplike zestfully
"""
# What an office writes: none of it may stand on a page of hers, and her code words do.
_OFFICES = """
    contented contents edition error policy pursuant user
"""
_PICKED = """
    acacia accordion airer airship alder allotment almond alpaca amaranth amethyst anemone anorak applecart
    applesauce arbour arcade archway artwork aspen aster aubergine auk avocet axle azure badger bakehouse
    bakewell ballet balloon bandana bandstand banoffee barbel barge barleycorn barnyard bassoon bathmat
    bathtub beachball beachcomber beachfront beachhut beanbag beaver bedcover bedside bedspread beech
    beehive beeswax beetroot begonia beige belfry bellows bench beret bergamot bicycle bilberry bindweed
    binoculars birch birdbath birdhouse birdseed birdsong biscuit bittern blackberry blackbird blackboard
    blackcap blackcurrant blackthorn blancmange blanket bluebell blueberry bluegrass bluetit boathouse
    boatshed bobbin bobble bookcase bookend bookmark bookshelf bookshop bookstall bookworm boomerang borage
    boulder bracelet bracken braid bramble brambling brass breadbin breadboard breadcrumb breakwater
    brickwork bridleway brioche brocade broccoli brooch broomstick broth brownie brushwood buckthorn
    buddleia bugle bullfinch bulrush bumblebee bungalow bunting burgundy butterbean buttercup butterfly
    buttermilk butternut butterscotch button buttonhole byway cabinet cablecar cakestand calendula calico
    camellia campervan campion candlelight candlestick candlewick candyfloss candytuft canvas carafe
    carousel carpet carthorse cartwheel cashmere casserole catamaran caterpillar catkin cauliflower cavern
    celandine cello chaffinch chandelier chapati cheery cheesecake cheetah chenille cherry chervil
    chessboard chessman chestnut chickadee chickpea chicory chiffon chinchilla chipolata chives chorus
    chough chrysanthemum chutney cicada cirrus clearing clematis clementine cliff clifftop clocktower
    clockwork clogs cloister clothesline cloudburst clove coachman coathook coatrack cobblestone cobnut
    cockatoo cockerel cockle coffeepot colander comb comet comfrey compass conifer coppice copse coracle
    corduroy coriander corkboard corkscrew cormorant cornbread corncrake cornet cornfield cornflower cosy
    cottontail courgette cove coverlet cowshed cowslip crabapple cravat creamery creek cress crispbread
    crochet crockery crocus croquet crossbill crossroads crosswalk crossword cruet cuckoo culvert cumulus
    cupboard curlew cutlery cuttlefish cyclamen cygnet dabchick dahlia dale damselfly damson dapple darning
    decanter deckchair dew dewdrop dingle dishrack dishwasher dogwood domino donkey dormouse doughnut
    dovecote downpour downstream dragonfly drawbridge drawer dressmaker dromedary drumkit drummer drumstick
    duckpond dulcimer dune dunnock dustbin dustsheet earthworm ebb eddy edelweiss eggcup eggtimer eider
    eiderdown elderberry elderflower embers endive ermine estuary evening fairground farmhouse farmland
    farmshop farmyard fawn featherbed fen fenland fennel fern ferryboat ferryman fescue fiddler fieldfare
    fieldmouse fig filbert fingerprint firecrest firefly fireguard fireplace fireside fireweed firewood
    fishcake fishpond fjord flagon flagstaff flamingo flan flannel flapjack flax fleece floodlight
    floorboard flowerbed flowerpot fluffy flute flywheel foal footbridge footpath footstool footway
    foreland foreshore forest foxglove freesia friendship fruitbowl fruitcake fudge fulmar funfair gable
    galaxy gale galoshes gannet gardener gardenia garret gasworks gatehouse gatepost gateway gazebo gazelle
    gentle gherkin gibbon ginger gingerbread gingham gladiolus glen goatherd goldcrest golden goldenrod
    goldfinch gondolier goosander goose gooseberry gorge gorse gramophone granary grapefruit grapevine
    grasshopper grassland grater grebe greengage greengrocer greenhouse griddle groundsel guesthouse
    guidebook guillemot guitarist gull gumboot guppy haddock hailstone hairbrush hairpin halibut hallway
    hammer handkerchief handrail harbour hare harebell harp harpsichord hatstand hawfinch hawthorn haycart
    hayfield hayloft hayrick haystack haywain hazelwood headland headwind hearth hearthrug heartsease heath
    heather heathland hedgerow hen heron hibiscus hillside hilltop holly hollyhock honey honeycomb honeydew
    honeypot honeysuckle hoopoe hopscotch horizon hornbeam hornbill horseradish hotplate hotpot hourglass
    houseboat hovercraft hoverfly hummingbird hummock hyssop ibex icehouse icicle indigo inkpot inkwell
    inland inlet iris ironmonger ironwork islet jackdaw jade jamjar jay jellyfish jetty jonquil jug juggler
    jumper jute kale kaleidoscope kerb kestrel kettledrum keyboard keyhole keyring kingfisher kipper
    kitchenette kitten kittiwake knitting knotgrass kumquat laburnum lace lacewing lacework ladybird
    lakeland lakeside lamp lampshade lampstand lane lapwing larch larder larkspur lawnmower leapfrog leek
    lemming lemonade lemongrass lemur lentil letterbox leveret lichen lido lifebelt lifebuoy lighthouse
    lightship lilypad limeade limestone limpet linen linnet lobelia lobster locket lodge loft loganberry
    lollipop loom lovage lowland lozenge lupin lute lychee lynx macaroon mackerel mackintosh macrame magpie
    mailbox maisonette mallard mallow mangetout mangrove mantelpiece maple maracas marble marjoram marmot
    marquee marshmallow marten marzipan matting mayfly maypole meadow meadowland meadowsweet medlar mellow
    melody melon meringue merlin merrily merry metronome mews milkjug milkman milkshake miller millpond
    millstream mimosa minnow minstrel mint mist mistletoe mitten mockingbird mohair moleskin moorhen
    moorland moose moped morning moss moth mountaintop mudbank mudflat muesli muffin muslin myrtle naan
    nailbrush narwhal nasturtium nectar nectarine needlepoint needlework nettle newsagent newspaper nigella
    nightfall nightingale nightjar noodle notebook nougat nuthatch nutshell oakleaf oakwood oarsman oatcake
    oatmeal observatory oilcloth okapi okra oleander omelette omnibus orange orangeade orchard orchid
    oregano oriole osprey ottoman overalls oxen oxeye oxlip paddleboat paddock paella pagoda paintbox
    paintbrush painter paisley pansy paperclip paperweight parasol parkland pastille pastry pathway peach
    peacock peanut peapod pear pearl peatland pebbledash peewit pendulum peninsula peppercorn peppermill
    peppermint peregrine pergola periwinkle pesto petrel phlox photograph pianist piano piccalilli piccolo
    pickle pie pier pigeon piggybank pilau pilchard pillow pillowcase pinafore pinball pincushion pineapple
    pinecone pinewood pintail pinwheel pipit pistachio pitcher pizza placemat plait planet plantpot plateau
    playground plectrum plimsoll plover plum plumb pochard pocket polecat pomegranate pomelo pompom
    pondweed poplin poppadom porcelain porpoise portico postman potato potter pottery primrose privet
    profiterole pudding puddle puffin pumpernickel pumphouse pumpkin pushbike quartz quayside quiche
    quilted quince rabbit raffia rafter ragwort rainbow raincloud raincoat raindrop rainfall razorbill
    recorder redcurrant redpoll redshank redstart redwing reedbed reindeer ridge ringdove rivulet rockery
    rockpool rockrose roebuck roof rooftop rook rosebud rosebush rosehip rosemary rosette roundabout rowan
    rowboat rucksack saddle sagebrush sailboat sailcloth sailor saltcellar saltmarsh salvia samosa samovar
    samphire sandbox sandcastle sanderling sandhill sandpiper sarong satsuma saucepan saucer savannah
    scampi scarlet scullery seabed seabird seabreeze seafront seagrass seagull seahorse seal seamstress
    seascape seashell seashore seaside season seawall seaweed sedge seedbed seedling seedpod seesaw sequin
    settee shelduck shepherd sherbet shimmery shipyard shoal shoebox shoebrush shoehorn shoelace shopfront
    shopkeeper shoreline shortbread shortcrust shrew shuttlecock sideboard sidecar sieve signalbox signpost
    silken singalong siskin skittles skua skylark skyline sledge sleigh slipper slipway snail snapdragon
    snipe snooker snowball snowshoe soapbox soapdish sofa songbird songbook sorbet sorrel soup sourdough
    spade spaghetti spanner sparkly sparrow sparrowhawk speckle spectacles speedboat speedwell spinney
    spoonbill spoonful springbok springtime stagecoach stairway stairwell starlight starling steamer
    steamroller steamship steeple stepladder sticker stickleback stile stoat stocking stollen stonechat
    stonecrop stonefly stonemason stork storyteller stovepipe suede sugarbowl sugarcane sultana summer
    summerhouse summit sunbeam sunbonnet sunburst sundae sundew sundial sundress sunflower sunglasses
    sunhat sunlit sunny sunrise sunroom sunset sunshine swallow swansdown swede sweetbriar sweetcorn
    sweetpea sweetshop tabla tablecloth tabletop taffeta tagine tahini tailor tambourine tandem tangerine
    tansy tapir tarn tarragon tartan tea teabag teacake teacloth teacosy teacup teak teal teapot tearoom
    teasel teashop teaspoon teatime teatray telescope tent tern terrace terrapin thatcher thermometer
    thicket thistle threshold thrush thumbnail thyme tideline tidepool tilework timber toad toadflax
    toadstool toaster toffee tofu toggle tollgate tomato toolbox toolkit toothbrush toothpick topaz topiary
    topsail torrent tortilla tortoise toucan towel tower towpath toyshop tram tramline trampoline treacle
    treehouse treeline treetop trellis trilby trolley trumpet tugboat tumbler tundra turbot tureen turmeric
    turnip turnstile turnstone turntable turquoise turtledove twill twinkle typewriter ukulele upland vale
    valerian vase velour velvety veranda verbena vermilion viaduct village viola volcano vole waders
    wagtail waistcoat walkway wallaby wallflower warbler wardrobe warmth warthog watchmaker watercress
    waterfall waterfront waterhole waterlily watermelon watermill waterside waterwheel waxwing wayside
    weasel weathercock weathervane weaver weevil weir wellington wetland whale wheatear wheelbarrow whelk
    whimbrel whinchat whirligig whirlpool whisk whistle whitebeam whittle wholemeal wicker wigwam
    wildebeest wildflower willowherb windbreak windcheater windchime windfall windflower windmill
    windowpane windowsill windscreen windsock windsurfer winkle wintertime wishbone wisteria wold wolfhound
    wombat woodbine woodcarver woodland woodlark woodlouse woodpecker woodpile woodruff woodshed woodsmoke
    woodwork woodyard woollen woolly workbasket workbench workshop worktop wren yak yardstick yarrow
    yearbook yellowhammer yew yolk yucca zebu zinnia zipper zither
"""

UNWANTED = frozenset(
    word
    for group in (
        _COURT, _CHILDREN, _TAKEN, _DEATH, _HARM, _WEAPONS, _CRIME, _DRUGS, _BODY, _INSULT, _BELIEF, _BRANDS, _HEAVY, _ODD,
        _OFFICES,
    )
    for word in group.split()
)  # fmt: skip
"""What no mother should have to keep in her head, by the reasons above."""

RETIRED = frozenset(word for group in (_HARD, _DOUBTED, _JUDGED, _LACKING, _DOWN) for word in group.split())
"""The same, taken out since cards were given: never drawn any more, and still read from a card that has it."""

PICKED = frozenset(_PICKED.split())
"""What was put in by hand: all of it can be drawn with a pencil, or looked at from a window."""


@cache
def words() -> tuple[str, ...]:
    """Return the list, sorted: lower-case words of letters only.

    Raises:
        ValueError: too few words are left for six of them to have 77 bits.
    """
    kept = tuple(sorted((_listed() | PICKED) - UNWANTED - RETIRED))
    if COUNT * math.log2(len(kept)) < FEWEST_BITS:
        raise ValueError(f"{len(kept)} words are too few.")
    return kept


@cache
def readable() -> frozenset[str]:
    """Return every word that may stand on a card: those of today, and those that were taken out since."""
    return frozenset(words()) | RETIRED


def bits() -> float:
    """Return how many bits six words of the list have."""
    return COUNT * math.log2(len(words()))


def _listed() -> frozenset[str]:
    folder = files("xkcdpass").joinpath("static")
    read = (folder.joinpath(name).read_text(encoding="ascii").split() for name in LISTS)
    return frozenset(word for found in read for word in found if word.isalpha() and word.islower())
