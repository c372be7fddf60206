"""Stories to be found, a trainer who looks for them, and what the pages of search say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from archive.editions.edition import Content, ContentNote, Cue, Picture, Sound
from archive.editions.index import Entry
from archive.editions.tables import bits
from archive.reading import search as searching
from archive.reading import viewers
from archive.reading.facets import EVERYTHING, Only
from archive.reading.trainers import Teaching
from archive.rules.choices import Audience, Medium, Profession
from tests.rooms.shelving import KENT, Library, Signed, grant, now, put_out, text_of


def titles(page: str) -> list[str]:
    """The titles of the results of a page."""
    return re.findall(r'<h2><a href="/stories/[\w-]{22}">([^<]*)</a>', page)


PEOPLE = frozenset({Profession.SOCIAL_WORKERS, Profession.MIDWIVES})
TEACHING = Teaching("someone", "Meadow", frozenset({KENT}), PEOPLE)
HERE = viewers.InTheRoom(Audience.TRAINING_ROOM, PEOPLE)
ROOM = viewers.viewer(TEACHING, HERE)
ALL_MEDIA = frozenset(Medium)


def sound(*said: str, form: Medium = Medium.OWN_VOICE) -> Sound:
    """A recording of ten seconds a cue."""
    cues = tuple(Cue(n * 10_000, n * 10_000 + 9_000, text) for n, text in enumerate(said))
    return Sound((), len(said) * 10_000, cues, (), form)


def publish(
    library: Library,
    title: str,
    words: str = "A kettle.",
    *media: Sound | Picture,
    warnings: Iterable[str] = (),
    language: str = "en-GB",
    professions: Iterable[Profession] = (Profession.SOCIAL_WORKERS, Profession.MIDWIVES),
    themes: Iterable[str] = ("8.2",),
) -> str:
    """Put out a story with its media and warnings, and index it; return its id."""
    note = ContentNote(f"About {title}.", tuple((warning, "mentioned") for warning in warnings))
    content = Content(title, words, note, language, tuple(media))
    given = replace(grant(professions=professions), media=ALL_MEDIA)
    id = put_out(library.press, content, given, themes)
    stand_beside(library, id, content)
    library.index.put([Entry.of(id, content, themes)])
    return id


def stand_beside(library: Library, id: str, content: Content) -> None:
    """Write the rows that say beside the sealed words which media and warnings there are, unless the press has."""
    with Session(library.press.engine) as session, session.begin():
        for warning, intensity in content.note.warnings:
            session.execute(sql("INSERT OR IGNORE INTO edition_warning VALUES (:id, :warning, :intensity)"), {"id": id, "warning": warning, "intensity": intensity})  # fmt: skip
        for n, one in enumerate(content.media):
            session.execute(
                sql(
                    "INSERT OR IGNORE INTO edition_medium (edition_id, n, encoding, form, blob, key, size)"
                    " VALUES (:id, :n, 'opus', :form, 'b', x'00', 1)"
                ),
                {"id": id, "n": n, "form": bits({one.form})},
            )


def find(library: Library, text: str = "", only: Only = EVERYTHING, viewer: Any = ROOM) -> searching.Found:
    """What a trainer finds."""
    return searching.find(library.room, viewer, now(), text=text, only=only)


def offered(found: searching.Found) -> dict[str, int]:
    """Every choice with its number."""
    return {
        f"{choice.name}={choice.value}": choice.count for facet in found.facets for choice in facet.choices
    }


def shown_near(library: Library, id: str, trainer: Signed | None = None) -> list[str]:
    """The titles of the stories near one, as its page names them."""
    page = (trainer or library.trainer()).get(f"/stories/{id}")
    part = page.partition("Stories near this one</h2>")[2].partition("</ul>")[0]
    return re.findall(r'<a href="/stories/[\w-]{22}">([^<]*)</a>', part)


def news(page: str) -> dict[str, int]:
    """What the page of kept searches says is new, by the words searched for."""
    cards = re.findall(r'<li class="card">(.*?)</li>', page, re.DOTALL)
    found = {}
    for card in cards:
        new = re.search(r"new since you last looked: (\d+)", card)
        found[re.sub(r"\W+", " ", text_of(card.partition("</h2>")[0])).strip()] = int(new[1]) if new else 0
    return found
