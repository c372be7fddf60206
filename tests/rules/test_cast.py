"""The cast list: one person, one name instead; no initial of hers, no real name, nothing left bare anywhere."""

from __future__ import annotations

from types import ModuleType

import pytest

from archive.rules import anonymity, cast
from archive.rules.anonymity import KEPT, Kind, Mark
from archive.rules.cast import Figure

WORDS = "Kelly slept. My Kel woke. Leeds was cold. Will came, and I will go."
KEL = Figure("k", Kind.PERSON, ("Kelly", "Kel"), "Joan")
LEEDS = Figure("l", Kind.PLACE, ("Leeds",), "a town in the north of England")
WILL = Figure("w", Kind.PERSON, ("Will",), "Ted")
MARKS = (
    Mark(0, 5, Kind.PERSON, "Joan"), Mark(16, 19, Kind.PERSON, "Joan"),
    Mark(26, 31, Kind.PLACE, "a town in the north of England"),
    Mark(42, 46, Kind.PERSON, "Ted"), Mark(59, 63, Kind.PERSON, "will", KEPT),
)  # fmt: skip
NOWHERE = (("the title", "A cold spring"), ("the gist", "A mother waits."))


@pytest.fixture
def rules() -> ModuleType:
    """The rules, or a copy of them in which a fault is planted."""
    return cast


def found(
    rules: ModuleType,
    *figures: Figure,
    marks: tuple[Mark, ...] = MARKS,
    places: tuple[tuple[str, str], ...] = NOWHERE,
) -> str:
    return " ".join(rules.objections(WORDS, marks, figures, places))


def test_a_list_that_holds_says_nothing(rules: ModuleType) -> None:
    assert found(rules, KEL, LEEDS, WILL) == ""


def test_one_person_never_stands_under_two_names(rules: ModuleType) -> None:
    two = (MARKS[0], Mark(16, 19, Kind.PERSON, "Ruth"), *MARKS[2:])
    assert found(rules, KEL, marks=two) == (
        "Line 1 of the cast list stands under another name at mark 2. Mark all its mentions again."
    )


def test_a_passage_that_she_took_back_is_no_second_name(rules: ModuleType) -> None:
    two = (MARKS[0], Mark(16, 19, Kind.TAKEN_BACK, "[…]"), *MARKS[2:])
    assert found(rules, KEL, marks=two) == ""


def test_a_name_that_is_left_bare_is_refused_with_the_place(rules: ModuleType) -> None:
    assert found(rules, KEL, marks=MARKS[:1]) == "A name of line 1 of the cast list stands bare in her words."


@pytest.mark.parametrize(
    "place",
    ["the title", "the gist", "the transcript and captions of recording 2", "the words for picture 1"],
)
@pytest.mark.parametrize("alias", ["kelly", "KEL'S", "Kel"])
def test_a_name_is_looked_for_in_every_place_that_others_read(
    rules: ModuleType, place: str, alias: str
) -> None:
    said = found(rules, LEEDS, KEL, places=((place, f"Then {alias} came."),))
    assert said == f"A name of line 2 of the cast list stands bare in {place}."


def test_a_word_that_is_kept_on_purpose_may_stand_in_her_words_and_nowhere_else(rules: ModuleType) -> None:
    assert found(rules, WILL) == ""
    assert "the title" in found(rules, WILL, places=(("the title", "Will"),))


def against(
    rules: ModuleType, aliases: tuple[str, ...], instead: str, *others: Figure, kind: Kind = Kind.PERSON
) -> str:
    return " ".join(rules.against(Figure("x", kind, aliases, instead), others))


@pytest.mark.parametrize("instead", ["Kate", "kim K", "Katie", "Nan Kirsty", "Marion"])
def test_no_name_begins_like_any_of_the_real_ones(rules: ModuleType, instead: str) -> None:
    assert "begins like" in against(rules, ("Kelly", "Mel"), instead)


def test_no_name_sounds_like_any_of_the_real_ones(rules: ModuleType) -> None:
    assert "sounds like" in against(rules, ("Mel", "Joanne"), "Leanne")


@pytest.mark.parametrize("instead", ["Joan", "my eldest", "a town in Kent", "the midwife"])
def test_another_name_or_a_wider_word_may_stand(rules: ModuleType, instead: str) -> None:
    assert against(rules, ("Ada", "Bel"), instead) == ""


def test_of_a_place_only_a_made_up_name_counts(rules: ModuleType) -> None:
    assert against(rules, ("Exeter",), "a town in the south of England", kind=Kind.PLACE) == ""
    assert "begins like" in against(rules, ("Exeter",), "Easton", kind=Kind.PLACE)


def test_no_name_draws_the_eye(rules: ModuleType) -> None:
    assert "draws the eye" in against(rules, ("Kelly",), "Zara")


