"""What the list of links says is what a learner meets who presses one: one function decides both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from archive.ground.accounts import Person
from archive.reading import sharing
from archive.reading.access.tables import Access
from archive.reading.tables import Link, PlaylistAuthor
from archive.rules.choices import Use
from tests.rooms.links import begin, link
from tests.rooms.playlists import playlist, shared
from tests.rooms.shelving import Library, Signed, day, grant, now, text_of

SHUT = str(sharing.Door.SHUT)


def told(owner: Signed, address: str) -> list[str]:
    """What the page of a playlist says of its links, newest end first."""
    return [text_of(one) for one in re.findall(r"<dt>Now</dt><dd>(.*?)</dd>", owner.get(address))]


def change(library: Library, row: type[Any], id: object, **values: object) -> None:
    with Session(library.room.lists) as session, session.begin():
        held = session.get_one(row, id)
        for name, value in values.items():
            setattr(held, name, value)


Closing = Callable[[Library, str, Signed], None]


def _day(library: Library, _: str, maker: Signed) -> None:
    change(library, Access, maker.person_id, until=day(-1))


def _account(library: Library, _: str, maker: Signed) -> None:
    change(library, Person, maker.person_id, is_disabled=True)


def _let_go(library: Library, address: str, maker: Signed) -> None:
    with Session(library.room.lists) as session, session.begin():
        session.delete(session.get_one(PlaylistAuthor, (address.rpartition("/")[2], maker.person_id)))


@pytest.mark.parametrize("closing", [_day, _account, _let_go])
def test_a_link_whose_maker_may_not_show_it_any_more_is_not_said_to_be_open(
    library: Library, closing: Closing
) -> None:
    address, owner, maker = shared(library)
    owner.post(f"{address}/items", edition=library.publish())
    path = link(maker, address)
    learner = begin(library, path)
    assert told(owner, address) == ["open"]

    closing(library, address, maker)

    assert told(owner, address) == [SHUT]
    for client, where in ((learner, "/together/1"), (library.visitor(), path)):
        answer = client.get(where)
        assert (answer.status_code, sharing.STOPPED in text_of(answer.get_data(as_text=True))) == (409, True)
    assert "Stop this link now" in owner.get(address), "it would open again with her access"


def test_a_link_for_a_use_that_is_over_is_not_said_to_be_open(library: Library) -> None:
    speaker = library.trainer("rhea", uses=[Use.TALK_OR_REPORT])
    speaker.client.post("/purpose", data={"purpose": Use.TALK_OR_REPORT.value, "promised": "yes"})
    story = library.publish(given=grant(uses=[Use.TALK_OR_REPORT, Use.TEACHING]))
    address = playlist(speaker, story)
    path = link(speaker, address)
    assert told(speaker, address) == ["open"]
    speaker.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    change(library, Access, speaker.person_id, uses=json.dumps([Use.TEACHING]))
    assert told(speaker, address) == [SHUT]
    assert library.visitor().get(path).status_code == 409


def test_each_state_is_what_a_learner_meets(library: Library) -> None:
    trainer = library.trainer()
    story = library.publish()
    address = playlist(trainer, story)
    path = link(trainer, address, most=1)
    with Session(library.room.lists) as session:
        id = session.query(Link).one().id
    here = now().now

    def met() -> int:
        return library.visitor().post(path).status_code

    def as_it_is(**values: datetime | bool | int) -> str:
        change(library, Link, id, **values)
        return told(trainer, address)[0]

    hour = timedelta(hours=1)
    for values in ({"opens_at": here + hour}, {"opens_at": here - hour, "ends_at": here - hour / 2}):
        assert (as_it_is(**values), met()) in {("not open yet", 409), ("ended", 409)}
    assert as_it_is(ends_at=here + hour) == "open"
    library.pull(story)
    assert (told(trainer, address), met()) == ([sharing.NOTHING_TO_SHOW], 409)
    assert as_it_is(started=1) == "full"
    assert as_it_is(is_stopped=True) == "stopped"


def test_a_planted_list_that_asks_the_link_alone_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_is_answered_for", lambda *_: True)
    with pytest.raises(AssertionError):
        test_a_link_whose_maker_may_not_show_it_any_more_is_not_said_to_be_open(library, _account)
