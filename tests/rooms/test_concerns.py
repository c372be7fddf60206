"""A worry about somebody's safety: a list of its own, no publishing, two people before anybody outside is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from archive.ground.clock import utc_now
from archive.ground.keyring import KeyRow
from archive.rules import safeguarding as rules
from archive.rules.clock import Moment
from archive.rules.errors import Refused
from archive.rules.reading_grade import grade
from archive.settings import Place
from moderation.concerns import concern_words, concerns, forgetting, telling_services
from moderation.letters import letters, notices
from moderation.parts import covering
from moderation.people import staff
from moderation.people_tables import ConcernAction, ConcernNote, ConcernRow
from moderation.promises import owed
from stories import consent_pages, consenting, drafts, messages, withdrawal
from stories.tables import Message, State
from tests.rooms.plain_words import banned_in
from tests.rooms.raised import WORRY, raise_worry
from tests.rooms.raised import story_id as story_id  # noqa: PLC0414 -- the fixture.
from tests.rooms.shelving import text_of
from tests.rooms.with_parts import Work
from tests.staffed import Seat, Staffed
from tests.town import Town

TELL = {"service": "children", "talked": "yes", "telling": "Canary telling: he has found her."}


def _action(house: Staffed) -> str:
    with Session(house.desk.engine) as session:
        return session.execute(select(ConcernAction.id)).scalar_one()


def _state(house: Staffed) -> str:
    with Session(house.desk.engine) as session:
        return session.execute(select(ConcernRow.state)).scalar_one()


@pytest.mark.parametrize("login", ["ann", "rev", "viv", "lea"])
def test_whoever_meets_a_story_can_raise_a_worry_and_the_lead_alone_reads_it(
    house: Staffed, story_id: str, login: str
) -> None:
    id = raise_worry(house, story_id, login=login)
    sam = house.let_in("sam")
    assert "nobody has looked yet" in sam.get("/safeguarding")[1]
    page = sam.get(f"/safeguarding/{id}")[1]
    assert WORRY in page and "Denise" not in page
    for other in ("bea", "cus", "adm", "aud"):
        assert house.let_in(other).get(f"/safeguarding/{id}")[0] == 404


def test_a_note_of_hers_is_shown_to_the_lead_where_it_made_somebody_worry(
    house: Staffed, story_id: str
) -> None:
    with Session(house.desk.engine) as session:
        note = session.execute(select(Message.id)).scalar_one()
    ann = house.let_in("ann")
    assert f"note:{note}" in ann.get(f"/stories/{story_id}")[1]
    id = raise_worry(house, note, "note", login="bea")
    assert "He is at the door again." in house.let_in("lea").get(f"/safeguarding/{id}")[1]


@pytest.mark.parametrize(("about", "id"), [("story", "x"), ("note", "x"), ("reply", "x"), ("town", "x")])
def test_a_worry_about_nothing_is_no_page(house: Staffed, about: str, id: str) -> None:
    ann = house.let_in("ann")
    assert ann.get(f"/concern/{about}/{id}")[0] == 404
    assert ann.post(f"/concern/{about}/{id}", words=WORRY)[0] == 404


def test_an_empty_worry_is_asked_for_again(house: Staffed, story_id: str) -> None:
    status, page = house.let_in("ann").post(f"/concern/story/{story_id}", words=" ")
    assert status == 422 and "what worries you" in page


def test_to_raise_a_worry_changes_nothing_of_the_story(house: Staffed, story_id: str) -> None:
    raise_worry(house, story_id)
    with Session(house.desk.engine) as session:
        story = drafts.story(session, story_id)
        assert story.state == State.SENT and story.hidden_by is None


def test_no_button_of_the_lead_publishes_holds_or_hides(house: Staffed, story_id: str) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    pages = lea.get("/safeguarding")[1] + lea.get(f"/safeguarding/{id}")[1]
    assert 'action="/stories' not in pages and "/decide" not in pages
    for deed in ("claim", "agree", "decide", "ready", "let-be-seen"):
        assert lea.post(f"/stories/{story_id}/{deed}")[0] == 404


def test_her_words_are_read_on_a_press_that_is_written_down(house: Staffed, story_id: str) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    assert "Denise came" in lea.post(f"/safeguarding/{id}/read")[1]
    assert "Denise came" not in lea.get(f"/safeguarding/{id}")[1]
    assert house.acts("lea") == ["read for safeguarding"]


def test_of_what_she_said_aloud_the_lead_reads_what_is_typed_and_is_told_what_is_not(
    house: Staffed, quick: None
) -> None:
    work = Work(Town(house.desk), words="Denise opened the door.")
    sound, _ = work.ids
    id, lea = raise_worry(house, work.id), house.let_in("lea")
    page = lea.post(f"/safeguarding/{id}/read")[1]
    assert "Denise opened" in page and page.count(concern_words.NOT_TYPED) == 2
    with Session(house.desk.engine) as session, session.begin():
        covering.write_transcript(work.hands(session), sound, [("0:00", "", "He has found me.")])
    page = text_of(lea.post(f"/safeguarding/{id}/read")[1])
    assert "Recording 1: He has found me." in page and f"Picture 1: {concern_words.NOT_TYPED}" in page


def test_what_she_is_still_writing_is_read_by_nobody(house: Staffed, story_id: str) -> None:
    id, town, lea = raise_worry(house, story_id), Town(house.desk), house.let_in("lea")
    with Session(house.desk.engine) as session, session.begin():
        story = drafts.story(session, story_id)
        consenting.ask_back(session, story, town.now)
        drafts.save(house.desk, session, story, title="x", words="Canary: not sent yet.", moment=town.now)
    status, page = lea.post(f"/safeguarding/{id}/read")
    assert status == 409 and "Canary: not" not in page and "She is writing on this story" in page
    assert house.acts("lea") == [] and _state(house) == "new"


def test_what_she_was_told_before_stands_there_word_for_word(house: Staffed, story_id: str) -> None:
    from markupsafe import escape

    page = house.let_in("lea").get(f"/safeguarding/{raise_worry(house, story_id)}")[1]
    assert any("There are two limits." in line for line in consent_pages.BEFORE.lead)
    assert all(str(escape(line)) in page for line in consent_pages.BEFORE.lead)


# Telling somebody outside


def test_a_service_is_told_after_a_second_person_said_yes(house: Staffed, story_id: str) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    assert lea.post(f"/safeguarding/{id}/tell", **TELL, do="ask")[0] == 303
    action = _action(house)
    assert _state(house) == "second"
    status, page = lea.post(f"/safeguarding/{id}/told/{action}")
    assert status == 409 and rules.NOT_AGREED in page
    assert lea.post(f"/safeguarding/second/{action}", do="yes")[0] == 409, "her own"
    cus = house.let_in("cus")
    page = cus.get("/safeguarding/second")[1]
    assert "Canary telling" in page and WORRY not in page and "Denise" not in page
    assert house.let_in("bea").post(f"/safeguarding/second/{action}", do="yes")[0] == 404
    assert cus.post(f"/safeguarding/second/{action}", do="yes")[0] == 303
    assert lea.post(f"/safeguarding/{id}/told/{action}")[0] == 303
    assert _state(house) == "acted"
    assert lea.post(f"/safeguarding/{id}/told/{action}")[0] == 409, "once"


def test_a_yes_is_told_to_the_lead_first_and_nothing_is_closed_over_it(house: Staffed, story_id: str) -> None:
    id, lea, cus = raise_worry(house, story_id), house.let_in("lea"), house.let_in("cus")
    assert "Safeguarding (1)" in lea.get("/safeguarding")[1]
    lea.post(f"/safeguarding/{id}/write", words="I am looking.")
    assert "Safeguarding (" not in lea.get("/safeguarding")[1]
    lea.post(f"/safeguarding/{id}/tell", **TELL, do="ask")
    assert "Second person (1)" in cus.get("/safeguarding/second")[1]
    assert "Second person (" not in lea.get("/safeguarding")[1], "it is her own"
    cus.post(f"/safeguarding/second/{_action(house)}", do="yes")
    page = lea.get("/safeguarding")[1]
    assert concerns.TO_TELL in page and "waits for a second person" not in page and "Safeguarding (1)" in page
    assert "Second person (" not in cus.get("/safeguarding/second")[1]
    status, page = lea.post(f"/safeguarding/{id}/close")
    assert status == 409 and concerns.NOT_TOLD in page and "Why does nobody have to be told any more?" in page
    lea.post(f"/safeguarding/{id}/told/{_action(house)}")
    assert "somebody outside was told" in lea.get("/safeguarding")[1]
    assert lea.post(f"/safeguarding/{id}/close")[0] == 303 and _state(house) == "closed"
    assert house.acts("lea")[-1] == "close a concern"


def _agreed(house: Staffed, story_id: str) -> tuple[str, Seat]:
    """Return a worry in which two agreed that a service is told, which nobody has told yet; and the lead's browser."""
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    assert lea.post(f"/safeguarding/{id}/tell", **TELL, do="ask")[0] == 303
    assert house.let_in("cus").post(f"/safeguarding/second/{_action(house)}", do="yes")[0] == 303
    return id, lea


