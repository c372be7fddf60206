"""The working copy: marks over her words, and everything else that a finished version needs (c2).

Only whoever has claimed the story changes it. Any change after the first moderator was done takes both names off again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from archive.ground import audit, too_long
from archive.ground.crypto import new_id
from archive.media import kinds
from archive.rules import anonymity, cast
from archive.rules.anonymity import Kind, Mark
from archive.rules.choices import Medium
from archive.rules.clock import Moment
from archive.rules.errors import BadInput, NotFound, Refused
from archive.rules.themes import INTENSITIES, THEMES, WARNINGS
from moderation.anonymise import undoing
from stories import consenting, drafts, finished, parts, reading_rows, sentences, tongues
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork, form_of, in_form, reads_words, unread
from stories.tables import State, Story, WorkingCopy

LONGEST_WORDS = 120
"""Of what stands instead of words, and of why."""

INSTEAD, REASON = "What stands instead", "A reason"
LONGEST_GIST = 300
LONGEST_NOTE = 2_000
ONLY_SHE = "She took this back. Only she can put it in its place again."
UNDER_COURT = "This is left out because of the law. Put it in again under What happened in court."


def open_copy(desk: Desk, session: Session, story: Story, moment: Moment) -> WorkingCopy:
    """Return the copy to work on: the newest, or a new one when there is none or she has changed her words since."""
    try:
        copy = finished.newest(session, story.id)
    except NotFound:
        return _new(desk, session, story, 1, Body(drafts.title_of(desk, story)), moment)
    if not finished.is_stale(desk, session, story, copy):
        _with_parts(desk, session, story, copy, moment)
        return copy
    return _new(
        desk, session, story, copy.version + 1, _carried_over(desk, story, finished.read(desk, copy)), moment
    )


def mark(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *, phrase: str, kind: Kind, instead: str,
    reason: str = "", only_first: bool = False, staff_id: str, moment: Moment,
) -> int:  # fmt: skip
    """Mark a phrase wherever it stands and return how many places were marked.

    Raises:
        BadInput: there is no phrase, it does not stand in her words, or all of it is marked already.
    """
    words = drafts.words_of(desk, story)
    body = finished.read(desk, copy)
    places = free(anonymity.find(words, phrase), body.marks)
    if not phrase.strip():
        raise BadInput("Type the words to take out, just as they stand.")
    if not places:
        raise BadInput("Those words do not stand there, or are marked already. Copy them just as they stand.")
    chosen = places[:1] if only_first else places
    said, why = too_long.line(instead, LONGEST_WORDS, INSTEAD), too_long.line(reason, LONGEST_WORDS, REASON)
    fresh = [Mark(start, end, kind, said, why) for start, end in chosen]
    marks = anonymity.in_order((*body.marks, *fresh))
    keep(desk, session, story, copy, replace(body, marks=tuple(marks)), staff_id, "mark", moment)
    return len(fresh)


def change_mark(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *numbers: int, kind: Kind, instead: str, reason: str,
    staff_id: str, moment: Moment,
) -> None:  # fmt: skip
    """Change what stands instead at one mark, by its number from 1, or at several in one step.

    Raises:
        NotFound: there is no such mark.
        BadInput: something of it is too long.
    """
    said, why = too_long.line(instead, LONGEST_WORDS, INSTEAD), too_long.line(reason, LONGEST_WORDS, REASON)
    body = finished.read(desk, copy)
    marks = _each(body, numbers, lambda one: replace(one, kind=kind, replacement=said, reason=why))
    keep(desk, session, story, copy, replace(body, marks=marks), staff_id, "change mark", moment)


def keep_word(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *numbers: int, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Say that the words of a mark, or of several, are plain words here and stay (a son called Will, and "I will").

    Raises:
        NotFound: there is no such mark.
    """
    body, words = finished.read(desk, copy), drafts.words_of(desk, story)
    marks = _each(
        body, numbers, lambda one: replace(one, replacement=words[one.start : one.end], reason=anonymity.KEPT)
    )
    keep(desk, session, story, copy, replace(body, marks=marks), staff_id, "keep word", moment)


