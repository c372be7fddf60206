"""What she says beside her yes: how she wants to be named, and who else is in her story (b18, rule 19).

Neither opens anything. The moderators read both: a made-up name goes in where hers stood, and what she fears of somebody
in the story weighs when they ask who could still tell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from sqlalchemy.orm import Session

from stories.desk import Desk
from stories.forms import Posted
from stories.tables import Story, WishRow

LONGEST = 40
"""Characters of a name."""

WHICH_NAME = "Which name? Put one in, or pick another answer."


class Naming(StrEnum):
    """How she wants to be named (page named). Whatever she picks, her own name is never shown."""

    NONE = "none"
    MADE_UP = "made-up"
    CHOSEN = "chosen"
    OWN = "own"
    """Her own first name: the wish is kept, and she is told why the law stands in the way."""


class Other(StrEnum):
    """How it stands with somebody who is in her story (page others)."""

    NOT_IN_IT = "not-in-it"
    KNOWS = "knows"
    DOES_NOT_KNOW = "does-not-know"
    DANGER = "danger"


PEOPLE = ("child", "parent", "someone")
"""Her child, the child's other parent, somebody else."""

PAGES: Mapping[str, tuple[str, ...]] = {"named": ("named", "name"), "others": PEOPLE}
"""What each of the two pages asks."""


@dataclass(frozen=True)
class Wishes:
    """Her answers; empty where she gave none."""

    named: str = ""
    name: str = field(default="", repr=False)
    """A name of her choosing; only with `named` = chosen."""

    child: str = ""
    parent: str = ""
    someone: str = ""
    voice: str = ""
    """In which form (`Medium`) she lets her voice be heard although somebody must not find out: as she answered, or left it,
    when she had been told (`stories.looked_for`). Empty while she has not."""

    def ticked(self, group: str) -> tuple[str, ...]:
        """Return what is ticked in one question."""
        return tuple(filter(None, [getattr(self, group)]))

    @property
    def naming(self) -> Naming:
        """How she is named: not at all, until she says otherwise."""
        return Naming(self.named) if self.named in set(Naming) else Naming.NONE

    @property
    def is_looked_for(self) -> bool:
        """Whether a particular person may look for her: somebody she fears, or the other parent, who does not know."""
        return bool(self.feared)

    @property
    def feared(self) -> frozenset[tuple[str, Other]]:
        """Who may look for her, and how that stands."""
        unknowing = ("parent", Other.DOES_NOT_KNOW)
        return frozenset(one for one in self.others.items() if one[1] == Other.DANGER or one == unknowing)

    @property
    def others(self) -> dict[str, Other]:
        """Everybody of whom she said how it stands, but for those who are not in it."""
        said = {who: getattr(self, who) for who in PEOPLE}
        known = {who: Other(how) for who, how in said.items() if how in set(Other)}
        return {who: how for who, how in known.items() if how != Other.NOT_IN_IT}


def of(desk: Desk, session: Session, story: Story) -> Wishes:
    """Return what she said; nothing, when she said nothing."""
    row = session.get(WishRow, story.id)
    if row is None:
        return Wishes()
    return Wishes(**json.loads(desk.unseal(story.id, row.said, _about(story))))


def keep(desk: Desk, session: Session, story: Story, wishes: Wishes) -> None:
    """Keep what she said, sealed."""
    sealed = desk.seal(story.id, json.dumps(asdict(wishes)), _about(story))
    session.merge(WishRow(story_id=story.id, said=sealed))
    session.flush()


def after_page(before: Wishes, posted: Posted) -> Wishes:
    """Return the wishes after one press of one of the two pages; a question without a tick is not answered."""
    said = {group: next(iter(posted.ticks.get(group, ())), "") for group in PAGES[posted.page]}
    if posted.page == "named":
        said["name"] = " ".join(posted.name.split())[:LONGEST] if said["named"] == Naming.CHOSEN else ""
    return replace(before, **said)


def without_page(before: Wishes, page: str) -> Wishes:
    """Return the wishes after a page was left open."""
    return replace(before, **dict.fromkeys(PAGES[page], ""))


def problems(wishes: Wishes) -> tuple[str, ...]:
    """Return what is missing."""
    return (WHICH_NAME,) if wishes.named == Naming.CHOSEN and not wishes.name else ()


def _about(story: Story) -> str:
    return f"wish|said|{story.id}"
