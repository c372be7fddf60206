"""Writing to the shelf: put out, narrow, pull. Few hands may touch it, and putting out needs a `Clearance`.

Publishing records first (on the desk) and puts out second; withdrawing pulls first and records second: whatever
breaks in between, less is public, never more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from archive.editions import captions, words_proof
from archive.editions.edition import Content, File
from archive.editions.index import Entry
from archive.editions.shelf import AREA_KEY, Shelf, area_tokens, grant_of
from archive.editions.stocktaking import ids
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
from archive.editions.words_proof import Taken
from archive.ground.crypto import new_id, seal, unseal
from archive.ground.db import reading
from archive.ground.files import Blob, Files
from archive.ground.keyring import Keys
from archive.rules.errors import Refused
from archive.rules.grant import Grant
from archive.rules.publication import Clearance
from archive.rules.sentences import slipped

EDITION_KEY = "edition|"
"""How the id of an edition's key begins, so that it is told from the house keys beside it."""

WIDER = "This would show it to more people, not fewer. More people needs a new yes and a new check."
TOKENS_PER_GRANT = 8
"""Area tokens are filled up with decoys to a multiple of this, so that their number says nothing of what she excluded.

The decoys of one edition are the same in each of its grants, as its places are: what stands in both tells nothing.
"""


@dataclass(frozen=True)
class Press:
    """The shelf, writable, with the keys of its editions."""

    engine: Engine
    keys: Keys
    published: Files
    uses: Engine | None = None
    """The ledger of showings, to read."""

    @property
    def shelf(self) -> Shelf:
        """The same shelf, to read."""
        return Shelf(self.engine, self.keys, self.published, self.uses)


def put_out(
    press: Press,
    clearance: Clearance,
    id: str,
    content: Content,
    themes: Iterable[str],
    media: Mapping[str, Iterable[bytes]] = MappingProxyType({}),
    *,
    elsewhere: int | None = None,
    kin: str = "",
    taken: Collection[Taken] = (),
    entry: Entry | None = None,
) -> None:
    """Put an edition on the shelf under the grant of its clearance, sealed with a new key. Safe to repeat.

    Args:
        press: the shelf, writable.
        clearance: made by `publication.clear` for exactly this content.
        id: of the edition; it keeps it when it comes back.
        content: what goes out.
        themes: ids.
        media: the bytes of every file that the content names, by their SHA-256.
        elsewhere: how often other editions of the same story were opened; None when nobody counted.
        kin: the same for each version of one story; empty where there can be but one.
        taken: what was taken out of it; other code looks for it in what was sealed, before anybody can meet that.
        entry: what the search will be given of it.

    Raises:
        StillThere: something that was taken out stands in what was sealed; nothing goes out, and what was out under this id
            cannot be opened any more.
        Refused: the clearance is not one that `publication.clear` made, or was made for other bytes; or a sentence stands in
            them that the law keeps out; or the bytes of a recording or a picture are not those that were released; or her yes
            is counted, and nobody counted.
    """
    _refuse_unless_cleared(clearance, content)
    # A ground of law that ends before her yes does: the shelf closes it by itself, at each read.
    grant = _of_this_edition(replace(clearance.grant, until=clearance.until), elsewhere)
    press.keys.standing(f"{PROMPT_KEY}{id}")
    key_id = f"{EDITION_KEY}{new_id()}"
    key = press.keys.mint(key_id)
    rows = [
        _sealed_row(id, key_id, content, key, kin),
        *_sealed_media(press, id, key, content.in_forms(grant.media), media),
    ]
    with Session(press.engine) as session, session.begin():
        files = _take_off(press, session, [id], why="put out again", now=datetime.now(UTC))
        session.add(rows[0])
        session.flush()
        session.add_all(rows[1:])
        session.add_all(ThemeRow(edition_id=id, theme=theme) for theme in sorted(set(themes)))
        session.add_all(
            WarningRow(edition_id=id, warning=name, intensity=how) for name, how in content.note.warnings
        )
        _add_grant(session, press.keys, id, grant)
        session.add(HideRow(edition_id=id, hidden=False))
        session.flush()
        _prove(press, session, id, taken, entry)
    _delete_files(press, files)


def _refuse_unless_cleared(clearance: Clearance, content: Content) -> None:
    if not Clearance.genuine(clearance):
        raise Refused("Nothing goes out without a clearance.")
    if clearance.edition_hash != content.seal:
        raise Refused("These are not the words that were cleared.")
    if clearance.translation != content.translation:
        raise Refused("This is not the version that was cleared.")
    if slipped(content.every_text, clearance.kept_out):
        raise Refused("A sentence about the court stands in it that may not be seen.")


