"""Two versions of one story in the Reading room: found in both languages, counted once, offered side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from archive.editions import press as presses
from archive.editions.edition import Content, ContentNote
from archive.editions.index import Entry
from archive.reading import search as searching
from archive.reading.facets import Only
from archive.rules.choices import Medium
from archive.rules.grant import Grant
from archive.settings import Place
from stories.desk import Desk
from tests.rooms.finding import ROOM, find
from tests.rooms.links import begin, link, page
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, close, grant, now, open_library, put_out, sound, text_of

SPANISH = Content(
    "La carta", "Le escribo una carta al año, en español.", ContentNote("Una madre escribe cartas."), "es"
)
ENGLISH = Content(
    "The letter", "I write him one letter a year, in Spanish. It tells of a kettle.", ContentNote("A mother writes."),
    "en-GB", told_in="es", made_by="checked",
)  # fmt: skip
URDU = replace(SPANISH, language="ur", words="میں نے خط لکھا")


@pytest.fixture
def library(place: Place, desk: Desk) -> Iterator[Library]:
    """The Reading room."""
    opened = open_library(place, desk)
    yield opened
    close(opened)


def given() -> Grant:
    """A grant that lets both out."""
    return replace(grant(), translations=frozenset({"en-GB"}))


def both(library: Library, kin: str = "k") -> tuple[str, str]:
    """Put both versions of one story out, and an English story beside them."""
    found = []
    for content in (SPANISH, ENGLISH):
        id = put_out(library.press, content, given(), ["8.2"], kin=kin)
        library.index.put([Entry.of(id, content, ["8.2"])])
        found.append(id)
    library.publish("The kettle")
    return found[0], found[1]


def test_a_story_in_two_versions_is_found_in_both_languages_and_stands_there_once(library: Library) -> None:
    hers, english = both(library)
    assert [one.id for one in find(library, "escribo").results] == [hers]
    assert [one.id for one in find(library, "kettle").results][0:1] != [hers]
    assert english in {one.id for one in find(library, "letter").results}
    everything = find(library)
    assert everything.total == len(everything.results) == 2
    assert sum(one.id in (hers, english) for one in everything.results) == 1
    assert {one.theme.id: one.count for one in everything.themes}["8.2"] == 2
    counted = {
        one.theme.id: one.count
        for group in searching.by_theme(library.room, ROOM, now())
        for one in group.themes
    }
    assert counted["8.2"] == 2


def test_the_language_covers_both_and_each_number_is_what_a_press_gives(library: Library) -> None:
    hers, english = both(library)
    offered = {
        (facet.name, choice.value): choice.count for facet in find(library).facets for choice in facet.choices
    }
    assert offered["language", "es"] == 1 and ("language", "en-GB") not in offered, (
        "all of them are in English too"
    )
    for (name, value), count in offered.items():
        assert find(library, only=Only().plus(name, value)).total == count, (name, value)
    assert [one.id for one in find(library, only=Only(language=("es",))).results] == [hers]
    assert english in {one.id for one in find(library, only=Only(language=("en-GB",))).results}


def test_the_page_offers_the_other_version_in_words_and_each_in_its_own_language(library: Library) -> None:
    hers, english = both(library)
    trainer = library.trainer()
    page = trainer.get(f"/stories/{hers}")
    assert "In Spanish (her own words)" in page and '<article class="edition" lang="es">' in page
    assert f'href="/stories/{english}"' in page
    assert "In English (translated by a machine, and checked by a person)" in page
    other = trainer.get(f"/stories/{english}")
    assert "hers, told in Spanish, and translated by a machine, and checked by a person" in other
    assert f'href="/stories/{hers}"' in other and '<article class="edition" lang="en-GB">' in other


def test_a_learner_hears_before_a_story_whose_words_these_are_and_in_which_language(library: Library) -> None:
    """The note at the head of the story itself is not shown to her again."""
    hers, english = both(library)
    trainer = library.trainer()
    for id, said, tag in (
        (english, "hers, told in Spanish, and translated by a machine", "<dd>A mother writes."),
        (hers, "", '<dd lang="es">Una madre escribe cartas.'),
    ):
        before = page(begin(library, link(trainer, playlist(trainer, id))), "/together/1")
        assert said in before and tag in before
        assert ("Whose words" in before) == bool(said)


def test_a_learner_is_told_before_a_story_whether_she_will_hear_or_read_it(library: Library) -> None:
    trainer = library.trainer()
    heard = Content("Rain", "", ContentNote("It rains."), "en-GB", media=(sound(b"OggS"),))
    for id, how in (
        (
            library.put(heard, grant(media=(Medium.WORDS, Medium.OWN_VOICE)), [b"OggS"]),
            "about 1 minute to hear",
        ),
        (library.publish("Snow", "It snows."), "about 1 minute to read"),
    ):
        before = page(begin(library, link(trainer, playlist(trainer, id))), "/together/1")
        assert how in text_of(before)


@pytest.mark.parametrize("gone", [0, 1])
def test_of_a_version_that_is_taken_back_nothing_is_offered_found_or_counted(
    library: Library, gone: int
) -> None:
    ids = both(library)
    presses.pull(library.press, [ids[gone]], now().now)
    left = library.trainer().get(f"/stories/{ids[1 - gone]}")
    assert ids[gone] not in left and "In which words" not in left
    assert find(library, ("escribo", "letter")[gone]).total == 0
    assert find(library).total == 2 and ids[gone] not in {one.id for one in find(library).results}


def test_versions_of_other_stories_have_nothing_in_common(library: Library) -> None:
    hers, _ = both(library, kin="")
    assert "In which words" not in library.trainer().get(f"/stories/{hers}")
    assert find(library).total == 3


def test_words_from_right_to_left_stand_so(library: Library) -> None:
    id = put_out(library.press, URDU, given(), ["8.2"])
    assert '<article class="edition" lang="ur" dir="rtl">' in library.trainer().get(f"/stories/{id}")
