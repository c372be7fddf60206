"""A story that somebody else is asked to read aloud, and what they send (ADR 24)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.media.sound import Made
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.court import sentences
from moderation.parts import covering
from moderation.queue import queue
from moderation.voices import readers, reading_in, readings
from stories import codewords, finished, wishes
from stories.forms import Posted
from stories.tables import Notebook
from stories.visit import Turn, Visit
from stories.wishes import Wishes
from stories.work_tables import ReadingRow
from tests.rooms.voicing import Told, no_pictures, no_sound
from tests.rooms.with_parts import LINES
from tests.staffed import HOST, token_in
from tests.town import Town
from tests.voices import voice as spoken
from tests.voices import wav

READ = frozenset({Medium.WORDS, Medium.READ_BY_OTHER, Medium.ART})
THEIRS = wav(spoken(2.5, seed=9))
WORDS = tuple(text for _, _, text in LINES)


class Reading(Told):
    """Such a story that is to be read by somebody else, with its words as others may read them."""

    def __init__(self, town: Town, media: frozenset[Medium] = READ) -> None:
        super().__init__(town, media=media)
        self.decide()
        self.part_id = self.ids[0]
        with Session(self.desk.engine) as session, session.begin():
            readers.add(session, "Jo", "ann", town.now)
            self.reader = readers.every(session)[0].id
        self.settle()

    def settle(self) -> None:
        """Decide every line as it is proposed."""
        with Session(self.desk.engine) as session, session.begin():
            hands = self.hands(session)
            sentences.decide_as_proposed(
                self.desk, session, hands.story, hands.copy, staff_id="ann", moment=self.town.now
            )

    def describe(self, what: str) -> None:
        with Session(self.desk.engine) as session, session.begin():
            hands = self.hands(session)
            anonymise.describe(
                self.desk, session, hands.story, hands.copy, title="The door", what=what,
                warnings=(), themes=("8.2",), intruder_note="Asked: nobody could.", staff_id="ann", moment=self.town.now,
            )  # fmt: skip

    def transcribe(self, *lines: str) -> None:
        with Session(self.desk.engine) as session, session.begin():
            said = [(f"0:0{n}", f"0:0{n + 1}", line) for n, line in enumerate(lines)]
            covering.write_transcript(self.hands(session), self.part_id, said)

    def by(self, session: Session, who: str, now: Moment | None = None) -> Hands:
        return replace(self.hands(session), staff_id=who, moment=now or self.town.now)

    def row(self) -> ReadingRow:
        with Session(reading(self.desk.engine), expire_on_commit=False) as session:
            rows = session.query(ReadingRow).filter_by(story_id=self.id)
            found = rows.order_by(ReadingRow.number.desc()).first()
        assert found is not None
        return found

    def ask(self) -> str:
        with Session(self.desk.engine) as session, session.begin():
            readings.say_ready(self.by(session, "ann"), self.part_id)
        with Session(self.desk.engine) as session, session.begin():
            self.link = readings.ask(self.by(session, "bea"), self.part_id, self.reader)
        return self.link

    def asked(self, token: str, now: Moment | None = None) -> readings.Asked:
        with Session(reading(self.desk.engine)) as session:
            row = readings.by_token(session, token)
            return readings.shown(self.desk, session, row, now or self.town.now, in_full=True)

    def send(self, token: str, plain: bytes = THEIRS) -> None:
        with Session(self.desk.engine) as session, session.begin():
            row = readings.by_token(session, token)
            readings.say_yes(self.desk, session, row, self.town.now, is_yes=True)
            reading_in.send(self.desk, session, row, self.desk.originals.keep(BytesIO(plain)), self.town.now)

    def read(self) -> str:
        """Go the way to a checked reading; return the token of its link."""
        token = self.ask()
        self.send(token)
        readings.look(self.desk, self.row().id)
        with Session(self.desk.engine) as session, session.begin():
            readings.check(self.by(session, "bea"), self.part_id)
        self.make()
        return token

    def take_back(self, token: str) -> None:
        with Session(self.desk.engine) as session, session.begin():
            readings.take_back(self.desk, session, readings.by_token(session, token), self.town.now)

    def copy_id(self) -> str:
        with Session(reading(self.desk.engine)) as session:
            return finished.newest(session, self.id).id

    def press(self, move: Any, **posted: Any) -> Turn:
        with Session(self.desk.engine) as session, session.begin():
            visit = Visit(self.desk, session, self.town.now)
            visit.notebook = session.get(Notebook, self.story(session).notebook_id)
            turn: Turn = move(visit, Posted(story=self.id, **posted))
            return turn

    def set(self, **facts: Any) -> None:
        with Session(self.desk.engine) as session, session.begin():
            for name, value in facts.items():
                setattr(self.story(session), name, value)

    def claim(self) -> None:
        with Session(self.desk.engine) as session, session.begin():
            queue.claim(session, self.id, "ann", self.town.now)
            anonymise.open_copy(self.desk, session, self.story(session), self.town.now)


@pytest.fixture(autouse=True)
def no_cage_for_hers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open nothing of hers: these tests are about somebody else's voice."""
    no_pictures(monkeypatch)
    no_sound(monkeypatch)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a reader sends be opened without a cage."""
    made = iter(range(99))

    def opened(_: object) -> Made:
        plain = b"a reading %d" % next(made)
        return Made(BytesIO(plain), BytesIO(plain + b"3"), 2500, tuple(range(25)))

    monkeypatch.setattr(readings, "_made", opened)


def send_by_page(client: FlaskClient, path: str, page: str, **form: Any) -> str:
    """Press a button of the reader's page; return the one that comes."""
    answer = client.post(path, data={"csrf_token": token_in(page), **form}, **HOST)
    return answer.get_data(as_text=True)


def code_of(told: Reading, said: Wishes | None = None) -> tuple[str, str]:
    """Give her code words, and keep what she said of others."""
    with Session(told.desk.engine) as session, session.begin():
        story = told.story(session)
        notebook = session.get_one(Notebook, story.notebook_id)
        code = codewords.give(session, notebook, codewords.draw())
        if said is not None:
            wishes.keep(told.desk, session, story, said)
    return code.locator, " ".join(code.words)