def narrow(press: Press, id: str, grant: Grant, *, until_now: Grant, elsewhere: int | None = None) -> None:
    """Write a narrower grant for an edition on the shelf; it keeps its id and its bytes, and never gets a later last day.

    Raises:
        Refused: the new grant is wider anywhere than the one she gave before; or it is counted, and nobody counted.
    """
    if not grant.narrows(until_now):
        raise Refused(WIDER)
    standing = standing_grant(press, id)
    # What stands there may end sooner than her yes: with a ground of law, on which a sentence in it rests.
    last = grant.until if standing is None else min(grant.until, standing.until)
    grant = _of_this_edition(replace(grant, until=last), elsewhere)
    with Session(press.engine) as session, session.begin():
        _add_grant(session, press.keys, id, grant)


def pull(press: Press, ids: Sequence[str], now: datetime) -> None:
    """Take editions off the shelf, at once and for every cause alike; their keys are destroyed. Safe to repeat.

    The hide is committed first: from then on no statement finds them, whatever happens to the rest.
    """
    with Session(press.engine) as session, session.begin():
        session.add_all(HideRow(edition_id=id, hidden=True) for id in ids if _is_out_or_unhidden(session, id))
    with Session(press.engine) as session, session.begin():
        files = _take_off(press, session, ids, why="pulled", now=now)
    _delete_files(press, files)


def forget(press: Press, ids: Sequence[str], now: datetime) -> None:
    """Take what a pull leaves of editions that are deleted for good: their grants, and the key of what trainers wrote.

    Hides stay. Safe to repeat.
    """
    press.keys.destroy([f"{PROMPT_KEY}{id}" for id in ids], why="deleted by her", now=now)
    theirs = select(GrantRow.n).where(GrantRow.edition_id.in_(ids))
    with Session(press.engine) as session, session.begin():
        # One more hide: the epoch must go on even when the newest grant goes, or old counts would be taken for new.
        session.add_all(HideRow(edition_id=id, hidden=True) for id in ids)
        session.execute(delete(GrantAreaRow).where(GrantAreaRow.grant_n.in_(theirs)))
        session.execute(delete(GrantRow).where(GrantRow.edition_id.in_(ids)))


def prepare(press: Press) -> None:
    """Make the house key of the shelf's area tokens, once."""
    press.keys.standing(AREA_KEY)


def orphans(press: Press, known: Iterable[str]) -> frozenset[str]:
    """Return the ids on the shelf that the desk does not know as out: they are to be pulled."""
    return ids(press.shelf) - frozenset(known)


def standing_grant(press: Press, id: str, *, areas: Iterable[str] = ()) -> Grant | None:
    """Return the newest grant of an edition, or None. Its areas are tokens: of `areas` those that stand among them are known again.

    Raises:
        Unreadable: areas are asked for, and the key of their tokens is gone.
    """
    query = select(GrantRow).where(GrantRow.edition_id == id).order_by(GrantRow.n.desc()).limit(1)
    with Session(reading(press.engine)) as session:
        row = session.execute(query).scalar_one_or_none()
        return replace(grant_of(row), not_near=_known_again(press, session, row, areas)) if row else None


def unused_keys(press: Press) -> frozenset[str]:
    """Return the ids of live edition keys that no edition on the shelf needs."""
    with Session(reading(press.engine)) as session:
        needed = set(session.execute(select(EditionRow.key_id)).scalars())
    return frozenset(id for id in press.keys.live() if id.startswith(EDITION_KEY)) - needed


def destroy_unused_keys(press: Press, now: datetime) -> None:
    """Destroy keys that a crash, or a lost or restored shelf, left behind. Safe to repeat.

    Call it where nothing is being put out: a key is made before its edition stands on the shelf.
    """
    unused = sorted(unused_keys(press))
    if unused:
        press.keys.destroy(unused, why="no edition needs it", now=now)


def needed_files(press: Press) -> frozenset[str]:
    """Return the ids of the sealed files that editions on the shelf name; any other was left by a crash, its key lost."""
    with Session(reading(press.engine)) as session:
        return frozenset(session.execute(select(MediumRow.blob)).scalars())


def _sealed_row(id: str, key_id: str, content: Content, key: bytes, kin: str) -> EditionRow:
    body = content.canonical()
    return EditionRow(
        id=id,
        key_id=key_id,
        sealed=seal(key, body, about=f"edition|content|{id}"),
        size=len(body),
        seal=content.seal,
        minutes=content.minutes,
        language=content.language,
        kin=kin or None,
    )


