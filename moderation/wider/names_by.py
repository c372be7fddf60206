"""Names that may stand in place of names: by community, by who bears them, and by when they were given. Data.

None is rare, none begins with Q or Z, and none is meant to say more of anybody than the name it replaces did. A community is
read off a name and never off anything else; a name that several have is taken for the most common here.

What the lists rest on: names known as usual for children, and for adults, of each community here, typed by hand. Where it is known
how often each stands in that language (English, Polish and Romanian, by `wordfreq`), none that is offered is rarer than three in
ten million words, and no English one is commoner than any single name should be; a test holds that. Of the other communities no
frequency is claimed: neither `wordfreq` nor the lists of names by country that the house has (`faker`) say one for names borne
here, and by how often they stand in English text most Welsh, Irish and Somali names would be rare, which they are not. Every community has names of children and
of adults, so that a child is not given a grown person's name.
"""

from __future__ import annotations

from collections.abc import Mapping

SHE, HE = "she", "he"
YOUNG, GROWN, OLD = "young", "grown", "old"
HERE = "here"
"""The community of a name that says nothing, or that most people here could have."""

_NAMES = {
    (HERE, SHE, YOUNG): "Amelia Bella Chloe Daisy Elsie Freya Grace Harper Isla Jessica Lily Millie Nancy Olivia Poppy Ruby Sophie Tilly Violet Willow",
    (HERE, HE, YOUNG): "Alfie Bobby Charlie Daniel Ethan Freddie George Harvey Isaac Jack Leo Mason Noah Oliver Reggie Stanley Theo Vincent William",
    (HERE, SHE, GROWN): "Amy Beth Charlotte Donna Emma Fiona Gemma Hannah Jade Kate Laura Michelle Natalie Paula Rachel Sarah Tanya Vicky Wendy",
    (HERE, HE, GROWN): "Adam Ben Craig Darren Elliot Gareth Graham Ian Jason Kevin Liam Mark Nathan Paul Robert Simon Tom Victor Wayne",
    (HERE, SHE, OLD): "Ann Brenda Carol Dorothy Eileen Frances Gillian Hilda Irene Joan Kathleen Linda Margaret Norma Olive Patricia Rita Sheila Una Valerie Winifred",
    (HERE, HE, OLD): "Arthur Brian Clive Derek Eric Frank Geoffrey Harold Ivan Jim Keith Leonard Michael Norman Peter Raymond Stanley Trevor Vernon Walter",
    ("welsh", SHE, YOUNG): "Alaw Betsan Cadi Efa Elliw Enlli Erin Fflur Greta Gwenno Hawys Lleucu Mabli Martha Nansi",
    ("welsh", SHE, GROWN): "Angharad Bethan Carys Delyth Eleri Ffion Gwen Heledd Lowri Mared Nia Olwen Rhian Sioned Tegan",
    ("welsh", HE, YOUNG): "Cai Caio Deio Elis Gruff Guto Gwion Harri Ianto Ifan Ioan Jac Osian Tomi",
    ("welsh", HE, GROWN): "Aled Bryn Cai Dylan Emyr Gethin Hywel Iestyn Llew Macsen Owain Rhodri Steffan Tomos",
    ("irish", SHE, YOUNG): "Aoibhin Aoife Caoimhe Cara Clodagh Doireann Eabha Fia Laoise Muireann Niamh Nora Riona Sadhbh Saoirse",
    ("irish", SHE, GROWN): "Aoife Bronagh Ciara Deirdre Emer Fionnuala Grainne Maeve Niamh Orla Roisin Saoirse",
    ("irish", HE, YOUNG): "Caolan Cillian Conor Darragh Fiachra Fionn Lochlann Naoise Odhran Oisin Rian Senan Tadhg",
    ("irish", HE, GROWN): "Aidan Brendan Conor Declan Eoin Fergal Lorcan Malachy Niall Oisin Ronan Shane",
    ("scottish", SHE, YOUNG): "Aila Ailsa Catriona Effie Eilidh Elspeth Iona Kirsty Lorna Mhairi Mirren Morven Rhona",
    ("scottish", SHE, GROWN): "Ailsa Catriona Eilidh Fiona Iona Isobel Kirsty Lorna Mairi Morag Rhona Shona",
    ("scottish", HE, YOUNG): "Angus Brodie Callum Euan Finlay Fraser Hamish Keir Lachlan Magnus Rory Ruaridh Struan",
    ("scottish", HE, GROWN): "Angus Blair Callum Duncan Euan Fraser Gregor Hamish Lachlan Murdo Rory Stuart",
    ("polish", SHE, YOUNG): "Alicja Blanka Gabrysia Hania Iga Jagoda Kornelia Lena Maja Nikola Oliwia Pola Roksana Tosia Wiktoria",
    ("polish", SHE, GROWN): "Agata Beata Dorota Ewa Hanna Iwona Joanna Kinga Lidia Magda Natalia Olga Paulina Renata Sylwia Teresa Wanda",
    ("polish", HE, YOUNG): "Antoni Borys Dawid Fabian Gabriel Jakub Kacper Ksawery Mikolaj Nikodem Oskar Piotr Tymoteusz Wiktor",
    ("polish", HE, GROWN): "Adrian Bartek Damian Filip Grzegorz Henryk Igor Jacek Kamil Leszek Marek Patryk Rafal Szymon Tomasz Wojtek",
    ("romanian", SHE, YOUNG): "Anastasia Beatrice Carla Denisa Eliza Georgiana Iulia Karina Lavinia Miruna Rebeca Sorina Teodora",
    ("romanian", SHE, GROWN): "Alina Bianca Cristina Daniela Elena Florina Gabriela Ioana Larisa Mihaela Nicoleta Oana Raluca Simona Tatiana Violeta",
    ("romanian", HE, YOUNG): "Cezar Eduard Gabi Iustin Luca Matei Petru Razvan Sebastian Stefan Tiberiu Vlad",
    ("romanian", HE, GROWN): "Andrei Bogdan Cosmin Dragos Emil Florin George Horia Ionut Liviu Marius Nicu Octavian Radu Sorin Tudor Vasile",
    ("south-asian-muslim", SHE, YOUNG): "Aleeza Bisma Dua Eshal Hafsa Inaya Jannat Khadeeja Laiba Maryam Noor Raheema Sumayyah Tayyaba Wardah",
    ("south-asian-muslim", SHE, GROWN): "Amina Bushra Farah Hina Iqra Javeria Kiran Lubna Mariam Nadia Rabia Saima Tahira Uzma",
    ("south-asian-muslim", HE, YOUNG): "Arham Burhan Eesa Fahad Hadi Ilyas Kabir Luqman Muaz Nabeel Rayan Sufyan Taha Uzair Wali",
    ("south-asian-muslim", HE, GROWN): "Asif Bilal Daniyal Faisal Haris Imran Junaid Kashif Majid Nadeem Omar Rashid Salman Tariq Usman Waqar",
    ("indian", SHE, YOUNG): "Aanya Bhavya Diya Gurleen Ishita Jasleen Kiara Manvi Navya Prisha Riya Simran Tanvi Vanya",
    ("indian", SHE, GROWN): "Anita Deepa Geeta Harpreet Jaspreet Kavita Lakshmi Meera Neha Priya Rekha Sunita Usha Vidya",
    ("indian", HE, YOUNG): "Aarav Ayush Dhruv Gurnoor Ishaan Manvir Neel Pranav Reyansh Shaan Tejas Vihaan",
    ("indian", HE, GROWN): "Arjun Deepak Gurpreet Harjit Jaswinder Kunal Manoj Nikhil Prakash Rahul Sanjay Tejinder Vikram",
    ("west-african", SHE, YOUNG): "Adaeze Chiamaka Damilola Ebun Feyi Kosi Morenike Nkechi Oluchi Simisola Teni Wuraola",
    ("west-african", SHE, GROWN): "Abimbola Blessing Chioma Ebele Folake Gloria Ifeoma Kemi Ngozi Patience Ronke Sade Temitope Uche Yetunde",
    ("west-african", HE, YOUNG): "Ayo Bayo Chinedu Dayo Eniola Fola Ifeanyi Kelechi Mayowa Nonso Obinna Seun Tobi",
    ("west-african", HE, GROWN): "Ade Babatunde Chidi Emeka Femi Gbenga Ikenna Kunle Nnamdi Olumide Segun Tunde Uzoma",
    ("somali", SHE, YOUNG): "Anisa Barwaaqo Duniya Fathia Hanan Iman Kawthar Layan Muna Najma Rahma Salma Sumaya Yasmin",
    ("somali", SHE, GROWN): "Asha Deqa Faduma Hodan Ifrah Khadra Ladan Maryan Nimco Raxma Sahra Ubax Warsan",
    ("somali", HE, YOUNG): "Ayub Bilaal Dalmar Fuad Hanad Liiban Mukhtar Nasir Rageh Sharif Yahya Yonis",
    ("somali", HE, GROWN): "Abdi Bashir Daud Farah Guled Hassan Ismail Jamal Liban Mahad Omar Rooble Saeed Warsame Yusuf",
}  # fmt: skip

