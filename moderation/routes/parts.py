"""Recordings and pictures on the review page: heard and seen by whoever has the story, covered, described, asked for."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from archive.editions import captions
from archive.editions.edition import MIME
from archive.ground import visitors, web
from archive.ground.files import Blob
from archive.ground.streaming import hand_out
from archive.ground.web import only_for
from archive.media.kinds import Kind
from archive.rules.errors import NotFound, Refused
from moderation.pages import forms, showing_parts
from moderation.parts import (
    captions_in,
    covering,
    cue_table,
    found_in_pictures,
    lines_and_sound,
    looked_by_eye,
    word_timing,
)
from moderation.people import staff
from moderation.queue import caring
from moderation.routes.here import desk, me, session, shown
from moderation.routes.review import back, handing_back, hands_on
from moderation.voices import her_voice
from stories import finished, parts
from stories.parts import NO_SUCH_PART, Role
from stories.partwork import PartWork
from stories.tables import Story

bp = Blueprint("parts", __name__, url_prefix="/stories/<id>/parts/<part_id>")
reads = only_for(*staff.READERS)

ROLES = {
    "heard": Role.HEARD,
    "clean": Role.CLEAN,
    "grey": Role.GREY,
}
"""What whoever has the story may hear and see of what she sent: clean copies, never her own file."""

FINISHED = {"finished-sound": "opus", "finished-picture": ""}
"""And what was made of it, by its encoding."""


@bp.get("/<which>")
@reads
def sent(id: str, part_id: str, which: str) -> ResponseReturnValue:
    """Hand out the clean copy of what she sent, or what was made of it."""
    story, copy = shown(id)
    part = parts.hers(session(), story, part_id)
    work = finished.read(desk(), copy).part(part_id)
    blob = parts.file_of(desk(), session(), part, _role(which, story, work))
    facts = parts.facts_of(desk(), part)
    mime = MIME["opus"] if part.kind == Kind.SOUND else facts.get("mime", "")
    return _counted(part_id, blob, mime, int(facts["ms"])) if which == "heard" else bytes_of(blob, mime)


@bp.post("/cover")
@reads
@handing_back
def cover(id: str, part_id: str) -> ResponseReturnValue:
    """Cover a part of a recording, or of a picture."""
    hands, form = hands_on(id), request.form
    if hands.work(part_id).kind == Kind.SOUND:
        start, end, how, why = (form.get(f"{name}-{part_id}", "") for name in ("start", "end", "how", "why"))
        covering.cover(hands, part_id, start=start, end=end, how=how, reason=why)
    else:
        covering.cover_box(hands, part_id, forms.box(form, part_id))
    return _back(id, part_id, kept=forms.boxes_of(part_id))


@bp.post("/covers/<int:number>/away")
@reads
@handing_back
def uncover(id: str, part_id: str, number: int) -> ResponseReturnValue:
    """Take a cover away again."""
    covering.uncover(hands_on(id), part_id, number)
    return _back(id, part_id)


@bp.post("/told")
@reads
@handing_back
def say_told(id: str, part_id: str) -> ResponseReturnValue:
    """Say that the lines beside what is covered tell nothing of it."""
    lines_and_sound.say_told(hands_on(id), part_id)
    return _back(id, part_id)


@bp.post("/wordless")
@reads
@handing_back
def say_wordless(id: str, part_id: str) -> ResponseReturnValue:
    """Say that nobody speaks where something is heard and no line is written."""
    lines_and_sound.say_wordless(hands_on(id), part_id)
    return _back(id, part_id)


@bp.post("/voice")
@reads
@handing_back
def say_voice(id: str, part_id: str) -> ResponseReturnValue:
    """Keep what she said when she was asked whether her voice stays although somebody must not find out."""
    hands, boxes = hands_on(id), tuple(f"{name}-{part_id}" for name in forms.VOICE)
    said, wants = (request.form.get(box, "") for box in boxes)
    her_voice.keep(hands, said, wants)
    return _back(id, part_id, kept=boxes)


@bp.post("/voice-again")
@reads
@handing_back
def ask_voice_again(id: str, part_id: str) -> ResponseReturnValue:
    """Have her asked about her voice once more, though somebody kept what she said."""
    her_voice.ask_again(hands_on(id))
    return _back(id, part_id)


@bp.post("/keep")
@reads
@handing_back
def keep(id: str, part_id: str) -> ResponseReturnValue:
    """Keep what is read instead of it, and all else on the page."""
    hands_on(id)
    return _back(id, part_id)


@bp.post("/crop")
@reads
@handing_back
def crop(id: str, part_id: str) -> ResponseReturnValue:
    """Choose the part of a picture that is shown, or the whole again."""
    whole = request.form.get("do") == "whole"
    covering.crop(hands_on(id), part_id, None if whole else forms.box(request.form, part_id))
    return _back(id, part_id, kept=() if whole else forms.boxes_of(part_id))


@bp.post("/found")
@reads
@handing_back
def found(id: str, part_id: str) -> ResponseReturnValue:
    """Cover what was found in a picture, or say why it may stay: one thing, or all that is undecided."""
    hands = hands_on(id)
    do, numbers = forms.found_in(request.form)
    if do == "cover":
        found_in_pictures.cover(hands, part_id, numbers)
        return _back(id, part_id)
    if do == "anew":
        found_in_pictures.ask_again(hands, part_id, sum(numbers))
        return _back(id, part_id)
    found_in_pictures.leave(hands, part_id, numbers, request.form.get(f"stay-{part_id}", ""))
    return _back(id, part_id, kept=(f"stay-{part_id}",))


@bp.post("/look")
@reads
@handing_back
def look(id: str, part_id: str) -> ResponseReturnValue:
    """Have the pictures looked at for faces and words, when nobody has asked for it yet."""
    hands = hands_on(id)
    found_in_pictures.ask(hands.desk, hands.session, hands.copy, hands.moment)
    return _back(id, part_id)


@bp.post("/eyes-again")
@reads
@handing_back
def ask_eyes_again(id: str, part_id: str) -> ResponseReturnValue:
    """Have somebody look for faces and writing once more, though it was said that somebody did."""
    looked_by_eye.ask_again(hands_on(id), part_id)
    return _back(id, part_id)


@bp.post("/captions")
@reads
@handing_back
def take_captions(id: str, part_id: str) -> ResponseReturnValue:
    """Take the lines of a file of captions, or of its pasted text, as the transcript."""
    hands, form, file = hands_on(id), request.form, request.files.get(f"captions-{part_id}")
    chosen = file.read() if file is not None else b""
    text = captions_in.text_of(chosen) if chosen else form.get(f"pasted-{part_id}", "")
    lines = captions_in.lines_of(text, ms=hands.length(part_id))
    if hands.work(part_id).cues and not form.get(f"over-{part_id}"):
        raise Refused(captions_in.STAND_THERE)
    covering.write_transcript(hands, part_id, lines)
    return _back(id, part_id, kept=(f"pasted-{part_id}", f"over-{part_id}"))


@bp.post("/lines")
@reads
@handing_back
def work_on_lines(id: str, part_id: str) -> ResponseReturnValue:
    """Cover words of the transcript with their sound, cut a line in two, or join it with the next."""
    hands, do = hands_on(id), request.form.get("line", "")
    say, instead, because, number, how = (
        request.form.get(f"{name}-{part_id}", "") for name in (*forms.WORDS, "how")
    )
    if do == "cover":
        cue_table.cover_words(
            hands, part_id, phrase=say, only=number, instead=instead, how=how, reason=because
        )
        return _back(id, part_id, kept=(*forms.words_of(part_id), f"how-{part_id}"))
    work = cue_table.split if do == "split" else cue_table.join
    work(hands, part_id, number)
    return _back(id, part_id, kept=(f"at-{part_id}",))


@bp.post("/times")
@reads
@handing_back
def time_words(id: str, part_id: str) -> ResponseReturnValue:
    """Have the time of each word of a transcript found."""
    word_timing.ask(hands_on(id), part_id)
    return _back(id, part_id)


@bp.post("/again")
@reads
@handing_back
def again(id: str, part_id: str) -> ResponseReturnValue:
    """Hear a recording again, after all of it was heard. Only whoever asks is shown that they did."""
    hands_on(id)
    caring.worked(desk(), session(), me(), web.moment(), again={part_id: 1})
    return _back(id, part_id)


@bp.post("/make")
@reads
@handing_back
def make(id: str, part_id: str) -> ResponseReturnValue:
    """Have it made as others will hear or see it."""
    covering.ask_for(hands_on(id), part_id)
    return _back(id, part_id)


def bytes_of(blob: Blob, mime: str) -> Response:
    """Return a sealed file of the private side as an answer, by range."""
    opened = desk().originals
    return hand_out(
        lambda start, end: opened.read(blob, start, end),
        size=blob.size, mime=mime, version=blob.id, sign_in=visitors.visitor().sign_in.token,
    )  # fmt: skip


def _counted(part_id: str, blob: Blob, mime: str, ms: int) -> Response:
    """Return her own voice by range, and note for whoever asks how much of it went out."""
    private, who, moment = desk(), me(), web.moment()

    def read(start: int, end: int) -> Iterator[bytes]:
        gone = 0
        try:
            for some in private.originals.read(blob, start, end):
                yield some
                gone += len(some)
        finally:
            if gone:
                caring.handed_out(private, who, moment, part_id, ms * gone // blob.size)

    return hand_out(
        read, size=blob.size, mime=mime, version=blob.id, sign_in=visitors.visitor().sign_in.token
    )


def medium(id: str, found: Story | None = None) -> Response:
    """Hand out what `?medium=` of a story's page asks for: a file of the finished version.

    Args:
        id: of the story.
        found: the story, where somebody else has said that this person may meet it; otherwise its words have to be shown to them.

    Raises:
        NotFound: it was not made, or this person may not read the story now.
    """
    story = found or shown(id)[0]
    number, _, encoding = request.args.get("medium", "").partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= forms.DIGITS):
        raise NotFound(NO_SUCH_PART)
    if encoding == "vtt":
        return Response(finished.captions_of(desk(), session(), story, int(number)), mimetype=captions.MIME)
    if encoding not in MIME:
        raise NotFound(NO_SUCH_PART)
    return bytes_of(finished.file_of(desk(), session(), story, int(number), encoding), MIME[encoding])


def _role(which: str, story: Story, work: PartWork) -> Role:
    if which in FINISHED and work.is_made:
        return finished.role_of(work, FINISHED[which])
    if which not in ROLES or (which == "heard" and not showing_parts.may_hear_her(story, work)):
        raise NotFound(NO_SUCH_PART)
    return ROLES[which]


def _back(id: str, part_id: str, kept: tuple[str, ...] = ()) -> ResponseReturnValue:
    return back(id, f"part-{part_id}", kept)
