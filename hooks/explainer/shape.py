"""The shape of one file's keys and values: what the models, and YAML kept safe for prose, have against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from explainer import model, texts, values, yamltext
from explainer.entries import field_of, resolve
from explainer.problems import Problem, a, all_of, close, did_you_mean, nearest, one_of, shown
from explainer.yamltext import List, Map, Node, Path, Text

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_NUMERIC = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}))(?![0-9])", re.I)
# Past these, messages come without the keys there are: a file of nothing but unknown keys would take minutes.
_MOST_HINTS = 200


def forbidden(text: str) -> tuple[int, str] | None:
    """The first control or bidirectional-override character, also where HTML spells it: its offset and the fault."""
    found = [(plain.start(), plain[0]) for plain in _FORBIDDEN.finditer(text)][:1]
    for spelt in _NUMERIC.finditer(text) if "&#" in text else ():
        code = int(spelt[1], 16) if spelt[1] else int(spelt[2])
        if code == 0 or (code <= 0xFFFF and _FORBIDDEN.match(chr(code))):
            found.append((spelt.start(), chr(code)))
            break
    if not found:
        return None
    offset, char = min(found)
    kind = "a character that reorders text" if "\u202a" <= char <= "\u2069" else "a character that cannot be seen"
    return offset, f"must not hold U+{ord(char):04X}, {kind}; leave it out"


@dataclass(slots=True)
class Shape:
    """Front matter judged: the record if all is well, the problems, and the places that they are about."""

    tree: Map
    kind: str
    path: str
    written: tuple[str, ...]
    record: Any = None
    problems: list[Problem] = field(default_factory=list)
    wrong: set[Path] = field(default_factory=set)

    def report(self, where: Path, line: int, text: str) -> None:
        """One problem; what is at or below its place gives no second one."""
        while where and isinstance(resolve(self.tree, where[:-1])[0], Text):
            where = where[:-1]  # a short form: text where the model has a mapping or a list
        if not any(where[:depth] in self.wrong for depth in range(1, len(where) + 1)):
            self.problems.append(Problem(self.path, line, field_of(self.tree, self.kind, where), text))
            self.wrong.add(where)


def shape(tree: Map, kind: str, path: str, written: tuple[str, ...]) -> Shape:
    """The front matter as a record of its kind, or the rules of shape that it breaks, each value at most once."""
    judged = Shape(tree, kind, path, written)
    faults: list[Any] = []
    try:
        judged.record = model.MODELS[kind].model_validate(yamltext.plain(tree))
    except ValidationError as error:
        faults = error.errors(include_url=False)
    _repeated_keys(judged)
    _unknown_keys(judged, [fault for fault in faults if fault["type"] == "extra_forbidden"])
    _report(judged, [fault for fault in faults if fault["type"] in _WANTED and not _is_empty(fault["input"])])
    _empty_and_forbidden(judged)
    _report(judged, faults)
    if judged.problems:
        judged.record = None
    return judged


def _report(judged: Shape, faults: list[Any]) -> None:
    """What pydantic found; of the items of a list that stand on one line, each fault once."""
    told: set[tuple[Path, int, str]] = set()
    for fault in faults:
        at = (fault.get("ctx") or {}).get("at")
        where = tuple(fault["loc"]) + ((at,) if at else ())
        line, text = _explained(judged, where, fault)
        once = (where[:-1], line, fault["type"])
        if fault["type"] in _MODEL_WANTED and once in told:
            judged.wrong.add(where)
            continue
        told.add(once)
        judged.report(where, line, text)


def meant_kind(tree: Map, kind: str) -> str:
    """The kind of record that a file has the keys of, where it has not those of its own folder; else empty.

    One key that is out of place may be a slip; one that is missing as well, or two, are another kind of record.
    """
    written = {entry.key for entry in tree.entries}
    slips = len(written - set(_keys_at(kind, ()))) + bool(_required_at(kind, ()) - written)
    others = (other for other in model.FOLDERS.values() if other != kind) if slips > 1 and kind != "vocabulary" else ()
    fitting = (other for other in others if _required_at(other, ()) <= written <= set(_keys_at(other, ())))
    return next(fitting, "") if written - set(_keys_at(kind, ())) else ""


def _repeated_keys(judged: Shape) -> None:
    """A key stands once; of a repeated one the first counts."""
    for where, node in yamltext.walk(judged.tree):
        for again in node.repeated if isinstance(node, Map) else ():
            first = node.entry(again.key) if isinstance(node, Map) else None
            place = field_of(judged.tree, judged.kind, (*where, again.key))
            told = f"{shown(again.key)} stands already on line {first.line if first else '?'}; leave one out"
            judged.problems.append(Problem(judged.path, again.line, place, told))


def _unknown_keys(judged: Shape, faults: list[Any]) -> None:
    """Only the keys of the table may stand; what a misspelt one was meant for is not missing as well."""
    for number, fault in enumerate(faults):
        where = tuple(fault["loc"])
        key, (_, holder, line) = str(where[-1]), resolve(judged.tree, where)
        told, meant, known = f"{shown(key)} is not a key {_of_what(judged.kind, where)}", "", list[str]()
        if number < _MOST_HINTS:
            known = _keys_at(judged.kind, where[:-1])
            meant = close(key, known, 0.75)
            told += did_you_mean(meant) or _of_another(judged, key) or f"; its keys are {all_of(known, len(known))}"
        alien = len(where) > 1 and _is_alien(holder, known)
        judged.report(where, line or holder.line, told + (_QUOTED if alien and where[-3:-2] == ("aliases",) else ""))
        if meant and isinstance(holder, Map) and holder.get(meant) is None:
            judged.wrong.add((*where[:-1], meant))
        elif alien:  # it was meant for something else as a whole, and lacks nothing
            judged.wrong.update((*where[:-1], required) for required in _required_at(judged.kind, where[:-1]))


def _is_alien(holder: Node, known: list[str]) -> bool:
    """Whether keys and values have none of the keys that may stand there."""
    return isinstance(holder, Map) and bool(known) and not any(entry.key in known for entry in holder.entries)


def _empty_and_forbidden(judged: Shape) -> None:
    """A value holds something, and nothing that cannot be seen or that shows text in another order."""
    for where, node in yamltext.walk(judged.tree):
        if isinstance(node, Text) and node.refused:
            judged.wrong.add(where)
        elif where and _is_empty(yamltext.plain(node)):
            out = "the item out" if isinstance(where[-1], int) else "out the key if it is not required"
            judged.report(where, node.line, f"must not be empty; write a value, or leave {out}")
        elif isinstance(node, Text) and node.value.strip() == values.BLANK:
            judged.report(where, node.line, f"is still to be written; put a value in the place of '{values.BLANK}'")
        elif isinstance(node, Text) and (found := forbidden(yamltext.normal(node.value))):
            line = _line_of_text(node, found[0], judged.written) if where == ("answer",) else node.line
            judged.report(where, line, found[1])


def _is_empty(value: Any) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


def _line_of_text(node: Text, offset: int, written: tuple[str, ...]) -> int:
    """The line of an offset in a value."""
    return max((line for start, line in texts.line_starts(node, written) if start <= offset), default=node.line)


# What each list or mapping holds.
_ITEMS: dict[str | int, str] = {
    "aliases": "alias",
    "corrections": "correction",
    "offices": "office",
    "relations": "relation",
    "also_dated": "date on another calendar",
    "actors": "part in an event",
    "in_response_to": "cause",
    "passages": "passage",
    "claims": "claim",
    "by": "description of who makes a claim",
    "also_in": "place in a source",
}


_INNER = (("passages",), ("passages", "claims"), *((name,) for name in _ITEMS))


def _of_what(kind: str, where: Path) -> str:
    """What a key belongs to, in words."""
    names = [step for step in where[:-1] if step in _ITEMS]
    return f"of {a(_ITEMS[names[-1]] if names else kind)}"


def _explained(judged: Shape, where: Path, fault: Any) -> tuple[int, str]:
    """The line and the words for what pydantic found."""
    if where[-1:] == ("[key]",):
        return resolve(judged.tree, where[:-1])[2] or 1, fault["ctx"]["rule"]
    node, holder, _ = resolve(judged.tree, where)
    line = node.line if node else _start(judged.tree, where[:-1], holder)
    rule = fault["type"]
    if rule == "rule":
        return line, fault["ctx"]["rule"]
    if rule == "missing":
        return line, f"'{where[-1]}' is missing; it is a required key {_of_what(judged.kind, where)}"
    if rule == "literal_error":
        choices = re.findall("'([^']*)'", fault["ctx"]["expected"])
        if isinstance(node, Text):
            return line, f"must be {one_of(choices)}, not {shown(node.value)}{nearest(node.value, choices)}"
        return line, f"must be {one_of(choices)}, not {_what(node)}"
    if rule == "tuple_type" and isinstance(node, Text) and not _required_at(judged.kind, where):
        listed = values.as_list(node.value)
        return line, f"{_WANTED[rule]}, not {_what(node)}" + (f"; write {listed}" if listed else "")
    if rule in _MODEL_WANTED:
        required = sorted(_required_at(judged.kind, where)) or ["key"]
        keys = " and ".join(f"'{key}: …'" for key in required)
        return line, f"must be keys and values, each on a line of its own: {keys}, not {_what(node)}"
    quoted = _QUOTED if rule == "string_type" and isinstance(node, Map) else ""
    return line, f"{_WANTED.get(rule, 'is not allowed here')}, not {_what(node)}{quoted}"


# What a type wants, in words.
_WANTED = {
    "tuple_type": "must be a list, each item on a line after '- '",
    "string_type": "must be one value, written as text",
    "dict_type": "must be keys and values, each on a line as 'key: value'",
    "model_type": "must be keys and values",
    "model_attributes_type": "must be keys and values",
}
_QUOTED = "; text that holds ': ' stands in quotes"
_MODEL_WANTED = ("model_type", "model_attributes_type")


def _what(node: Node | None) -> str:
    if isinstance(node, Text):
        return f"the text {shown(node.value)}"
    return "a list" if isinstance(node, List) else "keys and values"


def _start(tree: Map, where: Path, holder: Node) -> int:
    """The line that an item starts on: its key's, where it is the value of one and no item of a list."""
    line = resolve(tree, where)[2] if where and isinstance(where[-1], str) else None
    return line or holder.line


