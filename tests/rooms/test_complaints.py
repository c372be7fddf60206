"""Somebody says that a story must not be seen: it is hidden at the next request, and people decide afterwards (d10, rule 22)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, make_transient

from archive.editions import complaints, shelf, stocktaking
from archive.editions import press as presses
from archive.editions.complaints import ComplaintRow, Why
from archive.editions.edition import Content, ContentNote
from archive.ground.crypto import new_id
from archive.reading import complaining
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.errors import NotFound
from archive.rules.grant import Grant, Outlet, Viewer
from tests.rooms.links import begin, link, page
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, clearance, grant, now, put_out, sound, text_of

CANARY = "The canary sat by the kettle in Rotherham."


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def _rows(library: Library) -> list[ComplaintRow]:
    with Session(library.room.uses) as session:
        return list(session.execute(select(ComplaintRow)).scalars())


def test_a_trainer_hides_a_story_at_the_next_request_for_everybody(library: Library, trainer: Signed) -> None:
    id = library.publish("The kettle", CANARY)
    other = library.publish("The bus", "She took the late bus.")
    colleague = library.trainer("kit")
    learner = begin(library, link(trainer, playlist(trainer, id, other)))
    assert CANARY in trainer.get(f"/stories/{id}") and "The kettle" in colleague.get("/search")
    said = text_of(trainer.post(f"/stories/{id}/not-right", why="identifies", words="The second line."))
    assert "It is hidden" in said
    for who in (trainer, colleague):
        assert "The kettle" not in who.get("/search") and "The bus" in who.get("/search")
        assert who.client.get(f"/stories/{id}").status_code == 404
        assert "1 story" in text_of(who.get("/search"))
    assert "not here just now" in page(learner, "/together/1")
    assert CANARY not in page(learner, "/together/2/story")


def test_a_learner_can_too_and_goes_on_kindly(library: Library, trainer: Signed) -> None:
    one, two = library.publish("The kettle", CANARY), library.publish("The bus", "She took the late bus.")
    learner = begin(library, link(trainer, playlist(trainer, one, two)))
    assert "/together/1/not-right" in page(learner, "/together/1/story")
    assert "hidden at once" in page(learner, "/together/1/not-right")
    answer = learner.post("/together/1/not-right", data={"why": "about-me"})
    assert answer.status_code == 200 and "/together/2" in answer.get_data(as_text=True)
    assert "not here just now" in page(learner, "/together/1")
    assert learner.get("/together/1/not-right").status_code == 303
    assert "nothing was sent" in learner.post("/together/1/not-right", data={"why": "other"}).get_data(as_text=True)  # fmt: skip
    assert len(_rows(library)) == 1


def test_a_form_without_a_reason_is_handed_back_and_hides_nothing(library: Library, trainer: Signed) -> None:
    id = library.publish()
    status, shown = trainer.refused(f"/stories/{id}/not-right", words="The third line.")
    assert status == 422 and "Choose what is wrong" in shown and "The third line." in shown
    long = "x" * (complaints.LONGEST + 1)
    status, shown = trainer.refused(f"/stories/{id}/not-right", why="other", words=long)
    assert status == 422 and "Use at most 1,000 characters" in shown and long in shown
    assert re.search(r'value="other"[^>]*checked', shown)
    assert _rows(library) == [] and trainer.get(f"/stories/{id}")


def test_nobody_complains_of_what_they_may_not_see(library: Library, trainer: Signed) -> None:
    hidden = library.publish(given=grant(not_near=["kent"]))
    assert trainer.client.get(f"/stories/{hidden}/not-right").status_code == 404
    answer = trainer.post(f"/stories/{hidden}/not-right", why="other")
    nothing = trainer.post("/stories/never-was/not-right", why="other")
    assert text_of(answer) == text_of(nothing), "the same page as for what never was"
    assert _rows(library) == []
    assert library.visitor().post(f"/stories/{hidden}/not-right", data={"why": "other"}).status_code == 401


def test_it_hides_what_was_out_then_and_not_what_people_let_out_later(
    library: Library, trainer: Signed
) -> None:
    id = library.publish("The kettle", CANARY)
    content = stocktaking.unsealed(library.shelf, id)
    trainer.post(f"/stories/{id}/not-right", why="court")
    library.pull(id)
    put_out(library.press, content, grant(), id=id)
    assert CANARY in trainer.get(f"/stories/{id}")


def test_a_recording_stops_in_the_middle(library: Library, trainer: Signed) -> None:
    plain = b"a voice" * 200_000
    given = grant(media=[Medium.WORDS, Medium.OWN_VOICE])
    id = library.put(
        Content("The stairs", "", ContentNote("She speaks."), media=(sound(plain),)), given, [plain]
    )
    viewer = Viewer(
        Audience.TRAINING_ROOM,
        frozenset({Profession.MIDWIVES}),
        frozenset({Use.TEACHING}),
        frozenset({Medium.OWN_VOICE}),
    )
    playing = shelf.playing(library.shelf, id, 0, "opus", viewer, now)
    pieces = playing.pieces(0, playing.size)
    assert next(pieces)
    trainer.post(f"/stories/{id}/not-right", why="identifies")
    assert list(pieces) == []
    with pytest.raises(NotFound):
        shelf.playing(library.shelf, id, 0, "opus", viewer, now)


def test_its_words_lie_nowhere_in_clear_and_die_with_the_story(library: Library, trainer: Signed) -> None:
    id = library.publish()
    trainer.post(f"/stories/{id}/not-right", why="identifies", words=CANARY)
    every = [path for path in library.place.data.rglob("*") if path.is_file()]
    assert every and not [path for path in every if b"canary" in path.read_bytes()]
    with Session(library.room.uses) as session:
        (one,) = complaints.all_of(session, library.press.keys)
        assert (one.edition_id, one.why, one.words) == (id, Why.IDENTIFIES, CANARY)
        presses.forget(library.press, [id], now().now)
        assert complaints.all_of(session, library.press.keys) == ()


def test_nobody_empties_the_archive_by_pressing(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaining, "MOST_A_DAY", 1)
    one, two = library.publish("One"), library.publish("Two")
    trainer.post(f"/stories/{one}/not-right", why="other")
    status, shown = trainer.refused(f"/stories/{two}/not-right", why="other")
    assert status == 409 and "very many stories" in shown
    assert trainer.get(f"/stories/{two}") and len(_rows(library)) == 1
    assert library.trainer("kit").post(f"/stories/{two}/not-right", why="other")
    assert len(_rows(library)) == 2


def test_every_version_of_a_story_is_hidden_by_one_complaint(library: Library, trainer: Signed) -> None:
    note = ContentNote("She waits.")
    own = Content("La sala", "Nadie me miró.", note, language="es")
    english = Content("The room", "Nobody looked at me.", note, told_in="es", made_by="person")
    unseen = grant(not_near=["kent"])
    in_english = replace(grant(), translations=frozenset({"en-GB"}))
    ids = [_version(library, own, unseen), _version(library, english, in_english)]
    trainer.post(f"/stories/{ids[1]}/not-right", why="identifies")
    assert {row.edition_id for row in _rows(library)} == set(ids)
    assert shelf.find(library.shelf, ids, _viewer(), Outlet.PAGE, now()) == []


def _version(library: Library, content: Content, given: Grant) -> str:
    id = new_id()
    presses.put_out(
        library.press, clearance(content, given), id, content, (), kin="one and the same", elsewhere=0
    )
    return id


def _viewer() -> Viewer:
    return Viewer(
        Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset()
    )


def test_damaged_words_hide_their_story_all_the_same(library: Library, trainer: Signed) -> None:
    id = library.publish()
    trainer.post(f"/stories/{id}/not-right", why="court", words="The last line.")
    with Session(library.room.uses) as session, session.begin():
        row = session.execute(select(ComplaintRow)).scalar_one()
        session.expunge(row)
        session.execute(delete(ComplaintRow))
        row.words = b"x" * 60
        make_transient(row)
        session.add(row)
    with Session(library.room.uses) as session:
        (one,) = complaints.all_of(session, library.press.keys)
    assert (one.edition_id, one.words) == (id, "")


def test_who_signs_in_again_has_no_ten_more(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaining, "MOST_A_DAY", 1)
    one, two = library.publish("One"), library.publish("Two")
    trainer.post(f"/stories/{one}/not-right", why="other")
    assert library.sign_in_again(trainer).refused(f"/stories/{two}/not-right", why="other")[0] == 409
