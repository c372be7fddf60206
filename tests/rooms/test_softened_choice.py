"""Play my voice, but changed: what others hear is that voice and never hers, wherever the wrong bytes could be taken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

import pytest
from sqlalchemy.orm import Session

from archive.editions import show
from archive.editions.edition import Content, ContentNote, File, Sound
from archive.editions.index import Index
from archive.ground.db import reading
from archive.media import master, sound, sound_proof, voice, voice_proof
from archive.media.kinds import Kind
from archive.media.sound import Made
from archive.rules.choices import VOICES, Medium
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Grant
from moderation.anonymise import anonymise
from moderation.decisions import going_out
from moderation.pages import showing_parts
from moderation.parts import covering, drawn_voice, making, unproved
from moderation.queue import queue
from moderation.routes.parts import _role
from stories import answers, finished, next_version, part_sayings, parts, taking_back
from stories.answers import Answers
from stories.parts import Role
from stories.partwork import Cover, Finished, PartWork, form_of, not_in_her_voice
from stories.tables import State, Story, WorkingCopy
from tests.rooms.voicing import HERS, SOFTENED, Told, no_pictures, no_sound
from tests.rooms.with_parts import played
from tests.town import Town, consent, grant

OWN = frozenset({Medium.WORDS, Medium.OWN_VOICE, Medium.ART})


def _fake(plain: bytes) -> Callable[..., Made]:
    def made(*_: object) -> Made:
        return Made(BytesIO(plain), BytesIO(plain + b"3"), 3000, (1, 2, 3))

    return made


@pytest.fixture(autouse=True)
def _no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its picture is not what these tests are about."""
    no_pictures(monkeypatch)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are not sound at all, so that a way through the house costs no cage; the proofs have tests of their own."""
    drawn = iter(range(1, 99))
    monkeypatch.setattr(master, "drawn", lambda *_: BytesIO(b"a voice by chance %d" % next(drawn)))
    no_sound(monkeypatch)

    def made(asked: Any, _covers: object, _heard: object, basis: list[BinaryIO]) -> Made:
        said = b"hers" if basis is asked.sources else basis[0].read()
        return _fake(hashlib.sha256(said + asked.work.recipe.encode()).digest())()

    monkeypatch.setattr(making, "_made_and_proved", made)


def test_the_whole_way_of_a_softened_voice(town: Town, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(town, media=SOFTENED)
    told.decide()
    told.make()
    assert {Role.SOFT, Role.SOFT_OPUS, Role.SOFT_MP3} <= told.roles()
    assert not {Role.OPUS, Role.MP3} & told.roles(), "nothing was made of her own voice"
    (heard,) = told.content().sounds
    assert heard.form == Medium.CHANGED_VOICE
    assert hashlib.sha256(told.heard_by_her()).hexdigest() == heard.files[0].sha256
    with Session(reading(town.desk.engine)) as session:
        part = parts.hers(session, told.story(session), told.ids[0])
        facts = parts.facts_of(town.desk, part)
    assert heard.ms == facts["ms"]
    assert heard.peaks != tuple(facts["peaks"]), "its outline is the softened one"
    edition = told.publish(index)
    assert hashlib.sha256(played(town, edition, 0, "opus")).hexdigest() == heard.files[0].sha256
    assert "softened voice" in show.VOICES[heard.form]
    # More covered: made anew from the very same voice, never from another one.
    monkeypatch.setattr(voice, "soften", _never)
    soft = told.file(Role.SOFT)
    with Session(town.desk.engine) as session, session.begin():
        body = finished.read(town.desk, finished.newest(session, told.id))
        more = Cover(2000, 2200, "silence", is_hers=True)
        work = body.part(told.ids[0])
        left = body.with_part(replace(work, covers=(*work.covers, more)))
        next_version.take_back(
            town.desk, session, told.story(session), finished.newest(session, told.id), left, town.now
        )
    told.make()
    assert told.file(Role.SOFT) == soft
    assert told.sound.is_made and told.content().sounds[0].files != heard.files


def _never(*_: object, **__: object) -> BinaryIO:
    raise AssertionError("a second voice was drawn")


# Where the wrong bytes could be taken


def _hers(*_: object, **__: object) -> BinaryIO:
    return BytesIO(HERS)


def _faulty(told: Told) -> str:
    told.decide()
    told.make()
    work = told.sound
    assert not work.is_made and work.medium() is None
    assert not {Role.SOFT_OPUS, Role.SOFT_MP3} & told.roles()
    assert told.problems() == ("Recording 1 has to be made, as others will hear it.",)
    return work.trouble


def test_a_vocoder_that_gives_her_voice_back_is_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "soften", _hers)
    monkeypatch.setattr(master, "TRIES", 1)
    assert _faulty(Told(town, media=SOFTENED)) == master.TOO_NEAR


def test_a_drawn_voice_that_is_hers_is_found_once_more_in_what_is_made_of_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(master, "drawn", _hers)
    monkeypatch.setattr(making, "_DRAWS", 1)
    assert _faulty(Told(town, media=SOFTENED)) == unproved.TOO_NEAR


def _hers_in_place_of_the_drawn_one(town: Town) -> Told:
    told = Told(town, media=SOFTENED)
    told.put(Role.SOFT, HERS)
    with Session(town.desk.engine) as session, session.begin():
        part = parts.hers(session, told.story(session), told.ids[0])
        parts.note_facts(town.desk, part, parts.facts_of(town.desk, part) | {drawn_voice.DRAWN: []})
    return told


def test_a_drawn_voice_that_is_too_near_is_drawn_anew_while_it_was_never_out(town: Town) -> None:
    """What stands in its place here is her own: nothing of that goes out, and pressing once is enough."""
    told = _hers_in_place_of_the_drawn_one(town)
    told.decide()
    told.make()
    assert told.sound.is_made and told.file(Role.SOFT) != HERS


def test_a_drawn_voice_that_was_out_is_not_drawn_anew(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _hers_in_place_of_the_drawn_one(town)
    monkeypatch.setattr(drawn_voice, "was_out", lambda *_: True)
    monkeypatch.setattr(master, "drawn", _never)
    assert _faulty(told) == drawn_voice.TOO_NEAR
    assert told.file(Role.SOFT) == HERS


def test_the_proof_is_asked_for_by_her_wish_not_by_how_it_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were the sources taken in place of the drawn voice, it is still held against hers."""
    monkeypatch.setattr(sound, "make", _fake(b"x"))
    monkeypatch.setattr(sound, "hear", lambda _: None)
    monkeypatch.setattr(sound_proof, "faults", lambda *_: ())
    monkeypatch.setattr(voice_proof, "faults", lambda *_: (sound_proof.Fault("own"),))
    wished = making._Asked(PartWork("s", Kind.SOUND, Medium.CHANGED_VOICE), {}, [BytesIO(HERS)])
    with pytest.raises(BadInput):
        making._made_and_proved(wished, [], None, wished.sources)  # type: ignore[arg-type]  # Nothing here asks what is heard.
    own = replace(wished, work=replace(wished.work, form=Medium.OWN_VOICE.value))
    assert making._made_and_proved(own, [], None, own.sources).ms == 3000  # type: ignore[arg-type]  # Nothing here asks what is heard.


