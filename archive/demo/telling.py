"""The demo stories: twelve in writing, three of them short; thirteen told aloud, seven drawn, and one of those both.

One that is told aloud and one in writing are read by somebody else.
Twenty-one are out, one of them for a few days more. One is hidden by its mother and one because somebody complained, two
wait for a yes, five are in the queue, one is given back, and one is held.
"""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Letter, Standing, Swap, Told
from archive.demo.told import (
    back_on_the_monday,
    bag,
    bell,
    car_seat,
    coat,
    corridor,
    counting,
    door,
    eleven_things,
    hand,
    in_short,
    jumper,
    middle_one,
    move_the_bin,
    nine_bags,
    no_box_for_the_car,
    nothing_wrong_with_the_scales,
    page_one,
    pictures,
    qui_elle_cherche,
    room_four,
    taped,
    the_door_shut,
    three_visits,
    two_cups,
    una_carta_al_ano,
    washing_powder,
    windowsill,
    wound_up,
    y_gath,
)

STORIES: tuple[Told, ...] = (
    three_visits.STORY,
    windowsill.STORY,
    pictures.STORY,
    bag.STORY,
    counting.STORY,
    bell.STORY,
    eleven_things.STORY,
    move_the_bin.STORY,
    nine_bags.STORY,
)
"""In writing alone. Keys are unique; `archive.demo.people` names stories by them."""

SPOKEN: tuple[Told, ...] = (
    the_door_shut.STORY,
    no_box_for_the_car.STORY,
    room_four.STORY,
    two_cups.STORY,
    nothing_wrong_with_the_scales.STORY,
    back_on_the_monday.STORY,
    una_carta_al_ano.STORY,
    qui_elle_cherche.STORY,
    page_one.STORY,
    washing_powder.STORY,
    taped.STORY,
    coat.STORY,
    y_gath.STORY,
)
"""Told aloud: ten in English, one each in Spanish, French and Welsh; one with a drawing and a few words beside it."""

DRAWN: tuple[Told, ...] = (
    middle_one.STORY,
    car_seat.STORY,
    wound_up.STORY,
    corridor.STORY,
    hand.STORY,
    jumper.STORY,
    door.STORY,
)
"""Drawn or painted: one with no word, the others with a few."""

SHORT: tuple[Told, ...] = in_short.STORIES
"""In writing, of a few lines each: with them enough stories tell of the same for researchers to be told how many."""

EVERY = (*STORIES, *SPOKEN, *DRAWN, *SHORT)
"""What the demo is filled with."""

__all__ = [
    "DRAWN",
    "EVERY",
    "SHORT",
    "SPOKEN",
    "STORIES",
    "Choices",
    "Court",
    "Letter",
    "Standing",
    "Swap",
    "Told",
]
