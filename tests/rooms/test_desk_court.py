"""What happened in court, sentence by sentence: decided, locked, left out with its reason, told anew, or seen on a ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.editions import press, shelf, show, stocktaking
from archive.editions.edition import Content, ContentNote, Cue, Picture, Sound
from archive.editions.index import Index
from archive.ground.jobs import NotYet
from archive.rules import grounds as law
from archive.rules import publication, retelling
from archive.rules.anonymity import GAP
from archive.rules.clock import Moment
from archive.rules.court import Basis, CourtCheck
from archive.rules.court import Content as Tells
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet
from archive.rules.grounds import Gate, Who
from archive.rules.sentences import Sentence, Told
from archive.settings import Place
from moderation import sweeps
from moderation.anonymise import anonymise
from moderation.court import courtroom, grounds, lapsing, sentences
from moderation.decisions import advising, decisions, english_going_out, going_out, translating
from moderation.letters import notices
from moderation.pages import reviewing
from moderation.parts import covering
from moderation.promises import promises
from moderation.queue import queue
from stories import anew, consenting, drafts, finished, gates, next_version, taking_back, tongues, withdrawal
from stories.desk import Desk
from stories.tables import State
from stories.tongues import Words
from stories.work_tables import GroundRow, GroundWord
from tests.rooms.court_reading import LAST, SAID, WORDS, Reading
from tests.rooms.tongues import Told as OwnLanguage
from tests.rooms.with_parts import Work
from tests.rules.plain_sentences import grade
from tests.town import MIDWIVES, NOW, Town, consent, grant


@pytest.fixture
def told(town: Town) -> Reading:
    return Reading(town)


def _is_seen(desk: Desk, edition_id: str, moment: Moment) -> bool:
    return bool(shelf.find(desk.press.shelf, [edition_id], MIDWIVES, Outlet.PAGE, moment))


def _days_later(days: int) -> Moment:
    return Moment(NOW + timedelta(days=days), None)


# Decided


def test_signs_propose_and_one_press_decides_all_that_is_proposed(told: Reading) -> None:
    assert {one.told for one in told.found()} == {Told.UNDECIDED}
    told.decide_all()
    assert [one.text for one in told.found() if one.told == Told.COURT] == list(SAID)
    assert [one.told for one in told.found()].count(Told.LIFE) == 4


def test_nothing_goes_to_the_second_reader_while_one_sentence_is_undecided(told: Reading) -> None:
    with told.work() as (session, story, _), pytest.raises(Refused) as found:
        decisions.ready(told.desk, session, story, "ann", told.now)
    assert any("6 sentences are not decided yet" in one for one in found.value.sentences)
    told.decide_all()
    told.do(sentences.leave_out, told.keys(*SAID))
    told.ready()
    assert told.state == State.SECOND


def test_a_reader_overrules_a_sign_and_decides_a_whole_paragraph(told: Reading) -> None:
    second = [one.key for one in told.found() if one.paragraph == 2]
    told.do(sentences.decide, second, Told.LIFE)
    told.decide_all()
    assert {one.told for one in told.found()} == {Told.LIFE}
    with pytest.raises(BadInput):
        told.do(sentences.decide, ["f" * 32], Told.LIFE)


def test_in_another_language_nothing_is_proposed(told: Reading) -> None:
    with told.work() as (_, story, _):
        story.language = "es"
    with pytest.raises(Refused):
        told.decide_all()
    assert {one.told for one in told.found()} == {Told.UNDECIDED}


def test_a_second_reader_who_decides_otherwise_takes_the_first_name_off(told: Reading) -> None:
    told.decide_all()
    told.do(sentences.leave_out, told.keys(*SAID))
    told.ready()
    told.do(sentences.decide, told.keys("I could not feel my hands."), Told.COURT, staff_id="bea")
    assert told.state == State.SENT


def test_decisions_follow_her_words_and_what_changed_is_undecided_again(told: Reading) -> None:
    told.decide_all()
    with told.work() as (session, story, _):
        decisions.ask_to_change(
            told.desk,
            session,
            story,
            "ann",
            rule="court",
            words="When I read about that day I thought of the cup. Could you tell it in your own way?",
            moment=told.now,
        )
        fresh = "A new start.\n" + WORDS.replace("She said it twice.", "I looked at my shoes.")
        drafts.save(told.desk, session, story, title="The cup", words=fresh, moment=told.now)
        consenting.send(session, story, told.now)
        told.claim(session, "ann")
    undecided = [one.text for one in told.found() if one.told == Told.UNDECIDED]
    assert undecided == [
        "A new start.",
        "They came on a wet morning.",
        "I looked at my shoes.",
        "I could not feel my hands.",
    ]
    assert [one.text for one in told.found() if one.told == Told.COURT] == [SAID[0]]
    with told.work() as (_, _, copy):
        assert copy is not None
        kept = finished.read(told.desk, copy).court
    assert len(kept) == 3, "of a sentence that is gone nothing is kept"


# Locked, and left out


def test_what_happened_in_court_is_locked_and_nobody_agrees(told: Reading) -> None:
    told.decide_all()
    told.check()
    told.ready()
    with pytest.raises(Refused) as found:
        told.agree()
    assert any(one.startswith("2 sentences tell what happened in court") for one in found.value.sentences)


def test_what_is_left_out_is_a_gap_that_she_sees_with_its_reason(told: Reading, index: Index) -> None:
    told.decide_all()
    told.do(sentences.leave_out, told.keys(*SAID))
    told.check()
    edition_id = told.publish(index)
    seen = stocktaking.unsealed(told.desk.press.shelf, edition_id).words
    assert f"I sat at the back. {GAP} I could not feel my hands." in seen
    assert "ready" not in seen and "judge" not in seen.lower()
    with told.work() as (_, story, copy):
        assert copy is not None
        pieces = finished.changes(told.desk, story, finished.read(told.desk, copy))
    marks = [piece.mark for piece in pieces if piece.mark]
    assert [mark.reason for mark in marks] == ["The law does not let us show what was said in court."]
    assert grade(marks[0].reason) <= 6


def test_it_is_put_in_again_with_the_mark_that_lay_beneath(told: Reading) -> None:
    told.decide_all()
    told.do(sentences.leave_out, told.keys(*SAID))
    told.do(sentences.put_in, told.keys(SAID[0]))
    assert "The judge said I was not ready. […] I could not" in told.content().words
    assert [one.text for one in told.found() if one.is_left_out] == [SAID[1]]


def test_only_what_is_decided_as_in_court_is_left_out_and_by_its_own_way_alone(told: Reading) -> None:
    told.decide_all()
    with pytest.raises(BadInput):
        told.do(sentences.leave_out, told.keys("I sat at the back."))
    told.do(sentences.leave_out, told.keys(*SAID))
    with pytest.raises(Refused) as found:
        told.do(anonymise.take_away, 1)
    assert found.value.sentences == (anonymise.UNDER_COURT,)


def test_a_sentence_left_out_that_stands_in_the_gist_is_told_before_she_sees_it(told: Reading) -> None:
    told.decide_all()
    told.do(sentences.leave_out, told.keys(*SAID))
    told.check()
    with told.work() as (_, _, copy):
        assert copy is not None
        body = replace(finished.read(told.desk, copy), what="The judge said I was not ready, and more.")
        finished.write(told.desk, copy, body)
    told.ready()
    with pytest.raises(Refused) as found:
        told.agree()
    assert law.STILL_THERE in found.value.sentences


def test_taking_back_and_putting_back_leave_what_the_law_keeps_out(told: Reading, index: Index) -> None:
    told.decide_all()
    told.do(sentences.leave_out, told.keys(*SAID))
    told.check()
    told.publish(index)
    with told.work() as (session, story, copy):
        assert copy is not None
        body = finished.read(told.desk, copy)
        offered = [one for group in taking_back.passages(told.desk, story, body) for one in group.every]
        assert [one.id for one in offered if one.text == GAP] == [""], "a gap is nothing to take back"
        left = taking_back.without(
            told.desk, story, body, [one.id for one in offered if one.text.startswith("I sat")]
        )
        next_version.take_back(told.desk, session, story, copy, left, told.now)
        assert taking_back.whole_again(left).marks == body.marks
        assert set(taking_back.whole_again(left).beneath) == set(body.beneath)
    assert "ready" not in told.content().words


# Who reads it


@pytest.fixture
def in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a finished version be its words, without a page around it."""
    monkeypatch.setattr(show, "article", lambda content: content.words)


