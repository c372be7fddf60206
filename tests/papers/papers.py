"""Texts that are, or are pieces of, papers of a court. All invented: no case, person or number behind them is real."""

from __future__ import annotations

PAPERS: dict[str, str] = {
    "care order, whole": """IN THE FAMILY COURT AT LEEDS
Case No: LS23C50123
IN THE MATTER OF THE CHILDREN ACT 1989
AND IN THE MATTER OF: Robyn Tarrow (A Girl, born 4 May 2023)
Before Her Honour Judge Pellow sitting in private on 9 June 2023
UPON hearing counsel for the local authority and the solicitor for the mother
IT IS ORDERED THAT:
1. The child is placed in the care of Marlow City Council.
2. There shall be no order as to costs.""",
    "interim order, only the numbered part": """IT IS ORDERED THAT:
1. The child shall be placed in the interim care of the local authority until further order.
2. The mother shall file and serve her final statement by 4pm on 3 August.
3. The local authority shall disclose the contact notes to all parties.
4. The matter is listed for an issues resolution hearing with a time estimate of one day.""",
    "recitals only": """UPON the court reading the bundle filed by the applicant
AND UPON hearing counsel for the mother and counsel for the child
AND UPON the local authority confirming that it will provide transport to contact
AND UPON the court noting that the father did not attend""",
    "lower case order": """in the family court at bristol
case no bs22c50417
before district judge amory
the applicant is thornbury county council
the first respondent is the mother
it is ordered that the child remain in foster care and that the mother have contact three times a week""",
    "scanned, letters mixed up": """lN THE FAMlLY C0URT AT HULL
Case N0: HU24C5O311
BEF0RE D1STRlCT JUDGE FENN
lT lS 0RDERED THAT
1. The chi1d sha11 1ive with the maternal grandmother.""",
    "scanned, spaces lost": """INTHE FAMILYCOURT AT DERBY
INTHE MATTER OF THE CHILDRENACT1989
UPONHEARING the solicitor for the mother
ITISORDERED THAT thechild be placed with foster carers""",
    "scanned, with line breaks": """IN THE
FAMILY COURT
AT COVENTRY
CV21C50098
IT IS
ORDERED
THAT the
first respondent shall file and
serve her statement by 4pm
on 12 March""",
    "private law order": """IN THE FAMILY COURT AT ZELBOROUGH
Case number: ZE21P00123
The Applicant is Colin Wray. The First Respondent is Tessa Wray.
CHILD ARRANGEMENTS ORDER
The court orders that the child shall live with the applicant.
WARNING: if you do not obey this order you may be held to be in contempt of court and fined or sent to prison.""",
    "high court order": """IN THE HIGH COURT OF JUSTICE
FAMILY DIVISION
FD23P00123
BEFORE MRS JUSTICE HOLLIN
IN THE MATTER OF THE INHERENT JURISDICTION
BETWEEN
A Local Authority (Applicant)
and
A Mother (First Respondent)""",
    "judgment with citation": """Re X (A Child) [2023] EWFC 12
This judgment was delivered in private. The judge has given leave for this version of the judgment to be published.
1. This is an application by the local authority for a care order in respect of a girl aged two.
2. The mother opposes it. I remind myself that the burden of proof lies upon the local authority.""",
    "judgment, a middle page": """23. I am satisfied on the balance of probabilities that the mother was not open with the health visitor.
24. I accept the evidence of the social worker, who gave it carefully.
25. The guardian's view is that nothing else will do. The child is likely to suffer significant harm if returned.
26. I approve the care plan and I make the order.""",
    "judgment, lower court": """JUDGMENT
Ref. LV22C50876
His Honour Judge Tennick
These are care proceedings concerning two boys. The applicant is the council. The first respondent is the mother.
I have read the bundle and heard from four witnesses. I make no findings against the father.""",
    "threshold": """THRESHOLD DOCUMENT
Section 31(2) Children Act 1989
The local authority contends that at the relevant date the child was suffering, or likely to suffer, significant harm
attributable to the care given by the mother.
1. The mother has a history of poor mental health.
2. The mother did not engage with the midwife.
3. The father has convictions for violence.""",
    "threshold, agreed": """Final agreed threshold
The parties agree that the threshold criteria under section 31(2) are met on this basis:
a) The mother misused alcohol during the pregnancy;
(b) The child was exposed to arguments between the parents;
(c) The parents did not work honestly with the local authority.""",
    "schedule of findings": """SCHEDULE OF FINDINGS SOUGHT BY THE LOCAL AUTHORITY
No. | Finding | Evidence | Response
1. On 3 May the mother left the child alone. E14. Denied.
2. On 9 May the father entered the property in breach of the bail conditions. E22. Admitted.
3. The mother failed to protect the child. Statement of the social worker, C31.""",
    "position statement": """POSITION STATEMENT ON BEHALF OF THE MOTHER
for the issues resolution hearing on 8 October
Case No. NE22C50544
1. This document is filed on behalf of the first respondent mother.
2. The mother seeks the return of the child to her care.
3. She opposes the making of a placement order.""",
    "case summary": """CASE SUMMARY
Prepared by the local authority for the case management hearing
Applicant: Saltmere Borough Council
1st Respondent: the mother
2nd Respondent: the father
3rd Respondent: the child, by her children's guardian
The application for an interim care order is listed for 10.30am.""",
    "cafcass analysis": """CAFCASS
Children's Guardian's Initial Analysis and Recommendations
Case number: PE23C50712
The child is represented by his children's guardian.
The guardian recommends that the interim care order is made. The mother loves the child. The child needs a decision.""",
    "social work evidence template": """SOCIAL WORK EVIDENCE TEMPLATE (SWET)
1. Case details. Application: care order. Case number NG22C50310
2. The social worker's qualifications
I am a registered social worker employed by Marlow City Council. I make this statement in support of the application.
3. Chronology. The child protection plan began in March.""",
    "social worker's statement": """1. I am a social worker employed by Thornbury County Council and I make this statement in support of the local
authority's application for a care order.
2. The mother attended four of ten sessions.
3. The father has not engaged.
I believe that the facts stated in this witness statement are true.""",
    "a mother's statement for court": """IN THE FAMILY COURT AT LINCOLN
LN22C50102
WITNESS STATEMENT OF THE MOTHER
I, Tessa Wray, of an address known to the court, will say as follows:
1. I am the mother of the child and I make this statement in answer to the local authority's application.
2. I deny that I was drunk.
I believe that the facts stated in this statement are true.""",
    "expert report": """PSYCHOLOGICAL REPORT
Report of Dr Ivo Marchbanks, Chartered Psychologist, prepared pursuant to the letter of instruction
Re: R (A Child)
I understand that my overriding duty is to the court and I have complied with it.
4.1 The mother presented as tired.
4.2 The mother's scores fall within the average range.""",
    "expert report, a paragraph": """7.3 In my opinion the mother's difficulties are within the meaning of a moderate disorder.
7.4 The child would be likely to suffer significant harm without support being given to the parents.
7.5 I confirm that I have made clear which facts are within my own knowledge. Addendum report to follow pursuant to the order.""",
    "letter of instruction": """LETTER OF INSTRUCTION
Dear Dr Marchbanks
In the matter of R (a child). You are instructed as a joint expert by the parties, permission having been given by the court.
The applicant is the local authority. The report shall be filed and served by 4pm on 6 June.""",
    "form C110A": """Form C110A
Application for a care or supervision order and other orders under Part 4 of the Children Act 1989
The family court at Hull
Case number
Date issued
1. Summary of the application
The order applied for: Interim care order
Name of the applicant: Saltmere Borough Council""",
    "form C2 notice": """C2
Application for permission to start proceedings, for an order or directions in existing proceedings
Family Court sitting at Derby
DE21C50077
The respondent. Give the name of each respondent.""",
    "notice of hearing": """NOTICE OF HEARING
In the Family Court at Swansea
Case number SA22C50031
The case is listed for a further case management hearing before the District Judge on 4 May at 10am
at the civic centre. Time estimate 1 hour.""",
    "standard directions": """STANDARD DIRECTIONS ON ISSUE
Case No. WR23C50009
1. Allocated to a circuit judge.
2. A children's guardian is appointed.
3. The local authority shall serve the documents in the annex by noon on Friday.
4. The case is listed for a case management hearing.""",
    "emergency protection order": """EMERGENCY PROTECTION ORDER
Section 44(1) Children Act 1989
The Family Court sitting at Plymouth
Made by the lay justices
The court directs that any person who can produce the child to the applicant must do so.""",
    "confidential cover": """CONFIDENTIAL - NOT TO BE DISCLOSED
These papers relate to proceedings heard in private. They must not be shown to anyone without the permission of the court.
It may be a contempt of court to do so.
Case no. EX22C50220""",
    "transparency order": """TRANSPARENCY ORDER
In the Family Court at Leeds
IT IS ORDERED THAT
No person shall publish any information likely to identify the child or the family.
This order shall last until the child's 18th birthday. Reporting restrictions apply.""",
    "placement order": """PLACEMENT ORDER
Adoption and Children Act 2002, section 21(1)
The court authorises the local authority to place the child for adoption.
The consent of the mother is dispensed with pursuant to section 52(1)(b) because the welfare of the child requires it.""",
    "special guardianship": """SPECIAL GUARDIANSHIP ORDER
IN THE FAMILY COURT AT OXFORD
The court orders that Ms P Arden is appointed special guardian of the child.
The respondent mother shall have contact four times a year.""",
    "advocates' meeting": """Note of the advocates' meeting held on 3 July
Present: counsel for the local authority, counsel for the mother, solicitor for the child
The parties agree that the final hearing is listed for five days. The mother shall file and serve her response by 4pm on 9 July.""",
    "care plan": """FINAL CARE PLAN
Name of child: R. Local authority: Marlow City Council. Case number: BM23C50190
The plan is that the child is placed for adoption. The mother will have a final contact.
Section 31A care plan for the final hearing.""",
    "parenting assessment": """PARENTING ASSESSMENT REPORT
Prepared for the Family Court at Hull. HU23C50044
1. The mother was assessed over eight sessions.
2. The mother found it hard to set boundaries.
3. The local authority is not able to recommend that the child returns.""",
    "Welsh order": """YN Y LLYS TEULU YN ABERTAWE
Rhif yr achos: SA23C50064
YN ACHOS DEDDF PLANT 1989
Gerbron y Barnwr Rhanbarth Prydderch
Gorchmynnir bod y plentyn yn cael ei roi yng ngofal yr awdurdod lleol.
Dim gorchymyn ynglŷn â chostau.""",
    "Welsh order, a part": """Mae'r llys yn gorchymyn:
1. Rhaid i'r fam ffeilio a chyflwyno ei datganiad erbyn 4pm.
2. Rhaid i'r awdurdod lleol ddatgelu'r nodiadau.
3. Caiff y plentyn aros yn y lleoliad presennol.
Y Ceisydd: Cyngor Sir Glanmorfa. Yr Atebydd: y fam.""",
    "Welsh statement": """DATGANIAD TYST
Yn y Llys Teulu yng Nghaernarfon
Rwy'n weithiwr cymdeithasol. Gwnaf y datganiad hwn i gefnogi cais yr awdurdod lleol.
Credaf fod y ffeithiau a nodir yn y datganiad hwn yn wir. Mae'r plentyn yn dioddef niwed sylweddol.""",
    "sheriff court": """SHERIFFDOM OF TAYSIDE AT INVERKERRAN
IN THE SHERIFF COURT
Application in terms of the Children's Hearings (Scotland) Act 2011, section 67(2)(a)
The Sheriff, having heard the reporter and the agent for the relevant person, finds the grounds established.""",
    "children's hearing grounds": """STATEMENT OF GROUNDS
Children's Hearings (Scotland) Act 2011
Section 67(2)(a): the child is likely to suffer unnecessarily due to a lack of parental care.
Supporting facts
1. The relevant person is the mother.
2. The child was born on 4 May.
3. The mother has used drugs.""",
    "compulsory supervision": """COMPULSORY SUPERVISION ORDER
The children's hearing made a compulsory supervision order in respect of the child.
The implementation authority is Strathlowan Council. The relevant person must not remove the child.
Statement of reasons: the hearing considered the report of the reporter.""",
    "Northern Ireland": """IN THE FAMILY PROCEEDINGS COURT FOR THE DIVISION OF ARDS
The Children (Northern Ireland) Order 1995, article 50
BETWEEN
Lough Trust, Applicant
and
A mother, Respondent
The court makes an interim care order.""",
    "e-mail that holds an order": """Dear Tessa, please find the order below. Kind regards, your solicitor.
IN THE FAMILY COURT AT READING
RG23C50018
UPON reading the application
IT IS ORDERED THAT the mother is permitted to attend by video link. The case is relisted for 3 May.""",
    "her story, then the order": """I came home and I sat on the stairs and I could not take my coat off. I had the paper in my hand. I am going to copy it
out here because I want you to see what they wrote about me and my girl. I read it every night. This is what it says.

IN THE FAMILY COURT AT HULL
Case No HU23C50871
Before District Judge Fenn
UPON hearing the solicitor for the local authority
IT IS ORDERED THAT
1. The child shall be placed in the care of the local authority.
2. The mother shall have supervised contact twice a week.
3. The local authority shall file and serve a final care plan by 4pm on 6 June.
4. The matter is listed for final hearing with a time estimate of three days before a circuit judge.
5. There be no order as to costs.""",
    "non-molestation": """FL401 order
IN THE FAMILY COURT AT YORK
YO22F00187
The respondent is forbidden to use or threaten violence against the applicant.
Penal notice: if you do not obey this order you may be found guilty of contempt of court.""",
    "a fragment about contact": """12. The mother shall have supervised contact three times each week for ninety minutes.
13. The local authority shall file and serve the contact notes by noon on each Friday.
14. The father is joined as a party.
15. Permission to instruct a psychologist is refused.""",
    "bundle index": """COURT BUNDLE INDEX
Section A: Case summary, position statements
Section B: Applications and orders, C110A, interim care order
Section C: Statements: social work statement, statement of the mother
Section E: Expert reports: report of Dr Marchbanks
Case number: CF23C50205""",
}