def test_what_was_made_of_her_own_voice_is_never_called_softened(town: Town, quick: None) -> None:
    told = Told(town, media=OWN)
    told.decide()
    told.make()
    work = told.sound
    assert work.is_made and work.made is not None
    wished = replace(work, form=Medium.CHANGED_VOICE.value)
    assert wished.medium() is None
    forged = replace(wished, made=replace(work.made, recipe=wished.recipe))
    assert not forged.is_made and forged.medium() is None
    old = replace(forged, made=replace(work.made, recipe=wished.recipe, form=""))
    assert not old.is_made, "what was made before there were two voices is her own"


def test_another_file_in_the_place_of_the_finished_one_does_not_go_out(
    town: Town, index: Index, quick: None
) -> None:
    told = Told(town, media=SOFTENED)
    told.decide()
    told.make()
    told.put(Role.SOFT_OPUS, HERS)
    with pytest.raises(Refused, match="not the one that was released"):
        told.publish(index)


def test_an_older_copy_makes_nothing_over_what_is_there(town: Town, quick: None) -> None:
    told = Told(town, media=SOFTENED)
    told.decide()
    told.make()
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, told.id)
        stale = f"{copy.id}.{told.ids[0]}"
        body = finished.read(town.desk, copy)
        works = tuple(replace(one, made=None) for one in body.parts)
        finished.write(town.desk, copy, replace(body, parts=works))
        fresh = WorkingCopy(
            id="fresh", story_id=told.id, version=9, source=copy.source, body=b"", made_at=copy.made_at
        )
        finished.write(town.desk, fresh, body)
        session.add(fresh)
    before = told.file(Role.SOFT_OPUS)
    making.make(town.desk, stale, town.now)
    assert told.file(Role.SOFT_OPUS) == before


