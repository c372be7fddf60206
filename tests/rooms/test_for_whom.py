"""Who is in the room comes first in each visit: after what she is here for, before any page that lists or plans."""

from __future__ import annotations

import re

import pytest

from archive.reading.routes.access import WITHOUT_A_ROOM
from archive.rules.choices import Profession, Use
from tests.rooms.playlists import playlist
from tests.rooms.shelving import KENT, SURREY, Library, Signed, grant, text_of

MIDWIVES, STUDENTS, WORKERS = "midwives-health-visitors", "students", "social-workers"
HERS = "For midwives alone"
PAGES = ("/search", "/themes", "/kept-searches", "/playlists")


@pytest.fixture
def fresh(library: Library) -> Signed:
    """A trainer who has signed in and has said nothing yet; she was here before, and said nothing of a room then."""
    return library.sign_in_again(library.trainer(), promises=False)


def promise(trainer: Signed, use: Use = Use.TEACHING, onward: str = "") -> str:
    """Promise under the covenant; return where that leads."""
    answer = trainer.client.post("/purpose", data={"purpose": use, "promised": "yes", "next": onward})
    return answer.headers["Location"]


def ticked(page: str) -> list[str]:
    """What is chosen in the form of a page."""
    return re.findall(r'name="(?:audience|profession)" value="([\w-]+)" checked', page)


def test_the_order_is_purpose_then_room_then_where_she_wanted_to_go(library: Library, fresh: Signed) -> None:
    story = library.publish()
    wanted = f"/stories/{story}"

    asked = fresh.client.get(wanted)
    assert asked.headers["Location"] == f"/purpose?next={wanted}"
    onward = promise(fresh, onward=wanted)
    asked = fresh.client.get(onward)
    assert (asked.status_code, asked.headers["Location"]) == (303, f"/who?next={wanted}")
    page = fresh.get(asked.headers["Location"])
    assert "Who is in the room?" in text_of(page) and "kettle" not in page

    answer = fresh.client.post(
        "/who", data={"audience": "training-room", "profession": [MIDWIVES], "next": wanted}
    )

    assert answer.headers["Location"] == wanted and "kettle" in fresh.get(wanted)


@pytest.mark.parametrize("path", [*PAGES, "/what-came-of-it", "/packs"])
def test_no_page_comes_before_it_and_it_is_asked_once(fresh: Signed, path: str) -> None:
    promise(fresh)
    assert fresh.client.get(path).headers["Location"] == f"/who?next={path}"
    fresh.post("/who", audience="training-room", profession=[MIDWIVES])
    assert fresh.client.get(path).status_code == 200


def test_a_page_that_could_pass_it_would_be_noticed(
    library: Library, fresh: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise(fresh)
    monkeypatch.setattr("archive.reading.routes.access.WITHOUT_A_ROOM", WITHOUT_A_ROOM | {"stories"})
    assert fresh.client.get("/search").status_code == 200


def test_one_press_goes_on_with_what_she_chose_last(library: Library, fresh: Signed) -> None:
    promise(fresh)
    fresh.post("/who", audience="support-group", profession=[MIDWIVES])

    again = library.sign_in_again(fresh, promises=False)
    promise(again)
    page = again.get("/who")

    assert ticked(page) == ["support-group", MIDWIVES]
    again.post("/who", audience="support-group", profession=[MIDWIVES])
    assert "For: a support group midwives and health visitors Kent teaching" in text_of(again.get("/search"))


def test_a_first_visit_offers_everybody_she_teaches(library: Library, fresh: Signed) -> None:
    promise(fresh)
    assert ticked(fresh.get("/who")) == ["training-room", WORKERS, MIDWIVES]


def test_what_she_no_longer_teaches_is_not_offered_again(library: Library, fresh: Signed) -> None:
    from sqlalchemy.orm import Session

    from archive.reading.tables import Trainer

    promise(fresh)
    fresh.post("/who", audience="support-group", profession=[WORKERS])
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Trainer, fresh.person_id).professions = f'["{MIDWIVES}"]'
    again = library.sign_in_again(fresh, promises=False)
    promise(again)
    assert ticked(again.get("/who")) == ["training-room", MIDWIVES]


def test_until_it_is_said_nothing_more_is_shown_than_to_everybody_she_teaches(
    library: Library, fresh: Signed
) -> None:
    promise(fresh)
    fresh.post("/who", audience="support-group", profession=[MIDWIVES])
    only_midwives = library.publish("For midwives", given=grant(professions=[Profession.MIDWIVES]))
    again = library.sign_in_again(fresh, promises=False)
    promise(again)
    status, page = again.refused("/playlists", title="Early", edition=only_midwives)
    assert status == 404 and "For midwives" not in page


