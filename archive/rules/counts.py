"""How few people may be spoken of: below five nobody is a number (rule 17, scorecard row 30).

Three nurses in one small town are not anonymous; and what two of them wrote would name them to each other.
"""

from __future__ import annotations

FEWEST = 5
"""Below this a number is not said, and what people wrote is not shown."""


def may_be_told(people: int) -> bool:
    """Return whether enough people met a story that what some of them wrote points to none of them."""
    return people >= FEWEST
