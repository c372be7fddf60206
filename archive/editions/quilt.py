"""A quilt patch for each edition: a face for a story with nobody's face in it. Drawn from its id, always the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

CLOTHS = (
    ("#b5533c", "#e7b9a8", "#f3e3cf"),
    ("#4b6e8c", "#b9cad3", "#efe6d6"),
    ("#6e8b5b", "#cfdcb9", "#f4ecd8"),
    ("#8d6a86", "#dcc6d6", "#f3e7dd"),
    ("#5a2647", "#e8b545", "#f2e4d0"),
    ("#93401f", "#e8b545", "#f0dfc8"),
    ("#3c5f40", "#e7b9a8", "#f2ead8"),
    ("#4b6e8c", "#e8b545", "#f4ead6"),
    ("#7a5a44", "#cfb997", "#f5ecdc"),
    ("#5b6b8a", "#d9a38f", "#f1e5d6"),
)
"""Dark, middle and ground of one patch; chosen by eye to sit on linen and on the dark page alike."""

STITCH = (
    '<rect x="5" y="5" width="90" height="90" rx="4" fill="none" stroke="#fffcf6" '
    'stroke-width="1.4" stroke-dasharray="4 3"/>'
)
"""The running stitch round every patch."""

Shape = tuple[str, str]
"""A path and its colour."""


@dataclass(frozen=True)
class _Cloth:
    dark: str
    middle: str
    ground: str


def patch(edition_id: str, *, size: int = 96, label: str | None = None) -> Markup:
    """Return the patch of an edition as SVG, at most about 1.3 KB, without style or script.

    Args:
        edition_id: any text; the same id draws the same patch.
        size: width and height in CSS pixels.
        label: what a screen reader says; without one the patch is decoration.
    """
    drawn = hashlib.sha256(f"patch|{edition_id}".encode()).digest()
    cloth = _Cloth(*CLOTHS[drawn[0] % len(CLOTHS)])
    paths = _joined(_BLOCKS[drawn[1] % len(_BLOCKS)](cloth, drawn[2]))
    shapes = "".join(f'<path fill="{colour}" d="{path}"/>' for colour, path in paths.items())
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    ground = f'<rect width="100" height="100" fill="{cloth.ground}"/>'
    return Markup(  # noqa: S704 -- every part is ours; the label is escaped.
        f'<svg class="patch" {said} width="{size}" height="{size}" viewBox="0 0 100 100">{ground}{shapes}{STITCH}</svg>'
    )


def _joined(shapes: Iterator[Shape]) -> dict[str, str]:
    paths: dict[str, str] = {}
    for path, colour in shapes:
        paths[colour] = paths.get(colour, "") + path
    return paths


def _square(x: int, y: int, side: int) -> str:
    return f"M{x} {y}h{side}v{side}h-{side}z"


def _corner(x: int, y: int, side: int, turn: int) -> str:
    """Return a half square: the triangle at one of the four corners of a cell."""
    far_x, far_y = x + side, y + side
    points = ((x, y), (far_x, y), (far_x, far_y), (x, far_y))
    one, two, three = points[turn % 4], points[(turn + 1) % 4], points[(turn + 3) % 4]
    return f"M{one[0]} {one[1]}L{two[0]} {two[1]}L{three[0]} {three[1]}z"


def _geese(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """Flying geese: rows of wide triangles, every second row in the other cloth."""
    for row in range(4):
        for column in range(2):
            x, y = column * 50, row * 25
            colour = cloth.dark if (row + column * (seed % 2)) % 2 else cloth.middle
            yield f"M{x} {y + 25}L{x + 25} {y}L{x + 50} {y + 25}z", colour


def _pinwheels(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """Four pinwheels that turn the same way."""
    for row in range(4):
        for column in range(4):
            turn = (0, 1, 3, 2)[column % 2 + 2 * (row % 2)] + seed % 2
            colour = cloth.dark if (row // 2 + column // 2) % 2 else cloth.middle
            yield _corner(column * 25, row * 25, 25, turn), colour


def _cabin(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """Half a log cabin: steps from one corner, light and dark in turn."""
    flip = seed % 2
    for step in range(4):
        near, far = step * 25, 100 - step * 25
        colour = cloth.dark if step % 2 == flip else cloth.middle
        yield f"M{near} {near}H100V{near + 14}H{near + 14}V100H{near}z", colour
        if far <= 0:
            return


def _star(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """A sawtooth star with a plain middle."""
    yield _square(25, 25, 50), cloth.dark if seed % 2 else cloth.middle
    tips = cloth.middle if seed % 2 else cloth.dark
    for x, y in ((25, 0), (25, 75)):
        top = y == 0
        base, point = (25, 0) if top else (75, 100)
        yield (
            f"M{x} {base}L{x} {point}L{x + 25} {base}zM{x + 50} {base}L{x + 50} {point}L{x + 25} {base}z",
            tips,
        )
    for base, point in ((25, 0), (75, 100)):
        yield f"M{base} 25L{point} 25L{base} 50zM{base} 75L{point} 75L{base} 50z", tips


def _churn(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """Churn dash: corners and bars round a quiet square."""
    for turn, (x, y) in enumerate(((5, 5), (65, 5), (65, 65), (5, 65))):
        yield _corner(x, y, 30, turn + 2 * (seed % 2)), cloth.dark
    yield "M35 5h30v15h-30zM35 80h30v15h-30zM5 35h15v30h-15zM80 35h15v30h-15z", cloth.middle


def _baskets(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """Bricks laid like a path through a garden."""
    for row in range(5):
        shift = 0 if (row + seed) % 2 else -20
        for brick in range(4):
            x = max(0, shift + brick * 40)
            width = min(36, 100 - x, 36 + min(0, shift + brick * 40))
            if width > 0:
                yield (
                    f"M{x} {row * 20}h{width}v16h-{width}z",
                    cloth.dark if (row + brick) % 3 == 0 else cloth.middle,
                )


def _diamonds(cloth: _Cloth, seed: int) -> Iterator[Shape]:
    """Four diamonds, halved light and dark."""
    for row in range(2):
        for column in range(2):
            x, y = column * 50, row * 50
            first, second = (
                (cloth.dark, cloth.middle) if (row + column + seed) % 2 else (cloth.middle, cloth.dark)
            )
            yield f"M{x + 25} {y}L{x + 50} {y + 25}L{x + 25} {y + 50}z", first
            yield f"M{x + 25} {y}L{x} {y + 25}L{x + 25} {y + 50}z", second


_BLOCKS: tuple[Callable[[_Cloth, int], Iterator[Shape]], ...] = (
    _geese, _pinwheels, _cabin, _star, _churn, _baskets, _diamonds,
)  # fmt: skip
