"""A story in writing and aloud of which a part may be cut, with a tone for each line."""

from __future__ import annotations

import re
from io import BytesIO

import numpy as np

from archive.editions.edition import Content, ContentNote, Cue, Sound
from archive.media.inside.encoding import Mp3, Opus
from archive.rules.choices import Medium, Use
from tests.made import samples_of
from tests.rooms.shelving import Library, Signed, file, grant, put_out

SHORT = [Use.TEACHING, Use.SHORT_PART, Use.BESIDE]
WORDS = (
    "Before it all was quiet. She read the form aloud to me! Nobody had done that.\n\n"
    "Then the door shut. I kept the kettle."
)
LINES = (
    "Before it nobody came.",
    "Then a woman came",
    "and read it aloud to me.",
    "I could breathe again.",
    "After it came the rest.",
)
CUES = tuple(Cue(n * 2000 + 100, n * 2000 + 1900, text) for n, text in enumerate(LINES))
RATE = 48_000


def made(kind: type[Opus | Mp3]) -> bytes:
    """Ten seconds, with another tone every two, from 400 Hz on."""
    time, buffer = np.arange(2 * RATE) / RATE, BytesIO()
    out = kind(buffer)
    for n in range(5):
        out.add((9000 * np.sin(2 * np.pi * (400 + 200 * n) * time)).astype(np.int16))
    out.finish()
    return buffer.getvalue()


OPUS, MP3 = made(Opus), made(Mp3)
VOICES = [Medium.WORDS, Medium.OWN_VOICE]


def content(words: str = WORDS, *, sounds: int = 1) -> Content:
    """A story in writing and aloud."""
    sound = Sound((file("opus", OPUS), file("mp3", MP3)), 10_000, CUES, tuple(range(100)))
    return Content("The kettle", words, ContentNote("A form is read aloud."), media=(sound,) * sounds)


def put(
    library: Library, one: Content | None = None, *, uses: list[Use] = SHORT, media: list[Medium] = VOICES
) -> str:
    """Put such a story on the shelf; return its id."""
    return put_out(
        library.press, one or content(), grant(uses=uses, media=media), media=[OPUS, MP3], elsewhere=0
    )


def listed(trainer: Signed, story: str) -> tuple[str, str]:
    """Put a story into a new list; return the addresses of the list and of the page where a part is chosen."""
    page = trainer.post("/playlists", title="Parts", edition=story)
    address = "/playlists/" + re.findall(r"/playlists/([\w-]{22})/title", page)[0]
    item = re.findall(r'id="item-([\w-]{22})"', page)[0]
    return address, f"{address}/items/{item}/part"


def tones(encoded: bytes) -> set[int]:
    """Which tones are heard in a recording, well above the noise of the codec."""
    samples = samples_of(encoded)
    found = set()
    for at in range(0, len(samples) - 4800, 4800):
        level = np.abs(np.fft.rfft(samples[at : at + 4800] * np.blackman(4800)))
        found |= {400 + 200 * n for n in range(5) if level[(400 + 200 * n) // 10] > level.max() / 15}
    return found
