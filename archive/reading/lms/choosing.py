"""A trainer puts a session into her course: a learner link like any other, which that course alone opens (deep linking)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from archive.ground.crypto import new_id, new_token
from archive.reading import sharing
from archive.reading.forms import LinkWish
from archive.reading.lms import launching, platforms, tokens
from archive.reading.lms.launching import CLAIM, DEEP
from archive.reading.lms.tables import Launch, Placement
from archive.reading.room import Room
from archive.reading.tables import TRAINER_KEY, Playlist, Trainer
from archive.reading.trainers import Teaching
from archive.rules.choices import Use
from archive.rules.clock import Moment
from archive.rules.errors import NotFound, Refused

TITLE = "Stories told by mothers"
"""What the item is called in every course: nothing of a story, and nothing of a trainer."""

FOR_TEACHING = (
    "A course is for teaching, and you said that you are here for something else. Open the Reading room in another window, "
    "say there that you teach, and come back to this one."
)


@dataclass(frozen=True)
class Answer:
    """What goes back to the learning system, and what the trainer is told."""

    return_to: str
    token: str
    left_out: tuple[str, ...]
    stories: int


def refuse_strangers(session: Session, launch: Launch, person_id: str) -> None:
    """Refuse a trainer of another organisation than the learning system's.

    Raises:
        NotFound: she is one.
    """
    trainer = session.get(Trainer, person_id)
    platform = platforms.standing(session, launch.platform_id)
    if trainer is None or trainer.organisation_id != platform.organisation_id:
        raise NotFound(platforms.NO_COURSE)


def refuse_unless_teaching(teaching: Teaching) -> None:
    """Refuse a trainer who said that she is here for something else: what a mother said yes to for research is no yes to a course.

    Raises:
        Refused: she did.
    """
    if teaching.purpose != Use.TEACHING:
        raise Refused(FOR_TEACHING)


def choose(
    room: Room, session: Session, launch: Launch, playlist: Playlist, teaching: Teaching, wish: LinkWish,
    *, launch_url: str, moment: Moment,
) -> Answer:  # fmt: skip
    """Return what puts a session into a course: a link of this playlist, made now, that the course alone opens.

    Raises:
        BadInput: the days or the number cannot be.
        Refused: no story of the playlist may be shown by a link, or she is not here to teach.
        NotFound: nothing is chosen by this launch, or she is of another organisation.
    """
    back = launching.choice_of(launch)
    refuse_strangers(session, launch, teaching.person_id)
    refuse_unless_teaching(teaching)
    made = sharing.make(
        room, session, playlist, teaching, opens_at=wish.opens_at, ends_at=wish.ends_at, most=wish.most, moment=moment
    )  # fmt: skip
    # The address of this link is told to nobody: only a launch opens it.
    link = sharing.by_token(session, made.token)
    row = Placement(
        id=new_id(), platform_id=launch.platform_id, deployment=launch.deployment, link_id=link.id
    )
    session.add(row)
    session.flush()
    item: dict[str, object] = {
        "type": "ltiResourceLink", "title": TITLE, "url": launch_url, "custom": {launching.SESSION: row.id},
        # Framed, a page of ours shows nothing: it has to stand in a window of its own.
        "window": {"targetName": "_blank"},
        "available": {"startDateTime": f"{wish.opens_at:%Y-%m-%dT%H:%M:%SZ}", "endDateTime": f"{wish.ends_at:%Y-%m-%dT%H:%M:%SZ}"},
    }  # fmt: skip
    token = _signed(room, session, launch, back.data, item, moment)
    # One choice for each time of asking.
    launch.ends_at = moment.now
    return Answer(back.return_to, token, made.left_out, made.stories)


def _signed(
    room: Room, session: Session, launch: Launch, data: str | None, item: dict[str, object], moment: Moment
) -> str:
    platform = platforms.standing(session, launch.platform_id)
    said: dict[str, object] = {
        "iss": platform.client_id, "aud": platform.issuer, "nonce": new_token(),
        CLAIM + "deployment_id": launch.deployment, CLAIM + "message_type": "LtiDeepLinkingResponse",
        CLAIM + "version": launching.VERSION, DEEP + "content_items": [item],
    }  # fmt: skip
    if data is not None:
        said[DEEP + "data"] = data
    house_key = room.shelf.keys.get(TRAINER_KEY)
    key = platforms.our_key(session, house_key)
    return tokens.write(said, private=platforms.private_half(key, house_key), key_id=key.id, now=moment.now)
