"""Inside a story: every place where words stand, cut from the page as it may be seen, with a way from each to the next; and moments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from archive.editions.edition import Content, ContentNote, Edition
from archive.editions.index.words import understand
from archive.editions.ledger import Kind
from archive.editions.show import article
from archive.reading.finding import within as looking_inside
from archive.reading.finding.within import MOST, Within, within
from archive.reading.glimpses import PLACES
from archive.reading.snippets import APART, MOST_SPOTS, WORD, spots
from archive.rules.choices import Medium, Profession
from archive.settings import TEMPLATES
from tests.rooms.finding import ALL_MEDIA, publish, sound
from tests.rooms.shelving import Library, grant, hrefs, picture, text_of

DRAWING = b"a drawing"
TAUGHT = [Profession.SOCIAL_WORKERS, Profession.MIDWIVES]
SAID = sound("The kettle sang.", "I was <sent> home.", "No, not home: sent away.", "Then she sent me home.")
CONTENT = Content(
    "The kettle",
    "She put the kettle on.\n\nI was sent home & the line\nwent on: a kettle, the kettle.",
    ContentNote("A kettle."),
    media=(SAID, picture(DRAWING, "A kettle on a stove.")),
)


@pytest.fixture(scope="module", autouse=True)
def _templates() -> Iterator[None]:
    """Where a page is drawn without a door."""
    with Flask("show", template_folder=str(TEMPLATES)).app_context():
        yield


def look(text: str, content: Content = CONTENT, themes: tuple[str, ...] = ()) -> Within:
    return within(Edition("one", content, themes, grant()), text)


def marked(found: Within) -> list[str]:
    return re.findall(r'<mark id="found-\d+">(.*?)</mark>', found.article)


def unmarked(html: str) -> str:
    html = re.sub(r'<span class="marked-line">(.*?)</span>', r"\1", str(html), flags=re.DOTALL)
    return re.sub(r'<a class="onward"[^>]*>.</a>', "", re.sub(r"</?mark[^>]*>", "", html))


def test_each_place_is_marked_where_it_stands_on_the_page_and_leads_to_the_next() -> None:
    found = look("kettles")
    assert marked(found) == ["kettle", "kettle", "kettle", "kettle", "kettle", "kettle"]
    assert [one.said for one in found.places] == ["In its title", "At 0:00", "In a picture", "", "", ""]
    assert re.findall(r'class="onward" href="#([\w-]+)"', found.article) == [f"found-{n}" for n in range(2, 7)] + ["inside"]  # fmt: skip
    assert unmarked(found.article) == article(CONTENT), "and nothing else of the page is changed"


def test_a_long_text_is_taken_apart_once_however_many_places_are_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    class Counted:
        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            seen.append(text)
            return WORD.finditer(text)

    monkeypatch.setattr(looking_inside, "WORD", Counted())
    words = "The kettle sang, and she sat. " * 150
    found = look("kettle", replace(CONTENT, words=words, media=()))
    assert len(found.places) > 150 and seen.count(words) <= 2, "once to count them, once to draw them"


def test_what_is_shown_of_a_place_is_as_much_before_it_as_ever() -> None:
    words = " ".join(f"w{n}" for n in range(40))
    places = look("w30", replace(CONTENT, words=words, media=())).places
    assert ["".join(bit.text for bit in one.bits) for one in places] == [
        "… w22 w23 w24 w25 w26 w27 w28 w29 w30 w31 w32 w33 w34 w35 w36 w37 w38 w39"
    ]


def test_words_in_quotes_are_found_in_a_row_with_the_small_words_between() -> None:
    assert marked(look('"sent home"')) == ["sent&gt; home", "sent me home", "sent home"]
    assert marked(look("sent home")) == ["sent", "home", "home", "sent", "sent", "home", "sent home"]
    assert marked(look('"home away"')) == []


def test_the_name_of_a_theme_is_found_as_it_stands_or_else_word_by_word_and_the_theme_is_said() -> None:
    told = replace(CONTENT, words="At the contact centre. My contact: a worker.", media=())
    assert marked(look("contact centre", told)) == ["contact centre"]
    other = replace(told, words="My contact there.")
    found = look("contact centre", other, themes=("6.4",))
    assert marked(found) == ["contact"]
    assert [theme.id for theme in found.themes] == ["6.4"]
    assert look("contact centre", other).themes == ()


def test_words_too_common_and_words_that_are_not_there_are_told_apart() -> None:
    assert not look("the and of").is_heard
    assert (look("vixenbrook").is_heard, look("vixenbrook").places) == (True, ())


def test_no_page_has_more_marks_than_can_be_looked_at() -> None:
    found = look("kettle", replace(CONTENT, words="kettle, " * (MOST + 50)))
    assert len(found.places) == len(marked(found)) == MOST


@given(
    words=st.lists(st.sampled_from(["kettle", "sent", "home", "<b>", "&amp;", "\n\n", "\n", "the", "é"]), max_size=60).map(" ".join),
    asked=st.sampled_from(["kettle", '"sent home"', "home kettle", "b amp", "e", "<b>", "x"]),
)  # fmt: skip
def test_marking_changes_no_letter_of_hers_and_each_place_leads_on(words: str, asked: str) -> None:
    content = replace(CONTENT, words=words)
    found = look(asked, content)
    assert unmarked(found.article) == article(content)
    assert len(marked(found)) == len(found.places)
    for one in found.places:
        assert f'id="found-{one.number}"' in found.article
        text = "".join(bit.text for bit in one.bits).removeprefix("… ").removesuffix(" …")
        assert " ".join(text.split()) in " ".join("\n".join(content.every_text).split())


# The page


@pytest.fixture
def story(library: Library) -> str:
    return library.put(CONTENT, replace(grant(professions=TAUGHT), media=ALL_MEDIA), [DRAWING])


def test_the_page_finds_and_marks_and_is_counted_as_the_page_it_is(library: Library, story: str) -> None:
    trainer = library.trainer()
    plain = trainer.get(f"/stories/{story}")
    page = trainer.get(f"/stories/{story}?q=kettle")

    assert "<mark" not in plain and 'id="within"' in plain
    assert "6 places in this story" in text_of(page)
    assert re.search(r'<a href="#found-2">At 0:00</a>', page)
    assert page.count('<li><a href="#found-') == 6
    assert [one.kind for one in library.showings(story)] == [Kind.PREPARED]


def test_what_was_typed_stands_in_no_link_of_the_page(library: Library, story: str) -> None:
    page = library.trainer().get(f"/stories/{story}?q=vixenbrook")
    assert "These words are not in this story" in text_of(page)
    assert not [one for one in hrefs(page) if "vixenbrook" in one]


def test_a_form_that_was_taken_back_is_neither_found_nor_counted(library: Library, story: str) -> None:
    library.narrow(story, replace(grant(professions=TAUGHT), media=frozenset({Medium.WORDS})))
    trainer = library.trainer()
    assert "4 places" in text_of(trainer.get(f"/stories/{story}?q=kettle"))
    assert "These words are not in this story" in text_of(trainer.get(f"/stories/{story}?q=sang+stove"))


def test_a_story_she_may_not_see_answers_as_one_that_is_not_there(library: Library) -> None:
    other = publish(library, "Hers", professions=[Profession.COURT])
    trainer = library.trainer()
    answers = [trainer.client.get(f"/stories/{id}?q=kettle") for id in (other, "nobody")]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].data == answers[1].data


# Moments in the results


def moments(*said: str, words: str = "", asked: str = "kettle") -> list[str]:
    content = Content("T", words, ContentNote(""), media=(sound(*said),))
    return [one.said for one in spots(content, frozenset(Medium), understand(asked).stems)]


def test_up_to_three_moments_are_shown_in_the_order_in_which_they_are_said() -> None:
    gap = ["And so on."] * 3
    assert moments("A kettle.", *gap, "A kettle.", *gap, "A kettle and a window.", *gap, "A kettle.", asked="kettle window") == [
        "At 0:00", "At 0:40", "At 1:20",
    ]  # fmt: skip
    assert moments("A kettle.", *gap, "A kettle.", words="A kettle.") == ["", "At 0:00", "At 0:40"]
    assert moments("So.", words="Tea.") == []


def test_no_two_moments_show_the_same_line() -> None:
    assert moments("A kettle.", "A kettle.", "A kettle.", "A kettle.") == ["At 0:00", "At 0:30"]


@given(st.lists(st.sampled_from(["A kettle.", "A window.", "A kettle, a window.", "So."]), max_size=14))
def test_moments_are_apart_and_the_best_is_among_them(said: list[str]) -> None:
    content = Content("T", "", ContentNote(""), media=(sound(*said),))
    found = spots(content, frozenset(Medium), understand("kettle window").stems)
    lines = [one.line[1] for one in found]
    assert len(found) <= MOST_SPOTS <= PLACES
    assert all(other - one >= APART for one, other in pairwise(lines))
    assert bool(found) == any(one != "So." for one in said)
    near = [
        {w for line in said[max(0, n - 1) : n + 2] for w in ("kettle", "window") if w in line} for n in lines
    ]
    best = max((len({w for line in said[max(0, n - 1) : n + 2] for w in ("kettle", "window") if w in line})
                for n, line in enumerate(said) if line != "So."), default=0)  # fmt: skip
    assert max(map(len, near), default=0) == best


def test_each_moment_leads_to_its_line_and_whoever_is_handed_a_fourth_has_read_it(library: Library) -> None:
    gap = ["And so on."] * 3
    id = publish(
        library,
        "Told",
        "x",
        sound("One kettle.", *gap, "Two kettles.", *gap, "Three kettles.", *gap, "A window."),
    )
    trainer = library.trainer()
    page = trainer.get("/search?q=kettle")
    assert [f'href="/stories/{id}#at-0-{ms}"' in page for ms in (0, 40_000, 80_000)] == [True] * 3
    trainer.get("/search?q=kettles")
    assert library.showings(id) == (), "three places are a search"
    trainer.get("/search?q=window")
    assert [one.kind for one in library.showings(id)] == [Kind.PREPARED]
