"""Sessions from a plan: places without a story, minutes against a length, two hard ones in a row, and an order by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy.orm import Session

from archive.editions import press as presses
from archive.reading import plans
from archive.reading.plans import Sort
from archive.reading.tables import Playlist
from archive.rules.choices import Audience, Profession, Use
from tests.rooms.playlists import begun, item_ids, run
from tests.rooms.shelving import Library, grant, text_of

HARD = (("removal", "detailed"),)


@pytest.mark.parametrize("length", plans.LENGTHS)
def test_every_plan_fits_its_session_and_leaves_room_to_breathe(length: int) -> None:
    planned = plans.plan(length)
    assert length - 3 <= sum(one.minutes for one in planned) <= length
    assert [planned[0].purpose.id, planned[-1].purpose.id] == ["welcome", "close"]
    sorts = [one.purpose.sort for one in planned]
    assert all(after == Sort.QUIET for before, after in pairwise(sorts) if before == Sort.STORY)
    assert sorts.count(Sort.STORY) == length // 30


def test_ninety_minutes_with_three_stories_take_few_clicks(library: Library) -> None:
    stories = [library.publish(f"Story {n}", words="word " * 900) for n in range(3)]
    trainer, clicks = library.trainer(), 1  # The button that signs her in; she has typed three fields.

    def press(address: str, **fields: object) -> str:
        nonlocal clicks
        clicks += 1
        return trainer.post(address, **fields) if fields else trainer.get(address)

    press("/playlists")
    clicks += 2  # Into the title, and the chip of the plan.
    page = press("/playlists", title="Hearing mothers at birth", plan="90")
    address = "/playlists/" + re.findall(r"/playlists/([\w-]{22})/title", page)[0]
    assert page.count("gap waits") == 3
    for story in stories:
        page = press(f"{address}/items", edition=story)
    assert "gap waits" not in page and "86 of 90 min" in text_of(page)
    ready = clicks
    press(f"{address}/try/1")
    press(f"{address}/try/1/story")
    print(f"{ready} clicks to a plan that is ready, {clicks - ready} to the first story on the screen")  # noqa: T201
    assert ready <= 30 and clicks - ready <= 2
    # They stand where the plan had its places, each with quiet after it.
    order = run(page)
    assert (
        order.index("Welcome")
        < order.index("Story 0")
        < order.index("Quiet")
        < order.index("Talk in threes")
        < order.index("Story 1")
    )


def test_everything_of_a_plan_can_be_changed(library: Library) -> None:
    trainer = library.trainer()
    address = begun(trainer, "30")
    page = trainer.get(address)
    assert "29 of 30 min" in text_of(page)
    welcome, first, *_ = item_ids(page)

    page = trainer.post(f"{address}/items/{welcome}/minutes", minutes="10")
    assert "36 of 30 min" in text_of(page) and "6 min longer than the session" in text_of(page)
    page = trainer.post(f"{address}/length", minutes="60")
    assert "36 of 60 min" in text_of(page) and "longer than" not in page
    page = trainer.post(f"{address}/places", purpose="break", minutes="", after=welcome)
    assert item_ids(page)[0] == welcome and item_ids(page)[2] == first and "Tea, air, no screen." in run(page)
    page = trainer.post(f"{address}/items/{first}/take-out")
    assert first not in item_ids(page)
    order = item_ids(page)
    page = trainer.post(f"{address}/order", item=[order[2], "x" * 22, order[2], order[0]])
    assert item_ids(page) == [order[2], order[0], order[1], *order[3:]]
    page = trainer.post(f"{address}/length", minutes="0")
    assert " of 60" not in text_of(page)


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("/length", {"minutes": "45"}),
        ("/length", {"minutes": "x"}),
        ("/places", {"purpose": "sermon"}),
        ("/places", {"purpose": "break", "minutes": "61"}),
        ("/places", {"purpose": "break", "minutes": "0"}),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    library: Library, where: str, fields: dict[str, str]
) -> None:
    trainer = library.trainer()
    address = begun(trainer)
    assert trainer.refused(f"{address}{where}", **fields)[0] == 422
    assert trainer.refused("/playlists", title="A", plan="45")[0] == 422


def test_two_hard_ones_in_a_row_are_noticed_and_a_quiet_minute_helps(library: Library) -> None:
    one, two = (library.publish(title, warnings=HARD) for title in ("Rain", "Snow"))
    mild = library.publish("Sun")
    trainer = library.trainer()
    address = begun(trainer)
    trainer.post(f"{address}/items", edition=one)
    page = trainer.post(f"{address}/items", edition=two)
    assert "Two hard ones in a row: “Rain” and “Snow”" in text_of(page)
    rain, snow = item_ids(page)

    assert "Two hard" not in trainer.post(f"{address}/items/{rain}/quiet")
    trainer.post(f"{address}/items/{rain}/prompts", quiet_minutes="0")
    page = trainer.post(f"{address}/places", purpose="pairs", after=rain)
    assert "Two hard" not in page
    talk = item_ids(page)[1]
    trainer.post(f"{address}/items/{talk}/take-out")
    page = trainer.post(f"{address}/items", edition=mild)
    assert "Two hard" in page
    sun = item_ids(page)[2]
    assert "Two hard" not in trainer.post(f"{address}/items/{sun}/up")
    # A place that still waits is passed over in the room: it is nothing in between.
    trainer.post(f"{address}/items/{sun}/take-out")
    assert "Two hard" in trainer.post(f"{address}/places", purpose="story-hope", after=rain)
    library.pull(two)
    assert "Two hard" not in trainer.get(address) and snow in item_ids(trainer.get(address))


def test_a_story_that_goes_leaves_the_place_what_it_was_for_and_its_list_says_one_is_empty(
    library: Library,
) -> None:
    stories = [
        library.publish(title, words=f"{title} words.", themes=themes)
        for title, themes in (("Rain", ("6.1",)), ("Snow", ("8.2",)))
    ]
    close = library.publish("Frost", themes=("8.2",))
    library.publish("Hail", themes=("6.1",))
    trainer = library.trainer()
    address = begun(trainer, "60")
    for story in stories:
        trainer.post(f"{address}/items", edition=story)
    assert "empty now" not in trainer.get("/playlists")

    library.pull(stories[0])
    presses.forget(library.press, [stories[0]], datetime.now(UTC))

    listed = text_of(trainer.get("/playlists"))
    assert "One place is empty now." in listed and "Rain" not in listed
    page = trainer.get(address)
    gap = page.partition('<li class="step gap" id')[2].partition("Close the gap")[0]
    assert "The place is for: a first story." in gap and "Rain" not in page
    # What is near in theme is near to what is left; of the story that is gone nothing is known.
    assert "Frost" in gap and "Hail" not in gap
    item = item_ids(page)[1]
    page = trainer.post(f"{address}/items/{item}/instead", edition=close)
    assert item_ids(page)[1] == item and "Frost" in run(page)
    assert "empty now" not in trainer.get("/playlists")


def test_what_a_trainer_offers_and_fills_goes_through_the_grant(library: Library) -> None:
    seen, other = (
        library.publish("Rain"),
        library.publish("Snow", given=grant(audiences=[Audience.SUPPORT_GROUP])),
    )
    trainer = library.trainer()
    address = begun(trainer, "30")
    first = item_ids(trainer.get(address))[1]
    never = trainer.refused(f"{address}/items/{first}/instead", edition="A" * 22)
    assert trainer.refused(f"{address}/items/{first}/instead", edition=other) == never == (404, never[1])
    assert "Snow" not in trainer.get(address)
    # A talk is no place for a story.
    talk = item_ids(trainer.get(address))[3]
    assert trainer.refused(f"{address}/items/{talk}/instead", edition=seen)[0] == 404
    assert "Rain" in run(trainer.post(f"{address}/items/{first}/instead", edition=seen))


# A copy


def test_a_copy_is_for_who_is_in_the_room_now(library: Library) -> None:
    both = library.publish("Rain", given=grant(audiences=[Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP]))
    room_only, gone = library.publish("Snow"), library.publish("Hail")
    trainer = library.trainer()
    address = begun(trainer, "90")
    for story in (both, room_only, gone):
        page = trainer.post(f"{address}/items", edition=story)
    trainer.post(
        f"{address}/items/{item_ids(page)[1]}/prompts",
        say_first="Two minutes.",
        ask_after="Who had time?",
        quiet_minutes="3",
    )
    library.pull(gone)
    trainer.post("/who", audience="support-group", profession=["midwives-health-visitors"])

    page = trainer.post(f"{address}/duplicate")

    assert "A support group: midwives and health visitors" in text_of(page)
    order = run(page)
    assert "Rain" in order and "Two minutes." in order and "Who had time?" in order
    assert "Snow" not in page and "Hail" not in page and page.count("gap waits") == 2
    assert "is not here just now" not in page
    with Session(library.room.lists) as session:
        fresh, old = (
            session.get_one(Playlist, re.findall(r"/playlists/([\w-]{22})/title", one)[0])
            for one in (page, trainer.get(address))
        )
        assert fresh.id != old.id and (fresh.title, fresh.minutes) == ("Week one (copy)", 90)
    # The first list stands as it stood.
    assert "Snow" in trainer.get(address)


def test_a_copy_carries_no_story_from_a_room_into_one_that_is_not_for_it(library: Library) -> None:
    alone = library.publish("Alone", given=grant(uses=[Use.TEACHING], professions=[Profession.MIDWIVES]))
    trainer = library.trainer()
    trainer.post("/who", audience="training-room", profession=["midwives-health-visitors"])
    address = begun(trainer)
    trainer.post(f"{address}/items", edition=alone)
    trainer.post("/who", audience="training-room", profession=["social-workers"])
    assert "Alone" not in trainer.post(f"{address}/duplicate")
