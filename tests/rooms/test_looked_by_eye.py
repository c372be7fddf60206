"""A picture that no machine has looked at waits for a person who says that they looked for faces and writing in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace

import pytest
from sqlalchemy.orm import Session

from archive.demo import panels
from archive.ground import audit
from archive.media import looking
from archive.rules.choices import Medium
from archive.rules.errors import NotFound, Refused
from moderation.anonymise import undoing
from moderation.anonymise.hands import Hands
from moderation.decisions import decisions
from moderation.parts import covering, found_in_pictures, looked_by_eye
from moderation.queue import queue
from stories import finished
from stories.partwork import LOOKED, Box, ByEye, PartWork
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import HOST
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import ALL, Work
from tests.town import Town

ASKED = "then tick “I looked for faces and writing in this picture” beside it."


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None:
    """Every test here."""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain install: the aid that looks is not there."""
    monkeypatch.setattr(looking, "NEEDS", ("no_such_package",))


@pytest.fixture
def work(town: Town, plain: None) -> Work:
    """A story in a plain install that is done but for this: nobody has said that they looked at its picture."""
    work = Work(town)
    work.decide(by_eye=False)
    work.make()
    with Session(town.desk.engine) as session, session.begin():
        panels.ask(town.desk, session, work.id, "ann", town.now)
    return work


def _picture(work: Work) -> PartWork:
    with Session(work.desk.engine) as session:
        return finished.read(work.desk, finished.newest(session, work.id)).part(work.ids[1])


def _do(work: Work, act: Callable[[Hands], None], staff_id: str = "ann") -> None:
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        act(replace(work.hands(session), staff_id=staff_id))


def _say(work: Work, staff_id: str = "ann") -> None:
    ticked = {work.ids[1]: _picture(work).recipe}
    _do(work, lambda hands: looked_by_eye.say(hands, ticked), staff_id)


def _refused(work: Work) -> tuple[str, ...]:
    """Return what about looking stands against the first reading, asked of the verb itself."""
    with Session(work.desk.engine) as session:
        try:
            decisions.ready(work.desk, session, work.story(session), "ann", work.town.now)
        except Refused as found:
            return tuple(one for one in found.sentences if "faces and writing" in one)
        finally:
            session.rollback()
    return ()


def _looked(work: Work, looked: str) -> None:
    with Session(work.desk.engine) as session:
        copy_id = finished.newest(session, work.id).id
    found_in_pictures._note(work.desk, f"{copy_id}.{work.ids[1]}", (), looked)


