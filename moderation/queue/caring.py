"""Care for whoever reads: what they leave to others, their own limits, and the day they had (c16, row 29).

All of it is that person's alone. It is sealed with the house key of the staff, shown on one page to nobody else, and never
in the log. The day is written over by the next one: no record grows by which somebody could be measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy.orm import Session

from archive.ground.crypto import seal_text, unseal_text
from archive.rules import anonymity
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Unreadable
from archive.rules.hard_words import SAID
from archive.rules.themes import THEMES, WARNINGS
from moderation.people import staff
from moderation.queue import keyboard
from moderation.tables import MyDay, MyReading
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.tables import State, Story

REST = timedelta(minutes=15)
"""Without a press for so long, a person has rested."""

MOST_HEAVY = 20
LONGEST_SITTING = 180
"""Minutes."""

TIMES = 1.2
"""How many times its length of her own voice a person hears before the page asks (row 29): all of it, and a bit twice."""

HEAVY_IS = "detailed"
"""A story in which something hard is told in detail is a heavy one."""

TAKE_A_BREAK = "You have read for {minutes} minutes. You wanted a break after {limit}. Have some tea, or look out of a window."
ENOUGH = "You have read {heavy} heavy {stories} today, and wanted no more than {limit}. Somebody else can take this one."


@dataclass(frozen=True)
class Mine:
    """How one person wants to read."""

    at_once: bool = False
    """Whether the words are shown with the gist, without a press."""

    topics: frozenset[str] = frozenset()
    """Ids of themes and of hard things that this person leaves to others."""

    heavy: int = 4
    """Heavy stories a day; 0 for no limit."""

    minutes: int = 25
    """Minutes up to a break; 0 for none."""

    minute: bool = True
    """Whether a minute's rest is offered after each story (`dignity.md`, journey c)."""

    keys_on: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    """Own keys, as far as they differ from those to begin with."""


@dataclass(frozen=True)
class Today:
    """What one person opened and heard on one day, and since when they sit."""

    on: date
    stories: tuple[str, ...] = ()
    since: datetime | None = None
    seen: datetime | None = None
    heard: Mapping[str, int] = field(default_factory=dict)
    """Seconds of each recording, by the id of its part."""

    hers: Mapping[str, int] = field(default_factory=dict)
    """The same of her own voice alone, as she sent it; only for recordings on whose page the script counted."""

    handed_out: Mapping[str, int] = field(default_factory=dict)
    """Milliseconds of it that went to this person's player: all that is known of a page without script."""

    again: Mapping[str, int] = field(default_factory=dict)
    """How often this person asked to hear it again."""


@dataclass(frozen=True)
class Sitting:
    """What a person is shown of their own day; nobody else is."""

    minutes: int
    heavy: int
    mine: Mine
    heard: Mapping[str, int]
    today: Today

    def of_hers(self, part_id: str) -> int:
        """Seconds of her own voice in one recording that this person has heard today, as far as that is known."""
        counted = self.today.hers.get(part_id)
        return counted if counted is not None else self.today.handed_out.get(part_id, 0) // 1000

    def until_asked(self, part_id: str, ms: int) -> int:
        """Seconds up to the question whether to hear it again; 0 when it is asked now."""
        most = self.more(ms) * (1 + self.today.again.get(part_id, 0))
        return max(most - self.of_hers(part_id), 0)

    def more(self, ms: int) -> int:
        """Seconds that are played for each time somebody wants to hear a recording of this length."""
        return max(ceil(TIMES * ms / 1000), 1)

    @property
    def until_break(self) -> int | None:
        """Minutes up to the break that this person wants; None for no such wish."""
        return max(self.mine.minutes - self.minutes, 0) if self.mine.minutes else None


def of(desk: Desk, session: Session, staff_id: str) -> Mine:
    """Return how a person wants to read; to be shown to that person alone."""
    row = session.get(MyReading, staff_id)
    if row is None:
        return Mine()
    plain = _open(desk, row.said, "my_reading", staff_id)
    return Mine(**{**plain, "topics": frozenset(plain["topics"])})


