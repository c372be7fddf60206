"""Whether what is out is exactly what she released, whole, and shown no wider than she said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import counted, press, stocktaking
from archive.editions import shelf as shelves
from archive.editions.edition import Content
from archive.ground.db import reading
from archive.rules.errors import Trouble, Unreadable
from stories import consenting, tongues
from stories.desk import Desk
from stories.tables import Outing, State, Story, TranslationRow, WorkingCopy


def shelf(desk: Desk) -> Iterator[str]:
    """Yield what is wrong with the shelf by itself."""
    here = desk.press.shelf
    if shelves.AREA_KEY not in here.keys.live():
        yield "The key of the places where stories are not shown is gone, so none is shown at all. Run: ihw rebuild"
    for id in sorted(stocktaking.ids(here)):
        try:
            content = stocktaking.unsealed(here, id)
        except Trouble:
            yield f"Edition {id} does not match its seal, its size or its key. Run: ihw rebuild"
            continue
        if not stocktaking.has_its_files(here, id, content):
            yield f"Edition {id}: a recording or picture of it is gone, or is not the one she released. Run: ihw rebuild"
    unused = sorted(press.unused_keys(desk.press))
    yield from (f"The shelf keeps a key that no edition needs: {id}. Run: ihw rebuild" for id in unused)


def outings(desk: Desk) -> Iterator[str]:
    """Yield where the shelf and the desk disagree."""
    on_shelf = stocktaking.ids(desk.press.shelf)
    with Session(reading(desk.engine)) as session:
        out = session.execute(select(Outing).where(Outing.is_out)).scalars().all()
        for id in sorted(on_shelf - {outing.edition_id for outing in out}):
            yield f"Edition {id} is on the shelf, but the desk does not know it as out. Run: ihw rebuild"
        for outing in out:
            if outing.edition_id in on_shelf:
                yield from _outing(desk, session, outing)


def _outing(desk: Desk, session: Session, outing: Outing) -> Iterator[str]:
    id, story = outing.edition_id, session.get_one(Story, outing.story_id)
    if story.hidden_by is not None or story.state != State.PUBLISHED:
        yield f"Edition {id} is out, but its story is hidden or not published. Run: ihw sweep"
    try:
        if not _is_released(desk, session, outing):
            yield f"Edition {id} is not the version that she released. Run: ihw rebuild"
        if not _is_narrow(desk, session, outing):
            yield f"Edition {id} is shown wider than she said. Run: ihw rebuild"
    except Trouble:
        return  # Its story or its edition has been named above: it cannot be opened.
    themes = counted.themes_of(desk.press.shelf, [id])[id]
    if sorted(themes) != sorted(json.loads(outing.themes)):
        yield f"Edition {id} carries other themes than were put out. Run: ihw rebuild"


def _is_released(desk: Desk, session: Session, outing: Outing) -> bool:
    """Return whether her release, the moderators' copy, the desk's record and the shelf hold one and the same seal."""
    copy = session.get_one(WorkingCopy, outing.copy_id)
    finished, released = copy.seal, consenting.released_seal(session, outing.story_id)
    if outing.translation_id is not None:
        row = session.get_one(TranslationRow, outing.translation_id)
        finished, released = row.seal, tongues.released_seal(session, row)
    recorded = desk.unseal(outing.story_id, outing.content, f"outing|content|{outing.edition_id}")
    seals = {
        released,
        finished,
        Content.from_canonical(recorded.encode()).seal,
        stocktaking.unsealed(desk.press.shelf, outing.edition_id).seal,
    }
    return len(seals) == 1 and None not in seals


def _is_narrow(desk: Desk, session: Session, outing: Outing) -> bool:
    consent = consenting.newest(desk, session, outing.story_id)
    if consent is None:
        return False
    try:
        grant = press.standing_grant(desk.press, outing.edition_id, areas=consent.grant.not_near)
    except Unreadable:
        return False  # The key of the areas is gone: she is kept away from nowhere.
    if grant is None or not consent.grant.lets_out(tongues.language_of(session, outing)):
        return False
    # Which versions there are is known on the desk alone: an edition is one of them.
    said = replace(grant, own_words=consent.grant.own_words, translations=consent.grant.translations)
    return said.narrows(consent.grant)
