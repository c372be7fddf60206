"""Waiting for her yes: a grandmother brings up the boy; told by his mother, in recovery."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
My mother has my son. The paper says special guardian. He says Nain, because that is what you say in Blaenau.

It was heroin, so I will tell you now and you needn't wonder. I was 23 when Macsen was born, at Ysbyty Maes
Derw in Bangor. I was on a script and I thought I was hiding the rest. He had to stay in sixteen days while
they got it out of him. The nurses were kind to him and polite to me. You can hear the difference.

Eleri was the one who was kind to both. She would say 'Mam's here' to him when I came in. The others told him
someone had come to see him.

They said he could not come home with me and did I have anyone. I said my mother. I had not spoken to her for
a year. I took things from her, is why. I rang from the payphone by the lifts as I had sold mine. She said,
what do you need. She did not say what have you done.

A woman named Gwenda came from the council to look at her. She is 61, she was dinner lady at the school in
Llan Ffestiniog for thirty years. We were at the kitchen table, the three of us, and Gwenda asked what she
would do differently from how she brought me up. I got up to go out. My mother said, sit down Catrin, you may
as well hear it. She said, I would lock the front door less and I would ask more. I had never heard that. I
was 23 and I learnt it off an assessment.

So, the rules. I come Wednesdays and Sundays, two till five. I am not to come if I have used. There is a
ship's bell by her back door, off my taid's boat, the Morwenna, and I have to ring it and wait, same as a
visitor, in the house I grew up in. I hated that bell. Last winter Mac got tall enough to reach the rope. Now
he runs round the outside and rings it with me, and she has to come and let in both of us. She takes her time
about it. I think she likes it.

Twice I have not come. Both times she told him the truth, that I was not well enough. Both times she put my
dinner up in foil.

I am fourteen months clean on Friday. I don't have him back and I am not asking to. People always want me to
say that is the plan. The plan is Wednesday.
""")

STORY = Told(
    key="wednesdays-and-sundays",
    title="Wednesdays and Sundays",
    sent=SENT,
    swaps=(
        Swap("Nain", Kind.BACKGROUND, "Granny"),
        Swap("in Blaenau", Kind.PLACE, "at home"),
        Swap("I was 23 when", Kind.AGE_FAMILY, "I was in my twenties when"),
        Swap("Macsen", Kind.PERSON, "Toby"),
        Swap("at Ysbyty Maes Derw in Bangor", Kind.ORGANISATION, "in hospital"),
        Swap("sixteen days", Kind.DATE, "more than two weeks"),
        Swap("Eleri was the one", Kind.PERSON, "There was one nurse"),
        Swap("Mam's", Kind.BACKGROUND, "Mum's"),
        Swap("A woman named Gwenda", Kind.PERSON, "A woman"),
        Swap(
            "She is 61, she was dinner lady at the school in Llan Ffestiniog for thirty years",
            Kind.AGE_FAMILY,
            "She is in her sixties and has worked all her life",
        ),
        Swap("Gwenda asked", Kind.PERSON, "the woman asked"),
        Swap("sit down Catrin", Kind.PERSON, "sit down Beth"),
        Swap("I was 23 and", Kind.AGE_FAMILY, "I was a grown woman and"),
        Swap(
            "a ship's bell by her back door, off my taid's boat, the Morwenna",
            Kind.OTHER,
            "an old bell by her back door",
            "Lots of people have a bell. Only this one is off that boat.",
        ),
        Swap("Mac got tall", Kind.PERSON, "Toby got tall"),
        Swap("fourteen months clean on Friday", Kind.DATE, "more than a year clean"),
    ),
    note=ContentNote(
        "A mother who used heroin sees her son twice a week at her own mother's house. He lives there for "
        "good. Nothing violent happens.",
        (("drugs", "mentioned"),),
    ),
    themes=("5.6", "3.2", "6.4", "4.3", "3.7"),
    intruder=(
        "Anyone in the village could know the bell, so the boat and its name are gone. Her mother would know"
        " it is her and has heard her read it. We searched the boat's name: one old photo, no name of hers."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART}),
        until_in_days=365,
        given_days_ago=8,
        then=Then.ASK,
        not_near=frozenset({"north-wales"}),
    ),
    court=Court(
        Stage.ENDED, Content.MENTIONS, Basis.NOT_ABOUT, "Read in full. Names her order; tells of home.", 3
    ),
    standing=Standing.WITH_HER,
    sent_days_ago=8,
    letters=(
        hers("I've put the name of the boat in and I don't know if I should have", 8),
        ours(
            "We are glad you said. We have kept the bell and taken off the boat. Two of us have read it with"
            " care. It is here for you to read now. Take as long as you want. Nothing goes out until you say"
            " yes.",
            2,
        ),
    ),
)
