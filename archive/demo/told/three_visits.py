"""Published, broad: a baby kept after an assessment before birth; dry, funny, in her late thirties."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
I am 39 and I had what the letter called a history. The history is called Dylan. He is nineteen now and mends
lifts in Hull, and I had him when I was twenty and drinking. He grew up with his dad's sister. We get on. He
rings when he wants to know how long you can keep chicken.

So when I was expecting again I knew they would come, and they came. Three visits a week from January 2023,
before she was even born, to a two-bed terrace on Tollgate Street in Grimsby. I had been dry eleven years. I
told them that on the first day, and then again on most of the others.

You should know about the pike. My grandad Walt caught it at Covenham reservoir in 1961 and had it stuffed,
and it lives in a glass case over my telly because there is nowhere else it fits. Every worker who came
stopped in front of it. One asked would it frighten the baby. One wrote it down. I have seen my file since,
and the pike gets four lines. My eleven years get two.

There was a main one, Marcus. He looked about fourteen and he always sat on the arm of the settee, never in
it, like a man waiting for a bus. He looked in my fridge every Monday. I started leaving him things to find.
I put a note on the ham that said GOOD MORNING MARCUS. He laughed, then he went red, and then he asked if I
minded him looking. Nobody had asked that. I said I did mind, as it happens, but less now.

It was different after. He sat on the actual settee. He told me what he was going to write before he wrote
it, and if I said that is not what happened he would say right, what did, and put both. The midwife, Oonagh,
came on the same day as him so that I only had to hoover once. That was her idea and I would give her a medal
for it.

Rosa was born at the Lowgate Maternity Wing on the 9th of May, 8lb 1oz, at twenty to four in the morning,
which is when I used to knock off at Brackley's Seafoods. They did not take her. I found out later there had
been a woman from the team sat along the corridor in case. She had brought a flask.

It went down to one visit, then a phone call, then a letter that said case closed and spelt Gail as Gale. I
have kept it. Rosa is three and she says goodnight to the fish.

If you are the one who visits, sit on the settee. Say what you are writing. And ask before you open the
fridge. I would have said yes every time. I wanted to be somebody who could have said no.
""")

STORY = Told(
    key="three-visits-a-week",
    title="Three visits a week",
    sent=SENT,
    swaps=(
        Swap("I am 39", Kind.AGE_FAMILY, "I am getting on for forty"),
        Swap("Dylan", Kind.PERSON, "Lewis"),
        Swap("nineteen", Kind.AGE_FAMILY, "grown up"),
        Swap("mends lifts in Hull", Kind.OTHER, "has a trade", "Not many people do that job there."),
        Swap("when I was twenty", Kind.AGE_FAMILY, "when I was young"),
        Swap("from January 2023", Kind.DATE, "from the start"),
        Swap(
            "a two-bed terrace on Tollgate Street in Grimsby",
            Kind.PLACE,
            "a small house in a town by the sea",
        ),
        Swap("eleven years", Kind.DATE, "ten years", "A round number tells less."),
        Swap("pike", Kind.OTHER, "owl", "You picked the owl. People near you may know the real one."),
        Swap(
            "Walt caught it at Covenham reservoir in 1961",
            Kind.EVENT,
            "found it on the road years ago",
            "This goes with the owl.",
        ),
        Swap("a main one, Marcus", Kind.PERSON, "a main one, a social worker"),
        Swap("MARCUS", Kind.PERSON, "ALL"),
        Swap("The midwife, Oonagh,", Kind.PERSON, "The midwife"),
        Swap("Rosa", Kind.PERSON, "Ivy"),
        Swap("the Lowgate Maternity Wing", Kind.ORGANISATION, "the hospital"),
        Swap("on the 9th of May", Kind.DATE, "one spring"),
        Swap("8lb 1oz", Kind.AGE_FAMILY, "a good weight"),
        Swap("at twenty to four in the morning", Kind.DATE, "in the small hours"),
        Swap("Brackley's Seafoods", Kind.ORGANISATION, "the factory"),
        Swap("spelt Gail as Gale", Kind.PERSON, "spelt my name wrong"),
        Swap("is three", Kind.AGE_FAMILY, "is a big girl now"),
        Swap("fish", Kind.OTHER, "owl"),
    ),
    note=ContentNote(
        "A mother is visited at home three times a week before her baby is born. The baby stays with her. It"
        " is dry and often funny.",
        (("alcohol", "mentioned"),),
    ),
    themes=("1.1", "4.2", "4.4", "5.7", "8.1"),
    intruder=(
        "A team from that town could know the ornament, so it is another one now. We searched for the "
        "ornament with the town, and for the firm: nothing led to her. Her grown son would know the story. "
        "She says he may."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.DOCTORS, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.SHORT_PART, Use.BESIDE, Use.TALK_OR_REPORT, Use.OFFLINE}),
        until_in_days=640,
        given_days_ago=34,
        then=Then.ASK,
    ),
    court=Court(
        Stage.NONE, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. It says nothing of a court.", 30
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=34,
    letters=(
        ours(
            "Thank you for this. We laughed, and then we read the bit about the fridge again. One thing. "
            "People in your town may know the fish. Could it be something else in its glass case? You "
            "choose. There is no rush.",
            32,
        ),
        hers("Make it an owl he found on the road. Grandad would be livid.", 31),
        ours("An owl it is. It is ready for you to read now. Nothing goes out until you say yes.", 29),
        hers("Read it. Yes. I like that you left the flask in.", 28),
    ),
)
