"""The demo's stories keep the house's own rules: they are read before anybody real is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from archive.demo import people
from archive.demo.pieces import Standing, Swap, Told, prose
from archive.demo.telling import EVERY, SHORT, STORIES
from archive.editions.ledger import Kind as Showing
from archive.ground.clean import plain
from archive.rules import anonymity, court
from archive.rules.areas import AREAS
from archive.rules.choices import Audience, Use
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Status
from archive.rules.court import Basis, Content, CourtCheck
from archive.rules.grant import Outlet, Viewer
from archive.rules.themes import INTENSITIES, THEMES, WARNINGS

BY_KEY = {story.key: story for story in STORIES}
TODAY = date(2026, 11, 24)
MOMENT = Moment(datetime(2026, 11, 24, 12, tzinfo=UTC), None)
OUT = {Standing.PUBLISHED, Standing.LAPSING}

WOULD_TELL = {
    "three-visits-a-week": (
        "39 Dylan nineteen lifts Hull twenty January 2023 Tollgate Grimsby eleven pike fish Walt Covenham "
        "1961 Marcus Oonagh Rosa Lowgate May 8lb Brackley Gail Gale"
    ),
    "phone-on-the-windowsill": (
        "Bacău 2019 Marine Torquay Hotel Doina Matei November 2.3 twenty-six Ionuț ship Palm rău Moldova "
        "Philippa Kemi Doamna Cristina December"
    ),
    "pictures-of-my-hands": (
        "Chelsea Ann Chels 24 Jaxon pounds Jan Penrith Hilary Moira Bev Maryport Lantern auntie"
    ),
    "who-carries-the-bag": (
        "Joel September 2001 Wistan Severnbank Gloucester nineteen 51 Len tailor mixed-race Heather 94 "
        "fourteen June Cheltenham Trish 2005 nine 44 gritter"
    ),
    "two-hundred-and-fifteen": (
        "Larkmead Luton Efua Kojo Pastor Emmanuel Sandra Adwoa Saltmarsh Southend March Bernadette Mayo "
        "eleven Imran August September"
    ),
    "wednesdays-and-sundays": (
        "Nain Blaenau 23 Macsen Mac Ysbyty Derw Bangor sixteen Eleri Mam Gwenda 61 thirty Ffestiniog Catrin "
        "ship taid Morwenna fourteen Friday"
    ),
    "eleven-things": (
        "February June 2025 Darren Sheldrake Hillfields 48213 Annabel Freya Stoke Kian SATs Whitmoor November"
        " Pemberton Anand Travelodge Asda Foleshill Nuneaton twelve"
    ),
    "move-the-bin": (
        "shanice 20 18 margate 6 natalie 14 wks saxonshore feb 5lb nevaeh 31 marigold jo becky tariq 10 insta"
        " shan nr07"
    ),
    "nine-bags": (
        "thirty Hallowmoor Wakefield 41 two Reuben May 11 Calderbrook Infirmary Okoro A8814FK Denise Curtis"
        " Doncaster laundry eleven"
    ),
}
"""Written down apart from the marks, by reading the stories: what must be gone when they are applied."""

REAL_HOSPITALS = """
Royal Infirmary|Queen Elizabeth|Princess of Wales|Diana|Torbay|Derriford|Cumberland Infirmary|West Cumberland|
Gloucestershire Royal|Cheltenham General|Luton and Dunstable|Southend University|Ysbyty Gwynedd|Glan Clwyd|
Wrexham Maelor|University Hospital|George Eliot|QEQM|Thanet|Addenbrooke|Bluebell|St Mary|St Thomas|Jessop
"""

NEVER_SAID = ("unfortunately", "policy", "failed", "rejected", "please note", "submit", "proceed", "content")
"""Words that a moderator never writes to her (`domain/consent-wording.md` 5; scorecard row 10)."""


def read() -> list[Told]:
    """Return the seven stories that two moderators have finished."""
    return [story for story in STORIES if story.standing != Standing.QUEUE]


def sentences(text: str) -> set[str]:
    """Return the sentences of a text, folded, so that two voices can be compared."""
    parts = re.split(r"[.!?\n]+", text.casefold())
    return {" ".join(re.findall(r"[\w']+", part)) for part in parts} - {""}


def test_nine_are_in_writing_and_every_page_has_something_to_show() -> None:
    standings = sorted(story.standing for story in STORIES)
    assert standings == [
        "hidden",
        "lapsing",
        "published",
        "published",
        "published",
        "published",
        "queue",
        "queue",
        "with-her",
    ]
    assert len(BY_KEY) == 9
    assert len({story.title for story in STORIES}) == 9
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key) for key in BY_KEY)


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_a_story_is_as_long_as_a_mother_tells_it(story: Told) -> None:
    assert 250 <= len(story.sent.split()) <= 550
    assert "  " not in story.sent
    assert "\n\n\n" not in story.sent
    assert plain(story.sent) == story.sent


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_every_phrase_stands_in_its_story_and_no_two_marks_overlap(story: Told) -> None:
    for swap in story.swaps:
        assert all(story.sent[mark.start : mark.end] == swap.phrase for mark in swap.marks(story.sent))
    assert len(story.marks) >= 15 or story.key == "two-hundred-and-fifteen"
    assert story.shown != story.sent


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_its_marks_leave_no_objection(story: Told) -> None:
    assert anonymity.objections(story.sent, story.marks) == ()


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_nothing_that_would_tell_survives_the_marks(story: Told) -> None:
    around = f"{story.title}\n{story.shown}\n{story.note.what}"
    for word in WOULD_TELL[story.key].split():
        assert anonymity.find(story.sent, word), f"{word} was never in it"
        assert not anonymity.find(around, word), f"{word} is still there"


@pytest.mark.parametrize("story", SHORT, ids=[story.key for story in SHORT])
def test_a_short_one_tells_no_more_than_a_long_one(story: Told) -> None:
    around = f"{story.title}\n{story.shown}\n{story.note.what}"
    names = "Sidgate Aziz Lorna Kerry March Whitby Zainab Marsh Rotherham".split()
    assert [name for name in names if anonymity.find(story.sent, name)], "its names are among these"
    assert not [name for name in names if anonymity.find(around, name)]
    assert anonymity.objections(story.sent, story.marks) == ()
    assert not sentences(story.sent) & {one for other in STORIES for one in sentences(other.sent)}


def test_the_list_of_what_would_tell_finds_a_name_that_was_forgotten() -> None:
    story = BY_KEY["pictures-of-my-hands"]
    careless = [mark for mark in story.marks if story.sent[mark.start : mark.end] != "Jaxon"]
    assert anonymity.find(anonymity.apply(story.sent, careless), "Jaxon")


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_title_and_note_hold_nothing_that_a_mark_takes_out(story: Told) -> None:
    around = f"{story.title}\n{story.note.what}"
    assert not any(anonymity.find(around, swap.phrase) for swap in story.swaps)
    assert 0 < len(story.title) <= 80


def test_new_names_are_never_shared_between_stories() -> None:
    names = [
        {swap.instead for swap in story.swaps if re.fullmatch(r"[A-Z][a-z]+", swap.instead)}
        for story in STORIES
    ]
    assert not any(one & other for one, other in combinations(names, 2))
    everybody = {word for words in WOULD_TELL.values() for word in words.split()}
    assert not set().union(*names) & everybody


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_themes_warnings_and_areas_are_ours(story: Told) -> None:
    assert story.themes
    assert set(story.themes) <= set(THEMES)
    assert len(set(story.themes)) == len(story.themes)
    assert all(name in WARNINGS and intensity in INTENSITIES for name, intensity in story.note.warnings)
    assert story.choices.not_near <= set(AREAS)
    assert story.note.what.strip()
    assert story.intruder.strip()


def test_no_two_mothers_share_a_sentence() -> None:
    for one, other in combinations(STORIES, 2):
        assert not sentences(one.sent) & sentences(other.sent), f"{one.key} and {other.key} share a sentence"


def test_no_real_hospital_is_named() -> None:
    real = re.compile("|".join(map(re.escape, REAL_HOSPITALS.replace("\n", "").split("|"))), re.IGNORECASE)
    assert real.search("born at Ysbyty Gwynedd")
    for story in STORIES:
        assert not real.search(story.sent), f"{story.key} names a real hospital"


def test_notes_to_her_are_short_and_kind() -> None:
    ours = [letter for story in STORIES for letter in story.letters if not letter.is_hers]
    assert len(ours) >= 6
    for letter in ours:
        lengths = [len(sentence.split()) for sentence in sentences(letter.words)]
        assert max(lengths) <= 20
        assert not any(re.search(rf"\b{word}\b", letter.words, re.IGNORECASE) for word in NEVER_SAID)


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
def test_notes_stand_in_the_order_in_which_they_were_written(story: Told) -> None:
    days = [letter.days_ago for letter in story.letters]
    assert days == sorted(days, reverse=True)
    assert all(0 <= day <= story.sent_days_ago for day in days)
    assert story.standing != Standing.QUEUE or all(letter.is_hers for letter in story.letters)


@pytest.mark.parametrize("story", STORIES, ids=BY_KEY)
@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2028, 3, 1), date(2027, 2, 28)])
def test_her_yes_holds_today(story: Told, today: date) -> None:
    given = today - timedelta(days=story.choices.given_days_ago)
    consent = Consent(Status.GIVEN, story.choices.grant(today), story.choices.then, given, "0" * 64)
    moment = Moment(datetime(today.year, today.month, today.day, 12, tzinfo=UTC), None)
    assert consent.objections(moment) == ()


def test_the_five_that_are_out_differ_in_what_they_allow() -> None:
    out = [story for story in STORIES if story.standing in OUT]
    grants = [story.choices.grant(TODAY) for story in out]
    assert len({str(grant.as_json()) for grant in grants}) == 5
    assert [story.choices.until_in_days for story in out if story.standing == Standing.LAPSING] == [9]
    short = BY_KEY["pictures-of-my-hands"].choices
    assert short.audiences == {Audience.TRAINING_ROOM}
    assert short.uses == {Use.TEACHING}
    away = [story.choices.not_near for story in out if story.choices.not_near]
    assert any(area & set(house.areas) for area in away for house in people.HOUSES)


@pytest.mark.parametrize("story", read(), ids=[story.key for story in read()])
def test_the_law_is_clear_for_what_two_people_have_read(story: Told) -> None:
    assert court.objections(story.court.stage, story.court.check("staff", TODAY), TODAY) == ()
    hands = people.READ_BY[story.key]
    assert len({hands.first, hands.second, hands.reviewer}) == 3


def test_one_story_in_the_queue_brings_a_real_question_of_law() -> None:
    waiting = [story for story in STORIES if story.standing == Standing.QUEUE]
    assert all(story.court.check("staff", TODAY) is None for story in waiting)
    blocked = {story.key for story in waiting if _objections_if_waved_through(story)}
    assert blocked == {"eleven-things"}


def _objections_if_waved_through(story: Told) -> tuple[str, ...]:
    check = CourtCheck(Basis.NOT_ABOUT, "Read in full.", "staff", story.court.content, TODAY)
    return court.objections(story.court.stage, check, TODAY)


def test_only_that_story_tells_of_a_hearing() -> None:
    hearing = re.compile(
        r"\b(hearing|judge|barrister|magistrate|solicitor|guardian's|witness)\b", re.IGNORECASE
    )
    assert {story.key for story in STORIES if hearing.search(story.sent)} == {"eleven-things"}
    assert {s.key for s in STORIES if s.court.content in (Content.DESCRIBES, Content.QUOTES)} == {
        "eleven-things"
    }


def test_the_staff_share_no_starred_role() -> None:
    roles = sorted(role for colleague in people.STAFF for role in colleague.roles)
    assert roles == [
        "administrator", "adviser", "archivist", "auditor", "custodian", "moderator", "moderator", "reviewer", "safeguarding",
    ]  # fmt: skip
    logins = {colleague.login for colleague in people.STAFF}
    assert len(logins) == len(people.STAFF)
    assert all({hands.first, hands.second, hands.reviewer} <= logins for hands in people.READ_BY.values())
    assert set(people.READ_BY) == {story.key for story in EVERY if story.standing != Standing.QUEUE}


def test_organisations_and_trainers_stand_on_real_areas() -> None:
    houses = {house.key: house for house in people.HOUSES}
    assert len(houses) == 2
    assert all(set(house.areas) <= set(AREAS) and house.areas for house in people.HOUSES)
    assert len({teacher.professions for teacher in people.TEACHERS}) == 3
    assert {teacher.house for teacher in people.TEACHERS} == set(houses)


def viewer(audience: Audience) -> Viewer:
    """Return who sits in the demo's teaching session, met in this way."""
    teacher = next(teacher for teacher in people.TEACHERS if teacher.login == people.SESSION.teacher)
    areas = next(frozenset(house.areas) for house in people.HOUSES if house.key == teacher.house)
    assert people.SESSION.professions <= teacher.professions
    return Viewer(audience, people.SESSION.professions, people.SESSION.uses, areas)


