"""`explainer new`, as somebody types it: what it writes, where, and what it refuses."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from explainer import build, cli, model
from explainer.authoring import scaffold, series
from explainer.commands.common import FAILED, OK, USAGE
from explainer.values import BLANK
from explainer.yamltext import Map, parse

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"
MESSENGER = "data/sources/messenger-2021-04-12.md"
KEYS = ("says", "kind", "about")
MINUTES = "data/sources/council-minutes.md"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A copy of the small site, which has no problem."""
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def new(folder: Path, *arguments: str) -> int:
    return cli.main(["new", *arguments, "--root", str(folder)])


def filled(folder: Path, path: str, *values: tuple[str, str]) -> None:
    """Puts values in the place of what is still to be written: the first `key` that is, by its key."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    for key, value in values:
        text, found = re.subn(rf"(\b{key}:(?: >-\n *| \[| )){BLANK}", rf"\g<1>{value}", text, count=1)
        assert found, f"{key} is not to be written in {path}"
    file.write_text(text, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    return [f"{one.path}:{one.line}: {one.field}" for one in build.check(folder).problems]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# Claims


def test_a_claim_goes_after_the_last_of_its_passage_with_the_next_id(
    bridge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (bridge / MESSENGER).read_text(encoding="utf-8").splitlines()
    assert new(bridge, "claim", "messenger-2021-04-12", "P1") == OK
    after = (bridge / MESSENGER).read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(after) if line not in before)
    length = len(after) - len(before)
    assert after[:start] + after[start + length :] == before
    assert after[start] == "      - id: b31"  # b30 is taken by another source
    assert after[start + length] == "  - id: P2"
    printed = capsys.readouterr()
    assert printed.out == f"{MESSENGER}:{start + 1}: the claim 'b31' begins here, in P1\n"
    assert f"`explainer check {MESSENGER}`" in printed.err


def test_what_is_still_to_be_written_is_an_error_of_its_line(bridge: Path) -> None:
    new(bridge, "claim", "messenger-2021-04-12", "P1")
    lines = (bridge / MESSENGER).read_text(encoding="utf-8").splitlines()
    start = lines.index("      - id: b31")
    blank = {
        key: next(n for n in range(start, len(lines)) if lines[n].strip().startswith(f"{key}:")) + 1 for key in KEYS
    }
    assert problems(bridge) == [f"{MESSENGER}:{blank[key]}: b31.{key}" for key in KEYS]


def test_a_claim_filled_in_as_the_comments_say_is_right(bridge: Path) -> None:
    new(bridge, "claim", "messenger-2021-04-12", "P1")
    filled(bridge, MESSENGER, ("says", "The bridge is old."), ("kind", "fact"), ("about", "bridge-closed"))
    assert problems(bridge) == []


@pytest.mark.parametrize(
    ("source", "passage", "line"),
    [
        ("messenger-2021-04-12", "H", "    claims:"),  # it has no claims yet
        ("messenger-2021-04-12", "R1", "      - id: b31"),
        ("council-minutes", "", "  - id: b31"),
        ("minutes-2021", "", "  - id: b31"),  # a former id
    ],
)
def test_only_the_claim_is_added(bridge: Path, source: str, passage: str, line: str) -> None:
    before = snapshot(bridge)
    assert new(bridge, "claim", source, *filter(None, [passage])) == OK
    [path] = [name for name, content in snapshot(bridge).items() if content != before[name]]
    after, was = (text.decode().split("\n") for text in ((bridge / path).read_bytes(), before[path]))
    start = next(n for n, text in enumerate(after) if text != was[n])
    assert after[start] == line
    assert after[:start] + after[start + len(after) - len(was) :] == was


def test_line_ends_and_a_byte_order_mark_stay(bridge: Path) -> None:
    file = bridge / MINUTES
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    assert new(bridge, "claim", "council-minutes") == OK
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\n")
    start = next(n for n, (one, other) in enumerate(zip(after, before, strict=False)) if one != other)
    assert after[:start] == before[:start]
    assert after.endswith(before[start:])


AWKWARD = """\
---
title: Awkward
type: report
passages:
-   id: P1
    claims:
    -   id: z1
        says: >-
          The first.

          # not a comment
        kind: fact
        about:
        - mayor

    # of the next passage
