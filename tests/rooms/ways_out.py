"""Every way by which something of a story can reach somebody, each with what the model of `worlds.py` says should come out.

A way returns plain values: which stories were met, what of each, and every number. A new way out gets a line here.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from unittest.mock import patch

from archive.editions import shelf as shelves
from archive.reading import playlists, replacing, running, search, sharing, walking
from archive.reading.clips import serving
from archive.reading.facets import EVERYTHING, Only
from archive.reading.finding import kept, nearby, spelling
from archive.reading.lms import scorm
from archive.reading.research import clusters, who, word_copies
from archive.reading.research.word_file import packed
from archive.reading.teach import guide, leading, locked_copies, locked_file, present, slides
from archive.reading.viewers import InTheRoom, viewer
from archive.rules.choices import Audience, Use
from archive.rules.counts import about
from archive.rules.crossing import Crossed, crossed
from archive.rules.errors import NOTHING_HERE, NotFound, Refused
from archive.rules.grant import Outlet, Viewer
from tests.rooms.shelving import now
from tests.rooms.worlds import BESIDES, HOW, PURPOSES, THEMES, WARNINGS, Told, World, marks, titles, wholes

REFUSED = "refused, as if there were nothing"
UNKNOWN = "nobody0here0ever0stood"
FOR_RESEARCH = (Use.RESEARCH, Use.BESIDE, Use.TALK_OR_REPORT)
"""What a copy for research needs, from `design/decisions.md`."""


@dataclass(frozen=True)
class Way:
    """One way out: what it tells in a world, and what it should."""

    told: Callable[[World], object]
    should: Callable[[World], object]
    is_slow: bool = False
    """Whether it is asked in some worlds only."""


# Searching


def _found(world: World, text: str = "", only: Only = EVERYTHING) -> search.Found:
    return search.find(world.library.room, world.viewer, world.moment, text=text, only=only)


def _results(world: World) -> object:
    every = {text: marks(world, [(one.id, one.title, one.what, one.spots) for one in _found(world, text).results])
             for text in ("", '"by the form"')}  # fmt: skip
    return {text: {word for word, _ in found} for text, found in every.items()}


def _results_should(world: World) -> object:
    hers = {one.word for one in world.seat.among(world.stories)}
    return dict.fromkeys(("", '"by the form"'), hers)


def _counts(world: World) -> object:
    spoken = (f"{one.word}spoken" for one in world.stories if one.has_sound)
    asked = ("", "form", *(one.word for one in world.stories), *spoken)
    by_text = {text: _found(world, text).total for text in asked}
    return by_text, {theme: _found(world, only=Only(theme=(theme,))).total for theme in THEMES}


def _counts_should(world: World) -> object:
    hers = world.seat.among(world.stories)
    by_text = dict.fromkeys(["", "form"], len(hers))
    for one in world.stories:
        by_text[one.word] = int(one in hers)
        if one.has_sound:
            by_text[f"{one.word}spoken"] = int(one in hers and one.is_heard)
    return by_text, {theme: sum(theme in one.themes for one in hers) for theme in THEMES}


def _themes(world: World) -> object:
    shelved = search.by_theme(world.library.room, world.viewer, world.moment)
    beside = {one.theme.id: one.count for one in _found(world).themes}
    return {one.theme.id: one.count for mark in shelved for one in mark.themes if one.count}, beside


def _themes_should(world: World) -> object:
    many = Counter(theme for one in world.seat.among(world.stories) for theme in one.themes)
    return dict(many), dict(many)


def _facets(world: World) -> object:
    return {
        (one.name, one.value): one.count for facet in _found(world).facets for one in facet.choices
    }  # fmt: skip


def _facets_should(world: World) -> object:
    hers = world.seat.among(world.stories)
    counts: Counter[tuple[str, str]] = Counter()
    for one in hers:
        hardest = max((HOW.index(how) for _, how in one.warnings), default=-1)
        counts["form", "voice" if one.is_heard else "words"] += 1
        counts.update(
            ("level", level) for n, level in enumerate(("none", *HOW[:2]), start=-1) if hardest <= n
        )
        counts.update(("use", str(use)) for use in (*PURPOSES[1:], *BESIDES) if use in one.grant.uses)
    carried = {name for one in hers for name, _ in one.warnings}
    counts.update({("without", name): sum(name not in dict(one.warnings) for one in hers)
                   for name in WARNINGS if name in carried})  # fmt: skip
    # What would leave nothing, or change nothing, is not offered.
    return {choice: count for choice, count in counts.items() if 0 < count < len(hers)}


def _spelling(world: World) -> object:
    typed = [word for one in world.stories for word in (one.word[:-1], f"{one.word}s", one.word[1:])]
    return [meant for meant in map(spelling.did_you_mean, typed) if meant]


def _kept(world: World) -> object:
    (one,) = kept.mine(world.session, world.library.room, world.person_id, world.viewer, world.moment)
    return one.total, one.new


def _kept_should(world: World) -> object:
    return len(world.seat.among(world.stories)), len(world.seat.among(world.late))


# One story


def _near(world: World) -> object:
    room, found = world.library.room, {}
    for edition in shelves.find(
        room.shelf, [one.id for one in world.stories], world.viewer, Outlet.PAGE, now()
    ):
        near = nearby.near(room, edition, world.viewer, world.moment)
        (one,) = (one for one in world.stories if one.id == edition.id)
        met = {word for word, _ in marks(world, near)}
        found[one.word] = len(near), met - {other.word for other in _likes(world, one)}
    return found


def _near_should(world: World) -> object:
    return {
        one.word: (min(nearby.MOST, len(_likes(world, one))), set())
        for one in world.seat.among(world.stories)
    }


def _likes(world: World, to: Told) -> list[Told]:
    return [one for one in world.seat.among(world.stories) if one != to and {*one.themes} & {*to.themes}]


def _answer(world: World, id: str) -> object:
    try:
        there = shelves.get(world.library.shelf, id, world.viewer, Outlet.PAGE, world.moment)
    except NotFound as found:
        return str(found)
    return marks(world, there.content)


def _pages(world: World) -> object:
    return {id: _answer(world, id) for id in (*(one.id for one in world.stories), UNKNOWN)}


def _pages_should(world: World) -> object:
    hers = {one.id: wholes([one]) for one in world.seat.among(world.stories)}
    return {id: hers.get(id, NOTHING_HERE) for id in (*(one.id for one in world.stories), UNKNOWN)}


def _heard(world: World) -> object:
    heard = set()
    for one in world.stories:
        with suppress(NotFound):
            playing = shelves.playing(world.library.shelf, one.id, 0, "opus", world.viewer, now)
            if b"".join(playing.pieces(0, playing.size)) == one.bytes:
                heard.add(one.word)
    return heard


def _heard_should(world: World) -> object:
    return {one.word for one in world.seat.among(world.stories) if one.is_heard}


# Lists, and what is made of them


def _order(world: World) -> running.Running:
    return running.running(world.library.room, world.session, world.playlist, world.teaching, world.moment)


def _list(world: World) -> object:
    order = _order(world)
    return marks(world, order.stories), order.gaps


def _list_should(world: World) -> object:
    shown = world.host.together(world.listed)
    return titles(shown), len(world.listed) - len(shown)


def _offers(world: World) -> object:
    steps = (step.offers for step in _order(world).steps if step.offers is not None)
    return marks(world, {one.edition_id: one for offers in steps for one in offers.these}.values())


def _offers_should(world: World) -> object:
    shown = world.host.together(world.listed)
    if any(Use.BESIDE not in one.grant.uses for one in shown):
        return titles([])
    themes = {theme for one in shown for theme in one.themes}
    could = world.host.among(world.stories, *([Use.BESIDE] if shown else []))
    is_full = len(shown) == len(world.listed)
    others = (one for one in could if one not in world.listed and themes & {*one.themes})
    return titles([] if is_full else others)


def _empty_places(world: World) -> object:
    listed = [one for one in playlists.mine(world.session, world.person_id) if one.id == world.playlist.id]
    room = world.library.room
    return replacing.empty_places(room, world.session, world.teaching, listed, world.moment).get(
        world.playlist.id, 0
    )


def _empty_places_should(world: World) -> object:
    return len(world.listed) - len(world.host.together(world.listed))


def _parts(world: World) -> object:
    places = walking.places_of(world.session, world.in_parts)
    shown = serving.together(
        world.library.room, world.session, places, _in_the_list(world), Outlet.PLAYLIST, world.moment
    )
    return marks(world, [one.edition.content for one in shown.values()])


def _parts_should(world: World) -> object:
    return titles(world.host.together(world.listed, Use.SHORT_PART))


def _in_the_list(world: World) -> Viewer:
    return viewer(world.teaching, InTheRoom(world.host.audience, world.host.professions))


def _on_the_screen(world: World) -> object:
    shown = present.parts(
        world.library.room, world.session, world.show, _in_the_list(world), "a sign-in", world.moment
    )
    return marks(world, [(one.pages, one.stands) for one in shown])


def _by_the_link(world: World) -> object:
    way = walking.fresh(world.library.room, world.session, world.link, world.moment)
    return marks(world, [stop.edition.content for stop in way if stop.edition]), len(way)


def _by_the_link_should(world: World) -> object:
    shown = world.seat.together(world.listed, audience=Audience.PRIVATE_LINK)
    return wholes(shown), len(shown)


def _a_new_link(world: World) -> object:
    link, room, moment = world.link, world.library.room, world.moment
    try:
        made = sharing.make(
            room,
            world.session,
            world.playlist,
            world.teaching,
            opens_at=moment.now,
            ends_at=link.ends_at,
            most=link.most,
            moment=moment,
        )
    except Refused:
        return REFUSED
    return made.stories, marks(world, made.left_out)


def _a_new_link_should(world: World) -> object:
    hers = world.host.together(world.listed)
    theirs = world.host.together(hers, audience=Audience.PRIVATE_LINK)
    return (len(theirs), titles(one for one in hers if one not in theirs)) if theirs else REFUSED


def _may_leave(world: World, among: Sequence[Told]) -> list[Told]:
    uncounted = [one for one in among if one.grant.openings is None]
    return world.host.together(uncounted, Use.OFFLINE)


def _a_copy(world: World) -> object:
    """What is in a copy that is made now, and what its maker is told."""
    room, session, moment = world.library.room, world.session, world.moment
    try:
        made = locked_copies.make(room, session, world.playlist, world.teaching, days=2, moment=moment)
        return _packed(world, made), made.stories, marks(world, made.left_out)
    except Refused:
        return REFUSED


def _packed(world: World, made: locked_copies.Made) -> object:
    room, session, moment = world.library.room, world.session, world.moment
    row = locked_copies.owned(session, world.person_id, made.id)
    leaving = locked_copies.leaving(room, session, row, world.teaching, made.code, moment)
    led = leading.session_of(room, session, row, leaving, moment)
    body = locked_file.body(room, led, leaving.viewer, now)
    return marks(world, body)


def _a_copy_should(world: World) -> object:
    hers = world.host.together(world.listed)
    packed = _may_leave(world, hers)
    left_out = titles(one for one in hers if one not in packed)
    return (wholes(packed), len(packed), left_out) if packed else REFUSED


def _an_old_copy(world: World) -> object:
    """What is in a copy that was made when every yes was wide, saved once more."""
    try:
        return _packed(world, world.copy)
    except Refused:
        return REFUSED


def _an_old_copy_should(world: World) -> object:
    still = _may_leave(world, world.listed)
    return wholes(still) if len(still) == len(world.listed) else REFUSED


def _planned(world: World) -> guide.Guide | None:
    room, session = world.library.room, world.session
    try:
        return guide.of_playlist(room, session, world.playlist, world.teaching, world.moment)
    except Refused:
        return None


def _guide(world: World) -> object:
    made = _planned(world)
    return REFUSED if made is None else (made.stories, marks(world, made))


def _guide_should(world: World) -> object:
    many = len(world.host.together(world.listed))
    return (many, titles([])) if many else REFUSED


def _slides(world: World) -> object:
    made = _planned(world)
    if made is None:
        return REFUSED
    text = unzipped(slides.slides(made))
    return len(re.findall(r"Story \d+ of \d+", text)), marks(world, text)


def _card(world: World) -> object:
    return {
        version: marks(world, unzipped(scorm.card(version, f"/with-us/{world.token}", ends="tomorrow")))
        for version in scorm.MANIFESTS
    }


# Research


def _told_together(world: World) -> object:
    """Of which stories it is reckoned what is told together: what is said of so few is nothing at all."""
    given: list[Mapping[str, frozenset[str]]] = []

    def listening(sets: Mapping[str, frozenset[str]]) -> Crossed:
        given.append(sets)
        return reckoned(sets)

    reckoned = crossed
    with patch.object(clusters, "crossed", listening):
        clusters.views(world.library.room, who.viewer(world.teaching), world.moment)
    return [{theme: set(ids) for theme, ids in sets.items() if ids} for sets in given]


def _told_together_should(world: World) -> object:
    found: dict[str, set[str]] = {}
    for one in _for_research(world):
        for theme in one.themes:
            found.setdefault(theme, set()).add(one.id)
    return [found]


def _for_research(world: World, *besides: Use, audience: Audience = Audience.TRAINING_ROOM) -> list[Told]:
    return [
        one for one in world.stories if world.seat.may(one, *besides, audience=audience, use=Use.RESEARCH)
    ]


def _for_export(world: World) -> list[Told]:
    by_link = _for_research(world, *FOR_RESEARCH, audience=Audience.PRIVATE_LINK)
    return [one for one in by_link if one.grant.openings is None]


def _taken(world: World) -> object:
    room, moment = world.library.room, world.moment
    editions = word_copies.what_may_leave(room, world.teaching, moment)
    left = word_copies.left_out(room, world.teaching, moment)
    text = unzipped(packed(editions, left, number=1, taken_on=moment.today)) if editions else ""
    return marks(world, text), [one.stories for one in left]


def _taken_should(world: World) -> object:
    base, leaving = _for_research(world), _for_export(world)
    by_link = _for_research(world, audience=Audience.PRIVATE_LINK)
    could = [
        one for one in _for_research(world, *FOR_RESEARCH, audience=Audience.PRIVATE_LINK) if one in base
    ]
    lacking = (
        [one for one in base if Use.TALK_OR_REPORT not in one.grant.uses],
        [one for one in base if Use.BESIDE not in one.grant.uses],
        [one for one in base if one not in by_link],
        [one for one in could if one not in leaving],
    )
    # Words in writing alone leave: what she spoke stays.
    written = frozenset((one.word, mark) for one in leaving for mark in ("told", "rest"))
    return written, [about(len(ones)) for ones in lacking]


def unzipped(file: bytes) -> str:
    """Return all the text in a ZIP, by whatever names."""
    with zipfile.ZipFile(BytesIO(file)) as folder:
        texts = [folder.read(name).decode(errors="replace") for name in folder.namelist()]
    return "\n".join([*folder.namelist(), *texts])


WAYS: Mapping[str, Way] = {
    "results": Way(_results, _results_should),
    "counts": Way(_counts, _counts_should),
    "themes": Way(_themes, _themes_should),
    "facets": Way(_facets, _facets_should),
    "another spelling": Way(_spelling, lambda _: [], is_slow=True),
    "a kept search": Way(_kept, _kept_should),
    "stories near one": Way(_near, _near_should),
    "pages and errors": Way(_pages, _pages_should),
    "recordings": Way(_heard, _heard_should),
    "a list": Way(_list, _list_should),
    "what could stand in a gap": Way(_offers, _offers_should),
    "how many places are empty": Way(_empty_places, _empty_places_should),
    "parts": Way(_parts, _parts_should),
    "the screen": Way(_on_the_screen, lambda world: wholes(world.host.together(world.listed))),
    "a link": Way(_by_the_link, _by_the_link_should),
    "a new link": Way(_a_new_link, _a_new_link_should),
    "a copy": Way(_a_copy, _a_copy_should),
    "an old copy": Way(_an_old_copy, _an_old_copy_should),
    "a guide": Way(_guide, _guide_should),
    "slides": Way(_slides, _guide_should, is_slow=True),
    "a card": Way(_card, lambda _: dict.fromkeys(scorm.MANIFESTS, titles([]))),
    "what is told together": Way(_told_together, _told_together_should),
    "a copy for research": Way(_taken, _taken_should),
}


def beyond(world: World, ways: Sequence[str]) -> list[str]:
    """Return by which of these ways a world tells anything else than it should."""
    told = []
    for name in ways:
        said, should = WAYS[name].told(world), WAYS[name].should(world)
        if said != should:
            told.append(f"{name}: {said}, where it should be {should}")
    return told
