"""A machine's first draft: for whoever types the lines, never a transcript, nothing covered in it, and soon gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.checking import private
from archive.editions.index import open_index
from archive.ground.audit import AuditRow
from archive.ground.db import reading
from archive.ground.jobs import JobRow, Worker
from archive.media import recognising
from archive.media.cage import Interrupted
from archive.media.recognising import Heard
from archive.media.sound import WIDER
from archive.rules import first_draft
from archive.rules.anonymity import Kind as Detail
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.first_draft import Guess
from archive.settings import Place
from moderation.anonymise import anonymise, undoing
from moderation.decisions import decisions
from moderation.parts import covering, first_drafts
from moderation.queue import queue
from moderation.worker import handlers
from stories import consenting, finished, machine_drafts, parts, quarantine, withdrawal
from stories.desk import Desk
from stories.machine_drafts import Draft
from stories.partwork import Cover, PartWork
from stories.tables import State
from stories.work_tables import MachineDraft
from tests.rooms.shelving import text_of
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town

GUESSES = (
    Guess(0, 700, "A canary sang."),
    Guess(700, 1_400, "Denise was late."),
    Guess(1_400, 2_400, "Nobody came."),
)
FIRST, SECOND, THIRD = (guess.sign for guess in GUESSES)


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None:
    """Every test here."""


class _Machine:
    """What stands in for the child: it says what it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.says: list[Heard | Exception] = [Heard(GUESSES, 2_500, is_all=True)]
        self.asked: list[dict[str, Any]] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def __call__(self, _: object, covered: Sequence[tuple[int, int]], **how: Any) -> Heard:
        self.asked.append({"covered": list(covered), **how})
        self.meanwhile()
        said = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        if isinstance(said, Exception):
            raise said
        return said


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> _Machine:
    """The machine."""
    made = _Machine()
    monkeypatch.setattr(recognising, "is_here", lambda _="": True)
    monkeypatch.setattr(recognising, "listen", made)
    return made


@pytest.fixture
def work(desk: Desk, machine: _Machine) -> Work:
    """A story with a recording and a picture, in Ann's hands."""
    return Work(Town(desk), words="Denise opened the door.")


@pytest.fixture
def drafted(work: Work) -> Work:
    """The same, with a draft of the recording."""
    _ask(work)
    _hear(work)
    return work


def _do(work: Work, deed: Callable[..., Any], *args: Any, **how: Any) -> Any:
    with Session(work.desk.engine) as session, session.begin():
        return deed(work.hands(session), work.ids[0], *args, **how)


def _ask(work: Work) -> None:
    _do(work, first_drafts.ask)


def _hear(work: Work, *, days: int = 9) -> None:
    named = handlers(work.desk, open_index(work.desk.press.published.folder.parent / "index"))
    Worker(work.desk.engine, {first_drafts.JOB: named[first_drafts.JOB]}).run_all(
        work.town.now.now + timedelta(days=days)
    )


def _cover(work: Work, start: str, end: str) -> None:
    _do(work, covering.cover, start=start, end=end, how="tone", reason="")


def _sound(work: Work) -> PartWork:
    with Session(reading(work.desk.engine)) as session:
        return finished.read(work.desk, finished.newest(session, work.id)).part(work.ids[0])


def _kept(work: Work) -> tuple[str, ...] | None:
    """Return what is sealed in the draft, whether it may be shown or not; None when there is none."""
    with Session(reading(work.desk.engine)) as session:
        row = session.get(MachineDraft, work.ids[0])
        return None if row is None else tuple(one.text for one in machine_drafts.read(work.desk, row).guesses)


def _shown(work: Work, moment: Moment | None = None) -> first_drafts.Shown:
    with Session(reading(work.desk.engine)) as session:
        return first_drafts.shown(
            work.desk, session, work.story(session), _sound(work), moment or work.town.now
        )


def _offered(work: Work) -> list[str]:
    return [line.text for line in _shown(work).lines]


def _acts(work: Work) -> list[str]:
    with Session(reading(work.desk.engine)) as session:
        return list(session.execute(select(AuditRow.act).where(AuditRow.subject == work.id)).scalars())


