"""Other spellings, stories near one, searches a trainer keeps: none of them tells of what this viewer may not see."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Content, ContentNote
from archive.editions.index import Entry
from archive.editions.index.words import LONGEST_QUERY, MOST_TERMS, understand
from archive.reading.facets import Only
from archive.reading.finding import kept, nearby, spelling
from archive.reading.finding.tables import KeptSearch
from archive.reading.scope import Scope, Scopes
from archive.rules.choices import Medium, Profession, Use
from tests.rooms.finding import find, news, offered, publish, shown_near, titles
from tests.rooms.shelving import KENT, Library, Signed, grant, put_out, text_of

# Another spelling


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("adopsion", "adoption"),
        ("guardianshp order", "guardianship order"),
        ('"family cuort"', '"family court"'),
        ("safegaurding midwife", "safeguarding midwife"),
        ("procedings, assesment", "proceedings, assessment"),
        ("hospitel kettel", "hospital kettle"),
        ("psycosis", "psychosis"),
        ("surveilance", "surveillance"),
        ("Prebirth meeting", "pre-birth meeting"),
        ("selfharm", "self-harm"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert spelling.did_you_mean(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "adoption",
        "kettle and window",
        "ICO",
        "FASD",
        "fasd",
        "FASDs",
        "foetal alcohol",
        "foetus",
        "mom",
        "vixenbrookish",
        "31 x7y",
        "Łódź",
        "*(",
        "zzzzzzzz",
        "qqq " * 60,
    ],
)
def test_what_is_known_or_near_nothing_is_left_as_it_is(typed: str) -> None:
    assert spelling.did_you_mean(typed) == ""


def test_no_word_of_a_story_is_ever_offered(library: Library) -> None:
    library.publish("Vixenbrook", "Her sister Vixenbrook and a zebrafinch called Dulfock. Adoption.")
    trainer = library.trainer()
    for slip in ("vixenbrok", "vixenbroook", "dulfok", "zebrafinsh"):
        assert "Did you mean" not in trainer.get(f"/search?q={slip}")
    page = trainer.get("/search?q=adopsion&theme=8.2")
    assert '<a href="/search?q=adoption&amp;theme=8.2">adoption</a>' in page
    assert titles(trainer.get("/search?q=adoption&theme=8.2")) == ["Vixenbrook"]


def test_a_star_is_said_not_to_be_looked_for_and_is_kept_in_no_spelling(library: Library) -> None:
    library.publish("One", "Her mother came.")
    trainer = library.trainer()
    for typed in ("moth*", "*"):
        assert "The * was not looked for." in trainer.get(f"/search?q={typed}")
    assert "was not looked for" not in trainer.get("/search?q=mothers")
    assert spelling.did_you_mean("adopsion*") == "adoption", "a star is no part of what is offered"


def test_another_spelling_is_offered_where_few_are_found_only(library: Library) -> None:
    for n in range(10):
        library.publish(f"Story {n}", "An adopsion, as she wrote it.")
    assert "Did you mean" not in library.trainer().get("/search?q=adopsion")
    assert "Did you mean" in library.trainer("vera").get("/search?q=guardiun")


# A teaching moment


def test_theme_length_level_form_and_use_narrow_together_with_exact_numbers(library: Library) -> None:
    every = replace(grant(), media=frozenset(Medium))

    def put(
        title: str, level: str, uses: frozenset[Use], themes: tuple[str, ...] = ("8.2",), words: int = 200
    ) -> None:
        note = ContentNote("x", (("police", level),) if level else ())
        content = Content(title, "kettle " * words, note)
        id = put_out(library.press, content, replace(every, uses=uses), themes)
        library.index.put([Entry.of(id, content, themes)])

    teaching, talk = frozenset({Use.TEACHING}), frozenset({Use.TEACHING, Use.TALK_OR_REPORT})
    put("Plain", "", talk)
    put("Mentioned", "mentioned", talk)
    put("Described", "described", teaching)
    put("Detailed", "detailed", talk)
    put("Long", "mentioned", talk, words=3000)
    put("Other", "mentioned", talk, themes=("5.2",))
    publish(library, "Court only", professions=[Profession.COURT])

    said = offered(find(library))
    assert {name: said[name] for name in ("level=none", "level=mentioned", "level=described", "use=talk-report")} == {
        "level=none": 1, "level=mentioned": 4, "level=described": 5, "use=talk-report": 5,
    }  # fmt: skip
    chosen = Only(
        theme=("8.2",), form=("words",), length=("short",), level=("mentioned",), use=("talk-report",)
    )
    found = find(library, "kettle", chosen)
    assert sorted(result.title for result in found.results) == ["Mentioned", "Plain"]
    page = library.trainer().get(
        "/search?theme=8.2&level=mentioned&use=talk-report&length=short&form=words&level=x&use=teaching"
    )
    assert sorted(titles(page)) == ["Mentioned", "Plain"]
    assert "At most mentioned" in page


# Stories near one


def test_near_are_those_of_the_same_themes_and_of_these_the_same_words(library: Library) -> None:
    here = library.publish("Here", "The vixenbrook sang to the kettle, vixenbrook.", themes=("8.2", "5.2"))
    library.publish("One theme", "Nothing alike.", themes=("8.2",))
    library.publish("One theme and words", "A vixenbrook again.", themes=("5.2",))
    library.publish("Both themes", "Nothing alike.", themes=("8.2", "5.2"))
    library.publish("No theme", "A vixenbrook and a kettle.", themes=("6.1",))

    assert shown_near(library, here) == ["Both themes", "One theme and words", "One theme"]


def test_a_story_she_may_not_see_is_near_nothing_and_leaves_no_hole(library: Library) -> None:
    here = library.publish("Here")
    others = [library.publish(f"Story {n}", "A window.") for n in range(6)]
    hidden = [
        library.publish("Court only", given=grant(professions=[Profession.COURT])),
        library.publish("Near her", given=grant(not_near=(KENT,))),
    ]
    trainer = library.trainer()
    before = shown_near(library, here, trainer)
    assert len(before) == nearby.MOST
    assert not {"Court only", "Near her"} & set(before)
    assert trainer.client.get(f"/stories/{hidden[0]}").status_code == 404

    names = dict(zip(others, (f"Story {n}" for n in range(6)), strict=True))
    gone = next(id for id, name in names.items() if name == before[0])
    library.pull(gone)
    after = shown_near(library, here, trainer)
    assert len(after) == nearby.MOST
    assert names[gone] not in after


def test_a_scope_that_lies_puts_no_story_near(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    here, court = (
        library.publish("Here"),
        library.publish("Court only", given=grant(professions=[Profession.COURT])),
    )
    ids = frozenset({here, court})
    trainer = library.trainer()
    monkeypatch.setattr(Scopes, "of", lambda *_: Scope(ids, {"8.2": ids}))
    assert shown_near(library, here, trainer) == []


def test_one_version_of_each_story_is_near_and_never_this_one_again(library: Library) -> None:
    def version(title: str, kin: str) -> str:
        content = Content(title, "A kettle.", ContentNote("x"))
        return put_out(library.press, content, grant(), ("8.2",), kin=kin)

    here = version("Here", "k1")
    version("Here in Welsh", "k1")
    version("Other", "k2")
    version("Other in Welsh", "k2")
    near = shown_near(library, here)
    assert len(near) == 1
    assert near[0].startswith("Other")


# Kept searches


def press_first(trainer: Signed, what: str) -> str:
    """Press "look" or "let-go" of the first kept search."""
    found = re.search(rf'action="(/kept-searches/[\w-]+/{what})"', trainer.get("/kept-searches"))
    assert found
    return trainer.post(found[1])


def test_a_kept_search_tells_what_is_new_until_she_looks(library: Library) -> None:
    library.publish("Old", "A kettle.")
    trainer = library.trainer()
    assert 'action="/kept-searches"' in trainer.get("/search?q=kettle")
    assert news(trainer.post("/kept-searches", q="kettle", theme="8.2")) == {"kettle": 0}

    library.publish("New", "A kettle.")
    library.publish("Another theme", "A kettle.", themes=("5.2",))
    library.publish("Court only", "A kettle.", given=grant(professions=[Profession.COURT]))
    assert news(trainer.get("/kept-searches")) == {"kettle": 1}
    assert news(trainer.get("/kept-searches")) == {"kettle": 1}, "to see the list is not to look"
    assert sorted(titles(press_first(trainer, "look"))) == ["New", "Old"]
    assert news(trainer.get("/kept-searches")) == {"kettle": 0}


def test_a_story_that_was_hidden_and_returns_is_not_told_as_new(library: Library) -> None:
    content = Content("Came back", "A kettle.", ContentNote("x"))
    id = put_out(library.press, content, grant(), ("8.2",))
    library.index.put([Entry.of(id, content, ("8.2",))])
    trainer = library.trainer()
    trainer.post("/kept-searches", q="kettle")
    library.pull(id)
    assert news(trainer.get("/kept-searches")) == {"kettle": 0}
    press_first(trainer, "look")
    put_out(library.press, content, grant(), ("8.2",), id=id)
    page = trainer.get("/kept-searches")
    assert news(page) == {"kettle": 0}
    assert "1 story" in text_of(page)


def test_another_version_of_a_story_she_has_seen_is_not_new(library: Library) -> None:
    def version(title: str) -> None:
        content = Content(title, "A kettle.", ContentNote("x"))
        id = put_out(library.press, content, grant(), ("8.2",), kin="k")
        library.index.put([Entry.of(id, content, ("8.2",))])

    version("In Welsh")
    trainer = library.trainer()
    trainer.post("/kept-searches", q="kettle")
    version("In English")
    assert news(trainer.get("/kept-searches")) == {"kettle": 0}


def test_a_planted_epoch_would_have_told_of_the_return(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault that the set of hashes is there against: what is seen is forgotten when it is not there just now."""
    note: Callable[..., None] = kept._note_seen

    def forgetful(room: object, row: KeptSearch, stories: object) -> None:
        row.seen = b""
        note(room, row, stories)

    monkeypatch.setattr(kept, "_note_seen", forgetful)
    with pytest.raises(AssertionError):
        test_a_story_that_was_hidden_and_returns_is_not_told_as_new(library)


