"""Fill a data folder with the demo archive, by the same verbs that mothers, moderators and trainers use.

Nothing is written past the rules: each published story was cleared, each showing went into the ledger. Sign-ins and
code words are drawn anew for every folder, kept beside its keys so that they can be printed again, and fit no other.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from archive import stores
from archive.demo import around, bringing, people, teaching, tries, waiting
from archive.demo.moderating import read_by_two, say_yes, say_yes_to_english, translate, turn_back
from archive.demo.pieces import Standing, Told
from archive.demo.telling import EVERY
from archive.editions.index import Index, open_index
from archive.editions.ledger import note_showing
from archive.ground import accounts
from archive.ground.crypto import new_token
from archive.reading import playlists, trainers
from archive.reading.access import asking
from archive.reading.access.tables import ASKING_KEY
from archive.reading.research import who
from archive.reading.room import Room, open_room
from archive.reading.tables import TRAINER_KEY
from archive.rules.clock import Moment
from archive.rules.consent import Consent, Status
from archive.rules.errors import Refused
from archive.rules.support import CATEGORIES
from archive.settings import Address, Place, desk_settings, reading_settings
from moderation import worker
from moderation.people import knowing
from moderation.tables import STAFF_KEY
from stories import codewords, consenting, contact, drafts, messages, wishes, withdrawal, wording, wordlist
from stories.desk import Desk, open_desk
from stories.tables import Story

SHEET = "demo.json"
"""In the key folder: the sign-ins of the demo. A folder without it is not a demo, and is left alone."""

PATIENCE_MS = 120_000

Sheet = dict[str, Any]

OUT = frozenset({Standing.PUBLISHED, Standing.LAPSING, Standing.HIDDEN, Standing.ASKED_DOWN})
"""Those that she released; one of them she hid afterwards, and of one somebody complained."""

TURNED_BACK = frozenset({Standing.BACK, Standing.HELD})


@dataclass(frozen=True)
class Filler:
    """What the demo is filled with: both sides opened, and the moment it is told from."""

    desk: Desk
    room: Room
    index: Index
    now: datetime

    def ago(self, days: int) -> Moment:
        """Return the moment some days ago; what is told in the demo happened then."""
        return Moment(self.now - timedelta(days=days), latest=None)


@dataclass(frozen=True)
class Begun:
    """One story that she has begun: its row's id, how she comes back to it, and the ids of its recordings and drawings."""

    told: Told
    sheet: Sheet
    id: str
    parts: list[str]


def fill(place: Place, addresses: Mapping[str, str]) -> Sheet:
    """Return how to get into the demo at `place`; fill it first when it is empty.

    Raises:
        Refused: the folder holds something that is not a demo.
    """
    sheet_file = place.keys / SHEET
    if sheet_file.exists():
        return _with_addresses(json.loads(sheet_file.read_text()), addresses)
    if place.data.exists() and any(place.data.iterdir()):
        raise Refused(f"{place.data} is not empty and is not a demo. Name another folder with --data.")
    stores.prepare(place)
    filler = _open(place)
    sheet = _fill(filler)
    sheet_file.write_text(json.dumps(sheet, indent=1, ensure_ascii=False))
    sheet_file.chmod(0o400)
    return _with_addresses(sheet, addresses)


def in_words(sheet: Sheet) -> str:
    """Return the same for a person to read."""
    lines = ["", "The demo archive is ready. Everyone in it is made up.", ""]
    lines += [f"  {name:8} {address}" for name, address in sheet["addresses"].items()]
    for title, key in (
        ("Staff, at the Desk", "staff"),
        ("Trainers, at the Reading room", "trainers"),
        ("Who decides who may come into the Reading room, and who looks after trainers", "stewards"),
        ("Support workers, at Notes", "supporters"),
    ):
        lines += ["", f"{title}: name, password, and the six digits of `ihw digits SECRET`"]
        lines += [
            f"  {one['login']:8} {one['password']:32} {one['totp_secret']}  {one['about']}"
            for one in sheet.get(key, ())  # A folder that was filled before there were these has none.
        ]
    lines += ["", "Mothers, at Notes: a short code and six words"]
    lines += [f"  {one['locator']}  {one['words']:46} {one['about']}" for one in sheet["mothers"]]
    lines += ["", "A link for learners", f"  {sheet['learner_link']}"]
    lines += [f"  {link}  {state}" for state, link in sheet.get("shut_links", {}).items()]
    if "tries" in sheet:
        lines += ["", "What there is to try, and as whom"]
        lines += [f"  {one['who'] or '-':9} {one['what']}" for one in sheet["tries"]]
    return "\n".join([*lines, ""])


