"""In writing, published: nine days between a birth and a board, from prison; in her forties, and a father nobody rang."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
I got thirty weeks for fraud. Catalogues, in other people's names. I did it, so we can leave that there.

I was six months gone when I went into Hallowmoor, which is outside Wakefield. I was 41. I had two grown up
and I had not planned on another and I had certainly not planned on it there. There is a unit where you can
keep your baby. You put in for it and a board sits. I put in the first week. Mine sat nine days after he was
born. Those nine days are what I want to tell about.

Reuben was born on 11 May at Calderbrook Infirmary, with an officer each side of the curtain. They were decent
about it. He went from the ward to a foster carer and I went back in the van. My milk came in on the second
night, on E wing.

The nurse in healthcare said bind up and it will stop. She said there was no point getting it going until the
board had sat. I said if I stop and they say yes, what do I feed him. She said he would be all right on a
bottle. I know he would. I've brought up two. That was not what I asked.

It was an officer called Mrs Okoro who got me the pump. It had to come through the gate as equipment and she
filled in the form on her dinner. Then there was nowhere to keep the milk, so she cleared a shelf in the staff
freezer, under the peas. Every bag had to have a label, and the only printer on the wing does property, so
that is what they said. A8814FK, 60 ml. A8814FK, 75 ml.

The foster carer, Denise, drove to the gate every other day with a cool box. Nobody paid her for that and she
had never met me. The second time, there was a note in the empty box. He takes it all and then he looks for
more. I kept that in my sock.

And there was a dad, by the way. Curtis was forty minutes off in Doncaster, driving for a laundry, with his
mum's back room painted. I had given them his number twice. In my file it said, father not known. He held his
son on the sixth day because Denise rang him.

The board said yes. It took them a quarter of an hour. We were on the unit until I was out, and he is eleven
months now and asleep on his dad.

There were nine bags left when we went. Mrs Okoro asked did I want them. I said no, and then I said yes.
""")

STORY = Told(
    key="nine-bags",
    title="Nine bags",
    sent=SENT,
    swaps=(
        Swap("thirty weeks for fraud", Kind.OTHER, "some months for fraud"),
        Swap("Hallowmoor, which is outside Wakefield", Kind.ORGANISATION, "a prison a long way from home"),
        Swap("I was 41. I had two grown up", Kind.AGE_FAMILY, "I was over forty. I had children grown up"),
        Swap("Reuben", Kind.PERSON, "Nathan"),
        Swap("on 11 May", Kind.DATE, "in the spring"),
        Swap("Calderbrook Infirmary", Kind.ORGANISATION, "a hospital"),
        Swap("on E wing", Kind.PLACE, "back on the wing"),
        Swap("I've brought up two", Kind.AGE_FAMILY, "I've done it before"),
        Swap("an officer called Mrs Okoro", Kind.PERSON, "one of the officers"),
        Swap("A8814FK", Kind.CODE, "My number"),
        Swap("The foster carer, Denise,", Kind.PERSON, "The foster carer"),
        Swap(
            "Curtis was forty minutes off in Doncaster, driving for a laundry, with his mum's back room painted",
            Kind.PERSON,
            "He was not far off, in work, with a room painted",
        ),
        Swap("because Denise rang", Kind.PERSON, "because the foster carer rang"),
        Swap("eleven months", Kind.AGE_FAMILY, "nearly one"),
        Swap("Mrs Okoro asked", Kind.PERSON, "That officer asked"),
    ),
    note=ContentNote(
        "A mother in prison is parted from her newborn for nine days. Then they are together on a unit. "
        "It is about milk. Nobody is hurt.",
        (("prison", "described"), ("removal", "mentioned")),
    ),
    themes=("5.7", "4.5", "8.1", "8.4", "4.4"),
    intruder=(
        "Officers of that wing would know the freezer. She has written to the one who cleared it, and is glad "
        "if it is shown there. Prison, hospital, her number, ages, the day and what the father does are out. We "
        "searched the crime with the town: nothing."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.RESEARCH}),
        until_in_days=450,
        given_days_ago=43,
        then=Then.ASK,
        not_near=frozenset({"west-yorkshire", "south-yorkshire"}),
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. A prison board, no family court.", 39
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=43,
    letters=(
        hers("You can say what I did. I would sooner they knew.", 43),
        ours("It says fraud, as you wrote it. We took out how long, as that could be looked up.", 40),
    ),
)
