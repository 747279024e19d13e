"""The page in which a copy describes itself, so that a reader without a network still knows what it is."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from explainer import addresses
from explainer.offline.edition import Edition, Files
from explainer.view import View
from explainer.views.rendering import render
from explainer.views.words import Words

TITLE = "About this copy"
DEK = "What this copy is, how old it is, what it rests on, and how to check that it is whole."
ADDRESS = addresses.INDEXES["offline"]
# What the build leaves on that page for `filled` to replace: the hash of the content is not known before.
PLACE = Markup('<div class="page"><!-- about this copy --></div>')


def described(edition: Edition) -> str:
    """The sections of the page, as HTML."""
    words = Words(View(edition.site, ADDRESS, directory_urls=False))
    own = edition.site.settings.address
    return render(
        "copy.html.j2",
        words,
        title=TITLE,
        dek=DEK,
        edition=edition,
        address=own,
        sources=words.catalogue.sources,
        elsewhere=_elsewhere(edition),
    )


def filled(edition: Edition) -> Files:
    """The files of the edition, with the page filled in."""
    page = edition.files[edition.about].decode()
    return {**edition.files, edition.about: page.replace(PLACE, described(edition), 1).encode()}


def _elsewhere(edition: Edition) -> list[tuple[str, int]]:
    """The hosts that links lead to, and how many addresses there; the manifest has each of them."""
    found: dict[str, int] = {}
    for address in edition.outward:
        host = urlsplit(address).netloc
        found[host] = found.get(host, 0) + 1
    return sorted(found.items())
