"""The command `explainer`: reads what was typed and hands it to the module of that command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from explainer import __version__
from explainer.commands import build, check, coverage, diff, impact, new, offline, rename, schema, serve, verify
from explainer.commands.common import USAGE, UsageError


class Command(Protocol):
    """A module of `explainer.commands`."""

    NAME: str
    HELP: str

    def arguments(self, parser: argparse.ArgumentParser, /) -> None: ...

    def run(self, options: argparse.Namespace, /) -> int: ...


COMMANDS: tuple[Command, ...] = (check, build, serve, offline, verify, new, rename, impact, diff, coverage, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns 0, 1 where there are errors, or 2 where it was used wrongly."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except UsageError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Checks, changes and builds an explainer site.")
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        added = commands.add_parser(
            command.NAME, help=command.HELP, description=f"{command.HELP[:1].upper()}{command.HELP[1:]}."
        )
        command.arguments(added)
        added.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