# Her wish changes


def test_own_then_softened_then_words_then_own_again(town: Town, index: Index, quick: None) -> None:
    told = Told(town, media=OWN)
    told.decide()
    told.make()
    edition = told.publish(index)
    own = played(town, edition, 0, "opus")
    assert told.narrow(SOFTENED), "another voice is made and read anew"
    for file in ("opus", "mp3"):
        with pytest.raises(NotFound):
            played(town, edition, 0, file)
    assert told.state() == State.SENT
    assert not parts.HERS & told.roles(), "her own voice lies nowhere where it could be taken for the new one"
    assert told.sound.form == Medium.CHANGED_VOICE and not told.sound.is_made
    told.make()
    with Session(town.desk.engine) as session, session.begin():
        queue.claim(session, told.id, "ann", town.now)
        anonymise.open_copy(town.desk, session, told.story(session), town.now)
    softer = told.publish(index)
    assert softer != edition and played(town, softer, 0, "opus") == told.file(Role.SOFT_OPUS) != own
    with pytest.raises(Refused):
        told.narrow(OWN)
    assert not told.narrow(SOFTENED - set(VOICES)), "only taken back: the rest stays out"
    with pytest.raises(NotFound):
        played(town, softer, 0, "opus")
    for more in (SOFTENED, OWN):
        with pytest.raises(Refused):
            told.narrow(more)
    assert told.state() == State.PUBLISHED


@pytest.mark.parametrize("state", [State.SECOND, State.HERS, State.RELEASED, State.HELD])
def test_changed_while_it_waits_it_is_read_by_two_anew(town: Town, quick: None, state: State) -> None:
    told = Told(town, media=OWN)
    told.decide()
    told.make()
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, told.id)
        copy.first = copy.second = "ann"
        told.story(session).state = state
    assert told.narrow(SOFTENED)
    with Session(reading(town.desk.engine)) as session:
        copy = finished.newest(session, told.id)
        assert copy.first is None and copy.second is None
    assert told.state() == (State.HELD if state == State.HELD else State.SENT)


