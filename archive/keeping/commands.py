"""`ihw keep`: out, verify, back, check. What is printed is counts, marks and names of chance; `verify` needs the copy alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import click

from archive.carrying.commands import DATA, KEY, office
from archive.keeping import bag, copies
from archive.rules.errors import BadInput
from stories import packages

_FOLDER = click.Path(path_type=Path)
_MOST_SHOWN = 20
NO_KEY = "The key of a house is 64 digits and letters from a to f: the second word of a head of the log."


@click.group()
def keep() -> None:
    """Keep copies of what is sealed, which open nothing by themselves; verify them, and bring back what was lost."""


@keep.command("out")
@DATA
@KEY
@click.argument("folder", type=_FOLDER)
def out_(data: Path, keys: Path | None, folder: Path) -> None:
    """Write a copy for keeping to FOLDER, which is not there yet: sealed parts in BagIt's layout, and no key."""
    place, desk = office(data, keys)
    target = folder.resolve()
    if any(inside in (target, *target.parents) for inside in (place.data.resolve(), place.keys.resolve())):
        raise BadInput(copies.INSIDE.format(folder))
    written = copies.write(desk, folder, desk.clock.moment())
    click.echo(f"{written.parts} sealed parts, {written.size:,} bytes, in {folder}. Nothing in it opens by itself.")  # fmt: skip
    click.echo(f"Take it to another building. There, without keys: ihw keep verify {folder}")
    if written.left_out:
        click.echo(f"{written.left_out} are lost or changed here, and so are not in it.")
        click.echo("Bring them back from an older copy: ihw keep back COPY")
        raise SystemExit(1)


@keep.command()
@click.option(
    "--house", default="", help="The public key of your house, as ihw audit head prints it: 64 hex digits."
)
@click.argument("copy", type=_FOLDER)
def verify(house: str, copy: Path) -> None:
    """Say whether COPY is whole: exit 0. Broken: 1, and where. No copy: 2. Needs no archive and no key."""
    try:
        found = _verified(copy, house)
    except BadInput as trouble:
        click.echo(str(trouble), err=True)
        raise SystemExit(2) from trouble
    for line in found.faults[:_MOST_SHOWN]:
        click.echo(line)
    if found.faults:
        click.echo(f"Not whole: {len(found.faults)} faults. Write a new copy, and keep this one until then.")
        raise SystemExit(1)
    signed = f"signed on {found.sealed.day} by {found.sealed.house}" if found.sealed else ""
    rest = (
        "That is your house."
        if house
        else "Compare that with the key of your house, or give it with --house."
    )
    click.echo(f"Whole: {found.parts} sealed parts, {signed}. {rest}")


@keep.command()
@DATA
@KEY
@click.argument("copy", type=_FOLDER)
def back(data: Path, keys: Path | None, copy: Path) -> None:
    """Bring back from COPY what is lost or changed here; only what was written down, and never what a mother took out."""
    _, desk = office(data, keys)
    found = copies.bring_back(desk, copy, desk.clock.moment())
    if not found.is_list_whole:
        click.echo(f"{bag.LIST_CHANGED} What follows was compared with the hashes that lie here.")
    click.echo(
        f"{found.back} brought back, {found.whole} whole by themselves, {len(found.left)} still not whole."
    )
    if found.unknown:
        click.echo(f"{found.unknown} parts of this copy are not known here any more, and stay away:")
        click.echo("their mothers took them out, wrote them anew or deleted them.")
    for mark, why in found.left:
        click.echo(f"Package {mark}: {why}")
    if found.left:
        raise SystemExit(1)


@keep.command()
@DATA
@KEY
def check(data: Path, keys: Path | None) -> None:
    """Look at every sealed part now, not in its turn; exit 1 when one is lost or changed. Opens nothing."""
    _, desk = office(data, keys)
    found = packages.check_all(desk, desk.clock.moment())
    click.echo(f"{found.parts} sealed parts looked at, {found.faults} lost or changed.")
    if found.faults:
        click.echo("Bring them back from a copy for keeping: ihw keep back COPY")
        raise SystemExit(1)


def _verified(copy: Path, house: str) -> bag.Verified:
    if house and not re.fullmatch(r"[0-9a-f]{64}", house):
        raise BadInput(NO_KEY)
    found = bag.verify(copy)
    if house and found.sealed and found.sealed.house != house:
        return replace(found, faults=(*found.faults, "Another house signed it."))
    return found
