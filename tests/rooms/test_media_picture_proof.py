"""The proof of a published picture: it passes what is right, and finds each planted fault."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageFilter

from archive.media import picture_bytes, picture_proof, pictures
from archive.media.pictures import Box, Clean
from tests.made import NAME_BOX, drawing

BOX = Box(*NAME_BOX)


@pytest.fixture(scope="module")
def clean() -> bytes:
    """A clean picture with a name on it."""
    return _cleaned(drawing())


def _cleaned(plain: bytes) -> bytes:
    with pictures.clean(BytesIO(plain)).image as image:
        return image.read()


def _made(clean: bytes, boxes: tuple[Box, ...] = (BOX,), part: Box | None = None) -> Clean:
    made = pictures.cover(BytesIO(clean), boxes, part)
    with made.image as image:
        return replace(made, image=BytesIO(image.read()))


def _faults(clean: bytes, made: Clean, part: Box | None = None) -> str:
    return " ".join(picture_proof.faults(BytesIO(clean), [BOX], part, made))


def _grainy() -> bytes:
    """Return a picture as a phone takes it in the dark: nothing but grain."""
    grain = np.random.default_rng(3).integers(0, 256, (600, 800, 3), dtype=np.uint8)
    written = BytesIO()
    Image.fromarray(grain).save(written, "JPEG", quality=100, subsampling=0)
    return written.getvalue()


def test_a_picture_taken_in_the_dark_is_taken_in_covered_and_proved() -> None:
    clean = _cleaned(_grainy())
    assert _faults(clean, _made(clean)) == ""


def _as_jpeg(picture: Image.Image, **how: object) -> Clean:
    out = BytesIO()
    picture.save(out, "JPEG", quality=90, subsampling=0, **how)
    return Clean(BytesIO(out.getvalue()), "image/jpeg", *picture.size)


def test_what_is_right_passes(clean: bytes) -> None:
    assert _faults(clean, _made(clean)) == ""
    part = Box(20, 10, 200, 150)
    assert _faults(clean, _made(clean, part=part), part) == ""
    edge = Box(-5, -5, 30, 30)
    assert picture_proof.faults(BytesIO(clean), [edge], None, _made(clean, (edge,))) == ()


def test_line_art_passes_too() -> None:
    art = BytesIO()
    Image.open(BytesIO(drawing())).convert("L").point(lambda value: 0 if value < 128 else 255).save(
        art, "PNG"
    )
    plain = _cleaned(art.getvalue())
    assert plain.startswith(b"\x89PNG")
    assert _faults(plain, _made(plain)) == ""


def test_a_blurred_cover_is_found(clean: bytes) -> None:
    picture = Image.open(BytesIO(clean)).convert("RGB")
    left, top, width, height = NAME_BOX
    area = (left, top, left + width, top + height)
    picture.paste(picture.crop(area).filter(ImageFilter.GaussianBlur(4)), area)
    assert "still be told apart" in _faults(clean, _as_jpeg(picture))


def test_a_box_that_lies_eight_pixels_off_is_found(clean: bytes) -> None:
    off = Box(BOX.left + 8, BOX.top, BOX.width, BOX.height)
    assert "still be told apart" in _faults(clean, _made(clean, (off,)))


def test_nothing_covered_is_found(clean: bytes) -> None:
    assert "still be told apart" in _faults(clean, _made(clean, ()))


def test_a_change_beside_the_cover_is_found(clean: bytes) -> None:
    more = Box(200, 100, 40, 40)
    assert "not as it was" in _faults(clean, _made(clean, (BOX, more)))


def test_another_part_is_found(clean: bytes) -> None:
    part = Box(20, 10, 200, 150)
    assert _faults(clean, _made(clean, part=Box(40, 10, 200, 150)), part) != ""
    assert "not as large" in _faults(clean, _made(clean), part)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain + b"Kent",
        lambda plain: plain[:2] + b"\xff\xfe\x00\x0bAlder Rd." + plain[2:],
        lambda plain: plain[:2] + b"\xff\xe1\x00\x10Exif\x00\x00MM\x00*GPS!" + plain[2:],
        lambda plain: plain + plain,
        lambda plain: plain[:-2],
        lambda plain: b"GIF89a" + plain,
    ],
    ids=["something behind", "a comment", "a place", "a second picture", "no end", "another head"],
)
def test_anything_beside_the_picture_is_found(clean: bytes, spoil: Callable[[bytes], bytes]) -> None:
    made = _made(clean)
    assert "holds something beside" in _faults(clean, replace(made, image=BytesIO(spoil(made.image.read()))))


def test_a_tag_in_a_png_is_found() -> None:
    from PIL import PngImagePlugin

    tag = PngImagePlugin.PngInfo()
    tag.add_text("Author", "Denise")
    out = BytesIO()
    Image.new("RGB", (40, 40)).save(out, "PNG", pnginfo=tag)
    made = Clean(BytesIO(out.getvalue()), "image/png", 40, 40)
    assert picture_proof.faults(BytesIO(out.getvalue()), [], None, made) != ()


AREA = (BOX.left, BOX.top, BOX.left + BOX.width, BOX.top + BOX.height)


def _seen_through(picture: Image.Image, opacity: float) -> Image.Image:
    return Image.blend(picture.crop(AREA), Image.new("RGB", (BOX.width, BOX.height)), opacity)


def _coarse(picture: Image.Image) -> Image.Image:
    small = picture.crop(AREA).resize((BOX.width // 16, BOX.height // 16))
    return small.resize((BOX.width, BOX.height), Image.Resampling.NEAREST)


def _barely(picture: Image.Image) -> Image.Image:
    return (
        picture.crop(AREA)
        .convert("L")
        .point([0 if value < 128 else 4 for value in range(256)])
        .convert("RGB")
    )


STANDS_THERE: dict[str, Callable[[Image.Image], Image.Image]] = {
    "a cover of 95 in a hundred": lambda picture: _seen_through(picture, 0.95),
    "a cover of 98 in a hundred": lambda picture: _seen_through(picture, 0.98),
    "squares of 16 dots": _coarse,
    "a shade that no eye sees": _barely,
    "its outlines": lambda picture: (
        picture.crop(AREA).convert("L").filter(ImageFilter.FIND_EDGES).point(lambda value: value // 10).convert("RGB")
    ),
    "white": lambda picture: Image.new("RGB", (BOX.width, BOX.height), "white"),
    "its own colour": lambda picture: picture.crop(AREA).resize((1, 1)).resize((BOX.width, BOX.height)),
}  # fmt: skip


@pytest.mark.parametrize("what", STANDS_THERE)
def test_what_stands_under_a_cover_in_any_form_is_found(clean: bytes, what: str) -> None:
    picture = Image.open(BytesIO(clean)).convert("RGB")
    picture.paste(STANDS_THERE[what](picture), AREA)
    assert "still be told apart" in _faults(clean, _as_jpeg(picture))


@pytest.mark.parametrize("by", [1, 2, 4])
def test_a_cover_that_lies_a_dot_off_is_found(clean: bytes, by: int) -> None:
    picture = Image.open(BytesIO(clean)).convert("RGB")
    left, top, right, bottom = AREA
    picture.paste("black", (left + by, top, right + by, bottom))
    assert "still be told apart" in _faults(clean, _as_jpeg(picture))


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _more_dots(plain: bytes) -> bytes:
    """Return it with a line of dots more than it shows, packed with the others."""
    at = plain.index(b"IDAT")
    size = int.from_bytes(plain[at - 4 : at])
    body = b"IDAT" + zlib.compress(zlib.decompress(plain[at + 4 : at + 4 + size]) + b"12 Alder Road")
    check = zlib.crc32(body).to_bytes(4)
    return plain[: at - 4] + (len(body) - 4).to_bytes(4) + body + check + plain[at + 8 + size :]


def test_a_png_has_dots_and_no_place_for_others() -> None:
    picture = Image.new("RGB", (64, 48), "navy")
    hidden = picture.copy()
    hidden.putalpha(Image.linear_gradient("L").resize(picture.size))
    for plain in (_png(picture), _png(picture.quantize(4)), _png(picture.convert("1"))):
        assert picture_bytes.is_plain(BytesIO(plain), "image/png")
        assert not picture_bytes.is_plain(BytesIO(_more_dots(plain)), "image/png")
    for other in (_png(hidden), _png(hidden.convert("LA"))):
        assert not picture_bytes.is_plain(BytesIO(other), "image/png")
