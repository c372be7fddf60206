"""In the cage: pictures decoded to bare pixels, turned upright, put on white, covered, and encoded anew.

The readers of Pillow are named one by one; its way of guessing is never asked. Only the first picture of a file is
looked at: a second frame, page or image may show what the first one hides.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any, BinaryIO

import numpy as np
import pillow_heif
from PIL import (
    GifImagePlugin,
    Image,
    ImageCms,
    ImageFile,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
from pillow_heif import as_plugin

from archive.media.inside.reasons import No, Why
from archive.media.kinds import MOST_PIXELS, Format

READERS: dict[Format, Callable[[BinaryIO], Any]] = {
    Format.JPEG: JpegImagePlugin.JpegImageFile,
    Format.PNG: PngImagePlugin.PngImageFile,
    Format.WEBP: WebPImagePlugin.WebPImageFile,
    Format.HEIC: as_plugin.HeifImageFile,
    Format.GIF: GifImagePlugin.GifImageFile,
    Format.TIFF: TiffImagePlugin.TiffImageFile,
}

LONGEST_SIDE = 2_400
"""Pixels of the long side of a clean picture."""

SMALL_SIDE = 320
"""Pixels of the long side of what moderators look at first."""

QUALITY = 90
FEW_COLOURS = 64
"""A picture with no more is line art, and stays exact as PNG."""

COVER = (0, 0, 0)
_BARELY_THERE = 16
"""Opacity, of 255, below which a pixel counts as not there: no eye sees it, but a filter would."""

_MODES = {"1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB"}
_SRGB = ImageCms.createProfile("sRGB")


def warm() -> None:
    """Load all that loads late: every reader, both writers, colour profiles."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.options.THUMBNAILS = False
    Image.preinit()
    _ = MpoImagePlugin.MpoImageFile
    _try_out()


def _try_out() -> None:
    pixels = Image.new("RGB", (64, 64), (10, 120, 200))
    profile = ImageCms.ImageCmsProfile(_SRGB).tobytes()
    for format in READERS.keys() - {Format.HEIC}:
        file = io.BytesIO()
        pixels.save(file, format.upper(), **({} if format is Format.GIF else {"icc_profile": profile}))
        file.seek(0)
        _clean(READERS[format](file))
    file = io.BytesIO()
    pillow_heif.from_pillow(pixels).save(file)
    file.seek(0)
    _clean(READERS[Format.HEIC](file))
    for wanted in (pixels, Image.effect_noise((64, 64), 64).convert("RGB")):
        _written(wanted, io.BytesIO())


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> dict[str, Any]:
    """Write the picture that `task` asks for ("clean", "cover" or "grey"); return its kind, width and height."""
    try:
        made = _asked_for(task, sources[0])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise No(Why.TOO_MANY_PIXELS) from bomb
    return {"mime": _written(made, wanted[0]), "width": made.width, "height": made.height}


def _asked_for(task: dict[str, Any], source: BinaryIO) -> Image.Image:
    if task["do"] == "clean":
        return _clean_of(source, Format(task["format"]))
    picture = _opened(source, Format(task["format"]))
    if task["do"] == "cover":
        return _covered(_bare(picture), task["boxes"], task["part"])
    return _small(_bare(picture))


def _clean_of(source: BinaryIO, format: Format) -> Image.Image:
    """Return it made anew. A photo whose end is lost is taken as far as it goes: but where nothing came, it is damaged."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        return _clean(_opened(source, format))
    except (OSError, SyntaxError, ValueError):
        ImageFile.LOAD_TRUNCATED_IMAGES = True
    source.seek(0)
    made = _clean(_opened(source, format))
    if made.getcolors(1) is not None:
        raise No(Why.DAMAGED)
    return made


def _opened(source: BinaryIO, format: Format) -> Any:
    picture = READERS[format](source)
    if picture.width * picture.height > MOST_PIXELS:
        raise No(Why.TOO_MANY_PIXELS)
    if picture.width < 1 or picture.height < 1:
        raise No(Why.DAMAGED)
    return picture


def _clean(picture: Any) -> Image.Image:
    """Return the first frame in sRGB on white, upright, no larger than `LONGEST_SIDE`, as new pixels."""
    profile = picture.info.get("icc_profile")
    turn = _turn(picture)
    plain = _in_srgb(_in_known_mode(picture), profile)
    if plain.mode not in {"RGB", "RGBA", "L"}:
        plain = plain.convert("RGBA" if _may_show_through(plain) else "RGB")
    if max(plain.size) > LONGEST_SIDE:
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    upright = plain.transpose(turn) if turn is not None else plain
    return _bare(_on_white(upright))


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Exif tag 0x0112: what turns such a picture upright."""


