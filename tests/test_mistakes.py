"""Mistakes that people make, and what the checker says of each, word for word: `cases/mistakes.md`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from explainer import cli
from explainer.commands.common import FAILED, OK
from support import GAZETTE, HOME, MAYOR, MKDOCS, SITE

CATALOGUE = (Path(__file__).parent / "cases" / "mistakes.md").read_text(encoding="utf-8")
CASES = dict(section.split("\n", 1) for section in re.split(r"(?m)^### |^## .*\n", CATALOGUE)[1:] if section.strip())
# One mistake is one problem, but for what was named in several places and is gone.
SEVERAL = {"A claim is deleted but still cited"}


def write(root: Path, site: dict[str, str | bytes]) -> None:
    for path, text in site.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)


def tiny() -> dict[str, str | bytes]:
    return {**SITE, "mkdocs.yml": MKDOCS}


def mistaken(case: str) -> dict[str, str | bytes]:
    """The tiny site with the mistake of a section of the catalogue."""
    site = tiny()
    for old, new in re.findall(r"(?m)^Rename `(.+)` to `(.+)`$", case):
        site[new] = site.pop(old)
    for path, difference in re.findall(r"(?ms)^`(\S.*?)`\n~~~~diff\n(.*?)^~~~~$", case):
        lines = difference.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in "- ")
        new = "".join(line[1:] for line in lines if line[0] in "+ ")
        text = site.get(path, "")
        assert isinstance(text, str)
        assert text.count(old) == 1 if old else not text, f"{path} holds {text.count(old)} times: {old}"
        site[path] = text.replace(old, new) if old else new
    return site


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_mistake_is_told_at_its_place_so_that_anybody_can_mend_it(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, mistaken(case))
    [expected] = re.findall(r"(?ms)^~~~~text\n(.*?)^~~~~$", case)
    status = cli.main(["check", "-C", str(tmp_path)])
    assert capsys.readouterr().out == expected
    wrong = any(": warning: " not in line for line in expected.splitlines())
    assert status == (FAILED if wrong else OK)


def test_one_mistake_is_one_problem() -> None:
    """So that nobody has to guess which of ten messages is the one to act on."""
    told = {name: len(re.findall(r"(?m)^[\w./ -]+:\d+: ", case)) for name, case in CASES.items()}
    assert {name for name, number in told.items() if number != 1} == SEVERAL
    assert len(told) == CATALOGUE.count("\n### ") > 150


@pytest.mark.parametrize("encode", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}"])
def test_the_line_ends_and_the_mark_of_windows_are_no_mistake(
    encode: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(encode)
    write(tmp_path, {path: encode(text) for path, text in tiny().items()})
    assert cli.main(["check", "--strict", "-C", str(tmp_path)]) == OK
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_one_problem(encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SITE[HOME].replace("# A bridge", "# A bridge at Skåne")
    write(tmp_path, {**tiny(), HOME: text.encode(encoding)})
    assert cli.main(["check", "-C", str(tmp_path)]) == FAILED
    line = 4 if encoding == "latin-1" else 1
    assert (
        capsys.readouterr().out
        == f"{HOME}:1: file: must be saved as UTF-8; on line {line} it holds bytes that are not\n"
    )


TEXT = "The bridge must be repaired at once, the mayor said."
FINGERPRINT = hashlib.sha256(TEXT.encode()).hexdigest()
WRITTEN = re.findall("sha256: (.*)", SITE[GAZETTE])[0]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("", ""), ""),
        (
            ("repaired at once", "mended at once"),
            f"{GAZETTE}:29: g2.quote: its passage has no 'mended at once'; "
            "write the words exactly as they stand there\n",
        ),
        (
            ("quote: repaired", "quote_after: has to be\n        quote: repaired"),
            f"{GAZETTE}:29: g2.quote_after: its passage has no 'has to be' right before the quote; "
            "write the words exactly as they stand there\n",
        ),
        (
            (FINGERPRINT, "0" * 64),
            f"{GAZETTE}:20: passages: no block of the text has the fingerprint of 'P1'; "
            "it differs or is not in the text "
            "(blocks stand between blank lines; every sign counts, but not how much white space there is)\n",
        ),
    ],
)
def test_quotes_and_fingerprints_are_held_against_a_text(
    change: tuple[str, str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = SITE[GAZETTE].replace(WRITTEN, FINGERPRINT)
    write(tmp_path, {**tiny(), GAZETTE: source.replace(*change)})
    (tmp_path / "text.txt").write_text(f"Bridge closed in March\n\n{TEXT}\n", encoding="utf-8")
    status = cli.main(["check", "-C", str(tmp_path), "--text", f"gazette={tmp_path / 'text.txt'}"])
    assert capsys.readouterr().out == expected
    assert status == (FAILED if expected else OK)


def test_a_file_that_is_a_link_is_one_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, tiny())
    (tmp_path / MAYOR).rename(tmp_path / "mayor.md")
    (tmp_path / MAYOR).symlink_to(tmp_path / "mayor.md")
    assert cli.main(["check", "-C", str(tmp_path)]) == FAILED
    assert capsys.readouterr().out == (
        f"{MAYOR}:1: file: is a link or a special file; only regular files and folders are read\n"
    )
