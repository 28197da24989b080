"""Checking as a whole: which rules there are, how findings are ordered, what a draft is spared."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from sitegen import checking, pipeline
from sitegen.finding import Finding, Severity

ROOT = Path(__file__).parent.parent
TEAMS = """\
format: 1
people:
  maria: {name: Maria Silva}
  henrik: {name: Henrik Dahl}
teams:
  frontline: {lead: maria, sponsor: henrik, members: [maria]}
"""
WEAK = """\
---
{draft}steward: mariah
kind: packt
milestones: {{macros: {{what: Macros rewritten, due: 2027-01-01}}}}
measures:
  csat: guardrail at least 92%
---
# Answer first messages 30% faster
"""


OF_THE_GUIDES = (
    "parcel-questions-in-a-day",
    "coaching-that-sticks",
    "untangle-complex-cases-sooner",
    "answer-first-messages-faster",
    "know-it-suggest-it",
    "call-before-they-need-us",
)


def found(root: Path, goals: dict[str, str], day: date = date(2026, 3, 1)) -> list[Finding]:
    files = {"teams.yaml": TEAMS} | {
        f"goals/frontline/{name}": text for name, text in goals.items()
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    loaded = pipeline.load(root)
    return list(pipeline.check(loaded, pipeline.site(loaded, day)))


def severities(findings: list[Finding]) -> dict[str, str]:
    return {one.code: one.severity for one in findings}


def test_a_folder_without_a_board_is_told_once_and_not_what_follows_from_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "goals", tmp_path / "goals")
    loaded = pipeline.load(tmp_path)
    codes = {one.code for one in pipeline.check(loaded, pipeline.site(loaded, date(2026, 11, 20)))}
    assert "F110" in codes
    assert not codes & {"F117", "H701", "T706", "A519"}


def test_every_rule_has_a_code_and_a_name_of_its_own() -> None:
    rules = checking.all_rules()
    assert [rule.code for rule in rules] == sorted({rule.code for rule in rules})
    assert len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert re.fullmatch("[ACDFHKMPRSTVW][1-9][0-9]{2}", rule.code)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule.name)


def test_every_rule_says_why_and_what_to_do_in_sentences() -> None:
    for rule in checking.all_rules():
        for text in (rule.why, rule.fix):
            assert text[0].isupper(), rule.code
            assert text.endswith("."), rule.code


def test_what_a_goal_lacks_is_an_error_or_a_warning(tmp_path: Path) -> None:
    said = severities(found(tmp_path, {"faster-answers.md": WEAK.format(draft="")}))
    assert said == {
        "C610": Severity.HINT,
        "C612": Severity.HINT,
        "D310": Severity.ERROR,
        "M412": Severity.ERROR,
        "R202": Severity.ERROR,
        "S152": Severity.ERROR,
    }


def test_a_draft_gets_hints_instead(tmp_path: Path) -> None:
    said = severities(found(tmp_path, {"faster-answers.md": WEAK.format(draft="draft: yes\n")}))
    assert set(said) == {"C610", "C612", "D310", "M412", "R202", "S152"}
    assert set(said.values()) == {Severity.HINT}


def test_a_draft_that_cannot_be_read_is_still_an_error(tmp_path: Path) -> None:
    goals = {
        "faster-answers.md": "---\ndraft: yes\ndue: 2026-Q1\ndue: 2026-Q2\n---\n# Faster\n\nWhy.\n",
        "calmer.md": "---\ndraft: yes\nmeasures: [\n---\n# Calmer\n",
    }
    said = severities(found(tmp_path, goals))
    assert said["S102"] is Severity.ERROR
    assert said["S101"] is Severity.ERROR


def test_what_a_misread_goal_seems_to_lack_is_not_told(tmp_path: Path) -> None:
    misread = WEAK.format(draft="deadline: 2026-Q1\n")
    said = severities(found(tmp_path, {"faster-answers.md": misread}))
    assert set(said) == {"R202", "S150", "S152"}


def test_a_goal_is_not_spared_for_another_s_misreading(tmp_path: Path) -> None:
    goals = {"a.md": WEAK.format(draft="deadline: 2026-Q1\n"), "b.md": WEAK.format(draft="")}
    lacks = [one.location.path for one in found(tmp_path, goals) if one.code in ("D310", "M412")]
    assert lacks == ["goals/frontline/b.md"] * 2


def test_findings_come_by_file_line_and_column(tmp_path: Path) -> None:
    goals = {"b.md": WEAK.format(draft=""), "a.md": WEAK.format(draft="")}
    places = [one.location for one in found(tmp_path, goals)]
    assert places == sorted(places)
    assert places[0].path == "goals/frontline/a.md"


def test_nothing_that_the_calendar_alone_can_cause_is_an_error() -> None:
    """The example board, seen on any later day, has the errors that it has today: none."""
    loaded = pipeline.load(ROOT)
    for day in (date(2026, 11, 20), date(2026, 12, 24), date(2027, 4, 1), date(2035, 1, 1)):
        said = pipeline.check(loaded, pipeline.site(loaded, day))
        assert [one for one in said if one.severity is Severity.ERROR] == []


def test_the_six_goals_of_the_guides_give_hints_only() -> None:
    loaded = pipeline.load(ROOT)
    said = pipeline.check(loaded, pipeline.site(loaded, date(2026, 11, 20)))
    found = [one.location.path for one in said if one.severity is not Severity.HINT]
    assert [path for path in found if any(f"/{id}" in path for id in OF_THE_GUIDES)] == []
