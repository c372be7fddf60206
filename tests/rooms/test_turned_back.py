"""A press that is refused leaves a trainer on the list she works on, with every reason, and what she typed in its box."""

from __future__ import annotations

import re

import pytest

from archive.rules.choices import Use
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import Library, Signed, grant, text_of

HEAD = "Please look at this"


@pytest.fixture
def trainer(library: Library) -> Signed:
    """A trainer."""
    return library.trainer()


@pytest.fixture
def week(library: Library, trainer: Signed) -> str:
    """The address of a list with one story."""
    return playlist(trainer, library.publish("Rain", "It rains."))


def said(page: str) -> str:
    """Return the reasons at the head of a page."""
    return text_of(page.partition('class="problems"')[2].partition("</ul>")[0])


@pytest.mark.parametrize(
    ("path", "fields", "reason", "kept"),
    [
        (
            "links",
            {"opens": "2026-11-26T10:00", "ends": "2026-11-25T10:00", "most": "17"},
            "end after it opens",
            ('value="2026-11-25T10:00"', 'value="17"', "<details open><summary>Make a link"),
        ),
        ("colleagues", {"name": "Nobody Here"}, "We know nobody by that name", ('value="Nobody Here"',)),
        (
            "words",
            {"edition": "x" * 22, "kind": "will-do", "words": "We wait now."},
            "",
            (">We wait now.</textarea>",),
        ),
        ("printed", {"many": "0"}, "1 to 1,000", ("<details open><summary>We printed",)),
        ("who", {"audience": "training-room"}, "at least one of the professions", ()),
        ("present", {"audience": "training-room"}, "at least one of the professions", ()),
        ("slides", {"audience": "training-room"}, "at least one of the professions", ()),
        ("title", {"title": " "}, "Give the playlist a title", ()),
        ("places", {"purpose": "quiet", "minutes": "0"}, "takes 1 to 60 minutes", ()),
        ("length", {"minutes": "45"}, "30, 60 or 90", ()),
        ("pack", {"days": "99"}, "1 to 7", ()),
        ("session", {"people": "many"}, "as a number", ('value="many"',)),
    ],
)
def test_what_is_refused_is_said_on_the_page_of_the_list(
    trainer: Signed, week: str, path: str, fields: dict[str, str], reason: str, kept: tuple[str, ...]
) -> None:
    status, page = trainer.refused(f"{week}/{path}", **fields)
    assert status in {409, 422}
    assert HEAD in page and reason in said(page)
    assert "Running order" in page and "Rain" in page
    for words in kept:
        assert words in page, words


def test_what_was_chosen_from_lists_stands_there_again(library: Library, trainer: Signed) -> None:
    """The next press would book paper to the first mother of the list, and tell all of them of another room."""
    first, second = library.publish("Rain", "It rains."), library.publish("Snow", "It snows.")
    week = playlist(trainer, first, second)
    lesson, whom = (
        re.findall(r'<option value="([^"]+)"', trainer.get(week).partition(f'name="{name}"')[2])[1]
        for name in ("lesson", "whom")
    )
    _, page = trainer.refused(f"{week}/printed", many="0", edition=second)
    assert f'<option value="{second}" selected>' in page.partition('id="sheet"')[2].partition("</select>")[0]
    _, page = trainer.refused(f"{week}/session", people="many", lesson=lesson, whom=whom)
    assert f'value="{lesson}" selected' in page and f'value="{whom}" selected' in page
    _, page = trainer.refused(f"{week}/title", title=" ", q="snow")
    assert 'value="snow"' in page


def test_a_page_without_a_refusal_has_no_such_head(trainer: Signed, week: str) -> None:
    assert HEAD not in trainer.get(week) and HEAD not in trainer.get("/playlists")


def test_a_story_that_cannot_be_added_changes_nothing_and_says_why(
    library: Library, trainer: Signed, week: str
) -> None:
    alone = library.publish("Alone", "It snows.", given=grant(uses=[Use.TEACHING]))
    for path, fields in ((f"{week}/items", {}), ("/playlists/add", {"playlist": week.rpartition("/")[2]})):
        status, page = trainer.refused(path, edition=alone, **fields)
        assert status == 409 and "cannot be added" in said(page) and len(item_ids(page)) == 1
    assert len(item_ids(trainer.get(week))) == 1


def test_what_a_refused_press_had_begun_is_not_shown_as_done(trainer: Signed, week: str) -> None:
    """Who is ticked is kept first, then the way out refuses: neither the page nor the list has it."""
    status, page = trainer.refused(f"{week}/present", audience="private-link", profession="social-workers")
    assert status == 409 and "private link:" not in text_of(page).partition("Who is in the room?")[0].lower()
    assert "A training room" in trainer.get(week)


def test_a_new_list_that_is_refused_keeps_its_plan(trainer: Signed, week: str) -> None:
    status, page = trainer.refused("/playlists", title=" ", plan="90")
    assert status == 422 and "Give the playlist a title" in said(page) and "Your playlists" in page
    assert re.search(r'value="90" checked', page)


def test_somebody_elses_list_is_not_there_however_it_is_asked(library: Library, week: str) -> None:
    other = library.trainer("other")
    for path, fields in (
        ("links", {"opens": "", "ends": ""}),
        ("who", {}),
        ("places", {"minutes": "0"}),
        ("slides", {}),
    ):
        nobodys = other.refused(f"/playlists/{'A' * 22}/{path}", **fields)
        assert other.refused(f"{week}/{path}", **fields) == nobodys and nobodys[0] in {404, 422}
        assert "Rain" not in nobodys[1]


def test_a_part_that_cannot_be_is_refused_on_its_page_with_what_was_ticked(
    library: Library, trainer: Signed
) -> None:
    story = library.publish(
        "Rain", "It rains. It stops. She waits.", given=grant(uses=[Use.TEACHING, Use.BESIDE, Use.SHORT_PART])
    )
    address = playlist(trainer, story)
    where = f"{address}/items/{item_ids(trainer.get(address))[0]}/part"
    status, page = trainer.refused(where, **{"from": "words.2", "to": "words.0"})
    assert status == 422 and said(page) and "Choose where it begins and ends" in page
    assert "ends before it begins" in said(page)
    assert re.search(r'name="from" value="words.2" checked', page)
    assert re.search(r'name="to" value="words.0" checked', page)
