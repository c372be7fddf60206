"""A support worker for tests: invited, signed in on a phone or a laptop of her own, with a mother beside her."""

from __future__ import annotations

import json
from datetime import timedelta

from flask import Flask
from sqlalchemy import literal_column, select, update
from sqlalchemy.orm import Session

from archive.ground import accounts
from archive.ground.accounts import Person
from archive.ground.crypto import new_id
from archive.ground.sign_ins import SignInRow
from archive.rules.consent import Method
from archive.rules.support import Category
from stories import supporters
from stories import visit as visits
from stories.beside_tables import Assisted
from stories.desk import Desk
from stories.tables import Notebook, Story
from tests.phone import Phone

PASSWORD = "four quiet plain words"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CANARY = "The canary kettle boiled dry while nobody spoke."


def worker(desk: Desk, login: str = "jo", category: Category = Category.HEALTH, days: int = 200) -> str:
    """Return the id of a support worker with an account."""
    moment = desk.clock.moment()
    with Session(desk.engine) as session, session.begin():
        token = supporters.invite(
            session, category=category, ends_on=moment.today + timedelta(days=days), staff_id="adm", moment=moment
        )  # fmt: skip
        session.flush()
        joining = supporters.Joining(
            token, login, login.title(), accounts.new_password(PASSWORD), SECRET, accounts.digits_of(SECRET, moment.now)
        )  # fmt: skip
        return supporters.accept(desk, session, joining, moment).id


def sign_in(phone: Phone, desk: Desk, login: str = "jo", password: str = PASSWORD) -> Phone:
    """Sign a worker in by the quiet way. Her digits of this half minute may be used again: tests are quick."""
    with Session(desk.engine) as session, session.begin():
        session.execute(update(Person).values(totp_last=0))
    digits = accounts.digits_of(SECRET, desk.clock.moment().now)
    return phone.open().press("worker").press("worker-open", login=login, password=password, digits=digits)


def begin(phone: Phone, told: str = "beside-worker") -> Phone:
    """Begin a visit from her list, up to the page on which the mother's words are typed."""
    phone.press("worker-new")
    label = phone.form.offered["label"][0]
    return phone.press("worker-start", tick={"label": [label], "told": [told]}).press("carry-on")


def told_beside(notes: Flask, desk: Desk, words: str = CANARY) -> tuple[Phone, tuple[str, str]]:
    """Return the worker's laptop after a whole visit, and the words that were given to her."""
    laptop = sign_in(Phone(notes), desk)
    begin(laptop).press("save", words=words, title="Canary title").press("hand-over").press("hand-over-now")
    code = laptop.code_words()
    laptop.press("handed")
    return laptop, code


def sit_down(desk: Desk) -> None:
    """Have a worker beside whoever opened a notebook last, as in a visit that goes on."""
    jo = worker(desk, login=f"w-{new_id()[:8]}")
    today = desk.clock.moment().today  # It may write to the store, which is locked below.
    with Session(desk.engine) as session, session.begin():
        still_in = select(SignInRow).where(SignInRow.ended.is_(False), SignInRow.kind == visits.KIND)
        here = session.execute(still_in.order_by(literal_column("rowid").desc()).limit(1)).scalar_one()
        visit = Assisted(
            id=new_id(), notebook_id=here.who, supporter_id=jo, label="Blue cup", method=Method.BESIDE_WORKER,
            begun_on=today, handed_on=None, words_seen=False,
        )  # fmt: skip
        session.add(visit)
        here.place = json.dumps(json.loads(here.place) | {"beside": visit.id})


def get_up(desk: Desk) -> None:
    """Have that worker leave her alone."""
    with Session(desk.engine) as session, session.begin():
        session.execute(update(Assisted).values(handed_on=desk.clock.moment().today))
        for here in session.execute(select(SignInRow).where(SignInRow.ended.is_(False))).scalars():
            here.place = json.dumps(json.loads(here.place) | {"beside": ""})


def own_visit(phone: Phone, code: tuple[str, str]) -> tuple[str, str]:
    """Come in alone with words that a worker saw; return her own, new ones."""
    phone.come_back(code)
    assert phone.page == "change-words"
    return phone.press("change-words-now").code_words()


def only_visit(desk: Desk) -> tuple[str, str, str]:
    """Return the ids of the only visit, of its notebook and of the only story."""
    with Session(desk.engine) as session:
        visit = session.execute(select(Assisted)).scalar_one()
        return visit.id, visit.notebook_id, session.execute(select(Story.id)).scalar_one()


def notebook(desk: Desk) -> Notebook:
    """Return the only notebook."""
    with Session(desk.engine) as session:
        return session.execute(select(Notebook)).scalar_one()
