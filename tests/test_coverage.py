"""What `explainer coverage` tells of a source, and when it is not enough."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer import cli
from explainer.commands.common import FAILED, OK, USAGE
from explainer.review.coverage import Measure
from support import MKDOCS, SITE

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command; gives its status and what it printed."""

    def run(root: Path, *arguments: str) -> tuple[int, str, str]:
        status = cli.main(["coverage", "--root", str(root), *arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def data(run: Run, root: Path, *arguments: str) -> dict[str, Any]:
    _, out, _ = run(root, "--format", "json", *arguments)
    found: dict[str, Any] = json.loads(out)
    return found


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_this_site_keeps_the_floors_that_it_sets(run: Run) -> None:
    floors = {name: measure["floor"] for name, measure in data(run, ROOT)["measures"].items()}
    assert floors == {"claims": 90, "paragraphs": 85}
    assert run(ROOT)[0] == OK


def test_each_passage_is_told_with_what_rests_on_it(bridge: Path, run: Run) -> None:
    _, out, _ = run(bridge)
    rows = {line[:12].rstrip(): line[12:].split(maxsplit=4) for line in out.splitlines()[2:9]}
    assert rows["passage"][:4] == ["claims", "explained", "elsewhere", "nowhere"]
    assert rows["headline"] == ["0", "0", "0", "0"]
    assert rows["standfirst"] == ["1", "0", "0", "1", "why-closed"]
    assert rows["paragraph 2"][:4] == ["4", "3", "1", "0"]
    assert "who-wants-what" in rows["paragraph 2"][4]


def test_what_nothing_explains_is_listed(bridge: Path, run: Run) -> None:
    _, out, _ = run(bridge)
    assert "\n1 claim cited nowhere:\n  b01 (standfirst, fact): The village has been" in out
    assert "\n1 claim cited in no explainer, but elsewhere:\n  b06 (paragraph 2, prediction): " in out
    assert "\n2 passages without a claim: headline, caption\n" in out
    assert "about nothing" not in out


def test_a_claim_about_nothing_is_listed(bridge: Path, run: Run) -> None:
    article = bridge / "data" / "sources" / "messenger-2021-04-12.md"
    edit(
        article,
        "    claims:\n      - id: b01\n",
        "    claims:\n      - id: b99\n        says: A.\n        kind: fact\n      - id: b01\n",
    )
    assert "\n1 claim about nothing:\n  b99 (standfirst, fact): A.\n" in run(bridge)[1]


def test_a_paragraph_without_a_citation_is_listed_with_its_line(bridge: Path, run: Run) -> None:
    page = bridge / "docs" / "explainers" / "why-closed.md"
    page.write_text(f"{page.read_text(encoding='utf-8').rstrip()}\n\nA last word.\n", encoding="utf-8")
    last = len(page.read_text(encoding="utf-8").splitlines())
    found = data(run, bridge)["paragraphs_without_citation"]
    assert {"path": "docs/explainers/why-closed.md", "line": last, "marked": False} in found
    assert {"path": "docs/explainers/why-closed.md", "line": 22, "marked": True} in found
    assert f"\n  docs/explainers/why-closed.md:{last}\n" in run(bridge)[1]


def test_a_citation_more_covers_a_claim_more(bridge: Path, run: Run) -> None:
    before = data(run, bridge)["measures"]["claims"]
    edit(bridge / "docs" / "explainers" / "why-closed.md", "{.uncited}", "[@b01]\n{.uncited}")
    after = data(run, bridge)["measures"]["claims"]
    assert (before["have"], after["have"]) == (7, 8)
    assert before["of"] == after["of"] == 9


@pytest.mark.parametrize(
    ("floors", "status"),
    [
        ("", OK),
        ("claims: 77", OK),
        ("claims: 78", FAILED),
        ("paragraphs: 66", OK),
        ("paragraphs: 67", FAILED),
        ("claims: 0\n      paragraphs: 67", FAILED),
    ],
)
def test_below_a_floor_the_command_fails(bridge: Path, run: Run, floors: str, status: int) -> None:
    if floors:
        settings = (bridge / "mkdocs.yml").read_text(encoding="utf-8")
        assert "  explainer:\n" in settings
        held = settings.replace("  explainer:\n", f"  explainer:\n    coverage:\n      {floors}\n")
        (bridge / "mkdocs.yml").write_text(held, encoding="utf-8")
    found, out, _ = run(bridge)
    assert found == status
    assert out.count("TOO FEW") == (status == FAILED)


@pytest.mark.parametrize(("least", "status"), [("0", OK), ("66", OK), ("67", FAILED), ("100", FAILED)])
def test_a_floor_can_be_named_instead(run: Run, least: str, status: int) -> None:
    assert run(BRIDGE, "--floor", least)[0] == status


def test_the_floors_of_the_settings_are_the_articles_alone(bridge: Path, run: Run) -> None:
    edit(bridge / "mkdocs.yml", "  explainer:\n", "  explainer:\n    coverage: {claims: 100, paragraphs: 100}\n")
    assert run(bridge)[0] == FAILED
    assert run(bridge, "council-minutes")[0] == OK
    assert run(bridge, "council-minutes", "--floor", "100")[0] == FAILED


def test_a_source_without_passages_is_told_as_a_whole(tmp_path: Path, run: Run) -> None:
    for path, text in {**SITE, "mkdocs.yml": MKDOCS}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (part,) = data(run, tmp_path, "minutes")["passages"]
    assert part["id"] is None
    assert [(claim["id"], claim["explainers"], claim["others"]) for claim in part["claims"]] == [
        ("m1", ["why"], ["vote"])
    ]
    assert [found["source"] for found in (data(run, tmp_path), data(run, tmp_path, "protocol"))] == [
        "gazette",
        "minutes",
    ]


@pytest.mark.parametrize("source", ["messenger", "mayor"])
def test_an_unknown_source_is_wrong_use(run: Run, source: str) -> None:
    status, out, err = run(BRIDGE, source)
    assert (status, out) == (USAGE, "")
    assert f"there is no source '{source}'" in err


def test_without_an_article_a_source_is_to_be_named(bridge: Path, run: Run) -> None:
    settings = (bridge / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    (bridge / "mkdocs.yml").write_text("\n".join(line for line in settings if "article:" not in line), encoding="utf-8")
    status, _, err = run(bridge)
    assert status == USAGE
    assert "name a source" in err


def test_a_site_with_errors_is_not_measured(bridge: Path, run: Run) -> None:
    (bridge / "data" / "terms" / "ford.md").write_text("---\ntitle: Ford\n---\n", encoding="utf-8")
    status, out, err = run(bridge)
    assert status == FAILED
    assert "data/terms/ford.md:1: summary: " in out
    assert "without errors" in err


def test_a_percentage_is_rounded_down_and_all_of_nothing_is_all() -> None:
    assert [Measure(*each).percent for each in ((999, 1000), (1, 1), (0, 0), (0, 5))] == [99, 100, 100, 0]
