"""Her moves on the consent pages: one question at a time, each can be left open, and nothing counts before the last."""

from __future__ import annotations

import dataclasses

from archive.media.kinds import Kind
from archive.rules.choices import Then
from archive.rules.consent import AUTHORISING
from archive.rules.court import Stage
from archive.rules.errors import BadInput, Refused
from stories import (
    answers,
    consent_pages,
    consenting,
    contact,
    drafts,
    looked_for,
    own_language,
    parts,
    quarantine,
    sayings,
    wishes,
    withdrawal,
    wording,
)
from stories.answers import Answers
from stories.contact import Contact
from stories.forms import Posted
from stories.tables import Story
from stories.visit import Ticked, Turn, Visit

PARTS = ("court", "who", "jobs", "voice", "art", "long", "check", "clear")
"""The short path: eight screens with `before` and `done`; `use`, `areas` and `aloud` are reached by "Change something". `voice`
and `art` stand in it only when there is a recording or a picture to ask about."""

CONTACT = "contact"
BESIDE = frozenset({CONTACT, *wishes.PAGES})
"""Pages off the short path, whose answers are hers to change on any day, whoever has the story."""

QUESTIONS = frozenset({"court", "who", "jobs", "voice", "aloud", "art", "use", "areas", "tongue", "long"})


def say_who(visit: Visit, posted: Posted) -> Turn:
    """Begin with the first question, with what she answered before."""
    story = visit.story(posted.story)
    if is_with_us(story):
        return narrower(visit, posted)
    visit.note(way="tell")
    return Turn("court", story.id)


def go_on(visit: Visit, posted: Posted) -> Turn:
    """Keep the ticks of one page and show the next."""
    story = visit.story(posted.story)
    if posted.page not in QUESTIONS:
        return _beside(visit, story, posted) if posted.page in BESIDE else Turn("status")
    if is_with_us(story):
        return _narrow(visit, story, posted)
    before = answers.answers_of(visit.desk, story)
    after = _ticked(before, posted)
    if posted.page == "court" and not after.court:
        return Turn("court", story.id, problems=(sayings.PICK_ONE,))
    answers.keep(visit.desk, story, after)
    looked_for.thought_of(visit, story, posted.page, after.voice)
    if posted.page == "who" and not after.who:
        return _stay_private(visit, story)
    try:
        answers.last_day(after, visit.moment.today)
    except BadInput as found:
        return Turn("long", story.id, problems=found.sentences)
    return Turn(_next(visit, story, posted.page), story.id)


def skip(visit: Visit, posted: Posted) -> Turn:
    """Leave a question open: no, or wait. A story that is out already stays as it is."""
    story = visit.story(posted.story)
    if posted.page in BESIDE:
        return _beside(visit, story, posted, is_left_open=True)
    if is_with_us(story):
        looked_for.thought_of(visit, story, posted.page, answers_for(visit, story).voice)
        return Turn("narrow", story.id)
    if posted.page in QUESTIONS:
        before = answers.answers_of(visit.desk, story)
        answers.keep(visit.desk, story, answers.without_page(before, posted.page))
    if posted.page == "who":
        return _stay_private(visit, story)
    return Turn(_next(visit, story, posted.page), story.id)


def keep_ticks(visit: Visit, posted: Posted) -> None:
    """Keep the ticks of a page that she leaves by its side door, so that they stand there when she is back."""
    ticked = any(posted.ticks.values())
    typed = any((posted.number, posted.hours, posted.say, posted.name))
    if posted.page in BESIDE and posted.story and (ticked or typed):
        _beside(visit, visit.story(posted.story), posted)
    if posted.page not in QUESTIONS | {"clear"} or not posted.story or not ticked:
        return
    story = visit.story(posted.story)
    if not is_with_us(story):
        before = answers.answers_of(visit.desk, story)
        after = _ticked(before, posted)
        answers.keep(visit.desk, story, after)


def right(visit: Visit, posted: Posted) -> Turn:
    """She has read her words as they stand: go on to the two questions that check us."""
    story = visit.story(posted.story)
    if is_with_us(story):
        return Turn("done", story.id)
    problems = not_ready(visit, story)
    return Turn("write", story.id, problems=problems) if problems else Turn("clear", story.id)


