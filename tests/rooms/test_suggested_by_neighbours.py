"""Names that are words, that stand in small letters without their apostrophe, or that somebody is spoken to by; and what tells without a name."""

from __future__ import annotations

import pytest

from moderation.suggesting.finding import suggest
from moderation.suggesting.names import ALSO_WORDS, FAMILIES, NAMED, RARELY_NAMES
from moderation.suggesting.ordinary import OF_THIS_WORLD, SPOKEN, TYPED
from moderation.suggesting.suggestion import Label, Tier

BESIDE = " We had our tea by then, and nobody said a thing. It was quiet."
"""After which capitals say something, so that what is found is told by the words themselves."""


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text)]


def people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text) if one.label == Label.PERSON]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # words that a child is called by, as somebody who does something
        ("I was up all night. Saint was asleep on me.", "Saint"),
        ("It went quiet. Wolf cried for his bottle.", "Wolf"),
        ("Then we sat down. Blue said he was hungry.", "Blue"),
        ("I was tired. Cash wouldn't settle.", "Cash"),
        ("They wrote it down. Duchess's dad never came.", "Duchess"),
        ("I could not move. Hope cried and cried.", "Hope"),
        # spoken to
        ("Come on Royal, I said.", "Royal"),
        ("Night night Bear, I said.", "Bear"),
        ("Dear Blue, this is for when you are big.", "Blue"),
        ("i said happy birthday legend xx", "legend"),
        ("love you always bug from mummy", "bug"),
        ("night night storm. i shut the door", "storm"),
        # beside her
        ("me and spud was sat on the step", "spud"),
        ("Then Honor and me had a room there.", "Honor"),
        ("it was only me n denim in the flat", "denim"),
        # born, of an age, one of hers; beside a name
        ("It was cold. Rain would have been two.", "Rain"),
        ("wen storm was born it was snowing", "storm"),
        ("bj is my oldest he is in a home", "bj"),
        ("i said wheres bear. nobody knew", "bear"),
        ("leah and kayls was there", "kayls"),
        # whose it is, in small letters without an apostrophe
        ("we stopped at dannis that night", "dannis"),
        ("round shazs with the kids", "shazs"),
        ("i was at beckis when they knocked", "beckis"),
        ("that was jo's idea not mine", "jo"),
        ("i went to mo's flat after", "mo"),
        # surnames in small letters
        ("jones' mam had a go at me", "jones"),
        ("jones mam had a go at me", "jones"),
        ("it was smiths car outside", "smiths"),
        ("i blame harris for it", "harris"),
        ("them campbells next door rang", "campbells"),
        ("And then I sat down. Jones came round.", "Jones"),
        # called so
        ("i named him legend in the end", "legend"),
        ("my son saint was there", "saint"),
        ("my lad storm would not feed", "storm"),
        # everyday names that the lists of others lack, or take for words
        ("so then maya came in", "maya"),
        ("i told freya it was ok", "freya"),
        ("and eva would not eat", "eva"),
        ("i rang margot about it", "margot"),
        ("then rupert had a cough", "rupert"),
        ("and struan was in his cot", "struan"),
        ("my cousin abdirizak came", "abdirizak"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_its_neighbours(text: str, name: str) -> None:
    assert name in people(text), [(one, text[one.start : one.end]) for one in suggest(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hope was gone by then. Grace is what I needed. Faith was all I had. Summer came and went.",
        "Sorry everyone. Come on then. Dear all. Goodnight darling. Miss you too. Love you lots.",
        "me and mum had a talk. me and the baby were fine. her and me did not speak.",
        "the kids dad came. the babys dad came. his mums house was cold. the girls room was tidy.",
        "the rain was cold and the sea was rough. it was a chance. i had no cash. up the river.",
        "it was my second. the house was two. everyone was born. who is my worker. this is my son.",
        "she was marked by it. they danced and we waited. he robbed me of it. she matched them.",
    ],
)
def test_plain_words_where_a_name_could_stand_are_left_alone(text: str) -> None:
    assert people(text + BESIDE) == []


STRESSED = "The Chair read it out. We had the Minutes and the Plan. I asked for a Reason and got a Sigh. It is called a Process. "


@pytest.mark.parametrize(
    "text",
    [
        "They said the Chair would read the Minutes. I asked for the Outcome.",
        "The Public Law Outline was read to me by the Health Care Assistant.",
        STRESSED + "I went in with Courage. It was a Fight.",
        "It was cold. In Spring it rained. I went to Mam. They said so.",
    ],
)
def test_capitals_that_only_stress_are_left_alone(text: str) -> None:
    assert people(text) == []
    assert not [one for one in suggest(text) if one.label in {Label.EVENT_MISC, Label.ORG}]


def test_a_name_is_found_among_capitals_that_stress() -> None:
    text = STRESSED + "My son Will cried. Freya was asleep. I went to Rotherham with Mrs Peart."
    assert {"Will", "Freya", "Rotherham", "Mrs Peart"} <= set(found(text)), found(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I was clean. New Marsh had a bed for us.", "New Marsh"),
        ("We were brought up on the Top all of us.", "Top"),
        ("i lost my flat cos of will n his temper", "will"),
        ("the door went again, ray, says the woman", "ray"),
        ("My number is 07J5523K now.", "07J5523K"),
    ],
)  # fmt: skip
def test_a_short_name_a_head_and_a_code_are_found(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


def test_no_name_that_many_bear_is_taught_as_an_everyday_word() -> None:
    # A word that is taught is never clearly a name: "freya" was, by a slip, and hid every Freya in small letters.
    assert {"ken", "pip", "mo", "awa", "kent", "moses"} >= (SPOKEN | TYPED | OF_THIS_WORLD) & NAMED


def test_the_lists_of_names_that_are_words_do_not_overlap() -> None:
    assert not ALSO_WORDS & RARELY_NAMES
    assert not FAMILIES & RARELY_NAMES


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # handles, and letters with digits
        ("find me on insta mummaof3_angels ok", "mummaof3_angels"),
        ("it is shaz1987 on there", "shaz1987"),
        # rivers in small letters
        ("he went in the tees after", "tees"),
        # what befell somebody
        ("My brother was killed at work.", "killed at work"),
        ("I was hit by a bus.", "hit by a bus"),
        ("There was a dawn raid then.", "dawn raid"),
        ("He tried to run me over.", "run me over"),
        ("He got life.", "life"),
        ("His first word was duck.", "duck"),
        ("He calls her mam.", "mam"),
        ("There's a book about it.", "a book about it"),
        ("I set up a charity.", "a charity"),
        ("I represented myself.", "myself"),
        ("The judge cried.", "cried"),
        ("The judge said I was 'a house made of paper'.", "a house made of paper"),
        ("The ashes are in a teddy.", "in a teddy"),
        ("I painted his name on the bridge.", "his name on the bridge"),
        ("My hair was bright pink.", "bright pink"),
        # what somebody is to others, or cannot do
        ("The dad is my teacher.", "my teacher"),
        ("I married his brother.", "his brother"),
        ("He was twice my age.", "twice my age"),
        ("I can't read or write.", "read or write"),
        ("I lip read.", "lip read"),
        ("I was my mother's carer.", "my mother's carer"),
        ("It was my fifth placement.", "fifth placement"),
        ("She was born addicted.", "addicted"),
        ("I lost my leg.", "my leg"),
        ("She was allergic to eggs.", "eggs"),
        ("I was sectioned.", "sectioned"),
        ("He fixes lifts.", "fixes lifts"),
        ("I was training to be a dental nurse.", "a dental nurse"),
        ("She has no left ear.", "no left ear"),
        ("The fourth of my kids was small.", "The fourth of my kids"),
        ("He was a week old.", "a week old"),
        ("I was still at school.", "still at school"),
        ("I had her in the paddling pool.", "in the paddling pool"),
        ("Noor means light.", "light"),
        ("She has a mark like a leaf.", "mark like a leaf"),
        ("I have a swan on my ankle.", "swan on my ankle"),
        ("I like pylons.", "pylons"),
        ("He took the early ferry.", "early ferry"),
        ("I rubbed him with ghee.", "ghee"),
        ("They have an off licence.", "off licence"),
        ("He does house clearances.", "house clearances"),
        ("I was a scrub nurse for years.", "scrub nurse"),
        ("I did travel and tourism.", "travel and tourism"),
        ("They said inflicted injury.", "inflicted injury"),
        ("She has visual impairment.", "visual impairment"),
        ("It was my peedie een.", "peedie een"),
        ("She is the only Polish girl there.", "Polish girl there"),
        ("It was that year, and cold.", "that year"),
        ("It was on the ninth night.", "ninth night"),
        ("He drove a minibus.", "minibus"),
        ("My waters broke on the top step.", "on the top step"),
        ("I have a shaved head.", "shaved head"),
        ("I wear her curl in a locket.", "her curl in a locket"),
        ("I have a pin in my hip.", "pin in my hip"),
        ("I was learning to weld.", "learning to weld"),
        ("My mother mends nets.", "mends nets"),
        ("I used to drive lorries.", "drive lorries"),
        ("He was in a marching band.", "marching band"),
        ("hes 5 now and tall", "5"),
        ("You could hear the foghorn from it.", "the foghorn"),
        ("We lived in a converted chapel.", "converted chapel"),
        # where, without a name
        ("We lived under the flight path.", "the flight path"),
        ("They moved her to an island.", "an island"),
        ("It was in the old police station.", "old police station"),
        ("It was by the children's ward.", "children's ward"),
        ("It was the last stop on the tram.", "last stop on the tram"),
        # a time told by what happened
        ("It was when the clocks went back.", "when the clocks went back"),
    ],
)  # fmt: skip
def test_what_tells_without_a_name_is_to_be_checked(text: str, what: str) -> None:
    whole = [one for one in suggest(text) if what in text[one.start : one.end]]
    assert whole and whole[0].tier in {Tier.CHECK, Tier.LIKELY}, found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was hit by it all at once. He was kicked out. I got pushed and pushed.",
        "I could not read her face. I can't write it down. She called me a liar.",
        "I sat in the kitchen. We lived in a house. It was on the table and by the bed.",
        "He was the one who came. She was the person they sent. I had no idea.",
        "He lost my letter. I lost my temper. I lost my way.",
        "He made promises. She folds towels.",
        "It was sent by the court. The judge sat down. The judge said I was 'ok'.",
    ],
)
def test_what_anybody_could_say_is_left_alone(text: str) -> None:
    assert found(text + BESIDE) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jo said I should go. I went.", ["Jo"]),
        ("I was asleep. Ed took the baby.", ["Ed"]),
        ("Vi and Flo came round with a pie.", ["Vi", "Flo"]),
        ("I saw Al on the bridge. Al is my uncle.", ["Al", "Al"]),
        ("Di's car was outside. Ky cried.", ["Di", "Ky"]),
        ("then ed came and took me home and jo was there and i was so tired and nobody asked", ["ed", "jo"]),
    ],
)
def test_a_name_of_two_letters_is_a_name_where_somebody_does_something(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Si, that is a yes.",
        "In al dente there is no one.",
        "He was so tired. Do it, I said.",
        "I was in ED all night, and the ED nurse said so.",
    ],
)
def test_two_letters_that_do_nothing_are_no_name(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I rang from my flat in Hillfields.", Label.PLACE),
        ("I slept at our council house in Whitmore.", Label.PLACE),
        ("The hostel in Whitmore was cold.", Label.ORG),
    ],
)
def test_where_somebody_lives_is_a_place_and_a_hostel_is_an_office(text: str, label: Label) -> None:
    assert [one.label for one in suggest(text) if one.label in {Label.PLACE, Label.ORG}] == [label]
