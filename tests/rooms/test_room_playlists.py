"""Playlists: ordered by buttons, seen by their owner alone, with a calm gap where a story was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import press as presses
from archive.editions import stocktaking
from archive.editions.edition import Content
from archive.editions.ledger import Kind
from archive.reading import prompts
from archive.reading.tables import PlaylistItem
from archive.rules.choices import Audience, Profession, Use
from archive.rules.errors import Unreadable
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import KENT, Library, Signed, grant, put_out, text_of

ALONE = [Use.TEACHING]


def order(page: str, titles: Iterable[str]) -> list[str]:
    """The titles in the running order of a page."""
    run = page.partition('<ol class="run">')[2].partition("</ol>")[0]
    found = [(run.index(title), title) for title in titles if title in run]
    return [title for _, title in sorted(found)]


def gaps(page: str) -> list[str]:
    """The gaps of a page, with the ids of their items blanked and without the tokens of their forms."""
    page = re.sub(r'<input type="hidden" name="csrf_token"[^>]*>', "", page)
    found = re.findall(
        r'<li class="[^"]*gap[^"]*" id="item-[\w-]{22}">.*?</li>\s*(?=<li|</ol>)', page, re.DOTALL
    )
    return [re.sub(r"[\w-]{22,}", "·", gap) for gap in found]


def test_stories_are_put_in_an_order_with_buttons(library: Library) -> None:
    titles = ("One", "Two", "Three")
    trainer = library.trainer()
    address = playlist(trainer, *(library.publish(title) for title in titles))
    page = trainer.get(address)
    assert order(page, titles) == ["One", "Two", "Three"]
    one, _, three = item_ids(page)

    assert order(trainer.post(f"{address}/items/{three}/up"), titles) == ["One", "Three", "Two"]
    assert order(trainer.post(f"{address}/items/{one}/up"), titles) == ["One", "Three", "Two"]
    assert order(trainer.post(f"{address}/items/{one}/down"), titles) == ["Three", "One", "Two"]
    assert order(trainer.post(f"{address}/items/{three}/take-out"), titles) == ["One", "Two"]


def test_the_two_fields_to_find_stories_have_buttons_of_two_names(library: Library) -> None:
    trainer = library.trainer()
    html = trainer.get(playlist(trainer, library.publish()))
    names = [text_of(name) for name in re.findall(r"<button[^>]*>(.*?)</button>", html, re.DOTALL)]
    assert sorted(name for name in names if "Find" in name) == ["Find", "Find stories to add"]


def test_what_is_said_first_and_asked_after_is_kept_and_minutes_are_summed(library: Library) -> None:
    trainer = library.trainer()
    address = playlist(trainer, library.publish(words="word " * 540))
    item = item_ids(trainer.get(address))[0]
    page = trainer.post(
        f"{address}/items/{item}/prompts",
        say_first="This is three minutes.",
        ask_after="Who had time?",
        quiet_minutes="2",
    )

    assert "This is three minutes." in page
    assert "Who had time?" in page
    assert "1 story · 3 minutes of stories, about 5 in all" in text_of(page)


@pytest.mark.parametrize(
    "fields",
    [
        {"quiet_minutes": "61"},
        {"quiet_minutes": "-1"},
        {"quiet_minutes": "two"},
        {"quiet_minutes": "9" * 5000},
        {"quiet_minutes": "0", "say_first": "x" * 1001},
    ],
)
def test_a_prompt_that_cannot_be_is_refused_with_what_to_do(library: Library, fields: dict[str, str]) -> None:
    trainer = library.trainer()
    address = playlist(trainer, library.publish())
    item = item_ids(trainer.get(address))[0]

    assert trainer.refused(f"{address}/items/{item}/prompts", **fields)[0] == 422


def test_a_playlist_needs_a_title_and_can_be_renamed_and_deleted(library: Library) -> None:
    trainer = library.trainer()
    assert trainer.refused("/playlists", title="  \u200b ")[0] == 422
    address = playlist(trainer, library.publish())
    assert "Week two &lt;b&gt;" in trainer.post(f"{address}/title", title="Week two <b>")

    trainer.post(f"{address}/delete")

    assert trainer.client.get(address).status_code == 404
    assert "You have no playlist yet" in trainer.get("/playlists")


def test_a_story_page_puts_the_story_into_a_new_or_a_chosen_playlist(library: Library) -> None:
    one, two = library.publish("One"), library.publish("Two")
    trainer = library.trainer()
    page = trainer.post("/playlists", title="From the story", edition=one)
    assert order(page, ["One"]) == ["One"]
    id = re.findall(r"/playlists/([\w-]{22})/title", page)[0]

    assert order(trainer.post("/playlists/add", playlist=id, edition=two), ["One", "Two"]) == ["One", "Two"]


def test_only_the_owner_sees_or_changes_a_playlist(library: Library) -> None:
    story = library.publish("One")
    hers, other = library.trainer("hers"), library.trainer("other")
    address = playlist(hers, story)
    item = item_ids(hers.get(address))[0]
    mine = playlist(other, story)

    nobodys = other.client.get("/playlists/" + "A" * 22)
    answer = other.client.get(address)
    assert (answer.status_code, answer.data) == (404, nobodys.data)
    for path in ("title", "who", "delete", "items", "showings", "links", f"items/{item}/prompts", f"items/{item}/up",
                 f"items/{item}/down", f"items/{item}/take-out", f"items/{item}/instead"):  # fmt: skip
        fields = {"title": "x", "people": "1", "quiet_minutes": "1", "edition": story, "opens": "2026-11-24T00:00",
                  "ends": "2099-11-24T00:00", "most": "2", "audience": "training-room", "profession": "social-workers"}  # fmt: skip
        assert other.refused(f"{address}/{path}", **fields)[0] == 404, path
        if item in path:
            # Neither by way of a playlist of one's own.
            assert other.refused(f"{mine}/{path}", **fields)[0] == 404, path
    assert "Week one" not in other.get("/playlists").replace(">Week one</a>", ">", 1)
    assert order(hers.get(address), ["One"]) == ["One"]


def test_a_story_that_is_there_already_is_not_added_twice(library: Library) -> None:
    trainer = library.trainer()
    story = library.publish("One")
    address = playlist(trainer, story)

    status, page = trainer.refused(f"{address}/items", edition=story)

    assert status == 409
    assert "in this playlist already" in page


# Next to other mothers' stories


def test_a_story_that_may_only_stand_alone_is_not_put_next_to_another(library: Library) -> None:
    trainer = library.trainer()
    alone, beside = library.publish("Alone", given=grant(uses=ALONE)), library.publish("Beside")
    address = playlist(trainer, beside)

    status, page = trainer.refused(f"{address}/items", edition=alone)

    assert status == 409
    assert "“Alone” may only be shown on its own" in page
    assert order(trainer.get(address), ["Alone", "Beside"]) == ["Beside"]


def test_nothing_is_put_next_to_a_story_that_may_only_stand_alone(library: Library) -> None:
    trainer = library.trainer()
    alone, beside = library.publish("Alone", given=grant(uses=ALONE)), library.publish("Beside")
    address = playlist(trainer, alone)
    assert order(trainer.get(address), ["Alone"]) == ["Alone"]

    status, page = trainer.refused(f"{address}/items", edition=beside)

    assert status == 409
    assert "“Alone” may only be shown on its own" in page


def test_a_story_narrowed_to_stand_alone_becomes_a_gap_and_the_others_stay(library: Library) -> None:
    trainer = library.trainer()
    one, two, three = (library.publish(title) for title in ("One", "Two", "Three"))
    address = playlist(trainer, one, two, three)

    library.narrow(two, grant(uses=ALONE))

    page = trainer.get(address)
    assert order(page, ["One", "Two", "Three"]) == ["One", "Three"]
    assert len(gaps(page)) == 1


def test_two_that_may_only_stand_alone_are_never_shown_together(library: Library) -> None:
    trainer = library.trainer()
    one, two = library.publish("One"), library.publish("Two")
    address = playlist(trainer, one, two)

    for story in (one, two):
        library.narrow(story, grant(uses=ALONE))

    page = trainer.get(address)
    assert order(page, ["One", "Two"]) == []
    assert len(gaps(page)) == 2


# Gaps


def test_a_gap_is_the_same_for_every_cause_and_names_nothing(library: Library) -> None:
    causes: dict[str, Callable[[str], object]] = {
        "pulled": lambda id: library.pull(id),
        "narrowed": lambda id: library.narrow(id, grant(professions=[Profession.STUDENTS])),
        "not the room": lambda id: library.narrow(id, grant(audiences=[Audience.PRIVATE_LINK])),
        "ended": lambda id: library.narrow(id, grant(days=-1)),
        "near": lambda id: library.narrow(id, grant(not_near=[KENT])),
        "not beside": lambda id: library.narrow(id, grant(uses=ALONE)),
    }
    trainer = library.trainer()
    other = library.publish("Always there")
    seen = set()
    for cause, happen in causes.items():
        title = f"Title {cause}"
        story = library.publish(title, what=f"Gist {cause}.", words=f"Words {cause}.")
        address = playlist(trainer, other, story)
        item = item_ids(trainer.get(address))[1]
        trainer.post(
            f"{address}/items/{item}/prompts", say_first=f"Say {cause}", ask_after="Ask", quiet_minutes="7"
        )

        happen(story)

        page = trainer.get(address)
        for trace in (title, f"Gist {cause}", f"Words {cause}", f"Say {cause}", story):
            assert trace not in page, (cause, trace)
        assert len(gaps(page)) == 1
        seen |= set(gaps(page))
        assert "about 8 in all" not in text_of(page)
    assert len(seen) == 1


def test_a_gap_offers_up_to_three_stories_on_the_themes_of_what_is_left(library: Library) -> None:
    trainer = library.trainer()
    stays, goes = library.publish("Stays", themes=("8.2", "1.4")), library.publish("Goes", themes=("6.1",))
    address = playlist(trainer, stays, goes)
    for number in range(4):
        library.publish(f"Close {number}", themes=("8.2",))
    library.publish("Closest", themes=("8.2", "1.4"))
    library.publish("Same theme as the gone one", themes=("6.1",))
    library.publish("Not beside", themes=("8.2", "1.4"), given=grant(uses=ALONE))
    library.publish("Not for her", themes=("8.2", "1.4"), given=grant(professions=[Profession.COURT]))
    library.pull(goes)

    page = trainer.get(address)
    gap = page.partition("A story is not here just now")[2].partition("Close the gap")[0]
    offered = re.findall(r'<a href="/stories/[\w-]{22}">([^<]+)</a>', gap)

    assert len(offered) == 3
    assert offered[0] == "Closest"
    assert all(title.startswith("Close") for title in offered)


def test_with_nothing_left_the_words_of_the_title_say_what_to_offer(library: Library) -> None:
    trainer = library.trainer()
    goes = library.publish("Goes", themes=("6.1",))
    library.publish("On courts", themes=("5.2",))
    library.publish("On tea", themes=("8.4",))
    address = playlist(trainer, goes, title="A morning on care proceedings")
    library.pull(goes)

    gap = trainer.get(address).partition("A story is not here just now")[2].partition("Close the gap")[0]

    assert "On courts" in gap
    assert "On tea" not in gap


def test_a_gap_is_filled_or_closed(library: Library) -> None:
    trainer = library.trainer()
    stays, goes, comes = library.publish("Stays"), library.publish("Goes"), library.publish("Comes")
    address = playlist(trainer, stays, goes)
    item, gap = item_ids(trainer.get(address))
    assert trainer.refused(f"{address}/items/{item}/instead", edition=comes)[0] == 404
    library.pull(goes)

    assert order(trainer.post(f"{address}/items/{gap}/instead", edition=comes), ["Stays", "Comes"]) == [
        "Stays",
        "Comes",
    ]
    library.pull(comes)
    page = trainer.post(f"{address}/items/{gap}/take-out")
    assert gaps(page) == []


def test_a_story_that_comes_back_stands_in_its_place_again(library: Library) -> None:
    from archive.editions import press as presses
    from archive.editions.edition import Content, ContentNote
    from tests.rooms.shelving import put_out

    trainer = library.trainer()
    goes = library.publish("Goes")
    address = playlist(trainer, library.publish("Stays"), goes)
    presses.pull(library.press, [goes], datetime.now(UTC))
    assert len(gaps(trainer.get(address))) == 1

    put_out(library.press, Content("Goes", "Words.", ContentNote("Gist.")), grant(), id=goes)

    assert order(trainer.get(address), ["Stays", "Goes"]) == ["Stays", "Goes"]


def test_saying_anew_who_is_in_the_room_makes_gaps_by_itself(library: Library) -> None:
    trainer = library.trainer()
    address = playlist(trainer, library.publish("One", given=grant(audiences=[Audience.TRAINING_ROOM])))

    page = trainer.post(f"{address}/who", audience="private-link", profession=["social-workers"])

    assert len(gaps(page)) == 1
    assert trainer.refused(f"{address}/who", audience="internet", profession=["social-workers"])[0] == 422


def test_a_playlist_is_for_its_own_room_whoever_sits_in_the_search(library: Library) -> None:
    trainer = library.trainer()
    address = playlist(trainer, library.publish("Room and link"))
    link_only = library.publish("Link only", given=grant(audiences=[Audience.PRIVATE_LINK]))
    trainer.post("/who", audience="private-link", profession=["social-workers", "midwives-health-visitors"])
    assert trainer.client.get(f"/stories/{link_only}").status_code == 200

    id = address.rpartition("/")[2]
    status, page = trainer.refused("/playlists/add", playlist=id, edition=link_only)

    assert status == 409
    assert "cannot be added" in page
    assert trainer.refused(f"{address}/items", edition=link_only)[0] == 404


def test_a_story_she_may_not_see_cannot_be_added_and_its_title_is_not_told(library: Library) -> None:
    trainer = library.trainer()
    address = playlist(trainer)
    hidden = library.publish("Not hers", given=grant(professions=[Profession.COURT]))

    status, page = trainer.refused(f"{address}/items", edition=hidden)

    assert status == 404
    assert "Not hers" not in page


# What happened in the room


def test_a_taught_session_is_written_down_for_each_story_that_can_be_shown(library: Library) -> None:
    trainer = library.trainer()
    one, two, gone = (library.publish(title) for title in ("One", "Two", "Gone"))
    address = playlist(trainer, one, two, gone)
    library.pull(gone)

    page = trainer.post(f"{address}/session", people="17")

    assert "shown to 17 people" in text_of(page)
    rooms = [use for use in library.showings(one, two, gone) if use.kind == Kind.ROOM]
    assert {(use.edition_id, use.people, use.area) for use in rooms} == {(one, 17, KENT), (two, 17, KENT)}


@pytest.mark.parametrize("people", ["0", "1001", "-3", "many", "", "1e2", "٣", "9" * 4400])
def test_a_number_of_people_that_cannot_be_is_refused(library: Library, people: str) -> None:
    trainer = library.trainer()
    story = library.publish()
    address = playlist(trainer, story)

    assert trainer.refused(f"{address}/session", people=people)[0] == 422
    assert library.showings(story) == ()


def test_an_empty_playlist_or_one_for_a_link_was_not_shown_in_a_room(library: Library) -> None:
    trainer = library.trainer()
    story = library.publish()
    assert trainer.refused(f"{playlist(trainer)}/session", people="3")[0] == 409

    address = playlist(trainer, story)
    trainer.post(f"{address}/who", audience="private-link", profession=["social-workers"])

    assert trainer.refused(f"{address}/session", people="3")[0] == 409
    assert library.showings(story) == ()


def test_the_lists_hold_no_word_of_a_story(library: Library) -> None:
    trainer = library.trainer()
    story = library.publish("Vixenbrook", words="A canary called zebrafinch sang.", what="About wrenfeather.")
    address = playlist(trainer, story)
    trainer.get(f"/stories/{story}")
    trainer.post(f"{address}/session", people="3")
    for name in ("lists", "uses"):
        held = b"".join(path.read_bytes() for path in library.place.data.glob(f"{name}.sqlite*"))
        assert not [word for word in (b"Vixenbrook", b"zebrafinch", b"wrenfeather") if word in held]


# What a trainer writes for a story


QUOTE = "A canary she told of"


def _with_a_quote(library: Library, trainer: Signed) -> tuple[str, str, Content]:
    """Return a story, the address of a playlist with it and a prompt that quotes it, and what was put out."""
    story = library.publish()
    address = playlist(trainer, story)
    item = item_ids(trainer.get(address))[0]
    said = trainer.post(
        f"{address}/items/{item}/prompts", say_first=QUOTE, ask_after=QUOTE, quiet_minutes="1"
    )
    assert said.count(QUOTE) >= 2
    return story, address, stocktaking.unsealed(library.shelf, story)


def _bytes_of_lists(library: Library) -> bytes:
    store = library.place.store("lists")
    return b"".join(path.read_bytes() for path in store.parent.glob(f"{store.name}*"))


def test_what_a_trainer_writes_lies_on_no_disk_in_clear(library: Library) -> None:
    trainer = library.trainer()
    _with_a_quote(library, trainer)
    assert b"Week one" in _bytes_of_lists(library), (
        "the planted fault: what is not sealed is seen by this test"
    )
    assert QUOTE.encode() not in _bytes_of_lists(library)


def test_it_outlives_a_hide_and_a_rebuild(library: Library) -> None:
    trainer = library.trainer()
    story, address, content = _with_a_quote(library, trainer)
    library.pull(story)
    assert QUOTE not in trainer.get(address)
    put_out(library.press, content, grant(), id=story)
    assert QUOTE in trainer.get(address)
    put_out(library.press, content, grant(), id=story)
    assert QUOTE in trainer.get(address)


def test_who_writes_for_a_gap_is_not_told_its_cause(library: Library) -> None:
    trainer = library.trainer()
    hidden, deleted, narrower = (library.publish(title) for title in ("One", "Two", "Three"))
    address = playlist(trainer, hidden, deleted, narrower)
    items = item_ids(trainer.get(address))
    library.pull(hidden, deleted)
    library.narrow(narrower, grant(not_near=[KENT]))
    presses.forget(library.press, [deleted], datetime.now(UTC))
    for long in ("x", "x" * 2000):
        # The page says what time it is, in the form of a link.
        with time_machine.travel(datetime.now(UTC), tick=False):
            told = {
                trainer.refused(f"{address}/items/{item}/prompts", say_first=long, quiet_minutes="0")
                for item in [*items, "A" * 22]
            }
        ((status, page),) = told
        assert status == 404 and "no story here to write for" in page and long in page


def test_after_a_deletion_no_copy_of_the_lists_says_it(library: Library) -> None:
    trainer = library.trainer()
    story, address, content = _with_a_quote(library, trainer)
    item = item_ids(trainer.get(address))[0]
    library.pull(story)
    presses.forget(library.press, [story], datetime.now(UTC))
    assert QUOTE not in trainer.get(address)
    status, page = trainer.refused(f"{address}/items/{item}/prompts", say_first="x", quiet_minutes="0")
    assert (status, "no story here to write for" in page) == (404, True)
    with Session(library.room.lists) as session:
        rows = session.execute(select(PlaylistItem)).scalars().all()
        assert rows[0].prompts, "the bytes may stay, and stay mute"
        assert prompts.read(library.room, rows) == {item: prompts.Prompts()}
    with pytest.raises(Unreadable):
        put_out(library.press, content, grant(), id=story)


# What a screen reader hears


def test_no_two_controls_of_a_playlist_have_one_name(library: Library) -> None:
    trainer = library.trainer()
    page = trainer.get(playlist(trainer, library.publish("The coat"), library.publish("The door")))
    for kind in ("button", "summary"):
        # A head's search and a page's own may share a name (`Find`), as they do one thing.
        named = [name for name in controls(page.partition("<main")[2], kind) if name != "Find"]
        assert len(named) > 4 and sorted(named) == sorted(set(named)), kind


def controls(page: str, kind: str) -> list[str]:
    """What each control of a kind is called."""
    found = re.findall(rf"<{kind}\b([^>]*)>(.*?)</{kind}>", page, re.DOTALL)
    said = [
        re.findall(r'aria-label="([^"]*)"', attributes) or [text_of(inner)] for attributes, inner in found
    ]
    return [name for (name,) in said]
