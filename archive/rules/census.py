"""How many people live where, and who they say they are: Census 2021, England and Wales, coarsely.

Data: places to ten thousand people, shares to one figure in a thousand. What was compared with a publication stands in `_READ`,
with where it was read in the comment beside it; the rest is written down from memory, and called an estimate wherever it is
shown (`figures.ESTIMATE`). A place or a people that is not here has not been counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from archive.rules.folding import fold

_ENGLAND = 56_490
"""People in thousands: what a place is a share of, since the mothers are counted for England. ONS, first results, 28 June 2022."""

REGIONS: Mapping[str, int] = {
    "north": 2_650 + 7_420 + 5_480,  # North East, North West, Yorkshire and The Humber.
    "midlands": 4_880 + 5_950,  # East, West.
    "london": 8_800,
    "south": 6_340 + 9_280 + 5_700,  # East of England, South East, South West.
    "wales": 3_110,
}
"""People in thousands, by the ids of `figures`. England, Wales, London, the South East and Yorkshire and The Humber as in the
first results; the others agree with the mid-2021 estimates of the ONS (December 2022) to one in three hundred."""

_PLACES = {
    "north": """
        barnsley 240 | blackburn with darwen 150 | blackpool 140 | bolton 300 | bradford 550 | burnley 90 | bury 190 |
        calderdale 210 | county durham 520 | darlington 110 | doncaster 310 | gateshead 200 | hartlepool 90 | hull 270
        | kingston upon hull 270 | kirklees 430 | leeds 810 | liverpool 490 | manchester 550 | middlesbrough 140 |
        newcastle upon tyne 300 | northumberland 320 | oldham 240 | preston 150 | redcar and cleveland 140 | rochdale
        220 | rotherham 270 | salford 270 | sheffield 560 | south tyneside 150 | stockport 290 | stockton-on-tees 200
        | sunderland 270 | tameside 230 | trafford 240 | wakefield 350 | warrington 210 | wigan 330 | wirral 320 |
        york 200
    """,
    "midlands": """
        birmingham 1140 | coventry 350 | derby 260 | dudley 320 | leicester 370 | nottingham 320 | sandwell 340 |
        shropshire 320 | solihull 220 | stoke-on-trent 260 | stoke 260 | walsall 280 | wolverhampton 260
    """,
    "london": """
        barking and dagenham 220 | barnet 390 | brent 340 | bromley 330 | camden 210 | croydon 390 | ealing 370 |
        enfield 330 | greenwich 290 | hackney 260 | haringey 260 | harrow 260 | hillingdon 310 | islington 220 |
        lambeth 320 | lewisham 300 | newham 350 | redbridge 310 | southwark 310 | tower hamlets 310 | waltham forest
        280 | wandsworth 330 | westminster 200
    """,
    "south": """
        brighton and hove 280 | bristol 470 | cornwall 570 | luton 230 | medway 280 | milton keynes 290 | peterborough
        220 | plymouth 260 | portsmouth 210 | southampton 250 | swindon 230 | wiltshire 510
    """,
    "wales": "cardiff 360 | newport 160 | rhondda cynon taf 240 | swansea 240 | wrexham 140",
}

_PEOPLES = """
    arab 6 | bangladeshi 11 | black african 25 | black caribbean 10 | caribbean 10 | chinese 7 | gypsy 1 | indian 31 | irish 9 |
    irish traveller 1 | irish travellers 1 | traveller 1 | travellers 1 | pakistani 27 | roma 2 |
    buddhist 5 | hindu 17 | jewish 5 | muslim 65 | sikh 9 |
    polish 11 | romanian 8
