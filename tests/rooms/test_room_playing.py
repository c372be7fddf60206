"""Recordings in the Reading room: by range, never stored, named for nobody else, and stopped in the middle of a stream."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.editions.edition import Content, ContentNote, Cue
from archive.editions.ledger import Kind
from archive.ground.files import CHUNK
from archive.ground.sign_ins import SignInRow
from archive.reading import teaching
from archive.rules.choices import Medium
from archive.rules.errors import NOTHING_HERE, NotFound
from archive.rules.grant import Grant
from tests.rooms.links import begin, link
from tests.rooms.playlists import playlist
from tests.rooms.shelving import Library, Signed, grant, picture, put_out, sound

VOICE = bytes(range(256)) * (5 * CHUNK // 256)
DRAWING = b"drawn" * 50
CUES = (Cue(0, 700, "They asked <me> & nobody --> else."), Cue(700, 1000, "Then we had tea."))
ALL = (Medium.WORDS, Medium.OWN_VOICE, Medium.ART)
ASK = "?medium=0.opus"


def _publish(library: Library, given: Grant | None = None) -> str:
    content = Content(
        "The kettle", "", ContentNote("Tea."), media=(sound(VOICE, cues=CUES), picture(DRAWING))
    )
    given = given or grant(media=ALL)
    return put_out(library.press, content, given, ("8.2",), media=(VOICE, DRAWING), elsewhere=0)


@pytest.fixture
def edition(library: Library) -> str:
    """A recording and a picture on the shelf."""
    return _publish(library)


@pytest.fixture
def trainer(library: Library) -> FlaskClient:
    """A trainer's browser."""
    return library.trainer().client


def test_the_page_holds_player_transcript_and_picture_with_words_for_each(
    trainer: FlaskClient, edition: str
) -> None:
    page = trainer.get(f"/stories/{edition}").get_data(as_text=True)
    assert 'src="?medium=0.opus"' in page and 'src="?medium=1.png"' in page
    assert 'id="at-0-700"' in page and "They asked &lt;me&gt;" in page
    assert 'alt="A cot with a mobile."' in page
    assert '<track kind="captions" src="?medium=0.vtt" srclang="en-GB"' in page
    assert "autoplay" not in page and 'preload="none"' in page


