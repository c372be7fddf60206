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
# Hard to spell, to say or to see.
_ODD = """
    atonable axially blatancy blatantly cytoplasm duh eelworm email exes exfoliate fiscally hullabaloo
    ouch oxymoron pseudo reabsorb referable sixtyfold skedaddle sliceable subheader sulfite sulphate
    sulphur sulphuric unaudited unmixable unnamable unviable unvocal viselike wisplike zestfully
"""
# What an office writes: none of it may stand on a page of hers, and her code words do.
_OFFICES = """
    contented contents edition error policy pursuant user
"""
_PICKED = """
    acacia alder amethyst anemone anorak applecart applesauce artwork aspen aster azure badger ballet
    bandana bandstand barge barleycorn barnyard beanbag beaver beech beehive beeswax beetroot begonia
    beige bench bicycle birch birdbath birdhouse birdsong biscuit blackberry blackbird blackboard
    blackcurrant blackthorn blanket bluebell blueberry bluegrass boathouse bobbin bobble bookcase bookmark
    bookshelf bookshop bracelet bracken bramble brass breadcrumb bridleway brioche brooch broomstick broth
    brushwood buckthorn bulrush bumblebee burgundy buttercup butterfly buttermilk butternut butterscotch
    button buttonhole cabinet camellia campervan campion candlelight candlestick candyfloss carousel
    carpet cartwheel caterpillar catkin cauliflower cello chaffinch chandelier cheery cheesecake cherry
    chessboard chessman chestnut chickadee chorus chrysanthemum chutney clearing clementine cliff
    clockwork clogs clothesline clove coathook coatrack cobblestone cockatoo comb comet compass conifer
    coriander corkscrew cornbread cornfield cornflower cosy cottontail courgette cove cowslip crabapple
    creek crochet crockery crocus crosswalk crossword cuckoo cupboard curlew cutlery cuttlefish cygnet
    dahlia dale damselfly damson dapple deckchair dew dishwasher dogwood dormouse doughnut dovecote
    downstream dragonfly dressmaker dromedary drummer drumstick dune earthworm eggcup eiderdown elderberry
    embers estuary evening fairground farmhouse fawn featherbed fennel fern ferryboat fescue fiddler
    fieldmouse fingerprint firefly fireguard fireplace fireside firewood fishpond fjord flagon flagstaff
    flamingo flapjack flowerpot fluffy flute foal footbridge footpath footstool forest foxglove freesia
    friendship fudge galaxy galoshes gardener gatepost gazelle gentle gherkin gingerbread gladiolus glen
    goatherd golden goldfinch gondolier goose gooseberry gorge gorse grapefruit grapevine grasshopper
    greengage greenhouse guidebook guitarist gumboot guppy haddock hailstone hairbrush hairpin hammer
    handkerchief handrail harbour harp harpsichord hawthorn haystack hazelwood headland hearthrug heather
    hedgerow hen heron hibiscus hillside hilltop holly hollyhock honey honeycomb honeydew honeypot
    honeysuckle hopscotch horizon hornbill horseradish hourglass houseboat hummingbird ibex icicle indigo
    inkwell inlet iris ironwork jackdaw jade jellyfish juggler kaleidoscope kettledrum keyboard keyhole
    keyring kingfisher kitten knitting laburnum ladybird lakeside lamp lampshade lapwing larch larder
    larkspur leapfrog leek lemonade lentil letterbox leveret lighthouse limeade limestone linnet lobster
    locket loganberry loom lovage lozenge lupin lychee lynx macaroon magpie mailbox mallard mantelpiece
    maple marble marjoram marmot marquee marshmallow marzipan meadow meadowland meadowsweet mellow melody
    melon merrily merry milkman milkshake miller millpond mimosa minnow minstrel mint mistletoe mitten
    mockingbird moorhen moorland moose morning moss moth muesli muffin myrtle nailbrush narwhal nasturtium
    nectar nectarine needlework nettle newspaper nightfall nightingale noodle notebook nougat nuthatch
    nutshell oarsman oatcake oatmeal oilcloth oleander omelette orange orangeade orchard orchid oregano
    oriole osprey paddock paintbox paintbrush painter pansy paperclip paperweight parasol pastille pastry
    pathway peach peacock peanut peapod pear pearl pendulum peninsula peppercorn peppermill peppermint
    photograph pianist piano piccolo pickle pie pigeon pillow pillowcase pinafore pincushion pineapple
    pinecone pinwheel pipit pistachio pitcher plait planet playground plimsoll plover plum plumb pocket
    pomegranate pomelo porpoise postman potter pottery primrose privet pudding puddle puffin pumpernickel
    pumpkin quartz quayside quilted quince rabbit rafter rainbow raincoat raindrop rainfall recorder
    redcurrant redwing reindeer rockpool roof rooftop rosebud rosebush rosehip rosemary rosette rowan
    rowboat rucksack saddle sagebrush sailboat sailcloth sailor samovar sandbox sandcastle sandpiper
    saucepan saucer savannah scarlet seabird seafront seagrass seagull seahorse seal seamstress seascape
    seashell seashore seaside season seaweed sedge seedling shepherd sherbet shimmery shipyard shoebox
    shoelace shopfront shoreline shortbread shrew signpost silken singalong skittles skylark skyline
    sledge slipper snail snowball snowshoe soapbox sofa songbird songbook sorbet sorrel soup spade sparkly
    sparrow speckle spectacles speedboat springtime stagecoach stairway starlight starling steamship
    steeple stepladder stickleback stork storyteller sugarcane sultana summer summit sunbeam sunbonnet
    sundae sundial sundress sunflower sunglasses sunhat sunlit sunny sunrise sunroom sunset sunshine
    swallow swansdown swede sweetcorn sweetpea tablecloth tabletop tailor tambourine tandem tangerine tea
    teacake teacup teak teapot teaspoon teatime telescope tent thatcher thermometer thicket thistle thrush
    thumbnail thyme tidepool timber toad toadstool toaster toffee tollgate tomato toolbox toothbrush topaz
    topsail tortoise toucan towel tower towpath trampoline treacle treehouse treetop trellis trolley
    trumpet tugboat turnip turnstile turquoise turtledove twinkle typewriter ukulele vase velvety veranda
    verbena vermilion viaduct village vole wagtail waistcoat walkway wallaby wallflower warbler wardrobe
    warmth watchmaker watercress waterfall waterfront waterlily watermelon watermill waterside waterwheel
    weasel weathercock weathervane weaver wetland whale wheelbarrow whirligig whistle whittle wicker
    wildflower windchime windfall windmill windowpane windowsill windscreen wintertime wishbone wisteria
    wombat woodbine woodcarver woodland woodlouse woodpecker woodpile woodshed woodsmoke woodwork woollen
    workbasket workbench workshop wren yak yardstick yarrow yearbook yolk zebu zinnia
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

PICKED = frozenset(_PICKED.split())
"""What was put in by hand: all of it can be drawn with a pencil, or looked at from a window."""


@cache
def words() -> tuple[str, ...]:
    """Return the list, sorted: lower-case words of letters only.

    Raises:
        ValueError: too few words are left for six of them to have 77 bits.
    """
    kept = tuple(sorted((_listed() | PICKED) - UNWANTED))
    if COUNT * math.log2(len(kept)) < FEWEST_BITS:
        raise ValueError(f"{len(kept)} words are too few.")
    return kept


def bits() -> float:
    """Return how many bits six words of the list have."""
    return COUNT * math.log2(len(words()))


def _listed() -> frozenset[str]:
    folder = files("xkcdpass").joinpath("static")
    read = (folder.joinpath(name).read_text(encoding="ascii").split() for name in LISTS)
    return frozenset(word for found in read for word in found if word.isalpha() and word.islower())
