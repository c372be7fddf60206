"""What was taken out of a story, as plain strings: for the proof of what goes out, which knows neither marks nor covers.

Gathered from the marks, the cast list and the covers themselves, and not by the code that makes the finished version or says
that nothing is left: a fault there must not hide from here.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.editions import words_proof
from archive.editions.captions import vtt
from archive.editions.edition import Content, ContentNote, Cue
from archive.editions.index import Entry
from archive.editions.words_proof import Taken
from archive.rules.anonymity import KEPT, Kind, Mark
from archive.rules.errors import Refused
from stories import drafts, finished
from stories.desk import Desk
from stories.finished import Body
from stories.partwork import PartWork
from stories.tables import Story
from stories.tongues import Words

PASSAGE = "A passage that was taken out"
BENEATH = "What was taken out inside a passage that is gone"

_LONG = 4
"""Words from which a passage is looked for: a shorter one tells nobody anything, and stands in many a sentence."""


def of(hers: str, body: Body) -> tuple[Taken, ...]:
    """Return everything that may not be met in the finished version of `hers`, her words as she wrote them."""
    return (*_details(hers, body), *_passages(hers, body))


def of_translation(hers: str, body: Body, words: Words) -> tuple[Taken, ...]:
    """Return what may not be met in a translation: what was taken out and is no plain word in the other language.

    A passage of hers is in another language: it is no string that could stand there.
    """
    stay = [part for part in words.stay.split(",") if part.strip()]
    stay += [hers[mark.start : mark.end] for mark in body.marks if _is_kept(hers, mark)]
    return tuple(
        Taken(one.what, one.phrase)
        for one in _details(hers, body)
        if not any(words_proof.same(one.phrase, plain) for plain in stay)
    )


def left(desk: Desk, story: Story, body: Body) -> tuple[str, ...]:
    """Return what that proof would find in the finished version as it stands, so that moderators read it where they can mend it."""
    try:
        content = finished.content(desk, story, body)
    except Refused:
        return ()  # A mark is undecided, which is said elsewhere; there is no finished version yet.
    made = {f"the captions of recording {n}": vtt(one.cues) for n, one in enumerate(content.sounds, start=1)}
    made[words_proof.SEARCH] = Entry.of("", content, ()).text
    return words_proof.faults(content.canonical(), made, of(drafts.words_of(desk, story), body))


def left_in_translation(hers: str, body: Body, words: Words) -> tuple[str, ...]:
    """Return the same of a translation."""
    content = Content(words.title, words.words, ContentNote(words.what))
    return words_proof.faults(content.canonical(), {}, of_translation(hers, body, words))


def _details(hers: str, body: Body) -> Iterator[Taken]:
    kept = [hers[mark.start : mark.end] for mark in body.marks if _is_kept(hers, mark)]
    for number, mark in enumerate(body.marks, start=1):
        if not (_is_passage(mark) or _is_kept(hers, mark)):
            phrase = hers[mark.start : mark.end]
            yield Taken(
                f"What mark {number} takes out", phrase, sum(words_proof.times(one, phrase) for one in kept)
            )
    for number, figure in enumerate(body.cast, start=1):
        for alias in figure.aliases:
            # A name that is kept as a plain word somewhere is judged by its marks.
            if not any(words_proof.same(alias, one) for one in kept):
                stays = sum(words_proof.times(one, alias) for one in kept)
                yield Taken(f"A name of line {number} of the cast list", alias, stays)
    for mark in body.beneath:
        if not (_is_passage(mark) or _is_kept(hers, mark)):
            yield Taken(BENEATH, hers[mark.start : mark.end])


def _passages(hers: str, body: Body) -> Iterator[Taken]:
    marked = [hers[mark.start : mark.end] for mark in (*body.marks, *body.beneath) if _is_passage(mark)]
    gone = [*marked, *(cue.text for work in body.parts for cue in _gone(work))]
    told = [hers, *(cue.text for work in body.parts for cue in work.cues)]
    for passage in gone:
        if words_proof.length(passage) >= _LONG:
            stood = sum(words_proof.times(text, passage) for text in told)
            taken = sum(words_proof.times(one, passage) for one in gone)
            yield Taken(PASSAGE, passage, max(0, stood - taken), everywhere=True)


def _gone(work: PartWork) -> Iterator[Cue]:
    """Yield the lines at whose times she took something back, or the law keeps something out."""
    for cue in work.cues:
        if any(
            (one.is_hers or one.is_court) and cue.start < one.end and one.start < cue.end
            for one in work.covers
        ):
            yield cue


def _is_passage(mark: Mark) -> bool:
    return mark.kind in (Kind.TAKEN_BACK, Kind.COURT)


def _is_kept(hers: str, mark: Mark) -> bool:
    return mark.reason == KEPT and mark.replacement == hers[mark.start : mark.end]
