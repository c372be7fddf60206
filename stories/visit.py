"""One visit: whose notebook is open, on which page it stands, and whether her own words may be shown.

The sign-in row decides, never the cookie: its place holds ids only (page, story, the way here, unlocked).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from archive.ground import sign_ins
from archive.ground.accounts import Checked, Password
from archive.ground.crypto import token_hash
from archive.ground.sign_ins import SignInRow
from archive.rules.clock import Moment
from archive.rules.consent import Method
from archive.rules.court_signs import Reason
from archive.rules.errors import NotFound, Refused, SignedOut
from stories import drafts, keeping, support, supporters
from stories.beside_tables import Assisted
from stories.codewords import CodeWords, Drawn
from stories.desk import Desk
from stories.supporters import Supporter
from stories.tables import Notebook, State, Story

KIND = "notebook"
LEFT = "left"
LONGEST = sign_ins.PATIENCE[KIND].most
"""How long a visit can last, and so how old a form can be whose words are handed back."""

YES = "yes"


@dataclass
class Visit:
    """What a move gets: the private side, the time, and whoever is there."""

    desk: Desk
    session: Session
    moment: Moment
    token: str | None = None
    """The token of a sign-in that holds now; a move may begin or end one."""

    notebook: Notebook | None = None
    place: dict[str, str] = field(default_factory=dict)
    drawn: Drawn | None = field(default=None, repr=False)
    """New code words, drawn before this request took the write lock, if the press may need some."""

    beside: Assisted | None = None
    """The visit that goes on beside a support worker, in the mother's own notebook."""

    words_were_seen: bool = False
    """Whether the words she came in with were shown beside a worker: they change before anything else."""

    supporter: Supporter | None = None
    """The support worker who has her list open; never while a notebook is open."""

    checked: Checked | None = field(default=None, repr=False)
    """What a worker's sign-in came to, worked out before the write lock."""

    password: Password | None = field(default=None, repr=False)
    """A worker's new password, hashed before the write lock."""

    @property
    def is_in(self) -> bool:
        """Whether a notebook is open."""
        return self.notebook is not None

    @property
    def is_unlocked(self) -> bool:
        """Whether her own words may be shown: she began here, or gave her six words a second time."""
        return self.place.get("unlocked") == YES

    @property
    def is_beside_worker(self) -> bool:
        """Whether somebody sits beside her: what she says yes to then waits until she confirms it alone (rule 20)."""
        return self.beside is not None

    @property
    def method(self) -> Method:
        """How a yes that is given in this visit is recorded."""
        return Method(self.beside.method) if self.beside is not None else Method.OWN_SCREEN

    @property
    def has_code_words(self) -> bool:
        """Whether there is a way back into this notebook."""
        return self.notebook is not None and self.notebook.locator is not None

    @property
    def is_handed_over(self) -> bool:
        """Whether this visit beside a worker has ended: the screen may still show her words, and nothing else."""
        return self.beside is not None and self.beside.handed_on is not None

    def may_read(self, story_id: str) -> bool:
        """Whether what she told of this story, and the places she named, may be shown in this visit."""
        return self.is_unlocked or story_id == self.place.get("made")

    @property
    def is_shown_words(self) -> bool:
        """Whether her code words stand on the screen."""
        return self.place.get("page") == "words"

    def new_words(self) -> Drawn:
        """Return the code words that were drawn for this press.

        Raises:
            Refused: none were drawn. Two presses crossed; the hash is never worked out under the lock.
        """
        if self.drawn is None:
            raise Refused("Two presses came at once. What you typed is kept. Please press it once more.")
        return self.drawn

    def story(self, id: str) -> Story:
        """Return one story of the open notebook.

        Raises:
            NotFound: there is none, or it is somebody else's.
        """
        found = self.hers(id)
        if not self.desk.readable([found.id]):
            raise NotFound(drafts.NOT_HERS)
        return found

    def hers(self, id: str) -> Story:
        """Return one story of the open notebook, also one that cannot be opened: hiding and deleting read nothing of it.

        Raises:
            NotFound: there is none, it was deleted, or it is somebody else's.
        """
        if self.notebook is None or not id or self.is_handed_over:
            raise NotFound(drafts.NOT_HERS)
        found = drafts.hers(self.session, self.notebook.id, id)
        if not self.desk.not_deleted([found.id]):
            raise NotFound(drafts.NOT_HERS)
        return found

    def stories(self) -> tuple[Story, ...]:
        """Return all stories of the open notebook that can be opened, newest first."""
        hers = self._all()
        readable = self.desk.readable([story.id for story in hers])
        return tuple(story for story in hers if story.id in readable)

    def shut(self) -> tuple[Story, ...]:
        """Return those that nobody deleted and whose key is damaged, newest first."""
        hers = [story.id for story in self._all()]
        shut = self.desk.not_deleted(hers) - self.desk.readable(hers)
        return tuple(story for story in self._all() if story.id in shut)

    def has_deleted(self, id: str) -> bool:
        """Return whether this was a story of the open notebook, and she deleted it."""
        if self.notebook is None or not id:
            return False
        row = self.session.get(Story, id)
        return row is not None and row.notebook_id == self.notebook.id and row.state == State.DELETED

    def _all(self) -> Sequence[Story]:
        if self.notebook is None or self.is_handed_over:
            return ()
        return drafts.all_of(self.session, self.notebook.id)

    def open(self, notebook: Notebook, **place: str) -> None:
        """Begin a sign-in on `notebook`; the one before it is ended."""
        sign_ins.sign_out(self.session, self.token)
        self.token = sign_ins.sign_in(
            self.session, kind=KIND, who=notebook.id, now=self.moment.now, place=place
        )
        self.notebook, self.place, self.supporter = notebook, dict(place), None
        self.beside = _beside(self.session, notebook, self.place)
        self.words_were_seen = _seen(self)
        keeping.came_by(notebook, self.moment)

    def open_list(self, supporter: Supporter) -> None:
        """Begin the sign-in of a support worker; the one before it is ended."""
        self.close()
        self.token = sign_ins.sign_in(
            self.session, kind=supporters.KIND, who=supporter.id, now=self.moment.now
        )
        self.supporter = supporter

    def close(self) -> None:
        """End the sign-in."""
        sign_ins.sign_out(self.session, self.token)
        self.token, self.notebook, self.place = None, None, {}
        self.beside, self.supporter, self.words_were_seen = None, None, False

    def note(self, **place: str) -> None:
        """Note where the sign-in stands now (ids only)."""
        if self.token is not None:
            self.place |= place
            sign_ins.move(self.session, self.token, **place)


