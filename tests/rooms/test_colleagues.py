"""A playlist that colleagues change together: who may is decided in one place, nobody sees more by it, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.reading import authors, shutting, trainers
from archive.reading.access import people, viewings
from archive.reading.access.tables import Access, Viewing
from archive.reading.tables import Link, LinkItem, PlaylistAuthor, Trainer
from archive.rules.choices import Profession
from tests.rooms.links import begin, link
from tests.rooms.playlists import begun, colleague, item_ids, run, shared
from tests.rooms.shelving import KENT, Library, Signed, day, grant, now, text_of

MIDWIVES, WORKERS = "midwives-health-visitors", "social-workers"


def test_a_colleague_may_change_everything_but_delete_and_ask_in(library: Library) -> None:
    story = library.publish("Rain")
    address, owner, other = shared(library, "30")
    page = other.get("/playlists")
    assert "Week one" in page and "shared with you" in page

    page = other.post(f"{address}/items", edition=story)
    assert "Rain" in run(page) and "shared with you by Tess" in text_of(page)
    other.post(f"{address}/title", title="Week two")
    assert "Rain" in run(owner.get(address)) and "Week two" in owner.get(address)
    for verb, fields in (
        ("delete", {}),
        ("colleagues", {"name": "tess"}),
        (f"colleagues/{other.person_id}/go", {}),
    ):
        assert other.refused(f"{address}/{verb}", **fields)[0] == 404

    assert "You have no playlist yet" in other.post(f"{address}/leave")
    assert other.client.get(address).status_code == 404
    owner.post(f"{address}/colleagues", name="CORA  bell")
    assert other.client.get(address).status_code == 200
    owner.post(f"{address}/colleagues/{other.person_id}/go")
    assert other.client.get(address).status_code == 404
    owner.post(f"{address}/leave")
    assert "Rain" in run(owner.get(address))


def test_an_unknown_name_a_stranger_s_and_a_shut_account_answer_alike(library: Library) -> None:
    owner = library.trainer()
    with Session(library.room.lists) as session, session.begin():
        organisation = trainers.found_organisation(session, name="Other House", areas=[KENT])
    far = colleague(library, owner, "farah")
    shut = colleague(library, owner, "sheila")
    with Session(library.room.lists) as session, session.begin():
        session.get_one(Trainer, far.person_id).organisation_id = organisation
        session.get_one(accounts.Person, shut.person_id).is_disabled = True
    address = begun(owner)

    def answered(name: str) -> str:
        """Return the page without what is hers alone: the name that she typed, and what is drawn anew for each page."""
        page = owner.refused(f"{address}/colleagues", name=name)[1]
        page = page.replace(f'name="name" value="{name}"', "")
        return re.sub(r'(?<=name="csrf_token" value=")[^"]+|(?<=name="mark" value=")[^"]+', "", page)

    answers = {answered(name) for name in ("nobody", "farah", "Farah Bell", "sheila", "tess", "   ", "%")}

    assert len(answers) == 1 and "We know nobody by that name at your organisation" in answers.pop()
    with Session(library.room.lists) as session:
        assert not session.query(PlaylistAuthor).count()


def test_a_colleague_who_moved_away_or_was_shut_out_changes_nothing_any_more(library: Library) -> None:
    address, _, other = shared(library)
    with Session(library.room.lists) as session, session.begin():
        elsewhere = trainers.found_organisation(session, name="Other House", areas=[KENT])
        session.get_one(Trainer, other.person_id).organisation_id = elsewhere
    assert other.client.get(address).status_code == 404
    assert "You have no playlist yet" in other.get("/playlists")
    assert other.refused(f"{address}/title", title="Mine")[0] == 404


def test_a_colleague_sees_only_what_her_own_viewer_may_see(library: Library) -> None:
    for_midwives = library.publish("Rain", given=grant(professions=[Profession.MIDWIVES]))
    for_both = library.publish("Snow")
    owner = library.trainer()
    other = colleague(library, owner, professions=(Profession.SOCIAL_WORKERS,))
    owner.post("/who", audience="training-room", profession=[MIDWIVES])
    address = begun(owner)
    for story in (for_midwives, for_both):
        page = owner.post(f"{address}/items", edition=story)
    owner.post(f"{address}/items/{item_ids(page)[0]}/prompts", say_first="It rains in it.", quiet_minutes="0")
    owner.post(f"{address}/colleagues", name="cora")

    page = other.get(address)
    assert "Rain" not in page and "It rains" not in page and "A story is not here just now" in page
    assert "Snow" in run(page)
    assert "Rain" not in other.get(f"{address}?q=rain")
    first = item_ids(page)[0]
    assert other.refused(f"{address}/items", edition=for_midwives)[0] == 404
    assert (
        "Rain" not in other.get(f"{address}/try/1/story")
        and other.client.get(f"{address}/items/{first}/part").status_code == 404
    )
    assert "Rain" not in other.post(f"{address}/duplicate")
    assert "Rain" in run(owner.get(address))


def test_a_planted_way_round_the_one_decision_is_seen(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import select

    from archive.reading.tables import Playlist

    address, _, _ = shared(library)
    stranger = colleague(library, library_owner(library, address), "sonja")
    assert stranger.client.get(address).status_code == 404
    monkeypatch.setattr(authors, "may_change", lambda person_id: select(Playlist.id))
    assert stranger.client.get(address).status_code == 200


def library_owner(library: Library, address: str) -> Signed:
    """Who owns a list; without a browser."""
    from archive.reading.tables import Playlist

    with Session(library.room.lists) as session:
        return Signed(
            library.visitor(), "tess", "", session.get_one(Playlist, address.rpartition("/")[2]).person_id
        )


def test_a_colleague_is_not_asked_to_destroy_what_was_printed_nor_says_that_it_is(library: Library) -> None:
    owner = library.trainer(professions=[Profession.SOCIAL_WORKERS])
    other = colleague(library, owner, professions=(Profession.DOCTORS,))
    address = begun(owner)
    owner.post(f"{address}/colleagues", name="cora")
    story = library.publish("Rain", given=grant(professions=[Profession.SOCIAL_WORKERS]))
    owner.post(f"{address}/items", edition=story)
    owner.post(f"{address}/printed", edition=story, many="9")
    page = other.get(address)
    assert "Rain" not in page and "You printed" not in page, "the owner may still show it"
    assert "You printed" not in owner.get(address)

    library.pull(story)
    assert "You printed" not in other.get(address)
    gone = re.findall(r'action="([^"]+/printed/[^"]+/gone)"', owner.get(address))[0]
    assert other.refused(gone)[0] == 404
    assert "You printed" in owner.get(address)
    assert "You printed" not in owner.post(gone)


def test_two_who_write_for_one_story_at_once_lose_nothing(library: Library) -> None:
    story = library.publish("Rain")
    address, owner, other = shared(library)
    item = item_ids(owner.post(f"{address}/items", edition=story))[0]
    seen = re.findall(r'name="seen" value="(\w+)"', other.get(address))[0]
    prompts = f"{address}/items/{item}/prompts"
    owner.post(prompts, say_first="Hers.", ask_after="", quiet_minutes="1", seen=seen)

    status, page = other.refused(
        prompts, say_first="The other’s.", ask_after="Why?", quiet_minutes="2", seen=seen
    )

    assert status == 409 and "Somebody else wrote for this story" in page
    assert (
        "<strong>Say first:</strong> Hers." in page
        and ">The other’s.</textarea>" in page
        and ">Why?</textarea>" in page
    )
    seen = re.findall(r'name="seen" value="(\w+)"', page)[0]
    page = other.post(prompts, say_first="Hers. The other’s.", ask_after="Why?", quiet_minutes="2", seen=seen)
    assert "Hers. The other’s." in page

    owner.post(f"{address}/items/{item}/take-out")
    status, page = other.refused(
        prompts, say_first="Much typing.", ask_after="Why?", quiet_minutes="2", seen=seen
    )
    assert status == 404 and "Much typing." in page and "no story here to write for" in page


def test_two_who_add_and_drag_at_once_lose_nothing(library: Library) -> None:
    one, two, three = (library.publish(title) for title in ("Rain", "Snow", "Hail"))
    address, owner, other = shared(library)
    owner.post(f"{address}/items", edition=one)
    before = item_ids(owner.post(f"{address}/items", edition=two))
    other.post(f"{address}/items", edition=three)
    page = owner.post(f"{address}/order", item=before[::-1])
    order = run(page)
    assert order.index("Snow") < order.index("Rain") < order.index("Hail")


def test_a_link_and_a_complaint_of_a_shared_list_stay_its_own(library: Library) -> None:
    story = library.publish("Rain")
    address, owner, other = shared(library)
    owner.post(f"{address}/items", edition=story)
    form = other.get(address)
    opens, ends = (re.findall(rf'name="{name}" value="([^"]+)"', form)[0] for name in ("opens", "ends"))
    token = re.findall(
        r"/with-us/([\w-]+)", owner.post(f"{address}/links", opens=opens, ends=ends, most="5")
    )[0]
    owner.post(f"{address}/colleagues/{other.person_id}/go")
    assert library.visitor().get(f"/with-us/{token}").status_code == 200
    owner.post(f"{address}/delete")
    assert library.visitor().get(f"/with-us/{token}").status_code == 404


# A link that a colleague made is hers to answer for


def _linked(library: Library) -> tuple[Signed, Signed, str, str]:
    """A list with a story in it, and a link to it that the colleague made: owner, colleague, list, link."""
    address, owner, other = shared(library)
    other.post(f"{address}/items", edition=library.publish("Rain", "Words of hers stand here."))
    return owner, other, address, link(other, address)


def _ways(library: Library, owner: Signed, other: Signed, address: str, way: str) -> None:
    if way == "she is let go":
        owner.post(f"{address}/colleagues/{other.person_id}/go")
        return
    if way == "she leaves":
        other.post(f"{address}/leave")
        return
    with Session(library.room.lists) as session, session.begin():
        if way == "her access is ended":
            people.end(session, library.organisation_of(owner), other.person_id, by="x", moment=now())
        elif way == "her access is over":
            session.get_one(Access, other.person_id).until = day(-1)
        elif way == "she is shut out":
            assert shutting.shut_out(session, other.login) == 1
        else:
            house = trainers.found_organisation(session, name="Elsewhere", areas=[KENT])
            session.get_one(Trainer, other.person_id).organisation_id = house


@pytest.mark.parametrize(
    "way",
    [
        "she is let go",
        "she leaves",
        "her access is ended",
        "her access is over",
        "she is shut out",
        "she moves",
    ],
)
def test_a_link_ends_with_whoever_made_it(library: Library, way: str) -> None:
    owner, other, address, where = _linked(library)
    own = link(owner, address)
    learner = begin(library, where)
    assert "stand here" in learner.get("/together/1/story").get_data(as_text=True)

    _ways(library, owner, other, address, way)

    assert library.visitor().get(where).status_code == 409
    assert learner.get("/together/1/story").status_code == 409
    assert library.visitor().get(own).status_code == 200, "the owner's own link stays"


def test_a_link_of_a_colleague_ends_with_the_owner_too_and_asked_in_again_it_stays_shut(
    library: Library,
) -> None:
    owner, other, address, where = _linked(library)
    second = link(other, address)
    owner.post(f"{address}/colleagues/{other.person_id}/go")
    owner.post(f"{address}/colleagues", name="cora")
    assert library.visitor().get(where).status_code == 409
    assert library.visitor().get(second).status_code == 409
    third = link(other, address)
    with Session(library.room.lists) as session, session.begin():
        people.end(session, library.organisation_of(owner), owner.person_id, by="x", moment=now())
    assert library.visitor().get(third).status_code == 409


def test_an_owner_who_leaves_her_own_list_keeps_its_links(library: Library) -> None:
    address, owner, _ = shared(library)
    owner.post(f"{address}/items", edition=library.publish("Rain"))
    where = link(owner, address)
    owner.post(f"{address}/leave")
    assert library.visitor().get(where).status_code == 200


def test_the_number_of_a_link_leads_to_who_made_it(library: Library) -> None:
    owner, other, address, _ = _linked(library)
    link(owner, address)
    with Session(library.room.lists) as session:
        made = session.execute(select(Viewing.person_id).where(Viewing.kind == viewings.LINK)).scalars().all()
    assert sorted(made) == sorted([owner.person_id, other.person_id])


def test_a_link_from_before_its_maker_was_written_is_the_owner_s(library: Library) -> None:
    owner = library.trainer()
    address = begun(owner)
    owner.post(f"{address}/items", edition=library.publish("Rain"))
    where = link(owner, address)
    with Session(library.room.lists) as session, session.begin():
        made = session.execute(select(Link)).scalar_one()
        session.execute(delete(LinkItem))
        made.id = "before-that"
    assert library.visitor().get(where).status_code == 200
    house = library.organisation_of(owner)
    with Session(library.room.lists) as session, session.begin():
        assert viewings.maker_of(session, session.execute(select(Link)).scalar_one()) is None
        people.end(session, house, owner.person_id, by="x", moment=now())
    assert library.visitor().get(where).status_code == 409
