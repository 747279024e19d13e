"""What a list in prose shows: all its filters must match, and any value within one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from explainer import fences, settings
from explainer.link import link
from explainer.load import load
from explainer.site import Item, Placed, Site
from explainer.views import select
from support import files_of
from test_link import FILES, MKDOCS

EXTRA = {
    "data/events/vote.md": FILES["data/events/vote.md"].replace(
        "date: 2020-05-04\n",
        "date: 2020-05-04\nweight: key\ntopics: [repair, money]\nactors:\n  - {actor: town, role: voted}\n",
    ),
    "data/events/party.md": FILES["data/events/party.md"].replace("summary", "weight: minor\ntopics: [money]\nsummary"),
}
SITE = link(load(files_of({**FILES, **EXTRA})), settings.read(MKDOCS))

# The list, its filters, and what it shows.
SHOWN = [
    # events, by date
    ("timeline", "", "closure vote party opening plan"),
    ("timeline", "actors: [mayor]", "closure"),
    ("timeline", "actors: reeve", "closure"),
    ("timeline", "actors: [mayor, town]", "closure vote"),
    ("timeline", "actors: clerk", ""),
    ("timeline", "topic: money", "vote party"),
    ("timeline", "topic: [repair, money]", "vote party"),
    ("timeline", "side: south", "vote"),
    ("timeline", "side: [north, south]", "closure vote"),
    ("timeline", "weight: key", "vote"),
    ("timeline", "weight: [key, minor]", "vote party"),
    ("timeline", "weight: normal", "closure opening plan"),
    ("timeline", "from: 2020-06-02", "party opening plan"),
    ("timeline", "from: 2020-06-03", "opening plan"),
    ("timeline", "to: 2020-05-30", "closure vote party"),
    ("timeline", "to: 2020-05-29", "closure vote"),
    ("timeline", "from: 2020-03-31\nto: 2020-03-31", "closure"),
    ("timeline", "from: 2020-08", "plan"),
    ("timeline", "to: 2019", ""),
    ("timeline", "about: closure", "closure plan"),
    ("timeline", "about: mayor", "opening"),
    ("timeline", "about: reeve", "opening"),
    ("timeline", "about: [closure, mayor]", "closure opening plan"),
    ("timeline", "about: weir", ""),
    ("timeline", "topic: money\nweight: key", "vote"),
    ("timeline", "topic: money\nactors: mayor", ""),
    # claims, the article's first
    ("claims", "", "g1 a1 a2 a3"),
    ("claims", "about: closure", "g1 a1"),
    ("claims", "about: [weir, reeve]", "a2 a3"),
    ("claims", "kind: [fact, opinion]", "g1 a2 a3"),
    ("claims", "topic: money", "a2"),
    ("claims", "holder: reeve", "g1 a2"),
    ("claims", "holder: mason", "a2"),
    ("claims", "side: north", "g1 a2"),
    ("claims", "side: south", ""),
    ("claims", "source: annals", "a1 a2 a3"),
    ("claims", "source: herald", "g1"),
    ("claims", "source: [gazette, annals]\nkind: fact", "g1 a2"),
    # actors: by side, people first
    ("actors", "", "mayor clerk army town mason"),
    ("actors", "kind: person", "mayor clerk mason"),
    ("actors", "side: north", "mayor clerk army"),
    ("actors", "side: north\nkind: group", "army"),
    ("actors", "about: closure", "mayor town"),
    ("actors", "about: opening", "mayor"),
    ("actors", "about: [opening, closure]\nside: south", "town"),
    ("actors", "about: weir", ""),
]
LISTS: dict[str, Callable[[Site, fences.Fence], Sequence[Item | Placed]]] = {
    "timeline": select.events,
    "claims": select.claims,
    "actors": select.actors,
}


@pytest.mark.parametrize(("name", "filters", "shown"), SHOWN)
def test_a_list_shows_what_all_its_filters_match(name: str, filters: str, shown: str) -> None:
    fence, faults = fences.parse(name, filters, 1)
    assert faults == []
    found = LISTS[name](SITE, fence)
    assert " ".join(one.id if isinstance(one, Placed) else one.key for one in found) == shown
