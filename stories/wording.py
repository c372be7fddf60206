"""Which words of the consent pages are in force: their version, and the earlier ones under which a yes still holds (b1, b4).

The words themselves are `consent_pages.py`. When one is changed, the version goes up; the old hash goes into
`STILL_GOOD` only when the change cannot alter what she agreed to. Otherwise every consent given under it is asked
again before anything more is shown.
"""

from __future__ import annotations

from functools import cache

from archive.ground import languages
from stories.consent_pages import PAGES
from stories.worded_pages import Wording, said

CURRENT = Wording("7", languages.ENGLISH, PAGES)
STILL_GOOD: frozenset[str] = frozenset(
    {
        "fa27cd4d4b6b88b9bad2c953930bbd083b527f16a0aeb1143df9730b30337d97",
        "8299c0b3ed8b07f9a7b17d1825932e212bf17f0eca9057ae55b1ff910657a6d7",
        "05c59d278e8beb7a9ee00cd2abbcdb89446cf42a03d5e738577698dad6aa7a27",
        "e7bf18e890b6c8d678a46c011717e8efe66c2175977d0ed04580a6c822553d2d",
        "088f3f1b574dc3ac4b3cef0702dbe6345240c2f5976652b80eb652f3c36aa204",
        "20fc1528bca7984f422ea8a70d2f3ea1586c2c939ff41cf16baf0b87aff48126",
        "245d5438c47a283f6c10f443befbe7e4dcf23947be13d677f8f4255499a395ce",
        "c69bc9e42edf9744a83b3c6d8553c6cdb3b7fce4725fb0aae63b28fb8351f81f",
        "05439ac6f54d3c86f3f986cf91f165ef7d48f07d62e1c878cf3f18781dcb539b",
        "84395a29b216500c38ce32dd964c805036ab95491bf52f52af2a9ebca41792a9",
        "9f3decf43a55f2c4169f01f7036c1fa033700ec24737eac10c3a17726b009eeb",
        "6132b8d65fb9f85ca746c79ae30afbae54e56a2a75f1f5ef253171b9d91a3219",
        "3945d9ddde6cc1364ab5d239739b98bddf87641a1234ceceff16b8bf7b87bd25",
        "730a18bd95fab4511873f3f5c528fac4a80e096a2519226b5fbcdebdd2b5be29",
    }
)
"""Hashes of earlier wordings under which a consent still holds.

Version 1 had the same pages without voice and art, and a second button under the question about court, beside the
answer "I’m not sure": what it said of words is what version 2 says. Version 2 had fewer ends to pick from, none of which
is told in other words now. Version 3, in English, Welsh and Urdu, had no page about the words in which it may be seen: a
yes under it lets out her own words, and no translation. Version 4, in the same three, offered her own voice or her words in
writing: a yes under it opens what was ticked, and no other voice. Version 5, in the same three, offered no copy for a room with no
internet: under it no copy leaves. Version 6, in the same three, did not ask whether what she wrote may be read aloud: under it
nobody reads it.
"""


@cache
def in_language(id: str) -> Wording:
    """Return the same pages in another language, from its catalogue; its hash is its own. Places keep their names."""
    if id == languages.ENGLISH:
        return CURRENT
    say = languages.every()[id].catalogue.gettext
    return Wording(CURRENT.version, id, tuple(said(page, say) for page in CURRENT.pages))


def shown() -> Wording:
    """Return the pages as this request shows them."""
    return in_language(languages.spoken().id)


def accepted() -> frozenset[str]:
    """Return the hashes of the wordings that still authorise."""
    return STILL_GOOD | {in_language(id).hash for id in languages.every()}
