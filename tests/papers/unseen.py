"""Papers and tellings written after the signs were set, and never used to set them: how the recogniser does on new ones."""

from __future__ import annotations

PAPERS = (
    """IN THE FAMILY COURT SITTING AT WORCESTER
WR24C50188
BETWEEN: Severnside Council Applicant and AB First Respondent and CD Second Respondent
ORDER MADE BY DISTRICT JUDGE PELHAM ON 3 MARCH
The court orders: 1. Interim care order until further order.""",
    """The mother's response to threshold
1. Denied. The mother was at work that day.
2. Accepted in part. The mother accepts the flat was untidy.
3. Denied. The father had left by then.
Filed on behalf of the first respondent mother.""",
    """Dear Ms Wray, We act for the local authority. We enclose by way of service the application in form C110A, the interim threshold document, the social work statement and the draft care plan. A hearing is listed for 12 May at 10am. You should seek legal advice.""",
    """IN CONFIDENCE - Children's Guardian final analysis. The child has lived with her foster carers for eleven months. The guardian recommends a placement order. The mother's commitment to contact is noted. The local authority's care plan is supported.""",
    """4. The Court is satisfied that the child is suffering significant harm. 5. The child shall reside with the paternal aunt. 6. Costs: no order. 7. Permission to appeal refused.""",
    """Section 7 report prepared by Cafcass for the Family Court at Luton. Case number LU23P00410. Both parents were interviewed. The father seeks that the child spends time with him.""",
    """Minutes of legal planning meeting. Present: team manager, local authority solicitor, social worker. Decision: threshold is met for pre-proceedings. Letter before proceedings to be sent to the mother and father by Friday.""",
    """hair strand test report. instructed by the solicitor for the mother pursuant to the order of 3 may. the donor's hair showed cocaine above the cut off in months 1 to 3. the expert's duty is to the court.""",
    """SUPERVISION ORDER. Children Act 1989 section 35. The Family Court at Kent orders that the child be placed under the supervision of the council for twelve months.""",
    """Y LLYS TEULU YN WRECSAM. Rhif yr achos WX23C50071. Cais am orchymyn gofal. Y Ceisydd: Cyngor. Yr Atebydd Cyntaf: y fam.""",
)

TELLINGS = (
    """The court said interim care order and I said what does interim mean and my barrister looked at her phone. I did not see him for nine days. I counted.""",
    """My solicitor sent me the threshold document by e mail at eleven at night. I read it on my phone in the bath. Twenty three things. I wrote no next to nineteen of them and I cried at the other four.""",
    """The District Judge was called Pelham. He had a nice tie. He asked if I wanted to say something and I said can I have my glasses. I could not read the bit they wanted me to sign.""",
    """It went like this. Case management hearing, then IRH, then final hearing. At each one the local authority wanted more time. Nobody asked the baby if she had more time.""",
    """They wrote: the mother was hostile. They wrote: the mother minimises. They wrote: the mother loves her child. I have all three on my fridge. I look at the last one when I get the milk.""",
    """I am going to say what the guardian's report said and then what was true. It said the flat was cold. It was cold. The council had not mended the boiler since October and I have the e mails.""",
    """When they read out the order I thought about the dog. I thought who is going to tell the dog. It is stupid what you think about.""",
    """A placement order is when they can look for somebody else. I looked it up after. On the day I thought it was about where I was going to be placed, like a refuge.""",
)