def test_a_line_at_the_head_of_each_page_says_it_and_leads_to_its_change(library: Library) -> None:
    trainer = library.trainer(areas=[KENT, SURREY])
    for path in PAGES:
        page = trainer.get(path)
        said = "For: a training room social workers midwives and health visitors Kent, Surrey teaching Change"
        assert said in text_of(page), path
        assert page.index('class="for"') < page.index("<h1")
        assert f'href="/who?next={path}"' in page
    changed = trainer.post("/who", audience="training-room", profession=[MIDWIVES], next="/themes")
    assert "For: a training room midwives and health visitors Kent" in text_of(changed)
    assert "<h1>Themes</h1>" in changed


def test_nobody_chosen_is_said_kindly_and_where_she_goes_is_kept(fresh: Signed) -> None:
    promise(fresh)
    status, page = fresh.refused("/who", audience="training-room", next="/themes")
    assert status == 422 and "Choose at least one of the professions you teach." in page
    assert 'name="next" value="/themes"' in page


def test_who_is_here_for_research_has_nobody_in_the_room_and_is_not_asked(library: Library) -> None:
    trainer = library.sign_in_again(library.trainer(uses=[Use.TEACHING, Use.RESEARCH]), promises=False)
    promise(trainer, Use.RESEARCH)
    assert trainer.client.get("/search").status_code == 200
    promise(trainer)
    assert trainer.client.get("/search").status_code == 303


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere"])
def test_it_leads_to_no_other_house(library: Library, elsewhere: str) -> None:
    trainer = library.trainer()
    answer = trainer.client.post(
        "/who", data={"audience": "training-room", "profession": [MIDWIVES], "next": elsewhere}
    )
    assert answer.headers["Location"] == "/search"


def test_on_a_playlist_the_form_stands_open_and_before_every_story(library: Library) -> None:
    trainer = library.trainer()
    library.publish()
    page = trainer.post("/playlists", title="Week one")
    form = page.partition('id="who"')[2].partition("</form>")[0]
    assert ticked(form) == ["training-room", WORKERS, MIDWIVES] and "<details" not in form
    assert page.index('id="who"') < page.index('id="order"') < page.index('id="add"')


# Beside a playlist: what is ticked counts, kept or not


def _list_for(library: Library, trainer: Signed) -> str:
    """A playlist with a story whose mother said yes to midwives alone, made for midwives."""
    trainer.post("/who", audience="training-room", profession=[MIDWIVES])
    story = library.publish(HERS, given=grant(professions=[Profession.MIDWIVES]))
    return playlist(trainer, story, library.publish("For all"))


def test_present_and_the_other_ways_out_are_sent_with_who_is_ticked(library: Library) -> None:
    trainer = library.trainer()
    page = trainer.get(_list_for(library, trainer))
    ways = [one for one in re.findall(r"<button[^>]*>", page) if 'form="for-whom"' in one]
    assert 'id="for-whom"' in page and len(ways) == 6
    led = {found[1] for one in ways if (found := re.search(r'formaction="[^"]*/(\w+)"', one))}
    assert led == {"present", "slides"}
    assert not re.search(r'href="[^"]*/(guide|pack|try/1)"', page), "nothing leads out past who is ticked"


def test_nobody_opens_present_for_a_room_that_is_ticked_and_not_kept(library: Library) -> None:
    trainer = library.trainer()
    address = _list_for(library, trainer)
    ticked = {"audience": "training-room", "profession": [MIDWIVES, WORKERS]}
    page = trainer.post(f"{address}/present", **ticked)
    walked = [page]
    while found := re.search(r'rel="next" href="([^"]+)"', walked[-1]):
        walked.append(trainer.get(found[1]))
    assert any("For all" in one for one in walked) and not any(HERS in one for one in walked)
    assert HERS not in trainer.get(address), "it is kept for the list as well"


@pytest.mark.parametrize(
    ("way", "ends"), [("try", "/try/1"), ("guide", "/guide"), ("copy", "/pack"), ("x", "")]
)
def test_a_way_out_keeps_who_is_ticked_first(library: Library, way: str, ends: str) -> None:
    trainer = library.trainer()
    address = _list_for(library, trainer)
    ticked = {"audience": "training-room", "profession": [MIDWIVES, WORKERS], "way": way}
    answer = trainer.client.post(f"{address}/who", data=ticked)
    assert answer.status_code == 303 and answer.headers["Location"] == address + ends
    assert HERS not in trainer.get(address)


def test_present_with_nobody_ticked_is_refused_and_changes_nothing(library: Library) -> None:
    trainer = library.trainer()
    address = _list_for(library, trainer)
    assert trainer.refused(f"{address}/present", audience="training-room")[0] == 422
    assert HERS in trainer.get(address)
