"""What putting out her own words and putting out a translation share: cleared or waiting, recorded, put out, pulled.

What goes out, and when, is decided elsewhere: her own words in `moderation.decisions.going_out.publish`, a translation in
`moderation.decisions.english_going_out.publish`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions import press
from archive.editions.edition import Content
from archive.editions.index import Entry
from archive.editions.words_proof import Taken
from archive.ground import jobs
from archive.ground.crypto import new_id
from archive.rules import publication
from archive.rules.clock import Moment, begins
from archive.rules.errors import Refused
from archive.rules.publication import Clearance, Facts
from stories import consenting, pulling, tongues
from stories.desk import Desk
from stories.tables import Outing, Story


def cleared(session: Session, story: Story, facts: Facts, moment: Moment) -> Clearance | None:
    """Return that it may go out; None when it waits for its day, on which the job comes again.

    Raises:
        Refused: with every reason why it may not, and no day would change that.
    """
    try:
        return publication.clear(facts, moment)
    except Refused:
        first = publication.waits_until(facts, moment)
        if first is None:
            raise
        jobs.later(session, "publish", story.id, due=begins(first), once=True)
        return None


def outing_of(
    desk: Desk, session: Session, story: Story, copy_id: str, content: Content, themes: Iterable[str], *,
    translation_id: str | None = None,
) -> Outing:  # fmt: skip
    """Return the outing of these bytes, recorded as out. The same version comes back with the same id, so that playlists heal."""
    is_this = Outing.copy_id == copy_id if translation_id is None else Outing.translation_id == translation_id
    known = select(Outing).where(
        Outing.story_id == story.id, is_this, Outing.translation_id.is_not_distinct_from(translation_id)
    )
    outing = session.execute(known).scalars().first()
    if outing is None:
        outing = Outing(
            edition_id=new_id(), story_id=story.id, copy_id=copy_id, content=b"", themes="[]", is_out=True,
            translation_id=translation_id,
        )  # fmt: skip
        session.add(outing)
    outing.content = desk.seal(story.id, content.canonical().decode(), f"outing|content|{outing.edition_id}")
    outing.themes, outing.is_out, outing.rested_from = json.dumps(sorted(themes)), True, None
    session.flush()
    return outing


def put_out(
    desk: Desk, session: Session, story: Story, clearance: Clearance, outing: Outing, content: Content,
    taken: Collection[Taken], media: Mapping[str, Iterable[bytes]] = MappingProxyType({}),
) -> Entry:  # fmt: skip
    """Put a recorded outing on the shelf; return what the search is given of it. How often it was opened is counted before.

    Raises:
        StillThere: something that was taken out stands in what would have gone out; nothing did.
    """
    themes = json.loads(outing.themes)
    elsewhere = consenting.opened(desk, session, story.id, besides=outing.edition_id)
    entry = Entry.of(outing.edition_id, content.in_forms(clearance.grant.media), themes)
    press.put_out(
        desk.press, clearance, outing.edition_id, content, themes, media,
        elsewhere=elsewhere, kin=tongues.kin(desk, story), taken=taken, entry=entry,
    )  # fmt: skip
    return entry


def pull(
    desk: Desk,
    session: Session,
    story: Story,
    moment: Moment,
    which: Callable[[Outing], bool] = lambda _: True,
) -> None:
    """Take down every edition of a story that is out, and that is one of `which`."""
    out = [one for one in consenting.outings(session, story.id) if one.is_out and which(one)]
    press.pull(desk.press, [one.edition_id for one in out], moment.now)
    for one in out:
        one.is_out = False
    if out:
        pulling.ask_who_again(session, moment)