def _met_by_adviser(told: Reading) -> str:
    with told.work() as (session, _, _):
        return str(advising.page(told.desk, session, told.id, told.now).article)


def test_an_adviser_meets_nothing_that_is_locked_or_undecided(told: Reading) -> None:
    told.decide_all()
    told.ready()

    def is_shut() -> bool:
        with told.work() as (session, _, _):
            with pytest.raises(NotFound):
                advising.meet(told.desk, session, told.id, told.now)
            return not advising.waiting(told.desk, session, told.now)

    assert is_shut()
    with told.work() as (session, story, _):
        queue.claim(session, told.id, "bea", told.now)
        decisions.hold(
            told.desk,
            session,
            story,
            "bea",
            rule="court",
            words="We wait for the law, dear.",
            moment=told.now,
        )
    assert is_shut(), "held for the law as well"
    with told.work() as (_, story, copy):
        assert copy is not None
        story.state = State.SECOND
        finished.write(told.desk, copy, replace(finished.read(told.desk, copy), court=()))
    assert is_shut(), "undecided"


def test_an_adviser_meets_it_once_what_is_locked_is_left_out_or_rests_on_a_ground(
    town: Town, in_words: None
) -> None:
    for rests in (False, True):
        told = Reading(town)
        told.decide_all()
        if rests:
            told.enter()
        else:
            told.do(sentences.leave_out, told.keys(*SAID))
        told.ready()
        assert "I sat at the back." in _met_by_adviser(told)


