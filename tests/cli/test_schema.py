"""`sitegen schema`: printed, listed, or written into a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from sitegen.cli import commands
from sitegen.faults import Fault
from sitegen.schema.published import SCHEMAS
from tests.boards import SMALL, write


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["schema", *arguments])


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", [*SCHEMAS, "review-json"])
def test_a_schema_is_printed_without_a_board(name: str) -> None:
    done = run(name)
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["$id"] == f"urn:sitegen:schema:{name}"
    Draft202012Validator.check_schema(found)


def test_on_a_board_with_an_address_a_schema_has_its_own_there(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    assert json.loads(run("goal").stdout)["$id"] == "https://board.example/goals/schema/goal.json"
    other = run("goal", "--base-url", "https://other.example/")
    assert json.loads(other.stdout)["$id"] == "https://other.example/schema/goal.json"


def test_a_board_that_cannot_be_read_has_no_address(tmp_path: Path) -> None:
    write(tmp_path, {"teams.yaml": "board: {url: ["})
    assert json.loads(run("goal").stdout)["$id"] == "urn:sitegen:schema:goal"


def test_the_list_names_every_schema_but_the_single_kinds_of_entries() -> None:
    done = run()
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "goal", "front-matter", "teams", "entry", "board", "goal-json", "review-json",
    ]  # fmt: skip


def test_all_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    done = run("--output", "tools/schemas")
    assert done.exit_code == 0
    written = sorted(path.stem for path in (tmp_path / "tools/schemas").iterdir())
    assert written == sorted((*SCHEMAS, "review-json"))
    assert "  check-in.json" in done.stdout.splitlines()


def test_one_is_written_in_the_place_of_an_older_one(tmp_path: Path) -> None:
    write(tmp_path, {"schemas/teams.json": "old", "schemas/mine.json": "mine"})
    assert run("teams", "--output", "schemas").exit_code == 0
    assert (tmp_path / "schemas/teams.json").read_text(encoding="utf-8") == run("teams").stdout
    assert (tmp_path / "schemas/mine.json").read_text(encoding="utf-8") == "mine"
    assert len(list((tmp_path / "schemas").iterdir())) == 2


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere.json": "theirs", "schemas/mine.json": ""})
    (tmp_path / "schemas/teams.json").symlink_to(tmp_path / "elsewhere.json")
    done = run("teams", "--output", "schemas")
    assert isinstance(done.exception, Fault)
    assert (tmp_path / "elsewhere.json").read_text(encoding="utf-8") == "theirs"


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one() -> None:
    done = run("checkin")
    assert done.exit_code == 2
    assert "There is no schema “checkin”. Did you mean check-in?" in done.output
    assert "`sitegen schema` lists them." in run("zzz").output
