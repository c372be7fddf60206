"""What may be done with a copy of one mother's words for research, as codes that other archives read, and why words stay.

Codes of the Data Use Ontology (github.com/EBISPOT/DUO) where it has one, our own where it has none: it knows nothing of a
line that is quoted. None of its permissions is claimed: those speak of health data, and hers is what stands in `uses`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from archive.rules.choices import Audience, Medium, Use
from archive.rules.grant import COUNTED_COPY, LEAVING, Grant, Viewer

Asks = Callable[[Viewer], Viewer]


def _use(use: Use) -> Asks:
    return lambda viewer: replace(viewer, uses=viewer.uses | {use})


@dataclass(frozen=True)
class Bar:
    """A reason why words that may be counted for research do not leave."""

    why: str
    asks: Asks
    """The same viewer, who asks for this yes besides: whom the grant refuses then, it is about."""

    stands: Callable[[Grant], bool]
    """Whether a grant has it."""


BARS = (
    Bar(
        "Its mother did not say yes to a talk or a report.",
        _use(Use.TALK_OR_REPORT),
        lambda grant: Use.TALK_OR_REPORT not in grant.uses,
    ),
    Bar(
        "Its mother did not say yes to standing next to others.",
        _use(Use.BESIDE),
        lambda grant: Use.BESIDE not in grant.uses,
    ),
    Bar(
        "Its mother did not say yes to a private link.",
        lambda viewer: replace(viewer, audience=Audience.PRIVATE_LINK),
        lambda grant: Audience.PRIVATE_LINK not in grant.audiences,
    ),
)
"""Each yes that a copy needs beside the yes to research, with what is said where it is missing."""


def bars(grant: Grant) -> tuple[str, ...]:
    """Return every reason why words under this grant do not leave, though they may be used for research; empty means they may."""
    counted = () if grant.openings is None else (COUNTED_COPY,)
    return (*(bar.why for bar in BARS if bar.stands(grant)), *counted)


@dataclass(frozen=True)
class Code:
    """One condition on what may be done with her words."""

    id: str
    label: str
    means: str
    value: str = ""
    """Of a time limit, its day."""

    @property
    def plain(self) -> Mapping[str, str]:
        """The same for a file; a value only where there is one."""
        kept = {"id": self.id, "label": self.label, "means": self.means}
        return {**kept, "value": self.value} if self.value else kept


ALWAYS = (
    Code("DUO:0000026", "user specific restriction", "Only whoever took this copy reads it."),
    Code("DUO:0000021", "ethics approval required", "Only under the approval of an ethics committee."),
    Code("DUO:0000046", "non-commercial use only", "No sale, and no use that earns money."),
    Code("DUO:0000015", "no general methods research", "No machine and no method learns from it."),
    Code("DUO:0000022", "geographical restriction", "Only where the organisation that took it works."),
)
"""What no mother is asked about, because nobody may (`design/decisions.md`: no such option exists), and the place.

The place stands beside each: a code on those alone who named an area would tell that they did, which the shelf hides."""

TIME = "time limit on use"
WITHOUT: Mapping[Use, Code] = {
    Use.TEACHING: Code("IHW:no-teaching", "no use in teaching", "She did not say yes to teaching."),
    Use.SHORT_PART: Code("IHW:no-quote", "no part on its own", "No line of hers stands alone: quote none."),
    Use.LANGUAGES: Code("IHW:no-translation", "no other language", "It is not put into another language."),
}
"""What holds where she did not say yes to a use that a researcher could make of it."""

SAID = (Use.RESEARCH, Use.TALK_OR_REPORT, Use.BESIDE, *WITHOUT)
"""The uses that are told with a copy. A copy for a room with no internet is no researcher's."""


def may_leave(grant: Grant) -> bool:
    """Return whether words under this grant may be in a copy for research at all."""
    return grant.uses >= LEAVING and Medium.WORDS in grant.media and not bars(grant)


def uses(grant: Grant) -> tuple[Use, ...]:
    """Return the uses she said yes to, as far as they are a researcher's business; none when her words may not leave."""
    return tuple(use for use in SAID if use in grant.uses) if may_leave(grant) else ()


def codes(grant: Grant) -> tuple[Code, ...]:
    """Return every condition on her words in a copy; none when they may not leave: then there is nothing to be done with them."""
    if not may_leave(grant):
        return ()
    until = Code("DUO:0000025", TIME, "Destroy it by this day.", grant.until.isoformat())
    return (*ALWAYS, until, *(code for use, code in WITHOUT.items() if use not in grant.uses))
