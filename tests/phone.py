"""A phone for tests: it keeps the page it shows, and presses buttons of the one form with whatever stands in it."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Form(HTMLParser):
    """The fields, buttons and visible text of a page."""

    SILENT = frozenset({"script", "style", "title", "svg"})

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.offered: dict[str, list[str]] = {}
        self.buttons: dict[str, str] = {}
        self.text: list[str] = []
        self._area: str | None = None
        self._button: str | None = None
        self._silent = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of fields and buttons."""
        at = {name: value or "" for name, value in attrs}
        if tag == "input" and "name" in at and at.get("type") != "file":
            self._input(at)
        elif tag == "textarea":
            self._area = at["name"]
            self.fields[self._area] = [""]
        elif tag == "button":
            self._button = at.get("value", "")
            self.buttons[self._button] = ""
        self._silent += tag in self.SILENT

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag == "textarea" and self._area is not None:
            # As browsers do: one line end at the start of a text box is not part of it.
            self.fields[self._area][0] = self.fields[self._area][0].removeprefix("\n")
            self._area = None
        elif tag == "button":
            self._button = None
        self._silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        """Keep what can be read."""
        if self._area is not None:
            self.fields[self._area][0] += data
            return
        if self._button is not None:
            self.buttons[self._button] += data
        if not self._silent and data.strip():
            self.text.append(" ".join(data.split()))

    def _input(self, at: dict[str, str]) -> None:
        name, value = at["name"], at.get("value", "on")
        if at.get("type") not in ("checkbox", "radio"):
            self.fields.setdefault(name, []).append(at.get("value", ""))
            return
        self.offered.setdefault(name, []).append(value)
        if "checked" in at:
            self.fields.setdefault(name, []).append(value)


class Phone:
    """One phone with one browser, on Notes."""

    def __init__(self, app: Flask) -> None:
        """Open the address."""
        self.client: FlaskClient = app.test_client()
        self.answer: TestResponse = self.client.get("/")
        self.pages = ["before"]
        self.taps = 0

    @property
    def html(self) -> str:
        """The page as it came."""
        return self.answer.get_data(as_text=True)

    @property
    def form(self) -> Form:
        """Its one form."""
        return Form(self.html)

    @property
    def text(self) -> str:
        """What can be read on it."""
        return "\n".join(self.form.text)

    @property
    def page(self) -> str:
        """Which page it says it is."""
        return next(iter(self.form.fields.get("page", ["trouble"])))

    def open(self, path: str = "/") -> Phone:
        """Type the address again."""
        self.answer = self.client.get(path)
        return self

    def press(
        self,
        do: str,
        *,
        tick: dict[str, list[str]] | None = None,
        files: dict[str, bytes] | None = None,
        **typed: str,
    ) -> Phone:
        """Press a button of the page, after ticking and typing; a tick counts as a tap, and so does the press."""
        form = self.form
        wanted = (
            do
            if do in form.buttons
            else next((value for value in form.buttons if value.startswith(f"{do}:")), do)
        )
        assert wanted in form.buttons, f"{do} is not on {self.page}: {sorted(form.buttons)}"
        fields = form.fields | {name: list(values) for name, values in (tick or {}).items()}
        for name, values in (tick or {}).items():
            assert set(values) <= set(form.offered[name]), f"{values} is not offered on {self.page}"
            self.taps += len(values)
        for name in typed:
            assert name in form.fields, f"{name} is not a field of {self.page}"
        self.taps += 1
        for name in files or {}:
            assert f'type="file" name="{name}"' in self.html, f"{name} is no file of {self.page}"
        return self.send(
            fields | {name: [value] for name, value in typed.items()} | {"do": [wanted]}, files or {}
        )

    def send(self, fields: dict[str, list[str]], files: dict[str, bytes] | None = None) -> Phone:
        """Send a form as it is, an old one perhaps; with files it goes as browsers send those."""
        data: dict[str, object] = dict(fields)
        data |= {name: (BytesIO(plain), "what she called it.bin") for name, plain in (files or {}).items()}
        self.answer = self.client.post("/", data=data)
        self.pages.append(self.page)
        return self

    def code_words(self) -> tuple[str, str]:
        """Copy the code words from the page that shows them."""
        assert self.page == "words"
        card = self.html.split('class="locator">')[1]
        locator = card.split("<")[0]
        words = [piece.split("<")[0] for piece in card.split("</ol>")[0].split("<li>")[1:]]
        return locator, " ".join(words)

    def tell(self, words: str, title: str = "") -> tuple[str, str]:
        """Go from the first page to saved code words, and copy them."""
        self.open().press("carry-on").press("save", words=words, title=title)
        return self.code_words()

    def say_yes(self) -> Phone:
        """Give the smallest yes that shows it to somebody, from the code words to the last page."""
        self.press("who").press("go-on", tick={"court": ["none"]})
        self.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["social-workers"]})
        self.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
        return self.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]})

    def come_back(self, code: tuple[str, str]) -> Phone:
        """Come in by code words."""
        return self.open().press("again").press("open", locator=code[0], code=code[1])

    def unlock(self, code: tuple[str, str]) -> Phone:
        """Give the code words once more."""
        return self.press("unlock", locator=code[0], code=code[1])


def to_contact(phone: Phone) -> Phone:
    """Go by her answers to the page that asks how she may be reached."""
    phone.press("who").press("go-on", tick={"court": ["none"]})
    phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
    phone.press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    return phone.press("change").press("to-contact")
