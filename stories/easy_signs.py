"""Which picture of Easy Read stands beside what: headings of pages, choices, buttons. Drawn in `templates/parts/signs.html`.

What has no picture that a stranger would read right has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.rules.choices import Audience, Event, Profession, Then, Use
from archive.rules.court import Stage
from stories import wording
from stories.contact import Led, Way
from stories.wishes import Naming, Other

PAGES: Mapping[str, str] = {
    "before": "door",
    "help": "call",
    "write": "pencil",
    "record": "microphone",
    "picture": "frame",
    "words": "key",
    "back": "key",
    "lost": "key",
    "unlock": "key",
    "change-words": "key",
    "by-picture": "key",
    "of-kind": "key",
    "court": "scales",
    "who": "people",
    "jobs": "book",
    "voice": "sound",
    "aloud": "two-people",
    "art": "frame",
    "use": "board",
    "areas": "pin",
    "tongue": "bubbles",
    "english": "bubbles",
    "long": "calendar",
    "named": "badge",
    "others": "people",
    "contact": "phone",
    "check": "eye",
    "finished": "eye",
    "change": "pencil",
    "narrow": "people",
    "clear": "question-said",
    "again": "question-said",
    "done": "heart",
    "status": "signpost",
    "read": "page",
    "passages": "scissors",
    "notes": "envelope",
    "receipt": "page-tick",
    "keep": "phone",
    "been": "way",
    "led": "sprout",
    "stop": "hand",
    "hidden": "eye-off",
    "delete": "bin",
    "gone": "bin",
    "rest": "cup",
    "hand-over": "key",
    "handed": "lock",
    "your-worker": "two-people",
    **dict.fromkeys(("worker-in", "worker-join", "worker-list", "worker-begin", "worker-lost"), "two-people"),
    "worker-read": "page",
    "worker-gave": "key",
    "worker-out": "door",
}
"""Beside the first heading of each page."""

_KNOWS: Mapping[str, str] = {
    Other.NOT_IN_IT: "person-off",
    Other.KNOWS: "person-tick",
    Other.DOES_NOT_KNOW: "person-question",
    Other.DANGER: "warning",
}
_CLEAR: Mapping[str, str] = {"yes": "tick", "no": "cross", "not-sure": "question"}

CHOICES: Mapping[str, Mapping[str, str]] = {
    "court": {
        Stage.GOING_ON: "clock",
        Stage.ENDED: "tick",
        Stage.NONE: "scales-off",
        Stage.NOT_SURE: "question",
    },
    "who": {
        Audience.TRAINING_ROOM: "room",
        Audience.PRIVATE_LINK: "link",
        Audience.SUPPORT_GROUP: "group",
    },
    "jobs": {
        Profession.SOCIAL_WORKERS: "house-person",
        Profession.MIDWIVES: "baby",
        Profession.DOCTORS: "stethoscope",
        Profession.COURT: "scales",
        Profession.STUDENTS: "student",
    },
    "voice": {
        "own-voice": "sound",
        "changed-voice": "sound-soft",
        "read-by-other": "two-people",
        "words": "page",
    },
    "aloud": {"words-read": "two-people", "no": "page"},
    "art": {"art": "frame", "art-part": "frame-part", "no": "frame-off"},
    "use": {
        Use.TEACHING: "board",
        Use.SHORT_PART: "one-line",
        Use.BESIDE: "pages",
        Use.TALK_OR_REPORT: "lectern",
        Use.RESEARCH: "lens",
        Use.LANGUAGES: "bubbles",
        Use.OFFLINE: "lock",
    },
    "long": {
        "6-months": "half-year",
        "1-year": "year",
        "2-years": "two-years",
        "until": "calendar",
        Event.CASE_ENDS: "scales",
        Event.SETTLED: "house-heart",
        "times": "tally",
    },
    "tongue": {"own": "page", "en-GB": "bubbles"},
    "how": {"read": "eye", "in-short": "page", "read-to-her": "two-people"},
    "then": {Then.ASK: "question-said", Then.HIDE: "eye-off", Then.DELETE: "bin"},
    "named": {
        Naming.NONE: "badge-blank",
        Naming.MADE_UP: "badge-star",
        Naming.CHOSEN: "badge-pencil",
        Naming.OWN: "badge",
    },
    "child": _KNOWS,
    "parent": _KNOWS,
    "someone": _KNOWS,
    "contact": {Way.NONE: "key", Way.WORKER: "two-people", Way.PHONE: "phone"},
    "voicemail": {"voicemail": "call-voice"},
    "led": {Led.ALL: "sun-cloud", Led.GOOD: "sun", Led.NOTHING: "cross"},
    "copy": _CLEAR,
    "stop": _CLEAR,
}
"""Beside each choice, by the name of the question and of the choice."""

BUTTONS: Mapping[str, str] = {
    "talk": "microphone",
    "draw": "frame",
    "write": "pencil",
    "new": "pencil",
    "hide": "eye-off",
    "hide-by-code": "eye-off",
    "ask-to-hide": "eye-off",
    "lost": "question",
    "bring-back": "eye",
    "see": "eye",
    "other-reader": "two-people",
    "no-reading": "page",
    "delete": "bin",
    "delete-now": "bin",
    "passages": "scissors",
    "voice-back": "sound",
    "reading-back": "two-people",
    "english": "bubbles",
    "english-back": "bubbles",
    "own-back": "page",
    "keep-voice": "sound",
    "picture-back": "frame",
    "narrow": "people",
    "notes": "envelope",
    "led": "sprout",
    "read": "page",
    "receipt": "page-tick",
    "keep-copy": "phone",
    "been": "way",
    "new-words": "key",
    "your-worker": "two-people",
    "status": "signpost",
    "rest": "cup",
    "again": "key",
    "help": "call",
    "stop": "hand",
    **{f"to-{page}": sign for page, sign in PAGES.items()},
}
"""In a button, by its verb."""

_QUESTIONS: Mapping[tuple[str, str], str] = {
    ("long", "then"): "calendar",
    ("others", "child"): "baby",
    ("others", "parent"): "two-people",
    ("others", "someone"): "people",
    ("contact", "led"): "sprout",
    ("clear", "copy"): "pages",
    ("clear", "stop"): "hand",
}
"""Beside the questions of a page that has several, by page and question."""

HEADINGS: Mapping[str, str] = {
    "Is this a paper from a court?": "scales",
    **{wording.CURRENT.page(page).group(name).question: sign for (page, name), sign in _QUESTIONS.items()},
    "A worker sat with you": "two-people",
    "You still have the short code": "key",
    "You have nothing left of the card": "question",
    "Right now, this may be seen by": "eye",
    "If you say yes, this may be seen by": "eye",
    "If you say yes in the end, it may be seen by": "eye",
    "You have ticked so far": "tick",
    wording.CURRENT.page("aloud").heading: "two-people",
    "What you wrote": "page",
    "Let them read your words of that day": "eye",
    "What will you call this visit?": "badge-pencil",
    "Whose story is it?": "person-question",
    "Your six digits": "phone",
    "Or tell it another way": "bubbles",
    "Record here": "microphone",
    "Recording": "microphone",
    "Add one": "frame",
    "Picture": "frame",
    "What we changed, and why": "scissors",
    "The new names": "badge-pencil",
    "If you do not read English": "bubbles",
    "How did you look at it?": "eye",
    "Change something": "pencil",
    "Day by day": "calendar",
    "Keep it in plain words": "page",
    "For a lawyer or a service": "scales",
    "New from us": "envelope",
    "What we cannot do": "cross",
    "What we do next": "tick",
    "What shall we show you?": "sprout",
    "Did you change your mind?": "hand",
    "Samaritans": "call",
    "NHS 111": "call",
    "Shout": "phone",
    "National Domestic Abuse Helpline": "call",
    "Family Rights Group": "call",
    "PANDAS": "phone",
}
"""Beside the lesser headings, by what they say in English; looked up as it is said in the language of the page."""

STORIES: Mapping[str, str] = {"s": "page", "w": "two-people", "v": "page"}
"""Beside the heading of each story, worker and visit in a list, by the first letter of its id."""
