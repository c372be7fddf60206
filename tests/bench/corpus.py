"""A synthetic archive: words drawn by rank like real ones, themes with lexicons, grants that differ. Nothing of anyone in it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from archive.editions.edition import Content, ContentNote
from archive.rules.areas import AREAS
from archive.rules.consent import Audience, Grant, Medium, Profession, Use
from archive.rules.themes import THEMES

VOCABULARY = 20_000
MEAN_WORDS = 400
_ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl pr r s sh sl st t tr v w".split()
_VOWELS = "a e i o u ai ea ee oa oo ou".split()
_ENDS = "b ck d ft g l ll m n nd nt p r rd rm s sk st t tch".split()


@dataclass(frozen=True)
class Synthetic:
    """One synthetic edition."""

    id: str
    content: Content
    themes: tuple[str, ...]
    grant: Grant


class Corpus:
    """Editions and queries, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        """Make a vocabulary whose word of rank r is drawn about 1/(r+2) times as often (Zipf)."""
        self.random = random.Random(seed)  # noqa: S311 -- a synthetic corpus, not a secret.
        self.words = self._vocabulary()
        self.weights = [1 / (rank + 2) for rank in range(VOCABULARY)]

    def editions(self, count: int, today: date) -> Iterator[Synthetic]:
        """Yield `count` editions; about a third are open to the viewer of the bench."""
        for number in range(count):
            themes = tuple(sorted(self.random.sample(sorted(THEMES), self.random.randint(1, 4))))
            words = " ".join(self._story(themes))
            content = Content(f"{self.words[number % 500]} {number}", words, ContentNote("Synthetic."))
            yield Synthetic(
                f"edition-{number:06}-{self.random.getrandbits(64):016x}", content, themes, self._grant(today)
            )

    def queries(self, count: int = 100) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """Return `count` queries of each class: (words, theme filter)."""
        pick = self.random
        common, rare = self.words[5:150], self.words[4000:9000]
        label = [theme.also[0] for theme in THEMES.values() if theme.also]
        return {
            "common word": [(pick.choice(common), ()) for _ in range(count)],
            "rare word": [(pick.choice(rare), ()) for _ in range(count)],
            "all of two": [(f"{pick.choice(common)} {pick.choice(common)}", ()) for _ in range(count)],
            "phrase": [(f'"{pick.choice(common)} {pick.choice(common)}"', ()) for _ in range(count)],
            "widened to any": [(" ".join(pick.sample(rare, 5)), ()) for _ in range(count)],
            "word with theme": [(pick.choice(common), (pick.choice(sorted(THEMES)),)) for _ in range(count)],
            "name of a theme": [(pick.choice(label), ()) for _ in range(count)],
        }

    def _story(self, themes: tuple[str, ...]) -> list[str]:
        length = max(60, int(self.random.lognormvariate(5.85, 0.45)))
        words = self.random.choices(self.words, self.weights, k=length)
        for theme in themes:
            words[self.random.randrange(length)] = self.random.choice(
                (THEMES[theme].label, *THEMES[theme].also)
            )
        return words

    def _grant(self, today: date) -> Grant:
        some = self.random.random
        audiences = frozenset({Audience.TRAINING_ROOM} if some() < 0.8 else {Audience.PRIVATE_LINK})
        professions = frozenset(profession for profession in Profession if some() < 0.6) or frozenset(
            {Profession.MIDWIVES}
        )
        near = frozenset(self.random.sample(sorted(AREAS), 2)) if some() < 0.2 else frozenset()
        until = today + timedelta(days=self.random.randint(-60, 700))
        return Grant(
            audiences, professions, frozenset({Use.TEACHING}), frozenset({Medium.WORDS}), until, near
        )

    def _vocabulary(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < VOCABULARY:
            syllables = self.random.choice((1, 2, 2, 3))
            found["".join(self._syllable() for _ in range(syllables))] = None
        return list(found)

    def _syllable(self) -> str:
        return self.random.choice(_ONSETS) + self.random.choice(_VOWELS) + self.random.choice(("", *_ENDS))
