"""Which words of the list are things of which kind: read word by word, and only what a picture can truly stand for.

A word stands with one kind at most. Adverbs and what cannot be seen have none. No kind is of what could hurt here.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "bird": """
        albatross birdbath birdhouse birdsong blackbird buzzard canary cardinal chaffinch chickadee chirping
        cockatoo crane cuckoo curlew cygnet dove dovecote duck duckbill ducking duckling ducktail ducky eagle
        eiderdown emu falcon featherbed finch flamingo flap flier flock flyaway flyer flying goldfinch goose gosling
        hatch hatchling heron hornbill hummingbird jackdaw jaybird kingfisher lapwing lark linnet macaw magpie
        mallard mockingbird moorhen nest nightingale nuthatch oriole osprey ostrich owl owlish parakeet parrot
        partridge peacock pelican penguin pheasant pigeon pipit plover poultry puffin quack quail raven redwing
        robin sandpiper seabird seagull skylark snowbird songbird sparrow starling stork swallow swan swansdown
        talon thrush toucan turkey turtledove tweet wagtail warbler wildfowl wing woodpecker wren
    """,
    "fish": """
        anchovy angelfish angler angling barracuda calamari catfish chowder clambake clamshell cod conch coral
        crabbing crablike crabmeat crawfish cuttlefish dolphin eel fishpond gilled gills goldfish guppy herring
        jellyfish lobster manatee marlin minnow mollusk narwhal octopus otter oyster platypus porpoise rockfish
        rockpool sandfish sardine scallop seahorse seal seashell shrimp spearfish squid starfish stickleback
        stingray tadpole tidepool trout urchin viperfish walrus whale
    """,
    "cat": """
        bobcat catlike catnap catnip catty catwalk feline jaguar kitten kitty leopard lion lioness lynx ocelot
        panther puma purr tabby tiger tigress wildcat
    """,
    "dog": """
        bobtail bulldog canine chihuahua dachshund dalmatian dingo fetch jackal kennel lapdog mastiff mutt muzzle
        pug puppy wolf woof yapping
    """,
    "horse": """
        bridleway bronco buckskin cavalier cavalry chariot colt derby dromedary foal harness jockey llama mule
        mustang pony ridden riding saddle saddlebag saddled saddling stable stallion steed unbridle unsaddle whinny
        yearling zebra
    """,
    "sheep": """
        barley barn barnyard bovine buffalo bullpen cattle corral dairy farmhouse fence fencing goatherd goatskin
        grazing haystack livestock meadow meadowland milkman mooing mower mowing oink paddock pasture plow prairie
        ranch scarecrow sheep shepherd silo tractor trough unplowed wool woollen woolworker yak zebu
    """,
    "elephant": """
        aardvark animal anteater antelope antler armadillo badger beaver carnivore chimp cub elephant elk fawn
        ferret fox gazelle giraffe ibex kangaroo koala lair mammal marsupial mascot mongoose moose omnivore
        omnivorous opossum panda pelt porcupine primate racoon reindeer rhino safari sasquatch sloth tameness tamer
        trunk tusk untamed wallaby weasel wildlife wolverine wombat zookeeper zoologist zoology
    """,
    "rabbit": """
        bunny cottontail dormouse fieldmouse gerbil gopher groundhog hamster hedgehog jackrabbit leveret marmot
        molehill mouse mousetrap mousiness mousy nibble possum rabbit shrew squeak squirrel vole
    """,
    "snake": """
        anaconda bullfrog croak dragonish gecko iguana leapfrog lizard pond python reptile reptilian serpent snaking
        stegosaur toad tortoise turtle
    """,
    "butterfly": """
        aflutter antennae anthill antsy arachnid beehive beeswax bumblebee butterfly buzz caterpillar cobweb crawl
        crawlers crawling cricket damselfly dragonfly earthworm earwig firefly flatworm glowworm gnat grasshopper
        grub honey honeycomb honeydew honeypot ladybird ladybug mantis mosquito moth mothball mothproof nectar
        roundworm sandworm scorpion slug snail spider sting stinger stinging swarm tarantula wasp woodlouse
    """,
    "tree": """
        acacia acorn alder aspen bamboo beech birch blackthorn bonsai brushwood buckthorn cedar chestnut conifer
        cypress deforest driftwood ebony elder elm eucalyptus evergreen firewood forest grove hardwood hawthorn
        hazel hazelnut hazelwood holly juniper laburnum larch laurel lumber lumberjack magnolia mahogany maple
        mimosa mistletoe myrtle oak orchard palm pinecone plank plywood poplar reforest rowan sapling stump sycamore
        teak timber tree treehouse treetop tropical tropics twig willow woodbine woodcarver woodland woodpile
        woodshed woodwork
    """,
    "flower": """
        aster azalea begonia blooming bluebell botanical botanist botany bouquet buttercup camellia carnation catkin
        chamomile chrysanthemum cornflower corsage cowslip crocus daffodil dahlia daisy dandelion floral florist
        flowerpot foxglove freesia garland geranium gladiolus hibiscus hollyhock honeysuckle hyacinth iris jasmine
        larkspur lavender lilac lilly lily marigold mayflower meadowsweet nasturtium oleander orchid pansy peony
        petal petunia poppy primrose rosebud rosebush rosehip rosy snowdrop sunflower sweetpea tulip vase verbena
        violet wallflower waterlily wildflower wisteria wreath yarrow zinnia
    """,
    "leaf": """
        alfalfa algae aloe basil bluegrass bracken bramble briar buckwheat bud budding bulrush bush cacti cactus
        camping cattail chive cilantro clover compost crabgrass dill everglade fern fernlike fescue flaxseed garden
        gardener germinate gorse grass greenhouse ground grower growing hedge hedgerow hedging henna herbal herbs
        ivy kelp linseed lushly lushness marjoram mint moss mossy mulch oregano outgrow overgrown overplant parsley
        peppermint plant plot prune pruning ragweed rosemary sage sagebrush seagrass seaweed sedge seedling sesame
        shamrock shrubbery shrubs sorrel spearmint sprig sprout stem subsoil thicket thistle thorn thyme trellis
        tumbleweed turf unplanted
    """,
    "sun": """
        afternoon bright daily dawn daybreak daylight daylong daytime equinox everyday glare gleaming glimmer
        glisten glow glowing golden heat morning outshine parasol radiance radiantly season shimmer shimmery shine
        shininess shining shiny sparkly springtime summer sunbeam sundial sunlit sunny sunrise sunroom sunset
        sunshine warmth
    """,
    "moon": """
        aerospace astrology astronaut astronomy capricorn celestial comet cosmic cosmos countdown crescent dusk
        eclipse evening galaxy launch liftoff lunar moonbeam moonlight moonlike moonlit moonrise moonscape moonstone
        moonwalk nebula nightfall overnight planet rocket skyrocket stardust stargazer starless starlet starlight
        starlit starring starry stellar supernova telescope twilight twinkle universal universe venus zodiac
    """,
    "rain": """
        cloud deluge dew drainable drainage drained drainer drainpipe drench dribble dripping drippy drizzle drizzly
        droplet galoshes gutter humid moist moisten moistness moisture monsoon outpour overcast pouring puddle
        rainbow raincoat raindrop rainfall shower spill spilt splashed splashing splashy splatter splotchy spout
        spray sprinkled sprinkler squishy storm trickle umbrella wetland
    """,
    "snow": """
        antarctic blizzard bobsled chill cold december defog defrost february freezable freezing frost frosted
        frostily frosting frostlike frosty froze frozen glacial glacier hailstone ice icepack icicle iciness icy
        igloo january polar refreeze skate skater skating skid skied skier skiing sled sledge sleet slush snowball
        snowboard snowbound snowcap snowdrift snowfall snowfield snowflake snowiness snowless snowman snowplow
        snowshoe snowstorm snowsuit snowy subarctic subzero thaw unfreeze unfrosted unfrozen unthawed winter
        wintertime
    """,
    "wind": """
        aeration aloft balmy banner barometer blustery breath breeze breezy climate climatic exhale fanning flag
        flagpole flagstaff gusty hurricane kite pennant pinwheel sandstorm sky skyward stratus sway turbine
        turbulent twister waving weathercock weathervane whirligig windchime windfall windmill wispy
    """,
    "mountain": """
        altitude ascend ascension ascent brick canyon cement clay cliff cobblestone concrete crevice dale dune earth
        earthen earthlike earthy fjord flagstone flint foothill fossil geographer geography geologic geologist
        geology glen gorge granite gravel hillside hilltop knoll landmass landscape landslide limestone magma marble
        marbled marbling mosaic mount mountable mountain oasis onyx overhang panorama panoramic pavement paver
        pavestone paving pebble pebbly pumice quarry quartz ravine repave rock rockiness rocklike rockslide rocky
        rubble sandbank sandbar sandstone sandy scenic sculptor sculpture shale sierra slate sloped sloping statue
        steep stonewall stoneware stonework stony summit tarmac trek trekker unpaved upcountry uphill valley vista
        wildland
    """,
    "wave": """
        afloat aqua aqueduct atlantic backwater brook canal coast coastal coastland coastline cove creek delta
        dipped dipping ditch diving downstream drift estuary float foam foamless fountain geyser gulf gully gush
        hydrant hydrated hydration immerse immersion irrigate irrigation island lagoon lake lakefront lakeside
        liquefy liquid marine maritime marshland marshy millpond mud mudflow ocean oceanic onshore overflow pacific
        peninsula rehydrate reservoir ripple rippling riptide river riverbank riverbed riverside saline sandcastle
        scuba seafront seascape seashore seaside shore shoreline snorkel spring stream surf surfboard surfer
        swampland swell swim swimmable swimmer swimming swirl tidal towpath tributary undertow upriver upstream
        water waterfall waterfront watermill waterside waterwheel waviness wavy
    """,
    "fire": """
        ablaze aflame barbecue blaze bonfire campfire candle candlelight candlestick charbroil charcoal charred
        chimney ember embers fireguard fireplace fireside flame flammable flaring hearthrug ignition kerosene kiln
        kindle kindling match matchbook matchbox matchless matchstick rekindle relight sizzle sizzling smelting smog
        smokeless smokestack smokiness smoky smolder steam stove tinderbox unburned unlit wick wildfire woodsmoke
    """,
    "apple": """
        apple applecart applesauce apricot avocado banana blackberry blackcurrant blueberry cherry citric citrus
        clementine coconut crabapple cranberry damson elderberry fructose fruit gooseberry grape grapefruit
        grapevine greengage juiciness juicy kiwi lemon limes loganberry lychee mandarin mango melon mulberry
        nectarine olive orange overripe papaya peach pear pineapple plum pomegranate pomelo pulp quince raisin
        raspberry redcurrant rhubarb rind ripen ripeness ripening strawberry sultana tangerine unpeeled unripe
        vineyard watermelon
    """,
    "carrot": """
        artichoke asparagus beetroot butternut cabbage carrot cauliflower celery chili coleslaw corncob corned
        cornfield cornhusk cornmeal cornstalk corny courgette cucumber eggplant fennel garlic gherkin guacamole
        harvest horseradish hummus jalapeno leek legume lentil lettuce mushroom mustard onion parsnip peapod
        peppercorn pickle pumpkin radish salad scallion shallot spinach spud squash swede sweetcorn tomato truffle
        turnip vegan vegetable veggie watercress yam zucchini
    """,
    "wheat": """
        barleycorn bulgur cashew cinnamon clove cocoa cornflake curry flavored flavorful flavoring grain granola
        malt muesli nutcracker nutlike nutmeg nutshell nuttiness nutty oat oatcake oatmeal paprika peanut pecan
        peppermill pistachio rice risotto saffron salt saltshaker savor starch sugar sugarcane tapioca unflavored
        unsalted unsavory vanilla walnut wheat yeast
    """,
    "cake": """
        bagel baguette baked baker bakery bakeshop baking biscuit breadcrumb brioche cake calzone cheesecake
        coffeecake cornbread crepe crisp crisped crisping crispness crispy croissant crouton crumb crumble crumpet
        crunching crunchy crust cupcake donut doughnut dumpling eclair enchilada encrust flapjack fritter
        gingerbread icing macaroon muffin pancake pastry pie pretzel pudding pumpernickel quesadilla scone
        shortbread shortcake slice sliced slicer slicing strudel taco tamale tart teacake toaster unbaked unsliced
        untoasted wafer waffle
    """,
    "sweet": """
        bubblegum butterscotch candied candy candyfloss caramel custard fudge gumball gumdrop gumminess gumming
        gummy jam jawbreaker jellied jelly licorice lozenge marmalade marshmallow marzipan milkshake molasses nougat
        oversweet popcorn semisweet sherbet sorbet sundae syrup tasty toffee treacle treat trifle
    """,
    "plate": """
        appetite appetizer bacon brisket broth brunch cafeteria canteen caterer catering catsup caviar cheddar
        cheese cheesy chef chew chewable chewer chewing chewy chomp chow chowtime chutney condiment cuisine culinary
        cutlery diner dining dinner dinnerware dish eatable eaten eatery eating eats eggbeater eggcup egging eggnog
        eggshell entree escargot feast feed fettuccine fillet fondue food fried frying giblet glutton gourmet gravy
        hamburger hash kabob kebab ketchup lard lasagna linguini liverwurst lunch luncheon lunchroom lunchtime
        macaroni manicotti margarine mash mashed mayonnaise mozzarella nacho noodle nugget nutrient oil oiliness
        omelette overcook parmesan pasta pastrami platter pork porridge precook provolone ravioli ricotta roast
        salami salsa sauciness saucy serve serving snack soup spoon stew supper sushi tableful taste tastebud
        tastiness tasting tidbit uncooked undercook uneatable uneaten unroasted veal vinegar wasabi wok yogurt yolk
        yummy
    """,
    "tea": """
        barista bottle bottling buttermilk chalice coaster coffee cork corkscrew creamed creamer creamlike cup
        cupbearer cupped cupping decaf drinkable espresso flagon flask gulp juice kettle lemonade limeade mocha mug
        orangeade percolate pitcher punchbowl samovar saucer seltzer sip slurp stir straw tea teacup teapot teaspoon
        teatime thermos thirstily thirsting thirsty uncork unstirred
    """,
    "pan": """
        blender boil boiler broil broiler broiling canister canned canopener chopsticks crock crockery dishcloth
        dishwasher fridge fryingpan grill kitchen ladle larder oven pantry preheated reheat rotisserie saucepan
        simmering skewer skillet strainer straining tablespoon tinfoil unheated utensil whisking
    """,
    "shirt": """
        anorak apron armband attire bathrobe blazer blouse breeches button buttonhole camisole cape cardigan chaps
        clad cloak clothes clothing coat coathanger coathook coatrack collar corset cufflink dandy denim dress
        dresser dressmaker duffel flannels frill garment garter gauntlet glove gown headscarf jacket jersey kilt
        kimono knickers lapel laundry leggings legwarmer leotard mitten outfit overcoat pajamas pants parka
        petticoat pinafore pocket poncho preppy robe sash scarf shawl shirt shorts skirt sleeve smock styling
        stylishly stylist stylized sundress sweatshirt swimsuit swimwear tailor trousers tutu tux tuxedo unbutton
        unbuttoned uncloak undercoat ungloved uniformed unstylish untie untied unworn unzip vest vogue waistcoat
        wardrobe zipping zippy zips
    """,
    "shoe": """
        anklet booted bootie bootlace boots cleat clogs cobbler footgear footless footrest footsore footwear gumboot
        moccasin plimsoll sandal shoebox shoelace slipper spur unlaced
    """,
    "hat": """
        bonnet brim capped crown fedora hardhat hatbox hatless headband headdress headgear headpiece headwear helmet
        kerchief rimless sunbonnet sunhat tiara turban uncapped uncrown visor
    """,
    "bag": """
        backpack bagful baggage bagged baggie bagginess baggy beanbag briefcase hamper handbag knapsack luggage
        pouch purse repackage repacking rucksack satchel suitcase unpack
    """,
    "ring": """
        amber amethyst amulet aquamarine bauble bling bracelet brooch charm crystal diamond earring emerald enamel
        gem glitter glitzy goldsmith jade keepsake locket luster lustrous opal pearl pendant pewter ritzy ruby
        sapphire silver snazzy sterling talisman topaz turquoise
    """,
    "thread": """
        bobbin cloth cotton crochet doily drapery embroider embroidery fabric fiber fray frayed fraying frays fringe
        gauze handkerchief handwoven hankie hanky hemstitch knitting lining loom napkin needlework nylon oilcloth
        patch patchwork patchy pincushion pleat polyester quilt quilted ribbon sailcloth satin seamstress silk
        silken spindle spinning spool stitch tapestry tassel thimble thread tweed twine unlined unraveled unreeling
        unstitch unthread unweave unwoven upholstery velvet velvety weaver woven yarn
    """,
    "comb": """
        aftershave barber barrette brunette comb cosmetics curl curled curler curliness curling curly dreadlock
        fragrance fragrant hairbrush hairpin lipstick manicure moustache nailbrush pedicure perfume perm plait
        powdered powdering powdery salon skincare stubble stubbly talcum unbraided uncombed uncurled unscented
    """,
    "chair": """
        armchair armless armoire armrest backrest bench cabinet chair couch cupboard cushion cushy deckchair desk
        deskbound deskwork footstool headrest recliner reclining refurnish rocker rocking roundtable shelf shelve
        shelving sitter sitting sofa stool tablecloth tables tabletop tableware unseated washstand workbench
    """,
    "bed": """
        asleep awake awaken awoke blanket bolster bunkbed bunkhouse bunkmate daybed dormitory doze dozed dreamily
        dreamland dreamless dreamlike dreamt dreamy drowsily duvet hammock headboard hypnoses hypnosis hypnotic
        hypnotism hypnotist hypnotize nap napped napping oversleep pillow pillowcase repose sheet sleep slept
        slumbering snooze snore snoring tiring unawake wake wakeup waking
    """,
    "lamp": """
        afterglow backlight backlit blink blinked blinker blinking blinks brilliant bulb chandelier dazzler dazzling
        dimly dimmed dimness enlighten flashbulb flashing flashlight flashy gaslight headlamp illuminate iridescent
        lamp lampshade lantern lightbulb lighthouse limelight luminance luminous neon projector reflected reflector
        refract skylight spotlight stoplight strobe unlighted
    """,
    "door": """
        ajar closable closure doorbell doorframe doorknob doorman doormat doornail doorpost doorstep doorstop
        doorway elevator enter entering entry entryway exit foyer gatepost handled latch nextdoor open outdoors
        portal reenter reentry reopen revolving tollgate trapdoor turnstile unhinge unlatch unopened vestibule
    """,
    "key": """
        chain clasp codeword conceal cryptic decipher decode encode encrypt fasten keyhole keyring padlock passcode
        password privacy private privatize relock reseal safeguard safehouse safely secrecy secret securely security
        shut strongbox unbolted unchain unclasp unfasten unlocked unlocking unsealed
    """,
    "house": """
        annex apartment attic awning backroom backyard balcony cabana cabin cottage curtain darkroom dayroom
        downstairs dwell dwelled dweller dwelling estate habitable habitant habitat headroom houseboat hut landlady
        landlord livable manor occupancy occupant occupier occupy outhouse parlor patio plaster playhouse premises
        rafter rentable rental rented renter reoccupy residence residency resident roof rooftop settler shack shanty
        shed shelter shingle stairway storeroom stucco subfloor sublease sublet subpanel tile tiling unlivable
        upstairs veranda washhouse windowpane windowsill yard
    """,
    "wash": """
        aseptic basin bath bleach broom broomstick brush brushes bubble bubbling bubbly carwash clean debris
        degrease deodorant deodorize detergent disinfect dumping dumpster dust dustpan facecloth faucet footbath
        garbage germless germproof handwash hygienist lather launder litter mop neat neatly neatness plumb prewashed
        recycled recycler recycling rewash rinse rinsing sanitary sanitizer sauna scoured scouring scrub scrubbed
        scrubber shampoo smudge smudgy soapbox sponge spongy spotless squeegee stainless suds swab sweep swept taps
        tidiness tidy toothbrush towel undusted vacuum washable washbasin washboard washbowl washcloth washday
        washed washer washing washout washroom washtub wipe
    """,
    "box": """
        barrel basket boxlike boxy bucket capsule cardboard cardstock cargo carload cartload carton case casing
        chest container crate cubbyhole deliverer delivery depot dispatch enclose enclosure freight gift giftshop
        lid lunchbox overstock parcel rewrap sandbox stock storable storage stowing supplier supply unboxed unloaded
        unloader unwrapped workbasket
    """,
    "coin": """
        account accountant affluent afford auction auctioneer bankable bankbook banked banker banking banknote
        bankroll barterer buck budget cash client commerce cost credit customer deal dealing dealmaker dealt debit
        dime discount dividend dollar donated donation donator donor economic economist economy emporium expend
        expenses expensive finance financial frugality frugally jackpot kiosk lend lent lucrative monetary monetize
        moneybags moneyless moneywise monopoly outsell overbill overpay overprice overspend overvalue payable
        payback paycheck payday payee payer paying payment payroll penny pension peso pound prepaid prepay purchase
        purveyor rebate receipt refinance refund reimburse repay repaying repayment resale reseller retail revenue
        reward rich riches richly richness salaried salary saved savings shop shopfront shopper shopping shoptalk
        spend spendable spender spending spent splurge stipend subsidize subsidy superstore surcharge thrift till
        trade trading tycoon underpay unearned unsold untaxed unvalued valuables value vending vendor voucher wages
        wholesaler yen
    """,
    "envelope": """
        courier ecard envelope letter letterbox mailbox postage postal postbox postcard posted posting postman reply
        resend send stamp unsent unstamped
    """,
    "book": """
        algebra alphabet alumni anthology appendix atlas author blackboard book bookcase bookmark bookshelf bookshop
        campus catalog chalkboard chapter class coauthor comic dean diary dictionary diploma ebook educated
        education educator epic epilogue essay exam excerpt fable fiction fictitious footnote genre graduate
        guidebook haiku handbook hardcopy hardcover journal lecturer legend librarian library magazine manual myth
        narrator newspaper overbook pamphlet papyrus paragraph phonebook poem poet poetic preface professor prologue
        publisher pupil relearn reprint retrain rhyme rulebook saga scholar schoolbook scorebook scrapbook script
        scroll sequel series songbook speller spelling storyteller student studied study subplot subtext tabloid
        thesaurus thesis trilogy tutor tutorial undergrad unlearned unread untitled verse volumes
    """,
    "pencil": """
        annotate apostrophe autograph blank blot caption charting coeditor comma copied copier copy crayon cursive
        diagram doodle editor erasable erase erased eraser erasure graffiti graph handwrite hyphen imprint inkwell
        italicize italics jot list notebook outline overwrite paper paperclip parchment pencil penholder penpal
        planner print punctuate quill register registry reword rewrite scribble scribe scribing secretary semicolon
        shorthand sketch staple stapling stencil subtitle typewriter uncharted underline unedited unlisted unsigned
        unwritten writing written
    """,
    "brush": """
        aesthetic art artwork azure beige bluish burgundy ceramics cobalt collage creatable create creation creative
        crimson dapple decorated decorator designed designer easel engraved engraver engraving etch etching gloss
        indigo khaki magenta maroon mauve mural paintbox paintbrush painter pastel potter pottery purple purplish
        recolor repaint scarlet sepia stainable staining tint tricolor uncolored unglazed unpainted varnish
        vermilion
    """,
    "picture": """
        album camcorder camera cinema depict display figurine film focus footage frame framing gallery image imaging
        lens movie photo photograph poster reshoot slideshow snap snapshot unfocused unframed video viewfinder
    """,
    "clock": """
        agenda alarm alarmclock almanac always annually anytime april august awhile clock clockwork date datebook
        decade delay duration during early eternal eternity friday haste hastily hastiness hasty hourglass hurried
        hurry jiffy july june late mayday monday monthly nanosecond october oftentimes overdue overtime pendulum
        perpetual prolonged promptly punctual quarterly rush saturday schedule semester september stopwatch thursday
        timing tuesday until untimed untimely watch watchmaker whenever wristwatch year yearbook yearly yesterday
    """,
    "hammer": """
        anvil bolt carpenter carpentry carve carving clamp construct craft crafter craftily craftsman craftwork
        crafty crowbar dig drill driller drilling dug fixture hacksaw hammer handcraft handiwork handmade handsaw
        handyman hardware manmade nail overhaul rake raking rebuild rebuilt refurbish renovate repair repurpose
        retool riveter riveting sandpaper shovel smith spade tacking tinker tinsmith tinwork toolbox trowel
        undrilled unfixable unfixed unscrew unscrewing whittle workshop
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
        amperage appliance axis cable charger charging cogwheel conduit crank empower engine equipment gear
        generator kilowatt lever leverage levers machine machinist operable operate operating operation operative
        operator outlet overload plug power pulley recharger rewire static switch unplug unwired volt voltage widget
        wired wiring wiry zap
    """,
    "flask": """
        acetone acid alkaline alkalize amino ammonia ammonium amoeba anaerobic antacid antitoxic atom bacteria
        bacterium borax cadmium calcium carbon catalyst chemicals chemist chloride chlorine compound cytoplast
        dioxide distill enzyme evaporate ferment gas glycerin helium hydrogen hydroxide iodine iodize ion ionosphere
        isotope krypton laboratory litmus magnesium molar molecular molecule monoxide nebulizer neutron nuclei
        nucleus osmosis oxidant oxidation oxidize oxidizing oxygen ozone peroxide petri phosphate plasma polymer
        proton protozoan quantum reaction reactor research science scientist silica specimen subatomic substance
        sulfate sulfide sulfur synthesis synthetic urethane vapor vaporizer viscosity zirconium
    """,
    "computer": """
        algorithm amplifier amplify android announcer antivirus automated automatic backspace backup bleep blip blog
        broadband broadcast browse browsing bullhorn cache calculator chatroom click clicker computer computing
        configure cursor cybernetic data debug desktop device dial disk earphone earpiece earplugs emoticon freeware
        gadget gigabyte gigahertz gizmo handset handsfree hangup harddisk hardwired headphone headset helpline
        hyperlink hypertext icon iconic joystick keyboard kilobyte landline laptop morse online onscreen pager
        payphone program radar radio reboot reformat reprogram robotics scan scanner scanning screen shortwave
        silicon smartphone speakers stylus subsystem system tablet uninstall update upgrade upload username virtual
        voicemail wifi wireless zipfile
    """,
    "number": """
        abacus amount average calculate calculus countable counting countless decimal decimeter digit dividable
        dividing divisible division double doubling duo duplex duplicate eleven equal equate equation estimate
        estimator factor fifteen fifth fiftieth fifty figure five fraction half halved halves headcount hundredth
        many math maximum multiple multiply multitude nineteen ninetieth ninth number numeral numerate numerator
        numeric numerous outnumber percent plural plus quartered quarters quintuple quota recount second seven
        sevenfold seventeen seventh seventy single singles singular sixfold sixteen sixth sixties sixtieth statistic
        subtotal subtract thirteen thirty thousand threefold trillion trio twelve twentieth twenty twice uncounted
        zero zillion
    """,
    "ruler": """
        acre calibrate colossal depth diameter distance elongated enlarged enlarging enormous extent gauging giant
        gigantic hertz humongous kilogram kilometer large length massive nanometer narrow ounce oversized petite
        resize scaling shorten shorter shortness shrank shrink shrunk sizable sizably size sizing small tall
        tallness thermal thermometer thickness thinly thinner thinning tiny vastly vastness widely widen width
        yardstick
    """,
    "shape": """
        angle angled angles angular asymmetric chevron circle circling circular coil cone conical corner crinkle
        crinkly cross curvature curve curvy cylinder dent dot dotted ellipse elliptic elliptical flatly flatness
        flatten geometric geometry grid hexagon hexagram latticed line oblong octagon oval parabola pentagon
        pentagram pointy polygon prism radial rectangle reshape rounding roundish roundness shape shaping speckle
        speckled specks spiral spot spotted spotting spotty squiggle squiggly trapezoid triangle tubular twist
        twistable twisted twisting twisty uncoiled vertical wrinkle wrinkly zigzagged
    """,
    "again": """
        again cyclic reacquire reappear reapply reappoint rearrange reattach reawake rebalance rebound recap
        recapture recast recollect reconvene recopy recreate reemerge reenact refill refocus refold refresh
        refueling regain regroup rehire reissue reiterate relive reload remake remodeler remold rename renewable
        renewably renewal renewed reoccur reorder repeated repeater rephrase replace replay replica reprise
        reprocess reproduce resample reselect reset reshuffle resubmit resume resurface retake rethink retold
        retrace retry return retype reusable reuse reversal reverse reversing reversion revert revisit revivable
        revival reviver reviving rewind rework routine undo undoing undone unturned
    """,
    "car": """
        automaker automobile bulldozer busload cabbie cabdriver camper campervan caravan carless carmaker carpool
        commute commuting drivable drive driven driver driving excavate excavator fender garage gearbox handbrake
        hatchback hubcap humvee limousine motor parking petroleum rearview sedan steerable steering traffic
        transport truck trucks unleaded vehicle vehicular windscreen
    """,
    "train": """
        boxcar caboose monorail passenger platform rail railcar railroad railway subway track train trolley
    """,
    "boat": """
        aground anchor barge boat boathouse boatyard buccaneer capsize commodore crewless crewman crewmate
        crewmember dinghy dock ferry ferryboat flagship galley gondola gondolier harbor harbour hull jetski kayak
        lifeboat marina nautical nautically navigate navigator navy oarsman onboard outboard paddling periscope
        porthole portside powerboat propeller quayside raft rigging riverboat rowboat rudder rudderless sailboat
        sailor ship shipyard speedboat starboard steamboat steamship steersman submarine topsail tug tugboat
        undocked unrigged unshipped vessel voyage wharf yacht
    """,
    "plane": """
        arrival arrive autopilot aviation aviator blimp copilot drone flight flyable flyover freefall glide glider
        gliding jet jumbo landing parachute parasail preflight runway skydiver superjet swoop turbofan turbojet
        unpiloted zeppelin
    """,
    "bike": """
        backpedal bicycle cycle cycling cyclist handlebar hub kickstand motocross motorcycle pushcart scoot scooter
        skateboard spoke tandem tricycle tubeless unicycle wagon wheelbarrow
    """,
    "road": """
        abroad area avenue bridged broadways compass corridor country direction district driveway east eastbound
        eastward embark embassy equator excursion explore exploring footbridge freeway guidable guidance guide
        guiding itinerary junction landmark latitude map mapmaker national onward outward overarch overpass parkway
        passage province ramp region reroute scout scouting scouts signpost street travel traverse underpass
        unguided unmapped viaduct zone zoning
    """,
    "tower": """
        academy arena auditorium borough cathedral citadel citizen city cityscape civic coliseum county dome
        domelike factory galleria gothic hamlet kingdom monument municipal museum palace plaza pyramid refinery
        rotunda skyline stadium steeple suburb tower turret uptown urban village
    """,
    "crown": """
        alchemy angel aristocrat avatar chivalry conjure conjuror cupid duchess duke dynasty elf elfishly elves
        emperor enchanted fantastic gnomish illusion illusive imperial king leprechaun levitate levitator luckily
        luckiness magical magician majestic majesty mystified mystify phoenix princess regalia royal samurai
        spellbind sphinx sprite squire unicorn wand wish wishbone wizard wizardry
    """,
    "music": """
        acoustics alto anthem audible audibly audio bagpipe bandstand banjo baritone carol cello chant chorus
        clarinet composed composer concert conductor croon cymbal disco drum drummer drumstick encore ensemble
        fanfare fiddle fiddler fiddling flute folksong gig gong guitar guitarist harmonica harmonics harmonize
        harmony harp harpist harpsichord humming jazz jingle jingling jukebox karaoke kettledrum lyric lyrically
        lyricism lyricist lyrics maestro mandolin melody minstrel music oboe opera overtone overture pianist piano
        piccolo playlist prelude quartet quintet recital recorder reggae remix rhapsody rockband rockstar sax
        saxophone singalong singer singing stereo strum subwoofer symphonic symphony tambourine treble trombone
        trumpet ukulele undertone violin vocal vocalist vocalize vocally waltz whistle xylophone yodel
    """,
    "mask": """
        acrobat acting actress aerobics applaud applause audience audition backstage ballet cakewalk carnival
        cartwheel character circus clap clapped clapper clapping dance dancing drama dramatic dramatize fantasy
        festival festive festivity groove grooving groovy gyration hula humorist humorless humorous imitate
        imitation imitator improvise jester jokester jokingly juggle juggler juggling macarena onstage pageant
        pantomime parade polka prance prancing prank pranker prankish prankster premiere props puppet quickstep
        scenario shimmy showbiz showdown showgirl showing showman showoff showpiece skit slapstick spectator spoof
        stage staging stardom strut theater theatrics thespian trapeze trick trickster twirl unmasked unmasking
        upstage
    """,
    "ball": """
        backhand backspin bounce bouncing bouncy bullseye catchable catcher catching coach dart dartboard decathlon
        dodge dropkick fastball football goal golf gymnast handball judo jujitsu karate olympics outfield outplayed
        outscore paddle player playing playmaker playoff pregame putt referee rematch rugby score scorecard scored
        scoreless scorer scoring scrimmage semifinal skittle skittles sphere spherical sport sporting sports sporty
        tackle tackling taekwondo target thrower throwing tiebreaker umpire volley volleyball
    """,
    "walk": """
        active activity agile agility ankle backtrack bounding brisk briskly briskness chase chasing crosswalk dash
        energetic energize energy exerciser faster fastness footboard footer foothold footing footpad footpath
        footprint footsie frolic hurdle jaunt jog jogger jogging jump jumpiness knee kneecap knelt legged legwork
        limping limpness lively marathon march nimble nimbleness nimbly pace paced passerby path pathway pedometer
        promenade quicken quickly quickness race racing ramble rambling relay rerun retread roamer roaming romp
        rover roving runaround runner running scuttle skip skipping speed sprang spree sprint spry step stride
        strode swifter swiftness tibia tiptoeing trailing trailside treading treadmill vigorous walk walkway
        wanderer
    """,
    "dice": """
        anagram chess chessboard chessman crossword cube cubical dibs dice dicing doll dollhouse dolly dominoes game
        gaming hopscotch jigsaw kaleidoscope marbles pegboard playful playground playgroup playmate playroom playset
        plaything playtime pogo puzzle puzzling raffle sandpit shuffle slinky stalemate sudoku swing swinging tag
        trampoline videogame yoyo
    """,
    "prize": """
        acclaim award champion fame finalist glorified glorifier glorify glorious glory outclass outmatch outwit
        ovation praising prize qualified qualifier qualify superhero superior supreme triumph trophy trump unbeaten
        unrivaled valiant victory winner winnings
    """,
    "people": """
        amigo anybody anyone attendant attendee body boss buddy chummy civilian clubhouse companion company comrade
        copartner crowd dude elderly everybody everyone friend friendship gala gatherer gathering gentleman gents
        grouped guy hermit heroics heroism herself huddle huddling human jamboree janitor joinable joining ladies
        lady ladylike mankind manlike manliness manly mannish myself observer onlooker partner party populace
        popular populate public rejoin self senior senorita spokesman squad staff throng thyself unified unifier
        unify union veteran visitor whoever whomever womankind womanly
    """,
    "eye": """
        detection detector discern discover found glance glancing glasses glimpse goggles magnifier magnify
        observant observing optical perceive preview query recognize reveal rummage scavenger scope scrutiny
        spectacle spectacles spyglass squint staring sunglasses survey trifocals uncover unhidden unseeing unseen
        unwatched view viewable viewer viewing viewless viewpoint visible visibly vision wink winking
    """,
    "hand": """
        armful carried carry clench clutch fidgeting fidgety fingerprint freehand giveaway given giver giving grab
        grapple grappling grasp grip handclap handclasp handed handful handgrip handheld handler handling handoff
        handpick handprint handrail handshake handstand help helper helpful helping overhand pluck poking pull push
        pusher pushing pushup reach scratch squeeze squeezing tactile tapping thumb thumbnail tucking twiddle
        twiddling underhand untouched wrist yanking
    """,
    "ear": """
        clang clanking clatter clink clinking decibel earache eardrum earflap earful earlobe earmuff earshot echo
        echoless gurgle gurgling hush hushing overhear plop quiet rumble rumbling silenced thud thump thumping
        tinkling unheard
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
        affection caress cherisher darling devotedly devotion empathic empathy endeared endearing favorable
        favorably favored favoring favorite fondly fondness hug nuzzle passion romancer smitten snuggle sympathy
        trustful trusting wooing
    """,
    "talk": """
        accent aloha answer answering antonym babble babbling banter blurb blurt boast boaster boastful boasting
        cajoling chatter chatting chatty chitchat commend comment confidant confider confiding consonant consult
        declared dictate dictation discuss eloquence eloquent enunciate exclaim explain gab greet greeter greeting
        grumble grumbling grumbly idiom jabbering jargon language lingo linguist murmuring name naming nickname
        outspoken phrase phrasing proclaim pronounce quotable quotation quote recite remark rhetoric rumor said say
        shout slang slogan speak speech spoken suggest syllable tattle tattling thank tidings translate unnamed
        unquote unsaid unspoken untold utter utterance verbalize verbally verbose voice voicing vowel whisper word
        yeah
    """,
}
