"""The rules of names: each that links where it stands unmarked stands for one record."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import model
from explainer.entries import Entry
from explainer.problems import Problem, all_of, shown
from explainer.record_names import linked_names, names_are_sound, own_names
from explainer.rules.records import Context, Rule, at
from explainer.text import names
from explainer.yamltext import Text


def names_stand_for_one_record(context: Context) -> Iterator[Problem]:
    """A name that two records would link is an error, unless `autolink` leaves it to one."""
    seen: dict[str, list[tuple[str, bool, Entry]]] = {}
    for entry in context.entries(*model.RECORD_KINDS):
        mine: set[str] = set()
        either_case = entry.kind == "term"
        for text, place in linked_names(entry):
            earlier = seen.setdefault(text.casefold(), [])
            others = (one for name, fold, one in earlier if one is not entry and (fold or either_case or name == text))
            other = next(others, None)
            if other and text not in mine:
                yield at(
                    place,
                    f"the name {shown(text)} would link to both '{other.id}' ({other.path}) and '{entry.id}'; "
                    "give one of them an 'autolink' list without it, or 'autolink: false'",
                )
            mine.add(text)
            earlier.append((text, either_case, entry))


def autolink_chooses_own_names(context: Context) -> Iterator[Problem]:
    """A list under `autolink` chooses among the record's own names."""
    for entry in filter(names_are_sound, context.loaded.entries):
        own = {names.normal(text.value): text.value for _, text in own_names(entry)}
        for _, item in entry.items("autolink"):
            if isinstance(item, Text) and names.normal(item.value) not in own:
                told = f"{shown(item.value)} is not one of its names, which are {all_of(own.values())}"
                yield Problem(entry.path, item.line, "autolink", told)


NAME_RULES: tuple[Rule, ...] = (names_stand_for_one_record, autolink_chooses_own_names)
