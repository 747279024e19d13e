"""The programs that these tests ask. Where one is missing its tests are skipped, unless REQUIRE_BROWSER is set."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

JUDGES = Path(__file__).parent.parent / "judges"
FROM_NPM = "; `npm ci --ignore-scripts` in tests/judges/ installs it"


def lacking(what: str) -> NoReturn:
    """Skips the test for want of a program, or fails it where everything must be there."""
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(f"REQUIRE_BROWSER is set, and there is no {what}")
    pytest.skip(f"there is no {what}; what needs it was not tried")


def program(*names: str) -> str:
    """The path of the first of these programs that is there."""
    return next((path for name in names if (path := shutil.which(name))), None) or lacking(names[0])


def chromium() -> str:
    return program("chromium", "chromium-browser", "google-chrome")


def from_npm(title: str, path: str) -> Path:
    """A file below tests/judges/node_modules/."""
    file = JUDGES / "node_modules" / path
    return file if file.exists() else lacking(title + FROM_NPM)
