"""The plan of a session as slides: the one file that speaks to python-pptx (the extra `export`). It holds no story (ADR 35).

What the library puts in by itself is taken out again: a picture of its template, a printer's settings, a name, a time.
"""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from archive.ground.qr import dark
from archive.reading.plans import BREATHE
from archive.reading.teach.guide import HELP, WHAT_THIS_IS, Between, Guide, Stop

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
NAME = "slides.pptx"
POINT = 12_700
"""English metric units, in which the format measures."""

WIDE, TALL, EDGE = 960 * POINT, 540 * POINT, 60 * POINT
TITLE_ONLY = 5
"""The layout of the library's template that has a title and nothing else."""

WHEN = datetime(2000, 1, 1, tzinfo=UTC)
"""When every such file was made, by its own account: the true time is nobody's."""

OPEN = "Open it in the Reading room"
"""What is pressed on the slide of a story: it leads to the playlist, which asks who comes and names no story."""

LEFT_OUT = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")
APP = "docProps/app.xml"
EMPTY_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def can_be_made() -> bool:
    """Return whether the library is there."""
    return find_spec("pptx") is not None


def slides(guide: Guide) -> bytes:
    """Return a plan as a file of slides; the same plan gives the same bytes."""
    # It is large, and most houses never make slides: loaded when somebody asks.
    from pptx import Presentation  # noqa: PLC0415

    show: Any = Presentation()
    show.slide_width, show.slide_height = WIDE, TALL
    _first(show, guide)
    for place in guide.places:
        if isinstance(place, Stop):
            _of_a_story(show, place, guide)
        else:
            _between(show, place)
    _add(show, "Thank you for listening", HELP, "Leave this on the screen while people go.")
    _say_nothing_of_anybody(show)
    written = BytesIO()
    show.save(written)
    return _bare(written.getvalue())


def _first(show: Any, guide: Guide) -> None:
    lines = [*WHAT_THIS_IS, *HELP]
    notes = f"{_many(guide.stories, 'story', 'stories')}: {_minutes(guide)}. They are not in this file."
    slide = _add(show, "Stories told by mothers", lines, notes, wide=bool(guide.address))
    if guide.address:
        _code(slide, guide.address)


def _minutes(guide: Guide) -> str:
    listening = _many(guide.listening, "minute", "minutes")
    return (
        f"{listening} of stories, about {guide.minutes} in all"
        if guide.minutes > guide.listening
        else listening
    )


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _of_a_story(show: Any, stop: Stop, guide: Guide) -> None:
    when = f"By the plan from minute {stop.starts} to {stop.starts + stop.minutes}."
    note = (stop.note, "Way out: look away, or step out of the room, at any line.")
    said = [stop.say_first, stop.kept_back, f"{when} Open it now in the Reading room."]
    slide = _add(show, f"Story {stop.number} of {guide.stories}", note, "\n".join(filter(None, said)))
    if guide.screen:
        _link(slide, OPEN, guide.screen, EDGE, TALL - 70 * POINT)
    if stop.quiet_minutes:
        minutes = "minute" if stop.quiet_minutes == 1 else "minutes"
        _add(show, f"{stop.quiet_minutes} quiet {minutes}", (BREATHE,), "Nobody has to speak.")
    if stop.ask_after:
        _add(show, "To think about", (stop.ask_after,), "Take the time that people need.")


def _between(show: Any, place: Between) -> None:
    minutes = "minute" if place.minutes == 1 else "minutes"
    when = f"By the plan from minute {place.starts} to {place.starts + place.minutes}."
    lines = filter(None, (place.said, f"About {place.minutes} {minutes}."))
    _add(show, place.label, lines, f"{place.hint}\n{when}")


def _add(show: Any, title: str, lines: Any, notes: str, *, wide: bool = False) -> Any:
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = EDGE, 40 * POINT, WIDE - 2 * EDGE, 80 * POINT
    head.text_frame.text = title
    width = WIDE - 2 * EDGE - (230 * POINT if wide else 0)
    frame = slide.shapes.add_textbox(EDGE, 130 * POINT, width, TALL - 170 * POINT).text_frame
    frame.word_wrap = True
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size, paragraph.space_after = 24 * POINT, 10 * POINT
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def _code(slide: Any, address: str) -> None:
    """Draw the link as one shape, not as a picture, and write it beneath."""
    size, runs = dark(address)
    module = 200 * POINT // size
    left, top = WIDE - EDGE - size * module, 150 * POINT
    builder = slide.shapes.build_freeform(0, 0, scale=1.0)
    for x, y, long in runs:
        at, down, to = x * module, y * module, (x + long) * module
        builder.move_to(at, down)
        builder.add_line_segments([(to, down), (to, down + module), (at, down + module)], close=True)
    shape = builder.convert_to_shape(left, top)
    shape.name = "The link as a code to scan"
    shape.line.fill.background()
    shape.fill.solid()
    _black(shape.fill.fore_color)
    _link(slide, address, address, left - 30 * POINT, top + 205 * POINT)


def _link(slide: Any, said: str, address: str, left: int, top: int) -> None:
    """Write words that can be pressed."""
    words = slide.shapes.add_textbox(left, top, 230 * POINT, 60 * POINT).text_frame
    words.word_wrap = True
    run = words.paragraphs[0].add_run()
    run.text, run.font.size = said, 11 * POINT
    run.hyperlink.address = address


def _black(color: Any) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415 -- as above.

    ink: Any = RGBColor
    color.rgb = ink(0, 0, 0)


def _say_nothing_of_anybody(show: Any) -> None:
    facts = show.core_properties
    for name in ("author", "last_modified_by", "comments", "title", "subject", "keywords", "category"):
        setattr(facts, name, "")
    facts.revision = 1
    facts.created = facts.modified = WHEN.replace(tzinfo=None)


def _bare(written: bytes) -> bytes:
    """Return the same file without what the library's template brought, and with one time for all its parts."""
    bare = BytesIO()
    with zipfile.ZipFile(BytesIO(written)) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(set(old.namelist()) - set(LEFT_OUT)):
            body = EMPTY_APP.encode() if name == APP else old.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                body = _without(body.decode()).encode()
            new.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return bare.getvalue()


def _without(body: str) -> str:
    body = re.sub(r'<Relationship [^>]*(thumbnail\.jpeg|printerSettings1\.bin)"[^>]*/>', "", body)
    return re.sub(r'<Default Extension="(jpeg|bin)"[^>]*/>', "", body)
