"""What a record of her yes must hold: each field is missed by its name, wherever it should stand."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from archive.rules.receipts import MANDATORY, lacking
from tests.rules.record_ways import holders


def whole() -> dict[str, Any]:
    """Return a record that holds every field: two of whatever there can be several of, beside a title that nobody asks for."""
    record: dict[str, Any] = {}
    for way in MANDATORY.values():
        *through, last = way.split()
        here = [record]
        for step in through:
            for one in here:
                one.setdefault(step, [{"dct:title": "x"}, {"dct:title": "y"}] if step in MANY else {})
            here = [two for one in here for two in (one[step] if step in MANY else [one[step]])]
        for one in here:
            one[last] = "said"
    return record


MANY = frozenset({"dct:hasPart", "dpv:hasPurpose", "dpv:hasRecipient", "dpv:hasNotice"})


def test_a_whole_record_lacks_nothing_and_an_empty_one_everything() -> None:
    assert lacking(whole()) == ()
    assert lacking({}) == tuple(MANDATORY)


@pytest.mark.parametrize("name", MANDATORY)
@pytest.mark.parametrize("instead", [None, "", "  ", [], {}])
def test_each_field_is_missed_in_each_place_where_it_should_stand(name: str, instead: object) -> None:
    way = MANDATORY[name].split()
    places = len(list(holders(whole(), way)))
    for place in range(places):
        record = copy.deepcopy(whole())
        holder = list(holders(record, way))[place]
        if instead is None:
            del holder[way[-1]]
        else:
            holder[way[-1]] = instead
        assert lacking(record) == (name,)


def test_an_empty_list_of_what_there_must_be_some_is_missed() -> None:
    record = whole() | {"dct:hasPart": []}
    assert {"event time", "event duration", "indicated by", "event state"} <= set(lacking(record))


def test_the_fields_that_the_rule_names_are_asked_for() -> None:
    assert {
        "purpose", "controller", "recipients", "retention period", "withdrawal method", "event time",
        "event duration", "indicated by",
    } <= set(MANDATORY)  # fmt: skip
