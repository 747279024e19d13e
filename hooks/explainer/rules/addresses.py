"""The rules of addresses: what a link or a picture leads to, and where each page stands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from explainer import addresses, texts, values
from explainer.entries import Entry
from explainer.identities import Place
from explainer.problems import Problem, close, did_you_mean, one_of, shown
from explainer.rules.prose import LINKED
from explainer.rules.records import Context, Rule, at
from explainer.settings import FILE
from explainer.text import prose
from explainer.text.stretches import without_code
from explainer.texts import Written

_SCHEMES = ("https", "http", "mailto")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_GENERATED = "a page that is made for every site"


def addresses_are_taken_once(context: Context) -> Iterator[Problem]:
    """No two pages stand at one address; a hand-written page is the one to move."""
    made = {addresses.published(address) for address in addresses.MADE}
    taken = dict.fromkeys(made, _GENERATED)
    for identity in context.identities.all:
        if identity.kind in addresses.FOLDERS and values.is_id(identity.id):
            address = addresses.published(addresses.of_record(identity.kind, identity.id))
            if address in made:
                yield at(identity.place, f"the address '{address}' is taken by {taken[address]}; choose another id")
            taken.setdefault(address, identity.place.path)
    for entry in context.entries("page"):
        address = addresses.published(addresses.of_file(entry.path.removeprefix("docs/")))
        if address in taken:
            told = f"the address '{address}' is taken by {taken[address]}; give this file another name"
            yield Problem(entry.path, 1, "id", told)
        taken.setdefault(address, entry.path)


def links_lead_to_pages(context: Context) -> Iterator[Problem]:
    """A link or picture is a file below docs/ or an address of the web; records link to each other by id."""
    known = _files(context)
    for entry in context.loaded.entries:
        for written in texts.of(entry):
            for line, address, picture in _addresses(written.text):
                if fault := _fault(context, entry, written, address, picture, known):
                    yield at(Place(entry.path, written.line_of(line), written.field), fault)


def _addresses(text: str) -> Iterator[tuple[int, str, bool]]:
    """The addresses of links and pictures: the line of each, as written, and whether it is a picture's."""
    tree = prose.read(text).tree
    found: dict[str, int] = {}
    written = without_code(text).split("\n")
    for address, picture in tree.addresses if tree else ():
        lines = _lines_with(written, address)
        number = found.setdefault(address, 0)
        found[address] += 1
        if not address.startswith("#"):
            yield lines[min(number, len(lines) - 1)] if lines else 1, address, picture


def _lines_with(lines: list[str], address: str) -> list[int]:
    """The lines, from 1, on which an address stands, each as often as it does."""
    written = re.compile(rf"(?<=[(<\s]){re.escape(address)}(?=[)>\s]|$)")
    return [number for number, line in enumerate(lines, 1) for _ in written.finditer(line)]


def the_navigation_leads_to_pages(context: Context) -> Iterator[Problem]:
    """What `nav` in mkdocs.yml names is a page, or an address of the web."""
    known = _files(context)
    for line, path in context.settings.nav:
        if path and not _SCHEME.match(path) and posixpath.normpath(path) not in known:
            near = did_you_mean(_near(posixpath.normpath(path), "", known))
            told = f"there is no page {shown(path)}{near or '; paths are from the folder docs/ on'}"
            yield Problem(FILE, line, "nav", told, warning=True)


def _files(context: Context) -> frozenset[str]:
    """Everything below docs/ that a link may lead to, pages that are made among them, by its path there."""
    written = {entry.path for entry in context.entries("page", "explainer")} | set(context.loaded.pictures)
    made = [addresses.of_record(entry.kind, entry.id) for entry in context.entries(*addresses.FOLDERS)]
    misnamed = {one.path.casefold().replace(" ", "-") for one in context.loaded.problems if one.field == "file"}
    below = (path.removeprefix("docs/") for path in written | misnamed)
    return frozenset([*below, *(f"{address}.md" for address in (*made, *addresses.MADE))])


def _fault(context: Context, entry: Entry, written: Written, address: str, picture: bool, known: frozenset[str]) -> str:
    """What is wrong with an address; empty where nothing is."""
    what = "picture" if picture else "link"
    if scheme := _SCHEME.match(address):
        if picture:
            return f"the picture {shown(address)} is from elsewhere; put a copy below docs/, if its licence allows"
        good = scheme[1].lower() in _SCHEMES
        return "" if good else f"a link may begin with {one_of(f'{one}:' for one in _SCHEMES)}, not with '{scheme[0]}'"
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path:
        return ""
    hint = _by_id(context, path)
    if path.startswith("/"):
        return f"the {what} {shown(address)} begins with '/'{hint or '; write its path from this file on'}"
    if entry.kind not in ("page", "explainer") or written.field == "answer":
        there = "an answer" if written.field == "answer" else "a record"
        return f"the {what} {shown(address)} leads nowhere from {there}{hint or '; link by id: [words][id]'}"
    folder = posixpath.dirname(entry.path.removeprefix("docs/"))
    target = posixpath.normpath(posixpath.join(folder, path))
    if target in known and not path.endswith("/"):
        return ""
    near = hint or did_you_mean(_near(target, folder, known))
    return f"there is no file for the {what} {shown(address)}{near or '; check its path, from this file on'}"


@cache
def _near(target: str, folder: str, known: frozenset[str]) -> str:
    """The nearest path to one that does not exist, as a link from a folder writes it."""
    found = f"{target}.md" if f"{target}.md" in known else close(target, known, 0.75)
    return posixpath.relpath(found, folder or ".") if found else ""


def _by_id(context: Context, path: str) -> str:
    """The advice to link by id, where the last part of a path is the id of something."""
    name = PurePosixPath(path).name.removesuffix(".md")
    found = context.identities.get(name, LINKED)
    return f"; write [words][{name}]" if found and found.kind in LINKED else ""


ADDRESS_RULES: tuple[Rule, ...] = (addresses_are_taken_once, links_lead_to_pages, the_navigation_leads_to_pages)
