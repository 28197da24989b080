"""Findings as SARIF 2.1.0, held against the schema of the standard."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema

from sitegen import __version__
from sitegen.finding import Edit, Related, Rename
from sitegen.printing.text import Style
from sitegen.reports.sarif import write
from sitegen.source import Location, Place
from tests.reports.findings import HOSTILE, MILD, WEAK, checked, finding, hostile


@cache
def schema() -> Any:
    """The schema, checked itself and ready to use."""
    text = (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    validator = jsonschema.validators.validator_for(json.loads(text))
    validator.check_schema(json.loads(text))
    return validator(json.loads(text), format_checker=validator.FORMAT_CHECKER)


def run(text: str) -> dict[str, Any]:
    """The only run of a valid log."""
    log = json.loads(text)
    schema().validate(log)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def test_a_finding_is_a_result_with_its_region() -> None:
    (result,) = run(write(checked(finding(), folder="boards/support/"), Style()))["results"]
    assert result == {
        "ruleId": "S150",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "“deu” is no key. Correct the key."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "boards/support/goals/a/b.md",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4},
                }
            }
        ],
        "relatedLocations": [],
        "partialFingerprints": {"sitegenFinding/v1": "a8e39f4b1f0f940b0677f6b3bc23eec7"},
    }


def test_the_driver_has_the_rules_that_found_something_with_their_help() -> None:
    found = checked(finding(rule=WEAK), finding(), finding("again"))
    driver = run(write(found, Style()))["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("sitegen", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["A506", "S150"]
    assert driver["rules"][1] == {
        "id": "S150",
        "name": "unknown-key",
        "shortDescription": {"text": "Unknown key"},
        "fullDescription": {"text": "A key that is not known is not read."},
        "help": {"text": "A key that is not known is not read. Correct the key."},
        "defaultConfiguration": {"level": "error"},
    }


def test_each_result_points_at_its_rule() -> None:
    only = run(write(checked(finding(), finding(rule=WEAK), finding(rule=MILD)), Style()))
    rules = only["tool"]["driver"]["rules"]
    told = [(rules[one["ruleIndex"]]["id"], one["ruleId"], one["level"]) for one in only["results"]]
    assert told == [
        ("S150", "S150", "error"),
        ("A506", "A506", "warning"),
        ("P130", "P130", "note"),
    ]


def test_a_second_place_is_a_related_location() -> None:
    other = Related(location=Location("goals/a/c.md", Place(7, 1, 7, 2)), message="the first")
    (result,) = run(write(checked(finding(related=(other,))), Style()))["results"]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "the first"}
    assert related["physicalLocation"]["region"]["startLine"] == 7


def test_a_board_without_findings_is_a_run_without_results() -> None:
    assert run(write(checked(), Style()))["results"] == []


def test_what_has_one_right_answer_is_a_fix() -> None:
    spot = Location("goals/a/b.md", Place(2, 1, 2, 4))
    found = replace(finding(), edits=(Edit(location=spot, old="deu", new="due"),))
    (result,) = run(write(checked(found, folder="boards/"), Style()))["results"]
    assert result["fixes"] == [
        {
            "description": {"text": "Correct the key."},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "boards/goals/a/b.md", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 2,
                                "startColumn": 1,
                                "endLine": 2,
                                "endColumn": 4,
                            },
                            "insertedContent": {"text": "due"},
                        }
                    ],
                }
            ],
        }
    ]


def test_a_new_name_is_no_fix_of_a_text() -> None:
    found = replace(finding(), edits=(Rename(path="goals/a/b", to="goals/a/b.md"),))
    (result,) = run(write(checked(found), Style()))["results"]
    assert "fixes" not in result


def test_hostile_content_makes_a_valid_log_without_links() -> None:
    (result,) = run(write(hostile(), Style(in_ci=True)))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == f"goals/{HOSTILE}.md"
    assert "](" not in result["message"]["text"]
    assert "\u202e" not in result["relatedLocations"][0]["message"]["text"]
