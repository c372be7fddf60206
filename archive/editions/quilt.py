"""A quilt patch for each edition: a face for a story with nobody's face in it. Drawn from its id, always the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape


class Cloth(NamedTuple):
    """The three cloths of one patch, as colours."""

    dark: str
    middle: str
    ground: str


CLOTHS = (
    Cloth("#93401f", "#e8b545", "#f5e9d6"),
    Cloth("#5a2647", "#e8b545", "#f4e6d3"),
    Cloth("#3c5f40", "#e3ac93", "#f5ead9"),
    Cloth("#b5533c", "#e7b9a8", "#f6ecde"),
    Cloth("#3f6470", "#e8b545", "#f2e8d8"),
    Cloth("#6b4a3a", "#cbb08a", "#f6eddd"),
    Cloth("#7d5a76", "#dcbfd0", "#f5ebe1"),
    Cloth("#55713f", "#d8c26a", "#f4eddb"),
    Cloth("#3f6470", "#dc9a7c", "#f6ebdc"),
    Cloth("#5a2647", "#d69c8b", "#f5e7da"),
    Cloth("#93401f", "#b7c29a", "#f5ecda"),
    Cloth("#3c5f40", "#d8c26a", "#f3ead6"),
    Cloth("#7d4a2c", "#a9bfb6", "#f5ecdf"),
    Cloth("#6a3f5c", "#b7c29a", "#f4eadd"),
)
"""Chosen by eye: warm, a little faded, and readable on linen and on the dark page alike."""

BLOCKS = (
    "·◣◢· ◥□□◤ ◢□□◣ ·◤◥·",  # Sawtooth star.
    "◿◣◢◺ ◥◤◥◤ ◢◣◢◣ ◹◤◥◸",  # Star within a star.
    "◢◣◿◺ ◿◺◢◣ ◢◣◿◺ ◿◺◢◣",  # Flying geese.
    "◣◢◺◿ ◥◤◹◸ ◺◿◣◢ ◹◸◥◤",  # Diamonds, folded.
    "◤◥◸◹ ◣◢◺◿ ◸◹◤◥ ◺◿◣◢",  # Broken dishes.
    "◤◢◸◿ ◥◣◹◺ ◸◿◤◢ ◹◺◥◣",  # Leaves.
    "◢◺◢◺ ◥◸◥◸ ◿◣◿◣ ◹◤◹◤",  # Halved diamonds.
    "◢◣◢◣ ◤◥◤◥ ◿◺◿◺ ◸◹◸◹",  # Streak of lightning.
    "■□·■□ □·■□· ·■□·■ ■□·■□ □·■□·",  # Steps to the garden.
    "■·■·■ ·□·□· ■·■·■ ·□·□· ■·■·■",  # Nine patch.
    "■■■■■ ■□□□□ ■□··· ■□·■■ ■□·■□",  # Half a log cabin.
    "■◤·□ ◤·□◿ ·□◿■ □◿■◤",  # Furrows.
)
"""Blocks as they are sewn: rows of squares, each plain (■ dark, □ middle, · ground) or halved by its diagonal.

None has rings like a target, a cross, or arms that turn one way: nobody may take her patch for a sign of something.
Look at a new block in several cloths and turns before it stays; two looked harmless until they were coloured."""

SEWN = {
    "■": ("dark", "h1v1h-1z"),
    "□": ("middle", "h1v1h-1z"),
    "◤": ("dark", "h1l-1 1z"),
    "◥": ("dark", "h1v1z"),
    "◣": ("dark", "v1h1z"),
    "◢": ("dark", "m1 0v1h-1z"),
    "◸": ("middle", "h1l-1 1z"),
    "◹": ("middle", "h1v1z"),
    "◺": ("middle", "v1h1z"),
    "◿": ("middle", "m1 0v1h-1z"),
}
"""Each sign's cloth, and its outline in squares from its upper left corner."""

BINDING = 9
"""Hundredths of the patch that the strip round it takes; the running stitch goes along its middle."""


def patch(edition_id: str, *, size: int = 96, label: str | None = None) -> Markup:
    """Return the patch of an edition as SVG, at most 1.2 KB, without style, script or an id.

    Args:
        edition_id: any text; the same id draws the same patch.
        size: width and height in CSS pixels.
        label: what a screen reader says; without one the patch is decoration.
    """
    drawn = hashlib.sha256(f"patch|{edition_id}".encode()).digest()
    cloth = _cloth(drawn[0], swapped=drawn[3] % 3 == 0)
    block = BLOCKS[drawn[1] % len(BLOCKS)].split()
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(  # noqa: S704 -- every part is ours; the label is escaped.
        f'<svg class="patch" {said} width="{size}" height="{size}" viewBox="0 0 100 100">'
        f"{_binding(cloth)}{_pieced(block, cloth, turns=drawn[2] % 4)}</svg>"
    )


def _cloth(seed: int, *, swapped: bool) -> Cloth:
    """Return one of the cloths; swapped, its dark and middle change places."""
    cloth = CLOTHS[seed % len(CLOTHS)]
    return Cloth(cloth.middle, cloth.dark, cloth.ground) if swapped else cloth


def _binding(cloth: Cloth) -> str:
    """Return the strip round the patch with its running stitch, the whole square large."""
    middle, side = BINDING / 2, 100 - BINDING
    return (
        f'<rect width="100" height="100" fill="{cloth.dark}"/>'
        f'<rect x="{middle}" y="{middle}" width="{side}" height="{side}" fill="none" '
        f'stroke="{cloth.ground}" stroke-width="1.6" stroke-dasharray="4 3"/>'
    )


def _pieced(block: list[str], cloth: Cloth, *, turns: int) -> str:
    """Return the block inside its binding, turned by quarters."""
    side = 100 - 2 * BINDING
    squares = len(block)
    paths: dict[str, str] = {}
    for colour, outline in _pieces(block):
        paths[colour] = paths.get(colour, "") + outline
    shapes = "".join(f'<path fill="{getattr(cloth, colour)}" d="{path}"/>' for colour, path in paths.items())
    return (
        f'<g transform="rotate({turns * 90} 50 50)translate({BINDING} {BINDING})scale({side / squares:.4g})">'
        f'<path fill="{cloth.ground}" d="M0 0h{squares}v{squares}h-{squares}z"/>{shapes}</g>'
    )


def _pieces(block: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the cloth and outline of each piece that is not ground."""
    for y, row in enumerate(block):
        for x, sign in enumerate(row):
            if sign in SEWN:
                colour, outline = SEWN[sign]
                yield colour, f"M{x} {y}{outline}"