def test_a_reader_who_does_not_hold_it_reads_nothing_that_is_locked(told: Reading, in_words: None) -> None:
    told.decide_all()
    told.ready()

    def article(who: str, *, gist_first: bool = False) -> object:
        with told.work() as (session, story, _):
            if who == "bea":
                queue.let_go(session, told.id, who, told.now)
                queue.claim(session, told.id, who, told.now, gist_first=gist_first)
            return reviewing.review(told.desk, session, story, who, told.now).article

    assert article("rev") is None
    assert article("bea", gist_first=True) is None
    assert "not ready" in str(article("bea"))
    told.do(sentences.leave_out, told.keys(*SAID), staff_id="bea")
    with told.work() as (session, _, _):
        queue.let_go(session, told.id, "bea", told.now)
        queue.claim(session, told.id, "ann", told.now)
    told.ready()
    assert "I sat at the back." in str(article("rev"))


# On a ground


def test_a_ground_takes_two_people_and_its_days(told: Reading) -> None:
    told.decide_all()
    id = told.enter(confirmed="")
    with told.work() as (session, story, _):
        with pytest.raises(Refused):
            grounds.confirm(told.desk, session, story, id, "rev", told.now)
        with pytest.raises(NotFound):
            grounds.confirm(told.desk, session, story, "other", "bea", told.now)
    told.confirm(id, "bea")
    with told.work() as (session, story, _), pytest.raises(Refused, match="already"):
        grounds.confirm(told.desk, session, story, id, "ann", told.now)


def test_nobody_confirms_a_ground_for_sentences_that_they_have_not_before_them(told: Reading) -> None:
    told.decide_all()
    id = told.enter(confirmed="")

    def shown(who: str) -> tuple[courtroom.GroundShown, ...]:
        with told.work() as (session, story, _):
            return courtroom.picture(told.desk, session, story, who, told.now).grounds

    def refused(who: str, why: str) -> bool:
        with told.work() as (session, story, _), pytest.raises(Refused, match=why):
            grounds.confirm(told.desk, session, story, id, who, told.now)
        (one,) = shown(who)
        return not one.words and not one.may_confirm

    assert refused("bea", "open her words"), "somebody else holds it"
    assert shown("ann")[0].words == SAID and shown("ann")[0].may_confirm
    with told.work() as (session, _, _):
        queue.let_go(session, told.id, "ann", told.now)
        queue.claim(session, told.id, "bea", told.now, gist_first=True)
    assert refused("bea", "open her words"), "the gist alone is before her"
    with told.work() as (session, _, _):
        queue.show(session, told.id, "bea", told.now)
    assert shown("bea")[0].words == SAID and shown("bea")[0].may_confirm


