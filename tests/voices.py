"""Sound and pictures for tests, made by code: a buzzing throat with moving formants that speaks in syllables."""

from __future__ import annotations

import io
import wave
from fractions import Fraction
from typing import Any

import av
import numpy as np
import numpy.typing as npt

RATE = 48_000
Wave = npt.NDArray[np.float64]


def voice(seconds: float, *, seed: int = 1, level: float = 0.25) -> Wave:
    """Return something like speech: syllables of 120 to 280 ms with pauses, a pitch that moves, three formants."""
    chance = np.random.default_rng(seed)
    length = round(seconds * RATE)
    out = np.zeros(length)
    at = round(0.05 * RATE)
    while at < length:
        syllable = _syllable(chance, round(chance.uniform(0.12, 0.28) * RATE))
        piece = syllable[: length - at]
        out[at : at + len(piece)] += piece * chance.uniform(0.4, 1.0)
        at += len(syllable) + round(chance.choice([0.02, 0.05, 0.25], p=[0.5, 0.35, 0.15]) * RATE)
    room = chance.normal(0, 1e-4, length)
    return np.asarray(out * level / max(1e-9, np.abs(out).max()) + room, np.float64)


def _syllable(chance: np.random.Generator, length: int) -> Wave:
    time = np.arange(length) / RATE
    pitch = chance.uniform(160, 240) * (1 + 0.1 * np.sin(2 * np.pi * chance.uniform(2, 5) * time))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    formants = chance.uniform([300, 900, 2200], [800, 2000, 3200])
    out = np.zeros(length)
    for number in range(1, 24):
        high = pitch * number
        strength = sum(1 / (1 + ((high - formant) / 120) ** 2) for formant in formants) / number**0.5
        out += strength * np.sin(number * phase)
    breath = chance.normal(0, 0.05, length)
    return np.asarray((out + breath) * np.hanning(length) ** 0.5)


def pcm(sound: Wave) -> npt.NDArray[np.int16]:
    """Return it as 16 bit samples."""
    return np.asarray(np.clip(np.round(sound * 32767), -32768, 32767), np.int16)


def wav(sound: Wave, *, rate: int = RATE, channels: int = 1) -> bytes:
    """Return a WAV file; `sound` is interleaved when there are more channels."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(pcm(sound).tobytes())
    return out.getvalue()


def encoded(
    sound: Wave, format: str, codec: str, *, rate: int = RATE, tags: dict[str, str] | None = None, **how: Any
) -> bytes:
    """Return a file of any format that FFmpeg writes; `tags` go into its container."""
    out = io.BytesIO()
    with av.open(out, "w", format) as container:
        container.metadata.update(tags or {})
        stream: Any = container.add_stream(codec, rate=rate, layout="mono", **how)
        frame = av.AudioFrame.from_ndarray(pcm(sound).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
        resampler = av.AudioResampler(format=stream.codec_context.format or "s16", layout="mono", rate=rate)
        ready = [*resampler.resample(frame), *resampler.resample(None)]
        for one in (*ready, None):
            container.mux(stream.encode(one))
    return out.getvalue()


def repeated(
    sound: Wave, times: int, format: str, codec: str, *, options: dict[str, str] | None = None, **how: Any
) -> bytes:
    """Return a file in which `sound` is heard so many times over, encoded once: an hour costs no more than a minute."""
    out = io.BytesIO()
    with (
        av.open(io.BytesIO(encoded(sound, format, codec, **how)), "r") as once,
        av.open(out, "w", format, container_options=options or {}) as container,
    ):
        stream = container.add_stream_from_template(once.streams.audio[0])
        tick = once.streams.audio[0].time_base or Fraction(1, RATE)
        packets = [(bytes(one), one.pts or 0) for one in once.demux(audio=0) if one.size]
        each = packets[-1][1] + packets[1][1] - 2 * packets[0][1]
        for number in range(times):
            for body, at in packets:
                packet = av.Packet(body)
                packet.stream, packet.time_base = stream, tick
                packet.pts = packet.dts = at + number * each
                container.mux(packet)
    return out.getvalue()


def webm(sound: Wave, **how: Any) -> bytes:
    """Return what a browser's recorder makes: Opus in WebM."""
    return encoded(sound, "webm", "libopus", **how)
