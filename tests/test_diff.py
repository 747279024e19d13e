"""What `explainer diff` tells: everything that a reader would notice, nothing else, and nothing forged."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import markdown
import pytest

from explainer import cli
from explainer.commands.common import OK, USAGE
from explainer.review import wording
from explainer.review.changes_report import MOST_BYTES, NOTHING, TITLE
from support import CLOSURE, FORD, GAZETTE, HOME, MAYOR, MINUTES, MKDOCS, SITE, VILLAGE, VOCABULARY, VOTE, WHY, changed

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"
WRONG = Path(__file__).parent / "cases" / "everything-wrong"
Site = Mapping[str, str | bytes | None]
Diff = Callable[[Site, Site], str]
SILENT = f"{TITLE}\n\n{NOTHING}\n"


def write(folder: Path, site: Site) -> Path:
    """The files of a site in a folder; what stands for a link is left out."""
    for path, text in {"mkdocs.yml": MKDOCS, **site}.items():
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def run(base: str | Path, root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.main(["diff", str(base), "--root", str(root)]) == OK
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


@pytest.fixture
def diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Diff:
    """What is told between two sites."""

    def diff(before: Site, after: Site) -> str:
        for name, site in (("before", before), ("after", after)):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
            write(tmp_path / name, site)
        return run(tmp_path / "before", tmp_path / "after", capsys)

    return diff


def without(*paths: str) -> dict[str, str]:
    return {path: text for path, text in SITE.items() if path not in paths}


def several(*changes: tuple[str, str, str]) -> dict[str, str]:
    site = dict(SITE)
    for path, old, new in changes:
        assert old in site[path]
        site[path] = site[path].replace(old, new)
    return site


# A change, and the lines that tell it, under the page or claim that they are about.
NOTICED: list[tuple[str, str, str, str, list[str]]] = [
    ("a title", VILLAGE, "title: Ostrand", "title: Westrand", ["  - Title: “Ostrand” → “Westrand”"]),
    ("a date", CLOSURE, "date: 2020-03\n", "date: 2020-04~\n", ["  - Date: “March 2020” → “about April 2020”"]),
    ("a choice", VOTE, "status: planned", "status: failed", ["  - Status: “planned” → “failed”"]),
    ("a choice left out", VOTE, "status: planned\n", "", ["  - Status: “planned” → “happened”"]),
    ("a side", MAYOR, "side: north", "side: south", ["  - Side: “North bank” → “South bank”"]),
    ("a name more", FORD, "  - fords", "  - fords\n  - crossing", ["  - Other names: new “crossing”"]),
    (
        "an office",
        MAYOR,
        "    to: 2020-05\n",
        "    to: 2020-06\n",
        [
            "  - Offices: “mayor, Ostrand, from 2018, to May 2020, according to g2” → "
            "“mayor, Ostrand, from 2018, to June 2020, according to g2”"
        ],
    ),
    (
        "a part",
        VOTE,
        "role: was to vote",
        "role: voted",
        ["  - Who did what: “Ostrand, was to vote” → “Ostrand, voted”"],
    ),
    (
        "a summary, word by word",
        VILLAGE,
        "A village on two banks of a river.",
        "A small village on two banks of the river.",
        ["  - Summary: “A **small** village on two banks” · “on two banks of ~~a~~ **the** river.”"],
    ),
    (
        "text",
        MAYOR,
        "ford in spring.[@g2]",
        "ford.[@g2]",
        ["  - Text: “She warned of the ~~ford in spring.~~ **ford.** \\[@​g2\\]”"],
    ),
    ("a citation", WHY, "[@g1; @m1]", "[@g1]", ["~~\\[@​g1;@​m1\\]~~ **\\[@​g1\\]**"]),
    ("a paragraph break", WHY, "closed in March.[@g1; @m1] See", "closed in March.[@g1; @m1]\n\nSee", ["**¶**"]),
    ("a fence", WHY, "topic: repair", "topic: tolls", ["~~repair~~ **tolls**"]),
    (
        "an answer",
        WHY,
        "It was to cost little.",
        "It was to cost much.",
        ["  - Short answer: ", "~~little.~~ **much.**"],
    ),
    ("a place in the list", WHY, "order: 1", "order: 2", ["  - Place in the list: “1” → “2”"]),
    (
        "a correction",
        MAYOR,
        "kind: person",
        "kind: person\ncorrections:\n  - date: 2020-06-03\n    text: She was not the reeve.",
        ["  - Corrections: new “3 June 2020, She was not the reeve.”"],
    ),
    (
        "the last change",
        MAYOR,
        "updated: 2020-06-02",
        "updated: 2020-06-03",
        ["  - Last change: “2020-06-02” → “2020-06-03”"],
    ),
    (
        "an address of a source",
        GAZETTE,
        "org/bridge",
        "org/b",
        ["  - Address: “https\\://example.org/bridge” → “https\\://example.org/b”"],
    ),
    (
        "a passage",
        GAZETTE,
        "mentions: [village]",
        "mentions: [mayor]",
        ["  - Passages: “H, names Ostrand” → “H, names The mayor”"],
    ),
    (
        "a side's title",
        VOCABULARY,
        "North bank",
        "North side",
        ["## Vocabulary", "- Sides: “North bank (north)” → “North side (north)”"],
    ),
    (
        "what a claim says",
        GAZETTE,
        "The bridge was closed in March.",
        "The bridge was shut in March.",
        [
            "## Claims changed",
            "- g1, Bridge closed, headline\n  - Says: “The bridge was ~~closed~~ **shut** in March.”",
        ],
    ),
    (
        "a claim's kind",
        GAZETTE,
        "kind: fact",
        "kind: opinion",
        ["- g1, Bridge closed, headline: “The bridge was closed in March.”\n  - Kind: “Stated as fact” → “Opinion”"],
    ),
    ("who makes a claim", GAZETTE, "by: mayor", "by: village", ["  - Said by: “The mayor” → “Ostrand”"]),
    (
        "where else it is said",
        MINUTES,
        "passage: P1",
        "passage: H",
        ["  - Also said in: “Bridge closed, P1” → “Bridge closed, H”"],
    ),
    (
        "a topic left out",
        GAZETTE,
        "        topic: repair\n",
        "",
        ["## Where they stand", "- “The mayor” on “Repair”: 1 statement → nothing"],
    ),
    (
        "a claim's passage",
        GAZETTE,
        "  - id: P1\n    words: 20",
        "  - id: P2\n    words: 20",
        ["  - Where: “Bridge closed, paragraph 1” → “Bridge closed, paragraph 2”"],
    ),
    (
        "a claim's id",
        MINUTES,
        "- id: m1",
        "- id: m2",
        ["- m2, Minutes of the council: ", "  - Its id was m1: links to it lead nowhere"],
    ),
    (
        "a former id",
        MAYOR,
        "former_ids: [reeve]\n",
        "",
        ["## Old addresses that lead nowhere now", "- reeve, once of “The mayor”"],
    ),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"), [row[1:] for row in NOTICED], ids=[row[0] for row in NOTICED]
)
def test_what_a_reader_would_notice_is_told(diff: Diff, path: str, old: str, new: str, expected: list[str]) -> None:
    told = diff(SITE, changed(path, old, new))
    assert NOTHING not in told
    for line in expected:
        assert line in told


# Written otherwise, and read the same.
UNNOTICED = [
    ("another style of text", MAYOR, "title: The mayor", "title: >-\n  The\n  mayor"),
    ("quotation marks", CLOSURE, "date: 2020-03\n", "date: '2020-03'\n"),
    ("a list in a line", FORD, "aliases:\n  - fords", "aliases: [fords]"),
    ("one as a list", CLOSURE, "date_source: g1", "date_source: [g1]"),
    ("what is so by default", CLOSURE, "date: 2020-03\n", "date: 2020-03\nstatus: happened\nweight: normal\n"),
    ("the order of keys", VILLAGE, "kind: group\nside: south", "side: south\nkind: group"),
    ("where lines break in prose", WHY, "closed in March.[@g1; @m1] See", "closed\nin March.[@g1;\n@m1] See"),
    ("an id by a former one", CLOSURE, "  - actor: mayor", "  - actor: reeve"),
    ("what only the machine uses", GAZETTE, "sha256: 6d", "sha256: 7d"),
    ("which names are linked", VILLAGE, "kind: group", "kind: group\nautolink: false"),
]


@pytest.mark.parametrize(("path", "old", "new"), [row[1:] for row in UNNOTICED], ids=[row[0] for row in UNNOTICED])
def test_how_something_is_written_is_not_told(diff: Diff, path: str, old: str, new: str) -> None:
    assert diff(SITE, changed(path, old, new)) == SILENT


def test_equal_states_have_nothing_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    for root in (BRIDGE, WRONG, ROOT):
        assert run(root, root, capsys) == SILENT


def test_pages_that_came_and_went_are_told(diff: Diff) -> None:
    told = diff(without(VOTE), without(FORD))
    assert "2 pages" not in told
    assert "1 page added, 1 page gone" in told
    assert "- Event “The vote on the repair” (data/events/vote.md); 4 May 2020; “The council voted" in told
    assert "- Term “ford” (data/terms/ford.md): its address leads nowhere" in told


def test_a_page_that_is_merged_into_another_is_gone_to_there(diff: Diff) -> None:
    merged = {**without(FORD), VILLAGE: SITE[VILLAGE].replace("kind:", "former_ids: [ford]\nkind:")}
    told = diff(SITE, merged)
    assert "- Term “ford” (data/terms/ford.md): its address leads to Actor “Ostrand” (data/actors/village.md)" in told


def test_a_rename_is_told_as_one_and_its_references_not_at_all(diff: Diff) -> None:
    files = {path.replace("actors/village", "actors/ostrand"): text for path, text in SITE.items()}
    renamed = {
        path: re.sub(r"(whom|of|actor): village", r"\1: ostrand", text).replace("[village]", "[ostrand]")
        for path, text in files.items()
    }
    renamed["data/actors/ostrand.md"] = SITE[VILLAGE].replace("kind:", "former_ids: [village]\nkind:")
    assert diff(SITE, renamed).splitlines()[2:] == [
        "1 page changed.",
        "",
        "## Pages changed",
        "",
        "- Actor “Ostrand” (data/actors/ostrand.md)",
        "  - Renamed from village, whose address leads here",
    ]


def test_a_reference_in_prose_by_a_former_id_is_the_same(diff: Diff) -> None:
    old = several((HOME, "[the vote][vote]", "[the vote][vote] and [her][reeve].[@protocol]"))
    new = several((HOME, "[the vote][vote]", "[the vote][vote] and [her][mayor].[@minutes]"))
    assert diff(old, new) == SILENT


def test_a_new_title_is_told_once_and_not_wherever_the_name_stands(diff: Diff) -> None:
    told = diff(SITE, changed(VILLAGE, "title: Ostrand", "title: Westrand"))
    assert told.count("Westrand") == 2
    assert "1 page changed." in told


def test_another_order_is_told_as_that(diff: Diff) -> None:
    two: Site = several((VOTE, "    role: was to vote\n", "    role: was to vote\n  - actor: mayor\n    role: spoke\n"))
    turned = several(
        (
            VOTE,
            "  - actor: village\n    role: was to vote\n",
            "  - actor: mayor\n    role: spoke\n  - actor: village\n    role: was to vote\n",
        )
    )
    assert "  - Who did what: in another order" in diff(two, turned)


def test_claims_that_came_and_went_are_told(diff: Diff) -> None:
    more = changed(MINUTES, "claims:\n", "claims:\n  - id: m9\n    says: It rained.\n    kind: reported\n")
    assert "## Claims added\n\n- m9, Minutes of the council, Reported: “It rained.”\n" in diff(SITE, more)
    assert "## Claims gone\n\n- m9, Minutes of the council, Reported: “It rained.”\n" in diff(more, SITE)


def test_what_the_site_says_of_itself_is_told(diff: Diff) -> None:
    told = diff(SITE, {**SITE, "mkdocs.yml": MKDOCS.replace("2020-06-01", "2020-06-02").replace("gazette", "minutes")})
    assert "- The day it speaks of: “2020-06-01” → “2020-06-02”" in told
    assert "- The article it explains: “Bridge closed” → “Minutes of the council”" in told


def test_pictures_are_told_by_their_names(diff: Diff) -> None:
    before: Site = {**SITE, "docs/img/a.png": b"a", "docs/img/b.png": b"b", "docs/img/c.png": b"c"}
    after: Site = {**SITE, "docs/img/a.png": b"a", "docs/img/b.png": b"B", "docs/img/d.png": b"d"}
    assert "- Pictures: gone “docs/img/b.png”, “docs/img/c.png”; new “docs/img/b.png”, “docs/img/d.png”" in diff(
        before, after
    )


@pytest.mark.parametrize("turned", [False, True])
def test_what_cannot_be_read_is_said_and_neither_gone_nor_new(diff: Diff, turned: bool) -> None:
    broken = several(
        (GAZETTE, "type: article", "type: novel"),
        (MAYOR, "title: The mayor", "title: 'The mayor"),
        (VILLAGE, "title: Ostrand", "title: Westrand"),
        (VOCABULARY, "sides:", "side:"),
    )
    told = diff(broken, SITE) if turned else diff(SITE, broken)
    when = "before" if turned else "now"
    for path, line in ((GAZETTE, 3), (MAYOR, 2), (VOCABULARY, 1)):
        assert f"- {path}, {when}: “line {line}: " in told
    assert "1 page changed." in told
    for head in ("added", "gone", "Claims", "Vocabulary", "Where they stand", "nowhere now"):
        assert f"## {head}" not in told
        assert f"## Pages {head}" not in told


def test_the_former_ids_of_what_cannot_be_read_are_not_lost(diff: Diff) -> None:
    told = diff(SITE, changed(MAYOR, "kind: person", "kind: TODO"))
    assert f"- {MAYOR}, now: “line " in told
    assert "reeve" not in told


def test_a_file_that_is_as_unreadable_as_it_was_is_not_told(diff: Diff) -> None:
    broken = changed(MAYOR, "title: The mayor", "title: 'The mayor")
    assert diff(broken, broken) == SILENT


def test_an_id_that_two_files_have_is_said(diff: Diff) -> None:
    told = diff(SITE, {**SITE, "data/terms/mayor.md": "---\ntitle: mayor\nsummary: A head.\n---\n"})
    assert told.startswith(f"{TITLE}\n\n{NOTHING}\n")
    assert "- data/terms/mayor.md, now: “id: 'mayor' is the id of data/actors/mayor.md too”" in told


FORGERIES = [
    "# A heading",
    "::error file=a::forged",
    "##[error]forged",
    "</details><script>alert(1)</script>",
    "&lt;b&gt;",
    "[a link](https://evil.example)",
    "![a picture](https://evil.example/x.png)",
    "https://evil.example www.evil.example",
    "@somebody and #1 and a@b.example",
    "`code` *em* **strong** ~~gone~~ _em_ $math$ | cell |",
    "\\@escaped \\[a](b)",
    "<!-- hidden",
    "[x]: https://evil.example",
]


@pytest.mark.parametrize("forged", FORGERIES)
@pytest.mark.parametrize("path", [MAYOR, GAZETTE, HOME])
def test_contributed_text_has_no_meaning_in_the_report(diff: Diff, forged: str, path: str) -> None:
    title = re.search("^title: (.*)$", SITE[path], re.M)
    assert title
    quoted = "'" + forged.replace("'", "''") + "'"
    site = several((path, f"title: {title[1]}", f"title: {quoted}"))
    site[path] += f"\n{forged}\n"
    told = diff(SITE, site)
    assert not [line for line in told.splitlines() if re.match(r"\s*(::|##\[)", line) or "##[" in line]
    assert re.search(r"@(?!\u200b)|(?<!\\)[`\[\]|$<>](?!​)|&(?!amp;|lt;|gt;)", told) is None
    assert re.search(r"(?<!\\)://|www\.", told) is None
    shown = markdown.markdown(told)
    assert set(re.findall(r"<(\w+)", shown)) <= {"h1", "h2", "p", "ul", "li", "strong"}
    assert len(re.findall("<h[12]>", shown)) == told.count("\n## ") + 1


def one_way(words: list[str], number: int) -> str:
    return f"---\ntitle: Page {number}\n---\n{' '.join(words)}\n"


def other_way(words: list[str], number: int) -> str:
    """The same with every twentieth word replaced by one that is written long, since every sign of it is escaped."""
    changed = [f"{'<' * 700}{number}" if n % 20 == 0 else word for n, word in enumerate(words)]
    return one_way(changed, number)


def test_a_list_is_bounded_and_says_what_it_leaves_out(diff: Diff) -> None:
    many = {f"data/terms/t{n}.md": f"---\ntitle: t{n}\nsummary: A word.\n---\n" for n in range(300)}
    told = diff(SITE, {**SITE, **many})
    assert "300 pages added." in told
    assert told.endswith("- and 200 more\n")


def test_the_whole_is_bounded_and_says_what_it_leaves_out(diff: Diff) -> None:
    words = [f"word{n}" for n in range(200)]
    before, after = ({**SITE, **{f"docs/p{n}.md": text(words, n) for n in range(100)}} for text in (one_way, other_way))
    told = diff(before, after)
    assert MOST_BYTES - 20_000 < len(told.encode()) <= MOST_BYTES + 100
    assert re.search(r"\n\n- and [0-9]+ lines more\n$", told)


def test_a_rewritten_text_is_told_short(diff: Diff) -> None:
    words = [f"word{n}" for n in range(3000)]
    old, new = " ".join(words), " ".join(f"{word}x" for word in words)
    told = diff({**SITE, HOME: f"{SITE[HOME]}\n{old}\n"}, {**SITE, HOME: f"{SITE[HOME]}\n{new}\n"})
    assert len(told) < 2000


def test_edits_are_found_in_texts_that_begin_and_end_alike() -> None:
    (edit,) = wording.edits("One two three.\n\nFour five six.", "One two three.\n\nFour 5 six.")
    assert (edit.before, edit.gone, edit.new, edit.behind) == (("Four",), ("five",), ("5",), ("six.",))


def test_a_list_is_not_a_paragraph() -> None:
    assert wording.edits("a\nb", "a b") == []
    assert wording.edits("- a\n- b", "- a - b") != []


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site below the top of a repository, its first state tagged `first`, which attributes would leave out."""
    git(tmp_path, "init", "--quiet")
    root = write(tmp_path / "site", {**SITE, "docs/img/a.png": b"a"})
    (tmp_path / ".gitattributes").write_text("* export-ignore\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    git(tmp_path, "tag", "first")
    return root


def test_a_revision_of_git_is_compared_without_a_checkout(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("first", repository, capsys) == SILENT
    write(repository, {VILLAGE: SITE[VILLAGE].replace("Ostrand", "Westrand"), "docs/img/a.png": b"A"})
    told = run("first", repository, capsys)
    assert "  - Title: “Ostrand” → “Westrand”" in told
    assert "- Pictures: “docs/img/a.png” → “docs/img/a.png”" in told
    git(repository, "commit", "--quiet", "--all", "--message", "second")
    assert run("HEAD", repository, capsys) == SILENT
    assert run("HEAD~1", repository, capsys) == told
    assert "Westrand" in (repository / VILLAGE).read_text(encoding="utf-8")


def test_a_link_in_a_revision_is_not_followed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "docs" / "secret.md").symlink_to(repository / "mkdocs.yml")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "second")
    assert run("HEAD", repository, capsys) == SILENT
    told = run("first", repository, capsys)
    assert "- docs/secret.md, now: “line 1: file: is a link" in told
    assert "ford and the bridge" not in told


@pytest.mark.parametrize("base", ["no-such-revision", "--upload-pack=x", "-h", "first:site", ""])
def test_what_is_no_folder_and_no_revision_is_wrong_use(
    repository: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["diff", "--root", str(repository), "--", base]) == USAGE
    assert capsys.readouterr().err.startswith("explainer: ")


def test_a_folder_without_data_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diff", "--root", str(BRIDGE), str(tmp_path)]) == USAGE
    assert "there is neither data/ nor docs/" in capsys.readouterr().err


def test_this_site_can_be_told_from_another_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever stands in the data is told without a fault, the same each time."""
    for base, root in ((BRIDGE, ROOT), (ROOT, WRONG), (WRONG, BRIDGE)):
        told = run(base, root, capsys)
        assert len(told.encode()) < MOST_BYTES
        assert run(base, root, capsys) == told
