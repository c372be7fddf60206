"""Which words of the list are things of which kind: read word by word, and only what a picture can truly stand for.

A word stands with one kind at most. Adverbs and what cannot be seen have none. No kind is of what could hurt here.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "bird": """
        albatross auk avocet birdbath birdhouse birdseed birdsong bittern blackbird blackcap bluetit brambling
        bullfinch bunting buzzard canary cardinal chaffinch chickadee chirping chough cockatoo cockerel
        cormorant corncrake crane crossbill cuckoo curlew cygnet dabchick dove dovecote duck duckbill ducking
        duckling ducktail ducky dunnock eagle eider eiderdown emu falcon featherbed fieldfare finch firecrest
        flamingo flap flier flock flyaway flyer flying fulmar gannet goldcrest goldfinch goosander goose gosling
        grebe guillemot gull hatch hatchling hawfinch heron hoopoe hornbill hummingbird jackdaw jay jaybird
        kestrel kingfisher kittiwake lapwing lark linnet macaw magpie mallard merlin mockingbird moorhen nest
        nightingale nightjar nuthatch oriole osprey ostrich owl owlish parakeet parrot partridge peacock peewit
        pelican penguin peregrine petrel pheasant pigeon pintail pipit plover pochard poultry puffin quack quail
        raven razorbill redpoll redshank redstart redwing ringdove robin rook sanderling sandpiper seabird
        seagull shelduck siskin skua skylark snipe snowbird songbird sparrow sparrowhawk spoonbill starling
        stonechat stork swallow swan swansdown talon teal tern thrush toucan turkey turnstone turtledove tweet
        wagtail warbler waxwing wheatear whimbrel whinchat wildfowl wing woodlark woodpecker wren yellowhammer
    """,
    "fish": """
        anchovy angelfish angler angling barbel barracuda calamari catfish chowder clambake clamshell cockle cod
        conch coral crablike crabmeat crawfish cuttlefish dolphin eel fishcake fishpond gilled gills goldfish
        guppy halibut herring jellyfish kipper limpet lobster mackerel manatee marlin minnow mollusk narwhal
        octopus otter oyster pilchard platypus porpoise rockfish rockpool sandfish sardine scallop scampi
        seahorse seal seashell shoal shrimp spearfish squid starfish stickleback stingray tadpole tidepool trout
        turbot urchin viperfish walrus whale whelk winkle
    """,
    "cat": """
        bobcat catlike catnap catnip catty catwalk cheetah feline jaguar kitten kitty leopard lion lioness lynx
        ocelot panther puma purr tabby tiger tigress wildcat
    """,
    "dog": """
        bobtail bulldog canine chihuahua dachshund dalmatian dingo fetch jackal kennel lapdog mastiff pug puppy
        wolf wolfhound woof
    """,
    "horse": """
        bridleway bronco buckskin carthorse cavalier cavalry chariot colt derby donkey dromedary foal harness
        haywain jockey llama mule mustang pony ridden riding saddle saddlebag saddled saddling stable stallion
        steed unbridle unsaddle whinny yearling zebra
    """,
    "sheep": """
        alpaca barley barn barnyard bovine buffalo bullpen cattle corral cowshed dairy farmhouse farmland
        farmyard fence fencing goatherd goatskin grazing haycart hayfield hayloft hayrick haystack livestock
        meadow meadowland milkjug milkman mooing mower mowing oink oxen paddock pasture plow prairie ranch
        scarecrow sheep shepherd silo tractor trough unplowed wool woollen woolworker yak zebu
    """,
    "elephant": """
        aardvark animal anteater antelope antler armadillo badger beaver carnivore chimp cub elephant elk fawn
        ferret fox gazelle gibbon giraffe ibex kangaroo koala lemur mammal marsupial mascot mongoose moose okapi
        omnivore omnivorous opossum panda pelt polecat porcupine primate racoon reindeer rhino safari sloth
        springbok tameness tamer tapir trunk tusk wallaby warthog weasel wildebeest wildlife wolverine wombat
        zookeeper zoologist zoology
    """,
    "rabbit": """
        bunny chinchilla cottontail dormouse ermine fieldmouse gerbil gopher groundhog hamster hare hedgehog
        jackrabbit lemming leveret marmot marten molehill mouse mousetrap mousiness nibble possum rabbit roebuck
        shrew squeak squirrel stoat vole
    """,
    "snake": """
        anaconda bullfrog croak dragonish duckpond gecko iguana leapfrog lizard pond python reptile reptilian
        serpent snaking terrapin toad tortoise turtle
    """,
    "butterfly": """
        aflutter antennae anthill antsy arachnid beehive beeswax bookworm bumblebee butterfly buzz caterpillar
        cicada cobweb crawl crawlers crawling cricket damselfly dragonfly earthworm earwig firefly flatworm
        glowworm gnat grasshopper grub honey honeycomb honeydew honeypot hoverfly lacewing ladybird ladybug
        mantis mayfly mosquito moth mothball mothproof nectar roundworm sandworm scorpion slug snail spider
        stonefly swarm tarantula wasp weevil woodlouse
    """,
    "tree": """
        acacia acorn alder aspen bamboo beech birch blackthorn bonsai brushwood buckthorn cedar chestnut conifer
        coppice copse cypress deforest driftwood ebony elder elm eucalyptus evergreen firewood forest grove
        hardwood hawthorn hazel hazelnut hazelwood holly hornbeam juniper laburnum larch laurel lumber
        lumberjack magnolia mahogany mangrove maple mimosa mistletoe myrtle oak oakleaf oakwood orchard palm
        parkland pinecone pinewood plank plywood poplar reforest rowan sapling spinney stump sycamore teak
        timber topiary tree treehouse treeline treetop tropical tropics twig whitebeam willow woodbine
        woodcarver woodland woodpile woodshed woodwork woodyard yew
    """,
    "flower": """
        amaranth aster azalea begonia blooming bluebell borage botanical botanist botany bouquet buddleia
        buttercup calendula camellia candytuft carnation catkin celandine chamomile chrysanthemum clematis
        cornflower corsage cowslip crocus cyclamen daffodil dahlia daisy dandelion edelweiss elderflower
        fireweed floral florist flowerbed flowerpot foxglove freesia gardenia garland geranium gladiolus
        goldenrod harebell heartsease hibiscus hollyhock honeysuckle hyacinth iris jasmine jonquil larkspur
        lavender lilac lilly lily lilypad lobelia mallow marigold mayflower meadowsweet nasturtium nigella
        oleander orchid oxeye oxlip pansy peony periwinkle petal petunia phlox plantpot poppy primrose rockrose
        rosebud rosebush rosehip rosy salvia snapdragon snowdrop speedwell stonecrop sunflower sweetbriar
        sweetpea tansy teasel toadflax tulip valerian vase verbena viola violet wallflower waterlily wildflower
        willowherb windflower wisteria woodruff wreath yarrow zinnia
    """,
    "leaf": """
        alfalfa algae allotment aloe arbour basil bindweed bluegrass bracken bramble briar buckwheat bud budding
        bulrush bush cacti cactus camping cattail chive cilantro clover comfrey compost crabgrass dill everglade
        fern fernlike fescue flax flaxseed garden gardener germinate gorse grass grassland greenhouse ground
        groundsel grower growing heath heathland hedge hedgerow hedging henna herbal herbs hyssop ivy kelp
        knotgrass lichen linseed lushly lushness marjoram mint moss mossy mulch oregano outgrow overgrown
        overplant parsley peppermint pergola plant plot pondweed prune pruning ragweed ragwort reedbed rockery
        rosemary sage sagebrush samphire seagrass seaweed sedge seedbed seedling seedpod sesame shamrock
        shrubbery shrubs sorrel spearmint sprig sprout stem subsoil sundew thicket thistle thorn thyme trellis
        tumbleweed turf unplanted yucca
    """,
    "sun": """
        afternoon bright daily dawn daybreak daylight daylong daytime equinox everyday glare gleaming glimmer
        glisten glow glowing golden heat morning outshine parasol radiance radiantly season shimmer shimmery
        shine shininess shining shiny sparkly springtime summer sunbeam sunburst sundial sunlit sunny sunrise
        sunroom sunset sunshine warmth
    """,
    "moon": """
        aerospace astrology astronaut astronomy capricorn celestial comet cosmic cosmos countdown crescent dusk
        eclipse evening galaxy launch liftoff lunar moonbeam moonlight moonlike moonlit moonrise moonscape
        moonstone moonwalk nebula nightfall overnight planet rocket skyrocket stardust stargazer starlet
        starlight starlit starring starry stellar supernova telescope twilight twinkle universal universe venus
        zodiac
    """,
    "rain": """
        cirrus cloud cloudburst cumulus deluge dew downpour drainable drainage drained drainer drainpipe drench
        dribble dripping drippy drizzle drizzly droplet galoshes gutter humid mist moist moisten moistness
        moisture monsoon outpour overcast pouring puddle rainbow raincloud raincoat raindrop rainfall shower
        spill spilt splashed splashing splashy splotchy spout spray sprinkled sprinkler squishy storm trickle
        umbrella wetland
    """,
    "snow": """
        antarctic blizzard bobsled chill cold december defog defrost february freezable freezing frost frosted
        frostily frosting frostlike frosty froze frozen glacial glacier hailstone ice icepack icicle iciness icy
        igloo january polar refreeze skate skater skating skid skied skier skiing sled sledge sleet sleigh slush
        snowball snowboard snowbound snowcap snowdrift snowfall snowfield snowflake snowiness snowless snowman
        snowplow snowshoe snowstorm snowsuit snowy subarctic subzero thaw tundra unfreeze unfrosted unfrozen
        unthawed winter wintertime
    """,
    "wind": """
        aloft balloon balmy banner barometer blustery breath breeze breezy climate climatic exhale fanning flag
        flagpole flagstaff gale gusty headwind hurricane kite pennant pinwheel sandstorm sky skyward stratus
        sway turbine turbulent twister waving weathercock weathervane whirligig windbreak windchime windfall
        windmill windsock wispy
    """,
    "mountain": """
        altitude ascend ascension ascent boulder brick canyon cavern cement clay cliff clifftop cobblestone
        concrete crevice dale dingle dune earth earthen earthlike earthy fjord flagstone flint foothill foreland
        fossil geographer geography geologic geologist geology glen gorge granite gravel hillside hilltop
        hummock knoll landmass landscape landslide limestone lowland magma marble marbled marbling mosaic mount
        mountable mountain mountaintop oasis onyx overhang panorama panoramic pavement paver pavestone paving
        peatland pebble pebbly plateau pumice quarry quartz ravine repave ridge rock rockiness rocklike
        rockslide rocky rubble sandbank sandbar sandhill sandstone sandy scenic sculptor sculpture shale sierra
        slate sloped sloping statue steep stoneware stonework stony summit tarmac trek trekker unpaved upcountry
        uphill upland vale valley vista volcano wildland wold
    """,
    "wave": """
        afloat aqua aqueduct atlantic backwater beachball beachcomber beachfront breakwater brook canal coast
        coastal coastland coastline cove creek culvert delta dipped dipping ditch diving downstream drift ebb
        eddy estuary fen fenland float foam foamless foreshore fountain geyser gulf gully gush hydrant hydrated
        hydration immerse immersion irrigate irrigation island islet jetty lagoon lake lakefront lakeland
        lakeside lido liquefy liquid marine maritime marshland marshy millpond millstream mud mudbank mudflat
        mudflow ocean oceanic onshore overflow pacific peninsula pier rehydrate reservoir ripple rippling
        riptide river riverbank riverbed riverside rivulet saline saltmarsh sandcastle scuba seabed seabreeze
        seafront seascape seashore seaside seawall shore shoreline snorkel spring stream surf surfboard surfer
        swampland swell swim swimmable swimmer swimming swirl tarn tidal tideline torrent towpath tributary
        undertow upriver upstream water waterfall waterfront waterhole watermill waterside waterwheel waviness
        wavy weir whirlpool
    """,
    "fire": """
        ablaze aflame barbecue bellows blaze bonfire campfire candle candlelight candlestick charbroil charcoal
        chimney ember embers fireguard fireplace fireside flame flammable flaring hearth hearthrug ignition
        kerosene kiln kindle kindling match matchbook matchbox matchless matchstick rekindle relight sizzle
        sizzling smelting smokeless smokestack smokiness smoky smolder steam stove tinderbox unburned unlit wick
        wildfire woodsmoke
    """,
    "apple": """
        almond apple applecart applesauce apricot avocado banana bilberry blackberry blackcurrant blueberry
        cherry citric citrus clementine cobnut coconut crabapple cranberry damson elderberry fig filbert
        fructose fruit gooseberry grape grapefruit grapevine greengage juiciness juicy kiwi kumquat lemon limes
        loganberry lychee mandarin mango medlar melon mulberry nectarine olive orange overripe papaya peach pear
        pineapple plum pomegranate pomelo pulp quince raisin raspberry redcurrant rhubarb rind ripen ripeness
        ripening satsuma strawberry sultana tangerine unpeeled unripe vineyard watermelon
    """,
    "carrot": """
        artichoke asparagus aubergine beetroot bergamot broccoli butterbean butternut cabbage carrot cauliflower
        celery chervil chickpea chicory chili chives coleslaw corncob corned cornfield cornhusk cornmeal
        cornstalk corny courgette cress cucumber eggplant endive fennel garlic gherkin guacamole harvest
        horseradish hummus jalapeno kale leek legume lentil lettuce mangetout mushroom mustard okra onion
        parsnip peapod peppercorn pickle potato pumpkin radish salad scallion shallot spinach spud squash swede
        sweetcorn tarragon tofu tomato truffle turnip vegan vegetable veggie watercress yam zucchini
    """,
    "wheat": """
        barleycorn bulgur cashew cinnamon clove cocoa cornflake curry flavored flavorful flavoring ginger grain
        granola lemongrass malt muesli nutcracker nutlike nutmeg nutshell oat oatcake oatmeal paprika peanut
        pecan peppermill pistachio rice risotto saffron salt saltshaker savor starch sugar sugarcane tahini
        tapioca turmeric unflavored unsalted vanilla walnut wheat wholemeal yeast
    """,
    "cake": """
        bagel baguette baked bakehouse baker bakery bakeshop bakewell baking banoffee biscuit breadbin
        breadboard breadcrumb brioche brownie cake cakestand calzone chapati cheesecake coffeecake cornbread
        crepe crisp crispbread crisped crisping crispness crispy croissant crouton crumb crumble crumpet
        crunching crunchy crust cupcake donut doughnut dumpling eclair enchilada encrust flan flapjack fritter
        fruitcake gingerbread icing macaroon meringue muffin naan pancake pastry pie poppadom pretzel
        profiterole pudding pumpernickel scone shortbread shortcake shortcrust slice sliced slicer slicing
        sourdough stollen strudel taco tamale tart teacake toaster unbaked unsliced untoasted wafer waffle
    """,
    "sweet": """
        blancmange bubblegum butterscotch candied candy candyfloss caramel custard fudge gumball gumdrop
        gumminess gumming gummy jam jawbreaker jellied jelly licorice lollipop lozenge marmalade marshmallow
        marzipan milkshake molasses nougat oversweet popcorn semisweet sherbet sorbet sundae sweetshop syrup
        tasty toffee treacle treat trifle
    """,
    "plate": """
        appetite appetizer bacon brisket broth brunch cafeteria canteen caterer catering catsup caviar cheddar
        cheese cheesy chef chew chewable chewer chewing chewy chipolata chomp chow chowtime chutney condiment
        cruet cuisine culinary cutlery diner dining dinner dinnerware dish eatable eaten eatery eating eats
        eggbeater eggcup egging eggnog eggshell entree escargot farmshop feast feed fettuccine fillet fondue
        food fried frying giblet gourmet gravy greengrocer hamburger hash hotpot kabob kebab ketchup lard
        lasagna linguini lunch luncheon lunchroom lunchtime macaroni manicotti margarine mash mashed mayonnaise
        mozzarella nacho noodle nugget nutrient oil oiliness omelette overcook paella parmesan pasta pastrami
        pesto piccalilli pilau pizza placemat platter pork porridge precook quiche ravioli ricotta roast salami
        salsa saltcellar samosa sauciness saucy serve serving snack soup spaghetti spoon stew supper sushi
        tableful tagine taste tastebud tastiness tasting tidbit tortilla uncooked undercook uneatable uneaten
        unroasted veal vinegar wasabi wok yogurt yolk yummy
    """,
    "tea": """
        barista bottle bottling buttermilk carafe chalice coaster coffee coffeepot cork corkscrew creamed
        creamer creamlike cup cupbearer cupped cupping decaf decanter drinkable espresso flagon flask gulp jug
        juice kettle lemonade limeade mocha mug orangeade pitcher punchbowl samovar saucer seltzer sip slurp
        stir straw tea teabag teacosy teacup teapot tearoom teashop teaspoon teatime teatray thermos thirstily
        thirsting thirsty tumbler uncork unstirred
    """,
    "pan": """
        blender boil boiler broil broiler broiling canister canned canopener casserole chopsticks colander
        creamery crock crockery dishcloth dishwasher eggtimer fridge fruitbowl fryingpan grater griddle grill
        hotplate jamjar kitchen kitchenette ladle larder oven pantry preheated reheat rotisserie saucepan
        scullery sieve simmering skewer skillet spoonful steamer strainer sugarbowl tablespoon tinfoil tureen
        utensil whisk whisking worktop
    """,
    "shirt": """
        anorak apron armband attire bathrobe blazer blouse breeches button buttonhole camisole cape cardigan
        chaps clad cloak clothes clothing coat coathanger coathook coatrack collar cravat cufflink dandy denim
        dress dresser dressmaker duffel flannels fleece frill garment garter gauntlet glove gown headscarf
        jacket jersey jumper kilt kimono lapel laundry leggings legwarmer leotard mackintosh mitten outfit
        overalls overcoat pajamas pants parka petticoat pinafore pocket poncho preppy robe sarong sash scarf
        shawl shirt shorts skirt sleeve smock stocking styling stylishly stylist stylized sundress sweatshirt
        swimsuit swimwear tailor toggle trousers tutu tux tuxedo unbutton unbuttoned uncloak undercoat ungloved
        uniformed untied unworn unzip vest vogue waders waistcoat wardrobe windcheater woolly zipper zipping
        zippy zips
    """,
    "shoe": """
        anklet booted bootie bootlace boots cleat clogs cobbler footgear footless footrest footsore footwear
        gumboot moccasin plimsoll sandal shoebox shoebrush shoehorn shoelace slipper spur unlaced wellington
    """,
    "hat": """
        beret bonnet brim capped crown fedora hardhat hatbox hatless hatstand headband headdress headgear
        headpiece headwear helmet kerchief rimless sunbonnet sunhat tiara trilby turban uncapped uncrown visor
    """,
    "bag": """
        backpack bagful baggage bagged baggie bagginess baggy beanbag briefcase hamper handbag knapsack luggage
        pouch purse repackage repacking rucksack satchel suitcase unpack
    """,
    "ring": """
        amber amethyst amulet aquamarine bauble bling bracelet brooch charm crystal diamond earring emerald
        enamel gem glitter glitzy goldsmith jade keepsake locket luster lustrous opal pearl pendant pewter ritzy
        ruby sapphire sequin silver snazzy sterling talisman topaz turquoise
    """,
    "thread": """
        bobbin braid brocade calico canvas cashmere chenille chiffon cloth corduroy cotton crochet darning doily
        drapery embroider embroidery fabric fiber flannel fray fraying frays fringe gauze gingham handkerchief
        handwoven hankie hanky hemstitch jute knitting lace lacework linen lining loom macrame mohair moleskin
        muslin napkin needlepoint needlework nylon oilcloth paisley patch patchwork patchy pincushion pleat
        polyester pompom poplin quilt quilted raffia ribbon sailcloth satin seamstress silk silken spindle
        spinning spool stitch suede taffeta tapestry tartan tassel teacloth thimble thread tweed twill twine
        unlined unraveled unreeling unstitch unthread unweave unwoven upholstery velour velvet velvety weaver
        woven yarn
    """,
    "comb": """
        aftershave barber barrette brunette comb cosmetics curl curled curler curliness curling curly dreadlock
        fragrance fragrant hairbrush hairpin lipstick manicure moustache nailbrush pedicure perfume perm plait
        powdered powdering powdery salon skincare stubble stubbly talcum unbraided uncurled unscented
    """,
    "chair": """
        armchair armless armrest backrest bench cabinet chair couch cupboard cushion cushy deckchair desk
        deskbound deskwork drawer dustsheet footstool headrest matting ottoman recliner reclining refurnish
        rocker rocking roundtable settee shelf shelve shelving sideboard sitter sitting sofa stool tablecloth
        tables tabletop tableware washstand workbench
    """,
    "bed": """
        asleep awake awaken awoke bedcover bedside bedspread blanket bolster bunkbed bunkhouse bunkmate
        candlewick coverlet daybed dormitory doze dozed dreamily dreamland dreamless dreamlike dreamt dreamy
        drowsily duvet hammock headboard nap napped napping oversleep pillow pillowcase repose sheet sleep slept
        slumbering snooze snore snoring tiring unawake wake wakeup waking
    """,
    "lamp": """
        afterglow backlight backlit blink blinked blinker blinking blinks brilliant bulb chandelier dazzler
        dazzling dimly dimmed dimness enlighten flashbulb flashing flashlight flashy floodlight gaslight
        headlamp illuminate iridescent lamp lampshade lampstand lantern lightbulb lighthouse limelight luminance
        luminous neon projector reflected reflector refract skylight spotlight stoplight strobe unlighted
    """,
    "door": """
        ajar archway closable closure doorbell doorframe doorknob doorman doormat doornail doorpost doorstep
        doorstop doorway drawbridge elevator enter entering entry entryway exit foyer gatehouse gatepost gateway
        hallway handled latch nextdoor open outdoors portal reenter reentry reopen revolving stile threshold
        tollgate trapdoor turnstile unlatch unopened vestibule
    """,
    "key": """
        chain clasp codeword cryptic decipher decode encode encrypt fasten keyhole keyring padlock passcode
        password privacy private privatize relock reseal safely securely security shut strongbox unbolted
        unchain unclasp unfasten unlocked unlocking
    """,
    "house": """
        annex apartment arcade attic awning backroom backyard balcony beachhut belfry boatshed brickwork
        bungalow cabana cabin cloister cottage curtain darkroom dayroom downstairs dwell dwelled dweller
        dwelling estate floorboard gable garret gazebo granary guesthouse habitable habitant habitat headroom
        houseboat hut icehouse landlady landlord livable lodge loft maisonette manor mews occupancy occupant
        occupier occupy outhouse pagoda parlor patio pebbledash plaster playhouse portico premises rafter
        rentable rental rented renter reoccupy resident roof rooftop settler shack shanty shed shelter shingle
        stairway stairwell storeroom stovepipe stucco subfloor sublet subpanel summerhouse terrace tile tilework
        tiling upstairs veranda washhouse wigwam windowpane windowsill yard
    """,
    "wash": """
        airer aseptic basin bath bathmat bathtub bleach broom broomstick brush brushes bubble bubbling bubbly
        carwash clean debris degrease detergent dishrack dust dustbin dustpan facecloth faucet footbath garbage
        handwash lather launder litter mop neat neatly neatness plumb prewashed recycled recycler recycling
        rewash rinse rinsing sanitary sanitizer sauna scoured scouring scrub scrubbed scrubber shampoo smudge
        smudgy soapbox soapdish sponge spongy spotless squeegee stainless suds swab sweep swept taps tidiness
        tidy toothbrush towel undusted vacuum washable washbasin washboard washbowl washcloth washday washed
        washer washing washout washroom washtub wipe
    """,
    "box": """
        barrel basket boxlike boxy bucket capsule cardboard cardstock cargo carload cartload carton case casing
        chest container crate cubbyhole deliverer delivery depot dispatch enclose enclosure freight gift giftshop
        lid lunchbox overstock parcel rewrap sandbox stock storable storage stowing supplier supply unboxed unloaded
        unloader unwrapped workbasket
    """,
    "coin": """
        account accountant affluent afford auction auctioneer bankable bankbook banked banker banking banknote
        bankroll barterer buck budget cash client commerce cost credit customer deal dealing dealmaker dealt
        debit dime discount dividend dollar donated donation donator donor economic economist economy emporium
        expend expenses expensive finance financial frugality frugally ironmonger jackpot kiosk lend lent
        lucrative monetary monetize moneybags moneywise monopoly newsagent outsell overprice overvalue payable
        payback paycheck payday payee payer paying payment payroll penny pension peso piggybank pound prepaid
        prepay purchase rebate receipt refinance refund reimburse repay repaying repayment resale reseller
        retail revenue reward rich riches richly richness salaried salary saved savings shop shopfront
        shopkeeper shopper shopping shoptalk spend spendable spender spending spent splurge stipend subsidize
        subsidy superstore surcharge thrift till trade trading tycoon unsold untaxed valuables value vending
        vendor voucher wages wholesaler yen
    """,
    "envelope": """
        courier ecard envelope letter letterbox mailbox postage postal postbox postcard posted posting postman
        reply resend send stamp unstamped
    """,
    "book": """
        algebra alphabet alumni anthology appendix atlas author blackboard book bookcase bookend bookmark
        bookshelf bookshop bookstall campus catalog chalkboard chapter class coauthor comic dean diary
        dictionary diploma ebook educated education educator epic epilogue essay exam excerpt fable footnote
        genre graduate guidebook haiku handbook hardcopy hardcover journal lecturer legend librarian library
        magazine manual myth narrator newspaper overbook pamphlet papyrus paragraph phonebook poem poet poetic
        preface professor prologue publisher pupil relearn reprint retrain rhyme rulebook saga scholar
        schoolbook scorebook scrapbook script scroll sequel series songbook speller spelling storyteller student
        studied study subplot subtext thesaurus thesis trilogy tutor tutorial undergrad unlearned unread
        untitled verse volumes
    """,
    "pencil": """
        annotate apostrophe autograph blank blot caption charting coeditor comma copied copier copy crayon
        cursive diagram doodle editor erasable graffiti graph handwrite hyphen imprint inkpot inkwell italics
        jot list notebook outline overwrite paper paperclip parchment pencil penholder penpal planner print
        punctuate quill register registry reword rewrite scribble scribe scribing secretary semicolon shorthand
        sketch staple stapling stencil subtitle typewriter uncharted underline unedited unlisted unsigned
        unwritten writing written
    """,
    "brush": """
        aesthetic art artwork azure beige bluish burgundy ceramics cobalt collage creatable create creation
        creative crimson dapple decorated decorator designed designer easel engraved engraver engraving etch
        etching gloss indigo khaki magenta maroon mauve mural paintbox paintbrush painter pastel potter pottery
        purple purplish recolor repaint scarlet sepia staining tint tricolor uncolored unglazed unpainted
        varnish vermilion
    """,
    "picture": """
        album camcorder camera cinema depict display figurine film focus footage frame framing gallery image
        imaging lens movie photo photograph poster reshoot slideshow snap snapshot unframed video viewfinder
    """,
    "clock": """
        agenda alarm alarmclock almanac always annually anytime april august awhile clock clockwork date
        datebook decade delay duration during early eternal eternity friday haste hastily hastiness hasty
        hourglass hurried hurry jiffy july june late mayday monday monthly nanosecond october oftentimes
        overtime pendulum perpetual prolonged promptly punctual quarterly rush saturday schedule semester
        september stopwatch thursday timing tuesday until untimed untimely watchmaker whenever wristwatch year
        yearbook yearly yesterday
    """,
    "hammer": """
        anvil bolt carpenter carpentry carve carving clamp construct craft crafter craftily craftsman craftwork
        crafty crowbar dig drill driller drilling dug fixture hacksaw hammer handcraft handiwork handmade
        handsaw handyman hardware lawnmower manmade nail overhaul rake raking rebuild rebuilt refurbish renovate
        repair repurpose retool riveter riveting sandpaper shovel smith spade spanner stonemason tacking tinker
        tinsmith tinwork toolbox toolkit trowel undrilled unscrew unscrewing whittle workshop
    """,
    "scissors": """
        chop cleft clip precut shred shredder shredding snippet snipping splice splicing splinter trimmer trimming
        trimness unclip uncut untrimmed
    """,
    "rope": """
        buckle bundle bungee dangle dangling entwine girdle lasso linked rope ropelike sling slinging tightrope
        tying unbuckled unbundle unhitched unhook unknotted unlinked untangled untying
    """,
    "gear": """
        amperage appliance axis axle cable charger charging cogwheel conduit crank empower engine equipment
        flywheel gasworks gear generator kilowatt lever leverage levers machine machinist operable operate
        operating operation operative operator outlet plug power pulley recharger rewire static steamroller
        switch turntable unplug unwired volt voltage widget wired wiring wiry zap
    """,
    "flask": """
        acetone acid alkaline alkalize amino ammonia ammonium anaerobic antacid antitoxic atom bacteria
        bacterium borax cadmium calcium carbon catalyst chemicals chemist chloride chlorine compound dioxide
        distill enzyme evaporate ferment gas helium hydrogen iodine iodize ion isotope krypton laboratory litmus
        magnesium molar molecular molecule monoxide neutron nuclei nucleus osmosis oxidation oxygen ozone
        peroxide petri phosphate plasma polymer proton quantum reaction reactor research science scientist
        silica substance sulfate sulfide sulfur synthesis synthetic vapor vaporizer viscosity
    """,
    "computer": """
        algorithm amplifier amplify android announcer antivirus automated automatic backspace backup bleep blip
        blog broadband broadcast browse browsing bullhorn cache calculator chatroom click clicker computer
        computing configure cursor cybernetic data desktop device dial disk earphone earpiece earplugs emoticon
        freeware gadget gigabyte gigahertz gizmo handset handsfree hangup harddisk hardwired headphone headset
        helpline hyperlink hypertext icon iconic joystick keyboard kilobyte landline laptop morse online
        onscreen pager payphone program radar radio reboot reformat reprogram robotics screen shortwave silicon
        smartphone speakers stylus subsystem system tablet uninstall update upgrade upload username virtual
        voicemail wifi wireless zipfile
    """,
    "number": """
        abacus amount average calculate calculus countable counting countless decimal decimeter digit dividable
        dividing divisible division double doubling duo duplex duplicate eleven equal equate equation estimate
        estimator factor fifteen fifth fiftieth fifty figure five fraction half halved halves headcount
        hundredth many math maximum multiple multiply multitude nineteen ninetieth ninth number numeral numerate
        numerator numeric numerous outnumber percent plural plus quartered quarters quintuple quota second seven
        sevenfold seventeen seventh seventy single singles singular sixfold sixteen sixth sixties sixtieth
        statistic subtotal subtract thirteen thirty thousand threefold trillion trio twelve twentieth twenty
        twice uncounted zero zillion
    """,
    "ruler": """
        acre calibrate colossal depth diameter distance elongated enlarged enlarging enormous extent gauging
        giant gigantic hertz humongous kilogram kilometer large length massive narrow ounce petite resize
        scaling shorten shorter shortness shrink shrunk sizable sizably size sizing small tall tallness thermal
        thermometer thickness thinly thinner thinning tiny vastly vastness widely widen width yardstick
    """,
    "shape": """
        angle angled angles angular asymmetric chevron circle circling circular coil cone conical corner crinkle
        crinkly cross curvature curve curvy cylinder dent dot dotted ellipse elliptic elliptical flatly flatness
        flatten geometric geometry grid hexagon hexagram latticed line oblong octagon oval parabola pentagon
        pentagram pointy polygon prism radial rectangle reshape rounding roundish roundness shape shaping
        speckle speckled specks spiral spot spotted spotting spotty squiggle squiggly triangle tubular twist
        twistable twisting twisty uncoiled vertical wrinkle wrinkly zigzagged
    """,
    "again": """
        again cyclic reacquire reappear reapply reappoint rearrange reattach reawake rebalance rebound recap
        recast recollect reconvene recopy recreate reemerge reenact refill refocus refold refresh refueling
        regain regroup rehire reissue reiterate relive reload remake remodeler remold rename renewable renewably
        renewal renewed reorder repeated repeater rephrase replace replay replica reprise reprocess reproduce
        resample reselect reset reshuffle resubmit resume resurface retake rethink retold retrace retry return
        retype reusable reuse reversal reverse reversing revisit revivable revival reviver reviving rewind
        rework routine undo unturned
    """,
    "car": """
        automaker automobile bulldozer busload cabbie cabdriver camper campervan caravan carless carmaker
        carpool commute commuting drivable drive driven driver driving excavate excavator fender garage gearbox
        handbrake hatchback hubcap humvee limousine moped motor omnibus parking petroleum rearview sedan sidecar
        steerable steering traffic transport truck trucks unleaded vehicle vehicular windscreen
    """,
    "train": """
        boxcar caboose monorail passenger platform rail railcar railroad railway signalbox subway track train
        tram tramline trolley
    """,
    "boat": """
        aground anchor barge boat boathouse boatyard buccaneer catamaran commodore coracle crewless crewman
        crewmate crewmember dinghy dock ferry ferryboat ferryman flagship galley gondola gondolier harbor
        harbour hovercraft hull jetski kayak lifebelt lifeboat lifebuoy lightship marina nautical nautically
        navigate navigator navy oarsman onboard outboard paddleboat paddling periscope porthole portside
        powerboat propeller quayside raft rigging riverboat rowboat rudder rudderless sailboat sailor ship
        shipyard slipway speedboat starboard steamboat steamship steersman submarine topsail tug tugboat
        undocked unrigged unshipped vessel voyage wharf yacht
    """,
    "plane": """
        airship arrival arrive autopilot aviation aviator blimp copilot drone flight flyable flyover freefall
        glide glider gliding jet jumbo landing parachute parasail preflight runway skydiver superjet swoop
        turbojet unpiloted zeppelin
    """,
    "bike": """
        backpedal bicycle cycle cycling cyclist handlebar hub kickstand motocross motorcycle pushbike pushcart
        scoot scooter skateboard spoke tandem tricycle tubeless unicycle wagon wheelbarrow
    """,
    "road": """
        abroad area avenue bridged broadways byway compass corridor country crossroads direction district
        driveway east eastbound eastward embark embassy equator excursion explore exploring footbridge footway
        freeway guidable guidance guide guiding itinerary junction kerb landmark lane latitude map mapmaker
        national onward outward overarch overpass parkway passage province ramp region reroute roundabout scout
        scouting scouts signpost street travel traverse underpass unguided unmapped viaduct wayside zone zoning
    """,
    "tower": """
        academy arena auditorium borough cablecar cathedral citadel citizen city cityscape civic clocktower
        coliseum county dome domelike factory galleria gothic hamlet kingdom monument municipal museum
        observatory palace plaza pyramid refinery rotunda skyline stadium steeple suburb tower turret uptown
        urban village
    """,
    "crown": """
        alchemy angel aristocrat avatar chivalry conjure conjuror cupid duchess duke dynasty elf elfishly elves
        emperor enchanted fantastic gnomish imperial king leprechaun levitate levitator luckily luckiness
        magical magician majestic majesty mystified mystify phoenix princess regalia royal samurai sphinx sprite
        squire unicorn wand wish wishbone wizard wizardry
    """,
    "music": """
        accordion acoustics alto anthem audible audibly audio bagpipe bandstand banjo baritone bassoon bugle
        carol cello chant chorus clarinet composed composer concert conductor cornet croon cymbal disco drum
        drumkit drummer drumstick dulcimer encore ensemble fanfare fiddle fiddler fiddling flute folksong gig
        gong gramophone guitar guitarist harmonica harmonics harmonize harmony harp harpist harpsichord humming
        jazz jingle jingling jukebox karaoke kettledrum lute lyric lyrically lyricism lyricist lyrics maestro
        mandolin maracas melody metronome minstrel music oboe opera overtone overture pianist piano piccolo
        playlist plectrum prelude quartet quintet recital recorder reggae remix rhapsody rockband rockstar sax
        saxophone singalong singer singing stereo strum subwoofer symphonic symphony tabla tambourine treble
        trombone trumpet ukulele undertone violin vocal vocalist vocalize vocally waltz whistle xylophone yodel
        zither
    """,
    "mask": """
        acrobat acting actress aerobics applaud applause audience audition backstage ballet cakewalk carnival
        cartwheel character circus clap clapped clapper clapping dance dancing drama dramatic dramatize fantasy
        festival festive festivity groove grooving groovy gyration hula humorist humorless humorous imitate
        imitation imitator improvise jester jokester jokingly juggle juggler juggling maypole onstage pageant
        pantomime parade polka prance prancing prank pranker prankish prankster premiere props puppet quickstep
        scenario shimmy showbiz showdown showgirl showing showman showoff showpiece skit slapstick spectator
        spoof stage staging stardom strut theater theatrics trapeze twirl upstage
    """,
    "ball": """
        backhand backspin boomerang bounce bouncing bouncy bullseye catchable catcher catching coach croquet
        dart dartboard decathlon fastball football goal golf gymnast handball judo karate olympics outfield
        outplayed outscore paddle pinball player playing playmaker playoff pregame putt referee rematch rugby
        score scorecard scored scoreless scoring scrimmage semifinal shuttlecock skittle skittles snooker sphere
        spherical sport sporting sports sporty tackle tackling taekwondo target thrower throwing tiebreaker
        umpire volley volleyball windsurfer
    """,
    "walk": """
        active activity agile agility ankle backtrack bounding brisk briskly briskness crosswalk dash energetic
        energize energy exerciser faster fastness footboard footer foothold footing footpad footpath footprint
        footsie frolic hurdle jaunt jog jogger jogging jump jumpiness knee kneecap knelt legged legwork limpness
        lively marathon march nimble nimbleness nimbly pace paced passerby path pathway pedometer promenade
        quicken quickly quickness race racing ramble relay rerun retread roamer roaming romp rover roving runner
        running scuttle skip skipping speed sprang spree sprint spry step stride strode swifter swiftness tibia
        tiptoeing trailing trailside treading treadmill vigorous walk walkway wanderer
    """,
    "dice": """
        anagram chess chessboard chessman crossword cube cubical dibs dice dicing doll dollhouse dolly domino
        dominoes funfair game gaming hopscotch jigsaw kaleidoscope marbles pegboard playful playground playgroup
        playmate playroom playset plaything playtime pogo puzzle puzzling raffle sandpit seesaw shuffle slinky
        sudoku swing swinging tag toyshop trampoline videogame yoyo
    """,
    "prize": """
        acclaim award champion fame finalist glorified glorifier glorify glorious glory outclass outmatch outwit
        ovation praising prize qualified qualifier qualify superhero superior supreme triumph trophy trump
        unrivaled valiant victory winner winnings
    """,
    "people": """
        amigo anybody anyone attendant attendee body boss buddy chummy civilian clubhouse coachman companion
        company comrade copartner crowd dude elderly everybody everyone friend friendship gala gatherer
        gathering gentleman gents grouped guy hermit heroics heroism herself huddle huddling human jamboree
        janitor joinable joining ladies lady ladylike mankind manlike manliness manly myself observer partner
        party populace popular populate public rejoin senior spokesman squad staff throng thyself unified
        unifier unify union veteran whoever whomever
    """,
    "eye": """
        binoculars detection detector discern discover found glance glancing glasses glimpse goggles magnifier
        magnify observant observing optical perceive preview query recognize reveal rummage scope spectacle
        spectacles spyglass squint sunglasses survey trifocals uncover view viewable viewer viewing viewless
        viewpoint visible visibly vision wink winking
    """,
    "hand": """
        armful carried carry clench clutch fidgeting fidgety fingerprint freehand giveaway given giver giving
        grab grapple grappling grasp grip handclap handclasp handed handful handgrip handheld handler handling
        handoff handpick handprint handrail handshake handstand help helper helpful helping overhand pluck
        poking pull push pusher pushing pushup reach scratch squeeze squeezing tactile tapping thumb thumbnail
        tucking twiddle twiddling wrist
    """,
    "ear": """
        clang clanking clatter clink clinking decibel earache eardrum earflap earful earlobe earmuff earshot
        echo echoless gurgle gurgling overhear plop quiet rumble rumbling tinkling
    """,
    "tooth": """
        cheek dental dentist denture dimple floss grinning jawed jawless jawline licking lip lisp mouth palatable
        throat
    """,
    "smile": """
        amaze amazingly amusable amuse amused amusement amuser amusing astonish blissful caring cheer cheery comfort
        comfy cosy cozily coziness cozy delighted elated enjoyable enjoyably enjoyer enjoying enjoyment excitable
        exciting exuberant fabulous gentle gently giddily giddiness giddy giggle giggling giggly glad gladly gleeful
        good gratified gratify happier happiest happily happiness happy hurray jolliness jolly jovial joy joyfully
        joyous jubilance jubilant kindly kindness liking marvelous merrily merry overjoyed prideful proud rejoice
        rejoicing relish smile smilingly splendid thrill thrive thriving upbeat wow yippee zesty
    """,
    "heart": """
        affection cherisher darling devotedly devotion empathic empathy endeared endearing favorable favorably
        favored favoring favorite fondly fondness hug nuzzle passion romancer snuggle sympathy trustful trusting
        wooing
    """,
    "talk": """
        accent aloha answer answering antonym babble babbling banter blurb blurt boast boaster boastful boasting
        cajoling chatter chatting chatty chitchat commend comment confidant confider confiding consonant consult
        declared dictate dictation discuss eloquence eloquent enunciate exclaim explain gab greet greeter
        greeting grumble grumbling grumbly idiom jargon language lingo linguist murmuring name naming nickname
        outspoken phrase phrasing proclaim pronounce quotable quotation quote recite remark rumor said say slang
        slogan speak speech spoken suggest syllable thank tidings translate unquote utter utterance verbalize
        verbally verbose voice voicing vowel whisper word yeah
    """,
}