def keep(desk: Desk, session: Session, staff_id: str, mine: Mine) -> None:
    """Keep how a person wants to read. It is not written down in the log: even that would tell.

    Raises:
        BadInput: a topic or a number that is not offered.
    """
    if not mine.topics <= {*THEMES, *WARNINGS}:
        raise BadInput("Choose what you leave to others from the lists.")
    if not (0 <= mine.heavy <= MOST_HEAVY and 0 <= mine.minutes <= LONGEST_SITTING):
        raise BadInput(
            f"Choose up to {MOST_HEAVY} heavy stories a day, and a break after {LONGEST_SITTING} minutes at the latest."
        )
    plain = {**asdict(mine), "topics": sorted(mine.topics)}
    session.merge(MyReading(staff_id=staff_id, said=_shut(desk, plain, "my_reading", staff_id)))


def left_to_others(topics: Iterable[str], words: str, body: Body | None) -> bool:
    """Return whether a story tells of something that a person leaves to others.

    By what moderators said of it; while nobody has read it, by the words that stand in it, so that it may still surprise.
    """
    said = {*body.themes, *(name for name, _ in body.warnings)} if body is not None else set()
    return any(topic in said or any(anonymity.find(words, one) for one in _called(topic)) for topic in topics)


def spares(desk: Desk, session: Session, topics: Iterable[str], story_id: str) -> bool:
    """Return whether a story, wherever it is listed, tells of something that a person leaves to others."""
    topics, story = tuple(topics), session.get(Story, story_id)
    if not topics or story is None or not desk.readable([story_id]):
        return False
    try:
        body = finished.read(desk, finished.newest(session, story_id))
    except (NotFound, Unreadable):
        body = None  # Nobody has read it, or one copy is damaged: its words may say it.
    # What she still writes, after she asked it back, is looked through by nobody.
    words = drafts.words_of(desk, story) if story.state != State.BACK else ""
    return left_to_others(topics, words, body)


def may_hold(words: str, body: Body | None) -> tuple[str, ...]:
    """Return the hard things that the words of a story may tell of, while no person has said what it is about.

    By words alone, so it is told as that: it misses what is said otherwise, and all of a recording that nobody has heard.
    """
    if body is not None and (body.what or body.warnings):
        return ()
    return tuple(
        label.lower()
        for id, label in WARNINGS.items()
        if any(anonymity.find(words, one) for one in _called(id))
    )


def sitting(desk: Desk, session: Session, staff_id: str, moment: Moment) -> Sitting:
    """Return the day of a person so far, for that person alone."""
    today = _today(desk, session, staff_id, moment)
    return Sitting(
        _minutes(today, moment), _heavy(desk, session, today), of(desk, session, staff_id), today.heard, today
    )


def kind_word(desk: Desk, session: Session, story_id: str, staff_id: str, moment: Moment) -> str:
    """Return what to say before a person takes another story, by their own limits; empty when they may just go on."""
    day = sitting(desk, session, staff_id, moment)
    if day.until_break == 0:
        return TAKE_A_BREAK.format(minutes=day.minutes, limit=day.mine.minutes)
    if day.mine.heavy and day.heavy >= day.mine.heavy and _is_heavy(desk, session, story_id, if_unread=True):
        stories = "story" if day.heavy == 1 else "stories"
        return ENOUGH.format(heavy=day.heavy, stories=stories, limit=day.mine.heavy)
    return ""


def worked(
    desk: Desk, session: Session, staff_id: str, moment: Moment, *, opened: str = "",
    heard: Mapping[str, int] | None = None, hers: Mapping[str, int] | None = None, again: Mapping[str, int] | None = None,
) -> None:  # fmt: skip
    """Note for a person that they are at work: the story whose words they opened, and what they heard.

    Args:
        desk: the private side.
        session: on its store.
        staff_id: the person.
        moment: now.
        opened: id of the story.
        heard: seconds of each recording, by the id of its part.
        hers: the same of her own voice alone.
        again: how often it was asked to hear her own voice again.
    """
    today = _today(desk, session, staff_id, moment)
    rested = today.seen is None or moment.now - today.seen > REST
    _keep_day(
        desk, session, staff_id,
        replace(
            today, since=moment.now if rested else today.since, seen=moment.now,
            heard=_sums(today.heard, heard), hers=_sums(today.hers, hers), again=_sums(today.again, again),
            stories=tuple(dict.fromkeys((*today.stories, *filter(None, (opened,))))),
        ),
    )  # fmt: skip


