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
    "take": (
        "t",
        "Take it: mark all mentions, or tick what was found, or asked. In the queue: take the first story",
    ),
    "all": ("a", "Take all that is offered, as chosen or typed; of what is told, tick all that was found"),
    "own": ("o", "Type your own words instead, for this suggestion and then for the next"),
    "leave": ("x", "Leave it: it may stay, or it is not so"),
    "looked": (
        "g",
        "Go to what you answer by looking: suggestions, lines by a cover, speech in no line, a picture; Enter presses, Space ticks",
    ),
    "play": ("l", "Listen, or stop for a while"),
    "start": ("[", "What is heard now is where a cover begins"),
    "end": ("]", "What is heard now is where it ends"),
    "cover": (
        "c",
        "Cover the bit between them; without an end, until what is heard now; without both, what was just heard",
    ),
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

IN_A_BOX: Mapping[str, tuple[str, str]] = {
    "onward": ("F8", "In a box: go to the next one that is still empty, and when none is, to your note"),
    "cover-up": ("F9", "In a box: cover the page and stop every sound, as Pause does"),
}
"""The acts that work while a box has the cursor, where a letter is typed: each with a function key."""

FREE = frozenset(f"F{n}" for n in (2, 4, 8, 9))
"""Function keys that no browser and no screen reader that we know keeps for itself: F1 is help, F3 looks for words, F5 loads
anew, F6 and F10 leave the page, F7 moves a cursor through it, F11 fills the screen, F12 opens the workshop."""

NO_KEY = "Give each act one letter, number or sign, and no two acts the same. “{key}” does not fit."
NO_FUNCTION_KEY = (
    "In a box, choose F2, F4, F8 or F9, each once; browsers keep the others. “{key}” does not fit."
)


def letters(own: Mapping[str, str]) -> dict[str, str]:
    """Return the key of every act, with a person's own ones."""
    return {act: own.get(act, key) for act, (key, _) in {**ACTS, **IN_A_BOX}.items()}


def checked(typed: Mapping[str, str]) -> dict[str, str]:
    """Return those of the typed keys that are not as they were to begin with; an empty box is as it was.

    Raises:
        BadInput: a key is longer than one sign, a space, or stands twice; or one for a box is no function key that is free.
    """
    boxed = {act: typed.get(act, "").strip().upper() or key for act, (key, _) in IN_A_BOX.items()}
    for key in boxed.values():
        if key not in FREE or list(boxed.values()).count(key) > 1:
            raise BadInput(NO_FUNCTION_KEY.format(key=key[:10]))
    own = {act: typed.get(act, "").strip().lower() or key for act, (key, _) in ACTS.items()}
    for act, key in own.items():
        is_twice = any(other == key for name, other in own.items() if name != act)
        if len(key) != 1 or not key.isprintable() or is_twice:
            raise BadInput(NO_KEY.format(key=key[:10]))
    return {act: key for act, key in {**own, **boxed}.items() if key != {**ACTS, **IN_A_BOX}[act][0]}
