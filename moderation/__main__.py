"""Serve the Desk: `python -m moderation`, with its settings in the environment (`ihw serve` sets them)."""

from __future__ import annotations

from archive.serving import chosen_aids, from_environment, promises, serve
from archive.settings import Address, Place, desk_settings
from moderation.app import create_app

place = Place.at(from_environment("DATA"), from_environment("KEYS"))
address = Address(from_environment("DESK", "http://desk.localhost:8002"))
serve(
    create_app(desk_settings(place, address, **promises(), **chosen_aids())),
    port=int(from_environment("PORT", str(address.port))),
)
