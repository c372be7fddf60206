"""`ihw`: prepare, serve, demo, check and the rest. Prints counts, ids and addresses; never a word of a story."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.orm import Session

from archive import __version__, checking, stores
from archive.bench.commands import bench
from archive.carrying.commands import DATA as _DATA
from archive.carrying.commands import KEY as _KEY
from archive.carrying.commands import carry
from archive.checking.commands import audit
from archive.courses import lti
from archive.ground import accounts
from archive.ground.clock import Clock
from archive.keeping.commands import keep
from archive.reading import shutting, trainers
from archive.reading.research import who
from archive.rules.areas import AREAS
from archive.rules.choices import Profession
from archive.rules.errors import BadInput, NotFound, Trouble, Unreadable
from archive.serving import chosen_aids, promises
from archive.settings import Address, Place, desk_settings
from archive.supervising import Ports, run_all, said_addresses
from moderation.people import knowing

NOT_ALL_BACK = (
    "Something of a story is damaged, so that story did not come back; every other one did. `ihw check` names what is damaged. "
    "Put it back from a copy, then run this again."
)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_NOTES = click.option(
    "--notes-port", type=int, default=8001, show_default=True, help="Port of the mothers' door."
)
_DESK = click.option(
    "--desk-port", type=int, default=8002, show_default=True, help="Port of the staff's door."
)
_READING = click.option(
    "--reading-port", type=int, default=8003, show_default=True, help="Port of the Reading room."
)
_AREAS = click.option(
    "--area",
    "areas",
    multiple=True,
    type=click.Choice(sorted(AREAS)),
    help="Where it works; repeat for several.",
)


class _Sayings(click.Group):
    """Prints a refusal of ours as its sentences, not as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a trouble ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            raise click.ClickException(str(trouble)) from trouble


@click.group(cls=_Sayings)
@click.version_option(__version__, prog_name="ihw")
def main() -> None:
    """In Her Words: a moderated archive that publishes only as far as each mother said yes."""


main.add_command(carry)
main.add_command(audit)
main.add_command(keep)
main.add_command(lti)
main.add_command(bench)


@main.command()
@_DATA
@_KEY
@_DESK
def prepare(data: Path, keys: Path | None, desk_port: int) -> None:
    """Make folders, keys and stores, or bring them up to date; prints the first administrator's invitation."""
    place = Place.at(data, keys)
    stores.prepare(place)
    click.echo(f"Ready: {place.data}")
    click.echo(f"Keys:  {place.keys}  (keep a copy of this folder elsewhere; without it nothing can be read)")
    engine = stores.open_named(place, "desk")
    with Session(engine) as session, session.begin():
        if session.query(accounts.Person).count() == 0:
            token = accounts.invite(session, roles=("administrator",), now=datetime.now(UTC))
            desk = said_addresses(Ports(desk=desk_port))["desk"]
            click.echo(f"First administrator: {desk}/invitation/{token}")


@main.command()
@_DATA
@_KEY
@_NOTES
@_DESK
@_READING
@click.option("--leave-to", default=None, help="Where the Leave control ends; a weather page by default.")
def serve(
    data: Path, keys: Path | None, notes_port: int, desk_port: int, reading_port: int, leave_to: str | None
) -> None:
    """Serve the three doors and the worker, each a process of its own, until interrupted."""
    promises()  # What they cannot read, no process of theirs starts with: better said here, once.
    chosen_aids()
    place = _prepared(Place.at(data, keys))
    ports = Ports(notes_port, desk_port, reading_port)
    for name, address in said_addresses(ports).items():
        click.echo(f"{name:8} {address}")
    raise SystemExit(run_all(place, ports, leave_to=leave_to))


@main.command()
@_DATA
@_KEY
@_NOTES
@_DESK
@_READING
@click.option("--json", "as_json", is_flag=True, help="Print addresses, sign-ins and code words as JSON.")
def demo(
    data: Path, keys: Path | None, notes_port: int, desk_port: int, reading_port: int, as_json: bool
) -> None:
    """Fill a data folder with the fictional demo archive and print how to get in. Asks nothing."""
    from archive.demo import filling

    sheet = filling.fill(Place.at(data, keys), Ports(notes_port, desk_port, reading_port).addresses())
    click.echo(json.dumps(sheet, indent=2, ensure_ascii=False) if as_json else filling.in_words(sheet))


