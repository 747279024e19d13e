"""What several test files need: the real site, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import build

pytest.register_assert_rewrite("support")  # so that what it compares is shown where a test fails

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this site, built strictly."""
    target = tmp_path_factory.mktemp("built") / "site"
    assert build.publish(ROOT, target, strict=True), "the site does not build without a warning"
    return target
