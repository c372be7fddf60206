"""The story page: what comes before her words, who may see it, and what is written down."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from archive.editions.edition import Content, ContentNote
from archive.editions.ledger import Kind
from archive.editions.quilt import patch
from archive.editions.show import article
from archive.reading import teaching
from archive.rules.choices import Audience, Profession, Use
from tests.rooms.shelving import KENT, SURREY, Library, day, grant, text_of


def test_the_note_comes_before_the_words_and_says_what_how_long_the_way_out_and_what_comes(
    library: Library,
) -> None:
    id = library.publish(
        words="Her first word stands here.", what="A form is read aloud.", warnings=(("removal", "detailed"),)
    )
    page = text_of(library.trainer().get(f"/stories/{id}"))
    before, _, _ = page.partition("Her first word stands here.")

    for sentence in (
        "A form is read aloud.",
        "A child is removed",
        "in detail",
        "about 1 minute",
        "stop, at any line",
        "her words, just below",
    ):
        assert sentence in before, sentence


def test_a_trainer_and_a_learner_get_the_very_bytes_that_she_saw(library: Library) -> None:
    content = Content(
        "The kettle", "One line.\n\nAnother <b>line</b> & more.", ContentNote("About a kettle.")
    )
    id = library.publish(content.title, content.words, what=content.note.what, warnings=())
    with library.app.test_request_context():
        hers = str(article(content))

    assert hers in library.trainer().get(f"/stories/{id}")
    assert id not in hers
    assert "&lt;b&gt;line&lt;/b&gt;" in hers


def test_the_page_says_who_may_see_it_now(library: Library) -> None:
    id = library.publish(given=grant(audiences=[Audience.TRAINING_ROOM]))
    both = library.publish("Both", given=grant())
    trainer = library.trainer()

    assert f"In a training room only · until {day(200):%B %Y}" in trainer.get(f"/stories/{id}")
    assert f"In a training room or a private link · until {day(200):%B %Y}" in trainer.get(f"/stories/{both}")


def test_a_story_outside_the_grant_answers_byte_for_byte_as_one_that_never_was(library: Library) -> None:
    pulled = library.publish("Pulled")
    hidden_from_her = [
        library.publish(given=grant(professions=[Profession.COURT])),
        library.publish(given=grant(audiences=[Audience.SUPPORT_GROUP])),
        library.publish(given=grant(not_near=[KENT])),
        library.publish(given=grant(uses=[Use.RESEARCH])),
        library.publish(given=grant(professions=[Profession.SOCIAL_WORKERS])),
        pulled,
    ]
    library.pull(pulled)
    trainer = library.trainer(areas=[KENT])
    nobodys = trainer.client.get("/stories/" + "A" * 22)

    for id in [*hidden_from_her, "x", "é" * 22, "a" * 3000]:
        answer = trainer.client.get(f"/stories/{id}")
        assert answer.status_code == 404
        assert answer.data == nobodys.data
        assert answer.headers == nobodys.headers


def test_the_areas_are_the_organisations_and_cannot_be_chosen(library: Library) -> None:
    id = library.publish(given=grant(not_near=[KENT]))
    near, far = library.trainer("near", areas=[KENT, SURREY]), library.trainer("far", areas=[SURREY])
    fields = {"audience": "training-room", "profession": ["social-workers"], "areas": SURREY, "area": SURREY}
    near.client.post("/who", data=fields)

    assert near.client.get(f"/stories/{id}?areas=surrey").status_code == 404
    assert far.client.get(f"/stories/{id}").status_code == 200


def test_who_is_in_the_room_filters_everything_and_lasts_for_the_sign_in(library: Library) -> None:
    link = library.publish("By link", given=grant(audiences=[Audience.PRIVATE_LINK]))
    midwives = library.publish("For midwives", given=grant(professions=[Profession.MIDWIVES]))
    trainer = library.trainer()
    assert "By link" not in trainer.get("/search")
    assert "For midwives" not in trainer.get("/search")

    trainer.post("/who", audience="private-link", profession=["midwives-health-visitors", "social-workers"])
    assert "By link" in trainer.get("/search")
    assert trainer.client.get(f"/stories/{midwives}").status_code == 404

    trainer.post("/who", audience="training-room", profession=["midwives-health-visitors"])
    assert "For midwives" in trainer.get("/search")
    assert trainer.client.get(f"/stories/{link}").status_code == 404


@pytest.mark.parametrize(
    ("audience", "professions"),
    [
        ("internet", ["social-workers"]),
        ("moon", ["social-workers"]),
        ("", ["social-workers"]),
        ("training-room", []),
        ("training-room", ["court"]),
        ("training-room", ["social-workers", "court"]),
        ("training-room", ["nobody"]),
    ],
)
def test_nobody_can_be_in_the_room_whom_she_does_not_teach(
    library: Library, audience: str, professions: list[str]
) -> None:
    status, _ = library.trainer().refused("/who", audience=audience, profession=professions)

    assert status == 422


def test_anyone_on_the_internet_is_not_offered(library: Library) -> None:
    assert "internet" not in library.trainer().get("/search").lower()


def test_reading_to_prepare_is_written_down_once_an_hour(library: Library) -> None:
    id = library.publish()
    trainer = library.trainer(areas=[KENT])
    start = datetime.now(UTC).replace(minute=45) + timedelta(hours=1)
    with time_machine.travel(start, tick=True):
        trainer = library.sign_in_again(trainer)
        for _ in range(3):
            trainer.get(f"/stories/{id}")
        assert [(use.kind, use.area, use.people) for use in library.showings(id)] == [
            (Kind.PREPARED, KENT, 1)
        ]
    with time_machine.travel(start + timedelta(minutes=10), tick=True):
        trainer.get(f"/stories/{id}")
    assert len(library.showings(id)) == 1
    with time_machine.travel(start + timedelta(minutes=20), tick=True):
        trainer.get(f"/stories/{id}")
    assert len(library.showings(id)) == 2


def test_an_organisation_with_two_areas_leaves_the_place_empty(library: Library) -> None:
    id = library.publish()
    library.trainer(areas=[KENT, SURREY]).get(f"/stories/{id}")

    assert [use.area for use in library.showings(id)] == [""]


def test_what_may_not_be_seen_is_not_written_down_either(library: Library) -> None:
    id = library.publish(given=grant(professions=[Profession.COURT]))
    library.trainer().client.get(f"/stories/{id}")

    assert library.showings(id) == ()


def test_a_use_that_cannot_be_written_down_is_not_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = library.publish(words="A canary called vixenbrook sang.")
    trainer = library.trainer()

    def broken(*_: object, **__: object) -> None:
        raise OperationalError("planted", None, Exception("disk full"))

    monkeypatch.setattr(teaching, "note_showing", broken)
    answer = trainer.client.get(f"/stories/{id}")

    assert answer.status_code == 500
    assert b"vixenbrook" not in answer.data


def test_the_patch_is_drawn_from_the_edition_and_always_the_same(library: Library) -> None:
    one, other = library.publish("One"), library.publish("Other")
    trainer = library.trainer()

    def drawn(id: str) -> str:
        found = re.search(r"<aside.*?(<svg.*?</svg>)", trainer.get(f"/stories/{id}"), re.DOTALL)
        assert found
        return found[1]

    for id in (one, other):
        assert drawn(id) == drawn(id) == str(patch(id, size=240))
