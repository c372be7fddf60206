"""What a trainer carries into a room holds no story: guide, slides and code, each looked through for a word of hers."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Content, ContentNote
from archive.reading import parting, prompts
from archive.reading.tables import PlaylistItem
from archive.reading.teach import guide as plans
from archive.reading.teach import slides as files
from archive.reading.teach.guide import BESIDE_GONE, leaving
from archive.reading.teach.quoting import hers_in as said_by
from archive.reading.teach.quoting import quotes
from archive.rules.choices import Use
from archive.rules.clock import LONDON
from tests.rooms.clipping import listed, put
from tests.rooms.links import link, local, page
from tests.rooms.packing import fetch, make
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import Library, Signed, grant, put_out, text_of

WORDS = "Nobody would carry the yellow suitcase down those stairs."
GIST = "A suitcase stands in a hall."
TITLE = "The suitcase"
HERS = ("suitcase", "yellow", "stairs", "hall")
"""Words of the story, its title and its note that stand nowhere else."""


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


@pytest.fixture
def address(library: Library, trainer: Signed) -> str:
    """A playlist of two stories, with prompts for the first."""
    hers = library.publish(TITLE, WORDS, what=GIST, warnings=(("removal", "mentioned"),))
    address = playlist(trainer, hers, library.publish("The door", "Second words."))
    write(trainer, address, say_first="Sit well.", ask_after="Who had time?")
    return address


def write(trainer: Signed, address: str, *, say_first: str, ask_after: str) -> None:
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first=say_first, ask_after=ask_after, quiet_minutes="2"
    )


def slides(trainer: Signed, address: str, **fields: str) -> zipfile.ZipFile:
    answer = trainer.client.post(f"{address}/slides", data=fields)
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="slides.pptx"'
    return zipfile.ZipFile(BytesIO(answer.data))


def held(file: zipfile.ZipFile) -> str:
    """Everything in the file, its own words first."""
    bodies = [file.read(name).decode() for name in file.namelist()]
    return " ".join(text_of(body) for body in bodies) + " ".join(bodies)


def hers_in(text: str) -> list[str]:
    return [word for word in HERS if word in text.lower()]


def guide(trainer: Signed, address: str) -> str:
    return trainer.get(f"{address}/guide").partition("<main")[2]


# What is a quote


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Who had time?", False),
        ("carry the yellow", False),
        ("She says: carry THE  yellow suit-case", False),
        ("She says: carry THE\nyellow, suitcase", True),
        ("Ask about “the suitcase” first", True),
        ("Ask about suitcases", False),
        ("A suitcase stands in", True),
        ("", False),
    ],
)
def test_a_title_or_four_words_in_a_row_are_hers(text: str, is_one: bool) -> None:
    other = Content("The door", "Second words.", ContentNote(""))
    assert quotes(text, said_by([other, Content(TITLE, WORDS, ContentNote(GIST))])) is is_one


# Guide and slides


def test_the_guide_has_times_hard_things_prompts_and_help_and_no_story(trainer: Signed, address: str) -> None:
    shown = guide(trainer, address)
    text = text_of(shown)
    for words in ("Story 1 minute 0 to 1", "Story 2 minute 3 to 4", "In it: a child is removed (mentioned).",
                  "Say first: Sit well.", "Quiet: 2 minutes", "Ask after: Who had time?", "116 123", "mental health option"):  # fmt: skip
        assert words in text, words
    assert hers_in(shown) == [] and "Second words" not in shown and "The door" not in shown


def test_the_slides_have_the_same_and_neither_media_nor_a_person_nor_a_time(
    trainer: Signed, address: str
) -> None:
    file = slides(trainer, address)
    everything = held(file)
    for words in (
        "Story 1 of 2",
        "a child is removed",
        "Sit well.",
        "Who had time?",
        "2 quiet minutes",
        "116 123",
    ):
        assert words in everything, words
    assert hers_in(everything) == []
    for of_hers in ("Tess", "Meadow", "Week one", "Steve", "python"):
        assert of_hers not in everything, of_hers
    assert {name.rpartition(".")[2] for name in file.namelist()} == {"xml", "rels"}
    assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    years = set(re.findall(r"\b20\d\d-\d\d-\d\dT", everything))
    assert years == {"2000-01-01T"}
    led_to = set(re.findall(r"https?://(?!schemas\.|purl\.org|www\.w3\.org)[^\"<]+", everything))
    assert led_to == {f"http://room.localhost:8003{address}"}, "where it is presented, for whoever signs in"
    assert everything.count('TargetMode="External"') == 2, "pressed on the slide of each story"
    one, other = (trainer.client.post(f"{address}/slides").data for _ in range(2))
    assert one == other


def test_a_word_of_a_story_that_is_put_into_them_is_seen(
    trainer: Signed, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "note", lambda edition: edition.content.note.what)
    assert hers_in(held(slides(trainer, address))) == ["suitcase", "hall"]
    assert hers_in(guide(trainer, address)) == ["suitcase", "hall"]


def test_a_picture_that_the_library_puts_in_is_seen(
    trainer: Signed, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LEFT_OUT", ())
    kinds = {name.rpartition(".")[2] for name in slides(trainer, address).namelist()}
    assert kinds == {"xml", "rels", "jpeg", "bin"}


def test_what_the_trainer_wrote_in_her_words_stays_in_the_house_and_the_trainer_is_told(
    trainer: Signed, address: str
) -> None:
    quote = "Remember “carry the yellow suitcase”."
    write(trainer, address, say_first=quote, ask_after="Who had time?")
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert hers_in(text) == [] and "in the words of a mother" in text and "Who had time?" in text
    notes = trainer.client.post(f"{address}/present").headers["Location"]
    onward = re.findall(r'rel="next" href="([^"]+)"', trainer.get(notes))[0]
    assert "carry the yellow suitcase" in trainer.get(f"{onward}/notes")


def test_the_guide_says_each_caution_once(trainer: Signed, address: str) -> None:
    quote = "Remember “carry the yellow suitcase”."
    for item in item_ids(trainer.get(address)):
        trainer.post(f"{address}/items/{item}/prompts", say_first=quote, ask_after="Who?", quiet_minutes="0")
    text = text_of(guide(trainer, address))
    assert (
        text.count("in the words of a mother") == 1
        and text.count("Here too: read your notes in “Notes for you”.") == 1
    )
    assert len(re.findall(r"(?i)look away", text)) == 1


def test_the_words_of_another_story_of_the_list_stay_in_the_house_too(
    library: Library, trainer: Signed, address: str
) -> None:
    items = item_ids(trainer.get(address))
    quote = "Remember “carry the yellow suitcase”."
    trainer.post(
        f"{address}/items/{items[1]}/prompts", say_first=quote, ask_after="Who came?", quiet_minutes="0"
    )
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert hers_in(text) == [] and "in the words of a mother" in text and "Who came?" in text
        assert "Sit well." in text and "Who had time?" in text, (
            "what quotes nobody leaves, beside one that does"
        )


def test_the_rest_of_a_story_of_which_a_part_is_shown_stays_in_the_house(
    library: Library, trainer: Signed
) -> None:
    address, part = listed(trainer, put(library))
    item = part.split("/items/")[1].split("/")[0]
    trainer.post(
        f"{address}/items/{item}/prompts",
        say_first="Then the door shut.",
        ask_after="Who came?",
        quiet_minutes="0",
    )
    for chosen in (None, {"from": "words.1", "to": "words.1"}, {"from": "0.1", "to": "0.1"}):
        if chosen:
            trainer.post(part, **chosen)
        for text in (guide(trainer, address), held(slides(trainer, address))):
            assert "door shut" not in text and "Who came?" in text


def test_beside_an_empty_place_no_prompt_leaves(library: Library, trainer: Signed) -> None:
    gone = library.publish(TITLE, WORDS)
    address = playlist(trainer, library.publish("The door", "Second words."), gone)
    write(trainer, address, say_first="Remember “carry the yellow suitcase”.", ask_after="")
    library.pull(gone)
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert hers_in(text) == [] and "A place of this playlist is empty now" in text


QUOTE = "Remember “carry the yellow suitcase”."


@pytest.fixture
def beside(library: Library, trainer: Signed) -> tuple[str, str]:
    """A playlist in which the notes for the first story quote the second; and the second."""
    gone = library.publish(TITLE, WORDS)
    address = playlist(trainer, library.publish("The door", "Second words."), gone)
    write(trainer, address, say_first=QUOTE, ask_after="Who had time?")
    return address, gone


def _out(trainer: Signed, address: str) -> None:
    trainer.post(f"{address}/items/{item_ids(trainer.get(address))[1]}/take-out")


def _instead(trainer: Signed, address: str, other: str) -> None:
    trainer.post(f"{address}/items/{item_ids(trainer.get(address))[1]}/instead", edition=other)


@pytest.mark.parametrize("is_gone", [True, False])
@pytest.mark.parametrize("way", ["out", "instead", "duplicate"])
def test_what_quotes_a_story_that_left_the_list_stays_in_the_house_until_it_is_said_otherwise(
    library: Library, trainer: Signed, beside: tuple[str, str], way: str, *, is_gone: bool
) -> None:
    address, gone = beside
    if is_gone or way != "out":
        library.pull(gone)
    if way == "out":
        _out(trainer, address)
    elif way == "instead":
        _instead(trainer, address, library.publish("The window", "Third words."))
    else:
        address = trainer.client.post(f"{address}/duplicate").headers["Location"].partition("#")[0]
        assert address.startswith("/playlists/")
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert hers_in(text) == [] and "has left the playlist" in text
    assert "may be quoted here" in text_of(trainer.get(address)), "and its owner is told"
    write(trainer, address, say_first=f"{QUOTE} And so on.", ask_after="Who had time?")
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert hers_in(text) == []
    write(trainer, address, say_first="Sit well.", ask_after="Was anybody unhurried?")
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert "Sit well." in text and "anybody unhurried?" in text and "has left" not in text
    assert "may be quoted here" not in text_of(trainer.get(address))


def test_of_a_story_that_can_still_be_read_only_what_quotes_it_stays(
    trainer: Signed, beside: tuple[str, str]
) -> None:
    address, _ = beside
    _out(trainer, address)
    text = guide(trainer, address)
    assert "Who had time?" in text and hers_in(text) == []


def test_a_locked_copy_takes_no_such_note_along(library: Library, trainer: Signed) -> None:
    every = grant(uses=set(Use))
    gone = library.publish(TITLE, WORDS, given=every)
    address = playlist(trainer, library.publish("The door", "Second words.", given=every), gone)
    write(trainer, address, say_first=QUOTE, ask_after="Who had time?")
    _out(trainer, address)
    with Session(library.room.lists) as session:
        (row,) = session.execute(select(PlaylistItem)).scalars()
        said = prompts.read(library.room, [row])[row.id]
    assert leaving(said, said_by([])) == (("", "Who had time?"), BESIDE_GONE)
    assert leaving(said, None)[1] != BESIDE_GONE


@pytest.mark.parametrize("which", [0, 1], ids=["its own", "another of the list"])
def test_words_that_she_took_back_while_her_story_stays_in_the_list_go_nowhere(
    library: Library, trainer: Signed, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    her = library.publish(TITLE, WORDS)
    other = library.publish("The door", "Second words.")
    address = playlist(trainer, *((her, other) if which == 0 else (other, her)))
    write(trainer, address, say_first=f"{QUOTE} Sit well.", ask_after="Who had time?")
    put_out(
        library.press, Content("The stairs", "I went up.", ContentNote("Stairs.")), grant(), ("8.2",), her
    )
    for text in (guide(trainer, address), held(slides(trainer, address))):
        assert hers_in(text) == [] and "says it no longer" in text and "Who had time?" in text
    assert "may be quoted here" not in text_of(trainer.get(address))
    write(trainer, address, say_first="Sit well.", ask_after="Who had time?")
    assert "Sit well." in guide(trainer, address)
    write(trainer, address, say_first=QUOTE, ask_after="")
    assert hers_in(guide(trainer, address)) == [], "what was noted stays noted"
    monkeypatch.setattr(parting, "note_quotes", lambda *_: None)
    planted = playlist(trainer, library.publish(TITLE, WORDS), other)
    write(trainer, planted, say_first=QUOTE, ask_after="")
    edition = item_editions(library, planted)[0]
    put_out(library.press, Content("The stairs", "I went up.", ContentNote("Stairs.")), grant(), (), edition)
    assert hers_in(guide(trainer, planted)) != [], "without it the quote would go out"


def item_editions(library: Library, address: str) -> list[str]:
    """Return the editions of a list, in its order."""
    with Session(library.room.lists) as session:
        rows = select(PlaylistItem).where(PlaylistItem.playlist_id == address.rpartition("/")[2])
        return [row.edition_id for row in session.execute(rows.order_by(PlaylistItem.position)).scalars()]


def test_without_remembering_it_the_quote_would_go_out(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in ("_remember", "note_quotes"):
        monkeypatch.setattr(parting, way, lambda *_: None)
    gone = library.publish(TITLE, WORDS)
    address = playlist(trainer, library.publish("The door", "Second words."), gone)
    write(trainer, address, say_first=QUOTE, ask_after="Who had time?")
    library.pull(gone)
    _out(trainer, address)
    assert hers_in(guide(trainer, address)) == ["suitcase", "yellow"]


def test_a_story_outside_the_grant_or_pulled_is_not_in_the_plan_and_leaves_no_number(
    library: Library, trainer: Signed
) -> None:
    stay, gone = library.publish("Stay", "Stay words."), library.publish("Gone", "Gone words.")
    address = playlist(trainer, stay, gone)
    library.pull(gone)
    assert "Story 2" not in guide(trainer, address) and "1 story" in text_of(guide(trainer, address))
    assert "Story 1 of 1" in held(slides(trainer, address))
    library.pull(stay)
    assert trainer.client.get(f"{address}/guide").status_code == 409
    assert trainer.refused(f"{address}/slides")[0] == 409


def test_only_the_owner_gets_them(library: Library, trainer: Signed, address: str) -> None:
    other = library.trainer("other")
    token = link(trainer, address).rpartition("/")[2]
    assert other.client.get(f"{address}/guide").status_code == 404
    for way in ("guide", "slides", "code"):
        assert other.refused(f"{address}/{way}", token=token)[0] == 404
        mine = playlist(other, library.publish("Mine"))
        assert other.refused(f"{mine}/{way}", token=token)[0] == 404, "a link of another list"


def test_a_house_without_the_library_says_so_kindly(
    trainer: Signed, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    status, said = trainer.refused(f"{address}/slides")
    assert status == 409 and "guide on paper" in said


# With a link


def test_a_link_stands_on_code_guide_and_slides_as_a_drawing_and_nowhere_else(
    trainer: Signed, address: str
) -> None:
    made = trainer.post(f"{address}/links", opens=local(), ends=local(timedelta(days=1)), most="25")
    token = re.findall(r"/with-us/([\w-]{43})", made)[0]
    assert f'action="{address}/code"' in made
    shown = trainer.post(f"{address}/code", token=token)
    assert f"/with-us/{token}" in shown and "up to 25 people" in shown and "<svg" in shown
    for of_hers in ("Tess", "Meadow", "Week one"):
        assert of_hers not in shown
    assert re.findall(r"<title>(.*?)</title>", shown) == ["Reading room"]
    assert f"/with-us/{token}" in trainer.post(f"{address}/guide", token=token)
    file = slides(trainer, address, token=token)
    everything = held(file)
    assert f"/with-us/{token}" in everything and "a:custGeom" in everything
    assert {name.rpartition(".")[2] for name in file.namelist()} == {"xml", "rels"}
    assert trainer.refused(f"{address}/code", token="x" * 43)[0] == 404


def test_a_link_dies_on_the_minute_and_refuses_the_twenty_sixth(library: Library, trainer: Signed) -> None:
    ends = datetime.now(LONDON).replace(second=0, microsecond=0) + timedelta(minutes=30)
    address = playlist(trainer, library.publish(words="Her words."))
    path = link(trainer, address, most=25, ends=f"{ends:%Y-%m-%dT%H:%M}")
    learners = [library.visitor() for _ in range(26)]
    assert [learner.post(path).status_code for learner in learners] == [303] * 25 + [409]
    with time_machine.travel(ends - timedelta(seconds=2), tick=False):
        assert "Her words." in page(learners[0], "/together/1/story")
    with time_machine.travel(ends, tick=False):
        assert "has ended" in page(learners[0], "/together/1/story", 409)
        assert "has ended" in page(library.visitor(), path, 409)
        assert learners[25].post(path).status_code == 409


def test_the_help_on_paper_and_in_a_copy_is_the_help_on_the_pages(
    library: Library, trainer: Signed, address: str
) -> None:
    first = trainer.client.post(f"{address}/present").headers["Location"]
    shown = text_of(trainer.get(first)).replace(" .", ".")
    leaves = playlist(trainer, library.publish(given=grant(uses=[Use.TEACHING, Use.OFFLINE])))
    _, where, code = make(trainer, leaves)
    copy = text_of(fetch(trainer, where, code))
    for line in plans.HELP:
        assert " ".join(line.split()) in shown and line in copy, line
