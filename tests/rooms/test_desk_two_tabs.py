"""Two tabs of one moderator: what the newer one kept is not written over in silence by the older one.

All of it is pressed as a browser without scripts presses it: the form, and nothing besides.
"""

from __future__ import annotations

from html import unescape

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from moderation.pages import as_it_stood
from stories.desk import Desk
from tests.rooms.review_page import Page, Review, taken

TITLE, GIST, NOTE = "The blue door", "A mother is asked in.", "Asked two people. Nobody could tell."


@pytest.fixture
def review(app: Flask, desk: Desk) -> Review:
    """A story in Ann's hands, with a title, a gist, a warning and a theme."""
    found = taken(app, desk)
    _keep(
        found,
        {"title": TITLE, "what": GIST, "intruder_note": NOTE},
        warnings={"police": "mentioned"},
        themes={"1.1"},
    )
    assert found.body().title == TITLE and found.body().themes == ("1.1",)
    return found


def _with(page: Page, warnings: dict[str, str], themes: set[str] | None) -> Page:
    """Return the page with other warnings chosen and other themes ticked."""
    other = Page(page.html)
    if themes is not None:
        other.boxes = [(name, said) for name, said in other.boxes if name != "theme"]
        other.boxes += [("theme", id) for id in sorted(themes)]
    other.boxes = [
        (name, said) for name, said in other.boxes if name.removeprefix("warning-") not in warnings
    ]
    other.boxes += [(f"warning-{id}", how) for id, how in warnings.items()]
    return other


def _keep(
    review: Review, typed: dict[str, str], page: Page | None = None, *,
    warnings: dict[str, str] | None = None, themes: set[str] | None = None, deed: str = "describe",
) -> TestResponse:  # fmt: skip
    """Press a button of a tab, with something typed over what stands there."""
    return review.press(deed, typed, _with(page or review.page(), warnings or {}, themes))


def _shown(answer: TestResponse) -> Page:
    return Page(answer.get_data(as_text=True))


def test_an_older_tab_is_refused_with_what_stands_now_beside_what_was_typed(review: Review) -> None:
    older = review.page()
    assert _keep(review, {"title": "The gate", "what": "A mother waits."}).status_code == 303
    answer = _keep(review, {"title": "The garden", "what": "She waits outside."}, older)
    page = _shown(answer)
    text = unescape(page.html)
    assert answer.status_code == 409
    assert (review.body().title, review.body().what) == ("The gate", "A mother waits.")
    assert "changed elsewhere since this page was opened: the title and the gist" in text
    assert {"title": "The garden", "what": "She waits outside."}.items() <= dict(page.boxes).items()
    assert "What stands now:</b> “The gate”" in text and "What stands now:</b> “A mother waits.”" in text


