"""Nothing of a story reaches a viewer whom its mother's yes leaves out: not a result, a number, a gap or another error.

Grants and viewers are drawn by chance; the two rooms of `two_rooms.py` are walked side by side and must not differ. These are
two walks through all the pages; many worlds, and a leak planted in each way out, are in `test_each_way_out.py`.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from time import sleep
from typing import Any, TypeVar

import pytest
from werkzeug.test import TestResponse

from archive.editions import shelf as shelves
from archive.editions import stocktaking
from archive.editions.shelf import Shelf
from archive.ground.crypto import new_id
from archive.reading.clips import serving
from archive.rules import grant as the_grant
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.clock import LONDON
from archive.rules.errors import NotFound
from archive.rules.grant import Grant, Outlet
from archive.settings import Place
from tests.rooms.learning_system import LTI_DL, LearningSystem, sent_back
from tests.rooms.shelving import KENT, SURREY, Library, Signed, now
from tests.rooms.two_rooms import (
    BEYOND,
    Crawl,
    Seat,
    Story,
    crawl,
    differences,
    pressed,
    room,
    seen,
    sent,
    shelve,
    story,
    words_of,
)

WORDS = (
    "kettle", "blanket", "pram", "ladder", "candle", "button", "violin", "lantern", "pebble",
)  # fmt: skip
PROFESSIONS = (Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.STUDENTS)
AUDIENCES = (Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP)
PURPOSES = (Use.TEACHING, Use.TALK_OR_REPORT)
THEMES = ("8.1", "8.2", "6.1", "1.1")
A_CASE = timedelta(minutes=3)
"""Longer than one case takes on a busy machine."""

SEEDS = (19, 23)
"""A talk, with a part, copies that leave and a link; and a seat for teaching, with copies and no yes to a part."""

OK = 200

START = (
    "/",
    "/search",
    "/themes",
    "/playlists",
    "/search?q=form",
    "/search?q=tea+form",
    "/search?q=%22by+the+form%22",
    "/nowhere",
)


T = TypeVar("T")


def some(chance: random.Random, among: Sequence[T]) -> frozenset[T]:
    return frozenset(one for one in among if chance.random() < 0.75) or frozenset(among[:1])


def drawn_grant(chance: random.Random) -> Grant:
    return Grant(
        audiences=some(chance, AUDIENCES),
        professions=some(chance, PROFESSIONS),
        uses=some(chance, PURPOSES) | some(chance, [Use.BESIDE, Use.RESEARCH, Use.SHORT_PART, Use.OFFLINE]),
        media=some(chance, [Medium.WORDS, Medium.OWN_VOICE]) | {Medium.WORDS},
        until=now().today + timedelta(days=chance.choice([30, 200])),
        not_near=chance.choice([frozenset(), frozenset(), frozenset({KENT}), frozenset({SURREY})]),
    )


def drawn_stories(chance: random.Random) -> list[Story]:
    return [
        story(number, word, drawn_grant(chance), chance.sample(THEMES, 2), plays=chance.random() < 0.4)
        for number, word in enumerate(WORDS)
    ]


def drawn_seat(chance: random.Random) -> Seat:
    return Seat(
        audience=chance.choice(AUDIENCES),
        professions=some(chance, PROFESSIONS[:2]),
        areas=chance.choice([frozenset({KENT}), frozenset({SURREY}), frozenset({KENT, SURREY})]),
        today=now().today,
        use=chance.choice(PURPOSES),
    )


def pulled(chance: random.Random, library: Library, stories: list[Story]) -> list[Story]:
    """Some are taken back after they were out, and the index is not told."""
    gone = {one.id for one in chance.sample(stories, 2)}
    library.pull(*gone)
    return [replace(one, is_pulled=one.id in gone) for one in stories]


def sit_down(library: Library, seat: Seat) -> Signed:
    trainer = library.trainer(professions=seat.professions, areas=seat.areas, uses=[seat.use])
    purpose = {"purpose": seat.use.value, "promised": "yes"}
    assert trainer.client.post("/purpose", data=purpose).status_code == 303
    who = {"audience": seat.audience.value, "profession": [one.value for one in seat.professions]}
    assert trainer.client.post("/who", data=who).status_code == 303
    return trainer


def met_within() -> dict[str, str]:
    """What is wished for of a link."""
    today = now().now
    opens, ends = (f"{today + timedelta(days=days):%Y-%m-%dT%H:%M}" for days in (-1, 5))
    return {"opens": opens, "ends": ends, "most": "9"}


def met(library: Library, trainer: Signed, known: frozenset[str], home: str) -> Crawl:
    """What a learner meets who follows every link behind the trainer's own, and what is handed out with it."""
    made = trainer.client.post(f"{home}/links", data=met_within()).get_data(as_text=True)
    if (come := re.search(r"/with-us/[\w-]{43}", made)) is None:
        return {}
    learner = replace(trainer, client=library.visitor())
    found = sent(trainer, made, known) | crawl(learner, [come[0]], known)
    learner.client.post(come[0])
    return found | crawl(learner, ["/together/1"], known)


