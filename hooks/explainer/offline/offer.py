"""What the site's page about copies tells: the formats, which of them stand beside it, and how they are opened."""

from __future__ import annotations

from typing import Any

from explainer.offline import about
from explainer.offline.edition import SUMS
from explainer.offline.formats import FORMATS, Copies, size
from explainer.view import View
from explainer.views.home_page import Download


def shown(copies: Copies) -> dict[str, Any]:
    """The values of `offline.html.j2`. In a copy the page is left open, for the copy to describe itself."""
    made = {copy.format: copy for copy in copies.made}
    told = {
        "dek": "The whole site as files that need no network: to carry on a stick, hand on, print, or read elsewhere.",
        "copies": copies,
        "offered": [(format, made.get(name)) for name, format in FORMATS.items() if format.download],
        "size": size,
        "sums": SUMS,
        "place": about.PLACE,
    }
    return {**told, "title": about.TITLE, "dek": about.DEK} if copies.itself else told


def downloads(copies: Copies, view: View) -> list[Download]:
    """The copies that stand beside the site, for its first page; it links to the page that tells of each."""
    page = view.index("offline")
    return [
        Download(FORMATS[copy.format].title, f"{size(copy.size)}. {FORMATS[copy.format].good_for}", page)
        for copy in copies.made
    ]
