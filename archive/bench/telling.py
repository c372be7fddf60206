"""The figures of `ihw bench search`, to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Figures = Mapping[str, Any]


def in_words(figures: Figures) -> str:
    """Return the figures of one run as lines."""
    shelf, raw = figures["shelf"], figures["raw_fts5"]
    lines = [
        f"{figures['stories']:,} synthetic stories, {figures['words']:,} words; nothing of anyone.",
        f"The shelf filled in {_seconds(shelf['filled'])}, {shelf['mb']} MB.",
        f"Raw FTS5 built in {_seconds(raw['built'])}, {raw['mb']} MB.",
    ]
    for name, one in figures["backends"].items():
        lines += ["", *_backend(name, one)]
    return "\n".join(lines)


def _backend(name: str, one: Figures) -> Iterator[str]:
    first = one["first_question"]
    yield f"== {name}: built in {_seconds(one['built'])}, {one['index_mb']} MB"
    yield f"The searching process took {one['rss_mb']} MB at most."
    yield f"First question of a process: {first['wall_p50']} ms wall, {first['cpu_p50']} ms CPU."
    yield "Milliseconds. Ours: grants, facets, snippets. Raw FTS5: grants and 20 ids."
    head = ("class", "hits", "wall p50", "p95", "CPU p50", "p95", "raw CPU p50", "p95", "ratio")
    yield _row(*head)
    for kind, took in one["classes"].items():
        raw = took["raw"]
        clocks = (took["wall_p50"], took["wall_p95"], took["cpu_p50"], took["cpu_p95"])
        ratio = f"{took['ratio_cpu_p50']}x"
        yield _row(kind, int(took["hits_p50"]), *clocks, raw["cpu_p50"], raw["cpu_p95"], ratio)
    yield "prefix: not offered; a question has no wildcard."
    yield _row("", "", "wall p50", "p95", "CPU p50", "p95")
    yield from _changes(one["publish"], one["withdraw"])
    purge = one["purge"]
    yield f"Withdrawn and still shown: {one['withdraw']['shown_after_commit']}."
    yield (
        f"Purged in {_seconds(purge)}; the canary's word in the files before: "
        f"{_yes(purge['canary_in_files_before'])}, after: {_yes(purge['canary_in_files_after'])}."
    )


def _changes(publish: Figures, withdraw: Figures) -> Iterator[str]:
    for label, took in (
        ("publish: press", publish["put_out"]),
        ("publish: index", publish["index"]),
        ("the next question", publish["next_question"]),
        ("withdraw: press", withdraw["pull"]),
        ("refused after commit", withdraw["gate_answers_after_commit"]),
        ("withdraw: index", withdraw["index"]),
    ):
        yield _row(label, "", *(took[name] for name in ("wall_p50", "wall_p95", "cpu_p50", "cpu_p95")))


def _row(label: str, *values: object) -> str:
    return f"{label:22}" + "".join(f"{value!s:>12}" for value in values)


def _seconds(took: Figures) -> str:
    return f"{took['wall_s']:.1f} s (CPU {took['cpu_s']:.1f})"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
