"""The command `explainer`, as somebody types it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from explainer import build, cli
from explainer.commands.common import FAILED, OK, USAGE

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A copy of the small site, which has no problem."""
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def event(folder: Path, text: str) -> str:
    """Writes a new event; returns its path as problems name it."""
    (folder / "data" / "events" / "new-one.md").write_text(text, encoding="utf-8")
    return "data/events/new-one.md"


def test_a_site_without_problems_checks_in_silence(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--root", str(bridge)]) == OK
    assert capsys.readouterr() == ("", "")


def test_errors_are_printed_one_a_line_and_fail(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = event(bridge, "---\ntitle: New\nsummary: New.\ndate: soon\ndate_source: nobody\n---\n")
    assert cli.main(["check", "--root", str(bridge)]) == FAILED
    printed = capsys.readouterr()
    assert [line.split(": ")[0:2] for line in printed.out.splitlines()] == [
        [f"{path}:1", "warning"],
        [f"{path}:4", "date"],
        [f"{path}:5", "date_source"],
    ]
    assert printed.err == "2 errors, 1 warning\n"


def test_warnings_fail_only_where_strict(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = event(bridge, "---\ntitle: New\nsummary: New.\ndate: 2020\n---\n")
    assert cli.main(["check", "--root", str(bridge)]) == OK
    assert cli.main(["check", "--root", str(bridge), "--strict"]) == FAILED
    assert f"{path}:1: warning: date_source: " in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--root", "no-such-folder"],
        ["check", "--root", str(BRIDGE), "--text", "no-equals-sign"],
        ["check", "--root", str(BRIDGE), "--text", "no-such-source=file.txt"],
    ],
)
def test_wrong_use_says_why_and_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == USAGE
    assert capsys.readouterr().err.startswith("explainer: ")


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--no-such-option"]])
def test_an_unknown_command_or_option_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == USAGE
    assert "usage: explainer" in capsys.readouterr().err


def test_links_are_not_followed(bridge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    (bridge / "docs" / "page.md").symlink_to(secret)
    (bridge / "data" / "terms" / "folder").symlink_to(tmp_path)
    assert cli.main(["check", "--root", str(bridge)]) == FAILED
    out = capsys.readouterr().out
    assert "data/terms/folder:1: file: " in out
    assert "docs/page.md:1: file: " in out
    assert "secret" not in out.replace("secret.md", "")


def test_a_build_with_errors_leaves_the_site_that_was_there(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bridge / "site").mkdir()
    (bridge / "site" / "index.html").write_text("as it was", encoding="utf-8")
    event(bridge, "---\ntitle: New\n---\n")
    assert cli.main(["build", "--root", str(bridge)]) == FAILED
    assert (bridge / "site" / "index.html").read_text(encoding="utf-8") == "as it was"
    assert "Traceback" not in capsys.readouterr().err


def test_a_failing_engine_leaves_the_site_that_was_there(bridge: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The data are right, but MkDocs fails: its configuration names a plugin that is not there."""
    (bridge / "site").mkdir()
    (bridge / "site" / "index.html").write_text("as it was", encoding="utf-8")
    with (bridge / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nplugins: [no-such-plugin]\n")
    assert cli.main(["build", "--root", str(bridge)]) == FAILED
    assert (bridge / "site" / "index.html").read_text(encoding="utf-8") == "as it was"
    assert sorted(path.name for path in bridge.iterdir() if path.name.startswith(".")) == []
    assert "the site that was there stays" in capfd.readouterr().err


def test_a_swap_that_was_cut_short_is_recovered(tmp_path: Path) -> None:
    target, previous, building = tmp_path / "site", tmp_path / "previous", tmp_path / "building"
    for folder, text in ((previous, "old"), (building, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        build.swap(tmp_path / "nothing", target, previous)
    assert (target / "index.html").read_text(encoding="utf-8") == "old"
    build.swap(building, target, previous)
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    assert not previous.exists()


def test_quotes_and_fingerprints_hold_against_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    article = os.environ.get("EXPLAINER_ARTICLE_TEXT")
    if not article:
        pytest.skip("the article's text is not at hand (EXPLAINER_ARTICLE_TEXT)")
    source = build.check(ROOT).settings.article
    assert cli.main(["check", "--strict", "--root", str(ROOT), "--text", f"{source}={article}"]) == OK
    assert capsys.readouterr().out == ""


def test_a_broken_mkdocs_yml_is_a_problem_and_no_traceback(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bridge / "mkdocs.yml").write_bytes("site_name: Pont à péage\n".encode("latin-1"))
    assert cli.main(["check", "--root", str(bridge)]) == FAILED
    assert capsys.readouterr().out.startswith("mkdocs.yml:1: file: ")


def test_a_folder_that_is_a_link_is_a_problem_even_if_it_leads_nowhere(
    bridge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(bridge / "data")
    (bridge / "data").symlink_to(bridge / "nowhere")
    assert cli.main(["check", "--root", str(bridge)]) == FAILED
    assert "data:1: file: " in capsys.readouterr().out


def test_an_article_named_by_a_former_id_is_still_the_article(bridge: Path) -> None:
    before = build.check(bridge).site()
    article = bridge / "data" / "sources" / f"{before.article}.md"
    text = article.read_text(encoding="utf-8").replace("title:", "former_ids: [once-so-called]\ntitle:", 1)
    article.write_text(text, encoding="utf-8")
    settings = (bridge / "mkdocs.yml").read_text(encoding="utf-8")
    (bridge / "mkdocs.yml").write_text(
        settings.replace(f"article: {before.article}", "article: once-so-called"), encoding="utf-8"
    )
    after = build.check(bridge).site()
    assert after.article == before.article
    assert [after.is_background(key) for key in after.items] == [before.is_background(key) for key in before.items]


FORGED = """\
---
title: |-
  New
  ::error file=a,line=1::forged %0A
summary: New.
date: 'soon,::%0A'
date_source: m1
---
"""


def test_annotations_name_file_and_line_and_cannot_be_forged(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = event(bridge, FORGED)
    assert cli.main(["check", "--root", str(bridge), "--format", "github"]) == FAILED
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith((f"::error file={path},line=", "::warning file=")) for line in lines)
    [date] = [line for line in lines if ",title=date::" in line]
    assert date.startswith(f"::error file={path},line=6,title=date::must be ")
    assert "not 'soon,::%250A'" in date


def test_problems_as_data_hold_what_the_lines_say(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event(bridge, FORGED)
    cli.main(["check", "--root", str(bridge)])
    lines = capsys.readouterr().out
    assert cli.main(["check", "--root", str(bridge), "--format", "json"]) == FAILED
    told = json.loads(capsys.readouterr().out)
    assert [list(problem) for problem in told] == [["path", "line", "field", "severity", "text"]] * len(told)
    assert "".join(f"{as_line(problem)}\n" for problem in told) == lines


def as_line(problem: dict[str, Any]) -> str:
    severity = "warning: " if problem["severity"] == "warning" else ""
    return f"{problem['path']}:{problem['line']}: {severity}{problem['field']}: {problem['text']}"


def test_no_problem_is_an_empty_list(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--root", str(bridge), "--format", "json"]) == OK
    assert capsys.readouterr() == ("[]\n", "")


def test_paths_choose_whose_problems_are_told(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = event(bridge, "---\ntitle: New\nsummary: New.\ndate: soon\ndate_source: nobody\n---\n")
    terms = bridge / "data" / "terms"
    assert cli.main(["check", "--root", str(bridge), str(terms)]) == OK
    assert capsys.readouterr() == ("", "elsewhere: 2 errors, 1 warning\n")
    assert cli.main(["check", "--root", str(bridge), str(terms), str(bridge / path)]) == FAILED
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 3
    assert printed.err == "2 errors, 1 warning\n"


def test_paths_are_those_of_the_folder_one_stands_in(
    bridge: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    event(bridge, "---\ntitle: New\nsummary: New.\ndate: soon\ndate_source: nobody\n---\n")
    monkeypatch.chdir(bridge / "data")
    assert cli.main(["check", "--root", "..", "events/new-one.md"]) == FAILED
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize("path", ["no-such-file.md", "/"])
def test_a_path_that_is_not_there_is_wrong_use(bridge: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--root", str(bridge), path]) == USAGE
    assert path in capsys.readouterr().err
