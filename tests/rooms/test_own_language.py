"""Her own words and a translation of them: two versions of one story, each with a yes of its own and a no of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.checking import public
from archive.demo import panels
from archive.demo.pieces import Told as Shown
from archive.demo.told import qui_elle_cherche, una_carta_al_ano
from archive.editions import complaints, press, shelf
from archive.editions.index import Index
from archive.editions.tables import EditionRow
from archive.ground.db import reading
from archive.ground.jobs import JobRow
from archive.rules import jigsaw as rules
from archive.rules import publication
from archive.rules.choices import Medium
from archive.rules.court import Basis
from archive.rules.court import Content as About
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.grant import Outlet
from moderation import sweeps
from moderation.court import court
from moderation.decisions import (
    decisions,
    english_going_out,
    english_lists,
    english_names,
    files_gone,
    going_out,
    papers,
    translating,
)
from moderation.letters import notices
from moderation.queue import queue
from moderation.replacing import proposing
from moderation.suggesting.suggestion import Tier
from moderation.tables import AloneRow
from moderation.who import jigsaw
from stories import (
    answers,
    consenting,
    drafts,
    finished,
    messages,
    next_version,
    sayings,
    taking_back,
    tongues,
    withdrawal,
)
from stories.desk import Desk
from stories.tables import Outing, State, Story, TranslationAnswer
from stories.tongues import How, Standing, Words
from stories.work_tables import PanelRow
from tests.phone import Phone
from tests.rooms.tongues import BOTH, ENGLAND, ENGLISH, TYPED, Hers, Told
from tests.town import MIDWIVES, grant

SHOWN = "Me sentaron en la sala de una ciudad. Nadie me miró. El niño dormía."


@pytest.fixture
def told(desk: Desk, index: Index) -> Told:
    """A story of which both versions may go out."""
    return Told(desk, index, grant(translations=BOTH))


def test_both_versions_go_out_each_as_itself(told: Told) -> None:
    found = told.both_out().out()
    assert (found["es"].words, found[ENGLAND].words) == (SHOWN, ENGLISH)
    assert (found[ENGLAND].told_in, found[ENGLAND].made_by) == ("es", "person")
    assert found["es"].translation == "" and found[ENGLAND].translation == ENGLAND
    assert not list(public.outings(told.desk)) and not list(public.shelf(told.desk))


def test_the_yes_to_one_version_is_no_yes_to_the_other(told: Told) -> None:
    told.release()
    assert told.out().keys() == {"es"}
    told.translate()
    told.work()
    assert told.out().keys() == {"es"}, "it was made and read by two, and she has not released it"
    told.release_english()
    assert told.out().keys() == {"es", ENGLAND}


def test_silence_is_no_translation(desk: Desk, index: Index) -> None:
    told = Told(desk, index, grant())
    told.release()
    with pytest.raises(Refused, match="not said yes to her words in English"):
        told.translate()
    assert not translating.waiting(desk, Session(reading(desk.engine)))
    assert told.out().keys() == {"es"}


def test_with_only_the_translation_allowed_her_own_words_never_leave(desk: Desk, index: Index) -> None:
    told = Told(desk, index, grant(own_words=False, translations=BOTH))
    told.release()
    assert not told.out()
    told.translate()
    told.release_english()
    assert told.out().keys() == {ENGLAND}
    told.work()
    assert told.out().keys() == {ENGLAND} and not list(public.outings(desk))


@pytest.mark.parametrize(
    ("less", "left"), [({"translations": frozenset()}, "es"), ({"own_words": False}, ENGLAND)]
)
def test_one_version_is_taken_back_at_once_and_the_other_stays(
    told: Told, less: dict[str, object], left: str
) -> None:
    told.both_out()
    told.narrow(**less)
    assert told.out().keys() == {left}
    told.work()
    assert told.out().keys() == {left}, "the worker brings nothing back"
    sweeps.purge_index(told.desk, told.index)
    assert len(told.index.ids()) == 1
    stems = {"es": "mir", ENGLAND: "asleep"}
    gone = next(language for language in stems if language != left)
    assert not any(term.startswith(stems[gone]) for term in told.index.terms())
    with Session(reading(told.desk.engine)) as session:
        assert session.execute(select(Story.state)).scalar_one() == State.PUBLISHED


def test_a_damaged_translation_keeps_no_sweep_from_the_others(told: Told) -> None:
    told.release()
    told.translate()
    told.say_yes_to_english()
    with told.story() as (session, story):
        row = tongues.newest(session, told.id)
        assert row is not None
        row.body = b"damaged"
    with told.story() as (session, story):
        assert not english_going_out.is_due(told.desk, session, story, told.now)
    sweeps.sweep(told.desk, told.index, told.now)
    assert told.out().keys() == {"es"}


def test_where_a_translation_alone_is_released_it_stays_when_a_file_of_hers_is_gone(
    desk: Desk, index: Index
) -> None:
    told = Told(desk, index, grant(own_words=False, translations=BOTH))
    told.release()
    told.translate()
    told.release_english()
    files_gone.tell(desk, told.id, told.now)
    assert told.out().keys() == {ENGLAND}


def test_with_the_translation_alone_out_her_own_words_wait_for_two_who_say_why(told: Told) -> None:
    told.both_out()
    with told.story() as (session, story):
        assert jigsaw.is_out(session, story)
    told.narrow(own_words=False)
    with told.story() as (session, story):
        row = tongues.newest(session, told.id)
        assert row is not None and tongues.is_out(session, row)
        session.add(AloneRow(story_id=story.id, since=told.now.today, is_alone=True))
        session.flush()
        assert rules.ALONE_NOW in going_out.objections(told.desk, session, story, told.now), (
            "of her own words nobody has met any: what only stays where it is does not go out by that"
        )
        facts = english_going_out.facts_of(told.desk, session, story, row)
        assert facts.is_out and rules.ALONE_NOW not in publication.objections(facts, told.now)


def test_nothing_left_is_what_hide_is_for(told: Told) -> None:
    told.both_out()
    with pytest.raises(Exception, match="Hide it now"):
        told.narrow(own_words=False, translations=frozenset())
    assert told.out().keys() == {"es", ENGLAND}


def test_a_translation_taken_back_comes_out_again_only_anew(told: Told) -> None:
    told.both_out()
    told.narrow(translations=frozenset())
    assert told.standing() == Standing.NO
    with told.story() as (session, story):
        wider = replace(told.given(), grant=replace(told.given().grant, translations=BOTH))
        consenting.record(told.desk, session, story, wider, version="4", moment=told.now)
    told.work()
    assert told.out().keys() == {"es"}
    told.translate(replace(TYPED, title="The room again"))
    told.release_english()
    assert told.out()[ENGLAND].title == "The room again"


def test_her_changed_words_close_the_translation_of_the_old_ones(told: Told) -> None:
    told.both_out()
    with told.story() as (session, story):
        copy = finished.newest(session, told.id)
        left = taking_back.without(told.desk, story, finished.read(told.desk, copy), ["w.1"])
        next_version.take_back(told.desk, session, story, copy, left, told.now)
    assert not told.out()
    with told.story() as (session, story):
        queue.claim(session, told.id, "bea", told.now)
        panels.ask(told.desk, session, story.id, "bea", told.now)
        decisions.agree(told.desk, session, story, "bea", told.now)
    told.release()
    assert told.out().keys() == {"es"}, "the English words tell what she took back"
    with told.story() as (session, story):
        with pytest.raises(Refused):
            tongues.release(told.desk, session, story, seal="", how=How.READ, moment=told.now)
        assert translating.waiting(told.desk, session)[0].state == ""
    told.translate(replace(TYPED, words="They sat me down. My son was asleep."))
    told.release_english()
    assert "Nobody looked" not in told.out()[ENGLAND].words


def test_hidden_brought_back_and_deleted_both_go_together(told: Told) -> None:
    told.both_out()
    with told.story() as (session, story):
        withdrawal.hide(told.desk, session, story, told.now)
    assert not told.out()
    with told.story() as (session, story):
        withdrawal.bring_back(session, story, told.now)
    told.work()
    assert told.out().keys() == {"es", ENGLAND}
    with told.story() as (session, story):
        withdrawal.delete(told.desk, session, story, told.now)
    told.work()
    with Session(reading(told.desk.engine)) as session:
        assert not told.out() and not session.execute(select(Outing)).first()
        assert not session.execute(select(TranslationAnswer)).first()


def test_a_translation_never_says_what_was_taken_out_of_her_own_words(told: Told) -> None:
    with pytest.raises(Refused, match="mark 2 takes out") as found:
        told.translate(replace(TYPED, words=f"{ENGLISH} MATEO slept.", title="In Croydon"))
    assert "Mateo" not in str(found.value) and "mark 1 takes out" in str(found.value)
    with pytest.raises(Refused, match="mark 1"):
        told.translate(replace(TYPED, stay="Mateo", words=f"{ENGLISH} Mateo.", what="Croydon"))
    told.translate(replace(TYPED, stay="Mateo", words=f"{ENGLISH} mateo."))


@pytest.mark.parametrize("box", ["title", "words", "what", "made_by", "in_short", "intruder_note"])
def test_a_translation_is_not_done_while_something_is_missing(told: Told, box: str) -> None:
    changes: dict[str, Any] = {box: ""}
    with pytest.raises(Refused):
        told.translate(replace(TYPED, **changes))


@pytest.mark.parametrize("box", ["title", "words", "what"])
def test_a_name_that_a_translator_puts_in_is_decided_before_anybody_goes_on(told: Told, box: str) -> None:
    changes: dict[str, Any] = {box: f"{getattr(TYPED, box)} Denise Cartwright said so."}
    named = replace(TYPED, **changes)
    with pytest.raises(Refused, match="1 suggestion that is likely") as found:
        told.translate(named)
    assert "Denise" not in str(found.value)
    with told.story() as (session, story):
        of = tongues.basis(told.desk, session, story)
        assert of is not None
        (one,) = english_names.found(told.desk, story, named, of)
    said = {"title": "the title", "words": "her words", "what": "the gist"}
    assert (one.phrase, one.tier, one.places, one.is_let_be) == (
        "Denise Cartwright", Tier.LIKELY, (said[box],), False,
    )  # fmt: skip
    told.translate(replace(named, let_be=("Denise Cartwright",)))
    assert told.standing() == Standing.HERS


LESSER = {
    "The ferrets slept by the quarry.": Tier.CHECK,
    "My dad is deaf.": Tier.CHECK,
    "It was bonfire night.": Tier.CHECK,
    "There were fritters for them all.": Tier.UNUSUAL,
}


@pytest.mark.parametrize(("added", "tier"), LESSER.items())
def test_a_lesser_hint_in_the_english_is_answered_as_one_in_her_own_words_is(
    told: Told, added: str, tier: Tier
) -> None:
    named = replace(TYPED, words=f"{ENGLISH} {added}")
    with pytest.raises(Refused, match=proposing.NAMED[tier]) as refused:
        told.translate(named)
    assert not any(
        word in str(refused.value) for word in ("ferrets", "quarry", "deaf", "bonfire", "fritters")
    )
    with told.story() as (session, story):
        found = _hints(told, session, story, named)
        assert {one.tier for one in found} == {tier}
        phrases = tuple(one.phrase for one in found)
        row = english_lists.look_through(
            told.desk, session, story, named, tier=tier, phrases=phrases, saved=0, staff_id="ann", moment=told.now
        )  # fmt: skip
        kept = tongues.read(told.desk, row)
        assert {(one.phrase, one.tier, one.staff_id) for one in kept.passed} == {
            (one, tier, "ann") for one in phrases
        }
    told.translate(replace(named, passed=kept.passed))
    assert told.standing() == Standing.HERS


def _hints(told: Told, session: Session, story: Story, words: Words) -> tuple[english_names.Found, ...]:
    of = tongues.basis(told.desk, session, story)
    assert of is not None
    return english_names.found(told.desk, story, words, of)


def test_only_what_stood_on_the_page_is_let_pass_and_likely_ones_never_by_a_list(told: Told) -> None:
    named = replace(TYPED, words=f"{ENGLISH} The ferrets slept by the quarry. Denise Cartwright said so.")
    look: dict[str, Any] = {"saved": 0, "staff_id": "ann", "moment": told.now}
    with told.story() as (session, story):
        for tier, phrases in (
            (Tier.CHECK, ()), (Tier.CHECK, ("Denise Cartwright",)), (Tier.LIKELY, ("Denise Cartwright",)),
            (Tier.UNUSUAL, ("ferrets",)),
        ):  # fmt: skip
            with pytest.raises(BadInput, match="Nothing of that list"):
                english_lists.look_through(
                    told.desk, session, story, named, tier=tier, phrases=phrases, **look
                )  # fmt: skip
        shown = tuple(one.phrase for one in _hints(told, session, story, named) if "ferrets" in one.phrase)
        english_lists.look_through(
            told.desk, session, story, named, tier=Tier.CHECK, phrases=shown[:1], **look
        )  # fmt: skip
        left = [one.phrase for one in _hints(told, session, story, named) if not one.is_let_be]
        assert len(left) > 1 and "Denise Cartwright" in left, "what was not on the page is still asked"


def test_nobody_says_by_a_form_that_somebody_looked_through_a_list(told: Told) -> None:
    forged = replace(
        TYPED, words=f"{ENGLISH} My dad is deaf.", passed=(finished.Passed("deaf", "check", "bea"),)
    )
    with pytest.raises(Refused, match="Worth a look"):
        told.translate(forged)


def test_what_was_let_pass_with_a_list_is_asked_again_once_it_is_likely(told: Told) -> None:
    named = replace(TYPED, words=f"{ENGLISH} Denise Cartwright said so.")
    with told.story() as (session, story):
        of = tongues.basis(told.desk, session, story)
        assert of is not None
        listed = replace(named, passed=(finished.Passed("Denise Cartwright", "check", "ann"),))
        assert "likely" in " ".join(english_names.waiting(told.desk, story, listed, of))
        singly = replace(listed, let_be=("Denise Cartwright",))
        assert not english_names.waiting(told.desk, story, singly, of)


def test_what_she_was_answered_in_her_own_words_stays_answered_in_the_english(told: Told) -> None:
    named = replace(TYPED, words=f"{ENGLISH} My dad is deaf.")
    with told.story() as (session, story):
        of = tongues.basis(told.desk, session, story)
        assert of is not None
        phrases = [one.phrase for one in english_names.found(told.desk, story, named, of)]
        answered = replace(of, body=replace(of.body, let_be=tuple(phrases)))
        assert phrases and not english_names.waiting(told.desk, story, named, answered)


@pytest.mark.parametrize("more", ["", "perhaps"])
def test_whether_the_english_tells_more_has_to_be_said(told: Told, more: str) -> None:
    with pytest.raises(Refused, match="tells anything that her own words do not"):
        told.translate(replace(TYPED, more=more))


def test_english_that_tells_more_waits_until_the_panel_is_kept_anew_or_it_is_softened(told: Told) -> None:
    with pytest.raises(Refused, match="Write down what the English tells"):
        told.translate(replace(TYPED, more="yes"))
    tells = replace(TYPED, more="yes", more_said="That he was a son.")
    with pytest.raises(Refused, match="tells more than her own words") as refused:
        told.translate(tells)
    assert "son" not in str(refused.value)
    told.translate(replace(TYPED, words="They sat me down. My child was asleep.", more="no"))
    assert told.standing() == Standing.HERS


def test_english_that_tells_more_goes_on_when_who_it_could_be_is_kept_anew_after_it_was_said(
    told: Told,
) -> None:
    tells = replace(TYPED, more="yes", more_said="That he was a son.")
    with told.story() as (session, story):
        translating.keep(told.desk, session, story, tells, saved=0, staff_id="ann", moment=told.now)
        with pytest.raises(Refused, match="tells more"):
            translating.ready(told.desk, session, story, "ann", told.now)
        body = finished.read(told.desk, finished.newest(session, story.id))
        panel = jigsaw.newest(told.desk, session, story)
        assert panel is not None
        jigsaw.write(told.desk, session, story, body, jigsaw.said_in(panel), "bea", told.now)
        translating.ready(told.desk, session, story, "ann", told.now)
        again = replace(tells, more_said="That he was her eldest son.")
        translating.keep(told.desk, session, story, again, saved=1, staff_id="ann", moment=told.now)
        with pytest.raises(Refused, match="tells more"):
            translating.ready(told.desk, session, story, "ann", told.now)


def test_the_second_person_is_asked_of_a_name_again(told: Told) -> None:
    named = replace(TYPED, words=f"{ENGLISH} Denise Cartwright said so.", let_be=("Denise Cartwright",))
    with told.story() as (session, story):
        translating.keep(told.desk, session, story, named, saved=0, staff_id="ann", moment=told.now)
        translating.ready(told.desk, session, story, "ann", told.now)
        row = tongues.newest(session, told.id)
        assert row is not None and b"Cartwright" not in row.body, "what is let be lies sealed"
        assert tongues.read(told.desk, row) == named
        tongues.write(told.desk, row, replace(named, let_be=()))
    with told.story() as (session, story), pytest.raises(Refused, match="likely"):
        translating.agree(told.desk, session, story, "bea", told.now)


def test_it_takes_two_and_what_changes_between_them_is_read_anew(told: Told) -> None:
    with told.story() as (session, story):
        translating.keep(told.desk, session, story, TYPED, saved=0, staff_id="ann", moment=told.now)
        translating.ready(told.desk, session, story, "ann", told.now)
        with pytest.raises(Refused, match="A second person"):
            translating.agree(told.desk, session, story, "ann", told.now)
        again = replace(TYPED, title="Other")
        translating.keep(told.desk, session, story, again, saved=1, staff_id="bea", moment=told.now)
        with pytest.raises(Refused, match="not open"):
            translating.agree(told.desk, session, story, "bea", told.now)
        with pytest.raises(Refused, match="changed it meanwhile"):
            translating.keep(told.desk, session, story, TYPED, saved=1, staff_id="ann", moment=told.now)


def test_nobody_translates_before_two_people_have_read_her_own_words(desk: Desk, index: Index) -> None:
    told = Told(desk, index, grant(translations=BOTH))
    with told.story() as (session, story):
        consenting.ask_back(session, story, told.now)
        with pytest.raises(Refused, match="not finished"):
            translating.keep(desk, session, story, TYPED, saved=0, staff_id="ann", moment=told.now)


def test_the_press_asks_for_which_version_the_clearance_is(told: Told) -> None:
    told.both_out()
    with Session(reading(told.desk.engine)) as session:
        facts = going_out.facts_of(told.desk, session, drafts.story(session, told.id))
    hers = publication.clear(facts, told.now)
    with pytest.raises(Refused):
        press.put_out(told.desk.press, hers, "another", told.out()[ENGLAND], ["8.2"])
    forged = replace(facts, translation=ENGLAND)
    with pytest.raises(Refused, match="not the version"):
        press.put_out(
            told.desk.press, publication.clear(forged, told.now), "another", told.out()["es"], ["8.2"], elsewhere=0
        )  # fmt: skip


def test_a_trainer_is_offered_only_versions_that_may_be_seen(told: Told) -> None:
    told.both_out()
    with Session(reading(told.desk.engine)) as session:
        ids = {
            one.translation_id is None: one.edition_id for one in session.execute(select(Outing)).scalars()
        }
    here = told.desk.press.shelf
    assert [one.id for one in shelf.versions(here, ids[True], MIDWIVES, told.now)] == [ids[False]]
    told.narrow(translations=frozenset())
    assert not shelf.versions(here, ids[True], MIDWIVES, told.now)
    with pytest.raises(NotFound):
        shelf.get(here, ids[False], MIDWIVES, Outlet.PAGE, told.now)


@pytest.mark.parametrize("shown", [una_carta_al_ano.STORY, qui_elle_cherche.STORY], ids=lambda one: one.key)
def test_what_the_demo_says_in_english_goes_the_whole_way(told: Told, shown: Shown) -> None:
    assert shown.english is not None
    told.release()
    told.translate(shown.english)
    told.release_english()
    assert told.out()[ENGLAND].words == shown.english.words


def test_a_story_told_in_english_has_no_kin(desk: Desk, index: Index) -> None:
    told = Told(desk, index, grant())
    with told.story() as (_, story):
        story.language = ENGLAND
        assert not tongues.has_another(story) and tongues.kin(desk, story) == ""
        story.language = "es"
        assert tongues.kin(desk, story) and story.id not in tongues.kin(desk, story)


# On her phone


@pytest.fixture
def hers(desk: Desk, notes: Flask, index: Index) -> Hers:
    """Her phone."""
    return Hers(desk, notes, index)


def test_she_is_asked_about_english_and_says_yes_to_each_apart(hers: Hers) -> None:
    phone, told = hers.release().phone, hers.told
    assert sayings.ENGLISH_NOT_ASKED in phone.text
    phone.press("to-tongue")
    assert phone.form.fields["tongue"] == ["own"], "English is not ticked before she ticks it"
    phone.press("go-on", tick={"tongue": ["own", ENGLAND]})
    assert phone.page == "narrow" and "My words in English" in phone.text
    told.translate()
    phone.press("status")
    assert sayings.ENGLISH_WAITS in phone.text
    phone.press("english")
    with phone.client.application.test_request_context():
        from archive.editions.show import article

        with Session(reading(told.desk.engine)) as session:
            story, row = drafts.story(session, told.id), tongues.newest(session, told.id)
            of = tongues.basis(told.desk, session, story)
            assert row is not None and of is not None
            content = tongues.content(story, row, tongues.read(told.desk, row), of.body)
        assert str(article(content)) in phone.html, "the learners' own bytes"
    assert 'lang="es"' in phone.html and "Aquí dice" in phone.text and "A person put your words" in phone.text
    phone.press("english-yes")
    assert phone.page == "english" and sayings.HOW_MET in phone.text
    phone.press("english-yes", tick={"how": ["read-to-her"]})
    told.work()
    phone.press("receipt")
    assert "You said yes to your words in English" in phone.text and "Someone read it to you" in phone.text
    phone.press("status")
    assert {sayings.OWN_OUT, sayings.ENGLISH_OUT} <= set(phone.text.split("\n"))


LAST = "There is nothing else to see. So all of it is hidden then."


def _with_english(hers: Hers) -> Phone:
    phone = hers.release().phone
    phone.press("to-tongue").press("go-on", tick={"tongue": ["own", ENGLAND]})
    hers.told.translate()
    return phone.press("status")


def test_she_says_no_to_the_english_words_and_her_own_stay(hers: Hers) -> None:
    phone = _with_english(hers).press("english").press("english-no")
    assert sayings.NO_ENGLISH in phone.text and hers.told.standing() == Standing.NO
    hers.told.work()
    assert not hers.told.given().grant.translations and sayings.OWN_OUT in phone.text
    assert not translating.waiting(hers.told.desk, Session(reading(hers.told.desk.engine)))


def test_either_one_is_taken_back_by_one_button_and_the_last_one_hides_it(hers: Hers) -> None:
    phone = _with_english(hers).press("english").press("english-yes", tick={"how": ["read"]})
    hers.told.work()
    phone.press("stop")
    assert "Your own words stay." in phone.text and LAST not in phone.text
    phone.press("own-back")
    assert sayings.OWN_BACK in phone.text
    with Session(reading(hers.told.desk.engine)) as session:
        assert tongues.out(session, hers.told.id) == (False, True)
    phone.press("stop")
    assert not any(value.startswith("own-back") for value in phone.form.buttons)
    assert LAST in phone.text and "Your own words stay." not in phone.text, (
        "the page says what the button does"
    )
    phone.press("english-back")
    assert phone.page == "hidden" and sayings.THAT_WAS_ALL in phone.text


def test_an_old_page_of_english_words_gets_where_it_stands(hers: Hers) -> None:
    phone = _with_english(hers).press("english")
    fields = phone.form.fields
    phone.press("english-no")
    phone.send(fields | {"do": [f"english-yes:{hers.told.id}"], "how": ["read"]})
    assert phone.page == "status" and hers.told.standing() == Standing.NO


def test_more_than_she_said_before_is_no_way_back_for_her_own_words(hers: Hers) -> None:
    phone = _with_english(hers)
    phone.press("to-tongue").press("go-on", tick={"tongue": [ENGLAND]})
    phone.press("to-tongue").press("go-on", tick={"tongue": ["own", ENGLAND]})
    assert phone.page == "tongue" and "more people" in phone.text


def test_what_she_took_back_does_not_stand_ticked_when_she_says_yes_again(hers: Hers) -> None:
    phone = _with_english(hers).press("english").press("english-yes", tick={"how": ["read"]})
    hers.told.work()
    phone.press("stop").press("own-back")
    with hers.told.story() as (session, story):
        withdrawal.lapse(hers.told.desk, session, story, hers.told.now)
    phone.press("stop").press("back").press("who")
    with Session(reading(hers.told.desk.engine)) as session:
        story = drafts.story(session, hers.told.id)
        assert answers.answers_of(hers.told.desk, story).tongue == (ENGLAND,)


def test_her_changed_words_say_that_english_is_made_anew(hers: Hers) -> None:
    phone = _with_english(hers).press("english").press("english-yes", tick={"how": ["read"]})
    hers.told.work()
    with hers.told.story() as (session, story):
        copy = finished.newest(session, story.id)
        left = taking_back.without(hers.told.desk, story, finished.read(hers.told.desk, copy), ["w.1"])
        next_version.take_back(hers.told.desk, session, story, copy, left, hers.told.now)
    with hers.told.story() as (session, story):
        queue.claim(session, story.id, "bea", hers.told.now)
        panels.ask(hers.told.desk, session, story.id, "bea", hers.told.now)
        decisions.agree(hers.told.desk, session, story, "bea", hers.told.now)
    assert sayings.ENGLISH_BEING_MADE in phone.press("stop").press("back").text


def test_a_story_in_english_is_asked_nothing_of_this(phone: Phone, code: tuple[str, str]) -> None:
    phone.come_back(code)
    assert "English" not in phone.text and not any("tongue" in value for value in phone.form.buttons)


def test_a_form_of_another_medium_is_no_part_of_a_translation(desk: Desk, index: Index) -> None:
    told = Told(desk, index, grant(translations=BOTH, media=frozenset({Medium.WORDS, Medium.OWN_VOICE})))
    assert told.both_out().out()[ENGLAND].media == ()


# What a review by an attacker found


def test_old_english_is_no_start_for_words_that_she_has_taken_back(told: Told) -> None:
    told.both_out()
    with told.story() as (session, story):
        copy = finished.newest(session, told.id)
        left = taking_back.without(told.desk, story, finished.read(told.desk, copy), ["w.1"])
        next_version.take_back(told.desk, session, story, copy, left, told.now)
    with told.story() as (session, story):
        queue.claim(session, told.id, "bea", told.now)
        panels.ask(told.desk, session, story.id, "bea", told.now)
        decisions.agree(told.desk, session, story, "bea", told.now)
    told.release()
    with told.story() as (session, story):
        _, of = translating.open_for(told.desk, session, story)
        assert translating.begun(told.desk, session, story, of) == Words()


def test_what_is_set_aside_as_a_court_paper_stands_in_no_translation(told: Told) -> None:
    told.both_out()
    with told.story() as (session, story):
        papers.set_aside(told.desk, session, story, "ann", papers.WORDS, moment=told.now)
    assert not told.out()
    with told.story() as (session, story):
        row = tongues.newest(session, told.id)
        assert row is not None and row.state == Standing.NO
        assert tongues.read(told.desk, row) == Words()
        assert not session.execute(select(PanelRow)).first(), "what was coded quotes it"


def test_stopped_before_it_was_out_a_translation_waits_for_her_yes_again(told: Told) -> None:
    told.release()
    told.translate()
    told.say_yes_to_english()
    with told.story() as (session, story):
        withdrawal.hide(told.desk, session, story, told.now)
        withdrawal.bring_back(session, story, told.now)
    told.work()
    assert told.standing() == Standing.HERS and told.out().keys() == {"es"}


def test_read_again_by_two_an_older_yes_to_a_translation_does_not_count(told: Told) -> None:
    told.both_out()
    with told.story() as (session, story):
        story.state = State.SECOND
        queue.claim(session, told.id, "bea", told.now)
        decisions.agree(told.desk, session, story, "bea", told.now)
    told.release()
    assert told.standing() == Standing.HERS and ENGLAND not in told.out()


def test_one_complaint_takes_both_versions_down_for_good(told: Told) -> None:
    told.both_out()
    with Session(reading(told.desk.press.engine)) as shelved:
        row = shelved.execute(select(EditionRow).where(EditionRow.language == ENGLAND)).scalar_one()
    with Session(told.desk.uses) as uses, uses.begin():
        complaints.make(
            uses, told.desk.press.keys, edition_id=row.id, key_id=row.key_id, why="other", words="",
            on=told.now.today, once="once",
        )  # fmt: skip
    told.work()
    assert not told.out(), "a publishing looks for complaints first"


def _english_alone(told: Told) -> None:
    told.both_out()
    told.narrow(own_words=False)
    assert told.out().keys() == {ENGLAND}


def test_english_alone_that_does_not_clear_any_more_is_held_and_she_is_told(told: Told) -> None:
    _english_alone(told)
    with told.story() as (session, story):
        court.record(
            told.desk, session, story, basis=Basis.NOT_ABOUT, content=About.DESCRIBES, reference="read again",
            may_publish="", until=None, staff_id="rev", moment=told.now,
        )  # fmt: skip
    sweeps.hold_unclear(told.desk, told.index, told.now)
    assert not told.out()
    with told.story() as (session, story):
        assert story.state == State.HELD
        assert notices.HELD in [note.words for note in messages.thread(told.desk, session, story)]


def test_english_alone_that_she_hid_is_not_held(told: Told) -> None:
    _english_alone(told)
    with told.story() as (session, story):
        withdrawal.hide(told.desk, session, story, told.now)
    told.work()
    with told.story() as (_, story):
        assert story.state == State.PUBLISHED and story.hiders


def test_a_translation_whose_job_was_put_off_goes_out_by_the_sweep_once(told: Told) -> None:
    told.release()
    told.translate()
    told.say_yes_to_english()
    with told.story() as (session, _):
        session.execute(delete(JobRow))
    assert sweeps.put_out_in_time(told.desk, told.now) == 1
    told.work()
    assert ENGLAND in told.out()
    with told.story() as (session, _):
        session.execute(delete(JobRow))
    assert sweeps.put_out_in_time(told.desk, told.now) == 0, "what is out is not asked for again"
