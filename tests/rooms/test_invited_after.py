"""After a steward ended somebody's access: her sign-in name is never given again, and a steward sees who was invited since."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pyotp
import pytest
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.reading import trainers
from archive.reading.access import afterwards
from archive.reading.tables import TRAINER_KEY
from archive.rules.errors import BadInput
from tests.rooms.coming_in import acts, admin_of
from tests.rooms.shelving import PASSWORD, Library, Signed, day, text_of

HEADING = "Invited since a steward ended an access"


def invites(who: Signed, house: str) -> str:
    """Invite a trainer; return the token."""
    shown = who.post(
        f"/organisations/{house}/invite", profession="midwives-health-visitors", until=day(90).isoformat(),
        role="trainer",
    )  # fmt: skip
    found = re.search(r"/invitation/([\w-]{43})", shown)
    assert found
    return found[1]


def section(who: Signed, house: str) -> str:
    """What an organisation's page says of it; empty when it says nothing."""
    return text_of(who.get(f"/organisations/{house}").partition(f">{HEADING}<")[2].partition("</section>")[0])


def test_a_steward_sees_the_invitations_made_after_an_ending_and_who_came_and_nobody_else_does(
    library: Library,
) -> None:
    house, steward = library.organisation(), library.steward()
    admin, trainer = admin_of(library, house), library.trainer("tess", organisation=house)
    library.join(invites(admin, house), "early")
    assert section(steward, house) == ""
    assert "since a steward" not in steward.get("/organisations")

    steward.post(f"/organisations/{house}/people/{trainer.person_id}/end")
    assert "Nobody was invited since" in section(steward, house)
    token = invites(admin, house)
    invites(steward, house)
    said = section(steward, house)
    assert "Tess (tess)" in said and said.count("invited by Ada (ada)") == 1, "a steward knows of her own"
    assert "early" not in said
    assert "1 invitation since a steward ended an access" in text_of(steward.get("/organisations"))

    library.join(token, "una")
    assert "taken up by Una (una)" in section(steward, house)
    assert section(admin, house) == "", "it is a steward's to look at"

    steward.post(f"/organisations/{house}/people/{trainer.person_id}/renew", until=day(30).isoformat())
    assert section(steward, house) == "", "what was taken back is nothing to watch"


def test_what_who_looks_after_trainers_ended_and_another_organisation_say_nothing(library: Library) -> None:
    house, other, steward = library.organisation(), library.organisation("Hill"), library.steward()
    admin, trainer = admin_of(library, house), library.trainer("tess", organisation=house)
    admin.post(f"/organisations/{house}/people/{trainer.person_id}/end")
    library.join(invites(admin, house), "una")
    assert section(steward, house) == section(steward, other) == ""
    assert afterwards.TAKEN_UP not in acts(library), "where nothing was ended nobody's coming is written down"


def test_a_sign_in_name_is_never_given_twice(library: Library) -> None:
    house, steward = library.organisation(), library.steward()
    admin, trainer = admin_of(library, house), library.trainer("tess", organisation=house)
    steward.post(f"/organisations/{house}/people/{trainer.person_id}/end")
    token, secret = invites(admin, house), accounts.new_totp_secret()
    for login in ("tess", " TESS "):
        with Session(library.room.lists) as session, pytest.raises(BadInput, match="name is taken"):
            trainers.accept(
                session, library.room.shelf.keys.get(TRAINER_KEY), token, login=login, name="Tess",
                password=accounts.new_password(PASSWORD), secret=secret, code=pyotp.TOTP(secret).now(),
                now=datetime.now(UTC),
            )  # fmt: skip
