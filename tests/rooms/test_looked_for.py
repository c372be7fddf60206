"""Somebody who must not find out: what we suggest about her voice then, and that she is asked when she says it only later (ADR 24)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.media.kinds import Kind
from archive.rules.choices import VOICES, Medium
from archive.rules.reading_grade import HARDEST, grade
from stories import answers, consenting, known_there, looked_for, parts, sayings, wishes
from stories.tables import State, Story
from stories.wishes import Wishes
from tests.phone import Phone
from tests.rooms.plain_words import banned_in
from tests.rooms.read_aloud import code_of
from tests.rooms.voicing import Told
from tests.town import Town

TOLD = "I sat on the step. It rained."
AS_ASKED = ["own-voice", "changed-voice", "read-by-other", "words"]
SUGGESTED = ["read-by-other", "own-voice", "changed-voice", "words"]
FEARS = {"someone": ["danger"]}


class Spoken:
    """A phone on which she told a story with a recording, up to the page where she sees it all together."""

    def __init__(self, phone: Phone, town: Town) -> None:
        """Tell it, and say everything but how her voice may be used."""
        self.phone, self.town = phone, town
        phone.tell(TOLD)
        with Session(town.desk.engine) as session, session.begin():
            parts.begin(session, session.query(Story).one(), Kind.SOUND, town.now).state = "ready"
        phone.press("who").press("go-on", tick={"court": ["none"]}).press(
            "go-on", tick={"who": ["training-room"]}
        )
        phone.press("go-on", tick={"jobs": ["students"]})
        assert phone.page == "voice"

    def to_check(self, voice: str) -> Phone:
        """Answer the question of the voice, and go on."""
        self.phone.press("go-on", tick={"voice": [voice]})
        return self.phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})

    def says(self, **whom: list[str]) -> Phone:
        """Say who else is in it, and come back to where she sees it all together."""
        return self.phone.press("change").press("to-others").press("go-on", tick=whom)

    def said(self) -> tuple[Wishes, str]:
        """Return her wishes, and her answer about her voice."""
        with Session(reading(self.town.desk.engine)) as session:
            story = session.query(Story).one()
            return wishes.of(self.town.desk, session, story), answers.answers_of(self.town.desk, story).voice


@pytest.fixture
def spoken(phone: Phone, town: Town) -> Spoken:
    return Spoken(phone, town)


# What we suggest


def test_where_nobody_looks_for_her_the_answers_stand_as_ever(spoken: Spoken) -> None:
    assert spoken.phone.form.offered["voice"] == AS_ASKED and not spoken.phone.form.fields.get("voice")
    assert sayings.WE_SUGGEST not in spoken.phone.text


@pytest.mark.parametrize(
    "whom",
    [{"someone": ["danger"]}, {"child": ["danger"]}, {"parent": ["danger"]}, {"parent": ["does-not-know"]}],
)
def test_a_reader_stands_first_with_the_reason_and_nothing_is_ticked(
    spoken: Spoken, whom: dict[str, list[str]]
) -> None:
    phone = spoken.phone.press("skip").press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    assert phone.page == "check"
    spoken.says(**whom)
    assert sayings.THINK_OF_VOICE not in phone.text, "she has not said yet that it may be heard"
    phone.press("change").press("to-voice")
    assert phone.form.offered["voice"] == SUGGESTED
    assert phone.text.count(sayings.WE_SUGGEST) == 1 and sayings.LOOKED_FOR in phone.text
    first, rest = phone.html.split('value="read-by-other"')[1].split('value="own-voice"')
    assert sayings.WE_SUGGEST in first and sayings.WE_SUGGEST not in rest
    assert not phone.form.fields.get("voice"), "consent is never ticked for her"
    phone.press("go-on")
    assert spoken.said()[1] == "", "and what she leaves open is no answer"


@pytest.mark.parametrize("voice", AS_ASKED)
def test_what_she_ticked_stays_ticked_and_nothing_else(spoken: Spoken, voice: str) -> None:
    spoken.to_check(voice)
    spoken.says(**FEARS)
    assert spoken.phone.press("change").press("to-voice").form.fields["voice"] == [voice]
    assert spoken.said()[1] == voice


# When she says it later


@pytest.mark.parametrize(
    ("voice", "asked"),
    [
        ("own-voice", sayings.THINK_OF_VOICE),
        ("changed-voice", sayings.THINK_OF_CHANGED_VOICE),
        ("read-by-other", ""),
        ("words", ""),
    ],
)
def test_she_is_asked_on_the_next_page_whether_her_voice_stays(
    spoken: Spoken, voice: str, asked: str
) -> None:
    phone = spoken.to_check(voice)
    spoken.says(**FEARS)
    assert phone.page == "check"
    found = [one for one in (sayings.THINK_OF_VOICE, sayings.THINK_OF_CHANGED_VOICE) if one in phone.text]
    assert found == [asked] * bool(asked)
    if asked:
        assert phone.press("to-voice").page == "voice", "one press leads there"


@pytest.mark.parametrize(
    "whom", [{"child": ["does-not-know"]}, {"someone": ["knows"]}, {"parent": ["not-in-it"]}]
)
def test_she_is_not_asked_where_nobody_looks_for_her(spoken: Spoken, whom: dict[str, list[str]]) -> None:
    spoken.to_check("own-voice")
    assert "to-voice" not in str(spoken.says(**whom).form.buttons)


def test_one_press_leaves_it_and_it_is_not_asked_again_before_she_says_more(spoken: Spoken) -> None:
    phone = spoken.to_check("own-voice")
    spoken.says(**FEARS).press("keep-voice")
    assert (
        phone.page == "check"
        and sayings.VOICE_STAYS in phone.text
        and sayings.THINK_OF_VOICE not in phone.text
    )
    assert spoken.said() == (Wishes(someone="danger", voice="own-voice"), "own-voice")
    spoken.says(**FEARS)
    assert sayings.THINK_OF_VOICE not in phone.text
    spoken.says(**FEARS, parent=["does-not-know"])
    assert sayings.THINK_OF_VOICE in phone.text, "somebody whom she had not told us of"
    assert spoken.said()[0].voice == ""


def test_another_answer_of_hers_is_asked_about_anew(spoken: Spoken) -> None:
    phone = spoken.to_check("changed-voice")
    spoken.says(**FEARS).press("keep-voice")
    with Session(spoken.town.desk.engine) as session, session.begin():
        story = session.query(Story).one()
        before = answers.answers_of(spoken.town.desk, story)
        answers.keep(spoken.town.desk, story, replace(before, voice="own-voice"))
    assert sayings.THINK_OF_VOICE in phone.press("change").press("to-check").text


def test_an_answer_on_the_page_that_told_her_needs_no_second_one(spoken: Spoken) -> None:
    phone = spoken.to_check("own-voice")
    spoken.says(**FEARS).press("to-voice").press("go-on", tick={"voice": ["changed-voice"]})
    assert phone.page == "check" and sayings.THINK_OF_CHANGED_VOICE not in phone.text
    assert spoken.said()[0].voice == "changed-voice"


def test_what_waits_stands_on_her_story_and_leads_there(spoken: Spoken) -> None:
    phone = spoken.to_check("own-voice")
    spoken.says(**FEARS).press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press(
        "status"
    )
    assert sayings.THINK_OF_VOICE in phone.text
    phone.press("to-voice").press("go-on", tick={"voice": ["read-by-other"]})
    assert sayings.THINK_OF_VOICE not in phone.press("status").text
    with Session(reading(spoken.town.desk.engine)) as session:
        story = session.query(Story).one()
        consent = consenting.newest(spoken.town.desk, session, story.id)
    assert consent is not None and consent.grant.media & set(VOICES) == {Medium.READ_BY_OTHER}


def test_where_its_time_is_over_she_is_asked_when_she_sends_it_again_and_not_before(spoken: Spoken) -> None:
    phone = spoken.to_check("own-voice")
    spoken.says(**FEARS)
    with Session(spoken.town.desk.engine) as session, session.begin():
        session.query(Story).one().state = State.LAPSED
    phone.send(phone.form.fields | {"do": ["status"]})
    assert phone.page == "status" and sayings.THINK_OF_VOICE not in phone.text, "nobody hears it"
    phone.press("who").press("back")
    phone.send(phone.form.fields | {"do": ["to-check"]})
    assert phone.page == "check" and sayings.THINK_OF_VOICE in phone.text
    phone.press("keep-voice")
    assert phone.page == "check" and sayings.VOICE_STAYS in phone.text
    assert spoken.said()[0].voice == "own-voice"


# Once it is with us


def with_us(town: Town, said: Wishes, form: Medium = Medium.OWN_VOICE) -> tuple[Told, tuple[str, str]]:
    """Return a story with a recording that two people have, and its code words."""
    told = Told(town, media=frozenset({Medium.WORDS, form}))
    return told, code_of(told, said)  # type: ignore[arg-type]  # It asks for a desk and a story alone.


@pytest.mark.parametrize("state", [State.SENT, State.SECOND, State.HERS, State.RELEASED, State.PUBLISHED])
def test_she_is_asked_wherever_it_stands_after_her_six_words_only(
    phone: Phone, town: Town, state: State
) -> None:
    told, code = with_us(town, Wishes(someone="danger"))
    with Session(town.desk.engine) as session, session.begin():
        told.story(session).state = state
    phone.come_back(code)
    assert sayings.THINK_OF_VOICE not in phone.text, (
        "what she said of others is told after the six words only"
    )
    phone.press("read").unlock(code).press("status")
    assert sayings.THINK_OF_VOICE in phone.text
    phone.press("keep-voice")
    assert (
        phone.page == "status"
        and sayings.VOICE_STAYS in phone.text
        and sayings.THINK_OF_VOICE not in phone.text
    )
    with Session(reading(town.desk.engine)) as session:
        assert wishes.of(town.desk, session, told.story(session)).voice == Medium.OWN_VOICE


def test_a_press_without_the_six_words_leaves_nothing_as_it_is(phone: Phone, town: Town) -> None:
    told, code = with_us(town, Wishes(someone="danger"))
    phone.come_back(code)
    phone.send(phone.form.fields | {"do": [f"keep-voice:{told.id}"]})
    assert sayings.VOICE_STAYS not in phone.text and sayings.ALREADY in phone.text
    with Session(reading(town.desk.engine)) as session:
        assert wishes.of(town.desk, session, told.story(session)).voice == ""


def test_in_the_visit_in_which_she_says_it_she_is_asked_at_once(phone: Phone, town: Town) -> None:
    _, code = with_us(town, Wishes())
    phone.come_back(code).press("narrow").press("to-others").unlock(code).press("go-on", tick=FEARS)
    assert phone.page == "status" and sayings.CHANGED in phone.text and sayings.THINK_OF_VOICE in phone.text
    phone.press("to-voice")
    assert phone.form.offered["voice"] == SUGGESTED and phone.form.fields["voice"] == ["own-voice"]
    phone.press("skip").press("status")
    assert sayings.THINK_OF_VOICE not in phone.text, "she left it, on the page that told her"


def test_what_she_has_hidden_asks_her_nothing(phone: Phone, town: Town) -> None:
    _, code = with_us(town, Wishes(someone="danger"))
    phone.come_back(code).press("read").unlock(code).press("status").press("hide").press("status")
    assert sayings.THINK_OF_VOICE not in phone.text


def test_what_she_said_in_one_story_counts_for_her_voice_in_another(phone: Phone, town: Town) -> None:
    told, code = with_us(town, Wishes(someone="danger", voice="own-voice"))
    phone.come_back(code).press("read").unlock(code).press("status")
    assert sayings.THINK_OF_VOICE not in phone.text
    phone.press("new").press("save", words=TOLD)
    with Session(town.desk.engine) as session, session.begin():
        second = session.query(Story).filter(Story.id != told.id).one()
        parts.begin(session, second, Kind.SOUND, town.now).state = "ready"
    phone.press("back").press(f"who:{second_id(town, told)}")
    phone.press("go-on", tick={"court": ["none"]}).press("go-on", tick={"who": ["training-room"]})
    phone.press("go-on", tick={"jobs": ["students"]})
    assert phone.form.offered["voice"] == SUGGESTED and not phone.form.fields.get("voice")


def test_what_she_leaves_as_it_is_has_a_name_of_its_own_and_says_of_which_story(
    phone: Phone, town: Town
) -> None:
    told, code = with_us(town, Wishes(someone="danger"))
    with Session(town.desk.engine) as session, session.begin():
        known_there.ask(town.desk, session, told.story(session), "ann", town.now)
    phone.come_back(code).press("read").unlock(code).press("status")
    buttons = re.findall(r'<button[^>]*value="(leave-it|keep-voice):[^>]*>([^<]*)<', phone.html)
    assert dict(buttons) == {"leave-it": "Leave it as it is", "keep-voice": "Leave my voice as it is"}
    phone.press("new").press("save", words=TOLD)
    phone.press("back")
    (label,) = re.findall(r'value="keep-voice:[^"]*" aria-label="([^"]*)"', phone.html)
    assert label.startswith("Leave my voice as it is: ")


def second_id(town: Town, told: Told) -> str:
    """Return the id of her other story."""
    with Session(reading(town.desk.engine)) as session:
        return session.query(Story).filter(Story.id != told.id).one().id


def test_what_is_said_is_plain() -> None:
    for said in (sayings.WE_SUGGEST, sayings.VOICE_STAYS, *looked_for.ASKS.values()):
        assert grade([said]) <= HARDEST and not banned_in(said), said
    for said in looked_for.ASKS.values():
        assert "A voice can give you away." in said, "why, before what leads past it"