@main.command()
@_DATA
@_KEY
def check(data: Path, keys: Path | None) -> None:
    """Prove seals, sizes, keys, the log, and that the index shows nothing the shelf does not; exit 1 when something is wrong."""
    place = Place.at(data, keys)
    found = checking.faults(place)
    for line in found or checking.advice(place):
        click.echo(line)
    if found:
        raise SystemExit(1)
    click.echo("All well: " + ", ".join(f"{count} {name}" for name, count in checking.counts(place).items()))


@main.command()
@_DATA
@_KEY
@click.option(
    "--search",
    type=click.Choice(["whoosh", "fts5"]),
    default=None,
    help="The search engine from now on; the one in use by default.",
)
def rebuild(data: Path, keys: Path | None, search: str | None) -> None:
    """Make the shelf and the search index anew from the desk: what was out and still may be, and nothing else."""
    from archive.editions.index import Search, open_index
    from moderation import sweeps
    from stories.desk import open_desk

    place = _prepared(Place.at(data, keys))
    desk = open_desk(desk_settings(place, Address(""), **promises(), **chosen_aids()))
    index = open_index(place.index, rebuild_with=Search(search) if search else None)
    try:
        count = sweeps.rebuild_shelf(desk, index, desk.clock.moment())
    except (NotFound, Unreadable) as found:
        raise click.ClickException(NOT_ALL_BACK) from found
    click.echo(f"{count} put out")


@main.command()
@_DATA
@_KEY
def sweep(data: Path, keys: Path | None) -> None:
    """Run every job that is due and every sweep, once. `ihw serve` does this by itself. Safe to repeat."""
    from sqlalchemy.orm import Session

    from archive.editions.index import open_index
    from moderation import sweeps, worker
    from stories.desk import open_desk

    place = _prepared(Place.at(data, keys))
    desk = open_desk(desk_settings(place, Address(""), **promises(), **chosen_aids()))
    count = worker.run_once(desk, open_index(place.index))
    click.echo(f"{count} jobs run")
    with Session(desk.engine) as session:
        click.echo(f"{sweeps.unconfirmed(desk, session)} copies asked back and not said to be destroyed")


@main.command()
@_DATA
@_KEY
@_READING
@click.option("--organisation", default="", help="Name; made when it is new.")
@_AREAS
@click.option(
    "--profession",
    "professions",
    multiple=True,
    type=click.Choice([profession.value for profession in Profession]),
    help="Whom the trainer teaches; repeat for several.",
)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day the trainer may come in; a year by default."
)
@click.option("--steward", is_flag=True, help="Invite a steward of the archive instead, of no organisation.")
def invite(
    data: Path,
    keys: Path | None,
    reading_port: int,
    organisation: str,
    areas: tuple[str, ...],
    professions: tuple[str, ...],
    until: datetime | None,
    steward: bool,
) -> None:
    """Print a one-use invitation to the Reading room, good for 14 days: for a trainer, or for a steward."""
    if steward and (organisation or areas or professions or until):
        raise click.ClickException("A steward is of no organisation and teaches nobody. Say --steward alone.")
    if not steward and not organisation:
        raise click.ClickException("Say --organisation and --profession for a trainer, or --steward.")
    place, now = _prepared(Place.at(data, keys)), datetime.now(UTC)
    room = said_addresses(Ports(reading=reading_port))[
        "reading"
    ]  # A bad one is said before a token is made and lost.
    with Session(stores.open_named(place, "lists")) as session, session.begin():
        if steward:
            token = trainers.invite_steward(session, now=now)
        else:
            token = trainers.invite(
                session,
                organisation_id=_organisation(session, organisation, areas),
                professions=[Profession(profession) for profession in professions],
                until=until.date() if until else None,
                now=now,
            )
    click.echo(f"{room}/invitation/{token}")


@main.command()
@click.argument("login")
@_DATA
@_KEY
def know(login: str, data: Path, keys: Path | None) -> None:
    """Let in one of the staff who waits at the Desk, where no colleague is left who could say that they know them."""
    place = _prepared(Place.at(data, keys))
    with Session(stores.open_named(place, "desk")) as session, session.begin():
        knowing.from_machine(session, login, datetime.now(UTC))
    click.echo(f"{login} is known, and works at the Desk. The log says that it was said on this machine.")


def _organisation(session: Session, name: str, areas: tuple[str, ...]) -> str:
    known = trainers.organisation_named(session, name)
    if known and areas:
        raise click.ClickException(
            f"{name} is known already, with its own areas. Leave --area out here; `ihw move` changes them."
        )
    return known or trainers.found_organisation(session, name=name, areas=areas)


