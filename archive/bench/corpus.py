"""A synthetic archive: words drawn as often as English has them, themes with lexicons, grants that differ. Nothing of anyone in it.

What it is to be like stands in `design/search.md` 1: 150 to 900 words a story, 1 to 4 themes, 300 pairs of words that keep
together, audiences, and days that end.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from archive.bench.asked import Query
from archive.editions.edition import Content, ContentNote, Cue, Sound
from archive.editions.index.words import STOP, words_of
from archive.reading.finding.dictionary import common_words
from archive.reading.viewers import OFFERED
from archive.rules.areas import AREAS
from archive.rules.choices import Audience, Medium, Profession, Use
from archive.rules.grant import Grant
from archive.rules.themes import INTENSITIES, THEMES, WARNINGS

SEED = 7
CANARY = "vixenbrook"
"""A word that stands in one story and nowhere else."""

SHORTEST, LONGEST = 150, 900
PAIRS = 300
LANGUAGES = ("en-GB",) * 17 + ("cy", "pl", "ur")


@dataclass(frozen=True)
class Synthetic:
    """One synthetic edition."""

    id: str
    content: Content
    themes: tuple[str, ...]
    grant: Grant


class Corpus:
    """Editions and queries, the same for the same seed."""

    def __init__(self, seed: int = SEED) -> None:
        """Take the dictionary and how often each of its words is met."""
        self.seed = seed
        self.words = list(common_words())
        self.sums = list(accumulate(common_words().values()))
        self.heavy = [word for word in self.words if word not in STOP and len(word) > 3]  # noqa: PLR2004 -- words that mean something.
        dice = self._dice("pairs")
        self.pairs = [(dice.choice(self.heavy[:2000]), dice.choice(self.heavy[:2000])) for _ in range(PAIRS)]
        self.lexicons = {
            theme.id: [words_of(name) for name in (theme.label, *theme.also)] for theme in THEMES.values()
        }

    def editions(self, count: int, today: date) -> Iterator[Synthetic]:
        """Yield `count` editions, one after the other: a hundred thousand are never in memory together."""
        dice = self._dice("editions")
        for number in range(count):
            themes = tuple(sorted(dice.sample(sorted(THEMES), dice.choice((1, 2, 2, 3, 4)))))
            words = self._story(dice, themes)
            title = f"{self.heavy[number % 500]} {number}".capitalize()
            warnings = tuple(
                (warning, dice.choice(INTENSITIES))
                for warning in dice.sample(sorted(WARNINGS), dice.randint(0, 3))
            )
            content = Content(
                title,
                " ".join(words),
                ContentNote("Synthetic.", warnings),
                dice.choice(LANGUAGES),
                self._media(dice, words),
            )
            yield Synthetic(
                f"{number:06}{dice.getrandbits(64):016x}", content, themes, self._grant(dice, today)
            )

    def one(self, name: str, words: str, today: date) -> Synthetic:
        """Return an edition with these words that the viewer may see."""
        grant = Grant(
            frozenset(OFFERED), frozenset(Profession), frozenset({Use.TEACHING}), frozenset({Medium.WORDS}),
            today + timedelta(days=300),
        )  # fmt: skip
        return Synthetic(name, Content(name, words, ContentNote("Synthetic.")), ("8.2",), grant)

    def queries(self, count: int) -> dict[str, list[Query]]:
        """Return `count` queries of each class."""
        dice = self._dice("queries")
        common, middle, rare = self.heavy[:120], self.heavy[200:1500], self.heavy[8000:16000]
        themes = sorted(THEMES)

        def some(words: Sequence[str], many: int) -> str:
            return " ".join(dice.sample(words, many))

        return {
            "common": [(some(common, 1), ()) for _ in range(count)],
            "rare": [(some(rare, 1), ()) for _ in range(count)],
            "all of two": [(some(common, 2), ()) for _ in range(count)],
            "phrase": [(f'"{" ".join(dice.choice(self.pairs))}"', ()) for _ in range(count)],
            "any of five, theme": [(some(middle, 5), (dice.choice(themes),)) for _ in range(count)],
            "widened": [(some(rare, 3), ()) for _ in range(count)],
        }

    def _dice(self, what: str) -> random.Random:
        return random.Random(f"{self.seed} {what}")  # noqa: S311 -- a synthetic corpus, not a secret.

    def _story(self, dice: random.Random, themes: tuple[str, ...]) -> list[str]:
        length = min(LONGEST, max(SHORTEST, int(dice.lognormvariate(6.05, 0.4))))
        words = dice.choices(self.words, cum_weights=self.sums, k=length)
        for theme in themes:
            for _ in range(dice.randint(1, 4)):
                name, at = dice.choice(self.lexicons[theme]), dice.randrange(length)
                words[at : at + len(name)] = name
        for pair in dice.choices(self.pairs, k=3):
            at = dice.randrange(length)
            words[at : at + 2] = pair
        return words

    def _media(self, dice: random.Random, words: list[str]) -> tuple[Sound, ...]:
        """Return, for every tenth story, a recording in which some of its words are said; there is no sound in it."""
        if dice.randrange(10):
            return ()
        cues = tuple(Cue(n * 5000, n * 5000 + 4900, " ".join(words[n * 12 : n * 12 + 12])) for n in range(8))
        return (Sound((), 40_000, cues, ()),)

    def _grant(self, dice: random.Random, today: date) -> Grant:
        def some(of_ten: int) -> bool:
            return dice.randrange(10) < of_ten

        professions = frozenset(profession for profession in Profession if some(6))
        audiences = frozenset(audience for audience in OFFERED if some(6))
        uses = frozenset(use for use in Use if some(5))
        near = frozenset(dice.sample(sorted(AREAS), 2)) if some(2) else frozenset[str]()
        # Some have no day soon; of the others about one in twelve has ended already.
        days = 730 if some(4) else dice.randint(-60, 640)
        return Grant(
            audiences or frozenset({Audience.TRAINING_ROOM}),
            professions or frozenset({Profession.MIDWIVES}),
            uses | {Use.TEACHING},
            frozenset({Medium.WORDS, Medium.OWN_VOICE}),
            today + timedelta(days=days),
            near,
        )
