"""`ihw audit`: export, head, verify. What comes out holds ids, acts and hours; `verify` needs the file alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
from sqlalchemy.orm import Session

from archive.carrying.commands import DATA, KEY
from archive.ground import audit as log
from archive.ground import chain, logbook
from archive.ground.chain import Found, Head
from archive.ground.db import reading
from archive.rules.errors import BadInput
from archive.settings import Address, Place, desk_settings
from archive.stores import prepare
from stories.desk import Desk, open_desk

_FILE = click.Path(dir_okay=False, path_type=Path)
OPERATOR = "operator"
"""Who acted, when it was somebody at the machine itself."""


@click.group()
def audit() -> None:
    """Hand out the log, and prove that nothing of it was changed."""


@audit.command()
@DATA
@KEY
@click.option("--without-ids", is_flag=True, help="Say of no act what it is about. It verifies just as well.")
@click.argument("out", type=_FILE)
def export(data: Path, keys: Path | None, without_ids: bool, out: Path) -> None:
    """Write the log to OUT, for somebody else to verify: ids, acts and hours. That it was done is in it."""
    desk = _office(data, keys)
    moment, private = desk.clock.moment(), desk.keys.standing(logbook.SIGN_KEY)
    with Session(desk.engine) as session, session.begin():
        log.note(session, who=OPERATOR, act=logbook.EXPORTED, subject="log", at=moment.now)
    with Session(reading(desk.engine)) as session:
        count = _write(out, logbook.lines(session, private, moment.today, are_ids_open=not without_ids))
    click.echo(f"{count} lines. The last one is a head: keep it where nobody of this house can change it.")


@audit.command()
@DATA
@KEY
def head(data: Path, keys: Path | None) -> None:
    """Print a signed head of the log as it stands: one line to keep elsewhere, on paper if you like."""
    desk = _office(data, keys)
    with Session(reading(desk.engine)) as session:
        private = desk.keys.standing(logbook.SIGN_KEY)
        click.echo(logbook.head(session, private, desk.clock.moment().today).text)


@audit.command()
@click.option("--head", "heads", multiple=True, help="A head that was kept: the line, or a file that has it.")
@click.argument("file", type=_FILE)
def verify(heads: tuple[str, ...], file: Path) -> None:
    """Say whether the log in FILE is whole: exit 0. Broken: 1, and where first. Not to be read: 2. Needs no archive."""
    try:
        found = chain.verify(_lines(file), [_kept(one) for one in heads])
    except OSError as trouble:
        click.echo(f"{trouble.filename} cannot be read.", err=True)
        raise SystemExit(2) from trouble
    except BadInput as trouble:
        click.echo(str(trouble), err=True)
        raise SystemExit(2) from trouble
    click.echo(found.fault or _in_words(found, is_compared=bool(heads)))
    raise SystemExit(1 if found.fault else 0)


def _in_words(found: Found, *, is_compared: bool) -> str:
    ids = f"{found.erased} ids erased" if found.are_ids_open else "no ids told"
    until = f", up to {found.head.day}" if found.head else ""
    rest = "It follows the head that was kept." if is_compared else (
        "Nothing kept elsewhere was compared: give a head with --head, or a log that was cut off or written anew looks whole."
    )  # fmt: skip
    return f"Whole: {found.entries} entries{until}, {ids}. {rest}"


def _kept(said: str) -> Head:
    lines = (
        [said] if said.startswith(f"{chain.HEAD} ") else Path(said).read_text(errors="replace").split("\n")
    )
    heads = [line.strip() for line in lines if line.startswith(f"{chain.HEAD} ")]
    kept = Head.read(heads[-1] if heads else "")
    if not kept.is_true:
        raise BadInput(chain.NO_HEAD)
    return kept


def _lines(file: Path) -> Iterator[str]:
    # Bytes that are no UTF-8 make a line that is no entry; a last line without its end is none either.
    with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as opened:
        for line in opened:
            yield line[:-1] if line.endswith("\n") else f"{line} (cut off)"


def _write(out: Path, lines: Iterator[str]) -> int:
    fresh, count = out.with_name(f"{out.name}.new"), 0
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        for count, line in enumerate(lines, start=1):  # noqa: B007 -- the number of the last is what comes back.
            opened.write(f"{line}\n")
    fresh.replace(out)
    return count


def _office(data: Path, keys: Path | None) -> Desk:
    place = Place.at(data, keys)
    if not place.store("desk").exists():
        raise click.ClickException(f"Nothing is here yet. Run: ihw prepare --data {place.data}")
    prepare(place)
    return open_desk(desk_settings(place, Address("")))
