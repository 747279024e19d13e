"""`explainer coverage`: what of a source the site explains, and whether that is enough."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from explainer.commands.common import FAILED, OK, UsageError, checked, report, root_argument
from explainer.problems import all_of, errors, nearest
from explainer.review.coverage import coverage
from explainer.review.coverage_reports import FORMATS
from explainer.settings import FILE, MEASURES
from explainer.site import Item, Site

NAME = "coverage"
HELP = "what rests on each passage of a source, what nothing explains, and which paragraphs cite nothing"


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="a table for people (text), or data (json)")
    parser.add_argument(
        "--floor",
        type=_percent,
        metavar="N",
        help="fail where fewer than N percent of the claims are cited in an explainer, or of the paragraphs of "
        f"explainers cite something; for the article the floors of extra.explainer.coverage in {FILE} hold without it",
    )
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="the id of a source (default: the article)")


def run(options: argparse.Namespace) -> int:
    found = checked(options.root)
    if errors(found.problems):
        print("coverage is told of a site without errors; this one has some:", file=sys.stderr)
        return report(found.problems)
    site = found.site()
    source = _source(site, options.source)
    floors: Mapping[str, int] = found.settings.floors if source.key == site.article else {}
    if options.floor is not None:
        floors = dict.fromkeys(MEASURES, options.floor)
    told = coverage(site, found.loaded.entries, source)
    sys.stdout.write(FORMATS[options.format](told, floors))
    return FAILED if told.below(floors) else OK


def _percent(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 100):
        raise argparse.ArgumentTypeError(f"must be a whole number of percent from 0 to 100, not '{text}'")
    return int(text)


def _source(site: Site, wanted: str | None) -> Item:
    sources = {item.key: item for item in site.of_kind("source")}
    name = site.now(wanted or site.article or "")
    if name not in sources:
        told = f"there is no source '{wanted}'{nearest(wanted, sources)}" if wanted else "name a source"
        raise UsageError(f"{told}; the sources are {all_of(sources)}")
    return sources[name]