def change(visit: Visit, posted: Posted) -> Turn:
    """Show all pages that can be changed, the ones off the short path too."""
    story = visit.story(posted.story)
    visit.note(way="edit")
    return Turn("change", story.id)


def cleared(visit: Visit, posted: Posted) -> Turn:
    """Tell again what we did not make clear; otherwise finish. Never a score, never a wall."""
    story = visit.story(posted.story)
    given = {name: next(iter(posted.ticks.get(name, ())), "") for name in consent_pages.AGAIN}
    unclear = tuple(said for name, (so, said) in consent_pages.AGAIN.items() if given[name] not in ("", so))
    return Turn("again", story.id, again=unclear) if unclear else _finish(visit, story)


def understood(visit: Visit, posted: Posted) -> Turn:
    """Finish, after a part was told again."""
    return _finish(visit, visit.story(posted.story))


def send_again(visit: Visit, posted: Posted) -> Turn:
    """Send a story that came back to her, under the yes she gave before if it still holds."""
    story = visit.story(posted.story)
    if is_with_us(story):
        return Turn("status", story.id, told=(sayings.ALREADY,))
    problems = not_ready(visit, story)
    if problems:
        return Turn("write", story.id, problems=problems)
    consent = consenting.newest(visit.desk, visit.session, story.id)
    opened = consenting.opened(visit.desk, visit.session, story.id)
    if consent is None or consent.objections(visit.moment, wording_now=wording.accepted(), opened=opened):
        return say_who(visit, posted)
    consenting.send(visit.session, story, visit.moment)
    return Turn("status", story.id, told=(sayings.SENT_AGAIN,))


def narrower(visit: Visit, posted: Posted) -> Turn:
    """Show what may be made smaller, with her own answers."""
    story = visit.story(posted.story)
    if consenting.newest(visit.desk, visit.session, story.id) is None or not is_with_us(story):
        return Turn("change", story.id) if not is_with_us(story) else Turn("status", story.id)
    return Turn("narrow", story.id)


def is_with_us(story: Story) -> bool:
    """Return whether the story has left her hands, so that an answer can only be made smaller."""
    return story.state not in consenting.SENDABLE


def answers_for(visit: Visit, story: Story) -> Answers:
    """Return the ticks that stand on the pages: as put on record, or as far as she got."""
    consent = consenting.newest(visit.desk, visit.session, story.id) if is_with_us(story) else None
    if consent is not None and consent.status in AUTHORISING:
        opened = consenting.opened(visit.desk, visit.session, story.id)
        kinds = parts.kinds_of(visit.session, story.id)
        return answers.from_consent(consent, story.stage, opened=opened, kinds=kinds)
    return answers.answers_of(visit.desk, story)


def path(visit: Visit, story: Story) -> tuple[str, ...]:
    """Return the pages of the short path for this story, in order, without the first and the last."""
    kinds = parts.kinds_of(visit.session, story.id)
    left_out = {page for kind, page in answers.ASKED_OF.items() if kind not in kinds}
    return tuple(page for page in PARTS if page not in left_out)


def page_before(visit: Visit, story: Story, page: str) -> str:
    """Return the page of the path before this one; her words before the first."""
    pages = path(visit, story)
    at = pages.index(page) if page in pages else 0
    return pages[at - 1] if at else "write"


def may_be_read_aloud(visit: Visit, story: Story) -> bool:
    """Return whether she is asked if somebody else may read her words out: she wrote some, and there is no recording."""
    return bool(drafts.words_of(visit.desk, story).strip()) and Kind.SOUND not in parts.kinds_of(
        visit.session, story.id
    )


def not_ready(visit: Visit, story: Story) -> tuple[str, ...]:
    """Return why a story cannot be sent as it stands; empty when it can."""
    hers = parts.all_of(visit.session, story.id)
    problems = parts.problems(hers)
    words = drafts.words_of(visit.desk, story)
    has_more = any(part.state != "refused" for part in hers) or quarantine.standing(visit.session, story.id)
    if not words.strip() and has_more:
        return problems
    return (*drafts.length_problems(words), *problems)


