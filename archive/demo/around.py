"""Who else is in the demo: a support worker with one visit behind her, and what people wrote after they met a story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from archive.demo import people
from archive.editions import replies
from archive.ground import accounts
from archive.ground.crypto import new_id
from archive.rules.clock import Moment
from archive.rules.consent import Method
from moderation.letters import replies as reading
from stories import codewords, lost, support, supporters
from stories.desk import Desk

Ago = Callable[[int], Moment]


def join(desk: Desk, sheet: Mapping[str, Any], administrator: str, moment: Moment) -> str:
    """Invite the support worker as the administrator does, make her account as she does, and return her id."""
    one, ends_on = people.SUPPORTER, moment.today + timedelta(days=365)
    with Session(desk.engine) as session, session.begin():
        token = supporters.invite(
            session, category=one.category, ends_on=ends_on, staff_id=administrator, moment=moment
        )
        session.flush()
        joining = supporters.Joining(
            token, one.login, one.name, accounts.new_password(sheet["password"]), sheet["totp_secret"],
            accounts.digits_of(sheet["totp_secret"], moment.now),
        )  # fmt: skip
        return supporters.accept(desk, session, joining, moment).id


def sit_together(desk: Desk, supporter_id: str, moment: Moment) -> None:
    """Begin a visit in which a mother told nothing yet, and give her the words."""
    drawn = codewords.draw()
    with Session(desk.engine, expire_on_commit=False) as session, session.begin():
        _, visit = support.begin(
            session,
            supporter_id,
            label=people.SUPPORTER.visit,
            telling=Method.BESIDE_WORKER,
            moment=moment,
        )
        support.hand_over(session, visit, drawn, moment, except_token=None)


def lose_words(desk: Desk, moment: Moment) -> None:
    """Have a mother who lost her words ask for her story to be hidden; nobody has looked for it yet."""
    with Session(desk.engine) as session, session.begin():
        lost.ask(desk, session, people.LOST_WORDS, moment)


def leave_words(
    desk: Desk, uses: Engine, editions: Mapping[str, str], readers: Mapping[str, str], ago: Ago
) -> None:
    """Leave what people wrote, and have a moderator read it; some waits to be read."""
    for left in people.LEFT:
        edition, moment = editions[left.story], ago(left.days_ago)
        with Session(uses) as session, session.begin():
            replies.leave(
                session, desk.press.keys, edition_id=edition, kind=left.kind, words=left.words, on=moment.today,
                once=new_id(),
            )  # fmt: skip
        if left.verdict is not None:
            reader = readers[people.READ_BY[left.story].first]
            with Session(uses) as session:
                written = replies.of(session, desk.press.keys, [edition])
            id = next(one.id for one in written if one.words == left.words)
            with Session(desk.engine) as session, session.begin():
                reading.decide(desk, session, id, left.verdict, staff_id=reader, moment=moment)