# ------------------------------------------------------------------------------------------------ it is a guess alone
def test_it_is_written_by_a_press_alone_and_shown_with_its_state(work: Work) -> None:
    assert _shown(work).state == "not yet" and _kept(work) is None
    _ask(work)
    assert _shown(work).state == "under way" and _offered(work) == []
    _hear(work)
    assert _shown(work).state == "done" and _offered(work) == [guess.text for guess in GUESSES]


def test_it_is_no_transcript_by_any_rule_and_stands_in_nothing_that_goes_out(drafted: Work) -> None:
    assert _sound(drafted).cues == () and "Recording 1 has no transcript yet." in drafted.problems()
    with Session(drafted.desk.engine) as session:
        copy = finished.newest(session, drafted.id)
        body = finished.read(drafted.desk, copy)
        everything = body.as_text() + finished.around(body) + repr(drafted.content())
        with pytest.raises(Refused) as refused:
            decisions.ready(drafted.desk, session, drafted.story(session), "ann", drafted.town.now)
    assert "canary" not in everything and "Recording 1 has no transcript yet." in refused.value.sentences


def test_that_check_would_see_a_draft_in_the_copy(drafted: Work) -> None:
    _do(drafted, first_drafts.take_over, {FIRST: GUESSES[0].text}, [])
    with Session(drafted.desk.engine) as session:
        body = finished.read(drafted.desk, finished.newest(session, drafted.id))
    assert "canary" in body.as_text() and "canary" in finished.around(body)


def test_the_log_says_that_it_was_asked_for_and_thrown_away_and_not_a_word(drafted: Work) -> None:
    _do(drafted, first_drafts.throw_away)
    assert [act for act in _acts(drafted) if "draft" in act] == ["ask a machine for a draft", "throw a machine's draft away"]  # fmt: skip
    assert not [act for act in _acts(drafted) if "canary" in act] and _kept(drafted) is None


def test_it_is_sealed_with_the_key_of_the_story(drafted: Work) -> None:
    raw = drafted.desk.engine.raw_connection()
    try:
        said = raw.cursor().execute("SELECT said FROM machine_draft").fetchone()[0]
    finally:
        raw.close()
    assert b"canary" not in said and list(private.stories(drafted.desk)) == []


# ------------------------------------------------------------------------------------------------------- taking over
def test_a_line_that_somebody_listened_to_stands_in_the_table_as_it_was_corrected(drafted: Work) -> None:
    _do(drafted, first_drafts.take_over, {SECOND: "She was  late.", FIRST: "A canary sang."}, [])
    assert [(cue.start, cue.end, cue.text) for cue in _sound(drafted).cues] == [
        (0, 700, "A canary sang."),
        (700, 1_400, "She was late."),
    ]
    assert _offered(drafted) == ["Nobody came."]
    assert "write transcript" in _acts(drafted), "by the table's own way"


def test_what_is_looked_through_is_looked_through(drafted: Work) -> None:
    with Session(drafted.desk.engine) as session, session.begin():
        hands = drafted.hands(session)
        anonymise.mark(
            drafted.desk, session, hands.story, hands.copy, phrase="Denise", kind=Detail.PERSON, instead="she",
            staff_id="ann", moment=drafted.town.now,
        )  # fmt: skip
    bare = "What mark 1 takes out still stands in the transcript and captions of recording 1."
    assert bare not in drafted.problems()
    _do(drafted, first_drafts.take_over, {SECOND: GUESSES[1].text}, [])
    assert bare in drafted.problems()


def test_lines_of_a_person_are_left_as_they_are_and_their_guesses_are_not_offered(drafted: Work) -> None:
    with Session(drafted.desk.engine) as session, session.begin():
        covering.write_transcript(
            drafted.hands(session), drafted.ids[0], [("0:00.7", "0:01.4", "Typed by hand.")]
        )
    assert _offered(drafted) == ["A canary sang.", "Nobody came."]
    with pytest.raises(BadInput, match="not in the draft any more"):
        _do(drafted, first_drafts.take_over, {SECOND: "Denise was late."}, [])
    _do(drafted, first_drafts.take_over, {THIRD: "Nobody came."}, [])
    assert [cue.text for cue in _sound(drafted).cues] == ["Typed by hand.", "Nobody came."]