def handed_out(desk: Desk, staff_id: str, moment: Moment, part_id: str, ms: int) -> None:
    """Note how much of her own voice went to a person's player: in a transaction of its own, since a GET takes no lock.

    It is no sign of work, and asks for no break: a player asks for its bytes by itself.
    """
    with Session(desk.engine) as session, session.begin():
        today = _today(desk, session, staff_id, moment)
        _keep_day(desk, session, staff_id, replace(today, handed_out=_sums(today.handed_out, {part_id: ms})))


def rested(desk: Desk, session: Session, staff_id: str, moment: Moment) -> None:
    """Note that a person had a break, or says so: the sitting begins anew."""
    today = _today(desk, session, staff_id, moment)
    _keep_day(desk, session, staff_id, replace(today, since=None, seen=None))


def _sums(before: Mapping[str, int], more: Mapping[str, int] | None) -> dict[str, int]:
    added = more or {}
    return {name: before.get(name, 0) + added.get(name, 0) for name in {**before, **added}}


def _called(topic: str) -> tuple[str, ...]:
    if topic in THEMES:
        return (THEMES[topic].label, *THEMES[topic].also)
    return (WARNINGS[topic], *SAID.get(topic, ()))


def _minutes(today: Today, moment: Moment) -> int:
    if today.since is None or today.seen is None or moment.now - today.seen > REST:
        return 0
    return int((moment.now - today.since).total_seconds()) // 60


def _heavy(desk: Desk, session: Session, today: Today) -> int:
    return sum(_is_heavy(desk, session, story_id) for story_id in today.stories)


def _is_heavy(desk: Desk, session: Session, story_id: str, *, if_unread: bool = False) -> bool:
    """Return whether something hard is told in detail; of what nobody has read yet, `if_unread`."""
    if not desk.readable([story_id]):
        return False
    try:
        body = finished.read(desk, finished.newest(session, story_id))
    except NotFound:
        return if_unread
    if not body.what and not body.warnings:
        return if_unread
    return any(how == HEAVY_IS for _, how in body.warnings)


def _today(desk: Desk, session: Session, staff_id: str, moment: Moment) -> Today:
    row = session.get(MyDay, staff_id)
    plain = _open(desk, row.said, "my_day", staff_id) if row is not None else {}
    if plain.get("on") != moment.today.isoformat():
        return Today(moment.today)
    since, seen = (plain[name] and datetime.fromisoformat(plain[name]) for name in ("since", "seen"))
    counts = (plain.get(name, {}) for name in ("heard", "hers", "handed_out", "again"))
    return Today(moment.today, tuple(plain["stories"]), since or None, seen or None, *counts)


def _keep_day(desk: Desk, session: Session, staff_id: str, today: Today) -> None:
    moments = {
        name: at.isoformat() if at else "" for name, at in (("since", today.since), ("seen", today.seen))
    }
    plain = {**asdict(today), **moments, "on": today.on.isoformat()}
    session.merge(MyDay(staff_id=staff_id, said=_shut(desk, plain, "my_day", staff_id)))


def _shut(desk: Desk, plain: Mapping[str, Any], table: str, staff_id: str) -> bytes:
    return seal_text(staff.totp_key(desk), json.dumps(plain), about=f"{table}|said|{staff_id}")


def _open(desk: Desk, said: bytes, table: str, staff_id: str) -> dict[str, Any]:
    opened: dict[str, Any] = json.loads(
        unseal_text(staff.totp_key(desk), said, about=f"{table}|said|{staff_id}")
    )
    return opened


def read_form(form: Mapping[str, str], topics: Iterable[str]) -> Mine:
    """Return what the page "How I read" was sent with.

    Raises:
        BadInput: a number or a key that does not fit.
    """
    return Mine(
        at_once=bool(form.get("at_once")),
        topics=frozenset(topics),
        heavy=_number(form.get("heavy", "")),
        minutes=_number(form.get("minutes", "")),
        minute=bool(form.get("minute")),
        keys_on=form.get("keys") != "off",
        keys=keyboard.checked(
            {act: form.get(f"key-{act}", "") for act in (*keyboard.ACTS, *keyboard.IN_A_BOX)}
        ),
    )


def _number(typed: str) -> int:
    text = typed.strip() or "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):  # noqa: PLR2004 -- nobody sits for a thousand minutes.
        raise BadInput("Write a number, or leave the box empty for no limit.")
    return int(text)