@main.command()
@_DATA
@_KEY
@click.option("--organisation", required=True, help="Its name, as it was invited.")
@_AREAS
def move(data: Path, keys: Path | None, organisation: str, areas: tuple[str, ...]) -> None:
    """Say anew in which areas an organisation works; its open learner links are stopped, since they hold the old ones."""
    place = _prepared(Place.at(data, keys))
    with Session(stores.open_named(place, "lists")) as session, session.begin():
        id = trainers.organisation_named(session, organisation)
        if id is None:
            raise click.ClickException(f"No organisation is called {organisation}.")
        trainers.move_organisation(session, organisation_id=id, areas=areas)
        stopped = shutting.stop_all_of(session, id)
    click.echo(f"{len(set(areas))} areas; {stopped} links stopped")


@main.command("shut-out")
@_DATA
@_KEY
@click.argument("login")
def shut_out(data: Path, keys: Path | None, login: str) -> None:
    """Shut the trainer, or the steward, with the sign-in name LOGIN out, now: the account, every sign-in, every learner link."""
    place = _prepared(Place.at(data, keys))
    with Session(stores.open_named(place, "lists")) as session, session.begin():
        stopped = shutting.shut_out(session, login)
    click.echo(f"{login} is shut out; {stopped} links stopped")


@main.command("let-research")
@_DATA
@_KEY
@click.argument("login")
@click.option("--no-longer", is_flag=True, help="Take it away again, in force at the next request.")
def let_research(data: Path, keys: Path | None, login: str, *, no_longer: bool) -> None:
    """Let the trainer with the sign-in name LOGIN look at stories for research too, by name."""
    place = _prepared(Place.at(data, keys))
    engine = stores.open_named(place, "lists")
    with Session(engine) as session, session.begin():
        if no_longer:
            who.let_go(session, login)
        else:
            who.let_in(session, login)
    click.echo(f"{login} {'no longer looks' if no_longer else 'may look'} for research")


@main.group()
def clock() -> None:
    """Look after the house clock."""


@clock.command()
@_DATA
@_KEY
def accept(data: Path, keys: Path | None) -> None:
    """Take the time of this machine as right, after it leapt forward and publishing stopped."""
    place = _prepared(Place.at(data, keys))
    for name in ("desk", "lists"):
        Clock(stores.open_named(place, name)).accept()
    click.echo("The clock is accepted.")


@main.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
def strip(source: Path, target: Path) -> None:
    """Make IN clean, a picture or a recording, and write it to OUT (a file or a folder); exit 2 when it is refused."""
    from archive.media.strip import strip as make_clean

    try:
        click.echo(make_clean(source, target))
    except BadInput as refused:
        click.echo(str(refused), err=True)
        raise SystemExit(2) from refused


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print start, end, label and tier of each as JSON.")
def suggest(as_json: bool) -> None:
    """Read a text on standard input and print what in it could tell who somebody is; exit 2 when it is no text."""
    from moderation.suggesting import finding

    try:
        text = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as broken:
        click.echo("This is no text in UTF-8. Save it as plain text in UTF-8 and try again.", err=True)
        raise SystemExit(2) from broken
    found = finding.suggest(text)
    if as_json:
        plain = [{"start": s.start, "end": s.end, "label": s.label, "tier": s.tier} for s in found]
        click.echo(json.dumps(plain))
        return
    for one in found:
        click.echo(
            f"{one.tier:8} {one.label:11} {' '.join(text[one.start : one.end].split())}  ({one.reason})"
        )
    click.echo(f"{len(found)} suggestions. A person decides.")


@main.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--seed", type=click.IntRange(0, 2**63), help="Draw the same voice again, to measure it. Never for use."
)
def disguise(source: Path, target: Path, seed: int | None) -> None:
    """Soften the voice in the recording IN and write it to OUT (a file or a folder); exit 2 when it is refused.

    WAV, MP3 or Ogg, by OUT's suffix. People who know the speaker may still know them: this is no promise.
    """
    from archive.media.softened import disguise as soften

    if seed is not None:
        click.echo(
            "With --seed anybody can make this voice again: for measuring only, never for a story.", err=True
        )
    try:
        click.echo(soften(source, target, seed=seed))
    except BadInput as refused:
        click.echo(str(refused), err=True)
        raise SystemExit(2) from refused


@main.command()
@click.argument("secret")
def digits(secret: str) -> None:
    """Print the six digits of this moment for a second factor's SECRET (for the demo's sign-ins)."""
    click.echo(accounts.digits_of(secret, datetime.now(UTC)))


def _prepared(place: Place) -> Place:
    if not place.store("desk").exists():
        raise click.ClickException(f"Nothing is here yet. Run: ihw prepare --data {place.data}")
    stores.prepare(place)
    return place