def _sealed_media(
    press: Press, id: str, key: bytes, content: Content, media: Mapping[str, Iterable[bytes]]
) -> Iterator[MediumRow]:
    # What she took back is handed to nobody again, not even behind a grant that hides it.
    for n, one in content.placed:
        for file in one.files:
            blob = _sealed_file(press.published, file, media.get(file.sha256, ()))
            yield MediumRow(
                edition_id=id,
                n=n,
                encoding=file.encoding,
                form=bits({one.form}),
                blob=blob.id,
                key=seal(key, blob.key, about=f"edition_medium|key|{blob.id}"),
                size=blob.size,
            )


def _prove(press: Press, session: Session, id: str, taken: Collection[Taken], entry: Entry | None) -> None:
    """Open what was sealed once more, as the shelf will, and look in it for what was taken out; inside the transaction.

    When something is found nothing of it is kept but a key that opens nothing and files that nobody names: both are swept.
    """
    session.expire_all()
    row = session.get_one(EditionRow, id)
    body = unseal(press.keys.get(row.key_id), row.sealed, about=f"edition|content|{id}")
    sounds = Content.from_canonical(body).sounds
    made = {f"the captions of recording {n}": captions.vtt(one.cues) for n, one in enumerate(sounds, start=1)}
    if entry is not None:
        made[words_proof.SEARCH] = entry.text
    words_proof.refuse(body, made, taken)


def _sealed_file(published: Files, file: File, plain: Iterable[bytes]) -> Blob:
    with published.write() as writer:
        for piece in plain:
            writer.write(piece)
        blob = writer.finish()
    if (blob.sha256, blob.size) != (file.sha256, file.size):
        published.destroy(blob.id)
        raise Refused("This recording or picture is not the one that was released.")
    return blob


def _take_off(press: Press, session: Session, ids: Sequence[str], *, why: str, now: datetime) -> list[str]:
    """Destroy the keys of these editions, then delete their rows; return the ids of their sealed files.

    In this order: only the rows say which keys these were. Killed in between, the rows stand, hidden and unreadable,
    and the next call finds their keys again; the other way round a key would live on that nobody could name.
    """
    keys = session.execute(select(EditionRow.key_id).where(EditionRow.id.in_(ids))).scalars().all()
    files = session.execute(select(MediumRow.blob).where(MediumRow.edition_id.in_(ids))).scalars().all()
    if keys:
        press.keys.destroy(list(keys), why=why, now=now)
    for table in (ThemeRow, WarningRow, MediumRow):
        session.execute(delete(table).where(table.edition_id.in_(ids)))
    session.execute(delete(EditionRow).where(EditionRow.id.in_(ids)))
    return list(files)


def _delete_files(press: Press, files: Iterable[str]) -> None:
    # Their keys are gone: they are noise already, whether or not they can be deleted.
    for id in files:
        press.published.destroy(id)


def _known_again(press: Press, session: Session, row: GrantRow, areas: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(areas)
    if not wanted:
        return wanted
    key = press.keys.get(AREA_KEY)
    tokens = set(session.execute(select(GrantAreaRow.token).where(GrantAreaRow.grant_n == row.n)).scalars())
    return frozenset(area for area in wanted if area_tokens(key, row.edition_id, [area]) <= tokens)


def _is_out_or_unhidden(session: Session, id: str) -> bool:
    newest = select(HideRow.hidden).where(HideRow.edition_id == id).order_by(HideRow.n.desc()).limit(1)
    return session.execute(newest).scalar_one_or_none() is not True


def _of_this_edition(grant: Grant, elsewhere: int | None) -> Grant:
    """Return the grant with what is left for this one edition: a new version of a story does not begin to count anew."""
    if grant.openings is None:
        return grant
    if elsewhere is None:
        raise Refused("We do not know how often it was opened, so it does not go out.")
    return replace(grant, openings=max(0, grant.openings - elsewhere))


def _add_grant(session: Session, keys: Keys, id: str, grant: Grant) -> None:
    row = GrantRow(
        edition_id=id,
        audiences=bits(grant.audiences),
        professions=bits(grant.professions),
        uses=bits(grant.uses),
        media=bits(grant.media),
        until=grant.until,
        openings=grant.openings,
    )
    session.add(row)
    session.flush()
    key = keys.get(AREA_KEY)
    real = area_tokens(key, id, grant.not_near)
    missing = -len(real) % TOKENS_PER_GRANT or (TOKENS_PER_GRANT if not real else 0)
    decoys = area_tokens(key, id, (f"decoy {n}" for n in range(missing)))
    session.add_all(GrantAreaRow(grant_n=row.n, token=token) for token in sorted(real | decoys))
