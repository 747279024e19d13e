"""A tiny site without a problem, and what is wrong with it once something is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer import settings
from explainer.entries import File
from explainer.load import load
from explainer.problems import Problem
from explainer.validate import validate

MKDOCS = """\
site_name: The ford and the bridge
extra:
  explainer:
    article: gazette
    as_of: 2020-06-01
"""
VOCABULARY = "data/vocabulary.yml"
MAYOR = "data/actors/mayor.md"
VILLAGE = "data/actors/village.md"
CLOSURE = "data/events/closure.md"
VOTE = "data/events/vote.md"
FORD = "data/terms/ford.md"
GAZETTE = "data/sources/gazette.md"
MINUTES = "data/sources/minutes.md"
WHY = "docs/explainers/why.md"
HOME = "docs/index.md"

SITE = {
    VOCABULARY: """\
sides:
  north: North bank
  south: South bank
topics:
  repair: Repair
relations:
  warned:
    title: warned
    reverse: was warned by
""",
    MAYOR: """\
---
title: The mayor
summary: The mayor of the village.
name: The mayor of Ostrand
aliases:
  - Reeve
  - name: Η δήμαρχος
    lang: el
former_ids: [reeve]
kind: person
side: north
offices:
  - title: mayor
    of: village
    from: 2018
    to: 2020-05
    according_to: g2
relations:
  - is: warned
    whom: village
    according_to: [g2]
see: [ford]
updated: 2020-06-02
---
She warned of the ford in spring.[@g2]
""",
    VILLAGE: """\
---
title: Ostrand
summary: A village on two banks of a river.
kind: group
side: south
---
""",
    CLOSURE: """\
---
title: The bridge is closed
summary: The only bridge was closed after a crack was found.
date: 2020-03
date_source: g1
topics: [repair]
actors:
  - actor: mayor
    role: closed the bridge
    according_to: g1
---
""",
    VOTE: """\
---
title: The vote on the repair
summary: The council voted on the repair of the bridge.
date: 2020-05-04
date_source: [m1]
status: planned
actors:
  - actor: village
    role: was to vote
in_response_to:
  - event: closure
    according_to: m1
---
""",
    FORD: """\
---
title: ford
summary: A place where a river can be crossed on foot.
aliases:
  - fords
---
""",
    GAZETTE: """\
---
title: Bridge closed
type: article
date: 2020-03-02
url: https://example.org/bridge
language: en
checked: 2020-06-01
passages:
  - id: H
    words: 20
    mentions: [village]
    claims:
      - id: g1
        says: The bridge was closed in March.
        kind: fact
        about: [closure]
        quote: closed in March
  - id: P1
    words: 20
    sha256: 6dcd4ce23d88e2ee9568ba546c007c63d9131c1b3d0f1e5b3b6d3a3c6b7c3c1a
    claims:
      - id: g2
        says: The mayor wants the bridge repaired and warns of the ford.
        kind: position
        by: mayor
        about: [mayor, ford]
        holder: [mayor]
        topic: repair
        quote: repaired at once
---
""",
    MINUTES: """\
---
title: Minutes of the council
type: report
former_ids: [protocol]
claims:
  - id: m1
    says: The council was to vote on the repair.
    kind: reported
    by:
      words: the clerk
    about: [vote]
    also_in:
      - source: gazette
        passage: P1
    differs_from: [g1]
---
""",
    WHY: """\
---
title: Why is the bridge closed?
answer: >-
  A crack was found.[@g1] The council
  was to vote on the repair.[@m1]


  It was to cost little.[@g2]
description: What is known of the closure of the bridge.
about: [closure]
order: 1
---
The bridge was closed in March.[@g1; @m1] See the headline.[@gazette, H]

This needs no source.
{.uncited}

```timeline
actors: [mayor]
topic: repair
```
""",
    HOME: """\
---
title: Home
---
# A bridge

See [the question][why] and [the vote][vote].
""",
}


def files_of(site: Mapping[str, str | bytes | None]) -> list[File]:
    """Files by their paths; `None` stands for a link."""
    return [File(path, text.encode() if isinstance(text, str) else text) for path, text in site.items()]


def changed(path: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """The tiny site with one thing written otherwise; what is replaced stands there once."""
    assert SITE[path].count(old) == 1, f"{old!r} stands {SITE[path].count(old)} times in {path}"
    return {**SITE, path: SITE[path].replace(old, new)}


def problems_of(files: Iterable[File], mkdocs_yml: str = "") -> tuple[Problem, ...]:
    """Everything that is wrong with a site, in order."""
    return validate(load(files), settings.read(mkdocs_yml))


def places(problems: Iterable[Problem]) -> list[str]:
    """Problems as the contract fixes them: path, line, severity and field, without the words."""
    return [f"{one.path}:{one.line}: {'warning: ' if one.warning else ''}{one.field}" for one in problems]


def places_of(site: Mapping[str, str | bytes | None], mkdocs_yml: str = MKDOCS) -> list[str]:
    """What is wrong with a site, without the words."""
    return places(problems_of(files_of(site), mkdocs_yml))


def found_by(path: str, old: str, new: str) -> list[str]:
    """What is wrong with the tiny site once one thing in it is written otherwise."""
    return places_of(changed(path, old, new))


def told(path: str, old: str, new: str) -> str:
    """The words of the one problem that a change makes."""
    (problem,) = problems_of(files_of(changed(path, old, new)), MKDOCS)
    return problem.text


HERE = "▸"
Row = tuple[str, str, str, str, str]
"""A rule, the file, what is replaced in it, what by (`▸` before what is wrong), and the severity and field expected."""


def check(row: Row) -> None:
    """The change makes one problem: at the marked line, or at line 1 where none is marked."""
    _, path, old, new, field = row
    site = changed(path, old, new)
    text = site[path]
    assert isinstance(text, str)
    line = text[: text.find(HERE)].count("\n") + 1 if HERE in text else 1
    assert places_of({**site, path: text.replace(HERE, "")}) == [f"{path}:{line}: {field}"]


def named(row: Row) -> str:
    """A row's name in the list of tests."""
    return row[0]
