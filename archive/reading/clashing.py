"""Two people write for one story at once: nobody's words are lost (f1).

Whoever keeps words says which ones she saw. Were they kept anew meanwhile, hers are not put over them: they stand in the box
again, beside what the other wrote, and she decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from archive.rules.errors import Refused

OVERTAKEN = (
    "Somebody else wrote for this story while you did, so nothing of hers was changed. "
    "Her words stand above yours now. Put together what you want, and save again."
)


@dataclass(frozen=True)
class Clash:
    """What one trainer typed for a story and could not be kept."""

    item_id: str
    say_first: str = field(repr=False)
    ask_after: str = field(repr=False)
    quiet_minutes: str
    seen: str
    """The version that she saw (`prompts.version`); empty when the page did not say."""

    theme: str | None = None
    """What the place is for; None when the form did not ask."""

    sentences: tuple[str, ...] = ()

    def refuse_if_overtaken(self, version: str) -> None:
        """Do nothing when what she saw is what stands there.

        Raises:
            Refused: somebody kept other words meanwhile.
        """
        if self.seen and self.seen != version:
            raise Refused(OVERTAKEN)

    def told(self, sentences: tuple[str, ...]) -> Clash:
        """Return the same with why it could not be kept."""
        return replace(self, sentences=sentences)


def clash_of(item_id: str, form: Mapping[str, str]) -> Clash:
    """Return what was posted for a story."""
    return Clash(
        item_id,
        form.get("say_first", ""),
        form.get("ask_after", ""),
        form.get("quiet_minutes", "0"),
        form.get("seen", ""),
        form.get("theme"),
    )
