"""The Reading room's entrance."""

from __future__ import annotations

from archive.ground.entrance import Entrance, blueprint
from archive.reading import trainers
from archive.reading.routes import inside
from archive.reading.routes.here import room
from archive.reading.tables import TRAINER_KEY

bp = blueprint(
    Entrance(
        kind=trainers.KIND,
        store="lists",
        issuer="In Her Words",
        guest="trainer",
        roles=inside.EVERYBODY,
        key=lambda: room().shelf.keys.get(TRAINER_KEY),
        accept=trainers.accept,
        inside=inside.first_page,
    )
)
