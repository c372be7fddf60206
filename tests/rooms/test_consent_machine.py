"""Whatever she does, in whatever order: who can get her story from the shelf is who the rules of consent say.

The same machine, led straight to where a fault was planted in the archive, has to fail on each of them.
"""

from __future__ import annotations

import ast
import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, false
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions import gate, ledger, press, shelf, stocktaking
from archive.ground import audit, jobs
from archive.ground.db import reading
from archive.rules import court as law
from archive.rules import publication
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Method, Status
from archive.rules.errors import Refused
from archive.rules.grant import Grant, Outlet, Viewer
from archive.rules.publication import Wait
from moderation import sweeps
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.court import court
from moderation.decisions import decisions, ended, going_out, seen_again
from moderation.queue import queue
from moderation.voices import readers, readings
from stories import (
    answers,
    asking,
    consenting,
    drafts,
    finished,
    next_version,
    parts,
    pulling,
    reading_rows,
    returning,
    taking_back,
    withdrawal,
)
from stories.answers import Answers
from stories.beside_tables import Assisted
from stories.desk import Desk
from stories.forms import Posted
from stories.parts import Role
from stories.partwork import PartWork
from stories.tables import Notebook, Part, State, Story
from stories.visit import Turn, Visit
from stories.work_tables import ReadingRow
from tests import pairs
from tests.rooms import consent_model
from tests.rooms.consent_model import AREAS, AUDIENCES, EVERYONE, FORMS, JOBS, USES, VOICES, Asker, Model, Yes
from tests.rooms.shelving import forget_statements
from tests.town import NOW

Step = tuple[str, dict[str, Any]]
"""The name of a rule of the machine, and what it gets."""

SENTENCES = ("I came in.", "He sat there.", "I went.")
STAFF = "us"
OUT = (State.PUBLISHED, State.RELEASED)
WITH_US = (State.SENT, State.SECOND, State.HERS, State.HELD, *OUT)
LOOKED_AT = (State.SENT, State.SECOND)
FIELDS = {"who": ("who", AUDIENCES), "jobs": ("jobs", JOBS), "use": ("uses", USES)}
"""For each page that can be made smaller: what the model calls it, and what is offered there."""

SEARCH = settings(
    max_examples=15, stateful_step_count=10, phases=(Phase.explicit, Phase.generate), deadline=None, database=None,
    derandomize=True, suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
)  # fmt: skip
"""The same walks each time. No shrinking: a planted fault makes it fail on purpose."""


def some(options: tuple[str, ...], least: int = 1) -> st.SearchStrategy[frozenset[str]]:
    """Any set of these options."""
    return st.frozensets(st.sampled_from(options), min_size=least)


YESES: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict, who=some(AUDIENCES), jobs=some(JOBS), uses=some(USES), not_near=some(AREAS[1:], 0),
    forms=some(FORMS[1:], 0), long=st.sampled_from(("until", "times", "case-ends")),
    days=st.integers(0, 3), times=st.integers(1, 2), is_beside=st.sampled_from((False, False, True)),
)  # fmt: skip


