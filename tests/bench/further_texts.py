"""Fifteen more texts of our own, in other voices, written before the rules were touched again: what they found then stands in ADR 19.

Marked as those of `marked_texts.py`, whose names, towns and turns of phrase none of them borrows.
"""

from __future__ import annotations

TEXTS = (
    "They came for [P!Perpetua] on [D:the Wednesday before Lammas]. I was [A:twenty-three] and had [A:two little ones] already. The ward was [O:Juniper "
    "Suite] at [O:Bassetlaw]. My social worker, [P:Philippa Stott], said [O:Nottinghamshire County Council] had no choice. I said everybody has a choice.",
    "right so im from [L:Bootle] an my lad [P!Jaydn] was [A:9 month old]. his dad [P!Macca] got sent down to [O:walton]. the sw [P:Bernie] kept sayin [P!Jayden] "
    "this an [P!Jayden] that, she couldnt even spell [P!Jay]. me mam [P!Maureen] was on [O:ward 7b] wiv her lungs. ino i was no angel but i luvd him",
    "My name is [P!Tigist]. I came from [L:Mekelle] in [D:2016] with [A:my two daughters], [P!Selam] and [P!Bethlehem]. In [L:Barking] the [O:health visitor team] "
    "said I did not look at them when I speak. In my language, [B:Tigrinya], to look is rude. [P:Doctor Achterberg] wrote this in [D:the spring of that year].",
    "When the judge at [O:Teesside Combined Court Centre] read it out, case [C!MB21C00563], I heard [P!my mother's name] wrong and nobody corrected it. I had "
    "[A:four sons] and [P!Ruaridh] was [A:the smallest], [A:three pounds eleven]. He was born [D:the night the snow closed the A66].",
    "Dwi'n dod o [L:Pwllheli]. They called me to [O:Ysbyty Gwynedd] and [P:Sister Menna] held my hand. [P!Gwion] was [A:thirty-four weeks]. My [B:first "
    "language] is Welsh. The guardian, [P:Mr Alderson-Pugh], had never been west of [L:Chester].",
    "Ah wis in [L:Cranhill] wi ma maw when they chapped the door. [P!Wee Struan] wis greetin. The lassie fae [O:the social work in Easterhoose], [P:Morven], "
    "couldnae look at us. [D:Twa days] efter ma [A:seventeenth birthday]. ma NI number [C!JT 40 17 22 B] wis on the form and they still got ma name wrang.",
    "I'm [B:a beekeeper's daughter] and [B:I drove a tram] till [P!Kazimierz] came. His father [P!Zbigniew] works [B:at the slaughterhouse]. In [L:Crewe] they have "
    "[O:the Polish Saturday school] and [P:Pani Halina] asked me every week where he is. NHS number on his bracelet was [C!401 023 2137]. I know it like a song.",
    "they took [A:all five] of us into care [D:in the nineties] so wen i had [P!Princess] they alredy had my file. [P:Tanya from the leaving care team] "
    "dropped me at [O:rose cottage], thats [B:the mother and baby unit]. u had 2 weigh everything. she went from [A:6lb 2] to [A:5lb 13] an they wrote it in red",
    "My wife [P!Anneliese] gave birth; I am the other mum. [P!Otto] had [B:a heart the wrong way round] and was at [O:Alder Hey] for [D:eleven weeks]. The worker "
    "[P:Gavin] called me the friend. We had [A:a boy of six], [P!Ludo], in [O:Year One at St Barnabas]. Our postcode is [L!CH43 5XY] and the street knows.",
    "Assalamu alaikum sisters. I am [B:Rohingya] and my husband's mother [P!Rahima Begum] speaks for me. [P!Nur] was born in [L:Kutupalong]; [P!Habib] in "
    "[O:Bradford Royal Infirmary]. [P:Miss Aziz] from [O:the refuge] told them about the burn. It was oil, from frying, on [D:Shab-e-Barat].",
    "[P!Saffron-Rae] has [A:a twin who died]. I was [A:41], they said geriatric. I play [B:the cornet in Grimethorpe]. [P:Her Honour Judge Pellew] asked if I "
    "would give up the band. I'd had [A:nine rounds of IVF]. [P!Saffy]'s in [L:Devon] now, adopted, with a new middle name.",
    "I worked nights at [O:the Amazon in Tilbury]. My manager [P:Kwaku] swapped my shifts for contact at [O:Thurrock Family Centre]. [P!Blessing] is [A:11 "
    "months], [P!Divine] is [A:two an a half]. Ring my sister [P!Comfort] on [K!07911 123456], I've got no credit. Her email's [K!comfort.a88@mailbox.example].",
    "They said at conference I had [B:emotionally unstable personality disorder]. I have [B:ADHD] and a temper. [P:Sandra] (the SW) and [P:Sandra] (the other SW, "
    "from [O:Sefton]) never agreed. [P!Kel], my eldest, was moved to [O:Chesterfield High]. [P!Kelly-Ann] they called her there. She hates [P!Kelly-Ann].",
    "Being [B:a Traveller], you get used to it. We were pulled on at [L:Appleby], [D:June], when [P!Dolly-Mae] was took bad. [P!Big John] went wi her in the "
    "ambulance to [O:Penrith]. [A:Seven childer] I've reared, and [P!Tyrone Lee] [A:the baby]. [O:Eden council] put a notice on the gate [D:the very next morning].",
    # Nothing to take out.
    "The worst was the phone. It would ring and I would think, this is the one. I hoovered the same bit of carpet for an hour. My friend came and made toast, "
    "and we didn't say a word. You learn which floorboards talk. I kept the light on in the little room and I still do, even now.",
)

