from __future__ import annotations

from archive.rules import choices
from archive.rules.choices import Audience, Medium, Profession, Use


def test_every_option_has_a_name_for_staff_and_no_two_share_one() -> None:
    options = [*Audience, *Profession, *Use, *Medium]

    assert set(choices.NAMES) == set(options)
    assert len(set(choices.NAMES.values())) == len(set(map(str, options))) == len(options)


def test_there_is_no_option_for_what_she_was_promised_never_happens() -> None:
    words = " ".join(map(str, [*Audience, *Profession, *Use, *Medium]))

    assert not any(
        never in words.split("-") for never in ("ai", "news", "media", "sale", "sell", "broadcast")
    )
