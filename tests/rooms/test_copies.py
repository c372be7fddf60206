"""What lies about: lists that held a story and printed copies, counted honestly; the trainer is asked, the mother is told."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from archive.editions import copies, ledger
from archive.editions.copies import Copies, Kind
from archive.ground.db import reading
from archive.reading import printing
from archive.rules.choices import Use
from tests.phone import Phone
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import Library, Signed, grant, text_of
from tests.rooms.team import Team


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def _of(library: Library, *editions: str) -> Copies:
    with Session(reading(library.room.uses)) as session:
        return copies.of(session, editions)


def test_each_list_that_holds_it_is_counted_once(library: Library, trainer: Signed) -> None:
    edition, other = (
        library.publish(title, "Some words.", given=grant()) for title in ("The coat", "The door")
    )
    address = playlist(trainer, edition)
    (item,) = item_ids(trainer.get(address))
    trainer.post(f"{address}/items/{item}/take-out")
    trainer.post(f"{address}/items", edition=edition)
    assert _of(library, edition).lists == 1
    playlist(trainer, edition, other)
    assert (_of(library, edition).lists, _of(library, other).lists) == (2, 1)


def test_what_was_printed_is_asked_for_once_she_takes_it_back(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    address = playlist(trainer, edition)
    page = trainer.post(f"{address}/printed", edition=edition, many="12")
    assert _of(library, edition) == Copies(1, 12, 0)
    assert "You printed 12 copies" not in page, "nothing is asked while it may be shown"
    library.pull(edition)
    page = trainer.get(address)
    assert "You printed 12 copies" in page and "The coat" not in page
    found = re.search(r'action="([^"]+/printed/[^"]+/gone)"', page)
    assert found is not None
    for _ in range(2):
        page = trainer.post(found[1])
        assert "You printed" not in page
    assert _of(library, edition) == Copies(1, 12, 12), "said twice, it is counted once"


def test_a_list_stays_while_something_printed_from_it_is_about(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    address = playlist(trainer, edition)
    page = trainer.post(f"{address}/printed", edition=edition, many="12")
    assert "12 copies are destroyed" in page and f'action="{address}/delete"' not in page
    status, page = trainer.refused(f"{address}/delete")
    assert status == 409 and "Destroy them first" in page
    library.pull(edition)
    assert "You printed 12 copies" in trainer.get(address), "so that it can still be asked for"
    gone = re.findall(r'action="([^"]+/printed/[^"]+/gone)"', trainer.get(address))
    assert len(set(gone)) == 1
    assert f'action="{address}/delete"' in trainer.post(gone[0])
    trainer.post(f"{address}/delete")
    assert trainer.client.get(address).status_code == 404
    assert _of(library, edition) == Copies(1, 12, 12)


def test_only_her_own_copies_and_only_what_may_be_shown(library: Library, trainer: Signed) -> None:
    edition = library.publish("The coat", "She came in a wet coat.", given=grant())
    address = playlist(trainer, edition)
    assert trainer.refused(f"{address}/printed", edition="none", many="2")[0] == 409
    for many in ("0", "1001", "-1", "x"):
        assert trainer.refused(f"{address}/printed", edition=edition, many=many)[0] == 422
    trainer.post(f"{address}/printed", edition=edition, many="2")
    library.pull(edition)
    found = re.search(r'action="([^"]+/printed/[^"]+/gone)"', trainer.get(address))
    assert found is not None
    stranger = library.trainer(login="una")
    assert stranger.refused(found[1])[0] == 404
    assert _of(library, edition).gone == 0


def _here_for(trainer: Signed, use: Use) -> None:
    trainer.client.post("/purpose", data={"purpose": use, "promised": "yes"})


TALK = (Use.TALK_OR_REPORT, Use.RESEARCH)


def test_nothing_is_printed_for_research(library: Library) -> None:
    trainer = library.trainer(uses=TALK)
    edition = library.publish(given=grant(uses=[Use.TEACHING, Use.RESEARCH]))
    address = playlist(trainer, edition)
    assert "We printed a story" in trainer.get(address)
    _here_for(trainer, Use.RESEARCH)
    assert "We printed a story" not in trainer.get(address)
    status, page = trainer.refused(f"{address}/printed", edition=edition, many="2")
    assert status == 409 and printing.NOT_FOR_RESEARCH in text_of(page)
    assert _of(library, edition).printed == 0


def test_whether_paper_may_stay_is_decided_by_the_use_it_was_printed_for(library: Library) -> None:
    trainer = library.trainer(uses=TALK)
    both = [Use.TEACHING, Use.TALK_OR_REPORT]
    taught, talk = (
        library.publish(title, given=grant(uses=[*both, Use.RESEARCH, Use.BESIDE]))
        for title in ("One", "Two")
    )
    address = playlist(trainer, taught, talk)
    trainer.post(f"{address}/printed", edition=taught, many="3")
    _here_for(trainer, Use.TALK_OR_REPORT)
    trainer.post(f"{address}/printed", edition=talk, many="7")

    # Each keeps the yes for which it was printed, and loses the other.
    library.narrow(taught, grant(uses=[Use.TEACHING, Use.BESIDE]))
    library.narrow(talk, grant(uses=[Use.TALK_OR_REPORT, Use.RESEARCH, Use.BESIDE]))
    for use in (*both, Use.RESEARCH):
        _here_for(trainer, use)
        assert "You printed" not in trainer.get(address), use

    library.narrow(talk, grant(uses=[Use.RESEARCH, Use.BESIDE]))
    for use in (*both, Use.RESEARCH):
        _here_for(trainer, use)
        page = trainer.get(address)
        assert "You printed 7 copies" in page and "You printed 3" not in page, use


def test_paper_of_a_story_that_was_only_taken_out_of_the_list_may_stay(
    library: Library, trainer: Signed
) -> None:
    edition = library.publish(given=grant())
    address = playlist(trainer, edition)
    trainer.post(f"{address}/printed", edition=edition, many="12")
    (item,) = item_ids(trainer.get(address))
    assert "You printed" not in trainer.post(f"{address}/items/{item}/take-out")
    library.pull(edition)
    assert "You printed 12 copies" in trainer.get(address)


# Her pages


def _note(
    team: Team, edition: str, *, lists: int = 0, printed: int = 0, gone: int = 0, people: int = 0
) -> None:
    with Session(team.desk.uses) as session, session.begin():
        for _ in range(lists):
            copies.note(session, edition_id=edition, kind=Kind.LISTED)
        for kind, many in ((Kind.PRINTED, printed), (Kind.GONE, gone)):
            if many:
                copies.note(session, edition_id=edition, kind=kind, many=many)
        if people:
            ledger.note_showing(
                session,
                edition_id=edition,
                kind=ledger.Kind.ROOM,
                area="",
                people=people,
                now=team.moment.now,
            )


def test_hiding_takes_one_press_after_her_words_and_the_page_tells_the_true_numbers(
    phone: Phone, team: Team, code: tuple[str, str], out: str
) -> None:
    _note(team, out, lists=7, printed=12, gone=4, people=9)
    phone.come_back(code)
    before = phone.taps
    phone.press("hide")
    assert phone.taps - before <= 2 and phone.page == "hidden" and team.ids() == frozenset()
    assert "It was seen once, by about 9 people, before you hid it." in phone.text
    assert "in a list 7 times" in phone.text and "printed on paper 12 times" in phone.text
    assert "Some of the printed copies are destroyed." in phone.text
    assert "We cannot get back a copy that someone made without a word to us." in phone.text


def test_change_your_mind_from_any_page_hides_in_two_presses(
    phone: Phone, team: Team, code: tuple[str, str], out: str
) -> None:
    phone.come_back(code).press("notes")
    before = phone.taps
    phone.press("stop").press("hide")
    assert phone.taps - before == 2 and team.ids() == frozenset()


def test_few_lists_and_few_copies_are_no_numbers(
    phone: Phone, team: Team, code: tuple[str, str], out: str
) -> None:
    _note(team, out, lists=2, printed=3, gone=3)
    phone.come_back(code).press("hide")
    assert "in a list a few times" in phone.text and "printed on paper a few times" in phone.text
    assert "All the printed copies are destroyed." in phone.text
    assert "No one had seen it before you hid it." in phone.text
    phone.press("delete")
    assert "Trainers put it in a list a few times." in phone.text


def test_where_it_has_been_names_lists_and_paper_and_nothing_when_there_is_none(
    phone: Phone, team: Team, code: tuple[str, str], out: str
) -> None:
    phone.come_back(code).press("been")
    assert "list" not in phone.text and "paper" not in phone.text
    _note(team, out, lists=1)
    phone.press("status").press("been")
    assert "Trainers put it in a list once." in phone.text and "paper" not in phone.text
