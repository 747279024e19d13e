"""How coverage is told: as a table and lists for people, or as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from explainer import view
from explainer.problems import plural, printable
from explainer.review.coverage import Coverage, Part, Use

Floors = Mapping[str, int]
_MEASURED = {"claims": "claims that an explainer cites", "paragraphs": "paragraphs of explainers that cite something"}
_HEADS = ("passage", "claims", "explained", "elsewhere", "nowhere", "what rests on it")
_MOST_IDS = 6


def _text(coverage: Coverage, floors: Floors) -> str:
    lines = [f"{coverage.source.key}: {coverage.source.title}", "", *_table(coverage), *_lists(coverage), ""]
    for name, measure in coverage.measures.items():
        floor = f"; the floor is {floors[name]} %" if name in floors else ""
        below = ": TOO FEW" if name in coverage.below(floors) else ""
        counted = f"{measure.have} of {measure.whole}, {measure.percent} %"
        lines.append(f"{_MEASURED[name]}: {counted}{floor}{below}")
    return "".join(f"{printable(line).rstrip()}\n" for line in lines)


def _table(coverage: Coverage) -> Iterator[str]:
    rows = [_HEADS, *(_row(coverage, part) for part in coverage.parts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS) - 1)]
    for name, *numbers, resting in rows:
        counts = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *counts, resting])


def _row(coverage: Coverage, part: Part) -> tuple[str, ...]:
    explained = sum(bool(use.explainers) for use in part.uses)
    elsewhere = sum(bool(use.others and not use.explainers) for use in part.uses)
    resting = sorted({*part.cited_in, *(key for use in part.uses for key in (*use.explainers, *use.others))})
    told = ", ".join([*resting[:_MOST_IDS], *([f"and {len(resting) - _MOST_IDS} more"] if resting[_MOST_IDS:] else [])])
    counts = (len(part.uses), explained, elsewhere, len(part.uses) - explained - elsewhere)
    return (_name(coverage, part.passage), *map(str, counts), told)


def _name(coverage: Coverage, passage: str | None) -> str:
    return view.passage_name(passage, coverage.source.record) if passage else "the whole"


def _lists(coverage: Coverage) -> Iterator[str]:
    for gap, uses in coverage.gaps.items():
        if uses:
            yield from ("", f"{plural(len(uses), 'claim')} {gap}:")
            yield from (f"  {_claim(coverage, use)}" for use in uses)
    if coverage.empty:
        names = ", ".join(_name(coverage, passage) for passage in coverage.empty)
        yield from ("", f"{plural(len(coverage.empty), 'passage')} without a claim: {names}")
    if coverage.uncited:
        yield from ("", f"{plural(len(coverage.uncited), 'paragraph')} without a citation:")
        for found in coverage.uncited:
            yield f"  {found.path}:{found.line}{': marked {.uncited}' if found.marked else ''}"


def _claim(coverage: Coverage, use: Use) -> str:
    placed = use.placed
    return f"{placed.id} ({_name(coverage, placed.passage)}, {placed.claim.kind}): {placed.claim.says}"


def _json(coverage: Coverage, floors: Floors) -> str:
    told = {
        "source": coverage.source.key,
        "passages": [
            {"id": part.passage, "cited_in": part.cited_in, "claims": [_use(use) for use in part.uses]}
            for part in coverage.parts
        ],
        "paragraphs_without_citation": [
            {"path": found.path, "line": found.line, "marked": found.marked} for found in coverage.uncited
        ],
        "measures": {
            name: {"have": each.have, "of": each.whole, "percent": each.percent, "floor": floors.get(name)}
            for name, each in coverage.measures.items()
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _use(use: Use) -> dict[str, Any]:
    claim = use.placed.claim
    told = {"id": claim.id, "kind": claim.kind, "says": claim.says, "about": claim.about}
    return told | {"explainers": use.explainers, "others": use.others}


FORMATS: Mapping[str, Callable[[Coverage, Floors], str]] = {"text": _text, "json": _json}
