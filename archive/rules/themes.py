"""Themes: her words and the system's words on one concept, so that both find each other (e3).

Eight groups, 47 concepts, 177 alternative labels; no label stands twice. Content warnings with their
intensity follow the domains of the NEON typology. Which of them a question names: `archive.editions.index.words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """One concept: its id, its group, the preferred label, and every other way to say it."""

    id: str
    group: str
    label: str
    also: tuple[str, ...]


GROUPS: Mapping[str, str] = {
    "G1": "Before birth",
    "G2": "My mental health",
    "G3": "My life around it",
    "G4": "Being assessed and judged",
    "G5": "Court and decisions",
    "G6": "Separation",
    "G7": "Afterwards",
    "G8": "What I want practitioners to know",
}

_CONCEPTS = (
    Theme("1.1", "G1", "Pre-birth assessment", ("unborn assessment", "pre-birth", "assessed while pregnant")),
    Theme(
        "1.2",
        "G1",
        "Child protection conference and plan",
        (
            "child protection plan",
            "CP plan",
            "child in need plan",
            "core group",
            "case conference",
        ),
    ),
    Theme(
        "1.3",
        "G1",
        "Pre-proceedings (PLO)",
        (
            "public law outline",
            "letter before proceedings",
            "PLO meeting",
            "last chance letter",
        ),
    ),
    Theme(
        "1.4",
        "G1",
        "Midwife and health visitor relationships",
        (
            "community midwife",
            "safeguarding midwife",
            "HV",
            "health visitor",
        ),
    ),
    Theme(
        "2.1",
        "G2",
        "Depression and low mood",
        (
            "postnatal depression",
            "PND",
            "antenatal depression",
            "feeling numb",
        ),
    ),
    Theme(
        "2.2",
        "G2",
        "Anxiety, OCD and intrusive thoughts",
        (
            "perinatal OCD",
            "panic attacks",
            "intrusive thoughts",
            "scared I'd hurt the baby",
        ),
    ),
    Theme(
        "2.3",
        "G2",
        "Trauma, birth trauma and PTSD",
        (
            "flashbacks",
            "traumatic birth",
            "complex PTSD",
            "tokophobia",
            "fear of giving birth",
        ),
    ),
    Theme(
        "2.4",
        "G2",
        "Psychosis and bipolar",
        (
            "postpartum psychosis",
            "puerperal psychosis",
            "hearing voices",
            "mania",
        ),
    ),
    Theme("2.5", "G2", "Personality disorder label", ("EUPD", "BPD", "borderline", "emotionally unstable")),
    Theme("2.6", "G2", "Self-harm and suicidal thoughts", ("wanting to die", "overdose", "self injury")),
    Theme(
        "2.7",
        "G2",
        "Mother and baby unit and perinatal team",
        (
            "MBU",
            "perinatal mental health team",
            "crisis team",
            "inpatient",
        ),
    ),
    Theme(
        "3.1",
        "G3",
        "Domestic abuse and coercive control",
        (
            "domestic violence",
            "DV",
            "controlling partner",
            "violent ex",
        ),
    ),
    Theme("3.2", "G3", "Drugs and alcohol", ("substance use", "substance misuse", "addiction", "drinking")),
    Theme(
        "3.3",
        "G3",
        "Money, housing and poverty",
        (
            "benefits",
            "homeless",
            "temporary accommodation",
            "debt",
            "food bank",
        ),
    ),
    Theme(
        "3.4",
        "G3",
        "Growing up in care",
        (
            "care leaver",
            "care experienced",
            "looked after as a child",
            "in care myself",
        ),
    ),
    Theme(
        "3.5",
        "G3",
        "Learning disability and neurodivergence",
        (
            "learning difficulty",
            "autism",
            "ADHD",
            "cognitive assessment",
        ),
    ),
    Theme(
        "3.6",
        "G3",
        "Racism, culture, migration and language",
        (
            "discrimination",
            "interpreter",
            "immigration status",
            "systemic racism",
        ),
    ),
    Theme(
        "3.7",
        "G3",
        "Isolation and family support",
        (
            "lonely",
            "lack of social support",
            "no one in my corner",
        ),
    ),
    Theme(
        "4.1",
        "G4",
        "Fear of losing my baby",
        (
            "scared to ask for help",
            "hiding how I felt",
            "avoiding services",
            "avoidance",
        ),
    ),
    Theme("4.2", "G4", "Feeling watched", ("surveillance", "monitored", "unannounced visits")),
    Theme("4.3", "G4", "Stigma and being judged", ("unfit mother", "bad mother", "shame", "blame")),
    Theme(
        "4.4",
        "G4",
        "Trust, honesty and being believed",
        (
            "relational care",
            "someone on my side",
            "social worker relationship",
        ),
    ),
    Theme("4.5", "G4", "Focus on the baby, not me", ("my needs ignored", "only the risk", "set up to fail")),
    Theme(
        "4.6",
        "G4",
        "Information sharing and records",
        (
            "they shared my notes",
            "confidentiality",
            "records",
            "GP notes",
        ),
    ),
    Theme("5.1", "G5", "Voluntary accommodation", ("section 20", "s20", "accommodated", "signed papers")),
    Theme(
        "5.2",
        "G5",
        "Care proceedings",
        (
            "family court",
            "interim care order",
            "ICO",
            "care order",
            "section 31",
            "taken to court",
        ),
    ),
    Theme(
        "5.3",
        "G5",
        "My voice in court",
        (
            "solicitor",
            "guardian",
            "Cafcass",
            "advocate",
            "intermediary",
            "legal aid",
        ),
    ),
    Theme(
        "5.4",
        "G5",
        "Expert and parenting assessments",
        (
            "psychological assessment",
            "parenting assessment",
            "residential assessment",
        ),
    ),
    Theme(
        "5.5",
        "G5",
        "Adoption and placement orders",
        (
            "placement order",
            "adoption order",
            "forced adoption",
            "adopted",
        ),
    ),
    Theme(
        "5.6",
        "G5",
        "Special guardianship and kinship care",
        (
            "SGO",
            "kinship",
            "family and friends care",
            "living with gran",
        ),
    ),
    Theme(
        "5.7",
        "G5",
        "Staying together or coming home",
        (
            "got my baby back",
            "reunification",
            "supervision order",
            "kept my baby",
        ),
    ),
    Theme(
        "6.1",
        "G6",
        "Removal at birth or in hospital",
        (
            "baby taken",
            "took my baby",
            "born into care",
            "separated at birth",
            "maternity ward",
        ),
    ),
    Theme(
        "6.2",
        "G6",
        "Going home without my baby",
        (
            "sent home alone",
            "empty arms",
            "leaving hospital without",
        ),
    ),
    Theme("6.3", "G6", "Goodbye and last contact", ("farewell contact", "final contact", "goodbye visit")),
    Theme("6.4", "G6", "Time with my child", ("supervised contact", "contact centre", "family time")),
    Theme(
        "6.5",
        "G6",
        "Letters, photos and keeping memories",
        (
            "letterbox contact",
            "memory box",
            "HOPE box",
            "life story",
        ),
    ),
    Theme(
        "7.1",
        "G7",
        "Grief and loss",
        (
            "ambiguous loss",
            "complicated grief",
            "the children are gone but still here",
            "ghosts",
        ),
    ),
    Theme("7.2", "G7", "Still a mother", ("identity", "renegotiating identity", "mum without my child")),
    Theme(
        "7.3",
        "G7",
        "No support afterwards",
        (
            "dropped by services",
            "abandoned after court",
            "disappeared from services",
        ),
    ),
    Theme(
        "7.4",
        "G7",
        "Next pregnancy and repeat proceedings",
        (
            "recurrent proceedings",
            "going through it again",
            "Pause",
        ),
    ),
    Theme("7.5", "G7", "Coping, numbness and shutting down", ("disconnecting from emotion", "switching off")),
    Theme(
        "7.6",
        "G7",
        "Hope, recovery and what helped",
        (
            "moving forward",
            "getting better",
            "turning point",
        ),
    ),
    Theme(
        "8.1",
        "G8",
        "Words and kindness that helped or hurt",
        (
            "language",
            "jargon",
            "how they spoke to me",
            "kindness",
        ),
    ),
    Theme(
        "8.2",
        "G8",
        "Explain it to me",
        (
            "nobody explained",
            "plain English",
            "easy read",
            "clear information",
        ),
    ),
    Theme(
        "8.3",
        "G8",
        "Peers and advocates",
        (
            "peer supporter",
            "parent advocate",
            "other mums",
            "birth parents group",
        ),
    ),
    Theme("8.4", "G8", "Fathers and partners", ("dad", "birth father", "couple")),
    Theme("8.5", "G8", "Message to another mother", ("what I wish I'd known", "advice to mums")),
)

THEMES: Mapping[str, Theme] = {theme.id: theme for theme in _CONCEPTS}

WIDER: Mapping[str, tuple[str, ...]] = {
    "before birth": ("1.1", "1.2", "1.3", "1.4"),
    "pregnancy": ("1.1", "1.4", "7.4"),
    "child protection": ("1.2", "1.3"),
    "mental health": ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"),
    "my life around it": ("3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"),
    "being assessed and judged": ("4.1", "4.2", "4.3", "4.4", "4.5", "4.6"),
    "assessment": ("1.1", "5.4"),
    "trust": ("4.1", "4.4"),
    "court": ("5.2", "5.3", "5.4", "5.5"),
    "court and decisions": ("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7"),
    "proceedings": ("1.3", "5.2", "7.4"),
    "hearing": ("5.2", "5.3"),
    "removal": ("6.1", "6.2"),
    "separation": ("6.1", "6.2", "6.3", "6.4", "6.5"),
    "contact": ("6.3", "6.4", "6.5"),
    "afterwards": ("7.1", "7.2", "7.3", "7.4", "7.5", "7.6"),
    "what i want practitioners to know": ("8.1", "8.2", "8.3", "8.4", "8.5"),
    "communication": ("8.1", "8.2"),
}
"""Names of a whole group, and the shortest words of the trade: each asks for every concept under it. They are not among
the 177; a name of a concept counts first, wherever it stands."""

WARNINGS: Mapping[str, str] = {
    "domestic-abuse": "Domestic abuse",
    "physical-assault": "Physical assault",
    "sexual-abuse": "Sexual abuse",
    "childhood-abuse": "Abuse in childhood",
    "coercive-control": "Coercive control",
    "neglect": "Neglect",
    "death-of-a-baby": "Death of a baby",
    "pregnancy-loss": "Pregnancy loss",
    "suicide-death": "Death by suicide",
    "suicidal-thoughts": "Suicidal thoughts",
    "self-harm": "Self-harm",
    "psychosis": "Psychosis",
    "restraint": "Restraint or detention",
    "eating": "Eating problems",
    "drugs": "Drugs",
    "alcohol": "Alcohol",
    "overdose": "Overdose",
    "traumatic-birth": "A traumatic birth",
    "removal": "A child is removed",
    "distressed-crying": "Distressed crying",
    "racism": "Racism",
    "stigmatising-words": "Ableist or stigmatising words",
    "strong-language": "Strong language",
    "police": "Police",
    "prison": "Prison",
    "immigration": "Immigration",
    "flashing-lights": "Flashing lights",
    "medical-equipment": "Medical equipment",
    "weapons": "Weapons",
}
INTENSITIES = ("mentioned", "described", "detailed")
"""How much of it there is, least first."""


def inside(label: str) -> str:
    """Return what a hard thing is called as it stands inside a sentence."""
    return label[:1].lower() + label[1:]


def how_much(intensity: str) -> str:
    """Return how much of it there is as a content note says it, after what it is: "Police (in detail)"."""
    return "in detail" if intensity == INTENSITIES[-1] else intensity
