"""What a press on Undo takes back, in words: for its button."""

from __future__ import annotations

from collections.abc import Mapping

_LAST = "the last change"
WORDS: Mapping[str, str] = {
    "ask again": "asking about a phrase again",
    "cast list": "a change of the cast list",
    "change mark": "the change of a mark",
    "change words": "the softer words",
    "check a reading": "what you checked of a reading",
    "cover picture": "the cover on a picture",
    "cover sound": "the cover on sound",
    "cover words and sound": "the cover on words and sound",
    "crop picture": "the cut of a picture",
    "decide anew": "a decision about a picture",
    "describe": "title, gist and notes as you kept them",
    "describe picture": "the words for a picture",
    "keep word": "the word you let stay",
    "leave in picture": "what you left in a picture",
    "leave out a sentence": "the sentence you left out",
    "put a sentence in again": "the sentence you put in again",
    "let be": "“It may stay”",
    "look through": "the list you looked through",
    "look in picture": "that you looked in a picture",
    "mark": "the new marks",
    "note the language": "the language you noted",
    "say of covered lines": "what you said of covered lines",
    "say of silence": "where you said nobody speaks",
    "say what a sentence tells": "what you said of a sentence",
    "say where hard things are": "where the hard things are",
    "say who it could be": "what you said of who it could be",
    "take mark away": "taking a mark away",
    "uncover": "taking a cover away",
    "write transcript": "the change of a transcript",
}
"""By the act, as it is written down."""


def said(act: str) -> str:
    """Return what undoing an act takes back; of one that has no words, that it is the last change."""
    return WORDS.get(act, _LAST)
