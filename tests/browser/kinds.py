"""One page of every kind."""

from __future__ import annotations

from pathlib import Path

from explainer import build

ROOT = Path(__file__).parent.parent.parent
SITE = build.check(ROOT).site()


def _busiest(kind: str) -> str:
    """The record of a kind that most claims are about: its page has everything that such a page can have."""
    return max(SITE.of_kind(kind), key=lambda item: (len(SITE.about.get(item.key, ())), item.key)).key


ARTICLE = SITE.article or SITE.of_kind("source")[0].key
OTHER_SOURCE = next(item.key for item in SITE.of_kind("source") if item.key != ARTICLE)

HOME = ""
ACTOR = f"actors/{_busiest('actor')}/"
EVENT = f"events/{_busiest('event')}/"
EXPLAINER = f"explainers/{SITE.of_kind('explainer')[0].key}/"
SOURCE = f"sources/{ARTICLE}/"
TERM = f"terms/{next(item.key for item in SITE.of_kind('term') if item.body.strip())}/"
AFTER = f"events/{next(item.key for item in SITE.of_kind('event') if SITE.is_after(item.key))}/"

TIMELINE, CLAIMS, GLOSSARY = "timeline/", "claims/", "glossary/"
FILTERED = [TIMELINE, CLAIMS]

PAGES = [HOME, TIMELINE, "who/", "positions/", CLAIMS, "sources/", GLOSSARY, "corrections/", "about/", "offline/"]
PAGES += ["explainers/", EXPLAINER, ACTOR, EVENT, AFTER, TERM, SOURCE, f"sources/{OTHER_SOURCE}/", "404.html"]


def title(path: str) -> str:
    """The title of a record's page."""
    return str(SITE.items[path.split("/")[1]].record.title)
