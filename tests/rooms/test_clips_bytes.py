"""A part of a recording, by its bytes: what is in it was inside, what was outside is not in it, and the same part gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest

from archive.media.inside.encoding import Mp3, Opus
from archive.reading.clips import frames, packets
from archive.reading.clips.packets import Read
from archive.rules.errors import Unreadable
from tests.made import samples_of

RATE = 48_000
TONES = [300 + 200 * n for n in range(24)]
"""One second each: so every second says which one it is."""

Cut = Callable[[Read, int, int, int], bytes]
KINDS: dict[str, Cut] = {"opus": packets.opus_part, "mp3": frames.mp3_part}


@pytest.fixture(scope="module")
def recording() -> dict[str, bytes]:
    """The same tones in the two encodings, made as the press makes them."""
    time = np.arange(RATE) / RATE
    found = {}
    for name, kind in (("opus", Opus), ("mp3", Mp3)):
        file = BytesIO()
        out = kind(file)
        for tone in TONES:
            out.add((0.3 * 32767 * np.sin(2 * np.pi * tone * time)).astype(np.int16))
        out.finish()
        found[name] = file.getvalue()
    return found


def part(name: str, whole: bytes, start: int, end: int) -> bytes:
    """Cut a part out of a recording that lies in memory."""
    return KINDS[name](lambda first, last: whole[first:last], len(whole), start, end)


FAINT = {"opus": 1 / 12, "mp3": 1 / 1000}
"""How loud a tone may be beside the loudest and still be the codec's own noise, as it is in the whole recording too."""


