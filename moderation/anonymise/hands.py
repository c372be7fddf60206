"""What a change of the working copy needs, in one piece: marks, cast list, recordings and pictures all take it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from archive.ground import audit
from archive.rules.clock import Moment
from moderation.anonymise import anonymise
from stories import finished, parts
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork
from stories.tables import Story, WorkingCopy


@dataclass(frozen=True)
class Hands:
    """Where a change is made, of whose story, by whom, and when."""

    desk: Desk
    session: Session
    story: Story
    copy: WorkingCopy
    staff_id: str
    moment: Moment

    def work(self, part_id: str) -> PartWork:
        """Return what is decided about one part."""
        return finished.read(self.desk, self.copy).part(part_id)

    def length(self, part_id: str) -> int:
        """Return how long a recording is, in milliseconds."""
        return int(self._facts(part_id).get("ms", 0))

    def size(self, part_id: str) -> tuple[int, int]:
        """Return the width and the height of a picture, in pixels."""
        facts = self._facts(part_id)
        return int(facts.get("width", 0)), int(facts.get("height", 0))

    def keep(self, work: PartWork, act: str) -> None:
        """Seal other decisions about one part into the copy."""
        body = finished.read(self.desk, self.copy).with_part(replace(work, trouble=""))
        self.keep_all(body, act)

    def keep_all(self, body: Body, act: str) -> None:
        """Seal another body into the copy; whoever finished it has to look again."""
        anonymise.keep(self.desk, self.session, self.story, self.copy, body, self.staff_id, act, self.moment)

    def note(self, work: PartWork, act: str) -> None:
        """Seal what was said about one part. Nothing others will meet changes, so whoever finished it need not look again."""
        body = finished.read(self.desk, self.copy).with_part(work)
        finished.write(self.desk, self.copy, body)
        self.log(act)

    def log(self, act: str) -> None:
        """Write down that it was done; not a word of what it says."""
        audit.note(self.session, who=self.staff_id, act=act, subject=self.story.id, at=self.moment.now)

    def _facts(self, part_id: str) -> dict[str, Any]:
        return parts.facts_of(self.desk, parts.hers(self.session, self.story, part_id))
