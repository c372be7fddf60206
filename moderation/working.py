"""Run the worker: `python -m moderation.working`. It is the one writer of the search index, and runs jobs and sweeps."""

from __future__ import annotations

import threading

from archive.editions.index import open_index
from archive.serving import chosen_aids, from_environment, promises, stop_on_signals
from archive.settings import Address, Place, desk_settings
from moderation.worker import run
from stories.desk import open_desk

if __name__ == "__main__":
    place = Place.at(from_environment("DATA"), from_environment("KEYS"))
    settings = desk_settings(place, Address(""), **promises(), **chosen_aids())
    stopped = threading.Event()
    stop_on_signals(stopped.set)
    run(open_desk(settings), open_index(settings.index), stopped)