def test_what_is_kept_is_sealed_hers_alone_and_gone_when_she_lets_it_go(library: Library) -> None:
    id = library.publish("The kettle", "A vixenbrook.")
    trainer, other = library.trainer(), library.trainer("vera")
    trainer.post("/kept-searches", q="vixenbrook")
    with Session(library.room.lists) as session:
        row = session.execute(select(KeptSearch)).scalar_one()
        assert row.seen and id.encode() not in row.seen and b"vixenbrook" not in row.asked
    for what in ("look", "let-go"):
        answer = other.client.post(f"/kept-searches/{row.id}/{what}")
        never = other.client.post(f"/kept-searches/{'x' * 22}/{what}")
        assert answer.status_code == never.status_code == 404
    assert "vixenbrook" not in other.get("/kept-searches")
    assert not [
        path for path in library.place.data.glob("lists.sqlite*") if b"vixenbrook" in path.read_bytes()
    ]

    press_first(trainer, "let-go")
    with Session(library.room.lists) as session:
        assert session.execute(select(KeptSearch)).all() == []


def test_a_search_for_nothing_is_not_kept_the_same_once_and_no_more_than_so_many(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 4)
    trainer = library.trainer()
    assert trainer.refused("/kept-searches", q="")[0] == 422
    for n in range(kept.MOST):
        trainer.post("/kept-searches", q=f"kettle {n}")
    trainer.post("/kept-searches", q="kettle 3")
    assert len(news(trainer.get("/kept-searches"))) == kept.MOST
    status, page = trainer.refused("/kept-searches", q="one more")
    assert (status, "Let one go first" in page) == (409, True)