def _turn(picture: Any) -> Image.Transpose | None:
    if isinstance(picture, as_plugin.HeifImageFile):
        return None  # HEIC turns by a box of its own, obeyed while decoding; its Exif is a copy of that.
    try:
        return _TURNS.get(picture.getexif().get(0x0112))
    except Exception:  # noqa: BLE001 -- broken Exif of any kind means: as it lies.
        return None


def _in_known_mode(picture: Any) -> Image.Image:
    picture.load()
    if picture.mode in _MODES:
        if "transparency" in picture.info and picture.mode in {"1", "L", "RGB", "P"}:
            return _picture(picture.convert("RGBA"))
        return _picture(picture)
    return _eight_bits(picture)


def _picture(any_picture: Any) -> Image.Image:
    return any_picture if isinstance(any_picture, Image.Image) else Image.Image()


def _eight_bits(picture: Any) -> Image.Image:
    """Bring sixteen bits, whole or broken numbers to eight, so that the brightest stays the brightest."""
    values = np.nan_to_num(np.asarray(picture, np.float32))
    top = 65_535.0 if picture.mode.startswith("I;16") else max(float(values.max(initial=0)), 1.0)
    return Image.fromarray(np.clip(values * (255 / top), 0, 255).astype(np.uint8))


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Change the colours from the file's own profile to sRGB; a profile that makes no sense is passed over."""
    if not profile or picture.mode not in {"L", "RGB", "RGBA", "CMYK"}:
        return picture
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    base = picture.convert("RGB") if alpha else picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(base, own, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    if changed is None:
        return picture
    if alpha:
        changed.putalpha(alpha)
    return changed


def _may_show_through(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in picture.info


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    opacity = picture.getchannel("A").point([0 if value < _BARELY_THERE else value for value in range(256)])
    white = Image.new("RGB", picture.size, (255, 255, 255))
    white.paste(picture.convert("RGB"), mask=opacity)
    return white


def _bare(picture: Image.Image) -> Image.Image:
    """Return new pixels and nothing else: no tag, profile, palette or comment can come along."""
    rgb = picture.convert("RGB")
    return Image.frombytes("RGB", rgb.size, rgb.tobytes())


def _covered(picture: Image.Image, boxes: list[dict[str, int]], part: dict[str, int] | None) -> Image.Image:
    for box in boxes:
        picture.paste(COVER, _inside(picture, box))
    return picture.crop(_inside(picture, part)) if part else picture


def _inside(picture: Image.Image, box: dict[str, int]) -> tuple[int, int, int, int]:
    """Return the corners of `box`, as far as it lies on the picture."""
    left, top = max(0, box["left"]), max(0, box["top"])
    right, bottom = (
        min(picture.width, box["left"] + box["width"]),
        min(picture.height, box["top"] + box["height"]),
    )
    if left >= right or top >= bottom:
        raise No(Why.OUTSIDE)
    return left, top, right, bottom


def _small(picture: Image.Image) -> Image.Image:
    grey = ImageOps.grayscale(picture)
    grey.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS)
    return Image.frombytes("L", grey.size, grey.tobytes())


def _written(picture: Image.Image, file: Any) -> str:
    """Write it as PNG when it has few colours, else as JPEG with full colour resolution; return the MIME type."""
    if picture.mode == "RGB" and picture.getcolors(FEW_COLOURS) is not None:
        picture.quantize(FEW_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        return "image/png"
    picture.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return "image/jpeg"
