"""Every sentence of a story as its working copy stands, with what is decided of each: her life, or the court (c10).

Here, and not at the Desk, because a copy that is made anew and her own page of changes read it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from archive.media.kinds import Kind as Medium
from archive.rules import anonymity, court_words
from archive.rules import sentences as rules
from archive.rules.anonymity import Kind, Mark
from archive.rules.passages import sentences
from archive.rules.sentences import Sentence
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork
from stories.tables import Story


def every(desk: Desk, story: Story, body: Body) -> tuple[Sentence, ...]:
    """Return every sentence of her words and every line of her recordings, in order, with what is decided of each.

    Of what stands beside them (title, gist, words for pictures) come those sentences that have a sign, last.
    """
    decided = dict(body.court)
    found = [*_of_words(drafts.words_of(desk, story), body, decided)]
    for work in body.parts:
        if work.kind == Medium.SOUND:
            found += _of_lines(work, decided)
    return (*found, *_beside(body, decided))


def texts(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return all that others would read of the copy as it stands: her words, transcripts, title, gist, words for pictures."""
    seen = anonymity.as_read(finished.changes(desk, story, body))
    rows = [" ".join(cue.text for cue in work.said) for work in body.parts]
    return (seen, *rows, *finished.around(body).splitlines())


def carried_over(desk: Desk, story: Story, body: Body) -> tuple[tuple[str, str], ...]:
    """Return the decisions that still stand for her words as they are now; of a sentence that is gone nothing is kept."""
    standing = {one.key for one in every(desk, story, replace(body, marks=(), beneath=()))}
    return tuple((key, what) for key, what in body.court if key in standing)


def _of_words(words: str, body: Body, decided: Mapping[str, str]) -> Iterator[Sentence]:
    spans = sentences(words, ())
    said = [words[start:end] for start, end in spans]
    inside = rules.paragraphs(words, spans)
    gaps = [mark for mark in body.marks if mark.is_passage]
    rows = zip(spans, said, rules.keys("", said), inside, court_words.signs(said, inside), strict=True)
    for (start, end), text, key, paragraph, signs in rows:
        over = next((gap for gap in gaps if gap.start <= start and end <= gap.end), None)
        marks = body.marks if over is None else body.beneath
        yield Sentence(
            key, "", start, end, text, _seen(words, (start, end), marks), rules.told(key, decided),
            is_left_out=over is not None, is_ours=over is not None and over.kind == Kind.COURT,
            paragraph=paragraph, signs=signs,
        )  # fmt: skip


def _of_lines(work: PartWork, decided: Mapping[str, str]) -> Iterator[Sentence]:
    lines = [cue.text for cue in work.cues]
    said = set(work.said)
    rows = zip(work.cues, rules.keys(work.id, lines), court_words.signs(lines), strict=True)
    for cue, key, signs in rows:
        over = [one for one in work.covers if one.start < cue.end and cue.start < one.end]
        yield Sentence(
            key, work.id, cue.start, cue.end, cue.text, cue.text, rules.told(key, decided),
            is_left_out=cue not in said, is_ours=cue not in said and any(one.is_court for one in over), signs=signs,
        )  # fmt: skip


def _beside(body: Body, decided: Mapping[str, str]) -> Iterator[Sentence]:
    for place, text in finished.beside(body):
        said = [text[start:end] for start, end in sentences(text, ())]
        rows = zip(said, rules.keys(place, said), court_words.signs(said), strict=True)
        for one, key, signs in rows:
            if signs:
                yield Sentence(
                    key, place, 0, 0, one, one, rules.told(key, decided), is_beside=True, signs=signs
                )


def _seen(words: str, span: tuple[int, int], marks: Iterable[Mark]) -> str:
    start, end = span
    inside = [
        replace(mark, start=mark.start - start, end=mark.end - start)
        for mark in marks
        if start <= mark.start and mark.end <= end and not mark.is_passage
    ]
    return anonymity.as_read(anonymity.pieces(words[start:end], inside))
