"""Facets: every number is what a press gives, and none counts what this viewer may not see. And hits in recordings."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from archive.editions import counted
from archive.editions.counted import Facts
from archive.editions.edition import Picture, Sound
from archive.editions.index import Entry, Hits, Search, open_index
from archive.reading import search as searching
from archive.reading.facets import EVERYTHING, Only, facets, narrowed
from archive.reading.scope import Scope
from archive.rules.choices import Medium, Profession, Use
from archive.rules.themes import WARNINGS
from archive.settings import Place
from stories.desk import Desk
from tests.rooms.finding import ROOM, find, offered, publish, sound, titles
from tests.rooms.shelving import Library, close, grant, open_library, text_of


@pytest.fixture(params=list(Search))
def library(request: pytest.FixtureRequest, place: Place, desk: Desk) -> Iterator[Library]:
    """The Reading room, with each engine in turn."""
    open_index(place.index, rebuild_with=Search(request.param))
    opened = open_library(place, desk)
    assert opened.index.engine() == request.param
    yield opened
    close(opened)


def drawing(alternative: str = "A drawing.", form: Medium = Medium.ART) -> Picture:
    """A picture."""
    return Picture((), 10, 10, alternative, form)


def minutes(number: int) -> str:
    """Words about a kettle that take so many minutes to read."""
    return "kettle " * (180 * number)


def a_shelf_of_all_kinds(library: Library) -> list[str]:
    dice, warnings = random.Random(3), sorted(WARNINGS)[:5]  # noqa: S311 -- the same shelf each time.
    kinds: list[tuple[Sound | Picture, ...]] = [
        (),
        (sound("a cue"),),
        (drawing(),),
        (sound("a cue"), drawing()),
        (sound("x", form=Medium.READ_BY_OTHER),),
    ]
    return [
        publish(
            library,
            f"Story {n}",
            dice.choice(["kettle ", "kettle window ", "window "]) * dice.choice([10, 400, 1200]),
            *dice.choice(kinds),
            warnings=dice.sample(warnings, dice.randint(0, 3)),
            language=dice.choice(["en-GB", "en-GB", "cy", "pl"]),
            professions=dice.choice([[Profession.COURT], [*Profession], [*Profession]]),
            themes=dice.sample(["8.2", "5.2", "6.1"], 2),
        )
        for n in range(40)
    ]


def test_every_number_is_what_a_press_gives_with_an_index_left_stale(library: Library) -> None:
    ids = a_shelf_of_all_kinds(library)
    library.pull(*ids[:6])
    library.index.put([Entry("nobody", "kettle window", ("8.2",))])
    pressed = 0
    for text in ("", "kettle", "kettle window", '"kettle window"', "window kettle unknown"):
        waiting = [EVERYTHING]
        for _ in range(3):  # Three presses one after the other.
            only, steps = waiting.pop(0), 0
            here = find(library, text, only)
            for facet in here.facets:
                for choice in facet.choices:
                    there = find(library, text, only.plus(choice.name, choice.value))
                    assert there.total == choice.count, (text, only, choice)
                    assert 0 < choice.count < here.total
                    pressed, steps = pressed + 1, steps + 1
                    if steps % 4 == 0:
                        waiting.append(only.plus(choice.name, choice.value))
            for theme in here.themes:
                assert find(library, text, only.plus("theme", theme.theme.id)).total == theme.count
    assert pressed > 60


def test_facets_are_counted_as_a_plain_reading_counts(library: Library) -> None:
    publish(library, "Words", minutes(2), warnings=["removal", "prison"])
    publish(library, "Voice", minutes(5), sound("one", "two"), language="cy", warnings=["removal"])
    publish(
        library, "Changed", minutes(20), sound("x", form=Medium.CHANGED_VOICE), drawing(form=Medium.ART_PART)
    )
    publish(library, "Read", minutes(3), sound("x", form=Medium.READ_BY_OTHER), drawing())
    publish(
        library,
        "Court only",
        minutes(3),
        sound("x"),
        language="pl",
        professions=[Profession.COURT],
        warnings=["police"],
    )

    assert offered(find(library)) == {
        "form=words": 1, "form=voice": 2, "form=read": 1, "form=drawing": 2,
        "length=short": 2, "length=middle": 1, "length=long": 1, "language=en-GB": 3, "language=cy": 1,
        "without=removal": 2, "without=prison": 3, "level=none": 2,
    }  # fmt: skip
    assert offered(find(library, only=Only(form=("voice",)))) == {
        "form=drawing": 1, "length=middle": 1, "length=long": 1, "language=en-GB": 1, "language=cy": 1,
        "without=removal": 1, "level=none": 1,
    }  # fmt: skip


def test_another_viewer_has_other_numbers_and_what_is_pulled_is_in_none(library: Library) -> None:
    publish(library, "Both", "kettle", sound("x"), professions=[*Profession])
    publish(library, "Plain", "kettle", professions=[*Profession])
    publish(library, "Court only", "kettle", sound("x"), professions=[Profession.COURT], warnings=["police"])
    court = replace(ROOM, professions=frozenset({Profession.COURT}))

    assert offered(find(library, "kettle")) == {"form=words": 1, "form=voice": 1}
    assert offered(find(library, "kettle", viewer=court)) == {
        "form=words": 1,
        "form=voice": 2,
        "without=police": 2,
        "level=none": 2,
    }
    library.pull(publish(library, "Pulled", "kettle", drawing(), language="cy", professions=[*Profession]))
    assert "form=drawing" not in offered(find(library, "kettle"))
    assert "language=cy" not in offered(find(library, "kettle", viewer=court))


def test_a_count_by_an_index_that_lies_is_not_believed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = publish(
        library, "Hidden", "kettle", drawing(), warnings=["police"], professions=[Profession.COURT]
    )
    publish(library, "Voice", "kettle", sound("x"))
    publish(library, "Plain", "kettle")
    every = frozenset({hidden, *(find(library).results[n].id for n in (0, 1)), "nobody"})
    lie = Hits(tuple(every), every)
    monkeypatch.setattr(type(library.room.index), "search", lambda *_, **__: lie)

    assert offered(find(library, "kettle")) == {"form=words": 1, "form=voice": 1}
    # The planted fault: without the scope's own ids the lie would be counted.
    scope = Scope(every, {}, dict.fromkeys(every, Facts(1, "cy", frozenset({"police"}))))
    assert facets(scope, every, EVERYTHING) == ()
    assert narrowed(scope, every, Only(without=("police",))) == frozenset()


def test_words_are_looked_for_as_widely_whatever_is_chosen(library: Library) -> None:
    for n in range(11):
        publish(library, f"Both {n}", "kettle window", *([sound("x")] if n == 0 else []))
    publish(library, "One", "kettle", sound("x"))

    assert find(library, "kettle window").total == 11
    only_voice = find(library, "kettle window", Only(form=("voice",)))
    assert (only_voice.total, only_voice.widened) == (1, False)


# A form that was taken back


def test_a_voice_taken_back_is_found_counted_and_shown_no_more_with_an_index_left_stale(
    library: Library,
) -> None:
    id = publish(
        library, "The kettle", "A kettle.", sound("Then the vixenbrook sang."), drawing("A zebrafinch.")
    )
    publish(library, "Other", "A window and a vixenbrook.")
    assert find(library, "vixenbrook").total == 2
    library.narrow(id, replace(grant(professions=[Profession.SOCIAL_WORKERS, Profession.MIDWIVES]), media=frozenset({Medium.WORDS, Medium.ART})))  # fmt: skip

    assert [result.title for result in find(library, "vixenbrook").results] == ["Other"]
    assert find(library, "kettle vixenbrook").total == 2, "any of the words: it still holds the kettle"
    assert [result.title for result in find(library, '"vixenbrook sang"').results] == []
    assert find(library, "zebrafinch").total == find(library, "kettle").total == 1
    assert offered(find(library)) == {"form=words": 1, "form=drawing": 1}
    assert "vixenbrook" not in str(find(library, "kettle vixenbrook").results[0])


def test_without_asking_the_grant_again_the_voice_would_still_be_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = publish(library, "The kettle", "A kettle.", sound("Then the vixenbrook sang."))
    library.narrow(id, grant(professions=[Profession.SOCIAL_WORKERS, Profession.MIDWIVES]))
    assert find(library, "vixenbrook").total == 0
    monkeypatch.setattr(searching, "_still_held", lambda _room, _asked, hits, *_: hits)
    assert find(library, "vixenbrook").total == 1


def test_facts_are_those_of_the_newest_grant(library: Library) -> None:
    id = publish(library, "One", minutes(4), sound("x"), drawing(), warnings=["police"], language="cy")
    before = counted.facts_of(library.shelf, [id])[id]
    assert before == Facts(
        4,
        "cy",
        frozenset({"police"}),
        frozenset({Medium.WORDS, Medium.OWN_VOICE, Medium.ART}),
        uses=frozenset({Use.TEACHING, Use.BESIDE}),
        strongest="mentioned",
    )
    library.narrow(id, grant(professions=[Profession.MIDWIVES], uses=[Use.TEACHING]))

    after = counted.facts_of(library.shelf, [id, "nobody"])
    assert after == {
        id: replace(before, forms=frozenset({Medium.WORDS}), is_cut=True, uses=frozenset({Use.TEACHING}))
    }
    assert counted.facts_of(library.shelf, []) == {}


# Moments


def test_a_hit_in_a_recording_says_at_which_moment_and_leads_there(library: Library) -> None:
    said = ["Nothing here."] * 8 + ["She put the", "kettle on & read", "it aloud."] + ["And so on."] * 5
    id = publish(library, "Told", "Words about a window.", drawing(), sound(*said))
    page = library.trainer().get("/search?q=%22kettle+on%22+aloud")

    assert f'href="/stories/{id}#at-1-90000">At 1:30</a>' in page
    assert "… She put the <mark>kettle</mark> on &amp; read it <mark>aloud</mark> …" in page
    assert titles(page) == ["Told"]


def test_a_moment_leads_to_its_own_recording_when_one_before_it_was_taken_back(library: Library) -> None:
    first, second = sound("Nothing here.", form=Medium.CHANGED_VOICE), sound("A vixenbrook sang.")
    id = publish(library, "Told", "A window.", first, second)
    left = replace(grant(professions=[Profession.SOCIAL_WORKERS, Profession.MIDWIVES]), media=frozenset({Medium.WORDS, Medium.OWN_VOICE}))  # fmt: skip
    library.narrow(id, left)
    trainer = library.trainer()

    assert f"/stories/{id}#at-1-0" in trainer.get("/search?q=vixenbrook")
    assert 'id="at-1-0"' in trainer.get(f"/stories/{id}")


def test_her_written_words_are_shown_when_they_hold_as_much(library: Library) -> None:
    publish(
        library,
        "Told",
        "A kettle in writing.",
        sound("A kettle, told. Then a window."),
        drawing("A gate by a wall."),
    )
    both, one, seen = (find(library, words).results[0].spots for words in ("kettle window", "kettle", "gate"))

    assert [(one.anchor, one.said) for one in one] == [("", ""), ("at-0-0", "At 0:00")]
    assert [(one.anchor, one.said) for one in both] == [("at-0-0", "At 0:00")]
    assert [(one.anchor, one.said) for one in seen] == [("", "In a picture")]


# The page


def test_choices_are_chips_that_can_be_taken_off_and_stay_when_the_room_changes(library: Library) -> None:
    publish(library, "Voice", minutes(5), sound("x"), warnings=["police"])
    publish(library, "Plain", minutes(5))
    publish(library, "Short", minutes(1), language="cy")
    trainer = library.trainer()
    page = trainer.get("/search?q=kettle&length=middle&without=police&form=nothing&length=x&language=%3Cb%3E")

    assert titles(page) == ["Plain"]
    chips = re.findall(
        r'<a class="chip on" href="([^"]*)"><span class="sr">Take off: </span>([^<]*?) <', page
    )
    assert [label for _, label in chips] == ["3 to 10 minutes", "Without: Police"]
    without_the_second = chips[1][0].replace("&amp;", "&")
    assert sorted(titles(trainer.get(without_the_second))) == ["Plain", "Voice"]
    for name, value in (("length", "middle"), ("without", "police")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert "Narrow this" not in page, "one story: nothing would change it"


def test_each_number_on_the_page_is_what_its_link_gives(library: Library) -> None:
    for n in range(9):
        publish(
            library,
            f"Story {n}",
            minutes(n * 2 + 1),
            *([sound("x")] if n % 2 else []),
            warnings=sorted(WARNINGS)[: n + 1],
        )
    trainer = library.trainer()
    page = trainer.get("/search?q=kettle")
    pane = page.split('id="narrow"')[1].split("</section>")[0]
    lines = re.findall(r'<li><a href="([^"]*)">([^<]*)</a> <span class="soft">(\d+)( left)?</span>', pane)

    assert {"Her voice", "Words only", "Longer"} <= {label for _, label, _, _ in lines}
    assert pane.count("<details>") == 1, "what is hard is behind a press"
    for address, label, count, _ in lines:
        there = text_of(trainer.get(address.replace("&amp;", "&")))
        assert f"{count} stor" in there, label
    assert page.count("Narrow this") == 2, "once folded for a phone, once beside the stories"


def test_results_in_another_language_say_so_to_a_screen_reader(library: Library) -> None:
    publish(library, "Y tegell", "Tegell ar y tân.", language="cy")
    page = library.trainer().get("/search?q=tegell")
    assert '<span lang="cy">' in page
    assert '<p lang="cy">' in page


def test_hostile_addresses_are_answered_calmly(library: Library) -> None:
    publish(library, "One", warnings=["police"])
    trainer = library.trainer()
    for name in Only.names():
        for value in ("%00", "'%22%3E%3Cscript%3E", "x" * 5000, "%F0%9F", "en-" + "a" * 200, "٣"):
            page = trainer.get("/search?" + "&".join([f"{name}={value}"] * 40))
            assert titles(page) == ["One"], (name, value)
            assert "<script>" not in page
    assert titles(trainer.get("/search?language=xx-yy")) == []
    assert "xx-yy" in trainer.get("/search?language=xx-yy")


def test_a_damaged_index_leaves_everything_but_words_in_place(library: Library) -> None:
    publish(library, "One", warnings=["police"])
    trainer = library.trainer()
    # Another process swapped in something broken.
    for path in library.place.index.iterdir():
        path.unlink()
    (library.place.index / "broken.sqlite").write_bytes(b"nonsense " * 400)

    away = trainer.get("/search?q=kettle")
    assert "Search is being put in order" in text_of(away)
    assert titles(away) == ["One"]
    assert titles(trainer.get("/search")) == titles(trainer.get("/search?theme=8.2")) == ["One"]
    assert "Explain it to me 1" in text_of(trainer.get("/themes"))
    library.index.rebuild([])
    assert titles(trainer.get("/search?q=kettle")) == []
