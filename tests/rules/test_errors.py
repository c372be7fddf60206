from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rules import errors
from archive.rules.errors import BadInput, NotFound, Refused, SignedOut, TooMany, Trouble, Unreadable
from tests.rules.cases import MANY

LEAVES = (Refused, BadInput, NotFound, SignedOut, TooMany, Unreadable)


@MANY
@given(st.lists(st.text()))
def test_every_reason_is_kept_in_order(sentences: list[str]) -> None:
    trouble = Refused(*sentences)

    assert trouble.sentences == tuple(sentences)
    assert str(trouble) == " ".join(sentences)


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_leaf_hangs_on_the_one_tree(leaf: type[Trouble]) -> None:
    assert leaf.__bases__ == (Trouble,)
    assert leaf.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_trouble_survives_the_way_through_a_job(leaf: type[Trouble]) -> None:
    trouble = leaf("One.", "Two.")

    for again in (copy.copy(trouble), pickle.loads(pickle.dumps(trouble))):  # noqa: S301 -- our own bytes.
        assert type(again) is leaf
        assert again.sentences == ("One.", "Two.")
