"""Published on the short path, for a training room only: a mother with a learning disability."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
I am Chelsea-Ann. I am 24. I have a learning disability. I can read some. I can't read small.

I had my baby Jaxon on a Sunday. 6 pounds 2. We went to stay with a foster lady called Jan in Penrith. Me and
Jaxon had the back bedroom. A woman called Hilary came on Tuesdays and Fridays to see if I could be a mum.
She watched me make bottles. She did not talk when I did it. I got muddled because she did not talk. I put
the scoops in and I lost count. She wrote it down.

Jan saw I was upset. When Hilary went she got her phone and took photos of my hands. Hands doing the scoops,
one two three four. Hands doing the water. She printed them at the library and stuck them inside the cupboard
door with Blu Tack. I did not get it wrong after that. I did it at night, in the dark nearly, and I did not
get it wrong.

I told Hilary, look, it is on the cupboard. She said that is prompting. I said everybody has things stuck up.
Jan has the bins stuck up. She laughed but she still wrote it was prompting.

I had a lady to speak for me. She was an advocate and she was called Moira. She came in week nine. I wish she
came first. She made them stop and say it again in small words. Once she made them do it five times. I
counted.

There was a big meeting at the council. I sat at the end near the radiator. They talked about the long term.
I said what is the long term. A man said, when he is seven, Chelsea, or ten. I did not know what to say about
ten. He was ten weeks.

Jaxon lives with my auntie Bev in Maryport now. I see him Wednesdays and Saturdays after my work. I do the
till at the Lantern cafe. He calls me Mummy Chels. I still have the pictures of my hands. They are in my
drawer with my bank card.

Tell people this. Don't watch me, show me. Then watch me.
""")

STORY = Told(
    key="pictures-of-my-hands",
    title="Pictures of my hands",
    sent=SENT,
    swaps=(
        Swap("Chelsea-Ann", Kind.PERSON, "Kate"),
        Swap("I am 24", Kind.AGE_FAMILY, "I am in my twenties"),
        Swap("Jaxon", Kind.PERSON, "Ollie"),
        Swap("6 pounds 2", Kind.AGE_FAMILY, "A good size"),
        Swap("a foster lady called Jan in Penrith", Kind.PERSON, "a foster lady"),
        Swap("A woman called Hilary", Kind.PERSON, "A woman from the council"),
        Swap("Jan saw", Kind.PERSON, "The foster lady saw"),
        Swap("Hilary", Kind.PERSON, "the woman", nth=2),
        Swap("Hilary", Kind.PERSON, "the woman", nth=3),
        Swap("Jan has", Kind.PERSON, "The foster lady has"),
        Swap("She was an advocate and she was called Moira", Kind.PERSON, "She was an advocate"),
        Swap("Chelsea", Kind.PERSON, "Kate", nth=2),
        Swap("my auntie Bev in Maryport", Kind.PERSON, "family"),
        Swap("the Lantern cafe", Kind.ORGANISATION, "a cafe"),
        Swap("Chels", Kind.PERSON, "Kate"),
    ),
    note=ContentNote(
        "A mother with a learning disability is watched while she makes bottles. A foster carer finds a way "
        "to show her. Her son grows up with family and she sees him.",
        (("removal", "mentioned"),),
    ),
    themes=("3.5", "5.4", "8.2", "8.3", "5.6"),
    intruder=(
        "Her foster carer and her advocate would know it is her. She says they are friends. No place, no job"
        " and no day of birth is left. We searched for the cafe with the town: nothing leads to her now."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.MIDWIVES}),
        uses=frozenset({Use.TEACHING}),
        until_in_days=170,
        given_days_ago=12,
        then=Then.HIDE,
    ),
    court=Court(
        Stage.ENDED, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. A council meeting, no court.", 9
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=12,
    letters=(
        ours(
            "Thank you. You tell it very clearly. We changed your name to Kate and his to Ollie. Do you like"
            " them? You can pick others.",
            11,
        ),
        hers("I like Kate. I want Ollie. My freind read me this", 10),
    ),
)
