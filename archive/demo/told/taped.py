"""Spoken, published: meetings before a birth, kept on a phone; a mother with a learning disability, in her twenties."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, hers, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "taped.ogg",
    95909,
    covers=(
        Covered(1348, 2228, "tone", "Your name.", "Donna Leigh"),
        Covered(11623, 12148, "tone", "Your baby's name.", "Alfie"),
        Covered(48562, 49587, "tone", "The man's name.", "Mister Okafor"),
        Covered(50112, 51037, "tone", "The name of his team.", "the Barrow team"),
        Covered(63879, 64279, "tone", "Your name, once more.", "Donna's"),
        Covered(86038, 86662, "silence", "Where you live.", "Walney"),
    ),
    cues=(
        Cue(350, 2228, "Hello. I'm a mum."),
        Cue(2633, 5626, "I've got a learning disability. It's called moderate."),
        Cue(6178, 10235, "It means I can do things. But you have to go slow, and not all at once."),
        Cue(
            10761,
            15493,
            "When I was having my baby, I had a lot of meetings. Pre-birth. That's before he's born.",
        ),
        Cue(15880, 19096, "They talk, and then they say, have you understood that?"),
        Cue(
            19378,
            24410,
            "And I say yes. You always say yes. If you say no, they say it again, the same, but louder.",
        ),
        Cue(
            25210,
            30161,
            "So my dad said, tape it. On your phone. Then we can listen at home with a cup of tea.",
        ),
        Cue(30557, 33509, "So I said to the lady, can I tape this, please?"),
        Cue(33804, 36638, "And she said no. She said it was not appropriate."),
        Cue(37003, 40723, "I don't know what appropriate is, in that way. I think it was no."),
        Cue(41423, 45597, "And I went home, and my dad said, what did they say? And I said, I don't know."),
        Cue(
            46197,
            52121,
            "Then she was off poorly, and there was a new one. A man. He was from another team. He had a "
            "big bag.",
        ),
        Cue(52581, 56025, "I said, can I tape it? I was looking at the floor when I said it."),
        Cue(56336, 60977, "He said, yes. That's a good idea. Shall I talk to your dad as well, on the tape?"),
        Cue(61627, 65684, "And he picked my phone up, and he said, hello, dad. This is for you."),
        Cue(
            66039,
            70664,
            "And he went slow. He said one thing, and then he stopped, and he said, that was number one.",
        ),
        Cue(70950, 73866, "There was seven. I've still got it. I've got it on here."),
        Cue(74255, 79032, "One was, get a steriliser. Two was, the health visitor will come on Mondays."),
        Cue(79493, 83155, "I did them all. I did them off the tape. I did number four twice."),
        Cue(83955, 88558, "He lives with me and my dad, in our house. He's never been late for nursery."),
        Cue(89032, 92260, "So if somebody says, can they tape it, don't be frightened."),
        Cue(92665, 95463, "It's not to catch you out. It's so we can hear."),
    ),
)

STORY = Told(
    key="i-taped-it",
    title="I taped it",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother with a learning disability has meetings before her baby is born. She asks to record them. "
        "The baby stays with her."
    ),
    themes=("3.5", "1.1", "8.2", "5.7", "3.7"),
    intruder=(
        "The man who said yes would know it is her, and her father does. She told us both are glad. Her name "
        "is said twice and covered twice. We searched the town with the list: nothing."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART}),
        until_in_days=345,
        given_days_ago=20,
        then=Then.ASK,
        not_near=frozenset({"carlisle-and-cumbria"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.NONE,
        Content.OWN_LIFE,
        Basis.NOT_ABOUT,
        "Heard in full. Meetings before a birth, never a court.",
        15,
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=20,
    letters=(
        hers("Dad helped me do this bit. Can I have it as a tape as well", 18),
        ours("Yes. You can hear it here, as other people will hear it. We go slow. You can stop it.", 16),
    ),
    recordings=(HEARD,),
)