class Walk(RuleBasedStateMachine):
    """One story of hers on a whole desk with a whole shelf, and beside it the model."""

    desk: Desk
    usual: ClassVar[Mapping[str, Any]] = {}
    """What each yes of this walk has in common."""

    days_to_think: ClassVar[int] = 0
    """How many whole days she has to change her mind."""

    def __init__(self) -> None:
        """Begin on the day of the tests."""
        super().__init__()
        self.now = Moment(NOW, None)
        self.desk = dataclasses.replace(self.desk, cooling_days=self.days_to_think)
        self.model = Model(self.now.today, cooling=self.days_to_think)
        self.story = ""
        self.stands: State | None = None
        self.said_yes_on: date | None = None
        """The day of her yes to the finished version, until it is out for the first time."""

        self.was_out = False

    @initialize(said=YESES)
    def tell(self, said: dict[str, Any]) -> None:
        """She tells it, says yes, and it goes the way; a yes beside a worker waits for her at the end of it."""
        with Session(self.desk.engine) as session, session.begin():
            notebook = drafts.begin(session, self.now)
            story = drafts.new_story(self.desk, session, notebook, self.now)
            self.story, self.notebook = story.id, notebook.id
            drafts.save(self.desk, session, story, title="A day", words=" ".join(SENTENCES), moment=self.now)
        self.say_yes(said)
        self.go_the_way()

    def teardown(self) -> None:
        """Leave nothing on the shelf, and nothing waiting, for the next walk."""
        with Session(self.desk.engine) as session, session.begin():
            withdrawal.delete(self.desk, session, session.get_one(Story, self.story), self.now)
            session.execute(delete(jobs.JobRow))

    # How it stands

    @property
    def state(self) -> State:
        """Whose turn it is, as the desk says: which presses her page offers. Who sees it is asked of the shelf."""
        if self.stands is None:
            with Session(reading(self.desk.engine)) as session:
                self.stands = State(session.get_one(Story, self.story).state)
        return self.stands

    @property
    def yes(self) -> Yes:
        """The yes that she gave last."""
        assert self.model.yes is not None
        return self.model.yes

    def edition(self) -> str:
        """Return the id of the edition that the desk holds to be out; empty when none is."""
        with Session(reading(self.desk.engine)) as session:
            return next((one.edition_id for one in consenting.outings(session, self.story) if one.is_out), "")

    def press(self, move: Callable[[Visit, Posted], Turn], *, is_beside: bool = False, **posted: Any) -> Turn:
        """Press one of her buttons, alone or beside a worker."""
        self.stands = None
        with Session(self.desk.engine) as session, session.begin():
            visit = Visit(self.desk, session, self.now)
            visit.notebook = session.get(Notebook, self.notebook)
            if is_beside:
                visit.beside = Assisted(method=Method.BESIDE_WORKER, handed_on=None)
            return move(visit, Posted(story=self.story, **posted))

    def at_the_desk(self, verb: Callable[[Session, Story], object]) -> None:
        """Let staff do something."""
        self.stands = None
        with Session(self.desk.engine) as session, session.begin():
            verb(session, session.get_one(Story, self.story))

    # What she does

    @precondition(lambda self: self.state in consenting.SENDABLE)
    @rule(said=YESES)
    def say_yes(self, said: dict[str, Any]) -> None:
        """She goes through the pages, to the last one."""
        said = {**said, **self.usual}
        voice = max(said["forms"] & set(VOICES), key=VOICES.index, default="words")
        forms = said["forms"] - set(VOICES) | {voice, "words"}
        ends = self.now.today + timedelta(days=said["days"])
        ticked = Answers(
            court="none", who=tuple(said["who"]), jobs=tuple(said["jobs"]), use=tuple(said["uses"]),
            areas=tuple(said["not_near"]), voice=voice, aloud="words-read" if "words-read" in forms else "no",
            art="art" if "art" in said["forms"] else "no", long=said["long"], until=ends.isoformat(),
            times=str(said["times"]), then="hide",
        )  # fmt: skip
        self.at_the_desk(lambda _, story: answers.keep(self.desk, story, ticked))
        self.press(asking.understood, is_beside=said["is_beside"])
        long = said["long"]
        self.model.says(
            Yes(
                said["who"], said["jobs"], said["uses"], forms, said["not_near"],
                until=ends if long == "until" else _two_years_on(self.now.today),
                ends_with=long if long == "case-ends" else "",
                times=said["times"] if long == "times" else None,
                most=self.model.opened + said["times"] if long == "times" else None,
                was_alone=not said["is_beside"],
            )
        )  # fmt: skip

    @precondition(lambda self: self.state in WITH_US)
    @rule(page=st.sampled_from(sorted(FIELDS)), both=st.booleans(), which=st.integers(0, 1))
    def narrow(self, page: str, both: bool, which: int) -> None:
        """She ticks one, or both of what is offered, on a page of what can be made smaller."""
        name, offered = FIELDS[page]
        ticked = frozenset(offered if both else (offered[which],))
        self.press(asking.go_on, page=page, ticks={page: tuple(ticked)})
        self.model.narrows(name, ticked)

    @precondition(lambda self: self.state in WITH_US)
    @rule(areas=some(AREAS[1:], 0))
    def keep_away(self, areas: frozenset[str]) -> None:
        """She ticks where it is not to be shown."""
        self.press(asking.go_on, page="areas", ticks={"areas": tuple(areas)})
        self.model.keeps_away(areas)

    @precondition(lambda self: self.state in WITH_US)
    @rule(days=st.integers(0, 3))
    def end_by(self, days: int) -> None:
        """She picks another last day."""
        day = self.now.today + timedelta(days=days)
        ticks = {"long": ("until",), "then": ("hide",)}
        self.press(asking.go_on, page="long", ticks=ticks, day=day.isoformat())
        self.model.ends_by(day)

    @precondition(lambda self: self.state in WITH_US)
    @rule(times=st.integers(1, 2))
    def end_after(self, times: int) -> None:
        """She says how often more it may be opened."""
        ticks = {"long": ("times",), "then": ("hide",)}
        self.press(asking.go_on, page="long", ticks=ticks, times=str(times))
        self.model.ends_after(times)

    @precondition(lambda self: self.yes.forms > {"words"})
    @rule(form=st.sampled_from(FORMS[1:]))
    def give_up(self, form: str) -> None:
        """She takes her voice, her picture or the reading of her words back, on any day."""
        others = {"art": taking_back.picture, "words-read": taking_back.reading}
        self.press(others.get(form, taking_back.voice))
        self.model.gives_up(form)

    @precondition(lambda self: self.state in WITH_US)
    @rule(form=st.sampled_from(("words", *VOICES)))
    def be_heard_as(self, form: str) -> None:
        """She ticks another answer on the page about her voice."""
        self.press(asking.go_on, page="voice", ticks={"voice": (form,)})
        self.model.is_heard_as(form)

    @precondition(lambda self: self.state in WITH_US)
    @rule(said=st.sampled_from(("words-read", "no")))
    def be_read_out(self, said: str) -> None:
        """She ticks an answer on the page about a reading of her words: a no counts, and a yes is a new one."""
        self.press(asking.go_on, page="aloud", ticks={"aloud": (said,)})
        if said == "no":
            self.model.gives_up("words-read")

    @precondition(lambda self: self.state in OUT)
    @rule(sentence=st.sampled_from(SENTENCES))
    def take_back(self, sentence: str) -> None:
        """She takes one sentence back; the last one that is left is what Hide is for."""
        with Session(reading(self.desk.engine)) as session:
            story, copy = session.get_one(Story, self.story), finished.newest(session, self.story)
            (group,) = taking_back.passages(self.desk, story, finished.read(self.desk, copy))
            id = next((one.id for one in group.every if one.text == sentence), "")
        self.press(taking_back.take, seal=copy.id, ticks={"passage": (id,)})
        if len(self.model.gone | {sentence}) < len(SENTENCES) and sentence not in self.model.gone:
            self.model.takes_back(sentence)

    @precondition(lambda self: self.model.gone and self.state in taking_back.CAN_BE_PUT_BACK)
    @rule()
    def put_back(self) -> None:
        """She puts everything back."""
        self.press(taking_back.put_back)
        self.model.puts_back()

    @precondition(lambda self: not self.yes.was_alone)
    @rule(is_beside=st.booleans())
    def confirm(self, is_beside: bool) -> None:
        """She says it once more."""
        self.press(returning.confirm, is_beside=is_beside)
        self.model.confirms(is_alone=not is_beside)

    @precondition(lambda self: self.state in OUT and not self.model.hidden_by)
    @rule()
    def hide(self) -> None:
        """She hides it."""
        self.press(returning.hide)
        self.model.hides("her")

    @precondition(lambda self: self.model.hidden_by)
    @rule()
    def bring_back(self) -> None:
        """She brings it back."""
        self.press(returning.bring_back)
        self.model.brings_back()

    @precondition(lambda self: self.yes.ends_with)
    @rule(is_her=st.booleans())
    def come_true(self, is_her: bool) -> None:
        """She, or a moderator who hears of it, says that her case has ended."""
        if is_her:
            self.press(returning.came)
        else:
            self.at_the_desk(self._told)
        self.model.comes_true()

    def _told(self, session: Session, story: Story) -> None:
        try:
            decisions.event_came(self.desk, session, story, STAFF, self.now)
        except Refused:
            session.rollback()

    @precondition(lambda self: self.state == State.HERS)
    @rule()
    def release(self) -> None:
        """She says yes to the finished version."""
        with Session(reading(self.desk.engine)) as session:
            seal = finished.newest(session, self.story).seal or ""
        self.press(returning.release, seal=seal)
        self.model.releases()
        self.said_yes_on = self.now.today

    @precondition(
        lambda self: self.state in (State.SENT, State.SECOND, State.HERS, State.RELEASED, State.HELD)
    )
    @rule()
    def ask_back(self) -> None:
        """She asks for it back."""
        self.press(returning.ask_back)
        self.model.has_to_be_read()

    @precondition(lambda self: self.state in consenting.SENDABLE)
    @rule()
    def send_again(self) -> None:
        """She sends it under the yes that she gave before."""
        self.press(asking.send_again)
        self.model.has_to_be_read()

    # What others do, and what happens by itself

    @precondition(lambda self: self.state in LOOKED_AT and not self.model.hidden_by)
    @rule()
    def be_read(self) -> None:
        """Two people read it, and somebody reads it aloud before, where she wants that."""
        self.at_the_desk(self._read_out)
        if self.state == State.SENT:
            self.at_the_desk(self._first)
        self.at_the_desk(self._second)

    @precondition(lambda self: self.state in (*LOOKED_AT, State.HERS) and not self.model.hidden_by)
    @rule()
    def go_the_way(self) -> None:
        """Two people read it, she says yes to it, and the worker works, with nothing in between."""
        if self.state in LOOKED_AT:
            self.be_read()
        if self.state == State.HERS:
            self.release()
        self.work()

    def _read_out(self, session: Session, story: Story) -> None:
        """Have her words read aloud as they stand, by way of two people and a link."""
        who = "bea" if story.state == State.SECOND else "ann"
        queue.claim(session, story.id, who, self.now)
        copy = anonymise.open_copy(self.desk, session, story, self.now)
        queue.let_go(session, story.id, who, self.now)
        work = finished.read_aloud(self.desk, story, finished.read(self.desk, copy))
        if work is None or work.is_made:
            return
        panels.ask(self.desk, session, story.id, "ann", self.now)
        ann = Hands(self.desk, session, story, copy, "ann", self.now)
        if reading_rows.of_part(session, work.id) is not None:
            readings.close(ann, work.id)
            story = session.get_one(Story, story.id)
            ann = dataclasses.replace(ann, story=story, copy=finished.newest(session, story.id))
        bea = dataclasses.replace(ann, staff_id="bea")
        readings.say_ready(ann, work.id)
        row = readings.by_token(session, readings.ask(bea, work.id, self._reader(session)))
        row.state = reading_rows.Standing.HEARD
        row.facts = self.desk.seal(story.id, json.dumps(self._heard(session, row)), f"reading|facts|{row.id}")
        readings.check(bea, work.id)

    def _reader(self, session: Session) -> str:
        if not readers.every(session):
            readers.add(session, "Jo", "ann", self.now)
        return readers.every(session)[0].id

    def _heard(self, session: Session, row: ReadingRow) -> dict[str, Any]:
        """Keep what the worker would have made of a reading; how it is made is tested elsewhere."""
        part, files = session.get_one(Part, row.part_id), []
        for role, encoding in ((Role.READ_OPUS, "opus"), (Role.READ_MP3, "mp3")):
            blob = parts.keep(self.desk, session, part, role, BytesIO(f"{encoding} {row.id}".encode()))
            files.append({"encoding": encoding, "sha256": blob.sha256, "size": blob.size})
        return {"files": files, "ms": 3000, "peaks": [1] * 30}

    def _first(self, session: Session, story: Story) -> None:
        queue.claim(session, story.id, "ann", self.now)
        copy = anonymise.open_copy(self.desk, session, story, self.now)
        anonymise.describe(
            self.desk, session, story, copy, title="A day", what="A day.", warnings=(), themes=("6.1",),
            intruder_note="Asked: nobody could.", staff_id="ann", moment=self.now,
        )  # fmt: skip
        panels.ask(self.desk, session, story.id, "ann", self.now)
        decisions.ready(self.desk, session, story, "ann", self.now)

    def _second(self, session: Session, story: Story) -> None:
        court.record(
            self.desk, session, story, basis=law.Basis.NOT_ABOUT, content=law.Content.OWN_LIFE,
            reference="read", may_publish="", until=None, staff_id="rev", moment=self.now,
        )  # fmt: skip
        queue.claim(session, story.id, "bea", self.now)
        panels.ask(
            self.desk, session, story.id, "bea", self.now
        )  # A passage may be gone since the first reading.
        decisions.agree(self.desk, session, story, "bea", self.now)

    @precondition(lambda self: STAFF not in self.model.hidden_by)
    @rule()
    def hide_by_us(self) -> None:
        """A moderator hides it."""
        self.at_the_desk(
            lambda session, story: withdrawal.hide(self.desk, session, story, self.now, who=STAFF)
        )
        self.model.hides(STAFF)

    @precondition(lambda self: STAFF in self.model.hidden_by)
    @rule()
    def let_be_seen(self) -> None:
        """Two of them end that."""
        self.at_the_desk(lambda session, story: pairs.let_be_seen(self.desk, session, story, self.now))
        self.model.lets_be_seen()

    @precondition(lambda self: self.model.askers())
    @rule()
    def be_opened(self) -> None:
        """Somebody who may opens it."""
        edition = self.edition()
        with Session(self.desk.uses) as session, session.begin():
            ledger.note_showing(
                session, edition_id=edition, kind=ledger.Kind.PREPARED, area="", people=1, now=self.now.now,
                most=shelf.most_openings(self.desk.press.shelf, edition),
            )  # fmt: skip
        self.model.is_opened()

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        """Some days pass."""
        self.now = Moment(self.now.now + timedelta(days=days), None)
        self.model.today = self.now.today

    def stay(self) -> None:
        """Nothing happens."""

    @rule()
    def work(self) -> None:
        """The worker does what was asked for, and what it does each minute."""
        self.stands = None
        hands = dict.fromkeys(
            ("pull-again", "purge-index", "erase", "rotate", "ask-who-again"), lambda _: None
        )
        publish = {"publish": lambda id: going_out.publish(self.desk, None, id, self.now)}
        worker = jobs.Worker(self.desk.engine, hands | publish)
        worker.run_all(self.now.now)
        assert not worker.failures
        ended.lapse_ended(self.desk, self.now)
        sweeps.pull_again(self.desk, self.now)
        self.model.works()

    # What has to be so, after each step

    @invariant()
    def those_who_get_it_are_those_who_may(self) -> None:
        """The shelf answers as the model does, to everyone there is: to one who searches, to the next who opens."""
        if self.story:
            assert self._askers() == self.model.askers()

    @invariant()
    def nobody_gets_it_before_its_day(self) -> None:
        """B14, without the model: whole days lie between her yes to it and the first day on which it stands on a shelf."""
        if self.was_out or not self.story or not stocktaking.ids(self.desk.press.shelf):
            return
        assert self.said_yes_on is not None
        days = (self.now.today - self.said_yes_on).days
        assert days > self.days_to_think or not self.days_to_think
        self.was_out = True

    @invariant()
    def they_get_what_she_left_in_it(self) -> None:
        """Nothing that she took back stands in what is handed out."""
        asker = min(self.model.askers(), default=None)
        if asker is None:
            return
        (found,) = shelf.find(self.desk.press.shelf, [self.edition()], _viewer(asker), Outlet.PAGE, self.now)
        shown = {sentence for sentence in SENTENCES if sentence in found.content.words}
        assert shown == set(SENTENCES) - self.model.gone
        heard = [{cue.text for cue in sound.cues} for sound in found.content.sounds]
        assert heard == [shown] * ("words-read" in self.yes.forms), (
            "and what is read aloud is that, or nothing"
        )

    def _askers(self) -> frozenset[Asker]:
        standing = sorted(stocktaking.ids(self.desk.press.shelf))
        askers = enumerate(EVERYONE if standing else ())
        return frozenset(one for n, one in askers if self._gets(standing, one, by_search=n % 2 == 0))

    def _gets(self, standing: list[str], asker: Asker, *, by_search: bool) -> bool:
        here, viewer = self.desk.press.shelf, _viewer(asker)
        if by_search:
            return bool(shelf.allowed(here, viewer, Outlet.SEARCH, self.now))
        return bool(shelf.find(here, standing, viewer, Outlet.PAGE, self.now))


