"""The number of a viewing: on every screen, nobody's but a steward's to read, and never stored (d8)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.crypto import new_key
from archive.reading.access import acts, viewings
from archive.reading.access.tables import RoomAct, Viewing
from archive.rules import access as rules
from tests.rooms.clipping import listed, put
from tests.rooms.links import begin, link
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, day, now, text_of

NUMBER = re.compile(r"Viewing ([0-9A-Z]{3}-[0-9A-Z]{3})<")


def number_on(html: str) -> str:
    found = NUMBER.findall(html)
    assert found, text_of(html)[-300:]
    assert len(set(found)) == 1
    return str(found[0])


def looked(library: Library) -> list[str]:
    with Session(library.room.lists) as session:
        query = select(RoomAct.subject).where(RoomAct.act == viewings.LOOKED)
        return list(session.execute(query).scalars())


def test_every_screen_with_a_story_carries_it_and_it_leads_a_steward_to_the_sign_in_and_the_day(
    library: Library,
) -> None:
    edition, trainer, steward = library.publish(), library.trainer(), library.steward()
    address = playlist(trainer, edition)
    paths = (f"/stories/{edition}", "/search?q=kettle", address, f"{address}/try/1", f"{address}/try/1/story", f"/stories/{edition}/not-right")  # fmt: skip
    numbers = {number_on(trainer.get(path)) for path in paths}
    assert len(numbers) == 1
    [number] = numbers
    said = text_of(steward.post("/screen", number=number.lower().replace("-", " ")))
    assert "Tess (tess)" in said and "Meadow Training" in said and "Signed in" in said
    assert f"{now().today.day} {now().today:%B %Y}" in said
    again = number_on(library.sign_in_again(trainer).get(f"/stories/{edition}"))
    assert again != number, "each sign-in has its own"
    assert len(looked(library)) == 1 and "kettle" not in said


def test_a_link_has_its_own_which_is_found_when_the_playlist_is_long_deleted(library: Library) -> None:
    edition, trainer, steward = library.publish(), library.trainer(), library.steward()
    address = playlist(trainer, edition)
    learner = begin(library, link(trainer, address))
    first = number_on(learner.get("/together/1").get_data(as_text=True))
    assert number_on(learner.get("/together/1/story").get_data(as_text=True)) == first
    other = begin(library, link(trainer, address))
    assert number_on(other.get("/together/1/story").get_data(as_text=True)) != first
    assert first != number_on(trainer.get(f"/stories/{edition}"))
    trainer.post(f"{address}/delete")
    said = text_of(steward.post("/screen", number=first))
    assert "A link for learners, made by Tess (tess)" in said


def test_a_steward_who_looks_at_a_part_is_told_by_the_number_too(library: Library) -> None:
    trainer, steward, other = library.trainer(), library.steward(), library.steward("sue")
    assert not NUMBER.search(steward.get("/parts")), "nobody's words stand there"
    _, part = listed(trainer, put(library))
    trainer.post(part, **{"from": "0.1", "to": "0.1"})
    trainer.post(f"{part}/ask", start="0:02.2", end="0:03.9", why="shorter")
    shown = steward.get("/parts")
    number = number_on(shown)
    [where] = set(re.findall(r"/parts/[\w-]{22}", shown))
    lines = f"{where}/lines"
    assert number_on(steward.get(lines)) == number, "one for the sign-in"
    assert number_on(other.get(lines)) != number
    assert not NUMBER.search(steward.get("/requests")), "no words, no number"
    said = text_of(steward.post("/screen", number=number))
    assert "A steward Stella (stella)" in said and viewings.A_PART in said and "Organisation no" not in said
    assert number_on(library.sign_in_again(steward).get(lines)) != number
    with Session(library.room.lists) as session:
        rows = session.execute(select(Viewing).where(Viewing.kind == viewings.STEWARD)).scalars().all()
        assert len(rows) == 3 and {(row.purpose, row.covenant) for row in rows} == {("", "")}


def test_each_day_of_a_link_has_its_own(library: Library) -> None:
    edition, trainer = library.publish(), library.trainer()
    path = link(trainer, playlist(trainer, edition))
    first = number_on(begin(library, path).get("/together/1").get_data(as_text=True))
    assert number_on(begin(library, path).get("/together/1").get_data(as_text=True)) == first
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1), tick=True):
        assert number_on(begin(library, path).get("/together/1").get_data(as_text=True)) != first


def test_nobody_else_can_read_it_and_that_a_steward_asked_is_written_down(library: Library) -> None:
    edition, trainer, steward = library.publish(), library.trainer(), library.steward()
    number = number_on(trainer.get(f"/stories/{edition}"))
    assert trainer.client.get("/screen").status_code == 404
    assert trainer.client.post("/screen", data={"number": number}).status_code == 404
    assert "No screen had this number" in steward.post("/screen", number="000-000")
    status, said = steward.refused("/screen", number="no number")
    assert status == 422 and viewings.NO_NUMBER in said
    assert looked(library) == [""], "what is no number asks for nobody"
    for path in (library.place.store("lists"), library.place.store("lists").with_name("lists.sqlite-wal")):
        kept = path.read_bytes() if path.exists() else b""
        assert number.encode() not in kept and number.replace("-", "").encode() not in kept
    with Session(library.room.lists) as session:
        found = viewings.found(session, new_key(), number, steward_id="s", moment=now())
        assert found == (), "without the house key the lists tell nothing"


def test_after_two_years_nobody_can_be_told_and_what_was_done_is_not_known(library: Library) -> None:
    kept = {0: day(0) - rules.TOLD, 1: day(-1) - rules.TOLD}
    steward = library.steward()
    with Session(library.room.lists) as session, session.begin():
        for age, last in kept.items():
            session.add(
                Viewing(
                    id=f"v{age}", kind="link", person_id="p", organisation_id="h", purpose="teaching", covenant="",
                    first=last, last=last,
                )
            )  # fmt: skip
            then = datetime.combine(last, time(), UTC) + timedelta(days=2 - 3 * age)
            acts.note(session, who="s", act=f"act {age}", subject="p", at=then)
    library.app.extensions.pop("broom")
    steward.get("/screen")
    with Session(library.room.lists) as session:
        query = select(Viewing.id).where(Viewing.kind == "link")
        assert list(session.execute(query).scalars()) == ["v0"], "the last day is a day of it"
        done = {act.act for act in acts.read(session)}
        assert "act 0" in done and "act 1" not in done
    for path in library.place.data.iterdir():
        assert not path.name.startswith("lists") or b"act 1" not in path.read_bytes(), path


def test_a_page_that_is_nobodys_has_none(library: Library) -> None:
    library.publish()
    steward = library.steward()
    for html in (steward.get("/screen"), library.visitor().get("/ask").get_data(as_text=True)):
        assert not NUMBER.search(html)