LAST = (
    "[P!Nevaeh] was three when the police came to [L:Stainforth]. Her nan, [P!Pauline Oxley], rang [P:Councillor Birtwhistle] and nobody rang back. I'd had "
    "[A:six miscarriages]. The fostering lady, [P:Glenda], said I should be grateful. I was on [O:Rampton] Road bus when I heard.",
    "me n [P!Kez] was 16 n 17 wen we had [P!Tyra-Lee]. we was in [O:a hostel on Spital Hill] in [L:Sheff]. the sw, [P:Ruksana], she was sound but then [P:Gareth] "
    "took over n it went tits up. [P!Tyra] is [A:5] now n she lives in [L:Chesterfield] wiv [P!Lynn an Bob]",
    "I am [P!Wioleta], cleaner at [O:the Morrisons]. They wrote my name [P!Violetta] on all the papers. My daughter [P!Hania] has [B:coeliac disease]. In "
    "[O:Birmingham Heartlands] [P:Doctor Mehta] said she is thin because of me. [D:On the eleventh of November] they took her from [O:St Chad's nursery].",
    "Mi mother come from [L:St Elizabeth], Jamaica, in [D:'61]. I raise [A:four] and the fifth one, [P!Jahmarley], is who them take. [P:Miss Pearl] at church stand up "
    "for me in [O:Croydon Family Court]. The lawyer name [P:Adeyinka]. Him say nine times, say nothing.",
    "My hospital number was [C!RX4471920] and his was the next one. [O:Ward 23, Royal Oldham]. [P!Idris] came at [A:28+3]. His father, [P!Mostafa], drove for "
    "[B:Uber] and slept in the car park. On [D:the Sunday of the marathon] the doctors said he might not see. My passport, [C!512874460], they kept it.",
    "There's only one shop on [L:Benbecula] and everyone in it knew. [P!Eilidh] was christened at [O:Griminish]. I'd been [B:an officer in the Coastguard]. The "
    "reporter to the panel, [P:Mr MacAskill], was my [B:cousin's husband]. [P!Eilidh] was [A:ten weeks].",
    "I have [B:dwarfism], and so does [P!Roo]. The first thing [P:Carol-Anne] the health visitor asked was how I'd reach the cot. It was in [O:the Hexham "
    "Courant] when we won the adapted kitchen. Ring [K!01434 496 0123] if you think I can't cook. [O:Northumberland council] paid for the taps.",
    "She was called [P!Zofka] by her gran and [P!Sophie] by the foster carers, [P!Trevor and Jean]. I learnt about it at contact in [O:the Beehive]. I'm "
    "[B:Lemko], which nobody here has heard of. [D:The second Friday of Lent] I stopped eating. [P:Father Bohdan] came with soup.",
    "My ex, [P!Dwayne], was an [B:MMA fighter]; you can look him up. He put me through the window of [O:the Bay Horse]. [P!Kaydence] and [P!Kobe] were upstairs. "
    "[O:Humberside Police] sent [P:PC Lister]. I moved to [O:the refuge in Grimsby] with [A:a two year old] and [A:a baby of nine days].",
    "I'm [B:autistic] and I like lists. One: [P!Bronte] was born at [D:4.12am]. Two: the midwife, [P:Oyinkan], sang. Three: at [O:Kirklees] they have a form "
    "called a CP4 and I filled it in wrong. Four: [P!Bron] is [A:eight], lives near [L:Holmfirth], and has my chin. Five: my solicitor was [P:Miss Entwistle-Shah].",
)
"""Ten more, written after the rules were touched and measured once."""
