"""Moves beside a support worker: her quiet way in, her list, a visit, the hand-over; and the mother's own answer to it.

A worker's list and a mother's notebook are never open in one sign-in: who is left alone with the laptop during a visit
finds no other mother there, and who takes it back after the hand-over finds nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from archive.ground import audit
from archive.ground.accounts import Password
from archive.rules.errors import BadInput, NotFound, Refused
from stories import recovering, sayings, support, supporters, telling
from stories.beside_tables import Assisted
from stories.forms import Posted
from stories.recovering import SHOWN_AGAIN
from stories.supporters import Joining, Supporter
from stories.tables import Notebook
from stories.visit import YES, Turn, Visit

LETS_SEE = {"week": 7, "month": 30, "3-months": 90}
"""Days for which she can let her worker see it."""

STAYS = frozenset({"new-words", "hand-over-now", "handed", "help"})
"""What the screen still hears once the words were given to her."""

WITH_SEEN_WORDS = frozenset({"change-words-now", "hide", "rest", "help", "stop", "back", "open", "again"})
"""What she may press before her words are changed. To hide a story never waits."""

SHOWN_WITH_SEEN_WORDS = frozenset({"change-words", "words", "help", "stop", "hidden", "rest", "back"})


TO_COME_IN = frozenset({"worker", "worker-open", "worker-invited", "worker-join", "worker-close"})
"""What a worker may press without a list."""


# The worker's own pages


def press(visit: Visit, posted: Posted) -> Turn:
    """Return what a worker's press leads to; the way in again, when her list has closed meanwhile."""
    if visit.supporter is None and posted.do not in TO_COME_IN:
        return Turn("worker-in", problems=(sayings.AWAY_BESIDE,))
    return WORKER_VERBS[posted.do](visit, posted)


def to_list(visit: Visit, _: Posted) -> Turn:
    """Show a worker her list, or the way to it."""
    return Turn("worker-list" if visit.supporter is not None else "worker-in")


def come_in(visit: Visit, posted: Posted) -> Turn:
    """Let a support worker in to her list. Every wrong try gets the same answer."""
    found = supporters.admit(visit.session, visit.checked, visit.moment) if visit.checked else None
    if found is None:
        # She is asked to look at the name, so it stands there.
        return Turn("worker-in", problems=(sayings.WRONG_SIGN_IN,), joining={"login": posted.login})
    visit.open_list(found)
    return Turn("worker-list")


def invited(_visit: Visit, posted: Posted) -> Turn:
    """Show the page on which an invitation becomes an account."""
    return Turn("worker-join", joining={"secret": posted.secret})


def join(visit: Visit, posted: Posted) -> Turn:
    """Make the account of an invitation; what was typed stands there again when something is wrong."""
    joining = Joining(
        posted.invitation.strip(), posted.login, posted.name, visit.password or Password(""), posted.secret,
        posted.digits,
    )  # fmt: skip
    try:
        found = supporters.accept(visit.desk, visit.session, joining, visit.moment)
    except (BadInput, NotFound) as refused:
        return Turn("worker-join", problems=refused.sentences, joining=typed_to_join(posted))
    visit.open_list(found)
    return Turn("worker-list", told=(sayings.JOINED,))


def typed_to_join(posted: Posted) -> Mapping[str, str]:
    """Return what stood in the boxes of the page that makes an account. Never a password, and never digits."""
    return {name: getattr(posted, name) for name in ("invitation", "login", "name", "secret")}


def close_list(visit: Visit, _: Posted) -> Turn:
    """End a worker's sign-in."""
    visit.close()
    return Turn("worker-out", forgets=True)


def new_visit(visit: Visit, _: Posted) -> Turn:
    """Ask what the visit is to be called, and whose story it is."""
    _worker(visit)
    return Turn("worker-begin")


