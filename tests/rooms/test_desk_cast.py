"""The cast list at the Desk: proposed, said by people, one press for all mentions; one story's alone, and gone with its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from archive.editions.edition import Cue
from archive.ground.db import reading
from archive.rules.anonymity import Kind
from archive.rules.cast import Figure
from archive.rules.errors import BadInput, NotFound, Refused, Unreadable
from moderation.anonymise import anonymise
from moderation.anonymise.hands import Hands
from moderation.decisions import decisions, papers
from moderation.queue import queue
from moderation.replacing import casting, casting_shown, proposing
from moderation.replacing.casting_shown import Cast, Guess
from stories import drafts, finished, tongues, wishes, withdrawal
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork
from stories.tables import State, WorkingCopy
from stories.wishes import Wishes
from tests.rooms.test_desk_one_form import Review
from tests.rooms.test_desk_one_form import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_pages import HOST
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.town import Town

WORDS = (
    "They took Kelly-Ann from me. My Kel was two. Kelly called me mum, and kelley cried. My social worker, Philippa Stott, "
    "wrote it all down. The SW was Ms Stott to me. We lived in Skegness. Skeggy is cold."
)

SAID = "Then kelley came."


class Telling:
    """One story in Ann's hands."""

    def __init__(self, town: Town, words: str = WORDS) -> None:
        self.town, self.desk, self.id = town, town.desk, town.tell(words)
        with Session(self.desk.engine) as session, session.begin():
            queue.claim(session, self.id, "ann", town.now)
            anonymise.open_copy(self.desk, session, drafts.story(session, self.id), town.now)

    def do(self, verb: Callable[..., Any], *args: object, **named: object) -> Any:
        with Session(self.desk.engine, expire_on_commit=False) as session, session.begin():
            story, copy = drafts.story(session, self.id), finished.newest(session, self.id)
            hands = Hands(self.desk, session, story, copy, "ann", self.town.now)
            return verb(hands, *args, **named)

    def body(self) -> Body:
        with Session(reading(self.desk.engine)) as session:
            return finished.read(self.desk, finished.newest(session, self.id))

    def keep(self, **changed: object) -> None:
        with Session(self.desk.engine) as session, session.begin():
            copy = finished.newest(session, self.id)
            finished.write(self.desk, copy, replace(finished.read(self.desk, copy), **changed))  # type: ignore[arg-type]

    def shown(self) -> Cast:
        with Session(reading(self.desk.engine)) as session:
            return casting_shown.shown(self.desk, session, drafts.story(session, self.id), self.body())

    def guess(self, name: str) -> Guess:
        return next(one for one in self.shown().guesses if name in {called.phrase for called in one.names})

    def one(self, *names: str, instead: str = "Joan", kind: Kind = Kind.PERSON, line: str = "") -> Figure:
        figure: Figure = self.do(casting.one_person, names, kind, instead=instead, line=line)
        return figure

    def stands(self) -> str:
        with Session(reading(self.desk.engine)) as session:
            return finished.content(self.desk, drafts.story(session, self.id), self.body()).words

    def problems(self) -> tuple[str, ...]:
        with Session(reading(self.desk.engine)) as session:
            found = finished.objections(self.desk, drafts.story(session, self.id), self.body())
        return tuple(one for one in found if "cast list" in one or "takes out" in one)


@pytest.fixture
def kel(desk: Desk) -> Telling:
    return Telling(Town(desk))


# Proposed


def test_names_that_may_be_one_are_proposed_with_what_she_is_beside_them_unticked(kel: Telling) -> None:
    names = {one.phrase for one in kel.guess("Kel").names}
    assert {"Kelly-Ann", "Kelly", "Kel"} <= names
    worker = kel.guess("Philippa Stott").names
    assert [(one.phrase, one.is_role) for one in worker if one.phrase != "Philippa Stott"] == [
        ("Ms Stott", False), ("My social worker", True), ("The SW", True),
    ]  # fmt: skip
    assert {one.phrase for one in kel.guess("Skegness").names} == {"Skegness", "Skeggy"}


def test_no_name_that_is_offered_begins_like_any_of_hers_and_wider_words_are_too(kel: Telling) -> None:
    offers = (kel.guess("Kel").chosen, *kel.guess("Kel").offers)
    assert kel.guess("Kel").chosen[0].isupper() and not {one[0] for one in offers if one[0].isupper()} & set(
        "KAPSZQ"
    )
    assert "my eldest" in offers and kel.guess("Skegness").chosen == "a town in the Midlands"


