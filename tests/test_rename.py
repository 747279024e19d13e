"""`explainer rename`, as somebody types it: what follows the new id, and what stays byte for byte."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from explainer import addresses, build, cli
from explainer.commands.common import OK, USAGE
from explainer.identities import namings

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"
PAGE = "docs/everything.md"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A copy of the small site, which has no problem."""
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def rename(folder: Path, *arguments: str) -> int:
    return cli.main(["rename", *arguments, "--root", str(folder)])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).write_bytes(text.encode())


def renamed(folder: Path, path: str, old: str, new: str) -> str:
    """What a file says after a renaming that succeeds and makes no problem."""
    assert build.check(folder).problems == ()
    assert rename(folder, old, new) == OK
    assert build.check(folder).problems == ()
    return (folder / path).read_bytes().decode()


# What is written in prose with an id, and what it becomes with `sheriff` for `mayor`, `c1` for `b02`.
PROSE = [
    ("a link", "See [her][mayor].", "See [her][sheriff]."),
    ("a link that prints the title", "See [mayor][].", "See [sheriff][]."),
    ("words that are the id too", "See [mayor][mayor].", "See [mayor][sheriff]."),
    ("over two lines", "See [the one\nwho][mayor].", "See [the one\nwho][sheriff]."),
    ("a citation", "So.[@b02]", "So.[@c1]"),
    ("several in one", "So.[@b03; @b02;\n@b02]", "So.[@b03; @c1;\n@c1]"),
    ("in a list, a quotation, a table", "- [a][mayor]\n\n> [b][mayor]\n\n| h |\n|--|\n| [c][mayor] |", None),
    ("accents before it", "e\u0301e\u0301 [her][mayor]", "e\u0301e\u0301 [her][sheriff]"),
    ("in code", "`[her][mayor]` and `[@b02]`", "`[her][mayor]` and `[@b02]`"),
    ("in a block of code", "```\n[her][mayor]\n```\n\n    [her][mayor]", "```\n[her][mayor]\n```\n\n    [her][mayor]"),
    ("in a comment", "<!-- [her][mayor] -->", "<!-- [her][mayor] -->"),
    ("escaped", "\\[her][mayor]", "\\[her][mayor]"),
    ("the word by itself", "mayor, mayor-b02, [mayor], (mayor) b02", "mayor, mayor-b02, [mayor], (mayor) b02"),
    ("a longer id", "[x][county] mayor-1 [@b021]".replace("[@b021]", ""), "[x][county] mayor-1 "),
    (
        "a fence",
        "```timeline\nactors: [mayor, 'mayor', \"county\"]\n```",
        "```timeline\nactors: [sheriff, 'sheriff', \"county\"]\n```",
    ),
    ("a fence's list", "```claims\nabout:\n  - county\n  - mayor\n```", None),
    ("an address", "[her](actors/mayor.md) `[x](actors/mayor.md)`", None),
    ("an address with a place", '[her](actors/mayor.md#Facts "mayor")', '[her](actors/sheriff.md#Facts "mayor")'),
    (
        "another's address",
        "[her](who.md) [x](https://example.org/actors/mayor.md)",
        "[her](who.md) [x](https://example.org/actors/mayor.md)",
    ),
]


@pytest.mark.parametrize(("written", "expected"), [row[1:] for row in PROSE], ids=[row[0] for row in PROSE])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_prose_follows_where_it_refers(bridge: Path, written: str, expected: str | None, ends: str) -> None:
    expected = (
        expected
        if expected is not None
        else written.replace("][mayor]", "][sheriff]")
        .replace("- mayor", "- sheriff")
        .replace("[her](actors/mayor", "[her](actors/sheriff")
    )
    put(bridge, PAGE, f"---\ntitle: Everything\n---\n{written}\n".replace("\n", ends))
    rename(bridge, "mayor", "sheriff")
    rename(bridge, "b02", "c1")
    assert (bridge / PAGE).read_bytes().decode() == f"---\ntitle: Everything\n---\n{expected}\n".replace("\n", ends)


