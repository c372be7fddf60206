"""What is done, felt and said of anything, and how people speak: words that name no thing, and tell nobody who somebody is. Data.

Printed English has them less often than the words of `ordinary`, so that without this list each would be shown as one that few
people use. No name is among them, and nothing that is somebody's work, illness, faith or standing, for those are to be looked at.
"""

from __future__ import annotations

_MATTERS = frozenset(
    """
    abandon abate abide abnormal abound abrupt absolute absorb abstain abstract absurd abundant accelerate
    accidental accommodate accompany accomplish accord accumulate accuracy accurate accuse accustomed achieve
    acknowledge acquaint acquire activate acute adapt addendum adequate adhere adjacent adjective adjectives adjourn
    adjust administer admire admit adore adventure adventures adverse advertise advise affect affirm afflict afford
    aftermath afterward afterwards aggravate aghast agile agitate agonise aim ajar akin alert alienate align alike
    allege allocate aloof alternate alternative amass amaze amend ample amplify amuse analyse ancient anew annex
    announce annoy annul anomaly anticipate anyhow anytime apart apathetic apostrophe appal apparent appearances
    appoint appraise appreciate apprehensive appropriate approval apt arbitrary argue argues arise arouse arrange
    array arrival ascertain askew assemble assert assign assist associate assume assure astonish astray astute
    atmosphere atone atrocious attach attain attend attorney attract attribute atypical authentic authorise auto
    automatic averse await aware awash awhile babe babyhood backfire backlash backlog backward backwards baffle
    balance balk ban banish banter barging barren barter bawl beckon befall begrudge begs behave behavior behaviors
    behold belated belief beliefs belittle belong bemused bend beneficial benign berate besides betray betrayal
    beware bewilder bias bib bicker bigotry bizarre blank blare blatant bleak blend blink blot blow blows bluff blur
    blurry blurt blush boast boggle bogus boil bonus boost bootee bootees booties boredom botch bounce bound
    boundary bowl bowls brag brash brat breakable breezy brighter broad broader brood brush brushes brutal brutality
    bubble bubbles budge bulky bullshit bully bumpy bureaucracy bustle butt buzz cabinet cabinets cables cackle
    calculate callous cancel cancellation candidate candidates captivate capture caress carrycot casual catastrophe
    categorical categories categorise category causal cease celebrate censor censure cereal certainty certificate
    certificates certify champions chaos characterise characteristic chart charts chastise cheat cheer cheerio
    cheery chew chill chuckle chunk circulate cite clamour clamp clash clasp claw cleanse clench climax clinch cling
    clinical clog cloudy clue cluster clutch clutter coarse coax coerce coercion coexist cohesive coincide
    collaborate collapse collate collect collide colossal combat combinations combine comeback comic command commend
    commit commitments commonplace communal communications compact compare comparison comparisons compel compensate
    compete competence compile complacent complicate complication complications complicit component composite
    compound comprehend compress comprise compromise compulsory concede conceive concentrate conclude conclusions
    concoct concrete concur condemn condense condone confer confess confine confirm conflict conform confront
    confuse congratulate congratulations conjecture connect connive conscientious consensus consequent conserve
    consist consistent console conspire constitute constrain construe consult consume consumer consumers contagious
    contain container containers contaminate contemplate contemporary contempt contend contentious contest context
    contingency contradictory contrast contribute contrive controversial controversy convenient convention
    conventional converge convey convince convoluted convulse coordinate copious cordial corporate correct correlate
    correspond corroborate corrupt counterpart counterproductive courageous courtesy coverage cpn crap crass crave
    crayon crayons creak creep creepy cripple critic criticism criticisms critique croak crouch crucial crude
    cruelty crumple crunch crush culminate culprit cumulative curb cure customary cute dare darken database
    databases daunt daunting dazzle debate debilitate debut decay deceive decent deception decide decider decides
    decipher deck declare decline decrease dedicate deduce deem deepen default defeat defend define definite
    definitions deflect defuse defy degrade dehydrate dejected delegate deliberate delicate delirious deliver
    deliveries delivers delude delve demolish demonstrate demonstration demote denounce dense depart depend
    dependence depict deplete deplore deprive depth derail deride derogatory descend describe desert deserve desire
    desolate desperation destabilise destine destroy detach detect deter determine detest detract detrimental
    deviate devious devise devote devotion devour dictate dictated diet diets differ differentiate difficulties
    difficulty diffuse dilemma diligence diminish dip dire disadvantage disagree disagreeable disappear
    disappearance disappoint disapprove disarm disaster disastrous discern disciplinary discipline discomfort
    disconcerting disconnect discontinue discount discourage discover discoveries discovery discrepancy discuss
    disdain disengage disgust dishearten dishonour disinfectant disinterest disjointed dislike dislikes dislodge
    dismal dismantle dismay disobey disorganise disown disparaging disparity dispel disperse displace display
    displease disposal dispose disprove disqualify disrupt disruption disruptive dissatisfied dissect dissent
    dissociate dissolve dissuade distant distinct distinction distinguish distort distract distribute disturb
    disturbance diverse divert divide divisive docile dodge dodgy domestic dominant dominate donate doom dormant
    downcast downfall downhearted download downloads downplay downright downside downward drain drama dramatic
    drastic drawing drawings drench droop drown drudgery dual dubious dud dumb dump dunno dwindle dynamic
    dysfunctional eager earn earphones ease eavesdrop eccentric edgy educate eerie efficiency efficient elaborate
    elapse elect elevate elicit eliminate eloquent elsewhere elude elusive emanate embark embarrass embed embellish
    embody embrace emerge emergence emotion emotional emotions emotive emphasis emphatic empire empower enable enact
    encircle encompass encounter encourage encouragement encroach endanger endorse endow energetic enforce engage
    engrossed engulf enhance enigma enlarge enlighten enormity enquire enrage enrich enrol ensue ensure entail
    entangle enthusiasm enthusiastic entice entirety entitle entitlement entrance entries entrust envelop envious
    envisage epic equals equate equip equivalent eradicate erase erect errand erroneous escape essential establish
    esteem estimate estrange eternal ethical ethics evaluate evaporate eventual everlasting everyday evident evoke
    evolve examine exasperate exceed excel exception exceptional excess exclaim exempt exercise exercises exert
    exist existent expand expectation expend expense expenses expertise expire explanations explicit explore expose
    exposure express expressions expressive exquisite extend extensions external extinct extinguish extract
    extraordinary extravagant extreme exude facade facet facilitate facilities fail fails fake falter familiar
    familiarise fantasise fantastic fantasy farce fascinate fatal fatherhood faulty favor favors favourite feeble
    feedback feign ferocious fertile feud fickle fiery figment figurative fill filter filth finalise finances finite
    fitting fixate fixation flail flake flash flatter flaw flee flick flimsy flip flippant float flock flop flourish
    flout fluctuate fluent fluff fluke flurry flush flutter focal footnote foremost foresee formal formality
    formations formative formulate forsake forth forthcoming fortnight fortunate foul fraction fragment frantic
    fraught freak frequency frequent friction frightful frisk frivolous frosty froth frustrate fulfil fumble fume
    fumes functional fundamental furore fury fuse gape garble gash gasp gather gathering generalise generate
    generosity genial genius gesture gleam glean glib glimmer glisten glitch glitter gloat gloom gloomy glum gnaw
    goad gouge gracious gradual granddad grapple grasp gratify gratuitous gray greed grievous grimace grip gripe
    grit groggy grope gross grotesque grouchy grovel growl gruesome gruff grumble grumpy grunt guarantee guideline
    guidelines guise gulp habitual haha halfway halt halve hamper handicap hang hangs haphazard hapless harass
    hardship harmonious haul havoc haze hazy headings headlong headphones headstrong headway heal hearten heartily
    heave hectic heighten hesitancy hideous highlight hinder hindrance hindsight hint hmm hoard hoax hoodwink hoody
    hop horrendous horrific horrify horror household households hover huddle huff huh humanity humid humility hunch
    hunger hurdle hurtle hush hustle hygiene hypothetical ideal identify identities idiotic ignorant ignore iii
    illegible illegitimate illicit illuminate illusion illustrate imaginary imagination imaginative immaterial
    immediate immense immerse imminent immoral impair impart impede impending imperative imperfect impersonal
    impetus implausible implement implicate implicit implore impose imposition impractical impress impression
    improper improvise impulse impulsive inactive inaudible inauthentic incentive incessant inch inches incite
    inclination incline incoherent incomplete inconclusive incongruous inconvenience inconvenient incorporate
    incorrect incriminate incur indecent indecision indefinite index indicate indication indicator indirect
    indiscriminate indulge inept inexcusable inexperience infer infinite inflame inflate inflexible inflict
    influence influential info inform informal informative infringe infuriate ingenious ingrained inhabit inherent
    inhibit initial initiate initiative injure injurious inkling innate innocuous inquisitive insane insecurity
    insert insidious insignificant insinuate insist inspect inspire instability install instance instinctive
    instruct instruction instructions insufferable insult intact integral integrate intellect intellectual
    intelligent intend intense intensify intent interact interaction interactions interchange interfere interior
    intermittent internal interval intervals intervention interventions intimate intimidate intricate intrigue
    intriguing introduce introduction introvert intuition intuitive invade invalid invalidate invasive invent invest
    investigate investigation invoke involve irate ironic irrelevant irreparable irritate isolate italics jeer
    jeopardise jeopardy jibe jingle jostle joyous jubilant judder jumble jumbled jump jumpers jumps justify kinda
    kinship kits knack kneeling knickers knock knocks laborious lag lame lament languish latter launch lavish lax
    layer leap leer legible legitimate leisure lend lengthen lengthy lesser lethal lethargic lettuce liberate
    license licenses lighten liken likewise limitation linear liquid literal litter livid lob locate locker locus
    logical login loiter longwinded loop loophole louder loudest loyalty ltd lucid luckier luckiest ludicrous lull
    lumber lunge lure lurk luxury magical magnificent magnify magnitude mainstream maintain majestic malfunction
    malice malign mammoth manage manages mandatory mangle mania manipulate manual marry maternal mature maximum
    meagre meander meddle mediocre medium meek mellow melodramatic menace menacing mend mention merge methodical
    meticulous midst mini minimal minimum minor minors mirth misbehave miscalculate mischief misconduct misconstrue
    misfortune misgiving misgivings misguided mishap misinform misinterpret misplace misplaced misspelling mistreat
    misuse mitigate mitten mixture mobilise mode moderate modest modify momentary momentous momentum monitor
    monotonous monstrous monumental moody moral morals morbid mortified motherhood motivate motive mourn muck mull
    multi mundane murky muster mute mutual mystery mystify myth naive naivety narrate narrative narrow nausea
    nauseous nearby necessity negate negative negligence negligent negotiation negotiations nerve nestle neutral
    nifty nightdress nippy nitpick noisy nominal nominate nonchalant nonexistent nonsense nope noteworthy notify
    notion noun nouns nourish novelty nurture obedience objection objective oblige obliged obscene obscure observe
    obsess obsolete obstacle obstinate obtain occasional occupy occur occurrence oddity odds odour offend offerings
    offhand omen ominous omission omit onset onslaught onward ooze opaque oppose oppress optimal optimism optional
    ordeal organise orientate originate ostracise oust outburst outcry outdated outdo outlast outlive outlook
    outnumber output outrageous outreach outright outskirts outspoken outweigh overboard overcome overdo overdraft
    overdue overflow overhead overhear overlap overload overnight overpower overprotective overreact override
    oversee oversight overstep overtake overturn overwork owe owing pacify pack package packages packs painstaking
    parallel pardon parenthood participants participate passionate passport paste pathetic pathway payments payslip
    payslips peculiar peep peer pelt penalties penetrate pennies percentage perceptive perform peril perilous
    periodic perish permanent permit perpetrator perpetual perplex persist personable personalities personnel
    perspective persuasive pertinent pervade pester petrified petty phenomenal phenomenon piercingly pivotal pizza
    placate placid planet planets plastic platforms pledge plight plot plots pluck plug plummet poignant poise
    poised ponder portray pose possess possessions possibility pounce pour poverty practicable practical pragmatic
    prank precaution precede precedence precise preclude preconceived predicament predict predominant preface
    preference prefers pregnant prejudge prejudicial preoccupation preoccupied preparation preparations prepare
    preposterous prescribe preserve presume presumption pretext prevail prevalent prevent principal principle print
    printout prints priority proactive probe problematic proceed proclaim procrastinate procure produce profound
    prohibit prolong prominent promote promotions prone pronoun pronounce pronouns propel proportion proportional
    proportionate proposal proposals propose proposition proven provinces provocative prowl prudent pry pummel
    punctuation pungent punitive pursue pursuit quaint qualify qualm qualms quantify quantity quash queasy query
    quest quibble quieten quit quiver quiz quote radical ramble ramification rampant random rapid rapport rarity
    rascal ratify ratings rational rationale ravage ravenous react reaction readjust realise realistic realm reap
    reappear rear rearrange reassess rebellious rebuff rebuke recede recipient reciprocal reciprocate reckon reclaim
    recognise recoil recollect recollection recommend recommendation recommendations reconsider reconstruct recoup
    recover rectify recuperate redeem redirect redo redress reduce ref refer refine reflect reflection refrain
    refresh refund refute regain regress reinforce reinstate reiterate reject relate relations relative relax
    relegate relent relevance relevant relief relieve relish relive reluctance remedy remind reminder reminisce
    remorseful remote remove renew renounce repair repairs repay repeal repeat repel repent repercussion
    repercussions replace replay replenish replicate replies represent repress reprimand reproach repulse repulsive
    require requirements resemblance resemble residual resign resist resolute resolutions resolve resound resource
    resplendent responds restore restrain restraint restrict restriction restrictions resume resurface retain
    retaliate retch retell reticent retort retract retrieve retrospect retrospective reveal revel revelation revenge
    reverse revert revise revisit revive revoke revolting revolve rewrite rhetorical riddle rigorous rip rival
    robust romantic rouse routes rowdy rub ruckus ruffle ruin rumble rumour rumours rundown rush sag salty salvage
    sanity satisfactory satisfy saturate savings savour scam scandal scarce scarcity scare scatter scenario
    scenarios sceptic schedules scheme scoff scold scoop scope scour scowl scramble scrawl screenshot screenshots
    scruples scrutinise scuffle scurry secrecy secretive sectors seekers seeks seep seethe segregate seize seldom
    select selections semblance sensation sensual sequence serene settle settlements shabby sham shatter shield
    shimmer shoddy shortage shortcoming shortcomings shred shrewd shriek shrink shroud shun shunt shut sidetrack
    sight sights signify simplify simultaneous sings sinister sizzle skim skimp skive slack slant slap slick slim
    slink slip slit sludge slug slump smash smooth smoulder smug snag snarl snatch sneak sneaky snide snigger
    snippet snivel snobby snooty snort snub snug soar sociable softer solicit solitary solitude solve sometime
    somewhat sordid sought spark sparkle sparse specify speck speculate spell spill splendid splinter splutter spoil
    spontaneous spoon spoons sporadic spout sprawl spur squabble squander squat squawk squeamish squirm stabilise
    stagger stagnant stain stake stammer standby startle starve stash stationary statistics steady steal steals
    stealth steep stereotype stereotypes stereotypical stifle stilted stimulate stink stir stockpile straightforward
    strain strategic streak streams strengthen strenuous strewn stricken stride strife strip stumble stun sturdy
    stutter subconscious subdue subjective subordinate subside substance substantial substantiate substitute subtle
    succeed succinct succumb suck suffer suffice suggestion suggestions sullen summarise summon superb superficial
    superfluous superior supervise supplement supplementary suppose suppress supreme surpass surplus surrender
    surround surroundings survey surveys survival survive suspect suspects suspend suspense sustain swagger swap
    swear sweetie sweeties swerve swindle swipe swirl switch swoop swung symptoms synonymous systematic taboo tacky
    tact tactic tactical tactics taint talents taller tamper tantalising tarnish taut tech technicality technique
    techniques tedious teem teen teens temperament template templates temporary tempt temptation tempting tenacious
    tendency tends tension tentative tenuous terminate terrific terror theoretical thereafter thinner thirst
    thorough thrash threaten thrill thrive throb throng thwart tickbox tinge tingle tip tips tire tiresome token
    tolerant tons topple torrent torrential toughen tragedy tragic trait traits tranquil transform transformation
    transient transition translate transmit transparent transpire trap trash trend trends trick tricky trigger
    triumph triumphant trivial troublesome truce trudge trustful tuck turbulent turmoil turnaround tweak twinge
    typical tyranny ugh ultimate ultimatum umpteen unaccustomed unanimous unattended unbiased uncanny uncaring
    unchanged uncommon uncomplicated unconcerned unconditional unconvinced uncover undecided underestimate undergo
    underrated understated undertake undeserving undisputed undivided undue unduly uneven uneventful unexplained
    unfamiliar unflattering unforeseen unforgiving unfortunate unfounded unhealthy unheard unhinged unify
    unimportant uninformed unintentional unite universe unjustified unknowing unknown unleash unlike unlucky
    unmanageable unmarked unnatural unnecessary unnerving unnoticed unofficial unorganised unpleasant unpopular
    unprovoked unqualified unquestionable unravel unreal unrecognisable unrelenting unresolved unrest unsafe
    unsatisfactory unscathed unscrupulous unset unsightly unsubstantiated unsuspecting untold untouched untreated
    unusable unused unusual unwavering unwilling unwind unwise unwritten unyielding upbeat upbringing update updates
    uphold uplifting uproar uproot ups upside upsurge upturn urge urgency urgent user utilise utmost utter vacate
    vain valuable vanish variable variation vary vehement vengeance vent venture verb verbs verify versatile
    vertical veto vibrate victimise vigorous vile vilify vindicate vindictive violate violent virtual visions visual
    visualise vivid vocabulary void vol voluntary vouch vow vulgar waft wail waive wallow wane warp warped wash wave
    waver waves wayward weaken weaker wealth wealthy weigh whack whenever whiff whim whirl whisk whiz whoever
    wholesome widespread wield wilt wince wistful withstand witty woeful wondrous woozy workload worldwide worrisome
    worsen worthwhile worthy wow wrangle wrath wreak wrench wriggle wring wrongdoing wry yank yep yield yoghurt
    yoghurts yogurt younger zeal zealous zero
    """.split()
)
"""Verbs, what may be said of anything, matters of the mind and of speech, and papers that everybody here is asked for."""

