"""Texts in which capitals say nothing, because their writer types none or shouts: names told by their neighbours.

Who begins her sentences with a capital would give a name one too; there `capitals` and `smalls` are enough. Elsewhere a word has to
be told by what stands beside it, and more is asked about than is right: all of it is to be checked, or lower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moderation.suggesting.capitals import CALENDAR
from moderation.suggesting.everyday import is_everybodys, names_nothing
from moderation.suggesting.lexicon import COMMON, USUAL, lexicon
from moderation.suggesting.names import (
    ACTS,
    ALSO_WORDS,
    CALLED,
    CALLS,
    NOT_A_NAME_AFTER,
    RARELY_NAMES,
    RELATIONS,
    ROLES,
    TITLES,
    TWO_LETTERS,
)
from moderation.suggesting.ordinary import SAFE_CAPITALS
from moderation.suggesting.places import STREET_HEADS, TOWNS_ALSO_WORDS
from moderation.suggesting.suggestion import AFTER_TITLE, CALLED_SO, HERS, Label, Suggestion, Tier
from moderation.suggesting.tokens import Token, before

_SHORTEST, _SHORT = 3, 2
_SAID_BY_MANY = 5.3
"""How common a name that is a word may be, to be asked about wherever it stands."""

RARER = 3.8
"""How common a word is that is passed over here."""

CAREFUL = 0.7
"""From this share of sentences that begin with a capital on, who writes gives names one as well."""

_RARELY_A_NAME = frozenset(
    """
    will may ever just bless grant judge justice mark earl lord ray major page sorrow patience no spring winter
    """.split()
)
"""Names that are words: said so often as words that something has to stand before them which no word like these has before it."""

_BEFORE_A_NAME = frozenset(
    """
    with wiv wi for from by about of and called miss missed love loved tell told ask asked gave saw met see seeing n &
    """.split()
)
_BEFORE_A_WORD = frozenset(
    """
    i we you they u to the a an this that last next no any some of every our your in it is it's was be so very more too not
    don't my all her his their as what such good bad big little old new same other first
    """.split()
)
_MODALS = frozenset({"will", "may"})
_DONE = (
    ACTS - frozenset("never still would will kept looked asked called left made held".split())
) | frozenset({"that's", "thats", "that", "who", "he", "is"})
"""What can follow somebody called Will, and not the verb."""

_WITH = frozenset({"with", "wiv", "wi"})
_OF_ANYBODY = frozenset({"a", "the", "my", "this", "that"})
_CALLED_BY = frozenset("me him her them it".split())
_NO_NAMES = frozenset("someone names back again when if later up mad crazy stupid lazy liar".split())
_IS = frozenset("is are was were".split())
_LITTLE = frozenset("little big wee lil".split())
_SELF = frozenset({"i'm", "im", "am"})
PETS = frozenset(
    "dog cat horse pony hamster rabbit bunny budgie parrot puppy kitten staffy ferret goldfish tortoise".split()
)
"""Beasts that are given a name."""

_KIN = PETS | RELATIONS - frozenset(
    """
    baby kid kids children child mother mummy middle twin twins bairns weans wains daughters sons babies lads
    """.split()
)
_HER_OWN = frozenset("my our me his her ma".split())
_OWN_TITLES = frozenset("mr mrs ms mx dr prof professor pc dc dci ds sgt cllr rev fr imam".split())
_LAST_TITLES = frozenset(
    "judge justice sister brother miss father matron nurse captain aunty auntie aunt uncle nan gran nana".split()
)
_ENDS_OF_VERBS = ("ed", "ing", "n't", "ly", "s")
_MOST_OFTEN_TOWNS = frozenset(
    """
    boston burton chester chelsea dudley hamilton harrow hastings houghton johnstone leighton lincoln middleton nelson
    newton norfolk preston ramsey redhill retford richmond ripley stanley tyrone walton warwick washington wellington
    whitley winslow york kent
    """.split()
)
_AT = frozenset("in at from near outside left reached visiting towards fae frae born round".split())
_STREETS = STREET_HEADS - frozenset(
    """
    close drive way place court row walk rise view park fields field flats site patch rocks farm common park wood woods beach island
    st     buildings green hill bridge
    """.split()
)
_SORTS_OF_STREETS = frozenset(
    """
    main high busy long quiet dead back side same our your their his her my whole next wrong right other one ring coast country
    walking sea garden front council housing industrial walled school rented
    """.split()
)


def is_flat(tokens: Sequence[Token]) -> bool:
    """Return whether the capitals of a text say nothing: few of its sentences begin with one, or it shouts."""
    heads = [token for token in tokens if token.begins and token.text[0].isalpha()]
    begun = sum(token.is_capital for token in heads)
    return bool(heads) and begun < CAREFUL * len(heads)


def find(tokens: Sequence[Token]) -> Iterator[Suggestion]:
    """Yield what could be a name, a place or a street in a text without capitals."""
    for n, token in enumerate(tokens):
        if token.low.isdigit():
            continue
        found = next(filter(None, (look(tokens, n) for look in _LOOKS)), None)
        if found is not None:
            yield found


def is_a_name_here(tokens: Sequence[Token], n: int) -> bool:
    """Return whether a name that is a word as well could be the name where it stands: not in "I hope", and not in "a rose"."""
    word, back = tokens[n].low, before(tokens, n)
    is_rarely = word in _RARELY_A_NAME or word in RARELY_NAMES
    return back in _BEFORE_A_NAME if is_rarely else back not in _BEFORE_A_WORD


def _said(token: Token, label: Label, reason: str, tier: Tier = Tier.CHECK) -> Suggestion:
    return Suggestion(token.start, token.end, label, tier, reason)


def _titled(tokens: Sequence[Token], n: int) -> Suggestion | None:
    word, back = tokens[n].low, before(tokens, n)
    if back not in _OWN_TITLES | _LAST_TITLES or before(tokens, n, 2) in _OF_ANYBODY:
        return None
    is_name = word in ALSO_WORDS or word not in NOT_A_NAME_AFTER
    is_rare = word in ALSO_WORDS or lexicon().often(word) < USUAL
    if (len(word) == 1 and back in _OWN_TITLES) or (is_name and (is_rare or back in _OWN_TITLES)):
        return _said(tokens[n], Label.PERSON, AFTER_TITLE)
    return None


def _called(tokens: Sequence[Token], n: int) -> Suggestion | None:
    """Return what stands after words that give a name: "i call her d", "my name's will", "im hope", "my girls are rose"."""
    word, back, further = tokens[n].low, before(tokens, n), before(tokens, n, 2)
    if back in _CALLED_BY and further in CALLS and word not in NOT_A_NAME_AFTER | _NO_NAMES:
        return _said(tokens[n], Label.PERSON, CALLED_SO)
    is_named = (back in _IS and further == "name") or (back == "name" and _owns(tokens[n - 1]))
    if is_named and word in ALSO_WORDS:
        return _said(tokens[n], Label.PERSON, CALLED_SO)
    known = lexicon()
    is_so = back in _SELF | CALLED or (back in _IS and further in RELATIONS | ROLES)
    if is_so and word not in _RARELY_A_NAME and (known.is_name(word) or known.is_clearly_surname(word)):
        return _said(tokens[n], Label.PERSON, CALLED_SO)
    return None


def _kin(tokens: Sequence[Token], n: int) -> Suggestion | None:
    """Return what stands after somebody of hers: "my mate gem", "my sister-in-law pearl", "little aj"."""
    word, back, further, known = tokens[n].low, before(tokens, n), before(tokens, n, 2), lexicon()
    if word in NOT_A_NAME_AFTER - ALSO_WORDS or word in SAFE_CAPITALS | TITLES | ACTS:
        return None
    is_name = known.could_be_name(word) or known.is_clearly_surname(word)
    is_after = back in RELATIONS | ROLES or (back == "law" and further == "in")
    if is_name and is_after and is_a_name_here(tokens, n):
        return _said(tokens[n], Label.PERSON, HERS)
    is_short = len(word) == _SHORT and not known.is_ordinary(word, _SAID_BY_MANY)
    if is_short and back in _LITTLE | _KIN:
        return _said(tokens[n], Label.PERSON, HERS)
    is_kin = (
        back in _KIN and further in _HER_OWN and not _owns(tokens[n - 1])
    )  # "My mum's side" names nobody.
    is_no_verb = not (known.is_taught(word) or word.endswith(_ENDS_OF_VERBS))
    if is_kin and is_no_verb and known.often(word) < COMMON:
        return _said(tokens[n], Label.PERSON, HERS)
    return None


def _word(tokens: Sequence[Token], n: int) -> Suggestion | None:
    """Return a name that is a word as well, wherever it could stand as a name."""
    word = tokens[n].low
    if word not in ALSO_WORDS | RARELY_NAMES or word in SAFE_CAPITALS | TITLES | (CALENDAR - _MODALS):
        return None
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if word in _MODALS and after is not None and after.low in _DONE:
        return _said(tokens[n], Label.PERSON, "No verb that others help stands so: it may be a name.")
    is_of_many = lexicon().often(word) >= _SAID_BY_MANY and not _is_with(tokens, n)
    if is_of_many or not is_a_name_here(tokens, n):
        return None
    reason = "A first name that is a word as well; this text has no capitals that would tell."
    return _said(tokens[n], Label.PERSON, reason, Tier.UNUSUAL)


def _of_two_letters(tokens: Sequence[Token], n: int) -> Suggestion | None:
    """Return a name of two letters that does something, or that something is done with: "jo was there", "with mo"."""
    if tokens[n].low not in TWO_LETTERS:
        return None
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if (after is not None and after.low in ACTS) or _is_with(tokens, n):
        return _said(tokens[n], Label.PERSON, "A short first name, in small letters.")
    return None


def _is_with(tokens: Sequence[Token], n: int) -> bool:
    """Return whether it stands where only a name does: "with will", "cos of will"."""
    is_because = before(tokens, n) == "of" and before(tokens, n, 2) in {
        "cos",
        "coz",
        "cause",
        "because",
        "cuz",
        "bcos",
    }
    return before(tokens, n) in _WITH or is_because


def _owns(token: Token) -> bool:
    return token.text.lower().endswith(("'s", "’s"))


def _town(tokens: Sequence[Token], n: int) -> Suggestion | None:
    token, back = tokens[n], before(tokens, n)
    if token.low in _MOST_OFTEN_TOWNS or (
        token.low in TOWNS_ALSO_WORDS and back in _AT and token.low not in CALENDAR
    ):
        return _said(token, Label.PLACE, "A place that is a word or a name as well, in small letters.")
    return None


def _pet(tokens: Sequence[Token], n: int) -> Suggestion | None:
    """Return the name of a beast of hers: "moss me dog"."""
    token, after = tokens[n], tokens[n + 1 : n + 3]
    if (
        len(after) < _SHORTEST - 1
        or any(one.begins for one in after)
        or token.low in NOT_A_NAME_AFTER - ALSO_WORDS
    ):
        return None
    if after[0].low in _HER_OWN and after[1].low in PETS and lexicon().often(token.low) < COMMON:
        return _said(token, Label.EVENT_MISC, "What a beast of hers is called.")
    return None


def _whose(tokens: Sequence[Token], n: int) -> Suggestion | None:
    """Return a house known by whose it is: "at the women's"."""
    is_owned = tokens[n].text.lower().endswith(("'s", "’s"))
    if is_owned and before(tokens, n) == "the" and before(tokens, n, 2) in {"in", "at", "from"}:
        return _said(tokens[n], Label.ORG, "A house that is known by whose it is.")
    return None


def _street(tokens: Sequence[Token], n: int) -> Suggestion | None:
    token = tokens[n]
    if token.low not in _STREETS or token.begins or n == 0:
        return None
    word = tokens[n - 1].low
    if (
        word in NOT_A_NAME_AFTER - ALSO_WORDS
        or word in SAFE_CAPITALS
        or word in _SORTS_OF_STREETS
        or len(word) == 1
    ):
        return None
    return Suggestion(
        tokens[n - 1].start,
        token.end,
        Label.PLACE,
        Tier.CHECK,
        "The name of a street or an estate, in small letters.",
    )


def _rare(tokens: Sequence[Token], n: int) -> Suggestion | None:
    token, known, word = tokens[n], lexicon(), tokens[n].low
    if (
        len(word) < _SHORTEST
        or word in SAFE_CAPITALS
        or known.is_taught(word)
        or is_everybodys(word)
        or names_nothing(word)
        or any(letter.isdigit() for letter in word)
    ):
        return None
    if word in known.surnames and known.often(word) < COMMON and not known.is_ordinary(word, COMMON):
        return _said(
            token,
            Label.PERSON,
            "A surname that is a word as well; this text has no capitals that would tell.",
            Tier.UNUSUAL,
        )
    if known.is_ordinary(word, RARER):
        return None
    return _said(
        token,
        Label.UNUSUAL,
        "Not a common word, in a text that has no capitals to tell a name.",
        Tier.UNUSUAL,
    )


_LOOKS = (_street, _whose, _pet, _titled, _called, _kin, _of_two_letters, _word, _town, _rare)
"""What is looked for at each word, the first that is found wins."""