def start(visit: Visit, posted: Posted) -> Turn:
    """Begin a visit: from here on the screen is the mother's, and the worker's list is closed."""
    worker = _worker(visit)
    label, told = (next(iter(posted.ticks.get(name, ())), "") for name in ("label", "told"))
    try:
        notebook, begun = support.begin(
            visit.session, worker.id, label=label, telling=told, moment=visit.moment
        )
    except BadInput as refused:
        return Turn("worker-begin", problems=refused.sentences)
    visit.open(notebook, unlocked=YES, beside=begun.id)
    return Turn("before")


def take_up(visit: Visit, posted: Posted) -> Turn:
    """Go on with a visit that was not handed over."""
    worker = _worker(visit)
    try:
        found = support.open_again(visit.session, worker.id, posted.story, visit.moment)
    except (NotFound, Refused) as refused:
        return Turn("worker-list", problems=refused.sentences)
    notebook = visit.session.get_one(Notebook, found.notebook_id)
    visit.open(notebook, unlocked=YES, beside=found.id)
    return telling.hand_back(visit) or Turn("status")


def read(visit: Visit, posted: Posted) -> Turn:
    """Show a worker what the mother lets her read."""
    worker = _worker(visit)
    support.readable(visit.desk, visit.session, worker.id, posted.story, visit.moment)
    audit.note(
        visit.session, who=worker.id, act="read by her leave", subject=posted.story, at=visit.moment.now
    )
    return Turn("worker-read", posted.story)


def lost(visit: Visit, posted: Posted) -> Turn:
    """Say what happens when a mother lost her words."""
    support.hers(visit.session, _worker(visit).id, posted.story)
    return Turn("worker-lost", posted.story)


def vouch(visit: Visit, posted: Posted) -> Turn:
    """Vouch that it is she who asks; a second person has to say yes."""
    try:
        recovering.vouch(visit.session, _worker(visit).id, posted.story, visit.moment)
    except Refused as refused:
        return Turn("worker-list", problems=refused.sentences)
    return Turn("worker-list", told=(sayings.VOUCHED,))


def give(visit: Visit, posted: Posted) -> Turn:
    """Show her the new words, once, with the worker beside her."""
    worker = _worker(visit)
    try:
        code = recovering.give(visit.session, worker.id, posted.story, visit.new_words(), visit.moment)
    except Refused as refused:
        return Turn("worker-list", problems=refused.sentences)
    return Turn("worker-gave", posted.story, code=code)


def _worker(visit: Visit) -> Supporter:
    if visit.supporter is None:
        raise NotFound(support.NO_SUCH_VISIT)
    return visit.supporter


# The end of a visit


def hand_over(visit: Visit, _: Posted) -> Turn:
    """Ask the worker to turn the screen to her."""
    if visit.beside is None:
        return Turn("status")
    if not (visit.stories() or visit.shut()):
        visit.close()
        return Turn("handed", told=(sayings.NOTHING_TODAY,), forgets=True)
    return Turn("hand-over")


def hand_over_now(visit: Visit, posted: Posted) -> Turn:
    """Give her the words. The worker's sight ends with this press; pressed twice, there are new ones."""
    if visit.beside is None or visit.notebook is None:
        return Turn("status")
    if visit.is_handed_over:
        return again(visit, posted)
    code = support.hand_over(
        visit.session, visit.beside, visit.new_words(), visit.moment, except_token=visit.token
    )
    visit.note(shown_at=visit.moment.now.isoformat())
    return Turn("words", code=code)


def again(visit: Visit, posted: Posted) -> Turn:
    """Draw the words once more, for a double tap or a page that broke off; a little later it is over for good."""
    return telling.new_words(visit) if _just_shown(visit) else close(visit, posted)


def _just_shown(visit: Visit) -> bool:
    shown = visit.place.get("shown_at", "")
    return bool(shown) and visit.moment.now <= datetime.fromisoformat(shown) + SHOWN_AGAIN