"""
"""Ethnic groups; faiths; main languages (the last two). In a thousand."""


def _read(rows: str) -> dict[str, int]:
    return {
        fold(name).text.strip(): int(number)
        for name, _, number in (row.strip().rpartition(" ") for row in rows.split("|"))
    }


PLACES: Mapping[str, tuple[str, int]] = {
    name: (region, people) for region, rows in _PLACES.items() for name, people in _read(rows).items()
}
"""Region and people in thousands of a local authority, by its name as it is folded. A street or a ward has none."""

_ALSO = {
    "north": """
        cheshire cleveland cumbria humberside lancashire merseyside northumbria teesside tyneside wearside yorkshire
        barrow carlisle crewe grimsby halifax harrogate huddersfield keighley middlesbrough mexborough newcastle redcar
        scarborough scunthorpe skipton southport whitby
    """,
    "midlands": """
        derbyshire herefordshire leicestershire lincolnshire northamptonshire nottinghamshire shropshire staffordshire
        warwickshire worcestershire burton chesterfield hereford kettering lincoln mansfield northampton oldbury redditch
        shrewsbury skegness spalding stafford telford worcester
    """,
    "london": "london croydon brixton peckham tottenham walthamstow woolwich ilford romford",
    "south": """
        bedfordshire berkshire buckinghamshire cambridgeshire devon dorset essex gloucestershire hampshire hertfordshire kent
        norfolk oxfordshire somerset suffolk surrey sussex bath bournemouth cambridge canterbury chelmsford colchester dover
        exeter gloucester hastings ipswich lowestoft margate norwich oxford poole reading slough southend stroud swindon
        torquay watford weymouth worthing yeovil yarmouth
    """,
    "wales": "wales anglesey barry bangor ceredigion glamorgan gwent gwynedd llanelli merthyr powys rhondda rhyl penrhys",
    "elsewhere": "scotland ulster aberdeen belfast derry dundee edinburgh fife glasgow inverness largs coatbridge paisley perth",
}
"""Further places and counties by where they lie, without a number of people. Not whole: what is not here, a person says."""

_READ_PEOPLES = """
    bangladeshi | chinese | gypsy | indian | irish traveller | irish travellers | pakistani | roma | traveller | travellers |
    buddhist | hindu | jewish | muslim | sikh | polish | romanian
"""
"""ONS, Census 2021: TS022 (people by ethnic group, England and Wales), *Roma populations* and *Gypsy or Irish Traveller
populations* (2023); TS030 (religion); *Language*, 29 November 2022 (of those three years old and more)."""

_READ_PLACES = """
    cardiff | newport | rhondda cynon taf | swansea | wrexham |
    bradford | barking and dagenham | barnet | barnsley | croydon | ealing | newham | redbridge | tower hamlets |
    birmingham | leeds | manchester | salford | wakefield
"""
"""Welsh ones: StatsWales, TS009. The next: the first results of the ONS, as councils and others reprint them. The last line: what
the ONS, Greater Manchester and the press say they have grown by since 2011, on top of the count of that year."""

_READ = frozenset(fold(name).text.strip() for name in f"{_READ_PEOPLES}|{_READ_PLACES}".split("|"))
_WHERE = {name: id for id, names in _ALSO.items() for name in names.split()}
_IN_A_THOUSAND = _read(_PEOPLES)


def of_region(id: str) -> Fraction | None:
    """Return how many people live in a region, as a share of those of England; None for one that was not counted."""
    return Fraction(REGIONS[id], _ENGLAND) if id in REGIONS else None


def region_of(name: str) -> str:
    """Return the id of the region in which a place lies, as far as it is known here; empty when it is not."""
    whole = fold(name).text.strip()
    if whole in PLACES:
        return PLACES[whole][0]
    words = whole.replace("-", " ").split()
    known = {one: PLACES[one][0] for one in words if one in PLACES} | {
        one: _WHERE[one] for one in words if one in _WHERE
    }
    return next(iter(known.values()), "") if len(set(known.values())) == 1 else ""


def of_place(name: str) -> Fraction | None:
    """Return the same of a town, a city or a borough by its whole name."""
    found = PLACES.get(fold(name).text.strip())
    return Fraction(found[1], _ENGLAND) if found else None


def of_people(name: str) -> Fraction | None:
    """Return which share of the people of England and Wales is of a people, a faith or a tongue."""
    found = _IN_A_THOUSAND.get(fold(name).text.strip())
    return Fraction(found, 1000) if found else None


def is_read(name: str) -> bool:
    """Return whether the figure of a place or a people was compared with a publication."""
    return fold(name).text.strip() in _READ
