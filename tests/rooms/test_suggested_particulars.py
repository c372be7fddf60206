"""Names told by what is said of them, and particulars of one life: each kind in sentences of our own, beside what it leaves alone."""

from __future__ import annotations

import pytest

from moderation.suggesting import introduced, particulars
from moderation.suggesting.finding import suggest
from moderation.suggesting.suggestion import Label, Tier


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text)]


def people(text: str) -> list[str]:
    return [text[one.start : one.end] for one in suggest(text) if one.label == Label.PERSON]


BESIDE = " We had our tea by then, and nobody said a thing. It was quiet."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # what is said of it
        ("her brother justice thats his real name he said", "justice"),
        ("he had a mate sparrow, that was his actual name", "sparrow"),
        ("One was Bishop, that is his last name.", "Bishop"),
        ("The nurse was Knight, that was her first name.", "Knight"),
        ("There was one Carpet, it's her surname.", "Carpet"),
        ("rosalind rosy we call her.", "rosy"),
        ("lyla ly we call her.", "ly"),
        ("Bean, as we call him, had a cold.", "Bean"),
        ("Pod is what they called him.", "Pod"),
        ("Boots, as he is known, sat there.", "Boots"),
        ("Bo, my eldest, was in.", "Bo"),
        ("Fig, his daughter, rang.", "Fig"),
        ('Then Trevor "Tiny" Pugh came.', "Tiny"),
        ("Then Maureen (Chips) Daly came.", "Chips"),
        ("my worker was a lad called oz.", "oz"),
        ("there was one called vi and she was kind", "vi"),
        ("Then Comfort, worker, made it for us.", "Comfort"),
        ("Honor stayed with him. I had to go.", "Honor"),
        # how it is said
        ("You say it KEE-va, and they never did.", "KEE-va"),
        ("It's pronounced nee-av.", "nee-av"),
        ("it is spelt jazmyne with a y", "jazmyne"),
        # initials
        ("R.J. had a cough all that week.", "R.J"),
        ("Love from me, T.K. and the kids.", "T.K"),
        ("K. T. was asleep.", "K. T"),
        ("tj wouldnt settle", "tj"),
        ("i told mj to stop", "mj"),
        ("baby k was cold", "baby k"),
        ("little m was asleep", "little m"),
        # in a row of names
        ("There was Kyle, Leo, No Name and Jodie.", "No Name"),
        ("My babies are Kyle, Summer Rain, Leo and Baby Blue.", "Baby Blue"),
        ("i had kyle, leo and chance", "chance"),
        ("i had kyle then leo then bear", "bear"),
        ("they are jodie n kyle n legend", "legend"),
        # words that people are called by elsewhere
        ("my friend gift minded him", "gift"),
        ("my neighbour loveness heard it", "loveness"),
        ("her dad progress was inside", "progress"),
        ("His aunt Talent drove us.", "Talent"),
        ("my cousin blessing came", "blessing"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_what_is_said_of_it(text: str, name: str) -> None:
    assert name in people(text + BESIDE), people(text + BESIDE)


@pytest.mark.parametrize(
    "text",
    [
        "They said that is his choice.",
        "It was the wrong one, that's the name of the form.",
        "Nothing is what we call it.",
        "That is what it is called in the form. It is called it.",
        "Then, my son was asleep. So, my sister rang.",
        "You say it every time.",
        "It is spelt the same way.",
        "I had milk, bread and eggs.",
        "It was cold, wet and dark.",
        "P.S. I am well.",
        "I miss u so much.",
        "It is a.m. and not p.m. on the form.",
        "He made progress and she had success.",
        "I had his trust and my pleasure.",
        "It was a gift, and a blessing.",
    ],
)
def test_what_is_said_of_no_name_is_left_alone(text: str) -> None:
    assert list(introduced.find(text)) == []
    assert people(text + BESIDE) == []


def test_only_what_is_called_a_name_is_likely_of_these() -> None:
    tiers = {
        text: {one.tier for one in introduced.find(text)}
        for text in ("Bishop, that is his last name.", "R.J. sat.")
    }
    assert list(tiers.values()) == [{Tier.LIKELY}, {Tier.CHECK}]


def test_a_word_that_is_called_a_name_once_is_one_wherever_it_has_a_capital() -> None:
    text = "One was Bishop, that is his last name. It was wet. Bishop came too."
    assert people(text).count("Bishop") == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # what is made, managed, studied, kept for a living
        ("My brother made zips by the canal.", "made zips"),
        ("We stitched gloves, two pence a pair.", "stitched gloves"),
        ("I manage oysters.", "manage oysters"),
        ("She gave lectures on beetle wings.", "beetle wings"),
        ("She was a student in glass blowing.", "glass blowing"),
        ("I work before in bakeries.", "bakeries"),
        ("He was at the mill and then taxis.", "taxis"),
        ("We lived above my uncle's carpet shop.", "carpet shop"),
        ("His mother had a bead stall.", "bead stall"),
        ("Sefton, a harpoon maker, came.", "a harpoon maker"),
        ("He has been made a canon now.", "a canon"),
        ("He was still at sea.", "at sea"),
        ("We went to the hops.", "to the hops"),
        ("I was the one in overalls.", "in overalls"),
        ("He carries a warrant card.", "warrant card"),
        ("My husband, Ade, stayed home with the twins.", "home with the twins"),
        ("robin, he/him, here", "he/him"),
        ("We are third generation.", "third generation"),
        ("I was badly depressed.", "depressed"),
        ("They did an age assessment.", "age assessment"),
        ("She did dental nursing.", "dental nursing"),
        # tokens
        ("She had a mark in the shape of a key.", "the shape of a key"),
        ("There was a gap a finger's width.", "a finger's width"),
        ("She slept in a crate.", "a crate"),
        ("We carried him in a fish box.", "a fish box"),
        ("He hid a tracker in the buggy.", "a tracker in the buggy"),
        ("He won a goldfish.", "a goldfish"),
        ("I wrote it on the back of a beer mat.", "the back of a beer mat"),
        ("He has my grandad's medals.", "medals"),
        ("We called him Sully, after the big grey at the yard.", "the big grey at the yard"),
        ("She kept ledgers.", "ledgers"),
        ("There were grow lamps there.", "grow lamps"),
        ("My uncle swapped me.", "swapped me"),
        # when, and which
        ("We went on a market day.", "on a market day"),
        ("He came in her own holidays.", "in her own holidays"),
        ("He came in the march.", "in the march"),
        ("We met on bank holidays.", "bank holidays"),
        ("he comes thurs.", "thurs"),
        ("He is in second class now.", "second class"),
        ("This is my son, the fourth.", "the fourth"),
        ("My twins are Ola and Ben.", "twins"),
        ("I was doin me gcses.", "gcses"),
        # where, in small letters
        ("we lived up ash bank.", "ash bank"),
        ("i was at sun gate then", "sun gate"),
        ("he drank in the white hart", "the white hart"),
        ("she went up the guildhall", "the guildhall"),
    ],
)  # fmt: skip
def test_particulars_of_a_life_are_found(text: str, what: str) -> None:
    assert any(what in one for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I made mistakes in the kitchen.",
        "I manage well. I manage somehow.",
        "It was a week in court, a day off and a bad night.",
        "I looked in the drawer.",
        "She looked at the back of the sofa.",
        "We won the case.",
        "He has my mum's eyes.",
        "I stayed in my mum's house.",
        "I was the one with problems.",
        "On a good day I eat. It was bad on that day.",
        "Anna, a friend of mine, sat by me.",
        "Anna, a nice lady, sat by me.",
        "i was on my own in the end",
        "it was at that point",
        "i went to the shop at the top",
        "I went to her and to him and then home.",
    ],
)
def test_everyday_particulars_are_left_alone(text: str) -> None:
    assert list(particulars.find(text)) == []
