"""The Desk's pages: marked, signed in, by role; the administrator opens no story by any address."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from archive.ground import accounts, web
from archive.ground.clock import utc_now
from archive.rules.choices import Event
from moderation.letters.letters import LETTERS
from moderation.people import staff
from moderation.queue import queue
from stories import drafts, messages, wishes
from stories.desk import Desk
from stories.wishes import Wishes
from tests.asked import FORM
from tests.rooms.four_seats import post, sign_in
from tests.staffed import HOST, PASSWORD, token_in
from tests.town import Town, grant


def test_every_view_says_whom_it_admits(app: Flask) -> None:
    app.view_functions["planted"] = lambda: "x"
    unmarked = [
        name for name, view in app.view_functions.items() if name != "static" and not web.is_marked(view)
    ]
    assert unmarked == ["planted"]


def test_an_unmarked_view_admits_nobody(app: Flask) -> None:
    app.add_url_rule("/planted", "planted", lambda: "her words")
    answer = sign_in(app, "ann").get("/planted", **HOST)
    assert answer.status_code == 404
    assert "her words" not in answer.get_data(as_text=True)


def test_nobody_gets_in_without_signing_in(app: Flask, story_id: str) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint == "static" or getattr(view, "admits", None) is None:
            continue
        path = rule.rule.replace("<id>", story_id).replace("<int:number>", "1")
        answer = client.get(path, **HOST) if "GET" in (rule.methods or ()) else client.post(path, **HOST)
        assert answer.status_code in (400, 401), path


def test_the_administrator_reads_no_story_by_any_address(app: Flask, story_id: str) -> None:
    client = sign_in(app, "adm")
    tried = 0
    for rule in app.url_map.iter_rules():
        # By address, so that a page of stories in a new file is tried without being named here.
        is_of_a_story = rule.rule.startswith("/stories/") or rule.endpoint.startswith(("stories.", "caring."))
        if not is_of_a_story:
            continue
        if rule.endpoint == "caring.calm":  # A blank page: it holds nothing, and is for everybody.
            continue
        path = re.sub(r"<[^>]+>", "1", rule.rule.replace("<id>", story_id))
        if "GET" in (rule.methods or ()):
            status, body = (answer := client.get(path, **HOST)).status_code, answer.get_data(as_text=True)
        else:
            status, body = post(client, path)
        assert status == 404 and "Canary" not in body and "Denise" not in body, path
        tried += 1
    assert tried > 10


def test_a_moderator_opens_neither_accounts_nor_the_log(app: Flask) -> None:
    client = sign_in(app, "ann")
    assert [client.get(path, **HOST).status_code for path in ("/people", "/log")] == [404, 404]


def test_a_replayed_cookie_after_signing_out_opens_nothing(app: Flask) -> None:
    client = sign_in(app, "ann")
    cookie = client.get_cookie("s-d", domain="desk.localhost")
    assert cookie is not None
    status, _ = post(client, "/sign-out")
    assert status == 200
    thief = app.test_client()
    thief.set_cookie("s-d", cookie.value, domain="desk.localhost")
    assert thief.get("/queue", **HOST).status_code == 401


def test_a_shut_account_is_out_at_its_next_request(app: Flask, desk: Desk) -> None:
    client = sign_in(app, "ann")
    with Session(desk.engine) as session, session.begin():
        ann = next(one for one in staff.colleagues(session) if one.login == "ann")
        staff.shut(session, ann.id, "adm", Town(desk).now)
    assert client.get("/queue", **HOST).status_code == 401


def test_a_form_from_elsewhere_is_not_heard(app: Flask, story_id: str) -> None:
    client = sign_in(app, "ann")
    assert client.post(f"/stories/{story_id}/claim", **HOST).status_code == 400
    token = token_in(client.get("/queue", **HOST).get_data(as_text=True))
    crossed = client.post(
        f"/stories/{story_id}/claim",
        data={"csrf_token": token},
        headers={"Sec-Fetch-Site": "cross-site"},
        **HOST,
    )
    assert crossed.status_code == 404


def test_the_raw_words_are_only_for_who_has_it_open(app: Flask, story_id: str) -> None:
    ann, bea = sign_in(app, "ann"), sign_in(app, "bea")
    assert "Denise" not in ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert post(ann, f"/stories/{story_id}/claim")[0] == 303
    assert "Denise" in ann.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert "Denise" not in bea.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    assert post(bea, f"/stories/{story_id}/claim")[0] == 409


def test_the_same_person_twice_is_refused_by_direct_post_too(app: Flask, story_id: str) -> None:
    ann, rev = sign_in(app, "ann"), sign_in(app, "rev")
    post(ann, f"/stories/{story_id}/claim")
    post(ann, f"/stories/{story_id}/mark", phrase="Denise", kind="person", instead="the worker")
    post(ann, f"/stories/{story_id}/mark", phrase="Tuesday", kind="date", instead="one day")
    post(
        ann,
        f"/stories/{story_id}/describe",
        title="A visit",
        what="A visit.",
        theme="6.1",
        intruder_note="Nobody.",
    )
    assert post(ann, f"/stories/{story_id}/who", **FORM)[0] == 303
    assert post(ann, f"/stories/{story_id}/sentences/as-proposed")[0] == 303
    answer = ann.post(
        f"/stories/{story_id}/ready", data={"csrf_token": token_in(_review(ann, story_id))}, **HOST
    )
    assert answer.status_code == 303 and answer.location == "/minute", "a minute's rest is offered"
    rest = ann.get("/minute", **HOST).get_data(as_text=True)
    assert 'href="/queue" autofocus>Go on</a>' in rest and "refresh" not in rest, (
        "one press, and nothing runs"
    )
    assert post(rev, "/my-reading", at_once="yes", heavy="4", minutes="25")[0] == 303, "without the tick"
    post(
        rev,
        f"/stories/{story_id}/court",
        basis="not-about-proceedings",
        content="own-life",
        reference="read today",
    )
    post(ann, f"/stories/{story_id}/claim")
    status, page = post(ann, f"/stories/{story_id}/agree")
    assert status == 409 and "second person" in page
    assert post(rev, f"/stories/{story_id}/claim")[0] == 303
    assert "Denise" in rev.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)
    answer = rev.post(
        f"/stories/{story_id}/agree", data={"csrf_token": token_in(_review(rev, story_id))}, **HOST
    )
    assert answer.status_code == 303 and answer.location == "/queue", "who turned it off goes straight on"


def test_only_the_reviewer_records_a_court_check(app: Flask, story_id: str) -> None:
    assert (
        post(
            sign_in(app, "ann"),
            f"/stories/{story_id}/court",
            basis="not-about-proceedings",
            content="own-life",
            reference="x",
        )[0]
        == 404
    )


@pytest.mark.parametrize(
    "form", [{"phrase": ""}, {"phrase": "nowhere to be found"}, {"phrase": "Denise", "kind": "planet"}]
)
def test_bad_input_says_what_to_do(app: Flask, story_id: str, form: dict[str, str]) -> None:
    ann = sign_in(app, "ann")
    post(ann, f"/stories/{story_id}/claim")
    status, page = post(ann, f"/stories/{story_id}/mark", **{"kind": "person", "instead": "x", **form})
    assert status == 422 and "<h1>" in page


def test_pages_carry_the_strict_headers_and_are_never_stored(app: Flask) -> None:
    client = sign_in(app, "ann")
    for path in ("/queue", "/sign-in", "/nowhere"):
        headers = client.get(path, **HOST).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "ETag" not in headers and "Last-Modified" not in headers


def test_another_host_name_is_not_served(app: Flask) -> None:
    assert app.test_client().get("/sign-in", base_url="http://evil.example").status_code == 400


def test_an_invitation_makes_one_colleague_with_one_role(app: Flask, desk: Desk) -> None:
    admin = sign_in(app, "adm")
    _, page = post(admin, "/people/invite", role="reviewer")
    address = re.search(r"/invitation/[\w-]+", page)
    assert address is not None
    guest = app.test_client()
    shown = guest.get(address[0], **HOST).get_data(as_text=True)
    secret = re.search(r'name="secret" value="([^"]+)"', shown)
    assert secret is not None
    form = {"csrf_token": token_in(shown), "secret": secret[1], "login": "new", "name": "New", "password": PASSWORD, "code": accounts.digits_of(secret[1], utc_now())}  # fmt: skip
    assert guest.post(address[0], data={**form, "code": "000000"}, **HOST).status_code == 422
    assert guest.post(address[0], data=form, **HOST).status_code == 303
    assert guest.get("/queue", **HOST).status_code == 404, "nobody has said yet that they know this person"
    assert app.test_client().get(address[0], **HOST).status_code == 404
    with Session(desk.engine) as session:
        assert next(one for one in staff.colleagues(session) if one.login == "new").roles == ("reviewer",)


def test_what_she_still_writes_is_no_page_at_all(app: Flask, desk: Desk) -> None:
    town = Town(desk)
    with Session(desk.engine) as session, session.begin():
        draft = drafts.new_story(desk, session, drafts.begin(session, town.now), town.now).id
    ann = sign_in(app, "ann")
    assert ann.get(f"/stories/{draft}", **HOST).status_code == 404
    assert post(ann, f"/stories/{draft}/note", words="Hello.")[0] == 404
    assert ann.get(f"/stories/{draft}", **HOST).data == ann.get("/stories/nobody", **HOST).data


def test_the_queue_counts_what_waits(app: Flask, story_id: str, desk: Desk) -> None:
    with Session(desk.engine) as session:
        assert queue.counts(session, Town(desk).now).first == 1
        assert queue.waiting(desk, session, "x", Town(desk).now)[0].days >= 0
    assert timedelta(minutes=60) == queue.CLAIM_LASTS


# One form for the whole page: nothing that was typed is wiped by another button


DESCRIBED = {"title": "A visit", "what": "A worker calls.", "theme": "6.1", "warning-neglect": "mentioned", "intruder_note": "Her ex."}  # fmt: skip


def _review(client: FlaskClient, story_id: str) -> str:
    return client.get(f"/stories/{story_id}", **HOST).get_data(as_text=True)


def _all_there(page: str) -> list[str]:
    """Return which of what was typed into `DESCRIBED` does not stand in its box."""
    wanted = (
        'value="A visit"',
        ">A worker calls.<",
        'value="6.1" checked',
        'value="mentioned" selected',
        ">Her ex.<",
    )
    return [box for box in wanted if box not in page]


@pytest.fixture
def ann(app: Flask, story_id: str) -> FlaskClient:
    """A moderator who has the story open."""
    client = sign_in(app, "ann")
    post(client, f"/stories/{story_id}/claim")
    return client


def test_every_box_and_button_of_the_work_belongs_to_one_form(ann: FlaskClient, story_id: str) -> None:
    page = _review(ann, story_id)
    main = page.split("<main")[1]
    for box in re.findall(r"<(?:input|textarea|select)\b[^>]*>", main):
        assert 'form="work"' in box or "csrf_token" in box or 'name="typed_by"' in box, box
    deeds = ("mark", "describe", "note", "decide", "ready")
    for deed in deeds:
        assert re.search(rf'<button[^>]*form="work" formaction="/stories/[^"]+/{deed}"', main), deed


def test_marking_keeps_what_stands_in_the_other_boxes(ann: FlaskClient, story_id: str) -> None:
    status, _ = post(
        ann, f"/stories/{story_id}/mark", phrase="Denise", kind="person", instead="she", **DESCRIBED
    )
    assert status == 303
    assert not _all_there(_review(ann, story_id))


def test_changing_a_mark_keeps_what_stands_in_the_other_boxes(ann: FlaskClient, story_id: str) -> None:
    post(ann, f"/stories/{story_id}/mark", phrase="Denise", kind="person", instead="she")
    typed = {"do": "change", "instead-1": "the worker", "kind-1": "person", "reason-1": ""}
    assert post(ann, f"/stories/{story_id}/marks/1", **typed, **DESCRIBED)[0] == 303
    page = _review(ann, story_id)
    assert not _all_there(page) and 'value="the worker"' in page


@pytest.mark.parametrize(
    ("deed", "form", "status", "said"),
    [
        ("mark", {"phrase": "Denis", "kind": "person", "instead": "a worker"}, 422, "do not stand there"),
        ("describe", {"theme": "no such theme"}, 422, "from the lists"),
        ("decide", {"do": "hold", "rule-hold": "court", "words-hold": LETTERS["hold"].words}, 422, "never left as it is"),
        ("decide", {}, 409, "Choose what to do"),
        ("ready", {"intruder_note": " "}, 409, "could still tell"),
        ("note", {"note": " "}, 422, "nothing in the note"),
    ],
)  # fmt: skip
def test_a_refusal_comes_with_the_page_and_all_that_was_typed(
    ann: FlaskClient, story_id: str, deed: str, form: dict[str, str], status: int, said: str
) -> None:
    typed = {"note": "Dear you.", **DESCRIBED, **form}
    answered, page = post(ann, f"/stories/{story_id}/{deed}", **typed)
    assert answered == status and said in page and 'class="problems"' in page and 'id="work"' in page
    emptied = {"theme": 'value="6.1" checked', "intruder_note": ">Her ex.<"}
    assert set(_all_there(page)) == {emptied[name] for name in form if name in emptied}
    if "note" not in form:
        assert ">Dear you.<" in page
    if deed == "mark":
        assert 'value="Denis"' in page and 'value="a worker"' in page
    assert ">A worker calls.<" not in _review(ann, story_id), "a refusal keeps nothing by halves"


def test_a_court_check_without_a_reference_hands_back_what_was_ticked(app: Flask, story_id: str) -> None:
    rev = sign_in(app, "rev")
    post(rev, f"/stories/{story_id}/claim")
    form = {"basis": "not-about-proceedings", "content": "mentions", "reference": " ", **DESCRIBED}
    status, page = post(rev, f"/stories/{story_id}/court", **form)
    assert status == 422 and "Write the reference" in page and not _all_there(page)
    assert 'value="not-about-proceedings" checked' in page and 'value="mentions" selected' in page


def test_what_a_legal_check_found_is_chosen_by_nobody_beforehand(app: Flask, story_id: str) -> None:
    rev = sign_in(app, "rev")
    post(rev, f"/stories/{story_id}/claim")
    found = re.search(r'<select[^>]* name="content">(.*?)</select>', _review(rev, story_id), re.DOTALL)
    assert found is not None and found[1].startswith('<option value="">') and "selected" not in found[1]
    untouched = {"basis": "not-about-proceedings", "content": "", "reference": "read today"}
    status, page = post(rev, f"/stories/{story_id}/court", **untouched)
    why = "Say what the story tells of the proceedings."
    assert status == 422 and f'<a href="#court">{why}</a>' in page
    assert "<details open><summary>Record a check" in page and 'value="read today"' in page


def test_a_note_begun_survives_another_button(ann: FlaskClient, story_id: str) -> None:
    status, page = post(
        ann, f"/stories/{story_id}/mark", phrase="Denise", kind="person", instead="she", note="Dear you."
    )
    assert status == 200 and ">Dear you.<" in page and "<ins>she</ins>" in page


def test_what_was_typed_is_shown_when_the_hour_is_over(ann: FlaskClient, story_id: str) -> None:
    post(ann, f"/stories/{story_id}/let-go")
    status, page = post(ann, f"/stories/{story_id}/describe", **DESCRIBED)
    assert status == 409 and "your hour is over" in page
    assert "What you typed" in page and "\nA worker calls.<" in page and "Denise" not in page


def test_hiding_does_not_wait_for_the_boxes(ann: FlaskClient, story_id: str) -> None:
    post(ann, f"/stories/{story_id}/let-go")
    form = {"do": "hide", "rule-hide": "safety", "words-hide": "We hid it, to be safe.", **DESCRIBED}
    status, page = post(ann, f"/stories/{story_id}/decide", **form)
    assert status == 200 and "We have hidden this story" in page
    assert "What you typed" in page and "\nA worker calls.<" in page, (
        "what no box holds any more is handed back"
    )


def test_a_second_reader_who_changes_the_gist_does_not_agree_by_the_same_press(
    app: Flask, ann: FlaskClient, story_id: str
) -> None:
    for phrase, kind in (("Denise", "person"), ("Tuesday", "date")):
        post(ann, f"/stories/{story_id}/mark", phrase=phrase, kind=kind, instead="x y")
    kept = DESCRIBED | {"warning-neglect": ""}
    post(ann, f"/stories/{story_id}/describe", **kept)
    assert post(ann, f"/stories/{story_id}/who", **FORM)[0] == 303
    assert post(ann, f"/stories/{story_id}/sentences/as-proposed")[0] == 303
    assert post(ann, f"/stories/{story_id}/ready", **kept)[0] == 303, "ready keeps the boxes first"
    bea = sign_in(app, "bea")
    post(bea, f"/stories/{story_id}/claim")
    status, page = post(bea, f"/stories/{story_id}/agree", **kept | {"what": "Another gist."})
    assert status == 409 and "Press Keep this" in page and ">Another gist.<" in page
    status, page = post(bea, f"/stories/{story_id}/agree", **kept)
    assert "Press Keep this" not in page, "the same once more changes nothing"


def test_trouble_leads_back_to_the_story_and_promises_nothing_false(app: Flask, story_id: str) -> None:
    ann, bea = sign_in(app, "ann"), sign_in(app, "bea")
    post(ann, f"/stories/{story_id}/claim")
    status, page = post(bea, f"/stories/{story_id}/claim")
    assert status == 409 and f'href="/stories/{story_id}"' in page and "Back to the story" in page
    assert "browser" not in page


def test_her_words_stand_above_the_marking_in_panes_that_scroll(ann: FlaskClient, story_id: str) -> None:
    page = _review(ann, story_id)
    panes = re.findall(r'<div class="words-pane" tabindex="0" role="region" aria-label="([^"]+)"', page)
    assert panes == ["Her words", "What others will see"]
    assert page.index("words-pane") < page.index('id="phrase"') < page.index('id="what"')
    assert '<details class="unfold"><summary>' in page


# The queue can be chosen from


def test_the_queue_says_for_whom_and_who_left_a_note_and_names_each_button(app: Flask, desk: Desk) -> None:
    town = Town(desk, desk.clock.moment())
    first, second = town.tell("One."), town.tell("Two.")
    with Session(desk.engine) as session, session.begin():
        messages.write(
            desk, session, drafts.story(session, second), "Is it soon?", staff_id=None, moment=town.now
        )
    page = sign_in(app, "ann").get("/queue", **HOST).get_data(as_text=True)
    assert page.count("gist yet") == 1 and first
    assert page.count("For: people in a training room") == 2 and page.count("She left a note") == 1
    assert ">0 days" not in page and ">today<" in page
    names = re.findall(r'aria-label="(Take number [^"]+)"', page)
    assert len(names) == len(set(names)) == 2
    assert names[0] == "Take number 1, waiting since today"


# What she said beside who may see it


def test_a_moderator_hears_that_it_has_come_and_stops_it(app: Flask, desk: Desk) -> None:
    waiting = Town(desk).tell("It rained.", given=grant(ends_with=frozenset({Event.CASE_ENDS}), openings=9))
    ann = sign_in(app, "ann")
    post(ann, f"/stories/{waiting}/claim")
    page = _review(ann, waiting)
    assert "her court case ends" in page and "9 times; so far 0" in page
    post(ann, f"/stories/{waiting}/came")
    with Session(desk.engine) as session:
        story = drafts.story(session, waiting)
        assert story.state == "lapsed" and messages.unread(session, story, by_her=True) == 1
    assert "It has come" not in _review(ann, waiting)


def test_who_has_it_open_reads_how_to_name_her_and_who_else_is_in_it(
    app: Flask, ann: FlaskClient, story_id: str, desk: Desk
) -> None:
    with Session(desk.engine) as session, session.begin():
        said = Wishes("chosen", "Marigold", parent="danger", child="not-in-it")
        wishes.keep(desk, session, drafts.story(session, story_id), said)
    page = _review(ann, story_id)
    assert "“Marigold”, which she picked" in page and "Her child is in it" not in page
    assert "The other parent is in it. Someone could get hurt" in page
    assert "Marigold" not in _review(sign_in(app, "bea"), story_id)