def _nobody(house: Staffed, id: str, lea: Seat) -> str:
    """Ask a second person whether nobody has to be told any more, and return the id of that."""
    assert lea.post(f"/safeguarding/{id}/tell-nobody", nobody="Canary: she has moved.")[0] == 303
    with Session(house.desk.engine) as session:
        query = select(ConcernAction.id).where(ConcernAction.service == rules.NOBODY)
        return session.execute(query).scalar_one()


@pytest.mark.parametrize("other", ["cus", "kit", "sam"])
def test_that_nobody_has_to_be_told_any_more_takes_two(house: Staffed, story_id: str, other: str) -> None:
    id, lea = _agreed(house, story_id)
    nobody = _nobody(house, id, lea)
    assert lea.post(f"/safeguarding/{id}/close")[0] == 409
    assert lea.post(f"/safeguarding/{id}/close", do="told-no-more")[0] == 409, "the old press closes nothing"
    assert lea.post(f"/safeguarding/second/{nobody}", do="yes")[0] == 409, "her own"
    assert house.let_in("bea").post(f"/safeguarding/second/{nobody}", do="yes")[0] == 404
    assert _state(house) != "closed" and concerns.TO_TELL in lea.get("/safeguarding")[1]
    second = house.let_in(other, again=1)
    page = text_of(second.get("/safeguarding/second")[1])
    assert "Canary: she has moved." in page and "It was to be told" in page and "Canary telling" in page
    assert WORRY not in page and "Denise" not in page, "no more than is needed"
    assert second.post(f"/safeguarding/second/{nobody}", do="yes")[0] == 303
    assert _state(house) == "closed"
    assert house.acts(other)[-2:] == ["second telling nobody: yes", "close a concern with nobody told"]
    page = lea.get("/safeguarding")[1]
    assert concerns.TO_TELL not in page and "Safeguarding (" not in page
    assert lea.post(f"/safeguarding/{id}/told/{_told_of(house)}")[0] == 409, "it is closed"