def _viewer(asker: Asker) -> Viewer:
    audience, job, use, area, form = asker
    return Viewer(
        Audience(audience), frozenset({Profession(job)}), frozenset({Use(use)}),
        frozenset({area} if area else ()), frozenset({Medium(form)}),
    )  # fmt: skip


def _two_years_on(day: date) -> date:
    # No walk begins on the last day of a February.
    return day.replace(year=day.year + 2)


def walk(desk: Desk, days_to_think: int = 0, **usual: Any) -> None:
    """Walk many ways over one desk."""
    here = type("WalkHere", (Walk,), {"desk": desk, "usual": usual, "days_to_think": days_to_think})
    run_state_machine_as_test(here, settings=SEARCH)  # type: ignore[no-untyped-call]  # Hypothesis gives it no types.


READ_ALOUD: Mapping[str, Any] = {"forms": frozenset({"words-read"})}
PLAIN: Mapping[str, Any] = {
    "who": frozenset(AUDIENCES), "jobs": frozenset(JOBS), "uses": frozenset(USES), "not_near": frozenset(),
    "forms": frozenset(FORMS[1:]) - READ_ALOUD["forms"], "long": "until", "days": 3, "times": 1, "is_beside": False,
}  # fmt: skip
"""A yes to everybody, in each form but a reading of her words, for three days, by herself."""


