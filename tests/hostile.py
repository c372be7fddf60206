"""Pictures and recordings that carry far more than pixels and sound, each made by code, with the same canary hidden in it."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import av
import numpy as np
import pillow_heif
from PIL import Image

from tests.drawings import photo, saved
from tests.voices import Wave, encoded, pcm, voice, wav

CANARY = "CANARY of 7 Alder Road"
"""Where she lives, as far as these files know."""

PLACE = "+51.5074-000.1278/"
ELSE = (250, 0, 250)
"""The colour of every picture that is not the first in its file; no first one has it."""

WORDS = CANARY.encode()
SEEN = photo(120, 90).convert("L").convert("RGB")
OTHER = Image.new("RGB", SEEN.size, ELSE)
SAID = voice(1.0, seed=3)
PITCH_ELSE = 5_000
SAID_ELSE: Wave = 0.3 * np.sin(2 * np.pi * PITCH_ELSE / 48_000 * np.arange(48_000))
"""What every track says that is not the first in its file: a whistle, of which no first one has anything."""


# ----------------------------------------------------------------------------------------------------- its pieces
def exif() -> bytes:
    """Return hidden facts of a camera: who, where, and a place by GPS."""
    facts = Image.Exif()
    facts[0x010E] = facts[0x013B] = CANARY
    place = facts.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (51.0, 30.0, 26.6), "W", (0.0, 7.0, 40.1)
    place[29] = CANARY
    return facts.tobytes()


def xmp() -> bytes:
    """Return a packet of XMP with a place in it."""
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description photoshop:City="'
        + WORDS
        + b'" exif:GPSLatitude="51,30.44N"/></rdf:RDF></x:xmpmeta>'
    )


def _segment(marker: int, body: bytes) -> bytes:
    """Of JPEG."""
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def cover() -> bytes:
    """Return a cover picture, with hidden facts of its own."""
    return saved(OTHER.resize((24, 18)), "JPEG", exif=exif())


def _chunk(name: bytes, body: bytes) -> bytes:
    """Of PNG."""
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def _box(name: bytes, *bodies: bytes) -> bytes:
    """Of MP4."""
    body = b"".join(bodies)
    return (len(body) + 8).to_bytes(4, "big") + name + body


def _part(name: bytes, body: bytes) -> bytes:
    """Of RIFF: a chunk filled up to an even length."""
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _frame(name: bytes, body: bytes) -> bytes:
    """Of ID3v2.4: sizes in seven bits each."""
    return name + _sevens(len(body)) + b"\0\0" + body


def _sevens(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


# -------------------------------------------------------------------------------------------------------- pictures
def jpeg_and_zip() -> bytes:
    """Two files in one: a photo for who looks, a packed folder for who unpacks."""
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w") as packed:
        packed.writestr(f"{CANARY}.txt", CANARY)
    return saved(SEEN, "JPEG", exif=exif(), comment=WORDS, xmp=xmp()) + folder.getvalue()


def jpeg_of_two() -> bytes:
    """A photo as phones with two lenses write it: a second picture behind the first, and a list of both."""
    return saved(SEEN, "MPO", save_all=True, append_images=[OTHER], exif=exif()) + WORDS


def jpeg_of_segments() -> bytes:
    """Every segment that a program may call its own: small pictures, a newspaper's notes, a longer XMP, who made it (C2PA)."""
    tiny = b"JFIF\0\1\1\0\0\1\0\1\x10\x0c" + bytes(ELSE) * 192
    notes = b"\x1c\2\x5a" + len(WORDS).to_bytes(2, "big") + WORDS
    manifest = _box(b"jumb", _box(b"jumd", bytes(16), b"\3c2pa\0"), _box(b"json", WORDS))
    segments = (
        (0xE0, tiny),
        (0xE0, b"JFXX\0\x10" + cover()),
        (0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + len(xmp()).to_bytes(4, "big") + bytes(4) + xmp()),
        (0xEB, b"JP\0\1\0\0\0\1" + manifest),
        (0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\0" + len(notes).to_bytes(2, "big") + notes),
        *((0xE2 + number, b"XTRA\0" + WORDS) for number in range(14)),
        (0xFE, saved(OTHER, "JPEG")),
    )  # fmt: skip
    plain = saved(SEEN, "JPEG")
    return plain[:2] + b"".join(_segment(*one) for one in segments) + plain[20:]


def jpeg_that_moves() -> bytes:
    """A photo and the film of its moment, as phones keep them in one file."""
    about = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description GCamera:MicroVideoOffset="9999"/></rdf:RDF></x:xmpmeta>'
    plain = saved(SEEN, "JPEG", exif=exif())
    return plain[:2] + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + about) + plain[2:] + film()


