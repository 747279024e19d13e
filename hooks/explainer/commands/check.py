"""`explainer check`: every problem of data/ and docs/, without building."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from explainer import build
from explainer.commands.common import UsageError, checked, report, root_argument, strict_argument
from explainer.problems import Problem, count, nearest
from explainer.reports import FORMATS
from explainer.review.compare import compare

NAME = "check"
HELP = "print every problem of data/ and docs/, without building"


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    strict_argument(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="lines for people and editors (text), annotations of a pull request (github), or data (json)",
    )
    parser.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="SOURCE=FILE",
        help="compare a source's quotes and fingerprints with its text",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="tell only the problems of these files and folders; all are read all the same",
    )


def run(options: argparse.Namespace) -> int:
    site = checked(options.root)
    wanted = [_below(options.root, path) for path in options.paths]
    problems = [*site.problems]
    for text in options.text:
        problems += _compared(site, text)
    told = [problem for problem in problems if not wanted or _within(problem, wanted)]
    status = report(told, options.strict, FORMATS[options.format])
    if elsewhere := set(problems) - set(told):
        print(f"elsewhere: {count(elsewhere)}", file=sys.stderr)
    return status


def _below(root: Path, path: Path) -> PurePosixPath:
    """The path as problems name it."""
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"there is no file or folder {path}")
    absolute, base = path.absolute(), root.absolute()
    absolute = absolute.parent.resolve() / absolute.name  # a link is judged by its own name, not by where it leads
    if not absolute.is_relative_to(base.resolve()):
        raise UsageError(f"{path} is not below {base}, the folder of mkdocs.yml")
    return PurePosixPath(absolute.relative_to(base.resolve()).as_posix())


def _within(problem: Problem, wanted: Sequence[PurePosixPath]) -> bool:
    return any(PurePosixPath(problem.path).is_relative_to(path) for path in wanted)


def _compared(site: build.Checked, option: str) -> list[Problem]:
    """The problems of one `--text SOURCE=FILE`."""
    name, equals, file = option.partition("=")
    sources = {entry.id: entry for entry in site.loaded.entries if entry.kind == "source"}
    if not equals:
        raise UsageError(f"--text takes SOURCE=FILE, not '{option}'")
    if name not in sources:
        raise UsageError(f"--text: there is no source '{name}'{nearest(name, sources)}")
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--text: cannot read {file}: {error}") from error
    return list(compare(sources[name], text))
