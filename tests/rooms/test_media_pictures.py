"""Pictures of every kind: made anew, covered, shrunk; and what hides in one stays behind."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from archive.media import picture_bytes, pictures
from archive.media.pictures import Box, Clean
from archive.rules.errors import BadInput
from tests.drawings import line_art, photo, saved, with_name

PLAIN = photo(160, 120)


def _clean(data: bytes) -> Clean:
    made = _held(pictures.clean(BytesIO(data)))
    assert picture_bytes.is_plain(made.image, made.mime)
    return made


def _held(made: Clean) -> Clean:
    """The file in memory is closed; its bytes are kept."""
    with made.image as image:
        return replace(made, image=BytesIO(image.read()))


def _dots(made: Clean) -> np.ndarray:
    made.image.seek(0)
    with Image.open(made.image) as picture:
        assert picture.size == (made.width, made.height)
        assert getattr(picture, "n_frames", 1) == 1
        assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        return np.asarray(picture.convert("RGB"), np.int16)


def _far(made: Clean, expected: Image.Image) -> float:
    """How far the dots are from those expected, of 255, on average."""
    wanted = np.asarray(expected.convert("RGB"), np.int16)
    return float(np.abs(_dots(made) - wanted).mean()) if _dots(made).shape == wanted.shape else 255.0


def _heic(*several: Image.Image) -> bytes:
    file = pillow_heif.from_pillow(several[0])
    for more in several[1:]:
        file.add_from_pillow(more)
    out = io.BytesIO()
    file.save(out, quality=90)
    return out.getvalue()


# ------------------------------------------------------------------------------------------------- every format
FORMATS: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(PLAIN, "JPEG", quality=95),
    "jpeg, step by step": lambda: saved(PLAIN, "JPEG", quality=95, progressive=True),
    "png": lambda: saved(PLAIN, "PNG"),
    "webp": lambda: saved(PLAIN, "WEBP", quality=95),
    "webp without loss": lambda: saved(PLAIN, "WEBP", lossless=True),
    "heic": lambda: _heic(PLAIN),
    "tiff": lambda: saved(PLAIN, "TIFF"),
    "tiff, packed": lambda: saved(PLAIN, "TIFF", compression="tiff_lzw"),
    "tiff, packed as zip": lambda: saved(PLAIN, "TIFF", compression="tiff_adobe_deflate"),
    "tiff with jpeg in it": lambda: saved(PLAIN, "TIFF", compression="jpeg", quality=95),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_phone_is_seen(name: str) -> None:
    made = _clean(FORMATS[name]())
    assert made.mime == "image/jpeg" and _far(made, PLAIN) < 8


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_way_of_keeping_colours_is_seen(mode: str) -> None:
    grey = PLAIN.convert("L")
    if mode in {"I;16", "I", "F"}:
        deep = np.asarray(grey, np.uint16) * 257
        kept = Image.fromarray(
            deep if mode == "I;16" else deep.astype(np.int32 if mode == "I" else np.float32)
        )
    else:
        kept = PLAIN.convert(mode)
    made = _clean(saved(kept, "PNG" if mode in {"1", "L", "P", "LA", "RGBA", "I;16"} else "TIFF"))
    wanted = kept.convert("RGB") if kept.mode in {"1", "P", "RGBA", "CMYK"} else grey
    assert _far(made, wanted) < 9


def test_line_art_stays_exact() -> None:
    made = _clean(saved(line_art(), "GIF"))
    assert made.mime == "image/png" and _far(made, line_art()) == 0
    assert (
        _far(
            _clean(saved(Image.new("RGB", (5, 5), (3, 200, 77)), "PNG")),
            Image.new("RGB", (5, 5), (3, 200, 77)),
        )
        == 0
    )


def test_a_large_picture_is_made_smaller_and_a_small_one_is_not() -> None:
    made = _clean(saved(photo(3_000, 1_000), "JPEG"))
    assert (made.width, made.height) == (2_400, 800)
    assert (_clean(saved(photo(30, 10), "JPEG")).width) == 30


def test_a_photo_cut_off_on_its_way_is_taken_as_far_as_it_goes() -> None:
    whole = saved(PLAIN, "JPEG", quality=95)
    made = _clean(whole[: len(whole) * 2 // 3])
    assert np.abs(_dots(made)[:50] - np.asarray(PLAIN, np.int16)[:50]).mean() < 8


# ------------------------------------------------------------------------------------------------- turned upright
def _marked(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(photo(80, 60), "JPEG", quality=95, exif=exif.tobytes())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_lies_as_its_camera_says(orientation: int) -> None:
    turns = {2: (0,), 3: (3,), 4: (1,), 5: (5,), 6: (4,), 7: (6,), 8: (2,)}
    expected = photo(80, 60)
    for turn in turns.get(orientation, ()):
        expected = expected.transpose(Image.Transpose(turn))
    assert _far(_clean(_marked(orientation)), expected) < 8


@pytest.mark.parametrize("exif", [b"Exif\0\0garbage", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\3\0\0\0\1\0\x63\0\0"])  # fmt: skip
def test_a_broken_mark_of_the_camera_turns_nothing(exif: bytes) -> None:
    plain = saved(PLAIN, "JPEG", quality=95)
    spoilt = plain[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + plain[2:]
    assert _far(_clean(spoilt), PLAIN) < 8


# ------------------------------------------------------------------------------------------------- what hides in it
def _with_second_frame(format: str) -> bytes:
    second = with_name(PLAIN, "ANNA", (10, 30))
    return saved(
        PLAIN,
        format,
        save_all=True,
        append_images=[second],
        **({"lossless": True} if format == "WEBP" else {}),
    )


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "TIFF"])
def test_only_the_first_frame_or_page_is_ever_seen(format: str) -> None:
    assert _far(_clean(_with_second_frame(format)), PLAIN) < 12


def test_only_the_main_picture_of_a_heic_file_is_seen() -> None:
    assert _far(_clean(_heic(PLAIN, with_name(PLAIN, "ANNA", (10, 30)))), PLAIN) < 8


def test_a_second_picture_behind_the_first_stays_behind() -> None:
    second = saved(with_name(PLAIN), "JPEG")
    assert _far(_clean(saved(PLAIN, "JPEG", quality=95) + second), PLAIN) < 8


@pytest.mark.parametrize("opacity", [0, 10])
@pytest.mark.parametrize("format", ["PNG", "WEBP", "TIFF"])
def test_a_name_that_no_eye_could_see_is_gone(opacity: int, format: str) -> None:
    clear = with_name(Image.new("RGB", (160, 120), "black"), "ANNA", (10, 30)).convert("RGBA")
    clear.putalpha(opacity)
    how = {"lossless": True, "exact": True} if format == "WEBP" else {}
    assert _far(_clean(saved(clear, format, **how)), Image.new("RGB", (160, 120), "white")) == 0


def test_a_colour_that_a_palette_calls_clear_is_gone() -> None:
    art = with_name(line_art(), "ANNA").quantize(8)
    palette = art.getpalette() or []
    name = next(n for n in range(8) if palette[3 * n : 3 * n + 3] == [250, 240, 20])
    made = _clean(saved(art, "PNG", transparency=name))
    assert not (_dots(made) == (250, 240, 20)).all(axis=2).any()


WORDS = b"CANARY-OF-SURREY"


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = exif[0x013B] = WORDS.decode()
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    return exif.tobytes()


def _profile() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"sRGB", WORDS[:4])


HIDING: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(PLAIN, "JPEG", exif=_exif(), comment=WORDS, xmp=WORDS, icc_profile=_profile()),
    "jpeg, behind it": lambda: saved(PLAIN, "JPEG") + WORDS,
    "png": lambda: saved(PLAIN, "PNG", exif=_exif(), icc_profile=_profile()) + WORDS,
    "webp": lambda: saved(PLAIN, "WEBP", exif=_exif(), xmp=WORDS, icc_profile=_profile()),
    "gif": lambda: saved(PLAIN, "GIF", comment=WORDS),
    "tiff": lambda: saved(PLAIN, "TIFF", description=WORDS.decode(), artist=WORDS.decode()),
    "a page with a picture in it": lambda: saved(PLAIN, "JPEG") + b"<html><script>" + WORDS + b"</script>",
    "a packed folder behind it": lambda: saved(PLAIN, "PNG") + b"PK\3\4" + WORDS,
}


@pytest.mark.parametrize("name", HIDING)
def test_no_word_of_the_file_is_in_what_is_made(name: str) -> None:
    hiding = HIDING[name]()
    assert WORDS[:4] in hiding, "or there was nothing to find"
    made = _clean(hiding).image.read()
    assert WORDS not in made and b"Exif" not in made and b"ICC" not in made


def test_colours_are_brought_into_the_common_space() -> None:
    """A profile that swaps red and green: who only drops it sees another picture than the sender did."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    swapped = bytearray(profile)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    made = _clean(saved(Image.new("RGB", (40, 40), (200, 30, 30)), "PNG", icc_profile=bytes(swapped)))
    assert _dots(made)[20, 20].argmax() == 1


