"""Serve the Reading room: `python -m archive.reading`, with its settings in the environment (`ihw serve` sets them)."""

from __future__ import annotations

from archive.reading.app import create_app
from archive.serving import from_environment, serve
from archive.settings import Address, Place, reading_settings

place = Place.at(from_environment("DATA"), from_environment("KEYS"))
address = Address(from_environment("READING", "http://room.localhost:8003"))
serve(create_app(reading_settings(place, address)), port=int(from_environment("PORT", str(address.port))))
