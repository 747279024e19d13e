"""What commands share: their exit statuses, the folder they work in, and how problems are told."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from explainer import build, settings
from explainer.problems import Problem, count, errors, printable
from explainer.reports import TEXT, Format

OK, FAILED, USAGE = 0, 1, 2
_LAST_SECOND = 4_354_819_199  # of 2107, after which ZIP knows no time


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


def time_asked() -> int | None:
    """The time that SOURCE_DATE_EPOCH asks for, in seconds since 1970, UTC; `None` where it is empty or not set.

    Raises `UsageError` where it is no such time.
    """
    asked = os.environ.get(build.TIME, "").strip()
    if not asked:
        return None
    if not re.fullmatch("[0-9]{1,10}", asked) or int(asked) > _LAST_SECOND:
        told = f"must be a number of seconds from 0 to {_LAST_SECOND}, not '{printable(asked)}'; or leave it out"
        raise UsageError(f"{build.TIME} {told}")
    return int(asked)


def report(problems: Iterable[Problem], strict: bool = False, form: Format = TEXT) -> int:
    """Prints the problems in order and how many they are; tells whether they stop anything."""
    found = sorted(set(problems))
    sys.stdout.write(form(found))
    if found:
        print(count(found), file=sys.stderr)
    return FAILED if errors(found) or (strict and found) else OK
