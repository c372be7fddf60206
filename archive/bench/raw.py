"""Raw SQLite FTS5 over the same words and grants, asked the same: what the product's figures stand beside.

It ranks and filters; it opens no story, cuts no snippet and counts no facet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from archive.bench.asked import VIEWER
from archive.editions.index import WIDEN_BELOW, Entry
from archive.editions.index.words import Asked, tokens
from archive.editions.tables import bits

if TYPE_CHECKING:
    # The searching process asks here too, and is not to carry the corpus.
    from archive.bench.corpus import Synthetic

TABLES = """
CREATE VIRTUAL TABLE story USING fts5(words, themes, content='', tokenize='unicode61');
CREATE TABLE grants (n INTEGER PRIMARY KEY, audiences, professions, uses, until);
CREATE TABLE near (n, area);
CREATE INDEX near_n ON near (n);
"""
ASK = """SELECT story.rowid FROM story JOIN grants ON grants.n = story.rowid
WHERE story MATCH ? AND audiences & ? AND professions & ? AND uses & ? AND until >= ?
AND NOT EXISTS (SELECT 1 FROM near WHERE near.n = grants.n AND area = 'surrey') ORDER BY rank LIMIT 20"""


def build(path: Path, stories: Iterable[Synthetic]) -> None:
    """Make a file of these stories; the same stems as ours, so that hits are alike."""
    with sqlite3.connect(path) as raw:
        raw.executescript(TABLES)
        for n, one in enumerate(stories, start=1):
            words = " ".join(tokens(Entry.of(one.id, one.content, one.themes).text))
            raw.execute(
                "INSERT INTO story (rowid, words, themes) VALUES (?, ?, ?)", (n, words, _marks(one.themes))
            )
            given = one.grant
            raw.execute(
                "INSERT INTO grants VALUES (?, ?, ?, ?, ?)",
                (n, bits(given.audiences), bits(given.professions), bits(given.uses), str(given.until)),
            )
            raw.executemany("INSERT INTO near VALUES (?, ?)", [(n, area) for area in given.not_near])
        raw.execute("INSERT INTO story (story) VALUES ('optimize')")
    raw.close()


def ask(raw: sqlite3.Connection, asked: Asked, today: str) -> int:
    """Ask for twenty ids, all of the words first, then any of them; return how many came."""
    values = (bits({VIEWER.audience}), bits(VIEWER.professions), bits(VIEWER.uses), today)
    found = raw.execute(ASK, (_match(asked, "AND"), *values)).fetchall()
    if len(found) < WIDEN_BELOW and len(asked.groups) > 1:
        found = raw.execute(ASK, (_match(asked, "OR"), *values)).fetchall()
    return len(found)


def _match(asked: Asked, joined: str) -> str:
    groups = []
    for group in asked.groups:
        own = f'words : "{" ".join(group.stems)}"'
        themes = [f"themes : {_marks([theme])}" for theme in group.themes]
        groups.append(f"({' OR '.join([own, *themes])})")
    must = [f"themes : {_marks([theme])}" for theme in sorted(asked.themes)]
    return " AND ".join(["(" + f" {joined} ".join(groups) + ")", *must])


def _marks(themes: Iterable[str]) -> str:
    return " ".join("t" + theme.replace(".", "x") for theme in themes)
