"""What the Desk's forms send, read into values; anything unknown is refused with a sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from archive.ground.crypto import token_hash
from archive.rules.anonymity import PASSAGES, Kind, same_phrase
from archive.rules.court import HERSELF, Basis, Content
from archive.rules.errors import BadInput
from archive.rules.grounds import Kind as GroundKind
from archive.rules.grounds import Who
from archive.rules.sentences import Told
from archive.rules.themes import THEMES, WARNINGS
from moderation.court.grounds import Entered
from moderation.letters.letters import LETTERS
from stories.finished import Passed
from stories.partwork import Box
from stories.tongues import Words

DIGITS = 6
"""Of a number in a form."""

MOST_LINES = 2_100
NO_KIND = "Choose what sort of detail it is."

Form = MultiDict[str, str]
NOTHING: Form = MultiDict()
Option = TypeVar("Option", bound=StrEnum)


@dataclass(frozen=True)
class Checked:
    """The court form."""

    basis: Basis
    content: Content
    reference: str
    may_publish: str
    until: date | None


@dataclass(frozen=True)
class Described:
    """Title, content note, themes and who could still tell, as typed or as kept."""

    title: str
    what: str
    warnings: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    intruder_note: str


NOTE = ("note",)
COURT = ("basis", "content", "reference", "may_publish", "until")
MARKING = ("phrase", "instead", "kind", "reason", "where")
PAPER = ("paper",)
SEEN_AGAIN = ("seen_why",)
BESIDE = (*NOTE, *COURT, *MARKING, *PAPER, *SEEN_AGAIN)
"""Boxes of the work form that no other deed keeps: the note to her, the court check, the next mark, a paper, why it may be
seen again; the letters."""

BEGUN = ("note", "reference", "phrase", "instead", "reason", "paper", *SEEN_AGAIN)
"""Those of them that are empty as long as nobody has typed anything."""

_FOR = "ground-for-"
_BEGUN_GROUND = ("ground-reference", "ground-scope")
NO_SENTENCE = "Choose a sentence, and what it tells."

STRETCH = ("start", "end", "why")
FRAME = ("left", "top", "width", "height", "why")
"""Boxes of the next cover of a recording, and of a picture; each stands there with the id of its part."""

STAY = ("stay",)
"""Why what was found in a picture may stay, with the id of its part."""

CAPTIONS = ("pasted", "over")
"""Captions of others, pasted, and whether they come in place of the lines that stand there; with the id of the part."""

WORDS = ("say", "reads", "because", "at")
"""Words of a transcript to be covered with their sound, what is read instead, why, and the number of a line."""

VOICE = ("voice", "wants")
"""What she said when she was asked about her voice, and which of two answers that is, with the id of its recording."""

OF_PARTS = frozenset({*STRETCH, *FRAME, *STAY, *CAPTIONS, *WORDS, *VOICE, "how", "own"})
"""With the box of a suggestion in which words of one's own are typed."""


NOT_KEPT_YET = (
    "Something that you typed is not kept yet: a note, a mark, a cover or a check. Keep it, or clear its box. "
    "Then press once more."
)
MOVED = "A mark has changed since this page was opened. Look at it below, then change it once more."


@dataclass(frozen=True)
class Row:
    """What stands in the boxes of one mark, and how it stood there when the page was made."""

    number: int
    kind: str
    instead: str
    reason: str
    stood: str

    @property
    def is_touched(self) -> bool:
        """Whether somebody typed or chose something in it."""
        place, _, _ = self.stood.partition("|")
        return self.stood != stood(place, self.kind, self.instead, self.reason)


def stood(place: str, kind: str, instead: str, reason: str) -> str:
    """Return a sign for one mark as it stands: its place in her words, and a hash of its boxes."""
    return f"{place}|{token_hash(json.dumps([kind, instead, reason]))[:16]}"


def rows(form: Form) -> tuple[Row, ...]:
    """Return the boxes of every mark on the page."""
    numbers = [name.removeprefix("stood-") for name in form if name.startswith("stood-")]
    return tuple(
        Row(int(n), *(form.get(f"{box}-{n}", "") for box in ("kind", "instead", "reason", "stood")))
        for n in numbers
        if n.isascii() and n.isdecimal() and len(n) <= DIGITS
    )


def described(form: Form) -> Described | None:
    """Return what was typed of title, content note, themes and intruder note; None when the form has no such boxes."""
    if "what" not in form:
        return None
    return Described(
        form.get("title", ""),
        form["what"],
        warnings(form),
        tuple(form.getlist("theme")),
        form.get("intruder_note", ""),
    )


