"""The colours of the two sheets, by light and by dark: each pair that meets is told apart (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11)."""

from __future__ import annotations

import re

import pytest

from archive.settings import STATIC

BODY, TEXT, SHAPE = 7.0, 4.5, 3.0
GROUNDS = ("linen", "paper", "blush", "hover", "leaftint", "claytint")
PAIRS = (
    *(("ink", ground, BODY) for ground in GROUNDS),
    *(("soft", ground, BODY) for ground in ("linen", "paper")),
    *(("soft", ground, TEXT) for ground in GROUNDS),
    *(("damson", ground, TEXT) for ground in GROUNDS),
    *(("clay", ground, TEXT) for ground in ("paper", "claytint", "leaftint")),
    *(("leaf", ground, TEXT) for ground in ("paper", "leaftint")),
    ("ondamson", "damson", BODY), ("onweld", "weld", BODY), ("onleaf", "leaf", TEXT),
    *(("stitch", ground, SHAPE) for ground in ("linen", "paper", "blush")),
)  # fmt: skip
"""Which token stands on which, and how far apart they have to be. The ring of the keyboard is ink outside, on any ground."""


def themes(css: str) -> dict[str, dict[str, str]]:
    """Return the colour tokens of a sheet for each theme; dark says only what differs."""
    light, dark = re.findall(r":root\s*{(.*?)}", css, re.DOTALL)[:2]
    read = {
        name: dict(re.findall(r"--([a-z]+):\s*(#[0-9a-f]{6})", block))
        for name, block in (("light", light), ("dark", dark))
    }
    return {"light": read["light"], "dark": read["light"] | read["dark"]}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, brighter = sorted((_luminance(one), _luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def too_near(tokens: dict[str, str]) -> list[str]:
    """Return the pairs that are not told apart."""
    return [
        f"{front} on {ground}: {found:.2f}, not {least}"
        for front, ground, least in PAIRS
        if (found := contrast(tokens[front], tokens[ground])) < least
    ]


SHEET = (STATIC / "patch.css").read_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_colours_is_told_apart(theme: str) -> None:
    assert too_near(themes(SHEET)[theme]) == []


def test_every_colour_is_a_token_and_every_token_is_measured() -> None:
    measured = {name for front, ground, _ in PAIRS for name in (front, ground)}
    assert set(themes(SHEET)["light"]) == measured
    # A locked copy stands alone, with tokens of its own.
    alone = STATIC / "pack.css"
    assert set(re.findall(r"#[0-9a-f]{6}\b", alone.read_text())) <= {
        value for theme in themes(SHEET).values() for value in theme.values()
    }
    sheets = [sheet for sheet in STATIC.glob("*.css") if sheet != alone]
    rules = "".join(sheet.read_text().split("/* Ground */")[-1] for sheet in sheets)
    # The screen of a room is dark in every theme: it has the very tokens of the dark one.
    room = re.search(r":root:has\(body\.present\)\s*{(.*?)}", rules, re.DOTALL)
    assert room is not None
    here = dict(re.findall(r"--([a-z]+):\s*(#[0-9a-f]{6})", room[1]))
    assert themes(SHEET)["light"] | here == themes(SHEET)["dark"]
    rules = rules.replace(room[0], "")
    # Paper for the printer is black on white, a code for a camera lies on paper in both themes, and #0000 is nothing.
    others = set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) - {"#fff", "#000", "#0000", "#fffcf6"}
    # A blank screen is black in both themes, and what can be pressed on it is soft.
    assert contrast("#cdbdc7", "#000000") > 7
    others -= {"#584653", "#cdbdc7"}
    assert not others


def test_a_pale_colour_is_noticed() -> None:
    assert round(contrast("#000000", "#ffffff")) == 21
    pale = themes(SHEET.replace("--soft: #584653", "--soft: #a898a4"))["light"]
    assert any(said.startswith("soft on linen") for said in too_near(pale))
