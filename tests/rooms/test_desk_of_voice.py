"""Her voice would be heard, and somebody must not find out: at the Desk it is asked before Ready, and what she said is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.audit import AuditRow
from archive.ground.db import reading
from archive.rules.choices import Medium
from archive.rules.errors import BadInput, NotFound, Refused
from moderation.anonymise import anonymise, undoing
from moderation.decisions import decisions
from moderation.queue import queue
from moderation.queue.caring import Mine
from moderation.voices import her_voice
from moderation.voices.her_voice import Answer
from stories import finished, wishes
from stories.finished import Body
from stories.tables import State
from stories.wishes import Wishes
from tests.rooms.test_desk_care import _reads
from tests.rooms.test_desk_pages import HOST, _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_readings import Reading, _no_cage_for_hers  # noqa: F401 -- a fixture.
from tests.town import Town

SAID = "In her note of today: she has been asked, and wants her own voice."
FEARS = Wishes(someone="danger")


class Told(Reading):
    """A story with a recording in her own voice, or in another form of it."""

    def __init__(self, town: Town, form: Medium = Medium.OWN_VOICE, said: Wishes = FEARS) -> None:
        """Have it at the Desk, and say whom she told us of."""
        super().__init__(town, frozenset({Medium.WORDS, Medium.ART, form}))
        self.says(said)

    def says(self, said: Wishes) -> None:
        """Keep what she says of others."""
        with Session(self.desk.engine) as session, session.begin():
            wishes.keep(self.desk, session, self.story(session), said)

    def keeps(self, words: str = SAID, answer: str = Answer.STAYS) -> None:
        """Keep what she said when she was asked."""
        with Session(self.desk.engine) as session, session.begin():
            her_voice.keep(self.hands(session), words, answer)

    def asks_again(self) -> None:
        """Have her asked once more."""
        with Session(self.desk.engine) as session, session.begin():
            her_voice.ask_again(self.hands(session))

    def body(self) -> Body:
        """Return the working copy."""
        with Session(reading(self.desk.engine)) as session:
            return finished.read(self.desk, finished.newest(session, self.id))

    def refused(self, decide: Callable[..., None] = decisions.ready, who: str = "ann") -> tuple[str, ...]:
        """Return why it is not ready, or not agreed to."""
        with Session(self.desk.engine) as session, pytest.raises(Refused) as found:
            decide(self.desk, session, self.story(session), who, self.town.now)
        return found.value.sentences

    def asks(self) -> bool:
        """Return whether it is asked before Ready."""
        return bool(set(self.refused()) & set(her_voice.ASKS.values()))


@pytest.mark.parametrize(
    ("form", "said", "asks"),
    [
        (Medium.OWN_VOICE, FEARS, True),
        (Medium.CHANGED_VOICE, FEARS, True),
        (Medium.OWN_VOICE, Wishes(parent="does-not-know"), True),
        (Medium.READ_BY_OTHER, FEARS, False),
        (Medium.OWN_VOICE, Wishes(), False),
        (Medium.OWN_VOICE, Wishes(parent="knows", child="does-not-know"), False),
    ],
)
def test_it_is_asked_before_ready_where_somebody_must_not_find_out_and_her_voice_is_heard(
    town: Town, form: Medium, said: Wishes, asks: bool
) -> None:
    told = Told(town, form, said)
    assert told.asks() == asks
    if asks:
        assert her_voice.ASKS[form] in told.refused()


def test_what_she_said_is_kept_with_words_and_answers_it(town: Town) -> None:
    told = Told(town)
    with pytest.raises(BadInput, match="Write what she said"):
        told.keeps("  \n ")
    assert told.asks()
    told.keeps()
    assert not told.asks()
    assert told.body().voice_said == SAID


@pytest.mark.parametrize("answer", ["", "yes", "no-answer"])
def test_nothing_chosen_is_said_in_a_sentence_and_is_no_answer(town: Town, answer: str) -> None:
    told = Told(town)
    with pytest.raises(BadInput, match="Choose one of the two"):
        told.keeps(answer=answer)
    assert told.asks() and not told.body().voice_said


def test_her_no_keeps_it_shut_for_both_readers_until_she_is_asked_again_or_chooses_herself(
    town: Town,
) -> None:
    told = Told(town)
    told.keeps("No. She does not want her voice heard.", Answer.NOT_HEARD)
    assert her_voice.SHE_DOES_NOT_WANT_IT in told.refused() and not told.asks()
    told.asks_again()
    assert told.asks() and not told.body().voice_said
    told.keeps("No.", Answer.NOT_HEARD)
    with Session(town.desk.engine) as session, session.begin():
        finished.newest(session, told.id).first, told.story(session).state = "ann", State.SECOND
        queue.let_go(session, told.id, "ann", town.now)
        queue.claim(session, told.id, "bea", town.now)
    assert her_voice.SHE_DOES_NOT_WANT_IT in told.refused(decisions.agree, "bea")
    told.says(Wishes(someone="danger", voice="own-voice"))
    assert her_voice.SHE_DOES_NOT_WANT_IT not in told.refused(decisions.agree, "bea"), "her own press"


def test_there_is_no_asking_again_where_nobody_has_asked(town: Town) -> None:
    with pytest.raises(NotFound):
        Told(town).asks_again()


def test_whom_she_fears_is_not_kept_with_it_and_what_was_kept_so_before_is_asked_again(town: Town) -> None:
    told = Told(town, said=Wishes(parent="danger", someone="danger"))
    told.keeps()
    assert not [one for one in ("parent", "someone", "danger") if one in told.body().as_text()]
    assert told.body().voice_of, "and it is of something"
    with Session(town.desk.engine) as session, session.begin():
        before = replace(told.body(), voice_of="own-voice parent:danger someone:danger")
        finished.write(town.desk, finished.newest(session, told.id), before)
    assert told.asks()


def test_the_log_has_it_under_an_act_that_tells_nobody_of_whom_she_fears(town: Town) -> None:
    told, every = Told(town), select(AuditRow.act).order_by(AuditRow.n.desc())
    told.keeps()
    told.asks_again()
    with Session(town.desk.engine) as session, session.begin():
        hands = told.hands(session)
        assert list(session.execute(every.limit(2)).scalars()) == [her_voice.ACT] * 2
        anonymise.describe(
            town.desk, session, hands.story, hands.copy, title="Another", what="A gist.", warnings=(), themes=(),
            intruder_note="", staff_id="ann", moment=town.now,
        )  # fmt: skip
        assert session.execute(every.limit(1)).scalar_one() == her_voice.ACT, "as any gist that is kept"


@pytest.mark.parametrize("answer", list(Answer))
def test_undo_takes_back_our_press_and_leaves_her_answer(town: Town, answer: Answer) -> None:
    told = Told(town)
    title = told.body().title
    with Session(town.desk.engine) as session, session.begin():
        hands = told.hands(session)
        anonymise.describe(
            town.desk, session, hands.story, hands.copy, title="Another", what="A gist.", warnings=(), themes=(),
            intruder_note="", staff_id="ann", moment=town.now,
        )  # fmt: skip
    told.keeps(answer=answer)
    kept = told.body()
    with Session(town.desk.engine) as session, session.begin():
        hands = told.hands(session)
        undoing.undo(town.desk, session, hands.story, hands.copy, staff_id="ann", moment=town.now)
    body = told.body()
    assert (kept.title, body.title) == ("Another", title)
    assert (body.voice_said, body.voice_answer, body.voice_of) == (SAID, answer, kept.voice_of)
    assert not told.asks()


@pytest.mark.parametrize("said", [Wishes(someone="danger", parent="danger"), Wishes(parent="danger")])
def test_of_somebody_else_it_is_asked_anew(town: Town, said: Wishes) -> None:
    told = Told(town)
    told.keeps()
    told.says(said)
    assert told.asks()


def test_of_another_form_of_her_voice_it_is_asked_anew(town: Town) -> None:
    told = Told(town, Medium.CHANGED_VOICE)
    told.keeps()
    with Session(town.desk.engine) as session, session.begin():
        copy = finished.newest(session, told.id)
        body = finished.read(town.desk, copy)
        finished.write(town.desk, copy, body.with_part(replace(told.sound, form=Medium.OWN_VOICE)))
    assert her_voice.ASKS[Medium.OWN_VOICE] in told.refused()


@pytest.mark.parametrize(
    ("left", "asks"), [(Medium.OWN_VOICE, False), (Medium.CHANGED_VOICE, True), ("", True)]
)
def test_her_own_press_answers_it_and_nobody_answers_over_her(town: Town, left: str, asks: bool) -> None:
    told = Told(town, said=Wishes(someone="danger", voice=left))
    assert told.asks() == asks
    if not asks:
        with pytest.raises(Refused, match="nothing to ask"):
            told.keeps()


def test_where_nobody_looks_for_her_there_is_nothing_to_keep(town: Town) -> None:
    with pytest.raises(Refused, match="nothing to ask"):
        Told(town, said=Wishes()).keeps()


def test_said_after_the_first_reading_it_is_asked_of_the_second_and_the_first_stands(town: Town) -> None:
    told = Told(town, said=Wishes())
    with Session(town.desk.engine) as session, session.begin():
        story, copy = told.story(session), finished.newest(session, told.id)
        copy.first, story.state = "ann", State.SECOND
        queue.let_go(session, told.id, "ann", town.now)
        queue.claim(session, told.id, "bea", town.now)
    assert her_voice.ASKS[Medium.OWN_VOICE] not in told.refused(decisions.agree, "bea")
    told.says(FEARS)
    assert her_voice.ASKS[Medium.OWN_VOICE] in told.refused(decisions.agree, "bea")
    told.keeps()
    assert her_voice.ASKS[Medium.OWN_VOICE] not in told.refused(decisions.agree, "bea")
    with Session(reading(town.desk.engine)) as session:
        assert finished.newest(session, told.id).first == "ann" and told.story(session).state == State.SECOND


def test_it_stands_at_her_recording_for_whoever_is_shown_her_words_and_for_nobody_else(
    app: Flask,
    town: Town,
) -> None:
    told = Told(town)
    with Session(town.desk.engine) as session, session.begin():
        queue.let_go(session, told.id, "ann", town.now)
    ann, bea = _sign_in(app, "ann"), _sign_in(app, "bea")
    here, doors = f"/stories/{told.id}", f"/stories/{told.id}/parts/{told.part_id}"
    _post(ann, f"{here}/claim")
    ask = her_voice.ASKS[Medium.OWN_VOICE][1:]
    assert "find out" not in bea.get(here, **HOST).get_data(as_text=True)
    _post(ann, f"{here}/show")
    page = ann.get(here, **HOST).get_data(as_text=True)
    assert ask in page and f'name="voice-{told.part_id}"' in page
    status, page = _post(ann, f"{here}/ready")
    assert status == 409 and '<a href="#of-voice">' in page and 'id="of-voice"' in page
    box, choice = f"voice-{told.part_id}", f"wants-{told.part_id}"
    ticked = f'name="{choice}" form="work" value="{Answer.STAYS}" checked'
    assert page.count(f'name="{choice}"') == len(Answer) and ticked not in page
    status, page = _post(ann, f"{doors}/voice", **{box: " ", choice: Answer.STAYS})
    assert status == 422 and her_voice.WHAT_SHE_SAID in page and ticked in page
    status, page = _post(ann, f"{doors}/voice", **{box: SAID})
    assert status == 422 and her_voice.WHICH in page and SAID in page, "nothing typed is lost"
    status, page = _post(ann, f"{doors}/keep", **{box: SAID, choice: Answer.STAYS})
    assert SAID in page and ticked in page, (
        "what is typed and ticked is handed back by whatever else is pressed"
    )
    assert _post(bea, f"{doors}/voice", **{box: SAID, choice: Answer.STAYS})[0] == 409
    assert _post(ann, f"{doors}/voice", **{box: SAID, choice: Answer.NOT_HEARD})[0] == 303
    page = ann.get(here, **HOST).get_data(as_text=True)
    assert f"“{SAID}”" in page and "she does not want it heard" in page
    status, page = _post(ann, f"{here}/ready")
    assert status == 409 and her_voice.SHE_DOES_NOT_WANT_IT in page and '<a href="#of-voice">' in page
    assert _post(bea, f"{doors}/voice-again")[0] == 409
    assert _post(ann, f"{doors}/voice-again")[0] == 303
    assert ask in ann.get(here, **HOST).get_data(as_text=True)
    assert _post(ann, f"{doors}/voice", **{box: SAID, choice: Answer.STAYS})[0] == 303
    page = ann.get(here, **HOST).get_data(as_text=True)
    assert f"“{SAID}”" in page and "it stays." in page and f'name="{box}"' not in page
    assert '<a href="#of-voice">' not in _post(ann, f"{here}/ready")[1]
    told.says(Wishes(someone="danger", voice="own-voice"))
    page = ann.get(here, **HOST).get_data(as_text=True)
    assert (
        "on her page she said that hers stays as it is" in page and f'name="voice-{told.part_id}"' not in page
    )


def test_who_holds_nothing_or_met_the_gist_alone_is_not_told_by_a_press(app: Flask, town: Town) -> None:
    told = Told(town)
    with Session(town.desk.engine) as session, session.begin():
        finished.newest(session, told.id).first, told.story(session).state = "ann", State.SECOND
        queue.let_go(session, told.id, "ann", town.now)
    _reads(town.desk, "bea", Mine())
    bea, here = _sign_in(app, "bea"), f"/stories/{told.id}"
    for press in ("", "claim"):
        if press:
            _post(bea, f"{here}/{press}")
        status, page = _post(bea, f"{here}/agree")
        assert status == 409 and "find out" not in page, "whom she fears is not theirs to know"
    _post(bea, f"{here}/show")
    assert "find out" in _post(bea, f"{here}/agree")[1]
