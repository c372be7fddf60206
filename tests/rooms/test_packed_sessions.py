"""The session in a locked copy: the order and the words of the screen of a room, with the plan, and parts only by both of her yeses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import shelf as shelves
from archive.editions.edition import Content, ContentNote
from archive.editions.ledger import Kind
from archive.ground import public
from archive.reading.clips import serving
from archive.reading.tables import Clip
from archive.reading.teach import guide
from archive.rules.choices import Medium, Use
from archive.rules.grant import Outlet
from tests.rooms import clipping as clips
from tests.rooms.packing import (
    DRAWING,
    VOICE,
    YES,
    counted,
    fetch,
    kinds,
    make,
    media_in,
    opened,
    session_in,
    words_in,
)
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.presenting import begin, main, walk
from tests.rooms.shelving import Library, Signed, grant, picture, put_out, sound

IN_PART = [*YES, Use.SHORT_PART]
HEARD, HERS = "0", "words"


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def saved(trainer: Signed, address: str) -> dict[str, Any]:
    """Make a copy of a list, save it, and open it."""
    _, where, typed = make(trainer, address)
    return session_in(fetch(trainer, where, typed), typed)


def said(trainer: Signed, address: str, n: int, say: str, ask: str, quiet: int = 2) -> None:
    item = item_ids(trainer.get(address))[n]
    trainer.post(f"{address}/items/{item}/prompts", say_first=say, ask_after=ask, quiet_minutes=str(quiet))


def texts(value: object) -> Iterable[str]:
    """Every text in a page of a copy that stands on the screen, but bytes and how long."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("kind", "name", "mime", "bytes", "long"):
                yield from texts(one)


# The screen of a room, without the house


def test_a_copy_goes_through_a_list_in_the_order_and_the_words_of_the_screen_of_a_room(
    library: Library, trainer: Signed
) -> None:
    content = Content(
        "The coat", "First words.", ContentNote("A coat.", (("removal", "mentioned"),), (("removal", 0, 100, 900),)),
        media=(sound(VOICE), picture(DRAWING)),
    )  # fmt: skip
    media = (Medium.WORDS, Medium.OWN_VOICE, Medium.ART)
    first = put_out(library.press, content, grant(uses=YES, media=media), media=(VOICE, DRAWING))
    second = library.publish("The door", "Second words. " * 40, given=grant(uses=YES))
    address = playlist(trainer, first, second)
    said(trainer, address, 0, "Sit well.", "Who had time?")
    trainer.post(f"{address}/places", purpose="pairs", minutes="7")
    screens_of_a_room = [main(page) for _, page in walk(trainer, begin(trainer, address))]
    session = saved(trainer, address)
    pages = [page for part in session["parts"] for page in part["pages"]]
    assert len(pages) == len(screens_of_a_room) > 10
    for page, screen in zip(pages, screens_of_a_room, strict=True):
        for text in texts(page):
            assert " ".join(text.split()) in screen, (page["kind"], text)
    assert set(kinds(session["parts"])) == {
        "welcome", "note", "sound", "picture", "words", "quiet", "ask", "planned", "care",
    }  # fmt: skip
    assert [page["kind"] for page in pages if page.get("help")] == ["welcome", "care"]
    (note, heard, *_) = session["parts"][1]["pages"]
    assert dict(note["rows"])["When"] == "A child is removed 0:00 to 0:00"
    assert heard["medium"]["lines"] == [[0, 900, "0:00", "I was asked."]]
    assert session["parts"][1]["notes"][:2] == [["Say first", "Sit well."], ["Ask after", "Who had time?"]]
    assert not any("Sit well." in json.dumps(page) for page in pages), "what she says first is hers to say"
    assert session["minutes"] == sum(part["minutes"] for part in session["parts"])


def test_nothing_in_a_copy_tells_who_made_it_where_or_from_what(library: Library, trainer: Signed) -> None:
    edition = library.publish(given=grant(uses=YES))
    told = json.dumps(saved(trainer, playlist(trainer, edition)))
    for name in ("Tess", "tess", "Meadow", "Week one", "kent", edition, trainer.person_id):
        assert name not in told, name


def test_a_story_that_stays_leaves_no_place_and_none_of_its_prompts(
    library: Library, trainer: Signed
) -> None:
    leaves = library.publish("Leaves", "Leaving words.", given=grant(uses=YES))
    stays = library.publish("Stays", "She hid the yellow ducks under the blanket.")
    address = playlist(trainer, leaves, stays)
    said(trainer, address, 0, "She hid the yellow ducks, we hear later.", "What helped her?")
    said(trainer, address, 1, "Only for this one.", "A question of hers.")
    session = saved(trainer, address)
    told = json.dumps(session)
    assert "ducks" not in told and "Only for this" not in told and "A question of hers" not in told
    (story,) = (part for part in session["parts"] if "title" in part)
    assert dict(story["notes"])["Not here"] == guide.QUOTED
    assert dict(story["notes"])["Ask after"] == "What helped her?"


def test_beside_a_gap_no_prompt_leaves(library: Library, trainer: Signed) -> None:
    leaves = library.publish("Leaves", "Leaving words.", given=grant(uses=YES))
    gone = library.publish("Gone", "Some other words.", given=grant(uses=YES))
    address = playlist(trainer, leaves, gone)
    said(trainer, address, 0, "Sit well.", "")
    library.pull(gone)
    assert "Sit well." not in json.dumps(saved(trainer, address))


def test_a_planted_copy_that_does_not_look_for_quotes_is_seen(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "quotes", lambda *_: False)
    with pytest.raises(AssertionError):
        test_a_story_that_stays_leaves_no_place_and_none_of_its_prompts(library, trainer)