_SPOKEN_HERE = frozenset(
    """
    aabody ablow abody acause acushla affronted affrontit aince ainst aipple aks alane amadan amangst aneuch
    ansum appen argy arks asel atween aucht awbody awfie ayeways bach backalong bahookie bairnies baldie bampi
    bampy banjaxed bauchle beezer begrudgers bejaysus belang belangs birl birled blackent blate bogging bold
    bollix bollox bosh bowfin braid bredrin breeks breenge breist brocht bunked butt buttie caird cairried
    cairry cariad chappin cheerio chelp chelping chiel chitter chitterin chitters chookie chunter chuntering
    clatty clipe clootie clype clyped coorie cooried coupit couthie craic craitur craythur culdnae cwtsh dadcu
    dafties dander dauner daur deave deef deh desperit dicht dichtit dimpsy doddle doolally dottled dour dowp
    draigle drappit dreckly dreich dreid droukit drouth ducky dugs dunt dunted dwam eariwig efterwards eident
    enow fankle fankled fash fashed fashing feartie feck fecker feckin fecking feenish feenished feerie fir
    flummoxed fluthered foond foostering freen freends fricht frichtened fykie gaes gaff gallus geezer gert gien
    girn girned girnin girning girns glaur gleg glowered gombeen gormless gowpin gowping graith grannie guddle
    guff gurrier gurt gutties guv gwaan gwan haill hain hap happit hinnae hirple hirpled hoachin hoaching
    hotching howk howked howkin hud huddin hudna hudnae hunkers hutten huv huvnae ilk intil isna itsel ivvery
    jaggy jiggered jink jouk kaylied kittle laikin laiking laldy lanky lashing latchico leal leggit leuk licht
    lippen loup louped lowp lowped lug mafting mamgu mandem maun maungy misen moidered moither mytherin nabbut
    naebdy naewhere nain natter nattering neeps nither nithered nithering niver nobbut notions nuff och ocht ony
    onybody onything onyway oor oorsel oorsels oxter oxters pech peched pechin peelie peffing pelters pernickety
    plamas plonker plowter pon prat quaet quare quate radge rammie ratch ructions sairt sapped scrage scrieve
    scunnert scutter seik shilpit sicht skelly skite skited sleeveen sleveen smeddum snib sod soddin
    sodding soor sough spelk spelks spik spikkin spile spuggy steek steekit stooky stooshie streel strop stroppy
    stushie swally swither swithered swithering swot tadcu taid tapsalteerie thisen thissen thocht thochts
    thrapple throu ticht tig ting tings toom trauchle tummle tummled twti verra waik wame waur wecht weh werrit
    wheech wheeched widdershins wifie wifies withoot witter wittering wur yammering yap yapping yasel yawping
    yob yobs yonks yute yutes zonked zummat
    """.split()
)
"""As people say it in Scotland, Ireland, Wales and the regions of England; in small letters alone, for a capital may be a name."""

_SHORTEST = 3


def is_matter(word: str) -> bool:
    """Return whether a word, or the one that it is made of, says what is done or felt, and names nothing."""
    return word in _MATTERS or any(stem in _MATTERS for stem in _stems(word))


def is_spoken_here(word: str) -> bool:
    """Return whether it is how somebody says an everyday word."""
    return word in _SPOKEN_HERE


def _stems(word: str) -> list[str]:
    """Return what a word could be made of: "translates", "implied", "grabbing", "placidly"."""
    found = [word.removesuffix(ending) for ending in ("s", "es", "ly") if word.endswith(ending)]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        found += [stem, stem + "e"]
        if stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return found + [stem[:-1] + "y" for stem in found if stem.endswith("i")]
