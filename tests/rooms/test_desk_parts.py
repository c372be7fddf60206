"""Recordings and pictures at the Desk: covered, told in words, made and proved, released by hash, and out through the grant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.editions import press, shelf
from archive.editions.edition import Content
from archive.editions.index import Index
from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.media.sound_proof import Fault
from archive.rules.anonymity import Kind as Detail
from archive.rules.choices import Medium
from archive.rules.court import Basis
from archive.rules.court import Content as About
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet
from archive.settings import Place
from moderation import sweeps
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.court import court
from moderation.decisions import decisions, going_out
from moderation.parts import covering, lines_and_sound, looked_by_eye, making, unproved
from moderation.parts.covering import clock, milliseconds
from moderation.queue import queue
from stories import consenting, drafts, finished, looking, parts, pieces, withdrawal, wording
from stories.partwork import Box, Cover
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


def _bytes(town: Town, edition: str, n: int, encoding: str) -> bytes:
    found = shelf.playing(town.desk.press.shelf, edition, n, encoding, MIDWIVES, lambda: town.now)
    return b"".join(found.pieces(0, found.size))


def test_the_whole_way_of_a_recording_and_a_picture(town: Town, index: Index) -> None:
    work = Work(town)
    work.decide()
    work.make()
    content = work.content()
    edition = work.publish(index)
    seen = shelf.get(town.desk.press.shelf, edition, MIDWIVES, Outlet.PAGE, town.now).content
    assert seen == content, "what she released is what is met"
    (sound,), (picture,) = seen.sounds, seen.pictures
    assert [cue.text for cue in sound.cues] == [text for _, _, text in LINES]
    assert sound.cues[0].end == sound.cues[1].start == 1200
    assert _bytes(town, edition, 0, "opus")[:4] == b"OggS"
    assert picture.alternative.startswith("A door")
    assert b"canary" not in _bytes(town, edition, 1, picture.files[0].encoding)
    assert edition in index.ids()


def test_hidden_and_brought_back_it_plays_again_under_its_id(town: Town, index: Index) -> None:
    work = Work(town)
    work.decide()
    work.make()
    edition = work.publish(index)
    before = _bytes(town, edition, 0, "mp3")
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.hide(town.desk, session, work.story(session), town.now)
    with pytest.raises(NotFound):
        _bytes(town, edition, 0, "mp3")
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.bring_back(session, work.story(session), town.now)
    going_out.publish(town.desk, index, work.id, town.now)
    assert _bytes(town, edition, 0, "mp3") == before


def test_her_voice_taken_back_leaves_the_words_and_comes_back_with_nothing(town: Town, index: Index) -> None:
    work = Work(town)
    work.decide()
    work.make()
    edition = work.publish(index)
    with Session(town.desk.engine) as session, session.begin():
        fewer = grant(media=ALL - {Medium.OWN_VOICE})
        withdrawal.narrow(town.desk, session, work.story(session), fewer, version="2", moment=town.now)
    with pytest.raises(NotFound):
        _bytes(town, edition, 0, "opus")
    assert _bytes(town, edition, 1, work.content().pictures[0].files[0].encoding)
    seen = shelf.get(town.desk.press.shelf, edition, MIDWIVES, Outlet.PAGE, town.now).content
    assert not seen.sounds and [place for place, _ in seen.placed] == [1]


def test_deleted_nothing_of_it_is_left(town: Town, index: Index, place: Place) -> None:
    work = Work(town)
    work.decide()
    work.make()
    work.publish(index)
    with Session(town.desk.engine) as session, session.begin():
        withdrawal.delete(town.desk, session, work.story(session), town.now)
    assert not list(place.originals.iterdir()) and not list(place.published.iterdir())


def test_everything_open_is_said_at_once(town: Town) -> None:
    work = Work(town)
    with Session(town.desk.engine) as session, pytest.raises(Refused) as refused:
        decisions.ready(town.desk, session, work.story(session), "ann", town.now)
    said = " ".join(refused.value.sentences)
    for wanted in ("no transcript", "no words yet for those who do not see it", "has to be made", "no theme"):
        assert wanted in said


@pytest.mark.parametrize("act", ["cover", "uncover", "box", "crop"])
def test_a_change_after_it_was_made_makes_it_stale(town: Town, act: str) -> None:
    work = Work(town)
    work.decide()
    work.make()
    assert not [problem for problem in work.problems() if "has to be made" in problem]
    sound, picture = work.ids
    with Session(town.desk.engine) as session, session.begin():
        hands = work.hands(session)
        if act == "cover":
            covering.cover(hands, sound, start="2", end="2.3", how="silence", reason="")
        elif act == "uncover":
            covering.uncover(hands, sound, 1)
        elif act == "box":
            covering.cover_box(hands, picture, Box(0, 0, 9, 9))
        else:
            covering.crop(hands, picture, Box(10, 10, 200, 200))
    assert [problem for problem in work.problems() if "has to be made" in problem]
    assert len(work.content().media) == 1, "nothing stale is in it"


def _covers(work: Work) -> tuple[Cover, ...]:
    with Session(reading(work.desk.engine)) as session:
        return work.hands(session).work(work.ids[0]).covers


def test_what_fails_its_proof_is_thrown_away_and_said(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(town)
    work.decide()
    scrap = Fault("scrap", 650, 1350, "a scrap is left")
    monkeypatch.setattr("moderation.parts.making.sound_proof.faults", lambda *_: (scrap,))
    before = _covers(work)
    work.make()
    with Session(reading(town.desk.engine)) as session:
        made = work.hands(session).work(work.ids[0])
    assert made.made is None and made.covers == before
    assert made.trouble == unproved.AT_A_COVER.format(where="0:00.15 to 0:01.85")
    assert [problem for problem in work.problems() if "Recording 1 has to be made" in problem]


def test_the_outline_is_drawn_from_what_is_left_and_not_from_what_was_said(town: Town) -> None:
    work = Work(town)
    work.decide()
    with Session(town.desk.engine) as session, session.begin():
        hands = work.hands(session)
        covering.cover(hands, work.ids[0], start="1.4", end="2.3", how="silence", reason="")
        part = parts.hers(session, hands.story, work.ids[0])
        before = parts.facts_of(town.desk, part)["peaks"]
    work.make()
    (sound,) = work.content().sounds

    def inside(peaks: Sequence[int]) -> Sequence[int]:
        return peaks[round(len(peaks) * 1.5 / 2.5) : round(len(peaks) * 2.2 / 2.5)]

    assert min(inside(before)) > 0, "she spoke there"
    assert set(inside(sound.peaks)) == {0} and max(sound.peaks) > 0


def test_in_writing_only_her_voice_is_in_nothing_and_her_words_are(town: Town, index: Index) -> None:
    work = Work(town, media=frozenset({Medium.WORDS}))
    work.decide()
    work.make()
    edition = work.publish(index)
    seen = shelf.get(town.desk.press.shelf, edition, MIDWIVES, Outlet.PAGE, town.now).content
    assert seen.media == () and "asked to sit down" in seen.words
    assert not list((town.desk.press.published.folder).iterdir())


def test_a_part_only_shows_a_part(town: Town) -> None:
    work = Work(town, media=frozenset({Medium.WORDS, Medium.ART_PART}))
    work.decide()
    assert [problem for problem in work.problems() if "Choose which part" in problem]
    with Session(town.desk.engine) as session, session.begin():
        covering.crop(work.hands(session), work.ids[1], Box(100, 40, 150, 120))
    work.make()
    (picture,) = work.content().pictures
    assert (picture.width, picture.height, picture.form) == (150, 120, Medium.ART_PART)


def test_a_name_marked_in_her_words_may_stand_in_no_transcript(town: Town) -> None:
    work = Work(town, words="Denise opened the door.")
    work.decide()
    with Session(town.desk.engine) as session, session.begin():
        hands = work.hands(session)
        anonymise.mark(town.desk, session, hands.story, hands.copy, phrase="Denise", kind=Detail.PERSON, instead="a worker", staff_id="ann", moment=town.now)  # fmt: skip
        covering.write_transcript(hands, work.ids[0], [("0", "", "And Denise said hello.")])
    assert [problem for problem in work.problems() if "still stands" in problem]


def test_taken_out_by_her_the_copy_is_stale(town: Town) -> None:
    work = Work(town)
    with Session(town.desk.engine) as session, session.begin():
        consenting.ask_back(session, work.story(session), town.now)
        story = work.story(session)
        parts.take_out(town.desk, session, story, parts.hers(session, story, work.ids[1]), town.now)
        assert finished.is_stale(town.desk, session, story, finished.newest(session, work.id))


@pytest.mark.parametrize(
    ("typed", "ms"), [("83", 83_000), ("1:23", 83_000), ("1:23.5", 83_500), ("0:01:23,25", 83_250), ("0", 0)]
)
def test_times_are_read_as_people_write_them(typed: str, ms: int) -> None:
    assert milliseconds(typed) == ms
    assert milliseconds(clock(ms)) == round(ms, -2) or ms % 100


@pytest.mark.parametrize("typed", ["", "a", "1:-3", "nan", "inf", "1e9", "1:2:b"])
def test_what_is_no_time_is_told_with_an_example(typed: str) -> None:
    with pytest.raises(BadInput, match=r"1:23"):
        milliseconds(typed)


@pytest.mark.parametrize(("start", "end"), [("1", "1"), ("2", "1"), ("99", "100")])
def test_a_cover_that_cannot_be_is_told(town: Town, start: str, end: str) -> None:
    work = Work(town)
    with Session(town.desk.engine) as session, pytest.raises(BadInput):
        covering.cover(work.hands(session), work.ids[0], start=start, end=end, how="tone", reason="")


@pytest.mark.parametrize("box", [Box(0, 0, 0, 5), Box(9_000, 0, 5, 5), Box(0, 400, 10, 10)])
def test_a_box_outside_the_picture_is_told(town: Town, box: Box) -> None:
    work = Work(town)
    with Session(town.desk.engine) as session, pytest.raises(BadInput, match="outside"):
        covering.cover_box(work.hands(session), work.ids[1], box)


def test_files_that_no_row_names_are_swept_and_no_others(town: Town, index: Index, place: Place) -> None:
    from archive.ground.files import Files

    work = Work(town)
    work.decide()
    work.make()
    edition = work.publish(index)
    Files(place.originals).write().finish()
    assert sweeps.sweep_files(town.desk) == 0, "it may be an upload on its way"
    with Session(town.desk.engine) as session:
        needed = parts.needed_files(session)
    assert town.desk.originals.sweep(needed, age=timedelta(0)) == 1
    assert town.desk.originals.ids() == needed
    assert _bytes(town, edition, 0, "opus") and press.needed_files(town.desk.press)


def test_a_line_that_ends_before_it_begins_is_told(town: Town) -> None:
    work = Work(town)
    with Session(town.desk.engine) as session, pytest.raises(BadInput, match="Line 1"):
        covering.write_transcript(work.hands(session), work.ids[0], [("2", "1", "Words.")])


def test_the_worker_notes_what_it_made_by_hash_and_never_by_word(town: Town) -> None:
    from archive.ground import audit

    work = Work(town)
    work.decide()
    work.make()
    with Session(town.desk.engine) as session:
        acts = [act.act for act in audit.read(session, subject=work.id)]
    assert [act for act in acts if act.startswith("make sound, recipe ")]
    assert not [act for act in acts if "midwife" in act]