def _always_can(_: Walk) -> bool:
    return True


def go(desk: Desk, steps: tuple[Step, ...], usual: Mapping[str, Any], days_to_think: int = 0) -> list[int]:
    """Walk one way, and look after each step; return how many editions stood on the shelf, at first and after each step."""
    here = type("WalkHere", (Walk,), {"desk": desk, "days_to_think": days_to_think})()
    here.tell(said={**PLAIN, **usual})
    standing = []
    try:
        for name, said in (STAY, *steps):
            if CAN.get(name, _always_can)(here):
                getattr(here, name)(**said)
            here.those_who_get_it_are_those_who_may()
            here.they_get_what_she_left_in_it()
            here.nobody_gets_it_before_its_day()
            standing.append(len(stocktaking.ids(desk.press.shelf)))
    finally:
        here.teardown()
    return standing


@pytest.mark.parametrize("days_to_think", [0, 2])
def test_whoever_gets_her_story_is_who_she_said_yes_to(desk: Desk, days_to_think: int) -> None:
    walk(desk, days_to_think)


def test_she_stops_it_and_it_waits_anew(desk: Desk) -> None:
    steps = (DAYS, HIDE, BACK, WORK, RELEASE, DAYS, WORK, A_DAY, WORK)
    assert go(desk, steps, TO_THINK, days_to_think=2) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_it_goes_out_on_its_day_and_later_versions_wait_only_when_they_are_wider(desk: Desk) -> None:
    corrected = (A_PASSAGE, READ, RELEASE, WORK)
    assert go(desk, (*ON_ITS_DAY, *corrected), TO_THINK, days_to_think=2)[-1] == 1
    wider = (*ON_ITS_DAY, IT_CAME, AGAIN, READ, RELEASE, WORK)
    assert go(desk, (*wider, *ON_ITS_DAY), BY_EVENT, days_to_think=2)[-4:] == [0, 0, 0, 1]


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what it is called there, and what stands there instead."""

    says: str
    where: Any
    name: str
    instead: Callable[[Any], object]
    """Gets what is sound, returns what is not."""

    steps: tuple[Step, ...] = ()
    """The shortest way of hers that leads into it, once it is out."""

    usual: Mapping[str, Any] = field(default_factory=dict)
    """What her yes has in that walk that the plain one has not."""

    days_to_think: int = 0

    @contextmanager
    def planted(self) -> Iterator[None]:
        """Have the fault in the archive, for a while."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.where, self.name, self.instead(vars(self.where)[self.name]))
            forget_statements()
            yield
        forget_statements()


