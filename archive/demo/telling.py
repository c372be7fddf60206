"""The demo stories, eight in writing and eight told aloud.

In writing: four are out, one is hidden, one waits for her yes, two are in the queue. Aloud: seven are out, one waits.
"""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Letter, Standing, Swap, Told
from archive.demo.told import (
    back_on_the_monday,
    bag,
    bell,
    counting,
    eleven_things,
    move_the_bin,
    no_box_for_the_car,
    nothing_wrong_with_the_scales,
    pictures,
    qui_elle_cherche,
    room_four,
    the_door_shut,
    three_visits,
    two_cups,
    una_carta_al_ano,
    windowsill,
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
)
"""Keys are unique; `archive.demo.people` names stories by them."""

SPOKEN: tuple[Told, ...] = (
    the_door_shut.STORY,
    no_box_for_the_car.STORY,
    room_four.STORY,
    two_cups.STORY,
    nothing_wrong_with_the_scales.STORY,
    back_on_the_monday.STORY,
    una_carta_al_ano.STORY,
    qui_elle_cherche.STORY,
)
"""Told aloud, with no words in writing: six in English, one in Spanish, one in French."""

EVERY = (*STORIES, *SPOKEN)
"""What the demo is filled with."""

__all__ = ["EVERY", "SPOKEN", "STORIES", "Choices", "Court", "Letter", "Standing", "Swap", "Told"]