def _ready(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        decisions.ready(work.desk, session, work.story(session), "ann", work.town.now)


def test_in_a_plain_install_it_waits_until_somebody_says_that_they_looked(work: Work) -> None:
    (sentence,) = _refused(work)
    assert sentence.startswith("Picture 1: ") and "no aid" in sentence and sentence.endswith(ASKED)
    _say(work)
    assert not _refused(work)
    _ready(work)


def test_where_the_machine_could_not_look_it_waits_too(
    town: Town, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "NEEDS", ())
    _looked(work, looking.NOT_LOOKED)
    (sentence,) = _refused(work)
    assert "could not look" in sentence and sentence.endswith(ASKED)
    _say(work)
    assert not _refused(work)


def test_where_nobody_had_the_machine_look_it_waits_for_either(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "NEEDS", ())
    (sentence,) = _refused(work)
    assert "Look for faces and words" in sentence and sentence.endswith(ASKED)
    _looked(work, LOOKED)
    assert not _refused(work)


@pytest.mark.parametrize("act", ["cover", "uncover", "crop"])
def test_whatever_changes_what_is_seen_asks_again(work: Work, act: str) -> None:
    _say(work)
    _do(
        work,
        {
            "cover": lambda hands: covering.cover_box(hands, work.ids[1], Box(0, 0, 9, 9)),
            "uncover": lambda hands: covering.uncover(hands, work.ids[1], 1),
            "crop": lambda hands: covering.crop(hands, work.ids[1], Box(0, 0, 200, 100)),
        }[act],
    )
    (sentence,) = _refused(work)
    assert "changed since" in sentence
    _say(work)
    assert not _refused(work)


def test_words_for_it_and_reasons_ask_nothing_again(work: Work) -> None:
    _say(work)
    _do(work, lambda hands: covering.describe_picture(hands, work.ids[1], "A red door."))
    assert not _refused(work)


def test_an_answer_about_other_covers_than_stand_there_now_says_nothing(work: Work) -> None:
    before = _picture(work).recipe
    _do(work, lambda hands: covering.cover_box(hands, work.ids[1], Box(0, 0, 9, 9)))
    _do(work, lambda hands: looked_by_eye.say(hands, {work.ids[1]: before, "no-such-part": before}))
    assert _picture(work).by_eye is None and _refused(work)


def test_it_is_kept_who_looked_when_and_at_which_covers_and_the_log_names_the_act(work: Work) -> None:
    _say(work)
    picture = _picture(work)
    assert picture.by_eye == ByEye(picture.recipe, "ann", work.town.now.now.isoformat())
    with Session(work.desk.engine) as session:
        acts = [act for act in audit.read(session, subject=work.id) if act.act == looked_by_eye.ACT]
        assert [(act.who, act.at) for act in acts] == [("ann", work.town.now.now)]
        assert b"by_eye" not in finished.newest(session, work.id).body, "sealed with everything else"


def test_one_answer_holds_for_both_readers_and_takes_no_name_off(work: Work) -> None:
    _say(work)
    _ready(work)
    with Session(work.desk.engine) as session, session.begin():
        queue.claim(session, work.id, "bea", work.town.now)
        story, copy = work.story(session), finished.newest(session, work.id)
        said = decisions._second_problems(
            work.desk, session, story, copy, finished.read(work.desk, copy), work.town.now
        )
    assert not [one for one in said if "faces and writing" in one]
    _do(work, lambda hands: looked_by_eye.ask_again(hands, work.ids[1]), "bea")
    with Session(work.desk.engine) as session, session.begin():
        story = work.story(session)
        with pytest.raises(Refused, match="I looked for faces and writing"):
            decisions.agree(work.desk, session, story, "bea", work.town.now)
    _say(work, "bea")
    with Session(work.desk.engine) as session:
        assert finished.newest(session, work.id).first == "ann", "nothing that others see has changed"
    assert _picture(work).by_eye == ByEye(_picture(work).recipe, "bea", work.town.now.now.isoformat())


def test_it_is_asked_again_only_where_somebody_had_looked(work: Work) -> None:
    with pytest.raises(NotFound):
        _do(work, lambda hands: looked_by_eye.ask_again(hands, work.ids[1]))


def test_a_cover_that_is_undone_leaves_the_answer_that_was_given_before_it(work: Work) -> None:
    _say(work)
    _do(work, lambda hands: covering.cover_box(hands, work.ids[1], Box(0, 0, 9, 9)))
    assert _refused(work)
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        undone = undoing.undo(
            work.desk, session, hands.story, hands.copy, staff_id="ann", moment=work.town.now
        )
    assert undone == "cover picture" and not [one for one in _refused(work) if "faces and writing" in one]


def test_to_say_it_is_no_reason_against_undoing_what_came_before(work: Work) -> None:
    _do(work, lambda hands: covering.describe_picture(hands, work.ids[1], "A red door."))
    _say(work)
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        undone = undoing.undo(
            work.desk, session, hands.story, hands.copy, staff_id="ann", moment=work.town.now
        )
    assert undone == "describe picture" and _picture(work).by_eye is not None


@pytest.mark.parametrize("media", [ALL - {Medium.ART, Medium.ART_PART}])
def test_a_picture_that_is_shown_to_nobody_asks_nothing(
    town: Town, plain: None, media: frozenset[Medium]
) -> None:
    work = Work(town, media=media)
    work.decide(by_eye=False)
    assert not _refused(work)
    _say(work)
    assert _picture(work).by_eye is None


def test_what_a_machine_has_looked_at_needs_no_such_answer(work: Work) -> None:
    _looked(work, LOOKED)
    assert not _refused(work)
    _say(work)
    assert _picture(work).by_eye is None


def test_a_copy_from_before_this_was_asked_can_be_read(work: Work) -> None:
    old = {name: said for name, said in json.loads(json.dumps(asdict(_picture(work)))).items() if name != "by_eye"}  # fmt: skip
    assert PartWork.from_plain(old) == _picture(work)
    _say(work)
    assert PartWork.from_plain(json.loads(json.dumps(asdict(_picture(work))))) == _picture(work)


def test_a_planted_fault_that_asks_nobody_is_found(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard above proves itself: where the aid is missing, nothing waits."""
    monkeypatch.setattr(looked_by_eye, "asked", lambda *_: "")
    with pytest.raises(ValueError, match="not enough values"):
        test_in_a_plain_install_it_waits_until_somebody_says_that_they_looked(work)


# The page.


def _ticked(review: Review, deed: str, recipe: str = "", **typed: str) -> str:
    """Press a button of the page with the tick set; a recipe of another page, where one is given."""
    page, picture = review.page(), review.work.ids[1]
    assert f'name="eyes-{picture}"' in page.html
    page.boxes.append((f"eyes-{picture}", recipe or _picture(review.work).recipe))
    return review.press(deed, typed, page).get_data(as_text=True)


@pytest.fixture
def at_the_desk(review: Review, plain: None) -> Review:
    """Ann on the page of a story whose picture was never looked at, in a plain install."""
    with Session(review.work.desk.engine) as session, session.begin():
        from archive.ground.jobs import JobRow

        session.query(JobRow).filter_by(name=found_in_pictures.JOB).delete()
    return review


def test_the_page_says_that_no_machine_looked_and_asks(at_the_desk: Review) -> None:
    html, picture = at_the_desk.page().html, at_the_desk.work.ids[1]
    assert "this house runs without the aid that looks" in html
    assert "I looked for faces and writing in this picture" in html
    assert f'value="{_picture(at_the_desk.work).recipe}"' in html
    answer = at_the_desk.press("ready", {}).get_data(as_text=True)
    (sentence,) = [one for one in answer.split("<h1>")[0].split("<li") if "faces and writing" in one]
    assert f"#part-{picture}" in sentence, "it leads to the place where it is said"


def test_any_press_keeps_the_tick_and_the_page_says_who_looked(at_the_desk: Review) -> None:
    picture = at_the_desk.work.ids[1]
    _ticked(at_the_desk, "describe", title="Another door")
    assert at_the_desk.body().title == "Another door"
    html = at_the_desk.page().html
    assert "Ann looked for faces and writing in it on " in html and f'name="eyes-{picture}"' not in html
    assert at_the_desk.press(f"parts/{picture}/eyes-again", {}).status_code == 303
    assert f'name="eyes-{picture}"' in at_the_desk.page().html


def test_a_tick_on_an_old_page_is_asked_again(at_the_desk: Review) -> None:
    picture = at_the_desk.work.ids[1]
    old = _picture(at_the_desk.work).recipe
    fields = {f"{name}-{picture}": "10" for name in ("left", "top", "width", "height")}
    at_the_desk.press(f"parts/{picture}/cover", fields)
    _ticked(at_the_desk, "describe", old)
    assert _picture(at_the_desk.work).by_eye is None
    _ticked(at_the_desk, "describe", "no recipe at all")
    assert _picture(at_the_desk.work).by_eye is None


def test_a_cover_in_the_same_press_is_looked_at_once_more(at_the_desk: Review) -> None:
    picture = at_the_desk.work.ids[1]
    fields = {f"{name}-{picture}": "10" for name in ("left", "top", "width", "height")}
    _ticked(at_the_desk, f"parts/{picture}/cover", **fields)
    html = at_the_desk.page().html
    assert "has changed since somebody looked" in html and f'name="eyes-{picture}"' in html


def test_a_refusal_hands_the_tick_back(at_the_desk: Review) -> None:
    picture = at_the_desk.work.ids[1]
    html = _ticked(at_the_desk, f"parts/{picture}/cover", **{f"left-{picture}": "ten"})
    box = html.split(f'name="eyes-{picture}"')[1].split(">")[0]
    assert "checked" in box


def test_the_tick_and_ready_go_in_one_press(at_the_desk: Review) -> None:
    html = _ticked(at_the_desk, "ready")
    above = html.split("<h1>")[0]
    assert "Not yet" in above and "faces and writing" not in above, "other things are open, and this is not"


def test_only_who_has_the_story_says_it(at_the_desk: Review) -> None:
    picture = at_the_desk.work.ids[1]
    with Session(at_the_desk.work.desk.engine) as session, session.begin():
        queue.let_go(session, at_the_desk.work.id, "ann", at_the_desk.work.town.now)
    answer = at_the_desk.client.post(
        f"/stories/{at_the_desk.work.id}/parts/{picture}/eyes-again", data={}, **HOST
    )
    assert answer.status_code >= 400