def typed_beside(form: Form, kept: tuple[str, ...] = ()) -> Form:
    """Return what was typed into boxes that the deed just done did not keep; empty when nothing was.

    Args:
        form: the work form as it came.
        kept: the boxes that the deed did keep.
    """
    letters_of = [f"{box}-{do}" for do in LETTERS for box in ("words", "rule")]
    covers = [name for name in form if name.partition("-")[0] in OF_PARTS]
    names = [name for name in (*BESIDE, *letters_of, *covers) if name not in kept]
    empty_before = {*BEGUN, *(name for name in covers if not name.startswith("how-"))}
    names += [name for name in ground_boxes(form) if name not in kept]
    begun = any(form.get(name, "").strip() for name in names if name in empty_before or name in _BEGUN_GROUND)
    edited = any(
        _is_edited(form.get(f"words-{do}", ""), letter.words)
        for do, letter in LETTERS.items()
        if f"words-{do}" not in kept
    )
    return MultiDict([(name, form[name]) for name in names if name in form]) if begun or edited else NOTHING


def told(form: Form) -> tuple[Told, list[str]]:
    """Return what was pressed of a sentence or a paragraph, and the keys of its sentences.

    Raises:
        BadInput: nothing was.
    """
    what, *keys = form.get("told", "").split() or [""]
    chosen = _one_of(Told, what, NO_SENTENCE)
    if not keys or chosen == Told.UNDECIDED:
        raise BadInput(NO_SENTENCE)
    return chosen, keys


def ground(form: Form) -> tuple[Entered, list[str]]:
    """Return a ground as it was typed, and the keys of the sentences that were ticked for it.

    Raises:
        BadInput: no kind was chosen, or a day is none.
    """
    said = Entered(
        kind=_one_of(GroundKind, form.get("ground-kind", ""), "Choose what the ground rests on."),
        reference=form.get("ground-reference", ""),
        scope=form.get("ground-scope", ""),
        who=frozenset(who for who in Who if form.get(f"ground-who-{who}")),
        starts=day(form.get("ground-starts", "")),
        until=day(form.get("ground-until", "")),
    )
    return said, [name.removeprefix(_FOR) for name in form if name.startswith(_FOR)]


def ground_boxes(form: Form) -> tuple[str, ...]:
    """Return the boxes of the ground that is being entered."""
    return tuple(name for name in form if name.startswith("ground-"))


def is_edited(words: str, do: str) -> bool:
    """Return whether a note to her is another than the one that is offered for this deed."""
    return _is_edited(words, LETTERS[do].words)


def boxes_of(part_id: str) -> tuple[str, ...]:
    """Return the boxes of the next cover of one part."""
    return tuple(f"{name}-{part_id}" for name in dict.fromkeys((*STRETCH, *FRAME, "how")))


def counted(form: Form, what: str) -> dict[str, int]:
    """Return what the page's script counted of each recording: seconds `heard`, of `hers`, or how often it was `again`."""
    return {
        name.removeprefix(f"{what}-"): int(form[name])
        for name in form
        if name.startswith(f"{what}-")
        and form[name].isascii()
        and form[name].isdecimal()
        and len(form[name]) < DIGITS
    }


def named_themes(form: Form) -> tuple[str, ...]:
    """Return the id of the theme that was typed by its name, or by another name of it; nothing when none was.

    Raises:
        BadInput: there is no such theme.
    """
    typed = form.get("theme_named", "").strip()
    if not typed:
        return ()
    found = [
        one.id for one in THEMES.values() if any(same_phrase(typed, name) for name in (one.label, *one.also))
    ]
    if not found:
        raise BadInput(
            "There is no theme of that name. Type the beginning of it and choose one, or tick it in the list."
        )
    return tuple(found)


def words_of(part_id: str) -> tuple[str, ...]:
    """Return the boxes about words of one transcript."""
    return tuple(f"{name}-{part_id}" for name in WORDS)


def found_in(form: Form) -> tuple[str, tuple[int, ...]]:
    """Return what is to become of what was found in a picture, and its number; no number means all of it.

    Raises:
        BadInput: none of the buttons was pressed.
    """
    do, _, number = form.get("found", "").partition(" ")
    if do not in {"cover", "leave", "anew"} or not (
        number == "all" or (number.isdecimal() and len(number) <= DIGITS)
    ):
        raise BadInput("Choose what becomes of it.")
    return do, () if number == "all" else (int(number),)


def translated(form: Form) -> Words:
    """Return a translation as typed."""
    lists = ("let_be", "passed", "more_panel")
    typed = {one.name: form.get(one.name, "") for one in fields(Words) if one.name not in lists}
    # Of a list that was looked through the page says which phrases it was; who looked, and at which list, is kept.
    passed = tuple(Passed(phrase, "", "") for phrase in form.getlist("passed"))
    return Words(**typed, let_be=tuple(form.getlist("let_be")), passed=passed)


def _is_edited(words: str, letter: str) -> bool:
    return bool(words.strip()) and words.split() != letter.split()


def kind(form: Form, name: str = "kind") -> Kind:
    """Return what sort of detail was chosen."""
    chosen = _one_of(Kind, form.get(name, ""), NO_KIND)
    if chosen in PASSAGES:
        raise BadInput(NO_KIND)
    return chosen


