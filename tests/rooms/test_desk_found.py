"""What a machine proposes to cover in a picture: decided by people, one by one or all, before a story goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from archive.ground import audit
from archive.ground.jobs import Worker
from archive.media import looking
from archive.media.looking import Found
from archive.rules.errors import BadInput, NotFound, Refused
from moderation.decisions import decisions
from moderation.parts import covering, found_in_pictures
from moderation.worker import handlers
from stories import finished
from stories.partwork import LOOKED, Box, Fate, PartWork, Seen
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town

FOUND = (
    Found(looking.FACE, 100, 50, 80, 80),
    Found(looking.WORDS, 20, 180, 140, 30, "Kelly's canary"),
)


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None:
    """Every test here."""


@pytest.fixture
def work(town: Town, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A story whose picture was looked at, with a face and a name found in it."""
    monkeypatch.setattr(looking, "look", lambda _: FOUND)
    work = Work(town)
    _ask(work)
    _look(work)
    return work


def _ask(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        found_in_pictures.ask(work.desk, session, finished.newest(session, work.id), work.town.now)


def _look(work: Work) -> None:
    from archive.editions.index import open_index

    named = handlers(work.desk, open_index(work.desk.press.published.folder.parent / "index"))
    Worker(work.desk.engine, {found_in_pictures.JOB: named[found_in_pictures.JOB]}).run_all(
        work.town.now.now + timedelta(days=9)
    )


def _picture(work: Work) -> PartWork:
    with Session(work.desk.engine) as session:
        return finished.read(work.desk, finished.newest(session, work.id)).part(work.ids[1])


def _open(work: Work) -> list[str]:
    return [problem for problem in work.problems() if "nobody has decided" in problem]


def _do(work: Work, deed: str, *numbers: int, why: str = "") -> None:
    with Session(work.desk.engine) as session, session.begin():
        hands = work.hands(session)
        if deed == "cover":
            found_in_pictures.cover(hands, work.ids[1], numbers)
        elif deed == "leave":
            found_in_pictures.leave(hands, work.ids[1], numbers, why)
        else:
            found_in_pictures.ask_again(hands, work.ids[1], *numbers)


def test_nothing_is_covered_by_itself_and_both_hold_the_story(work: Work) -> None:
    picture = _picture(work)
    assert picture.looked == LOOKED and picture.boxes == () and picture.undecided == (1, 2)
    assert _open(work) == ["Picture 1: 2 faces or lines of writing were found, and nobody has decided yet. Cover it, or say why it may stay."]  # fmt: skip
    with Session(work.desk.engine) as session, pytest.raises(Refused) as refused:
        decisions.ready(work.desk, session, work.story(session), "ann", work.town.now)
    assert [one for one in refused.value.sentences if "nobody has decided" in one]


def test_one_press_covers_one_and_one_press_covers_all(work: Work) -> None:
    _do(work, "cover", 2)
    assert _picture(work).undecided == (1,)
    _do(work, "cover")
    picture = _picture(work)
    assert picture.undecided == () and [box.reason for box in picture.boxes] == [found_in_pictures.WHY[looking.WORDS], found_in_pictures.WHY[looking.FACE]]  # fmt: skip
    assert not _open(work)


def test_to_leave_one_takes_a_reason_and_can_be_decided_anew(work: Work) -> None:
    with pytest.raises(BadInput, match="why it may stay"):
        _do(work, "leave", 1, why="  ")
    _do(work, "leave", 1, why="It is drawn.")
    _do(work, "leave", why="It is only the word for a bird.")
    assert not _open(work) and [one.stays for one in _picture(work).seen] == ["It is drawn.", "It is only the word for a bird."]  # fmt: skip
    _do(work, "anew", 1)
    assert _picture(work).undecided == (1,)


def test_a_cover_taken_away_again_leaves_it_undecided(work: Work) -> None:
    _do(work, "cover")
    with Session(work.desk.engine) as session, session.begin():
        covering.uncover(work.hands(session), work.ids[1], 1)
    assert _picture(work).undecided == (1,)


def test_half_a_cover_is_none() -> None:
    seen = Seen(looking.FACE, 100, 50, 80, 80)
    work = PartWork("p", "picture", "art", seen=(seen,), boxes=(Box(100, 50, 80, 79),))
    assert work.fate(seen) == Fate.OPEN
    assert replace(work, boxes=(Box(90, 40, 100, 100),)).fate(seen) == Fate.COVERED


def test_outside_the_part_that_is_shown_there_is_nothing_to_decide() -> None:
    seen = Seen(looking.FACE, 100, 50, 80, 80)
    work = PartWork("p", "picture", "art-part", seen=(seen,), crop=Box(200, 0, 100, 100))
    assert work.fate(seen) == Fate.OUTSIDE and work.undecided == ()
    half = replace(work, crop=Box(140, 0, 100, 200))
    assert half.fate(seen) == Fate.OPEN, "half a face is a face"
    assert replace(half, boxes=(Box(140, 50, 40, 80),)).fate(seen) == Fate.COVERED, (
        "what is cut off needs no cover"
    )


def test_a_picture_that_is_shown_to_nobody_holds_nothing(work: Work) -> None:
    assert replace(_picture(work), form="").objections(1) == ()


def test_while_it_is_being_looked_at_the_story_waits(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "look", lambda _: ())
    work = Work(town)

    def held() -> bool:
        with Session(work.desk.engine) as session, pytest.raises(Refused) as refused:
            decisions.ready(work.desk, session, work.story(session), "ann", work.town.now)
        return any("still being looked at" in one for one in refused.value.sentences)

    assert not held()
    _ask(work)
    assert held()
    _look(work)
    assert not held() and _picture(work).looked == LOOKED


def test_what_cannot_be_looked_at_is_said_and_nothing_is_proposed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise BadInput("canary")

    monkeypatch.setattr(looking, "look", broken)
    work = Work(town)
    _ask(work)
    _look(work)
    assert _picture(work).looked == looking.NOT_LOOKED and not _open(work)


def test_what_is_decided_already_is_not_decided_twice(work: Work) -> None:
    _do(work, "cover")
    for numbers in ((), (1,), (3,)):
        with pytest.raises(NotFound):
            _do(work, "cover", *numbers)


def test_the_words_stand_nowhere_in_clear(work: Work) -> None:
    _do(work, "leave", 2, why="It tells nobody apart.")
    with Session(work.desk.engine) as session:
        copy = finished.newest(session, work.id)
        assert b"canary" not in copy.body
        assert not [act for act in audit.read(session, subject=work.id) if "canary" in act.act]
    assert "canary" not in repr(_picture(work))
    assert "canary" not in work.content().words


def test_to_leave_one_keeps_both_names_and_to_cover_one_takes_them_off(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        finished.newest(session, work.id).first = "ann"
    _do(work, "leave", 1, why="It is drawn.")
    with Session(work.desk.engine) as session:
        assert finished.newest(session, work.id).first == "ann"
    _do(work, "cover", 2)
    with Session(work.desk.engine) as session:
        assert finished.newest(session, work.id).first is None


def test_without_the_extra_nothing_is_asked_for(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "NEEDS", ("no_such_package",))
    work = Work(town)
    _ask(work)
    _look(work)
    assert _picture(work).looked == "" and not _open(work)


def test_the_page_shows_what_was_found_and_decides_by_one_press(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "look", lambda _: FOUND)
    picture = review.work.ids[1]
    assert "It takes a minute at most" in review.page().html, "it was asked for when she took it"
    _look(review.work)
    page = review.page()
    assert "written words: “Kelly&#39;s canary”" in page.html
    assert page.html.count('class="maybe"') == 2, "both are drawn on the picture"
    deed = f"parts/{picture}/found"
    answer = review.press(deed, {}, page, ("found", "leave 1"))
    assert "Say in a few words why it may stay" in answer.get_data(as_text=True)
    review.press(
        deed, {f"stay-{picture}": "It is drawn.", "title": "Another door"}, page, ("found", "leave 1")
    )
    assert review.body().title == "Another door" and review.body().part(picture).undecided == (2,)
    kept = review.press(f"parts/{picture}/keep", {f"stay-{picture}": "half a reason"})
    assert "half a reason" in kept.get_data(as_text=True)
    review.press(deed, {}, button=("found", "cover all"))
    assert review.body().part(picture).undecided == () and len(review.body().part(picture).boxes) == 1
    assert review.client.post(f"/stories/{review.work.id}/{deed}", data={"found": "cover ²"}).status_code in {
        400,
        404,
    }


def test_the_page_says_that_no_machine_has_looked(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = review.work.ids[1]
    with Session(review.work.desk.engine) as session, session.begin():
        from archive.ground.jobs import JobRow

        session.query(JobRow).filter_by(name=found_in_pictures.JOB).delete()
    assert f"/stories/{review.work.id}/parts/{picture}/look" in review.page().deeds
    monkeypatch.setattr(looking, "NEEDS", ("no_such_package",))
    assert "No machine has looked" in review.page().html
