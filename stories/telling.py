"""Her moves while she tells: begin, save, take code words. What she typed is never lost, however a page comes in."""

from __future__ import annotations

from archive.ground import sign_ins
from archive.ground.clean import one_line
from archive.ground.crypto import new_id
from archive.rules.errors import NotFound
from stories import codewords, drafts, keeping, quarantine, recovering, sayings, support
from stories.forms import Posted
from stories.tables import Notebook, Story
from stories.visit import YES, Turn, Visit, ran_out

OWN_WORDS = "own-words"
"""The verb with which she says that what looks like a court paper are her own words."""


def carry_on(visit: Visit, _: Posted) -> Turn:
    """Go on from the safety page: to her stories, or to an empty page in a notebook begun for it."""
    if visit.has_code_words:
        return Turn("status")
    if not visit.is_in:
        visit.open(drafts.begin(visit.session, visit.moment), unlocked=YES)
    return Turn("write", visit.place.get("story") or visit.place.get("made", ""))


def save(visit: Visit, posted: Posted) -> Turn:
    """Keep what she typed. The first time, code words come with it."""
    turn = keep(visit, posted)
    if turn.page != "write" or turn.typed is not None or not turn.story:
        return turn
    if not visit.has_code_words or _came_twice(visit, turn):
        return first_words(visit, turn)
    return turn


def save_and_go_on(visit: Visit, posted: Posted) -> Turn:
    """Keep what she typed, and go on to who may see it; back to the check when she came from there."""
    turn = save(visit, posted)
    if turn.page != "write" or turn.typed is not None or turn.problems:
        return turn
    if set(turn.told) & sayings.SAVED_BY_ITSELF:
        return turn
    return Turn("check" if visit.place.get("way") == "edit" else "court", turn.story)


def is_of_deleted(visit: Visit, posted: Posted) -> bool:
    """Return whether what stands in the box came with a story that she deleted meanwhile, in another tab perhaps.

    Nothing brings those words back but a press that saves.
    """
    return posted.has_words and visit.has_deleted(posted.story)


def kept_nowhere(posted: Posted) -> Turn:
    """Return the page with the words of a deleted story in its box, as they came: they stand there and nowhere else."""
    return Turn("write", posted.story, problems=(sayings.IN_BOX_ALONE,), typed=(posted.title, posted.words))


def keep(visit: Visit, posted: Posted) -> Turn:
    """Keep what she typed, wherever she goes next; the turn leads back to the page with the box."""
    if posted.signs:
        return met(visit, posted)
    if not posted.has_words and not posted.story:
        return Turn("write", problems=drafts.length_problems(""))
    story, told = _where_to(visit, posted)
    title, words = posted.title, posted.words
    if _is_same(visit, story, posted):
        story.kept = None
        return Turn("write", story.id, told=(told,))
    if _changed_meanwhile(visit, story, posted) and not visit.may_read(story.id):
        # What she saved is not shown for a press alone: only what was typed is kept beside it.
        keeping.aside(visit.desk, story, title, words)
        return Turn("unlock", story.id, after=f"write:{story.id}")
    if _changed_meanwhile(visit, story, posted):
        both = f"{drafts.words_of(visit.desk, story)}\n\n{words}"
        keeping.aside(visit.desk, story, title, both)
        return Turn("write", story.id, problems=(sayings.BOTH,), typed=(title, both))
    drafts.save(visit.desk, visit.session, story, title=title, words=words, moment=visit.moment)
    story.kept = None
    visit.note(changed=YES)
    return Turn("write", story.id, problems=drafts.length_problems(words), told=(told,))


def give_words(visit: Visit, _: Posted) -> Turn:
    """Show new code words; the ones before open nothing any more. Only in a visit that may read her words."""
    story = visit.place.get("story", "")
    if visit.notebook is None or not visit.is_unlocked:
        return Turn("unlock", story, after="new-words")
    return new_words(visit, story)


def new_words(visit: Visit, story: str = "", told: tuple[str, ...] = ()) -> Turn:
    """Show new code words. Whoever came in with the old ones is out as well, a worker who saw them among others."""
    if visit.notebook is None:
        raise NotFound(drafts.NOT_HERS)
    sign_ins.sign_out_everywhere(visit.session, visit.notebook.id, except_token=visit.token)
    code = codewords.give(visit.session, visit.notebook, visit.new_words())
    if visit.beside is None:
        support.are_hers_alone(visit.session, visit.notebook.id, visit.moment)
        recovering.stop_all(visit.session, visit.notebook.id, visit.moment)
        visit.words_were_seen = False
    return Turn("words", story, told=told, code=code)


def rescue(visit: Visit, posted: Posted, old_token: str | None) -> Turn:
    """Keep words that came without a sign-in that holds: beside her story, or in a new notebook of their own."""
    over = ran_out(visit.session, old_token, visit.moment)
    if posted.signs and posted.do != OWN_WORDS:
        return met(visit, posted)
    if over is not None and over.can_be_opened:
        story = _writable(visit, over.notebook, posted.story or over.story)
        _keep_beside(visit, story, posted)
        if over.beside is not None:
            return Turn("worker-in", problems=(sayings.KEPT_BESIDE,))
        return Turn("back", problems=(sayings.KEPT_AWAY,))
    if over is not None and over.is_handed_on:
        return Turn("before")
    visit.open(drafts.begin(visit.session, visit.moment), unlocked=YES)
    return first_words(
        visit, _keep_new(visit, _fresh(posted)), told=(sayings.NEW_HERE,) if over is not None else ()
    )


