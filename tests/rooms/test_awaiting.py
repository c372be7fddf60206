"""What waits for a trainer stands on the page she comes in by: copies asked back, empty places, something new (b12, f8)."""

from __future__ import annotations

import pytest

from tests.rooms.packing import YES, fetch, make
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, grant, text_of


@pytest.fixture
def trainer(library: Library) -> Signed:
    """A trainer."""
    return library.trainer()


def test_nothing_waits_and_nothing_is_said(library: Library, trainer: Signed) -> None:
    playlist(trainer, library.publish("Rain", "It rains."))
    assert "Waiting for you" not in text_of(trainer.get("/search"))


def test_copies_and_empty_places_are_said_at_the_door_and_name_nothing(
    library: Library, trainer: Signed
) -> None:
    hers, other = (
        library.publish(title, f"{title} fell.", given=grant(uses=YES)) for title in ("Rain", "Snow")
    )
    _, where, typed = make(trainer, playlist(trainer, hers, other))
    fetch(trainer, where, typed)
    library.pull(hers)
    page = trainer.get("/search")
    said = text_of(page.partition("Waiting for you")[2].partition("</ul>")[0])
    assert "One locked copy to delete now" in said and "One playlist has an empty place" in said
    assert "Rain" not in page
    assert "Waiting for you" not in trainer.get("/search?q=snow"), "not on every search"
    assert "Waiting for you" not in library.trainer("una").get("/search"), "nobody else’s"


def test_one_list_with_an_empty_place_is_led_to_and_of_two_to_all_lists(
    library: Library, trainer: Signed
) -> None:
    story = library.publish("Rain", "It rains.")
    address = playlist(trainer, story, library.publish("Snow", "It snows."))
    library.pull(story)
    waits = trainer.get("/search").partition("Waiting for you")[2].partition("</ul>")[0]
    assert f'href="{address}#order"' in waits and "printed" not in waits
    other = library.publish("Hail", "It hails.")
    playlist(trainer, other, title="Week two")
    library.pull(other)
    waits = trainer.get("/search").partition("Waiting for you")[2].partition("</ul>")[0]
    assert "2 playlists have an empty place" in waits and 'href="/playlists"' in waits


def test_a_kept_search_tells_there_that_it_found_something_new(library: Library, trainer: Signed) -> None:
    library.publish("Rain", "It rains on the bench.")
    trainer.post("/kept-searches", q="bench")
    assert "Waiting for you" not in trainer.get("/search")
    library.publish("Bench", "A bench in the park.")
    assert "One kept search found something new" in text_of(trainer.get("/search"))
