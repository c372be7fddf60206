"""What a sentence for people in distress may be: no longer than this, no harder, and without these words."""

from __future__ import annotations

import re

NEVER = (
    "unfortunately",
    "policy",
    "failed",
    "rejected",
    "please note",
    "invalid",
    "error",
    "withdraw",
    "you must",
    "denied",
)
"""Words that blame, or that are ours and not theirs (`domain/consent-wording.md` 5)."""

MOST_WORDS = 20


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade (Kincaid 1975), with syllables counted as groups of vowels: a little too high."""
    words = re.findall(r"[a-z']+", text.lower())
    count = len(re.findall(r"[.!?]", text)) or 1
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$|(?<=[^td])ed$", "", word))))
        for word in words
    )
    return 0.39 * len(words) / count + 11.8 * syllables / len(words) - 15.59
