"""Who is here for research reads: what a mother said yes to for research alone is shown to nobody else by any way."""

from __future__ import annotations

import re

import pytest

from archive.rules import access
from archive.rules.choices import Use
from tests.rooms.links import link
from tests.rooms.packing import make
from tests.rooms.playlists import playlist
from tests.rooms.presenting import begin
from tests.rooms.shelving import Library, Signed, grant, text_of

USES = (Use.TEACHING, Use.TALK_OR_REPORT, Use.RESEARCH)
WAYS = ("present", "links", "pack", "slides")
FIELDS = {"opens": "2026-01-01T10:00", "ends": "2026-01-05T10:00", "most": "5", "days": "2"}


def here_for(trainer: Signed, use: Use) -> None:
    assert trainer.client.post("/purpose", data={"purpose": use, "promised": "yes"}).status_code == 303


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer(uses=USES)


@pytest.fixture
def address(library: Library, trainer: Signed) -> str:
    """A playlist of a story for research alone, which its trainer may read."""
    here_for(trainer, Use.RESEARCH)
    return playlist(
        trainer, library.publish("Rain", given=grant(uses=[Use.RESEARCH, Use.BESIDE, Use.OFFLINE]))
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_yes_to_research_alone_is_shown_to_nobody_else(trainer: Signed, address: str, way: str) -> None:
    assert "Rain" in trainer.get(address), "she reads it"
    opens, ends = (
        re.search(rf'name="{name}"[^>]* value="([^"]+)"', trainer.get(address)) for name in ("opens", "ends")
    )
    assert opens and ends
    status, page = trainer.refused(f"{address}/{way}", **FIELDS | {"opens": opens[1], "ends": ends[1]})
    assert status == 409 and access.NOT_TO_OTHERS in text_of(page), way


def test_the_guide_on_paper_is_for_others_too(trainer: Signed, address: str) -> None:
    assert trainer.client.get(f"{address}/guide").status_code == 409


@pytest.mark.parametrize("use", [Use.TEACHING, Use.TALK_OR_REPORT])
def test_a_talk_is_shown_as_teaching_is(library: Library, trainer: Signed, use: Use) -> None:
    here_for(trainer, use)
    address = playlist(trainer, library.publish(given=grant(uses=[use, Use.BESIDE, Use.OFFLINE])))
    assert begin(trainer, address) and link(trainer, address) and make(trainer, address)
    assert trainer.client.get(f"{address}/guide").status_code == 200


def test_a_screen_that_stands_there_shows_nothing_when_she_says_research_meanwhile(
    library: Library, trainer: Signed
) -> None:
    at = begin(trainer, playlist(trainer, library.publish(given=grant(uses=[*USES, Use.BESIDE]))))
    here_for(trainer, Use.RESEARCH)
    status = [trainer.client.get(f"{at}{beside}").status_code for beside in ("", "/notes", "/still")]
    assert status == [409, 409, 409]


def test_a_list_made_for_teaching_has_no_gaps_in_a_sign_in_for_research(
    library: Library, trainer: Signed
) -> None:
    """A place that looks empty there would be filled with a story that is the gap in the room."""
    taught = library.publish("Snow", given=grant(uses=[Use.TEACHING, Use.BESIDE]))
    address = playlist(trainer, taught)
    said = "Others keep their places"
    assert said not in trainer.get("/playlists") + trainer.get(address)
    here_for(trainer, Use.RESEARCH)
    for path in ("/search", "/playlists"):
        page = text_of(trainer.get(path))
        assert not re.search("empty (place|now)", page) and "Snow" not in page, path
    assert said in trainer.get("/playlists") and said in trainer.get(address)
    here_for(trainer, Use.TEACHING)
    library.pull(taught)
    assert "One playlist has an empty place" in text_of(trainer.get("/search"))