def test_an_undo_offers_the_guess_again(drafted: Work) -> None:
    _do(drafted, first_drafts.take_over, {FIRST: "A canary sang."}, [])
    with Session(drafted.desk.engine) as session, session.begin():
        hands = drafted.hands(session)
        undoing.undo(drafted.desk, session, hands.story, hands.copy, staff_id="ann", moment=drafted.town.now)
    assert _sound(drafted).cues == () and "A canary sang." in _offered(drafted)


def test_what_nobody_says_is_left_out_for_good(drafted: Work) -> None:
    _do(drafted, first_drafts.take_over, {}, [SECOND])
    assert _sound(drafted).cues == () and _kept(drafted) == ("A canary sang.", "Nobody came.")


def test_what_cannot_be_taken_over_takes_nothing(drafted: Work) -> None:
    cases: tuple[tuple[dict[str, str], list[str], str], ...] = (
        ({}, [], first_drafts.TICK),
        ({FIRST: "A canary sang."}, [FIRST], first_drafts.BOTH),
        ({"0-1": "Planted."}, [], first_drafts.GONE),
        ({}, ["nonsense"], first_drafts.GONE),
        ({FIRST: "A canary sang.", SECOND: "  "}, [], first_drafts.NO_WORDS),
        ({FIRST: "x" * 401}, [], first_drafts.TOO_LONG),
    )
    for listened, out, why in cases:
        with pytest.raises(BadInput) as found:
            _do(drafted, first_drafts.take_over, listened, out)
        assert found.value.sentences == (why,)
    assert _sound(drafted).cues == () and len(_offered(drafted)) == 3


# --------------------------------------------------------------------------------------------------- what is covered
def test_what_is_covered_the_machine_does_not_hear(work: Work, machine: _Machine) -> None:
    _cover(work, "0:00.8", "0:01.2")
    _ask(work)
    _hear(work)
    assert machine.asked[0]["covered"] == [(800 - WIDER, 1_200 + WIDER)]
    assert len(_offered(work)) == 3, "what it made of the silence around is a person's to judge"


def _far_apart(machine: _Machine) -> None:
    machine.says = [
        Heard((Guess(0, 300, "A canary sang."), Guess(2_350, 2_450, "Nobody came.")), 2_500, is_all=True)
    ]


def test_a_new_cover_takes_the_guesses_near_it(work: Work, machine: _Machine) -> None:
    _far_apart(machine)
    _ask(work)
    _hear(work)
    _cover(work, "0:00.1", "0:00.2")
    assert _kept(work) == ("Nobody came.",) == tuple(_offered(work))


def test_whoever_writes_the_covers_takes_them(work: Work, machine: _Machine) -> None:
    _far_apart(machine)
    _ask(work)
    _hear(work)
    with Session(work.desk.engine) as session, session.begin():
        copy = finished.newest(session, work.id)
        body = finished.read(work.desk, copy)
        hers = replace(body.part(work.ids[0]), covers=(Cover(0, 200, "silence", is_hers=True),))
        finished.write(work.desk, copy, body.with_part(hers))
    assert _kept(work) == ("Nobody came.",)


def test_a_cover_taken_away_and_put_again_is_a_new_one(work: Work, machine: _Machine) -> None:
    _far_apart(machine)
    _cover(work, "0:00.1", "0:00.2")
    _ask(work)
    _hear(work)
    assert len(_offered(work)) == 2
    _do(work, covering.uncover, 1)
    _cover(work, "0:00.1", "0:00.2")
    assert _kept(work) == ("Nobody came.",)


def test_what_is_covered_while_it_listens_is_not_in_it(work: Work, machine: _Machine) -> None:
    _far_apart(machine)
    machine.meanwhile = lambda: _cover(work, "0:00.1", "0:00.2")
    _ask(work)
    _hear(work)
    assert _kept(work) == ("Nobody came.",)


