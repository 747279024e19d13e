"""`explainer build`: check, then build the site and put it in place when all is well."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer import build
from explainer.commands import offline
from explainer.commands.common import FAILED, OK, checked, report, root_argument, strict_argument, time_asked

NAME = "build"
HELP = "check, then build the site and put it in place when all is well"


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    strict_argument(parser)
    offline.copies_argument(parser)
    parser.add_argument("--site-dir", type=Path, metavar="FOLDER", help="where the site goes (default: site)")


def run(options: argparse.Namespace) -> int:
    seconds, site = time_asked(), checked(options.root)
    if report(site.problems, options.strict) != OK:
        print("nothing was built; the site that was there stays", file=sys.stderr)
        return FAILED
    target = options.site_dir or options.root / "site"
    beside = offline.beside(options.root, site, options.copies, options.strict, seconds)
    if beside is None or not build.publish(options.root, target.absolute(), options.strict, *beside):
        print("the build failed; the site that was there stays", file=sys.stderr)
        return FAILED
    print(f"the site is in {target}", file=sys.stderr)
    return OK
