"""`ihw carry`: out, open, pack, in, wipe. A passphrase is typed, or read from the standard input; it is never an argument."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.carrying import bringing, out, packing, road, wiping
from archive.carrying import folder as folders
from archive.rules.errors import BadInput
from archive.settings import LEAVE_TO, Address, Place, desk_settings
from archive.stores import prepare
from stories.desk import Desk, open_desk

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
DATA = click.option("--data", type=_FOLDER, default=Path("var/data"), show_default=True, help="The data folder.")  # fmt: skip
KEY = click.option("--keys", type=_FOLDER, default=None, help="The key folder; <data>-keys by default.")


@click.group()
def carry() -> None:
    """Take Notes to a place without a line, and bring home what was told there."""


@carry.command("out")
@DATA
@KEY
@click.option("--worker", required=True, help="The sign-in name of the support worker who takes it.")
@click.argument("folder", type=_FOLDER)
def out_(data: Path, keys: Path | None, worker: str, folder: Path) -> None:
    """At the office: make FOLDER for one support worker's laptop. She types a passphrase."""
    place, desk = office(data, keys)
    passphrase = _passphrase("A passphrase for the folder, at least 15 letters", again=True)
    out.make(place, desk, folder, login=worker, passphrase=passphrase, moment=desk.clock.moment())
    click.echo(f"{folder} is ready. It holds this worker's account, and nothing else of the office.")
    click.echo("Nobody can help with a lost passphrase: what is told in the folder could not be read again.")
    click.echo(f"On the road:       ihw carry open {folder}")
    click.echo(f"Before you hand in: ihw carry pack {folder} BUNDLE")
    click.echo("At the office:     ihw carry in BUNDLE, which gives a receipt")
    click.echo(f"Then:              ihw carry wipe {folder} --receipt BUNDLE.receipt")


@carry.command("open")
@click.argument("folder", type=_FOLDER)
@click.option("--notes-port", type=int, default=8001, show_default=True, help="Port of the mothers' door.")
@click.option("--leave-to", default=LEAVE_TO, help="Where the Leave control ends.")
@click.option("--unpack", is_flag=True, help="The folder is packed, and nobody has the bundle yet.")
def open_(folder: Path, notes_port: int, leave_to: str, unpack: bool) -> None:
    """On the road: serve Notes from FOLDER on this machine alone, until interrupted. Then it is closed again."""
    with folders.locked(folder):
        letter = folders.read_letter(folder)
        road.may_open(folder, unpack=unpack)
        held = folders.unlock(letter, _passphrase("Passphrase"))
        (folder / folders.PACKED).unlink(missing_ok=True)
        with folders.opened(folder, held) as desk:
            click.echo(f"Notes: http://notes.localhost:{notes_port}   Press Ctrl and C to close it.")
            road.run(folder, desk, port=notes_port, leave_to=leave_to)
        click.echo("Closed. Only sealed files are left in the folder.")


@carry.command("pack")
@click.argument("folder", type=_FOLDER)
@click.argument("bundle", type=_FILE)
def pack(folder: Path, bundle: Path) -> None:
    """Seal what was told in FOLDER to the office, in the file BUNDLE. After that nothing more is told in it."""
    with folders.locked(folder):
        letter = folders.read_letter(folder)
        held = folders.unlock(letter, _passphrase("Passphrase"))
        packed = packing.pack(folder, letter, held, bundle)
    click.echo(f"{_stories(packed.stories)} packed. Only your office can open {bundle}.")
    if packed.left_out:
        click.echo(f"{packed.left_out} sealed files do not open any more and could not be packed.")
    click.echo("Keep the folder until you have the receipt.")


@carry.command("in")
@DATA
@KEY
@click.option(
    "--receipt", type=_FILE, default=None, help="Where the receipt goes; BUNDLE.receipt by default."
)
@click.argument("bundle", type=_FILE)
def in_(data: Path, keys: Path | None, receipt: Path | None, bundle: Path) -> None:
    """At the office: take BUNDLE in, all of it or nothing, and write the receipt that the folder is wiped with."""
    _, desk = office(data, keys)
    brought = bringing.bring(desk, bundle, desk.clock.moment())
    target = receipt or bundle.with_name(bundle.name + ".receipt")
    folders.write_whole(target, brought.receipt.encode())
    if brought.before:
        click.echo("This bundle is here already. Nothing was changed; this is the same receipt.")
    else:
        click.echo(f"{_stories(brought.stories)} came in. Their code words work here from now on.")
    for was, now in brought.renamed:
        click.echo(f"The visit {was} is called {now} here, since that name was used before.")
    click.echo(f"Receipt: {target}")


@carry.command("wipe")
@click.argument("folder", type=_FOLDER)
@click.option("--receipt", type=_FILE, required=True, help="The file that ihw carry in wrote.")
def wipe(folder: Path, receipt: Path) -> None:
    """Destroy FOLDER, when the receipt is for exactly what it holds, and say what was checked."""
    for line in wiping.wipe(folder, receipt):
        click.echo(line)


def office(data: Path, keys: Path | None) -> tuple[Place, Desk]:
    """Return the place of the house and its desk, brought up to date.

    Raises:
        BadInput: there is no house yet.
    """
    place = Place.at(data, keys)
    if not place.store("desk").exists():
        raise BadInput(f"Nothing is here yet. Run: ihw prepare --data {place.data}")
    prepare(place)
    return place, open_desk(desk_settings(place, Address("")))


def _passphrase(asked: str, *, again: bool = False) -> str:
    if sys.stdin.isatty():
        return str(click.prompt(asked, hide_input=True, confirmation_prompt=again))
    return sys.stdin.readline().rstrip("\r\n")


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"
