"""`explainer impact`: every page that shows something of a record or a claim, and why."""

from __future__ import annotations

import argparse
import json
import sys

from explainer import addresses
from explainer.commands.common import OK, UsageError, checked, root_argument
from explainer.problems import ProblemsError, count, nearest, plural
from explainer.review.impact import impact

NAME = "impact"
HELP = "name every page that would change with a record, a source, an explainer or a claim"


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="lines for people (text), or data (json)"
    )
    parser.add_argument("id", metavar="ID", help="what would change: an id, present or former, or a page below docs/")


def run(options: argparse.Namespace) -> int:
    try:
        site = checked(options.root).site()
    except ProblemsError as error:
        raise UsageError(
            f"the site has {count(error.problems)}; `explainer check` tells them, mend them first"
        ) from error
    identity = site.now(options.id)
    if identity not in site.items and identity not in site.claims:
        known = [*site.items, *site.claims, *site.former]
        raise UsageError(f"nothing has the id '{options.id}'{nearest(options.id, known)}")
    pages = [(addresses.published(page.address) or "./", page.reasons) for page in impact(site, identity)]
    if options.format == "json":
        print(json.dumps([{"address": each, "reasons": why} for each, why in pages], ensure_ascii=False, indent=2))
    else:
        for each, why in pages:
            print(f"{each}: {'; '.join(why)}")
        print(plural(len(pages), "page"), file=sys.stderr)
    return OK
