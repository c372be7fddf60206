"""Words from outside, made plain: the one place where they are cleaned.

Stories are kept as plain text with paragraphs. Whatever looks like markup is shown as she typed it, because it is
escaped on the way out (Jinja) and cleaned a second time here before it becomes HTML: nh3 first, bleach as a second,
independent judge; where they disagree the text stays plain and escaped (`design/security.md`, decision on the sanitiser).
"""

from __future__ import annotations

import re
import unicodedata

import bleach
import nh3
from markupsafe import Markup, escape

TAGS = frozenset({"p", "br"})
LONGEST = 200_000
"""Characters of HTML given to the judges: bleach needs 19.6 s for a hostile 140 kB, nh3 0.05 s (measured, there)."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u180e]|[\U000e0000-\U000e007f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_JOINERS = "\u200c\u200d"


def plain(words: str) -> str:
    """Return `words` as NFC text with Unix line ends, without control, bidirectional or zero-width characters.

    The joiners that Persian and emoji need (U+200C, U+200D) stay where they stand between visible characters.
    """
    words = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    words = _CONTROL.sub("", words)
    return _INVISIBLE.sub(lambda found: found[0] if found[0] in _JOINERS else "", words)


def one_line(words: str, *, most: int = 120) -> str:
    """Return `words` plain, on one line, without space at the ends, cut at `most` characters."""
    return " ".join(plain(words).split())[:most]


def paragraphs(words: str) -> Markup:
    """Return `words` as `<p>` paragraphs (blank line) with `<br>` (line end); no other element, no attribute."""
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", plain(words)) if block.strip()]
    html = "".join(f"<p>{str(escape(block)).replace(chr(10), '<br>')}</p>" for block in blocks)
    return judged(html)


def judged(html: str) -> Markup:
    """Return `html` if both judges leave it as it is; otherwise all of it as escaped text."""
    if len(html) > LONGEST * 2:
        return Markup("<p>") + escape(nh3.clean(html, tags=set(), attributes={"*": set()})) + Markup("</p>")
    first = nh3.clean(html, tags=set(TAGS), attributes={"*": set()}, link_rel=None)
    second = bleach.clean(first, tags=TAGS, attributes={}, strip=True)
    if _same(first, html) and _same(second, first):
        return Markup(first)  # noqa: S704 -- both judges have just agreed that nothing but p and br is in it.
    return Markup("<p>") + escape(html) + Markup("</p>")


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(html: str) -> str:
    for entity, sign in (
        ("&#34;", '"'),
        ("&quot;", '"'),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u00a0"),
    ):
        html = html.replace(entity, sign)
    return html