def take_away(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *numbers: int, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Take one mark away, or several; the words stand again.

    Raises:
        NotFound: there is no such mark.
    """
    body = finished.read(desk, copy)
    marks = _each(body, numbers, lambda _: None)
    keep(desk, session, story, copy, replace(body, marks=marks), staff_id, "take mark away", moment)


def _each(body: Body, numbers: Collection[int], change: Callable[[Mark], Mark | None]) -> tuple[Mark, ...]:
    """Return the marks of a body with some of them changed, or gone."""
    chosen = {number: _numbered(body, number) for number in numbers}  # Only she takes her own away.
    after = (change(mark) if n in chosen else mark for n, mark in enumerate(body.marks, start=1))
    return tuple(mark for mark in after if mark is not None)


def let_be(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, phrases: Iterable[str], *, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Say that suggested phrases are nothing to take out; they are not asked again for this story.

    Nothing that others will see changes, so whoever has finished it need not look again.
    """
    body, phrases = finished.read(desk, copy), tuple(phrases)
    fresh = anonymity.unanswered(phrases, (), body.let_be)
    singly = tuple(
        one for one in body.passed if not any(anonymity.same_phrase(one.phrase, two) for two in phrases)
    )
    left = replace(body, let_be=(*body.let_be, *fresh), passed=singly)
    undoing.remember(desk, session, story, copy, left, act="let be", staff_id=staff_id, moment=moment)
    finished.write(desk, copy, left)
    audit.note(session, who=staff_id, act="let be", subject=story.id, at=moment.now)


def describe(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, *, title: str, what: str, warnings: Iterable[tuple[str, str]],
    themes: Iterable[str], intruder_note: str, staff_id: str, moment: Moment,
) -> None:  # fmt: skip
    """Keep title, content note, themes, and who could still tell that it is her. The same once more changes nothing.

    Raises:
        BadInput: a warning or a theme that we do not know.
    """
    warnings, themes = tuple(warnings), tuple(sorted(set(themes)))
    if any(name not in WARNINGS or how not in INTENSITIES for name, how in warnings) or any(
        t not in THEMES for t in themes
    ):
        raise BadInput("Choose warnings and themes from the lists.")
    before = finished.read(desk, copy)
    body = replace(
        before,
        title=too_long.line(title, drafts.LONGEST_TITLE, "A title"),
        what=too_long.line(what, LONGEST_GIST, "A gist"),
        warnings=warnings,
        moments=tuple(one for one in before.moments if one[0] in dict(warnings)),
        themes=themes,
        intruder_note=too_long.text(intruder_note, LONGEST_NOTE, "What you tried"),
    )
    if _says_the_same(before, body):
        return
    keep(desk, session, story, copy, body, staff_id, "describe", moment)


def note_language(
    desk: Desk, session: Session, story: Story, copy: WorkingCopy, language: str, *, staff_id: str, moment: Moment
) -> None:  # fmt: skip
    """Note in which language she told it: a screen reader speaks it so, and she is asked about a translation.

    Raises:
        BadInput: a language that is not in the list.
    """
    if language == story.language:
        return
    if language not in tongues.TOLD_IN:
        raise BadInput("Choose the language from the list.")
    undoing.remember(
        desk, session, story, copy, finished.read(desk, copy), act="note the language", language=language,
        staff_id=staff_id, moment=moment,
    )  # fmt: skip
    story.language = language
    _look_again(story, copy)
    audit.note(session, who=staff_id, act="note the language", subject=story.id, at=moment.now)


def _says_the_same(before: Body, after: Body) -> bool:
    def sets(body: Body) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
        return frozenset(body.warnings), frozenset(body.themes)

    return replace(after, warnings=before.warnings, themes=before.themes) == before and sets(before) == sets(
        after
    )


def _new(desk: Desk, session: Session, story: Story, version: int, body: Body, moment: Moment) -> WorkingCopy:
    copy = WorkingCopy(
        id=new_id(),
        story_id=story.id,
        version=version,
        source=finished.source_of(desk, session, story),
        body=b"",
        made_at=moment.now,
    )
    finished.write(desk, copy, body)
    session.add(copy)
    session.flush()
    _with_parts(desk, session, story, copy, moment)
    return copy


def _with_parts(desk: Desk, session: Session, story: Story, copy: WorkingCopy, moment: Moment) -> None:
    """Have the copy hold every recording and picture of the story, each in the form that her yes allows now.

    With them stands the reading of her words, or none.
    """
    body, consent = finished.read(desk, copy), consenting.newest(desk, session, story.id)
    known = {work.id: work for work in body.parts}
    works = tuple(
        in_form(known.get(part.id, PartWork(part.id, part.kind)), form_of(part.kind, consent))
        for part in parts.usable(session, story.id)
    )
    aloud = _read_aloud(desk, session, story, body, moment)
    if (works, aloud) != (body.parts, body.aloud):
        # In another form it is another version: whoever had finished it has to look again.
        finished.write(desk, copy, replace(body, parts=works, aloud=aloud))
        _look_again(story, copy)


def _read_aloud(desk: Desk, session: Session, story: Story, body: Body, moment: Moment) -> PartWork | None:
    """Return the reading of her words, where she wrote some and lets them be read aloud by somebody else."""
    consent = consenting.newest(desk, session, story.id)
    if consent is None or not reads_words(consent.grant) or not drafts.words_of(desk, story).strip():
        return None
    if body.aloud is not None:
        # One that she took back before she said yes again is gone with its files.
        return unread(body.aloud) if reading_rows.is_closed(session, body.aloud.reading) else body.aloud
    return PartWork(parts.for_words(session, story, moment).id, kinds.Kind.SOUND, Medium.WORDS_READ)


def _carried_over(desk: Desk, story: Story, old: Body) -> Body:
    """Return what of an older copy holds for her changed words: content note, themes and title.

    Every mark is set anew by people, and who could still tell that it is her is asked anew: of these words nobody was.
    What a sentence tells is kept as long as the sentence, and the one before it, stands as it did.
    """
    court = sentences.carried_over(desk, story, old)
    return replace(
        old,
        marks=(),
        beneath=(),
        intruder_note="",
        title=old.title or drafts.title_of(desk, story),
        court=court,
        named=None,
    )


def keep(
    desk: Desk,
    session: Session,
    story: Story,
    copy: WorkingCopy,
    body: Body,
    staff_id: str,
    act: str,
    moment: Moment,
) -> None:
    """Seal another body into the copy; whoever had finished it has to look again."""
    body = replace(body, cast=cast.followed(drafts.words_of(desk, story), body.marks, body.cast))
    undoing.remember(desk, session, story, copy, body, act=act, staff_id=staff_id, moment=moment)
    finished.write(desk, copy, body)
    _look_again(story, copy)
    audit.note(session, who=staff_id, act=act, subject=story.id, at=moment.now)


def _look_again(story: Story, copy: WorkingCopy) -> None:
    copy.first = copy.second = copy.seal = None
    if story.state == State.SECOND:
        story.state = State.SENT


def free(places: Iterable[tuple[int, int]], marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Return those of some places in her words that no mark touches."""
    taken = [(mark.start, mark.end) for mark in marks]
    return [(start, end) for start, end in places if all(end <= at or start >= to for at, to in taken)]


def _numbered(body: Body, number: int) -> Mark:
    if not 1 <= number <= len(body.marks):
        raise NotFound("There is no such mark any more.")
    one = body.marks[number - 1]
    if one.is_passage:
        raise Refused(ONLY_SHE if one.is_taken_back else UNDER_COURT)
    return one