def test_a_longer_ground_for_what_is_out_is_confirmed_on_the_words_that_are_out(
    told: Reading, index: Index
) -> None:
    told.decide_all()
    told.enter()
    told.check(Basis.PERMISSION)
    told.publish(index)
    longer = told.enter(until=LAST + timedelta(days=30), confirmed="")
    with told.work() as (session, story, _):
        *_, one = courtroom.picture(told.desk, session, story, "bea", told.now).grounds
        assert one.may_confirm and one.words == ("The judge said I was not ready.", "She said it twice.")
        first = gates.grounds_of(told.desk, session, story)[0]
        session.add(GroundWord(story_id=told.id, ground_id=first.id, staff_id="rev", says="end", at=NOW))
        session.flush()
        *_, one = courtroom.picture(told.desk, session, story, "bea", told.now).grounds
        assert not one.words, "locked again, nobody reads it who does not hold it"
        with pytest.raises(Refused):
            grounds.confirm(told.desk, session, story, longer, "bea", told.now)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"reference": " "}, law.NO_REFERENCE),
        ({"scope": ""}, law.NO_SCOPE),
        ({"who": frozenset({Who.REPORTERS})}, law.NOT_HER),
        ({"until": None}, law.NO_END),
        ({"until": NOW.date() - timedelta(days=1)}, "The ground ended on 23 November 2026."),
        ({"texts": ()}, grounds.FOR_NOTHING),
    ],
)
def test_a_ground_that_cannot_carry_is_not_entered_and_says_why(
    told: Reading, more: dict[str, Any], says: str
) -> None:
    told.decide_all()
    with pytest.raises(BadInput) as found:
        told.enter(**more)
    assert says in found.value.sentences


def test_one_that_begins_later_may_be_entered_and_carries_nothing_before(told: Reading) -> None:
    told.decide_all()
    told.enter(starts=NOW.date() + timedelta(days=3))
    told.check(Basis.PERMISSION)
    told.ready()
    with pytest.raises(Refused) as found:
        told.agree()
    assert "The ground starts on 27 November 2026." in found.value.sentences


def test_on_a_ground_it_is_seen_until_its_last_day_and_closes_by_itself_and_she_is_told(
    told: Reading, index: Index
) -> None:
    told.decide_all()
    told.enter()
    told.check(Basis.PERMISSION)
    edition_id = told.publish(index)
    assert "The judge said I was not ready." in stocktaking.unsealed(told.desk.press.shelf, edition_id).words
    standing = press.standing_grant(told.desk.press, edition_id)
    assert standing is not None and standing.until == LAST
    with told.work() as (session, _, _):
        hers = consenting.newest(told.desk, session, told.id)
        assert gates.last_day(told.desk, session, told.town.story(session, told.id), NOW.date()) == LAST
    assert hers is not None and hers.grant.until > LAST, "her own yes is as she gave it"
    assert _is_seen(told.desk, edition_id, _days_later(30))
    assert not _is_seen(told.desk, edition_id, _days_later(31)), "the shelf alone, before any sweep"
    sweeps.sweep(told.desk, index, _days_later(31))
    assert told.state == State.HELD
    assert told.letters()[-1] == notices.GROUND_ENDED
    assert grade(notices.GROUND_ENDED) <= 6
    assert edition_id not in stocktaking.ids(told.desk.press.shelf)


def test_one_of_us_ends_a_ground_and_it_comes_down_within_a_sweep(told: Reading, index: Index) -> None:
    told.decide_all()
    id = told.enter()
    told.check(Basis.PERMISSION)
    edition_id = told.publish(index)
    with told.work() as (session, story, _):
        grounds.end(told.desk, session, story, id, "rev", told.now)
    assert not _is_seen(told.desk, edition_id, told.now), "by the same press, whatever the worker does"
    assert sweeps.hold_unclear(told.desk, index, told.now) == 1
    assert not _is_seen(told.desk, edition_id, told.now)
    assert told.letters()[-1] == notices.GROUND_ENDED


def test_ended_now_it_is_off_the_shelf_while_the_clock_is_doubted(told: Reading, index: Index) -> None:
    told.decide_all()
    id = told.enter()
    told.check(Basis.PERMISSION)
    edition_id = told.publish(index)
    doubted = replace(told.now, jumped=True)
    with told.work() as (session, story, _):
        grounds.end(told.desk, session, story, id, "rev", doubted)
    with pytest.raises(NotYet):
        going_out.publish(told.desk, index, told.id, doubted)
    assert not _is_seen(told.desk, edition_id, told.now)


