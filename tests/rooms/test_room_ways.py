"""A learner's way without a gap at its start, a kind end, a trainer who tries a playlist, and sentences that hold."""

from __future__ import annotations

import re

import pytest

from archive.editions.ledger import Kind
from archive.reading.viewers import InTheRoom
from archive.rules.choices import Audience, Profession
from tests.rooms.links import begin, link, page
from tests.rooms.playlists import item_ids, playlist
from tests.rooms.shelving import Library, Signed, text_of


@pytest.fixture
def trainer(library: Library) -> Signed:
    return library.trainer()


# A learner's way


def test_whoever_begins_meets_only_what_can_be_shown_and_the_numbers_agree(
    library: Library, trainer: Signed
) -> None:
    one, gone, two = (library.publish(title, f"{title} words.") for title in ("One", "Gone", "Two"))
    path = link(trainer, playlist(trainer, one, gone, two))
    library.pull(gone)
    assert "2 stories" in text_of(page(library.visitor(), path))
    learner = begin(library, path)
    assert "1 of 2" in page(learner, "/together/1")
    assert "Two words." in page(learner, "/together/2/story")
    page(learner, "/together/3", 404)


def test_a_story_that_goes_away_after_she_began_leaves_a_calm_gap_in_its_place(
    library: Library, trainer: Signed
) -> None:
    one, gone, two = (library.publish(title, f"{title} words.") for title in ("One", "Gone", "Two"))
    path = link(trainer, playlist(trainer, one, gone, two))
    learner = begin(library, path)
    library.pull(gone)
    assert "not here just now" in page(learner, "/together/2") and "2 of 3" in page(learner, "/together/2")
    assert "Two words." in page(learner, "/together/3/story")
    assert "1 of 2" in page(begin(library, path), "/together/1")


def test_nobody_is_counted_when_there_is_nothing_to_begin_with(library: Library, trainer: Signed) -> None:
    story = library.publish()
    address = playlist(trainer, story)
    path = link(trainer, address)
    library.pull(story)
    answer = library.visitor().post(path)
    assert answer.status_code == 409 and "cannot be shown" in answer.get_data(as_text=True)
    assert "0 of 5" in text_of(trainer.get(address))


def test_a_learner_who_goes_back_after_the_end_is_told_kindly(library: Library, trainer: Signed) -> None:
    learner = begin(library, link(trainer, playlist(trainer, library.publish())))
    learner.post("/together/finish")
    for path in ("/together/1", "/together/1/story", "/together/end", "/together/step-out"):
        said = page(learner, path, 401)
        assert "You have finished here" in said and "open your link once more" in said
        assert "116 123" in said and "Sign in" not in said and "signed out" not in said


def test_a_link_that_leads_nowhere_sends_nobody_to_the_trainers_door(library: Library) -> None:
    said = page(library.visitor(), "/with-us/" + "x" * 43, 404)
    assert "does not lead anywhere" in said and "Go to the start" not in said and "Sign in" not in said


def test_people_in_a_room_whose_page_is_over_are_not_sent_to_the_trainers_door(library: Library) -> None:
    for path, status in (("/in-the-room/" + "x" * 43, 404), ("/course/open/" + "x" * 22, 409)):
        said = page(library.visitor(), path, status)
        assert "116 123" in said and "Go to the start" not in said and "Sign in" not in said, path


def test_no_page_of_trouble_says_a_sentence_twice(library: Library, trainer: Signed) -> None:
    signed_out = text_of(page(library.visitor(), "/playlists", 401))
    assert signed_out.count("You are signed out") == 1 and "Please sign in again." in signed_out
    missing = text_of(page(trainer.client, "/stories/nothing", 404))
    assert missing.count("There is nothing here") == 1 and "not yours to see" in missing


# A trainer tries it