def test_a_second_press_keeps_what_she_typed(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate"})
    refused = _shown(_keep(review, {"title": "The garden", "note": "Dear you."}, older))
    assert dict(refused.boxes)["note"] == "Dear you."
    assert _keep(review, {}, refused).status_code in (200, 303)
    assert review.body().title == "The garden"


def test_a_third_tab_meanwhile_is_said_once_more(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate"})
    refused = _shown(_keep(review, {"title": "The garden"}, older))
    _keep(review, {"title": "The wall"})
    assert _keep(review, {}, refused).status_code == 409
    assert review.body().title == "The wall"


def test_a_press_that_did_not_touch_them_loses_nothing_and_is_not_refused(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate", "what": "A mother waits.", "intruder_note": "Nobody.\n\nAsked four."},
          warnings={"police": "described"}, themes={"1.1", "1.2"})  # fmt: skip
    after = review.body()
    answer = review.press("mark", {"phrase": "Denise", "instead": "a woman"}, older)
    assert answer.status_code == 303
    now = review.body()
    assert (now.title, now.what, now.intruder_note) == (after.title, after.what, after.intruder_note)
    assert (now.warnings, now.themes) == (after.warnings, after.themes)
    assert len(now.marks) == 1


def test_of_a_refused_page_a_box_that_was_not_touched_shows_what_stands_now(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate", "what": "A mother waits."})
    refused = _shown(_keep(review, {"title": "The garden"}, older))
    assert dict(refused.boxes)["what"] == "A mother waits."
    _keep(review, {}, refused)
    assert (review.body().title, review.body().what) == ("The garden", "A mother waits.")


def test_another_box_than_the_one_that_moved_is_kept_without_a_word(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate"})
    assert _keep(review, {"what": "A mother waits."}, older).status_code == 303
    assert (review.body().title, review.body().what) == ("The gate", "A mother waits.")


def test_the_same_words_in_both_are_no_quarrel(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate"})
    assert _keep(review, {"title": " The  gate "}, older).status_code == 303
    assert review.body().title == "The gate"


def test_of_paragraphs_not_even_a_break_is_lost(review: Review) -> None:
    older = review.page()
    assert (
        _keep(review, {"intruder_note": "Asked two people.\r\n\r\nNobody could tell."}, older).status_code
        == 303
    )
    assert review.body().intruder_note == "Asked two people.\n\nNobody could tell."
    assert _keep(review, {}, review.page()).status_code == 303
    assert _keep(review, {"intruder_note": "Nobody."}, older).status_code == 409


def test_of_one_hard_thing_two_intensities_are_asked_and_another_is_kept(review: Review) -> None:
    older = review.page()
    _keep(review, {}, warnings={"police": "described"})
    answer = _keep(review, {}, older, warnings={"police": "detailed", "pregnancy-loss": "mentioned"})
    assert answer.status_code == 409 and dict(review.body().warnings) == {"police": "described"}
    page = _shown(answer)
    assert (
        dict(page.boxes)["warning-police"] == "detailed"
        and dict(page.boxes)["warning-pregnancy-loss"] == "mentioned"
    )
    _keep(review, {}, page)
    assert dict(review.body().warnings) == {"police": "detailed", "pregnancy-loss": "mentioned"}


def test_what_is_ticked_in_two_tabs_is_put_together(review: Review) -> None:
    older = review.page()
    _keep(review, {}, themes={"1.2"})  # She ticked one, and took one away.
    assert _keep(review, {}, older, themes={"1.1", "1.3"}).status_code == 303
    assert set(review.body().themes) == {"1.2", "1.3"}


def test_the_language_she_told_it_in_is_asked_too(review: Review) -> None:
    older = review.page()
    _keep(review, {"language": "cy"})
    assert _keep(review, {"language": "ur"}, older).status_code == 409
    assert _keep(review, {}, older).status_code == 303
    assert dict(review.page().boxes)["language"] == "cy"


def test_what_is_read_of_a_recording_and_of_a_picture_has_the_same_care(review: Review) -> None:
    sound, picture = review.work.ids
    untouched, older = review.page(), review.page()
    line, seen = (
        {f"from-{sound}": "0:00", f"text-{sound}": "I sat down."},
        {f"alternative-{picture}": "A gate."},
    )
    assert _keep(review, line | seen).status_code == 303
    parts = review.body().parts
    assert _keep(review, {"title": "The gate"}, untouched).status_code == 303
    assert review.body().parts == parts and parts[0].cues and parts[1].alternative == "A gate."
    other = {f"from-{sound}": "0:00", f"text-{sound}": "I stood."}
    answer = _keep(review, other | {f"alternative-{picture}": "A door."}, older)
    text = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 409 and review.body().parts == parts
    assert "the lines of a recording and what can be seen in a picture" in text
    assert "I sat down." in text and "I stood." in text and "“A gate.”" in text and ">A door.<" in text
    _keep(review, {}, _shown(answer))
    assert [cue.text for cue in review.body().parts[0].cues] == ["I stood."]
    assert review.body().parts[1].alternative == "A door."


def test_where_a_hard_thing_is_says_that_it_is_in_it(review: Review) -> None:
    older = review.page()
    _keep(review, {}, warnings={"police": ""})
    answer = _keep(review, {"where-police": "0:01-0:02"}, older, warnings={"police": "mentioned"})
    assert answer.status_code == 409 and "not in it" in answer.get_data(as_text=True)
    assert dict(_shown(answer).boxes)["warning-police"] == "mentioned"


def test_hiding_waits_for_none_of_it_and_hands_back_what_was_typed(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate"})
    answer = review.press("decide", {"title": "The garden"}, older, ("do", "hide"))
    assert answer.status_code == 200 and "The garden" in answer.get_data(as_text=True)
    assert review.body().title == "The gate"
    assert "seen again" in review.page().html and "seen again" not in older.html


def test_a_page_drawn_again_without_that_sentence_still_asks_at_the_next_press(review: Review) -> None:
    older = review.page()
    _keep(review, {"title": "The gate"})
    begun = _shown(review.press("start", {"title": "The garden"}, older, ("do", "ask")))
    assert dict(begun.boxes)["title"] == "The garden"
    assert _keep(review, {}, begun).status_code == 409
    assert review.body().title == "The gate"


def test_signs_that_nobody_made_are_no_way_past_it() -> None:
    stands = {"title": "The gate"}
    for sign in ("", "title", "title=", "=x", "title=zz more"):
        form = MultiDict({"title": "The garden", "what": "", as_it_stood.SIGN: sign})
        assert as_it_stood.settled(form, stands).moved == {"title": "The gate"}, sign