def test_without_its_list_a_copy_still_holds_its_stories_and_no_prompt(
    library: Library, trainer: Signed
) -> None:
    address = playlist(trainer, library.publish(given=grant(uses=YES)))
    said(trainer, address, 0, "Sit well.", "Who had time?")
    _, where, typed = make(trainer, address)
    trainer.post(f"{address}/delete")
    (story,) = opened(fetch(trainer, where, typed), typed)
    assert words_in(story) and story["notes"] == [] and "Sit well." not in json.dumps(story)


def test_what_was_taken_out_of_the_list_meanwhile_is_in_the_copy_that_counts_it(
    library: Library, trainer: Signed
) -> None:
    one, two = (library.publish(name, f"{name} words.", given=grant(uses=YES)) for name in ("One", "Two"))
    address = playlist(trainer, one, two)
    _, where, typed = make(trainer, address)
    trainer.post(f"{address}/items/{item_ids(trainer.get(address))[0]}/take-out")
    file = fetch(trainer, where, typed)
    assert [part["title"] for part in opened(file, typed)] == ["Two", "One"]
    assert kinds(session_in(file, typed)["parts"])[-1] == "care"


def test_its_script_keeps_nothing_asks_nobody_and_puts_no_markup_in() -> None:
    script = public.files()["pack.js"].plain.decode()
    for word in (
        "localStorage", "sessionStorage", "indexedDB", "cookie", "caches", "fetch(", "XMLHttp", "WebSocket", "sendBeacon",
        "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "createObjectURL", "pushState", "BroadcastChannel",
    ):  # fmt: skip
        assert word not in script, word


# Parts


def a_part(library: Library, trainer: Signed, uses: list[Use], place: str = HERS) -> tuple[str, str]:
    """A list with one part of a story, the second sentence of one place; return its address and the story."""
    story = clips.put(library, uses=[*IN_PART])
    address, choose = clips.listed(trainer, story)
    trainer.post(choose, **{"from": f"{place}.1", "to": f"{place}.1"})
    if uses != IN_PART:
        library.narrow(story, grant(uses=uses, media=clips.VOICES))
    return address, story


def test_a_part_leaves_as_that_part_and_nothing_else_of_the_story(library: Library, trainer: Signed) -> None:
    address, story = a_part(library, trainer, IN_PART, place=HEARD)
    page, where, typed = make(trainer, address)
    assert "1 of them in part only" in page
    file = fetch(trainer, where, typed)
    (told,) = opened(file, typed)
    assert kinds([told]) == ["note", "sound"]
    assert [line[3] for line in told["pages"][1]["medium"]["lines"]] == [
        f"… {clips.LINES[1]}", f"{clips.LINES[2]} …",
    ]  # fmt: skip
    (heard,) = media_in(told)
    assert clips.tones(heard) == {600, 800}, "not a tone from before or after"
    assert told["pages"][0]["lead"].startswith("A part of a longer story.")
    whole = json.dumps(told)
    assert "breathe again" not in whole and "kettle." not in whole
    assert counted(library, story) == (1, 0)
    assert [use.kind for use in library.showings(story)] == [Kind.PREPARED]


def test_a_part_of_her_words_leaves_as_that_sentence(library: Library, trainer: Signed) -> None:
    address, _ = a_part(library, trainer, IN_PART)
    (told,) = (part for part in saved(trainer, address)["parts"] if "title" in part)
    assert words_in(told) == ["… She read the form aloud to me! …"] and "quiet" not in json.dumps(told)


@pytest.mark.parametrize("missing", [Use.SHORT_PART, Use.OFFLINE])
def test_a_part_without_both_of_her_yeses_stays(library: Library, trainer: Signed, missing: Use) -> None:
    address, _ = a_part(library, trainer, [use for use in IN_PART if use != missing])
    assert trainer.refused(f"{address}/pack", days="2")[0] == 409


def test_a_planted_copy_that_asks_no_yes_to_a_part_is_seen(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shelves.find
    monkeypatch.setattr(serving, "in_part", lambda viewer: viewer)
    monkeypatch.setattr(
        shelves, "find",
        lambda where, ids, viewer, outlet, moment: real(
            where, ids, viewer, Outlet.PLAYLIST if outlet == Outlet.CLIP else outlet, moment
        ),
    )  # fmt: skip
    with pytest.raises(AssertionError):
        test_a_part_without_both_of_her_yeses_stays(library, trainer, Use.SHORT_PART)


@pytest.mark.parametrize("less", [Use.SHORT_PART, Use.OFFLINE])
def test_a_yes_to_parts_or_copies_that_ends_calls_the_copy_back(
    library: Library, trainer: Signed, less: Use
) -> None:
    address, story = a_part(library, trainer, IN_PART)
    _, where, typed = make(trainer, address)
    fetch(trainer, where, typed)
    assert "was taken back" not in trainer.get("/packs")
    library.narrow(story, grant(uses=[use for use in IN_PART if use != less], media=clips.VOICES))
    assert trainer.refused(where, code=typed)[0] == 409
    assert "was taken back" in trainer.get("/packs")


def test_a_part_is_remembered_as_long_as_its_copy_is_out(library: Library, trainer: Signed) -> None:
    address, story = a_part(library, trainer, IN_PART)
    _, where, typed = make(trainer, address)
    fetch(trainer, where, typed)
    trainer.post(f"{address}/delete")
    assert "was taken back" not in trainer.get("/packs"), "nobody took it back"
    gone = re.findall(r'action="(/packs/[\w-]{22}/gone)"', trainer.get("/packs"))[0]
    trainer.post(gone)
    with Session(library.room.lists) as session:
        assert session.execute(select(Clip)).first() is None
    assert counted(library, story) == (1, 1)
