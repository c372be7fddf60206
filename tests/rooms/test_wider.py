"""What is offered instead of a detail: true of what it replaces, and such that the sentence reads on."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from wordfreq import get_frequency_dict, zipf_frequency

from archive.rules import anonymity, census
from archive.rules.folding import fold
from moderation.suggesting import finding
from moderation.suggesting.lexicon import lexicon
from moderation.suggesting.names import ALSO_WORDS
from moderation.suggesting.places import TOWNS
from moderation.suggesting.suggestion import Label
from moderation.wider import ages, beasts
from moderation.wider.names_by import EVERY, GROWN, HE, KNOWN, NAMES, SHE, SURNAMES, YOUNG
from moderation.wider.offers import Offers, offered
from moderation.wider.where import COUNTIES, LIES, REGIONS


def of(text: str, phrase: str, others: tuple[str, ...] = (), salt: str = "story") -> Offers:
    """Return what is offered for a phrase, which the rules themselves have to suggest."""
    found = [one for one in finding.suggest(text) if text[one.start : one.end] == phrase]
    assert found, (
        f"{phrase!r} is not suggested in {text!r}: {[text[one.start : one.end] for one in finding.suggest(text)]}"
    )
    return offered(text, found[0].label, [phrase], others, salt)


def reads(text: str) -> str:
    """Return a text with everything likely, or worth a look, as it is chosen beforehand; what has nothing chosen stays."""
    for one in reversed(finding.suggest(text)):
        phrase = text[one.start : one.end]
        text = text[: one.start] + (offered(text, one.label, [phrase]).first or phrase) + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("hers", "wider"),
    [
        ("I was 18 when it began.", "I was a teenager when it began."),
        ("im 20 now", "im in my twenties now"),
        ("i was 14 and cutting", "i was a teenager and cutting"),
        ("she was 5lb 9", "she was a healthy weight"),
        ("she was 4lb 3oz", "she was small"),
        ("she weighed 4lb 3oz", "she weighed very little"),
        ("born at 2.1 kilos", "born at a low weight"),
        ("had her 3 wks early", "had her early"),
        ("We moved from Cardiff to Glasgow.", "We moved from a city in Wales to a city in Scotland."),
        ("I lived in Plymouth.", "I lived in a city in the south of England."),
        ("We were in Tower Hamlets.", "We were in a part of London."),
        ("My mum came from Nigeria.", "My mum came from another country."),
        ("My aunt is in Kent.", "My aunt is in a county in the south of England."),
        ("It was on 28 feb.", "It was on a winter day."),
        ("We went on 3/2/2019.", "We went on a winter day."),
        ("She came on 9 March.", "She came on a spring day."),
        ("They came in Sept.", "They came in the autumn."),
        ("They took him last September.", "They took him last autumn."),
        ("I wait since March.", "I wait since the spring."),
        ("I lost him in 2016.", "I lost him in that year."),
        ("We waited for 14 weeks.", "We waited for some weeks."),
        ("I had a letter from Manchester City Council.", "I had a letter from the council."),
        ("They took me to the Stepping Hill Hospital.", "They took me to the hospital."),
        ("My 3 year old son slept.", "My young son slept."),
        ("She was 3 weeks old.", "She was a baby."),
        ("I have 3 kids.", "I have several children."),
        ("im in a house w 4 lads", "im in a house w several lads"),
        ("i had her 31 hrs", "i had her for some hours"),
    ],
)
def test_the_sentence_reads_on_and_is_true(hers: str, wider: str) -> None:
    assert reads(hers) == wider


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The 2016 order came.", "2016"),  # No thing is "a that year order".
        ("I went to St Mary's on the bus.", "St Mary's"),  # A hospital, a school or a church.
        ("They are from Brandhallow.", "Brandhallow"),  # Nobody here knows where it is.
        ("My Leeds flat was cold.", "Leeds"),
        ("between 2 March and 4 June we waited", "between 2 March and 4 June"),
        ("She kept the zibbet by the door.", "zibbet"),
    ],
)
def test_where_nothing_fits_nothing_is_chosen(text: str, phrase: str) -> None:
    assert of(text, phrase).first == ""


def test_a_phrase_that_stands_twice_has_to_fit_both_places() -> None:
    both = "We lost her in 2016. The 2016 order stands."
    assert offered(both, Label.DATE, ["2016"]).first == ""
    assert offered("We lost her in 2016. I left in 2016.", Label.DATE, ["2016"]).first == "that year"


def test_a_sentence_begins_with_a_capital_again() -> None:
    assert of("Last September they came. I ran.", "Last September").first == "Last autumn"


# What an offer says is true: held against small tables of our own


SEASON = ("winter", "spring", "summer", "autumn")
WAYS = ("%d %B", "%-d %b", "%d/%m/%Y", "%-d.%-m.%y", "%Y-%m-%d", "the %-dth of %B", "%B %Y", "%B")
FRAMES = (
    "It was on {} then.",
    "It was {}, she said.",
    "in {} they came",
    "{} was cold.",
    "last {} too",
    "my {} letter",
)


@settings(max_examples=150, deadline=None)
@given(n=some.integers(0, 730), way=some.sampled_from(WAYS), frame=some.sampled_from(FRAMES))
def test_no_offer_says_another_season(n: int, way: str, frame: str) -> None:
    day = date(2018, 1, 1) + timedelta(days=n)
    phrase = day.strftime(way)
    every = " ".join(offered(frame.format(phrase), Label.DATE, [phrase]).every).lower()
    true = SEASON[day.month % 12 // 3]
    assert {one for one in SEASON if one in every} <= {true}
    if "%B %Y" not in way and frame == FRAMES[0] and "d" in way:
        assert true in every


STAGES = {
    "baby": (0, 0), "toddler": (1, 3), "young child": (3, 8), "teenager": (13, 19), "twenties": (20, 29), "thirties": (30, 39),
    "forties": (40, 49), "fifties": (50, 59), "sixties": (60, 69), "young": (0, 29), "teenage": (13, 19), "little": (1, 4),
    "a child": (3, 12),
}  # fmt: skip
AGED = (
    "i was {}", "I turned {}", "i am only {} now", "im {} now", "she was {} then", "my sister is {}", "he is nearly {}", "aged {}, she ran",
    "my {} year old son", "she is {} years old", "a {} year old", "when he was {} months old", "at {} weeks", "{} kids", "was {} then",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(n=some.integers(0, 75), frame=some.sampled_from(AGED))
def test_no_offer_says_another_stage_of_life(n: int, frame: str) -> None:
    text = frame.format(n)
    years = n // 12 if "months" in frame else max(n - 1, 0) if "nearly" in frame else n
    for one in finding.suggest(text):
        if one.label != Label.AGE_FAMILY:
            continue
        every = offered(text, one.label, [text[one.start : one.end]]).every
        for said in every:
            for stage, (least, most) in STAGES.items():
                if re.search(rf"\b{stage}\b", said):
                    assert least <= years <= most, (text, said)


@pytest.mark.parametrize(
    ("text", "size"),
    [("5lb", "small"), ("5lb 8oz", "small"), ("5lb 9oz", "healthy"), ("8lb 12oz", "healthy"), ("9lb", "big")],
)
def test_a_weight_is_told_as_doctors_tell_it(text: str, size: str) -> None:
    assert size in of(f"she was {text} at birth", text).first


SOUTH, NORTH = {"the south of England", "the east of England"}, {"the north of England"}
HERE = {
    "Cardiff": {"Wales"}, "Bangor": set(), "Newport": set(), "Swansea": {"Wales"}, "Glasgow": {"Scotland"}, "Perth": set(),
    "Edinburgh": {"Scotland"}, "Belfast": {"Northern Ireland"}, "Plymouth": SOUTH, "Norwich": {"the east of England"}, "Leeds": NORTH,
    "Hackney": {"London"}, "Derby": {"the Midlands"}, "Dublin": {"Ireland"}, "Carlisle": NORTH, "Dover": SOUTH, "Truro": SOUTH,
    "Nigeria": set(), "Warsaw": set(), "Boston": set(), "Richmond": set(), "Lancashire": NORTH, "Kent": SOUTH, "Lincoln": {"the Midlands"},
}  # fmt: skip


@pytest.mark.parametrize("place", HERE)
def test_no_offer_says_another_part_of_the_country(place: str) -> None:
    every = offered(f"We lived in {place} then.", Label.PLACE, [place]).every
    said = {
        region
        for one in every
        for region in REGIONS.values()
        if re.search(rf"(?: in|part of) {region}$", one)
    }
    assert said <= HERE[place] and bool(said) == bool(HERE[place])


def test_where_places_lie_agrees_with_the_census_wherever_both_know() -> None:
    same = {"east": {"south"}, "scotland": {"elsewhere"}, "ulster": {"elsewhere"}, "ireland": {""}}
    differ = {
        (name, region, other)
        for name, region in LIES.items()
        if (other := census.region_of(name)) and other not in same.get(region, {region})
    }
    assert not differ and {*LIES} <= TOWNS and {*LIES.values()} == {*REGIONS}


@pytest.mark.parametrize("county", sorted(COUNTIES))
def test_no_county_is_called_a_town(county: str) -> None:
    assert not any(
        "town" in one or "city" in one for one in offered(f"in {county}", Label.PLACE, [county]).every
    )


# Names


@pytest.mark.parametrize("name", [*sorted(EVERY), "Ayaan", "Gwenllian", "Ms Popescu", "Auntie Joan", "becky"])
def test_no_name_that_is_offered_begins_like_the_original_or_another_in_the_story(name: str) -> None:
    names = [
        one
        for one in offered(f"And {name} slept.", Label.PERSON, [name], ["Mirela"]).every
        if anonymity.names_in(one)
    ]
    begins = {fold(word).text[0] for one in names for word in anonymity.names_in(one)}
    assert names and not begins & {
        fold(word).text[0] for word in (*anonymity.names_in(name.title()), "mirela", "z", "q")
    }


def test_no_name_here_draws_the_eye() -> None:
    assert not any(anonymity.draws_the_eye(name) for name in (*EVERY, *SURNAMES))


def test_two_stories_are_not_offered_the_same_names_in_the_same_order() -> None:
    assert len({offered("Ayaan slept.", Label.PERSON, ["Ayaan"], (), salt).every for salt in "abcdef"}) > 1


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("becky came to see us. when she took her i cried.", "becky", "she"),
        ("my daughter Robyn-Jay slept.", "Robyn-Jay", "she"),
        ("My son Taylor said so.", "Taylor", "he"),
        ("Alex rang. He said nothing.", "Alex", "he"),
        ("Mrs Peart wrote.", "Mrs Peart", "she"),
        ("Kacper laughed.", "Kacper", "he"),
        ("im shanice im here", "shanice", "she"),
        ("i called her nevaeh-rose. i had her", "nevaeh-rose", "she"),
        ("then tariq saw me with it\n\nshe did come home", "tariq", "he"),
        ("we called him sky", "sky", "he"),
    ],
)
def test_who_is_a_she_or_a_he_is_told_by_the_words(text: str, name: str, sex: str) -> None:
    first = offered(text, Label.PERSON, [name]).every[1 if name.startswith("Mrs") else 0]
    assert KNOWN[first.lower()][1] == sex


@pytest.mark.parametrize(
    ("text", "label", "phrase", "others"),
    [
        ("I had three other kids.", Label.AGE_FAMILY, "three other kids", ages.OF_CHILDREN),
        ("Two of them twins.", Label.AGE_FAMILY, "twins", ages.OF_CHILDREN),
        ("I counted the tiles, two hundred and fifteen.", Label.EVENT_MISC, "two hundred and fifteen", ("many", "a lot", "some")),
        ("I was in the Lidl then.", Label.ORG, "Lidl", ("place",)),
    ],
)  # fmt: skip
def test_what_else_is_offered_is_of_its_own_sort_and_reads(
    text: str, label: Label, phrase: str, others: tuple[str, ...]
) -> None:
    assert offered(text, label, [phrase]).others == others


@pytest.mark.parametrize(
    ("text", "name", "beast"),
    [
        ("I tied up the dog, Biscuit. Biscuit barked.", "Biscuit", "dog"),
        ("We had a cat called Tibbles.", "Tibbles", "cat"),
        ("Moss, my horse, knew it.", "Moss", "horse"),
        ("He shouted at our dog Wendy. Wendy hid.", "Wendy", "dog"),
    ],
)
def test_a_beast_is_offered_a_beasts_name_and_nobodys(text: str, name: str, beast: str) -> None:
    found = offered(text, Label.PERSON, [name])
    assert found.first in beasts.NAMES and f"our {beast}" in found.others
    assert not {"the worker", "a friend", "my eldest"} & {*found.every}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I fed the dog, Mark said nothing.", "Mark"),
        ("I sold the dog Mark gave me.", "Mark"),
        ("Wendy, my dog and I went home.", "Wendy"),
    ],
)
def test_who_only_stands_beside_a_beast_stays_somebody(text: str, name: str) -> None:
    assert offered(text, Label.PERSON, [name]).first not in beasts.NAMES


def test_who_could_be_either_gets_a_name_that_anybody_may_have() -> None:
    from moderation.wider.names_by import NEUTRAL

    assert offered("Xerrin came.", Label.PERSON, ["Xerrin"]).first in NEUTRAL


@pytest.mark.parametrize(
    ("name", "community"),
    [
        ("Agnieszka", "polish"), ("Mihaela", "romanian"), ("Hodan", "somali"), ("Folake", "west-african"), ("Gwenllian", "welsh"),
        ("Mhairi", "scottish"), ("Siobhan", "irish"), ("Parveen", "south-asian-muslim"), ("Kayleigh", "here"),
    ],
)  # fmt: skip
def test_a_name_is_replaced_by_one_of_the_same_community(name: str, community: str) -> None:
    first = offered(f"{name} sat by me.", Label.PERSON, [name]).first
    assert KNOWN[first.lower()][0] == community


_HOMES = sorted({home for home, _, _ in NAMES})
_ENOUGH = 12


@pytest.mark.parametrize("home", _HOMES)
def test_every_community_has_names_of_children_and_of_adults(home: str) -> None:
    for sex in (SHE, HE):
        for age in (YOUNG, GROWN):
            names = NAMES.get((home, sex, age), ())
            assert len({*names}) == len(names) >= _ENOUGH, (home, sex, age)


def test_a_childs_name_of_a_community_is_no_word_and_of_no_other_community() -> None:
    known = lexicon()
    for (home, sex, age), names in NAMES.items():
        if home == "here" or age != YOUNG:
            continue
        for name in names:
            assert KNOWN[name.lower()][:2] == (home, sex), name
            assert not known.is_taught(name.lower()) and name.lower() not in ALSO_WORDS, name


@pytest.mark.parametrize(
    ("name", "home"), [("Agnieszka", "polish"), ("Mihaela", "romanian"), ("Folake", "west-african"), ("Hodan", "somali")]
)  # fmt: skip
def test_a_child_is_offered_childrens_names_of_her_own_community(name: str, home: str) -> None:
    text = f"My daughter {name} slept."
    given = [one for one in offered(text, Label.PERSON, [name]).every if one in EVERY]
    assert len(given) >= 3 and {*given} <= {*NAMES[(home, SHE, YOUNG)]}


def test_when_a_name_was_given_is_told_by_what_somebody_is() -> None:
    assert KNOWN[offered("My nan Shirley came.", Label.PERSON, ["Shirley"]).first.lower()][2] == "old"
    assert (
        KNOWN[offered("My baby Nevaeh slept. She cried.", Label.PERSON, ["Nevaeh"]).first.lower()][2]
        == "young"
    )


@pytest.mark.parametrize(("name", "first"), [("Dr Popescu", "the doctor"), ("Judge Amin", "the judge")])
def test_who_has_an_office_becomes_that(name: str, first: str) -> None:
    assert offered(f"I saw {name} there.", Label.PERSON, [name]).first == first


def test_who_has_a_plain_title_keeps_it_and_gets_another_surname() -> None:
    title, surname = offered("I saw Mr Peart there.", Label.PERSON, ["Mr Peart"]).first.split()
    assert title == "Mr" and surname in SURNAMES and surname[0] not in "MP"


# How common what is offered is

MEASURED = {"here": "en", "polish": "pl", "romanian": "ro"}
"""The communities of whose language it is known how often each word stands, names among them."""

RAREST, COMMONEST = 2.5, 5.2
"""On the Zipf scale of wordfreq: about three in ten million words, and more than one in ten thousand."""


def _how_common(language: str) -> dict[str, float]:
    """Return how common each word is, the commonest of those that differ by an accent alone: the lists are written without."""
    found: dict[str, float] = {}
    for word, share in get_frequency_dict(language, "best").items():
        plain = fold(word).text.strip().replace("\u0142", "l")
        found[plain] = max(found.get(plain, 0), math.log10(share) + 9)
    return found


@pytest.mark.parametrize("home", MEASURED)
def test_no_name_that_is_offered_is_rare_or_in_everybodys_mouth_where_that_is_known(home: str) -> None:
    named = {name.lower() for key, names in NAMES.items() if key[0] == home for name in names}
    common = _how_common(MEASURED[home])
    assert {name for name in named if common.get(name, 0) < RAREST} == set()
    # Of the others the commonest are words as well: "maja" is also "of May".
    assert home != "here" or {name for name in named if zipf_frequency(name, "en") > COMMONEST} == set()
