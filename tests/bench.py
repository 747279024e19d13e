"""How long a change takes to be seen, beside a check, a build and all copies.

`make bench`, or `python tests/bench.py [EDITS]`.
Works on a copy of the site. It is no test: how long things take depends on the machine and on what else it does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from explainer.problems import plural

ROOT = Path(__file__).parent.parent
EXPLAINER = [sys.executable, "-m", "explainer.cli"]
DEADLINE = 60.0


def main(edits: int = 20, others: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = copied(Path(folder) / "site")
        check = [timed(lambda: run("check", "--root", str(site))) for _ in range(others)]
        build = [timed(lambda: run("build", "--root", str(site))) for _ in range(others)]
        copies = [timed(lambda: run("offline", "--root", str(site), str(Path(folder) / "copies")))]
        with serving(site) as address:
            seen = [edit(site, address, number) for number in range(edits)]
    told("saved to visible", seen)
    told("explainer check", check)
    told("explainer build", build)
    told("explainer offline", copies)
    print(f"a change is seen in {median(seen) / median(build):.0%} of the time of a build")


def copied(target: Path) -> Path:
    for name in ("data", "docs", "hooks"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def run(*arguments: str) -> None:
    subprocess.run([*EXPLAINER, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    command = [*EXPLAINER, "serve", "--root", str(site), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr
        try:
            yield next(line.split()[-1] for line in process.stderr if "http://" in line)
        finally:
            process.terminate()


def edit(site: Path, address: str, number: int) -> float:
    """Writes a word into a record of each kind in turn; the seconds until its page has it."""
    kinds = ("actors", "events", "terms", "explainers")
    kind = kinds[number % len(kinds)]
    folder = site / ("docs" if kind == "explainers" else "data") / kind
    record = max(sorted(folder.glob("*.md")), key=lambda file: file.stat().st_size)
    word = f"Seen{number}"
    with record.open("a", encoding="utf-8") as file:
        file.write(f"\n{word}.\n{{.uncited}}\n")
    return timed(lambda: until(lambda: word in page(f"{address}{kind}/{record.stem}/")))


def until(seen: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + DEADLINE
    while not seen():
        if time.perf_counter() > deadline:
            sys.exit(f"nothing was seen for {DEADLINE:.0f} s")
        time.sleep(0.02)


def page(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def told(what: str, seconds: list[float]) -> None:
    spread = f"{min(seconds):.2f} to {max(seconds):.2f} s, {plural(len(seconds), 'time')}"
    print(f"{what}: median {median(seconds):.2f} s, {spread}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
