"""What is wrong with text that YAML cannot read, in words for somebody who has never heard of YAML.

The parser tells where it gave up. The line there, and the two above, are looked at for the mistakes that prose makes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

_SAFE = "put the value in quotes or below '>-'"
_NO_COLON = (
    "this line has no colon; a key and its value are written 'key: value', and text that goes on is indented further"
)
_KEY = r"^[ ]*(?:- +)*[\w-]+"
# Mistakes that one line shows by itself, and what to do; `{}` stands for what the group holds.
_IN_LINE = (
    (re.compile(r"^ *\t"), "indent with spaces; this line begins with a tab"),
    (
        re.compile("^ *[\u00a0\u2007\u202f]|:[\u00a0\u2007\u202f]"),
        "a no-break space stands here; write an ordinary one",
    ),
    (re.compile(r"^ *([–—•*]) "), "an item of a list begins with a hyphen and a space, '- ', not with '{}'"),
    (re.compile(r"[\[,] *(#)"), f"what follows '{{}}' is a comment to YAML; {_SAFE}"),
    (re.compile(rf"{_KEY}: +([|>])[^\s+0-9-]"), f"YAML takes a value that begins with '{{}}' for a sign; {_SAFE}"),
    (re.compile(r"^ *-([^\s-]\S*)"), "write a space after the hyphen: '- {}'"),
    (re.compile(rf"{_KEY}: +(?:\[.*)?@([a-z0-9-]+)"), "write the id without '@': '{}'"),
    (re.compile(r"(?:: +|^ *- +|[\[,] *)([*&@`%])"), f"YAML takes a value that begins with '{{}}' for a sign; {_SAFE}"),
    (
        re.compile(rf"{_KEY}: +'(?:[^']|'')*('s?)[^\s,\]}}#]"),
        "within '…' an apostrophe is written twice: ''; or " + _SAFE,
    ),
    (re.compile(rf"{_KEY}: +\"[^\"]*(\") *[^\s,\]}}#]"), f"text follows the quotation mark that closes; {_SAFE}"),
    (re.compile(rf"{_KEY}: +\[[^\]]*(\]) *[^\s#]"), f"text follows the bracket that closes; {_SAFE}"),
    (re.compile(rf"{_KEY}: +[^\"'\[{{>|\s].*?(:)(?: |$)"), f"the value has ': ' in it; {_SAFE}"),
    (re.compile(r"^ *(?:- +)?([\w-]+):(?!//)[^\s:]"), "write a space after the colon: '{}: …'"),
    (
        re.compile(r"^ *(?:- +)?([^\s:#-][^:#]*)$"),
        _NO_COLON,
    ),
)
# What the parser says where no line shows the mistake, and what to do.
_OTHERWISE = {
    "mapping values are not allowed in this context": "this line is indented too far",
    "found character that cannot start any token": _SAFE,
    "found unexpected end of stream": "a quotation mark is not closed",
    "did not find expected ',' or ']'": "a list that begins with '[' is not closed by ']'",
    "did not find expected ',' or '}'": "what begins with '{' is not closed by '}'",
    "could not find expected ':'": "a key and its value are written 'key: value'",
    "did not find expected node content": _SAFE,
    "did not find expected key": "this line is indented too little or too far",
    "did not find expected '-' indicator": "this line is indented too little or too far, or '- ' is missing",
    "block sequence entries are not allowed in this context": "start a list on a line of its own",
    "found unknown escape character": "write '\\\\' for a backslash in double quotation marks",
}
# Where what is not closed or not complete begins, rather than where the parser gives up.
_BEGUN = re.compile("quoted scalar|flow sequence|flow mapping|simple key")
_OPEN = re.compile("quoted|flow")


def explained(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, str]:
    """The line of a syntax error, from 0, and the words for it."""
    begun = error.context_mark if _BEGUN.search(error.context or "") else None
    mark = begun or error.problem_mark or error.context_mark
    line = min(mark.line if mark else 0, len(lines) - 1)
    problem = str(error.problem or error.context)
    line, advice = (line, None) if begun and _OPEN.search(error.context or "") else _seen(lines, line)
    advice = advice or _OTHERWISE.get(problem)
    return (
        line,
        f"is not valid YAML: {advice} (the parser says: {problem})" if advice else f"is not valid YAML: {problem}",
    )


def _in_block(lines: Sequence[str], line: int) -> bool:
    """Whether a line is text below a key that ends in `>-` or the like: there, no sign means anything to YAML."""
    depth = len(lines[line]) - len(lines[line].lstrip(" "))
    above = (one for one in reversed(lines[:line]) if one.strip() and len(one) - len(one.lstrip(" ")) < depth)
    return bool(_BLOCK.search(next(above, "")))


_BLOCK = re.compile(r"[:-] +[>|][+-]?[0-9]?[+-]?\s*$")


def _seen(lines: Sequence[str], line: int) -> tuple[int, str | None]:
    """The first mistake that a line shows, or one of the two above it, and what to do."""
    above = [number for number in range(line - 1, -1, -1) if lines[number].strip()]
    for number in (line, *(number for number in above[:2] if not _in_block(lines, number))):
        for pattern, advice in _IN_LINE:
            if found := pattern.search(lines[number]):
                return number, advice.replace("{}", found[1] if found.groups() else "")
    return line, None