def in_a_course(
    library: Library, trainer: Signed, course: LearningSystem, known: frozenset[str], home: str
) -> Crawl:
    """What she meets who puts the list into a course of another learning system, and what a learner who comes from there does."""
    address = course.choose(trainer.client)
    found = {"a course": _answer(trainer.client.get(address), known)}
    wish = {**met_within(), "playlist": home.rpartition("/")[2]}
    made = trainer.client.post(address.replace("/open/", "/choose/"), data=wish)
    found["a course, chosen"] = _answer(made, known)
    if made.status_code != 200:
        return found
    _, token = sent_back(made.get_data(as_text=True))
    said = course.read(token, library.visitor().get("/course/keys").get_json())
    (item,) = said[LTI_DL + "content_items"]
    found["a course, told"] = seen(200, json.dumps({**item, "available": ""}), known)
    learner = library.visitor()
    opened = course.launch(learner, item)
    found["a course, before"] = _answer(learner.get(opened), known)
    found["a course, begun"] = _answer(learner.post(opened, follow_redirects=True), known)
    return found


def _answer(answer: TestResponse, known: frozenset[str]) -> tuple[int, Counter[str]]:
    return seen(answer.status_code, answer.get_data(as_text=True), known)


def walked(
    library: Library, trainer: Signed, every: Sequence[Story], home: str, course: LearningSystem
) -> Crawl:
    """What a trainer meets who follows every link, searches each word, and tries every id at every form that takes one."""
    known = frozenset(one.id for one in every)
    trainer.client.post("/kept-searches", data={"q": "form"})
    start = [
        *START,
        "/kept-searches",
        *(f"/search?q={word}" for word in words_of(every)),
        *(f"/stories/{one.id}" for one in every),
    ]
    found = crawl(trainer, [*start, f"/stories/{new_id()}"], known)
    for id in (*(one.id for one in every), new_id()):
        answer = trainer.client.post(f"{home}/items", data={"edition": id})
        named = f"add {id if id in known else 'ID'}"
        found[named] = seen(answer.status_code, answer.get_data(as_text=True), known)
    found |= crawl(trainer, [home], known) | parted(trainer, every, home) | packed(trainer, known, home)
    found |= met(library, trainer, known, home) | in_a_course(library, trainer, course, known, home)
    pages = [home, f"{home}/pack", f"{home}/session", "/search", "/themes", "/playlists", "/kept-searches"]
    return found | pressed(trainer, pages, known, found)


def parted(trainer: Signed, every: Sequence[Story], home: str) -> Crawl:
    """What she meets who asks for a part of each story of her list, and chooses one of the first that she can.

    Both rooms may hold a story without a yes to a part, and would look alike: so whose part it is is asked here.
    """
    known, found = frozenset(one.id for one in every), Crawl()
    items = re.findall(r'id="item-([\w-]{22})"', trainer.get(home))
    for n, address in enumerate(f"{home}/items/{item}/part" for item in items):
        answer = trainer.client.get(address)
        page = answer.get_data(as_text=True)
        found[f"part {n}"] = seen(answer.status_code, page, known)
        for one in every:
            if one.content.title in page and Use.SHORT_PART not in one.grant.uses:
                found[f"a part of {one.content.title}, without her yes"] = BEYOND
        if answer.status_code == 200 and not any(named.startswith("post") for named in found):
            found |= sent(trainer, page, known)
    return found


