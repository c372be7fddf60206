"""What is still open leads to its place: each sentence under "Not yet" whose place is known is a link to it."""

from __future__ import annotations

import re
from html import unescape

from flask import Flask
from sqlalchemy.orm import Session

from archive.rules.jigsaw import NO_PANEL
from archive.rules.publication import NO_INTRUDER_NOTE
from moderation.queue import queue
from stories.desk import Desk
from tests.rooms.test_desk_pages import _post, _sign_in
from tests.rooms.test_desk_pages import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.test_desk_parts import Work
from tests.town import Town


def _not_yet(page: str) -> dict[str, str]:
    """Return the place of each sentence under "Not yet"; empty where it is no link."""
    found = re.search(r'<div class="problems" role="alert">(.*?)</div>', page, re.DOTALL)
    assert found is not None and "Not yet" in found[1]
    items = re.findall(r'<li>(?:<a href="#([^"]+)">)?([^<]+)', found[1])
    return {unescape(sentence): place for place, sentence in items}


def test_what_is_not_yet_done_leads_to_its_place(app: Flask, desk: Desk) -> None:
    work = Work(Town(desk), words="Denise came. I sat at the back. The judge said I was not ready.")
    ann, path = _sign_in(app, "ann"), f"/stories/{work.id}"
    with Session(desk.engine) as session, session.begin():
        queue.let_go(session, work.id, "ann", work.town.now)
    assert [_post(ann, f"{path}/{act}")[0] for act in ("claim", "show")] == [303, 303]
    status, page = _post(ann, f"{path}/ready")
    assert status in {409, 422}
    led = _not_yet(page)
    sound, picture = work.ids
    assert led[NO_PANEL] == "who" and led[NO_INTRUDER_NOTE] == "note"
    assert led["It has no theme yet, so no one could find it."] == "note"
    assert led["Recording 1 has no transcript yet."] == f"part-{sound}"
    assert led["Picture 1 has no words yet for those who do not see it."] == f"part-{picture}"
    assert "suggested" in led.values() and "sentences" in led.values()
    assert [place for place in led.values() if place and f'id="{place}"' not in page] == []
