"""A story that is told in writing only, whose words somebody else may read aloud: for the tests of that reading (ADR 24)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.choices import Medium
from moderation.anonymise import anonymise
from moderation.queue import queue
from moderation.replacing import looking_through
from moderation.voices import readers
from stories import consenting, drafts, finished, wording
from stories.partwork import PartWork
from tests.rooms.test_readings import Reading
from tests.town import Town, consent, grant

WORDS = "I was asked to sit down. Nobody asked me how I was.\n\nThen Denise Cartwright brought me some tea."
SEEN = ("I was asked to sit down.", "Nobody asked me how I was.", "Then a neighbour brought me some tea.")
ALOUD = frozenset({Medium.WORDS, Medium.WORDS_READ})


class Written(Reading):
    """Such a story at the Desk, with its one name taken out, and everything said of it but the reading."""

    def __init__(
        self, town: Town, media: frozenset[Medium] = ALOUD, *, words: str = WORDS, own_words: bool = True
    ) -> None:
        self.town, self.desk = town, town.desk
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            story = drafts.new_story(self.desk, session, drafts.begin(session, town.now), town.now)
            self.id, story.stage = story.id, "none"
            drafts.save(self.desk, session, story, title="The door", words=words, moment=town.now)
            english = frozenset() if own_words else frozenset({"en-GB"})
            given = grant(media=media, own_words=own_words, translations=english)
            yes = replace(consent(given), wording=wording.CURRENT.hash)
            consenting.record(self.desk, session, story, yes, version="7", moment=town.now)
            consenting.send(session, story, town.now)
            readers.add(session, "Jo", "ann", town.now)
            self.reader = readers.every(session)[0].id
        with Session(self.desk.engine) as session, session.begin():
            queue.claim(session, self.id, "ann", town.now)
            anonymise.open_copy(self.desk, session, self.story(session), town.now)
        self.take_out()
        self.describe("A mother is asked in.")
        self.settle()
        with Session(self.desk.engine) as session, session.begin():
            looking_through.look_through_all(self.hands(session))
        work = self.aloud()
        self.part_id = work.id if work is not None else ""
        self.ids = [self.part_id]

    def take_out(self, phrase: str = "Denise Cartwright", instead: str = "a neighbour") -> None:
        """Put something in the place of a phrase."""
        with Session(self.desk.engine) as session, session.begin():
            hands = self.hands(session)
            if phrase in drafts.words_of(self.desk, hands.story):
                anonymise.mark(
                    self.desk, session, hands.story, hands.copy, phrase=phrase, kind=Kind.PERSON, instead=instead,
                    staff_id="ann", moment=self.town.now,
                )  # fmt: skip

    def aloud(self) -> PartWork | None:
        """Return the reading of her words, as it stands."""
        with Session(reading(self.desk.engine)) as session:
            copy = finished.newest(session, self.id)
            return finished.read_aloud(self.desk, self.story(session), finished.read(self.desk, copy))

    @property
    def sound(self) -> PartWork:
        """The same, where there is one."""
        work = self.aloud()
        assert work is not None
        return work