def close(visit: Visit, _: Posted) -> Turn:
    """She has her words: the visit is over, and this laptop shows nothing of hers."""
    visit.close()
    return Turn("handed", forgets=True)


# Her own visit


def change_words(visit: Visit, _: Posted) -> Turn:
    """Change the words that a worker saw, at her first visit alone; pressed twice, the second ones hold."""
    if visit.beside is not None or not visit.is_in:
        return Turn("before")
    if not visit.words_were_seen and not _just_shown(visit):
        return Turn("status")
    turn = telling.new_words(visit, told=(sayings.ONLY_YOURS,))
    visit.note(shown_at=visit.moment.now.isoformat())
    return turn


def your_worker(visit: Visit, _: Posted) -> Turn:
    """Show who sat beside her, and what they may see: nothing, unless she says so here."""
    return Turn("your-worker" if visit.is_in and visit.beside is None else "status")


def let_see(visit: Visit, posted: Posted) -> Turn:
    """Let her worker see it for a while. Only alone, and after her six words."""
    found = _beside_her(visit, posted.story)
    if found is None:
        return Turn("status")
    if not visit.is_unlocked:
        return Turn("unlock", after="your-worker")
    ticked = next(iter(posted.ticks.get("see", ())), "")
    if ticked not in LETS_SEE:
        return Turn("your-worker", problems=(sayings.PICK_HOW_LONG,))
    until: date = visit.moment.today + timedelta(days=LETS_SEE[ticked])
    support.let_see(visit.session, found, until, visit.moment)
    return Turn("your-worker", told=(sayings.WORKER_SEES,))


def stop_seeing(visit: Visit, posted: Posted) -> Turn:
    """Stop it, now; no reason."""
    found = _beside_her(visit, posted.story)
    if found is None:
        return Turn("status")
    support.let_see(visit.session, found, None, visit.moment)
    return Turn("your-worker", told=(sayings.WORKER_STOPPED,))


def _beside_her(visit: Visit, id: str) -> Assisted | None:
    if visit.notebook is None or visit.beside is not None:
        return None
    every = support.of_notebook(visit.session, visit.notebook.id)
    return next((found for found in every if found.id == id), None)


# What a press may do in a visit that is over, or with words that a worker saw


def held_back(visit: Visit, posted: Posted) -> Turn | None:
    """Return where a press leads that may not be heard now; None when it may."""
    if visit.is_handed_over and posted.do not in STAYS:
        return Turn("words")
    if visit.is_handed_over and posted.do == "new-words":
        return again(visit, posted)
    if visit.words_were_seen and (posted.has_words or posted.do not in WITH_SEEN_WORDS):
        if posted.has_words:
            telling.keep(visit, posted)
        return Turn("change-words")
    return None


def let_through(visit: Visit, turn: Turn) -> Turn:
    """Return the page that may stand on the screen now: with words that a worker saw, hers are changed first."""
    if visit.is_handed_over and turn.page not in ("words", "help"):
        return Turn("words")
    if visit.words_were_seen and turn.page not in SHOWN_WITH_SEEN_WORDS:
        return Turn("change-words", problems=turn.problems, told=turn.told)
    return turn


WORKER_VERBS = {
    "worker": to_list,
    "worker-open": come_in,
    "worker-invited": invited,
    "worker-join": join,
    "worker-close": close_list,
    "worker-new": new_visit,
    "worker-start": start,
    "worker-go-on": take_up,
    "worker-read": read,
    "worker-lost": lost,
    "worker-vouch": vouch,
    "worker-give": give,
}
"""What a support worker presses, with no notebook open."""

HER_VERBS = {
    "hand-over": hand_over,
    "hand-over-now": hand_over_now,
    "handed": close,
    "change-words-now": change_words,
    "your-worker": your_worker,
    "let-see": let_see,
    "stop-see": stop_seeing,
}
"""What is pressed in a notebook that is open."""

MAY_SHOW_WORDS = frozenset({"hand-over-now", "change-words-now", "worker-give"})
