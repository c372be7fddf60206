"""A page that answers a press stands at another address than the story's: what it shows is found from there as well."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from archive.demo import panels
from moderation import decisions, queue
from tests.rooms.test_desk_parts import Work
from tests.staffed import HOST, Staffed
from tests.town import Town


def test_a_refused_second_reader_still_sees_the_picture_and_hears_the_recording(house: Staffed) -> None:
    work = Work(Town(house.desk))
    work.decide()
    work.make()
    with Session(house.desk.engine) as session, session.begin():
        panels.ask(house.desk, session, work.id, "ann", work.town.now)
        decisions.ready(house.desk, session, work.story(session), "ann", work.town.now)
        queue.let_go(session, work.id, "ann", work.town.now)
    seat, path = house.let_in("bea"), f"/stories/{work.id}"
    assert seat.post(f"{path}/claim")[0] == 303 and seat.post(f"{path}/show")[0] == 303
    shown = _media(seat.get(path)[1])
    assert {one.rpartition(".")[2] for one in shown} >= {"opus", "jpeg"}, (
        "on its own address they are relative"
    )
    status, page = seat.post(f"{path}/agree")
    assert status == 409 and "Nobody has done the legal check yet." in page
    assert _media(page) == [f"{path}{one}" for one in shown]
    found = {seat.client.get(one, **HOST).status_code for one in _media(page) if not one.endswith(".vtt")}
    assert found == {200}


def _media(page: str) -> list[str]:
    return re.findall(r'src="([^"]*\?medium=[^"]+)"', page)
