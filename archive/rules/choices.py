"""What she can choose on her pages: who, which workers, what for, in which form, what may end it, and what then.

The options on those pages are the vocabulary; a value that is not on a page does not exist (training of AI, news and
sale have none).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

Option = TypeVar("Option", bound=StrEnum)
"""Any one of the enumerations she chooses from."""


class Audience(StrEnum):
    """Who may see it (page 2-who)."""

    TRAINING_ROOM = "training-room"
    PRIVATE_LINK = "private-link"
    SUPPORT_GROUP = "support-group"
    INTERNET = "internet"


class Profession(StrEnum):
    """Which workers may learn from it (page 3-jobs)."""

    SOCIAL_WORKERS = "social-workers"
    MIDWIVES = "midwives-health-visitors"
    DOCTORS = "doctors-nurses"
    COURT = "court"
    STUDENTS = "students"


class Use(StrEnum):
    """What it may be used for (page 6-use)."""

    TEACHING = "teaching"
    SHORT_PART = "short-part"
    BESIDE = "beside"
    TALK_OR_REPORT = "talk-report"
    RESEARCH = "research"
    LANGUAGES = "languages"
    OFFLINE = "offline"
    """A locked copy that leaves, for a room with no internet."""


class Medium(StrEnum):
    """In which form it may be met (pages 4-voice, 5-art and aloud)."""

    WORDS = "words"
    OWN_VOICE = "own-voice"
    CHANGED_VOICE = "changed-voice"
    READ_BY_OTHER = "read-by-other"
    ART = "art"
    ART_PART = "art-part"
    WORDS_READ = "words-read"
    """What she wrote, read aloud by somebody else (page aloud): beside the words, never in their place."""


class Then(StrEnum):
    """What happens when the time is up (page 7-long)."""

    ASK = "ask"
    HIDE = "hide"
    DELETE = "delete"


class Event(StrEnum):
    """What may end a yes besides its day, and has no date that she could pick (page 7-long).

    A birthday of a child's has one: she picks the day, and nobody has to know whose birthday it is.
    """

    CASE_ENDS = "case-ends"
    SETTLED = "settled"
    """It is settled where her child will live."""


VOICES = (Medium.READ_BY_OTHER, Medium.CHANGED_VOICE, Medium.OWN_VOICE)
"""The forms in which a recording can be heard: what holds the least of her first. She says yes to one of them at most."""

HER_VOICE = frozenset({Medium.OWN_VOICE, Medium.CHANGED_VOICE})
"""The forms that hold something of her own voice: who knows her may know her by it, in either."""

READ_ALOUD = frozenset({Medium.READ_BY_OTHER, Medium.WORDS_READ})
"""The forms in which somebody else is heard, with a yes of their own."""

NAMES: Mapping[StrEnum, str] = {
    Audience.TRAINING_ROOM: "People in a training room",
    Audience.PRIVATE_LINK: "People with a private link",
    Audience.SUPPORT_GROUP: "Mothers in a support group",
    Audience.INTERNET: "Anyone on the internet",
    Profession.SOCIAL_WORKERS: "Social workers",
    Profession.MIDWIVES: "Midwives and health visitors",
    Profession.DOCTORS: "Doctors and nurses",
    Profession.COURT: "Judges, lawyers and court staff",
    Profession.STUDENTS: "Students",
    Use.TEACHING: "Teaching",
    Use.SHORT_PART: "A short part on its own",
    Use.BESIDE: "Next to other mothers' stories",
    Use.TALK_OR_REPORT: "A talk or a report",
    Use.RESEARCH: "Research",
    Use.LANGUAGES: "Other languages",
    Use.OFFLINE: "A copy for a room with no internet",
    Medium.WORDS: "Her words in writing",
    Medium.OWN_VOICE: "Her own voice",
    Medium.CHANGED_VOICE: "Her voice, changed",
    Medium.READ_BY_OTHER: "Her words, read by someone else",
    Medium.ART: "Her drawing or photo",
    Medium.ART_PART: "A part of her drawing or photo",
    Medium.WORDS_READ: "What she wrote, read aloud by someone else",
}
"""A short label for staff, for every audience, profession, use and medium."""
