"""`explainer schema`: the JSON Schema of a kind of file, or all of them written to a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer import json_schemas
from explainer.commands.common import OK, UsageError
from explainer.model import MODELS

NAME = "schema"
HELP = "print the JSON Schema of a kind of file, or write all of them"


def arguments(parser: argparse.ArgumentParser) -> None:
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("kind", nargs="?", choices=MODELS, metavar="KIND", help=f"one of {', '.join(MODELS)}")
    wanted.add_argument("--write", type=Path, metavar="FOLDER", help="write the schema of every kind to this folder")


def run(options: argparse.Namespace) -> int:
    made = json_schemas.files()
    if not options.write:
        sys.stdout.write(made[f"{options.kind}.json"].decode("utf-8"))
        return OK
    if not options.write.is_dir():
        raise UsageError(f"there is no folder {options.write}")
    for name, content in made.items():
        (options.write / name).write_bytes(content)
    return OK