def test_search_away_tells_of_nothing_new(library: Library) -> None:
    trainer = library.trainer()
    trainer.post("/kept-searches", q="kettle")
    library.publish("New", "A kettle.")
    for path in library.place.index.iterdir():
        path.unlink()
    assert news(trainer.get("/kept-searches")) == {"kettle": 0}


# What was asked


def test_no_word_of_a_question_is_in_any_log(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    trainer = library.trainer()
    with caplog.at_level(logging.DEBUG):
        trainer.get("/search?q=zebrafinchy")
        trainer.post("/kept-searches", q="zebrafinchy")
        press_first(trainer, "look")
        for path in Path(library.place.index).iterdir():
            path.unlink()
        trainer.get("/search?q=zebrafinchy")
        trainer.client.get("/search?q=zebrafinchy&page=%00")
    assert caplog.records, "something was logged"
    for record in caplog.records:
        assert "zebrafinchy" not in f"{record.getMessage()} {record.args} {record.exc_text}"


def test_a_question_has_its_caps(library: Library) -> None:
    assert LONGEST_QUERY <= 300
    assert len(understand("kettle window door " * 200).groups) <= MOST_TERMS
    page = library.trainer().get("/search?q=" + "kettle+" * 400)
    assert 'maxlength="200"' in page