def test_nothing_covered_is_shown_or_taken_over_even_where_the_draft_still_holds_it(
    drafted: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine_drafts, "fit", lambda *_: None)  # The planted fault.
    _cover(drafted, "0:00.1", "0:00.2")
    kept = _kept(drafted)
    assert kept is not None and "A canary sang." in kept and _offered(drafted) == []
    with pytest.raises(BadInput, match="not in the draft any more"):
        _do(drafted, first_drafts.take_over, {FIRST: "A canary sang."}, [])


def test_and_that_look_is_what_keeps_it_away(drafted: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_drafts, "fit", lambda *_: None)
    monkeypatch.setattr(
        Draft, "fitting", lambda self, _: self
    )  # Both walls down: the tests above would fail.
    _cover(drafted, "0:00.1", "0:00.2")
    assert "A canary sang." in _offered(drafted)


# ------------------------------------------------------------------------------------------------- who, and how long
def _with(deed: Callable[..., object]) -> Callable[[Work], None]:
    def done(work: Work) -> None:
        with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
            deed(work, session, work.story(session))

    return done


LETTER = "We read your story. Would you look at one line with us? There is no hurry at all."
ENDS: dict[str, Callable[[Work], None]] = {
    "she asks it back": _with(lambda work, session, story: consenting.ask_back(session, story, work.town.now)),
    "she hides it": _with(lambda work, session, story: withdrawal.hide(work.desk, session, story, work.town.now)),
    "she deletes it": _with(lambda work, session, story: withdrawal.delete(work.desk, session, story, work.town.now)),
    "it is given back to her": _with(
        lambda work, session, story: decisions.ask_to_change(
            work.desk, session, story, "ann", rule="anonymity", words=LETTER, moment=work.town.now
        )
    ),
    "it is held": _with(
        lambda work, session, story: decisions.hold(
            work.desk, session, story, "ann", rule="court", words=LETTER, moment=work.town.now
        )
    ),
    "the recording is set aside": _with(
        lambda work, session, story: quarantine.part(
            work.desk, session, story, work.ids[0], who="ann", moment=work.town.now
        )
    ),
    "the recording goes": _with(
        lambda work, session, story: parts.destroy(work.desk, session, [parts.hers(session, story, work.ids[0])])
    ),
}  # fmt: skip


@pytest.mark.parametrize("ending", ENDS)
def test_it_is_destroyed_with_its_use_in_the_same_press(drafted: Work, ending: str) -> None:
    assert _kept(drafted) is not None
    ENDS[ending](drafted)
    assert _kept(drafted) is None


