"""Fences: lists that prose asks for, such as a timeline of one actor, and the filters they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from explainer import date_hints, dates, model, yamltext
from explainer.problems import all_of, nearest, one_of, shown

_RECORDS = model.RECORD_KINDS
_CHOICES = {
    "weight": get_args(model.Event.model_fields["weight"].annotation),
    "claim kind": model.CLAIM_KINDS,
    "actor kind": model.ACTOR_KINDS,
}
# What each filter of each list holds: a kind of record, a word of the vocabulary, a choice or a date.
FILTERS: dict[str, dict[str, tuple[str, ...]]] = {
    "timeline": {
        "actors": ("actor",),
        "topic": ("topic",),
        "side": ("side",),
        "weight": ("weight",),
        "from": ("date",),
        "to": ("date",),
        "about": _RECORDS,
    },
    "claims": {
        "about": _RECORDS,
        "kind": ("claim kind",),
        "topic": ("topic",),
        "holder": ("actor",),
        "side": ("side",),
        "source": ("source",),
    },
    "positions": {"topic": ("topic",), "side": ("side",), "actors": ("actor",)},
    "actors": {"kind": ("actor kind",), "side": ("side",), "about": _RECORDS},
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter, the line it stands on, and the column at which it starts, from 0."""

    text: str
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Fence:
    """A list and its filters: all must match, any value within one."""

    name: str
    filters: tuple[tuple[str, tuple[Value, ...]], ...]

    def values(self, key: str) -> tuple[str, ...] | None:
        """The values of a filter, `None` where it is not set."""
        return next((tuple(value.text for value in found) for name, found in self.filters if name == key), None)


def parse(name: str, text: str, first_line: int) -> tuple[Fence, list[yamltext.Fault]]:
    """The fence, and what is wrong with its form; whether its ids exist is for the rules to say."""
    tree, faults = yamltext.parse(text, first_line)
    if faults or tree is None:
        return Fence(name, ()), faults
    if not isinstance(tree, yamltext.Map):
        return Fence(name, ()), [
            (first_line, f"a fence holds filters, each on a line as 'filter: value': {known(name)}")
        ]
    filters: dict[str, tuple[Value, ...]] = {}
    for entry in tree.entries:
        if entry.key not in FILTERS[name]:
            hint = nearest(entry.key, FILTERS[name]) or f"; its filters are {known(name)}"
            faults.append((entry.line, f"{shown(entry.key)} is no filter of '{name}'{hint}"))
        else:
            filters[entry.key] = _values(entry, faults)
            faults += _check(FILTERS[name][entry.key], filters[entry.key])
    faults += _reversed(filters) if not faults else []
    faults += [(again.line, f"the filter {shown(again.key)} stands twice; leave one out") for again in tree.repeated]
    return Fence(name, tuple(filters.items())), faults


def _reversed(filters: dict[str, tuple[Value, ...]]) -> list[yamltext.Fault]:
    """A list does not end before it starts."""
    if "from" not in filters or "to" not in filters:
        return []
    [start], [end] = filters["from"], filters["to"]
    if dates.parse(end.text).latest >= dates.parse(start.text).earliest:
        return []
    return [(end.line, f"the list ends ({end.text}) before it starts ({start.text}); exchange 'from' and 'to'")]


def known(name: str) -> str:
    """The filters of a list, in words."""
    return all_of(FILTERS[name])


def _values(entry: yamltext.Entry, faults: list[yamltext.Fault]) -> tuple[Value, ...]:
    items = entry.value.items if isinstance(entry.value, yamltext.List) else (entry.value,)
    texts = [item.value for item in items if isinstance(item, yamltext.Text)]
    if entry.key in ("from", "to") and isinstance(entry.value, yamltext.List) and len(texts) == len(items):
        return (Value(f"[{','.join(texts)}]", entry.value.line),)  # an unquoted [2015..2020] is a list to YAML
    if not items:
        faults.append((entry.line, f"the filter '{entry.key}' is empty; give it a value or leave it out"))
    values = []
    for item in items:
        if not isinstance(item, yamltext.Text):
            faults.append((item.line, f"the filter '{entry.key}' takes a value or a list of values"))
        elif not item.value.strip():
            faults.append((item.line, f"the filter '{entry.key}' is empty; give it a value or leave it out"))
        else:
            values.append(Value(item.value.strip(), item.line, item.column + len(item.style)))
    return tuple(values)


def _check(wanted: tuple[str, ...], values: tuple[Value, ...]) -> list[yamltext.Fault]:
    """Choices and dates; ids are checked where all ids are known."""
    faults = []
    for value in values:
        if wanted == ("date",):
            try:
                dates.parse(value.text)
            except dates.DateError as error:
                faults.append((value.line, date_hints.told(value.text, error)))
        elif (choices := _CHOICES.get(wanted[0])) and value.text not in choices:
            hint = nearest(value.text, choices)
            faults.append((value.line, f"must be {one_of(choices)}, not {shown(value.text)}{hint}"))
    return faults
