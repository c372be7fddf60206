"""Numbers, addresses and other things with a form of their own: looked for by their form.

Every pattern has a bound on how much it takes, and begins where a word begins: no text makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moderation.suggesting.suggestion import A_SUM, BARE_NUMBER, LETTERS, Label, Suggestion, Tier

_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|"
    "HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|"
    "PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_NO_LAW = "".join(
    rf"(?<!{word} )(?<!{word}s )"
    for word in (
        "section",
        "article",
        "rule",
        "part",
        "paragraph",
        "schedule",
        "form",
        "regulation",
        "protocol",
        "order",
        "chapter",
    )
)
"""Numbers of laws and of forms are everybody's: "section 20"."""

_DAY = r"(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}/\d{4}|(?:19|20)\d\d/\d{2,4})"
"""Days, months and school years, which have strokes as well."""

_OUTWARD = rf"(?:{_AREAS})\d[A-Z\d]?"


@dataclass(frozen=True)
class Form:
    """A pattern, and what is said of what it finds."""

    pattern: re.Pattern[str] = field(repr=False)
    label: Label
    tier: Tier
    reason: str
    reads_low: bool = False
    """Whether it knows small letters alone, and is to be given the text in small letters: a pattern that need not ask is twice as quick."""

    def said(self, found: re.Match[str]) -> Suggestion:
        """Return what is said of one find: of all of it, or of the part that the pattern calls "it"."""
        start, end = found.span("it" if found.groupdict().get("it") else 0)
        return Suggestion(start, end, self.label, self.tier, self.reason)


def worded(pattern: str, label: Label, tier: Tier, reason: str) -> Form:
    """Return a form of whole words, whatever letters they are typed in; what must be a capital says so by `(?-i:`."""
    whole = rf"(?<!\w)(?:{pattern})(?!\w)"
    if "(?-i:" in pattern:
        return Form(re.compile(whole, re.IGNORECASE), label, tier, reason)
    return Form(re.compile(whole), label, tier, reason, reads_low=True)


def said_by(forms: Sequence[Form], text: str) -> Iterator[Suggestion]:
    """Yield what every form says of what it finds in a text."""
    low = in_small_letters(text)
    for form in forms:
        for one in form.pattern.finditer(low if form.reads_low else text):
            yield form.said(one)


def in_small_letters(text: str) -> str:
    """Return a text in small letters, each sign at its place: the few letters that become two stay."""
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    )


def _form(pattern: str, label: Label, tier: Tier, reason: str, *, capitals: bool = False) -> Form:
    return Form(re.compile(pattern, re.NOFLAG if capitals else re.IGNORECASE), label, tier, reason)


_NHS = re.compile(r"(?<![\w+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)")