def _told_of(house: Staffed) -> str:
    with Session(house.desk.engine) as session:
        query = select(ConcernAction.id).where(ConcernAction.service != rules.NOBODY)
        return session.execute(query).scalar_one()


def test_after_a_no_it_is_still_to_be_told_and_what_was_typed_comes_back(
    house: Staffed, story_id: str
) -> None:
    id, lea = _agreed(house, story_id)
    status, page = lea.post(f"/safeguarding/{id}/tell-nobody", nobody=" ", words="Half a no")
    assert status == 422 and rules.NO_REASON in page and "Half a no" in page
    nobody = _nobody(house, id, lea)
    assert lea.post(f"/safeguarding/{id}/tell-nobody", nobody="Once more.")[0] == 409, "it is asked"
    assert house.let_in("sam").post(f"/safeguarding/second/{nobody}", do="no")[0] == 303
    assert concerns.TO_TELL in lea.get("/safeguarding")[1]
    assert lea.post(f"/safeguarding/{id}/close")[0] == 409 and _state(house) != "closed"
    assert lea.post(f"/safeguarding/{id}/told/{_told_of(house)}")[0] == 303
    assert lea.post(f"/safeguarding/{id}/close")[0] == 303


def test_what_is_told_meanwhile_ends_the_question(house: Staffed, story_id: str) -> None:
    id, lea = _agreed(house, story_id)
    nobody = _nobody(house, id, lea)
    assert lea.post(f"/safeguarding/{id}/told/{_told_of(house)}")[0] == 303
    assert house.let_in("sam").post(f"/safeguarding/second/{nobody}", do="yes")[0] == 404
    assert _state(house) == "acted" and house.acts("lea")[-1] == "take back: tell nobody"
    assert lea.post(f"/safeguarding/{id}/tell-nobody", nobody="Why not.")[0] == 409, "nothing is left to tell"
    assert lea.post(f"/safeguarding/{id}/close")[0] == 303