# ------------------------------------------------------------------------------------------------- what is refused
def _png_of(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is huge."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\0\0\0"
    out = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(10_000))), (b"IEND", b"")):
        out += len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
    return out


def _png_of_words() -> bytes:
    """A hundred million letters in a text of a hundred thousand bytes."""
    plain = saved(line_art(60, 60), "PNG")
    body = b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9)
    chunk = len(body).to_bytes(4, "big") + b"zTXt" + body + zlib.crc32(b"zTXt" + body).to_bytes(4, "big")
    return plain[:33] + chunk + plain[33:]


NOT_SEEN: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "a recording": (b"OggS" + bytes(80), "This is a recording"),
    "a line_art in words": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    "a page": (b"<html>" + bytes(10), "no kind|text"),
    "too many dots": (_png_of(8_000, 8_000), "more than 40 million dots"),
    "far too many dots": (_png_of(60_000, 60_000), "more than 40 million dots"),
    "a gif of four thousand million": (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;", "40 million"),
    "a head alone": (b"\xff\xd8\xff\xe0", "damaged"),
    "noise behind a mark": (b"\x89PNG\r\n\x1a\n" + np.random.default_rng(2).bytes(3_000), "damaged"),
    "a heic of noise": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + np.random.default_rng(3).bytes(3_000), "damaged"),
    "a tiff that points at itself": (b"II*\0\x08\0\0\0\x01\0\x00\x01\x03\0\1\0\0\0\1\0\0\0\x08\0\0\0", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_SEEN)
