"""The quilt patches: always the same for a story, light, well formed, varied, and no sign of anything."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.editions.quilt import BLOCKS, CLOTHS, SEWN, patch
from archive.ground.crypto import new_id

LARGEST = 1_228
"""Bytes of one patch, its label included: 1.2 KiB."""

QUARTER = dict(pairwise("◤◥◢◣◤")) | dict(pairwise("◸◹◿◺◸"))
MIRROR = {"◤": "◥", "◥": "◤", "◢": "◣", "◣": "◢", "◸": "◹", "◹": "◸", "◿": "◺", "◺": "◿"}
AS_DARK = {"□": "■", "◸": "◤", "◹": "◥", "◺": "◣", "◿": "◢"}
SWUNG = ("·◣· ◢□◤ ·◥·", "◣◤ ◢◥")
"""Blocks as they must not be: a friendship star and a pinwheel."""

Rows = tuple[str, ...]


@given(st.text(max_size=80), st.sampled_from([48, 96, 240]))
def test_the_same_id_always_draws_the_same_patch(edition_id: str, size: int) -> None:
    assert patch(edition_id, size=size) == patch(edition_id, size=size)


@given(st.text(max_size=80), st.none() | st.text(alphabet="<>&\"' abcé", min_size=1, max_size=60))
def test_a_patch_is_well_formed_small_and_holds_only_shapes(edition_id: str, label: str | None) -> None:
    drawn = patch(edition_id, size=240, label=label)
    elements = list(_read(drawn).iter())
    assert {element.tag for element in elements} == {"svg", "rect", "g", "path"}
    assert not {name for element in elements for name in element.attrib} & {"style", "id", "href"}
    assert len(drawn.encode()) <= LARGEST + 5 * len(label or "")


def test_a_patch_says_its_label_and_is_silent_without_one() -> None:
    assert _read(patch("a", label="A & B")).attrib["aria-label"] == "A & B"
    silent = _read(patch("a")).attrib
    assert silent["aria-hidden"] == "true"
    assert "role" not in silent


def test_a_patch_does_not_tell_its_id() -> None:
    edition_id = new_id()
    assert edition_id not in patch(edition_id)


def test_patches_are_as_varied_as_a_quilt() -> None:
    drawn = {str(patch(f"edition-{number}")) for number in range(1000)}
    assert len(drawn) > 500
    assert len({re.sub("#[0-9a-f]{6}", "", one) for one in drawn}) > 30
    assert len(BLOCKS) >= 6


def test_every_block_is_square_and_known() -> None:
    for block in BLOCKS:
        rows = block.split()
        assert {len(row) for row in rows} == {len(rows)}
        assert set("".join(rows)) <= {*SEWN, "·"}


@pytest.mark.parametrize("block", BLOCKS)
def test_no_block_has_arms_that_turn_one_way(block: str) -> None:
    assert not _swings(block)


@pytest.mark.parametrize("planted", SWUNG)
def test_arms_that_turn_one_way_are_seen_when_planted(planted: str) -> None:
    assert _swings(planted)


def test_the_cloths_of_a_patch_can_be_told_apart() -> None:
    for cloth in CLOTHS:
        assert _contrast(cloth.dark, cloth.ground) > 3
        assert _contrast(cloth.dark, cloth.middle) > 1.9
        assert _contrast(cloth.middle, cloth.ground) > 1.2


def _read(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 -- our own drawing.


def _swings(block: str) -> bool:
    """Return whether the dark, the middle or both together stay the same turned by a quarter, but not mirrored."""
    rows = tuple(block.split())
    dark = tuple("".join("·" if sign in AS_DARK else sign for sign in row) for row in rows)
    both = tuple("".join(AS_DARK.get(sign, sign) for sign in row) for row in rows)
    return any(_turned(shape) == shape != _mirrored(shape) for shape in (rows, dark, both))


def _turned(rows: Rows) -> Rows:
    return tuple(
        "".join(QUARTER.get(sign, sign) for sign in column) for column in zip(*rows[::-1], strict=True)
    )


def _mirrored(rows: Rows) -> Rows:
    return tuple("".join(MIRROR.get(sign, sign) for sign in row[::-1]) for row in rows)


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
