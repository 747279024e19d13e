"""`explainer offline`: copies of the site that need no network."""

from __future__ import annotations

import argparse
import functools
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer import build
from explainer.commands.common import (
    FAILED,
    OK,
    UsageError,
    checked,
    report,
    root_argument,
    strict_argument,
    time_asked,
)
from explainer.commands.programs import OUTSIDE
from explainer.offline import formats, manifest
from explainer.offline.edition import SUMS, Edition, Files, listed, read_list
from explainer.offline.formats import FORMATS, NONE, Copies, size
from explainer.problems import nearest

NAME = "offline"
HELP = "make copies of the site that need no network"


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    strict_argument(parser)
    parser.add_argument(
        "--format",
        type=_names,
        metavar="NAME,…",
        help=f"which copies: some of {', '.join(FORMATS)} (default: all possible)",
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder for the copies")


def copies_argument(parser: argparse.ArgumentParser) -> None:
    """The option with which the site offers copies of itself."""
    offered = [name for name, format in FORMATS.items() if format.download]
    names = functools.partial(_names, known=offered)
    parser.add_argument(
        "--copies",
        nargs="?",
        type=names,
        default=[],
        const=None,
        metavar="NAME,…",
        help=f"put copies that need no network into the site: some of {', '.join(offered)} (default: all possible)",
    )


def _names(text: str, known: Sequence[str] = tuple(FORMATS)) -> list[str]:
    """Formats as they are typed, with commas between them."""
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in known:
            told = f"there is no format '{name}' here, only {', '.join(known)}{nearest(name, known)}"
            raise argparse.ArgumentTypeError(told)
    return list(dict.fromkeys(names))


def run(options: argparse.Namespace) -> int:
    if options.out.exists() and not options.out.is_dir():
        raise UsageError(f"{options.out} is not a folder")
    seconds, site = time_asked(), checked(options.root)
    stopped = report(site.problems, options.strict) != OK
    made = None if stopped else copies(options.root, site, options.format, options.strict, seconds)
    if made is None:
        print("no copies were made; those that were there stay", file=sys.stderr)
        return FAILED
    edition, found = made
    sums = _sums(options.out, formats.together(found))
    for files in (*found.values(), sums):
        _not_ours(options.out, files)
    try:
        for name, files in found.items():
            put(options.out, name, files)
            print(f"{options.out / _tops(files)[0]}  {size(sum(map(len, files.values())))}", file=sys.stderr)
        build.write(options.out, sums)
    except OSError as error:
        raise UsageError(f"cannot write into {options.out}: {error}") from error
    print(f"content {edition.content}", file=sys.stderr)
    return OK


def copies(
    root: Path, site: build.Checked, names: list[str] | None, strict: bool, seconds: int | None
) -> tuple[Edition, dict[str, Files]] | None:
    """The edition of a folder's site and its copies; `None`, with the reason printed, if there can be none.

    Where no formats are named, those that cannot be made here are told and left out.
    """
    edition = build.edition(root, site.site(), strict, seconds)
    if edition is None:
        return None
    found, not_made = formats.made(edition, FORMATS if names is None else names, OUTSIDE)
    for name, reason in not_made.items():
        print(f"explainer: no {name}: {reason}", file=sys.stderr)
    return None if names is not None and not_made else (edition, found)


def beside(
    root: Path, site: build.Checked, names: list[str] | None, strict: bool, seconds: int | None
) -> tuple[Copies, Files] | None:
    """What is put beside the page of a site that tells of copies; `None` if they could not be made."""
    if names == []:
        return NONE, {}
    if (made := copies(root, site, names, strict, seconds)) is None:
        return None
    edition, found = made
    offered = {name: files for name, files in found.items() if FORMATS[name].download}
    return formats.downloads(edition, offered), formats.together(offered)


def put(out: Path, name: str, files: Files) -> None:
    """Writes a copy. A folder takes the place of the one that was there, so that nothing of an older copy stays."""
    building = out / f".{name}-building"
    shutil.rmtree(building, ignore_errors=True)
    build.write(building, files)
    for part in sorted(building.iterdir()):
        target = out / part.name
        if part.is_dir():
            build.swap(part, target, out / f".{name}-previous")
        else:
            part.replace(target)
    building.rmdir()


def _sums(out: Path, files: Files) -> Files:
    """The list of hashes, with what the one that was there tells of files that were not made anew."""
    there = out / SUMS
    told = read_list(there.read_text(encoding="utf-8", errors="replace")) if there.is_file() else {}
    made = {SUMS, *_tops(files)}
    kept = {path: told[path] for path in told if path.split("/")[0] not in made and (out / path).is_file()}
    return {SUMS: listed(kept | read_list(files[SUMS].decode()))}


def _not_ours(out: Path, files: Files) -> None:
    """Raises `UsageError` where a copy would take the place of something that is no copy."""
    for path in map(out.joinpath, _tops(files)):
        stands = path.is_symlink() or (path.is_dir() and any(path.iterdir()) and not (path / manifest.FILE).is_file())
        if stands or (path.is_dir() and path.name in files):
            raise UsageError(f"{path} is no copy of a site, and would be replaced; move it, or name another folder")


def _tops(files: Files) -> list[str]:
    """What a copy consists of in the folder of copies."""
    return sorted({path.split("/")[0] for path in files})
