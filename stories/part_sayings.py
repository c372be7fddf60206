"""What Notes says of a recording or a picture: where it stands, what was covered in it, what could not be."""

from __future__ import annotations

from collections.abc import Mapping

from archive.ground.languages import say
from archive.media.kinds import Kind
from archive.rules.choices import Medium
from stories.partwork import Box, Cover, PartWork
from stories.tables import PartState

NO_FILE: Mapping[Kind, str] = {
    Kind.SOUND: "There is no recording here yet. Make one, or pick one from your phone.",
    Kind.PICTURE: "There is no picture here yet. Pick one from your phone, or take a photo.",
}
PAPER_FILE: Mapping[Kind, str] = {
    Kind.SOUND: "This looks like a letter or a paper, not a recording. Please do not send court papers: "
    "keeping them here could get you into trouble. Tell it in your own words.",
    Kind.PICTURE: "This looks like a letter or a paper, not a drawing or a photo. Please do not send court papers: "
    "keeping them here could get you into trouble. Tell it in your own words.",
}
OTHER_KIND: Mapping[Kind, str] = {
    Kind.SOUND: "This is a picture. Go back a page and add it as a drawing or photo.",
    Kind.PICTURE: "This is a recording. Go back a page and add it where you talk.",
}
KEPT: Mapping[Kind, str] = {
    Kind.SOUND: "Saved. Only you and our small team can hear it.",
    Kind.PICTURE: "Saved. Only you and our small team can see it.",
}
PARTS: Mapping[str, str] = {
    PartState.ARRIVING: "This recording was cut off. What you said up to there is safe.",
    PartState.WAITING: "Saved. We are opening it now. This takes a minute or two.",
    PartState.MOVING: "This is a film. We cannot use the moving picture. We can keep just the sound.",
    PartState.READY: "Saved.",
    PartState.REFUSED: "We could not open this.",
    PartState.ASIDE: "This may be a paper from a court. It is shut away.",
}
"""Where one recording or picture stands."""

COVERED = "A name or a place could be heard here."
BOXED_AT = (
    (
        "A part at the top, on the left, is covered.",
        "A part at the top is covered.",
        "A part at the top, on the right, is covered.",
    ),
    ("A part on the left is covered.", "A part in the middle is covered.", "A part on the right is covered."),
    (
        "A part at the bottom, on the left, is covered.",
        "A part at the bottom is covered.",
        "A part at the bottom, on the right, is covered.",
    ),
)
"""Where a cover lies: from the top down, from the left to the right."""

KEPT_IN: Mapping[Kind, str] = {
    Kind.SOUND: "No one will hear it. What you said is there in writing.",
    Kind.PICTURE: "No one will see it.",
}
BOXED = "This could tell people who you are."

RECORDER = (
    "There is no internet just now. Keep this page open. It is sent when the internet is back.",
    "We could not keep this. What was saved before is safe.",
    "Recording. What you said is saved.",
    "Your phone is using the microphone for something else. We cannot hear you.",
    "It is very quiet. Hold the phone closer.",
    "The microphone works. Your voice comes through.",
    "This page may not use the microphone. Say yes when your phone asks, or use your phone’s own recorder below.",
    "Stop for a while",
    "Recording.",
    "Your phone stopped the microphone. What you said is saved. You can go on.",
    "Go on",
    "Stopped for a while. Nothing is recorded now.",
    "Saving …",
    "Sending. {n} of 100 parts are safe.",
)
"""What `static/record.js` says; it gets them in the language of the page."""

TAKEN_OUT = "It is gone."
JUST_THE_SOUND = "We keep just the sound. The moving picture is not used."
TOO_LARGE_FILE = (
    "That is too large for us to keep in one go. A recording may be as long as 90 minutes. "
    "A photo may be 40 megabytes. What you saved before is safe."
)
SOFTENED = (
    "Your voice is changed. Please play it. It is harder to know you. It does not hide you: "
    "people who know you may know you by the way you speak."
)
READ_OUT = "Someone else reads your words. Please play it. You are the first to hear it after us."


def of_part(work: PartWork, size: tuple[int, int] = (0, 0)) -> tuple[str, ...]:
    """Return what was done to one recording or picture, sentence by sentence; `size` is the picture's, in pixels."""
    if work.is_read_aloud:
        return (say(READ_OUT),)  # What was covered in her own voice is not heard here at all.
    said = [_of_cover(cover) for cover in work.covers]
    said += [f"{say(_where(box, *size))} {say(box.reason or BOXED)}" for box in work.boxes]
    if work.crop is not None:
        said.append(say("Only a part of it is shown, as you see it here."))
    if not work.goes_out:
        said.append(say(KEPT_IN[Kind(work.kind)]))
    return (*_of_voice(work), *(said or [say("We covered nothing.")]))


def _of_voice(work: PartWork) -> tuple[str, ...]:
    """Return whose voice is heard, where it is her own and changed."""
    return (say(SOFTENED),) if work.form == Medium.CHANGED_VOICE else ()


def _of_cover(cover: Cover) -> str:
    heard = (
        "From {start} to {end} you hear a soft tone."
        if cover.how == "tone"
        else "From {start} to {end} you hear nothing."
    )
    return f"{say(heard, start=_at(cover.start), end=_at(cover.end))} {say(cover.reason or COVERED)}"


def _where(box: Box, width: int, height: int) -> str:
    if not (width and height):
        return "A part is covered."
    across = min(2, (2 * box.left + box.width) * 3 // (2 * width))
    down = min(2, (2 * box.top + box.height) * 3 // (2 * height))
    return BOXED_AT[down][across]


def _at(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"
