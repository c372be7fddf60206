"""Spoken, in the queue: a social worker who came back and said sorry; in her forties, nine years sober."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, hers
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Content, Stage

HEARD = Recording(
    "coat.ogg",
    91731,
    covers=(
        Covered(1199, 1899, "tone", "Your name.", "Carol-Anne"),
        Covered(10444, 10794, "tone", "Your son's name.", "Liam"),
        Covered(37922, 39147, "tone", "The clinic's name.", "the Keyham Road clinic"),
        Covered(39322, 40060, "tone", "The city.", "Devonport"),
        Covered(44062, 44462, "tone", "The social worker's name.", "Bridget"),
        Covered(80369, 81869, "tone", "The date of her birth.", "on the nineteenth of June"),
        Covered(87140, 87790, "silence", "Where your son lives.", "Exeter"),
    ),
    cues=(
        Cue(
            350,
            6166,
            "Right. I'm forty-odd, I'm nine years sober, and I'm not going to tell you about the drinking, "
            "because it's boring.",
        ),
        Cue(6652, 9298, "It is, though. It's the same day, over and over."),
        Cue(
            9898,
            15599,
            "My first, my son, they took him when he was two. And they were right. I couldn't say that "
            "then. I can say it now.",
        ),
        Cue(
            16084,
            20410,
            "But the way it was done. There was this social worker, and she did it at the nursery.",
        ),
        Cue(
            20898,
            26614,
            "She didn't do it at home. She did it so I turned up to fetch him, and he'd gone. His coat had "
            "gone off the peg.",
        ),
        Cue(27464, 28862, "I'd bought him a comic."),
        Cue(
            29338,
            34568,
            "So I hated her. I hated her for seven years. I used to practise it, in the bath. What I'd say.",
        ),
        Cue(
            34865,
            40060,
            "And then I was sober, and I was pregnant, and I was sat in the clinic, in the city,",
        ),
        Cue(40351, 43091, "and in she walks. And I thought, no. No. Not you."),
        Cue(
            43791,
            48619,
            "And this woman says, I've asked to see you. It isn't my case. You can tell me to go away.",
        ),
        Cue(48938, 51012, "She said, I've thought about that coat."),
        Cue(51530, 53539, "I said, what coat? I knew what coat."),
        Cue(
            54389,
            59529,
            "She said, I did it at the nursery because I was frightened of you. And I told everybody it "
            "was for him.",
        ),
        Cue(
            59989,
            64327,
            "She said, it was right that he was safe. But how I did it was wrong, and I'm sorry.",
        ),
        Cue(65227, 68573, "Well. You can't do anything with that. I'd got this whole speech."),
        Cue(69026, 72989, "I didn't say it was all right. It wasn't. I said, he had a comic coming."),
        Cue(
            73275,
            78504,
            "And she said, which one? And I told her, and she wrote it down. I don't know why. I was glad "
            "she did.",
        ),
        Cue(79204, 83858, "My daughter was born that summer, and she's never been anywhere but with me."),
        Cue(
            84298,
            89295,
            "I'm not saying sorry fixes it. He's grown up in another town, with people I've met twice.",
        ),
        Cue(89604, 91414, "But that's one less thing in the bath."),
    ),
)

STORY = Told(
    key="the-coat-off-the-peg",
    title="The coat off the peg",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother who used to drink tells how her son was taken from his nursery, and how the social worker "
        "came back years later. A second child stays with her.",
        (("alcohol", "mentioned"), ("removal", "described")),
    ),
    themes=("3.2", "7.4", "5.7", "8.1", "4.4", "7.6"),
    intruder=(
        "The social worker would know it at once: nobody else came back. Has she been asked? Her son is grown "
        "up and would know the comic. The mother says she told him first. Names, clinic, city, the other town "
        "and the day are covered."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.COURT, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.TALK_OR_REPORT}),
        until_in_days=700,
        given_days_ago=1,
        then=Then.ASK,
        not_near=frozenset({"devon"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(Stage.ENDED, Content.OWN_LIFE),
    standing=Standing.QUEUE,
    sent_days_ago=1,
    letters=(hers("I've said her name and I shouldn't. You can take her name out, leave that she came", 1),),
    recordings=(HEARD,),
)
