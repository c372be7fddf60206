"""`ihw lti`: register the learning systems of organisations. Prints addresses and ids; no private key, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

import click
from sqlalchemy.orm import Session

from archive import stores
from archive.carrying.commands import DATA, KEY
from archive.ground.clock import Clock
from archive.ground.keyring import Keys, Master
from archive.reading import trainers
from archive.reading.lms import platforms
from archive.reading.tables import TRAINER_KEY
from archive.settings import Place

_SET = click.argument("key_set", metavar="KEYS", type=click.File())
_NAME = click.argument("name")


@click.group()
def lti() -> None:
    """Let courses of other learning systems open sessions here (LTI 1.3)."""


@lti.command()
@DATA
@KEY
@click.option(
    "--organisation", required=True, help="Whose learning system it is, by the name it was invited with."
)
@click.option("--issuer", required=True, help="Who the system says it is.")
@click.option("--client-id", required=True, help="Our id there.")
@click.option("--deployment", "deployments", multiple=True, required=True, help="Repeat for several.")
@click.option("--sign-in", "sign_in_url", required=True, help="Its address for authentication requests.")
@_NAME
@_SET
def add(
    data: Path, keys: Path | None, organisation: str, issuer: str, client_id: str, deployments: tuple[str, ...],
    sign_in_url: str, name: str, key_set: TextIO,
) -> None:  # fmt: skip
    """Register a learning system as NAME. KEYS: a file with its public key set, or - for the standard input."""
    with _lists(data, keys) as here:
        id = trainers.organisation_named(here.session, organisation)
        if id is None:
            raise click.ClickException(
                f"No organisation is called {organisation}. Invite a trainer of it first."
            )
        platforms.register(
            here.session, organisation_id=id, name=name, issuer=issuer, client_id=client_id, deployments=deployments,
            sign_in_url=sign_in_url, keys=key_set.read(), today=here.today,
        )  # fmt: skip
        platforms.our_key(here.session, here.house_key)
    click.echo(f"{name} is known. Its administrator needs what `ihw lti addresses` prints.")


@lti.command("keys")
@DATA
@KEY
@_NAME
@_SET
def keys_(data: Path, keys: Path | None, name: str, key_set: TextIO) -> None:
    """Take the public keys of NAME anew: a learning system that changes them cannot open anything until then."""
    with _lists(data, keys) as here:
        platforms.give_keys(here.session, name, key_set.read())
    click.echo(f"The keys of {name} are taken anew.")


@lti.command()
@DATA
@KEY
@_NAME
def end(data: Path, keys: Path | None, name: str) -> None:
    """Let nothing more be opened from NAME, now; sessions that were begun from there end too."""
    with _lists(data, keys) as here:
        platforms.end(here.session, name)
    click.echo(f"Nothing is opened from {name} any more.")


@lti.command("list")
@DATA
@KEY
def list_(data: Path, keys: Path | None) -> None:
    """Print the learning systems that were registered."""
    with _lists(data, keys) as here:
        for one in platforms.every(here.session):
            click.echo(f"{one.name:24} {'ended' if one.is_ended else 'open':6} {one.issuer}")


@lti.command()
@click.argument("base", metavar="ADDRESS")
def addresses(base: str) -> None:
    """Print what a learning system has to know, for a Reading room that is reached at ADDRESS."""
    here = platforms.origin(base) + platforms.HOME
    for name, address in (("login", "login"), ("launch and deep linking", "launch"), ("public keys", "keys")):
        click.echo(f"{name:24} {here}/{address}")
    click.echo("Open it in a new window; share no name and no e-mail address of learners with it.")


@dataclass(frozen=True)
class _Lists:
    session: Session
    house_key: bytes
    today: date


@contextmanager
def _lists(data: Path, keys: Path | None) -> Iterator[_Lists]:
    place = Place.at(data, keys)
    if not place.store("lists").exists():
        raise click.ClickException(f"Nothing is here yet. Run: ihw prepare --data {place.data}")
    stores.prepare(place)
    engine = stores.open_named(place, "lists")
    shelf_keys = Keys(stores.open_named(place, "shelf-keys"), Master(place.keys / "shelf.key"))
    today = Clock(engine).moment().today
    with Session(engine) as session, session.begin():
        yield _Lists(session, shelf_keys.get(TRAINER_KEY), today)
