"""What a trainer says before a story and asks after it, sealed: such words often quote hers.

The key is the edition's own prompt key. The press makes it and keeps it while the story may come back, so that notes
outlive a hide; it is destroyed when she deletes for good, and every copy of the lists is mute from then on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace

from archive.editions.tables import PROMPT_KEY
from archive.ground.clean import plain
from archive.ground.crypto import seal_text, unseal_text
from archive.reading.room import Room
from archive.reading.tables import PlaylistItem
from archive.reading.teach.quoting import Hers, quoted, quotes
from archive.rules.errors import NOTHING_HERE, BadInput, NotFound

LONGEST = 1_000
"""Characters of each of the two."""

MOST_QUIET = 60
_ALWAYS = frozenset({"say_first", "ask_after"})


@dataclass(frozen=True)
class Prompts:
    """The two, each perhaps empty."""

    say_first: str = field(default="", repr=False)
    ask_after: str = field(default="", repr=False)
    doubted: tuple[str, ...] = field(default=(), repr=False)
    """What was written when a story left the list that it may quote (`archive.reading.parting`)."""

    quoted: tuple[str, ...] = field(default=(), repr=False)
    """What of the two stood in a story of the list when they were written. It may say that no longer."""

    @property
    def texts(self) -> tuple[str, str]:
        """The two."""
        return self.say_first, self.ask_after

    def doubted_in(self, texts: Iterable[str]) -> bool:
        """Return whether each of these is among what is doubted already."""
        return set(texts) <= set(self.doubted)


def write(
    room: Room,
    item: PlaylistItem,
    *,
    say_first: str,
    ask_after: str,
    quiet_minutes: int,
    doubted: tuple[str, ...] = (),
    quoted_so_far: tuple[str, ...] = (),
) -> None:
    """Keep what a trainer says before a story, asks after it, and how long it is quiet then.

    What was doubted of it stays so: how much of that she still says is asked of the words themselves.

    Raises:
        BadInput: too long, or more than an hour of quiet.
        NotFound: the story is gone for good.
    """
    said = Prompts(plain(say_first).strip(), plain(ask_after).strip())
    if (longer := max(len(said.say_first), len(said.ask_after))) > LONGEST:
        raise BadInput(f"Use at most {LONGEST:,} characters for what you say or ask. This has {longer:,}.")
    if not 0 <= quiet_minutes <= MOST_QUIET:
        raise BadInput(f"Quiet minutes go from 0 to {MOST_QUIET}.")
    key = _keys(room, [item]).get(item.edition_id)
    if key is None:
        raise NotFound(NOTHING_HERE)
    before = _opened(item, key)
    _keep(item, key, replace(said, doubted=doubted or before.doubted, quoted=quoted_so_far or before.quoted))
    item.quiet_minutes = quiet_minutes


def doubt(room: Room, items: Sequence[PlaylistItem], hers: Hers | None) -> None:
    """Remember of each text that it quotes a story that leaves the list; `hers` is None when nobody can tell, and then of all."""
    keys = _keys(room, items)
    for item in items:
        key = keys.get(item.edition_id)
        said = _opened(item, key)
        fresh = [text for text in said.texts if text and (hers is None or quotes(text, hers))]
        if key is not None and not said.doubted_in(fresh):
            _keep(item, key, replace(said, doubted=tuple(dict.fromkeys((*said.doubted, *fresh)))))


def note_quotes(room: Room, item: PlaylistItem, hers: Hers) -> None:
    """Keep with a text that was just written what of it stands in these stories: one of them may be told anew with less."""
    key = _keys(room, [item]).get(item.edition_id)
    said = _opened(item, key)
    found = tuple(dict.fromkeys(one for text in said.texts for one in quoted(text, hers)))
    if key is not None and found:
        _keep(item, key, replace(said, quoted=tuple(dict.fromkeys((*said.quoted, *found)))))


def _keep(item: PlaylistItem, key: bytes, said: Prompts) -> None:
    plain_said = {name: words for name, words in asdict(said).items() if words or name in _ALWAYS}
    item.prompts = seal_text(key, json.dumps(plain_said), about=_about(item))


def version(item: PlaylistItem) -> str:
    """Return what changes whenever these words are kept anew, and says nothing of them."""
    return hashlib.sha256(b"%d|" % item.quiet_minutes + (item.prompts or b"")).hexdigest()[:16]


def read(room: Room, items: Sequence[PlaylistItem]) -> dict[str, Prompts]:
    """Return what was written for these items, by the id of the item; nothing for a story that is gone for good."""
    keys = _keys(room, items)
    return {item.id: _opened(item, keys.get(item.edition_id)) for item in items}


def _opened(item: PlaylistItem, key: bytes | None) -> Prompts:
    if item.prompts is None or key is None:
        return Prompts()
    kept = json.loads(unseal_text(key, item.prompts, about=_about(item)))
    return Prompts(
        kept["say_first"], kept["ask_after"], tuple(kept.get("doubted", ())), tuple(kept.get("quoted", ()))
    )


def _keys(room: Room, items: Sequence[PlaylistItem]) -> dict[str, bytes]:
    found = room.shelf.keys.get_many([PROMPT_KEY + item.edition_id for item in items])
    return {name.removeprefix(PROMPT_KEY): key for name, key in found.items()}


def _about(item: PlaylistItem) -> str:
    return f"playlist_item|prompts|{item.id}|{item.edition_id}"
