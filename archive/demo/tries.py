"""What can be tried in the demo, and as whom, in the order in which a newcomer would: printed by `ihw demo`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Try:
    """One thing that is there to be tried."""

    key: str
    who: str
    """The sign-in name; empty where nobody signs in."""

    what: str


TRIES: tuple[Try, ...] = (
    Try(
        "moments",
        "ruth",
        "“No box for the car” and “Page one”: the content note says when hard things are heard",
    ),
    Try(
        "playlist",
        "ruth",
        "“The first visit”: what to say before, ask after, and a gap where a mother hid her story",
    ),
    Try(
        "plan",
        "ruth",
        "“An hour and a half on who asks first”: ninety minutes with quiet in them, and one empty place",
    ),
    Try("part", "ruth", "the same plan: “Page one” is shown in part, less than a minute of it"),
    Try("co-author", "calum", "the same plan under Playlists: he was asked in, and may change it too"),
    Try(
        "printed",
        "ruth",
        "“The first visit”: twelve copies on paper are asked back, because their story was hidden",
    ),
    Try("kept", "ruth", "Kept searches: one is kept"),
    Try("session", "ruth", "a session with fourteen people is written down, with what two of them wrote"),
    Try("links", "ruth", "“The first visit”: three links for learners, one open, one ended and one full"),
    Try(
        "research",
        "ruth",
        "say that you are here for research, then Research: a picture of what is told together",
    ),
    Try("given", "", "as the mother of “Phone on the windowsill”: What it led to, words from that session"),
    Try("replies", "nuala", "Words for mothers: what else was written there, and waits to be read"),
    Try(
        "draft",
        "nuala",
        "“The coat off the peg” in the queue: a first draft, made up for the demo, no machine heard it",
    ),
    Try(
        "takedown",
        "nuala",
        "Take-downs: somebody asked us to take a story down, and it is hidden till you decide",
    ),
    Try("worry", "osian", "Safeguarding: a worry that nobody has looked at yet"),
    Try(
        "identity",
        "delphine",
        "Identities: somebody asks how a mother can be reached, whose yes is about to end",
    ),
    Try("asking", "sunniva", "Requests: somebody asks to be let in, and waits for an answer"),
)
"""`tests/rooms/test_demo_tried.py` looks for each of them."""


def lines() -> list[dict[str, str]]:
    """Return them as they stand in the sheet."""
    return [{"who": one.who, "what": one.what} for one in TRIES]
