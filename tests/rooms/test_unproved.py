"""What a moderator reads when what was made did not pass its proof: where, and what to do; never that something is lost."""

from __future__ import annotations

import pytest

from archive.media import sound_proof, voice_proof
from archive.media.sound_proof import Fault
from moderation.parts import unproved


@pytest.mark.parametrize("what", sorted({*sound_proof.SENTENCES, *voice_proof.SENTENCES}))
def test_every_fault_has_a_way_out_and_says_that_covers_are_kept(what: str) -> None:
    said = unproved.sentence([Fault(what, 2_000, 3_000, "the opus file is odd.")], 60_000)
    assert "what you covered is kept" in said
    assert "ake it again" in said and said[0].isupper() and said.endswith(".") and "{" not in said


def test_times_are_such_as_can_be_typed_and_lie_in_the_recording() -> None:
    said = unproved.sentence([Fault("scrap", 200, 900), Fault("scrap", 58_000, 59_900)], 60_000)
    assert "Cover 0:00.0 to 0:01.4 and 0:57.5 to 1:00.0 as silence too" in said


def test_both_files_are_one_place_and_no_more_than_three_are_named() -> None:
    both = [Fault("again", 1_000, 1_500), Fault("again", 1_000, 1_500)]
    assert "again, 0:01.0 to 0:01.5." in unproved.sentence(both, 9_000)
    many = [Fault("loud", at, at + 100) for at in range(0, 50_000, 5_000)]
    assert unproved.sentence(many, 60_000).count(" to ") == 3


def test_what_is_covered_comes_before_whose_voice_it_is() -> None:
    scrap, colour = Fault("scrap", 2_000, 3_000), Fault("colour")
    assert unproved.sentence([colour, scrap], 9_000) == unproved.sentence([scrap], 9_000)
    assert isinstance(unproved.refused([colour, Fault("own", 1, 2)], 9_000), unproved.TooNear)
    assert not isinstance(unproved.refused([colour, scrap], 9_000), unproved.TooNear)
