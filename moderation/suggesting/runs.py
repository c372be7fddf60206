"""Words with capitals that stand together, and whether one of them does something as somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from moderation.suggesting.lexicon import HEARD, USUAL, lexicon
from moderation.suggesting.names import ACTS, ALSO_WORDS, RARELY_NAMES, TWO_LETTERS
from moderation.suggesting.suggestion import Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before

_AND = frozenset({"and", "n", "an", "a", "i"})
"""Between two names: "Kaydence and Kobe", in Welsh, in Polish, and as people type it."""

_FELT = frozenset(
    """
    autumn blaze bliss charity chase comfort courage dawn destiny dusty easter endeavour ever faith fate gale grace grant
    harmony haven hope honesty honour journey joy judge justice karma legend love luck magic may mercy
    major memory miracle monday night friday sunday north patience peace phoenix pleasure privilege promise rain reason
    sea season serenity sorrow
    spring star storm summer sunshine temperance treasure tuesday unity valley victory virtue wednesday will winter wonder
    """.split()
)
"""Names that are words for what is felt or comes round: at the head of a sentence they do what nobody does."""

_DONE_BY_SOMEBODY = frozenset(
    """
    cried slept said says told screamed smiled laughed loved loves hates signs wrote rang asked knew thought wanted walked
    shouted sat stood held looked called hit gave drove sang ran married helped sleeps cries stayed
    """.split()
)
"""What somebody does, and nothing that is felt."""


_ALSO = ALSO_WORDS | RARELY_NAMES


@dataclass(frozen=True)
class Run:
    """Words with capitals that stand together: those from `first` to `last` (inclusive) of a text."""

    tokens: Sequence[Token] = field(repr=False)
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        """Return its words in small letters."""
        return tuple(token.low for token in self.tokens[self.first : self.last + 1])

    @property
    def begins(self) -> bool:
        """Return whether a sentence begins with it, so that its first capital says nothing."""
        return self.tokens[self.first].begins

    def back(self, n: int = 1) -> str:
        """Return the word so many before it in its sentence."""
        return before(self.tokens, self.first, n)

    def as_(self, label: Label, tier: Tier, reason: str) -> Suggestion:
        """Return it as a suggestion."""
        return Suggestion(self.tokens[self.first].start, self.tokens[self.last].end, label, tier, reason)


def is_acting(run: Run, n: int) -> bool:
    """Return whether a first name of elsewhere, which is a word here, does something: "Otto had"; or one of two letters."""
    word, known = run.tokens[n].low, lexicon()
    is_name = known.is_name(word) and word not in ALSO_WORDS and known.often(word) < USUAL
    is_name = is_name or word in TWO_LETTERS
    return is_name and run.first == run.last and acts(run)


def is_word_acting(run: Run) -> bool:
    """Return whether a word that a child may be called by does something at the head of a sentence: "Saint was asleep"."""
    word = run.tokens[run.first].low
    if run.first != run.last or not run.begins or word not in _ALSO or not acts(run):
        return False
    after = run.tokens[run.last + 1] if run.last + 1 < len(run.tokens) else None
    return word not in _FELT or (after is not None and after.low in _DONE_BY_SOMEBODY)


def is_rare_and_acts(run: Run) -> bool:
    """Return whether a rare word does something, whatever it could be made of: "Joss left", "Joss and I"."""
    word, known = run.tokens[run.first].low, lexicon()
    is_rare = known.often(word) < HEARD and not known.is_taught(word)
    return run.first == run.last and is_rare and len(word) > 2 and acts(run)  # noqa: PLR2004 -- letters of a name.


def acts(run: Run) -> bool:
    """Return whether it does something, owns something or is one of two: "Joss left", "Joss's", "Joss and I"."""
    after = run.tokens[run.last + 1] if run.last + 1 < len(run.tokens) else None
    if after is not None and after.low in _AND and run.last + 2 < len(run.tokens):
        if run.tokens[run.last + 2].low in {"i", "me"} and not run.tokens[run.last + 2].begins:
            return True
        return run.tokens[run.last + 2].is_capital and not run.tokens[run.last + 2].begins
    owns = run.tokens[run.last].text.lower().endswith(("'s", "’s"))
    return owns or (after is not None and not after.begins and after.low in ACTS)
