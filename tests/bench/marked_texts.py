"""Short texts of our own with what could tell who somebody is, marked by hand: the ruler of `make bench BENCH=suggest`.

All of it is invented. `[P:Sadia]` is a person, L a place, O a house or a team, D a day or a time, A an age, a weight or
children, C a code, K a contact, B a background, E anything else; with `!` (`[P!Sadia]`) it tells by itself. The last texts
hold nothing to take out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from moderation.suggesting.suggestion import Label

_LETTERS = {
    "P": Label.PERSON, "L": Label.PLACE, "O": Label.ORG, "D": Label.DATE, "A": Label.AGE_FAMILY, "C": Label.CODE,
    "K": Label.CONTACT, "B": Label.DEMOGRAPHIC, "E": Label.EVENT_MISC,
}  # fmt: skip
_MARK = re.compile(r"\[([A-Z])([:!])([^\]]+)\]")


@dataclass(frozen=True)
class Span:
    """A stretch that could tell, and whether by itself."""

    start: int
    end: int
    label: Label
    is_direct: bool


@dataclass(frozen=True)
class Marked:
    """A text and its stretches."""

    text: str
    spans: tuple[Span, ...]


def read(marked: str) -> Marked:
    """Return a text without its marks, and where they stood."""
    text, spans, at = "", [], 0
    for one in _MARK.finditer(marked):
        text += marked[at : one.start()]
        spans.append(Span(len(text), len(text) + len(one[3]), _LETTERS[one[1]], one[2] == "!"))
        text += one[3]
        at = one.end()
    return Marked(text + marked[at:], tuple(spans))


TEXTS = (
    "They came on [D:a Thursday]. [P!Siobhán] was asleep on me and I had one sock on. The worker, [P:Fiona], said it was only for the weekend.",
    "i had [P!kaiden] at [O:pinderfields] wen i was [A:16]. his dad [P!brad] was in [O:armley]. sw said [P!kaiden] had 2 go 2 his nan [P!lorraine] in "
    "[L:castleford]. gutted",
    "My name is [P!Ayaan] and my first language is [B:Somali]. We lived in [L:Small Heath]. My boy [P!Guled] was [A:four] when they said I must sign. "
    "[P!Hodan], my neighbour, she cried with me.",
    "It was [D:the second of May], [D:2017], and raining. Our [P!Leighton] weighed [A:5lb 11]. I signed section 20 on the bonnet of a car outside "
    "[O:Tameside General].",
    "Roeddwn i'n byw gyda [P!Mam-gu Eirwen] ym [L:Maesteg]. Then the English started. [P!Lleucu], they wrote, had a mark; a [B:Welsh] speaking baby in "
    "[L:Bridgend] with nobody to talk to.",
    "My son [P!Jakub] was born in [O:Wrexham Maelor] in [D:November 2019]. [P:Pani Grażyna] from the [O:Polish shop] translated because there was no one else. "
    "My husband [P!Sławek] worked nights at [O:the chicken factory in Sandycroft].",
    "Când am venit din [L:Suceava] I was [A:nineteen]. I worked [B:picking leeks near Wisbech]. They took [P!Denisa] from me at [O:Hinchingbrooke]. The "
    "interpreter was called [P:Mirela] and she was kind.",
    "[P!Zubaidah] was born [D:three weeks before Christmas]. I am [B:Pakistani], from [L:Manningham], and the health visitor, [P:Julie], never took her "
    "shoes off. My sister in law [P!Nusrat] told [O:the school on Oak Lane].",
    "Ma wean [P!Rhys] wis only [A:ten days auld]. The polis came tae the flat in [L:Drumchapel] at [D:hauf six]. [P!Wee Shona] fae [O:the food bank] "
    "held ma haun.",
    "I'm a [B:veterinary nurse]. When [P!Matilda] was born at [A:31 weeks] in [O:the Royal Cornwall], I drove there every night along [L:the A30] for "
    "[D:63 days].",
    "My NHS number is [C!943 476 5919] and the case is [C!LS19C00412]. If you have the papers ring me on [K!07700 900457] or "
    "write to [K!lisa.marlowe@example.org].",
    "He put my address on Facebook: [L!14 Cobden Terrace, LS12 5LA]. Everyone in [L:Armley] saw. His car is [C!YK17 XRB].",
    "THEY TOOK [P!LILLY MAE] ON [D:BOXING DAY]. I RANG [O:WEST MIDLANDS POLICE] [E:NINE TIMES]. NOBODY CAME. MY SOLICITOR [P:MR AHMED] SAID WAIT.",
    "we was living in a caravan at [L:Skeggy]. [P!Tyler] had [B:cerebral palsy] and the [O:council] said the step was a danger. I built a ramp out of a door.",
    "My partner, [P!Imogen], and I had [P!Wilf] with [B:a known donor]. [E:Two mums] and a spaniel. The social worker, [P:Hayley], put the dog's name in "
    "the report, [E:Biscuit], and got mine wrong.",
    "She has [B:sickle cell], so it was [O:King's] every month. I'm [B:Ghanaian], I'm loud, they wrote aggressive. [P!Abena] is [A:seven] now. [P:Auntie Esi] "
    "fetches her from [O:the centre in Peckham].",
    "I was in [O:Foston Hall] when he was born. [P:Officer Dean] let me hold him [D:twenty minutes]. They named him [P!Kobi]. I'd have said [P!Reuben].",
    "The judge was [P!Her Honour Judge Harcourt-Vane]. It was in [O:the Argus] because of [E:the fire]. [D:Easter] that year came late. I had [A:four kids] "
    "and the baby.",
    "[P!Tymofii] came with me from [L:Zaporizhzhia] on [D:9 March 2022]. Our sponsor in [L:Bakewell], [P:Mrs Ollerenshaw], reported us because he would not eat.",
    "i no i shudnt of gone bk 2 [P!gaz] but i did. [P!shanelle] was [A:3] n she seen it. the school ([O:st annes]) rung them. [P:miss patel] is her teacher",
    "It was [A:the twins] first. [P!Ellie-Mai] went to [L:Rhyl] and [P!Eddie] stopped with me. [A:2.4 kilos] he was. [P:Delyth], the midwife, knitted a hat.",
    "I'm [B:deaf], and [P:Karl] the interpreter went home at [D:five o'clock]. Nobody signed after that. [P!Ottilie] signs milk. She was [A:fourteen months].",
    "They said I missed a review at [O:Beeches Ward]. I was sat in [O:the chapel]. I have [B:bipolar] and [B:a first in chemistry]. My mother is "
    "[B:a magistrate in Hexham].",
    "In [L:Ballymena] everybody knows. [P!Caolán]'s da drove [B:the school bus]. When the [O:Trust] came, [P:Bernadette Quigg] at number [L:40] watched "
    "from the step.",
    "[P!Nkechi] was [A:six weeks]. The pastor at [O:Living Waters] laid hands on me. I trained as [B:a pharmacist in Enugu]; here I [B:clean trains].",
    "My instagram is [K!@mumof_three_x]. Look at [D:14/02/21], that's the last photo before contact went to letterbox. His name's changed now, he was "
    "[P!Teddy-Jay].",
    "[P!Ifrah] started [A:reception] [D:this September]. We went to [L:Hargeisa] for my father's funeral and they said abduction. [P:Khadra] at "
    "[O:the Women's Hub] wrote the letter.",
    "Me nan's a [B:Romany Gypsy], so they looked at the trailer first. [P!Cinderella] was [A:eight pound two]. We were on the verge by [L:Toddington services].",
    "Contact was at [O:Willow House] every [D:Tuesday]. [P:Bev] wrote everything down. [P!Marley] called her mummy once and nobody breathed.",
    "My husband is [B:a sergeant in the Rifles]. On [L:the patch] you hear everything. [P!Phoebe]'s birth was [D:the week of the jubilee]. [P:Padre Neil] "
    "christened her in a corridor.",
    "I wrote to [P:Councillor Hoyle]. I wrote to the [O:Yorkshire Post]. I was [A:the third sister] it happened to. My postcode is [L:HD1] and they know "
    "us by it.",
    "[P!Oluwaseyi] has my father's ears. I came on [B:a student visa] to [O:Coventry University]. [P:Ms Dhaliwal] asked if I prayed too much.",
    # Nothing to take out.
    "I sat in the corridor with my coat on. They offered me tea and I could not swallow. When I stood up my legs shook. Nobody said sorry.",
    "u know wen u cant even cry no more. i just sat on his bed wiv his blanket n smelt it. they dont get it do they. miss u baby x",
    "The health visitor was kind. She said that I was doing well, and then she wrote something else. I found out in court. I still have the cot.",
    "Ah wis that tired ah couldnae see. Naebody asked if ah'd eaten. The social worker wis nice enough but she didnae listen.",
    "I want people to know that I kept every letter. I bathed my baby every night. I learned to cook. I went to all the meetings and I was on time.",
    "Mum says I should have shouted. I did not shout. I folded the clothes, the small white ones, and put the bottles in the bag, and I gave her the bag.",
)
