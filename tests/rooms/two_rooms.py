"""Two Reading rooms that should look alike: one with every story, one that never heard of those which a viewer may not see.

Whatever differs between the two is something that a story without her yes told: a result, a number, an order of things, a
gap, another kind of error. That holds for surfaces that were built after this was written, too.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from archive.editions.edition import Content, ContentNote, Sound
from archive.editions.index import Entry
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.grant import Grant
from archive.settings import Address, Place, desk_settings
from stories.desk import open_desk
from tests.rooms.shelving import Library, Signed, close, hrefs, open_library, put_out, sound

ID = re.compile(r"(?<![\w-])(?:item-)?[\w-]{22}(?![\w-])")
TOKEN = re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])")
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d|\b\d\d:\d\d\b")
DRAWN = re.compile(
    r"(?<![\w-])(?:[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}|[0-9a-f]{16,64}|[A-Z2-9]{4}(?:-[A-Z2-9]{4})+)(?![\w-])"
)
"""The number of a viewing, the version of a prompt, and the number and the code of a locked copy; none inside an id, which may hold such letters by chance."""

TAG = re.compile(r"<[^>]+>")

BEYOND = (0, Counter[str]())
"""In place of an answer: something that no room may hold, though both do."""

MOST_PAGES = 150
"""Of one crawl. One that meets more fails: what it left out would show nothing."""

MOST_ASKED = 1
"""What an address asks of a search: each word and each choice alone. Of all of them with each other there are thousands."""

Crawl = dict[str, tuple[int, Counter[str]]]

LEFT_ALONE = ("sign-out", "delete", "take-out", "not-right", "stop", "leave", "let-go")
"""Forms that end something: what comes after them would say nothing more."""


@dataclass(frozen=True)
class Story:
    """One story and everything that decides who meets it."""

    id: str
    content: Content
    grant: Grant
    themes: tuple[str, ...]
    is_pulled: bool = False

    @property
    def sound(self) -> bytes | None:
        """The bytes of its recording."""
        return self.id.encode() * 20 if self.content.sounds else None


@dataclass(frozen=True)
class Seat:
    """Who looks: as this file understands it, with nothing of the rules' own code."""

    audience: Audience
    professions: frozenset[Profession]
    areas: frozenset[str]
    today: date
    use: Use = Use.TEACHING
    """What she is here for."""

    def may_meet(self, story: Story) -> bool:
        """Whether the mother's yes reaches this seat: the model, written from `design/decisions.md`."""
        yes = story.grant
        forms = {Medium.WORDS} if not story.content.sounds else {Medium.WORDS, Medium.OWN_VOICE}
        return (
            not story.is_pulled
            and self.audience in yes.audiences
            and all(one in yes.professions for one in self.professions)
            and self.use in yes.uses
            and not (self.areas & yes.not_near)
            and self.today <= yes.until
            and bool(forms & yes.media)
        )


def story(number: int, word: str, grant: Grant, themes: Sequence[str], *, plays: bool) -> Story:
    """Return a story whose title, words, note and captions hold `word`, which no other story has."""
    id = f"story{number:02}{word}".ljust(22, "x")[:22]
    parts: tuple[Sound, ...] = (sound(id.encode() * 20),) if plays else ()
    content = Content(
        f"The {word}", f"She saw the {word} by the form. Then we drank tea.",
        ContentNote(f"A {word} is seen.", (("removal", "mentioned"),)), media=parts,
    )  # fmt: skip
    return Story(id, content, grant, tuple(themes))


def shelve(library: Library, stories: Sequence[Story]) -> None:
    """Put stories out, into the index as well. What is pulled or narrowed stays in the index: it is stale on purpose."""
    for one in stories:
        media = [one.sound] if one.sound else []
        put_out(library.press, one.content, one.grant, one.themes, id=one.id, media=media)
        library.index.put([Entry.of(one.id, one.content, one.themes)])


@contextmanager
def room(pattern: Place, folder: Path) -> Iterator[Library]:
    """A Reading room of its own."""
    place = Place.at(folder / "data")
    shutil.copytree(pattern.data, place.data)
    shutil.copytree(pattern.keys, place.keys)
    desk = open_desk(desk_settings(place, Address("http://desk.localhost:8002"), cooling_days=0))
    library = open_library(place, desk)
    yield library
    close(library)
    desk.close()


# What a viewer sees, as it can be compared


def seen(answer_status: int, page: str, known: frozenset[str]) -> tuple[int, Counter[str]]:
    """What one page says: its status and how often it says each word, but for what is random in every room.

    Words are counted and not kept in order: how well a story fits is reckoned with how common a word is in all of the
    index. That is the one thing that may differ, and it holds no more than an order.
    """
    return answer_status, Counter(re.findall(r"[\w:/?&=.-]+", _plain(page, known)))


def _plain(page: str, known: frozenset[str]) -> str:
    """A page without what is drawn by chance, or read off a clock, in every room."""
    plain = re.sub(r'name="(?:csrf_token|JWT)" value="[^"]*"', "", page)
    # Of a picture its letters are read: its shapes may be those of an address drawn for it.
    plain = re.sub(r"<svg.*?</svg>", lambda found: TAG.sub(" ", found[0]), plain, flags=re.DOTALL)
    plain = DRAWN.sub("DRAWN", CLOCK.sub("CLOCK", TOKEN.sub("TOKEN", plain)))
    return ID.sub(lambda found: found[0] if found[0] in known else "ID", plain)