def test_it_is_destroyed_when_the_first_reader_hands_the_story_on(
    drafted: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = ("finished.objections", "proposing.waiting", "sentences.waiting", "found_in_pictures.waiting")
    for open_question in (*elsewhere, "jigsaw.problems"):
        monkeypatch.setattr(f"moderation.decisions.decisions.{open_question}", lambda *_, **__: [])
    for open_question in ("_voices", "_unsaid"):
        monkeypatch.setattr(decisions, open_question, lambda *_: [])
    _with(lambda work, session, story: decisions.ready(work.desk, session, story, "ann", work.town.now))(
        drafted
    )
    assert _kept(drafted) is None
    assert _shown(drafted).state == "not offered" and _shown(drafted).trouble == first_drafts.ONLY_FIRST
    with pytest.raises(Refused, match="second reader hears"):
        _ask(drafted)


def test_in_no_other_state_does_one_stand_and_the_sweep_destroys_it(drafted: Work) -> None:
    for state in State:
        with Session(drafted.desk.engine) as session:
            drafted.story(session).state = state
            stands = machine_drafts.row_of(session, drafted.ids[0], drafted.town.now) is not None
            assert stands == (state == State.SENT), state
            assert machine_drafts.destroy_spent(session, drafted.town.now) == (not stands)
            session.rollback()


def test_it_goes_after_fourteen_days_and_not_a_day_before(drafted: Work) -> None:
    last = Moment(drafted.town.now.now + first_draft.LASTS, None)
    after = Moment(last.now + timedelta(days=1), None)
    assert _shown(drafted, last).state == "done" and _shown(drafted, after).state == "not yet"
    with Session(drafted.desk.engine) as session, session.begin():
        assert machine_drafts.destroy_spent(session, last) == 0
        assert machine_drafts.destroy_spent(session, after) == 1
    assert _kept(drafted) is None


def test_beside_another_working_copy_it_is_nothing(drafted: Work) -> None:
    with Session(drafted.desk.engine) as session, session.begin():
        row = session.get_one(MachineDraft, drafted.ids[0])
        row.copy_id = "another"
        assert machine_drafts.row_of(session, drafted.ids[0], drafted.town.now) is None
        assert machine_drafts.destroy_spent(session, drafted.town.now) == 1


def test_it_knows_english_only(work: Work) -> None:
    with Session(work.desk.engine) as session, session.begin():
        work.story(session).language = "cy"
    assert _shown(work).trouble == first_drafts.ENGLISH_ONLY
    with pytest.raises(BadInput, match="English only"):
        _ask(work)


def test_of_a_picture_there_is_none(work: Work) -> None:
    with Session(work.desk.engine) as session, pytest.raises(BadInput):
        first_drafts.ask(work.hands(session), work.ids[1])


# ------------------------------------------------------------------------------------------------------- the worker
def test_a_long_recording_is_heard_stretch_by_stretch_and_a_killed_one_goes_on(
    work: Work, machine: _Machine
) -> None:
    machine.says = [
        Heard(GUESSES[:1], 700, is_all=False),
        Interrupted(),
        Heard(GUESSES[1:], 2_500, is_all=True),
    ]
    _ask(work)
    _hear(work)
    assert _shown(work).state == "under way" and _shown(work).heard == "0:00.0" and len(_offered(work)) == 1
    assert [one["since"] for one in machine.asked] == [0, 700]
    _hear(work, days=10)
    assert [one["since"] for one in machine.asked] == [0, 700, 700]
    assert _shown(work).state == "done" and _kept(work) == tuple(guess.text for guess in GUESSES)
    first_drafts.hear(work.desk, _job(work), work.town.now)
    assert len(machine.asked) == 3, "safe to repeat"


def _job(work: Work) -> str:
    with Session(reading(work.desk.engine)) as session:
        return f"{finished.newest(session, work.id).id}.{work.ids[0]}"


def test_a_child_that_gets_no_further_is_asked_once(work: Work, machine: _Machine) -> None:
    machine.says = [Heard((), 0, is_all=False)]
    _ask(work)
    _hear(work)
    assert len(machine.asked) == 1 and _shown(work).state == "done"


def test_what_cannot_be_heard_says_so_and_can_be_asked_anew(work: Work, machine: _Machine) -> None:
    machine.says = [BadInput("whatever"), Heard(GUESSES, 2_500, is_all=True)]
    _ask(work)
    _hear(work)
    assert (_shown(work).state, _shown(work).trouble) == ("trouble", recognising.NOT_HEARD)
    _ask(work)
    _hear(work)
    assert _shown(work).state == "done" and len(_offered(work)) == 3


def test_what_was_thrown_away_while_it_listened_does_not_come_back(work: Work, machine: _Machine) -> None:
    machine.meanwhile = lambda: _do(work, first_drafts.throw_away)
    _ask(work)
    _hear(work)
    assert _kept(work) is None


def test_the_job_names_ids_alone(work: Work) -> None:
    _ask(work)
    with Session(reading(work.desk.engine)) as session:
        query = select(JobRow.argument).where(JobRow.name == first_drafts.JOB)
        assert list(session.execute(query).scalars()) == [_job(work)]


def test_without_the_extra_nothing_is_asked_and_the_desk_says_what_is_missing(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising, "is_here", lambda _="": False)
    page = text_of(review.page().html)
    assert "Whoever runs it can add it" in page and "Have a machine write a first draft" not in page
    with pytest.raises(BadInput, match="without the aid"):
        _ask(review.work)


# --------------------------------------------------------------------------------------------------------- the pages
def _address(work: Work) -> str:
    return f"/stories/{work.id}/parts/{work.ids[0]}/draft"


def _draft_page(review: Review) -> str:
    return review.client.get(_address(review.work), **HOST).get_data(as_text=True)


def _press(review: Review, what: str = "", **form: Any) -> tuple[int, str]:
    return _post(review.client, _address(review.work) + what, **form)


@pytest.fixture
def page(review: Review, machine: _Machine) -> Review:
    """Ann on the page of a draft."""
    review.press(f"parts/{review.work.ids[0]}/draft/ask", {"title": "Another door"})
    assert review.body().title == "Another door", "what was typed on the story's page is kept"
    _hear(review.work)
    return review


def test_the_story_page_says_where_it_stands_and_shows_none_of_it(page: Review) -> None:
    said = text_of(page.page().html)
    assert "3 guesses wait for somebody who listens" in said and "canary" not in said


def test_the_page_says_what_it_is_and_works_without_script(page: Review) -> None:
    said = text_of(_draft_page(page))
    for words in ("This is a guess, not a transcript", "also where she is silent, cries or laughs", "names, places and accents wrong", f"{first_drafts.WRONG} words of 100", "Whoever ticks a line has listened to it"):  # fmt: skip
        assert words in said, words
    status, after = _press(page, listened=[FIRST, THIRD], **{f"words-{FIRST}": "A bird sang.", f"words-{THIRD}": "Nobody came."})  # fmt: skip
    assert status == 200 and "2 lines are in the transcript now" in text_of(after)
    assert [cue.text for cue in page.body().part(page.work.ids[0]).cues] == ["A bird sang.", "Nobody came."]
    assert "Denise was late." in after and "A canary sang." not in after


def test_an_edited_line_that_is_not_ticked_is_not_taken_over_and_not_lost(page: Review) -> None:
    _, after = _press(page, listened=FIRST, **{f"words-{FIRST}": "A bird sang.", f"words-{SECOND}": "She was late."})  # fmt: skip
    assert [cue.text for cue in page.body().part(page.work.ids[0]).cues] == ["A bird sang."]
    assert "She was late." in after


def test_a_refusal_hands_back_every_word_and_every_tick(page: Review) -> None:
    status, after = _press(page, listened=[FIRST, SECOND], **{f"words-{FIRST}": "A bird sang.", f"words-{SECOND}": ""})  # fmt: skip
    assert status == 422 and first_drafts.NO_WORDS in text_of(after)
    assert "A bird sang." in after and f'value="{FIRST}" form="draft" checked' in after
    assert page.body().part(page.work.ids[0]).cues == ()


def test_thrown_away_the_page_is_gone(page: Review) -> None:
    assert _press(page, "/away")[0] == 303
    assert page.client.get(_address(page.work), **HOST).status_code == 404 and _kept(page.work) is None


def test_nobody_else_sees_it_or_asks_for_it(page: Review, app: Flask) -> None:
    for login in ("bea", "adm", "rev"):
        other = _sign_in(app, login)
        answers = [
            _post(other, _address(page.work) + what, listened=FIRST)
            for what in ("", "/ask", "/away", "/again")
        ]
        seen = other.get(_address(page.work), **HOST)
        answers.append((seen.status_code, seen.get_data(as_text=True)))
        for status, said in answers:
            assert status in {403, 404, 409} and "canary" not in said, (login, status)
    assert _kept(page.work) is not None and page.body().part(page.work.ids[0]).cues == ()


def test_not_before_the_words_are_shown(page: Review) -> None:
    with Session(page.work.desk.engine) as session, session.begin():
        claim = queue.holder(session, page.work.id, page.work.town.now)
        assert claim is not None
        claim.shown = False
    answer = page.client.get(_address(page.work), **HOST)
    assert answer.status_code == 409 and "canary" not in answer.get_data(as_text=True)


def test_another_recording_or_story_has_no_page(page: Review, place: Place) -> None:
    for path in (f"/stories/{page.work.id}/parts/{page.work.ids[1]}/draft", f"/stories/{page.work.id}/parts/nothing/draft"):  # fmt: skip
        assert page.client.get(path, **HOST).status_code == 404
    with pytest.raises(NotFound):
        _do(page.work, lambda hands, _: first_drafts.take_over(hands, "nothing", {FIRST: "x"}, []))
