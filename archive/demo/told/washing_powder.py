"""Spoken, published: a contact centre, and somebody who rang up to ask; from the Black Country, in her thirties."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, hers, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "washing_powder.ogg",
    95079,
    covers=(
        Covered(2942, 3718, "tone", "The centre's name.", "Tansey Road"),
        Covered(3842, 4310, "tone", "The town.", "Dudley"),
        Covered(6945, 7462, "tone", "Your baby's name.", "Theo"),
        Covered(
            37228,
            37778,
            "tone",
            "Her name. She said she does not mind, but it leads to the centre.",
            "Maureen",
        ),
        Covered(63594, 64668, "silence", "The shop says which town.", "the Co-op in Gornal"),
        Covered(84016, 85453, "tone", "The date.", "on the fourteenth of March"),
    ),
    cues=(
        Cue(350, 4310, "It was Thursdays. Half ten till twelve, at the contact centre, in the town."),
        Cue(4867, 7462, "He was, what, five months old. My boy."),
        Cue(
            7855,
            13841,
            "And they'd bring him in, and I'd have my arms out, and it was like, I don't know. He smelt of "
            "somebody else's house.",
        ),
        Cue(
            14641,
            19404,
            "Nobody tells you that. You can get ready for him crying. You can't get ready for that.",
        ),
        Cue(19954, 23153, "He smelt lovely, is the thing. He smelt looked after."),
        Cue(
            24003,
            28182,
            "There was a woman sat in the corner with a pad. That was her job, she had to write.",
        ),
        Cue(28578, 32127, "And one week I just said it. I said, he doesn't smell of me any more."),
        Cue(32507, 36285, "And I thought, well, that's going in. That'll be in the report, that will."),
        Cue(36985, 38895, "But the woman, she put her pen down."),
        Cue(39419, 41695, "She said, do you know what they wash his things in?"),
        Cue(42109, 45254, "I said, no. How would I know that? I don't know where he lives."),
        Cue(45854, 47485, "She said, leave it with me."),
        Cue(
            47975,
            52745,
            "And the next Thursday, before she'd even took her coat off, she come over with a bit of paper.",
        ),
        Cue(53156, 56601, "Folded up. And all it said on it was the name of a washing powder."),
        Cue(
            57351,
            62575,
            "She'd rung the foster carer and asked. That's all she did. It probably took her two minutes.",
        ),
        Cue(
            62892,
            68795,
            "So I went to the shop, and I bought it. Four pound fifty. I remember, because I'd got five.",
        ),
        Cue(69138, 73331, "And I washed everything. My jumper, my scarf, the cover off the settee."),
        Cue(
            73675,
            78699,
            "And the Thursday after, he come in, and he put his face in here, in my neck, and he stayed "
            "there.",
        ),
        Cue(79599, 82812, "I'm not saying he knew. He was five months old. But I knew."),
        Cue(83188, 85453, "He come home in the end."),
        Cue(
            86005,
            90500,
            "And I still use it. I can't, um. I can't change it now. He'd have something to say.",
        ),
        Cue(90826, 94656, "I think about that bit of paper more than I think about all of the meetings."),
    ),
)

STORY = Told(
    key="the-washing-powder",
    title="The washing powder",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother sees her baby at a contact centre while he lives with carers. It is about how he smelt. "
        "He comes home later.",
        (("removal", "mentioned"),),
    ),
    themes=("6.4", "5.7", "8.1", "4.2"),
    intruder=(
        "The worker with the bit of paper would know it is her. She says let her. Her name, the centre, "
        "the town and the shop are covered, and the day he came home. We searched the shop with the price: "
        "nothing."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.COURT, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE, Use.TALK_OR_REPORT}),
        until_in_days=600,
        given_days_ago=52,
        then=Then.ASK,
        not_near=frozenset({"black-country"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.ENDED,
        Content.OWN_LIFE,
        Basis.NOT_ABOUT,
        "Heard in full. A contact centre and a shop, no court.",
        47,
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=52,
    letters=(
        hers("is it all right that i say co-op", 51),
        ours("It is all right. We cover it, as there is only one there. The price can stay.", 49),
    ),
    recordings=(HEARD,),
)
