"""What each press of a button leads to: one table of verbs, and what is done for a press that came late or twice.

The posted page counts as where she is, even when the sign-in has moved on: Back buttons and double taps are no errors.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from stories import (
    adding,
    asking,
    beside,
    forms,
    impact,
    keeping,
    keepsake,
    lasting,
    looked_for,
    lost,
    own_language,
    papers,
    picking,
    readings,
    returning,
    sayings,
    taking_back,
    telling,
)
from stories.codewords import Looked
from stories.forms import Posted
from stories.visit import Ticked, Turn, Visit, keep_open, ran_out

Move = Callable[[Visit, Posted], Turn]

VERBS: Mapping[str, Move] = {
    "carry-on": telling.carry_on,
    "save": telling.save,
    "save-go-on": telling.save_and_go_on,
    papers.OWN_WORDS: papers.own_words,
    papers.PAPER_OUT: papers.paper_out,
    "aside-out": papers.take_out,
    "tell-again": papers.tell_again,
    "talk": adding.talk,
    "draw": adding.draw,
    "add": adding.add_file,
    "piece": adding.piece,
    "where": adding.where,
    "end": adding.finish,
    "close": adding.close,
    "recorded": adding.recorded,
    "just-sound": adding.just_the_sound,
    "take-out": adding.take_out,
    "look": adding.look_again,
    "new": lambda _visit, _posted: Turn("write"),
    "new-words": telling.give_words,
    "who": asking.say_who,
    "go-on": asking.go_on,
    "skip": asking.skip,
    "right": asking.right,
    "change": asking.change,
    "cleared": asking.cleared,
    "understood": asking.understood,
    "send": asking.send_again,
    "narrow": asking.narrower,
    "again": lambda _visit, _posted: Turn("back"),
    "lost": lost.show,
    "hide-by-code": lost.hide,
    "ask-to-hide": lost.plead,
    "status": lambda _visit, _posted: Turn("status"),
    "keep-on": lasting.keep,
    "let-end": lasting.let_end,
    "hide": returning.hide,
    "came": returning.came,
    "confirm": returning.confirm,
    "leave-it": returning.leave_it,
    "keep-voice": looked_for.leave_it,
    "bring-back": returning.bring_back,
    "delete": returning.delete,
    "delete-now": returning.delete_now,
    "passages": taking_back.show,
    "take-back": taking_back.take,
    "put-back": taking_back.put_back,
    "voice-back": taking_back.voice,
    "reading-back": taking_back.reading,
    "picture-back": taking_back.picture,
    "english": own_language.show,
    "english-yes": own_language.say_yes,
    "english-no": own_language.say_no,
    "english-back": own_language.take_back_translation,
    "own-back": own_language.take_back_own,
    "read": returning.read,
    "write": returning.write,
    "see": returning.see,
    "other-reader": readings.another,
    "no-reading": readings.none,
    "release": returning.release,
    "ask-back": returning.ask_back,
    "send-back": returning.send_back,
    "notes": returning.notes,
    "leave-note": returning.write_note,
    "clear-note": returning.clear_note,
    "receipt": returning.receipt,
    "keep-copy": keepsake.show,
    "copy-words": keepsake.in_words,
    "copy-record": keepsake.as_record,
    "been": returning.been,
    "led": impact.show,
    "tell-all": impact.tell_all,
    "tell-good": impact.tell_good,
    "tell-nothing": impact.tell_nothing,
    "rest": returning.rest,
    **picking.VERBS,
    **beside.HER_VERBS,
}
ASIDE = frozenset({"help", "stop"})
"""Side steps: from any page, and back to it."""

BY_SCRIPT = frozenset({"piece", "close", "where"})
"""What only the recorder asks; it is answered in JSON, and shows no page."""

SAVES = frozenset({"save", "save-go-on"}) | papers.SETTLES
OPEN = frozenset({"carry-on", "again", "rest", "lost", "hide-by-code", "ask-to-hide"})
"""What anyone may press, signed in or not."""

PAGES_TO = asking.QUESTIONS | asking.BESIDE | {"check", "change"}
"""Pages that a button may name: `to-who`."""

BEFORE: Mapping[str, str] = {
    "words": "write",
    "record": "write",
    "picture": "write",
    "use": "change",
    "areas": "change",
    "aloud": "change",
    "tongue": "change",
    **dict.fromkeys(sorted(asking.BESIDE), "change"),
    "change": "check",
    "again": "clear",
    "passages": "stop",
    "keep": "receipt",
}
"""Where "Go back a page" leads; every other page leads to where her stories stand."""

WORKER_PAGES = frozenset({"worker-list", "worker-begin", "worker-read", "worker-lost"})
"""Pages of a support worker that can be shown again."""

BLANK = frozenset({"record", "picture"})
"""Pages that she can reach before anything is kept: they lead back to the blank page that she came from."""

BACK_TO: Mapping[str, str] = {
    "worker-join": "worker-in",
    "lost": "back",
    **{page: BEFORE[page] for page in BLANK},
}
"""Where "Go back a page" leads for somebody who is not in yet."""

NOTE_BOXES = frozenset({"notes", "finished"})
"""Pages with a box for a note to us."""

TAKES_NOTE = frozenset({"leave-note", "send-back", "ask-back", "clear-note"})
"""What may be pressed with a note in the box; the side doors carry it along."""

NO_WAITING = frozenset({"hide", "back"})
"""What a side step does at once also with a note that it carries: the way back to its box, and hiding."""

MOVED_IN_NARROW = frozenset({"who", "jobs", "voice", "aloud", "art", "use", "areas", "tongue", "long"})


def make(visit: Visit, posted: Posted, looked: Looked | None = None, old_token: str | None = None) -> Turn:
    """Return the turn that one press leads to, and note on the sign-in where it stands then.

    Args:
        visit: whoever is there.
        posted: the press.
        looked: what the typed code words opened, looked up before this transaction began.
        old_token: the token of the cookie, also when its sign-in ran out.
    """
    if posted.do in beside.WORKER_VERBS and not visit.is_in:
        keep_open(visit)
        turn = beside.press(visit, posted)
    elif _is_late(visit, posted):
        turn = _late(visit, posted, old_token)
    elif _note_waits(visit, posted):
        turn = _with_note(posted, posted.was if posted.page in ASIDE else posted.page)
    else:
        turn = _now(visit, posted, looked)
        if posted.page in ASIDE and turn.page == "hidden" and posted.note.strip():
            # It is hidden at once, whatever stood in a box; then the note waits for her.
            turn = dataclasses.replace(_with_note(posted, "notes"), told=(sayings.HIDDEN,))
    visit.note(page=turn.page, story=turn.story, was=turn.was, after=turn.after)
    return turn


def stands(visit: Visit) -> Turn:
    """Return the page on which the sign-in stands; the safety page when there is none. Changes nothing."""
    if visit.supporter is not None:
        page = visit.place.get("page", "")
        return Turn(page if page in WORKER_PAGES else "worker-list", visit.place.get("story", ""))
    if not visit.is_in:
        return Turn("before")
    return beside.let_through(visit, _stands(visit))


def _stands(visit: Visit) -> Turn:
    place = visit.place
    page, story = place.get("page", "status"), place.get("story", "")
    if story and story not in _shown_on(visit, page):
        return Turn("status")
    return Turn(page, story, was=place.get("was", ""), after=place.get("after", ""))


def _shown_on(visit: Visit, page: str) -> frozenset[str]:
    """Return the stories of hers that this page can be about: one that cannot be opened can be deleted all the same."""
    shut = visit.shut() if page == "delete" else ()
    return frozenset(story.id for story in (*visit.stories(), *shut))


def needs_looking_up(posted: Posted) -> bool:
    """Return whether this press brings code words."""
    return posted.do in ("open", "unlock")


def may_show_words(visit: Visit, posted: Posted) -> bool:
    """Return whether this press may end with new code words, judged before the write lock; rather once too often."""
    if posted.do in beside.MAY_SHOW_WORDS or "new-words" in (posted.do, forms.step(posted.after)[0]):
        return True
    if visit.beside is not None or visit.supporter is not None:
        return False
    may_be_first = not visit.has_code_words or visit.is_shown_words
    never = OPEN | ASIDE | BY_SCRIPT | picking.VERBS.keys() | {"open", "back"}
    return may_be_first and (posted.has_words or posted.do not in never)


def _is_late(visit: Visit, posted: Posted) -> bool:
    return (
        not visit.is_in
        and posted.do not in OPEN | ASIDE | picking.VERBS.keys() | {"open", "back"} | forms.SAME_PAGE
    )


def _now(visit: Visit, posted: Posted, looked: Looked | None) -> Turn:
    keep_open(visit)
    turn = beside.held_back(visit, posted) or _heard(visit, posted, looked)
    return beside.let_through(visit, turn)


def _heard(visit: Visit, posted: Posted, looked: Looked | None) -> Turn:
    if posted.do == "open":
        return returning.come_in(visit, posted, looked)
    if posted.do == "unlock":
        return _unlock(visit, posted, looked)
    if posted.do in ASIDE | {"back"} | forms.SAME_PAGE:
        return _aside(visit, posted)
    if posted.do.startswith("to-"):
        return _to(visit, posted)
    return _did(visit, posted)


def _did(visit: Visit, posted: Posted) -> Turn:
    """Do what was pressed; words that stand in the box of the page are kept first."""
    verb = VERBS.get(posted.do)
    if posted.has_words and posted.do not in SAVES:
        is_deleted = telling.is_of_deleted(visit, posted)
        kept = telling.kept_nowhere(posted) if is_deleted else telling.keep(visit, posted)
        if verb is None or kept.typed is not None:
            return kept
        posted = dataclasses.replace(posted, story=kept.story)
    return verb(visit, posted) if verb is not None else stands(visit)


def _note_waits(visit: Visit, posted: Posted) -> bool:
    """Return whether this press would lose a note that she typed."""
    page = posted.was if posted.page in ASIDE else posted.page
    free = TAKES_NOTE | ASIDE | (NO_WAITING if posted.page in ASIDE else frozenset())
    if page not in NOTE_BOXES or posted.do in free or not posted.note.strip():
        return False
    return posted.story in {story.id for story in visit.stories()}


def _with_note(posted: Posted, page: str) -> Turn:
    return Turn(page, posted.story, problems=(sayings.NOTE_WAITS,), note=posted.note)


def _late(visit: Visit, posted: Posted, old_token: str | None) -> Turn:
    if posted.do == papers.PAPER_OUT:
        posted = dataclasses.replace(posted, title="", words="")
    if posted.has_words:
        return telling.rescue(visit, posted, old_token)
    over = ran_out(visit.session, old_token, visit.moment)
    rescued = None if over is not None and over.is_handed_on else adding.rescue(visit, posted, over)
    if rescued is not None:
        return rescued
    if over is None or not over.can_be_opened:
        return Turn("before")
    if over.beside is not None:
        return Turn("worker-in", problems=(sayings.AWAY_BESIDE,))
    after = f"notes:{posted.story}" if posted.note else ""
    return Turn("back", problems=(sayings.AWAY,), after=after, note=posted.note)


def _unlock(visit: Visit, posted: Posted, looked: Looked | None) -> Turn:
    refused = returning.unlock(visit, posted, looked) if visit.is_in else Turn("back")
    if refused is not None:
        return refused
    verb, story = forms.step(posted.after)
    if verb in OPEN | {"open", "unlock"}:
        return Turn("status")
    return _now(visit, dataclasses.replace(posted, do=verb, story=story), None)


def _aside(visit: Visit, posted: Posted) -> Turn:
    return _with_paper(visit, posted) or _step_aside(visit, posted)


def _with_paper(visit: Visit, posted: Posted) -> Turn | None:
    """Return a side step, or the way back, with what looks like a court paper: kept nowhere, it goes along on the page."""
    if posted.signs and posted.do in ASIDE:
        met = telling.met(visit, posted)
        return dataclasses.replace(met, page=posted.do, was="write", problems=(), signs=())
    if posted.do == "back" and posted.was == "write" and _typed(posted) is not None:
        return telling.met(visit, dataclasses.replace(posted, page="write"))
    return None


def _step_aside(visit: Visit, posted: Posted) -> Turn:
    story = posted.story
    if telling.is_of_deleted(visit, posted):
        # Help never waits, and nothing of what she deleted goes along.
        return telling.kept_nowhere(posted) if posted.do not in ASIDE else Turn(posted.do)
    if visit.is_in and posted.has_words:
        kept = telling.keep(visit, posted)
        if kept.typed is not None:
            return kept
        story = kept.story
    elif visit.is_in:
        asking.keep_ticks(visit, posted)
    elif posted.has_words:
        return telling.rescue(visit, posted, None)
    if posted.do == "back":
        return _back_from(visit, posted, story)
    if posted.do in forms.SAME_PAGE:
        return _same_page(visit, posted, story)
    was = posted.was if posted.page in ASIDE else posted.page
    return Turn(
        posted.do, story, was=was, after=posted.after, typed=_typed(posted), note=posted.note, ticked=_carried(posted),
        typing=picking.typed(posted),
    )  # fmt: skip


def _typed(posted: Posted) -> tuple[str, str] | None:
    """Return what a side step carries that looks like a court paper: it is kept nowhere."""
    return (posted.title, posted.words) if posted.page in ASIDE and posted.words.strip() else None


def _same_page(visit: Visit, posted: Posted, story: str) -> Turn:
    if posted.page == "lost":
        return lost.show(visit, posted)
    if not visit.is_in and posted.page == "worker-join":
        return Turn(posted.page, joining=beside.typed_to_join(posted))
    if not visit.is_in and posted.page == "worker-read":
        return Turn(posted.page, story)  # A visit; whether she may read it is asked for every turn.
    shown = _shown_again(visit, posted.page, story)
    return dataclasses.replace(
        shown, was=posted.was, after=posted.after, note=posted.note, ticked=_carried(posted),
        typed=_typed(posted), typing=picking.typed(posted),
    )  # fmt: skip


def _carried(posted: Posted) -> Ticked | None:
    page = posted.ticked if posted.page in ASIDE else posted.page
    return Ticked(page, posted.ticks, posted.day) if page in asking.QUESTIONS else None


def _back_from(visit: Visit, posted: Posted, story: str) -> Turn:
    if posted.page in picking.PAGES:
        return picking.back(visit, posted)
    if posted.page not in ASIDE or posted.was in ASIDE | {""}:
        return _back(visit, posted, story)
    shown = _shown_again(visit, posted.was, story)
    return dataclasses.replace(
        shown, after=posted.after, note=posted.note, ticked=_carried(posted), typing=picking.typed(posted)
    )


def _back(visit: Visit, posted: Posted, story: str) -> Turn:
    if posted.page in ("record", "picture") and not story:
        return Turn("write")  # Nothing is kept yet: the blank page that she came from.
    if not visit.is_in:
        return Turn(BACK_TO.get(posted.page, "before" if visit.supporter is None else "worker-list"))
    if story and posted.page in MOVED_IN_NARROW and asking.is_with_us(visit.story(story)):
        return Turn("narrow", story)
    if posted.page in asking.PARTS and story:
        return Turn(asking.page_before(visit, visit.story(story), posted.page), story)
    from_status = posted.page in asking.BESIDE and visit.place.get("way") != "edit"
    if posted.page in BEFORE and (story or posted.page in BLANK) and not from_status:
        return Turn(BEFORE[posted.page], story)
    return Turn("status" if visit.has_code_words or visit.beside is not None else "before")


def _shown_again(visit: Visit, page: str, story: str) -> Turn:
    if not visit.is_in and page not in picking.PAGES | {"back", "lost", "rest", "worker-in"} | WORKER_PAGES:
        return Turn("before")
    return Turn(page, story if story in _shown_on(visit, page) else "")


def _to(visit: Visit, posted: Posted) -> Turn:
    page = posted.do.removeprefix("to-")
    story = visit.story(posted.story)
    if page not in PAGES_TO:
        return Turn("status")
    if not asking.is_with_us(story):
        visit.note(way="reach" if page in asking.BESIDE and posted.page == "status" else "edit")
    return Turn(page, story.id)


def without_token(visit: Visit, posted: Posted) -> Turn:
    """Return the page for a press whose form was too old to be trusted: nothing is done, nothing is lost."""
    if posted.signs:
        return telling.met(visit, posted, (sayings.OLD_PAGE,))
    if posted.has_words and visit.is_in:
        story = telling.writable(visit, posted)
        keeping.aside(visit.desk, story, posted.title, posted.words)
        return Turn("write", story.id, problems=(sayings.OLD_PAGE,), typed=(posted.title, posted.words))
    if posted.has_words:
        return Turn("write", problems=(sayings.OLD_PAGE,), typed=(posted.title, posted.words))
    turn = stands(visit)
    return dataclasses.replace(turn, problems=(sayings.OLD_PAGE,), note=posted.note)
