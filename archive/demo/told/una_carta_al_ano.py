"""Spoken in Spanish, published: letters to a son who was adopted, and the language they may be written in."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told
from archive.editions.edition import ContentNote, Cue
from archive.rules.consent import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage

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
)
