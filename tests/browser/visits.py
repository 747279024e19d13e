"""A first visit to a page, and what it shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Request

# Only who searches needs them, and no page waits for them.
SEARCH = ("/search/search_index.json", "/workers/search.")

# Pictures that a screen reader would meet without a name.
NAMELESS = """() => {
    const words = id => document.getElementById(id)?.textContent.trim()
    const named = element => element.getAttribute('aria-label')?.trim()
        || (element.getAttribute('aria-labelledby') ?? '').split(/\\s+/).some(words)
        || [...element.children].some(child => child.matches('title') && child.textContent.trim())
    const pictures = [...document.querySelectorAll('svg, [role=img], object, embed, iframe, canvas, video')]
    return [...document.querySelectorAll('img:not([alt]), input[type=image]:not([alt])'),
            ...pictures.filter(element => !element.closest('[aria-hidden=true], [hidden]') && !named(element))]
        .map(element => element.outerHTML.slice(0, 160))
}"""

# What reaches beyond the right edge of the window, the farthest first, where the page can be scrolled sideways.
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .map(element => [element.getBoundingClientRect().right, element])
    .filter(([right]) => right > innerWidth).sort(([a], [b]) => b - a).slice(0, 3)
    .map(([right, element]) => `to ${Math.round(right)} px: ${element.outerHTML.slice(0, 120)}`)"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A request and what came back."""

    url: str
    kind: str
    status: int
    size: int

    @property
    def path(self) -> str:
        return urlsplit(self.url).path.lstrip("/")


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page fetches when nothing has been fetched before, what the browser says, and what is wrong to see."""

    fetched: tuple[Fetched, ...]
    said: tuple[str, ...]
    nameless: tuple[str, ...]
    wide: tuple[str, ...]

    @property
    def needed(self) -> tuple[Fetched, ...]:
        """What was fetched but for what only who searches needs, the heaviest first."""
        needed = (item for item in self.fetched if not any(mark in item.url for mark in SEARCH))
        return tuple(sorted(needed, key=lambda item: -item.size))

    @property
    def weight(self) -> int:
        return sum(item.size for item in self.needed)

    def by_kind(self) -> str:
        """How much of which kind, the heaviest first."""
        sizes: Counter[str] = Counter()
        for item in self.needed:
            sizes[item.kind] += item.size
        return ", ".join(f"{kind} {kilobytes(size)}" for kind, size in sizes.most_common())


def kilobytes(size: float) -> str:
    return f"{size / 1000:.1f}"


def visit(browser: Browser, address: str) -> Visit:
    """A visit at a desk; then the window is made as narrow as the narrowest phone."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    requests: list[Request] = []
    said: list[str] = []

    def ask(request: Request) -> None:
        requests.append(request)

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{message.type}: {message.text}")

    context.on("request", ask)
    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.goto(address, wait_until="networkidle")
    fetched = tuple(_fetched(request) for request in requests)
    said += [
        f"{item.status or 'nothing'} came back from {item.url}" for item in fetched if not 200 <= item.status < 400
    ]
    nameless = page.evaluate(NAMELESS)
    page.set_viewport_size({"width": 320, "height": 900})
    wide = page.evaluate(WIDE)
    context.close()
    return Visit(fetched, tuple(said), tuple(nameless), tuple(wide))


def _fetched(request: Request) -> Fetched:
    response = None if request.failure else request.response()
    if response is None:
        return Fetched(request.url, request.resource_type, 0, 0)
    sizes = request.sizes()
    size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return Fetched(request.url, request.resource_type, response.status, size)