def test_without_making_it_anew_her_voice_is_still_out_nowhere(
    town: Town, index: Index, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(town, media=OWN)
    told.decide()
    told.make()
    edition = told.publish(index)
    monkeypatch.setattr(next_version, "in_another_voice", lambda *_: False)
    told.narrow(SOFTENED)
    with pytest.raises(NotFound):
        played(town, edition, 0, "opus")
    with Session(reading(town.desk.engine)) as session:
        why = going_out.objections(town.desk, session, told.story(session), town.now)
    assert "Recording 1 stands in another form than she chose. Take the story again." in why


def test_a_softened_voice_that_was_out_is_not_drawn_again(town: Town, index: Index, quick: None) -> None:
    told = Told(town, media=SOFTENED)
    told.decide()
    told.make()
    first = told.file(Role.SOFT)
    assert _make_without_covers(told) == "" and told.file(Role.SOFT) != first, "it was never out: drawn anew"
    again = Told(town, media=SOFTENED)
    again.decide()
    again.make()
    first = again.file(Role.SOFT)
    again.publish(index)
    assert "Cover again what was covered then: 0:00.8 to 0:01.2." in _make_without_covers(again)
    assert again.file(Role.SOFT) == first


def test_a_softened_voice_that_was_out_and_is_gone_is_not_drawn_again(
    town: Town, index: Index, quick: None
) -> None:
    told = Told(town, media=SOFTENED)
    told.decide()
    told.make()
    told.publish(index)
    with Session(town.desk.engine) as session, session.begin():
        part = parts.hers(session, told.story(session), told.ids[0])
        parts.destroy_files(town.desk, session, part, {Role.SOFT})
    assert _make_without_covers(told) == drawn_voice.GONE and Role.SOFT not in told.roles()


def _make_without_covers(told: Told) -> str:
    with Session(told.desk.engine) as session, session.begin():
        hands = told.hands(session)
        covering.uncover(hands, told.ids[0], 1)
    told.make()
    return told.sound.trouble


def test_what_was_under_way_of_her_own_voice_is_thrown_away_when_she_chooses_another(
    town: Town, quick: None
) -> None:
    told = Told(town, media=OWN)
    told.decide()
    with Session(reading(town.desk.engine)) as session:
        asked_of = finished.newest(session, told.id).id
    work = told.sound
    told.narrow(SOFTENED)
    files = ((Role.OPUS, "opus", BytesIO(b"hers")), (Role.MP3, "mp3", BytesIO(b"hers")))
    making._keep(town.desk, asked_of, work, making._Made(files, ms=3000), town.now)
    making._note_trouble(town.desk, asked_of, work, "canary")
    assert not {Role.OPUS, Role.MP3} & told.roles() and not told.sound.trouble


# What people hear, and are told


def test_the_second_reader_hears_what_goes_out_and_only_that(town: Town, quick: None) -> None:
    told = Told(town, media=SOFTENED)
    told.decide()
    told.make()
    story, work = Story(state=State.SECOND), told.sound
    assert _role("finished-sound", story, work) == Role.SOFT_OPUS
    with pytest.raises(NotFound):
        _role("heard", story, work)
    assert not showing_parts.may_hear_her(story, work)
    assert _role("heard", Story(state=State.SENT), work) == Role.HEARD, "who covers has to hear her"
    own = replace(work, form=Medium.OWN_VOICE.value)
    assert _role("heard", story, own) == Role.HEARD
    with pytest.raises(NotFound):
        _role("finished-sound", story, replace(work, made=None))


def test_she_is_told_that_it_is_softened_and_what_that_is_not() -> None:
    soft = PartWork("s", Kind.SOUND, Medium.CHANGED_VOICE)
    assert "does not hide you" in part_sayings.of_part(soft)[0]
    assert part_sayings.of_part(replace(soft, form=Medium.OWN_VOICE)) == ("We covered nothing.",)


def test_learners_are_told_whose_voice_it_is() -> None:
    def one(form: Medium) -> Content:
        recording = Sound((File("opus", "0" * 64, 1),), 1000, (), (1,), form)
        return Content("A day", "", ContentNote("A day."), media=(recording,))

    said = [show.shown(one(form)) for form in VOICES]
    assert [shown.media[0].voice for shown in said] == [show.VOICES.get(form, "") for form in VOICES]
    assert len(set(show.VOICES.values())) == 3 and Medium.OWN_VOICE not in show.VOICES
    assert [shown.next for shown in said] == ["a reading of her words", "a softened voice", "her voice"]


def test_each_answer_opens_one_voice_and_reads_back_as_it_was_said() -> None:
    for said, media in (("own-voice", OWN), ("changed-voice", SOFTENED), ("words", OWN - set(VOICES))):
        given = answers.grant_of(Answers(voice=said, art="art"), consent(grant()).grant.until)
        assert given.media & set(VOICES) == media & set(VOICES)
        assert answers.from_consent(replace(consent(grant()), grant=given), None).voice == said


def test_less_of_her_is_no_more_and_authorises_nothing() -> None:
    def given(*media: Medium) -> Grant:
        return grant(media=frozenset({Medium.WORDS, *media}))

    own, soft, read = (given(form) for form in reversed(VOICES))
    assert soft.narrows(own.with_less_of_her()) and read.narrows(soft.with_less_of_her())
    assert not own.narrows(soft.with_less_of_her()) and not soft.narrows(given().with_less_of_her())
    assert not soft.narrows(own), "it waits like any other form that was never out"
    assert form_of(Kind.SOUND, consent(given(*VOICES))) == VOICES[0], "of two the one that holds less of her"


def test_a_recording_in_another_form_than_hers_stands_in_the_way() -> None:
    own = PartWork("s", Kind.SOUND, Medium.OWN_VOICE, made=Finished("", ()))
    yes = consent(grant(media=SOFTENED))
    assert not_in_her_voice([own], yes) and not not_in_her_voice([replace(own, form="changed-voice")], yes)
    assert not not_in_her_voice([own], consent(grant(media=OWN - set(VOICES)))), (
        "taken back, it is left out by the shelf"
    )


def test_her_voice_is_taken_back_however_it_is_heard() -> None:
    assert frozenset(VOICES) == taking_back.VOICES
