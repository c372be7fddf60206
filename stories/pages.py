"""What stands on each page: frozen values for one template, read from the stores, never a row and never written.

Pages with her own words ask for the six words once more, unless she began here or has just given them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from archive.editions import show
from archive.ground.clean import paragraphs
from archive.ground.crypto import new_id
from archive.ground.languages import day, direction_of, named_day, say, say_many
from archive.media.kinds import Kind
from archive.rules import anonymity
from archive.rules.anonymity import REASONS
from archive.rules.court import Stage
from archive.rules.errors import Refused
from stories import (
    adding,
    anew,
    answers,
    asking,
    beside_pages,
    cards,
    consenting,
    contact,
    drafts,
    finished,
    impact,
    keeping,
    keepsake,
    messages,
    parts,
    picking,
    pictured,
    readings,
    sayings,
    taking_back,
    tongues,
    whereabouts,
    wishes,
    wording,
)
from stories.answers import Answers
from stories.contact import Contact
from stories.tables import Story
from stories.visit import Turn, Typing, Visit
from stories.wishes import Wishes
from stories.wording import Choice, Page

READING_DAYS = 7
LOCKED: Mapping[str, str] = {
    "read": "read",
    "write": "write",
    "check": "to-check",
    "finished": "see",
    "english": "english",
    "areas": "to-areas",
    "passages": "passages",
    "contact": "to-contact",
    "named": "to-named",
    "others": "to-others",
    "keep": "keep-copy",
}
"""Pages with what is hers alone, a copy to keep too, and the verb that leads there after the code words."""


@dataclass(frozen=True)
class Screen:
    """A template of `templates/notes` and everything it gets."""

    template: str
    context: dict[str, Any]


@dataclass(frozen=True)
class Ticked:
    """A choice, and whether it is ticked."""

    choice: Choice
    is_ticked: bool


@dataclass(frozen=True)
class Asked:
    """One question as it stands on the page."""

    id: str
    question: str
    many: bool
    choices: tuple[Ticked, ...]


@dataclass(frozen=True)
class Change:
    """One thing that was taken out of her words, and why."""

    number: int
    before: str
    now: str
    why: str


def screen(visit: Visit, turn: Turn, *, days: int = READING_DAYS) -> Screen:
    """Return the page that a turn leads to."""
    turn = beside_pages.let_in(visit, _locked(visit, _still_there(visit, turn)))
    view = VIEWS.get(turn.page)
    if view is None:
        turn = Turn("status" if visit.has_code_words else "before", problems=turn.problems, told=turn.told)
        view = VIEWS[turn.page]
    context = {
        "page": turn.page,
        "story": turn.story,
        "was": turn.was,
        "after": turn.after,
        "problems": turn.problems,
        "told": turn.told,
        "signs": turn.signs,
        "note": turn.note,
        "typing": turn.typing or Typing(),
        "carried": (*_carried(turn), *_typing(turn)),
        "is_in": visit.is_in,
        "beside": visit.beside.label if visit.beside is not None and not visit.is_handed_over else "",
        "is_handed_over": visit.is_handed_over,
        "has_code_words": visit.has_code_words,
        "days": days,
    }
    return Screen(TEMPLATES.get(turn.page, turn.page), context | view(visit, turn))


def _carried(turn: Turn) -> tuple[tuple[str, str], ...]:
    """Return the hidden fields in which a side step carries what is kept nowhere: what was ticked, and a court paper.

    The question itself, and the page with the box, have them in the open.
    """
    if turn.typed is not None and turn.page != "write":
        return (("title", turn.typed[0]), ("words", turn.typed[1]))
    ticked = turn.ticked
    if ticked is None or turn.page == ticked.page:
        return ()
    ticks = [(name, choice) for name, choices in ticked.ticks.items() for choice in choices]
    return (("ticked", ticked.page), ("day", ticked.day), *ticks)


def _typing(turn: Turn) -> tuple[tuple[str, str], ...]:
    """Return the hidden fields in which her code words, typed so far, come along; the boxes themselves have them."""
    so_far = turn.typing
    if so_far is None or turn.page in picking.BOXES:
        return ()
    place = () if turn.page == "by-picture" else (("place", str(so_far.place)),)
    named = {"locator": so_far.locator, "code": so_far.code, "sheet": so_far.sheet, "kind": so_far.kind}
    return (*named.items(), *place)


def _still_there(visit: Visit, turn: Turn) -> Turn:
    """Return where her stories stand instead of English words that wait for her no more."""
    if turn.page != "english":
        return turn
    waits = turn.story and tongues.waits_for_her(visit.desk, visit.session, visit.story(turn.story))
    return turn if waits else dataclasses.replace(turn, page="status")


def _locked(visit: Visit, turn: Turn) -> Turn:
    shows_hers = turn.page in LOCKED and turn.story and turn.typed is None
    if not shows_hers or visit.may_read(turn.story):
        return turn
    after = f"{LOCKED[turn.page]}:{turn.story}"
    return dataclasses.replace(turn, page="unlock", after=after)


def _plain(_visit: Visit, _turn: Turn) -> dict[str, Any]:
    return {}


def _worded(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"wording": wording.shown().page(turn.page)}


def _write(visit: Visit, turn: Turn) -> dict[str, Any]:
    if not turn.story:
        title, words = turn.typed or ("", "")
        return {
            "title": title,
            "words": words,
            "seen": "",
            "once": new_id(),
            "is_back": False,
            "pieces": (),
            "anew": (),
        }
    story = visit.story(turn.story)
    kept = keeping.kept(visit.desk, story)
    title, words = drafts.title_of(visit.desk, story), drafts.words_of(visit.desk, story)
    if turn.typed is None and kept is not None:
        title, words = kept.title, kept.words
    title, words = turn.typed or (title, words)
    is_back = story.state == "back"
    return {
        "title": title,
        "words": words,
        "seen": drafts.source_of(visit.desk, story),
        "once": "",
        "is_back": is_back,
        "pieces": _pieces(visit, story),
        "anew": anew.lines(visit.desk, visit.session, story, visit.moment),
    }


@dataclass(frozen=True)
class Piece:
    """One recording or picture of hers, as it stands."""

    id: str
    kind: str
    number: int
    """Among its kind, from 1."""

    state: str
    stands: str
    """In words: saved, being opened, ready, or why it cannot be used."""

    long: str
    """How long a recording is, e.g. `2 minutes 5 seconds`; empty before it was opened."""


def _adding(visit: Visit, turn: Turn) -> dict[str, Any]:
    words = {text: said for text in sayings.RECORDER if (said := say(text)) != text}
    page = {"once": turn.once or new_id(), "words_of_script": words}
    if not turn.story:
        return page | {"pieces": (), "is_open": True}
    story = visit.story(turn.story)
    kind = adding.KINDS[turn.page]
    pieces = tuple(piece for piece in _pieces(visit, story) if piece.kind == kind)
    return page | {"pieces": pieces, "is_open": story.state in drafts.WRITABLE}


def _pieces(visit: Visit, story: Story) -> tuple[Piece, ...]:
    numbers = {kind: count(1) for kind in Kind}
    return tuple(
        Piece(
            part.id, part.kind, next(numbers[Kind(part.kind)]), part.state,
            part.why or sayings.PARTS[part.state], _long(parts.facts_of(visit.desk, part).get("ms", 0)),
        )
        for part in parts.all_of(visit.session, story.id)
    )  # fmt: skip


def _long(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    said = (
        say_many("1 minute", "{n} minutes", minutes) if minutes else "",
        say_many("1 second", "{n} seconds", seconds) if seconds else "",
    )
    return " ".join(filter(None, said))


def _words(visit: Visit, turn: Turn) -> dict[str, Any]:
    return {
        "code": turn.code,
        "is_draft": turn.story in {story.id for story in visit.stories()},
        "with_worker": visit.beside is not None or beside_pages.has_worker(visit),
    }


def _by_picture(_visit: Visit, turn: Turn) -> dict[str, Any]:
    so_far = turn.typing or Typing()
    sheet = so_far.sheet if so_far.sheet in pictured.SHEETS else next(iter(pictured.SHEETS))
    others = {id: name for id, (name, _) in pictured.SHEETS.items() if id != sheet}
    return {"places": picking.PLACES, "kinds": pictured.SHEETS[sheet][1], "others": others}


def _of_kind(_visit: Visit, turn: Turn) -> dict[str, Any]:
    kind = (turn.typing or Typing()).kind
    return {"kind": kind, "name": pictured.NAMES.get(kind, ""), "words": pictured.words_of(kind)}


def _question(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    said = asking.answers_for(visit, story)
    if turn.ticked is not None and turn.ticked.page == turn.page:
        said = answers.with_page(said, turn.page, dict(turn.ticked.ticks), turn.ticked.day)
    page = wording.shown().page(turn.page)
    today, path = visit.moment.today, asking.path(visit, story)
    return {
        "wording": page,
        "looked_for": _looked_for(visit, story, turn.page),
        "groups": _asked(page, said),
        "part": path.index(turn.page) + 1 if turn.page in path else 0,
        "parts": len(path),
        "is_narrower": asking.is_with_us(story),
        "seen_by": cards.seen_by(visit, story),
        "so_far": cards.ticked(said),
        "day": said.until,
        "times": said.times,
        "most_times": answers.MOST_TIMES,
        "first_day": today.isoformat(),
        "latest_day": answers.latest_day(today).isoformat(),
    }


def _looked_for(visit: Visit, story: Story, page: str) -> str:
    """Return what is said beside the question about her voice, where somebody may look for her, or nobody knows."""
    if page != "voice":
        return ""
    said = wishes.of(visit.desk, visit.session, story) if visit.may_read(story.id) else Wishes()
    if said.is_looked_for:
        return sayings.LOOKED_FOR
    return "" if said.parent and said.someone else sayings.PERHAPS_LOOKED_FOR


def _contact(visit: Visit, turn: Turn) -> dict[str, Any]:
    terms = contact.of(visit.desk, visit.session, visit.story(turn.story))
    page = wording.shown().page(turn.page)
    return {
        "wording": page,
        "groups": {group.id: group for group in _asked(page, terms)},
        "terms": terms,
        "neutral": contact.NEUTRAL,
    }


def _wished(visit: Visit, turn: Turn) -> dict[str, Any]:
    said = wishes.of(visit.desk, visit.session, visit.story(turn.story))
    page = wording.shown().page(turn.page)
    return {"wording": page, "groups": _asked(page, said), "name": said.name}


def _asked(page: Page, said: Answers | Contact | Wishes) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            group.id,
            group.question,
            group.many,
            tuple(Ticked(choice, choice.id in said.ticked(group.id)) for choice in group.choices),
        )
        for group in page.groups
    )


def _check(visit: Visit, turn: Turn) -> dict[str, Any]:
    said = asking.answers_for(visit, visit.story(turn.story))
    return _question(visit, turn) | _hers(visit, turn) | {"open": cards.left_open(said)}


def _hers(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    return {
        "card": cards.of(visit, story),
        "title": drafts.title_of(visit.desk, story),
        "body": paragraphs(drafts.words_of(visit.desk, story)),
        "pieces": _pieces(visit, story),
    }


def _change(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    said = asking.answers_for(visit, story)
    reach = cards.reach(contact.of(visit.desk, visit.session, story))
    wished = cards.wished(wishes.of(visit.desk, visit.session, story))
    return {"rows": (*_rows(visit, story, said), *wished, reach), "seen_by": cards.seen_by(visit, story)}


def _rows(visit: Visit, story: Story, said: Answers) -> tuple[cards.Row, ...]:
    return cards.rows(
        said,
        visit.moment.today,
        names_places=visit.may_read(story.id),
        has_another=tongues.has_another(story),
    )


def _again(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"again": turn.again or tuple(said for _, said in wording.AGAIN.values())}


def _done(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    waits = story.stage not in (Stage.ENDED, Stage.NONE)
    said = asking.answers_for(visit, story)
    return _worded(visit, turn) | {
        "is_sent": asking.is_with_us(story),
        "waits": sayings.WAITS_FOR_COURT if waits else "",
        "private": sayings.PRIVATE_SO_FAR if said.who else sayings.PRIVATE,
        "open": cards.left_open(said) if said.who else (),
    }


def _status(visit: Visit, _turn: Turn) -> dict[str, Any]:
    return {
        "cards": cards.all_of(visit), "has_worker": beside_pages.has_worker(visit), "not_alone": sayings.NOT_ALONE,
    }  # fmt: skip


def _one(visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"card": cards.of(visit, visit.story(turn.story))}


def _stop(visit: Visit, turn: Turn) -> dict[str, Any]:
    every = cards.all_of(visit)
    return {"cards": tuple(card for card in every if card.id == turn.story) or every}


def _been(visit: Visit, turn: Turn) -> dict[str, Any]:
    return _one(visit, turn) | {"been": whereabouts.of(visit.desk, visit.session, turn.story)}


def _led(visit: Visit, turn: Turn) -> dict[str, Any]:
    led = impact.of(visit.desk, visit.session, visit.story(turn.story), visit.moment)
    return _one(visit, turn) | {"led": led, "names": sayings.LED_TO, "wishes": sayings.WISHED}


def _finished(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    copy = finished.newest(visit.session, story.id)
    body = finished.read(visit.desk, copy)
    content = finished.content(visit.desk, story, body)
    return {
        "article": show.article(content),
        "seal": content.seal,
        "changes": _changes(visit, story, body),
        "covered": _covered(visit, story, body),
        "is_read": readings.is_read(visit, story),
        "retitled": _retitled(visit, story, body),
        "called": _called(visit, story, body),
        "has_taken_back": taking_back.has_taken_back(body),
        "seen_by": cards.would_be_seen_by(visit, story),
        "out_from": _would_be_out_from(visit, story),
        "stays": _stays(visit, story),
    }


def _stays(visit: Visit, story: Story) -> str:
    consent = consenting.newest(visit.desk, visit.session, story.id)
    return sayings.OWN_STAY if consent is not None and not consent.grant.own_words else ""


def _english(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    row, of = (
        tongues.waits_for_her(visit.desk, visit.session, story),
        tongues.basis(visit.desk, visit.session, story),
    )
    if row is None or of is None:
        raise Refused(sayings.ENGLISH_NOT_READY)
    words = tongues.read(visit.desk, row)
    content = tongues.content(story, row, words, of.body)
    return {
        "article": show.article(content),
        "own": show.article(tongues.in_writing(of)),
        "seal": content.seal,
        "made": sayings.MADE[words.made_by],
        "in_short": paragraphs(words.in_short),
        "told_in": story.language,
        "told_in_direction": direction_of(story.language),
        "ways": tuple(sayings.HOW.items()),
        "seen_by": cards.would_be_seen_by(visit, story),
    }


def _would_be_out_from(visit: Visit, story: Story) -> str:
    first = consenting.would_be_out_from(visit.desk, visit.session, story, visit.moment)
    return named_day(first) if first is not None and visit.moment.today < first else ""


def _changes(visit: Visit, story: Story, body: finished.Body) -> tuple[Change, ...]:
    marked = [piece for piece in finished.changes(visit.desk, story, body) if piece.mark is not None]
    return tuple(
        Change(number, piece.text, piece.mark.replacement, piece.mark.reason or REASONS[piece.mark.kind])
        for number, piece in enumerate(marked, start=1)
        if piece.mark is not None and piece.mark.replacement != piece.text
    )


@dataclass(frozen=True)
class Called:
    """Somebody, or somewhere, in the finished version: every name she wrote, and the one that stands instead."""

    names: tuple[str, ...]
    now: str


@dataclass(frozen=True)
class Covered:
    """One recording or picture in the finished version: what was covered in it, each with its reason."""

    name: str
    said: tuple[str, ...]


def _retitled(visit: Visit, story: Story, body: finished.Body) -> Change | None:
    hers = drafts.title_of(visit.desk, story)
    return Change(0, hers, body.title, sayings.RETITLED) if hers and hers != body.title else None


def _called(visit: Visit, story: Story, body: finished.Body) -> tuple[Called, ...]:
    """Return who is called what instead, one line each: whoever stands in what she can read now."""
    words = drafts.words_of(visit.desk, story)
    taken_out = [words[mark.start : mark.end] for mark in body.marks if not mark.is_taken_back]
    stands = (
        (figure, [name for name in figure.aliases if _is_among(name, taken_out)]) for figure in body.cast
    )
    return tuple(Called(tuple(names), figure.instead) for figure, names in stands if names and figure.instead)


def _is_among(name: str, phrases: Iterable[str]) -> bool:
    return any(anonymity.same_phrase(name, phrase) for phrase in phrases)


def _covered(visit: Visit, story: Story, body: finished.Body) -> tuple[Covered, ...]:
    numbers = {kind: count(1) for kind in Kind}
    names = {Kind.SOUND: "Recording {n}", Kind.PICTURE: "Picture {n}"}
    return tuple(
        Covered(
            say(names[Kind(work.kind)], n=next(numbers[Kind(work.kind)])),
            sayings.of_part(work, _size(visit, story, work.id)),
        )
        for work in body.parts
    )


def _size(visit: Visit, story: Story, part_id: str) -> tuple[int, int]:
    facts = parts.facts_of(visit.desk, parts.hers(visit.session, story, part_id))
    return int(facts.get("width", 0)), int(facts.get("height", 0))


def _lost(_visit: Visit, turn: Turn) -> dict[str, Any]:
    return {"typed": turn.typed[0] if turn.typed else ""}


def _passages(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    copy = finished.newest(visit.session, story.id)
    body = finished.read(visit.desk, copy)
    return _one(visit, turn) | {
        "groups": taking_back.passages(visit.desk, story, body),
        "seal": copy.id,
        "has_taken_back": taking_back.has_taken_back(body),
    }


def _notes(visit: Visit, turn: Turn) -> dict[str, Any]:
    story = visit.story(turn.story)
    thread = messages.thread(visit.desk, visit.session, story)
    return _one(visit, turn) | {
        "fresh": tuple(_told(note) for note in thread if note.id in turn.fresh),
        "thread": tuple(_told(note) for note in thread if note.id not in turn.fresh),
    }


def _told(note: messages.Note) -> tuple[bool, str, str, str]:
    return note.is_hers, note.words, day(note.at.date()), sayings.RULES.get(note.rule, "")


View = Callable[[Visit, Turn], dict[str, Any]]

VIEWS: Mapping[str, View] = {
    "before": _worded,
    "write": _write,
    "words": _words,
    "record": _adding,
    "picture": _adding,
    "court": _question,
    "voice": _question,
    "art": _question,
    "who": _question,
    "jobs": _question,
    "use": _question,
    "areas": _question,
    "tongue": _question,
    "long": _question,
    "contact": _contact,
    "named": _wished,
    "others": _wished,
    "check": _check,
    "change": _change,
    "clear": _question,
    "again": _again,
    "done": _done,
    "back": _plain,
    "lost": _lost,
    "unlock": _plain,
    "by-picture": _by_picture,
    "of-kind": _of_kind,
    "status": _status,
    "read": _hers,
    "finished": _finished,
    "english": _english,
    "passages": _passages,
    "notes": _notes,
    "receipt": keepsake.receipt_page,
    "keep": keepsake.keep_page,
    "been": _been,
    "led": _led,
    "narrow": _change,
    "stop": _stop,
    "hidden": _been,
    "delete": _been,
    "gone": _plain,
    "rest": _plain,
    "help": _plain,
    **beside_pages.VIEWS,
}
TEMPLATES: Mapping[str, str] = {
    **dict.fromkeys((*sorted(asking.QUESTIONS), "clear"), "question"),
    **dict.fromkeys(wishes.PAGES, "wished"),
}
"""Pages that share one template; every other page has one of its own name."""
