"""No two views of one door answer the same address: which of them is asked would be chance."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from flask import Flask

from archive.settings import Address, Place, desk_settings, notes_settings, reading_settings


def shared(app: Flask) -> list[str]:
    """Return the addresses that more than one view answers, whatever their parts are called."""
    every = Counter(
        (re.sub(r"<[^>]*>", "<>", rule.rule), method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    )
    return [f"{method} {address}" for (address, method), many in every.items() if many > 1]


@pytest.mark.parametrize("door", ["notes", "desk", "reading"])
def test_each_address_has_one_view(place: Place, door: str) -> None:
    address = Address("http://localhost:1")
    if door == "notes":
        from stories.app import create_app

        app = create_app(notes_settings(place, address))
    elif door == "desk":
        from moderation.app import create_app as create_desk

        app = create_desk(desk_settings(place, address))
    else:
        from archive.reading.app import create_app as create_room

        app = create_room(reading_settings(place, address))
    assert not shared(app)


def test_a_second_view_of_an_address_is_noticed() -> None:
    app = Flask("planted")
    app.add_url_rule("/words/<id>", "one", lambda id: id, methods=["POST"])
    app.add_url_rule("/words/<string:reply>", "other", lambda reply: reply, methods=["POST"])
    assert shared(app) == ["POST /words/<>"]
