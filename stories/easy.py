"""The Easy Read twin of a page: the very same words, one sentence a line, with a picture beside headings and choices.

Not a word is added, left out or changed (`docs/decisions/0012-easy-read.md`): between two sentences goes an empty break,
beside a heading, a choice or a button a drawing. It works on the page as it is rendered, so that no page can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from jinja2 import Environment, pass_environment

from archive.ground import languages
from stories import easy_signs

BREAK = '<span class="next"></span>'
"""Between two sentences; the sheet makes a line of it."""

AS_SHE_SET_THEM = frozenset({"edition", "words-of-hers", "words-of-others", "lines-kept"})
"""Classes of what somebody wrote: it stays as they set it, and an edition is shown byte for byte as others will see it."""

NOT_PROSE = frozenset({"button", "textarea", "h1", "h2", "h3", "svg", "option", "summary"})
EMPTY = frozenset({"input", "br", "img", "source", "track", "hr", "path", "circle", "rect", "meta"})

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_END = re.compile(r"(?<=[.!?۔؟])((?:[”’»)\]]|&#3[49];)*\s+)(?=\S)")
"""Between two sentences of English, Welsh or Urdu, in text that is escaped; where nothing follows, nothing is broken."""


@pass_environment
def lay_out(environment: Environment, html: str, is_easy: object, page: str) -> str:
    """Return a piece of a page as Easy Read, or as it is.

    Args:
        environment: where the drawings are.
        html: as our templates write it: every `<`, `>` and `&` that is text is escaped.
        is_easy: whether she wants it so.
        page: the name of the page, for the picture beside its first heading.
    """
    if not is_easy:
        return html
    signs_of: Any = environment.get_template("parts/signs.html").module
    draw: Callable[[str], str] = signs_of.sign
    return "".join(_laid_out(_TAG.split(html), page, draw))


def _laid_out(pieces: list[str], page: str, draw: Callable[[str], str]) -> Iterator[str]:
    headings = {languages.say(said): sign for said, sign in easy_signs.HEADINGS.items()}
    inside = [False]
    """For each element that is open, whether its text stays whole."""
    for text, tag, follows in zip(pieces[::2], [*pieces[1::2], ""], [*pieces[2::2], ""], strict=True):
        yield text if inside[-1] else _END.sub(rf"\1{BREAK}", text)
        yield tag
        if tag.startswith("</"):
            inside.pop()
        elif tag:
            name = _name(tag)
            if name not in EMPTY and not tag.endswith("/>"):
                inside.append(inside[-1] or _stays_whole(name, tag))
            sign = _sign(name, tag, follows, page, headings)
            yield draw(sign) if sign else ""


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1] if found else ""


def _at(tag: str, attribute: str) -> str:
    found = re.search(rf'\s{attribute}="([^"]*)"', tag)
    return found[1] if found else ""


def _stays_whole(name: str, tag: str) -> bool:
    return name in NOT_PROSE or not AS_SHE_SET_THEM.isdisjoint(_at(tag, "class").split())


def _sign(name: str, tag: str, follows: str, page: str, headings: dict[str, str]) -> str | None:
    if name == "h1":
        return easy_signs.PAGES.get(page)
    if name in ("h2", "h3"):
        listed = easy_signs.STORIES.get(_at(tag, "id").partition("-")[0])
        said = unescape(follows).strip()
        return listed or headings.get(said) or headings.get(said.rstrip(" 0123456789"))
    if name == "input" and _at(tag, "type") in ("checkbox", "radio"):
        return easy_signs.CHOICES.get(_at(tag, "name"), {}).get(_at(tag, "value"))
    if name == "button":
        return easy_signs.BUTTONS.get(_at(tag, "value").partition(":")[0])
    return None
