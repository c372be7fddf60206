"""Building a list: finding beside it as on the page of search, coming back to the same place, and what a place is for."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from archive.editions.ledger import Kind
from archive.reading import offering
from archive.reading.tables import PlaylistItem
from archive.rules.choices import Audience, Use
from tests.rooms.links import local
from tests.rooms.playlists import begun, item_ids, playlist, run
from tests.rooms.shelving import Library, Signed, grant, hrefs, text_of

FOUND = {"q": "asked", "theme": "6.1", "level": "mentioned", "page": "2"}


def gap_of(page: str) -> str:
    """The words of the first gap of a page."""
    return text_of(page.partition('<li class="step gap" id')[2].partition("Close the gap")[0])


def finder(page: str) -> str:
    """The part of a page in which stories are found."""
    return page.partition('<section class="side to-add"')[2].partition("</section>")[0]


def run_html(page: str) -> str:
    """The running order of a page."""
    return page.partition('<ol class="run">')[2].partition("</ol>")[0]


def run_sum(page: str) -> str:
    """What stands above the running order: the minutes, by what they are for."""
    return page.partition('<ul class="key">')[2].partition("</ul>")[0]


# Coming back to the same place


@pytest.mark.parametrize("way", ["items", "items/{item}/up", "items/{item}/down", "order"])
def test_a_press_keeps_what_was_looked_for(library: Library, way: str) -> None:
    trainer, story, more = library.trainer(), library.publish("One"), library.publish("Two")
    address = playlist(trainer, story)
    item = item_ids(trainer.get(address))[0]
    fields = {"edition": more, "item": item, **FOUND}

    answer = trainer.client.post(f"{address}/{way.format(item=item)}", data=fields)

    where, _, anchor = answer.headers["Location"].partition("#")
    where = re.sub(r"added=[\w-]{22}&", "", where)
    assert where == f"{address}?q=asked&page=2&theme=6.1&level=mentioned"
    assert anchor == {"items": "added", "order": "order"}.get(way, f"item-{item}")


def test_the_forms_beside_a_search_carry_it_and_a_new_word_keeps_the_filters(library: Library) -> None:
    trainer = library.trainer()
    story = library.publish("One", words="I was asked.", themes=("6.1",))
    page = finder(trainer.get(f"{begun(trainer)}?q=asked&theme=6.1"))
    add = page.partition('class="puts"')[2]
    assert 'name="q" value="asked"' in add and 'name="theme" value="6.1"' in add
    assert 'name="theme" value="6.1"' in page.partition('role="search"')[2].partition("</form>")[0]
    assert f'id="found-{story}"' in page


# Finding as on the page of search


def test_a_theme_that_no_story_carries_leads_on_beside_the_list_too(library: Library) -> None:
    trainer = library.trainer()
    library.publish("One", themes=("5.5",))
    address = begun(trainer)
    page = finder(trainer.get(f"{address}?q=care+proceedings"))
    assert "Close to it there are: Adoption and placement orders 1" in text_of(page)
    assert f'href="{address}?theme=5.5#add"' in page


def test_the_same_filters_snippets_and_counts_stand_beside_a_list_as_on_the_page_of_search(
    library: Library,
) -> None:
    library.publish("Rain", words="I was asked a thing. " * 300, themes=("6.1",))
    library.publish("Snow", words="I was asked.", themes=("6.1", "8.2"), warnings=(("removal", "detailed"),))
    library.publish("Hail", words="Nothing of it.", themes=("8.2",))
    trainer = library.trainer()
    address, asked = begun(trainer), "?q=asked&theme=6.1"
    beside, page = finder(trainer.get(address + asked)), trainer.get(f"/search{asked}")

    def choices(html: str, path: str) -> set[str]:
        found = (href.partition("#")[0] for href in hrefs(html) if href.startswith(f"{path}?"))
        return {href.removeprefix(path) for href in found if "theme=6.1" in href}

    assert choices(beside, address) == choices(page, "/search") != set()
    assert "<mark>asked</mark>" in beside and beside.count("<mark>") == page.count("<mark>")
    assert "Narrow this" in text_of(beside) and "2 stories you may use here" in text_of(beside)
    narrowed = finder(trainer.get(f"{address}{asked}&level=described"))
    assert "Rain" in narrowed and "Snow" not in narrowed


def test_who_reads_a_story_piece_by_piece_beside_a_list_has_read_it(library: Library) -> None:
    words = ("kettle", "window", "blanket", "garden")
    filler = "and then nothing more was said of that for a long while by anybody at all. "
    story = library.publish(words="".join(f"There was a {word} {filler * 6}" for word in words))
    trainer = library.trainer()
    address = begun(trainer)
    for word in words:
        assert library.showings(story) == ()
        trainer.get(f"{address}?q={word}")
    assert [use.kind for use in library.showings(story)] == [Kind.PREPARED]


def test_a_list_shows_a_few_stories_at_once_and_a_press_shows_the_next(library: Library) -> None:
    for number in range(7):
        library.publish(f"Story {number}")
    trainer = library.trainer()
    address = begun(trainer)
    one, two = finder(trainer.get(address)), finder(trainer.get(f"{address}?page=2"))
    titles = [re.findall(r">(Story \d)<", page) for page in (one, two)]
    assert len(titles[0]) == 5 and len(titles[1]) == 2 and len({*titles[0], *titles[1]}) == 7
    assert f'href="{address}?page=2#add"' in one


# What a place is for


def test_a_place_keeps_the_theme_its_trainer_chose_and_the_gap_offers_by_it(library: Library) -> None:
    gone, stays = library.publish("Gone", themes=("6.1",)), library.publish("Stays", themes=("8.1",))
    library.publish("Same", themes=("6.1",))
    library.publish("Beside it", themes=("8.1",))
    trainer = library.trainer()
    address = playlist(trainer, stays)
    trainer.post(f"{address}/items", edition=gone, for_theme="6.1", theme="6.1")
    library.pull(gone)

    said = gap_of(trainer.get(address))

    assert offering.wanted("6.1") in said and "Same" in said and "Beside it" not in said
    assert "close" not in said.lower()


def test_without_a_chosen_theme_what_is_offered_is_said_to_be_close_to_the_others(library: Library) -> None:
    gone, stays = library.publish("Gone", themes=("6.1",)), library.publish("Stays", themes=("8.1",))
    library.publish("Same", themes=("6.1",))
    library.publish("Beside it", themes=("8.1",))
    trainer = library.trainer()
    address = playlist(trainer, gone, stays)
    library.pull(gone)

    said = gap_of(trainer.get(address))

    assert offering.AROUND in said and "Beside it" in said and "Same" not in said


def test_what_is_offered_for_a_first_story_is_not_the_hardest_and_elsewhere_the_closest_comes_first(
    library: Library,
) -> None:
    """The place says of itself that it is short and not the hardest, because people are still arriving."""
    around = ("6.1", "8.1", "8.2")
    stays = library.publish("Stays", themes=around, warnings=())
    library.publish("Close, in detail", themes=around, warnings=(("removal", "detailed"),))
    library.publish("Less close, described", themes=around[:2], warnings=(("removal", "described"),))
    library.publish("Less close, quiet", themes=around[:1], warnings=())
    trainer = library.trainer()
    address = begun(trainer)
    for purpose in ("story-hope", "story-first", "story-inside"):
        trainer.post(f"{address}/places", purpose=purpose, minutes="5")
    trainer.post(f"{address}/items", edition=stays)  # It takes the first place that waits.
    page = run_html(trainer.get(address))

    first, inside = (
        re.findall(
            r">((?:Close|Less close), [a-z ]+)<", page.partition(label)[2].partition("Change place")[0]
        )
        for label in ("A first story", "A story from inside")
    )

    assert first == ["Less close, quiet", "Less close, described", "Close, in detail"]
    assert inside == [*reversed(first)]


def test_a_lone_story_that_goes_says_that_nothing_is_known(library: Library) -> None:
    gone = library.publish("Gone", themes=("6.1",))
    library.publish("Same", themes=("6.1",))
    trainer = library.trainer()
    address = playlist(trainer, gone)
    library.pull(gone)
    assert offering.UNKNOWN in gap_of(trainer.get(address)) and "Same" not in gap_of(trainer.get(address))

    item = item_ids(trainer.get(address))[0]
    page = trainer.post(f"{address}/items/{item}/theme", theme="6.1")

    assert offering.wanted("6.1") in gap_of(page) and "Same" in gap_of(page)
    assert offering.UNKNOWN in gap_of(trainer.post(f"{address}/items/{item}/theme", theme=""))


def test_a_theme_that_no_other_story_has_is_said_and_a_plan_asks_by_its_title(library: Library) -> None:
    gone = library.publish("Gone", themes=("6.1",))
    library.publish("On courts", themes=("5.2",))
    trainer = library.trainer()
    address = playlist(trainer, title="A morning on care proceedings")
    trainer.post(f"{address}/items", edition=gone)
    library.pull(gone)
    page = trainer.get(address)
    assert offering.ASKED in gap_of(page) and "On courts" in gap_of(page)
    item = item_ids(page)[0]
    said = gap_of(trainer.post(f"{address}/items/{item}/theme", theme="6.1"))
    assert offering.ASKED in said, (
        "No other story has the theme, so what comes next is said to be what it is."
    )
    bare = playlist(trainer, library.publish("Second", themes=("6.1",)))
    library.pull(*re.findall(r"/stories/([\w-]{22})", run_html(trainer.get(bare))))
    item = item_ids(trainer.get(bare))[0]
    assert offering.none_on("6.1") in gap_of(trainer.post(f"{bare}/items/{item}/theme", theme="6.1"))


def test_no_theme_is_read_from_a_story_and_none_is_kept_that_nobody_chose(library: Library) -> None:
    story = library.publish(themes=("6.1",))
    trainer = library.trainer()
    address = playlist(trainer)
    for fields in ({}, {"theme": "6.1"}, {"for_theme": "9.9"}):
        page = trainer.post(f"{address}/items", edition=story, **fields)
        with Session(library.room.lists) as session:
            assert [row.theme for row in session.query(PlaylistItem)] == [""], fields
        trainer.post(f"{address}/items/{item_ids(page)[0]}/take-out")
    page = trainer.post(f"{address}/items", edition=story)
    assert trainer.refused(f"{address}/items/{item_ids(page)[0]}/theme", theme="9.9")[0] == 422


def test_adding_by_a_search_for_a_theme_offers_to_keep_it_and_without_one_it_does_not(
    library: Library,
) -> None:
    library.publish("Rain", themes=("6.1",))
    trainer = library.trainer()
    address = begun(trainer, "30")
    assert "Add for this theme" not in trainer.get(address)
    assert "Add for this theme" in finder(trainer.get(f"{address}?theme=6.1"))
    page = trainer.post(f"{address}/items", edition=library.publish("Snow", themes=("6.1",)), for_theme="6.1")
    assert "This place is for:" in run(page)


def test_a_copy_takes_a_theme_along_with_its_story_and_never_without_it(library: Library) -> None:
    both = library.publish(
        "Rain", given=grant(audiences=[Audience.TRAINING_ROOM, Audience.SUPPORT_GROUP]), themes=("6.1",)
    )
    room_only = library.publish("Snow", themes=("6.1",))
    trainer = library.trainer()
    address = playlist(trainer)
    for story in (both, room_only):
        trainer.post(f"{address}/items", edition=story, for_theme="6.1")
    trainer.post("/who", audience="support-group", profession=["social-workers"])
    page = trainer.post(f"{address}/duplicate")
    fresh = re.findall(r"/playlists/([\w-]{22})/title", page)[0]
    with Session(library.room.lists) as session:
        rows = session.query(PlaylistItem).filter_by(playlist_id=fresh).order_by(PlaylistItem.position)
        assert [(row.edition_id, row.theme) for row in rows] == [(both, "6.1"), ("", "")]


def test_beside_a_story_that_stands_alone_nothing_is_offered_and_that_is_said(library: Library) -> None:
    gone, alone = library.publish("Gone"), library.publish("Alone")
    library.publish("Other")
    trainer = library.trainer()
    address = playlist(trainer, gone, alone)
    library.pull(gone)
    library.narrow(alone, grant(uses=[Use.TEACHING]))
    assert offering.ALONE in gap_of(trainer.get(address))


# The page


def test_present_is_the_one_main_act_and_what_comes_later_is_folded(library: Library) -> None:
    trainer: Signed = library.trainer()
    page = trainer.get(playlist(trainer, library.publish(words="word " * 100)))
    head = page.partition('class="playlist-head"')[2].partition('<nav class="jump"')[0]
    before_menu = head.partition("<details")[0]
    assert re.findall(r'<button class="btn go"[^>]*>([^<]*)<', before_menu) == ["Present"]
    assert "<a " not in before_menu
    assert "1 story · 1 minute" in text_of(head) and "1 minutes" not in text_of(page)
    for later in ("after", "colleagues", "this"):
        assert re.search(rf'<details class="pane later"[^>]*><summary><h2 id="{later}">', page), later
    assert [href for href in hrefs(page) if href.startswith("#")] == [
        "#main",
        "#order",
        "#add",
        "#links",
        "#after",
    ]


def test_a_call_to_destroy_is_never_folded_away(library: Library) -> None:
    trainer, story = library.trainer(), library.publish()
    address = playlist(trainer, story, library.publish("Stays"))
    trainer.post(f"{address}/printed", edition=story, many="3")
    library.pull(story)
    before = trainer.get(address).partition("You printed 3 copies")[0]
    assert before.count("<details") == before.count("</details>") and 'id="order"' not in before


def test_the_address_of_a_new_link_is_shown_whole_and_can_be_copied(library: Library) -> None:
    trainer = library.trainer()
    address = playlist(trainer, library.publish())
    opens, ends = local(timedelta(minutes=-1)), local(timedelta(days=3))
    page = trainer.post(f"{address}/links", opens=opens, ends=ends, most="5")
    assert re.search(
        r"<textarea[^>]*readonly[^>]*>http://room\.localhost:8003/with-us/[\w-]{43}</textarea>", page
    )
    assert re.search(r'<p class="row" hidden data-copy="address"><button type="button"', page)


def test_each_place_has_one_save_for_everything_that_is_typed_in_it(library: Library) -> None:
    trainer = library.trainer()
    address = begun(trainer, "60")
    trainer.post(f"{address}/items", edition=library.publish("Rain"))
    gone = library.publish("Hail")
    trainer.post(f"{address}/items", edition=gone)
    library.pull(gone)
    places = re.findall(r'(?s)<li class="step[^"]*" id="item-.*?</details>', run_html(trainer.get(address)))
    assert len(places) > 3
    for place in places:
        forms = re.findall(r"(?s)<form.*?</form>", place)
        typed = [form for form in forms if re.search(r"<(?:textarea|select|input[^>]*type=\"number\")", form)]
        assert len(typed) == 1 and place.count(">Save<") == 1, text_of(place)


def test_what_is_said_and_what_the_place_is_for_are_kept_by_one_press(library: Library) -> None:
    trainer = library.trainer()
    address = begun(trainer, "60")
    page = trainer.post(f"{address}/items", edition=library.publish("Rain", themes=("6.1",)))
    item = next(
        one for one in item_ids(page) if f'id="item-{one}"' in page and "Rain" in page.partition(one)[2][:900]
    )
    typed = {"say_first": "Sit well.", "ask_after": "Who?", "quiet_minutes": "1", "theme": "6.1"}
    page = trainer.post(f"{address}/items/{item}/prompts", **typed)
    assert "Sit well." in page and "This place is for:" in run(page)

    status, page = trainer.refused(
        f"{address}/items/{item}/prompts", **{**typed, "quiet_minutes": "99", "theme": ""}
    )
    assert status == 422 and "Sit well." in page, "nothing that she typed is lost"
    assert "This place is for:" in run(trainer.get(address)), "and nothing is kept by half"


def test_minutes_and_theme_of_a_place_that_waits_are_kept_by_one_press(library: Library) -> None:
    trainer = library.trainer()
    address = begun(trainer, "60")
    item = re.findall(r'class="step gap waits" id="item-([\w-]{22})"', trainer.get(address))[0]
    page = trainer.post(f"{address}/items/{item}/minutes", minutes="17", theme="6.1")
    assert "17 min" in page and "This place is for:" in run(page)


def test_the_bar_draws_what_is_left_and_keeps_the_minutes_of_an_empty_place(library: Library) -> None:
    trainer = library.trainer()
    address = begun(trainer, "60")
    story = library.publish("Rain")
    whole = text_of(run_sum(trainer.get(address)))
    trainer.post(f"{address}/items", edition=story)
    library.pull(story)
    page = trainer.get(address)
    assert text_of(run_sum(page)) == whole, "the minutes of its plan, never those of her story"
    first = item_ids(page)[0]
    page = trainer.post(f"{address}/items/{first}/take-out")
    left = re.search(r"left (\d+) min", text_of(run_sum(page)))
    assert left and '<rect class="left"' in page
    drawn = [
        (float(x), float(width))
        for x, width in re.findall(r'<rect class="[a-z]+" x="([\d.]+)" width="([\d.]+)"', page)
    ]
    assert abs(sum(drawn[-1]) - 598) < 1, "the bar is as long as the session"


def test_an_empty_place_is_moved_with_buttons_too(library: Library) -> None:
    trainer = library.trainer()
    story = library.publish("Rain")
    address = playlist(trainer, story, library.publish("Snow"))
    gone = item_ids(trainer.get(address))[0]
    library.pull(story)
    page = trainer.get(address)
    assert 'aria-label="Move the empty place 1 down"' in page
    assert item_ids(trainer.post(f"{address}/items/{gone}/down"))[1] == gone


def test_after_add_it_is_said_which_story_stands_where_and_the_eye_is_led_there(library: Library) -> None:
    trainer = library.trainer()
    address = playlist(trainer, library.publish("Rain"))
    answer = trainer.client.post(f"{address}/items", data={"edition": library.publish("Snow")})
    where, _, anchor = answer.headers["Location"].partition("#")
    page = finder(trainer.get(where))
    said = re.findall(r'<p[^>]*role="status" id="added" tabindex="-1">([^<]*)</p>', page)
    assert anchor == "added" and said == ["“Snow” is in the list, place 2."]
    assert 'id="added"' not in trainer.get(address) and 'id="added"' not in trainer.get(f"{address}?added=x")