def test_a_yes_to_nobody_gives_up_what_was_agreed_before_it_was_asked_and_nothing_else(
    house: Staffed, story_id: str
) -> None:
    id, lea = _agreed(house, story_id)
    nobody, sam = _nobody(house, id, lea), house.let_in("sam")
    assert lea.post(f"/safeguarding/{id}/tell", **{**TELL, "service": "police"}, do="ask")[0] == 303
    with Session(house.desk.engine) as session:
        query = select(ConcernAction.id).where(ConcernAction.service == "police")
        police = session.execute(query).scalar_one()
    assert sam.post(f"/safeguarding/second/{police}", do="yes")[0] == 303
    assert sam.post(f"/safeguarding/second/{nobody}", do="yes")[0] == 303
    assert _state(house) != "closed"
    assert lea.post(f"/safeguarding/{id}/close")[0] == 409, "the police are still to be told"
    assert lea.post(f"/safeguarding/{id}/told/{police}")[0] == 303
    assert lea.post(f"/safeguarding/{id}/close")[0] == 303


def test_where_nobody_can_be_the_second_it_stays_open_and_is_marked(house: Staffed, story_id: str) -> None:
    id, lea = _agreed(house, story_id)
    assert rules.NO_SECOND not in lea.get(f"/safeguarding/{id}")[1]
    with Session(house.desk.engine) as session, session.begin():
        for login in ("cus", "kit", "sam"):
            staff.shut(session, house.ids[login], house.ids["adm"], Town(house.desk).now)
    assert rules.NO_SECOND in lea.get(f"/safeguarding/{id}")[1]
    _nobody(house, id, lea)
    with Session(house.desk.engine) as session:
        for hours, late in ((23, False), (25, True)):
            moment = Moment(utc_now() + timedelta(hours=hours), None)
            (line,) = concerns.waiting(session, moment)
            assert line.is_late == late and not line.is_closed
            assert owed.late_worries(session, moment) == (2 if late else 0)


@pytest.mark.parametrize("waits", ["unread", "undecided", "untold"])
def test_what_waits_for_more_than_a_day_stands_on_the_page_of_promises(
    house: Staffed, story_id: str, waits: str
) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    if waits != "unread":
        lea.post(f"/safeguarding/{id}/tell", **TELL, do="ask")
    if waits == "untold":
        house.let_in("cus").post(f"/safeguarding/second/{_action(house)}", do="yes")
    with Session(house.desk.engine) as session:
        now = utc_now()
        late = [owed.late_worries(session, Moment(now + timedelta(hours=hours), None)) for hours in (23, 25)]
        assert late == [0, 1]
    assert "Somebody’s safety, late" in house.let_in("rev").get("/promises")[1]
    if waits == "untold":
        lea.post(f"/safeguarding/{id}/told/{_action(house)}")
    else:
        lea.post(f"/safeguarding/{id}/write", words="I have looked.")
        if waits == "undecided":
            house.let_in("sam").post(f"/safeguarding/second/{_action(house)}", do="no")
    with Session(house.desk.engine) as session:
        assert owed.late_worries(session, Moment(utc_now() + timedelta(days=9), None)) == 0


def test_after_a_no_nobody_is_told(house: Staffed, story_id: str) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    lea.post(f"/safeguarding/{id}/tell", **TELL, do="ask")
    action = _action(house)
    sam = house.let_in("sam")
    assert sam.post(f"/safeguarding/second/{action}", do="no")[0] == 303
    assert sam.post(f"/safeguarding/second/{action}", do="yes")[0] == 409
    assert lea.post(f"/safeguarding/{id}/told/{action}")[0] == 409
    assert _state(house) == "looking"


def test_in_an_emergency_one_acts_and_another_looks_at_it_within_a_day(house: Staffed, story_id: str) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    assert lea.post(f"/safeguarding/{id}/tell", **TELL, do="now")[0] == 303
    assert _state(house) == "acted"
    assert lea.post(f"/safeguarding/{id}/close")[0] == 409, "it waits for a second person"
    action = _action(house)
    assert "Look at it by" in house.let_in("kit").get("/safeguarding/second")[1]
    with Session(house.desk.engine) as session:
        done_at = session.get_one(ConcernAction, action).at
        for hours, late in ((24, False), (25, True)):
            moment = Moment(done_at + timedelta(hours=hours), None)
            assert telling_services.for_second(house.desk, session, "kit", moment)[0].is_late == late
            assert concerns.waiting(session, moment)[0].is_late == late
    assert house.let_in("cus").post(f"/safeguarding/second/{action}", do="no")[0] == 303
    assert "says that it was not right" in lea.get(f"/safeguarding/{id}")[1]
    assert lea.post(f"/safeguarding/{id}/close")[0] == 303


