"""Small recordings and pictures for tests, made here: a buzzing voice, a drawing with a name on it."""

from __future__ import annotations

import math
import struct
import wave
from io import BytesIO
from typing import Any

import av
import numpy as np
from PIL import Image, ImageDraw

RATE = 48_000
Samples = np.ndarray[Any, np.dtype[np.float64]]


def voice(seconds: float = 2.0, *, pitch: float = 190.0) -> bytes:
    """Return a WAV of a buzz with syllables: four a second, louder and softer, never quite silent."""
    frames = bytearray()
    for n in range(round(seconds * RATE)):
        at = n / RATE
        loud = 0.15 + 0.6 * abs(math.sin(math.pi * 4 * at))
        buzz = sum(math.sin(2 * math.pi * pitch * k * at) / k for k in range(1, 9))
        frames += struct.pack("<h", round(9000 * loud * buzz / 2))
    return _wav(bytes(frames))


def tagged(seconds: float = 1.0) -> bytes:
    """Return such a voice as a phone writes it, with a title and a place among its tags."""
    out = BytesIO()
    with av.open(out, "w", "mp4") as container:
        container.metadata.update({"title": "canary in the corridor", "location": "+51.5074-000.1278/"})
        stream = container.add_stream("aac", rate=48_000, layout="mono")
        with av.open(BytesIO(voice(seconds)), "r") as source:
            for frame in source.decode(audio=0):
                frame.pts = None
                for packet in stream.encode(frame):
                    container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return out.getvalue()


def wav(samples: Samples) -> bytes:
    """Return samples from -1 to 1, 48,000 a second, as a WAV."""
    return _wav((np.clip(samples, -1, 1) * 32_000).astype("<i2").tobytes())


def _wav(frames: bytes) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return out.getvalue()


NAME_BOX = (40, 30, 120, 40)
"""Left, top, width and height of the name in `drawing`."""


def drawing() -> bytes:
    """Return a JPEG of a door with a name on it, with a place in its hidden facts."""
    facts = Image.Exif()
    facts[0x010E] = "the canary at 12 Alder Road"
    return _jpeg(_door(), facts)


MADE_BY, SERIAL = "canary phone 9", "R58canary123"
"""What `phone_photo` says of the phone."""


def phone_photo() -> bytes:
    """Return the same door as a phone takes it: lying on its side, with the way up, the phone and where it was in its facts."""
    facts = Image.Exif()
    facts[0x0112] = 6  # To be turned by a quarter to stand upright.
    facts[0x010F], facts[0x0110] = "Canary", MADE_BY
    facts[0x0132] = "2026:11:02 09:14:00"
    facts.get_ifd(0x8769)[0xA431] = SERIAL
    facts.get_ifd(0x8825).update(
        {1: "N", 2: (51.0, 16.0, 30.25), 3: "E", 4: (1.0, 5.0, 12.5), 29: "2026:11:02"}
    )
    return _jpeg(_door().transpose(Image.Transpose.ROTATE_90), facts)


def grainy(side: int = 900) -> bytes:
    """Return a PNG of two megabytes, of which no part is like another: it takes several pieces to send."""
    noise = np.random.default_rng(3).integers(0, 256, (side, side, 3), np.uint8)
    out = BytesIO()
    Image.fromarray(noise).save(out, "PNG", compress_level=0)
    return out.getvalue()


def _jpeg(image: Image.Image, facts: Image.Exif) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=92, exif=facts)
    return out.getvalue()


def _door() -> Image.Image:
    image = Image.new("RGB", (320, 240), "#f4ead8")
    pen = ImageDraw.Draw(image)
    pen.rectangle((180, 60, 290, 235), outline="#402030", width=5)
    pen.line((10, 236, 310, 236), fill="#405030", width=6)
    left, top, width, height = NAME_BOX
    for step in range(0, width, 8):
        pen.line((left + step, top + step % 16, left + step + 5, top + height - 6), fill="#801020", width=3)
    return image


def samples_of(encoded: bytes) -> Samples:
    """Return the samples of a published sound, from -1 to 1, 48,000 a second."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    with av.open(BytesIO(encoded), "r") as container:
        pieces = [
            one.to_ndarray()[0] for frame in container.decode(audio=0) for one in resampler.resample(frame)
        ]
    return np.concatenate(pieces).astype(np.float64)


def level_at(samples: Samples, start: float, end: float) -> float:
    """Return how loud it is between two seconds, in dBFS, without the band of the soft tone (500 to 1,200 Hz)."""
    part = samples[round(start * RATE) : round(end * RATE)]
    spectrum = np.fft.rfft(part * np.hanning(len(part)))
    frequencies = np.fft.rfftfreq(len(part), 1 / RATE)
    spectrum[(frequencies > 400) & (frequencies < 1300)] = 0
    left = np.fft.irfft(spectrum)
    return float(20 * np.log10(np.sqrt(np.mean(left**2)) + 1e-12))
