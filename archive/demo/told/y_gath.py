"""Spoken in Welsh, in the queue: one letter a year after an adoption, and what to put in it."""

from __future__ import annotations

from archive.demo.pieces import Choices, Court, Covered, Recording, Standing, Told
from archive.editions.edition import ContentNote, Cue
from archive.rules.choices import Audience, Medium, Profession, Then, Use
from archive.rules.court import Content, Stage

HEARD = Recording(
    "y_gath.ogg",
    75455,
    covers=(
        Covered(7848, 8298, "tone", "Enw dy ferch.", "Cadi"),
        Covered(12644, 13219, "tone", "Y dre.", "Llanelli"),
        Covered(32299, 32724, "tone", "Enw’r fenyw o’r swyddfa.", "Meinir"),
        Covered(33149, 34071, "tone", "Y dre arall.", "o Gaerfyrddin"),
        Covered(69129, 70332, "tone", "Y dyddiad.", "ar y pumed o Fai"),
    ),
    cues=(
        Cue(350, 3922, "Dw i'n cael un llythyr y flwyddyn. Ym mis Medi mae e'n dod."),
        Cue(4252, 7313, "Cafodd fy merch ei mabwysiadu pan oedd hi'n un oed."),
        Cue(7811, 11187, "Fy nghariad o'n i'n ei galw hi. Mae enw arall gyda hi nawr."),
        Cue(11887, 16289, "Ro'n i'n byw yn y dre ar y pryd, ac yn ifanc iawn, ac yn yfed gormod."),
        Cue(16841, 18995, "Dw i ddim yn beio neb am hynny."),
        Cue(
            19795,
            25050,
            "Y flwyddyn gynta, wnes i ddim ateb y llythyr. Do'n i ddim yn gwybod beth i'w ddweud.",
        ),
        Cue(25594, 29132, "Beth wyt ti'n ei ddweud? Mae'n bwrw glaw? Mae'r gath yn iawn?"),
        Cue(29832, 34071, "Wedyn daeth rhywun o'r swyddfa i'r tŷ. Un garedig oedd hi, o dre arall."),
        Cue(34524, 37695, "Ro'n i'n meddwl ei bod hi wedi dod i roi stŵr i fi."),
        Cue(38197, 41680, "Ond eisteddodd hi wrth y bwrdd, a gofynnodd hi, oes te i gael?"),
        Cue(
            42280,
            47766,
            "A dwedodd hi, does dim rhaid iddo fe fod yn llythyr da. Dim ond llythyr oddi wrthot ti.",
        ),
        Cue(48566, 52153, "Felly ysgrifennais i am y gath. Dwy dudalen, am y gath."),
        Cue(52479, 56776, "A mis Medi wedyn, daeth llun yn ôl. Llun o gath, mewn creon oren."),
        Cue(57676, 60185, "Doedd dim enw arno fe. Ond hi wnaeth e."),
        Cue(60561, 62768, "Mae e ar y wal, uwchben y tegell."),
        Cue(63468, 67579, "Mae'r gath wedi marw ers hynny. Dw i ddim wedi dweud wrthi hi."),
        Cue(68038, 70332, "Bydd hi'n ddeunaw cyn bo hir."),
        Cue(71032, 74990, "Dw i ddim yn disgwyl dim byd. Ond mae cath arall gyda fi."),
    ),
)

STORY = Told(
    key="y-gath",
    title="Y gath",
    sent="",
    swaps=(),
    note=ContentNote(
        "Mae mam yn sôn am ysgrifennu un llythyr y flwyddyn at ei merch, a gafodd ei mabwysiadu. Mae’n dawel, "
        "ac yn ddoniol weithiau.",
        (("removal", "mentioned"), ("alcohol", "mentioned")),
    ),
    themes=("6.5", "5.5", "7.2", "8.1"),
    intruder=(
        "Her daughter’s other family would know the cat. She hopes so. The towns, both names and the birthday "
        "are covered. We searched in Welsh and in English: nothing."
    ),
    choices=Choices(
        audiences=frozenset({Audience.TRAINING_ROOM}),
        professions=frozenset({Profession.SOCIAL_WORKERS, Profession.STUDENTS}),
        uses=frozenset({Use.TEACHING, Use.LANGUAGES}),
        until_in_days=360,
        given_days_ago=0,
        then=Then.ASK,
        not_near=frozenset({"swansea-and-south-west-wales"}),
        media=frozenset({Medium.WORDS, Medium.OWN_VOICE}),
    ),
    court=Court(Stage.ENDED, Content.OWN_LIFE),
    standing=Standing.QUEUE,
    sent_days_ago=0,
    language="cy",
    recordings=(HEARD,),
)
