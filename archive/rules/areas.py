"""Areas: where a story is not shown, in the size of a family court's area, so that no town stands anywhere.

Forty-five fixed areas after the Designated Family Judge areas of England and Wales; every county lies in one.
An operator who needs other borders changes this list before the first consent, never after.
"""

from __future__ import annotations

from collections.abc import Mapping

AREAS: Mapping[str, str] = {
    "avon-north-somerset-and-gloucestershire": "Bristol, Bath, North Somerset and Gloucestershire",
    "bedfordshire-and-hertfordshire": "Bedfordshire and Hertfordshire",
    "berkshire": "Berkshire",
    "birmingham-and-solihull": "Birmingham and Solihull",
    "black-country": "Black Country, Telford and Shropshire",
    "blackburn-and-lancaster": "Blackburn, Lancaster and Lancashire",
    "bournemouth-and-dorset": "Bournemouth and Dorset",
    "buckinghamshire-and-milton-keynes": "Buckinghamshire and Milton Keynes",
    "cambridgeshire-and-peterborough": "Cambridgeshire and Peterborough",
    "carlisle-and-cumbria": "Carlisle and Cumbria",
    "central-london": "Central and North London",
    "cheshire-and-merseyside": "Cheshire and Merseyside",
    "cleveland-and-south-durham": "Cleveland and South Durham",
    "cornwall": "Cornwall",
    "coventry-and-warwickshire": "Coventry and Warwickshire",
    "derbyshire": "Derbyshire",
    "devon": "Devon",
    "durham-and-gateshead": "Durham, Gateshead, South Tyneside and Sunderland",
    "east-london": "East London",
    "essex-and-suffolk": "Essex and Suffolk",
    "greater-manchester": "Greater Manchester",
    "hampshire-and-isle-of-wight": "Hampshire and Isle of Wight",
    "hereford-and-worcester": "Herefordshire and Worcestershire",
    "humberside": "Hull, Humberside and East Yorkshire",
    "kent": "Kent",
    "leicestershire": "Leicestershire and Rutland",
    "lincolnshire": "Lincolnshire",
    "norfolk": "Norfolk",
    "north-wales": "North Wales",
    "north-yorkshire": "North Yorkshire",
    "northamptonshire": "Northamptonshire",
    "northumbria-and-north-tyneside": "Northumberland, Newcastle and North Tyneside",
    "nottinghamshire": "Nottinghamshire",
    "oxfordshire": "Oxfordshire",
    "somerset": "Somerset",
    "south-east-wales": "South East Wales",
    "south-london": "South London",
    "south-yorkshire": "South Yorkshire",
    "staffordshire": "Staffordshire",
    "surrey": "Surrey",
    "sussex": "Sussex",
    "swansea-and-south-west-wales": "Swansea, South West and Mid Wales",
    "west-london": "West London",
    "west-yorkshire": "West Yorkshire",
    "wiltshire": "Wiltshire",
}
