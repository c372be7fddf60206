"""A story that tells of a hearing, on its way through the Desk sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions.edition import Content
from archive.editions.index import Index
from archive.rules import grounds as law
from archive.rules.anonymity import Kind
from archive.rules.court import HERSELF, Basis
from archive.rules.court import Content as Tells
from archive.rules.grounds import Who
from archive.rules.sentences import Sentence
from moderation.anonymise import anonymise
from moderation.court import court, grounds, sentences
from moderation.court.grounds import Entered
from moderation.decisions import decisions, going_out
from moderation.queue import queue
from stories import consenting, drafts, finished, gates, messages, wording
from stories.tables import Outing, Story, WorkingCopy
from tests.town import NOW, Town, consent, grant

WORDS = (
    "They came on a wet morning.\nI sat at the back. Judge Anna said I was not ready. She said it twice. "
    "I could not feel my hands.\nI went home and washed his cup."
)
SAID = ("Judge Anna said I was not ready.", "She said it twice.")
LAST = NOW.date() + timedelta(days=30)


class Reading:
    """One story on its way through the Desk."""

    def __init__(self, town: Town, words: str = WORDS) -> None:
        self.town, self.desk, self.now = town, town.desk, town.now
        self.id = town.tell(words, title="The cup")
        with self.work() as (session, story, _):
            yes = replace(consent(grant()), wording=wording.CURRENT.hash)
            consenting.record(self.desk, session, story, yes, version="1", moment=self.now)
            self.claim(session, "ann")
            anonymise.mark(
                self.desk, session, story, finished.newest(session, self.id), phrase="Judge Anna", kind=Kind.PERSON,
                instead="The judge", staff_id="ann", moment=self.now,
            )  # fmt: skip
            anonymise.describe(
                self.desk, session, story, finished.newest(session, self.id), title="The cup", what="A mother tells of a day.",
                warnings=(), themes=("8.2",), intruder_note="Asked: nobody could.", staff_id="ann", moment=self.now,
            )  # fmt: skip

    @contextmanager
    def work(self) -> Iterator[tuple[Session, Story, WorkingCopy | None]]:
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            story = drafts.story(session, self.id)
            copy = (
                session.query(WorkingCopy)
                .filter_by(story_id=self.id)
                .order_by(WorkingCopy.version.desc())
                .first()
            )
            yield session, story, copy

    def claim(self, session: Session, staff_id: str) -> WorkingCopy:
        queue.claim(session, self.id, staff_id, self.now)
        return anonymise.open_copy(self.desk, session, drafts.story(session, self.id), self.now)

    def found(self) -> tuple[Sentence, ...]:
        with self.work() as (session, story, copy):
            assert copy is not None
            return gates.of(self.desk, session, story, finished.read(self.desk, copy)).sentences

    def keys(self, *texts: str) -> list[str]:
        return [one.key for one in self.found() if one.text in texts]

    def do(self, verb: Any, *values: Any, staff_id: str = "ann") -> object:
        with self.work() as (session, story, copy):
            return verb(self.desk, session, story, copy, *values, staff_id=staff_id, moment=self.now)

    def decide_all(self) -> None:
        self.do(sentences.decide_as_proposed)

    def enter(
        self,
        *,
        until: date | None = LAST,
        confirmed: str = "bea",
        texts: tuple[str, ...] = SAID,
        **more: Any,
    ) -> str:
        said = Entered(
            **{
                "kind": law.Kind.PERMISSION, "reference": "FD26P00123, order of 3 May", "scope": "what the judge said of her",
                "who": frozenset({Who.MOTHER}), "starts": None, "until": until, **more,
            }
        )  # fmt: skip
        keys = self.keys(*texts)
        with self.work() as (session, story, _):
            id = grounds.enter(self.desk, session, story, said, keys, staff_id="rev", moment=self.now)
        if confirmed:
            self.confirm(id, confirmed)
        return id

    def confirm(self, id: str, who: str) -> None:
        """Confirm it with her words open, where a story of that state can be held."""
        with self.work() as (session, story, _):
            holder = queue.holder(session, self.id, self.now)
            if story.state in queue.WORK:
                if holder is not None:
                    queue.let_go(session, self.id, holder.staff_id, self.now)
                queue.claim(session, self.id, who, self.now)
            grounds.confirm(self.desk, session, story, id, who, self.now)
            if holder is not None:
                queue.let_go(session, self.id, who, self.now)
                queue.claim(session, self.id, holder.staff_id, self.now)

    def check(self, basis: Basis = Basis.NOT_ABOUT, until: date = date(2028, 1, 1)) -> None:
        is_order = basis == Basis.PERMISSION
        with self.work() as (session, story, _):
            court.record(
                self.desk, session, story, basis=basis, content=Tells.DESCRIBES if is_order else Tells.MENTIONS,
                reference="read", may_publish=HERSELF if is_order else "", until=until if is_order else None,
                staff_id="rev", moment=self.now,
            )  # fmt: skip

    def ready(self) -> None:
        with self.work() as (session, story, _):
            panels.ask(self.desk, session, self.id, "ann", self.now)
            decisions.ready(self.desk, session, story, "ann", self.now)

    def agree(self) -> None:
        with self.work() as (session, story, _):
            queue.claim(session, self.id, "bea", self.now)
            decisions.agree(self.desk, session, story, "bea", self.now)

    def publish(self, index: Index) -> str:
        self.ready()
        self.agree()
        with self.work() as (session, story, copy):
            assert copy is not None
            consenting.release(self.desk, session, story, copy, seal=copy.seal or "", moment=self.now)
        going_out.publish(self.desk, index, self.id, self.now)
        with self.work() as (session, _, _):
            return session.query(Outing).filter_by(story_id=self.id, is_out=True).one().edition_id

    def content(self) -> Content:
        with self.work() as (_, story, copy):
            assert copy is not None
            return finished.content(self.desk, story, finished.read(self.desk, copy))

    @property
    def state(self) -> str:
        with self.work() as (_, story, _):
            return story.state

    def letters(self) -> list[str]:
        with self.work() as (session, story, _):
            return [note.words for note in messages.thread(self.desk, session, story) if not note.is_hers]