def _keep_beside(visit: Visit, story: Story, posted: Posted) -> None:
    """Keep words beside her story; sealed and unread those that look like a court paper, and are her own as she says."""
    if posted.signs:
        set_aside(visit, story, posted)
    else:
        keeping.aside(visit.desk, story, posted.title, posted.words)


def _keep_new(visit: Visit, posted: Posted) -> Turn:
    if not posted.signs:
        return keep(visit, posted)
    story = writable(visit, posted)
    set_aside(visit, story, posted)
    return Turn("write", story.id)


def set_aside(visit: Visit, story: Story, posted: Posted) -> None:
    """Set words aside, sealed and unread.

    Raises:
        BadInput: too much is set aside already.
    """
    quarantine.words(visit.desk, visit.session, story, posted.words, title=posted.title, moment=visit.moment)


def hand_back(visit: Visit) -> Turn | None:
    """Return the page with the words that were kept aside; None when there are none."""
    # Beside one that cannot be opened nothing can be read either: what waits there keeps her out of none of the others.
    found = next((story for story in visit.stories() if story.kept is not None), None)
    kept = keeping.kept(visit.desk, found) if found is not None else None
    if found is None or kept is None or visit.notebook is None:
        return None
    story = _writable(visit, visit.notebook, found.id)
    if story.id != found.id:
        found.kept = None
        keeping.aside(visit.desk, story, kept.title, kept.words)
    return Turn("write", story.id, told=(sayings.HANDED_BACK,), typed=(kept.title, kept.words))


def too_much(visit: Visit, posted: Posted) -> Turn:
    """Keep the first part of a text that was larger than one request may be."""
    if posted.signs:
        return met(visit, posted)
    story, _ = _where_to(visit, posted)
    words = posted.words[: keeping.MOST_KEPT]
    keeping.aside(visit.desk, story, posted.title, words)
    return Turn("write", story.id, problems=(sayings.TOO_MUCH,), typed=(posted.title, words))


def writable(visit: Visit, posted: Posted) -> Story:
    """Return the story of the open notebook that these words belong to, or a new one."""
    return _where_to(visit, posted)[0]


def met(visit: Visit, posted: Posted, problems: tuple[str, ...] = ()) -> Turn:
    """Return the page with what looks like a court paper in its box again: nothing of it is kept, and she is asked."""
    story = posted.story if posted.story in {one.id for one in visit.stories()} else ""
    return Turn(
        "write",
        story,
        problems=(sayings.PAPER, *problems),
        once=posted.once,
        typed=(posted.title, posted.words),
        signs=posted.signs,
    )


def first_words(visit: Visit, turn: Turn, told: tuple[str, ...] = ()) -> Turn:
    """Show her code words for the first time, after something of hers was kept; beside a worker, only at the end."""
    if visit.notebook is None:
        raise NotFound(drafts.NOT_HERS)
    if visit.beside is not None:
        return turn
    code = codewords.give(visit.session, visit.notebook, visit.new_words())
    keeping.came_by(visit.notebook, visit.moment)
    return Turn("words", turn.story, problems=turn.problems, told=told, code=code)


def _came_twice(visit: Visit, turn: Turn) -> bool:
    """Return whether the very same words came again while the code words stood on the screen.

    A double tap: the browser drops the first answer, and with it the words it showed. So there are new ones.
    """
    twice = visit.is_shown_words and visit.place.get("changed") != YES
    return twice and turn.story == visit.place.get("made")


def _where_to(visit: Visit, posted: Posted) -> tuple[Story, str]:
    """Return the story that these words belong to, and what to say of it."""
    if visit.notebook is None:
        raise NotFound(drafts.NOT_HERS)
    visit.note(changed="")
    if not posted.story and posted.once and posted.once == visit.place.get("once"):
        return _writable(visit, visit.notebook, visit.place.get("made", "")), _saved(visit)
    story = _writable(visit, visit.notebook, posted.story)
    if posted.story and story.id != posted.story:
        return story, _why_by_itself(visit, posted.story)
    if not posted.story:
        visit.note(once=posted.once or new_id(), made=story.id)
    return story, _saved(visit)


def _why_by_itself(visit: Visit, story_id: str) -> str:
    """Return why words that came for this story are a story of their own; one that she deleted meanwhile stays deleted."""
    if story_id in {story.id for story in visit.shut()}:
        return sayings.FIRST_IS_SHUT
    is_there = story_id in {story.id for story in visit.stories()}
    return sayings.FIRST_IS_WITH_US if is_there else sayings.FIRST_IS_GONE


def _saved(visit: Visit) -> str:
    return sayings.SAVED_BESIDE if visit.beside is not None else sayings.SAVED


def _writable(visit: Visit, notebook: Notebook, story_id: str) -> Story:
    """Return this story of the notebook if she may write in it now; otherwise a new one."""
    for story in drafts.all_of(visit.session, notebook.id):
        if story.id == story_id and story.state in drafts.WRITABLE and visit.desk.readable([story_id]):
            return story
    story = drafts.new_story(visit.desk, visit.session, notebook, visit.moment)
    support.note_story(visit.session, notebook.id, story)
    return story


def _is_same(visit: Visit, story: Story, posted: Posted) -> bool:
    was = (drafts.title_of(visit.desk, story), keeping.as_typed(drafts.words_of(visit.desk, story)))
    return was == (one_line(posted.title, most=drafts.LONGEST_TITLE), keeping.as_typed(posted.words))


def _changed_meanwhile(visit: Visit, story: Story, posted: Posted) -> bool:
    return bool(
        posted.story == story.id and posted.seen and posted.seen != drafts.source_of(visit.desk, story)
    )


def _fresh(posted: Posted) -> Posted:
    return Posted(page=posted.page, once=posted.once, title=posted.title, words=posted.words)
