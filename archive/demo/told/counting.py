"""Hidden by her after it was published: a mother and baby unit, psychosis, a baby who stayed with her."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
I am a teaching assistant, Year 2, at Larkmead Primary in Luton. I do phonics. I tell you that because when I
was ill I was doing phonics on everything. Five days after Efua was born I was soaking the labels off tins so
that the letters could not get in.

My husband Kojo thought I was tired. My mum thought it was spiritual and rang Pastor Emmanuel. The health
visitor, Sandra, thought I was coping very well because the flat was so tidy. It was tidy because I had not
slept since the Sunday.

It was my sister Adwoa who rang 999. The ambulance man took his boots off at the door because I asked him to,
on account of the writing on the soles. He did not argue about it. He took my blood pressure in his socks.

They found us a bed on a mother and baby unit, Saltmarsh House, a long way off near Southend, at two in the
morning on the 6th of March. I thought it was a prison, and then I thought it was a programme about one. Efua
came with me. I want people to hear that part because I did not know it could happen. I thought if I said one
true thing they would take her, so for six days I did not say any.

There was a nurse called Bernadette, from Mayo, with very big hands. She never sat me down and interviewed
me. She would come in to cut Efua's nails and say, hold that foot for me. One day I was holding the foot and
I said I was counting the slats in the blind, because if I lost count Efua would die. She asked what I was up
to. I said two hundred and fourteen. She said right, I will take over from two hundred and fifteen, you have
a lie down. And she did, out loud, until the nails were done and well past that.

I slept. I am not saying that is what made me better. Tablets did, and eleven weeks. But nobody had taken
over before.

Children's services came, because of what I had said about her dying. The social worker, Imran, came to the
unit and did not wait for me to be home. He asked Bernadette and he asked my sister. He asked me last, when I
was well, so that it would be me he was asking. He told me that was why. They closed it in August.

I went back to work in September. I still count stairs. I told my head teacher it had been anaemia and I have
not put that right. I can say it here and I cannot say it in a staff room, which is part of what I wanted to
tell you.
""")

STORY = Told(
    key="two-hundred-and-fifteen",
    title="Two hundred and fifteen",
    sent=SENT,
    swaps=(
        Swap(
            "a teaching assistant, Year 2, at Larkmead Primary in Luton",
            Kind.ORGANISATION,
            "a teaching assistant in a primary school",
        ),
        Swap("Efua", Kind.PERSON, "Lydia"),
        Swap("husband Kojo", Kind.PERSON, "husband"),
        Swap("Pastor Emmanuel", Kind.BACKGROUND, "her church"),
        Swap("The health visitor, Sandra,", Kind.PERSON, "The health visitor"),
        Swap("sister Adwoa", Kind.PERSON, "sister"),
        Swap("Saltmarsh House, a long way off near Southend", Kind.PLACE, "a long way off"),
        Swap("at two in the morning on the 6th of March", Kind.DATE, "in the middle of the night"),
        Swap("a nurse called Bernadette, from Mayo,", Kind.PERSON, "a nurse"),
        Swap("eleven weeks", Kind.DATE, "the best part of three months"),
        Swap("The social worker, Imran,", Kind.PERSON, "The social worker"),
        Swap("Bernadette", Kind.PERSON, "that nurse", nth=2),
        Swap("in August", Kind.DATE, "after the summer"),
        Swap("in September", Kind.DATE, "that autumn"),
    ),
    note=ContentNote(
        "A mother is very ill in the first days after a birth. She and her baby go to a mother and baby unit"
        " together. They are not parted.",
        (("psychosis", "described"), ("death-of-a-baby", "mentioned")),
    ),
    themes=("2.4", "2.7", "4.1", "7.6", "8.1"),
    intruder=(
        "Nurses of that unit could know it is her. She was told before it went out, and said yes. We "
        "searched for the unit with the school: nothing. Someone she works with could still guess from her "
        "job."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.BESIDE}),
        until_in_days=290,
        given_days_ago=75,
        then=Then.ASK,
        not_near=frozenset({"essex-and-suffolk"}),
    ),
    court=Court(Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. It never came to a court.", 71),
    standing=Standing.HIDDEN,
    sent_days_ago=75,
    letters=(
        ours(
            "Thank you. The nurses on that unit may know this is you. We wanted to say so first. Do you "
            "still want it shown? You can also think about it.",
            72,
        ),
        hers("I do want it shown. I would like Bernadette to hear it.", 71),
        hers(
            "I have hidden it. We have a new parent at school who trains midwives. It may be nothing.",
            2,
        ),
        ours(
            "It is hidden. No one can see it but you. You do not have to say why. It is here if you want it.",
            1,
        ),
    ),
)
