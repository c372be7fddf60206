"""A trainer's playlist, made by its pages: with stories, from a plan, or with a colleague."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pyotp
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.reading import trainers
from archive.reading.tables import TRAINER_KEY, Trainer
from archive.rules.choices import Profession
from tests.rooms.shelving import PASSWORD, Library, Signed, text_of


def playlist(trainer: Signed, *stories: str, title: str = "Week one") -> str:
    """Make a playlist of these stories; return its address."""
    page = trainer.post("/playlists", title=title)
    address = "/playlists/" + str(re.findall(r"/playlists/([\w-]{22})/title", page)[0])
    for story in stories:
        trainer.post(f"{address}/items", edition=story)
    return address


def item_ids(page: str) -> list[str]:
    """The items of a playlist page, in their order."""
    return re.findall(r'id="item-([\w-]{22})"', page)


def begun(trainer: Signed, plan: str = "", title: str = "Week one") -> str:
    """Make a playlist, from a plan; return its address."""
    page = trainer.post("/playlists", title=title, plan=plan)
    return "/playlists/" + str(re.findall(r"/playlists/([\w-]{22})/title", page)[0])


def run(page: str) -> str:
    """The words of a page's running order."""
    return text_of(page.partition('<ol class="run">')[2].partition("</ol>\n  <form")[0])


def colleague(
    library: Library,
    of: Signed,
    login: str = "cora",
    professions: tuple[Profession, ...] = (Profession.SOCIAL_WORKERS, Profession.MIDWIVES),
) -> Signed:
    """A trainer of the same organisation."""
    secret = accounts.new_totp_secret()
    with Session(library.room.lists) as session, session.begin():
        organisation = session.get_one(Trainer, of.person_id).organisation_id
        token = trainers.invite(
            session, organisation_id=organisation, professions=professions, now=datetime.now(UTC)
        )
        person = trainers.accept(
            session, library.room.shelf.keys.get(TRAINER_KEY), token, login=login, name=f"{login.capitalize()} Bell",
            password=accounts.new_password(PASSWORD), secret=secret, code=pyotp.TOTP(secret).now(), now=datetime.now(UTC),
        )  # fmt: skip
        id = person.id
    return library.sign_in(login, secret, id)


def shared(library: Library, plan: str = "") -> tuple[str, Signed, Signed]:
    """A list that two colleagues may change: its address, its owner, her colleague."""
    owner = library.trainer()
    other = colleague(library, owner)
    address = begun(owner, plan)
    owner.post(f"{address}/colleagues", name="cora")
    return address, owner, other
