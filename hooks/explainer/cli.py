"""The command `explainer`: check what was written, and build the site from it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from explainer import __version__, build, settings
from explainer.compare import compare
from explainer.problems import Problem, count, errors, nearest

OK, FAILED, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command cannot be carried out as it was given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns 0, 1 where there are errors, or 2 where it was used wrongly."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except UsageError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Checks and builds an explainer site.")
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="print every problem of data/ and docs/, without building")
    check.add_argument("--strict", action="store_true", help="fail on warnings too")
    check.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="SOURCE=FILE",
        help="compare a source's quotes and fingerprints with its text",
    )
    check.set_defaults(command=_check)

    build_ = commands.add_parser("build", help="check, then build the site and put it in place when all is well")
    build_.add_argument("--strict", action="store_true", help="fail on warnings too")
    build_.add_argument("--site-dir", type=Path, metavar="FOLDER", help="where the site goes (default: site)")
    build_.set_defaults(command=_build)

    for command in (check, build_):
        command.add_argument(
            "-C", "--root", type=Path, default=Path(), metavar="FOLDER", help="the folder of mkdocs.yml (default: here)"
        )
    return parser


def _check(options: argparse.Namespace) -> int:
    checked = _checked(options.root)
    problems = [*checked.problems]
    for text in options.text:
        problems += _compared(checked, text)
    return _report(problems, options.strict)


def _build(options: argparse.Namespace) -> int:
    checked = _checked(options.root)
    if _report(checked.problems, options.strict) != OK:
        print("nothing was built; the site that was there stays", file=sys.stderr)
        return FAILED
    target = options.site_dir or options.root / "site"
    if not build.publish(options.root, target.absolute(), options.strict):
        print("the build failed; the site that was there stays", file=sys.stderr)
        return FAILED
    print(f"the site is in {target}", file=sys.stderr)
    return OK


def _checked(root: Path) -> build.Checked:
    if not (root / settings.FILE).is_file():
        raise UsageError(f"there is no {settings.FILE} in {root.absolute()}; name its folder with --root")
    return build.check(root)


def _compared(checked: build.Checked, option: str) -> list[Problem]:
    """The problems of one `--text SOURCE=FILE`."""
    name, equals, file = option.partition("=")
    sources = {entry.id: entry for entry in checked.loaded.entries if entry.kind == "source"}
    if not equals:
        raise UsageError(f"--text takes SOURCE=FILE, not '{option}'")
    if name not in sources:
        raise UsageError(f"--text: there is no source '{name}'{nearest(name, sources)}")
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--text: cannot read {file}: {error}") from error
    return list(compare(sources[name], text))


def _report(problems: Sequence[Problem], strict: bool) -> int:
    """Prints the problems in order; tells whether they stop anything."""
    for problem in sorted(set(problems)):
        print(problem)
    if problems:
        print(count(problems), file=sys.stderr)
    return FAILED if errors(problems) or (strict and problems) else OK


if __name__ == "__main__":
    sys.exit(main())
