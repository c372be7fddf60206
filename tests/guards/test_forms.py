"""A form inside a paragraph: a browser ends the paragraph there, and what was to stand in a row stands apart and too near."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "templates"

PARAGRAPH = re.compile(r"<p[ >](?:(?!</p>).)*", re.DOTALL)
BLOCK = re.compile(
    r"<(?:form|div|ul|ol|dl|section|details|table|fieldset|h[1-6])\b|forms\.press\(|press_back\("
)
"""What a paragraph cannot hold; the two macros draw a form."""


def broken(template: str) -> list[str]:
    """Return the beginning of each paragraph that holds what would end it."""
    plain = re.sub(r"{#.*?#}", "", template, flags=re.DOTALL)
    return [found[:80] for found in PARAGRAPH.findall(plain) if BLOCK.search(found)]


def test_the_guard_finds_a_form_in_a_paragraph_and_lets_one_beside_it_be() -> None:
    assert broken('<p class="row">{{ forms.press(go, "Finish") }} <a href="/">Back</a></p>')
    assert broken('<p>Now <form method="post"></form></p>')
    assert not broken('<p>Now.</p>{{ forms.press(go, "Finish") }}<div><p>Then.</p></div><pre></pre>')


def test_no_paragraph_of_a_page_holds_a_form() -> None:
    pages = sorted(ROOT.rglob("*.html"))
    assert pages
    assert {path.name: found for path in pages if (found := broken(path.read_text()))} == {}
