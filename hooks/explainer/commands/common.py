"""What commands share: their exit statuses, the folder they work in, and how problems are told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from explainer import build, settings
from explainer.problems import Problem, count, errors
from explainer.reports import TEXT, Format

OK, FAILED, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command cannot be carried out as it was given; nothing was changed."""


def root_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-C", "--root", type=Path, default=Path(), metavar="FOLDER", help="the folder of mkdocs.yml (default: here)"
    )


def strict_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")


def checked(root: Path) -> build.Checked:
    """The site in a folder with its problems; raises `UsageError` where there is none."""
    return build.check(existing(root))


def existing(root: Path) -> Path:
    """The folder, if a site is in it; raises `UsageError` where there is none."""
    if not (root / settings.FILE).is_file():
        raise UsageError(f"there is no {settings.FILE} in {root.absolute()}; name its folder with --root")
    return root


def report(problems: Iterable[Problem], strict: bool = False, form: Format = TEXT) -> int:
    """Prints the problems in order and how many they are; tells whether they stop anything."""
    found = sorted(set(problems))
    sys.stdout.write(form(found))
    if found:
        print(count(found), file=sys.stderr)
    return FAILED if errors(found) or (strict and found) else OK
