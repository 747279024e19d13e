"""Two judges with processes of their own: the Nu HTML checker on every page, Lighthouse on one of every kind."""

from __future__ import annotations

import functools
import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from browser import needs
from browser.kinds import EXPLAINER, GLOSSARY, HOME, PAGES, TIMELINE
from browser.visits import kilobytes

pytestmark = pytest.mark.browser

FAULTY = '<!doctype html><html lang="en"><title>A page with one fault</title><p id="a">One.<p id="a">Two.</html>\n'
SCORES = ("accessibility", "best-practices", "seo")
TIMED = [HOME, EXPLAINER, TIMELINE, GLOSSARY]


def test_the_nu_html_checker_finds_no_error(built: Path, tmp_path: Path) -> None:
    jar = needs.from_npm("Nu HTML checker", "vnu-jar/build/dist/vnu.jar")
    faulty = tmp_path / "faulty.html"
    faulty.write_text(FAULTY, encoding="utf-8")
    command = [needs.program("java"), "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, str(built), str(faulty)], capture_output=True, encoding="utf-8", check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    ours = [message for message in messages if not message["url"].endswith(f"/{faulty.name}")]
    assert len(messages) > len(ours), "the checker has found nothing on a page with a fault"
    assert [_line(message, built) for message in ours[:40]] == [], f"{len(ours)} errors in all"


def _line(message: dict[str, Any], folder: Path) -> str:
    page = message["url"].split(folder.as_posix())[-1]
    return f"{page}:{message.get('lastLine')}: {message['message']}: {message.get('extract', '').strip()[:120]}"


def lighthouse(address: str, categories: Sequence[str], paths: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What Lighthouse says, by page."""
    needs.from_npm("Lighthouse", "lighthouse/package.json")
    command = [needs.program("node"), str(needs.JUDGES / "lighthouse.mjs"), address, ",".join(categories), *paths]
    variables = os.environ | {"CHROME_PATH": needs.chromium()}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=variables)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def judged(served: str) -> dict[str, dict[str, Any]]:
    """What it says of one page of every kind. It waits more than it works: two halves at a time."""
    halves = (PAGES[::2], PAGES[1::2])
    with ThreadPoolExecutor() as pool:
        found = pool.map(functools.partial(lighthouse, served, SCORES), halves)
    return {path: page for half in found for path, page in half.items()}


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_is_content(judged: dict[str, dict[str, Any]], path: str) -> None:
    page = judged[path]
    assert page["error"] is None
    assert page["faults"] == []
    assert page["scores"] == dict.fromkeys(SCORES, 1)


def test_lighthouse_tells_how_fast_pages_are(served: str, measured: list[str]) -> None:
    """Told and not judged: on a busy machine it says more of the machine than of the page."""
    for path, page in lighthouse(served, ["performance"], TIMED).items():
        parts = [f"performance {page['scores']['performance']:.2f}", f"blocked for {page['blocking']:.0f} ms"]
        parts += [f"shifted by {page['shift']:.2f}", f"{kilobytes(page['bytes'])} KB with the search index"]
        measured.append(f"/{path}: {', '.join(parts)}")
        assert page["error"] is None