def _open(place: Place) -> Filler:
    address = Address("http://demo.localhost")
    # What the demo tells was released and put out on its own days: nothing of it has to wait any more.
    desk = open_desk(desk_settings(place, address, cooling_days=0))
    _have_patience(desk.engine)
    room = open_room(reading_settings(place, address))
    return Filler(desk, room, open_index(place.index), datetime.now(UTC))


def _have_patience(engine: Engine) -> None:
    """Let a thread wait long for its turn to write.

    SQLite keeps no queue: whoever reads story after story without a pause comes first again and again, and on a busy machine the
    one beside it waited longer than a page ever should.
    """
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA busy_timeout={PATIENCE_MS}"))


def _with_addresses(sheet: Sheet, addresses: Mapping[str, str]) -> Sheet:
    """Return the sheet with the addresses of this run: the doors may stand elsewhere than when it was filled."""
    home = f"{addresses['reading']}/with-us"
    shut = {state: f"{home}/{token}" for state, token in sheet.get("shut_links", {}).items()}
    link = f"{home}/{sheet['learner_link']}"
    return {**sheet, "addresses": dict(addresses), "learner_link": link, "shut_links": shut}


def _fill(filler: Filler) -> Sheet:
    staff, ids = _staff(filler)
    teachers = _trainers(filler)
    stewards = _stewards(filler)
    begun, editions = _stories(filler, ids)
    _showings(filler, editions)
    supporter = _supporter(filler, ids)
    around.leave_words(filler.desk, filler.room.uses, editions, ids, filler.ago)
    around.lose_words(filler.desk, filler.ago(1))
    links, said = _taught(filler, teachers, editions)
    _hide_what_is_hidden(filler)
    _waiting(filler, begun, ids, said)
    # The worker's turn, so that the demo begins with nothing waiting: the hidden story leaves the index's files too.
    worker.run_once(filler.desk, filler.index)
    return {
        "staff": staff,
        "trainers": [{name: part for name, part in one.items() if name != "id"} for one in teachers.values()],
        "stewards": stewards,
        "supporters": [supporter],
        "mothers": [one.sheet for one in begun],
        "learner_link": links.pop("open"),
        "shut_links": links,
        "tries": tries.lines(),
    }


# People


def _staff(filler: Filler) -> tuple[list[Sheet], dict[str, str]]:
    sheets, ids = [], {}
    with Session(filler.desk.engine) as session, session.begin():
        for one in people.STAFF:
            sheet = _sign_in(one.login, one.name, ", ".join(one.roles))
            key = filler.desk.keys.get(STAFF_KEY)
            ids[one.login] = _person(session, key, sheet, one.roles)
            knowing.let_stand(session, session.get_one(accounts.Person, ids[one.login]), filler.now)
            sheets.append(sheet)
    return sheets, ids


