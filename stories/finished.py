"""The finished version: what the moderators made of her words, as bytes that can be released, and every change shown.

Used by the Desk to make it and by Notes to show it to her: one place, so that both see the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.captions import vtt
from archive.editions.edition import Content, ContentNote, Cue, Sound
from archive.ground.crypto import fingerprint
from archive.ground.files import Blob
from archive.media import kinds
from archive.rules import anonymity, cast
from archive.rules.anonymity import Kind, Mark, Piece
from archive.rules.cast import Figure
from archive.rules.choices import READ_ALOUD, Medium
from archive.rules.errors import NotFound, Refused
from stories import drafts, lines, machine_drafts, parts
from stories.desk import Desk
from stories.parts import NO_SUCH_PART, Role
from stories.partwork import PartWork
from stories.tables import Story, WorkingCopy

ROLES: Mapping[str, Mapping[str, Role]] = {
    Medium.OWN_VOICE: {"opus": Role.OPUS, "mp3": Role.MP3},
    Medium.CHANGED_VOICE: {"opus": Role.SOFT_OPUS, "mp3": Role.SOFT_MP3},
    **{form: {"opus": Role.READ_OPUS, "mp3": Role.READ_MP3} for form in READ_ALOUD},
}
"""Where the file of an encoding lies, by the form of a recording; what is in no list is a picture's."""


UNHEARD = "What she wrote waits for somebody to read it aloud."


@dataclass(frozen=True)
class Passed:
    """A suggested phrase that somebody let pass together with the rest of its tier."""

    phrase: str = field(repr=False)
    tier: str
    staff_id: str