FORMS = (
    _form(
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
        Label.CONTACT, Tier.LIKELY, "An e-mail address.",
    ),
    _form(
        r"(?<!\w)(?:https?://|www\.)[^\s<>\"]{1,200}|(?<![\w.@-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?:com|co\.uk|org|org\.uk|net|uk)"
        r"(?:/[^\s<>\"]{0,200})?(?!\w)",
        Label.CONTACT, Tier.LIKELY, "An address on the internet.",
    ),
    _form(r"(?<![\w@.])@[\w.]{2,40}", Label.CONTACT, Tier.LIKELY, "A name used online."),
    _form(
        r"(?<![\w.])[a-z]{2,20}[._][a-z0-9._]{1,30}\d(?!\w)|(?<![\w.])(?=[a-z0-9.]{1,30}_)[a-z][a-z0-9._]{2,40}(?!\w)",
        Label.CONTACT, Tier.LIKELY, "It looks like a name used online.",
    ),
    _form(
        r"(?<!\w)(?:fb|facebook|insta|instagram|snap|snapchat|tiktok|twitter|username|messenger)(?: name)?(?: is|:| -|'s) ?(?P<it>[\w.@-]{3,40})",
        Label.CONTACT, Tier.LIKELY, "A name used online.",
    ),
    _form(
        r"(?<![\w.@/-])[a-z]{3,20}\d{2,6}(?:[a-z]{1,12}\d{0,4})?(?![\w/@-])",
        Label.CONTACT, Tier.CHECK, "Letters and digits together: it may be a name used online.",
    ),
    _form(
        r"(?<![\w+])(?:\+44|0044|0)[ -]?(?:\(0\) ?)?\d{2,5}[ -]?\d{3,4}[ -]?\d{3,4}(?!\w)",
        Label.CONTACT, Tier.LIKELY, "A telephone number.",
    ),
    _form(
        r"(?<![\w+])(?!\d{1,2}[./-]\d{1,2}[./-])(?:\+\d{1,3}|\(?0)(?:[ .()-]{0,3}\d){8,13}(?!\w)",
        Label.CONTACT, Tier.LIKELY, "A telephone number, in groups of its own.",
    ),
    _form(
        r"(?<!\w)(?:(?:oh|o|zero|nought|double|treble|triple|one|two|three|four|five|six|seven|eight|nine|hundred|thousand|\d{1,3})[ ,.-]{1,3}){5,16}"
        r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred|thousand|\d{1,3})(?!\w)",
        Label.CODE, Tier.LIKELY, "Digits said one by one: a number that could be looked up.",
    ),
    _form(
        r"(?<![\w.,/-])\d(?:[ -]{1,3}\d{1,4}){4,6}(?![\w.,/-])", Label.CODE, Tier.CHECK, "Digits in groups: a number that could be looked up.",
    ),
    _form(
        r"(?<!\w)(?:[\w+-]{1,20} (?:dot|underscore) ){0,2}[\w.+-]{1,40} ?(?:\(at\)|\[at\]| at ) ?[\w-]{1,40}(?: ?(?:\(dot\)|\[dot\]| dot | d0t ) ?[\w-]{2,20}){1,3}(?!\w)",
        Label.CONTACT, Tier.LIKELY, "An e-mail address, in words.",
    ),
    _form(
        r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)",
        Label.CODE, Tier.LIKELY, "A National Insurance number.",
    ),
    _form(
        r"(?<!\w)[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)",
        Label.CODE, Tier.LIKELY, "Like a National Insurance number, though none begins so.",
    ),
    _form(
        rf"(?<!\w)(?:{_AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}}(?!\w)",
        Label.PLACE, Tier.LIKELY, "A postcode.",
    ),
    _form(rf"(?<!\w)(?:from|in|of|near|to|at|round|live|postcode) (?P<it>{_OUTWARD})(?!\w)", Label.PLACE, Tier.LIKELY, "The first half of a postcode."),
    _form(
        rf"(?<!\w)(?=[a-z]{{2}}\d){_OUTWARD}(?!\w)|(?<!\w)(?:the|on|ward|bay|unit|bus|route) (?:[a-z]\d{{1,3}}[a-z]?)(?!\w)",
        Label.PLACE, Tier.CHECK, "It looks like the first half of a postcode, a ward or a bus.",
    ),
    _form(rf"(?<!\w){_OUTWARD}(?!\w)", Label.PLACE, Tier.CHECK, "It looks like the first half of a postcode.", capitals=True),
    _form(
        r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{3}(?!\w)|(?<!\w)[A-Z]\d{1,3} ?[A-Z]{3}(?!\w)",
        Label.CODE, Tier.LIKELY, "It looks like a number plate.", capitals=True,
    ),
    _form(
        r"(?<!\w)[A-Z]{1,4}\d{2}[A-Z]\d{5}(?!\w)|(?<!\w)\[?(?:19|20)\d\d\]? (?:EWFC|EWHC|EWCA|UKSC|NIFam|CSOH)[ \w]{0,12}\d{1,4}",
        Label.CODE, Tier.LIKELY, "The number of a case.",
    ),
    _form(
        r"(?<!\w)(?:case|ref|reference|claim|crime|file|hospital|nhs|account|badge|booking|order) ?(?:no|num|number|ref|id)?[.:]? ?"
        r"(?:is |was |: ?)?(?P<it>(?=[a-z/-]{0,6}\d)[a-z\d][a-z\d/-]{2,20})(?!\w)",
        Label.CODE, Tier.LIKELY, "A number by which she or her case could be looked up.",
    ),
    _form(
        r"(?<![\w/-])(?=[a-z/-]{1,6}\d)[a-z]{1,5}[/-]?\d{3,12}[a-z\d/-]{0,12}(?!\w)|(?<![\w/])\d{3,10}[/-][a-z\d]{1,10}(?:[/-]\d{1,6})?(?!\w)",
        Label.CODE, Tier.LIKELY, "Letters and digits that could be looked up.",
    ),
    _form(
        r"(?<![\w/.-])(?=[a-z\d]{0,10}[a-z])(?=(?:[a-z]{0,3}\d){5})[a-z\d]{6,14}(?![\w/@-])",
        Label.CODE, Tier.LIKELY, "Letters and digits that could be looked up.",
    ),
    _form(
        rf"(?<![\w/])(?!{_DAY}(?![\w/])|24/7)(?=(?:[a-z/-]{{0,12}}\d){{5}})[a-z\d]{{1,10}}(?:[/-][a-z\d]{{1,10}}){{0,3}}/[a-z\d]{{1,10}}"
        r"(?:[/-][a-z\d]{1,10}){0,3}(?!\w)",
        Label.CODE, Tier.LIKELY, "A number with strokes that could be looked up.",
    ),
    _form(
        r"(?<!\w)(?:flat|room|ward|house|plot|pitch|unit|block|cell) (?:number |no\.? ?)?\d{1,4}[a-z]?(?!\w)",
        Label.PLACE, Tier.LIKELY, "A number that says where.",
    ),
    _form(
        r"(?<![\w£$€])\d{1,4}[a-z]? (?:[a-z]['’a-z]{1,20} ){1,3}(?:road|street|lane|avenue|close|crescent|drive|way|terrace|place|grove|court|"
        r"walk|gardens)(?!\w)",
        Label.PLACE, Tier.LIKELY, "An address.",
    ),
    _form(
        r"(?<!\w)(?:band|camera|court|courtroom|bus|bay|bed|gate|floor|level|platform|junction|route|number|no) (?:number )?\d{1,4}[a-z]?(?!\w)",
        Label.CODE, Tier.CHECK, "A number that says which.",
    ),
    _form(r"(?<!\w)(?:the|on|off|down|along) (?P<it>[abm]\d{1,4}(?:\(m\))?)(?!\w)", Label.PLACE, Tier.CHECK, "The number of a road."),
    _form(r"(?<![\w£$€.,])\d{1,3}[A-Z](?!\w)", Label.CODE, Tier.CHECK, "A number that says which.", capitals=True),
    _form(r"(?<!\w)[a-z] ?& ?[a-z](?!\w)", Label.ORG, Tier.CHECK, LETTERS),
    _form(r"(?<!\w)\d{5,14}(?!\w)", Label.CODE, Tier.LIKELY, "A long number that could be looked up."),
    _form(
        r"(?<!\w)(?:flat|house|door|lived?|living|lives|live|at|address) (?:is |was |at )?(?P<it>(?:number|no\.?) \d{1,4}[a-z]?)(?!\w)",
        Label.PLACE, Tier.LIKELY, "The number of a house.",
    ),
    _form(
        r"(?:[£€$]|(?<!\w)[A-Z]{3}) ?\d{1,9}(?:[.,]\d{1,3}){0,4}|(?<![\w.,])\d{1,3}(?:,\d{3}){1,3}(?: [a-z]{4,10})?",
        Label.EVENT_MISC, Tier.CHECK, A_SUM, capitals=True,
    ),
    _form(
        rf"{_NO_LAW}(?<![\w£$€.,:])\d{{2,4}}(?![\w%]|[.,:]\d)", Label.CODE, Tier.CHECK, BARE_NUMBER,
    ),
)  # fmt: skip


def find(text: str) -> Iterator[Suggestion]:
    """Yield whatever has a form of its own."""
    yield from _nhs_numbers(text)
    for form in FORMS:
        for one in form.pattern.finditer(text):
            yield form.said(one)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits pass the check of an NHS number (modulus 11).

    Source: NHS Data Model and Dictionary, NHS Number.
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = 11 - total % 11
    return {11: 0}.get(check, check) == int(digits[9])


def _nhs_numbers(text: str) -> Iterator[Suggestion]:
    for one in _NHS.finditer(text):
        digits = "".join(sign for sign in one.group() if sign.isdigit())
        if not digits.isascii():
            continue
        if is_nhs_number(digits):
            yield Suggestion(*one.span(), Label.CODE, Tier.LIKELY, "An NHS number: its check digit is right.")
        else:
            # One digit typed wrong still finds her for whoever tries ten of them.
            reason = "Ten digits like an NHS number, though its check digit is wrong."
            yield Suggestion(*one.span(), Label.CODE, Tier.LIKELY, reason)