def png_behind_its_end() -> bytes:
    """A whole file as a careless program leaves it: behind the end of the new picture lies the rest of the old one."""
    late = (_chunk(b"eXIf", exif()[6:]), _chunk(b"tEXt", b"Author\0" + WORDS), _chunk(b"iCCP", WORDS))
    return saved(SEEN, "PNG") + b"".join(late) + saved(OTHER, "PNG")[33:]


def png_beneath_nothing() -> bytes:
    """Colours below dots that are not there: a name that was rubbed out, as programs do it."""
    dots = SEEN.convert("RGBA")
    dots.paste((*ELSE, 0), (20, 20, 100, 60))
    dots.paste((*ELSE, 10), (20, 60, 100, 80))
    return saved(dots, "PNG", exif=exif())


def gif_beneath_nothing() -> bytes:
    """The same with a palette, one of whose colours is not there."""
    dots = Image.new("P", SEEN.size, 0)
    dots.putpalette([128, 128, 128, *ELSE])
    dots.paste(1, (20, 20, 60, 60))
    return saved(dots, "GIF", transparency=1, comment=WORDS)


def tiff_with_place() -> bytes:
    """Two pages, GPS, an artist."""
    # Copies: Pillow leaves on a picture how it was last written, as JPEG say.
    return saved(SEEN.copy(), "TIFF", save_all=True, append_images=[OTHER.copy()], exif=exif())


def tiff_of_a_wall() -> bytes:
    """A few hundred bytes that say they are ten thousand million dots."""
    tags = ((256, 100_000), (257, 100_000), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (279, 4))
    entries = b"".join(
        tag.to_bytes(2, "little") + b"\4\0\1\0\0\0" + value.to_bytes(4, "little") for tag, value in tags
    )
    return b"II*\0\x08\0\0\0" + len(tags).to_bytes(2, "little") + entries + bytes(4) + WORDS


def webp() -> bytes:
    """Exif, XMP, a profile, and a second picture a moment later."""
    return saved(SEEN, "WEBP", save_all=True, append_images=[OTHER], exif=exif(), xmp=xmp(), quality=90)


def png() -> bytes:
    """A text that unfolds to a hundred million letters, a place, and private chunks before and behind the end."""
    plain = saved(SEEN, "PNG", exif=exif())
    head, rest = plain[:33], plain[33:]
    hidden = (
        _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(WORDS + bytes(100_000_000), 9)),
        _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp()),
        _chunk(b"tEXt", b"Location\0" + PLACE.encode() + WORDS),
        _chunk(b"prVt", WORDS),
    )
    return head + b"".join(hidden) + rest + _chunk(b"prVt", WORDS) + WORDS


def apng() -> bytes:
    """A second frame in a picture that seems to have one."""
    return saved(SEEN, "PNG", save_all=True, append_images=[OTHER, OTHER], duration=10) + WORDS


def gif() -> bytes:
    """Ten thousand frames, a comment before each, and a packet of XMP."""
    head = b"GIF89a\x02\0\x02\0\x80\0\0" + bytes((20, 120, 60)) + bytes(ELSE)
    comment = b"!\xfe" + bytes((len(WORDS),)) + WORDS + b"\0"
    note = b"!\xff\x0bXMP DataXMP" + xmp() + b"\x01" + bytes(range(255, -1, -1)) + b"\0"

    def frame(packed: bytes) -> bytes:
        return comment + b",\0\0\0\0\x02\0\x02\0\0\x02" + packed + b"\0"

    return head + note + frame(b"\x02\x84\x51") + frame(b"\x02\x8c\x53") * 10_000 + b";" + WORDS


