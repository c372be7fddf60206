"""Stylesheet, scripts and icon: packed for whoever takes it, kept as long as their version, and nothing beside them."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask

from archive.ground import public
from archive.settings import STATIC

SHEET = "/static/patch.css"


@pytest.mark.parametrize("name", sorted(path.name for path in STATIC.iterdir() if path.is_file()))
def test_a_public_file_comes_whole_packed_or_plain(notes: Flask, name: str) -> None:
    plain = (STATIC / name).read_bytes()
    packed = notes.test_client().get(f"/static/{name}", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain)
    for accepted in ("", "identity", "gzip;q=0"):
        answer = notes.test_client().get(f"/static/{name}", headers={"Accept-Encoding": accepted})
        assert "Content-Encoding" not in answer.headers
        assert answer.data == plain


def test_it_is_kept_for_a_year_by_its_version_and_its_two_forms_are_told_apart(notes: Flask) -> None:
    client = notes.test_client()
    packed = client.get(SHEET, headers={"Accept-Encoding": "gzip"})
    plain = client.get(SHEET)
    for answer in (packed, plain):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.mimetype == "text/css"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    again = client.get(SHEET, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_is_never_packed(notes: Flask) -> None:
    answer = notes.test_client().get("/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    "name", ["nothing.css", "../pyproject.toml", "%2e%2e/pyproject.toml", "patch.css/", "."]
)
def test_nothing_beside_them_is_handed_out(notes: Flask, name: str) -> None:
    answer = notes.test_client().get(f"/static/{name}")
    assert answer.status_code == 404
    assert b"hatchling" not in answer.data


def test_headers_weigh_less_than_a_kibibyte(notes: Flask) -> None:
    for address in ("/", SHEET):
        assert len(str(notes.test_client().get(address, headers={"Accept-Encoding": "gzip"}).headers)) < 1024


def test_they_are_read_once() -> None:
    assert public.files() is public.files()


MOST_SCRIPT = 15 * 1024
"""Bytes, packed, of all scripts that a page of a mother or of a learner can have."""


def test_scripts_of_mothers_and_learners_are_small() -> None:
    packed = {name: len(file.packed) for name, file in public.files().items() if name.endswith(".js")}
    hers = set(packed) - {
        "calm.js",
        "copy.js",
        "cover.js",
        "keys.js",
        "lines.js",
        "order.js",
        "pack.js",
        "part.js",
        "passkey.js",
        "present.js",
    }  # Which only the Desk or a trainer has.
    assert hers == {"hear.js", "leave.js", "play.js", "record.js", "still.js"}
    assert 1024 < sum(packed[name] for name in hers) <= MOST_SCRIPT
