"""The command `explainer`, as somebody types it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from explainer import build, cli

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
    assert cli.main(["check", "--root", str(bridge)]) == cli.OK
    assert capsys.readouterr() == ("", "")


def test_errors_are_printed_one_a_line_and_fail(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = event(bridge, "---\ntitle: New\nsummary: New.\ndate: soon\ndate_source: nobody\n---\n")
    assert cli.main(["check", "--root", str(bridge)]) == cli.FAILED
    printed = capsys.readouterr()
    assert [line.split(": ")[0:2] for line in printed.out.splitlines()] == [
        [f"{path}:1", "warning"],
        [f"{path}:4", "date"],
        [f"{path}:5", "date_source"],
    ]
    assert printed.err == "2 errors, 1 warning\n"


def test_warnings_fail_only_where_strict(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = event(bridge, "---\ntitle: New\nsummary: New.\ndate: 2020\n---\n")
    assert cli.main(["check", "--root", str(bridge)]) == cli.OK
    assert cli.main(["check", "--root", str(bridge), "--strict"]) == cli.FAILED
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
    assert cli.main(arguments) == cli.USAGE
    assert capsys.readouterr().err.startswith("explainer: ")


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--no-such-option"]])
def test_an_unknown_command_or_option_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == cli.USAGE
    assert "usage: explainer" in capsys.readouterr().err


def test_links_are_not_followed(bridge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    (bridge / "docs" / "page.md").symlink_to(secret)
    (bridge / "data" / "terms" / "folder").symlink_to(tmp_path)
    assert cli.main(["check", "--root", str(bridge)]) == cli.FAILED
    out = capsys.readouterr().out
    assert "data/terms/folder:1: file: " in out
    assert "docs/page.md:1: file: " in out
    assert "secret" not in out.replace("secret.md", "")


def test_a_build_with_errors_leaves_the_site_that_was_there(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bridge / "site").mkdir()
    (bridge / "site" / "index.html").write_text("as it was", encoding="utf-8")
    event(bridge, "---\ntitle: New\n---\n")
    assert cli.main(["build", "--root", str(bridge)]) == cli.FAILED
    assert (bridge / "site" / "index.html").read_text(encoding="utf-8") == "as it was"
    assert "Traceback" not in capsys.readouterr().err


def test_a_failing_engine_leaves_the_site_that_was_there(bridge: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The data are right, but MkDocs fails: its configuration names a plugin that is not there."""
    (bridge / "site").mkdir()
    (bridge / "site" / "index.html").write_text("as it was", encoding="utf-8")
    with (bridge / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nplugins: [no-such-plugin]\n")
    assert cli.main(["build", "--root", str(bridge)]) == cli.FAILED
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
    assert cli.main(["check", "--strict", "--root", str(ROOT), "--text", f"{source}={article}"]) == cli.OK
    assert capsys.readouterr().out == ""


def test_a_broken_mkdocs_yml_is_a_problem_and_no_traceback(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bridge / "mkdocs.yml").write_bytes("site_name: Pont à péage\n".encode("latin-1"))
    assert cli.main(["check", "--root", str(bridge)]) == cli.FAILED
    assert capsys.readouterr().out.startswith("mkdocs.yml:1: file: ")


def test_a_folder_that_is_a_link_is_a_problem_even_if_it_leads_nowhere(
    bridge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(bridge / "data")
    (bridge / "data").symlink_to(bridge / "nowhere")
    assert cli.main(["check", "--root", str(bridge)]) == cli.FAILED
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