def test_a_ground_that_ends_beside_another_takes_nothing_down(told: Reading, index: Index) -> None:
    told.decide_all()
    told.enter()
    other = told.enter()
    told.check(Basis.PERMISSION)
    edition_id = told.publish(index)
    with told.work() as (session, story, _):
        grounds.end(told.desk, session, story, other, "rev", told.now)
    assert _is_seen(told.desk, edition_id, told.now)


def test_a_longer_ground_lets_it_be_seen_for_longer(told: Reading, index: Index) -> None:
    told.decide_all()
    told.enter()
    told.check(Basis.PERMISSION)
    edition_id = told.publish(index)
    told.enter(until=LAST + timedelta(days=10))
    going_out.publish(told.desk, index, told.id, told.now)
    standing = press.standing_grant(told.desk.press, edition_id)
    assert standing is not None and standing.until == LAST + timedelta(days=10)


@pytest.mark.parametrize(("days", "is_near"), [(0, True), (1, False), (-1, True)])
def test_before_a_ground_ends_the_promises_and_the_page_say_so_and_no_day(
    told: Reading, index: Index, days: int, is_near: bool
) -> None:
    """It ends thirty days from now; a day more is not near yet."""
    told.decide_all()
    told.enter(until=NOW.date() + timedelta(days=30 + days))
    told.check(Basis.PERMISSION)
    assert not _is_lapsing(told), "nothing is out"
    told.publish(index)
    assert _is_lapsing(told) == is_near
    with told.work() as (session, story, _):
        assert lapsing.is_soon(told.desk, session, story, told.now) == is_near
        story.note_hiders(frozenset({"her"}))
    assert not _is_lapsing(told), "she hid it"


def test_a_longer_ground_that_is_confirmed_takes_it_off_the_list(told: Reading, index: Index) -> None:
    told.decide_all()
    told.enter(until=NOW.date() + timedelta(days=9))
    told.check(Basis.PERMISSION)
    told.publish(index)
    longer = told.enter(until=NOW.date() + timedelta(days=300), confirmed="")
    assert _is_lapsing(told), "nobody has confirmed it"
    told.confirm(longer, "bea")
    assert not _is_lapsing(told)


@pytest.mark.parametrize(("days", "is_near"), [(29, True), (30, False)])
def test_an_order_whose_last_day_is_near_is_on_the_list_too(
    told: Reading, index: Index, days: int, is_near: bool
) -> None:
    """A permission of the court that a check rests on."""
    told.decide_all()
    told.enter(until=NOW.date() + timedelta(days=300))
    told.check(Basis.PERMISSION, until=NOW.date() + timedelta(days=days))
    told.publish(index)
    assert _is_lapsing(told) == is_near


def _is_lapsing(told: Reading) -> bool:
    with told.work() as (session, _, _):
        found = lapsing.soon(told.desk, session, told.now)
        listed = promises.in_queue(told.desk, session, told.now, "lapsing")
    assert listed is not None and listed.stories == found and found <= {told.id}
    return bool(found)


def test_narrowing_never_makes_the_last_day_later(told: Reading, index: Index) -> None:
    told.decide_all()
    told.enter()
    told.check(Basis.PERMISSION)
    edition_id = told.publish(index)
    with told.work() as (session, story, _):
        less = replace(grant(), not_near=frozenset({"kent"}))
        withdrawal.narrow(told.desk, session, story, less, version="2", moment=told.now)
    standing = press.standing_grant(told.desk.press, edition_id)
    assert standing is not None and standing.until == LAST


def test_deleting_the_story_leaves_no_ground(told: Reading) -> None:
    told.decide_all()
    told.enter()
    with told.work() as (session, story, _):
        withdrawal.delete(told.desk, session, story, told.now)
    with Session(told.desk.engine) as session:
        assert session.query(GroundRow).count() == session.query(GroundWord).count() == 0