def heic(share: float = 1.0) -> bytes:
    """A photo of a phone, and its second picture; `share` of it arrived."""
    file = pillow_heif.from_pillow(SEEN)
    file.add_from_pillow(OTHER)
    out = io.BytesIO()
    file.save(out, quality=80, exif=exif(), xmp=xmp())
    whole = out.getvalue()
    return whole[: round(len(whole) * share)]


# ------------------------------------------------------------------------------------------------------ recordings
def _with_in_moov(plain: bytes, *boxes: bytes) -> bytes:
    """Put boxes at the end of the one that describes all, which is the last: nothing else moves."""
    at = plain.rindex(b"moov") - 4
    return plain[:at] + _box(b"moov", plain[at + 8 :], *boxes)


def _tracks(format: str, codec: str, *sounds: Wave, pictures: bool = False) -> bytes:
    """Return a file with several tracks of sound, and one of pictures before them."""
    out = io.BytesIO()
    with av.open(out, "w", format) as container:
        container.metadata["title"] = CANARY
        film: Any = (
            container.add_stream("mpeg4" if format == "mp4" else "libvpx", rate=5) if pictures else None
        )
        streams: list[Any] = [container.add_stream(codec, rate=48_000, layout="mono") for _ in sounds]
        if film is not None:
            film.width, film.height, film.pix_fmt = *OTHER.size, "yuv420p"
            frame = av.VideoFrame.from_ndarray(np.asarray(OTHER), format="rgb24")
            frame.pts = 0
            container.mux([*film.encode(frame), *film.encode(None)])
        for stream, sound in zip(streams, sounds, strict=True):
            stream.metadata["title"] = CANARY
            _spoken(container, stream, sound)
    return out.getvalue()


def _spoken(container: Any, stream: Any, sound: Wave) -> None:
    frame = av.AudioFrame.from_ndarray(pcm(sound).reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
    resampler = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=48_000)
    for one in (*resampler.resample(frame), *resampler.resample(None), None):
        container.mux(stream.encode(one))


def film() -> bytes:
    """A film with its sound, and a second sound beside it."""
    return _tracks("mp4", "aac", SAID, SAID_ELSE, pictures=True)


def film_of_a_browser() -> bytes:
    """The same as a browser keeps it."""
    return _tracks("webm", "libopus", SAID, SAID_ELSE, pictures=True)


def m4a_of_an_apple() -> bytes:
    """Place and author under names of their own, and the rest of another recording in a second description."""
    names = [_box(b"mdta", b"com.apple.quicktime." + one) for one in (b"location.ISO6709", b"author")]
    values = [
        _box(number.to_bytes(4, "big"), _box(b"data", b"\0\0\0\1\0\0\0\0", one))
        for number, one in ((1, PLACE.encode()), (2, WORDS))
    ]
    about = _box(b"hdlr", bytes(8), b"mdta", bytes(12))
    keys = _box(b"keys", bytes(4), (2).to_bytes(4, "big"), *names)
    plain = encoded(SAID, "mp4", "aac")
    return _with_in_moov(plain, _box(b"meta", about, keys, _box(b"ilst", *values))) + film()[32:]


def wave_of_two() -> bytes:
    """A second sound behind the first: players play one, and FFmpeg reads the other."""
    first = wav(SAID)
    return first + _part(b"data", wav(SAID_ELSE)[44:])


def jpeg_of_nothing() -> bytes:
    """A photo of which not one dot can be read."""
    return saved(SEEN, "JPEG").replace(b"\xff\xc0", b"\xff\xc3", 1)