NEUTRAL = "Alex Billie Casey Drew Ellis Frankie Gale Harley Jamie Kit Lee Morgan Nicky Pat Robin Sam Taylor Val".split()
"""For whoever nothing tells whether it is a she or a he."""

SURNAMES = "Archer Bell Carter Dawson Ellis Foster Grant Harris Irving Jennings Knight Lowe Marsh Norton Palmer Reed Shaw Turner Walsh Young".split()

NAMES: Mapping[tuple[str, str, str], tuple[str, ...]] = {
    key: tuple(names.split()) for key, names in _NAMES.items()
}
EVERY = frozenset(name for names in (*NAMES.values(), NEUTRAL) for name in names)

_ALSO = {
    (HERE, SHE, YOUNG): "alisha amelie ava betsy darcy esme evie florence gracie ivy kaydence kelsie lacey layla lexi lola maisie mia mila nevaeh paisley rosie savannah scarlett skye summer tiana",
    (HERE, HE, YOUNG): "archie arlo ayden brody caleb corey ellis finley harley harrison hunter jaden jax jaxon jayden joey kai kayden kobe kobi kyron logan lucas max oakley riley ronnie rory teddy tyler zac",
    (HERE, SHE, GROWN): "becky chantelle chelsea debbie denise hayley jodie kayleigh kelly keeley kerry kirsten leanne leah lindsey lisa louise mandy nicola samantha shannon sharon sophie stacey steph tracey zoe",
    (HERE, HE, GROWN): "ashley barry carl chris damien dan daz dean gary gavin jake jamie josh kyle lee lewis luke matt mick phil ricky ross ryan scott sean shaun steve stuart wayne",
    (HERE, SHE, OLD): "audrey barbara beryl betty beverley christine doreen edna elsie ethel gladys glenys hazel iris jean joyce mabel marjorie maureen mavis moira muriel pauline peggy sandra shirley sylvia vera",
    (HERE, HE, OLD): "albert alan alfred bernard cyril dennis desmond donald douglas ernest gerald gordon herbert john kenneth malcolm maurice reginald ronald roy stanley sidney terence",
    ("polish", HE, YOUNG): "tymon",
    ("romanian", SHE, YOUNG): "briana",
    ("romanian", HE, YOUNG): "patric sebi",
    ("welsh", SHE, GROWN): "alys anwen bronwen catrin cerys dilys efa eirlys elin eluned glenys gwenllian gwyneth llinos mair mali megan menna mererid myfanwy nerys non seren sian siwan",
    ("welsh", HE, GROWN): "alun arwel dafydd deiniol dewi eifion elis geraint glyn gruff guto gwilym huw idris ieuan ifan iolo ioan iwan llyr osian rhys siôn sion tecwyn tudur",
    ("irish", SHE, GROWN): "ailbhe aisling caoimhe clodagh eabha eimear fiadh gobnait mairead oonagh siobhan sinead sorcha una",
    ("irish", HE, GROWN): "cathal cian ciaran cillian colm cormac daithi darragh diarmuid donal eamon eoghan fionn oran padraig ruairi seamus tadhg",
    ("scottish", SHE, GROWN): "ailidh elspeth isobel mhairi marsaili senga",
    ("scottish", HE, GROWN): "alasdair alistair archibald dougal ewan finlay iain lachie lorne magnus ruaridh torquil",
    ("south-asian-muslim", SHE, GROWN): "aaliyah aisha aleena anam asma ayesha fatima fozia halima khadija mehwish nasreen noreen nusrat parveen rabia rehana robina rubina rukhsana sadia safa saira samina shabana shabnam shagufta shazia sobia sumaira zainab zara zubaida",
    ("south-asian-muslim", HE, GROWN): "abbas adeel ahsan ali amir arif asad atif ayaz ehsan farhan habib hamza hasan hussain ibrahim iqbal kamran khalid mohammed muhammad mustafa naveed qasim sajid saqib shabir shahid sohail tahir wasim yasir zahid zain zubair",
    ("somali", SHE, GROWN): "ayaan bishaaro fadumo fowsiya habiba halimo hawa hibo ilhan ibado istarlin jamila nasra nasteho sagal samsam saynab shamso suad ubah xalimo zamzam",
    ("somali", HE, GROWN): "abdirahman abdullahi abshir ahmed ali bile dahir hussein jama mohamud mohamed mukhtar nuur osman sharmarke",
}  # fmt: skip
"""Further names by which a community, or when a name was given, is known; never offered themselves."""

KNOWN: Mapping[str, tuple[str, str, str]] = {
    name.lower(): key for table in (_ALSO, _NAMES) for key, names in table.items() for name in names.split()
}
LISTS: Mapping[str, str] = {
    "pl_PL": "polish", "ro_RO": "romanian", "ga_IE": "irish", "en_IN": "indian", "en_PK": "south-asian-muslim",
    "yo_NG": "west-african", "ig_NG": "west-african", "ha_NG": "west-african", "tw_GH": "west-african",
}  # fmt: skip
"""Lists of `faker` by which a community is known, the most telling first; each asked after the names that are given here."""
