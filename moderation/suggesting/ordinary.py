"""Words that many use though no list of printed English has them often: dialect, text-speak, and the words of this world.

None of them tells who somebody is; without this list every line of a Glaswegian would be dotted.
"""

from __future__ import annotations

SPOKEN = frozenset(
    """
    ae aboot afore agin ah ahm ain aint alright an ana anaw ane anno aw awa awright aye ba babby bab backhander bairn bairns
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
    shudnt wudnt cudnt shudda postcode postcodes haun smelt abt alot altho amd anethin any1 anyfing anymor aswell atm b4 bcoz
    bcos bc becos bf bk brok btw cant childrens coulda coz cud cudnt cus cuz da dat dats dem den dere dey didnt dis doesnt dnt
    doin don't dont dunno em evry evry1 evrything every1 everyfing eva evn fb ffs fink finks finking fone fort frm fuk gd
    gettin gf giv goin gona gonna gud hav havent havin havnt hed her's hes hse hubby i'd id idk iv ive ill im init isnt jst
    jus kidz kno knw knos knew l8r lil lk loads lol luv m8 me mi min mins ml mo mos mum mums mths mth mthr myslf n nd nite
    nites nothin nowere no1 nuffin nuthin ok omg ova o pls plz ppl prolly probly rember rly r sed shes shld shouldnt shud sim
    sis som someone1 some1 sumfing sumthing sum1 summit skool soz sn spk srry tbh thats thay thay'd thee thier thn tht tho
    thru tlk tme todays togeva togetha tmrw txt txts u ur urs vry w8 wasnt wat wats wen wens wer weres weve whatsapp whats wif
    wiv wiv wont wich wnt wot wots woz wud wudnt wudda wk wks wld x xx xxx xo y ya yday yh yr yrs yous youre ure 2 4 4eva 2day
    2moro 2nite gr8 l8 4got
    """.split()
)

OF_THIS_WORLD = frozenset(
    """
    a&e ada adoption adoptive advocate allegation allegations amniotic anaesthetic anaesthetist antenatal anxiety assessed
    assessor assessments barrister barristers bathed bathtime bedtime bibs birthing bladder blood booking breastfed breastfeed
    breastfeeding bruise bruises bruising bundle bundles burp burped cafcass caesarean camhs cardigans carer carers ceremony
    cervix chaperone childcare childminder cin clinging colostrum conference contraction contractions contractions counsellor
    counselling cp cps craving crying cuddle cuddled cuddles cuddling detox dilated discharged dna doula dummy eczema epidural
    epo eupd ewes expressing feeds fertilised fhdra foetal foster fostered fostering fosters foetus forceps formula freya gas
    gp gps gran grandad grandma guardian guardianship gynaecologist haemorrhage headlice health heartbeat hearing hearings
    heroin hiv homestart hormone hormones hv hvs ico incubator induced induction inpatient instinct interim interpreter iro
    isolation ivf jaundice judgement judgment kick kicks la labour lac latch latched leaflet legal letterbox lonely lullaby
    magistrate magistrates mash mbu meconium methadone midwife midwives midwifery miscarriage miscarried miscarriages morphine
    mortgage mothering mourning mri naughty neglect neglected neglectful neonatal newborn newborns nhs nicu nightmare nipple
    nipples nits nspcc numb ofsted order orders overwhelm overwhelmed paediatric paediatrician pams panel panic paperwork
    paramedic paramedics parenting paranoid perinatal permission pip placement placements placenta plo pnd postnatal
    postpartum pre-birth preeclampsia pregnancy pregnancies prem premature premmie probation proceedings prop psychiatrist
    psychologist psychosis ptsd pumped pumping puerperal recovery refuge registrar relapse relapsed residential reunification
    reunified safeguarding sanitary scan scans scbu screened screaming sectioned sedated section secure self-harm
    semi-supervised sgo shaking shaming sheltered siblings sibling sleepless sobbed sobbing sober solicitor solicitors
    sonographer spit split stitch stitches stigma stillbirth stillborn stretchy strapped supervised supervision supervisor
    swaddle swaddled tearful teatime teething termination therapist threshold toddler toddlers toddling toxicology tpr trauma
    traumatic traumatised trembling trimester triage tummy ultrasound umbilical unassessed undiagnosed unfit unsupervised
    unwashed viability viable videoed viral visitation vomit ward wardrobe wetting whimper whimpered womb womens wrongly
    universal credit benefits housing tenancy eviction evicted unborn birthday birthdays photo photos christening crisis
    eye-contact footprints handprints keepsake lifestory life-story letterbox playroom highchair pushchair pushchairs carseat
    car-seat bedsit bedsits backpack binbag binbags rucksack suitcase holdall nightie dressing-gown goodbye goodbyes goodnight
    awake yawned yawning giggled giggling cooing gurgled gurgling hiccup hiccups fingertips fingernails earlobe eyelashes
    curls dimples dimple armpit forehead tiptoe tiptoed whisper whispered whispering shiver shivered blinked clenched
    unclenched swallowed tissue tissues paracetamol stethoscope thermometer clipboard laminated lanyard lanyards biro biros
    noticeboard waiting-room corridor corridors stairwell cupboard cupboards floorboard floorboards flatmate flatmates hoovered
    hoovering daffodil daffodils plait plaits plaited babble babbled babbling siren sirens resent resented breech geriatric
    adjourned adjournment adjournments respondent respondents applicant applicants hereinafter admissible inadmissible
    admissibility affidavit allegedly appellant barristers bailed bench citing clerk complainant convicted conviction
    convictions custodial custody defendant defendants deductions detainee disclosed dismissal dismissed enactment enforcement
    ex-parte exhibit hearsay incompatible injunction judiciary jurisdiction lodged litigant litigation notwithstanding
    oath plaintiff plaintiffs precedent prosecution prosecutor prosecutors pursuant quashed ratified remanded remittal remitted
    statute statutes statutory submission submissions subparagraph subsection surcharge surcharges tariff testified testify
    transcript transcripts tribunal tribunals unanimously verdict verdicts whereby wherein designate
    """.split()
)

SAFE_CAPITALS = frozenset(
    """
    i i'm i'd i'll i've im mum mummy mam mammy mom mommy dad daddy nan nana nanna gran granny grandma grandad grandpa auntie
    aunty uncle mother father sister brother baby god lord jesus allah mother's social services children's children childrens
    service services local authority authorities family court courts judge guardian cafcass nhs gp gps a&e la lac iro plo sgo
    ico epo cin cp pnd ptsd bpd eupd adhd asd pams mbu nicu scbu dna tv dvd uk eu hiv mri ok sos faq id cv pip dla esa uc dwp
    council police panel act section order interim care placement adoption legal aid health visitor worker workers doctor
    midwife nurse solicitor team conference child protection plan mr mrs ms miss dr sir madam e-mail email pc cctv gcse nvq
    a-levels level english maths internet xx x lol omg ps pps easter christmas xmas facebook whatsapp google teams snapchat
    instagram youtube calpol tesco's wi-fi wifi hello dear thank yes no and but so then your honour majesty monday's learning
    disability mental crown high royal state sw hv ni lac mdt icpc fgc sgo article articles chamber chambers convention
    declaration directive fact facts freedoms fundamental human party parties protocol protocols registry regulation regulations
    republic rights rule rules schedule secretary sections treaty president vice-president
    """.split()
)
"""Words that are often written with a capital and tell nobody who somebody is."""
