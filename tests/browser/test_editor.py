"""What docs/editor.md tells people to set up works: the language server completes and warns."""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from sitegen.cli import commands
from tests.boards import GOAL, GOAL_PATH, TEAMS, write
from tests.documents import document
from tests.schema.editor import PACKAGE, Editor, editor

REQUIRED = os.environ.get("SITEGEN_BROWSER") == "required"
pytestmark = pytest.mark.skipif(
    not PACKAGE.is_dir() and not REQUIRED, reason="yaml-language-server is not installed"
)

YAML_GOAL = "goals/frontline/faster.yaml"
CHECK_IN = "goals/frontline/faster/2026-01-16-check-in-maria.yaml"


def settings_of_the_document() -> dict[str, str]:
    (block,) = re.findall(r"```json\n(.*?)```", document("docs/editor.md"), re.DOTALL)
    found: dict[str, str] = json.loads(block)["yaml.schemas"]
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with its schemas beside it, as the document says."""
    folder = write(tmp_path_factory.mktemp("board"), {"teams.yaml": TEAMS, GOAL_PATH: GOAL})
    where = ["--root", str(folder), "--output", str(folder / ".schemas")]
    done = CliRunner().invoke(commands, ["schema", *where])
    assert done.exit_code == 0
    return folder


@pytest.fixture
def opened(root: Path) -> Iterator[Editor]:
    with editor(root, settings_of_the_document()) as found:
        yield found


def told(opened: Editor, path: str, text: str) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in opened.warnings(path, text)]


def test_a_goal_is_underlined_where_it_cannot_be_read(opened: Editor) -> None:
    text = (
        "title: Answer first messages 30% faster\n"
        "kind: promise\n"
        "dew: 2026-Q1\n"
        "start: 5 January\n"
        "measures:\n"
        "  first-response-time: from 4.0 too 2.8 hours\n"
        "  csat: {role: guardrail, at_least: 92%, target: 95%}\n"
        "check_in_every: weekly\n"
    )
    assert told(opened, YAML_GOAL, text) == [
        (2, 'Value is not accepted. Valid values: "hard", "pact".'),
        (3, "Property dew is not allowed."),
        (4, "Write year-month-day, such as 2026-03-31, from 1970 to 2199."),
        (
            6,
            "Write it like `from 4.0 to 2.8 hours`, `guardrail at least 92%` or `at most 5%`.",
        ),
        (7, "Property at_least is not allowed."),
        (
            8,
            "Write day, week, 2 weeks, month, quarter or irregular; after weeks also `on friday`.",
        ),
    ]


def test_nothing_is_underlined_in_what_people_write_without_quotes(opened: Editor) -> None:
    text = (
        "title: 2026\nkind: Pact\nstart: 2026-01-05\ndue: 3 months\ndraft: no\n"
        "stop_if: on\ntags: [0123, 2:30, yes]\nincentive: true\n"
        "measures:\n  csat: Guardrail at least 92%\n"
        "  wait-time: {baseline: 4.5, change: -30%, min_n: 30, pace: {2026-02-01: 4}}\n"
        "support: {macros: Macros}\n"
    )
    assert told(opened, YAML_GOAL, text) == []


def test_keys_are_completed_that_are_not_there_yet(opened: Editor) -> None:
    keys = opened.completions(YAML_GOAL, "due: 2026-Q1\n|")
    assert {"measures", "steward", "title", "visibility"} <= set(keys)
    assert "due" not in keys


def test_the_words_of_a_key_are_completed(opened: Editor) -> None:
    offered = opened.completions(YAML_GOAL, "measures:\n  csat:\n    role: |")
    assert set(offered) == {"outcome", "guardrail", "lead"}


def test_the_short_forms_of_a_measure_are_completed(opened: Editor) -> None:
    offered = opened.completions(YAML_GOAL, "measures:\n  csat: |")
    assert {"from 4.0 to 2.8 hours", "at least 92%", "yes or no"} <= set(offered)


def test_a_key_is_told_in_the_words_of_the_document(opened: Editor) -> None:
    shown = opened.hover(YAML_GOAL, "stop|_if: Two of us are ill\n")
    assert "When you would stop, in words." in shown


def test_teams_yaml_is_underlined_where_it_cannot_be_read(opened: Editor) -> None:
    text = "people:\n  Maria: {nam: Maria}\nteams:\n  frontline: {members: Maria Silva}\n"
    assert told(opened, "teams.yaml", text) == [
        (2, "An id has small letters, digits and single hyphens."),
        (2, "Property nam is not allowed."),
        (4, 'Incorrect type. Expected "array".'),
    ]


def test_an_entry_is_underlined_whatever_its_kind(opened: Editor) -> None:
    text = "confidence: at_rsk\nreadings: {csat: 93%}\n"
    assert told(opened, CHECK_IN, text) == [
        (1, 'Value is not accepted. Valid values: "on_track", "at_risk", "off_track".')
    ]


def test_a_line_in_the_file_names_the_schema_by_its_path(root: Path) -> None:
    line = "# yaml-language-server: $schema=.schemas/teams.json\n"
    assert line in document("docs/editor.md")
    with editor(root, {}) as opened:
        assert told(opened, "teams.yaml", f"{line}teams: {{}}\nbord: {{}}\n") == [
            (3, "Property bord is not allowed.")
        ]


def test_a_line_in_the_file_names_the_schema_by_its_address(root: Path) -> None:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(root / ".schemas"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/teams.json"
        with editor(root, {}) as opened:
            text = f"# yaml-language-server: $schema={address}\nteams: {{}}\nbord: {{}}\n"
            found = told(opened, "teams.yaml", text)
        server.shutdown()
    assert found == [(3, "Property bord is not allowed.")]


def test_markdown_is_left_alone(opened: Editor) -> None:
    assert "does not look into Markdown" in document("docs/editor.md")
    keys = "# yaml-language-server: $schema=.schemas/front-matter.json\ndew: 2026-Q1\n"
    assert [message for _, message in told(opened, "keys.yaml", keys)] == [
        "Property dew is not allowed."
    ]
