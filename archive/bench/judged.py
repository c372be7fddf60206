"""Thirty short texts in the archive's own subject, all made up, and twenty-seven questions a trainer might ask of them, judged by us.

Grades: 3 answers the question, 2 is about it, 1 touches it; what is not named is 0.
"""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "form": ("The form on the kitchen table", "The social worker left a form on my kitchen table and said sign it when you are ready. I did not know what half the words meant. Nobody read it through with me, and I was ashamed to ask.", ("8.2", "4.4")),
    "plain": ("She drew it for me", "One worker drew the court as a picture: who sits where, who speaks when, what the judge wants to know. For the first time I understood what was happening to us. She used plain words and she waited for my questions.", ("8.2", "8.1")),
    "ward": ("Four hours", "They let me hold him for four hours on the ward. Then two people came with a car seat. The midwife cried with me and took a photo of his feet. I was told he would be born into care, but nobody tells you how quiet the room is after.", ("6.1", "6.5")),
    "home": ("The empty car", "I went home from hospital without my baby. My milk came in that night and there was no one to ring. The cot was built, the nappies were in the cupboard. A health visitor who knew might have come, and did not.", ("6.2", "7.3")),
    "contact": ("Tuesdays at the centre", "We had ninety minutes in a contact centre, with a woman writing in the corner. I sang to her every Tuesday. It is hard to be natural when each cuddle is noted down and timed.", ("6.4", "4.2")),
    "letter": ("Once a year", "I write a letterbox letter every March. I never know if she reads it. The post adoption worker helped me find words that were about her and not about my pain.", ("6.5", "5.5")),
    "goodbye": ("The last visit", "Nobody prepared me for the goodbye contact. We had cake, as if it were a birthday. I wanted someone to tell me it was allowed to cry in front of him. They took a photo of us and I have it still.", ("6.3", "7.1")),
    "grandma": ("Gran has her", "My mother has special guardianship of my daughter. People think that it is easy because she is in the family. I see her on Sundays, and I am the visitor in the house where I grew up.", ("5.6", "6.4")),
    "hid": ("I said I was fine", "I was scared that if I told the midwife how low I felt they would take the baby. So I smiled and said fine, fine. Fear kept me quiet for seven months and I got worse.", ("4.1", "2.1")),
    "psychosis": ("Ten days after", "I had a psychosis ten days after she was born. I thought the radio spoke to me. The mother and baby unit kept us together, and a nurse sat with me at night until I slept.", ("2.4", "2.7")),
    "unit": ("We stayed together", "On the unit they let me be her mum while I was ill. They did not grab her when she cried; they stood beside me until I could. We came home together after nine weeks.", ("2.7", "5.7")),
    "voices": ("Not a monster", "When I said I had intrusive thoughts about harm they wrote it down as risk. A perinatal nurse explained that such thoughts are common with OCD and are not a wish. I wish that she had written the report.", ("2.2", "4.6")),
    "label": ("Three letters", "They gave me a personality disorder label in a half hour meeting. After that, anger was my disorder and sadness was my disorder. Nobody saw that I had lost a child.", ("2.5", "4.3")),
    "violence": ("He was the danger", "He hit me and I was the one assessed. They said I failed to protect. What would have helped was a safe place for me and the baby, and not a list of things that I should have done.", ("3.1", "4.5")),
    "alcohol": ("Ninety days dry", "I stopped drinking in the fifth month and I had the tests to prove it. They said that it was too soon to trust. A recovery worker came to court and spoke for me, and that changed something.", ("3.2", "8.3")),
    "flat": ("Damp", "We lived in one room with damp on the walls, and the baby's chest was bad. They wrote neglect. I had asked the council for another flat eleven times. Poverty is not neglect.", ("3.3", "4.3")),
    "care": ("I had been in care myself", "I grew up in care, so they watched me from the first scan. My own file from when I was six was read out in a meeting about my son. I was more than that file.", ("3.4", "4.2")),
    "learning": ("Too fast", "I have a learning disability. They talked too fast and gave me eleven pages. An advocate made it easy read with pictures, and then I could do what they asked of me.", ("3.5", "8.2")),
    "tongue": ("My words in another mouth", "The interpreter was a man from my own community, so I said nothing about my husband. When a woman came by telephone, from another town, I could talk at last.", ("3.6", "3.1")),
    "conference": ("Twelve people", "There were twelve people around the table at the child protection conference and I knew two. They spoke about me as mum. The chair asked me last, when everybody was putting on coats.", ("1.2", "8.1")),
    "prebirth": ("Before he was born", "The pre-birth assessment began at twenty weeks. I never knew which answer was wrong. One worker told me at each visit what she would write, and that was the only fair thing in it.", ("1.1", "4.4")),
    "plo": ("A letter before court", "The letter before proceedings came by recorded post on my birthday. It said get a solicitor. I thought that it meant he was gone already. Someone should come and sit with you when it comes.", ("1.3", "8.2")),
    "court": ("Room four", "In family court I sat behind my barrister and heard my life in the wrong order. The judge looked at me once and said my name properly. I have kept that.", ("5.2", "5.3")),
    "solicitor": ("Somebody on my side", "My solicitor came to my house because I could not face the office. She told me the truth, also when it was bad. I lost, and I still think of her as the one who believed me.", ("5.3", "4.4")),
    "section": ("What I signed", "I signed section 20 papers in a hospital bed, with stitches. I thought it was for a weekend. Nobody said that I could ask a lawyer first or that I could say no.", ("5.1", "8.2")),
    "again": ("The second time", "When I was pregnant again they opened the old file before they asked how I was. I had done everything: therapy, the flat, the course. A worker from Pause stood next to me, and this time he stayed.", ("7.4", "5.7")),
    "grief": ("A loss with no funeral", "There is no card for this. He is alive and I grieve. On his birthday I light a candle and my sister comes. A worker who says his name is worth more than any leaflet.", ("7.1", "7.2")),
    "group": ("Other mums", "I sat in a group of mothers who had lost children to adoption. Nobody there looked away. One showed me her tattoo of a footprint. That was when I began to get better.", ("8.3", "7.6")),
    "kind": ("Cup of tea", "She made me a cup of tea before she opened the folder. It sounds small. It told me that she had seen a person come in, and not a case. Kindness does not cost time.", ("8.1", "4.4")),
    "father": ("He was there too", "Nobody asked the father anything. He stood in the corridor with the bag. When they took her they spoke to me and walked past him, and he has not spoken about it since.", ("8.4", "6.1")),
}  # fmt: skip