def _a_day_longer(sound: Any) -> object:
    def add(session: Session, keys: object, id: str, grant: Grant) -> None:
        sound(session, keys, id, dataclasses.replace(grant, until=grant.until + timedelta(days=1)))

    return add


def _one_more(sound: Any) -> object:
    def add(grant: Grant, elsewhere: int | None) -> Grant:
        given: Grant = sound(grant, elsewhere)
        return given if given.openings is None else dataclasses.replace(given, openings=given.openings + 1)

    return add


def _without_pull(sound: Any) -> object:
    def verb(*given: Any, **named: Any) -> object:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pulling, "pull", lambda *_: None)
            return sound(*given, **named)

    return verb


def _without_our_hide(sound: Any) -> object:
    def bring_back(session: Session, story: Story, moment: Moment) -> None:
        story.note_hiders(frozenset({audit.HERS}))
        sound(session, story, moment)

    return bring_back


def _without_hers(sound: Any) -> object:
    def confirm(session: Session, story: Story, *named: Any) -> None:
        story.note_hiders(frozenset({STAFF}))
        sound(session, story, *named)

    return confirm


def _without_asking(_: Any) -> object:
    return lambda _, story, __: story.note_hiders(frozenset())


def _always(*, is_so: object) -> Callable[[Any], object]:
    return lambda _: property(lambda _: is_so)


