"""Claims sorted for a page: by what they rest on, by kind, and beside the claims they differ from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer import model
from explainer.site import Placed, Site, several
from explainer.view import claims_about

# One claim of a kind, and several, as a count names them.
COUNTED = {
    "fact": ("stated as fact", "stated as fact"),
    "reported": ("reported", "reported"),
    "prediction": ("prediction", "predictions"),
    "position": ("position", "positions"),
    "opinion": ("opinion", "opinions"),
    "recommendation": ("recommendation", "recommendations"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Claims parted into what the article says, background, and what came after the article."""

    said: tuple[Placed, ...]
    background: tuple[Placed, ...]
    after: tuple[Placed, ...]

    def __bool__(self) -> bool:
        return bool(self.said or self.background or self.after)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a page rests on: the claims it cites, and the sources it cites as a whole."""

    told: Told
    sources: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.told or self.sources)


def told(site: Site, claims: Iterable[Placed]) -> Told:
    said, background, after = [], [], []
    for placed in claims:
        if not site.is_background(placed.id):
            said.append(placed)
        elif site.is_after(placed.id):
            after.append(placed)
        else:
            background.append(placed)
    return Told(tuple(said), tuple(background), tuple(after))


def told_about(site: Site, identity: str) -> Told:
    return told(site, claims_about(site, identity))


def grounds(site: Site, item: str) -> Grounds:
    """Each claim and source that the prose of an item cites, once, in the order cited."""
    cited = dict.fromkeys(target for target, _ in several(site.citations, item))
    claims = [site.claims[target] for target in cited if target in site.claims]
    return Grounds(told(site, claims), tuple(target for target in cited if target not in site.claims))


def by_kind(claims: Iterable[Placed]) -> list[tuple[str, list[Placed]]]:
    """Claims under their kinds, in the order in which kinds are always shown."""
    found: dict[str, list[Placed]] = {kind: [] for kind in model.CLAIM_KINDS}
    for placed in claims:
        found[placed.claim.kind].append(placed)
    return [(kind, placed) for kind, placed in found.items() if placed]


def tally(claims: Iterable[Placed]) -> str:
    """Claims counted by kind: "2 stated as fact, 5 reported, 1 opinion"."""
    counts = [(kind, len(found)) for kind, found in by_kind(claims)]
    return ", ".join(f"{number} {COUNTED[kind][number != 1]}" for kind, number in counts)


def by_topic(site: Site, claims: Iterable[Placed]) -> list[tuple[str, list[Placed]]]:
    """Claims under the titles of their topics, in the order of the vocabulary; those without one last.

    Where none has a topic there is no title.
    """
    topics: dict[str | None, str] = dict(site.vocabulary.topics) | {None: "On other questions"}
    found: dict[str | None, list[Placed]] = {topic: [] for topic in topics}
    for placed in claims:
        found[placed.claim.topic].append(placed)
    filled = [(topics[topic], placed) for topic, placed in found.items() if placed]
    return filled if len(filled) > 1 or not found[None] else [("", found[None])]


def accounts(site: Site, claims: Sequence[Placed]) -> list[list[Placed]]:
    """The claims among these that give different accounts of the same thing, each set of them once."""
    given = {placed.id: placed for placed in claims}
    sets = []
    for start in list(given):
        reached = [start] if start in given else []
        for claim in reached:  # grows while it is read
            reached += [other for other in several(site.differs, claim) if other in given and other not in reached]
        if len(reached) > 1:
            sets.append([placed for placed in claims if placed.id in reached])
        for claim in reached:
            given.pop(claim, None)
    return sets