def m4a() -> bytes:
    """A memo of a phone: its place, its name, chapters, a cover picture, and a private box."""
    text = len(WORDS).to_bytes(2, "big") + b"\x15\xc7" + WORDS
    place = len(PLACE).to_bytes(2, "big") + b"\x15\xc7" + PLACE.encode()
    chapter = b"\1\0\0\0\0\0\0\0\1" + bytes(8) + bytes((len(WORDS),)) + WORDS
    about = _box(b"hdlr", bytes(8), b"mdirappl", bytes(9))
    items = _box(
        b"ilst",
        _box(b"\xa9nam", _box(b"data", b"\0\0\0\1\0\0\0\0", WORDS)),
        _box(b"covr", _box(b"data", b"\0\0\0\x0d\0\0\0\0", cover())),
    )
    hidden = _box(
        b"udta",
        _box(b"\xa9xyz", place),
        _box(b"\xa9cmt", text),
        _box(b"chpl", chapter),
        _box(b"meta", bytes(4), about, items),
    )
    plain = encoded(SAID, "mp4", "aac", tags={"title": CANARY})
    return _with_in_moov(plain, hidden) + _box(b"uuid", bytes(16), xmp()) + _box(b"free", WORDS)


def ogg() -> bytes:
    """A cover picture folded into a comment, and comments that have no end."""
    body = cover()
    picture = b"\0\0\0\3\0\0\0\x0aimage/jpeg" + len(WORDS).to_bytes(4, "big") + WORDS + bytes(16)
    folded = base64.b64encode(picture + len(body).to_bytes(4, "big") + body).decode()
    tags = {
        "METADATA_BLOCK_PICTURE": folded,
        "LOCATION": PLACE,
        "CHAPTER001": CANARY,
        "COMMENT": CANARY * 200,
    }
    return encoded(SAID, "ogg", "libopus", tags=tags)


def wave() -> bytes:
    """What a field recorder knows: who, where, when, and the scene."""
    plain = wav(SAID)
    parts = (
        _part(b"bext", WORDS.ljust(602, b"\0") + PLACE.encode()),
        _part(b"iXML", b"<BWFXML><SCENE>" + WORDS + b"</SCENE></BWFXML>"),
        _part(b"LIST", b"INFO" + _part(b"IART", WORDS) + _part(b"ICMT", PLACE.encode())),
        _part(b"id3 ", b"ID3\4\0\0" + _sevens(40) + _frame(b"TIT2", b"\3" + WORDS).ljust(40, b"\0")),
    )
    body = plain[12:36] + parts[0] + parts[1] + plain[36:] + parts[2] + parts[3]
    return b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WAVE" + body + WORDS


def mp3() -> bytes:
    """Every tag that ever was: a file in a tag, a cover, words in two alphabets, and three more behind the sound."""
    frames = (
        _frame(b"GEOB", b"\0application/zip\0" + WORDS + b"\0\0PK\3\4" + WORDS),
        _frame(b"APIC", b"\0image/jpeg\0\3\0" + cover()),
        _frame(b"COMM", b"\1eng\xff\xfe\0\0\xff\xfe" + CANARY.encode("utf-16-le")),
        _frame(b"TXXX", b"\3location\0" + PLACE.encode()),
        _frame(b"CHAP", b"one\0" + bytes(16) + _frame(b"TIT2", b"\3" + WORDS)),
        _frame(b"PRIV", b"www.example.org\0" + WORDS),
    )
    front = b"".join(frames)
    item = len(WORDS).to_bytes(4, "little") + bytes(4) + b"Artist\0" + WORDS
    ape = b"APETAGEX\xd0\7\0\0" + (len(item) + 32).to_bytes(4, "little") + b"\1\0\0\0" + bytes(12)
    lyrics = b"LYRICSBEGIN" + b"LYR00022" + WORDS
    behind = item + ape + lyrics + f"{len(lyrics):06}LYRICS200".encode() + b"TAG" + WORDS.ljust(125, b"\0")
    return b"ID3\4\0\0" + _sevens(len(front)) + front + encoded(SAID, "mp3", "libmp3lame") + behind


