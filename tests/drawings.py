"""Pictures for tests, made by code: a photo with its grain, a name on it, line art; saved in any format."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def photo(width: int = 320, height: int = 240, *, seed: int = 1) -> Image.Image:
    """Return something with the tones and the grain of a photo."""
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray(chance.integers(0, 256, (8, 10, 3), dtype=np.uint8))
    soft = coarse.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))
    grain = chance.normal(0, 6, (height, width, 3))
    return Image.fromarray(np.clip(np.asarray(soft) + grain, 0, 255).astype(np.uint8))


def with_name(picture: Image.Image, name: str = "ANNA", at: tuple[int, int] = (100, 80)) -> Image.Image:
    """Write a name on it, large."""
    out = picture.copy()
    draw = ImageDraw.Draw(out)
    draw.fontmode = "1" if picture.getcolors(8) else "L"
    draw.text(at, name, fill=(250, 240, 20), font_size=48)
    return out


def line_art(width: int = 320, height: int = 240) -> Image.Image:
    """Return line art in three colours."""
    out = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(out)
    draw.rectangle((20, 20, width - 20, height - 20), outline=(200, 30, 30), width=4)
    draw.line((30, 40, width - 60, height - 40), fill=(20, 20, 120), width=6)
    return out


def saved(picture: Image.Image, format: str, **how: Any) -> bytes:
    """Return the bytes of it in a format that Pillow writes."""
    out = io.BytesIO()
    picture.save(out, format, **how)
    return out.getvalue()


FACE, WRITTEN = (430, 60, 90, 100), "to Mummy from Kelly"
"""Left, top, width and height of the face in `family`, and what is written under it."""


def family(words: str = WRITTEN) -> Image.Image:
    """Return a house, somebody beside it with a face, and words under it, as a child draws."""
    out = Image.new("RGB", (640, 420), "white")
    draw = ImageDraw.Draw(out)
    draw.rectangle((60, 160, 260, 320), outline="brown", width=6)
    draw.polygon([(50, 160), (160, 60), (270, 160)], outline="red", width=6)
    left, top, width, height = FACE
    draw.ellipse((left, top, left + width, top + height), outline="black", width=5)
    draw.ellipse((left + 22, top + 32, left + 32, top + 42), fill="black")
    draw.ellipse((left + 58, top + 32, left + 68, top + 42), fill="black")
    draw.arc((left + 22, top + 42, left + 68, top + 80), 20, 160, fill="black", width=4)
    draw.line((left + 45, top + 100, left + 45, top + 220), fill="black", width=5)
    draw.text((100, 350), words, fill="purple", font_size=36)
    return out