@dataclass(frozen=True)
class Body:
    """What is sealed in a working copy."""

    title: str
    marks: tuple[Mark, ...] = ()
    what: str = ""
    """The gist, for the content note: what it is about, without a name."""

    warnings: tuple[tuple[str, str], ...] = ()
    themes: tuple[str, ...] = ()
    intruder_note: str = ""
    """Who could still tell that it is her, what was tried, and what came of it (rules 8 and 23)."""

    voice_said: str = ""
    """What she said when she was asked whether her voice stays although somebody must not find out, as a moderator kept it."""

    voice_answer: str = ""
    """Whether it stays, then (`moderation.voices.her_voice.Answer`)."""

    voice_of: str = ""
    """Of what that is an answer, as a keyed hash: `moderation.voices.her_voice`."""

    flags: tuple[str, ...] = field(default=())
    """Short notes among moderators; never shown to her or to learners."""

    parts: tuple[PartWork, ...] = ()
    """What is decided about each recording and picture, in her order."""

    aloud: PartWork | None = None
    """Her words, read aloud by somebody else; None where she has not said yes to that. It has no lines of its own: those are
    her words as they stand (`read_aloud`), so that nothing in them is decided twice."""

    let_be: tuple[str, ...] = ()
    """Phrases that were suggested and that people said are nothing to take out; not asked again for this story."""

    passed: tuple[Passed, ...] = ()
    """Those of them that somebody let pass as a list, and who; the others were said one by one."""

    beneath: tuple[Mark, ...] = ()
    """Marks inside passages that she took back, or that the law keeps out; they stand again when those do."""

    court: tuple[tuple[str, str], ...] = ()
    """What each sentence tells, her life or the court, by its key (`archive.rules.sentences`)."""

    cast: tuple[Figure, ...] = ()
    """Who is called what in this story, and what each is called instead."""

    named: tuple[tuple[str, str], ...] | None = None
    """What the small model took for a name, and as what; None while it has not read (`moderation.replacing.naming`)."""

    moments: tuple[tuple[str, str, int, int], ...] = ()
    """Where hard things are in her recordings: a warning id, the id of the part, and from when to when in milliseconds."""

    @property
    def said_singly(self) -> tuple[str, ...]:
        """The phrases that somebody said tell nothing, each by itself and not as the rest of a list."""
        listed = [one.phrase for one in self.passed]
        return tuple(one for one in self.let_be if not any(anonymity.same_phrase(one, two) for two in listed))

    def part(self, id: str) -> PartWork:
        """Return what is decided about one part.

        Raises:
            NotFound: it is not in this copy.
        """
        found = next((work for work in self.parts if work.id == id), None)
        if found is None:
            raise NotFound(NO_SUCH_PART)
        return found

    def with_part(self, work: PartWork) -> Body:
        """Return the body with other decisions about one part, or with another reading of her words."""
        if self.aloud is not None and self.aloud.id == work.id:
            return replace(self, aloud=replace(work, cues=()))
        return replace(self, parts=tuple(work if one.id == work.id else one for one in self.parts))

    def as_text(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Body:
        """Return the body in this JSON."""
        plain = json.loads(text)
        marks, beneath = (_marks(plain.pop(name, ())) for name in ("marks", "beneath"))
        pairs = tuple((name, intensity) for name, intensity in plain.pop("warnings"))
        lists = {name: tuple(plain.pop(name)) for name in ("themes", "flags")}
        let_be = tuple(plain.pop("let_be", ()))
        passed = tuple(Passed(**row) for row in plain.pop("passed", ()))
        court = tuple((key, what) for key, what in plain.pop("court", ()))
        works = tuple(PartWork.from_plain(work) for work in plain.pop("parts", ()))
        aloud = plain.pop("aloud", None)
        figures = tuple(_figure(row) for row in plain.pop("cast", ()))
        named = plain.pop("named", None)
        moments = tuple((name, part, start, end) for name, part, start, end in plain.pop("moments", ()))
        return cls(
            marks=marks, beneath=beneath, warnings=pairs, themes=lists["themes"], flags=lists["flags"],
            parts=works, let_be=let_be, passed=passed, court=court, cast=figures, moments=moments,
            aloud=PartWork.from_plain(aloud) if aloud else None,
            named=None if named is None else tuple((phrase, label) for phrase, label in named), **plain,
        )  # fmt: skip


def newest(session: Session, story_id: str) -> WorkingCopy:
    """Return the newest working copy of a story.

    Raises:
        NotFound: nobody has made one yet.
    """
    found = newest_or_none(session, story_id)
    if found is None:
        raise NotFound(drafts.NOT_HERS)
    return found


def newest_or_none(session: Session, story_id: str) -> WorkingCopy | None:
    """Return the newest working copy of a story; None while nobody has made one."""
    query = (
        select(WorkingCopy)
        .where(WorkingCopy.story_id == story_id)
        .order_by(WorkingCopy.version.desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def read(desk: Desk, copy: WorkingCopy) -> Body:
    """Return what is sealed in a working copy."""
    return Body.from_text(desk.unseal(copy.story_id, copy.body, f"working_copy|body|{copy.id}"))


def write(desk: Desk, copy: WorkingCopy, body: Body) -> None:
    """Seal `body` into a working copy; a machine's drafts beside it lose what is covered now."""
    for work in body.parts:
        machine_drafts.fit(desk, copy, work.id, [(cover.start, cover.end) for cover in work.covers])
    copy.body = desk.seal(copy.story_id, body.as_text(), f"working_copy|body|{copy.id}")


def source_of(desk: Desk, session: Session, story: Story) -> str:
    """Return a keyed hash of all that she sent, words, recordings and pictures: what a working copy is made from."""
    words = drafts.source_of(desk, story)
    ids = [part.id for part in parts.usable(session, story.id)]
    return fingerprint(desk.keys.get(story.id), " ".join([words, *ids])) if ids else words


def is_stale(desk: Desk, session: Session, story: Story, copy: WorkingCopy) -> bool:
    """Return whether she has changed something since the copy was made."""
    return copy.source != source_of(desk, session, story)


def works(desk: Desk, story: Story, body: Body) -> tuple[PartWork, ...]:
    """Return everything that goes out beside her words: her recordings and pictures, then the reading of her words."""
    read = read_aloud(desk, story, body)
    return body.parts if read is None else (*body.parts, read)


def read_aloud(desk: Desk, story: Story, body: Body) -> PartWork | None:
    """Return the reading of her words with its lines: her words as others may read them now. None where there is none.

    So whatever changes in the words makes it stale. While a mark is undecided there is no line to read.
    """
    if body.aloud is None:
        return None
    try:
        said = lines.of(anonymity.apply(drafts.words_of(desk, story), body.marks))
    except Refused:
        said = ()
    # The times are only the order: a reading has times of its own.
    return replace(body.aloud, cues=tuple(Cue(n, n + 1, line) for n, line in enumerate(said)))


def content(desk: Desk, story: Story, body: Body) -> Content:
    """Return what would go out: her words with every mark replaced, her recordings and pictures, and the content note.

    A recording that she lets out in writing only stands among the words.

    Raises:
        Refused: a mark is undecided, or two overlap.
    """
    words = [anonymity.apply(drafts.words_of(desk, story), body.marks)]
    words += [_in_writing(work) for work in body.parts if work.kind == kinds.Kind.SOUND and not work.goes_out]
    heard = (work.medium() for work in works(desk, story, body))
    media = tuple(medium for medium in heard if medium is not None)
    note = ContentNote(body.what, body.warnings, _moments(body))
    return Content(body.title, "\n\n".join(filter(None, words)), note, story.language, media)


def _moments(body: Body) -> tuple[tuple[str, int, int, int], ...]:
    """Return where hard things are in what goes out: by the number of the medium, and only inside its length."""
    going = [(work.id, medium) for work in body.parts if (medium := work.medium()) is not None]
    long = {id: (n, medium.ms) for n, (id, medium) in enumerate(going) if isinstance(medium, Sound)}
    return tuple(
        (name, long[part][0], start, min(end, long[part][1]))
        for name, part, start, end in body.moments
        if part in long and start < long[part][1] and not _is_covered(body.part(part), start, end)
    )


def _is_covered(work: PartWork, start: int, end: int) -> bool:
    """Return whether all of it is covered: then nobody hears it, and to name it would tell what was taken out."""
    return any(cover.start <= start and end <= cover.end for cover in work.covers)


def file_of(desk: Desk, session: Session, story: Story, n: int, encoding: str) -> Blob:
    """Return the sealed file of one medium of the finished version, by its number from 0.

    Raises:
        NotFound: there is none.
    """
    body = read(desk, newest(session, story.id))
    going = [work for work in works(desk, story, body) if work.medium() is not None]
    if n >= len(going):
        raise NotFound(NO_SUCH_PART)
    role = role_of(going[n], encoding)
    return parts.file_of(desk, session, parts.hers(session, story, going[n].id), role)


def role_of(work: PartWork, encoding: str) -> Role:
    """Return where the finished file of a part lies in this encoding.

    Raises:
        NotFound: a recording is not heard in this form, or not kept in this encoding.
    """
    if work.kind != kinds.Kind.SOUND:
        return Role.PICTURE
    role = ROLES.get(work.form, {}).get(encoding)
    if role is None:
        raise NotFound(NO_SUCH_PART)
    return role


def captions_of(desk: Desk, session: Session, story: Story, n: int) -> str:
    """Return the captions of one recording of the finished version, as WebVTT, by its number from 0.

    Raises:
        NotFound: there is none.
    """
    media = [work.medium() for work in works(desk, story, read(desk, newest(session, story.id)))]
    found = [one for one in media if one is not None][n : n + 1]
    if not found or not isinstance(found[0], Sound):
        raise NotFound(NO_SUCH_PART)
    return vtt(found[0].cues)


def media_bytes(
    desk: Desk, session: Session, story: Story, body: Body, granted: AbstractSet[Medium]
) -> dict[str, Iterator[bytes]]:
    """Return the bytes of every file of the finished version in a form that she grants, by their SHA-256: for the press."""
    found = {}
    for n, work in enumerate(work for work in works(desk, story, body) if work.medium() is not None):
        for file in work.made.files if work.made and work.form in granted else ():
            blob = file_of(desk, session, story, n, file.encoding)
            found[file.sha256] = desk.originals.read(blob)
    return found


def changes(desk: Desk, story: Story, body: Body) -> tuple[Piece, ...]:
    """Return her words in pieces, each with its mark or none: every change and its reason (c15)."""
    return anonymity.pieces(drafts.words_of(desk, story), body.marks)


def around(body: Body) -> str:
    """Return what others will read beside her words: title, gist, transcripts, and the words for pictures."""
    return "\n".join(text for _, text in places(body))


def places(body: Body) -> tuple[tuple[str, str], ...]:
    """Return the same place by place, each with its name; the captions of a recording are the lines of its transcript.

    No file of hers goes out under the name that it came with: the press names each by its hash.
    """
    return tuple((name, text) for name, text, _ in _places(body))


def beside(body: Body) -> tuple[tuple[str, str], ...]:
    """Return the same without the transcripts: what stands beside what she told."""
    return tuple((name, text) for name, text, is_told in _places(body) if not is_told)


def _places(body: Body) -> Iterator[tuple[str, str, bool]]:
    numbers = {kind: count(1) for kind in kinds.Kind}
    found = [("the title", body.title, False), ("the gist", body.what, False)]
    for work in body.parts:
        n = next(numbers[kinds.Kind(work.kind)])
        said = "\n".join(cue.text for cue in work.said)
        found.append((f"the transcript and captions of recording {n}", said, True))
        found.append((f"the words for picture {n}", work.alternative, False))
    yield from (one for one in found if one[1])


def objections(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return what still stands in the way of calling this anonymous, the title and the note included."""
    found = list(names_left(desk, story, body))
    numbers = {kind: count(1) for kind in kinds.Kind}
    for work in body.parts:
        found.extend(work.objections(next(numbers[kinds.Kind(work.kind)])))
    found.extend(unheard(desk, story, body))
    return tuple(dict.fromkeys([*found, *unsaid(body)]))


def names_left(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return which marks are open, and where what they take out still stands: all that `objections` says of names."""
    words, beside = drafts.words_of(desk, story), places(body)
    found = list(anonymity.objections(words, body.marks)) if words.strip() or body.marks else []
    for number, mark in enumerate(body.marks, start=1):
        phrase = words[mark.start : mark.end]
        bare = [name for name, text in beside if not mark.is_passage and anonymity.find(text, phrase)]
        found += [f"What mark {number} takes out still stands in {name}." for name in bare]
    seen = f"{around(body)}\n{_seen(words, body)}"
    if any(anonymity.find(seen, words[m.start : m.end]) for m in body.beneath):
        found.append("What was taken out inside a passage that is gone still stands somewhere else.")
    found += cast.objections(words, body.marks, body.cast, beside)
    return tuple(dict.fromkeys(found))


def choices(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return which names that stand instead are badly chosen: asked before each reading, and of nothing agreed to."""
    return (*anonymity.choices(drafts.words_of(desk, story), body.marks), *cast.choices(body.cast))


def unheard(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return that her words are not read aloud yet as they stand, where she has said yes to that."""
    read = read_aloud(desk, story, body)
    return () if read is None or read.is_made else (UNHEARD,)


def unsaid(body: Body) -> Iterator[str]:
    """Yield what the title, the content note and the themes do not say yet."""
    if not body.title.strip():
        yield "It has no title yet."
    if not body.what.strip():
        yield "The content note does not say yet what it is about."
    if not body.themes:
        yield "It has no theme yet, so no one could find it."


def _seen(words: str, body: Body) -> str:
    return anonymity.as_read(anonymity.pieces(words, body.marks))


def _marks(rows: Iterable[dict[str, Any]]) -> tuple[Mark, ...]:
    return tuple(Mark(**{**row, "kind": Kind(row["kind"])}) for row in rows)


def _figure(row: dict[str, Any]) -> Figure:
    return Figure(row["id"], Kind(row["kind"]), tuple(row["aliases"]), row["instead"])


def _in_writing(work: PartWork) -> str:
    return "\n\n".join(cue.text for cue in work.said)