QUESTIONS: Mapping[str, Mapping[str, int]] = {
    "baby removed at birth in hospital": {"ward": 3, "father": 2, "home": 2, "section": 1},
    "going home without the baby": {"home": 3, "ward": 1},
    "explain forms in plain words": {"plain": 3, "form": 3, "learning": 2, "section": 2, "plo": 1},
    "signed section 20 without a lawyer": {"section": 3, "form": 1, "solicitor": 1},
    "afraid to tell the midwife how she felt": {"hid": 3, "voices": 1, "tongue": 1},
    "postpartum psychosis mother and baby unit": {"psychosis": 3, "unit": 3},
    "supervised contact centre": {"contact": 3, "goodbye": 2, "grandma": 1},
    "goodbye contact": {"goodbye": 3, "letter": 1},
    "letterbox contact after adoption": {"letter": 3, "group": 1, "goodbye": 1},
    "kinship care with grandmother": {"grandma": 3},
    "domestic abuse failed to protect": {"violence": 3, "tongue": 2},
    "interpreter": {"tongue": 3},
    "learning disability easy read": {"learning": 3, "plain": 2},
    "child protection conference how people spoke": {"conference": 3, "kind": 1, "court": 1},
    "poverty and housing called neglect": {"flat": 3},
    "care leaver watched because of her own file": {"care": 3, "again": 1},
    "pregnant again after losing a child": {"again": 3, "grief": 1},
    "grief while the child is alive": {"grief": 3, "goodbye": 1, "group": 1, "label": 1},
    "someone who believed me": {"solicitor": 3, "kind": 2, "court": 2, "prebirth": 1},
    "small kindness that helped": {"kind": 3, "court": 1, "ward": 1, "unit": 1},
    "fathers left out": {"father": 3},
    "letter before proceedings": {"plo": 3, "solicitor": 1},
    "court": {"court": 3, "solicitor": 2, "plain": 2, "alcohol": 1, "plo": 1},
    "removal": {"ward": 3, "father": 2, "home": 2},
    "mental health": {"psychosis": 3, "unit": 3, "voices": 3, "label": 3, "hid": 2},
    "contact": {"contact": 3, "goodbye": 3, "letter": 3, "grandma": 1},
    "assessment": {"prebirth": 3, "violence": 1, "learning": 1},
}  # fmt: skip
