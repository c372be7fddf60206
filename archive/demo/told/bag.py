"""Published, and her yes ends in nine days: a baby adopted long ago, told by a mother now in her forties."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, ours, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

SENT = prose("""
Joel was born at ten past four in the afternoon on 30 September 2001, on Wistan Ward at the Severnbank
Infirmary in Gloucester. I was nineteen. He was 51 centimetres. I know because I measured him, twice, with
the brass tape my foster dad Len gave me when I left care. Len was a tailor. It had L.P.H. stamped in the
case. A midwife held the other end and never asked what it was for. I was the only mixed-race girl on the
ward and people tended to ask me what things were for.

I had two nights. A social worker called Heather came on the third morning with a car seat that still had the
price on. She told me what would happen, in order, and then it happened in that order, and I will give her
that. She carried him. I carried the bag. At the car she asked did I want to do the straps, and I could not
work the straps. She waited until I asked. Then she did it with her hands over my hands, so that it was me
who did it. I have thought about that a good deal.

After that I walked to the bus station with my coat open because it would not do up, and got on the 94. A lad
gave me his seat and asked when it was due.

He was adopted at fourteen months. I sent one letter a year and I got one, in June, through an office in
Cheltenham. For the first three years mine came back with lines through them. I had put Mum. You are not to
put Mum, you put your first name. Nobody had told me that, so it looked to me as if he had sent it back. He
was two.

It was a woman on that team, Trish, who rang me, in 2005, and said shall we do it together on the phone, and
I will tell you what gets through. So I would read a line and she would say that's fine, that's fine, say
more about the dog.

The tape had gone into his box when he was adopted. I heard nothing about it. Then the letter came when he
was nine and his other mother wrote, he is four foot four by the brass tape. They had been using it every
birthday. She said there were pencil marks up the inside of the larder door. She need not have told me that.

The letters stopped when he was eighteen. I am 44 now and I drive a gritter for the county. I am not waiting,
exactly.

To people who train for this I would say two things. Explain the rules of the letters before the first
letter. And somebody is going to be carrying the bag, so look round and see who it is.
""")

STORY = Told(
    key="who-carries-the-bag",
    title="Who carries the bag",
    sent=SENT,
    swaps=(
        Swap("Joel", Kind.PERSON, "Daniel"),
        Swap(
            "at ten past four in the afternoon on 30 September 2001",
            Kind.DATE,
            "one afternoon some twenty years ago",
        ),
        Swap(
            "on Wistan Ward at the Severnbank Infirmary in Gloucester",
            Kind.ORGANISATION,
            "in a city hospital",
        ),
        Swap("I was nineteen", Kind.AGE_FAMILY, "I was a teenager"),
        Swap("He was 51 centimetres", Kind.AGE_FAMILY, "He was longer than they had said"),
        Swap("foster dad Len", Kind.PERSON, "foster dad"),
        Swap("Len was a tailor", Kind.PERSON, "He used it in his work"),
        Swap("L.P.H.", Kind.CODE, "his initials"),
        Swap(
            "mixed-race girl",
            Kind.BACKGROUND,
            "girl who was not white",
            "A wider word tells less. You chose this one.",
        ),
        Swap("A social worker called Heather", Kind.PERSON, "A social worker"),
        Swap("the 94", Kind.CODE, "mine"),
        Swap("at fourteen months", Kind.AGE_FAMILY, "as a toddler"),
        Swap("in June, through an office in Cheltenham", Kind.PLACE, "through an office"),
        Swap("He was two.", Kind.AGE_FAMILY, "He was still very small."),
        Swap("a woman on that team, Trish,", Kind.PERSON, "a woman on that team"),
        Swap("in 2005", Kind.DATE, "in the end"),
        Swap("when he was nine", Kind.AGE_FAMILY, "when he was at junior school"),
        Swap("he is four foot four", Kind.AGE_FAMILY, "he is tall for his age"),
        Swap(
            "I am 44 now and I drive a gritter for the county",
            Kind.OTHER,
            "I am in my forties now and I drive for a living",
        ),
    ),
    note=ContentNote(
        "A mother tells how her baby was carried out to a car, and of the letters afterwards. The baby was "
        "adopted. It is calm, and it ends without an answer.",
        (("removal", "described"), ("racism", "mentioned")),
    ),
    themes=("6.1", "6.2", "6.5", "5.5", "7.2", "3.4"),
    intruder=(
        "Her son's other family would know the tape at once, and he is grown up now. We asked her. She wants"
        " it kept. We searched for the tape, the bus and the office together: nothing came up."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=frozenset(
            {Profession.SOCIAL_WORKERS, Profession.MIDWIVES, Profession.COURT, Profession.STUDENTS}
        ),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.RESEARCH}),
        until_in_days=9,
        given_days_ago=174,
        then=Then.ASK,
    ),
    court=Court(
        Stage.ENDED, Content.OWN_LIFE, Basis.NOT_ABOUT, "Read in full. The ward, the letters, no court.", 168
    ),
    standing=Standing.LAPSING,
    sent_days_ago=174,
    letters=(
        ours(
            "Thank you for trusting us with this. His other family may know the brass tape if they ever meet"
            " these words. We can make it something else, or leave it. Which would you like?",
            171,
        ),
        hers("Leave it. If he ever does hear it I would want him to know it was me.", 170),
        ours(
            "We have left it. Your yes ends in nine days. You do not have to do a thing. If you want it to "
            "stay, you can give it more time. If not, we stop showing it that day.",
            1,
        ),
    ),
)
