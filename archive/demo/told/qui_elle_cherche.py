"""Spoken in French, waiting for her yes: a daughter comes home and calls for the foster carer at night."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told, prose
from archive.editions.edition import ContentNote, Cue
from archive.ground.languages import ENGLISH
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Basis, Content, Stage
from stories.tongues import Words

HEARD = Recording(
    "qui_elle_cherche.ogg",
    56132,
    covers=(
        Covered(5104, 5915, "silence", "La ville.", "Leeds"),
        Covered(21054, 22160, "silence", "La date.", "le quatorze janvier"),
        Covered(25681, 26425, "silence", "Le prénom de la dame.", "Suzanne"),
        Covered(49435, 49834, "silence", "Le prénom de votre fille.", "Grâce"),
    ),
    cues=(
        Cue(350, 3771, "Alors. On m'a dit, parlez comme vous voulez. Donc je parle français."),
        Cue(4403, 8146, "J'habite dans une grande ville. Je viens de loin. Bon, ça ne change rien."),
        Cue(
            8793,
            13668,
            "Ma fille est restée neuf mois dans une autre famille. Neuf mois. Elle a appris à marcher là-"
            "bas.",
        ),
        Cue(
            14347,
            19138,
            "Les gens disent, elle est revenue, c'est fini, il faut être contente. Oui. Je suis contente.",
        ),
        Cue(19870, 24343, "Mais elle est rentrée en hiver, et la nuit, elle appelait l'autre dame. Pas moi."),
        Cue(25031, 28018, "Elle disait son nom. Elle disait ça devant la porte."),
        Cue(28755, 32313, "Et moi je n'ai rien dit, parce que j'avais, j'avais peur qu'on la reprenne."),
        Cue(
            33006,
            38601,
            "C'est l'assistante sociale qui a demandé. Elle a dit, est-ce qu'elle la cherche encore? "
            "Comme ça. Normalement.",
        ),
        Cue(
            39287,
            44754,
            "J'ai dit oui. Alors la dame est venue boire le thé, un dimanche, avec le doudou qu'on avait "
            "oublié.",
        ),
        Cue(45363, 48164, "Elles ont pleuré toutes les deux. Moi, j'ai fait des beignets."),
        Cue(48911, 52407, "Depuis, ma fille, elle dort. Enfin, elle dort comme dorment les enfants."),
        Cue(53030, 55651, "Ne dites pas, c'est fini. Demandez qui elle cherche."),
    ),
)

IN_ENGLISH = Words(
    title="Who is she looking for",
    words=prose(
        """
        So. They told me, speak the way you want. So I speak French.

        I live in a big city. I come from far away. Well, that changes nothing.

        My daughter stayed nine months in another family. Nine months. She learned to walk there.

        People say, she came back, it’s over, you should be happy. Yes. I am happy. But she came home in winter, and at
        night she called the other lady. Not me. She said her name. She said it at the door. And I said nothing, because
        I was, I was afraid they would take her again.

        It was the social worker who asked. She said, is she still looking for her? Like that. As a normal thing. I said
        yes. So the lady came to drink tea, on a Sunday, with the soft toy that had been forgotten.

        They cried, both of them. Me, I made fritters. Since then my daughter sleeps. Well, she sleeps the way children
        sleep.

        Don’t say, it’s over. Ask who she is looking for.
        """
    ),
    what="A mother tells how her daughter came home after nine months in another family. They are still together.",
    made_by="checked",
    let_be=(
        "French",
        "nine months in",
        "Nine months",
        "in winter",
        "on a Sunday",
        "fritters",
        "made fritters",
        "a big city",
        "after nine months in",
    ),
    more="no",
    in_short=(
        "Le texte dit la même chose que vous, du début à la fin. «Doudou» est devenu «soft toy», et «beignets», «fritters». "
        "Une machine a fait le premier essai. Une personne a tout relu et corrigé."
    ),
    intruder_note=(
        "The foster carer would know the Sunday and the toy. The mother knows, and has told her. The fritters have no name "
        "of a country. We tried both in English: nothing."
    ),
)

STORY = Told(
    key="qui-elle-cherche",
    title="Qui elle cherche",
    sent="",
    swaps=(),
    note=ContentNote(
        "Une mère raconte le retour de sa fille après neuf mois dans une autre famille. Elles restent"
        " ensemble.",
        (("removal", "mentioned"),),
    ),
    themes=("5.7", "4.1", "4.4", "3.6"),
    intruder=(
        "The foster carer would know it is her, and is a friend now. Both first names, the city and "
        "the day are covered. Nothing could be searched."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM, Audience.PRIVATE_LINK}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.BESIDE, Use.LANGUAGES}),
        until_in_days=364,
        given_days_ago=7,
        then=Then.ASK,
        not_near=frozenset({"west-yorkshire"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
        translations=frozenset({ENGLISH}),
    ),
    court=Court(
        Stage.NONE,
        Content.OWN_LIFE,
        Basis.NOT_ABOUT,
        "Heard with an interpreter. A return home, no court.",
        3,
    ),
    standing=Standing.WITH_HER,
    sent_days_ago=7,
    language="fr",
    recordings=(HEARD,),
    english=IN_ENGLISH,
)
