"""How the boxes of a story stood when its page was made: two tabs of one moderator do not write over each other in silence.

The page carries one sign, with a hash of every box that was not empty. When it comes back, each box is one of three: it was
not touched, then what stands now stays; it was touched and nobody else changed it, then it is kept; or both, and then it is
refused with what stands now beside it (`Settled.moved`). The page so shown carries a new sign, so a second press keeps it.

A theme is ticked or not: ticked in one tab and taken away in the other cannot both have been a change. So what was ticked in
two tabs is put together, and asks nobody.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from archive.ground.clean import one_line, plain
from archive.ground.crypto import token_hash
from archive.ground.languages import english_name
from archive.media.kinds import Kind
from archive.rules.themes import THEMES, WARNINGS, how_much, inside
from moderation.pages import forms
from moderation.parts import covering, hard_moments
from stories.finished import Body

SIGN = "stood"
"""The hidden box with the sign of all the others."""

MOVED = (
    "This was changed elsewhere since this page was opened: {boxes}. What stands now is shown beside what you typed. "
    "Change yours, or press once more to keep it as you typed it."
)
NOTHING = "nothing"
_TICKED = "yes"
_LONG = sys.maxsize
_LABELS = {
    "title": "the title",
    "what": "the gist",
    "intruder_note": "who could still tell",
    "language": "the language",
}
_OF_PARTS = {"alternative": "what can be seen in a picture", "text": "the lines of a recording"}


@dataclass(frozen=True)
class Settled:
    """A form beside what stands now."""

    form: forms.Form
    """As it came, with what stands now in every box that was not touched."""

    moved: Mapping[str, str] = field(default_factory=dict)
    """What stands now in each box that was changed here and elsewhere, by its name; empty for nothing."""

    sign: str = ""
    """The sign that the form came with."""

    @property
    def refusal(self) -> str:
        """Why it cannot be kept as it is; empty when it can."""
        return MOVED.format(boxes=_listed(map(_label, self.moved))) if self.moved else ""


def boxes(body: Body, language: str) -> dict[str, str]:
    """Return what stands in each box of a story now, by its name; a box that is empty is not in it."""
    found = {
        "title": body.title, "what": body.what, "intruder_note": body.intruder_note, "language": language,
        **{f"warning-{name}": how for name, how in body.warnings},
        **{f"where-{name}": said for name, said in hard_moments.shown(body).items()},
        **{f"theme-{id}": _TICKED for id in body.themes if id in THEMES},
    }  # fmt: skip
    for work in body.parts:
        if work.kind == Kind.SOUND:
            found[f"text-{work.id}"] = _as_lines(covering.shown_lines(work.cues))
        else:
            found[f"alternative-{work.id}"] = work.alternative
    return {name: said for name, said in found.items() if said}


def sign(stands: Mapping[str, str], before: Settled | None = None) -> str:
    """Return the sign of what stands now.

    Args:
        stands: by box.
        before: a form whose boxes stand on the page again, and of which nobody was told yet what moved: there the old sign
            stays, so that the next press asks.
    """
    old = _read(before.sign) if before else {}
    asked = before.moved if before else {}
    hashes = {name: _hash(said) for name, said in stands.items()}
    hashes |= {name: old.get(name, _hash("")) for name in asked}
    return " ".join(f"{name}={found}" for name, found in hashes.items())


def settled(form: forms.Form, stands: Mapping[str, str]) -> Settled:
    """Return a form with every box that was not touched as it stands now, and what moved under those that were."""
    if SIGN not in form:
        return Settled(form)
    was, typed = _read(form[SIGN]), _typed(form)
    moved: dict[str, str] = {}
    fresh = {name: now for name, now in stands.items() if name.startswith("where-") and name not in typed}
    for name, said in typed.items():
        before, now = was.get(name, _hash("")), stands.get(name, "")
        if _hash(said) == before and not _is_told_where(name, typed, was):
            fresh[name] = now
        elif now != said and _hash(now) != before:
            moved[name] = now
    changed = {name: now for name, now in fresh.items() if typed.get(name, "") != now}
    return Settled(_with(form, typed, changed), moved, form[SIGN])


def shown(moved: Mapping[str, str]) -> dict[str, str]:
    """Return what stands now in words, by box."""
    return {name: _said(name, now) for name, now in moved.items()}


def place(moved: Mapping[str, str]) -> str:
    """Return the place on the page of the first box that moved."""
    what, _, part_id = next(iter(moved), "").partition("-")
    return f"part-{part_id}" if what in _OF_PARTS else "note"


def _said(name: str, now: str) -> str:
    if name == "language":
        return english_name(now)
    if name.startswith("warning-"):
        return how_much(now) if now else "not in it"
    return f"“{now}”" if now else NOTHING


def _is_told_where(name: str, typed: Mapping[str, str], was: Mapping[str, str]) -> bool:
    """Return whether somebody typed where this hard thing is: who does says that it is in the story."""
    what, _, warning = name.partition("-")
    where = f"where-{warning}"
    return what == "warning" and bool(typed.get(where)) and _hash(typed[where]) != was.get(where, "")


def _typed(form: forms.Form) -> dict[str, str]:
    """Return what was typed or chosen, by box, each as it would be kept."""
    found = {
        name: plain(form[name]).strip() if name == "intruder_note" else one_line(form[name], most=_LONG)
        for name in (*_LABELS, *(f"where-{name}" for name in WARNINGS))
        if name in form
    }
    if "what" in form:
        found |= {f"warning-{name}": form.get(f"warning-{name}", "") for name in WARNINGS}
        ticked = form.getlist("theme")
        found |= {f"theme-{id}": _TICKED if id in ticked else "" for id in THEMES}
    for part_id, said in forms.read_instead(form).items():
        if isinstance(said, str):
            found[f"alternative-{part_id}"] = one_line(said, most=_LONG)
        else:
            found[f"text-{part_id}"] = _as_lines(covering.written(said))
    return found


def _with(form: forms.Form, typed: Mapping[str, str], changed: Mapping[str, str]) -> forms.Form:
    """Return a form with what stands now in some of its boxes."""
    found: forms.Form = MultiDict(form)
    for name, now in changed.items():
        what, _, part_id = name.partition("-")
        if what == "text":
            # Lines stand in three columns; without them the page shows, and keeps, those that stand now.
            for column in ("from", "to", "text"):
                found.poplist(f"{column}-{part_id}")
        elif what != "theme":
            found[name] = now
    ticked = {name for name, said in {**typed, **changed}.items() if said and name.startswith("theme-")}
    unknown = [id for id in form.getlist("theme") if id not in THEMES]
    found.setlist("theme", [*unknown, *(id for id in THEMES if f"theme-{id}" in ticked)])
    return found


def _as_lines(lines: Iterable[tuple[str, str, str]]) -> str:
    return "\n".join(" ".join(filter(None, line)) for line in lines)


def _read(said: str) -> dict[str, str]:
    pairs = (one.rpartition("=") for one in said.split())
    return {name: found for name, _, found in pairs if name}


def _hash(said: str) -> str:
    return token_hash(said)[:16]


def _label(name: str) -> str:
    what, _, of = name.partition("-")
    if what == "warning":
        return f"how much there is of “{inside(WARNINGS[of])}”"
    if what == "where":
        return f"where “{inside(WARNINGS[of])}” is"
    return _LABELS.get(name) or _OF_PARTS[what]


def _listed(labels: Iterable[str]) -> str:
    *most, last = dict.fromkeys(labels)
    return f"{', '.join(most)} and {last}" if most else last
