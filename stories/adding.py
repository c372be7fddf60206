"""Her moves with recordings and pictures: talk, draw, add a file, send a piece, finish, hear it, take it out.

Everything works without script: a file from her phone's own recorder or camera, in one press. With script the page
records by itself and sends pieces as they are made, so that a lost line or a locked phone loses nothing that was said.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from archive.media.kinds import Format, Kind, is_letter, kind_of, refusal, sniff
from archive.rules.errors import BadInput, NotFound
from stories import drafts, part_sayings, parts, pieces, sayings, telling
from stories.arriving import Arriving
from stories.forms import Posted
from stories.tables import Part, Story
from stories.visit import YES, RanOut, Turn, Visit

PAGE = {Kind.SOUND: "record", Kind.PICTURE: "picture"}
KINDS = {page: kind for kind, page in PAGE.items()}


def talk(visit: Visit, posted: Posted) -> Turn:
    """Show the page for talking."""
    return _page(visit, posted, Kind.SOUND)


def draw(visit: Visit, posted: Posted) -> Turn:
    """Show the page for drawings and photos."""
    return _page(visit, posted, Kind.PICTURE)


def add_file(visit: Visit, posted: Posted) -> Turn:
    """Keep a file from her phone. The first time, code words come with it."""
    kind = KINDS.get(posted.page, Kind.SOUND)
    if posted.upload is None or not posted.upload.size:
        return Turn(PAGE[kind], posted.story, problems=(part_sayings.NO_FILE[kind],))
    problem = _not_of(kind, posted.upload)
    if problem:
        return Turn(PAGE[kind], posted.story, problems=(problem,))
    try:
        story = telling.writable(visit, posted)
        part = parts.begin(visit.session, story, kind, visit.moment)
        pieces.add(visit.desk, visit.session, part, posted.upload.keep())
    except BadInput as refused:
        return Turn(PAGE[kind], posted.story, problems=refused.sentences)
    parts.finish(visit.session, part, visit.moment)
    return _kept(visit, story, kind)


def piece(visit: Visit, posted: Posted) -> Turn:
    """Keep one piece of what is being recorded or sent; tell the page which one it may send next."""
    kind = KINDS.get(posted.page, Kind.SOUND)
    if posted.upload is None or not posted.upload.size:
        return Turn(PAGE[kind], posted.story, problems=(part_sayings.NO_FILE[kind],))
    part = None
    try:
        _refuse_other_kinds(kind, posted, posted.upload)
        story, part = _begun_or_new(visit, posted, kind)
        blob = posted.upload.keep()
        pieces.add(visit.desk, visit.session, part, blob, segment=posted.segment, n=posted.n)
    except (BadInput, NotFound) as refused:
        # Kept on another page meanwhile: the script sends what it still holds as one of its own.
        closed = {"closed": True} if part is not None and pieces.is_closed(part) else None
        return Turn(PAGE[kind], posted.story, problems=refused.sentences, said=closed)
    return Turn(PAGE[kind], story.id, said=_where(visit, story, part))


def where(visit: Visit, posted: Posted) -> Turn:
    """Tell the page that it is open, and where a recording goes on that was cut off: in a segment nobody else was given."""
    if not posted.part:
        return Turn("record", posted.story, said={"open": True})
    story = visit.story(posted.story)
    part = parts.hers(visit.session, story, posted.part)
    last, _ = pieces.last(visit.session, part)
    of, _, given = visit.place.get("segment", "").partition("|")
    fresh = max(last, int(given) if of == part.id else 0) + 1
    visit.note(segment=f"{part.id}|{fresh}")
    return Turn("record", story.id, said={"story": story.id, "part": part.id, "segment": fresh})


def finish(visit: Visit, posted: Posted) -> Turn:
    """Say that a recording is whole; the worker opens it next."""
    story = visit.story(posted.story)
    part = parts.hers(visit.session, story, posted.part)
    parts.finish(visit.session, part, visit.moment)
    return _kept(visit, story, Kind(part.kind))


def close(visit: Visit, posted: Posted) -> Turn:
    """The same for the script, which shows nothing; `recorded` is the page that follows."""
    story = visit.story(posted.story)
    part = parts.hers(visit.session, story, posted.part)
    parts.finish(visit.session, part, visit.moment)
    return Turn("record", story.id, said=_where(visit, story, part))


def recorded(visit: Visit, posted: Posted) -> Turn:
    """Show what the script has saved: her code words the first time, otherwise the list."""
    return _kept(visit, visit.story(posted.story), KINDS.get(posted.page, Kind.SOUND))


def just_the_sound(visit: Visit, posted: Posted) -> Turn:
    """Keep the sound of a film and nothing else."""
    story = visit.story(posted.story)
    part = parts.hers(visit.session, story, posted.part)
    parts.keep_just_the_sound(visit.session, part, visit.moment)
    return Turn("record", story.id, told=(part_sayings.JUST_THE_SOUND,))


def take_out(visit: Visit, posted: Posted) -> Turn:
    """Take one recording or picture out for good. Pressed twice, it is gone all the same."""
    story = visit.story(posted.story)
    page = posted.page if posted.page in KINDS else "record"
    with contextlib.suppress(NotFound):
        part = parts.hers(visit.session, story, posted.part)
        page = PAGE[Kind(part.kind)]
        try:
            parts.take_out(visit.desk, visit.session, story, part, visit.moment)
        except BadInput as refused:
            return Turn(page, story.id, problems=refused.sentences)
    return Turn(page, story.id, told=(part_sayings.TAKEN_OUT,))


def rescue(visit: Visit, posted: Posted, over: RanOut | None) -> Turn | None:
    """Keep a recording or a picture that came after its sign-in ran out; None when nothing of the kind came.

    Nothing of hers is shown for it: what goes on being recorded is only written, and heard after her code words.
    """
    is_file = posted.do == "add" and posted.upload is not None
    if not is_file and (posted.do not in LATE or over is None):
        return None
    if is_file and (over is None or not over.can_be_opened):
        # As with words: they go into a notebook of their own, with new code words.
        visit.open(drafts.begin(visit.session, visit.moment), unlocked=YES)
        return add_file(visit, dataclasses.replace(posted, story=""))
    if over is None:
        return None
    # It has no token, so that nothing is opened: her notebook is lent for writing alone.
    lent = Visit(visit.desk, visit.session, visit.moment, notebook=over.notebook)
    if posted.do == "recorded":
        return _after_talking(visit, lent, posted, over)
    turn = LATE[posted.do](lent, dataclasses.replace(posted, story=posted.story or over.story))
    if not is_file:
        return turn
    kept = (
        (sayings.KEPT_BESIDE,)
        if over.beside
        else (sayings.KEPT_AWAY_FILE[KINDS.get(posted.page, Kind.SOUND)],)
    )
    return Turn(_way_in(over), problems=turn.problems or kept)


def _after_talking(visit: Visit, lent: Visit, posted: Posted, over: RanOut) -> Turn | None:
    """Say that what she said is kept. Before she had code words there is no other way back to it, so she gets them now."""
    if posted.story not in {story.id for story in lent.stories()}:
        return None
    if over.can_be_opened:
        return Turn(_way_in(over), problems=(sayings.KEPT_BESIDE if over.beside else sayings.SAID_KEPT_AWAY,))
    visit.open(over.notebook)
    return telling.first_words(visit, Turn("record", posted.story), told=(sayings.NEW_HERE_SAID,))


def _way_in(over: RanOut) -> str:
    return "worker-in" if over.beside is not None else "back"


def look_again(visit: Visit, posted: Posted) -> Turn:
    """Show the same page as it stands now: how far the look at a recording has come."""
    page = posted.page if posted.page in KINDS else "record"
    return Turn(page, visit.story(posted.story).id if posted.story else "")


def _page(visit: Visit, posted: Posted, kind: Kind) -> Turn:
    if posted.story and visit.story(posted.story).state not in drafts.WRITABLE:
        return Turn("status", posted.story, problems=(drafts.BEING_READ,))
    return Turn(PAGE[kind], posted.story or _begun(visit, posted.once), once=posted.once)


def _begun(visit: Visit, once: str) -> str:
    """Return the story of the recording that was begun on this very page, before it was loaded again."""
    begun, _, part_id = visit.place.get("recording", "").partition("|")
    part = visit.session.get(Part, part_id) if once and begun == once else None
    hers = {story.id for story in visit.stories()}
    return part.story_id if part is not None and part.story_id in hers else ""


def _not_of(kind: Kind, upload: Arriving) -> str:
    """Return why this file is not one of that kind; empty when it is."""
    found: Format | None = sniff(upload.head)
    if is_letter(upload.head):
        return part_sayings.PAPER_FILE[kind]
    if found is None:
        return refusal(upload.head)
    return "" if kind_of(found) == kind else part_sayings.OTHER_KIND[kind]


def _refuse_other_kinds(kind: Kind, posted: Posted, upload: Arriving) -> None:
    # Only the first piece of a segment has a head; what follows is the rest of the same file.
    problem = _not_of(kind, upload) if posted.n == 0 else ""
    if problem:
        raise BadInput(problem)


def _begun_or_new(visit: Visit, posted: Posted, kind: Kind) -> tuple[Story, Part]:
    if posted.part:
        story = visit.story(posted.story)
        return story, parts.hers(visit.session, story, posted.part)
    story = telling.writable(visit, posted)
    # The first piece sent twice, because the answer was lost on the way, makes one part.
    begun, _, part_id = visit.place.get("recording", "").partition("|")
    known = {part.id: part for part in parts.all_of(visit.session, story.id)}
    if posted.once and begun == posted.once and part_id in known:
        return story, known[part_id]
    part = parts.begin(visit.session, story, kind, visit.moment)
    visit.note(recording=f"{posted.once}|{part.id}")
    return story, part


def _where(visit: Visit, story: Story, part: Part) -> dict[str, Any]:
    segment, count = pieces.last(visit.session, part)
    return {"story": story.id, "part": part.id, "segment": segment, "next": count}


def _kept(visit: Visit, story: Story, kind: Kind) -> Turn:
    told = sayings.SAVED_BESIDE if visit.beside is not None else part_sayings.KEPT[kind]
    turn = Turn(PAGE[kind], story.id, told=(told,))
    return turn if visit.has_code_words else telling.first_words(visit, turn)


LATE: Mapping[str, Callable[[Visit, Posted], Turn]] = {
    "add": add_file, "piece": piece, "close": close, "recorded": recorded,
}  # fmt: skip
"""What is kept although it came after its sign-in ran out."""
