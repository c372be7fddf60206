"""Her story in another language: a translation belongs to one finished version of her words, and has a yes of its own.

Used by the Desk to make it and by Notes to show it to her. Who made it is known by kind, never by name; what it says in
short in her own language stands beside it, for a mother who cannot read it (`docs/decisions/0018-own-language.md`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import MADE_BY, Content, ContentNote
from archive.ground import audit, jobs, languages
from archive.ground.crypto import fingerprint
from archive.rules import anonymity, court_words
from archive.rules.clock import Moment, begins
from archive.rules.errors import NotFound, Refused, Unreadable
from archive.rules.passages import sentences
from archive.rules.publication import Wait
from stories import consenting, drafts, finished, sayings
from stories.desk import Desk
from stories.finished import Body, Passed
from stories.tables import Outing, State, Story, TranslationAnswer, TranslationRow, WorkingCopy

INTO = (languages.ENGLISH,)
"""The languages that her pages offer: those of the rooms where stories are heard."""

FINISHED = frozenset({State.HERS, State.RELEASED, State.PUBLISHED})
"""The states in which two people are done with her own words, so that they can be translated."""

TOLD_IN = (
    languages.ENGLISH, "ar", "bn", "cs", "cy", "es", "fa", "fr", "gu", "hu", "it", "ku", "lt", "lv", "pa", "pl", "ps",
    "pt", "ro", "ru", "sk", "so", "sq", "ta", "ti", "tr", "uk", "ur", "vi", "yo", "zh",
)  # fmt: skip
"""The languages in which a story may have been told; whoever reads it first says in which."""

SUPERSEDED = "Her own words have changed since. They have to be translated anew."
NOT_YET = (
    "Her own words are not finished, or have changed. They can be translated once two people have read them."
)
NO_YES = "She has not said yes to her words in English, so nobody translates them."


TELLS = {"no": "No", "yes": "Yes"}
"""What can be answered to: does the English tell anything that her own words do not?"""


class Standing(StrEnum):
    """Where a translation stands."""

    WORKING = "working"
    """Somebody is typing it."""

    SECOND = "second"
    """It waits for a second person."""

    HERS = "hers"
    """It waits for her."""

    YES = "yes"
    """She released exactly these words."""

    NO = "no"
    """She said no to it, or took it back."""


class How(StrEnum):
    """How she met a translation before she answered."""

    READ = "read"
    IN_SHORT = "in-short"
    """By what it says in short in her own language."""

    READ_TO_HER = "read-to-her"
    """Somebody she trusts, or an interpreter, read it to her."""


@dataclass(frozen=True)
class Words:
    """What is sealed in a translation."""

    title: str = ""
    words: str = field(default="", repr=False)
    what: str = ""
    """The gist, for the content note."""

    made_by: str = ""
    """By kind (`archive.editions.edition.MADE_BY`)."""

    in_short: str = field(default="", repr=False)
    """What it says, in short, in her own language: for her alone."""

    stay: str = field(default="", repr=False)
    """Words that were taken out of her own, and are plain words here; by commas."""

    intruder_note: str = field(default="", repr=False)
    """Who could still tell from the translation that it is her, and what was tried."""

    let_be: tuple[str, ...] = field(default=(), repr=False)
    """What looked in it as if it told somebody apart and does not, each said by itself."""

    passed: tuple[Passed, ...] = field(default=(), repr=False)
    """What somebody let pass in it with the rest of a lesser list."""

    more: str = ""
    """Whether it tells anything that her own words do not (`TELLS`)."""

    more_said: str = field(default="", repr=False)
    """What more it tells."""

    more_panel: str = ""
    """Who it could be as that stood when this was said: what was kept since has weighed it."""

    def as_text(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True)
class Basis:
    """The finished version of her own words, from which a translation is made."""

    copy: WorkingCopy
    body: Body
    content: Content


def has_another(story: Story) -> bool:
    """Return whether her words could be heard in another language than the one she told them in."""
    return story.language.partition("-")[0] not in {tag.partition("-")[0] for tag in INTO}


def kin(desk: Desk, story: Story) -> str:
    """Return what all versions of a story have in common on the shelf: nothing, where there can be but one."""
    return fingerprint(desk.keys.get(story.id), "kin") if has_another(story) else ""


def newest(session: Session, story_id: str) -> TranslationRow | None:
    """Return the newest translation of a story, whatever became of it."""
    query = select(TranslationRow).where(TranslationRow.story_id == story_id)
    return session.execute(query.order_by(TranslationRow.number.desc()).limit(1)).scalar_one_or_none()


def read(desk: Desk, row: TranslationRow) -> Words:
    """Return what is sealed in a translation.

    Raises:
        Unreadable: it is damaged, or its story deleted.
    """
    plain = json.loads(desk.unseal(row.story_id, row.body, f"translation|body|{row.id}"))
    passed = tuple(Passed(**one) for one in plain.get("passed", ()))
    return Words(**{**plain, "let_be": tuple(plain.get("let_be", ())), "passed": passed})


def is_damaged(desk: Desk, row: TranslationRow) -> bool:
    """Return whether a translation cannot be opened, although its story is not deleted."""
    try:
        read(desk, row)
    except Unreadable:
        return bool(desk.readable([row.story_id]))
    return False


def write(desk: Desk, row: TranslationRow, words: Words) -> None:
    """Seal words into a translation."""
    row.body = desk.seal(row.story_id, words.as_text(), f"translation|body|{row.id}")


def basis(desk: Desk, session: Session, story: Story) -> Basis | None:
    """Return the finished version of her own words; None while two people are not done with it, or she changed them."""
    if story.state not in FINISHED:
        return None
    try:
        copy = finished.newest(session, story.id)
    except NotFound:
        return None
    if not copy.second or finished.is_stale(desk, session, story, copy):
        return None
    body = finished.read(desk, copy)
    content = finished.content(desk, story, body)
    return Basis(copy, body, content) if content.seal == copy.seal else None


def content(story: Story, row: TranslationRow, words: Words, body: Body) -> Content:
    """Return what would go out: the translated words, with the warnings of her own. Her voice and pictures stay with those."""
    note = ContentNote(words.what, body.warnings)
    return Content(
        words.title, words.words, note, row.language, told_in=story.language, made_by=words.made_by
    )


def in_writing(of: Basis) -> Content:
    """Return the finished version with what is said in its recordings among its words, to read beside a translation."""
    words = "\n\n".join(filter(None, [of.content.words, of.content.spoken]))
    return replace(of.content, words=words, media=())


def is_superseded(row: TranslationRow, of: Basis | None) -> bool:
    """Return whether the version that was translated is not the finished version any more."""
    return of is None or (row.copy_id, row.of_seal) != (of.copy.id, of.content.seal)


def objections(
    desk: Desk, story: Story, row: TranslationRow, words: Words, of: Basis | None
) -> tuple[str, ...]:
    """Return what stands in the way of calling a translation finished and anonymous; asked of what would go out."""
    return (SUPERSEDED,) if of is None or is_superseded(row, of) else open_in(desk, story, words, of)


def open_in(desk: Desk, story: Story, words: Words, of: Basis) -> tuple[str, ...]:
    """Return what is still open in a translation of this version."""
    return (*_missing(words), *_of_court(words), *_taken_out(drafts.words_of(desk, story), words, of.body))


def scrub(desk: Desk, session: Session, story_id: str) -> None:
    """Leave no word of any translation of a story, and no yes to one."""
    for row in session.execute(select(TranslationRow).where(TranslationRow.story_id == story_id)).scalars():
        write(desk, row, Words())
        row.first = row.second = row.seal = None
        row.state = Standing.NO


def tells_the_same(session: Session, row: TranslationRow, of: Basis) -> bool:
    """Return whether a translation was made of the same words of hers, and nothing has been taken back since."""
    before = session.get(WorkingCopy, row.copy_id)
    is_shorter = bool(of.body.beneath) or any(mark.is_passage for mark in of.body.marks)
    return before is not None and before.source == of.copy.source and not is_shorter


def ask_anew(session: Session, story_id: str) -> None:
    """Have a translation that she released wait for her yes again: what happened since may have changed her mind."""
    row = newest(session, story_id)
    if row is not None and row.state == Standing.YES:
        row.state = Standing.HERS


def is_out(session: Session, row: TranslationRow) -> bool:
    """Return whether this translation is out."""
    query = select(Outing.edition_id).where(Outing.translation_id == row.id, Outing.is_out)
    return session.execute(query).first() is not None


def rested_from(session: Session, row: TranslationRow) -> date | None:
    """Return the day on which she hid this translation while it was out; None when anybody else took it down, or nobody did."""
    query = select(Outing.rested_from).where(Outing.translation_id == row.id)
    return session.execute(query).scalars().first()


def was_out(session: Session, row: TranslationRow) -> bool:
    """Return whether this translation was ever put out."""
    query = select(Outing.edition_id).where(Outing.translation_id == row.id)
    return session.execute(query).first() is not None


def waits_for_her(desk: Desk, session: Session, story: Story) -> TranslationRow | None:
    """Return the translation that waits for her answer, if one does. A damaged one is written anew first."""
    row = newest(session, story.id)
    if row is None or row.state != Standing.HERS or story.hidden_by is not None:
        return None
    return None if is_superseded(row, basis(desk, session, story)) or is_damaged(desk, row) else row


def language_of(session: Session, outing: Outing) -> str:
    """Return the language of a translation that is or was out; empty for her own words."""
    if outing.translation_id is None:
        return ""
    return session.get_one(TranslationRow, outing.translation_id).language


def released_seal(session: Session, row: TranslationRow) -> str | None:
    """Return the hash to which she said yes; None when her newest answer is a no, or there is none."""
    said = answer(session, row)
    return said.seal if said is not None and said.is_yes else None


def answer(session: Session, row: TranslationRow) -> TranslationAnswer | None:
    """Return what she said to a translation last, and how she met it."""
    query = select(TranslationAnswer).where(TranslationAnswer.translation_id == row.id)
    return session.execute(query.order_by(TranslationAnswer.n.desc()).limit(1)).scalar_one_or_none()


def release(desk: Desk, session: Session, story: Story, *, seal: str, how: How, moment: Moment) -> date:
    """Record that she released exactly these bytes of a translation, and ask for the publishing, in one transaction.

    Return the first day on which it may be out.

    Raises:
        Refused: none waits for her, or these are not the bytes that two people finished.
    """
    row = waits_for_her(desk, session, story)
    if row is None:
        raise Refused(sayings.ENGLISH_NOT_READY)
    if row.seal is None or row.seal != seal or not (row.first and row.second):
        raise Refused(sayings.CHANGED_MEANWHILE)
    first = _first_day(desk, session, story, moment)
    row.state = Standing.YES
    _answer(session, story, row, how, moment, out_from=first)
    jobs.later(session, "publish", story.id, due=max(moment.now, begins(first)))
    return first


def wait_of(desk: Desk, session: Session, row: TranslationRow) -> Wait | None:
    """Return how long she may change her mind about a translation that she released; None when she has not."""
    said = answer(session, row)
    if said is None or said.out_from is None:
        return None
    was_out = consenting.last_out(desk, session, row.story_id, translated=True)
    return Wait(said.on, desk.cooling_days, promised=said.out_from, was_out=was_out)


def _first_day(desk: Desk, session: Session, story: Story, moment: Moment) -> date:
    consent = consenting.newest(desk, session, story.id)
    if consent is None:
        raise Refused(sayings.ENGLISH_NOT_READY)
    was_out = consenting.last_out(desk, session, story.id, translated=True)
    return Wait(moment.latest_day, desk.cooling_days, was_out=was_out).ends(consent.grant)


def refuse(session: Session, story: Story, row: TranslationRow, how: How | None, moment: Moment) -> None:
    """Record that she does not want this translation. Her own words are not touched."""
    row.state = Standing.NO
    _answer(session, story, row, how, moment)


def close(session: Session, story: Story, moment: Moment) -> None:
    """Note that the translation is taken back: what was released once is not released any more."""
    row = newest(session, story.id)
    if row is not None and row.state in (Standing.YES, Standing.HERS):
        refuse(session, story, row, None, moment)


def out(session: Session, story_id: str) -> tuple[bool, bool]:
    """Return whether her own words are out, and whether a translation is."""
    found = [one.translation_id for one in consenting.outings(session, story_id) if one.is_out]
    return None in found, any(id is not None for id in found)


def _answer(
    session: Session,
    story: Story,
    row: TranslationRow,
    how: How | None,
    moment: Moment,
    *,
    out_from: date | None = None,
) -> None:
    """Note a yes, which has a first day on which it may be out, or a no, which has none."""
    is_yes = out_from is not None
    session.add(
        TranslationAnswer(
            story_id=story.id, translation_id=row.id, seal=row.seal or "", is_yes=is_yes, how=how or "",
            on=moment.latest_day, out_from=out_from,
        )
    )  # fmt: skip
    act = "release a translation" if is_yes else "refuse a translation"
    audit.note(session, who=audit.HERS, act=act, subject=story.id, at=moment.now)


def _missing(words: Words) -> Iterator[str]:
    if not words.title.strip():
        yield "The translation has no title yet."
    if not words.words.strip():
        yield "The translation has no words yet."
    if not words.what.strip():
        yield "The gist of the translation is not written yet."
    if words.made_by not in MADE_BY:
        yield "Say who made the translation: a person, a machine and a person, or she herself."
    if not words.in_short.strip():
        yield "Write what it says, in short, in her own language: she may not read the translation."
    if not words.intruder_note.strip():
        yield "Write down who could still tell from the translation that it is her, and what was tried."


def _of_court(words: Words) -> Iterator[str]:
    """Yield where title or gist may tell of the court: they are ours, and no sentence of hers was decided for them (rule 1)."""
    for name, text in (("title", words.title), ("gist", words.what)):
        said = [text[start:end] for start, end in sentences(text, ())]
        if any(court_words.signs(said)):
            yield f"The {name} of the translation may tell what happened in court. Write it otherwise."


def _taken_out(hers: str, words: Words, body: Body) -> Iterator[str]:
    """Yield what was taken out of her own words and stands in the translation, by number, never by word."""
    seen = f"{words.title}\n{words.words}\n{words.what}"
    stay = {part.strip().casefold() for part in words.stay.split(",")}
    kept = {hers[m.start : m.end].casefold() for m in body.marks if anonymity.is_kept(hers, m)}
    for number, mark in enumerate(body.marks, start=1):
        phrase = hers[mark.start : mark.end]
        if anonymity.is_kept(hers, mark) or phrase.strip().casefold() in stay:
            continue
        if anonymity.find(seen, phrase):
            yield f"What mark {number} takes out of her own words still stands in the translation."
    for number, figure in enumerate(body.cast, start=1):
        names = [one for one in figure.aliases if one.strip().casefold() not in stay | kept]
        if any(anonymity.find(seen, name) for name in names):
            yield f"A name of line {number} of the cast list still stands in the translation."
    if any(anonymity.find(seen, hers[mark.start : mark.end]) for mark in body.beneath):
        yield "What was taken out inside a passage that she took back still stands in the translation."