def flac() -> bytes:
    """A sheet of a disc, a cover picture, a private block, comments; and a tag in front that does not belong there."""
    plain = encoded(SAID, "flac", "flac", tags={"ARTIST": CANARY})
    body = cover()
    track = bytes(8) + b"\1" + WORDS[:12] + bytes(14) + b"\1" + bytes(12)
    end = (48_000).to_bytes(8, "big") + b"\xaa" + bytes(27)
    sheet = WORDS.ljust(128, b"\0") + bytes(8) + b"\x80" + bytes(258) + b"\2" + track + end
    picture = b"\0\0\0\3\0\0\0\x0aimage/jpeg" + len(WORDS).to_bytes(4, "big") + WORDS + bytes(16)
    blocks = (
        (5, sheet),
        (6, picture + len(body).to_bytes(4, "big") + body),
        (2, b"priv" + WORDS),
    )
    more = b"".join(bytes((kind,)) + len(block).to_bytes(3, "big") + block for kind, block in blocks)
    front = _frame(b"TIT2", b"\3" + WORDS)
    return b"ID3\4\0\0" + _sevens(len(front)) + front + plain[:42] + more + plain[42:]


def amr() -> bytes:
    """A second of nothing as old phones speak it, and words behind it."""
    return b"#!AMR\n" + (b"\x04" + bytes(12)) * 50


def three_gp() -> bytes:
    """The same as a film of an old phone holds it, with its place, its name and its author."""
    out = io.BytesIO()
    with av.open(out, "w", "3gp") as film, av.open(io.BytesIO(amr()), "r", "amr") as sound:
        stream = film.add_stream_from_template(sound.streams.audio[0])
        for packet in sound.demux(audio=0):
            if packet.size:
                packet.stream = stream
                film.mux(packet)
    place = _box(b"loci", bytes(4), b"\x15\xc7", WORDS, b"\0\0", bytes(12), b"earth\0\0")
    named = [_box(name, bytes(4), b"\x15\xc7", WORDS, b"\0") for name in (b"titl", b"auth")]
    return _with_in_moov(out.getvalue(), _box(b"udta", place, *named))


def matroska() -> bytes:
    """A file kept in the file, chapters, and tags."""
    out = io.BytesIO()
    with (
        av.open(out, "w", "matroska") as container,
        av.open(io.BytesIO(encoded(SAID, "webm", "libopus")), "r") as one,
    ):
        container.metadata.update({"title": CANARY, "LOCATION": PLACE})
        stream: Any = container.add_stream_from_template(one.streams.audio[0])
        stream.metadata["title"] = CANARY
        container.add_attachment(f"{CANARY}.jpg", "image/jpeg", cover())
        for packet in one.demux(audio=0):
            if packet.size:
                packet.stream = stream
                container.mux(packet)
    return out.getvalue()


def aac() -> bytes:
    """A tag in front that a broadcaster's box writes, and words behind."""
    front = _frame(b"PRIV", b"com.example\0" + WORDS)
    return b"ID3\4\0\0" + _sevens(len(front)) + front + encoded(SAID, "adts", "aac") + WORDS


PICTURES: dict[str, Callable[[], bytes]] = {
    "jpeg and zip": jpeg_and_zip,
    "jpeg of two": jpeg_of_two,
    "jpeg of segments": jpeg_of_segments,
    "jpeg that moves": jpeg_that_moves,
    "png behind its end": png_behind_its_end,
    "png beneath nothing": png_beneath_nothing,
    "gif beneath nothing": gif_beneath_nothing,
    "tiff with place": tiff_with_place,
    "webp": webp,
    "png": png,
    "apng": apng,
    "gif": gif,
    "heic": heic,
}
RECORDINGS: dict[str, Callable[[], bytes]] = {
    "m4a": m4a,
    "m4a of an apple": m4a_of_an_apple,
    "film": film,
    "film of a browser": film_of_a_browser,
    "ogg": ogg,
    "wave": wave,
    "mp3": mp3,
    "flac": flac,
    "amr": lambda: amr() + WORDS,
    "3gp": three_gp,
    "matroska": matroska,
    "aac": aac,
}
CUT = {f"heic, {share:.0%} of it": lambda share=share: heic(share) for share in (0.02, 0.1, 0.4, 0.7, 0.95)}
"""Taken as far as it goes, or refused: that depends on where it was cut."""
