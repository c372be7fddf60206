"""Does anything that was taken out stand in what is about to go out? Asked by code that shares nothing with the maker.

The maker cuts her words at marks and looks for names with a folding of its own (`archive.rules.anonymity`). Here the sealed
bytes are opened again, and everything that is made of them is read as whoever meets it reads it: JSON, WebVTT, what the
search is given. It is compared in one plain way: letters in small, without accents, whole words. What was taken out comes
in as plain strings. A sentence below never carries a word of the story.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from math import inf
from typing import Any

from archive.rules.choices import Medium
from archive.rules.errors import Refused
from archive.rules.themes import INTENSITIES, WARNINGS

WORDS = "her words"
SEARCH = "what the search is given"
WHOLE_TEXTS = frozenset({WORDS, SEARCH})
"""Where a word that is kept on purpose may stand: in what she told, and what the search is given of that."""

_OURS = frozenset({"sound", "picture", "opus", "mp3", "jpeg", "png", "person", "checked", "herself"})
_KNOWN = _OURS | {*Medium} | {*WARNINGS} | {*INTENSITIES}
"""Words of the house for what a file or a warning is: nobody typed them, so a cat called Opus holds nothing back."""

_HASH = re.compile(r"[0-9a-f]{64}")
"""The name of a file on the shelf: nothing of the sender's is in it."""

_TONGUE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?")
_TIMES = re.compile(r"[\d:.]+ --> [\d:.]+")
_LINE_BROKEN = re.compile(r"[-\u2010\u2212]\s*\n\s*")


@dataclass(frozen=True)
class Taken:
    """Something that was taken out, and how often the same words may stand all the same.

    Attributes:
        what: how the moderators' sentence begins; it holds no word of the story ("What mark 3 takes out").
        phrase: it, as she wrote it.
        stays: how often these words may stand, since somebody kept them there on purpose or she tells them twice.
        everywhere: whether that holds of each place; otherwise only of what she told.
    """

    what: str
    phrase: str = field(repr=False)
    stays: int = 0
    everywhere: bool = False


class StillThere(Refused):
    """What was taken out stands in the bytes that would have gone out."""


def refuse(sealed: bytes, made_of_it: Mapping[str, str], taken: Iterable[Taken]) -> None:
    """Let nothing pass in which something stands that was taken out.

    Args:
        sealed: the canonical JSON of the edition, as its seal was opened again.
        made_of_it: captions as WebVTT and what the search is given, by the name of the place.
        taken: what was taken out.

    Raises:
        StillThere: with a sentence for each thing and place.
    """
    found = faults(sealed, made_of_it, taken)
    if found:
        raise StillThere(*found)


def faults(sealed: bytes, made_of_it: Mapping[str, str], taken: Iterable[Taken]) -> tuple[str, ...]:
    """Return what still stands where, in sentences for moderators, each once; empty means it is proved."""
    texts = [*_read(json.loads(sealed)), *((name, _as_met(text)) for name, text in made_of_it.items())]
    places = [(name, text, _ways(text)) for name, text in texts]
    found = [
        f"{one.what} still stands in {name}. The last check of what goes out has found it: take it out there too."
        for one in taken
        for name, text, ways in places
        if _times(one.phrase, text, ways) > _may(one, name)
    ]
    return tuple(dict.fromkeys(found))


def times(text: str, phrase: str) -> int:
    """Return how often a phrase stands in a text as whole words, however it is typed."""
    return _times(phrase, text, _ways(text))


def length(phrase: str) -> int:
    """Return of how many words a phrase is made."""
    return len(_ways(phrase)[0].split())


def same(one: str, other: str) -> bool:
    """Return whether two phrases are the same words, however they are typed."""
    return _ways(one)[0] == _ways(other)[0]


def _may(one: Taken, place: str) -> float:
    if place == SEARCH and one.everywhere and one.stays:
        return inf  # The search is given a title twice, and her words beside it: the places themselves are counted.
    return one.stays if one.everywhere or place in WHOLE_TEXTS else 0


def _read(plain: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every text of an edition with the name of its place; whatever is not known here is read as well."""
    yield "the title", plain.pop("title", "")
    yield WORDS, plain.pop("words", "")
    yield "the gist", plain["note"].pop("what", "") if isinstance(plain.get("note"), dict) else ""
    for n, text in enumerate(plain.pop("alternative_texts", ()), start=1):
        yield f"the words for picture {n}", text
    for n, cues in enumerate(plain.pop("captions", ()), start=1):
        yield f"the lines of recording {n}", "\n".join(_leaves(cues))
    tongues = {plain.get("language"), plain.get("translation", {}).get("from")}
    yield (
        "what is written beside it",
        "\n\n".join(leaf for leaf in _leaves(plain) if not _is_ours(leaf, tongues)),
    )


def _is_ours(leaf: str, tongues: set[str | None]) -> bool:
    """Return whether the house writes so what a file is, how it is named, or which language it is."""
    is_tongue = leaf in tongues and _TONGUE.fullmatch(leaf) is not None
    return leaf in _KNOWN or is_tongue or _HASH.fullmatch(leaf) is not None


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _leaves(one)


def _as_met(text: str) -> str:
    """Return what somebody reads of WebVTT: neither its head nor its times, nor how it writes an ampersand."""
    if not text.startswith("WEBVTT\n"):
        return text
    return unescape("\n".join(line for line in text.split("\n")[1:] if not _TIMES.fullmatch(line)))


def _ways(text: str) -> tuple[str, ...]:
    """Return a text in plain words, between spaces; once for each way to read signs that nobody sees and broken lines."""
    low = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in low if not unicodedata.combining(sign))
    closed, apart = (_unseen(bare, instead) for instead in ("", " "))
    found = (_in_words(one) for one in (closed, apart, _LINE_BROKEN.sub("", closed)))
    return tuple(dict.fromkeys(found))


def _unseen(text: str, instead: str) -> str:
    return "".join(instead if unicodedata.category(sign) == "Cf" else sign for sign in text)


def _in_words(text: str) -> str:
    # Vowel signs of Indic scripts are marks, and belong to their word.
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in text)
    return f" {' '.join(''.join(kept).split())} "


def _times(phrase: str, text: str, ways: Iterable[str]) -> int:
    wanted = _ways(phrase)[0]
    if not wanted.strip():
        # A lone sign, a heart or a rose, is looked for as it stands.
        return text.count(phrase.strip()) if phrase.strip() else 0
    return max(_count(way, wanted) for way in ways)


def _count(way: str, wanted: str) -> int:
    found, at = 0, way.find(wanted)
    while at >= 0:
        found, at = found + 1, way.find(wanted, at + 1)
    return found
