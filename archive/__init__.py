"""In Her Words: a moderated archive of stories by mothers at risk of having a baby removed.

A story is public only as far as the mother said yes, and gone at once when she says stop.
"""

from __future__ import annotations

__version__ = "0.1.0"