@pytest.mark.parametrize(
    ("audience", "outlet"), [(Audience.TRAINING_ROOM, Outlet.PLAYLIST), (Audience.PRIVATE_LINK, Outlet.LINK)]
)
def test_the_playlist_may_be_shown_in_the_room_and_behind_a_link_but_for_one_gap(
    audience: Audience, outlet: Outlet
) -> None:
    stories = [BY_KEY[item.story] for item in people.SESSION.items]
    assert [story.standing for story in stories] == [Standing.PUBLISHED, Standing.HIDDEN, Standing.PUBLISHED]
    for story in stories:
        assert story.choices.grant(TODAY).objections(viewer(audience), outlet, MOMENT) == ()


def test_every_item_says_something_first_and_asks_something_after() -> None:
    for item in people.SESSION.items:
        assert "You can step out" in item.say_first
        assert item.ask_after.endswith("?")


def test_showings_come_after_the_story_went_out_and_never_where_she_said_no() -> None:
    houses = {house.key: house for house in people.HOUSES}
    told = {story.key: story for story in EVERY}
    for shown in people.SHOWINGS:
        story = told[shown.story]
        assert shown.story in people.READ_BY
        assert story.standing in OUT | {Standing.HIDDEN, Standing.ASKED_DOWN}
        assert shown.days_ago < story.sent_days_ago
        assert not story.choices.not_near & set(houses[shown.house].areas)
        assert shown.people == 1 or shown.kind == Showing.ROOM
        assert shown.kind != Showing.LINK or Audience.PRIVATE_LINK in story.choices.audiences


def test_a_phrase_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="does not stand there"):
        Swap("nobody", anonymity.Kind.PERSON, "someone").marks("a mother")
    assert prose("\n one\n two\n\n three ") == "one two\n\nthree"
