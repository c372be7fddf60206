"""Signs by which a paper of a family court is known, as data: wordings, how much each weighs, and where they come from.

A phrase is written as it reads. A space may be missing or be the end of a line, and letters that a scanner mixes up
count as one (`archive.rules.court_papers`); `^` stands for the beginning of a line. Nothing here was copied out of a
paper: these are the fixed wordings that the rules, practice directions and forms prescribe or that every order has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """What a sign is a sign of. Signs of one family are not independent of each other."""

    COURT = "court"
    NUMBER = "number"
    MATTER = "matter"
    SIDES = "sides"
    JUDGE = "judge"
    ORDER = "order"
    STEPS = "steps"
    PAPER = "paper"
    LAW = "law"
    UNSEEN = "unseen"
    JUDGMENT = "judgment"
    SIGNED = "signed"
    NUMBERED = "numbered"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Reason:
    """Why a text looks like a court paper: a sentence for whoever pasted it, and its source."""

    says: str
    source: str


REASONS: Mapping[Family, Reason] = {
    Family.COURT: Reason(
        "It has the name of a court at its head.", "FPR 2010 PD5A (forms); Children Act 1989 s.97"
    ),
    Family.NUMBER: Reason(
        "It has a number that a court gives to a case.",
        "Practice Direction (Judgments: Neutral Citations) [2002] 1 WLR 346; FPR 2010 PD5A",
    ),
    Family.MATTER: Reason(
        "It names a case the way a court does.", "AJA 1960 s.12(1)(a); Children Act 1989 s.97"
    ),
    Family.SIDES: Reason("It names the sides of a case, as a court does.", "FPR 2010 r.12.3 (parties)"),
    Family.JUDGE: Reason(
        "It says which judge it came before.", "FPR 2010 r.27.10 and 27.11 (hearings in private)"
    ),
    Family.ORDER: Reason(
        "It has words that a court order has.", "AJA 1960 s.12(2) (the text of an order); FPR 2010 PD37A"
    ),
    Family.STEPS: Reason("It says who must do what by when, as a court does.", "FPR 2010 PD12A"),
    Family.PAPER: Reason(
        "It has the name of a paper that is made for a court.", "FPR 2010 r.12.73 and PD12G; PD12A; Part 25"
    ),
    Family.LAW: Reason("It names parts of the law, as lawyers do.", "FPR 2010 r.12.73 and PD12G"),
    Family.UNSEEN: Reason("It says that others must not see it.", "AJA 1960 s.12; FPR 2010 r.12.73"),
    Family.JUDGMENT: Reason("It reads like what a judge wrote.", "AJA 1960 s.12(1)(a)"),
    Family.SIGNED: Reason("It reads like a paper that was signed for a court.", "FPR 2010 Part 22 and PD17A"),
    Family.NUMBERED: Reason(
        "Its lines have numbers, as in a court paper.", "FPR 2010 PD22A (form of statements)"
    ),
    Family.OUTSIDE: Reason(
        "It speaks of the mother and the child from the outside.", "FPR 2010 PD12A; FPR 2010 r.12.73"
    ),
}


@dataclass(frozen=True)
class Sign:
    """Wordings of one kind: any of them found is this sign, once."""

    family: Family
    weight: float
    phrases: tuple[str, ...]


_JUDGES = (
    "(?:deputy )?district judge|dj|his honour|her honour|hhj|h h j|mr justice|mrs justice|ms justice|recorder|"
    "the honourable|the hon|deputy high court judge|circuit judge|lay justices|the justices|magistrates|sheriff|"
    "the resident magistrate|the lady justice"
)
_PAPERS = (
    "threshold (?:document|criteria|statement|findings|facts|schedule)",
    "(?:agreed|final|interim) threshold",
    "schedule of (?:findings|issues|allegations|agreed facts)",
    "scott schedule", "position statement", "skeleton argument", "case summary", "advocates'? meeting",
    "(?:initial |final )?social work (?:evidence )?(?:template|statement|evidence)",
    "(?:cafcass|guardian'?s|children'?s guardian'?s|case) (?:initial |final )?analysis(?: and recommendations?)?",
    "(?:initial|final|interim) analysis(?: and recommendations?)?",
    "analysis and recommendations?",
    "(?:expert|psychological|psychiatric|addendum|joint|court|medical|section 7|s7|section 37) report",
    "(?:report|addendum) (?:of|by|from) (?:dr|professor|prof|mr|mrs|ms) ",
    "letter of instruction", "parenting assessment report", "viability assessment", "welfare checklist",
    "(?:interim |final )?care plan", "(?:final |initial )?witness statement", "statement of (?:facts|grounds|case)",
    "(?:supporting )?statement of (?:the )?(?:mother|father|social worker|guardian|[a-z]+ [a-z]+)$",
    "bundle index", "(?:case management|final hearing|court) bundle", "notice of (?:hearing|proceedings|application)",
    "(?:case management|interim care|care|supervision|placement|special guardianship|emergency protection) order",
    "(?:directions|child arrangements|prohibited steps|compulsory supervision|standard directions) order",
    "standard directions on issue", "sdo", "statement of reasons", "safeguarding letter", "record of proceedings",
    "datganiad (?:tyst|safbwynt)", "gorchymyn (?:gofal|goruchwylio|lleoli|rheoli achos|cyfarwyddiadau)",
    "dogfen drothwy", "dadansoddiad (?:cychwynnol|terfynol)", "cynllun gofal", "hysbysiad o wrandawiad",
)  # fmt: skip

SIGNS = (
    Sign(
        Family.COURT,
        2,
        (
            "^in the (?:family|high|county|magistrates'?|central family|crown|supreme|family proceedings) court",
            "^in the principal registry",
            "^in the (?:west london|east london|central london|inner london) family court",
            "^(?:the )?family court(?: sitting)? at [a-z]+$",
            "family court sitting at",
            "family division",
            "^the principal registry",
            "family proceedings court",
            "high court of justice",
            "^in the sheriff court",
            "sheriffdom of",
            "^in the court of session",
            "^court of session",
            "^[a-z]+ sheriff court$",
            "^(?:yn y|y) (?:llys teulu|llys sirol|uchel lys)",
            "yn eistedd yn",
            "adran (?:y )?teulu",
            "^in the high court of justice in northern ireland",
            "children's hearings? (?:centre|scotland)",
        ),
    ),
    Sign(
        Family.MATTER,
        2,
        (
            "(?:^|and )in the matter (?:of|concerning) ",
            "^in re ",
            "^re:? [a-z]+(?: and [a-z]+)? \\(",
            "^(?:and )?between:?$",
            "^re [a-z] (?:and|&) [a-z]$",
            "\\((?:a child|a minor|children|minors|care proceedings)\\)",
            "(?:yn|ym) (?:achos|mater) (?:deddf|y plentyn|y plant)",
            "^ac yn achos",
            "in the case of the child",
            "application in terms of",
        ),
    ),
    Sign(
        Family.SIDES,
        2,
        (
            "(?:first|second|third|fourth|fifth|ist|2nd|3rd|4th) (?:and (?:first|second|third|fourth|2nd|3rd) )?respondents?",
            "respondent (?:mother|father|parents?|child|grandmother)",
            "^(?:the )?(?:applicants?|respondents?|intervenors?)$",
            "(?:local authority|council|mother|father) ?[-–,(]* ?(?:the )?applicant",
            "by (?:his|her|their|its) children's guardian",
            "by (?:his|her|their|the) (?:guardian|next friend|litigation friend)",
            "children's guardian\\)?$",
            "counsel for the",
            "solicitors? for the (?:local|mother|father|child|applicant|respondent)",
            "(?:^|y |yr )(?:ceisydd|atebydd|atebwyr|ymatebydd)\\b",
            "pursuers?\\b",
            "^defenders?\\b",
            "the relevant person",
        ),
    ),
    Sign(
        Family.SIDES,
        1,
        ("the applicant", "the respondent", "the parties", "the reporter", "interested party"),
    ),
    Sign(
        Family.JUDGE,
        2,
        (
            f"^before:? (?:the )?(?:{_JUDGES})",
            f"(?:made|sitting|order|heard|dated|approved) (?:by|before) (?:the )?(?:{_JUDGES})",
            "sitting (?:as|in private|in chambers)",
            "^(?:gerbron|ger bron)",
            "(?:y|y dirprwy) barnwr rhanbarth",
            "e[iu] h?anrhydedd",
            "sitting in (?:open court|private)",
        ),
    ),
    Sign(
        Family.JUDGE,
        1,
        ("her honour judge", "his honour judge", "hhj", "district judge", "deputy district judge"),
    ),
    Sign(
        Family.ORDER,
        3,
        (
            "it is (?:hereby )?(?:further )?(?:ordered|directed|declared)(?: by consent)?(?: that)?:?",
            "the court (?:hereby )?(?:orders|directs|declares)",
            "it is recorded that",
            "the court (?:records|recorded|notes) that",
            "the sheriff[,]? (?:having|grants|makes|finds|appoints)",
            "(?:mae'r|y mae'r) llys yn (?:gorchymyn|cyfarwyddo|cofnodi)",
            "gorchmynnir",
            "gorchmynir",
            "the children's hearing (?:made|makes|decided|continued)",
        ),
    ),
    Sign(
        Family.ORDER,
        2,
        (
            "(?:^|and |by consent )upon (?:the )?(?:court|hearing|reading|application|considering|the|it)",
            "upon (?:hearing|reading) (?:counsel|the|from)",
            "no order (?:as to|for) costs",
            "liberty to (?:apply|restore)",
            "penal notice",
            "you may be (?:held|found) (?:to be )?in contempt",
            "if you (?:do not|disobey) (?:obey|this) (?:this )?order",
            "recitals?$",
            "^ar (?:ol|ôl) (?:clywed|darllen)",
            "dim gorchymyn (?:ynglyn|o ran)",
            "the following (?:orders|directions) (?:are|were) made",
            "made (?:the following|an) order[s]?:$",
        ),
    ),
    Sign(
        Family.STEPS,
        2,
        (
            "file and serve",
            "filed and served",
            "(?:do|shall|must) (?:file|serve|disclose|lodge)",
            "by (?:no later than )?(?:4|four|i2|noon|2|iO|io)[.:]?(?:oo|3o)? ?(?:p ?m|noon|a ?m|o'clock) on",
            "by 4 ?(?:p m|pm)",
            "no later than 4",
            "(?:is|be|was) (?:re)?listed for",
            "listed for (?:a |an )?(?:final|case|issues|further|interim|directions|contested|fact)",
            "time estimate",
            "(?:is|are|be) joined as",
            "permission to (?:instruct|rely|disclose|file)",
            "(?:shall|must|do) (?:remain|be placed|be named|have contact|reside|attend|be permitted)",
            "(?:mother|father|child|children|parents?) (?:shall|must|do|is to|are to|is forbidden|has permission)",
            "(?:local authority|guardian) (?:shall|must|do|is to|has permission)",
            "erbyn 4",
            "ffeilio a chyflwyno",
            "rhaid i'r (?:awdurdod lleol|fam|tad|ceisydd)",
            "attendance (?:is )?excused",
        ),
    ),
    Sign(
        Family.STEPS,
        1,
        ("final hearing", "(?:case management|issues resolution|interim|fact finding|directions) hearing"),
    ),
    Sign(
        Family.PAPER,
        2,
        tuple(f"^{one}(?=[^a-z\n]|$|\n)" if not one.endswith(("$", " ")) else f"^{one}" for one in _PAPERS),
    ),
    Sign(
        Family.PAPER,
        1,
        tuple(
            one.removesuffix("$") for one in _PAPERS if not one.startswith("(?:interim |final )?care plan")
        ),
    ),
    Sign(
        Family.PAPER,
        2,
        (
            "form (?:c[i1]|c[1i]a|c2|c5[12i]|c52|c[1i]00|c[1i][1i]0a|c47a|c79|a50|fl40[1i])\\b",
            "^(?:c[1i][1i]0a|c[1i]00|c47a|c5[12i]|c2|c[1i]a|sdo)\\b",
            "grounds? (?:for|of) (?:the )?referral",
            "section 67\\(2\\)",
            "statement of grounds",
            "supporting facts",
            "(?:report|evidence|expert|instructed|prepared|filed) (?:is |are |was )?pursuant to",
            "social work evidence template",
            "cafcass (?:analysis|report)",
        ),
    ),
    Sign(Family.PAPER, 1, ("c110a", "c47a", "section 20 agreement", "section 7", "section 37")),
    Sign(
        Family.LAW,
        2,
        (
            "(?:children|family law|human rights|administration of justice|children and families) act (?:19|2)[2-9iso]*",
            "(?:children|children's hearings) \\(scotland\\) act",
            "children \\(northern ireland\\) order",
            "(?:s|ss|section|sections)[. ]?(?:31|38|34|20|1|22|37|91|47|52|8|67|97)[. ]?\\((?:1|2|3|4|6|14|i|a)",
            "family procedure rules",
            "fpr (?:2010|r|12|25|27|rule|part)",
            "practice direction",
            "pursuant to (?:section|rule|part|s|the|article|paragraph|paras?)",
            "deddf plant 1989",
            "adran 31",
            "within the meaning of",
            "(?:article|articles) (?:6|8|6 and 8|50|57)",
            "threshold (?:for|under|pursuant|is|has been) ?(?:section|s31|making|crossed|met)",
        ),
    ),
    Sign(
        Family.LAW,
        1,
        (
            "the act\\b",
            "the rules\\b",
            "the welfare checklist",
            "the threshold",
            "paramount consideration",
            "section 31",
            "s31",
            "section 38",
            "section 31a",
        ),
    ),
    Sign(
        Family.UNSEEN,
        2,
        (
            "(?:confidential|private)[^a-z\n]*(?:not to be (?:disclosed|shown|copied|shared)|to the parties|court papers?)",
            "not to be disclosed",
            "(?:may|must|shall|should|is|are) not (?:to )?be (?:disclosed|published|shown|copied|reported|identified|shared)",
            "contempt of court",
            "delivered in private",
            "heard in private",
            "reporting restrictions?",
            "no person shall (?:publish|disclose)",
            "anonymity of the (?:child|children)",
            "leave for this version",
            "without (?:the )?(?:leave|permission) of the (?:court|judge)",
            "ni ddylid (?:datgelu|cyhoeddi|ei ddangos)",
            "dirmyg llys",
            "cyfrinachol",
        ),
    ),
    Sign(
        Family.JUDGMENT,
        2,
        (
            "^(?:approved )?(?:ex tempore )?judgment(?: \\(approved\\))?$",
            "i (?:am satisfied|find|make no findings?|accept|remind myself) (?:that|the|of|as)",
            "i have (?:read|heard|considered|reminded) (?:that|the|from|myself)",
            "on (?:the|a) balance of probabilit",
            "nothing else will do",
            "(?:i|the court) (?:approve|dismiss|refuse|grant|grants|allow)s? the (?:application|care plan|plan|order)",
            "these are (?:care|public law|private law) proceedings",
            "this is an application (?:by|for|under)",
            "(?:the )?burden of proof",
            "likely to suffer significant harm",
            "(?:suffering|suffered|has suffered|are suffering)[a-z, ]+ significant harm",
            "significant harm",
            "beyond (?:his|her|their) parent'?s? control",
            "attributable to the care",
            "niwed sylweddol",
        ),
    ),
    Sign(
        Family.SIGNED,
        3,
        (
            "the facts stated in this (?:witness )?(?:statement|application|report|document)",
            "statement of truth",
            "i (?:make|have made) this (?:witness )?statement",
            "(?:i|we) (?:will|shall) say as follows",
            "(?:will|shall) say as follows",
            "i am an? (?:registered |qualified )?(?:[a-z]+ )?(?:social worker|psychologist) (?:employed|instructed)",
            "i am an? (?:[a-z]+ )?(?:psychiatrist|family court adviser) (?:employed|instructed|appointed|with)",
            "my (?:duty|overriding duty) (?:is )?to the court",
            "i (?:confirm|understand) that (?:i have made clear|my (?:overriding )?duty)",
            "exhibit(?:ed)? (?:hereto|marked|to this|[a-z][a-z])",
            "mae'r ffeithiau a nodir",
            "gwnaf y datganiad hwn",
            "produced (?:to me )?and marked",
        ),
    ),
)
"""Every sign in words; numbers, numbered lines and the voice of a text are found apart."""
