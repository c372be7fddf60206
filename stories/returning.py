"""Her moves when she is back: in by code words, see how it stands, hide, delete, release, leave a note."""

from __future__ import annotations

from archive.ground import audit
from archive.ground.languages import named_day, say
from archive.rules.choices import Then
from archive.rules.errors import BadInput, NotFound, Refused
from stories import (
    codewords,
    consenting,
    drafts,
    finished,
    keeping,
    known_there,
    messages,
    picking,
    recovering,
    sayings,
    shut,
    telling,
    withdrawal,
)
from stories.asking import is_with_us
from stories.codewords import Looked
from stories.forms import Posted
from stories.tables import Notebook, State, Story
from stories.visit import YES, Turn, Visit

OUT_OF_HER_HANDS = frozenset({State.RELEASED, State.PUBLISHED})


def come_in(visit: Visit, posted: Posted, looked: Looked | None) -> Turn:
    """Open her notebook: words that were kept for her first, otherwise where her stories stand."""
    notebook = _opened(visit, looked)
    if notebook is None:
        return _not_these("back", posted)
    stopped = recovering.stop_all(visit.session, notebook.id, visit.moment)
    visit.open(notebook, shown=YES)
    audit.note(visit.session, who=audit.HERS, act="come back", subject=notebook.id, at=visit.moment.now)
    handed = telling.hand_back(visit)
    told = (sayings.STOPPED_NEW_WORDS,) if stopped else ()
    if handed is not None:
        visit.note(made=handed.story)
        return handed
    verb, _, story_id = posted.after.partition(":")
    hers = {story.id for story in visit.stories()}
    if verb == "notes" and posted.note and story_id in hers:
        return Turn("notes", story_id, note=posted.note)
    return Turn("status", told=told)


def unlock(visit: Visit, posted: Posted, looked: Looked | None) -> Turn | None:
    """Return None when her six words, asked for once more, were right: then her own words may be shown."""
    notebook = _opened(visit, looked)
    if notebook is None or visit.notebook is None or notebook.id != visit.notebook.id:
        return _not_these("unlock", posted)
    visit.note(unlocked=YES)
    return None


def _not_these(page: str, posted: Posted) -> Turn:
    # What she typed stands in the boxes again: she is asked to look at each word.
    return Turn(
        page, posted.story, problems=(sayings.WRONG_WORDS,), after=posted.after, note=posted.note, typing=picking.typed(posted)
    )  # fmt: skip


def hide(visit: Visit, posted: Posted) -> Turn:
    """Take one story down, now. No question, no reason."""
    story = visit.hers(posted.story)
    withdrawal.hide(visit.desk, visit.session, story, visit.moment)
    if shut.is_shut(visit, story):
        return Turn("status", story.id, told=(sayings.HIDDEN_SHUT,))
    return Turn("hidden", story.id)


def came(visit: Visit, posted: Posted) -> Turn:
    """What she waited for has come: it stops now."""
    story = visit.story(posted.story)
    before = consenting.newest(visit.desk, visit.session, story.id)
    try:
        withdrawal.event_came(visit.desk, visit.session, story, visit.moment)
    except Refused:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    deletes = before is not None and before.then == Then.DELETE and story.state == State.LAPSED
    after = (sayings.DELETED_TOMORROW,) if deletes else ()
    return Turn("status", story.id, told=(sayings.STOPPED_BY_EVENT, *after))


def confirm(visit: Visit, posted: Posted) -> Turn:
    """She is on her own, and it is still what she wants. Never beside a worker: then it stays as it is."""
    story = visit.story(posted.story)
    if visit.is_beside_worker:
        return Turn("status", story.id, problems=(sayings.NOT_ALONE_NOW,))
    try:
        consenting.confirm(visit.desk, visit.session, story, visit.moment)
    except Refused:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    return Turn("status", story.id, told=(sayings.CONFIRMED,))


def leave_it(visit: Visit, posted: Posted) -> Turn:
    """People who were there may know her by a part of it, and that is all right with her. Never beside a worker."""
    story = visit.story(posted.story)
    if visit.is_beside_worker:
        return Turn("status", story.id, problems=(sayings.NOT_ALONE_NOW,))
    try:
        known_there.leave_it(visit.desk, visit.session, story, visit.moment)
    except Refused:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    return Turn("status", story.id, told=(sayings.LEFT_AS_IT_IS,))


def bring_back(visit: Visit, posted: Posted) -> Turn:
    """Let one story be seen again, as far as she said yes."""
    story = visit.story(posted.story)
    if not story.hiders:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    try:
        withdrawal.bring_back(visit.session, story, visit.moment)
    except Refused as found:
        return Turn("status", story.id, problems=found.sentences)
    told = sayings.COMES_BACK if story.state == State.PUBLISHED else sayings.STAYS_HERE
    return Turn("status", story.id, told=(told,))


def delete(visit: Visit, posted: Posted) -> Turn:
    """Show once what cannot be undone."""
    return Turn("delete", visit.hers(posted.story).id)


def delete_now(visit: Visit, posted: Posted) -> Turn:
    """Delete one story for good. Pressed twice, it says so again."""
    try:
        story = visit.hers(posted.story)
    except NotFound:
        return Turn("gone")
    withdrawal.delete(visit.desk, visit.session, story, visit.moment)
    visit.note(made="", once="")
    return Turn("gone")


