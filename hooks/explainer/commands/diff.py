"""`explainer diff`: what a reader would notice between two states of data/ and docs/."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer import settings
from explainer.commands.common import OK, UsageError, root_argument
from explainer.commands.revisions import Files, of_folder, of_revision
from explainer.load import load
from explainer.review.changes import changes
from explainer.review.changes_report import markdown
from explainer.review.states import State, renamings

NAME = "diff"
HELP = "print what a reader would notice between another state of data/ and docs/ and this one, as Markdown"


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument(
        "base",
        metavar="BASE",
        help="the other state: a folder that holds data/ and docs/, or else a revision of git (main, HEAD~1, v1.0)",
    )


def run(options: argparse.Namespace) -> int:
    root: Path = options.root
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    after = _of_folder(root)
    is_folder = options.base and Path(options.base).is_dir()
    before = _of_folder(Path(options.base)) if is_folder else of_revision(root, options.base)
    loaded = load(before.files), load(after.files)
    renamed = renamings(*loaded)
    # Without a mkdocs.yml of its own a state goes by the other's.
    chosen = [
        settings.read(each.settings or other.settings or b"") for each, other in ((before, after), (after, before))
    ]
    states = [
        State(one, settings, each.digests, renamed)
        for one, settings, each in zip(loaded, chosen, (before, after), strict=True)
    ]
    sys.stdout.write(markdown(changes(*states)))
    return OK


def _of_folder(root: Path) -> Files:
    found = of_folder(root)
    if not found.files:
        raise UsageError(f"there is neither data/ nor docs/ in {root.absolute()}")
    return found
