"""Research: only stories for it are counted and no small number is said; only consented words leave, numbered, and called back."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from archive.cli import main
from archive.editions import copies
from archive.editions.edition import Content, ContentNote
from archive.ground.db import reading
from archive.reading import viewers
from archive.reading.research import clusters, picture, who
from archive.reading.trainers import teaching_of
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.crossing import Crossed
from archive.rules.grant import LEAVING, Grant
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, grant, now, put_out, sound, text_of

ALL = {Use.TEACHING, *LEAVING}
NEED, OTHER, SERVICE = "2.1", "3.1", "1.4"
"""Low mood, domestic abuse; the midwife."""


@pytest.fixture
def researcher(library: Library) -> Signed:
    trainer = library.trainer("rhea")
    _let_in(library, "rhea")
    _here_for(trainer, "research")
    return trainer


def _here_for(trainer: Signed, purpose: str) -> None:
    assert trainer.client.post("/purpose", data={"purpose": purpose, "promised": "yes"}).status_code == 303


def _let_in(library: Library, login: str) -> None:
    with Session(library.room.lists) as session, session.begin():
        who.let_in(session, login)


def _many(library: Library, count: int, themes: Iterable[str], **given: Any) -> list[str]:
    given.setdefault("uses", ALL)
    return [
        library.publish(
            f"Told {n}", f"Words {n} of hers.", given=grant(**given), themes=themes, is_indexed=False
        )
        for n in range(count)
    ]


def _cell(page: str, one: str, other: str) -> str | None:
    """What the list says of two themes."""
    found = re.search(rf'<tr><th scope="row">{one}</th><td>{other}</td><td>([^<]*)</td>', page)
    return found[1] if found else None


# The view


def test_the_view_is_there_for_those_who_were_let_in_and_for_nobody_else(
    library: Library, researcher: Signed
) -> None:
    page = researcher.get("/research")
    assert "What is told together" in page and '<a href="/research">Research</a>' in researcher.get(
        "/playlists"
    )
    other = library.trainer("tess")
    there = other.client.get("/research")
    never = other.client.get("/nowhere")
    assert (there.status_code, there.get_data()) == (never.status_code, never.get_data())
    assert 'href="/research"' not in other.get("/playlists")
    assert library.visitor().get("/research").status_code == 401
    with Session(library.room.lists) as session, session.begin():
        who.let_go(session, "rhea")
    _here_for(researcher, "teaching")
    assert researcher.client.get("/research").status_code == 404
    assert researcher.client.post("/research/copies", data={"agrees": "1"}).status_code == 404


def test_the_command_lets_somebody_in_and_out(library: Library) -> None:
    trainer = library.trainer("tess")
    at = ["--data", str(library.place.data), "--keys", str(library.place.keys)]
    for more, purpose, status in (([], "research", 200), (["--no-longer"], "teaching", 404)):
        result = CliRunner().invoke(main, ["let-research", *at, "tess", *more])
        assert result.exit_code == 0, result.output
        _here_for(trainer, purpose)
        assert trainer.client.get("/research").status_code == status
    assert CliRunner().invoke(main, ["let-research", *at, "nobody"]).exit_code == 1


def test_only_what_is_for_research_is_counted_and_what_is_pulled_is_not(
    library: Library, researcher: Signed
) -> None:
    _many(library, 4, (NEED, SERVICE))
    _many(library, 9, (NEED, SERVICE), uses={Use.TEACHING, Use.BESIDE})
    _many(library, 9, (NEED, SERVICE), not_near=["kent"])
    assert "Midwife" not in text_of(researcher.get("/research")), (
        "four are not said, and twenty-two are not for her"
    )
    (fifth,) = _many(library, 1, (NEED, SERVICE))
    page = researcher.get("/research")
    assert _cell(page, "Depression and low mood", "Midwife and health visitor relationships") == "5 or more"
    library.pull(fifth)
    assert "Midwife" not in text_of(researcher.get("/research"))


def test_a_planted_leak_would_be_seen(
    library: Library, researcher: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    _many(library, 6, (NEED, SERVICE), uses={Use.TEACHING})
    assert "Midwife" not in text_of(researcher.get("/research"))
    monkeypatch.setattr(who, "viewer", _teacher)
    assert "Midwife" in text_of(researcher.get("/research"))


def _teacher(teaching: Any) -> Any:
    return viewers.viewer(replace(teaching, purpose=Use.TEACHING), viewers.everyone_taught(teaching))


def test_nobody_chooses_as_whom_it_is_counted(library: Library, researcher: Signed) -> None:
    _many(library, 6, (NEED, SERVICE))

    def told() -> str:
        # The number of the viewing is another one: that she changed who is in the room is written down.
        return text_of(researcher.get("/research")).partition(" Viewing ")[0]

    before = told()
    researcher.client.post(
        "/who", data={"audience": "private-link", "profession": ["midwives-health-visitors"]}
    )
    assert told() == before, "switching, and subtracting, would read small numbers"


def test_in_a_sign_in_for_research_no_page_says_a_small_number(library: Library, researcher: Signed) -> None:
    for n in range(7):
        library.publish(f"R{n}", given=grant(uses=ALL), themes=(NEED, *([OTHER] if n < 3 else ())))
    address = playlist(researcher, title="For research")
    pages = ("/themes", "/search", f"/search?theme={OTHER}", "/search?q=kettle", address)
    exact = re.compile(r">\s*[0-9]+( left)?\s*<|(?<!fewer than )\b[0-9]+ (stories|story)\b")
    for path in pages:
        found = exact.search(_without_the_list(researcher.get(path)))
        assert not found, (path, found)
    assert not exact.search(researcher.post("/kept-searches", q="kettle"))
    assert ">fewer than 5<" in researcher.get("/themes") and ">5 or more<" in researcher.get("/themes")
    assert "5 or more stories" in text_of(researcher.get("/search"))
    small, empty = (_line(researcher.get("/themes"), theme) for theme in (OTHER, "7.1"))
    assert re.sub(r"theme=[\d.]+\">[^<]*", "", small) == re.sub(r"theme=[\d.]+\">[^<]*", "", empty), (
        "nothing is told of nothing"
    )
    _here_for(researcher, "teaching")
    assert exact.search(researcher.get("/themes")) and "7 stories" in text_of(researcher.get("/search"))


def test_what_can_be_counted_by_hand_is_what_she_may_read_and_the_page_says_so(
    library: Library, researcher: Signed
) -> None:
    mine = [library.publish(f"R{n}", given=grant(uses=ALL), themes=(NEED, OTHER)) for n in range(3)]
    for use in (Use.TEACHING, Use.TALK_OR_REPORT):
        library.publish("Not for research", given=grant(uses=[use, Use.BESIDE]), themes=(NEED, OTHER))
    assert "Midwife" not in text_of(researcher.get("/research")), "too few to be said at a glance"
    by_hand = set(re.findall(r"/stories/([\w-]{22})", researcher.get(f"/search?theme={NEED}&theme={OTHER}")))
    assert by_hand == set(mine)
    for id in by_hand:
        assert researcher.client.get(f"/stories/{id}").status_code == 200
    said = text_of(researcher.get("/research"))
    assert "you can count fewer than five by hand" in said and "Do not report such a number" in said


def _line(page: str, theme: str) -> str:
    (found,) = re.findall(rf'<li>(?:(?!<li>).)*theme={re.escape(theme)}".*?</li>', page, re.DOTALL)
    return str(found)


def _without_the_list(page: str) -> str:
    """Without how many stories stand in a playlist of her own."""
    return page.replace("· 0 stories", "")


def test_a_story_in_two_languages_is_one_with_the_themes_of_both(library: Library) -> None:
    content = ContentNote("A form is read aloud.")
    for n in range(3):
        put_out(library.press, Content(f"A {n}", "Words.", content), grant(uses=ALL), (NEED,), kin=f"k{n}")
        put_out(
            library.press,
            Content(f"B {n}", "Geiriau.", content, "cy"),
            grant(uses=ALL),
            (OTHER, NEED),
            kin=f"k{n}",
        )
    trainer = library.trainer()
    with Session(library.room.lists) as session:
        seen_as = who.viewer(teaching_of(session, trainer.person_id))
    sets = clusters.stories_by_theme(library.room.scopes.of(library.room.shelf, seen_as, now()))
    assert {theme: len(ids) for theme, ids in sets.items()} == {NEED: 3, OTHER: 3}


def test_the_picture_and_the_list_say_the_same() -> None:
    known = Crossed({NEED: 20, OTHER: 15, SERVICE: 10}, {(NEED, OTHER): 10, (SERVICE, NEED): 5})
    views = [clusters._view(id, heading, across, known) for id, (heading, across) in clusters.VIEWS.items()]
    needs, engagement, services = views
    assert [(pair.one.id, pair.other.id, pair.stories) for pair in needs.pairs] == [(NEED, OTHER, 10)]
    assert [(pair.one.id, pair.other.id, pair.stories) for pair in services.pairs] == [(NEED, SERVICE, 5)]
    assert not engagement.cells and picture.picture(engagement) == ""
    drawn = str(picture.picture(needs))
    assert drawn.count(">10<") == 2, "on both sides of the line"
    assert ">20<" not in drawn, "nothing stands where a theme meets itself"
    shades = re.findall(r'fill-opacity="([\d.]+)"', drawn)
    assert sorted(set(shades)) == ["0.00", "0.36"] and "style=" not in drawn


def test_research_is_looked_at_and_taken_in_a_sign_in_that_said_so(
    library: Library, researcher: Signed
) -> None:
    edition = library.publish(given=grant(uses=ALL))
    _copy(researcher)
    _here_for(researcher, "teaching")
    for answer in (
        researcher.client.get("/research"),
        researcher.client.post("/research/copies", data={"agrees": "1"}),
    ):
        said = answer.get_data(as_text=True)
        assert answer.status_code == 409 and "here for teaching" in text_of(said)
        assert re.search(r'href="/purpose\?next=/research', said)
    assert _of(library, edition).exported == 1
    page = researcher.get("/research/copies")
    assert "A new copy" not in page and "may leave" not in page and "here for teaching" in text_of(page)
    found = re.search(r'action="(/research/copies/[^"]+/gone)"', page)
    assert found and "Destroyed. Thank you." in researcher.post(found[1]), "that is said in any sign-in"
    never = library.trainer("nora")
    assert never.client.get("/research").status_code == 404
    assert never.client.post("/research/copies", data={"agrees": "1"}).status_code == 404


# Copies


def _copy(researcher: Signed) -> tuple[dict[str, Any], dict[str, bytes], bytes]:
    answer = researcher.client.post("/research/copies", data={"agrees": "1"})
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    folder = zipfile.ZipFile(io.BytesIO(answer.data))
    files = {name: folder.read(name) for name in folder.namelist()}
    return json.loads(files["stories.json"]), files, answer.data


def _of(library: Library, *ids: str) -> copies.Copies:
    with Session(reading(library.room.uses)) as session:
        return copies.of(session, ids)


OUTSIDE: dict[str, Grant] = {
    "no research": grant(uses=ALL - {Use.RESEARCH}),
    "no print": grant(uses=ALL - {Use.TALK_OR_REPORT}),
    "alone": grant(uses=ALL - {Use.BESIDE}),
    "a room only": grant(uses=ALL, audiences=[Audience.TRAINING_ROOM]),
    "near": grant(uses=ALL, not_near=["kent"]),
    "for others": grant(uses=ALL, professions=[Profession.COURT]),
}


def test_a_copy_holds_the_words_of_those_who_said_every_yes_and_of_nobody_else(
    library: Library, researcher: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, given in OUTSIDE.items():
        library.publish(f"Canary {name}", f"canary {name}", given=given)
    inside = library.publish("Hers", "She read it to me.", given=grant(uses=ALL), themes=(NEED,))
    pulled = library.publish("Canary pulled", "canary pulled", given=grant(uses=ALL))
    library.pull(pulled)
    about, files, whole = _copy(researcher)
    assert sorted(files) == ["read-me-first.txt", "stories.json", "story-0001.txt"]
    assert files["story-0001.txt"].decode() == "Hers\n\nShe read it to me.\n"
    assert not any(b"anary" in body for body in files.values())
    assert inside.encode() not in b"".join(files.values()), "no id of ours leaves"
    (story,) = about["stories"]
    assert story["until"] == about["destroy_by"] == grant().until.isoformat()
    assert {code["id"] for code in story["codes"] if code["id"].startswith("DUO")} == {
        f"DUO:00000{number}" for number in (15, 21, 22, 25, 26, 46)
    }
    (day,) = (code["value"] for code in story["codes"] if "value" in code)
    assert day == story["until"]
    assert {theme["id"] for theme in story["themes"]} == {NEED}
    assert {one["stories"] for one in about["left_out"]} == {"fewer than 5"}
    assert all(
        entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in zipfile.ZipFile(io.BytesIO(whole)).infolist()
    )
    assert _of(library, inside).exported == 1 and _of(library, pulled).exported == 0

    monkeypatch.setattr(who, "carrier", who.viewer)
    assert researcher.client.post("/research/copies", data={"agrees": "1"}).status_code == 409, (
        "whoever asks the shelf for less than a copy needs gets nothing"
    )


def test_the_codes_of_each_story_follow_its_own_mothers_yes(library: Library, researcher: Signed) -> None:
    plain = {Use.RESEARCH, Use.BESIDE, Use.TALK_OR_REPORT}
    library.publish("Least", given=grant(uses=plain, days=30))
    library.publish("Quoted", given=grant(uses={*plain, Use.SHORT_PART}, days=60))
    about, files, _ = _copy(researcher)
    told = {files[one["file"]].decode().partition("\n")[0]: one for one in about["stories"]}
    ours = {
        name: {code["id"] for code in one["codes"] if code["id"].startswith("IHW:")}
        for name, one in told.items()
    }
    assert ours == {
        "Least": {"IHW:no-quote", "IHW:no-teaching", "IHW:no-translation"},
        "Quoted": {"IHW:no-teaching", "IHW:no-translation"},
    }
    assert told["Least"]["uses"] == ["Research", "A talk or a report", "Next to other mothers' stories"]
    assert "A short part on its own" in told["Quoted"]["uses"]
    days = {name: [c["value"] for c in one["codes"] if "value" in c] for name, one in told.items()}
    assert days == {name: [one["until"]] for name, one in told.items()} and days["Least"] != days["Quoted"]


def test_why_stories_stay_is_said_by_number_only_and_small_numbers_are_not(
    library: Library, researcher: Signed
) -> None:
    _many(library, 7, (NEED,), uses=ALL - {Use.TALK_OR_REPORT})
    _many(library, 3, (NEED,), uses=ALL - {Use.BESIDE})
    _many(library, 8, (NEED,), uses={Use.TEACHING})
    library.publish(given=grant(uses=ALL))
    about, _, _ = _copy(researcher)
    said = {one["why"]: one["stories"] for one in about["left_out"]}
    assert said["Its mother did not say yes to a talk or a report."] == "5 or more"
    assert set(said.values()) == {"5 or more", "fewer than 5"}, (
        "of those who said no to research nothing is said"
    )
    assert "5 or more: Its mother did not say yes to a talk or a report." in text_of(
        researcher.get("/research/copies")
    )


def test_words_told_aloud_and_what_is_counted_stay(library: Library, researcher: Signed) -> None:
    heard = Content("Heard", "", ContentNote("A voice."), media=(sound(b"ogg"),))
    voiced = grant(uses=ALL, media=[Medium.WORDS, Medium.OWN_VOICE])
    library.put(heard, voiced, [b"ogg"])
    with_words = Content("Both", "Typed words.", ContentNote("Both."), media=(sound(b"og2"),))
    library.put(with_words, voiced, [b"og2"])
    library.put(Content("Counted", "canary counted", ContentNote("x")), replace(grant(uses=ALL), openings=9))
    about, files, _ = _copy(researcher)
    assert len(about["stories"]) == 1 and files["story-0001.txt"] == b"Both\n\nTyped words.\n"
    assert b"I was asked" not in b"".join(files.values()), "what is said in a recording is no written word"


def test_it_is_asked_for_and_has_a_number_and_the_same_words_give_the_same_bytes(
    library: Library, researcher: Signed
) -> None:
    assert researcher.refused("/research/copies", agrees="1")[0] == 409, "nothing may leave"
    edition = library.publish(given=grant(uses=ALL))
    status, page = researcher.refused("/research/copies")
    assert status == 422 and "tick that you will keep to it" in page
    assert _of(library, edition).exported == 0
    first, one, _ = _copy(researcher)
    second, other, _ = _copy(researcher)
    assert (first["copy"], second["copy"]) == (1, 2)
    assert one["story-0001.txt"] == other["story-0001.txt"]
    assert b"copy 2" in other["read-me-first.txt"]


def test_a_copy_is_called_back_once_anything_in_it_is_taken_back(
    library: Library, researcher: Signed
) -> None:
    stays, goes = (library.publish(title, given=grant(uses=ALL)) for title in ("Stays", "Goes away"))
    _copy(researcher)
    page = researcher.get("/research/copies")
    assert "may not be in it any more" not in page
    library.narrow(goes, grant(uses={Use.TEACHING}))
    page = researcher.get("/research/copies")
    assert "may not be in it any more" in page and "Goes away" not in page and goes not in page
    found = re.search(r'action="(/research/copies/[^"]+/gone)"', page)
    assert found is not None
    stranger = library.trainer("sam")
    _let_in(library, "sam")
    _here_for(stranger, "research")
    assert stranger.refused(found[1])[0] == 404
    assert _of(library, goes).exports_gone == 0
    for _ in range(2):
        page = researcher.post(found[1])
    assert "Destroyed. Thank you." in page and "may not be in it any more" not in page
    assert _of(library, stays).exports_gone == _of(library, goes).exports_gone == 1


def test_who_may_look_no_longer_is_asked_to_destroy_and_can_say_that_it_is_done(
    library: Library, researcher: Signed
) -> None:
    library.publish(given=grant(uses=ALL))
    _copy(researcher)
    with Session(library.room.lists) as session, session.begin():
        who.let_go(session, "rhea")
    _here_for(researcher, "teaching")
    page = researcher.get("/research/copies")
    assert "may not be in it any more" in page and "A new copy" not in page
    found = re.search(r'action="(/research/copies/[^"]+/gone)"', page)
    assert found is not None and "Destroyed. Thank you." in researcher.post(found[1])