@dataclass(frozen=True)
class Ticked:
    """What was ticked on one question, by the page it stood on; none ticked is an answer too."""

    page: str
    ticks: Mapping[str, tuple[str, ...]]
    day: str


@dataclass(frozen=True)
class File:
    """A copy that she asked for, instead of a page."""

    name: str
    mime: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Typing:
    """What she typed of her code words so far, and where she looks for one of them by its picture."""

    locator: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    place: int = 0
    sheet: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Turn:
    """What a move leads to: the next page, and what it has to say there."""

    page: str
    story: str = ""
    problems: tuple[str, ...] = ()
    """What has to be put right; said first."""

    told: tuple[str, ...] = ()
    """What was done."""

    was: str = ""
    """The page to return to from a side step."""

    after: str = ""
    """What to do once the code words are in."""

    once: str = ""
    """What the page before it called a blank page by (`Posted.once`), so that it can be found again after a reload."""

    typed: tuple[str, str] | None = field(default=None, repr=False)
    """Title and words for the box, instead of the saved ones."""

    signs: tuple[Reason, ...] = ()
    """Why what she typed looks like a court paper: it is kept nowhere but in the box."""

    note: str = field(default="", repr=False)
    """A note of hers for its box."""

    ticked: Ticked | None = field(default=None, repr=False)
    """Ticks that she has not saved, which a side step carries."""

    typing: Typing | None = field(default=None, repr=False)
    """What she typed of her code words, for their boxes."""

    code: CodeWords | None = field(default=None, repr=False)
    """New code words, shown this once."""

    said: Mapping[str, Any] | None = field(default=None, repr=False)
    """For the recorder's script, which asks for JSON: where the recording stands."""

    file: File | None = None
    """The copy that she asked for; the page stays as it is."""

    fresh: tuple[str, ...] = ()
    """Ids of our notes that she reads now for the first time."""

    again: tuple[str, ...] = ()
    """Parts of the consent pages to tell once more."""

    joining: Mapping[str, str] | None = field(default=None, repr=False)
    """What a worker typed to make her account, for its boxes."""

    forgets: bool = False
    """Whether nothing that a form of this visit sends later is ever handed back."""


