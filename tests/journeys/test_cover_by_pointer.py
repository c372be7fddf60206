"""A box over a picture, by mouse, by finger and by typing: what is sent is what was drawn, in dots of the picture, at any zoom."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, Route, sync_playwright

from stories import looking as opening
from stories.parts import Role
from tests.journeys import probes
from tests.rooms.conftest import app as app  # noqa: PLC0414 -- the fixture.
from tests.rooms.conftest import quick as quick  # noqa: PLC0414 -- the fixture.
from tests.rooms.conftest import review as review  # noqa: PLC0414 -- the fixture.
from tests.rooms.review_page import Review
from tests.staffed import HOST

pytestmark = pytest.mark.browser

WIDE, HIGH = 1800, 2400
"""A photo as a phone takes it: upright, and far larger than any screen of the tests shows it."""

SIDES = ("left", "top", "width", "height")
SCREENS: dict[str, dict[str, Any]] = {
    "a desk": {"viewport": {"width": 1366, "height": 768}},
    "a desk at twice the size": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},
    "a desk at three quarters": {"viewport": {"width": 1821, "height": 1024}, "device_scale_factor": 0.75},
    "a phone": {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 3, "has_touch": True},
}
Box = tuple[int, int, int, int]


@pytest.fixture
def large(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Her picture is a large one."""
    image = Image.new("RGB", (WIDE, HIGH), "#f4ead8")
    ImageDraw.Draw(image).rectangle((400, 300, 1300, 2300), outline="#402030", width=20)
    out = BytesIO()
    image.save(out, "JPEG")
    size = {"width": WIDE, "height": HIGH, "mime": "image/jpeg"}
    both = (Role.CLEAN, Role.GREY)
    monkeypatch.setattr(
        opening, "_picture", lambda _: (size, {role: BytesIO(out.getvalue()) for role in both})
    )


@pytest.fixture
def opened(chromium: Any, large: None, review: Review) -> Iterator[Any]:
    """Open the review page on a screen, with the picture shown."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def page(screen: str, *, script: bool = True) -> _Picture:
            context = browser.new_context(
                **SCREENS[screen], java_script_enabled=script, reduced_motion="reduce"
            )
            context.route("**/*", lambda route: _answered(review, route))
            found = context.new_page()
            return _Picture(found, review, is_touched="has_touch" in SCREENS[screen])

        yield page
        browser.close()


def _answered(review: Review, route: Route) -> None:
    """Answer a browser by the test's own client: its sign-in, no port, and the page that a press leads to."""
    asked = route.request
    answer = review.client.open(
        urlsplit(asked.url).path, method=asked.method, data=asked.post_data_buffer, follow_redirects=True,
        content_type=asked.headers.get("content-type"), base_url=HOST["base_url"],
    )  # fmt: skip
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.get_data())


class _Picture:
    """The picture on the page, its numbers, and a hand that pulls."""

    def __init__(self, page: Page, review: Review, *, is_touched: bool) -> None:
        self.page, self.review, self.part_id = page, review, review.work.ids[1]
        page.goto(f"{HOST['base_url']}/stories/{review.work.id}")
        self.section = page.locator(f"#part-{self.part_id}")
        self.section.get_by_text("Show it in colour, and cover a part").click()
        image = self.section.locator("[data-boxes] img")
        image.scroll_into_view_if_needed()
        page.wait_for_function("(one) => one.complete && one.naturalWidth > 0", arg=image.element_handle())
        self.image = image
        self.touches = page.context.new_cdp_session(page) if is_touched else None

    def field(self, side: str) -> Locator:
        return self.page.locator(f"[name={side}-{self.part_id}]")

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(self.field(side).input_value() for side in SIDES)

    @property
    def box(self) -> Box:
        left, top, width, height = map(int, self.numbers)
        return left, top, width, height

    @property
    def shown(self) -> Box | None:
        """The box as it is drawn over the picture; None when none is."""
        said = self.section.locator(".draft rect").evaluate_all(
            "all => all.map((one) => ['x', 'y', 'width', 'height'].map((side) => Number(one.getAttribute(side))))"
        )
        return tuple(said[0]) if said else None

    def spot(self, x: float, y: float) -> tuple[int, int]:
        """Return the dot of the screen nearest to a place of the picture, which is brought into sight."""
        self.image.scroll_into_view_if_needed()
        on = self.image.bounding_box()
        assert on is not None
        return round(on["x"] + x * on["width"] / WIDE), round(on["y"] + y * on["height"] / HIGH)

    def dot(self, spot: tuple[int, int]) -> tuple[int, int]:
        """Return the dot of the picture that lies under a dot of the screen."""
        on = self.image.bounding_box()
        assert on is not None
        x, y = (spot[0] - on["x"]) / on["width"], (spot[1] - on["y"]) / on["height"]
        return round(min(max(x, 0), 1) * WIDE), round(min(max(y, 0), 1) * HIGH)

    def pull(self, start: tuple[int, int], to: tuple[int, int], *, drop: bool = True) -> None:
        """Press at one dot of the screen, go to another by way of a third, and let go."""
        half = ((start[0] + to[0]) // 2, (start[1] + to[1]) // 2 + 3)
        if self.touches is not None:
            for kind, spots in (
                ("touchStart", [start]),
                ("touchMove", [half]),
                ("touchMove", [to]),
                ("touchEnd", []),
            ):
                if kind != "touchEnd" or drop:
                    points = [{"x": x, "y": y} for x, y in spots]
                    self.touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            return
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*half)
        self.page.mouse.move(*to)
        if drop:
            self.page.mouse.up()

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.section.get_by_role("button", name=name, exact=True).click()


