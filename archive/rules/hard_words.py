"""By which words a story may be known to tell of something hard, before anybody has read it (c16).

Everyday words, hers and the system's. They miss what is said otherwise, and a word proves nothing: so what is found is only
ever said as "it may". Written by us, for care of whoever reads; nothing that goes out rests on it.
"""

from __future__ import annotations

from collections.abc import Mapping

SAID: Mapping[str, tuple[str, ...]] = {
    "domestic-abuse": (
        "domestic abuse", "domestic violence", "DV", "violent ex", "black eye", "hit me", "beat me", "refuge",
    ),
    "physical-assault": ("assault", "punched", "strangled", "stabbed", "broke my", "bruises"),
    "sexual-abuse": ("rape", "raped", "sexual abuse", "sexually abused", "abused me", "groomed", "touched me", "forced me"),
    "childhood-abuse": ("when i was little", "abused as a child", "my stepdad", "as a kid", "childhood"),
    "coercive-control": (
        "controlling", "coercive", "wouldn't let me", "checked my phone", "tracked me", "took my phone", "my bank card",
    ),
    "neglect": ("neglect", "neglected", "no food", "left alone"),
    "death-of-a-baby": ("stillborn", "stillbirth", "died", "cot death", "SIDS", "funeral", "buried", "passed away"),
    "pregnancy-loss": ("miscarriage", "miscarried", "lost the baby", "lost my baby", "termination", "abortion", "ectopic"),
    "traumatic-birth": ("haemorrhage", "emergency section", "c section", "forceps", "tore", "stitches", "blood", "theatre"),
    "removal": (
        "took my baby", "took him", "took her", "took them", "removed", "care order", "adopted", "foster", "taken into care",
    ),
    "police": ("police", "arrested", "officers", "handcuffs", "cells"),
    "prison": ("prison", "jail", "sentenced", "remand", "inside for"),
    "suicide-death": ("killed himself", "killed herself", "took his own life", "took her own life", "hanged", "suicide"),
    "suicidal-thoughts": ("suicidal", "suicide", "wanted to die", "kill myself", "end it", "not be here", "didn't want to wake up"),
    "self-harm": ("self harm", "self-harm", "cut myself", "cutting", "cutting myself", "hurt myself", "burned myself"),
    "overdose": ("overdose", "overdosed", "took all my tablets", "pills"),
    "psychosis": ("psychosis", "psychotic", "voices", "hallucinations", "manic", "sectioned"),
    "restraint": ("restrained", "pinned", "held down", "sedated", "seclusion"),
    "eating": ("anorexia", "bulimia", "eating disorder", "starved myself", "made myself sick", "purging"),
    "alcohol": ("alcohol", "drinking", "drunk", "vodka", "wine", "rehab", "sober", "hungover"),
    "drugs": ("drugs", "heroin", "crack", "cocaine", "coke", "weed", "cannabis", "methadone", "using", "clean", "dealer"),
    "racism": ("racist", "racism", "colour of my skin", "because i'm black", "foreigner", "go back to"),
    "immigration": ("home office", "visa", "asylum", "deported", "detention", "leave to remain", "no recourse"),
    "weapons": ("knife", "gun", "machete", "blade", "hammer"),
    "medical-equipment": ("incubator", "tubes", "ventilator", "NICU", "SCBU", "cannula", "drip", "needle"),
    "stigmatising-words": ("unfit mother", "bad mother", "junkie", "attention seeking", "slag", "nutter"),
    "strong-language": ("fuck", "fucking", "shit", "bastard", "cunt", "bitch"),
}  # fmt: skip
"""By the warning of a content note; of sounds and lights no word can tell."""
