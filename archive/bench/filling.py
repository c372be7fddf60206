"""A shelf filled in one go, with rows as the press writes them; and single stories put out through the press itself.

A hundred thousand stories one by one would take hours. A test has the press put out the same story and compares the rows.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, event, insert

from archive.bench.corpus import Synthetic
from archive.editions import press as presses
from archive.editions.press import EDITION_KEY, TOKENS_PER_GRANT, Press
from archive.editions.shelf import AREA_KEY, area_tokens
from archive.editions.tables import (
    PROMPT_KEY,
    EditionRow,
    GrantAreaRow,
    GrantRow,
    HideRow,
    MediumRow,
    ThemeRow,
    WarningRow,
    bits,
)
from archive.ground.crypto import new_id, new_key, seal
from archive.rules import publication
from archive.rules.choices import Then
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Status
from archive.rules.court import Basis, CourtCheck, Stage
from archive.rules.court import Content as Said
from archive.rules.figures import Told
from archive.rules.grounds import Gate
from archive.rules.jigsaw import HerWord, Knows, Panel, Tried

AT_ONCE = 500
WORDING = "0" * 64
NOBODY = "Nobody could."

_TABLES = (EditionRow, ThemeRow, WarningRow, MediumRow, GrantRow, GrantAreaRow, HideRow)


def quickly(press: Press) -> None:
    """Let a shelf that will be thrown away not wait for the disk."""
    for engine in (press.engine, press.keys.engine):
        engine.dispose()
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))


def carefully(press: Press) -> None:
    """Wait for the disk again, as the product does."""
    for engine in (press.engine, press.keys.engine):
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=FULL"))
        engine.dispose()


def fill(press: Press, stories: Iterable[Synthetic]) -> int:
    """Put stories on an empty shelf, many in one transaction; return how many."""
    waiting, count = iter(stories), 0
    while together := list(islice(waiting, AT_ONCE)):
        names = {one.id: f"{EDITION_KEY}{new_id()}" for one in together}
        keys = {name: new_key() for name in names.values()}
        press.keys.adopt({**keys, **{f"{PROMPT_KEY}{one.id}": new_key() for one in together}})
        area_key = press.keys.get(AREA_KEY)
        with press.engine.begin() as connection:
            _write(
                connection,
                (
                    row
                    for n, one in enumerate(together, start=count + 1)
                    for row in _rows(one, n, names[one.id], keys[names[one.id]], area_key)
                ),
            )
        count += len(together)
    return count


def put_out(press: Press, story: Synthetic, moment: Moment) -> None:
    """Put one story out through the press, with a clearance made for it."""
    presses.put_out(press, cleared(story, moment), story.id, story.content, story.themes)


def cleared(story: Synthetic, moment: Moment) -> publication.Clearance:
    """Return the clearance of a story that tells nothing of anyone."""
    today, seal_ = moment.today, story.content.seal
    panel = Panel(
        (), frozenset(Told), (), frozenset(), {str(who): NOBODY for who in Knows}, were_there=False,
        her_word=HerWord.NOT_ASKED, was_read=True, tried=Tried("a", "b", 30, today), stands_out=False, by="a", on=today,
        text="text", grant=story.grant,
    )  # fmt: skip
    facts = publication.Facts(
        consent=Consent(Status.GIVEN, story.grant, Then.HIDE, today, WORDING),
        wording_now=frozenset({WORDING}),
        open_marks=(),
        intruder_note=NOBODY,
        stage=Stage.NONE,
        check=CourtCheck(Basis.NOT_ABOUT, "synthetic", "a", Said.OWN_LIFE, today),
        first="a",
        second="b",
        released_hash=seal_,
        edition_hash=seal_,
        hidden=False,
        deleted=False,
        set_aside=False,
        vetoed=False,
        wait=publication.Wait(today, 0),
        panel=panel,
        text="text",
        gate=Gate(()),
    )
    return publication.clear(facts, moment)


def _rows(
    one: Synthetic, n: int, key_id: str, key: bytes, area_key: bytes
) -> Iterator[tuple[type[Any], dict[str, object]]]:
    body, id, given = one.content.canonical(), one.id, one.grant
    yield (
        EditionRow,
        {
            "id": id,
            "key_id": key_id,
            "sealed": seal(key, body, about=f"edition|content|{id}"),
            "size": len(body),
            "seal": one.content.seal,
            "minutes": one.content.minutes,
            "language": one.content.language,
            "kin": None,
        },
    )
    for theme in one.themes:
        yield ThemeRow, {"edition_id": id, "theme": theme}
    for warning, how in one.content.note.warnings:
        yield WarningRow, {"edition_id": id, "warning": warning, "intensity": how}
    for place, medium in enumerate(one.content.media):
        # No sound lies behind it: searching reads what is said in it, and counts its form.
        yield MediumRow, {
            "edition_id": id, "n": place, "encoding": "opus", "form": bits({medium.form}),
            "blob": secrets.token_hex(16), "key": b"", "size": 0,
        }  # fmt: skip
    yield GrantRow, {
        "n": n, "edition_id": id, "audiences": bits(given.audiences), "professions": bits(given.professions),
        "uses": bits(given.uses), "media": bits(given.media), "until": given.until, "openings": given.openings,
    }  # fmt: skip
    decoys = (f"decoy {place}" for place in range(TOKENS_PER_GRANT - len(given.not_near)))
    for token in sorted(area_tokens(area_key, id, (*given.not_near, *decoys))):
        yield GrantAreaRow, {"grant_n": n, "token": token}
    yield HideRow, {"edition_id": id, "hidden": False}


def _write(connection: Connection, rows: Iterable[tuple[type[Any], dict[str, object]]]) -> None:
    by_table: dict[type[Any], list[dict[str, object]]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append(row)
    for table in _TABLES:
        if table in by_table:
            connection.execute(insert(table), by_table[table])
