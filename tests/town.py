"""A small town for tests: stories told, cleared and put out by the real verbs, in a few milliseconds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from archive.editions import press
from archive.editions.edition import Content, ContentNote
from archive.ground.crypto import new_id
from archive.rules import publication
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Status
from archive.rules.court import Basis, CourtCheck, Stage
from archive.rules.court import Content as CourtContent
from archive.rules.grant import Grant, Viewer
from stories import consenting, contact, drafts
from stories.contact import Contact
from stories.desk import Desk
from stories.tables import Outing, State, Story, WorkingCopy
from tests.rules.cases import NO_SENTENCE, asked

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORDING = "ab" * 32
PHONE = {"way": "phone", "number": "07700 900123", "hours": "Monday, 10 to 12", "say": "Ring Jo"}
MIDWIVES = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset({"kent"})
)


def grant(**other: Any) -> Grant:
    """Return a grant for midwives in a training room, for a year, with some parts of it otherwise."""
    plain = Grant(
        frozenset({Audience.TRAINING_ROOM}),
        frozenset({Profession.MIDWIVES}),
        frozenset({Use.TEACHING}),
        frozenset({Medium.WORDS}),
        NOW.date() + timedelta(days=365),
    )
    return replace(plain, **other)


@dataclass(frozen=True)
class Town:
    """The private side of a test, and a moment to tell things at."""

    desk: Desk
    now: Moment = field(default_factory=lambda: Moment(NOW, None))

    def tell(self, words: str, *, title: str = "A story", given: Grant | None = None) -> str:
        """Return the id of a story that she told, said yes to and sent."""
        with Session(self.desk.engine) as session, session.begin():
            notebook = drafts.begin(session, self.now)
            story = drafts.new_story(self.desk, session, notebook, self.now)
            drafts.save(self.desk, session, story, title=title, words=words, moment=self.now)
            story.stage = Stage.NONE
            consenting.record(
                self.desk, session, story, consent(given or grant()), version="test", moment=self.now
            )
            consenting.send(session, story, self.now)
            return story.id

    def publish(self, words: str, *, title: str = "A story", given: Grant | None = None) -> tuple[str, str]:
        """Return the ids of a story and of its edition on the shelf."""
        story_id, edition_id, copy_id = self.tell(words, title=title, given=given), new_id(), new_id()
        content = Content(title, words, ContentNote("What it is about."))
        with Session(self.desk.engine) as session, session.begin():
            copy = WorkingCopy(id=copy_id, story_id=story_id, version=1, source="", body=b"", made_at=NOW)
            session.add(copy)
            session.flush()
            sealed = self.desk.seal(story_id, content.canonical().decode(), f"outing|content|{edition_id}")
            session.add(Outing(edition_id=edition_id, story_id=story_id, copy_id=copy_id, content=sealed, themes=json.dumps(["6.1"]), is_out=True))  # fmt: skip
            drafts.story(session, story_id).state = State.PUBLISHED
        press.put_out(
            self.desk.press, clear(content, given or grant(), self.now), edition_id, content, ["6.1"]
        )
        return story_id, edition_id

    def story(self, session: Session, story_id: str) -> Story:
        """Return the row of a story, deleted or not."""
        return session.get_one(Story, story_id)


def consent(given: Grant) -> Consent:
    """Return a consent given on the day of the tests."""
    return Consent(Status.GIVEN, given, Then.HIDE, NOW.date(), WORDING)


def clear(content: Content, given: Grant, moment: Moment) -> publication.Clearance:
    """Return a genuine clearance for these bytes."""
    check = CourtCheck(Basis.NOT_ABOUT, "read, nothing of court", "r", CourtContent.OWN_LIFE, NOW.date())
    facts = publication.Facts(
        consent(given), frozenset({WORDING}), (), "asked at the group: nobody", Stage.NONE, check, "a", "b", content.seal, content.seal, hidden=False, deleted=False,
        wait=publication.Wait(NOW.date(), 0),
        set_aside=False,
        panel=asked(given, NOW.date()), text="text", gate=NO_SENTENCE,
        vetoed=False,
    )  # fmt: skip
    return publication.clear(facts, moment)


def reach(desk: Desk, story_id: str, **terms: str) -> None:
    """Keep how she may be reached."""
    with Session(desk.engine) as session, session.begin():
        contact.keep(desk, session, drafts.story(session, story_id), Contact(**terms))
