"""The eight demo stories: four are out, one is hidden, one waits for her yes, two are in the queue."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Letter, Standing, Swap, Told
from archive.demo.told import (
    bag,
    bell,
    counting,
    eleven_things,
    move_the_bin,
    pictures,
    three_visits,
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

__all__ = ["STORIES", "Choices", "Court", "Letter", "Standing", "Swap", "Told"]