ANSWERS = [
    "answer: >-\n  So [she][mayor]\n  says.[@b02]\n\n\n  [mayor][] [mayor\n  did][mayor] [@b03]\n",
    "answer: |\n  So [she][mayor]\n  says.[@b02]\n",
    "answer: 'So [it''s][mayor]\n  said.[@b02]'\n",
    'answer: "So \\"[she\\u00e9][mayor]\\" said.\\\n  [@b02]"\n',
    "answer: So [she][mayor] says mayor.[@b02]\n",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_follows_however_it_is_written(bridge: Path, answer: str) -> None:
    text = f"---\ntitle: Why?\n{answer}description: Why.\nabout: [mayor]\n---\n"
    put(bridge, "docs/explainers/why.md", text)
    expected = re.sub(r"\]\[mayor\]|\[mayor\](?=\[\])", lambda found: found[0].replace("mayor", "sheriff"), text)
    expected = expected.replace("about: [mayor]", "about: [sheriff]")
    assert renamed(bridge, "docs/explainers/why.md", "mayor", "sheriff") == expected
    assert renamed(bridge, "docs/explainers/why.md", "b02", "c1") == expected.replace("@b02", "@c1")


@pytest.mark.parametrize(
    ("old", "kinds"),
    [
        ("mayor", "actor"),
        ("council", "actor"),
        ("bridge-closed", "event"),
        ("ford", "term"),
        ("b02", "claim"),
        ("messenger-2021-04-12", "source"),
        ("engineers-letter", "source"),
        ("why-closed", "explainer"),
    ],
)
def test_everything_that_names_it_follows(
    bridge: Path, old: str, kinds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = build.check(bridge).loaded
    assert rename(bridge, old, "the-new-one") == OK
    checked = build.check(bridge)
    assert checked.problems == ()
    after = Counter((n.key, n.target) for entry in checked.loaded.entries for n in namings(entry))
    now = Counter(
        (n.key, "the-new-one" if n.target == old else n.target) for entry in before.entries for n in namings(entry)
    )
    assert after == now
    left = [path for path, text in snapshot(bridge).items() if re.search(rf"@{old}\b|\]\[{old}\]", text.decode())]
    assert left == []
    assert all(line.endswith(f": {old} -> the-new-one") for line in capsys.readouterr().out.splitlines())


def test_the_file_moves_and_the_old_address_leads_to_the_new_one(bridge: Path) -> None:
    rename(bridge, "mayor", "sheriff")
    assert not (bridge / "data/actors/mayor.md").exists()
    assert "former_ids: [mayor]\n" in (bridge / "data/actors/sheriff.md").read_text(encoding="utf-8")
    assert build.check(bridge).site().former["mayor"] == "sheriff"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("title: M\nkind: person\n", "title: M\nformer_ids: [mayor]\nkind: person\n"),
        (
            "kind: person\n# Names\ntitle: M\naliases:\n  - N\n\n# Who\n",
            "kind: person\n# Names\ntitle: M\naliases:\n  - N\nformer_ids: [mayor]\n\n# Who\n",
        ),
        ("kind: person\ntitle: >-\n  M\n", "kind: person\ntitle: >-\n  M\nformer_ids: [mayor]\n"),
        ("title: M\nkind: person\nformer_ids: [a]\n", "title: M\nkind: person\nformer_ids: [a, mayor]\n"),
        (
            "title: M\nkind: person\nformer_ids: [a,\n  'b' ]\n",
            "title: M\nkind: person\nformer_ids: [a,\n  'b', mayor ]\n",
        ),
        (
            "title: M\nkind: person\nformer_ids:\n  - a\n  -  b\n",
            "title: M\nkind: person\nformer_ids:\n  - a\n  -  b\n  -  mayor\n",
        ),
        ("title: M\nkind: person\nformer_ids: [a, sheriff]\n", "title: M\nkind: person\nformer_ids: [a, mayor]\n"),
        ("title: M\nkind: person\nformer_ids:\n  - 'sheriff'\n", "title: M\nkind: person\nformer_ids:\n  - 'mayor'\n"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_old_id_becomes_a_former_one(bridge: Path, written: str, expected: str, ends: str) -> None:
    rest = "summary: Somebody.\n---\n"
    put(bridge, "data/actors/mayor.md", f"---\n{written}{rest}".replace("\n", ends))
    found = renamed(bridge, "data/actors/mayor.md", "county", "shire") and renamed_own(bridge)
    assert found == f"---\n{expected}{rest}".replace("\n", ends)


def renamed_own(bridge: Path) -> str:
    return renamed(bridge, "data/actors/sheriff.md", "mayor", "sheriff")


def test_a_word_of_the_vocabulary_may_be_called_the_same(bridge: Path) -> None:
    words = (
        (bridge / "data/vocabulary.yml")
        .read_text(encoding="utf-8")
        .replace("relations:", "  mayor: The mayor\nrelations:")
    )
    put(bridge, "data/vocabulary.yml", words)
    messenger = "data/sources/messenger-2021-04-12.md"
    put(bridge, messenger, (bridge / messenger).read_text(encoding="utf-8").replace("topic: money", "topic: mayor"))
    put(bridge, PAGE, "---\ntitle: All\n---\n```positions\ntopic: mayor\nactors: mayor\n```\n")
    assert renamed(bridge, PAGE, "mayor", "sheriff").endswith("topic: mayor\nactors: sheriff\n```\n")
    assert "topic: mayor\n" in (bridge / messenger).read_text(encoding="utf-8")


def test_there_and_back_again(bridge: Path) -> None:
    before = snapshot(bridge)
    rename(bridge, "mayor", "sheriff")
    rename(bridge, "sheriff", "mayor")
    after = snapshot(bridge)
    assert after.keys() == before.keys()
    assert [path for path in after if after[path] != before[path]] == ["data/actors/mayor.md"]
    assert after["data/actors/mayor.md"].replace(b"former_ids: [sheriff]\n", b"") == before["data/actors/mayor.md"]


def test_mkdocs_yml_follows(bridge: Path) -> None:
    text = (
        (bridge / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace(
            "nav:\n",
            "nav:\n  - sources/messenger-2021-04-12.md\n  - More: ['sources/messenger-2021-04-12.md']  # messenger\n",
        )
    )
    put(bridge, "mkdocs.yml", text.replace("\n", "\r\n"))
    rename(bridge, "messenger-2021-04-12", "messenger")
    expected = text.replace("sources/messenger-2021-04-12", "sources/messenger")
    expected = expected.replace("article: messenger-2021-04-12", "article: messenger")
    assert (bridge / "mkdocs.yml").read_bytes().decode() == expected.replace("\n", "\r\n")
    assert build.check(bridge).problems == ()


def test_a_claim_has_no_former_id_and_that_is_told(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rename(bridge, "b02", "c1") == OK
    assert "former" not in (bridge / "data/sources/messenger-2021-04-12.md").read_text(encoding="utf-8")
    assert "Claims have no former ids" in capsys.readouterr().err


def test_a_dry_run_tells_the_same_and_changes_nothing(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(bridge)
    assert rename(bridge, "mayor", "sheriff", "--dry-run") == OK
    assert snapshot(bridge) == before
    dry = capsys.readouterr().out
    rename(bridge, "mayor", "sheriff")
    assert capsys.readouterr().out == dry
    assert "data/events/bridge-closed.md:" in dry


def test_errors_elsewhere_do_not_matter(bridge: Path) -> None:
    put(
        bridge, "data/events/wrong.md", "---\ntitle: Wrong\ndate: soon\nactors: [mayor]\nsee: mayor\n---\n[x][nobody]\n"
    )
    assert rename(bridge, "mayor", "sheriff") == OK
    assert "see: sheriff\n" in (bridge / "data/events/wrong.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("---\ntitle: [\n---\n", "data/terms/wrong.md:2: file: "),
        ("title: Wrong\n", "data/terms/wrong.md:1: file: "),
        ("---\ntitle: w\nsummary: W.\n---\n[@mayor b02]\n", "data/terms/wrong.md:5: 'mayor'"),
        ("---\ntitle: w\nsummary: W.\n---\n\n```timeline\nactor: mayor\n```\n", "data/terms/wrong.md:6: 'mayor'"),
        ("---\ntitle: w\nsummary: W.\n---\n\n```timelines\nactors: mayor\n```\n", "data/terms/wrong.md:6: 'mayor'"),
    ],
)
def test_what_cannot_be_read_is_mended_first(
    bridge: Path, broken: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(bridge, "data/terms/wrong.md", broken)
    before = snapshot(bridge)
    assert rename(bridge, "mayor", "sheriff") == USAGE
    assert told in capsys.readouterr().err
    assert snapshot(bridge) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("mayr", "sheriff", "nothing has the id 'mayr'; did you mean 'mayor'?"),
        ("mayor", "mayor", "its id already"),
        ("mayor", "council", "'council' is used already, in data/actors/council.md:1"),
        ("mayor", "b02", "'b02' is used already, in data/sources/messenger-2021-04-12.md:"),
        ("mayor", "minutes-2021", "'minutes-2021' is used already"),
        ("minutes-2021", "minutes", "a former id; rename 'council-minutes'"),
        ("mayor", "The Sheriff", "'the-sheriff'"),
        ("mayor", "nul", "Windows"),
        ("council-minutes", "index", "the address 'sources/' is taken"),
        ("why-closed", "index", "the address 'explainers/' is taken"),
    ],
)
def test_what_is_refused_changes_nothing(
    bridge: Path, old: str, new: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(bridge)
    assert rename(bridge, old, new) == USAGE
    assert told in capsys.readouterr().err
    assert snapshot(bridge) == before


def test_a_failing_disk_leaves_everything_as_it_was(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, replace = snapshot(bridge), Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == "flood.md" or target.name == "sheriff.md":
            raise OSError(28, "No space left on device", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert rename(bridge, "mayor", "sheriff") == USAGE
    assert snapshot(bridge) == before


def test_the_most_cited_actor_of_this_site(tmp_path: Path, built: Path) -> None:
    """No problem, no warning; the same pages with the same links, and the old address leads to the new one."""
    site = build.check(ROOT).site()
    old = max((item.key for item in site.of_kind("actor")), key=lambda key: len(site.about.get(key, ())))
    new = f"{old}-as-renamed"
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace(" hooks/", f" {ROOT}/hooks/")
    put(tmp_path, "mkdocs.yml", text.replace("[hooks/", f"[{ROOT}/hooks/"))
    assert rename(tmp_path, old, new) == OK
    assert build.check(tmp_path).problems == ()
    assert build.publish(tmp_path, tmp_path / "site")
    was, now = addresses.of_record("actor", old), addresses.of_record("actor", new)
    before, after = pages(built), pages(tmp_path / "site")
    assert after.keys() - before.keys() == {f"{now}/index.html"}
    assert before.keys() <= after.keys()
    assert f"../{new}/" in after[f"{was}/index.html"]
    back = {path: [link.replace(new, old) for link in links(text)] for path, text in after.items()}
    wrong = [path for path in before if path != f"{was}/index.html" and back[path] != links(before[path])]
    assert wrong == []
    assert back[f"{now}/index.html"] == links(before[f"{was}/index.html"])


def pages(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def links(page: str) -> list[str]:
    return re.findall(r'\shref="([^"]*)"', page)