def test_no_word_of_a_ground_lies_in_clear(told: Reading, place: Place) -> None:
    told.decide_all()
    told.enter()
    with told.desk.engine.connect() as connection:
        rows = repr(connection.exec_driver_sql("SELECT * FROM court_ground").all())
    assert "FD26P00123" not in rows and LAST.isoformat() not in rows


# At the press: faults that are planted


def _slipped(content: Content) -> None:
    """Clear this content for a story whose sentence is left out, as if whoever made it had forgotten to."""
    out = Sentence(
        "k",
        "",
        0,
        9,
        "Judge Anna said I was not ready.",
        "The judge said I was not ready.",
        Told.COURT,
        is_left_out=True,
    )
    given = grant()
    from tests.rules.cases import asked

    check = CourtCheck(Basis.NOT_ABOUT, "read", "r", Tells.MENTIONS, NOW.date())
    facts = publication.Facts(
        consent(given), frozenset({"ab" * 32}), (), "asked", "none", check, "a", "b", content.seal, content.seal,
        hidden=False, deleted=False, set_aside=False, vetoed=False, wait=publication.Wait(NOW.date(), 0),
        panel=asked(given, NOW.date()), text="text", gate=Gate((out,)),
    )  # fmt: skip
    cleared.append(publication.clear(facts, Moment(NOW, None)))


cleared: list[publication.Clearance] = []
PLAIN = Content("The cup", "I sat at the back.", ContentNote("A day."))
SLIP = "The judge said I was not ready."


@pytest.mark.parametrize(
    "content",
    [
        replace(PLAIN, words=f"I sat at the back. {SLIP} I left."),
        replace(PLAIN, words="I sat at the back. JUDGE ANNA SAID: I was not\nready!"),
        replace(PLAIN, title=SLIP),
        replace(PLAIN, note=ContentNote(f"A mother tells that {SLIP}")),
        replace(PLAIN, media=(Picture((), 1, 1, SLIP),)),
        replace(
            PLAIN, media=(Sound((), 10, (Cue(0, 9, "The judge said"), Cue(9, 10, "I was not ready.")), ()),)
        ),
    ],
    ids=[
        "in her words",
        "as she sent it",
        "in the title",
        "in the gist",
        "under a picture",
        "over two lines of a recording",
    ],
)
def test_a_locked_sentence_that_slipped_in_is_refused_by_the_press(town: Town, content: Content) -> None:
    cleared.clear()
    _slipped(content)
    with pytest.raises(Refused) as found:
        press.put_out(town.desk.press, cleared[0], "e", content, ["6.1"])
    assert found.value.sentences == ("A sentence about the court stands in it that may not be seen.",)
    assert not stocktaking.ids(town.desk.press.shelf)


def test_the_press_lets_the_same_story_out_without_it(town: Town) -> None:
    cleared.clear()
    _slipped(PLAIN)
    press.put_out(town.desk.press, cleared[0], "e", PLAIN, ["6.1"])
    assert stocktaking.ids(town.desk.press.shelf) == {"e"}


# Told anew


def test_a_note_that_asks_her_is_hers_to_read_and_never_left_as_offered(told: Reading) -> None:
    told.decide_all()
    locked = [one for one in told.found() if one.told == Told.COURT]
    offered = retelling.letter(retelling.ways_of(locked))
    assert "How did you feel that day?" in offered
    with told.work() as (session, story, _):
        for words in (offered, retelling.OPENS, f"{retelling.CLOSES}  {retelling.OPENS}"):
            with pytest.raises(BadInput):
                decisions.ask_to_change(
                    told.desk, session, story, "ann", rule="court", words=words, moment=told.now
                )
        mine = offered + " The bit with his cup stayed with me."
        decisions.ask_to_change(told.desk, session, story, "ann", rule="court", words=mine, moment=told.now)
    assert told.state == State.BACK
    assert told.letters() == [mine]


@pytest.mark.parametrize("way", dict.fromkeys(retelling.WAYS.values()), ids=lambda way: way.asks)
def test_what_she_is_asked_is_easy_to_read(way: retelling.Way) -> None:
    assert grade(way.asks) <= 6
    assert grade(retelling.letter([way])) <= 6
    never = ("unfortunately", "policy", "failed", "rejected", "please note", "submit")
    assert not any(word in retelling.letter([way]).lower() for word in never)


