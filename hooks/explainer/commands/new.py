"""`explainer new`: begins a record or a claim, with what it needs and the choices there are."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import Any

from explainer import build, model, yamltext
from explainer.authoring.begin import BeginError, Beginnings
from explainer.commands.common import OK, UsageError, existing, root_argument
from explainer.commands.writing import write
from explainer.entries import Entry, File, Loaded
from explainer.load import load
from explainer.problems import a
from explainer.values import BLANK

NAME = "new"
HELP = "begin a record or a claim: the keys it needs, with this site's choices in comments"
_BEGUN = "one that there is not yet is begun too"
_TODO = f"""\
Put a value in the place of each {BLANK}, as the comments above it say; comments that have served may go.
`explainer check {{paths}}` tells what is still to be written."""
# What to do then.
_NEXT = {
    "actor": "Until a record, a claim or a page names it, check warns that nothing leads to it.",
    "event": "The date comes from a claim: `explainer new claim SOURCE --about {id}` begins one.",
    "term": "Until a record, a claim or a page names it, check warns that nothing leads to it.",
    "source": "`explainer new claim {id}` begins each of its claims.",
    "explainer": "Then write the page below the last line '---'. Every paragraph cites a claim, as in [@k09].",
    "claim": "Records and pages cite it as [@{id}].",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    for folder, kind in model.FOLDERS.items():
        record = kinds.add_parser(kind, help=f"begin {a(kind)}", description=f"Begins {a(kind)} in {folder}/.")
        record.add_argument("id", metavar="ID", help="the name of its file: small letters a-z, digits, single hyphens")
        record.add_argument("--title", default="", help="its title")
        record.set_defaults(actor=[])
        if kind == "event":
            _ids_argument(record, "--actor", f"who took part; {_BEGUN}")
        root_argument(record)
    claim = kinds.add_parser("claim", help="begin a claim", description="Begins a claim, with the next free id.")
    claim.add_argument("id", metavar="SOURCE", help="the id of the source that makes it")
    claim.add_argument("passage", metavar="PASSAGE", nargs="?", help="where it stands in the source, such as P5")
    _ids_argument(claim, "--about", "the records it concerns; actor:ID, event:ID or term:ID begins one of that kind")
    _ids_argument(claim, "--holder", f"the actors whose wish, refusal or act it describes; {_BEGUN}")
    claim.add_argument("--by", metavar="ID", default="", help=f"the actor who makes it; {_BEGUN}")
    root_argument(claim)


def _ids_argument(parser: argparse.ArgumentParser, name: str, help: str) -> None:
    parser.add_argument(name, metavar="ID[,ID]", type=_listed, action="extend", default=[], help=help)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def run(options: argparse.Namespace) -> int:
    files = build.read(existing(options.root))
    loaded = load(files)
    begun = Beginnings(loaded, {file.path: file.content for file in files}, datetime.date.today())
    identity = options.id
    try:
        if options.what == "claim":
            identity = begun.claim(options.id, options.passage, options.about, options.holder, options.by)
        else:
            begun.record(options.what, options.id, options.title, options.actor)
    except BeginError as error:
        raise UsageError(str(error)) from error
    _nothing_else_changed(loaded, begun, identity)
    write(options.root, {path: begun.files.get(path) for path in begun.changes}, begun.changes)
    print("\n".join(begun.told))
    print(_TODO.format(paths=" ".join(begun.changes)), file=sys.stderr)
    print(_NEXT[options.what].format(id=identity), file=sys.stderr)
    return OK


def _nothing_else_changed(loaded: Loaded, begun: Beginnings, claim: str) -> None:
    """The sources that were changed say what they said, but for the new claim."""
    sources = {entry.path: entry for entry in loaded.entries}
    for path in begun.changes.keys() & sources.keys():
        [after] = load([File(path, begun.changes[path])]).entries
        if _without(after, claim) != _without(sources[path], claim):
            told = f"{path} is written in a way that the claim cannot be added to by itself; add it by hand"
            raise UsageError(f"{told}, with the id '{claim}'; nothing was changed")


def _without(entry: Entry, claim: str) -> Any:
    """What a source says, without one of its claims."""
    tree = yamltext.plain(entry.front) if entry.front else {}
    for holder in (tree, *tree.get("passages", ())):
        if isinstance(holder, dict):
            left = [one for one in holder.get("claims") or () if one.get("id") != claim]
            holder.pop("claims", None)
            if left:
                holder["claims"] = left
    return tree, entry.body
