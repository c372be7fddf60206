"""A part of a story on its own: chosen between sentences, asked of its grant at every read, and nothing else of the story beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import press as presses
from archive.editions import shelf as shelves
from archive.editions.edition import Content, ContentNote, Cue, Sound
from archive.editions.ledger import Kind
from archive.ground import accounts, sign_ins
from archive.reading.clips import cutting, edges, keeping, serving
from archive.reading.clips.cutting import Part
from archive.reading.tables import TRAINER_KEY, Clip, PlaylistItem
from archive.reading.trainers import KIND, STEWARD
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.grant import Viewer
from stories import whereabouts
from tests.rooms.clipping import CUES, LINES, MP3, OPUS, SHORT, VOICES, WORDS, content, listed, put, tones
from tests.rooms.shelving import KENT, PASSWORD, Library, Signed, file, grant, put_out, text_of

ANYBODY = Viewer(Audience.TRAINING_ROOM, frozenset(Profession), frozenset({Use.TEACHING}), frozenset({KENT}))


# What can be an edge


def test_only_the_edges_of_sentences_are_offered() -> None:
    heard, written = edges.sources(content())
    assert [one.text for one in heard.sentences] == [
        LINES[0], f"{LINES[1]} {LINES[2]}", LINES[3], LINES[4],
    ]  # fmt: skip
    assert [one.text for one in written.sentences][:2] == [
        "Before it all was quiet.",
        "She read the form aloud to me!",
    ]
    assert (heard.sentences[1].start, heard.sentences[1].end) == (2100, 5900)


def test_a_transcript_without_a_sign_at_its_ends_is_one_sentence() -> None:
    cues = (
        Cue(0, 900, "and then"),
        Cue(1000, 1900, "she went,"),
        Cue(2000, 2900, "“Why?”"),
        Cue(3000, 3900, "ok"),
    )
    sound = Sound((file("opus", b"x"),), 4000, cues, ())
    (source,) = edges.sources(Content("T", "", ContentNote(""), media=(sound,)))
    assert [one.text for one in source.sentences] == ["and then she went, “Why?”", "ok"]


def test_a_line_that_is_said_over_the_next_one_is_no_edge() -> None:
    cues = (Cue(0, 1500, "Stop."), Cue(1000, 1900, "No."), Cue(2000, 2900, "So."))
    sound = Sound((file("opus", b"x"),), 4000, cues, ())
    (source,) = edges.sources(Content("T", "", ContentNote(""), media=(sound,)))
    assert [one.text for one in source.sentences] == ["Stop. No.", "So."]


def test_a_part_is_as_short_as_she_said_yes_to() -> None:
    long = "word " * 40
    (source,) = edges.sources(Content("T", f"{long}. {long}. {long * 5}. Yes.", ContentNote("")))
    assert source.fits(0, 0) and source.fits(2, 2) and not source.fits(0, 1)
    cues = tuple(Cue(n * 30_000, n * 30_000 + 30_000, "So.") for n in range(4))
    (heard,) = edges.sources(
        Content("T", "", ContentNote(""), media=(Sound((file("opus", b"x"),), 1, cues, ()),))
    )
    assert heard.fits(1, 2) and not heard.fits(1, 3)


def test_the_content_of_a_part_holds_nothing_else() -> None:
    whole = content()
    heard, written = edges.sources(whole)
    said = cutting.cut(whole, Part("c", 0, 2100, 5900, heard.seal))
    assert said is not None
    assert [(cue.start, cue.end, cue.text) for cue in said.sounds[0].cues] == [
        (0, 1800, f"… {LINES[1]}"),
        (2000, 3800, f"{LINES[2]} …"),
    ]
    assert (said.words, said.sounds[0].ms, said.sounds[0].peaks) == ("", 3800, tuple(range(21, 59)))
    first, last = written.sentences[1].start, written.sentences[2].end
    read = cutting.cut(whole, Part("c", edges.WORDS, first, last, written.seal))
    assert read is not None
    assert (read.words, read.media) == ("… She read the form aloud to me! Nobody had done that. …", ())
    everything = cutting.cut(whole, Part("c", edges.WORDS, 0, len(WORDS), written.seal))
    assert everything is not None and everything.words == WORDS


@pytest.mark.parametrize("changed", ["words", "cue", "file"])
def test_a_part_of_what_has_changed_is_nothing_and_never_a_wrong_cut(changed: str) -> None:
    whole = content()
    heard, written = edges.sources(whole)
    sound = whole.sounds[0]
    other = {
        "words": replace(whole, words="x" + WORDS),
        "cue": replace(whole, media=(replace(sound, cues=(*CUES[:4], replace(CUES[4], text="Other."))),)),
        "file": replace(whole, media=(replace(sound, files=(file("opus", b"other"),)),)),
    }[changed]
    place, seal = (edges.WORDS, written.seal) if changed == "words" else (0, heard.seal)
    assert cutting.cut(whole, Part("c", place, 0, 2000, seal)) is not None
    assert cutting.cut(other, Part("c", place, 0, 2000, seal)) is None


# On the pages


def test_a_part_of_a_recording_is_all_that_is_served(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    page = trainer.get(part)
    assert all(line in text_of(page) for line in LINES) and "0.3" in page and "0.4" not in page

    page = trainer.post(part, **{"from": "0.1", "to": "0.1"})
    now = page.partition("What people meet now")[2].partition("Choose another part")[0]
    assert "A part of a longer story." in now and f"… {LINES[1]}" in now and f"{LINES[2]} …" in now
    assert not any(line in now for line in (LINES[0], LINES[3], LINES[4], "was quiet"))
    assert "a part" in text_of(trainer.get(address))

    tried = trainer.get(f"{address}/try/1/story")
    assert LINES[2] in tried and not any(line in tried for line in (LINES[0], LINES[3], LINES[4], "kettle. "))
    for encoding in ("opus", "mp3"):
        heard = trainer.client.get(f"{address}/try/1/story?medium=50.{encoding}")
        assert heard.status_code == 200 and tones(heard.data) == {600, 800}
        again = trainer.client.get(
            f"{address}/try/1/story?medium=50.{encoding}", headers={"Range": "bytes=500-1499"}
        )
        assert (again.status_code, again.data) == (206, heard.data[500:1500])
        assert again.headers["ETag"] == heard.headers["ETag"]
        # The whole lies under its own number, which such a page does not know.
        assert trainer.client.get(f"{address}/try/1/story?medium=0.{encoding}").status_code == 404
    captions = trainer.get(f"{address}/try/1/story?medium=50.vtt")
    assert captions.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.800\n") and LINES[3] not in captions

    trainer.post(f"{part}/whole")
    assert LINES[4] in trainer.get(f"{address}/try/1/story")
    with Session(library.room.lists) as session:
        assert not session.execute(select(Clip)).first()


def test_a_learner_meets_the_part_and_a_later_change_does_not_widen_her_link(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "words.1", "to": "words.2"})
    form = trainer.get(address)
    opens, ends = (re.findall(rf'name="{name}" value="([^"]+)"', form)[0] for name in ("opens", "ends"))
    page = trainer.post(f"{address}/links", opens=opens, ends=ends, most="5")
    token = re.findall(r"/with-us/([\w-]+)", page)[0]
    trainer.post(f"{part}/whole")

    learner = library.visitor()
    coming = learner.get(f"/with-us/{token}").get_data(as_text=True)
    assert "A part of a longer story." in coming
    learner.post(f"/with-us/{token}")
    page = learner.get("/together/1/story").get_data(as_text=True)
    assert "… She read the form aloud to me! Nobody had done that. …" in text_of(page)
    assert "door shut" not in page and "<audio" not in page
    for n in (0, 50):
        assert learner.get(f"/together/1/story?medium={n}.opus").status_code == 404

    library.pull(story)
    assert "not here just now" in learner.get("/together/1").get_data(as_text=True)


@pytest.mark.parametrize(
    ("uses", "media"),
    [([Use.TEACHING, Use.BESIDE], VOICES), (SHORT, [Medium.WORDS])],
    ids=["she said no to a short part", "she took her voice back"],
)
def test_what_her_grant_leaves_out_is_no_part(library: Library, uses: list[Use], media: list[Medium]) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.1", "to": "0.2"})
    sound = f"{address}/try/1/story?medium=50.opus"
    assert trainer.client.get(sound).status_code == 200

    library.narrow(story, grant(uses=uses, media=media))

    assert trainer.client.get(sound).status_code == 404
    assert trainer.client.get(f"{part}?medium=50.opus").status_code == 404
    assert "A story is not here just now" in trainer.get(address)
    never = trainer.client.get(f"{address}/items/{'A' * 22}/part")
    if Use.SHORT_PART not in uses:
        gone = trainer.client.get(part)
        assert (gone.status_code, gone.data) == (404, never.data)
        assert trainer.refused(part, **{"from": "0.1", "to": "0.1"})[0] == 404
    else:
        # Her words are still there to choose from; of her voice nothing is.
        page = trainer.get(part)
        assert "is not what it was" in page and LINES[1] not in page and "<audio" not in page
        assert trainer.refused(part, **{"from": "0.1", "to": "0.1"})[0] == 422


def test_a_part_stops_in_the_middle_when_she_hides_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.0", "to": "0.3"})
    monkeypatch.setattr(serving, "CHUNK", 1000)
    answer = trainer.client.get(f"{address}/try/1/story?medium=50.opus", buffered=False)
    pieces = answer.iter_encoded()
    first = next(pieces)
    library.pull(story)
    assert (len(first), list(pieces)) == (1000, [])
    # And while it is being cut.
    assert trainer.client.get(f"{address}/try/1/story?medium=50.opus").status_code == 404


def test_a_part_that_was_put_out_anew_with_other_words_is_a_gap(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "words.1", "to": "words.1"})
    put_out(
        library.press, content("One more. " + WORDS), grant(uses=SHORT, media=VOICES), id=story,
        media=[OPUS, MP3], elsewhere=0,
    )  # fmt: skip
    page = trainer.get(address)
    assert "A story is not here just now" in page and "She read" not in page
    assert trainer.client.get(f"{address}/try/1/story").status_code == 404


def test_a_recording_that_is_put_out_anew_while_a_part_is_asked_for_is_not_cut_by_the_old_edges(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.1", "to": "0.1"})
    true, other = shelves.playing, content("Other words.")

    def overtaken(*asked: Any, **how: Any) -> object:
        put_out(
            library.press, other, grant(uses=SHORT, media=VOICES), id=story, media=[OPUS, MP3], elsewhere=0
        )
        return true(*asked, **how)

    monkeypatch.setattr(shelves, "playing", overtaken)
    assert trainer.client.get(f"{address}/try/1/story?medium=50.opus").status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"from": "0.2", "to": "0.1"},
        {"from": "0.0", "to": "words.1"},
        {"from": "0.0", "to": "0.9"},
        {"from": "1.0", "to": "1.0"},
        {"from": "0.1²", "to": "0.1"},
    ],
)
def test_what_is_no_part_is_refused(library: Library, fields: dict[str, str]) -> None:
    story, trainer = put(library), library.trainer()
    _, part = listed(trainer, story)
    assert trainer.refused(part, **fields)[0] == 422


def test_after_a_delete_nothing_tells_which_sentences_were_chosen(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "words.1", "to": "words.1"})
    library.pull(story)
    presses.forget(library.press, [story], datetime.now(UTC))
    assert "A story is not here just now" in trainer.get(address)
    with Session(library.room.lists) as session:
        (clip,) = session.execute(select(Clip)).scalars()
        assert keeping.parts_of(library.room, [clip], ANYBODY) == {}


# An edge inside a sentence


def steward(library: Library, login: str = "stella") -> Signed:
    """A person of the archive who looks at parts."""
    secret = accounts.new_totp_secret()
    with Session(library.room.lists) as session, session.begin():
        person = accounts.add_person(
            session, library.room.shelf.keys.get(TRAINER_KEY), login=login, name="Stella", roles=(STEWARD,),
            password=accounts.new_password(PASSWORD), secret=secret,
        )  # fmt: skip
        id = person.id
        token = sign_ins.sign_in(session, kind=KIND, who=id, now=datetime.now(UTC))
    client = library.app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return Signed(client, login, secret, id)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_edge_inside_a_sentence_is_locked_until_somebody_else_has_looked_at_it(
    library: Library, answer: str
) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.1", "to": "0.2"})
    sound = f"{address}/try/1/story?medium=50.opus"
    for fields in (
        {"start": "0", "end": "5"},
        {"start": "5", "end": "3"},
        {"start": "x", "end": "5"},
        {"start": "4.1", "end": "5.9", "why": " "},
    ):
        assert trainer.refused(f"{part}/ask", **{"why": "Shorter.", **fields})[0] == 422

    page = trainer.post(f"{part}/ask", start="4.5", end="0:7.9", why="The woman is named in the first line.")
    assert "Until then the whole sentence is shown" in page
    assert tones(trainer.client.get(sound).data) == {600, 800, 1000}
    assert trainer.client.get("/parts").status_code == 404

    looking = steward(library)
    page = looking.get("/parts")
    look = re.findall(r'href="(/parts/[\w-]{22})"', page)[0]
    lines = f"{look}/lines"
    page = looking.get(lines)
    asked = page.partition("The part</h2>")[2].partition("Right after it")[0]
    assert LINES[2] in asked and LINES[1] not in asked
    assert LINES[1] in page.partition("Right before it")[2].partition("The part</h2>")[0]
    assert LINES[4] in page.partition("Right after it")[2]
    assert tones(looking.client.get(f"{lines}?medium=50.opus").data) == {800, 1000}
    assert looking.client.get(f"{lines}?medium=0.opus").status_code == 404
    seen = re.findall(r'name="seen" value="(\w+)"', page)[0]
    assert looking.refused(look, answer=answer, seen=seen, reason=" ")[0] == 422
    # The wish is another one meanwhile: a yes to what nobody looked at counts for nothing.
    trainer.post(f"{part}/ask", start="2.1", end="3.9", why="Shorter still.")
    assert looking.refused(look, answer=answer, seen=seen, reason="It means the same.")[0] == 409
    trainer.post(f"{part}/ask", start="4.5", end="7.9", why="As before.")
    seen = re.findall(r'name="seen" value="(\w+)"', looking.get(lines))[0]
    looking.post(look, answer=answer, seen=seen, reason="It means the same.")

    assert "It means the same." in trainer.get(part)
    assert tones(trainer.client.get(sound).data) == ({800, 1000} if answer == "yes" else {600, 800, 1000})
    assert (LINES[1] in trainer.get(f"{address}/try/1/story")) == (answer == "no")
    assert looking.client.get(look).status_code == looking.client.get(lines).status_code == 404


def test_a_steward_reads_what_comes_first_and_the_look_is_written_down_as_what_it_is(
    library: Library,
) -> None:
    story, trainer = put(library), library.trainer()
    _, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.1", "to": "0.2"})
    trainer.post(f"{part}/ask", start="4.1", end="7.9", why="Shorter.")
    looking, before = library.steward(), library.showings(story)

    (look,) = re.findall(r'href="(/parts/[\w-]{22})"', looking.get("/parts"))
    first = looking.get(look)
    assert "A form is read aloud." in text_of(first) and not [line for line in LINES if line in first]
    assert library.showings(story) == before
    (onward,) = re.findall(r'href="(/parts/[\w-]{22}/lines)"', first)
    for _ in range(2):
        assert LINES[2] in looking.get(onward)
    looked = [one for one in library.showings(story) if one not in before]
    assert [(one.kind, one.area, one.people) for one in looked] == [(Kind.LOOKED, "", 1)]
    told = whereabouts.told(looked)
    assert "trainer" not in told.lines[0].what.lower() and (told.times, told.people) == (0, "no one")


def test_a_yes_to_an_edge_counts_for_nobody_but_those_for_whom_it_was_asked(library: Library) -> None:
    trainer = library.trainer()
    address, part = listed(trainer, put(library))
    trainer.post(f"{address}/who", audience="training-room", profession=["social-workers"])
    trainer.post(part, **{"from": "0.1", "to": "0.2"})
    trainer.post(f"{part}/ask", start="4.5", end="7.9", why="Shorter.")
    looking = steward(library)
    look = re.findall(r'href="(/parts/[\w-]{22})"', looking.get("/parts"))[0]
    seen = re.findall(r'name="seen" value="(\w+)"', looking.get(f"{look}/lines"))[0]
    looking.post(look, answer="yes", seen=seen, reason="It means the same.")
    sound = "try/1/story?medium=50.opus"
    assert tones(trainer.client.get(f"{address}/{sound}").data) == {800, 1000}

    trainer.post("/who", audience="private-link", profession=["social-workers"])
    copied = trainer.client.post(f"{address}/duplicate").headers["Location"].partition("#")[0]
    assert tones(trainer.client.get(f"{copied}/{sound}").data) == {600, 800, 1000}
    for audience, professions in (
        ("training-room", ["social-workers", "midwives-health-visitors"]),
        ("training-room", ["midwives-health-visitors"]),
        ("private-link", ["social-workers"]),
    ):
        trainer.post(f"{address}/who", audience=audience, profession=professions)
        assert tones(trainer.client.get(f"{address}/{sound}").data) == {600, 800, 1000}
        assert "looked at it and said yes" not in trainer.get(part)
    trainer.post(f"{address}/who", audience="training-room", profession=["social-workers"])
    assert tones(trainer.client.get(f"{address}/{sound}").data) == {800, 1000}
    assert "looked at it and said yes" in trainer.get(part)


def test_a_part_asked_for_by_itself_is_an_opening(library: Library) -> None:
    trainer = library.trainer()
    for asked in ("0.opus", "0.vtt", "0.mp3&whole=1", "50.opus", "50.vtt"):
        story = put(library)
        _, part = listed(trainer, story)
        if asked.startswith("50"):
            trainer.client.post(part, data={"from": "0.1", "to": "0.1"})
        assert library.showings(story) == ()
        assert trainer.client.get(f"{part}?medium={asked}").status_code == 200
        assert len(library.showings(story)) == 1, asked


def test_a_steward_who_hears_a_part_by_itself_has_opened_it(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    _, part = listed(trainer, story)
    trainer.client.post(part, data={"from": "0.1", "to": "0.2"})
    trainer.client.post(f"{part}/ask", data={"start": "4.5", "end": "7.9", "why": "Shorter."})
    looking = steward(library)
    look = re.findall(r'href="(/parts/[\w-]{22})"', looking.get("/parts"))[0]
    assert library.showings(story) == ()
    assert looking.client.get(f"{look}/lines?medium=50.opus").status_code == 200
    assert len(library.showings(story)) == 1


def test_nobody_looks_at_her_own_part_and_a_story_that_is_gone_is_not_looked_at(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    _, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.1", "to": "0.2"})
    trainer.post(f"{part}/ask", start="4.1", end="7.9", why="Shorter.")
    looking = steward(library)
    with Session(library.room.lists) as session, session.begin():
        (clip,) = session.execute(select(Clip)).scalars()
        clip.person_id, author = looking.person_id, clip.person_id
        id = clip.id
    assert looking.refused(f"/parts/{id}", answer="yes", reason="Mine.")[0] == 409
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Clip, id).person_id = author

    seen = re.findall(r'name="seen" value="(\w+)"', looking.get(f"/parts/{id}/lines"))[0]
    fields = {"answer": "yes", "seen": seen, "reason": "It means the same."}
    library.pull(story)
    assert "Nothing waits" in looking.get("/parts")
    for page in ("", "/lines"):
        gone, never = (looking.client.get(f"/parts/{one}{page}") for one in (id, "A" * 22))
        assert (gone.status_code, gone.data) == (404, never.data)
    for _ in ("hidden", "gone for good"):
        never = looking.client.get(f"/parts/{'A' * 22}")
        assert looking.refused(f"/parts/{id}", **fields) == (404, never.get_data(as_text=True))
        presses.forget(library.press, [story], datetime.now(UTC))


def test_a_part_of_her_words_never_ends_inside_a_sentence(library: Library) -> None:
    story, trainer = put(library), library.trainer()
    _, part = listed(trainer, story)
    trainer.post(part, **{"from": "words.1", "to": "words.2"})
    assert "Begin or end inside" not in trainer.get(part)
    assert trainer.refused(f"{part}/ask", start="1", end="2", why="Shorter.")[0] == 409
    with Session(library.room.lists) as session:
        assert session.execute(select(PlaylistItem.clip_id)).scalar_one() is not None


def test_a_planted_page_that_plays_the_whole_is_seen(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, trainer = put(library), library.trainer()
    address, part = listed(trainer, story)
    trainer.post(part, **{"from": "0.1", "to": "0.1"})
    monkeypatch.setattr(
        "archive.reading.clips.serving.CUTTERS", {"opus": lambda read, size, *_: read(0, size)}
    )
    assert tones(trainer.client.get(f"{address}/try/1/story?medium=50.opus").data) > {600, 800}
