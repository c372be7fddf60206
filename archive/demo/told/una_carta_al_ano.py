"""Spoken in Spanish, published: letters to a son who was adopted, and the language they may be written in."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, prose
from archive.editions.edition import ContentNote, Cue
from archive.ground.languages import ENGLISH
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage
from stories.tongues import Words

HEARD = Recording(
    "una_carta_al_ano.ogg",
    55060,
    covers=(
        Covered(4687, 5216, "silence", "El lugar donde usted vive.", "Croydon"),
        Covered(33110, 33871, "silence", "El nombre de la trabajadora.", "Alison"),
        Covered(41435, 42463, "silence", "La fecha.", "el cuatro de junio"),
        Covered(51573, 52347, "silence", "El primer nombre de su hijo.", "Mateo"),
    ),
    cues=(
        Cue(350, 3433, "Bueno. No sé por dónde empezar. Empiezo por la carta."),
        Cue(4096, 8422, "Yo vivo en una ciudad, desde hace muchos años. Limpio oficinas, de noche."),
        Cue(9060, 13536, "Mi hijo tiene otra familia. Lo adoptaron cuando tenía, cuando ya caminaba."),
        Cue(14267, 17050, "Me dejan escribirle una carta. Una, al año."),
        Cue(17624, 21909, "La primera la escribí en español. Todo lo que sé de querer, lo sé en español."),
        Cue(22586, 25724, "Me la devolvieron. Que no se podía revisar. Que en inglés."),
        Cue(26413, 30840, "Entonces la escribí en inglés, y parecía, no sé. Parecía una carta del banco."),
        Cue(
            31531,
            38944,
            "Hasta que llegó a esa oficina una mujer nueva. Y me dijo, escríbala en español. La leemos "
            "juntas, despacio, y yo respondo por ella.",
        ),
        Cue(39680, 42514, "Y la carta se fue en español, en verano."),
        Cue(43143, 47831, "En la respuesta venía un dibujo. Un perro. Y abajo, con su letra, decía, ola."),
        Cue(48527, 49628, "Ola. Sin hache."),
        Cue(50451, 54578, "Yo todavía le digo por su nombre. Bajito, en el autobús, cuando no hay nadie."),
    ),
)

IN_ENGLISH = Words(
    title="One letter a year",
    words=prose(
        """
        Well. I don’t know where to start. I’ll start with the letter.

        I live in a city, I’ve lived there for many years. I clean offices, at night.

        My son has another family. They adopted him when he was, when he could already walk. I am allowed to write him a
        letter. One, a year.

        The first one I wrote in Spanish. Everything I know about loving, I know in Spanish. They gave it back to me. That
        it couldn’t be checked. That it had to be in English. So I wrote it in English, and it looked, I don’t know. It
        looked like a letter from the bank.

        Until a new woman came to that office. And she told me, write it in Spanish. We’ll read it together, slowly, and
        I will answer for it. And the letter went off in Spanish, in summer.

        In the answer there was a drawing. A dog. And underneath, in his own writing, it said ola. Hello. Without the h.

        I still call him by his name. Very quietly, on the bus, when nobody is there.
        """
    ),
    what="A mother tells of the letters she writes to her son, who was adopted. It is quiet.",
    made_by="person",
    let_be=(
        "ola",
        "letter",
        "a year",
        "offices",
        "clean offices",
        "The first one",
        "Spanish",
        "in summer",
    ),
    more="no",
    in_short=(
        "Dice lo mismo que usted contó: la carta devuelta, la mujer que la leyó con usted, el perro y la palabra «ola». "
        "Como en inglés no se nota la hache que falta, añadimos: «Hello. Without the h»."
    ),
    intruder_note=(
        "Her son’s other family could know the drawing and the word, as in Spanish. She wants both kept. An interpreter "
        "who does not know her read it: nothing in the English tells where she comes from."
    ),
)

STORY = Told(
    key="una-carta-al-ano",
    title="Una carta al año",
    sent="",
    swaps=(),
    note=ContentNote(
        "Una madre habla de las cartas que escribe a su hijo, que fue adoptado. Es tranquilo.",
        (("removal", "mentioned"),),
    ),
    themes=("6.5", "5.5", "3.6", "7.2"),
    intruder=(
        "Her son's other family could know the drawing and the word. She wants it kept. His first "
        "name, the worker's, the town and the day are covered."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.LANGUAGES}),
        until_in_days=360,
        given_days_ago=45,
        then=Then.ASK,
        not_near=frozenset({"south-london"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
        translations=frozenset({ENGLISH}),
    ),
    court=Court(
        Stage.ENDED,
        Content.OWN_LIFE,
        Basis.NOT_ABOUT,
        "Heard with an interpreter. Letters, nothing of a hearing.",
        41,
    ),
    standing=Standing.PUBLISHED,
    sent_days_ago=45,
    language="es",
    recordings=(HEARD,),
    english=IN_ENGLISH,
)
