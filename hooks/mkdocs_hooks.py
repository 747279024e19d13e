"""The one file that knows MkDocs: each event is a few lines that call the package."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from explainer import addresses, build, json_schemas, markdown, pages, settings
from explainer.markdown import ExplainerExtension, Reading
from explainer.offline.formats import NONE, Copies, heard
from explainer.problems import errors
from explainer.site import Item, Site
from explainer.view import View
from explainer.views import filters, rendering
from explainer.views.catalogue import Catalogue
from explainer.views.structured_data import Publication, of_page
from explainer.views.words import Words

log = logging.getLogger("mkdocs.hooks.explainer")
# Files of Material that no page asks for: its own style sheets, which ours replace, and maps for its developers.
_UNUSED = re.compile(r"^assets/stylesheets/|\.map$")
# Where the theme looks for the rules of the filters.
FILTERS = "assets/css/filters.css"
_PUBLISHED = (InclusionLevel.INCLUDED, InclusionLevel.NOT_IN_NAV)


@dataclass(slots=True)
class Run:
    """What one build holds between its events."""

    site: Site
    catalogue: Catalogue
    prose: markdown.Prose
    copies: Copies = NONE
    generated: dict[str, pages.Draft] = field(default_factory=dict)
    written: dict[str, Item] = field(default_factory=dict)
    answer: Markup = field(default_factory=Markup)


extension = ExplainerExtension()
run: Run | None = None
given: build.Checked | None = None
"""What a preview has read and checked already."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Gives MkDocs' own pages the Markdown that records have."""
    if heard(os.environ.get(build.COPIES, "")).itself:
        config.site_url = ""  # a copy stands nowhere
    known = [name for name in config.markdown_extensions if isinstance(name, str)]
    config.markdown_extensions = [*dict.fromkeys([*known, *markdown.EXTENSIONS]), extension]  # type: ignore[list-item]
    config.mdx_configs = {**markdown.CONFIGS, **config.mdx_configs}
    extension.reading = None
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Loads, checks and links before the old site is deleted; errors stop the build here."""
    global run
    checked = given or build.check(_root(config))
    for problem in checked.problems:
        if problem.warning:
            log.warning(str(problem))
    if found := errors(checked.problems):
        raise PluginError("\n".join(["the data has errors:", *map(str, found)]))
    site = checked.site()
    catalogue = Catalogue(site)
    prose = markdown.Prose(partial(pages.fence, catalogue=catalogue))
    run = Run(site, catalogue, prose, heard(os.environ.get(build.COPIES, "")))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that records make, the redirects of former addresses, and the schemas."""
    now = _now()
    for file in [file for file in files if _UNUSED.search(file.src_uri)]:
        files.remove(file)
    edit = partial(_edit, config)
    drafts = pages.generated(now.site, now.prose, config.use_directory_urls, edit, now.catalogue, now.copies)
    now.generated = {f"{draft.address}.md": draft for draft in drafts}
    now.written = {item.path.removeprefix("docs/"): item for item in now.site.items.values()}
    for uri, draft in now.generated.items():
        file = File.generated(config, uri, content="")
        file.edit_uri = f"../{draft.source}" if draft.source else None
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
    if draft := now.generated.get(page.file.src_uri):
        output = draft.make()
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
    if view.here == addresses.HOME:
        return pages.home(item, body, view, edit, now.catalogue, now.copies)
    return pages.page(item, body, view, edit, now.catalogue)


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


def preview(root: Path) -> Preview:
    """The preview of the site in a folder; raises what MkDocs raises where its configuration is wrong.

    MkDocs loads this file anew for each configuration: the preview is of that module, whose events MkDocs calls.
    """
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())  # what there is to tell, a build tells
    config = load_config(str(root / settings.FILE))
    hook: Any = next(plugin for plugin in config.plugins.values() if hasattr(plugin, "Preview"))
    found: Preview = hook.Preview(config)
    return found


class Preview:
    """Makes one file of a site at a time, as a build would make it. `mount` is the path of the site on its host."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self.env = config.theme.get_env()
        self.mount = urlsplit(config.site_url or "/").path
        self.found: dict[str, File] = {}
        config.plugins.on_startup(command="build", dirty=False)

    def show(self, checked: build.Checked) -> None:
        """From now on, makes the files of what was checked; raises where there are errors."""
        global given
        given = checked
        config = self.config = self.config.plugins.on_config(self.config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        files.add_files_from_theme(self.env, config)
        self.files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        self.nav = config.plugins.on_nav(get_navigation(self.files, config), config=config, files=self.files)
        for page in self.nav.pages:  # a build reads every page before it writes one
            draft, item = _now().generated.get(page.file.src_uri), _now().written.get(page.file.src_uri)
            page.title = (draft.title if draft else item and item.record.title) or page.title
        self.env = config.plugins.on_env(self.env, config=config, files=self.files) or self.env
        self.found = {file.dest_uri: file for file in self.files if file.inclusion in _PUBLISHED}

    def content(self, path: str) -> bytes | None:
        """The file at a path of the site, `None` where there is none or only a whole build can make it."""
        file = self.found.get(path)
        if file is None:
            return None
        return self._page(file).encode() if file.is_documentation_page() else file.content_bytes

    def _page(self, file: File) -> str:
        """What MkDocs' build does for each page, in its order."""
        config, plugins = self.config, self.config.plugins
        page = plugins.on_pre_page(file.page or Page(None, file, config), config=config, files=self.files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=self.files)
        page.render(config, self.files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=self.files)
        page.active = True
        context = get_context(self.nav, self.files, config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        html = self.env.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        return plugins.on_post_page(html, page=page, config=config)
