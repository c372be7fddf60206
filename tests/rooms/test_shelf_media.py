"""Recordings and pictures on the shelf: sealed, bound to the released hash, gated by form, and stopped in mid-stream."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from archive.editions import press as presses
from archive.editions import shelf as shelves
from archive.editions import stocktaking
from archive.editions.edition import Content, ContentNote, Cue
from archive.editions.press import Press
from archive.editions.shelf import Playing
from archive.ground.files import CHUNK, Files
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.errors import NotFound, Refused
from archive.rules.grant import Grant, Outlet, Viewer
from archive.rules.publication import Clearance
from archive.settings import Place
from tests.rooms.shelving import clearance, grant, now, open_press, picture, put_out, sound

CANARY = b"a canary in her own voice "
VOICE = CANARY * (3 * CHUNK // len(CANARY) + 1)
DRAWING = b"a canary drawn in crayon " * 9
NOW = timedelta(0)
ALL_FORMS = (Medium.WORDS, Medium.OWN_VOICE, Medium.ART)
SEEN = Viewer(
    Audience.TRAINING_ROOM, frozenset({Profession.MIDWIVES}), frozenset({Use.TEACHING}), frozenset({"kent"})
)


@pytest.fixture
def press(place: Place) -> Iterator[Press]:
    """A press on this test's place."""
    opened = open_press(place)
    yield opened
    opened.engine.dispose()
    opened.keys.engine.dispose()


def _content() -> Content:
    return Content("The form", "", ContentNote("A form is read."), media=(sound(VOICE), picture(DRAWING)))


def _out(press: Press, given: Grant | None = None, id: str = "") -> str:
    return put_out(press, _content(), given or grant(media=ALL_FORMS), id=id, media=(VOICE, DRAWING))


def _playing(press: Press, id: str, n: int = 0, encoding: str = "opus", viewer: Viewer = SEEN) -> Playing:
    return shelves.playing(press.shelf, id, n, encoding, viewer, now)


def _all(playing: Playing) -> bytes:
    return b"".join(playing.pieces(0, playing.size))


