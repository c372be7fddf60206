"""Sign-ins live in the database; people have a password and a second factor that works once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy.orm import Session

from archive.ground import accounts, sign_ins
from archive.rules.errors import BadInput, NotFound, SignedOut, TooMany
from archive.settings import Place
from archive.stores import open_named

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
KEY = bytes(range(32))
PASSWORD = "three plain words here"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def session(place: Place) -> Iterator[Session]:
    """A session on the desk's store."""
    with Session(open_named(place, "desk")) as opened:
        yield opened


@pytest.fixture
def jo(session: Session) -> accounts.Person:
    """Somebody with an account."""
    person = accounts.add_person(
        session,
        KEY,
        login="Jo",
        name="Jo",
        roles=("moderator",),
        password=accounts.new_password(PASSWORD),
        secret=SECRET,
    )
    session.commit()
    return person


def _digits(now: datetime = NOW) -> str:
    return pyotp.TOTP(SECRET).at(now)


def _check(
    session: Session, *, now: datetime = NOW, wrong: dict[str, str] | None = None
) -> accounts.Person | None:
    given = {"login": "jo", "password": PASSWORD, "code": _digits(now), **(wrong or {})}
    checked = accounts.check(
        session, KEY, now=now, login=given["login"], password=given["password"], code=given["code"]
    )
    return accounts.admit(session, checked, now)


def test_the_right_three_let_her_in_and_the_digits_work_once(session: Session, jo: accounts.Person) -> None:
    assert _check(session) is not None
    assert _check(session) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"login": "nobody"},
        {"password": "x" * 20},
        {"code": "000000"},
        {"code": "12"},
        {"password": "y" * 10_000},
    ],
)
def test_any_wrong_one_keeps_her_out(session: Session, jo: accounts.Person, wrong: dict[str, str]) -> None:
    assert _check(session, wrong=wrong) is None


def test_a_disabled_account_is_shut(session: Session, jo: accounts.Person) -> None:
    jo.is_disabled = True
    assert _check(session) is None


def test_one_account_is_held_up_after_five_tries_and_no_other_is(
    session: Session, jo: accounts.Person
) -> None:
    accounts.add_person(
        session, KEY, login="di", name="Di", roles=(), password=accounts.new_password(PASSWORD), secret=SECRET
    )
    for _ in range(5):
        assert _check(session, wrong={"password": "z" * 20}) is None
    with pytest.raises(TooMany):
        _check(session)
    assert _check(session, wrong={"login": "di"}) is not None
    assert _check(session, now=NOW + timedelta(minutes=2)) is not None


def test_what_changed_while_the_hash_was_worked_out_counts(session: Session, jo: accounts.Person) -> None:
    tries = [
        accounts.check(session, KEY, now=NOW, login="jo", password=PASSWORD, code=_digits()) for _ in "ab"
    ]
    assert accounts.admit(session, tries[0], NOW) is jo
    assert accounts.admit(session, tries[1], NOW) is None, "the same digits, pressed at the same time"
    again = accounts.check(session, KEY, now=NOW, login="jo", password=PASSWORD, code=_digits())
    jo.totp_last, jo.is_disabled = 0, True
    assert accounts.admit(session, again, NOW) is None
    jo.is_disabled, jo.password = False, accounts.hashed("another one")
    assert accounts.admit(session, again, NOW) is None


def test_tries_at_the_same_time_are_counted_together(session: Session, jo: accounts.Person) -> None:
    tries = [accounts.check(session, KEY, now=NOW, login="jo", password="z" * 20, code="") for _ in range(6)]
    for one in tries[:5]:
        assert accounts.admit(session, one, NOW) is None
    with pytest.raises(TooMany):
        accounts.admit(session, tries[5], NOW)


def test_a_very_long_password_is_refused_before_it_is_hashed(
    session: Session, jo: accounts.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def noting(_: str, secret: str) -> bool:
        hashed.append(secret)
        return False

    monkeypatch.setattr(accounts, "matches", noting)
    assert _check(session, wrong={"password": "x" * 1_000_000}) is None
    assert not hashed


def test_a_sign_in_ends_by_itself_and_by_hand(session: Session, jo: accounts.Person) -> None:
    token = sign_ins.sign_in(session, kind="staff", who=jo.id, now=NOW)
    assert sign_ins.signed_in(session, token, kind="staff", now=NOW + timedelta(minutes=29)).who == jo.id
    for later in (NOW + timedelta(minutes=31), NOW + timedelta(hours=9), NOW - timedelta(hours=1)):
        with pytest.raises(SignedOut):
            sign_ins.signed_in(session, token, kind="staff", now=later)
    with pytest.raises(SignedOut):
        sign_ins.signed_in(session, token, kind="trainer", now=NOW)
    sign_ins.sign_out(session, token)
    with pytest.raises(SignedOut):
        sign_ins.signed_in(session, token, kind="staff", now=NOW)


def test_the_database_holds_no_token(session: Session, jo: accounts.Person, place: Place) -> None:
    token = sign_ins.sign_in(session, kind="staff", who=jo.id, now=NOW)
    session.commit()
    assert not any(token.encode() in path.read_bytes() for path in place.data.glob("desk.sqlite*"))


def _accept(session: Session, token: str, **other: str) -> accounts.Person:
    given = {
        "login": "new",
        "name": "New",
        "password": PASSWORD,
        "secret": SECRET,
        "code": _digits(),
        **other,
    }
    password = accounts.new_password(given.pop("password"))
    return accounts.accept(session, KEY, token, now=NOW, password=password, **given)[0]


def test_an_invitation_works_once_and_ends(session: Session) -> None:
    token = accounts.invite(session, roles=("moderator",), now=NOW)
    assert accounts.roles_of(_accept(session, token)) == {"moderator"}
    with pytest.raises(NotFound):
        _accept(session, token, login="other")
    late = accounts.invite(session, roles=("moderator",), now=NOW - timedelta(days=15))
    with pytest.raises(NotFound):
        _accept(session, late)


@pytest.mark.parametrize(
    "wrong",
    [{"password": "short"}, {"password": "x" * 129}, {"login": "a b"}, {"login": ""}, {"code": "000000"}],
)
def test_an_invitation_survives_what_was_typed_wrong(session: Session, wrong: dict[str, str]) -> None:
    token = accounts.invite(session, roles=("moderator",), now=NOW)
    with pytest.raises(BadInput):
        _accept(session, token, **wrong)
    assert _accept(session, token).login == "new"
