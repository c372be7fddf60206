"""`ihw bench`: search and relevance. Timing decides nothing; compare figures within one run."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from archive.editions.index import Search

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")


@click.group()
def bench() -> None:
    """Measure how fast and how well stories are found, on stories that nobody told."""


@bench.command()
@click.option("--stories", type=click.IntRange(100, 1_000_000), default=1_000, show_default=True)
@click.option(
    "--backend",
    "backends",
    multiple=True,
    type=click.Choice([str(one) for one in Search]),
    help="Repeat for several; both by default, from 20,000 stories FTS5 alone.",
)
@click.option(
    "--questions", type=click.IntRange(2, 1000), default=60, show_default=True, help="Of each class."
)
@_JSON
def search(stories: int, backends: tuple[str, ...], questions: int, as_json: bool) -> None:
    """Build a synthetic archive in a folder of its own, search, publish, withdraw and purge, beside raw FTS5; then delete it."""
    from archive.bench import searching, telling  # noqa: PLC0415 -- a command loads what it needs and nothing else.

    wanted = tuple(Search(one) for one in backends) or searching.backends_for(stories)
    with tempfile.TemporaryDirectory(prefix="ihw-bench-") as folder:
        figures = searching.measure(Path(folder), stories, wanted, questions)
    click.echo(json.dumps(figures, indent=2) if as_json else telling.in_words(figures))


@bench.command()
@click.option(
    "--collections",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="A folder with cran, cisi, med or adi in it, fetched by hand.",
)
@_JSON
def relevance(collections: Path | None, as_json: bool) -> None:
    """Score how well each engine finds what judged questions ask for: nDCG@10, 1 is perfect."""
    from archive.bench.relevance import PUBLIC, measure  # noqa: PLC0415 -- the same.

    figures = measure(Search, collections)
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    for name, by_engine in figures.items():
        said = ", ".join(f"{engine} {score:.3f}" for engine, score in by_engine.items())
        click.echo(f"{name:5} {said}" + (f"  (to reach: {PUBLIC[name]})" if name in PUBLIC else ""))