def _spanned(one: tuple[int, int], other: tuple[int, int]) -> Box:
    (x, y), (a, b) = one, other
    return min(x, a), min(y, b), abs(x - a), abs(y - b)


def _kept(review: Review) -> list[Box]:
    boxes = review.body().part(review.work.ids[1]).boxes
    return [(box.left, box.top, box.width, box.height) for box in boxes]


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_pulled_over_the_picture_is_what_is_covered(opened: Any, review: Review, screen: str) -> None:
    at: _Picture = opened(screen)
    assert probes.sideways(at.page) == {}
    on = at.image.bounding_box()
    assert on is not None and on["height"] <= SCREENS[screen]["viewport"]["height"]
    assert abs(on["width"] / on["height"] - WIDE / HIGH) < 0.01, "it is not pulled out of shape"
    # A tap or a click is no box, and nothing can be undone yet.
    undo = at.section.get_by_role("button", name="Undo on the picture")
    at.pull(at.spot(200, 200), at.spot(200, 200))
    assert at.numbers == ("", "", "", "") and at.shown is None and not undo.is_visible()

    # A box, from its lower right corner to its upper left one.
    end, start = at.spot(500, 700), at.spot(1300, 1500)
    at.pull(start, end)
    first = _spanned(at.dot(start), at.dot(end))
    assert at.box == at.shown == first
    # It moves from its middle, and stays inside the picture.
    middle = at.spot(900, 1100)
    at.pull(middle, (middle[0] + 7, middle[1] - 11))
    moved = at.box
    shift = tuple(
        after - before
        for before, after in zip(at.dot(middle), at.dot((middle[0] + 7, middle[1] - 11)), strict=True)
    )
    assert moved == at.shown == (first[0] + shift[0], first[1] + shift[1], *first[2:])
    at.pull(at.spot(moved[0] + 400, moved[1] + 400), at.spot(5, 5))
    assert at.box == (0, 0, *first[2:]), "no further than the edge, and as large as before"
    undo.click()
    assert at.box == at.shown == moved
    # A corner makes it larger: the one across stands still.
    corner = at.spot(moved[0] + moved[2], moved[1] + moved[3])
    at.pull(corner, (corner[0] + 9, corner[1] + 6))
    grown = at.box
    assert grown[:2] == moved[:2] and grown[2] > moved[2] and grown[3] > moved[3]
    # Taken back one by one, down to none.
    undo.click()
    assert at.box == moved
    undo.click()
    assert at.box == first
    undo.click()
    assert at.numbers == ("", "", "", "") and at.shown is None and not undo.is_visible()
    assert at.page.evaluate("document.activeElement.name") == f"left-{at.part_id}"

    # Beyond the edge is the edge; and this is what is sent.
    at.pull(at.spot(1000, 1200), (at.spot(1000, 1200)[0] + 20, int(on["y"] + on["height"]) + 15))
    last = at.box
    assert last == at.shown and last[1] + last[3] == HIGH
    at.press("Cover this in picture 1")
    assert _kept(review) == [last]


def test_what_is_broken_off_leaves_the_numbers_as_they_were(opened: Any) -> None:
    at: _Picture = opened("a desk")
    at.pull(at.spot(400, 400), at.spot(900, 900))
    stands = at.box
    at.pull(at.spot(1000, 1000), at.spot(1500, 1600), drop=False)
    assert at.box != stands
    at.page.keyboard.press("Escape")
    assert at.box == at.shown == stands
    at.page.mouse.up()
    assert at.box == stands, "letting go afterwards is nothing"


def test_a_touch_that_the_phone_takes_away_is_no_box(opened: Any) -> None:
    at: _Picture = opened("a phone")
    at.pull(at.spot(400, 400), at.spot(900, 900), drop=False)
    assert at.shown is not None
    at.touches.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})  # type: ignore[union-attr]  # Fingers touch here.
    assert at.numbers == ("", "", "", "") and at.shown is None


def test_numbers_that_are_typed_are_drawn_and_sent(opened: Any, review: Review) -> None:
    at: _Picture = opened("a desk")
    for side, number in zip(SIDES, ("100", "200", "300", ""), strict=True):
        at.field(side).fill(number)
    assert at.shown is None
    at.field("height").fill("many")
    assert at.shown is None
    at.field("height").fill("400")
    assert at.shown == (100, 200, 300, 400)
    at.pull(at.spot(250, 400), at.spot(450, 400))
    left, top, width, height = at.box
    assert (top, width, height) == (200, 300, 400) and left > 250
    at.press("Show only this part of picture 1")
    crop = review.body().part(at.part_id).crop
    assert crop is not None and (crop.left, crop.top, crop.width, crop.height) == (left, top, width, height)


def test_without_script_the_numbers_are_the_form(opened: Any, review: Review) -> None:
    at: _Picture = opened("a phone", script=False)
    assert not at.section.get_by_role("button", name="Undo on the picture").is_visible()
    for side, number in zip(SIDES, ("10", "20", "30", "40"), strict=True):
        at.field(side).fill(number)
    at.press("Cover this in picture 1")
    assert _kept(review) == [(10, 20, 30, 40)]
