"""How a name sounds, roughly: so that what stands instead is not the same name in other letters (`design/anonymising.md` 6)."""

from __future__ import annotations

_ALIKE = {"c": "k", "q": "k", "z": "s", "v": "f"}
_SPELT = {"ph": "f", "ce": "se", "ci": "si", "cy": "sy", "ck": "k"}
_SILENT = "aeiouyhw'"

_SHARED = 4
"""Letters at the end of two names that make them sound of one piece: Joanne and Leanne."""

_WITHIN = 3
"""Letters of the shortest name that is heard inside another: Ann in Joanne."""


def sound(word: str) -> str:
    """Return how a word in small letters sounds: its first letter, then its consonants, those that sound alike as one."""
    spelt = word
    for written, said in _SPELT.items():
        spelt = spelt.replace(written, said)
    letters = [_ALIKE.get(letter, letter) for letter in spelt[1:] if letter not in _SILENT]
    once = [letter for n, letter in enumerate(letters) if n == 0 or letter != letters[n - 1]]
    return _ALIKE.get(spelt[:1], spelt[:1]) + "".join(once)


def heads(word: str) -> frozenset[str]:
    """Return with which letters a name in small letters begins, as it is written and as it may be said: Geoff with g and j."""
    if word[:2] == "ch" and word[:3] != "chr":
        return frozenset("c")  # Chelsea is no Kate.
    said = {"j"} if word[:2] in {"ge", "gi"} else set()
    return frozenset({word[:1], sound(word)[:1], *said} - {""})


def is_heard_in(name: str, other: str) -> bool:
    """Return whether a name in small letters sounds like another, holds it or is held by it, or ends as it does."""
    short, long = sorted((name, other), key=len)
    return (
        (len(sound(short)) > 1 and sound(short) == sound(long))
        or (len(short) >= _WITHIN and short in long)
        or (len(short) > _SHARED and short[-_SHARED:] == long[-_SHARED:])
    )
