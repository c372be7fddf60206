"""Her receipt as a record that other systems read: JSON-LD after ISO/IEC TS 27560:2023, in the W3C's Data Privacy Vocabulary.

The terms are those of DPV 2 (https://w3id.org/dpv) as the guide of its community group uses them for 27560
(https://w3id.org/dpv/guides/consent-27560); what it must hold stands in `archive.rules.receipts`. No word of a story, no
name, no code word, no address of anything: a record's id is that of a row and opens nothing. English, as the vocabulary is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from archive.rules.areas import AREAS
from archive.rules.choices import NAMES, Event, Medium, Then, Use
from archive.rules.consent import AUTHORISING, Consent, Method, Status
from archive.rules.grant import Grant
from archive.rules.receipts import SCHEMA
from archive.settings import Controller
from stories.consenting import NO_PAGE, Answered
from stories.history import Kind, Step

MIME = "application/ld+json"

CONTEXT: Mapping[str, Any] = {
    "dpv": "https://w3id.org/dpv#",
    "legal-gb": "https://w3id.org/dpv/legal/gb#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:date": {"@id": "dct:date", "@type": "xsd:date"},
    "dct:valid": {"@id": "dct:valid", "@type": "xsd:date"},
}
"""Written out, so that whoever reads the record asks no server for it."""

STATUS: Mapping[Status, str] = {
    Status.REQUESTED: "dpv:ConsentRequested",
    Status.DEFERRED: "dpv:ConsentRequestDeferred",
    Status.GIVEN: "dpv:ConsentGiven",
    Status.RENEWED: "dpv:RenewedConsentGiven",
    Status.REFUSED: "dpv:ConsentRefused",
    Status.EXPIRED: "dpv:ConsentExpired",
    Status.WITHDRAWN: "dpv:ConsentWithdrawn",
    Status.REVOKED: "dpv:ConsentRevoked",
    Status.INVALIDATED: "dpv:ConsentInvalidated",
    Status.UNKNOWN: "dpv:ConsentUnknown",
    # She may take it up again; until then it is a consent that she took back.
    Status.PAUSED: "dpv:ConsentWithdrawn",
}
UNCONFIRMED = "dpv:ConsentRequested"
"""A yes that she gave while she was not alone: it was asked, and waits for her own answer."""

PURPOSES: Mapping[Use, str] = dict.fromkeys(Use, "dpv:ImprovePublicServices") | {
    Use.RESEARCH: "dpv:ResearchAndDevelopment"
}
EVENTS: Mapping[Event, str] = {
    Event.CASE_ENDS: "Until her court case ends",
    Event.SETTLED: "Until it is settled where her child will live",
}
RETENTION: Mapping[Then, str] = {
    Then.ASK: "Kept for her until she deletes it",
    Then.HIDE: "Kept for her until she deletes it",
    Then.DELETE: "Kept until this day, or until she deletes it before",
}
AFTER: Mapping[Then, str] = {
    Then.ASK: "When the time is over nobody is shown it any more, and she is asked again.",
    Then.HIDE: "When the time is over nobody is shown it any more.",
    Then.DELETE: "When the time is over nobody is shown it any more, and it is deleted for good.",
}
HAPPENED: Mapping[Kind, str] = {
    Kind.YES: "She said yes",
    Kind.YES_AGAIN: "She said yes again",
    Kind.CONFIRMED: "She confirmed by herself what she had said while she was not alone",
    Kind.NARROWED: "She narrowed it",
    Kind.LEFT_OPEN: "She left some of it open",
    Kind.EVENT_CAME: "The event with which it was to end had come",
    Kind.NO: "It ended",
    Kind.HID: "She hid it from everybody",
    Kind.WE_HID: "The team hid it from everybody",
    Kind.BROUGHT_BACK: "She brought it back",
    Kind.WE_LET: "The team ended its hiding",
    Kind.LAPSED: "Its time was over",
    Kind.TOOK_PART: "She took a part of it back",
    Kind.PUT_BACK: "She put a part of it back",
}
WITHDRAWAL = (
    "She comes back with her code words and presses Hide it now, or tells anybody of the team. It stops at once, and no "
    "reason is asked. She can also narrow it, take back a part, or delete it for good."
)


@dataclass(frozen=True)
class Facts:
    """All that a receipt is made of."""

    id: str
    """Of this receipt, drawn for it."""

    today: date
    steps: Sequence[Step] = field(repr=False)
    controller: Controller
    names_places: bool = False
    """Whether the places are named where it is not shown. They can tell where she lives."""

    @property
    def record_id(self) -> str:
        """Of the record it is a receipt of: the first answer."""
        return self.steps[0].answered.id


def last_yes(steps: Sequence[Step]) -> Answered | None:
    """Return the last answer that was a yes, whether it still holds or not."""
    said = [step.answered for step in steps if step.consent.status in AUTHORISING | {Status.EXPIRED}]
    return said[-1] if said else None


def record(facts: Facts) -> dict[str, Any]:
    """Return the receipt of a yes, as plain values ready for JSON.

    Raises:
        ValueError: she never said yes, so there is nothing to give a receipt of.
    """
    answered = last_yes(facts.steps)
    if answered is None:
        raise ValueError("no yes, no receipt")
    consent = answered.consent
    return {
        "@context": dict(CONTEXT),
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": {"@id": SCHEMA},
        "dct:hasVersion": "ISO/IEC TS 27560:2023",
        "dct:identifier": facts.id,
        "dct:date": facts.today.isoformat(),
        "dct:language": "en-GB",
        "dct:source": {"@type": "dpv:ConsentRecord", "dct:identifier": facts.record_id},
        # Nobody knows who she is: whoever holds the code words of this record.
        "dpv:hasDataSubject": {"@type": "dpv:DataSubject", "dct:identifier": f"{facts.record_id}#subject"},
        "dpv:hasConsentStatus": {"@id": _status_now(facts, consent)},
        "dpv:hasLegalBasis": {"@id": "dpv:ExplicitlyExpressedConsent"},
        "dpv:hasNotice": _notices(facts.steps),
        "dpv:hasDataController": _controller(facts.controller),
        "dpv:hasConsentControl": {"@type": "dpv:WithdrawConsent", "dct:description": WITHDRAWAL},
        "dpv:hasJurisdiction": {"@type": "dpv:Location", "dct:title": "England and Wales"},
        "dpv:hasApplicableLaw": [{"@id": "legal-gb:law-GDPR"}, {"@id": "legal-gb:law-DPA"}],
        "dpv:hasStorageCondition": _storage(facts.controller, consent),
        **_allowed(consent.grant, names_places=facts.names_places),
        "dct:hasPart": [_event(step) for step in facts.steps],
    }


def as_json(facts: Facts) -> bytes:
    """Return the receipt as it is handed out."""
    return json.dumps(record(facts), ensure_ascii=False, indent=2).encode()


def _allowed(grant: Grant, *, names_places: bool) -> dict[str, Any]:
    places: list[dict[str, str]] = [
        {"@type": "dpv:Location", "dct:title": AREAS.get(area, area)} for area in sorted(grant.not_near)
    ]
    if places and not names_places:
        places = [{"@type": "dpv:Location", "dct:description": f"{len(places)}, not named in this copy"}]
    return {
        "dpv:hasPurpose": [
            {"@type": ["dpv:Purpose", PURPOSES[use]], "dct:title": NAMES[use]} for use in sorted(grant.uses)
        ],
        "dpv:hasRecipient": [
            {"@type": "dpv:Recipient", "dct:type": kind, "dct:title": NAMES[who]}
            for kind, every in (("audience", grant.audiences), ("profession", grant.professions))
            for who in sorted(every)
        ],
        "dpv:hasPersonalData": [
            {"@type": "dpv:SensitivePersonalData", "dct:title": NAMES[medium]}
            for medium in sorted(grant.media | {Medium.WORDS})
        ],
        "dpv:hasDuration": _durations(grant),
        "dpv:isNotApplicableFor": places,
    }


def _durations(grant: Grant) -> list[dict[str, Any]]:
    last = {"@type": "dpv:UntilTimeDuration", "dct:valid": grant.until.isoformat()}
    events = [
        {"@type": "dpv:UntilEventDuration", "dct:title": EVENTS[event]} for event in sorted(grant.ends_with)
    ]
    counted = {"@type": "dpv:FixedOccurrencesDuration", "dct:title": f"Openings in all: {grant.openings}"}
    return [last, *events, *([counted] if grant.openings is not None else [])]


def _notices(steps: Sequence[Step]) -> list[dict[str, str]]:
    # A later row that keeps an older wording (she made it smaller) names no notice of its own: the first that had it counts.
    read = {
        (step.consent.wording, step.consent.language): step.answered.version
        for step in reversed(steps)
        if step.answered.version != NO_PAGE
    }
    return [
        {
            "@type": "dpv:ConsentNotice",
            "dct:identifier": f"sha256:{hashed}",
            "dct:hasVersion": version,
            "dct:language": language,
        }
        for (hashed, language), version in reversed(read.items())
    ]


def _controller(who: Controller) -> dict[str, Any]:
    return {
        "@type": ["dpv:LegalEntity", "dpv:DataController"],
        "dct:identifier": who.name,
        "dpv:hasName": who.name,
        "dpv:hasAddress": who.address,
        "dpv:hasContact": who.contact,
    }


def _storage(who: Controller, consent: Consent) -> dict[str, Any]:
    is_deleted = consent.then == Then.DELETE
    kept: dict[str, str] = {
        "@type": "dpv:UntilTimeDuration" if is_deleted else "dpv:UntilEventDuration",
        "dct:description": RETENTION[consent.then],
    }
    if is_deleted:
        kept["dct:valid"] = consent.grant.until.isoformat()
    return {
        "@type": "dpv:StorageCondition",
        "dpv:hasLocation": {"@type": "dpv:StorageLocation", "dct:title": who.stored_in},
        "dpv:hasDuration": kept,
        "dct:description": AFTER[consent.then],
    }


def _event(step: Step) -> dict[str, Any]:
    who, how = _indicated(step)
    holds = step.status in AUTHORISING
    # What ends a yes lasts no time of its own.
    until = step.consent.grant.until if holds else step.on
    return {
        "dct:title": HAPPENED[step.kind],
        "dct:date": step.on.isoformat(),
        "dct:valid": until.isoformat(),
        "dpv:hasLegalBasis": {"@id": "dpv:ExplicitlyExpressedConsent"},
        "dpv:hasConsentStatus": {"@id": _status(step.status, step.consent)},
        "dpv:isIndicatedBy": who,
        "dpv:hasIndicationMethod": {"dct:description": how},
        "dpv:hasNotice": {"dct:identifier": f"sha256:{step.consent.wording}"},
    }


def _indicated(step: Step) -> tuple[dict[str, str], str]:
    if not step.by_her:
        return {"@type": "dpv:DataController"}, "Done by the team, or because the time was over"
    if step.kind in DONE_ALONE or step.consent.method == Method.OWN_SCREEN:
        return {"@type": "dpv:DataSubject", "dct:title": "The mother"}, "She pressed it herself"
    if step.consent.method == Method.BESIDE_WORKER:
        who = {"@type": "dpv:DataSubject", "dct:title": "The mother, with a worker beside her"}
        return who, "While a support worker sat beside her; it counts once she confirms it alone"
    if step.consent.method == Method.WITH_INTERPRETER:
        who = {"@type": "dpv:DataSubject", "dct:title": "The mother, through an interpreter"}
        return (
            who,
            "Through an interpreter, while a support worker sat beside her; it counts once she confirms it alone",
        )
    if step.consent.method == Method.ON_BEHALF:
        who = {"@type": "dpv:Entity", "dct:title": "A support worker, on her behalf"}
        return who, "Typed by a support worker; it counts once she confirms it alone"
    return {
        "@type": "dpv:Entity",
        "dct:title": "Not known",
    }, "Not known; it counts once she confirms it alone"


DONE_ALONE = frozenset({Kind.HID, Kind.BROUGHT_BACK, Kind.TOOK_PART, Kind.PUT_BACK, Kind.EVENT_CAME})
"""What is no answer: how the answer before it was given says nothing of it."""


def _status_now(facts: Facts, consent: Consent) -> str:
    status = facts.steps[-1].status
    if status in AUTHORISING and facts.today > consent.grant.until:
        status = Status.EXPIRED
    return _status(status, consent)


def _status(status: Status, consent: Consent) -> str:
    return UNCONFIRMED if status in AUTHORISING and consent.is_provisional else STATUS[status]
