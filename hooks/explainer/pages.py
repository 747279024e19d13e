"""A site to its pages: those that are made for every record and list, and the frames of the hand-written ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from explainer import addresses, view
from explainer.fences import Fence
from explainer.offline.formats import NONE, Copies
from explainer.offline.offer import downloads
from explainer.site import Item, Site, several
from explainer.view import View, former_addresses
from explainer.views import claim_lists, positions, select
from explainer.views.catalogue import Catalogue
from explainer.views.home_page import home_page
from explainer.views.index_pages import indexes
from explainer.views.record_pages import people, record_page
from explainer.views.rendering import Draft, Edit, Output, Renderer, output, render
from explainer.views.trail import trail
from explainer.views.words import Words

__all__ = [
    "Copies",
    "Draft",
    "Edit",
    "Output",
    "Renderer",
    "explainer",
    "fence",
    "former_addresses",
    "generated",
    "home",
    "page",
    "redirect",
]

HOME_FILE = "docs/index.md"
_HEADING = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>", re.S)


def generated(
    site: Site,
    prose: Renderer,
    directory_urls: bool,
    edit: Edit,
    catalogue: Catalogue | None = None,
    copies: Copies = NONE,
) -> list[Draft]:
    """Every page that is not hand-written: of actors, events, terms with a body and sources, the lists, and a home
    page where docs/ has none. Each is made when it is wanted. `edit` gives the address at which a file is edited, or
    `None`. A `catalogue` of the site, here and below, spares working out again what other pages have looked up."""
    catalogue = catalogue or Catalogue(site)
    found: list[Draft] = []
    for kind in ("actor", "event", "term", "source"):
        for item in site.of_kind(kind):
            address = view.target(item).address
            if address == addresses.of_record(kind, item.key):
                words = Words(View(site, address, directory_urls), catalogue)
                make = partial(record_page, item, words, prose, edit)
                found.append(Draft(address, view.title(item), item.path, make))
    found += indexes(site, catalogue, prose, directory_urls, edit, copies)
    if HOME_FILE not in site.items:
        words = Words(View(site, addresses.HOME, directory_urls), catalogue)
        found.append(Draft(addresses.HOME, site.settings.name, None, partial(_home_unwritten, words, copies)))
    return found


def _home_unwritten(words: Words, copies: Copies) -> Output:
    name = words.site.settings.name
    html = home_page(words, name, Markup(""), None, None, downloads(copies, words.view))
    return output(addresses.HOME, name, "", html)


def explainer(
    item: Item, body: Markup, answer: Markup, view: View, edit: Edit, catalogue: Catalogue | None = None
) -> str:
    """The page of a question, around its rendered answer and body."""
    words = Words(view, catalogue)
    site, all_of_them = view.site, words.catalogue.explainers
    number = [other.key for other in all_of_them].index(item.key)
    concerned = dict.fromkeys([*map(site.now, item.record.about), *several(site.mentions, item.key)])
    return render(
        "explainer.html.j2",
        words,
        item=item,
        trail=trail(item, words),
        answer=answer,
        body=body,
        edit=edit(item.path),
        number=number + 1,
        total=len(words.catalogue.questions),
        earlier=all_of_them[number - 1] if number else None,
        later=all_of_them[number + 1] if number + 1 < len(all_of_them) else None,
        moments=[event for event in words.catalogue.moments if event.key in concerned],
        grounds=claim_lists.grounds(site, item.key),
        sources=words.catalogue.addresses(item.key),
        see=[other for other in several(site.see_also, item.key) if site.item(other).kind not in ("actor", "term")],
        people=people(site, item.key, concerned),
    )


def page(item: Item, body: Markup, view: View, edit: Edit, catalogue: Catalogue | None = None) -> str:
    """Another hand-written page, around its rendered body."""
    words = Words(view, catalogue)
    title, body = _titled(item, body, view)
    return render(
        "page.html.j2",
        words,
        item=item,
        title=title,
        body=body,
        edit=edit(item.path),
        grounds=claim_lists.grounds(view.site, item.key),
        sources=words.catalogue.addresses(item.key),
    )


def home(
    item: Item,
    body: Markup,
    view: View,
    edit: Edit,
    catalogue: Catalogue | None = None,
    copies: Copies = NONE,
) -> str:
    """The first page, around its hand-written prose."""
    title, body = _titled(item, body, view)
    return home_page(Words(view, catalogue), title, body, item, edit(item.path), downloads(copies, view))


def _titled(item: Item, body: Markup, view: View) -> tuple[str, Markup]:
    """A page's title, and its body without the heading that says it: a page may begin with `# Title`."""
    heading = _HEADING.match(body)
    if heading is None:
        return view.title(item.key), body
    said = Markup(heading[1]).striptags()
    return item.record.title or said, Markup(body[heading.end() :])


def fence(fence: Fence, view: View, catalogue: Catalogue | None = None) -> Markup:
    """The list that a fence asks for."""
    words = Words(view, catalogue)
    found = _LISTED[fence.name](fence, words)
    if not found:
        return Markup('<p class="quiet">Nothing to list.</p>')
    return Markup(render(f"fences/{fence.name}.html.j2", words, found=found))


def _positions(fence: Fence, words: Words) -> positions.Positions | None:
    found = positions.asked_for(words, fence)
    return found if found.sides else None


_LISTED: dict[str, Callable[[Fence, Words], object]] = {
    "timeline": lambda fence, words: [
        event
        for event in select.events(words.site, fence)
        if words.view.here != addresses.HOME or not words.site.is_after(event.key)
    ],
    "claims": lambda fence, words: claim_lists.told(words.site, select.claims(words.site, fence)),
    "actors": lambda fence, words: select.actors(words.site, fence),
    "positions": _positions,
}


def redirect(here: View, item: Item, language: str = "en") -> bytes:
    """The whole document that stands at a former address of an item and leads to the present one."""
    href = here.link(view.target(item))
    return render("redirect.html.j2", Words(here), href=href, title=item.title, language=language).encode()
