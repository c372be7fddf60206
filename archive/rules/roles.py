"""Which roles one person may hold at the Desk: who reads, who holds identities and who looks after accounts are not the same.

`domain/vocabularies.md` 4.4; `domain/rules.md` 21. The desk's store says the first three of these rules once more, by triggers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

MODERATOR = "moderator"
REVIEWER = "reviewer"
CUSTODIAN = "custodian"
SAFEGUARDING = "safeguarding"
ADVISER = "adviser"
ADMINISTRATOR = "administrator"
AUDITOR = "auditor"
ARCHIVIST = "archivist"

ROLES: Mapping[str, str] = {
    MODERATOR: "Moderator: reads stories and takes out names, first or second",
    REVIEWER: "Reviewer: the court question, and second readings",
    CUSTODIAN: "Identity custodian: how a mother can be reached, and new code words; reads no story",
    SAFEGUARDING: "Safeguarding lead: worries about somebody's safety; publishes nothing",
    ADVISER: "Lived-experience adviser: may stop a story, or a wording, before it goes out",
    ADMINISTRATOR: "Administrator: accounts; reads no story and no identity",
    AUDITOR: "Auditor: the log, and nothing else",
    ARCHIVIST: "Archivist: whether what is sealed is still whole; opens none of it",
}
STARRED = (MODERATOR, REVIEWER, CUSTODIAN)
"""Nobody holds two of these."""

MEETS = (ADVISER, SAFEGUARDING)
"""They meet words of hers, and so nobody is one of these and the custodian."""

ALONE = (ADMINISTRATOR, AUDITOR, ARCHIVIST)
"""Whoever holds one of these holds nothing else."""

READERS = (MODERATOR, REVIEWER)
ADVISES = (*READERS, ADVISER)
CARES = (*READERS, ADVISER, CUSTODIAN, SAFEGUARDING)
"""Everybody who can meet something of a mother, and so can worry about her."""

WAITS = "waiting"
"""No role: all that somebody opens with who came to one of `CARES` by an administrator, until a colleague knows them."""

NO_ROLE = "Choose at least one role from the list."
TWO_STARRED = "Nobody is two of these: moderator, reviewer, identity custodian. Choose one of them."
KNOWS_BOTH = "Whoever looks after identities meets no words of hers: be the custodian, or adviser and safeguarding lead."
NOT_ALONE = (
    "Whoever looks after accounts, reads the log, or keeps the sealed packages, does nothing else here. "
    "Leave the other roles out."
)
HAS_READ = "This person has had a story open. Whoever has read stories is never told who wrote them. Invite somebody else."
HAS_HELD = "This person has looked after identities. Whoever knows who somebody is reads no story. Invite somebody else."


def objections(roles: Collection[str]) -> tuple[str, ...]:
    """Return every reason why nobody can hold just these roles."""
    held = set(roles)
    found = [] if held and held <= set(ROLES) else [NO_ROLE]
    if len(held & set(STARRED)) > 1:
        found.append(TWO_STARRED)
    if CUSTODIAN in held and held & set(MEETS):
        found.append(KNOWS_BOTH)
    if held & set(ALONE) and len(held) > 1:
        found.append(NOT_ALONE)
    return tuple(found)


def is_known(roles: Collection[str], known: Collection[str]) -> bool:
    """Return whether somebody with these roles opens what they open: everything hard to read is among what they are known for."""
    return set(roles) & set(CARES) <= set(known)


def against_change(roles: Collection[str], *, has_read: bool, has_held: bool) -> tuple[str, ...]:
    """Return every reason why a person's roles cannot become these.

    Args:
        roles: what the person would hold.
        has_read: whether this account ever had a story open, or was shown words of hers.
        has_held: whether it ever opened an identity.
    """
    found = list(objections(roles))
    if CUSTODIAN in roles and has_read:
        found.append(HAS_READ)
    if set(roles) & {*READERS, *MEETS} and has_held:
        found.append(HAS_HELD)
    return tuple(found)
