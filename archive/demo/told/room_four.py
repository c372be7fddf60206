"""Spoken, published: a contact centre she knew as a child herself; nineteen or so, quick."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, hers, ours
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "room_four.ogg",
    53297,
    covers=(
        Covered(4880, 5908, "silence", "The centre's name.", "the Linden Centre"),
        Covered(18207, 18871, "silence", "Your worker's name.", "Maxine"),
        Covered(35295, 36626, "silence", "The date.", "the second of August"),
        Covered(43248, 43526, "silence", "Your baby's name.", "Teddy"),
    ),
    cues=(
        Cue(350, 3948, "Okay, so. It's called family time, but it's a room. It's room four."),
        Cue(
            4415,
            9952,
            "It's at a contact centre, and it's got, like, a sofa that's too low, and a mirror they say "
            "isn't on.",
        ),
        Cue(10527, 13899, "I've been in that room before. That's what I wanted to say, really."),
        Cue(
            14476,
            19777,
            "I was seven. My mum sat on that sofa, and I sat on the floor, and a worker wrote in a book.",
        ),
        Cue(
            20385,
            25929,
            "So I walk in with my own baby's bag, and I know where the crayons are. I know which ones are"
            " broken.",
        ),
        Cue(26677, 30201, "And I said it to the woman, I said, I've been here. And she wrote it down."),
        Cue(30696, 33244, "She didn't, like, say anything. She wrote it down."),
        Cue(
            33991,
            39795,
            "Then there was a different one, on a day in summer. And she goes, what, this actual room? "
            "That must be mad.",
        ),
        Cue(
            40363, 44801, "And I laughed, and then I, I did cry a bit. And my baby was trying to eat the bag."
        ),
        Cue(45527, 48367, "Next time she'd got us room two. It's got a window."),
        Cue(49071, 52806, "So yeah. I'm not saying, it's not about rooms. I'm saying she heard it."),
    ),
)

STORY = Told(
    key="room-four",
    title="Room four",
    sent="",
    swaps=(),
    note=ContentNote(
        "A young mother meets her baby in a room where she met her own mother. She laughs and cries a"
        " little. Nothing violent happens.",
        (("removal", "mentioned"),),
    ),
    themes=("6.4", "3.4", "4.2", "8.1"),
    intruder=(
        "Workers at the centre could know her by the room. She was told, and wants them to hear it. "
        "Centre, names and the day are covered. No search led to her."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART}),
        until_in_days=200,
        given_days_ago=18,
        then=Then.HIDE,
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.NONE,
        Content.OWN_LIFE,
        Basis.NOT_ABOUT,
        "Heard in full. A contact centre, nothing of a court.",
        14,
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=18,
    letters=(
        hers("can u leave the bit about the crayons", 16),
        ours("The crayons are in. It is ready for you to hear.", 15),
    ),
    recordings=(HEARD,),
)
