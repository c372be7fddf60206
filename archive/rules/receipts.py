"""What a record of her yes must hold before it may be handed out (domain rule 12).

The fields that ISO/IEC TS 27560:2023 calls mandatory, each at the place where the guide of the W3C community group lays it
in the Data Privacy Vocabulary (DPV): "Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV",
https://w3id.org/dpv/guides/consent-27560, table "ISO 27560:2023, EU GDPR, and DPV". The standard itself is not free to
read; the guide stands for it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#receipt"
"""The profile that a receipt says it follows."""

MANDATORY: Mapping[str, str] = {
    "schema version": "dct:conformsTo",
    "receipt id": "dct:identifier",
    "record id": "dct:source dct:identifier",
    "principal id": "dpv:hasDataSubject dct:identifier",
    "privacy notice": "dpv:hasNotice dct:identifier",
    "language": "dpv:hasNotice dct:language",
    "purpose": "dpv:hasPurpose dct:title",
    "personal data": "dpv:hasPersonalData dct:title",
    "controller": "dpv:hasDataController dct:identifier",
    "party name": "dpv:hasDataController dpv:hasName",
    "party address": "dpv:hasDataController dpv:hasAddress",
    "party contact": "dpv:hasDataController dpv:hasContact",
    "party type": "dpv:hasDataController @type",
    "storage location": "dpv:hasStorageCondition dpv:hasLocation dct:title",
    "retention period": "dpv:hasStorageCondition dpv:hasDuration dct:description",
    "what happens then": "dpv:hasStorageCondition dct:description",
    "jurisdiction": "dpv:hasJurisdiction dct:title",
    "recipients": "dpv:hasRecipient dct:title",
    "withdrawal method": "dpv:hasConsentControl dct:description",
    "consent status": "dpv:hasConsentStatus @id",
    "event time": "dct:hasPart dct:date",
    "event duration": "dct:hasPart dct:valid",
    "indicated by": "dct:hasPart dpv:isIndicatedBy @type",
    "event type": "dct:hasPart dpv:hasLegalBasis @id",
    "event state": "dct:hasPart dpv:hasConsentStatus @id",
}
"""Each field and the way to it; where there are several of something, each of them must hold it."""


def lacking(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the name of every field that a record must hold and does not; empty means it is whole."""
    return tuple(name for name, way in MANDATORY.items() if not _holds(record, way.split()))


def _holds(value: Any, way: list[str]) -> bool:
    if isinstance(value, list):
        return bool(value) and all(_holds(one, way) for one in value)
    if not way:
        return bool(value) and (not isinstance(value, str) or bool(value.strip()))
    return isinstance(value, Mapping) and _holds(value.get(way[0]), way[1:])
