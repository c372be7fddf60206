"""What a consent page is made of: choices, questions, pages, and one wording of them all, with the bytes that are hashed.

The words themselves are `wording`. A page in another language is the same page, said sentence by sentence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property

from archive.rules.areas import AREAS

GO_ON = "Save and go on"
NOT_SURE = "Not sure. Keep it private"


@dataclass(frozen=True)
class Choice:
    """One thing to tick: its name, what it means, and the honest consequence."""

    id: str
    name: str
    means: str = ""
    know: str = ""
    people: int = 0
    """How many people may be there, for the picture of dots; 0 shows none."""


@dataclass(frozen=True)
class Group:
    """One question with its choices."""

    id: str
    question: str
    """The legend; empty when the heading of the page is the question."""

    choices: tuple[Choice, ...]
    many: bool = False
    """Whether more than one may be ticked."""


@dataclass(frozen=True)
class Page:
    """One page as she sees it, in order: heading, lead, groups, what comes after, buttons."""

    id: str
    heading: str
    lead: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    after: tuple[str, ...] = ()
    buttons: tuple[str, ...] = (GO_ON, NOT_SURE)

    def group(self, id: str) -> Group:
        """Return one question of this page."""
        return next(group for group in self.groups if group.id == id)


@dataclass(frozen=True)
class Wording:
    """All consent pages in one language, in one version."""

    version: str
    language: str
    pages: tuple[Page, ...]

    def page(self, id: str) -> Page:
        """Return one page."""
        return next(page for page in self.pages if page.id == id)

    @property
    def canonical(self) -> bytes:
        """The one JSON form: sorted keys, no spaces, UTF-8."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form, 64 hex digits: what a consent row keeps."""
        return hashlib.sha256(self.canonical).hexdigest()

    def sentences(self, id: str) -> Iterator[str]:
        """Yield every piece of text of one page, in order."""
        page = self.page(id)
        yield page.heading
        yield from page.lead
        for group in page.groups:
            yield from filter(None, [group.question])
            for choice in group.choices:
                yield from filter(None, [choice.name, choice.means, choice.know])
        yield from (*page.after, *page.buttons)


def said(page: Page, say: Callable[[str], str]) -> Page:
    """Return a page in another language; places keep their names."""

    def choice(one: Choice) -> Choice:
        name = one.name if one.id in AREAS else say(one.name)
        return replace(one, name=name, means=_maybe(one.means, say), know=_maybe(one.know, say))

    groups = (
        replace(one, question=_maybe(one.question, say), choices=tuple(map(choice, one.choices)))
        for one in page.groups
    )
    return replace(
        page, heading=say(page.heading), groups=tuple(groups), lead=tuple(map(say, page.lead)),
        after=tuple(map(say, page.after)), buttons=tuple(map(say, page.buttons)),
    )  # fmt: skip


def _maybe(text: str, say: Callable[[str], str]) -> str:
    # gettext answers the empty text with the header of its catalogue.
    return say(text) if text else ""