def _with_all_forms(sound: Any) -> object:
    def narrow(
        press: object, id: str, grant: Grant, *, until_now: Grant, elsewhere: int | None = None
    ) -> None:
        sound(
            press,
            id,
            dataclasses.replace(grant, media=until_now.media),
            until_now=until_now,
            elsewhere=elsewhere,
        )

    return narrow


def _anything(sound: Any) -> object:
    return lambda self: dataclasses.replace(sound(self), media=frozenset(Medium))


def _still_said_yes_to(_: Any) -> object:
    def bring_back(session: Session, story: Story, moment: Moment) -> None:
        withdrawal.unhide(session, story, moment)

    return bring_back


def _newest_grant(desk: Desk, session: Session, story_id: str) -> Grant | None:
    consent = consenting.newest(desk, session, story_id)
    return consent.grant if consent is not None else None


def _whatever_it_is_now(sound: Any) -> object:
    def ends(self: Wait, grant: Grant) -> date:
        return self.released_on if self.was_out is not None else cast("date", sound(self, grant))

    return ends


BESIDE: Mapping[str, Any] = {"is_beside": True}
BY_EVENT: Mapping[str, Any] = {"long": "case-ends"}
BY_COUNT: Mapping[str, Any] = {"long": "times"}
BY_DAY: Mapping[str, Any] = {"days": 0}
FEW: Mapping[str, Any] = {"who": frozenset(AUDIENCES[:1])}
NOT_HERE: Mapping[str, Any] = {"not_near": frozenset(AREAS[1:])}

