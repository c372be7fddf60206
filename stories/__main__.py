"""Serve Notes: `python -m stories`, with its settings in the environment (`ihw serve` sets them)."""

from __future__ import annotations

from archive.serving import from_environment, named_controller, promises, serve
from archive.settings import LEAVE_TO, Address, Controller, Place, notes_settings
from stories.app import create_app

place = Place.at(from_environment("DATA"), from_environment("KEYS"))
address = Address(from_environment("NOTES", "http://notes.localhost:8001"))
settings = notes_settings(
    place,
    address,
    leave_to=from_environment("LEAVE_TO", LEAVE_TO),
    controller=Controller(**named_controller()),
    **promises(),
)
serve(create_app(settings), port=int(from_environment("PORT", str(address.port))))