def test_the_name_that_she_chose_for_herself_is_offered_unless_it_begins_like_the_real_one(
    kel: Telling,
) -> None:
    with Session(kel.desk.engine) as session, session.begin():
        story = drafts.story(session, kel.id)
        wishes.keep(kel.desk, session, story, Wishes(named="chosen", name="Rosalind"))
    assert "Rosalind" in kel.guess("Kel").offers
    with Session(kel.desk.engine) as session, session.begin():
        wishes.keep(kel.desk, session, drafts.story(session, kel.id), Wishes(named="chosen", name="Kay"))
    assert "Kay" not in kel.guess("Kel").offers


def test_a_further_name_is_proposed_for_the_line_that_is_there(kel: Telling) -> None:
    line = kel.one("Kelly")
    guess = kel.guess("Kel")
    assert guess.line is not None and guess.line.id == line.id


# Said by people


def test_one_press_puts_one_name_wherever_any_of_hers_stands(kel: Telling) -> None:
    kel.one("Kelly-Ann", "Kelly", "Kel", "kelley")
    assert kel.stands().startswith(
        "They took Joan from me. My Joan was two. Joan called me mum, and Joan cried."
    )
    assert kel.problems() == ()
    assert not any("Kel" in {one.phrase for one in guess.names} for guess in kel.shown().guesses)


@pytest.mark.parametrize("instead", ["Kate", "Zara", "Kelly", "Philippa Kel"])
def test_what_cannot_stand_instead_is_refused_and_nothing_is_marked(kel: Telling, instead: str) -> None:
    with pytest.raises(Refused):
        kel.one("Kelly", "Kel", instead=instead)
    assert kel.body().cast == () and kel.body().marks == ()


def test_a_name_that_stands_nowhere_and_no_name_are_refused_kindly(kel: Telling) -> None:
    with pytest.raises(BadInput, match="stands nowhere"):
        kel.one("Gwen")
    with pytest.raises(BadInput, match="at least one"):
        kel.one()
    with pytest.raises(BadInput, match="Only a person"):
        kel.one("Kelly", kind=Kind.DATE)


def test_another_name_instead_follows_at_every_mention(kel: Telling) -> None:
    line = kel.one("Kelly", "Kel")
    kel.do(casting.change, line.id, instead="Rita", also="kelley")
    assert "My Rita was two. Rita called me mum, and Rita cried." in kel.stands()


def test_a_line_is_split_and_what_is_split_off_is_open_until_somebody_decides(kel: Telling) -> None:
    line = kel.one("Kelly", "Kel")
    kel.do(casting.split, line.id, ["Kel"])
    assert [one.aliases for one in kel.body().cast] == [("Kelly",), ("Kel",)]
    with pytest.raises(Refused, match="is not decided"):
        kel.stands()
    with pytest.raises(BadInput):
        kel.do(casting.split, line.id, ["Kelly"])


def test_two_lines_are_joined_under_the_name_of_the_first(kel: Telling) -> None:
    one, other = kel.one("Kelly"), kel.one("Kel", instead="Rita")
    kel.do(casting.join, one.id, other.id)
    assert len(kel.body().cast) == 1 and "My Joan was two. Joan called" in kel.stands()
    place = kel.one("Skegness", kind=Kind.PLACE, instead="a town")
    with pytest.raises(Refused):
        kel.do(casting.join, one.id, place.id)


def test_a_line_that_is_gone_says_so_and_its_marks_stay(kel: Telling) -> None:
    line = kel.one("Kelly", "Kel")
    kel.do(casting.drop, line.id)
    assert kel.body().cast == () and len(kel.body().marks) == 3
    for verb in (casting.drop, casting.split, casting.join):
        with pytest.raises(Refused, match="has changed"):
            kel.do(
                verb,
                line.id,
                *([["Kel"]] if verb == casting.split else ["x"] if verb == casting.join else []),
            )


def test_marks_changed_by_hand_take_the_line_along_all_at_once_and_not_one_by_one(kel: Telling) -> None:
    kel.one("kelley", "Kel")

    def rita(number: int) -> None:
        kel.do(
            lambda h: anonymise.change_mark(
                h.desk, h.session, h.story, h.copy, number, kind=Kind.PERSON, instead="Rita", reason="", staff_id="ann",
                moment=h.moment,
            )
        )  # fmt: skip

    rita(1)
    assert "stands under another name at mark 1" in kel.problems()[0]
    rita(2)
    assert kel.body().cast[0].instead == "Rita"


# Nothing is left bare


