"""In the queue, with a real question of law in it: an angry mother tells of a hearing and quotes a paper."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Standing, Swap, Told, hers, prose
from archive.editions.edition import ContentNote
from archive.rules.anonymity import Kind
from archive.rules.choices import Audience, Profession, Then, Use
from archive.rules.court import Content, Stage

SENT = prose("""
I'm angry so I'll get that out the way. You'll read this and put hostile. It's been put.

I rang the police on him. Me. Three times between February and June 2025, on Darren Sheldrake, from my flat
in Hillfields, and you can check because I've still got the last crime number, 20/48213/24. And what I got
for ringing was a social worker, Annabel, on my settee asking what I was going to do about his behaviour. HIS
behaviour. I said arrest him, I thought that was the idea.

He'd broke my wrist. I had Freya on the other arm, she was eight months.

They gave me a list and it went on the fridge, eleven things. Freedom course every Thursday, done. Locks
changed, done, £140, I paid it. New number, done. Tell my mum not to tell his mum anything, done, and that
was Christmas ruined. The one thing I didn't do was pack up and go to a refuge in Stoke on two days' notice,
because Kian, my eldest, was in the middle of his SATs at Whitmoor Juniors and he'd already been moved twice.
So that's the one they went with.

At the final hearing, 12th of November, Judge Pemberton sat up there and the council's barrister read out of
the guardian's report. I've got it here so I can give you it word for word. 'Mother minimises the risk posed
by Mr Sheldrake and presents as superficially compliant.' Superficially! I'd done ten out of eleven. I said
so, out loud, and the judge told me I would get my turn. When I got it my solicitor, Mr Anand, had told me to
keep it short. The psychologist said I had a dependent style. He'd met me once, fifty minutes, in a room at a
Travelodge. Then Annabel stood up and swore on the book that I'd been seen with Darren in Asda in Foleshill.
That was his brother. They look nothing alike.

Freya's been with carers in Nuneaton since. I get Tuesdays, an hour and a half, and the toy garage there has
got no ramp so the cars just drop. And Kian is WITH ME. Explain that one. I'm safe enough for a twelve year
old.

He got a suspended sentence. He goes where he likes.

What I want is for whoever's training to write this down. When she rings, it's because she wants something
done about him. So go and look at him. Knock on his door. Put his name at the front of it. I've counted, and
there's forty-one pages and six of them have got him in.
""")

STORY = Told(
    key="eleven-things",
    title="Eleven things on the fridge",
    sent=SENT,
    swaps=(
        Swap("between February and June 2025", Kind.DATE, "in half a year"),
        Swap("on Darren Sheldrake", Kind.PERSON, "on my ex"),
        Swap("from my flat in Hillfields", Kind.PLACE, "from my own flat"),
        Swap(
            "I've still got the last crime number, 20/48213/24",
            Kind.CODE,
            "I've still got the last crime number",
        ),
        Swap("a social worker, Annabel,", Kind.PERSON, "a social worker"),
        Swap("Freya", Kind.PERSON, "Poppy"),
        Swap("eight months", Kind.AGE_FAMILY, "not one yet"),
        Swap("a refuge in Stoke", Kind.PLACE, "a refuge in another city"),
        Swap("because Kian, my eldest,", Kind.PERSON, "because my eldest"),
        Swap("his SATs at Whitmoor Juniors", Kind.ORGANISATION, "his exams"),
        Swap("12th of November", Kind.DATE, "last winter"),
        Swap("Judge Pemberton", Kind.PERSON, "the judge"),
        Swap("Mr Sheldrake", Kind.PERSON, "the father"),
        Swap("my solicitor, Mr Anand,", Kind.PERSON, "my solicitor"),
        Swap("a room at a Travelodge", Kind.ORGANISATION, "a hotel room"),
        Swap("Annabel", Kind.PERSON, "my social worker", nth=2),
        Swap("with Darren in Asda in Foleshill", Kind.PLACE, "with him in a supermarket"),
        Swap("in Nuneaton", Kind.PLACE, "in another town"),
        Swap("Kian", Kind.PERSON, "my eldest", nth=2),
        Swap("a twelve year old", Kind.AGE_FAMILY, "the big one"),
    ),
    note=ContentNote(
        "An angry mother tells what was asked of her and not of the man who hurt her. A baby lives with "
        "carers, her brother at home. It tells of a court hearing.",
        (
            ("domestic-abuse", "described"),
            ("physical-assault", "mentioned"),
            ("removal", "mentioned"),
            ("police", "mentioned"),
        ),
    ),
    themes=("3.1", "5.2", "4.5", "8.4", "6.4"),
    intruder=(
        "Her ex would know it at once. The crime number can be looked up, the report's words are in the "
        "court's papers. The hearing is told and a report quoted: taking names out does not make that "
        "lawful. It has to wait."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.COURT, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.TALK_OR_REPORT}),
        until_in_days=728,
        given_days_ago=2,
        then=Then.ASK,
        not_near=frozenset({"coventry-and-warwickshire"}),
    ),
    court=Court(Stage.ENDED, Content.QUOTES),
    standing=Standing.QUEUE,
    sent_days_ago=2,
    letters=(hers("if you take the swearing on the book bit out then take it all out", 2),),
)
