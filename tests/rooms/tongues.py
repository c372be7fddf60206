"""A story that was told in Spanish, and the hands through which it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions import shelf, stocktaking
from archive.editions.edition import Content
from archive.editions.index import Index
from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.clock import Moment
from archive.rules.consent import Consent
from archive.rules.court import Basis
from archive.rules.court import Content as About
from archive.rules.grant import Grant, Outlet
from moderation.anonymise import anonymise
from moderation.court import court
from moderation.decisions import decisions, going_out, translating
from moderation.queue import queue
from stories import consenting, drafts, finished, tongues, withdrawal, wording
from stories.desk import Desk
from stories.tables import Story
from stories.tongues import How, Words
from tests.phone import Phone
from tests.town import MIDWIVES, consent

HERS = "Me sentaron en la sala de Croydon. Nadie me miró. Mateo dormía."
ENGLISH = "They sat me down in a room in a town. Nobody looked at me. My son was asleep."
TYPED = Words(
    "The room", ENGLISH, "A mother waits in a room.", "person",
    "Aquí dice que la sentaron en una sala y que nadie la miró.", "", "Asked an interpreter: nobody could.", more="no",
)  # fmt: skip
ENGLAND = "en-GB"
BOTH = frozenset({ENGLAND})


class Told:
    """One story that was told in Spanish, and the hands through which it goes."""

    def __init__(self, desk: Desk, index: Index, given: Grant) -> None:
        """Tell it, and have two people read it."""
        self.desk, self.index = desk, index
        with self.story() as (session, story):
            self.id = story.id
            yes = replace(consent(given), wording=wording.CURRENT.hash, given_on=self.now.today)
            consenting.record(desk, session, story, yes, version="4", moment=self.now)
            consenting.send(session, story, self.now)
        self.read_by_two()

    id = ""

    @property
    def now(self) -> Moment:
        """This moment, by the house clock."""
        return self.desk.clock.moment()

    @contextmanager
    def story(self) -> Iterator[tuple[Session, Story]]:
        """Hand out the story in one transaction; begin it the first time."""
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            if self.id:
                yield session, drafts.story(session, self.id)
                return
            story = drafts.new_story(self.desk, session, drafts.begin(session, self.now), self.now)
            story.stage, story.language = "none", "es"
            drafts.save(self.desk, session, story, title="La sala", words=HERS, moment=self.now)
            yield session, story

    def read_by_two(self) -> None:
        """Mark, describe and check it, and have a second person agree."""
        with self.story() as (session, story):
            queue.claim(session, self.id, "ann", self.now)
            copy = anonymise.open_copy(self.desk, session, story, self.now)
            for phrase, instead, kind in (
                ("Croydon", "una ciudad", Kind.PLACE),
                ("Mateo", "El niño", Kind.PERSON),
            ):
                anonymise.mark(
                    self.desk, session, story, copy, phrase=phrase, kind=kind, instead=instead, staff_id="ann",
                    moment=self.now,
                )  # fmt: skip
            anonymise.describe(
                self.desk, session, story, copy, title="La sala", what="Una madre espera.", warnings=(), themes=("8.2",),
                intruder_note="Asked: nobody could.", staff_id="ann", moment=self.now,
            )  # fmt: skip
            panels.ask(self.desk, session, self.id, "ann", self.now)
            decisions.ready(self.desk, session, story, "ann", self.now)
            court.record(
                self.desk, session, story, basis=Basis.NOT_ABOUT, content=About.OWN_LIFE, reference="read",
                may_publish="", until=None, staff_id="rev", moment=self.now,
            )  # fmt: skip
        with self.story() as (session, story):
            queue.claim(session, self.id, "bea", self.now)
            decisions.agree(self.desk, session, story, "bea", self.now)

    def release(self) -> None:
        """Say yes to her own words, and let the worker run."""
        with self.story() as (session, story):
            copy = finished.newest(session, self.id)
            consenting.release(self.desk, session, story, copy, seal=copy.seal or "", moment=self.now)
        self.work()

    def work(self) -> None:
        """Run the worker's publishing."""
        going_out.publish(self.desk, self.index, self.id, self.now)

    def translate(self, words: Words = TYPED) -> None:
        """Type a translation, and have a second person agree."""
        with self.story() as (session, story):
            row = tongues.newest(session, self.id)
            saved = row.saved if row is not None else 0
            translating.keep(self.desk, session, story, words, saved=saved, staff_id="ann", moment=self.now)
            translating.ready(self.desk, session, story, "ann", self.now)
        with self.story() as (session, story):
            translating.agree(self.desk, session, story, "bea", self.now)

    def say_yes_to_english(self) -> None:
        """Say yes to the English words; the worker has not run since."""
        with self.story() as (session, story):
            row = tongues.newest(session, self.id)
            assert row is not None
            tongues.release(
                self.desk, session, story, seal=row.seal or "", how=How.READ_TO_HER, moment=self.now
            )

    def release_english(self) -> None:
        """Say yes to the English words, and let the worker run."""
        self.say_yes_to_english()
        self.work()

    def both_out(self) -> Told:
        """Put out both versions."""
        self.release()
        self.translate()
        self.release_english()
        return self

    def narrow(self, **less: Any) -> None:
        """Make her yes smaller."""
        with self.story() as (session, story):
            before = consenting.newest(self.desk, session, self.id)
            assert before is not None
            smaller = replace(before.grant, **less)
            withdrawal.narrow(self.desk, session, story, smaller, version="4", moment=self.now)

    def out(self) -> dict[str, Content]:
        """Return what can be met now, by its language."""
        found = shelf.find(
            self.desk.press.shelf,
            sorted(stocktaking.ids(self.desk.press.shelf)),
            MIDWIVES,
            Outlet.PAGE,
            self.now,
        )
        return {one.content.language: one.content for one in found}

    def standing(self) -> str:
        """Return where the newest translation stands."""
        with Session(reading(self.desk.engine)) as session:
            row = tongues.newest(session, self.id)
            return row.state if row is not None else ""

    def given(self) -> Consent:
        """Return her consent as it stands."""
        with Session(reading(self.desk.engine)) as session:
            found = consenting.newest(self.desk, session, self.id)
            assert found is not None
            return found


class Hers:
    """Her phone, on a story that she told in Spanish and that two people have read."""

    def __init__(self, desk: Desk, notes: Flask, index: Index | None) -> None:
        """Tell it on the phone, and have it read."""
        self.phone = Phone(notes)
        self.code = self.phone.tell(HERS, title="La sala")
        self.phone.say_yes().press("status")
        id = next(value.split(":")[1] for value in self.phone.form.buttons if value.startswith("notes:"))
        with Session(desk.engine) as session, session.begin():
            drafts.story(session, id).language = "es"
        self.told = object.__new__(Told)
        self.told.desk, self.told.id = desk, id
        self.told.index = index  # type: ignore[assignment]  # Without one, what goes out is put into none.
        self.told.read_by_two()
        self.phone.press("rest").come_back(self.code)

    def release(self) -> Hers:
        """Say yes to her own words."""
        self.phone.press("see").unlock(self.code).press("release")
        self.told.work()
        self.phone.press("stop").press("back")
        return self