def enter(desk: Desk, session: Session, moment: Moment, token: str | None) -> Visit:
    """Return the visit behind `token`; with no notebook open when it opens none."""
    visit = Visit(desk, session, moment)
    try:
        found = sign_ins.signed_in(session, token, kind=KIND, now=moment.now)
    except SignedOut:
        return _with_list(visit, token)
    visit.notebook = session.get(Notebook, found.who)
    if visit.notebook is not None:
        visit.token, visit.place = found.token, found.place
        visit.beside = _beside(session, visit.notebook, visit.place)
        visit.words_were_seen = _seen(visit)
    return visit


def _with_list(visit: Visit, token: str | None) -> Visit:
    try:
        found = sign_ins.signed_in(visit.session, token, kind=supporters.KIND, now=visit.moment.now)
    except SignedOut:
        return visit
    visit.supporter = supporters.active(visit.session, found.who, visit.moment.today)
    if visit.supporter is not None:
        visit.token, visit.place = found.token, found.place
    return visit


def _beside(session: Session, notebook: Notebook, place: Mapping[str, str]) -> Assisted | None:
    found = session.get(Assisted, place.get("beside", ""))
    return found if found is not None and found.notebook_id == notebook.id else None


def _seen(visit: Visit) -> bool:
    if visit.notebook is None or visit.beside is not None:
        return False
    return support.were_words_seen(visit.session, visit.notebook.id)


def keep_open(visit: Visit) -> None:
    """Note that she is still here, in the request's own transaction, and keep her notebook for longer."""
    if visit.token is None:
        return
    row = visit.session.get_one(SignInRow, token_hash(visit.token))
    row.seen = max(row.seen, visit.moment.now)
    if visit.notebook is not None:
        keeping.came_by(visit.notebook, visit.moment)


@dataclass(frozen=True)
class RanOut:
    """A sign-in that ran out of time: whose notebook, which story, and whether a worker sat beside."""

    notebook: Notebook
    story: str
    beside: Assisted | None

    @property
    def can_be_opened(self) -> bool:
        """Whether there is a way back to what is kept: her words, or the visit that goes on."""
        if self.beside is None:
            return self.notebook.locator is not None
        return not self.is_handed_on

    @property
    def is_handed_on(self) -> bool:
        """Whether a worker's visit was handed over to her: what an old page of it sends is nobody's to read any more."""
        return self.beside is not None and self.beside.handed_on is not None


def ran_out(session: Session, token: str | None, moment: Moment) -> RanOut | None:
    """Return what a sign-in that ran out of time was about; None for one that she ended herself."""
    who = sign_ins.lapsed(session, token, kind=KIND, now=moment.now)
    notebook = session.get(Notebook, who) if who is not None else None
    if notebook is None or token is None:
        return None
    place = json.loads(session.get_one(SignInRow, token_hash(token)).place)
    return RanOut(notebook, place.get("story", ""), _beside(session, notebook, place))


def note_left(session: Session, form_secret: str | None, moment: Moment) -> None:
    """Note that the visit whose forms carry this secret ended with Leave: what they sent is never handed back."""
    if form_secret:
        row = SignInRow(
            token=_left(form_secret), kind=LEFT, who="", began=moment.now, seen=moment.now, ended=True
        )
        session.merge(row)


def was_left(session: Session, form_secret: str) -> bool:
    """Return whether that visit ended with Leave."""
    return session.get(SignInRow, _left(form_secret)) is not None


def _left(form_secret: str) -> str:
    return token_hash(f"{LEFT}|{form_secret}")
