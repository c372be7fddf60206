"""The keys of the Desk: what each does, which letter it has to begin with, and a person's own letters instead.

No key says that something is ready, agreed or hidden: such a key only leads to the button, and a second press presses it.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.rules.errors import BadInput

ACTS: Mapping[str, tuple[str, str]] = {
    "pause": ("p", "Cover the page, and stop every sound; once more brings it back"),
    "show": ("s", "Show the words; then her pictures, one after the other, small and grey"),
    "next": ("j", "Go to the next suggestion"),
    "previous": ("k", "Go to the suggestion before"),
    "take": ("t", "Take it: mark all mentions, or tick what was found. In the queue: take the first story"),
    "leave": ("x", "Leave it: not this one, or not so"),
    "looked": ("g", "Go to “I have looked” under the lesser suggestions; Enter then presses it"),
    "play": ("l", "Listen, or stop for a while"),
    "start": ("[", "What is heard now is where a cover begins"),
    "end": ("]", "What is heard now is where it ends"),
    "cover": ("c", "Cover the bit between them; without an end, until what is heard now"),
    "bits": ("b", "Play the marked bits only"),
    "make": ("m", "Make every recording and picture that is not made yet, or look whether they are made"),
    "court": ("d", "Decide all court sentences as proposed"),
    "open": ("n", "Go to the next box that is still empty"),
    "panel": (".", "Go to the next part of the page"),
    "before": (",", "Go to the part before"),
    "note": ("w", "Write to her"),
    "who": ("q", "Ask who this could be"),
    "undo": ("u", "Undo the last press"),
    "ready": ("r", "Go to the button that hands it on; Enter then presses it"),
    "list": ("?", "Show or hide this list"),
}
"""Each act with the key it has to begin with, and what it does."""

NO_KEY = "Give each act one letter, number or sign, and no two acts the same. “{key}” does not fit."


def letters(own: Mapping[str, str]) -> dict[str, str]:
    """Return the key of every act, with a person's own ones."""
    return {act: own.get(act, key) for act, (key, _) in ACTS.items()}


def checked(typed: Mapping[str, str]) -> dict[str, str]:
    """Return those of the typed keys that are not as they were to begin with; an empty box is as it was.

    Raises:
        BadInput: a key is longer than one sign, a space, or stands twice.
    """
    own = {act: typed.get(act, "").strip().lower() or key for act, (key, _) in ACTS.items()}
    for act, key in own.items():
        is_twice = any(other == key for name, other in own.items() if name != act)
        if len(key) != 1 or not key.isprintable() or is_twice:
            raise BadInput(NO_KEY.format(key=key[:10]))
    return {act: key for act, key in own.items() if key != ACTS[act][0]}