@pytest.mark.parametrize(
    ("where", "changed"),
    [
        ("title", {"title": SAID}),
        ("gist", {"what": SAID}),
        ("transcript", {"parts": (PartWork("s", "sound", cues=(Cue(0, 900, SAID),)),)}),
        ("words for picture", {"parts": (PartWork("p", "picture", form="art", alternative=SAID),)}),
    ],
)
def test_a_name_that_is_left_in_any_place_is_refused_and_the_place_named(
    kel: Telling, where: str, changed: dict[str, object]
) -> None:
    kel.one("Kelly-Ann", "Kelly", "Kel", "kelley")
    kel.keep(**changed)
    assert any(where in one and "cast list" in one for one in kel.problems())
    with pytest.raises(Refused) as refused:
        kel.do(lambda h: decisions.ready(h.desk, h.session, h.story, "ann", h.moment))
    assert any(where in one for one in refused.value.sentences)


def test_a_name_of_a_line_that_no_mark_takes_out_is_bare(kel: Telling) -> None:
    kel.one("Kelly")
    kel.keep(marks=())
    assert kel.problems() == ("A name of line 1 of the cast list stands bare in her words.",)


def test_what_is_almost_a_name_that_was_taken_out_is_suggested_still(kel: Telling) -> None:
    kel.one("Kelly-Ann", "Kelly", "Kel", "kelley")
    kel.keep(title="Kely and her door")
    with Session(reading(kel.desk.engine)) as session:
        every = proposing.by_tier(proposing.read(kel.desk, drafts.story(session, kel.id), kel.body()))
    assert "Kely" in {one.phrase for tier in every.values() for one in tier}


def test_after_she_changed_her_words_the_list_holds_and_one_press_marks_all(kel: Telling) -> None:
    kel.one("Kelly", "Kel")
    with Session(kel.desk.engine) as session, session.begin():
        story = drafts.story(session, kel.id)
        story.state = State.BACK
        drafts.save(
            kel.desk, session, story, title="A story", words="Kel came. Kelly slept.", moment=kel.town.now
        )
        anonymise.open_copy(kel.desk, session, story, kel.town.now)
    assert kel.body().marks == () and kel.problems() and kel.shown().lines[0].open == 2
    kel.do(casting.place_all)
    assert kel.stands() == "Joan came. Joan slept."


def test_whoever_had_finished_it_looks_again_after_a_change_of_the_list(kel: Telling) -> None:
    with Session(kel.desk.engine) as session, session.begin():
        story, copy = drafts.story(session, kel.id), finished.newest(session, kel.id)
        copy.first, copy.second, story.state = "ann", "bea", State.SECOND
    kel.one("Kelly")
    with Session(reading(kel.desk.engine)) as session:
        copy = finished.newest(session, kel.id)
        assert (copy.first, copy.second, drafts.story(session, kel.id).state) == (None, None, State.SENT)


# One story's alone


def test_two_stories_of_one_name_share_nothing(desk: Desk) -> None:
    town = Town(desk)
    one, other = Telling(town), Telling(town)
    one.one("Kelly", "Kel")
    assert other.body().cast == () and other.shown().lines == ()
    other.one("Kelly", "Kel", instead="Joan")
    assert {line.id for line in one.body().cast}.isdisjoint(line.id for line in other.body().cast)
    drawn = {Telling(town).guess("Kel").offers for _ in range(6)}
    assert len(drawn) > 1


def test_the_list_of_one_story_cannot_be_read_with_the_key_of_another(desk: Desk) -> None:
    one, other = Telling(Town(desk)), Telling(Town(desk))
    one.one("Kelly", "Kel")
    with Session(reading(desk.engine)) as session:
        copy = finished.newest(session, one.id)
        about = f"working_copy|body|{copy.id}"
        assert "Kel" in desk.unseal(one.id, copy.body, about)
        with pytest.raises(Unreadable):
            desk.unseal(other.id, copy.body, about)


def test_no_name_lies_in_the_store_in_clear(kel: Telling) -> None:
    kel.one("Kelly", "Kel")
    with kel.desk.engine.connect() as store:
        tables = [
            row[0] for row in store.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        ]
        rows = [row for table in tables for row in store.execute(text(f"SELECT * FROM {table}"))]
    assert rows and not any(name in str(row) for row in rows for name in ("Kel", "Joan"))


def test_the_list_goes_with_the_key_of_the_story(kel: Telling) -> None:
    kel.one("Kelly", "Kel")
    with Session(kel.desk.engine) as session, session.begin():
        sealed = finished.newest(session, kel.id)
        body, about = sealed.body, f"working_copy|body|{sealed.id}"
        withdrawal.delete(kel.desk, session, drafts.story(session, kel.id), kel.town.now)
    with pytest.raises((NotFound, Unreadable)):
        kel.desk.unseal(kel.id, body, about)
    with Session(reading(kel.desk.engine)) as session:
        assert session.query(WorkingCopy).filter_by(story_id=kel.id).count() == 0


