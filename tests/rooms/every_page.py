"""Every page of Notes, reached by pressing: some with more than one face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.ground.db import reading
from archive.rules.support import Category
from archive.settings import Controller
from stories import looking, pictured, recovering, withdrawal
from stories.beside_tables import RecoveryRow
from stories.desk import Desk
from stories.tables import Part
from tests import workers
from tests.made import drawing, voice
from tests.papers.papers import PAPERS
from tests.phone import Phone
from tests.rooms.team import Team
from tests.rooms.tongues import Hers

HERS = "I sat on the step. Nobody came. I went in again."


def pages(notes: Flask, phone: Phone, team: Team) -> dict[str, str]:
    """The HTML of every page, by its name; some with more than one face."""
    seen: dict[str, str] = {}

    def keep(name: str = "") -> None:
        seen[name or phone.page] = phone.html

    keep()
    for do in ("help", "back", "stop", "back", "again", "lost", "hide-by-code", "again", "open"):
        phone.press(do)
        keep("back-wrong" if do == "open" else "stop-out" if do == "stop" else "")
    _by_picture(phone, keep)
    phone.open().press("carry-on")
    keep("write-blank")
    phone.press("save", words=PAPERS["care order, whole"])
    keep("write-paper")
    phone.press("paper-out")
    phone.press("save", words=HERS)
    code = phone.code_words()
    keep()
    _say_yes(phone, keep)
    phone.press("rest")
    keep()
    _come_back(phone, code, keep)
    seal = team.finish()
    phone.open().press("see")
    keep()
    assert seal in phone.html
    phone.press("release")
    team.put_out()
    phone.open()
    keep("status-out")
    phone.press("led")
    keep("led-asked")
    for do in ("tell-all", "tell-good", "tell-nothing"):
        phone.press(do)
        keep()
    phone.press("status").press("stop").press("passages")
    keep()
    phone.press("stop")
    for do in ("narrow", "stop", "hide", "status", "receipt", "status", "delete", "delete-now"):
        phone.press(do)
        keep({"status": "status-hidden", "receipt": "receipt-hidden"}.get(do, ""))
    more = _of_recordings(notes) | _beside_a_worker(notes) | _of_ends(notes) | _of_help(notes)
    return seen | more | _of_keeping(notes) | _of_versions(notes)


def _by_picture(phone: Phone, keep: Callable[[str], None]) -> None:
    """The four sheets of pictures, and the words of the picture that has the most."""
    phone.press("by-picture")
    for sheet in reversed(list(pictured.SHEETS)):
        phone.press(f"sheet:{sheet}")
        keep(f"by-picture-{sheet}")
    keep("by-picture")
    most = max(pictured.NAMES, key=lambda kind: len("".join(pictured.words_of(kind))))
    of_most = next(sheet for sheet, (_, names) in pictured.SHEETS.items() if most in names)
    if of_most != next(iter(pictured.SHEETS)):  # The one that lies open now.
        phone.press(f"sheet:{of_most}")
    phone.press(f"kind:{most}")
    keep("of-kind")


def _of_versions(notes: Flask) -> dict[str, str]:
    """The pages of a story that she told in another language, and of its English words."""
    hers = Hers(notes.extensions["private"], notes, None).release()
    phone, seen = hers.phone, {"status-own-language": hers.phone.html}
    seen["tongue-narrower"] = phone.press("to-tongue").html
    seen["narrow-both"] = phone.press("go-on", tick={"tongue": ["own", "en-GB"]}).html
    hers.told.translate()
    seen["status-english-waits"] = phone.press("status").html
    seen["english"] = phone.press("english").html
    seen["english-how"] = phone.press("english-yes").html
    seen["status-english-yes"] = phone.press("english-yes", tick={"how": ["in-short"]}).html
    hers.told.work()
    seen["receipt-english"] = phone.press("receipt").html
    seen["stop-versions"] = phone.press("stop").html
    seen["status-own-back"] = phone.press("own-back").html
    with hers.told.story() as (session, story):
        withdrawal.lapse(hers.told.desk, session, story, hers.told.now)
    phone.press("stop").press("back").press("who")
    seen["tongue"] = phone.send(phone.form.fields | {"do": [f"to-tongue:{hers.told.id}"]}).html
    return seen


def _of_recordings(notes: Flask) -> dict[str, str]:
    """The pages for talking and drawing, and what is asked of them, in each of their faces."""
    phone, seen = Phone(notes), {}
    private: Desk = notes.extensions["private"]

    def keep(name: str = "") -> None:
        seen[name or phone.page] = phone.html

    def look() -> None:
        with Session(reading(private.engine)) as session:
            ids = list(session.execute(select(Part.id)).scalars())
        for id in ids:
            looking.look(private, id)

    phone.press("carry-on").press("talk")
    keep()
    phone.press("add", files={"sound": voice(0.6)}).press("who").press("back").press("talk")
    keep("record-waiting")
    phone.press("draw")
    keep()
    phone.press("add", files={"picture": drawing()})
    look()
    phone.press("look") if "look" in phone.text else None
    keep("picture-ready")
    phone.press("talk")
    keep("record-ready")
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]})
    keep()
    phone.press("go-on", tick={"voice": ["own-voice"]})
    keep()
    phone.press("go-on", tick={"art": ["art"]}).press("go-on", tick={"long": ["1-year"], "then": ["ask"]})
    keep("check-with-recordings")
    return seen


def _beside_a_worker(notes: Flask) -> dict[str, str]:
    """The pages of a support worker, of a visit, and of the mother after it, in each of their faces."""
    laptop, hers, seen = Phone(notes), Phone(notes), {}
    private: Desk = notes.extensions["private"]
    workers.worker(private, category=Category.OTHER)

    def keep(phone: Phone, name: str = "") -> None:
        seen[name or phone.page] = phone.html

    for do in ("worker", "worker-open", "worker-invited", "worker-join"):
        laptop.press(do) if do != "worker-invited" else laptop.press("back").press("worker").press(do)
        keep(
            laptop,
            "worker-in-wrong" if do == "worker-open" else "worker-join-wrong" if do == "worker-join" else "",
        )
    workers.sign_in(laptop, private)
    keep(laptop, "worker-list-empty")
    laptop.press("worker-new")
    keep(laptop)
    workers.begin(laptop.press("worker")).press("save", words=HERS)
    keep(laptop, "write-beside")
    keep(workers.sign_in(Phone(notes), private), "worker-list-open")
    laptop.press("back")
    keep(laptop, "status-beside")
    laptop.press("hand-over")
    keep(laptop)
    code = laptop.press("hand-over-now").code_words()
    keep(laptop, "words-handed")
    laptop.press("handed")
    keep(laptop)
    hers.come_back(code)
    keep(hers)
    code = hers.press("change-words-now").code_words()
    keep(hers, "words-new")
    hers.press("status").press("your-worker")
    keep(hers)
    hers.press("let-see", tick={"see": ["week"]}).unlock(code).press("let-see", tick={"see": ["week"]})
    keep(hers, "your-worker-sees")
    workers.sign_in(laptop, private).press("worker-read")
    keep(laptop)
    laptop.press("worker").press("worker-lost")
    keep(laptop)
    laptop.press("worker-vouch")
    keep(laptop)
    with Session(private.engine) as session, session.begin():
        id = session.execute(select(RecoveryRow.id)).scalar_one()
        custodian = frozenset({"custodian"})
        recovering.decide(session, id, "cus", custodian, says_yes=True, moment=private.clock.moment())
    laptop.open()
    keep(laptop, "worker-list-approved")
    laptop.press("worker-give")
    keep(laptop)
    laptop.press("worker-close")
    keep(laptop)
    return seen


def _of_help(notes: Flask) -> dict[str, str]:
    """The pages after a yes that she gave while somebody sat beside her."""
    phone, private = Phone(notes), notes.extensions["private"]
    phone.press("carry-on").press("save", words=HERS)
    workers.sit_down(private)
    phone.say_yes().press("status")
    seen = {"status-not-alone-yet": phone.html, "receipt-beside": phone.press("receipt").html}
    phone.press("status").press("confirm")
    return seen | {"status-not-alone": phone.html}


def _of_keeping(notes: Flask) -> dict[str, str]:
    """The page that asks whether she wants a copy of her receipt, with all that can be asked there."""
    phone, private = Phone(notes), notes.extensions["private"]
    notes.extensions["private"] = replace(
        private, controller=Controller("A Charity", "Leeds", "01632 960000", "England")
    )
    phone.press("carry-on").press("save", words=HERS)
    phone.press("who").press("go-on", tick={"court": ["none"]}).press(
        "go-on", tick={"who": ["training-room"]}
    )
    phone.press("go-on", tick={"jobs": ["students"]}).press(
        "go-on", tick={"long": ["1-year"], "then": ["ask"]}
    )
    phone.press("change").press("to-areas").press("go-on", tick={"areas": ["kent"]})
    phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press("status").press(
        "receipt"
    )
    return {"keep": phone.press("keep-copy").html}


def _of_ends(notes: Flask) -> dict[str, str]:
    """The pages of stories whose yes ends with something that happens, or is counted."""
    phone, seen = Phone(notes), {}
    phone.press("carry-on").press("save", words=HERS)
    for long, times in (("case-ends", ""), ("settled", ""), ("times", "1")):
        phone.press("who").press("go-on", tick={"court": ["none"]})
        phone.press("go-on", tick={"who": ["training-room"]}).press("go-on", tick={"jobs": ["students"]})
        phone.press("go-on", tick={"long": ["times"], "then": ["hide"]}, times="0")
        seen["long-number"] = phone.html
        phone.press("go-on", tick={"long": [long], "then": ["delete"]}, times=times)
        seen[f"check-{long}"] = phone.html
        phone.press("right").press("cleared", tick={"copy": ["no"], "stop": ["yes"]}).press("status")
        seen[f"status-{long}"] = phone.html
        seen[f"receipt-{long}"] = phone.press("receipt").html
        phone.press("status")
        if not times:
            phone.press("came")
            seen[f"status-{long}-came"] = phone.html
    return seen


def _say_yes(phone: Phone, keep: Callable[..., None]) -> None:
    phone.press("who")
    keep()
    for ticks in (
        {"court": ["not-sure"]}, {"who": ["training-room", "private-link"]},
        {"jobs": ["social-workers", "midwives-health-visitors"]}, {"long": ["1-year"], "then": ["delete"]},
    ):  # fmt: skip
        phone.press("go-on", tick=ticks)
        keep()
    phone.press("change")
    keep()
    phone.press("to-contact")
    keep()
    phone.press("go-on", tick={"contact": ["phone"]}, number="nobody")
    keep("contact-open")
    phone.press("skip").press("change").press("to-named")
    keep()
    phone.press("go-on", tick={"named": ["chosen"]})
    keep("named-open")
    phone.press("go-on", tick={"named": ["own"]}).press("change").press("to-others")
    keep()
    phone.press("go-on", tick={"child": ["does-not-know"], "parent": ["danger"]}).press("change")
    keep("change-wished")
    for page in ("use", "areas", "aloud"):
        phone.press(f"to-{page}")
        keep()
        phone.press("go-on").press("change")
    phone.press("to-check").press("right")
    keep()
    phone.press("cleared", tick={"copy": ["yes"], "stop": ["no"]})
    keep()
    phone.press("understood")
    keep()


def _come_back(phone: Phone, code: tuple[str, str], keep: Callable[..., None]) -> None:
    phone.press("again").press("open", locator=code[0], code=code[1])
    keep()
    phone.press("read")
    keep()
    phone.unlock(code)
    keep()
    for do in ("notes", "leave-note", "receipt", "been"):
        phone.press("status") if do != "leave-note" else None
        if do == "leave-note":
            phone.press(do, note="Thank you.")
        else:
            phone.press(do)
        keep()
    phone.press("status").press("ask-back").press("write")
    keep()
    phone.press("send")