def test_it_comes_whole_or_by_range(trainer: FlaskClient, edition: str) -> None:
    address = f"/stories/{edition}{ASK}"
    whole = trainer.get(address)
    assert (whole.status_code, whole.data) == (200, VOICE)
    for asked, start, end in (("bytes=0-9", 0, 10), ("bytes=70000-70009", 70_000, 70_010), ("bytes=-5", len(VOICE) - 5, len(VOICE))):  # fmt: skip
        part = trainer.get(address, headers={"Range": asked})
        assert (part.status_code, part.data) == (206, VOICE[start:end])
        assert part.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(VOICE)}"
    beyond = trainer.get(address, headers={"Range": f"bytes={len(VOICE)}-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(VOICE)}")
    for odd in ("bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1"):
        assert trainer.get(address, headers={"Range": odd}).status_code in (200, 416)


def test_it_is_stored_nowhere_and_has_no_name_that_lasts(library: Library, edition: str) -> None:
    address = f"/stories/{edition}{ASK}"
    one, other = library.trainer("one").client, library.trainer("other").client
    answer = one.get(address)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Last-Modified" not in answer.headers and "filename" not in str(answer.headers)
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    etag = answer.headers["ETag"]
    for given in (etag, f"W/{etag}", f'"another", {etag}', "*"):
        same = one.get(address, headers={"If-None-Match": given, "Range": "bytes=0-9"})
        assert (same.status_code, same.data) == (304, b""), given
        assert same.headers["Cache-Control"] == "no-store" and same.headers["ETag"] == etag
    assert one.get(address, headers={"If-None-Match": '"another"'}).data == VOICE
    assert other.get(address).headers["ETag"] != etag, "it is drawn from the sign-in"
    put_out(library.press, _content(), grant(media=ALL), ("8.2",), id=edition, media=(VOICE, DRAWING))
    assert one.get(address).headers["ETag"] != etag, "put out again it is another"
    stale = one.get(address, headers={"Range": "bytes=0-9", "If-Range": etag})
    assert stale.status_code == 200, "a range of other bytes is never joined to what it has"


def _content() -> Content:
    return Content("The kettle", "", ContentNote("Tea."), media=(sound(VOICE, cues=CUES), picture(DRAWING)))


def test_a_304_is_given_only_to_who_may_have_it_now(
    library: Library, trainer: FlaskClient, edition: str
) -> None:
    address = f"/stories/{edition}{ASK}"
    etag = trainer.get(address).headers["ETag"]
    library.pull(edition)
    assert trainer.get(address, headers={"If-None-Match": etag}).status_code == 404


def test_a_stream_that_is_under_way_ends_when_she_hides_it(
    library: Library, trainer: FlaskClient, edition: str
) -> None:
    answer = trainer.get(f"/stories/{edition}{ASK}", buffered=False)
    pieces = answer.iter_encoded()
    got = b"".join(islice(pieces, 2))
    assert got == VOICE[: len(got)] and got
    library.pull(edition)
    assert b"".join(pieces) == b""
    answer.close()


def test_who_may_not_have_it_gets_the_answer_of_what_never_was(library: Library, edition: str) -> None:
    stranger = library.visitor()
    assert stranger.get(f"/stories/{edition}{ASK}").status_code == 401
    trainer = library.trainer().client
    nobody = trainer.get(f"/stories/nobody-at-all-of-that{ASK}")
    for address in (f"/stories/{edition}?medium=7.opus", f"/stories/{edition}?medium=0.wav", f"/stories/{edition}?medium=x", f"/stories/{edition}?medium=", f"/stories/{edition}?medium=-1.opus", f"/stories/{edition}?medium=1.vtt"):  # fmt: skip
        answer = trainer.get(address)
        assert (answer.status_code, answer.data) == (404, nobody.data), address
    words_only = _publish(library, grant())
    assert trainer.get(f"/stories/{words_only}{ASK}").status_code == 404
    assert trainer.get(f"/stories/{words_only}?medium=0.vtt").status_code == 404
    assert "audio" not in trainer.get(f"/stories/{words_only}").get_data(as_text=True)


def test_captions_are_ours_and_hold_no_mark_of_their_own(trainer: FlaskClient, edition: str) -> None:
    answer = trainer.get(f"/stories/{edition}?medium=0.vtt")
    assert answer.mimetype == "text/vtt" and answer.headers["Cache-Control"] == "no-store"
    text = answer.get_data(as_text=True)
    assert text.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:00.700\n")
    assert text.count("-->") == 2 and "&lt;me&gt; &amp; nobody" in text
    assert not re.search(r"^NOTE|<v ", text, re.MULTILINE)


def test_a_learner_hears_it_by_the_link_and_no_longer_when_that_is_stopped(
    library: Library, edition: str
) -> None:
    trainer = library.trainer()
    address = playlist(trainer, edition)
    path = link(trainer, address)
    learner = begin(library, path)
    assert learner.get(f"/together/1/story{ASK}").data == VOICE
    stop = re.search(r'action="([^"]*/links/[^"]*stop)"', trainer.get(address))
    assert stop is not None
    trainer.post(stop[1])
    assert learner.get(f"/together/1/story{ASK}").status_code != 200


def test_hearing_is_written_down_with_the_page_and_not_for_each_range(
    library: Library, trainer: FlaskClient, edition: str
) -> None:
    trainer.get(f"/stories/{edition}")
    for start in range(0, 4 * CHUNK, CHUNK):
        trainer.get(f"/stories/{edition}{ASK}", headers={"Range": f"bytes={start}-{start + 9}"})
    assert len(library.showings(edition)) == 1


# Who hears a story opens it, also without its page


def _counted(library: Library, openings: int = 1) -> str:
    return _publish(library, replace(grant(media=ALL), openings=openings))


def _ask_to_hear(library: Library, trainer: Signed, way: str, edition: str) -> tuple[FlaskClient, str]:
    """Return a browser, and the address at which it hears the story that way; nothing has opened it yet."""
    if way == "story":
        return trainer.client, f"/stories/{edition}"
    address = playlist(trainer, edition)
    if way == "try":
        return trainer.client, f"{address}/try/1/story"
    return begin(library, link(trainer, address)), "/together/1/story"


@pytest.mark.parametrize("encoding", ["opus", "vtt"])
@pytest.mark.parametrize("way", ["story", "try", "link"])
def test_a_recording_asked_for_by_itself_is_an_opening(library: Library, way: str, encoding: str) -> None:
    edition, trainer = _counted(library), library.trainer()
    browser, address = _ask_to_hear(library, trainer, way, edition)
    assert browser.get(f"{address}?medium=7.opus").status_code == 404
    assert library.showings(edition) == (), "under that number nothing stands, and nothing is spent"

    answer = browser.get(f"{address}?medium=0.{encoding}")

    assert answer.status_code == 200 and answer.data, "the last opening is heard to its end"
    kind = Kind.LINK if way == "link" else Kind.PREPARED
    assert [(one.kind, one.people) for one in library.showings(edition)] == [(kind, 1)]
    assert browser.get(f"{address}{ASK}").data == VOICE
    other = library.trainer("other").client
    assert other.get(f"/stories/{edition}{ASK}").status_code == 404
    assert len(library.showings(edition)) == 1


def test_a_picture_asked_for_by_itself_is_an_opening(library: Library) -> None:
    edition, trainer = _counted(library), library.trainer()
    assert trainer.client.get(f"/stories/{edition}?medium=1.png").data == DRAWING
    assert len(library.showings(edition)) == 1


def test_nothing_is_heard_when_it_cannot_be_written_down(
    library: Library, trainer: FlaskClient, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotFound(NOTHING_HERE)

    monkeypatch.setattr(teaching, "_write", full)
    for encoding in ("opus", "vtt"):
        assert trainer.get(f"/stories/{edition}?medium=0.{encoding}").status_code == 404


# On its page, and as long as it may stand there


@pytest.mark.parametrize("dest", ["document", "iframe", "empty", "embed"])
def test_its_address_by_itself_or_a_link_that_saves_it_leads_to_nothing(
    trainer: FlaskClient, edition: str, dest: str
) -> None:
    for asked in (ASK, "?medium=0.vtt", "?medium=1.png"):
        answer = trainer.get(f"/stories/{edition}{asked}", headers={"Sec-Fetch-Dest": dest})
        assert answer.status_code == 404 and VOICE not in answer.data and DRAWING not in answer.data
    for asked, played in ((ASK, "audio"), ("?medium=0.vtt", "track"), ("?medium=1.png", "image")):
        assert (
            trainer.get(f"/stories/{edition}{asked}", headers={"Sec-Fetch-Dest": played}).status_code == 200
        )
    page = trainer.get(f"/stories/{edition}").get_data(as_text=True)
    assert page.count("<audio") == page.count('controlslist="nodownload"') == 1


def test_an_open_page_hears_at_once_that_its_story_is_gone(
    library: Library, trainer: FlaskClient, edition: str
) -> None:
    page = trainer.get(f"/stories/{edition}").get_data(as_text=True)
    (still,) = re.findall(r'data-still="([^"]+)"', page)
    assert trainer.get(still).status_code == 204
    assert trainer.get("/stories/xxxx/still").status_code == 404
    library.pull(edition)
    assert trainer.get(still).status_code == 404


def test_a_learners_open_page_hears_it_too(library: Library, edition: str) -> None:
    trainer = library.trainer()
    learner = begin(library, link(trainer, playlist(trainer, edition)))
    page = learner.get("/together/1/story").get_data(as_text=True)
    (still,) = re.findall(r'data-still="([^"]+)"', page)
    assert learner.get(still).status_code == 204
    library.pull(edition)
    assert learner.get(still).status_code == 404


def test_an_open_page_that_asks_keeps_nobody_signed_in(library: Library, edition: str) -> None:
    trainer = library.trainer()
    with Session(library.room.lists) as session, session.begin():
        for row in session.execute(select(SignInRow)).scalars():
            row.seen -= timedelta(minutes=25)
        session.flush()
        before = session.execute(select(SignInRow.seen)).scalars().all()
    assert trainer.client.get(f"/stories/{edition}/still").status_code == 204
    with Session(library.room.lists) as session:
        assert session.execute(select(SignInRow.seen)).scalars().all() == before
    trainer.get(f"/stories/{edition}")
    with Session(library.room.lists) as session:
        assert session.execute(select(SignInRow.seen)).scalars().all() != before, "a press does"
