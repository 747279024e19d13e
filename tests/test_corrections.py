"""What was mended is told on the page it was mended on, in the list of corrections, and to machines."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from explainer import build

ROOT = Path(__file__).parent.parent
BRIDGE = ROOT / "tests" / "cases" / "bridge"
# What is corrected, and the page on which a reader finds that.
CORRECTED = {
    "data/actors/mayor.md": "actors/mayor",
    "data/events/flood.md": "events/flood",
    "data/terms/weight-limit.md": "terms/weight-limit",
    "data/terms/ford.md": "glossary",
    "data/sources/council-minutes.md": "sources/council-minutes",
    "docs/explainers/who-wants-what.md": "explainers/who-wants-what",
    "docs/about.md": "about",
    "docs/index.md": ".",
}


def text(path: str) -> str:
    return f"In <{path}> a “word” was wrong & was mended."


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, built after a correction of one thing of each kind."""
    root = Path(shutil.copytree(BRIDGE, tmp_path_factory.mktemp("mended") / "bridge"))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("../../../hooks", str(ROOT / "hooks")), encoding="utf-8")
    for path in CORRECTED:
        written = (root / path).read_text(encoding="utf-8")
        made = f"---\ncorrections:\n  - date: 2021-05-02\n    text: >-\n      {text(path)}\n"
        (root / path).write_text(written.replace("---\n", made, 1), encoding="utf-8")
    assert build.publish(root, root / "site", strict=True)
    return root / "site"


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def visible(written: str) -> str:
    """The text of a page, without what stands in scripts."""
    return html.unescape(re.sub(r"<script\b.*?</script>|<[^>]+>", " ", written, flags=re.S))


def node(written: str) -> dict[str, Any]:
    """What the page is to machines: the first of the nodes in its JSON-LD."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', written, re.S)
    assert found, "the page has no structured data"
    first: dict[str, Any] = json.loads(found[1])["@graph"][0]
    return first


@pytest.mark.parametrize(("path", "address"), CORRECTED.items())
def test_the_page_says_what_was_mended_and_when(mended: Path, path: str, address: str) -> None:
    shown = visible(page(mended, address))
    assert text(path) in shown
    assert "2 May 2021" in shown


@pytest.mark.parametrize("path", CORRECTED)
def test_the_list_of_corrections_has_it(mended: Path, path: str) -> None:
    assert text(path) in visible(page(mended, "corrections"))


@pytest.mark.parametrize(("path", "address"), CORRECTED.items())
def test_the_page_tells_machines(mended: Path, path: str, address: str) -> None:
    """https://schema.org/correction of a CreativeWork, whose value is a CorrectionComment."""
    assert node(page(mended, address))["correction"] == [
        {"@type": "CorrectionComment", "text": text(path), "datePublished": "2021-05-02"}
    ]


def test_a_page_on_which_nothing_was_mended_tells_of_no_correction(mended: Path) -> None:
    assert "correction" not in node(page(mended, "actors/council"))
    assert "correction" not in node(page(mended, "corrections"))