def _trainers(filler: Filler) -> dict[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    with Session(filler.room.lists) as session, session.begin():
        houses = {
            one.key: trainers.found_organisation(session, name=one.name, areas=one.areas)
            for one in people.HOUSES
        }
        for one in people.TEACHERS:
            taught = ", ".join(sorted(one.professions))
            sheet = _sign_in(one.login, one.name, f"{_house(one.house).name}; teaches {taught}")
            sheets[one.login] = {**sheet, "id": _trainer(filler, session, houses[one.house], one, sheet)}
    return sheets


def _trainer(filler: Filler, session: Session, house: str, one: people.Teacher, sheet: Sheet) -> str:
    token = trainers.invite(session, organisation_id=house, professions=one.professions, now=filler.now)
    id = _join(filler, session, token, sheet)
    if one.researches:
        who.let_in(session, one.login)
    return id


def _stewards(filler: Filler) -> list[Sheet]:
    """Let in who decides who may come in, and who looks after the trainers of the first house; and somebody asks."""
    house = people.HOUSES[0].name
    steward = _sign_in(people.STEWARD.login, people.STEWARD.name, "steward of the archive")
    admin = _sign_in(people.ADMIN.login, people.ADMIN.name, f"{house}; looks after its trainers")
    with Session(filler.room.lists) as session, session.begin():
        _join(filler, session, trainers.invite_steward(session, now=filler.now), steward)
        id = trainers.organisation_named(session, house) or ""
        token = trainers.invite(
            session, organisation_id=id, professions=(), roles=people.ADMIN.roles, now=filler.now
        )
        _join(filler, session, token, admin)
        key = filler.room.shelf.keys.get(ASKING_KEY)
        asking.ask(session, key, asking.told(people.ASKED), once=new_token(), moment=filler.ago(2))
    return [steward, admin]


def _join(filler: Filler, session: Session, token: str, sheet: Sheet) -> str:
    session.flush()
    person = trainers.accept(
        session,
        filler.room.shelf.keys.get(TRAINER_KEY),
        token,
        login=sheet["login"],
        name=sheet["name"],
        password=accounts.new_password(sheet["password"]),
        secret=sheet["totp_secret"],
        code=accounts.digits_of(sheet["totp_secret"], filler.now),
        now=filler.now,
    )
    return person.id


def _sign_in(login: str, name: str, about: str) -> Sheet:
    return {
        "login": login,
        "name": name,
        "about": about,
        "password": " ".join(secrets.choice(wordlist.words()) for _ in range(4)),
        "totp_secret": accounts.new_totp_secret(),
    }


def _person(session: Session, key: bytes, sheet: Sheet, roles: tuple[str, ...]) -> str:
    password = accounts.new_password(sheet["password"])
    person = accounts.add_person(
        session, key, login=sheet["login"], name=sheet["name"], roles=roles, password=password, secret=sheet["totp_secret"]
    )  # fmt: skip
    return person.id


def _supporter(filler: Filler, staff: dict[str, str]) -> Sheet:
    one = people.SUPPORTER
    sheet = _sign_in(one.login, one.name, f"sits beside mothers; {CATEGORIES[one.category].lower()}")
    id = around.join(filler.desk, sheet, staff["imogen"], filler.ago(0))
    around.sit_together(filler.desk, id, filler.ago(9))
    return sheet


def _house(key: str) -> people.House:
    return next(house for house in people.HOUSES if house.key == key)


# Stories


def _stories(filler: Filler, staff: dict[str, str]) -> tuple[list[Begun], dict[str, str]]:
    begun = [_begin(filler, told, filler.ago(told.sent_days_ago)) for told in EVERY]
    _read_all(filler, begun, staff)
    editions = {
        one.told.key: say_yes(filler.desk, filler.index, one.id, filler.ago(0))
        for one in begun
        if one.told.standing in OUT
    }
    for one in begun:
        if one.told.key in editions:
            say_yes_to_english(filler.desk, filler.index, one.id, filler.ago(0))
        _letters(filler, one.told, one.id, staff)
    return begun, editions


def _read_all(filler: Filler, begun: list[Begun], staff: dict[str, str]) -> None:
    """Open, send and read every story, as many side by side as there are processors: the work is done in children."""
    longest_first = sorted(begun, key=lambda one: one.told.seconds, reverse=True)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as threads:
        # Emptied, so that what went wrong with one of them is raised here.
        list(threads.map(lambda one: _read(filler, one, staff), longest_first))


def _read(filler: Filler, one: Begun, staff: dict[str, str]) -> None:
    told, hands = one.told, _hands(one.told, staff)
    bringing.look(filler.desk, one.parts)
    with Session(filler.desk.engine) as session, session.begin():
        consenting.send(session, drafts.story(session, one.id), filler.ago(told.sent_days_ago))
    if told.standing in TURNED_BACK:
        turn_back(filler.desk, one.id, told, hands, filler.ago)
    elif told.standing != Standing.QUEUE:
        read_by_two(filler.desk, one.id, told, hands, filler.ago)
        translate(filler.desk, one.id, told, hands, filler.ago(0))


def _begin(filler: Filler, told: Told, moment: Moment) -> Begun:
    with Session(filler.desk.engine, expire_on_commit=False) as session, session.begin():
        notebook = drafts.begin(session, moment)
        story = drafts.new_story(filler.desk, session, notebook, moment)
        drafts.save(filler.desk, session, story, title=told.title, words=told.sent, moment=moment)
        given = codewords.give(session, notebook, codewords.draw())
        notebook.keep_until = filler.now.date() + drafts.DRAFT_LIVES
        story.stage, story.language = told.court.stage, told.language
        consenting.record(
            filler.desk,
            session,
            story,
            _consent(filler, told),
            version=wording.CURRENT.version,
            moment=moment,
        )
        if told.key in people.BESIDE:
            way, led, named = people.BESIDE[told.key]
            contact.keep(filler.desk, session, story, contact.Contact(way=way, led=led))
            wishes.keep(filler.desk, session, story, wishes.Wishes(named=named))
        parts = bringing.add(filler.desk, session, story, told, moment)
        sheet = {
            "about": f"{told.standing}: {told.title}",
            "locator": given.shown,
            "words": " ".join(given.words),
        }
        return Begun(told, sheet, story.id, parts)


def _consent(filler: Filler, told: Told) -> Consent:
    grant = told.choices.grant(filler.ago(0).today)
    given_on = filler.ago(told.choices.given_days_ago).today
    return Consent(Status.GIVEN, grant, told.choices.then, given_on, wording.CURRENT.hash, told.language)


def _letters(filler: Filler, told: Told, story_id: str, staff: dict[str, str]) -> None:
    with Session(filler.desk.engine) as session, session.begin():
        story = drafts.story(session, story_id)
        for letter in told.letters:
            writer = None if letter.is_hers else _hands(told, staff).get("first", next(iter(staff.values())))
            messages.write(
                filler.desk, session, story, letter.words, staff_id=writer, moment=filler.ago(letter.days_ago)
            )
            # Whoever answers has read what came before; what is older than our promise somebody met with her story.
            session.flush()
            if not letter.is_hers or letter.days_ago >= filler.desk.reading_days:
                messages.mark_read(session, story, by_her=False)
            if letter.is_hers:
                messages.mark_read(session, story, by_her=True)


def _hands(told: Told, staff: dict[str, str]) -> dict[str, str]:
    hands = people.READ_BY.get(told.key)
    return (
        {"first": staff[hands.first], "second": staff[hands.second], "reviewer": staff[hands.reviewer]}
        if hands
        else {}
    )


def _hide_what_is_hidden(filler: Filler) -> None:
    with Session(filler.desk.engine) as session, session.begin():
        for told in EVERY:
            if told.standing == Standing.HIDDEN:
                withdrawal.hide(filler.desk, session, _by_title(filler, session, told), filler.ago(0))


def _by_title(filler: Filler, session: Session, told: Told) -> Story:
    return next(story for story in session.query(Story) if drafts.title_of(filler.desk, story) == told.title)


# What happened out there


def _showings(filler: Filler, editions: dict[str, str]) -> None:
    with Session(filler.room.uses) as session, session.begin():
        for one in people.SHOWINGS:
            areas = _house(one.house).areas
            note_showing(
                session,
                edition_id=editions[one.story],
                kind=one.kind,
                area=areas[0] if len(areas) == 1 else "",
                people=one.people,
                now=filler.now - timedelta(days=one.days_ago),
            )


def _taught(
    filler: Filler, teachers: dict[str, Sheet], editions: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Have the trainers at work; return their links, and the ids of what people wrote after a session."""
    plan, room = people.SESSION, filler.room
    with Session(room.lists) as session, session.begin():
        hers = teaching.at_work(room, session, teachers[plan.teacher]["id"], editions, filler.ago)
        id = teaching.playlist(hers, plan)
        playlist = playlists.owned(session, hers.teaching.person_id, id)
        teaching.plan(hers)
        teaching.keep_a_search(hers)
        teaching.print_copies(hers, playlist)
        said = teaching.write_down_a_session(hers, playlist)
        return teaching.share(hers, playlist), said


def _waiting(filler: Filler, begun: list[Begun], staff: dict[str, str], said: dict[str, str]) -> None:
    desk, ago = filler.desk, filler.ago
    stories = {one.told.key: one.id for one in begun}
    waiting.complain(desk, stories, ago)
    waiting.worry(desk, stories, staff, ago)
    waiting.ask_who_she_is(desk, stories, staff, ago)
    drafted = next(one for one in begun if one.told.key == people.DRAFTED.story)
    waiting.draft(desk, drafted.told, drafted.id, staff, ago)
    waiting.read_what_was_said(desk, said, staff, ago)
