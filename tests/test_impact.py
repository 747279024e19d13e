"""`explainer impact`: what it says is held against the pages that really change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from explainer import addresses, build, cli
from explainer.authoring import edits
from explainer.commands.common import OK, USAGE
from explainer.entries import Claim, Entry, claims
from explainer.review.impact import impact
from explainer.settings import FILE
from explainer.yamltext import Map, Text

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, built."""
    target = tmp_path_factory.mktemp("bridge") / "site"
    assert build.publish(BRIDGE, target)
    return target


def copy(folder: Path, to: Path) -> Path:
    """A copy of a site's files, which uses the same hooks."""
    for name in ("data", "docs"):
        shutil.copytree(folder / name, to / name)
    hooks = (ROOT / "hooks").as_posix()
    text = (folder / FILE).read_text(encoding="utf-8").replace("../../../hooks", "hooks")
    (to / FILE).write_text(text.replace(" hooks/", f" {hooks}/").replace("[hooks/", f"[{hooks}/"), encoding="utf-8")
    return to


def say_otherwise(folder: Path, identity: str) -> None:
    """Changes the words of a record or a claim: what it is called, what it says."""
    for entry in build.check(folder).loaded.entries:
        file = folder / entry.path
        changes = [_longer(entry, each) for each in _words(entry, identity)]
        changes += [_of_another_kind(entry, claim) for claim in claims(entry) if _id(claim) == identity]
        if changes:
            file.write_bytes(edits.replaced(file.read_bytes(), changes))


def _words(entry: Entry, identity: str) -> list[Text]:
    of: Map | None = entry.front if entry.id == identity else None
    of = next((claim.map for claim in claims(entry) if _id(claim) == identity), of)
    keys = ["title", "short", "summary", "description", "publisher", "says"]
    if of and of.get("autolink"):  # which may name the title
        keys.remove("title")
    found = [of.get(key) for key in keys] if of else []
    return [text for text in found if isinstance(text, Text)]


def _longer(entry: Entry, text: Text) -> edits.Replacement:
    line = entry.written[text.end_line - 1]
    at = len(line.rstrip("'\""))
    return edits.Replacement(text.end_line, at, "", " now")


def _of_another_kind(entry: Entry, claim: Claim) -> edits.Replacement:
    kind = claim.text("kind")
    assert kind
    return edits.Replacement(kind.line, kind.column, kind.value, "fact" if kind.value != "fact" else "reported")


def _id(claim: Claim) -> str:
    own = claim.text("id")
    return own.value if own else ""


def changed(before: Path, after: Path) -> set[str]:
    """The pages, by their files, that are not the same bytes."""
    pages = {path.relative_to(before).as_posix() for path in before.rglob("*.html")}
    assert pages == {path.relative_to(after).as_posix() for path in after.rglob("*.html")}
    return {page for page in pages if (before / page).read_bytes() != (after / page).read_bytes()}


def compare(folder: Path, built: Path, identity: str, tmp_path: Path) -> None:
    """Every page that differs was told, and hardly another."""
    told = {f"{addresses.published(page.address)}index.html" for page in impact(build.check(folder).site(), identity)}
    other = copy(folder, tmp_path)
    say_otherwise(other, identity)
    assert build.publish(other, tmp_path / "site", strict=False)
    differ = changed(built, tmp_path / "site")
    assert differ
    assert differ - told == set()
    assert len(told - differ) <= len(differ) // 4, f"told, but the same: {sorted(told - differ)}"


@pytest.mark.parametrize(
    "identity",
    ["mayor", "bridge-closed", "scour", "council-minutes", "why-closed", "b02"],
)
def test_the_pages_told_are_those_that_change(identity: str, bridge: Path, tmp_path: Path) -> None:
    compare(BRIDGE, bridge, identity, tmp_path)


def test_so_they_are_for_the_most_cited_actor_of_this_site(built: Path, tmp_path: Path) -> None:
    site = build.check(ROOT).site()
    compare(ROOT, built, max(site.of_kind("actor"), key=lambda item: len(site.about.get(item.key, ()))).key, tmp_path)


def test_so_they_are_for_a_claim_with_another_account_on_this_site(built: Path, tmp_path: Path) -> None:
    site = build.check(ROOT).site()
    compare(ROOT, built, max(site.differs, key=lambda claim: (len(site.cited_in.get(claim, ())), claim)), tmp_path)


def told(*arguments: str) -> int:
    return cli.main(["impact", *arguments, "--root", str(BRIDGE)])


def test_each_page_is_told_with_the_reasons_its_own_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert told("scour") == OK
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert lines[1:] == sorted(lines[1:])
    assert "sources/messenger-2021-04-12/: makes a claim about it" in lines
    assert printed.err == f"{len(lines)} pages\n"


def test_data_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    told("b02")
    lines = capsys.readouterr().out.splitlines()
    assert told("b02", "--format", "json") == OK
    assert [f"{page['address']}: {'; '.join(page['reasons'])}" for page in json.loads(capsys.readouterr().out)] == lines


def test_a_former_id_will_do(capsys: pytest.CaptureFixture[str]) -> None:
    told("council-minutes")
    now = capsys.readouterr().out
    assert "sources/minutes-2021/: leads to it from a former address" in now
    assert told("minutes-2021") == OK
    assert capsys.readouterr().out == now


def test_an_unknown_id_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert told("mayr") == USAGE
    assert "nothing has the id 'mayr'; did you mean 'mayor'?" in capsys.readouterr().err


def test_a_site_with_errors_is_mended_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy(BRIDGE, tmp_path)
    (folder / "data" / "terms" / "ford.md").write_text("---\ntitle: ford\n---\n", encoding="utf-8")
    assert cli.main(["impact", "mayor", "--root", str(folder)]) == USAGE
    assert "1 error" in capsys.readouterr().err
