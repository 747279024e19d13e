"""The rules of the house, read from the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer import build

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hooks" / "explainer"
MODULES = {
    ".".join(file.relative_to(PACKAGE).with_suffix("").parts): file
    for file in sorted(PACKAGE.rglob("*.py"))
    if file.name != "__init__.py"
}
STAGES = {"load", "validate", "link", "markdown", "pages", "review.compare"}


def composes(name: str) -> bool:
    return name in ("build", "cli") or name.startswith("commands.")


def imported(file: Path) -> Iterator[str]:
    """The full names of everything that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(file: Path) -> set[str]:
    """The modules of the package that a file imports, by their names within it."""
    wanted = [name.removeprefix("explainer.") for name in imported(file) if name.startswith("explainer.")]
    return {module for module in MODULES if any(f"{name}.".startswith(f"{module}.") for name in wanted)}


def test_one_file_knows_mkdocs() -> None:
    knowing = [
        file.name
        for file in sorted((ROOT / "hooks").rglob("*.py"))
        if any(name.split(".")[0] == "mkdocs" for name in imported(file))
    ]
    assert knowing == ["mkdocs_hooks.py"]


@pytest.mark.parametrize("name", MODULES)
def test_stages_do_not_import_each_other(name: str) -> None:
    if not composes(name):
        assert not (ours(MODULES[name]) & STAGES) - {name}


@pytest.mark.parametrize("name", MODULES)
def test_only_the_composers_touch_the_disk_or_run_programs(name: str) -> None:
    touching = {"os", "shutil", "subprocess", "pathlib", "pathlib.Path", "tempfile", "io", "logging"}
    if not composes(name):
        file = MODULES[name]
        assert not set(imported(file)) & touching
        calls = (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
        assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("open", "print")]


def test_imports_run_one_way() -> None:
    """No module imports one that imports it, by whatever way round."""
    needs = {name: ours(file) for name, file in MODULES.items()}
    done: set[str] = set()
    while ready := {name for name, wanted in needs.items() if name not in done and wanted <= done}:
        done |= ready
    assert sorted(set(needs) - done) == []


def test_nothing_in_hooks_names_the_topic() -> None:
    """No actor or event of this site is named in the generator, its templates or its theme."""
    site = build.check(ROOT).site()
    titles = {item.record.title for kind in ("actor", "event") for item in site.of_kind(kind)}
    aliases = {alias.name for item in site.of_kind("actor") for alias in item.record.aliases}
    names = sorted(name for name in titles | aliases if name[:1].isupper() and len(name) > 2)
    assert "Iran" in names
    wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in sorted((ROOT / "hooks").rglob("*"))
        if file.suffix in (".py", ".html", ".j2", ".css", ".js", ".svg")
        for match in wanted.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []
