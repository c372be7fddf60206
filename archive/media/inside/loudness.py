"""How loud: integrated loudness and true peak as ITU-R BS.1770-5 has them, block by block, in flat memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Wave = npt.NDArray[np.float32]

RATE = 48_000
_TAPS = 1 << 13
"""The weighting filter's answer, cut off after 170 ms, where it is 100 dB down."""

_SPAN = 1 << 16
_HOP = RATE // 10
"""A quarter of the 400 ms window: 75 % overlap."""

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1, -2, 1), (1, -1.99004745483398, 0.99007225036621))
"""BS.1770-5, tables 1 and 2, at 48 kHz."""

_ABSOLUTE, _RELATIVE, _OFFSET = -70.0, -10.0, -0.691
_OVER, _REACH = 4, 12


class Loudness:
    """Feed it blocks of sound, then ask."""

    def __init__(self) -> None:
        self.peak = 0.0
        """The highest true peak so far, 1.0 being full scale."""
        self._filter = _weighting()
        self._before = np.zeros(_TAPS - 1, np.float32)
        self._edge = np.zeros(2 * _REACH, np.float32)
        self._waiting = np.zeros(0, np.float32)
        self._unhopped = np.zeros(0, np.float32)
        self._powers: list[float] = []
        self._phases = _between()

    def feed(self, samples: npt.NDArray[np.int16]) -> None:
        """Add one block of 16 bit samples, of any length."""
        block = samples.astype(np.float32) / np.float32(32_768)
        self._true_peak(block)
        waiting = np.concatenate([self._waiting, block])
        step = _SPAN - _TAPS + 1
        while len(waiting) >= step:
            self._weigh(waiting[:step])
            waiting = waiting[step:]
        self._waiting = waiting.copy()

    def lufs(self) -> float | None:
        """Return the integrated loudness of all that came, in LUFS; None when there is nothing but silence."""
        self._weigh(self._waiting)
        self._waiting = self._waiting[:0]
        powers = np.array(self._powers)
        if len(powers) < 4:  # noqa: PLR2004 -- 400 ms, the shortest that has a loudness.
            return None
        windows = np.convolve(powers, np.full(4, 0.25), "valid")
        loud = windows[_level(windows) > _ABSOLUTE]
        if not len(loud):
            return None
        speaking = loud[_level(loud) > _level(loud.mean()) + _RELATIVE]
        return float(_level(speaking.mean()))

    def _weigh(self, block: Wave) -> None:
        if not len(block):
            return
        joined = np.concatenate([self._before, block])
        weighted = np.fft.irfft(np.fft.rfft(joined, _SPAN) * self._filter, _SPAN)[_TAPS - 1 : len(joined)]
        self._before = joined[-(_TAPS - 1) :].copy()
        hops = np.concatenate([self._unhopped, weighted.astype(np.float32)])
        whole = len(hops) // _HOP
        self._powers += (hops[: whole * _HOP].reshape(whole, _HOP) ** 2).mean(axis=1).tolist()
        self._unhopped = hops[whole * _HOP :].copy()

    def _true_peak(self, block: Wave) -> None:
        """Look between the samples, where they are high enough to hide a new peak."""
        joined = np.concatenate([self._edge, block])
        self._edge = joined[-2 * _REACH :].copy()
        for start in range(0, len(block), RATE):
            piece = joined[start : start + RATE + 2 * _REACH]
            highest = float(np.abs(piece).max())
            self.peak = max(self.peak, highest)
            if highest * 2 > self.peak:
                between = max(
                    float(np.abs(np.convolve(piece, phase, "valid")).max()) for phase in self._phases
                )
                self.peak = max(self.peak, between)


def _level(power: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return mean squares as LUFS."""
    return np.asarray(_OFFSET + 10 * np.log10(np.asarray(power, np.float64) + 1e-20))


def _weighting() -> npt.NDArray[np.complex64]:
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(_TAPS * 2))
    answer = np.ones(len(turn), complex)
    for over, under in (_SHELF, _HIGH_PASS):
        answer *= np.polyval(over[::-1], turn) / np.polyval(under[::-1], turn)
    taps = np.fft.irfft(answer)[:_TAPS].astype(np.float32)
    return np.asarray(np.fft.rfft(taps, _SPAN), np.complex64)


def _between() -> list[Wave]:
    """Return filters that read the values a quarter, half and three quarters of the way between samples."""
    phases = []
    for part in range(1, _OVER):
        at = np.arange(-_REACH + 1, _REACH + 1) - part / _OVER
        taps = np.sinc(at) * (0.5 + 0.5 * np.cos(np.pi * at / (_REACH + 1)))
        phases.append((taps / taps.sum()).astype(np.float32)[::-1])
    return phases
