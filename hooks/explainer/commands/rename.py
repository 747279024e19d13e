"""`explainer rename`: another id, with everything that names it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from explainer import build, settings
from explainer.authoring.rename import RenameError, rename
from explainer.commands.common import OK, UsageError, existing, root_argument
from explainer.commands.writing import write
from explainer.entries import File
from explainer.problems import Problem, plural

NAME = "rename"
HELP = "give a record, a source, an explainer or a claim another id, wherever it is named"

_AFTER = {
    False: "It stands in {path}; '{old}' is among its former ids, so that its old address leads to the new one.",
    True: "Claims have no former ids: a link from elsewhere to '{old}' still opens its source, but not the claim.",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument("--dry-run", action="store_true", help="tell what would change, and change nothing")
    parser.add_argument("old", metavar="OLD", help="the id it has")
    parser.add_argument("new", metavar="NEW", help="the id it is to have; a former id of its own will do")


def run(options: argparse.Namespace) -> int:
    root, old, new = existing(options.root), options.old, options.new
    read = build.read(root)
    mkdocs_yml = (root / settings.FILE).read_bytes()
    before = {file.path: file.content for file in read} | {settings.FILE: mkdocs_yml}
    checked = build.judge(mkdocs_yml, read)
    if unread := [problem for problem in checked.settings.problems if problem.field == "file"]:
        raise UsageError("\n".join(map(str, unread)))
    try:
        renaming = rename(checked.loaded, before, old, new)
    except RenameError as error:
        raise UsageError(f"'{old}' was not renamed\n{error}") from error
    kept = [file for file in read if file.path not in renaming.files]
    data = [
        File(path, content) for path, content in renaming.files.items() if content is not None and path != settings.FILE
    ]
    _nothing_worse(checked.problems, renaming.files.get(settings.FILE) or mkdocs_yml, [*kept, *data], old)
    if not options.dry_run:
        write(root, {path: before.get(path) for path in renaming.files}, renaming.files)
    for path, line in renaming.lines:
        print(f"{path}:{line}: {old} -> {new}")
    files = len({path for path, _ in renaming.lines})
    would = "would change" if options.dry_run else "changed"
    print(f"{plural(len(renaming.lines), 'place')} in {plural(files, 'file')} {would}", file=sys.stderr)
    print(_AFTER[renaming.kind == "claim"].format(old=old, new=new, path=renaming.path), file=sys.stderr)
    return OK


def _nothing_worse(problems: Sequence[Problem], mkdocs_yml: bytes, files: Iterable[File], old: str) -> None:
    """The site has no more problems than it had."""
    after = build.judge(mkdocs_yml, files).problems
    if len(after) > len(problems):
        known = {(problem.field, problem.text) for problem in problems}
        worse = [str(problem) for problem in after if (problem.field, problem.text) not in known]
        raise UsageError("\n".join([f"'{old}' was not renamed, since then there would be", *worse]))