def suggested(form: Form) -> tuple[str, str]:
    """Return the suggested phrase whose button was pressed, and what was chosen to stand there instead.

    Raises:
        BadInput: no suggestion was pressed.
    """
    number, _, phrase = form.get("suggested", "").partition(" ")
    if not phrase.strip():
        raise BadInput("Choose one of the suggestions.")
    return phrase, form.get(own_box(phrase), "").strip() or form.get(f"put-{number}", "")


def own_box(phrase: str) -> str:
    """Return the box of a suggested phrase in which words of one's own are typed."""
    return f"own-{token_hash(' '.join(phrase.casefold().split()))[:12]}"


def finds(form: Form) -> dict[str, frozenset[int]]:
    """Return, by the picture, the numbers of what was found in it and stood undecided on the page."""
    said = {name.removeprefix("finds-"): form[name].split() for name in form if name.startswith("finds-")}
    return {
        part_id: frozenset(int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) <= DIGITS)
        for part_id, numbers in said.items()
    }


def chosen_of(form: Form, tier: str) -> dict[str, str]:
    """Return what stands beside each phrase of a tier on the page whose button was pressed, by the phrase."""
    shown = {name.removeprefix("shown-"): form[name] for name in form if name.startswith(f"shown-{tier}-")}
    return {
        phrase: form.get(own_box(phrase), "").strip() or form.get(f"put-{n}", "")
        for n, phrase in shown.items()
    }


def shown_of(form: Form, tier: str) -> list[str]:
    """Return the phrases of a tier that stood on the page whose button was pressed."""
    return [form[name] for name in form if name.startswith(f"shown-{tier}-")]


def eyes(form: Form) -> dict[str, str]:
    """Return the pictures of which was ticked that somebody looked for faces and writing, each with how it stood on the page."""
    return {name.removeprefix("eyes-"): form[name] for name in form if name.startswith("eyes-")}


def warnings(form: Form) -> tuple[tuple[str, str], ...]:
    """Return the warnings that were given an intensity."""
    chosen: Mapping[str, str] = {name: form.get(f"warning-{name}", "") for name in WARNINGS}
    return tuple((name, how) for name, how in chosen.items() if how)


def where(form: Form) -> Mapping[str, str] | None:
    """Return where hard things are, as typed, by warning; None when the form has no such boxes."""
    typed = {name: form[f"where-{name}"] for name in WARNINGS if f"where-{name}" in form}
    return typed or None


def checked(form: Form) -> Checked:
    """Return the court form.

    Raises:
        BadInput: no ground, no content, or a day that is none.
    """
    return Checked(
        basis=_one_of(Basis, form.get("basis", ""), "Choose on what ground it may go out."),
        content=_one_of(Content, form.get("content", ""), "Say what the story tells of the proceedings."),
        reference=form.get("reference", ""),
        may_publish=HERSELF if form.get("may_publish") else "",
        until=day(form.get("until", "")),
    )


def box(form: Form, part_id: str) -> Box:
    """Return a part of a picture, in pixels.

    Raises:
        BadInput: one of the four numbers is missing.
    """
    left, top, width, height = (_pixels(form.get(f"{name}-{part_id}", "")) for name in FRAME[:4])
    return Box(left, top, width, height, form.get(f"why-{part_id}", ""))


def lines(form: Form, part_id: str) -> list[tuple[str, str, str]]:
    """Return the lines of a transcript: start, end and words of each."""
    columns = (form.getlist(f"{name}-{part_id}")[:MOST_LINES] for name in ("from", "to", "text"))
    return list(zip(*columns, strict=False))


def read_instead(form: Form) -> dict[str, str | list[tuple[str, str, str]]]:
    """Return what is read instead of each part that stands on the page: lines of a recording, words for a picture."""
    found: dict[str, str | list[tuple[str, str, str]]] = {}
    for name in form:
        what, _, part_id = name.partition("-")
        if what == "text":
            found[part_id] = lines(form, part_id)
        elif what == "alternative":
            found[part_id] = form[name]
    return found


def as_text(form: Form) -> str:
    """Return what was typed of recordings and pictures as one text, to be copied by whoever lost the story meanwhile."""
    said = [
        one if isinstance(one, str) else "\n".join(" ".join(filter(None, line)) for line in one if any(line))
        for one in read_instead(form).values()
    ]
    covers = [
        form[name] for name in form if "-" in name and name.partition("-")[0] in OF_PARTS - {"how", "wants"}
    ]
    said.append(", ".join(filter(None, covers)))
    return "\n\n".join(filter(None, said))


def _pixels(value: str) -> int:
    text = value.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS):
        raise BadInput("Give the box four whole numbers: from the left, from the top, how wide, how high.")
    return int(text)


def _one_of(options: type[Option], value: str, otherwise: str) -> Option:
    try:
        return options(value)
    except ValueError:
        raise BadInput(otherwise) from None


def day(value: str) -> date | None:
    """Return a day, or None when nothing was typed.

    Raises:
        BadInput: it is none.
    """
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadInput("Write the day as year-month-day, e.g. 2027-05-31.") from None
