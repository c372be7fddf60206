"""Two moderators and a worker, as far as Notes can tell: they finish her story, put it out, and leave her notes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import press
from archive.editions.edition import Content
from archive.ground.crypto import new_id
from archive.ground.db import reading
from archive.ground.jobs import JobRow
from archive.rules import anonymity, publication
from archive.rules.anonymity import Mark
from archive.rules.court import Basis, CourtCheck, Stage
from archive.rules.court import Content as About
from archive.rules.grant import Grant
from stories import consenting, drafts, finished, messages, wording
from stories.desk import Desk
from stories.finished import Body
from stories.tables import Outing, State, Story, WorkingCopy
from tests.phone import Phone
from tests.rules.cases import NO_SENTENCE, asked

WORDS = "Marion put the kettle on. I sat by the window in Corby and nobody said a word."


class Team:
    """Two moderators and a worker, as far as Notes can tell."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.moment = desk.clock.moment()

    def only(self) -> str:
        """Return the id of the only story."""
        with Session(reading(self.desk.engine)) as session:
            return session.execute(select(Story.id)).scalar_one()

    def finish(self) -> str:
        """Finish the only story; return its seal."""
        with Session(self.desk.engine) as session, session.begin():
            story = session.get_one(Story, self.only())
            words = drafts.words_of(self.desk, story)
            marks = tuple(
                Mark(*anonymity.find(words, phrase)[0], kind=kind, replacement=instead)
                for phrase, kind, instead in (
                    ("Marion", anonymity.Kind.PERSON, "the midwife"),
                    ("Corby", anonymity.Kind.PLACE, "our town"),
                )
                if anonymity.find(words, phrase)
            )
            body = Body("Kettle", marks, "A mother waits at a window.", (), ("6.1",), "Nobody could tell.")
            content = finished.content(self.desk, story, body)
            copy = WorkingCopy(
                id=new_id(), story_id=story.id, version=1, source=drafts.source_of(self.desk, story),
                first="a", second="b", seal=content.seal, made_at=self.moment.now, body=b"",
            )  # fmt: skip
            finished.write(self.desk, copy, body)
            session.add(copy)
            story.state = State.HERS
            return content.seal

    def put_out(self) -> str:
        """Put the only story out, as the worker does; return the id of its edition."""
        with Session(self.desk.engine) as session, session.begin():
            story = session.get_one(Story, self.only())
            copy = finished.newest(session, story.id)
            content = finished.content(self.desk, story, finished.read(self.desk, copy))
            edition = new_id()
            sealed = self.desk.seal(story.id, content.canonical().decode(), f"outing|content|{edition}")
            session.add(Outing(edition_id=edition, story_id=story.id, copy_id=copy.id, content=sealed, themes="[]", is_out=True))  # fmt: skip
            story.state = State.PUBLISHED
            story_id = story.id
        self._press(edition, content, story_id)
        return edition

    def grant(self, session: Session, story_id: str) -> Grant:
        """Return the grant that holds now."""
        consent = consenting.newest(self.desk, session, story_id)
        assert consent is not None
        return consent.grant

    def note(self, words: str) -> None:
        """Leave her a note."""
        with Session(self.desk.engine) as session, session.begin():
            story = session.get_one(Story, self.only())
            messages.write(self.desk, session, story, words, staff_id="a", moment=self.moment)

    def ids(self) -> frozenset[str]:
        """Return what stands on the shelf."""
        return press.orphans(self.desk.press, ())

    def state(self) -> str:
        """Return the state of the only story."""
        with Session(reading(self.desk.engine)) as session:
            return session.get_one(Story, self.only()).state

    def jobs(self) -> list[str]:
        """Return the names of the jobs that wait."""
        with Session(reading(self.desk.engine)) as session:
            return list(session.execute(select(JobRow.name).order_by(JobRow.name)).scalars())

    def _press(self, edition: str, content: Content, story_id: str) -> None:
        check = CourtCheck(Basis.NOT_ABOUT, "read, nothing of court", "r", About.OWN_LIFE, self.moment.today)
        with Session(reading(self.desk.engine)) as session:
            consent = consenting.newest(self.desk, session, story_id)
        facts = publication.Facts(
            consent, wording.accepted(), (), "asked: nobody", Stage.NONE, check, "a", "b", content.seal, content.seal,
            hidden=False, deleted=False, opened=0, wait=publication.Wait(self.moment.today, 0),
            set_aside=False,
            panel=asked(consent.grant, self.moment.today) if consent else None, text="text", gate=NO_SENTENCE,
            vetoed=False,
        )  # fmt: skip
        press.put_out(
            self.desk.press, publication.clear(facts, self.moment), edition, content, ["6.1"], elsewhere=0
        )


def told(phone: Phone) -> tuple[str, str]:
    """Return her code words, after she told a story, said the smallest yes and stopped for the day."""
    code = phone.tell(WORDS, title="Kettle")
    phone.say_yes()
    phone.press("rest")
    return code


def released(team: Team, phone: Phone, code: tuple[str, str]) -> str:
    """Return the id of her story's edition, once it is out."""
    team.finish()
    phone.come_back(code).press("see")
    phone.unlock(code).press("release")
    phone.press("rest")
    return team.put_out()
