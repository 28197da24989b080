"""The schemas as they are published: valid, each at its address, and true of the files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sitegen import pipeline
from sitegen.cli._options import today
from sitegen.decode.entries import KEYS, RECORDS
from sitegen.decode.goals import GOAL_KEYS
from sitegen.decode.records import Record
from sitegen.decode.scalars import number
from sitegen.discovery import modules
from sitegen.exports._json import dumps
from sitegen.model.board import Gate
from sitegen.model.ledger import EntryKind
from sitegen.model.state import Lifecycle, Status
from sitegen.schema.board_file import NAME as BOARD
from sitegen.schema.goal_file import NAME as GOAL
from sitegen.schema.published import SCHEMAS, schema
from sitegen.schema.reader import Maker
from sitegen.site import Site
from tests.boards import write
from tests.browser import stress
from tests.browser.sites import ARABIC, EMPTY, ROOT
from tests.pages.sites import full_board
from tools import told

URL = "https://northwind.example/goals/"


def json_of(name: str, url: str = URL) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dumps(schema(name, url)))
    return found


def exported(site: Site) -> dict[str, Any]:
    exports = modules("sitegen.exports", "EXPORT")
    files = (file for one in exports for file in one.EXPORT.files(site))
    return {file.path: json.loads(file.data) for file in files if file.path.endswith(".json")}


def site_of(root: Path) -> Site:
    loaded = pipeline.load(root)
    return pipeline.site(loaded, today(loaded.decoded.facts, None))


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in a JSON value."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield value
    for one in inside:
        yield from objects(one)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    found = json_of(name)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(found)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_leads_only_to_definitions_of_its_own(name: str) -> None:
    found = json_of(name)
    wanted = {str(one["$ref"]) for one in objects(found) if "$ref" in one}
    assert wanted == {f"#/$defs/{key}" for key in found.get("$defs", {})}


def test_a_schema_is_found_at_its_address_where_the_board_has_one() -> None:
    assert json_of("teams")["$id"] == "https://northwind.example/goals/schema/teams.json"
    assert json_of("teams", "https://a.example")["$id"] == "https://a.example/schema/teams.json"
    assert json_of("teams", "")["$id"] == "urn:sitegen:schema:teams"


def test_the_site_has_every_schema() -> None:
    files = exported(full_board(URL))
    assert {path for path in files if path.startswith("schema/")} == {
        f"schema/{name}.json" for name in SCHEMAS
    }
    assert files["schema/goal.json"] == json_of("goal")


@pytest.mark.parametrize("name", ["goal", "front-matter", "teams", "entry", *map(str, EntryKind)])
def test_every_key_is_told_in_words(name: str) -> None:
    groups = [one for one in objects(json_of(name)) if one.get("additionalProperties") is False]
    silent = {
        key
        for group in groups
        for key, one in group["properties"].items()
        if not one.get("description", "").endswith((".", "…"))
    }
    assert groups
    assert not silent


def test_the_words_are_those_of_the_document() -> None:
    stale = "run `make told`, read what it changed, and commit it"
    for name, text in told.modules().items():
        assert (told.SCHEMA / name).read_text(encoding="utf-8") == text, stale


def test_words_to_choose_from_are_listed() -> None:
    assert json_of("goal")["properties"]["kind"]["anyOf"][0] == {"enum": ["hard", "pact"]}
    allow = json_of("teams")["properties"]["settings"]["properties"]["allow"]
    assert allow["anyOf"][0]["items"] == {"$ref": "#/$defs/teams.settings.allow"}
    gates = json_of("teams")["$defs"]["teams.settings.allow"]["anyOf"][0]["enum"]
    assert gates == [str(gate) for gate in Gate]


def test_the_keys_are_those_of_the_decoder() -> None:
    assert list(json_of("front-matter")["properties"]) == list(GOAL_KEYS)
    assert list(json_of("goal")["properties"]) == ["title", "why", "story", *GOAL_KEYS]
    for kind in EntryKind:
        assert list(json_of(str(kind))["properties"]) == [*KEYS[kind], "text"]
        assert set(RECORDS[kind].fields) == set(json_of(str(kind))["properties"])


def test_a_reader_that_does_not_say_what_it_takes_is_refused() -> None:
    silent = Record({"weight": number, "size": lambda node, _notes: node})
    with pytest.raises(TypeError, match=r"goal\.size: .* does not say what it takes"):
        Maker({}).of(silent, ("goal",))


def test_an_entry_of_any_kind_is_an_entry() -> None:
    entry = Draft202012Validator(json_of("entry"))
    assert entry.is_valid(None)
    assert entry.is_valid({"confidence": "at_risk"})
    assert entry.is_valid({"decision": "keep", "text": "We go on."})
    assert not entry.is_valid({"confidence": "at_risk", "decision": "keep"})


# board.json and goal.json


@pytest.mark.parametrize("name", ["example", "stress", "empty", "arabic"])
def test_what_is_made_for_machines_is_as_its_schema_says(name: str, tmp_path: Path) -> None:
    made = {"stress": stress.files(), "empty": EMPTY, "arabic": ARABIC}
    root = write(tmp_path, made[name]) if name in made else ROOT
    files = exported(site_of(root))
    board = Draft202012Validator(files["schema/board.json"])
    goal = Draft202012Validator(files["schema/goal-json.json"])
    goals = [path for path in files if path.startswith("goals/")]
    assert len(goals) == len(files["board.json"]["goals"])
    assert bool(goals) == (name != "empty")
    wrong = [*board.iter_errors(files["board.json"])]
    wrong += [error for path in goals for error in goal.iter_errors(files[path])]
    assert not [(list(error.absolute_path), error.message) for error in wrong]


def test_the_schema_of_the_files_for_machines_refuses_what_they_never_have() -> None:
    site = full_board()
    files = exported(site)
    board = Draft202012Validator(files["schema/board.json"])
    found = files["board.json"]
    assert board.is_valid(found)
    assert not board.is_valid({**found, "goals": [{**found["goals"][0], "mood": "good"}]})
    assert not board.is_valid({**found, "goals": [{**found["goals"][0], "status": "fine"}]})
    assert not board.is_valid({key: one for key, one in found.items() if key != "teams"})


def test_the_files_for_machines_name_their_schema() -> None:
    files = exported(full_board())
    goal = next(path for path in files if path.startswith("goals/"))
    assert files["board.json"]["schema"] == BOARD == files["schema/board.json"]["title"]
    assert files[goal]["schema"] == GOAL == files["schema/goal-json.json"]["title"]


def test_words_of_the_files_for_machines_are_those_of_the_model() -> None:
    fields = json_of("board")["$defs"]["goal"]["properties"]
    assert fields["lifecycle"]["enum"] == [str(one) for one in Lifecycle]
    assert json_of("board")["$defs"]["status"]["enum"] == [str(one) for one in Status]


def test_no_schema_knows_what_only_one_language_reads() -> None:
    for name in SCHEMAS:
        for one in objects(json_of(name)):
            pattern = one.get("pattern")
            if isinstance(pattern, str):
                assert not re.search(r"\\[dwAZzb]|\(\?[aiLmsux<P]|[*+?}]\+", pattern), pattern
