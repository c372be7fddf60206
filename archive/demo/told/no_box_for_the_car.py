"""Spoken, published: an assessment before birth and a question with no form; forties, careful with words."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

HEARD = Recording(
    "no_box_for_the_car.ogg",
    55738,
    covers=(
        Covered(8739, 9695, "silence", "The school where you work.", "Saint Anselm's"),
        Covered(15727, 16580, "silence", "The worker's name.", "Gillian"),
        Covered(37588, 38059, "silence", "The month.", "April"),
        Covered(40310, 41341, "silence", "The town his office is in.", "Kettering"),
    ),
    cues=(
        Cue(350, 3721, "I'll start with the letter. No. I'll start before the letter."),
        Cue(
            4346,
            9694,
            "I was forty two. I'd been sober five years, near enough, and I taught swimming at a school.",
        ),
        Cue(10275, 13640, "So when it said assessment, I thought, good. I'm good at those."),
        Cue(
            14270,
            19903,
            "And the first one they sent was a woman. And she had the form on her knee, and she read it "
            "to me. Every line.",
        ),
        Cue(
            20464,
            26336,
            "How would you describe your relationship with your mother. And I'd, I'd open my mouth, and "
            "she'd be looking for the box.",
        ),
        Cue(
            27047,
            33721,
            "The thing is, I could have told her. I used to drink in the, in the car. Outside the pool. "
            "Nobody's ever had that off me.",
        ),
        Cue(34394, 36371, "But there wasn't a box for the car."),
        Cue(
            37179,
            44001,
            "Then in the spring she was off sick, and they sent a young man, from another office. He "
            "hadn't got the form. He'd left it on the train.",
        ),
        Cue(44512, 48055, "And he went red, and he said, well. What do you think I ought to know?"),
        Cue(48874, 50708, "So I told him about the car."),
        Cue(51426, 55233, "She's four. She's in the next room now, with a saucepan. You might hear her."),
    ),
)

STORY = Told(
    key="no-box-for-the-car",
    title="No box for the car",
    sent="",
    swaps=(),
    note=ContentNote(
        "A mother in her forties talks about being assessed before her baby is born. She used to "
        "drink. Her child lives with her.",
        (("alcohol", "mentioned"),),
    ),
    themes=("1.1", "3.2", "4.4", "8.1"),
    intruder=(
        "People at the school could know the pool and her age. She says they never knew of the "
        "drinking, so nothing of this leads them there. School, month and towns are covered."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.TALK_OR_REPORT, Use.RESEARCH}),
        until_in_days=500,
        given_days_ago=40,
        then=Then.ASK,
        not_near=frozenset({"northamptonshire"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Heard in full. An assessment, never a court.", 36
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=40,
    recordings=(HEARD,),
    hard=(("alcohol", "0:27-0:34"),),
)