def test_of_a_story_whose_key_is_damaged_the_lead_is_not_told_that_she_deleted_it(
    house: Staffed, story_id: str
) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    with house.desk.keys.engine.begin() as connection:
        connection.execute(update(KeyRow).where(KeyRow.id == story_id).values(wrapped=bytes(60)))
    status, page = lea.post(f"/safeguarding/{id}/read")
    assert status == 503 and "deleted" not in page and "cannot be opened" in page


def test_in_an_emergency_nothing_is_too_long_to_be_told(house: Staffed, story_id: str) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    long = TELL | {"telling": "He has found her, and stands at the door. " * 100}
    status, page = lea.post(f"/safeguarding/{id}/tell", **long, do="ask")
    assert status == 422 and "What is to be told can have 4,000 letters" in page and _state(house) != "acted"
    assert lea.post(f"/safeguarding/{id}/tell", **long, do="now")[0] == 303 and _state(house) == "acted"
    assert long["telling"].strip() in house.let_in("kit").get("/safeguarding/second")[1]


def test_everything_that_is_missing_is_said_at_once_and_what_was_typed_stands(
    house: Staffed, story_id: str
) -> None:
    lea = house.let_in("lea")
    status, page = lea.post(
        f"/safeguarding/{raise_worry(house, story_id)}/tell", telling="Canary telling", do="ask"
    )
    assert status == 422 and rules.NO_SERVICE in page and rules.NO_TALK in page and "Canary telling" in page


# Writing to her


def test_she_is_written_to_in_words_of_ones_own_when_it_is_safe(house: Staffed, story_id: str) -> None:
    path, lea = f"/safeguarding/{raise_worry(house, story_id)}/to-her", house.let_in("lea")
    assert lea.post(path, to_her="Are you safe tonight?")[0] == 422
    assert lea.post(path, to_her=letters.SAFETY_LETTER, is_safe="yes")[0] == 422
    assert lea.post(path, to_her="Are you safe tonight?", is_safe="yes")[0] == 303
    with Session(house.desk.engine) as session:
        thread = messages.thread(house.desk, session, drafts.story(session, story_id))
    assert [note.words for note in thread if not note.is_hers] == ["Are you safe tonight?"]


@pytest.mark.parametrize("letter", [letters.SAFETY_LETTER, notices.LOOKED])
def test_what_she_reads_of_it_is_plain(letter: str) -> None:
    assert grade([letter]) <= 6 and not banned_in(letter)
    assert grade(["Institutional safeguarding responsibilities necessitate consultation."]) > 6


# What is kept


def test_nothing_of_it_lies_anywhere_in_clear_nor_in_the_log(
    house: Staffed, story_id: str, place: Place
) -> None:
    id, lea = raise_worry(house, story_id), house.let_in("lea")
    lea.post(f"/safeguarding/{id}/tell", **TELL, do="ask")
    lea.post(f"/safeguarding/{id}/write", words="Canary note of the lead.")
    found = [path for path in place.data.rglob("*") if path.is_file() and b"Canary" in path.read_bytes()]
    assert found == []
    assert all("anary" not in act for login in ("ann", "lea") for act in house.acts(login))


def test_it_outlives_the_story_while_it_is_open_and_goes_when_it_is_closed(
    house: Staffed, story_id: str
) -> None:
    id, lea, desk = raise_worry(house, story_id), house.let_in("lea"), house.desk
    with Session(desk.engine) as session, session.begin():
        withdrawal.delete(desk, session, drafts.story(session, story_id), Town(desk).now)
        assert forgetting.forget_deleted(session, Town(desk).now) == 0
    page = lea.get(f"/safeguarding/{id}")[1]
    assert WORRY in page and "She has deleted this story" in page
    assert lea.post(f"/safeguarding/{id}/read")[0] == 409
    assert lea.post(f"/safeguarding/{id}/close")[0] == 303
    with Session(desk.engine) as session, session.begin():
        assert forgetting.forget_deleted(session, Town(desk).now) == 2
        assert forgetting.forget_deleted(session, Town(desk).now) == 0
        assert session.execute(select(ConcernNote)).scalars().all() == []
    assert lea.get(f"/safeguarding/{id}")[0] == 404


def test_what_is_closed_takes_nothing_more(house: Staffed, story_id: str) -> None:
    id, desk, now = raise_worry(house, story_id), house.desk, Town(house.desk).now
    with Session(desk.engine) as session, session.begin():
        concerns.close(session, id, "lea", now)
        with pytest.raises(Refused):
            concerns.write(desk, session, id, "lea", "x", now)
        with pytest.raises(Refused):
            concern_words.read_hers(desk, session, id, "lea", now)
