"""American spellings as we write them, so that a question from either side of the sea finds the same stories.

Snowball by itself unifies 9 of 1,308 such pairs (`design/search.md` 7). Rules take the many; a table takes those that no
rule reaches, and every one whose first letter changes. What is wrong here only ever puts two words together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

TABLE = {
    "mom": "mum", "moms": "mums", "mommy": "mummy", "diaper": "nappy", "diapers": "nappies", "stroller": "pram",
    "crib": "cot", "cribs": "cots", "gray": "grey", "program": "programme", "programs": "programmes",
    "practise": "practice", "practised": "practiced", "practising": "practicing", "license": "licence",
    "licenses": "licences", "defense": "defence", "defenses": "defences", "offense": "offence", "offenses": "offences",
    "pretense": "pretence", "judgment": "judgement", "judgments": "judgements", "judgmental": "judgemental",
    "acknowledgment": "acknowledgement", "aging": "ageing", "enroll": "enrol", "enrollment": "enrolment",
    "enrolls": "enrols", "fulfill": "fulfil", "fulfills": "fulfils", "fulfillment": "fulfilment", "skillful": "skilful",
    "willful": "wilful", "installment": "instalment", "installments": "instalments", "distill": "distil",
    "instill": "instil", "woolen": "woollen", "jewelry": "jewellery", "pajamas": "pyjamas", "skeptical": "sceptical",
    "skeptic": "sceptic", "mold": "mould", "moldy": "mouldy", "mustache": "moustache", "plow": "plough",
    "catalog": "catalogue", "dialog": "dialogue", "analog": "analogue", "maneuver": "manoeuvre",
    "fetus": "foetus", "fetuses": "foetuses", "fetal": "foetal", "estrogen": "oestrogen",
    "edema": "oedema", "esophagus": "oesophagus", "esophageal": "oesophageal", "diarrhea": "diarrhoea",
    "celiac": "coeliac", "anemia": "anaemia", "anemic": "anaemic", "leukemia": "leukaemia", "septicemia": "septicaemia",
    "toxemia": "toxaemia", "hypoglycemia": "hypoglycaemia", "hyperglycemia": "hyperglycaemia", "ischemia": "ischaemia",
    "bilirubinemia": "bilirubinaemia", "cesarean": "caesarean", "cesareans": "caesareans", "hemorrhage": "haemorrhage",
    "hemorrhages": "haemorrhages", "hemorrhaging": "haemorrhaging", "hemorrhaged": "haemorrhaged",
    "hemoglobin": "haemoglobin", "hemophilia": "haemophilia", "hemorrhoids": "haemorrhoids", "hematoma": "haematoma",
    "orthopedic": "orthopaedic", "encyclopedia": "encyclopaedia", "feces": "faeces",
    "fecal": "faecal", "custodial": "custody",
}  # fmt: skip
"""American (and a few near) forms to ours."""

_OURS = (
    "arb arm behavi cand clam col demean endeav enam fav ferv flav glam harb hon hum lab misdemean neighb od "
    "parl ranc rum sav splend tum val vap vig"
)
_RES = "cent fib theat lit calib lust meag somb specter spect"
_DOUBLED = (
    "bedevil cancel channel counsel dial duel equal fuel gambol grovel label level libel marshal marvel model panel "
    "pencil pedal quarrel rival shovel shrivel signal snivel spiral stencil swivel total towel travel tunnel unravel"
)
_PLAIN = frozenset({"prize", "seize", "maize", "baize", "assize", "capsize", "apprize"})
"""Words in -ize that are so everywhere, beside *size* and what ends with it (but *emphasize*)."""


def _any_of(stems: str) -> str:
    return "|".join(stems.split())


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\w{2,})iz(e|ed|es|er|ers|ing|able|ation|ations|ational)$"), r"\1is\2"),
    (re.compile(r"(\w*[al]y)z(e|ed|es|er|ers|ing)$"), r"\1s\2"),
    (
        re.compile(rf"((?:un|mis|dis|re|pre|multi)?(?:{_any_of(_OURS)}))or(s|ed|ing|able|ably|al|ally|ed|er|ers|ful|hood|hoods|ite|ites|less|ly|y)?$"),
        lambda found: f"{found[1]}our{found[2] or ''}",
    ),
    (re.compile(rf"({_any_of(_RES)})er(s|ed)?$"), lambda found: f"{found[1]}re{(found[2] or '').removeprefix('e')}"),
    (re.compile(rf"((?:un|re|mis|pre)?(?:{_any_of(_DOUBLED)}))(ed|ing|er|ers|or|ors|ings)$"), r"\1l\2"),
    (re.compile(r"(an)esthe(\w*)$"), r"\1aesthe\2"),
    (re.compile(r"(gyn)ecolog(\w*)$"), r"\1aecolog\2"),
    (re.compile(r"(p)ediatric(\w*)$"), r"\1aediatric\2"),
    (re.compile(r"(orthop)edic(s)?$"), r"\1aedic\2"),
)  # fmt: skip


def british(word: str) -> str:
    """Return one folded word as it is written here; a word that is written so everywhere comes back as it is."""
    if word in TABLE:
        return TABLE[word]
    if _is_plain(word):
        return word
    for pattern, ours in _RULES:
        changed, times = pattern.subn(ours, word) if pattern.fullmatch(word) else (word, 0)
        if times:
            return changed
    return word


def _is_plain(word: str) -> bool:
    bare = re.sub(r"(d|s|r|rs|ing)$", "", word)
    has_a_size = bare.endswith(("siz", "size")) and not bare.startswith(
        ("empha", "hypothe", "synthe", "fanta", "ostraci")
    )
    return has_a_size or bool({word, bare, bare + "e"} & _PLAIN)