def test_a_hide_above_a_recording_that_still_stands_is_enough(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = _out(press)
    monkeypatch.setattr(presses, "_take_off", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        presses.pull(press, [id], now().now)
    with pytest.raises(NotFound):
        _playing(press, id)


def test_what_was_released_is_what_is_played(press: Press) -> None:
    id = _out(press)
    assert _all(_playing(press, id)) == VOICE
    assert _all(_playing(press, id, 1, "png")) == DRAWING
    middle = _playing(press, id).pieces(CHUNK - 5, CHUNK + 5)
    assert b"".join(middle) == VOICE[CHUNK - 5 : CHUNK + 5]


def test_nothing_of_it_lies_on_the_disk_in_clear(press: Press, place: Place) -> None:
    _out(press)
    files = [path for path in place.data.rglob("*") if path.is_file()]
    assert any(path.parent == place.published for path in files)
    assert not [path for path in files if b"canary" in path.read_bytes()]


def test_other_bytes_than_the_released_ones_never_go_out(press: Press, place: Place) -> None:
    for wrong in ((VOICE[:-1], DRAWING), (VOICE + b"x", DRAWING), (DRAWING,)):
        swapped = dict(
            zip((file.sha256 for one in _content().media for file in one.files), wrong, strict=False)
        )
        with pytest.raises(Refused):
            presses.put_out(
                press, _clearance_of(_content()), "one", _content(), (), {key: [value] for key, value in swapped.items()}
            )  # fmt: skip
    assert not stocktaking.ids(press.shelf)
    press.published.sweep(presses.needed_files(press), age=NOW)
    assert not list(place.published.iterdir())


def _clearance_of(content: Content) -> Clearance:
    return clearance(content, grant(media=ALL_FORMS))


@pytest.mark.parametrize("missing", [Medium.OWN_VOICE, Medium.ART])
def test_a_form_that_she_did_not_allow_is_not_there(press: Press, missing: Medium) -> None:
    id = _out(press, grant(media=set(ALL_FORMS) - {missing}))
    shown = shelves.get(press.shelf, id, SEEN, Outlet.PAGE, now()).content
    assert missing not in shown.forms and len(shown.media) == 1
    gone, kept = ((0, "opus"), (1, "png")) if missing == Medium.OWN_VOICE else ((1, "png"), (0, "opus"))
    assert _all(_playing(press, id, *kept))
    with pytest.raises(NotFound):
        _playing(press, id, *gone)


@pytest.mark.parametrize(
    "viewer",
    [
        replace(SEEN, professions=frozenset({Profession.COURT})),
        replace(SEEN, audience=Audience.SUPPORT_GROUP),
        replace(SEEN, uses=frozenset({Use.RESEARCH})),
        replace(SEEN, areas=frozenset({"surrey"})),
        replace(SEEN, professions=frozenset()),
    ],
)
def test_who_may_not_see_the_page_may_not_have_a_byte(press: Press, viewer: Viewer) -> None:
    id = _out(press, grant(media=ALL_FORMS, not_near=["surrey"]))
    with pytest.raises(NotFound):
        _playing(press, id, viewer=viewer)


def test_what_is_not_there_answers_the_same(press: Press) -> None:
    id = _out(press)
    for asked in ((7, "opus"), (0, "png"), (0, "wav"), (-1, "opus")):
        with pytest.raises(NotFound):
            _playing(press, id, *asked)
    with pytest.raises(NotFound):
        _playing(press, "nobody")


def test_a_recording_stops_in_mid_stream_when_she_hides_it(press: Press) -> None:
    id = _out(press)
    playing = _playing(press, id)
    pieces = playing.pieces(0, playing.size)
    assert next(pieces)
    presses.pull(press, [id], now().now)
    assert list(pieces) == []
    with pytest.raises(NotFound):
        _playing(press, id)


def test_a_recording_stops_in_mid_stream_when_she_takes_her_voice_back(press: Press) -> None:
    before = grant(media=ALL_FORMS)
    id = _out(press, before)
    playing = _playing(press, id)
    pieces = playing.pieces(0, playing.size)
    assert next(pieces)
    presses.narrow(press, id, replace(before, media=frozenset({Medium.WORDS})), until_now=before)
    assert list(pieces) == []
    assert shelves.get(press.shelf, id, SEEN, Outlet.PAGE, now()).content.media == ()


def test_put_out_again_it_is_another_file_and_the_old_copy_is_noise(press: Press, place: Place) -> None:
    id = _out(press)
    old = place.data / "old"
    shutil.copytree(place.published, old)
    first = _playing(press, id)
    pieces = first.pieces(0, first.size)
    next(pieces)
    _out(press, id=id)
    assert list(pieces) == [], "what was begun does not go on under another key"
    second = _playing(press, id)
    assert second.blob != first.blob and _all(second) == VOICE
    assert {path.name for path in old.iterdir()}.isdisjoint(place.published.iterdir())
    assert press.published.ids() == presses.needed_files(press)


def test_pulled_its_files_are_gone(press: Press, place: Place) -> None:
    id, other = _out(press), _out(press)
    presses.pull(press, [id], now().now)
    assert len(list(place.published.iterdir())) == 2
    assert _all(_playing(press, other)) == VOICE


def test_what_a_crash_left_is_swept_and_nothing_else(press: Press, place: Place) -> None:
    id = _out(press)
    (place.published / "half.part").write_bytes(b"noise")
    Files(place.published).write().finish()
    needed = presses.needed_files(press)
    assert press.published.sweep(needed) == 0, "it may belong to a transaction that is not committed yet"
    assert press.published.sweep(needed, age=NOW) == 2
    assert len(list(place.published.iterdir())) == 2
    assert _all(_playing(press, id)) == VOICE


def test_a_content_comes_back_whole_from_its_canonical_form() -> None:
    content = replace(
        _content(),
        media=(picture(b"x"), sound(b"y", cues=(Cue(0, 5, "a"), Cue(5, 9, "b"))), picture(b"z", "z")),
    )
    assert Content.from_canonical(content.canonical()) == content
    assert content.seal != replace(content, media=content.media[:2]).seal
    plain = Content("T", "W", ContentNote("N"))
    assert plain.canonical() == (
        b'{"alternative_texts":[],"captions":[],"language":"en-GB","media":[],"note":{"warnings":[],"what":"N"},"title":"T","words":"W"}'
    ), "what she released in words before there were recordings still has its seal"
