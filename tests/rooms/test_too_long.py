"""What is too long for its box at the Desk is refused with both numbers, stands there still, and is never cut in silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy.orm import Session

from archive.ground import too_long
from archive.rules.errors import BadInput
from archive.settings import TEMPLATES
from moderation.anonymise.hands import Hands
from moderation.parts import covering, cue_table
from moderation.queue import caring, queue
from moderation.queue.caring import Mine
from stories import finished
from stories.partwork import Box
from tests.made import NAME_BOX
from tests.rooms.with_parts import Work
from tests.staffed import Seat, Staffed
from tests.town import Town

LONG = "She came up the stairs once more and asked whether anybody had the form for her. " * 60
"""4,900 letters: longer than what any of these boxes takes."""

LINE = LONG[:200].strip()
"""A line of a transcript: longer than a name, and not too long for a line."""


@pytest.fixture
def work(town: Town) -> Work:
    return Work(town, words="Denise opened the door.")


def _in_hand(house: Staffed) -> tuple[Seat, str]:
    town = Town(house.desk)
    work = Work(town, words="Denise opened the door.")
    with Session(house.desk.engine) as session, session.begin():
        caring.keep(house.desk, session, house.ids["ann"], Mine(at_once=True))
        queue.let_go(session, work.id, "ann", town.now)
    seat = house.let_in("ann")
    assert seat.post(f"/stories/{work.id}/claim")[0] == 303
    return seat, f"/stories/{work.id}"


@pytest.mark.parametrize(
    ("do", "box", "says"),
    [
        ("describe", "title", "A title can have 80 letters."),
        ("describe", "what", "A gist can have 300 letters."),
        ("describe", "intruder_note", "What you tried can have 2,000 letters."),
        ("mark", "instead", "What stands instead can have 120 letters."),
        ("mark", "reason", "A reason can have 120 letters."),
    ],
)
def test_a_press_says_both_numbers_and_all_of_it_stands_in_its_box(
    house: Staffed, do: str, box: str, says: str
) -> None:
    seat, path = _in_hand(house)
    form = {
        "title": "The door",
        "what": "A mother is asked in.",
        "intruder_note": "",
        "phrase": "Denise",
        "kind": "person",
    }
    status, page = seat.post(f"{path}/{do}", **{**form, box: LONG})
    shown = unescape(page)
    assert status == 422 and f"{says} This has {len(LONG.strip()):,}." in shown
    assert LONG.strip() in shown, "nothing that was typed is lost"


def test_hiding_waits_for_no_box_that_is_too_full(house: Staffed) -> None:
    seat, path = _in_hand(house)
    status, page = seat.post(f"{path}/decide", do="hide", what=LONG, title="The door")
    assert status == 200 and "A gist can have 300 letters." in page and LONG.strip() in unescape(page)
    assert "Hide it now" not in page


def test_a_court_paper_waits_for_no_box_that_is_too_full(house: Staffed) -> None:
    seat, path = _in_hand(house)
    status, page = seat.post(f"{path}/court-paper", set_aside="words", what=LONG, title="The door")
    assert status == 200 and "Set aside, unread" in page
    assert "A gist can have 300 letters." in page and LONG.strip() in unescape(page)


def test_what_just_fits_is_kept_whole(work: Work) -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        covering.write_transcript(hands, work.ids[0], [("0:00", "", "x" * covering.LONGEST_CUE)])
        covering.describe_picture(hands, work.ids[1], "y" * covering.LONGEST_ALTERNATIVE)
        body = finished.read(work.desk, hands.copy)
    assert [len(cue.text) for cue in body.part(work.ids[0]).cues] == [covering.LONGEST_CUE]
    assert len(body.part(work.ids[1]).alternative) == covering.LONGEST_ALTERNATIVE


def _transcript(hands: Hands, work: Work) -> None:
    covering.write_transcript(hands, work.ids[0], [("0:00", "", LONG)])


def _picture(hands: Hands, work: Work) -> None:
    covering.describe_picture(hands, work.ids[1], LONG)


def _cover(hands: Hands, work: Work) -> None:
    covering.cover(hands, work.ids[0], start="0:00", end="0:01", how="tone", reason=LONG)


def _box(hands: Hands, work: Work) -> None:
    covering.cover_box(hands, work.ids[1], Box(*NAME_BOX, LONG))


def _words_and_sound(hands: Hands, work: Work) -> None:
    covering.write_transcript(hands, work.ids[0], [("0:00", "", f"{'x ' * 190}Denise came.")])
    cue_table.cover_words(
        hands, work.ids[0], phrase="Denise", instead="somebody from the office", how="tone", reason=""
    )


@pytest.mark.parametrize("deed", [_transcript, _picture, _cover, _box, _words_and_sound])
def test_no_deed_cuts_what_is_too_long(work: Work, deed: Callable[[Hands, Work], None]) -> None:
    with (
        Session(work.desk.engine, expire_on_commit=False) as session,
        session.begin(),
        pytest.raises(BadInput, match=r"can have [\d,]+ letters\. This has [\d,]+\."),
    ):
        deed(work.hands(session), work)


def test_a_line_longer_than_a_name_is_no_change_of_its_transcript(work: Work, town: Town) -> None:
    """Otherwise every press of a second reader would take the first reader's name off."""
    work.decide()
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        covering.write_transcript(hands, work.ids[0], [("0:00", "", LINE)])
        hands.copy.first = "ann"
        stood = covering.shown_lines(hands.work(work.ids[0]).cues)
        covering.write_all(hands, {work.ids[0]: stood})
        assert hands.copy.first == "ann" and stood[0][2] == LINE


def _cut_by_the_browser(source: str) -> list[str]:
    return [
        box
        for box in re.findall(r"<(?:input|textarea)\b[^<>]*\bmaxlength\b[^<]*", source)
        if not _is_short(box)
    ]


def _is_short(box: str) -> bool:
    """Return whether nobody pastes words there: one key of the keyboard, the name of a passkey."""
    return 'name="key-' in box or ('id="name"' in box and "{{ name }}" in box)


def test_no_browser_cuts_what_is_pasted_into_a_box_of_the_desk() -> None:
    pages = sorted((TEMPLATES / "desk").glob("*.html"))
    assert len(pages) > 30
    assert [(page.name, box) for page in pages for box in _cut_by_the_browser(page.read_text())] == []
    assert _cut_by_the_browser('<p><textarea id="why" rows="2" maxlength="100">') == [
        '<textarea id="why" rows="2" maxlength="100">'
    ]


def test_white_space_and_signs_that_nobody_sees_count_for_nothing() -> None:
    assert too_long.line("  a \n b  ", 3, "A title") == "a b"
    assert too_long.text("a\r\n\u200bb\n", 3, "A note") == "a\nb"
    with pytest.raises(BadInput, match=r"^A title can have 3 letters\. This has 4\.$"):
        too_long.line("a bc", 3, "A title")
