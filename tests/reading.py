"""Pages made from records, and read back as a reader finds them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from html.parser import HTMLParser

from markupsafe import Markup

from explainer import pages, view
from explainer.site import Item, Site
from explainer.view import View
from explainer.views.rendering import output


class Plain:
    """Prose as paragraphs, without Markdown."""

    def body(self, item: Item, view: View) -> Markup:
        return Markup("<p>{}</p>").format(item.body.strip()) if item.body.strip() else Markup("")

    def answer(self, item: Item, view: View) -> Markup:
        return Markup("<p>{}</p>").format(item.record.answer)


class Tree(HTMLParser):
    """HTML as a tree; an element that is not closed, or closed twice, fails."""

    EMPTY = frozenset(["br", "input", "link", "meta", "wbr"])

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open = [etree.Element("page")]
        self.feed(html)
        self.close()
        assert [element.tag for element in self.open] == ["page"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = etree.SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in self.EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        etree.SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        last = self.open[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + data
        else:
            last.text = (last.text or "") + data

    @property
    def root(self) -> etree.Element:
        return self.open[0]

    def at(self, identity: str) -> str:
        """The text at an id; of a heading's, the text of its section."""
        for parent in self.root.iter():
            for element in parent:
                if element.get("id") == identity:
                    return words(parent if element.tag in ("h2", "h3") else element)
        raise AssertionError(f"no id {identity}")

    def of_class(self, name: str) -> list[etree.Element]:
        return [element for element in self.root.iter() if name in element.get("class", "").split()]

    def links(self) -> list[str]:
        return [href for element in self.root.iter("a") if (href := element.get("href"))]


INLINE = frozenset(["a", "b", "em", "i", "span", "svg", "time", "use"])


def words(element: etree.Element) -> str:
    """The text of an element as it is read: blocks apart, on one line."""

    def pieces(within: etree.Element) -> Iterator[str]:
        space = "" if within.tag in INLINE else " "
        yield space + (within.text or "")
        for child in within:
            yield from pieces(child)
            yield child.tail or ""
        yield space

    return " ".join("".join(pieces(element)).split())


def rendered(site: Site) -> dict[str, pages.Output]:
    """Every page by its address, the questions with them."""
    found = {draft.address: draft.make() for draft in pages.generated(site, Plain(), True, edit)}
    for item in site.of_kind("explainer"):
        seen = View(site, view.target(item).address)
        prose = Plain()
        html = pages.explainer(item, prose.body(item, seen), prose.answer(item, seen), seen, edit)
        found[seen.here] = output(seen.here, item.record.title, "", html)
    return found


def edit(path: str) -> str:
    return f"https://edit.example/{path}"
