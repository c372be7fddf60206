"""Published, with a private link, not near one area: a mother whose English is learnt, and a telephone."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
I come to England from Bacău in 2019, to work in the laundry of the Marine Bay Hotel in Torquay. I fold
sheets, eight hours, very hot. My English then was hello, thank you, sheet, towel, pillow. Now it is better.
I write this alone, only my friend Doina looked at the commas.

My son Matei was born on 2 November, 2.3 kilos. I had twenty-six years. His father, Ionuț, was away on a ship
and after he did not come back. In the second week I was sick and I could not stop to cry, so I went to the
Palm Road surgery. They rang an interpreter. I said to the phone, mi-e rău. In my language it means I feel
ill. The interpreter told the doctor, 'She says that she is bad.' I saw the doctor's face change and I did
not know which word did it.

Two days after, there came a social worker, Philippa, and a man who did not say his name. They put the phone
on the windowsill with the loud voice on, for the interpreter. The line cut three times and each time it was
a new person. The third was a man from another region, I think Moldova, and he was in the street. I could
hear a bus. I must tell about my milk and my blood to a man near a bus.

Philippa said there is a paper, so Matei can sleep with another family and I can rest. The interpreter said,
a night or some nights. I signed. It was nearly five weeks.

In the fourth week a different worker came, Kemi. She brought a real person, in a chair, Doamna Cristina, who
spoke like my mother speaks. Kemi did not begin. First she asked me to tell Cristina what was on the paper
that I signed. I said, it is for one night. Nobody spoke. Kemi wrote 'one night' and turned her book so that
I could see she wrote it. After this she told me, it is not for one night, and you can say stop. I did not
know that I can say stop. I said it in English, so there would be no mistake.

It took nine days more because of meetings. He came home on 17 December with a cough and a blue coat that was
not mine. I washed the coat and sent it back.

I am not angry with the man near the bus, he was at work too. I ask only this. When you use the phone, ask me
to say back what I think you told me. If I say it wrong, it is not that I am stupid. The word arrived wrong,
and one of us has to notice.
""")

STORY = Told(
    key="phone-on-the-windowsill",
    title="The phone on the windowsill",
    sent=SENT,
    swaps=(
        Swap("from Bacău in 2019", Kind.PLACE, "some years ago"),
        Swap("the laundry of the Marine Bay Hotel in Torquay", Kind.ORGANISATION, "a laundry"),
        Swap("friend Doina", Kind.PERSON, "friend"),
        Swap("Matei", Kind.PERSON, "Adam"),
        Swap("on 2 November", Kind.DATE, "in autumn"),
        Swap("2.3 kilos", Kind.AGE_FAMILY, "very small"),
        Swap("I had twenty-six years", Kind.AGE_FAMILY, "I had not yet thirty years"),
        Swap("His father, Ionuț, was away on a ship", Kind.PERSON, "His father was away for work"),
        Swap("the Palm Road surgery", Kind.ORGANISATION, "the doctor"),
        Swap(
            "mi-e rău",
            Kind.BACKGROUND,
            "three short words",
            "The words say what country you come from. What they mean can stay.",
        ),
        Swap("a social worker, Philippa,", Kind.PERSON, "a social worker"),
        Swap("I think Moldova", Kind.BACKGROUND, "not mine"),
        Swap("Philippa said", Kind.PERSON, "The social worker said"),
        Swap("a different worker came, Kemi", Kind.PERSON, "a different worker came"),
        Swap("Doamna Cristina", Kind.PERSON, "an older woman"),
        Swap("Kemi did not begin", Kind.PERSON, "The new worker did not begin"),
        Swap("to tell Cristina", Kind.PERSON, "to tell this woman"),
        Swap("Kemi wrote", Kind.PERSON, "The worker wrote"),
        Swap("on 17 December", Kind.DATE, "in winter"),
    ),
    note=ContentNote(
        "A mother signs a paper she understood to be for one night. An interpreter on a telephone is part of"
        " it. Her baby comes home after some weeks.",
        (("immigration", "mentioned"), ("removal", "mentioned")),
    ),
    themes=("3.6", "5.1", "8.2", "4.4", "5.7"),
    intruder=(
        "The words in her language named her country, so they are gone. Her two social workers would know it"
        " is her. She knows that, and asked that it is not shown where they work. We searched the hotel and "
        "the phrase: nothing."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.LANGUAGES}),
        until_in_days=310,
        given_days_ago=55,
        then=Then.HIDE,
        not_near=frozenset({"devon"}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. Signed papers, never a court.", 50
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=55,
    letters=(
        ours(
            "Thank you for telling this. We did not change your English. It is clear and it is yours. The "
            "words you said on the phone tell what country you come from. May we take them out and keep what"
            " they mean?",
            53,
        ),
        hers("Yes you can take out. Please leave the bus.", 52),
        ours("The bus stays. You can read it now. It will not be shown near the place you told us.", 50),
    ),
)
