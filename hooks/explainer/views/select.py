"""What a fence asks for: the events, claims and actors that match all its filters, any value within one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explainer import dates, fences
from explainer.site import Item, Placed, Site, actors_in_order, several


def events(site: Site, fence: fences.Fence) -> list[Item]:
    """The events that a `timeline` fence asks for, by date."""
    return [item for item in site.of_kind("event") if all(test(site, fence, item) for test in _EVENT_TESTS)]


def _any(fence: fences.Fence, key: str, values: Iterable[str | None]) -> bool:
    wanted = fence.values(key)
    return wanted is None or not set(wanted).isdisjoint(values)


def _resolved(site: Site, fence: fences.Fence, key: str) -> set[str] | None:
    wanted = fence.values(key)
    return None if wanted is None else set(map(site.now, wanted))


def _in_time(site: Site, fence: fences.Fence, item: Item) -> bool:
    start, end = fence.values("from"), fence.values("to")
    date = item.record.date
    return (start is None or date.latest >= min(dates.parse(text).earliest for text in start)) and (
        end is None or date.earliest <= max(dates.parse(text).latest for text in end)
    )


def _shares_claim(site: Site, fence: fences.Fence, item: Item) -> bool:
    wanted = _resolved(site, fence, "about")
    if wanted is None or item.key in wanted:
        return True
    claims = {claim for record in wanted for claim in several(site.about, record)}
    return not claims.isdisjoint(several(site.about, item.key))


def _takes_part(site: Site, fence: fences.Fence, item: Item) -> bool:
    wanted = _resolved(site, fence, "actors")
    return wanted is None or not wanted.isdisjoint(site.now(part.actor) for part in item.record.actors)


_EVENT_TESTS: tuple[Callable[[Site, fences.Fence, Item], bool], ...] = (
    _takes_part,
    _in_time,
    _shares_claim,
    lambda site, fence, item: _any(fence, "topic", item.record.topics),
    lambda site, fence, item: _any(fence, "side", [site.side(item.key)]),
    lambda site, fence, item: _any(fence, "weight", [item.record.weight]),
)


def claims(site: Site, fence: fences.Fence) -> list[Placed]:
    """The claims that a `claims` fence asks for, in the order of their sources, the article's first."""
    wanted_about, wanted_holder = _resolved(site, fence, "about"), _resolved(site, fence, "holder")
    wanted_source = _resolved(site, fence, "source")
    found = []
    for placed in site.claims.values():
        claim = placed.claim
        holders = {site.now(holder) for holder in claim.holder}
        if (
            (wanted_about is None or not wanted_about.isdisjoint(map(site.now, claim.about)))
            and (wanted_holder is None or not wanted_holder.isdisjoint(holders))
            and (wanted_source is None or placed.source in wanted_source)
            and _any(fence, "kind", [claim.kind])
            and _any(fence, "topic", [claim.topic])
            and _any(fence, "side", [site.side(holder) for holder in holders])
        ):
            found.append(placed)
    return sorted(found, key=lambda placed: placed.source != site.article)


def actors(site: Site, fence: fences.Fence) -> list[Item]:
    """The actors that an `actors` fence asks for, in the order of `actors_in_order`."""
    wanted = _resolved(site, fence, "about")
    sharing: set[str] = set()
    for record in wanted or ():
        if site.items[record].kind == "event":
            sharing.update(site.now(part.actor) for part in site.items[record].record.actors)
        for claim in several(site.about, record):
            sharing.update(map(site.now, site.claims[claim].claim.about))
    return [
        item
        for item in actors_in_order(site)
        if (wanted is None or item.key in sharing)
        and _any(fence, "kind", [item.record.kind])
        and _any(fence, "side", [item.record.side])
    ]
