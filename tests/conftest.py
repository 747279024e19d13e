"""What several test files need: the real site, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import build, cli

pytest.register_assert_rewrite("support")  # so that what it compares is shown where a test fails

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this site, built strictly."""
    target = tmp_path_factory.mktemp("built") / "site"
    assert build.publish(ROOT, target, strict=True), "the site does not build without a warning"
    return target


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with copies of this site, in every format that can be made here."""
    out = tmp_path_factory.mktemp("taken") / "out"
    assert cli.main(["offline", "--strict", "--root", str(ROOT), str(out)]) == 0, "the copies were not made"
    return out


@pytest.fixture(scope="session")
def offline(taken: Path) -> Path:
    """The copy of this site that is a folder."""
    return next(path for path in taken.iterdir() if path.is_dir())