def test_what_is_set_aside_as_a_court_paper_leaves_no_name_in_the_list(kel: Telling) -> None:
    kel.one("Kelly", "Kel")
    kel.do(lambda h: papers.set_aside(h.desk, h.session, h.story, "ann", "words", moment=h.moment))
    assert kel.body().cast == () and "Kel" not in kel.body().as_text()


# The page


def press(review: Review, deed: str, typed: Mapping[str, object]) -> tuple[int, str]:
    page = review.page()
    token = page.html.split('name="csrf_token" value="')[1].split('"')[0]
    boxes: dict[str, object] = dict(page.boxes) | {"csrf_token": token} | dict(typed)
    answer = review.client.post(f"/stories/{review.work.id}/{deed}", data=boxes, **HOST)
    return answer.status_code, answer.get_data(as_text=True)


def test_taking_out_a_suggested_name_begins_its_line(review: Review) -> None:
    assert press(review, "suggested", {"suggested": "likely-1 Denise", "put-likely-1": "Ruth"})[0] == 303
    (line,) = review.body().cast
    assert (line.aliases, line.instead, line.kind) == (("Denise",), "Ruth", Kind.PERSON)
    assert "“Denise”" in review.page().html


def test_a_box_of_a_line_is_kept_whatever_button_is_pressed(review: Review) -> None:
    press(review, "suggested", {"suggested": "likely-1 Denise", "put-likely-1": "Ruth"})
    line = review.body().cast[0].id
    assert press(review, "describe", {f"line-instead-{line}": "my midwife"})[0] == 303
    assert review.body().cast[0].instead == "my midwife" == review.body().marks[0].replacement


def test_what_cannot_stand_is_said_and_handed_back(review: Review) -> None:
    press(review, "suggested", {"suggested": "likely-1 Denise", "put-likely-1": "Ruth"})
    line = review.body().cast[0].id
    status, page = press(
        review, f"cast/{line}", {"do": "keep", f"line-instead-{line}": "Dora", "note": "To her"}
    )
    assert status == 409 and "begins like one of the real names" in page
    assert 'value="Dora"' in page and "To her" in page and review.body().cast[0].instead == "Ruth"


def test_a_press_of_an_old_page_changes_nothing_and_says_so(review: Review) -> None:
    press(review, "suggested", {"suggested": "likely-1 Denise", "put-likely-1": "Ruth"})
    status, page = press(review, "cast/gone", {"do": "away"})
    assert status == 409 and "The cast list has changed" in page
    status, page = press(review, "cast", {"group": ""})
    assert status == 422 and "Choose one of the groups" in page


def test_a_group_is_said_to_be_one_by_one_press(desk: Desk, review: Review) -> None:
    with Session(desk.engine) as session, session.begin():
        copy = finished.newest(session, review.work.id)
        body = finished.read(desk, copy)
        finished.write(desk, copy, replace(body, what="Denise, or Denny as they say."))
    page = review.page().html
    assert "Could these be one?" in page
    group = {
        "group": "1 ",
        "one-1": ["Denise", "Denny"],
        "sort-1": "person",
        "put-one-1": "Ruth",
        "what": "Denise, or Denny as they say.",
    }
    assert press(review, "cast", group)[0] == 303
    assert review.body().cast[0].aliases == ("Denise", "Denny")
    assert review.body().what == "Ruth, or Ruth as they say."
    assert "stands bare in the gist" not in review.page().html


# In a translation


def _in_translation(kel: Telling, **said: Any) -> list[str]:
    with Session(reading(kel.desk.engine)) as session:
        story, copy = drafts.story(session, kel.id), finished.newest(session, kel.id)
        body = finished.read(kel.desk, copy)
        of = tongues.Basis(copy, body, finished.content(kel.desk, story, body))
        found = tongues.open_in(kel.desk, story, tongues.Words(**said), of)
    return [one for one in found if "cast list" in one]


@pytest.mark.parametrize("box", ["title", "words", "what"])
def test_a_name_of_a_line_is_left_bare_in_no_translation_unless_it_stays_on_purpose(
    kel: Telling, box: str
) -> None:
    kel.one("Kelly-Ann", "Kelly", "Kel")
    assert _in_translation(kel, **{box: "Then KEL came."}) == [
        "A name of line 1 of the cast list still stands in the translation."
    ]
    assert _in_translation(kel, **{box: "Then Joan came."}) == []
    assert _in_translation(kel, **{box: "Then KEL came.", "stay": "kel"}) == []
