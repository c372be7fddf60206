"""`make words`: bring `archive/translations/*.po` up to date with every text a mother can meet.

Gathered are the consent pages, what templates say through `_` and `many`, and every text in the code of Notes that
reads like words. Translations of texts that are gone are dropped; new ones stand there empty.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from archive.ground import web
from archive.ground.languages import TRANSLATIONS
from archive.rules import anonymity, court_signs, retelling
from archive.rules.areas import AREAS
from stories import consent_pages, contact, quarantine, wording

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ("notes/*.html", "parts/forms.html", "parts/edition.html", "parts/recorder.html")
CODE = (
    "stories/*.py", "archive/media/cage.py", "archive/media/kinds.py", "archive/rules/errors.py",
    "archive/ground/accounts.py", "archive/ground/sign_ins.py",
)  # fmt: skip
"""Files whose texts can stand on a page of Notes."""

WITHOUT_WORDS = frozenset(
    {
        "tables.py",
        "consent_pages.py",
        "wordlist.py",
        "partwork.py",
        "finished.py",
        "receipts.py",
        "tongues.py",
    }
)
"""Files that say nothing to her: to staff alone, or gathered as data."""

SAID_BY_STAFF = frozenset({
    contact.NEUTRAL, "Code for your authenticator app",
    quarantine.NOT_IN_IT, quarantine.OPEN_FIRST, quarantine.TWO_PEOPLE,
})  # fmt: skip
"""Texts that reach her as somebody else says them, or a machine, or that only staff read: in English."""

NAMES_THINGS = frozenset(
    {"sayings.py", "part_sayings.py", "cards.py", "ticked.py", "whereabouts.py", "pictured.py"}
)
"""Files in which a single word is one that she reads."""

READS_LIKE_WORDS = re.compile(r"[A-Z“‘][a-z’]*[ .?!,:].*", re.DOTALL)
A_WORD = re.compile(READS_LIKE_WORDS.pattern + r"|[A-Z][a-z’]{2,}", re.DOTALL)

Key = str | tuple[str, str]
"""A text; or the forms for one and for more of something."""


def gathered() -> dict[Key, str]:
    """Return every text, with the file it stands in."""
    found: dict[Key, str] = {}
    for key, place in (*_of_wording(), *_of_rules(), *_of_templates(), *_of_code()):
        found.setdefault(key, place)
    return found


def _of_wording() -> Iterator[tuple[Key, str]]:
    place = "stories/consent_pages.py"
    names = set(AREAS.values())
    for page in wording.CURRENT.pages:
        yield from ((text, place) for text in wording.CURRENT.sentences(page.id) if text not in names)
    yield from ((said, place) for _, said in consent_pages.AGAIN.values())


def _of_rules() -> Iterator[tuple[Key, str]]:
    yield from (
        (text, "archive/rules/anonymity.py") for text in (*anonymity.REASONS.values(), anonymity.KEPT)
    )
    yield from ((one.says, "archive/rules/court_signs.py") for one in court_signs.REASONS.values())
    yield from ((way.asks, "archive/rules/retelling.py") for way in retelling.WAYS.values())
    yield from ((text, "archive/ground/web.py") for text in web.SENTENCES.values())


def _of_templates() -> Iterator[tuple[Key, str]]:
    folder, environment = ROOT / "templates", Environment(autoescape=True)
    for pattern in TEMPLATES:
        for path in sorted(folder.glob(pattern)):
            for call in environment.parse(path.read_text()).find_all(nodes.Call):
                yield from ((key, f"templates/{path.relative_to(folder)}") for key in _called(call))


def _called(call: nodes.Call) -> Iterator[Key]:
    name = call.node.name if isinstance(call.node, nodes.Name) else ""
    said = _texts(call.args)
    if name == "many":
        yield (said[0], said[1])
    elif name == "_":
        yield from said
    else:
        # A macro that is given a text says it by `_`.
        yield from filter(A_WORD.fullmatch, (*said, *_texts([keyword.value for keyword in call.kwargs])))


def _texts(given: Sequence[nodes.Expr]) -> list[str]:
    return [one.value for one in given if isinstance(one, nodes.Const) and isinstance(one.value, str)]


def _of_code() -> Iterator[tuple[Key, str]]:
    for path in sorted(path for pattern in CODE for path in ROOT.glob(pattern)):
        if path.name not in WITHOUT_WORDS:
            place = str(path.relative_to(ROOT))
            tree = _WithoutComments().visit(ast.parse(path.read_text()))
            pairs = set(_pairs(tree))
            yield from ((pair, place) for pair in sorted(pairs))
            of_pairs = {form for pair in pairs for form in pair}
            reads = A_WORD if path.name in NAMES_THINGS else READS_LIKE_WORDS
            alone = (*_said(tree), *filter(reads.fullmatch, _whole(tree)))
            yield from ((text, place) for text in alone if text not in of_pairs | SAID_BY_STAFF)


def _whole(tree: ast.AST) -> Iterator[str]:
    """Yield every text that is whole: a piece of one that is put together is no key."""
    pieces = {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)
    }
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces | docs:
            yield node.value


def _said(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and _called_by(node) == "say"
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def _called_by(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


class _WithoutComments(ast.NodeTransformer):
    """Takes out what explains a column of a table."""

    def visit_keyword(self, node: ast.keyword) -> ast.keyword | None:
        """Leave out what is called a comment."""
        return None if node.arg == "comment" else node


def _pairs(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called_by(node) == "say_many":
            one, more, *_ = (ast.literal_eval(argument) for argument in node.args[:2])
            yield one, more


def main() -> None:
    """Bring every catalogue up to date."""
    found = gathered()
    for path in sorted(TRANSLATIONS.glob("*.po")):
        with path.open("rb") as file:
            before = read_po(file, locale=path.stem)
        now = _empty_like(before)
        for key, place in found.items():
            was = before.get(key)
            now.add(key, was.string if was is not None else "", locations=[(place, 1)])
        written = BytesIO()
        write_po(written, now, width=100, include_lineno=False)
        path.write_bytes(written.getvalue())
        print(
            f"{path.name}: {sum(not is_translated(now, key) for key in found)} of {len(found)} to translate"
        )


def _empty_like(before: Catalog) -> Catalog:
    now = Catalog(
        locale=before.locale, fuzzy=False, header_comment=before.header_comment, project="In Her Words"
    )
    now.version = "1"
    now.msgid_bugs_address = now.last_translator = now.language_team = "nobody yet"
    # A date that changes with every run would say nothing that the history of this file does not.
    now.creation_date = now.revision_date = datetime(2026, 11, 25, tzinfo=UTC)
    return now


def is_translated(catalogue: Catalog, key: Key) -> bool:
    """Return whether every form of a text is there."""
    message = catalogue.get(key)
    if message is None:
        return False
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    main()