FEWER = ("narrow", {"page": "who", "both": False, "which": 0})
MORE = ("narrow", {"page": "who", "both": True, "which": 0})
READ_OUT, SOFTENED, OWN_VOICE = (("be_heard_as", {"form": form}) for form in VOICES)
NO_ART, NO_READING = (("give_up", {"form": form}) for form in ("art", "words-read"))
NOT_ALOUD = ("be_read_out", {"said": "no"})
ALOUD = ("be_read_out", {"said": "words-read"})
A_PASSAGE = ("take_back", {"sentence": SENTENCES[1]})
IT_CAME, WE_HEARD = (("come_true", {"is_her": is_her}) for is_her in (True, False))
ALONE, NOT_ALONE = (("confirm", {"is_beside": is_beside}) for is_beside in (False, True))
A_DAY = ("sleep", {"days": 1})
DAYS = ("sleep", {"days": 2})
STAY: Step = ("stay", {})
HIDE: Step = ("hide", {})
OUR_HIDE: Step = ("hide_by_us", {})
BACK: Step = ("bring_back", {})
OUR_BACK: Step = ("let_be_seen", {})
OPEN: Step = ("be_opened", {})
WORK: Step = ("work", {})
ALL_BACK: Step = ("put_back", {})
SEND: Step = ("send_again", {})
THE_WAY: Step = ("go_the_way", {})
READ: Step = ("be_read", {})
RELEASE: Step = ("release", {})
ASK_BACK: Step = ("ask_back", {})

TO_THINK: Mapping[str, Any] = {"days": 9}
AGAIN: Step = ("say_yes", {"said": {**PLAIN, "days": 9}})
ON_ITS_DAY = (DAYS, A_DAY, WORK)

FAULTS = (
    Fault("a narrowing is on record only", press, "narrow", lambda _: lambda *_, **__: None, (FEWER,)),
    Fault("a form that she took back stays", press, "narrow", _with_all_forms, (NO_ART,)),
    Fault("her own voice stays when she has it changed", press, "narrow", _with_all_forms, (SOFTENED,)),
    Fault("her own voice is less than a changed one", Grant, "with_less_of_her", _anything, (OWN_VOICE,), {"forms": frozenset({"changed-voice"})}),
    Fault("her own voice stays when somebody else reads", press, "narrow", _with_all_forms, (READ_OUT,)),
    Fault("a reading of her words stays when she takes it back", press, "narrow", _with_all_forms, (NO_READING,), READ_ALOUD),
    Fault("a reading of her words stays when she ticks no", press, "narrow", _with_all_forms, (NOT_ALOUD,), READ_ALOUD),
    Fault("a reading of other words is heard", PartWork, "is_made", _always(is_so=True), (A_PASSAGE, THE_WAY), READ_ALOUD),
    Fault("a yes after a no to a reading needs no new one", Grant, "narrows", lambda _: lambda *_: True, (NOT_ALOUD, ALOUD), READ_ALOUD),
    Fault("what is wider passes for narrower", Grant, "narrows", lambda _: lambda *_: True, (MORE,), FEW),
    Fault("her event is on record only", withdrawal, "event_came", _without_pull, (IT_CAME,), BY_EVENT),
    Fault("an event we hear of is on record only", withdrawal, "event_came", _without_pull, (WE_HEARD,), BY_EVENT),
    Fault("a hide is on record only", withdrawal, "hide", _without_pull, (HIDE,)),
    Fault("a passage is taken back on record only", next_version, "take_back", _without_pull, (A_PASSAGE,)),
    Fault("what is put back is out at once", next_version, "put_back", _without_pull, (A_PASSAGE, THE_WAY, ALL_BACK)),
    Fault("it lapses a day late", press, "_add_grant", _a_day_longer, (A_DAY,), BY_DAY),
    Fault("it may be opened once too often", press, "_of_this_edition", _one_more, (OPEN,), BY_COUNT),
    Fault("a search asks not how often", shelf, "spent", lambda _: lambda *_: frozenset(), (OPEN,), BY_COUNT),
    Fault("nobody asks whether she was alone", Consent, "is_provisional", _always(is_so=False), (), BESIDE),
    Fault("a yes beside a worker is hers alone", Visit, "method", _always(is_so=Method.OWN_SCREEN), (), BESIDE),
    Fault("she confirms beside a worker", Visit, "is_beside_worker", _always(is_so=False), (NOT_ALONE, THE_WAY), BESIDE),
    Fault("confirming changes nothing", consenting, "confirm", lambda _: lambda *_: None, (ALONE, THE_WAY), BESIDE),
    Fault("she brings back what we hid", withdrawal, "bring_back", _without_our_hide, (OUR_HIDE, BACK, WORK)),
    Fault("we bring back what she hid", seen_again, "confirm", _without_hers, (HIDE, OUR_HIDE, OUR_BACK, WORK)),
    Fault("her way back leads nowhere", withdrawal, "unhide", _without_asking, (HIDE, BACK, WORK)),
    Fault("where she lives is not asked", gate, "_is_near", lambda _: lambda *_: false(), (), NOT_HERE),
    Fault("a yes that is over comes to life", withdrawal, "AUTHORISING", lambda _: frozenset(Status), (IT_CAME, NO_ART, SEND, THE_WAY), BY_EVENT),
    Fault("nobody waits for her", Wait, "ends", lambda _: lambda self, _: self.released_on, (), TO_THINK, 2),
    Fault("a day too soon", publication, "_after", lambda _: lambda day, n: day + timedelta(days=n), (DAYS, WORK), TO_THINK, 2),
    Fault("a yes that she stopped comes to life", withdrawal, "bring_back", _still_said_yes_to, (HIDE, BACK, *ON_ITS_DAY), TO_THINK, 2),
    Fault("what is wider has been out before", Wait, "ends", _whatever_it_is_now, (*ON_ITS_DAY, IT_CAME, AGAIN, READ, RELEASE, WORK), BY_EVENT, 2),
    Fault("whatever is said is what was out", consenting, "last_out", lambda _: _newest_grant, (), TO_THINK, 2),
    Fault("nobody keeps how it was out", consenting, "note_out", lambda _: lambda *_: None, (*ON_ITS_DAY, A_PASSAGE, READ, RELEASE, WORK), TO_THINK, 2),
    Fault("what waits is kept back", publication, "waits_until", lambda _: lambda *_: None, (OUR_HIDE, OUR_BACK, WORK, *ON_ITS_DAY), TO_THINK, 2),
    Fault("what waits is forgotten", jobs, "later", lambda sound: lambda *a, due, **n: sound(*a, due=due + timedelta(days=99), **n), ON_ITS_DAY, TO_THINK, 2),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.says)
