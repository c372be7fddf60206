"""Words that many use though no list of printed English has them often: dialect, text-speak, and the words of this world.

None of them tells who somebody is; without this list every line of a Glaswegian would be dotted.
"""

from __future__ import annotations

SPOKEN = frozenset(
    """
    intae meself bout jist lauch neebor neebors sowl speir speired auld-farrant wisna hiv turnt gotten
    hen tak thegether oan granda ole isnae hanky summin hankies dinna
    gaed aal aald abune aff affa afore agen ahint aht alang allus amang amn't an'aw ane anither anyroad aroon aside auld
    auldest awfa awfy ayont backend
    bade baith bidin bide bides bin blaa blawin boak bocht bodies bosom brak breid brekkie brither broon burds byde caad
    caaled cald caller caulder cauld chapped
    chappit claes clarty claithes cludgie coorse couldna cowp crabbit crood cuid da' dae'n deen denner dinnae disnae
    divn't divvent dochter doot doon drap drookit
    durst dursn't een ettle fairly fae fain faither fan faur feart fecht feel fit fithers fitever flair fleer flit
    flitted flitting foo foos forby fower fowk frock
    fun' gadgies gan ganna gang gannin gans geen gey giein glaikit glaury gloamin gowk greetin guid haar hadna haein
    haen hairt hasnae haverin havering hauden
    heids hennies hersen hisel hissen hoast hinny hoy hoyed hoying hunner iver ither ilka ithers jaiket jalouse janny
    jeest keek keeked keekin kenned kens kintra
    laek langer leddy leet leid lik loon loons lugs lum maist mair masel mense michty mind mirk mither mithers monie
    mony morn moose mooth muckle
    mutter naither nane neb nee neet neist neebour neebours neen nivver nivvor noht nuh oot ootside ower owny owther owd
    owld pairt peedie peerie peely photie photies
    pickin plook pooch poke polis puggled pun quine quines rammy rare reek richt roon roond rowie sair sarnies scunner
    seed sek selt shin shoogle sic siccan sich siller
    simmer skelf skelp skelped skelpit skirlin slaister smirr snaw snawin snell sook sooked soond sooth spake spier
    spiered stairheid starvin stoor stot stour stramash stravaig
    summut sumat syne tak' taen tan tattie telt thegither thir thole thoom thrawn threap toon tootle towd trauchled
    twinty twonty ulterior unco vennel waant wabbit wadna
    wadn't wan wance warld warn't wark watter weel weeks' weet wesh wey whaur wheen whilk whin whisht widna winna wir
    wirsels wis wishin woe wonna wor worn't worsel
    wrang wumman wummin wumin yae yaised yakker yam yatter yaw yearn yelled yestreen yett yince yinst yir yoke yowes
    anyhoo arrived bab blummin blooming bugger buggered bostin caggy chuckie clammed clarts clemmed cloth-eared cob
    cozzie donnies ey fettle gorblimey gradely grockle
    jiffy ladgeful lairy leccy loopy mankie manky mardy mawngy mee-mawing mooch mucker narky nowty numpty ow'do parky
    peckish rank rapt sarky scally scrikin scrawking scuffed
    skeg skrike sloppy snap soz spuds swilled tarra tatty tret tuffees twagging wag wagged wazzock wezz yampy yarked yitten
    christened concealment matron banished froze frozen abduction intrusive matrons removal removals conceal concealed
    reunited reunite tactful brisk brusque sniffed sniffly
    ae aboot afore agin ah ahm ain aint alright an anaw ane anno aw awa awright aye ba babby bab backhander bairn
    bairns
    bampot bawlin blether bloke blokes bonny brew bricking burd cannae cannot cant canny cos coulda cuppa cwtch cwtched
    cwtching da dae daft deid didnae dinnae dinna dinnit dint doin doon dunno d'you eejit efter em en eh fae fag fags fella
    fellas feller fellow fella's fer fit frae gadgie gaun gettin gie gied gies ginnel gob gobsmacked goin gonna gonnae
    goonie gotta grat greet greetin greeted gurn gyal hae hame haud hauf heid hersel himsel hisself hoo hoose hooses howay
    innit inside jagged jaggin jus kecks ken kent lad lads laddie lass lasses lassie lassies lemme lippy ma mad mam mams
    mammy mardy maw me mebbe mebby mental mek mingin minging mither mithering mithered mom moms mommy mingled mun mithering
    mysel naebody nae nah narked naw nay nebby nesh nicht noo nowt nuffin nought oot ower owt pal pals pasties peeved pished
    pit pits proper puir quid reet reyt sae saft sarnie screamin scran scunnered sed sez shoulda shouldnae sithee skint
    sleekit sma smack sommat staunin stoater summat tae tek telly tell't telt tha thae thee themsel thi thon thrang till
    tint twa ta wan wain wains wasnae wasna wean weans wee wi wid widnae willnae windae wis wisnae wiv wheesht wha whit wir
    wis woulda wor worra yer yersel yin yins yon youse yous yow yerself childer reared bloody bleeding knackered gutted
    chuffed poorly nappy nappies telly tellies settee duvet dummy dummies pram prams buggy cot cots moses steriliser
    sterilised bottles babygro babygros babygrow babygrows onesie sleepsuit sleepsuits blankie muslin muslins crib lino
    carrier-bag carrier bags kettle hob biscuit biscuits toast crisps brew teabag teabags cardie cardigan trackies trackie
    hoodie leggings slippers trainers wellies anorak fags roll-up roll-ups vape vapes bus buses bungalow maisonette landing
    banister bannister doorstep doorbell letterbox windowsill mould damp skirting bailiff bailiffs loan sofa bled bred clung
    crept dreamt dreamed fled flung grew hid hide hiding knelt leant leapt rang ripped sang scrubbed scrubbing slid slept
    smelt spat spilt sprang stank stunk swept swollen swore sworn tore torn wept whined wiped wiping wrung knitted knitting
    sewed ironed ironing mopped mopping hung dangling scarf gown nightgown pyjamas jammies slippers curtain curtains doorway
    hallway porch bath bathed mattress pillow pillows pillowcase blanket blankets towel towels rug mug mugs plates saucepan
    teaspoon freezer fridge oven grill tumble drier dryer washer mess muddle sling bracelet necklace brooch coat coats cardi
    neighbour neighbours lawyer lawyers apologise apologised practise respite feart seh dem mince minced allus bruv innit
    fam bare peng wagwan pickney pickneys nuh cyaan dutty hefty tamping tidy butty cwtching ach aught yinz idva invloved
    agressive definately wierd recieve seperate untill alot tommorow beleive freind becuase
    """.split()
)

