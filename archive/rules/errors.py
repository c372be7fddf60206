"""What can go wrong, as one small tree. Every leaf carries sentences that a tired person can act on.

    Trouble
    ├── Refused      a rule says no                                           409
    ├── BadInput     what was typed cannot be used                            422
    ├── NotFound     not there, or not yours: the same answer                 404
    ├── SignedOut    no valid sign-in                                         401
    ├── TooMany      asked too often                                          429
    └── Unreadable   the key is destroyed, or the bytes were changed          503

The numbers are HTTP statuses; `archive.ground.web` turns a trouble into a page, once. A sentence never holds a word
of a story, a name or a code word.
"""

from __future__ import annotations

NOTHING_HERE = "There is nothing here. It may have moved, or it is not yours to see."
"""What is not there and what is somebody else's answer with the same sentence."""


class Trouble(Exception):
    """The base of the tree; `str()` joins its sentences with a space."""

    def __init__(self, *sentences: str) -> None:
        """Keep every sentence, in the order given."""
        super().__init__(*sentences)
        self.sentences: tuple[str, ...] = sentences

    def __str__(self) -> str:
        """Return the sentences as one line."""
        return " ".join(self.sentences)


class Refused(Trouble):
    """A rule says no; every reason is a sentence."""


class BadInput(Trouble):
    """What was typed cannot be used; the sentence says what to do."""


class NotFound(Trouble):
    """It does not exist, or it is not yours to see: nobody can tell which."""


class SignedOut(Trouble):
    """There is no valid sign-in."""


class TooMany(Trouble):
    """Asked too often; wait a little."""


class Unreadable(Trouble):
    """The key is destroyed, or the bytes are not those that were written."""
