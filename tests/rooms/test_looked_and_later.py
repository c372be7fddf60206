"""A name that has become likely after somebody looked through a lesser list is asked by itself, whatever was said of the list."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from archive.rules.errors import BadInput
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.queue import queue
from moderation.replacing import looking_through, proposing
from moderation.suggesting.suggestion import Tier
from stories import finished
from tests.town import Town

WORDS = "we had a marigold on the sill and a heron by the water. it was a long wait."
LATER = "Marigold came with me. Marigold's mother is my sister."


def _hands(town: Town, session: Session, story_id: str) -> Hands:
    story = town.story(session, story_id)
    queue.claim(session, story_id, "ann", town.now)
    return Hands(
        town.desk, session, story, anonymise.open_copy(town.desk, session, story, town.now), "ann", town.now
    )


def _tier(hands: Hands, phrase: str) -> set[str]:
    found = proposing.by_tier(proposing.read(hands.desk, hands.story, finished.read(hands.desk, hands.copy)))
    return {tier for tier, every in found.items() if any(one.phrase.casefold() == phrase for one in every)}


def _describe(hands: Hands, what: str) -> None:
    anonymise.describe(
        hands.desk, hands.session, hands.story, hands.copy, title="A sill", what=what, warnings=(), themes=(),
        intruder_note="", staff_id="ann", moment=hands.moment,
    )  # fmt: skip


def test_what_was_let_pass_with_a_list_is_asked_when_it_becomes_a_name(town: Town) -> None:
    story_id = town.tell(WORDS, title="A sill")
    with Session(town.desk.engine) as session, session.begin():
        hands = _hands(town, session, story_id)
        looking_through.look_through_all(hands)
        assert _tier(hands, "marigold") == set(), "looked through"
        _describe(hands, LATER)
        assert _tier(hands, "marigold") == {Tier.LIKELY}
        assert proposing.waiting(hands.desk, hands.story, finished.read(hands.desk, hands.copy)) != ()
        anonymise.let_be(
            hands.desk, session, hands.story, hands.copy, ["Marigold"], staff_id="ann", moment=town.now
        )
        assert _tier(hands, "marigold") == set(), "said by itself, it holds"


def test_a_press_says_nothing_of_what_stands_in_that_list_no_more(town: Town) -> None:
    story_id = town.tell(WORDS, title="A sill")
    with Session(town.desk.engine) as session, session.begin():
        hands = _hands(town, session, story_id)
        _describe(hands, LATER)  # Kept by the same press, before the list is looked at.
        for tier in (Tier.CHECK, Tier.UNUSUAL):
            with pytest.raises(BadInput):
                looking_through.look_through(hands, tier, ["marigold"])
        assert _tier(hands, "marigold") == {Tier.LIKELY}