TYPED = frozenset(
    """
    urself urselves yourselfs pjs ppls
    alredy alreddy allready alrite alryt allways anser appt appts arnt asesment assesment asesed assesed atmo ave babys
    bby becouse becuse beter bin breth brill brng brung bruther
    bcuz bcus cauz chkd chld chldren cldnt comin compleat cos's crie cryin cum cumin cuddel decison didt diffrent dnno
    doc docs drugz enuf evrythin exept faml fam familys
    finaly fkn fkin foned frend frends frm fuked fukin fuckin getn gna gne gonner gota grls gt gtting haf happend hapy
    hasnt hella hiya hiyer hrs hun huni husbnd ino insta
    intervew interveiw invloved inbox jdge jelous kep kiddies kids' kno kwn las lastnite lifes littel litle livin
    looked-after lookin luvd luved luvs maby mabe makin meetin meetins
    mesage messg minuets misd missd mite momma mor mornin mths muma mumma munths mwah nan's nans neva nevr nething nie
    nmbr noe nrs nse num nuffink nvr nyt ofen onli ov peeple
    pleese plz's polise pregers preg pregnent prity prolly proply proper qwestions realy rember remeber rite rong rote
    rouf rung rly safegarding sayin scard sced seein seperated
    sexion shes shoutin shud'v sins sitin skared sleepin smthing snap snapchat socail solisiter soliciter solicter
    somone somthing sory speshal spose stil stopd sumtin suport
    supos sure' takin talkin tel telin thankyou therapy tiktok tho' thot thn thort thru threw til tolld tonite tooked
    trubble tryin tryna tuk tym undr untill vist visets visitin
    vunerable vulnrable waitin wana wanna wantd wasent watchin weekz wen's wer's whos whn wi wif wiht witch wk's wkend
    wks woke worka workin wrk wrot wudv xox xoxo yeh yer yh yrs
    zilch
    shudnt wudnt cudnt shudda postcode postcodes haun smelt abt alot altho amd anethin any1 anyfing anymor aswell atm b4
    bcoz
    bcos bc becos bf bk brok btw cant childrens coulda coz cud cudnt cus cuz da dat dats dem den dere dey didnt dis
    doesnt dnt
    doin don't dont dunno em evry evry1 evrything every1 everyfing evn fb ffs fink finks finking fone fort frm fuk gd
    gettin gf giv goin gona gonna gud hav havent havin havnt hed her's hes hse hubby i'd id idk iv ive ill im init isnt jst
    jus kidz kno knw knos knew l8r lil lk loads lol luv m8 me mi min mins ml mo mos mum mums mths mth mthr myslf n nd nite
    nites nothin nowere no1 nuffin nuthin ok omg ova o pls plz ppl prolly probly rember rly r sed shes shld shouldnt
    shud sim
    sis som someone1 some1 sumfing sumthing sum1 summit skool soz sn spk srry tbh thats thay thay'd thee thier thn tht tho
    thru tlk tme todays togeva togetha tmrw txt txts u ur urs vry w8 wasnt wat wats wen wens wer weres weve whatsapp
    whats wif
    wiv wiv wont wich wnt wot wots woz wud wudnt wudda wk wks wld x xx xxx xo y ya yday yh yr yrs yous youre ure 2 4
    4eva 2day
    2moro 2nite gr8 l8 4got
    """.split()
)