@dataclass
class Form:
    """A form as a browser would send it with nothing changed."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """Every form of a page that posts."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[Form] = []
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take forms and their fields as they come."""
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            posts = at.get("method", "").lower() == "post"
            self.found.append(Form(at.get("action", "") if posts else ""))
        elif self.found and tag == "select":
            self._select = at["name"]
        elif self.found and tag == "option" and self._select:
            self._take(self._select, at.get("value", ""))
            self._select = ""
        elif self.found and "name" in at:
            self._field(tag, at)

    def _field(self, tag: str, at: dict[str, str]) -> None:
        if tag == "textarea":
            self._take(at["name"], "We talk about the form.")
        elif tag == "button" or at.get("type") == "radio":
            self._one_of(at["name"], at.get("value", ""), is_chosen="checked" in at)
        elif at.get("type") != "checkbox" or "checked" in at:
            self._take(at["name"], at.get("value", ""))

    def _one_of(self, name: str, value: str, *, is_chosen: bool) -> None:
        # What stands chosen; of several that do not, the first is as good as any.
        fields = self.found[-1].fields
        if is_chosen:
            fields[:] = [one for one in fields if one[0] != name]
        if name not in dict(fields):
            self._take(name, value)

    def _take(self, name: str, value: str) -> None:
        self.found[-1].fields.append((name, value))


def pressed(
    reader: Signed, pages: Iterable[str], known: frozenset[str], before: Collection[str] = ()
) -> Crawl:
    """Send each form of these pages once, as it stands; return what each answer says, by where it was sent.

    Those that were sent `before` are not sent again.
    """
    found: Crawl = {}
    for address in pages:
        page = reader.client.get(address).get_data(as_text=True)
        found |= sent(reader, page, known, {*before, *found})
    return found


def sent(reader: Signed, page: str, known: frozenset[str], before: Collection[str] = ()) -> Crawl:
    """The same for the forms of one page that is there already, but for those that were sent before."""
    found: Crawl = {}
    for form in Forms(page).found:
        named = f"post {_plain(form.action, known)}"
        if (
            not form.action.startswith("/")
            or named in found
            or named in before
            or any(one in form.action for one in LEFT_ALONE)
        ):
            continue
        answer = reader.client.post(form.action, data=MultiDict(form.fields), follow_redirects=True)
        found[named] = seen(answer.status_code, _said(answer), known)
    return found


def _said(answer: TestResponse) -> str:
    """What an answer says. A locked copy is sealed: of it the size; of a file that is packed, all words in it, and no shapes."""
    if answer.data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(answer.data)) as folder:
            texts = [folder.read(name).decode(errors="replace") for name in folder.namelist()]
            return " ".join([*folder.namelist(), *(TAG.sub(" ", text) for text in texts)])
    if answer.mimetype != "text/html":
        return str(answer.mimetype)
    is_file = "Content-Disposition" in answer.headers
    return f"a file of {len(answer.data)}" if is_file else answer.get_data(as_text=True)


def crawl(reader: Signed, start: Sequence[str], known: frozenset[str]) -> Crawl:
    """Follow every link from `start`; return what each page says, by its address with random ids taken out."""
    waiting, found = deque(start), Crawl()
    while waiting:
        address = waiting.popleft()
        named = _plain(address, known)
        if named in found or urlsplit(address).netloc or address.startswith(("#", "/static")):
            continue
        asked = len(parse_qsl(urlsplit(address).query))
        if address.startswith(("/search", "/playlists/")) and asked > MOST_ASKED:
            continue
        # Where they lead afterwards differs with each page that asks; what they say does not.
        if asked and address.startswith(("/who?", "/purpose?")):
            continue
        assert len(found) < MOST_PAGES, "The rest of the pages would go unread."
        answer = reader.client.get(address)
        page = answer.get_data(as_text=True) if answer.mimetype == "text/html" else str(len(answer.data))
        found[named] = seen(answer.status_code, page, known)
        if answer.mimetype == "text/html":
            waiting.extend(
                one.replace("&amp;", "&").partition("#")[0] for one in hrefs(page) if one.startswith("/")
            )
        if "Location" in answer.headers:
            waiting.append(answer.headers["Location"])
    return found


def differences(one: Crawl, other: Crawl) -> list[str]:
    """Return where two crawls differ, and by which words."""
    told = [f"only in one room: {address}" for address in sorted(one.keys() ^ other.keys())]
    told += [f"in both rooms: {address}" for address, found in sorted(one.items()) if found == BEYOND]
    for address in sorted(one.keys() & other.keys()):
        (status, words), (status_there, words_there) = one[address], other[address]
        if status != status_there or words != words_there:
            changed = sorted((words - words_there) + (words_there - words))
            told.append(f"{address}: {status} and {status_there}, {' '.join(changed)[:300]}")
    return told


def words_of(stories: Sequence[Story]) -> list[str]:
    """The words by which each story could be known."""
    return [one.content.title.removeprefix("The ") for one in stories]
