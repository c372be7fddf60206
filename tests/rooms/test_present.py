"""The screen of a room: one thing at a time, each page through the grant again, and nothing on it that says who, where or which."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from archive.editions.edition import Content, ContentNote, Cue
from archive.editions.ledger import Kind
from archive.reading import plans
from archive.reading.teach.paging import pages
from archive.rules.choices import Audience, Medium, Profession, Use
from tests.rooms.clipping import listed, put
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.presenting import begin, main, on, walk
from tests.rooms.shelving import KENT, Library, Signed, grant, now, picture, put_out, sound, text_of

GAP = "This one is not here just now"
HELP = "116 123"
VOICE, DRAWING = b"voice" * 50, b"drawn" * 50


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


def named(trainer: Signed, at: str, words: str) -> tuple[str, str]:
    """The first page from here on that holds these words."""
    return next((where, page) for where, page in walk(trainer, at) if words in page)


def screen(page: str) -> str:
    """The same with its header, where the title of a story stands."""
    return text_of(page.partition("<header")[2].partition("</main>")[0])


# Words by pages


@given(st.text("aA .!?\n”é", max_size=2000), st.integers(20, 300))
def test_pages_hold_every_word_once_and_none_is_too_long(words: str, most: int) -> None:
    found = pages(words, most)
    assert "".join("".join(found).split()) == "".join(words.split())
    assert all(0 < len(page) <= most for page in found)


def test_a_page_ends_with_a_sentence_and_never_runs_over_a_paragraph() -> None:
    words = "They came. I made tea.\nNobody drank it.\n\n" + "She read it to me. " * 20
    found = pages(words)
    assert found[0] == "They came. I made tea. Nobody drank it."
    assert all(page.endswith(".") for page in found) and len(found) > 2


# One thing at a time


def test_the_order_is_what_this_is_then_note_story_quiet_and_question_then_help(
    library: Library, trainer: Signed
) -> None:
    one = library.publish("The coat", "First words.", what="A coat is wet.")
    two = library.publish("The door", "Second words.", what="A door is shut.")
    address = playlist(trainer, one, two)
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first="Sit well.", ask_after="Who had time?", quiet_minutes="2"
    )
    seen = [screen(page) for _, page in walk(trainer, begin(trainer, address))]
    wanted = [HELP, "A coat is wet.", "First words.", "2 quiet minutes", "Who had time?", "A door is shut.", "Second words.", HELP]  # fmt: skip
    assert len(seen) == len(wanted) and all(words in page for words, page in zip(wanted, seen, strict=True))
    assert (
        "A child is removed" in seen[1] and "about 1 minute" in seen[1] and "step out of the room" in seen[1]
    )
    assert not any("Sit well." in page for page in seen), "what she says first is hers to say"
    for words in ("First words.", "The coat"):
        assert [n for n, page in enumerate(seen) if words in page] == [2], "one thing at a time"


def test_present_is_one_press_from_the_playlist(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish())
    assert f'action="{address}/present"' in trainer.get(address)


def test_words_are_paged_and_forward_and_back_meet(library: Library, trainer: Signed) -> None:
    words = " ".join(f"Sentence number {n} of this one story." for n in range(60))
    first = begin(trainer, playlist(trainer, library.publish(words=words)))
    every = [at for at, _ in walk(trainer, first)]
    assert len(every) > 10 and len(set(every)) == len(every)
    back, at = [], every[-1]
    while at:
        back.append(at)
        at = on(trainer.get(at), "prev")
    assert back == every[::-1]


def test_a_recording_comes_with_its_lines_and_a_picture_with_its_words_each_on_a_page_of_its_own(
    library: Library, trainer: Signed
) -> None:
    cues = (Cue(0, 700, "They asked <me>."), Cue(700, 1000, "Then tea."))
    content = Content(
        "The kettle", "", ContentNote("Tea."), media=(sound(VOICE, cues=cues), picture(DRAWING))
    )
    allowed = grant(media=(Medium.WORDS, Medium.OWN_VOICE, Medium.ART))
    edition = put_out(library.press, content, allowed, media=(VOICE, DRAWING))
    first = begin(trainer, playlist(trainer, edition))
    at, page = named(trainer, first, "<audio")
    assert 'data-from="700"' in page and "They asked &lt;me&gt;." in page and "<img" not in page
    heard = trainer.client.get(f"{at}?medium=0.opus")
    assert heard.data == VOICE and heard.headers["Cache-Control"] == "no-store"
    shown_at, seen = named(trainer, first, "<img")
    assert seen.count("A cot with a mobile.") == 2 and "<audio" not in seen
    assert trainer.client.get(f"{shown_at}?medium=1.png").data == DRAWING

    library.narrow(edition, grant(media=(Medium.WORDS, Medium.ART)))
    assert trainer.client.get(f"{at}?medium=0.opus").status_code == 404
    assert "<audio" not in trainer.get(at) and "They asked" not in trainer.get(at)


def test_what_she_wrote_and_somebody_reads_aloud_stands_once_on_the_screen(
    library: Library, trainer: Signed
) -> None:
    said = ("I was asked to sit down.", "Nobody asked me how I was.", "Then came tea.")
    words = f"{said[0]} {said[1]}\n\n{said[2]}"
    cues = tuple(Cue(300 * n, 300 * n + 300, line) for n, line in enumerate(said))
    read = replace(sound(VOICE, cues=cues), form=Medium.WORDS_READ)
    content = Content("The tea", words, ContentNote("She is asked in."), media=(read,))
    allowed = grant(media=(Medium.WORDS, Medium.WORDS_READ))
    edition = put_out(library.press, content, allowed, media=(VOICE,))
    first = begin(trainer, playlist(trainer, edition))
    every = [screen(page) for _, page in walk(trainer, first)]
    for line in said:
        assert sum(page.count(line) for page in every) == 1, "as the lines that follow the voice"
    assert [n for n, page in enumerate(every) if "a reading of her words" in page] == [1]
    assert "and her words" not in every[1]

    library.narrow(edition, grant(media=(Medium.WORDS,)))
    every = [screen(page) for _, page in walk(trainer, begin(trainer, playlist(trainer, edition)))]
    assert sum("I was asked to sit down." in page for page in every) == 1, (
        "her words stay without the reading"
    )


def test_each_story_is_written_down_as_opened_once_and_before_a_word_of_it(
    library: Library, trainer: Signed
) -> None:
    story = library.publish(words="Her words stand here.")
    first = begin(trainer, playlist(trainer, story))
    note = on(trainer.get(first))
    trainer.get(note)
    trainer.get(f"{note}/notes")
    assert library.showings(story) == ()
    for _ in range(3):
        assert "Her words stand here." in trainer.get(on(trainer.get(note)))
    assert [(use.kind, use.area, use.people) for use in library.showings(story)] == [(Kind.PREPARED, KENT, 1)]


def test_a_story_with_one_opening_left_is_shown_to_its_end_by_whoever_opened_it(
    library: Library, trainer: Signed
) -> None:
    content = Content("The kettle", "Her words stand here.", ContentNote("Tea."))
    story = library.put(content, replace(grant(), openings=1))
    address = playlist(trainer, story)
    at, _ = named(trainer, begin(trainer, address), "Her words stand here.")
    assert "Her words stand here." in trainer.get(at)
    other = library.trainer("other")
    assert story not in other.get("/search") and "The kettle" not in other.get("/search")
    with time_machine.travel(now().now + timedelta(minutes=20)):
        assert "Her words stand here." in trainer.get(at)


# Through the grant, each time


def test_a_story_outside_the_grant_has_no_place_and_no_number(library: Library, trainer: Signed) -> None:
    shown = library.publish("Shown", "Shown words.")
    hidden = library.publish("Hidden", "Hidden words.")
    address = playlist(trainer, shown, hidden)
    library.narrow(hidden, grant(professions=[Profession.STUDENTS]))
    every = [page for _, page in walk(trainer, begin(trainer, address))]
    assert len(every) == 4 and "1 of 1" in every[1] and "One story" in every[0]
    assert not any(words in page for page in every for words in ("Hidden", GAP))


def test_a_story_pulled_in_between_is_a_calm_gap_on_every_one_of_its_pages(
    library: Library, trainer: Signed
) -> None:
    one, gone = library.publish("One", "One words."), library.publish("Gone", "Gone words.")
    address = playlist(trainer, one, gone)
    first = begin(trainer, address)
    its = [at for at, page in walk(trainer, first) if "2 of 2" in page]
    at, page = named(trainer, first, "Gone words.")
    mark = re.findall(r'data-mark="(\w+)"', page)[0]
    still = f"{at}/still?mark={mark}"
    assert trainer.client.get(still).status_code == 204
    library.pull(gone)
    assert trainer.client.get(still).status_code == 200
    for where in its:
        page = trainer.get(where)
        assert GAP in page and "Gone" not in page and "2 of 2" in page
        assert "Gone" not in trainer.get(f"{where}/notes")
    assert "One words." in named(trainer, first, "One words.")[1]
    assert "Put another story here" in trainer.get(f"{at}/notes")

    other = library.publish("Other", "Other words.")
    trainer.post(f"{address}/items/{item_ids(trainer.get(address))[1]}/instead", edition=other)
    assert "Other words." in named(trainer, first, "Other words.")[1], "it takes the place at once"


def test_a_page_comes_anew_when_another_part_of_the_story_stands_there(
    library: Library, trainer: Signed
) -> None:
    address, part = listed(trainer, put(library))
    trainer.post(part, **{"from": "0.1", "to": "0.1"})
    at, page = named(trainer, begin(trainer, address), "data-sound")
    mark = re.findall(r'data-mark="(\w+)"', page)[0]
    still = f"{at}/still?mark={mark}"
    assert trainer.client.get(still).status_code == 204
    trainer.post(part, **{"from": "0.2", "to": "0.2"})
    assert trainer.client.get(still).status_code == 200


@pytest.mark.parametrize("cause", ["pulled", "narrowed", "taken out", "never there"])
def test_a_gap_is_the_same_for_every_cause(library: Library, trainer: Signed, cause: str) -> None:
    stay, gone = library.publish("Stay", "Stay words."), library.publish("Gone", "Gone words.")
    address = playlist(trainer, stay, gone)
    at, _ = named(trainer, begin(trainer, address), "Gone words.")
    if cause == "pulled":
        library.pull(gone)
    elif cause == "narrowed":
        library.narrow(gone, grant(audiences=[Audience.PRIVATE_LINK]))
    elif cause == "taken out":
        trainer.post(f"{address}/items/{item_ids(trainer.get(address))[1]}/take-out")
    else:
        assert trainer.client.get(at.replace(at.split("/")[2], "0" * 22)).status_code == 404
        return
    assert main(trainer.get(at)) == f"{GAP} It cannot be shown at the moment. Nobody has done anything wrong."


def test_a_yes_to_a_private_link_is_no_yes_to_a_screen(library: Library, trainer: Signed) -> None:
    story = library.publish(given=grant(audiences=[Audience.TRAINING_ROOM, Audience.PRIVATE_LINK]))
    address = playlist(trainer, story)
    first = begin(trainer, address)
    trainer.post(f"{address}/who", audience="private-link", profession="social-workers")
    assert trainer.refused(f"{address}/present")[0] == 409
    assert trainer.client.get(first).status_code == 409
    assert f"{address}/present" not in trainer.get(address)


def test_nothing_to_show_is_said_kindly(library: Library, trainer: Signed) -> None:
    story = library.publish()
    address = playlist(trainer, story)
    library.pull(story)
    assert trainer.refused(f"{address}/present")[0] == 409


# Whose screen


def test_an_address_of_the_screen_opens_nothing_for_anybody_else(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish(words="Her words stand here."))
    at, _ = named(trainer, begin(trainer, address), "Her words stand here.")
    other = library.trainer("other")
    nothing = other.client.get("/present/" + "0" * 22 + "/1")
    for way in ("", "/notes", "/blank", "/still"):
        answer = other.client.get(at + way)
        assert (answer.status_code, answer.data) == (404, nothing.data)
    assert other.refused(f"{address}/present")[0] == 404
    assert library.visitor().get(at).status_code == 401
    begin(other, playlist(other, library.publish("Mine", "My words.")))
    assert other.client.get(at).status_code == 404
    again = begin(trainer, address)
    assert trainer.client.get(at).status_code == 404 and again != at, "another show has other addresses"


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "9" * 5000])
def test_a_number_that_is_none_is_no_page(library: Library, trainer: Signed, number: str) -> None:
    at = begin(trainer, playlist(trainer, library.publish())).rpartition("/")[0]
    for way in ("", "/notes", "/blank", "/still"):
        assert trainer.client.get(f"{at}/{number}{way}").status_code == 404


IDENTIFYING = re.compile(
    r"tess|meadow|week one|@|https?:|\b(19|20)\d\d\b|\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
    r"february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
"""Whose screen it is, what she calls her list, where she works, and when it is: none of it stands before a room."""


def test_nothing_on_the_screen_says_who_shows_it_where_when_or_by_which_id(
    library: Library, trainer: Signed
) -> None:
    stories = [library.publish(title, f"{title} words.") for title in ("One", "Two")]
    address = playlist(trainer, *stories)
    items = item_ids(trainer.get(address))
    ids = [*stories, *items, address.rpartition("/")[2], trainer.person_id, KENT]
    planted = "Tess, Meadow Training, 3 December 2026, tess@example.org"
    assert IDENTIFYING.search(planted), "the measurement itself"
    every = list(walk(trainer, begin(trainer, address)))
    for at, page in every:
        assert not IDENTIFYING.search(text_of(page)), text_of(page)
        assert re.findall(r"<title>(.*?)</title>", page) == ["Reading room"]
        kept = page.replace(f'href="{address}/session"', "") if at == every[-1][0] else page
        assert not [id for id in ids if id in kept or id in at]


def test_every_page_and_medium_says_that_nothing_is_kept(library: Library, trainer: Signed) -> None:
    first = begin(trainer, playlist(trainer, library.publish()))
    for at, _ in walk(trainer, first):
        for way in ("", "/notes", "/blank", "/still"):
            assert trainer.client.get(at + way).headers["Cache-Control"] == "no-store"
    policy = trainer.client.get(first).headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "connect-src 'self'" in policy and "unsafe" not in policy


# The notes beside it


def test_the_notes_have_what_she_says_what_comes_and_the_time_by_the_plan(
    library: Library, trainer: Signed
) -> None:
    one = library.publish("The coat", "word " * 540)
    address = playlist(trainer, one, library.publish("The door", "Second words."))
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first="Sit well.", ask_after="Who had time?", quiet_minutes="2"
    )
    first = begin(trainer, address)
    note = on(trainer.get(first))
    held = text_of(trainer.get(f"{note}/notes"))
    assert "Sit well." in held and "Who had time?" in held and "Quiet: 2 minutes" in held
    assert "Her words, page 1 of " in held and "0 minutes so far" in held
    assert "between minute 0 and 5 of 6" in held
    leave_out = re.findall(r'data-to href="([^"]+)">Leave this one out', trainer.get(f"{note}/notes"))[0]
    assert (
        "The door" in trainer.get(leave_out)
        and on(trainer.get(f"{note}/notes")) == on(trainer.get(note)) + "/notes"
    )
    with time_machine.travel(now().now + timedelta(minutes=9, seconds=5)):
        assert "9 minutes so far" in text_of(trainer.get(f"{note}/notes"))


def test_in_the_notes_pages_of_one_name_say_which_they_are(library: Library, trainer: Signed) -> None:
    address = planned_list(library, trainer)
    for _ in range(2):
        trainer.post(f"{address}/places", purpose="quiet", minutes="2")
    trainer.post(f"{address}/items", edition=library.publish("The coat", "A line of it. " * 60))
    seen = [main(trainer.get(f"{at}/notes")) for at, _ in walk(trainer, begin(trainer, address))]
    heads = [one.partition("What comes next")[0] for one in seen]
    assert all(any(f"Quiet, {n} of 3" in head for head in heads) for n in (1, 2, 3))
    pages = [head for head in heads if "Her words, page" in head]
    assert len(pages) > 1 and all(
        f"page {n} of {len(pages)}: The coat" in one for n, one in enumerate(pages, 1)
    )
    assert any("Her words: The kettle" in head for head in heads), "one page alone has no number"


def test_at_the_end_two_presses_write_the_session_down(library: Library, trainer: Signed) -> None:
    story = library.publish()
    address = playlist(trainer, story)
    *_, (_, last) = walk(trainer, begin(trainer, address))
    log = re.findall(r'data-log href="([^"]+)"', last)[0]
    assert log == f"{address}/session" and 'name="people"' in trainer.get(log)
    trainer.post(log, people="12")
    assert [use.people for use in library.showings(story) if use.kind == Kind.ROOM] == [12]


def planned_list(library: Library, trainer: Signed) -> str:
    """A session from the plan for thirty minutes, with a story in it; return its address."""
    made = trainer.client.post("/playlists", data={"title": "Tuesday", "plan": "30"})
    address = made.headers["Location"]
    trainer.client.post(f"{address}/items", data={"edition": library.publish()})
    return address


def test_a_place_of_the_plan_stands_on_the_screen_and_its_hint_on_the_notes_alone(
    library: Library, trainer: Signed
) -> None:
    steps = list(walk(trainer, begin(trainer, planned_list(library, trainer))))
    screens = " ".join(main(page) for _, page in steps)
    notes = " ".join(main(trainer.get(f"{at}/notes")) for at, _ in steps)

    assert "Talk in threes" in screens
    assert "One of them listens only." not in screens
    assert "One of them listens only." in notes
    assert "Welcome, and how to step out" not in screens, "The first page is the welcome."
    assert "1 of 1" in text_of(next(page for _, page in steps if "What comes next" in main(page)))


def test_the_guide_has_the_whole_plan_with_its_minutes(library: Library, trainer: Signed) -> None:
    page = text_of(trainer.get(f"{planned_list(library, trainer)}/guide"))
    assert "Talk in threes minute" in page
    assert "One of them listens only." in page
    assert "1 story" in page


def test_the_screen_the_notes_the_guide_and_the_list_say_the_same_minutes(
    library: Library, trainer: Signed
) -> None:
    address = planned_list(library, trainer)
    steps = list(walk(trainer, begin(trainer, address)))
    # Welcome 3, a story 1, quiet 1, threes 10, what helped 6, close 4.
    assert "25 of 30 min" in text_of(trainer.get(address))
    assert "of stories, about 25 in all" in text_of(trainer.get(f"{address}/guide"))
    assert "of stories, about 25 in all" in main(steps[0][1])
    by_the_plan = [
        re.findall(r"By the plan (.*?)\.", main(trainer.get(f"{at}/notes")))[0]
        for at, _ in (*steps[:2], steps[-1])
    ]
    assert by_the_plan == [
        f"this part stands between minute {starts} and {ends} of 25 minutes in all"
        for starts, ends in ((0, 3), (3, 4), (21, 25))
    ]


def test_without_a_place_for_it_welcome_and_help_take_no_minutes(library: Library, trainer: Signed) -> None:
    at = begin(trainer, playlist(trainer, library.publish()))
    assert "One story: 1 minute." in main(trainer.get(at))
    assert "By the plan it takes 1 minute in all." in main(trainer.get(f"{at}/notes"))


def test_a_list_with_a_close_alone_has_its_minutes_at_the_end(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish())
    trainer.post(f"{address}/places", purpose="close", minutes="4")
    at = begin(trainer, address)
    *_, (last, _) = walk(trainer, at)
    assert "it takes 5 minutes in all" in main(trainer.get(f"{at}/notes"))
    assert "between minute 1 and 5 of 5" in main(trainer.get(f"{last}/notes"))


def test_each_place_tells_the_room_what_to_do_and_a_break_is_a_break(
    library: Library, trainer: Signed
) -> None:
    address = playlist(trainer, library.publish())
    for purpose in ("quiet", "break", "threes"):
        trainer.post(f"{address}/places", purpose=purpose)
    pages = [main(page) for _, page in walk(trainer, begin(trainer, address))]
    quiet, rest, threes = (
        next(page for page in pages if page.startswith(label))
        for label in ("Quiet", "Break", "Talk in threes")
    )
    assert "Look up. Breathe." in quiet and "Look up" not in rest and "Tea" in rest
    assert "one listens" in threes and "Nobody has to speak." in threes
    slides = BytesIO(trainer.client.post(f"{address}/slides").data)
    with zipfile.ZipFile(slides) as file:
        held = " ".join(file.read(name).decode() for name in file.namelist() if "slides/slide" in name)
    assert all(plans.PURPOSES[purpose].said in held for purpose in ("quiet", "break", "threes"))


def test_every_place_that_a_room_sees_says_something_to_it() -> None:
    seen = [one for one in plans.PURPOSES.values() if one.sort in (plans.Sort.TALK, plans.Sort.QUIET)]
    assert all(one.said and one.said != one.hint for one in seen)


def test_of_a_part_nothing_else_stands_on_the_screen(library: Library, trainer: Signed) -> None:
    given = grant(uses=(Use.TEACHING, Use.BESIDE, Use.SHORT_PART))
    story = library.publish(words="She asked me first. Then nobody came. I waited by the door.", given=given)
    made = trainer.client.post("/playlists", data={"title": "Tuesday"})
    address = made.headers["Location"]
    trainer.client.post(f"{address}/items", data={"edition": story})
    (item,) = item_ids(trainer.get(address))
    form = f"{address}/items/{item}/part"
    edges = re.findall(r'name="(from|to)" value="([^"]+)"', trainer.get(form))
    chosen = {name: [value for at, value in edges if at == name][1] for name in ("from", "to")}
    assert trainer.client.post(form, data=chosen).status_code == 303
    screens = " ".join(main(page) for _, page in walk(trainer, begin(trainer, address)))

    assert "Then nobody came." in screens
    assert "She asked me first." not in screens
    assert "I waited by the door." not in screens