def test_there_is_a_way_for_every_sign() -> None:
    from archive.rules import court_words

    every = (*court_words.SIGNS, court_words.GOES_ON, court_words.AMONG)
    assert {sign.id for sign in every} == set(retelling.WAYS)


def test_on_her_own_page_stands_what_she_could_tell_anew_and_it_goes_with_the_line(told: Reading) -> None:
    told.decide_all()
    with told.work() as (session, story, _):
        assert not anew.lines(told.desk, session, story, told.now), "nobody has asked her"
        decisions.ask_to_change(
            told.desk,
            session,
            story,
            "ann",
            rule="court",
            words="When I read about that day I thought of the cup. Could you tell it in your own way?",
            moment=told.now,
        )
        found = anew.lines(told.desk, session, story, told.now)
        assert [(one.line, one.asks) for one in found] == [
            (SAID[0], "How did you feel that day?"),
            (SAID[1], "How did you feel that day?"),
        ]
        fresh = WORDS.replace(SAID[0], "I went cold.")
        drafts.save(told.desk, session, story, title="The cup", words=fresh, moment=told.now)
        assert not anew.lines(told.desk, session, story, told.now), "its neighbour is another sentence now"


def test_another_kind_of_note_asks_for_nothing_anew(told: Reading) -> None:
    told.decide_all()
    with told.work() as (session, story, _):
        decisions.ask_to_change(
            told.desk, session, story, "ann", rule="anonymity", words="A name stands there.", moment=told.now
        )
        assert not anew.lines(told.desk, session, story, told.now)


def test_two_sentences_that_read_alike_are_two_places_on_the_page(town: Town) -> None:
    told = Reading(town, "Judge Anna came. I cried. I cried. I cried.")
    told.decide_all()
    with told.work() as (session, story, _):
        rows = [
            row
            for one in courtroom.picture(told.desk, session, story, "ann", told.now).paragraphs
            for row in one.rows
        ]
    assert [row.text for row in rows[1:]] == ["I cried."] * 3
    assert rows[2].key == rows[3].key != rows[1].key
    assert len({row.anchor for row in rows}) == 4


def test_a_line_of_a_recording_is_left_out_of_what_is_read_and_heard(town: Town) -> None:
    work = Work(town)
    sound = work.ids[0]
    lines = [("0:00", "", "I sat at the back."), ("0:01", "", "The judge said I was not ready.")]
    with Session(work.desk.engine, expire_on_commit=False) as session, session.begin():
        hands = work.hands(session)
        covering.write_transcript(hands, sound, lines)
        at: dict[str, Any] = {"staff_id": "ann", "moment": town.now}
        sentences.decide_as_proposed(work.desk, session, hands.story, hands.copy, **at)
        found = gates.of(work.desk, session, hands.story, finished.read(work.desk, hands.copy))
        assert [one.told for one in found.sentences] == [Told.LIFE, Told.COURT]
        recipe = hands.work(sound).recipe
        key = found.sentences[1].key
        sentences.leave_out(work.desk, session, hands.story, hands.copy, [key], **at)
        left = hands.work(sound)
        assert [cue.text for cue in left.said] == ["I sat at the back."]
        assert [(cover.start, cover.how, cover.is_court) for cover in left.covers] == [
            (1_000, "silence", True)
        ]
        assert left.recipe != recipe, "it has to be made anew, with that line silent"
        with pytest.raises(Refused):
            covering.uncover(hands, sound, 1)
        sentences.put_in(work.desk, session, hands.story, hands.copy, [key], **at)
        assert hands.work(sound).covers == () and hands.work(sound).recipe == recipe


LINES = [
    ("0:00", "0:01", "I sat at the back."),
    ("0:01", "0:02", "The judge said I was not ready."),
    ("0:02", "0:02.5", "I went home."),
]


