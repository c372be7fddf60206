"""One story with a recording and a picture, taken by the real verbs from her yes to the shelf."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions import shelf
from archive.editions.edition import Content
from archive.editions.index import Index
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.choices import Medium
from archive.rules.court import Basis
from archive.rules.court import Content as About
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.court import court
from moderation.decisions import decisions, going_out
from moderation.parts import covering, lines_and_sound, looked_by_eye, making
from moderation.queue import queue
from stories import consenting, drafts, finished, looking, parts, pieces, wording
from stories.partwork import Box
from stories.tables import Outing, Story
from tests.made import NAME_BOX, drawing, voice
from tests.town import MIDWIVES, Town, consent, grant

ALL = frozenset({Medium.WORDS, Medium.OWN_VOICE, Medium.ART, Medium.ART_PART})
LINES = [("0:00", "", "I was asked to sit down."), ("0:01.2", "", "Then somebody asked me how I was.")]


class Work:
    """One story with a recording and a picture, at the Desk."""

    def __init__(self, town: Town, *, media: frozenset[Medium] = ALL, words: str = "") -> None:
        self.town, self.desk = town, town.desk
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            story = drafts.new_story(self.desk, session, drafts.begin(session, town.now), town.now)
            self.id, story.stage = story.id, "none"
            drafts.save(self.desk, session, story, title="The door", words=words, moment=town.now)
            self.ids = [self._add(session, kind) for kind in (Kind.SOUND, Kind.PICTURE)]
            yes = replace(consent(grant(media=media)), wording=wording.CURRENT.hash)
            consenting.record(self.desk, session, story, yes, version="2", moment=town.now)
            consenting.send(session, story, town.now)
        for part_id in self.ids:
            looking.look(self.desk, part_id)
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            queue.claim(session, self.id, "ann", town.now)
            anonymise.open_copy(self.desk, session, self.story(session), town.now)

    def _add(self, session: Session, kind: Kind) -> str:
        from io import BytesIO

        story = drafts.story(session, self.id)
        part = parts.begin(session, story, kind, self.town.now)
        plain = voice(2.5) if kind == Kind.SOUND else drawing()
        pieces.add(self.desk, session, part, self.desk.originals.keep(BytesIO(plain)))
        parts.finish(session, part, self.town.now)
        return part.id

    def story(self, session: Session) -> Story:
        return drafts.story(session, self.id)

    def hands(self, session: Session) -> Hands:
        copy = finished.newest(session, self.id)
        return Hands(self.desk, session, self.story(session), copy, "ann", self.town.now)

    def decide(self, *, by_eye: bool = True) -> None:
        """Cover a second of the recording and the name in the picture, write what others read, and say that one looked."""
        sound, picture = self.ids
        with Session(self.desk.engine) as session, session.begin():
            hands = self.hands(session)
            covering.cover(
                hands, sound, start="0:00.8", end="0:01.2", how="tone", reason="Her midwife's name."
            )
            covering.write_transcript(hands, sound, LINES)
            lines_and_sound.say_told(hands, sound)
            covering.cover_box(hands, picture, Box(*NAME_BOX))
            covering.describe_picture(hands, picture, "A door, with a path in front of it.")
            anonymise.describe(
                self.desk, session, hands.story, hands.copy, title="The door", what="A mother is asked in.",
                warnings=(), themes=("8.2",), intruder_note="Asked: nobody could.", staff_id="ann", moment=self.town.now,
            )  # fmt: skip
            if by_eye:
                looked_by_eye.say(hands, {picture: hands.work(picture).recipe})
            for part_id in self.ids:
                if hands.work(part_id).form not in ("", Medium.READ_BY_OTHER):
                    covering.ask_for(hands, part_id)

    def make(self) -> None:
        with Session(reading(self.desk.engine)) as session:
            copy_id = finished.newest(session, self.id).id
        for part_id in self.ids:
            making.make(self.desk, f"{copy_id}.{part_id}", self.town.now)

    def content(self) -> Content:
        with Session(reading(self.desk.engine)) as session:
            copy = finished.newest(session, self.id)
            return finished.content(self.desk, self.story(session), finished.read(self.desk, copy))

    def problems(self) -> tuple[str, ...]:
        with Session(reading(self.desk.engine)) as session:
            copy = finished.newest(session, self.id)
            return finished.objections(self.desk, self.story(session), finished.read(self.desk, copy))

    def publish(self, index: Index) -> str:
        """Go the rest of the way, and return the id of the edition."""
        with Session(self.desk.engine) as session, session.begin():
            panels.ask(self.desk, session, self.id, "ann", self.town.now)
            decisions.ready(self.desk, session, self.story(session), "ann", self.town.now)
        with Session(self.desk.engine) as session, session.begin():
            court.record(
                self.desk, session, self.story(session), basis=Basis.NOT_ABOUT, content=About.OWN_LIFE,
                reference="heard, nothing of court", may_publish="", until=None, staff_id="rev", moment=self.town.now,
            )  # fmt: skip
            queue.claim(session, self.id, "bea", self.town.now)
            decisions.agree(self.desk, session, self.story(session), "bea", self.town.now)
        with Session(self.desk.engine) as session, session.begin():
            copy = finished.newest(session, self.id)
            seal = self.content().seal
            assert copy.seal == seal
            consenting.release(self.desk, session, self.story(session), copy, seal=seal, moment=self.town.now)
        going_out.publish(self.desk, index, self.id, self.town.now)
        with Session(reading(self.desk.engine)) as session:
            return session.query(Outing).filter_by(story_id=self.id, is_out=True).one().edition_id


def played(town: Town, edition: str, n: int, encoding: str) -> bytes:
    """Return the bytes that a trainer gets of a recording or picture."""
    found = shelf.playing(town.desk.press.shelf, edition, n, encoding, MIDWIVES, lambda: town.now)
    return b"".join(found.pieces(0, found.size))