def read(visit: Visit, posted: Posted) -> Turn:
    """Show her own words as she saved them."""
    return Turn("read", visit.story(posted.story).id)


def write(visit: Visit, posted: Posted) -> Turn:
    """Show her words in the box, if they are hers to change now."""
    story = visit.story(posted.story)
    if story.state not in drafts.WRITABLE:
        return Turn("read", story.id)
    return Turn("write", story.id)


def see(visit: Visit, posted: Posted) -> Turn:
    """Show the finished version, the very bytes that others will get, with every change and its reason."""
    story = visit.story(posted.story)
    return Turn("finished" if story.state == State.HERS else "status", story.id)


def release(visit: Visit, posted: Posted) -> Turn:
    """She says yes to exactly what stood on the page."""
    story = visit.story(posted.story)
    if story.state in OUT_OF_HER_HANDS:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    given = consenting.newest(visit.desk, visit.session, story.id)
    if given is not None and given.is_provisional:
        return Turn("status", story.id, problems=(sayings.CONFIRM_FIRST,))
    try:
        copy = finished.newest(visit.session, story.id)
        first = consenting.release(
            visit.desk, visit.session, story, copy, seal=posted.seal, moment=visit.moment
        )
    except Refused as found:
        return Turn("status", story.id, problems=found.sentences)
    waits = visit.moment.today < first
    told = say(sayings.RELEASED_WAITS, day=named_day(first)) if waits else sayings.RELEASED
    return Turn("status", story.id, told=(told,))


def ask_back(visit: Visit, posted: Posted) -> Turn:
    """Take her story back to change it herself; a note that she typed goes with it."""
    story = visit.story(posted.story)
    if is_with_us(story):
        try:
            consenting.ask_back(visit.session, story, visit.moment)
        except Refused as found:
            return Turn("status", story.id, problems=found.sentences)
    if posted.note.strip():
        _leave(visit, story, posted.note)
    return Turn("status", story.id, told=(sayings.YOURS_AGAIN,))


def send_back(visit: Visit, posted: Posted) -> Turn:
    """Give the finished version back to the moderators, with her note of what to change."""
    story = visit.story(posted.story)
    if story.state != State.HERS:
        return Turn("status", story.id, told=(sayings.ALREADY,))
    problem = _leave(visit, story, posted.note)
    if problem:
        return Turn("finished", story.id, problems=problem, note=posted.note)
    consenting.ask_back(visit.session, story, visit.moment)
    consenting.send(visit.session, story, visit.moment)
    return Turn("status", story.id, told=(sayings.NOTE_LEFT,))


def notes(visit: Visit, posted: Posted) -> Turn:
    """Show the notes of one story, both ways; ours are read now."""
    story = visit.story(posted.story)
    fresh = messages.new_for_her(visit.session, story)
    messages.mark_read(visit.session, story, by_her=True)
    return Turn("notes", story.id, fresh=fresh)


def write_note(visit: Visit, posted: Posted) -> Turn:
    """Leave us a note. The same note twice is one note."""
    story = visit.story(posted.story)
    problem = _leave(visit, story, posted.note)
    if problem:
        return Turn("notes", story.id, problems=problem, note=posted.note)
    return Turn("notes", story.id, told=(sayings.NOTE_LEFT,))


def clear_note(visit: Visit, posted: Posted) -> Turn:
    """Empty the box of a note that she does not want to leave, on whichever page it stood."""
    story = visit.story(posted.story)
    return Turn("finished" if posted.page == "finished" and story.state == State.HERS else "notes", story.id)


def receipt(visit: Visit, posted: Posted) -> Turn:
    """Show what she said yes to."""
    return Turn("receipt", visit.story(posted.story).id)


def been(visit: Visit, posted: Posted) -> Turn:
    """Show where her story has been."""
    return Turn("been", visit.story(posted.story).id)


def rest(visit: Visit, _: Posted) -> Turn:
    """Stop here for today: the sign-in ends, everything is kept. Beside a worker, her words are given to her first."""
    if visit.beside is not None:
        return Turn("hand-over")
    visit.close()
    return Turn("rest")


def _leave(visit: Visit, story: Story, words: str) -> tuple[str, ...]:
    last = [note for note in messages.thread(visit.desk, visit.session, story) if note.is_hers][-1:]
    if last and last[0].words == keeping.as_typed(words) and _is_this_hour(visit, last[0]):
        return ()
    try:
        messages.write(visit.desk, visit.session, story, words, staff_id=None, moment=visit.moment)
    except BadInput as found:
        return found.sentences
    return ()


def _is_this_hour(visit: Visit, note: messages.Note) -> bool:
    return note.at == visit.moment.now.replace(minute=0, second=0, microsecond=0)


def _opened(visit: Visit, looked: Looked | None) -> Notebook | None:
    if looked is None:
        return None
    if looked.notebook_id is None:
        codewords.note_failure(visit.session, looked.locator, visit.moment)
        return None
    notebook = visit.session.get(Notebook, looked.notebook_id)
    return notebook if notebook is not None and notebook.words == looked.hashed else None