@pytest.mark.parametrize(
    ("aliases", "instead", "says"),
    [
        (("Mel", "Kelly"), "Kate", "begins like"),
        (("Mel", "Joanne"), "Leanne", "sounds like"),
        (("Mel",), "Zara", "Z or Q"),
    ],
)
def test_a_badly_chosen_name_is_asked_about_but_takes_nothing_down(
    rules: ModuleType, aliases: tuple[str, ...], instead: str, says: str
) -> None:
    figure = Figure("k", Kind.PERSON, aliases, instead)
    (said,) = rules.choices((figure, figure))
    assert says in said and found(rules, figure, marks=()).count("Choose another") == 0
    assert rules.choices((KEL, LEEDS, WILL, Figure("o", Kind.PERSON, ("Ann",)))) == ()


def test_no_real_name_of_the_story_stands_instead_of_another(rules: ModuleType) -> None:
    assert "real name of this story" in against(rules, ("Anna",), "Will", WILL)
    assert "real name of this story" in against(rules, ("the SW",), "a nurse, not the SW")


def test_two_people_never_share_a_made_up_name_but_may_share_a_wider_word(rules: ModuleType) -> None:
    assert "has that name already" in against(rules, ("Anna",), "joan".title(), KEL)
    assert against(rules, ("York",), LEEDS.instead, LEEDS, kind=Kind.PLACE) == ""


def test_one_name_stands_in_one_line(rules: ModuleType) -> None:
    assert "in another line" in against(rules, ("kel",), "Ruth", KEL)
    assert rules.of((LEEDS, KEL), "KELLY") == KEL and rules.of((LEEDS,), "Kelly") is None


def test_nothing_says_a_word_of_the_story_and_nothing_of_it_is_printed(rules: ModuleType) -> None:
    two = (MARKS[0], Mark(16, 19, Kind.PERSON, "Ruth"))
    said = found(rules, KEL, LEEDS, marks=two, places=(("the title", "Kel and Leeds"),))
    assert said and not any(word in said for word in ("Kel", "Leeds", "Joan", "Ruth"))
    assert "Kel" not in repr(KEL) and "Joan" not in repr(KEL)


# One press for all mentions


def stands(rules: ModuleType, words: str, figure: Figure, marks: tuple[Mark, ...] = ()) -> str:
    return anonymity.apply(words, rules.placed(words, marks, figure))


def test_every_mention_of_every_name_stands_under_one_the_longest_first(rules: ModuleType) -> None:
    kel = Figure("k", Kind.PERSON, ("Kel", "Kelly", "Kelly-Ann"), "Joan")
    words = "Kelly-Ann came. KELLY sat by kel. Kelly's coat."
    assert stands(rules, words, kel) == "Joan came. Joan sat by Joan. Joan's coat."


def test_what_was_marked_shorter_or_under_another_name_is_made_one(rules: ModuleType) -> None:
    before = (Mark(0, 5, Kind.PERSON, "Ruth", "Her reason."), Mark(20, 25, Kind.PERSON, "Ruth", "Ours."))
    marks = rules.placed(
        "Kelly-Ann came with Kelly.", before, Figure("k", Kind.PERSON, ("Kelly-Ann", "Kelly"), "Joan")
    )
    assert marks == (Mark(0, 9, Kind.PERSON, "Joan"), Mark(20, 25, Kind.PERSON, "Joan", "Ours."))


def test_what_is_wider_kept_or_taken_back_stays(rules: ModuleType) -> None:
    words = "My Will came. I will go. Then Will left."
    before = (
        Mark(0, 7, Kind.PERSON, "my son"), Mark(16, 20, Kind.PERSON, "will", KEPT),
        Mark(30, 34, Kind.TAKEN_BACK, "[…]"),
    )  # fmt: skip
    assert rules.placed(words, before, WILL) == before


def test_a_line_follows_when_all_its_mentions_were_changed_by_hand_and_not_before(rules: ModuleType) -> None:
    words, one = "Kelly and Kel. Will will.", Mark(0, 5, Kind.PERSON, "Ruth")
    (line,) = rules.followed(words, (one, Mark(10, 13, Kind.PERSON, "Joan")), (KEL,))
    assert line == KEL
    other = Figure("k", Kind.PERSON, ("Kelly", "Kel"), "Ann")
    assert rules.followed(words, (one, Mark(10, 13, Kind.PERSON, "Joan")), (other,)) == (other,)
    back = Mark(0, 5, Kind.TAKEN_BACK, "[…]")
    (line,) = rules.followed(words, (back, Mark(10, 13, Kind.PERSON, "Ruth")), (KEL,))
    assert line.instead == "Ruth"
    kept = Mark(20, 24, Kind.PERSON, "will", KEPT)
    (line,) = rules.followed(words, (Mark(15, 19, Kind.PERSON, "Ben"), kept), (WILL,))
    assert line.instead == "Ben"
    assert rules.followed(words, (), (KEL,)) == (KEL,)