def heard(samples: np.ndarray[tuple[int], np.dtype[np.float64]], faint: float) -> set[int]:
    """Which of the tones can be heard in any 100 ms of a sound."""
    step = RATE // 10
    found = set()
    for at in range(0, len(samples) - step + 1, step):
        level = np.abs(np.fft.rfft(samples[at : at + step] * np.blackman(step)))
        loud = {tone: level[tone // 10] for tone in TONES}
        found |= {tone for tone, one in loud.items() if one > max(loud.values()) * faint}
    return found


def at_the_edges(samples: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[set[int], set[int]]:
    """Which tones can be heard in the first and in the last 20 ms of a sound."""
    first, last = samples[480:1440], samples[-960:]
    levels = (np.abs(np.fft.rfft(piece)) for piece in (first, last))
    one, two = ({tone for tone in TONES if level[tone // 50] > level.max() / 8} for level in levels)
    return one, two


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("start", "end"), [(5000, 6000), (0, 2000), (9000, 13000), (22000, 24000)])
def test_only_what_is_inside_can_be_heard(
    recording: dict[str, bytes], name: str, start: int, end: int
) -> None:
    cut = part(name, recording[name], start, end)

    samples = samples_of(cut)
    inside = [TONES[n] for n in range(start // 1000, end // 1000)]
    assert heard(samples, FAINT[name]) == set(inside)
    first, last = at_the_edges(samples)
    assert last == {inside[-1]} and first <= {inside[0]}, (first, last)
    # Its length is right, but for what an edge may lose.
    assert end - start - 80 <= len(samples) * 1000 / RATE <= end - start
    assert cut == part(name, recording[name], start, end)


def where(name: str, whole: bytes, cut: bytes) -> tuple[float, float]:
    """From which moment to which, in ms of what is heard, the packets of a part hold anything of the recording.

    Counted from the standards, and on none of our numbers: a packet of Opus is 20 ms, dropped 6.5 ms early, and reaches 2.5 ms into
    the next; a frame of MP3 is 24 ms, heard 1,105 samples late, and its window and filters reach 1,057 samples further.
    """
    every, some = (packets_of(one)[2:] if name == "opus" else frames_of(one) for one in (whole, cut))
    first = next(n for n in range(len(every)) if every[n : n + len(some)] == some)
    last = first + len(some)
    if name == "opus":
        return first * 20 - 6.5, last * 20 - 6.5 + 2.5
    # The first frame of a whole file is about the file.
    early, late = (first - 1) * 1152 - 1105, (last - 1) * 1152 + 1057 - 1105
    return early / 48, late / 48


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("before", "after"), [(0, 0), (1, 0), (0, 1)])
def test_a_packet_too_many_is_seen(
    recording: dict[str, bytes], name: str, before: int, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = {"opus": packets, "mp3": frames}[name]
    true = module.inside

    def more(*asked: int) -> tuple[int, int]:
        first, last = true(*asked)
        return first - before, last + after

    monkeypatch.setattr(module, "inside", more)
    for start in range(5000, 5024, 3):
        begins, ends = where(name, recording[name], part(name, recording[name], start, start + 1000))
        assert (start <= begins, ends <= start + 1000) == (not before, not after)


@pytest.mark.parametrize("name", KINDS)
def test_three_packets_too_many_are_heard(
    recording: dict[str, bytes], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = {"opus": packets, "mp3": frames}[name]
    true = module.inside
    monkeypatch.setattr(module, "inside", lambda *asked: (true(*asked)[0], true(*asked)[1] + 3))
    assert TONES[6] in at_the_edges(samples_of(part(name, recording[name], 5000, 6000)))[1]


def test_frames_of_mp3_copied_as_they_are_would_hold_the_next_one(recording: dict[str, bytes]) -> None:
    # Why they are not copied: some frame keeps what it needs in the room of an earlier one.
    whole = recording["mp3"]
    begins = {whole[at + 4] << 1 | whole[at + 5] >> 7 for at in range(192, len(whole), 192)}
    assert max(begins) > 0
    cut = part("mp3", whole, 5000, 6000)
    at = 0
    while at < len(cut):
        assert cut[at + 4] << 1 | cut[at + 5] >> 7 == 0
        at += frames._RATES[cut[at + 2] >> 4] * 3
    assert at == len(cut)


def packets_of(ogg: bytes) -> list[bytes]:
    """Every packet of an Ogg file, in order, by the rules of RFC 3533 and nothing of ours."""
    found, waiting, at = [], b"", 0
    while at < len(ogg):
        assert ogg[at : at + 4] == b"OggS"
        sizes = ogg[at + 27 : at + 27 + ogg[at + 26]]
        body = at + 27 + len(sizes)
        for size in sizes:
            waiting += ogg[body : body + size]
            body += size
            if size < 255:
                found.append(waiting)
                waiting = b""
        at = body
    return found


def frames_of(mp3: bytes) -> list[int]:
    """What is heard of every frame of an MP3, in order: its side information without where its bytes begin."""
    rates = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
    found, at = [], 0
    while at < len(mp3):
        found.append(int.from_bytes(mp3[at + 4 : at + 21], "big") & (1 << 127) - 1)
        at += rates[mp3[at + 2] >> 4] * 3
    return found


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("start", "end"), [(5000, 5010), (30_000, 31_000), (6000, 5000)])
def test_nothing_between_two_moments_is_said_so(
    recording: dict[str, bytes], name: str, start: int, end: int
) -> None:
    with pytest.raises(Unreadable):
        part(name, recording[name], start, end)


@pytest.mark.parametrize("name", KINDS)
def test_bytes_that_are_no_recording_of_ours_are_refused(recording: dict[str, bytes], name: str) -> None:
    other = recording["mp3" if name == "opus" else "opus"]
    for whole in (b"", b"OggS", other, bytes(192 * 500), recording[name][:-100] + bytes(100)):
        try:
            cut = part(name, whole, 22_000, 24_000)
        except Unreadable:
            continue
        # Only its very end was spoilt: what could be read of it is there.
        assert whole.startswith(recording[name][:1000]) and cut


def test_a_moment_far_into_a_long_recording_is_found_by_few_reads(recording: dict[str, bytes]) -> None:
    whole, asked = recording["opus"], []

    def read(first: int, last: int) -> bytes:
        asked.append(last - first)
        return whole[first:last]

    packets.opus_part(read, len(whole), 20_000, 22_000)
    assert sum(asked) < 3 * len(whole)
    assert max(asked) <= packets._NEAR + 300
