"""Numbers, ways to reach somebody, and tongues: told by what they are."""

from __future__ import annotations

from moderation.suggesting.lexicon import lexicon
from moderation.wider.spot import Spot, with_article

EVENTS = ("something that happened", "something of ours", "an animal", "somewhere")
_COUNTED = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    """.split()
)
_SPOKEN = frozenset("speak speaks spoke speaking in".split())
_WHERE_ONLINE = frozenset("insta instagram facebook fb snap snapchat tiktok twitter messenger".split())
_NUMBERED = frozenset("number no num ref reference id code nhs case file crime badge".split())


def code(one: Spot) -> str:
    """Return "a number" where the sentence has room for it: not right after the word number."""
    is_looked_up = sum(sign.isdigit() for sign in one.low) > 4  # noqa: PLR2004 -- "bed 12" is not called a number.
    return "" if one.follows in _NUMBERED or one.is_owned or not is_looked_up else "a number"


def contact(one: Spot) -> str:
    """Return what sort of way to reach somebody it is."""
    low = one.low
    if one.follows in _WHERE_ONLINE:
        return ""
    is_address = low.startswith(("http", "www.")) or "/" in low
    sort = (
        "email address"
        if "@" in low[1:]
        else "web page"
        if is_address
        else "name online"
        if any(map(str.isalpha, low))
        else "phone number"
    )
    return with_article(sort, one)


def event_others(one: Spot) -> tuple[str, ...]:
    """Return what else may stand for what befell somebody; of a bare number, how much it is about."""
    bare = [word for word in one.low.replace("-", " ").split() if word not in {"and", "a"}]
    is_number = bool(bare) and all(word in _COUNTED or word.isdigit() for word in bare)
    return ("many", "a lot", "some") if is_number else EVENTS


def background(one: Spot) -> str:
    """Return "another language" for a tongue that is spoken; of anything else it cannot be said beforehand."""
    is_tongue = one.low in lexicon().languages and one.low not in {"english", "welsh", "cymraeg"}
    return "another language" if is_tongue and one.last in _SPOKEN and not one.next.endswith("an") else ""