def test_a_trainer_meets_on_her_own_screen_what_learners_will_meet(library: Library, trainer: Signed) -> None:
    one, two = library.publish("One", "First words."), library.publish("Two", "Second words.")
    address = playlist(trainer, one, two)
    item = item_ids(trainer.get(address))[0]
    trainer.post(
        f"{address}/items/{item}/prompts", say_first="Sit well.", ask_after="Who had time?", quiet_minutes="1"
    )
    found = re.search(r'value="(\w+)">Try it on this screen</button>', trainer.get(address))
    assert found is not None
    before = f"{address}/try/1"
    learner = begin(library, link(trainer, address))

    for tail in ("", "/story"):
        tried, met = trainer.get(before + tail), page(learner, f"/together/1{tail}")
        # What only a learner has: the way to say that it is not right. A trainer has it on the story's own page.
        met = re.sub(r'<p><a href="/together/1/not-right">.*?</p>', "", met)
        # Nor does she leave anything out for today, and her page is drawn anew whenever she opens it.
        met = re.sub(r"(?s)<h2>Rather not today\?</h2>.*?(?=</div>\s*$|</div>\s*</main>)", "", met)
        met = re.sub(r' data-still="[^"]*"', "", met)
        assert _main(tried) == _main(met), "by the learners' own code path"
    story = trainer.get(f"{before}/story")
    assert story.index("First words.") < story.index("1 quiet minute") < story.index("Who had time?")
    assert "Back to playlist" in story and "Second words." not in story
    assert f'href="{address}"' in trainer.get(f"{address}/try/2/story"), (
        "after the last one, back to the list"
    )


def test_trying_counts_nobody_as_a_learner_and_is_written_down_as_preparing(
    library: Library, trainer: Signed
) -> None:
    story = library.publish()
    address = playlist(trainer, story)
    link(trainer, address)
    trainer.get(f"{address}/try/1")
    assert library.showings(story) == ()
    for _ in range(2):
        trainer.get(f"{address}/try/1/story")
    assert [use.kind for use in library.showings(story)] == [Kind.PREPARED]
    assert "0 of 5" in text_of(trainer.get(address))


def test_trying_is_for_the_owner_alone_and_has_nothing_that_may_not_be_shown(
    library: Library, trainer: Signed
) -> None:
    one, gone = library.publish("One"), library.publish("Gone")
    address = playlist(trainer, one, gone)
    other = library.trainer("olga")
    page(other.client, f"{address}/try/1", 404)
    page(other.client, f"{address}/try/1/story", 404)
    library.pull(gone)
    assert "1 of 1" in trainer.get(f"{address}/try/1")
    for nowhere in ("0", "2", "x", "9" * 5000):
        page(trainer.client, f"{address}/try/{nowhere}", 404)
        page(trainer.client, f"{address}/try/{nowhere}/story", 404)


def _main(html: str) -> str:
    """Return the page's words and marks without where its buttons lead, and without the box that is a learner's alone."""
    main = html.partition("<main")[2].partition("</main>")[0]
    page = re.sub(r'(?s)<section class="pane" id="words">.*?</section>', "", main)
    return re.sub(r">\s+<", "><", re.sub(r'href="[^"]*"', "", page))


# The playlist page, and sentences


def test_a_playlist_page_stands_in_the_order_of_the_work(library: Library, trainer: Signed) -> None:
    html = trainer.get(playlist(trainer, library.publish()))
    headings = re.findall(r'<h2 id="(\w+)">', html)
    assert headings == ["who", "order", "add", "links", "after", "colleagues", "this"]
    assert html.index("Try it on this screen") < html.index('id="who"')


def test_an_empty_playlist_has_nothing_to_try(trainer: Signed) -> None:
    assert "Try it" not in trainer.post("/playlists", title="Empty")


def test_each_link_has_a_heading_and_a_button_of_its_own_name(library: Library, trainer: Signed) -> None:
    address = playlist(trainer, library.publish())
    for _ in range(2):
        link(trainer, address)
    html = trainer.get(address)
    assert re.findall(r"<h3>(Link \d)</h3>", html) == ["Link 1", "Link 2"]
    assert re.findall(r'aria-label="(Stop link \d now)"', html) == ["Stop link 1 now", "Stop link 2 now"]


def test_who_is_in_the_room_reads_well_as_a_line_and_inside_a_sentence(
    library: Library, trainer: Signed
) -> None:
    here = InTheRoom(Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES, Profession.STUDENTS}))
    assert here.said == "A training room: midwives and health visitors, students"
    assert here.said_within == "in a training room, to midwives and health visitors and to students"
    alone = InTheRoom(Audience.PRIVATE_LINK, frozenset({Profession.STUDENTS}))
    assert alone.said_within == "by a private link, to students"
    library.publish()
    said = text_of(trainer.get("/search"))
    assert "1 story you may show in a training room, to social workers and to midwives" in said


def test_the_search_box_is_spared_on_a_phone_where_nobody_searches(library: Library, trainer: Signed) -> None:
    story = library.publish()
    spared = {
        path: "find spare" in trainer.get(path) for path in ("/search", "/playlists", f"/stories/{story}")
    }
    assert spared == {"/search": False, "/playlists": True, f"/stories/{story}": True}
