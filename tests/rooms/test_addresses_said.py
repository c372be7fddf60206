"""The doors answer at the addresses that an operator says, and the invitations lead there."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from archive import cli
from archive.supervising import Ports, said_addresses


def test_a_door_is_where_the_operator_says_and_else_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_addresses(Ports(notes=9001))["notes"] == "http://notes.localhost:9001"
    monkeypatch.setenv("IHW_DESK", " https://desk.example.org/ ")
    said = said_addresses(Ports(desk=9002))
    assert (said["desk"], said["reading"]) == ("https://desk.example.org", "http://room.localhost:8003")


@pytest.mark.parametrize(
    "said", ["desk.example.org", "ftp://desk.example.org", "https://", "https://example.org/desk", "yes"]
)
def test_what_is_no_address_starts_nothing(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("IHW_DESK", said)
    with pytest.raises(click.UsageError, match="IHW_DESK is no address"):
        said_addresses(Ports())


def test_invitations_lead_to_the_door_that_was_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IHW_DESK", "https://desk.example.org")
    monkeypatch.setenv("IHW_READING", "https://room.example.org")
    flags = ["--data", str(tmp_path / "data")]
    made = CliRunner().invoke(cli.main, ["prepare", *flags])
    assert "First administrator: https://desk.example.org/invitation/" in made.output
    asked = CliRunner().invoke(cli.main, ["invite", "--steward", *flags])
    assert asked.output.startswith("https://room.example.org/invitation/"), asked.output
