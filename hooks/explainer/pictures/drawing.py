"""Templates to markup: the environment that pictures are drawn in."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def draw(template: str, **found: Any) -> Markup:
    """A template of templates/pictures filled in."""
    return Markup(_ENVIRONMENT.get_template(template).render(found).strip())


def number(value: float) -> str:
    """A length with at most one decimal, as short as it can be written."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("explainer", "templates/pictures", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["n"] = number
    return environment


_ENVIRONMENT = _environment()