def _of_another(judged: Shape, key: str) -> str:
    """The advice for a key that belongs to something else that stands in the file: it may be indented wrongly."""
    kind, written = judged.kind, {step for where, _ in yamltext.walk(judged.tree) for step in where}
    inner = [(), *(where for where in _INNER if where[-1] in written and where[0] in _keys_at(kind, ()))]
    at = next((where for where in inner if key in _keys_at(kind, where)), None)
    return f"; it is a key {_of_what(kind, (*at, key))}: check how far it is indented" if at is not None else ""


def _keys_at(kind: str, where: Path) -> list[str]:
    """The keys that a mapping at a place may have; none where any key may stand."""
    return [field.alias or name for name, field in _fields_at(kind, where).items()]


def _required_at(kind: str, where: Path) -> set[str]:
    """The keys that a mapping at a place must have."""
    return {field.alias or name for name, field in _fields_at(kind, where).items() if field.is_required()}


def _fields_at(kind: str, where: Path) -> dict[str, Any]:
    current: Any = model.MODELS[kind]
    for step in where:
        if isinstance(step, int):
            continue
        if get_origin(current) is dict:
            current = _model_in(current)
            continue
        fields = getattr(current, "model_fields", {})
        annotation = next((field.annotation for name, field in fields.items() if (field.alias or name) == step), None)
        current = annotation if get_origin(annotation) is dict else _model_in(annotation)
    return dict(getattr(current, "model_fields", {}))


def _model_in(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((found for found in inner if found is not None), None)
