"""One story with many names, in Ann's hands, changed by the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.queue import queue
from moderation.replacing import casting, casting_shown
from moderation.replacing.casting_shown import Cast, Guess
from stories import drafts, finished
from stories.finished import Body
from tests.town import Town

WORDS = (
    "They took Kelly-Ann from me. My Kel was two. Kelly called me mum, and kelley cried. My social worker, Philippa Stott, "
    "wrote it all down. The SW was Ms Stott to me. We lived in Skegness. Skeggy is cold."
)


class Telling:
    """One story in Ann's hands."""

    def __init__(self, town: Town, words: str = WORDS) -> None:
        self.town, self.desk, self.id = town, town.desk, town.tell(words)
        with Session(self.desk.engine) as session, session.begin():
            queue.claim(session, self.id, "ann", town.now)
            anonymise.open_copy(self.desk, session, drafts.story(session, self.id), town.now)

    def do(self, verb: Callable[..., Any], *args: object, **named: object) -> Any:
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            story, copy = drafts.story(session, self.id), finished.newest(session, self.id)
            hands = Hands(self.desk, session, story, copy, "ann", self.town.now)
            return verb(hands, *args, **named)

    def body(self) -> Body:
        with Session(reading(self.desk.engine)) as session:
            return finished.read(self.desk, finished.newest(session, self.id))

    def keep(self, **changed: Any) -> None:
        with Session(self.desk.engine) as session, session.begin():
            copy = finished.newest(session, self.id)
            finished.write(self.desk, copy, replace(finished.read(self.desk, copy), **changed))

    def shown(self) -> Cast:
        with Session(reading(self.desk.engine)) as session:
            return casting_shown.shown(self.desk, session, drafts.story(session, self.id), self.body())

    def guess(self, name: str) -> Guess:
        return next(one for one in self.shown().guesses if name in {called.phrase for called in one.names})

    def one(self, *names: str, instead: str = "Joan", kind: Kind = Kind.PERSON, line: str = "") -> Figure:
        figure: Figure = self.do(casting.one_person, names, kind, instead=instead, line=line)
        return figure

    def stands(self) -> str:
        with Session(reading(self.desk.engine)) as session:
            return finished.content(self.desk, drafts.story(session, self.id), self.body()).words

    def problems(self) -> tuple[str, ...]:
        with Session(reading(self.desk.engine)) as session:
            found = finished.objections(self.desk, drafts.story(session, self.id), self.body())
        return tuple(one for one in found if "cast list" in one or "takes out" in one)