def test_what_is_no_picture_is_refused_with_a_sentence(name: str) -> None:
    data, sentence = NOT_SEEN[name]
    with pytest.raises(BadInput, match=sentence):
        pictures.clean(BytesIO(data))


def test_a_text_that_unfolds_without_end_does_no_harm() -> None:
    try:
        made = _clean(_png_of_words())
    except BadInput:
        return
    assert _far(made, line_art(60, 60)) == 0


# ------------------------------------------------------------------------------------------------- covered, shrunk
def _cover(clean: Clean, boxes: list[Box], part: Box | None) -> Clean:
    return _held(pictures.cover(clean.image, boxes, part))


def test_a_box_is_solid_and_what_reaches_over_the_edge_is_cut() -> None:
    clean = _clean(saved(with_name(PLAIN), "PNG"))
    made = _cover(clean, [Box(-10, -10, 60, 40), Box(100, 90, 500, 500)], None)
    dots = _dots(made)
    assert dots[:22, :42].max() <= 2 and dots[100:, 110:].max() <= 2
    assert dots[50:80, 10:90].mean() > 20


def test_a_part_is_cut_out_after_covering() -> None:
    clean = _clean(saved(PLAIN, "PNG"))
    made = _cover(clean, [Box(60, 50, 30, 30)], Box(50, 40, 64, 48))
    assert (made.width, made.height) == (64, 48)
    assert _dots(made)[18:32, 18:32].max() <= 2


@pytest.mark.parametrize(
    ("boxes", "part"), [([Box(500, 5, 9, 9)], None), ([], Box(0, 500, 9, 9)), ([Box(5, 5, 0, 9)], None)]
)
def test_a_box_outside_the_picture_is_refused(boxes: list[Box], part: Box | None) -> None:
    clean = _clean(saved(PLAIN, "PNG"))
    with pytest.raises(BadInput, match="outside the picture"):
        _cover(clean, boxes, part)


def test_what_a_moderator_sees_first_is_small_and_grey() -> None:
    clean = _clean(saved(photo(800, 600), "JPEG"))
    made = _held(pictures.grey_small(clean.image))
    assert (made.width, made.height) == (320, 240)
    assert np.ptp(_dots(made), axis=2).max() <= 2
    assert picture_bytes.is_plain(made.image, made.mime)