def packed(trainer: Signed, known: frozenset[str], home: str) -> Crawl:
    """What she meets who makes a locked copy and saves its file."""
    answer = trainer.client.post(f"{home}/pack", data={"days": "2"})
    page = answer.get_data(as_text=True)
    found = {"a copy": seen(answer.status_code, page, known)}
    return found | sent(trainer, page, known) if answer.status_code == 200 else found


@pytest.fixture
def rooms(prepared: Place, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    with room(prepared, tmp_path / "every") as full, room(prepared, tmp_path / "allowed") as lean:
        yield full, lean


@pytest.fixture(autouse=True)
def _on_one_day() -> None:
    """Today's date stands on many pages: nobody begins with the one room today and with the other one tomorrow."""
    today = datetime.now(LONDON)
    left = datetime.combine(today.date() + timedelta(days=1), time(), LONDON) - today
    if left < A_CASE:
        sleep(left.total_seconds() + 1)


def unmet(found: Crawl, seat: Seat) -> list[str]:
    """Which of the surfaces that are easily missed this walk did not get to see."""
    words = {"post /course/card": "imsmanifest.xml", "post /kept-searches/ID/look": "form"}
    if seat.use == Use.TEACHING:
        words |= {"a course": "Mine", "a course, before": "seen.", "a course, begun": "main"}
    met = {name: found.get(name, BEYOND) for name in words}
    return [name for name, word in words.items() if met[name][0] != OK or word not in met[name][1]]


def compared(rooms: tuple[Library, Library], seed: int) -> list[str]:
    """Where the room with every story differs from the one with only those that the seat may meet."""
    full, lean = rooms
    chance = random.Random(seed)  # noqa: S311 -- to draw cases, not secrets.
    stories, seat = drawn_stories(chance), drawn_seat(chance)
    shelve(full, stories)
    stories = pulled(chance, full, stories)
    allowed = [one for one in stories if seat.may_meet(one)]
    assert 0 < len(allowed) < len(stories), "A case that shows nothing."
    shelve(lean, allowed)
    here, there = sit_down(full, seat), sit_down(lean, seat)
    home, home_there = (
        one.client.post("/playlists", data={"title": "Mine"}).headers["Location"] for one in (here, there)
    )
    course = LearningSystem()
    for library, trainer in ((full, here), (lean, there)):
        course.register(library, library.organisation_of(trainer))
    first = walked(full, here, stories, home, course)
    assert unmet(first, seat) == []
    told = differences(first, walked(lean, there, stories, home_there, course))
    if told:
        return told
    # Narrowed to leave this seat out, and gone for good: the gap in her list must not tell the two apart.
    last = allowed[0]
    full.narrow(last.id, replace(last.grant, not_near=last.grant.not_near | seat.areas))
    lean.pull(last.id)
    return differences(
        walked(full, here, stories, home, course), walked(lean, there, stories, home_there, course)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_story_without_a_yes_makes_no_difference(rooms: tuple[Library, Library], seed: int) -> None:
    assert compared(rooms, seed) == []


# Planted


def _says_why(shelf: Shelf, id: str, *rest: Any) -> object:
    try:
        return real_get(shelf, id, *rest)
    except NotFound:
        if id in stocktaking.ids(shelf):
            raise NotFound("This story is not for you.") from None
        raise


real_get = shelves.get
LEAKS: dict[str, Sequence[tuple[object, str, object]]] = {
    "an error of its own for a story that is there": [(shelves, "get", _says_why)],
    "a part that asks for no yes of its own": [
        (serving, "in_part", lambda viewer: viewer),
        (the_grant, "OUTLET_USES", {Outlet.PACK: Use.OFFLINE}),
    ],
}
"""Leaks in what only pages say. In each of the functions behind them one is planted in `test_each_way_out.py`."""


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_seen(
    rooms: tuple[Library, Library], leak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for planted in LEAKS[leak]:
        monkeypatch.setattr(*planted)
    assert compared(rooms, SEEDS[1])
