"""What is answered of a translation beside its words: lists looked through, and whether it tells more than her own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.rules import anonymity
from stories.finished import Passed
from stories.tongues import TELLS, Words

SAY_WHETHER = "Say whether the English tells anything that her own words do not."
SAY_WHAT = "Write down what the English tells and her own words do not."
TELLS_MORE = (
    "The English tells more than her own words. Write it more softly and say No; or, if it has to stand, ask anew who this "
    "could be, with what it tells."
)


def kept_as(kept: Words, typed: Words, panel: str, looked: tuple[Passed, ...] = ()) -> Words:
    """Return what was typed as it is kept: who looked through a list, and which panel stood then, are never typed.

    Args:
        kept: what was kept before.
        typed: as typed, and clean.
        panel: the id of what was found when somebody last asked who it could be.
        looked: what was let pass just now with the rest of a list.
    """
    says_as_before = (typed.more, typed.more_said) == (kept.more, kept.more_said)
    of_panel = kept.more_panel if says_as_before else panel
    return replace(
        typed,
        passed=(*_still_passed(kept, typed), *looked),
        more_panel=of_panel if typed.more == "yes" else "",
    )


def asked_anew(before: Words) -> Words:
    """Return an older translation to start from: what was said of who could tell from it is asked anew."""
    return replace(before, intruder_note="", more="", more_said="", more_panel="")


def waiting(words: Words, panel: str) -> Iterator[str]:
    """Yield why a translation waits because of what it tells and her own words do not; never what that is."""
    if words.more not in TELLS:
        yield SAY_WHETHER
    elif words.more == "yes" and not words.more_said:
        yield SAY_WHAT
    elif words.more == "yes" and words.more_panel == panel:
        yield TELLS_MORE


def _still_passed(kept: Words, typed: Words) -> tuple[Passed, ...]:
    """Return what stays let pass with a list: what was, stands ticked still, and was not answered by itself since."""
    return tuple(
        one
        for one in kept.passed
        if any(anonymity.same_phrase(one.phrase, two.phrase) for two in typed.passed)
        and not any(anonymity.same_phrase(one.phrase, two) for two in typed.let_be)
    )
