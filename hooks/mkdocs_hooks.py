"""The one file that knows MkDocs: each event is a few lines that call the package."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from explainer import addresses, build, filters, json_schemas, markdown, pages, rendering
from explainer.catalogue import Catalogue
from explainer.markdown import ExplainerExtension, Reading
from explainer.problems import errors
from explainer.site import Item, Site
from explainer.structured_data import Publication, of_page
from explainer.view import View
from explainer.words import Words

log = logging.getLogger("mkdocs.hooks.explainer")
# Files of Material that no page asks for: its own style sheets, which ours replace, and maps for its developers.
_UNUSED = re.compile(r"^assets/stylesheets/|\.map$")
# Where the theme looks for the rules of the filters.
FILTERS = "assets/css/filters.css"


@dataclass(slots=True)
class Run:
    """What one build holds between its events."""

    site: Site
    catalogue: Catalogue
    prose: markdown.Prose
    generated: dict[str, pages.Output] = field(default_factory=dict)
    written: dict[str, Item] = field(default_factory=dict)
    answer: Markup = field(default_factory=Markup)


extension = ExplainerExtension()
run: Run | None = None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Gives MkDocs' own pages the Markdown that records have."""
    known = [name for name in config.markdown_extensions if isinstance(name, str)]
    config.markdown_extensions = [*dict.fromkeys([*known, *markdown.EXTENSIONS]), extension]  # type: ignore[list-item]
    config.mdx_configs = {**markdown.CONFIGS, **config.mdx_configs}
    extension.reading = None
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Loads, checks and links before the old site is deleted; errors stop the build here."""
    global run
    checked = build.check(_root(config))
    for problem in checked.problems:
        if problem.warning:
            log.warning(str(problem))
    if found := errors(checked.problems):
        raise PluginError("\n".join(["the data has errors:", *map(str, found)]))
    site = checked.site()
    catalogue = Catalogue(site)
    run = Run(site, catalogue, markdown.Prose(partial(pages.fence, catalogue=catalogue)))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that records make, the redirects of former addresses, and the schemas."""
    now = _now()
    for file in [file for file in files if _UNUSED.search(file.src_uri)]:
        files.remove(file)
    outputs = pages.generated(
        now.site, now.prose, config.use_directory_urls, lambda path: _edit(config, path), now.catalogue
    )
    now.generated = {f"{output.address}.md": output for output in outputs}
    now.written = {item.path.removeprefix("docs/"): item for item in now.site.items.values()}
    for uri, output in now.generated.items():
        file = File.generated(config, uri, content="")
        file.edit_uri = f"../{output.source}" if output.source else None
        files.append(file)
    sheet = filters.style_sheet(Words(View(now.site, addresses.HOME), now.catalogue))
    files.append(File.generated(config, FILTERS, content=sheet))
    for address, item in pages.former_addresses(now.site):
        published = addresses.published(address, config.use_directory_urls)
        uri = f"{published}index.html" if published.endswith("/") else published
        view = View(now.site, address, config.use_directory_urls)
        content = pages.redirect(view, item, config.theme["language"])
        files.append(File.generated(config, uri, content=content))
    for name, schema in json_schemas.files().items():
        files.append(File.generated(config, f"schemas/{name}", content=schema))
    return files


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Generated pages have no Markdown; others start from what was checked."""
    now = _now()
    extension.reading = None
    item = now.written.get(page.file.src_uri)
    if page.file.src_uri in now.generated or item is None:
        return ""
    reading = Reading(View(now.site, _address(page), config.use_directory_urls, for_files=True), item.key)
    if item.kind == "explainer":
        now.answer, reading.seen = now.prose.answer_read(item, _view(page, config))
    extension.reading = reading
    return item.body


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The whole page: generated, or the sanitised prose in its frame."""
    now = _now()
    output = now.generated.get(page.file.src_uri)
    if output:
        page.title = output.title
        page.meta = _meta(now, page, output.description, config)
        page.toc = get_toc([_heading(anchor, name) for anchor, name in output.toc])
        page.present_anchor_ids = set(output.anchors)
        return rendering.finished(output.html)
    item, reading = now.written.get(page.file.src_uri), extension.reading
    if item is None or reading is None:
        return html
    view = _view(page, config)
    body = reading.filled(html, now.prose.lists, view)
    content = _framed(now, item, body, view, config)
    page.title = item.record.title or page.title
    page.meta = _meta(now, page, item.record.description or "", config)
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *re.findall(r'\sid="([^"]+)"', content)}
    return rendering.finished(content)


def _framed(now: Run, item: Item, body: Markup, view: View, config: MkDocsConfig) -> str:
    def edit(path: str) -> str | None:
        return _edit(config, path)

    if item.kind == "explainer":
        return pages.explainer(item, body, now.answer, view, edit, now.catalogue)
    frame = pages.home if view.here == addresses.HOME else pages.page
    return frame(item, body, view, edit, now.catalogue)


def _meta(now: Run, page: Page, description: str, config: MkDocsConfig) -> dict[str, Any]:
    """What the theme and search read: `under` is the entry of the navigation to underline.

    Search alone reads `title`, and prints it as HTML; the theme prints `structured_data` as it is.
    """
    words = Words(_view(page, config), now.catalogue)
    publication = Publication(config.site_url or "", config.theme["language"], config.site_description or "")
    item, title = now.catalogue.at.get(words.view.here), str(page.title)
    return {
        "title": rendering.search_title(title, words.kind_of(item) if item else "List"),
        "description": description,
        "under": f"{addresses.led_by(words.view.here)}.md",
        "search": {"boost": rendering.search_boost(item, now.site)} if item else {},
        "structured_data": of_page(words, title, description, publication),
    }


def _now() -> Run:
    if run is None:
        raise PluginError("the explainer's hook was not started")
    return run


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _address(page: Page) -> str:
    return addresses.of_file(page.file.src_uri)


def _view(page: Page, config: MkDocsConfig) -> View:
    return View(_now().site, _address(page), config.use_directory_urls)


def _edit(config: MkDocsConfig, path: str) -> str | None:
    """Where a file of the repository is edited."""
    if not config.repo_url or not config.edit_uri:
        return None
    return urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri.rstrip('/')}/", f"../{path}")


def _heading(anchor: str, name: str) -> Any:
    """A section as MkDocs' table of contents takes it: search leads to sections."""
    return {"level": 2, "id": anchor, "name": name, "html": name, "data-toc-label": "", "children": []}
