"""Files that are odd and honest, which are taken; and files, names and decoders that are not, which are refused in a sentence."""

from __future__ import annotations

import struct
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from click.testing import CliRunner, Result

from archive import cli
from archive.media import sound, sound_proof
from archive.media.inside import opening, reading
from archive.media.inside.reasons import No, Why
from archive.media.kinds import Format
from archive.media.sound import Cover
from archive.rules.errors import BadInput
from tests.voices import encoded, voice, wav

SAID = voice(0.8, seed=3)


def _strip(folder: Path, plain: bytes) -> Result:
    (folder / "in").write_bytes(plain)
    return CliRunner().invoke(cli.main, ["strip", str(folder / "in"), str(folder / "out.ogg")])


def _floats(samples: Any) -> bytes:
    """Return a WAV of floats, which know no full scale."""
    body = np.asarray(samples, "<f4").tobytes()
    head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 3, 1, 48_000, 192_000, 4, 32)
    data = b"data" + len(body).to_bytes(4, "little") + body
    return b"RIFF" + (len(head) + len(data)).to_bytes(4, "little") + head + data


@pytest.mark.parametrize(
    "plain",
    [
        encoded(SAID, "matroska", "pcm_s16le"),
        encoded(SAID, "matroska", "flac"),
        encoded(SAID, "mp4", "alac"),
        _floats(20 * SAID),
        encoded(SAID, "wav", "adpcm_ms"),
    ],
    ids=["bare samples in matroska", "flac in matroska", "alac", "far too loud", "a dictaphone"],
)
def test_what_is_odd_and_honest_is_taken_and_proved(tmp_path: Path, plain: bytes) -> None:
    ended = _strip(tmp_path, plain)
    assert ended.exit_code == 0, ended.stderr
    assert (tmp_path / "out.ogg").read_bytes()[:4] == b"OggS"


def _of_eight(format: str, codec: str) -> bytes:
    """Return eight channels, each a little quieter than the one before."""
    out = BytesIO()
    loud = np.outer(SAID, 0.9 ** np.arange(8)) * 32_000
    with av.open(out, "w", format) as container:
        stream: Any = container.add_stream(codec, rate=48_000, layout="7.1")
        frame = av.AudioFrame.from_ndarray(loud.astype("<i2").reshape(1, -1), format="s16", layout="7.1")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
        resampler = av.AudioResampler(format=stream.codec_context.format, layout="7.1", rate=48_000)
        for one in (*resampler.resample(frame), *resampler.resample(None), None):
            container.mux(stream.encode(one))
    return out.getvalue()


@pytest.mark.parametrize(("format", "codec"), [("ogg", "libopus"), ("mp4", "aac"), ("matroska", "pcm_s16le")])
def test_eight_channels_are_proved_as_they_were_heard(tmp_path: Path, format: str, codec: str) -> None:
    """Once heard, it may be no dead end: the proof, too, has to be able to listen."""
    ended = _strip(tmp_path, _of_eight(format, codec))
    assert ended.exit_code == 0, ended.stderr


def test_the_proof_hears_numbers_only_and_no_more_than_full_scale() -> None:
    samples = SAID.copy()
    samples[100], samples[200], samples[300] = np.nan, np.inf, -1e30
    heard = np.concatenate(list(reading.sound_of([BytesIO(_floats(samples))], [Format.WAV])))
    assert [*heard[[100, 200, 300]]] == [0, 1, -1]


def test_one_sample_that_is_no_number_blinds_no_proof() -> None:
    """Every sum that holds such a sample is no number either, and nothing is larger than that: all would pass."""
    samples = np.tile(voice(2.0, seed=3), 2)
    samples[3 * 48_000] = np.nan
    plain, fair = BytesIO(_floats(samples)), BytesIO(wav(np.nan_to_num(samples)))
    cover = Cover(1000, 1600, "silence")
    made = sound.make([fair], (), sound.hear([fair]))
    with made.opus, made.mp3:
        found = sound_proof.faults([plain], (cover,), sound.hear([plain]), made)
    assert any("keeps a scrap" in str(one) for one in found)


def test_a_reader_begins_at_the_beginning_whoever_read_before() -> None:
    file = BytesIO(encoded(SAID, "matroska", "flac"))
    file.seek(900)
    with opening.opened(file, Format.WEBM) as container:
        assert [one.type for one in container.streams] == ["audio"]


def test_no_decoder_runs_that_is_not_on_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """FFmpeg knows hundreds; each is a way in. One from outside, and one of ours that is taken off the list."""
    with pytest.raises(BadInput, match="made in a way that cannot be opened"):
        sound.hear([BytesIO(encoded(SAID, "matroska", "mp2"))])
    with opening.opened(BytesIO(wav(SAID)), Format.WAV) as container:
        opening.decoder(container.streams.audio[0])
        monkeypatch.setattr(opening, "DECODERS", opening.DECODERS.replace("pcm_s16le,", ""))
        with pytest.raises(No) as refused:
            opening.decoder(container.streams.audio[0])
    assert refused.value.why is Why.ODD


@pytest.mark.parametrize("name", ["x" * 300 + ".jpg", "/".join("y" * 3_000), "/proc/self/mem"])
def test_a_name_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    ended = CliRunner().invoke(cli.main, ["strip", str(tmp_path / name), str(tmp_path)])
    assert ended.exit_code == 2 and "cannot be read" in ended.stderr, ended.exception
    assert not list(tmp_path.iterdir())
