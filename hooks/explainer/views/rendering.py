"""Templates to pages: the Jinja environment that every page is made in, and what a page is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from explainer import pictures
from explainer.problems import plural
from explainer.site import Item, Site, several
from explainer.text import direction
from explainer.view import View
from explainer.views import claim_lists, words
from explainer.views.words import Words

_SECTION = re.compile(r'<h2\b[^<>]*?\sid="([^"]+)"[^<>]*>(.*?)</h2>', re.S)
_ID = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"]+)"')
_TAG = re.compile(r"<[^<>]*>")
_TITLED = re.compile(r'(<a href="[^"]*") title="[^"]*"(?=>)')
_MARK = re.compile(r'<(?:a|span)(?=[^<>]*?\sclass="(?:c|label--background)")')


Edit = Callable[[str], str | None]
"""The address at which a file is edited, by its path; `None` where the site names none."""


class Renderer(Protocol):
    """Turns a record's Markdown into HTML that is safe to publish; of an empty text it makes an empty one."""

    def body(self, item: Item, view: View) -> Markup: ...

    def answer(self, item: Item, view: View) -> Markup: ...


@dataclass(frozen=True)
class Output:
    """A page of the site.

    `toc` is the anchor and the name of each of its sections; `anchors` every id on the page.
    """

    address: str
    title: str
    description: str
    html: str
    toc: tuple[tuple[str, str], ...]
    anchors: frozenset[str]


@dataclass(frozen=True)
class Draft:
    """A page that can be made: what is known of it before. `source` is the file it comes from, `None` for a list."""

    address: str
    title: str
    source: str | None
    make: Callable[[], Output]


def output(address: str, title: str, description: str, html: str) -> Output:
    """A page with its sections and ids read off its HTML."""
    sections = _SECTION.findall(html)
    toc = tuple((anchor, " ".join(unescape(_TAG.sub("", heading)).split())) for anchor, heading in sections)
    return Output(address, title, description, html, toc, frozenset(_ID.findall(html)))


def search_title(title: str, kind: str) -> str:
    """A title as search prints it: what kind of page it is stands beside it, and is not searched."""
    return f'{escape(title, quote=False)}<span data-kind="{escape(kind)}"></span>'


def search_boost(item: Item, site: Site) -> float:
    """How much more a page counts in search than another.

    Of two that have a word in their titles the one whose name it is comes first, and the more is said of it the sooner;
    last come the pages that speak of everything, as the first does. A word of a title counts a thousandfold with
    Material, but not in the titles of what others have published: a question leads to what the site says.
    """
    if item.kind == "source" and item.key != site.article:
        return 0.0001
    if item.kind in ("actor", "term"):
        return 1 + len(several(site.about, item.key)) / 10
    return 0.5 if item.kind in ("source", "page") else 1


def finished(html: str) -> str:
    """A page as it is published, less what weighs and tells nothing.

    A link says where it leads at the first of its kind alone. Search passes over the citations and labels too: nobody
    looks for a word in them.
    """
    told: set[str] = set()

    def once(link: re.Match[str]) -> str:
        kept = link[1] if link[0] in told else link[0]
        told.add(link[0])
        return kept

    return _MARK.sub(r'\g<0> data-search-exclude="true"', _TITLED.sub(once, html))


def render(template: str, words: Words, **found: Any) -> str:
    """A template filled in for the page of `words`."""
    return direction.isolated(fill(template, words=words, view=words.view, site=words.site, **found))


def fill(template: str, **found: Any) -> str:
    """A template filled in with what it asks for."""
    return _ENVIRONMENT.get_template(template).render(found)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("explainer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["anchor"] = words.anchor
    environment.filters["direction"] = direction.direction
    environment.filters["sentence_case"] = words.sentence_case
    for function in (claim_lists.by_kind, claim_lists.tally, words.joined, plural, several):
        environment.globals[function.__name__] = function
    environment.globals["pictures"] = pictures
    return environment


_ENVIRONMENT = _environment()
