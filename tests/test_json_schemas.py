"""The published JSON Schemas take what the checker takes and refuse what it refuses of one file by itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from explainer import build, cli, date_pattern, json_schemas, yamltext
from explainer.commands.common import OK, USAGE
from explainer.entries import Entry
from explainer.load import load
from explainer.model import MODELS
from support import HERE, SITE, Row, changed, files_of, named
from test_dates import DATES, NOT_IN_THE_TABLE
from test_model import EMPTY_VALUES, MALFORMED_IDS, MISSING_KEYS, UNKNOWN_KEYS, WRONG_TYPES, WRONG_VALUES

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "hooks" / "schemas"
SITES = {"this site": ROOT, "the bridge": ROOT / "tests" / "cases" / "bridge"}
# What no pattern can tell: it counts no words of Markdown, and closes no brackets.
BEYOND = {"an answer of 71 words", "an address that is not closed"}


def faults(entry: Entry, front: Any) -> list[str]:
    """What the schema of an entry's kind has against its front matter."""
    return [error.message for error in Draft202012Validator(json_schemas.schema(entry.kind)).iter_errors(front)]


def plain(entry: Entry) -> Any:
    assert entry.front is not None, f"{entry.path} cannot be read"
    return yamltext.plain(entry.front)


class Typed(yaml.SafeLoader):
    """YAML as editors read it, by the core schema of YAML 1.2 (10.3.2): numbers and booleans, but no dates."""


Typed.yaml_implicit_resolvers = {}
Typed.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), None)
Typed.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), None)
Typed.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)$"), None)


def as_an_editor_reads(entry: Entry) -> Any:
    text = "\n".join(entry.written)
    front = text if entry.kind == "vocabulary" else text.split("\n---", 1)[0].removeprefix("---")
    return yaml.load(front, Loader=Typed)


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_one_of_draft_2020_12(kind: str) -> None:
    schema = json_schemas.schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", MODELS)
def test_every_mapping_is_closed_and_every_key_explained(kind: str) -> None:
    schema = json_schemas.schema(kind)
    assert schema["title"]
    assert schema["description"]
    for place in (schema, *schema["$defs"].values()):
        assert place["description"], place
        for keys in (place, *place.get("anyOf", ())):
            assert keys.get("type") != "object" or keys["additionalProperties"] is False
            assert all(value["description"] for value in keys.get("properties", {}).values())


@pytest.mark.parametrize("root", SITES.values(), ids=SITES)
@pytest.mark.parametrize("read", [plain, as_an_editor_reads])
def test_every_record_is_taken(root: Path, read: Any) -> None:
    entries = [entry for entry in build.check(root).loaded.entries if entry.front is not None]
    assert {entry.kind for entry in entries} == set(MODELS)
    assert {entry.path: found for entry in entries if (found := faults(entry, read(entry)))} == {}


def test_the_village_uses_nearly_every_key_and_is_taken() -> None:
    for entry in load(files_of(SITE)).entries:
        assert faults(entry, plain(entry)) == []
        assert faults(entry, as_an_editor_reads(entry)) == []


MISTAKES = [
    row
    for table in (UNKNOWN_KEYS, EMPTY_VALUES, MISSING_KEYS, WRONG_TYPES, WRONG_VALUES, MALFORMED_IDS)
    for row in table
    if row[0] not in BEYOND
]


@pytest.mark.parametrize("row", MISTAKES, ids=named)
def test_a_mistake_of_shape_is_refused(row: Row) -> None:
    _, path, old, new, _ = row
    (entry,) = (one for one in load(files_of(changed(path, old, new.replace(HERE, "")))).entries if one.path == path)
    assert faults(entry, plain(entry)) != []


def test_the_forms_of_dates_are_those_of_the_checker() -> None:
    form = re.compile(date_pattern.DATE)
    assert [text for text, *_ in DATES if not form.fullmatch(text.strip())] == []
    refused = [text for told, texts in NOT_IN_THE_TABLE.items() if told != "set: each once" for text in texts]
    assert [text for text in refused if form.fullmatch(text)] == []


@pytest.mark.parametrize("listed", [["2015..2020"], ["2015", "2016-02"], [2015, 2016], ["..2020-01"], 2020])
def test_a_date_that_yaml_takes_for_something_else_is_a_date(listed: Any) -> None:
    front = {"title": "A", "summary": "A.", "date": listed}
    assert list(Draft202012Validator(json_schemas.schema("event")).iter_errors(front)) == []


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    """After a change of the models: `make schemas`."""
    assert {file.name: file.read_bytes() for file in KEPT.iterdir()} == json_schemas.files()


def test_the_site_publishes_them(built: Path) -> None:
    published = {file.name: file.read_bytes() for file in (built / "schemas").iterdir()}
    assert published == json_schemas.files()


def test_the_command_prints_one_and_writes_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "event"]) == OK
    assert json.loads(capsys.readouterr().out) == json_schemas.schema("event")
    assert cli.main(["schema", "--write", str(tmp_path)]) == OK
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == json_schemas.files()
    assert cli.main(["schema", "--write", str(tmp_path / "nowhere")]) == USAGE