class Recorded(Work):
    """A recording with a line about the court that is left out, and as many written sentences."""

    def __init__(self, town: Town) -> None:
        super().__init__(town, words="It was wet. The judge said it again. I went home then.")
        self.sound = self.ids[0]
        self.write(LINES)
        self.do(sentences.decide_as_proposed)
        self.do(sentences.leave_out, self.keys("The judge said I was not ready."))

    def write(self, lines: list[tuple[str, str, str]]) -> None:
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            covering.write_transcript(self.hands(session), self.sound, lines)

    def do(self, verb: Any, *values: Any) -> None:
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            hands = self.hands(session)
            verb(self.desk, session, hands.story, hands.copy, *values, staff_id="ann", moment=self.town.now)

    def keys(self, *texts: str) -> list[str]:
        with Session(self.desk.engine) as session:
            hands = self.hands(session)
            found = gates.of(self.desk, session, hands.story, finished.read(self.desk, hands.copy))
            return [one.key for one in found.sentences if one.text in texts]

    def covered(self) -> list[tuple[int, int]]:
        with Session(self.desk.engine) as session:
            return [(one.start, one.end) for one in self.hands(session).work(self.sound).covers]


@pytest.mark.parametrize(
    "lines",
    [
        [LINES[0], LINES[2]],
        [LINES[0], ("0:01.3", "0:01.7", LINES[1][2]), LINES[2]],
        [LINES[0], ("0:01", "0:02", "Somebody said that I was not ready."), LINES[2]],
    ],
    ids=["emptied", "shorter", "in other words"],
)
def test_what_is_covered_because_of_the_law_stays_covered_whatever_becomes_of_its_line(
    town: Town, quick: None, lines: list[tuple[str, str, str]]
) -> None:
    work = Recorded(town)
    work.write(lines)
    work.do(sentences.leave_out, work.keys("The judge said it again."))
    assert work.covered() == [(1_000, 2_000)]
    work.do(sentences.put_in, work.keys("The judge said it again."))
    work.do(sentences.decide_as_proposed)
    assert work.covered() == [(1_000, 2_000)]


def test_a_line_that_became_longer_is_covered_whole_with_the_next_press(town: Town, quick: None) -> None:
    work = Recorded(town)
    work.write([LINES[0], ("0:01", "0:02.2", LINES[1][2]), ("0:02.2", "0:02.5", LINES[2][2])])
    work.do(sentences.leave_out, work.keys("The judge said it again."))
    assert work.covered() == [(1_000, 2_000), (1_000, 2_200)]


def test_a_cover_goes_with_its_own_line_cut_or_not_and_not_with_the_one_beside_it(
    town: Town, quick: None
) -> None:
    work = Recorded(town)
    work.write(
        [LINES[0], ("0:01", "0:01.2", "The judge"), ("0:01.2", "0:02", "said I was not ready."), LINES[2]]
    )
    work.do(sentences.put_in, work.keys("The judge"))
    assert work.covered() == [(1_200, 2_000)], "the rest of it is covered still"
    work.write([LINES[0], ("0:01.9", "0:02.5", LINES[2][2])])
    with pytest.raises(BadInput, match="left out with another one"):
        work.do(sentences.put_in, work.keys("I went home."))
    assert work.covered() == [(1_200, 2_000)]
    work.write(LINES)
    work.do(sentences.put_in, work.keys(LINES[1][2]))
    assert work.covered() == []


def test_where_the_line_of_a_cover_is_gone_it_is_said_how_it_can_be_put_in(town: Town, quick: None) -> None:
    work = Recorded(town)
    work.write([LINES[0], LINES[2]])
    with Session(town.desk.engine) as session, pytest.raises(Refused, match="its line is gone"):
        covering.uncover(work.hands(session), work.sound, 1)


def test_a_translation_waits_for_the_sentences_of_her_own_words(town: Town, index: Index) -> None:
    told = OwnLanguage(town.desk, index, grant(own_words=True, translations=frozenset({"en-GB"})))
    told.release()
    with told.story() as (session, story):
        translating.keep(
            told.desk, session, story, Words(title="The room", words="A mother waits."),
            saved=0, staff_id="bea", moment=told.now,
        )  # fmt: skip
        row = tongues.newest(session, story.id)
        assert row is not None
        gate = english_going_out.facts_of(told.desk, session, story, row).gate
        assert gate is not None and gate.sentences and not gate.undecided
        copy = finished.newest(session, story.id)
        body = finished.read(told.desk, copy)
        court_now = {**dict(body.court), gate.sentences[0].key: "court"}
        finished.write(told.desk, copy, replace(body, court=tuple(court_now.items())))
        problems = publication.objections(
            english_going_out.facts_of(told.desk, session, story, row), told.now
        )
    assert any("without a ground that holds today" in one for one in problems)
