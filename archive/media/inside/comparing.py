"""In the cage, for the proof: two pictures held against each other, decoded by another library than the maker's.

Under a cover there is one flat colour and nothing else; everywhere else the picture is as it was. JPEG blurs by up to
eight pixels around a hard edge, so a little unrest is allowed there, and 8 x 8 squares are compared by their mean.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import av
import numpy as np
import numpy.ma  # Loaded late otherwise, by a percentile, when the walls stand.
import numpy.typing as npt

from archive.media.kinds import Format

Pixels = npt.NDArray[np.int16]

READERS = {Format.JPEG: "jpeg_pipe", Format.PNG: "png_pipe"}
SQUARE = 8
MOST_UNREST, MOST_AT_EDGES = 4.0, 45.0
"""Under a cover: the mean distance from its colour, and that of all but one pixel in 200; of 255."""

MOST_LEFT = 2
"""Under a cover, in squares that are wholly covered: there JPEG has nothing to blur, and black is black. A cover of 99
parts in a hundred is seen through by whoever turns up the light."""

MOST_CHANGED = 16.0
"""Outside: the mean distance in any square of 8 x 8."""


def warm() -> None:
    """Load all that loads late: both decoders, and the change of colours."""
    import io  # noqa: PLC0415 -- for this rehearsal only.

    from PIL import Image  # noqa: PLC0415 -- the same.

    pixels = Image.effect_noise((64, 64), 64).convert("RGB")
    for format in READERS:
        file = io.BytesIO()
        pixels.save(file, format.upper())
        file.seek(0)
        shown = _decoded(file, format)
        _under(shown, (0, 0, 64, 64))
        _is_changed(shown, shown, [])


def work(task: dict[str, Any], sources: list[BinaryIO], _: list[BinaryIO]) -> list[str]:
    """Return what is wrong: "size", "cover" or "outside". `task` has both formats, the boxes and the part."""
    clean, made = (
        _decoded(file, Format(format)) for file, format in zip(sources, task["formats"], strict=True)
    )
    left, top, right, bottom = (
        _corners(task["part"], clean) if task["part"] else (0, 0, clean.shape[1], clean.shape[0])
    )
    clean = clean[top:bottom, left:right]
    if clean.shape != made.shape:
        return ["size"]
    boxes = [(box["left"] - left, box["top"] - top, box["width"], box["height"]) for box in task["boxes"]]
    found = ["cover" for box in boxes if _under(made, box)][:1]
    return [*found, *(["outside"] if _is_changed(made, clean, boxes) else [])]


def _decoded(file: BinaryIO, format: Format) -> Pixels:
    with av.open(file, "r", READERS[format]) as container:
        frame = next(container.decode(video=0))
        return np.asarray(frame.to_ndarray(format="rgb24"), np.int16)


def _corners(box: dict[str, int], picture: Pixels) -> tuple[int, int, int, int]:
    height, width = picture.shape[:2]
    right, bottom = min(width, box["left"] + box["width"]), min(height, box["top"] + box["height"])
    return max(0, box["left"]), max(0, box["top"]), right, bottom


def _under(made: Pixels, box: tuple[int, int, int, int]) -> bool:
    """Return whether anything but one colour stands under a cover, or anything but black away from its edges."""
    left, top, width, height = box
    area = made[max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)]
    if not area.size:
        return False
    whole = made[_whole(top, height, made.shape[0]), _whole(left, width, made.shape[1])]
    if int(whole.max(initial=0)) > MOST_LEFT:
        return True
    off = np.abs(area - np.median(area, axis=(0, 1))).max(axis=2)
    return float(off.mean()) > MOST_UNREST or float(np.percentile(off, 99.5)) > MOST_AT_EDGES


def _whole(start: int, size: int, most: int) -> slice:
    """Return the part of a side in squares that are wholly covered; the last one ends with the picture."""
    end = start + size
    first = max(0, -(-start // SQUARE) * SQUARE)
    return slice(first, most if end >= most else max(first, end // SQUARE * SQUARE))


def _is_changed(made: Pixels, clean: Pixels, boxes: list[tuple[int, int, int, int]]) -> bool:
    off = np.abs(made - clean).mean(axis=2)
    for left, top, width, height in boxes:
        # A square beside a cover holds its blur.
        first, last = max(0, top - SQUARE) // SQUARE * SQUARE, -(-(top + height + SQUARE) // SQUARE) * SQUARE
        begin, end = max(0, left - SQUARE) // SQUARE * SQUARE, -(-(left + width + SQUARE) // SQUARE) * SQUARE
        off[max(0, first) : max(0, last), max(0, begin) : max(0, end)] = 0
    rows, columns = off.shape[0] // SQUARE * SQUARE, off.shape[1] // SQUARE * SQUARE
    if not rows or not columns:
        return bool(off.size) and float(off.mean()) > MOST_CHANGED
    squares = (
        off[:rows, :columns].reshape(rows // SQUARE, SQUARE, columns // SQUARE, SQUARE).mean(axis=(1, 3))
    )
    return float(squares.max()) > MOST_CHANGED