OF_THIS_WORLD = frozenset(
    """
    queue queued queuing drowning frightened chaotic respectful notebook notebooks leftover leftovers grieve grieved
    grieves grieving articulate posh roar roared roaring
    bleach bleached gamble gambled enclose enclosed dislocate fetch fetched fetches fetching torchlight grandchild
    grandchildren granddaughter grandson granddaughters grandsons
    policewoman unannounced sock socks reside resides kipping weaved weave woven crust crusts mister translator
    translators verge bein cannit hadaway morra
    ache ached aches aching agony agonising ashamed astonished baffled banging beamed begged begging belittled
    bewildered bitterly blame blames blaming blinking bothered bouncy
    brace braced braver bravest breathe breathed breathing broken-hearted brushed brushing bumped bundled bursting
    calmed calmer calmly chatted chatting cheeky chewed chewing
    chubby clapped clapping clingy clumsy coaxed comb combed comfort comforted comforting confide confided cope coped
    copes copying cower cowering crawl crawled crawls cried-out
    cringe crouched crumble crumbled crumpled crushed crushing cupped daydream dazed desperate despise dimmed disbelief
    disgusted dishonest distraught distressed
    dizzy doubted doubting dragged dragging drained dreaded dreading dreads drenched drift drifted drifting dripped
    dripping drowned drowsy dull dusted eased emptied emptiness
    envy exhausted exhausting exhaustion faded fading faint fainted fainting faked fearful fidget fidgeting fidgety
    filthy flinch flinched fluffy flushed folded folding forgave
    forgiven forgiving fretted fretting frowned frowning froze fumbled funeral furious fussed fussing fussy gasped
    gasping gaze gazed gentle gentler gentlest glad glance
    glanced glare glared glow glowed gossip gossiped grab grabbed grateful greedy grim grin grinned gripped groan
    groaned grubby guilt guiltily guilty gulped gutless hallway
    haunted haunting heartbreak heartbreaking heartbroken helpless homesick hopeless howl howled howling hugged hugging
    hugs humble humiliated humiliating humiliation hummed
    humming hungry hurtful hushed hysterical ignored ignoring impatient inconsolable jealous jealousy joked judged
    judgemental judging jumpy kindest kindly kindness kissed
    kisses kissing knees lied lifeless lingered listless loathe loathed loneliness longed longing lullabies lump lumps
    lurched manipulative meekly messy mimic misery
    mistrust mistrusted moan moaned moaning mocked mocking mumble mumbled mumbling murmured nagging nap naps napping
    nasty nibble nodded nodding numbness nursed nursing
    obey obeyed overheard overreacted overtired overwhelmed overwhelming pace paced pacing packed pale panicked
    panicking patted patting peeked peered pinch pinched pitied
    pleaded pleading pleasant polite politely pout pouting prayed praying pretend pretended pretending proud proudest
    punish punished punishment puzzled quieter quietest
    quietly raw reassure reassured reassuring recall regret regrets regretted relieved remorse resentful resentment
    restless rocked rocking roughly rubbish rude rudely sad
    sadness scared scary scolded scooped scrap scratched scratching screamed scribbled scrubs scruffy seething selfish
    shake shaken shaky shame shameful shattered sheepish
    shivering shouting shove shoved shrug shrugged shuffled shy sigh sighed sighing sleepily sleepy slippery slumped
    smack-talk smashed smeared smelled smelling smells
    smelly sniff sniffed sniffing snore snored snoring snuggle snuggled snuggling soak soaked soaking sob sobs soothe
    soothed soothing sore sorrow sorry-looking spiteful
    spotless squashed squeak squeaked squeal squealed squeeze squeezed stained stains stammered stare stared stares
    staring startled starved sternly sticky stiff stifling
    stroked stroking strict stubborn stuffy stumbled stupid stuttered suffocating sulk sulked sulking sunken surreal
    suspicious sweat sweating sweaty swirling sympathetic
    sympathy tantrum tantrums tearing teary tease teased tender tenderly tense terrified terrifying thankful thirsty
    thoughtful threatened threatening tickle tickled
    tickling tidied tidier timid tingling tiny tired tiredness tiring torment tormented traipsed treasured tremble
    trembled trembles tucked tucking twitch twitched ugly
    unbearable uncertain undressed uneasy unkind unloved unsure unwanted unwell unwrapped upsetting upstairs vacant
    wailed wailing wander wandered wandering warmth weep
    weeping weeps weary wee-hours weird welcomed whimper whine whined whining whisper whispers wicked winced wobble
    wobbled wobbly worn worthless wretched wriggled
    yawn yell yelled yelling yelp yearned yearning ringing rang pegs pegged laundry ironing crockery cutlery crumbs
    doorframe doormat duvets dishcloth teapot teacup
    sippy beaker bouncer playmat mobile bedtimes tucks lampshade keyhole corridor-lights carpeted hoovers vomited
    vomiting constipated rash rashes sniffles feverish dosed
    syringe weaning weaned purée purees mashed spoonful spoonfuls burping winding winded teats teat sterilise
    sterilising colic colicky snotty snot dribble dribbled dribbling
    engagement non-engagement disengaged disguised compliance non-compliance minimise minimised minimising insight
    attune attuned attunement attachment attachments bonded
    bonding chronology chronologies referral referrals allocated reallocated escalate escalated escalation minutes-taker
    minuted signatory signposted safeguard rota rotas
    logged typed retyped highlighted underlined photocopied photocopies photocopy stapled laminate folder folders
    ring-binder binder lever-arch reapply reapplied appealable
    parental parenting-style co-operate cooperate cooperated cooperating uncooperative hostile guarded evasive tearfully
    inconsistent inconsistency unrealistic untidy unkempt
    outline outlined timescale timescales
    a&e adoption adoptive advocate allegation allegations amniotic anaesthetic anaesthetist antenatal anxiety assessed
    assessor assessments barrister barristers bathed bathtime bedtime bibs birthing bladder blood booking breastfed
    breastfeed
    breastfeeding bruise bruises bruising bundle bundles burp burped cafcass caesarean camhs cardigans carer carers ceremony
    cervix chaperone childcare childminder cin clinging colostrum conference contraction contractions contractions
    counsellor
    counselling cp cps craving crying cuddle cuddled cuddles cuddling detox dilated discharged dna doula dummy eczema
    epidural
    epo eupd ewes expressing feeds fertilised fhdra foetal foster fostered fostering fosters foetus forceps formula
    gas
    gp gps gran grandad grandma guardian guardianship gynaecologist haemorrhage headlice health heartbeat hearing hearings
    heroin hiv homestart hormone hormones hv hvs ico incubator induced induction inpatient instinct interim interpreter iro
    isolation ivf jaundice judgement judgment kick kicks la labour lac latch latched leaflet legal letterbox lonely lullaby
    magistrate magistrates mash mbu meconium methadone midwife midwives midwifery miscarriage miscarried miscarriages
    morphine
    mortgage mothering mourning mri naughty neglect neglected neglectful neonatal newborn newborns nhs nicu nightmare nipple
    nipples nits nspcc numb ofsted order orders overwhelm overwhelmed paediatric paediatrician pams panel panic paperwork
    paramedic paramedics parenting paranoid perinatal permission pip placement placements placenta plo pnd postnatal
    postpartum pre-birth preeclampsia pregnancy pregnancies prem premature premmie probation proceedings prop psychiatrist
    psychologist psychosis ptsd pumped pumping puerperal recovery refuge registrar relapse relapsed residential
    reunification
    reunified safeguarding sanitary scan scans scbu screened screaming sectioned sedated section secure self-harm
    semi-supervised sgo shaking shaming sheltered siblings sibling sleepless sobbed sobbing sober solicitor solicitors
    sonographer spit split stitch stitches stigma stillbirth stillborn stretchy strapped supervised supervision supervisor
    swaddle swaddled tearful teatime teething termination therapist threshold toddler toddlers toddling toxicology tpr
    trauma
    traumatic traumatised trembling trimester triage tummy ultrasound umbilical unassessed undiagnosed unfit unsupervised
    unwashed viability viable videoed viral visitation vomit ward wardrobe wetting whimper whimpered womb womens wrongly
    universal credit benefits housing tenancy eviction evicted unborn birthday birthdays photo photos christening crisis
    eye-contact footprints handprints keepsake lifestory life-story letterbox playroom highchair pushchair pushchairs
    carseat
    car-seat bedsit bedsits backpack binbag binbags rucksack suitcase holdall nightie dressing-gown goodbye goodbyes
    goodnight
    awake yawned yawning giggled giggling cooing gurgled gurgling hiccup hiccups fingertips fingernails earlobe eyelashes
    curls dimples dimple armpit forehead tiptoe tiptoed whisper whispered whispering shiver shivered blinked clenched
    unclenched swallowed tissue tissues paracetamol stethoscope thermometer clipboard laminated lanyard lanyards biro biros
    noticeboard waiting-room corridor corridors stairwell cupboard cupboards floorboard floorboards flatmate flatmates
    hoovered
    hoovering daffodil daffodils plait plaits plaited babble babbled babbling siren sirens resent resented breech geriatric
    adjourned adjournment adjournments respondent respondents applicant applicants hereinafter admissible inadmissible
    admissibility affidavit allegedly appellant barristers bailed bench citing clerk complainant convicted conviction
    convictions custodial custody defendant defendants deductions detainee disclosed dismissal dismissed enactment
    enforcement
    ex-parte exhibit hearsay incompatible injunction judiciary jurisdiction lodged litigant litigation notwithstanding
    oath plaintiff plaintiffs precedent prosecution prosecutor prosecutors pursuant quashed ratified remanded remittal
    remitted
    statute statutes statutory submission submissions subparagraph subsection surcharge surcharges tariff testified testify
    transcript transcripts tribunal tribunals unanimously verdict verdicts whereby wherein designate
    landline remark happiest cues attentive nod habitually scone peg hedge hedges parcels trolley trolleys clap stair
    landlady pronouncing overcrowded boob boobs redundancy hymn hymns implant occupational spreadsheet spreadsheets
    resuscitated rib vest vests beep beeped handover abandonment absconded gales torch gulls footplate laurels mil mils
    onythin joab joabs whitever onywey aathing awthing ivrything noathing mesel wirsel stright numbr ddint theyre
    premmature dinosors beggin tellin sum1s sumthin sumfink anythin nothink laffs laff bleeping bleep blinds bolted
    bolster bristle brittle broom bunting buzzed buzzer buzzing cardboard carols chatter chime chimed chipped clatter
    clatters clicking clink clipped coaster coasters cobweb commode condensation coughing coughed crackle crackled crease
    creased creaking creaked crisp cubicle cubicles curled cushion cushions dab dabbed dangle dangled dawdle dawdled
    deadlines dent dented dialled dialling digits diluted dim dinnertime disposable dither dithered doodle doodles
    doorknob downhill drawer drawers dreary drizzle drizzled droned dusk dusting echoed echoes edged elastic elbow elbows
    envelopes eyelid eyelids eyesight fainter farewell fizzy flannel flannels flap flapped flicker flickered flinching
    flopped flushing foamy foil forearm forks fragile fringe frosted fumbling gargle giddy glimpse glimpsed gloss glossy
    glued gobbled goosebumps grated gravy greasy greeting greetings gripping groceries gummy gush gushed haircut hairbrush
    hairdryer handbag handbags handkerchief handrail handshake handwriting handwritten hankie hanky hasty heap heaped
    heater hem hesitate hesitated hesitation hinge hoarse hollow hooked hum hurrying icy idle inhale inhaled inherit
    inward itch itched itchy jab jabbed jabs jangle jangled jerked jigsaw jigsaws jolt jolted jotted jug juggle juggled
    kitchenette knuckle knuckles ladle lather lapel leaky lemonade lettering lid lids lifeline lightbulb limp limped
    limping linger lipstick loft loo lopsided lotion lounge lukewarm lumpy lunchbox lunchtime marker mascara matchbox
    mattresses melt melted milky mirrors misheard mislaid misread misspelt mist moist mop muffled mugful murmur mutely
    muttered napkin napkins newsprint nighttime nods noiseless nudge nudged oatmeal ointment onlookers outgrown outgrew
    overheat overheated overslept oversleep pacifier packet packets padded padlock pager panting paperclip paperclips
    parcelled parched pastel paws pencil pencils pinned pins plaster plasters plastered playground playtime plughole
    plunge pocketful podgy postbox potty potties pouring pours prickle prickly puddle puddles puff puffed puffy purse
    purses quivering quivered radiator radiators rainy rattle rattled rattles rattling receipt receipts rehearse rehearsed
    relight reread reschedule rescheduled restart reusable rewind ribbon ribbons ringtone rinse rinsed ripple rubbed
    ruffled rumpled runny rustle rustled rusty sachet saggy saliva saucer saucers scald scented scissors scrape scraped
    scratchy screech screeched scribble scribbling scruff seam seams seatbelt seatbelts shampoo sharpen shelves shiny
    shoelace shoelaces shortcut shredded shredder shrill shrivelled shuffle shuffling shush shushed shushing shutters
    sideways signpost silky sip sipped sipping skipped slammed slams sleeve sleeves sliced sliver slouch slouched slurp
    smear smirk smirked smudge smudged sneaked sneeze sneezed sneezes snip snipped snooze socket sockets soggy soles soot
    sour spares speechless spilled spilling splash splashed sponge sponged spooned sprinkle squinted squish squishy
    stacked staircase stale stamped stamping stapler stern stickers sticker stiffly stitched stockings stool stools stoop
    stooped straightened strand strands straps strap stretchmarks stripes stripped stroll strolled stubbed stuffed
    stumbling suds sugary suitcases sunlight sunburn sunrise swab swabs swallows swatted swaying swayed sway sweep swings
    switchboard tangle tangled tangles taped tapped tapping teaspoons tearstained teddies thaw thawed thermometers thermos
    threads thud thudded thump thumped thumping tick ticked ticking ticks tidying tights tilt tilted timer tinned tinfoil
    tipsy toaster toddled toenails toothbrush toothbrushes toothpaste toss tossed towelled trample tray trays treacle
    tread trickle trickled trim trimmed tripped trot trotted trousers tug tugged tuneless tupperware turnstile twirl
    twirled tying tyres umbrella unanswered unbutton unbuttoned unclip unclipped underline underwear undo undone unfold
    unfolded unfolding unhurried unlock unlocked unlocking unopened unpack unpacked unpacking unplugged unread unsaid
    unseen unsigned unslept unsteady untie untied unwrap upright upturned varnish velcro vinegar voicemail voicemails
    wallpaper wallpapers wardrobes washable watchful watery wax weightless welly whimpering whirr whistle whistled
    whistling wick widen windowsills windscreen wink winked winking wipes wiry woollen woolly wrapper wrapping wrinkle
    wrinkled wrinkles yawns zip zipped zips aloud apologising appalling approachable arrogant aspire assertive attentively
    avoidable awkwardly awkwardness baffling bearable befriend befriended biased bland blunt bluntly breakthrough broach
    broached calmness candid cautious cautiously ceaseless charade chased cherished chide chided circled clarify clarified
    clarity coherent coldly combative compassion compassionate competent compliant composure condescending confrontation
    considerate constructive contradict contradicted contradicting contradiction cooperative cornered courteous coward
    criticise criticised crossly curt curtly cynical debrief debriefed deceit deceitful defiant degrading dehumanising
    demeaning demoralised demoralising denial denying despair despairing despised detached deteriorate deteriorated
    devastated devastating dignified diligent disagreed disagreement disapproval discharge discreet discreetly
    discriminate disgrace disheartened dismissive disobedient disorganised disoriented disputed disregard disregarded
    disrespect disrespectful disrupted distracted distraction distressing distrust dread dutiful dwell earnest elated
    embarrassment empathetic empathise empathy emphasise endure endured erratic evade excuses exasperated exaggerate
    exaggerated exaggeration excruciating faltered fearless fierce fiercely firmness flawed fleeting flustered forgetful
    forgiveness fragility frustrating frustration futile gratitude grievance grievances grudge gruelling gullible hasten
    heartened heartfelt heartless helplessness hesitant hostility humbling humane hurried hypocrite hypocrisy illogical
    immature impartial impatience impatiently imply implied inaccurate inadequate inappropriate incapable incompetent
    inconsiderate indifferent indignant ineffective inferior inhumane injustice insecure insensitive insincere insulted
    insulting interrogate interrogated interrogation interrupt interrupted interrupting intimidated intimidating intrude
    intruded irrational irritated irritating judgy lectured lenient lessen liaise listener listeners loathing manipulated
    meaningless mediate mediator misjudged misled misrepresent misrepresented mistaken misunderstanding misunderstood
    needless neglecting negotiate nervy nonjudgmental nuisance obedient oblivious obstruct obstructive offended optimistic
    outrage outraged overlooked overpowering overruled overthinking patronise patronised patronising perceive perplexed
    persevere persevered persistent persuade persuaded pessimistic pity plead pointless possessive powerless preach
    preached prejudice prejudiced pressured pretence prioritise probing prolonged prompt promptly provoke provoked
    punctual punishing purposeful quarrel quarrelled rant ranted ranting rebuilt reckless reconcile reflective reluctant
    reluctantly reminders repetitive resilience resilient respectfully responsive revoked ridicule ridiculed rigid
    ruthless sarcasm sarcastic scapegoat sceptical scorn scrutinised scrutiny sensible setback setbacks sincerely slander
    sneer sneered snapped solemn soothingly spiral spiralled spiralling stamina standoffish steadfast stigmatised
    strengths stressful strive stunned submissive suspicion sympathise tactless taunt taunted tearfulness thoughtless
    tolerate tolerated traumatise trustworthy truthful truthfully unaware unbothered unclear uncontrollably undermine
    undermined undermining understandable undeserved unfairly unfairness unforgivable unhelpful unjust unkindly unprepared
    unprofessional unreasonable unreliable unsettled unsettling unspoken unstable unsupported unsympathetic untrue
    unworthy upfront vague vaguely validate validated vigilant vilified voiceless volatile vulnerability wary willingness
    withheld withhold zoned
    """.split()
)

