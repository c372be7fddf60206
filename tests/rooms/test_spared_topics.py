"""Topics that a trainer does not want to meet: left out wherever stories are listed, kept for her alone, told of by no number."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from types import ModuleType

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Content, ContentNote
from archive.editions.index import Entry
from archive.ground.sign_ins import SignInRow
from archive.reading import search as searching
from archive.reading.finding import kept, nearby, spared
from archive.reading.finding.tables import SparedTopics
from archive.reading.routes import playlists as playlist_pages
from archive.reading.routes import topics as topic_pages
from archive.reading.scope import Scope
from archive.rules.choices import Profession
from archive.rules.errors import Unreadable
from archive.rules.themes import WARNINGS
from tests.rooms.finding import news, shown_near, titles
from tests.rooms.playlists import playlist
from tests.rooms.shelving import PASSWORD, Library, Signed, grant, hrefs, put_out, text_of

LEFT_OUT = "Stories may be left out here"


def publish(library: Library, title: str, *warnings: str, words: str = "A kettle.", kin: str = "") -> str:
    """Put a story out that carries these warnings, each at most mentioned."""
    content = Content(title, words, ContentNote("x", tuple((one, "mentioned") for one in warnings)))
    id = put_out(library.press, content, grant(), ("8.2",), kin=kin)
    library.index.put([Entry.of(id, content, ("8.2",))])
    return id


def spare(trainer: Signed, *topics: str) -> str:
    """Choose topics on her page."""
    return trainer.post("/topics", topic=list(topics))


def show_all(trainer: Signed, path: str, page: str = "") -> str:
    """Press on a page what shows everything for now; return the page to which that leads."""
    fields = dict(re.findall(r'name="(whole|next)" value="([^"]*)"', page or trainer.get(path)))
    return trainer.post("/topics/whole", **{name: unescape(value) for name, value in fields.items()})


def leave_out_again(trainer: Signed) -> None:
    """Press what leaves them out again."""
    trainer.post("/topics/whole", next="/search")


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def test_every_topic_of_a_content_note_can_be_chosen_once(trainer: Signed) -> None:
    assert sorted(topic for topics in spared.GROUPS.values() for topic in topics) == sorted(WARNINGS)
    page = trainer.get("/topics")
    assert sorted(re.findall(r'name="topic" value="([\w-]+)"', page)) == sorted(WARNINGS)
    assert "checked" not in page
    assert 'href="/topics"' in trainer.get("/search")


def test_a_topic_is_left_out_of_every_place_where_stories_are_listed_and_of_each_number(
    library: Library, trainer: Signed
) -> None:
    here, gone = publish(library, "Here"), publish(library, "Gone", words="A window.")
    publish(library, "Hard", "eating")
    publish(library, "Other", "police")
    address = playlist(trainer, here, gone)
    library.pull(gone)
    trainer.post("/kept-searches", q="kettle")
    publish(library, "Hard and new", "eating", "police")

    assert "eating" in re.findall(r'value="([\w-]+)" checked', spare(trainer, "eating"))

    found = trainer.get("/search?q=kettle")
    assert sorted(titles(found)) == ["Here", "Other"]
    assert "2 stories you may show" in text_of(found)
    assert "Explain it to me 2" in text_of(trainer.get("/themes"))
    assert shown_near(library, here, trainer) == ["Other"]
    assert news(trainer.get("/kept-searches")) == {"kettle": 0}
    listed = trainer.get(address)
    assert "Hard" not in listed
    assert "2 stories you may use here" in text_of(listed)
    assert "Put Other here" in listed

    for path in ("/search?q=kettle", "/themes", f"/stories/{here}", "/kept-searches", address):
        assert LEFT_OUT in text_of(trainer.get(path)), path


def test_one_press_shows_everything_for_now_and_another_leaves_it_out_again(
    library: Library, trainer: Signed
) -> None:
    here, gone = publish(library, "Here"), publish(library, "Gone", words="A window.")
    hard = publish(library, "Hard", "eating")
    address = playlist(trainer, here, gone)
    library.pull(gone)
    trainer.post("/kept-searches", q="kettle")
    publish(library, "Hard too", "eating")
    spare(trainer, "eating")

    for path, name in {
        "/search?q=kettle&theme=8.2": "Hard too", f"/stories/{here}": "Hard too", address: "Put Hard too here",
    }.items():  # fmt: skip
        hidden = trainer.get(path)
        whole = show_all(trainer, path)
        assert name not in hidden, path
        assert name in whole, path
        assert "shown for now" in text_of(whole)
        leave_out_again(trainer)
        assert name not in trainer.get(path), path
    assert "Explain it to me 1" in text_of(trainer.get("/themes"))
    assert "Explain it to me 3" in text_of(show_all(trainer, "/themes"))
    assert news(trainer.get("/kept-searches")) == {"kettle": 1}, "it holds for every page"
    assert hard in trainer.get(f"/stories/{hard}"), "an address she follows herself opens"


def test_that_everything_is_shown_stands_in_no_address_and_in_no_store(
    library: Library, trainer: Signed
) -> None:
    here = publish(library, "Here")
    publish(library, "Hard", "eating")
    address = playlist(trainer, here)
    trainer.post("/kept-searches", q="kettle")
    spare(trainer, "eating")
    paths = ("/search?q=kettle", "/themes", f"/stories/{here}", "/kept-searches", address)
    before = {path: hrefs(trainer.get(path)) for path in paths}
    answer = trainer.client.post("/topics/whole", data={"whole": "yes", "next": "/search?q=kettle"})
    assert answer.headers["Location"] == "/search?q=kettle"
    for path in paths:
        page = trainer.get(path)
        assert not [one for one in hrefs(page) if "whole" in one and one != "/topics/whole"]
        assert not [one for one in hrefs(page) if "everything" in one]
        assert set(before[path]) - set(hrefs(page)) <= {"/topics"}
    with Session(library.room.lists) as session:
        assert "whole" not in "".join(session.execute(select(SignInRow.place)).scalars())


def test_it_ends_by_itself_and_with_the_sign_in(
    library: Library, trainer: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(library, "Hard", "eating")
    spare(trainer, "eating")
    assert titles(show_all(trainer, "/search")) == ["Hard"]
    library.forget_digits(trainer)
    again = library.sign_in_again(trainer)
    assert titles(again.get("/search")) == [], "another sign-in"
    trainer.client.post("/sign-out")
    library.forget_digits(trainer)
    code = pyotp.TOTP(trainer.secret).now()
    trainer.client.post("/sign-in", data={"login": trainer.login, "password": PASSWORD, "code": code})
    trainer.client.post("/purpose", data={"purpose": "teaching", "promised": "yes"})
    trainer.client.post("/who", data={"audience": "training-room", "profession": ["social-workers"]})
    assert titles(trainer.get("/search")) == [], "the same browser"
    assert titles(show_all(trainer, "/search")) == ["Hard"]
    monkeypatch.setattr(topic_pages, "FOR_NOW", -timedelta(seconds=1))
    assert titles(show_all(trainer, "/search", '<input name="whole" value="yes">')) == []


def test_where_a_press_leads_back_to_is_of_this_door(trainer: Signed) -> None:
    where = {
        "/search?q=didn't+(so)": "/search?q=didn't+(so)", "/playlists/x?q=a#add": "/playlists/x?q=a#add",
        "https://evil.example/": "/search", "//evil.example": "/search", "": "/search", "/\\evil.example": "/search",
    }  # fmt: skip
    for next, leads in where.items():
        assert trainer.client.post("/topics/whole", data={"next": next}).headers["Location"] == leads


def test_a_number_beside_a_choice_is_what_the_press_leads_to_also_for_now(
    library: Library, trainer: Signed
) -> None:
    publish(library, "Here")
    publish(library, "Hard", "eating")
    spare(trainer, "eating")
    whole = show_all(trainer, "/search")
    narrower = next(one.replace("&amp;", "&") for one in hrefs(whole) if "theme=8.2" in one)
    assert sorted(titles(trainer.get(narrower))) == ["Hard", "Here"]


def test_looking_from_a_whole_page_of_kept_searches_shows_what_its_number_said(
    library: Library, trainer: Signed
) -> None:
    trainer.post("/kept-searches", q="kettle")
    publish(library, "Hard", "eating")
    spare(trainer, "eating")
    look = re.search(r'action="(/kept-searches/[\w-]+/look)"', trainer.get("/kept-searches"))
    assert look
    assert titles(trainer.post(look[1])) == []
    assert news(show_all(trainer, "/kept-searches")) == {"kettle": 1}, (
        "what was left out was not shown to her"
    )
    assert titles(trainer.post(look[1])) == ["Hard"]
    assert news(trainer.get("/kept-searches")) == {"kettle": 0}


def test_what_she_put_into_a_list_stays_there(library: Library, trainer: Signed) -> None:
    hard, other = publish(library, "Hard", "eating"), publish(library, "Other")
    address = playlist(trainer, hard, other)
    spare(trainer, "eating")
    assert "Move Hard down" in trainer.get(address)
    assert "is empty now" not in text_of(trainer.get("/playlists"))


def test_no_page_says_of_how_many_and_says_the_same_where_nothing_is_left_out(
    library: Library, trainer: Signed
) -> None:
    publish(library, "Here")
    spare(trainer, "weapons")
    before = text_of(trainer.get("/search"))
    publish(library, "Hard", "weapons")
    library.publish(
        "Court only", given=grant(professions=[Profession.COURT]), warnings=(("weapons", "described"),)
    )
    assert LEFT_OUT in before
    assert text_of(trainer.get("/search")) == before


def test_who_chose_nothing_is_told_nothing(library: Library, trainer: Signed) -> None:
    here = publish(library, "Here")
    for path in ("/search", "/themes", f"/stories/{here}", "/kept-searches", playlist(trainer, here)):
        assert LEFT_OUT not in text_of(trainer.get(path))
    assert titles(show_all(trainer, "/search", "-")) == ["Here"]


def test_of_two_versions_of_a_story_the_more_careful_note_counts(library: Library, trainer: Signed) -> None:
    publish(library, "In English", kin="k")
    publish(library, "In Welsh", "eating", kin="k")
    spare(trainer, "eating")
    assert titles(trainer.get("/search")) == []


def test_a_story_of_which_no_note_is_known_is_left_out_too() -> None:
    scope = Scope(frozenset({"a"}), {"8.2": frozenset({"a"})})
    assert scope.sparing(frozenset({"eating"})).ids == frozenset()
    assert scope.sparing(frozenset()).ids == {"a"}


def test_what_she_chose_is_sealed_says_not_how_much_and_is_hers_alone(
    library: Library, trainer: Signed
) -> None:
    other = library.trainer("vera")
    spare(trainer, "sexual-abuse")
    spare(other, *WARNINGS)
    with Session(library.room.lists) as session:
        rows = session.execute(select(SparedTopics)).scalars().all()
        assert len({len(row.topics) for row in rows}) == 1
        row = session.get_one(SparedTopics, trainer.person_id)
        # Carried over to somebody else it opens nothing.
        session.get_one(SparedTopics, other.person_id).topics = row.topics
        with pytest.raises(Unreadable):
            spared.of(session, library.room, other.person_id)
        session.rollback()
    assert b"sexual-abuse" not in b"".join(
        path.read_bytes() for path in library.place.data.glob("lists.sqlite*")
    )
    assert re.findall(r'value="([\w-]+)" checked', trainer.get("/topics")) == ["sexual-abuse"]


def test_all_boxes_empty_leaves_no_row_and_what_is_no_topic_is_not_kept(
    library: Library, trainer: Signed
) -> None:
    spare(trainer, "eating", "x" * 5000, "8.2")
    assert re.findall(r'value="([\w-]+)" checked', trainer.get("/topics")) == ["eating"]
    page = spare(trainer)
    assert "checked" not in page
    assert "Kept" in text_of(page)
    with Session(library.room.lists) as session:
        assert session.execute(select(SparedTopics)).all() == []


def test_somebody_who_teaches_nobody_has_no_such_page(library: Library) -> None:
    assert library.steward().client.get("/topics").status_code == 404
    assert library.visitor().get("/topics").status_code == 401


@pytest.mark.parametrize(
    ("module", "verb"),
    [(searching, "find"), (searching, "by_theme"), (nearby, "near"), (kept, "mine"), (playlist_pages, "running")],
)  # fmt: skip
def test_a_planted_fault_that_forgets_her_choice_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch, module: ModuleType, verb: str
) -> None:
    """The guard above proves itself: each place that lists stories is made to forget what she does not want to meet."""
    whole: Callable[..., object] = getattr(module, verb)

    def forgetful(*positional: object, **named: object) -> object:
        return whole(*positional, **{**named, "spared": frozenset[str]()})

    monkeypatch.setattr(module, verb, forgetful)
    with pytest.raises(AssertionError):
        test_a_topic_is_left_out_of_every_place_where_stories_are_listed_and_of_each_number(
            library, library.trainer()
        )