-   id: P2
---
"""


@pytest.mark.parametrize(("passage", "before"), [("P1", "        - mayor"), ("P2", "    claims:")])
def test_the_indentation_is_that_of_the_file(bridge: Path, passage: str, before: str) -> None:
    file = bridge / "data" / "sources" / "awkward.md"
    file.write_text(AWKWARD, encoding="utf-8")
    assert new(bridge, "claim", "awkward", passage) == OK
    text = file.read_text(encoding="utf-8")
    assert f"{before}\n    -   id: z2\n        # What it says" in text


def test_what_cannot_be_added_to_stays(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = bridge / "data" / "sources" / "flow.md"
    file.write_text(
        "---\ntitle: Flow\ntype: report\nclaims: [{id: z1, says: So., kind: fact}]\n---\n", encoding="utf-8"
    )
    before = snapshot(bridge)
    assert new(bridge, "claim", "flow") == USAGE
    assert "data/sources/flow.md:4: " in capsys.readouterr().err
    assert snapshot(bridge) == before


def test_who_is_not_there_yet_is_begun(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = "mayor,event:second-flood"
    arguments = ["--about", about, "--holder", "sheriff", "--by", "sheriff"]
    assert new(bridge, "claim", "council-minutes", *arguments) == OK
    text = (bridge / MINUTES).read_text(encoding="utf-8")
    assert "    about: [mayor, second-flood]\n" in text
    assert "    holder: [sheriff]\n" in text
    assert "    by: sheriff\n" in text
    filled(bridge, MINUTES, ("says", "He likes floods."), ("kind", "position"))
    filled(bridge, "data/actors/sheriff.md", ("title", "The sheriff"), ("summary", "A sheriff."), ("kind", "person"))
    event = (("title", "Flood again"), ("summary", "A flood."), ("date", "2021-05"), ("date_source", "b31"))
    filled(bridge, "data/events/second-flood.md", *event)
    assert problems(bridge) == []
    assert [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()] == [
        f"{MINUTES}:28",
        "data/actors/sheriff.md:1",
        "data/events/second-flood.md:1",
    ]


def test_errors_elsewhere_do_not_matter(bridge: Path) -> None:
    (bridge / "data" / "actors" / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (bridge / "data" / "vocabulary.yml").write_text("sides: {\n", encoding="utf-8")
    assert new(bridge, "claim", "messenger-2021-04-12", "P1") == OK


@pytest.mark.parametrize(
    ("source", "own", "taken", "expected"),
    [
        ("any", ["k81", "k82"], {"k81", "k82"}, "k83"),
        ("any", ["k81"], {"k81", "k82", "k83-of-it"}, "k83"),
        ("any", ["f07", "f07b"], {"f07", "f07b", "f08c"}, "f09"),
        ("any", ["k09"], {"k09", "k10"}, "k11"),
        ("any", ["k99"], {"k99"}, "k100"),
        ("any", ["k1", "b2", "b3"], {"k1", "b2", "b3"}, "b4"),
        ("any", ["the-first"], {"the-first"}, "a01"),
        ("council-minutes-2021", [], set(), "cm01"),
        ("council-minutes-2021", [], {"cm01", "cm02"}, "cm03"),
        ("2021-04", [], set(), "s01"),
    ],
)
def test_a_series_goes_on(source: str, own: list[str], taken: set[str], expected: str) -> None:
    assert series.next_claim(source, own, taken) == expected


# Records

REQUIRED = {
    "actor": [("title", "Somebody"), ("summary", "Somebody."), ("kind", "person")],
    "event": [("title", "Something"), ("summary", "Something."), ("date", "2021"), ("date_source", "b20")],
    "term": [("title", "wheel"), ("summary", "A wheel.")],
    "source": [("title", "A source"), ("type", "report")],
    "explainer": [("title", "Why?"), ("answer", "So it is.[@b20]"), ("description", "Why.")],
}


@pytest.mark.parametrize("kind", REQUIRED)
def test_a_record_filled_in_is_right(bridge: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    [folder] = [folder for folder, of in model.FOLDERS.items() if of == kind]
    path = f"{folder}/something-new.md"
    assert new(bridge, kind, "something-new") == OK
    assert capsys.readouterr().out.startswith(f"{path}:1: ")
    lines = (bridge / path).read_text(encoding="utf-8").splitlines()
    to_write = [n for n, line in enumerate(lines, 1) if BLANK in line]
    found = [one for one in build.check(bridge).problems if not one.warning]
    assert [one.field for one in found] == [key for key, _ in REQUIRED[kind]]
    assert [one.line for one in found] == [n - (lines[n - 1].strip() == BLANK) for n in to_write]
    filled(bridge, path, *REQUIRED[kind])
    # Nothing leads to it yet; a question need not be led to.
    assert problems(bridge) == ([] if kind == "explainer" else [f"{path}:1: id"])


@pytest.mark.parametrize("kind", [*REQUIRED, "claim"])
def test_every_key_is_one_of_the_model_and_the_required_ones_stand_there(kind: str) -> None:
    words = build.check(BRIDGE).loaded.vocabulary
    day = build.check(BRIDGE).settings.as_of
    assert day
    if kind == "claim":
        text = "\n".join(scaffold.claim(scaffold.BegunClaim("b99", words)))
    else:
        text = scaffold.record(scaffold.Begun(kind, day, words)).strip("-\n")
    of: type[model.Model] = model.Claim if kind == "claim" else model.MODELS[kind]
    tree, faults = parse(text)
    assert isinstance(tree, Map)
    assert not faults
    written = {entry.key for entry in tree.entries}
    optional = set(re.findall(r"^# ([a-z_]+):(?: [^ ].*)?$", text, re.M))
    assert written | optional <= set(of.model_fields)
    assert {name for name, field in of.model_fields.items() if field.is_required()} <= written
    assert all(len(line) <= 110 for line in text.splitlines())


def test_choices_are_those_of_the_site(bridge: Path) -> None:
    new(bridge, "actor", "something-new")
    text = (bridge / "data" / "actors" / "something-new.md").read_text(encoding="utf-8")
    assert "for-the-bridge or for-the-ferry" in text
    assert "person, state, organisation or group" in text
    assert "asked or pays" in text


@pytest.mark.parametrize(
    "title", ["The wheel", "Wheels: a title", "#1 wheel", "'Wheel'", "[wheel]", "wheel # 2", "yes"]
)
def test_a_title_is_written_so_that_it_is_read_as_it_is(bridge: Path, title: str) -> None:
    assert new(bridge, "term", "something-new", "--title", title) == OK
    [entry] = [entry for entry in build.check(bridge).loaded.entries if entry.id == "something-new"]
    assert entry.front
    assert getattr(entry.front.get("title"), "value", None) == title


def test_an_event_begins_the_actors_that_there_are_not(bridge: Path) -> None:
    assert new(bridge, "event", "wedding", "--actor", "mayor,groom", "--actor", "bride") == OK
    text = (bridge / "data" / "events" / "wedding.md").read_text(encoding="utf-8")
    assert re.findall("- actor: (.*)", text) == ["mayor", "groom", "bride"]
    assert {path.stem for path in (bridge / "data" / "actors").iterdir()} >= {"groom", "bride"}


# Refusals


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["actor", "mayor"], ["'mayor' is used already, in data/actors/mayor.md:1", "'mayor-2' is free"]),
        (["actor", "b20"], [f"{MINUTES}:10"]),
        (["term", "minutes-2021"], [f"{MINUTES}:5", "a former id of 'council-minutes'"]),
        (["actor", "The Mayor"], ["'the-mayor'"]),
        (["actor", "con"], ["Windows"]),
        (["actor", "../escape"], ["'escape'"]),
        (["source", "index"], ["'sources/'"]),
        (["explainer", "index"], ["'explainers/'"]),
        (["actor", "x", "--title", "\u202e"], ["U+202E"]),
        (["claim", "messenger"], ["no source has the id 'messenger'"]),
        (["claim", "council-minuts"], ["'council-minutes'"]),
        (["claim", "mayor"], ["must be a source, but 'mayor' is an actor"]),
        (["claim", "messenger-2021-04-12"], ["'H', 'S', 'C1', 'P1', 'P2', 'R1'"]),
        (["claim", "messenger-2021-04-12", "P7"], ["no passage 'P7'; it has 'H'"]),
        (["claim", "messenger-2021-04-12", "p2"], ["'P2'"]),
        (["claim", "council-minutes", "P1"], ["it has none"]),
        (["claim", "council-minutes", "--about", "mayr"], ["'mayor'", "'event:mayr'"]),
        (["claim", "council-minutes", "--holder", "enginer"], ["'engineer'", "explainer new actor enginer"]),
        (["claim", "council-minutes", "--holder", "flood"], ["must be an actor, but 'flood' is an event"]),
        (["event", "wedding", "--actor", "Bad Id"], ["'bad-id'"]),
    ],
)
def test_what_is_refused_changes_nothing(
    bridge: Path, arguments: list[str], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(bridge)
    assert new(bridge, *arguments) == USAGE
    assert snapshot(bridge) == before
    error = capsys.readouterr().err
    assert error.startswith("explainer: ")
    assert [part for part in told if part not in error] == []


def test_a_file_that_is_there_is_never_written_over(bridge: Path, tmp_path: Path) -> None:
    (bridge / "data" / "actors" / "sheriff.md").symlink_to(tmp_path / "elsewhere.md")
    assert new(bridge, "actor", "sheriff") == USAGE
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_failing_disk_leaves_everything_as_it_was(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, replace = snapshot(bridge), Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == "groom.md":
            raise OSError(28, "No space left on device", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert new(bridge, "event", "wedding", "--actor", "bride,groom") == USAGE
    assert snapshot(bridge) == before


def test_a_second_page_at_an_address_that_every_site_has_is_an_error(bridge: Path) -> None:
    file = bridge / "data" / "sources" / "council-minutes.md"
    file.write_text(file.read_text(encoding="utf-8").replace("[minutes-2021]", "[index]"), encoding="utf-8")
    assert cli.main(["check", "--root", str(bridge)]) == FAILED
    assert f"{MINUTES}:5: former_ids" in problems(bridge)


def test_the_next_claim_of_the_article_of_this_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    checked = build.check(ROOT)
    numbers = [int(claim[1:]) for claim in checked.site().claims if re.fullmatch(r"k\d+", claim)]
    path = f"data/sources/{checked.settings.article}.md"
    assert new(tmp_path, "claim", str(checked.settings.article), "P5") == OK
    assert f"the claim 'k{max(numbers) + 1:02}' begins here, in P5" in capsys.readouterr().out
    assert {problem.path for problem in build.check(tmp_path).problems} == {path}