def test_the_machine_stumbles_over_a_fault_and_over_nothing_else(fault: Fault, desk: Desk) -> None:
    go(desk, fault.steps, fault.usual, fault.days_to_think)
    with fault.planted(), pytest.raises(AssertionError):
        go(desk, fault.steps, fault.usual, fault.days_to_think)


def test_the_walk_at_random_finds_a_fault_by_itself(desk: Desk) -> None:
    fault = next(one for one in FAULTS if one.usual == BY_COUNT and one.where is press)
    with fault.planted(), pytest.raises(AssertionError):
        walk(desk, is_beside=False, **BY_COUNT)


CAN: Mapping[str, Callable[[Walk], bool]] = {
    "hide": lambda walk: walk.state in OUT and not walk.model.hidden_by,
    "bring_back": lambda walk: bool(walk.model.hidden_by),
    "be_read": lambda walk: walk.state in LOOKED_AT and not walk.model.hidden_by,
    "release": lambda walk: walk.state == State.HERS,
    "ask_back": lambda walk: walk.state in (State.HERS, State.RELEASED),
    "send_again": lambda walk: walk.state in consenting.SENDABLE,
    "let_be_seen": lambda walk: STAFF in walk.model.hidden_by,
}
"""When her page, or the Desk, offers what may happen in a wait; days pass, and the worker works, at any time."""

WHILE_SHE_THINKS = st.sampled_from(
    (A_DAY, A_DAY, WORK, WORK, HIDE, BACK, READ, RELEASE, OUR_HIDE, OUR_BACK, FEWER, ASK_BACK, SEND)
)


def think(desk: Desk, days_to_think: int) -> None:
    """Let anything happen between her yes and its day, in many orders."""

    @settings(SEARCH, max_examples=25)
    @given(st.lists(WHILE_SHE_THINKS, min_size=4, max_size=14))
    def in_any_order(steps: list[Step]) -> None:
        # However it began, days pass afterwards: else few orders would ever come to the day that matters.
        go(desk, (*steps, A_DAY, WORK, A_DAY, WORK), TO_THINK, days_to_think)

    in_any_order()


def test_whatever_happens_while_she_thinks_nobody_gets_it_before_its_day(desk: Desk) -> None:
    think(desk, 1)


def test_a_day_too_soon_is_found_in_any_order(desk: Desk) -> None:
    fault = next(one for one in FAULTS if one.name == "_after")
    with fault.planted(), pytest.raises(AssertionError):
        think(desk, 1)


def test_the_model_shares_no_code_with_the_archive() -> None:
    source = ast.parse(Path(consent_model.__file__).read_text("utf-8"))
    taken = [node.module for node in ast.walk(source) if isinstance(node, ast.ImportFrom)]
    assert set(taken) == {"__future__", "dataclasses", "datetime"}