SAFE_CAPITALS = frozenset(
    """
    i i'm i'd i'll i've im mum mummy mam mammy mom mommy dad daddy nan nana nanna gran granny grandma grandad grandpa auntie
    aunty uncle mother father sister brother baby god lord jesus allah mother's social services children's children
    childrens
    service services local authority authorities family court courts judge guardian cafcass nhs gp gps a&e la lac iro
    plo sgo
    ico epo cin cp pnd ptsd bpd eupd adhd asd pams mbu nicu scbu dna tv dvd uk eu hiv mri ok sos faq id cv pip dla esa
    uc dwp
    council police panel act section order interim care placement adoption legal aid health visitor worker workers doctor
    midwife nurse solicitor team conference child protection plan mr mrs ms miss dr sir madam e-mail email pc cctv gcse nvq
    a-levels level english maths internet xx x lol omg ps pps easter christmas xmas facebook whatsapp google teams snapchat
    instagram youtube calpol tesco's wi-fi wifi hello dear thank yes no and but so then your honour majesty monday's
    learning
    disability mental crown high royal state sw hv ni lac mdt icpc fgc sgo article articles chamber chambers convention
    declaration directive fact facts freedoms fundamental human party parties protocol protocols registry regulation
    regulations
    republic rights rule rules schedule secretary sections treaty president vice-president int
    """.split()
)
"""Words that are often written with a capital and tell nobody who somebody is."""
