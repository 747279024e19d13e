"""What of a source the site explains: what cites each claim, what nothing does, and which paragraphs cite nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer import texts
from explainer.entries import Entry
from explainer.settings import MEASURES
from explainer.site import Item, Placed, Site
from explainer.text import prose
from explainer.views.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Use:
    """A claim and what cites it, in prose or as the ground of a date, an office or a part: ids of items, in order."""

    placed: Placed
    explainers: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A passage with its claims; `passage` is `None` for the claims of a source that has no passages.

    `cited_in` are the items that cite the passage itself.
    """

    passage: str | None
    uses: tuple[Use, ...]
    cited_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an explainer that cites nothing; `marked` says that it need not (`{.uncited}`)."""

    path: str
    line: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of something there is: `have` of `whole`."""

    have: int
    whole: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; all of nothing is 100."""
        return 100 * self.have // self.whole if self.whole else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source, passage by passage, and the paragraphs that cite nothing of any source."""

    source: Item
    parts: tuple[Part, ...]
    uncited: tuple[Paragraph, ...]
    paragraphs: int

    @property
    def uses(self) -> list[Use]:
        return [use for part in self.parts for use in part.uses]

    @property
    def gaps(self) -> dict[str, list[Use]]:
        """The claims that something is missing of, by what it is."""
        return {
            "cited nowhere": [use for use in self.uses if not (use.explainers or use.others)],
            "cited in no explainer, but elsewhere": [use for use in self.uses if use.others and not use.explainers],
            "about nothing": [use for use in self.uses if not use.placed.claim.about],
        }

    @property
    def empty(self) -> list[str]:
        """The passages that make no claim."""
        return [part.passage for part in self.parts if part.passage and not part.uses]

    @property
    def measures(self) -> dict[str, Measure]:
        """Claims that an explainer cites, and paragraphs of explainers that cite something."""
        explained = sum(bool(use.explainers) for use in self.uses)
        found = Measure(explained, len(self.uses)), Measure(self.paragraphs - len(self.uncited), self.paragraphs)
        return dict(zip(MEASURES, found, strict=True))

    def below(self, floors: Mapping[str, int]) -> list[str]:
        """The measures that are below their floor."""
        return [name for name, measure in self.measures.items() if measure.percent < floors.get(name, 0)]


def coverage(site: Site, entries: Iterable[Entry], source: Item) -> Coverage:
    """What rests on each passage of the source; the entries are those that the site was made from."""
    citing = _citing(site)
    passages: dict[str | None, list[Placed]] = {passage.id: [] for passage in source.record.passages}
    for placed in site.claims.values():
        if placed.source == source.key:
            passages.setdefault(placed.passage, []).append(placed)
    parts = tuple(_part(site, citing, source, passage, claims) for passage, claims in passages.items())
    paragraphs = list(_paragraphs(entries))
    uncited = tuple(found for found in paragraphs if found is not None)
    return Coverage(source, parts, uncited, len(paragraphs))


def _part(
    site: Site, citing: Mapping[str, tuple[str, ...]], source: Item, passage: str | None, claims: list[Placed]
) -> Part:
    uses = []
    for placed in claims:
        cited = citing.get(placed.id, ())
        explainers = tuple(key for key in cited if site.items[key].kind == "explainer")
        uses.append(Use(placed, explainers, tuple(key for key in cited if key not in explainers)))
    own = (key for key, found in site.citations.items() if passage and (source.key, passage) in found)
    return Part(passage, tuple(uses), tuple(sorted(own)))


def _citing(site: Site) -> dict[str, tuple[str, ...]]:
    """The items that cite each claim and source."""
    catalogue = Catalogue(site)
    found: dict[str, dict[str, None]] = {}
    for key, item in sorted(site.items.items()):
        for target in catalogue.cited(item):
            found.setdefault(target, {})[key] = None
    return {target: tuple(keys) for target, keys in found.items()}


def _paragraphs(entries: Iterable[Entry]) -> Iterator[Paragraph | None]:
    """Each paragraph of the explainers; `None` for one that is cited."""
    for entry in entries:
        for written in texts.of(entry) if entry.kind == "explainer" else ():
            for found in prose.paragraphs(written.text):
                line = written.line(found.start)
                yield None if found.cited else Paragraph(entry.path, line, found.marked_uncited)