def _next(visit: Visit, story: Story, page: str) -> str:
    pages = path(visit, story)
    if visit.place.get("way") == "edit" or page not in pages:
        return "check"
    return (*pages, "done")[pages.index(page) + 1]


def _beside(visit: Visit, story: Story, posted: Posted, *, is_left_open: bool = False) -> Turn:
    """Keep what is no part of who may see it: how she may be contacted and named, and who else is in it."""
    if posted.page == CONTACT:
        terms = Contact() if is_left_open else contact.from_press(posted)
        contact.keep(visit.desk, visit.session, story, terms)
        problems = contact.problems(terms)
    else:
        before = wishes.of(visit.desk, visit.session, story)
        page = posted.page
        after = wishes.without_page(before, page) if is_left_open else wishes.after_page(before, posted)
        wishes.keep(visit.desk, visit.session, story, after)
        looked_for.said_of_others(visit, before, after)
        problems = wishes.problems(after)
    if problems:
        return Turn(posted.page, story.id, problems=problems)
    if is_with_us(story) or visit.place.get("way") == "reach":
        return Turn("status", story.id, told=(sayings.CHANGED,))
    return Turn("check", story.id)


def _stay_private(visit: Visit, story: Story) -> Turn:
    """End the way kindly: she ticked no one. It goes on record, so that an older yes is over as well."""
    said = answers.answers_of(visit.desk, story)
    try:
        answers.last_day(said, visit.moment.today)
    except BadInput:
        answers.keep(visit.desk, story, dataclasses.replace(said, long="", until="", times=""))
    return _finish(visit, story)


def _finish(visit: Visit, story: Story) -> Turn:
    if is_with_us(story):
        return Turn("done", story.id)
    said = answers.answers_of(visit.desk, story)
    if answers.is_yes(said):
        said = dataclasses.replace(said, court=said.court or Stage.NOT_SURE.value)
        answers.keep(visit.desk, story, said)
    before = consenting.newest(visit.desk, visit.session, story.id)
    try:
        consent = answers.consent_of(
            said,
            visit.moment,
            renewed=before is not None,
            kinds=parts.kinds_of(visit.session, story.id),
            opened=consenting.opened(visit.desk, visit.session, story.id),
        )
    except BadInput as found:
        return Turn("long", story.id, problems=found.sentences)
    consenting.record(
        visit.desk,
        visit.session,
        story,
        consent,
        version=wording.CURRENT.version,
        moment=visit.moment,
        method=visit.method,
    )
    if consent.status in AUTHORISING:
        consenting.send(visit.session, story, visit.moment)
    return Turn("done", story.id)


def _narrow(visit: Visit, story: Story, posted: Posted) -> Turn:
    before = consenting.newest(visit.desk, visit.session, story.id)
    if before is None or before.status not in AUTHORISING or posted.page == "court":
        return Turn("status", story.id)
    if posted.page == own_language.PAGE:
        return own_language.choose(visit, story, posted.ticks.get(own_language.PAGE, ()))
    ticked = Ticked(posted.page, posted.ticks, posted.day)
    opened, today = consenting.opened(visit.desk, visit.session, story.id), visit.moment.today
    said = _ticked(answers.from_consent(before, story.stage, opened=opened), posted)
    try:
        grant = answers.narrowed(said, posted.page, before.grant, today=today, opened=opened)
        is_anew = withdrawal.narrow(
            visit.desk,
            visit.session,
            story,
            grant,
            version=wording.CURRENT.version,
            moment=visit.moment,
            then=Then(said.then) if said.then else None,
        )
    except Refused:
        return Turn(posted.page, story.id, problems=(sayings.TOO_MANY_PEOPLE,), ticked=ticked)
    except BadInput as found:
        return Turn(posted.page, story.id, problems=found.sentences, ticked=ticked)
    looked_for.thought_of(visit, story, posted.page, said.voice)
    return _narrowed(story, is_anew=is_anew)


def _narrowed(story: Story, *, is_anew: bool) -> Turn:
    if is_anew:
        return Turn("status", story.id, told=(sayings.VOICE_ANEW,))
    return Turn("narrow", story.id, told=(sayings.CHANGED,))


def _ticked(before: Answers, posted: Posted) -> Answers:
    return answers.with_page(before, posted.page, dict(posted.ticks), posted.day, posted.times)
